export const id = 659;
export const ids = [659];
export const modules = {

/***/ 2659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRecorder: () => (/* binding */ openRecorder)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/output/command-file.js
var command_file = __webpack_require__(7082);
// EXTERNAL MODULE: ./lib/src/util/marker.js
var marker = __webpack_require__(6421);
;// CONCATENATED MODULE: ./lib/src/record/format.js
/** What a recording is made of: lines of JSON, a head and then one line for each exchange. */
/** What stands in the place of a credential. */
const BLANK = '***';
const RECORDING = 1;
const NOTE = 'Credentials, signatures and what looks like one are blanked. Names and log text are kept: read it before you share it.';
/** Reads a recording. Throws an error whose message names the line that is wrong. */
function parseRecording(text) {
    const lines = text.split('\n');
    // A step that was killed leaves half a line at most, and no line break behind it.
    lines.pop();
    const [head, ...exchanges] = lines.map((line, i) => parseLine(line, i + 1));
    if (!isHead(head))
        throw new Error('line 1 is not the head of a recording, which has "recording": 1');
    exchanges.forEach((exchange, i) => {
        if (!isExchange(exchange))
            throw new Error(`line ${i + 2} is not an exchange`);
    });
    return { head, exchanges: exchanges };
}
function parseLine(line, number) {
    try {
        return JSON.parse(line);
    }
    catch {
        throw new Error(`line ${number} is not JSON`);
    }
}
function isHead(value) {
    const { recording, endpoint, startedAt, inputs } = Object(value);
    return (recording === RECORDING &&
        URL.canParse(endpoint) &&
        !Number.isNaN(Date.parse(startedAt)) &&
        isTexts(inputs));
}
function isExchange(value) {
    const { at, kind, method, path, status, headers, body } = Object(value);
    const areTexts = [kind, method, path, body].every(field => typeof field === 'string');
    return areTexts && Number.isFinite(at) && Number.isInteger(status) && isTexts(headers);
}
function isTexts(value) {
    return (typeof value === 'object' &&
        value !== null &&
        Object.values(value).every(text => typeof text === 'string'));
}

// EXTERNAL MODULE: ./lib/src/output/clean-text.js
var clean_text = __webpack_require__(8303);
// EXTERNAL MODULE: ./lib/src/output/redact.js + 3 modules
var redact = __webpack_require__(3334);
;// CONCATENATED MODULE: ./lib/src/record/decoded-words.js


const WORD = /[^\s"]+/g;
// A single back-slash is undone with its literal.
const IS_SPELLED = /%[0-9a-f]{2}|&[#a-z]|\\\\/i;
/** Writers that spell what another one has spelled, one within another. */
const MOST_LAYERS = 5;
// A credential of 32 KiB, each character spelled in many.
const LONGEST_WORD = 256 * 1024;
const PERCENT = /(?:%[0-9a-f]{2})+/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi;
// The short ones in a row at once: a text may be nothing else.
const ESCAPE = /\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|(?:\\[^ux])+/gi;
const entities = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    plus: '+',
    sol: '/',
    equals: '='
};
const escapes = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/**
 * The text, of which each word is blanked that, read as a patient reader would, holds something that `placesIn` finds: its
 * percent codes, entities and escapes are undone, one within another.
 */
function blankDecoded(text, placesIn) {
    if (!IS_SPELLED.test(text))
        return text;
    const words = [...new Set(text.match(WORD)?.filter(word => IS_SPELLED.test(word)))];
    if (!hidesDecoded(words.join('\n'), placesIn))
        return text;
    const hiding = new Set();
    let readings = words.map((word) => [word, word.slice(0, LONGEST_WORD)]);
    for (let layer = 0; layer < MOST_LAYERS && readings.length > 0; layer++) {
        readings = readings.flatMap(([word, reading]) => {
            const next = decoded(reading);
            return next === reading ? [] : [[word, next]];
        });
        for (const word of hidingOf(readings, placesIn))
            hiding.add(word);
    }
    return hiding.size === 0 ? text : text.replace(WORD, word => (hiding.has(word) ? BLANK : word));
}
/** Whether there is anything to find at all in words on lines of their own: next to no text has it. */
function hidesDecoded(words, placesIn) {
    let reading = words;
    for (let layer = 0; layer < MOST_LAYERS; layer++) {
        const next = decoded(reading);
        if (next === reading)
            return false;
        if (placesIn(next).length > 0)
            return true;
        reading = next;
    }
    return false;
}
/** The words whose readings hide something: all are searched at once, each on lines of its own, since there may be thousands. */
function hidingOf(readings, placesIn) {
    const spans = (0,redact/* united */.k0)(placesIn(readings.map(([, reading]) => reading).join('\n')));
    let next = 0;
    let end = 0;
    return readings.flatMap(([word, reading]) => {
        const begin = end;
        end += reading.length + 1;
        while (next < spans.length && (spans[next]?.[1] ?? 0) <= begin)
            next++;
        return (spans[next]?.[0] ?? end) < end - 1 ? [word] : [];
    });
}
/** A text of which one layer of spelling is undone. */
function decoded(text) {
    return withoutPercent(withoutEntities(withoutEscapes(text)));
}
/** Without the escapes of JSON and JavaScript. Lenient: the text may be cut. */
function withoutEscapes(text) {
    if (!text.includes('\\'))
        return text;
    return text.replace(ESCAPE, (found, unicode, byte) => {
        const code = unicode ?? byte;
        return code === undefined ? withoutShort(found) : String.fromCharCode(Number.parseInt(code, 16));
    });
}
/** Escapes of one character each, one behind another, without them. */
function withoutShort(row) {
    let text = '';
    for (let at = 1; at < row.length; at += 2)
        text += escapes[row[at] ?? ''] ?? row[at];
    return text;
}
function withoutPercent(text) {
    return text.replace(PERCENT, codes => Buffer.from(codes.replaceAll('%', ''), 'hex').toString());
}
function withoutEntities(text) {
    return text.replace(ENTITY, (entity, number, hex, name = '') => {
        if (number === undefined && hex === undefined)
            return entities[name] ?? entity;
        const code = number === undefined ? Number.parseInt(hex ?? '', 16) : Number(number);
        return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    });
}

;// CONCATENATED MODULE: ./lib/src/record/secret-shapes.js

const shapes = [
    {
        name: 'an authorization header',
        pattern: /((?:authorization|x-auth-token|x-yunxiao-token|x-security-token|private-token)["'\\]{0,4} {0,3}[:=] {0,3}["'\\]{0,4})((?!\*\*\*)[^\s"'\\][^\r\n"'\\]{3,})/gi,
        hints: ['authorization', '-token']
    },
    {
        name: 'a bearer token or login',
        pattern: /(\b(?:bearer|basic) {1,3})((?!\*\*\*)[\w+/.~=-]{16,})/gi,
        hints: ['bearer ', 'basic ']
    },
    {
        name: 'a cookie',
        pattern: /(cookie["'\\]{0,4} {0,3}[:=] {0,3}["'\\]{0,4})((?!\*\*\*)[\w.-]{1,100}=[^\r\n"'\\]{1,})/gi,
        hints: ['cookie']
    },
    {
        name: 'a private key',
        pattern: /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)((?!\*\*\*)[\w+/=\s\\]{16,})/g,
        hints: ['private key-----']
    },
    {
        name: 'a signed token (JWT)',
        pattern: /((?<![\w-]))(eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{0,})/g,
        hints: ['eyj']
    },
    {
        name: 'an access token',
        pattern: /(\b)(pt-[\w-]{20,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{30,}|xox[abprs]-[\w-]{10,})/g,
        hints: ['pt-', 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_', 'glpat-', 'npm_', 'xox']
    },
    {
        name: 'an access key (AK)',
        pattern: /(\b)(LTAI[A-Za-z0-9]{12,26}|AKID[A-Za-z0-9]{13,40}|A[KS]IA[A-Z0-9]{16}|HST[A-Z0-9]{17,37})\b/g,
        hints: ['ltai', 'akid', 'akia', 'asia', 'hst']
    },
    {
        name: 'a key of 20 capitals and digits, as an AK of Huawei Cloud is',
        pattern: /(\b)((?=[A-Z]{0,19}[0-9])(?=[0-9]{0,19}[A-Z])[A-Z0-9]{20})\b/g,
        hints: []
    },
    {
        name: 'a key of 40 letters and digits, as an SK of Huawei Cloud is',
        pattern: /(\b)((?=[A-Z0-9]{0,39}[a-z])(?=[a-z0-9]{0,39}[A-Z])(?=[A-Za-z]{0,39}[0-9])[A-Za-z0-9]{40})\b/g,
        hints: []
    },
    {
        name: 'a credential in a URL',
        pattern: /([?&;](?:access_?token|token|sign|signature|sig|password|secret|app_secret|bk_app_secret|(?:oss|aws)?accesskeyid|q-sign[a-z-]{0,20}|x-[a-z]{2,5}-(?:signature|credential|security-token))=)((?!\*\*\*)[^&\s"'<>\\#]{4,})/gi,
        hints: ['token=', 'sign', 'sig=', 'password=', 'secret=', 'accesskeyid=', 'credential=']
    },
    {
        name: 'a password in a URL',
        pattern: /(:\/\/)((?!\*\*\*)[^\s/?#@:"'\\]{1,100}:[^\s/?#@"'\\]{1,200})(?=@)/g,
        hints: ['://']
    },
    {
        name: 'a value that is named as a secret',
        pattern: /((?:passw(?:or)?d|secret|token|(?:access|secret|private|api)[_-]?key)["'\\]{0,4} ?[:=] ?["'\\]{0,4})((?!\*\*\*)(?=[^\s"'\\,;&]{0,60}[0-9])[^\s"'\\,;&]{8,})/gi,
        hints: ['passw', 'secret', 'token', 'key']
    }
];
/** The text with all that looks like a secret blanked. */
function hideShapes(text) {
    return likely(text).reduce((hidden, { pattern }) => hidden.replace(pattern, `$1${BLANK}`), text);
}
/** What in a text looks like a secret: the names of the shapes, each once. */
function shapesIn(text) {
    return likely(text).flatMap(({ name, pattern }) => (text.search(pattern) >= 0 ? [name] : []));
}
/** The shapes that a quick search does not rule out. */
function likely(text) {
    const lower = text.toLowerCase();
    return shapes.filter(({ hints }) => hints.length === 0 || hints.some(hint => lower.includes(hint)));
}
const SECRET_NAME = /(?:^|_)(?:passw(?:or)?d|pwd|secret|token|credentials?|authorization|cookie|signature|ak|sk|(?:access|secret|private|api)_?key)(?:_(?:id|value|key))?$/;
// They name a place in a list.
const PAGE_TOKEN = /(?:page|next|continuation)_token$/;
/** Whether a field or variable of this name holds a secret: `accessToken`, `DB_PASSWORD`. */
function isSecretName(name) {
    const words = name
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/[-. ]/g, '_')
        .toLowerCase();
    return SECRET_NAME.test(words) && !PAGE_TOKEN.test(words);
}

;// CONCATENATED MODULE: ./lib/src/record/fields.js


/** Fields that name what another field of the same object holds, and those. */
const NAMING = /^(?:name|key|id|variable_?name)$/i;
const HOLDING = /^(?:value|default_?value|variable_?value)$/i;
function createFields(values) {
    const known = new Map();
    let name = '';
    let isSubjectSecret = () => false;
    return {
        named(next) {
            name = next;
        },
        isSecret(said) {
            const field = known.get(name) ?? describe(name);
            known.set(name, field);
            if (field.isNaming)
                isSubjectSecret = onceAsked(() => isSecretName(said));
            if (said === '' || said === BLANK)
                return false;
            return field.isSecret || (field.isHolding && isSubjectSecret()) || values.has(said);
        }
    };
}
function describe(name) {
    return { isNaming: NAMING.test(name), isHolding: HOLDING.test(name), isSecret: isSecretName(name) };
}
/** A question that is asked once: a name may be long, and thousands of values follow it. */
function onceAsked(ask) {
    let answer;
    return () => {
        answer ??= ask();
        return answer;
    };
}

;// CONCATENATED MODULE: ./lib/src/record/literals.js
const QUOTE = 0x22;
const BACK_SLASH = 0x5c;
const COLON = /\s*:/y;
/** All literals of a text, one after another, each from a quote to the next one that is not escaped; the last one may have no end. */
function literalsOf(text) {
    const literals = [];
    for (let at = text.indexOf('"'); at >= 0;) {
        const end = endOfInside(text, at + 1);
        const to = Math.min(end, text.length);
        // A back-slash at the end of the text has lost what it escapes.
        literals.push({ from: at + 1, to: end > text.length ? to - 1 : to, isName: hasColon(text, end + 1) });
        at = text.indexOf('"', end + 1);
    }
    return literals;
}
/** Where the quote is that ends a literal; without one, the end of the text or, behind a back-slash, one more. */
function endOfInside(text, from) {
    let at = from;
    while (at < text.length) {
        const unit = text.charCodeAt(at);
        if (unit === QUOTE)
            break;
        at += unit === BACK_SLASH ? 2 : 1;
    }
    return at;
}
function hasColon(text, at) {
    COLON.lastIndex = at;
    return COLON.test(text);
}

// EXTERNAL MODULE: ./lib/src/util/text.js
var util_text = __webpack_require__(9460);
;// CONCATENATED MODULE: ./lib/src/record/tails.js




// So much is remembered of how the last piece of a log ended, and of all logs.
const LONGEST_TAIL = 64 * 1024;
const LONGEST_TAILS = 8 * 1024 * 1024;
function createTails() {
    const tails = new Map();
    let length = 0;
    const forget = (log) => {
        length -= tails.get(log)?.length ?? 0;
        tails.delete(log);
    };
    const remember = (log, tail) => {
        forget(log);
        tails.set(log, tail);
        length += tail.length;
        if (length <= LONGEST_TAILS)
            return;
        for (const oldest of tails.keys()) {
            forget(oldest);
            if (length <= LONGEST_TAILS)
                return;
        }
    };
    return {
        follow(pieces, isEndKnown) {
            const rows = rowsOf(pieces).map(row => {
                const before = tails.get(row.log) ?? '';
                remember(row.log, tailOf(before, row.texts.join('')));
                return { ...row, before };
            });
            const heads = rows.flatMap(row => row.heads);
            const begun = isEndKnown ? begunLengths(rows) : heads.map(({ length }) => length);
            // It may have begun in what the platform dropped, and not in the piece before.
            const ends = (0,clean_text/* endsOfSecretsBefore */.Yz)(heads);
            return pieces.map(({ text }, i) => {
                const end = Math.max(begun[i] ?? 0, ends[i] ?? 0);
                return end > 0 ? BLANK + text.slice(end) : text;
            });
        }
    };
}
/** What is remembered of a text and what stood before it. Where no secret is known that is nothing. */
function tailOf(before, text) {
    const most = Math.min((0,redact/* longestSecret */.nr)(), LONGEST_TAIL);
    // The last no characters would be all of them.
    return most === 0 ? '' : (0,util_text/* lastOf */.g1)(before, text, most);
}
function rowsOf(pieces) {
    const rows = [];
    let open;
    for (const { log, text } of pieces) {
        if (open?.log !== log) {
            open = { log, texts: [], heads: [] };
            rows.push(open);
        }
        const head = (0,clean_text/* headSeen */.Mh)(text, (0,redact/* longestSecret */.nr)());
        open.texts.push(text);
        open.heads.push(head);
        if (head !== text)
            open = undefined;
    }
    return rows;
}
/** How much each piece has of a credential that began before it. All are searched at once, since there may be thousands. */
function begunLengths(rows) {
    // Next to no text passes this.
    if (!(0,clean_text/* mayHoldSecret */.dV)(rows.map(({ before, heads }) => before + heads.join('')).join('\n')))
        return [];
    let joined = '';
    const joints = rows.flatMap(({ before: first, texts, heads }) => {
        let before = first;
        return heads.map((head, i) => {
            const joint = joined.length + before.length;
            joined += `${before}${head}\n`;
            before = tailOf(before, texts[i] ?? '');
            return joint;
        });
    });
    const spans = (0,redact/* united */.k0)((0,clean_text/* secretPlaces */.B)(joined, true));
    let next = 0;
    return joints.map(joint => {
        while (next < spans.length && (spans[next]?.[1] ?? 0) <= joint)
            next++;
        const [from, to] = spans[next] ?? [joint, joint];
        return from < joint ? to - joint : 0;
    });
}

;// CONCATENATED MODULE: ./lib/src/record/redactor.js








/** `values` are texts that are blanked wherever one is a whole value, such as those of variables. */
function createRedactor(values) {
    const tails = createTails();
    /** The logs of whose last pieces the ends were not kept. */
    const torn = new Set();
    return {
        text: redactor_hidden,
        body(body, log, isCut = false) {
            const isEndKnown = log === undefined || !torn.delete(log);
            if (isCut && log !== undefined)
                torn.add(log);
            const isText = log !== undefined && !isJson(body);
            const [whole = ''] = isText ? tails.follow([{ log, text: body }], isEndKnown) : [body];
            const texts = literalTexts(whole, values);
            const pieces = log === undefined || isText ? [] : textsOfLog(texts);
            const followed = tails.follow(pieces.map(({ field, said }) => ({ log: `${log} ${field}`, text: said })), isEndKnown);
            for (const [i, piece] of pieces.entries())
                piece.now = followed[i] ?? '';
            // All else stands in the body as it is, and is searched with it.
            const spelled = texts.filter(({ now, inner }) => now !== inner && now.length >= redact/* SHORTEST_SECRET */.c3);
            hideAll([...new Set([...pieces, ...spelled])]);
            return redactor_hidden(rewritten(whole, texts));
        }
    };
}
function literalTexts(body, values) {
    const fields = createFields(values);
    let field = '';
    return literalsOf(body).map(literal => {
        const { isName } = literal;
        const inner = body.slice(literal.from, literal.to);
        const said = withoutEscapes(inner);
        if (isName) {
            field = said;
            fields.named(said);
        }
        const now = !isName && fields.isSecret(said) ? BLANK : said;
        return { literal, inner, said, now, field, isName };
    });
}
/** Those in fields whose names stand in a body once: they are pieces of a log, and no lines of a list. */
function textsOfLog(texts) {
    const counts = new Map();
    for (const { field, isName } of texts)
        if (isName)
            counts.set(field, (counts.get(field) ?? 0) + 1);
    return texts.filter(({ field, isName, said, now }) => !isName && now === said && counts.get(field) === 1);
}
/** Hides what is known in each text: in all of them at once, each on lines of its own, since there may be thousands. */
function hideAll(texts) {
    const joined = texts.map(({ now }) => now).join('\n');
    const safe = blankWords(known(joined));
    if (safe === joined)
        return;
    const lines = safe.split('\n');
    const counts = texts.map(({ now }) => now.split('\n').length);
    // Where a credential has a line break they cannot be told apart any more.
    const isMixed = lines.length !== counts.reduce((sum, count) => sum + count, 0);
    let next = 0;
    for (const [i, text] of texts.entries()) {
        const end = next + (counts[i] ?? 0);
        text.now = isMixed ? blankWords(known(text.now)) : lines.slice(next, end).join('\n');
        next = end;
    }
}
/** A body with what is kept of each literal. */
function rewritten(body, texts) {
    let out = '';
    let at = 0;
    for (const { literal, said, now } of texts) {
        if (now === said)
            continue;
        out += body.slice(at, literal.from) + encoded(now);
        at = literal.to;
    }
    return out + body.slice(at);
}
/** A text as it is kept: without what is known, and without what only looks like a secret. */
function redactor_hidden(text) {
    return hideShapes(blankWords(known(text)));
}
function blankWords(text) {
    return blankDecoded(text, words => (0,clean_text/* secretPlaces */.B)(words, true));
}
/** A text without the credentials that are known, by all that a reader of the log would see of them. */
function known(text) {
    return (0,redact/* blank */.hQ)(text, (0,clean_text/* secretPlaces */.B)(text, true));
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function encoded(text) {
    return JSON.stringify(text).slice(1, -1);
}

;// CONCATENATED MODULE: ./lib/src/record/recorder.js






const KIB = 1024;
const MIB = 1024 * KIB;
/** What a recording may have: an issue takes 25 MB. */
const MOST_MIB = 20;
/** Characters of one body that are kept: to redact them may hold no poll. Those of a log cost most, and say least. */
const LONGEST_BODY = 512 * KIB;
const LONGEST_LOG = 128 * KIB;
/** What an answer's headers say that anything depends on. */
const HEADERS = /^(?:date|content-type|location|retry-after|www-authenticate|x-total-pages|x-next-page|x-request-id|x-acs-request-id|x-devops-rid|x-bkapi-(?:request-id|error-code|error-message)|x-iam-trace-id)$/;
const ANY_MARKER = /await-deploy [0-9.]{3,50}[0-9a-f]{8}/;
/**
 * A recorder into a file that is emptied first. Each write is done when it returns, so that what was seen is on disk however
 * the process ends.
 */
function openRecorder(path, head, deps) {
    let trouble;
    let file;
    let room = MOST_MIB * MIB;
    const redactor = createRedactor(new Set(deps.values));
    const write = (makeLine) => {
        if (trouble !== undefined)
            return;
        try {
            const bytes = Buffer.from(`${JSON.stringify(makeLine())}\n`);
            if (bytes.length > room) {
                trouble = (0,message/* message */.iU)('file.recording-full', { mib: MOST_MIB });
                return;
            }
            file ??= (0,command_file/* openEmptied */.V3)(path);
            (0,command_file/* writeAll */.f4)(file, bytes);
            room -= bytes.length;
        }
        catch (error) {
            trouble = (0,message/* message */.iU)('file.recording', { code: (0,errors/* codeOf */.$N)(error) });
        }
    };
    write(() => redactedHead(head, redactor));
    return {
        take: exchange => write(() => recorded(exchange, Math.round(deps.elapsedMs()), redactor)),
        trouble: () => trouble
    };
}
function redactedHead(head, { text }) {
    return {
        recording: RECORDING,
        note: NOTE,
        ...head,
        endpoint: text(head.endpoint),
        inputs: mapped(head.inputs, text)
    };
}
function recorded(exchange, at, redactor) {
    const { request, url, status = 0, headers = {}, text = '', failed } = exchange;
    const { kind, method } = request;
    const kept = Object.entries(headers).flatMap(([name, value]) => HEADERS.test(name) && value !== undefined ? [[name, String(value)]] : []);
    const longest = kind === 'log' ? LONGEST_LOG : LONGEST_BODY;
    const isCut = exchange.cut === true || text.length > longest;
    const marker = markerIn(request.body ?? '') ?? markerIn(decodeURIComponent(url.search.replaceAll('+', ' ')));
    return {
        at,
        kind,
        method,
        path: redactor.text(url.pathname + url.search),
        status,
        headers: mapped(Object.fromEntries(kept), redactor.text),
        body: redactor.body(text.slice(0, longest), kind === 'log' ? url.pathname : undefined, isCut),
        ...(isCut && { cut: true }),
        // A fault of the network may carry anything in its code.
        ...(failed !== undefined && { failed: redactor.text(failed) }),
        ...(marker !== undefined && { marker })
    };
}
function mapped(texts, change) {
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
}
function markerIn(text) {
    const found = ANY_MARKER.exec(text)?.[0];
    return (0,marker/* isMarker */.r)(found) ? found : undefined;
}


/***/ })

};

export const id = 771;
export const ids = [771];
export const modules = {

/***/ 2679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vk: () => (/* binding */ CUT_OFF),
/* harmony export */   YK: () => (/* binding */ MAX_BODY_BYTES),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1793);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(793);




const MIB = 1024 * 1024;
/** What an answer may have at most, packed and unpacked. */
const MAX_BODY_BYTES = 16 * MIB;
const UNKNOWN_CODING = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('answer.unknown-compression');
/** What a log lacks of which an answer was cut, as a clause. */
const CUT_OFF = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('lost.cut', { mib: MAX_BODY_BYTES / MIB });
/**
 * The whole body, or an error: a connection that ends too early rejects. The bound of 16 MiB holds before and after
 * unpacking; a larger body is a permanent error or, where the reader `cuts`, ends there.
 */
async function readBody(message, cuts) {
    const { unpackers, isKnown } = readCodings(message.headers['content-encoding'] ?? '');
    const packed = unpackers.length === 0 ? undefined : [];
    // What comes in a coding that nobody knows is read where it is text all the same.
    const decoder = createDecoder(!isKnown);
    // Bytes are given back late: a text of pieces takes less memory than all of them, and one copy more.
    let text = '';
    const decode = (chunk) => {
        text += decoder.decode(chunk);
    };
    let cut;
    try {
        cut = await readUpToBound(message, cuts, chunk => void (packed ? packed.push(chunk) : decode(chunk)));
    }
    finally {
        message.destroy();
    }
    if (!cut)
        checkWhole(message);
    if (packed)
        cut = (await unpack(Buffer.concat(packed), unpackers, cuts, decode)) || cut;
    // Of a character that the cut divides the decoder holds the first bytes.
    return { text: cut ? text : text + decoder.end(), cut };
}
/** UTF-8 to text, piece by piece. Where it is `strict`, bytes that are no UTF-8 are a bad answer. */
function createDecoder(strict) {
    const decoder = new TextDecoder('utf-8', { fatal: strict });
    const take = (run) => {
        try {
            return run();
        }
        catch (error) {
            throw strict ? (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .badAnswer */ .k6)(UNKNOWN_CODING) : error;
        }
    };
    return {
        decode: (chunk) => take(() => decoder.decode(chunk, { stream: true })),
        end: () => take(() => decoder.decode())
    };
}
/** Hands on all chunks, or those up to the bound: answers whether there was more. */
async function readUpToBound(chunks, cuts, take) {
    let room = MAX_BODY_BYTES;
    for await (const chunk of chunks) {
        if (chunk.length > room) {
            if (!cuts)
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .tooLarge */ .g$)(MAX_BODY_BYTES);
            take(chunk.subarray(0, room));
            return true;
        }
        room -= chunk.length;
        take(chunk);
    }
    return false;
}
/** Without a length the end of the connection is the end of the body: only its way tells a cut one. */
function checkWhole({ headers, complete, socket }) {
    const hasLength = 'content-length' in headers || 'transfer-encoding' in headers;
    if (!complete || (!hasLength && socket.errored))
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('answer.cut'));
}
const OPTIONS = { chunkSize: MIB / 16 };
const gunzip = () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)(OPTIONS);
/** The compressions among content codings. We ask for none; some gateways compress all the same. */
const unpackersByCoding = {
    gzip: gunzip,
    'x-gzip': gunzip,
    // RFC 9110, 8.4.1.2: some send the data without the wrapper of zlib that the coding names.
    deflate: packed => (isZlib(packed) ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflate)(OPTIONS) : (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflateRaw)(OPTIONS)),
    br: () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createBrotliDecompress)(OPTIONS)
};
/**
 * What `Content-Encoding` names: the compressions in it, in the order in which they are undone, and whether all other
 * words are known to say nothing. Some servers write there what is no coding of the body: `utf8`, `none`.
 */
function readCodings(header) {
    const names = header.split(',').map(name => name.trim().toLowerCase());
    const find = (name) => Object.hasOwn(unpackersByCoding, name) ? unpackersByCoding[name] : undefined;
    return {
        unpackers: names.flatMap(name => find(name) ?? []).reverse(),
        isKnown: names.every(name => name === '' || name === 'identity' || find(name) !== undefined)
    };
}
/** The header of zlib (RFC 1950, 2.2): the method is 8, and both bytes together are divisible by 31. */
function isZlib(packed) {
    const [first = 0, second = 0] = packed;
    return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
/** Answers whether there was more than the bound. */
async function unpack(packed, [unpacker, ...more], cuts, take) {
    if (packed.length === 0)
        return false;
    if (unpacker === undefined || more.length > 0)
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .badAnswer */ .k6)(UNKNOWN_CODING);
    const unpacked = unpacker(packed);
    unpacked.end(packed);
    try {
        return await readUpToBound(unpacked, cuts, take);
    }
    catch (error) {
        if (error === unpacked.errored)
            throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('answer.damaged'));
        throw error;
    }
}


/***/ }),

/***/ 793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ connectionError),
/* harmony export */   GW: () => (/* binding */ endpointPeer),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   w2: () => (/* binding */ timeoutError),
/* harmony export */   z5: () => (/* binding */ redirectError)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3797);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6409);




function endpointPeer(endpoint, proxyHost) {
    return {
        name: proxyHost === undefined
            ? endpoint.host
            : (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('peer.through-proxy', { host: endpoint.host, proxy: proxyHost }),
        setting: 'endpoint',
        check: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('hint.endpoint')
    };
}
/** What a broken connection means. A programming error is not the network's fault: it is thrown unchanged. */
function connectionError(error, peer) {
    if (error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI)
        return error;
    if (error instanceof _lookup_js__WEBPACK_IMPORTED_MODULE_2__/* .ForbiddenAddressError */ .g) {
        return new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI(error.text, {
            kind: 'permanent',
            label: 'refused address',
            unsent: true,
            hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('hint.address')
        });
    }
    if (error instanceof TypeError || error instanceof RangeError)
        throw error;
    const code = (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) ?? 'no code';
    const isTls = (0,_status_js__WEBPACK_IMPORTED_MODULE_3__/* .isTlsFault */ .WZ)(code);
    return new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)(isTls ? 'failure.tls' : 'failure.connection', { peer: peer.name, code }), {
        kind: isTls ? 'permanent' : 'transient',
        label: code,
        ...(isBeforeSending(code) && { unsent: true }),
        hint: isTls ? tlsHint(code, peer.setting) : peer.check
    });
}
/** Whether a connection failed in a way that is only possible before anything is sent on it. */
function isBeforeSending(code) {
    return /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|UNABLE_TO_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/.test(code);
}
function tlsHint(code, setting) {
    if (/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(code)) {
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('hint.certificate-expired');
    }
    if (/ALTNAME|HOSTNAME/.test(code)) {
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('hint.certificate-names', { setting });
    }
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('hint.certificate', { setting });
}
function tooLarge(bytes) {
    return new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.too-large', { mib: bytes / 1024 / 1024 }), {
        kind: 'permanent',
        label: 'answer too large'
    });
}
function timeoutError(ms) {
    return new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.no-answer', { ms }), {
        kind: 'transient',
        label: 'request timeout'
    });
}
function redirectError(status, location, from) {
    let target;
    try {
        if (location)
            target = new URL(location, from).host;
    }
    catch {
        // An address that cannot be read is named no more than one that is missing.
    }
    return new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.redirect', { status, target }), {
        kind: 'permanent',
        label: `HTTP ${status}`,
        status,
        hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('hint.redirect')
    });
}


/***/ }),

/***/ 6337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OG: () => (/* binding */ parseBody),
  qF: () => (/* binding */ parseJson),
  Vh: () => (/* binding */ readJson)
});

// UNUSED EXPORTS: parseCutJson

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/util/turns.js
var turns = __webpack_require__(259);
// EXTERNAL MODULE: ./lib/src/http/body.js
var body = __webpack_require__(2679);
// EXTERNAL MODULE: ./lib/src/http/failure.js
var failure = __webpack_require__(793);
;// CONCATENATED MODULE: ./lib/src/http/json-parser.js


// Codes of characters.
const [TAB, LINE_FEED, RETURN, BLANK] = [9, 10, 13, 32];
const [QUOTE, COMMA, MINUS, COLON, BACKSLASH] = [34, 44, 45, 58, 92];
const [BRACKET, END_BRACKET, BRACE, END_BRACE] = [91, 93, 123, 125];
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const words = { true: true, false: false, null: null };
/** The same keys come again and again: so many are remembered. */
const MOST_KEYS = 1000;
/**
 * What `JSON.parse` makes of a text, but integers too long for a double become strings; nesting beyond `deepest` is a bad
 * answer. Every string and number is a copy: none keeps the text alive.
 */
function createJsonParser(text, deepest) {
    const reader = createReader(text);
    const open = [];
    const keys = [];
    let root;
    // What may come next: an element, or what follows one; at the very beginning of a list or object, its end too.
    let next = 'element';
    const put = (value) => {
        const top = open.at(-1);
        if (top === undefined)
            root = value;
        else if (Array.isArray(top))
            top.push(value);
        else
            setOwn(top, keys.at(-1) ?? '', value);
        next = 'after';
    };
    const readElement = () => {
        const top = open.at(-1);
        if (top !== undefined && !Array.isArray(top))
            keys[open.length - 1] = reader.readKey();
        const c = reader.code();
        if (c !== BRACE && c !== BRACKET)
            return put(reader.readScalar());
        const container = c === BRACE ? {} : [];
        put(container);
        if (open.push(container) > deepest)
            throw nestedTooDeep(deepest);
        keys.push('');
        reader.take(c);
        next = 'first';
    };
    const close = (end) => {
        open.pop();
        keys.pop();
        reader.take(end);
        next = 'after';
    };
    return {
        parseMore(tokens) {
            for (let i = 0; i < tokens; i++) {
                reader.skipWhite();
                const top = open.at(-1);
                if (next === 'after' && top === undefined) {
                    if (!reader.isAtEnd())
                        throw new SyntaxError('something follows the end');
                    return true;
                }
                const end = Array.isArray(top) ? END_BRACKET : END_BRACE;
                if (next !== 'element' && reader.code() === end)
                    close(end);
                else if (next === 'after') {
                    reader.take(COMMA);
                    next = 'element';
                }
                else
                    readElement();
            }
            return false;
        },
        value: () => root
    };
}
/** The tokens of a text, one after the other. */
function createReader(text) {
    const known = new Map();
    let at = 0;
    const code = () => text.charCodeAt(at);
    const skipWhite = () => {
        for (let c = code(); c === BLANK || c === LINE_FEED || c === RETURN || c === TAB;) {
            c = text.charCodeAt(++at);
        }
    };
    const take = (expected) => {
        if (code() !== expected)
            throw new SyntaxError('another character was expected');
        at++;
    };
    /** The source of a string, with its quotes. */
    const takeString = () => {
        const end = code() === QUOTE ? endOfString(text, at) : -1;
        if (end < 0)
            throw new SyntaxError('this is no string, or it has no end');
        const source = text.slice(at, end + 1);
        at = end + 1;
        return source;
    };
    const takeMatch = (pattern) => {
        pattern.lastIndex = at;
        const token = pattern.exec(text)?.[0];
        if (token === undefined)
            throw new SyntaxError('this is no value');
        at += token.length;
        return token;
    };
    return {
        code,
        skipWhite,
        take,
        isAtEnd: () => at >= text.length,
        /** A name, up to the value behind it. */
        readKey() {
            const source = takeString();
            const before = known.get(source);
            const key = before ?? JSON.parse(source);
            // Of its own: a piece of the text as a key would keep all of it alive.
            if (before === undefined && known.size < MOST_KEYS && key.length < 100)
                known.set(JSON.stringify(key), key);
            skipWhite();
            take(COLON);
            skipWhite();
            return key;
        },
        /** A string, a number or a word. */
        readScalar() {
            const c = code();
            if (c === QUOTE)
                return JSON.parse(takeString());
            if (c === MINUS || (c >= 48 && c <= 57))
                return numberOf(takeMatch(NUMBER));
            return words[takeMatch(WORD)];
        }
    };
}
/** As the native parser does: this name is one like any other. */
function setOwn(object, key, value) {
    // Nobody can tell which one holds.
    if (Object.hasOwn(object, key))
        throw namedTwice();
    if (key !== '__proto__')
        object[key] = value;
    else
        Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
function numberOf(token) {
    // A copy of the digits, since they are a piece of the text.
    return token.length > 15 && isBeyondNumbers(token) ? JSON.parse(`"${token}"`) : Number(token);
}
/** Whether these digits are an integer that a double does not hold. */
function isBeyondNumbers(digits) {
    return /^-?[0-9]+$/.test(digits) && !Number.isSafeInteger(Number(digits));
}
function namedTwice() {
    return (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.field-twice'));
}
function nestedTooDeep(deepest) {
    return (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.too-deep', { deepest }));
}
/** Where a string ends that begins at `start`, or -1. */
function endOfString(text, start) {
    let end = start;
    while (true) {
        end = text.indexOf('"', end + 1);
        if (end < 0)
            return -1;
        if (isUnescaped(text, end))
            return end;
    }
}
/** Whether a quote or backslash of a string stands for itself: no backslash before it, or pairs of them. */
function isUnescaped(text, at) {
    let before = 0;
    while (text.charCodeAt(at - 1 - before) === BACKSLASH)
        before++;
    return before % 2 === 0;
}

;// CONCATENATED MODULE: ./lib/src/http/json.js






const DEEPEST = 64;
// Codes of characters: texts are up to 16 MiB, and every character is looked at.
const [json_QUOTE, json_COMMA, json_COLON] = [34, 44, 58];
const [json_BRACKET, json_END_BRACKET, json_BRACE, json_END_BRACE] = [91, 93, 123, 125];
/** Characters that the native parser takes within some 25 ms, whatever they are. */
const SHORT = 256 * 1024;
const TOKENS_AT_A_TIME = 2000;
/**
 * Parses what a platform sent. Integers too long for a double become strings (ids stay exact), nesting beyond 64 is
 * refused before any recursive code sees it, and so is an object that names a field twice: nobody can tell which one
 * holds. Throws a transient `RequestError` for all else.
 */
function parseJson(text) {
    if (text.trim() === '')
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.empty'));
    const { json, fields } = checkedJson(text);
    const value = parsed(json, text);
    if (countFields(value) !== fields)
        throw namedTwice();
    return value;
}
function parsed(json, text) {
    try {
        return JSON.parse(json);
    }
    catch (error) {
        throw asBadAnswer(error, text);
    }
}
/** The fields of all objects in a value. It is nested at most 64 deep. */
function countFields(value) {
    if (typeof value !== 'object' || value === null)
        return 0;
    let count = 0;
    if (Array.isArray(value)) {
        for (const item of value)
            count += countFields(item);
        return count;
    }
    const object = value;
    for (const key of Object.keys(object))
        count += 1 + countFields(object[key]);
    return count;
}
function asBadAnswer(error, text) {
    if (!(error instanceof SyntaxError))
        return error;
    return (0,errors/* badAnswer */.k6)((0,message/* message */.iU)(/^\s*</.test(text) ? 'answer.web-page' : 'answer.no-json'));
}
/**
 * Parses the body of an answer as `parseBody` does. What is long is parsed in pieces, between which signals and timers get
 * their turn: the native parser would hold them up for seconds where 16 MiB are nothing but keys and brackets.
 */
async function readJson({ text, cut }) {
    if (text.length <= SHORT || text.trim() === '')
        return parseBody({ text, ...(cut && { cut }) });
    try {
        const body = await parseLong(cut ? closedJson(text) : text);
        await (0,turns/* nextTurn */.tJ)();
        return body;
    }
    catch (error) {
        if (!cut)
            throw asBadAnswer(error, text);
        if (error instanceof SyntaxError || error instanceof errors/* RequestError */.GI)
            throw (0,failure/* tooLarge */.g$)(body/* MAX_BODY_BYTES */.YK);
        throw error;
    }
}
async function parseLong(text) {
    const parser = createJsonParser(text, DEEPEST);
    const turn = (0,turns/* createTurns */.z4)();
    while (!parser.parseMore(TOKENS_AT_A_TIME))
        await turn();
    return parser.value();
}
/** Parses the body of an answer; one that was cut, as far as it goes. */
function parseBody({ text, cut }) {
    return cut ? parseCutJson(text) : parseJson(text);
}
/**
 * Parses the beginning of a JSON text: the string, lists and objects that the cut left open end there. A number, word,
 * key or escape that the cut may have divided is left out, and so is an object in a list that is not whole: half a record
 * is no record. Throws a permanent `RequestError` for what is not the beginning of a JSON text: asking for so long an
 * answer once more would not help.
 */
function parseCutJson(text) {
    try {
        return parseJson(closedJson(text));
    }
    catch (error) {
        if (!(error instanceof errors/* RequestError */.GI))
            throw error;
        throw (0,failure/* tooLarge */.g$)(body/* MAX_BODY_BYTES */.YK);
    }
}
/** The text up to the cut, with what closes it. For what is not JSON, something that is not JSON either. */
function closedJson(text) {
    const root = { close: '', end: 0 };
    const open = [root];
    let top = root;
    let afterColon = false;
    let openString;
    for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        if (c === json_QUOTE) {
            const end = endOfString(text, i);
            const isValue = top.close !== '}' || afterColon;
            if (end < 0) {
                if (isValue)
                    openString = i;
                break;
            }
            i = end;
            if (isValue)
                top.end = end + 1;
        }
        else if (c === json_BRACE || c === json_BRACKET) {
            top = { close: c === json_BRACE ? '}' : ']', end: i + 1 };
            // Too deep to be parsed anyway.
            if (open.push(top) > DEEPEST + 1)
                return text;
            afterColon = false;
        }
        else if (c === json_END_BRACE || c === json_END_BRACKET) {
            open.pop();
            top = open.at(-1) ?? root;
            top.end = i + 1;
        }
        else if (c === json_COMMA) {
            // Only now a number or a word is known to be whole.
            top.end = i;
            afterColon = false;
        }
        else if (c === json_COLON)
            afterColon = true;
    }
    return closeAt(text, open, openString);
}
function closeAt(text, open, openString) {
    const record = open.findIndex(({ close }, i) => close === '}' && open[i - 1]?.close === ']');
    const kept = record < 0 ? open : open.slice(0, record);
    const closing = kept
        .map(({ close }) => close)
        .reverse()
        .join('');
    if (record < 0 && openString !== undefined) {
        return `${text.slice(0, endOfWhole(text, openString))}"${closing}`;
    }
    const end = kept.at(-1)?.end ?? 0;
    // Whatever comes after the last bracket is not for us to forgive.
    return kept.length === 1 && end > 0 ? text : text.slice(0, end) + closing;
}
/** Where a string that begins at `start` can end: before an escape, or a pair, that the end of the text divides. */
function endOfWhole(text, start) {
    const slash = text.lastIndexOf('\\');
    const length = text[slash + 1] === 'u' ? 6 : 2;
    const isDivided = slash > start && slash + length > text.length && isUnescaped(text, slash);
    const end = isDivided ? slash : text.length;
    const half = /(?:\\u[dD][89abAB][0-9a-fA-F]{2}|[\ud800-\udbff])$/.exec(text.slice(end - 6, end))?.[0] ?? '';
    const isHalf = half.length === 1 || (half !== '' && isUnescaped(text, end - half.length));
    return isHalf ? end - half.length : end;
}
/** The text with its long integers as strings, and how many fields it names: outside strings a colon ends a name. */
function checkedJson(text) {
    let depth = 0;
    let fields = 0;
    let out = '';
    let copied = 0;
    for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        if (c === json_QUOTE) {
            i = endOfString(text, i);
            if (i < 0)
                break;
        }
        else if (c === json_BRACE || c === json_BRACKET) {
            if (++depth > DEEPEST)
                throw nestedTooDeep(DEEPEST);
        }
        else if (c === json_END_BRACE || c === json_END_BRACKET) {
            depth--;
        }
        else if (c === json_COLON) {
            fields++;
        }
        else if (c >= 48 && c <= 57) {
            const end = endOfNumber(text, i);
            const start = text[i - 1] === '-' ? i - 1 : i;
            if (end - i > 15 && isBeyondNumbers(text.slice(start, end))) {
                out += `${text.slice(copied, start)}"${text.slice(start, end)}"`;
                copied = end;
            }
            i = end - 1;
        }
    }
    return { json: copied === 0 ? text : out + text.slice(copied), fields };
}
function endOfNumber(text, start) {
    let end = start;
    while (isOfNumber(text.charCodeAt(end)))
        end++;
    return end;
}
/** A digit, or one of `.`, `+`, `-`, `e`, `E`. */
function isOfNumber(c) {
    return (c >= 48 && c <= 57) || c === 46 || c === 43 || c === 45 || c === 101 || c === 69;
}


/***/ }),

/***/ 3797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ ForbiddenAddressError),
/* harmony export */   r: () => (/* binding */ guardedLookup)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6800);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5699);



/** A name resolved to a refused address: DNS can answer anything, and something else the second time. */
class ForbiddenAddressError extends Error {
    name = 'ForbiddenAddressError';
    code = 'EFORBIDDENADDRESS';
    text;
    constructor(text) {
        super((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .inEnglish */ .kK)(text));
        this.text = text;
    }
}
/** `dns.lookup` for the connection itself, which refuses the addresses that no endpoint may have. */
function guardedLookup(hostname, options, callback) {
    (0,node_dns__WEBPACK_IMPORTED_MODULE_0__.lookup)(hostname, options, (error, address, family) => {
        if (error)
            return callback(error, address, family);
        const all = Array.isArray(address) ? address.map(a => a.address) : [address];
        const bad = all.find(_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isForbiddenAddress */ .K);
        if (bad === undefined)
            return callback(null, address, family);
        callback(new ForbiddenAddressError((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('failure.address', { host: hostname, address: bad })), []);
    });
}


/***/ }),

/***/ 6409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WZ: () => (/* binding */ isTlsFault),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter),
/* harmony export */   wP: () => (/* binding */ isWhole),
/* harmony export */   xo: () => (/* binding */ classifyStatus)
/* harmony export */ });
const LONGEST_RETRY_AFTER_MS = 120_000;
const TRANSIENT = new Set([408, 425]);
/** What an HTTP status means; `ok` for 2xx. A platform's own error code may move an answer to another class. */
function classifyStatus(status) {
    if (status >= 200 && status <= 299)
        return 'ok';
    if (status === 429)
        return 'throttled';
    if (status === 404)
        return 'not-found';
    if (TRANSIENT.has(status))
        return 'transient';
    if (status >= 500 && status <= 599 && status !== 501 && status !== 505)
        return 'transient';
    return 'permanent';
}
const WHOLE = new Set([200, 201, 203, 204]);
/**
 * Whether what comes with a status of 2xx is the whole answer (RFC 9110, 15.3). It is not where the answer is still to
 * come (202), and where it is a part (206), one of several (207) or a difference (226).
 */
function isWhole(status) {
    return WHOLE.has(status);
}
/**
 * `Retry-After` (RFC 9110, 10.2.3) in ms, at most 120 s: seconds, or a date taken relative to the answer's own
 * `Date` header, since our clock may be wrong. `undefined` for garbage. Digits are tried first: to `Date.parse`
 * the text `120` is a year.
 */
function parseRetryAfter(value, date) {
    if (value === undefined)
        return undefined;
    const text = value.trim();
    if (/^[0-9]+$/.test(text))
        return Math.min(Number(text) * 1000, LONGEST_RETRY_AFTER_MS);
    if (!/^[A-Z][a-z]{2,8},? /.test(text))
        return undefined;
    const at = Date.parse(text);
    const from = date === undefined ? Number.NaN : Date.parse(date);
    const ms = at - (Number.isNaN(from) ? Date.now() : from);
    return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}
/** Certificates and handshakes do not heal by waiting. */
function isTlsFault(code) {
    return /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|EPROTO$)/.test(code);
}


/***/ }),

/***/ 259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tJ: () => (/* binding */ nextTurn),
/* harmony export */   ws: () => (/* binding */ afterMany),
/* harmony export */   xE: () => (/* binding */ inPieces),
/* harmony export */   z4: () => (/* binding */ createTurns)
/* harmony export */ });
/** Work goes on for so long before signals, timers and sockets get their turn, in ms. */
const LONGEST_MS = 15;
/** Resolves in a later turn of the event loop, once signals, timers and sockets had theirs. */
function nextTurn() {
    // The first one may come before all of these, in the turn that brought the answer.
    return new Promise(resolve => setImmediate(() => setImmediate(resolve)));
}
/** What is done with more than so many items gets a turn of its own. */
const MANY = 500;
/** For who goes on with so many items: where these are many, others get their turn before. */
async function afterMany(items) {
    if (items > MANY)
        await nextTurn();
}
/**
 * For long work in pieces: awaited between two of them, it lets others in whenever the work has gone on for some 15 ms.
 */
function createTurns() {
    let begun = performance.now();
    return async () => {
        if (performance.now() - begun < LONGEST_MS)
            return;
        await nextTurn();
        begun = performance.now();
    };
}
const ITEMS_AT_A_TIME = 200;
/** Does something with each of many items, and lets others in in between. */
async function inPieces(items, run) {
    const turn = createTurns();
    for (let from = 0; from < items.length; from += ITEMS_AT_A_TIME) {
        for (const item of items.slice(from, from + ITEMS_AT_A_TIME))
            run(item);
        await turn();
    }
}


/***/ }),

/***/ 5771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W5: () => (/* binding */ deniesSuccess),
/* harmony export */   kW: () => (/* binding */ parseErrorBody),
/* harmony export */   n: () => (/* binding */ answerError),
/* harmony export */   vF: () => (/* binding */ saysDone),
/* harmony export */   wx: () => (/* binding */ header)
/* harmony export */ });
/* harmony import */ var _http_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6337);
/* harmony import */ var _http_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6409);
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1793);




/** The error that an answer stands for: its status, the platform's code and message, the request id. */
function answerError(answer, context) {
    const { status } = answer;
    const { kind, code, message: words, isDenied, requestId, hint } = context;
    const isInOk = status >= 200 && status <= 299;
    const head = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_2__/* .message */ .iU)(isInOk ? 'failure.inside-ok' : 'failure.http-status', { status });
    // A code that is the status again says nothing.
    const own = [code === String(status) ? undefined : code, words].filter(Boolean).join(': ');
    const said = own || (isDenied ? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_2__/* .message */ .iU)('failure.denied') : undefined);
    return new _model_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_2__/* .message */ .iU)('failure.http', { head, said, requestId }), {
        kind,
        label: isInOk ? `error ${code ?? 'without code'}` : `HTTP ${status}`,
        status,
        code,
        vendorMessage: words,
        requestId,
        retryAfterMs: (0,_http_status_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRetryAfter */ .mu)(header(answer, 'retry-after'), header(answer, 'date')) ?? context.retryAfterMs,
        hint
    });
}
/** The first value of a header, by its name in lower case. */
function header({ headers }, name) {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
}
/** What an error has to say fits into so many characters. */
const LONGEST_ERROR = 256 * 1024;
/** A body that may be a gateway's page as well as JSON; nothing where it is no JSON, or too long for an error. */
function parseErrorBody(answer) {
    if (answer.text.length > LONGEST_ERROR)
        return undefined;
    try {
        return (0,_http_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBody */ .OG)(answer);
    }
    catch {
        return undefined;
    }
}
const VERDICTS = ['success', 'successful', 'result'];
/** Whether an answer says of itself that it failed, whatever else is in it: in any of the fields that platforms have for that. */
function deniesSuccess(body) {
    return verdictsIn(body).some(verdict => /^false$/i.test(verdict));
}
/** Whether the answer to a call that does something says that it was done: `true`, or so in one of these fields and in no other. */
function saysDone(body) {
    if (body === true || body === 'true')
        return true;
    return verdictsIn(body).some(verdict => /^true$/i.test(verdict)) && !deniesSuccess(body);
}
function verdictsIn(body) {
    if (typeof body !== 'object' || body === null)
        return [];
    const fields = body;
    return VERDICTS.flatMap(name => {
        const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
        return typeof value === 'boolean' || typeof value === 'string' ? [String(value)] : [];
    });
}


/***/ })

};

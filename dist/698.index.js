export const id = 698;
export const ids = [698];
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

/***/ 3038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ FAULT),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   wj: () => (/* binding */ explainNow)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);


/** The label of what failed by a fault of our own. */
const FAULT = 'internal fault';
/**
 * The wall round all that only explains: details, logs, events, approvals, histories. A fault of our own in it is a
 * `RequestError` with its name, as if the platform had refused to explain, and decides nothing. Rejects with the
 * signal's reason once that is aborted.
 */
async function explain(read, signal) {
    try {
        return await read();
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        throw asFailure(error);
    }
}
/** The same for what is read out of an answer that is there: what a fault leaves unread is `instead`, with a notice. */
function explainNow(what, read, instead, notices) {
    try {
        return read();
    }
    catch (error) {
        const { text } = asFailure(error);
        notices.push({ key: `fault ${(0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .inEnglish */ .kK)(what)}`, text: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('notice.untold', { what, why: text }) });
        return instead;
    }
}
/** Whatever was thrown, as a request that failed. */
function asFailure(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI)
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.own-fault', { name: nameOf(error) }), {
        kind: 'permanent',
        label: FAULT
    });
}
function nameOf(error) {
    try {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error);
    }
    catch {
        return 'an error that cannot be read';
    }
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
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(643);

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
    let begun = node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__.performance.now();
    return async () => {
        if (node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__.performance.now() - begun < LONGEST_MS)
            return;
        await nextTurn();
        begun = node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__.performance.now();
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

/***/ 4330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ confirmId)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);


/**
 * Makes sure that an answer names the thing that was asked for in all fields that hold its id; a field that is absent or
 * null says nothing. Ids differ in no more than the case of letters. Throws a transient `RequestError` for another id, or
 * for what is no id at all.
 */
function confirmId(what, named, asked) {
    for (const field of named) {
        if (field === undefined || field === null)
            continue;
        const id = typeof field === 'string' || typeof field === 'number' ? String(field) : '(no id)';
        if (id.toLowerCase() !== asked.toLowerCase())
            throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.about-another', { what, id, asked }));
    }
}


/***/ }),

/***/ 5771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W5: () => (/* binding */ deniesSuccess),
/* harmony export */   kW: () => (/* binding */ parseErrorBody),
/* harmony export */   n: () => (/* binding */ answerError),
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
    if (typeof body !== 'object' || body === null)
        return false;
    const fields = body;
    return VERDICTS.some(name => /^false$/i.test(String(Object.hasOwn(fields, name) ? fields[name] : '')));
}


/***/ }),

/***/ 882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ uniqueIds)
/* harmony export */ });
/** `taken` are ids that are in use already. */
function uniqueIds(mark, taken = []) {
    const used = new Set(taken);
    // The number that was tried last, so that many parts of one id take no longer than many of others.
    const last = new Map();
    return id => {
        let free = id;
        let n = last.get(id) ?? 1;
        while (used.has(free))
            free = `${id}${mark}${++n}`;
        last.set(id, n);
        used.add(free);
        return free;
    };
}


/***/ }),

/***/ 4408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ withPlatformClock)
/* harmony export */ });
/* harmony import */ var _http_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6409);

const DAY_MS = 24 * 3600_000;
/** The same client, and the clock that its answers tell. `now` answers epoch ms by this machine's clock as it was at first. */
function withPlatformClock(http, now = unsetClock()) {
    let aheadMs;
    return {
        clock: { aheadMs: () => aheadMs ?? 0, now: () => now() + (aheadMs ?? 0) },
        async http(request) {
            const answer = await http(request);
            const ahead = Date.parse(answer.headers.date ?? '') - now();
            // An error may come from a gateway that has another clock.
            if ((0,_http_status_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyStatus */ .xo)(answer.status) === 'ok' && ahead > -DAY_MS)
                aheadMs ??= ahead;
            return answer;
        }
    };
}
/**
 * This machine's clock as it is now, epoch ms: it goes on from here whatever the clock is set to meanwhile. `created-after`
 * counts back from the start, and the first good answer may come minutes later.
 */
function unsetClock() {
    const from = Date.now() - performance.now();
    return () => from + performance.now();
}


/***/ }),

/***/ 3718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readRunPages),
/* harmony export */   s: () => (/* binding */ newestOf)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);
/* harmony import */ var _model_phase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2935);



/**
 * The newest runs of a list that comes in pages (from 1), at most `most` of these, as many as the search needs. A list that
 * is not read to its end hides no newer run: one that has the oldest first is read from its end, and of any other the last
 * page is read too, where a platform may show what queues. Throws `RequestError`.
 */
async function readRunPages(readPage, { deep, isAnswered }, most) {
    const first = await readPage(1);
    let { pages } = first;
    if (pages <= 1)
        return [...first.runs];
    const isReversed = pages > 1 && isOldestFirst(first.runs);
    if (isReversed && pages === Number.POSITIVE_INFINITY)
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.oldest-first'));
    let found = [];
    for (let read = 1; read <= Math.min(pages, most); read++) {
        const isFirst = read === 1 && !isReversed;
        const page = isFirst ? first : await readPage(isReversed ? pages + 1 - read : read);
        found = [...found, ...(isReversed ? page.runs.toReversed() : page.runs)];
        if (!isReversed)
            pages = page.pages;
        if (read >= pages)
            return found;
        if (!deep || isAnswered(newestOf(found)))
            break;
    }
    if (pages === Number.POSITIVE_INFINITY)
        return newestOf(found);
    const last = isReversed ? first : await readPage(pages);
    return withFarEnd(found, last.runs);
}
/**
 * Of a list that was not read to its end, the runs that count: one that is older than the last row is out of its order (it
 * was begun again, say), and a newer one than that may be among the rows that were not read.
 */
function newestOf(rows) {
    const last = lastNumberOf(rows);
    return rows.filter(({ number }) => number === undefined || number >= last);
}
/** These runs and, of the far end of the same list, those that are newer, or that go on and have no number yet. */
function withFarEnd(rows, farEnd) {
    const last = lastNumberOf(rows);
    const isMissing = ({ number, phase }) => number === undefined ? !_model_phase_js__WEBPACK_IMPORTED_MODULE_2__/* .ENDED */ .h.has(phase) : number > last;
    return [...newestOf(rows), ...farEnd.filter(isMissing)];
}
function lastNumberOf(rows) {
    return rows.findLast(({ number }) => number !== undefined)?.number ?? Number.NEGATIVE_INFINITY;
}
function isOldestFirst(rows) {
    const numbers = rows.map(({ number }) => number).filter(number => number !== undefined);
    return numbers.length > 1 && numbers.every((number, i) => i === 0 || number > numbers[i - 1]);
}


/***/ }),

/***/ 3715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ runTarget)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/model/phase.js
var model_phase = __webpack_require__(2935);
;// CONCATENATED MODULE: ./lib/src/vendors/shared/choose-run.js


/**
 * The newest run that a query means. A newer run that has not ended and does not tell its commit, or its time, may be
 * the one: then nothing is chosen yet. Pure.
 */
function chooseRun(query, candidates) {
    const runs = inCreationOrder(candidates);
    const awaited = query.by === 'commit' ? repositoriesOf(query.commit, runs) : [];
    const answers = runs.map(run => both(isYoungEnough(run, query.createdAfter), isOfCommit(run, query, awaited)));
    const first = answers.findIndex(answer => answer !== 'no');
    const run = runs[first];
    if (run === undefined)
        return { code: 'none' };
    const { id } = run;
    if (answers[first] === 'not known yet' || id === undefined)
        return { code: 'undecided', run };
    return { code: 'found', run: { ...run, id }, matches: answers.filter(answer => answer === 'yes').length };
}
function both(a, b) {
    if (a === 'no' || b === 'no')
        return 'no';
    return a === 'yes' && b === 'yes' ? 'yes' : 'not known yet';
}
function isYoungEnough({ notAfter, notBefore, phase }, createdAfter) {
    if (createdAfter === undefined || (notBefore !== undefined && notBefore >= createdAfter))
        return 'yes';
    const isTooOld = notAfter !== undefined && notAfter < createdAfter;
    return isTooOld || model_phase/* ENDED */.h.has(phase) ? 'no' : 'not known yet';
}
function isOfCommit(run, query, awaited) {
    if (query.by === 'latest')
        return 'yes';
    const { commits, repositories, phase } = run;
    if (isOneOf(commits, query.commit))
        return 'yes';
    const tellsAll = commits.length > 0 && awaited.every(name => repositories?.includes(name) ?? true);
    return tellsAll || model_phase/* ENDED */.h.has(phase) ? 'no' : 'not known yet';
}
/**
 * The repositories whose commits a run has to tell before it is known not to be of a commit: the one in which another run
 * has it, else those of the newest run that has ended.
 */
function repositoriesOf(commit, newestFirst) {
    for (const { commits, repositories = [] } of newestFirst) {
        const found = repositories[commits.findIndex(told => isSameCommit(told, commit))];
        if (found !== undefined)
            return [found];
    }
    return newestFirst.find(({ commits, phase }) => commits.length > 0 && model_phase/* ENDED */.h.has(phase))?.repositories ?? [];
}
/** Whether a commit is among those that a run tells. */
function isOneOf(told, commit) {
    return told.some(one => isSameCommit(one, commit));
}
/** Platforms may shorten a commit id, and so may people: a prefix of at least seven digits matches. */
function isSameCommit(a, b) {
    const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
    return short.length >= 7 && /^[0-9a-f]+$/.test(short) && long.startsWith(short);
}
/**
 * Runs, newest first, each id once. Numbers are handed out at creation, so they decide. Times tell less: a queued run may
 * have none, and a run that was begun again looks younger than it is; so no run counts as created later than one with a
 * higher number. A run without a number stands by its time; while it queues it is newer than all that have a number.
 */
function inCreationOrder(runs) {
    const once = [...new Map(runs.map(run => [run.id ?? Symbol('no id'), run])).values()];
    const numbered = once
        .filter(run => run.number !== undefined)
        .sort((a, b) => (b.number ?? 0) - (a.number ?? 0) || byPlace(b, a));
    const others = once.filter(run => run.number === undefined).sort(byPlace);
    return withBounds(mergedByTime(capped(numbered), others));
}
function byPlace(a, b) {
    const [first, second] = [placeOf(a), placeOf(b)];
    return first === second ? 0 : first - second;
}
/** Epoch ms for a run whose number does not tell, by which it stands among the others. */
function placeOf({ createdAt, phase }) {
    if (phase === 'queued')
        return Number.POSITIVE_INFINITY;
    return createdAt ?? (model_phase/* ENDED */.h.has(phase) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}
/** Runs, newest first, with others among them, which are in the order of their places: each before what is no younger. */
function mergedByTime(newestFirst, others) {
    const last = others.filter(run => placeOf(run) === Number.NEGATIVE_INFINITY);
    const rest = [...newestFirst, ...last];
    const merged = [];
    let next = 0;
    for (const run of others.slice(last.length).reverse()) {
        const place = placeOf(run);
        for (let one = rest[next]; one !== undefined && timeOf(one) > place; one = rest[++next]) {
            merged.push(one);
        }
        merged.push(run);
    }
    return [...merged, ...rest.slice(next)];
}
/** A numbered run that queues may have no time yet: then it is newer than all that have one. */
function timeOf({ createdAt, phase }) {
    return createdAt ?? (phase === 'queued' ? Number.POSITIVE_INFINITY : 0);
}
function capped(newestFirst) {
    let newest = Number.POSITIVE_INFINITY;
    return newestFirst.map(run => {
        const createdAt = run.createdAt === undefined ? undefined : Math.min(newest, run.createdAt);
        newest = createdAt ?? newest;
        return { ...run, createdAt };
    });
}
function withBounds(newestFirst) {
    let notAfter;
    const capped = newestFirst.map(run => {
        notAfter = run.createdAt ?? notAfter;
        return { ...run, notAfter };
    });
    let notBefore;
    return capped
        .toReversed()
        .map(run => {
        notBefore = run.createdAt ?? notBefore;
        return { ...run, notBefore };
    })
        .toReversed();
}
/** What people call what a query looks for: `the run of commit 0123abc`, `the latest run`. */
function describeQuery(query, noun) {
    if (query.by === 'id')
        return (0,message/* message */.iU)('run.named', { noun, id: query.id });
    if (query.by === 'started')
        return (0,message/* message */.iU)('run.new', { noun });
    return query.by === 'commit'
        ? (0,message/* message */.iU)('run.of-commit', { noun, commit: query.commit })
        : (0,message/* message */.iU)('run.latest', { noun });
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/confirm-id.js
var confirm_id = __webpack_require__(4330);
// EXTERNAL MODULE: ./lib/src/vendors/shared/run-query.js
var run_query = __webpack_require__(6262);
// EXTERNAL MODULE: ./lib/src/vendors/shared/start-run.js
var start_run = __webpack_require__(5374);
;// CONCATENATED MODULE: ./lib/src/vendors/shared/run-target.js







/**
 * A run of a pipeline as a target, with the rules that hold for every platform: the run is found once and kept to; an
 * answer about another run is a bad one; a `latest` that had ended already at the first poll is refused; a newer run
 * that may be the one is waited for.
 */
function runTarget(request, adapter) {
    const { pipelineId, query } = request;
    const started = query.by === 'started' ? startedRun(adapter) : undefined;
    const keeper = createKeeper(createFinder(request, adapter, started));
    const { addDetails, listEnded, readLog, stop, stopsOnceFor } = adapter;
    return {
        ...startOf(request, adapter),
        id: `${pipelineId}/${query.by === 'id' ? query.id : query.by}`,
        kind: adapter.kind,
        ...(started && { start: startOfRun(pipelineId, started, keeper) }),
        read: context => readKept(request, adapter, keeper, context),
        async readLog(part, context, cursor) {
            if (readLog === undefined)
                throw noLog(part);
            const run = await keeper.run(context);
            if (run === undefined)
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.too-early'));
            return readLog(run, part, context, cursor);
        },
        ...(addDetails && {
            async addDetails(snapshot, context) {
                const run = keeper.kept();
                return run === undefined ? snapshot : addDetails(snapshot, run, context);
            }
        }),
        ...(listEnded &&
            request.waits && { readDurations: async (context) => durationsOf(await listEnded(context)) }),
        ...(stop && {
            async stop(context) {
                const run = await keeper.run(context);
                return run !== undefined && stop(run, context);
            }
        }),
        ...(stopsOnceFor !== undefined && { stopsOnceFor })
    };
}
function startedRun({ starter, noun, isRunId }) {
    if (starter === undefined)
        throw new Error('a platform that begins no runs was asked for one');
    return (0,start_run/* createStart */.lp)(starter, { noun, isRunId });
}
/** The run that was begun is the one that is kept to. */
function startOfRun(pipelineId, started, keeper) {
    return {
        names: { 'pipeline-id': pipelineId },
        recover: started.recover,
        async begin(marker, context) {
            const begun = await started.begin(marker, context);
            if (begun.code !== 'begun')
                return begun;
            const run = await keeper.run(context);
            if (run === undefined)
                throw new Error('a run that was begun is not known');
            return { code: 'begun', identity: run.identity, error: begun.error };
        }
    };
}
function createKeeper(search) {
    let pinned;
    const find = async (context) => {
        const found = pinned ?? (await search(context));
        if (!('phase' in found))
            pinned = found;
        return found;
    };
    return {
        kept: () => pinned,
        find,
        async run(context) {
            await find(context);
            return pinned;
        }
    };
}
/** One poll: finds the run where that is still to be done, and reads it. */
async function readKept(request, adapter, keeper, context) {
    const isNew = keeper.kept() === undefined && request.query.by !== 'id';
    const found = await keeper.find(context);
    if ('phase' in found)
        return found;
    try {
        const reading = await adapter.read(found, context);
        (0,confirm_id/* confirmId */.O)(adapter.noun, reading.named.run, found.id);
        (0,confirm_id/* confirmId */.O)('pipeline', reading.named.pipeline, request.pipelineId);
        return snapshotOf(request, adapter, found, reading);
    }
    catch (error) {
        throw isNew ? foundJustNow(error) : error;
    }
}
/** Finds the run that a query means: by its id, by what became of its start, or by the platform's list. */
function createFinder(request, adapter, started) {
    const { query } = request;
    if (query.by === 'id') {
        return async () => pin(request, adapter, { id: query.id, matchedBy: 'given', notices: [] });
    }
    if (query.by !== 'started')
        return createSearch(request, adapter, query);
    return async (context) => {
        const id = await started?.find(context);
        if (id === undefined)
            return absent(request, adapter);
        return pin(request, adapter, { id, matchedBy: 'started', notices: [] });
    };
}
/** Chooses a run from the platform's list. */
function createSearch(request, adapter, query) {
    let searched = false;
    return async (context) => {
        const choose = (runs) => chooseRun(choosing(query, adapter.clock), runs);
        const isAnswered = (runs) => choose(runs).code !== 'none' || isPast(runs, (0,run_query/* timeOf */.n)(query.createdAfter, adapter.clock));
        const listed = await adapter.list({ ...context, isAnswered, deep: query.by === 'commit' && !searched });
        for (const { id } of listed) {
            if (id !== undefined && !adapter.isRunId(id))
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.odd-id', { noun: adapter.noun }));
        }
        const choice = choose(listed);
        if (choice.code === 'none') {
            searched = true;
            return absent(request, adapter);
        }
        if (choice.code === 'undecided')
            return undecided(request, adapter, choice.run);
        const { run, matches } = choice;
        const notice = foundNotice(query, adapter.noun, run.id, matches);
        return pin(request, adapter, {
            id: run.id,
            matchedBy: query.by,
            createdAt: run.createdAt,
            notices: [notice]
        });
    };
}
function choosing(query, clock) {
    const createdAfter = (0,run_query/* timeOf */.n)(query.createdAfter, clock);
    return query.by === 'commit'
        ? { by: 'commit', commit: query.commit, createdAfter }
        : { by: 'latest', createdAfter };
}
/** Whether the list has come to runs that are too old to count. */
function isPast(runs, createdAfter) {
    const oldest = runs.at(-1)?.createdAt;
    return createdAfter !== undefined && oldest !== undefined && oldest < createdAfter;
}
function pin(request, adapter, found) {
    return { ...found, identity: identityOf(request, adapter, found.id, found.matchedBy), decided: false };
}
function foundNotice(query, noun, id, matches) {
    const text = query.by === 'latest'
        ? (0,message/* message */.iU)('run.latest-is', { noun, id })
        : (0,message/* message */.iU)('run.commit-has', { noun, id, commit: query.commit, matches });
    return { key: `found ${id}`, text, level: 'notice' };
}
/** A run is known by its id alone until an answer tells its number and names. */
function identityOf({ pipelineId, isFollowed }, { noun, links }, id, matchedBy, { title, pipelineName, url } = {}) {
    const name = title ?? (0,message/* message */.iU)('run.named', { noun, id });
    return {
        name,
        label: (0,message/* message */.iU)('target.of-pipeline', { name, pipeline: pipelineName ?? pipelineId }),
        ids: { 'run-id': id },
        names: { 'pipeline-id': pipelineId, 'run-id': id },
        url: url ?? links.run(id),
        matchedBy: isFollowed && matchedBy === 'given' ? 'run' : matchedBy
    };
}
/** Who the run is before the first answer about it. */
function startOf(request, adapter) {
    const { query } = request;
    return query.by === 'id' ? identityOf(request, adapter, query.id, 'given') : sought(request, adapter);
}
/** What is looked for, before it is found. */
function sought({ pipelineId, query }, { noun, links }) {
    const name = describeQuery(query, noun);
    return {
        name,
        label: (0,message/* message */.iU)('target.of-pipeline', { name, pipeline: pipelineId }),
        ids: {},
        url: links.pipeline(),
        matchedBy: query.by === 'id' ? 'given' : query.by
    };
}
function absent(request, adapter) {
    const status = (0,message/* inEnglish */.kK)((0,message/* message */.iU)('run.absent-status', { noun: adapter.noun }));
    return {
        phase: 'absent',
        status,
        identity: sought(request, adapter),
        parts: [],
        contradictions: [],
        notices: []
    };
}
/** A newer run may be the one that is meant: it is waited for, and nothing else is taken meanwhile. */
function undecided(request, adapter, run) {
    const { id, phase } = run;
    const { noun } = adapter;
    const name = id === undefined ? (0,message/* message */.iU)('run.in-list', { noun }) : (0,message/* message */.iU)('run.named', { noun, id });
    const lack = lackOf(request.query, run);
    const text = (0,message/* message */.iU)('run.undecided', { name, lack });
    return {
        ...absent(request, adapter),
        phase: phase === 'queued' || id === undefined ? 'queued' : 'running',
        status: (0,message/* inEnglish */.kK)((0,message/* message */.iU)('run.undecided-status', { name, lack })),
        undecided: true,
        notices: [{ key: `undecided ${id}`, text, level: 'notice' }]
    };
}
/** What keeps a run from being chosen, or left. */
function lackOf(query, { id, commits }) {
    if (id === undefined)
        return 'id';
    if (query.by !== 'commit' || isOneOf(commits, query.commit))
        return 'time';
    return commits.length === 0 ? 'commit' : 'all commits';
}
function snapshotOf(request, adapter, found, reading) {
    const { snapshot } = reading;
    decideFirstAnswer(request, adapter, found, model_phase/* ENDED */.h.has(snapshot.phase));
    const identity = identityOf(request, adapter, found.id, found.matchedBy, reading);
    found.identity = identity;
    const notices = [...found.notices, ...snapshot.notices];
    const { startedAt } = snapshot;
    const ageMs = startedAt === undefined ? undefined : Date.now() + adapter.clock.aheadMs() - startedAt;
    return { ...snapshot, identity, notices, ageMs, ...(found.refusal && { refusal: found.refusal }) };
}
/** How long the runs took that succeeded, in ms, the newest first. */
function durationsOf(runs) {
    return runs
        .filter(({ phase }) => phase === 'success')
        .sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))
        .map(({ workMs, startedAt = Number.NaN, finishedAt = Number.NaN }) => workMs ?? finishedAt - startedAt);
}
/** A wait is for what is still to come: `latest` that has ended is refused, a run of the commit that has is told. */
function decideFirstAnswer({ query, waits }, { noun, clock }, found, ended) {
    if (found.decided)
        return;
    found.decided = true;
    if (!ended || !waits || query.by === 'id' || query.by === 'started')
        return;
    const { id, createdAt } = found;
    if (query.by === 'latest' && query.createdAfter === undefined) {
        found.refusal = {
            message: (0,message/* message */.iU)('run.latest-ended', { noun, id }),
            hint: (0,message/* message */.iU)('next.latest-ended')
        };
        return;
    }
    const ageMs = createdAt === undefined ? undefined : clock.now() - createdAt;
    found.notices.push({ key: `ended ${id}`, text: (0,message/* message */.iU)('run.ended-before', { noun, id, ageMs }) });
}
/** What was found through another call may not be known everywhere yet: that is borne as at the start of a wait. */
function foundJustNow(error) {
    if (!(error instanceof errors/* RequestError */.GI))
        return error;
    return new errors/* RequestError */.GI(error.text, { ...error.failure, foundJustNow: true });
}
function noLog({ kind, name }) {
    return new errors/* RequestError */.GI((0,message/* message */.iU)('failure.no-log-served', { kind, name }), {
        kind: 'not-found',
        label: 'no log'
    });
}


/***/ }),

/***/ 4815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ anything),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   FX: () => (/* binding */ nothingListed),
/* harmony export */   GM: () => (/* binding */ wholeList),
/* harmony export */   J2: () => (/* binding */ looseList),
/* harmony export */   Lr: () => (/* binding */ toId),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Ro: () => (/* binding */ toNumber),
/* harmony export */   _B: () => (/* binding */ countedOthers),
/* harmony export */   d_: () => (/* binding */ scalar),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   gf: () => (/* binding */ parseAs),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   re: () => (/* binding */ textId),
/* harmony export */   vK: () => (/* binding */ listOfOthers),
/* harmony export */   xe: () => (/* binding */ toTime)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2226);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3945);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1793);


// What the platforms' schemas are made of. Real bodies have nulls everywhere, and versions differ, so every field may be
// null or absent; a field that only decorates may also be of any type, and then counts as absent.
// Ids of parts stand in those of the parts below them.
const LONGEST_SCALAR = 500;
/** What a value means, or `undefined`. Not by a union and `catch`, which take a hundred times as long for a wrong type. */
const read = (meaning) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((value) => meaning(value)));
/** A text that decorates. */
const text = read(value => (typeof value === 'string' || value === null ? value : undefined));
/** An id, a time or a counter: integers in some answers, strings in others. What is longer than any of these is none. */
const scalar = read(value => {
    if (typeof value === 'string')
        return value.length <= LONGEST_SCALAR ? value : undefined;
    return value === null || (typeof value === 'number' && Number.isFinite(value)) ? value : undefined;
});
/** An id that is always a text. */
const textId = read(value => value === null || (typeof value === 'string' && value.length <= LONGEST_SCALAR) ? value : undefined);
/** A status, or whatever is looked at elsewhere: its type is no reason to refuse the answer. */
const anything = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J());
/** Things beside parts: who may approve, commits, variables. */
const MOST_OTHERS = 100_000;
const nothingListed = () => ({ parts: 0, others: 0 });
/** Of the answer that is being parsed: what counts in a schema is handed nothing but the value. */
let listed = nothingListed();
/**
 * An answer by its schema. One that lists more than 20,000 parts is over its bound, which is known before the first of them
 * is looked at: throws a permanent `RequestError`. Every list of a schema is one of those below, so that none goes uncounted.
 * An answer that is parsed in several steps is counted in one `inAll`.
 */
function parseAs(schema, body, inAll = nothingListed()) {
    listed = inAll;
    return zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(schema, body);
}
function countParts(value) {
    if (Array.isArray(value))
        listed.parts += value.length;
    if (listed.parts > _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_PARTS */ .pZ)
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .tooManyParts */ .gv)();
    return value;
}
function countOthers(value) {
    if (Array.isArray(value))
        listed.others += value.length;
    if (listed.others > MOST_OTHERS)
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .tooManyParts */ .gv)();
    return value;
}
/** A list of parts without gaps. */
const wholeList = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(countParts), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item));
/** A list on which something depends: a wrong type makes the whole answer a bad one. */
const list = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(wholeList(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(item)));
/** A list that decorates. */
const looseList = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(wholeList(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(item))), undefined);
/** A list of what is no part. */
const countedOthers = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(countOthers), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(item))));
/** A list of what is no part, and decorates. */
const listOfOthers = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["catch"] */ .MfU(countedOthers(item), undefined);
/** A record that decorates, of fields that decorate. */
const record = (shape) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((value) => (isRecord(value) ? value : undefined)), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc(shape))));
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Numbers come as integers or as strings of digits; what is negative or anything else is absent. */
function toNumber(value) {
    if (typeof value === 'number')
        return Number.isFinite(value) && value >= 0 ? value : undefined;
    return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
}
/** Epoch ms; 0 is how platforms write "never". */
function toTime(value) {
    return toNumber(value) || undefined;
}
/** An id as text, or nothing. */
function toId(value) {
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
/** A list without its empty places. */
function present(items) {
    return (items ?? []).filter((item) => item !== null && item !== undefined);
}


/***/ }),

/***/ 5374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jg: () => (/* binding */ notOneSource),
/* harmony export */   lp: () => (/* binding */ createStart)
/* harmony export */ });
/* unused harmony export mayHaveBegun */
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);
/* harmony import */ var _util_timers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9745);



/** When it is tried, in ms from the first failure on, and how long a try may take. */
const TRIES = [
    { atMs: 1000, longestMs: 9000 },
    { atMs: 10_000, longestMs: 15_000 },
    { atMs: 25_000, longestMs: 5000 }
];
/**
 * Begins one run at the most. The start is sent once, whatever comes of it: no platform has a key that would make a second one
 * harmless. A refusal is believed where it is proven; whatever else leaves it open is answered by the marker that was sent.
 */
function createStart(starter, run) {
    const state = { starter, run };
    return {
        begin: (marker, context) => begin(state, marker, context),
        async recover(marker, context) {
            state.marker = marker;
            return (await look(state, context)) !== undefined;
        },
        async find(context) {
            const { sent, id } = state;
            // The answer that is still to come tells more than a list.
            if (sent !== undefined && id === undefined)
                await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(settled(sent), context.signal);
            return state.isRefused ? undefined : look(state, context);
        }
    };
}
async function begin(state, marker, { signal, clock, sendMs, onUnclear }) {
    if (state.marker !== undefined)
        throw new Error('a run is begun once');
    state.marker = marker;
    const send = await prepare(state.starter, clock, signal);
    signal.throwIfAborted();
    if (send instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI)
        return refused(state, send);
    state.sent = inTime(sendMs, context => sendOnce(state, send, marker, context));
    const answer = await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(settled(state.sent), signal);
    if (!(answer instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI))
        return { code: 'begun', id: answer };
    if (!mayHaveBegun(answer.failure))
        return refused(state, answer);
    onUnclear(answer);
    const found = await search(state, clock, signal);
    if (typeof found === 'string')
        return { code: 'begun', id: found, error: answer };
    return { code: 'unclear', error: answer, search: found };
}
function refused(state, error) {
    state.isRefused = true;
    return { code: 'refused', error };
}
async function sendOnce(state, send, marker, context) {
    const { noun, isRunId } = state.run;
    const answered = await send(marker, context);
    if (!isRunId(answered))
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.odd-id', { noun }));
    state.id = answered;
    return answered;
}
/** The run by its marker, where its id is not known yet. */
async function look(state, context) {
    const { starter, marker, run } = state;
    if (state.id !== undefined || marker === undefined)
        return state.id;
    const found = await starter.findByMarker(marker, context);
    if (found !== undefined && !run.isRunId(found))
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.odd-id', { noun: run.noun }));
    if (found !== undefined)
        state.id ??= found;
    return state.id;
}
/**
 * Whether a run may have begun though its start had no good answer. Only what the platform itself says is a refusal, by a status of
 * 3xx or 4xx or by a code of its own; and what was never sent began nothing.
 */
function mayHaveBegun({ kind, status, code, unsent }) {
    if (unsent)
        return false;
    if (status === undefined || status >= 500 || kind === 'transient')
        return true;
    return status < 300 && code === undefined;
}
/** Three looks in 30 s: the id, or why the last look could not tell. Nothing where it told that there is no such run. */
function search(state, clock, signal) {
    const isOver = (found) => typeof found === 'string';
    return tryThrice(context => look(state, context), isOver, { clock, signal });
}
/** What only reads may be asked for again: what sends the start, or why it cannot be sent. */
async function prepare({ prepare }, clock, signal) {
    const isOver = (answer) => !(answer instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI) || !isWorthAnother(answer.failure);
    const first = await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(settled(prepare({ signal })), signal);
    return isOver(first) ? first : tryThrice(prepare, isOver, { clock, signal });
}
function isWorthAnother({ kind }) {
    return kind === 'transient' || kind === 'throttled';
}
/** The answer that ends it, or the last one. */
async function tryThrice(ask, isOver, { clock, signal }) {
    const from = clock.now();
    for (let i = 0;; i++) {
        const { atMs, longestMs } = TRIES[i];
        await clock.sleep(Math.max(0, from + atMs - clock.now()), signal);
        const answer = await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(settled(inTime(longestMs, ask, signal)), signal);
        if (isOver(answer) || i === TRIES.length - 1)
            return answer;
    }
}
/** Gives a request so much time. Without a parent it goes on when the caller has given up. */
async function inTime(ms, ask, parent = new AbortController().signal) {
    const tooLate = () => new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.no-answer', { ms }), { kind: 'transient', label: 'request timeout' });
    const limit = (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .deadline */ .nl)(ms, parent, tooLate);
    try {
        return await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(ask({ signal: limit.signal }), limit.signal);
    }
    finally {
        limit.release();
    }
}
/** A failed request as a value. */
async function settled(asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI)
            return error;
        throw error;
    }
}
/** Why a branch or tag cannot be given: a pipeline may have no code source, or several, of which none is meant. */
function notOneSource(count) {
    return new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('start.sources', { count }), {
        kind: 'permanent',
        label: 'code sources',
        hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('hint.sources')
    });
}


/***/ }),

/***/ 5918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readStatus)
/* harmony export */ });
/**
 * What a status value means by a table. A word of success counts byte for byte only; all other words compare by
 * ASCII case folding (not by `toLowerCase`, which folds letters of other alphabets onto ASCII ones). Whatever is
 * not listed, not a string, or empty is `unknown`.
 */
function readStatus(table, value) {
    if (typeof value !== 'string')
        return { phase: 'unknown', status: describeValue(value) };
    if (Object.hasOwn(table, value))
        return { phase: table[value], status: value };
    const phase = foldedTable(table).get(foldAscii(value));
    if (phase !== undefined)
        return { phase, status: value };
    return { phase: 'unknown', status: value === '' ? '(empty)' : value };
}
const foldedTables = new WeakMap();
/** The words that compare by folding, folded: once for each table, since answers have words by the thousand. */
function foldedTable(table) {
    const before = foldedTables.get(table);
    if (before !== undefined)
        return before;
    const folded = new Map();
    for (const [word, phase] of Object.entries(table)) {
        const key = foldAscii(word);
        if (phase !== 'success' && !folded.has(key))
            folded.set(key, phase);
    }
    foldedTables.set(table, folded);
    return folded;
}
function foldAscii(text) {
    return text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}
function describeValue(value) {
    if (value === undefined)
        return '(missing)';
    if (value === null)
        return '(null)';
    if (typeof value === 'object')
        return Array.isArray(value) ? '(a list)' : '(an object)';
    return `(the ${typeof value} ${String(value).slice(0, 40)})`;
}


/***/ })

};

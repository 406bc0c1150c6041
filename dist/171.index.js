export const id = 171;
export const ids = [171];
export const modules = {

/***/ 4593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ noTimeLeft),
/* harmony export */   u: () => (/* binding */ stopAll)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);
/* harmony import */ var _model_phase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2935);
/* harmony import */ var _output_clean_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8303);
/* harmony import */ var _util_queue_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9660);
/* harmony import */ var _util_timers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9745);






/** As many requests as are made at a time: what waits for its turn was not sent, and no time runs for it. */
const MOST_AT_ONCE = 4;
/** So many are marked as tried at a time. */
const ROUND = 32;
const TRIES = 2;
const TRY_MS = 2000;
const BETWEEN_TRIES_MS = 200;
const LONGEST_BETWEEN_TRIES_MS = 3000;
const POLLS = 3;
const POLL_MS = 2000;
const BETWEEN_POLLS_MS = 1000;
const LONGEST_STATUS = 100;
/** A stop of which nobody knows whether the platform has it. */
class Unanswered extends Error {
    name = 'Unanswered';
    text;
    constructor(text) {
        super((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .inEnglish */ .kK)(text));
        this.text = text;
    }
}
/**
 * Stops targets on the platform, side by side: at most two tries each, and a poll that confirms what came of it; where
 * the target still runs, one or two more polls. Prints what happened to each, and never throws: the verdict is known.
 */
async function stopAll(requests, deps) {
    const round = {
        ...deps,
        onTry: inRounds(requests, deps.onTry),
        // Polls can wait until everything was asked to stop.
        pool: (0,_util_queue_js__WEBPACK_IMPORTED_MODULE_4__/* .createPool */ .b)(['stop', 'poll'], (0,_util_queue_js__WEBPACK_IMPORTED_MODULE_4__/* .roomFor */ .N_)(MOST_AT_ONCE))
    };
    await Promise.all(requests.map(request => stopOne(request, round)));
}
/** Tells of a whole round when its first try is made: what is told is written to disk, with all that is to be stopped. */
function inRounds(requests, onTry) {
    const rounds = new Map(requests.map((request, i) => [request, Math.floor(i / ROUND)]));
    const begun = new Set();
    const tried = new Set();
    return request => {
        const round = rounds.get(request) ?? 0;
        if (tried.has(request))
            return onTry([request]);
        tried.add(request);
        if (begun.has(round))
            return;
        begun.add(round);
        onTry(requests.slice(round * ROUND, (round + 1) * ROUND));
    };
}
async function stopOne(request, deps) {
    const { target, identity } = request;
    const { printer, pollsFirst = false, onDone } = deps;
    const before = pollsFirst ? await poll(target, deps) : undefined;
    if (before && isOver(before)) {
        printer.line(describeEnd(identity, before));
        return onDone(request);
    }
    const tooLate = whyNotAgain(request);
    if (tooLate !== undefined) {
        printer.warning(tooLate);
        return onDone(request);
    }
    const answer = await tryStop(request, deps);
    const { accepted, refusal } = answer;
    if (accepted || refusal === undefined)
        onDone(request);
    if (!accepted && refusal === undefined)
        return printer.line((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.nothing', { target: identity.label }));
    const after = await pollForEnd(target, accepted ? POLLS : 1, deps);
    if (after && isOver(after))
        onDone(request);
    printOutcome(identity, answer, after, printer);
}
/** Where a second stop would do more harm than the first one: what to do instead. */
function whyNotAgain({ target, identity, triedAt }) {
    const age = triedAt === undefined ? 0 : Date.now() - triedAt;
    if (target.stopsOnceFor === undefined || age < target.stopsOnceFor)
        return undefined;
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.not-again', { target: identity.label, agoMs: age, url: identity.url });
}
function printOutcome(identity, { accepted, refusal }, after, printer) {
    if (after && isOver(after))
        printer.line(describeEnd(identity, after));
    else if (accepted) {
        const status = after && (0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(after.status, LONGEST_STATUS);
        printer.line((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.accepted', { target: identity.label, status }));
    }
    else {
        const why = refusal ?? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.no-time');
        printer.warning((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.refused', { target: identity.label, why, url: identity.url }));
    }
}
/** Whether the target needs no stop any more. */
function isOver({ phase, stopping = false }) {
    return stopping || _model_phase_js__WEBPACK_IMPORTED_MODULE_2__/* .ENDED */ .h.has(phase);
}
function describeEnd({ label: target }, { phase, status }) {
    const facts = { target, status: (0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(status, LONGEST_STATUS) };
    return _model_phase_js__WEBPACK_IMPORTED_MODULE_2__/* .ENDED */ .h.has(phase) ? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.ended', facts) : (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.stopping', facts);
}
async function tryStop(request, { clock, signal, afterThrottleMs, onTry, pool }) {
    let refusal = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.no-time');
    let gap = BETWEEN_TRIES_MS;
    for (let i = 0; i < TRIES && !signal.aborted; i++) {
        if (i > 0)
            await pause(gap, clock, signal);
        if (signal.aborted)
            break;
        try {
            const accepted = await (0,_util_queue_js__WEBPACK_IMPORTED_MODULE_4__/* .inTurn */ .lo)(pool, 'stop', async () => {
                if (signal.aborted)
                    throw noTimeLeft();
                onTry(request); // before the stop is sent: we may be killed before its answer
                return sendStop(request.target, signal);
            });
            return { accepted };
        }
        catch (error) {
            if (!(error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI)) {
                refusal =
                    error instanceof Unanswered
                        ? error.text
                        : (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.own-fault', { name: (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error) });
                continue;
            }
            const { kind, hint } = error.failure;
            refusal = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .withHint */ .mu)(error.text, hint);
            gap = gapAfter(error.failure, afterThrottleMs);
            // The post step has more time.
            if (kind === 'permanent' || kind === 'not-found' || gap > LONGEST_BETWEEN_TRIES_MS)
                break;
        }
    }
    return { accepted: false, refusal };
}
/** What ends a stop for which there is no more time. */
function noTimeLeft() {
    return new Unanswered((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('stop.no-time'));
}
/** Whether the platform accepted one stop. */
async function sendStop(target, signal) {
    const limit = (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_5__/* .deadline */ .nl)(TRY_MS, signal, () => new Unanswered((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.no-answer', { ms: TRY_MS })));
    try {
        const stopping = target.stop?.({ signal: limit.signal }) ?? Promise.resolve(false);
        return await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_5__/* .abortable */ .ZC)(stopping, limit.signal);
    }
    finally {
        limit.release();
    }
}
function gapAfter({ kind, retryAfterMs = 0 }, afterThrottleMs) {
    return Math.max(BETWEEN_TRIES_MS, retryAfterMs, kind === 'throttled' ? afterThrottleMs : 0);
}
/** The last snapshot of a few polls, or the first one that needs no other. */
async function pollForEnd(target, polls, deps) {
    let last;
    for (let i = 0; i < polls && !deps.signal.aborted; i++) {
        if (i > 0)
            await pause(BETWEEN_POLLS_MS, deps.clock, deps.signal);
        last = (await poll(target, deps)) ?? last;
        if (last && isOver(last))
            return last;
    }
    return last;
}
/** Sleeps, or less when the time is over. */
function pause(ms, clock, signal) {
    return clock.sleep(ms, signal).catch(() => { });
}
/** The target's state now, or nothing when that could not be found out in time. */
function poll(target, { signal, pool }) {
    return (0,_util_queue_js__WEBPACK_IMPORTED_MODULE_4__/* .inTurn */ .lo)(pool, 'poll', () => readInTime(target, signal));
}
async function readInTime(target, signal) {
    const limit = (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_5__/* .deadline */ .nl)(POLL_MS, signal, () => new Error('too late'));
    try {
        return await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_5__/* .abortable */ .ZC)(target.read({ signal: limit.signal }), limit.signal);
    }
    catch {
        return undefined; // the stop itself says whether it was accepted
    }
    finally {
        limit.release();
    }
}


/***/ }),

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

/***/ 4063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ createHttp)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/model/log-loss.js
var log_loss = __webpack_require__(4072);
// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/src/http/body.js
var body = __webpack_require__(2679);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./lib/src/http/certificates.js
var certificates = __webpack_require__(3719);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./lib/src/http/failure.js
var failure = __webpack_require__(793);
// EXTERNAL MODULE: ./lib/src/http/status.js
var http_status = __webpack_require__(6409);
;// CONCATENATED MODULE: ./lib/src/http/proxy.js







const PORTS = { 'http:': 80, 'https:': 443 };
/** Where a connection for a URL goes, in Node's form: an IPv6 address without brackets, and no server name for an address. */
function addressOf(url) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    return { host, port: Number(url.port) || PORTS[url.protocol], servername: (0,external_node_net_.isIP)(host) ? '' : host };
}
/**
 * The proxy for a URL, by `http_proxy`, `https_proxy` and `no_proxy` of the environment; lower case goes before
 * upper case, and loopback is always direct. Throws a `RequestError` when a variable cannot be read: to connect without
 * the proxy then would send credentials by a way that nobody chose.
 */
function proxyFor(url, env = process.env) {
    const { host: given, port } = addressOf(url);
    const host = given.replace(/\.$/, '');
    const rules = (env.no_proxy || env.NO_PROXY || '').split(/[\s,]+/);
    if (isLoopback(host) || rules.some(rule => isExcepted(rule, host, port)))
        return undefined;
    const name = `${url.protocol.slice(0, -1)}_proxy`;
    for (const variable of [name, name.toUpperCase()]) {
        const text = env[variable]?.trim();
        if (text)
            return parseProxy(variable, text);
    }
    return undefined;
}
function isLoopback(host) {
    return host === 'localhost' || host === '::1' || ((0,external_node_net_.isIP)(host) === 4 && host.startsWith('127.'));
}
/** Whether a rule of `no_proxy` names a host: `*`, a domain and all below it, an address or a range, with a port or for all. */
function isExcepted(rule, host, port) {
    if (rule === '*')
        return true;
    // The colons of a bare IPv6 address are no port's.
    const [, name = '', only] = /^(\[[^\]]*\](?:\/[0-9]+)?|[^:]*)(?::([0-9]+))?$/.exec(rule) ?? ['', rule];
    if (only !== undefined && Number(only) !== port)
        return false;
    const [base = '', bits] = name.replace(/[[\]]/g, '').split('/');
    if ((0,external_node_net_.isIP)(host) !== 0)
        return (0,external_node_net_.isIP)(base) !== 0 && isWithin(host, base, bits);
    const domain = name.toLowerCase().replace(/^\*?\.|\.$/g, '');
    return host === domain || host.endsWith(`.${domain}`);
}
function isWithin(address, base, bits) {
    const [family, most] = (0,external_node_net_.isIP)(base) === 6 ? ['ipv6', 128] : ['ipv4', 32];
    if (bits !== undefined && !(/^[0-9]{1,3}$/.test(bits) && Number(bits) <= most))
        return false;
    const range = new external_node_net_.BlockList();
    range.addSubnet(base, Number(bits ?? most), family);
    return range.check(address, (0,external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4');
}
function parseProxy(variable, text) {
    let url;
    try {
        // A bare host:port names a proxy too, as for other tools.
        url = new URL(text.includes('://') ? text : `http://${text}`);
    }
    catch {
        throw badSetting(variable, (0,message/* message */.iU)('proxy.no-address', { variable }));
    }
    if (!(url.protocol in PORTS))
        throw badSetting(variable, (0,message/* message */.iU)('proxy.scheme', { variable, scheme: url.protocol }));
    if (url.username === '' && url.password === '')
        return { url, variable };
    try {
        const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
        return { url, variable, authorization: `Basic ${Buffer.from(login).toString('base64')}` };
    }
    catch {
        throw badSetting(variable, (0,message/* message */.iU)('proxy.percent', { variable }));
    }
}
function badSetting(variable, what) {
    return new errors/* RequestError */.GI(what, {
        kind: 'permanent',
        label: 'proxy setting',
        hint: (0,message/* message */.iU)('hint.proxy-setting', { variable })
    });
}
/** The proxy, for errors on the way to the proxy. */
function proxyPeer({ url, variable }) {
    return {
        name: (0,message/* message */.iU)('peer.proxy', { host: url.host, variable }),
        setting: variable,
        check: (0,message/* message */.iU)('hint.proxy', { variable })
    };
}
/** The error for a status that the proxy itself answered. */
function proxyRefusal(proxy, status, target) {
    const { name } = proxyPeer(proxy);
    const kind = (0,http_status/* classifyStatus */.xo)(status);
    const hint = status === 407
        ? (0,message/* message */.iU)('hint.proxy-login', { variable: proxy.variable })
        : (0,message/* message */.iU)('hint.proxy-refusal', { target });
    return new errors/* RequestError */.GI((0,message/* message */.iU)('failure.proxy-refused', { proxy: name, target, status }), {
        kind: kind === 'transient' || kind === 'throttled' ? kind : 'permanent',
        label: `proxy HTTP ${status}`,
        unsent: true,
        hint
    });
}
/**
 * Asks a proxy by CONNECT for a tunnel to `host:port`; anything but an open tunnel is a `RequestError`. The signal ends the
 * request; the caller closes a tunnel that was opened.
 */
function openTunnel(proxy, target, { signal, secureContext }) {
    const { url, authorization } = proxy;
    const options = {
        method: 'CONNECT',
        ...addressOf(url),
        path: target,
        headers: { host: target, ...(authorization && { 'proxy-authorization': authorization }) },
        agent: false,
        signal,
        rejectUnauthorized: true,
        secureContext
    };
    const opened = new Promise((resolve, reject) => {
        const asked = url.protocol === 'https:' ? (0,external_node_https_.request)(options) : (0,external_node_http_.request)(options);
        asked.on('error', reject);
        asked.once('connect', ({ statusCode = 0 }, socket, head) => {
            const isOpen = (0,http_status/* classifyStatus */.xo)(statusCode) === 'ok';
            if (isOpen && head.length === 0)
                return resolve(socket);
            socket.destroy();
            // A server behind a tunnel waits for the client to speak first.
            reject(isOpen ? (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.no-tunnel')) : proxyRefusal(proxy, statusCode, target));
        });
        asked.end();
    });
    return opened.catch(error => {
        throw (0,failure/* connectionError */.$t)(error, proxyPeer(proxy));
    });
}

;// CONCATENATED MODULE: ./lib/src/http/connections.js





// Some gateways close what is idle for 15 s.
const LONGEST_IDLE_MS = 10_000;
// Node's 250 ms for each address of a host but the last are less than a handshake around the world.
const ONE_ADDRESS_MS = 3000;
/** Makes the connections of one client; `ca` are certificates (PEM) trusted in addition to the usual ones. */
function createConnections(ca) {
    const secureContext = ca && external_node_tls_.createSecureContext({ ca: [...usualRoots(), ...ca] });
    const make = (options) => {
        const all = { ...options, autoSelectFamilyAttemptTimeout: ONE_ADDRESS_MS };
        return {
            'http:': new external_node_http_.Agent(all),
            // Set here, so that no variable of the environment switches the check off.
            'https:': new TunnelAgent({ ...all, rejectUnauthorized: true, ...(secureContext && { secureContext }) })
        };
    };
    return { fresh: make({}), kept: make({ keepAlive: true, timeout: LONGEST_IDLE_MS }) };
}
/** The certificates that Node trusts, with `NODE_EXTRA_CA_CERTS`, and the system's where Node was told to use them. */
function usualRoots() {
    // Since 22.15 Node lists what it trusts; before that it trusted no more than these.
    return external_node_tls_.getCACertificates?.('default') ?? [...external_node_tls_.rootCertificates, ...extraRoots()];
}
function extraRoots() {
    const path = process.env.NODE_EXTRA_CA_CERTS;
    const read = path ? (0,certificates/* readCertificates */.j)(path) : [];
    // Node itself warns of a file that cannot be read.
    return 'key' in read ? [] : read;
}
class TunnelAgent extends external_node_https_.Agent {
    createConnection(options, done) {
        const { tunnel, host, port, secureContext } = options;
        if (tunnel === undefined)
            return super.createConnection(options, done);
        const target = `${host?.includes(':') ? `[${host}]` : host}:${port}`;
        openTunnel(tunnel.proxy, target, { signal: tunnel.signal, secureContext })
            .then(socket => done(null, super.createConnection({ ...options, socket })))
            .catch(error => done(error, undefined));
        return undefined;
    }
}

// EXTERNAL MODULE: ./scripts/lazy/actions-http-client.js
var actions_http_client = __webpack_require__(9153);
// EXTERNAL MODULE: ./lib/src/http/lookup.js
var lookup = __webpack_require__(3797);
;// CONCATENATED MODULE: ./lib/src/http/send.js





// The idle limits of the package and of agents end a request without a cause, or hang: these are never reached.
const NEVER_MS = 2 ** 31 - 1;
const USER_AGENT = 'await-deploy';
// The bundle loads the package with the first request (scripts/lazy): only what answers with a promise can be called.
const client = new actions_http_client/* HttpClient */.Q(USER_AGENT, [], { socketTimeout: NEVER_MS });
/** The way to a URL. Throws a `RequestError` when the environment names a proxy that cannot be understood. */
function routeTo(url) {
    const proxy = proxyFor(url);
    return url.protocol === 'http:'
        ? { url, forwarder: proxy, tunnel: undefined }
        : { url, forwarder: undefined, tunnel: proxy };
}
/** Sends a request and answers once the headers of its answer are there; `onMade` gets the request before it goes out. */
async function sendRequest(request, { url, forwarder, tunnel }, agents, signal, onMade) {
    const peer = forwarder?.url ?? url;
    const own = typeof request.headers === 'function' ? request.headers(url) : request.headers;
    const options = {
        method: request.method,
        ...addressOf(peer),
        path: forwarder ? url.href : url.pathname + url.search,
        headers: {
            accept: 'application/json',
            'accept-encoding': 'identity',
            // A cache on the way has to ask the platform (RFC 9111, 5.2.1.4). `Pragma` is for HTTP/1.0, and ignored beside it (5.4).
            'cache-control': 'no-cache',
            'user-agent': USER_AGENT,
            ...own,
            host: url.host,
            ...(forwarder?.authorization && { 'proxy-authorization': forwarder.authorization })
        },
        agent: agents[peer.protocol],
        signal,
        timeout: NEVER_MS,
        tunnel: tunnel && { proxy: tunnel, signal },
        // A proxy resolves the name itself.
        ...(!forwarder && !tunnel && { lookup: lookup/* guardedLookup */.r })
    };
    const { request: make } = peer.protocol === 'https:' ? external_node_https_ : external_node_http_;
    const httpModule = {
        request: (...args) => {
            const made = make(...args);
            onMade(made);
            return made;
        }
    };
    return (await client.requestRaw({ options, parsedUrl: url, httpModule }, request.body ?? null)).message;
}

// EXTERNAL MODULE: ./lib/src/util/text.js
var util_text = __webpack_require__(9460);
;// CONCATENATED MODULE: ./lib/src/http/url.js



/**
 * The URL of a path below the endpoint; every segment percent-encoded, and never a dot segment. Throws a permanent
 * `RequestError` for a segment that cannot stand in a path: ids come from the platform too, and must not become another
 * path.
 */
function buildUrl(endpoint, path, query = {}) {
    if (!path.every(isSegment)) {
        throw new errors/* RequestError */.GI((0,message/* message */.iU)('failure.odd-id'), {
            kind: 'permanent',
            label: 'odd id'
        });
    }
    const base = (0,util_text/* withoutTrailingSlashes */.A$)(endpoint.pathname);
    // A colon is plain in a path, and some platforms have verbs behind one.
    const tail = path.map(segment => encodeURIComponent(segment).replaceAll('%3A', ':')).join('/');
    // Set as a path: put before the origin, a path that begins with two slashes would name another host.
    const url = new URL(endpoint.origin);
    url.pathname = `${base}/${tail}`;
    for (const [key, value] of Object.entries(query))
        url.searchParams.set(key, value);
    return url;
}
function isSegment(text) {
    return text !== '' && text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text);
}

;// CONCATENATED MODULE: ./lib/src/http/client.js











/**
 * A client for one endpoint. The package makes the request; connection, proxy, redirects, retries, body and time are
 * ours: one deadline over all phases, a bounded body, and nothing is ever sent to another origin. Every request but those
 * for logs has a connection of its own, so that nothing left of another answer can be taken for a verdict, or for what
 * explains it.
 */
function createHttp(settings) {
    const { endpoint, requestTimeoutMs, slots, onExchange, onWhole } = settings;
    const connections = createConnections(settings.ca);
    const send = async (request) => {
        const url = buildUrl(endpoint, request.path, request.query);
        const limit = (0,timers/* deadline */.nl)(requestTimeoutMs, request.signal, () => (0,failure/* timeoutError */.w2)(requestTimeoutMs));
        const startedAt = timers/* monotonicClock */.VF.now();
        const tell = (ended, bytes) => {
            const ms = timers/* monotonicClock */.VF.now() - startedAt;
            onExchange?.({ method: request.method, path: url.pathname, ended, ms, bytes });
        };
        let head;
        try {
            const answer = await exchange(url, request, limit.signal, connections, came => {
                head = came;
            });
            tell(String(answer.status), Buffer.byteLength(answer.text));
            onWhole?.({ request, url, ...answer });
            return answer;
        }
        catch (error) {
            const reason = limit.signal.aborted ? limit.signal.reason : error;
            const failed = reason instanceof errors/* RequestError */.GI ? reason.failure.label : 'aborted';
            tell(failed, 0);
            onWhole?.({ request, url, ...head, failed });
            throw reason;
        }
        finally {
            limit.release();
        }
    };
    return request => slots(slotOf(request), request.signal, () => send(request));
}
function slotOf({ kind }) {
    return kind === 'stop' || kind === 'start' ? 'status' : kind;
}
async function exchange(url, request, signal, { fresh, kept }, onHead) {
    const route = routeTo(url);
    const { forwarder, tunnel } = route;
    let sent;
    const send = (agents) => {
        const sending = sendRequest(request, route, agents, signal, made => {
            sent = made;
        });
        // A connection that never comes to be leaves the request without a socket: only the race ends that.
        return (0,timers/* abortable */.ZC)(sending, signal);
    };
    const sendAgain = (error) => {
        // The other side had closed the connection while it was idle, so it hardly saw the request.
        if (sent?.reusedSocket && /^(?:ECONNRESET|EPIPE)$/.test((0,errors/* codeOf */.$N)(error) ?? ''))
            return send(fresh);
        throw error;
    };
    try {
        const message = await (request.kind === 'log' ? send(kept).catch(sendAgain) : send(fresh));
        const head = { status: message.statusCode ?? 0, headers: message.headers };
        onHead(head);
        const refused = refusalOf(message, request, route);
        if (refused) {
            message.destroy();
            throw refused;
        }
        const { text, cut } = await (0,timers/* abortable */.ZC)((0,body/* readBody */.x8)(message, request.kind === 'log'), signal);
        if (cut)
            (0,log_loss/* noteLoss */.E)(body/* CUT_OFF */.Vk);
        return { ...head, text, ...(cut && { cut }) };
    }
    catch (error) {
        throw (0,failure/* connectionError */.$t)(error, forwarder ? proxyPeer(forwarder) : (0,failure/* endpointPeer */.GW)(url, tunnel?.url.host));
    }
}
/** What is an error by its status alone: a redirect, a refusal of the proxy that the request went to, a part. */
function refusalOf({ statusCode: status = 0, headers }, { redirect, kind }, { url, forwarder }) {
    const redirects = status >= 300 && status <= 399;
    if (redirects && redirect !== 'answer')
        return (0,failure/* redirectError */.z5)(status, headers.location, url);
    if (forwarder && status === 407)
        return proxyRefusal(forwarder, status, url.host);
    return kind !== 'stop' && (0,http_status/* classifyStatus */.xo)(status) === 'ok' && !(0,http_status/* isWhole */.wP)(status)
        ? (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.no-whole', { status }))
        : undefined;
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

/***/ 7874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots)
/* harmony export */ });
/* harmony import */ var _util_queue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9660);

/** Whose turn comes first. */
const ORDER = ['status', 'detail', 'log'];
const ALL = 4;
const FOR_OTHERS = 3;
/**
 * At most four requests at a time: status before detail before log. Details and logs together take at most three places,
 * so that a status request is never kept waiting by them alone. Rejects with the signal's reason when that aborts before
 * the turn came.
 */
function createSlots() {
    const pool = (0,_util_queue_js__WEBPACK_IMPORTED_MODULE_0__/* .createPool */ .b)(ORDER, (kind, { status, detail, log }) => {
        const others = detail + log;
        return status + others < ALL && (kind === 'status' || others < FOR_OTHERS);
    });
    return (kind, signal, work) => (0,_util_queue_js__WEBPACK_IMPORTED_MODULE_0__/* .inTurn */ .lo)(pool, kind, work, signal);
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

/***/ 4072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ noteLoss),
/* harmony export */   w: () => (/* binding */ withLosses)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6698);

const reading = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
/**
 * Reads a log, and tells with it what was lost of the answers on the way (`noteLoss`). The note goes round the adapter of
 * the platform, so that none can forget to pass it on.
 */
async function withLosses(read) {
    const notes = {};
    const log = await reading.run(notes, read);
    return { ...log, lost: log.lost ?? notes.lost };
}
/** Notes what the log that is being read lacks, as a clause. */
function noteLoss(lost) {
    const notes = reading.getStore();
    if (notes)
        notes.lost = lost;
}


/***/ }),

/***/ 3987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ openClients)
/* harmony export */ });
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4063);
/* harmony import */ var _http_slots_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7874);
/* harmony import */ var _output_signatures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6091);



/**
 * The client for the platform's API, and what a login needs. Signatures of requests are redacted from all that is printed. With
 * debug logging each request to the API is a line: method, path, how it ended, time and size; no query, header or body. `onWhole`
 * is told all of it, and nothing of a login.
 */
function openClients({ endpoint, servers, ca, requestTimeoutMs }, printer, onWhole) {
    const slots = (0,_http_slots_js__WEBPACK_IMPORTED_MODULE_1__/* .createSlots */ .e)();
    const onExchange = ({ method, path, ended, ms, bytes }) => printer.debug(`${method} ${path}: ${ended}, ${Math.round(ms)} ms, ${bytes} bytes`);
    const http = (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttp */ .V)({ endpoint, ca, requestTimeoutMs, slots, onExchange, onWhole });
    return {
        http: request => http((0,_output_signatures_js__WEBPACK_IMPORTED_MODULE_2__/* .rememberingSignature */ .sx)(request)),
        tools: {
            httpTo(server) {
                const url = servers[server];
                if (url === undefined)
                    throw new Error('a server that the plan does not name');
                // Without a line for debugging: it would come before the masks of what is in the answer.
                return (0,_http_client_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttp */ .V)({ endpoint: url, ca, requestTimeoutMs, slots });
            },
            addSecret: printer.mask,
            line: printer.line,
            warn: printer.warning
        }
    };
}


/***/ }),

/***/ 6421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createMarker),
/* harmony export */   r: () => (/* binding */ isMarker)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** What a marker looks like, wherever it comes from. */
const MARKER = /^await-deploy [0-9]{1,20}\.[0-9]{1,20}\.[0-9a-f]{8}$/;
/**
 * A text by which the run that this step begins is known among all others: the workflow run and its attempt, for people,
 * and a nonce, since the jobs of a matrix share all other names.
 */
function createMarker({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }) {
    return `await-deploy ${numberOf(GITHUB_RUN_ID)}.${numberOf(GITHUB_RUN_ATTEMPT)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`;
}
function isMarker(text) {
    return typeof text === 'string' && MARKER.test(text);
}
function numberOf(text = '') {
    return /^[0-9]{1,20}$/.test(text) ? text : '0';
}


/***/ }),

/***/ 9660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N_: () => (/* binding */ roomFor),
/* harmony export */   b: () => (/* binding */ createPool),
/* harmony export */   lo: () => (/* binding */ inTurn)
/* harmony export */ });
/* unused harmony export createQueue */
/* harmony import */ var _timers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9745);

function createQueue() {
    let items = [];
    let first = 0;
    return {
        add: item => void items.push(item),
        take() {
            if (first >= items.length)
                return undefined;
            const item = items[first];
            // What has left is not kept alive: an answer may hang on it.
            items[first++] = undefined;
            // `shift` moves all the others.
            if (first > 100 && first * 2 > items.length) {
                items = items.slice(first);
                first = 0;
            }
            return item;
        }
    };
}
/**
 * A pool in which work of the first kind comes first, and of one kind what was handed in first. `hasRoom` says whether work
 * of a kind may begin beside what is at work, by how much that is of each kind.
 */
function createPool(kinds, hasRoom) {
    const lines = kinds.map(kind => ({ kind, waiting: createQueue() }));
    const busy = Object.fromEntries(kinds.map(kind => [kind, 0]));
    const begin = () => {
        for (const { kind, waiting } of lines) {
            while (hasRoom(kind, busy)) {
                const work = waiting.take();
                if (work === undefined)
                    break;
                busy[kind]++;
                const end = () => {
                    busy[kind]--;
                };
                const working = work();
                if (working === undefined)
                    end();
                else
                    void working.finally(end).finally(begin);
            }
        }
    };
    return (kind, work) => {
        lines.find(line => line.kind === kind)?.waiting.add(work);
        begin();
    };
}
/** Room for so many at a time, of whatever kind. */
function roomFor(most) {
    return (_, busy) => Object.values(busy).reduce((sum, count) => sum + count, 0) < most;
}
/** What comes of work once its turn has come. Rejects with the signal's reason when that aborts before; work ends itself. */
function inTurn(pool, kind, work, signal) {
    return new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const stay = signal && (0,_timers_js__WEBPACK_IMPORTED_MODULE_0__/* .onAbort */ .u7)(signal, () => reject(signal.reason));
        pool(kind, () => {
            // At an abort thousands may wait: what tells them comes some at a time, and their turns must not come meanwhile.
            if (signal?.aborted)
                return undefined;
            stay?.();
            return work().then(resolve, reject);
        });
    });
}


/***/ }),

/***/ 9153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
// Stands in for `@actions/http-client` in the bundle: the package, and the modules of Node that it needs, are loaded by
// the first request. It has the methods that this action, `@actions/core` and `@actions/github` call.
const load = () => __webpack_require__.e(/* import() */ 942).then(__webpack_require__.bind(__webpack_require__, 4942))

class HttpClient {
  #args
  #client

  constructor(...args) {
    this.#args = args
  }

  async #made() {
    const {HttpClient: Client} = await load()
    this.#client ??= new Client(...this.#args)
    return this.#client
  }

  async requestRaw(...args) {
    return (await this.#made()).requestRaw(...args)
  }

  async getJson(...args) {
    return (await this.#made()).getJson(...args)
  }
  // `@actions/github` asks for these when it is loaded, for requests of its own; this action sends all of them itself.
  getAgent() {}
  getAgentDispatcher() {}
}


/***/ })

};

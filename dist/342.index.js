export const id = 342;
export const ids = [342];
export const modules = {

/***/ 8400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createHttp)
/* harmony export */ });
/* unused harmony export buildUrl */
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1692);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2779);
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9783);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5071);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5149);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5171);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3961);








const MAX_BODY_BYTES = 16 * 1024 * 1024;
/**
 * A client for one endpoint. The package makes connection, proxy and request; redirects, retries, body and time are
 * ours: one deadline over all three phases, a bounded body, and nothing is ever sent to another origin.
 */
function createHttp(settings) {
    const ca = settings.ca === undefined ? undefined : [...node_tls__WEBPACK_IMPORTED_MODULE_0__.rootCertificates, settings.ca];
    return request => settings.slots(request.kind === 'log' ? 'log' : 'status', request.signal, async () => {
        const { requestTimeoutMs } = settings;
        const limit = (0,_time_js__WEBPACK_IMPORTED_MODULE_5__/* .deadline */ .nl)(requestTimeoutMs, request.signal, () => timeoutError(requestTimeoutMs));
        try {
            return await exchange(settings.endpoint, request, limit.signal, ca);
        }
        catch (error) {
            if (limit.signal.aborted)
                throw limit.signal.reason;
            throw asRequestError(error, settings.endpoint);
        }
        finally {
            limit.release();
        }
    });
}
/** The URL of a path below the endpoint; every segment percent-encoded, and never a dot segment. */
function buildUrl(endpoint, path, query = {}) {
    if (path.some(segment => segment === '' || segment === '.' || segment === '..' || /\p{Surrogate}/u.test(segment))) {
        // Ids come from the platform too: one that is no name for a path must not become another path.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RequestError */ .GI('an id is empty or dots, which is no name in a path', {
            kind: 'permanent',
            label: 'odd id'
        });
    }
    const base = endpoint.pathname.replace(/(?<!\/)\/+$/, '');
    // A colon is plain in a path, and some platforms have verbs behind one.
    const tail = path.map(segment => encodeURIComponent(segment).replaceAll('%3A', ':')).join('/');
    // Set as a path: put before the origin, a path that begins with two slashes would name another host.
    const url = new URL(endpoint.origin);
    url.pathname = `${base}/${tail}`;
    for (const [key, value] of Object.entries(query))
        url.searchParams.set(key, value);
    return url;
}
async function exchange(endpoint, request, signal, ca) {
    const url = buildUrl(endpoint, request.path, request.query);
    const client = new _actions_http_client__WEBPACK_IMPORTED_MODULE_2__/* .HttpClient */ .Qq('await-deploy', [connection(url, signal, ca)], {
        allowRedirects: false,
        allowRetries: false,
        socketTimeout: 2 ** 31 - 1 // the package's own idle limit ends a socket politely and leaves the body hanging
    });
    try {
        const own = typeof request.headers === 'function' ? request.headers(url) : request.headers;
        const headers = { accept: 'application/json', 'accept-encoding': 'identity', ...own };
        const sent = client.request(request.method, url.href, request.body ?? null, headers);
        // A proxy that never answers CONNECT leaves the request without a socket: only the race ends that.
        const { message } = await (0,_time_js__WEBPACK_IMPORTED_MODULE_5__/* .abortable */ .ZC)(sent, signal);
        const status = message.statusCode ?? 0;
        if (status >= 300 && status <= 399) {
            message.destroy();
            throw redirectError(status, message.headers.location, url);
        }
        return { status, headers: message.headers, text: await (0,_time_js__WEBPACK_IMPORTED_MODULE_5__/* .abortable */ .ZC)(readBody(message), signal) };
    }
    finally {
        client.dispose();
    }
}
/** What the package leaves out, added to each request's options by its own hook. */
function connection(url, signal, ca) {
    return {
        prepareRequest(options) {
            options.signal = signal;
            options.host = url.hostname.replace(/^\[|\]$/g, '');
            options.headers = { ...options.headers, host: url.host };
            // A proxy resolves the name itself; a tunnel reads TLS settings from its agent.
            if (!(0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_3__/* .getProxyUrl */ .s)(url)?.hostname)
                options.lookup = _address_js__WEBPACK_IMPORTED_MODULE_6__/* .guardedLookup */ .rN;
            if (ca === undefined)
                return;
            options.ca = ca;
            const { agent } = options;
            if (agent?.options)
                Object.assign(agent.options, { ca });
        },
        canHandleAuthentication: () => false,
        handleAuthentication: () => Promise.reject(new Error('no authentication handler'))
    };
}
/** The whole body or an error: a connection that ends too early rejects. */
async function readBody(message) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of message) {
            size += chunk.length;
            if (size > MAX_BODY_BYTES)
                throw tooLarge();
            chunks.push(chunk);
        }
    }
    finally {
        message.destroy();
    }
    if (!message.complete)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .badAnswer */ .k6)('was cut off');
    const body = decode(Buffer.concat(chunks), message.headers['content-encoding']);
    return new TextDecoder().decode(body);
}
/** We ask for no compression; some gateways compress all the same. */
function decode(body, encoding = 'identity') {
    try {
        if (/^(x-)?gzip$/i.test(encoding))
            return (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gunzipSync)(body, { maxOutputLength: MAX_BODY_BYTES });
        if (/^deflate$/i.test(encoding))
            return (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateSync)(body, { maxOutputLength: MAX_BODY_BYTES });
    }
    catch (error) {
        if (error instanceof RangeError)
            throw tooLarge();
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .badAnswer */ .k6)('was compressed, and cut off or damaged');
    }
    if (!/^identity$/i.test(encoding))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .badAnswer */ .k6)('had an unknown compression');
    return body;
}
function tooLarge() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RequestError */ .GI(`the answer was larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB`, {
        kind: 'permanent',
        label: 'answer too large'
    });
}
function timeoutError(ms) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RequestError */ .GI(`no whole answer within ${ms / 1000} s`, {
        kind: 'transient',
        label: 'request timeout'
    });
}
function redirectError(status, location, from) {
    let target = 'nowhere';
    try {
        if (location)
            target = new URL(location, from).host || 'nowhere';
    }
    catch {
        target = 'an unreadable address';
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RequestError */ .GI(`HTTP ${status}: a redirect to ${target}, which is not followed`, {
        kind: 'permanent',
        label: `HTTP ${status}`,
        status,
        hint: 'check endpoint: it must be the address of the API itself, not of a login page or a moved host'
    });
}
function asRequestError(error, endpoint) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RequestError */ .GI)
        return error;
    if (error instanceof _address_js__WEBPACK_IMPORTED_MODULE_6__/* .ForbiddenAddressError */ .gD) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RequestError */ .GI(error.message, {
            kind: 'permanent',
            label: 'refused address',
            hint: 'check endpoint'
        });
    }
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code';
    if ((0,_retry_js__WEBPACK_IMPORTED_MODULE_7__/* .isTlsFault */ .WZ)(code)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RequestError */ .GI(`the TLS connection to ${endpoint.host} failed (${code})`, {
            kind: 'permanent',
            label: code,
            hint: 'check endpoint, and give ca-file where the platform has a certificate of its own'
        });
    }
    // Programming errors are not the network's fault and must not be retried as such.
    if (error instanceof TypeError || error instanceof RangeError)
        throw error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RequestError */ .GI(`the connection to ${endpoint.host} failed (${code})`, {
        kind: 'transient',
        label: code,
        hint: 'check endpoint, and that this runner may reach it: an instance can be closed to the public network, or have a list of allowed addresses'
    });
}


/***/ }),

/***/ 3961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WZ: () => (/* binding */ isTlsFault),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter),
/* harmony export */   xo: () => (/* binding */ classifyStatus)
/* harmony export */ });
const LONGEST_RETRY_AFTER_MS = 120_000;
const TRANSIENT = new Set([408, 425]);
/** What an HTTP status means; `ok` for the 2xx. A vendor's own error code may move it to another class. */
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

/***/ 7874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots)
/* harmony export */ });
const ALL = 4;
const FOR_LOGS = 3;
/**
 * At most four requests at a time, status before logs: logs take at most three places, and a status request goes
 * before every log request that waits. Rejects with the signal's reason when that aborts before the turn came.
 */
function createSlots() {
    const waiting = { status: [], log: [] };
    const busy = { status: 0, log: 0 };
    const free = (kind) => busy.status + busy.log < ALL && (kind === 'status' || busy.log < FOR_LOGS);
    const next = () => {
        for (const kind of ['status', 'log']) {
            while (waiting[kind].length > 0 && free(kind)) {
                busy[kind]++;
                waiting[kind].shift()?.();
            }
        }
    };
    return async (kind, signal, work) => {
        signal.throwIfAborted();
        await new Promise((resolve, reject) => {
            const take = () => {
                signal.removeEventListener('abort', leave);
                resolve();
            };
            const leave = () => {
                waiting[kind].splice(waiting[kind].indexOf(take), 1);
                reject(signal.reason);
            };
            signal.addEventListener('abort', leave, { once: true });
            waiting[kind].push(take);
            next();
        });
        try {
            return await work();
        }
        finally {
            busy[kind]--;
            next();
        }
    };
}


/***/ }),

/***/ 7342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3920);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8400);
/* harmony import */ var _http_slots_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7874);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2776);
/* harmony import */ var _log_printer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4727);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(723);
/* harmony import */ var _stop_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8776);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5149);









const LONGEST_MS = 25_000;
const STRAGGLERS_MS = 1000;
const waitFor = {
    'deploy order': 'wait-deploy-order',
    'change order': 'wait-change-order',
    'pipeline run': 'wait-pipeline',
    build: 'wait-pipeline'
};
/**
 * The `post` step: stops on the platform what had to be stopped and, as far as is known, was not. The state that says
 * so may have been written by anybody: it has to be signed, and its ids pass the checks of the inputs once more.
 */
async function post() {
    (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .maskSecrets */ .QU)();
    const printer = (0,_log_printer_js__WEBPACK_IMPORTED_MODULE_4__/* .createPrinter */ .F)(0);
    const inputs = checked(printer, process.env);
    if (inputs === undefined)
        return;
    const saved = inputs.stateKey && (0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .readState */ .un)(inputs.stateKey);
    if (saved === undefined) {
        return printer.warning('nothing was stopped on the platform: the saved state is not signed by this job');
    }
    const { endpoint, ca, requestTimeoutMs } = inputs;
    const http = (0,_http_client_js__WEBPACK_IMPORTED_MODULE_2__/* .createHttp */ .V)({ endpoint, ca, requestTimeoutMs, slots: (0,_http_slots_js__WEBPACK_IMPORTED_MODULE_8__/* .createSlots */ .e)() });
    const wanted = (await Promise.all(saved.map(one => reopen(one, http, printer)))).flat();
    const limit = (0,_time_js__WEBPACK_IMPORTED_MODULE_7__/* .deadline */ .nl)(LONGEST_MS, new AbortController().signal, () => new Error('no time is left'));
    try {
        const { signal } = limit;
        await (0,_stop_js__WEBPACK_IMPORTED_MODULE_6__/* .stopAll */ .u)(wanted, { clock: _time_js__WEBPACK_IMPORTED_MODULE_7__/* .monotonicClock */ .VF, printer, signal, looksFirst: true, onTry: () => { }, onDone: () => { } });
    }
    finally {
        limit.release();
        (0,_exit_js__WEBPACK_IMPORTED_MODULE_1__/* .leave */ .qG)(STRAGGLERS_MS);
    }
}
/** The thing that was saved, as a target: named by its ids, and by nothing else that the inputs say. */
async function reopen(saved, http, printer) {
    const env = { ...process.env, INPUT_OPERATION: waitFor[saved.kind] };
    for (const name of _inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .idInputs */ .$V)
        env[`INPUT_${name.toUpperCase()}`] = saved.names[name] ?? '';
    const inputs = checked(printer, env);
    const targets = (await inputs?.plan.open(http, inputs.consoleUrl)) ?? [];
    const { label, url, triedAt } = saved;
    return targets.map(target => ({ target, identity: { label, url, ids: {} }, triedAt }));
}
function checked(printer, env) {
    try {
        return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readInputs */ .Ko)(env);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
            throw error;
        printer.warning(`nothing was stopped on the platform: ${error.message}`);
        return undefined;
    }
}


/***/ }),

/***/ 8776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ stopAll)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5149);
/* harmony import */ var _vendors_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1307);



const TRIES = 2;
const TRY_MS = 2000;
const BETWEEN_TRIES_MS = 200;
const LOOKS = 3;
const LOOK_MS = 2000;
const BETWEEN_LOOKS_MS = 1000;
/**
 * Stops things on the platform, side by side: at most two tries each, and a look that confirms what came of it; where
 * it goes on so far, one or two more. Says of each what happened, and never throws: the verdict is known already.
 */
async function stopAll(wanted, deps) {
    await Promise.all(wanted.map(one => stopOne(one, deps)));
}
async function stopOne(wanted, deps) {
    const { target, identity, triedAt } = wanted;
    const { printer, looksFirst = false, onDone } = deps;
    const byHand = `stop it on the platform where it still runs${identity.url ? `: ${identity.url}` : ''}`;
    const before = looksFirst ? await look(target, deps) : undefined;
    if (before && _vendors_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ENDED */ .h.has(before.phase)) {
        printer.line(`${identity.label} has ended on the platform: ${before.word}`);
        return onDone(wanted);
    }
    const age = triedAt === undefined ? 0 : Date.now() - triedAt;
    if (target.stopsOnceFor !== undefined && age >= target.stopsOnceFor) {
        printer.warning(`${identity.label} was asked to stop ${Math.round(age / 1000)} s ago, without a clear answer; a second time would break off its cleaning up: ${byHand}`);
        return onDone(wanted);
    }
    const { accepted, refusal } = await tryStop(wanted, deps);
    if (accepted || refusal === undefined)
        onDone(wanted);
    if (!accepted && refusal === undefined)
        return printer.line(`${identity.label}: there is nothing to stop yet`);
    const after = await lookForEnd(target, accepted ? LOOKS : 1, deps);
    if (after && _vendors_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ENDED */ .h.has(after.phase)) {
        printer.line(`${identity.label} has ended on the platform: ${after.word}`);
        onDone(wanted);
    }
    else if (accepted) {
        printer.line(`${identity.label} will be stopped: the platform accepted it${after ? `, and says ${after.word} so far` : ''}`);
    }
    else {
        printer.warning(`${identity.label} could not be stopped (${refusal}); ${byHand}`);
    }
}
/** Whether the platform accepted it, or why it did not; neither where there is nothing to stop. */
async function tryStop(wanted, { clock, signal, onTry }) {
    const { target } = wanted;
    let refusal = 'no time was left';
    for (let i = 0; i < TRIES && !signal.aborted; i++) {
        if (i > 0)
            await pause(BETWEEN_TRIES_MS, clock, signal);
        const limit = (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .deadline */ .nl)(TRY_MS, signal, () => new Error(`no answer within ${TRY_MS / 1000} s`));
        onTry(wanted); // before it is sent: we may be killed before its answer
        try {
            const stopping = target.stop?.({ signal: limit.signal }) ?? Promise.resolve(false);
            return { accepted: await (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .abortable */ .ZC)(stopping, limit.signal) };
        }
        catch (error) {
            refusal = error instanceof Error ? error.message : 'unknown error';
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RequestError */ .GI) {
                const { kind, hint } = error.failure;
                if (hint)
                    refusal += `; ${hint}`;
                if (kind === 'permanent' || kind === 'not-found')
                    return { accepted: false, refusal };
            }
        }
        finally {
            limit.release();
        }
    }
    return { accepted: false, refusal };
}
/** How it stands at the last of several looks, or at the first one that sees its end. */
async function lookForEnd(target, looks, deps) {
    let last;
    for (let i = 0; i < looks && !deps.signal.aborted; i++) {
        if (i > 0)
            await pause(BETWEEN_LOOKS_MS, deps.clock, deps.signal);
        last = (await look(target, deps)) ?? last;
        if (last && _vendors_words_js__WEBPACK_IMPORTED_MODULE_2__/* .ENDED */ .h.has(last.phase))
            return last;
    }
    return last;
}
/** Sleeps, or less when the time is over. */
function pause(ms, clock, signal) {
    return clock.sleep(ms, signal).catch(() => { });
}
/** How it stands now, or nothing when that could not be found out in time. */
async function look(target, { signal }) {
    const limit = (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .deadline */ .nl)(LOOK_MS, signal, () => new Error('no answer in time'));
    try {
        return await (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .abortable */ .ZC)(target.read({ signal: limit.signal }), limit.signal);
    }
    catch {
        return undefined; // the stop itself says whether it was accepted
    }
    finally {
        limit.release();
    }
}


/***/ }),

/***/ 1307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ ENDED),
/* harmony export */   p: () => (/* binding */ readWord)
/* harmony export */ });
/** The phases in which a thing has ended. */
const ENDED = new Set(['success', 'failure', 'cancelled', 'skipped']);
/**
 * What a status value means by a table. A word of success counts byte for byte only; all other words compare by
 * ASCII case folding (not by `toLowerCase`, which folds letters of other alphabets onto ASCII ones). Whatever is
 * not listed, not a string, or empty is `unknown`.
 */
function readWord(table, value) {
    if (typeof value !== 'string')
        return { phase: 'unknown', word: describeValue(value) };
    if (Object.hasOwn(table, value))
        return { phase: table[value], word: value };
    const folded = foldAscii(value);
    for (const [word, phase] of Object.entries(table)) {
        if (phase !== 'success' && foldAscii(word) === folded)
            return { phase, word: value };
    }
    return { phase: 'unknown', word: value === '' ? '(empty)' : value };
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

export const id = 128;
export const ids = [
    128
];
export const modules = {
    4593: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            u: ()=>stopAll
        });
        var _model_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1793);
        var _model_phase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2935);
        var _output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8303);
        var _util_timers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9745);
        const TRIES = 2;
        const TRY_MS = 2000;
        const BETWEEN_TRIES_MS = 200;
        const LONGEST_BETWEEN_TRIES_MS = 3000;
        const LOOKS = 3;
        const LOOK_MS = 2000;
        const BETWEEN_LOOKS_MS = 1000;
        async function stopAll(wanted, deps) {
            await Promise.all(wanted.map((one)=>stopOne(one, deps)));
        }
        async function stopOne(wanted, deps) {
            const { target, identity, triedAt } = wanted;
            const { printer, looksFirst = false, onDone } = deps;
            const byHand = `stop it on the platform where it still runs${identity.url ? `: ${identity.url}` : ''}`;
            const before = looksFirst ? await look(target, deps) : undefined;
            if (before && isOver(before)) {
                printer.line(saidOf(identity, before));
                return onDone(wanted);
            }
            const age = triedAt === undefined ? 0 : Date.now() - triedAt;
            if (target.stopsOnceFor !== undefined && age >= target.stopsOnceFor) {
                printer.warning(`${identity.label} was asked to stop ${Math.round(age / 1000)} s ago, without a clear answer; a second time would break off its cleaning up: ${byHand}`);
                return onDone(wanted);
            }
            const { accepted, refusal } = await tryStop(wanted, deps);
            if (accepted || refusal === undefined) onDone(wanted);
            if (!accepted && refusal === undefined) return printer.line(`${identity.label}: there is nothing to stop yet`);
            const after = await lookForEnd(target, accepted ? LOOKS : 1, deps);
            if (after && isOver(after)) {
                printer.line(saidOf(identity, after));
                onDone(wanted);
            } else if (accepted) {
                const soFar = after ? `, and says ${(0, _output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__.TN)(after.status, 100)} so far` : '';
                printer.line(`${identity.label} will be stopped: the platform accepted it${soFar}`);
            } else {
                printer.warning(`${identity.label} could not be stopped (${refusal}); ${byHand}`);
            }
        }
        function isOver({ phase, stopping = false }) {
            return stopping || _model_phase_js__WEBPACK_IMPORTED_MODULE_1__.h.has(phase);
        }
        function saidOf({ label }, { phase, status }) {
            return _model_phase_js__WEBPACK_IMPORTED_MODULE_1__.h.has(phase) ? `${label} has ended on the platform: ${(0, _output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__.TN)(status, 100)}` : `${label} is being stopped on the platform (${(0, _output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__.TN)(status, 100)})`;
        }
        async function tryStop(wanted, { clock, signal, afterThrottleMs, onTry }) {
            const { target } = wanted;
            let refusal = 'no time was left';
            let gap = BETWEEN_TRIES_MS;
            for(let i = 0; i < TRIES && !signal.aborted; i++){
                if (i > 0) await pause(gap, clock, signal);
                if (signal.aborted) break;
                const limit = (0, _util_timers_js__WEBPACK_IMPORTED_MODULE_3__.nl)(TRY_MS, signal, ()=>new Error(`no answer within ${TRY_MS / 1000} s`));
                onTry(wanted);
                try {
                    const stopping = target.stop?.({
                        signal: limit.signal
                    }) ?? Promise.resolve(false);
                    return {
                        accepted: await (0, _util_timers_js__WEBPACK_IMPORTED_MODULE_3__.ZC)(stopping, limit.signal)
                    };
                } catch (error) {
                    refusal = (0, _output_clean_text_js__WEBPACK_IMPORTED_MODULE_2__.TN)(error instanceof Error ? error.message : 'unknown error', 300);
                    if (!(error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_0__.GI)) continue;
                    const { kind, hint } = error.failure;
                    if (hint) refusal += `; ${hint}`;
                    gap = gapAfter(error.failure, afterThrottleMs);
                    if (kind === 'permanent' || kind === 'not-found' || gap > LONGEST_BETWEEN_TRIES_MS) break;
                } finally{
                    limit.release();
                }
            }
            return {
                accepted: false,
                refusal
            };
        }
        function gapAfter({ kind, retryAfterMs = 0 }, afterThrottleMs) {
            return Math.max(BETWEEN_TRIES_MS, retryAfterMs, kind === 'throttled' ? afterThrottleMs : 0);
        }
        async function lookForEnd(target, looks, deps) {
            let last;
            for(let i = 0; i < looks && !deps.signal.aborted; i++){
                if (i > 0) await pause(BETWEEN_LOOKS_MS, deps.clock, deps.signal);
                last = await look(target, deps) ?? last;
                if (last && isOver(last)) return last;
            }
            return last;
        }
        function pause(ms, clock, signal) {
            return clock.sleep(ms, signal).catch(()=>{});
        }
        async function look(target, { signal }) {
            const limit = (0, _util_timers_js__WEBPACK_IMPORTED_MODULE_3__.nl)(LOOK_MS, signal, ()=>new Error('no answer in time'));
            try {
                return await (0, _util_timers_js__WEBPACK_IMPORTED_MODULE_3__.ZC)(target.read({
                    signal: limit.signal
                }), limit.signal);
            } catch  {
                return undefined;
            } finally{
                limit.release();
            }
        }
    },
    6409: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            WZ: ()=>isTlsFault,
            mu: ()=>parseRetryAfter,
            xo: ()=>classifyStatus
        });
        const LONGEST_RETRY_AFTER_MS = 120_000;
        const TRANSIENT = new Set([
            408,
            425
        ]);
        function classifyStatus(status) {
            if (status >= 200 && status <= 299) return 'ok';
            if (status === 429) return 'throttled';
            if (status === 404) return 'not-found';
            if (TRANSIENT.has(status)) return 'transient';
            if (status >= 500 && status <= 599 && status !== 501 && status !== 505) return 'transient';
            return 'permanent';
        }
        function parseRetryAfter(value, date) {
            if (value === undefined) return undefined;
            const text = value.trim();
            if (/^[0-9]+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_RETRY_AFTER_MS);
            if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
            const at = Date.parse(text);
            const from = date === undefined ? Number.NaN : Date.parse(date);
            const ms = at - (Number.isNaN(from) ? Date.now() : from);
            return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
        }
        function isTlsFault(code) {
            return /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|EPROTO$)/.test(code);
        }
    },
    2376: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            M: ()=>openClient
        });
        // EXTERNAL MODULE: external "node:http"
        var external_node_http_ = __webpack_require__(7067);
        // EXTERNAL MODULE: external "node:https"
        var external_node_https_ = __webpack_require__(4708);
        // EXTERNAL MODULE: external "node:zlib"
        var external_node_zlib_ = __webpack_require__(8522);
        // EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
        var lib = __webpack_require__(4942);
        // EXTERNAL MODULE: ./lib/src/model/errors.js
        var errors = __webpack_require__(1793);
        // EXTERNAL MODULE: ./lib/src/util/timers.js
        var timers = __webpack_require__(9745);
        // EXTERNAL MODULE: external "node:tls"
        var external_node_tls_ = __webpack_require__(1692);
        // EXTERNAL MODULE: ./lib/src/http/certificates.js
        var certificates = __webpack_require__(3719);
        // EXTERNAL MODULE: external "node:net"
        var external_node_net_ = __webpack_require__(7030);
        // EXTERNAL MODULE: external "node:dns"
        var external_node_dns_ = __webpack_require__(610);
        // EXTERNAL MODULE: ./lib/src/http/address.js
        var http_address = __webpack_require__(5171);
        ; // CONCATENATED MODULE: ./lib/src/http/lookup.js
        class ForbiddenAddressError extends Error {
            name = 'ForbiddenAddressError';
            code = 'EFORBIDDENADDRESS';
        }
        function guardedLookup(hostname, options, callback) {
            (0, external_node_dns_.lookup)(hostname, options, (error, address, family)=>{
                if (error) return callback(error, address, family);
                const all = Array.isArray(address) ? address.map((a)=>a.address) : [
                    address
                ];
                const bad = all.find(http_address.K);
                if (bad === undefined) return callback(null, address, family);
                callback(new ForbiddenAddressError(`${hostname} resolves to ${bad}, a link-local, metadata or refused address`), []);
            });
        }
        // EXTERNAL MODULE: ./lib/src/http/status.js
        var http_status = __webpack_require__(6409);
        ; // CONCATENATED MODULE: ./lib/src/http/failure.js
        function endpointPeer(endpoint, proxyHost) {
            return {
                name: proxyHost === undefined ? endpoint.host : `${endpoint.host} through the proxy ${proxyHost}`,
                setting: 'endpoint',
                check: 'check endpoint, and that this runner may reach it: an instance can be closed to the public network, or have a list of allowed addresses'
            };
        }
        function connectionError(error, peer) {
            if (error instanceof errors.GI) return error;
            if (error instanceof ForbiddenAddressError) {
                return new errors.GI(error.message, {
                    kind: 'permanent',
                    label: 'refused address',
                    hint: 'check endpoint'
                });
            }
            if (error instanceof TypeError || error instanceof RangeError) throw error;
            const code = (0, errors.$N)(error) ?? 'no code';
            const isTls = (0, http_status.WZ)(code);
            return new errors.GI(`the ${isTls ? 'TLS ' : ''}connection to ${peer.name} failed (${code})`, {
                kind: isTls ? 'permanent' : 'transient',
                label: code,
                hint: isTls ? tlsHint(code, peer.setting) : peer.check
            });
        }
        function tlsHint(code, setting) {
            if (/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(code)) {
                return 'its certificate is out of its time: have it renewed there, or set the clock of this runner right';
            }
            if (/ALTNAME|HOSTNAME/.test(code)) {
                return `its certificate is for other names: check that ${setting} has one of them`;
            }
            return `check ${setting}, and give ca-file where the platform, or a proxy on the way, has a certificate of its own`;
        }
        function tooLarge(bytes) {
            return new errors.GI(`the answer was larger than ${bytes / 1024 / 1024} MiB`, {
                kind: 'permanent',
                label: 'answer too large'
            });
        }
        function timeoutError(ms) {
            return new errors.GI(`no whole answer within ${ms / 1000} s`, {
                kind: 'transient',
                label: 'request timeout'
            });
        }
        function redirectError(status, location, from) {
            let target = 'nowhere';
            try {
                if (location) target = new URL(location, from).host || 'nowhere';
            } catch  {
                target = 'an unreadable address';
            }
            return new errors.GI(`HTTP ${status}: a redirect to ${target}, which is not followed`, {
                kind: 'permanent',
                label: `HTTP ${status}`,
                status,
                hint: 'check endpoint: it must be the address of the API itself, not of a login page or a moved host'
            });
        }
        ; // CONCATENATED MODULE: ./lib/src/http/proxy.js
        const PORTS = {
            'http:': 80,
            'https:': 443
        };
        function addressOf(url) {
            const host = url.hostname.replace(/^\[|\]$/g, '');
            return {
                host,
                port: Number(url.port) || PORTS[url.protocol],
                servername: (0, external_node_net_.isIP)(host) ? '' : host
            };
        }
        function proxyFor(url, env = process.env) {
            const { host: given, port } = addressOf(url);
            const host = given.replace(/\.$/, '');
            const rules = (env.no_proxy || env.NO_PROXY || '').split(/[\s,]+/);
            if (isLoopback(host) || rules.some((rule)=>isExcepted(rule, host, port))) return undefined;
            const name = `${url.protocol.slice(0, -1)}_proxy`;
            for (const variable of [
                name,
                name.toUpperCase()
            ]){
                const text = env[variable]?.trim();
                if (text) return parseProxy(variable, text);
            }
            return undefined;
        }
        function isLoopback(host) {
            return host === 'localhost' || host === '::1' || (0, external_node_net_.isIP)(host) === 4 && host.startsWith('127.');
        }
        function isExcepted(rule, host, port) {
            if (rule === '*') return true;
            const [, name = '', only] = /^(\[[^\]]*\](?:\/[0-9]+)?|[^:]*)(?::([0-9]+))?$/.exec(rule) ?? [
                '',
                rule
            ];
            if (only !== undefined && Number(only) !== port) return false;
            const [base = '', bits] = name.replace(/[[\]]/g, '').split('/');
            if ((0, external_node_net_.isIP)(host) !== 0) return (0, external_node_net_.isIP)(base) !== 0 && isWithin(host, base, bits);
            const domain = name.toLowerCase().replace(/^\*?\.|\.$/g, '');
            return host === domain || host.endsWith(`.${domain}`);
        }
        function isWithin(address, base, bits) {
            const [family, most] = (0, external_node_net_.isIP)(base) === 6 ? [
                'ipv6',
                128
            ] : [
                'ipv4',
                32
            ];
            if (bits !== undefined && !(/^[0-9]{1,3}$/.test(bits) && Number(bits) <= most)) return false;
            const range = new external_node_net_.BlockList();
            range.addSubnet(base, Number(bits ?? most), family);
            return range.check(address, (0, external_node_net_.isIP)(address) === 6 ? 'ipv6' : 'ipv4');
        }
        function parseProxy(variable, text) {
            let url;
            try {
                url = new URL(text.includes('://') ? text : `http://${text}`);
            } catch  {
                throw badSetting(variable, 'is no address of a proxy');
            }
            if (!(url.protocol in PORTS)) throw badSetting(variable, `has the scheme ${url.protocol}`);
            if (url.username === '' && url.password === '') return {
                url,
                variable
            };
            try {
                const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
                return {
                    url,
                    variable,
                    authorization: `Basic ${Buffer.from(login).toString('base64')}`
                };
            } catch  {
                throw badSetting(variable, 'has a percent sign in its user name or password that should be %25');
            }
        }
        function badSetting(variable, what) {
            return new errors.GI(`the environment variable ${variable} ${what}`, {
                kind: 'permanent',
                label: 'proxy setting',
                hint: `set ${variable} to an http: or https: URL such as http://proxy.example:3128, or name the host of the platform in no_proxy`
            });
        }
        function proxyPeer({ url, variable }) {
            return {
                name: `the proxy ${url.host} (${variable})`,
                setting: variable,
                check: `check ${variable} and no_proxy, and that this runner may reach the proxy`
            };
        }
        function proxyRefusal(proxy, status, target) {
            const { name } = proxyPeer(proxy);
            const kind = (0, http_status.xo)(status);
            const hint = status === 407 ? `check the user name and password in ${proxy.variable}; only the scheme Basic is spoken` : `let the proxy lead to ${target}, or name its host in no_proxy`;
            return new errors.GI(`${name} did not lead to ${target} (HTTP ${status})`, {
                kind: kind === 'transient' || kind === 'throttled' ? kind : 'permanent',
                label: `proxy HTTP ${status}`,
                hint
            });
        }
        function openTunnel(proxy, target, { signal, secureContext }) {
            const { url, authorization } = proxy;
            const options = {
                method: 'CONNECT',
                ...addressOf(url),
                path: target,
                headers: {
                    host: target,
                    ...authorization && {
                        'proxy-authorization': authorization
                    }
                },
                agent: false,
                signal,
                rejectUnauthorized: true,
                secureContext
            };
            const opened = new Promise((resolve, reject)=>{
                const asked = url.protocol === 'https:' ? (0, external_node_https_.request)(options) : (0, external_node_http_.request)(options);
                asked.on('error', reject);
                asked.once('connect', ({ statusCode = 0 }, socket, head)=>{
                    const isOpen = (0, http_status.xo)(statusCode) === 'ok';
                    if (isOpen && head.length === 0) return resolve(socket);
                    socket.destroy();
                    reject(isOpen ? (0, errors.k6)('of the proxy was no tunnel') : proxyRefusal(proxy, statusCode, target));
                });
                asked.end();
            });
            return opened.catch((error)=>{
                throw connectionError(error, proxyPeer(proxy));
            });
        }
        ; // CONCATENATED MODULE: ./lib/src/http/connections.js
        const LONGEST_IDLE_MS = 10_000;
        const ONE_ADDRESS_MS = 3000;
        function createConnections(ca) {
            const secureContext = ca && external_node_tls_.createSecureContext({
                ca: [
                    ...usualRoots(),
                    ...ca
                ]
            });
            const make = (options)=>{
                const all = {
                    ...options,
                    autoSelectFamilyAttemptTimeout: ONE_ADDRESS_MS
                };
                return {
                    'http:': new external_node_http_.Agent(all),
                    'https:': new TunnelAgent({
                        ...all,
                        rejectUnauthorized: true,
                        ...secureContext && {
                            secureContext
                        }
                    })
                };
            };
            return {
                fresh: make({}),
                kept: make({
                    keepAlive: true,
                    timeout: LONGEST_IDLE_MS
                })
            };
        }
        function usualRoots() {
            return external_node_tls_.getCACertificates?.('default') ?? [
                ...external_node_tls_.rootCertificates,
                ...extraRoots()
            ];
        }
        function extraRoots() {
            const path = process.env.NODE_EXTRA_CA_CERTS;
            const read = path ? (0, certificates.j)(path) : [];
            return typeof read === 'string' ? [] : read;
        }
        class TunnelAgent extends external_node_https_.Agent {
            createConnection(options, done) {
                const { tunnel, host, port, secureContext } = options;
                if (tunnel === undefined) return super.createConnection(options, done);
                const target = `${host?.includes(':') ? `[${host}]` : host}:${port}`;
                openTunnel(tunnel.proxy, target, {
                    signal: tunnel.signal,
                    secureContext
                }).then((socket)=>done(null, super.createConnection({
                        ...options,
                        socket
                    }))).catch((error)=>done(error, undefined));
                return undefined;
            }
        }
        ; // CONCATENATED MODULE: ./lib/src/http/client.js
        const MAX_BODY_BYTES = 16 * 1024 * 1024;
        const NEVER_MS = 2 ** 31 - 1;
        const client = new lib.Qq('await-deploy', [], {
            socketTimeout: NEVER_MS
        });
        function createHttp(settings) {
            const connections = createConnections(settings.ca);
            return (request)=>settings.slots(request.kind === 'log' ? 'log' : 'status', request.signal, async ()=>{
                    const { requestTimeoutMs } = settings;
                    const limit = (0, timers.nl)(requestTimeoutMs, request.signal, ()=>timeoutError(requestTimeoutMs));
                    try {
                        return await exchange(settings.endpoint, request, limit.signal, connections);
                    } catch (error) {
                        throw limit.signal.aborted ? limit.signal.reason : error;
                    } finally{
                        limit.release();
                    }
                });
        }
        function buildUrl(endpoint, path, query = {}) {
            if (path.some((segment)=>segment === '' || segment === '.' || segment === '..' || /\p{Surrogate}/u.test(segment))) {
                throw new errors.GI('an id is empty or dots, which is no name in a path', {
                    kind: 'permanent',
                    label: 'odd id'
                });
            }
            const base = endpoint.pathname.replace(/(?<!\/)\/+$/, '');
            const tail = path.map((segment)=>encodeURIComponent(segment).replaceAll('%3A', ':')).join('/');
            const url = new URL(endpoint.origin);
            url.pathname = `${base}/${tail}`;
            for (const [key, value] of Object.entries(query))url.searchParams.set(key, value);
            return url;
        }
        async function exchange(endpoint, request, signal, { fresh, kept }) {
            const url = buildUrl(endpoint, request.path, request.query);
            const proxy = proxyFor(url);
            const forwards = proxy !== undefined && url.protocol === 'http:';
            const peer = forwards ? proxy.url : url;
            let sent;
            const send = async (agents)=>{
                const own = typeof request.headers === 'function' ? request.headers(url) : request.headers;
                const options = {
                    method: request.method,
                    ...addressOf(peer),
                    path: forwards ? url.href : url.pathname + url.search,
                    headers: {
                        accept: 'application/json',
                        'accept-encoding': 'identity',
                        'user-agent': client.userAgent,
                        ...own,
                        host: url.host,
                        ...forwards && proxy.authorization && {
                            'proxy-authorization': proxy.authorization
                        }
                    },
                    agent: agents[peer.protocol],
                    signal,
                    timeout: NEVER_MS,
                    tunnel: proxy && !forwards ? {
                        proxy,
                        signal
                    } : undefined,
                    ...proxy === undefined && {
                        lookup: guardedLookup
                    }
                };
                const { request: make } = peer.protocol === 'https:' ? external_node_https_ : external_node_http_;
                const httpModule = {
                    request: (...args)=>{
                        sent = make(...args);
                        return sent;
                    }
                };
                const sending = client.requestRaw({
                    options,
                    parsedUrl: url,
                    httpModule
                }, request.body ?? null);
                return (await (0, timers.ZC)(sending, signal)).message;
            };
            const sendAgain = (error)=>{
                if (sent?.reusedSocket && /^(?:ECONNRESET|EPIPE)$/.test((0, errors.$N)(error) ?? '')) return send(fresh);
                throw error;
            };
            try {
                const message = await (request.kind === 'log' ? send(kept).catch(sendAgain) : send(fresh));
                const status = message.statusCode ?? 0;
                if (status >= 300 && status <= 399) {
                    message.destroy();
                    throw redirectError(status, message.headers.location, url);
                }
                if (forwards && status === 407) {
                    message.destroy();
                    throw proxyRefusal(proxy, status, url.host);
                }
                return {
                    status,
                    headers: message.headers,
                    text: await (0, timers.ZC)(readBody(message), signal)
                };
            } catch (error) {
                throw connectionError(error, forwards ? proxyPeer(proxy) : endpointPeer(url, proxy?.url.host));
            }
        }
        async function readBody(message) {
            const { headers } = message;
            const { 'content-encoding': coding = '' } = headers;
            const isPacked = !/^(?:identity)?$/i.test(coding);
            const chunks = [];
            const decoder = new TextDecoder();
            let text = '';
            let size = 0;
            try {
                for await (const chunk of message){
                    size += chunk.length;
                    if (size > MAX_BODY_BYTES) throw tooLarge(MAX_BODY_BYTES);
                    if (isPacked) chunks.push(chunk);
                    else text += decoder.decode(chunk, {
                        stream: true
                    });
                }
            } finally{
                message.destroy();
            }
            const { complete, socket } = message;
            const hasLength = 'content-length' in headers || 'transfer-encoding' in headers;
            if (!complete || !hasLength && socket.errored) throw (0, errors.k6)('was cut off');
            return text + decoder.decode(unpack(Buffer.concat(chunks), coding));
        }
        function unpack(body, coding) {
            if (body.length === 0) return body;
            try {
                if (/^(x-)?gzip$/i.test(coding)) return (0, external_node_zlib_.gunzipSync)(body, {
                    maxOutputLength: MAX_BODY_BYTES
                });
                if (/^deflate$/i.test(coding)) return (0, external_node_zlib_.inflateSync)(body, {
                    maxOutputLength: MAX_BODY_BYTES
                });
            } catch (error) {
                if (error instanceof RangeError) throw tooLarge(MAX_BODY_BYTES);
                throw (0, errors.k6)('was compressed, and cut off or damaged');
            }
            throw (0, errors.k6)('had an unknown compression');
        }
        ; // CONCATENATED MODULE: ./lib/src/http/slots.js
        const ALL = 4;
        const FOR_LOGS = 3;
        function createSlots() {
            const waiting = {
                status: [],
                log: []
            };
            const busy = {
                status: 0,
                log: 0
            };
            const free = (kind)=>busy.status + busy.log < ALL && (kind === 'status' || busy.log < FOR_LOGS);
            const next = ()=>{
                for (const kind of [
                    'status',
                    'log'
                ]){
                    while(waiting[kind].length > 0 && free(kind)){
                        busy[kind]++;
                        waiting[kind].shift()?.();
                    }
                }
            };
            return async (kind, signal, work)=>{
                signal.throwIfAborted();
                await new Promise((resolve, reject)=>{
                    const take = ()=>{
                        signal.removeEventListener('abort', leave);
                        resolve();
                    };
                    const leave = ()=>{
                        waiting[kind].splice(waiting[kind].indexOf(take), 1);
                        reject(signal.reason);
                    };
                    signal.addEventListener('abort', leave, {
                        once: true
                    });
                    waiting[kind].push(take);
                    next();
                });
                try {
                    return await work();
                } finally{
                    busy[kind]--;
                    next();
                }
            };
        }
        // EXTERNAL MODULE: ./lib/src/output/redact.js + 1 modules
        var redact = __webpack_require__(9648);
        ; // CONCATENATED MODULE: ./lib/src/output/signatures.js
        function rememberingSignature(request) {
            const { headers } = request;
            if (typeof headers !== 'function') return request;
            return {
                ...request,
                headers (url) {
                    const own = headers(url);
                    (0, redact.Ol)(own.authorization ?? '');
                    return own;
                }
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/steps/client.js
        function openClient({ endpoint, ca, requestTimeoutMs }) {
            const http = createHttp({
                endpoint,
                ca,
                requestTimeoutMs,
                slots: createSlots()
            });
            return (request)=>http(rememberingSignature(request));
        }
    }
};

export const id = 427;
export const ids = [427];
export const modules = {

/***/ 1469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dv: () => (/* binding */ explainCode),
/* harmony export */   lS: () => (/* binding */ readError),
/* harmony export */   of: () => (/* binding */ readErrorInOk),
/* harmony export */   pb: () => (/* binding */ apiError)
/* harmony export */ });
/* harmony import */ var _http_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6409);
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6800);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5771);



const PROJECT = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.project');
/** There is no such project, or who asks is no member of it. */
const NO_MEMBER = 'DEVPIPE.00011412';
const PARALLEL = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.parallel');
/**
 * Codes that say more than the HTTP status does.
 * From the clients of this API; Huawei's own table: https://support.huaweicloud.com/intl/en-us/api-pipeline/ErrorCode.html
 */
const rules = {
    'APIGW.0101': { kind: 'permanent', hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.host') },
    'APIGW.0106': { kind: 'permanent' },
    'APIGW.0301': { kind: 'permanent' },
    'APIGW.0308': { kind: 'throttled' },
    'DEVPIPE.00011136': { kind: 'permanent', hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.pipeline-of-project') },
    'DEVPIPE.00011401': { kind: 'permanent', hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.pipeline') },
    [NO_MEMBER]: { kind: 'permanent', hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.member') },
    'DEVPIPE.00011203': { kind: 'permanent', hint: PROJECT },
    DEV_21_100169: { kind: 'permanent', hint: PROJECT },
    'DEVPIPE.00011104': { kind: 'throttled', hint: PARALLEL },
    'DEVPIPE.00011105': { kind: 'throttled', hint: PARALLEL },
    'DEVPIPE.00011169': { kind: 'transient', hint: PARALLEL },
    'DEVPIPE.00011170': { kind: 'transient', hint: PARALLEL },
    PARAMETER_ERROR: {
        kind: 'permanent',
        hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.parameters')
    }
};
/** Whose limit of parallel runs is reached, by the code for it in the message of a run or a job. */
function explainCode(text) {
    if (/DEVPIPE\.000111(?:69|04)/.test(text))
        return 'pipeline';
    if (/DEVPIPE\.000111(?:70|05)/.test(text))
        return 'account';
    return undefined;
}
/** An error has few fields: of an object with more no other one is looked into. */
const MOST_FIELDS = 30;
/**
 * The error in a body, in the shapes that Huawei's SDKs try, in their order: `{error_code, error_msg}`,
 * `{errorCode, errorMsg}`, `{code, message}`, or one of these in a nested object.
 */
function readError(body, depth = 0) {
    if (typeof body !== 'object' || body === null || Array.isArray(body) || depth > 3)
        return undefined;
    const fields = body;
    for (const [code, ...messages] of [
        ['error_code', 'error_msg', 'error_message'],
        ['errorCode', 'errorMsg', 'errorMessage'],
        ['code', 'message', 'msg']
    ]) {
        const error = {
            code: textOf(fields[code]),
            message: messages.map(name => textOf(fields[name])).find(message => message)
        };
        if (error.code !== undefined || (error.message !== undefined && code !== 'code'))
            return error;
    }
    let looked = 0;
    // Not by a list of all values: for a wide object that alone takes long.
    for (const name in fields) {
        const nested = readError(fields[name], depth + 1);
        if (nested)
            return nested;
        if (++looked === MOST_FIELDS)
            break;
    }
    return undefined;
}
/**
 * The error in a body that came under HTTP 200: at the top level, or in `error`. `good` names the fields that only
 * a good answer has; with one of them a mere `code` is no error.
 */
function readErrorInOk(body, good) {
    if (typeof body !== 'object' || body === null || Array.isArray(body))
        return undefined;
    const fields = body;
    if (textOf(fields.error_code) ??
        textOf(fields.error_msg) ??
        textOf(fields.errorCode) ??
        textOf(fields.errorMsg)) {
        return readError({ ...fields, error: undefined });
    }
    const inner = readError(fields.error) ?? (textOf(fields.error) ? { message: textOf(fields.error) } : undefined);
    if (inner)
        return inner;
    if ((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .deniesSuccess */ .W5)(fields) && !good.includes('success'))
        return { isDenied: true };
    return good.some(name => name in fields) ? undefined : readError(body);
}
function textOf(value) {
    if (typeof value === 'number')
        return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** What an answer with an error means, with what to check. `credentials` are taken out of the platform's text. */
function apiError(answer, { code, message: text }, asked) {
    const kind = kindOf(answer.status, code);
    const words = text === undefined ? undefined : withoutEcho(text, asked.credentials);
    return (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .answerError */ .n)(answer, {
        kind,
        code,
        message: words,
        requestId: (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)(answer, 'x-request-id') ?? (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)(answer, 'x-iam-trace-id'),
        hint: hintFor(kind, answer.status, { code, message: words }, asked)
    });
}
/** A listed code decides; else the HTTP status; else, inside HTTP 200, only the backend's own faults may pass. */
function kindOf(status, code) {
    const kind = code === undefined ? undefined : ruleOf(code)?.kind;
    // What was made just now may not be known everywhere yet, and a gateway that restarts knows no path for a moment.
    if (status === 404 && kind === 'permanent')
        return 'not-found';
    if (kind)
        return kind;
    const byStatus = (0,_http_status_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyStatus */ .xo)(status);
    if (byStatus !== 'ok')
        return byStatus;
    return code !== undefined && /^DEV[._-]/.test(code) ? 'transient' : 'permanent';
}
function ruleOf(code) {
    return Object.hasOwn(rules, code) ? rules[code] : undefined;
}
function hintFor(kind, status, { code, message: words = '' }, { ids, executes, by }) {
    if (status === 401 || code === 'APIGW.0301')
        return authHint(words, by);
    if (by === 'agency' && (status === 403 || code === NO_MEMBER))
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.agency-member', { executes });
    if (executes && status === 403)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.may-execute');
    const listed = code === undefined ? undefined : ruleOf(code)?.hint;
    if (listed)
        return listed;
    if (status === 403)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.permission', { ids });
    if (kind === 'not-found')
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.not-found', { ids });
    return kind === 'permanent' ? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.refused', { ids }) : undefined;
}
function authHint(words, by) {
    if (by === 'token')
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.token');
    if (/signature expired|server time/i.test(words))
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.clock');
    if (by === 'agency')
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.session');
    if (/not exist/i.test(words))
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.unknown-key');
    if (/security.?token/i.test(words))
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.security-token');
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_1__/* .message */ .iU)('hint.codearts.key-pair');
}
/** The gateway repeats the request it was given, and at times the access key: neither belongs in a log. */
function withoutEcho(message, credentials) {
    const cut = message.replace(/\b(?:canonical\w*\W{0,4})?\b(?:GET|PUT|POST|DELETE|PATCH|HEAD)(?:\||\n)\/.*$/is, '(its copy of the request)');
    return credentials.reduce((text, secret) => text.replaceAll(secret, '***'), cut);
}


/***/ }),

/***/ 9427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sessionsOf: () => (/* binding */ sessionsOf)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/src/http/json.js + 1 modules
var json = __webpack_require__(6337);
// EXTERNAL MODULE: ./lib/src/http/status.js
var http_status = __webpack_require__(6409);
// EXTERNAL MODULE: ./lib/src/vendors/shared/errors.js
var shared_errors = __webpack_require__(5771);
// EXTERNAL MODULE: ./lib/src/vendors/codearts/errors.js
var codearts_errors = __webpack_require__(1469);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/id-token.js






// What the STS takes.
const LONGEST_TOKEN = 20_000;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/**
 * Asks for the job's identity token, which lives some minutes and may be asked for as often as wanted. `addSecret` gets it
 * first. Throws a `RequestError`. https://docs.github.com/en/actions/reference/security/oidc
 */
async function requestIdToken(http, { idToken: { path, query, key }, audience }, addSecret, signal) {
    const answer = await http({
        method: 'GET',
        path,
        query: { ...query, audience },
        headers: { authorization: `Bearer ${key}` },
        kind: 'status',
        signal
    });
    if ((0,http_status/* classifyStatus */.xo)(answer.status) !== 'ok')
        throw refusal(answer);
    const body = await (0,json/* readJson */.Vh)(answer);
    const jwt = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
    if (typeof jwt !== 'string' || jwt.length > LONGEST_TOKEN)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('codearts.odd-id-token'));
    addSecret(jwt);
    if (!JWT.test(jwt))
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('codearts.odd-id-token'));
    return { jwt, claims: claimsOf(jwt) };
}
function refusal(answer) {
    return (0,shared_errors/* answerError */.n)(answer, {
        ...(0,codearts_errors/* readError */.lS)((0,shared_errors/* parseErrorBody */.kW)(answer)),
        kind: finalKind(answer.status),
        hint: (0,message/* message */.iU)('hint.codearts.id-token')
    });
}
/** What the status of a login means: a server that knows no such thing will not know it later. */
function finalKind(status) {
    const kind = (0,http_status/* classifyStatus */.xo)(status);
    return kind === 'throttled' || kind === 'transient' ? kind : 'permanent';
}
function claimsOf(jwt) {
    const claims = payloadOf(jwt);
    const text = (name) => {
        const value = [claims[name]].flat()[0];
        return typeof value === 'string' ? value : '?';
    };
    return { sub: text('sub'), aud: text('aud'), iss: text('iss') };
}
function payloadOf(jwt) {
    try {
        const payload = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
        return Object(payload);
    }
    catch {
        return {};
    }
}

// EXTERNAL MODULE: ./lib/src/vendors/codearts/keyless.js
var codearts_keyless = __webpack_require__(9634);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/sessions.js



/** Of the life of a session, when it is renewed. */
const RENEWED_AT = 0.8;
// Where a renewal fails, the last fifth has room for ten more.
const RETRIES_IN_LIFE = 50;
const [LEAST_RETRY_MS, MOST_RETRY_MS] = [250, 60_000];
/** Many targets ask at the same time, and each asks again: one answer is enough for all of them. */
const SHARED_FAILURE_MS = 500;
/** Sessions by logins that never run side by side. */
function createSessions(deps) {
    const { now, warn } = deps;
    const logins = createLogins(deps);
    const { newest } = logins;
    const renewBehind = (session) => {
        const wasWarned = logins.failure() !== undefined;
        logins.begin(false).catch(error => {
            const { retryAfterMs = 0 } = error instanceof errors/* RequestError */.GI ? error.failure : {};
            session.renewAt = now() + Math.max(session.retryMs, retryAfterMs);
            const leftMs = session.expiresAt - now();
            // A fault of our own comes up once the session has expired.
            if (error instanceof errors/* RequestError */.GI && !wasWarned && leftMs > 0)
                warn((0,message/* message */.iU)('codearts.not-renewed', { why: error.text, leftMs }));
        });
    };
    const ready = async (signal) => {
        const session = newest();
        if (session !== undefined && !session.isRefused && now() < session.expiresAt) {
            if (!logins.isUnderWay() && now() >= session.renewAt)
                renewBehind(session);
            return;
        }
        const failure = logins.failure();
        if (!logins.isUnderWay() && failure !== undefined && now() - failure.at < SHARED_FAILURE_MS)
            throw asFailure(failure.error, session);
        await (0,timers/* abortable */.ZC)(logins.begin(session?.isRefused ?? false), signal).catch(error => {
            throw signal.aborted ? error : asFailure(error, session);
        });
    };
    return {
        ready,
        keys() {
            const session = newest();
            if (session === undefined)
                throw new Error('no session was awaited');
            return session.keys;
        },
        accept(keys) {
            const session = newest();
            if (session?.keys === keys)
                session.isAccepted = true;
        },
        async replace(refused, signal) {
            const session = newest();
            if (session?.keys === refused) {
                if (session.isReplacement && !session.isAccepted)
                    return false;
                session.isRefused = true;
            }
            await ready(signal);
            return true;
        }
    };
}
/** Logins one after the other: whoever asks while one is under way gets its session. */
function createLogins({ logIn, now }) {
    let flight;
    let failed;
    let newest;
    return {
        newest: () => newest,
        isUnderWay: () => flight !== undefined,
        /** How the last login failed, and when; nothing where it did not. */
        failure: () => failed,
        begin(isReplacement) {
            const askedAt = now();
            flight ??= logIn()
                .then(loggedIn => {
                failed = undefined;
                // Before the flight is over: nobody may find neither.
                newest = toSession(loggedIn, askedAt, isReplacement);
            })
                .catch(error => {
                failed = { at: now(), error };
                throw error;
            })
                .finally(() => {
                flight = undefined;
            });
            return flight;
        }
    };
}
function toSession({ keys, lifeMs }, askedAt, isReplacement) {
    return {
        keys,
        expiresAt: askedAt + lifeMs,
        renewAt: askedAt + lifeMs * RENEWED_AT,
        retryMs: Math.min(Math.max(lifeMs / RETRIES_IN_LIFE, LEAST_RETRY_MS), MOST_RETRY_MS),
        isReplacement,
        isAccepted: false,
        isRefused: false
    };
}
/** Why there is no session, for whoever needs one; `before` is the one that has ended. */
function asFailure(error, before) {
    return error instanceof errors/* RequestError */.GI && before !== undefined
        ? new errors/* RequestError */.GI((0,message/* message */.iU)('codearts.session-lost', { why: error.text }), error.failure)
        : error;
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/sts.js







/** Shows in the audit log of the account who used the session. */
const SESSION_NAME = 'await-deploy';
const LONGEST_LIFE_MS = 12 * 3600_000;
/** A clock that is wrong by less is right: answers take a while, and `Date` counts whole seconds. */
const PRECISION_MS = 60_000;
// A key stands between commas in a header, and a token is a header: nothing in them may end either.
const ACCESS_KEY = /^[\w-]{8,128}$/;
const SECRET = /^[!-~]{8,16384}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
/**
 * Exchanges the job's identity token for a session of the agency. `addSecret` gets all of it first. `nowMs` is this machine's
 * clock, epoch ms. Throws a `RequestError`. https://support.huaweicloud.com/api-iam5/AssumeAgencyWithOIDC.html
 */
async function assumeAgency(http, keyless, idToken, { addSecret, nowMs, signal }) {
    const answer = await http({
        method: 'POST',
        path: ['v5', 'agencies', 'assume-with-oidc'],
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
            provider_urn: keyless.providerUrn,
            agency_urn: keyless.agencyUrn,
            agency_session_name: SESSION_NAME,
            id_token: idToken.jwt,
            duration_seconds: keyless.durationS
        }),
        kind: 'status',
        signal
    });
    if ((0,http_status/* classifyStatus */.xo)(answer.status) !== 'ok')
        throw sts_refusal(answer, keyless, idToken);
    const { access_key_id, secret_access_key, security_token, expiration } = credentialsIn(await (0,json/* readJson */.Vh)(answer));
    const found = [access_key_id, secret_access_key, security_token];
    for (const secret of found)
        if (isText(secret) && SECRET.test(secret))
            addSecret(secret);
    if (!isText(access_key_id) || !ACCESS_KEY.test(access_key_id))
        throw oddSession();
    if (!isText(secret_access_key) || !SECRET.test(secret_access_key))
        throw oddSession();
    if (!isText(security_token) || !SECRET.test(security_token))
        throw oddSession();
    return {
        keys: { accessKey: access_key_id, secretKey: secret_access_key, securityToken: security_token },
        lifeMs: lifeOf(expiration, answer, nowMs())
    };
}
function credentialsIn(body) {
    const credentials = Object(Object(body).credentials);
    return Array.isArray(credentials) ? {} : credentials;
}
/** What is left of a session, in ms, by the clock of whoever made it. */
function lifeOf(expiration, answer, nowMs) {
    if (!isText(expiration) || !TIME.test(expiration))
        throw oddSession();
    const aheadMs = Date.parse((0,shared_errors/* header */.wx)(answer, 'date') ?? '') - nowMs;
    const now = nowMs + (Math.abs(aheadMs) > PRECISION_MS ? aheadMs : 0);
    const lifeMs = Date.parse(expiration) - now;
    if (Number.isNaN(lifeMs))
        throw oddSession();
    if (lifeMs <= 0)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('codearts.session-over'));
    return Math.min(lifeMs, LONGEST_LIFE_MS);
}
const isText = (value) => typeof value === 'string';
function oddSession() {
    return (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('codearts.odd-session'));
}
function sts_refusal(answer, keyless, { claims }) {
    const error = (0,codearts_errors/* readError */.lS)((0,shared_errors/* parseErrorBody */.kW)(answer));
    const hints = {
        'STS5.1001': (0,message/* message */.iU)('hint.codearts.trust-policy', claims),
        'STS5.2001': (0,message/* message */.iU)('hint.codearts.audience', { ...claims, audience: keyless.audience })
    };
    const kind = finalKind(answer.status);
    const known = Object.hasOwn(hints, error?.code ?? '') ? hints[error?.code ?? ''] : undefined;
    return (0,shared_errors/* answerError */.n)(answer, {
        ...error,
        kind,
        requestId: (0,shared_errors/* header */.wx)(answer, 'x-request-id'),
        hint: known ?? (kind === 'permanent' ? (0,message/* message */.iU)('hint.codearts.login', claims) : undefined)
    });
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/login.js







const MINUTE_MS = 60_000;
const opened = new WeakMap();
/**
 * The sessions of the agency, by the job's own identity: one login for the whole process, however often targets are opened. The
 * first request that needs a session logs in.
 */
function sessionsOf(keyless, tools) {
    if (tools === undefined)
        throw new Error('a login needs its tools');
    const { line, warn } = tools;
    let count = 0;
    const sessions = opened.get(tools) ??
        createSessions({
            now: timers/* monotonicClock */.VF.now,
            warn,
            async logIn() {
                const loggedIn = await logIn(keyless, tools);
                const facts = { agency: keyless.agencyUrn, lifeMs: roughly(loggedIn.lifeMs) };
                line((0,message/* message */.iU)(count++ === 0 ? 'codearts.logged-in' : 'codearts.renewed', facts));
                return loggedIn;
            }
        });
    opened.set(tools, sessions);
    return sessions;
}
/** To the minute: a part of a second has gone already. */
function roughly(ms) {
    return ms < MINUTE_MS ? ms : Math.round(ms / MINUTE_MS) * MINUTE_MS;
}
async function logIn(keyless, { httpTo, addSecret }) {
    // Nobody's own: whoever asks for a session may give up, and others wait on. Each request has its time limit.
    const { signal } = new AbortController();
    const idToken = await requestIdToken(httpTo(codearts_keyless/* ID_TOKEN_URL */.e_), keyless, addSecret, signal).catch(error => {
        throw loginError(error, why => (0,message/* message */.iU)('codearts.no-id-token', { why }), (0,message/* message */.iU)('hint.codearts.id-token-address'));
    });
    const deps = { addSecret, nowMs: Date.now, signal };
    return assumeAgency(httpTo('sts-endpoint'), keyless, idToken, deps).catch(error => {
        throw loginError(error, why => (0,message/* message */.iU)('codearts.no-session', { why }), (0,message/* message */.iU)('hint.codearts.sts-address'));
    });
}
/** The same error, as one of a login at a server: nothing of the request that wanted it has gone out. */
function loginError(error, text, address) {
    if (!(error instanceof errors/* RequestError */.GI))
        return error;
    const { failure } = error;
    return new errors/* RequestError */.GI(text(error.text), {
        ...failure,
        label: `login ${failure.label}`,
        unsent: true,
        hint: failure.status === undefined ? address : failure.hint
    });
}


/***/ })

};

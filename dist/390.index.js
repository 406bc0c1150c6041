export const id = 390;
export const ids = [390];
export const modules = {

/***/ 7390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTargets: () => (/* binding */ openTargets)
});

// EXTERNAL MODULE: ./lib/src/vendors/shared/platform-clock.js
var platform_clock = __webpack_require__(2027);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/auth.js

/** A skew that is the reason for a refusal that does not name one. Signatures are good for 15 min. */
const SUSPICIOUS_SKEW_MS = 5 * 60_000;
/** A clock that was corrected is right by this much: answers take a while, and `Date` counts whole seconds. */
const PRECISION_MS = 60_000;
/** `now` answers epoch ms by this machine's clock. */
function createAuth(credentials, now = Date.now) {
    let offsetMs = 0;
    let corrections = 0;
    return {
        headers(method, url, body) {
            const json = body === undefined ? {} : { 'content-type': 'application/json' };
            if ('token' in credentials)
                return { ...json, 'x-auth-token': credentials.token };
            const { accessKey, secretKey, securityToken } = 'sessions' in credentials ? credentials.sessions.keys() : credentials;
            const headers = { ...json, 'x-sdk-date': sdkDate(now() + offsetMs) };
            if (securityToken !== undefined)
                headers['x-security-token'] = securityToken;
            return {
                ...headers,
                authorization: sign({ method, url, headers, body }, accessKey, secretKey).authorization
            };
        },
        generation: () => corrections,
        isWorthAnother({ status, date, text }, generation) {
            if ('token' in credentials || status !== 401)
                return false;
            if (generation < corrections)
                return true;
            const skewMs = skewOf(text, date, now() + offsetMs);
            if (skewMs === undefined)
                return false;
            if (corrections > 0 && Math.abs(skewMs) <= PRECISION_MS)
                return false;
            offsetMs += skewMs;
            corrections++;
            return true;
        }
    };
}
/**
 * Signs a request by SDK-HMAC-SHA256. Unlike AWS there is no derived key, and the path ends in a slash.
 * https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-003.html
 */
function sign({ method, url, headers, body = '' }, accessKey, secretKey) {
    const all = Object.entries({ ...headers, host: url.host })
        .map(([name, value]) => [name.toLowerCase(), value.trim()])
        .sort(([a], [b]) => byCodeUnit(a, b));
    const signed = all.map(([name]) => name).join(';');
    const canonical = [
        method,
        canonicalPath(url.pathname),
        canonicalQuery(url.searchParams),
        ...all.map(([name, value]) => `${name}:${value}`),
        '',
        signed,
        sha256(body)
    ].join('\n');
    const canonicalHash = sha256(canonical);
    const date = all.find(([name]) => name === 'x-sdk-date')?.[1] ?? '';
    const signature = (0,external_node_crypto_.createHmac)('sha256', secretKey)
        .update(`SDK-HMAC-SHA256\n${date}\n${canonicalHash}`)
        .digest('hex');
    const authorization = `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${signed}, Signature=${signature}`;
    return { authorization, signature, canonicalHash };
}
/** Epoch ms as `YYYYMMDDTHHMMSSZ`. */
function sdkDate(ms) {
    return new Date(ms).toISOString().replace(/[-:]|\.[0-9]{3}/g, '');
}
/** Keys and values percent-encoded by RFC 3986, sorted by key; an empty value keeps its `=`. */
function canonicalQuery(query) {
    return [...query]
        .sort(([a, x], [b, y]) => byCodeUnit(a, b) || byCodeUnit(x, y))
        .map(([key, value]) => `${encode(key)}=${encode(value)}`)
        .join('&');
}
function canonicalPath(path) {
    const encoded = path
        .split('/')
        .map(segment => encode(decodeSegment(segment)))
        .join('/');
    return encoded.endsWith('/') ? encoded : `${encoded}/`;
}
function decodeSegment(segment) {
    try {
        return decodeURIComponent(segment);
    }
    catch {
        return segment; // a percent sign of its own, in the path of an endpoint that was given
    }
}
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
function byCodeUnit(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
/**
 * How far the platform's clock is ahead of ours in ms, where that is why it refused: it says so, or its `Date` is more
 * than 5 min from ours. Nothing otherwise.
 */
function skewOf(text, date, nowMs) {
    const byDate = date === undefined ? Number.NaN : Date.parse(date) - nowMs;
    const saysSo = /signature expired|server time/i.test(text);
    if (!Number.isNaN(byDate))
        return saysSo || Math.abs(byDate) > SUSPICIOUS_SKEW_MS ? byDate : undefined;
    if (!saysSo)
        return undefined;
    const server = readClock(/server time:\s*([0-9T: -]+Z?)/i.exec(text)?.[1]);
    return server === undefined ? 0 : server - nowMs;
}
/** `20211217T065804Z` and its spellings with `-`, `:` and a space; UTC. */
function readClock(text) {
    const digits = (text ?? '').replace(/[^0-9]/g, '');
    const parts = /^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})$/.exec(digits);
    if (!parts)
        return undefined;
    const [, year, month, day, hour, minute, second] = parts.map(Number);
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

// EXTERNAL MODULE: ./lib/src/http/json.js + 1 modules
var json = __webpack_require__(6337);
// EXTERNAL MODULE: ./lib/src/http/status.js
var http_status = __webpack_require__(6409);
// EXTERNAL MODULE: ./lib/src/vendors/shared/errors.js
var errors = __webpack_require__(5771);
// EXTERNAL MODULE: ./lib/src/vendors/codearts/errors.js
var codearts_errors = __webpack_require__(1469);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/client.js




/**
 * Every try is signed anew. A request whose signature was refused for its time is sent once more, signed by the
 * platform's clock, and one whose session was refused once more by another session.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/cloudpipeline_api_0013.html
 */
function createClient(http, auth, credentials) {
    const sessions = 'sessions' in credentials ? credentials.sessions : undefined;
    const by = 'token' in credentials ? 'token' : sessions ? 'agency' : 'keys';
    return async (request) => {
        const answer = await sendSigned(http, auth, sessions, request);
        const { ids, executes = false } = request;
        const secrets = Object.values(sessions?.keys() ?? credentials).filter(secret => typeof secret === 'string');
        const context = { ids, executes, by, credentials: secrets };
        if ((0,http_status/* classifyStatus */.xo)(answer.status) !== 'ok') {
            throw (0,codearts_errors/* apiError */.pb)(answer, (0,codearts_errors/* readError */.lS)((0,errors/* parseErrorBody */.kW)(answer)) ?? {}, context);
        }
        const body = await (0,json/* readJson */.Vh)(answer);
        if (request.isGood?.(body))
            return body;
        const error = (0,codearts_errors/* readErrorInOk */.of)(body, request.good);
        if (error)
            throw (0,codearts_errors/* apiError */.pb)(answer, error, context);
        return body;
    };
}
/** One request, sent again where another signature may be taken. */
async function sendSigned(http, auth, sessions, request) {
    await sessions?.ready(request.signal);
    let tried = await send(http, auth, sessions, request);
    if (request.once)
        return tried.answer;
    const { status, headers, text } = tried.answer;
    if (auth.isWorthAnother({ status, date: headers.date, text }, tried.generation))
        tried = await send(http, auth, sessions, request);
    if (sessions === undefined || tried.keys === undefined)
        return tried.answer;
    if (tried.answer.status === 401 && (await sessions.replace(tried.keys, request.signal)))
        tried = await send(http, auth, sessions, request);
    if (tried.keys && (0,http_status/* classifyStatus */.xo)(tried.answer.status) === 'ok')
        sessions.accept(tried.keys);
    return tried.answer;
}
/** One try, with the generation of the clock and the keys by which it was signed. */
async function send(http, auth, sessions, { path, query, body: fields, kind, signal }) {
    const body = fields === undefined ? undefined : JSON.stringify(fields);
    const method = body === undefined ? 'GET' : 'POST';
    let generation = auth.generation();
    let keys;
    const answer = await http({
        method,
        path,
        ...(query && { query }),
        ...(body !== undefined && { body }),
        // The clock may be corrected, and the session renewed, while this request waits for its turn.
        headers: url => {
            generation = auth.generation();
            keys = sessions?.keys();
            return auth.headers(method, url, body);
        },
        kind,
        signal
    });
    return { answer, generation, keys };
}

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var model_errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/model/phase.js
var model_phase = __webpack_require__(2935);
// EXTERNAL MODULE: ./lib/src/vendors/shared/batch.js
var batch = __webpack_require__(3674);
// EXTERNAL MODULE: ./lib/src/vendors/shared/part-ids.js
var part_ids = __webpack_require__(882);
// EXTERNAL MODULE: ./lib/src/vendors/shared/run-target.js + 3 modules
var run_target = __webpack_require__(3490);
// EXTERNAL MODULE: ./lib/src/vendors/shared/schema.js
var schema = __webpack_require__(4815);
// EXTERNAL MODULE: ./lib/src/vendors/shared/status-words.js
var status_words = __webpack_require__(5918);
// EXTERNAL MODULE: ./lib/src/vendors/codearts/ids.js
var codearts_ids = __webpack_require__(366);
// EXTERNAL MODULE: ./lib/src/vendors/codearts/links.js
var links = __webpack_require__(9685);
// EXTERNAL MODULE: ./lib/src/vendors/shared/json-text.js
var json_text = __webpack_require__(4588);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/messages.js



/**
 * A remote name, or `otherwise` where there is no name. The report cleans and cuts names, once credentials are out of
 * them; nothing here does.
 */
function nameOf(text, otherwise) {
    return text?.trim() || otherwise;
}
/** A `message` of the platform: plain text, or an error as JSON inside the text; absent where it says nothing. */
function readMessage(value) {
    if (typeof value === 'string') {
        const text = value.trim();
        if (text === '')
            return undefined;
        const inner = /^[{[]/.test(text) ? parseQuietly(text) : undefined;
        return describeError(inner) ?? withExplanation(text);
    }
    return describeError(value);
}
function describeError(value) {
    const error = (0,codearts_errors/* readError */.lS)(Array.isArray(value) ? value[0] : value);
    const text = error && [error.code, error.message].filter(Boolean).join(': ');
    return text ? withExplanation(text) : undefined;
}
function withExplanation(text) {
    const limit = (0,codearts_errors/* explainCode */.Dv)(text);
    return limit === undefined ? text : (0,message/* message */.iU)('codearts.parallel-limit', { text, limit });
}
/** A value that is JSON inside a text, where there is room for it, or the text itself. */
function parseQuietly(text) {
    if (!(0,json_text/* hasRoomFor */.P)(text))
        return text;
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/run-pages.js
var run_pages = __webpack_require__(3718);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 6 modules
var schemas = __webpack_require__(2226);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/schema.js


// Only the fields that are read. Statuses and ids that have to be confirmed are of any type here: the status tables and
// `confirmId` take any.
const Step = schemas/* object */.Ikc({
    id: schema/* scalar */.d_,
    identifier: schema/* text */.Qq,
    name: schema/* text */.Qq,
    task: schema/* text */.Qq,
    status: schema/* anything */.D8,
    message: schema/* anything */.D8,
    // Looked at where a person is waited for, and nowhere else.
    inputs: schema/* anything */.D8,
    is_select: schema/* anything */.D8,
    start_time: schema/* scalar */.d_,
    end_time: schema/* scalar */.d_
});
const Job = schemas/* object */.Ikc({
    id: schema/* scalar */.d_,
    identifier: schema/* text */.Qq,
    name: schema/* text */.Qq,
    status: schema/* anything */.D8,
    message: schema/* anything */.D8,
    is_select: schema/* anything */.D8,
    start_time: schema/* scalar */.d_,
    end_time: schema/* scalar */.d_,
    steps: (0,schema/* list */.p_)(Step)
});
const Stage = schemas/* object */.Ikc({
    id: schema/* scalar */.d_,
    identifier: schema/* text */.Qq,
    name: schema/* text */.Qq,
    sequence: schema/* scalar */.d_,
    status: schema/* anything */.D8,
    is_select: schema/* anything */.D8,
    start_time: schema/* scalar */.d_,
    end_time: schema/* scalar */.d_,
    pre: (0,schema/* list */.p_)(Step),
    post: (0,schema/* list */.p_)(Step),
    jobs: (0,schema/* list */.p_)(Job)
});
/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html */
const RunDetail = schemas/* object */.Ikc({
    id: schema/* anything */.D8,
    subject_id: schema/* anything */.D8,
    pipeline_run_id: schema/* anything */.D8,
    pipeline_id: schema/* anything */.D8,
    project_id: schema/* anything */.D8,
    name: schema/* text */.Qq,
    description: schema/* text */.Qq,
    run_number: schema/* scalar */.d_,
    status: schema/* anything */.D8,
    message: schema/* anything */.D8,
    start_time: schema/* scalar */.d_,
    end_time: schema/* scalar */.d_,
    detail_url: schema/* text */.Qq,
    stages: (0,schema/* list */.p_)(Stage)
});
const StageStatus = schemas/* object */.Ikc({ id: schema/* scalar */.d_, name: schema/* text */.Qq, sequence: schema/* scalar */.d_, status: schema/* anything */.D8 });
/** A run as the run list and the batch status show it. */
const RunSummary = schemas/* object */.Ikc({
    pipeline_id: schema/* anything */.D8,
    pipeline_run_id: schema/* scalar */.d_,
    name: schema/* text */.Qq,
    pipeline_name: schema/* text */.Qq,
    run_number: schema/* scalar */.d_,
    status: schema/* anything */.D8,
    start_time: schema/* scalar */.d_,
    end_time: schema/* scalar */.d_,
    detail_url: schema/* text */.Qq,
    stage_status_list: (0,schema/* looseList */.J2)(StageStatus),
    build_params: (0,schema/* record */.g1)({ commit_id: schema/* text */.Qq })
});
/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ListPipelineRuns.html */
const RunList = schemas/* object */.Ikc({ total: schema/* scalar */.d_, pipeline_runs: (0,schema/* list */.p_)(RunSummary) });
/** https://support.huaweicloud.com/intl/en-us/api-pipeline/BatchShowPipelinesLatestStatus.html */
const BatchStatus = (0,schema/* wholeList */.GM)(schemas/* nullish */.cl6(RunSummary));
const V3Stage = schemas/* object */.Ikc({
    name: schema/* text */.Qq,
    display_name: schema/* text */.Qq,
    order: schema/* scalar */.d_,
    status: schema/* anything */.D8,
    result: schema/* anything */.D8
});
const V3Status = schemas/* object */.Ikc({
    pipeline_id: schema/* anything */.D8,
    pipeline_name: schema/* text */.Qq,
    build_id: schema/* scalar */.d_,
    status: schema/* anything */.D8,
    result: schema/* anything */.D8,
    detail_url: schema/* text */.Qq,
    start_time: schema/* scalar */.d_,
    end_time: schema/* scalar */.d_,
    stages: (0,schema/* looseList */.J2)(V3Stage)
});
/** https://support.huaweicloud.com/api-pipeline/BatchShowPipelinesStatus.html */
const V3StatusList = (0,schema/* wholeList */.GM)(schemas/* nullish */.cl6(V3Status));
/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineLog.html */
const StepLog = schemas/* object */.Ikc({
    has_more: schema/* anything */.D8,
    start_offset: schema/* scalar */.d_,
    end_offset: schema/* scalar */.d_,
    log: schemas/* nullish */.cl6(schemas/* string */.YjP())
});
/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowStepOutputs.html */
const StepOutputs = schemas/* object */.Ikc({
    step_outputs: (0,schema/* list */.p_)(schemas/* object */.Ikc({ step_run_id: schema/* scalar */.d_, output_result: (0,schema/* listOfOthers */.vK)((0,schema/* record */.g1)({ key: schema/* text */.Qq, value: schema/* anything */.D8 })) }))
});
/** https://support.huaweicloud.com/intl/en-us/api-pipeline/RunPipeline.html; a run that queues is named in an error. */
const Started = schemas/* object */.Ikc({
    pipeline_run_id: schema/* scalar */.d_,
    error_code: schema/* text */.Qq,
    error: (0,schema/* record */.g1)({ code: schema/* text */.Qq, error_code: schema/* text */.Qq, pipeline_run_id: schema/* scalar */.d_, queue_id: schema/* scalar */.d_ })
});
const Source = schemas/* object */.Ikc({
    type: schema/* text */.Qq,
    params: (0,schema/* record */.g1)({
        git_type: schema/* text */.Qq,
        git_url: schema/* text */.Qq,
        codehub_id: schema/* scalar */.d_,
        endpoint_id: schema/* scalar */.d_,
        default_branch: schema/* text */.Qq,
        alias: schema/* text */.Qq
    })
});
/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineDetail.html */
const Pipeline = schemas/* object */.Ikc({ id: schema/* anything */.D8, sources: (0,schema/* countedOthers */._B)(Source) });

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/status.js

/**
 * Statuses of a whole run, v5. `COMPLETED` is its status for success: there is no separate result.
 * Documented: COMPLETED, RUNNING, FAILED, CANCELED, PAUSED, SUSPEND, IGNORED; QUEUED in the sample of the run list.
 * INIT is documented for stages and jobs, and seen of runs that queue.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html
 */
const runStatuses = {
    COMPLETED: 'success',
    FAILED: 'failure',
    CANCELED: 'cancelled',
    IGNORED: 'skipped', // not run at all, by the rule for parallel runs
    QUEUED: 'queued',
    INIT: 'queued',
    RUNNING: 'running',
    PAUSED: 'paused',
    SUSPEND: 'paused'
};
/**
 * Statuses of a stage, job or step, v5.
 * Documented for stages and jobs on the same page; for steps only the first four of them, and INIT is seen.
 */
const partStatuses = {
    RUNNING: 'running',
    CANCELED: 'cancelled',
    COMPLETED: 'success',
    FAILED: 'failure',
    INIT: 'queued', // for ever, in a stage that a failed run never reached
    QUEUED: 'queued',
    SKIPPED: 'skipped',
    IGNORED: 'skipped',
    UNSELECTED: 'skipped',
    PAUSED: 'paused',
    SUSPEND: 'paused',
    REDISPATCH: 'running',
    ASYNC_RUNNING: 'running',
    ASYNC_FAILED: 'failure'
};
/** The statuses by which the list of runs is asked for those that queue, and for those that succeeded. */
const queuedStatus = 'QUEUED';
const succeededStatus = 'COMPLETED';
/** What is shown of a stage, job or step that was not selected and has no status. */
const unselectedStatus = 'UNSELECTED';
/** Statuses of failed stages and jobs that do not make the run fail, in lower case. */
const statusesAllowedToFail = new Set(['async_failed']);
/**
 * Statuses of a pipeline or a stage, v3: `status`, and after `completed` its `result`.
 * Documented: waiting, running, verifying (待审核), suspending (挂起), completed; success, error, aborted.
 * `handling` stands in a request sample and nowhere else.
 * https://support.huaweicloud.com/api-pipeline/BatchShowPipelinesStatus.html
 */
const v3Statuses = {
    waiting: 'queued',
    running: 'running',
    handling: 'running',
    verifying: 'paused',
    suspending: 'paused',
    'completed/success': 'success',
    'completed/error': 'failure',
    'completed/aborted': 'cancelled'
};
/**
 * `status` and, once that is `completed`, `result`. The word is the result where both are listed; what is not listed
 * shows both, and is unknown: a run that completed without a known result has not succeeded.
 */
function readV3Words({ status, result }) {
    if (typeof status !== 'string')
        return (0,status_words/* readStatus */.r)(v3Statuses, status);
    if (status.includes('/'))
        return { phase: 'unknown', status };
    if (!/^completed$/i.test(status))
        return (0,status_words/* readStatus */.r)(v3Statuses, status);
    if (typeof result !== 'string')
        return { phase: 'unknown', status: `${status}/${(0,status_words/* readStatus */.r)({}, result).status}` };
    const reading = (0,status_words/* readStatus */.r)(v3Statuses, `${status}/${result}`);
    return reading.phase === 'unknown' ? reading : { ...reading, status: result };
}
/** Whether a pipeline or stage, v3, waits for a review. */
function isInReview(status) {
    return status.toLowerCase() === 'verifying';
}
/** Plug-ins (`task` of a step) that wait for a person, whatever the run's status says meanwhile. */
const approvalTasks = {
    official_devcloud_checkpoint: 'review',
    official_devcloud_manualTrigger: 'manual'
};
/** What kind of approval a plug-in waits for; nothing for one that waits for none. */
function approvalKind(task) {
    return Object.hasOwn(approvalTasks, task) ? approvalTasks[task] : undefined;
}
/** The plug-in that waits for a time. It goes on by itself, so it never waits for a person. */
const delayTask = 'official_devcloud_delay';
/** The plug-in that runs another pipeline. */
const subPipelineTask = 'official_devcloud_subPipeline';
/** Plug-ins whose steps have no log of their own. */
const silentTasks = new Set([
    ...Object.keys(approvalTasks),
    delayTask,
    subPipelineTask
]);

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/run-list.js








const PAGE = 50;
const MOST_PAGES = 10;
const MOST_ENDED = 30;
/**
 * The runs of a pipeline, page by page: as many of the newest 491 as the search needs, and all that queue. Throws
 * `RequestError`.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ListPipelineRuns.html
 */
async function listRuns(client, pipeline, search) {
    const { pipelineId } = pipeline;
    const { signal } = search;
    const before = new Map();
    let size = PAGE;
    let isWhole = false;
    const runs = await (0,run_pages/* readRunPages */.g)(async (page) => {
        // Each page begins with the last row of the one before. Where it does not, rows have moved up between the two
        // requests, and the run that is meant may be in neither answer.
        const { found, total } = await readPage(client, pipeline, { offset: (page - 1) * (size - 1) }, signal);
        if (!isListed(found[0], before.get(page - 1)))
            throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.changed'));
        before.set(page, found);
        // The platform may show fewer rows at a time than it was asked for.
        if (page === 1 && total !== undefined && found.length < total)
            size = Math.max(found.length, 2);
        const pages = pagesOf(total, { page, rows: found.length, size });
        isWhole = pages === 1;
        return { runs: candidatesOf(found, pipelineId), pages };
    }, search, MOST_PAGES);
    if (isWhole)
        return runs;
    // A queued run may have no start time yet, and then stands at the far end of the list. One that leaves the queue between
    // two requests is in neither answer, so the head of the list is read once more.
    const queued = await readQueued(client, pipeline, signal);
    const head = await readPage(client, pipeline, { offset: 0 }, signal);
    return [...runs, ...candidatesOf(queued, pipelineId), ...(0,run_pages/* newestOf */.s)(candidatesOf(head.found, pipelineId))];
}
function pagesOf(total, { page, rows, size }) {
    if (rows === 0)
        return page;
    if (total === undefined)
        return rows < PAGE ? page : Number.POSITIVE_INFINITY;
    return Math.max(1, Math.ceil((total - 1) / (size - 1)));
}
/** Whether a row was listed on the page before. Where the last one of those has no id nobody can tell. */
function isListed(row, before) {
    const ids = before?.map(({ pipeline_run_id }) => (0,schema/* toId */.Lr)(pipeline_run_id));
    return ids?.at(-1) === undefined || ids.includes((0,schema/* toId */.Lr)(row?.pipeline_run_id));
}
/** What queues, in whatever order; pages overlap as those of the whole list do. */
async function readQueued(client, pipeline, signal) {
    let queued = [];
    let before;
    for (let page = 1; page <= MOST_PAGES; page++) {
        const filter = { offset: (page - 1) * (PAGE - 1), status: [queuedStatus] };
        const { found, total } = await readPage(client, pipeline, filter, signal);
        if (!isListed(found[0], before))
            throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.changed'));
        before = found;
        queued = [...queued, ...found];
        if (page >= pagesOf(total, { page, rows: found.length, size: PAGE }))
            break;
    }
    return queued;
}
/** The newest runs that succeeded. */
async function listEndedRuns(client, pipeline, { signal }) {
    const filter = { offset: 0, limit: MOST_ENDED, status: [succeededStatus] };
    const { found } = await readPage(client, pipeline, filter, signal, 'detail');
    return found
        .filter(run => isOwn(run, pipeline.pipelineId))
        .map(({ status, start_time, end_time }) => ({
        phase: (0,status_words/* readStatus */.r)(runStatuses, status).phase,
        startedAt: (0,schema/* toTime */.xe)(start_time),
        finishedAt: (0,schema/* toTime */.xe)(end_time)
    }));
}
/** One page of the list. Throws `RequestError`. */
async function readPage(client, { projectId, pipelineId }, filter, signal, kind = 'status') {
    const body = await client({
        path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', 'list'],
        body: { limit: PAGE, sort_key: 'start_time', sort_dir: 'DESC', ...filter },
        kind,
        signal,
        good: ['pipeline_runs', 'total'],
        ids: { inputs: ['project-id', 'pipeline-id'] }
    });
    const parsed = (0,schema/* parseAs */.gf)(RunList, body);
    if (!parsed.success)
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of runs' }));
    const { pipeline_runs } = parsed.data;
    const total = (0,schema/* toNumber */.Ro)(parsed.data.total);
    // Without a list, only a total of 0 says that there are no runs.
    if (!Array.isArray(pipeline_runs) && total !== 0)
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of runs' }));
    return { found: (0,schema/* present */.Eb)(pipeline_runs), total };
}
/**
 * The runs of one pipeline, for choosing one; those of others are left out. The list tells when a run was started, and
 * not when it was created; a run that queues may have neither a number nor a time nor a commit.
 */
function candidatesOf(runs, pipelineId) {
    return runs
        .filter(run => isOwn(run, pipelineId) && !isNothing(run))
        .map(run => {
        const commit = run.build_params?.commit_id;
        return {
            id: (0,schema/* toId */.Lr)(run.pipeline_run_id),
            number: (0,schema/* toNumber */.Ro)(run.run_number),
            createdAt: (0,schema/* toTime */.xe)(run.start_time),
            phase: (0,status_words/* readStatus */.r)(runStatuses, run.status).phase,
            commits: commit ? [commit] : []
        };
    });
}
/** Of a row that names no pipeline only the detail of its run tells. */
function isOwn({ pipeline_id }, pipelineId) {
    const id = (0,schema/* toId */.Lr)(pipeline_id);
    return id === undefined || (0,codearts_ids/* sameId */.s)(id, pipelineId);
}
/** An entry of nulls is how the platform shows a pipeline that has never run. */
function isNothing({ pipeline_run_id, status }) {
    return (0,schema/* toId */.Lr)(pipeline_run_id) === undefined && (status === null || status === undefined);
}

// EXTERNAL MODULE: ./lib/src/model/parts-by-id.js
var parts_by_id = __webpack_require__(6766);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/run-tree.js









/**
 * The stages of a run with all that is in them. `unique` knows the ids of parts that are there already, so that a
 * run within a run cannot shadow them.
 */
function readTree(stages, run, unique = (0,part_ids/* uniqueIds */.Y)('~')) {
    const tree = { run, unique, parts: [], places: new Map() };
    const ordered = inOrder((0,schema/* present */.Eb)(stages));
    const nodes = (0,json_text/* withJsonTexts */.H)(() => ordered.map((stage, i) => addStage(tree, stage, `stage-${i + 1}`)));
    return { stages: nodes, parts: tree.parts, places: tree.places };
}
function addStage(tree, stage, position) {
    const part = addPart(tree, 'stage', stage, undefined, position);
    if (isUnselected(stage))
        return { part, pre: [], jobs: [], post: [] };
    const pre = addSteps(tree, stage.pre, part, 'pre');
    const jobs = (0,schema/* present */.Eb)(stage.jobs).map((job, i) => {
        const jobPart = addPart(tree, 'job', job, part, `job-${i + 1}`);
        const steps = isUnselected(job) ? [] : addSteps(tree, job.steps, jobPart, 'step', (0,schema/* toId */.Lr)(job.id));
        return { part: jobPart, steps };
    });
    return { part, pre, jobs, post: addSteps(tree, stage.post, part, 'post') };
}
function addSteps(tree, steps, parent, label, jobId) {
    return (0,schema/* present */.Eb)(steps).map((step, i) => {
        const task = step.task ?? '';
        const stepId = (0,schema/* toId */.Lr)(step.id) ?? '';
        const hasLog = !silentTasks.has(task) && jobId !== undefined && (0,codearts_ids/* isPathId */.Jf)(jobId) && (0,codearts_ids/* isPathId */.Jf)(stepId);
        const part = addPart(tree, 'step', step, parent, `${label}-${i + 1}`, hasLog);
        if (hasLog)
            tree.places.set(part.id, { ...tree.run, jobId, stepId });
        return { part, step, task };
    });
}
function addPart({ unique, parts }, kind, item, parent, position, hasLog = false) {
    const id = (0,schema/* toId */.Lr)(item.id);
    const reading = statusOf(item);
    const isRefused = reading.phase === 'failure' && 'task' in item && approvalKind(item.task ?? '') === 'review';
    const part = {
        id: unique(id ?? (parent === undefined ? position : `${parent.id}/${position}`)),
        kind,
        parent: parent?.id,
        aliases: aliasesOf(id, item.identifier),
        hasLog,
        name: nameOf(item.name ?? item.identifier, position),
        ...reading,
        ...(isAllowedToFail(reading, parent) && { allowedToFail: true }),
        ...(isRefused && { isRefused }),
        message: 'message' in item ? readMessage(item.message) : undefined,
        startedAt: (0,schema/* toTime */.xe)(item.start_time),
        finishedAt: model_phase/* ENDED */.h.has(reading.phase) ? (0,schema/* toTime */.xe)(item.end_time) : undefined
    };
    parts.push(part);
    return part;
}
function aliasesOf(id, identifier) {
    const ids = id ? [id] : [];
    return identifier && identifier !== id ? [...ids, identifier] : ids;
}
/** The names from stage to part: `Build / compile / maven`. */
function pathOf(part, parts) {
    const parent = (0,parts_by_id/* partsById */.F)(parts).get(part.parent ?? '');
    return parent === undefined ? part.name : `${pathOf(parent, parts)} / ${part.name}`;
}
/** Whether a part failed and so made the whole fail. */
function isCause({ phase, allowedToFail }) {
    return phase === 'failure' && allowedToFail !== true;
}
/** Whether a part was allowed to fail: by its own status, or because what it belongs to was, went well, or took no part. */
function isAllowedToFail({ phase, status }, parent) {
    if (phase !== 'failure')
        return false;
    const isBelow = parent !== undefined &&
        (parent.allowedToFail === true || parent.phase === 'success' || parent.phase === 'skipped');
    return isBelow || statusesAllowedToFail.has(status.toLowerCase());
}
function statusOf(item) {
    const { status } = item;
    if (isUnselected(item)) {
        return { phase: 'skipped', status: typeof status === 'string' && status !== '' ? status : unselectedStatus };
    }
    // Steps that nobody reached yet come with nulls.
    if ((status === undefined || status === null) && !item.start_time)
        return { phase: 'queued', status: '' };
    const reading = (0,status_words/* readStatus */.r)(partStatuses, status);
    return item.task === delayTask && reading.phase === 'paused' ? { ...reading, phase: 'running' } : reading;
}
function isUnselected({ is_select }) {
    return is_select === false || is_select === 'false';
}
function inOrder(stages) {
    const known = stages.every(stage => (0,schema/* toNumber */.Ro)(stage.sequence) !== undefined);
    return known
        ? [...stages].sort((a, b) => ((0,schema/* toNumber */.Ro)(a.sequence) ?? 0) - ((0,schema/* toNumber */.Ro)(b.sequence) ?? 0))
        : stages;
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/stages.js



// What stages, and the jobs in them, tell of their run, whichever call shows them.
// Many parts can have a status that nobody knows.
const MOST_NOTICES = 20;
/** Which stage of how many, counting those that take part. Nothing before the first has begun. */
function positionOf(stages) {
    const selected = stages.filter(part => part.phase !== 'skipped');
    const working = selected.findIndex(({ phase }) => phase === 'running' || phase === 'paused');
    const begun = selected.map(part => model_phase/* ENDED */.h.has(part.phase)).lastIndexOf(true);
    const at = working >= 0 ? working : begun;
    return at < 0 ? undefined : { kind: 'stage', at: at + 1, of: selected.length };
}
/** Parts whose status is unknown and, where the run itself says success, stages and jobs that failed. */
function partNotices(run, parts) {
    const failed = run === 'success' ? parts.filter(part => part.kind !== 'step' && part.phase === 'failure') : [];
    // A failed job is named with its stage.
    const named = new Set(failed.map(part => part.parent));
    const uncounted = new Set(failed.filter(part => !named.has(part.id)));
    return parts
        .filter(part => part.phase === 'unknown' || uncounted.has(part))
        .slice(0, MOST_NOTICES)
        .map(part => {
        const { kind, status } = part;
        const facts = { kind, name: pathOf(part, parts), status };
        return part.phase === 'unknown'
            ? { key: `word ${part.id} ${status}`, text: (0,message/* message */.iU)('notice.unknown-status', facts) }
            : { key: `failed ${part.id}`, text: (0,message/* message */.iU)('codearts.failed-inside', facts) };
    });
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/latest-target.js
















const MOST = 50;
/**
 * The latest runs of several pipelines, each polled once, in one request. It tells stages and no jobs, and leaves out
 * a pipeline that has never run.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/BatchShowPipelinesLatestStatus.html
 */
function latestRunTargets(setting, projectId, pipelines, query) {
    const { client, waits } = setting;
    const read = (0,batch/* createBatch */.Xm)(MOST, ({ pipeline_id }) => pipeline_id, async (ids, { signal }) => {
        const body = await client({
            path: ['v5', projectId, 'api', 'pipelines', 'status'],
            body: ids,
            kind: 'status',
            signal,
            good: [],
            ids: { inputs: ['project-id', 'pipeline-id'] }
        });
        const parsed = (0,schema/* parseAs */.gf)(BatchStatus, body);
        if (!parsed.success)
            throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of runs' }));
        return (0,schema/* present */.Eb)(parsed.data);
    });
    return pipelines.map(pipelineId => (0,run_target/* runTarget */.N)({ pipelineId, query, waits }, latestAdapter(setting, { projectId, pipelineId }, read)));
}
function latestAdapter({ clock, console }, pipeline, read) {
    const { pipelineId } = pipeline;
    const answer = (0,batch/* createPollAnswer */.eF)(context => read(pipelineId, context));
    return {
        kind: 'pipeline run',
        noun: 'run',
        clock,
        readTogether: read,
        isRunId: codearts_ids/* isId */.eQ,
        links: (0,links/* linksOf */.hP)(console, pipeline),
        list: async (context) => candidatesOf(await answer.forList(context), pipelineId),
        async read({ id }, context) {
            const runs = await answer.forRead(context);
            const run = (0,batch/* itemOf */.Tu)(runs, ({ pipeline_run_id }) => (0,codearts_ids/* sameId */.s)((0,schema/* toId */.Lr)(pipeline_run_id) ?? '', id));
            if (run === undefined)
                throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.run-gone', { id }));
            return readSummary(run, pipelineId, console.consoleUrl);
        }
    };
}
/** One item of the batch answer. Pure. */
function readSummary(run, pipelineId, consoleUrl) {
    const { phase: said, status } = (0,status_words/* readStatus */.r)(runStatuses, run.status);
    const unique = (0,part_ids/* uniqueIds */.Y)('~');
    const parts = (0,schema/* present */.Eb)(run.stage_status_list).map((stage, i) => readStage(stage, i, unique));
    const waits = (said === 'running' || said === 'queued') && parts.some(part => part.phase === 'paused');
    const isIdle = parts.length > 0 && parts.every(part => part.phase === 'skipped');
    const phase = waits ? 'paused' : said === 'success' && isIdle ? 'skipped' : said;
    const number = (0,schema/* toNumber */.Ro)(run.run_number);
    return {
        named: { run: [run.pipeline_run_id], pipeline: [run.pipeline_id] },
        title: number === undefined ? undefined : (0,message/* message */.iU)('run.numbered', { noun: 'run', number }),
        pipelineName: nameOf(run.pipeline_name ?? run.name, pipelineId),
        url: (0,links/* trustedLink */.I7)(run.detail_url, consoleUrl),
        snapshot: {
            phase,
            status,
            position: positionOf(parts),
            parts,
            contradictions: [],
            action: phase === 'paused' ? (0,message/* message */.iU)('codearts.latest-waits') : undefined,
            notices: partNotices(said, parts),
            startedAt: (0,schema/* toTime */.xe)(run.start_time),
            finishedAt: model_phase/* ENDED */.h.has(said) ? (0,schema/* toTime */.xe)(run.end_time) : undefined
        }
    };
}
function readStage({ id, name, sequence, status }, index, unique) {
    const position = `stage-${((0,schema/* toNumber */.Ro)(sequence) ?? index) + 1}`;
    const reading = (0,status_words/* readStatus */.r)(partStatuses, status);
    return {
        id: unique((0,schema/* toId */.Lr)(id) ?? position),
        kind: 'stage',
        hasLog: false,
        name: nameOf(name, position),
        ...reading,
        ...(isAllowedToFail(reading) && { allowedToFail: true })
    };
}

// EXTERNAL MODULE: ./lib/src/util/turns.js
var turns = __webpack_require__(259);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/run-detail.js
/**
 * Asks for the detail of one run by its id: without the id the platform would answer with the latest one. Answers the
 * body as it is; `null` is how the platform answers for a run of which it has no detail yet. Throws `RequestError`.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html
 */
async function readDetail(client, { projectId, pipelineId, runId }, kind, signal) {
    return client({
        path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', 'detail'],
        query: { pipeline_run_id: runId },
        kind,
        signal,
        good: ['status', 'stages'],
        ids: { inputs: ['project-id', 'pipeline-id', 'run-id'] }
    });
}

// EXTERNAL MODULE: ./lib/src/util/text.js
var util_text = __webpack_require__(9460);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/run-log.js






const LINES = 500;
const LONGEST_TAIL = 64 * 1024;
const MOST_PAGES_KNOWN = 50;
const BEGINNING = { start: '0', end: '0', tail: '', bare: true, pages: [] };
/**
 * Reads the next page of a step's log. Both offsets of an answer go into the next request; they are positions in a
 * larger file, so nothing is computed from them. While the step runs, neither an empty page nor `has_more: false` is the
 * end: the same page is asked for again. Throws `RequestError`.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineLog.html
 */
async function readRunLog(client, { projectId, pipelineId, runId, jobId, stepId }, { signal }, cursor = BEGINNING) {
    const run = ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', runId];
    const body = await client({
        path: [...run, 'jobs', jobId, 'steps', stepId, 'logs'],
        body: { start_offset: toOffset(cursor.start), end_offset: toOffset(cursor.end), limit: LINES, sort: 'asc' },
        kind: 'log',
        signal,
        good: ['log', 'has_more', 'result'],
        ids: { inputs: ['project-id', 'pipeline-id', 'run-id'], part: { kind: 'step', name: stepId } }
    });
    const parsed = (0,schema/* parseAs */.gf)(StepLog, unwrap(body));
    if (!parsed.success)
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'step log' }));
    const { has_more, start_offset, end_offset, log } = parsed.data;
    return turnPage(cursor, {
        start: start_offset === undefined || start_offset === null ? undefined : String(start_offset),
        end: end_offset === undefined || end_offset === null ? undefined : String(end_offset),
        text: log ?? '',
        hasMore: has_more === true || has_more === 'true'
    });
}
/** What is new in a page, and where to go on. Throws a transient `RequestError` for a page of the past. Pure. */
function turnPage(cursor, page) {
    const { text } = page;
    const known = page.start !== undefined && page.end !== undefined && page.start !== '' && page.end !== '';
    // An empty page at an earlier place would make the log begin anew.
    const goesBack = text === '' && page.end !== undefined && isBefore(page.end, cursor.end);
    const start = known && !goesBack ? page.start : cursor.start;
    const end = known && !goesBack ? page.end : cursor.end;
    const moved = start !== cursor.start || end !== cursor.end;
    const key = known && text !== '' ? keyOf(start, end, text) : undefined;
    const nth = key === undefined ? -1 : cursor.pages.lastIndexOf(key);
    // Not the end: the page that was asked for is still to come.
    if (nth >= 0 && nth < cursor.pages.length - 1)
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.page-again'));
    const again = nth >= 0 ? text.length : repeatedLength(cursor, { start, end, text });
    const bare = cursor.bare && !text.endsWith('\n');
    const rest = text.slice(again);
    // A page of whole lines ends without a line break, and the next line would be glued to its last one.
    const glued = bare && again === 0 && rest !== '' && !/^\r?\n/.test(rest) && cursor.tail !== '';
    const fresh = glued ? `\n${rest}` : rest;
    const pages = key === undefined || nth >= 0 ? cursor.pages : [...cursor.pages, key].slice(-MOST_PAGES_KNOWN);
    // A page that moved nothing and brought nothing would only be asked for again and again.
    const more = page.hasMore && (moved || fresh !== '');
    return {
        text: fresh,
        cursor: { start, end, tail: (0,util_text/* lastOf */.g1)(cursor.tail, fresh, LONGEST_TAIL), bare, pages },
        more,
        // `has_more: false` says only that there is nothing more by now.
        complete: page.hasMore && !more ? false : undefined
    };
}
function keyOf(start, end, text) {
    return `${start} ${end} ${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}`;
}
/** How many characters at the beginning of a page were read before. */
function repeatedLength({ tail, end: before }, { start, end, text }) {
    if (tail === '' || beginsAfter(start, before))
        return 0;
    const fits = overlaps(tail, text);
    // Lines that are alike fit in several places: the positions tell about where the old ones end.
    const share = [start, before, end].every(isNumber) ? (+before - +start) / (+end - +start) : Number.NaN;
    if (!(share >= 0 && share <= 1))
        return fits[0] ?? 0;
    const off = (fit) => Math.abs(fit - share * text.length);
    return fits.reduce((best, fit) => (off(fit) < off(best) ? fit : best), fits[0] ?? 0);
}
/** Whether a page begins where the last one ended, or later: then its text is new, even where it looks alike. */
function beginsAfter(start, end) {
    return isNumber(start) && isNumber(end) && BigInt(start) >= BigInt(end);
}
function isBefore(place, other) {
    return isNumber(place) && isNumber(other) && BigInt(place) < BigInt(other);
}
function isNumber(offset) {
    return /^[0-9]+$/.test(offset);
}
/**
 * How many characters of `text` may have been read before, the most first: all up to the end of `tail` where the text
 * holds the whole of it, or each beginning, from the start of a line, with which `tail` ends. Pure.
 */
function overlaps(tail, text) {
    // Only of a tail that was cut short may the text hold more than it, before it.
    const whole = tail.length < LONGEST_TAIL ? -1 : text.indexOf(tail);
    if (whole >= 0)
        return [whole + tail.length];
    return (0,util_text/* beginningsAtEnd */.Ru)(tail, text).filter(length => length === tail.length || tail[tail.length - length - 1] === '\n');
}
/** Offsets come as strings and are sent as numbers; one that is too long for a number is sent as the string it was. */
function toOffset(text) {
    const number = Number(text);
    return /^[0-9]+$/.test(text) && Number.isSafeInteger(number) ? number : text;
}
/** Proxies of this API put the answer into a `result`. */
function unwrap(body) {
    if (typeof body !== 'object' || body === null || 'log' in body || !('result' in body))
        return body;
    return body.result;
}

// EXTERNAL MODULE: ./lib/src/model/failed-parts.js
var failed_parts = __webpack_require__(6140);
// EXTERNAL MODULE: ./lib/src/model/waiting-parts.js
var waiting_parts = __webpack_require__(6736);
// EXTERNAL MODULE: ./lib/src/model/wall.js
var wall = __webpack_require__(3038);
// EXTERNAL MODULE: ./lib/src/vendors/shared/confirm-id.js
var confirm_id = __webpack_require__(4330);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/approvals.js





const MOST_NAMES = 20;
/** Names and inputs, or characters of names, that are looked at. */
const LONGEST_LIST = 10_000;
const AT_WORK = new Set(['running', 'paused']);
/**
 * Where a run that has not ended waits for a person. Which status it shows meanwhile is not documented for v5, so
 * both signs count: a stage or job that says so, and a step of a plug-in that waits and whose turn it is. Pure.
 */
function findApprovals({ stages }, run) {
    // A stage behind a failed one may never be reached, nor one that has a stage at work beside it.
    const next = stages.findIndex(({ part: { phase } }) => phase !== 'success' && phase !== 'skipped');
    const working = stages.filter(({ part }) => AT_WORK.has(part.phase));
    return stages.flatMap((stage, i) => {
        if (model_phase/* ENDED */.h.has(stage.part.phase))
            return [];
        const isReached = AT_WORK.has(stage.part.phase);
        const isNext = AT_WORK.has(run) && i === next && working.length === (isReached ? 1 : 0);
        return approvalsOfStage(stage, isReached, isNext);
    });
}
function approvalsOfStage({ part, pre, jobs, post }, isReached, isNext) {
    const inside = [
        ...waitingSteps(pre, isReached || isNext),
        ...jobs.flatMap(approvalsOfJob),
        ...waitingSteps(post, isReached && jobs.every(job => model_phase/* ENDED */.h.has(job.part.phase)))
    ];
    if (inside.length > 0 || part.phase !== 'paused' || delaysIn({ part, pre, jobs, post }).length > 0)
        return inside;
    return [{ kind: 'pause', part }];
}
function approvalsOfJob(job) {
    const { part, steps } = job;
    if (model_phase/* ENDED */.h.has(part.phase))
        return [];
    const waiting = waitingSteps(steps, AT_WORK.has(part.phase));
    if (waiting.length > 0 || part.phase !== 'paused' || isDelayed(job))
        return waiting;
    return [{ kind: 'pause', part }];
}
/** Steps that wait for a person now. One that says it runs does; one that has not begun only where it is its turn. */
function waitingSteps(steps, isTheirTurn) {
    const first = steps.findIndex(({ part }) => !model_phase/* ENDED */.h.has(part.phase));
    return steps.flatMap((node, i) => {
        const { part, task } = node;
        const kind = approvalKind(task);
        if (kind === undefined)
            return part.phase === 'paused' ? [{ kind: 'pause', part, node }] : [];
        const waits = AT_WORK.has(part.phase) || (isTheirTurn && i === first && part.phase === 'queued');
        return waits ? [{ kind, part, node }] : [];
    });
}
/** Steps that wait for a time now: they go on by themselves. */
function findDelays({ stages }) {
    return stages.flatMap(delaysIn).map(({ part }) => part);
}
function delaysIn({ pre, jobs, post }) {
    return [...pre, ...jobs.flatMap(({ steps }) => steps), ...post].filter(isDelaying);
}
function isDelayed({ steps }) {
    return steps.some(isDelaying);
}
function isDelaying({ part, task }) {
    return task === delayTask && AT_WORK.has(part.phase);
}
/** What a person can do at these places, who may, and where: one clause. `url` may be empty. */
function describeApprovals(approvals, { parts }, url) {
    const [first] = approvals;
    if (first === undefined)
        return (0,message/* message */.iU)('codearts.run-waits', { url });
    const parent = (0,parts_by_id/* partsById */.F)(parts).get(first.part.parent ?? '');
    const name = parent === undefined ? first.part.name : `${parent.name} / ${first.part.name}`;
    const more = approvals.length - 1;
    switch (first.kind) {
        case 'review':
            return (0,message/* message */.iU)('codearts.review-waits', { ...reviewers(first.node), name, more, url });
        case 'manual':
            return (0,message/* message */.iU)('codearts.stage-waits', { name: parent?.name ?? name, more, url });
        case 'pause':
            return (0,message/* message */.iU)('codearts.pause-waits', { name, more, url });
    }
}
/** What becomes of a step that waits for a time, of this path. `url` may be empty. */
function describeDelay(path, url) {
    return (0,message/* message */.iU)('codearts.delay', { path, url });
}
/** Who may decide, and what happens when nobody does, as far as the step's inputs tell. */
function reviewers(node) {
    const inputs = new Map(inputsOf(node?.step.inputs));
    const people = listOf(inputs.get('approvers')) || listOf(inputs.get('audit_role'));
    const late = inputs.get('timeout_strategy');
    return {
        people,
        mustAll: inputs.get('check_strategy') === 'all',
        late: late === 'pass' || late === 'reject' ? late : undefined
    };
}
/** The inputs of a step by their keys; of a list of anything else, nothing. */
function inputsOf(inputs) {
    const listed = Array.isArray(inputs) ? inputs : [];
    return listed
        .slice(0, LONGEST_LIST)
        .flatMap(input => typeof input === 'object' && input !== null && 'key' in input && 'value' in input
        ? [[input.key, input.value]]
        : []);
}
/** Names out of a value of any shape: a text with commas, a list, objects with a name or an id. */
function listOf(value) {
    const read = typeof value === 'string' ? parseQuietly(value) : value;
    const items = Array.isArray(read) ? read : [read];
    return items
        .slice(0, LONGEST_LIST)
        .map(namesIn)
        .filter(name => name.trim() !== '')
        .slice(0, MOST_NAMES)
        .join(', ');
}
function namesIn(item) {
    if (typeof item === 'string') {
        return item
            .slice(0, LONGEST_LIST)
            .split(',')
            .slice(0, MOST_NAMES)
            .map(name => name.trim())
            .join(', ');
    }
    if (typeof item === 'number')
        return String(item);
    if (typeof item !== 'object' || item === null)
        return '';
    const { nick_name, user_name, name, role_name, user_id, id } = item;
    const first = [nick_name, user_name, name, role_name, user_id, id].find(v => typeof v === 'string' && v !== '');
    return first === undefined ? '' : String(first);
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/run-snapshot.js


















const MOST_DELAYS = 20;
const OPEN = new Set(['queued', 'running', 'paused']);
/**
 * One answer of ShowPipelineRunDetail. The run's own status alone decides: in a failed run later stages stay INIT for
 * ever, and a job may fail without failing the run. `unique` as in `readTree`. Throws a transient `RequestError` for an
 * answer that is about another run, or of no use.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html
 */
function readRun(body, ids, console, unique) {
    const run = parseRun(body, ids);
    return readParsed(run, readTree(run.stages, ids, unique), ids, console);
}
/** The answer in its known form, and about the run that was asked for. Counted in `inAll`. Throws as `readRun` does. */
function parseRun(body, ids, inAll) {
    const parsed = (0,schema/* parseAs */.gf)(RunDetail, body, inAll);
    if (!parsed.success)
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'pipeline run' }));
    const run = parsed.data;
    const named = namedBy(run);
    (0,confirm_id/* confirmId */.O)('run', named.run, ids.runId);
    (0,confirm_id/* confirmId */.O)('pipeline', named.pipeline, ids.pipelineId);
    (0,confirm_id/* confirmId */.O)('project', [run.project_id], ids.projectId);
    return run;
}
/** The ids that an answer names. */
function namedBy(run) {
    return { run: [run.id, run.subject_id, run.pipeline_run_id], pipeline: [run.pipeline_id] };
}
/** What an answer says, whose stages are this tree. */
function readParsed(run, tree, ids, console) {
    return (0,json_text/* withJsonTexts */.H)(() => readingOf(run, tree, ids, console));
}
function readingOf(run, tree, ids, console) {
    const named = namedBy(run);
    const { phase: said, status } = (0,status_words/* readStatus */.r)(runStatuses, run.status);
    const faults = [];
    const approvals = OPEN.has(said)
        ? (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.approvals'), () => findApprovals(tree, said), [], faults)
        : [];
    const delays = OPEN.has(said)
        ? (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.delays'), () => findDelays(tree), [], faults)
        : [];
    const phase = phaseOf(said, approvals, delays, tree);
    const url = (0,links/* trustedLink */.I7)(run.detail_url, console.consoleUrl) ?? (0,links/* consoleLink */.i1)(console, ids);
    const number = (0,schema/* toNumber */.Ro)(run.run_number);
    return {
        named,
        tree,
        title: number === undefined ? undefined : (0,message/* message */.iU)('run.numbered', { noun: 'run', number }),
        pipelineName: nameOf(run.name, ids.pipelineId),
        url,
        snapshot: {
            phase,
            status,
            position: positionOf(tree.stages.map(stage => stage.part)),
            parts: (0,waiting_parts/* withWaiting */.S)(tree.parts, approvals.map(({ part }) => part)),
            contradictions: [],
            action: (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.action'), () => actionOf(phase, approvals, tree, url), undefined, faults),
            message: (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.message'), () => messageOf(phase, run, tree), undefined, faults),
            notices: [
                ...(0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.failed'), () => partNotices(said, tree.parts), [], faults),
                ...(0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.delays'), () => delayNotices(delays, tree, url), [], faults),
                ...faults
            ],
            startedAt: (0,schema/* toTime */.xe)(run.start_time),
            finishedAt: model_phase/* ENDED */.h.has(said) ? (0,schema/* toTime */.xe)(run.end_time) : undefined
        }
    };
}
/** A run that waits for a time alone goes on by itself, whatever it says of itself. */
function phaseOf(said, approvals, delays, tree) {
    if (approvals.length > 0)
        return 'paused';
    if (said === 'paused')
        return delays.length > 0 ? 'running' : said;
    return said === 'success' && isIdle(tree) ? 'skipped' : said;
}
/**
 * What stands for a detail that is `null`: the platform has none yet of a run that queues. What is known of the run
 * says whether it does.
 */
function readMissingDetail(runId) {
    const text = (0,message/* message */.iU)('codearts.no-detail', { run: runId });
    return {
        named: { run: [], pipeline: [] },
        snapshot: {
            phase: 'queued',
            status: (0,message/* inEnglish */.kK)((0,message/* message */.iU)('codearts.no-detail-status')),
            parts: [],
            contradictions: [],
            notices: [{ key: `no detail ${runId}`, text, level: 'notice' }]
        }
    };
}
/** Whether nothing of a run took part: each stage, or each job of it, was skipped or not selected. */
function isIdle({ stages }) {
    const isSkipped = ({ part }) => part.phase === 'skipped';
    const isIdleStage = (stage) => isSkipped(stage) || (stage.jobs.length > 0 && stage.jobs.every(isSkipped));
    return stages.length > 0 && stages.every(isIdleStage);
}
function actionOf(phase, approvals, tree, url) {
    return phase === 'paused' ? describeApprovals(approvals, tree, url) : undefined;
}
/** Why the run is where it is, as far as the answer tells. */
function messageOf(phase, run, tree) {
    const own = readMessage(run.message);
    switch (phase) {
        case 'failure':
            return failureOf(tree) ?? own;
        case 'cancelled':
            return own ?? (wasPreempted(tree) ? (0,message/* message */.iU)('codearts.pre-empted') : undefined);
        case 'skipped':
            return own ?? (isIdle(tree) ? (0,message/* message */.iU)('codearts.idle') : undefined);
        case 'queued':
            return own ?? tree.parts.find(part => part.message !== undefined)?.message;
        default:
            return own;
    }
}
/** What is known of the first part that made the run fail or, by its path, of the first of which something is. */
function failureOf({ parts }) {
    const causes = (0,failed_parts/* failedLeaves */.W)(parts).filter(part => part.allowedToFail !== true);
    for (const part of causes) {
        const said = wordsOf(part, parts);
        if (said === undefined)
            continue;
        return part === causes[0] ? said : (0,message/* message */.iU)('part.says', { part: pathOf(part, parts), said });
    }
    return undefined;
}
/** Where a step says nothing, its job may; what a refused review means is ours to say. */
function wordsOf({ message: own, parent, isRefused }, parts) {
    const above = (0,parts_by_id/* partsById */.F)(parts).get(parent ?? '');
    return (own ??
        (above?.kind === 'job' ? above.message : undefined) ??
        (isRefused ? (0,message/* message */.iU)('codearts.review-refused') : undefined));
}
function wasPreempted({ stages }) {
    const jobs = stages.flatMap(stage => stage.jobs).filter(({ part }) => part.phase !== 'skipped');
    return jobs.length > 0 && jobs.every(({ part }) => part.phase === 'success');
}
function delayNotices(delays, tree, url) {
    return delays.slice(0, MOST_DELAYS).map(part => ({
        key: `delay ${part.id}`,
        text: describeDelay(pathOf(part, tree.parts), url),
        level: 'notice'
    }));
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/marker-search.js
var marker_search = __webpack_require__(8331);
// EXTERNAL MODULE: ./lib/src/vendors/shared/start-run.js
var start_run = __webpack_require__(5374);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/run-start.js











/** The codes that say of a run that it queues; it is there, and named beside them. */
const QUEUED = new Set(['DEVPIPE.00011169', 'DEVPIPE.00011170']);
/**
 * How a run is begun: one POST, with the marker as its description. What is read before tells the platform's clock, by which the
 * start is signed: it gets no second try.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/RunPipeline.html
 */
function runStarter(client, pipeline, start) {
    const { branch, tag } = start;
    return {
        async prepare(context) {
            const sources = branch === undefined && tag === undefined
                ? await readNothing(client, pipeline, context)
                : [withRef(await readSource(client, pipeline, context), start)];
            return (marker, { signal }) => sendStart(client, pipeline, { ...start, sources }, marker, signal);
        },
        findByMarker: createSearch(client, pipeline)
    };
}
/** The shortest list of runs, for the clock in its answer. */
async function readNothing(client, pipeline, { signal }) {
    await readPage(client, pipeline, { offset: 0, limit: 1 }, signal, 'start');
}
async function sendStart(client, { projectId, pipelineId }, { variables, sources }, description, signal) {
    const body = await client({
        path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'run'],
        body: {
            ...(sources && { sources }),
            ...(variables.length > 0 && { variables: variables.map(([name, value]) => ({ name, value })) }),
            description
        },
        kind: 'start',
        executes: true,
        once: true,
        signal,
        good: ['pipeline_run_id'],
        isGood: answer => queuedRun(answer) !== undefined,
        ids: { inputs: ['project-id', 'pipeline-id'] }
    });
    const parsed = (0,schema/* parseAs */.gf)(Started, body);
    const id = queuedRun(body) ?? (parsed.success ? (0,schema/* toId */.Lr)(parsed.data.pipeline_run_id) : undefined);
    if (id === undefined)
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'pipeline run' }));
    return id.toLowerCase();
}
/** The id of a run that an answer calls queued. */
function queuedRun(body) {
    const parsed = (0,schema/* parseAs */.gf)(Started, body);
    if (!parsed.success)
        return undefined;
    const { error_code, error } = parsed.data;
    const isQueued = [error_code, error?.code, error?.error_code].some(code => QUEUED.has(code ?? ''));
    const id = (0,schema/* toId */.Lr)(error?.pipeline_run_id) ?? (0,schema/* toId */.Lr)(parsed.data.pipeline_run_id);
    return isQueued && id !== undefined && (0,codearts_ids/* isId */.eQ)(id) ? id : undefined;
}
/** The one code source of a pipeline, of which a branch or tag is to be run. */
async function readSource(client, pipeline, { signal }) {
    const body = await client({
        path: ['v5', pipeline.projectId, 'api', 'pipelines', pipeline.pipelineId],
        kind: 'start',
        signal,
        good: ['id', 'sources'],
        ids: { inputs: ['project-id', 'pipeline-id'] }
    });
    const parsed = (0,schema/* parseAs */.gf)(Pipeline, body);
    if (!parsed.success)
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'pipeline' }));
    (0,confirm_id/* confirmId */.O)('pipeline', [parsed.data.id], pipeline.pipelineId);
    const sources = (0,schema/* present */.Eb)(parsed.data.sources).filter(({ type }) => type === 'code');
    const [source] = sources;
    if (source === undefined || sources.length > 1)
        throw (0,start_run/* notOneSource */.jg)(sources.length);
    return source;
}
function withRef({ type, params = {} }, { branch, tag }) {
    const build_params = {
        build_type: tag === undefined ? 'branch' : 'tag',
        event_type: 'Manual',
        ...(tag === undefined ? { target_branch: branch } : { tag })
    };
    const given = Object.entries(params).filter(([, value]) => value !== null && value !== undefined);
    return { type, params: { ...Object.fromEntries(given), build_params } };
}
/** The list does not show descriptions, and may show what queues at its far end. */
function createSearch(client, pipeline) {
    return (0,marker_search/* createMarkerSearch */.D)({
        async newest({ signal }) {
            const filter = { offset: 0, limit: marker_search/* MOST_MARKED */.f };
            const queued = await readPage(client, pipeline, { ...filter, status: [queuedStatus] }, signal, 'start');
            const newest = await readPage(client, pipeline, filter, signal, 'start');
            const runs = [queued, newest].flatMap(({ found }) => found.slice(0, marker_search/* MOST_MARKED */.f));
            const ids = runs.flatMap(run => (0,schema/* toId */.Lr)(run.pipeline_run_id) ?? []);
            return ids.filter(codearts_ids/* isId */.eQ).map(id => id.toLowerCase());
        },
        async carries(id, marker, { signal }) {
            const body = await readDetail(client, { ...pipeline, runId: id }, 'start', signal);
            if (body === null)
                return undefined; // it queues, and tells nothing yet
            const parsed = (0,schema/* parseAs */.gf)(RunDetail, body);
            if (!parsed.success)
                throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'pipeline run' }));
            (0,confirm_id/* confirmId */.O)('run', [parsed.data.id, parsed.data.pipeline_run_id], id);
            return parsed.data.description?.includes(marker) ?? false;
        }
    });
}

// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __webpack_require__(9745);
;// CONCATENATED MODULE: ./lib/src/vendors/codearts/sub-pipelines.js













const DEEPEST = 3;
const MOST_CHILDREN = 5;
/** The verdict is known already, and waits for this. */
const LONGEST_MS = 3000;
/**
 * Follows the failed steps that run another pipeline down to what failed there: such a step has no log and no
 * message of its own. At most 3 deep, 5 side by side and 3 s; what cannot be read is told as unlisted.
 */
async function descend({ client, console }, { tree }, run, caller) {
    const late = new model_errors/* RequestError */.GI((0,message/* message */.iU)('failure.no-answer', { ms: LONGEST_MS }), {
        kind: 'transient',
        label: 'late'
    });
    const limit = (0,timers/* deadline */.nl)(LONGEST_MS, caller, () => late);
    const unique = (0,part_ids/* uniqueIds */.Y)('~', tree.parts.map(part => part.id));
    const search = {
        client,
        console,
        signal: limit.signal,
        caller,
        unique,
        seen: new Set([run.runId.toLowerCase()]),
        parts: [],
        places: new Map(),
        unlisted: []
    };
    try {
        await follow(search, tree, run, { above: '', depth: 1 });
    }
    finally {
        limit.release();
    }
    const { parts, places, message: why, unlisted } = search;
    return { parts, places, message: why, unlisted };
}
async function follow(search, tree, run, level) {
    for (const starter of failedSubPipelines(tree).slice(0, MOST_CHILDREN)) {
        const path = `${level.above}${pathOf(starter.part, tree.parts)}`;
        try {
            await followStep(search, starter, run, { above: `${path} > `, depth: level.depth });
        }
        catch (error) {
            if (search.caller.aborted)
                throw search.caller.reason;
            if (!(error instanceof model_errors/* RequestError */.GI))
                throw error;
            const { failure, text } = error;
            const what = (0,message/* message */.iU)('codearts.started-by', { part: path });
            search.unlisted.push({ parent: starter.part.id, what, failure, message: text });
        }
    }
}
/** Reads the run that a step had started, and what that had started in its turn. The first cause found stays. */
async function followStep(search, { part, step }, run, { above, depth }) {
    const { client, console, signal, unique, seen } = search;
    const child = childOf(await readOutputs(client, run, (0,schema/* toId */.Lr)(step.id) ?? '', signal), run);
    if (child === undefined || seen.has(child.runId.toLowerCase()))
        return;
    seen.add(child.runId.toLowerCase());
    const reading = readRun(await readDetail(client, child, 'detail', signal), child, console, unique);
    adopt(search, reading.tree, part);
    if (depth < DEEPEST)
        await follow(search, reading.tree, child, { above, depth: depth + 1 });
    const { title: name = (0,message/* message */.iU)('run.named', { noun: 'run', id: child.runId }), pipelineName, snapshot } = reading;
    search.message ??= (0,message/* message */.iU)('codearts.child-failed', {
        above,
        run: (0,message/* message */.iU)('target.of-pipeline', { name, pipeline: pipelineName ?? child.pipelineId }),
        said: snapshot.message ?? snapshot.status
    });
}
/** Takes over what made a child run fail. Parts whose parent is not taken over go below the step that started the run. */
function adopt({ parts, places }, tree, starter) {
    const causes = tree.parts.filter(isCause);
    const known = new Set(causes.map(part => part.id));
    for (const part of causes) {
        parts.push(part.parent !== undefined && known.has(part.parent) ? part : { ...part, parent: starter.id });
        const place = tree.places.get(part.id);
        if (place)
            places.set(part.id, place);
    }
}
function failedSubPipelines({ stages }) {
    return stages
        .flatMap(stage => stage.jobs)
        .flatMap(job => job.steps)
        .filter(({ task, part, step }) => task === subPipelineTask && isCause(part) && (0,codearts_ids/* isPathId */.Jf)((0,schema/* toId */.Lr)(step.id) ?? ''));
}
/** https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowStepOutputs.html */
async function readOutputs(client, { projectId, pipelineId, runId }, stepId, signal) {
    const body = await client({
        path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', runId, 'steps', 'outputs'],
        query: { step_run_ids: stepId },
        kind: 'detail',
        signal,
        good: ['step_outputs'],
        ids: { inputs: ['project-id', 'pipeline-id', 'run-id'] }
    });
    const parsed = (0,schema/* parseAs */.gf)(StepOutputs, body);
    if (!parsed.success)
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of step outputs' }));
    const found = new Map();
    const own = (0,schema/* present */.Eb)(parsed.data.step_outputs).filter(({ step_run_id }) => !step_run_id || String(step_run_id) === stepId);
    (0,json_text/* withJsonTexts */.H)(() => {
        for (const { output_result } of own)
            for (const { key, value } of (0,schema/* present */.Eb)(output_result))
                collect(key ?? '', value, found, 0);
    });
    return found;
}
/** Values are texts, JSON inside texts, or objects: the newest form of this API is not the only one in use. */
function collect(key, value, found, depth) {
    const read = typeof value === 'string' && /^\s*[{[]/.test(value) ? parseQuietly(value) : value;
    if (typeof read === 'string' && !found.has(bare(key)))
        found.set(bare(key), read.trim());
    if (typeof read !== 'object' || read === null || depth > 3)
        return;
    for (const [name, inner] of Object.entries(read))
        collect(Array.isArray(read) ? key : name, inner, found, depth + 1);
}
function childOf(outputs, { projectId }) {
    const id = (name) => {
        const value = nameOf(outputs.get(name), '');
        return (0,codearts_ids/* isPathId */.Jf)(value) ? value : undefined;
    };
    const pipelineId = id('pipelineid');
    const runId = id('pipelinerunid');
    if (pipelineId === undefined || runId === undefined)
        return undefined;
    return { projectId: id('projectid') ?? projectId, pipelineId, runId };
}
/** `pipeline_run_id` and `pipelineRunId` are one name. */
function bare(key) {
    return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/run-target.js















/**
 * A run of a pipeline, API v5. Its detail is the truth; the list of runs only finds the run of a commit, or the
 * latest.
 */
function v5RunTarget(setting, pipeline, query) {
    const { pipelineId } = pipeline;
    return (0,run_target/* runTarget */.N)({ pipelineId, query, waits: setting.waits }, v5RunAdapter(setting, pipeline));
}
function v5RunAdapter({ client, console, clock, start }, pipeline) {
    let listed = new Map();
    let last;
    let places = new Map();
    const idsOf = ({ id }) => ({ ...pipeline, runId: id });
    return {
        kind: 'pipeline run',
        noun: 'run',
        clock,
        isRunId: codearts_ids/* isId */.eQ,
        starter: start && runStarter(client, pipeline, start),
        links: (0,links/* linksOf */.hP)(console, pipeline),
        async list(search) {
            const candidates = await listRuns(client, pipeline, search);
            listed = new Map(candidates.map(({ id, phase }) => [id ?? '', phase]));
            return candidates;
        },
        listEnded: context => listEndedRuns(client, pipeline, context),
        async read(run, { signal }) {
            const body = await readDetail(client, idsOf(run), 'status', signal);
            const known = last?.snapshot.phase ?? listed.get(run.id);
            // Of a run that was given by its id nothing may be known yet.
            if (body === null && (known === undefined || known === 'queued'))
                return readMissingDetail(run.id);
            const inAll = (0,schema/* nothingListed */.FX)();
            const parsed = parseRun(body, idsOf(run), inAll);
            await (0,turns/* afterMany */.ws)(inAll.parts);
            const tree = readTree(parsed.stages, idsOf(run));
            await (0,turns/* afterMany */.ws)(tree.parts.length);
            last = readParsed(parsed, tree, idsOf(run), console);
            places = last.tree.places;
            return last;
        },
        async addDetails(snapshot, run, { signal }) {
            if (last === undefined || snapshot.phase !== 'failure')
                return snapshot;
            const below = await descend({ client, console }, last, idsOf(run), signal);
            places = new Map([...places, ...below.places]);
            return withDescent(snapshot, below);
        },
        readLog: async (_run, part, context, cursor) => readRunLog(client, placeOf(part, places), context, cursor),
        stop: async (run, { signal }) => stopRun(client, idsOf(run), signal)
    };
}
/** A failed run with what failed in the runs that it had started. */
function withDescent(snapshot, { parts, message, unlisted }) {
    return {
        ...snapshot,
        parts: [...snapshot.parts, ...parts],
        message: message ?? snapshot.message,
        unlisted
    };
}
function placeOf({ id, kind, name }, places) {
    const place = places.get(id);
    if (place !== undefined)
        return place;
    throw new model_errors/* RequestError */.GI((0,message/* message */.iU)('failure.no-log', { kind, name }), { kind: 'not-found', label: 'no log' });
}
/**
 * Asks to stop a run. No page says what is answered for a run that has ended, so only `success` counts as accepted.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/StopPipelineRun.html
 */
async function stopRun(client, { projectId, pipelineId, runId }, signal) {
    const body = await client({
        path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', runId, 'stop'],
        body: {},
        kind: 'stop',
        executes: true,
        signal,
        good: ['success'],
        ids: { inputs: ['pipeline-id', 'run-id'] }
    });
    if (!(0,errors/* saysDone */.vF)(body))
        throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.not-stopping', { thing: 'run' }));
    return true;
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/v3-snapshot.js







/** Of times without one, `yyyy-MM-dd HH:mm:ss`: by all that is known. */
const ZONE = '+08:00';
/**
 * The run that an item of the v3 answer shows, for choosing one; nothing where the pipeline has never run, which has
 * neither an id nor a status. Pure.
 */
function v3Candidate(item) {
    const id = (0,schema/* toId */.Lr)(item.build_id);
    if (id === undefined && (item.status === undefined || item.status === null))
        return undefined;
    return {
        id,
        // A counter in Huawei's own sample. Elsewhere an id of 32 characters is reported, which is no number.
        number: (0,schema/* toNumber */.Ro)(item.build_id),
        createdAt: (0,schema/* toTime */.xe)(item.start_time, ZONE),
        phase: readV3Words(item).phase,
        commits: []
    };
}
/** One item of the v3 answer. Pure. */
function readV3(item, pipelineId, consoleUrl) {
    const { phase: said, status } = readV3Words(item);
    const stages = (0,schema/* present */.Eb)(item.stages).sort((a, b) => ((0,schema/* toNumber */.Ro)(a.order) ?? 0) - ((0,schema/* toNumber */.Ro)(b.order) ?? 0));
    const parts = stages.map(v3_snapshot_readStage);
    const waiting = parts.find(part => part.phase === 'paused');
    const phase = waiting && (said === 'running' || said === 'queued') ? 'paused' : said;
    return {
        named: { run: [item.build_id], pipeline: [item.pipeline_id] },
        title: (0,message/* message */.iU)('run.named', { noun: 'run', id: String((0,schema/* toId */.Lr)(item.build_id)) }),
        pipelineName: nameOf(item.pipeline_name, pipelineId),
        url: (0,links/* trustedLink */.I7)(item.detail_url, consoleUrl),
        snapshot: {
            phase,
            status,
            position: positionOf(parts),
            parts,
            contradictions: [],
            action: phase === 'paused' ? describeAction(waiting, status) : undefined,
            notices: partNotices(said, parts),
            startedAt: (0,schema/* toTime */.xe)(item.start_time, ZONE),
            finishedAt: model_phase/* ENDED */.h.has(said) ? (0,schema/* toTime */.xe)(item.end_time, ZONE) : undefined
        }
    };
}
function describeAction(waiting, status) {
    const isReview = isInReview(waiting?.status ?? status);
    return (0,message/* message */.iU)('codearts.v3-waits', { stage: waiting?.name, isReview });
}
function v3_snapshot_readStage(stage, index) {
    const name = nameOf(stage.display_name ?? stage.name, `stage-${index + 1}`);
    const id = stage.name ? `${index + 1} ${stage.name}` : `stage-${index + 1}`;
    // A stage that was not reached comes without a status, and is no riddle.
    const isReached = stage.status !== null && stage.status !== undefined;
    const reading = isReached ? readV3Words(stage) : { phase: 'queued', status: '' };
    return { id, kind: 'stage', aliases: stage.name ? [stage.name] : [], hasLog: false, name, ...reading };
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/v3-target.js









/** No limit is documented here; the list of the same API takes ten ids. */
const v3_target_MOST = 10;
/**
 * The latest runs of pipelines, API v3, which shows no other run and no logs: the run of the first poll is kept to by
 * its `build_id`, and a newer one never answers for it.
 * https://support.huaweicloud.com/api-pipeline/BatchShowPipelinesStatus.html
 */
function v3Targets(setting, pipelines, query) {
    const { client } = setting;
    const read = (0,batch/* createBatch */.Xm)(v3_target_MOST, ({ pipeline_id }) => pipeline_id, async (ids, { signal }) => {
        const body = await client({
            path: ['v3', 'pipelines', 'status'],
            query: { pipeline_ids: ids.join(',') },
            kind: 'status',
            signal,
            good: [],
            ids: { inputs: ['pipeline-id'] }
        });
        const parsed = (0,schema/* parseAs */.gf)(V3StatusList, body);
        if (!parsed.success)
            throw (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of pipelines' }));
        return (0,schema/* present */.Eb)(parsed.data);
    });
    return pipelines.map(pipelineId => v3Target(setting, pipelineId, query, read));
}
function v3Target(setting, pipelineId, query, read) {
    let isLeftOut = false;
    const notices = query.createdAfter === undefined ? [] : [zoneNotice];
    const adapter = v3Adapter(setting, pipelineId, notices, async (context) => {
        const items = await read(pipelineId, context);
        isLeftOut = items.length === 0;
        return items;
    });
    const target = (0,run_target/* runTarget */.N)({ pipelineId, query, waits: setting.waits }, adapter);
    return {
        ...target,
        readTogether: read,
        async read(context) {
            const snapshot = await target.read(context);
            if (snapshot.phase !== 'absent' || !isLeftOut)
                return snapshot;
            return { ...snapshot, notices: [...snapshot.notices, leftOutNotice(pipelineId)] };
        }
    };
}
function v3Adapter({ clock, console }, pipelineId, notices, ask) {
    const answer = (0,batch/* createPollAnswer */.eF)(ask);
    let end;
    return {
        kind: 'pipeline run',
        noun: 'run',
        clock,
        isRunId: codearts_ids/* isPathId */.Jf,
        links: { run: () => '', pipeline: () => '' },
        list: async (context) => (await answer.forList(context)).map(v3Candidate).filter(candidate => candidate !== undefined),
        async read({ id }, context) {
            if (end !== undefined)
                return end;
            const items = await answer.forRead(context);
            const item = (0,batch/* itemOf */.Tu)(items, ({ build_id }) => (0,codearts_ids/* sameId */.s)((0,schema/* toId */.Lr)(build_id) ?? '', id));
            if (item === undefined)
                throw notShown(id, items);
            const reading = readV3(item, pipelineId, console.consoleUrl);
            const { snapshot } = reading;
            const whole = { ...reading, snapshot: { ...snapshot, notices: [...notices, ...snapshot.notices] } };
            if (model_phase/* ENDED */.h.has(snapshot.phase))
                end = whole;
            return whole;
        }
    };
}
const zoneNotice = {
    key: 'zone',
    text: (0,message/* message */.iU)('codearts.v3-zone'),
    level: 'notice'
};
function leftOutNotice(pipelineId) {
    return {
        key: `left out ${pipelineId}`,
        text: (0,message/* message */.iU)('codearts.left-out', { pipelineId })
    };
}
/** What it means that an answer does not show the run that is kept to: a newer one has begun, or the answer is a bad one. */
function notShown(runId, items) {
    const shown = items.map(({ build_id }) => (0,schema/* toId */.Lr)(build_id)).filter(id => id !== undefined);
    const newer = shown.find(id => !isOlder(id, runId));
    if (newer === undefined)
        return (0,model_errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.run-gone', { id: runId }));
    return new model_errors/* RequestError */.GI((0,message/* message */.iU)('codearts.replaced', { newer, run: runId }), {
        kind: 'permanent',
        label: 'run replaced',
        hint: (0,message/* message */.iU)('hint.codearts.replaced', { run: runId })
    });
}
/** Whether one run is known to be older than another: ids that are no numbers tell nothing. */
function isOlder(runId, other) {
    const [a, b] = [(0,schema/* toNumber */.Ro)(runId), (0,schema/* toNumber */.Ro)(other)];
    return a !== undefined && b !== undefined && a < b;
}

;// CONCATENATED MODULE: ./lib/src/vendors/codearts/adapters.js






/**
 * The targets of a plan: one for each pipeline, in their order. This module, and what it imports, is loaded only once
 * the inputs are right.
 */
function openTargets(operation, { api, region, projectId, pipelines, queries, start }, credentials, plainHttp, consoleUrl) {
    const { http, clock } = (0,platform_clock/* withPlatformClock */.w)(plainHttp);
    const setting = {
        client: createClient(http, createAuth(credentials), credentials),
        console: { consoleUrl, region },
        clock,
        waits: operation === 'wait-pipeline' || operation === 'run-pipeline',
        start
    };
    const [query] = queries;
    if (query?.by === 'latest') {
        if (api === 'v3')
            return v3Targets(setting, pipelines, query);
        if (operation === 'check-pipeline' && pipelines.length > 1) {
            return latestRunTargets(setting, projectId, pipelines, query);
        }
    }
    return pipelines.map((pipelineId, i) => {
        const query = queries[i];
        if (query === undefined)
            throw new Error('a pipeline without a query');
        return v5RunTarget(setting, { projectId, pipelineId }, query);
    });
}


/***/ }),

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

/***/ 3674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tu: () => (/* binding */ itemOf),
/* harmony export */   Xm: () => (/* binding */ createBatch),
/* harmony export */   eF: () => (/* binding */ createPollAnswer)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);
/* harmony import */ var _util_timers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9745);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4815);




/** How long a request waits for the ids of other targets, in ms. */
const WINDOW_MS = 10;
/**
 * Gathers what several targets ask for into one request: ids that come within a few ms of each other, at most `most`
 * in one. The request is given up only when all who asked have given up. `idOf` is the id that an item names, in any case
 * of its letters: an id that the answer leaves out gets an empty list, one that it names twice gets both items.
 */
function createBatch(most, idOf, load) {
    let open;
    const begin = () => {
        const ids = new Set();
        const stop = new AbortController();
        const answer = new Promise(resolve => (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .startTimer */ .Ip)(resolve, WINDOW_MS))
            .then(() => {
            if (open === round)
                open = undefined;
            stop.signal.throwIfAborted();
            return load([...ids], { signal: stop.signal });
        })
            .then(items => byId(items, idOf));
        answer.catch(() => { }); // everyone may have left
        const round = { ids, asking: 0, stop, answer };
        return round;
    };
    return async (id, { signal }) => {
        if (open === undefined || (open.ids.size >= most && !open.ids.has(id)))
            open = begin();
        const round = open;
        round.ids.add(id);
        round.asking++;
        try {
            return (await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(round.answer, signal)).get(id.toLowerCase()) ?? [];
        }
        finally {
            round.asking--;
            if (round.asking === 0) {
                if (open === round)
                    open = undefined;
                round.stop.abort(new Error('nobody waits for this answer'));
            }
        }
    };
}
/** By id and never by position: what becomes of an id that the platform does not know is not documented. */
function byId(items, idOf) {
    const found = new Map();
    for (const item of items) {
        const id = (0,_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .toId */ .Lr)(idOf(item))?.toLowerCase();
        const same = found.get(id);
        if (same)
            same.push(item);
        else
            found.set(id, [item]);
    }
    return found;
}
/** The item about one run. Throws a transient `RequestError` where there are several that do not say the same. */
function itemOf(items, isOfRun) {
    const own = items.filter(isOfRun);
    if (new Set(own.map(item => JSON.stringify(item))).size > 1)
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.two-things', { thing: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('target.one-run') }));
    return own[0];
}
/**
 * One answer for both steps of a poll that finds a run: what was asked for to list runs serves the read that follows
 * in the same poll, so that both see the same.
 */
function createPollAnswer(ask) {
    let listed;
    return {
        async forList(context) {
            const answer = await ask(context);
            listed = { signal: context.signal, answer };
            return answer;
        },
        async forRead(context) {
            const kept = listed?.signal === context.signal ? listed : undefined;
            listed = undefined;
            return kept === undefined ? ask(context) : kept.answer;
        }
    };
}


/***/ }),

/***/ 4588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ withJsonTexts),
/* harmony export */   P: () => (/* binding */ hasRoomFor)
/* harmony export */ });
/** Of the JSON texts inside one answer so many characters are parsed: nothing else gets its turn meanwhile. */
const MOST_CHARACTERS = 512 * 1024;
/** What is left for the texts of the answer that is being read. */
let room = MOST_CHARACTERS;
/** Reads an answer, which waits for nothing: the JSON texts in it are parsed as long as there is room for them. */
function withJsonTexts(read) {
    room = MOST_CHARACTERS;
    return read();
}
/** Whether a text is still to be parsed, of the answer that is being read by `withJsonTexts`. */
function hasRoomFor(text) {
    if (text.length > room)
        return false;
    room -= text.length;
    return true;
}


/***/ }),

/***/ 8331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ createMarkerSearch),
/* harmony export */   f: () => (/* binding */ MOST_MARKED)
/* harmony export */ });
/** So many of the newest runs of a list are looked at for the marker: each takes a request. */
const MOST_MARKED = 20;
/** Looks for the run that carries a marker. Each run is read once: none comes to carry one later. */
function createMarkerSearch({ newest, carries }) {
    const others = new Set();
    return async (marker, context) => {
        let failure;
        for (const id of new Set(await newest(context))) {
            if (others.has(id))
                continue;
            try {
                const found = await carries(id, marker, context);
                if (found)
                    return id;
                if (found === false)
                    others.add(id);
            }
            catch (error) {
                // One that cannot be read must not hide the one that is looked for.
                context.signal.throwIfAborted();
                failure = error;
            }
        }
        if (failure !== undefined)
            throw failure;
        return undefined;
    };
}


/***/ })

};

export const id = 574;
export const ids = [574];
export const modules = {

/***/ 1193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBuilds: () => (/* binding */ openBuilds)
});

// EXTERNAL MODULE: ./lib/src/vendors/shared/platform-clock.js
var platform_clock = __webpack_require__(2027);
// EXTERNAL MODULE: ./lib/src/vendors/shared/run-target.js + 3 modules
var run_target = __webpack_require__(3490);
// EXTERNAL MODULE: ./lib/src/vendors/bkci/api.js
var bkci_api = __webpack_require__(9900);
// EXTERNAL MODULE: ./lib/src/http/json.js + 1 modules
var json = __webpack_require__(6337);
// EXTERNAL MODULE: ./lib/src/http/status.js
var http_status = __webpack_require__(6409);
// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/vendors/shared/errors.js
var shared_errors = __webpack_require__(5771);
// EXTERNAL MODULE: ./lib/src/vendors/shared/schema.js
var schema = __webpack_require__(4815);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 6 modules
var schemas = __webpack_require__(2226);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/schema.js


// Only the fields that are read. Variables, parameters and materials beyond commit and repository are left out on
// purpose: they may hold secrets.
/** The envelope of BK-CI, and the fields in which nginx and the gateway put an error. */
const Envelope = schemas/* object */.Ikc({
    status: schema/* anything */.D8,
    message: schema/* text */.Qq,
    data: schema/* anything */.D8,
    code: schema/* scalar */.d_,
    code_name: schema/* text */.Qq
});
const TimeCost = (0,schema/* record */.g1)({ totalCost: schema/* scalar */.d_ });
const StageState = schemas/* object */.Ikc({
    stageId: schema/* textId */.re,
    name: schema/* text */.Qq,
    status: schema/* anything */.D8,
    startEpoch: schema/* scalar */.d_,
    elapsed: schema/* scalar */.d_,
    timeCost: TimeCost,
    showMsg: schema/* text */.Qq
});
const ErrorInfo = schemas/* object */.Ikc({
    stageId: schema/* textId */.re,
    taskId: schema/* textId */.re,
    taskName: schema/* text */.Qq,
    errorType: schema/* scalar */.d_,
    errorCode: schema/* scalar */.d_,
    errorMsg: schema/* text */.Qq
});
/** `build_status`: BuildHistoryWithVars. */
const BuildState = schemas/* object */.Ikc({
    id: schema/* anything */.D8,
    buildId: schema/* anything */.D8,
    pipelineId: schema/* anything */.D8,
    buildNum: schema/* scalar */.d_,
    status: schema/* anything */.D8,
    startTime: schema/* scalar */.d_,
    endTime: schema/* scalar */.d_,
    queueTime: schema/* scalar */.d_,
    currentQueuePosition: schema/* scalar */.d_,
    retry: schema/* anything */.D8,
    stageStatus: (0,schema/* looseList */.J2)(StageState),
    errorInfoList: (0,schema/* looseList */.J2)(ErrorInfo)
});
/** `batch_get_build_status`: a list of BuildHistory, which has no place in the queue. */
const BuildStates = (0,schema/* list */.p_)(BuildState);
const HistoryRecord = schemas/* object */.Ikc({
    id: schema/* textId */.re,
    buildNum: schema/* scalar */.d_,
    status: schema/* anything */.D8,
    startTime: schema/* scalar */.d_,
    endTime: schema/* scalar */.d_,
    queueTime: schema/* scalar */.d_,
    executeTime: schema/* scalar */.d_,
    executeCount: schema/* scalar */.d_,
    retry: schema/* anything */.D8,
    buildMsg: schema/* text */.Qq,
    material: (0,schema/* listOfOthers */.vK)((0,schema/* record */.g1)({ newCommitId: schema/* text */.Qq, url: schema/* text */.Qq }))
});
/** `build_histories`: a page of BuildHistory. */
const History = schemas/* object */.Ikc({
    count: schema/* scalar */.d_,
    totalPages: schema/* scalar */.d_,
    records: (0,schema/* list */.p_)(HistoryRecord)
});
const Element = schemas/* object */.Ikc({
    '@type': schema/* text */.Qq,
    id: schema/* textId */.re,
    stepId: schema/* textId */.re,
    name: schema/* text */.Qq,
    status: schema/* anything */.D8,
    executeCount: schema/* scalar */.d_,
    startEpoch: schema/* scalar */.d_,
    elapsed: schema/* scalar */.d_,
    timeCost: TimeCost,
    errorType: schema/* scalar */.d_,
    errorCode: schema/* scalar */.d_,
    errorMsg: schema/* text */.Qq,
    reviewUsers: (0,schema/* listOfOthers */.vK)(schema/* text */.Qq),
    additionalOptions: (0,schema/* record */.g1)({ continueWhenFailed: schema/* anything */.D8 })
});
const containerFields = {
    '@type': schema/* text */.Qq,
    id: schema/* textId */.re,
    containerHashId: schema/* textId */.re,
    jobId: schema/* textId */.re,
    name: schema/* text */.Qq,
    status: schema/* anything */.D8,
    startVMStatus: schema/* anything */.D8,
    executeCount: schema/* scalar */.d_,
    startEpoch: schema/* scalar */.d_,
    systemElapsed: schema/* scalar */.d_,
    elementElapsed: schema/* scalar */.d_,
    timeCost: TimeCost,
    elements: (0,schema/* looseList */.J2)(Element),
    jobControlOption: (0,schema/* record */.g1)({ continueWhenFailed: schema/* anything */.D8 })
};
/** A job of a matrix. */
const Child = schemas/* object */.Ikc(containerFields);
const Container = schemas/* object */.Ikc({ ...containerFields, groupContainers: (0,schema/* looseList */.J2)(Child) });
const ReviewGroup = (0,schema/* record */.g1)({
    name: schema/* text */.Qq,
    reviewers: (0,schema/* listOfOthers */.vK)(schema/* text */.Qq),
    groups: (0,schema/* listOfOthers */.vK)(schema/* text */.Qq),
    status: schema/* text */.Qq,
    operator: schema/* text */.Qq,
    suggest: schema/* text */.Qq
});
const Check = (0,schema/* record */.g1)({ status: schema/* anything */.D8, reviewGroups: (0,schema/* listOfOthers */.vK)(ReviewGroup) });
const Stage = schemas/* object */.Ikc({
    id: schema/* textId */.re,
    name: schema/* text */.Qq,
    status: schema/* anything */.D8,
    executeCount: schema/* scalar */.d_,
    startEpoch: schema/* scalar */.d_,
    elapsed: schema/* scalar */.d_,
    timeCost: TimeCost,
    checkIn: Check,
    checkOut: Check,
    containers: (0,schema/* looseList */.J2)(Container)
});
/** `build_detail`: ModelRecord, or the smaller ModelDetail of older servers. */
const Detail = schemas/* object */.Ikc({
    id: schema/* anything */.D8,
    pipelineId: schema/* anything */.D8,
    pipelineName: schema/* text */.Qq,
    cancelUserId: schema/* text */.Qq,
    executeCount: schema/* scalar */.d_,
    triggerReviewers: (0,schema/* listOfOthers */.vK)(schema/* text */.Qq),
    model: schemas/* object */.Ikc({ stages: (0,schema/* wholeList */.GM)(schemas/* nullish */.cl6(Stage)) })
});
/** `init_logs`, `after_line_logs`: QueryLogs. */
const LogPage = schemas/* object */.Ikc({
    buildId: schema/* anything */.D8,
    status: schema/* scalar */.d_,
    hasMore: schema/* anything */.D8,
    finished: schema/* anything */.D8,
    message: schema/* text */.Qq,
    // A list of lines, which may be long: they are read one by one.
    logs: schema/* anything */.D8
});
/** `build_start`: BuildId. */
const BuildId = schemas/* object */.Ikc({ id: schema/* textId */.re, pipelineId: schema/* anything */.D8 });

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/errors.js







/**
 * Codes that say more than the HTTP status does. 21xxxxx are BK-CI's, 16xxxxx the gateway's.
 * https://github.com/TencentBlueKing/blueking-apigateway (api_response_err_code), ProcessMessageCode.kt, CommonMessageCode
 */
const kinds = {
    1642901: 'throttled',
    1642902: 'throttled',
    1642903: 'throttled',
    1642904: 'throttled',
    1650200: 'transient', // no answer from the back end
    1650201: 'transient',
    1650401: 'transient', // none within 30 s
    2100001: 'transient', // system busy
    2100010: 'transient',
    1640401: 'not-found', // no such path on the gateway
    2101163: 'not-found', // no such build
    2101038: 'not-found', // no such pipeline
    2101166: 'not-found', // no such stage
    2100024: 'permanent', // the token is not of this platform
    2100025: 'permanent', // the token has expired
    2100054: 'permanent', // no permission
    2101174: 'permanent',
    2101008: 'permanent',
    2101058: 'permanent', // the build is not of this pipeline
    2108008: 'permanent' // the log was cleaned up
};
/** The token is not of this platform, or has expired. */
const TOKEN_REFUSED = /^210002[45]$/;
/** Why a pipeline takes no start, by the code that says so. ProcessMessageCode.kt */
const startRefusals = {
    2101020: 'too often',
    2101021: 'not by hand',
    2101022: 'not by API',
    2101047: 'locked',
    2101049: 'queue full',
    2101080: 'project disabled',
    2101190: 'nothing released'
};
/** What to check, each with the failures for which it is said; the first that fits is said. */
const hints = [
    {
        fits: ({ code }) => code === '1640401',
        hint: () => (0,message/* message */.iU)('hint.bkci.gateway')
    },
    {
        fits: ({ code }) => code === '1640301',
        hint: ({ api }) => (0,message/* message */.iU)('hint.bkci.api-permission', { api })
    },
    {
        fits: ({ code }) => code === '1640302',
        hint: () => (0,message/* message */.iU)('hint.bkci.runner-address')
    },
    {
        fits: ({ api, status, code }) => code.startsWith('16400') || (!(0,bkci_api/* isDirect */.c7)(api) && (status === 401 || TOKEN_REFUSED.test(code))),
        hint: ({ api }) => (0,message/* message */.iU)('hint.bkci.gateway-login', { api })
    },
    {
        fits: ({ api, status, code, words }) => (0,bkci_api/* isDirect */.c7)(api) &&
            (status === 401 || TOKEN_REFUSED.test(code) || /access_?token|^Verification failed/i.test(words)),
        hint: ({ endpoint }) => (0,message/* message */.iU)('hint.bkci.token', { url: (0,bkci_api/* tokenPage */.$b)(endpoint) })
    },
    {
        fits: ({ api, words }) => (0,bkci_api/* isDirect */.c7)(api) && /do not have permission to access|bkapi jwt/i.test(words),
        hint: () => (0,message/* message */.iU)('hint.bkci.gateway-only')
    },
    {
        fits: ({ code }) => code === '2101058',
        hint: () => (0,message/* message */.iU)('hint.bkci.other-pipeline')
    },
    {
        fits: ({ code }) => code === '2108008',
        hint: () => (0,message/* message */.iU)('hint.bkci.logs-expire')
    },
    {
        fits: ({ kind }) => kind === 'not-found',
        hint: ({ api }) => (0,message/* message */.iU)('hint.bkci.not-found', { api })
    },
    {
        fits: ({ call, code }) => call === 'start' && Object.hasOwn(startRefusals, code),
        hint: ({ code }) => (0,message/* message */.iU)('hint.bkci.start', { why: startRefusals[code] ?? 'locked' })
    },
    {
        fits: ({ status, code }) => status === 403 || ['403', '2101174', '2100054', '2101008'].includes(code),
        hint: permissionHint
    },
    {
        fits: ({ kind }) => kind === 'permanent',
        hint: () => (0,message/* message */.iU)('hint.bkci.refused')
    }
];
function permissionHint({ api, call, pipelineId, projectId }) {
    return (0,message/* message */.iU)('hint.bkci.permission', {
        api,
        executes: call === 'stop' || call === 'start',
        // What is to be stopped was read before, by the same ids.
        idsAreRight: call === 'stop',
        pipelineId,
        projectId
    });
}
/**
 * Reads an error body: BK-CI's envelope, nginx's JSON (which has `result: true`), the gateway's JSON (which has a
 * `code` and no `status`), or the plain text of a filter.
 */
function readError(answer) {
    const body = (0,shared_errors/* parseErrorBody */.kW)(answer);
    if (body === undefined) {
        const line = answer.text.trim();
        return line.startsWith('<') || line === '' || line.length > 500 ? {} : { message: line };
    }
    const parsed = Envelope.safeParse(body);
    if (!parsed.success)
        return typeof body === 'string' ? { message: body } : {};
    const { status, code, code_name, message } = parsed.data;
    const named = (0,schema/* toNumber */.Ro)(code) ?? (0,schema/* toNumber */.Ro)(status);
    return {
        code: named === undefined || named === 0 ? undefined : String(named),
        message: message || code_name || undefined
    };
}
/** The error that an answer stands for. */
function vendorError(answer, body, place) {
    const kind = kindOf(answer.status, body);
    return (0,shared_errors/* answerError */.n)(answer, {
        ...body,
        kind,
        requestId: requestIdOf(answer),
        retryAfterMs: kind === 'throttled' ? limitResetOf(answer) : undefined,
        hint: hintFor(kind, answer.status, body, place)
    });
}
/** `status: 0` and nothing with it: this is how the platform answers for a thing that it does not have. */
function noData(answer, place) {
    return new errors/* RequestError */.GI((0,message/* message */.iU)('bkci.no-data'), {
        kind: 'not-found',
        label: 'no data',
        status: answer.status,
        requestId: requestIdOf(answer),
        hint: hintFor('not-found', answer.status, {}, place)
    });
}
function requestIdOf(answer) {
    return (0,shared_errors/* header */.wx)(answer, 'x-devops-rid') ?? (0,shared_errors/* header */.wx)(answer, 'x-bkapi-request-id');
}
function kindOf(status, { code = '', message = '' }) {
    const byStatus = (0,http_status/* classifyStatus */.xo)(status);
    // A 404 may pass whatever its code: what was made just now is not known everywhere yet.
    if (byStatus === 'not-found')
        return byStatus;
    const byCode = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
    if (byCode !== undefined)
        return byCode;
    // v4 has no code of its own for a build that it does not know.
    if (/invalid buildId/i.test(message) && (status === 400 || code === '400'))
        return 'not-found';
    if (byStatus !== 'ok')
        return byStatus;
    const inner = Number(code);
    const byInner = inner >= 300 && inner <= 599 ? (0,http_status/* classifyStatus */.xo)(inner) : 'ok';
    return byInner === 'ok' ? 'permanent' : byInner;
}
function hintFor(kind, status, { code = '', message: words = '' }, place) {
    const failure = { ...place, kind, status, code, words };
    return hints.find(({ fits }) => fits(failure))?.hint(failure);
}
/** When the gateway's limit is free again, in ms: a header of its own tells it in seconds. */
function limitResetOf(answer) {
    const reset = (0,shared_errors/* header */.wx)(answer, 'x-bkapi-ratelimit-reset');
    return reset !== undefined && /^[0-9]{1,3}$/.test(reset) ? (0,http_status/* parseRetryAfter */.mu)(reset, undefined) : undefined;
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/client.js









const POSTED = ['stop', 'start', 'batchStatus'];
/**
 * One client for all values of `api`. Good is HTTP 2xx with `status` exactly the number 0, `data`, and nothing that denies
 * it.
 * https://github.com/ci-plugins/document/blob/master/reference/rest-api/read-before-use.md
 */
function createClient(http, { api, credentials, endpoint, projectId }) {
    const { headers, query: identity } = (0,bkci_api/* credentialsOf */.YN)(api, credentials);
    return async ({ call, pipelineId, buildId, query, choice, body: fields = {}, kind, signal }) => {
        const place = { api, endpoint, projectId, pipelineId, call };
        const address = (0,bkci_api/* addressOf */.ci)(api, call, { projectId, pipelineId, buildId });
        const answer = await http({
            // A POST wants a body, even an empty one.
            ...(POSTED.includes(call) ? { method: 'POST', body: JSON.stringify(fields) } : { method: 'GET' }),
            path: address.path,
            query: { ...address.query, ...query, ...(api !== 'direct-v3' && choice), ...identity },
            headers: { 'content-type': 'application/json', ...headers },
            kind,
            signal
        });
        if ((0,http_status/* classifyStatus */.xo)(answer.status) !== 'ok')
            throw vendorError(answer, readError(answer), place);
        const body = await (0,json/* readJson */.Vh)(answer);
        const parsed = (0,schema/* parseAs */.gf)(Envelope, body);
        if (!parsed.success)
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.no-object'));
        const { status, data, code } = parsed.data;
        if (status !== 0 || (0,shared_errors/* deniesSuccess */.W5)(body) || isError(code)) {
            // Without any code this is not the platform's error either, but an answer of another kind.
            if (typeof status !== 'number' && (code === undefined || code === null)) {
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'status' }));
            }
            throw vendorError(answer, readError(answer), place);
        }
        if (data === undefined || data === null)
            throw noData(answer, place);
        return data;
    };
}
/** The gateway has a code of its own beside the platform's status; 0 and 2xx are none. */
function isError(code) {
    const number = (0,schema/* toNumber */.Ro)(code) ?? 0;
    return number !== 0 && (0,http_status/* classifyStatus */.xo)(number) !== 'ok';
}

// EXTERNAL MODULE: ./lib/src/vendors/bkci/links.js
var bkci_links = __webpack_require__(1281);
// EXTERNAL MODULE: ./lib/src/model/wall.js
var wall = __webpack_require__(3038);
// EXTERNAL MODULE: ./lib/src/util/turns.js
var turns = __webpack_require__(259);
// EXTERNAL MODULE: ./lib/src/model/phase.js
var model_phase = __webpack_require__(2935);
// EXTERNAL MODULE: ./lib/src/vendors/shared/part-ids.js
var part_ids = __webpack_require__(882);
// EXTERNAL MODULE: ./lib/src/vendors/shared/status-words.js
var status_words = __webpack_require__(5918);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/status.js


/**
 * The statuses of a build: all 29 of BuildStatus.kt, by what they mean on a build.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/common/common-pipeline/src/main/kotlin/com/tencent/devops/common/pipeline/enums/BuildStatus.kt
 * Legal on a build (BuildStatusSwitcher.kt): QUEUE, QUEUE_CACHE, RUNNING, CANCELED, SUCCEED, FAILED, TERMINATE,
 * QUEUE_TIMEOUT, STAGE_SUCCESS. Seen on builds as well: REVIEWING, TRIGGER_REVIEWING, UNEXEC, RETRY.
 */
const runStatuses = {
    SUCCEED: 'success',
    FAILED: 'failure',
    TERMINATE: 'failure', // ended by force
    QUEUE_TIMEOUT: 'failure', // never started
    EXEC_TIMEOUT: 'failure', // this one and the next four are folded to FAILED when a build ends
    HEARTBEAT_TIMEOUT: 'failure',
    QUALITY_CHECK_FAIL: 'failure',
    REVIEW_ABORT: 'failure',
    QUOTA_FAILED: 'failure',
    CANCELED: 'cancelled',
    STAGE_SUCCESS: 'paused', // a stage waits for approval; once the build has ended see endedRunStatuses
    REVIEWING: 'paused', // a quality gate waits for its owner
    TRIGGER_REVIEWING: 'paused', // the trigger waits for approval
    PAUSE: 'paused', // this one and the next stand on parts, not on builds
    QUALITY_CHECK_WAIT: 'paused',
    RUNNING: 'running',
    PREPARE_ENV: 'running',
    LOOP_WAITING: 'running',
    CALL_WAITING: 'running',
    QUEUE: 'queued',
    QUEUE_CACHE: 'queued',
    RETRY: 'queued',
    DEPENDENT_WAITING: 'queued',
    UNEXEC: 'queued', // for an instant before QUEUE_TIMEOUT; no end
    // Good ends of one part. No server says them of a build, so there they prove nothing.
    SKIP: 'unknown',
    REVIEW_PROCESSED: 'unknown',
    QUALITY_CHECK_PASS: 'unknown',
    TRY_FINALLY: 'unknown', // unused
    UNKNOWN: 'unknown'
};
/** What a status means on a build that has ended, where that is something else: its approval was refused or expired. */
const endedRunStatuses = {
    STAGE_SUCCESS: 'cancelled'
};
/** The same 29 statuses, by what they mean on a stage, job, task, or check of a stage. */
const partStatuses = {
    SUCCEED: 'success',
    REVIEW_PROCESSED: 'success', // approved
    QUALITY_CHECK_PASS: 'success',
    FAILED: 'failure',
    TERMINATE: 'failure',
    QUEUE_TIMEOUT: 'failure',
    EXEC_TIMEOUT: 'failure',
    HEARTBEAT_TIMEOUT: 'failure',
    QUALITY_CHECK_FAIL: 'failure',
    REVIEW_ABORT: 'failure', // refused
    QUOTA_FAILED: 'failure',
    CANCELED: 'cancelled',
    STAGE_SUCCESS: 'cancelled', // the approval of this stage was refused or expired
    SKIP: 'skipped',
    UNEXEC: 'skipped', // never ran
    REVIEWING: 'paused',
    TRIGGER_REVIEWING: 'paused',
    PAUSE: 'paused',
    QUALITY_CHECK_WAIT: 'paused',
    RUNNING: 'running',
    PREPARE_ENV: 'running',
    LOOP_WAITING: 'running', // waits for a lock
    CALL_WAITING: 'running',
    RETRY: 'running',
    QUEUE: 'queued',
    QUEUE_CACHE: 'queued',
    DEPENDENT_WAITING: 'queued',
    TRY_FINALLY: 'unknown',
    UNKNOWN: 'unknown'
};
/** The status by which the history is asked for builds that succeeded, where it can be. */
const succeededStatus = 'SUCCEED';
/** What is shown of a task of which a build tells its error alone. */
const failedStatus = 'FAILED';
/** What a person should read beside a status that does not explain itself. */
const explanations = {
    QUEUE_TIMEOUT: (0,message/* message */.iU)('bkci.queue-timeout'),
    TERMINATE: (0,message/* message */.iU)('bkci.terminated'),
    STAGE_SUCCESS: (0,message/* message */.iU)('bkci.approval-refused')
};
/** What a build waits for, by its status. */
const buildWaits = {
    STAGE_SUCCESS: 'approval',
    REVIEWING: 'quality gate',
    QUALITY_CHECK_WAIT: 'quality gate',
    TRIGGER_REVIEWING: 'trigger',
    PAUSE: 'go on'
};
/** What a task waits for, where it names nobody who has to approve it. */
const taskWaits = {
    REVIEWING: 'quality gate',
    QUALITY_CHECK_WAIT: 'quality gate',
    PAUSE: 'go on'
};
/** What the check before or after a stage says. */
const checkStatuses = {
    REVIEWING: 'approval',
    QUALITY_CHECK_WAIT: 'quality gate',
    REVIEW_ABORT: 'refused' // or expired
};
/** Looks a status up, its case folded; nothing for a value that is not listed. */
function lookUp(table, status) {
    const key = typeof status === 'string' ? status.toUpperCase() : '';
    return Object.hasOwn(table, key) ? table[key] : undefined;
}
/**
 * The server's own rule for the two meanings of STAGE_SUCCESS: ended only with an end after a start.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/api-process/src/main/kotlin/com/tencent/devops/process/engine/pojo/BuildInfo.kt
 */
function hasEndedByTimes({ startTime = 0, endTime = 0 }) {
    return startTime > 0 && endTime > startTime;
}
/** What the status of a build means. Only STAGE_SUCCESS needs the times; a failure may come without an end time. */
function readRunStatus(status, times) {
    const ended = hasEndedByTimes(times) ? (0,status_words/* readStatus */.r)(endedRunStatuses, status) : undefined;
    return ended === undefined || ended.phase === 'unknown' ? (0,status_words/* readStatus */.r)(runStatuses, status) : ended;
}
/** What the status of a stage, job or task means; an absent or empty one has not begun. */
function readPartStatus(status) {
    if (status === undefined || status === null || status === '')
        return { phase: 'queued', status: '' };
    return (0,status_words/* readStatus */.r)(partStatuses, status);
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-tree.js





/** The platform gives this id to the stage of the trigger, always. */
const TRIGGER_STAGE = 'stage-1';
/** Before the id of a job, the tag of its own log: VMUtils.kt. */
const MACHINE_TAG = 'startVM-';
/**
 * The detail's tree as parts: stage, its jobs (those of a matrix below their group), their tasks. The stage of the
 * trigger is left out: it is no work of the pipeline.
 */
function readTree(detail) {
    const unique = (0,part_ids/* uniqueIds */.Y)('/');
    const { executeCount } = detail;
    return stagesOf(detail).flatMap(({ stage, id: named }) => {
        const id = unique(named);
        const part = stagePart(stage, id);
        const parent = { id, phase: part.phase, executeCount, unique };
        return [
            part,
            ...(0,schema/* present */.Eb)(stage.containers).flatMap((job, i) => readJob(job, parent, `${id}/job-${i + 1}`))
        ];
    });
}
/** The stages with their ids, without that of the trigger. */
function stagesOf(detail) {
    return (0,schema/* present */.Eb)(detail.model.stages)
        .map((stage, i) => ({ stage, id: stage.id || `stage-${i + 1}`, seq: i + 1 }))
        .filter(({ stage }) => !(0,schema/* present */.Eb)(stage.containers).some(job => job['@type'] === 'trigger'));
}
/** Every job of a stage, those of a matrix instead of their group, which holds only their pattern. */
function jobsOf(stage) {
    return (0,schema/* present */.Eb)(stage.containers).flatMap((job) => {
        const children = (0,schema/* present */.Eb)(job.groupContainers);
        return children.length > 0 ? children : [job];
    });
}
/** Every task of a stage, with those of a matrix. */
function tasksOf(stage) {
    return jobsOf(stage).flatMap(job => (0,schema/* present */.Eb)(job.elements));
}
/** The stages that the status call lists, without that of the trigger, which comes first. */
function readStageList(list) {
    const unique = (0,part_ids/* uniqueIds */.Y)('/');
    return list
        .map((stage, i) => stagePart(stage, unique(stage.stageId || `stage-${i + 1}`)))
        .filter(({ id }) => id !== TRIGGER_STAGE);
}
function stagePart(stage, id) {
    const { phase, status } = readPartStatus(stage.status);
    return {
        id,
        kind: 'stage',
        hasLog: false,
        name: stage.name || id,
        phase,
        status,
        ...times(phase, stage.startEpoch, (0,schema/* toNumber */.Ro)(stage.timeCost?.totalCost) ?? (0,schema/* toNumber */.Ro)(stage.elapsed))
    };
}
function readJob(job, parent, fallbackId) {
    const { unique } = parent;
    const id = unique(job.containerHashId || fallbackId);
    const { phase, status } = readPartStatus(job.status);
    const allowed = allowedToFail(phase, job.jobControlOption?.continueWhenFailed, parent);
    const children = 'groupContainers' in job ? (0,schema/* present */.Eb)(job.groupContainers) : [];
    const own = { ...parent, id, phase, ...allowed, executeCount: job.executeCount ?? parent.executeCount };
    const below = children.length > 0
        ? children.flatMap((child, i) => readJob(child, own, `${id}-${i + 1}`))
        : (0,schema/* present */.Eb)(job.elements).map((task, i) => readTask(task, own, i));
    const log = failedByItself(job, phase, below) ? machineLogId(job, own.executeCount) : undefined;
    const part = {
        id,
        kind: 'job',
        parent: parent.id,
        aliases: (0,schema/* present */.Eb)([log, job.jobId, job.id]).filter(alias => alias !== '' && alias !== id),
        hasLog: log !== undefined,
        name: job.name || id,
        phase,
        status,
        ...allowed,
        ...jobTimes(job, phase, below)
    };
    return [part, ...below];
}
/** Whether the cause of a job's failure is not in the log of a task: its machine did not start, or nothing in it failed. */
function failedByItself(job, phase, below) {
    const machine = readPartStatus(job.startVMStatus).phase;
    if (machine === 'failure' || machine === 'cancelled')
        return true;
    return phase === 'failure' && below.every(part => part.phase !== 'failure');
}
/** The log of what the platform itself did for a job: finding a machine, waiting for a lock, watching its time. */
function machineLogId({ id }, executeCount) {
    return id ? logId(`${MACHINE_TAG}${id}`, (0,schema/* toNumber */.Ro)(executeCount) ?? 1) : undefined;
}
function readTask(task, parent, index) {
    const { phase, status } = readPartStatus(task.status);
    const count = (0,schema/* toNumber */.Ro)(task.executeCount) ?? (0,schema/* toNumber */.Ro)(parent.executeCount) ?? 1;
    const id = parent.unique(task.id ? logId(task.id, count) : `${parent.id}/task-${index + 1}`);
    return {
        id,
        kind: 'task',
        parent: parent.id,
        aliases: (0,schema/* present */.Eb)([task.id, task.stepId]).filter(alias => alias !== '' && alias !== id),
        hasLog: Boolean(task.id) && phase !== 'queued' && phase !== 'skipped',
        name: task.name || task.id || id,
        phase,
        status,
        ...(lookUp(checkStatuses, status) === 'refused' && { isRefused: true }),
        message: errorText(task.errorMsg, task.errorCode, task.errorType),
        ...allowedToFail(phase, task.additionalOptions?.continueWhenFailed, parent),
        ...times(phase, task.startEpoch, (0,schema/* toNumber */.Ro)(task.timeCost?.totalCost) ?? (0,schema/* toNumber */.Ro)(task.elapsed))
    };
}
/** A part that failed and did not make the part above fail: by its own option, or since that one succeeded. */
function allowedToFail(phase, continueWhenFailed, parent) {
    const isAllowed = continueWhenFailed === true || parent.allowedToFail === true || parent.phase === 'success';
    return phase === 'failure' && isAllowed ? { allowedToFail: true } : {};
}
const errorTypes = ['system', 'user', 'third party', 'plugin', 'build machine'];
/** `THIRD_PARTY` as `third party`. */
const spoken = (name) => name.toLowerCase().replaceAll('_', ' ');
/** The platform's words for an error: the type is a number in lists of errors, and a name on tasks. */
function errorText(words, code, type) {
    const number = (0,schema/* toNumber */.Ro)(code);
    const text = typeof words === 'string' ? words.trim() : '';
    if (text === '' && !number)
        return undefined;
    const at = (0,schema/* toNumber */.Ro)(type);
    const named = at === undefined && typeof type === 'string' ? type : '';
    const kind = at === undefined ? errorTypes.find(one => one === spoken(named)) : errorTypes[at];
    const ownKind = kind === undefined && named !== '' ? named : undefined;
    if (!number && kind === undefined && ownKind === undefined)
        return text;
    return (0,message/* message */.iU)('bkci.error', { text: text || undefined, kind, ownKind, number: number || undefined });
}
/** A task's log is that of one execution: a part that runs again is another part. */
function logId(tag, executeCount) {
    return executeCount > 1 ? `${tag}#${executeCount}` : tag;
}
/** The filters of a part's log. A task's id names it; among the names of a job is the one of its log. */
function readLogId({ id: partId, kind, aliases = [] }) {
    const id = (kind === 'job' && aliases.find(alias => alias.startsWith(MACHINE_TAG))) || partId;
    const found = /^(.+?)(?:#([0-9]{1,6}))?(?:\/[0-9]+)?$/.exec(id);
    return { tag: found?.[1] ?? id, executeCount: Number(found?.[2] ?? 1) };
}
/** `cost` in ms. */
function times(phase, start, cost) {
    const startedAt = (0,schema/* toTime */.xe)(start);
    const ended = model_phase/* ENDED */.h.has(phase) && startedAt !== undefined && cost !== undefined;
    return { startedAt, finishedAt: ended ? startedAt + cost : undefined };
}
/** A job's own times or, where the platform tells none, those of what is below it. */
function jobTimes(job, phase, below) {
    const tasksElapsed = (0,schema/* toNumber */.Ro)(job.elementElapsed);
    const elapsed = tasksElapsed === undefined ? undefined : ((0,schema/* toNumber */.Ro)(job.systemElapsed) ?? 0) + tasksElapsed;
    const own = times(phase, job.startEpoch, (0,schema/* toNumber */.Ro)(job.timeCost?.totalCost) ?? elapsed);
    const starts = below.map(part => part.startedAt).filter(at => at !== undefined);
    const ends = below.map(part => part.finishedAt).filter(at => at !== undefined);
    return {
        startedAt: own.startedAt ?? (starts.length > 0 ? starts.reduce((a, b) => Math.min(a, b)) : undefined),
        finishedAt: own.finishedAt ??
            (model_phase/* ENDED */.h.has(phase) && ends.length > 0 ? ends.reduce((a, b) => Math.max(a, b)) : undefined)
    };
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/approvals.js




const REVIEW_TASK = 'manualReviewUserTask';
/** What a review group has done, of PROCESS and ABORT. */
const REFUSED = 'ABORT';
const MOST_NAMES = 10;
/**
 * What in a running build waits for a person: a task under review or paused, a quality gate of a stage. The build's
 * own status says nothing of these. Tasks of a matrix count too.
 */
function waitsInside(detail) {
    return stagesOf(detail).flatMap(({ stage, id }) => {
        const qualityGates = [stage.checkIn, stage.checkOut].filter(check => lookUp(checkStatuses, check?.status) === 'quality gate');
        const tasks = tasksOf(stage).filter(task => readPartStatus(task.status).phase === 'paused');
        return [
            ...qualityGates.map(() => ({
                clause: clauseOf('quality gate', { kind: 'stage', name: nameOf(stage.name, id) }),
                view: '',
                stage: id
            })),
            ...tasks.map(waitOfTask)
        ];
    });
}
function waitOfTask(task) {
    const thing = { kind: 'task', name: nameOf(task.name, task.id) };
    const users = people(task.reviewUsers);
    const kind = lookUp(taskWaits, task.status) ?? 'approval';
    const isReview = kind !== 'go on' && (task['@type'] === REVIEW_TASK || users !== undefined);
    if (!isReview)
        return { clause: clauseOf(kind, thing), view: '' };
    // The platform's ids need no encoding; another one gets no link.
    const view = /^[\w-]{1,100}$/.test(task.id ?? '') ? `?reviewTaskId=${task.id}` : '';
    return { clause: clauseOf('approval', thing, users), view };
}
/**
 * What a build that is paused as a whole waits for: the approval of a stage or of the trigger, or a quality gate.
 * `shown` is the platform's own line about it.
 */
function waitsAtBuild(status, detail, shown) {
    const kind = lookUp(buildWaits, status) ?? 'approval';
    const thing = {
        kind: kind === 'trigger' ? 'build start' : kind === 'approval' ? 'next stage' : 'build'
    };
    const general = { clause: clauseOf(kind, thing, undefined, shown), view: '' };
    if (detail === undefined)
        return [general];
    if (kind === 'trigger') {
        const users = people(detail.triggerReviewers);
        return users === undefined ? [general] : [{ clause: clauseOf(kind, thing, users), view: '' }];
    }
    const found = kind === 'approval' ? stageReviews(detail) : waitsInside(detail);
    return found.length > 0 ? found : [general];
}
/** `shown` is the platform's own line about it. */
function clauseOf(kind, thing, people, shown) {
    return (0,message/* message */.iU)('bkci.waits', { kind, thing, people, shown: shown || undefined });
}
function stageReviews(detail) {
    return stagesOf(detail)
        .filter(({ stage }) => readPartStatus(stage.status).phase === 'paused' ||
        lookUp(checkStatuses, stage.checkIn?.status) === 'approval')
        .map(({ stage, id, seq }) => {
        const group = (0,schema/* present */.Eb)(stage.checkIn?.reviewGroups).find(g => !g.status);
        const users = people(group?.reviewers, group?.groups);
        const number = /^stage-([0-9]{1,6})$/.exec(id)?.[1] ?? String(seq);
        return {
            clause: clauseOf('approval', { kind: 'stage', name: nameOf(stage.name, id) }, users),
            view: `?reviewStageSeq=${number}`,
            stage: id
        };
    });
}
/** How the approval of a stage ended that was not given, with who refused it where the detail tells. */
function refusalOf(detail) {
    for (const { stage, id } of stagesOf(detail)) {
        if (lookUp(checkStatuses, stage.checkIn?.status) !== 'refused')
            continue;
        const group = (0,schema/* present */.Eb)(stage.checkIn?.reviewGroups).find(g => g.status === REFUSED);
        return (0,message/* message */.iU)('bkci.stage-refused', {
            stage: nameOf(stage.name, id),
            by: group?.operator || undefined,
            why: group?.suggest || undefined
        });
    }
    return undefined;
}
/** One clause of what people can do, and where. */
function actionOf(waiting, url) {
    const first = waiting[0];
    if (first === undefined)
        return undefined;
    const { clause, view } = first;
    return (0,message/* message */.iU)('bkci.action', { clause, more: waiting.length - 1, url: url === '' ? '' : `${url}${view}` });
}
/** The people, and the groups of people, who may act; nothing where nobody is named. */
function people(names, groups) {
    const ofKind = (list, isGroup) => (0,schema/* present */.Eb)(list)
        .filter(name => name !== '')
        .map(name => ({ name, isGroup }));
    const known = [...ofKind(names, false), ...ofKind(groups, true)];
    if (known.length === 0)
        return undefined;
    return { shown: known.slice(0, MOST_NAMES), others: Math.max(0, known.length - MOST_NAMES) };
}
function nameOf(name, id) {
    return name || id || (0,message/* message */.iU)('bkci.nameless');
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/executions.js


// The count comes from the platform, and each retry is told.
const MOST_RETRIES = 100;
/** What is known after one more poll. */
function countExecutions(before, state, detail) {
    const queueTime = (0,schema/* toTime */.xe)(state.queueTime);
    const retry = state.retry === true;
    const queuedAgain = (before?.queueTime ?? Number.POSITIVE_INFINITY) < (queueTime ?? 0);
    const isTold = before !== undefined && (queuedAgain || (retry && !before.retry));
    const told = (before?.told ?? 0) + (isTold ? 1 : 0);
    const count = (0,schema/* toNumber */.Ro)(detail?.executeCount);
    const known = before?.counted;
    return {
        queueTime: queueTime ?? before?.queueTime,
        retry,
        told,
        counted: count === undefined
            ? known
            : { first: known?.first ?? Math.max(1, count - told), most: Math.max(count, known?.most ?? 0) }
    };
}
/** How often it was begun again while we watched: the detail may tell of it before the status call does, or after. */
function retriesOf({ told, counted }) {
    const retries = Math.max(told, counted === undefined ? 0 : counted.most - counted.first);
    return Math.min(retries, MOST_RETRIES);
}
/** One notice for each time that the build was begun again while we watched. */
function retryNotices(executions) {
    const count = executions.counted?.most ?? 0;
    return Array.from({ length: retriesOf(executions) }, (_, i) => ({
        key: `retry ${i + 1}`,
        text: (0,message/* message */.iU)('bkci.begun-again', { execution: count > 1 ? count : undefined })
    }));
}

// EXTERNAL MODULE: ./lib/src/vendors/bkci/inputs.js
var inputs = __webpack_require__(4415);
// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/src/vendors/shared/confirm-id.js
var confirm_id = __webpack_require__(4330);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-detail.js







const EVERY_POLLS = 5;
const EVERY_MS = 30_000;
/** The verdict is known without the detail, so a poll must not wait long for it. */
const LONGEST_MS = 5000;
/**
 * The detail is read at the first poll, when the status call says something new, and otherwise every fifth poll or
 * 30 s, since tasks begin and wait for people without a word of the status call. `isWaiting` says whether somebody
 * has to act by it: that is confirmed by another read at the next poll, since a quality gate that passes by itself
 * shows it for a moment too.
 */
function createDetailReader(request, isWaiting, clock = timers/* monotonicClock */.VF) {
    let seen;
    let polls = 0;
    let readAt = Number.NEGATIVE_INFINITY;
    let wasWaiting = false;
    let mustConfirm = false;
    let last = {};
    return {
        async read({ fingerprint, hasEnded }, { signal }) {
            polls++;
            const isChanged = fingerprint !== seen;
            const isDue = polls >= EVERY_POLLS || clock.now() - readAt >= EVERY_MS;
            if (!isChanged && !isDue && !mustConfirm)
                return last;
            seen = fingerprint;
            polls = 0;
            readAt = clock.now();
            const outcome = await settled(() => requestInTime(request, hasEnded, signal), signal);
            const isAnswer = 'detail' in outcome;
            // A fault is told by who reads the detail.
            const waits = isAnswer && (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.approvals'), () => isWaiting(outcome.detail), false, []);
            const mayPass = !isAnswer && outcome.trouble.failure.kind === 'transient';
            mustConfirm = waits ? isChanged || !wasWaiting : wasWaiting && mayPass;
            wasWaiting = waits;
            last = isAnswer ? outcome : { detail: last.detail, ...outcome };
            return last;
        }
    };
}
/** One more try for a detail that could not be read. Rejects with the signal's reason. */
async function readDetailAgain(request, before, { signal }) {
    const outcome = await settled(() => request({ signal }), signal);
    return 'detail' in outcome ? outcome : { detail: before.detail, ...outcome };
}
/** The detail or, where the request failed, why. Rejects with the signal's reason. */
async function settled(request, signal) {
    try {
        return { detail: await (0,wall/* explain */.WE)(request, signal) };
    }
    catch (error) {
        if (!(error instanceof errors/* RequestError */.GI))
            throw error;
        return { trouble: error };
    }
}
async function requestInTime(request, isTwice, signal) {
    const limit = (0,timers/* deadline */.nl)(LONGEST_MS, signal, () => tooLate(LONGEST_MS));
    try {
        return await requestTwice(isTwice, () => request({ signal: limit.signal }));
    }
    finally {
        limit.release();
    }
}
/** At the end there is no later poll to make up for a stumble. */
async function requestTwice(isWorthIt, request) {
    try {
        return await request();
    }
    catch (error) {
        if (!isWorthIt || !(error instanceof errors/* RequestError */.GI) || error.failure.kind !== 'transient')
            throw error;
        return request();
    }
}
/** The error of a request that a poll did not wait for any longer than so many ms. */
function tooLate(ms) {
    return new errors/* RequestError */.GI((0,message/* message */.iU)('failure.no-answer', { ms }), {
        kind: 'transient',
        label: 'request timeout'
    });
}
/** One answer of the detail call. Throws a transient `RequestError` for one of another form, or about another build. */
function parseDetail(data, buildId, pipelineId, inAll) {
    const parsed = (0,schema/* parseAs */.gf)(Detail, data, inAll);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'build detail' }));
    const { id, pipelineId: pipeline } = parsed.data;
    (0,confirm_id/* confirmId */.O)('build', [id], buildId);
    (0,confirm_id/* confirmId */.O)('pipeline', [pipeline], pipelineId);
    return parsed.data;
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/run-pages.js
var run_pages = __webpack_require__(3718);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-list.js






const PAGE_SIZE = 100;
const MOST_PAGES = 10;
const MOST_ENDED = 30;
const MOST_MARKED = 50;
/**
 * The builds of a pipeline from its history, queued ones included: as many of the newest 1,000 as the search needs. The
 * platform's own filter by commit (`materialCommitId`) is not used: a build has no commit before its checkout step ran, and
 * would be hidden.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwBuildResourceV4.kt
 */
function listRuns(client, pipelineId, search) {
    const { signal } = search;
    let before = 0;
    return (0,run_pages/* readRunPages */.g)(async (page) => {
        const query = { page: String(page), pageSize: String(PAGE_SIZE) };
        const data = await client({ call: 'history', pipelineId, query, kind: 'status', signal });
        const { count = before, ...read } = readPage(data, page);
        // New builds come at the head. Where there are fewer, rows have moved up between two requests, and the build that is
        // meant may be in neither answer.
        if (count < before)
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.changed'));
        before = count;
        return read;
    }, search, MOST_PAGES);
}
/**
 * The id of the build whose message is the marker, among the newest 30. v4 looks for it itself, from release 1.9 on; whatever a
 * server does with the filter, the message of each row is compared here.
 */
async function findBuildByMarker(client, pipelineId, marker, { signal }) {
    const query = { page: '1', pageSize: String(MOST_MARKED) };
    const choice = { buildMsg: marker };
    const data = await client({ call: 'history', pipelineId, query, choice, kind: 'start', signal });
    const parsed = (0,schema/* parseAs */.gf)(History, data);
    if (!parsed.success || !parsed.data.records)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'build history' }));
    return (0,schema/* present */.Eb)(parsed.data.records).find(({ buildMsg }) => buildMsg?.includes(marker))?.id || undefined;
}
/** The newest builds, those that succeeded where the API can choose them. */
async function listEndedRuns(client, pipelineId, { signal }) {
    const query = { page: '1', pageSize: String(MOST_ENDED) };
    const choice = { status: succeededStatus };
    const data = await client({ call: 'history', pipelineId, query, choice, kind: 'detail', signal });
    const parsed = (0,schema/* parseAs */.gf)(History, data);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'build history' }));
    return (0,schema/* present */.Eb)(parsed.data.records).map(({ status, executeTime, ...record }) => {
        const times = { startTime: (0,schema/* toTime */.xe)(record.startTime), endTime: (0,schema/* toTime */.xe)(record.endTime) };
        return {
            phase: readRunStatus(status, times).phase,
            startedAt: times.startTime,
            finishedAt: times.endTime,
            workMs: (0,schema/* toTime */.xe)(executeTime)
        };
    });
}
function readPage(data, page) {
    const parsed = (0,schema/* parseAs */.gf)(History, data);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'build history' }));
    const { records: listed, count, totalPages } = parsed.data;
    // Without a list, only a count of 0 says that there are no builds.
    if (!listed && (0,schema/* toNumber */.Ro)(count) !== 0)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of builds' }));
    const records = (0,schema/* present */.Eb)(listed);
    const isFull = records.length >= PAGE_SIZE;
    return {
        count: (0,schema/* toNumber */.Ro)(count),
        runs: records.filter(({ id, status }) => id || (status !== undefined && status !== null)).map(candidateOf),
        pages: records.length === 0 ? page : ((0,schema/* toNumber */.Ro)(totalPages) ?? (isFull ? Number.POSITIVE_INFINITY : page))
    };
}
/** A record of nulls is no build; one without its id may be the one that is meant. */
function candidateOf(record) {
    const { id, buildNum, status } = record;
    const material = (0,schema/* present */.Eb)(record.material).filter(({ newCommitId }) => newCommitId);
    const startTime = (0,schema/* toTime */.xe)(record.startTime);
    const times = { startTime, endTime: (0,schema/* toTime */.xe)(record.endTime) };
    const queuedAt = (0,schema/* toTime */.xe)(record.queueTime);
    return {
        id: id || undefined,
        number: (0,schema/* toNumber */.Ro)(buildNum),
        // A build may start long after it was created, and one that was begun again has the times of its last beginning.
        createdAt: isBegunAgain(record) || queuedAt === undefined ? undefined : Math.min(queuedAt, startTime ?? queuedAt),
        phase: readRunStatus(status, times).phase,
        commits: material.map(({ newCommitId }) => newCommitId ?? ''),
        // Each checkout step adds its own when it runs.
        ...(material.every(({ url }) => url) && { repositories: material.map(({ url }) => url ?? '') })
    };
}
function isBegunAgain({ executeCount, retry }) {
    return ((0,schema/* toNumber */.Ro)(executeCount) ?? 1) > 1 || retry === true || retry === 'true';
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/log-text.js
/** Lines, and states of lines, of one message that get its time. */
const MOST_TIMED = 1000;
/**
 * A line with its time, as the logs of other platforms have it in their text: before each line break within it, and before each
 * state of a line that overwrites itself, since whoever prints it decides which of them are shown.
 */
function textOf({ message, time: at }) {
    const time = timeText(at);
    const text = plainMarks(withoutSubTag(message)).replace(/\r?\n$/, '');
    if (time === '')
        return `${text}\n`;
    const end = endOfTimed(text);
    const head = text
        .slice(0, end)
        .split(/\r?\n/)
        .map(line => withTime(line, time))
        .join('\n');
    return `${head}${text.slice(end)}\n`;
}
/** Before which break the time is written last: with one before each of millions of breaks a text would be many times as long. */
function endOfTimed(text) {
    const breaks = /\r?\n|\r/g;
    for (let n = 0; n < MOST_TIMED; n++)
        if (!breaks.test(text))
            return text.length;
    return breaks.lastIndex - 1;
}
/** A state in which nothing is visible shows nothing of the line, and gets no time that would. */
function withTime(line, time) {
    const states = line.split('\r');
    if (states.length === 1)
        return time + line;
    if (line.trim() === '')
        return time;
    return states.map(state => (state.trim() === '' ? state : time + state)).join('\r');
}
/** `2026-11-22T08:00:00.123Z `, or `''` for a number that is no time of this century. */
function timeText(at) {
    if (at === undefined || at < Date.UTC(2000, 0) || at >= Date.UTC(2100, 0))
        return '';
    return `${new Date(at).toISOString()} `;
}
/** Old agents leave the mark of a sub tag in the line. */
function withoutSubTag(message) {
    return message.replace(/^##subTag(?:Finish)?##(?:.*?##subTag(?:Finish)?##)?/, '');
}
/** What the platform's own marks at the start of a line become; the runner would take some of them for commands. */
const marks = {
    group: '▼ ',
    endgroup: '▲ ',
    section: '▼ ',
    endsection: '▲ ',
    command: '$ ',
    error: '[error] ',
    warning: '[warning] ',
    info: '[info] ',
    debug: '[debug] ',
    ai: '[ai] '
};
/**
 * A message with the platform's marks as plain ones, on each of its lines. Colour codes may stand before a mark.
 * See "log-colors" in https://github.com/ci-plugins/document.
 */
function plainMarks(message) {
    if (!message.includes('##['))
        return message;
    return message.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
    /^((?:\x1b\[[0-9;]{0,20}m){0,8})##\[([a-z]{2,10})\]/gim, (mark, colour, word) => Object.hasOwn(marks, word.toLowerCase()) ? colour + marks[word.toLowerCase()] : mark);
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/next-start.js
/**
 * Where the next page begins after one that was cut, or nothing where the page leads nowhere. `isSure` unless lines
 * between may be left out.
 *
 * A page holds the first lines, by time, of those whose number is `from` or higher; what is asked for is a number
 * again. A line that was cut off has a later time than all lines of the page. So at least as many of the page have a
 * lower number than that line as stand before it in order: half of the page leaves room for as many whose number came
 * late. The lines near the cut tell whether that is room enough. Costs time in proportion to the page.
 */
function nextStart(page, from) {
    const numbers = Float64Array.from(page, ({ no }) => no);
    const sorted = numbers.toSorted();
    const { length } = sorted;
    const after = (rank) => (sorted[Math.ceil(rank) - 1] ?? from - 1) + 1;
    const nearCut = numbers.subarray(length - Math.floor(length / 4));
    const lowest = nearCut.reduce((least, no) => Math.min(least, no), Number.POSITIVE_INFINITY);
    // Each page has to lead on, so that a log takes no more pages than its length allows.
    const least = after(length / 8);
    const start = Math.max(least, Math.min(after(length / 2), lowest));
    return start > from ? { start, isSure: lowest >= least } : undefined;
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/seen-lines.js
/** As many lines as the platform stores of a task. At least so many, and at most twice as many, are remembered. */
const MOST_LINES = 100_000;
/** The lines whose numbers are remembered beside: pieces of up to 200 lines can overtake each other. */
const RECENT_LINES = 1000;
const { imul } = Math;
/**
 * Tells lines apart by number, time and text: a number alone is no name of a line, since the platform's counter can
 * begin anew while a build runs.
 */
function createSeenLines() {
    let young = createNumberSet();
    let old;
    let hasForgotten = false;
    let count = 0;
    let recent = [];
    return {
        add(line) {
            const key = keyOf(line);
            if (old?.has(key) || !young.add(key))
                return false;
            count++;
            recent.push(line.no);
            if (recent.length >= 2 * RECENT_LINES)
                recent = recent.slice(-RECENT_LINES);
            if (young.size() >= MOST_LINES) {
                hasForgotten ||= old !== undefined;
                old = young;
                young = createNumberSet();
            }
            return true;
        },
        recentStart: () => (count <= RECENT_LINES ? 0 : Math.min(...recent.slice(-RECENT_LINES))),
        hasForgotten: () => hasForgotten
    };
}
/** A hash of 53 bits, never 0: of 200,000 lines two are alike once in some 400,000 logs. */
function keyOf({ no, time, message }) {
    const text = `${no} ${time} ${message.length} ${message.slice(0, 100)}`;
    let [high, low] = [0x9e3779b9, 0x85ebca6b];
    for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        high = imul(high ^ code, 0x9e3779b1);
        low = imul(low ^ code, 0x5f356495);
        high ^= low >>> 15;
        low ^= high >>> 13;
    }
    return (high & 0x1fffff) * 2 ** 32 + (low >>> 0) || 1;
}
/** A `Set` of numbers takes some three times the memory. */
function createNumberSet() {
    let slots = new Float64Array(64);
    let size = 0;
    /** Where a value is, or would be. */
    const placeOf = (value) => {
        let at = value % slots.length;
        while (slots[at] !== 0 && slots[at] !== value)
            at = (at + 1) % slots.length;
        return at;
    };
    const grow = () => {
        const values = slots.filter(value => value !== 0);
        slots = new Float64Array(2 * slots.length);
        for (const value of values)
            slots[placeOf(value)] = value;
    };
    return {
        add(value) {
            const at = placeOf(value);
            if (slots[at] === value)
                return false;
            slots[at] = value;
            size++;
            if (2 * size > slots.length)
                grow();
            return true;
        },
        has: value => slots[placeOf(value)] === value,
        size: () => size
    };
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-log.js









const OUT_OF_ORDER = (0,message/* message */.iU)('lost.numbered-otherwise');
const NO_LOG = (0,message/* message */.iU)('answer.form', { form: 'build log' });
const FORGOTTEN = (0,message/* message */.iU)('lost.late-lines');
const beginning = { next: 0, from: 0, quiet: 0, hasNews: false, isLong: false, hasEnded: false, missing: 0 };
/** What to do about `data.status` of an answer about logs (LogStatus.kt); HTTP and envelope are good in all cases. */
const logStates = {
    0: 'fine',
    1: 'fine', // an empty page, on servers up to 2.0
    2: 'no index', // nothing written yet, or expired
    3: 'closed',
    999: 'failed'
};
/**
 * What the log of a part has beyond the cursor: a task's own lines, or the platform's about the machine of a job.
 * The filters are tag and execution only, since the others changed their meaning between versions. Lines come in the
 * platform's order, which is by time, then by number.
 * Throws `RequestError`, permanent where the log has expired.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwLogResourceV4.kt
 */
async function readRunLog(client, part, { pipelineId, buildId, ended }, { signal }, before) {
    const cursor = isCursor(before) ? before : { ...beginning, seen: createSeenLines() };
    const { tag, executeCount } = readLogId(part);
    const filter = { tag, executeCount: String(executeCount) };
    const isFirst = cursor.next === 0;
    const data = await client({
        call: isFirst ? 'logInit' : 'logAfter',
        pipelineId,
        buildId,
        query: isFirst ? filter : { ...filter, start: String(cursor.from) },
        kind: 'log',
        signal
    });
    const page = parsePage(data, buildId);
    const state = stateOf(page);
    if (state === 'failed')
        throw queryFailed(page);
    if (state !== 'fine') {
        const missing = ended ? cursor.missing + 1 : 0;
        // Right after the end its lines may not be written yet; one more answer tells.
        if (ended && (state === 'closed' || missing > 1))
            throw expired();
        return { text: '', cursor: { ...cursor, missing }, steady: true };
    }
    return takePage(page, { ...cursor, missing: 0 }, isOver(part));
}
function parsePage(data, buildId) {
    const parsed = (0,schema/* parseAs */.gf)(LogPage, data);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)(NO_LOG);
    const page = parsed.data;
    if (typeof page.buildId === 'string' && page.buildId !== buildId) {
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.about-another', { what: 'build', id: page.buildId, asked: buildId }));
    }
    return page;
}
function stateOf({ status }) {
    const code = status === undefined || status === null ? 0 : (0,schema/* toNumber */.Ro)(status);
    return code === undefined ? 'failed' : (logStates[code] ?? 'failed');
}
function isOver({ phase }) {
    return phase !== 'running' && phase !== 'paused' && phase !== 'unknown';
}
/** What is new in a page, in the order of the page, and where to go on. */
async function takePage(page, before, hasEnded) {
    const lines = await linesOf(page);
    let text = '';
    await (0,turns/* inPieces */.xE)(lines, line => {
        if (before.seen.add(line))
            text += textOf(line);
    });
    const cursor = {
        ...before,
        next: lines.reduce((most, { no }) => Math.max(most, no + 1), before.next),
        hasNews: before.hasNews || text !== ''
    };
    const cut = page.hasMore === true ? nextStart(lines, before.from) : undefined;
    const isLost = cut?.isSure === false;
    return {
        text,
        cursor: cut ? { ...cursor, from: cut.start, isLong: true } : endQuestion(cursor, hasEnded),
        more: cut !== undefined,
        steady: true,
        // `finished: true` comes some seconds early, and with a failed query too: it is not believed.
        complete: page.finished === false || (page.finished === true && page.hasMore === true) ? false : undefined,
        ...(isLost ? { lost: OUT_OF_ORDER } : cursor.seen.hasForgotten() && { lost: FORGOTTEN })
    };
}
/** The lines of a page. A page may be long: signals and timers get their turn in between, here and in `takePage`. */
async function linesOf({ logs }) {
    if (logs !== undefined && logs !== null && !Array.isArray(logs))
        throw (0,errors/* badAnswer */.k6)(NO_LOG);
    const lines = [];
    await (0,turns/* inPieces */.xE)((logs ?? []), line => lines.push(readLine(line)));
    return lines;
}
function readLine(line) {
    if (typeof line !== 'object' || line === null || !('lineNo' in line))
        throw (0,errors/* badAnswer */.k6)(NO_LOG);
    const { lineNo, message: text, timestamp } = line;
    if (typeof lineNo !== 'number' && typeof lineNo !== 'string')
        throw (0,errors/* badAnswer */.k6)(NO_LOG);
    const no = (0,schema/* toNumber */.Ro)(lineNo);
    if (no === undefined)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.line-without-number'));
    return { no, time: (0,schema/* toNumber */.Ro)(timestamp), message: typeof text === 'string' ? text : '' };
}
/** All pages of a question were read: the next one begins behind the last line, or looks back. */
function endQuestion(cursor, hasEnded) {
    if (cursor.next === 0)
        return cursor;
    // The end of a part makes it worth looking back as if it had been quiet for the first time.
    const quiet = cursor.hasNews ? 0 : hasEnded === cursor.hasEnded ? cursor.quiet + 1 : 1;
    const asked = { ...cursor, quiet, hasEnded, hasNews: false };
    return { ...asked, from: lookBackFrom(asked) ?? cursor.next };
}
/**
 * Where a question begins that looks for lines which the platform stored late, or numbered anew, and so do not stand
 * behind the last one; nothing where none is due. Such a question takes the place of every second quiet one; of a part
 * that runs, only of the first ones and then ever more rarely: what comes meanwhile is found at its end.
 */
function lookBackFrom({ quiet, hasEnded, isLong, seen }) {
    if (quiet % 2 === 0)
        return undefined;
    if (hasEnded)
        return quiet === 1 || !isLong ? wholeOf(seen) : seen.recentStart();
    if (quiet <= 3)
        return seen.recentStart();
    const isDue = Number.isInteger(Math.log2(quiet + 1));
    if (!isDue)
        return undefined;
    return isLong ? seen.recentStart() : wholeOf(seen);
}
function wholeOf(seen) {
    return seen.hasForgotten() ? seen.recentStart() : 0;
}
function queryFailed({ status, message: said }) {
    return new errors/* RequestError */.GI((0,message/* message */.iU)('bkci.log-store-failed', { status: String(status), said: said || undefined }), { kind: 'transient', label: `log status ${status}`, vendorMessage: said ?? undefined });
}
function expired() {
    return new errors/* RequestError */.GI((0,message/* message */.iU)('bkci.log-expired'), {
        kind: 'permanent',
        label: 'log expired',
        hint: (0,message/* message */.iU)('hint.bkci.logs-expire')
    });
}
function isCursor(value) {
    return typeof value === 'object' && value !== null && 'seen' in value;
}

// EXTERNAL MODULE: ./lib/src/model/waiting-parts.js
var waiting_parts = __webpack_require__(6736);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-notices.js

const run_notices_MOST_NAMES = 10;
/** Parts whose status is not listed. */
function unknownNotices(parts) {
    return parts
        .filter(part => part.phase === 'unknown')
        .map(({ id, kind, name, status }) => ({
        key: `word ${id} ${status}`,
        text: (0,message/* message */.iU)('notice.unknown-status', { kind, name, status })
    }));
}
/** Names what failed inside a build whose own status is success: it was allowed to. */
function failureNotices(parts) {
    const failed = parts.filter(({ phase }) => phase === 'failure' || phase === 'cancelled');
    if (failed.length === 0)
        return [];
    const named = failed.slice(0, run_notices_MOST_NAMES).map(({ kind, name, status }) => ({ kind, name, status }));
    return [
        {
            key: 'failed inside a success',
            text: (0,message/* message */.iU)('bkci.failed-inside', { parts: named, more: failed.length - named.length }),
            level: 'notice'
        }
    ];
}
/** Why the detail of a build could not be read, and what that means for what is shown. */
function troubleNotices(trouble) {
    if (trouble === undefined)
        return [];
    const { failure, text: why } = trouble;
    const { label, hint } = failure;
    return [
        {
            key: `detail ${label}`,
            text: (0,message/* message */.iU)('bkci.no-detail', { why: (0,message/* withHint */.mu)(why, hint) })
        }
    ];
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-stop.js








/** A second stop within a minute is refused; a later one kills the steps that clean up. */
const STOPS_ONCE_FOR_MS = 60_000;
// The build is being cancelled already, or has ended.
const NOTHING_TO_STOP = new Set(['2101019', '2101182']);
const DETAIL_BEFORE_STOP_MS = 1000;
/**
 * Whether a build that has not ended is surely on its way to be cancelled. Who cancelled it is no proof alone: a review
 * task that was refused leaves the same mark, also where the build goes on. So something in its newest execution must
 * be cancelled too, or `wasStopped`: a stop of ours was accepted.
 */
function isBeingCancelled(detail, wasStopped = false) {
    if (!detail.cancelUserId)
        return false;
    const things = stagesOf(detail).flatMap(({ stage }) => [
        stage,
        ...jobsOf(stage).flatMap(job => [job, ...(0,schema/* present */.Eb)(job.elements)])
    ]);
    const newest = things.reduce((most, { executeCount }) => Math.max(most, (0,schema/* toNumber */.Ro)(executeCount) ?? 1), (0,schema/* toNumber */.Ro)(detail.executeCount) ?? 1);
    const isCancelled = ({ status, executeCount }) => readPartStatus(status).phase === 'cancelled' && ((0,schema/* toNumber */.Ro)(executeCount) ?? newest) === newest;
    return wasStopped || things.some(isCancelled);
}
/**
 * Asks the platform to stop a build; true when it accepted that, or needs no stop any more. Nothing is sent where the
 * build is surely being cancelled, since a second stop would kill the steps that clean up.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/biz-process/src/main/kotlin/com/tencent/devops/process/service/builds/PipelineBuildFacadeService.kt
 */
async function stopBuild(client, ids, context) {
    if (await isCancelledByDetail(client, ids, context))
        return true;
    try {
        const done = await client({ ...ids, call: 'stop', kind: 'stop', signal: context.signal });
        if (!(0,shared_errors/* saysDone */.vF)(done))
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.not-stopping', { thing: 'build' }));
        return true;
    }
    catch (error) {
        if (error instanceof errors/* RequestError */.GI && NOTHING_TO_STOP.has(error.failure.code ?? ''))
            return true;
        throw error;
    }
}
/** By a detail of now; without an answer in time it counts as not cancelled, since a stop has little time. */
async function isCancelledByDetail(client, ids, { signal }) {
    const limit = (0,timers/* deadline */.nl)(DETAIL_BEFORE_STOP_MS, signal, () => new Error('no detail in time'));
    try {
        const data = await client({ ...ids, call: 'buildDetail', kind: 'stop', signal: limit.signal });
        return isBeingCancelled(parseDetail(data, ids.buildId, ids.pipelineId));
    }
    catch {
        signal.throwIfAborted();
        return false;
    }
    finally {
        limit.release();
    }
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-snapshot.js












const MOST_ERRORS = 3;
/** One answer of the status call. Throws a transient `RequestError` for one of another form. */
function parseState(data, inAll) {
    const parsed = (0,schema/* parseAs */.gf)(BuildState, data, inAll);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'build' }));
    return parsed.data;
}
/** What the status call itself decides: the phase by its status and times. */
function readState(state) {
    const times = { startTime: (0,schema/* toTime */.xe)(state.startTime), endTime: (0,schema/* toTime */.xe)(state.endTime) };
    const { phase, status } = readRunStatus(state.status, times);
    return { phase, status, ended: model_phase/* ENDED */.h.has(phase) };
}
/** All in the status call that can mean another detail. */
function fingerprintOf(state) {
    const { status, startTime, endTime, queueTime, retry, stageStatus } = state;
    return JSON.stringify([
        status,
        startTime,
        endTime,
        queueTime,
        retry,
        (0,schema/* present */.Eb)(stageStatus).map(s => s.status)
    ]);
}
/** A build as a snapshot: the status call decides, the detail explains. */
function readRun(state, { detail, trouble }, { page, wasStopped = false }) {
    const { phase: said, status, ended } = readState(state);
    const stages = readStageList((0,schema/* present */.Eb)(state.stageStatus));
    const told = [...stages, ...failedTasks(state, stages)];
    const parts = detail ? withStages(readTree(detail), stages) : told;
    // A detail that is stale says nothing of now: who it waits for may have acted, what failed may have run again.
    const fresh = trouble === undefined ? detail : undefined;
    const current = fresh ? parts : told;
    const faults = [];
    const readWaits = () => (fresh && said === 'running' ? waitsInside(fresh) : []);
    const inside = (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.approvals'), readWaits, [], faults);
    const shown = (0,schema/* present */.Eb)(state.stageStatus)[0]?.showMsg ?? undefined;
    const readAtBuild = () => (said === 'paused' ? waitsAtBuild(status, detail, shown) : []);
    const atBuild = (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.action'), readAtBuild, [], faults);
    const waiting = [...atBuild, ...inside];
    const ranNothing = said === 'success' && (areSkipped(stages) || areSkipped(current));
    const phase = inside.length > 0 ? 'paused' : ranNothing ? 'skipped' : said;
    return {
        phase,
        status,
        position: positionOf(stages.length > 0 ? stages : parts.filter(p => p.kind === 'stage')),
        queuePlace: said === 'queued' ? (0,schema/* toNumber */.Ro)(state.currentQueuePosition) : undefined,
        parts: (0,waiting_parts/* withWaiting */.S)(parts, fresh ? stagesIn(waiting, parts) : []),
        unlisted: trouble && [
            { what: (0,message/* message */.iU)('bkci.jobs-and-tasks'), failure: trouble.failure, message: trouble.text }
        ],
        contradictions: [],
        action: (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.action'), () => actionOf(waiting, page), undefined, faults),
        stopping: !ended && detail !== undefined && isBeingCancelled(detail, wasStopped),
        message: (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.message'), () => messageOf(said, status, state, { detail, parts }), undefined, faults),
        notices: [
            ...faults,
            ...unknownNotices(parts),
            ...(phase === 'success' ? failureNotices(current) : []),
            // What is still missing at the end is told once it was asked for again.
            ...(ended ? [] : troubleNotices(trouble))
        ],
        startedAt: (0,schema/* toTime */.xe)(state.startTime),
        finishedAt: ended ? (0,schema/* toTime */.xe)(state.endTime) : undefined
    };
}
/** The stages of which something waits for a person before or after their jobs. */
function stagesIn(waiting, parts) {
    const ids = new Set(waiting.map(({ stage }) => stage));
    return parts.filter(({ kind, id }) => kind === 'stage' && ids.has(id));
}
/** Whether every stage, or every job, was skipped. A job that is a matrix is the jobs in it. */
function areSkipped(parts) {
    return ['stage', 'job'].some(kind => {
        const ofKind = parts.filter(part => part.kind === kind);
        const parents = new Set(ofKind.map(({ parent }) => parent));
        const some = ofKind.filter(({ id }) => !parents.has(id));
        return some.length > 0 && some.every(part => part.phase === 'skipped');
    });
}
/** The stages of the detail as the status call, which is newer, has them. */
function withStages(tree, stages) {
    const newer = new Map(stages.map(stage => [stage.id, stage]));
    return tree.map(part => {
        const stage = part.kind === 'stage' ? newer.get(part.id) : undefined;
        return stage ? { ...part, phase: stage.phase, status: stage.status } : part;
    });
}
/** Without the detail, the tasks that the status call names for their errors. */
function failedTasks(state, stages) {
    const byId = new Map(stages.map(stage => [stage.id, stage]));
    const once = new Map((0,schema/* present */.Eb)(state.errorInfoList)
        .toReversed()
        .map(info => [info.taskId, info]));
    return [...once.values()].toReversed().flatMap((info) => {
        const { taskId, taskName, stageId, errorMsg, errorCode, errorType } = info;
        if (!taskId?.startsWith('e-'))
            return [];
        const stage = byId.get(stageId ?? '');
        return [
            {
                id: taskId,
                kind: 'task',
                parent: stage?.id,
                // Of a build that was retried nothing here tells which execution this was.
                hasLog: state.retry !== true,
                name: taskName || taskId,
                phase: 'failure',
                status: failedStatus,
                message: errorText(errorMsg, errorCode, errorType),
                ...(stage?.phase === 'success' && { allowedToFail: true })
            }
        ];
    });
}
/** Stage n of m: the last one that has begun, the trigger's not counted. */
function positionOf(stages) {
    const at = stages.map(({ phase }) => phase !== 'queued' && phase !== 'skipped').lastIndexOf(true) + 1;
    return at > 0 ? { kind: 'stage', at, of: stages.length } : undefined;
}
function messageOf(phase, status, state, { detail, parts }) {
    const explained = lookUp(explanations, status);
    if (phase === 'failure') {
        const errors = causesOf((0,schema/* present */.Eb)(state.errorInfoList), parts)
            .slice(0, MOST_ERRORS)
            .flatMap(info => describeError(info) ?? []);
        const clauses = explained === undefined ? errors : [explained, ...errors];
        return clauses.length > 1 ? (0,message/* message */.iU)('several', { clauses }) : clauses[0];
    }
    if (phase !== 'cancelled')
        return undefined;
    const refused = explained === undefined ? undefined : ((detail && refusalOf(detail)) ?? explained);
    return (refused ?? (detail?.cancelUserId ? (0,message/* message */.iU)('bkci.cancelled-by', { user: detail.cancelUserId }) : undefined));
}
/** The errors that made the build fail, in the platform's order; all of them where none is known to be one. */
function causesOf(errors, parts) {
    const allowed = new Set(parts.filter(part => part.allowedToFail).flatMap(({ id, aliases = [] }) => [id, ...aliases]));
    const succeeded = new Set(parts.filter(p => p.kind === 'stage' && p.phase === 'success').map(p => p.id));
    const causes = errors.filter(({ taskId, stageId }) => !allowed.has(taskId ?? '') && !succeeded.has(stageId ?? ''));
    return causes.length > 0 ? causes : errors;
}
function describeError({ taskName, errorMsg, errorCode, errorType }) {
    const text = errorText(errorMsg, errorCode, errorType);
    return text && taskName ? (0,message/* message */.iU)('part.says', { part: taskName, said: text }) : text;
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-start.js







/**
 * How a build is begun: one POST with the variables. The marker is one of them, and becomes the build's message.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwBuildResourceV4.kt
 */
function buildStarter(client, pipelineId, { variables, branch }) {
    return {
        async prepare() {
            return async (marker, { signal }) => {
                const body = Object.fromEntries([...variables, [inputs/* MESSAGE_VARIABLE */.DT, marker]]);
                const query = branch === undefined ? {} : { branch };
                const data = await client({ call: 'start', pipelineId, query, body, kind: 'start', signal });
                return idOf(data, pipelineId);
            };
        },
        findByMarker: (marker, context) => findBuildByMarker(client, pipelineId, marker, context)
    };
}
function idOf(data, pipelineId) {
    const parsed = (0,schema/* parseAs */.gf)(BuildId, data);
    if (!parsed.success || !parsed.data.id)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'build' }));
    (0,confirm_id/* confirmId */.O)('pipeline', [parsed.data.pipelineId], pipelineId);
    return parsed.data.id;
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/run-target.js













/**
 * How a build of a pipeline is found, read and stopped. The status of its pipeline is not asked: builds that queue are
 * not in it, and the newest build may be another's.
 */
function createRunAdapter(access) {
    const { client, clock, links, pipelineId, together, start } = access;
    const memory = { ended: false, wasStopped: false };
    return {
        kind: 'build',
        noun: 'build',
        clock,
        links,
        readTogether: together,
        isRunId: inputs/* isBuildId */.EI,
        starter: start && buildStarter(client, pipelineId, start),
        list: search => listRuns(client, pipelineId, search),
        listEnded: context => listEndedRuns(client, pipelineId, context),
        read: (run, context) => readBuild(access, memory, run, context),
        addDetails: (snapshot, run, context) => addMissingDetail(access, memory, snapshot, run, context),
        readLog: (run, part, context, cursor) => readRunLog(client, part, { pipelineId, buildId: run.id, ended: memory.ended }, context, cursor),
        stopsOnceFor: STOPS_ONCE_FOR_MS,
        async stop(run, context) {
            const accepted = await stopBuild(client, { pipelineId, buildId: run.id }, context);
            memory.wasStopped ||= accepted;
            return accepted;
        }
    };
}
/**
 * One poll: the build's own status call decides, and its detail explains. That it still runs may be told by an answer about
 * several builds.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/api-process/src/main/kotlin/com/tencent/devops/process/pojo/BuildHistoryWithVars.kt
 */
async function readBuild(access, memory, { id: buildId }, context) {
    const { links } = access;
    // Only the call about one build tells that it is of this pipeline.
    const together = memory.last ? await access.together?.(buildId, context) : undefined;
    const state = together ?? (await readAlone(access, buildId, context));
    const { ended } = readState(state);
    memory.details ??= createDetailReader(detailOf(access, buildId), detail => waitsInside(detail).length > 0);
    const poll = { fingerprint: fingerprintOf(state), hasEnded: ended };
    const reading = await memory.details.read(poll, context);
    memory.last = { state, reading };
    const faults = [];
    const { executions: before } = memory;
    const count = () => countExecutions(before, state, reading.detail);
    const executions = (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.executions'), count, before, faults);
    memory.executions = executions;
    memory.pipelineName = reading.detail?.pipelineName?.trim() || memory.pipelineName;
    memory.ended = ended;
    const about = { page: links.run(buildId), wasStopped: memory.wasStopped };
    const snapshot = (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.parts'), () => readRun(state, reading, about), undefined, faults) ??
        readRun(state, {}, about);
    const buildNum = (0,schema/* toNumber */.Ro)(state.buildNum);
    return {
        named: { run: [state.id, state.buildId], pipeline: [state.pipelineId] },
        snapshot: {
            ...snapshot,
            notices: [...faults, ...(executions ? retryNotices(executions) : []), ...snapshot.notices]
        },
        title: buildNum === undefined ? undefined : (0,message/* message */.iU)('run.numbered', { noun: 'build', number: buildNum }),
        pipelineName: memory.pipelineName
    };
}
async function readAlone({ client, pipelineId }, buildId, { signal }) {
    const data = await client({ call: 'buildStatus', pipelineId, buildId, kind: 'status', signal });
    const inAll = (0,schema/* nothingListed */.FX)();
    const state = parseState(data, inAll);
    await (0,turns/* afterMany */.ws)(inAll.parts);
    return state;
}
/** The request for the detail of a build. */
function detailOf({ client, pipelineId }, buildId) {
    return async ({ signal }) => {
        const data = await client({ call: 'buildDetail', pipelineId, buildId, kind: 'status', signal });
        const inAll = (0,schema/* nothingListed */.FX)();
        const detail = parseDetail(data, buildId, pipelineId, inAll);
        await (0,turns/* afterMany */.ws)(inAll.parts);
        return detail;
    };
}
/** The verdict does not wait for the detail. One that could not be read for a while is read once the verdict stands. */
async function addMissingDetail(access, { last, wasStopped }, snapshot, { id }, context) {
    const trouble = last?.reading.trouble;
    if (!last || !trouble || trouble.failure.kind === 'permanent')
        return snapshot;
    const reading = await readDetailAgain(detailOf(access, id), last.reading, context);
    const about = { page: access.links.run(id), wasStopped };
    const { parts, message, notices, unlisted } = readRun(last.state, reading, about);
    return { ...snapshot, parts, message, unlisted, notices: [...snapshot.notices, ...notices] };
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/batch.js
var batch = __webpack_require__(3674);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/state-batch.js









/** The platform takes no more ids in one request. */
const MOST = 100;
/** Each build can be read by itself, so a poll must not wait long for all of them. */
const state_batch_LONGEST_MS = 5000;
/**
 * Reads the builds of one pipeline together. The platform writes this answer from the same record as that about one build,
 * but it names no pipeline and no place in the queue. So it is believed of one thing alone, that a build still runs; what is
 * an end, a pause, a queue or anything else, and a build that is named twice or not at all, has to be read by itself.
 * Whatever goes wrong here decides nothing either, but for throttling, which is obeyed. Throws `RequestError` for that.
 */
function createStateBatch(client, pipelineId) {
    const load = readStates(client, pipelineId);
    const read = (0,batch/* createBatch */.Xm)(MOST, ({ id }) => id, load);
    return async (buildId, context) => {
        const [state, ...others] = await read(buildId, context);
        if (state === undefined || others.length > 0 || state.id !== buildId)
            return undefined;
        return readState(state).phase === 'running' ? state : undefined;
    };
}
/**
 * Servers before 4.0 do not have this call, a gateway may not publish it, and an application may lack the permission for it:
 * all of them refuse it at the first try, and are not asked again. What has answered once is asked again after any fault.
 */
function readStates(client, pipelineId) {
    let isKnown;
    return async (ids, { signal }) => {
        if (isKnown === false || ids.length < 2)
            return [];
        try {
            const states = await requestStates(client, pipelineId, ids, signal);
            isKnown = true;
            return states;
        }
        catch (error) {
            if (!(error instanceof errors/* RequestError */.GI))
                throw error;
            const { kind } = error.failure;
            if (kind === 'throttled')
                throw error;
            if (kind !== 'transient')
                isKnown ??= false;
            return [];
        }
    };
}
/** https://github.com/TencentBlueKing/bk-ci/issues/11889 */
async function requestStates(client, pipelineId, ids, signal) {
    const limit = (0,timers/* deadline */.nl)(state_batch_LONGEST_MS, signal, () => tooLate(state_batch_LONGEST_MS));
    try {
        const data = await client({
            call: 'batchStatus',
            pipelineId,
            body: ids,
            kind: 'status',
            signal: limit.signal
        });
        const inAll = (0,schema/* nothingListed */.FX)();
        const parsed = (0,schema/* parseAs */.gf)(BuildStates, data, inAll);
        if (!parsed.success)
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'build' }));
        await (0,turns/* afterMany */.ws)(inAll.parts);
        return (0,schema/* present */.Eb)(parsed.data);
    }
    finally {
        limit.release();
    }
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/adapters.js







// What is needed only once the inputs are right, loaded in one piece then.
/**
 * The targets of a request, in their order. `consoleUrl` has no slash at its end; `waits` as in `RunRequest`.
 */
function openBuilds(request, http, { consoleUrl, waits }) {
    const { api, endpoint, projectId, builds, start } = request;
    const timed = (0,platform_clock/* withPlatformClock */.w)(http);
    const client = createClient(timed.http, request);
    // A gateway is another host than the console.
    const base = consoleUrl ?? ((0,bkci_api/* isDirect */.c7)(api) ? new URL(endpoint).origin : undefined);
    const batches = (0,bkci_api/* hasCall */.JH)(api, 'batchStatus') ? stateBatches(client, builds) : undefined;
    return builds.map(({ pipelineId, query }) => {
        const links = (0,bkci_links/* createLinks */.cy)(base, projectId, pipelineId);
        const adapter = createRunAdapter({
            client,
            clock: timed.clock,
            links,
            pipelineId,
            together: batches?.get(pipelineId),
            start
        });
        return (0,run_target/* runTarget */.N)({ pipelineId, query, waits }, adapter);
    });
}
/** By pipeline, of which several builds are watched. */
function stateBatches(client, builds) {
    const pipelines = builds.map(({ pipelineId }) => pipelineId);
    const several = pipelines.filter((id, i) => pipelines.indexOf(id) !== i);
    return new Map(several.map(id => [id, createStateBatch(client, id)]));
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


/***/ })

};

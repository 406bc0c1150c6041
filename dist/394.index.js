export const id = 394;
export const ids = [394];
export const modules = {

/***/ 2329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);

const DEEPEST = 64;
const QUOTE = 34;
const BACKSLASH = 92;
/**
 * Parses what a platform sent. Integers too long for a double become strings (ids stay exact), and nesting
 * beyond 64 is refused before any recursive code sees it. Throws a transient `RequestError` for all else.
 */
function parseJson(text) {
    if (text.trim() === '')
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .badAnswer */ .k6)('was empty');
    try {
        return JSON.parse(checkedJson(text));
    }
    catch (error) {
        if (error instanceof SyntaxError) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .badAnswer */ .k6)(/^\s*</.test(text) ? 'was a web page, not JSON' : 'was not JSON, or cut off');
        }
        throw error;
    }
}
function checkedJson(text) {
    let depth = 0;
    let out = '';
    let copied = 0;
    for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        if (c === QUOTE) {
            i = endOfString(text, i);
            if (i < 0)
                break;
        }
        else if (c === 123 || c === 91) {
            if (++depth > DEEPEST)
                throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .badAnswer */ .k6)(`was nested more than ${DEEPEST} deep`);
        }
        else if (c === 125 || c === 93) {
            depth--;
        }
        else if (c >= 48 && c <= 57) {
            const end = endOfNumber(text, i);
            const start = text[i - 1] === '-' ? i - 1 : i;
            const digits = text.slice(start, end);
            if (end - i > 15 && /^-?[0-9]+$/.test(digits) && !Number.isSafeInteger(Number(digits))) {
                out += `${text.slice(copied, start)}"${digits}"`;
                copied = end;
            }
            i = end - 1;
        }
    }
    return copied === 0 ? text : out + text.slice(copied);
}
function endOfString(text, start) {
    let end = start;
    while (true) {
        end = text.indexOf('"', end + 1);
        if (end < 0)
            return -1;
        let slashes = 0;
        while (text.charCodeAt(end - 1 - slashes) === BACKSLASH)
            slashes++;
        if (slashes % 2 === 0)
            return end;
    }
}
function endOfNumber(text, start) {
    let end = start;
    while (end < text.length && /[0-9.eE+-]/.test(text[end]))
        end++;
    return end;
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

/***/ 1394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildTarget: () => (/* reexport */ buildTarget),
  createClient: () => (/* reexport */ createClient)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/time.js
var time = __webpack_require__(5149);
// EXTERNAL MODULE: ./lib/src/vendors/query.js
var vendors_query = __webpack_require__(930);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 10 modules
var schemas = __webpack_require__(8050);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/schema.js

// Only the fields that are read. The server omits what is null, and versions differ, so every field may be absent or
// null; one that only decorates may also be of any type, and then counts as absent. Variables, parameters and
// materials beyond the commit are left out on purpose: they may hold secrets.
const schema_text = schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* string */.YjP()), undefined);
const number = schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()])), undefined);
/** A status: the word table reads it, whatever its type. */
const word = schemas/* optional */.lqM(schemas/* unknown */.L5J());
const list = (item) => schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullish */.cl6(item))), undefined);
const record = (shape) => schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* object */.Ikc(shape)), undefined);
const names = list(schema_text);
/** The envelope of BK-CI, and the fields in which nginx and the gateway put an error. */
const Envelope = schemas/* object */.Ikc({
    status: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    message: schema_text,
    data: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    code: number,
    code_name: schema_text
});
const TimeCost = record({ totalCost: number });
const StageState = schemas/* object */.Ikc({
    stageId: schema_text,
    name: schema_text,
    status: word,
    startEpoch: number,
    elapsed: number,
    timeCost: TimeCost,
    showMsg: schema_text
});
const ErrorInfo = schemas/* object */.Ikc({
    stageId: schema_text,
    taskId: schema_text,
    taskName: schema_text,
    errorType: number,
    errorCode: number,
    errorMsg: schema_text
});
/** `build_status`: BuildHistoryWithVars. */
const BuildState = schemas/* object */.Ikc({
    id: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    buildNum: number,
    status: word,
    startTime: number,
    endTime: number,
    queueTime: number,
    currentQueuePosition: number,
    retry: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    stageStatus: list(StageState),
    errorInfoList: list(ErrorInfo)
});
/** `build_histories`: a page of BuildHistory. The list decides, so a wrong type of it makes a bad answer. */
const History = schemas/* object */.Ikc({
    totalPages: number,
    records: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(schemas/* object */.Ikc({
        id: schema_text,
        buildNum: number,
        startTime: number,
        queueTime: number,
        material: list(schemas/* object */.Ikc({ newCommitId: schema_text }))
    }))))
});
const Element = schemas/* object */.Ikc({
    '@type': schema_text,
    id: schema_text,
    stepId: schema_text,
    name: schema_text,
    status: word,
    executeCount: number,
    startEpoch: number,
    elapsed: number,
    timeCost: TimeCost,
    errorType: number,
    errorCode: number,
    errorMsg: schema_text,
    reviewUsers: names
});
const containerFields = {
    '@type': schema_text,
    id: schema_text,
    containerHashId: schema_text,
    jobId: schema_text,
    name: schema_text,
    status: word,
    executeCount: number,
    startEpoch: number,
    systemElapsed: number,
    elementElapsed: number,
    timeCost: TimeCost,
    elements: list(Element)
};
/** A job of a matrix. */
const Child = schemas/* object */.Ikc(containerFields);
const Container = schemas/* object */.Ikc({ ...containerFields, groupContainers: list(Child) });
const ReviewGroup = schemas/* object */.Ikc({
    name: schema_text,
    reviewers: names,
    groups: names,
    status: schema_text,
    operator: schema_text,
    suggest: schema_text
});
const Check = record({ status: word, reviewGroups: list(ReviewGroup) });
const Stage = schemas/* object */.Ikc({
    id: schema_text,
    name: schema_text,
    status: word,
    startEpoch: number,
    elapsed: number,
    timeCost: TimeCost,
    checkIn: Check,
    checkOut: Check,
    containers: list(Container)
});
/** `build_detail`: ModelRecord, or the smaller ModelDetail of older servers. */
const Detail = schemas/* object */.Ikc({
    id: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    pipelineName: schema_text,
    cancelUserId: schema_text,
    executeCount: number,
    triggerReviewers: names,
    model: schemas/* object */.Ikc({ stages: schemas/* array */.YOg(schemas/* nullish */.cl6(Stage)) })
});
/** `init_logs`, `after_line_logs`: QueryLogs. */
const LogPage = schemas/* object */.Ikc({
    buildId: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    status: number,
    hasMore: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    finished: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    message: schema_text,
    logs: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* object */.Ikc({ lineNo: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]), message: schema_text, timestamp: number })))
});
/** Numbers come as integers, or as text from some servers; what is negative or anything else is absent. */
function toNumber(value) {
    if (typeof value === 'number')
        return Number.isFinite(value) && value >= 0 ? value : undefined;
    return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
}
/** Epoch ms; the platform writes 0 for a time that there is not. */
function toTime(value) {
    return toNumber(value) || undefined;
}
/** A list without its empty places. */
function present(items) {
    return (items ?? []).filter((item) => item !== null && item !== undefined);
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/detail.js



const EVERY_LOOKS = 5;
const EVERY_MS = 30_000;
/** The verdict is known without the detail, so it must not wait long for it. */
const LONGEST_MS = 5000;
/**
 * The detail is read at the first look, when the status call says something new, and otherwise every fifth look or
 * 30 s, since tasks begin and wait for people without a word of the status call. `waits` says whether somebody has
 * to act by it: what a quality gate shows for a moment is looked at once more at once.
 */
function createDetailReader(read, waits, clock = time/* monotonicClock */.VF) {
    let seen;
    let looks = 0;
    let readAt = Number.NEGATIVE_INFINITY;
    let waiting = 0;
    let last = {};
    return {
        async look(fingerprint, ended, { signal }) {
            looks++;
            const changed = fingerprint !== seen;
            const due = looks >= EVERY_LOOKS || clock.now() - readAt >= EVERY_MS;
            if (!changed && !due && waiting !== 1)
                return last;
            seen = fingerprint;
            looks = 0;
            readAt = clock.now();
            const limit = (0,time/* deadline */.nl)(LONGEST_MS, signal, () => tooLate());
            try {
                const detail = await twice(ended, () => read({ signal: limit.signal }));
                waiting = waits(detail) ? waiting + 1 : 0;
                last = { detail };
            }
            catch (error) {
                if (signal.aborted)
                    throw signal.reason;
                if (!(error instanceof errors/* RequestError */.GI))
                    throw error;
                waiting = 0;
                last = { detail: last.detail, trouble: error };
            }
            finally {
                limit.release();
            }
            return last;
        }
    };
}
/** At the end there is no later look to make up for a stumble. */
async function twice(worthIt, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!worthIt || !(error instanceof errors/* RequestError */.GI) || error.failure.kind !== 'transient')
            throw error;
        return work();
    }
}
function tooLate() {
    return new errors/* RequestError */.GI(`no answer within ${LONGEST_MS / 1000} s`, {
        kind: 'transient',
        label: 'request timeout'
    });
}
/** One answer of the detail call. Throws a transient `RequestError` for an answer it can't use. */
function parseDetail(data, buildId) {
    const parsed = Detail.safeParse(data);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)('was no build detail of the known form');
    const { id } = parsed.data;
    if (id !== undefined && id !== null && id !== buildId) {
        throw (0,errors/* badAnswer */.k6)(`was about build ${typeof id === 'string' ? id : '(no id)'} and not ${buildId}`);
    }
    return parsed.data;
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/executions.js

/** What is known after one more look. */
function countExecutions(before, state, detail) {
    const queueTime = toTime(state.queueTime);
    const retry = state.retry === true;
    const queuedAgain = (before?.queueTime ?? Infinity) < (queueTime ?? 0);
    const isTold = before !== undefined && (queuedAgain || (retry && !before.retry));
    const told = (before?.told ?? 0) + (isTold ? 1 : 0);
    const count = toNumber(detail?.executeCount);
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
/** How often it was begun again while we looked: the detail may tell of it before the status call does, or after. */
function retriesOf({ told, counted }) {
    return Math.max(told, counted === undefined ? 0 : counted.most - counted.first);
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/history.js



const PAGE_SIZE = 100;
const MOST_PAGES = 10;
/**
 * Lists the builds among which a query looks, newest first, queued ones included. The first time it goes back until
 * it met what is looked for, at most 1,000 builds; later only a new build can be it, and one page does.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwBuildResourceV4.kt
 */
function createHistory(client, flavour, pipelineId, query) {
    // v3 has no filter. A short id may be too little for the platform's, so only a whole one is sent.
    const filter = query.by === 'commit' && flavour !== 'direct-v3' && query.commit.length >= 40
        ? { materialCommitId: query.commit }
        : {};
    let pages = query.by === 'commit' ? MOST_PAGES : 1;
    return async ({ signal }) => {
        const found = [];
        for (let page = 1; page <= pages; page++) {
            const data = await client({
                call: 'history',
                pipelineId,
                query: { page: String(page), pageSize: String(PAGE_SIZE), ...filter },
                kind: 'status',
                signal
            });
            const { builds, last } = readPage(data, page);
            found.push(...builds);
            const oldest = builds.at(-1)?.createdAt;
            const past = query.by !== 'id' &&
                query.createdAfter !== undefined &&
                oldest !== undefined &&
                oldest < query.createdAfter;
            if (last || past || (query.by !== 'id' && (0,vendors_query/* pickRun */.jn)(query, inOrder(found)) !== undefined))
                break;
        }
        pages = 1;
        return inOrder(found);
    };
}
function readPage(data, page) {
    const parsed = History.safeParse(data);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)('was no build history of the known form');
    const records = present(parsed.data.records);
    const builds = records.flatMap(({ id, buildNum, startTime, queueTime, material }) => {
        if (!id)
            return [];
        const times = [toTime(queueTime), toTime(startTime)].filter(at => at !== undefined);
        return [
            {
                id,
                buildNum: toNumber(buildNum) ?? 0,
                // A retry sets a new queue time, and not always a new start.
                createdAt: times.length > 0 ? Math.min(...times) : undefined,
                commits: present(material).flatMap(({ newCommitId }) => newCommitId || [])
            }
        ];
    });
    const total = toNumber(parsed.data.totalPages);
    return {
        builds,
        last: records.length === 0 || (total === undefined ? records.length < PAGE_SIZE : page >= total)
    };
}
/**
 * Newest first by build number, which is handed out at creation. A retry makes an old build look younger than it is,
 * so none counts as created later than a build with a higher number.
 */
function inOrder(builds) {
    let newest = Number.POSITIVE_INFINITY;
    return [...builds]
        .sort((a, b) => b.buildNum - a.buildNum)
        .map(({ id, createdAt, commits }) => {
        newest = Math.min(newest, createdAt ?? newest);
        return { id, createdAt: createdAt === undefined ? undefined : newest, commits };
    });
}

// EXTERNAL MODULE: ./lib/src/vendors/words.js
var words = __webpack_require__(1307);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/status.js

/**
 * Words of a build: all 29 of BuildStatus.kt, by what they mean on a build.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/common/common-pipeline/src/main/kotlin/com/tencent/devops/common/pipeline/enums/BuildStatus.kt
 * Legal on a build (BuildStatusSwitcher.kt): QUEUE, QUEUE_CACHE, RUNNING, CANCELED, SUCCEED, FAILED, TERMINATE,
 * QUEUE_TIMEOUT, STAGE_SUCCESS. Seen on builds as well: REVIEWING, TRIGGER_REVIEWING, UNEXEC, RETRY.
 */
const buildWords = {
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
    STAGE_SUCCESS: 'paused', // a stage waits for approval; once the build has ended see endedBuildWords
    REVIEWING: 'paused', // a quality gate waits for its keeper
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
/** What a word means on a build that has ended, where that is something else: its approval was refused or expired. */
const endedBuildWords = {
    STAGE_SUCCESS: 'cancelled'
};
/**
 * Words of a stage, job, task, or check of a stage. The same 29, by what they mean there. No word at all is a part
 * that has not begun.
 */
const partWords = {
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
/** What a person should read beside a word that does not explain itself. */
const explanations = {
    QUEUE_TIMEOUT: 'it waited too long in the queue and never ran',
    TERMINATE: 'it was ended by force',
    STAGE_SUCCESS: 'the approval of a stage was refused or expired, so the stages after it never ran'
};
/** What a build waits for, by its word. */
const buildWaits = {
    STAGE_SUCCESS: 'approval',
    REVIEWING: 'gate',
    QUALITY_CHECK_WAIT: 'gate',
    TRIGGER_REVIEWING: 'trigger',
    PAUSE: 'go on'
};
/** What a task waits for, where it names nobody who has to approve it. */
const taskWaits = {
    REVIEWING: 'gate',
    QUALITY_CHECK_WAIT: 'gate',
    PAUSE: 'go on'
};
/** What the check before or after a stage says. */
const checkWords = {
    REVIEWING: 'approval',
    QUALITY_CHECK_WAIT: 'gate',
    REVIEW_ABORT: 'refused' // or expired
};
/** Looks a word up, its case folded; anything else is not there. */
function lookUp(table, word) {
    const key = typeof word === 'string' ? word.toUpperCase() : '';
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
function readBuildWord(status, times) {
    const ended = hasEndedByTimes(times) ? (0,words/* readWord */.p)(endedBuildWords, status) : undefined;
    return ended === undefined || ended.phase === 'unknown' ? (0,words/* readWord */.p)(buildWords, status) : ended;
}
/** What the status of a stage, job or task means; an absent or empty one has not begun. */
function readPartWord(status) {
    if (status === undefined || status === null || status === '')
        return { phase: 'queued', word: '' };
    return (0,words/* readWord */.p)(partWords, status);
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/tree.js



/** The platform gives this id to the stage of the trigger, always. */
const TRIGGER_STAGE = 'stage-1';
/**
 * The detail's tree as parts: stage, its jobs (those of a matrix below their group), their tasks. The stage of the
 * trigger is left out: it is no work of the pipeline.
 */
function readTree(detail) {
    const ids = new Set();
    return stagesOf(detail).flatMap(({ stage, id }) => {
        const jobs = present(stage.containers).flatMap((job, i) => readJob(job, id, `${id}/job-${i + 1}`, detail, ids));
        return [stagePart(stage, id), ...jobs];
    });
}
/** The stages with their ids, without that of the trigger. */
function stagesOf(detail) {
    return present(detail.model.stages)
        .map((stage, i) => ({ stage, id: stage.id || `stage-${i + 1}`, seq: i + 1 }))
        .filter(({ stage }) => !present(stage.containers).some(job => job['@type'] === 'trigger'));
}
/** Every task of a stage, with those of a matrix. */
function tasksOf(stage) {
    return present(stage.containers).flatMap(job => {
        const children = present(job.groupContainers);
        // The group itself holds only the pattern from which its children were made.
        return children.length > 0 ? children.flatMap(child => present(child.elements)) : present(job.elements);
    });
}
/** The stages that the status call lists, without that of the trigger, which comes first. */
function readStageList(list) {
    return list
        .map((stage, i) => stagePart(stage, stage.stageId || `stage-${i + 1}`))
        .filter(({ id }) => id !== TRIGGER_STAGE);
}
function stagePart(stage, id) {
    const { phase, word } = readPartWord(stage.status);
    return {
        id,
        kind: 'stage',
        hasLog: false,
        name: stage.name || id,
        phase,
        word,
        ...times(phase, stage.startEpoch, toNumber(stage.timeCost?.totalCost) ?? toNumber(stage.elapsed))
    };
}
function readJob(job, parent, fallbackId, detail, ids) {
    const id = unique(job.containerHashId || fallbackId, ids);
    const { phase, word } = readPartWord(job.status);
    const children = present(job.groupContainers);
    const below = children.length > 0
        ? children.flatMap((child, i) => readJob(child, id, `${id}-${i + 1}`, detail, ids))
        : present(job.elements).map((task, i) => readTask(task, id, i, job.executeCount ?? detail.executeCount, ids));
    const elapsed = toNumber(job.systemElapsed) ?? 0;
    const tasksElapsed = toNumber(job.elementElapsed);
    const cost = toNumber(job.timeCost?.totalCost) ?? (tasksElapsed === undefined ? undefined : elapsed + tasksElapsed);
    const own = times(phase, job.startEpoch, cost);
    const starts = below.map(part => part.startedAt).filter(at => at !== undefined);
    const ends = below.map(part => part.finishedAt).filter(at => at !== undefined);
    return [
        {
            id,
            kind: 'job',
            parent,
            aliases: present([job.jobId, job.id]).filter(alias => alias !== '' && alias !== id),
            hasLog: false,
            name: job.name || id,
            phase,
            word,
            startedAt: own.startedAt ?? (starts.length > 0 ? Math.min(...starts) : undefined),
            finishedAt: own.finishedAt ?? (words/* ENDED */.h.has(phase) && ends.length > 0 ? Math.max(...ends) : undefined)
        },
        ...below
    ];
}
function readTask(task, parent, index, fallbackCount, ids) {
    const { phase, word } = readPartWord(task.status);
    const count = toNumber(task.executeCount) ?? toNumber(fallbackCount) ?? 1;
    const id = unique(task.id ? logId(task.id, count) : `${parent}/task-${index + 1}`, ids);
    return {
        id,
        kind: 'task',
        parent,
        aliases: present([task.id, task.stepId]).filter(alias => alias !== '' && alias !== id),
        hasLog: Boolean(task.id) && phase !== 'queued' && phase !== 'skipped',
        name: task.name || task.id || id,
        phase,
        word,
        message: errorText(task.errorMsg, task.errorCode, task.errorType),
        ...times(phase, task.startEpoch, toNumber(task.timeCost?.totalCost) ?? toNumber(task.elapsed))
    };
}
const errorTypes = ['system', 'user', 'third party', 'plugin', 'build machine'];
/** The platform's words for an error: the type is a number in lists of errors, and a name on tasks. */
function errorText(message, code, type) {
    const number = toNumber(code);
    const text = typeof message === 'string' ? message.trim() : '';
    if (text === '' && !number)
        return undefined;
    const at = toNumber(type);
    const kind = at === undefined ? (typeof type === 'string' ? type : '') : (errorTypes[at] ?? '');
    const coded = number ? `${kind ? `${kind} ` : ''}error ${number}` : kind && `${kind} error`;
    if (text === '')
        return coded;
    return coded ? `${text} (${coded})` : text;
}
/** A task's log is that of one execution: a part that runs again is another part. */
function logId(tag, executeCount) {
    return executeCount > 1 ? `${tag}#${executeCount}` : tag;
}
/** The filters of the log that a part's id names. */
function readLogId(id) {
    const found = /^(.+?)(?:#([0-9]{1,6}))?(?:\/[0-9]+)?$/.exec(id);
    return { tag: found?.[1] ?? id, executeCount: Number(found?.[2] ?? 1) };
}
function unique(id, ids) {
    let free = id;
    for (let n = 2; ids.has(free); n++)
        free = `${id}/${n}`;
    ids.add(free);
    return free;
}
function times(phase, start, cost) {
    const startedAt = toTime(start);
    const ended = words/* ENDED */.h.has(phase) && startedAt !== undefined && cost !== undefined;
    return { startedAt, finishedAt: ended ? startedAt + cost : undefined };
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/log.js



/**
 * How many line numbers back a question begins that looks for lines shown late: agents send up to 200 lines at once,
 * pieces can overtake each other, and the numbers are shared by all tasks of a build.
 */
const LOOK_BACK = 5000;
/** Questions without news after which a task that still runs is no longer looked back on; its end brings more. */
const MOST_LOOKS_BACK = 4;
const fresh = { taken: [], from: 0, quiet: 0, news: false, missing: 0 };
/** What to do about `data.status` of an answer about logs (LogStatus.kt); HTTP and envelope are good in all cases. */
const logStates = {
    0: 'fine',
    1: 'fine', // an empty page, on servers up to 2.0
    2: 'no index', // nothing written yet, or expired
    3: 'closed',
    999: 'failed'
};
/**
 * What a task's log has beyond the cursor. The filters are tag and execution only, since the others changed their
 * meaning between versions. `finished` is right with a tag, but some seconds early, and comes with a failed query too.
 * Throws `RequestError`, permanent where the log has expired.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwLogResourceV4.kt
 */
async function readTaskLog(client, part, { pipelineId, buildId, ended }, { signal }, before) {
    const cursor = isCursor(before) ? before : fresh;
    const { tag, executeCount } = readLogId(part.id);
    const filter = { tag, executeCount: String(executeCount) };
    const start = cursor.last === undefined ? undefined : cursor.from;
    const data = await client({
        call: start === undefined ? 'logInit' : 'logAfter',
        pipelineId,
        buildId,
        query: start === undefined ? filter : { ...filter, start: String(start) },
        kind: 'log',
        signal
    });
    const parsed = LogPage.safeParse(data);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)('held no log of the known form');
    const page = parsed.data;
    if (typeof page.buildId === 'string' && page.buildId !== buildId) {
        throw (0,errors/* badAnswer */.k6)(`was about the log of build ${page.buildId} and not ${buildId}`);
    }
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
    const hasEnded = part.phase !== 'running' && part.phase !== 'paused' && part.phase !== 'unknown';
    return take(page, cursor, hasEnded);
}
function stateOf({ status }) {
    const code = status === undefined || status === null ? 0 : toNumber(status);
    return code === undefined ? 'failed' : (logStates[code] ?? 'failed');
}
function take(page, cursor, hasEnded) {
    const { last = Number.NEGATIVE_INFINITY } = cursor;
    const floor = last - LOOK_BACK;
    const taken = new Set(cursor.taken);
    const numbered = (page.logs ?? []).map(line => {
        const at = toNumber(line.lineNo);
        if (at === undefined)
            throw (0,errors/* badAnswer */.k6)('had a log line without a number');
        return { ...line, at };
    });
    const lines = numbered
        .sort((a, b) => a.at - b.at)
        .filter(({ at }) => {
        if (at <= floor || taken.has(at))
            return false;
        taken.add(at);
        return true;
    });
    const newest = numbered.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    const more = page.hasMore === true && newest >= cursor.from;
    const news = cursor.news || lines.length > 0;
    const quiet = more ? cursor.quiet : news ? 0 : cursor.quiet + 1;
    const end = Math.max(last, newest);
    const looksBack = quiet % 2 === 1 && (hasEnded || quiet < MOST_LOOKS_BACK);
    const next = end + 1;
    const from = more ? newest + 1 : looksBack ? Math.max(0, next - LOOK_BACK) : next;
    return {
        text: lines.map(textOf).join(''),
        cursor: Number.isFinite(end)
            ? {
                last: end,
                taken: [...taken].filter(at => at > end - LOOK_BACK),
                from,
                quiet,
                news: more && news,
                missing: 0
            }
            : fresh,
        more,
        steady: true,
        complete: typeof page.finished === 'boolean' ? page.finished && page.hasMore !== true : undefined
    };
}
/** A line with its time, as the logs of other platforms have it in their text, before each line break within it. */
function textOf({ message, timestamp }) {
    const time = timeOf(timestamp);
    const text = plainMarks(withoutSubTag(message ?? ''));
    return text
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .map(line => `${time}${time === '' ? line : lastState(line)}\n`)
        .join('');
}
/** `2026-11-22T08:00:00.123Z `, or `''` for a number that is no time of this century. */
function timeOf(timestamp) {
    const at = toNumber(timestamp);
    if (at === undefined || at < Date.UTC(2000, 0) || at >= Date.UTC(2100, 0))
        return '';
    return `${new Date(at).toISOString()} `;
}
/** What is left of a line that overwrites itself: its time must not stand before a state that is gone. */
function lastState(line) {
    return line.includes('\r') ? (line.split('\r').findLast(state => state.trim() !== '') ?? '') : line;
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
function queryFailed({ status, message }) {
    return new errors/* RequestError */.GI(`the platform's log store failed (status ${status}${message ? `: ${message}` : ''})`, {
        kind: 'transient',
        label: `log status ${status}`,
        vendorMessage: message ?? undefined
    });
}
function expired() {
    return new errors/* RequestError */.GI('the platform no longer has this log: it has expired', {
        kind: 'permanent',
        label: 'log expired',
        hint: 'logs are kept there only for a time'
    });
}
function isCursor(value) {
    return typeof value === 'object' && value !== null && 'taken' in value;
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/person.js



const REVIEW_TASK = 'manualReviewUserTask';
/** What a review group has done, of PROCESS and ABORT. */
const REFUSED = 'ABORT';
const MOST_NAMES = 10;
/** Who can do what, where nobody is named; `%` is the thing that waits. */
const clauses = {
    approval: 'a reviewer can approve or refuse %',
    gate: 'a keeper of the quality gate can pass or refuse %',
    trigger: 'a reviewer of the trigger can let %, in the console only',
    'go on': 'a person with the right to execute the pipeline can continue or stop %'
};
/**
 * What in a running build waits for a person: a task under review or paused, a quality gate of a stage. The build's
 * own status says nothing of these. Tasks of a matrix count too.
 */
function waitsInside(detail) {
    return stagesOf(detail).flatMap(({ stage, id }) => {
        const gates = [stage.checkIn, stage.checkOut].filter(check => lookUp(checkWords, check?.status) === 'gate');
        const tasks = tasksOf(stage).filter(task => readPartWord(task.status).phase === 'paused');
        return [
            ...gates.map(() => ({ clause: clauseOf('gate', `stage ${named(stage.name, id)}`), view: '' })),
            ...tasks.map(task => {
                const thing = `task ${named(task.name, task.id)}`;
                const users = people(task.reviewUsers);
                const kind = lookUp(taskWaits, task.status) ?? 'approval';
                const reviewed = kind !== 'go on' && (task['@type'] === REVIEW_TASK || users !== '');
                if (!reviewed)
                    return { clause: clauseOf(kind, thing), view: '' };
                const view = task.id ? `?reviewTaskId=${encodeURIComponent(task.id)}` : '';
                return { clause: clauseOf('approval', thing, users), view };
            })
        ];
    });
}
/**
 * What a build that is paused as a whole waits for: the approval of a stage or of the trigger, or a quality gate.
 * `shown` is the platform's own line about it.
 */
function waitsAtBuild(word, detail, shown) {
    const kind = lookUp(buildWaits, word) ?? 'approval';
    const thing = kind === 'trigger' ? 'the build start' : kind === 'approval' ? 'the next stage' : 'it';
    const general = { clause: `${clauseOf(kind, thing)}${shown ? ` (${shown})` : ''}`, view: '' };
    if (detail === undefined)
        return [general];
    if (kind === 'trigger') {
        const users = people(detail.triggerReviewers);
        return users === '' ? [general] : [{ clause: clauseOf(kind, thing, users), view: '' }];
    }
    const found = kind === 'approval' ? stageReviews(detail) : waitsInside(detail);
    return found.length > 0 ? found : [general];
}
function clauseOf(kind, thing, users = '') {
    const [who = '', does = ''] = clauses[kind].split(/ (?=can )/);
    return `${users || who} ${does.replace('%', () => thing)}`;
}
function stageReviews(detail) {
    return stagesOf(detail)
        .filter(({ stage }) => readPartWord(stage.status).phase === 'paused' ||
        lookUp(checkWords, stage.checkIn?.status) === 'approval')
        .map(({ stage, id, seq }) => {
        const group = present(stage.checkIn?.reviewGroups).find(g => !g.status);
        const users = people([...(group?.reviewers ?? []), ...present(group?.groups).map(g => `group ${g}`)]);
        const number = /^stage-([0-9]{1,6})$/.exec(id)?.[1] ?? String(seq);
        return {
            clause: clauseOf('approval', `stage ${named(stage.name, id)}`, users),
            view: `?reviewStageSeq=${number}`
        };
    });
}
/** How the approval of a stage ended that was not given, with who refused it where the detail tells. */
function refusalOf(detail) {
    for (const { stage, id } of stagesOf(detail)) {
        if (lookUp(checkWords, stage.checkIn?.status) !== 'refused')
            continue;
        const group = present(stage.checkIn?.reviewGroups).find(g => g.status === REFUSED);
        const how = group?.operator ? `was refused by ${group.operator}` : 'was refused or expired';
        const why = group?.suggest ? ` (${group.suggest})` : '';
        return `the approval of stage ${named(stage.name, id)} ${how}${why}, so the stages after it never ran`;
    }
    return undefined;
}
/** One clause of what people can do, and where. */
function actionOf(waiting, url) {
    const first = waiting[0];
    if (first === undefined)
        return undefined;
    const more = waiting.length > 1 ? ` (and ${waiting.length - 1} more)` : '';
    return `${first.clause}${more}${url === '' ? '' : ` at ${url}${first.view}`}`;
}
function people(names) {
    const known = present(names).filter(name => name !== '');
    const shown = known.slice(0, MOST_NAMES);
    if (known.length > shown.length)
        return `${shown.join(', ')} or ${known.length - shown.length} others`;
    return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}` : (shown[0] ?? '');
}
function named(name, id) {
    return name || id || '(without a name)';
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/snapshot.js






const MOST_ERRORS = 3;
/** One answer of the status call. Throws a transient `RequestError` for an answer it can't use. */
function parseState(data, buildId) {
    const parsed = BuildState.safeParse(data);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)('was no build of the known form');
    const { id } = parsed.data;
    if (id !== undefined && id !== null && id !== buildId) {
        throw (0,errors/* badAnswer */.k6)(`was about build ${typeof id === 'string' ? id : '(no id)'} and not ${buildId}`);
    }
    return parsed.data;
}
/** What the status call itself decides: the phase by its word and times. */
function readState(state) {
    const times = { startTime: toTime(state.startTime), endTime: toTime(state.endTime) };
    const { phase, word } = readBuildWord(state.status, times);
    return { phase, word, ended: words/* ENDED */.h.has(phase) };
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
        present(stageStatus).map(s => s.status)
    ]);
}
/**
 * A build as a snapshot: the status call decides, the detail explains. `page` is the build's page in the console or
 * `''`. Notices and identity are the target's to add.
 */
function readBuild(state, { detail, trouble }, page) {
    const { phase: said, word, ended } = readState(state);
    const stages = readStageList(present(state.stageStatus));
    const parts = detail ? withStages(readTree(detail), stages) : [...stages, ...failedTasks(state, stages)];
    const inside = detail && said === 'running' ? waitsInside(detail) : [];
    const atBuild = said === 'paused' ? waitsAtBuild(word, detail, present(state.stageStatus)[0]?.showMsg ?? undefined) : [];
    const nothingRan = said === 'success' && stages.length > 0 && stages.every(stage => stage.phase === 'skipped');
    const phase = nothingRan ? 'skipped' : inside.length > 0 ? 'paused' : said;
    const ofStages = stages.length > 0 ? stages : parts.filter(p => p.kind === 'stage');
    return {
        phase,
        word,
        position: positionOf(ofStages),
        parts,
        contradictions: phase === 'success' ? stages.filter(contradictsSuccess) : [],
        action: actionOf([...atBuild, ...inside], page),
        stopping: !ended && Boolean(detail?.cancelUserId),
        message: messageOf(said, word, state, detail),
        notices: [...partNotices(parts), ...troubleNotice(trouble)],
        startedAt: toTime(state.startTime),
        finishedAt: ended ? toTime(state.endTime) : undefined
    };
}
/** The stages of the detail as the status call, which is newer, has them. */
function withStages(tree, stages) {
    const newer = new Map(stages.map(stage => [stage.id, stage]));
    return tree.map(part => {
        const stage = part.kind === 'stage' ? newer.get(part.id) : undefined;
        return stage ? { ...part, phase: stage.phase, word: stage.word } : part;
    });
}
/** Without the detail, the tasks that the status call names for their errors. */
function failedTasks(state, stages) {
    const seen = new Set();
    return present(state.errorInfoList).flatMap(({ taskId, taskName, stageId, errorMsg, errorCode, errorType }) => {
        if (!taskId?.startsWith('e-') || seen.has(taskId))
            return [];
        seen.add(taskId);
        return [
            {
                id: taskId,
                kind: 'task',
                parent: stages.find(stage => stage.id === stageId)?.id,
                // Of a build that was retried nothing here tells which execution this was.
                hasLog: state.retry !== true,
                name: taskName || taskId,
                phase: 'failure',
                word: 'FAILED',
                message: errorText(errorMsg, errorCode, errorType)
            }
        ];
    });
}
/** Stage n of m: the last one that has begun, the trigger's not counted. */
function positionOf(stages) {
    const at = stages.map(({ phase }) => phase !== 'queued' && phase !== 'skipped').lastIndexOf(true) + 1;
    return at > 0 ? { kind: 'stage', at, of: stages.length } : undefined;
}
function contradictsSuccess({ phase }) {
    return phase === 'failure' || phase === 'cancelled' || phase === 'unknown';
}
function messageOf(phase, word, state, detail) {
    const explained = lookUp(explanations, word);
    if (phase === 'failure') {
        const errors = present(state.errorInfoList)
            .slice(0, MOST_ERRORS)
            .flatMap(info => describeError(info) ?? []);
        return [explained, ...errors].filter(Boolean).join('; ') || undefined;
    }
    if (phase !== 'cancelled')
        return undefined;
    const refused = explained === undefined ? undefined : ((detail && refusalOf(detail)) ?? explained);
    return refused ?? (detail?.cancelUserId ? `by ${detail.cancelUserId}` : undefined);
}
function describeError({ taskName, errorMsg, errorCode, errorType }) {
    const text = errorText(errorMsg, errorCode, errorType);
    return text && taskName ? `${taskName}: ${text}` : text;
}
function partNotices(parts) {
    return parts
        .filter(part => part.phase === 'unknown')
        .map(({ id, kind, name, word }) => ({
        key: `word ${id} ${word}`,
        text: `${kind} ${name} has an unknown status: ${word}`
    }));
}
function troubleNotice(trouble) {
    if (trouble === undefined)
        return [];
    const { label, hint } = trouble.failure;
    return [
        {
            key: `detail ${label}`,
            text: `the detail of the build can not be read, so its tasks, their logs and who must act may be missing here; the verdict does not need it: ${trouble.message}${hint ? `; ${hint}` : ''}`
        }
    ];
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/build.js










// A second stop within a minute is refused; a later one kills the steps that clean up.
const STOPS_ONCE_FOR_MS = 60_000;
// The build is being cancelled already, or has ended.
const NOTHING_TO_STOP = new Set(['2101019', '2101182']);
const DETAIL_BEFORE_STOP_MS = 1000;
/**
 * A build of a pipeline. It is found once, and then its own status call alone decides:
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/api-process/src/main/kotlin/com/tencent/devops/process/pojo/BuildHistoryWithVars.kt
 * The status of its pipeline is not asked: builds that queue are not in it, and the newest build may be another's.
 */
function buildTarget(client, flavour, { pipelineId, query, waits }, links) {
    const find = (0,vendors_query/* createFinder */.pW)(query, 'build', createHistory(client, flavour, pipelineId, query));
    let details;
    let executions;
    let known;
    /** Who the build is, by the last look. */
    const identity = () => {
        if (known === undefined)
            return sought(pipelineId, query, links);
        const { found, buildNum, pipelineName } = known;
        const build = buildNum === undefined ? `build ${found.id}` : `build #${buildNum}`;
        return {
            label: `${build} of pipeline ${pipelineName ?? pipelineId}`,
            ids: { 'run-id': found.id },
            url: links.build(pipelineId, found.id),
            matchedBy: found.matchedBy,
            names: { 'pipeline-id': pipelineId, 'run-id': found.id }
        };
    };
    const look = async (found, context) => {
        const buildId = found.id;
        const ask = { pipelineId, buildId, kind: 'status' };
        const state = parseState(await client({ ...ask, call: 'buildStatus', signal: context.signal }), buildId);
        const { ended } = readState(state);
        (0,vendors_query/* judgeFirstLook */.Df)(found, query, ended, waits);
        details ??= createDetailReader(async ({ signal }) => parseDetail(await client({ ...ask, call: 'buildDetail', signal }), buildId), detail => waitsInside(detail).length > 0);
        const looked = await details.look(fingerprintOf(state), ended, context);
        executions = countExecutions(executions, state, looked.detail);
        known = {
            found,
            buildNum: toNumber(state.buildNum),
            pipelineName: looked.detail?.pipelineName?.trim() || known?.pipelineName,
            ended
        };
        const snapshot = readBuild(state, looked, links.build(pipelineId, buildId));
        return {
            ...snapshot,
            identity: identity(),
            notices: [...found.notices, ...retryNotices(executions), ...snapshot.notices]
        };
    };
    return {
        id: query.by === 'id' ? query.id : query.by === 'commit' ? query.commit : 'latest',
        kind: 'build',
        ...sought(pipelineId, query, links),
        async read(context) {
            const found = await find(context);
            return found === undefined ? absent(identity()) : look(found, context);
        },
        async readLog(part, context, cursor) {
            const buildId = known?.found.id ?? (query.by === 'id' ? query.id : undefined);
            if (buildId === undefined)
                return { text: '', cursor: cursor ?? {} };
            return readTaskLog(client, part, { pipelineId, buildId, ended: known?.ended ?? false }, context, cursor);
        },
        stopsOnceFor: STOPS_ONCE_FOR_MS,
        /**
         * Sent only when nobody has cancelled the build before.
         * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/biz-process/src/main/kotlin/com/tencent/devops/process/service/builds/PipelineBuildFacadeService.kt
         */
        async stop(context) {
            const found = await find(context);
            if (found === undefined)
                return false;
            const ask = { pipelineId, buildId: found.id };
            if (await isBeingCancelled(ask, context))
                return true;
            try {
                const done = await client({ ...ask, call: 'stop', kind: 'stop', signal: context.signal });
                if (done !== true && done !== 'true')
                    throw (0,errors/* badAnswer */.k6)('did not say that the build will be stopped');
                return true;
            }
            catch (error) {
                if (error instanceof errors/* RequestError */.GI && NOTHING_TO_STOP.has(error.failure.code ?? ''))
                    return true;
                throw error;
            }
        }
    };
    /** Whether somebody has cancelled it; no answer in time is none, since a stop has little time. */
    async function isBeingCancelled(ask, { signal }) {
        const limit = (0,time/* deadline */.nl)(DETAIL_BEFORE_STOP_MS, signal, () => new Error('no detail in time'));
        try {
            const body = await client({ ...ask, call: 'buildDetail', kind: 'stop', signal: limit.signal });
            return Boolean(parseDetail(body, ask.buildId).cancelUserId);
        }
        catch {
            signal.throwIfAborted();
            return false;
        }
        finally {
            limit.release();
        }
    }
}
/** Who the target is before it was found. */
function sought(pipelineId, query, links) {
    switch (query.by) {
        case 'id':
            return {
                label: `build ${query.id} of pipeline ${pipelineId}`,
                ids: { 'run-id': query.id },
                url: links.build(pipelineId, query.id),
                matchedBy: 'given',
                names: { 'pipeline-id': pipelineId, 'run-id': query.id }
            };
        case 'commit':
            return {
                label: `the build of commit ${query.commit} of pipeline ${pipelineId}`,
                ids: {},
                url: links.pipeline(pipelineId),
                matchedBy: 'commit'
            };
        case 'latest':
            return {
                label: `the latest build of pipeline ${pipelineId}`,
                ids: {},
                url: links.pipeline(pipelineId),
                matchedBy: 'latest'
            };
    }
}
function absent(identity) {
    return { phase: 'absent', word: 'not there yet', identity, parts: [], contradictions: [], notices: [] };
}
function retryNotices(executions) {
    const count = executions.counted?.most ?? 0;
    return Array.from({ length: retriesOf(executions) }, (_, i) => ({
        key: `retry ${i + 1}`,
        text: `the build was begun again on the platform under the same id${count > 1 ? ` (execution ${count})` : ''}: what counts is how it ends now`
    }));
}

// EXTERNAL MODULE: ./lib/src/http/json.js
var json = __webpack_require__(2329);
// EXTERNAL MODULE: ./lib/src/http/retry.js
var retry = __webpack_require__(3961);
// EXTERNAL MODULE: ./lib/src/vendors/bkci/flavour.js
var bkci_flavour = __webpack_require__(7821);
;// CONCATENATED MODULE: ./lib/src/vendors/bkci/failure.js





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
    2101163: 'not-found', // no such build
    2101038: 'not-found', // no such pipeline
    2101166: 'not-found', // no such stage
    1640401: 'permanent', // no such path on the gateway, under HTTP 404
    2100024: 'permanent', // token is none of this platform's
    2100025: 'permanent', // token has expired
    2100054: 'permanent', // no permission
    2101174: 'permanent',
    2101008: 'permanent',
    2101058: 'permanent', // the build is not of this pipeline
    2108008: 'permanent' // the log was cleaned up
};
/**
 * Reads an error body: BK-CI's envelope, nginx's JSON (which has `result: true`), the gateway's JSON (which has a
 * `code` and no `status`), or the plain text of a filter.
 */
function readError(text) {
    let body;
    try {
        body = (0,json/* parseJson */.q)(text);
    }
    catch {
        const line = text.trim();
        return /^</.test(line) || line === '' || line.length > 500 ? {} : { message: line };
    }
    const parsed = Envelope.safeParse(body);
    if (!parsed.success)
        return typeof body === 'string' ? { message: body } : {};
    const { status, code, code_name, message } = parsed.data;
    const named = toNumber(code) ?? toNumber(status);
    return {
        code: named === undefined || named === 0 ? undefined : String(named),
        message: message || code_name || undefined
    };
}
/** The error that an answer stands for. */
function vendorError(answer, says, blame) {
    const { status } = answer;
    const ok = status >= 200 && status <= 299;
    const code = says.code === String(status) ? undefined : says.code;
    const kind = kindOf(status, says);
    const requestId = header(answer, 'x-devops-rid') ?? header(answer, 'x-bkapi-request-id');
    const vendor = [code, says.message].filter(Boolean).join(': ');
    const head = ok ? `an error inside HTTP ${status}` : `HTTP ${status}`;
    const request = requestId === undefined ? '' : ` (request id ${requestId})`;
    return new errors/* RequestError */.GI(`${head}${vendor ? `, ${vendor}` : ''}${request}`, {
        kind,
        label: ok ? `error ${says.code ?? 'without code'}` : `HTTP ${status}`,
        status,
        code: says.code,
        vendorMessage: says.message,
        requestId,
        retryAfterMs: retryAfterOf(answer, kind),
        hint: hintFor(kind, status, says, blame)
    });
}
/** `status: 0` and nothing with it: this is how the platform answers for a thing that it does not have. */
function noData(answer, blame) {
    const requestId = header(answer, 'x-devops-rid') ?? header(answer, 'x-bkapi-request-id');
    return new errors/* RequestError */.GI('the answer was status 0 without data: there is no such pipeline or build', {
        kind: 'not-found',
        label: 'no data',
        status: answer.status,
        requestId,
        hint: hintFor('not-found', answer.status, {}, blame)
    });
}
function kindOf(status, { code = '', message = '' }) {
    const byCode = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
    if (byCode !== undefined)
        return byCode;
    // v4 has no code of its own for a build that it does not know.
    if (/invalid buildId/i.test(message) && (status === 400 || code === '400'))
        return 'not-found';
    const byStatus = (0,retry/* classifyStatus */.xo)(status);
    if (byStatus !== 'ok')
        return byStatus;
    const inner = Number(code);
    const byInner = inner >= 300 && inner <= 599 ? (0,retry/* classifyStatus */.xo)(inner) : 'ok';
    return byInner === 'ok' ? 'permanent' : byInner;
}
function hintFor(kind, status, says, blame) {
    const { flavour, endpoint, projectId, pipelineId, stops = false } = blame;
    const { code = '', message = '' } = says;
    const direct = (0,bkci_flavour/* isDirect */.c7)(flavour);
    const app = flavour === 'gateway-app';
    if (code === '1640401') {
        return 'check endpoint: it must be the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod, with this API published there';
    }
    if (code === '1640301') {
        return `check ${app ? 'app-code: the application' : 'token: its application'} needs the permission for this API, to be asked for in the developer centre`;
    }
    if (code === '1640302')
        return 'the gateway does not let the address of this runner in';
    if (/^16400/.test(code)) {
        return app
            ? 'check app-code, app-secret and username'
            : 'check token: it must be an access_token of a person, and not have expired';
    }
    if (direct &&
        (status === 401 || /^210002[45]$/.test(code) || /access_?token|^Verification failed/i.test(message))) {
        return `check token: it is missing, wrong or has expired; get a new one at ${(0,bkci_flavour/* tokenPage */.$b)(endpoint)}`;
    }
    if (status === 401)
        return `check ${app ? 'app-code and app-secret' : 'token'}`;
    if (direct && /do not have permission to access|bkapi jwt/i.test(message)) {
        return 'this server may take requests only through its API gateway: set api: gateway-user or gateway-app';
    }
    if (code === '2101058')
        return 'check pipeline-id and run-id: the build is of another pipeline';
    if (code === '2108008')
        return 'the platform keeps logs only for a time; look there how long';
    if (kind === 'not-found') {
        return `check project-id, pipeline-id and run-id; a pipeline of another channel, or an endpoint without this API (${flavour}), looks the same`;
    }
    if (status === 403 || code === '403' || /^(?:2101174|2100054|2101008)$/.test(code)) {
        const bound = app ? `, and app-code must be linked to the project ${projectId}` : '';
        return `check ${app ? 'username: it' : direct ? 'token or username: its owner' : 'token: its owner'} needs the permission to ${stops ? 'execute' : 'view'} pipeline ${pipelineId} in project ${projectId}${bound}`;
    }
    return kind === 'permanent' ? 'check project-id, pipeline-id, run-id and api' : undefined;
}
/** The gateway tells when its limit is free again in a header of its own, in seconds. */
function retryAfterOf(answer, kind) {
    const asked = (0,retry/* parseRetryAfter */.mu)(header(answer, 'retry-after'), header(answer, 'date'));
    if (asked !== undefined || kind !== 'throttled')
        return asked;
    const reset = header(answer, 'x-bkapi-ratelimit-reset');
    return reset !== undefined && /^[0-9]{1,3}$/.test(reset) ? (0,retry/* parseRetryAfter */.mu)(reset, undefined) : undefined;
}
function header(answer, name) {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/client.js






/**
 * One client for the four flavours. Good is HTTP 2xx with `status` exactly the number 0, and `data`.
 * https://github.com/ci-plugins/document/blob/master/reference/rest-api/read-before-use.md
 */
function createClient(http, { flavour, credentials, endpoint, projectId }) {
    const { headers, query: identity } = (0,bkci_flavour/* credentialsOf */.YN)(flavour, credentials);
    return async ({ call, pipelineId, buildId, query, kind, signal }) => {
        const blame = { flavour, endpoint, projectId, pipelineId, stops: call === 'stop' };
        const address = (0,bkci_flavour/* addressOf */.ci)(flavour, call, { projectId, pipelineId, buildId });
        const answer = await http({
            // A POST wants a body, also where there is nothing to say.
            ...(call === 'stop' ? { method: 'POST', body: '{}' } : { method: 'GET' }),
            path: address.path,
            query: { ...address.query, ...query, ...identity },
            headers: { 'content-type': 'application/json', ...headers },
            kind,
            signal
        });
        if ((0,retry/* classifyStatus */.xo)(answer.status) !== 'ok')
            throw vendorError(answer, readError(answer.text), blame);
        const parsed = Envelope.safeParse((0,json/* parseJson */.q)(answer.text));
        if (!parsed.success)
            throw (0,errors/* badAnswer */.k6)('was not an object');
        const { status, data, code } = parsed.data;
        if (status !== 0) {
            const says = readError(answer.text);
            // Without any code it is no error of the platform either, only an answer of another kind.
            if (typeof status !== 'number' && (code === undefined || code === null)) {
                throw (0,errors/* badAnswer */.k6)('had no status of the known form');
            }
            throw vendorError(answer, says, blame);
        }
        if (data === undefined || data === null)
            throw noData(answer, blame);
        return data;
    };
}

;// CONCATENATED MODULE: ./lib/src/vendors/bkci/targets.js
// What is needed only once the inputs are right, loaded in one piece then.




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

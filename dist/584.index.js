export const id = 584;
export const ids = [584];
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

/***/ 9355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ ownCopy),
/* harmony export */   g: () => (/* binding */ lastOf)
/* harmony export */ });
/** The same text in memory of its own: a slice of a long text keeps the whole of it alive. */
function ownCopy(text) {
    return Buffer.from(text, 'utf16le').toString('utf16le');
}
/** The last characters, so many at most, of one text and then another. */
function lastOf(before, text, most) {
    return ownCopy(text.length < most ? (before + text).slice(-most) : text.slice(-most));
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


/***/ }),

/***/ 6584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  changeOrderTarget: () => (/* reexport */ changeOrderTarget),
  changeOrdersOfRun: () => (/* reexport */ changeOrdersOfRun),
  createClient: () => (/* reexport */ createClient),
  deployOrderTarget: () => (/* reexport */ deployOrderTarget),
  deployOrdersOfRun: () => (/* reexport */ deployOrdersOfRun),
  runTarget: () => (/* reexport */ runTarget)
});

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/vendors/words.js
var vendors_words = __webpack_require__(1307);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 10 modules
var schemas = __webpack_require__(8050);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/schema.js

// Only the fields that are read. Real bodies have nulls everywhere, so every field may be null or absent; a field
// that only decorates may also be of any type, and then counts as absent.
const schema_text = schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* string */.YjP()), undefined);
/** An id or a time: integers in some answers, strings of digits in others. */
const number = schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()])), undefined);
/** One machine. `status` is read by the word table, whatever its type. */
const Machine = schemas/* object */.Ikc({
    machineSn: number,
    ip: schema_text,
    hostName: schema_text,
    status: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    clientStatus: schema_text,
    batchNum: number,
    createTime: number,
    updateTime: number
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder */
const DeployOrder = schemas/* object */.Ikc({
    deployOrderId: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    status: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    currentBatch: number,
    totalBatch: number,
    exceptionCode: number,
    createTime: number,
    updateTime: number,
    // The list decides, so a wrong type in it makes the whole answer a bad one.
    deployMachineInfo: schemas/* nullish */.cl6(schemas/* object */.Ikc({ deployMachines: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(Machine))) }))
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog */
const MachineLog = schemas/* object */.Ikc({
    deployLog: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    deployBeginTime: number,
    deployEndTime: number
});
/** An error body: three shapes are in use, with every field optional. */
const ErrorBody = schemas/* object */.Ikc({
    errorCode: number,
    code: number,
    errorMessage: schema_text,
    errorDescription: schema_text,
    message: schema_text,
    requestId: schema_text,
    traceId: schema_text,
    success: schemas/* optional */.lqM(schemas/* unknown */.L5J())
});
/** What a person or a client can do with a job now. `params` is an object or JSON text of one; so is `data`. */
const Action = schemas/* object */.Ikc({
    type: schema_text,
    disable: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    params: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    data: schemas/* optional */.lqM(schemas/* unknown */.L5J())
});
const Job = schemas/* object */.Ikc({
    id: number,
    name: schema_text,
    jobSign: schema_text,
    status: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    startTime: number,
    endTime: number,
    params: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    result: schema_text,
    actions: schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(Action))), undefined)
});
const Stage = schemas/* object */.Ikc({
    name: schema_text,
    index: number,
    stageInfo: schemas/* nullish */.cl6(schemas/* object */.Ikc({
        name: schema_text,
        status: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
        startTime: number,
        endTime: number,
        jobs: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(Job)))
    }))
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun */
const Run = schemas/* object */.Ikc({
    pipelineRunId: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    pipelineId: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    status: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    createTime: number,
    updateTime: number,
    globalParams: schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(schemas/* object */.Ikc({ key: schema_text, value: schema_text })))), undefined),
    sources: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    stages: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(Stage)))
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/listpipelineruns */
const RunList = schemas/* array */.YOg(schemas/* object */.Ikc({ pipelineRunId: number, status: schemas/* optional */.lqM(schemas/* unknown */.L5J()), startTime: number }));
const Step = schemas/* object */.Ikc({
    nodeName: schema_text,
    stepName: schema_text,
    status: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    nodeIndex: number,
    stepIndex: number
});
const StepGroup = schemas/* object */.Ikc({
    buildId: number,
    buildProcessNodes: schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* array */.YOg(Step)), undefined),
    steps: schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* array */.YOg(Step)), undefined)
});
/** Documented as one object, served as an array. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteps */
const Steps = schemas/* union */.KCZ([schemas/* array */.YOg(StepGroup), StepGroup]);
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteplog */
const StepLog = schemas/* object */.Ikc({ logs: schemas/* nullish */.cl6(schemas/* string */.YjP()), last: number, more: schemas/* optional */.lqM(schemas/* unknown */.L5J()) });
const Task = schemas/* object */.Ikc({
    sn: number,
    state: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    behavior: schema_text,
    errorMessage: schema_text,
    spec: schema_text,
    startedAt: schema_text,
    endedAt: schema_text
});
const ChangeStage = schemas/* object */.Ikc({
    sn: number,
    state: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    startedAt: schema_text,
    endedAt: schema_text,
    tasks: schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(Task))), undefined)
});
/** One environment of a change order. `nextJob`, a job that follows it (a rollback), has the same form. */
const ChangeJob = schemas/* object */.Ikc({
    sn: number,
    envName: schema_text,
    state: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    type: schema_text,
    startedAt: schema_text,
    endedAt: schema_text,
    stages: schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(ChangeStage))), undefined),
    nextJob: schemas/* optional */.lqM(schemas/* unknown */.L5J())
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder */
const ChangeOrder = schemas/* object */.Ikc({
    sn: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    name: schema_text,
    version: schema_text,
    type: schema_text,
    state: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    startedAt: schema_text,
    endedAt: schema_text,
    jobs: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(ChangeJob)))
});
const JobEvent = schemas/* object */.Ikc({
    action: schema_text,
    gmtCreate: schema_text,
    message: schema_text,
    operator: schema_text,
    state: schemas/* optional */.lqM(schemas/* unknown */.L5J())
});
/** The events of one job of a change order, a page of them. */
const JobEvents = schemas/* object */.Ikc({
    records: schemas/* nullish */.cl6(schemas/* array */.YOg(schemas/* nullable */.mee(JobEvent))),
    pages: number,
    total: number
});

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-log.js


const SCOPE = '应用交付 / 部署单, read-only';
const PER_PAGE = 100;
const MOST_PAGES = 100;
const MOST_TRIES = 3;
/** `path` is that of the change order. */
function createChangeLogs(client, path) {
    const page = async (job, current, { signal }) => {
        const { body } = await client({
            path: [...path, 'jobs', job.id, 'logs'],
            query: { current: String(current), pageSize: String(PER_PAGE) },
            kind: 'log',
            signal,
            scope: SCOPE,
            ids: `change-order-sn, and the environment ${job.name}`
        });
        const parsed = JobEvents.safeParse(body);
        if (!parsed.success)
            throw (0,errors/* badAnswer */.k6)('held no events of the known form');
        const records = (parsed.data.records ?? []).flatMap(record => (record ? [readEvent(record)] : []));
        return { records, pages: Number(parsed.data.pages ?? 1), total: parsed.data.total ?? undefined };
    };
    /** All pages, and whether an event that came in between may have moved the others to the next page. */
    const allPages = async (job, context) => {
        const first = await page(job, 1, context);
        const records = [...first.records];
        let moved = false;
        for (let current = 2; current <= Math.min(first.pages, MOST_PAGES); current++) {
            const next = await page(job, current, context);
            moved ||= next.total !== first.total;
            records.push(...next.records);
            if (next.records.length === 0)
                break;
        }
        return { records, moved };
    };
    const events = async (job, context) => {
        let all = await allPages(job, context);
        for (let tries = 1; all.moved && tries < MOST_TRIES; tries++)
            all = await allPages(job, context);
        if (all.moved)
            throw (0,errors/* badAnswer */.k6)('changed while its pages were read');
        return byTime(all.records);
    };
    return {
        events,
        /** Events that were not told before; they have no id, so all their fields together are one. */
        async readEvents(job, context, cursor) {
            const told = new Map(cursor instanceof Map ? cursor : []);
            const now = new Map();
            const lines = [];
            const all = await events(job, context);
            for (const event of all) {
                const key = JSON.stringify(event);
                const nth = (now.get(key) ?? 0) + 1;
                now.set(key, nth);
                if (nth <= (told.get(key) ?? 0))
                    continue;
                told.set(key, nth);
                lines.push(describe(event));
            }
            const last = all.findLast(event => event.action.startsWith('JOB_'));
            // What the platform itself writes last; nothing follows but another round of the same job.
            const complete = /^JOB_(?:FINISH|TERMINATE)$/.test(last?.action ?? '') || undefined;
            return { text: lines.map(line => `${line}\n`).join(''), cursor: told, steady: true, complete };
        },
        async readTask(task, { signal }) {
            const [jobSn, stageSn, taskSn] = task.id.split('/');
            if (!jobSn || !stageSn || !taskSn)
                throw (0,errors/* badAnswer */.k6)('did not name this task');
            const { body } = await client({
                path: [...path, 'jobs', jobSn, 'stages', stageSn, 'tasks', taskSn, 'operationLog'],
                kind: 'log',
                form: 'text',
                signal,
                scope: SCOPE,
                ids: `change-order-sn, and the task ${task.name}`
            });
            return { text: typeof body === 'string' ? body : '' };
        }
    };
}
function readEvent({ gmtCreate, action, operator, message, state }) {
    return {
        at: gmtCreate ?? '',
        action: action ?? '',
        operator: operator ?? '',
        message: message ?? '',
        state: typeof state === 'string' ? state : ''
    };
}
/** Whether the list is the newest first is not stated. Events of one time keep the order in which they came. */
function byTime(events) {
    const timeOf = ({ at }) => Date.parse(at) || 0;
    const [first, last] = [events[0], events.at(-1)];
    const newestFirst = first !== undefined && last !== undefined && timeOf(first) > timeOf(last);
    const oldestFirst = newestFirst ? [...events].reverse() : [...events];
    return oldestFirst.sort((a, b) => timeOf(a) - timeOf(b));
}
/** The event by which a job was suspended last; nothing when the events can't be read: they only explain. */
async function lastSuspension(logs, job, context) {
    try {
        return (await logs.events(job, context))
            .filter(event => /^(?:JOB|TASK)_SUSPEND$/.test(event.action))
            .at(-1);
    }
    catch (error) {
        if (!context.signal.aborted && !(error instanceof errors/* RequestError */.GI))
            throw error;
        return undefined;
    }
}
function describe({ at, action, operator, message, state }) {
    const by = operator ? ` by ${operator}` : '';
    const how = state ? ` ${state}` : '';
    const text = message.split(/[\r\n]/).map(line => line.trim());
    return `${at} ${action}${how}${by}${message ? `: ${text.filter(line => line !== '').join(' ')}` : ''}`;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/status.js
/**
 * Words of a Flow host deploy order.
 * Documented: Running, Waiting (暂停), Cancelled, Success.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder
 * The others were never documented for an order; clients of this API guard for them.
 */
const deployOrderWords = {
    Running: 'running',
    Waiting: 'paused',
    Success: 'success',
    Cancelled: 'cancelled',
    Canceled: 'cancelled',
    Failed: 'failure',
    Fail: 'failure',
    Timeout: 'failure',
    Init: 'queued',
    Queued: 'queued'
};
/**
 * Words of one machine of a deploy order.
 * Documented: Success 成功, Pending 待部署, Running 部署中, Cancelled 取消, Queued 部署等待中, Failed 失败, Skipped 已跳过.
 * Same page. The others are synonyms seen in clients.
 */
const machineWords = {
    Pending: 'queued',
    Queued: 'queued',
    Running: 'running',
    Success: 'success',
    Failed: 'failure',
    Cancelled: 'cancelled',
    Skipped: 'skipped',
    Init: 'queued',
    Fail: 'failure',
    Timeout: 'failure',
    Canceled: 'cancelled'
};
/**
 * Words of an AppStack change order, and of its jobs (one per environment) and stages.
 * Documented: INIT, PREPARING, RUNNING, SUSPENDED, CANCELED, SUCCESS, FAILED; STOPPING and SUSPENDING as filters.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder
 * The rest are synonyms that clients guard for.
 */
const changeOrderWords = {
    INIT: 'queued',
    PREPARING: 'running',
    RUNNING: 'running',
    STOPPING: 'running',
    SUSPENDING: 'running',
    SUSPENDED: 'paused',
    SUCCESS: 'success',
    FAILED: 'failure',
    CANCELED: 'cancelled',
    FAIL: 'failure',
    FAILURE: 'failure',
    CANCELLED: 'cancelled',
    CANCEL: 'cancelled'
};
/**
 * Words of one task of a change order. Used for messages only: the order's own state decides.
 * ABNORMAL and STOPPING_CHOICE look as if a person must look; LOOSED is explained nowhere and stays unknown.
 */
const changeTaskWords = {
    INIT: 'queued',
    PREPARING: 'running',
    RUNNING: 'running',
    RESUMING: 'running',
    RETRYING: 'running',
    SUSPENDING: 'running',
    STOPPING: 'running',
    SUSPENDED: 'paused',
    ABNORMAL: 'paused',
    STOPPING_CHOICE: 'paused',
    SUCCESS: 'success',
    FAILED: 'failure',
    CANCELED: 'cancelled'
};
/**
 * Words of a Flow pipeline run. Documented: SUCCESS, FAIL, CANCELED, RUNNING, WAITING, CANCELLING, INIT.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun
 * WAITING may be a person or a queue: the jobs tell (pipeline.ts). FINISH and UNKOWN (sic) prove nothing and are
 * left out on purpose. The rest are synonyms that clients guard for.
 */
const runWords = {
    INIT: 'queued',
    QUEUED: 'queued',
    RUNNING: 'running',
    WAITING: 'running',
    CANCELLING: 'running',
    PAUSE: 'paused',
    PAUSED: 'paused',
    SUCCESS: 'success',
    FAIL: 'failure',
    CANCELED: 'cancelled',
    FAILED: 'failure',
    ABORTED: 'failure',
    TERMINATED: 'failure',
    CANCELLED: 'cancelled'
};
/** Words of a stage or a job of a run: those of the run, and a few of their own. */
const jobWords = {
    ...runWords,
    WAITING: 'queued',
    SWITCH_MANUAL: 'paused',
    SKIP: 'skipped',
    SKIPPED: 'skipped'
};
/** Words of a step of a job, in lower case here. */
const stepWords = {
    ready: 'queued',
    running: 'running',
    success: 'success',
    fail: 'failure',
    failed: 'failure',
    canceled: 'cancelled',
    skipped: 'skipped'
};
/** Words of what somebody has stopped and has not ended: of a change order and its jobs, and of a run. */
const stoppingWords = new Set(['STOPPING', 'CANCELLING']);

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order.js





const STOP_SCOPE = '应用交付 / 部署单, read-write';
const CHANGE_SCOPE = '应用交付 / 部署单, read-only';
const MOST_NEXT_JOBS = 10;
/**
 * A change order of AppStack (部署单). `prefix` is the path up to and without `apps`.
 * `readOrder` answers the body of an order found through a run; without it the order is asked for by its app.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder
 */
function changeOrderTarget(client, prefix, { appName, sn, asGiven = sn }, consoleUrl, found) {
    const path = appName === undefined ? undefined : [...prefix, 'apps', appName, 'changeOrders', sn];
    const logs = path ? createChangeLogs(client, path) : undefined;
    const suspended = { since: '', by: undefined };
    const readBody = async (context) => {
        if (found)
            return found.readOrder(context);
        if (!path)
            throw new TypeError('a change order without an app');
        const ids = 'app-name and change-order-sn (the number of the order, not of one of its environments)';
        return (await client({ path, kind: 'status', signal: context.signal, scope: CHANGE_SCOPE, ids })).body;
    };
    /**
     * STOP on each of its jobs that has not ended; an answer is the changed order. Of several refusals the first is
     * thrown, once every job was asked. https://help.aliyun.com/zh/yunxiao/developer-reference/executejobaction
     */
    const stopOn = async (path, context) => {
        const { parts } = readChangeOrder(await readBody(context), sn, false);
        const asked = parts.filter(isOpenJob).map(async ({ name, aliases = [] }) => {
            const jobSn = aliases[0];
            // The whole answer is looked at: a made-up number must not go into a path.
            if (jobSn === undefined)
                throw (0,errors/* badAnswer */.k6)(`did not name the job of environment ${name}`);
            await client({
                method: 'PUT',
                path: [...path, 'jobs', `${jobSn}:execute`],
                body: { actionType: 'STOP' },
                kind: 'stop',
                signal: context.signal,
                scope: STOP_SCOPE,
                ids: 'app-name and change-order-sn'
            });
        });
        const refused = (await Promise.allSettled(asked)).find(answer => answer.status === 'rejected');
        if (refused)
            throw refused.reason;
        return true;
    };
    return {
        ...(path
            ? {
                names: { 'app-name': appName, 'change-order-sn': sn },
                stop: (context) => stopOn(path, context)
            }
            : { whyNoStop: 'its app is not known, give app-name' }),
        id: sn,
        kind: 'change order',
        label: `change order ${sn}${appName === undefined ? '' : ` of app ${appName}`}`,
        ids: { 'change-order-sn': asGiven },
        // The console has no page for an order; its app's page leads to it.
        url: appName === undefined ? consoleUrl : `${consoleUrl}/appstack/app/${encodeURIComponent(appName)}`,
        matchedBy: found?.matchedBy,
        async read(context) {
            const snapshot = readChangeOrder(await readBody(context), sn, logs !== undefined);
            if (snapshot.phase !== 'paused')
                suspended.since = '';
            if (snapshot.phase !== 'paused' || !logs)
                return snapshot;
            const job = snapshot.parts.find(p => p.kind === 'environment' && p.phase === 'paused');
            if (job === undefined)
                return snapshot;
            // Who suspended it is asked once for each pause, and no look waits for the answer.
            const since = `${job.id} ${job.word}`;
            if (suspended.since !== since) {
                Object.assign(suspended, { since, by: undefined });
                void lastSuspension(logs, job, context).then(by => {
                    if (suspended.since === since)
                        suspended.by = by;
                });
            }
            const by = suspended.by
                ? `, suspended by ${suspended.by.operator || 'somebody'} at ${suspended.by.at}`
                : '';
            return { ...snapshot, action: `environment ${job.name}${by}: ${snapshot.action}` };
        },
        async readLog(part, context, cursor) {
            if (!logs)
                throw new errors/* RequestError */.GI('its app is not known', {
                    kind: 'permanent',
                    label: 'no app',
                    hint: 'give app-name'
                });
            return part.kind === 'task' ? logs.readTask(part, context) : logs.readEvents(part, context, cursor);
        }
    };
}
/** One answer of GetChangeOrder as a snapshot. Throws a transient `RequestError` for an answer it can't use. */
function readChangeOrder(body, sn, hasLogs) {
    const parsed = ChangeOrder.safeParse(body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)('was no change order of the known form');
    const order = parsed.data;
    if (order.sn !== undefined && order.sn !== null && order.sn !== sn) {
        throw (0,errors/* badAnswer */.k6)(`was about another change order than ${sn}`);
    }
    const { phase: said, word } = (0,vendors_words/* readWord */.p)(changeOrderWords, order.state);
    const listed = order.jobs ?? undefined;
    const parts = (listed ?? []).flatMap((job, i) => readJob(job, `job-${i + 1}`, undefined, hasLogs, 0));
    const environments = parts.filter(p => p.kind === 'environment');
    const suspended = environments.some(p => p.phase === 'paused');
    const empty = said === 'success' && listed !== undefined && listed.length === 0;
    const phase = empty ? 'skipped' : !vendors_words/* ENDED */.h.has(said) && said !== 'unknown' && suspended ? 'paused' : said;
    const top = environments.filter(p => p.parent === undefined);
    return {
        phase,
        word,
        parts,
        contradictions: phase === 'success'
            ? top.filter(p => p.phase === 'failure' || p.phase === 'cancelled' || p.phase === 'unknown')
            : [],
        action: 'a person with the right to deploy can resume, roll back or stop it on the page of the app',
        // Jobs are stopped, and the order ends when they have.
        stopping: top.some(isStopping) && !environments.some(isOpenJob),
        message: firstError(parts),
        notices: [],
        startedAt: toTime(order.startedAt),
        finishedAt: vendors_words/* ENDED */.h.has(said) ? toTime(order.endedAt) : undefined
    };
}
/** A job that runs, or is still to run, and that nobody has stopped. */
function isOpenJob(part) {
    return part.kind === 'environment' && !vendors_words/* ENDED */.h.has(part.phase) && !isStopping(part);
}
function isStopping({ word }) {
    return stoppingWords.has(word.toUpperCase());
}
/** A job with its stages and tasks, and the jobs that follow it. */
function readJob(job, fallback, parent, hasLogs, depth) {
    const sn = change_order_text(job?.sn) ?? fallback;
    const { phase, word } = (0,vendors_words/* readWord */.p)(changeOrderWords, job?.state);
    const own = {
        id: sn,
        kind: 'environment',
        ...(parent === undefined ? {} : { parent }),
        name: job?.envName ?? sn,
        aliases: change_order_text(job?.sn) === undefined ? [] : [sn],
        phase,
        word,
        hasLog: hasLogs && change_order_text(job?.sn) !== undefined && phase !== 'queued',
        startedAt: toTime(job?.startedAt),
        finishedAt: vendors_words/* ENDED */.h.has(phase) ? toTime(job?.endedAt) : undefined
    };
    const stages = (job?.stages ?? []).flatMap((stage, i) => {
        const stageId = `${sn}/${change_order_text(stage?.sn) ?? i}`;
        const reading = (0,vendors_words/* readWord */.p)(changeOrderWords, stage?.state);
        const tasks = (stage?.tasks ?? []).map((task, k) => {
            const { phase: taskPhase, word: taskWord } = (0,vendors_words/* readWord */.p)(changeTaskWords, task?.state);
            const taskSn = change_order_text(task?.sn);
            return {
                id: `${stageId}/${taskSn ?? k}`,
                kind: 'task',
                parent: stageId,
                name: specName(task?.spec) ?? `task ${k + 1}`,
                aliases: taskSn === undefined ? [] : [taskSn],
                // A task's own word only explains; an odd one must not look like the cause of a failure.
                phase: taskPhase === 'unknown' && !task?.errorMessage
                    ? 'running'
                    : task?.errorMessage && taskPhase === 'unknown'
                        ? 'failure'
                        : taskPhase,
                word: taskWord,
                message: task?.errorMessage || undefined,
                hasLog: hasLogs && taskSn !== undefined && taskPhase !== 'queued',
                startedAt: toTime(task?.startedAt),
                finishedAt: vendors_words/* ENDED */.h.has(taskPhase) ? toTime(task?.endedAt) : undefined
            };
        });
        const stagePart = {
            id: stageId,
            kind: 'stage',
            parent: sn,
            name: String(i + 1),
            phase: reading.phase,
            word: reading.word,
            startedAt: toTime(stage?.startedAt),
            finishedAt: vendors_words/* ENDED */.h.has(reading.phase) ? toTime(stage?.endedAt) : undefined
        };
        return [stagePart, ...tasks];
    });
    const next = depth < MOST_NEXT_JOBS && job?.nextJob ? ChangeJob.safeParse(job.nextJob) : undefined;
    const following = next?.success ? readJob(next.data, `${sn}-next`, sn, hasLogs, depth + 1) : [];
    return [own, ...stages, ...following];
}
/** The vendor's explanation stands on the tasks alone. */
function firstError(parts) {
    const task = parts.find(p => p.kind === 'task' && p.phase === 'failure' && p.message) ??
        parts.find(p => p.kind === 'task' && p.message);
    return task?.message;
}
/** `Deployment shop-web` out of a task's YAML. */
function specName(spec) {
    if (!spec)
        return undefined;
    const head = spec.slice(0, 20_000);
    // Within a line each: a pattern that may cross lines takes minutes for a text that is made for it.
    const kind = /^[ \t]*"?kind"?:[ \t]*"?([A-Za-z0-9.-]{1,80})/m.exec(head)?.[1];
    const metadata = /^[ \t]*"?metadata"?:/m.exec(head);
    const below = metadata ? head.slice(metadata.index, metadata.index + 2000) : '';
    const name = /^[ \t]+"?name"?:[ \t]*"?([A-Za-z0-9.-]{1,253})/m.exec(below)?.[1];
    return kind && name ? `${kind} ${name}` : kind;
}
function change_order_text(value) {
    return value === undefined || value === null || value === '' ? undefined : String(value);
}
/** AppStack writes times as ISO 8601; one without a zone could be any hour, so it counts as unknown. */
function toTime(value) {
    if (!value || !/(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(value))
        return undefined;
    const at = Date.parse(value);
    return Number.isNaN(at) ? undefined : at;
}

// EXTERNAL MODULE: ./lib/src/http/json.js
var json = __webpack_require__(2329);
// EXTERNAL MODULE: ./lib/src/http/retry.js
var retry = __webpack_require__(3961);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/client.js




const TOKEN_PAGE = 'https://account-devops.aliyun.com/settings/personalAccessToken';
const THROTTLED_CODES = /^(?:ApiRateLimited|KubernetesApiRateLimited)$/;
const NOT_FOUND_CODES = /NotFound$|NotExists$/;
const NOT_DONE = 'did not say that it was done';
const TRANSIENT_CODES = /^SystemInternalError$/;
/**
 * The two editions of `/oapi/v1`: one header for the token, and the organization in the path of the central one.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/service-access-point-domain
 */
function createClient(http, token) {
    return async (ask) => {
        const answer = await http({
            method: ask.method ?? 'GET',
            path: ask.path,
            ...(ask.query ? { query: ask.query } : {}),
            ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
            headers: {
                'x-yunxiao-token': token,
                ...(ask.body === undefined ? {} : { 'content-type': 'application/json' })
            },
            kind: ask.kind,
            signal: ask.signal
        });
        const kind = (0,retry/* classifyStatus */.xo)(answer.status);
        if (kind !== 'ok')
            throw vendorError(answer, kind, readError(parseErrorBody(answer.text)), ask);
        if (ask.form === 'text')
            return { body: readText(answer.text), headers: answer.headers };
        const body = (0,json/* parseJson */.q)(answer.text);
        if (ask.form === 'true' && (body === true || body === 'true'))
            return { body, headers: answer.headers };
        const isList = Array.isArray(body);
        if (typeof body !== 'object' || body === null)
            throw (0,errors/* badAnswer */.k6)(ask.form === 'true' ? NOT_DONE : 'was neither an object nor a list');
        const error = isList ? { failed: false } : readError(body);
        // HTTP 200 can carry an error all the same.
        if (error.failed || (error.code !== undefined && !('status' in body || 'state' in body))) {
            throw vendorError(answer, 'permanent', error, ask);
        }
        if (ask.form === 'true')
            throw (0,errors/* badAnswer */.k6)(NOT_DONE);
        if (ask.form !== 'either' && isList !== (ask.form === 'list')) {
            throw (0,errors/* badAnswer */.k6)(isList ? 'was a list and not an object' : 'was an object and not a list');
        }
        return { body, headers: answer.headers };
    };
}
/** Some logs are declared JSON strings and come as plain text all the same. */
function readText(text) {
    const body = parseErrorBody(text);
    return typeof body === 'string' ? body : text;
}
function parseErrorBody(text) {
    try {
        return (0,json/* parseJson */.q)(text);
    }
    catch {
        return undefined; // a gateway's page: the status alone has to do
    }
}
function readError(body) {
    const parsed = ErrorBody.safeParse(body);
    if (!parsed.success)
        return { failed: false };
    const { errorCode, code, errorMessage, errorDescription, message, requestId, traceId, success } = parsed.data;
    const named = errorCode ?? code;
    return {
        code: named === undefined || named === null || named === '' ? undefined : String(named),
        message: errorMessage || errorDescription || message || undefined,
        requestId: requestId || traceId || undefined,
        failed: success === false
    };
}
function vendorError(answer, byStatus, says, ask) {
    const kind = kindOf(byStatus, says.code);
    const vendor = [says.code, says.message].filter(Boolean).join(': ');
    const request = says.requestId ? ` (request id ${says.requestId})` : '';
    const head = answer.status === 200 ? 'an error inside HTTP 200' : `HTTP ${answer.status}`;
    return new errors/* RequestError */.GI(`${head}${vendor ? `, ${vendor}` : ''}${request}`, {
        kind,
        label: answer.status === 200 ? `error ${says.code ?? 'without code'}` : `HTTP ${answer.status}`,
        status: answer.status,
        code: says.code,
        vendorMessage: says.message,
        requestId: says.requestId,
        retryAfterMs: (0,retry/* parseRetryAfter */.mu)(first(answer.headers['retry-after']), first(answer.headers.date)),
        hint: hintFor(kind, answer.status, ask)
    });
}
function kindOf(byStatus, code) {
    if (code === undefined)
        return byStatus;
    if (THROTTLED_CODES.test(code))
        return 'throttled';
    if (byStatus !== 'permanent')
        return byStatus;
    if (TRANSIENT_CODES.test(code))
        return 'transient';
    return NOT_FOUND_CODES.test(code) ? 'not-found' : byStatus;
}
function hintFor(kind, status, ask) {
    if (status === 401)
        return `check token: it is wrong or has expired; make a new one at ${TOKEN_PAGE}`;
    if (kind === 'not-found') {
        return `check ${ask.ids}; the wrong edition (api), organization-id or endpoint looks the same`;
    }
    if (status === 403) {
        return `check token: it needs the scope ${ask.scope}, and its owner must be a member of the pipeline or app; scopes are set at ${TOKEN_PAGE}`;
    }
    return kind === 'permanent' ? `check ${ask.ids} and api` : undefined;
}
function first(header) {
    return Array.isArray(header) ? header[0] : header;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/deploy-order.js




const deploy_order_SCOPE = '流水线 / 主机部署, read-only';
const deploy_order_STOP_SCOPE = '流水线 / 主机部署, read-write';
/**
 * A host deploy order of Flow.
 * `prefix` is the path up to and without `pipelines`; `consoleUrl` the base of the web console, or nothing.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder
 */
function deployOrderTarget(client, prefix, { pipelineId, deployOrderId }, consoleUrl) {
    const path = [...prefix, 'pipelines', pipelineId, 'deploy', deployOrderId];
    const ids = 'pipeline-id and deploy-order-id';
    return {
        id: deployOrderId,
        kind: 'deploy order',
        label: `deploy order ${deployOrderId} of pipeline ${pipelineId}`,
        ids: { 'deploy-order-id': deployOrderId },
        names: { 'pipeline-id': pipelineId, 'deploy-order-id': deployOrderId },
        // The console has no page for an order; its pipeline's page leads to it.
        url: consoleUrl === undefined ? '' : `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/current`,
        async read({ signal }) {
            const { body } = await client({ path, kind: 'status', signal, scope: deploy_order_SCOPE, ids });
            return readDeployOrder(body, deployOrderId);
        },
        /** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog: the whole text each time. */
        async readLog(part, { signal }) {
            const { body } = await client({
                path: [...path, 'machine', part.id, 'log'],
                kind: 'log',
                signal,
                scope: deploy_order_SCOPE,
                ids: `${ids}, and the machine ${part.id}`
            });
            const parsed = MachineLog.safeParse(body);
            if (!parsed.success)
                throw (0,errors/* badAnswer */.k6)('held no machine log of the known form');
            const { deployLog, deployBeginTime, deployEndTime } = parsed.data;
            return {
                text: deployLog ?? '',
                startedAt: toNumber(deployBeginTime),
                finishedAt: toNumber(deployEndTime)
            };
        },
        /** https://help.aliyun.com/zh/yunxiao/developer-reference/stopvmdeployorder: no body; the answer is `true`. */
        async stop({ signal }) {
            const stopPath = [...path, 'stop'];
            await client({
                method: 'PUT',
                path: stopPath,
                form: 'true',
                kind: 'stop',
                signal,
                scope: deploy_order_STOP_SCOPE,
                ids
            });
            return true;
        }
    };
}
/** One answer of GetVMDeployOrder as a snapshot. Throws a transient `RequestError` for an answer it can't use. */
function readDeployOrder(body, deployOrderId) {
    const parsed = DeployOrder.safeParse(body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)('was no deploy order of the known form');
    const order = parsed.data;
    if (order.deployOrderId !== undefined && order.deployOrderId !== null) {
        const named = ['string', 'number'].includes(typeof order.deployOrderId)
            ? String(order.deployOrderId)
            : '(no id)';
        if (named !== deployOrderId)
            throw (0,errors/* badAnswer */.k6)(`was about deploy order ${named} and not ${deployOrderId}`);
    }
    const listed = order.deployMachineInfo?.deployMachines ?? undefined;
    const parts = (listed ?? []).map(readMachine);
    const { phase: said, word } = (0,vendors_words/* readWord */.p)(deployOrderWords, order.status);
    const phase = said === 'success' && listed && parts.every(p => p.phase === 'skipped') ? 'skipped' : said;
    const failed = parts.filter(p => p.phase === 'failure');
    const open = said === 'running' || said === 'paused' || said === 'queued';
    const held = open && failed.length > 0 ? { parts: failed, settled: !parts.some(isRunning) } : undefined;
    const at = toNumber(order.currentBatch);
    const of = toNumber(order.totalBatch);
    const code = order.exceptionCode;
    return {
        phase,
        word,
        position: at !== undefined && of !== undefined ? { kind: 'batch', at, of } : undefined,
        parts,
        contradictions: phase === 'success' ? parts.filter(contradictsSuccess) : [],
        held,
        action: held
            ? 'a person with the right to deploy can retry or skip the machine, or stop the order, on the pipeline page'
            : 'a person with the right to deploy can resume or stop the order on the pipeline page',
        message: code === undefined || code === null || code === '' ? undefined : `exception code ${code}`,
        notices: notices(parts, listed === undefined && phase === 'success', phase, order),
        startedAt: toNumber(order.createTime),
        // The order has no end time of its own; its last change is one once it has ended.
        finishedAt: vendors_words/* ENDED */.h.has(said) ? toNumber(order.updateTime) : undefined
    };
}
function readMachine(machine, index) {
    const sn = machine?.machineSn;
    const id = sn === undefined || sn === null || sn === '' ? `machine-${index + 1}` : String(sn);
    const { phase, word } = (0,vendors_words/* readWord */.p)(machineWords, machine?.status);
    const names = [machine?.hostName, machine?.ip].filter((name) => Boolean(name));
    const begun = phase !== 'queued' && phase !== 'skipped' && phase !== 'unknown';
    return {
        id,
        kind: 'machine',
        aliases: names,
        name: names.length > 0 ? `${names.join(' ')} (${id})` : id,
        batch: toNumber(machine?.batchNum),
        phase,
        word,
        message: machine?.clientStatus === 'error' ? 'its agent can not be reached (clientStatus: error)' : undefined,
        startedAt: begun ? toNumber(machine?.createTime) : undefined,
        finishedAt: begun && vendors_words/* ENDED */.h.has(phase) ? toNumber(machine?.updateTime) : undefined
    };
}
function isRunning(part) {
    return part.phase === 'running';
}
function contradictsSuccess(part) {
    return part.phase === 'failure' || part.phase === 'cancelled' || part.phase === 'unknown';
}
function notices(parts, noList, phase, order) {
    const found = [];
    if (noList) {
        found.push({
            key: 'no-list',
            text: 'the platform says Success and lists no machines, so nothing here shows which ones were deployed'
        });
    }
    for (const part of parts) {
        if (part.message !== undefined) {
            found.push({
                key: `agent ${part.id}`,
                text: `machine ${part.name}: ${part.message}; it may stay ${part.word} until somebody mends it`
            });
        }
        if (part.phase === 'unknown') {
            found.push({
                key: `word ${part.id} ${part.word}`,
                text: `machine ${part.name} has an unknown status: ${part.word}`
            });
        }
        if (part.phase === 'skipped' && phase === 'success') {
            found.push({
                key: `skipped ${part.id}`,
                text: `machine ${part.name} was skipped: the new version is not on it`
            });
        }
    }
    const total = toNumber(order.totalBatch);
    const current = toNumber(order.currentBatch);
    if (phase === 'success' && total !== undefined && current !== undefined && current < total) {
        found.push({ key: 'batches', text: `the order says Success in batch ${current} of ${total}` });
    }
    return found;
}
/** Numbers come as integers or as strings of digits; anything else is absent. */
function toNumber(value) {
    if (typeof value === 'number')
        return Number.isFinite(value) && value >= 0 ? value : undefined;
    return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/orders-of-run.js



/** The deploy orders that a run's jobs have made so far. */
function deployOrdersOfRun(client, prefix, pipelineId, consoleUrl) {
    const made = new Map();
    return async ({ url, matchedBy }, jobs) => {
        for (const { part, deployOrderIds } of jobs) {
            for (const deployOrderId of deployOrderIds) {
                if (made.has(deployOrderId))
                    continue;
                const target = deployOrderTarget(client, prefix, { pipelineId, deployOrderId }, consoleUrl);
                const madeBy = [part.id, part.name, ...(part.aliases ?? [])];
                made.set(deployOrderId, { ...target, url, madeBy, matchedBy: throughRun(matchedBy) });
            }
        }
        return [...made.values()];
    };
}
/** Found through a given run; a run that was itself found says how. */
function throughRun(matchedBy) {
    return matchedBy === 'given' ? 'run' : matchedBy;
}
/**
 * The change orders that a run has made: the platform lists them by their origin. Each of them is read from that
 * list too, since it does not say which app they are of.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/listchangeordersbyorigin
 */
function changeOrdersOfRun(client, prefix, pipelineId, appName, consoleUrl) {
    const made = new Map();
    const list = async (runId, { signal }) => {
        const { body } = await client({
            path: [...prefix, 'changeOrders:byOrigin'],
            query: {
                originType: 'FLOW',
                originId: `${pipelineId}+${runId}`,
                ...(appName === undefined ? {} : { appName })
            },
            kind: 'status',
            form: 'list',
            signal,
            scope: CHANGE_SCOPE,
            ids: 'pipeline-id and run-id'
        });
        return body.map(order => {
            const sn = typeof order === 'object' && order !== null && 'sn' in order ? order.sn : undefined;
            if (typeof sn !== 'string' || sn === '')
                throw (0,errors/* badAnswer */.k6)('listed a change order without its number');
            return { sn, body: order };
        });
    };
    return async (run, _jobs, context) => {
        const runId = run.ids['run-id'] ?? '';
        for (const { sn } of await list(runId, context)) {
            if (made.has(sn))
                continue;
            const readOrder = async (own) => {
                const order = (await list(runId, own)).find(candidate => candidate.sn === sn);
                if (order)
                    return order.body;
                throw new errors/* RequestError */.GI(`change order ${sn} is no longer listed for run ${runId}`, {
                    kind: 'not-found',
                    label: 'order gone',
                    hint: 'look on the platform whether it was deleted'
                });
            };
            made.set(sn, changeOrderTarget(client, prefix, { appName, sn }, consoleUrl, {
                matchedBy: throughRun(run.matchedBy),
                readOrder
            }));
        }
        return [...made.values()];
    };
}

// EXTERNAL MODULE: ./lib/src/vendors/query.js
var vendors_query = __webpack_require__(930);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run.js






const MANUAL_ACTIONS = new Set(['PassPipelineValidate', 'StartPipelineJobRun']);
/**
 * One answer of GetPipelineRun. The run's own word decides; the jobs tell whether a person is waited for.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun
 */
function readRun(body, runId, pipelineId) {
    const parsed = Run.safeParse(body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)('was no pipeline run of the known form');
    const run = parsed.data;
    // Runs count up per pipeline: the number alone names many.
    for (const [what, id, asked] of [
        ['run', run.pipelineRunId, runId],
        ['pipeline', run.pipelineId, pipelineId]
    ]) {
        if (id === undefined || id === null || asked === undefined)
            continue;
        const named = typeof id === 'string' || typeof id === 'number' ? String(id) : '(no id)';
        if (named !== asked)
            throw (0,errors/* badAnswer */.k6)(`was about ${what} ${named} and not ${asked}`);
    }
    const { phase: said, word } = (0,vendors_words/* readWord */.p)(runWords, run.status);
    const parts = [];
    const jobs = [];
    for (const [i, stage] of (run.stages ?? []).entries()) {
        const info = stage?.stageInfo;
        const stageId = `stage-${i + 1}`;
        const reading = (0,vendors_words/* readWord */.p)(jobWords, info?.status);
        parts.push({
            id: stageId,
            kind: 'stage',
            name: stage?.name || info?.name || `stage ${i + 1}`,
            phase: reading.phase,
            word: reading.word,
            startedAt: toNumber(info?.startTime) || undefined,
            finishedAt: vendors_words/* ENDED */.h.has(reading.phase) ? toNumber(info?.endTime) || undefined : undefined
        });
        for (const [k, job] of (info?.jobs ?? []).entries()) {
            const read = run_readJob(job, stageId, `${i + 1}-${k + 1}`);
            parts.push(read.part);
            jobs.push(read);
        }
    }
    const gates = jobs.filter(isOpenGate(jobs));
    const phase = vendors_words/* ENDED */.h.has(said) || said === 'unknown'
        ? said
        : gates.length > 0
            ? 'paused'
            : waitingPhase(word, said, jobs);
    const stages = parts.filter(p => p.kind === 'stage');
    const done = stages.filter(p => vendors_words/* ENDED */.h.has(p.phase)).length;
    return {
        jobs,
        commits: commitsOf(run),
        createdAt: toNumber(run.createTime),
        snapshot: {
            phase,
            word,
            position: stages.length > 0
                ? { kind: 'stage', at: Math.min(done + 1, stages.length), of: stages.length }
                : undefined,
            parts,
            contradictions: [],
            action: actionOf(gates),
            stopping: stoppingWords.has(word.toUpperCase()),
            startedAt: toNumber(run.createTime),
            // The run has no end time of its own; its last change is one once it has ended.
            finishedAt: vendors_words/* ENDED */.h.has(said) ? toNumber(run.updateTime) : undefined
        }
    };
}
/** WAITING of a run is a queue before it has begun, and a person or a queue later: then nobody runs. */
function waitingPhase(word, said, jobs) {
    if (word.toUpperCase() !== 'WAITING')
        return said;
    if (jobs.some(job => job.part.phase === 'running'))
        return 'running';
    return jobs.some(job => vendors_words/* ENDED */.h.has(job.part.phase)) ? 'paused' : 'queued';
}
function run_readJob(job, stageId, fallback) {
    const id = job?.id === undefined || job.id === null || job.id === '' ? `job-${fallback}` : String(job.id);
    const { phase, word } = (0,vendors_words/* readWord */.p)(jobWords, job?.status);
    const actions = (job?.actions ?? []).filter((action) => action !== null);
    return {
        part: {
            id,
            kind: 'job',
            parent: stageId,
            name: job?.name || id,
            aliases: job?.jobSign ? [job.jobSign] : [],
            phase,
            word,
            message: phase === 'failure' ? resultMessage(job?.result) : undefined,
            startedAt: toNumber(job?.startTime) || undefined,
            finishedAt: vendors_words/* ENDED */.h.has(phase) ? toNumber(job?.endTime) || undefined : undefined
        },
        stageId,
        deployOrderIds: deployOrdersOf(job, actions),
        gate: vendors_words/* ENDED */.h.has(phase) ? undefined : gateOf(phase, actions)
    };
}
function gateOf(phase, actions) {
    const open = actions.filter(action => action.disable !== true);
    const conflict = open.find(action => action.type === 'ExecutePipelineJobAction' && asRecord(action.params).actionId === 'CONFLICT_MERGE');
    if (conflict)
        return { who: [], what: 'a merge conflict stops it' };
    const manual = open.find(action => MANUAL_ACTIONS.has(action.type ?? ''));
    if (manual)
        return {
            who: namesIn(asRecord(manual.params).validators),
            what: 'it waits for a person to pass or start it'
        };
    return phase === 'paused' ? { who: [], what: 'it waits for a person' } : undefined;
}
/** A gate that has not been reached can show its buttons too: it counts only when no other job is running. */
function isOpenGate(jobs) {
    const running = jobs.filter(job => job.part.phase === 'running' && !job.gate);
    return job => job.gate !== undefined &&
        (job.part.phase !== 'queued' || job.part.word.toUpperCase() === 'WAITING' || running.length === 0);
}
function actionOf(gates) {
    const first = gates[0];
    if (!first?.gate)
        return undefined;
    const { who, what } = first.gate;
    return `job ${first.part.name}: ${what}${who.length > 0 ? ` (${who.join(', ')} may)` : ''}, on the page of the run`;
}
/** The id is in the action's parameters; else in its data, a JSON text; else in the job's own parameters. */
function deployOrdersOf(job, actions) {
    const own = actions.filter(action => action.type === 'GetVMDeployOrder');
    const found = own.flatMap(action => [
        asRecord(action.params).deployOrderId ?? asRecord(action.data).deployOrderId
    ]);
    const ids = own.length > 0 && found.every(id => !isId(id)) ? [asRecord(job?.params).deployOrderId] : found;
    return [...new Set(ids.filter(isId).map(String))];
}
function isId(value) {
    return /^[1-9][0-9]{0,19}$/.test(typeof value === 'number' || typeof value === 'string' ? String(value) : '');
}
/** What a failed job says of itself. Its `successful` proves nothing. */
function resultMessage(result) {
    const { message, code } = asRecord(result);
    const said = [message, code].filter(v => typeof v === 'string' || typeof v === 'number').join(', code ');
    return said || undefined;
}
function commitsOf({ globalParams, sources }) {
    const named = (globalParams ?? []).filter(p => p?.key === 'CI_COMMIT_SHA').map(p => p?.value);
    const inSources = (Array.isArray(sources) ? sources : []).flatMap(source => {
        const record = asRecord(source);
        const data = asRecord(record.data);
        return [record.commit, record.commitId, data.commit, data.commitId];
    });
    return [...named, ...inSources].filter((c) => typeof c === 'string' && /^[0-9a-f]{7,64}$/i.test(c));
}
function namesIn(value) {
    const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    return list
        .map(item => (typeof item === 'string' ? item : (asRecord(item).name ?? asRecord(item).id)))
        .filter((name) => typeof name === 'string' && name !== '')
        .slice(0, 10);
}
/** An object, or a JSON text of one, as the object; anything else as an empty one. */
function asRecord(value) {
    if (typeof value === 'string' && value.trimStart().startsWith('{')) {
        try {
            return asRecord((0,json/* parseJson */.q)(value));
        }
        catch {
            return {};
        }
    }
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}

// EXTERNAL MODULE: ./lib/src/time.js
var time = __webpack_require__(5149);
// EXTERNAL MODULE: ./lib/src/text.js
var src_text = __webpack_require__(9355);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/step-log.js

const LONGEST_TOLD = 64 * 1024;
const beginning = { lines: 0, told: '' };
/** The offset to ask for: one line back where the last one may have grown. */
function offsetOf({ lines, open }) {
    return open === undefined ? lines : Math.max(0, lines - 1);
}
/**
 * What is new in an answer. Clients disagree on `last`: the offset of the next line, or the number of the last one,
 * which is then served again. Its distance from the count of lines tells the number of the first line either way, and
 * the text itself whether the lines before the new ones are those that were told. While `last` stands still nothing is
 * asked for at once, whatever `more` says.
 */
function nextPage(cursor, { logs, last, more }) {
    const asked = offsetOf(cursor);
    const lines = logs === '' ? [] : logs.replace(/\n$/, '').split('\n');
    const first = firstOf(lines.length, last, asked, cursor.base);
    const { open } = cursor;
    const skip = Math.min(cursor.lines - first, lines.length);
    const isKnown = skip > 0 && knows(cursor, lines.slice(0, skip));
    const end = last ?? (isKnown ? first : asked) + lines.length;
    if (end < cursor.lines)
        return { text: '', cursor, more: false, complete: more ? false : undefined };
    const fresh = isKnown ? lines.slice(skip) : end > cursor.lines ? lines : [];
    const grown = isKnown && open !== undefined ? (lines[skip - 1] ?? '').slice(open.length) : '';
    // A line that was told without its line break gets it once another one follows, or the same one with it.
    const endsLine = logs.endsWith('\n');
    const isEnded = open !== undefined && (fresh.length > 0 || (isKnown && skip === lines.length && endsLine));
    const text = `${grown}${isEnded ? '\n' : ''}${fresh.join('\n')}${fresh.length > 0 && endsLine ? '\n' : ''}`;
    const stillOpen = fresh.length > 0
        ? endsLine
            ? undefined
            : (0,src_text/* ownCopy */.S)(fresh.at(-1) ?? '')
        : openAfter(cursor, grown, isEnded);
    const base = last === undefined || asked === 0 || (first < asked && !isKnown) ? cursor.base : first < asked ? 1 : 0;
    const next = { lines: end, told: (0,src_text/* lastOf */.g)(cursor.told, text, LONGEST_TOLD), open: stillOpen, base };
    const moved = end > cursor.lines;
    // An answer that comes once more says what was true then.
    return { text, cursor: next, more: more && moved, complete: more && !moved ? false : undefined };
}
/** The number of an answer's first line, counted from 0. */
function firstOf(count, last, asked, base = 0) {
    if (last === undefined)
        return Math.max(0, asked - base);
    const first = last - count;
    // A `last` that counts something else than lines tells nothing.
    return first >= 0 && first <= asked ? first : asked;
}
/** Whether these lines are the last ones that were told, the very last of which may have grown. */
function knows({ told, open = '' }, lines) {
    const last = lines.at(-1) ?? '';
    if (!last.startsWith(open))
        return false;
    const tail = open === '' ? told.replace(/\n$/, '') : told;
    const text = lines.join('\n');
    const known = open === '' ? text : text.slice(0, text.length - last.length + open.length);
    if (known.length <= tail.length)
        return tail.endsWith(`\n${known}`) || tail === known;
    return tail !== '' && known.endsWith(tail);
}
function openAfter({ open }, grown, isEnded) {
    return open === undefined || isEnded ? undefined : open + grown;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/steps.js







const steps_SCOPE = '流水线 / 流水线运行任务, read-only';
const LINES = 1000;
/** `runPath` ends with `pipelineRuns/{pipelineRunId}`. */
function createSteps(client, runPath) {
    const known = new Map();
    const places = new Map();
    const words = new Map();
    const listing = new Map();
    const list = async (job, { signal }) => {
        const path = [...runPath, 'jobs', job.id, 'steps'];
        const { body } = await client({ path, kind: 'log', form: 'either', signal, scope: steps_SCOPE, ids: 'run-id' });
        const parsed = Steps.safeParse(body);
        if (!parsed.success)
            throw (0,errors/* badAnswer */.k6)('held no steps of the known form');
        const groups = Array.isArray(parsed.data) ? parsed.data : [parsed.data];
        const parts = groups.flatMap(group => {
            const buildId = group.buildId === undefined || group.buildId === null ? '' : String(group.buildId);
            return (group.buildProcessNodes ?? group.steps ?? []).map((step, i) => {
                const stepIndex = String(step.stepIndex ?? step.nodeIndex ?? i);
                const id = `${job.id}/${buildId}/${stepIndex}`;
                const { phase, word } = (0,vendors_words/* readWord */.p)(stepWords, step.status);
                places.set(id, { jobId: job.id, buildId, stepIndex });
                const name = step.nodeName || step.stepName || `step ${stepIndex}`;
                const hasLog = buildId !== '' && phase !== 'queued';
                return { id, kind: 'step', parent: job.id, name, aliases: [stepIndex], phase, word, hasLog };
            });
        });
        // A job that has just begun may have none yet; were its own log read by then, its lines would come twice.
        if (parts.length > 0 || vendors_words/* ENDED */.h.has(job.phase))
            known.set(job.id, parts);
    };
    return {
        of: jobId => known.get(jobId),
        refresh(jobs, context) {
            for (const job of jobs) {
                if (listing.has(job.id) || (job.phase !== 'running' && words.get(job.id) === job.word))
                    continue;
                const work = list(job, context)
                    .then(() => void words.set(job.id, job.word))
                    .catch(error => {
                    if (!(error instanceof errors/* RequestError */.GI) && !context.signal.aborted)
                        throw error;
                    // Steps only explain: without them the job's own log is read.
                    if (error instanceof errors/* RequestError */.GI && error.failure.kind !== 'transient') {
                        known.set(job.id, known.get(job.id) ?? []);
                        words.set(job.id, job.word);
                    }
                })
                    .finally(() => listing.delete(job.id));
                listing.set(job.id, work);
            }
        },
        async settled({ signal }) {
            await (0,time/* abortable */.ZC)(Promise.all(listing.values()), signal);
        },
        async readLog(part, { signal }, cursor) {
            const place = places.get(part.id);
            if (!place)
                throw (0,errors/* badAnswer */.k6)('did not name this step');
            const from = isCursor(cursor) ? cursor : beginning;
            const { body } = await client({
                path: [...runPath, 'jobs', place.jobId, 'step', 'log'],
                query: {
                    stepIndex: place.stepIndex,
                    offset: String(offsetOf(from)),
                    limit: String(LINES),
                    buildId: place.buildId
                },
                kind: 'log',
                signal,
                scope: steps_SCOPE,
                ids: `run-id and the step ${part.name}`
            });
            const parsed = StepLog.safeParse(body);
            if (!parsed.success)
                throw (0,errors/* badAnswer */.k6)('held no step log of the known form');
            const { logs, last, more } = parsed.data;
            return nextPage(from, { logs: logs ?? '', last: toNumber(last), more: more === true });
        }
    };
}
function isCursor(value) {
    return typeof value === 'object' && value !== null && 'lines' in value;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/pipeline.js







const RUN_SCOPE = '流水线 / 流水线运行实例, read-only';
const pipeline_STOP_SCOPE = '流水线 / 流水线运行实例, read-write';
const JOB_SCOPE = '流水线 / 流水线运行任务, read-only';
const IDS = 'pipeline-id and run-id';
const pipeline_PER_PAGE = 30;
const MOST_COMMITS_READ = 30;
/** A run of a Flow pipeline. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun */
function runTarget(settings) {
    const { client, prefix, pipelineId, query, consoleUrl, waits } = settings;
    const pipeline = [...prefix, 'pipelines', pipelineId];
    const given = query.by === 'id' ? query.id : undefined;
    const finder = (0,vendors_query/* createFinder */.pW)(query, 'run', createRunList(client, pipeline, pipelineId, query));
    const found = { children: new Map() };
    const identity = (runId, matchedBy) => ({
        label: `run ${runId} of pipeline ${pipelineId}`,
        ids: { 'run-id': runId },
        names: { 'pipeline-id': pipelineId, 'run-id': runId },
        url: `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/builds/${encodeURIComponent(runId)}`,
        // Orders that are followed are found through the run that was given.
        matchedBy: matchedBy === 'given' && settings.childName !== undefined ? 'run' : matchedBy
    });
    const wanted = query.by === 'commit' ? `the run of commit ${query.commit}` : 'the latest run';
    const start = given === undefined
        ? {
            label: `${wanted} of pipeline ${pipelineId}`,
            ids: {},
            url: `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/current`,
            matchedBy: query.by === 'commit' ? 'commit' : 'latest'
        }
        : identity(given, 'given');
    /** https://help.aliyun.com/zh/yunxiao/developer-reference/updatepipelinerun: no body; the answer is `true`. */
    const stop = async (context) => {
        const run = await finder(context);
        if (run === undefined)
            return false;
        const path = [...pipeline, 'runs', run.id];
        const { signal } = context;
        await client({ method: 'PUT', path, form: 'true', kind: 'stop', signal, scope: pipeline_STOP_SCOPE, ids: IDS });
        return true;
    };
    return {
        ...start,
        // Who follows some jobs of a run does not end the others.
        ...(settings.jobs.length === 0 && { stop }),
        id: `${pipelineId}/${given ?? query.by}`,
        kind: 'pipeline run',
        async read(context) {
            const run = await finder(context);
            if (run === undefined)
                return absent();
            const { body } = await client({
                path: [...pipeline, 'runs', run.id],
                kind: 'status',
                signal: context.signal,
                scope: RUN_SCOPE,
                ids: IDS
            });
            const reading = readRun(body, run.id, pipelineId);
            (0,vendors_query/* judgeFirstLook */.Df)(run, query, vendors_words/* ENDED */.h.has(reading.snapshot.phase), waits);
            found.reading = reading;
            found.steps ??= createSteps(client, [...pipeline, 'pipelineRuns', run.id]);
            refresh(found.steps, reading, context);
            const own = identity(run.id, run.matchedBy);
            const narrowed = narrow(reading, settings.jobs);
            for (const child of (await settings.children?.(own, narrowed.jobs, context)) ?? []) {
                found.children.set(child.id, child);
            }
            const none = settings.childName !== undefined && narrowed.phase === 'success' && found.children.size === 0;
            return {
                ...reading.snapshot,
                identity: own,
                word: narrowed.word,
                phase: none ? 'skipped' : narrowed.phase,
                parts: withSteps(reading, found.steps),
                message: none ? `no ${settings.childName} belonged to it` : undefined,
                notices: run.notices,
                children: [...found.children.values()]
            };
        },
        /** The steps of the jobs that ended last; where they can't be had, the job's own log has to do. */
        async explain(snapshot, context) {
            const { steps, reading } = found;
            if (!steps || !reading)
                return snapshot;
            refresh(steps, reading, context);
            try {
                await steps.settled(context);
            }
            catch (error) {
                if (!(error instanceof errors/* RequestError */.GI))
                    throw error;
            }
            const parts = withSteps(reading, steps);
            const own = new Set(reading.jobs.filter(job => hasSteps(job) && !steps.of(job.part.id)).map(job => job.part.id));
            return { ...snapshot, parts: parts.map(part => (own.has(part.id) ? { ...part, hasLog: true } : part)) };
        },
        async readLog(part, context, cursor) {
            const run = await finder(context);
            if (run === undefined || !found.steps)
                throw (0,errors/* badAnswer */.k6)('was asked for before the run was found');
            if (part.kind === 'step')
                return found.steps.readLog(part, context, cursor);
            const { body } = await client({
                path: [...pipeline, 'runs', run.id, 'job', part.id, 'log'],
                kind: 'log',
                signal: context.signal,
                scope: JOB_SCOPE,
                ids: `${IDS}, and the job ${part.name}`
            });
            const { content, more } = body;
            // The rest can't be asked for: this call has no offset.
            const isCut = more === true && vendors_words/* ENDED */.h.has(part.phase);
            const lost = isCut ? 'the platform serves only the first part of it' : undefined;
            return { text: typeof content === 'string' ? content : '', lost };
        }
    };
}
function absent() {
    return { phase: 'absent', word: '(no run yet)', parts: [], contradictions: [], notices: [] };
}
/** Jobs that deploy to hosts have their logs on the machines. */
function hasSteps(job) {
    return job.part.phase !== 'queued' && job.part.phase !== 'skipped' && job.deployOrderIds.length === 0;
}
/** Lists the steps of jobs that may have others by now, in the background. */
function refresh(steps, { jobs }, context) {
    steps.refresh(jobs.filter(hasSteps).map(job => job.part), context);
}
function withSteps({ snapshot, jobs }, steps) {
    const byId = new Map(jobs.map(job => [job.part.id, job]));
    return snapshot.parts.flatMap(part => {
        const job = part.kind === 'job' ? byId.get(part.id) : undefined;
        if (!job || !hasSteps(job))
            return [part];
        const own = steps.of(part.id);
        // Until the steps are known nobody can tell whether the job's own log would show their lines twice.
        return own === undefined ? [part] : own.length === 0 ? [{ ...part, hasLog: true }] : [part, ...own];
    });
}
/**
 * What a run comes to when only some of its jobs count: their own end, unless the run failed or was cancelled.
 * Throws a permanent `RequestError` when the run has ended without such a job.
 */
function narrow({ snapshot, jobs }, names) {
    if (names.length === 0)
        return { phase: snapshot.phase, word: snapshot.word, jobs };
    const isMeant = ({ part }, name) => part.id === name || part.name === name || (part.aliases ?? []).includes(name);
    const chosen = jobs.filter(job => names.some(name => isMeant(job, name)));
    const missing = names.find(name => !jobs.some(job => isMeant(job, name)));
    if (missing !== undefined && vendors_words/* ENDED */.h.has(snapshot.phase)) {
        throw new errors/* RequestError */.GI(`the run has no job ${missing}`, {
            kind: 'permanent',
            label: 'no such job',
            hint: `check job-id; there are: ${jobs.map(job => `${job.part.name} (${job.part.id})`).join(', ') || 'none'}`
        });
    }
    const phases = chosen.map(job => job.part.phase);
    const over = missing === undefined && phases.length > 0 && phases.every(phase => vendors_words/* ENDED */.h.has(phase));
    if (!over || vendors_words/* ENDED */.h.has(snapshot.phase) || snapshot.phase === 'unknown')
        return { phase: snapshot.phase, word: snapshot.word, jobs: chosen };
    const order = ['failure', 'cancelled', 'success', 'skipped'];
    const phase = order.find(candidate => phases.includes(candidate)) ?? 'skipped';
    // The run's own word may still say that it runs.
    const word = chosen.find(job => job.part.phase === phase)?.part.word ?? snapshot.word;
    return { phase, word, jobs: chosen };
}
/**
 * The runs to choose from. Ids count up per pipeline, so the greatest is the newest whatever the list's order; the
 * list does not show commits, so for those each recent run is read once.
 */
function createRunList(client, pipeline, pipelineId, query) {
    const commits = new Map();
    const page = async (number, { signal }) => {
        const { body, headers } = await client({
            path: [...pipeline, 'runs'],
            query: { page: String(number), perPage: String(pipeline_PER_PAGE) },
            kind: 'status',
            form: 'list',
            signal,
            scope: RUN_SCOPE,
            ids: 'pipeline-id'
        });
        const parsed = RunList.safeParse(body);
        if (!parsed.success)
            throw (0,errors/* badAnswer */.k6)('was no list of runs');
        const total = Number(headers['x-total-pages'] ?? 1);
        const runs = parsed.data.flatMap(({ pipelineRunId, startTime }) => pipelineRunId === null || pipelineRunId === undefined
            ? []
            : [{ id: String(pipelineRunId), createdAt: toNumber(startTime), commits: [] }]);
        return { runs, pages: Number.isInteger(total) && total > 0 ? total : 1 };
    };
    return async (context) => {
        const first = await page(1, context);
        const ascending = first.runs.length > 1 && Number(first.runs[0]?.id) < Number(first.runs.at(-1)?.id);
        const runs = ascending && first.pages > 1 ? (await page(first.pages, context)).runs : first.runs;
        runs.sort((a, b) => Number(b.id) - Number(a.id));
        // Creation order is the order of the ids: a queued run may have no start time yet.
        if (query.by !== 'commit')
            return newestFirst(runs);
        const recent = runs.slice(0, MOST_COMMITS_READ);
        for (const run of recent) {
            if (commits.has(run.id))
                continue;
            const path = [...pipeline, 'runs', run.id];
            const { body } = await client({ path, kind: 'status', signal: context.signal, scope: RUN_SCOPE, ids: IDS });
            const reading = readRun(body, run.id, pipelineId);
            // A run that has just been made may not know its commit yet.
            if (reading.commits.length > 0)
                commits.set(run.id, reading);
        }
        return newestFirst(recent.map(run => ({
            ...run,
            commits: commits.get(run.id)?.commits ?? [],
            createdAt: commits.get(run.id)?.createdAt ?? run.createdAt
        })));
    };
}
/** Of two runs the one with the greater id is newer, also where the times are unknown or alike. */
function newestFirst(runs) {
    const newest = runs[0];
    if (newest === undefined)
        return [];
    // A run without a time is at least as new as any older one.
    let known = 0;
    return [...runs]
        .reverse()
        .map(run => {
        known = Math.max(known, run.createdAt ?? 0);
        return { ...run, createdAt: known > 0 ? known : undefined };
    })
        .reverse();
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/targets.js
// What is needed only once the inputs are right, loaded in one piece then.







/***/ })

};

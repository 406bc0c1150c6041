export const id = 726;
export const ids = [726];
export const modules = {

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


/***/ }),

/***/ 1726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTargets: () => (/* binding */ openTargets)
});

// EXTERNAL MODULE: ./lib/src/vendors/shared/platform-clock.js
var platform_clock = __webpack_require__(2027);
// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/model/wall.js
var wall = __webpack_require__(3038);
// EXTERNAL MODULE: ./lib/src/util/turns.js
var turns = __webpack_require__(259);
// EXTERNAL MODULE: ./lib/src/vendors/shared/schema.js
var schema = __webpack_require__(4815);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 6 modules
var schemas = __webpack_require__(2226);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/schema.js


// Only the fields that are read. A status is read by the status table, whatever its type.
const Machine = schemas/* object */.Ikc({
    machineSn: schema/* scalar */.d_,
    ip: schema/* text */.Qq,
    hostName: schema/* text */.Qq,
    status: schema/* anything */.D8,
    clientStatus: schema/* text */.Qq,
    batchNum: schema/* scalar */.d_,
    createTime: schema/* scalar */.d_,
    updateTime: schema/* scalar */.d_
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder */
const DeployOrder = schemas/* object */.Ikc({
    deployOrderId: schema/* anything */.D8,
    pipelineId: schema/* anything */.D8,
    status: schema/* anything */.D8,
    currentBatch: schema/* scalar */.d_,
    totalBatch: schema/* scalar */.d_,
    exceptionCode: schema/* scalar */.d_,
    createTime: schema/* scalar */.d_,
    updateTime: schema/* scalar */.d_,
    // The list decides, so a wrong type in it makes the whole answer a bad one.
    deployMachineInfo: schemas/* nullish */.cl6(schemas/* object */.Ikc({ deployMachines: (0,schema/* list */.p_)(Machine) }))
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog */
const MachineLog = schemas/* object */.Ikc({
    deployLog: schemas/* nullish */.cl6(schemas/* string */.YjP()),
    deployBeginTime: schema/* scalar */.d_,
    deployEndTime: schema/* scalar */.d_
});
/** An error body: three shapes are in use, with every field optional. */
const ErrorAnswer = schemas/* object */.Ikc({
    errorCode: schema/* scalar */.d_,
    code: schema/* scalar */.d_,
    errorMessage: schema/* text */.Qq,
    errorDescription: schema/* text */.Qq,
    message: schema/* text */.Qq,
    requestId: schema/* text */.Qq,
    traceId: schema/* text */.Qq
});
/** What a person or a client can do with a job now. `params` is an object or JSON text of one; so is `data`. */
const Action = (0,schema/* record */.g1)({
    type: schema/* text */.Qq,
    disable: schema/* anything */.D8,
    params: schema/* anything */.D8,
    data: schema/* anything */.D8
});
const Job = schemas/* object */.Ikc({
    id: schema/* scalar */.d_,
    name: schema/* text */.Qq,
    jobSign: schema/* text */.Qq,
    status: schema/* anything */.D8,
    startTime: schema/* scalar */.d_,
    endTime: schema/* scalar */.d_,
    params: schema/* anything */.D8,
    result: schema/* text */.Qq,
    // One odd action must not hide the order that another one names; a list that cannot be read may name one.
    actions: schemas/* catch */.MfU((0,schema/* countedOthers */._B)(Action), [{ type: 'GetVMDeployOrder' }])
});
const Stage = schemas/* object */.Ikc({
    name: schema/* text */.Qq,
    index: schema/* scalar */.d_,
    stageInfo: schemas/* nullish */.cl6(schemas/* object */.Ikc({
        name: schema/* text */.Qq,
        status: schema/* anything */.D8,
        startTime: schema/* scalar */.d_,
        endTime: schema/* scalar */.d_,
        jobs: (0,schema/* list */.p_)(Job)
    }))
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun */
const Run = schemas/* object */.Ikc({
    pipelineRunId: schema/* anything */.D8,
    pipelineId: schema/* anything */.D8,
    status: schema/* anything */.D8,
    createTime: schema/* scalar */.d_,
    updateTime: schema/* scalar */.d_,
    globalParams: (0,schema/* listOfOthers */.vK)((0,schema/* record */.g1)({ key: schema/* text */.Qq, value: schema/* text */.Qq })),
    sources: schema/* anything */.D8,
    stages: (0,schema/* list */.p_)(Stage)
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/listpipelineruns */
const RunList = (0,schema/* wholeList */.GM)(schemas/* object */.Ikc({ pipelineRunId: schema/* scalar */.d_, status: schema/* anything */.D8, startTime: schema/* scalar */.d_, endTime: schema/* scalar */.d_ }));
const Step = schemas/* object */.Ikc({
    nodeName: schema/* text */.Qq,
    stepName: schema/* text */.Qq,
    status: schema/* anything */.D8,
    nodeIndex: schema/* scalar */.d_,
    stepIndex: schema/* scalar */.d_
});
const StepGroup = schemas/* object */.Ikc({
    buildId: schema/* scalar */.d_,
    // A list that cannot be read is a bad answer, and not a job without steps.
    buildProcessNodes: schemas/* nullish */.cl6((0,schema/* wholeList */.GM)(Step)),
    steps: schemas/* nullish */.cl6((0,schema/* wholeList */.GM)(Step))
});
/** Documented as one object, served as an array. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteps */
const Steps = schemas/* union */.KCZ([(0,schema/* wholeList */.GM)(StepGroup), StepGroup]);
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteplog */
const StepLog = schemas/* object */.Ikc({ logs: schemas/* nullish */.cl6(schemas/* string */.YjP()), last: schema/* scalar */.d_, more: schema/* anything */.D8 });
const ChangeTask = schemas/* object */.Ikc({
    sn: schema/* scalar */.d_,
    state: schema/* anything */.D8,
    behavior: schema/* text */.Qq,
    errorMessage: schema/* text */.Qq,
    spec: schema/* text */.Qq,
    startedAt: schema/* scalar */.d_,
    endedAt: schema/* scalar */.d_
});
const ChangeStage = schemas/* object */.Ikc({
    sn: schema/* scalar */.d_,
    state: schema/* anything */.D8,
    startedAt: schema/* scalar */.d_,
    endedAt: schema/* scalar */.d_,
    tasks: (0,schema/* looseList */.J2)(ChangeTask)
});
/** One environment of a change order. `nextJob`, a job that follows it (a rollback), has the same form. */
const ChangeJob = schemas/* object */.Ikc({
    sn: schema/* scalar */.d_,
    envName: schema/* text */.Qq,
    state: schema/* anything */.D8,
    type: schema/* text */.Qq,
    startedAt: schema/* scalar */.d_,
    endedAt: schema/* scalar */.d_,
    stages: (0,schema/* looseList */.J2)(ChangeStage),
    nextJob: schema/* anything */.D8
});
/** A job that follows another is a part as that one is, so it counts as if it stood in a list. */
const NextJob = (0,schema/* wholeList */.GM)(ChangeJob);
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder */
const ChangeOrder = schemas/* object */.Ikc({
    sn: schema/* anything */.D8,
    changeOrderSn: schema/* anything */.D8,
    name: schema/* text */.Qq,
    version: schema/* text */.Qq,
    type: schema/* text */.Qq,
    state: schema/* anything */.D8,
    startedAt: schema/* scalar */.d_,
    endedAt: schema/* scalar */.d_,
    jobs: (0,schema/* list */.p_)(ChangeJob)
});
const JobEvent = schemas/* object */.Ikc({
    action: schema/* text */.Qq,
    gmtCreate: schema/* text */.Qq,
    message: schema/* text */.Qq,
    operator: schema/* text */.Qq,
    state: schema/* anything */.D8
});
/** The events of one job of a change order, a page of them. */
const JobEvents = schemas/* object */.Ikc({
    records: (0,schema/* countedOthers */._B)(JobEvent),
    pages: schema/* scalar */.d_,
    total: schema/* scalar */.d_
});
/** https://help.aliyun.com/zh/yunxiao/developer-reference/listchangeordersbyorigin */
const ChangeOrderList = (0,schema/* wholeList */.GM)(schemas/* unknown */.L5J());
/** https://help.aliyun.com/zh/yunxiao/developer-reference/createpipelinerun, where it is an object. */
const CreatedRun = schemas/* object */.Ikc({ pipelineRunId: schema/* scalar */.d_, runId: schema/* scalar */.d_, id: schema/* scalar */.d_ });
/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipeline */
const Pipeline = schemas/* object */.Ikc({
    id: schema/* anything */.D8,
    pipelineConfig: schemas/* nullish */.cl6(schemas/* object */.Ikc({ sources: (0,schema/* countedOthers */._B)((0,schema/* record */.g1)({ data: (0,schema/* record */.g1)({ repo: schema/* text */.Qq, isBranchMode: schema/* anything */.D8 }) })) }))
});

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-log.js







const SCOPE = { path: '应用交付 / 部署单', access: 'read-only' };
const PER_PAGE = 100;
const MOST_PAGES = 100;
const MOST_TRIES = 3;
/** Events that are listed no more, of which it is remembered that they were printed. */
const MOST_GONE = 10_000;
const CUT_OFF = (0,message/* message */.iU)('lost.events', { most: PER_PAGE * MOST_PAGES });
/** `path` is that of the change order. */
function createChangeLogs(client, path) {
    const read = (job, context, kind) => readAllEvents(client, path, job, kind, context);
    return {
        events: async (job, context) => (await read(job, context, 'detail')).events,
        readEvents: async (job, context, cursor) => {
            const { events, isCut } = await read(job, context, 'log');
            return { ...(await newEvents(events, cursor)), lost: isCut ? CUT_OFF : undefined };
        },
        readTask: (task, context) => readTaskLog(client, path, task, context)
    };
}
/**
 * The events of a job, by time. One that comes in between moves the others to the next page: then all are read again. Of
 * more than 10,000 only so many are read.
 */
async function readAllEvents(client, path, job, kind, context) {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
        const first = await readPage(client, path, job, { page: 1, kind }, context);
        const pages = [first.records];
        let moved = false;
        for (let page = 2; page <= Math.min(first.pages, MOST_PAGES); page++) {
            const next = await readPage(client, path, job, { page, kind }, context);
            moved ||= next.total !== first.total;
            pages.push(next.records);
            if (next.records.length === 0)
                break;
        }
        if (!moved)
            return { events: byTime(pages.flat()), isCut: first.pages > MOST_PAGES };
    }
    throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.changed'));
}
async function readPage(client, path, job, { page, kind }, { signal }) {
    const { body } = await client({
        path: [...path, 'jobs', job.id, 'logs'],
        query: { current: String(page), pageSize: String(PER_PAGE) },
        kind,
        signal,
        scope: SCOPE,
        ids: { inputs: ['change-order-sn'], part: { kind: 'environment', name: job.name } }
    });
    const parsed = (0,schema/* parseAs */.gf)(JobEvents, body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of events' }));
    const { records, pages, total } = parsed.data;
    return { records: (0,schema/* present */.Eb)(records).map(readEvent), pages: Number(pages ?? 1), total: total ?? undefined };
}
/**
 * The events that were not printed before, as lines. They have no id, so all fields of one together tell it from others: what
 * is remembered of them is short, however long they are.
 */
async function newEvents(all, cursor) {
    const before = cursor instanceof Map ? cursor : new Map();
    const now = new Map();
    const lines = [];
    await (0,turns/* inPieces */.xE)(all, event => {
        const key = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(event)).digest('base64');
        const nth = (now.get(key) ?? 0) + 1;
        now.set(key, nth);
        if (nth > (before.get(key) ?? 0))
            lines.push(`${describe(event)}\n`);
    });
    const last = all.findLast(event => event.action.startsWith('JOB_'));
    // What the platform itself writes last; nothing follows but another round of the same job.
    const complete = /^JOB_(?:FINISH|TERMINATE)$/.test(last?.action ?? '') || undefined;
    return { text: lines.join(''), cursor: remembered(before, now), steady: true, complete };
}
/** The events of this answer, and of those before it that it lacks the newest: one that is listed again is not told again. */
function remembered(before, now) {
    const gone = [...before].filter(([key]) => !now.has(key)).slice(-MOST_GONE);
    return new Map([
        ...gone,
        ...[...now].map(([key, nth]) => [key, Math.max(nth, before.get(key) ?? 0)])
    ]);
}
async function readTaskLog(client, path, task, { signal }) {
    const [jobSn, stageSn, taskSn] = task.id.split('/');
    if (!jobSn || !stageSn || !taskSn)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.unnamed', { kind: 'task' }));
    const { body } = await client({
        path: [...path, 'jobs', jobSn, 'stages', stageSn, 'tasks', taskSn, 'operationLog'],
        kind: 'log',
        form: 'text',
        signal,
        scope: SCOPE,
        ids: { inputs: ['change-order-sn'], part: { kind: 'task', name: task.name } }
    });
    return { text: typeof body === 'string' ? body : '' };
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
    const timed = events.map(event => ({ event, time: Date.parse(event.at) || 0 }));
    const [first, last] = [timed[0], timed.at(-1)];
    const newestFirst = first !== undefined && last !== undefined && first.time > last.time;
    const oldestFirst = newestFirst ? timed.reverse() : timed;
    return oldestFirst.sort((a, b) => a.time - b.time).map(({ event }) => event);
}
/** The event by which a job was suspended last. Throws `RequestError` where the events cannot be read. */
async function lastSuspension(logs, job, context) {
    const events = await (0,wall/* explain */.WE)(() => logs.events(job, context), context.signal);
    return events.filter(event => /^(?:JOB|TASK)_SUSPEND$/.test(event.action)).at(-1);
}
function describe({ at, action, operator, message, state }) {
    const by = operator ? ` by ${operator}` : '';
    const how = state ? ` ${state}` : '';
    const text = message.split(/[\r\n]/).map(line => line.trim());
    return `${at} ${action}${how}${by}${message ? `: ${text.filter(line => line !== '').join(' ')}` : ''}`;
}

// EXTERNAL MODULE: ./lib/src/model/phase.js
var model_phase = __webpack_require__(2935);
// EXTERNAL MODULE: ./lib/src/vendors/shared/confirm-id.js
var confirm_id = __webpack_require__(4330);
// EXTERNAL MODULE: ./lib/src/vendors/shared/status-words.js
var status_words = __webpack_require__(5918);
// EXTERNAL MODULE: ./lib/src/vendors/shared/part-ids.js
var part_ids = __webpack_require__(882);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/status.js
/**
 * Statuses of a Flow host deploy order.
 * Documented: Running, Waiting (暂停), Cancelled, Success.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder
 * The others were never documented for an order; clients of this API guard for them.
 */
const deployOrderStatuses = {
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
 * Statuses of one machine of a deploy order.
 * Documented: Success 成功, Pending 待部署, Running 部署中, Cancelled 取消, Queued 部署等待中, Failed 失败, Skipped 已跳过.
 * Same page. The others are synonyms seen in clients.
 */
const machineStatuses = {
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
 * Statuses of an AppStack change order, and of its jobs (one per environment) and stages.
 * Documented: INIT, PREPARING, RUNNING, SUSPENDED, CANCELED, SUCCESS, FAILED; STOPPING and SUSPENDING as filters.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder
 * The rest are synonyms that clients guard for.
 */
const changeOrderStatuses = {
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
 * Statuses of one task of a change order. Used for messages only: the order's own state decides.
 * ABNORMAL and STOPPING_CHOICE look as if a person must look; LOOSED is explained nowhere and stays unknown.
 */
const changeTaskStatuses = {
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
 * Statuses of a Flow pipeline run. Documented: SUCCESS, FAIL, CANCELED, RUNNING, WAITING, CANCELLING, INIT.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun
 * WAITING may be a person or a queue: the jobs tell (run-snapshot.ts). FINISH and UNKOWN (sic) prove nothing and are
 * left out on purpose. The rest are synonyms that clients guard for.
 */
const runStatuses = {
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
/** Statuses of a stage or a job of a run: those of the run, and a few of their own. */
const jobStatuses = {
    ...runStatuses,
    WAITING: 'queued',
    SWITCH_MANUAL: 'paused',
    SKIP: 'skipped',
    SKIPPED: 'skipped'
};
/** Statuses of a step of a job, in lower case here. `not_started` and `skip` were read in one client. */
const stepStatuses = {
    ready: 'queued',
    not_started: 'queued',
    skip: 'skipped',
    running: 'running',
    success: 'success',
    fail: 'failure',
    failed: 'failure',
    canceled: 'cancelled',
    skipped: 'skipped'
};
/** The status by which the list of runs is asked for those that succeeded. */
const succeededStatus = 'SUCCESS';
/** Whether a run or a job says WAITING: for a person, or in a queue. */
function saysWaiting(status) {
    return status.toUpperCase() === 'WAITING';
}
/** Statuses of what somebody has stopped and has not ended: of a change order and its jobs, and of a run. */
const stoppingStatuses = new Set(['STOPPING', 'CANCELLING']);
/** What a job of a change order does that takes a deploy back: 回滚 and 回退. In lower case. */
const undoingTypes = new Set(['rollback', 'revert']);

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-tree.js








const MOST_NEXT_JOBS = 50;
/**
 * The environments in the order in which they are deployed: each job of the order, and after it the jobs that follow it
 * (`nextJob`), which count in `inAll`. Throws a transient `RequestError` where a following job cannot be read: it may have
 * failed.
 */
function readEnvironments(jobs, hasLogs, inAll) {
    const unique = (0,part_ids/* uniqueIds */.Y)('~');
    return jobs.flatMap((job, i) => {
        const chain = [];
        let next = job;
        for (let k = 0; k === 0 || next !== undefined; k++) {
            if (k > MOST_NEXT_JOBS)
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.too-many-jobs', { most: MOST_NEXT_JOBS }));
            chain.push(readEnvironment(next, `job-${i + 1}${'-next'.repeat(k)}`, { hasLogs, unique }));
            next = nextJobOf(next, inAll);
        }
        return chain;
    });
}
function nextJobOf(job, inAll) {
    const value = job?.nextJob;
    if (value === undefined || value === null)
        return undefined;
    const parsed = (0,schema/* parseAs */.gf)(NextJob, [value], inAll);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.next-job'));
    return parsed.data[0];
}
function readEnvironment(job, fallback, reading) {
    const sn = (0,schema/* toId */.Lr)(job?.sn);
    const id = reading.unique(sn ?? fallback);
    const { phase, status } = (0,status_words/* readStatus */.r)(changeOrderStatuses, job?.state);
    const part = {
        id,
        kind: 'environment',
        name: job?.envName ?? id,
        aliases: sn === undefined ? [] : [sn],
        phase,
        status,
        hasLog: reading.hasLogs && sn === id && phase !== 'queued',
        ...timesOf(job, phase)
    };
    const below = (job?.stages ?? []).flatMap((stage, i) => readStage(stage, i, id, reading));
    return { part, below, type: job?.type ?? undefined };
}
function readStage(stage, index, parent, reading) {
    const id = reading.unique(`${parent}/${(0,schema/* toId */.Lr)(stage?.sn) ?? index}`);
    const { phase, status } = (0,status_words/* readStatus */.r)(changeOrderStatuses, stage?.state);
    const name = String(index + 1);
    const part = {
        id,
        kind: 'stage',
        parent,
        hasLog: false,
        name,
        phase,
        status,
        ...timesOf(stage, phase)
    };
    return [part, ...(stage?.tasks ?? []).map((task, i) => readTask(task, i, id, reading))];
}
function readTask(task, index, parent, { hasLogs, unique }) {
    const sn = (0,schema/* toId */.Lr)(task?.sn);
    const { phase: said, status } = (0,status_words/* readStatus */.r)(changeTaskStatuses, task?.state);
    const phase = phaseOfTask(said, task?.errorMessage);
    const id = `${parent}/${sn ?? index}`;
    const own = unique(id);
    return {
        id: own,
        kind: 'task',
        parent,
        // Its kind stands before it wherever it is shown, in the language that was asked for.
        name: specName(task?.spec) ?? `#${index + 1}`,
        aliases: sn === undefined ? [] : [sn],
        phase,
        status,
        message: task?.errorMessage || undefined,
        // Where ids are repeated, the platform serves one log under them.
        hasLog: hasLogs && own === id && sn !== undefined && phase !== 'queued',
        ...timesOf(task, phase)
    };
}
/** A task's own status only explains; an odd one must not look like the cause of a failure. */
function phaseOfTask(phase, error) {
    if (phase !== 'unknown')
        return phase;
    return error ? 'failure' : 'running';
}
function timesOf(thing, phase) {
    return {
        startedAt: (0,schema/* toTime */.xe)(thing?.startedAt),
        finishedAt: model_phase/* ENDED */.h.has(phase) ? (0,schema/* toTime */.xe)(thing?.endedAt) : undefined
    };
}
/** `Deployment shop-web` out of a task's YAML. */
function specName(spec) {
    if (!spec)
        return undefined;
    const head = spec.slice(0, 20_000);
    // Within a line each: a pattern that may cross lines takes minutes for a text that is made for it.
    const kind = /^[ \t]*"?kind"?:[ \t]*"?([A-Za-z0-9.-]{1,80})(?![A-Za-z0-9.-])/m.exec(head)?.[1];
    const metadata = /^[ \t]*"?metadata"?:/m.exec(head);
    const below = metadata ? head.slice(metadata.index, metadata.index + 2000) : '';
    const name = /^[ \t]+"?name"?:[ \t]*"?([A-Za-z0-9.-]{1,253})(?![A-Za-z0-9.-])/m.exec(below)?.[1];
    return kind && name ? `${kind} ${name}` : kind;
}
/** The vendor's explanation stands on the tasks alone. */
function firstError(parts) {
    const tasks = (0,schema/* present */.Eb)(parts).filter(({ kind, message }) => kind === 'task' && message);
    return (tasks.find(({ phase }) => phase === 'failure') ?? tasks[0])?.message;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-snapshot.js









/**
 * One answer of GetChangeOrder as a snapshot. The order's own state decides; success is contradicted by an environment
 * that did not come to it, and by a rollback in an order that deploys. Throws a transient `RequestError` for an answer
 * that cannot be used.
 */
function readChangeOrder(body, sn, hasLogs) {
    const inAll = (0,schema/* nothingListed */.FX)();
    return snapshotOf(parseChangeOrder(body, sn, inAll), hasLogs, inAll);
}
/** The answer in its known form, and about the order that was asked for. Counted in `inAll`. Throws as `readChangeOrder` does. */
function parseChangeOrder(body, sn, inAll) {
    const parsed = (0,schema/* parseAs */.gf)(ChangeOrder, body, inAll);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'change order' }));
    const order = parsed.data;
    (0,confirm_id/* confirmId */.O)('change order', [order.sn, order.changeOrderSn], sn);
    return order;
}
/** What an answer says, of which so much `inAll` was counted. Pure. Throws as `readChangeOrder` does. */
function snapshotOf(order, hasLogs, inAll) {
    const { phase: said, status } = (0,status_words/* readStatus */.r)(changeOrderStatuses, order.state);
    const environments = readEnvironments(order.jobs ?? [], hasLogs, inAll);
    const parts = environments.flatMap(({ part, below }) => [part, ...below]);
    const phase = phaseOf(said, environments, order.jobs !== undefined && order.jobs !== null);
    return {
        phase,
        status,
        parts,
        contradictions: phase === 'success' ? contradictionsOf(environments, order.type) : [],
        action: (0,message/* message */.iU)('yunxiao.resume-change'),
        // Jobs are stopped, and the order ends when they have.
        stopping: environments.some(({ part }) => isStopping(part)) && !environments.some(({ part }) => isOpenJob(part)),
        message: firstError(parts),
        notices: [],
        startedAt: (0,schema/* toTime */.xe)(order.startedAt),
        finishedAt: model_phase/* ENDED */.h.has(said) ? (0,schema/* toTime */.xe)(order.endedAt) : undefined
    };
}
function phaseOf(said, environments, isListed) {
    if (said === 'success')
        return isListed && environments.length === 0 ? 'skipped' : said;
    if (model_phase/* ENDED */.h.has(said) || said === 'unknown')
        return said;
    return environments.some(({ part }) => part.phase === 'paused') ? 'paused' : said;
}
/** Environments that say something else than success does. A rollback that was skipped says nothing. */
function contradictionsOf(environments, type) {
    // One that does not tell its type may deploy.
    const deploys = !type || type.toLowerCase() === 'deploy';
    return environments
        .filter(({ part, type: own = '' }) => {
        const wasUndone = deploys && undoingTypes.has(own.toLowerCase()) && part.phase !== 'skipped';
        return wasUndone || (part.phase !== 'success' && part.phase !== 'skipped');
    })
        .map(({ part }) => part);
}
/** Whether an answer is a change order at all: it has a number, a state or jobs. */
function isChangeOrder(body) {
    const inAll = (0,schema/* nothingListed */.FX)();
    const parsed = (0,schema/* parseAs */.gf)(ChangeOrder, body, inAll);
    return parsed.success && [parsed.data.sn, parsed.data.state, parsed.data.jobs].some(isPresent);
}
function isPresent(value) {
    return value !== undefined && value !== null;
}
/** A job that runs, or is still to run, and that nobody has stopped. */
function isOpenJob(part) {
    return part.kind === 'environment' && !model_phase/* ENDED */.h.has(part.phase) && !isStopping(part);
}
function isStopping({ status }) {
    return stoppingStatuses.has(status.toUpperCase());
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-target.js







const STOP_SCOPE = { path: '应用交付 / 部署单', access: 'read-write' };
const CHANGE_SCOPE = { path: '应用交付 / 部署单', access: 'read-only' };
/**
 * A change order of AppStack (部署单). `prefix` is the path up to and without `apps`.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder
 */
function changeOrderTarget(client, prefix, { appName, sn, asGiven = sn }, links, found) {
    const path = appName === undefined ? undefined : [...prefix, 'apps', appName, 'changeOrders', sn];
    const logs = path && createChangeLogs(client, path);
    const explainPause = logs && createPauseExplainer(logs);
    const readBody = found?.readOrder ?? (context => readOrder(client, path, context));
    const name = (0,message/* message */.iU)('target.named', { kind: 'change order', id: sn });
    return {
        ...(path
            ? {
                names: { 'app-name': appName, 'change-order-sn': sn },
                stop: async (context) => {
                    await stopJobs(client, path, readChangeOrder(await readBody(context), sn, false), context);
                    return true;
                }
            }
            : { whyNoStop: (0,message/* message */.iU)('yunxiao.no-app-to-stop') }),
        id: sn,
        kind: 'change order',
        name,
        label: appName === undefined ? name : (0,message/* message */.iU)('target.of-app', { name, app: appName }),
        ids: { 'change-order-sn': asGiven },
        url: links.app(appName),
        matchedBy: found?.matchedBy,
        async read(context) {
            const inAll = (0,schema/* nothingListed */.FX)();
            const order = parseChangeOrder(await readBody(context), sn, inAll);
            await (0,turns/* afterMany */.ws)(inAll.parts);
            const snapshot = snapshotOf(order, logs !== undefined, inAll);
            return explainPause ? explainPause(snapshot, context) : snapshot;
        },
        async readLog(part, context, cursor) {
            if (!logs)
                throw noApp();
            return part.kind === 'task' ? logs.readTask(part, context) : logs.readEvents(part, context, cursor);
        }
    };
}
async function readOrder(client, path, { signal }) {
    if (!path)
        throw new TypeError('a change order without an app');
    const ids = { inputs: ['app-name', 'change-order-sn'], isOrder: true };
    return (await client({ path, kind: 'status', signal, scope: CHANGE_SCOPE, ids })).body;
}
/**
 * STOP on each of the jobs that have not ended; an answer is the changed order, or that it was done. Of several refusals the first is thrown,
 * once every job was asked. https://help.aliyun.com/zh/yunxiao/developer-reference/executejobaction
 */
async function stopJobs(client, path, { parts }, { signal }) {
    const asked = parts.filter(isOpenJob).map(async ({ name, aliases = [] }) => {
        const jobSn = aliases[0];
        // The whole answer is looked at: a made-up number must not go into a path.
        if (jobSn === undefined)
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.no-job-of', { environment: name }));
        const { body } = await client({
            method: 'PUT',
            path: [...path, 'jobs', `${jobSn}:execute`],
            body: { actionType: 'STOP' },
            form: 'changed',
            kind: 'stop',
            signal,
            scope: STOP_SCOPE,
            ids: { inputs: ['app-name', 'change-order-sn'] }
        });
        if (body !== true && !isChangeOrder(body))
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'change order' }));
    });
    const refused = (await Promise.allSettled(asked)).find(answer => answer.status === 'rejected');
    if (refused)
        throw refused.reason;
}
/** Adds who suspended a paused order: asked once for each pause, and no poll waits for the answer. */
function createPauseExplainer(logs) {
    let pause = '';
    let event;
    let notices = [];
    return (snapshot, context) => {
        const job = snapshot.parts.find(({ kind, phase }) => kind === 'environment' && phase === 'paused');
        if (snapshot.phase !== 'paused')
            pause = '';
        if (snapshot.phase !== 'paused' || job === undefined)
            return snapshot;
        const current = `${job.id} ${job.status}`;
        if (pause !== current) {
            pause = current;
            event = undefined;
            // Who it was only explains the pause: what cannot be read is left out, and a fault of our own is told.
            void lastSuspension(logs, job, context).then(found => {
                if (pause === current)
                    event = found;
            }, error => {
                if (error instanceof errors/* RequestError */.GI)
                    notices = faultNotices(job, error);
            });
        }
        const { action = (0,message/* message */.iU)('next.act') } = snapshot;
        const by = event && { who: event.operator || undefined, at: event.at };
        return {
            ...snapshot,
            action: (0,message/* message */.iU)('yunxiao.environment-action', { name: job.name, by, action }),
            notices: [...snapshot.notices, ...notices]
        };
    };
}
function faultNotices({ id, name }, { failure, text }) {
    if (failure.label !== wall/* FAULT */.$S)
        return [];
    return [
        {
            key: `fault ${id}`,
            text: (0,message/* message */.iU)('notice.untold', { what: (0,message/* message */.iU)('untold.suspension', { name }), why: text })
        }
    ];
}
function noApp() {
    return new errors/* RequestError */.GI((0,message/* message */.iU)('yunxiao.no-app'), {
        kind: 'permanent',
        label: 'no app',
        hint: (0,message/* message */.iU)('yunxiao.give-app')
    });
}

// EXTERNAL MODULE: ./lib/src/http/json.js + 1 modules
var json = __webpack_require__(6337);
// EXTERNAL MODULE: ./lib/src/http/status.js
var http_status = __webpack_require__(6409);
// EXTERNAL MODULE: ./lib/src/vendors/shared/errors.js
var shared_errors = __webpack_require__(5771);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/errors.js




const TOKEN_PAGE = 'https://account-devops.aliyun.com/settings/personalAccessToken';
/** Codes that say more than the HTTP status does. From the clients of this API. */
const codes = [
    { pattern: /^(?:ApiRateLimited|KubernetesApiRateLimited)$/, kind: 'throttled' },
    { pattern: /^SystemInternalError$/, kind: 'transient' },
    { pattern: /NotFound$|NotExists$/, kind: 'not-found' }
];
/** An error body: three shapes are in use, with every field optional. */
function readError(body) {
    const parsed = ErrorAnswer.safeParse(body);
    if (!parsed.success)
        return { failed: false };
    const { errorCode, code, errorMessage, errorDescription, message, requestId, traceId } = parsed.data;
    return {
        code: (0,schema/* toId */.Lr)(errorCode) ?? (0,schema/* toId */.Lr)(code),
        message: errorMessage || errorDescription || message || undefined,
        requestId: requestId || traceId || undefined,
        failed: (0,shared_errors/* deniesSuccess */.W5)(body) || (0,schema/* toId */.Lr)(errorCode) !== undefined
    };
}
/** The error that an answer stands for. `byStatus` is what its HTTP status alone means. */
function vendorError(answer, byStatus, { code, message: text, requestId }, asked) {
    const kind = kindOf(byStatus, code);
    return (0,shared_errors/* answerError */.n)(answer, {
        kind,
        code,
        message: text,
        requestId,
        hint: hintFor(kind, answer.status, code, asked)
    });
}
function kindOf(byStatus, code = '') {
    const byCode = codes.find(({ pattern }) => pattern.test(code))?.kind;
    // Only throttling is told by the code alone; else a status that can pass stays what it is.
    if (byCode === 'throttled')
        return byCode;
    return byStatus === 'permanent' ? (byCode ?? byStatus) : byStatus;
}
function hintFor(kind, status, code, { scope, ids, path }) {
    const isCentral = path.includes('organizations');
    if (status === 401)
        return (0,message/* message */.iU)('hint.yunxiao.token', { url: TOKEN_PAGE });
    if (kind === 'not-found')
        return (0,message/* message */.iU)('hint.yunxiao.not-found', { ids, isCentral });
    // AppStack has a code for it, which also comes with other statuses.
    if (status === 403 || code === 'PermissionDenied')
        return (0,message/* message */.iU)('hint.yunxiao.permission', { scope, url: TOKEN_PAGE, isCentral });
    return kind === 'permanent' ? (0,message/* message */.iU)('hint.yunxiao.refused', { ids }) : undefined;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/client.js






const NOT_DONE = (0,message/* message */.iU)('answer.not-done');
/**
 * The two editions of `/oapi/v1`: one header for the token, and the organization in the path of the central one.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/service-access-point-domain
 */
function createClient(http, token) {
    return async (request) => {
        const { method = 'GET', path, query, body, kind, signal } = request;
        const answer = await http({
            method,
            path,
            ...(query && { query }),
            ...(body !== undefined && { body: JSON.stringify(body) }),
            headers: { 'x-yunxiao-token': token, ...(body !== undefined && { 'content-type': 'application/json' }) },
            kind,
            signal
        });
        const byStatus = (0,http_status/* classifyStatus */.xo)(answer.status);
        if (byStatus !== 'ok') {
            throw vendorError(answer, byStatus, readError((0,shared_errors/* parseErrorBody */.kW)(answer)), request);
        }
        return { body: await readGood(answer, request), headers: answer.headers };
    };
}
/** The body of an answer under HTTP 2xx. Throws `RequestError` for an error inside it, and for another form. */
async function readGood(answer, request) {
    const { form } = request;
    if (form === 'text')
        return readText(answer);
    const changes = form === 'done' || form === 'changed';
    // Some calls that are said to answer `true` answer nothing.
    const body = changes && answer.text.trim() === '' ? true : await (0,json/* readJson */.Vh)(answer);
    if (changes && typeof body !== 'object' && (0,shared_errors/* saysDone */.vF)(body))
        return true;
    if (form === 'id' && (typeof body === 'number' || typeof body === 'string'))
        return body;
    const isList = Array.isArray(body);
    if (typeof body !== 'object' || body === null)
        throw (0,errors/* badAnswer */.k6)(changes ? NOT_DONE : (0,message/* message */.iU)('answer.neither'));
    const error = isList ? { failed: false } : readError(body);
    if (changes && !error.failed && (0,shared_errors/* saysDone */.vF)(body))
        return true;
    // HTTP 200 can carry an error all the same. What has a status may have a `code` that is none.
    if (error.failed || (error.code !== undefined && !('status' in body || 'state' in body))) {
        throw vendorError(answer, 'permanent', error, request);
    }
    if (form === 'done')
        throw (0,errors/* badAnswer */.k6)(NOT_DONE);
    if (form !== 'either' && isList !== (form === 'list')) {
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)(isList ? 'answer.list' : 'answer.object'));
    }
    return body;
}
/** Some logs are declared JSON strings and come as plain text all the same. */
async function readText(answer) {
    const body = await (0,json/* readJson */.Vh)(answer).catch(() => undefined);
    return typeof body === 'string' ? body : answer.text;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/deploy-order-log.js




/**
 * The log of one machine of a deploy order, the whole text each time; `order` is the path of the order.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeploymachinelog
 */
async function readMachineLog(client, order, scope, part, { signal }) {
    const { body } = await client({
        path: [...order, 'machine', part.id, 'log'],
        kind: 'log',
        signal,
        scope,
        ids: { inputs: ['pipeline-id', 'deploy-order-id'], part: { kind: 'machine', name: part.id } }
    });
    const parsed = (0,schema/* parseAs */.gf)(MachineLog, body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'machine log' }));
    const { deployLog, deployBeginTime, deployEndTime } = parsed.data;
    return {
        text: deployLog ?? '',
        startedAt: (0,schema/* toNumber */.Ro)(deployBeginTime),
        finishedAt: (0,schema/* toNumber */.Ro)(deployEndTime)
    };
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/deploy-order-snapshot.js









/** One answer of GetVMDeployOrder as a snapshot. Throws a transient `RequestError` for an answer it can't use. */
function readDeployOrder(body, ids) {
    return deploy_order_snapshot_snapshotOf(parseDeployOrder(body, ids));
}
/** The answer in its known form, and about the order that was asked for. Counted in `inAll`. Throws as `readDeployOrder` does. */
function parseDeployOrder(body, { pipelineId, deployOrderId }, inAll) {
    const parsed = (0,schema/* parseAs */.gf)(DeployOrder, body, inAll);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'deploy order' }));
    const order = parsed.data;
    (0,confirm_id/* confirmId */.O)('deploy order', [order.deployOrderId], deployOrderId);
    (0,confirm_id/* confirmId */.O)('pipeline', [order.pipelineId], pipelineId);
    return order;
}
/** What an answer says. Pure. */
function deploy_order_snapshot_snapshotOf(order) {
    const listed = order.deployMachineInfo?.deployMachines ?? undefined;
    const unique = (0,part_ids/* uniqueIds */.Y)('~');
    const parts = withoutEarlyStarts((listed ?? []).map((machine, i) => readMachine(machine, i, unique)));
    const { phase: said, status } = (0,status_words/* readStatus */.r)(deployOrderStatuses, order.status);
    const contradictions = said === 'success' ? parts.filter(contradictsSuccess) : [];
    const deployedNothing = said === 'success' && listed !== undefined && contradictions.length === 0 && !parts.some(hasSucceeded);
    const phase = deployedNothing ? 'skipped' : said;
    const blocked = blockedBy(said, parts);
    const at = (0,schema/* toNumber */.Ro)(order.currentBatch);
    const of = (0,schema/* toNumber */.Ro)(order.totalBatch);
    const code = (0,schema/* toId */.Lr)(order.exceptionCode);
    return {
        phase,
        status,
        position: at !== undefined && of !== undefined ? { kind: 'batch', at, of } : undefined,
        parts,
        contradictions,
        blocked,
        action: blocked ? (0,message/* message */.iU)('yunxiao.retry-machine') : (0,message/* message */.iU)('yunxiao.resume-order'),
        message: deployedNothing
            ? (0,message/* message */.iU)('yunxiao.no-machine')
            : code === undefined
                ? undefined
                : (0,message/* message */.iU)('yunxiao.exception', { code }),
        notices: notices(parts, listed === undefined && phase === 'success', phase, order),
        startedAt: (0,schema/* toTime */.xe)(order.createTime),
        // The order has no end time of its own; its last change is one once it has ended.
        finishedAt: model_phase/* ENDED */.h.has(said) ? (0,schema/* toTime */.xe)(order.updateTime) : undefined
    };
}
function readMachine(machine, index, unique) {
    const sn = (0,schema/* toId */.Lr)(machine?.machineSn);
    const named = sn ?? `machine-${index + 1}`;
    const id = unique(named);
    const { phase, status } = (0,status_words/* readStatus */.r)(machineStatuses, machine?.status);
    const names = [machine?.hostName, machine?.ip].filter((name) => Boolean(name));
    const begun = phase !== 'queued' && phase !== 'skipped' && phase !== 'unknown';
    return {
        id,
        kind: 'machine',
        // The platform serves one log under one number.
        hasLog: sn === id,
        aliases: id === named ? names : [...names, named],
        machine: { sn, ip: machine?.ip || undefined, host: machine?.hostName || undefined },
        name: names.length > 0 ? `${names.join(' ')} (${named})` : named,
        batch: (0,schema/* toNumber */.Ro)(machine?.batchNum),
        phase,
        status,
        message: machine?.clientStatus === 'error' ? (0,message/* message */.iU)('yunxiao.agent-lost') : undefined,
        startedAt: begun ? (0,schema/* toTime */.xe)(machine?.createTime) : undefined,
        finishedAt: begun && model_phase/* ENDED */.h.has(phase) ? (0,schema/* toTime */.xe)(machine?.updateTime) : undefined
    };
}
/**
 * The machines, without starts that cannot be: a batch begins when the one before it has ended. A machine of a later batch
 * that was created before any of the first one had ended was put on the list then; nothing says when its deploy began.
 */
function withoutEarlyStarts(machines) {
    const first = least(machines.map(({ batch }) => batch));
    const firstEnd = least(machines.filter(({ batch }) => batch === first).map(({ finishedAt }) => finishedAt));
    if (firstEnd === Number.POSITIVE_INFINITY)
        return [...machines];
    const isEarly = ({ batch = first, startedAt = firstEnd }) => batch > first && startedAt < firstEnd;
    return machines.map(machine => (isEarly(machine) ? { ...machine, startedAt: undefined } : machine));
}
/** The least of the numbers that are known; infinity where none is. */
function least(numbers) {
    return numbers.reduce((found, n = found) => Math.min(found, n), Number.POSITIVE_INFINITY);
}
/** Failed machines hold an order that has not ended; once no other machine is running only a person moves it. */
function blockedBy(said, parts) {
    const isOpen = said === 'running' || said === 'paused' || said === 'queued';
    const failed = parts.filter(({ phase }) => phase === 'failure');
    if (!isOpen || failed.length === 0)
        return undefined;
    return { parts: failed, settled: !parts.some(({ phase }) => phase === 'running') };
}
function hasSucceeded({ phase }) {
    return phase === 'success';
}
function contradictsSuccess(part) {
    return part.phase === 'failure' || part.phase === 'cancelled' || part.phase === 'unknown';
}
function notices(parts, noList, phase, order) {
    const found = [];
    if (noList) {
        found.push({
            key: 'no-list',
            text: (0,message/* message */.iU)('yunxiao.no-list')
        });
    }
    for (const part of parts) {
        if (part.message !== undefined) {
            found.push({
                key: `agent ${part.id}`,
                text: (0,message/* message */.iU)('yunxiao.agent-lost-on', { name: part.name, status: part.status })
            });
        }
        if (part.phase === 'unknown') {
            found.push({
                key: `word ${part.id} ${part.status}`,
                text: (0,message/* message */.iU)('notice.unknown-status', { kind: 'machine', name: part.name, status: part.status })
            });
        }
        if (part.phase === 'skipped' && phase === 'success') {
            found.push({
                key: `skipped ${part.id}`,
                text: (0,message/* message */.iU)('yunxiao.skipped', { name: part.name })
            });
        }
    }
    const waiting = parts.filter(part => part.phase === 'queued' || part.phase === 'running');
    if (phase === 'success' && waiting.length > 0) {
        found.push({
            key: 'not begun',
            text: (0,message/* message */.iU)('yunxiao.never-said', { waiting: waiting.length, all: parts.length })
        });
    }
    const total = (0,schema/* toNumber */.Ro)(order.totalBatch);
    const current = (0,schema/* toNumber */.Ro)(order.currentBatch);
    if (phase === 'success' && total !== undefined && current !== undefined && current < total) {
        found.push({ key: 'batches', text: (0,message/* message */.iU)('yunxiao.early-success', { at: current, of: total }) });
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/deploy-order-target.js





const deploy_order_target_SCOPE = { path: '流水线 / 主机部署', access: 'read-only' };
const deploy_order_target_STOP_SCOPE = { ...deploy_order_target_SCOPE, access: 'read-write' };
const IDS = { inputs: ['pipeline-id', 'deploy-order-id'] };
/**
 * A host deploy order of Flow (主机部署的部署单). `prefix` is the path up to and without `pipelines`.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder
 */
function deployOrderTarget(client, prefix, { pipelineId, deployOrderId }, links) {
    const path = [...prefix, 'pipelines', pipelineId, 'deploy', deployOrderId];
    const name = (0,message/* message */.iU)('target.named', { kind: 'deploy order', id: deployOrderId });
    return {
        id: deployOrderId,
        kind: 'deploy order',
        name,
        label: (0,message/* message */.iU)('target.of-pipeline', { name, pipeline: pipelineId }),
        ids: { 'deploy-order-id': deployOrderId },
        names: { 'pipeline-id': pipelineId, 'deploy-order-id': deployOrderId },
        url: links.pipeline(pipelineId),
        async read({ signal }) {
            const { body } = await client({ path, kind: 'status', signal, scope: deploy_order_target_SCOPE, ids: IDS });
            const inAll = (0,schema/* nothingListed */.FX)();
            const order = parseDeployOrder(body, { pipelineId, deployOrderId }, inAll);
            await (0,turns/* afterMany */.ws)(inAll.parts);
            return deploy_order_snapshot_snapshotOf(order);
        },
        readLog: (part, context) => readMachineLog(client, path, deploy_order_target_SCOPE, part, context),
        /** https://help.aliyun.com/zh/yunxiao/developer-reference/stopvmdeployorder: no body; the answer is `true`. */
        async stop({ signal }) {
            await client({
                method: 'PUT',
                path: [...path, 'stop'],
                form: 'done',
                kind: 'stop',
                signal,
                scope: deploy_order_target_STOP_SCOPE,
                ids: IDS
            });
            return true;
        }
    };
}

// EXTERNAL MODULE: ./lib/src/vendors/yunxiao/links.js
var yunxiao_links = __webpack_require__(7631);
// EXTERNAL MODULE: ./lib/src/vendors/yunxiao/ids.js
var yunxiao_ids = __webpack_require__(5712);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/orders-of-run.js








const MOST_ORDERS = 100;
const GOES_ON = new Set(['queued', 'running', 'paused']);
/** So many orders one run may name in all: of each that was ever followed something stays in memory. */
const MOST_NAMED = 1000;
/**
 * The deploy orders that a run's jobs name. Of a job that was run again only the newest ones count, also while it names none
 * yet; one that was not, and names none for now, keeps those that it had. `isAside` where the run's own status decides. Throws
 * a permanent `RequestError` for too many, and for one that cannot be read.
 */
function deployOrdersOfRun({ client, prefix, links }, pipelineId, isAside) {
    const byJob = new Map();
    let listed = new Set();
    const count = createCount();
    return async ({ url, matchedBy }, { jobs, phase, lacksJobs }) => {
        if (!isAside && lacksJobs)
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.jobs-missing'));
        count(atMost([...new Set(jobs.flatMap(({ deployOrderIds }) => deployOrderIds))]));
        for (const id of replacedBy(jobs, byJob, listed))
            byJob.delete(id);
        listed = new Set(jobs.map(({ part }) => part.id));
        for (const job of jobs) {
            if (!isAside)
                refuseUnreadable(job, phase);
            const { part, deployOrderIds } = job;
            const before = byJob.get(part.id);
            const now = deployOrderIds.map(deployOrderId => {
                const target = deployOrderTarget(client, prefix, { pipelineId, deployOrderId }, links);
                const madeBy = [part.id, part.name, ...(part.aliases ?? [])];
                const known = before?.orders.find(({ id }) => id === deployOrderId);
                return known ?? { ...target, url, madeBy, isAside, matchedBy: throughRun(matchedBy) };
            });
            if (now.length > 0)
                byJob.set(part.id, { part, orders: now });
            else if (before && isRunAgain(part, before.part))
                byJob.delete(part.id);
            else if (before)
                byJob.set(part.id, { ...before, part: sinceBegun(part, before.part) });
        }
        const orders = new Map([...byJob.values()].flatMap(maker => maker.orders.map(order => [order.id, order])));
        // A platform may list other jobs each time.
        if (orders.size > MOST_ORDERS)
            for (const id of byJob.keys())
                if (!listed.has(id))
                    byJob.delete(id);
        return atMost([...orders.values()]);
    };
}
/** The jobs that are gone, and in whose place a new one of the same name is listed: it is the same job, run again. */
function replacedBy(jobs, before, listedBefore) {
    const listed = new Set(jobs.map(({ part }) => part.id));
    const fresh = jobs.filter(({ part: { id } }) => !before.has(id) && !listedBefore.has(id));
    const names = new Set(fresh.map(({ part }) => part.name));
    return [...before].filter(([id, { part }]) => !listed.has(id) && names.has(part.name)).map(([id]) => id);
}
/** Whether a job began anew under its id: later than before or, where its times do not tell, after it had ended. */
function isRunAgain(now, before) {
    if (now.startedAt !== undefined && before.startedAt !== undefined)
        return now.startedAt > before.startedAt;
    return model_phase/* ENDED */.h.has(before.phase) && GOES_ON.has(now.phase);
}
/** A job as it is now, with the beginning that is known of it. */
function sinceBegun(now, { startedAt }) {
    return { ...now, startedAt: now.startedAt ?? startedAt };
}
/**
 * An order that cannot be read must not be left out. While the job goes on, its order may still get its id; where all is
 * over, only a job that never began has made none.
 */
function refuseUnreadable({ part, hasUnreadableOrder }, counted) {
    const neverBegan = part.phase === 'skipped' || part.phase === 'queued';
    const isOver = model_phase/* ENDED */.h.has(part.phase) || counted === 'success';
    if (!hasUnreadableOrder || neverBegan || !isOver)
        return;
    throw new errors/* RequestError */.GI((0,message/* message */.iU)('yunxiao.unreadable-order', { job: part.name }), {
        kind: 'permanent',
        label: 'unreadable order',
        hint: (0,message/* message */.iU)('hint.unreadable-order')
    });
}
/** A run with so many orders is followed by nobody: to leave some out would be to call them good. */
function atMost(orders, most = MOST_ORDERS) {
    if (orders.length <= most)
        return orders;
    throw new errors/* RequestError */.GI((0,message/* message */.iU)('yunxiao.too-many-orders', { most }), {
        kind: 'permanent',
        label: 'too many orders',
        hint: (0,message/* message */.iU)('hint.too-many-orders')
    });
}
/** Counts the orders that a run names, reading by reading. Throws a permanent `RequestError` for too many in all. */
function createCount() {
    let named = new Set();
    return ids => {
        named = new Set(atMost([...new Set([...named, ...ids])], MOST_NAMED));
    };
}
/** Found through a given run; a run that was itself found says how. */
function throughRun(matchedBy) {
    return matchedBy === 'given' ? 'run' : matchedBy;
}
/**
 * The change orders that a run has made: the platform lists them by their origin. With its app an order is read by itself;
 * without it the list is all that can be read, since it does not say which app an order is of. One that is listed no more
 * counts on, unless another one has come in its place.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/listchangeordersbyorigin
 */
function changeOrdersOfRun(place, pipelineId, appName) {
    const { client, prefix, links } = place;
    const made = new Map();
    let reading = 0;
    const count = createCount();
    return async (run, _counted, context) => {
        reading++;
        const origin = { ...(appName !== undefined && { appName }), originId: `${pipelineId}+${run.ids['run-id']}` };
        const listed = await listOrders(place, origin, context);
        count([...listed.keys()]);
        for (const [sn, body] of listed) {
            const readOrder = (own) => readListed(place, origin, sn, own);
            const found = { matchedBy: throughRun(run.matchedBy), ...(appName === undefined && { readOrder }) };
            const known = made.get(sn);
            made.set(sn, {
                target: known?.target ?? changeOrderTarget(client, prefix, { appName, sn }, links, found),
                environments: environmentsOf(body),
                first: known?.first ?? reading,
                last: reading
            });
        }
        // Of several apps an environment of one name is not the same one.
        const replaced = appName === undefined ? new Set() : replacedOrders([...made.values()]);
        return atMost([...made.values()].filter(order => !replaced.has(order))).map(({ target }) => target);
    };
}
/** The orders that are listed no more, and since then another one is that deploys to the same environment. */
function replacedOrders(orders) {
    const newest = new Map();
    for (const { environments, first } of orders)
        for (const env of environments)
            newest.set(env, Math.max(first, newest.get(env) ?? 0));
    const isReplaced = ({ environments, last }) => environments.some(env => (newest.get(env) ?? 0) > last);
    return new Set(orders.filter(isReplaced));
}
function environmentsOf(body) {
    const parsed = (0,schema/* parseAs */.gf)(ChangeOrder, body);
    return parsed.success ? (0,schema/* present */.Eb)(parsed.data.jobs).flatMap(({ envName }) => envName || []) : [];
}
/** The bodies of the listed orders, by their number. */
async function listOrders({ client, prefix }, origin, { signal }) {
    const { body } = await client({
        path: [...prefix, 'changeOrders:byOrigin'],
        query: { originType: 'FLOW', ...origin },
        kind: 'status',
        form: 'list',
        signal,
        scope: CHANGE_SCOPE,
        ids: { inputs: ['pipeline-id', 'run-id'] }
    });
    const parsed = (0,schema/* parseAs */.gf)(ChangeOrderList, body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of change orders' }));
    const orders = new Map();
    for (const order of parsed.data) {
        const sn = typeof order === 'object' && order !== null && 'sn' in order ? order.sn : undefined;
        if (typeof sn !== 'string' || !(0,yunxiao_ids/* isOrderNumber */.Yy)(sn))
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.order-without-number'));
        if (orders.has(sn) && JSON.stringify(orders.get(sn)) !== JSON.stringify(order))
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.two-things', { thing: (0,message/* message */.iU)('target.named', { kind: 'change order', id: sn }) }));
        orders.set(sn, order);
    }
    return orders;
}
async function readListed(place, origin, sn, context) {
    const order = (await listOrders(place, origin, context)).get(sn);
    if (order !== undefined)
        return order;
    throw new errors/* RequestError */.GI((0,message/* message */.iU)('yunxiao.order-gone', { sn, run: origin.originId ?? '' }), {
        kind: 'not-found',
        label: 'order gone',
        hint: (0,message/* message */.iU)('hint.order-gone')
    });
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/run-target.js + 3 modules
var run_target = __webpack_require__(3490);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-jobs.js



/**
 * What a run comes to when only some of its jobs count: their own end, unless the run failed or was cancelled. A job that
 * has not ended contradicts the success of its run. Throws a permanent `RequestError` when the run has ended without such
 * a job, and a transient one where it may only not be listed.
 */
function narrowTo(names, { snapshot, jobs, isWhole }) {
    const { phase, contradictions } = snapshot;
    if (names.length === 0) {
        return { phase, contradictions, jobs, lacksJobs: phase === 'success' && !isWhole };
    }
    const chosen = jobs.filter(job => names.some(name => isNamed(job, name)));
    const missing = names.find(name => !jobs.some(job => isNamed(job, name)));
    const ended = model_phase/* ENDED */.h.has(phase);
    if (missing !== undefined && ended) {
        throw isWhole ? noSuchJob(missing, jobs) : (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.job-missing', { job: missing }));
    }
    const phases = chosen.map(job => job.part.phase);
    const areOver = missing === undefined && phases.length > 0 && phases.every(one => model_phase/* ENDED */.h.has(one));
    if (!areOver && phase === 'success') {
        const open = chosen.map(job => job.part).filter(part => !model_phase/* ENDED */.h.has(part.phase));
        return { phase, contradictions: [...contradictions, ...open], jobs: chosen };
    }
    // A person who is waited for elsewhere in the run does not hold a job that runs.
    if (phase === 'paused' && goOn(chosen))
        return { phase: 'running', contradictions, jobs: chosen };
    const runDecides = phase === 'unknown' || (ended && phase !== 'success');
    if (!areOver || runDecides)
        return { phase, contradictions, jobs: chosen };
    // Each was asked for by its name, so one that was skipped is no success.
    const order = ['failure', 'cancelled', 'skipped', 'success'];
    const own = order.find(candidate => phases.includes(candidate)) ?? 'skipped';
    const jobNames = chosen.map(job => job.part.name);
    return { phase: own, contradictions, jobs: chosen, ...(!ended && { jobNames }) };
}
function goOn(jobs) {
    const isHeld = jobs.some(({ part, approval }) => part.phase === 'paused' || approval !== undefined);
    return !isHeld && jobs.some(({ part }) => part.phase === 'running');
}
function isNamed({ part }, name) {
    return part.id === name || part.name === name || (part.aliases ?? []).includes(name);
}
function noSuchJob(name, jobs) {
    const known = jobs.map(({ part: { name, id } }) => ({ name, id }));
    return new errors/* RequestError */.GI((0,message/* message */.iU)('yunxiao.no-such-job', { name }), {
        kind: 'permanent',
        label: 'no such job',
        hint: (0,message/* message */.iU)('hint.no-such-job', { jobs: known })
    });
}

// EXTERNAL MODULE: ./lib/src/util/text.js
var util_text = __webpack_require__(9460);
// EXTERNAL MODULE: ./lib/src/vendors/shared/choose-run.js
var choose_run = __webpack_require__(5325);
// EXTERNAL MODULE: ./lib/src/vendors/shared/run-pages.js
var run_pages = __webpack_require__(3718);
// EXTERNAL MODULE: ./lib/src/model/waiting-parts.js
var waiting_parts = __webpack_require__(6736);
// EXTERNAL MODULE: ./lib/src/vendors/shared/json-text.js
var json_text = __webpack_require__(4588);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/json-text.js


/** An object, or a JSON text of one, as the object; anything else as an empty one. */
function asRecord(value) {
    const read = parsed(value);
    return typeof read === 'object' && read !== null && !Array.isArray(read)
        ? read
        : {};
}
/** A list, or a JSON text of one, as the list; anything else as a list of itself. */
function asList(value) {
    const read = parsed(value);
    return Array.isArray(read) ? read : [read];
}
/** JSON inside a text, where a text holds any, and there is room for it. */
function parsed(value) {
    if (typeof value !== 'string' || !/^\s{0,100}[{[]/.test(value) || !(0,json_text/* hasRoomFor */.P)(value))
        return value;
    try {
        return (0,json/* parseJson */.qF)(value);
    }
    catch {
        return value;
    }
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/approvals.js



const MANUAL_ACTIONS = new Set(['PassPipelineValidate', 'StartPipelineJobRun']);
const MOST_NAMES = 10;
/** Names, or characters of them, that are looked at. */
const LONGEST_LIST = 10_000;
/** What a job that has not ended waits for, by what a person can do with it now. */
function approvalOf(phase, actions) {
    const open = actions.filter(action => action.disable !== true);
    const hasConflict = open.some(({ type, params }) => type === 'ExecutePipelineJobAction' && asRecord(params).actionId === 'CONFLICT_MERGE');
    if (hasConflict)
        return { who: [], what: 'merge conflict' };
    const manual = open.find(action => MANUAL_ACTIONS.has(action.type ?? ''));
    if (manual) {
        const who = namesIn(asRecord(manual.params).validators);
        return { who, what: 'approval' };
    }
    return phase === 'paused' ? { who: [], what: 'pause' } : undefined;
}
/** The jobs that wait now. One that was not reached can show its buttons too: it counts only when no other job is running. */
function openApprovals(jobs) {
    const isBusy = jobs.some(({ part, approval }) => part.phase === 'running' && approval === undefined);
    return jobs.filter(({ part, approval }) => approval !== undefined && (part.phase !== 'queued' || saysWaiting(part.status) || !isBusy));
}
/** What a person can do, as one clause. */
function describeApprovals([first]) {
    if (first?.approval === undefined)
        return undefined;
    const { who, what } = first.approval;
    return (0,message/* message */.iU)('yunxiao.job-waits', { name: first.part.name, what, who });
}
function namesIn(value) {
    const list = Array.isArray(value)
        ? value
        : typeof value === 'string'
            ? value.slice(0, LONGEST_LIST).split(',')
            : [];
    return list
        .slice(0, LONGEST_LIST)
        .map(item => (typeof item === 'string' ? item : (asRecord(item).name ?? asRecord(item).id)))
        .filter((name) => typeof name === 'string' && name !== '')
        .slice(0, MOST_NAMES);
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-tree.js







function readTree(stages) {
    const jobs = [];
    let isWhole = Array.isArray(stages);
    const unique = (0,part_ids/* uniqueIds */.Y)('~');
    const parts = (stages ?? []).flatMap((stage, i) => {
        const info = stage?.stageInfo;
        const id = `stage-${i + 1}`;
        const { phase, status } = (0,status_words/* readStatus */.r)(jobStatuses, info?.status);
        const own = (info?.jobs ?? []).map((job, k) => readJob(job, id, `${i + 1}-${k + 1}`, unique));
        for (const job of own)
            jobs.push(job);
        if (!info?.jobs?.every(job => job !== null) && phase !== 'skipped')
            isWhole = false;
        const part = {
            id,
            kind: 'stage',
            hasLog: false,
            name: stage?.name || info?.name || `stage ${i + 1}`,
            phase,
            status,
            startedAt: (0,schema/* toTime */.xe)(info?.startTime),
            finishedAt: model_phase/* ENDED */.h.has(phase) ? (0,schema/* toTime */.xe)(info?.endTime) : undefined
        };
        return [part, ...own.map(job => job.part)];
    });
    return { parts, jobs, isWhole };
}
function readJob(job, stageId, fallback, unique) {
    const named = (0,schema/* toId */.Lr)(job?.id) ?? `job-${fallback}`;
    const id = unique(named);
    const { phase, status } = (0,status_words/* readStatus */.r)(jobStatuses, job?.status);
    const actions = (0,schema/* present */.Eb)(job?.actions);
    const ended = model_phase/* ENDED */.h.has(phase);
    const { deployOrderIds, hasUnreadableOrder } = deployOrdersOf(job, actions);
    return {
        part: {
            id,
            kind: 'job',
            hasLog: false,
            parent: stageId,
            name: job?.name || id,
            aliases: [id === named ? '' : named, job?.jobSign ?? ''].filter(alias => alias !== ''),
            phase,
            status,
            message: phase === 'failure' ? resultMessage(job?.result) : undefined,
            startedAt: (0,schema/* toTime */.xe)(job?.startTime),
            finishedAt: ended ? (0,schema/* toTime */.xe)(job?.endTime) : undefined
        },
        stageId,
        isRepeated: id !== named,
        deployOrderIds,
        hasUnreadableOrder,
        approval: ended ? undefined : approvalOf(phase, actions)
    };
}
/** The id is in the action's parameters and in its data, a JSON text; where it is in neither, in the job's own parameters. */
function deployOrdersOf(job, actions) {
    const deploys = actions.filter(({ type }) => type?.toLowerCase() === 'getvmdeployorder');
    // Most jobs deploy nothing, and there may be many.
    if (deploys.length === 0)
        return { deployOrderIds: [], hasUnreadableOrder: false };
    const own = deploys.map(({ params, data }) => [asRecord(params).deployOrderId, asRecord(data).deployOrderId].filter(isId));
    const isTold = own.every(ids => ids.length > 0);
    const ofJob = isTold ? [] : [asRecord(job?.params).deployOrderId].filter(isId);
    // An action that names none can only mean the one of its job.
    const named = own.map(ids => (ids.length > 0 ? ids : ofJob));
    return {
        deployOrderIds: [...new Set(named.flat().map(String))],
        hasUnreadableOrder: named.some(ids => ids.length === 0)
    };
}
function isId(value) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return /^[1-9][0-9]{0,19}$/.test(text);
}
/** What a failed job says of itself. Its `successful` proves nothing. */
function resultMessage(result) {
    const { message, code } = asRecord(result);
    const said = [message, code].filter(v => typeof v === 'string' || (0,schema/* toNumber */.Ro)(v) !== undefined);
    return said.join(', code ') || undefined;
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-snapshot.js













/** Sources, and commits in them, that are looked at. */
const MOST_SOURCES = 10_000;
/**
 * One answer of GetPipelineRun. The run's own status decides; the jobs tell whether a person is waited for, and whether
 * anything ran at all. Throws a transient `RequestError` for an answer of another form.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun
 */
function readRun(body) {
    return readParsed(parseRun(body));
}
/** The answer in its known form. Counted in `inAll`. Throws as `readRun` does. */
function parseRun(body, inAll) {
    const parsed = (0,schema/* parseAs */.gf)(Run, body, inAll);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'pipeline run' }));
    return parsed.data;
}
/** What an answer says. */
function readParsed(run) {
    return (0,json_text/* withJsonTexts */.H)(() => readingOf(run));
}
function readingOf(run) {
    const { parts, jobs, isWhole } = readTree(run.stages);
    const { phase: said, status } = (0,status_words/* readStatus */.r)(runStatuses, run.status);
    const faults = [];
    const approvals = (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.approvals'), () => openApprovals(jobs), [], faults);
    const stages = parts.filter(({ kind }) => kind === 'stage');
    const phase = said === 'success' ? endOf(stages, jobs) : run_snapshot_phaseOf(said, status, jobs, approvals.length > 0);
    const ended = model_phase/* ENDED */.h.has(said);
    return {
        named: { run: [run.pipelineRunId], pipeline: [run.pipelineId] },
        jobs,
        isWhole,
        commits: commitsOf(run),
        createdAt: (0,schema/* toNumber */.Ro)(run.createTime),
        snapshot: {
            phase,
            status,
            position: positionOf(stages),
            parts: (0,waiting_parts/* withWaiting */.S)(parts, approvals.map(({ part }) => part)),
            contradictions: [],
            action: (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.action'), () => describeApprovals(approvals), undefined, faults),
            stopping: stoppingStatuses.has(status.toUpperCase()),
            notices: [...faults, ...(phase === 'success' ? failedNotices(parts) : [])],
            startedAt: (0,schema/* toNumber */.Ro)(run.createTime),
            // The run has no end time of its own; its last change is one once it has ended.
            finishedAt: ended ? (0,schema/* toNumber */.Ro)(run.updateTime) : undefined
        }
    };
}
/** A run that says success and of which every stage, or every job, was skipped never ran. */
function endOf(stages, jobs) {
    const isSkipped = ({ phase }) => phase === 'skipped';
    const isNothing = (parts) => parts.length > 0 && parts.every(isSkipped);
    return isNothing(stages) || isNothing(jobs.map(({ part }) => part)) ? 'skipped' : 'success';
}
function run_snapshot_phaseOf(said, status, jobs, waits) {
    if (model_phase/* ENDED */.h.has(said) || said === 'unknown')
        return said;
    return waits ? 'paused' : waitingPhase(status, said, jobs);
}
/** WAITING of a run is a queue before it has begun, and a person or a queue later: then nobody runs. */
function waitingPhase(status, said, jobs) {
    if (!saysWaiting(status))
        return said;
    if (jobs.some(job => job.part.phase === 'running'))
        return 'running';
    return jobs.some(job => model_phase/* ENDED */.h.has(job.part.phase)) ? 'paused' : 'queued';
}
/** A stage or job may fail without failing its run: that is told, and changes nothing. */
function failedNotices(parts) {
    const failed = parts.filter(({ phase }) => phase === 'failure');
    // A stage that failed by a job of its own is told with that job.
    const parents = new Set(failed.map(({ parent }) => parent));
    return failed
        .filter(({ id }) => !parents.has(id))
        .map(({ id, kind, name, status }) => ({
        key: `failed ${id}`,
        text: (0,message/* message */.iU)('yunxiao.failed-inside', { kind, name, status })
    }));
}
function positionOf(stages) {
    if (stages.length === 0)
        return undefined;
    const done = stages.filter(({ phase }) => model_phase/* ENDED */.h.has(phase)).length;
    return { kind: 'stage', at: Math.min(done + 1, stages.length), of: stages.length };
}
/** With several sources each has a parameter with a number of its own, or stands in a list inside a text. */
function commitsOf({ globalParams, sources }) {
    const named = (0,schema/* present */.Eb)(globalParams)
        .filter(({ key }) => /^CI_COMMIT_SHA(?:_[0-9]+)?$/.test(key ?? ''))
        .map(({ value }) => value);
    let left = MOST_SOURCES;
    const some = (value) => {
        const items = asList(value).slice(0, left);
        left -= items.length;
        return items;
    };
    const inSources = some(sources).flatMap(source => {
        const record = asRecord(source);
        const data = asRecord(record.data);
        const listed = [record.commit, data.commit].flatMap(some).map(item => asRecord(item).commitId);
        return [record.commit, record.commitId, data.commit, data.commitId, ...listed];
    });
    return [...named, ...inSources].filter((commit) => typeof commit === 'string' && /^[0-9a-f]{7,64}$/i.test(commit));
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-list.js













const RUN_SCOPE = { path: '流水线 / 流水线运行实例', access: 'read-only' };
/** To begin and to stop a run. */
const WRITE_SCOPE = { ...RUN_SCOPE, access: 'read-write' };
const run_list_PER_PAGE = 30;
const GOING_ON = new Set(['queued', 'running', 'paused']);
/**
 * The newest runs of a pipeline; `pipeline` is its path. The list shows neither commits nor when a run was created (its
 * `startTime` is when it began, which may be long after): each run for which that matters is read by itself, once where it has ended or tells its commit.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/listpipelineruns
 */
function createRunList(client, pipeline, query) {
    const known = new Map();
    return async (context) => {
        const runs = await readNewest(client, pipeline, context);
        for (const [place, run] of runs.slice(0, neededOf(query)).entries()) {
            // What is no id is refused with the whole list; it must not go into a path before.
            if (run.id === undefined || !(0,yunxiao_ids/* isNumber */.Et)(run.id))
                continue;
            const before = known.get(run.id);
            // One that had ended without a commit, and was begun again, may tell it yet.
            const goesOn = GOING_ON.has(run.phase) && query.by === 'commit' && before?.commits.length === 0;
            if (before && !goesOn)
                continue;
            known.delete(run.id);
            const isFound = () => runs.slice(0, place).some(newer => isMeant({ ...newer, ...known.get(newer.id ?? '') }, query));
            const read = await readDetails(client, pipeline, run.id, context, isFound);
            if (read === undefined) {
                run.phase = 'unknown';
                continue;
            }
            const details = { ...read, commits: tellingCommits(read.commits, query) };
            Object.assign(run, details);
            if (model_phase/* ENDED */.h.has(run.phase) || run.commits.length > 0 || query.by === 'latest')
                known.set(run.id, details);
        }
        // A platform may list others each time.
        const listed = new Set(runs.map(({ id }) => id));
        for (const id of known.keys())
            if (!listed.has(id))
                known.delete(id);
        return runs.map(run => ({ ...run, ...known.get(run.id ?? '') }));
    };
}
function isMeant({ commits }, query) {
    return query.by === 'commit' && (0,choose_run/* isOneOf */.EK)(commits, query.commit);
}
/** One of the commits of a run, which is kept of an answer that may be long: the one that is looked for, where it is there. */
function tellingCommits(commits, query) {
    const one = (query.by === 'commit' && commits.find(told => (0,choose_run/* isOneOf */.EK)([told], query.commit))) || commits[0];
    return one === undefined ? [] : [(0,util_text/* ownCopy */.Sf)(one)];
}
/** How many of the newest runs have to be read by themselves. */
function neededOf(query) {
    if (query.by === 'commit')
        return run_list_PER_PAGE;
    return query.by === 'latest' && query.createdAfter !== undefined ? 1 : 0;
}
/** Ids count up per pipeline, so the greatest is the newest, whatever the order of the list. */
async function readNewest(client, pipeline, context) {
    const search = { deep: false, isAnswered: context.isAnswered };
    const runs = await (0,run_pages/* readRunPages */.g)(page => run_list_readPage(client, pipeline, page, context), search, 1);
    return runs.sort((a, b) => (b.number ?? 0) - (a.number ?? 0));
}
async function run_list_readPage(client, pipeline, page, { signal }) {
    const { rows, headers } = await askForRuns(client, pipeline, { page: String(page) }, 'status', signal);
    const runs = rows.flatMap(({ pipelineRunId, status }) => {
        const id = (0,schema/* toId */.Lr)(pipelineRunId);
        // A row of nulls is no run.
        if (id === undefined && (status === undefined || status === null))
            return [];
        const { phase } = (0,status_words/* readStatus */.r)(runStatuses, status);
        const number = id === undefined ? undefined : Number(id);
        return [{ id, number, createdAt: undefined, phase, commits: [] }];
    });
    return { runs, pages: pagesOf(headers['x-total-pages'], page, rows.length) };
}
/** The number of pages as the platform tells it; where it does not, a full page may not be the last one. */
function pagesOf(told, page, rows) {
    const pages = Number(told);
    if (Number.isInteger(pages) && pages > 0)
        return pages;
    return rows < run_list_PER_PAGE ? page : Number.POSITIVE_INFINITY;
}
/** One page of a pipeline's runs, with the headers of the answer. */
async function askForRuns(client, pipeline, query, kind, signal) {
    const { body, headers } = await client({
        path: [...pipeline, 'runs'],
        query: { ...query, perPage: String(run_list_PER_PAGE) },
        kind,
        form: 'list',
        signal,
        scope: RUN_SCOPE,
        ids: { inputs: ['pipeline-id'] }
    });
    const parsed = (0,schema/* parseAs */.gf)(RunList, body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of runs' }));
    return { rows: parsed.data, headers };
}
/** The newest runs that succeeded. */
async function listEndedRuns(client, pipeline, { signal }) {
    const { rows } = await askForRuns(client, pipeline, { page: '1', status: succeededStatus }, 'detail', signal);
    return rows.map(({ status, startTime, endTime }) => ({
        phase: (0,status_words/* readStatus */.r)(runStatuses, status).phase,
        startedAt: (0,schema/* toTime */.xe)(startTime),
        finishedAt: (0,schema/* toTime */.xe)(endTime)
    }));
}
/**
 * What a run tells of itself; nothing while it is not found. The list has it all the same, so it may be the one that is
 * meant, whether it has ended or not, as long as the list shows it. Where a newer one is meant, any fault is borne: this one
 * would only be counted.
 */
async function readDetails(client, pipeline, runId, { signal }, isNewerMeant) {
    try {
        const { body } = await client({
            path: [...pipeline, 'runs', runId],
            kind: 'status',
            signal,
            scope: RUN_SCOPE,
            ids: { inputs: ['pipeline-id', 'run-id'] }
        });
        const { named, commits, createdAt, snapshot } = readRun(body);
        (0,confirm_id/* confirmId */.O)('run', named.run, runId);
        (0,confirm_id/* confirmId */.O)('pipeline', named.pipeline, pipeline.at(-1) ?? '');
        return { commits, phase: snapshot.phase, ...(createdAt !== undefined && { createdAt }) };
    }
    catch (error) {
        if (error instanceof errors/* RequestError */.GI && (error.failure.kind === 'not-found' || isNewerMeant()))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-log.js


const run_log_SCOPE = { path: '流水线 / 流水线运行任务', access: 'read-only' };
/**
 * The log of a whole job, the whole text each time; `run` is the path of its run.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobrunlog
 */
async function readRunLog(client, run, part, { signal }) {
    const { body } = await client({
        path: [...run, 'job', part.id, 'log'],
        kind: 'log',
        signal,
        scope: run_log_SCOPE,
        ids: { inputs: ['pipeline-id', 'run-id'], part: { kind: 'job', name: part.name } }
    });
    const { content, more } = body;
    // The rest cannot be asked for: this call has no offset.
    const isCut = more === true && model_phase/* ENDED */.h.has(part.phase);
    const lost = isCut ? (0,message/* message */.iU)('lost.first-part') : undefined;
    return { text: typeof content === 'string' ? content : '', lost };
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/marker-search.js
var marker_search = __webpack_require__(8331);
// EXTERNAL MODULE: ./lib/src/vendors/shared/start-run.js
var start_run = __webpack_require__(5374);
// EXTERNAL MODULE: ./lib/src/vendors/yunxiao/inputs.js
var inputs = __webpack_require__(2013);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-start.js












const PIPELINE_SCOPE = { path: '流水线 / 流水线', access: 'read-only' };
const run_start_IDS = { inputs: ['pipeline-id'] };
/** Where a run shows the comment of its start. */
const COMMENTS = new Set(['FLOW_INST_RUNNING_COMMENT', 'BUILD_REMARK', 'BUILD_MESSAGE', inputs/* MARKER_VARIABLE */.a0]);
/**
 * How a run is begun: one POST, with the marker as its comment and as a variable. `pipeline` is the path of the pipeline.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/createpipelinerun
 */
function runStarter(client, pipeline, start) {
    return {
        async prepare(context) {
            const refs = await readRefs(client, pipeline, start, context);
            return (marker, { signal }) => sendStart(client, pipeline, { ...start, refs }, marker, signal);
        },
        findByMarker: createSearch(client, pipeline)
    };
}
async function sendStart(client, pipeline, { variables, refs }, marker, signal) {
    const envs = Object.fromEntries([...variables, [inputs/* MARKER_VARIABLE */.a0, marker]]);
    const { body } = await client({
        method: 'POST',
        path: [...pipeline, 'runs'],
        // JSON within JSON, as the platform has it.
        body: { params: JSON.stringify({ envs, comment: marker, ...refs }) },
        form: 'id',
        kind: 'start',
        signal,
        scope: WRITE_SCOPE,
        ids: run_start_IDS
    });
    const id = (0,schema/* toId */.Lr)(typeof body === 'object' ? idIn(body) : body);
    if (id === undefined)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'pipeline run' }));
    return id;
}
/** The page shows a bare number; an object may name it by one of these. */
function idIn(body) {
    const parsed = (0,schema/* parseAs */.gf)(CreatedRun, body);
    if (!parsed.success)
        return undefined;
    const { pipelineRunId, runId, id } = parsed.data;
    return pipelineRunId ?? runId ?? id;
}
/** What the start says of the code: nothing, or a branch or tag of the pipeline's one source. */
async function readRefs(client, pipeline, { branch, tag }, { signal }) {
    if (branch === undefined && tag === undefined)
        return {};
    const { body } = await client({ path: pipeline, kind: 'start', signal, scope: PIPELINE_SCOPE, ids: run_start_IDS });
    const parsed = (0,schema/* parseAs */.gf)(Pipeline, body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'pipeline' }));
    (0,confirm_id/* confirmId */.O)('pipeline', [parsed.data.id], pipeline.at(-1) ?? '');
    const sources = (0,schema/* present */.Eb)(parsed.data.pipelineConfig?.sources).filter(({ data }) => data?.repo);
    const [source] = sources;
    if (source?.data?.repo === undefined || source.data.repo === null || sources.length > 1)
        throw (0,start_run/* notOneSource */.jg)(sources.length);
    const { repo, isBranchMode } = source.data;
    if (tag !== undefined)
        return { runningTags: { [repo]: tag } };
    return isBranchMode === true ? { branchModeBranchs: [branch] } : { runningBranchs: { [repo]: branch } };
}
/** The list shows no comments. */
function createSearch(client, pipeline) {
    return (0,marker_search/* createMarkerSearch */.D)({
        async newest({ signal }) {
            const { rows } = await askForRuns(client, pipeline, { page: '1' }, 'start', signal);
            const ids = rows.flatMap(({ pipelineRunId }) => (0,schema/* toId */.Lr)(pipelineRunId) ?? []).filter(yunxiao_ids/* isNumber */.Et);
            return ids.sort((a, b) => Number(b) - Number(a)).slice(0, marker_search/* MOST_MARKED */.f);
        },
        async carries(id, marker, { signal }) {
            const path = [...pipeline, 'runs', id];
            const { body } = await client({ path, kind: 'start', signal, scope: RUN_SCOPE, ids: run_start_IDS });
            const parsed = (0,schema/* parseAs */.gf)(Run, body);
            if (!parsed.success)
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'pipeline run' }));
            (0,confirm_id/* confirmId */.O)('run', [parsed.data.pipelineRunId], id);
            return (0,json_text/* withJsonTexts */.H)(() => commentsOf(parsed.data)).some(text => text.includes(marker));
        }
    });
}
/** What the run, and its jobs, show of the comment and the variable that were given with the start. */
function commentsOf({ globalParams, stages }) {
    const jobs = (0,schema/* present */.Eb)(stages).flatMap(({ stageInfo }) => (0,schema/* present */.Eb)(stageInfo?.jobs));
    const named = [
        ...(0,schema/* present */.Eb)(globalParams).map(({ key, value }) => [key ?? '', value]),
        ...jobs.flatMap(({ params }) => Object.entries(asRecord(params)))
    ];
    return named.flatMap(([key, value]) => (COMMENTS.has(key) && typeof value === 'string' ? [value] : []));
}

// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __webpack_require__(9745);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/step-list.js







const STEP_SCOPE = { path: '流水线 / 流水线运行任务', access: 'read-only' };
/**
 * The steps of a job in their order; `path` is that of the list. Throws `RequestError`.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteps
 */
async function listSteps(client, path, job, { signal }) {
    const { body } = await client({
        path,
        kind: 'detail',
        form: 'either',
        signal,
        scope: STEP_SCOPE,
        ids: { inputs: ['run-id'] }
    });
    const parsed = (0,schema/* parseAs */.gf)(Steps, body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'list of steps' }));
    const groups = Array.isArray(parsed.data) ? parsed.data : [parsed.data];
    const unique = (0,part_ids/* uniqueIds */.Y)('~');
    return groups.flatMap(group => {
        const buildId = (0,schema/* toId */.Lr)(group.buildId) ?? '';
        return (group.buildProcessNodes ?? group.steps ?? []).map((step, i) => {
            const stepIndex = String(step.stepIndex ?? step.nodeIndex ?? i);
            const { phase, status } = (0,status_words/* readStatus */.r)(stepStatuses, step.status);
            const part = {
                id: unique(`${job.id}/${buildId}/${stepIndex}`),
                kind: 'step',
                parent: job.id,
                name: step.nodeName || step.stepName || `step ${stepIndex}`,
                aliases: [stepIndex],
                phase,
                status,
                hasLog: buildId !== '' && phase !== 'queued' && phase !== 'skipped'
            };
            return { part, place: { jobId: job.id, buildId, stepIndex } };
        });
    });
}

// EXTERNAL MODULE: ./lib/src/util/queue.js
var queue = __webpack_require__(9660);
;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/step-lists.js






/** A job's list of steps may be missing for so long. */
const MISSING_MS = 30_000;
// More would only wait for their turn.
const MOST_AT_ONCE = 8;
const MOST_OTHERS = 1000;
function createStepLists(listSteps, clock) {
    const lists = new Map();
    const pool = (0,queue/* createPool */.b)(['list'], (0,queue/* roomFor */.N_)(MOST_AT_ONCE));
    const listOf = (job) => {
        const list = lists.get(job.id) ?? {};
        lists.set(job.id, list);
        return list;
    };
    const refresh = (jobs, context) => {
        for (const job of jobs) {
            const list = listOf(job);
            if (list.trying || list.isRefused || isCurrent(list, job))
                continue;
            const ask = () => tryOnce(list, job, listSteps, clock, context);
            // Of an abort whoever waits for the list learns by the signal.
            const end = () => {
                list.trying = undefined;
            };
            list.trying = (0,queue/* inTurn */.lo)(pool, 'list', ask, context.signal).then(end, end);
        }
    };
    return {
        of: jobId => lists.get(jobId)?.steps,
        keepOnly(jobs) {
            forgetOthers(lists, jobs);
        },
        refresh,
        async settle(jobs, context) {
            const wait = () => (0,timers/* abortable */.ZC)(Promise.all(jobs.map(job => listOf(job).trying)), context.signal);
            const before = jobs.filter(job => listOf(job).trying);
            refresh(jobs, context);
            await wait();
            // What was asked for before the end of a job says nothing of how it ended.
            const isOutdated = (job) => model_phase/* ENDED */.h.has(job.phase) && listOf(job).trouble === undefined;
            refresh(before.filter(isOutdated), context);
            await wait();
        },
        unlisted: jobs => jobs.flatMap(job => unlistedOf(listOf(job), job))
    };
}
/** Keeps what is known of these jobs, and of some others: their logs may still be read. */
function forgetOthers(byJob, jobs) {
    if (byJob.size <= jobs.length + MOST_OTHERS)
        return;
    const named = new Set(jobs.map(job => job.id));
    for (const id of byJob.keys())
        if (!named.has(id))
            byJob.delete(id);
}
async function tryOnce(list, job, listSteps, clock, context) {
    try {
        await (0,wall/* explain */.WE)(async () => takeSteps(list, job, await listSteps(job, context)), context.signal);
    }
    catch (error) {
        if (error instanceof errors/* RequestError */.GI)
            takeFailure(list, error, clock.now());
    }
}
/** Whether a list still holds: that of a job which has ended does, until the job runs again. */
function isCurrent({ status, trouble }, job) {
    return job.phase !== 'running' && trouble === undefined && status === job.status;
}
function takeSteps(list, job, steps) {
    Object.assign(list, { status: job.status, trouble: undefined, missingSince: undefined });
    // A job that has just begun may have none yet; were its own log read by then, its lines would come twice.
    if (steps.length > 0 || model_phase/* ENDED */.h.has(job.phase))
        list.steps = steps;
}
/** Where the steps cannot be listed for good, the job's own log has to do. A fault that passes is tried again. */
function takeFailure(list, error, now) {
    const { kind } = error.failure;
    list.trouble = error;
    list.missingSince = kind === 'not-found' ? (list.missingSince ?? now) : undefined;
    const isGone = list.missingSince !== undefined && now - list.missingSince >= MISSING_MS;
    if (kind !== 'permanent' && !isGone)
        return;
    list.isRefused = true;
    list.trouble = new errors/* RequestError */.GI(error.text, { ...error.failure, kind: 'permanent' });
    list.steps ??= [];
}
function unlistedOf({ status, trouble }, job) {
    const isKnown = job.phase === 'running' ? status !== undefined : status === job.status;
    if (isKnown && trouble === undefined)
        return [];
    const { failure, text } = trouble ?? pending;
    return [{ parent: job.id, what: (0,message/* message */.iU)('unlisted.steps', { job: job.name }), failure, message: text }];
}
const pending = new errors/* RequestError */.GI((0,message/* message */.iU)('failure.no-answer-yet'), { kind: 'transient', label: 'no answer' });

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/step-log.js






const LINES = 1000;
const LONGEST_TOLD = 64 * 1024;
/** A cache may answer as it did before; a platform that says so again and again counts its lines anew. */
const MOST_BEHIND = 3;
const COUNTED_ANEW = (0,message/* message */.iU)('lost.counted-anew');
const beginning = { lines: 0, told: '' };
/**
 * The next page of a step's log; `runPath` ends with `pipelineRuns/{pipelineRunId}`. Throws `RequestError`.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteplog
 */
async function readStepLog(client, runPath, part, { jobId, buildId, stepIndex }, { signal }, cursor) {
    const from = isCursor(cursor) ? cursor : beginning;
    const { body } = await client({
        path: [...runPath, 'jobs', jobId, 'step', 'log'],
        query: { stepIndex, offset: String(offsetOf(from)), limit: String(LINES), buildId },
        kind: 'log',
        signal,
        scope: STEP_SCOPE,
        ids: { inputs: ['run-id'], part: { kind: 'step', name: part.name } }
    });
    const parsed = (0,schema/* parseAs */.gf)(StepLog, body);
    if (!parsed.success)
        throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.form', { form: 'step log' }));
    const { logs, last, more } = parsed.data;
    return nextPage(from, { logs: logs ?? '', last: (0,schema/* toNumber */.Ro)(last), more: more === true });
}
function isCursor(value) {
    return typeof value === 'object' && value !== null && 'lines' in value;
}
/** The offset to ask for: one line back where the last one may have grown, or may be there no more. */
function offsetOf(cursor) {
    const { lines, open } = cursor;
    return open === undefined && !looksBack(cursor) ? lines : Math.max(0, lines - 1);
}
/**
 * Whether the last line is asked for once more. A log that begins anew may be answered for with the offset that was asked
 * for, as if nothing had happened; it cannot be where that line is served no more.
 */
function looksBack({ quiet = 0, behind = 0, byLine = false }) {
    return byLine && (behind > 0 || quiet % 2 === 1);
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
        return fallBehind(cursor, more);
    const fresh = isKnown ? lines.slice(skip) : end > cursor.lines ? lines : [];
    const grown = isKnown && open !== undefined ? (lines[skip - 1] ?? '').slice(open.length) : '';
    // A line that was told without its line break gets it once another one follows, or the same one with it.
    const endsLine = logs.endsWith('\n');
    const isEnded = open !== undefined && (fresh.length > 0 || (isKnown && skip === lines.length && endsLine));
    // Nobody knows whether the last line was told to its end where it is not served again.
    const gap = isEnded && !isKnown;
    const text = `${grown}${isEnded && !gap ? '\n' : ''}${fresh.join('\n')}${fresh.length > 0 && endsLine ? '\n' : ''}`;
    const cut = endsLine ? undefined : fresh.at(-1);
    const stillOpen = cut === undefined ? openAfter(cursor, grown, isEnded) : (0,util_text/* ownCopy */.Sf)(cut);
    const base = last === undefined || asked === 0 || (first < asked && !isKnown) ? cursor.base : first < asked ? 1 : 0;
    const next = {
        lines: end,
        told: (0,util_text/* lastOf */.g1)(cursor.told, gap ? `\n${text}` : text, LONGEST_TOLD),
        open: stillOpen,
        base,
        quiet: text === '' && !more ? (cursor.quiet ?? 0) + 1 : 0,
        byLine: last === undefined || lines.length === 0 ? cursor.byLine : last - lines.length <= asked
    };
    const moved = end > cursor.lines;
    // An answer that comes once more says what was true then.
    const page = { text, cursor: next, more: more && moved, complete: more && !moved ? false : undefined };
    return gap ? { ...page, gap } : page;
}
/** An answer whose position lies before what was told brings nothing. */
function fallBehind(cursor, more) {
    const behind = (cursor.behind ?? 0) + 1;
    return {
        text: '',
        cursor: { ...cursor, behind },
        more: false,
        complete: more ? false : undefined,
        ...(behind >= MOST_BEHIND && { lost: COUNTED_ANEW })
    };
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

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-steps.js






/** `runPath` ends with `pipelineRuns/{pipelineRunId}`. */
function createSteps(client, runPath, clock = timers/* monotonicClock */.VF) {
    /** By the job's id, and then by the step's. */
    const places = new Map();
    const list = async (job, context) => {
        const steps = await listSteps(client, [...runPath, 'jobs', job.id, 'steps'], job, context);
        places.set(job.id, new Map(steps.map(({ part, place }) => [part.id, place])));
        return steps.map(({ part }) => part);
    };
    const lists = createStepLists(list, clock);
    return {
        ...lists,
        keepOnly(jobs) {
            lists.keepOnly(jobs);
            forgetOthers(places, jobs);
        },
        async readLog(part, context, cursor) {
            const place = places.get(part.parent ?? '')?.get(part.id);
            if (!place)
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.unnamed', { kind: 'step' }));
            return readStepLog(client, runPath, part, place, context, cursor);
        }
    };
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-target.js













const run_target_IDS = { inputs: ['pipeline-id', 'run-id'] };
/** A run of a Flow pipeline. https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun */
function pipelineRunTarget(settings, place) {
    const { pipelineId, query, waits, jobs, childName, start } = settings;
    const { client, prefix, links } = place;
    const pipeline = [...prefix, 'pipelines', pipelineId];
    let seen;
    const adapter = {
        kind: 'pipeline run',
        noun: 'run',
        clock: place.clock,
        isRunId: yunxiao_ids/* isNumber */.Et,
        starter: start && runStarter(client, pipeline, start),
        list: createRunList(client, pipeline, query),
        links: { run: id => links.run(pipelineId, id), pipeline: () => links.pipeline(pipelineId) },
        async read(run, context) {
            const path = [...pipeline, 'runs', run.id];
            const { signal } = context;
            const { body } = await client({ path, kind: 'status', signal, scope: RUN_SCOPE, ids: run_target_IDS });
            const inAll = (0,schema/* nothingListed */.FX)();
            const parsed = parseRun(body, inAll);
            await (0,turns/* afterMany */.ws)(inAll.parts);
            const reading = readParsed(parsed);
            await (0,turns/* afterMany */.ws)(inAll.parts);
            const steps = seen?.steps ?? createSteps(client, [...pipeline, 'pipelineRuns', run.id]);
            const now = { steps, reading };
            seen = now;
            const listed = jobsWithSteps(now);
            steps.keepOnly(listed);
            steps.refresh(listed, context);
            await (0,turns/* afterMany */.ws)(inAll.parts);
            return followed(settings, run, now, context);
        },
        addDetails: (snapshot, _run, context) => withLastSteps(snapshot, seen, context),
        async readLog(run, part, context, cursor) {
            if (seen === undefined)
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.too-early'));
            if (part.kind === 'step')
                return seen.steps.readLog(part, context, cursor);
            return readRunLog(client, [...pipeline, 'runs', run.id], part, context);
        },
        // Who follows some jobs of a run does not end the others, nor wait for them.
        ...(jobs.length === 0 && {
            listEnded: context => listEndedRuns(client, pipeline, context),
            stop: (run, context) => stopRun(client, [...pipeline, 'runs', run.id], context)
        })
    };
    return (0,run_target/* runTarget */.N)({ pipelineId, query, waits, isFollowed: childName !== undefined }, adapter);
}
/** What a run comes to, with the orders that were found through it. */
async function followed({ jobs, children, childName }, run, seen, context) {
    const { named, snapshot } = seen.reading;
    const narrowed = narrowTo(jobs, seen.reading);
    const find = async () => (await children?.(run.identity, narrowed, context)) ?? [];
    const { orders, notices } = childName === undefined ? await beside(find, context) : { orders: await find() };
    const deployedNothing = childName !== undefined && narrowed.phase === 'success' && orders?.length === 0;
    return {
        named,
        title: narrowed.jobNames && (0,message/* message */.iU)('run.jobs', { names: narrowed.jobNames, run: run.id }),
        snapshot: {
            ...snapshot,
            phase: deployedNothing ? 'skipped' : narrowed.phase,
            contradictions: narrowed.contradictions,
            parts: withSteps(seen),
            unlisted: seen.steps.unlisted(jobsWithSteps(seen)),
            message: deployedNothing ? (0,message/* message */.iU)('yunxiao.no-order', { kind: childName }) : undefined,
            notices: [...snapshot.notices, ...(notices ?? [])],
            children: orders
        }
    };
}
/** Orders beside a run whose own status decides: what keeps them from being watched is told, and that is all. */
async function beside(find, { signal }) {
    try {
        return { orders: await (0,wall/* explain */.WE)(find, signal) };
    }
    catch (error) {
        if (!(error instanceof errors/* RequestError */.GI))
            throw error;
        const text = (0,message/* message */.iU)('notice.untold', { what: (0,message/* message */.iU)('untold.orders'), why: error.text });
        return { notices: [{ key: `orders ${error.failure.label}`, text }] };
    }
}
/** https://help.aliyun.com/zh/yunxiao/developer-reference/updatepipelinerun: no body; the answer is `true`. */
async function stopRun(client, path, { signal }) {
    await client({ method: 'PUT', path, form: 'done', kind: 'stop', signal, scope: WRITE_SCOPE, ids: run_target_IDS });
    return true;
}
/** The jobs whose logs are in steps. Those that deploy to hosts have them on the machines. */
function jobsWithSteps({ reading }) {
    return reading.jobs.filter(hasSteps).map(job => job.part);
}
function hasSteps({ part, deployOrderIds, isRepeated }) {
    return !isRepeated && part.phase !== 'queued' && part.phase !== 'skipped' && deployOrderIds.length === 0;
}
function withSteps({ steps, reading }) {
    const byId = new Map(reading.jobs.map(job => [job.part.id, job]));
    let room = errors/* MOST_PARTS */.pZ - reading.snapshot.parts.length;
    return reading.snapshot.parts.flatMap(part => {
        const job = part.kind === 'job' ? byId.get(part.id) : undefined;
        if (!job || !hasSteps(job))
            return [part];
        const own = steps.of(part.id);
        // Together they may be more than are read of one target: the log of the whole job has to do then.
        if (own && own.length > room)
            return [{ ...part, hasLog: true }];
        room -= own?.length ?? 0;
        // Until the steps are known nobody can tell whether the job's own log would show their lines twice.
        return own === undefined ? [part] : own.length === 0 ? [{ ...part, hasLog: true }] : [part, ...own];
    });
}
/** The steps of the jobs that ended last; where they cannot be had, the job's own log has to do. */
async function withLastSteps(snapshot, seen, context) {
    if (seen === undefined)
        return snapshot;
    const { steps } = seen;
    const jobs = jobsWithSteps(seen);
    try {
        await steps.settle(jobs, context);
    }
    catch (error) {
        if (!(error instanceof errors/* RequestError */.GI))
            throw error;
    }
    const unknown = new Set(jobs.filter(job => steps.of(job.id) === undefined).map(job => job.id));
    const parts = withSteps(seen).map(part => (unknown.has(part.id) ? { ...part, hasLog: true } : part));
    return { ...snapshot, parts, unlisted: steps.unlisted(jobs) };
}

;// CONCATENATED MODULE: ./lib/src/vendors/yunxiao/adapters.js







// Loaded once the inputs are right.
/** The targets that were asked for, in their order. `consoleUrl` is checked, without a slash at its end. */
function openTargets(targets, { api, endpoint, token, organization }, http, consoleUrl) {
    const { http: timed, clock } = (0,platform_clock/* withPlatformClock */.w)(http);
    const client = createClient(timed, token);
    const own = organization === undefined ? [] : ['organizations', organization];
    const flow = ['oapi', 'v1', 'flow', ...own];
    const appstack = ['oapi', 'v1', 'appstack', ...own];
    // An own instance serves console and API from one host.
    const links = (0,yunxiao_links/* createLinks */.cy)(consoleUrl ?? (api === 'region' ? new URL(endpoint).origin : undefined));
    if (targets.code === 'deploy orders') {
        return targets.orders.map(ids => deployOrderTarget(client, flow, ids, links));
    }
    if (targets.code === 'change orders') {
        return targets.orders.map(ids => changeOrderTarget(client, appstack, ids, links));
    }
    return targets.runs.map(({ pipelineId, query }) => {
        const { waits, jobs, start } = targets;
        const settings = { pipelineId, query, waits, jobs, start };
        const children = childrenOf(targets, pipelineId);
        return pipelineRunTarget({ ...settings, ...children }, { client, prefix: flow, links, clock });
    });
    /** The orders that are found through a run. */
    function childrenOf({ followed, withOrders, appName }, pipelineId) {
        if (followed === 'change orders') {
            const children = changeOrdersOfRun({ client, prefix: appstack, links }, pipelineId, appName);
            return { children, childName: 'change order' };
        }
        if (followed === undefined && !withOrders)
            return {};
        const children = deployOrdersOfRun({ client, prefix: flow, links }, pipelineId, followed === undefined);
        return followed === undefined ? { children } : { children, childName: 'deploy order' };
    }
}


/***/ })

};

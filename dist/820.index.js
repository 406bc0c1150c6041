export const id = 820;
export const ids = [
    820
];
export const modules = {
    2329: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            q: ()=>parseJson
        });
        var _model_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1793);
        const DEEPEST = 64;
        const QUOTE = 34;
        const BACKSLASH = 92;
        function parseJson(text) {
            if (text.trim() === '') throw (0, _model_errors_js__WEBPACK_IMPORTED_MODULE_0__.k6)('was empty');
            try {
                return JSON.parse(checkedJson(text));
            } catch (error) {
                if (error instanceof SyntaxError) {
                    throw (0, _model_errors_js__WEBPACK_IMPORTED_MODULE_0__.k6)(/^\s*</.test(text) ? 'was a web page, not JSON' : 'was not JSON, or cut off');
                }
                throw error;
            }
        }
        function checkedJson(text) {
            let depth = 0;
            let out = '';
            let copied = 0;
            for(let i = 0; i < text.length; i++){
                const c = text.charCodeAt(i);
                if (c === QUOTE) {
                    i = endOfString(text, i);
                    if (i < 0) break;
                } else if (c === 123 || c === 91) {
                    if (++depth > DEEPEST) throw (0, _model_errors_js__WEBPACK_IMPORTED_MODULE_0__.k6)(`was nested more than ${DEEPEST} deep`);
                } else if (c === 125 || c === 93) {
                    depth--;
                } else if (c >= 48 && c <= 57) {
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
            while(true){
                end = text.indexOf('"', end + 1);
                if (end < 0) return -1;
                let slashes = 0;
                while(text.charCodeAt(end - 1 - slashes) === BACKSLASH)slashes++;
                if (slashes % 2 === 0) return end;
            }
        }
        function endOfNumber(text, start) {
            let end = start;
            while(end < text.length && /[0-9.eE+-]/.test(text[end]))end++;
            return end;
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
    8820: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            createClient: ()=>createClient,
            runTarget: ()=>runTarget
        });
        // EXTERNAL MODULE: ./lib/src/http/json.js
        var json = __webpack_require__(2329);
        // EXTERNAL MODULE: ./lib/src/http/status.js
        var http_status = __webpack_require__(6409);
        // EXTERNAL MODULE: ./lib/src/model/errors.js
        var errors = __webpack_require__(1793);
        // EXTERNAL MODULE: ./lib/src/vendors/bkci/api.js
        var bkci_api = __webpack_require__(9900);
        // EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 10 modules
        var schemas = __webpack_require__(8050);
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/schema.js
        const schema_text = schemas.MfU(schemas.cl6(schemas.YjP()), undefined);
        const number = schemas.MfU(schemas.cl6(schemas.KCZ([
            schemas.aig(),
            schemas.YjP()
        ])), undefined);
        const word = schemas.lqM(schemas.L5J());
        const list = (item)=>schemas.MfU(schemas.cl6(schemas.YOg(schemas.cl6(item))), undefined);
        const record = (shape)=>schemas.MfU(schemas.cl6(schemas.Ikc(shape)), undefined);
        const names = list(schema_text);
        const Envelope = schemas.Ikc({
            status: schemas.lqM(schemas.L5J()),
            message: schema_text,
            data: schemas.lqM(schemas.L5J()),
            code: number,
            code_name: schema_text
        });
        const TimeCost = record({
            totalCost: number
        });
        const StageState = schemas.Ikc({
            stageId: schema_text,
            name: schema_text,
            status: word,
            startEpoch: number,
            elapsed: number,
            timeCost: TimeCost,
            showMsg: schema_text
        });
        const ErrorInfo = schemas.Ikc({
            stageId: schema_text,
            taskId: schema_text,
            taskName: schema_text,
            errorType: number,
            errorCode: number,
            errorMsg: schema_text
        });
        const BuildState = schemas.Ikc({
            id: schemas.lqM(schemas.L5J()),
            buildNum: number,
            status: word,
            startTime: number,
            endTime: number,
            queueTime: number,
            currentQueuePosition: number,
            retry: schemas.lqM(schemas.L5J()),
            stageStatus: list(StageState),
            errorInfoList: list(ErrorInfo)
        });
        const History = schemas.Ikc({
            totalPages: number,
            records: schemas.cl6(schemas.YOg(schemas.mee(schemas.Ikc({
                id: schema_text,
                buildNum: number,
                startTime: number,
                queueTime: number,
                material: list(schemas.Ikc({
                    newCommitId: schema_text
                }))
            }))))
        });
        const Element = schemas.Ikc({
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
        const Child = schemas.Ikc(containerFields);
        const Container = schemas.Ikc({
            ...containerFields,
            groupContainers: list(Child)
        });
        const ReviewGroup = schemas.Ikc({
            name: schema_text,
            reviewers: names,
            groups: names,
            status: schema_text,
            operator: schema_text,
            suggest: schema_text
        });
        const Check = record({
            status: word,
            reviewGroups: list(ReviewGroup)
        });
        const Stage = schemas.Ikc({
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
        const Detail = schemas.Ikc({
            id: schemas.lqM(schemas.L5J()),
            pipelineName: schema_text,
            cancelUserId: schema_text,
            executeCount: number,
            triggerReviewers: names,
            model: schemas.Ikc({
                stages: schemas.YOg(schemas.cl6(Stage))
            })
        });
        const LogPage = schemas.Ikc({
            buildId: schemas.lqM(schemas.L5J()),
            status: number,
            hasMore: schemas.lqM(schemas.L5J()),
            finished: schemas.lqM(schemas.L5J()),
            message: schema_text,
            logs: schemas.cl6(schemas.YOg(schemas.Ikc({
                lineNo: schemas.KCZ([
                    schemas.aig(),
                    schemas.YjP()
                ]),
                message: schema_text,
                timestamp: number
            })))
        });
        function toNumber(value) {
            if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
            return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
        }
        function toTime(value) {
            return toNumber(value) || undefined;
        }
        function present(items) {
            return (items ?? []).filter((item)=>item !== null && item !== undefined);
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/errors.js
        const kinds = {
            1642901: 'throttled',
            1642902: 'throttled',
            1642903: 'throttled',
            1642904: 'throttled',
            1650200: 'transient',
            1650201: 'transient',
            1650401: 'transient',
            2100001: 'transient',
            2100010: 'transient',
            2101163: 'not-found',
            2101038: 'not-found',
            2101166: 'not-found',
            1640401: 'permanent',
            2100024: 'permanent',
            2100025: 'permanent',
            2100054: 'permanent',
            2101174: 'permanent',
            2101008: 'permanent',
            2101058: 'permanent',
            2108008: 'permanent'
        };
        function readError(text) {
            let body;
            try {
                body = (0, json.q)(text);
            } catch  {
                const line = text.trim();
                return /^</.test(line) || line === '' || line.length > 500 ? {} : {
                    message: line
                };
            }
            const parsed = Envelope.safeParse(body);
            if (!parsed.success) return typeof body === 'string' ? {
                message: body
            } : {};
            const { status, code, code_name, message } = parsed.data;
            const named = toNumber(code) ?? toNumber(status);
            return {
                code: named === undefined || named === 0 ? undefined : String(named),
                message: message || code_name || undefined
            };
        }
        function vendorError(answer, says, blame) {
            const { status } = answer;
            const ok = status >= 200 && status <= 299;
            const code = says.code === String(status) ? undefined : says.code;
            const kind = kindOf(status, says);
            const requestId = header(answer, 'x-devops-rid') ?? header(answer, 'x-bkapi-request-id');
            const vendor = [
                code,
                says.message
            ].filter(Boolean).join(': ');
            const head = ok ? `an error inside HTTP ${status}` : `HTTP ${status}`;
            const request = requestId === undefined ? '' : ` (request id ${requestId})`;
            return new errors.GI(`${head}${vendor ? `, ${vendor}` : ''}${request}`, {
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
        function noData(answer, blame) {
            const requestId = header(answer, 'x-devops-rid') ?? header(answer, 'x-bkapi-request-id');
            return new errors.GI('the answer was status 0 without data: there is no such pipeline or build', {
                kind: 'not-found',
                label: 'no data',
                status: answer.status,
                requestId,
                hint: hintFor('not-found', answer.status, {}, blame)
            });
        }
        function kindOf(status, { code = '', message = '' }) {
            const byCode = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
            if (byCode !== undefined) return byCode;
            if (/invalid buildId/i.test(message) && (status === 400 || code === '400')) return 'not-found';
            const byStatus = (0, http_status.xo)(status);
            if (byStatus !== 'ok') return byStatus;
            const inner = Number(code);
            const byInner = inner >= 300 && inner <= 599 ? (0, http_status.xo)(inner) : 'ok';
            return byInner === 'ok' ? 'permanent' : byInner;
        }
        function hintFor(kind, status, says, blame) {
            const { api, endpoint, projectId, pipelineId, stops = false } = blame;
            const { code = '', message = '' } = says;
            const direct = (0, bkci_api.c7)(api);
            const app = api === 'gateway-app';
            if (code === '1640401') {
                return 'check endpoint: it must be the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod, with this API published there';
            }
            if (code === '1640301') {
                return `check ${app ? 'app-code: the application' : 'token: its application'} needs the permission for this API, to be asked for in the developer centre`;
            }
            if (code === '1640302') return 'the gateway does not let the address of this runner in';
            if (/^16400/.test(code)) {
                return app ? 'check app-code, app-secret and username' : 'check token: it must be an access_token of a person, and not have expired';
            }
            if (direct && (status === 401 || /^210002[45]$/.test(code) || /access_?token|^Verification failed/i.test(message))) {
                return `check token: it is missing, wrong or has expired; get a new one at ${(0, bkci_api.$b)(endpoint)}`;
            }
            if (status === 401) return `check ${app ? 'app-code and app-secret' : 'token'}`;
            if (direct && /do not have permission to access|bkapi jwt/i.test(message)) {
                return 'this server may take requests only through its API gateway: set api: gateway-user or gateway-app';
            }
            if (code === '2101058') return 'check pipeline-id and run-id: the build is of another pipeline';
            if (code === '2108008') return 'the platform keeps logs only for a time; look there how long';
            if (kind === 'not-found') {
                return `check project-id, pipeline-id and run-id; a pipeline of another channel, or an endpoint without this API (${api}), looks the same`;
            }
            if (status === 403 || code === '403' || /^(?:2101174|2100054|2101008)$/.test(code)) {
                const bound = app ? `, and app-code must be linked to the project ${projectId}` : '';
                return `check ${app ? 'username: it' : direct ? 'token or username: its owner' : 'token: its owner'} needs the permission to ${stops ? 'execute' : 'view'} pipeline ${pipelineId} in project ${projectId}${bound}`;
            }
            return kind === 'permanent' ? 'check project-id, pipeline-id, run-id and api' : undefined;
        }
        function retryAfterOf(answer, kind) {
            const asked = (0, http_status.mu)(header(answer, 'retry-after'), header(answer, 'date'));
            if (asked !== undefined || kind !== 'throttled') return asked;
            const reset = header(answer, 'x-bkapi-ratelimit-reset');
            return reset !== undefined && /^[0-9]{1,3}$/.test(reset) ? (0, http_status.mu)(reset, undefined) : undefined;
        }
        function header(answer, name) {
            const value = answer.headers[name];
            return Array.isArray(value) ? value[0] : value;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/client.js
        function createClient(http, { api, credentials, endpoint, projectId }) {
            const { headers, query: identity } = (0, bkci_api.YN)(api, credentials);
            return async ({ call, pipelineId, buildId, query, kind, signal })=>{
                const blame = {
                    api,
                    endpoint,
                    projectId,
                    pipelineId,
                    stops: call === 'stop'
                };
                const address = (0, bkci_api.ci)(api, call, {
                    projectId,
                    pipelineId,
                    buildId
                });
                const answer = await http({
                    ...call === 'stop' ? {
                        method: 'POST',
                        body: '{}'
                    } : {
                        method: 'GET'
                    },
                    path: address.path,
                    query: {
                        ...address.query,
                        ...query,
                        ...identity
                    },
                    headers: {
                        'content-type': 'application/json',
                        ...headers
                    },
                    kind,
                    signal
                });
                if ((0, http_status.xo)(answer.status) !== 'ok') throw vendorError(answer, readError(answer.text), blame);
                const parsed = Envelope.safeParse((0, json.q)(answer.text));
                if (!parsed.success) throw (0, errors.k6)('was not an object');
                const { status, data, code } = parsed.data;
                if (status !== 0) {
                    const says = readError(answer.text);
                    if (typeof status !== 'number' && (code === undefined || code === null)) {
                        throw (0, errors.k6)('had no status of the known form');
                    }
                    throw vendorError(answer, says, blame);
                }
                if (data === undefined || data === null) throw noData(answer, blame);
                return data;
            };
        }
        // EXTERNAL MODULE: ./lib/src/util/timers.js
        var timers = __webpack_require__(9745);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/choose-run.js
        var choose_run = __webpack_require__(5325);
        // EXTERNAL MODULE: ./lib/src/model/phase.js
        var model_phase = __webpack_require__(2935);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/part-ids.js
        var part_ids = __webpack_require__(882);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/status-words.js
        var status_words = __webpack_require__(5918);
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/status.js
        const runStatuses = {
            SUCCEED: 'success',
            FAILED: 'failure',
            TERMINATE: 'failure',
            QUEUE_TIMEOUT: 'failure',
            EXEC_TIMEOUT: 'failure',
            HEARTBEAT_TIMEOUT: 'failure',
            QUALITY_CHECK_FAIL: 'failure',
            REVIEW_ABORT: 'failure',
            QUOTA_FAILED: 'failure',
            CANCELED: 'cancelled',
            STAGE_SUCCESS: 'paused',
            REVIEWING: 'paused',
            TRIGGER_REVIEWING: 'paused',
            PAUSE: 'paused',
            QUALITY_CHECK_WAIT: 'paused',
            RUNNING: 'running',
            PREPARE_ENV: 'running',
            LOOP_WAITING: 'running',
            CALL_WAITING: 'running',
            QUEUE: 'queued',
            QUEUE_CACHE: 'queued',
            RETRY: 'queued',
            DEPENDENT_WAITING: 'queued',
            UNEXEC: 'queued',
            SKIP: 'unknown',
            REVIEW_PROCESSED: 'unknown',
            QUALITY_CHECK_PASS: 'unknown',
            TRY_FINALLY: 'unknown',
            UNKNOWN: 'unknown'
        };
        const endedRunStatuses = {
            STAGE_SUCCESS: 'cancelled'
        };
        const partStatuses = {
            SUCCEED: 'success',
            REVIEW_PROCESSED: 'success',
            QUALITY_CHECK_PASS: 'success',
            FAILED: 'failure',
            TERMINATE: 'failure',
            QUEUE_TIMEOUT: 'failure',
            EXEC_TIMEOUT: 'failure',
            HEARTBEAT_TIMEOUT: 'failure',
            QUALITY_CHECK_FAIL: 'failure',
            REVIEW_ABORT: 'failure',
            QUOTA_FAILED: 'failure',
            CANCELED: 'cancelled',
            STAGE_SUCCESS: 'cancelled',
            SKIP: 'skipped',
            UNEXEC: 'skipped',
            REVIEWING: 'paused',
            TRIGGER_REVIEWING: 'paused',
            PAUSE: 'paused',
            QUALITY_CHECK_WAIT: 'paused',
            RUNNING: 'running',
            PREPARE_ENV: 'running',
            LOOP_WAITING: 'running',
            CALL_WAITING: 'running',
            RETRY: 'running',
            QUEUE: 'queued',
            QUEUE_CACHE: 'queued',
            DEPENDENT_WAITING: 'queued',
            TRY_FINALLY: 'unknown',
            UNKNOWN: 'unknown'
        };
        const explanations = {
            QUEUE_TIMEOUT: 'it waited too long in the queue and never ran',
            TERMINATE: 'it was ended by force',
            STAGE_SUCCESS: 'the approval of a stage was refused or expired, so the stages after it never ran'
        };
        const buildWaits = {
            STAGE_SUCCESS: 'approval',
            REVIEWING: 'gate',
            QUALITY_CHECK_WAIT: 'gate',
            TRIGGER_REVIEWING: 'trigger',
            PAUSE: 'go on'
        };
        const taskWaits = {
            REVIEWING: 'gate',
            QUALITY_CHECK_WAIT: 'gate',
            PAUSE: 'go on'
        };
        const checkStatuses = {
            REVIEWING: 'approval',
            QUALITY_CHECK_WAIT: 'gate',
            REVIEW_ABORT: 'refused'
        };
        function lookUp(table, word) {
            const key = typeof word === 'string' ? word.toUpperCase() : '';
            return Object.hasOwn(table, key) ? table[key] : undefined;
        }
        function hasEndedByTimes({ startTime = 0, endTime = 0 }) {
            return startTime > 0 && endTime > startTime;
        }
        function readRunStatus(status, times) {
            const ended = hasEndedByTimes(times) ? (0, status_words.r)(endedRunStatuses, status) : undefined;
            return ended === undefined || ended.phase === 'unknown' ? (0, status_words.r)(runStatuses, status) : ended;
        }
        function readPartStatus(status) {
            if (status === undefined || status === null || status === '') return {
                phase: 'queued',
                status: ''
            };
            return (0, status_words.r)(partStatuses, status);
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-tree.js
        const TRIGGER_STAGE = 'stage-1';
        function readTree(detail) {
            const unique = (0, part_ids.Y)('/');
            return stagesOf(detail).flatMap(({ stage, id })=>{
                const jobs = present(stage.containers).flatMap((job, i)=>readJob(job, id, `${id}/job-${i + 1}`, detail, unique));
                return [
                    stagePart(stage, id),
                    ...jobs
                ];
            });
        }
        function stagesOf(detail) {
            return present(detail.model.stages).map((stage, i)=>({
                    stage,
                    id: stage.id || `stage-${i + 1}`,
                    seq: i + 1
                })).filter(({ stage })=>!present(stage.containers).some((job)=>job['@type'] === 'trigger'));
        }
        function tasksOf(stage) {
            return present(stage.containers).flatMap((job)=>{
                const children = present(job.groupContainers);
                return children.length > 0 ? children.flatMap((child)=>present(child.elements)) : present(job.elements);
            });
        }
        function readStageList(list) {
            return list.map((stage, i)=>stagePart(stage, stage.stageId || `stage-${i + 1}`)).filter(({ id })=>id !== TRIGGER_STAGE);
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
                ...times(phase, stage.startEpoch, toNumber(stage.timeCost?.totalCost) ?? toNumber(stage.elapsed))
            };
        }
        function readJob(job, parent, fallbackId, detail, unique) {
            const id = unique(job.containerHashId || fallbackId);
            const { phase, status } = readPartStatus(job.status);
            const children = present(job.groupContainers);
            const below = children.length > 0 ? children.flatMap((child, i)=>readJob(child, id, `${id}-${i + 1}`, detail, unique)) : present(job.elements).map((task, i)=>readTask(task, id, i, job.executeCount ?? detail.executeCount, unique));
            const elapsed = toNumber(job.systemElapsed) ?? 0;
            const tasksElapsed = toNumber(job.elementElapsed);
            const cost = toNumber(job.timeCost?.totalCost) ?? (tasksElapsed === undefined ? undefined : elapsed + tasksElapsed);
            const own = times(phase, job.startEpoch, cost);
            const starts = below.map((part)=>part.startedAt).filter((at)=>at !== undefined);
            const ends = below.map((part)=>part.finishedAt).filter((at)=>at !== undefined);
            return [
                {
                    id,
                    kind: 'job',
                    parent,
                    aliases: present([
                        job.jobId,
                        job.id
                    ]).filter((alias)=>alias !== '' && alias !== id),
                    hasLog: false,
                    name: job.name || id,
                    phase,
                    status,
                    startedAt: own.startedAt ?? (starts.length > 0 ? Math.min(...starts) : undefined),
                    finishedAt: own.finishedAt ?? (model_phase.h.has(phase) && ends.length > 0 ? Math.max(...ends) : undefined)
                },
                ...below
            ];
        }
        function readTask(task, parent, index, fallbackCount, unique) {
            const { phase, status } = readPartStatus(task.status);
            const count = toNumber(task.executeCount) ?? toNumber(fallbackCount) ?? 1;
            const id = unique(task.id ? logId(task.id, count) : `${parent}/task-${index + 1}`);
            return {
                id,
                kind: 'task',
                parent,
                aliases: present([
                    task.id,
                    task.stepId
                ]).filter((alias)=>alias !== '' && alias !== id),
                hasLog: Boolean(task.id) && phase !== 'queued' && phase !== 'skipped',
                name: task.name || task.id || id,
                phase,
                status,
                message: errorText(task.errorMsg, task.errorCode, task.errorType),
                ...times(phase, task.startEpoch, toNumber(task.timeCost?.totalCost) ?? toNumber(task.elapsed))
            };
        }
        const errorTypes = [
            'system',
            'user',
            'third party',
            'plugin',
            'build machine'
        ];
        function errorText(message, code, type) {
            const number = toNumber(code);
            const text = typeof message === 'string' ? message.trim() : '';
            if (text === '' && !number) return undefined;
            const at = toNumber(type);
            const kind = at === undefined ? typeof type === 'string' ? type : '' : errorTypes[at] ?? '';
            const coded = number ? `${kind ? `${kind} ` : ''}error ${number}` : kind && `${kind} error`;
            if (text === '') return coded;
            return coded ? `${text} (${coded})` : text;
        }
        function logId(tag, executeCount) {
            return executeCount > 1 ? `${tag}#${executeCount}` : tag;
        }
        function readLogId(id) {
            const found = /^(.+?)(?:#([0-9]{1,6}))?(?:\/[0-9]+)?$/.exec(id);
            return {
                tag: found?.[1] ?? id,
                executeCount: Number(found?.[2] ?? 1)
            };
        }
        function times(phase, start, cost) {
            const startedAt = toTime(start);
            const ended = model_phase.h.has(phase) && startedAt !== undefined && cost !== undefined;
            return {
                startedAt,
                finishedAt: ended ? startedAt + cost : undefined
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/approvals.js
        const REVIEW_TASK = 'manualReviewUserTask';
        const REFUSED = 'ABORT';
        const MOST_NAMES = 10;
        const clauses = {
            approval: 'a reviewer can approve or refuse %',
            gate: 'a keeper of the quality gate can pass or refuse %',
            trigger: 'a reviewer of the trigger can let %, in the console only',
            'go on': 'a person with the right to execute the pipeline can continue or stop %'
        };
        function waitsInside(detail) {
            return stagesOf(detail).flatMap(({ stage, id })=>{
                const gates = [
                    stage.checkIn,
                    stage.checkOut
                ].filter((check)=>lookUp(checkStatuses, check?.status) === 'gate');
                const tasks = tasksOf(stage).filter((task)=>readPartStatus(task.status).phase === 'paused');
                return [
                    ...gates.map(()=>({
                            clause: clauseOf('gate', `stage ${named(stage.name, id)}`),
                            view: ''
                        })),
                    ...tasks.map((task)=>{
                        const thing = `task ${named(task.name, task.id)}`;
                        const users = people(task.reviewUsers);
                        const kind = lookUp(taskWaits, task.status) ?? 'approval';
                        const reviewed = kind !== 'go on' && (task['@type'] === REVIEW_TASK || users !== '');
                        if (!reviewed) return {
                            clause: clauseOf(kind, thing),
                            view: ''
                        };
                        const view = task.id ? `?reviewTaskId=${encodeURIComponent(task.id)}` : '';
                        return {
                            clause: clauseOf('approval', thing, users),
                            view
                        };
                    })
                ];
            });
        }
        function waitsAtBuild(word, detail, shown) {
            const kind = lookUp(buildWaits, word) ?? 'approval';
            const thing = kind === 'trigger' ? 'the build start' : kind === 'approval' ? 'the next stage' : 'it';
            const general = {
                clause: `${clauseOf(kind, thing)}${shown ? ` (${shown})` : ''}`,
                view: ''
            };
            if (detail === undefined) return [
                general
            ];
            if (kind === 'trigger') {
                const users = people(detail.triggerReviewers);
                return users === '' ? [
                    general
                ] : [
                    {
                        clause: clauseOf(kind, thing, users),
                        view: ''
                    }
                ];
            }
            const found = kind === 'approval' ? stageReviews(detail) : waitsInside(detail);
            return found.length > 0 ? found : [
                general
            ];
        }
        function clauseOf(kind, thing, users = '') {
            const [who = '', does = ''] = clauses[kind].split(/ (?=can )/);
            return `${users || who} ${does.replace('%', ()=>thing)}`;
        }
        function stageReviews(detail) {
            return stagesOf(detail).filter(({ stage })=>readPartStatus(stage.status).phase === 'paused' || lookUp(checkStatuses, stage.checkIn?.status) === 'approval').map(({ stage, id, seq })=>{
                const group = present(stage.checkIn?.reviewGroups).find((g)=>!g.status);
                const users = people([
                    ...group?.reviewers ?? [],
                    ...present(group?.groups).map((g)=>`group ${g}`)
                ]);
                const number = /^stage-([0-9]{1,6})$/.exec(id)?.[1] ?? String(seq);
                return {
                    clause: clauseOf('approval', `stage ${named(stage.name, id)}`, users),
                    view: `?reviewStageSeq=${number}`
                };
            });
        }
        function refusalOf(detail) {
            for (const { stage, id } of stagesOf(detail)){
                if (lookUp(checkStatuses, stage.checkIn?.status) !== 'refused') continue;
                const group = present(stage.checkIn?.reviewGroups).find((g)=>g.status === REFUSED);
                const how = group?.operator ? `was refused by ${group.operator}` : 'was refused or expired';
                const why = group?.suggest ? ` (${group.suggest})` : '';
                return `the approval of stage ${named(stage.name, id)} ${how}${why}, so the stages after it never ran`;
            }
            return undefined;
        }
        function actionOf(waiting, url) {
            const first = waiting[0];
            if (first === undefined) return undefined;
            const more = waiting.length > 1 ? ` (and ${waiting.length - 1} more)` : '';
            return `${first.clause}${more}${url === '' ? '' : ` at ${url}${first.view}`}`;
        }
        function people(names) {
            const known = present(names).filter((name)=>name !== '');
            const shown = known.slice(0, MOST_NAMES);
            if (known.length > shown.length) return `${shown.join(', ')} or ${known.length - shown.length} others`;
            return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}` : shown[0] ?? '';
        }
        function named(name, id) {
            return name || id || '(without a name)';
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/executions.js
        const MOST_RETRIES = 100;
        function countExecutions(before, state, detail) {
            const queueTime = toTime(state.queueTime);
            const retry = state.retry === true;
            const queuedAgain = (before?.queueTime ?? Infinity) < (queueTime ?? 0);
            const isTold = before !== undefined && (queuedAgain || retry && !before.retry);
            const told = (before?.told ?? 0) + (isTold ? 1 : 0);
            const count = toNumber(detail?.executeCount);
            const known = before?.counted;
            return {
                queueTime: queueTime ?? before?.queueTime,
                retry,
                told,
                counted: count === undefined ? known : {
                    first: known?.first ?? Math.max(1, count - told),
                    most: Math.max(count, known?.most ?? 0)
                }
            };
        }
        function retriesOf({ told, counted }) {
            const retries = Math.max(told, counted === undefined ? 0 : counted.most - counted.first);
            return Math.min(retries, MOST_RETRIES);
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-detail.js
        const EVERY_LOOKS = 5;
        const EVERY_MS = 30_000;
        const LONGEST_MS = 5000;
        function createDetailReader(read, waits, clock = timers.VF) {
            let seen;
            let looks = 0;
            let readAt = Number.NEGATIVE_INFINITY;
            let waiting = 0;
            let last = {};
            return {
                async look (fingerprint, ended, { signal }) {
                    looks++;
                    const changed = fingerprint !== seen;
                    const due = looks >= EVERY_LOOKS || clock.now() - readAt >= EVERY_MS;
                    if (!changed && !due && waiting !== 1) return last;
                    seen = fingerprint;
                    looks = 0;
                    readAt = clock.now();
                    const limit = (0, timers.nl)(LONGEST_MS, signal, ()=>tooLate());
                    try {
                        const detail = await twice(ended, ()=>read({
                                signal: limit.signal
                            }));
                        waiting = waits(detail) ? waiting + 1 : 0;
                        last = {
                            detail
                        };
                    } catch (error) {
                        if (signal.aborted) throw signal.reason;
                        if (!(error instanceof errors.GI)) throw error;
                        waiting = 0;
                        last = {
                            detail: last.detail,
                            trouble: error
                        };
                    } finally{
                        limit.release();
                    }
                    return last;
                }
            };
        }
        async function twice(worthIt, work) {
            try {
                return await work();
            } catch (error) {
                if (!worthIt || !(error instanceof errors.GI) || error.failure.kind !== 'transient') throw error;
                return work();
            }
        }
        function tooLate() {
            return new errors.GI(`no answer within ${LONGEST_MS / 1000} s`, {
                kind: 'transient',
                label: 'request timeout'
            });
        }
        function parseDetail(data, buildId) {
            const parsed = Detail.safeParse(data);
            if (!parsed.success) throw (0, errors.k6)('was no build detail of the known form');
            const { id } = parsed.data;
            if (id !== undefined && id !== null && id !== buildId) {
                throw (0, errors.k6)(`was about build ${typeof id === 'string' ? id : '(no id)'} and not ${buildId}`);
            }
            return parsed.data;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-list.js
        const PAGE_SIZE = 100;
        const MOST_PAGES = 10;
        function createRunList(client, flavour, pipelineId, query) {
            const filter = query.by === 'commit' && flavour !== 'direct-v3' && query.commit.length >= 40 ? {
                materialCommitId: query.commit
            } : {};
            let pages = query.by === 'commit' ? MOST_PAGES : 1;
            return async ({ signal })=>{
                const found = [];
                for(let page = 1; page <= pages; page++){
                    const data = await client({
                        call: 'history',
                        pipelineId,
                        query: {
                            page: String(page),
                            pageSize: String(PAGE_SIZE),
                            ...filter
                        },
                        kind: 'status',
                        signal
                    });
                    const { builds, last } = readPage(data, page);
                    found.push(...builds);
                    const oldest = builds.at(-1)?.createdAt;
                    const past = query.by !== 'id' && query.createdAfter !== undefined && oldest !== undefined && oldest < query.createdAfter;
                    if (last || past || query.by !== 'id' && (0, choose_run.jn)(query, (0, choose_run.f9)(found)) !== undefined) break;
                }
                pages = 1;
                return (0, choose_run.f9)(found);
            };
        }
        function readPage(data, page) {
            const parsed = History.safeParse(data);
            if (!parsed.success) throw (0, errors.k6)('was no build history of the known form');
            const records = present(parsed.data.records);
            const builds = records.flatMap(({ id, buildNum, startTime, queueTime, material })=>{
                if (!id) return [];
                const times = [
                    toTime(queueTime),
                    toTime(startTime)
                ].filter((at)=>at !== undefined);
                return [
                    {
                        id,
                        number: toNumber(buildNum),
                        createdAt: times.length > 0 ? Math.min(...times) : undefined,
                        commits: present(material).flatMap(({ newCommitId })=>newCommitId || [])
                    }
                ];
            });
            const total = toNumber(parsed.data.totalPages);
            return {
                builds,
                last: records.length === 0 || (total === undefined ? records.length < PAGE_SIZE : page >= total)
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-log.js
        const LOOK_BACK = 5000;
        const MOST_LOOKS_BACK = 4;
        const fresh = {
            taken: [],
            from: 0,
            quiet: 0,
            news: false,
            missing: 0
        };
        const logStates = {
            0: 'fine',
            1: 'fine',
            2: 'no index',
            3: 'closed',
            999: 'failed'
        };
        async function readRunLog(client, part, { pipelineId, buildId, ended }, { signal }, before) {
            const cursor = isCursor(before) ? before : fresh;
            const { tag, executeCount } = readLogId(part.id);
            const filter = {
                tag,
                executeCount: String(executeCount)
            };
            const start = cursor.last === undefined ? undefined : cursor.from;
            const data = await client({
                call: start === undefined ? 'logInit' : 'logAfter',
                pipelineId,
                buildId,
                query: start === undefined ? filter : {
                    ...filter,
                    start: String(start)
                },
                kind: 'log',
                signal
            });
            const parsed = LogPage.safeParse(data);
            if (!parsed.success) throw (0, errors.k6)('held no log of the known form');
            const page = parsed.data;
            if (typeof page.buildId === 'string' && page.buildId !== buildId) {
                throw (0, errors.k6)(`was about the log of build ${page.buildId} and not ${buildId}`);
            }
            const state = stateOf(page);
            if (state === 'failed') throw queryFailed(page);
            if (state !== 'fine') {
                const missing = ended ? cursor.missing + 1 : 0;
                if (ended && (state === 'closed' || missing > 1)) throw expired();
                return {
                    text: '',
                    cursor: {
                        ...cursor,
                        missing
                    },
                    steady: true
                };
            }
            const hasEnded = part.phase !== 'running' && part.phase !== 'paused' && part.phase !== 'unknown';
            return take(page, cursor, hasEnded);
        }
        function stateOf({ status }) {
            const code = status === undefined || status === null ? 0 : toNumber(status);
            return code === undefined ? 'failed' : logStates[code] ?? 'failed';
        }
        function take(page, cursor, hasEnded) {
            const { last = Number.NEGATIVE_INFINITY } = cursor;
            const floor = last - LOOK_BACK;
            const taken = new Set(cursor.taken);
            const numbered = (page.logs ?? []).map((line)=>{
                const at = toNumber(line.lineNo);
                if (at === undefined) throw (0, errors.k6)('had a log line without a number');
                return {
                    ...line,
                    at
                };
            });
            const lines = numbered.sort((a, b)=>a.at - b.at).filter(({ at })=>{
                if (at <= floor || taken.has(at)) return false;
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
                cursor: Number.isFinite(end) ? {
                    last: end,
                    taken: [
                        ...taken
                    ].filter((at)=>at > end - LOOK_BACK),
                    from,
                    quiet,
                    news: more && news,
                    missing: 0
                } : fresh,
                more,
                steady: true,
                complete: typeof page.finished === 'boolean' ? page.finished && page.hasMore !== true : undefined
            };
        }
        function textOf({ message, timestamp }) {
            const time = timeOf(timestamp);
            const text = plainMarks(withoutSubTag(message ?? ''));
            return text.replace(/\r?\n$/, '').split(/\r?\n/).map((line)=>`${time}${time === '' ? line : lastState(line)}\n`).join('');
        }
        function timeOf(timestamp) {
            const at = toNumber(timestamp);
            if (at === undefined || at < Date.UTC(2000, 0) || at >= Date.UTC(2100, 0)) return '';
            return `${new Date(at).toISOString()} `;
        }
        function lastState(line) {
            return line.includes('\r') ? line.split('\r').findLast((state)=>state.trim() !== '') ?? '' : line;
        }
        function withoutSubTag(message) {
            return message.replace(/^##subTag(?:Finish)?##(?:.*?##subTag(?:Finish)?##)?/, '');
        }
        const marks = {
            group: "\u25BC ",
            endgroup: "\u25B2 ",
            section: "\u25BC ",
            endsection: "\u25B2 ",
            command: '$ ',
            error: '[error] ',
            warning: '[warning] ',
            info: '[info] ',
            debug: '[debug] ',
            ai: '[ai] '
        };
        function plainMarks(message) {
            if (!message.includes('##[')) return message;
            return message.replace(/^((?:\x1b\[[0-9;]{0,20}m){0,8})##\[([a-z]{2,10})\]/gim, (mark, colour, word)=>Object.hasOwn(marks, word.toLowerCase()) ? colour + marks[word.toLowerCase()] : mark);
        }
        function queryFailed({ status, message }) {
            return new errors.GI(`the platform's log store failed (status ${status}${message ? `: ${message}` : ''})`, {
                kind: 'transient',
                label: `log status ${status}`,
                vendorMessage: message ?? undefined
            });
        }
        function expired() {
            return new errors.GI('the platform no longer has this log: it has expired', {
                kind: 'permanent',
                label: 'log expired',
                hint: 'logs are kept there only for a time'
            });
        }
        function isCursor(value) {
            return typeof value === 'object' && value !== null && 'taken' in value;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-snapshot.js
        const MOST_ERRORS = 3;
        function parseState(data, buildId) {
            const parsed = BuildState.safeParse(data);
            if (!parsed.success) throw (0, errors.k6)('was no build of the known form');
            const { id } = parsed.data;
            if (id !== undefined && id !== null && id !== buildId) {
                throw (0, errors.k6)(`was about build ${typeof id === 'string' ? id : '(no id)'} and not ${buildId}`);
            }
            return parsed.data;
        }
        function readState(state) {
            const times = {
                startTime: toTime(state.startTime),
                endTime: toTime(state.endTime)
            };
            const { phase, status } = readRunStatus(state.status, times);
            return {
                phase,
                status,
                ended: model_phase.h.has(phase)
            };
        }
        function fingerprintOf(state) {
            const { status, startTime, endTime, queueTime, retry, stageStatus } = state;
            return JSON.stringify([
                status,
                startTime,
                endTime,
                queueTime,
                retry,
                present(stageStatus).map((s)=>s.status)
            ]);
        }
        function readRun(state, { detail, trouble }, page) {
            const { phase: said, status, ended } = readState(state);
            const stages = readStageList(present(state.stageStatus));
            const parts = detail ? withStages(readTree(detail), stages) : [
                ...stages,
                ...failedTasks(state, stages)
            ];
            const inside = detail && said === 'running' ? waitsInside(detail) : [];
            const atBuild = said === 'paused' ? waitsAtBuild(status, detail, present(state.stageStatus)[0]?.showMsg ?? undefined) : [];
            const nothingRan = said === 'success' && stages.length > 0 && stages.every((stage)=>stage.phase === 'skipped');
            const phase = nothingRan ? 'skipped' : inside.length > 0 ? 'paused' : said;
            const ofStages = stages.length > 0 ? stages : parts.filter((p)=>p.kind === 'stage');
            return {
                phase,
                status,
                position: positionOf(ofStages),
                parts,
                contradictions: phase === 'success' ? stages.filter(contradictsSuccess) : [],
                action: actionOf([
                    ...atBuild,
                    ...inside
                ], page),
                stopping: !ended && Boolean(detail?.cancelUserId),
                message: messageOf(said, status, state, detail),
                notices: [
                    ...partNotices(parts),
                    ...troubleNotice(trouble)
                ],
                startedAt: toTime(state.startTime),
                finishedAt: ended ? toTime(state.endTime) : undefined
            };
        }
        function withStages(tree, stages) {
            const newer = new Map(stages.map((stage)=>[
                    stage.id,
                    stage
                ]));
            return tree.map((part)=>{
                const stage = part.kind === 'stage' ? newer.get(part.id) : undefined;
                return stage ? {
                    ...part,
                    phase: stage.phase,
                    status: stage.status
                } : part;
            });
        }
        function failedTasks(state, stages) {
            const seen = new Set();
            return present(state.errorInfoList).flatMap(({ taskId, taskName, stageId, errorMsg, errorCode, errorType })=>{
                if (!taskId?.startsWith('e-') || seen.has(taskId)) return [];
                seen.add(taskId);
                return [
                    {
                        id: taskId,
                        kind: 'task',
                        parent: stages.find((stage)=>stage.id === stageId)?.id,
                        hasLog: state.retry !== true,
                        name: taskName || taskId,
                        phase: 'failure',
                        status: 'FAILED',
                        message: errorText(errorMsg, errorCode, errorType)
                    }
                ];
            });
        }
        function positionOf(stages) {
            const at = stages.map(({ phase })=>phase !== 'queued' && phase !== 'skipped').lastIndexOf(true) + 1;
            return at > 0 ? {
                kind: 'stage',
                at,
                of: stages.length
            } : undefined;
        }
        function contradictsSuccess({ phase }) {
            return phase === 'failure' || phase === 'cancelled' || phase === 'unknown';
        }
        function messageOf(phase, word, state, detail) {
            const explained = lookUp(explanations, word);
            if (phase === 'failure') {
                const errors = present(state.errorInfoList).slice(0, MOST_ERRORS).flatMap((info)=>describeError(info) ?? []);
                return [
                    explained,
                    ...errors
                ].filter(Boolean).join('; ') || undefined;
            }
            if (phase !== 'cancelled') return undefined;
            const refused = explained === undefined ? undefined : (detail && refusalOf(detail)) ?? explained;
            return refused ?? (detail?.cancelUserId ? `by ${detail.cancelUserId}` : undefined);
        }
        function describeError({ taskName, errorMsg, errorCode, errorType }) {
            const text = errorText(errorMsg, errorCode, errorType);
            return text && taskName ? `${taskName}: ${text}` : text;
        }
        function partNotices(parts) {
            return parts.filter((part)=>part.phase === 'unknown').map(({ id, kind, name, status })=>({
                    key: `word ${id} ${status}`,
                    text: `${kind} ${name} has an unknown status: ${status}`
                }));
        }
        function troubleNotice(trouble) {
            if (trouble === undefined) return [];
            const { label, hint } = trouble.failure;
            return [
                {
                    key: `detail ${label}`,
                    text: `the detail of the build can not be read, so its tasks, their logs and who must act may be missing here; the verdict does not need it: ${trouble.message}${hint ? `; ${hint}` : ''}`
                }
            ];
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-target.js
        const STOPS_ONCE_FOR_MS = 60_000;
        const NOTHING_TO_STOP = new Set([
            '2101019',
            '2101182'
        ]);
        const DETAIL_BEFORE_STOP_MS = 1000;
        function runTarget(client, flavour, { pipelineId, query, waits }, links) {
            const find = (0, choose_run.pW)(query, 'build', createRunList(client, flavour, pipelineId, query));
            let details;
            let executions;
            let known;
            const identity = ()=>{
                if (known === undefined) return sought(pipelineId, query, links);
                const { found, buildNum, pipelineName } = known;
                const build = buildNum === undefined ? `build ${found.id}` : `build #${buildNum}`;
                return {
                    label: `${build} of pipeline ${pipelineName ?? pipelineId}`,
                    ids: {
                        'run-id': found.id
                    },
                    url: links.build(pipelineId, found.id),
                    matchedBy: found.matchedBy,
                    names: {
                        'pipeline-id': pipelineId,
                        'run-id': found.id
                    }
                };
            };
            const look = async (found, context)=>{
                const buildId = found.id;
                const ask = {
                    pipelineId,
                    buildId,
                    kind: 'status'
                };
                const state = parseState(await client({
                    ...ask,
                    call: 'buildStatus',
                    signal: context.signal
                }), buildId);
                const { ended } = readState(state);
                (0, choose_run.Df)(found, query, ended, waits);
                details ??= createDetailReader(async ({ signal })=>parseDetail(await client({
                        ...ask,
                        call: 'buildDetail',
                        signal
                    }), buildId), (detail)=>waitsInside(detail).length > 0);
                const looked = await details.look(fingerprintOf(state), ended, context);
                executions = countExecutions(executions, state, looked.detail);
                known = {
                    found,
                    buildNum: toNumber(state.buildNum),
                    pipelineName: looked.detail?.pipelineName?.trim() || known?.pipelineName,
                    ended
                };
                const snapshot = readRun(state, looked, links.build(pipelineId, buildId));
                return {
                    ...snapshot,
                    identity: identity(),
                    notices: [
                        ...found.notices,
                        ...retryNotices(executions),
                        ...snapshot.notices
                    ]
                };
            };
            return {
                id: query.by === 'id' ? query.id : query.by === 'commit' ? query.commit : 'latest',
                kind: 'build',
                ...sought(pipelineId, query, links),
                async read (context) {
                    const found = await find(context);
                    return found === undefined ? absent(identity()) : look(found, context);
                },
                async readLog (part, context, cursor) {
                    const buildId = known?.found.id ?? (query.by === 'id' ? query.id : undefined);
                    if (buildId === undefined) return {
                        text: '',
                        cursor: cursor ?? {}
                    };
                    return readRunLog(client, part, {
                        pipelineId,
                        buildId,
                        ended: known?.ended ?? false
                    }, context, cursor);
                },
                stopsOnceFor: STOPS_ONCE_FOR_MS,
                async stop (context) {
                    const found = await find(context);
                    if (found === undefined) return false;
                    const ask = {
                        pipelineId,
                        buildId: found.id
                    };
                    if (await isBeingCancelled(ask, context)) return true;
                    try {
                        const done = await client({
                            ...ask,
                            call: 'stop',
                            kind: 'stop',
                            signal: context.signal
                        });
                        if (done !== true && done !== 'true') throw (0, errors.k6)('did not say that the build will be stopped');
                        return true;
                    } catch (error) {
                        if (error instanceof errors.GI && NOTHING_TO_STOP.has(error.failure.code ?? '')) return true;
                        throw error;
                    }
                }
            };
            async function isBeingCancelled(ask, { signal }) {
                const limit = (0, timers.nl)(DETAIL_BEFORE_STOP_MS, signal, ()=>new Error('no detail in time'));
                try {
                    const body = await client({
                        ...ask,
                        call: 'buildDetail',
                        kind: 'stop',
                        signal: limit.signal
                    });
                    return Boolean(parseDetail(body, ask.buildId).cancelUserId);
                } catch  {
                    signal.throwIfAborted();
                    return false;
                } finally{
                    limit.release();
                }
            }
        }
        function sought(pipelineId, query, links) {
            switch(query.by){
                case 'id':
                    return {
                        label: `build ${query.id} of pipeline ${pipelineId}`,
                        ids: {
                            'run-id': query.id
                        },
                        url: links.build(pipelineId, query.id),
                        matchedBy: 'given',
                        names: {
                            'pipeline-id': pipelineId,
                            'run-id': query.id
                        }
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
            return {
                phase: 'absent',
                status: 'not there yet',
                identity,
                parts: [],
                contradictions: [],
                notices: []
            };
        }
        function retryNotices(executions) {
            const count = executions.counted?.most ?? 0;
            return Array.from({
                length: retriesOf(executions)
            }, (_, i)=>({
                    key: `retry ${i + 1}`,
                    text: `the build was begun again on the platform under the same id${count > 1 ? ` (execution ${count})` : ''}: what counts is how it ends now`
                }));
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/adapters.js
    },
    5325: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            Df: ()=>judgeFirstLook,
            f9: ()=>inCreationOrder,
            jn: ()=>pickRun,
            pW: ()=>createFinder
        });
        var _model_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1793);
        var _util_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(223);
        function inCreationOrder(runs) {
            const sorted = [
                ...runs
            ].sort((a, b)=>(b.number ?? -1) - (a.number ?? -1) || (b.createdAt ?? 0) - (a.createdAt ?? 0));
            let newest = Number.POSITIVE_INFINITY;
            const capped = sorted.map(({ id, createdAt, commits, number })=>{
                const at = createdAt === undefined ? undefined : Math.min(newest, createdAt);
                if (number !== undefined) newest = at ?? newest;
                return {
                    id,
                    createdAt: at,
                    commits
                };
            });
            let older;
            return capped.reverse().map((run)=>{
                older = run.createdAt ?? older;
                return {
                    ...run,
                    createdAt: older
                };
            }).reverse();
        }
        function pickRun(query, candidates) {
            const { createdAfter } = query;
            const matching = candidates.filter((run)=>createdAfter === undefined || run.createdAt !== undefined && run.createdAt >= createdAfter).filter((run)=>query.by === 'latest' || run.commits.some((commit)=>sameCommit(commit, query.commit)));
            const newest = matching[0];
            return newest && {
                id: newest.id,
                matches: matching.length,
                createdAt: newest.createdAt
            };
        }
        function createFinder(query, name, list) {
            let found = query.by === 'id' ? {
                id: query.id,
                matchedBy: 'given',
                notices: [],
                looked: false
            } : undefined;
            return async (context)=>{
                if (found !== undefined || query.by === 'id') return found;
                const picked = pickRun(query, await list(context));
                if (picked === undefined) return undefined;
                const { id, matches, createdAt } = picked;
                const text = query.by === 'latest' ? `latest is ${name} ${id}, and the wait keeps to it; to name it by run-id is safer, since a newer one may begin at any time` : `commit ${query.commit} has ${name} ${id}${matches > 1 ? `, the newest of ${matches} that match` : ''}`;
                found = {
                    id,
                    matchedBy: query.by,
                    createdAt,
                    notices: [
                        {
                            key: `found ${id}`,
                            text,
                            level: 'notice'
                        }
                    ],
                    looked: false
                };
                return found;
            };
        }
        function judgeFirstLook(found, query, ended, waits, now = Date.now()) {
            if (found.looked) return;
            found.looked = true;
            if (!ended || !waits || query.by === 'id') return;
            if (query.by === 'latest' && query.createdAfter === undefined) {
                throw new _model_errors_js__WEBPACK_IMPORTED_MODULE_0__.GI(`latest is ${found.id}, which had ended already at the first look`, {
                    kind: 'permanent',
                    label: 'already ended',
                    hint: 'the run that was meant may not have begun: name it by run-id or commit, or give created-after'
                });
            }
            const age = found.createdAt === undefined ? 'of unknown age' : `begun ${(0, _util_duration_js__WEBPACK_IMPORTED_MODULE_1__.a3)(now - found.createdAt)} ago`;
            found.notices.push({
                key: `ended ${found.id}`,
                text: `${found.id} (${age}) had ended already at the first look`
            });
        }
        function sameCommit(a, b) {
            const [short, long] = a.length <= b.length ? [
                a.toLowerCase(),
                b.toLowerCase()
            ] : [
                b.toLowerCase(),
                a.toLowerCase()
            ];
            return short.length >= 7 && /^[0-9a-f]+$/.test(short) && long.startsWith(short);
        }
    },
    882: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            Y: ()=>uniqueIds
        });
        function uniqueIds(mark, taken = []) {
            const used = new Set(taken);
            const last = new Map();
            return (id)=>{
                let free = id;
                let n = last.get(id) ?? 1;
                while(used.has(free))free = `${id}${mark}${++n}`;
                last.set(id, n);
                used.add(free);
                return free;
            };
        }
    },
    5918: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            r: ()=>readStatus
        });
        function readStatus(table, value) {
            if (typeof value !== 'string') return {
                phase: 'unknown',
                status: describeValue(value)
            };
            if (Object.hasOwn(table, value)) return {
                phase: table[value],
                status: value
            };
            const folded = foldAscii(value);
            for (const [word, phase] of Object.entries(table)){
                if (phase !== 'success' && foldAscii(word) === folded) return {
                    phase,
                    status: value
                };
            }
            return {
                phase: 'unknown',
                status: value === '' ? '(empty)' : value
            };
        }
        function foldAscii(text) {
            return text.replace(/[A-Z]/g, (letter)=>letter.toLowerCase());
        }
        function describeValue(value) {
            if (value === undefined) return '(missing)';
            if (value === null) return '(null)';
            if (typeof value === 'object') return Array.isArray(value) ? '(a list)' : '(an object)';
            return `(the ${typeof value} ${String(value).slice(0, 40)})`;
        }
    }
};

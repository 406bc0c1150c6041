export const id = 503;
export const ids = [
    503
];
export const modules = {
    7503: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            openBuilds: ()=>openBuilds
        });
        // EXTERNAL MODULE: ./lib/src/vendors/shared/platform-clock.js
        var platform_clock = __webpack_require__(4408);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/run-target.js + 1 modules
        var run_target = __webpack_require__(3715);
        // EXTERNAL MODULE: ./lib/src/vendors/bkci/api.js
        var bkci_api = __webpack_require__(9900);
        // EXTERNAL MODULE: ./lib/src/http/json.js
        var json = __webpack_require__(2329);
        // EXTERNAL MODULE: ./lib/src/http/status.js
        var http_status = __webpack_require__(6409);
        // EXTERNAL MODULE: ./lib/src/model/errors.js
        var errors = __webpack_require__(1793);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/errors.js
        var shared_errors = __webpack_require__(5771);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/schema.js
        var schema = __webpack_require__(4815);
        // EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 10 modules
        var schemas = __webpack_require__(8050);
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/schema.js
        const record = (shape)=>schemas.MfU(schemas.cl6(schemas.Ikc(shape)), undefined);
        const Envelope = schemas.Ikc({
            status: schema.D8,
            message: schema.Qq,
            data: schema.D8,
            code: schema.d_,
            code_name: schema.Qq
        });
        const TimeCost = record({
            totalCost: schema.d_
        });
        const StageState = schemas.Ikc({
            stageId: schema.Qq,
            name: schema.Qq,
            status: schema.D8,
            startEpoch: schema.d_,
            elapsed: schema.d_,
            timeCost: TimeCost,
            showMsg: schema.Qq
        });
        const ErrorInfo = schemas.Ikc({
            stageId: schema.Qq,
            taskId: schema.Qq,
            taskName: schema.Qq,
            errorType: schema.d_,
            errorCode: schema.d_,
            errorMsg: schema.Qq
        });
        const BuildState = schemas.Ikc({
            id: schema.D8,
            buildNum: schema.d_,
            status: schema.D8,
            startTime: schema.d_,
            endTime: schema.d_,
            queueTime: schema.d_,
            currentQueuePosition: schema.d_,
            retry: schema.D8,
            stageStatus: (0, schema.J2)(StageState),
            errorInfoList: (0, schema.J2)(ErrorInfo)
        });
        const HistoryRecord = schemas.Ikc({
            id: schema.Qq,
            buildNum: schema.d_,
            status: schema.D8,
            startTime: schema.d_,
            endTime: schema.d_,
            queueTime: schema.d_,
            executeCount: schema.d_,
            retry: schema.D8,
            material: (0, schema.J2)(schemas.Ikc({
                newCommitId: schema.Qq
            }))
        });
        const History = schemas.Ikc({
            count: schema.d_,
            totalPages: schema.d_,
            records: (0, schema.p_)(HistoryRecord)
        });
        const Element = schemas.Ikc({
            '@type': schema.Qq,
            id: schema.Qq,
            stepId: schema.Qq,
            name: schema.Qq,
            status: schema.D8,
            executeCount: schema.d_,
            startEpoch: schema.d_,
            elapsed: schema.d_,
            timeCost: TimeCost,
            errorType: schema.d_,
            errorCode: schema.d_,
            errorMsg: schema.Qq,
            reviewUsers: (0, schema.J2)(schema.Qq),
            additionalOptions: record({
                continueWhenFailed: schema.D8
            })
        });
        const containerFields = {
            '@type': schema.Qq,
            id: schema.Qq,
            containerHashId: schema.Qq,
            jobId: schema.Qq,
            name: schema.Qq,
            status: schema.D8,
            executeCount: schema.d_,
            startEpoch: schema.d_,
            systemElapsed: schema.d_,
            elementElapsed: schema.d_,
            timeCost: TimeCost,
            elements: (0, schema.J2)(Element),
            jobControlOption: record({
                continueWhenFailed: schema.D8
            })
        };
        const Child = schemas.Ikc(containerFields);
        const Container = schemas.Ikc({
            ...containerFields,
            groupContainers: (0, schema.J2)(Child)
        });
        const ReviewGroup = schemas.Ikc({
            name: schema.Qq,
            reviewers: (0, schema.J2)(schema.Qq),
            groups: (0, schema.J2)(schema.Qq),
            status: schema.Qq,
            operator: schema.Qq,
            suggest: schema.Qq
        });
        const Check = record({
            status: schema.D8,
            reviewGroups: (0, schema.J2)(ReviewGroup)
        });
        const Stage = schemas.Ikc({
            id: schema.Qq,
            name: schema.Qq,
            status: schema.D8,
            executeCount: schema.d_,
            startEpoch: schema.d_,
            elapsed: schema.d_,
            timeCost: TimeCost,
            checkIn: Check,
            checkOut: Check,
            containers: (0, schema.J2)(Container)
        });
        const Detail = schemas.Ikc({
            id: schema.D8,
            pipelineId: schema.D8,
            pipelineName: schema.Qq,
            cancelUserId: schema.Qq,
            executeCount: schema.d_,
            triggerReviewers: (0, schema.J2)(schema.Qq),
            model: schemas.Ikc({
                stages: schemas.YOg(schemas.cl6(Stage))
            })
        });
        const LogPage = schemas.Ikc({
            buildId: schema.D8,
            status: schema.d_,
            hasMore: schema.D8,
            finished: schema.D8,
            message: schema.Qq,
            logs: schemas.cl6(schemas.YOg(schemas.Ikc({
                lineNo: schemas.KCZ([
                    schemas.aig(),
                    schemas.YjP()
                ]),
                message: schema.Qq,
                timestamp: schema.d_
            })))
        });
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
            1640401: 'not-found',
            2101163: 'not-found',
            2101038: 'not-found',
            2101166: 'not-found',
            2100024: 'permanent',
            2100025: 'permanent',
            2100054: 'permanent',
            2101174: 'permanent',
            2101008: 'permanent',
            2101058: 'permanent',
            2108008: 'permanent'
        };
        const hints = [
            {
                fits: ({ code })=>code === '1640401',
                hint: ()=>'check endpoint: it must be the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod, with this API published there'
            },
            {
                fits: ({ code })=>code === '1640301',
                hint: ({ api })=>`check ${api === 'gateway-app' ? 'app-code: the application' : 'token: its application'} needs the permission for this API, to be asked for in the developer centre`
            },
            {
                fits: ({ code })=>code === '1640302',
                hint: ()=>'the gateway does not let the address of this runner in'
            },
            {
                fits: ({ code })=>code.startsWith('16400'),
                hint: ({ api })=>api === 'gateway-app' ? 'check app-code, app-secret, and username or token' : 'check token: it must be an access_token of a person, and not have expired'
            },
            {
                fits: ({ api, status, code, message })=>(0, bkci_api.c7)(api) && (status === 401 || /^210002[45]$/.test(code) || /access_?token|^Verification failed/i.test(message)),
                hint: ({ endpoint })=>`check token: it is missing, wrong or has expired; get a new one at ${(0, bkci_api.$b)(endpoint)}`
            },
            {
                fits: ({ status })=>status === 401,
                hint: ({ api })=>`check ${api === 'gateway-app' ? 'app-code and app-secret' : 'token'}`
            },
            {
                fits: ({ api, message })=>(0, bkci_api.c7)(api) && /do not have permission to access|bkapi jwt/i.test(message),
                hint: ()=>'this server may take requests only through its API gateway: set api: gateway-user or gateway-app'
            },
            {
                fits: ({ code })=>code === '2101058',
                hint: ()=>'check pipeline-id and run-id: the build is of another pipeline'
            },
            {
                fits: ({ code })=>code === '2108008',
                hint: ()=>'the platform keeps logs only for a time; look there how long'
            },
            {
                fits: ({ kind })=>kind === 'not-found',
                hint: ({ api })=>`check project-id, pipeline-id and run-id; a pipeline of another channel, or an endpoint without this API (${api}), looks the same`
            },
            {
                fits: ({ status, code })=>status === 403 || [
                        '403',
                        '2101174',
                        '2100054',
                        '2101008'
                    ].includes(code),
                hint: permissionHint
            },
            {
                fits: ({ kind })=>kind === 'permanent',
                hint: ()=>'check project-id, pipeline-id, run-id and api'
            }
        ];
        function permissionHint({ api, isStop = false, pipelineId, projectId }) {
            const owners = {
                'direct-v3': 'token or username: its owner',
                'direct-v4': 'token or username: its owner',
                'gateway-user': 'token: its owner',
                'gateway-app': 'username or token: the user'
            };
            const bound = api === 'gateway-app' ? `, and app-code must be linked to the project ${projectId}` : '';
            return `check ${owners[api]} needs the permission to ${isStop ? 'execute' : 'view'} pipeline ${pipelineId} in project ${projectId}${bound}`;
        }
        function readError(text) {
            const body = (0, shared_errors.kW)(text);
            if (body === undefined) {
                const line = text.trim();
                return line.startsWith('<') || line === '' || line.length > 500 ? {} : {
                    message: line
                };
            }
            const parsed = Envelope.safeParse(body);
            if (!parsed.success) return typeof body === 'string' ? {
                message: body
            } : {};
            const { status, code, code_name, message } = parsed.data;
            const named = (0, schema.Ro)(code) ?? (0, schema.Ro)(status);
            return {
                code: named === undefined || named === 0 ? undefined : String(named),
                message: message || code_name || undefined
            };
        }
        function vendorError(answer, body, place) {
            const kind = kindOf(answer.status, body);
            return (0, shared_errors.n)(answer, {
                ...body,
                kind,
                requestId: requestIdOf(answer),
                retryAfterMs: kind === 'throttled' ? limitResetOf(answer) : undefined,
                hint: hintFor(kind, answer.status, body, place)
            });
        }
        function noData(answer, place) {
            return new errors.GI('the answer was status 0 without data: there is no such pipeline or build', {
                kind: 'not-found',
                label: 'no data',
                status: answer.status,
                requestId: requestIdOf(answer),
                hint: hintFor('not-found', answer.status, {}, place)
            });
        }
        function requestIdOf(answer) {
            return (0, shared_errors.wx)(answer, 'x-devops-rid') ?? (0, shared_errors.wx)(answer, 'x-bkapi-request-id');
        }
        function kindOf(status, { code = '', message = '' }) {
            const byStatus = (0, http_status.xo)(status);
            if (byStatus === 'not-found') return byStatus;
            const byCode = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
            if (byCode !== undefined) return byCode;
            if (/invalid buildId/i.test(message) && (status === 400 || code === '400')) return 'not-found';
            if (byStatus !== 'ok') return byStatus;
            const inner = Number(code);
            const byInner = inner >= 300 && inner <= 599 ? (0, http_status.xo)(inner) : 'ok';
            return byInner === 'ok' ? 'permanent' : byInner;
        }
        function hintFor(kind, status, { code = '', message = '' }, place) {
            const failure = {
                ...place,
                kind,
                status,
                code,
                message
            };
            return hints.find(({ fits })=>fits(failure))?.hint(failure);
        }
        function limitResetOf(answer) {
            const reset = (0, shared_errors.wx)(answer, 'x-bkapi-ratelimit-reset');
            return reset !== undefined && /^[0-9]{1,3}$/.test(reset) ? (0, http_status.mu)(reset, undefined) : undefined;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/client.js
        function createClient(http, { api, credentials, endpoint, projectId }) {
            const { headers, query: identity } = (0, bkci_api.YN)(api, credentials);
            return async ({ call, pipelineId, buildId, query, kind, signal })=>{
                const place = {
                    api,
                    endpoint,
                    projectId,
                    pipelineId,
                    isStop: call === 'stop'
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
                if ((0, http_status.xo)(answer.status) !== 'ok') throw vendorError(answer, readError(answer.text), place);
                const parsed = Envelope.safeParse((0, json.q)(answer.text));
                if (!parsed.success) throw (0, errors.k6)('was not an object');
                const { status, data, code } = parsed.data;
                if (status !== 0) {
                    if (typeof status !== 'number' && (code === undefined || code === null)) {
                        throw (0, errors.k6)('had no status of the known form');
                    }
                    throw vendorError(answer, readError(answer.text), place);
                }
                if (data === undefined || data === null) throw noData(answer, place);
                return data;
            };
        }
        // EXTERNAL MODULE: ./lib/src/vendors/bkci/links.js
        var bkci_links = __webpack_require__(1281);
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
            REVIEWING: 'quality gate',
            QUALITY_CHECK_WAIT: 'quality gate',
            TRIGGER_REVIEWING: 'trigger',
            PAUSE: 'go on'
        };
        const taskWaits = {
            REVIEWING: 'quality gate',
            QUALITY_CHECK_WAIT: 'quality gate',
            PAUSE: 'go on'
        };
        const checkStatuses = {
            REVIEWING: 'approval',
            QUALITY_CHECK_WAIT: 'quality gate',
            REVIEW_ABORT: 'refused'
        };
        function lookUp(table, status) {
            const key = typeof status === 'string' ? status.toUpperCase() : '';
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
            const { executeCount } = detail;
            return stagesOf(detail).flatMap(({ stage, id })=>{
                const part = stagePart(stage, id);
                const parent = {
                    id,
                    phase: part.phase,
                    executeCount,
                    unique
                };
                return [
                    part,
                    ...(0, schema.Eb)(stage.containers).flatMap((job, i)=>readJob(job, parent, `${id}/job-${i + 1}`))
                ];
            });
        }
        function stagesOf(detail) {
            return (0, schema.Eb)(detail.model.stages).map((stage, i)=>({
                    stage,
                    id: stage.id || `stage-${i + 1}`,
                    seq: i + 1
                })).filter(({ stage })=>!(0, schema.Eb)(stage.containers).some((job)=>job['@type'] === 'trigger'));
        }
        function jobsOf(stage) {
            return (0, schema.Eb)(stage.containers).flatMap((job)=>{
                const children = (0, schema.Eb)(job.groupContainers);
                return children.length > 0 ? children : [
                    job
                ];
            });
        }
        function tasksOf(stage) {
            return jobsOf(stage).flatMap((job)=>(0, schema.Eb)(job.elements));
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
                ...times(phase, stage.startEpoch, (0, schema.Ro)(stage.timeCost?.totalCost) ?? (0, schema.Ro)(stage.elapsed))
            };
        }
        function readJob(job, parent, fallbackId) {
            const { unique } = parent;
            const id = unique(job.containerHashId || fallbackId);
            const { phase, status } = readPartStatus(job.status);
            const allowed = allowedToFail(phase, job.jobControlOption?.continueWhenFailed, parent);
            const children = 'groupContainers' in job ? (0, schema.Eb)(job.groupContainers) : [];
            const own = {
                ...parent,
                id,
                phase,
                ...allowed,
                executeCount: job.executeCount ?? parent.executeCount
            };
            const below = children.length > 0 ? children.flatMap((child, i)=>readJob(child, own, `${id}-${i + 1}`)) : (0, schema.Eb)(job.elements).map((task, i)=>readTask(task, own, i));
            const part = {
                id,
                kind: 'job',
                parent: parent.id,
                aliases: (0, schema.Eb)([
                    job.jobId,
                    job.id
                ]).filter((alias)=>alias !== '' && alias !== id),
                hasLog: false,
                name: job.name || id,
                phase,
                status,
                ...allowed,
                ...jobTimes(job, phase, below)
            };
            return [
                part,
                ...below
            ];
        }
        function readTask(task, parent, index) {
            const { phase, status } = readPartStatus(task.status);
            const count = (0, schema.Ro)(task.executeCount) ?? (0, schema.Ro)(parent.executeCount) ?? 1;
            const id = parent.unique(task.id ? logId(task.id, count) : `${parent.id}/task-${index + 1}`);
            return {
                id,
                kind: 'task',
                parent: parent.id,
                aliases: (0, schema.Eb)([
                    task.id,
                    task.stepId
                ]).filter((alias)=>alias !== '' && alias !== id),
                hasLog: Boolean(task.id) && phase !== 'queued' && phase !== 'skipped',
                name: task.name || task.id || id,
                phase,
                status,
                message: errorText(task.errorMsg, task.errorCode, task.errorType),
                ...allowedToFail(phase, task.additionalOptions?.continueWhenFailed, parent),
                ...times(phase, task.startEpoch, (0, schema.Ro)(task.timeCost?.totalCost) ?? (0, schema.Ro)(task.elapsed))
            };
        }
        function allowedToFail(phase, continueWhenFailed, parent) {
            const isAllowed = continueWhenFailed === true || parent.allowedToFail === true || parent.phase === 'success';
            return phase === 'failure' && isAllowed ? {
                allowedToFail: true
            } : {};
        }
        const errorTypes = [
            'system',
            'user',
            'third party',
            'plugin',
            'build machine'
        ];
        function errorText(message, code, type) {
            const number = (0, schema.Ro)(code);
            const text = typeof message === 'string' ? message.trim() : '';
            if (text === '' && !number) return undefined;
            const at = (0, schema.Ro)(type);
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
            const startedAt = (0, schema.xe)(start);
            const ended = model_phase.h.has(phase) && startedAt !== undefined && cost !== undefined;
            return {
                startedAt,
                finishedAt: ended ? startedAt + cost : undefined
            };
        }
        function jobTimes(job, phase, below) {
            const tasksElapsed = (0, schema.Ro)(job.elementElapsed);
            const elapsed = tasksElapsed === undefined ? undefined : ((0, schema.Ro)(job.systemElapsed) ?? 0) + tasksElapsed;
            const own = times(phase, job.startEpoch, (0, schema.Ro)(job.timeCost?.totalCost) ?? elapsed);
            const starts = below.map((part)=>part.startedAt).filter((at)=>at !== undefined);
            const ends = below.map((part)=>part.finishedAt).filter((at)=>at !== undefined);
            return {
                startedAt: own.startedAt ?? (starts.length > 0 ? starts.reduce((a, b)=>Math.min(a, b)) : undefined),
                finishedAt: own.finishedAt ?? (model_phase.h.has(phase) && ends.length > 0 ? ends.reduce((a, b)=>Math.max(a, b)) : undefined)
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/approvals.js
        const REVIEW_TASK = 'manualReviewUserTask';
        const REFUSED = 'ABORT';
        const MOST_NAMES = 10;
        const clauses = {
            approval: 'a reviewer can approve or refuse %',
            'quality gate': 'a keeper of the quality gate can pass or refuse %',
            trigger: 'a reviewer of the trigger can let %, in the console only',
            'go on': 'a person with the right to execute the pipeline can continue or stop %'
        };
        function waitsInside(detail) {
            return stagesOf(detail).flatMap(({ stage, id })=>{
                const qualityGates = [
                    stage.checkIn,
                    stage.checkOut
                ].filter((check)=>lookUp(checkStatuses, check?.status) === 'quality gate');
                const tasks = tasksOf(stage).filter((task)=>readPartStatus(task.status).phase === 'paused');
                return [
                    ...qualityGates.map(()=>({
                            clause: clauseOf('quality gate', `stage ${nameOf(stage.name, id)}`),
                            view: ''
                        })),
                    ...tasks.map(waitOfTask)
                ];
            });
        }
        function waitOfTask(task) {
            const thing = `task ${nameOf(task.name, task.id)}`;
            const users = people(task.reviewUsers);
            const kind = lookUp(taskWaits, task.status) ?? 'approval';
            const isReview = kind !== 'go on' && (task['@type'] === REVIEW_TASK || users !== '');
            if (!isReview) return {
                clause: clauseOf(kind, thing),
                view: ''
            };
            const view = /^[\w-]{1,100}$/.test(task.id ?? '') ? `?reviewTaskId=${task.id}` : '';
            return {
                clause: clauseOf('approval', thing, users),
                view
            };
        }
        function waitsAtBuild(status, detail, shown) {
            const kind = lookUp(buildWaits, status) ?? 'approval';
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
                const group = (0, schema.Eb)(stage.checkIn?.reviewGroups).find((g)=>!g.status);
                const users = people([
                    ...group?.reviewers ?? [],
                    ...(0, schema.Eb)(group?.groups).map((g)=>`group ${g}`)
                ]);
                const number = /^stage-([0-9]{1,6})$/.exec(id)?.[1] ?? String(seq);
                return {
                    clause: clauseOf('approval', `stage ${nameOf(stage.name, id)}`, users),
                    view: `?reviewStageSeq=${number}`
                };
            });
        }
        function refusalOf(detail) {
            for (const { stage, id } of stagesOf(detail)){
                if (lookUp(checkStatuses, stage.checkIn?.status) !== 'refused') continue;
                const group = (0, schema.Eb)(stage.checkIn?.reviewGroups).find((g)=>g.status === REFUSED);
                const how = group?.operator ? `was refused by ${group.operator}` : 'was refused or expired';
                const why = group?.suggest ? ` (${group.suggest})` : '';
                return `the approval of stage ${nameOf(stage.name, id)} ${how}${why}, so the stages after it never ran`;
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
            const known = (0, schema.Eb)(names).filter((name)=>name !== '');
            const shown = known.slice(0, MOST_NAMES);
            if (known.length > shown.length) return `${shown.join(', ')} or ${known.length - shown.length} others`;
            return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}` : shown[0] ?? '';
        }
        function nameOf(name, id) {
            return name || id || '(without a name)';
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/executions.js
        const MOST_RETRIES = 100;
        function countExecutions(before, state, detail) {
            const queueTime = (0, schema.xe)(state.queueTime);
            const retry = state.retry === true;
            const queuedAgain = (before?.queueTime ?? Number.POSITIVE_INFINITY) < (queueTime ?? 0);
            const isTold = before !== undefined && (queuedAgain || retry && !before.retry);
            const told = (before?.told ?? 0) + (isTold ? 1 : 0);
            const count = (0, schema.Ro)(detail?.executeCount);
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
        function retryNotices(executions) {
            const count = executions.counted?.most ?? 0;
            return Array.from({
                length: retriesOf(executions)
            }, (_, i)=>({
                    key: `retry ${i + 1}`,
                    text: `the build was begun again on the platform under the same id${count > 1 ? ` (execution ${count})` : ''}: what counts is how it ends now`
                }));
        }
        // EXTERNAL MODULE: ./lib/src/vendors/bkci/inputs.js
        var inputs = __webpack_require__(4415);
        // EXTERNAL MODULE: ./lib/src/util/timers.js
        var timers = __webpack_require__(9745);
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-detail.js
        const EVERY_POLLS = 5;
        const EVERY_MS = 30_000;
        const LONGEST_MS = 5000;
        function createDetailReader(request, isWaiting, clock = timers.VF) {
            let seen;
            let polls = 0;
            let readAt = Number.NEGATIVE_INFINITY;
            let wasWaiting = false;
            let mustConfirm = false;
            let last = {};
            return {
                async read (fingerprint, ended, { signal }) {
                    polls++;
                    const isChanged = fingerprint !== seen;
                    const isDue = polls >= EVERY_POLLS || clock.now() - readAt >= EVERY_MS;
                    if (!isChanged && !isDue && !mustConfirm) return last;
                    seen = fingerprint;
                    polls = 0;
                    readAt = clock.now();
                    const outcome = await readInTime(request, ended, signal);
                    const isAnswer = 'detail' in outcome;
                    const waits = isAnswer && isWaiting(outcome.detail);
                    const mayPass = !isAnswer && outcome.trouble.failure.kind === 'transient';
                    mustConfirm = waits ? isChanged || !wasWaiting : wasWaiting && mayPass;
                    wasWaiting = waits;
                    last = isAnswer ? outcome : {
                        detail: last.detail,
                        ...outcome
                    };
                    return last;
                }
            };
        }
        async function readInTime(request, ended, signal) {
            const limit = (0, timers.nl)(LONGEST_MS, signal, tooLate);
            try {
                return {
                    detail: await requestTwice(ended, ()=>request({
                            signal: limit.signal
                        }))
                };
            } catch (error) {
                if (signal.aborted) throw signal.reason;
                if (!(error instanceof errors.GI)) throw error;
                return {
                    trouble: error
                };
            } finally{
                limit.release();
            }
        }
        async function requestTwice(isWorthIt, request) {
            try {
                return await request();
            } catch (error) {
                if (!isWorthIt || !(error instanceof errors.GI) || error.failure.kind !== 'transient') throw error;
                return request();
            }
        }
        function tooLate() {
            return new errors.GI(`no answer within ${LONGEST_MS / 1000} s`, {
                kind: 'transient',
                label: 'request timeout'
            });
        }
        function parseDetail(data, buildId, pipelineId) {
            const parsed = Detail.safeParse(data);
            if (!parsed.success) throw (0, errors.k6)('was no build detail of the known form');
            const { id, pipelineId: pipeline } = parsed.data;
            if (!isAbout(id, buildId)) throw (0, errors.k6)(`was about build ${run_detail_nameOf(id)} and not ${buildId}`);
            if (!isAbout(pipeline, pipelineId)) {
                throw (0, errors.k6)(`was about pipeline ${run_detail_nameOf(pipeline)} and not ${pipelineId}`);
            }
            return parsed.data;
        }
        function isAbout(named, asked) {
            return named === undefined || named === null || named === asked;
        }
        function run_detail_nameOf(id) {
            return typeof id === 'string' ? id : '(no id)';
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-list.js
        const PAGE_SIZE = 100;
        const MOST_PAGES = 10;
        async function listRuns(client, pipelineId, { isAnswered, deep, signal }) {
            const found = [];
            for(let page = 1; page <= MOST_PAGES; page++){
                const query = {
                    page: String(page),
                    pageSize: String(PAGE_SIZE)
                };
                const data = await client({
                    call: 'history',
                    pipelineId,
                    query,
                    kind: 'status',
                    signal
                });
                const { runs, isLast } = readPage(data, page);
                found.push(...runs);
                if (isLast || !deep || isAnswered(found)) break;
            }
            return found;
        }
        function readPage(data, page) {
            const parsed = History.safeParse(data);
            if (!parsed.success) throw (0, errors.k6)('was no build history of the known form');
            const { records: listed, count, totalPages } = parsed.data;
            if (!listed && (0, schema.Ro)(count) !== 0) throw (0, errors.k6)('held no list of builds');
            const records = (0, schema.Eb)(listed);
            const pages = (0, schema.Ro)(totalPages);
            return {
                runs: records.flatMap((record)=>record.id ? candidateOf(record, record.id) : []),
                isLast: records.length === 0 || (pages === undefined ? records.length < PAGE_SIZE : page >= pages)
            };
        }
        function candidateOf(record, id) {
            const { buildNum, status, material } = record;
            const startTime = (0, schema.xe)(record.startTime);
            const times = {
                startTime,
                endTime: (0, schema.xe)(record.endTime)
            };
            const begun = [
                (0, schema.xe)(record.queueTime),
                startTime
            ].filter((at)=>at !== undefined);
            return {
                id,
                number: (0, schema.Ro)(buildNum),
                createdAt: isBegunAgain(record) || begun.length === 0 ? undefined : Math.min(...begun),
                phase: readRunStatus(status, times).phase,
                commits: (0, schema.Eb)(material).flatMap(({ newCommitId })=>newCommitId || [])
            };
        }
        function isBegunAgain({ executeCount, retry }) {
            return ((0, schema.Ro)(executeCount) ?? 1) > 1 || retry === true;
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
            const code = status === undefined || status === null ? 0 : (0, schema.Ro)(status);
            return code === undefined ? 'failed' : logStates[code] ?? 'failed';
        }
        function take(page, cursor, hasEnded) {
            const { last = Number.NEGATIVE_INFINITY } = cursor;
            const floor = last - LOOK_BACK;
            const taken = new Set(cursor.taken);
            const numbered = (page.logs ?? []).map((line)=>{
                const at = (0, schema.Ro)(line.lineNo);
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
            const at = (0, schema.Ro)(timestamp);
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
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-notices.js
        const run_notices_MOST_NAMES = 10;
        function unknownNotices(parts) {
            return parts.filter((part)=>part.phase === 'unknown').map(({ id, kind, name, status })=>({
                    key: `word ${id} ${status}`,
                    text: `${kind} ${name} has an unknown status: ${status}`
                }));
        }
        function failureNotices(parts) {
            const failed = parts.filter(({ phase })=>phase === 'failure' || phase === 'cancelled');
            if (failed.length === 0) return [];
            const names = failed.slice(0, run_notices_MOST_NAMES).map(({ kind, name, status })=>`${kind} ${name} (${status})`);
            const more = failed.length > names.length ? ` and ${failed.length - names.length} more` : '';
            return [
                {
                    key: 'failed inside a success',
                    text: `the build succeeded, though inside it these did not: ${names.join(', ')}${more}`,
                    level: 'notice'
                }
            ];
        }
        function troubleNotices(trouble) {
            if (trouble === undefined) return [];
            const { label, hint } = trouble.failure;
            return [
                {
                    key: `detail ${label}`,
                    text: `the detail of the build can not be read, so its tasks, their logs and who must act may be missing here; the verdict does not need it: ${trouble.message}${hint ? `; ${hint}` : ''}`
                }
            ];
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-stop.js
        const STOPS_ONCE_FOR_MS = 60_000;
        const NOTHING_TO_STOP = new Set([
            '2101019',
            '2101182'
        ]);
        const DETAIL_BEFORE_STOP_MS = 1000;
        function isBeingCancelled(detail, wasStopped = false) {
            if (!detail.cancelUserId) return false;
            const things = stagesOf(detail).flatMap(({ stage })=>[
                    stage,
                    ...jobsOf(stage).flatMap((job)=>[
                            job,
                            ...(0, schema.Eb)(job.elements)
                        ])
                ]);
            const newest = things.reduce((most, { executeCount })=>Math.max(most, (0, schema.Ro)(executeCount) ?? 1), (0, schema.Ro)(detail.executeCount) ?? 1);
            const isCancelled = ({ status, executeCount })=>readPartStatus(status).phase === 'cancelled' && ((0, schema.Ro)(executeCount) ?? newest) === newest;
            return wasStopped || things.some(isCancelled);
        }
        async function stopBuild(client, ids, context) {
            if (await isCancelledByDetail(client, ids, context)) return true;
            try {
                const done = await client({
                    ...ids,
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
        async function isCancelledByDetail(client, ids, { signal }) {
            const limit = (0, timers.nl)(DETAIL_BEFORE_STOP_MS, signal, ()=>new Error('no detail in time'));
            try {
                const data = await client({
                    ...ids,
                    call: 'buildDetail',
                    kind: 'stop',
                    signal: limit.signal
                });
                return isBeingCancelled(parseDetail(data, ids.buildId, ids.pipelineId));
            } catch  {
                signal.throwIfAborted();
                return false;
            } finally{
                limit.release();
            }
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-snapshot.js
        const MOST_ERRORS = 3;
        function parseState(data) {
            const parsed = BuildState.safeParse(data);
            if (!parsed.success) throw (0, errors.k6)('was no build of the known form');
            return parsed.data;
        }
        function readState(state) {
            const times = {
                startTime: (0, schema.xe)(state.startTime),
                endTime: (0, schema.xe)(state.endTime)
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
                (0, schema.Eb)(stageStatus).map((s)=>s.status)
            ]);
        }
        function readRun(state, { detail, trouble }, { page, wasStopped = false }) {
            const { phase: said, status, ended } = readState(state);
            const stages = readStageList((0, schema.Eb)(state.stageStatus));
            const told = [
                ...stages,
                ...failedTasks(state, stages)
            ];
            const parts = detail ? withStages(readTree(detail), stages) : told;
            const fresh = trouble === undefined ? detail : undefined;
            const current = fresh ? parts : told;
            const inside = fresh && said === 'running' ? waitsInside(fresh) : [];
            const shown = (0, schema.Eb)(state.stageStatus)[0]?.showMsg ?? undefined;
            const atBuild = said === 'paused' ? waitsAtBuild(status, detail, shown) : [];
            const ranNothing = said === 'success' && (areSkipped(stages) || areSkipped(current));
            const phase = inside.length > 0 ? 'paused' : ranNothing ? 'skipped' : said;
            return {
                phase,
                status,
                position: positionOf(stages.length > 0 ? stages : parts.filter((p)=>p.kind === 'stage')),
                parts,
                contradictions: [],
                action: actionOf([
                    ...atBuild,
                    ...inside
                ], page),
                stopping: !ended && detail !== undefined && isBeingCancelled(detail, wasStopped),
                message: messageOf(said, status, state, {
                    detail,
                    parts
                }),
                notices: [
                    ...unknownNotices(parts),
                    ...phase === 'success' ? failureNotices(current) : [],
                    ...troubleNotices(trouble)
                ],
                startedAt: (0, schema.xe)(state.startTime),
                finishedAt: ended ? (0, schema.xe)(state.endTime) : undefined
            };
        }
        function areSkipped(parts) {
            return [
                'stage',
                'job'
            ].some((kind)=>{
                const some = parts.filter((part)=>part.kind === kind);
                return some.length > 0 && some.every((part)=>part.phase === 'skipped');
            });
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
            const byId = new Map(stages.map((stage)=>[
                    stage.id,
                    stage
                ]));
            const once = new Map((0, schema.Eb)(state.errorInfoList).toReversed().map((info)=>[
                    info.taskId,
                    info
                ]));
            return [
                ...once.values()
            ].toReversed().flatMap((info)=>{
                const { taskId, taskName, stageId, errorMsg, errorCode, errorType } = info;
                if (!taskId?.startsWith('e-')) return [];
                const stage = byId.get(stageId ?? '');
                return [
                    {
                        id: taskId,
                        kind: 'task',
                        parent: stage?.id,
                        hasLog: state.retry !== true,
                        name: taskName || taskId,
                        phase: 'failure',
                        status: 'FAILED',
                        message: errorText(errorMsg, errorCode, errorType),
                        ...stage?.phase === 'success' && {
                            allowedToFail: true
                        }
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
        function messageOf(phase, status, state, { detail, parts }) {
            const explained = lookUp(explanations, status);
            if (phase === 'failure') {
                const errors = causesOf((0, schema.Eb)(state.errorInfoList), parts).slice(0, MOST_ERRORS).flatMap((info)=>describeError(info) ?? []);
                return [
                    explained,
                    ...errors
                ].filter(Boolean).join('; ') || undefined;
            }
            if (phase !== 'cancelled') return undefined;
            const refused = explained === undefined ? undefined : (detail && refusalOf(detail)) ?? explained;
            return refused ?? (detail?.cancelUserId ? `by ${detail.cancelUserId}` : undefined);
        }
        function causesOf(errors, parts) {
            const allowed = new Set(parts.filter((part)=>part.allowedToFail).flatMap(({ id, aliases = [] })=>[
                    id,
                    ...aliases
                ]));
            const succeeded = new Set(parts.filter((p)=>p.kind === 'stage' && p.phase === 'success').map((p)=>p.id));
            const causes = errors.filter(({ taskId, stageId })=>!allowed.has(taskId ?? '') && !succeeded.has(stageId ?? ''));
            return causes.length > 0 ? causes : errors;
        }
        function describeError({ taskName, errorMsg, errorCode, errorType }) {
            const text = errorText(errorMsg, errorCode, errorType);
            return text && taskName ? `${taskName}: ${text}` : text;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/run-target.js
        function createRunAdapter(access) {
            const { client, clock, links, pipelineId } = access;
            const memory = {
                ended: false,
                wasStopped: false
            };
            return {
                kind: 'build',
                noun: 'build',
                clock,
                links,
                isRunId: inputs.E,
                list: (search)=>listRuns(client, pipelineId, search),
                read: (run, context)=>readBuild(access, memory, run, context),
                readLog: (run, part, context, cursor)=>readRunLog(client, part, {
                        pipelineId,
                        buildId: run.id,
                        ended: memory.ended
                    }, context, cursor),
                stopsOnceFor: STOPS_ONCE_FOR_MS,
                async stop (run, context) {
                    const accepted = await stopBuild(client, {
                        pipelineId,
                        buildId: run.id
                    }, context);
                    memory.wasStopped ||= accepted;
                    return accepted;
                }
            };
        }
        async function readBuild({ client, links, pipelineId }, memory, { id: buildId }, context) {
            const ids = {
                pipelineId,
                buildId,
                kind: 'status'
            };
            const state = parseState(await client({
                ...ids,
                call: 'buildStatus',
                signal: context.signal
            }));
            const { ended } = readState(state);
            memory.details ??= createDetailReader(async ({ signal })=>parseDetail(await client({
                    ...ids,
                    call: 'buildDetail',
                    signal
                }), buildId, pipelineId), (detail)=>waitsInside(detail).length > 0);
            const reading = await memory.details.read(fingerprintOf(state), ended, context);
            memory.executions = countExecutions(memory.executions, state, reading.detail);
            memory.pipelineName = reading.detail?.pipelineName?.trim() || memory.pipelineName;
            memory.ended = ended;
            const { wasStopped } = memory;
            const snapshot = readRun(state, reading, {
                page: links.run(buildId),
                wasStopped
            });
            const buildNum = (0, schema.Ro)(state.buildNum);
            return {
                named: {
                    run: state.id,
                    pipeline: undefined
                },
                snapshot: {
                    ...snapshot,
                    notices: [
                        ...retryNotices(memory.executions),
                        ...snapshot.notices
                    ]
                },
                title: buildNum === undefined ? undefined : `build #${buildNum}`,
                pipelineName: memory.pipelineName
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/bkci/adapters.js
        function openBuilds(request, http, { consoleUrl, waits }) {
            const { api, endpoint, projectId, builds } = request;
            const timed = (0, platform_clock.w)(http);
            const client = createClient(timed.http, request);
            const base = consoleUrl ?? ((0, bkci_api.c7)(api) ? new URL(endpoint).origin : undefined);
            return builds.map(({ pipelineId, query })=>{
                const links = (0, bkci_links.c)(base, projectId, pipelineId);
                const adapter = createRunAdapter({
                    client,
                    clock: timed.clock,
                    links,
                    pipelineId
                });
                return (0, run_target.N)({
                    pipelineId,
                    query,
                    waits
                }, adapter);
            });
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
    }
};

export const id = 817;
export const ids = [
    817
];
export const modules = {
    9460: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            $8: ()=>lastEndOf,
            Ru: ()=>beginningsAtEnd,
            Sf: ()=>ownCopy,
            g1: ()=>lastOf
        });
        function ownCopy(text) {
            return Buffer.from(text, 'utf16le').toString('utf16le');
        }
        function lastEndOf(text, pattern) {
            const borders = bordersOf(pattern);
            let last;
            let matched = 0;
            for(let i = 0; i < text.length; i++){
                matched = matchedAfter(pattern, borders, matched, text.charCodeAt(i));
                if (matched === pattern.length) last = i + 1;
            }
            return last;
        }
        function beginningsAtEnd(tail, text) {
            const pattern = text.slice(0, tail.length);
            const borders = bordersOf(pattern);
            let matched = 0;
            for(let i = 0; i < tail.length; i++){
                matched = matchedAfter(pattern, borders, matched, tail.charCodeAt(i));
            }
            const lengths = [];
            for(; matched > 0; matched = borders[matched] ?? 0)lengths.push(matched);
            return lengths;
        }
        function bordersOf(pattern) {
            const borders = new Int32Array(pattern.length + 1);
            let border = 0;
            for(let i = 1; i < pattern.length; i++){
                const unit = pattern.charCodeAt(i);
                while(border > 0 && pattern.charCodeAt(border) !== unit)border = borders[border] ?? 0;
                if (pattern.charCodeAt(border) === unit) border++;
                borders[i + 1] = border;
            }
            return borders;
        }
        function matchedAfter(pattern, borders, matched, unit) {
            let length = matched === pattern.length ? borders[matched] ?? 0 : matched;
            while(length > 0 && pattern.charCodeAt(length) !== unit)length = borders[length] ?? 0;
            return pattern.charCodeAt(length) === unit ? length + 1 : 0;
        }
        function lastOf(before, text, most) {
            return ownCopy(text.length < most ? (before + text).slice(-most) : text.slice(-most));
        }
    },
    2817: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            openTargets: ()=>openTargets
        });
        // EXTERNAL MODULE: ./lib/src/vendors/shared/platform-clock.js
        var platform_clock = __webpack_require__(4408);
        // EXTERNAL MODULE: ./lib/src/model/errors.js
        var errors = __webpack_require__(1793);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/schema.js
        var schema = __webpack_require__(4815);
        // EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 10 modules
        var schemas = __webpack_require__(8050);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/schema.js
        const Machine = schemas.Ikc({
            machineSn: schema.d_,
            ip: schema.Qq,
            hostName: schema.Qq,
            status: schema.D8,
            clientStatus: schema.Qq,
            batchNum: schema.d_,
            createTime: schema.d_,
            updateTime: schema.d_
        });
        const DeployOrder = schemas.Ikc({
            deployOrderId: schema.D8,
            status: schema.D8,
            currentBatch: schema.d_,
            totalBatch: schema.d_,
            exceptionCode: schema.d_,
            createTime: schema.d_,
            updateTime: schema.d_,
            deployMachineInfo: schemas.cl6(schemas.Ikc({
                deployMachines: schemas.cl6(schemas.YOg(schemas.mee(Machine)))
            }))
        });
        const MachineLog = schemas.Ikc({
            deployLog: schemas.cl6(schemas.YjP()),
            deployBeginTime: schema.d_,
            deployEndTime: schema.d_
        });
        const ErrorAnswer = schemas.Ikc({
            errorCode: schema.d_,
            code: schema.d_,
            errorMessage: schema.Qq,
            errorDescription: schema.Qq,
            message: schema.Qq,
            requestId: schema.Qq,
            traceId: schema.Qq,
            success: schema.D8
        });
        const Action = schemas.Ikc({
            type: schema.Qq,
            disable: schema.D8,
            params: schema.D8,
            data: schema.D8
        });
        const Job = schemas.Ikc({
            id: schema.d_,
            name: schema.Qq,
            jobSign: schema.Qq,
            status: schema.D8,
            startTime: schema.d_,
            endTime: schema.d_,
            params: schema.D8,
            result: schema.Qq,
            actions: schemas.MfU(schemas.cl6(schemas.YOg(schemas.MfU(schemas.mee(Action), null))), undefined)
        });
        const Stage = schemas.Ikc({
            name: schema.Qq,
            index: schema.d_,
            stageInfo: schemas.cl6(schemas.Ikc({
                name: schema.Qq,
                status: schema.D8,
                startTime: schema.d_,
                endTime: schema.d_,
                jobs: schemas.cl6(schemas.YOg(schemas.mee(Job)))
            }))
        });
        const Run = schemas.Ikc({
            pipelineRunId: schema.D8,
            pipelineId: schema.D8,
            status: schema.D8,
            createTime: schema.d_,
            updateTime: schema.d_,
            globalParams: schemas.MfU(schemas.cl6(schemas.YOg(schemas.mee(schemas.Ikc({
                key: schema.Qq,
                value: schema.Qq
            })))), undefined),
            sources: schema.D8,
            stages: schemas.cl6(schemas.YOg(schemas.mee(Stage)))
        });
        const RunList = schemas.YOg(schemas.Ikc({
            pipelineRunId: schema.d_,
            status: schema.D8,
            startTime: schema.d_
        }));
        const Step = schemas.Ikc({
            nodeName: schema.Qq,
            stepName: schema.Qq,
            status: schema.D8,
            nodeIndex: schema.d_,
            stepIndex: schema.d_
        });
        const StepGroup = schemas.Ikc({
            buildId: schema.d_,
            buildProcessNodes: schemas.MfU(schemas.cl6(schemas.YOg(Step)), undefined),
            steps: schemas.MfU(schemas.cl6(schemas.YOg(Step)), undefined)
        });
        const Steps = schemas.KCZ([
            schemas.YOg(StepGroup),
            StepGroup
        ]);
        const StepLog = schemas.Ikc({
            logs: schemas.cl6(schemas.YjP()),
            last: schema.d_,
            more: schema.D8
        });
        const ChangeTask = schemas.Ikc({
            sn: schema.d_,
            state: schema.D8,
            behavior: schema.Qq,
            errorMessage: schema.Qq,
            spec: schema.Qq,
            startedAt: schema.d_,
            endedAt: schema.d_
        });
        const ChangeStage = schemas.Ikc({
            sn: schema.d_,
            state: schema.D8,
            startedAt: schema.d_,
            endedAt: schema.d_,
            tasks: schemas.MfU(schemas.cl6(schemas.YOg(schemas.mee(ChangeTask))), undefined)
        });
        const ChangeJob = schemas.Ikc({
            sn: schema.d_,
            envName: schema.Qq,
            state: schema.D8,
            type: schema.Qq,
            startedAt: schema.d_,
            endedAt: schema.d_,
            stages: schemas.MfU(schemas.cl6(schemas.YOg(schemas.mee(ChangeStage))), undefined),
            nextJob: schema.D8
        });
        const ChangeOrder = schemas.Ikc({
            sn: schema.D8,
            name: schema.Qq,
            version: schema.Qq,
            type: schema.Qq,
            state: schema.D8,
            startedAt: schema.d_,
            endedAt: schema.d_,
            jobs: schemas.cl6(schemas.YOg(schemas.mee(ChangeJob)))
        });
        const JobEvent = schemas.Ikc({
            action: schema.Qq,
            gmtCreate: schema.Qq,
            message: schema.Qq,
            operator: schema.Qq,
            state: schema.D8
        });
        const JobEvents = schemas.Ikc({
            records: schemas.cl6(schemas.YOg(schemas.mee(JobEvent))),
            pages: schema.d_,
            total: schema.d_
        });
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-log.js
        const SCOPE = "\u5E94\u7528\u4EA4\u4ED8 / \u90E8\u7F72\u5355, read-only";
        const PER_PAGE = 100;
        const MOST_PAGES = 100;
        const MOST_TRIES = 3;
        function createChangeLogs(client, path) {
            const events = (job, context)=>readAllEvents(client, path, job, context);
            return {
                events,
                readEvents: async (job, context, cursor)=>newEvents(await events(job, context), cursor),
                readTask: (task, context)=>readTaskLog(client, path, task, context)
            };
        }
        async function readAllEvents(client, path, job, context) {
            for(let tries = 0; tries < MOST_TRIES; tries++){
                const first = await readPage(client, path, job, 1, context);
                const records = [
                    ...first.records
                ];
                let moved = false;
                for(let page = 2; page <= Math.min(first.pages, MOST_PAGES); page++){
                    const next = await readPage(client, path, job, page, context);
                    moved ||= next.total !== first.total;
                    records.push(...next.records);
                    if (next.records.length === 0) break;
                }
                if (!moved) return byTime(records);
            }
            throw (0, errors.k6)('changed while its pages were read');
        }
        async function readPage(client, path, job, page, { signal }) {
            const { body } = await client({
                path: [
                    ...path,
                    'jobs',
                    job.id,
                    'logs'
                ],
                query: {
                    current: String(page),
                    pageSize: String(PER_PAGE)
                },
                kind: 'log',
                signal,
                scope: SCOPE,
                ids: `change-order-sn, and the environment ${job.name}`
            });
            const parsed = JobEvents.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('held no events of the known form');
            const { records, pages, total } = parsed.data;
            return {
                records: (0, schema.Eb)(records).map(readEvent),
                pages: Number(pages ?? 1),
                total: total ?? undefined
            };
        }
        function newEvents(all, cursor) {
            const printed = new Map(cursor instanceof Map ? cursor : []);
            const now = new Map();
            const lines = [];
            for (const event of all){
                const key = JSON.stringify(event);
                const nth = (now.get(key) ?? 0) + 1;
                now.set(key, nth);
                if (nth <= (printed.get(key) ?? 0)) continue;
                printed.set(key, nth);
                lines.push(`${describe(event)}\n`);
            }
            const last = all.findLast((event)=>event.action.startsWith('JOB_'));
            const complete = /^JOB_(?:FINISH|TERMINATE)$/.test(last?.action ?? '') || undefined;
            return {
                text: lines.join(''),
                cursor: printed,
                steady: true,
                complete
            };
        }
        async function readTaskLog(client, path, task, { signal }) {
            const [jobSn, stageSn, taskSn] = task.id.split('/');
            if (!jobSn || !stageSn || !taskSn) throw (0, errors.k6)('did not name this task');
            const { body } = await client({
                path: [
                    ...path,
                    'jobs',
                    jobSn,
                    'stages',
                    stageSn,
                    'tasks',
                    taskSn,
                    'operationLog'
                ],
                kind: 'log',
                form: 'text',
                signal,
                scope: SCOPE,
                ids: `change-order-sn, and the task ${task.name}`
            });
            return {
                text: typeof body === 'string' ? body : ''
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
        function byTime(events) {
            const timeOf = ({ at })=>Date.parse(at) || 0;
            const [first, last] = [
                events[0],
                events.at(-1)
            ];
            const newestFirst = first !== undefined && last !== undefined && timeOf(first) > timeOf(last);
            const oldestFirst = newestFirst ? [
                ...events
            ].reverse() : [
                ...events
            ];
            return oldestFirst.sort((a, b)=>timeOf(a) - timeOf(b));
        }
        async function lastSuspension(logs, job, context) {
            try {
                return (await logs.events(job, context)).filter((event)=>/^(?:JOB|TASK)_SUSPEND$/.test(event.action)).at(-1);
            } catch (error) {
                if (!context.signal.aborted && !(error instanceof errors.GI)) throw error;
                return undefined;
            }
        }
        function describe({ at, action, operator, message, state }) {
            const by = operator ? ` by ${operator}` : '';
            const how = state ? ` ${state}` : '';
            const text = message.split(/[\r\n]/).map((line)=>line.trim());
            return `${at} ${action}${how}${by}${message ? `: ${text.filter((line)=>line !== '').join(' ')}` : ''}`;
        }
        // EXTERNAL MODULE: ./lib/src/model/phase.js
        var model_phase = __webpack_require__(2935);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/confirm-id.js
        var confirm_id = __webpack_require__(4330);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/status-words.js
        var status_words = __webpack_require__(5918);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/status.js
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
        const jobStatuses = {
            ...runStatuses,
            WAITING: 'queued',
            SWITCH_MANUAL: 'paused',
            SKIP: 'skipped',
            SKIPPED: 'skipped'
        };
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
        const stoppingStatuses = new Set([
            'STOPPING',
            'CANCELLING'
        ]);
        const undoingTypes = new Set([
            'rollback',
            'revert'
        ]);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-tree.js
        const MOST_NEXT_JOBS = 50;
        function readEnvironments(jobs, hasLogs) {
            return jobs.flatMap((job, i)=>{
                const chain = [];
                let next = job;
                for(let k = 0; k === 0 || next !== undefined; k++){
                    if (k > MOST_NEXT_JOBS) throw (0, errors.k6)(`had more than ${MOST_NEXT_JOBS} jobs behind one`);
                    chain.push(readEnvironment(next, `job-${i + 1}${'-next'.repeat(k)}`, hasLogs));
                    next = nextJobOf(next);
                }
                return chain;
            });
        }
        function nextJobOf(job) {
            const value = job?.nextJob;
            if (value === undefined || value === null) return undefined;
            const parsed = ChangeJob.safeParse(value);
            if (!parsed.success) throw (0, errors.k6)('had a job that follows another and is of no known form');
            return parsed.data;
        }
        function readEnvironment(job, fallback, hasLogs) {
            const sn = (0, schema.Lr)(job?.sn);
            const id = sn ?? fallback;
            const { phase, status } = (0, status_words.r)(changeOrderStatuses, job?.state);
            const part = {
                id,
                kind: 'environment',
                name: job?.envName ?? id,
                aliases: sn === undefined ? [] : [
                    sn
                ],
                phase,
                status,
                hasLog: hasLogs && sn !== undefined && phase !== 'queued',
                ...timesOf(job, phase)
            };
            const below = (job?.stages ?? []).flatMap((stage, i)=>readStage(stage, i, id, hasLogs));
            return {
                part,
                below,
                type: job?.type ?? undefined
            };
        }
        function readStage(stage, index, parent, hasLogs) {
            const id = `${parent}/${(0, schema.Lr)(stage?.sn) ?? index}`;
            const { phase, status } = (0, status_words.r)(changeOrderStatuses, stage?.state);
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
            return [
                part,
                ...(stage?.tasks ?? []).map((task, i)=>readTask(task, i, id, hasLogs))
            ];
        }
        function readTask(task, index, parent, hasLogs) {
            const sn = (0, schema.Lr)(task?.sn);
            const { phase, status } = (0, status_words.r)(changeTaskStatuses, task?.state);
            return {
                id: `${parent}/${sn ?? index}`,
                kind: 'task',
                parent,
                name: specName(task?.spec) ?? `task ${index + 1}`,
                aliases: sn === undefined ? [] : [
                    sn
                ],
                phase: phaseOfTask(phase, task?.errorMessage),
                status,
                message: task?.errorMessage || undefined,
                hasLog: hasLogs && sn !== undefined && phase !== 'queued',
                ...timesOf(task, phase)
            };
        }
        function phaseOfTask(phase, error) {
            if (phase !== 'unknown') return phase;
            return error ? 'failure' : 'running';
        }
        function timesOf(thing, phase) {
            return {
                startedAt: toTime(thing?.startedAt),
                finishedAt: model_phase.h.has(phase) ? toTime(thing?.endedAt) : undefined
            };
        }
        function toTime(value) {
            const number = (0, schema.Ro)(value);
            if (number !== undefined) return number || undefined;
            if (typeof value !== 'string' || !/(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(value)) return undefined;
            const at = Date.parse(value);
            return Number.isNaN(at) ? undefined : at;
        }
        function specName(spec) {
            if (!spec) return undefined;
            const head = spec.slice(0, 20_000);
            const kind = /^[ \t]*"?kind"?:[ \t]*"?([A-Za-z0-9.-]{1,80})/m.exec(head)?.[1];
            const metadata = /^[ \t]*"?metadata"?:/m.exec(head);
            const below = metadata ? head.slice(metadata.index, metadata.index + 2000) : '';
            const name = /^[ \t]+"?name"?:[ \t]*"?([A-Za-z0-9.-]{1,253})/m.exec(below)?.[1];
            return kind && name ? `${kind} ${name}` : kind;
        }
        function firstError(parts) {
            const tasks = (0, schema.Eb)(parts).filter(({ kind, message })=>kind === 'task' && message);
            return (tasks.find(({ phase })=>phase === 'failure') ?? tasks[0])?.message;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-snapshot.js
        function readChangeOrder(body, sn, hasLogs) {
            const parsed = ChangeOrder.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('was no change order of the known form');
            const order = parsed.data;
            (0, confirm_id.O)('change order', order.sn, sn);
            const { phase: said, status } = (0, status_words.r)(changeOrderStatuses, order.state);
            const environments = readEnvironments(order.jobs ?? [], hasLogs);
            const parts = environments.flatMap(({ part, below })=>[
                    part,
                    ...below
                ]);
            const phase = phaseOf(said, environments, order.jobs !== undefined && order.jobs !== null);
            return {
                phase,
                status,
                parts,
                contradictions: phase === 'success' ? contradictionsOf(environments, order.type) : [],
                action: 'a person with the right to deploy can resume, roll back or stop it on the page of the app',
                stopping: environments.some(({ part })=>isStopping(part)) && !environments.some(({ part })=>isOpenJob(part)),
                message: firstError(parts),
                notices: [],
                startedAt: toTime(order.startedAt),
                finishedAt: model_phase.h.has(said) ? toTime(order.endedAt) : undefined
            };
        }
        function phaseOf(said, environments, isListed) {
            if (said === 'success') return isListed && environments.length === 0 ? 'skipped' : said;
            if (model_phase.h.has(said) || said === 'unknown') return said;
            return environments.some(({ part })=>part.phase === 'paused') ? 'paused' : said;
        }
        function contradictionsOf(environments, type) {
            const deploys = type === undefined || type === null || type.toLowerCase() === 'deploy';
            return environments.filter(({ part, type: own = '' })=>{
                const wasUndone = deploys && undoingTypes.has(own.toLowerCase()) && part.phase !== 'skipped';
                return wasUndone || part.phase !== 'success' && part.phase !== 'skipped';
            }).map(({ part })=>part);
        }
        function isOpenJob(part) {
            return part.kind === 'environment' && !model_phase.h.has(part.phase) && !isStopping(part);
        }
        function isStopping({ status }) {
            return stoppingStatuses.has(status.toUpperCase());
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-target.js
        const STOP_SCOPE = "\u5E94\u7528\u4EA4\u4ED8 / \u90E8\u7F72\u5355, read-write";
        const CHANGE_SCOPE = "\u5E94\u7528\u4EA4\u4ED8 / \u90E8\u7F72\u5355, read-only";
        function changeOrderTarget(client, prefix, { appName, sn, asGiven = sn }, links, found) {
            const path = appName === undefined ? undefined : [
                ...prefix,
                'apps',
                appName,
                'changeOrders',
                sn
            ];
            const logs = path && createChangeLogs(client, path);
            const explainPause = logs && createPauseExplainer(logs);
            const readBody = found?.readOrder ?? ((context)=>readOrder(client, path, context));
            return {
                ...path ? {
                    names: {
                        'app-name': appName,
                        'change-order-sn': sn
                    },
                    stop: async (context)=>{
                        await stopJobs(client, path, readChangeOrder(await readBody(context), sn, false), context);
                        return true;
                    }
                } : {
                    whyNoStop: 'its app is not known, give app-name'
                },
                id: sn,
                kind: 'change order',
                label: `change order ${sn}${appName === undefined ? '' : ` of app ${appName}`}`,
                ids: {
                    'change-order-sn': asGiven
                },
                url: links.app(appName),
                matchedBy: found?.matchedBy,
                async read (context) {
                    const snapshot = readChangeOrder(await readBody(context), sn, logs !== undefined);
                    return explainPause ? explainPause(snapshot, context) : snapshot;
                },
                async readLog (part, context, cursor) {
                    if (!logs) throw noApp();
                    return part.kind === 'task' ? logs.readTask(part, context) : logs.readEvents(part, context, cursor);
                }
            };
        }
        async function readOrder(client, path, { signal }) {
            if (!path) throw new TypeError('a change order without an app');
            const ids = 'app-name and change-order-sn (the number of the order, not of one of its environments)';
            return (await client({
                path,
                kind: 'status',
                signal,
                scope: CHANGE_SCOPE,
                ids
            })).body;
        }
        async function stopJobs(client, path, { parts }, { signal }) {
            const asked = parts.filter(isOpenJob).map(async ({ name, aliases = [] })=>{
                const jobSn = aliases[0];
                if (jobSn === undefined) throw (0, errors.k6)(`did not name the job of environment ${name}`);
                await client({
                    method: 'PUT',
                    path: [
                        ...path,
                        'jobs',
                        `${jobSn}:execute`
                    ],
                    body: {
                        actionType: 'STOP'
                    },
                    kind: 'stop',
                    signal,
                    scope: STOP_SCOPE,
                    ids: 'app-name and change-order-sn'
                });
            });
            const refused = (await Promise.allSettled(asked)).find((answer)=>answer.status === 'rejected');
            if (refused) throw refused.reason;
        }
        function createPauseExplainer(logs) {
            let pause = '';
            let event;
            return (snapshot, context)=>{
                const job = snapshot.parts.find(({ kind, phase })=>kind === 'environment' && phase === 'paused');
                if (snapshot.phase !== 'paused') pause = '';
                if (snapshot.phase !== 'paused' || job === undefined) return snapshot;
                const current = `${job.id} ${job.status}`;
                if (pause !== current) {
                    pause = current;
                    event = undefined;
                    void lastSuspension(logs, job, context).then((found)=>{
                        if (pause === current) event = found;
                    });
                }
                const by = event ? `, suspended by ${event.operator || 'somebody'} at ${event.at}` : '';
                return {
                    ...snapshot,
                    action: `environment ${job.name}${by}: ${snapshot.action}`
                };
            };
        }
        function noApp() {
            return new errors.GI('its app is not known', {
                kind: 'permanent',
                label: 'no app',
                hint: 'give app-name'
            });
        }
        // EXTERNAL MODULE: ./lib/src/http/json.js
        var json = __webpack_require__(2329);
        // EXTERNAL MODULE: ./lib/src/http/status.js
        var http_status = __webpack_require__(6409);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/errors.js
        var shared_errors = __webpack_require__(5771);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/errors.js
        const TOKEN_PAGE = 'https://account-devops.aliyun.com/settings/personalAccessToken';
        const codes = [
            {
                pattern: /^(?:ApiRateLimited|KubernetesApiRateLimited)$/,
                kind: 'throttled'
            },
            {
                pattern: /^SystemInternalError$/,
                kind: 'transient'
            },
            {
                pattern: /NotFound$|NotExists$/,
                kind: 'not-found'
            }
        ];
        function readError(body) {
            const parsed = ErrorAnswer.safeParse(body);
            if (!parsed.success) return {
                failed: false
            };
            const { errorCode, code, errorMessage, errorDescription, message, requestId, traceId, success } = parsed.data;
            return {
                code: (0, schema.Lr)(errorCode) ?? (0, schema.Lr)(code),
                message: errorMessage || errorDescription || message || undefined,
                requestId: requestId || traceId || undefined,
                failed: success === false || success === 'false' || (0, schema.Lr)(errorCode) !== undefined
            };
        }
        function vendorError(answer, byStatus, { code, message, requestId }, asked) {
            const kind = kindOf(byStatus, code);
            return (0, shared_errors.n)(answer, {
                kind,
                code,
                message,
                requestId,
                hint: hintFor(kind, answer.status, asked)
            });
        }
        function kindOf(byStatus, code = '') {
            const byCode = codes.find(({ pattern })=>pattern.test(code))?.kind;
            if (byCode === 'throttled') return byCode;
            return byStatus === 'permanent' ? byCode ?? byStatus : byStatus;
        }
        function hintFor(kind, status, { scope, ids }) {
            if (status === 401) return `check token: it is wrong or has expired; make a new one at ${TOKEN_PAGE}`;
            if (kind === 'not-found') {
                return `check ${ids}; the wrong edition (api), organization-id or endpoint looks the same`;
            }
            if (status === 403) {
                return `check organization-id where you give one, then token: it needs the scope ${scope}, and its owner must be a member of the pipeline or app; scopes are set at ${TOKEN_PAGE}`;
            }
            return kind === 'permanent' ? `check ${ids} and api` : undefined;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/client.js
        const NOT_DONE = 'did not say that it was done';
        function createClient(http, token) {
            return async (request)=>{
                const { method = 'GET', path, query, body, kind, signal } = request;
                const answer = await http({
                    method,
                    path,
                    ...query && {
                        query
                    },
                    ...body !== undefined && {
                        body: JSON.stringify(body)
                    },
                    headers: {
                        'x-yunxiao-token': token,
                        ...body !== undefined && {
                            'content-type': 'application/json'
                        }
                    },
                    kind,
                    signal
                });
                const byStatus = (0, http_status.xo)(answer.status);
                if (byStatus !== 'ok') {
                    throw vendorError(answer, byStatus, readError((0, shared_errors.kW)(answer.text)), request);
                }
                return {
                    body: readGood(answer, request),
                    headers: answer.headers
                };
            };
        }
        function readGood(answer, request) {
            const { form } = request;
            if (form === 'text') return readText(answer.text);
            const body = (0, json.q)(answer.text);
            if (form === 'done' && (body === true || body === 'true')) return body;
            const isList = Array.isArray(body);
            if (typeof body !== 'object' || body === null) throw (0, errors.k6)(form === 'done' ? NOT_DONE : 'was neither an object nor a list');
            const error = isList ? {
                failed: false
            } : readError(body);
            if (error.failed || error.code !== undefined && !('status' in body || 'state' in body)) {
                throw vendorError(answer, 'permanent', error, request);
            }
            if (form === 'done') {
                if ('success' in body && (body.success === true || body.success === 'true')) return body;
                throw (0, errors.k6)(NOT_DONE);
            }
            if (form !== 'either' && isList !== (form === 'list')) {
                throw (0, errors.k6)(isList ? 'was a list and not an object' : 'was an object and not a list');
            }
            return body;
        }
        function readText(text) {
            const body = (0, shared_errors.kW)(text);
            return typeof body === 'string' ? body : text;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/deploy-order-log.js
        async function readMachineLog(client, order, scope, part, { signal }) {
            const { body } = await client({
                path: [
                    ...order,
                    'machine',
                    part.id,
                    'log'
                ],
                kind: 'log',
                signal,
                scope,
                ids: `pipeline-id and deploy-order-id, and the machine ${part.id}`
            });
            const parsed = MachineLog.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('held no machine log of the known form');
            const { deployLog, deployBeginTime, deployEndTime } = parsed.data;
            return {
                text: deployLog ?? '',
                startedAt: (0, schema.Ro)(deployBeginTime),
                finishedAt: (0, schema.Ro)(deployEndTime)
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/deploy-order-snapshot.js
        function readDeployOrder(body, deployOrderId) {
            const parsed = DeployOrder.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('was no deploy order of the known form');
            const order = parsed.data;
            (0, confirm_id.O)('deploy order', order.deployOrderId, deployOrderId);
            const listed = order.deployMachineInfo?.deployMachines ?? undefined;
            const parts = (listed ?? []).map(readMachine);
            const { phase: said, status } = (0, status_words.r)(deployOrderStatuses, order.status);
            const contradictions = said === 'success' ? parts.filter(contradictsSuccess) : [];
            const deployedNothing = said === 'success' && listed !== undefined && contradictions.length === 0 && !parts.some(hasSucceeded);
            const phase = deployedNothing ? 'skipped' : said;
            const blocked = blockedBy(said, parts);
            const at = (0, schema.Ro)(order.currentBatch);
            const of = (0, schema.Ro)(order.totalBatch);
            const code = (0, schema.Lr)(order.exceptionCode);
            return {
                phase,
                status,
                position: at !== undefined && of !== undefined ? {
                    kind: 'batch',
                    at,
                    of
                } : undefined,
                parts,
                contradictions,
                blocked,
                action: blocked ? 'a person with the right to deploy can retry or skip the machine, or stop the order, on the pipeline page' : 'a person with the right to deploy can resume or stop the order on the pipeline page',
                message: deployedNothing ? 'it deployed to no machine' : code === undefined ? undefined : `exception code ${code}`,
                notices: notices(parts, listed === undefined && phase === 'success', phase, order),
                startedAt: (0, schema.Ro)(order.createTime),
                finishedAt: model_phase.h.has(said) ? (0, schema.Ro)(order.updateTime) : undefined
            };
        }
        function readMachine(machine, index) {
            const sn = (0, schema.Lr)(machine?.machineSn);
            const id = sn ?? `machine-${index + 1}`;
            const { phase, status } = (0, status_words.r)(machineStatuses, machine?.status);
            const names = [
                machine?.hostName,
                machine?.ip
            ].filter((name)=>Boolean(name));
            const begun = phase !== 'queued' && phase !== 'skipped' && phase !== 'unknown';
            return {
                id,
                kind: 'machine',
                hasLog: sn !== undefined,
                aliases: names,
                name: names.length > 0 ? `${names.join(' ')} (${id})` : id,
                batch: (0, schema.Ro)(machine?.batchNum),
                phase,
                status,
                message: machine?.clientStatus === 'error' ? 'its agent cannot be reached (clientStatus: error)' : undefined,
                startedAt: begun ? (0, schema.Ro)(machine?.createTime) : undefined,
                finishedAt: begun && model_phase.h.has(phase) ? (0, schema.Ro)(machine?.updateTime) : undefined
            };
        }
        function blockedBy(said, parts) {
            const isOpen = said === 'running' || said === 'paused' || said === 'queued';
            const failed = parts.filter(({ phase })=>phase === 'failure');
            if (!isOpen || failed.length === 0) return undefined;
            return {
                parts: failed,
                settled: !parts.some(({ phase })=>phase === 'running')
            };
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
                    text: 'the platform says Success and lists no machines, so nothing here shows which ones were deployed'
                });
            }
            for (const part of parts){
                if (part.message !== undefined) {
                    found.push({
                        key: `agent ${part.id}`,
                        text: `machine ${part.name}: ${part.message}; it may stay ${part.status} until the agent is repaired`
                    });
                }
                if (part.phase === 'unknown') {
                    found.push({
                        key: `word ${part.id} ${part.status}`,
                        text: `machine ${part.name} has an unknown status: ${part.status}`
                    });
                }
                if (part.phase === 'skipped' && phase === 'success') {
                    found.push({
                        key: `skipped ${part.id}`,
                        text: `machine ${part.name} was skipped: the new version is not on it`
                    });
                }
            }
            const waiting = parts.filter((part)=>part.phase === 'queued' || part.phase === 'running');
            if (phase === 'success' && waiting.length > 0) {
                found.push({
                    key: 'not begun',
                    text: `the order says Success, and ${waiting.length} of its ${parts.length} machines never said so`
                });
            }
            const total = (0, schema.Ro)(order.totalBatch);
            const current = (0, schema.Ro)(order.currentBatch);
            if (phase === 'success' && total !== undefined && current !== undefined && current < total) {
                found.push({
                    key: 'batches',
                    text: `the order says Success in batch ${current} of ${total}`
                });
            }
            return found;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/deploy-order-target.js
        const deploy_order_target_SCOPE = "\u6D41\u6C34\u7EBF / \u4E3B\u673A\u90E8\u7F72, read-only";
        const deploy_order_target_STOP_SCOPE = "\u6D41\u6C34\u7EBF / \u4E3B\u673A\u90E8\u7F72, read-write";
        const IDS = 'pipeline-id and deploy-order-id';
        function deployOrderTarget(client, prefix, { pipelineId, deployOrderId }, links) {
            const path = [
                ...prefix,
                'pipelines',
                pipelineId,
                'deploy',
                deployOrderId
            ];
            return {
                id: deployOrderId,
                kind: 'deploy order',
                label: `deploy order ${deployOrderId} of pipeline ${pipelineId}`,
                ids: {
                    'deploy-order-id': deployOrderId
                },
                names: {
                    'pipeline-id': pipelineId,
                    'deploy-order-id': deployOrderId
                },
                url: links.pipeline(pipelineId),
                async read ({ signal }) {
                    const { body } = await client({
                        path,
                        kind: 'status',
                        signal,
                        scope: deploy_order_target_SCOPE,
                        ids: IDS
                    });
                    return readDeployOrder(body, deployOrderId);
                },
                readLog: (part, context)=>readMachineLog(client, path, deploy_order_target_SCOPE, part, context),
                async stop ({ signal }) {
                    await client({
                        method: 'PUT',
                        path: [
                            ...path,
                            'stop'
                        ],
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
        var ids = __webpack_require__(5712);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/orders-of-run.js
        const MOST_ORDERS = 100;
        function deployOrdersOfRun({ client, prefix, links }, pipelineId, isAside) {
            const byJob = new Map();
            return async ({ url, matchedBy }, jobs)=>{
                for (const job of jobs){
                    if (!isAside) refuseUnreadable(job);
                    const { part, deployOrderIds } = job;
                    const before = byJob.get(part.id) ?? [];
                    const now = deployOrderIds.map((deployOrderId)=>{
                        const target = deployOrderTarget(client, prefix, {
                            pipelineId,
                            deployOrderId
                        }, links);
                        const madeBy = [
                            part.id,
                            part.name,
                            ...part.aliases ?? []
                        ];
                        const known = before.find(({ id })=>id === deployOrderId);
                        return known ?? {
                            ...target,
                            url,
                            madeBy,
                            isAside,
                            matchedBy: throughRun(matchedBy)
                        };
                    });
                    if (now.length > 0) byJob.set(part.id, now);
                }
                return atMost([
                    ...new Map([
                        ...byJob.values()
                    ].flat().map((target)=>[
                            target.id,
                            target
                        ])).values()
                ]);
            };
        }
        function refuseUnreadable({ part, hasUnreadableOrder }) {
            if (!hasUnreadableOrder || !model_phase.h.has(part.phase) || part.phase === 'skipped') return;
            throw new errors.GI(`job ${part.name} names a deploy order whose id cannot be read`, {
                kind: 'permanent',
                label: 'unreadable order',
                hint: 'open the run and see which order the job has made, and name it by deploy-order-id'
            });
        }
        function atMost(orders) {
            if (orders.length <= MOST_ORDERS) return orders;
            throw new errors.GI(`the run has made more than ${MOST_ORDERS} orders, which is more than are followed`, {
                kind: 'permanent',
                label: 'too many orders',
                hint: 'narrow them with job-id, or name them'
            });
        }
        function throughRun(matchedBy) {
            return matchedBy === 'given' ? 'run' : matchedBy;
        }
        function changeOrdersOfRun(place, pipelineId, appName) {
            const { client, prefix, links } = place;
            const made = new Map();
            return async (run, _jobs, context)=>{
                const origin = {
                    ...appName !== undefined && {
                        appName
                    },
                    originId: `${pipelineId}+${run.ids['run-id']}`
                };
                for (const sn of (await listOrders(place, origin, context)).keys()){
                    if (made.has(sn)) continue;
                    const readOrder = (own)=>readListed(place, origin, sn, own);
                    const found = {
                        matchedBy: throughRun(run.matchedBy),
                        ...appName === undefined && {
                            readOrder
                        }
                    };
                    made.set(sn, changeOrderTarget(client, prefix, {
                        appName,
                        sn
                    }, links, found));
                }
                return atMost([
                    ...made.values()
                ]);
            };
        }
        async function listOrders({ client, prefix }, origin, { signal }) {
            const { body } = await client({
                path: [
                    ...prefix,
                    'changeOrders:byOrigin'
                ],
                query: {
                    originType: 'FLOW',
                    ...origin
                },
                kind: 'status',
                form: 'list',
                signal,
                scope: CHANGE_SCOPE,
                ids: 'pipeline-id and run-id'
            });
            return new Map(body.map((order)=>{
                const sn = typeof order === 'object' && order !== null && 'sn' in order ? order.sn : undefined;
                if (typeof sn !== 'string' || !(0, ids.Yy)(sn)) {
                    throw (0, errors.k6)('listed a change order without its number');
                }
                return [
                    sn,
                    order
                ];
            }));
        }
        async function readListed(place, origin, sn, context) {
            const order = (await listOrders(place, origin, context)).get(sn);
            if (order !== undefined) return order;
            throw new errors.GI(`change order ${sn} is no longer listed for run ${origin.originId}`, {
                kind: 'not-found',
                label: 'order gone',
                hint: 'check on the platform whether it was deleted'
            });
        }
        // EXTERNAL MODULE: ./lib/src/vendors/shared/run-target.js + 1 modules
        var run_target = __webpack_require__(3715);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-jobs.js
        function narrowTo(names, { snapshot, jobs }) {
            const { phase, contradictions } = snapshot;
            if (names.length === 0) return {
                phase,
                contradictions,
                jobs
            };
            const chosen = jobs.filter((job)=>names.some((name)=>isNamed(job, name)));
            const missing = names.find((name)=>!jobs.some((job)=>isNamed(job, name)));
            const ended = model_phase.h.has(phase);
            if (missing !== undefined && ended) throw noSuchJob(missing, jobs);
            const phases = chosen.map((job)=>job.part.phase);
            const areOver = missing === undefined && phases.length > 0 && phases.every((one)=>model_phase.h.has(one));
            if (!areOver && phase === 'success') {
                const open = chosen.map((job)=>job.part).filter((part)=>!model_phase.h.has(part.phase));
                return {
                    phase,
                    contradictions: [
                        ...contradictions,
                        ...open
                    ],
                    jobs: chosen
                };
            }
            const runDecides = phase === 'unknown' || ended && phase !== 'success';
            if (!areOver || runDecides) return {
                phase,
                contradictions,
                jobs: chosen
            };
            const order = [
                'failure',
                'cancelled',
                'skipped',
                'success'
            ];
            const own = order.find((candidate)=>phases.includes(candidate)) ?? 'skipped';
            const title = `job ${chosen.map((job)=>job.part.name).join(', ')}`;
            return {
                phase: own,
                contradictions,
                jobs: chosen,
                ...!ended && {
                    title
                }
            };
        }
        function isNamed({ part }, name) {
            return part.id === name || part.name === name || (part.aliases ?? []).includes(name);
        }
        function noSuchJob(name, jobs) {
            const known = jobs.map((job)=>`${job.part.name} (${job.part.id})`).join(', ');
            return new errors.GI(`the run has no job ${name}`, {
                kind: 'permanent',
                label: 'no such job',
                hint: `check job-id; the jobs are: ${known || 'none'}`
            });
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/json-text.js
        function asRecord(value) {
            const read = parsed(value);
            return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {};
        }
        function asList(value) {
            const read = parsed(value);
            return Array.isArray(read) ? read : [
                read
            ];
        }
        function parsed(value) {
            if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
            try {
                return (0, json.q)(value);
            } catch  {
                return value;
            }
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/approvals.js
        const MANUAL_ACTIONS = new Set([
            'PassPipelineValidate',
            'StartPipelineJobRun'
        ]);
        const MOST_NAMES = 10;
        function approvalOf(phase, actions) {
            const open = actions.filter((action)=>action.disable !== true);
            const hasConflict = open.some(({ type, params })=>type === 'ExecutePipelineJobAction' && asRecord(params).actionId === 'CONFLICT_MERGE');
            if (hasConflict) return {
                who: [],
                what: 'a merge conflict stops it'
            };
            const manual = open.find((action)=>MANUAL_ACTIONS.has(action.type ?? ''));
            if (manual) {
                const who = namesIn(asRecord(manual.params).validators);
                return {
                    who,
                    what: 'it waits for a person to pass or start it'
                };
            }
            return phase === 'paused' ? {
                who: [],
                what: 'it waits for a person'
            } : undefined;
        }
        function openApprovals(jobs) {
            const isBusy = jobs.some(({ part, approval })=>part.phase === 'running' && approval === undefined);
            return jobs.filter(({ part, approval })=>approval !== undefined && (part.phase !== 'queued' || part.status.toUpperCase() === 'WAITING' || !isBusy));
        }
        function describeApprovals([first]) {
            if (first?.approval === undefined) return undefined;
            const { who, what } = first.approval;
            return `job ${first.part.name}: ${what}${who.length > 0 ? ` (${who.join(', ')} may)` : ''}, on the page of the run`;
        }
        function namesIn(value) {
            const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
            return list.map((item)=>typeof item === 'string' ? item : asRecord(item).name ?? asRecord(item).id).filter((name)=>typeof name === 'string' && name !== '').slice(0, MOST_NAMES);
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-tree.js
        function readTree(stages) {
            const jobs = [];
            const parts = (stages ?? []).flatMap((stage, i)=>{
                const info = stage?.stageInfo;
                const id = `stage-${i + 1}`;
                const { phase, status } = (0, status_words.r)(jobStatuses, info?.status);
                const own = (info?.jobs ?? []).map((job, k)=>readJob(job, id, `${i + 1}-${k + 1}`));
                jobs.push(...own);
                const part = {
                    id,
                    kind: 'stage',
                    hasLog: false,
                    name: stage?.name || info?.name || `stage ${i + 1}`,
                    phase,
                    status,
                    startedAt: (0, schema.xe)(info?.startTime),
                    finishedAt: model_phase.h.has(phase) ? (0, schema.xe)(info?.endTime) : undefined
                };
                return [
                    part,
                    ...own.map((job)=>job.part)
                ];
            });
            return {
                parts,
                jobs
            };
        }
        function readJob(job, stageId, fallback) {
            const id = job?.id === undefined || job.id === null || job.id === '' ? `job-${fallback}` : String(job.id);
            const { phase, status } = (0, status_words.r)(jobStatuses, job?.status);
            const actions = (0, schema.Eb)(job?.actions);
            const ended = model_phase.h.has(phase);
            return {
                part: {
                    id,
                    kind: 'job',
                    hasLog: false,
                    parent: stageId,
                    name: job?.name || id,
                    aliases: job?.jobSign ? [
                        job.jobSign
                    ] : [],
                    phase,
                    status,
                    message: phase === 'failure' ? resultMessage(job?.result) : undefined,
                    startedAt: (0, schema.xe)(job?.startTime),
                    finishedAt: ended ? (0, schema.xe)(job?.endTime) : undefined
                },
                stageId,
                ...deployOrdersOf(job, actions),
                approval: ended ? undefined : approvalOf(phase, actions)
            };
        }
        function deployOrdersOf(job, actions) {
            const own = actions.filter((action)=>action.type === 'GetVMDeployOrder');
            const ids = own.map(({ params, data })=>[
                    asRecord(params).deployOrderId,
                    asRecord(data).deployOrderId
                ].find(isId)).map((id)=>id ?? asRecord(job?.params).deployOrderId).filter(isId).map(String);
            return {
                deployOrderIds: [
                    ...new Set(ids)
                ],
                hasUnreadableOrder: ids.length < own.length
            };
        }
        function isId(value) {
            const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
            return /^[1-9][0-9]{0,19}$/.test(text);
        }
        function resultMessage(result) {
            const { message, code } = asRecord(result);
            const said = [
                message,
                code
            ].filter((v)=>typeof v === 'string' || (0, schema.Ro)(v) !== undefined);
            return said.join(', code ') || undefined;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-snapshot.js
        function readRun(body) {
            const parsed = Run.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('was no pipeline run of the known form');
            const run = parsed.data;
            const { parts, jobs } = readTree(run.stages);
            const { phase: said, status } = (0, status_words.r)(runStatuses, run.status);
            const approvals = openApprovals(jobs);
            const phase = run_snapshot_phaseOf(said, status, jobs, approvals.length > 0);
            const ended = model_phase.h.has(said);
            return {
                named: {
                    run: run.pipelineRunId,
                    pipeline: run.pipelineId
                },
                jobs,
                commits: commitsOf(run),
                createdAt: (0, schema.Ro)(run.createTime),
                snapshot: {
                    phase,
                    status,
                    position: positionOf(parts.filter(({ kind })=>kind === 'stage')),
                    parts,
                    contradictions: [],
                    action: describeApprovals(approvals),
                    stopping: stoppingStatuses.has(status.toUpperCase()),
                    notices: phase === 'success' ? jobs.filter(hasFailed).map(failedNotice) : [],
                    startedAt: (0, schema.Ro)(run.createTime),
                    finishedAt: ended ? (0, schema.Ro)(run.updateTime) : undefined
                }
            };
        }
        function run_snapshot_phaseOf(said, status, jobs, waits) {
            if (said === 'success') return jobs.length > 0 && jobs.every(isSkipped) ? 'skipped' : 'success';
            if (model_phase.h.has(said) || said === 'unknown') return said;
            return waits ? 'paused' : waitingPhase(status, said, jobs);
        }
        function waitingPhase(status, said, jobs) {
            if (status.toUpperCase() !== 'WAITING') return said;
            if (jobs.some((job)=>job.part.phase === 'running')) return 'running';
            return jobs.some((job)=>model_phase.h.has(job.part.phase)) ? 'paused' : 'queued';
        }
        function isSkipped({ part }) {
            return part.phase === 'skipped';
        }
        function hasFailed({ part }) {
            return part.phase === 'failure';
        }
        function failedNotice({ part }) {
            return {
                key: `failed ${part.id}`,
                text: `job ${part.name} is ${part.status}, and the run says success all the same`
            };
        }
        function positionOf(stages) {
            if (stages.length === 0) return undefined;
            const done = stages.filter(({ phase })=>model_phase.h.has(phase)).length;
            return {
                kind: 'stage',
                at: Math.min(done + 1, stages.length),
                of: stages.length
            };
        }
        function commitsOf({ globalParams, sources }) {
            const named = (0, schema.Eb)(globalParams).filter(({ key })=>/^CI_COMMIT_SHA(?:_[0-9]+)?$/.test(key ?? '')).map(({ value })=>value);
            const inSources = (Array.isArray(sources) ? sources : []).flatMap((source)=>{
                const record = asRecord(source);
                const data = asRecord(record.data);
                const listed = [
                    record.commit,
                    data.commit
                ].flatMap(asList).map((item)=>asRecord(item).commitId);
                return [
                    record.commit,
                    record.commitId,
                    data.commit,
                    data.commitId,
                    ...listed
                ];
            });
            return [
                ...named,
                ...inSources
            ].filter((commit)=>typeof commit === 'string' && /^[0-9a-f]{7,64}$/i.test(commit));
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-list.js
        const RUN_SCOPE = "\u6D41\u6C34\u7EBF / \u6D41\u6C34\u7EBF\u8FD0\u884C\u5B9E\u4F8B, read-only";
        const run_list_PER_PAGE = 30;
        function createRunList(client, pipeline, query) {
            const known = new Map();
            return async (context)=>{
                const runs = await readNewestPage(client, pipeline, context);
                for (const run of runs.slice(0, neededOf(query))){
                    if (known.has(run.id)) continue;
                    const details = await readDetails(client, pipeline, run.id, context);
                    Object.assign(run, details);
                    if (model_phase.h.has(run.phase) || run.commits.length > 0 || query.by === 'latest') known.set(run.id, details);
                }
                return runs.map((run)=>({
                        ...run,
                        ...known.get(run.id)
                    }));
            };
        }
        function neededOf(query) {
            if (query.by === 'commit') return run_list_PER_PAGE;
            return query.by === 'latest' && query.createdAfter !== undefined ? 1 : 0;
        }
        async function readNewestPage(client, pipeline, context) {
            const first = await run_list_readPage(client, pipeline, 1, context);
            const isAscending = first.runs.length > 1 && Number(first.runs[0]?.id) < Number(first.runs.at(-1)?.id);
            const { runs } = isAscending && first.pages > 1 ? await run_list_readPage(client, pipeline, first.pages, context) : first;
            return runs.sort((a, b)=>(b.number ?? 0) - (a.number ?? 0));
        }
        async function run_list_readPage(client, pipeline, page, { signal }) {
            const { body, headers } = await client({
                path: [
                    ...pipeline,
                    'runs'
                ],
                query: {
                    page: String(page),
                    perPage: String(run_list_PER_PAGE)
                },
                kind: 'status',
                form: 'list',
                signal,
                scope: RUN_SCOPE,
                ids: 'pipeline-id'
            });
            const parsed = RunList.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('was no list of runs');
            const runs = parsed.data.flatMap(({ pipelineRunId, startTime, status })=>{
                const id = (0, schema.Lr)(pipelineRunId);
                const { phase } = (0, status_words.r)(runStatuses, status);
                return id === undefined ? [] : [
                    {
                        id,
                        number: Number(id),
                        createdAt: (0, schema.Ro)(startTime),
                        phase,
                        commits: []
                    }
                ];
            });
            const pages = Number(headers['x-total-pages'] ?? 1);
            return {
                runs,
                pages: Number.isInteger(pages) && pages > 0 ? pages : 1
            };
        }
        async function readDetails(client, pipeline, runId, { signal }) {
            try {
                const { body } = await client({
                    path: [
                        ...pipeline,
                        'runs',
                        runId
                    ],
                    kind: 'status',
                    signal,
                    scope: RUN_SCOPE,
                    ids: 'pipeline-id and run-id'
                });
                const { named, commits, createdAt, snapshot } = readRun(body);
                (0, confirm_id.O)('run', named.run, runId);
                (0, confirm_id.O)('pipeline', named.pipeline, pipeline.at(-1) ?? '');
                return {
                    commits,
                    phase: snapshot.phase,
                    ...createdAt !== undefined && {
                        createdAt
                    }
                };
            } catch (error) {
                if (error instanceof errors.GI && error.failure.kind === 'not-found') return {
                    commits: []
                };
                throw error;
            }
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-log.js
        const run_log_SCOPE = "\u6D41\u6C34\u7EBF / \u6D41\u6C34\u7EBF\u8FD0\u884C\u4EFB\u52A1, read-only";
        async function readRunLog(client, run, part, { signal }) {
            const { body } = await client({
                path: [
                    ...run,
                    'job',
                    part.id,
                    'log'
                ],
                kind: 'log',
                signal,
                scope: run_log_SCOPE,
                ids: `pipeline-id and run-id, and the job ${part.name}`
            });
            const { content, more } = body;
            const isCut = more === true && model_phase.h.has(part.phase);
            const lost = isCut ? 'the platform serves only the first part of it' : undefined;
            return {
                text: typeof content === 'string' ? content : '',
                lost
            };
        }
        // EXTERNAL MODULE: ./lib/src/util/timers.js
        var timers = __webpack_require__(9745);
        // EXTERNAL MODULE: ./lib/src/util/text.js
        var util_text = __webpack_require__(9460);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/step-log.js
        const LONGEST_TOLD = 64 * 1024;
        const beginning = {
            lines: 0,
            told: ''
        };
        function offsetOf({ lines, open }) {
            return open === undefined ? lines : Math.max(0, lines - 1);
        }
        function nextPage(cursor, { logs, last, more }) {
            const asked = offsetOf(cursor);
            const lines = logs === '' ? [] : logs.replace(/\n$/, '').split('\n');
            const first = firstOf(lines.length, last, asked, cursor.base);
            const { open } = cursor;
            const skip = Math.min(cursor.lines - first, lines.length);
            const isKnown = skip > 0 && knows(cursor, lines.slice(0, skip));
            const end = last ?? (isKnown ? first : asked) + lines.length;
            if (end < cursor.lines) return {
                text: '',
                cursor,
                more: false,
                complete: more ? false : undefined
            };
            const fresh = isKnown ? lines.slice(skip) : end > cursor.lines ? lines : [];
            const grown = isKnown && open !== undefined ? (lines[skip - 1] ?? '').slice(open.length) : '';
            const endsLine = logs.endsWith('\n');
            const isEnded = open !== undefined && (fresh.length > 0 || isKnown && skip === lines.length && endsLine);
            const text = `${grown}${isEnded ? '\n' : ''}${fresh.join('\n')}${fresh.length > 0 && endsLine ? '\n' : ''}`;
            const cut = endsLine ? undefined : fresh.at(-1);
            const stillOpen = cut === undefined ? openAfter(cursor, grown, isEnded) : (0, util_text.Sf)(cut);
            const base = last === undefined || asked === 0 || first < asked && !isKnown ? cursor.base : first < asked ? 1 : 0;
            const next = {
                lines: end,
                told: (0, util_text.g1)(cursor.told, text, LONGEST_TOLD),
                open: stillOpen,
                base
            };
            const moved = end > cursor.lines;
            return {
                text,
                cursor: next,
                more: more && moved,
                complete: more && !moved ? false : undefined
            };
        }
        function firstOf(count, last, asked, base = 0) {
            if (last === undefined) return Math.max(0, asked - base);
            const first = last - count;
            return first >= 0 && first <= asked ? first : asked;
        }
        function knows({ told, open = '' }, lines) {
            const last = lines.at(-1) ?? '';
            if (!last.startsWith(open)) return false;
            const tail = open === '' ? told.replace(/\n$/, '') : told;
            const text = lines.join('\n');
            const known = open === '' ? text : text.slice(0, text.length - last.length + open.length);
            if (known.length <= tail.length) return tail.endsWith(`\n${known}`) || tail === known;
            return tail !== '' && known.endsWith(tail);
        }
        function openAfter({ open }, grown, isEnded) {
            return open === undefined || isEnded ? undefined : open + grown;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-steps.js
        const run_steps_SCOPE = "\u6D41\u6C34\u7EBF / \u6D41\u6C34\u7EBF\u8FD0\u884C\u4EFB\u52A1, read-only";
        const LINES = 1000;
        function createSteps(client, runPath) {
            const known = new Map();
            const places = new Map();
            const listedAt = new Map();
            const listing = new Map();
            const list = async (job, context)=>{
                const steps = await listSteps(client, [
                    ...runPath,
                    'jobs',
                    job.id,
                    'steps'
                ], job, context);
                for (const { part, place } of steps)places.set(part.id, place);
                if (steps.length > 0 || model_phase.h.has(job.phase)) known.set(job.id, steps.map(({ part })=>part));
                listedAt.set(job.id, job.status);
            };
            const giveUp = (job, error)=>{
                if (error.failure.kind === 'transient') return;
                known.set(job.id, known.get(job.id) ?? []);
                listedAt.set(job.id, job.status);
            };
            return {
                of: (jobId)=>known.get(jobId),
                refresh (jobs, context) {
                    for (const job of jobs){
                        const isCurrent = job.phase !== 'running' && listedAt.get(job.id) === job.status;
                        if (listing.has(job.id) || isCurrent) continue;
                        const work = list(job, context).catch((error)=>{
                            if (error instanceof errors.GI) giveUp(job, error);
                            else if (!context.signal.aborted) throw error;
                        });
                        listing.set(job.id, work.finally(()=>listing.delete(job.id)));
                    }
                },
                async settled ({ signal }) {
                    await (0, timers.ZC)(Promise.all(listing.values()), signal);
                },
                async readLog (part, context, cursor) {
                    const place = places.get(part.id);
                    if (!place) throw (0, errors.k6)('did not name this step');
                    return readStepLog(client, runPath, part, place, context, cursor);
                }
            };
        }
        async function listSteps(client, path, job, { signal }) {
            const { body } = await client({
                path,
                kind: 'log',
                form: 'either',
                signal,
                scope: run_steps_SCOPE,
                ids: 'run-id'
            });
            const parsed = Steps.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('held no steps of the known form');
            const groups = Array.isArray(parsed.data) ? parsed.data : [
                parsed.data
            ];
            return groups.flatMap((group)=>{
                const buildId = (0, schema.Lr)(group.buildId) ?? '';
                return (group.buildProcessNodes ?? group.steps ?? []).map((step, i)=>{
                    const stepIndex = String(step.stepIndex ?? step.nodeIndex ?? i);
                    const { phase, status } = (0, status_words.r)(stepStatuses, step.status);
                    const part = {
                        id: `${job.id}/${buildId}/${stepIndex}`,
                        kind: 'step',
                        parent: job.id,
                        name: step.nodeName || step.stepName || `step ${stepIndex}`,
                        aliases: [
                            stepIndex
                        ],
                        phase,
                        status,
                        hasLog: buildId !== '' && phase !== 'queued' && phase !== 'skipped'
                    };
                    return {
                        part,
                        place: {
                            jobId: job.id,
                            buildId,
                            stepIndex
                        }
                    };
                });
            });
        }
        async function readStepLog(client, runPath, part, { jobId, buildId, stepIndex }, { signal }, cursor) {
            const from = isCursor(cursor) ? cursor : beginning;
            const { body } = await client({
                path: [
                    ...runPath,
                    'jobs',
                    jobId,
                    'step',
                    'log'
                ],
                query: {
                    stepIndex,
                    offset: String(offsetOf(from)),
                    limit: String(LINES),
                    buildId
                },
                kind: 'log',
                signal,
                scope: run_steps_SCOPE,
                ids: `run-id and the step ${part.name}`
            });
            const parsed = StepLog.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('held no step log of the known form');
            const { logs, last, more } = parsed.data;
            return nextPage(from, {
                logs: logs ?? '',
                last: (0, schema.Ro)(last),
                more: more === true
            });
        }
        function isCursor(value) {
            return typeof value === 'object' && value !== null && 'lines' in value;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-target.js
        const run_target_STOP_SCOPE = "\u6D41\u6C34\u7EBF / \u6D41\u6C34\u7EBF\u8FD0\u884C\u5B9E\u4F8B, read-write";
        const run_target_IDS = 'pipeline-id and run-id';
        function pipelineRunTarget(settings, place) {
            const { pipelineId, query, waits, jobs, childName } = settings;
            const { client, prefix, links } = place;
            const pipeline = [
                ...prefix,
                'pipelines',
                pipelineId
            ];
            let seen;
            const adapter = {
                kind: 'pipeline run',
                noun: 'run',
                clock: place.clock,
                isRunId: ids.Et,
                list: createRunList(client, pipeline, query),
                links: {
                    run: (id)=>links.run(pipelineId, id),
                    pipeline: ()=>links.pipeline(pipelineId)
                },
                async read (run, context) {
                    const path = [
                        ...pipeline,
                        'runs',
                        run.id
                    ];
                    const { signal } = context;
                    const { body } = await client({
                        path,
                        kind: 'status',
                        signal,
                        scope: RUN_SCOPE,
                        ids: run_target_IDS
                    });
                    const reading = readRun(body);
                    const steps = seen?.steps ?? createSteps(client, [
                        ...pipeline,
                        'pipelineRuns',
                        run.id
                    ]);
                    seen = {
                        steps,
                        reading
                    };
                    run_target_listSteps(seen, context);
                    return followed(settings, run, seen, context);
                },
                addDetails: (snapshot, _run, context)=>withLastSteps(snapshot, seen, context),
                async readLog (run, part, context, cursor) {
                    if (seen === undefined) throw (0, errors.k6)('was asked for before the run was read');
                    if (part.kind === 'step') return seen.steps.readLog(part, context, cursor);
                    return readRunLog(client, [
                        ...pipeline,
                        'runs',
                        run.id
                    ], part, context);
                },
                ...jobs.length === 0 && {
                    stop: (run, context)=>stopRun(client, [
                            ...pipeline,
                            'runs',
                            run.id
                        ], context)
                }
            };
            return (0, run_target.N)({
                pipelineId,
                query,
                waits,
                isFollowed: childName !== undefined
            }, adapter);
        }
        async function followed({ jobs, children, childName }, run, seen, context) {
            const { named, snapshot } = seen.reading;
            const narrowed = narrowTo(jobs, seen.reading);
            const orders = await children?.(run.identity, narrowed.jobs, context) ?? [];
            const deployedNothing = childName !== undefined && narrowed.phase === 'success' && orders.length === 0;
            return {
                named,
                title: narrowed.title && `${narrowed.title} of run ${run.id}`,
                snapshot: {
                    ...snapshot,
                    phase: deployedNothing ? 'skipped' : narrowed.phase,
                    contradictions: narrowed.contradictions,
                    parts: withSteps(seen),
                    message: deployedNothing ? `no ${childName} belonged to it` : undefined,
                    children: orders
                }
            };
        }
        async function stopRun(client, path, { signal }) {
            await client({
                method: 'PUT',
                path,
                form: 'done',
                kind: 'stop',
                signal,
                scope: run_target_STOP_SCOPE,
                ids: run_target_IDS
            });
            return true;
        }
        function hasSteps({ part, deployOrderIds }) {
            return part.phase !== 'queued' && part.phase !== 'skipped' && deployOrderIds.length === 0;
        }
        function run_target_listSteps({ steps, reading }, context) {
            steps.refresh(reading.jobs.filter(hasSteps).map((job)=>job.part), context);
        }
        function withSteps({ steps, reading }) {
            const byId = new Map(reading.jobs.map((job)=>[
                    job.part.id,
                    job
                ]));
            return reading.snapshot.parts.flatMap((part)=>{
                const job = part.kind === 'job' ? byId.get(part.id) : undefined;
                if (!job || !hasSteps(job)) return [
                    part
                ];
                const own = steps.of(part.id);
                return own === undefined ? [
                    part
                ] : own.length === 0 ? [
                    {
                        ...part,
                        hasLog: true
                    }
                ] : [
                    part,
                    ...own
                ];
            });
        }
        async function withLastSteps(snapshot, seen, context) {
            if (seen === undefined) return snapshot;
            const { steps, reading } = seen;
            run_target_listSteps(seen, context);
            try {
                await steps.settled(context);
            } catch (error) {
                if (!(error instanceof errors.GI)) throw error;
            }
            const unlisted = reading.jobs.filter((job)=>hasSteps(job) && !steps.of(job.part.id));
            const own = new Set(unlisted.map((job)=>job.part.id));
            const parts = withSteps(seen).map((part)=>own.has(part.id) ? {
                    ...part,
                    hasLog: true
                } : part);
            return {
                ...snapshot,
                parts
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/adapters.js
        function openTargets(targets, { api, endpoint, token, organization }, http, consoleUrl) {
            const { http: timed, clock } = (0, platform_clock.w)(http);
            const client = createClient(timed, token);
            const own = organization === undefined ? [] : [
                'organizations',
                organization
            ];
            const flow = [
                'oapi',
                'v1',
                'flow',
                ...own
            ];
            const appstack = [
                'oapi',
                'v1',
                'appstack',
                ...own
            ];
            const links = (0, yunxiao_links.c)(consoleUrl ?? (api === 'region' ? new URL(endpoint).origin : undefined));
            if (targets.code === 'deploy orders') {
                return targets.orders.map((ids)=>deployOrderTarget(client, flow, ids, links));
            }
            if (targets.code === 'change orders') {
                return targets.orders.map((ids)=>changeOrderTarget(client, appstack, ids, links));
            }
            return targets.runs.map(({ pipelineId, query })=>{
                const { waits, jobs } = targets;
                const settings = {
                    pipelineId,
                    query,
                    waits,
                    jobs
                };
                const children = childrenOf(targets, pipelineId);
                return pipelineRunTarget({
                    ...settings,
                    ...children
                }, {
                    client,
                    prefix: flow,
                    links,
                    clock
                });
            });
            function childrenOf({ followed, withOrders, appName }, pipelineId) {
                if (followed === 'change orders') {
                    const children = changeOrdersOfRun({
                        client,
                        prefix: appstack,
                        links
                    }, pipelineId, appName);
                    return {
                        children,
                        childName: 'change order'
                    };
                }
                if (followed === undefined && !withOrders) return {};
                const children = deployOrdersOfRun({
                    client,
                    prefix: flow,
                    links
                }, pipelineId, followed === undefined);
                return followed === undefined ? {
                    children
                } : {
                    children,
                    childName: 'deploy order'
                };
            }
        }
    }
};

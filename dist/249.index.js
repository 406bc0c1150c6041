export const id = 249;
export const ids = [
    249
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
    },
    3249: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.r(__webpack_exports__);
        __webpack_require__.d(__webpack_exports__, {
            changeOrderTarget: ()=>changeOrderTarget,
            changeOrdersOfRun: ()=>changeOrdersOfRun,
            createClient: ()=>createClient,
            deployOrderTarget: ()=>deployOrderTarget,
            deployOrdersOfRun: ()=>deployOrdersOfRun,
            runTarget: ()=>runTarget
        });
        // EXTERNAL MODULE: ./lib/src/model/errors.js
        var errors = __webpack_require__(1793);
        // EXTERNAL MODULE: ./lib/src/model/phase.js
        var model_phase = __webpack_require__(2935);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/status-words.js
        var status_words = __webpack_require__(5918);
        // EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 10 modules
        var schemas = __webpack_require__(8050);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/schema.js
        const schema_text = schemas.MfU(schemas.cl6(schemas.YjP()), undefined);
        const number = schemas.MfU(schemas.cl6(schemas.KCZ([
            schemas.aig(),
            schemas.YjP()
        ])), undefined);
        const Machine = schemas.Ikc({
            machineSn: number,
            ip: schema_text,
            hostName: schema_text,
            status: schemas.lqM(schemas.L5J()),
            clientStatus: schema_text,
            batchNum: number,
            createTime: number,
            updateTime: number
        });
        const DeployOrder = schemas.Ikc({
            deployOrderId: schemas.lqM(schemas.L5J()),
            status: schemas.lqM(schemas.L5J()),
            currentBatch: number,
            totalBatch: number,
            exceptionCode: number,
            createTime: number,
            updateTime: number,
            deployMachineInfo: schemas.cl6(schemas.Ikc({
                deployMachines: schemas.cl6(schemas.YOg(schemas.mee(Machine)))
            }))
        });
        const MachineLog = schemas.Ikc({
            deployLog: schemas.cl6(schemas.YjP()),
            deployBeginTime: number,
            deployEndTime: number
        });
        const ErrorAnswer = schemas.Ikc({
            errorCode: number,
            code: number,
            errorMessage: schema_text,
            errorDescription: schema_text,
            message: schema_text,
            requestId: schema_text,
            traceId: schema_text,
            success: schemas.lqM(schemas.L5J())
        });
        const Action = schemas.Ikc({
            type: schema_text,
            disable: schemas.lqM(schemas.L5J()),
            params: schemas.lqM(schemas.L5J()),
            data: schemas.lqM(schemas.L5J())
        });
        const Job = schemas.Ikc({
            id: number,
            name: schema_text,
            jobSign: schema_text,
            status: schemas.lqM(schemas.L5J()),
            startTime: number,
            endTime: number,
            params: schemas.lqM(schemas.L5J()),
            result: schema_text,
            actions: schemas.MfU(schemas.cl6(schemas.YOg(schemas.MfU(schemas.mee(Action), null))), undefined)
        });
        const Stage = schemas.Ikc({
            name: schema_text,
            index: number,
            stageInfo: schemas.cl6(schemas.Ikc({
                name: schema_text,
                status: schemas.lqM(schemas.L5J()),
                startTime: number,
                endTime: number,
                jobs: schemas.cl6(schemas.YOg(schemas.mee(Job)))
            }))
        });
        const Run = schemas.Ikc({
            pipelineRunId: schemas.lqM(schemas.L5J()),
            pipelineId: schemas.lqM(schemas.L5J()),
            status: schemas.lqM(schemas.L5J()),
            createTime: number,
            updateTime: number,
            globalParams: schemas.MfU(schemas.cl6(schemas.YOg(schemas.mee(schemas.Ikc({
                key: schema_text,
                value: schema_text
            })))), undefined),
            sources: schemas.lqM(schemas.L5J()),
            stages: schemas.cl6(schemas.YOg(schemas.mee(Stage)))
        });
        const RunList = schemas.YOg(schemas.Ikc({
            pipelineRunId: number,
            status: schemas.lqM(schemas.L5J()),
            startTime: number
        }));
        const Step = schemas.Ikc({
            nodeName: schema_text,
            stepName: schema_text,
            status: schemas.lqM(schemas.L5J()),
            nodeIndex: number,
            stepIndex: number
        });
        const StepGroup = schemas.Ikc({
            buildId: number,
            buildProcessNodes: schemas.MfU(schemas.cl6(schemas.YOg(Step)), undefined),
            steps: schemas.MfU(schemas.cl6(schemas.YOg(Step)), undefined)
        });
        const Steps = schemas.KCZ([
            schemas.YOg(StepGroup),
            StepGroup
        ]);
        const StepLog = schemas.Ikc({
            logs: schemas.cl6(schemas.YjP()),
            last: number,
            more: schemas.lqM(schemas.L5J())
        });
        const Task = schemas.Ikc({
            sn: number,
            state: schemas.lqM(schemas.L5J()),
            behavior: schema_text,
            errorMessage: schema_text,
            spec: schema_text,
            startedAt: schema_text,
            endedAt: schema_text
        });
        const ChangeStage = schemas.Ikc({
            sn: number,
            state: schemas.lqM(schemas.L5J()),
            startedAt: schema_text,
            endedAt: schema_text,
            tasks: schemas.MfU(schemas.cl6(schemas.YOg(schemas.mee(Task))), undefined)
        });
        const ChangeJob = schemas.Ikc({
            sn: number,
            envName: schema_text,
            state: schemas.lqM(schemas.L5J()),
            type: schema_text,
            startedAt: schema_text,
            endedAt: schema_text,
            stages: schemas.MfU(schemas.cl6(schemas.YOg(schemas.mee(ChangeStage))), undefined),
            nextJob: schemas.lqM(schemas.L5J())
        });
        const ChangeOrder = schemas.Ikc({
            sn: schemas.lqM(schemas.L5J()),
            name: schema_text,
            version: schema_text,
            type: schema_text,
            state: schemas.lqM(schemas.L5J()),
            startedAt: schema_text,
            endedAt: schema_text,
            jobs: schemas.cl6(schemas.YOg(schemas.mee(ChangeJob)))
        });
        const JobEvent = schemas.Ikc({
            action: schema_text,
            gmtCreate: schema_text,
            message: schema_text,
            operator: schema_text,
            state: schemas.lqM(schemas.L5J())
        });
        const JobEvents = schemas.Ikc({
            records: schemas.cl6(schemas.YOg(schemas.mee(JobEvent))),
            pages: number,
            total: number
        });
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-log.js
        const SCOPE = "\u5E94\u7528\u4EA4\u4ED8 / \u90E8\u7F72\u5355, read-only";
        const PER_PAGE = 100;
        const MOST_PAGES = 100;
        const MOST_TRIES = 3;
        function createChangeLogs(client, path) {
            const page = async (job, current, { signal })=>{
                const { body } = await client({
                    path: [
                        ...path,
                        'jobs',
                        job.id,
                        'logs'
                    ],
                    query: {
                        current: String(current),
                        pageSize: String(PER_PAGE)
                    },
                    kind: 'log',
                    signal,
                    scope: SCOPE,
                    ids: `change-order-sn, and the environment ${job.name}`
                });
                const parsed = JobEvents.safeParse(body);
                if (!parsed.success) throw (0, errors.k6)('held no events of the known form');
                const records = (parsed.data.records ?? []).flatMap((record)=>record ? [
                        readEvent(record)
                    ] : []);
                return {
                    records,
                    pages: Number(parsed.data.pages ?? 1),
                    total: parsed.data.total ?? undefined
                };
            };
            const allPages = async (job, context)=>{
                const first = await page(job, 1, context);
                const records = [
                    ...first.records
                ];
                let moved = false;
                for(let current = 2; current <= Math.min(first.pages, MOST_PAGES); current++){
                    const next = await page(job, current, context);
                    moved ||= next.total !== first.total;
                    records.push(...next.records);
                    if (next.records.length === 0) break;
                }
                return {
                    records,
                    moved
                };
            };
            const events = async (job, context)=>{
                let all = await allPages(job, context);
                for(let tries = 1; all.moved && tries < MOST_TRIES; tries++)all = await allPages(job, context);
                if (all.moved) throw (0, errors.k6)('changed while its pages were read');
                return byTime(all.records);
            };
            return {
                events,
                async readEvents (job, context, cursor) {
                    const told = new Map(cursor instanceof Map ? cursor : []);
                    const now = new Map();
                    const lines = [];
                    const all = await events(job, context);
                    for (const event of all){
                        const key = JSON.stringify(event);
                        const nth = (now.get(key) ?? 0) + 1;
                        now.set(key, nth);
                        if (nth <= (told.get(key) ?? 0)) continue;
                        told.set(key, nth);
                        lines.push(describe(event));
                    }
                    const last = all.findLast((event)=>event.action.startsWith('JOB_'));
                    const complete = /^JOB_(?:FINISH|TERMINATE)$/.test(last?.action ?? '') || undefined;
                    return {
                        text: lines.map((line)=>`${line}\n`).join(''),
                        cursor: told,
                        steady: true,
                        complete
                    };
                },
                async readTask (task, { signal }) {
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
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/change-order-target.js
        const STOP_SCOPE = "\u5E94\u7528\u4EA4\u4ED8 / \u90E8\u7F72\u5355, read-write";
        const CHANGE_SCOPE = "\u5E94\u7528\u4EA4\u4ED8 / \u90E8\u7F72\u5355, read-only";
        const MOST_NEXT_JOBS = 10;
        function changeOrderTarget(client, prefix, { appName, sn, asGiven = sn }, consoleUrl, found) {
            const path = appName === undefined ? undefined : [
                ...prefix,
                'apps',
                appName,
                'changeOrders',
                sn
            ];
            const logs = path ? createChangeLogs(client, path) : undefined;
            const suspended = {
                since: '',
                by: undefined
            };
            const readBody = async (context)=>{
                if (found) return found.readOrder(context);
                if (!path) throw new TypeError('a change order without an app');
                const ids = 'app-name and change-order-sn (the number of the order, not of one of its environments)';
                return (await client({
                    path,
                    kind: 'status',
                    signal: context.signal,
                    scope: CHANGE_SCOPE,
                    ids
                })).body;
            };
            const stopOn = async (path, context)=>{
                const { parts } = readChangeOrder(await readBody(context), sn, false);
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
                        signal: context.signal,
                        scope: STOP_SCOPE,
                        ids: 'app-name and change-order-sn'
                    });
                });
                const refused = (await Promise.allSettled(asked)).find((answer)=>answer.status === 'rejected');
                if (refused) throw refused.reason;
                return true;
            };
            return {
                ...path ? {
                    names: {
                        'app-name': appName,
                        'change-order-sn': sn
                    },
                    stop: (context)=>stopOn(path, context)
                } : {
                    whyNoStop: 'its app is not known, give app-name'
                },
                id: sn,
                kind: 'change order',
                label: `change order ${sn}${appName === undefined ? '' : ` of app ${appName}`}`,
                ids: {
                    'change-order-sn': asGiven
                },
                url: appName === undefined ? consoleUrl : `${consoleUrl}/appstack/app/${encodeURIComponent(appName)}`,
                matchedBy: found?.matchedBy,
                async read (context) {
                    const snapshot = readChangeOrder(await readBody(context), sn, logs !== undefined);
                    if (snapshot.phase !== 'paused') suspended.since = '';
                    if (snapshot.phase !== 'paused' || !logs) return snapshot;
                    const job = snapshot.parts.find((p)=>p.kind === 'environment' && p.phase === 'paused');
                    if (job === undefined) return snapshot;
                    const since = `${job.id} ${job.status}`;
                    if (suspended.since !== since) {
                        Object.assign(suspended, {
                            since,
                            by: undefined
                        });
                        void lastSuspension(logs, job, context).then((by)=>{
                            if (suspended.since === since) suspended.by = by;
                        });
                    }
                    const by = suspended.by ? `, suspended by ${suspended.by.operator || 'somebody'} at ${suspended.by.at}` : '';
                    return {
                        ...snapshot,
                        action: `environment ${job.name}${by}: ${snapshot.action}`
                    };
                },
                async readLog (part, context, cursor) {
                    if (!logs) throw new errors.GI('its app is not known', {
                        kind: 'permanent',
                        label: 'no app',
                        hint: 'give app-name'
                    });
                    return part.kind === 'task' ? logs.readTask(part, context) : logs.readEvents(part, context, cursor);
                }
            };
        }
        function readChangeOrder(body, sn, hasLogs) {
            const parsed = ChangeOrder.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('was no change order of the known form');
            const order = parsed.data;
            if (order.sn !== undefined && order.sn !== null && order.sn !== sn) {
                throw (0, errors.k6)(`was about another change order than ${sn}`);
            }
            const { phase: said, status } = (0, status_words.r)(changeOrderStatuses, order.state);
            const listed = order.jobs ?? undefined;
            const parts = (listed ?? []).flatMap((job, i)=>readJob(job, `job-${i + 1}`, undefined, hasLogs, 0));
            const environments = parts.filter((p)=>p.kind === 'environment');
            const suspended = environments.some((p)=>p.phase === 'paused');
            const empty = said === 'success' && listed !== undefined && listed.length === 0;
            const phase = empty ? 'skipped' : !model_phase.h.has(said) && said !== 'unknown' && suspended ? 'paused' : said;
            const top = environments.filter((p)=>p.parent === undefined);
            return {
                phase,
                status,
                parts,
                contradictions: phase === 'success' ? top.filter((p)=>p.phase === 'failure' || p.phase === 'cancelled' || p.phase === 'unknown') : [],
                action: 'a person with the right to deploy can resume, roll back or stop it on the page of the app',
                stopping: top.some(isStopping) && !environments.some(isOpenJob),
                message: firstError(parts),
                notices: [],
                startedAt: toTime(order.startedAt),
                finishedAt: model_phase.h.has(said) ? toTime(order.endedAt) : undefined
            };
        }
        function isOpenJob(part) {
            return part.kind === 'environment' && !model_phase.h.has(part.phase) && !isStopping(part);
        }
        function isStopping({ status }) {
            return stoppingStatuses.has(status.toUpperCase());
        }
        function readJob(job, fallback, parent, hasLogs, depth) {
            const sn = change_order_target_text(job?.sn) ?? fallback;
            const { phase, status } = (0, status_words.r)(changeOrderStatuses, job?.state);
            const own = {
                id: sn,
                kind: 'environment',
                ...parent === undefined ? {} : {
                    parent
                },
                name: job?.envName ?? sn,
                aliases: change_order_target_text(job?.sn) === undefined ? [] : [
                    sn
                ],
                phase,
                status,
                hasLog: hasLogs && change_order_target_text(job?.sn) !== undefined && phase !== 'queued',
                startedAt: toTime(job?.startedAt),
                finishedAt: model_phase.h.has(phase) ? toTime(job?.endedAt) : undefined
            };
            const stages = (job?.stages ?? []).flatMap((stage, i)=>{
                const stageId = `${sn}/${change_order_target_text(stage?.sn) ?? i}`;
                const reading = (0, status_words.r)(changeOrderStatuses, stage?.state);
                const tasks = (stage?.tasks ?? []).map((task, k)=>{
                    const { phase: taskPhase, status: taskWord } = (0, status_words.r)(changeTaskStatuses, task?.state);
                    const taskSn = change_order_target_text(task?.sn);
                    return {
                        id: `${stageId}/${taskSn ?? k}`,
                        kind: 'task',
                        parent: stageId,
                        name: specName(task?.spec) ?? `task ${k + 1}`,
                        aliases: taskSn === undefined ? [] : [
                            taskSn
                        ],
                        phase: taskPhase === 'unknown' && !task?.errorMessage ? 'running' : task?.errorMessage && taskPhase === 'unknown' ? 'failure' : taskPhase,
                        status: taskWord,
                        message: task?.errorMessage || undefined,
                        hasLog: hasLogs && taskSn !== undefined && taskPhase !== 'queued',
                        startedAt: toTime(task?.startedAt),
                        finishedAt: model_phase.h.has(taskPhase) ? toTime(task?.endedAt) : undefined
                    };
                });
                const stagePart = {
                    id: stageId,
                    kind: 'stage',
                    parent: sn,
                    hasLog: false,
                    name: String(i + 1),
                    phase: reading.phase,
                    status: reading.status,
                    startedAt: toTime(stage?.startedAt),
                    finishedAt: model_phase.h.has(reading.phase) ? toTime(stage?.endedAt) : undefined
                };
                return [
                    stagePart,
                    ...tasks
                ];
            });
            const next = depth < MOST_NEXT_JOBS && job?.nextJob ? ChangeJob.safeParse(job.nextJob) : undefined;
            const following = next?.success ? readJob(next.data, `${sn}-next`, sn, hasLogs, depth + 1) : [];
            return [
                own,
                ...stages,
                ...following
            ];
        }
        function firstError(parts) {
            const task = parts.find((p)=>p.kind === 'task' && p.phase === 'failure' && p.message) ?? parts.find((p)=>p.kind === 'task' && p.message);
            return task?.message;
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
        function change_order_target_text(value) {
            return value === undefined || value === null || value === '' ? undefined : String(value);
        }
        function toTime(value) {
            if (!value || !/(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(value)) return undefined;
            const at = Date.parse(value);
            return Number.isNaN(at) ? undefined : at;
        }
        // EXTERNAL MODULE: ./lib/src/http/json.js
        var json = __webpack_require__(2329);
        // EXTERNAL MODULE: ./lib/src/http/status.js
        var http_status = __webpack_require__(6409);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/client.js
        const TOKEN_PAGE = 'https://account-devops.aliyun.com/settings/personalAccessToken';
        const THROTTLED_CODES = /^(?:ApiRateLimited|KubernetesApiRateLimited)$/;
        const NOT_FOUND_CODES = /NotFound$|NotExists$/;
        const NOT_DONE = 'did not say that it was done';
        const TRANSIENT_CODES = /^SystemInternalError$/;
        function createClient(http, token) {
            return async (ask)=>{
                const answer = await http({
                    method: ask.method ?? 'GET',
                    path: ask.path,
                    ...ask.query ? {
                        query: ask.query
                    } : {},
                    ...ask.body === undefined ? {} : {
                        body: JSON.stringify(ask.body)
                    },
                    headers: {
                        'x-yunxiao-token': token,
                        ...ask.body === undefined ? {} : {
                            'content-type': 'application/json'
                        }
                    },
                    kind: ask.kind,
                    signal: ask.signal
                });
                const kind = (0, http_status.xo)(answer.status);
                if (kind !== 'ok') throw vendorError(answer, kind, readError(parseErrorBody(answer.text)), ask);
                if (ask.form === 'text') return {
                    body: readText(answer.text),
                    headers: answer.headers
                };
                const body = (0, json.q)(answer.text);
                if (ask.form === 'true' && (body === true || body === 'true')) return {
                    body,
                    headers: answer.headers
                };
                const isList = Array.isArray(body);
                if (typeof body !== 'object' || body === null) throw (0, errors.k6)(ask.form === 'true' ? NOT_DONE : 'was neither an object nor a list');
                const error = isList ? {
                    failed: false
                } : readError(body);
                if (error.failed || error.code !== undefined && !('status' in body || 'state' in body)) {
                    throw vendorError(answer, 'permanent', error, ask);
                }
                if (ask.form === 'true') throw (0, errors.k6)(NOT_DONE);
                if (ask.form !== 'either' && isList !== (ask.form === 'list')) {
                    throw (0, errors.k6)(isList ? 'was a list and not an object' : 'was an object and not a list');
                }
                return {
                    body,
                    headers: answer.headers
                };
            };
        }
        function readText(text) {
            const body = parseErrorBody(text);
            return typeof body === 'string' ? body : text;
        }
        function parseErrorBody(text) {
            try {
                return (0, json.q)(text);
            } catch  {
                return undefined;
            }
        }
        function readError(body) {
            const parsed = ErrorAnswer.safeParse(body);
            if (!parsed.success) return {
                failed: false
            };
            const { errorCode, code, errorMessage, errorDescription, message, requestId, traceId, success } = parsed.data;
            const named = errorCode ?? code;
            return {
                code: isGiven(named) ? String(named) : undefined,
                message: errorMessage || errorDescription || message || undefined,
                requestId: requestId || traceId || undefined,
                failed: success === false || success === 'false' || isGiven(errorCode)
            };
        }
        function isGiven(code) {
            return code !== undefined && code !== null && code !== '';
        }
        function vendorError(answer, byStatus, says, ask) {
            const kind = kindOf(byStatus, says.code);
            const vendor = [
                says.code,
                says.message
            ].filter(Boolean).join(': ');
            const request = says.requestId ? ` (request id ${says.requestId})` : '';
            const head = answer.status === 200 ? 'an error inside HTTP 200' : `HTTP ${answer.status}`;
            return new errors.GI(`${head}${vendor ? `, ${vendor}` : ''}${request}`, {
                kind,
                label: answer.status === 200 ? `error ${says.code ?? 'without code'}` : `HTTP ${answer.status}`,
                status: answer.status,
                code: says.code,
                vendorMessage: says.message,
                requestId: says.requestId,
                retryAfterMs: (0, http_status.mu)(first(answer.headers['retry-after']), first(answer.headers.date)),
                hint: hintFor(kind, answer.status, ask)
            });
        }
        function kindOf(byStatus, code) {
            if (code === undefined) return byStatus;
            if (THROTTLED_CODES.test(code)) return 'throttled';
            if (byStatus !== 'permanent') return byStatus;
            if (TRANSIENT_CODES.test(code)) return 'transient';
            return NOT_FOUND_CODES.test(code) ? 'not-found' : byStatus;
        }
        function hintFor(kind, status, ask) {
            if (status === 401) return `check token: it is wrong or has expired; make a new one at ${TOKEN_PAGE}`;
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
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/deploy-order-target.js
        const deploy_order_target_SCOPE = "\u6D41\u6C34\u7EBF / \u4E3B\u673A\u90E8\u7F72, read-only";
        const deploy_order_target_STOP_SCOPE = "\u6D41\u6C34\u7EBF / \u4E3B\u673A\u90E8\u7F72, read-write";
        function deployOrderTarget(client, prefix, { pipelineId, deployOrderId }, consoleUrl) {
            const path = [
                ...prefix,
                'pipelines',
                pipelineId,
                'deploy',
                deployOrderId
            ];
            const ids = 'pipeline-id and deploy-order-id';
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
                url: consoleUrl === undefined ? '' : `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/current`,
                async read ({ signal }) {
                    const { body } = await client({
                        path,
                        kind: 'status',
                        signal,
                        scope: deploy_order_target_SCOPE,
                        ids
                    });
                    return readDeployOrder(body, deployOrderId);
                },
                async readLog (part, { signal }) {
                    const { body } = await client({
                        path: [
                            ...path,
                            'machine',
                            part.id,
                            'log'
                        ],
                        kind: 'log',
                        signal,
                        scope: deploy_order_target_SCOPE,
                        ids: `${ids}, and the machine ${part.id}`
                    });
                    const parsed = MachineLog.safeParse(body);
                    if (!parsed.success) throw (0, errors.k6)('held no machine log of the known form');
                    const { deployLog, deployBeginTime, deployEndTime } = parsed.data;
                    return {
                        text: deployLog ?? '',
                        startedAt: toNumber(deployBeginTime),
                        finishedAt: toNumber(deployEndTime)
                    };
                },
                async stop ({ signal }) {
                    const stopPath = [
                        ...path,
                        'stop'
                    ];
                    await client({
                        method: 'PUT',
                        path: stopPath,
                        form: 'true',
                        kind: 'stop',
                        signal,
                        scope: deploy_order_target_STOP_SCOPE,
                        ids
                    });
                    return true;
                }
            };
        }
        function readDeployOrder(body, deployOrderId) {
            const parsed = DeployOrder.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('was no deploy order of the known form');
            const order = parsed.data;
            if (order.deployOrderId !== undefined && order.deployOrderId !== null) {
                const named = [
                    'string',
                    'number'
                ].includes(typeof order.deployOrderId) ? String(order.deployOrderId) : '(no id)';
                if (named !== deployOrderId) throw (0, errors.k6)(`was about deploy order ${named} and not ${deployOrderId}`);
            }
            const listed = order.deployMachineInfo?.deployMachines ?? undefined;
            const parts = (listed ?? []).map(readMachine);
            const { phase: said, status } = (0, status_words.r)(deployOrderStatuses, order.status);
            const phase = said === 'success' && listed && parts.every((p)=>p.phase === 'skipped') ? 'skipped' : said;
            const failed = parts.filter((p)=>p.phase === 'failure');
            const open = said === 'running' || said === 'paused' || said === 'queued';
            const blocked = open && failed.length > 0 ? {
                parts: failed,
                settled: !parts.some(isRunning)
            } : undefined;
            const at = toNumber(order.currentBatch);
            const of = toNumber(order.totalBatch);
            const code = order.exceptionCode;
            return {
                phase,
                status,
                position: at !== undefined && of !== undefined ? {
                    kind: 'batch',
                    at,
                    of
                } : undefined,
                parts,
                contradictions: phase === 'success' ? parts.filter(contradictsSuccess) : [],
                blocked,
                action: blocked ? 'a person with the right to deploy can retry or skip the machine, or stop the order, on the pipeline page' : 'a person with the right to deploy can resume or stop the order on the pipeline page',
                message: code === undefined || code === null || code === '' ? undefined : `exception code ${code}`,
                notices: notices(parts, listed === undefined && phase === 'success', phase, order),
                startedAt: toNumber(order.createTime),
                finishedAt: model_phase.h.has(said) ? toNumber(order.updateTime) : undefined
            };
        }
        function readMachine(machine, index) {
            const sn = machine?.machineSn;
            const id = sn === undefined || sn === null || sn === '' ? `machine-${index + 1}` : String(sn);
            const { phase, status } = (0, status_words.r)(machineStatuses, machine?.status);
            const names = [
                machine?.hostName,
                machine?.ip
            ].filter((name)=>Boolean(name));
            const begun = phase !== 'queued' && phase !== 'skipped' && phase !== 'unknown';
            return {
                id,
                kind: 'machine',
                hasLog: true,
                aliases: names,
                name: names.length > 0 ? `${names.join(' ')} (${id})` : id,
                batch: toNumber(machine?.batchNum),
                phase,
                status,
                message: machine?.clientStatus === 'error' ? 'its agent can not be reached (clientStatus: error)' : undefined,
                startedAt: begun ? toNumber(machine?.createTime) : undefined,
                finishedAt: begun && model_phase.h.has(phase) ? toNumber(machine?.updateTime) : undefined
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
            for (const part of parts){
                if (part.message !== undefined) {
                    found.push({
                        key: `agent ${part.id}`,
                        text: `machine ${part.name}: ${part.message}; it may stay ${part.status} until somebody mends it`
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
            const total = toNumber(order.totalBatch);
            const current = toNumber(order.currentBatch);
            if (phase === 'success' && total !== undefined && current !== undefined && current < total) {
                found.push({
                    key: 'batches',
                    text: `the order says Success in batch ${current} of ${total}`
                });
            }
            return found;
        }
        function toNumber(value) {
            if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
            return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/orders-of-run.js
        const MOST_ORDERS = 100;
        function refuseMore(made) {
            if (made.size <= MOST_ORDERS) return;
            throw new errors.GI(`the run has made more than ${MOST_ORDERS} orders, which is more than are followed`, {
                kind: 'permanent',
                label: 'too many orders',
                hint: 'narrow them with job-id, or name them'
            });
        }
        function deployOrdersOfRun(client, prefix, pipelineId, consoleUrl) {
            const made = new Map();
            return async ({ url, matchedBy }, jobs)=>{
                for (const { part, deployOrderIds } of jobs){
                    for (const deployOrderId of deployOrderIds){
                        if (made.has(deployOrderId)) continue;
                        const target = deployOrderTarget(client, prefix, {
                            pipelineId,
                            deployOrderId
                        }, consoleUrl);
                        const madeBy = [
                            part.id,
                            part.name,
                            ...part.aliases ?? []
                        ];
                        made.set(deployOrderId, {
                            ...target,
                            url,
                            madeBy,
                            matchedBy: throughRun(matchedBy)
                        });
                    }
                }
                refuseMore(made);
                return [
                    ...made.values()
                ];
            };
        }
        function throughRun(matchedBy) {
            return matchedBy === 'given' ? 'run' : matchedBy;
        }
        function changeOrdersOfRun(client, prefix, pipelineId, appName, consoleUrl) {
            const made = new Map();
            const list = async (runId, { signal })=>{
                const { body } = await client({
                    path: [
                        ...prefix,
                        'changeOrders:byOrigin'
                    ],
                    query: {
                        originType: 'FLOW',
                        originId: `${pipelineId}+${runId}`,
                        ...appName === undefined ? {} : {
                            appName
                        }
                    },
                    kind: 'status',
                    form: 'list',
                    signal,
                    scope: CHANGE_SCOPE,
                    ids: 'pipeline-id and run-id'
                });
                return body.map((order)=>{
                    const sn = typeof order === 'object' && order !== null && 'sn' in order ? order.sn : undefined;
                    if (typeof sn !== 'string' || sn === '') throw (0, errors.k6)('listed a change order without its number');
                    return {
                        sn,
                        body: order
                    };
                });
            };
            return async (run, _jobs, context)=>{
                const runId = run.ids['run-id'] ?? '';
                for (const { sn } of (await list(runId, context))){
                    if (made.has(sn)) continue;
                    const readOrder = async (own)=>{
                        const order = (await list(runId, own)).find((candidate)=>candidate.sn === sn);
                        if (order) return order.body;
                        throw new errors.GI(`change order ${sn} is no longer listed for run ${runId}`, {
                            kind: 'not-found',
                            label: 'order gone',
                            hint: 'look on the platform whether it was deleted'
                        });
                    };
                    made.set(sn, changeOrderTarget(client, prefix, {
                        appName,
                        sn
                    }, consoleUrl, {
                        matchedBy: throughRun(run.matchedBy),
                        readOrder
                    }));
                }
                refuseMore(made);
                return [
                    ...made.values()
                ];
            };
        }
        // EXTERNAL MODULE: ./lib/src/vendors/shared/choose-run.js
        var choose_run = __webpack_require__(5325);
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-snapshot.js
        const MANUAL_ACTIONS = new Set([
            'PassPipelineValidate',
            'StartPipelineJobRun'
        ]);
        function readRun(body, runId, pipelineId) {
            const parsed = Run.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('was no pipeline run of the known form');
            const run = parsed.data;
            for (const [what, id, asked] of [
                [
                    'run',
                    run.pipelineRunId,
                    runId
                ],
                [
                    'pipeline',
                    run.pipelineId,
                    pipelineId
                ]
            ]){
                if (id === undefined || id === null || asked === undefined) continue;
                const named = typeof id === 'string' || typeof id === 'number' ? String(id) : '(no id)';
                if (named !== asked) throw (0, errors.k6)(`was about ${what} ${named} and not ${asked}`);
            }
            const { phase: said, status } = (0, status_words.r)(runStatuses, run.status);
            const parts = [];
            const jobs = [];
            for (const [i, stage] of (run.stages ?? []).entries()){
                const info = stage?.stageInfo;
                const stageId = `stage-${i + 1}`;
                const reading = (0, status_words.r)(jobStatuses, info?.status);
                parts.push({
                    id: stageId,
                    kind: 'stage',
                    hasLog: false,
                    name: stage?.name || info?.name || `stage ${i + 1}`,
                    phase: reading.phase,
                    status: reading.status,
                    startedAt: toNumber(info?.startTime) || undefined,
                    finishedAt: model_phase.h.has(reading.phase) ? toNumber(info?.endTime) || undefined : undefined
                });
                for (const [k, job] of (info?.jobs ?? []).entries()){
                    const read = run_snapshot_readJob(job, stageId, `${i + 1}-${k + 1}`);
                    parts.push(read.part);
                    jobs.push(read);
                }
            }
            const gates = jobs.filter(isOpenGate(jobs));
            const phase = model_phase.h.has(said) || said === 'unknown' ? said : gates.length > 0 ? 'paused' : waitingPhase(status, said, jobs);
            const stages = parts.filter((p)=>p.kind === 'stage');
            const done = stages.filter((p)=>model_phase.h.has(p.phase)).length;
            return {
                jobs,
                commits: commitsOf(run),
                createdAt: toNumber(run.createTime),
                snapshot: {
                    phase,
                    status,
                    position: stages.length > 0 ? {
                        kind: 'stage',
                        at: Math.min(done + 1, stages.length),
                        of: stages.length
                    } : undefined,
                    parts,
                    contradictions: [],
                    action: actionOf(gates),
                    stopping: stoppingStatuses.has(status.toUpperCase()),
                    startedAt: toNumber(run.createTime),
                    finishedAt: model_phase.h.has(said) ? toNumber(run.updateTime) : undefined
                }
            };
        }
        function waitingPhase(word, said, jobs) {
            if (word.toUpperCase() !== 'WAITING') return said;
            if (jobs.some((job)=>job.part.phase === 'running')) return 'running';
            return jobs.some((job)=>model_phase.h.has(job.part.phase)) ? 'paused' : 'queued';
        }
        function run_snapshot_readJob(job, stageId, fallback) {
            const id = job?.id === undefined || job.id === null || job.id === '' ? `job-${fallback}` : String(job.id);
            const { phase, status } = (0, status_words.r)(jobStatuses, job?.status);
            const actions = (job?.actions ?? []).filter((action)=>action !== null);
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
                    startedAt: toNumber(job?.startTime) || undefined,
                    finishedAt: model_phase.h.has(phase) ? toNumber(job?.endTime) || undefined : undefined
                },
                stageId,
                deployOrderIds: deployOrdersOf(job, actions),
                approval: model_phase.h.has(phase) ? undefined : gateOf(phase, actions)
            };
        }
        function gateOf(phase, actions) {
            const open = actions.filter((action)=>action.disable !== true);
            const conflict = open.find((action)=>action.type === 'ExecutePipelineJobAction' && asRecord(action.params).actionId === 'CONFLICT_MERGE');
            if (conflict) return {
                who: [],
                what: 'a merge conflict stops it'
            };
            const manual = open.find((action)=>MANUAL_ACTIONS.has(action.type ?? ''));
            if (manual) return {
                who: namesIn(asRecord(manual.params).validators),
                what: 'it waits for a person to pass or start it'
            };
            return phase === 'paused' ? {
                who: [],
                what: 'it waits for a person'
            } : undefined;
        }
        function isOpenGate(jobs) {
            const running = jobs.filter((job)=>job.part.phase === 'running' && !job.approval);
            return (job)=>job.approval !== undefined && (job.part.phase !== 'queued' || job.part.status.toUpperCase() === 'WAITING' || running.length === 0);
        }
        function actionOf(gates) {
            const first = gates[0];
            if (!first?.approval) return undefined;
            const { who, what } = first.approval;
            return `job ${first.part.name}: ${what}${who.length > 0 ? ` (${who.join(', ')} may)` : ''}, on the page of the run`;
        }
        function deployOrdersOf(job, actions) {
            const own = actions.filter((action)=>action.type === 'GetVMDeployOrder');
            const found = own.map(({ params, data })=>[
                    asRecord(params).deployOrderId,
                    asRecord(data).deployOrderId
                ].find(isId));
            const ids = found.map((id)=>id ?? asRecord(job?.params).deployOrderId);
            return [
                ...new Set(ids.filter(isId).map(String))
            ];
        }
        function isId(value) {
            return /^[1-9][0-9]{0,19}$/.test(typeof value === 'number' || typeof value === 'string' ? String(value) : '');
        }
        function resultMessage(result) {
            const { message, code } = asRecord(result);
            const said = [
                message,
                code
            ].filter((v)=>typeof v === 'string' || typeof v === 'number').join(', code ');
            return said || undefined;
        }
        function commitsOf({ globalParams, sources }) {
            const named = (globalParams ?? []).filter((p)=>p?.key === 'CI_COMMIT_SHA').map((p)=>p?.value);
            const inSources = (Array.isArray(sources) ? sources : []).flatMap((source)=>{
                const record = asRecord(source);
                const data = asRecord(record.data);
                return [
                    record.commit,
                    record.commitId,
                    data.commit,
                    data.commitId
                ];
            });
            return [
                ...named,
                ...inSources
            ].filter((c)=>typeof c === 'string' && /^[0-9a-f]{7,64}$/i.test(c));
        }
        function namesIn(value) {
            const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
            return list.map((item)=>typeof item === 'string' ? item : asRecord(item).name ?? asRecord(item).id).filter((name)=>typeof name === 'string' && name !== '').slice(0, 10);
        }
        function asRecord(value) {
            if (typeof value === 'string' && value.trimStart().startsWith('{')) {
                try {
                    return asRecord((0, json.q)(value));
                } catch  {
                    return {};
                }
            }
            return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
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
            const words = new Map();
            const listing = new Map();
            const list = async (job, { signal })=>{
                const path = [
                    ...runPath,
                    'jobs',
                    job.id,
                    'steps'
                ];
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
                const parts = groups.flatMap((group)=>{
                    const buildId = group.buildId === undefined || group.buildId === null ? '' : String(group.buildId);
                    return (group.buildProcessNodes ?? group.steps ?? []).map((step, i)=>{
                        const stepIndex = String(step.stepIndex ?? step.nodeIndex ?? i);
                        const id = `${job.id}/${buildId}/${stepIndex}`;
                        const { phase, status } = (0, status_words.r)(stepStatuses, step.status);
                        places.set(id, {
                            jobId: job.id,
                            buildId,
                            stepIndex
                        });
                        const name = step.nodeName || step.stepName || `step ${stepIndex}`;
                        const hasLog = buildId !== '' && phase !== 'queued';
                        return {
                            id,
                            kind: 'step',
                            parent: job.id,
                            name,
                            aliases: [
                                stepIndex
                            ],
                            phase,
                            status,
                            hasLog
                        };
                    });
                });
                if (parts.length > 0 || model_phase.h.has(job.phase)) known.set(job.id, parts);
            };
            return {
                of: (jobId)=>known.get(jobId),
                refresh (jobs, context) {
                    for (const job of jobs){
                        if (listing.has(job.id) || job.phase !== 'running' && words.get(job.id) === job.status) continue;
                        const work = list(job, context).then(()=>void words.set(job.id, job.status)).catch((error)=>{
                            if (!(error instanceof errors.GI) && !context.signal.aborted) throw error;
                            if (error instanceof errors.GI && error.failure.kind !== 'transient') {
                                known.set(job.id, known.get(job.id) ?? []);
                                words.set(job.id, job.status);
                            }
                        }).finally(()=>listing.delete(job.id));
                        listing.set(job.id, work);
                    }
                },
                async settled ({ signal }) {
                    await (0, timers.ZC)(Promise.all(listing.values()), signal);
                },
                async readLog (part, { signal }, cursor) {
                    const place = places.get(part.id);
                    if (!place) throw (0, errors.k6)('did not name this step');
                    const from = isCursor(cursor) ? cursor : beginning;
                    const { body } = await client({
                        path: [
                            ...runPath,
                            'jobs',
                            place.jobId,
                            'step',
                            'log'
                        ],
                        query: {
                            stepIndex: place.stepIndex,
                            offset: String(offsetOf(from)),
                            limit: String(LINES),
                            buildId: place.buildId
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
                        last: toNumber(last),
                        more: more === true
                    });
                }
            };
        }
        function isCursor(value) {
            return typeof value === 'object' && value !== null && 'lines' in value;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/run-target.js
        const RUN_SCOPE = "\u6D41\u6C34\u7EBF / \u6D41\u6C34\u7EBF\u8FD0\u884C\u5B9E\u4F8B, read-only";
        const run_target_STOP_SCOPE = "\u6D41\u6C34\u7EBF / \u6D41\u6C34\u7EBF\u8FD0\u884C\u5B9E\u4F8B, read-write";
        const JOB_SCOPE = "\u6D41\u6C34\u7EBF / \u6D41\u6C34\u7EBF\u8FD0\u884C\u4EFB\u52A1, read-only";
        const IDS = 'pipeline-id and run-id';
        const run_target_PER_PAGE = 30;
        const MOST_COMMITS_READ = 30;
        function runTarget(settings) {
            const { client, prefix, pipelineId, query, consoleUrl, waits } = settings;
            const pipeline = [
                ...prefix,
                'pipelines',
                pipelineId
            ];
            const given = query.by === 'id' ? query.id : undefined;
            const finder = (0, choose_run.pW)(query, 'run', createRunList(client, pipeline, pipelineId, query));
            const found = {
                children: new Map()
            };
            const identity = (runId, matchedBy)=>({
                    label: `run ${runId} of pipeline ${pipelineId}`,
                    ids: {
                        'run-id': runId
                    },
                    names: {
                        'pipeline-id': pipelineId,
                        'run-id': runId
                    },
                    url: `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/builds/${encodeURIComponent(runId)}`,
                    matchedBy: matchedBy === 'given' && settings.childName !== undefined ? 'run' : matchedBy
                });
            const wanted = query.by === 'commit' ? `the run of commit ${query.commit}` : 'the latest run';
            const start = given === undefined ? {
                label: `${wanted} of pipeline ${pipelineId}`,
                ids: {},
                url: `${consoleUrl}/pipelines/${encodeURIComponent(pipelineId)}/current`,
                matchedBy: query.by === 'commit' ? 'commit' : 'latest'
            } : identity(given, 'given');
            const stop = async (context)=>{
                const run = await finder(context);
                if (run === undefined) return false;
                const path = [
                    ...pipeline,
                    'runs',
                    run.id
                ];
                const { signal } = context;
                await client({
                    method: 'PUT',
                    path,
                    form: 'true',
                    kind: 'stop',
                    signal,
                    scope: run_target_STOP_SCOPE,
                    ids: IDS
                });
                return true;
            };
            return {
                ...start,
                ...settings.jobs.length === 0 && {
                    stop
                },
                id: `${pipelineId}/${given ?? query.by}`,
                kind: 'pipeline run',
                async read (context) {
                    const run = await finder(context);
                    if (run === undefined) return absent();
                    const { body } = await client({
                        path: [
                            ...pipeline,
                            'runs',
                            run.id
                        ],
                        kind: 'status',
                        signal: context.signal,
                        scope: RUN_SCOPE,
                        ids: IDS
                    });
                    const reading = readRun(body, run.id, pipelineId);
                    (0, choose_run.Df)(run, query, model_phase.h.has(reading.snapshot.phase), waits);
                    found.reading = reading;
                    found.steps ??= createSteps(client, [
                        ...pipeline,
                        'pipelineRuns',
                        run.id
                    ]);
                    refresh(found.steps, reading, context);
                    const own = identity(run.id, run.matchedBy);
                    const narrowed = narrow(reading, settings.jobs);
                    for (const child of await settings.children?.(own, narrowed.jobs, context) ?? []){
                        found.children.set(child.id, child);
                    }
                    const none = settings.childName !== undefined && narrowed.phase === 'success' && found.children.size === 0;
                    return {
                        ...reading.snapshot,
                        identity: own,
                        status: narrowed.status,
                        phase: none ? 'skipped' : narrowed.phase,
                        contradictions: narrowed.contradictions,
                        parts: withSteps(reading, found.steps),
                        message: none ? `no ${settings.childName} belonged to it` : undefined,
                        notices: run.notices,
                        children: [
                            ...found.children.values()
                        ]
                    };
                },
                async addDetails (snapshot, context) {
                    const { steps, reading } = found;
                    if (!steps || !reading) return snapshot;
                    refresh(steps, reading, context);
                    try {
                        await steps.settled(context);
                    } catch (error) {
                        if (!(error instanceof errors.GI)) throw error;
                    }
                    const parts = withSteps(reading, steps);
                    const own = new Set(reading.jobs.filter((job)=>hasSteps(job) && !steps.of(job.part.id)).map((job)=>job.part.id));
                    return {
                        ...snapshot,
                        parts: parts.map((part)=>own.has(part.id) ? {
                                ...part,
                                hasLog: true
                            } : part)
                    };
                },
                async readLog (part, context, cursor) {
                    const run = await finder(context);
                    if (run === undefined || !found.steps) throw (0, errors.k6)('was asked for before the run was found');
                    if (part.kind === 'step') return found.steps.readLog(part, context, cursor);
                    const { body } = await client({
                        path: [
                            ...pipeline,
                            'runs',
                            run.id,
                            'job',
                            part.id,
                            'log'
                        ],
                        kind: 'log',
                        signal: context.signal,
                        scope: JOB_SCOPE,
                        ids: `${IDS}, and the job ${part.name}`
                    });
                    const { content, more } = body;
                    const isCut = more === true && model_phase.h.has(part.phase);
                    const lost = isCut ? 'the platform serves only the first part of it' : undefined;
                    return {
                        text: typeof content === 'string' ? content : '',
                        lost
                    };
                }
            };
        }
        function absent() {
            return {
                phase: 'absent',
                status: '(no run yet)',
                parts: [],
                contradictions: [],
                notices: []
            };
        }
        function hasSteps(job) {
            return job.part.phase !== 'queued' && job.part.phase !== 'skipped' && job.deployOrderIds.length === 0;
        }
        function refresh(steps, { jobs }, context) {
            steps.refresh(jobs.filter(hasSteps).map((job)=>job.part), context);
        }
        function withSteps({ snapshot, jobs }, steps) {
            const byId = new Map(jobs.map((job)=>[
                    job.part.id,
                    job
                ]));
            return snapshot.parts.flatMap((part)=>{
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
        function narrow({ snapshot, jobs }, names) {
            const { phase: ofRun, status, contradictions } = snapshot;
            if (names.length === 0) return {
                phase: ofRun,
                status,
                contradictions,
                jobs
            };
            const isMeant = ({ part }, name)=>part.id === name || part.name === name || (part.aliases ?? []).includes(name);
            const chosen = jobs.filter((job)=>names.some((name)=>isMeant(job, name)));
            const missing = names.find((name)=>!jobs.some((job)=>isMeant(job, name)));
            if (missing !== undefined && model_phase.h.has(snapshot.phase)) {
                throw new errors.GI(`the run has no job ${missing}`, {
                    kind: 'permanent',
                    label: 'no such job',
                    hint: `check job-id; there are: ${jobs.map((job)=>`${job.part.name} (${job.part.id})`).join(', ') || 'none'}`
                });
            }
            const phases = chosen.map((job)=>job.part.phase);
            const over = missing === undefined && phases.length > 0 && phases.every((phase)=>model_phase.h.has(phase));
            if (!over && ofRun === 'success') {
                const open = chosen.map((job)=>job.part).filter((part)=>!model_phase.h.has(part.phase));
                return {
                    phase: ofRun,
                    status,
                    contradictions: [
                        ...contradictions,
                        ...open
                    ],
                    jobs: chosen
                };
            }
            if (!over || ofRun === 'unknown' || model_phase.h.has(ofRun) && ofRun !== 'success') {
                return {
                    phase: ofRun,
                    status,
                    contradictions,
                    jobs: chosen
                };
            }
            const order = [
                'failure',
                'cancelled',
                'skipped',
                'success'
            ];
            const phase = order.find((candidate)=>phases.includes(candidate)) ?? 'skipped';
            const own = chosen.find((job)=>job.part.phase === phase)?.part.status ?? status;
            return {
                phase,
                status: phase === ofRun ? status : own,
                contradictions,
                jobs: chosen
            };
        }
        function createRunList(client, pipeline, pipelineId, query) {
            const details = new Map();
            const page = async (number, { signal })=>{
                const { body, headers } = await client({
                    path: [
                        ...pipeline,
                        'runs'
                    ],
                    query: {
                        page: String(number),
                        perPage: String(run_target_PER_PAGE)
                    },
                    kind: 'status',
                    form: 'list',
                    signal,
                    scope: RUN_SCOPE,
                    ids: 'pipeline-id'
                });
                const parsed = RunList.safeParse(body);
                if (!parsed.success) throw (0, errors.k6)('was no list of runs');
                const total = Number(headers['x-total-pages'] ?? 1);
                const runs = parsed.data.flatMap(({ pipelineRunId, startTime })=>pipelineRunId === null || pipelineRunId === undefined ? [] : [
                        {
                            id: String(pipelineRunId),
                            begunAt: toNumber(startTime)
                        }
                    ]);
                return {
                    runs,
                    pages: Number.isInteger(total) && total > 0 ? total : 1
                };
            };
            return async (context)=>{
                const first = await page(1, context);
                const ascending = first.runs.length > 1 && Number(first.runs[0]?.id) < Number(first.runs.at(-1)?.id);
                const runs = ascending && first.pages > 1 ? (await page(first.pages, context)).runs : first.runs;
                runs.sort((a, b)=>Number(b.id) - Number(a.id));
                const after = query.by === 'latest' ? query.createdAfter : undefined;
                const needed = query.by === 'commit' ? MOST_COMMITS_READ : after === undefined ? 0 : 1;
                for (const run of runs.slice(0, needed)){
                    if (details.has(run.id)) continue;
                    const path = [
                        ...pipeline,
                        'runs',
                        run.id
                    ];
                    const { body } = await client({
                        path,
                        kind: 'status',
                        signal: context.signal,
                        scope: RUN_SCOPE,
                        ids: IDS
                    });
                    const reading = readRun(body, run.id, pipelineId);
                    if (query.by === 'latest' || reading.commits.length > 0) details.set(run.id, reading);
                }
                return (0, choose_run.f9)((query.by === 'commit' ? runs.slice(0, needed) : runs).map(({ id, begunAt })=>({
                        id,
                        number: Number(id),
                        createdAt: details.get(id)?.createdAt ?? begunAt,
                        commits: details.get(id)?.commits ?? []
                    })));
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/yunxiao/adapters.js
    }
};

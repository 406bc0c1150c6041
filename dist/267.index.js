export const id = 267;
export const ids = [
    267
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
    4267: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            createAuth: ()=>createAuth,
            createClient: ()=>createClient,
            openTargets: ()=>openTargets
        });
        // EXTERNAL MODULE: ./lib/src/model/errors.js
        var errors = __webpack_require__(1793);
        // EXTERNAL MODULE: ./lib/src/model/phase.js
        var model_phase = __webpack_require__(2935);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/choose-run.js
        var choose_run = __webpack_require__(5325);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/status-words.js
        var status_words = __webpack_require__(5918);
        // EXTERNAL MODULE: ./lib/src/http/status.js
        var http_status = __webpack_require__(6409);
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/errors.js
        const PROJECT = 'check project-id: it is the id of the CodeArts project (32 digits in the console address), not the IAM project id';
        const MEMBER = 'and that the user of the credentials is a member of that project with the right to view pipelines';
        const HOST = 'check endpoint, region and api: this host has no such path';
        const PARALLEL = 'the limit of parallel runs is reached; wait for another run to end';
        const rules = {
            'APIGW.0101': {
                kind: 'permanent',
                hint: HOST
            },
            'APIGW.0106': {
                kind: 'permanent'
            },
            'APIGW.0301': {
                kind: 'permanent'
            },
            'APIGW.0308': {
                kind: 'throttled'
            },
            'DEVPIPE.00011136': {
                kind: 'permanent',
                hint: `${PROJECT}; pipeline-id must belong to it`
            },
            'DEVPIPE.00011401': {
                kind: 'permanent',
                hint: `check pipeline-id and region; ${PROJECT}`
            },
            'DEVPIPE.00011412': {
                kind: 'permanent',
                hint: `${PROJECT}, ${MEMBER}`
            },
            'DEVPIPE.00011203': {
                kind: 'permanent',
                hint: PROJECT
            },
            DEV_21_100169: {
                kind: 'permanent',
                hint: PROJECT
            },
            'DEVPIPE.00011104': {
                kind: 'transient',
                hint: PARALLEL
            },
            'DEVPIPE.00011105': {
                kind: 'transient',
                hint: PARALLEL
            },
            'DEVPIPE.00011169': {
                kind: 'transient',
                hint: PARALLEL
            },
            'DEVPIPE.00011170': {
                kind: 'transient',
                hint: PARALLEL
            },
            PARAMETER_ERROR: {
                kind: 'permanent',
                hint: 'check that run-id belongs to pipeline-id, and pipeline-id to project-id'
            }
        };
        function explainCode(text) {
            if (/DEVPIPE\.000111(?:69|04)/.test(text)) return 'the limit of parallel runs of this pipeline is reached';
            if (/DEVPIPE\.000111(?:70|05)/.test(text)) return 'the limit of parallel runs of the account is reached';
            return undefined;
        }
        function readError(body, depth = 0) {
            if (typeof body !== 'object' || body === null || Array.isArray(body) || depth > 3) return undefined;
            const fields = body;
            for (const [code, ...messages] of [
                [
                    'error_code',
                    'error_msg',
                    'error_message'
                ],
                [
                    'errorCode',
                    'errorMsg',
                    'errorMessage'
                ],
                [
                    'code',
                    'message',
                    'msg'
                ]
            ]){
                const says = {
                    code: word(fields[code]),
                    message: messages.map((name)=>word(fields[name])).find((m)=>m)
                };
                if (says.code !== undefined || says.message !== undefined && code !== 'code') return says;
            }
            for (const value of Object.values(fields)){
                const nested = readError(value, depth + 1);
                if (nested) return nested;
            }
            return undefined;
        }
        function readErrorInOk(body, good) {
            if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
            const fields = body;
            if (word(fields.error_code) ?? word(fields.error_msg) ?? word(fields.errorCode) ?? word(fields.errorMsg)) {
                return readError({
                    ...fields,
                    error: undefined
                });
            }
            const inner = readError(fields.error) ?? (word(fields.error) ? {
                message: word(fields.error)
            } : undefined);
            if (inner) return inner;
            return good.some((name)=>name in fields) ? undefined : readError(body);
        }
        function word(value) {
            if (typeof value === 'number') return String(value);
            return typeof value === 'string' && value !== '' ? value : undefined;
        }
        function vendorError(answer, says, asked) {
            const { status } = answer;
            const { code } = says;
            const kind = kindOf(status, code);
            const message = says.message === undefined ? undefined : withoutEcho(says.message, asked.credentials);
            const requestId = header(answer, 'x-request-id') ?? header(answer, 'x-iam-trace-id');
            const inOk = status >= 200 && status <= 299;
            const head = inOk ? `an error inside HTTP ${status}` : `HTTP ${status}`;
            const vendor = [
                code,
                message
            ].filter(Boolean).join(': ');
            return new errors.GI(`${head}${vendor ? `, ${vendor}` : ''}${requestId ? ` (request id ${requestId})` : ''}`, {
                kind,
                label: inOk ? `error ${code ?? 'without code'}` : `HTTP ${status}`,
                status,
                code,
                vendorMessage: message,
                requestId,
                retryAfterMs: (0, http_status.mu)(header(answer, 'retry-after'), header(answer, 'date')),
                hint: hintFor(kind, status, {
                    code,
                    message
                }, asked)
            });
        }
        function kindOf(status, code) {
            const rule = code === undefined || !Object.hasOwn(rules, code) ? undefined : rules[code];
            if (status === 404 && rule?.kind === 'permanent' && code !== 'APIGW.0101') return 'not-found';
            if (rule) return rule.kind;
            const byStatus = (0, http_status.xo)(status);
            if (byStatus !== 'ok') return byStatus;
            return code !== undefined && /^DEV[._-]/.test(code) ? 'transient' : 'permanent';
        }
        function hintFor(kind, status, { code, message = '' }, { ids, stops, usesToken }) {
            if (status === 401 || code === 'APIGW.0301') return authHint(message, usesToken);
            if (stops && status === 403) {
                return `the user of the credentials needs a CodeArts Pipeline policy in IAM that is not read-only, and the right to execute the pipeline in the project: ${ids}`;
            }
            const listed = code !== undefined && Object.hasOwn(rules, code) ? rules[code]?.hint : undefined;
            if (listed) return listed;
            if (status === 403) {
                return `the user of the credentials needs a CodeArts Pipeline policy in IAM (read-only is enough), and must be a member of the project: ${ids}`;
            }
            if (kind === 'not-found') return `check ${ids}, and region or endpoint`;
            return kind === 'permanent' ? `check ${ids}` : undefined;
        }
        function authHint(message, usesToken) {
            if (usesToken) {
                return 'check token: an IAM token lives 24 hours, and must be made for a project of this region (scope project, not domain); access-key and secret-key do not expire';
            }
            if (/signature expired|server time/i.test(message)) {
                return "check the runner's clock: the signature was refused for its time, even after it was corrected once";
            }
            if (/not exist/i.test(message)) return 'check access-key: the platform does not know it, or it was disabled';
            if (/security.?token/i.test(message)) return 'check security-token: it belongs to one access-key, and expires';
            return 'check access-key and secret-key: they must be one pair; a temporary pair needs its security-token too';
        }
        function withoutEcho(message, credentials) {
            const cut = message.replace(/\b(?:canonical\w*\W{0,4})?\b(?:GET|PUT|POST|DELETE|PATCH|HEAD)(?:\||\n)\/.*$/is, '(its copy of the request)');
            return credentials.reduce((text, secret)=>text.replaceAll(secret, '***'), cut);
        }
        function header({ headers }, name) {
            const value = headers[name];
            return Array.isArray(value) ? value[0] : value;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/messages.js
        function nameOf(text, otherwise) {
            return text?.trim() || otherwise;
        }
        function readMessage(value) {
            if (typeof value === 'string') {
                const text = value.trim();
                if (text === '') return undefined;
                const inner = /^[{[]/.test(text) ? parseQuietly(text) : undefined;
                return describeError(inner) ?? withExplanation(text);
            }
            return describeError(value);
        }
        function describeError(value) {
            const says = readError(Array.isArray(value) ? value[0] : value);
            const text = says && [
                says.code,
                says.message
            ].filter(Boolean).join(': ');
            return text ? withExplanation(text) : undefined;
        }
        function withExplanation(text) {
            const explained = explainCode(text);
            return explained === undefined ? text : `${text} (${explained})`;
        }
        function parseQuietly(text) {
            try {
                return JSON.parse(text);
            } catch  {
                return text;
            }
        }
        // EXTERNAL MODULE: ./lib/src/vendors/shared/part-ids.js
        var part_ids = __webpack_require__(882);
        // EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 10 modules
        var schemas = __webpack_require__(8050);
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/schema.js
        const schema_text = schemas.MfU(schemas.cl6(schemas.YjP()), undefined);
        const scalar = schemas.MfU(schemas.cl6(schemas.KCZ([
            schemas.YjP(),
            schemas.aig()
        ])), undefined);
        const anything = schemas.lqM(schemas.L5J());
        const list = (item)=>schemas.cl6(schemas.YOg(schemas.mee(item)));
        const Step = schemas.Ikc({
            id: scalar,
            identifier: schema_text,
            name: schema_text,
            task: schema_text,
            status: anything,
            message: anything,
            inputs: schemas.MfU(list(schemas.Ikc({
                key: schema_text,
                value: anything
            })), undefined),
            is_select: anything,
            start_time: scalar,
            end_time: scalar
        });
        const Job = schemas.Ikc({
            id: scalar,
            identifier: schema_text,
            name: schema_text,
            status: anything,
            message: anything,
            is_select: anything,
            start_time: scalar,
            end_time: scalar,
            steps: list(Step)
        });
        const Stage = schemas.Ikc({
            id: scalar,
            identifier: schema_text,
            name: schema_text,
            sequence: scalar,
            status: anything,
            is_select: anything,
            start_time: scalar,
            end_time: scalar,
            pre: list(Step),
            post: list(Step),
            jobs: list(Job)
        });
        const RunDetail = schemas.Ikc({
            id: schemas.cl6(schemas.KCZ([
                schemas.YjP(),
                schemas.aig()
            ])),
            pipeline_id: schemas.cl6(schemas.KCZ([
                schemas.YjP(),
                schemas.aig()
            ])),
            name: schema_text,
            run_number: scalar,
            status: anything,
            message: anything,
            start_time: scalar,
            end_time: scalar,
            detail_url: schema_text,
            stages: list(Stage)
        });
        const StageStatus = schemas.Ikc({
            id: scalar,
            name: schema_text,
            sequence: scalar,
            status: anything
        });
        const RunSummary = schemas.Ikc({
            pipeline_id: schemas.cl6(schemas.KCZ([
                schemas.YjP(),
                schemas.aig()
            ])),
            pipeline_run_id: scalar,
            name: schema_text,
            pipeline_name: schema_text,
            run_number: scalar,
            status: anything,
            start_time: scalar,
            end_time: scalar,
            detail_url: schema_text,
            stage_status_list: schemas.MfU(list(StageStatus), undefined),
            build_params: schemas.MfU(schemas.cl6(schemas.Ikc({
                commit_id: schema_text
            })), undefined)
        });
        const RunList = schemas.Ikc({
            total: scalar,
            pipeline_runs: list(RunSummary)
        });
        const BatchStatus = schemas.YOg(schemas.mee(RunSummary));
        const V3Stage = schemas.Ikc({
            name: schema_text,
            display_name: schema_text,
            order: scalar,
            status: anything,
            result: anything
        });
        const V3Status = schemas.Ikc({
            pipeline_id: schemas.cl6(schemas.KCZ([
                schemas.YjP(),
                schemas.aig()
            ])),
            pipeline_name: schema_text,
            build_id: schemas.cl6(schemas.KCZ([
                schemas.YjP(),
                schemas.aig()
            ])),
            status: anything,
            result: anything,
            detail_url: schema_text,
            start_time: scalar,
            end_time: scalar,
            stages: schemas.MfU(list(V3Stage), undefined)
        });
        const V3StatusList = schemas.YOg(schemas.mee(V3Status));
        const StepLog = schemas.Ikc({
            has_more: anything,
            start_offset: scalar,
            end_offset: scalar,
            log: schemas.cl6(schemas.YjP())
        });
        const StepOutputs = schemas.Ikc({
            step_outputs: list(schemas.Ikc({
                step_run_id: scalar,
                output_result: list(schemas.Ikc({
                    key: schema_text,
                    value: anything
                }))
            }))
        });
        function toNumber(value) {
            if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
            return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
        }
        function toTime(value) {
            return toNumber(value) || undefined;
        }
        function toId(value) {
            return value === undefined || value === null || value === '' ? undefined : String(value);
        }
        function sameId(a, b) {
            return a.toLowerCase() === b.toLowerCase();
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/status.js
        const runStatuses = {
            COMPLETED: 'success',
            FAILED: 'failure',
            CANCELED: 'cancelled',
            IGNORED: 'skipped',
            QUEUED: 'queued',
            RUNNING: 'running',
            PAUSED: 'paused',
            SUSPEND: 'paused'
        };
        const partStatuses = {
            RUNNING: 'running',
            CANCELED: 'cancelled',
            COMPLETED: 'success',
            FAILED: 'failure',
            INIT: 'queued',
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
        const approvalTasks = {
            official_devcloud_checkpoint: 'review',
            official_devcloud_manualTrigger: 'manual',
            official_devcloud_delay: 'delay'
        };
        const subPipelineTask = 'official_devcloud_subPipeline';
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/run-tree.js
        const SAFE_ID = /^[0-9A-Za-z_-]{1,64}$/;
        function readTree(stages, run, unique = (0, part_ids.Y)('~')) {
            const parts = [];
            const places = new Map();
            const add = (kind, item, parent, position, hasLog)=>{
                const id = toId(item.id);
                const part = {
                    id: unique(id ?? (parent === undefined ? position : `${parent.id}/${position}`)),
                    kind,
                    parent: parent?.id,
                    aliases: [
                        ...new Set([
                            id,
                            item.identifier
                        ])
                    ].filter((alias)=>Boolean(alias)),
                    hasLog,
                    name: nameOf(item.name ?? item.identifier, position),
                    ...statusOf(item),
                    message: 'message' in item ? readMessage(item.message) : undefined,
                    startedAt: toTime(item.start_time),
                    finishedAt: toTime(item.end_time)
                };
                parts.push(part);
                return part;
            };
            const addSteps = (steps, parent, label, jobId)=>present(steps).map((step, i)=>{
                    const stepId = toId(step.id);
                    const task = step.task ?? '';
                    const silent = Object.hasOwn(approvalTasks, task) || task === subPipelineTask;
                    const hasLog = !silent && jobId !== undefined && SAFE_ID.test(jobId) && SAFE_ID.test(stepId ?? '');
                    const part = add('step', step, parent, `${label}-${i + 1}`, hasLog);
                    if (hasLog && stepId !== undefined) {
                        const { projectId, pipelineId, runId } = run;
                        places.set(part.id, {
                            projectId,
                            pipelineId,
                            runId,
                            jobId,
                            stepId
                        });
                    }
                    return {
                        part,
                        step,
                        task
                    };
                });
            const nodes = inOrder(present(stages)).map((stage, i)=>{
                const part = add('stage', stage, undefined, `stage-${i + 1}`, false);
                if (isUnselected(stage)) return {
                    part,
                    pre: [],
                    jobs: [],
                    post: []
                };
                const pre = addSteps(stage.pre, part, 'pre');
                const jobs = present(stage.jobs).map((job, j)=>{
                    const jobPart = add('job', job, part, `job-${j + 1}`, false);
                    const steps = isUnselected(job) ? [] : addSteps(job.steps, jobPart, 'step', toId(job.id));
                    return {
                        part: jobPart,
                        steps
                    };
                });
                return {
                    part,
                    pre,
                    jobs,
                    post: addSteps(stage.post, part, 'post')
                };
            });
            return {
                stages: nodes,
                parts,
                places
            };
        }
        function pathOf(part, parts) {
            const parent = parts.find((p)=>p.id === part.parent);
            return parent === undefined ? part.name : `${pathOf(parent, parts)} / ${part.name}`;
        }
        function statusOf(item) {
            const { status } = item;
            if (isUnselected(item)) {
                return {
                    phase: 'skipped',
                    status: typeof status === 'string' && status !== '' ? status : 'UNSELECTED'
                };
            }
            if ((status === undefined || status === null) && !item.start_time) return {
                phase: 'queued',
                status: ''
            };
            return (0, status_words.r)(partStatuses, status);
        }
        function isUnselected({ is_select }) {
            return is_select === false || is_select === 'false';
        }
        function inOrder(stages) {
            const known = stages.every((stage)=>toNumber(stage.sequence) !== undefined);
            return known ? [
                ...stages
            ].sort((a, b)=>(toNumber(a.sequence) ?? 0) - (toNumber(b.sequence) ?? 0)) : stages;
        }
        function present(items) {
            return (items ?? []).filter((item)=>item !== null);
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/approvals.js
        const MOST_NAMES = 20;
        const AT_WORK = new Set([
            'running',
            'paused'
        ]);
        function findApprovals({ stages }, run) {
            const open = run === 'running' || run === 'paused';
            const gates = [];
            stages.forEach((stage, i)=>{
                if (model_phase.h.has(stage.part.phase)) return;
                const reached = AT_WORK.has(stage.part.phase);
                const next = open && isNext(stages, i);
                const own = [
                    ...waitingSteps(stage.pre, reached || next),
                    ...stage.jobs.flatMap((job)=>gatesOfJob(job)),
                    ...waitingSteps(stage.post, reached && stage.jobs.every(({ part })=>model_phase.h.has(part.phase)))
                ];
                if (own.length === 0 && stage.part.phase === 'paused') own.push({
                    kind: 'pause',
                    part: stage.part
                });
                gates.push(...own);
            });
            return gates;
        }
        function isNext(stages, index) {
            return stages.every(({ part: { phase } }, i)=>i < index ? phase === 'success' || phase === 'skipped' : i === index || !AT_WORK.has(phase));
        }
        function gatesOfJob({ part, steps }) {
            if (model_phase.h.has(part.phase)) return [];
            const waiting = waitingSteps(steps, AT_WORK.has(part.phase));
            if (waiting.length > 0) return waiting;
            return part.phase === 'paused' ? [
                {
                    kind: 'pause',
                    part
                }
            ] : [];
        }
        function waitingSteps(steps, itsTurn) {
            return steps.flatMap((node, i)=>{
                const { part, task } = node;
                const kind = Object.hasOwn(approvalTasks, task) ? approvalTasks[task] : undefined;
                if (kind === undefined) return part.phase === 'paused' ? [
                    {
                        kind: 'pause',
                        part,
                        node
                    }
                ] : [];
                const before = steps.slice(0, i).every((step)=>model_phase.h.has(step.part.phase));
                const atIt = AT_WORK.has(part.phase) || itsTurn && before && part.phase === 'queued';
                return atIt ? [
                    {
                        kind,
                        part,
                        node
                    }
                ] : [];
            });
        }
        function describeApprovals(gates, { parts }, url) {
            const where = url === '' ? 'in the CodeArts console' : `at ${url}`;
            const first = gates[0];
            if (first === undefined) return `a person with the right to run this pipeline can resume or stop the run ${where}`;
            const parent = parts.find((p)=>p.id === first.part.parent);
            const name = parent === undefined ? first.part.name : `${parent.name} / ${first.part.name}`;
            const more = gates.length > 1 ? ` (and ${gates.length - 1} more)` : '';
            switch(first.kind){
                case 'review':
                    return `${reviewers(first.node)} can approve or refuse the review ${name}${more} ${where}`;
                case 'manual':
                    return `a person with the right to run this pipeline can let the stage ${parent?.name ?? name} begin${more} ${where}`;
                case 'delay':
                    return `the delayed job ${name}${more} goes on by itself when its time has come; a person with the right to run this pipeline can let it go on now, or end it, ${where}`;
                case 'pause':
                    return `a person with the right to run this pipeline can resume ${name}${more}, or stop the run, ${where}`;
            }
        }
        function reviewers(node) {
            const inputs = new Map(present(node?.step.inputs).map(({ key, value })=>[
                    key,
                    value
                ]));
            const people = listOf(inputs.get('approvers')) || listOf(inputs.get('audit_role'));
            const all = inputs.get('check_strategy') === 'all' ? ' (all of them)' : '';
            const late = inputs.get('timeout_strategy');
            const expiry = late === 'pass' || late === 'reject' ? ` (it will ${late} by itself when its time has passed)` : '';
            return `${people === '' ? 'a reviewer of this pipeline' : `${people}${all}`}${expiry}`;
        }
        function listOf(value) {
            const read = typeof value === 'string' ? parseQuietly(value) : value;
            const items = Array.isArray(read) ? read : [
                read
            ];
            const names = items.map((item)=>{
                if (typeof item === 'string') return item.split(',').map((name)=>name.trim()).join(', ');
                if (typeof item === 'number') return String(item);
                if (typeof item !== 'object' || item === null) return '';
                const { nick_name, user_name, name, role_name, user_id, id } = item;
                const first = [
                    nick_name,
                    user_name,
                    name,
                    role_name,
                    user_id,
                    id
                ].find((v)=>typeof v === 'string' && v !== '');
                return first === undefined ? '' : String(first);
            });
            return names.filter((name)=>name.trim() !== '').slice(0, MOST_NAMES).join(', ');
        }
        function positionOf(stages) {
            const selected = stages.filter((part)=>part.phase !== 'skipped');
            const working = selected.findIndex((part)=>AT_WORK.has(part.phase));
            const begun = selected.map((part)=>model_phase.h.has(part.phase)).lastIndexOf(true);
            const at = working >= 0 ? working : begun;
            return at < 0 ? undefined : {
                kind: 'stage',
                at: at + 1,
                of: selected.length
            };
        }
        // EXTERNAL MODULE: ./lib/src/util/timers.js
        var timers = __webpack_require__(9745);
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/batch.js
        const WINDOW_MS = 10;
        function createBatch(most, load) {
            let open;
            const begin = ()=>{
                const ids = new Set();
                const stop = new AbortController();
                const answer = new Promise((resolve)=>(0, timers.Ip)(resolve, WINDOW_MS)).then(()=>{
                    if (open === round) open = undefined;
                    stop.signal.throwIfAborted();
                    return load([
                        ...ids
                    ], {
                        signal: stop.signal
                    });
                });
                answer.catch(()=>{});
                const round = {
                    ids,
                    asking: 0,
                    stop,
                    answer
                };
                return round;
            };
            return async (id, { signal })=>{
                if (open === undefined || open.ids.size >= most && !open.ids.has(id)) open = begin();
                const round = open;
                round.ids.add(id);
                round.asking++;
                try {
                    return (await (0, timers.ZC)(round.answer, signal)).get(id);
                } finally{
                    round.asking--;
                    if (round.asking === 0) {
                        if (open === round) open = undefined;
                        round.stop.abort(new Error('nobody waits for this answer'));
                    }
                }
            };
        }
        // EXTERNAL MODULE: ./lib/src/vendors/codearts/links.js
        var links = __webpack_require__(9685);
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/run-list.js
        const PAGE = 50;
        const MOST_PAGES = 10;
        function createRunList(client, projectId, pipelineId, query) {
            let searched = query.by !== 'commit';
            const readPage = async (body, { signal })=>{
                const answer = await client({
                    path: [
                        'v5',
                        projectId,
                        'api',
                        'pipelines',
                        pipelineId,
                        'pipeline-runs',
                        'list'
                    ],
                    body: {
                        limit: PAGE,
                        sort_key: 'start_time',
                        sort_dir: 'DESC',
                        ...body
                    },
                    kind: 'status',
                    signal,
                    good: [
                        'pipeline_runs',
                        'total'
                    ],
                    ids: 'project-id and pipeline-id'
                });
                const parsed = RunList.safeParse(answer);
                if (!parsed.success || (parsed.data.pipeline_runs ?? null) === null) {
                    if (!parsed.success || toNumber(parsed.data.total) !== 0) throw (0, errors.k6)('held no list of runs');
                }
                const { pipeline_runs, total } = parsed.data;
                return {
                    runs: present(pipeline_runs),
                    total: toNumber(total)
                };
            };
            return async (context)=>{
                const runs = [];
                let whole = false;
                for(let page = 0; page < (searched ? 1 : MOST_PAGES) && !whole; page++){
                    const { runs: some, total } = await readPage({
                        offset: runs.length
                    }, context);
                    runs.push(...some);
                    whole = some.length === 0 || (total === undefined ? some.length < PAGE : runs.length >= total);
                }
                searched = true;
                if (!whole) {
                    runs.push(...(await readPage({
                        offset: 0,
                        status: [
                            'QUEUED'
                        ]
                    }, context)).runs);
                }
                return candidatesOf(runs, pipelineId);
            };
        }
        function candidatesOf(runs, pipelineId) {
            const found = new Map();
            for (const { pipeline_id, pipeline_run_id, run_number, start_time, build_params } of runs){
                const isOwn = pipeline_id === undefined || pipeline_id === null || sameId(String(pipeline_id), pipelineId);
                const id = toId(pipeline_run_id);
                if (!isOwn || id === undefined) continue;
                const commit = build_params?.commit_id;
                found.set(id, {
                    id,
                    number: toNumber(run_number),
                    createdAt: toTime(start_time),
                    commits: commit ? [
                        commit
                    ] : []
                });
            }
            return (0, choose_run.f9)([
                ...found.values()
            ]);
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/run-snapshot.js
        const MOST_NOTICES = 20;
        function readRun(body, ids, console, unique) {
            const parsed = RunDetail.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('was no pipeline run of the known form');
            const run = parsed.data;
            const named = toId(run.id);
            if (named !== undefined && !sameId(named, ids.runId)) {
                throw (0, errors.k6)(`was about run ${nameOf(named, '')} and not ${ids.runId}`);
            }
            const pipeline = toId(run.pipeline_id);
            if (pipeline !== undefined && !sameId(pipeline, ids.pipelineId)) {
                throw (0, errors.k6)(`was about pipeline ${nameOf(pipeline, '')} and not ${ids.pipelineId}`);
            }
            const tree = readTree(run.stages, ids, unique);
            const { phase: said, status } = (0, status_words.r)(runStatuses, run.status);
            const open = said === 'running' || said === 'queued' || said === 'paused';
            const gates = open ? findApprovals(tree, said) : [];
            const phase = gates.length > 0 ? 'paused' : said;
            const url = (0, links.I7)(run.detail_url, console.consoleUrl) ?? (0, links.i1)(console, ids);
            const number = toNumber(run.run_number);
            return {
                tree,
                label: `run ${number ?? ids.runId} of pipeline ${nameOf(run.name, ids.pipelineId)}`,
                url,
                snapshot: {
                    phase,
                    status,
                    position: positionOf(tree.stages.map((stage)=>stage.part)),
                    parts: tree.parts,
                    contradictions: [],
                    action: phase === 'paused' ? describeApprovals(gates, tree, url) : undefined,
                    message: messageOf(said, run, tree),
                    notices: notices(said, tree),
                    startedAt: toTime(run.start_time),
                    finishedAt: model_phase.h.has(said) ? toTime(run.end_time) : undefined
                }
            };
        }
        function messageOf(said, run, tree) {
            const own = readMessage(run.message);
            if (said === 'failure') return failureOf(tree) ?? own;
            if (said === 'cancelled' && own === undefined && wasPreempted(tree)) {
                return 'every job had completed: a newer run pre-empted this one';
            }
            if (said === 'queued') return own ?? tree.parts.find((part)=>part.message !== undefined)?.message;
            return own;
        }
        function failureOf({ stages, parts }) {
            const failed = (part)=>part.phase === 'failure';
            const steps = stages.flatMap((stage)=>[
                    ...stage.pre,
                    ...stage.jobs.filter((job)=>failed(job.part)).flatMap((job)=>job.steps),
                    ...stage.post
                ]);
            const step = steps.find(({ part })=>failed(part));
            const part = step?.part ?? stages.flatMap((s)=>s.jobs).find((job)=>failed(job.part))?.part ?? parts.find(failed);
            if (part === undefined) return undefined;
            const refused = step !== undefined && approvalTasks[step.task] === 'review';
            const job = parts.find((p)=>p.id === part.parent && p.kind === 'job');
            const says = part.message ?? job?.message ?? (refused ? 'the review was refused, or its time passed' : undefined);
            return says === undefined ? undefined : `${pathOf(part, parts)}: ${says}`;
        }
        function wasPreempted({ stages }) {
            const jobs = stages.flatMap((stage)=>stage.jobs).filter(({ part })=>part.phase !== 'skipped');
            return jobs.length > 0 && jobs.every(({ part })=>part.phase === 'success');
        }
        function notices(said, tree) {
            const isUncounted = (part)=>said === 'success' && part.kind === 'job' && part.phase === 'failure';
            return tree.parts.filter((part)=>part.phase === 'unknown' || isUncounted(part)).slice(0, MOST_NOTICES).map((part)=>{
                const path = `${part.kind} ${pathOf(part, tree.parts)}`;
                return part.phase === 'unknown' ? {
                    key: `word ${part.id} ${part.status}`,
                    text: `${path} has an unknown status: ${part.status}`
                } : {
                    key: `failed ${part.id}`,
                    text: `${path} is ${part.status}, which the pipeline does not count`
                };
            });
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/run-detail.js
        async function readDetail(client, ids, console, signal, unique) {
            const body = await client({
                path: [
                    'v5',
                    ids.projectId,
                    'api',
                    'pipelines',
                    ids.pipelineId,
                    'pipeline-runs',
                    'detail'
                ],
                query: {
                    pipeline_run_id: ids.runId
                },
                kind: 'status',
                signal,
                good: [
                    'status',
                    'stages'
                ],
                ids: 'project-id, pipeline-id and run-id'
            });
            return readRun(body, ids, console, unique);
        }
        // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(7598);
        // EXTERNAL MODULE: ./lib/src/util/text.js
        var util_text = __webpack_require__(9460);
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/run-log.js
        const LINES = 500;
        const LONGEST_TAIL = 64 * 1024;
        const MOST_PAGES_KNOWN = 50;
        const BEGINNING = {
            start: '0',
            end: '0',
            tail: '',
            bare: true,
            pages: []
        };
        async function readRunLog(client, { projectId, pipelineId, runId, jobId, stepId }, { signal }, cursor = BEGINNING) {
            const run = [
                'v5',
                projectId,
                'api',
                'pipelines',
                pipelineId,
                'pipeline-runs',
                runId
            ];
            const body = await client({
                path: [
                    ...run,
                    'jobs',
                    jobId,
                    'steps',
                    stepId,
                    'logs'
                ],
                body: {
                    start_offset: toOffset(cursor.start),
                    end_offset: toOffset(cursor.end),
                    limit: LINES,
                    sort: 'asc'
                },
                kind: 'log',
                signal,
                good: [
                    'log',
                    'has_more',
                    'result'
                ],
                ids: `project-id, pipeline-id and run-id, and the step ${stepId}`
            });
            const parsed = StepLog.safeParse(unwrap(body));
            if (!parsed.success) throw (0, errors.k6)('held no step log of the known form');
            const { has_more, start_offset, end_offset, log } = parsed.data;
            return turnPage(cursor, {
                start: start_offset === undefined || start_offset === null ? undefined : String(start_offset),
                end: end_offset === undefined || end_offset === null ? undefined : String(end_offset),
                text: log ?? '',
                hasMore: has_more === true || has_more === 'true'
            });
        }
        function turnPage(cursor, page) {
            const { text } = page;
            const known = page.start !== undefined && page.end !== undefined && page.start !== '' && page.end !== '';
            const goesBack = text === '' && page.end !== undefined && isBefore(page.end, cursor.end);
            const start = known && !goesBack ? page.start : cursor.start;
            const end = known && !goesBack ? page.end : cursor.end;
            const moved = start !== cursor.start || end !== cursor.end;
            const key = known && text !== '' ? keyOf(start, end, text) : undefined;
            const nth = key === undefined ? -1 : cursor.pages.lastIndexOf(key);
            if (nth >= 0 && nth < cursor.pages.length - 1) throw (0, errors.k6)('was a page of the log that had come before');
            const again = nth >= 0 ? text.length : toldOf(cursor, {
                start,
                end,
                text
            });
            const bare = cursor.bare && !text.endsWith('\n');
            const rest = text.slice(again);
            const glued = bare && again === 0 && rest !== '' && !/^\r?\n/.test(rest) && cursor.tail !== '';
            const fresh = glued ? `\n${rest}` : rest;
            const pages = key === undefined || nth >= 0 ? cursor.pages : [
                ...cursor.pages,
                key
            ].slice(-MOST_PAGES_KNOWN);
            const more = page.hasMore && (moved || fresh !== '');
            return {
                text: fresh,
                cursor: {
                    start,
                    end,
                    tail: (0, util_text.g1)(cursor.tail, fresh, LONGEST_TAIL),
                    bare,
                    pages
                },
                more,
                complete: page.hasMore && !more ? false : undefined
            };
        }
        function keyOf(start, end, text) {
            return `${start} ${end} ${(0, external_node_crypto_.createHash)('sha256').update(text).digest('base64')}`;
        }
        function toldOf({ tail, end: before }, { start, end, text }) {
            if (tail === '' || beginsAfter(start, before)) return 0;
            const fits = overlaps(tail, text);
            const share = [
                start,
                before,
                end
            ].every(isNumber) ? (+before - +start) / (+end - +start) : Number.NaN;
            if (!(share >= 0 && share <= 1)) return fits[0] ?? 0;
            const off = (fit)=>Math.abs(fit - share * text.length);
            return fits.reduce((best, fit)=>off(fit) < off(best) ? fit : best, fits[0] ?? 0);
        }
        function beginsAfter(start, end) {
            return isNumber(start) && isNumber(end) && BigInt(start) >= BigInt(end);
        }
        function isBefore(place, other) {
            return isNumber(place) && isNumber(other) && BigInt(place) < BigInt(other);
        }
        function isNumber(offset) {
            return /^[0-9]+$/.test(offset);
        }
        function overlaps(tail, text) {
            const whole = tail.length < LONGEST_TAIL ? -1 : text.indexOf(tail);
            if (whole >= 0) return [
                whole + tail.length
            ];
            return (0, util_text.Ru)(tail, text).filter((length)=>length === tail.length || tail[tail.length - length - 1] === '\n');
        }
        function toOffset(text) {
            const number = Number(text);
            return /^[0-9]+$/.test(text) && Number.isSafeInteger(number) ? number : text;
        }
        function unwrap(body) {
            if (typeof body !== 'object' || body === null || 'log' in body || !('result' in body)) return body;
            return body.result;
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/sub-pipelines.js
        const DEEPEST = 3;
        const MOST_CHILDREN = 5;
        const LONGEST_MS = 3000;
        const sub_pipelines_SAFE_ID = /^[0-9A-Za-z_-]{1,64}$/;
        async function descend(client, top, ids, console, parent) {
            const parts = [];
            const places = new Map();
            const notices = [];
            let message;
            const seen = new Set([
                ids.runId.toLowerCase()
            ]);
            const unique = (0, part_ids.Y)('~', top.tree.parts.map((part)=>part.id));
            const late = new errors.GI(`no answer within ${LONGEST_MS / 1000} s`, {
                kind: 'transient',
                label: 'late'
            });
            const limit = (0, timers.nl)(LONGEST_MS, parent, ()=>late);
            const follow = async (tree, run, above, depth)=>{
                for (const { part, step } of failedSubPipelines(tree).slice(0, MOST_CHILDREN)){
                    const path = `${above}${pathOf(part, tree.parts)}`;
                    try {
                        const child = childOf(await readOutputs(client, run, toId(step.id) ?? '', limit.signal), run);
                        if (child === undefined || seen.has(child.runId.toLowerCase())) continue;
                        seen.add(child.runId.toLowerCase());
                        const reading = await readDetail(client, child, console, limit.signal, unique);
                        adopt(reading, part);
                        message ??= await below(reading, child, `${path} > `, depth);
                    } catch (error) {
                        if (parent.aborted) throw parent.reason;
                        if (!(error instanceof errors.GI)) throw error;
                        notices.push({
                            key: `below ${part.id}`,
                            text: `what ${path} had started could not be read: ${error.message}`
                        });
                    }
                }
            };
            const below = async (reading, run, above, depth)=>{
                if (depth < DEEPEST) await follow(reading.tree, run, above, depth + 1);
                return message ?? `${above}${reading.label}: ${reading.snapshot.message ?? reading.snapshot.status}`;
            };
            const adopt = ({ tree }, starter)=>{
                const failed = tree.parts.filter((part)=>part.phase === 'failure');
                const known = new Set(failed.map((part)=>part.id));
                for (const part of failed){
                    parts.push(part.parent !== undefined && known.has(part.parent) ? part : {
                        ...part,
                        parent: starter.id
                    });
                    const place = tree.places.get(part.id);
                    if (place) places.set(part.id, place);
                }
            };
            try {
                await follow(top.tree, ids, '', 1);
            } finally{
                limit.release();
            }
            return {
                parts,
                places,
                message,
                notices
            };
        }
        function failedSubPipelines({ stages }) {
            return stages.flatMap((stage)=>stage.jobs).flatMap((job)=>job.steps).filter(({ task, part, step })=>{
                return task === subPipelineTask && part.phase === 'failure' && sub_pipelines_SAFE_ID.test(toId(step.id) ?? '');
            });
        }
        async function readOutputs(client, { projectId, pipelineId, runId }, stepId, signal) {
            const body = await client({
                path: [
                    'v5',
                    projectId,
                    'api',
                    'pipelines',
                    pipelineId,
                    'pipeline-runs',
                    runId,
                    'steps',
                    'outputs'
                ],
                query: {
                    step_run_ids: stepId
                },
                kind: 'log',
                signal,
                good: [
                    'step_outputs'
                ],
                ids: 'project-id, pipeline-id and run-id'
            });
            const parsed = StepOutputs.safeParse(body);
            if (!parsed.success) throw (0, errors.k6)('held no step outputs of the known form');
            const found = new Map();
            for (const output of present(parsed.data.step_outputs)){
                if (output.step_run_id && String(output.step_run_id) !== stepId) continue;
                for (const { key, value } of present(output.output_result))collect(key ?? '', value, found, 0);
            }
            return found;
        }
        function collect(key, value, found, depth) {
            const read = typeof value === 'string' && /^\s*[{[]/.test(value) ? parseQuietly(value) : value;
            if (typeof read === 'string' && !found.has(bare(key))) found.set(bare(key), read.trim());
            if (typeof read !== 'object' || read === null || depth > 3) return;
            for (const [name, inner] of Object.entries(read))collect(Array.isArray(read) ? key : name, inner, found, depth + 1);
        }
        function childOf(outputs, { projectId }) {
            const id = (name)=>{
                const value = nameOf(outputs.get(name), '');
                return sub_pipelines_SAFE_ID.test(value) ? value : undefined;
            };
            const pipelineId = id('pipelineid');
            const runId = id('pipelinerunid');
            if (pipelineId === undefined || runId === undefined) return undefined;
            return {
                projectId: id('projectid') ?? projectId,
                pipelineId,
                runId
            };
        }
        function bare(key) {
            return key.toLowerCase().replace(/[^a-z0-9]/g, '');
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/run-target.js
        function runTarget({ client, console, waits }, ids, query) {
            const { projectId, pipelineId } = ids;
            const find = (0, choose_run.pW)(query, 'run', createRunList(client, projectId, pipelineId, query));
            const given = query.by === 'id' ? query.id : undefined;
            let places = new Map();
            let last;
            return {
                id: given === undefined ? pipelineId : `${pipelineId}/${given}`,
                kind: 'pipeline run',
                label: given === undefined ? `${askedFor(query)} of pipeline ${pipelineId}` : `run ${given} of pipeline ${pipelineId}`,
                ids: given === undefined ? {} : {
                    'run-id': given
                },
                url: (0, links.i1)(console, {
                    projectId,
                    pipelineId,
                    runId: given
                }),
                matchedBy: query.by === 'id' ? 'given' : query.by,
                ...given !== undefined && {
                    names: {
                        'pipeline-id': pipelineId,
                        'run-id': given
                    }
                },
                async read (context) {
                    const found = await find(context);
                    if (found === undefined) return nothingYet;
                    const run = {
                        projectId,
                        pipelineId,
                        runId: found.id
                    };
                    const reading = await readDetail(client, run, console, context.signal);
                    (0, choose_run.Df)(found, query, model_phase.h.has(reading.snapshot.phase), waits);
                    const { snapshot } = reading;
                    places = reading.tree.places;
                    last = {
                        reading,
                        run
                    };
                    const identity = {
                        label: reading.label,
                        ids: {
                            'run-id': found.id
                        },
                        url: reading.url,
                        matchedBy: found.matchedBy,
                        names: {
                            'pipeline-id': pipelineId,
                            'run-id': found.id
                        }
                    };
                    return {
                        ...snapshot,
                        identity,
                        notices: [
                            ...found.notices,
                            ...snapshot.notices
                        ]
                    };
                },
                async addDetails (snapshot, { signal }) {
                    if (last === undefined || snapshot.phase !== 'failure') return snapshot;
                    const below = await descend(client, last.reading, last.run, console, signal);
                    places = new Map([
                        ...places,
                        ...below.places
                    ]);
                    return {
                        ...snapshot,
                        parts: [
                            ...snapshot.parts,
                            ...below.parts
                        ],
                        message: below.message ?? snapshot.message,
                        notices: [
                            ...snapshot.notices,
                            ...below.notices
                        ]
                    };
                },
                async readLog (part, context, cursor) {
                    const place = places.get(part.id);
                    if (place === undefined) {
                        throw new errors.GI(`the platform has no log of ${part.kind} ${part.name}`, {
                            kind: 'not-found',
                            label: 'no log'
                        });
                    }
                    return readRunLog(client, place, context, cursor);
                },
                async stop (context) {
                    const found = await find(context);
                    if (found === undefined) return false;
                    const body = await client({
                        path: [
                            'v5',
                            projectId,
                            'api',
                            'pipelines',
                            pipelineId,
                            'pipeline-runs',
                            found.id,
                            'stop'
                        ],
                        body: {},
                        kind: 'stop',
                        signal: context.signal,
                        good: [
                            'success'
                        ],
                        ids: 'pipeline-id and run-id'
                    });
                    const { success } = Object(body);
                    if (success !== true && success !== 'true') throw (0, errors.k6)('did not say that the run will be stopped');
                    return true;
                }
            };
        }
        const nothingYet = {
            phase: 'absent',
            status: 'no run',
            parts: [],
            contradictions: [],
            notices: []
        };
        function askedFor(query) {
            return query.by === 'commit' ? `the run of commit ${query.commit}` : 'the latest run';
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/latest-target.js
        const MOST = 50;
        function latestRunTargets({ client, console }, pipelines, query) {
            const projectId = pipelines[0]?.projectId ?? '';
            const read = createBatch(MOST, async (ids, { signal })=>{
                const body = await client({
                    path: [
                        'v5',
                        projectId,
                        'api',
                        'pipelines',
                        'status'
                    ],
                    body: ids,
                    kind: 'status',
                    signal,
                    good: [],
                    ids: 'project-id, and that each pipeline-id belongs to it'
                });
                const parsed = BatchStatus.safeParse(body);
                if (!parsed.success) throw (0, errors.k6)('was no list of runs');
                return new Map(present(parsed.data).map((run)=>[
                        String(run.pipeline_id).toLowerCase(),
                        run
                    ]));
            });
            return pipelines.map(({ pipelineId })=>{
                let current;
                const find = (0, choose_run.pW)(query, 'run', async ()=>current ? candidatesOf([
                        current
                    ], pipelineId) : []);
                return {
                    id: pipelineId,
                    kind: 'pipeline run',
                    label: `the latest run of pipeline ${pipelineId}`,
                    ids: {},
                    url: (0, links.i1)(console, {
                        projectId,
                        pipelineId
                    }),
                    matchedBy: 'latest',
                    async read (context) {
                        current = await read(pipelineId.toLowerCase(), context);
                        const found = await find(context);
                        if (found === undefined || current === undefined) return nothingYet;
                        const runId = toId(current.pipeline_run_id);
                        if (runId !== found.id) throw (0, errors.k6)(`was about run ${nameOf(runId, '(no id)')} and not ${found.id}`);
                        const snapshot = readSummary(current);
                        const url = (0, links.I7)(current.detail_url, console.consoleUrl) ?? (0, links.i1)(console, {
                            projectId,
                            pipelineId,
                            runId
                        });
                        const label = `run ${toNumber(current.run_number) ?? runId} of pipeline ${nameOf(current.pipeline_name ?? current.name, pipelineId)}`;
                        const identity = {
                            label,
                            ids: {
                                'run-id': runId
                            },
                            url,
                            matchedBy: 'latest'
                        };
                        return {
                            ...snapshot,
                            identity,
                            notices: found.notices
                        };
                    },
                    async readLog (part) {
                        throw new errors.GI(`there is no log of ${part.kind} ${part.name}`, {
                            kind: 'not-found',
                            label: 'no log'
                        });
                    }
                };
            });
        }
        function readSummary(run) {
            const { phase: said, status } = (0, status_words.r)(runStatuses, run.status);
            const stages = present(run.stage_status_list);
            const parts = stages.map(({ id, name, sequence, status }, i)=>{
                const position = `stage-${(toNumber(sequence) ?? i) + 1}`;
                return {
                    id: toId(id) ?? position,
                    kind: 'stage',
                    hasLog: false,
                    name: nameOf(name, position),
                    ...(0, status_words.r)(partStatuses, status)
                };
            });
            const waits = (said === 'running' || said === 'queued') && parts.some((part)=>part.phase === 'paused');
            return {
                phase: waits ? 'paused' : said,
                status,
                position: positionOf(parts),
                parts,
                contradictions: [],
                action: 'a person with the right to run this pipeline can resume it, or decide a review, in the CodeArts console',
                notices: [],
                startedAt: toTime(run.start_time),
                finishedAt: model_phase.h.has(said) ? toTime(run.end_time) : undefined
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/v3-target.js
        const v3_target_MOST = 10;
        function v3Targets({ client, console, waits }, pipelines, query) {
            const read = createBatch(v3_target_MOST, async (ids, { signal })=>{
                const body = await client({
                    path: [
                        'v3',
                        'pipelines',
                        'status'
                    ],
                    query: {
                        pipeline_ids: ids.join(',')
                    },
                    kind: 'status',
                    signal,
                    good: [],
                    ids: 'pipeline-id and region'
                });
                const parsed = V3StatusList.safeParse(body);
                if (!parsed.success) throw (0, errors.k6)('was no list of pipelines');
                return new Map(present(parsed.data).map((item)=>[
                        String(item.pipeline_id).toLowerCase(),
                        item
                    ]));
            });
            return pipelines.map((pipelineId)=>{
                let current;
                let end;
                const find = (0, choose_run.pW)(query, 'run', async ()=>{
                    const id = toId(current?.build_id);
                    return id === undefined ? [] : [
                        {
                            id,
                            createdAt: readTime(current?.start_time),
                            commits: []
                        }
                    ];
                });
                return {
                    id: pipelineId,
                    kind: 'pipeline run',
                    label: `the latest run of pipeline ${pipelineId}`,
                    ids: {},
                    url: '',
                    matchedBy: 'latest',
                    async read (context) {
                        if (end !== undefined) return end;
                        current = await read(pipelineId.toLowerCase(), context);
                        const found = await find(context);
                        if (found === undefined) return current === undefined ? leftOut(pipelineId) : nothingYet;
                        const build = toId(current?.build_id);
                        if (current === undefined || build === undefined) throw (0, errors.k6)(`no longer named run ${found.id}`);
                        if (!sameId(build, found.id)) throw replaced(found.id, build);
                        const snapshot = readV3(current);
                        (0, choose_run.Df)(found, query, model_phase.h.has(snapshot.phase), waits);
                        const url = (0, links.I7)(current.detail_url, console.consoleUrl) ?? '';
                        const label = `run ${nameOf(found.id, '')} of pipeline ${nameOf(current.pipeline_name, pipelineId)}`;
                        const identity = {
                            label,
                            ids: {
                                'run-id': found.id
                            },
                            url,
                            matchedBy: 'latest'
                        };
                        const zone = query.createdAfter === undefined ? [] : [
                            zoneNotice
                        ];
                        const whole = {
                            ...snapshot,
                            identity,
                            notices: [
                                ...found.notices,
                                ...zone,
                                ...snapshot.notices
                            ]
                        };
                        if (model_phase.h.has(whole.phase)) end = whole;
                        return whole;
                    },
                    async readLog (part) {
                        throw new errors.GI(`API v3 has no log of ${part.kind} ${part.name}`, {
                            kind: 'not-found',
                            label: 'no log'
                        });
                    }
                };
            });
        }
        const zoneNotice = {
            key: 'zone',
            text: 'api: v3 tells times without a zone; created-after takes them for GMT+8',
            level: 'notice'
        };
        function readV3(item) {
            const { phase: said, status } = readV3Words(item);
            const stages = present(item.stages).sort((a, b)=>(toNumber(a.order) ?? 0) - (toNumber(b.order) ?? 0));
            const parts = stages.map(readStage);
            const waiting = parts.find((part)=>part.phase === 'paused');
            const phase = waiting && (said === 'running' || said === 'queued') ? 'paused' : said;
            const stage = waiting === undefined ? 'the run' : `the stage ${waiting.name}`;
            return {
                phase,
                status,
                position: positionOf(parts),
                parts,
                contradictions: [],
                action: (waiting?.status ?? status) === 'verifying' ? `a reviewer of this pipeline can approve or refuse ${stage} in the CodeArts console` : `a person with the right to run this pipeline can resume ${stage}, or stop the run, in the CodeArts console`,
                notices: parts.filter((part)=>part.phase === 'unknown').map((part)=>({
                        key: `word ${part.id} ${part.status}`,
                        text: `stage ${part.name} has an unknown status: ${part.status}`
                    })),
                startedAt: readTime(item.start_time),
                finishedAt: model_phase.h.has(said) ? readTime(item.end_time) : undefined
            };
        }
        function readV3Words({ status, result }) {
            if (typeof status !== 'string') return (0, status_words.r)(v3Statuses, status);
            if (status.includes('/')) return {
                phase: 'unknown',
                status: status
            };
            if (!/^completed$/i.test(status)) return (0, status_words.r)(v3Statuses, status);
            if (typeof result !== 'string') return {
                phase: 'unknown',
                status: `${status}/${(0, status_words.r)({}, result).status}`
            };
            const reading = (0, status_words.r)(v3Statuses, `${status}/${result}`);
            return reading.phase === 'unknown' ? reading : {
                ...reading,
                status: result
            };
        }
        function readStage(stage, index) {
            const name = nameOf(stage.display_name ?? stage.name, `stage-${index + 1}`);
            const id = stage.name ? `${index + 1} ${stage.name}` : `stage-${index + 1}`;
            const reached = stage.status !== null && stage.status !== undefined;
            const reading = reached ? readV3Words(stage) : {
                phase: 'queued',
                status: ''
            };
            return {
                id,
                kind: 'stage',
                aliases: stage.name ? [
                    stage.name
                ] : [],
                hasLog: false,
                name,
                ...reading
            };
        }
        function readTime(text) {
            const match = /^([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}:[0-9]{2})/.exec(String(text ?? ''));
            const ms = match ? Date.parse(`${match[1]}T${match[2]}+08:00`) : Number.NaN;
            return Number.isNaN(ms) ? undefined : ms;
        }
        function leftOut(pipelineId) {
            const text = `the platform left pipeline ${pipelineId} out of its answer: check pipeline-id and region, and that the user of the credentials may see it`;
            return {
                ...nothingYet,
                notices: [
                    {
                        key: `left out ${pipelineId}`,
                        text
                    }
                ]
            };
        }
        function replaced(pinned, now) {
            const [before, after] = [
                nameOf(pinned, ''),
                nameOf(now, '')
            ];
            return new errors.GI(`the platform now shows run ${after}, and the end of run ${before} was not seen`, {
                kind: 'permanent',
                label: 'run replaced',
                hint: `look in the console how run ${before} ended; api: v5 keeps to one run even when newer ones begin`
            });
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/auth.js
        const LARGEST_SKEW_MS = 5 * 60_000;
        function createAuth(credentials, now = Date.now) {
            let offsetMs = 0;
            let corrections = 0;
            return {
                headers (method, url, body) {
                    const json = body === undefined ? {} : {
                        'content-type': 'application/json'
                    };
                    if ('token' in credentials) return {
                        ...json,
                        'x-auth-token': credentials.token
                    };
                    const { accessKey, secretKey, securityToken } = credentials;
                    const headers = {
                        ...json,
                        'x-sdk-date': sdkDate(now() + offsetMs)
                    };
                    if (securityToken !== undefined) headers['x-security-token'] = securityToken;
                    return {
                        ...headers,
                        authorization: sign({
                            method,
                            url,
                            headers,
                            body
                        }, accessKey, secretKey).authorization
                    };
                },
                generation: ()=>corrections,
                isWorthAnother ({ status, date, text }, generation) {
                    if ('token' in credentials || status !== 401) return false;
                    if (generation < corrections) return true;
                    if (corrections > 0) return false;
                    const skew = skewOf(text, date, now() + offsetMs);
                    if (skew === undefined) return false;
                    offsetMs += skew;
                    corrections++;
                    return true;
                }
            };
        }
        function sign({ method, url, headers, body = '' }, accessKey, secretKey) {
            const all = Object.entries({
                ...headers,
                host: url.host
            }).map(([name, value])=>[
                    name.toLowerCase(),
                    value.trim()
                ]).sort(([a], [b])=>byCodeUnit(a, b));
            const signed = all.map(([name])=>name).join(';');
            const canonical = [
                method,
                canonicalPath(url.pathname),
                canonicalQuery(url.searchParams),
                ...all.map(([name, value])=>`${name}:${value}`),
                '',
                signed,
                sha256(body)
            ].join('\n');
            const canonicalHash = sha256(canonical);
            const date = all.find(([name])=>name === 'x-sdk-date')?.[1] ?? '';
            const signature = (0, external_node_crypto_.createHmac)('sha256', secretKey).update(`SDK-HMAC-SHA256\n${date}\n${canonicalHash}`).digest('hex');
            const authorization = `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${signed}, Signature=${signature}`;
            return {
                authorization,
                signature,
                canonicalHash
            };
        }
        function sdkDate(ms) {
            return new Date(ms).toISOString().replace(/[-:]|\.[0-9]{3}/g, '');
        }
        function canonicalQuery(query) {
            return [
                ...query
            ].sort(([a, x], [b, y])=>byCodeUnit(a, b) || byCodeUnit(x, y)).map(([key, value])=>`${encode(key)}=${encode(value)}`).join('&');
        }
        function canonicalPath(path) {
            const encoded = path.split('/').map((segment)=>encode(decodeSegment(segment))).join('/');
            return encoded.endsWith('/') ? encoded : `${encoded}/`;
        }
        function decodeSegment(segment) {
            try {
                return decodeURIComponent(segment);
            } catch  {
                return segment;
            }
        }
        function encode(text) {
            return encodeURIComponent(text).replace(/[!'()*]/g, (c)=>`%${c.charCodeAt(0).toString(16).toUpperCase()}`);
        }
        function byCodeUnit(a, b) {
            return a < b ? -1 : a > b ? 1 : 0;
        }
        function sha256(text) {
            return (0, external_node_crypto_.createHash)('sha256').update(text).digest('hex');
        }
        function skewOf(text, date, nowMs) {
            const byDate = date === undefined ? Number.NaN : Date.parse(date) - nowMs;
            const saysSo = /signature expired|server time/i.test(text);
            if (!Number.isNaN(byDate)) return saysSo || Math.abs(byDate) > LARGEST_SKEW_MS ? byDate : undefined;
            if (!saysSo) return undefined;
            const server = readClock(/server time:\s*([0-9T: -]+Z?)/i.exec(text)?.[1]);
            return server === undefined ? 0 : server - nowMs;
        }
        function readClock(text) {
            const digits = (text ?? '').replace(/[^0-9]/g, '');
            const parts = /^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})$/.exec(digits);
            if (!parts) return undefined;
            const [, year, month, day, hour, minute, second] = parts.map(Number);
            return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
        }
        // EXTERNAL MODULE: ./lib/src/http/json.js
        var json = __webpack_require__(2329);
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/client.js
        function createClient(http, auth, credentials) {
            const usesToken = 'token' in credentials;
            const secrets = Object.values(credentials).filter((secret)=>Boolean(secret));
            const send = async (ask)=>{
                const body = ask.body === undefined ? undefined : JSON.stringify(ask.body);
                const method = body === undefined ? 'GET' : 'POST';
                let generation = auth.generation();
                const answer = await http({
                    method,
                    path: ask.path,
                    ...ask.query && {
                        query: ask.query
                    },
                    ...body !== undefined && {
                        body
                    },
                    headers: (url)=>{
                        generation = auth.generation();
                        return auth.headers(method, url, body);
                    },
                    kind: ask.kind,
                    signal: ask.signal
                });
                return {
                    answer,
                    generation
                };
            };
            return async (ask)=>{
                let { answer, generation } = await send(ask);
                const { date } = answer.headers;
                if (auth.isWorthAnother({
                    status: answer.status,
                    date,
                    text: answer.text
                }, generation)) {
                    ;
                    ({ answer } = await send(ask));
                }
                const context = {
                    ids: ask.ids,
                    stops: ask.kind === 'stop',
                    usesToken,
                    credentials: secrets
                };
                if ((0, http_status.xo)(answer.status) !== 'ok') {
                    throw vendorError(answer, readError(parseErrorBody(answer.text)) ?? {}, context);
                }
                const body = (0, json.q)(answer.text);
                const error = readErrorInOk(body, ask.good);
                if (error) throw vendorError(answer, error, context);
                return body;
            };
        }
        function parseErrorBody(text) {
            try {
                return (0, json.q)(text);
            } catch  {
                return undefined;
            }
        }
        ; // CONCATENATED MODULE: ./lib/src/vendors/codearts/adapters.js
        function openTargets({ api, projectId, pipelines, queries }, operation, setting) {
            const latest = queries[0];
            if (latest?.by === 'latest') {
                if (api === 'v3') return v3Targets(setting, pipelines, latest);
                if (operation === 'check-pipeline' && pipelines.length > 1) {
                    return latestRunTargets(setting, pipelines.map((pipelineId)=>({
                            projectId,
                            pipelineId
                        })), latest);
                }
            }
            return pipelines.map((pipelineId, i)=>{
                const query = queries[i];
                if (query === undefined) throw new Error('a pipeline without a query');
                return runTarget(setting, {
                    projectId,
                    pipelineId
                }, query);
            });
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

export const id = 733;
export const ids = [
    733
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
    4330: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            O: ()=>confirmId
        });
        var _model_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1793);
        function confirmId(what, named, asked) {
            if (named === undefined || named === null) return;
            const id = typeof named === 'string' || typeof named === 'number' ? String(named) : '(no id)';
            if (id.toLowerCase() !== asked.toLowerCase()) throw (0, _model_errors_js__WEBPACK_IMPORTED_MODULE_0__.k6)(`was about ${what} ${id} and not ${asked}`);
        }
    },
    5771: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            kW: ()=>parseErrorBody,
            n: ()=>answerError,
            wx: ()=>header
        });
        var _http_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2329);
        var _http_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6409);
        var _model_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1793);
        function answerError(answer, context) {
            const { status } = answer;
            const { kind, code, message, requestId, hint } = context;
            const isInOk = status >= 200 && status <= 299;
            const head = isInOk ? `an error inside HTTP ${status}` : `HTTP ${status}`;
            const said = [
                code === String(status) ? undefined : code,
                message
            ].filter(Boolean).join(': ');
            const request = requestId ? ` (request id ${requestId})` : '';
            return new _model_errors_js__WEBPACK_IMPORTED_MODULE_2__.GI(`${head}${said ? `, ${said}` : ''}${request}`, {
                kind,
                label: isInOk ? `error ${code ?? 'without code'}` : `HTTP ${status}`,
                status,
                code,
                vendorMessage: message,
                requestId,
                retryAfterMs: (0, _http_status_js__WEBPACK_IMPORTED_MODULE_1__.mu)(header(answer, 'retry-after'), header(answer, 'date')) ?? context.retryAfterMs,
                hint
            });
        }
        function header({ headers }, name) {
            const value = headers[name];
            return Array.isArray(value) ? value[0] : value;
        }
        function parseErrorBody(text) {
            try {
                return (0, _http_json_js__WEBPACK_IMPORTED_MODULE_0__.q)(text);
            } catch  {
                return undefined;
            }
        }
    },
    4408: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            w: ()=>withPlatformClock
        });
        function withPlatformClock(http, now = Date.now) {
            let aheadMs = 0;
            return {
                clock: {
                    aheadMs: ()=>aheadMs
                },
                async http (request) {
                    const answer = await http(request);
                    const date = Date.parse(answer.headers.date ?? '');
                    if (!Number.isNaN(date)) aheadMs = date - now();
                    return answer;
                }
            };
        }
    },
    3715: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            N: ()=>runTarget
        });
        // EXTERNAL MODULE: ./lib/src/model/errors.js
        var errors = __webpack_require__(1793);
        // EXTERNAL MODULE: ./lib/src/model/phase.js
        var model_phase = __webpack_require__(2935);
        // EXTERNAL MODULE: ./lib/src/util/duration.js
        var duration = __webpack_require__(223);
        ; // CONCATENATED MODULE: ./lib/src/vendors/shared/choose-run.js
        function chooseRun(query, candidates) {
            const runs = inCreationOrder(candidates);
            const answers = runs.map((run)=>both(isYoungEnough(run, query.createdAfter), isOfCommit(run, query)));
            const first = answers.findIndex((answer)=>answer !== 'no');
            const run = runs[first];
            if (run === undefined) return {
                code: 'none'
            };
            if (answers[first] === 'not known yet') return {
                code: 'undecided',
                run
            };
            return {
                code: 'found',
                run,
                matches: answers.filter((answer)=>answer === 'yes').length
            };
        }
        function both(a, b) {
            if (a === 'no' || b === 'no') return 'no';
            return a === 'yes' && b === 'yes' ? 'yes' : 'not known yet';
        }
        function isYoungEnough({ createdAt, notBefore, phase }, createdAfter) {
            if (createdAfter === undefined || notBefore !== undefined && notBefore >= createdAfter) return 'yes';
            return createdAt !== undefined || model_phase.h.has(phase) ? 'no' : 'not known yet';
        }
        function isOfCommit({ commits, phase }, query) {
            if (query.by === 'latest') return 'yes';
            if (commits.length > 0) return commits.some((commit)=>isSameCommit(commit, query.commit)) ? 'yes' : 'no';
            return model_phase.h.has(phase) ? 'no' : 'not known yet';
        }
        function isSameCommit(a, b) {
            const [short = '', long = ''] = [
                a.toLowerCase(),
                b.toLowerCase()
            ].sort((x, y)=>x.length - y.length);
            return short.length >= 7 && /^[0-9a-f]+$/.test(short) && long.startsWith(short);
        }
        function inCreationOrder(runs) {
            const once = [
                ...new Map(runs.map((run)=>[
                        run.id,
                        run
                    ])).values()
            ];
            const numbered = once.filter((run)=>run.number !== undefined).sort((a, b)=>(b.number ?? 0) - (a.number ?? 0));
            const others = once.filter((run)=>run.number === undefined).sort((a, b)=>placeOf(a) - placeOf(b));
            return withLeastTimes(others.reduce(insertByTime, capped(numbered)));
        }
        function placeOf({ createdAt, phase }) {
            if (phase === 'queued') return Number.POSITIVE_INFINITY;
            return createdAt ?? (model_phase.h.has(phase) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
        }
        function insertByTime(newestFirst, run) {
            const place = newestFirst.findIndex(({ createdAt = 0 })=>createdAt <= placeOf(run));
            return place < 0 ? [
                ...newestFirst,
                run
            ] : newestFirst.toSpliced(place, 0, run);
        }
        function capped(newestFirst) {
            let newest = Number.POSITIVE_INFINITY;
            return newestFirst.map((run)=>{
                const createdAt = run.createdAt === undefined ? undefined : Math.min(newest, run.createdAt);
                newest = createdAt ?? newest;
                return {
                    ...run,
                    createdAt
                };
            });
        }
        function withLeastTimes(newestFirst) {
            let notBefore;
            return newestFirst.toReversed().map((run)=>{
                notBefore = run.createdAt ?? notBefore;
                return {
                    ...run,
                    notBefore
                };
            }).toReversed();
        }
        function describeQuery(query, noun) {
            if (query.by === 'id') return `${noun} ${query.id}`;
            return query.by === 'commit' ? `the ${noun} of commit ${query.commit}` : `the latest ${noun}`;
        }
        // EXTERNAL MODULE: ./lib/src/vendors/shared/confirm-id.js
        var confirm_id = __webpack_require__(4330);
        // EXTERNAL MODULE: ./lib/src/vendors/shared/run-query.js
        var run_query = __webpack_require__(6262);
        ; // CONCATENATED MODULE: ./lib/src/vendors/shared/run-target.js
        function runTarget(request, adapter) {
            const { query } = request;
            const find = createFinder(request, adapter);
            const start = query.by === 'id' ? identityOf(request, adapter, query.id, 'given') : sought(request, adapter);
            let pinned;
            const read = async (context)=>{
                const isNew = pinned === undefined && query.by !== 'id';
                const found = pinned ?? await find(context);
                if ('phase' in found) return found;
                pinned = found;
                try {
                    const reading = await adapter.read(found, context);
                    (0, confirm_id.O)(adapter.noun, reading.named.run, found.id);
                    (0, confirm_id.O)('pipeline', reading.named.pipeline, request.pipelineId);
                    return snapshotOf(request, adapter, found, reading);
                } catch (error) {
                    throw isNew ? foundJustNow(error) : error;
                }
            };
            const runFor = async (context)=>{
                const found = pinned ?? await find(context);
                if ('phase' in found) return undefined;
                pinned = found;
                return found;
            };
            const { addDetails, readLog, stop } = adapter;
            return {
                ...start,
                id: `${request.pipelineId}/${query.by === 'id' ? query.id : query.by}`,
                kind: adapter.kind,
                read,
                ...addDetails && {
                    addDetails: async (snapshot, context)=>pinned === undefined ? snapshot : addDetails(snapshot, pinned, context)
                },
                async readLog (part, context, cursor) {
                    if (readLog === undefined) throw noLog(part);
                    const run = await runFor(context);
                    if (run === undefined) throw (0, errors.k6)('was asked for before the run was found');
                    return readLog(run, part, context, cursor);
                },
                ...stop && {
                    stop: async (context)=>{
                        const run = await runFor(context);
                        return run !== undefined && stop(run, context);
                    }
                },
                ...adapter.stopsOnceFor !== undefined && {
                    stopsOnceFor: adapter.stopsOnceFor
                }
            };
        }
        function createFinder(request, adapter) {
            const { query } = request;
            let searched = false;
            return async (context)=>{
                if (query.by === 'id') return pin(request, adapter, {
                    id: query.id,
                    matchedBy: 'given',
                    notices: []
                });
                const choose = (runs)=>chooseRun(choosing(query, adapter.clock), runs);
                const isAnswered = (runs)=>choose(runs).code !== 'none' || isPast(runs, (0, run_query.n)(query.createdAfter, adapter.clock));
                const listed = await adapter.list({
                    ...context,
                    isAnswered,
                    deep: query.by === 'commit' && !searched
                });
                for (const { id } of listed){
                    if (!adapter.isRunId(id)) throw (0, errors.k6)(`listed a ${adapter.noun} whose id is none of this platform`);
                }
                const choice = choose(listed);
                if (choice.code === 'none') {
                    searched = true;
                    return absent(request, adapter);
                }
                if (choice.code === 'undecided') return undecided(request, adapter, choice.run);
                const { run, matches } = choice;
                const notice = foundNotice(query, adapter.noun, run.id, matches);
                return pin(request, adapter, {
                    id: run.id,
                    matchedBy: query.by,
                    createdAt: run.createdAt,
                    notices: [
                        notice
                    ]
                });
            };
        }
        function choosing(query, clock) {
            const createdAfter = (0, run_query.n)(query.createdAfter, clock);
            return query.by === 'commit' ? {
                by: 'commit',
                commit: query.commit,
                createdAfter
            } : {
                by: 'latest',
                createdAfter
            };
        }
        function isPast(runs, createdAfter) {
            const oldest = runs.at(-1)?.createdAt;
            return createdAfter !== undefined && oldest !== undefined && oldest < createdAfter;
        }
        function pin(request, adapter, found) {
            return {
                ...found,
                identity: identityOf(request, adapter, found.id, found.matchedBy),
                judged: false
            };
        }
        function foundNotice(query, noun, id, matches) {
            const text = query.by === 'latest' ? `latest is ${noun} ${id}, and the wait keeps to it; to name it by run-id is safer, since a newer one may begin at any time` : `commit ${query.commit} has ${noun} ${id}${matches > 1 ? `, the newest of ${matches} that match` : ''}`;
            return {
                key: `found ${id}`,
                text,
                level: 'notice'
            };
        }
        function identityOf({ pipelineId, isFollowed }, { noun, links }, id, matchedBy, { title, pipelineName, url } = {}) {
            return {
                label: `${title ?? `${noun} ${id}`} of pipeline ${pipelineName ?? pipelineId}`,
                ids: {
                    'run-id': id
                },
                names: {
                    'pipeline-id': pipelineId,
                    'run-id': id
                },
                url: url ?? links.run(id),
                matchedBy: isFollowed && matchedBy === 'given' ? 'run' : matchedBy
            };
        }
        function sought({ pipelineId, query }, { noun, links }) {
            return {
                label: `${describeQuery(query, noun)} of pipeline ${pipelineId}`,
                ids: {},
                url: links.pipeline(),
                matchedBy: query.by === 'id' ? 'given' : query.by
            };
        }
        function absent(request, adapter) {
            const status = `(no ${adapter.noun} yet)`;
            return {
                phase: 'absent',
                status,
                identity: sought(request, adapter),
                parts: [],
                contradictions: [],
                notices: []
            };
        }
        function undecided(request, adapter, { id, phase, commits }) {
            const lacks = request.query.by === 'commit' && commits.length === 0 ? 'its commit' : 'when it was created';
            const text = `${adapter.noun} ${id} may be the one that is meant, and the platform does not tell ${lacks} yet: it is waited for`;
            return {
                ...absent(request, adapter),
                phase: phase === 'queued' ? 'queued' : 'running',
                status: `(${adapter.noun} ${id} does not tell ${lacks} yet)`,
                undecided: true,
                notices: [
                    {
                        key: `undecided ${id}`,
                        text,
                        level: 'notice'
                    }
                ]
            };
        }
        function snapshotOf(request, adapter, found, reading) {
            const { snapshot } = reading;
            judgeFirstAnswer(request, adapter, found, model_phase.h.has(snapshot.phase));
            const identity = identityOf(request, adapter, found.id, found.matchedBy, reading);
            found.identity = identity;
            const notices = [
                ...found.notices,
                ...snapshot.notices
            ];
            return {
                ...snapshot,
                identity,
                notices,
                ...found.refusal && {
                    refusal: found.refusal
                }
            };
        }
        function judgeFirstAnswer({ query, waits }, { noun, clock }, found, ended) {
            if (found.judged) return;
            found.judged = true;
            if (!ended || !waits || query.by === 'id') return;
            const { id, createdAt } = found;
            if (query.by === 'latest' && query.createdAfter === undefined) {
                found.refusal = {
                    message: `latest is ${noun} ${id}, which had ended already at the first poll`,
                    hint: 'the run that was meant may not have begun: name it by run-id or commit, or give created-after'
                };
                return;
            }
            const age = createdAt === undefined ? 'of unknown age' : `created ${(0, duration.a3)(Date.now() + clock.aheadMs() - createdAt)} ago`;
            found.notices.push({
                key: `ended ${id}`,
                text: `${noun} ${id} (${age}) had ended already at the first poll`
            });
        }
        function foundJustNow(error) {
            if (!(error instanceof errors.GI)) return error;
            return new errors.GI(error.message, {
                ...error.failure,
                foundJustNow: true
            });
        }
        function noLog({ kind, name }) {
            return new errors.GI(`the platform serves no log of ${kind} ${name} by this API`, {
                kind: 'not-found',
                label: 'no log'
            });
        }
    },
    4815: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            D8: ()=>anything,
            Eb: ()=>present,
            J2: ()=>looseList,
            Lr: ()=>toId,
            Qq: ()=>text,
            Ro: ()=>toNumber,
            d_: ()=>scalar,
            p_: ()=>list,
            xe: ()=>toTime
        });
        var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8050);
        const text = zod_mini__WEBPACK_IMPORTED_MODULE_0__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__.YjP()), undefined);
        const scalar = zod_mini__WEBPACK_IMPORTED_MODULE_0__.MfU(zod_mini__WEBPACK_IMPORTED_MODULE_0__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__.KCZ([
            zod_mini__WEBPACK_IMPORTED_MODULE_0__.aig(),
            zod_mini__WEBPACK_IMPORTED_MODULE_0__.YjP()
        ])), undefined);
        const anything = zod_mini__WEBPACK_IMPORTED_MODULE_0__.lqM(zod_mini__WEBPACK_IMPORTED_MODULE_0__.L5J());
        const list = (item)=>zod_mini__WEBPACK_IMPORTED_MODULE_0__.cl6(zod_mini__WEBPACK_IMPORTED_MODULE_0__.YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__.cl6(item)));
        const looseList = (item)=>zod_mini__WEBPACK_IMPORTED_MODULE_0__.MfU(list(item), undefined);
        function toNumber(value) {
            if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
            return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
        }
        function toTime(value) {
            return toNumber(value) || undefined;
        }
        function toId(value) {
            return typeof value === 'string' && value !== '' || typeof value === 'number' ? String(value) : undefined;
        }
        function present(items) {
            return (items ?? []).filter((item)=>item !== null && item !== undefined);
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

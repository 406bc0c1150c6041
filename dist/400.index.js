export const id = 400;
export const ids = [
    400
];
export const modules = {
    3400: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            run: ()=>run
        });
        // EXTERNAL MODULE: external "node:v8"
        var external_node_v8_ = __webpack_require__(8877);
        ; // CONCATENATED MODULE: ./lib/src/process/heap.js
        function keepHeapSmall() {
            (0, external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
            (0, external_node_v8_.setFlagsFromString)('--heap-growing-percent=25');
        }
        // EXTERNAL MODULE: ./lib/src/process/exit.js
        var exit = __webpack_require__(7398);
        // EXTERNAL MODULE: ./lib/src/output/clean-text.js
        var clean_text = __webpack_require__(8303);
        // EXTERNAL MODULE: ./lib/src/report/failed-parts.js
        var failed_parts = __webpack_require__(3299);
        // EXTERNAL MODULE: ./lib/src/report/reason.js
        var reason = __webpack_require__(8605);
        ; // CONCATENATED MODULE: ./lib/src/report/digest.js
        const MOST_PARTS = 10;
        const AFTER_FAILURE = 'look at the part on the platform, mend the cause, and run it again';
        function digestOf(watched, lastLines) {
            if (watched.verdict.outcome !== 'failure') return [];
            const parts = watched.state.snapshot?.parts ?? [];
            return (0, failed_parts.WC)(parts).slice(0, MOST_PARTS).map((part)=>({
                    targetLabel: (0, clean_text.TN)(watched.identity.label, 300),
                    part,
                    title: (0, clean_text.TN)(`${(0, failed_parts.xl)(part, parts)}: ${part.status}`, 300),
                    lines: lastLines(part)
                }));
        }
        function printDigest(printer, watched, entries, waitedMs) {
            const { identity, verdict, state } = watched;
            printer.line(`Outcome: ${verdict.outcome}`);
            printer.line(`Cause:   ${(0, reason.qo)(watched, waitedMs)}`);
            for (const { part, title, lines } of entries){
                printer.line(`Part:    ${title}${part.message ? `; ${(0, clean_text.TN)(part.message, 300)}` : ''}`);
                if (lines.length > 0) printer.line(`The last ${(0, reason.pq)(lines.length, 'line')} of its log:`);
                printer.tail(lines);
            }
            if (identity.url) printer.line(`Link:    ${identity.url}`);
            const waits = verdict.cause.code === 'blocked' || verdict.outcome === 'paused';
            const next = waits ? state.snapshot?.action : verdict.outcome === 'failure' ? AFTER_FAILURE : undefined;
            if (next) printer.line(`Next:    ${(0, clean_text.TN)(next)}`);
        }
        // EXTERNAL MODULE: ./lib/src/util/timers.js
        var timers = __webpack_require__(9745);
        // EXTERNAL MODULE: ./lib/src/util/duration.js
        var duration = __webpack_require__(223);
        ; // CONCATENATED MODULE: ./lib/src/report/announce.js
        const MOST_NAMED = 5;
        const verbs = {
            'check-pipeline': 'looks at',
            'fetch-logs': 'fetches the logs of'
        };
        function titleOf({ vendor }, labels) {
            const first = labels[0] ?? '';
            return `${vendor.title}, ${labels.length > 1 ? `${first} and ${labels.length - 1} more` : first}`;
        }
        function announce(printer, inputs, targets) {
            const { policy, pace } = inputs.settings;
            printer.line(`${inputs.operation} on ${inputs.vendor.title} (api: ${inputs.plan.api}, ${inputs.endpoint.origin})`);
            for (const target of targets.slice(0, MOST_NAMED)){
                printer.line(`  ${verbs[inputs.operation] ?? 'waits for'} ${target.label}${target.url ? `: ${target.url}` : ''}`);
            }
            if (targets.length > MOST_NAMED) printer.line(`  and ${targets.length - MOST_NAMED} more`);
            const limits = [
                `timeout ${(0, duration.a3)(policy.timeoutMs)}`,
                ...policy.queueTimeoutMs === undefined ? [] : [
                    `queue-timeout ${(0, duration.a3)(policy.queueTimeoutMs)}`
                ],
                ...policy.stallTimeoutMs === undefined ? [] : [
                    `stall-timeout ${(0, duration.a3)(policy.stallTimeoutMs)}`
                ],
                `a look every ${(0, duration.a3)(pace.minMs)} to ${(0, duration.a3)(pace.maxMs)}`,
                `request-timeout ${(0, duration.a3)(inputs.requestTimeoutMs)}`,
                `outage-tolerance ${(0, duration.a3)(policy.outageToleranceMs)}`
            ];
            printer.line(`  ${limits.join(', ')}`);
            printer.line(`  on-paused ${policy.onPaused}, on-failed-machine ${policy.onFailedMachine}, green: ${[
                ...inputs.allowed
            ].join(', ')}`);
            for (const text of inputs.warnings)printer.warning(text);
            for (const text of inputs.notices)printer.notice(text);
        }
        // EXTERNAL MODULE: ./lib/src/report/outputs.js
        var outputs = __webpack_require__(2011);
        // EXTERNAL MODULE: ./lib/src/report/result.js
        var report_result = __webpack_require__(9356);
        // EXTERNAL MODULE: ./lib/src/report/summary.js + 1 modules
        var report_summary = __webpack_require__(9654);
        // EXTERNAL MODULE: external "node:events"
        var external_node_events_ = __webpack_require__(8474);
        // EXTERNAL MODULE: ./lib/src/model/errors.js
        var errors = __webpack_require__(1793);
        ; // CONCATENATED MODULE: ./lib/src/wait/limits.js
        const NOT_FOUND_GRACE_MS = 30_000;
        const ABSENCE_MS = 5 * 60_000;
        function advanceClocks(state, at) {
            const passed = Math.max(0, at - state.lastAt);
            return {
                ...state,
                polls: state.polls + 1,
                lastAt: at,
                missingMs: state.missingMs + (isMissing(state) ? passed : 0),
                queuedMs: state.queuedMs + (isQueued(state) ? passed : 0),
                stalledMs: state.stalledMs + (isStalling(state) ? passed : 0)
            };
        }
        function isMissing({ last, failing }) {
            return last === 'failed' ? failing?.failure.kind === 'not-found' : last !== 'nothing';
        }
        function isQueued({ last, snapshot }) {
            return last === 'good' && (snapshot?.phase === 'queued' || snapshot?.phase === 'absent');
        }
        function isStalling({ last, snapshot, isFollowedPaused }) {
            const isThere = snapshot?.phase !== 'absent' && !snapshot?.undecided;
            return last === 'good' && isThere && !isFollowedPaused && !isPaused(snapshot);
        }
        function isPaused(snapshot) {
            return snapshot?.phase === 'paused' || snapshot?.blocked?.settled === true;
        }
        function fingerprintOf({ status, position, parts }, logLength) {
            return JSON.stringify([
                status,
                position?.at,
                position?.of,
                logLength,
                parts.map((p)=>[
                        p.id,
                        p.status
                    ])
            ]);
        }
        function isSoughtByCommit({ snapshot }) {
            return snapshot?.phase === 'absent' && snapshot.identity?.matchedBy === 'commit';
        }
        function nextLimit(state, at, policy) {
            const { timeoutMs, queueTimeoutMs, stallTimeoutMs } = policy;
            const running = [];
            const add = (limit, limitMs, countedMs)=>running.push({
                    limit,
                    limitMs,
                    inMs: limitMs - countedMs
                });
            if (isQueued(state)) {
                if (queueTimeoutMs !== undefined) add('queue-timeout', queueTimeoutMs, state.queuedMs);
                else if (isSoughtByCommit(state)) add('absence', ABSENCE_MS, state.queuedMs);
            }
            if (stallTimeoutMs !== undefined && isStalling(state)) add('stall-timeout', stallTimeoutMs, state.stalledMs);
            const timeout = {
                limit: 'timeout',
                limitMs: timeoutMs,
                inMs: timeoutMs - at
            };
            return running.reduce((first, other)=>other.inMs < first.inMs ? other : first, timeout);
        }
        function msToNextLimit(state, at, policy) {
            return Math.max(0, nextLimit(state, at, policy).inMs);
        }
        function withLimits(state, at, policy) {
            const { limit, limitMs, inMs } = nextLimit(state, at, policy);
            if (inMs > 0) return {
                state
            };
            if (state.unknown) {
                const { status, polls } = state.unknown;
                return {
                    state,
                    verdict: {
                        outcome: 'error',
                        cause: {
                            code: 'unknown-status',
                            status,
                            polls
                        }
                    }
                };
            }
            const neverGood = state.lastGoodAt === undefined;
            const cause = {
                code: 'limit',
                limit,
                limitMs,
                neverGood
            };
            return {
                state,
                verdict: {
                    outcome: neverGood ? 'error' : 'timeout',
                    cause
                }
            };
        }
        function msToOutageEnd({ failing }, at, { outageToleranceMs }) {
            return failing ? failing.since + outageToleranceMs - at : Number.POSITIVE_INFINITY;
        }
        function graceMs({ missingMs }, { once }) {
            return once ? 0 : Math.max(0, NOT_FOUND_GRACE_MS - missingMs);
        }
        function patienceMs(state, { kind }, policy) {
            if (kind === 'permanent') return 0;
            if (kind === 'not-found') return graceMs(state, policy);
            return policy.outageToleranceMs;
        }
        ; // CONCATENATED MODULE: ./lib/src/wait/policy.js
        const initialWaitState = {
            polls: 0,
            seen: {},
            lastAt: 0,
            last: 'nothing',
            missingMs: 0,
            isFollowedPaused: false,
            queuedMs: 0,
            stalledMs: 0,
            pausedPolls: 0,
            blockedPolls: 0,
            contradictedPolls: 0
        };
        ; // CONCATENATED MODULE: ./node_modules/p-wait-for/index.js
        const resolveValue = Symbol('resolveValue');
        const sleep = (ms, signal)=>new Promise((resolve, reject)=>{
                if (signal?.aborted) {
                    reject(signal.reason);
                    return;
                }
                const timeout = setTimeout(resolve, ms);
                if (signal) {
                    signal.addEventListener('abort', ()=>{
                        clearTimeout(timeout);
                        reject(signal.reason);
                    }, {
                        once: true
                    });
                }
            });
        const validateOptions = (interval, timeout)=>{
            if (typeof interval !== 'number' || !Number.isFinite(interval) || interval < 0) {
                throw new TypeError('Expected interval to be a finite non-negative number');
            }
            if (typeof timeout === 'object' && timeout !== null) {
                if (typeof timeout.milliseconds !== 'number' || Number.isNaN(timeout.milliseconds) || timeout.milliseconds < 0) {
                    throw new TypeError('Expected timeout.milliseconds to be a finite non-negative number');
                }
            } else if (typeof timeout === 'number' && (Number.isNaN(timeout) || timeout < 0)) {
                throw new TypeError('Expected timeout to be a finite non-negative number');
            }
        };
        const createTimeoutError = (timeout)=>{
            if (timeout.message instanceof Error) {
                return timeout.message;
            }
            const message = timeout.message ?? `Promise timed out after ${timeout.milliseconds} milliseconds`;
            return new TimeoutError(message);
        };
        const handleFallback = (timeout)=>{
            if (timeout.fallback) {
                return timeout.fallback();
            }
            throw createTimeoutError(timeout);
        };
        const handleAbortError = (timeoutSignal, timeout, signal)=>{
            if (timeoutSignal?.aborted) {
                if (typeof timeout === 'object') {
                    return handleFallback(timeout);
                }
                throw new TimeoutError();
            }
            throw signal.reason;
        };
        async function pWaitFor(condition, options = {}) {
            const { interval = 20, timeout = Number.POSITIVE_INFINITY, before = true, signal } = options;
            validateOptions(interval, timeout);
            const timeoutMs = typeof timeout === 'number' ? timeout : timeout?.milliseconds ?? Number.POSITIVE_INFINITY;
            const timeoutSignal = timeoutMs === Number.POSITIVE_INFINITY ? undefined : AbortSignal.timeout(timeoutMs);
            const combinedSignal = timeoutSignal && signal ? AbortSignal.any([
                timeoutSignal,
                signal
            ]) : timeoutSignal ?? signal;
            if (!before) {
                await sleep(interval, combinedSignal);
            }
            if (combinedSignal?.aborted) {
                return handleAbortError(timeoutSignal, timeout, signal);
            }
            while(true){
                try {
                    const value = await condition();
                    if (typeof value === 'object' && value !== null && resolveValue in value) {
                        return value[resolveValue];
                    }
                    if (value === true) {
                        return;
                    }
                    if (value === false) {
                        await sleep(interval, combinedSignal);
                        continue;
                    }
                    throw new TypeError('Expected condition to return a boolean');
                } catch (error) {
                    if (error === combinedSignal?.reason) {
                        return handleAbortError(timeoutSignal, timeout, signal);
                    }
                    throw error;
                }
            }
        }
        pWaitFor.resolveWith = (value)=>({
                [resolveValue]: value
            });
        class TimeoutError extends Error {
            constructor(message = 'Promise timed out'){
                super(message);
                this.name = 'TimeoutError';
            }
        }
        ; // CONCATENATED MODULE: ./lib/src/wait/decide.js
        const UNKNOWN_POLLS = 20;
        const CONFIRMING_POLLS = 2;
        const MOST_LABELS = 20;
        function decide(state, poll, at, policy) {
            const before = advanceClocks(state, at);
            if ('failure' in poll) return decideFailure(before, poll, at, policy);
            const { snapshot, followed } = poll;
            const answered = {
                ...before,
                snapshot,
                seen: countSeen(before.seen, snapshot.status),
                missingMs: snapshot.phase === 'absent' || snapshot.undecided ? before.missingMs : 0,
                isFollowedPaused: followed?.isPaused ?? false,
                failing: undefined
            };
            if (snapshot.refusal) {
                return {
                    state: answered,
                    verdict: {
                        outcome: 'error',
                        cause: {
                            code: 'not-meant',
                            ...snapshot.refusal
                        }
                    }
                };
            }
            return snapshot.phase === 'unknown' ? decideUnknown(answered, snapshot.status, at, policy) : decideKnown(answered, poll, at, policy);
        }
        function decideFailure(before, poll, at, policy) {
            const { failure, message } = poll;
            const failing = {
                since: before.failing?.since ?? at,
                count: (before.failing?.count ?? 0) + 1,
                failure,
                message
            };
            const state = {
                ...before,
                missingMs: failure.foundJustNow ? 0 : before.missingMs,
                last: 'failed',
                seen: countSeen(before.seen, failure.label),
                failing
            };
            const isMissing = failure.kind === 'not-found';
            const isTolerated = isMissing && graceMs(state, policy) > 0;
            if (failure.kind === 'permanent' || isMissing && !isTolerated) {
                return {
                    state,
                    verdict: {
                        outcome: 'error',
                        cause: {
                            code: 'refused',
                            message,
                            failure
                        }
                    }
                };
            }
            const toOutageEnd = msToOutageEnd(state, at, policy);
            const limitFirst = nextLimit(state, at, policy).inMs < toOutageEnd;
            if (toOutageEnd > 0 || limitFirst || isTolerated) return withLimits(state, at, policy);
            const cause = {
                code: 'outage',
                forMs: at - failing.since,
                message,
                failure
            };
            return {
                state,
                verdict: {
                    outcome: 'error',
                    cause
                }
            };
        }
        function decideUnknown(answered, status, at, policy) {
            const { since = at, polls: before = 0 } = answered.unknown ?? {};
            const polls = before + 1;
            const state = {
                ...answered,
                last: 'unknown',
                unknown: {
                    since,
                    polls,
                    status
                },
                pausedPolls: 0,
                blockedPolls: 0,
                contradictedPolls: 0
            };
            const longEnough = polls >= UNKNOWN_POLLS && at - since >= policy.outageToleranceMs;
            if (!longEnough && !policy.once) return withLimits(state, at, policy);
            return {
                state,
                verdict: {
                    outcome: 'error',
                    cause: {
                        code: 'unknown-status',
                        status,
                        polls
                    }
                }
            };
        }
        function decideKnown(answered, { snapshot, logLength, followed }, at, policy) {
            const fingerprint = fingerprintOf(snapshot, logLength) + (followed?.fingerprint ?? '');
            const fails = snapshot.blocked?.settled === true && policy.onFailedMachine === 'fail';
            const paused = !fails && isPaused(snapshot);
            const contradicted = snapshot.phase === 'success' && snapshot.contradictions.length > 0;
            const state = {
                ...answered,
                last: 'good',
                lastGoodAt: at,
                unknown: undefined,
                fingerprint,
                stalledMs: fingerprint === answered.fingerprint ? answered.stalledMs : 0,
                pausedPolls: paused ? answered.pausedPolls + 1 : 0,
                blockedPolls: fails ? answered.blockedPolls + 1 : 0,
                contradictedPolls: contradicted ? answered.contradictedPolls + 1 : 0
            };
            const verdict = verdictOn(snapshot, state, policy);
            return verdict ? {
                state,
                verdict
            } : withLimits(state, at, policy);
        }
        function verdictOn(snapshot, state, policy) {
            const { phase, blocked, contradictions } = snapshot;
            if (state.contradictedPolls >= CONFIRMING_POLLS) {
                return {
                    outcome: 'failure',
                    cause: {
                        code: 'contradicted',
                        parts: contradictions
                    }
                };
            }
            if (state.contradictedPolls > 0) return undefined;
            switch(phase){
                case 'success':
                case 'failure':
                case 'cancelled':
                case 'skipped':
                    return {
                        outcome: phase,
                        cause: {
                            code: 'vendor'
                        }
                    };
            }
            if (policy.once) {
                if (phase === 'absent') return {
                    outcome: 'error',
                    cause: {
                        code: 'nothing-found'
                    }
                };
                return {
                    outcome: phase === 'paused' ? 'paused' : 'running',
                    cause: {
                        code: 'polled'
                    }
                };
            }
            if (blocked && state.blockedPolls >= CONFIRMING_POLLS) {
                return {
                    outcome: 'failure',
                    cause: {
                        code: 'blocked',
                        parts: blocked.parts
                    }
                };
            }
            if (policy.onPaused === 'stop' && state.pausedPolls >= CONFIRMING_POLLS) {
                return {
                    outcome: 'paused',
                    cause: {
                        code: 'paused'
                    }
                };
            }
            return undefined;
        }
        function wantsConfirmation(state, policy) {
            return state.contradictedPolls === 1 || state.blockedPolls === 1 || policy.onPaused === 'stop' && state.pausedPolls === 1;
        }
        function countSeen(seen, label) {
            const key = Object.hasOwn(seen, label) || Object.keys(seen).length < MOST_LABELS ? label : 'other words';
            const before = Object.hasOwn(seen, key) ? Number(seen[key]) : 0;
            return {
                ...seen,
                [key]: before + 1
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/wait/pace.js
        const LEAST_MS = 50;
        const LONGEST_RETRY_MS = 30_000;
        function pollGap(elapsedMs, { minMs, maxMs }, random) {
            const gap = Math.min(Math.max(elapsedMs * 0.05, minMs), maxMs);
            return Math.max(gap * (1 - 0.1 * random()), LEAST_MS);
        }
        function retryGap(failuresInARow, { minMs, maxMs }, random, asked) {
            const longest = Math.min(maxMs * 2, LONGEST_RETRY_MS);
            const ceiling = Math.min(minMs / 2 * 2 ** Math.min(failuresInARow - 1, 40), longest);
            return Math.max(ceiling * random(), leastRetryGap({
                minMs,
                maxMs
            }, asked));
        }
        function leastRetryGap({ minMs }, { throttled, retryAfterMs = 0 }) {
            return Math.max(LEAST_MS, throttled ? minMs : 0, retryAfterMs);
        }
        ; // CONCATENATED MODULE: ./lib/src/wait/poll.js
        const LAST_POLL_MS = 10_000;
        async function pollTarget(target, settings, deps) {
            const { policy } = settings;
            const { clock, random, signal, startedAt, onPoll } = deps;
            const elapsed = ()=>clock.now() - startedAt;
            const own = random();
            const jitter = ()=>(own + random()) / 2;
            let state = initialWaitState;
            let gap = 0;
            const pollAndDecide = async ()=>{
                await clock.sleep(gap, signal);
                const limit = pollLimit(state, elapsed(), policy);
                const poll = await pollOnce(target, limit, deps);
                gap = 0;
                if (poll === 'cut') return false;
                const at = elapsed();
                const decision = decide(state, poll, at, policy);
                state = decision.state;
                onPoll(state, poll, at);
                const isLimit = decision.verdict?.cause.code === 'limit';
                if (isLimit && limit.cutByDeadline && at >= policy.timeoutMs) return false;
                if (decision.verdict) return pWaitFor.resolveWith({
                    verdict: decision.verdict,
                    state
                });
                gap = nextGap(state, at, settings, random, jitter);
                return false;
            };
            return pWaitFor(pollAndDecide, {
                interval: 0
            });
        }
        function pollLimit(state, at, policy) {
            const left = policy.timeoutMs - at;
            if (left <= 0) return {
                ms: LAST_POLL_MS,
                cutByDeadline: false
            };
            const outageMs = Math.max(msToOutageEnd(state, at, policy), 0) + LAST_POLL_MS;
            return outageMs < left ? {
                ms: outageMs,
                cutByDeadline: false
            } : {
                ms: left,
                cutByDeadline: true
            };
        }
        async function pollOnce(target, { ms, cutByDeadline }, { signal, logLength, followed }) {
            const late = new errors.GI(`no answer within ${Math.round(ms / 1000)} s`, {
                kind: 'transient',
                label: 'request timeout'
            });
            const limit = (0, timers.nl)(ms, signal, ()=>late);
            try {
                const snapshot = await (0, timers.ZC)(target.read({
                    signal: limit.signal
                }), limit.signal);
                if (typeof snapshot?.phase !== 'string') throw (0, errors.k6)('held nothing');
                return {
                    snapshot,
                    logLength: logLength(),
                    followed: followed?.()
                };
            } catch (error) {
                if (signal.aborted) throw signal.reason;
                if (error === late && cutByDeadline) return 'cut';
                if (error instanceof errors.GI) return {
                    failure: error.failure,
                    message: error.message
                };
                throw error;
            } finally{
                limit.release();
            }
        }
        function nextGap(state, at, { policy, pace }, random, jitter) {
            if (!state.failing) {
                const gap = wantsConfirmation(state, policy) ? pace.minMs : pollGap(at, pace, jitter);
                return Math.min(gap, msToNextLimit(state, at, policy));
            }
            const { count, failure } = state.failing;
            const asked = {
                throttled: failure.kind === 'throttled',
                retryAfterMs: failure.retryAfterMs
            };
            const gap = retryGap(count, pace, random, asked);
            const outageMs = msToOutageEnd(state, at, policy);
            const graceLeftMs = failure.kind === 'not-found' ? graceMs(state, policy) : 0;
            const lastTries = [
                outageMs,
                graceLeftMs
            ].filter((ms)=>ms > 0).map((ms)=>Math.max(ms, leastRetryGap(pace, asked)));
            return Math.min(gap, ...lastTries, Math.max(0, policy.timeoutMs - at));
        }
        ; // CONCATENATED MODULE: ./lib/src/wait/poll-all.js
        const FIRST_POLLS_MS = 10_000;
        class Abandoned extends Error {
            name = 'Abandoned';
            verdict;
            decided;
            constructor(verdict, decided){
                super('another wait ended this one');
                this.verdict = verdict;
                this.decided = decided;
            }
        }
        async function pollAll(targets, settings, deps) {
            const stopAll = createStop();
            const context = {
                settings,
                deps,
                stopAll,
                known: new Set(targets.map(keyOf))
            };
            const release = forwardAbort(deps.signal, stopAll);
            try {
                const families = targets.map((target)=>pollFamily(createFamily(target), stopAll.signal, context));
                return (await Promise.all(families)).flat();
            } finally{
                release();
            }
        }
        async function pollFamily(family, signal, context, onFirstPoll = ()=>{}) {
            const release = forwardAbort(signal, family.stopChildren, family.stopOwn);
            try {
                const own = await pollOwn(family, context, onFirstPoll);
                return [
                    own,
                    ...(await Promise.all([
                        ...family.children.values()
                    ].map((child)=>child.results))).flat()
                ];
            } finally{
                onFirstPoll();
                release();
            }
        }
        function createFamily(target) {
            return {
                target,
                state: initialWaitState,
                stopOwn: createStop(),
                stopChildren: createStop(),
                children: new Map()
            };
        }
        async function pollOwn(family, context, onFirstPoll) {
            const { target, stopOwn } = family;
            const { settings, deps } = context;
            try {
                const { verdict } = await pollTarget(target, settings, {
                    ...deps,
                    signal: stopOwn.signal,
                    logLength: ()=>deps.logLength(target),
                    followed: ()=>followedOf(family),
                    onPoll (state, poll, at) {
                        family.state = state;
                        deps.onPoll(target, state, poll, at);
                        onFirstPoll();
                        if ('snapshot' in poll && poll.snapshot.children) {
                            updateChildren(family, poll.snapshot.children, context);
                        }
                    }
                });
                await endOtherWaits(family, verdict, context);
                return resultOf(family, verdict);
            } catch (error) {
                if (error instanceof Abandoned) {
                    if (error.decided) failFast(error.verdict, context);
                    return resultOf(family, error.verdict, error.decided);
                }
                if (!(error instanceof errors._n)) throw error;
                const cause = {
                    code: 'interrupted',
                    signal: error.signal
                };
                return resultOf(family, {
                    outcome: 'interrupted',
                    cause
                });
            }
        }
        function resultOf({ target, state }, verdict, decided = true) {
            return {
                target,
                identity: state.snapshot?.identity ?? target,
                verdict,
                decided,
                state
            };
        }
        function followedOf({ children }) {
            const states = [
                ...children.values()
            ].map((child)=>child.family.state);
            return {
                fingerprint: JSON.stringify(states.map((state)=>state.fingerprint)),
                isPaused: states.some((state)=>isPaused(state.snapshot))
            };
        }
        function updateChildren(family, targets, context) {
            const { children } = family;
            const named = new Set(targets.map(keyOf));
            for (const [key, { stop }] of children){
                if (named.has(key)) continue;
                stop.abort(new Abandoned({
                    outcome: 'running',
                    cause: {
                        code: 'abandoned'
                    }
                }, false));
                children.delete(key);
                context.known.delete(key);
            }
            for (const target of targets){
                const key = keyOf(target);
                if (context.known.has(key)) continue;
                context.known.add(key);
                children.set(key, startChild(family, target, context));
            }
        }
        function startChild({ stopOwn, stopChildren }, target, context) {
            const family = createFamily(target);
            const stop = createStop();
            const release = forwardAbort(stopChildren.signal, stop);
            let results = Promise.resolve([]);
            const firstPoll = new Promise((onFirstPoll)=>{
                results = pollFamily(family, stop.signal, context, onFirstPoll).then((ended)=>{
                    const own = ended[0];
                    if (own && endsItsRun(own)) stopOwn.abort(new Abandoned(own.verdict, true));
                    return ended;
                }).finally(release);
            });
            results.catch(()=>{});
            return {
                family,
                stop,
                results,
                firstPoll
            };
        }
        function endsItsRun({ target, verdict }) {
            return verdict.outcome === 'paused' || target.isAside === true && verdict.cause.code === 'blocked';
        }
        function counts(result) {
            return result.target.isAside !== true || endsItsRun(result);
        }
        async function endOtherWaits(family, verdict, context) {
            const { target, state, stopOwn, stopChildren, children } = family;
            const { deps } = context;
            const { outcome } = verdict;
            await leaveAsides(family, deps.clock);
            if (outcome === 'failure' || outcome === 'cancelled') {
                const firstPolls = [
                    ...children.values()
                ].map((child)=>child.firstPoll);
                await settle(firstPolls, deps.clock, stopOwn.signal);
                const label = state.snapshot?.identity?.label ?? target.label;
                const cause = {
                    code: 'run-ended',
                    label,
                    status: state.snapshot?.status ?? ''
                };
                stopChildren.abort(new Abandoned({
                    outcome,
                    cause
                }, true));
            }
            if (!target.isAside) failFast(verdict, context);
        }
        function failFast(verdict, { settings, stopAll }) {
            if (!settings.failFast || settings.isAllowed(verdict)) return;
            stopAll.abort(new Abandoned({
                outcome: 'running',
                cause: {
                    code: 'abandoned'
                }
            }, false));
        }
        async function leaveAsides({ children, stopOwn }, clock) {
            const asides = [
                ...children.values()
            ].filter((child)=>child.family.target.isAside);
            await settle(asides.map((child)=>child.firstPoll), clock, stopOwn.signal);
            for (const { stop } of asides){
                stop.abort(new Abandoned({
                    outcome: 'running',
                    cause: {
                        code: 'abandoned'
                    }
                }, false));
            }
        }
        async function settle(firstPolls, clock, signal) {
            if (firstPolls.length === 0) return;
            const done = new AbortController();
            const timeUp = clock.sleep(FIRST_POLLS_MS, AbortSignal.any([
                signal,
                done.signal
            ])).catch(()=>{});
            await Promise.race([
                Promise.all(firstPolls),
                timeUp
            ]);
            done.abort();
        }
        function createStop() {
            const stop = new AbortController();
            (0, external_node_events_.setMaxListeners)(0, stop.signal);
            return stop;
        }
        function forwardAbort(signal, ...controllers) {
            const onAbort = ()=>{
                for (const controller of controllers)controller.abort(signal.reason);
            };
            if (signal.aborted) onAbort();
            else signal.addEventListener('abort', onAbort, {
                once: true
            });
            return ()=>signal.removeEventListener('abort', onAbort);
        }
        function keyOf({ kind, id, label }) {
            return JSON.stringify([
                kind,
                id,
                label
            ]);
        }
        ; // CONCATENATED MODULE: ./lib/src/steps/first-outputs.js
        function createFirstOutputs(inputs, targets) {
            const identities = new Map(targets.map((target)=>[
                    target,
                    target
                ]));
            const unfinished = (0, report_result.$)(inputs.vendorName, inputs.operation, report_result.yA);
            const write = ()=>(0, outputs.Kn)((0, outputs.dj)(unfinished, knownOutputs(inputs, [
                    ...identities.values()
                ])));
            write();
            return {
                saw (target, identity) {
                    const before = identities.get(target);
                    identities.set(target, identity);
                    if (JSON.stringify(before?.ids) !== JSON.stringify(identity.ids)) write();
                }
            };
        }
        function knownOutputs({ logFile = '' }, identities) {
            return {
                ...(0, outputs.bz)(identities),
                'log-file': logFile
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/steps/log-times.js
        function withLogTimes(target, snapshot, logs) {
            const parts = snapshot.parts.map((part)=>{
                const { startedAt, finishedAt } = logs.times(target, part.id);
                return {
                    ...part,
                    startedAt: startedAt ?? part.startedAt,
                    finishedAt: finishedAt ?? part.finishedAt
                };
            });
            return {
                ...snapshot,
                parts
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/steps/write-report.js
        function writeReport(context, { results, waitedMs }, before) {
            const { inputs, interrupted, logs, remoteCancel } = context;
            const ended = interrupted.aborted ? results.map((r)=>interrupt(r, interrupted)) : logs.judge(results);
            const final = ended.filter(counts).map((r)=>withTimes(withStop(r, remoteCancel.wants(r.target)), logs));
            const digests = final.map((r)=>digestOf(r, (part)=>logs.lastLines(r.target, part.id)));
            const result = (0, report_result.U2)(final, {
                vendor: inputs.vendorName,
                operation: inputs.operation,
                polls: context.polls(),
                waitedMs,
                allowed: inputs.allowed
            });
            const labels = result.targets.map((target)=>target.label);
            const summary = inputs.summary ? (0, report_summary.D)(result, titleOf(inputs, labels), digests.flat()) : '';
            const identities = final.map((r)=>r.identity);
            const troubles = [
                (0, outputs.Kn)((0, outputs.dj)(result, knownOutputs(inputs, identities))),
                inputs.summary ? (0, report_summary.S)(summary, process.env.GITHUB_STEP_SUMMARY, before?.summary) : undefined
            ];
            return {
                results: final,
                digests,
                result,
                summary,
                troubles
            };
        }
        function interrupt(result, { reason }) {
            const cause = {
                code: 'interrupted',
                signal: reason.signal
            };
            return {
                ...result,
                verdict: {
                    outcome: 'interrupted',
                    cause
                },
                decided: true
            };
        }
        function withStop(result, stops) {
            const { outcome, cause } = result.verdict;
            return stops ? {
                ...result,
                verdict: {
                    outcome,
                    cause: {
                        ...cause,
                        stops
                    }
                }
            } : result;
        }
        function withTimes(result, logs) {
            const { target, state } = result;
            if (!state.snapshot) return result;
            return {
                ...result,
                state: {
                    ...state,
                    snapshot: withLogTimes(target, state.snapshot, logs)
                }
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/steps/finish.js
        const CLOSING_MS = 55_000;
        const FILES_MS = 15_000;
        const FLUSH_MS = {
            SIGINT: 5500,
            others: 500
        };
        async function finish(context, waited) {
            const { interrupted, logs, remoteCancel, logFile } = context;
            const endBy = latestEnd(context, waited);
            await logs.drain(waited.results, endBy - FILES_MS);
            if ((0, exit.rk)()) return;
            remoteCancel.judge(waited.results);
            const logTrouble = logFile?.close();
            let report = writeReport(context, waited);
            const onSignal = ()=>{
                report = writeReport(context, waited, report);
            };
            if (!interrupted.aborted) interrupted.addEventListener('abort', onSignal, {
                once: true
            });
            const latest = interrupted.aborted ? latestAfter(interrupted) : endBy;
            const closed = stopAndPrint(context, waited, ()=>report, logTrouble, endBy);
            await (0, exit.Wr)(()=>report.result.green, closed, Math.max(0, latest - timers.VF.now()));
            interrupted.removeEventListener('abort', onSignal);
        }
        function latestEnd({ inputs, startedAt }, { waitedMs }) {
            const { timeoutMs } = inputs.settings.policy;
            const waitMs = inputs.operation === 'fetch-logs' ? timeoutMs : Math.min(waitedMs, timeoutMs);
            return startedAt + waitMs + CLOSING_MS;
        }
        function latestAfter({ reason }) {
            const { signal, at } = reason;
            return at + (signal === 'SIGINT' ? FLUSH_MS.SIGINT : FLUSH_MS.others);
        }
        async function stopAndPrint(context, { waitedMs }, latestReport, logTrouble, endBy) {
            const { printer, remoteCancel, interrupted } = context;
            await remoteCancel.stop(endBy - FILES_MS / 2);
            const printed = latestReport();
            printEnd(context, printed, waitedMs);
            for (const trouble of [
                logTrouble,
                ...printed.troubles
            ])if (trouble) printer.warning(trouble);
            await (0, timers.ZC)(printer.flushed(), interrupted).catch(()=>{});
            if (latestReport() !== printed) {
                await remoteCancel.stop(endBy);
                if (printed.result.green) printer.error(latestReport().result.reason);
            }
            await printer.flushed();
        }
        function printEnd({ printer, inputs }, { results, digests, result }, waitedMs) {
            const leftOut = printer.leftOut();
            if (leftOut > 0) {
                printer.line(`${leftOut} more log lines were left out (max-log-lines: ${inputs.maxLogLines}): ${result.url}`);
            }
            results.forEach((one, i)=>{
                if (one.verdict.outcome === 'success') printer.line(`success: ${result.targets[i]?.reason}`);
                else printDigest(printer, one, digests[i] ?? [], waitedMs);
            });
            if (!result.green) printer.error(result.reason);
            else if (result.outcome !== 'success') {
                printer.notice(`outcome ${result.outcome} is green here, because allow-outcomes names it`);
            }
        }
        // EXTERNAL MODULE: ./lib/src/model/phase.js
        var model_phase = __webpack_require__(2935);
        // EXTERNAL MODULE: ./lib/src/output/redact.js + 1 modules
        var redact = __webpack_require__(9648);
        // EXTERNAL MODULE: ./lib/src/cancel/saved-state.js
        var saved_state = __webpack_require__(3574);
        // EXTERNAL MODULE: ./lib/src/cancel/stop.js
        var stop = __webpack_require__(4593);
        ; // CONCATENATED MODULE: ./lib/src/cancel/cancel-remote.js
        const AFTER_SIGINT_MS = 4700;
        function createRemoteCancel({ cancelRemote, stateKey, settings }, { clock, printer, interrupted, targets }) {
            const known = new Set(targets);
            const running = new Map(targets.map((target)=>[
                    target,
                    target
                ]));
            const open = new Map();
            const beyondUs = new Set();
            let troubled = false;
            const keep = ()=>{
                if (stateKey === undefined) return;
                const saved = [
                    ...open.values()
                ].flatMap(({ target: { kind }, identity: { names, label, url }, triedAt })=>names === undefined ? [] : [
                        {
                            kind,
                            names,
                            label: (0, clean_text.TN)(label, 200),
                            url: (0, redact.E$)(url),
                            triedAt
                        }
                    ]);
                const trouble = (0, saved_state.LZ)(saved, stateKey);
                if (trouble && !troubled) printer.warning(trouble);
                troubled ||= trouble !== undefined;
            };
            const want = (found)=>{
                for (const [target, identity] of found){
                    if (target.whyNoStop !== undefined) beyondUs.add(target);
                    if (target.stop !== undefined && !open.has(target)) open.set(target, {
                        target,
                        identity
                    });
                }
                if (open.size > 0) keep();
            };
            const onInterrupt = ()=>{
                if (cancelRemote !== 'never') want(running);
            };
            if (interrupted.aborted) onInterrupt();
            interrupted.addEventListener('abort', onInterrupt, {
                once: true
            });
            const stopOpen = async (until)=>{
                const hurry = new AbortController();
                const noTime = ()=>new Error('no time was left');
                const onSignal = ()=>(0, timers.Ip)(()=>hurry.abort(noTime()), msAfter(interrupted)).unref();
                const limit = (0, timers.nl)(until - clock.now(), hurry.signal, noTime);
                interrupted.addEventListener('abort', onSignal, {
                    once: true
                });
                try {
                    await (0, stop.u)([
                        ...open.values()
                    ], {
                        clock,
                        printer,
                        signal: limit.signal,
                        afterThrottleMs: settings.pace.minMs,
                        onTry (tried) {
                            tried.triedAt ??= Date.now();
                            keep();
                        },
                        onDone ({ target }) {
                            if (open.delete(target)) keep();
                        }
                    });
                } finally{
                    interrupted.removeEventListener('abort', onSignal);
                    limit.release();
                }
            };
            return {
                saw (target, identity, { phase, children = [] }) {
                    for (const child of children){
                        if (known.has(child) || child.isAside) continue;
                        known.add(child);
                        running.set(child, child);
                    }
                    if (model_phase.h.has(phase)) running.delete(target);
                    else running.set(target, identity);
                },
                judge (watched) {
                    if (cancelRemote !== 'on-cancel-or-timeout' || interrupted.aborted) return;
                    const isOver = watched.some(({ verdict: { outcome, cause } })=>{
                        return outcome === 'timeout' && cause.code === 'limit' && cause.limit === 'timeout';
                    });
                    want(watched.filter(({ verdict: { outcome, cause } })=>outcome === 'timeout' || isOver && cause.code === 'abandoned').filter(({ target })=>running.has(target)).map(({ target, identity })=>[
                            target,
                            identity
                        ]));
                },
                wants: (target)=>open.has(target),
                async stop (until) {
                    for (const { label, url, whyNoStop } of beyondUs){
                        printer.warning(`${label} can not be stopped from here: ${whyNoStop}; stop it on the platform${url && `: ${url}`}`);
                    }
                    beyondUs.clear();
                    if (open.size === 0) return;
                    const latest = interrupted.aborted ? Math.min(until, clock.now() + msAfter(interrupted)) : until;
                    if (clock.now() < latest) return stopOpen(latest);
                    for (const { identity } of open.values()){
                        const { label, names, url } = identity;
                        if (names === undefined) continue;
                        if (stateKey !== undefined) printer.line(`${label}: no time is left, the post step of this action stops it`);
                        else printer.warning(`${label} was not stopped: no time was left; stop it on the platform${url && `: ${url}`}`);
                    }
                }
            };
            function msAfter({ reason }) {
                const { signal, at } = reason;
                return Math.max(0, at + (signal === 'SIGINT' ? AFTER_SIGINT_MS : 0) - clock.now());
            }
        }
        ; // CONCATENATED MODULE: ./lib/src/model/part-filter.js
        const kinds = {
            jobs: [
                'job',
                'environment'
            ],
            steps: [
                'step',
                'task'
            ],
            machines: [
                'machine'
            ]
        };
        const inputs = {
            jobs: 'job-id',
            steps: 'step-id',
            machines: 'machine-sn'
        };
        function isEmpty({ jobs, steps, machines }) {
            return jobs.length + steps.length + machines.length === 0;
        }
        function selectParts(parts, selection) {
            if (isEmpty(selection)) return parts;
            const chosen = new Set();
            const fields = Object.keys(kinds).filter((field)=>selection[field].length > 0);
            const field = fields.at(fields.includes('machines') ? fields.indexOf('machines') : -1);
            const within = field === 'steps' && selection.jobs.length > 0 ? below(parts, selection.jobs, 'jobs') : undefined;
            for (const id of below(parts, selection[field], field))if (!within || within.has(id)) chosen.add(id);
            return parts.filter((part)=>chosen.has(part.id));
        }
        function missingPart(parts, selection) {
            for (const field of Object.keys(kinds)){
                const inJobs = field === 'steps' && selection.jobs.length > 0 ? below(parts, selection.jobs, 'jobs') : undefined;
                const candidates = parts.filter((part)=>kinds[field].includes(part.kind) && (!inJobs || inJobs.has(part.id)));
                const name = selection[field].find((wanted)=>!candidates.some((part)=>isNamed(part, wanted)));
                if (name === undefined) continue;
                const there = candidates.map((part)=>part.name).slice(0, 20);
                return {
                    asked: `${inputs[field]} ${name}`,
                    there: there.join(', ') || 'none'
                };
            }
            return undefined;
        }
        function below(parts, wanted, field) {
            const chosen = new Set();
            for (const part of parts){
                const named = kinds[field].includes(part.kind) && wanted.some((name)=>isNamed(part, name));
                if (named || chosen.has(part.parent ?? '')) chosen.add(part.id);
            }
            return chosen;
        }
        function isNamed(part, name) {
            return part.id === name || part.name === name || (part.aliases?.includes(name) ?? false);
        }
        // EXTERNAL MODULE: ./lib/src/output/block.js
        var block = __webpack_require__(7771);
        ; // CONCATENATED MODULE: ./lib/src/output/sanitizer.js
        const PIECE = 64 * 1024;
        const BATCH = 16 * 1024;
        function createSanitizer(onText) {
            let raw = '';
            let clean = '';
            let begun = false;
            let out = [];
            const put = (lines)=>{
                out.push((0, block.VN)(lines));
                onText?.(lines, true);
            };
            const strip = (held)=>{
                const end = raw.length - held;
                clean += (0, clean_text.Nl)(raw.slice(0, end));
                raw = raw.slice(end);
            };
            const state = ()=>{
                const last = lastState(clean);
                return (0, clean_text.VP)((0, clean_text.i4)(begun && !clean.startsWith(last) ? redact.M$ + last : last));
            };
            const endLine = ()=>{
                strip(0);
                const line = state();
                if (begun && line === '') onText?.('', true);
                else put(line);
                clean = '';
                begun = false;
            };
            const spill = ()=>{
                strip((0, clean_text.M1)(raw));
                const safe = state();
                const held = Math.max((0, redact.nr)(), 3) - 1;
                const certain = safe.slice(0, Math.max(0, safe.length - held));
                const pieces = (0, block.LV)(certain);
                const last = pieces.pop() ?? '';
                clean = last + safe.slice(certain.length);
                if (pieces.length === 0) return;
                out.push((0, block.VN)(pieces.join('\n')));
                onText?.(pieces.join(''), false);
                begun = true;
            };
            const addLines = (lines)=>{
                put((0, clean_text.VP)((0, clean_text.$i)(lines) ? lines : (0, clean_text.i4)(lastStates((0, clean_text.Nl)(lines)))));
            };
            const add = (text)=>{
                let from = 0;
                while(text.length - from + raw.length > PIECE){
                    const take = Math.max(1, PIECE - raw.length);
                    raw += text.slice(from, from + take);
                    from += take;
                    spill();
                }
                raw += text.slice(from);
            };
            const taken = ()=>{
                const blocks = out;
                out = [];
                return blocks;
            };
            return {
                push (text) {
                    const first = text.indexOf('\n');
                    if (first < 0) {
                        add(text);
                        return taken();
                    }
                    let from = 0;
                    if (raw !== '') {
                        add(text.slice(0, first));
                        endLine();
                        from = first + 1;
                    }
                    const last = text.lastIndexOf('\n');
                    while(from <= last){
                        const end = text.lastIndexOf('\n', from + BATCH);
                        const stop = end >= from ? end : text.indexOf('\n', from);
                        if (stop - from > PIECE) {
                            add(text.slice(from, stop));
                            endLine();
                        } else addLines(text.slice(from, stop));
                        from = stop + 1;
                    }
                    add(text.slice(last + 1));
                    return taken();
                },
                end () {
                    if (raw !== '') endLine();
                    return taken();
                }
            };
        }
        function lastStates(lines) {
            let kept = '';
            let from = 0;
            for(let at = lines.indexOf('\r'); at >= 0; at = lines.indexOf('\r', from)){
                const next = lines.indexOf('\n', at);
                const end = next < 0 ? lines.length : next;
                if (end === at + 1) kept += lines.slice(from, at);
                else {
                    const begin = lines.lastIndexOf('\n', at) + 1;
                    kept += lines.slice(from, begin) + lastState(lines.slice(begin, end));
                }
                from = end;
            }
            return kept + lines.slice(from);
        }
        function lastState(line) {
            const first = line.indexOf('\r');
            if (first < 0) return line;
            if (first === line.length - 1) return line.slice(0, first);
            for(let end = line.length; end > 0;){
                const begin = line.lastIndexOf('\r', end - 1) + 1;
                const state = line.slice(begin, end);
                if (/\S/.test(state)) return state;
                end = begin - 1;
            }
            return '';
        }
        ; // CONCATENATED MODULE: ./lib/src/output/part-printer.js
        const LAST_LINES = 50;
        const part_printer_PIECE = 1024 * 1024;
        function createPartPrinter(printer, label, file) {
            const entries = new Map();
            const begin = (part, runs)=>{
                const batch = part.batch === undefined ? '' : `, batch ${part.batch}`;
                const again = runs > 1 ? `, run ${runs}` : '';
                const heading = `${label}${part.kind} ${part.name}${batch}${again}`;
                const copy = file && ((lines, ends)=>file.write(heading, lines, ends));
                const entry = {
                    sanitizer: createSanitizer(copy),
                    heading,
                    last: '',
                    runs
                };
                entries.set(part.id, entry);
                return entry;
            };
            const print = (entry, blocks)=>{
                if (blocks.length === 0 || !printer) return;
                entry.last = (0, block.w$)(entry.last, blocks, LAST_LINES);
                printer.remote(entry.heading, blocks);
            };
            return {
                text (part, text, again) {
                    let entry = entries.get(part.id) ?? begin(part, 1);
                    if (again) {
                        print(entry, entry.sanitizer.end());
                        entry = begin(part, entry.runs + 1);
                    }
                    for(let at = 0; at < text.length; at += part_printer_PIECE){
                        print(entry, entry.sanitizer.push(text.slice(at, at + part_printer_PIECE)));
                    }
                },
                end (part) {
                    const entry = entries.get(part.id);
                    if (entry) print(entry, entry.sanitizer.end());
                },
                lastLines (id) {
                    const last = entries.get(id)?.last ?? '';
                    return last === '' ? [] : last.split('\n');
                }
            };
        }
        // EXTERNAL MODULE: external "node:crypto"
        var external_node_crypto_ = __webpack_require__(7598);
        // EXTERNAL MODULE: ./lib/src/util/text.js
        var util_text = __webpack_require__(9460);
        ; // CONCATENATED MODULE: ./lib/src/logs/log-progress.js
        const HEAD = 4096;
        const SEAM = 64;
        const log_progress_PIECE = 64 * 1024;
        function emptyProgress() {
            return {
                length: 0,
                hash: (0, external_node_crypto_.createHash)('sha256'),
                head: '',
                end: ''
            };
        }
        function append(taken, text) {
            if (text === '') return;
            addTo(taken.hash, text);
            taken.length += text.length;
            const wanted = HEAD - taken.head.length;
            if (wanted > 0) taken.head += (0, util_text.Sf)(text.slice(0, wanted));
            taken.end = (0, util_text.g1)(taken.end, text, HEAD);
        }
        function takeWhole(taken, text, { reran, mayRestart, sameRun }) {
            if (!reran && goesOn(taken, text)) {
                const fresh = text.slice(taken.length);
                append(taken, fresh);
                return fresh === '' ? undefined : {
                    text: fresh,
                    again: false,
                    gap: false
                };
            }
            if (text === '' && !reran) return undefined;
            const alike = text.length < taken.length && taken.head.startsWith(text.slice(0, HEAD));
            if (alike && !reran && !mayRestart) return undefined;
            const from = reran ? undefined : seamIn(text, taken.end);
            const gap = from === undefined && sameRun && !reran && !mayRestart;
            const broken = gap && !taken.end.endsWith('\n');
            const fresh = text.slice(from ?? 0);
            const before = taken.length;
            Object.assign(taken, emptyProgress());
            append(taken, text);
            if (from !== undefined) return fresh === '' ? undefined : {
                text: fresh,
                again: false,
                gap: false
            };
            return {
                text: broken ? `\n${fresh}` : fresh,
                again: before > 0 && !gap,
                gap
            };
        }
        function seamIn(text, end) {
            if (end.length < SEAM) return undefined;
            const whole = (0, util_text.$8)(text, end);
            if (whole !== undefined) return whole;
            return (0, util_text.Ru)(end, text).find((length)=>length >= SEAM);
        }
        function goesOn(taken, text) {
            if (text.length < taken.length) return false;
            const begin = addTo((0, external_node_crypto_.createHash)('sha256'), text.slice(0, taken.length));
            return begin.digest('base64') === taken.hash.copy().digest('base64');
        }
        function addTo(hash, text) {
            for(let at = 0; at < text.length; at += log_progress_PIECE)hash.update(text.slice(at, at + log_progress_PIECE), 'utf16le');
            return hash;
        }
        ; // CONCATENATED MODULE: ./lib/src/logs/tail.js
        const MS_PER_CHARACTER = 10_000 / (1024 * 1024);
        const LATE_TEXT_MS = 30_000;
        const SETTLE_MS = 5000;
        const FAILED_MS = 10_000;
        const QUIET_READS = 2;
        const FIRST_GAP_MS = 1000;
        const LONGEST_GAP_MS = 8000;
        const LEAST_GAP_MS = 50;
        const MOST_PAGES = 100;
        const tail_LONGEST_RETRY_MS = 30_000;
        function createTail(deps) {
            const { clock, readLog, onText, onEnd, onTrouble, onLost, ready } = deps;
            const tails = new Map();
            let draining;
            const begin = (part)=>({
                    part,
                    listed: true,
                    steady: false,
                    taken: emptyProgress(),
                    nextAt: 0,
                    ran: false,
                    mayRestart: false,
                    quiet: 0,
                    complete: 0,
                    readsAfterEnd: 0,
                    closed: false,
                    failures: 0,
                    reads: 0,
                    unread: false,
                    behind: false,
                    lost: new Set()
                });
            const update = (part)=>{
                if (!part.hasLog) return false;
                const begun = part.phase !== 'queued' && part.phase !== 'skipped';
                const tail = tails.get(part.id) ?? (begun ? begin(part) : undefined);
                if (!tail) return false;
                tails.set(part.id, tail);
                const runs = isOpen(part);
                const runsAgain = runs && !isOpen(tail.part);
                const isBack = !tail.listed && !tail.unread;
                if (runsAgain || isBack) {
                    const open = {
                        closed: false,
                        quiet: 0,
                        complete: 0,
                        readsAfterEnd: 0,
                        failures: 0,
                        unread: false
                    };
                    Object.assign(tail, open, {
                        endedAt: undefined,
                        mayRestart: tail.mayRestart || runsAgain
                    });
                }
                Object.assign(tail, {
                    part,
                    listed: true,
                    ran: tail.ran || runs
                });
                if (runs) tail.endedAt = undefined;
                else tail.endedAt ??= clock.now();
                return true;
            };
            const updateAll = (parts)=>{
                const listed = new Set(parts.filter(update).map((part)=>part.id));
                for (const tail of tails.values()){
                    if (listed.has(tail.part.id)) continue;
                    tail.listed = false;
                    tail.endedAt ??= clock.now();
                }
            };
            const tell = (tail, { text, again, gap })=>{
                if (gap) tellLost(tail, 'the platform dropped lines of it before they could be read');
                tail.mayRestart = false;
                onText(tail.part, text, again);
            };
            const tellLost = (tail, message)=>{
                if (tail.lost.has(message)) return;
                tail.lost.add(message);
                onLost(tail.part, message);
            };
            const take = (tail, log, whole)=>{
                const { text, startedAt } = log;
                const known = tail.startedAt !== undefined && startedAt !== undefined;
                const reran = known && tail.startedAt !== startedAt;
                tail.startedAt = startedAt ?? tail.startedAt;
                tail.finishedAt = log.finishedAt;
                tail.steady = log.steady ?? false;
                if (log.lost !== undefined) tellLost(tail, log.lost);
                if (!whole) {
                    append(tail.taken, text);
                    if (text !== '') onText(tail.part, text, false);
                    return text !== '';
                }
                const hints = {
                    reran,
                    mayRestart: tail.mayRestart,
                    sameRun: known && !reran
                };
                const news = takeWhole(tail.taken, text, hints);
                if (news) tell(tail, news);
                return news !== undefined;
            };
            const readAnew = async (part, signal)=>{
                let log = await readLog(part, {
                    signal
                });
                let { text } = log;
                for(let page = 1; log.more && page < MOST_PAGES; page++){
                    log = await readLog(part, {
                        signal
                    }, log.cursor);
                    text += log.text;
                }
                return {
                    ...log,
                    text
                };
            };
            const readOn = async (tail, signal)=>{
                await ready(signal);
                if (tail.mayRestart && tail.cursor !== undefined && !tail.steady && tail.taken.length > 0) {
                    const log = await readAnew(tail.part, signal);
                    if (log.more && log.text.length < tail.taken.length) tail.mayRestart = false;
                    else {
                        const news = take(tail, log, true);
                        tail.cursor = log.text === '' ? tail.cursor : log.cursor;
                        return {
                            log,
                            news,
                            pauseMs: log.text.length * MS_PER_CHARACTER
                        };
                    }
                }
                let log = await readLog(tail.part, {
                    signal
                }, tail.cursor);
                tail.cursor = log.cursor;
                let news = take(tail, log, log.cursor === undefined);
                for(let page = 1; log.more && page < MOST_PAGES; page++){
                    await ready(signal);
                    log = await readLog(tail.part, {
                        signal
                    }, tail.cursor);
                    tail.cursor = log.cursor;
                    news = take(tail, log, false) || news;
                }
                return {
                    log,
                    news,
                    pauseMs: log.cursor === undefined ? log.text.length * MS_PER_CHARACTER : 0
                };
            };
            const patience = (tail, complete)=>{
                if (draining === undefined) return LATE_TEXT_MS;
                if (draining === 'past' && !tail.ran) return 0;
                const isWhole = tail.complete >= QUIET_READS;
                if (isWhole) return SETTLE_MS;
                if (complete === false) return LATE_TEXT_MS;
                return tail.part.phase === 'failure' ? FAILED_MS : SETTLE_MS;
            };
            const readOnce = async (tail, signal)=>{
                const ended = tail.endedAt !== undefined;
                try {
                    const { log, news, pauseMs } = await readOn(tail, signal);
                    Object.assign(tail, {
                        failures: 0,
                        failingSince: undefined,
                        trouble: undefined,
                        nextAt: clock.now() + pauseMs
                    });
                    tail.reads++;
                    tail.behind = log.more === true;
                    if (!ended || tail.endedAt === undefined) return;
                    tail.readsAfterEnd++;
                    tail.quiet = news || tail.behind ? 0 : tail.quiet + 1;
                    tail.complete = tail.quiet > 0 && log.complete ? tail.complete + 1 : 0;
                    const sinceEnd = clock.now() - tail.endedAt;
                    const patienceMs = patience(tail, log.complete);
                    const isQuiet = tail.quiet >= QUIET_READS || patienceMs === 0 && log.cursor === undefined;
                    const isOver = sinceEnd >= LATE_TEXT_MS || sinceEnd + pauseMs > LATE_TEXT_MS + SETTLE_MS;
                    const tooLate = draining !== undefined && !tail.behind && isOver;
                    if (isQuiet && sinceEnd >= patienceMs || tooLate) close(tail);
                } catch (error) {
                    if (signal.aborted) throw signal.reason;
                    if (!(error instanceof errors.GI)) throw error;
                    fail(tail, error, ended);
                }
            };
            const read = (tail, signal)=>{
                tail.reading ??= readOnce(tail, signal).finally(()=>{
                    tail.reading = undefined;
                });
                return tail.reading;
            };
            const fail = (tail, error, ended)=>{
                const { kind, hint, retryAfterMs } = error.failure;
                tail.failures++;
                tail.trouble = hint ? `${error.message}; ${hint}` : error.message;
                const pauseMs = Math.min(FIRST_GAP_MS * 2 ** Math.min(tail.failures - 1, 10), tail_LONGEST_RETRY_MS);
                tail.nextAt = clock.now() + Math.max(pauseMs, retryAfterMs ?? 0);
                tail.failingSince ??= clock.now();
                const tooLong = draining !== undefined && clock.now() - tail.failingSince >= LATE_TEXT_MS;
                const gone = kind === 'not-found' && ended && tail.failures >= QUIET_READS;
                const hopeless = kind === 'permanent' || gone || tooLong;
                if (hopeless) giveUp(tail);
            };
            const giveUp = (tail)=>{
                if (tail.trouble !== undefined) {
                    tail.unread = true;
                    onTrouble(tail.part, tail.trouble);
                }
                tail.trouble = undefined;
                close(tail);
            };
            const close = (tail)=>{
                tail.closed = true;
                onEnd(tail.part);
            };
            const gapAfterEnd = ({ quiet, endedAt, ran })=>{
                if (draining === 'past' && !ran) return LEAST_GAP_MS;
                const sinceEnd = clock.now() - (endedAt ?? clock.now());
                const grown = Math.min(FIRST_GAP_MS * 2 ** Math.max(0, quiet - 1), LONGEST_GAP_MS);
                const toMark = [
                    SETTLE_MS,
                    FAILED_MS,
                    LATE_TEXT_MS
                ].map((mark)=>mark - sinceEnd).find((ms)=>ms > 0);
                return Math.max(LEAST_GAP_MS, Math.min(grown, toMark ?? grown));
            };
            const drainPart = async (tail, signal, mode)=>{
                const once = mode === 'once' && tail.listed && isOpen(tail.part);
                tail.endedAt ??= clock.now();
                try {
                    if (tail.reading !== undefined) await (0, timers.ZC)(tail.reading, signal);
                    while(!tail.closed){
                        if (tail.readsAfterEnd > 0) await clock.sleep(Math.max(0, tail.nextAt - clock.now()), signal);
                        await read(tail, signal);
                        if (once && !tail.behind && !tail.closed) giveUp(tail);
                        if (tail.closed || tail.behind) continue;
                        await clock.sleep(Math.max(gapAfterEnd(tail), tail.nextAt - clock.now()), signal);
                    }
                } catch (error) {
                    if (!signal.aborted && !deps.signal.aborted) throw error;
                    if (tail.behind || tail.reads === 0) tail.trouble ??= 'it is longer than the time that was left for it';
                    giveUp(tail);
                }
            };
            return {
                follow (parts) {
                    updateAll(parts);
                    for (const tail of tails.values()){
                        if (tail.closed || tail.reading !== undefined) continue;
                        const owed = tail.endedAt !== undefined && tail.readsAfterEnd === 0 && tail.failures === 0;
                        if (clock.now() < tail.nextAt && !owed) continue;
                        read(tail, deps.signal).catch((error)=>{
                            if (!deps.signal.aborted) throw error;
                        });
                    }
                },
                async drain (parts, budget, mode) {
                    draining = mode;
                    updateAll(parts);
                    await Promise.all([
                        ...tails.values()
                    ].map((tail)=>drainPart(tail, budget, mode)));
                },
                length: ()=>[
                        ...tails.values()
                    ].reduce((sum, tail)=>sum + tail.taken.length, 0),
                unread: (id)=>tails.get(id)?.unread ?? false,
                read (id) {
                    const { taken, reads = 0, unread = false } = tails.get(id) ?? {};
                    return (taken?.length ?? 0) > 0 || reads > 0 && !unread;
                },
                times (id) {
                    const { startedAt, finishedAt } = tails.get(id) ?? {};
                    return {
                        startedAt,
                        finishedAt
                    };
                }
            };
        }
        function isOpen({ phase }) {
            return phase === 'running' || phase === 'unknown' || phase === 'paused';
        }
        ; // CONCATENATED MODULE: ./lib/src/logs/log-streams.js
        const LONG_PAST_MS = 10 * 60_000;
        const TOLD_AFTER_MS = 3000;
        function openLogStreams(inputs, printer, clock, signal, several, file) {
            const live = new Map();
            const late = new Map();
            const printsLive = inputs.logs === 'all';
            const readsLive = printsLive || file !== undefined;
            let warned = false;
            let trouble = '';
            const warn = (text)=>{
                if (warned) printer.line(`Warning: ${text}`);
                else printer.warning(text);
                warned = true;
            };
            const onTrouble = (part, message)=>{
                trouble ||= message;
                warn(`the log of ${part.kind} ${part.name} can not be read: ${message}`);
            };
            const onLost = (part, message)=>warn(`the log of ${part.kind} ${part.name} is not whole: ${message}`);
            const readerOf = (readers, target, to, copy)=>{
                const known = readers.get(target);
                if (known) return known;
                const lines = createPartPrinter(to, several || readers.size > 0 ? `${target.label}, ` : '', copy);
                const tail = createTail({
                    clock,
                    signal,
                    readLog: target.readLog,
                    onText: lines.text,
                    onEnd: lines.end,
                    onTrouble,
                    onLost,
                    ready: printer.ready
                });
                const reader = {
                    live: lines,
                    tail
                };
                readers.set(target, reader);
                return reader;
            };
            const liveOf = (target)=>readerOf(live, target, printsLive ? printer : undefined, file);
            const wanted = (target, parts)=>{
                if (inputs.operation !== 'fetch-logs') return parts;
                const made = target.madeBy?.some((name)=>inputs.selection.jobs.includes(name));
                return selectParts(parts, made ? {
                    ...inputs.selection,
                    jobs: []
                } : inputs.selection);
            };
            const drainOne = async ({ target, verdict, state }, budget)=>{
                const parts = wanted(target, state.snapshot?.parts ?? []);
                const { code } = verdict.cause;
                const ended = code === 'vendor' || code === 'blocked' || code === 'contradicted';
                const { finishedAt = Date.now() } = state.snapshot ?? {};
                const past = Date.now() - finishedAt > LONG_PAST_MS;
                const mode = !ended ? 'once' : past ? 'past' : 'end';
                const whole = readsLive ? liveOf(target).tail.drain(parts, budget, mode) : undefined;
                const failed = inputs.logs === 'failed' && verdict.outcome === 'failure' ? (0, failed_parts.WC)(parts) : [];
                await Promise.all([
                    whole,
                    readerOf(late, target, printer).tail.drain(failed, budget, mode)
                ]);
            };
            return {
                length: (target)=>live.get(target)?.tail.length() ?? 0,
                lastLines: (target, id)=>(printsLive ? live : late).get(target)?.live.lastLines(id) ?? [],
                times: (target, id)=>(live.get(target) ?? late.get(target))?.tail.times(id) ?? {},
                follow (target, parts) {
                    if (readsLive) liveOf(target).tail.follow(wanted(target, parts));
                },
                async drain (watched, until) {
                    if (signal.aborted) return;
                    const budget = (0, timers.nl)(until - clock.now(), signal, ()=>new Error('no time is left for logs'));
                    const tell = ()=>printer.line('The wait is over. Logs are read on for up to 30 s, for lines that come late.');
                    const timer = (0, timers.Ip)(tell, TOLD_AFTER_MS);
                    try {
                        await Promise.all(watched.map((w)=>drainOne(w, budget.signal)));
                    } finally{
                        clearTimeout(timer);
                        budget.release();
                    }
                },
                judge (watched) {
                    if (inputs.operation !== 'fetch-logs') return [
                        ...watched
                    ];
                    const missing = missingPart(watched.flatMap(partsOf), inputs.selection);
                    const refuse = (w, cause)=>w.verdict.outcome === 'error' ? w : {
                            ...w,
                            verdict: {
                                outcome: 'error',
                                cause
                            }
                        };
                    return familiesOf(watched).flatMap(([first, ...rest], i)=>{
                        const chosen = [
                            first,
                            ...rest
                        ].flatMap((w)=>wanted(w.target, partsOf(w)).map((part)=>({
                                    part,
                                    tail: liveOf(w.target).tail
                                })));
                        const unread = chosen.filter(({ part, tail })=>tail.unread(part.id));
                        const none = unread.length > 0 && !chosen.some(({ part, tail })=>tail.read(part.id));
                        if (missing && i === 0) return [
                            refuse(first, {
                                code: 'no-such-part',
                                ...missing
                            }),
                            ...rest
                        ];
                        return none || unread.length > 0 && !isEmpty(inputs.selection) ? [
                            refuse(first, {
                                code: 'no-log',
                                message: trouble
                            }),
                            ...rest
                        ] : [
                            first,
                            ...rest
                        ];
                    });
                }
            };
        }
        function familiesOf(watched) {
            const families = [];
            const isRun = ({ target })=>target.kind === 'pipeline run' || target.kind === 'build';
            for (const one of watched){
                const last = families.at(-1);
                if (last && isRun(last[0]) && !isRun(one)) last.push(one);
                else families.push([
                    one
                ]);
            }
            return families;
        }
        function partsOf({ state }) {
            return state.snapshot?.parts ?? [];
        }
        // EXTERNAL MODULE: external "node:fs"
        var external_node_fs_ = __webpack_require__(3024);
        // EXTERNAL MODULE: ./lib/src/output/command-file.js
        var command_file = __webpack_require__(7082);
        ; // CONCATENATED MODULE: ./lib/src/output/log-file.js
        function openLogFile(path) {
            const file = (0, external_node_fs_.openSync)(path, 'w');
            let trouble;
            let under;
            let inLine = false;
            const put = (text)=>{
                if (trouble !== undefined) return;
                try {
                    (0, command_file.f4)(file, Buffer.from(text));
                } catch (error) {
                    trouble = `the log file is not whole: it could not be written (${(0, errors.$N)(error) ?? 'unknown error'})`;
                }
            };
            return {
                write (heading, lines, ends) {
                    const isOther = heading !== under;
                    const head = isOther ? `${inLine ? '\n' : ''}== ${(0, clean_text.TN)(heading, 300)}\n` : '';
                    const begin = inLine && !isOther ? '' : block.H3;
                    put(`${head}${begin}${lines.replaceAll('\n', `\n${block.H3}`)}${ends ? '\n' : ''}`);
                    under = heading;
                    inLine = !ends;
                },
                close () {
                    if (inLine) put('\n');
                    (0, external_node_fs_.closeSync)(file);
                    return trouble;
                }
            };
        }
        // EXTERNAL MODULE: ./lib/src/output/printer.js
        var output_printer = __webpack_require__(2230);
        // EXTERNAL MODULE: ./lib/src/steps/client.js + 7 modules
        var client = __webpack_require__(2376);
        ; // CONCATENATED MODULE: ./lib/src/steps/open-targets.js
        async function openTargets(inputs, { startedAt, interrupted, unwritten }) {
            const printer = (0, output_printer.F)(inputs.maxLogLines);
            if (unwritten) printer.warning(unwritten);
            let polls = 0;
            const http = (0, client.M)(inputs);
            const targets = await inputs.plan.open((request)=>{
                if (request.kind === 'status') polls++;
                return http(request);
            }, inputs.consoleUrl);
            const remoteCancel = createRemoteCancel(inputs, {
                clock: timers.VF,
                printer,
                interrupted,
                targets
            });
            const outputs = createFirstOutputs(inputs, targets);
            announce(printer, inputs, targets);
            const logFile = inputs.logFile === undefined ? undefined : openLogFile(inputs.logFile);
            const logs = openLogStreams(inputs, printer, timers.VF, interrupted, targets.length > 1, logFile);
            return {
                inputs,
                startedAt,
                interrupted,
                printer,
                targets,
                polls: ()=>polls,
                outputs,
                remoteCancel,
                logFile,
                logs
            };
        }
        ; // CONCATENATED MODULE: ./lib/src/report/progress.js
        const QUIET_MS = 60_000;
        const MOST_ANNOTATIONS = 5;
        const MOST_LINES = 100;
        const OVER = new Set([
            'success',
            'failure',
            'cancelled'
        ]);
        const LONGEST_LABEL = 200;
        function createProgress(printer, policy) {
            const told = new Map();
            let annotations = 0;
            const warn = (text)=>{
                if (annotations++ < MOST_ANNOTATIONS) printer.warning(text);
                else printer.line(`Warning: ${(0, clean_text.TN)(text)}`);
            };
            const say = (at, text, indent = '')=>printer.line(`[${clockTime(at)}] ${indent}${(0, clean_text.TN)(text)}`);
            const stateLine = (target, snapshot, at)=>say(at, `${labelOf(target, snapshot)}: ${describe(snapshot)}; ${(0, duration.a3)(Math.max(0, policy.timeoutMs - at))} left`);
            const onFailure = (target, before, state, look, at)=>{
                const leftMs = patienceMs(state, look.failure, policy);
                if (leftMs <= 0) return before;
                if (before.failing) {
                    if (at - before.at < QUIET_MS) return before;
                    say(at, `${target.label}: still no good answer (${look.message})`);
                    return {
                        ...before,
                        at
                    };
                }
                const left = (0, duration.a3)(Math.ceil(leftMs / 1000) * 1000);
                warn(`${target.label}: ${look.message}; trying again for up to ${left}`);
                return {
                    ...before,
                    failing: true,
                    at
                };
            };
            const onSnapshot = (target, before, snapshot, at)=>{
                if (before.failing) say(at, `${target.label}: the platform answers again`);
                const fresh = snapshot.notices.filter(({ key })=>!before.notices.has(key));
                for (const { key, text, level } of fresh.slice(0, MOST_LINES)){
                    before.notices.add(key);
                    if (level === 'notice') printer.notice(text);
                    else warn(text);
                }
                if (snapshot.phase === 'unknown' && !before.unknownWords.has(snapshot.status) && before.unknownWords.size < 20) {
                    before.unknownWords.add(snapshot.status);
                    warn(`${labelOf(target, snapshot)} has an unknown status: ${snapshot.status}; it counts as not ended`);
                }
                const words = new Map(snapshot.parts.map((p)=>[
                        p.id,
                        p.status
                    ]));
                const begun = new Map(snapshot.parts.filter((part)=>part.phase !== 'queued' && (before.begun.has(part.id) || before.position !== '')).map((part)=>[
                        part.id,
                        before.begun.get(part.id) ?? at
                    ]));
                const changed = snapshot.parts.filter((part)=>{
                    const was = before.words.get(part.id);
                    return was === undefined ? part.phase !== 'queued' : was !== part.status;
                });
                for (const part of changed.slice(0, MOST_LINES)){
                    const was = before.words.get(part.id);
                    const batch = part.batch === undefined ? '' : ` of batch ${part.batch}`;
                    say(at, `${part.kind} ${part.name}${batch}: ${was ? `${was} \u{2192} ` : ''}${part.status || part.phase}${lasted(part, begun, at)}`, '  ');
                }
                if (changed.length > MOST_LINES) say(at, `and ${changed.length - MOST_LINES} more`, '  ');
                const position = describe(snapshot);
                const waits = !model_phase.h.has(snapshot.phase) && (snapshot.phase === 'paused' || snapshot.blocked?.settled === true);
                const action = waits ? snapshot.action ?? '' : '';
                const moved = position !== before.position || at - before.at >= QUIET_MS;
                if (moved) stateLine(target, snapshot, at);
                if (action !== '' && (moved || action !== before.action)) {
                    const url = action.includes('://') ? '' : urlOf(target, snapshot);
                    say(at, `${action}${url ? `: ${url}` : ''}`, '  ');
                }
                return {
                    ...before,
                    words,
                    begun,
                    position,
                    action,
                    at: moved ? at : before.at,
                    failing: false
                };
            };
            return {
                onExplained (target, snapshot, at) {
                    const before = told.get(target);
                    if (before) told.set(target, onSnapshot(target, before, snapshot, at));
                },
                onPoll (target, state, look, at) {
                    const before = told.get(target) ?? {
                        at: Number.NEGATIVE_INFINITY,
                        position: '',
                        action: '',
                        words: new Map(),
                        begun: new Map(),
                        notices: new Set(),
                        failing: false,
                        unknownWords: new Set()
                    };
                    const after = 'failure' in look ? onFailure(target, before, state, look, at) : onSnapshot(target, before, look.snapshot, at);
                    told.set(target, after);
                }
            };
        }
        function labelOf(target, { identity }) {
            return (0, clean_text.TN)(identity?.label ?? target.label, LONGEST_LABEL);
        }
        function urlOf(target, { identity }) {
            return identity?.url ?? target.url;
        }
        function lasted({ id, phase, startedAt, finishedAt }, begun, at) {
            if (!OVER.has(phase)) return '';
            const known = startedAt !== undefined && finishedAt !== undefined;
            if (known) return finishedAt > startedAt ? ` after ${(0, duration.a3)(finishedAt - startedAt)}` : '';
            const ms = at - (begun.get(id) ?? at);
            return ms > 0 ? ` after about ${(0, duration.a3)(ms)}` : '';
        }
        function describe({ status, phase, blocked, position, parts }) {
            const paused = phase === 'paused' ? ' (paused: it waits for a person)' : '';
            const stuck = blocked?.settled ? ' (held by a failed machine)' : '';
            const place = position ? `, ${position.kind} ${position.at} of ${position.of}` : '';
            const counted = [
                'machine',
                'environment',
                'job'
            ].map((kind)=>parts.filter((p)=>p.kind === kind)).find((all)=>all.length > 0) ?? [];
            const done = counted.filter((p)=>p.phase === 'success' || p.phase === 'skipped').length;
            const failed = counted.filter((p)=>p.phase === 'failure').length;
            const machines = counted[0] ? `, ${done} of ${(0, reason.pq)(counted.length, counted[0].kind)} done` : '';
            return `${status}${stuck || paused}${place}${machines}${failed > 0 ? `, ${failed} failed` : ''}`;
        }
        function clockTime(ms) {
            const total = Math.max(0, Math.floor(ms / 1000));
            const [h, m, s] = [
                Math.floor(total / 3600),
                Math.floor(total / 60) % 60,
                total % 60
            ];
            const two = (n)=>String(n).padStart(2, '0');
            return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
        }
        ; // CONCATENATED MODULE: ./lib/src/wait/details.js
        const LONGEST_MS = 5000;
        const LAST_WORD_MS = 500;
        async function addDetails(results, signal) {
            if (signal.aborted) return [
                ...results
            ];
            const late = new errors.GI('it took too long', {
                kind: 'transient',
                label: 'late'
            });
            const limit = (0, timers.nl)(LONGEST_MS, signal, ()=>late);
            const end = (0, timers.nl)(LONGEST_MS + LAST_WORD_MS, signal, ()=>late);
            const addTo = async (result)=>{
                const { target, state } = result;
                if (!state.snapshot || !model_phase.h.has(state.snapshot.phase) || !target.addDetails) return result;
                try {
                    const details = target.addDetails(state.snapshot, {
                        signal: limit.signal
                    });
                    return {
                        ...result,
                        state: {
                            ...state,
                            snapshot: await (0, timers.ZC)(details, end.signal)
                        }
                    };
                } catch (error) {
                    if (!signal.aborted && !(error instanceof errors.GI)) throw error;
                    return result;
                }
            };
            try {
                return await Promise.all(results.map(addTo));
            } finally{
                limit.release();
                end.release();
            }
        }
        ; // CONCATENATED MODULE: ./lib/src/steps/wait-for-targets.js
        async function waitForTargets(context) {
            const { inputs, printer, startedAt, interrupted, targets, logs } = context;
            const { settings, allowed } = inputs;
            const progress = createProgress(printer, settings.policy);
            const ended = await pollAll(targets, {
                ...settings,
                isAllowed: ({ outcome })=>allowed.has(outcome)
            }, {
                clock: timers.VF,
                random: Math.random,
                signal: interrupted,
                startedAt,
                logLength: logs.length,
                onPoll (target, state, poll, at) {
                    progress.onPoll(target, state, timed(target, poll, context), at);
                    if ('snapshot' in poll) onSnapshot(target, poll.snapshot, context);
                }
            });
            const waitedMs = timers.VF.now() - startedAt;
            const results = await addDetails(ended, interrupted);
            results.forEach(({ target, state: { snapshot } }, i)=>{
                if (!snapshot || snapshot === ended[i]?.state.snapshot) return;
                progress.onExplained(target, withLogTimes(target, snapshot, logs), waitedMs);
            });
            return {
                results,
                waitedMs
            };
        }
        function timed(target, poll, { logs }) {
            return 'failure' in poll ? poll : {
                ...poll,
                snapshot: withLogTimes(target, poll.snapshot, logs)
            };
        }
        function onSnapshot(target, snapshot, { logs, remoteCancel, outputs }) {
            const { identity = target, parts } = snapshot;
            logs.follow(target, parts);
            if (target.isAside) return;
            remoteCancel.saw(target, identity, snapshot);
            outputs.saw(target, identity);
        }
        ; // CONCATENATED MODULE: ./lib/src/steps/run.js
        async function run(inputs, start) {
            keepHeapSmall();
            const context = await openTargets(inputs, start);
            const waited = await waitForTargets(context);
            await finish(context, waited);
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
    }
};

export const id = 471;
export const ids = [471];
export const modules = {

/***/ 4783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ partName)
/* harmony export */ });
/** The shortest name that people know a part by: of a machine the host name, else an address. Remote text. */
function partName({ machine, name }) {
    return machine?.host ?? machine?.ip ?? machine?.sn ?? name;
}


/***/ }),

/***/ 3038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ FAULT),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   wj: () => (/* binding */ explainNow)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);


/** The label of what failed by a fault of our own. */
const FAULT = 'internal fault';
/**
 * The wall round all that only explains: details, logs, events, approvals, histories. A fault of our own in it is a
 * `RequestError` with its name, as if the platform had refused to explain, and decides nothing. Rejects with the
 * signal's reason once that is aborted.
 */
async function explain(read, signal) {
    try {
        return await read();
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        throw asFailure(error);
    }
}
/** The same for what is read out of an answer that is there: what a fault leaves unread is `instead`, with a notice. */
function explainNow(what, read, instead, notices) {
    try {
        return read();
    }
    catch (error) {
        const { text } = asFailure(error);
        notices.push({ key: `fault ${(0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .inEnglish */ .kK)(what)}`, text: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('notice.untold', { what, why: text }) });
        return instead;
    }
}
/** Whatever was thrown, as a request that failed. */
function asFailure(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI)
        return error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.own-fault', { name: nameOf(error) }), {
        kind: 'permanent',
        label: FAULT
    });
}
function nameOf(error) {
    try {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(error);
    }
    catch {
        return 'an error that cannot be read';
    }
}


/***/ }),

/***/ 9484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ describeChanges),
/* harmony export */   Jw: () => (/* binding */ describeState),
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   yH: () => (/* binding */ beginsOf)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_part_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4783);
/* harmony import */ var _model_phase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2935);
/* harmony import */ var _part_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3566);




const OVER = new Set(['success', 'failure', 'cancelled']);
// So many machines that ended well at one poll still have lines of their own.
const MOST_ALONE = 3;
/** `Running, batch 2 of 5: 3 done, 1 failed, 4 running (11 of 40 machines done, 1 failed)`. */
function describeState({ status, phase, blocked, position, parts }) {
    // Of a tree the jobs are what people count; of an order its machines, or its environments.
    const counted = ['machine', 'environment', 'job']
        .map(kind => parts.filter(p => p.kind === kind))
        .find(all => all.length > 0) ?? [];
    // Of machines in several batches those of the batch by themselves.
    const isBatch = position?.kind === 'batch' && position.of > 1;
    const inBatch = isBatch ? counted.filter(p => p.batch === position.at) : [];
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('progress.state', {
        status,
        stuck: blocked?.settled ? 'blocked' : phase === 'paused' ? 'paused' : undefined,
        position,
        counted: counted[0] && { kind: counted[0].kind, all: counted.length, ...countsOf(counted) },
        inBatch: inBatch.length > 0 ? countsOf(inBatch) : undefined
    });
}
function countsOf(parts) {
    const ofPhases = (...phases) => parts.filter(({ phase }) => phases.includes(phase)).length;
    return {
        done: ofPhases('success', 'skipped'),
        failed: ofPhases('failure'),
        running: ofPhases('running')
    };
}
/**
 * The parts whose status is another one than was printed, and worth a line: one that has not begun is not, and of a machine,
 * of which there may be many, only its end is, or that it begins again.
 */
function changesOf(parts, printed) {
    return parts.filter(({ id, kind, phase, status }) => {
        const before = printed.get(id);
        if (before?.status === status)
            return false;
        if (kind === 'machine' && (phase === 'running' || phase === 'queued'))
            return before !== undefined && _model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .ENDED */ .h.has(before.phase);
        return before !== undefined || phase !== 'queued';
    });
}
/** When each part was seen to begin, or to begin again, in ms since the start. `printed` is absent at the first poll. */
function beginsOf(parts, printed, begun, at) {
    const begins = new Map();
    for (const { id, phase } of parts) {
        if (phase === 'queued')
            continue;
        // What ran when it was first seen began before that, nobody knows when.
        const begin = printed && hasBegun(printed.get(id), phase) ? at : begun.get(id);
        if (begin !== undefined)
            begins.set(id, begin);
    }
    return begins;
}
function hasBegun(before, phase) {
    if (before === undefined || before.phase === 'queued')
        return true;
    return _model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .ENDED */ .h.has(before.phase) && !_model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .ENDED */ .h.has(phase);
}
/**
 * A line for each changed part, as `machine web-2 of batch 1: Running → Success after about 42s`, at most `most`, and how many
 * more there are. Many machines that ended well share a line.
 */
function describeChanges(changed, facts, most) {
    const isWell = ({ kind, phase }) => kind === 'machine' && phase === 'success';
    const well = changed.filter(isWell);
    const alone = well.length > MOST_ALONE ? changed.filter(part => !isWell(part)) : changed;
    const shown = alone.slice(0, most);
    const names = timesNamed(shown, facts.parts);
    const lines = shown.map(part => {
        const isAlike = part.kind !== 'machine' && (names.get(ownName(part)) ?? 0) > 1;
        const { kind, name, batch } = part;
        const own = (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('part.path', { path: [{ kind, name, batch }] });
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('progress.change', {
            part: isAlike ? (0,_part_path_js__WEBPACK_IMPORTED_MODULE_2__/* .partPath */ .x)(part, facts.parts) : own,
            change: changeOf(part, facts),
            took: lasted(part, facts)
        });
    });
    return [
        ...(alone.length < changed.length ? [describeTogether(well, facts)] : []),
        ...lines,
        ...(alone.length > most ? [(0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('progress.more', { count: alone.length - most })] : [])
    ];
}
/** `8 machines: Running → Success: web-1, web-2, …`. */
function describeTogether(machines, facts) {
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('progress.together', {
        count: machines.length,
        changes: [...new Set(machines.map(machine => changeOf(machine, facts)))],
        names: machines.map(_model_part_name_js__WEBPACK_IMPORTED_MODULE_3__/* .partName */ .p)
    });
}
/** How many of all parts have the name of one of these. */
function timesNamed(shown, parts) {
    const names = new Map(shown.map(part => [ownName(part), 0]));
    // There may be many parts, and nothing to show of them.
    for (const part of names.size > 0 ? parts : []) {
        const name = ownName(part);
        const count = names.get(name);
        if (count !== undefined)
            names.set(name, count + 1);
    }
    return names;
}
function ownName({ kind, name }) {
    return `${kind} ${name}`;
}
function changeOf({ id, status, phase }, { printed }) {
    const before = printed.get(id)?.status;
    return `${before ? `${before} → ` : ''}${status || phase}`;
}
/** How long a part took, in ms, where its times are known; `about` for one that was seen to begin and end. */
function lasted({ id, phase, startedAt, finishedAt }, { begun, at }) {
    if (!OVER.has(phase))
        return undefined;
    if (startedAt !== undefined && finishedAt !== undefined)
        return finishedAt > startedAt ? { ms: finishedAt - startedAt, about: false } : undefined;
    const from = begun.get(id);
    return from !== undefined && at > from ? { ms: at - from, about: true } : undefined;
}


/***/ }),

/***/ 8471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./lib/src/process/heap.js

/**
 * Makes V8 collect garbage early instead of letting the heap grow. A long log makes much garbage, and none of the log
 * is kept: still, the young generation would grow to 96 MB on Node 24, and the old one to a multiple of what is alive.
 * A small heap is as fast, since it stays in the cache of the processor. An engine that does not know a flag says so on
 * stderr and goes on.
 */
function keepHeapSmall() {
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
    (0,external_node_v8_.setFlagsFromString)('--heap-growing-percent=25');
    // For so little, to wake other threads takes longer than to do their part.
    (0,external_node_v8_.setFlagsFromString)('--no-parallel-scavenge');
}

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/outcome.js
var model_outcome = __webpack_require__(9680);
// EXTERNAL MODULE: ./lib/src/process/exit.js
var exit = __webpack_require__(7398);
;// CONCATENATED MODULE: ./lib/src/report/annotation.js


/** Prints the one error annotation of a step that fails: its title names the target that decided, its text is the reason. */
function annotate(printer, results, { reason, outcome }, allowed) {
    const outcomes = results.map(result => ({ result, outcome: result.verdict.outcome, decided: result.decided }));
    const deciding = (0,model_outcome/* decidingTarget */.D6)(outcomes, allowed)?.result;
    const { name, label } = deciding?.identity ?? { label: '' };
    printer.error(reason, (0,message/* message */.iU)(`title.${outcome}`, { name: name ?? label }));
}

// EXTERNAL MODULE: ./lib/src/output/block.js
var block = __webpack_require__(7771);
// EXTERNAL MODULE: ./lib/src/output/clean-text.js
var clean_text = __webpack_require__(8303);
// EXTERNAL MODULE: ./lib/src/output/prefix.js
var output_prefix = __webpack_require__(9044);
// EXTERNAL MODULE: ./lib/src/report/reason.js + 3 modules
var reason = __webpack_require__(1719);
// EXTERNAL MODULE: ./lib/src/report/safe-text.js
var safe_text = __webpack_require__(2850);
;// CONCATENATED MODULE: ./lib/src/report/ending.js






/** So many lines of a part's log may stand open: then all that is said of how it ended has room in twenty lines. */
const MOST_OPEN = 12;
/** As many of a longer log; those before them are folded, and the fold takes some of the room. */
const OPEN_OF_LONG = 9;
const LONGEST_LAST = 120;
/**
 * Prints how the targets ended: those in one line each that ended well, or were left because of another, then the others;
 * the last one is the one that decides, so that what matters stands in the last lines of the log.
 */
function printEndings(printer, endings, deciding) {
    const isBrief = ({ result, digest }) => {
        const { outcome, cause } = result.verdict;
        return (outcome === 'success' ||
            (digest.length === 0 && (cause.code === 'abandoned' || cause.code === 'run-ended')));
    };
    const rankOf = (ending) => (isBrief(ending) ? 0 : ending.result === deciding ? 2 : 1);
    for (const ending of [...endings].sort((a, b) => rankOf(a) - rankOf(b))) {
        if (isBrief(ending))
            printBrief(printer, ending);
        else
            printFull(printer, ending, howMany(ending, endings));
    }
}
/** How many of several targets decided on the same outcome. */
function howMany({ result }, endings) {
    const { decided, verdict } = result;
    const same = endings.filter(({ result: other }) => decided && other.decided && other.verdict.outcome === verdict.outcome);
    return { same: same.length, all: endings.length };
}
/** `success: deploy order 1111 succeeded on 2 machines in 6m12s: https://…`. */
function printBrief(printer, { result, explanation }) {
    const { identity, verdict, state } = result;
    const { startedAt, finishedAt } = state.snapshot ?? {};
    const isTimed = verdict.outcome === 'success' && startedAt !== undefined && finishedAt !== undefined;
    const tookMs = isTimed ? Math.max(0, finishedAt - startedAt) : undefined;
    const [how, where] = [(0,safe_text/* asWritten */.qm)(explanation.cause), (0,safe_text/* asWritten */.qm)(explanation.where)];
    printer.line((0,message/* message */.iU)('end.brief', { outcome: verdict.outcome, how, where, tookMs, url: identity.url }));
}
/** Cause, part with its last lines, link and next step, once each; other failed parts come before them, folded. */
function printFull(printer, { result, digest, open, explanation }, counts) {
    const { identity, verdict } = result;
    const { cause: why, where, step: next, page } = explanation;
    const [first, ...others] = digest;
    for (const other of others)
        printOther(printer, other);
    printer.line((0,message/* message */.iU)('end.outcome', { outcome: verdict.outcome, ...counts }));
    printer.line((0,message/* message */.iU)('end.cause', { why: (0,safe_text/* asWritten */.qm)(why), where: (0,safe_text/* asWritten */.qm)(where) }));
    if (first)
        printPart(printer, titleOf(first, explanation), first.lines);
    const isShort = open.shown.filter(({ lines }) => lines.length > 0).length <= 1;
    for (const { title, lines } of open.shown) {
        if (isShort)
            printPart(printer, title, lines);
        else
            printFolded(printer, title, lines);
    }
    if (open.others)
        printer.line((0,message/* message */.iU)('end.part', { title: open.others, count: 0, folded: 0 }));
    const url = page || identity.url;
    if (url)
        printer.line((0,message/* message */.iU)('end.link', { url }));
    if (next)
        printer.line((0,message/* message */.iU)('end.next', { next: (0,safe_text/* asWritten */.qm)(next) }));
}
/** The last lines of a long log stand open, and those before them in a fold. */
function printPart(printer, title, lines) {
    const folded = lines.length > MOST_OPEN ? lines.slice(0, -OPEN_OF_LONG) : [];
    const open = lines.slice(folded.length);
    const heading = (0,message/* message */.iU)('end.part', { title, count: lines.length, folded: folded.length });
    if (folded.length > 0)
        printer.tail((0,block/* blockOf */.VN)(folded.join('\n'), output_prefix/* BAR */.Sl), heading);
    else
        printer.line(heading);
    if (open.length > 0)
        printer.tail((0,block/* blockOf */.VN)(open.join('\n'), output_prefix/* BAR */.Sl));
}
/** One of several parts: a line for a reader, with the last one of its log. */
function printFolded(printer, title, lines) {
    const last = lines.findLast(line => /\S/.test(line));
    if (last === undefined) {
        printPart(printer, title, lines);
        return;
    }
    const said = (0,clean_text/* shortened */.vI)(last.trim(), LONGEST_LAST);
    const heading = (0,message/* message */.iU)('end.part-folded', { title, count: lines.length, last: said });
    printer.tail((0,block/* blockOf */.VN)(lines.join('\n'), output_prefix/* BAR */.Sl), heading);
}
function printOther(printer, { title, part, lines }) {
    const named = withReason(title, part);
    const heading = (0,message/* message */.iU)('end.other', { title: named, count: lines.length });
    if (lines.length === 0)
        printer.line(heading);
    else
        printer.tail((0,block/* blockOf */.VN)(lines.join('\n'), output_prefix/* BAR */.Sl), heading);
}
/** What the cause has said of the part is not said again. */
function titleOf({ title, part }, explanation) {
    return (0,reason/* saysOf */.wv)(explanation, part.message) ? title : withReason(title, part);
}
function withReason(title, part) {
    return (0,message/* message */.iU)('end.title', { title, why: part.message || undefined });
}

// EXTERNAL MODULE: ./lib/src/model/part-name.js
var part_name = __webpack_require__(4783);
// EXTERNAL MODULE: ./lib/src/model/phase.js
var model_phase = __webpack_require__(2935);
// EXTERNAL MODULE: ./lib/src/util/duration.js
var duration = __webpack_require__(223);
// EXTERNAL MODULE: ./lib/src/report/part-path.js
var part_path = __webpack_require__(3566);
;// CONCATENATED MODULE: ./lib/src/report/open-parts.js






const MOST_SHOWN = 3;
/** Of failed parts that hold it, where others have begun: so that one of those has room. */
const MOST_HELD = 2;
const MOST_NAMED = 10;
const LAST_LINES = 10;
const NOTHING_OPEN = { shown: [], others: undefined };
/** What had not ended of a target whose wait ended without its verdict: where that is of no interest, nothing. */
function openPartsOf(result, facts) {
    if (!isOfInterest(result))
        return NOTHING_OPEN;
    const { parts = [], blocked } = result.state.snapshot ?? {};
    const open = parts.filter(({ phase }) => !model_phase/* ENDED */.h.has(phase));
    // The innermost that had begun: a stage that waits for a person, though its jobs have not begun.
    const begun = leavesOf(open.filter(({ phase }) => phase !== 'queued'));
    const queued = leavesOf(open).filter(({ phase }) => phase === 'queued');
    // What failed and holds it comes before what still ran.
    const holding = blocked?.parts ?? [];
    const held = holding.slice(0, begun.length > 0 ? MOST_HELD : MOST_SHOWN);
    const shown = begun.slice(0, MOST_SHOWN - held.length);
    const tail = (part, title) => ({ title, lines: facts.lastLines(part).slice(-LAST_LINES) });
    return {
        shown: [
            ...held.map(part => tail(part, (0,message/* message */.iU)('digest.part', { path: (0,part_path/* partPath */.x)(part, parts), status: part.status }))),
            ...shown.map(part => tail(part, open_parts_titleOf(part, parts, facts)))
        ],
        others: othersOf({ failed: holding.slice(held.length), open: begun.slice(shown.length), queued }, begun.length > 0)
    };
}
function open_parts_titleOf(part, parts, facts) {
    const { status, phase } = part;
    return (0,message/* message */.iU)('open.part', { path: (0,part_path/* partPath */.x)(part, parts), status: status || phase, ...since(part, facts) });
}
/** What is not shown by itself; where some had begun, these tell more than the names of those that had not. */
function othersOf({ failed, open, queued }, someHadBegun) {
    if (failed.length + open.length + queued.length === 0)
        return undefined;
    return (0,message/* message */.iU)('open.others', {
        failed: failed.length,
        open: open.length,
        names: namesOf(open),
        waiting: queued.length,
        kind: commonKind(queued),
        waitingNames: someHadBegun ? [] : namesOf(queued)
    });
}
function isOfInterest({ verdict: { outcome } }) {
    return outcome === 'timeout' || outcome === 'interrupted' || outcome === 'error';
}
/** The parts without those of which a piece is among them: the step, not its job and its stage. */
function leavesOf(parts) {
    const holders = new Set(parts.map(({ parent }) => parent));
    return parts.filter(({ id }) => !holders.has(id));
}
/** By the platform's clock or, where it does not tell, by what was seen. */
function since(part, { begunAt, waitedMs }) {
    if (part.startedAt !== undefined && part.startedAt > 0)
        return { since: (0,duration/* isoTime */.Ly)(part.startedAt).slice(0, 19).replace('T', ' '), forMs: undefined };
    const begun = begunAt(part);
    return { since: undefined, forMs: begun === undefined ? undefined : waitedMs - begun };
}
/** What all of the parts are, where they are the same. */
function commonKind(parts) {
    const [kind, ...others] = new Set(parts.map(part => part.kind));
    return others.length === 0 ? kind : undefined;
}
function namesOf(parts) {
    const names = parts.slice(0, MOST_NAMED).map(part => (0,clean_text/* oneLine */.TN)((0,part_name/* partName */.p)(part), 40));
    return parts.length > MOST_NAMED ? [...names, '…'] : names;
}

// EXTERNAL MODULE: ./lib/src/util/timers.js
var timers = __webpack_require__(9745);
// EXTERNAL MODULE: ./lib/src/util/turns.js
var util_turns = __webpack_require__(259);
// EXTERNAL MODULE: ./lib/src/output/say-line.js
var say_line = __webpack_require__(9032);
// EXTERNAL MODULE: ./lib/src/model/failed-parts.js
var failed_parts = __webpack_require__(6140);
;// CONCATENATED MODULE: ./lib/src/report/digest.js





const MOST_PARTS = 10;
const LONGEST_TITLE = 300;
/** The parts behind a failure, at most ten, with the last lines of their logs. */
function digestOf(result, lastLines) {
    if (result.verdict.outcome !== 'failure')
        return [];
    const parts = result.state.snapshot?.parts ?? [];
    const sayShort = (text) => (0,clean_text/* oneLine */.TN)((0,say_line/* sayLine */.u)(text), LONGEST_TITLE);
    return (0,failed_parts/* failedLeaves */.W)(parts)
        .slice(0, MOST_PARTS)
        .map(part => ({
        targetLabel: sayShort(result.identity.label),
        part,
        title: sayShort((0,message/* message */.iU)('digest.part', { path: (0,part_path/* partPath */.x)(part, parts), status: part.status })),
        lines: lastLines(part)
    }));
}

// EXTERNAL MODULE: ./lib/src/report/outputs.js
var report_outputs = __webpack_require__(2011);
// EXTERNAL MODULE: ./lib/src/report/result.js
var report_result = __webpack_require__(9356);
// EXTERNAL MODULE: ./lib/src/report/summary.js + 11 modules
var report_summary = __webpack_require__(9528);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./lib/src/model/interruption.js
var interruption = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/src/model/paused.js
var model_paused = __webpack_require__(9544);
;// CONCATENATED MODULE: ./lib/src/wait/beat.js

/**
 * The beat of one target, or of several: who is polled takes along whoever may be polled by now, and dice are thrown once
 * for all that are polled at the same time, so that gaps of the same length end together. Nobody sleeps longer than alone.
 */
function createBeat(clock, dice) {
    // Half of the jitter stays the same for a whole wait: those of two jobs that began together drift apart and stay apart.
    const own = dice();
    const sleepers = new Set();
    let thrown;
    const random = () => {
        thrown ??= dice();
        return thrown;
    };
    return {
        jitter: () => (own + random()) / 2,
        random,
        async sleep(ms, leastMs, signal) {
            await sleepAmong(sleepers, { ms, leastMs }, clock, signal);
            thrown = undefined;
            for (const { from, wake } of sleepers)
                if (from <= clock.now())
                    wake();
        }
    };
}
async function sleepAmong(sleepers, { ms, leastMs }, clock, signal) {
    signal.throwIfAborted();
    const end = new AbortController();
    const leave = (0,timers/* onAbort */.u7)(signal, () => end.abort());
    const sleeper = { from: clock.now() + leastMs, wake: () => end.abort() };
    sleepers.add(sleeper);
    try {
        await clock.sleep(ms, end.signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (!end.signal.aborted)
            throw error;
    }
    finally {
        sleepers.delete(sleeper);
        leave();
    }
}

;// CONCATENATED MODULE: ./lib/src/wait/policy.js
/** The codes of all causes. */
const causeCodes = (/* unused pure expression or super */ null && ([
    'vendor',
    'contradicted',
    'blocked',
    'paused',
    'polled',
    'nothing-found',
    'limit',
    'unknown-status',
    'outage',
    'not-meant',
    'refused',
    'interrupted',
    'abandoned',
    'no-such-part',
    'no-log',
    'run-ended',
    'started',
    'start-unclear'
]));
/** The state of a wait before its first poll. */
const initialWaitState = {
    polls: 0,
    seen: {},
    lastAt: 0,
    last: 'nothing',
    missingMs: 0,
    isFollowedPaused: false,
    runMs: 0,
    queuedMs: 0,
    absentMs: 0,
    stalledMs: 0,
    pausedPolls: 0,
    blockedPolls: 0,
    contradictedPolls: 0,
    contradicting: []
};

;// CONCATENATED MODULE: ./node_modules/p-wait-for/index.js
/* eslint-disable no-await-in-loop, complexity */
const resolveValue = Symbol('resolveValue');

const sleep = (ms, signal) => new Promise((resolve, reject) => {
	if (signal?.aborted) {
		reject(signal.reason);
		return;
	}

	const timeout = setTimeout(resolve, ms);

	if (signal) {
		signal.addEventListener('abort', () => {
			clearTimeout(timeout);
			reject(signal.reason);
		}, {once: true});
	}
});

const validateOptions = (interval, timeout) => {
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

const createTimeoutError = timeout => {
	if (timeout.message instanceof Error) {
		return timeout.message;
	}

	const message = timeout.message ?? `Promise timed out after ${timeout.milliseconds} milliseconds`;
	return new TimeoutError(message);
};

const handleFallback = timeout => {
	if (timeout.fallback) {
		return timeout.fallback();
	}

	throw createTimeoutError(timeout);
};

const handleAbortError = (timeoutSignal, timeout, signal) => {
	if (timeoutSignal?.aborted) {
		// It's a timeout
		if (typeof timeout === 'object') {
			return handleFallback(timeout);
		}

		throw new TimeoutError();
	}

	// It's a user abort
	throw signal.reason;
};

async function pWaitFor(condition, options = {}) {
	const {
		interval = 20,
		timeout = Number.POSITIVE_INFINITY,
		before = true,
		signal,
	} = options;

	validateOptions(interval, timeout);

	// Create combined signal
	const timeoutMs = typeof timeout === 'number' ? timeout : timeout?.milliseconds ?? Number.POSITIVE_INFINITY;
	const timeoutSignal = timeoutMs === Number.POSITIVE_INFINITY ? undefined : AbortSignal.timeout(timeoutMs);
	const combinedSignal = timeoutSignal && signal
		? AbortSignal.any([timeoutSignal, signal])
		: (timeoutSignal ?? signal);

	// Handle initial delay
	if (!before) {
		await sleep(interval, combinedSignal);
	}

	// Check for pre-abort
	if (combinedSignal?.aborted) {
		return handleAbortError(timeoutSignal, timeout, signal);
	}

	// Main loop
	while (true) {
		try {
			const value = await condition();

			// Check for resolveWith value
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
			// Handle timeout vs abort vs condition error
			if (error === combinedSignal?.reason) {
				return handleAbortError(timeoutSignal, timeout, signal);
			}

			// Some other error from condition()
			throw error;
		}
	}
}

pWaitFor.resolveWith = value => ({[resolveValue]: value});

class TimeoutError extends Error {
	constructor(message = 'Promise timed out') {
		super(message);
		this.name = 'TimeoutError';
	}
}

// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/model/wall.js
var wall = __webpack_require__(3038);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/src/wait/limits.js


const NOT_FOUND_GRACE_MS = 30_000;
const ABSENCE_MS = 5 * 60_000;
/** Counts a poll, and adds the ms since the last one to the clocks that ran meanwhile. */
function advanceClocks(state, at) {
    const passed = Math.max(0, at - state.lastAt);
    return {
        ...state,
        polls: state.polls + 1,
        lastAt: at,
        missingMs: state.missingMs + missingFor(state, passed),
        runMs: state.runMs + (isRunning(state) ? passed : 0),
        queuedMs: state.queuedMs + (isQueued(state) ? passed : 0),
        absentMs: state.absentMs + (isAbsent(state) ? passed : 0),
        stalledMs: state.stalledMs + (isStalling(state) ? passed : 0)
    };
}
/**
 * Time in which the platform does not answer says nothing about whether the target is there. Nor does much of a long gap after
 * an answer that showed it: the first poll that does not find it leaves time for another.
 */
function missingFor({ last, failing }, passed) {
    if (last === 'failed')
        return failing?.failure.kind === 'not-found' ? passed : 0;
    return last === 'nothing' ? 0 : Math.min(passed, NOT_FOUND_GRACE_MS / 2);
}
/** What the last poll said of the target; nothing where it brought no good answer. */
function saidNow({ last, snapshot }) {
    return last === 'good' ? snapshot : undefined;
}
function isQueued(state) {
    return isAbsent(state) || saidNow(state)?.phase === 'queued';
}
function isAbsent(state) {
    return saidNow(state)?.phase === 'absent';
}
/** It goes on while the platform does not answer. */
function isRunning({ snapshot }) {
    return snapshot?.phase === 'running' && !snapshot.undecided;
}
/** How long it had been running when it was seen first, in ms: one that was seen to queue had not begun. */
function headStartOf({ headStartMs, runMs }, snapshot) {
    if (headStartMs !== undefined || snapshot.undecided)
        return headStartMs;
    if (snapshot.phase === 'queued')
        return 0;
    return snapshot.ageMs === undefined ? undefined : Math.max(0, snapshot.ageMs - runMs);
}
/** The run that is under way, with the history of its pipeline; nothing while one of both is not known. */
function underWay(state) {
    const { history, headStartMs, runMs } = state;
    if (history === undefined || headStartMs === undefined || !isRunning(state))
        return undefined;
    return { history, ageMs: headStartMs + runMs };
}
function isStalling(state) {
    const snapshot = saidNow(state);
    if (snapshot === undefined || snapshot.phase === 'absent' || snapshot.undecided)
        return false;
    return !state.isFollowedPaused && !(0,model_paused/* isPaused */.l)(snapshot);
}
/** What must change for the target to count as alive: states, positions, log length; never the server's clocks. */
function fingerprintOf({ status, position, queuePlace, parts }, logLength) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    hash.update(JSON.stringify([status, position?.at, position?.of, queuePlace, logLength]));
    // Kept of every target, and put together for its run at each poll: so it is short, however many parts there are.
    hash.update(JSON.stringify(parts.map(({ id, status }) => [id, status])));
    return hash.digest('base64');
}
/** A commit may never get a run, and then nobody would end the wait; the next run of a pipeline is a matter of time. */
function isSoughtByCommit({ snapshot }) {
    return snapshot?.phase === 'absent' && snapshot.identity?.matchedBy === 'commit';
}
/** The time limit that passes first of those that run now; of several at the same time `timeout`. */
function nextLimit(state, at, policy) {
    const { timeoutMs, queueTimeoutMs, stallTimeoutMs } = policy;
    const running = [];
    const add = (limit, limitMs, countedMs) => running.push({ limit, limitMs, inMs: limitMs - countedMs });
    if (isQueued(state)) {
        if (queueTimeoutMs !== undefined)
            add('queue-timeout', queueTimeoutMs, state.queuedMs);
        else if (isSoughtByCommit(state))
            add('absence', ABSENCE_MS, state.absentMs);
    }
    if (stallTimeoutMs !== undefined && isStalling(state))
        add('stall-timeout', stallTimeoutMs, state.stalledMs);
    const timeout = { limit: 'timeout', limitMs: timeoutMs, inMs: timeoutMs - at };
    return running.reduce((first, other) => (other.inMs < first.inMs ? other : first), timeout);
}
/** Ms until a poll is due whatever the gap says: the time until the first limit would pass. Never negative. */
function msToNextLimit(state, at, policy) {
    return Math.max(0, nextLimit(state, at, policy).inMs);
}
/** Ends the wait when one of its time limits has passed; of several the one that passed first. */
function withLimits(state, at, policy) {
    const { limit, limitMs, inMs } = nextLimit(state, at, policy);
    if (inMs > 0)
        return { state };
    if (state.unknown) {
        const { status, polls } = state.unknown;
        return { state, verdict: { outcome: 'error', cause: { code: 'unknown-status', status, polls } } };
    }
    const neverGood = state.lastGoodAt === undefined;
    const cause = { code: 'limit', limit, limitMs, neverGood };
    return { state, verdict: { outcome: neverGood ? 'error' : 'timeout', cause } };
}
/** Ms until the failures have lasted for `outage-tolerance`; infinite when there are none. */
function msToOutageEnd({ failing }, at, { outageToleranceMs }) {
    return failing ? failing.since + outageToleranceMs - at : Number.POSITIVE_INFINITY;
}
/** Ms for which a target that is not found is asked for again. */
function graceMs({ missingMs }, { once }) {
    return once ? 0 : Math.max(0, NOT_FOUND_GRACE_MS - missingMs);
}
/** Ms for which a target is polled again after a failure that is the first of its kind in a row. */
function patienceMs(state, { kind }, policy) {
    if (kind === 'permanent')
        return 0;
    if (kind === 'not-found')
        return graceMs(state, policy);
    return policy.outageToleranceMs;
}

;// CONCATENATED MODULE: ./lib/src/wait/decide.js


const UNKNOWN_POLLS = 20;
/** What a platform may take back within seconds is believed when so many polls in a row say it. */
const CONFIRMING_POLLS = 2;
const MOST_LABELS = 20;
const LONGEST_LABEL = 200;
const OTHERS = 'other words';
/**
 * The pure heart of the action: what is remembered, one poll and its time in ms since the start → what is remembered
 * now, and the verdict if there is one. `success` comes only from a snapshot whose phase is `success`.
 */
function decide(state, poll, at, policy) {
    const before = advanceClocks(state, at);
    if ('failure' in poll)
        return decideFailure(before, poll, at, policy);
    const { snapshot, followed } = poll;
    const answered = {
        ...before,
        snapshot,
        seen: countSeen(before.seen, snapshot.status),
        missingMs: 0,
        isFollowedPaused: followed?.isPaused ?? false,
        failing: undefined
    };
    if (snapshot.refusal) {
        return { state: answered, verdict: { outcome: 'error', cause: { code: 'not-meant', ...snapshot.refusal } } };
    }
    return snapshot.phase === 'unknown'
        ? decideUnknown(answered, snapshot.status, at, policy)
        : decideKnown(answered, poll, at, policy);
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
    if (failure.kind === 'permanent' || (isMissing && !isTolerated)) {
        return { state, verdict: { outcome: 'error', cause: { code: 'refused', message, failure } } };
    }
    const toOutageEnd = msToOutageEnd(state, at, policy);
    // Of two limits that have both passed, the one that passed first names the outcome.
    const limitFirst = nextLimit(state, at, policy).inMs < toOutageEnd;
    if (toOutageEnd > 0 || limitFirst || isTolerated)
        return withLimits(state, at, policy);
    const cause = { code: 'outage', forMs: at - failing.since, message, failure };
    return { state, verdict: { outcome: 'error', cause } };
}
function decideUnknown(answered, status, at, policy) {
    const { since = at, polls: before = 0 } = answered.unknown ?? {};
    const polls = before + 1;
    const state = {
        ...answered,
        last: 'unknown',
        unknown: { since, polls, status },
        pausedPolls: 0,
        blockedPolls: 0,
        contradictedPolls: 0
    };
    const longEnough = polls >= UNKNOWN_POLLS && at - since >= policy.outageToleranceMs;
    if (!longEnough && !policy.once)
        return withLimits(state, at, policy);
    return { state, verdict: { outcome: 'error', cause: { code: 'unknown-status', status, polls } } };
}
function decideKnown(answered, { snapshot, logLength, followed }, at, policy) {
    const fingerprint = fingerprintOf(snapshot, logLength) + (followed?.fingerprint ?? '');
    const fails = snapshot.blocked?.settled === true && policy.onFailedMachine === 'fail';
    const paused = !fails && (0,model_paused/* isPaused */.l)(snapshot);
    const contradicting = contradictingNow(answered.contradicting, snapshot);
    const contradicted = isGoodEnd(snapshot.phase) && contradicting.length > 0;
    const state = {
        ...answered,
        last: 'good',
        lastGoodAt: at,
        headStartMs: headStartOf(answered, snapshot),
        unknown: undefined,
        fingerprint,
        stalledMs: fingerprint === answered.fingerprint ? answered.stalledMs : 0,
        pausedPolls: paused ? answered.pausedPolls + 1 : 0,
        blockedPolls: fails ? answered.blockedPolls + 1 : 0,
        contradictedPolls: contradicted ? answered.contradictedPolls + 1 : 0,
        contradicting
    };
    const verdict = verdictOn(snapshot, state, policy);
    return verdict ? { state, verdict } : withLimits(state, at, policy);
}
/** A success may come out as an end in which nothing was done. */
function isGoodEnd(phase) {
    return phase === 'success' || phase === 'skipped';
}
/** A part that contradicted a success is proven fine only by a poll that lists it so: to be listed no more proves nothing. */
function contradictingNow(before, { phase, parts, contradictions }) {
    const now = phase === 'success' ? contradictions : [];
    if (before.length === 0)
        return now;
    const listed = new Set(parts.map(({ id }) => id));
    return [...now, ...before.filter(({ id }) => !listed.has(id))];
}
/** The verdict that a known status gives by itself, whatever the time limits say. */
function verdictOn(snapshot, state, policy) {
    const { phase, blocked } = snapshot;
    if (state.contradictedPolls >= CONFIRMING_POLLS) {
        return { outcome: 'failure', cause: { code: 'contradicted', parts: state.contradicting } };
    }
    if (state.contradictedPolls > 0)
        return undefined;
    switch (phase) {
        case 'success':
        case 'failure':
        case 'cancelled':
        case 'skipped':
            return { outcome: phase, cause: { code: 'vendor' } };
    }
    if (policy.once) {
        if (phase === 'absent')
            return { outcome: 'error', cause: { code: 'nothing-found' } };
        return { outcome: phase === 'paused' ? 'paused' : 'running', cause: { code: 'polled' } };
    }
    if (blocked && state.blockedPolls >= CONFIRMING_POLLS) {
        return { outcome: 'failure', cause: { code: 'blocked', parts: blocked.parts } };
    }
    if (policy.onPaused === 'stop' && state.pausedPolls >= CONFIRMING_POLLS) {
        return { outcome: 'paused', cause: { code: 'paused' } };
    }
    return undefined;
}
/** Whether the next poll can end the wait by confirming this one, and so should not wait for the usual gap. */
function wantsConfirmation(state, policy) {
    return (state.contradictedPolls === 1 ||
        state.blockedPolls === 1 ||
        (policy.onPaused === 'stop' && state.pausedPolls === 1));
}
function countSeen(seen, label) {
    // A hostile platform could send a new status each time, one without end, or one that every object has as a property. None
    // is cut: what is left of a secret would not be found when it is shown.
    const isKept = label.length <= LONGEST_LABEL && (Object.hasOwn(seen, label) || Object.keys(seen).length < MOST_LABELS);
    const key = isKept ? label : OTHERS;
    const before = Object.hasOwn(seen, key) ? Number(seen[key]) : 0;
    return { ...seen, [key]: before + 1 };
}

;// CONCATENATED MODULE: ./lib/src/wait/history.js
const LEAST_RUNS = 5;
const MOST_RUNS = 30;
// What lies outside is no duration of a run.
const SHORTEST_MS = 1000;
const LONGEST_MS = 30 * 24 * 3_600_000;
// Runs that all took the same say nothing of the next one's second.
const LEAST_SIGMA = 0.03;
const OVERLONG = 3;
/** The share of runs that fail before their time, at any moment, and of those for which the others are no guide. */
const EARLY = 0.05;
const ASTRAY = 0.1;
/** How far those may be from the others: half as long, or twice as long, is no surprise. */
const ASTRAY_SIGMA = 0.5;
/** What the durations of runs say, the newest first: of at most thirty, and nothing of fewer than five. Pure. */
function historyOf(durations) {
    const likely = durations.filter(ms => ms >= SHORTEST_MS && ms <= LONGEST_MS).slice(0, MOST_RUNS);
    const runs = likely.length;
    if (runs < LEAST_RUNS)
        return undefined;
    const sorted = [...likely].sort((a, b) => a - b);
    const usualMs = ((sorted[(runs - 1) >> 1] ?? 0) + (sorted[runs >> 1] ?? 0)) / 2;
    const logs = likely.map(Math.log);
    const mu = logs.reduce((sum, x) => sum + x, 0) / runs;
    const variance = logs.reduce((sum, x) => sum + (x - mu) ** 2, 0) / (runs - 1);
    // The next run differs from the mean of a few by more than these differ from each other.
    return { usualMs, runs, mu, sigma: Math.max(Math.sqrt(variance * (1 + 1 / runs)), LEAST_SIGMA) };
}
/**
 * How likely an end is now, per ms, of a run that has been running for `ageMs`: most end as the runs before them, some
 * fail before that at any time, and some take their own time.
 */
function hazard({ usualMs, mu, sigma }, ageMs) {
    const age = Math.max(ageMs, 1);
    const usual = lognormal(age, mu, sigma);
    const astray = lognormal(age, mu, ASTRAY_SIGMA);
    const early = age < usualMs ? { density: 1 / usualMs, survival: 1 - age / usualMs } : { density: 0, survival: 0 };
    const mix = (key) => (1 - EARLY - ASTRAY) * usual[key] + EARLY * early[key] + ASTRAY * astray[key];
    return mix('density') / Math.max(mix('survival'), Number.MIN_VALUE);
}
function lognormal(x, mu, sigma) {
    const z = (Math.log(x) - mu) / sigma;
    const density = Math.exp(-0.5 * z * z) / (x * sigma * Math.sqrt(2 * Math.PI));
    return { density, survival: upperTail(z) };
}
/** P(Z > z) of the standard normal distribution, to 1e-7 (Abramowitz and Stegun, 26.2.17). */
function upperTail(z) {
    if (z < 0)
        return 1 - upperTail(-z);
    const t = 1 / (1 + 0.2316419 * z);
    const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * poly;
}
/** Whether a run takes so much longer than usual that it should be said. */
function isOverlong({ usualMs }, ageMs) {
    return ageMs >= OVERLONG * usualMs;
}

;// CONCATENATED MODULE: ./lib/src/wait/pace.js

// No two tries are closer than this.
const LEAST_MS = 50;
const MOST_JITTER = 0.1;
const LONGEST_RETRY_MS = 30_000;
// The mean time to an end, in ms, at which the gap is halfway between its bounds: `docs/performance.md` shows what it weighs.
const HALFWAY_MS = 300_000;
// Against a history that misleads: no more than twice the plain gap or, at the beginning, a small part of the usual time.
const MOST_OF_PLAIN = 2;
const LEAST_OF_USUAL = 24;
/**
 * The gap before the next poll, in ms: 5 % of the elapsed time or, with a history, what fits the likelihood of an end;
 * within the bounds, minus up to 10 % jitter (contract 4). `random` answers [0, 1).
 */
function pollGap(elapsedMs, pace, random, run) {
    const plain = within(elapsedMs * 0.05, pace);
    const gap = run ? gapByHistory(run, plain, pace) : plain;
    return Math.max(gap * (1 - MOST_JITTER * random()), LEAST_MS);
}
/**
 * Ms after which a target may be polled together with another one, though its own gap is not over: half of the gap, and no
 * less than the bounds allow. Counted from the beginning of its last poll, which took `tookMs`.
 */
function leastPollGap(gap, { minMs }, tookMs) {
    return Math.max(Math.max(minMs, gap / 2) * (1 - MOST_JITTER) - tookMs, LEAST_MS);
}
/**
 * Where ends come at a rate h, polls with the gap g cost 1 / g, and delays h * g / 2: the least of both together is at a gap
 * in proportion to 1 / sqrt(h).
 */
function gapByHistory({ history, ageMs }, plain, pace) {
    const best = Math.sqrt((pace.minMs * pace.maxMs) / (HALFWAY_MS * hazard(history, ageMs)));
    const most = Math.max(MOST_OF_PLAIN * plain, history.usualMs / LEAST_OF_USUAL);
    return within(Math.min(best, most), pace);
}
function within(ms, { minMs, maxMs }) {
    return Math.min(Math.max(ms, minMs), maxMs);
}
/**
 * The pause before a failed poll is tried again, in ms: half of `minMs`, doubling with each failure in a row up to
 * twice `maxMs` and 30 s, with full jitter, and never under `leastRetryGap`. `random` answers [0, 1).
 */
function retryGap(failuresInARow, { minMs, maxMs }, random, asked) {
    const longest = Math.min(maxMs * 2, LONGEST_RETRY_MS);
    const ceiling = Math.min((minMs / 2) * 2 ** Math.min(failuresInARow - 1, 40), longest);
    return Math.max(ceiling * random(), leastRetryGap({ minMs, maxMs }, asked));
}
/** The least pause after a failure, in ms: what the platform asked for, and `minMs` after throttling. */
function leastRetryGap({ minMs }, { throttled, retryAfterMs = 0 }) {
    return Math.max(LEAST_MS, throttled ? minMs : 0, retryAfterMs);
}

;// CONCATENATED MODULE: ./lib/src/wait/past-runs.js



const past_runs_LONGEST_MS = 10_000;
/**
 * Reads how long the runs before a target took, beside its wait. It sets the pace and decides nothing: whatever goes wrong
 * in it, costs nothing and is not told.
 */
function createPast(target, signal) {
    const over = new AbortController();
    let known;
    let isAsked = false;
    const read = async (readDurations) => {
        const limit = (0,timers/* deadline */.nl)(past_runs_LONGEST_MS, AbortSignal.any([signal, over.signal]), () => new Error('too late'));
        const ask = async () => historyOf(await readDurations({ signal: limit.signal }));
        try {
            known = await (0,timers/* abortable */.ZC)((0,wall/* explain */.WE)(ask, limit.signal), limit.signal);
        }
        catch {
            // Then there is no history.
        }
        finally {
            limit.release();
        }
    };
    return {
        history: () => known,
        begin() {
            if (isAsked)
                return;
            isAsked = true;
            if (target.readDurations)
                void read(target.readDurations);
        },
        end: () => over.abort()
    };
}

;// CONCATENATED MODULE: ./lib/src/wait/poll.js












const LAST_POLL_MS = 10_000;
/**
 * Polls a target until there is a verdict. Rejects with the signal's reason when the signal aborts; `onPoll` was then
 * called for every answer that came before. p-wait-for is the loop and nothing more: its own time limit and signal
 * reach only its own sleep, so the condition sleeps, polls and gives up by itself.
 */
async function pollTarget(target, settings, deps) {
    const { policy } = settings;
    const { clock, signal, startedAt, onPoll, beat = createBeat(clock, deps.random) } = deps;
    const elapsed = () => clock.now() - startedAt;
    const past = createPast(target, signal);
    let state = initialWaitState;
    let gap = { ms: 0, leastMs: 0 };
    const pollAndDecide = async () => {
        await beat.sleep(gap.ms, gap.leastMs, signal);
        const begunAt = elapsed();
        const limit = pollLimit(state, begunAt, policy);
        const poll = await pollOnce(target, limit, deps);
        gap = { ms: 0, leastMs: 0 };
        if (poll === 'cut')
            return false; // the deadline came while the platform was asked: the last poll follows
        const at = elapsed();
        const decision = decide(state, poll, at, policy);
        state = { ...decision.state, history: past.history() };
        // What is done with many parts gets turns of its own.
        await (0,util_turns/* afterMany */.ws)(partsIn(poll));
        await onPoll(state, poll, at);
        await (0,util_turns/* afterMany */.ws)(partsIn(poll));
        // A process that was held up reads an old answer after the deadline: the last poll begins only then.
        const isLimit = decision.verdict?.cause.code === 'limit';
        if (isLimit && limit.cutByDeadline && at >= policy.timeoutMs)
            return false;
        if (decision.verdict)
            return pWaitFor.resolveWith({ verdict: decision.verdict, state });
        if ('snapshot' in poll)
            past.begin();
        gap = nextGap(state, { begunAt, at }, settings, beat);
        return false;
    };
    return pWaitFor(pollAndDecide, { interval: 0 }).finally(past.end);
}
function pollLimit(state, at, policy) {
    const left = policy.timeoutMs - at;
    if (left <= 0)
        return { ms: LAST_POLL_MS, cutByDeadline: false };
    const outageMs = Math.max(msToOutageEnd(state, at, policy), 0) + LAST_POLL_MS;
    return outageMs < left ? { ms: outageMs, cutByDeadline: false } : { ms: left, cutByDeadline: true };
}
async function pollOnce(target, { ms, cutByDeadline }, { signal, logLength, followed }) {
    const late = new errors/* RequestError */.GI((0,message/* message */.iU)('failure.no-answer', { ms }), {
        kind: 'transient',
        label: 'request timeout'
    });
    const limit = (0,timers/* deadline */.nl)(ms, signal, () => late);
    try {
        const read = () => target.read({ signal: limit.signal });
        // What stands aside only explains its run.
        const snapshot = await (0,timers/* abortable */.ZC)(target.isAside ? (0,wall/* explain */.WE)(read, limit.signal) : read(), limit.signal);
        if (typeof snapshot?.phase !== 'string')
            throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.empty'));
        await takeOver(snapshot);
        return { snapshot, logLength: logLength(), followed: followed?.() };
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        if (error === late && cutByDeadline)
            return 'cut';
        if (error instanceof errors/* RequestError */.GI)
            return { failure: error.failure, message: error.text };
        throw error;
    }
    finally {
        limit.release();
    }
}
/**
 * Nothing that has more parts than are read gets past this, whatever a platform's code has let through. What is done with
 * many parts gets a turn of its own.
 */
async function takeOver(snapshot) {
    if (snapshot.parts.length > errors/* MOST_PARTS */.pZ)
        throw (0,errors/* tooManyParts */.gv)();
    await (0,util_turns/* afterMany */.ws)(snapshot.parts.length);
}
function partsIn(poll) {
    return 'snapshot' in poll ? poll.snapshot.parts.length : 0;
}
/** The gap after a poll that was begun, and judged, at these times. */
function nextGap(state, { begunAt, at }, { policy, pace }, { random, jitter }) {
    if (!state.failing) {
        const gap = wantsConfirmation(state, policy) ? pace.minMs : pollGap(at, pace, jitter, underWay(state));
        const ms = Math.min(gap, msToNextLimit(state, at, policy));
        return { ms, leastMs: leastPollGap(gap, pace, at - begunAt) };
    }
    const { count, failure } = state.failing;
    const asked = { throttled: failure.kind === 'throttled', retryAfterMs: failure.retryAfterMs };
    const gap = retryGap(count, pace, random, asked);
    // A last try when the tolerance ends: of failures no sooner than the platform asked for, which only the deadline
    // overrules; of a target that is not there, whatever was asked for.
    const outageMs = msToOutageEnd(state, at, policy);
    const graceLeftMs = failure.kind === 'not-found' ? graceMs(state, policy) : 0;
    const lastTries = [outageMs > 0 ? Math.max(outageMs, leastRetryGap(pace, asked)) : 0, graceLeftMs];
    const ms = Math.min(gap, ...lastTries.filter(ms => ms > 0), Math.max(0, policy.timeoutMs - at));
    return { ms, leastMs: Math.max(gap / 2, leastRetryGap(pace, asked)) };
}

;// CONCATENATED MODULE: ./lib/src/wait/poll-all.js







const FIRST_POLLS_MS = 10_000;
/** The reason with which one wait ends another, and what the other one's verdict is then. */
class Abandoned extends Error {
    name = 'Abandoned';
    verdict;
    decided;
    constructor(verdict, decided) {
        super('another wait ended this one');
        this.verdict = verdict;
        this.decided = decided;
    }
}
/** Ends a wait whose target was left unfinished, and decides nothing. */
const leftBehind = () => new Abandoned({ outcome: 'running', cause: { code: 'abandoned' } }, false);
/**
 * Waits for several targets side by side, and for those that are found through them. With `failFast` the first
 * outcome that `isAllowed` refuses ends the wait for all; the others stand as `running` and undecided. A run that
 * ends in failure or cancelled ends the wait for its orders. A signal interrupts every wait that still runs.
 */
async function pollAll(targets, settings, deps) {
    const stopAll = createStop();
    const context = { settings, deps, stopAll, known: new Set(targets.map(keyOf)), beats: new Map() };
    const release = forwardAbort(deps.signal, stopAll);
    try {
        const families = targets.map(target => pollFamily(createFamily(target), stopAll.signal, context));
        return (await Promise.all(families)).flat();
    }
    finally {
        release();
    }
}
/** Waits for a target and its children: the target's result, and after it theirs in the order of their finding. */
async function pollFamily(family, signal, context, onFirstPoll = () => { }) {
    const release = forwardAbort(signal, family.stopChildren, family.stopOwn);
    try {
        const own = await pollOwn(family, context, onFirstPoll);
        return [own, ...(await Promise.all([...family.children.values()].map(child => child.results))).flat()];
    }
    finally {
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
/** Waits for the target of a family itself. */
async function pollOwn(family, context, onFirstPoll) {
    const { target, stopOwn } = family;
    const { settings, deps } = context;
    try {
        const { verdict } = await pollTarget(target, settings, {
            ...deps,
            signal: stopOwn.signal,
            beat: beatOf(target, context),
            logLength: () => deps.logLength(target),
            followed: () => followedOf(family),
            async onPoll(state, poll, at) {
                family.state = state;
                await deps.onPoll(target, state, poll, at);
                onFirstPoll();
                if ('snapshot' in poll && poll.snapshot.children) {
                    updateChildren(family, poll.snapshot.children, context);
                }
            }
        });
        await endOtherWaits(family, verdict, context);
        return resultOf(family, verdict);
    }
    catch (error) {
        if (error instanceof Abandoned) {
            if (error.decided)
                failFast(error.verdict, context);
            return resultOf(family, error.verdict, error.decided);
        }
        if (!(error instanceof interruption/* Interruption */._))
            throw error;
        const cause = { code: 'interrupted', signal: error.signal };
        return resultOf(family, { outcome: 'interrupted', cause });
    }
}
function beatOf({ readTogether }, { beats, deps: { clock, random } }) {
    if (readTogether === undefined)
        return undefined;
    const beat = beats.get(readTogether) ?? createBeat(clock, random);
    beats.set(readTogether, beat);
    return beat;
}
function resultOf({ target, state }, verdict, decided = true) {
    return { target, identity: state.snapshot?.identity ?? target, verdict, decided, state };
}
/** What the children of a family tell of it: that something moves, or that somebody has to act. */
function followedOf({ children }) {
    const states = [...children.values()].map(child => child.family.state);
    return {
        fingerprint: JSON.stringify(states.map(state => state.fingerprint)),
        isPaused: states.some(state => (0,model_paused/* isPaused */.l)(state.snapshot))
    };
}
/** Begins to wait for the children that are new, and leaves those that are named no more: their job was run again. */
function updateChildren(family, targets, context) {
    const { children } = family;
    const named = new Set(targets.map(keyOf));
    for (const [key, { stop }] of children) {
        if (named.has(key))
            continue;
        stop.abort(leftBehind());
        children.delete(key);
        context.known.delete(key);
    }
    for (const target of targets) {
        const key = keyOf(target);
        if (context.known.has(key))
            continue;
        context.known.add(key);
        children.set(key, startChild(family, target, context));
    }
}
function startChild({ stopOwn, stopChildren }, target, context) {
    const family = createFamily(target);
    const stop = createStop();
    const release = forwardAbort(stopChildren.signal, stop);
    let results = Promise.resolve([]);
    const firstPoll = new Promise(onFirstPoll => {
        results = pollFamily(family, stop.signal, context, onFirstPoll)
            .then(ended => {
            const own = ended[0];
            // The wait for a run does not outlast what only a person can end in its order.
            if (own && endsItsRun(own))
                stopOwn.abort(new Abandoned(own.verdict, true));
            return ended;
        })
            .finally(release);
    });
    results.catch(() => { }); // the family awaits the results; a rejection before then must not count as unhandled
    return { family, stop, results, firstPoll };
}
/** With `on-paused: stop` a pause ends the wait for the run, too; of an order aside also a machine that blocks it. */
function endsItsRun({ target, verdict }) {
    return verdict.outcome === 'paused' || (target.isAside === true && verdict.cause.code === 'blocked');
}
/** Whether a target counts: one that stands aside does only when its run cannot go on without a person. */
function counts(result) {
    return result.target.isAside !== true || endsItsRun(result);
}
/** Ends the waits that a verdict makes needless: those for the children of what failed, and with `failFast` all. */
async function endOtherWaits(family, verdict, context) {
    const { target, state, stopOwn, stopChildren, children } = family;
    const { deps } = context;
    const { outcome } = verdict;
    await leaveAsides(family, deps.clock);
    if (outcome === 'failure' || outcome === 'cancelled') {
        // One poll of each order tells which machine was behind the failure.
        const firstPolls = [...children.values()].map(child => child.firstPoll);
        await settle(firstPolls, deps.clock, stopOwn.signal);
        const label = state.snapshot?.identity?.label ?? target.label;
        const cause = { code: 'run-ended', label, status: state.snapshot?.status ?? '' };
        stopChildren.abort(new Abandoned({ outcome, cause }, true));
    }
    // The verdict of an order aside becomes that of its run first.
    if (!target.isAside)
        failFast(verdict, context);
}
/**
 * With `failFast` a verdict that is not allowed ends the wait for all targets. The time limit of the whole wait does not need
 * to: it ends each of them by a last poll of its own, and none of them for another.
 */
function failFast(verdict, { settings, stopAll }) {
    const { cause } = verdict;
    const isTimeUp = cause.code === 'limit' && cause.limit === 'timeout';
    if (!settings.failFast || settings.isAllowed(verdict) || isTimeUp)
        return;
    stopAll.abort(leftBehind());
}
/** What stands aside is not waited for once its run has ended; one poll of each tells whose logs there are. */
async function leaveAsides({ children, stopOwn }, clock) {
    const asides = [...children.values()].filter(child => child.family.target.isAside);
    await settle(asides.map(child => child.firstPoll), clock, stopOwn.signal);
    for (const { stop } of asides) {
        stop.abort(leftBehind());
    }
}
/** Resolves when all first polls were made, after 10 s, or when the signal aborts: the verdict stands in any case. */
async function settle(firstPolls, clock, signal) {
    if (firstPolls.length === 0)
        return;
    const done = new AbortController();
    const timeUp = clock.sleep(FIRST_POLLS_MS, AbortSignal.any([signal, done.signal])).catch(() => { });
    await Promise.race([Promise.all(firstPolls), timeUp]);
    done.abort();
}
/** A controller whose signal any number of requests and logs may listen to. */
function createStop() {
    const stop = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, stop.signal);
    return stop;
}
/** Aborts the controllers, in their order, with the signal's reason when the signal aborts. Answers how to stop that. */
function forwardAbort(signal, ...controllers) {
    const forward = () => {
        for (const controller of controllers)
            controller.abort(signal.reason);
    };
    if (!signal.aborted)
        return (0,timers/* onAbort */.u7)(signal, forward);
    forward();
    return () => { };
}
/** An id alone may belong to a target of another pipeline, too. */
function keyOf({ kind, id, label }) {
    return JSON.stringify([kind, id, label]);
}

;// CONCATENATED MODULE: ./lib/src/steps/first-outputs.js




const EVERY_MS = 1000;
/** Writes the first outputs: no verdict yet, and what is known of the targets. */
function createFirstOutputs(inputs, targets) {
    const identities = new Map(targets.map(target => [target, target]));
    const unfinished = (0,report_result/* emptyResult */.$)(inputs.vendorName, inputs.operation, (0,report_result/* unfinishedReason */.Mp)());
    const write = () => (0,report_outputs/* writeOutputs */.Kn)((0,report_outputs/* makeOutputs */.dj)(unfinished, knownOutputs(inputs, [...identities.values()])));
    write();
    let writtenAt = Number.NEGATIVE_INFINITY;
    let timer;
    let isClosed = false;
    const writeNow = () => {
        timer = undefined;
        if (isClosed || (0,exit/* hasCrashed */.rk)())
            return;
        writtenAt = timers/* monotonicClock */.VF.now();
        write();
    };
    return {
        saw(target, identity) {
            const before = identities.get(target);
            identities.set(target, identity);
            if (isClosed || timer || JSON.stringify(before?.ids) === JSON.stringify(identity.ids))
                return;
            const leftMs = writtenAt + EVERY_MS - timers/* monotonicClock */.VF.now();
            if (leftMs <= 0)
                writeNow();
            else
                timer = (0,timers/* startTimer */.Ip)(writeNow, leftMs).unref();
        },
        flush() {
            clearTimeout(timer);
            writeNow();
        },
        close() {
            isClosed = true;
            clearTimeout(timer);
        }
    };
}
/** The outputs that no result holds: ids, link, and the path of the log file. */
function knownOutputs({ logFile = '' }, identities) {
    return { ...(0,report_outputs/* knownOf */.bz)(identities), 'log-file': logFile };
}

;// CONCATENATED MODULE: ./lib/src/steps/log-times.js
/** The snapshot with the times that logs give: a part's log knows better than its status when the part ran. */
function withLogTimes(target, snapshot, logs) {
    let isTold = false;
    const parts = snapshot.parts.map(part => {
        const { startedAt, finishedAt } = logs.times(target, part.id);
        if (startedAt === undefined && finishedAt === undefined)
            return part;
        isTold = true;
        return { ...part, startedAt: startedAt ?? part.startedAt, finishedAt: finishedAt ?? part.finishedAt };
    });
    // Most logs tell none, and what is known of a list of many parts is made once for each list.
    return isTold ? { ...snapshot, parts } : snapshot;
}

;// CONCATENATED MODULE: ./lib/src/steps/write-report.js









/** Makes the report and writes outputs and summary; the summary takes the place of the one that was written `before`. */
function writeReport(context, waited, before) {
    const { results, waitedMs, begunAt } = waited;
    const { inputs, interrupted, logs, remoteCancel, outputs } = context;
    outputs.close();
    const ended = interrupted.aborted ? results.map(r => interrupt(r, interrupted)) : logs.decide(results);
    const final = ended.filter(counts).map(r => withTimes(withStop(r, remoteCancel.willStop(r.target)), logs));
    const lastLines = (target) => (part) => logs.lastLines(target, part.id);
    const digests = final.map(r => digestOf(r, lastLines(r.target)));
    const open = final.map(r => openPartsOf(r, {
        lastLines: lastLines(r.target),
        begunAt: ({ id }) => begunAt(r.target, id),
        waitedMs
    }));
    const result = (0,report_result/* makeResult */.U2)(final, {
        vendor: inputs.vendorName,
        operation: inputs.operation,
        polls: context.polls(),
        waitedMs,
        allowed: inputs.allowed
    });
    const summary = inputs.summary
        ? (0,report_summary/* makeSummary */.D)(result, { platform: (0,say_line/* sayLine */.u)(inputs.vendor.title), digests, open, nowMs: Date.now() })
        : '';
    const identities = final.map(r => r.identity);
    const troubles = [
        (0,report_outputs/* writeOutputs */.Kn)((0,report_outputs/* makeOutputs */.dj)(result, knownOutputs(inputs, identities))),
        inputs.summary ? (0,report_summary/* writeSummary */.S)(summary, process.env.GITHUB_STEP_SUMMARY, before?.summary) : undefined
    ];
    return { results: final, digests, open, result, summary, troubles };
}
/** A wait that a signal broke off is `interrupted`, whatever was seen before. */
function interrupt(result, { reason }) {
    const cause = { code: 'interrupted', signal: reason.signal };
    return { ...result, verdict: { outcome: 'interrupted', cause }, decided: true };
}
/** The cause of a wait that ended before its target says whether the platform is asked to stop the target. */
function withStop(result, stops) {
    const { outcome, cause } = result.verdict;
    return stops ? { ...result, verdict: { outcome, cause: { ...cause, stops } } } : result;
}
function withTimes(result, logs) {
    const { target, state } = result;
    if (!state.snapshot)
        return result;
    return { ...result, state: { ...state, snapshot: withLogTimes(target, state.snapshot, logs) } };
}

;// CONCATENATED MODULE: ./lib/src/steps/finish.js










// Of the 60 s between the last poll at the deadline and the latest end, some stay in reserve.
const CLOSING_MS = 55_000;
const FILES_MS = 15_000;
const POSTING_MS = 30_000;
// After what was posted, or was not, there is a line to print.
const LAST_WORDS_MS = 150;
// From the signal on: what may still be printed has to be with its reader by then.
const FLUSH_MS = { SIGINT: 5500, others: 500 };
/** Reads the tail of the logs, reports, stops on the platform what has to be stopped, and ends the process. */
async function finish(context, waited) {
    const { interrupted, logs, remoteCancel, logFile } = context;
    const endBy = latestEnd(context, waited);
    await logs.drain(waited.results, endBy - FILES_MS);
    // Of many parts the report, and what is printed of it, take as long as may be without looking for signals.
    await (0,util_turns/* nextTurn */.tJ)();
    if ((0,exit/* hasCrashed */.rk)())
        return; // after a fault of our own there is no verdict: what the fault has written stands
    remoteCancel.addTimedOut(waited.results);
    const logTrouble = logFile?.close();
    // Outputs and summary are written before any stop is sent: they must be whole whenever the process is killed.
    let report = writeReport(context, waited);
    remoteCancel.forgetRunning();
    // A signal that comes while the action finishes counts, too.
    const onSignal = () => {
        report = writeReport(context, waited, report);
    };
    if (!interrupted.aborted)
        interrupted.addEventListener('abort', onSignal, { once: true });
    const latest = interrupted.aborted ? latestAfter(interrupted) : endBy;
    const annotateOnce = createAnnotation(context, () => report);
    const closed = stopAndPrint(context, waited, () => report, annotateOnce, logTrouble, endBy);
    // The second that most signals leave may be over before anything was printed.
    await (0,exit/* exitWithVerdict */.Wr)(() => report.result.green, closed, Math.max(0, latest - timers/* monotonicClock */.VF.now()), annotateOnce);
    interrupted.removeEventListener('abort', onSignal);
}
/** The clock's time by which the process ends when no signal comes. */
function latestEnd({ inputs, startedAt }, { waitedMs }) {
    const { timeoutMs } = inputs.settings.policy;
    // `fetch-logs` is about the logs: they may take as long as the run.
    const waitMs = inputs.operation === 'fetch-logs' ? timeoutMs : Math.min(waitedMs, timeoutMs);
    return startedAt + waitMs + CLOSING_MS;
}
/** The clock's time by which the process ends after a signal. */
function latestAfter({ reason }) {
    const { signal, at } = reason;
    return at + (signal === 'SIGINT' ? FLUSH_MS.SIGINT : FLUSH_MS.others);
}
/** Sends the stops, and prints the end. A signal may change the report meanwhile, so that the latest one is asked for. */
async function stopAndPrint(context, waited, latestReport, annotateOnce, logTrouble, endBy) {
    const { printer, remoteCancel, interrupted, recorder } = context;
    const posted = latestReport();
    const posting = postVerdict(context, posted, endBy);
    await remoteCancel.stop(endBy - FILES_MS / 2);
    await (0,util_turns/* nextTurn */.tJ)();
    const printed = latestReport();
    printEnd(context, printed, waited);
    annotateOnce();
    for (const trouble of [logTrouble, recorder?.trouble(), ...printed.troubles])
        if (trouble)
            printer.warning(trouble);
    for (const trouble of await posting)
        printer.warning(trouble);
    await (0,timers/* abortable */.ZC)(printer.flushed(), interrupted).catch(() => { });
    if (latestReport() !== printed) {
        await remoteCancel.stop(endBy);
        annotateOnce();
    }
    if (latestReport() !== posted) {
        for (const trouble of await postVerdict(context, latestReport(), endBy))
            printer.warning(trouble);
    }
    await printer.flushed();
}
/** Prints the annotation of a step that fails, the first time that it is asked to while the step does. */
function createAnnotation({ printer, inputs }, latestReport) {
    let isDone = false;
    return () => {
        const { results, result } = latestReport();
        if (isDone || result.green)
            return;
        isDone = true;
        annotate(printer, results, result, inputs.allowed);
    };
}
/** Tells GitHub what the wait came to. After a signal only what is left of its time is taken. */
async function postVerdict({ github, interrupted }, { result }, endBy) {
    const latest = interrupted.aborted ? latestAfter(interrupted) - LAST_WORDS_MS : endBy - FILES_MS / 2;
    return github?.finish(result, Math.max(0, Math.min(POSTING_MS, latest - timers/* monotonicClock */.VF.now()))) ?? [];
}
function printEnd({ printer, inputs }, { results, digests, open, result }, { waitedMs }) {
    const leftOut = printer.leftOut();
    if (leftOut > 0) {
        printer.line((0,message/* message */.iU)('end.left-out', { count: leftOut, limit: inputs.maxLogLines, url: result.url }));
    }
    const endings = results.map((one, i) => ({
        result: one,
        digest: digests[i] ?? [],
        open: open[i] ?? NOTHING_OPEN,
        explanation: (0,reason/* explain */.WE)(one, waitedMs)
    }));
    const verdicts = results.map(one => ({ one, outcome: one.verdict.outcome, decided: one.decided }));
    printEndings(printer, endings, (0,model_outcome/* decidingTarget */.D6)(verdicts, inputs.allowed)?.one);
    if (result.green && result.outcome !== 'success' && inputs.waits) {
        printer.notice((0,message/* message */.iU)('end.allowed', { outcome: result.outcome }));
    }
}

// EXTERNAL MODULE: ./lib/src/util/runner.js
var runner = __webpack_require__(9637);
// EXTERNAL MODULE: ./lib/src/cancel/saved-state.js
var saved_state = __webpack_require__(3574);
// EXTERNAL MODULE: ./lib/src/output/redact.js + 3 modules
var redact = __webpack_require__(3334);
;// CONCATENATED MODULE: ./lib/src/cancel/stop-list.js





const stop_list_LONGEST_LABEL = 200;
const stop_list_EVERY_MS = 250;
/** Without a `key` nothing is kept: nothing would tell our state from a forged one. */
function createStopList(key, printer) {
    const requests = new Map();
    let hasWarned = false;
    let isOutdated = false;
    let savedAt = Number.NEGATIVE_INFINITY;
    const save = () => {
        isOutdated = false;
        savedAt = timers/* monotonicClock */.VF.now();
        if (key === undefined)
            return;
        const trouble = (0,saved_state/* saveState */.LZ)([...requests.values()].flatMap(savedOf), key);
        if (trouble !== undefined && !hasWarned)
            printer.warning(trouble);
        hasWarned ||= trouble !== undefined;
    };
    return {
        add(targets) {
            for (const [target, identity] of targets)
                if (!requests.has(target))
                    requests.set(target, { target, identity });
            if (requests.size > 0)
                save();
        },
        has: target => requests.has(target),
        all: () => [...requests.values()],
        markTried(tried) {
            const fresh = tried.filter(({ triedAt }) => triedAt === undefined);
            for (const request of fresh)
                request.triedAt = Date.now();
            if (fresh.length > 0)
                save();
        },
        remove({ target }) {
            if (!requests.delete(target))
                return;
            isOutdated = true;
            if (requests.size === 0 || timers/* monotonicClock */.VF.now() - savedAt >= stop_list_EVERY_MS)
                save();
        },
        flush() {
            if (isOutdated)
                save();
        }
    };
}
/** As it is kept; nothing where a run was not found yet, so that nothing names it. */
function savedOf({ target: { kind }, identity, triedAt }) {
    const { names, label, url, marker } = identity;
    if (names === undefined)
        return [];
    return [{ kind, names, label: (0,clean_text/* oneLine */.TN)((0,say_line/* sayLine */.u)(label), stop_list_LONGEST_LABEL), url: (0,redact/* redact */.E$)(url), marker, triedAt }];
}

;// CONCATENATED MODULE: ./lib/src/cancel/beforehand.js


/** Without a `key` nothing is kept: nothing would tell our state from a forged one. */
function createBeforehand(key, printer) {
    let kept = 0;
    let hasWarned = false;
    const save = (running) => {
        if (key === undefined || (running.size === 0 && kept === 0))
            return;
        kept = running.size;
        const stoppable = [...running].filter(([target]) => target.stop !== undefined);
        const stops = stoppable.flatMap(([target, identity]) => savedOf({ target, identity }));
        const trouble = (0,saved_state/* saveState */.LZ)(stops.map(stop => ({ ...stop, beforehand: true })), key);
        if (trouble !== undefined && !hasWarned)
            printer.warning(trouble);
        hasWarned ||= trouble !== undefined;
    };
    return {
        keep(running, isNew) {
            // Each save is appended. What has ended may stay for a while: the post step polls before it stops anything.
            if (isNew || running.size <= kept / 2)
                save(running);
        },
        forget: () => save(new Map())
    };
}

// EXTERNAL MODULE: ./lib/src/cancel/stop.js
var stop = __webpack_require__(4593);
;// CONCATENATED MODULE: ./lib/src/cancel/cancel-remote.js







/** How long after SIGINT something may still be stopped here. After other signals there is no time for it. */
const AFTER_SIGINT_MS = 4700;
/**
 * From the signal on, and before any stop is tried, the state file holds what has to be stopped; where the runner kills
 * without a signal, it holds what runs from the start on, until there is a verdict.
 */
function createRemoteCancel(inputs, deps) {
    const { printer, interrupted } = deps;
    const running = trackRunning(deps.targets);
    const list = createStopList(inputs.stateKey, printer);
    const warnOfUnstoppable = createWarning(printer);
    const scheduled = new Set();
    const isKilled = inputs.cancelRemote !== 'never' && (0,runner/* isActRunner */.L)();
    const beforehand = isKilled ? createBeforehand(inputs.stateKey, printer) : undefined;
    const schedule = (targets) => {
        for (const [target] of targets)
            scheduled.add(target);
        list.add(targets.filter(([target]) => target.stop !== undefined));
        if (list.all().length === 0)
            beforehand?.forget();
    };
    const keepBeforehand = (isNew) => {
        if (beforehand === undefined || interrupted.aborted)
            return;
        beforehand.keep(running.now, isNew);
        if (isNew)
            warnOfUnstoppable(running.now.keys());
    };
    const onInterrupt = () => {
        if (inputs.cancelRemote !== 'never')
            schedule([...running.now]);
    };
    keepBeforehand(true);
    if (interrupted.aborted)
        onInterrupt();
    interrupted.addEventListener('abort', onInterrupt, { once: true });
    return {
        recordPoll: (...poll) => keepBeforehand(running.record(...poll)),
        addTimedOut(results) {
            if (inputs.cancelRemote !== 'on-cancel-or-timeout' || interrupted.aborted)
                return;
            schedule(timedOut(results).flatMap(r => (running.now.has(r.target) ? [[r.target, r.identity]] : [])));
        },
        forgetRunning() {
            if (!interrupted.aborted && list.all().length === 0)
                beforehand?.forget();
        },
        willStop: list.has,
        async stop(until) {
            warnOfUnstoppable(scheduled);
            if (list.all().length > 0)
                await stopListed(list, until, inputs, deps);
        }
    };
}
/** The targets that have not ended, those found through others included, with who each is by now. */
function trackRunning(targets) {
    const known = new Set(targets);
    const running = new Map(targets.map(target => [target, target]));
    return {
        now: running,
        /** Whether something runs that was not known before, or not by these names. */
        record(target, identity, { phase, children = [] }) {
            const found = children.filter(child => !known.has(child) && !child.isAside);
            for (const child of found) {
                known.add(child);
                running.set(child, child);
            }
            const before = running.get(target);
            if (model_phase/* ENDED */.h.has(phase))
                running.delete(target);
            else
                running.set(target, identity);
            const isNamed = nameOf(before) === nameOf(identity);
            return found.length > 0 || (running.has(target) && !isNamed);
        }
    };
}
function nameOf({ names, marker } = {}) {
    return JSON.stringify([names, marker]);
}
/** Warns of each target that cannot be stopped, once. */
function createWarning(printer) {
    const warned = new Set();
    return targets => {
        for (const target of targets) {
            if (target.whyNoStop === undefined || warned.has(target))
                continue;
            warned.add(target);
            printer.warning(cannotStop(target));
        }
    };
}
/** What a time limit ended. The end of the whole wait is also that of what was abandoned then. */
function timedOut(results) {
    const isOver = results.some(({ verdict: { outcome, cause } }) => {
        return outcome === 'timeout' && cause.code === 'limit' && cause.limit === 'timeout';
    });
    return results.filter(({ verdict: { outcome, cause } }) => outcome === 'timeout' || (isOver && cause.code === 'abandoned'));
}
function cannotStop({ label: target, url, whyNoStop: why = '' }) {
    return (0,message/* message */.iU)('stop.impossible', { target, why, url });
}
async function stopListed(list, until, inputs, deps) {
    const { clock, printer, interrupted, terminated } = deps;
    const latest = interrupted.aborted ? Math.min(until, clock.now() + msLeft(interrupted, clock)) : until;
    if (terminated.aborted || clock.now() >= latest)
        return tellUnstopped(list, inputs.stateKey !== undefined, printer);
    const limit = stopLimit(latest, deps);
    try {
        await (0,stop/* stopAll */.u)(list.all(), {
            clock,
            printer,
            signal: limit.signal,
            afterThrottleMs: inputs.settings.pace.minMs,
            onTry: list.markTried,
            onDone: list.remove
        });
    }
    finally {
        list.flush();
        limit.release();
    }
}
/** A signal that is aborted when the clock's time is `latest`, or when a signal to the process leaves no more time. */
function stopLimit(latest, { clock, interrupted, terminated }) {
    const hurry = new AbortController();
    const onInterrupt = () => (0,timers/* startTimer */.Ip)(() => hurry.abort((0,stop/* noTimeLeft */.K)()), msLeft(interrupted, clock)).unref();
    // Not only the stops have to be over in time: what came of the wait is printed after them.
    const onTerminate = () => hurry.abort((0,stop/* noTimeLeft */.K)());
    const limit = (0,timers/* deadline */.nl)(latest - clock.now(), hurry.signal, stop/* noTimeLeft */.K);
    interrupted.addEventListener('abort', onInterrupt, { once: true });
    terminated.addEventListener('abort', onTerminate, { once: true });
    return {
        signal: limit.signal,
        release() {
            interrupted.removeEventListener('abort', onInterrupt);
            terminated.removeEventListener('abort', onTerminate);
            limit.release();
        }
    };
}
/** `isKept` says whether the post step will know of it. */
function tellUnstopped(list, isKept, printer) {
    for (const { identity } of list.all()) {
        const { label: target, names, url } = identity;
        if (names === undefined)
            continue; // not found yet
        if (isKept)
            printer.line((0,message/* message */.iU)('stop.left-to-post', { target }));
        else
            printer.warning((0,message/* message */.iU)('stop.left', { target, url }));
    }
}
/** What is left of the time that a signal to the process leaves, in ms. */
function msLeft({ reason }, clock) {
    const { signal, at } = reason;
    return Math.max(0, at + (signal === 'SIGINT' ? AFTER_SIGINT_MS : 0) - clock.now());
}

// EXTERNAL MODULE: ./lib/src/model/log-loss.js
var log_loss = __webpack_require__(4072);
// EXTERNAL MODULE: ./lib/src/util/text.js
var util_text = __webpack_require__(9460);
// EXTERNAL MODULE: ./lib/src/output/width.js
var width = __webpack_require__(3110);
;// CONCATENATED MODULE: ./lib/src/output/last-lines.js



// Most lines are shorter.
const USUAL_LINE = 128;
/** Keeps at most `most` lines, and no more of the log alive than them. */
function createLastLines(most) {
    let kept; // joined by line breaks
    let added = [];
    let open; // a line that comes in pieces, shortened as it stands now
    const settle = () => {
        if (added.length === 0)
            return;
        const recent = added.slice(-most);
        added = [];
        // Most texts have more lines than are kept: the others are not looked at.
        let lines = [];
        for (let text = recent.pop(); text !== undefined && lines.length < most; text = recent.pop()) {
            lines = [...lastOf(text, most - lines.length), ...lines];
        }
        if (lines.length < most && kept !== undefined)
            lines = [...lastOf(kept, most - lines.length), ...lines];
        const joined = lines.map(shortenedLine).join('\n');
        // Of several lines it is a text of its own already.
        kept = lines.length > 1 ? joined : (0,util_text/* ownCopy */.Sf)(joined);
    };
    return {
        add(lines, ends) {
            if (open === undefined && ends)
                return void added.push(lines);
            // Its beginning stays, and the mark is overwritten by each next one.
            open = shortenedLine((open ?? '') + lines);
            if (!ends)
                return;
            added.push(open);
            open = undefined;
        },
        settle,
        list() {
            settle();
            return kept === undefined ? [] : kept.split('\n');
        }
    };
}
function shortenedLine(line) {
    return (0,clean_text/* shortenedInside */.DA)(line, width/* ROOM */.ib);
}
/** The last lines of a text, at most `most` (1 or more). */
function lastOf(text, most) {
    for (let size = most * USUAL_LINE;; size *= 2) {
        const lines = text.slice(-size).split('\n');
        // The first of them may be cut.
        if (lines.length > most || size >= text.length)
            return lines.slice(-most);
    }
}

// EXTERNAL MODULE: ./lib/src/output/escapes.js
var escapes = __webpack_require__(1054);
// EXTERNAL MODULE: ./lib/src/output/overwritten.js
var overwritten = __webpack_require__(8603);
// EXTERNAL MODULE: ./lib/src/output/unseen.js
var unseen = __webpack_require__(7056);
;// CONCATENATED MODULE: ./lib/src/output/open-line.js






/** As much of a line is held until its end comes. */
const LONGEST_HELD = 64 * 1024;
/** Holds a line until its end comes; of one that is too long for that it puts out what is certain. */
function createOpenLine(output) {
    let raw = ''; // from the platform, with its escapes: not empty while the line is open
    let clean = ''; // without escapes, not yet redacted to the end
    let isRest = false; // whether pieces of it were put out
    let shown = ''; // the end of these pieces
    /** Takes over into `clean` what has come, but for about so many characters: a sequence stays whole. */
    const strip = (heldBack, isCut = false) => {
        raw = (0,clean_text/* withoutSecrets */.cT)(raw, isCut);
        const before = raw.slice(0, Math.max(0, raw.length - heldBack));
        const end = heldBack === 0 ? raw.length : before.length - (0,escapes/* unfinished */.M1)(before);
        clean += (0,clean_text/* withoutEscapes */.Lx)(raw.slice(0, end));
        raw = raw.slice(end);
    };
    /** As the line stands now. After pieces, a mark shows that text which came since was overwritten. */
    const safeState = (isCut = false) => {
        const last = (0,overwritten/* lastState */.Uy)(clean);
        return isRest && !clean.startsWith(last) ? safeBehind(shown, last, isCut) : (0,clean_text/* makeSafe */.av)(last, isCut);
    };
    const putPieces = () => {
        strip(heldBackLength());
        const safe = safeState();
        const certain = safe.slice(0, Math.max(0, safe.length - heldBackLength()));
        const pieces = (0,block/* wrap */.LV)(certain);
        const last = pieces.pop() ?? ''; // it may still grow
        clean = last + safe.slice(certain.length);
        if (pieces.length === 0)
            return;
        output.pieces(pieces);
        isRest = true;
        shown = (shown + pieces.join('')).slice(-heldBackLength());
    };
    return {
        isBegun: () => raw !== '',
        add(text) {
            let from = 0;
            // What is held back is asked for again and again: there must be as much beside it.
            const most = Math.max(LONGEST_HELD, 2 * heldBackLength());
            while (text.length - from + raw.length > most) {
                const count = Math.max(1, most - raw.length);
                raw += text.slice(from, from + count);
                from += count;
                putPieces();
            }
            raw += text.slice(from);
        },
        end(isCut) {
            strip(0, isCut);
            output.line(safeState(isCut), isRest);
            clean = '';
            isRest = false;
            shown = '';
        }
    };
}
/** Text behind a mark, made safe together with what stands before the mark: the two may be a secret. */
function safeBehind(shown, text, isCut) {
    const whole = (0,clean_text/* makeSafe */.av)(shown + unseen/* MARK */.M$ + text, isCut);
    let same = 0;
    while (same < shown.length && whole[same] === shown[same])
        same++;
    return same === shown.length ? whole.slice(same) : unseen/* MARK */.M$ + whole.slice(same);
}
/** A secret or a `##[` may begin in so many last characters, and end in what is still to come. */
function heldBackLength() {
    return Math.max((0,redact/* longestSecret */.nr)(), 3) - 1;
}

;// CONCATENATED MODULE: ./lib/src/output/sanitizer.js




// So much of whole lines is worked on at a time: its copies are short-lived, and stay in the cache of the processor.
const BATCH = 16 * 1024;
// A carriage return that is not part of a line end; the batch ends before its last line break.
const OVERWRITTEN = /\r(?!\n|$)/;
/**
 * A sanitizer for one stream of remote text, by the order that matters: split at `\n`, `\r\n`; redact; strip escapes; hide
 * controls; redact again, since what stood within is gone; defuse `##[`. Of a line that a lone `\r` overwrites, `toLines` gets the
 * last state, and `toStates` each one as a line. Its memory is bounded however long a line is.
 */
function createSanitizer(toLines, toStates) {
    const [onLines, onStates] = [begunAnywhere(toLines), toStates && begunAnywhere(toStates)];
    const last = createOpenLine({
        line: text => onLines.put(text, true),
        pieces: pieces => onLines.put(pieces.join(''), false)
    });
    const line = onStates ? both(last, createStates(onStates.put)) : last;
    return {
        push(text) {
            const last = text.lastIndexOf('\n');
            let from = 0;
            if (last >= 0 && line.isBegun()) {
                const end = text.indexOf('\n');
                line.add(text.slice(0, end));
                line.end(false);
                from = end + 1;
            }
            for (const lines of batchesOf(text, from, last)) {
                if (lines.length <= LONGEST_HELD) {
                    const safe = (0,clean_text/* safeLines */.Bv)(lines);
                    onLines.put(safe, true);
                    onStates?.put(OVERWRITTEN.test(lines) ? (0,clean_text/* safeLines */.Bv)(lines, overwritten/* allStates */.gg) : safe, true);
                }
                else {
                    line.add(lines);
                    line.end(false);
                }
            }
            line.add(text.slice(last + 1));
        },
        end() {
            if (line.isBegun())
                line.end(true);
            onLines.restart();
            onStates?.restart();
        }
    };
}
/** Takes safe lines of a text that may begin within a secret, and of the next one, from `restart` on. */
function begunAnywhere(put) {
    let isFirst = true;
    return {
        put(lines, ends) {
            put(isFirst ? (0,redact/* withoutEnding */.sP)(lines) : lines, ends);
            isFirst = false;
        },
        restart() {
            isFirst = true;
        }
    };
}
/** A line that goes to two places. */
function both(one, other) {
    return {
        isBegun: one.isBegun,
        add(text) {
            one.add(text);
            other.add(text);
        },
        end(isCut) {
            one.end(isCut);
            other.end(isCut);
        }
    };
}
/** An open line of which each state becomes a line, but those in which nothing is visible. */
function createStates(onStates) {
    let isShown = false;
    let blank; // what is left where nothing is visible
    const state = createOpenLine({
        line(text, isRest) {
            blank = blank === undefined ? text : '';
            if (!isRest && !(0,overwritten/* isVisible */.zN)(text))
                return;
            onStates(text, true);
            isShown = true;
        },
        pieces: pieces => onStates(pieces.join(''), false)
    });
    const endState = (isCut) => {
        if (state.isBegun())
            state.end(isCut);
    };
    // At once: there may be one at each other character.
    const putWhole = (states) => {
        const safe = (0,clean_text/* safeLines */.Bv)(states, overwritten/* allStates */.gg);
        blank = '';
        if (!(0,overwritten/* isVisible */.zN)(safe))
            return;
        onStates(safe, true);
        isShown = true;
    };
    return {
        isBegun: () => isShown || state.isBegun(),
        add(text) {
            const [first, last] = [text.indexOf('\r'), text.lastIndexOf('\r')];
            state.add(first < 0 ? text : text.slice(0, first));
            if (first < 0)
                return;
            endState(false);
            if (last > first)
                putWhole(text.slice(first + 1, last));
            state.add(text.slice(last + 1));
        },
        end(isCut) {
            endState(isCut);
            if (!isShown)
                onStates(blank ?? '', true);
            isShown = false;
            blank = undefined;
        }
    };
}
/**
 * The lines of a text from an offset up to its last line break, some at a time, without the line break at their end;
 * a long one comes alone.
 */
function* batchesOf(text, start, last) {
    for (let from = start; from <= last;) {
        const end = text.lastIndexOf('\n', from + BATCH);
        const stop = end >= from ? end : text.indexOf('\n', from);
        yield text.slice(from, stop);
        from = stop + 1;
    }
}

;// CONCATENATED MODULE: ./lib/src/output/part-printer.js








const part_printer_LAST_LINES = 50;
// What is made safe and printed at a time: of a long text no second copy stands as a whole.
const PIECE = 256 * 1024;
// So many characters of folds wait for those before them; where there are more, a fold is printed when its log has ended.
const MOST_WAITING = 16 * 1024 * 1024;
// Of the last line, in the heading of a fold.
const part_printer_LONGEST_LAST = 80;
/** Prints the logs of parts to the printer, the file, or both. */
function createPartPrinter(deps) {
    const runs = new Map();
    const begin = (part, number) => {
        const run = beginRun(part, number, deps);
        runs.set(part.id, run);
        return run;
    };
    const end = (run, part) => {
        if (!run)
            return;
        run.part = part;
        run.sanitizer.end();
        print(run, deps);
    };
    const endNow = (run, part) => {
        end(run, part);
        closeFold(run, deps);
    };
    return {
        async text(part, text, again, signal) {
            const waiting = deps.ready?.();
            if (waiting !== undefined)
                await waiting;
            let run = runs.get(part.id) ?? begin(part, 1);
            if (again) {
                endNow(run, run.part);
                run = begin(part, run.number + 1);
            }
            // A part that runs again shows its lines as they come, and those of the run before are printed.
            if (!deps.isWhole(part))
                closeFold(run, deps);
            run.part = part;
            for (let at = 0; at < text.length; at += PIECE) {
                if (at > 0)
                    await (0,util_turns/* nextTurn */.tJ)();
                if (signal?.aborted)
                    return;
                run.sanitizer.push(text.slice(at, at + PIECE));
                print(run, deps);
            }
        },
        gap(part) {
            const run = runs.get(part.id);
            if (!run)
                return;
            run.sanitizer.end();
            print(run, deps);
        },
        end(part) {
            const run = runs.get(part.id);
            end(run, part);
            holdFold(run, deps);
        },
        turn: part => closeFold(runs.get(part.id), deps),
        endAll() {
            for (const run of runs.values())
                endNow(run, run.part);
        },
        forget(part) {
            endNow(runs.get(part.id), part);
            runs.delete(part.id);
        },
        lastLines: id => runs.get(id)?.last.list() ?? []
    };
}
function beginRun(part, number, { file, title }) {
    const source = { heading: (0,say_line/* sayLine */.u)(title(part, number)) };
    const run = {
        part,
        number,
        sanitizer: createSanitizer((lines, ends) => run.safe.push({ lines, ends }), file && ((lines, ends) => file.write(source, lines, ends))),
        last: createLastLines(part_printer_LAST_LINES),
        safe: [],
        inLine: false,
        lines: 0,
        size: 0,
        waiting: 0,
        isWhole: true,
        fold: undefined
    };
    return run;
}
/** Prints what was made safe: at once, or into the fold of a log that is printed as a whole. */
function print(run, deps) {
    const { printer, prefix } = deps;
    const { safe } = run;
    run.safe = [];
    if (!printer || safe.length === 0)
        return;
    run.isWhole &&= deps.isWhole(run.part);
    const { isWhole } = run;
    const before = isWhole ? output_prefix/* BAR */.Sl : prefix(run.part, run.number);
    const blocks = [];
    for (const { lines, ends } of safe) {
        run.last.add(lines, ends);
        // Of a line that came in pieces nothing may be left.
        if (!run.inLine || lines !== '')
            blocks.push((0,block/* blockOf */.VN)(lines, before));
        run.inLine = !ends;
        if (!isWhole)
            continue;
        run.lines += lines.split('\n').length - (ends ? 0 : 1);
        run.size += lines.length;
    }
    run.last.settle();
    if (isWhole) {
        run.fold ??= printer.fold();
        run.fold.add(blocks);
    }
    else
        printer.live(blocks);
}
/** Lets the fold of a log that has ended wait for its turn; where too much waits already, it is printed. */
function holdFold(run, deps) {
    if (run?.fold === undefined)
        return;
    deps.waiting.characters += run.size - run.waiting;
    run.waiting = run.size;
    if (deps.waiting.characters > MOST_WAITING)
        closeFold(run, deps);
}
function closeFold(run, { title, waiting }) {
    if (run?.fold === undefined)
        return;
    const { fold, part, number, last, lines } = run;
    waiting.characters -= run.waiting;
    Object.assign(run, { fold: undefined, lines: 0, size: 0, waiting: 0 });
    fold.close(headingOf({ part, last, lines }, title(part, number)));
}
function headingOf({ part, lines, last }, title) {
    const { startedAt, finishedAt } = part;
    const isTimed = startedAt !== undefined && finishedAt !== undefined && finishedAt > startedAt;
    const said = last.list().findLast(line => /\S/.test(line));
    return (0,message/* message */.iU)('log.heading', {
        title,
        lines,
        tookMs: isTimed ? finishedAt - startedAt : undefined,
        last: said === undefined ? undefined : (0,clean_text/* shortened */.vI)(said.trim(), part_printer_LONGEST_LAST)
    });
}

;// CONCATENATED MODULE: ./lib/src/model/part-filter.js
const kinds = {
    jobs: ['job', 'environment'],
    steps: ['step', 'task'],
    machines: ['machine']
};
const inputs = {
    jobs: 'job-id',
    steps: 'step-id',
    machines: 'machine-sn'
};
function isEmpty({ jobs, steps, machines }) {
    return jobs.length + steps.length + machines.length === 0;
}
/** The parts that a selection names, with all parts below them; every part where it names none. In their order. */
function selectParts(parts, selection) {
    if (isEmpty(selection))
        return parts;
    const fields = Object.keys(kinds).filter(field => selection[field].length > 0);
    // The narrowest kind decides: a step within a job is named by both.
    const field = fields.at(fields.includes('machines') ? fields.indexOf('machines') : -1);
    const chosen = below(parts, selection[field], field);
    const within = jobsAround(field, parts, selection);
    return parts.filter(({ id }) => chosen.has(id) && (within?.has(id) ?? true));
}
/** The first name of a selection that no part has. */
function missingPart(parts, selection) {
    for (const field of Object.keys(kinds)) {
        const within = jobsAround(field, parts, selection);
        const candidates = parts.filter(({ id, kind }) => kinds[field].includes(kind) && (within?.has(id) ?? true));
        const name = selection[field].find(wanted => !candidates.some(part => isNamed(part, wanted)));
        if (name === undefined)
            continue;
        const there = candidates.map(part => part.name).slice(0, 20);
        return { field, input: inputs[field], name, there };
    }
    return undefined;
}
/** For steps that are asked for within jobs: the parts of those jobs. */
function jobsAround(field, parts, { jobs }) {
    return field === 'steps' && jobs.length > 0 ? below(parts, jobs, 'jobs') : undefined;
}
/** The ids of the parts with these names, and of all parts below them. */
function below(parts, wanted, field) {
    const chosen = new Set();
    for (const part of parts) {
        const named = kinds[field].includes(part.kind) && wanted.some(name => isNamed(part, name));
        if (named || chosen.has(part.parent ?? ''))
            chosen.add(part.id);
    }
    return chosen;
}
function isNamed(part, name) {
    return part.id === name || part.name === name || (part.aliases?.includes(name) ?? false);
}

;// CONCATENATED MODULE: ./lib/src/wait/details.js









/** Where details only explain: the longest time for all tries. */
const details_LONGEST_MS = 5000;
/** Where they are what was asked for: the longest time for one try. */
const LONGEST_TRY_MS = 30_000;
// After the time limit a target may still hand over what it has.
const LAST_WORD_MS = 500;
/**
 * Asks each target that has ended for what only explains its end, once the verdict stands: no poll ever waits for these
 * requests. Parts that could not be listed are asked for again: where nothing but the report depends on them, for as long
 * as 5 s allow; where they are what was asked for, by the rule for polls (contract 4), up to the time limit of the wait.
 * What could not be had by then stays `unlisted`, and is told by a notice.
 */
async function addDetails(results, settings, deps) {
    if (deps.signal.aborted)
        return [...results];
    const asking = { ...settings, ...deps };
    return Promise.all(results.map(result => {
        const ask = questionFor(result);
        return ask === undefined ? result : addTo(result, ask, asking);
    }));
}
function questionFor({ target, state, verdict }) {
    const { snapshot } = state;
    // Its run has ended since it was polled last, and its parts with it.
    const { code } = verdict.cause;
    if (code === 'run-ended' || (code === 'abandoned' && target.isAside))
        return context => target.read(context);
    if (snapshot === undefined || target.addDetails === undefined)
        return undefined;
    if (!model_phase/* ENDED */.h.has(snapshot.phase) && snapshot.phase !== 'paused')
        return undefined;
    return context => target.addDetails?.(snapshot, context) ?? Promise.resolve(snapshot);
}
/** Asks until everything is listed, or the time for that is over. */
async function addTo(result, ask, asking) {
    const { clock, signal, random, pace, onRetry } = asking;
    const since = clock.now();
    let latest = result;
    for (let tries = 1;; tries++) {
        latest = await tryOnce(latest, ask, tryMs(since, asking), signal);
        if (signal.aborted)
            return latest;
        const unlisted = unlistedOf(latest);
        const leftMs = most(unlisted.map(one => endOfPatience(one, since, asking) - clock.now()));
        const asked = askedOf(unlisted);
        if (leftMs <= leastRetryGap(pace, asked))
            return withNotices(latest);
        if (tries === 1)
            onRetry(latest, unlisted, leftMs);
        try {
            await clock.sleep(Math.min(retryGap(tries, pace, random, asked), leftMs), signal);
        }
        catch {
            return latest;
        }
    }
}
/** What could not be listed of a target: parts of it or, where it could not be read, whatever there is in it. */
function unlistedOf({ target, state }) {
    const { snapshot, failing } = state;
    const all = failing && { what: (0,message/* message */.iU)('unlisted.parts', { target: target.label }), ...failing };
    return [...(snapshot?.unlisted ?? []), ...(all ? [all] : [])];
}
/** The clock's time until which something is asked for again. */
function endOfPatience({ failure }, since, asking) {
    const { policy, needsParts, startedAt } = asking;
    const ruled = since + patienceMs(initialWaitState, failure, policy);
    return Math.min(ruled, needsParts ? startedAt + policy.timeoutMs : since + details_LONGEST_MS);
}
/** How long one try may take, in ms. */
function tryMs(since, { clock, needsParts, startedAt, policy }) {
    if (!needsParts)
        return since + details_LONGEST_MS - clock.now();
    return Math.min(LONGEST_TRY_MS, Math.max(details_LONGEST_MS, startedAt + policy.timeoutMs - clock.now()));
}
/** The greatest of these numbers, and at least 0. */
function most(numbers) {
    return numbers.reduce((a, b) => Math.max(a, b), 0);
}
/** The pause that the platform asked for: the longest of several. */
function askedOf(unlisted) {
    return {
        throttled: unlisted.some(({ failure }) => failure.kind === 'throttled'),
        retryAfterMs: most(unlisted.map(({ failure }) => failure.retryAfterMs ?? 0))
    };
}
/** The result with what one try brought. */
async function tryOnce(result, ask, ms, signal) {
    const { state } = result;
    const late = new errors/* RequestError */.GI((0,message/* message */.iU)('failure.too-slow'), { kind: 'transient', label: 'late' });
    const limit = (0,timers/* deadline */.nl)(ms, signal, () => late);
    const end = (0,timers/* deadline */.nl)(ms + LAST_WORD_MS, signal, () => late);
    try {
        const snapshot = await (0,timers/* abortable */.ZC)((0,wall/* explain */.WE)(() => ask({ signal: limit.signal }), limit.signal), end.signal);
        await takeOver(snapshot);
        return { ...result, state: { ...state, snapshot, failing: undefined } };
    }
    catch (error) {
        if (signal.aborted)
            return result;
        if (!(error instanceof errors/* RequestError */.GI))
            throw error;
        const { failure, text } = error;
        return { ...result, state: { ...state, failing: { since: state.lastAt, count: 1, failure, message: text } } };
    }
    finally {
        limit.release();
        end.release();
    }
}
/** The result with a notice for what could not be listed and is in no log of the part above it either. */
function withNotices(result) {
    const { state } = result;
    if (state.snapshot === undefined)
        return result;
    const logged = new Set(state.snapshot.parts.filter(part => part.hasLog).map(part => part.id));
    const unlisted = unlistedOf(result).filter(({ parent }) => !logged.has(parent));
    if (unlisted.length === 0)
        return result;
    const notices = unlisted.map(one => ({ key: `unlisted ${(0,message/* inEnglish */.kK)(one.what)}`, text: describeUnlisted(one) }));
    return {
        ...result,
        state: { ...state, snapshot: { ...state.snapshot, notices: [...state.snapshot.notices, ...notices] } }
    };
}
/** One clause, with what the reader can check: `the steps of job build could not be listed: HTTP 502`. */
function describeUnlisted({ what, failure, message: why }) {
    return (0,message/* message */.iU)('unlisted', { what, why: (0,message/* withHint */.mu)(why, failure.hint) });
}

;// CONCATENATED MODULE: ./lib/src/logs/fetched-logs.js



/** The parts of a target whose logs `fetch-logs` asks for: those selected, or all. */
function fetchedParts(target, parts, selection) {
    // The machines of a job that deploys to hosts are in the order that the job made.
    return selectParts(parts, isOfJobs(target, selection) ? { ...selection, jobs: [] } : selection);
}
/**
 * The verdicts of `fetch-logs`: those of the wait, but `error` for a run of which a selected part does not exist, or may be
 * among those that could not be listed, or could not be read, or of which no part could be read. Of a run and the orders
 * that it made, the run carries the error.
 */
function decideFetched(results, selection, logs) {
    const missing = missingPart(results.flatMap(partsOf), selection);
    return familiesOf(results).flatMap(([first, ...rest], i) => {
        // The first of several runs carries it: each by itself may well lack a part.
        if (missing && i === 0)
            return [refuse(first, causeOf(missing, results, selection)), ...rest];
        const why = whyUnfetched([first, ...rest], selection, logs);
        return why === undefined ? [first, ...rest] : [refuse(first, { code: 'no-log', message: why }), ...rest];
    });
}
/** The parts that were seen last. */
function partsOf({ state }) {
    return state.snapshot?.parts ?? [];
}
/** A part that is not there does not exist, unless it may be one of those that could not be listed. */
function causeOf(missing, results, selection) {
    const { field, input, name, there } = missing;
    const hidden = results
        .flatMap(result => unlistedOf(result).map(unlisted => ({ result, unlisted })))
        .find(({ result, unlisted }) => mayHold(result, unlisted, field, selection));
    if (!hidden)
        return { code: 'no-such-part', input, name, there };
    return {
        code: 'no-log',
        message: (0,message/* message */.iU)('part.not-among', { input, name, unlisted: describeUnlisted(hidden.unlisted) })
    };
}
/** Whether what could not be listed of a target may hold a part that was asked for. */
function mayHold(result, { parent }, field, { jobs }) {
    if (parent === undefined)
        return (field === 'machines') === (result.target.kind === 'deploy order');
    const parts = partsOf(result);
    const isJob = parts.some(part => part.id === parent && part.kind === 'job');
    if (field === 'machines' || (isJob && field !== 'steps'))
        return false;
    const isAmong = (some) => some.some(part => part.id === parent);
    return field === 'jobs' || isAmong(selectParts(parts, { jobs, steps: [], machines: [] }));
}
/**
 * Why a family lacks a log that was asked for by name or, where none was, all of them. Nothing where it does not.
 */
function whyUnfetched(family, selection, logs) {
    const chosen = family.flatMap(result => fetchedParts(result.target, partsOf(result), selection).map(part => ({ target: result.target, part })));
    const isRead = chosen.some(({ target, part }) => logs.read(target, part));
    if (isEmpty(selection) && isRead)
        return undefined;
    if (chosen.some(({ target, part }) => logs.unread(target, part)))
        return logs.trouble;
    const [unlisted] = isEmpty(selection)
        ? unlistedOfAll(family[0])
        : family.flatMap(result => unlistedOfJobs(result, selection));
    return unlisted && describeUnlisted(unlisted);
}
/**
 * What could not be listed of a run or order itself. Of the orders of a run that nobody asked for by name the run's verdict
 * stands: that they cannot be read was told.
 */
function unlistedOfAll(first) {
    // What goes on may still be listed.
    return first.decided && first.verdict.outcome !== 'timeout' ? unlistedOf(first) : [];
}
/** What could not be listed of the selected jobs, and is in no log of the job itself either. */
function unlistedOfJobs(result, selection) {
    const unlisted = unlistedOf(result);
    if (isOfJobs(result.target, selection))
        return unlisted;
    const { jobs } = selection;
    if (jobs.length === 0 || unlisted.length === 0)
        return [];
    const silent = selectParts(partsOf(result), { jobs, steps: [], machines: [] }).filter(part => part.kind === 'job' && !part.hasLog);
    return unlisted.filter(({ parent }) => silent.some(({ id }) => id === parent));
}
/** Whether a target was made by a selected job: its logs are those of the job. */
function isOfJobs({ madeBy }, { jobs }) {
    return madeBy?.some(name => jobs.includes(name)) ?? false;
}
function refuse(result, cause) {
    return result.verdict.outcome === 'error' ? result : { ...result, verdict: { outcome: 'error', cause } };
}
/** Each run with the orders that it made, which come right after it; orders that were named stand alone. */
function familiesOf(results) {
    const families = [];
    const isRun = ({ target }) => target.kind === 'pipeline run' || target.kind === 'build';
    for (const result of results) {
        const last = families.at(-1);
        if (last && isRun(last[0]) && !isRun(result))
            last.push(result);
        else
            families.push([result]);
    }
    return families;
}

;// CONCATENATED MODULE: ./lib/src/logs/drain-modes.js


// So long after its end nothing comes any more, however wrong the clocks are.
const LONG_PAST_MS = 10 * 60_000;
/** How the logs of each target are read to their ends; `now` is epoch ms UTC. */
function drainsOf(results, now) {
    // Where all targets have ended well, nobody is held for long.
    const ended = results.filter(counts).every(({ verdict }) => verdict.outcome === 'success') ? 'green' : 'end';
    return familiesOf(results).flatMap(([run, ...orders]) => {
        // What a run has made ends with it, though nobody waited for that.
        const ofOrders = orders.map(order => drainOf(order, hasEnded(run) || hasEnded(order) ? ended : 'once', now));
        return [drainOf(run, hasEnded(run) ? ended : 'once', now), ...ofOrders];
    });
}
function drainOf(result, mode, now) {
    const { finishedAt = now } = result.state.snapshot ?? {};
    return { result, mode, unseen: mode !== 'once' && now - finishedAt > LONG_PAST_MS ? 'past' : mode };
}
function hasEnded({ verdict }) {
    const { code } = verdict.cause;
    return code === 'vendor' || code === 'blocked' || code === 'contradicted';
}

// EXTERNAL MODULE: ./lib/src/model/parts-by-id.js
var parts_by_id = __webpack_require__(6766);
;// CONCATENATED MODULE: ./lib/src/logs/part-names.js





// A few long names must not push the lines of all others to the right. A job and its step, or a host name, have room.
const MOST_COLUMNS = 32;
// More parts of one name are not compared with each other.
const MOST_ALIKE = 100;
const MOST_LEVELS = 10;
/**
 * Names for the parts of all targets. It remembers what the last poll of each showed, and no more; names are made when one
 * is asked for, since there may be many parts, and no line of most.
 */
function createPartNames() {
    const targets = new Map();
    /** What was seen since a name was asked for. */
    const unread = new Map();
    const all = createAllNames();
    let colours = 0;
    let reading;
    const takeOver = (target, now) => {
        const before = targets.get(target) ?? new Map();
        for (const [id, named] of before)
            if (now.get(id) !== named)
                all.remove(named);
        for (const [id, named] of now)
            if (before.get(id) !== named)
                all.add(named);
        targets.set(target, now);
        unread.delete(target);
    };
    const readInPieces = async () => {
        for (let next = first(unread); next !== undefined; next = first(unread)) {
            const [target, parts] = next;
            const naming = beginNaming(target, parts, targets.get(target));
            await (0,util_turns/* inPieces */.xE)(printable(parts), naming.add);
            if (unread.get(target) === parts)
                takeOver(target, naming.named);
        }
        reading = undefined;
    };
    const find = (target, part) => {
        for (const [other, parts] of unread) {
            const naming = beginNaming(other, parts, targets.get(other));
            for (const one of printable(parts))
                naming.add(one);
            takeOver(other, naming.named);
        }
        return targets.get(target)?.get(part.id) ?? beginNaming(target, [part]).add(part);
    };
    return {
        see: (target, parts) => void unread.set(target, parts),
        ready() {
            if (unread.size > 0)
                reading ??= readInPieces();
            return reading;
        },
        short(target, part) {
            const named = find(target, part);
            if (all.count() <= 1)
                return undefined;
            named.colour ??= colours++;
            const depth = all.depthOf(named);
            return { name: depth === undefined ? withId(named) : nameAt(named, depth), colour: named.colour };
        },
        title(target, part) {
            const named = find(target, part);
            return part_names_titleOf(part, named, all.depthOf(named));
        },
        columns: all.columns
    };
}
/** The names of the parts of all targets, of which those that are alike have to be told apart. */
function createAllNames() {
    /** By the key of their own names. */
    const alike = new Map();
    /** The keys of those that were added since the columns were asked for. */
    const unmeasured = new Set();
    let count = 0;
    let columns = 0;
    return {
        add(named) {
            const key = nameAt(named, 1);
            alike.set(key, (alike.get(key) ?? new Set()).add(named));
            unmeasured.add(key);
            count++;
        },
        remove(named) {
            const key = nameAt(named, 1);
            alike.get(key)?.delete(named);
            if (alike.get(key)?.size === 0) {
                alike.delete(key);
                unmeasured.delete(key);
            }
            count--;
        },
        depthOf: (named) => uniqueDepth(named, alike.get(nameAt(named, 1)) ?? new Set()),
        count: () => count,
        columns() {
            for (const key of unmeasured) {
                if (columns === MOST_COLUMNS)
                    break;
                columns = Math.max(columns, Math.min(MOST_COLUMNS, widest(key, alike.get(key) ?? new Set())));
            }
            unmeasured.clear();
            return columns;
        }
    };
}
/** The columns of the widest of the names by which parts of one name are told apart. */
function widest(own, all) {
    if (all.size <= 1)
        return (0,output_prefix/* columnsOf */.PL)(own);
    if (all.size > MOST_ALIKE)
        return MOST_COLUMNS;
    const deepest = mostOf([...all], named => pathOf(named).length);
    let left = [...all];
    let columns = 0;
    for (let depth = 1; left.length > 0; depth++) {
        if (depth > deepest)
            return Math.max(columns, mostOf(left, named => (0,output_prefix/* columnsOf */.PL)(withId(named))));
        const byName = new Map();
        for (const named of left) {
            const name = nameAt(named, depth);
            byName.set(name, [...(byName.get(name) ?? []), named]);
        }
        const told = [...byName].filter(([, { length }]) => length === 1);
        columns = Math.max(columns, mostOf(told, ([name]) => (0,output_prefix/* columnsOf */.PL)(name)));
        left = [...byName.values()].filter(({ length }) => length > 1).flat();
    }
    return columns;
}
function mostOf(all, of) {
    return all.reduce((most, one) => Math.max(most, of(one)), 0);
}
function part_names_titleOf({ kind, name: own, batch, id }, named, depth) {
    const ofJob = kind === 'step' || kind === 'task' ? 2 : 1;
    const path = pathOf(named).slice(1);
    const name = kind === 'machine' ? own : path.slice(-Math.max(ofJob, depth ?? path.length)).join(output_prefix/* SEPARATOR */.wv);
    return (0,message/* message */.iU)('part.title', { kind, name, id: depth === undefined ? id : undefined, batch });
}
/** The parts that have a log, or may get one: not the stages that only hold others. */
function printable(parts) {
    const parents = new Set(parts.map(({ parent }) => parent));
    return parts.filter(({ id, hasLog }) => hasLog || !parents.has(id));
}
/** Names parts one by one, with those above them. A part that is named as before stays the same. */
function beginNaming(target, parts, before) {
    const root = { id: target.id, own: target.id, clean: (0,output_prefix/* cleanName */.$t)(target.id), parent: undefined };
    const byId = (0,parts_by_id/* partsById */.F)(parts);
    const named = new Map();
    const above = new Map();
    const make = (part, level) => {
        const parent = level < MOST_LEVELS ? byId.get(part.parent ?? '') : undefined;
        const own = (0,part_name/* partName */.p)(part);
        return { id: part.id, own, clean: (0,output_prefix/* cleanName */.$t)(own), parent: parent ? find(parent, level + 1) : root };
    };
    const find = (part, level) => {
        const known = above.get(part.id) ?? make(part, level);
        above.set(part.id, known);
        return known;
    };
    return {
        named: named,
        add(part) {
            const known = before?.get(part.id);
            const one = known?.own === (0,part_name/* partName */.p)(part) ? known : make(part, 1);
            named.set(part.id, one);
            return one;
        }
    };
}
function first(map) {
    return map.entries().next().value;
}
/** The names from the target down to a part. */
function pathOf(named) {
    const path = [];
    for (let at = named; at; at = at.parent)
        path.unshift(at.clean);
    return path;
}
/** The last names of a path, as many as `depth`, in as many characters as a name may have. */
function nameAt(named, depth) {
    return (0,output_prefix/* joinedName */.B9)(depth === 1 ? [named.clean] : pathOf(named).slice(-depth));
}
/** How many of the last names of its path tell a part from the others; nothing where all of them may not. */
function uniqueDepth(named, all) {
    if (all.size > MOST_ALIKE)
        return undefined;
    let others = [...all].filter(other => other !== named);
    for (let depth = 1; depth <= pathOf(named).length; depth++) {
        const name = nameAt(named, depth);
        others = others.filter(other => nameAt(other, depth) === name);
        if (others.length === 0)
            return depth;
    }
    return undefined;
}
/** The name within its target, with the end of its id. */
function withId(named) {
    const [target, ...names] = pathOf(named);
    return (0,output_prefix/* joinedName */.B9)([...(target === undefined ? [] : [target]), ...names.slice(-1)], (0,output_prefix/* cleanName */.$t)(named.id));
}

;// CONCATENATED MODULE: ./lib/src/logs/patience.js
/** The longest time after the end of its part for which a log is read. */
const LATE_TEXT_MS = 30_000;
/** For so long a log has brought nothing when a wait that ended well reads no more of it; see docs/decisions/0008. */
const QUIET_MS = 5000;
/** The same for a log that has shown nothing at all by then, and for a part that failed. */
const LONG_QUIET_MS = 10_000;
/** How far beyond the longest time a long log is waited for. */
const GRACE_MS = 5000;
/** How long a log may fail after the end: in a wait, whose verdict does not depend on it, and in `fetch-logs`. */
const GIVE_UP_MS = { wait: 10_000, fetch: 30_000 };
/** Reads in a row that bring nothing, or fail, before a log of the past counts as ended, or as gone. */
const ENOUGH_READS = 2;
const FIRST_GAP_MS = 1000;
/** After the end, for a log that is not there. */
const MISSING_GAP_MS = 4000;
const LONGEST_GAP_MS = 8000;
const patience_LONGEST_RETRY_MS = 30_000;
const LEAST_GAP_MS = 50;
const MS_PER_CHARACTER = 10_000 / (1024 * 1024);
/**
 * Whether a log needs no more reads. Last lines come late, so it is read for 30 s after the end of its part. Where all
 * ended well nobody is held for so long: there it is read until it has been quiet for 5 s, or for 10 s where its part
 * failed, or where it has shown nothing, and for 30 s only where the platform says that more will come. The platform's
 * word that the log is complete ends it at once.
 */
function isLastRead(read) {
    const { mode, sinceEndMs, quietReads, isComplete, isIncomplete, isBehind, isServedWhole, pauseMs } = read;
    // The last lines are still to come.
    if (isBehind)
        return false;
    // While the wait goes on, the part may still run again unseen, between two polls.
    if (mode === 'live')
        return quietReads >= ENOUGH_READS && sinceEndMs >= LATE_TEXT_MS;
    if (isComplete)
        return true;
    if (mode === 'past')
        return isServedWhole || quietReads >= ENOUGH_READS;
    // The next read of a very long log would come too late.
    if (sinceEndMs >= LATE_TEXT_MS || sinceEndMs + pauseMs > LATE_TEXT_MS + GRACE_MS)
        return true;
    return !isIncomplete && msToLastRead(read) <= 0;
}
/** Ms until the read that can be the last one, if nothing comes before. */
function msToLastRead({ mode, phase, sinceEndMs, quietMs, isEmpty }) {
    const toLatest = LATE_TEXT_MS - sinceEndMs;
    if (mode !== 'green')
        return toLatest;
    return Math.min(toLatest, (phase === 'failure' || isEmpty ? LONG_QUIET_MS : QUIET_MS) - quietMs);
}
/** Whether text that comes now is the last that is waited for, so that nobody knows whether more would come. */
function isTooLate(sinceEndMs) {
    return sinceEndMs >= LATE_TEXT_MS;
}
/** Ms until the log of a part that has ended is worth another read: longer after each read that brings nothing. */
function gapAfterEnd(after, quietReads) {
    if (after.mode === 'past')
        return LEAST_GAP_MS;
    const grown = Math.min(FIRST_GAP_MS * 2 ** Math.max(0, quietReads - 1), LONGEST_GAP_MS);
    // In time for each read that can be the last one.
    const marks = [msToLastRead(after), LATE_TEXT_MS - after.sinceEndMs];
    const toMark = marks.find(ms => ms > 0) ?? grown;
    return Math.max(LEAST_GAP_MS, Math.min(grown, toMark));
}
/** Ms before the next read of a log that is served whole, since each read costs all of it: 10 s per MiB. */
function pauseAfterWhole(length) {
    return length * MS_PER_CHARACTER;
}
/**
 * Whether a log that cannot be read is given up. Before a part has really begun, its log may not be there yet; and while
 * the wait goes on nobody waits for a log.
 */
function isHopeless(failed) {
    const { mode, kind, count, forMs, hasEnded, giveUpMs, retryAfterMs } = failed;
    if (kind === 'permanent')
        return true;
    if (mode === 'live')
        return kind === 'not-found' && hasEnded && forMs >= LATE_TEXT_MS;
    if (mode === 'past' && kind === 'not-found')
        return count >= ENOUGH_READS;
    if (forMs >= patienceWith(failed))
        return true;
    // The platform wants to be left alone for longer than anybody waits.
    return giveUpMs < LATE_TEXT_MS && forMs + retryAfterMs > LATE_TEXT_MS;
}
/** Ms for which a log may fail once the wait is over. What is not there is rarely late; what fails may be overloaded. */
function patienceWith({ kind, giveUpMs }) {
    return kind === 'not-found' ? Math.min(giveUpMs, GIVE_UP_MS.wait) : giveUpMs;
}
/** Ms until the next try: in time for the last one, and never sooner than the platform asked for. */
function gapAfterFailure(failed) {
    const { mode, kind, count, forMs, retryAfterMs } = failed;
    const grown = Math.min(FIRST_GAP_MS * 2 ** Math.min(count - 1, 10), patience_LONGEST_RETRY_MS);
    if (mode === 'live')
        return Math.max(grown, retryAfterMs);
    const toLast = Math.max(LEAST_GAP_MS, patienceWith(failed) - forMs);
    // What is not there is asked for once in between.
    const isMissing = kind === 'not-found' && mode !== 'past';
    const gap = isMissing ? (forMs < MISSING_GAP_MS ? MISSING_GAP_MS : toLast) : grown;
    return Math.max(Math.min(gap, toLast), retryAfterMs);
}

// EXTERNAL MODULE: ./lib/src/util/queue.js
var queue = __webpack_require__(9660);
;// CONCATENATED MODULE: ./lib/src/logs/overlap.js

// Fewer characters may be alike by chance.
const LEAST_OVERLAP = 64;
/**
 * Where a log goes on in `text`, whose beginning the platform has dropped: the offset after the last place that
 * repeats `end`, the last characters read before, or after a beginning of `text` with which `end` itself ends. Nothing
 * where fewer than 64 characters overlap.
 */
function endOfOverlap(end, text) {
    if (end.length < LEAST_OVERLAP)
        return undefined;
    const afterAll = (0,util_text/* lastEndOf */.$8)(text, end);
    if (afterAll !== undefined)
        return afterAll;
    return (0,util_text/* beginningsAtEnd */.Ru)(end, text).find(length => length >= LEAST_OVERLAP);
}

;// CONCATENATED MODULE: ./lib/src/logs/log-progress.js



// Characters remembered of the beginning and of the end of a log.
const KEPT = 4096;
// What is hashed at a time, since each piece is copied for it.
const log_progress_PIECE = 64 * 1024;
/** The progress of a log of which nothing was read. */
function emptyProgress() {
    return { length: 0, hash: undefined, head: '', end: '' };
}
/** Counts text that follows what was read before as read. */
function append(progress, text) {
    if (text === '')
        return;
    // Made late, since there may be thousands of logs that stay empty.
    progress.hash = log_progress_addTo(progress.hash ?? (0,external_node_crypto_.createHash)('sha256'), text);
    progress.length += text.length;
    const wanted = KEPT - progress.head.length;
    if (wanted > 0)
        progress.head += (0,util_text/* ownCopy */.Sf)(text.slice(0, wanted));
    progress.end = (0,util_text/* lastOf */.g1)(progress.end, text, KEPT);
}
/** Counts the whole text of a log, as the platform serves it now, as read; returns what is new in it, if anything. */
function takeWhole(progress, text, hints) {
    const { reran, mayRestart, sameRun } = hints;
    if (!reran && goesOn(progress, text)) {
        const fresh = text.slice(progress.length);
        append(progress, fresh);
        return following(fresh);
    }
    if (!reran && isOutdated(progress, text, mayRestart))
        return undefined;
    const overlap = reran ? undefined : endOfOverlap(progress.end, text);
    const { length: before } = progress;
    Object.assign(progress, emptyProgress());
    append(progress, text);
    if (overlap !== undefined)
        return following(text.slice(overlap));
    const gap = sameRun && !reran && !mayRestart;
    return { text, again: before > 0 && !gap, gap };
}
/** Whether a text begins with all that was read. */
function goesOn(progress, text) {
    if (progress.hash === undefined)
        return true;
    if (text.length < progress.length)
        return false;
    const begin = log_progress_addTo((0,external_node_crypto_.createHash)('sha256'), text.slice(0, progress.length));
    return begin.digest('base64') === progress.hash.copy().digest('base64');
}
/** Whether an answer only tells less than is known: the log is not there for a moment, or a replica lags behind. */
function isOutdated({ length, head }, text, mayRestart) {
    if (text === '')
        return true;
    return !mayRestart && text.length < length && head.startsWith(text.slice(0, KEPT));
}
function following(text) {
    return text === '' ? undefined : { text, again: false, gap: false };
}
function log_progress_addTo(hash, text) {
    // By code units: a piece may end within a pair.
    for (let at = 0; at < text.length; at += log_progress_PIECE)
        hash.update(text.slice(at, at + log_progress_PIECE), 'utf16le');
    return hash;
}

;// CONCATENATED MODULE: ./lib/src/logs/part-tail.js


/** Begins to remember a part; nothing while its log is not worth reading. */
function beginTail(part) {
    if (part.phase === 'queued' || part.phase === 'skipped')
        return undefined;
    return {
        part,
        listed: true,
        mode: 'live',
        ran: false,
        mayRestart: false,
        closed: false,
        unread: false,
        progress: emptyProgress(),
        steady: false,
        isBehind: false,
        lost: new Set(),
        isWaiting: false,
        nextAt: 0,
        pauseMs: 0,
        reads: 0,
        readsAfterEnd: 0,
        quietReads: 0,
        isComplete: false,
        failures: 0
    };
}
/** Takes in a part as a poll shows it at `now`. One that runs again, or is back, has its log read on. */
function seePart(tail, part, now) {
    const runs = isOpen(part);
    const runsAgain = runs && !isOpen(tail.part);
    // A part that is missing for a while did not run again for that.
    const isBack = !tail.listed && !tail.unread;
    if (runsAgain || isBack) {
        Object.assign(tail, { closed: false, unread: false, endedAt: undefined });
        Object.assign(tail, { failures: 0, failingSince: undefined, failed: undefined });
        Object.assign(tail, { readsAfterEnd: 0, lateAt: undefined, quietReads: 0, isComplete: false });
        tail.mayRestart ||= runsAgain;
    }
    Object.assign(tail, { part, listed: true, ran: tail.ran || runs });
    if (runs)
        tail.endedAt = undefined;
    else
        tail.endedAt ??= now;
}
/** Takes in that a poll at `now` did not show the part: it has ended, or runs again under another id. */
function missPart(tail, now) {
    tail.listed = false;
    tail.endedAt ??= now;
}
/** Whether the part has not ended, as far as is known. */
function mayGoOn({ listed, part }) {
    return listed && isOpen(part);
}
/** Whether the next read is due; the first one after the end always is. */
function isDue({ nextAt, endedAt, readsAfterEnd, failures }, now) {
    const isFirstAfterEnd = endedAt !== undefined && readsAfterEnd === 0 && failures === 0;
    return isFirstAfterEnd || now >= nextAt;
}
/** What is known of the log of a part that has ended. */
function afterEnd({ mode, part, endedAt, lateAt, progress }, now) {
    const sinceEndMs = now - (endedAt ?? now);
    return {
        mode,
        phase: part.phase,
        sinceEndMs,
        quietMs: lateAt === undefined ? sinceEndMs : now - lateAt,
        isEmpty: progress.length === 0
    };
}
/** Ms until the first read of a log once the wait is over. */
function firstGapOf(tail, now) {
    const { readsAfterEnd, nextAt, failed, mode } = tail;
    // Nobody waits for the gaps that hold while the wait goes on.
    if (failed) {
        const gap = failed.hasEnded ? gapAfterFailure({ ...failed, mode }) : failed.retryAfterMs;
        return Math.max(0, failed.at + gap - now);
    }
    // What was read after the end already is not read again sooner than a long log allows.
    return atLast(tail, readsAfterEnd > 0 ? Math.max(0, nextAt - now) : 0, now);
}
/** Ms until the log of a part that has ended is worth another read. */
function gapOf(tail, now) {
    const { quietReads, nextAt } = tail;
    return atLast(tail, Math.max(gapAfterEnd(afterEnd(tail, now), quietReads), nextAt - now), now);
}
/** A gap or, for a log so long that no other read fits between that one and the last one, the time until the last one. */
function atLast(tail, gap, now) {
    const { mode, pauseMs } = tail;
    if (mode === 'past' || (mode === 'once' && mayGoOn(tail)))
        return gap;
    const toLast = msToLastRead(afterEnd(tail, now));
    return gap < toLast && gap + pauseMs > toLast ? toLast : gap;
}
function isOpen({ phase }) {
    return phase === 'running' || phase === 'unknown' || phase === 'paused';
}

;// CONCATENATED MODULE: ./lib/src/logs/part-read.js






const MOST_PAGES = 100;
const STILL_GROWING = (0,message/* message */.iU)('lost.still-growing');
/**
 * Reads what there is of a part's log, or joins the read that is under way. Rejects only with the signal's reason, or
 * for a fault of our own: a read that fails is remembered.
 */
function readPart(tail, deps, signal) {
    tail.reading ??= readOnce(tail, deps, signal).finally(() => {
        tail.reading = undefined;
    });
    return tail.reading;
}
/** Ends the reading of a log, and says so where it could not be read to its end. */
function giveUp(tail, deps) {
    if (tail.trouble !== undefined) {
        tail.unread = true;
        deps.onTrouble(tail.part, tail.trouble);
    }
    tail.trouble = undefined;
    part_read_close(tail, deps);
}
/** Ends the reading of a log that was read to its end. */
function part_read_close(tail, deps) {
    tail.closed = true;
    const { part, startedAt = part.startedAt, finishedAt = part.finishedAt } = tail;
    tellEnd(tail, deps, () => deps.onEnd({ ...part, startedAt, finishedAt }));
}
/** Tells that a log has ended; a fault of our own in that is one of this log alone. */
function tellEnd(tail, deps, tell) {
    const faults = [];
    (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.last-line'), tell, undefined, faults);
    for (const { text } of faults) {
        tail.unread = true;
        deps.onTrouble(tail.part, text);
    }
}
async function readOnce(tail, deps, signal) {
    // What was asked for before the end may lack the last lines.
    const hasEnded = tail.endedAt !== undefined;
    const begunAt = deps.clock.now();
    try {
        await (0,wall/* explain */.WE)(async () => takeRead(tail, deps, await readPages(tail, deps, signal), hasEnded), signal);
    }
    catch (error) {
        if (!(error instanceof errors/* RequestError */.GI))
            throw error;
        countFailure(tail, deps, error, { begunAt, hasEnded });
    }
}
function takeRead(tail, deps, read, hasEnded) {
    Object.assign(tail, { failures: 0, failingSince: undefined, failed: undefined, trouble: undefined });
    tail.nextAt = deps.clock.now() + read.pauseMs;
    tail.pauseMs = read.pauseMs;
    tail.reads++;
    tail.isBehind = read.log.more === true;
    if (hasEnded && tail.endedAt !== undefined)
        countReadAfterEnd(tail, deps, read, tail.endedAt);
}
/** Reads what there is, at most 100 pages of it. */
async function readPages(tail, deps, signal) {
    await deps.ready(signal);
    if (tail.mayRestart && tail.cursor !== undefined && !tail.steady && tail.progress.length > 0) {
        const read = await readAnew(tail, deps, signal);
        if (read)
            return read;
    }
    let log = await deps.readLog(tail.part, { signal }, tail.cursor);
    tail.cursor = log.cursor;
    let isNews = await take(tail, deps, log, log.cursor === undefined, signal);
    for (let page = 1; log.more && page < MOST_PAGES; page++) {
        await deps.ready(signal);
        log = await deps.readLog(tail.part, { signal }, tail.cursor);
        tail.cursor = log.cursor;
        isNews = (await take(tail, deps, log, false, signal)) || isNews;
    }
    return { log, isNews, pauseMs: log.cursor === undefined ? pauseAfterWhole(log.text.length) : 0 };
}
/**
 * Reads an incremental log from its beginning, as if it were served whole. Nothing where it is too long for that: then
 * it goes on from its cursor.
 */
async function readAnew(tail, deps, signal) {
    let log = await deps.readLog(tail.part, { signal });
    let { text } = log;
    for (let page = 1; log.more && page < MOST_PAGES; page++) {
        log = await deps.readLog(tail.part, { signal }, log.cursor);
        text += log.text;
    }
    if (log.more && text.length < tail.progress.length) {
        tail.mayRestart = false;
        return undefined;
    }
    log = { ...log, text };
    const isNews = await take(tail, deps, log, true, signal);
    if (text !== '')
        tail.cursor = log.cursor;
    return { log, isNews, pauseMs: pauseAfterWhole(text.length) };
}
/** Hands on what is new in an answer; returns whether there was anything. */
async function take(tail, deps, log, isWhole, signal) {
    const { text, startedAt } = log;
    const isTimeKnown = tail.startedAt !== undefined && startedAt !== undefined;
    const reran = isTimeKnown && tail.startedAt !== startedAt;
    tail.startedAt = startedAt ?? tail.startedAt;
    tail.finishedAt = log.finishedAt;
    tail.steady = log.steady ?? false;
    if (log.lost !== undefined)
        sayLost(tail, deps, log.lost);
    if (!isWhole) {
        append(tail.progress, text);
        if (text === '')
            return false;
        if (tail.steady)
            tail.mayRestart = false;
        if (log.gap)
            deps.onGap(tail.part);
        await deps.onText(tail.part, text, false, signal);
        // The answer may have been cut.
        if (log.lost !== undefined)
            deps.onGap(tail.part);
        return true;
    }
    const hints = { reran, mayRestart: tail.mayRestart, sameRun: isTimeKnown && !reran };
    const news = takeWhole(tail.progress, text, hints);
    if (!news)
        return false;
    if (news.gap)
        sayLost(tail, deps, (0,message/* message */.iU)('lost.dropped'));
    if (news.gap)
        deps.onGap(tail.part);
    tail.mayRestart = false;
    await deps.onText(tail.part, news.text, news.again, signal);
    return true;
}
function sayLost(tail, deps, what) {
    const key = (0,message/* inEnglish */.kK)(what);
    if (tail.lost.has(key))
        return;
    tail.lost.add(key);
    deps.onLost(tail.part, what);
}
function countReadAfterEnd(tail, deps, { log, isNews, pauseMs }, endedAt) {
    const now = deps.clock.now();
    // What the first read after the end brings may have been there by then.
    const isLate = isNews && tail.readsAfterEnd > 0;
    if (isLate)
        tail.lateAt = now;
    tail.readsAfterEnd++;
    tail.quietReads = isNews || tail.isBehind ? 0 : tail.quietReads + 1;
    // A part that goes on, or began again, writes more: then the word is about what was before.
    tail.isComplete = log.complete === true && !tail.isBehind && !mayGoOn(tail) && !tail.mayRestart;
    const { quietReads, isComplete, isBehind, mode } = tail;
    const isLast = isLastRead({
        ...afterEnd(tail, now),
        quietReads,
        isComplete,
        isIncomplete: log.complete === false,
        isBehind,
        isServedWhole: log.cursor === undefined,
        pauseMs
    });
    if (!isLast)
        return;
    if (isLate && mode !== 'past' && !isComplete && isTooLate(now - endedAt))
        sayLost(tail, deps, STILL_GROWING);
    part_read_close(tail, deps);
}
function countFailure(tail, deps, error, { begunAt, hasEnded }) {
    const now = deps.clock.now();
    const { kind, hint, retryAfterMs = 0 } = error.failure;
    tail.failures++;
    // A log that nobody answered for half a minute has failed for as long.
    tail.failingSince ??= begunAt;
    tail.trouble = (0,message/* withHint */.mu)(error.text, hint);
    const { mode, failures: count, failingSince, endedAt = failingSince } = tail;
    const forMs = now - Math.max(failingSince, endedAt);
    const { giveUpMs } = deps;
    const failed = { mode, kind, count, forMs, hasEnded, giveUpMs, retryAfterMs };
    tail.failed = { ...failed, at: now };
    tail.nextAt = now + gapAfterFailure(failed);
    if (isHopeless(failed))
        giveUp(tail, deps);
}

;// CONCATENATED MODULE: ./lib/src/logs/tail.js






/** Reads at a time: fewer requests are made at a time, so that more would only wait. */
const MOST_AT_ONCE = 16;
/** Parts that are not there any more of which it is remembered what was read. */
const MOST_MISSING = 1000;
/**
 * Follows the logs of parts, from a cursor on or, where a log is served only whole, by what grew. Such a log is read
 * no sooner than 10 s per MiB, and in any case once after its part has ended.
 */
function createTail(given) {
    const tails = new Map();
    const turns = createTurns(given, tails);
    const deps = { ...given, onEnd: turns.onEnd };
    const pool = (0,queue/* createPool */.b)(['read'], (0,queue/* roomFor */.N_)(MOST_AT_ONCE));
    let forgotten = 0;
    let isDraining = false;
    const see = (parts) => {
        seeAll(tails, parts, deps.clock.now(), turns.add);
        forgotten += forgetMissing(tails, tail => {
            turns.forget(tail);
            deps.onForget?.(tail.part);
        });
        turns.goOn();
    };
    const beginRead = (tail) => {
        tail.isWaiting = false;
        // Once the wait is over the drain reads, in its own time.
        if (isDraining || tail.closed || tail.reading !== undefined || deps.signal.aborted)
            return undefined;
        return readPart(tail, deps, deps.signal).catch(error => {
            if (!deps.signal.aborted)
                throw error;
        });
    };
    const readInTurn = (tail, signal) => (0,queue/* inTurn */.lo)(pool, 'read', () => (0,timers/* abortable */.ZC)(readPart(tail, deps, signal), signal), signal);
    return {
        follow(parts) {
            see(parts);
            for (const tail of tails.values()) {
                if (tail.isWaiting || tail.closed || tail.reading !== undefined || !isDue(tail, deps.clock.now()))
                    continue;
                tail.isWaiting = true;
                pool('read', () => beginRead(tail));
            }
        },
        async drain(parts, budget, mode, unseen = mode) {
            isDraining = true;
            see(parts);
            const drains = [];
            await (0,util_turns/* inPieces */.xE)([...tails.values()], tail => {
                drains.push(drainPart(tail, deps, readInTurn, budget, tail.ran ? mode : unseen));
            });
            await Promise.all(drains);
        },
        length: () => [...tails.values()].reduce((sum, tail) => sum + tail.progress.length, forgotten),
        unread: id => tails.get(id)?.unread ?? false,
        read(id) {
            const { progress, reads = 0, unread = false } = tails.get(id) ?? {};
            return (progress?.length ?? 0) > 0 || (reads > 0 && !unread);
        },
        times(id) {
            const { startedAt, finishedAt } = tails.get(id) ?? {};
            return { startedAt, finishedAt };
        }
    };
}
/**
 * Tells whose logs have ended in the order in which the parts were listed first. A part that has not ended holds up no
 * other: it may go on for as long as it likes.
 */
function createTurns(deps, tails) {
    const waiting = new Set();
    const turn = (tail) => tellEnd(tail, deps, () => deps.onTurn?.(tail.part));
    const goOn = () => {
        for (const tail of waiting) {
            if (!tail.closed && mayGoOn(tail))
                continue;
            if (!tail.closed)
                return;
            waiting.delete(tail);
            turn(tail);
        }
    };
    return {
        goOn,
        add: (tail) => void waiting.add(tail),
        forget: (tail) => void waiting.delete(tail),
        onEnd(part) {
            deps.onEnd(part);
            const own = tails.get(part.id);
            // One that ran again after its turn waits for no other.
            if (own !== undefined && !waiting.has(own))
                turn(own);
            goOn();
        }
    };
}
/** Takes in the parts as a poll at `now` shows them, and that it shows no others. */
function seeAll(tails, parts, now, onNew) {
    const listed = new Set();
    for (const part of parts) {
        const known = part.hasLog ? tails.get(part.id) : undefined;
        const tail = known ?? (part.hasLog ? beginTail(part) : undefined);
        if (!tail)
            continue;
        seePart(tail, part, now);
        if (!known)
            onNew(tail);
        tails.set(part.id, tail);
        listed.add(tail);
    }
    for (const tail of tails.values())
        if (!listed.has(tail))
            missPart(tail, now);
}
/**
 * Forgets the parts that are missing for longest where there are many: a platform may name others at each poll. Answers
 * how many characters were read of them. One that comes back after all has its log read from the beginning.
 */
function forgetMissing(tails, onForget) {
    const missing = [...tails].filter(([, tail]) => !tail.listed);
    let characters = 0;
    for (const [id, tail] of missing.slice(0, Math.max(0, missing.length - MOST_MISSING))) {
        characters += tail.progress.length;
        tail.closed = true;
        tails.delete(id);
        onForget(tail);
    }
    return characters;
}
/** Reads one log until it is closed or no time is left. */
async function drainPart(tail, deps, readInTurn, signal, mode) {
    const { clock } = deps;
    tail.mode = mode;
    const once = mode === 'once' && mayGoOn(tail);
    tail.endedAt ??= clock.now();
    try {
        if (tail.reading !== undefined)
            await (0,timers/* abortable */.ZC)(tail.reading, signal);
        // Said while the wait went on, after the part had ended.
        if (tail.isComplete && !tail.closed)
            part_read_close(tail, deps);
        let gap = firstGapOf(tail, clock.now());
        while (!tail.closed) {
            await clock.sleep(gap, signal);
            await readInTurn(tail, signal);
            if (once && !tail.isBehind && !tail.closed)
                giveUp(tail, deps);
            gap = tail.isBehind ? 0 : gapOf(tail, clock.now());
        }
    }
    catch (error) {
        if (!signal.aborted && !deps.signal.aborted)
            throw error;
        if (tail.isBehind)
            tail.trouble ??= (0,message/* message */.iU)('lost.no-time-for-rest');
        if (tail.reads === 0)
            tail.trouble ??= (0,message/* message */.iU)('lost.no-time');
        giveUp(tail, deps);
    }
}

;// CONCATENATED MODULE: ./lib/src/logs/log-streams.js
















const SAID_AFTER_MS = 3000;
const MOST_TROUBLES = 100;
/**
 * Follows the logs of every target. With `logs: all`, or a log file, they are read while the wait goes on; with
 * `logs: failed` the failed parts are read at the end, and printed then.
 */
function openLogStreams({ operation, logs, selection }, deps) {
    const { printer, signal, file } = deps;
    const isFetch = operation === 'fetch-logs';
    const printsLive = logs === 'all';
    const readsLive = printsLive || file !== undefined;
    const names = createPartNames();
    const troubles = createTroubles(printer, names);
    const giveUpMs = isFetch ? GIVE_UP_MS.fetch : GIVE_UP_MS.wait;
    const shared = { ...deps, names, troubles, giveUpMs, waiting: { characters: 0 } };
    // What had ended before it was asked for is read as a whole.
    const isWhole = ({ phase }) => isFetch && model_phase/* ENDED */.h.has(phase);
    const live = createReaders(shared, { to: printsLive ? printer : undefined, file, isWhole });
    const late = createReaders(shared, { to: printer, isWhole: () => true });
    const wanted = (target, parts) => isFetch ? fetchedParts(target, parts, selection) : parts;
    const drainOne = async ({ result, mode, unseen }, budget) => {
        const { target, verdict } = result;
        const parts = wanted(target, partsOf(result));
        const failed = logs === 'failed' && verdict.outcome === 'failure' ? (0,failed_parts/* failedLeaves */.W)(parts) : [];
        names.see(target, partsOf(result));
        const whole = readsLive ? live.of(target).tail.drain(parts, budget, mode, unseen) : undefined;
        await Promise.all([whole, late.of(target).tail.drain(failed, budget, mode, unseen)]);
    };
    return {
        length: target => live.known(target)?.tail.length() ?? 0,
        lastLines: (target, id) => (printsLive ? live : late).known(target)?.lines.lastLines(id) ?? [],
        times: (target, id) => (live.known(target) ?? late.known(target))?.tail.times(id) ?? {},
        follow(target, parts) {
            const faults = [];
            const read = () => {
                if (!readsLive)
                    return;
                names.see(target, parts);
                live.of(target).tail.follow(wanted(target, parts));
            };
            (0,wall/* explainNow */.wj)((0,message/* message */.iU)('untold.logs', { target: target.label }), read, undefined, faults);
            for (const { text } of faults)
                troubles.onFault(text);
        },
        async drain(results, until) {
            if (!signal.aborted)
                await drainAll(results, until, { ...shared, drainOne });
            live.endAll();
            late.endAll();
        },
        decide(results) {
            if (!isFetch)
                return [...results];
            return decideFetched(results, selection, {
                read: (target, part) => live.of(target).tail.read(part.id),
                unread: (target, part) => live.of(target).tail.unread(part.id),
                trouble: troubles.first()
            });
        }
    };
}
/** Drains the logs of all targets until the clock's time `until`; says so where that takes a while. Never rejects. */
async function drainAll(results, until, { printer, clock, signal, troubles, drainOne }) {
    const timer = (0,timers/* startTimer */.Ip)(() => printer.line(lateLinesOf(results)), SAID_AFTER_MS);
    const budget = (0,timers/* deadline */.nl)(until - clock.now(), signal, () => new Error('too late'));
    const drains = async () => {
        await Promise.all(drainsOf(results, Date.now()).map(one => drainOne(one, budget.signal)));
    };
    try {
        await (0,wall/* explain */.WE)(drains, signal);
    }
    catch (error) {
        if (!signal.aborted)
            troubles.onFault((0,errors/* describeError */.Uc)(error));
    }
    finally {
        clearTimeout(timer);
        budget.release();
    }
}
function lateLinesOf(results) {
    const decided = results.filter(result => counts(result) && result.decided);
    const found = new Set(decided.map(({ verdict }) => verdict.outcome));
    return (0,message/* message */.iU)('log.late-lines', { outcomes: model_outcome/* outcomes */.KI.filter(outcome => found.has(outcome)) });
}
/** Only the first one becomes an annotation, and only some are told: there may be as many as there are parts. */
function createTroubles(printer, names) {
    let count = 0;
    let first = '';
    const faults = new Set();
    const hints = new Set();
    const warn = (text) => {
        count++;
        if (count === 1)
            printer.warning(text);
        else if (count <= MOST_TROUBLES)
            printer.line((0,message/* message */.iU)('warning', { text }));
        else if (count === MOST_TROUBLES + 1)
            printer.line((0,message/* message */.iU)('log.more-troubles'));
    };
    return {
        onTrouble(target, part, why) {
            first ||= why;
            const { why: bare, hint = '' } = (0,message/* apartFromHint */.s$)(why);
            const said = (0,message/* inEnglish */.kK)(hint);
            // What to check is the same for all of them.
            warn((0,message/* message */.iU)('log.unreadable', { part: names.title(target, part), why: hints.has(said) ? bare : why }));
            hints.add(said);
        },
        onLost: (target, part, what) => warn((0,message/* message */.iU)('log.not-whole', { part: names.title(target, part), what })),
        onFault(why) {
            first ||= why;
            const key = (0,message/* inEnglish */.kK)(why);
            if (!faults.has(key))
                warn(why);
            faults.add(key);
        },
        first: () => first
    };
}
/** One reader for each target. */
function createReaders(shared, { to, file, isWhole }) {
    const { printer, clock, signal, manyTargets, names, troubles, giveUpMs, waiting } = shared;
    const readers = new Map();
    const open = (target) => {
        // A target that was found through another one comes later.
        const label = manyTargets || readers.size > 0 ? target.label : undefined;
        const lines = createPartPrinter({
            printer: to,
            file,
            title: (part, run) => (0,message/* message */.iU)('log.title', { target: label, part: names.title(target, part), run }),
            prefix(part, run) {
                const { name, colour = 0 } = names.short(target, part) ?? {};
                return name === undefined ? output_prefix/* BAR */.Sl : (0,output_prefix/* prefixOf */.MT)(name, run, names.columns(), colour);
            },
            ready: names.ready,
            isWhole,
            waiting
        });
        const tail = createTail({
            clock,
            signal,
            readLog: (...args) => (0,log_loss/* withLosses */.w)(() => target.readLog(...args)),
            onText: lines.text,
            onGap: lines.gap,
            onEnd: lines.end,
            onTurn: lines.turn,
            onForget: lines.forget,
            onTrouble: (part, why) => troubles.onTrouble(target, part, why),
            onLost: (part, what) => troubles.onLost(target, part, what),
            ready: printer.ready,
            giveUpMs
        });
        return { lines, tail };
    };
    return {
        of(target) {
            const reader = readers.get(target) ?? open(target);
            readers.set(target, reader);
            return reader;
        },
        known: target => readers.get(target),
        endAll() {
            for (const { lines } of readers.values())
                lines.endAll();
        }
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/src/output/command-file.js
var command_file = __webpack_require__(7082);
;// CONCATENATED MODULE: ./lib/src/output/log-file.js






/**
 * Opens the file anew, and makes its folder where it is missing. Throws an `InputError` where that fails. Lines of one
 * part stay together under its heading, each behind the prefix of the printed log. Each write is done when it returns, so
 * that what was read is on disk however the process ends.
 */
function openLogFile(path) {
    const file = log_file_open(path);
    let trouble;
    let under;
    let inLine = false;
    let isClosed = false;
    const put = (text) => {
        if (trouble !== undefined || isClosed)
            return;
        try {
            (0,command_file/* writeAll */.f4)(file, Buffer.from(text));
        }
        catch (error) {
            trouble = (0,message/* message */.iU)('file.log', { code: (0,errors/* codeOf */.$N)(error) });
        }
    };
    return {
        write(source, lines, ends) {
            const isOther = source !== under;
            // A line that is still open ends here: what another source writes must not go on with it.
            const head = isOther ? `${inLine ? '\n' : ''}== ${(0,clean_text/* oneLine */.TN)(source.heading, 300)}\n` : '';
            const begin = inLine && !isOther ? '' : output_prefix/* BAR */.Sl;
            put(`${head}${begin}${lines.replaceAll('\n', `\n${output_prefix/* BAR */.Sl}`)}${ends ? '\n' : ''}`);
            under = source;
            inLine = !ends;
        },
        close() {
            if (inLine)
                put('\n');
            // Its number may be that of another file from now on.
            isClosed = true;
            (0,external_node_fs_.closeSync)(file);
            return trouble;
        }
    };
}
/** A regular file, which is emptied. */
function log_file_open(path) {
    try {
        return (0,command_file/* openEmptied */.V3)(path);
    }
    catch (error) {
        throw cannotWrite(path, (0,errors/* codeOf */.$N)(error));
    }
}
function cannotWrite(path, code) {
    const wrong = (0,message/* message */.iU)('wrong.unwritable', { code });
    return new errors/* InputError */.dz([(0,message/* message */.iU)('mistake.of-value', { input: 'log-file', value: (0,clean_text/* oneLine */.TN)(path, 60), wrong })]);
}

// EXTERNAL MODULE: ./lib/src/output/printer.js + 1 modules
var output_printer = __webpack_require__(5809);
;// CONCATENATED MODULE: ./lib/src/report/announce.js


const announce_MOST_NAMED = 5;
/** Prints at the start what is waited for, and by which rules: the values as they were understood. */
function announce(printer, inputs, targets) {
    const { operation, vendor, plan, endpoint } = inputs;
    const place = { operation, platform: vendor.title, api: plan.api, origin: endpoint.origin };
    printer.line((0,message/* message */.iU)('start.operation', place));
    for (const { label, url } of targets.slice(0, announce_MOST_NAMED))
        printer.line((0,message/* message */.iU)('start.target', { operation, target: label, url }));
    if (targets.length > announce_MOST_NAMED)
        printer.line((0,message/* message */.iU)('start.more', { count: targets.length - announce_MOST_NAMED }));
    printer.line((0,message/* message */.iU)('start.limits', limitsOf(inputs)));
    printer.line((0,message/* message */.iU)('start.rules', rulesOf(inputs)));
    if (inputs.cancelRemote !== 'never' && (0,runner/* isActRunner */.L)())
        printer.line(howKilled(inputs));
    for (const text of inputs.warnings)
        printer.warning(text);
    for (const text of inputs.notices)
        printer.notice(text);
}
/** Users of such a runner would wait in vain for `interrupted`. */
function howKilled({ cancelRemote, stateKey }) {
    return (0,message/* message */.iU)('start.killed', { cancelRemote, isKept: stateKey !== undefined });
}
function limitsOf({ settings: { policy, pace }, requestTimeoutMs, createdAfterMs }) {
    return {
        timeoutMs: policy.timeoutMs,
        queueTimeoutMs: policy.queueTimeoutMs,
        stallTimeoutMs: policy.stallTimeoutMs,
        pace,
        requestTimeoutMs,
        outageToleranceMs: policy.outageToleranceMs,
        createdAfterMs
    };
}
/** Only the rules that the operation uses: a single poll waits for nobody, and only deploy orders have machines. */
function rulesOf({ vendor, operation, settings: { policy }, allowed }) {
    const hasMachines = vendor.operations[operation]?.includes('deploy-order-id') ?? false;
    return {
        onPaused: policy.once ? undefined : policy.onPaused,
        onFailedMachine: hasMachines ? policy.onFailedMachine : undefined,
        allowed: [...allowed]
    };
}

// EXTERNAL MODULE: ./lib/src/steps/client.js
var client = __webpack_require__(3987);
// EXTERNAL MODULE: ./lib/src/inputs/names.js
var names = __webpack_require__(322);
// EXTERNAL MODULE: ./lib/src/inputs/raw.js
var raw = __webpack_require__(4448);
// EXTERNAL MODULE: ./lib/src/util/version.js
var version = __webpack_require__(2339);
// EXTERNAL MODULE: ./lib/src/vendors/shared/start-inputs.js
var start_inputs = __webpack_require__(7678);
;// CONCATENATED MODULE: ./lib/src/steps/open-recording.js







/** Inputs that have no meaning where a recording is played: files of this machine, and what is posted to GitHub. */
const LEFT_OUT = [
    'record',
    'log-file',
    'ca-file',
    'github-token',
    'commit-status',
    'environment',
    'environment-url',
    'github-sha'
];
/** Shorter values of variables stand everywhere. */
const SHORTEST_VALUE = 4;
/** The recorder, where a recording was asked for. One that cannot be made only says so at the end. */
async function openRecording(inputs, startedAt) {
    const { record } = inputs;
    if (record === undefined)
        return undefined;
    try {
        // Loaded only where it is asked for.
        const { openRecorder } = await __webpack_require__.e(/* import() */ 659).then(__webpack_require__.bind(__webpack_require__, 2659));
        const elapsedMs = () => timers/* monotonicClock */.VF.now() - startedAt;
        return openRecorder(record, headOf(inputs, elapsedMs()), { elapsedMs, values: valuesOf() });
    }
    catch (error) {
        const trouble = (0,message/* message */.iU)('file.recording', { code: (0,errors/* codeOf */.$N)(error) });
        return { take: () => { }, trouble: () => trouble };
    }
}
function headOf({ endpoint, logs }, elapsedMs) {
    const given = Object.entries((0,raw/* readRaw */.hc)(process.env, () => { })).filter(([name]) => !LEFT_OUT.includes(name));
    const shown = given.map(([name, value = '']) => [name, names/* hiddenInputs */.Mb.includes(name) ? '***' : value]);
    return {
        version: version/* VERSION */.x,
        startedAt: new Date(Date.now() - elapsedMs).toISOString(),
        endpoint: endpoint.href,
        // The default depends on the repository.
        inputs: { ...Object.fromEntries(shown), logs }
    };
}
/** The values of `variables`: whatever a platform repeats of them may be a credential. */
function valuesOf() {
    const { variables } = (0,raw/* readRaw */.hc)(process.env, () => { });
    return (0,start_inputs/* readVariables */.Ch)(variables, () => { })
        .map(([, value]) => value)
        .filter(value => value.length >= SHORTEST_VALUE);
}

;// CONCATENATED MODULE: ./lib/src/steps/open-targets.js









/** Opens the targets and the places that what is known of them goes to, and says what is waited for. */
async function openTargets(inputs, { startedAt, interrupted, terminated, unwritten }) {
    const printer = (0,output_printer/* createPrinter */.F)(inputs.maxLogLines);
    if (unwritten)
        printer.warning(unwritten);
    let polls = 0;
    const recorder = await openRecording(inputs, startedAt);
    const { http, tools } = (0,client/* openClients */.B)(inputs, printer, recorder?.take);
    const counted = request => {
        if (request.kind === 'status')
            polls++;
        return http(request);
    };
    const targets = await inputs.plan.open(counted, inputs.consoleUrl, tools);
    const remoteCancel = createRemoteCancel(inputs, { clock: timers/* monotonicClock */.VF, printer, interrupted, terminated, targets });
    // Whatever ends this process by itself, a fault of our own too: only one that is killed leaves what it had saved.
    process.once('exit', remoteCancel.forgetRunning);
    const outputs = createFirstOutputs(inputs, targets);
    announce(printer, inputs, targets);
    const github = await openGitHub(inputs, printer, targets);
    const logFile = inputs.logFile === undefined ? undefined : openLogFile(inputs.logFile);
    const logs = openLogStreams(inputs, {
        printer,
        clock: timers/* monotonicClock */.VF,
        signal: interrupted,
        manyTargets: targets.length > 1,
        file: logFile
    });
    return {
        inputs,
        startedAt,
        interrupted,
        printer,
        targets,
        polls: () => polls,
        outputs,
        remoteCancel,
        logFile,
        recorder,
        logs,
        github
    };
}
async function openGitHub({ posts, ca }, printer, targets) {
    if (posts === undefined)
        return undefined;
    const { openGitHubReport } = await __webpack_require__.e(/* import() */ 375).then(__webpack_require__.bind(__webpack_require__, 7375));
    return openGitHubReport(posts, ca, { printer, clock: timers/* monotonicClock */.VF, targets });
}

// EXTERNAL MODULE: ./lib/src/util/marker.js
var util_marker = __webpack_require__(6421);
;// CONCATENATED MODULE: ./lib/src/steps/start-run.js





/** What is left of the time for the whole wait may be less than any platform needs. */
const LEAST_SEND_MS = 10_000;
/**
 * Begins the run that is to be waited for, where there is one to begin. Answers how it ended where there is nothing to wait for
 * afterwards. The run is in the outputs, and kept for the post step by the rule of `cancel-remote`, before the wait begins.
 */
async function startRun(context) {
    const [target] = context.targets;
    if (target?.start === undefined)
        return undefined;
    const marker = (0,util_marker/* createMarker */.h)(process.env);
    const pending = pendingIdentity(target, target.start, marker);
    context.remoteCancel.recordPoll(target, pending, { phase: 'absent' });
    try {
        const begun = await begin(target.start, pending, marker, context);
        if (begun.code === 'begun')
            return onBegun(target, begun, marker, context);
        if (begun.code === 'refused')
            context.remoteCancel.recordPoll(target, pending, { phase: 'failure' });
        return ended(target, pending, verdictOf(begun, marker), context);
    }
    catch (error) {
        if (!(error instanceof interruption/* Interruption */._))
            throw error;
        const cause = { code: 'interrupted', signal: error.signal };
        return ended(target, pending, { outcome: 'interrupted', cause }, context);
    }
}
/** Who the run is until its id is known: killed meanwhile, the post step finds it by the marker. */
function pendingIdentity(target, { names }, marker) {
    const { label, name, ids, url, matchedBy } = target;
    return { label, name, ids, url, matchedBy, names, marker };
}
function begin(start, { label: target }, marker, { inputs, printer, interrupted, startedAt }) {
    const { timeoutMs } = inputs.settings.policy;
    return start.begin(marker, {
        signal: interrupted,
        clock: timers/* monotonicClock */.VF,
        sendMs: Math.max(LEAST_SEND_MS, startedAt + timeoutMs - timers/* monotonicClock */.VF.now()),
        onUnclear: ({ text: why }) => printer.warning((0,message/* message */.iU)('start.unclear', { target, why, marker }))
    });
}
/** The run is there: it is told before anything else happens. */
function onBegun(target, { identity, error }, marker, context) {
    const { remoteCancel, outputs, printer, inputs } = context;
    remoteCancel.recordPoll(target, identity, { phase: 'queued' });
    outputs.saw(target, identity);
    outputs.flush();
    const facts = { target: identity.label, url: identity.url };
    printer.line(error ? (0,message/* message */.iU)('start.found', { ...facts, marker }) : (0,message/* message */.iU)('start.begun', facts));
    if (inputs.waits)
        return undefined;
    return ended(target, identity, { outcome: 'running', cause: { code: 'started' } }, context);
}
function verdictOf(begun, marker) {
    const { text, failure } = begun.error;
    if (begun.code === 'refused')
        return { outcome: 'error', cause: { code: 'refused', message: text, failure } };
    const search = begun.search?.text;
    return { outcome: 'error', cause: { code: 'start-unclear', marker, message: text, search, failure } };
}
function ended(target, identity, verdict, { startedAt }) {
    return {
        results: [{ target, identity, verdict, decided: true, state: initialWaitState }],
        waitedMs: timers/* monotonicClock */.VF.now() - startedAt,
        begunAt: () => undefined
    };
}

// EXTERNAL MODULE: ./lib/src/report/progress-lines.js
var progress_lines = __webpack_require__(9484);
;// CONCATENATED MODULE: ./lib/src/report/progress.js








const progress_QUIET_MS = 60_000;
// Nobody knows to the second when a run ends.
const STEP_MS = 10_000;
const MOST_ANNOTATIONS = 5;
const MOST_UNKNOWN_WORDS = 20;
/** Notices that are remembered although they are gone. */
const MOST_REMEMBERED = 1000;
const LONGEST_KEY = 100;
// Of one poll: the states of machines by the thousand would drown the rest.
const MOST_LINES = 100;
/** `manyTargets`: lines must say to which target a part belongs. */
function createProgress(printer, policy, manyTargets = false) {
    const printed = new Map();
    let annotations = 0;
    const log = {
        line: (at, text) => printer.status(clockTime(at), text),
        detail: (at, text) => printer.line((0,message/* message */.iU)('progress.detail', { clock: clockTime(at), text })),
        notice: text => printer.notice(text),
        warn(text) {
            if (annotations++ < MOST_ANNOTATIONS)
                printer.warning(text);
            else
                printer.line((0,message/* message */.iU)('warning', { text }));
        }
    };
    // A target that was found through another one comes later.
    const isOneOfMany = (target) => manyTargets || printed.size > (printed.has(target) ? 1 : 0);
    return {
        begunAt: (target, id) => printed.get(target)?.begun.get(id),
        onDetails(target, snapshot, at) {
            const before = printed.get(target);
            if (!before)
                return;
            const facts = { at, left: timeLeft(policy, at), isOneOfMany: isOneOfMany(target) };
            printed.set(target, printSnapshot(log, target, before, snapshot, facts));
        },
        onPoll(target, state, poll, at) {
            const before = printed.get(target) ?? nothingPrinted();
            const after = 'failure' in poll
                ? printFailure(log, target, before, poll, at, {
                    patience: patienceMs(state, poll.failure, policy),
                    left: msToNextLimit(state, at, policy)
                })
                : printSnapshot(log, target, before, poll.snapshot, {
                    at,
                    left: timeLeft(policy, at, state),
                    isOneOfMany: isOneOfMany(target)
                });
            printed.set(target, printHistory(log, target, after, state, at));
        }
    };
}
function nothingPrinted() {
    return {
        at: Number.NEGATIVE_INFINITY,
        state: '',
        action: '',
        parts: new Map(),
        begun: new Map(),
        notices: new Set(),
        failing: false,
        unknownWords: new Set(),
        usual: false,
        overlong: false
    };
}
/** `patience` is for how long, in ms, it is tried again, and `left` what the time limits leave of it. */
function printFailure(log, target, before, { message: why, failure }, at, { patience, left }) {
    // What cannot heal is the verdict, and printed as such.
    if (patience <= 0)
        return before;
    if (!before.failing && left > 0) {
        const forMs = Math.ceil(Math.min(patience, left) / 1000) * 1000;
        // It may be too new to be found, or not be there at all.
        const hint = failure.kind === 'not-found' ? failure.hint : undefined;
        log.warn((0,message/* message */.iU)('progress.failing', { target: target.label, why, forMs, hint }));
        return { ...before, failing: true, at };
    }
    if (before.failing && at - before.at < progress_QUIET_MS)
        return before;
    log.line(at, (0,message/* message */.iU)('progress.still-failing', { target: target.label, why }));
    return { ...before, failing: true, at };
}
function printSnapshot(log, target, before, snapshot, { at, left, isOneOfMany }) {
    if (before.failing)
        log.line(at, (0,message/* message */.iU)('progress.healed', { target: target.label }));
    printNotices(log, before, snapshot);
    printUnknownWord(log, target, before, snapshot);
    const begun = (0,progress_lines/* beginsOf */.yH)(snapshot.parts, before.state === '' ? undefined : before.parts, before.begun, at);
    const changed = (0,progress_lines/* changesOf */.fs)(snapshot.parts, before.parts);
    const facts = { parts: snapshot.parts, printed: before.parts, begun, at };
    const label = isOneOfMany ? labelOf(target, snapshot) : undefined;
    for (const change of (0,progress_lines/* describeChanges */.DT)(changed, facts, MOST_LINES))
        log.detail(at, label === undefined ? change : (0,message/* message */.iU)('progress.of', { text: change, target: label }));
    const described = (0,progress_lines/* describeState */.Jw)(snapshot);
    const state = JSON.stringify(described);
    const isDue = state !== before.state || at - before.at >= progress_QUIET_MS;
    if (isDue) {
        const isOver = model_phase/* ENDED */.h.has(snapshot.phase);
        log.line(at, (0,message/* message */.iU)('progress.target', {
            target: labelOf(target, snapshot),
            state: described,
            left: isOver ? undefined : left
        }));
    }
    const asked = actionOf(snapshot);
    const action = asked === undefined ? '' : (0,message/* inEnglish */.kK)(asked);
    if (asked !== undefined && (isDue || action !== before.action))
        printAction(log, target, snapshot, asked, at);
    return {
        ...before,
        parts: (0,parts_by_id/* partsById */.F)(snapshot.parts),
        begun,
        state,
        action,
        at: isDue ? at : before.at,
        failing: false
    };
}
/** `about 2m10s left; times out in 29m`, the first where the runs before it tell. */
function timeLeft(policy, at, state) {
    const run = state && underWay(state);
    const usualMs = run && run.history.usualMs - run.ageMs;
    return {
        usualMs: usualMs !== undefined && usualMs > 0 ? Math.ceil(usualMs / STEP_MS) * STEP_MS : undefined,
        limitMs: policy.once ? undefined : Math.max(0, policy.timeoutMs - at)
    };
}
/** What is usual, once it is known, and that this run takes far longer. */
function printHistory(log, target, before, state, at) {
    const { history, snapshot } = state;
    if (history === undefined || model_phase/* ENDED */.h.has(snapshot?.phase ?? 'absent'))
        return before;
    const usual = {
        target: snapshot ? labelOf(target, snapshot) : target.label,
        usualMs: toSecond(history.usualMs),
        runs: history.runs
    };
    if (!before.usual)
        log.line(at, (0,message/* message */.iU)('progress.usual', usual));
    const run = underWay(state);
    const overlong = run !== undefined && isOverlong(history, run.ageMs);
    if (overlong && !before.overlong)
        log.notice((0,message/* message */.iU)('progress.overlong', { ...usual, ageMs: toSecond(run.ageMs) }));
    return { ...before, usual: true, overlong: before.overlong || overlong };
}
function toSecond(ms) {
    return Math.round(ms / 1000) * 1000;
}
/** Each notice once. Those that do not fit now come with the next poll. */
function printNotices(log, { notices }, snapshot) {
    const all = snapshot.notices.map(notice => ({ ...notice, key: progress_keyOf(notice.key) }));
    const fresh = all.filter(({ key }) => !notices.has(key));
    for (const { key, text, level } of fresh.slice(0, MOST_LINES)) {
        notices.add(key);
        if (level === 'notice')
            log.notice(text);
        else
            log.warn(text);
    }
    forgetOldNotices(notices, all);
}
/** A platform may bring other notices with each poll: of those that are gone, the oldest are remembered no more. */
function forgetOldNotices(printed, now) {
    if (printed.size <= MOST_REMEMBERED)
        return;
    const current = new Set(now.map(({ key }) => key));
    let others = 0;
    for (const key of printed)
        if (!current.has(key))
            others++;
    for (const key of printed) {
        if (others <= MOST_REMEMBERED)
            return;
        if (current.has(key))
            continue;
        printed.delete(key);
        others--;
    }
}
/** Remote words are in keys, and may be long. */
function progress_keyOf(text) {
    return text.length <= LONGEST_KEY ? text : (0,external_node_crypto_.createHash)('sha256').update(text).digest('base64');
}
/** Each unknown word once, of a few: a hostile platform may send a new one each time. */
function printUnknownWord(log, target, { unknownWords }, snapshot) {
    const { phase, status } = snapshot;
    if (phase !== 'unknown' || unknownWords.size >= MOST_UNKNOWN_WORDS)
        return;
    const key = progress_keyOf(status);
    if (unknownWords.has(key))
        return;
    unknownWords.add(key);
    log.warn((0,message/* message */.iU)('progress.unknown-status', { target: labelOf(target, snapshot), status }));
}
/** What a person can do while it waits for one. */
function actionOf(snapshot) {
    return (0,model_paused/* isPaused */.l)(snapshot) && !model_phase/* ENDED */.h.has(snapshot.phase) ? snapshot.action || undefined : undefined;
}
function printAction(log, target, { identity }, action, at) {
    // Some actions name the exact place themselves.
    const url = (0,message/* linkIn */.qn)(action) ? '' : (identity?.url ?? target.url);
    log.detail(at, (0,message/* message */.iU)('progress.action', { action, url }));
}
function labelOf(target, { identity }) {
    return identity?.label ?? target.label;
}
/** Time since the start as `m:ss` or `h:mm:ss`. */
function clockTime(ms) {
    const total = Math.max(0, Math.floor(ms / 1000));
    const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
    const two = (n) => String(n).padStart(2, '0');
    return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

;// CONCATENATED MODULE: ./lib/src/steps/wait-for-targets.js







/** Polls the targets until there is a verdict, tells the progress, and adds the details of how they ended. */
async function waitForTargets(context) {
    const { inputs, printer, startedAt, interrupted, targets, logs } = context;
    const { settings, allowed } = inputs;
    const progress = createProgress(printer, settings.policy, targets.length > 1);
    const ended = await pollAll(targets, { ...settings, isAllowed: ({ outcome }) => allowed.has(outcome) }, {
        clock: timers/* monotonicClock */.VF,
        random: Math.random,
        signal: interrupted,
        startedAt,
        logLength: logs.length,
        async onPoll(target, state, poll, at) {
            // Before anything is printed: the step may be killed from then on, and leaves to its post step what is known.
            if ('snapshot' in poll)
                keepFound(target, poll.snapshot, context);
            progress.onPoll(target, state, timed(target, poll, context), at);
            if (!('snapshot' in poll))
                return;
            await (0,util_turns/* afterMany */.ws)(poll.snapshot.parts.length);
            context.logs.follow(target, poll.snapshot.parts);
            if (!target.isAside)
                context.github?.onSnapshot(target, poll.snapshot);
        }
    });
    const waitedMs = timers/* monotonicClock */.VF.now() - startedAt;
    const results = await detailed(ended, context);
    results.forEach((result, i) => {
        const { target, state } = result;
        const { snapshot } = state;
        if (snapshot && snapshot !== ended[i]?.state.snapshot) {
            progress.onDetails(target, withLogTimes(target, snapshot, logs), waitedMs);
        }
        else if (target.isAside)
            warnOfUnread(result, context);
    });
    return { results, waitedMs, begunAt: progress.begunAt };
}
/** The results with what explains their ends. `fetch-logs` cannot do without the parts, so it says when it waits for them. */
function detailed(ended, context) {
    const { inputs, printer, startedAt, interrupted } = context;
    const needsParts = inputs.operation === 'fetch-logs';
    const onRetry = ({ target }, unlisted, forMs) => {
        if (!needsParts)
            return;
        const why = (0,message/* message */.iU)('several', { clauses: unlisted.map(describeUnlisted) });
        printer.line((0,message/* message */.iU)('progress.failing', { target: target.label, why, forMs, hint: undefined }));
    };
    const { policy, pace } = inputs.settings;
    const deps = { clock: timers/* monotonicClock */.VF, random: Math.random, signal: interrupted, startedAt, onRetry };
    return addDetails(ended, { policy, pace, needsParts }, deps);
}
/** Says what could not be read of a target whose own verdict is not told, since it stands aside. */
function warnOfUnread(result, { printer }) {
    for (const unlisted of unlistedOf(result))
        printer.warning(describeUnlisted(unlisted));
}
function timed(target, poll, { logs }) {
    return 'failure' in poll ? poll : { ...poll, snapshot: withLogTimes(target, poll.snapshot, logs) };
}
/** Hands what a snapshot says of its target to `cancel-remote` and to the first outputs. */
function keepFound(target, snapshot, { remoteCancel, outputs }) {
    if (target.isAside)
        return;
    const { identity = target } = snapshot;
    remoteCancel.recordPoll(target, identity, snapshot);
    outputs.saw(target, identity);
}

;// CONCATENATED MODULE: ./lib/src/steps/run.js





/** Opens the targets that the inputs name, begins the run that is to be begun, waits for them, and ends the process with their verdict. */
async function run(inputs, start) {
    keepHeapSmall();
    const context = await openTargets(inputs, start);
    const waited = (await startRun(context)) ?? (await waitForTargets(context));
    await finish(context, waited);
}


/***/ }),

/***/ 259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tJ: () => (/* binding */ nextTurn),
/* harmony export */   ws: () => (/* binding */ afterMany),
/* harmony export */   xE: () => (/* binding */ inPieces),
/* harmony export */   z4: () => (/* binding */ createTurns)
/* harmony export */ });
/** Work goes on for so long before signals, timers and sockets get their turn, in ms. */
const LONGEST_MS = 15;
/** Resolves in a later turn of the event loop, once signals, timers and sockets had theirs. */
function nextTurn() {
    // The first one may come before all of these, in the turn that brought the answer.
    return new Promise(resolve => setImmediate(() => setImmediate(resolve)));
}
/** What is done with more than so many items gets a turn of its own. */
const MANY = 500;
/** For who goes on with so many items: where these are many, others get their turn before. */
async function afterMany(items) {
    if (items > MANY)
        await nextTurn();
}
/**
 * For long work in pieces: awaited between two of them, it lets others in whenever the work has gone on for some 15 ms.
 */
function createTurns() {
    let begun = performance.now();
    return async () => {
        if (performance.now() - begun < LONGEST_MS)
            return;
        await nextTurn();
        begun = performance.now();
    };
}
const ITEMS_AT_A_TIME = 200;
/** Does something with each of many items, and lets others in in between. */
async function inPieces(items, run) {
    const turn = createTurns();
    for (let from = 0; from < items.length; from += ITEMS_AT_A_TIME) {
        for (const item of items.slice(from, from + ITEMS_AT_A_TIME))
            run(item);
        await turn();
    }
}


/***/ })

};

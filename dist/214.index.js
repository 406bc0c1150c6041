export const id = 214;
export const ids = [214];
export const modules = {

/***/ 6736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ withWaiting)
/* harmony export */ });
/** The parts, with a mark on those that wait for a person, whatever their own status says. */
function withWaiting(parts, waiting) {
    if (waiting.length === 0)
        return parts;
    const ids = new Set(waiting.map(({ id }) => id));
    return parts.map(part => (ids.has(part.id) ? { ...part, waits: true } : part));
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

/***/ 5325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ isOneOf),
/* harmony export */   Qp: () => (/* binding */ describeQuery),
/* harmony export */   jH: () => (/* binding */ chooseRun)
/* harmony export */ });
/* unused harmony export inCreationOrder */
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_phase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2935);


/**
 * The newest run that a query means. A newer run that has not ended and does not tell its commit, or its time, may be
 * the one: then nothing is chosen yet. Pure.
 */
function chooseRun(query, candidates) {
    const runs = inCreationOrder(candidates);
    const awaited = query.by === 'commit' ? repositoriesOf(query.commit, runs) : [];
    const answers = runs.map(run => both(isYoungEnough(run, query.createdAfter), isOfCommit(run, query, awaited)));
    const first = answers.findIndex(answer => answer !== 'no');
    const run = runs[first];
    if (run === undefined)
        return { code: 'none' };
    const { id } = run;
    if (answers[first] === 'not known yet' || id === undefined)
        return { code: 'undecided', run };
    return { code: 'found', run: { ...run, id }, matches: answers.filter(answer => answer === 'yes').length };
}
function both(a, b) {
    if (a === 'no' || b === 'no')
        return 'no';
    return a === 'yes' && b === 'yes' ? 'yes' : 'not known yet';
}
function isYoungEnough({ notAfter, notBefore, phase }, createdAfter) {
    if (createdAfter === undefined || (notBefore ?? Number.NEGATIVE_INFINITY) >= createdAfter)
        return 'yes';
    const isTooOld = (notAfter ?? Number.POSITIVE_INFINITY) < createdAfter;
    return isTooOld || _model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .ENDED */ .h.has(phase) ? 'no' : 'not known yet';
}
function isOfCommit(run, query, awaited) {
    if (query.by === 'latest')
        return 'yes';
    const { commits, repositories, phase } = run;
    if (isOneOf(commits, query.commit))
        return 'yes';
    const tellsAll = commits.length > 0 && awaited.every(name => repositories?.includes(name) ?? true);
    return tellsAll || _model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .ENDED */ .h.has(phase) ? 'no' : 'not known yet';
}
/**
 * The repositories whose commits a run has to tell before it is known not to be of a commit: the one in which another run
 * has it, else those of the newest run that has ended.
 */
function repositoriesOf(commit, newestFirst) {
    for (const { commits, repositories } of newestFirst) {
        const found = repositories?.[commits.findIndex(told => isSameCommit(told, commit))];
        if (found !== undefined)
            return [found];
    }
    return newestFirst.find(({ commits, phase }) => commits.length > 0 && _model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .ENDED */ .h.has(phase))?.repositories ?? [];
}
/** Whether a commit is among those that a run tells. */
function isOneOf(told, commit) {
    return told.some(one => isSameCommit(one, commit));
}
/** Platforms may shorten a commit id, and so may people: a prefix of at least seven digits matches. */
function isSameCommit(a, b) {
    const [one, other] = [a.toLowerCase(), b.toLowerCase()];
    return isPrefix(one, other) || isPrefix(other, one);
}
function isPrefix(short, long) {
    return /^[0-9a-f]{7,}$/.test(short) && long.startsWith(short);
}
/**
 * Runs, newest first, each id once. Numbers are handed out at creation, so they decide. Times tell less: a queued run may
 * have none, and a run that was begun again looks younger than it is; so no run counts as created later than one with a
 * higher number. A run without a number stands by its time; while it queues it is newer than all that have a number.
 */
function inCreationOrder(runs) {
    const once = [...new Map(runs.map(run => [run.id ?? run, run])).values()];
    const numbered = once
        .filter(run => run.number !== undefined)
        .sort((a, b) => (b.number ?? 0) - (a.number ?? 0) || byPlace(a, b));
    const others = once.filter(run => run.number === undefined).sort(byPlace);
    return withBounds(mergedByTime(capped(numbered), others));
}
/**
 * The newest first; of two that nothing tells apart the one that proves less. Of two that are as far away as can be the
 * difference is no number, which sorting takes for none.
 */
function byPlace(a, b) {
    return placeOf(b) - placeOf(a) || proofOf(a) - proofOf(b);
}
function proofOf({ phase }) {
    if (phase === 'success')
        return 2;
    return _model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .ENDED */ .h.has(phase) ? 1 : 0;
}
/** Epoch ms for a run whose number does not tell, by which it stands among the others. */
function placeOf({ createdAt, phase }) {
    if (phase === 'queued')
        return Number.POSITIVE_INFINITY;
    return createdAt ?? (_model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .ENDED */ .h.has(phase) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}
/** Runs, newest first, with others among them, the newest first, too: each before what is no younger. */
function mergedByTime(newestFirst, others) {
    const merged = [];
    let next = 0;
    for (const run of others) {
        const place = placeOf(run);
        for (let one = newestFirst[next]; one !== undefined && timeOf(one) > place; one = newestFirst[++next]) {
            merged.push(one);
        }
        merged.push(run);
    }
    return [...merged, ...newestFirst.slice(next)];
}
/** A numbered run that queues may have no time yet: then it is newer than all that have one. */
function timeOf({ createdAt, phase }) {
    return createdAt ?? (phase === 'queued' ? Number.POSITIVE_INFINITY : 0);
}
function capped(newestFirst) {
    let newest = Number.POSITIVE_INFINITY;
    return newestFirst.map(run => {
        const createdAt = run.createdAt === undefined ? undefined : Math.min(newest, run.createdAt);
        newest = createdAt ?? newest;
        return { ...run, createdAt };
    });
}
function withBounds(newestFirst) {
    let notAfter;
    const capped = newestFirst.map(run => {
        notAfter = run.createdAt ?? notAfter;
        return { ...run, notAfter };
    });
    let notBefore;
    return capped
        .toReversed()
        .map(run => {
        notBefore = run.createdAt ?? notBefore;
        return { ...run, notBefore };
    })
        .toReversed();
}
/** What people call what a query looks for: `the run of commit 0123abc`, `the latest run`. */
function describeQuery(query, noun) {
    if (query.by === 'id')
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('run.named', { noun, id: query.id });
    if (query.by === 'started')
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('run.new', { noun });
    return query.by === 'commit'
        ? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('run.of-commit', { noun, commit: query.commit })
        : (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('run.latest', { noun });
}


/***/ }),

/***/ 4330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ confirmId)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);


/**
 * Makes sure that an answer names the thing that was asked for in all fields that hold its id; a field that is absent or
 * null says nothing. Ids differ in no more than the case of letters. Throws a transient `RequestError` for another id, or
 * for what is no id at all.
 */
function confirmId(what, named, asked) {
    for (const field of named) {
        if (field === undefined || field === null)
            continue;
        const id = typeof field === 'string' || typeof field === 'number' ? String(field) : undefined;
        if (id?.toLowerCase() === asked.toLowerCase())
            continue;
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.about-another', { what, id: id ?? (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.no-id'), asked }));
    }
}


/***/ }),

/***/ 882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ uniqueIds)
/* harmony export */ });
/** `taken` are ids that are in use already. */
function uniqueIds(mark, taken) {
    const used = new Set(taken);
    // The number that was tried last, so that many parts of one id take no longer than many of others.
    const last = new Map();
    return id => {
        let free = id;
        let n = last.get(id) ?? 1;
        while (used.has(free))
            free = `${id}${mark}${++n}`;
        last.set(id, n);
        used.add(free);
        return free;
    };
}


/***/ }),

/***/ 2027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ withPlatformClock)
/* harmony export */ });
/* harmony import */ var _http_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6409);

const DAY_MS = 24 * 3600_000;
/** The same client, and the clock that its answers tell. `now` answers epoch ms by this machine's clock as it was at first. */
function withPlatformClock(http, now = unsetClock()) {
    let aheadMs;
    return {
        clock: { aheadMs: () => aheadMs ?? 0, now: () => now() + (aheadMs ?? 0) },
        async http(request) {
            const answer = await http(request);
            const ahead = Date.parse(answer.headers.date ?? '') - now();
            // An error may come from a gateway that has another clock.
            if ((0,_http_status_js__WEBPACK_IMPORTED_MODULE_0__/* .classifyStatus */ .xo)(answer.status) === 'ok' && ahead > -DAY_MS)
                aheadMs ??= ahead;
            return answer;
        }
    };
}
/**
 * This machine's clock as it is now, epoch ms: it goes on from here whatever the clock is set to meanwhile. `created-after`
 * counts back from the start, and the first good answer may come minutes later.
 */
function unsetClock() {
    const from = Date.now() - performance.now();
    return () => from + performance.now();
}


/***/ }),

/***/ 3718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readRunPages),
/* harmony export */   s: () => (/* binding */ newestOf)
/* harmony export */ });
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);
/* harmony import */ var _model_phase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2935);



/**
 * The newest runs of a list that comes in pages (from 1), at most `most` of these, as many as the search needs. A list that
 * is not read to its end hides no newer run: one that has the oldest first is read from its end, and of any other the last
 * page is read too, where a platform may show what queues. Throws `RequestError`.
 */
async function readRunPages(readPage, { deep, isAnswered }, most) {
    const first = await readPage(1);
    let { pages } = first;
    if (pages <= 1)
        return [...first.runs];
    const isReversed = isOldestFirst(first.runs);
    if (isReversed && pages === Number.POSITIVE_INFINITY)
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.oldest-first'));
    let found = [];
    for (let read = 1; read <= Math.min(pages, most); read++) {
        const isFirst = read === 1 && !isReversed;
        const page = isFirst ? first : await readPage(isReversed ? pages + 1 - read : read);
        found = [...found, ...(isReversed ? page.runs.toReversed() : page.runs)];
        if (!isReversed)
            pages = page.pages;
        if (read >= pages)
            return found;
        if (!deep || isAnswered(newestOf(found)))
            break;
    }
    if (pages === Number.POSITIVE_INFINITY)
        return newestOf(found);
    const last = isReversed ? first : await readPage(pages);
    return withFarEnd(found, last.runs);
}
/**
 * Of a list that was not read to its end, the runs that count: one that is older than the last row is out of its order (it
 * was begun again, say), and a newer one than that may be among the rows that were not read.
 */
function newestOf(rows) {
    const last = lastNumberOf(rows);
    return rows.filter(({ number }) => number === undefined || number >= last);
}
/** These runs and, of the far end of the same list, those that are newer, or that go on and have no number yet. */
function withFarEnd(rows, farEnd) {
    const last = lastNumberOf(rows);
    const isMissing = ({ number, phase }) => number === undefined ? !_model_phase_js__WEBPACK_IMPORTED_MODULE_2__/* .ENDED */ .h.has(phase) : number > last;
    return [...newestOf(rows), ...farEnd.filter(isMissing)];
}
function lastNumberOf(rows) {
    return rows.findLast(({ number }) => number !== undefined)?.number ?? Number.NEGATIVE_INFINITY;
}
function isOldestFirst(rows) {
    const numbers = rows.map(({ number }) => number).filter(number => number !== undefined);
    return numbers.length > 1 && numbers.every((number, i) => i === 0 || number > numbers[i - 1]);
}


/***/ }),

/***/ 3490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ runTarget)
});

// EXTERNAL MODULE: ./lib/src/messages/message.js
var message = __webpack_require__(6800);
// EXTERNAL MODULE: ./lib/src/model/errors.js
var errors = __webpack_require__(1793);
// EXTERNAL MODULE: ./lib/src/model/phase.js
var model_phase = __webpack_require__(2935);
// EXTERNAL MODULE: ./lib/src/vendors/shared/confirm-id.js
var confirm_id = __webpack_require__(4330);
// EXTERNAL MODULE: ./lib/src/vendors/shared/choose-run.js
var choose_run = __webpack_require__(5325);
;// CONCATENATED MODULE: ./lib/src/vendors/shared/run-identity.js


/** A run is known by its id alone until an answer tells its number and names. */
function identityOf({ pipelineId, query, isFollowed }, { noun, links }, id, { title, pipelineName, url } = {}) {
    const name = title ?? (0,message/* message */.iU)('run.named', { noun, id });
    return {
        name,
        label: (0,message/* message */.iU)('target.of-pipeline', { name, pipeline: pipelineName ?? pipelineId }),
        ids: { 'run-id': id },
        names: { 'pipeline-id': pipelineId, 'run-id': id },
        url: url ?? links.run(id),
        matchedBy: isFollowed && query.by === 'id' ? 'run' : matchOf(query)
    };
}
/** Who the run is before the first answer about it. */
function startOf(request, adapter) {
    const { query } = request;
    return query.by === 'id' ? identityOf(request, adapter, query.id) : sought(request, adapter);
}
/** By what a query finds its run. */
function matchOf({ by }) {
    return by === 'id' ? 'given' : by;
}
/** What is looked for, before it is found. */
function sought({ pipelineId, query }, { noun, links }) {
    const name = (0,choose_run/* describeQuery */.Qp)(query, noun);
    return {
        name,
        label: (0,message/* message */.iU)('target.of-pipeline', { name, pipeline: pipelineId }),
        ids: {},
        url: links.pipeline(),
        matchedBy: matchOf(query)
    };
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/run-query.js
var run_query = __webpack_require__(6262);
;// CONCATENATED MODULE: ./lib/src/vendors/shared/find-run.js






/** Finds the run that a query means: by its id, by what became of its start, or by the platform's list. */
function createFinder(request, adapter, started) {
    const { query } = request;
    if (query.by === 'id') {
        return async () => pin(request, adapter, { id: query.id, notices: [] });
    }
    if (query.by !== 'started')
        return createSearch(request, adapter, query);
    return async (context) => {
        const id = await started?.find(context);
        if (id === undefined)
            return absent(request, adapter);
        return pin(request, adapter, { id, notices: [] });
    };
}
/** Chooses a run from the platform's list. */
function createSearch(request, adapter, query) {
    let searched = false;
    let awaited;
    return async (context) => {
        const choose = (runs) => (0,choose_run/* chooseRun */.jH)(choosing(query, adapter.clock), runs);
        const isAnswered = (runs) => choose(runs).code !== 'none' || isPast(runs, (0,run_query/* timeOf */.n)(query.createdAfter, adapter.clock));
        const listed = await adapter.list({ ...context, isAnswered, deep: query.by === 'commit' && !searched });
        for (const { id } of listed) {
            if (id !== undefined && !adapter.isRunId(id))
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.odd-id', { noun: adapter.noun }));
        }
        const choice = choose(listed);
        if (choice.code === 'none') {
            searched = true;
            return absent(request, adapter);
        }
        if (choice.code === 'undecided') {
            awaited = goesOn(choice.run.phase) ? choice.run.id : undefined;
            return undecided(request, adapter, choice.run);
        }
        const { run, matches } = choice;
        const pinned = pin(request, adapter, { id: run.id, createdAt: run.createdAt, notices: [] });
        const notice = foundNotice(query, adapter.noun, pinned, matches);
        return { ...pinned, notices: [notice], wentOn: goesOn(run.phase), decided: run.id === awaited };
    };
}
function choosing(query, clock) {
    const createdAfter = (0,run_query/* timeOf */.n)(query.createdAfter, clock);
    return query.by === 'commit'
        ? { by: 'commit', commit: query.commit, createdAfter }
        : { by: 'latest', createdAfter };
}
/** A status that nobody knows may be an end. */
function goesOn(phase) {
    return phase !== 'unknown' && !model_phase/* ENDED */.h.has(phase);
}
/** Whether the list has come to runs that are too old to count. */
function isPast(runs, createdAfter) {
    const oldest = runs.at(-1)?.createdAt ?? Number.POSITIVE_INFINITY;
    return oldest < (createdAfter ?? Number.NEGATIVE_INFINITY);
}
function pin(request, adapter, found) {
    return { ...found, identity: identityOf(request, adapter, found.id), wentOn: false, decided: false };
}
function foundNotice(query, noun, { id, identity: { url } }, matches) {
    const text = query.by === 'latest'
        ? (0,message/* message */.iU)('run.latest-is', { noun, id, url })
        : (0,message/* message */.iU)('run.commit-has', { noun, id, commit: query.commit, matches, url });
    return { key: `found ${id}`, text, level: 'notice' };
}
function absent(request, adapter) {
    const status = (0,message/* inEnglish */.kK)((0,message/* message */.iU)('run.absent-status', { noun: adapter.noun }));
    return {
        phase: 'absent',
        status,
        identity: sought(request, adapter),
        parts: [],
        contradictions: [],
        notices: []
    };
}
/** A newer run may be the one that is meant: it is waited for, and nothing else is taken meanwhile. */
function undecided(request, adapter, run) {
    const { id, phase } = run;
    const { noun } = adapter;
    const name = id === undefined ? (0,message/* message */.iU)('run.in-list', { noun }) : (0,message/* message */.iU)('run.named', { noun, id });
    const lack = lackOf(request.query, run);
    const text = (0,message/* message */.iU)('run.undecided', { name, lack });
    return {
        ...absent(request, adapter),
        phase: phase === 'queued' || id === undefined ? 'queued' : 'running',
        status: (0,message/* inEnglish */.kK)((0,message/* message */.iU)('run.undecided-status', { name, lack })),
        undecided: true,
        notices: [{ key: `undecided ${id}`, text, level: 'notice' }]
    };
}
/** What keeps a run from being chosen, or left. */
function lackOf(query, { id, commits }) {
    if (id === undefined)
        return 'id';
    if (query.by !== 'commit' || (0,choose_run/* isOneOf */.EK)(commits, query.commit))
        return 'time';
    return commits.length === 0 ? 'commit' : 'all commits';
}

;// CONCATENATED MODULE: ./lib/src/vendors/shared/keep-run.js
function createKeeper(search) {
    let pinned;
    const find = async (context) => {
        const found = pinned ?? (await search(context));
        if (!('phase' in found))
            pinned = found;
        return found;
    };
    return {
        kept: () => pinned,
        find,
        async run(context) {
            await find(context);
            return pinned;
        }
    };
}

// EXTERNAL MODULE: ./lib/src/vendors/shared/start-run.js
var start_run = __webpack_require__(5374);
;// CONCATENATED MODULE: ./lib/src/vendors/shared/run-target.js








/**
 * A run of a pipeline as a target, with the rules that hold for every platform: the run is found once and kept to; an
 * answer about another run is a bad one; a `latest` that had ended already at the first poll is refused; a newer run
 * that may be the one is waited for.
 */
function runTarget(request, adapter) {
    const { pipelineId, query } = request;
    const started = query.by === 'started' ? startedRun(adapter) : undefined;
    const keeper = createKeeper(createFinder(request, adapter, started));
    const { addDetails, listEnded, readLog, readTogether, stop, stopsOnceFor } = adapter;
    return {
        ...startOf(request, adapter),
        id: `${pipelineId}/${query.by === 'id' ? query.id : query.by}`,
        kind: adapter.kind,
        ...(readTogether && { readTogether }),
        ...(started && { start: startOfRun(pipelineId, started, keeper) }),
        read: context => readKept(request, adapter, keeper, context),
        async readLog(part, context, cursor) {
            if (readLog === undefined)
                throw noLog(part);
            const run = await keeper.run(context);
            if (run === undefined)
                throw (0,errors/* badAnswer */.k6)((0,message/* message */.iU)('answer.too-early'));
            return readLog(run, part, context, cursor);
        },
        ...(addDetails && {
            async addDetails(snapshot, context) {
                const run = keeper.kept();
                return run === undefined ? snapshot : addDetails(snapshot, run, context);
            }
        }),
        ...(listEnded &&
            request.waits && { readDurations: async (context) => durationsOf(await listEnded(context)) }),
        ...(stop && {
            async stop(context) {
                const run = await keeper.run(context);
                return run !== undefined && stop(run, context);
            }
        }),
        ...(stopsOnceFor !== undefined && { stopsOnceFor })
    };
}
function startedRun({ starter, noun, isRunId }) {
    if (starter === undefined)
        throw new Error('a platform that begins no runs was asked for one');
    return (0,start_run/* createStart */.lp)(starter, { noun, isRunId });
}
/** The run that was begun is the one that is kept to. */
function startOfRun(pipelineId, started, keeper) {
    return {
        names: { 'pipeline-id': pipelineId },
        recover: started.recover,
        async begin(marker, context) {
            const begun = await started.begin(marker, context);
            if (begun.code !== 'begun')
                return begun;
            const run = await keeper.run(context);
            if (run === undefined)
                throw new Error('a run that was begun is not known');
            return { code: 'begun', identity: run.identity, error: begun.error };
        }
    };
}
/** One poll: finds the run where that is still to be done, and reads it. */
async function readKept(request, adapter, keeper, context) {
    const isNew = keeper.kept() === undefined && request.query.by !== 'id';
    const found = await keeper.find(context);
    if ('phase' in found)
        return found;
    try {
        const reading = await adapter.read(found, context);
        (0,confirm_id/* confirmId */.O)(adapter.noun, reading.named.run, found.id);
        (0,confirm_id/* confirmId */.O)('pipeline', reading.named.pipeline, request.pipelineId);
        return snapshotOf(request, adapter, found, reading);
    }
    catch (error) {
        if (!isNew)
            throw error;
        // It went on at the first poll, whatever has become of it by the first answer about it.
        found.decided ||= found.wentOn;
        throw foundJustNow(error);
    }
}
function snapshotOf(request, adapter, found, reading) {
    const { snapshot } = reading;
    decideFirstAnswer(request, adapter, found, model_phase/* ENDED */.h.has(snapshot.phase));
    const identity = identityOf(request, adapter, found.id, reading);
    found.identity = identity;
    const notices = [...found.notices, ...snapshot.notices];
    const { startedAt } = snapshot;
    const ageMs = startedAt === undefined ? undefined : adapter.clock.now() - startedAt;
    return { ...snapshot, identity, notices, ageMs, ...(found.refusal && { refusal: found.refusal }) };
}
/** How long the runs took that succeeded, in ms, the newest first. */
function durationsOf(runs) {
    return runs
        .filter(({ phase }) => phase === 'success')
        .sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))
        .map(({ workMs, startedAt = Number.NaN, finishedAt = Number.NaN }) => workMs ?? finishedAt - startedAt);
}
/** A wait is for what is still to come: `latest` that has ended is refused, a run of the commit that has is told. */
function decideFirstAnswer({ query, waits }, { noun, clock }, found, ended) {
    if (found.decided)
        return;
    found.decided = true;
    if (!ended || !waits || query.by === 'id' || query.by === 'started')
        return;
    const { id, createdAt } = found;
    if (query.by === 'latest' && query.createdAfter === undefined) {
        found.refusal = {
            message: (0,message/* message */.iU)('run.latest-ended', { noun, id }),
            hint: (0,message/* message */.iU)('next.latest-ended')
        };
        return;
    }
    const ageMs = createdAt === undefined ? undefined : clock.now() - createdAt;
    found.notices.push({ key: `ended ${id}`, text: (0,message/* message */.iU)('run.ended-before', { noun, id, ageMs }) });
}
/** What was found through another call may not be known everywhere yet: that is borne as at the start of a wait. */
function foundJustNow(error) {
    if (!(error instanceof errors/* RequestError */.GI))
        return error;
    return new errors/* RequestError */.GI(error.text, { ...error.failure, foundJustNow: true });
}
function noLog({ kind, name }) {
    return new errors/* RequestError */.GI((0,message/* message */.iU)('failure.no-log-served', { kind, name }), {
        kind: 'not-found',
        label: 'no log'
    });
}


/***/ }),

/***/ 4815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ anything),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   FX: () => (/* binding */ nothingListed),
/* harmony export */   GM: () => (/* binding */ wholeList),
/* harmony export */   J2: () => (/* binding */ looseList),
/* harmony export */   Lr: () => (/* binding */ toId),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Ro: () => (/* binding */ toNumber),
/* harmony export */   _B: () => (/* binding */ countedOthers),
/* harmony export */   d_: () => (/* binding */ scalar),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   gf: () => (/* binding */ parseAs),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   re: () => (/* binding */ textId),
/* harmony export */   vK: () => (/* binding */ listOfOthers),
/* harmony export */   xe: () => (/* binding */ toTime)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2226);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3945);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1793);


// What the platforms' schemas are made of. Real bodies have nulls everywhere, and versions differ, so every field may be
// null or absent; a field that only decorates may also be of any type, and then counts as absent.
// Ids of parts stand in those of the parts below them.
const LONGEST_SCALAR = 500;
/** What a value means, or `undefined`. Not by a union and `catch`, which take a hundred times as long for a wrong type. */
const read = (meaning) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((value) => meaning(value)));
/** A text that decorates. */
const text = read(value => (typeof value === 'string' || value === null ? value : undefined));
/** An id, a time or a counter: integers in some answers, strings in others. What is longer than any of these is none. */
const scalar = read(value => {
    if (typeof value === 'string')
        return value.length <= LONGEST_SCALAR ? value : undefined;
    return value === null || isFiniteNumber(value) ? value : undefined;
});
/** An id that is always a text. */
const textId = read(value => value === null || (typeof value === 'string' && value.length <= LONGEST_SCALAR) ? value : undefined);
/** A status, or whatever is looked at elsewhere: its type is no reason to refuse the answer. */
const anything = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J());
/** Things beside parts: who may approve, commits, variables. */
const MOST_OTHERS = 100_000;
const nothingListed = () => ({ parts: 0, others: 0 });
/** Of the answer that is being parsed, if any: what counts in a schema is handed nothing but the value. */
let listed;
/**
 * An answer by its schema. One that lists more than 20,000 parts is over its bound, which is known before the first of them
 * is looked at: throws a permanent `RequestError`. Every list of a schema is one of those below, so that none goes uncounted.
 * An answer that is parsed in several steps is counted in one `inAll`.
 */
function parseAs(schema, body, inAll = nothingListed()) {
    listed = inAll;
    try {
        return zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(schema, body);
    }
    finally {
        listed = undefined;
    }
}
function countParts(value) {
    count(value, 'parts', _model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_PARTS */ .pZ);
    return value;
}
function countOthers(value) {
    count(value, 'others', MOST_OTHERS);
    return value;
}
function count(value, what, most) {
    // Without it the lists of one answer would count with those of all answers before.
    if (listed === undefined)
        throw new Error('an answer with lists is read by parseAs');
    if (Array.isArray(value))
        listed[what] += value.length;
    if (listed[what] > most)
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .tooManyParts */ .gv)();
}
/** A list of parts without gaps. */
const wholeList = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(countParts), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item));
/** A list on which something depends: a wrong type makes the whole answer a bad one. */
const list = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(wholeList(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(item)));
/** A list that decorates. */
const looseList = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["catch"] */ .MfU(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(wholeList(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(item))), undefined);
/** A list of what is no part. */
const countedOthers = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(countOthers), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(item))));
/** A list of what is no part, and decorates. */
const listOfOthers = (item) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ["catch"] */ .MfU(countedOthers(item), undefined);
/** A record that decorates, of fields that decorate. */
const record = (shape) => zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((value) => (isRecord(value) ? value : undefined)), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc(shape))));
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isFiniteNumber(value) {
    return Number.isFinite(value);
}
/** Numbers come as integers or as strings of digits; what is negative or anything else is absent. */
function toNumber(value) {
    if (isFiniteNumber(value))
        return value >= 0 ? value : undefined;
    return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
}
const ISO_TIME = /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?$/;
/**
 * Epoch ms, out of epoch ms or of ISO 8601: what is documented as the one comes as the other. 0 is how platforms write
 * "never". A text without a zone could be any hour, so it counts as unknown unless `zone` (`+08:00`) is the platform's.
 */
function toTime(value, zone) {
    const number = toNumber(value);
    if (number !== undefined)
        return number || undefined;
    const [, date, time, offset = zone] = ISO_TIME.exec(typeof value === 'string' ? value : '') ?? [];
    if (offset === undefined)
        return undefined;
    const at = Date.parse(`${date}T${time}${offset}`);
    return at > 0 ? at : undefined;
}
/** An id as text, or nothing. */
function toId(value) {
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
/** A list without its empty places. */
function present(items) {
    return (items ?? []).filter((item) => item !== null && item !== undefined);
}


/***/ }),

/***/ 5374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jg: () => (/* binding */ notOneSource),
/* harmony export */   lp: () => (/* binding */ createStart)
/* harmony export */ });
/* unused harmony export mayHaveBegun */
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1793);
/* harmony import */ var _util_timers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9745);



/** When it is tried, in ms from the first failure on, and how long a try may take. */
const TRIES = [
    { atMs: 1000, longestMs: 9000 },
    { atMs: 10_000, longestMs: 15_000 },
    { atMs: 25_000, longestMs: 5000 }
];
/**
 * Begins one run at the most. The start is sent once, whatever comes of it: no platform has a key that would make a second one
 * harmless. A refusal is believed where it is proven; whatever else leaves it open is answered by the marker that was sent.
 */
function createStart(starter, run) {
    const state = { starter, run };
    return {
        begin: (marker, context) => begin(state, marker, context),
        async recover(marker, context) {
            state.marker = marker;
            return (await searchOnce(state, context)) !== undefined;
        },
        async find(context) {
            // The answer that is still to come tells more than a list.
            await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(settled(Promise.resolve(state.sent)), context.signal);
            return state.isRefused ? undefined : searchOnce(state, context);
        }
    };
}
async function begin(state, marker, { signal, clock, sendMs, onUnclear }) {
    if (state.marker !== undefined)
        throw new Error('a run is begun once');
    state.marker = marker;
    const send = await prepare(state.starter, clock, signal);
    signal.throwIfAborted();
    if (send instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI)
        return refused(state, send);
    state.sent = inTime(sendMs, context => sendOnce(state, send, marker, context));
    const answer = await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(settled(state.sent), signal);
    if (!(answer instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI))
        return { code: 'begun', id: answer };
    if (!mayHaveBegun(answer.failure))
        return refused(state, answer);
    onUnclear(answer);
    const found = await searchThrice(state, clock, signal);
    if (typeof found === 'string')
        return { code: 'begun', id: found, error: answer };
    return { code: 'unclear', error: answer, search: found };
}
function refused(state, error) {
    state.isRefused = true;
    return { code: 'refused', error };
}
async function sendOnce(state, send, marker, context) {
    const { noun, isRunId } = state.run;
    const answered = await send(marker, context);
    if (!isRunId(answered))
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.odd-id', { noun }));
    state.id = answered;
    return answered;
}
/** The run by its marker, where its id is not known yet. */
async function searchOnce(state, context) {
    const { starter, marker, run } = state;
    if (state.id !== undefined || marker === undefined)
        return state.id;
    const found = await starter.findByMarker(marker, context);
    if (found !== undefined && !run.isRunId(found))
        throw (0,_model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .badAnswer */ .k6)((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('answer.odd-id', { noun: run.noun }));
    state.id ??= found;
    return state.id;
}
/**
 * Whether a run may have begun though its start had no good answer. Only what the platform itself says is a refusal, by a status of
 * 3xx or 4xx or by a code of its own; and what was never sent began nothing.
 */
function mayHaveBegun({ kind, status, code, unsent }) {
    if (unsent)
        return false;
    if (status === undefined || status >= 500 || kind === 'transient')
        return true;
    return status < 300 && code === undefined;
}
/** Three searches in 30 s: the id, or why the last one could not tell. Nothing where it told that there is no such run. */
function searchThrice(state, clock, signal) {
    const isOver = (found) => typeof found === 'string';
    return tryThrice(context => searchOnce(state, context), isOver, { clock, signal });
}
/** What only reads may be asked for again: what sends the start, or why it cannot be sent. */
async function prepare({ prepare }, clock, signal) {
    const isOver = (answer) => !(answer instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI) || !isWorthAnother(answer.failure);
    const first = await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(settled(prepare({ signal })), signal);
    return isOver(first) ? first : tryThrice(prepare, isOver, { clock, signal });
}
function isWorthAnother({ kind }) {
    return kind === 'transient' || kind === 'throttled';
}
/** The answer that ends it, or the last one. */
async function tryThrice(ask, isOver, { clock, signal }) {
    const from = clock.now();
    for (let i = 0;; i++) {
        const { atMs, longestMs } = TRIES[i];
        await clock.sleep(Math.max(0, from + atMs - clock.now()), signal);
        const answer = await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(settled(inTime(longestMs, ask, signal)), signal);
        if (isOver(answer) || i === TRIES.length - 1)
            return answer;
    }
}
/** Gives a request so much time. Without a parent it goes on when the caller has given up. */
async function inTime(ms, ask, parent = new AbortController().signal) {
    const tooLate = () => new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('failure.no-answer', { ms }), { kind: 'transient', label: 'request timeout' });
    const limit = (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .deadline */ .nl)(ms, parent, tooLate);
    try {
        return await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_2__/* .abortable */ .ZC)(ask({ signal: limit.signal }), limit.signal);
    }
    finally {
        limit.release();
    }
}
/** A failed request as a value. */
async function settled(asked) {
    try {
        return await asked;
    }
    catch (error) {
        if (error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI)
            return error;
        throw error;
    }
}
/** Why a branch or tag cannot be given: a pipeline may have no code source, or several, of which none is meant. */
function notOneSource(count) {
    return new _model_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RequestError */ .GI((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('start.sources', { count }), {
        kind: 'permanent',
        label: 'code sources',
        hint: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_0__/* .message */ .iU)('hint.sources')
    });
}


/***/ }),

/***/ 5918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readStatus)
/* harmony export */ });
/** No listed word is longer. */
const LONGEST_WORD = 100;
/**
 * What a status value means by a table. A word of success counts byte for byte only; all other words compare by
 * ASCII case folding (not by `toLowerCase`, which folds letters of other alphabets onto ASCII ones). Whatever is
 * not listed, not a string, or empty is `unknown`.
 */
function readStatus(table, value) {
    if (typeof value !== 'string')
        return { phase: 'unknown', status: describeValue(value) };
    if (Object.hasOwn(table, value))
        return { phase: table[value], status: value };
    const phase = value.length > LONGEST_WORD ? undefined : foldedTable(table).get(foldAscii(value));
    if (phase !== undefined)
        return { phase, status: value };
    return { phase: 'unknown', status: value === '' ? '(empty)' : value };
}
const foldedTables = new WeakMap();
/** The words that compare by folding, folded: once for each table, since answers have words by the thousand. */
function foldedTable(table) {
    const before = foldedTables.get(table);
    if (before !== undefined)
        return before;
    const folded = new Map();
    for (const [word, phase] of Object.entries(table)) {
        const key = foldAscii(word);
        if (phase !== 'success' && !folded.has(key))
            folded.set(key, phase);
    }
    foldedTables.set(table, folded);
    return folded;
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


/***/ })

};

export const id = 561;
export const ids = [561];
export const modules = {

/***/ 2942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _cancel_saved_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3574);
/* harmony import */ var _cancel_stop_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4593);
/* harmony import */ var _github_saved_posts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4085);
/* harmony import */ var _http_certificates_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3719);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9165);
/* harmony import */ var _inputs_locale_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1185);
/* harmony import */ var _inputs_masks_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3339);
/* harmony import */ var _inputs_names_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(322);
/* harmony import */ var _inputs_raw_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4448);
/* harmony import */ var _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7031);
/* harmony import */ var _messages_message_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6800);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1793);
/* harmony import */ var _output_clean_text_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8303);
/* harmony import */ var _output_printer_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5809);
/* harmony import */ var _process_exit_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(7398);
/* harmony import */ var _util_marker_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(6421);
/* harmony import */ var _util_timers_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(9745);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(3987);


















const LONGEST_MS = 25_000;
const MOST_NAMED = 10;
/** How long each search for a run whose start was under way waits first, in ms: the platform may just be making it. */
const SEARCH_GAPS_MS = [0, 3000, 5000];
const LONGEST_SEARCH_MS = 4000;
/** The operation that opens a target of a kind by its id. */
const operations = {
    'deploy order': 'wait-deploy-order',
    'change order': 'wait-change-order',
    'pipeline run': 'wait-pipeline',
    build: 'wait-pipeline'
};
/**
 * The `post` step: stops on the platform what had to be stopped and, as far as is known, was not, and posts to GitHub what
 * could not be posted. Any line of a log may have written the saved state: it has to be signed, and its ids pass the checks
 * of the inputs once more. Some runners give this step the inputs of another one: then it stops nothing, and names what may
 * still run.
 */
async function post() {
    (0,_inputs_masks_js__WEBPACK_IMPORTED_MODULE_6__/* .maskSecrets */ .Q)();
    await (0,_inputs_locale_js__WEBPACK_IMPORTED_MODULE_5__/* .speakAsAsked */ .$)(process.env);
    const printer = (0,_output_printer_js__WEBPACK_IMPORTED_MODULE_13__/* .createPrinter */ .F)(0);
    const env = withoutLostFiles(process.env, printer);
    const inputs = tryInputs(env);
    await Promise.all([(0,_cancel_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .hasState */ .o9)() && stopWhatRuns(inputs, env, printer), postToGitHub(inputs, printer)]);
    (0,_process_exit_js__WEBPACK_IMPORTED_MODULE_14__/* .leave */ .qG)();
}
/** Posts what the main step could not post to GitHub. */
async function postToGitHub(inputs, printer) {
    if (!(0,_github_saved_posts_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSavedPosts */ .Fk)())
        return;
    if (inputs instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_11__/* .InputError */ .dz || inputs.posts === undefined) {
        printer.warning((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('github.other-inputs'));
        return;
    }
    const { postAgain } = await __webpack_require__.e(/* import() */ 137).then(__webpack_require__.bind(__webpack_require__, 2137));
    await postAgain(inputs.posts, inputs.ca, { printer, clock: _util_timers_js__WEBPACK_IMPORTED_MODULE_16__/* .monotonicClock */ .VF });
}
async function stopWhatRuns(inputs, env, printer) {
    const key = inputs instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_11__/* .InputError */ .dz ? (0,_inputs_secrets_js__WEBPACK_IMPORTED_MODULE_9__/* .stateKeyOf */ .oJ)((0,_inputs_raw_js__WEBPACK_IMPORTED_MODULE_8__/* .readRaw */ .hc)(env, () => { })) : inputs.stateKey;
    const saved = key && (0,_cancel_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)(key);
    if (saved?.some(one => one.beforehand))
        printer.line((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('post.killed'));
    if (inputs instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_11__/* .InputError */ .dz || inputs.cancelRemote === 'never' || saved === undefined) {
        printer.warning((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('post.nothing-stopped', { why: whyNothing(inputs, saved !== undefined) }));
        if (saved !== undefined)
            nameRunning(saved, 'post.unstopped', printer);
        else
            nameRunning((0,_cancel_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readForeignState */ .Mb)(key), 'post.unchecked', printer);
        return;
    }
    await stopSaved(saved, inputs, env, printer);
}
function whyNothing(inputs, isSigned) {
    if (inputs instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_11__/* .InputError */ .dz)
        return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('several', { clauses: inputs.mistakes });
    return (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)(isSigned ? 'post.other-inputs' : 'post.unsigned');
}
/** One warning for each thing, with its link, so that a person can stop it. */
function nameRunning(running, what, printer) {
    for (const { label, url } of running.slice(0, MOST_NAMED))
        printer.warning((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)(what, { target: (0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_12__/* .oneLine */ .TN)(label, 200), url }));
    if (running.length > MOST_NAMED)
        printer.warning((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('post.more-running', { count: running.length - MOST_NAMED }));
}
async function stopSaved(saved, inputs, env, printer) {
    const clients = (0,_client_js__WEBPACK_IMPORTED_MODULE_17__/* .openClients */ .B)(inputs, printer);
    const wanted = (await Promise.all(saved.map(one => reopen(one, env, clients, printer)))).flat();
    const limit = (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_16__/* .deadline */ .nl)(LONGEST_MS, new AbortController().signal, _cancel_stop_js__WEBPACK_IMPORTED_MODULE_1__/* .noTimeLeft */ .K);
    try {
        await (0,_cancel_stop_js__WEBPACK_IMPORTED_MODULE_1__/* .stopAll */ .u)(wanted, {
            clock: _util_timers_js__WEBPACK_IMPORTED_MODULE_16__/* .monotonicClock */ .VF,
            printer,
            signal: limit.signal,
            afterThrottleMs: inputs.settings.pace.minMs,
            pollsFirst: true,
            onTry: () => { },
            onDone: () => { }
        });
    }
    finally {
        limit.release();
    }
}
/** Opens what was saved as targets, by the saved ids and by nothing else that the inputs name. */
async function reopen(saved, base, { http, tools }, printer) {
    const { kind, names, label, url, triedAt, marker } = saved;
    const isPending = (0,_util_marker_js__WEBPACK_IMPORTED_MODULE_15__/* .isMarker */ .r)(marker);
    const env = { ...base, INPUT_OPERATION: isPending ? 'run-pipeline' : operations[kind] };
    // They are for the start, which is over.
    for (const name of _inputs_names_js__WEBPACK_IMPORTED_MODULE_7__/* .startInputs */ .Qo)
        env[`INPUT_${name.toUpperCase()}`] = '';
    for (const name of _inputs_names_js__WEBPACK_IMPORTED_MODULE_7__/* .idInputs */ .$V)
        env[`INPUT_${name.toUpperCase()}`] = oneItem(name, names[name]);
    // A link names a run of a pipeline, and what was saved may be something else.
    if (names['pipeline-id'] === undefined)
        env['INPUT_FROM-URL'] = '';
    const inputs = tryInputs(env);
    if (inputs instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_11__/* .InputError */ .dz) {
        printer.warning((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('post.nothing-stopped', { why: (0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('several', { clauses: inputs.mistakes }) }));
        nameRunning([saved], 'post.unstopped', printer);
        return [];
    }
    const targets = await inputs.plan.open(http, inputs.consoleUrl, tools);
    if (isPending && !(await wasBegun(targets, marker))) {
        printer.warning((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('post.no-run', { target: (0,_output_clean_text_js__WEBPACK_IMPORTED_MODULE_12__/* .oneLine */ .TN)(label, 200), marker, url }));
        return [];
    }
    return targets.map(target => ({ target, identity: { label, url, ids: {} }, triedAt }));
}
/** Whether the run whose start was under way when the step ended has begun. It is searched for, and never begun here. */
async function wasBegun([target], marker) {
    for (const ms of SEARCH_GAPS_MS) {
        const { signal } = new AbortController();
        await _util_timers_js__WEBPACK_IMPORTED_MODULE_16__/* .monotonicClock */ .VF.sleep(ms, signal);
        const limit = (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_16__/* .deadline */ .nl)(LONGEST_SEARCH_MS, signal, _cancel_stop_js__WEBPACK_IMPORTED_MODULE_1__/* .noTimeLeft */ .K);
        try {
            if (await (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_16__/* .abortable */ .ZC)(target?.start?.recover(marker, { signal: limit.signal }) ?? Promise.resolve(false), limit.signal))
                return true;
        }
        catch (error) {
            // The next search may be answered.
            if (!(error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_11__/* .RequestError */ .GI) && error !== limit.signal.reason)
                throw error;
        }
        finally {
            limit.release();
        }
    }
    return false;
}
/** A saved id as its input takes it: with a line break, since an app's name may hold commas. */
function oneItem(name, id) {
    return id !== undefined && _inputs_names_js__WEBPACK_IMPORTED_MODULE_7__/* .listInputs */ .SS.includes(name) ? `${id}\n` : (id ?? '');
}
function tryInputs(env) {
    try {
        return (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)(env);
    }
    catch (error) {
        if (error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_11__/* .InputError */ .dz)
            return error;
        throw error;
    }
}
/**
 * The inputs without the log file and the recording, which only the wait needs, and without a file of certificates that is gone: the
 * workspace may be empty by now.
 */
function withoutLostFiles(env, printer) {
    const path = env['INPUT_CA-FILE']?.trim();
    const certificates = path ? (0,_http_certificates_js__WEBPACK_IMPORTED_MODULE_3__/* .readCertificates */ .j)(path) : [];
    const isLost = 'key' in certificates;
    if (isLost)
        printer.warning((0,_messages_message_js__WEBPACK_IMPORTED_MODULE_10__/* .message */ .iU)('post.lost-certificates', { why: certificates }));
    return { ...env, 'INPUT_LOG-FILE': '', INPUT_RECORD: '', ...(isLost && { 'INPUT_CA-FILE': '' }) };
}


/***/ })

};

export const id = 942;
export const ids = [942];
export const modules = {

/***/ 2942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _cancel_saved_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3574);
/* harmony import */ var _cancel_stop_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4593);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2134);
/* harmony import */ var _inputs_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(322);
/* harmony import */ var _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7031);
/* harmony import */ var _model_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1793);
/* harmony import */ var _output_printer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2230);
/* harmony import */ var _process_exit_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7398);
/* harmony import */ var _util_timers_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9745);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8956);










const LONGEST_MS = 25_000;
const NOTHING_STOPPED = 'nothing was stopped on the platform';
/** The operation that opens a target of a kind by its id. */
const operations = {
    'deploy order': 'wait-deploy-order',
    'change order': 'wait-change-order',
    'pipeline run': 'wait-pipeline',
    build: 'wait-pipeline'
};
/**
 * The `post` step: stops on the platform what had to be stopped and, as far as is known, was not. Any line of a log may
 * have written the saved state: the state has to be signed, and its ids pass the checks of the inputs once more.
 */
async function post() {
    (0,_inputs_secrets_js__WEBPACK_IMPORTED_MODULE_4__/* .maskSecrets */ .QU)();
    const printer = (0,_output_printer_js__WEBPACK_IMPORTED_MODULE_6__/* .createPrinter */ .F)(0);
    const inputs = readInputsOrWarn(printer, process.env);
    if (inputs === undefined)
        return;
    const { cancelRemote, stateKey, settings } = inputs;
    const saved = stateKey && cancelRemote !== 'never' ? (0,_cancel_saved_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)(stateKey) : undefined;
    if (saved === undefined) {
        return printer.warning(`${NOTHING_STOPPED}: the saved state is not signed by this job`);
    }
    const http = (0,_client_js__WEBPACK_IMPORTED_MODULE_9__/* .openClient */ .M)(inputs, printer);
    const wanted = (await Promise.all(saved.map(one => reopen(one, http, printer)))).flat();
    const limit = (0,_util_timers_js__WEBPACK_IMPORTED_MODULE_8__/* .deadline */ .nl)(LONGEST_MS, new AbortController().signal, () => new Error('no time was left'));
    try {
        await (0,_cancel_stop_js__WEBPACK_IMPORTED_MODULE_1__/* .stopAll */ .u)(wanted, {
            clock: _util_timers_js__WEBPACK_IMPORTED_MODULE_8__/* .monotonicClock */ .VF,
            printer,
            signal: limit.signal,
            afterThrottleMs: settings.pace.minMs,
            pollsFirst: true,
            onTry: () => { },
            onDone: () => { }
        });
    }
    finally {
        limit.release();
        (0,_process_exit_js__WEBPACK_IMPORTED_MODULE_7__/* .leave */ .qG)();
    }
}
/** Opens what was saved as targets, by the saved ids and by nothing else that the inputs name. */
async function reopen(saved, http, printer) {
    const { kind, names, label, url, triedAt } = saved;
    const env = { ...process.env, INPUT_OPERATION: operations[kind] };
    for (const name of _inputs_names_js__WEBPACK_IMPORTED_MODULE_3__/* .idInputs */ .$V)
        env[`INPUT_${name.toUpperCase()}`] = names[name] ?? '';
    // A link names a run of a pipeline, and what was saved may be something else.
    if (names['pipeline-id'] === undefined)
        env['INPUT_FROM-URL'] = '';
    const inputs = readInputsOrWarn(printer, env);
    const targets = (await inputs?.plan.open(http, inputs.consoleUrl)) ?? [];
    return targets.map(target => ({ target, identity: { label, url, ids: {} }, triedAt }));
}
/** The inputs without the log file, which only the wait needs: the workspace may be gone by now. */
function readInputsOrWarn(printer, env) {
    try {
        return (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)({ ...env, 'INPUT_LOG-FILE': '' });
    }
    catch (error) {
        if (!(error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .dz))
            throw error;
        printer.warning(`${NOTHING_STOPPED}: ${error.message}`);
        return undefined;
    }
}


/***/ })

};

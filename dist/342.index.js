export const id = 342;
export const ids = [342];
export const modules = {

/***/ 7342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3920);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2241);
/* harmony import */ var _http_slots_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7874);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2776);
/* harmony import */ var _log_printer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4727);
/* harmony import */ var _signature_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2956);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(723);
/* harmony import */ var _stop_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8776);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5149);










const LONGEST_MS = 25_000;
const NOTHING_STOPPED = 'nothing was stopped on the platform';
const waitFor = {
    'deploy order': 'wait-deploy-order',
    'change order': 'wait-change-order',
    'pipeline run': 'wait-pipeline',
    build: 'wait-pipeline'
};
/**
 * The `post` step: stops on the platform what had to be stopped and, as far as is known, was not. The state that says
 * so may have been written by anybody: it has to be signed, and its ids pass the checks of the inputs once more.
 */
async function post() {
    (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .maskSecrets */ .QU)();
    const printer = (0,_log_printer_js__WEBPACK_IMPORTED_MODULE_4__/* .createPrinter */ .F)(0);
    const inputs = checked(printer, process.env);
    if (inputs === undefined)
        return;
    const { cancelRemote, stateKey, endpoint, ca, requestTimeoutMs, settings } = inputs;
    const saved = stateKey && cancelRemote !== 'never' ? (0,_state_js__WEBPACK_IMPORTED_MODULE_6__/* .readState */ .un)(stateKey) : undefined;
    if (saved === undefined) {
        return printer.warning(`${NOTHING_STOPPED}: the saved state is not signed by this job`);
    }
    const ask = (0,_http_client_js__WEBPACK_IMPORTED_MODULE_2__/* .createHttp */ .V)({ endpoint, ca, requestTimeoutMs, slots: (0,_http_slots_js__WEBPACK_IMPORTED_MODULE_9__/* .createSlots */ .e)() });
    const http = request => ask((0,_signature_js__WEBPACK_IMPORTED_MODULE_5__/* .rememberingSignature */ .s)(request));
    const wanted = (await Promise.all(saved.map(one => reopen(one, http, printer)))).flat();
    const limit = (0,_time_js__WEBPACK_IMPORTED_MODULE_8__/* .deadline */ .nl)(LONGEST_MS, new AbortController().signal, () => new Error('no time was left'));
    try {
        await (0,_stop_js__WEBPACK_IMPORTED_MODULE_7__/* .stopAll */ .u)(wanted, {
            clock: _time_js__WEBPACK_IMPORTED_MODULE_8__/* .monotonicClock */ .VF,
            printer,
            signal: limit.signal,
            afterThrottleMs: settings.pace.minMs,
            looksFirst: true,
            onTry: () => { },
            onDone: () => { }
        });
    }
    finally {
        limit.release();
        (0,_exit_js__WEBPACK_IMPORTED_MODULE_1__/* .leave */ .qG)();
    }
}
/** The thing that was saved, as a target: named by its ids, and by nothing else that the inputs say. */
async function reopen(saved, http, printer) {
    const { kind, names, label, url, triedAt } = saved;
    const env = { ...process.env, INPUT_OPERATION: waitFor[kind] };
    for (const name of _inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .idInputs */ .$V)
        env[`INPUT_${name.toUpperCase()}`] = names[name] ?? '';
    // A link names a run of a pipeline, and that may be another thing.
    if (names['pipeline-id'] === undefined)
        env['INPUT_FROM-URL'] = '';
    const inputs = checked(printer, env);
    const targets = (await inputs?.plan.open(http, inputs.consoleUrl)) ?? [];
    return targets.map(target => ({ target, identity: { label, url, ids: {} }, triedAt }));
}
/** The inputs, without what is only for the wait: the workspace may be gone by now. */
function checked(printer, env) {
    try {
        return (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .readInputs */ .Ko)({ ...env, 'INPUT_LOG-FILE': '' });
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
            throw error;
        printer.warning(`${NOTHING_STOPPED}: ${error.message}`);
        return undefined;
    }
}


/***/ })

};

export const id = 942;
export const ids = [
    942
];
export const modules = {
    2942: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.r(__webpack_exports__);
        __webpack_require__.d(__webpack_exports__, {
            post: ()=>post
        });
        var _cancel_saved_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3574);
        var _cancel_stop_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4593);
        var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1025);
        var _model_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1793);
        var _output_printer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2230);
        var _process_exit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7398);
        var _util_timers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9745);
        var _client_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2376);
        const LONGEST_MS = 25_000;
        const NOTHING_STOPPED = 'nothing was stopped on the platform';
        const operations = {
            'deploy order': 'wait-deploy-order',
            'change order': 'wait-change-order',
            'pipeline run': 'wait-pipeline',
            build: 'wait-pipeline'
        };
        async function post() {
            (0, _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__.QU)();
            const printer = (0, _output_printer_js__WEBPACK_IMPORTED_MODULE_4__.F)(0);
            const inputs = readInputsOrWarn(printer, process.env);
            if (inputs === undefined) return;
            const { cancelRemote, stateKey, settings } = inputs;
            const saved = stateKey && cancelRemote !== 'never' ? (0, _cancel_saved_state_js__WEBPACK_IMPORTED_MODULE_0__.un)(stateKey) : undefined;
            if (saved === undefined) {
                return printer.warning(`${NOTHING_STOPPED}: the saved state is not signed by this job`);
            }
            const http = (0, _client_js__WEBPACK_IMPORTED_MODULE_7__.M)(inputs);
            const wanted = (await Promise.all(saved.map((one)=>reopen(one, http, printer)))).flat();
            const limit = (0, _util_timers_js__WEBPACK_IMPORTED_MODULE_6__.nl)(LONGEST_MS, new AbortController().signal, ()=>new Error('no time was left'));
            try {
                await (0, _cancel_stop_js__WEBPACK_IMPORTED_MODULE_1__.u)(wanted, {
                    clock: _util_timers_js__WEBPACK_IMPORTED_MODULE_6__.VF,
                    printer,
                    signal: limit.signal,
                    afterThrottleMs: settings.pace.minMs,
                    looksFirst: true,
                    onTry: ()=>{},
                    onDone: ()=>{}
                });
            } finally{
                limit.release();
                (0, _process_exit_js__WEBPACK_IMPORTED_MODULE_5__.qG)();
            }
        }
        async function reopen(saved, http, printer) {
            const { kind, names, label, url, triedAt } = saved;
            const env = {
                ...process.env,
                INPUT_OPERATION: operations[kind]
            };
            for (const name of _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__.$V)env[`INPUT_${name.toUpperCase()}`] = names[name] ?? '';
            if (names['pipeline-id'] === undefined) env['INPUT_FROM-URL'] = '';
            const inputs = readInputsOrWarn(printer, env);
            const targets = await inputs?.plan.open(http, inputs.consoleUrl) ?? [];
            return targets.map((target)=>({
                    target,
                    identity: {
                        label,
                        url,
                        ids: {}
                    },
                    triedAt
                }));
        }
        function readInputsOrWarn(printer, env) {
            try {
                return (0, _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__.Ko)({
                    ...env,
                    'INPUT_LOG-FILE': ''
                });
            } catch (error) {
                if (!(error instanceof _model_errors_js__WEBPACK_IMPORTED_MODULE_3__.dz)) throw error;
                printer.warning(`${NOTHING_STOPPED}: ${error.message}`);
                return undefined;
            }
        }
    }
};

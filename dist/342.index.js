export const id = 342;
export const ids = [
    342
];
export const modules = {
    7342: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.r(__webpack_exports__);
        __webpack_require__.d(__webpack_exports__, {
            post: ()=>post
        });
        var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);
        var _exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3920);
        var _http_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2241);
        var _http_slots_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7874);
        var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2776);
        var _log_printer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4727);
        var _signature_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2956);
        var _state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(723);
        var _stop_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8776);
        var _time_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5149);
        const LONGEST_MS = 25_000;
        const NOTHING_STOPPED = 'nothing was stopped on the platform';
        const waitFor = {
            'deploy order': 'wait-deploy-order',
            'change order': 'wait-change-order',
            'pipeline run': 'wait-pipeline',
            build: 'wait-pipeline'
        };
        async function post() {
            (0, _inputs_js__WEBPACK_IMPORTED_MODULE_3__.QU)();
            const printer = (0, _log_printer_js__WEBPACK_IMPORTED_MODULE_4__.F)(0);
            const inputs = checked(printer, process.env);
            if (inputs === undefined) return;
            const { cancelRemote, stateKey, endpoint, ca, requestTimeoutMs, settings } = inputs;
            const saved = stateKey && cancelRemote !== 'never' ? (0, _state_js__WEBPACK_IMPORTED_MODULE_6__.un)(stateKey) : undefined;
            if (saved === undefined) {
                return printer.warning(`${NOTHING_STOPPED}: the saved state is not signed by this job`);
            }
            const ask = (0, _http_client_js__WEBPACK_IMPORTED_MODULE_2__.V)({
                endpoint,
                ca,
                requestTimeoutMs,
                slots: (0, _http_slots_js__WEBPACK_IMPORTED_MODULE_9__.e)()
            });
            const http = (request)=>ask((0, _signature_js__WEBPACK_IMPORTED_MODULE_5__.s)(request));
            const wanted = (await Promise.all(saved.map((one)=>reopen(one, http, printer)))).flat();
            const limit = (0, _time_js__WEBPACK_IMPORTED_MODULE_8__.nl)(LONGEST_MS, new AbortController().signal, ()=>new Error('no time was left'));
            try {
                await (0, _stop_js__WEBPACK_IMPORTED_MODULE_7__.u)(wanted, {
                    clock: _time_js__WEBPACK_IMPORTED_MODULE_8__.VF,
                    printer,
                    signal: limit.signal,
                    afterThrottleMs: settings.pace.minMs,
                    looksFirst: true,
                    onTry: ()=>{},
                    onDone: ()=>{}
                });
            } finally{
                limit.release();
                (0, _exit_js__WEBPACK_IMPORTED_MODULE_1__.qG)();
            }
        }
        async function reopen(saved, http, printer) {
            const { kind, names, label, url, triedAt } = saved;
            const env = {
                ...process.env,
                INPUT_OPERATION: waitFor[kind]
            };
            for (const name of _inputs_js__WEBPACK_IMPORTED_MODULE_3__.$V)env[`INPUT_${name.toUpperCase()}`] = names[name] ?? '';
            if (names['pipeline-id'] === undefined) env['INPUT_FROM-URL'] = '';
            const inputs = checked(printer, env);
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
        function checked(printer, env) {
            try {
                return (0, _inputs_js__WEBPACK_IMPORTED_MODULE_3__.Ko)({
                    ...env,
                    'INPUT_LOG-FILE': ''
                });
            } catch (error) {
                if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.dz)) throw error;
                printer.warning(`${NOTHING_STOPPED}: ${error.message}`);
                return undefined;
            }
        }
    }
};

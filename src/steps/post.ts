import {readState, type SavedStop} from '../cancel/saved-state.js'
import {type StopRequest, stopAll} from '../cancel/stop.js'
import type {Http} from '../http/client.js'
import {type Inputs, readInputs} from '../inputs/inputs.js'
import {idInputs} from '../inputs/names.js'
import {maskSecrets} from '../inputs/secrets.js'
import {InputError} from '../model/errors.js'
import type {TargetKind} from '../model/target.js'
import {createPrinter, type Printer} from '../output/printer.js'
import {leave} from '../process/exit.js'
import {monotonicClock as clock, deadline} from '../util/timers.js'
import type {Operation} from '../vendors/vendor.js'
import {openClient} from './client.js'

const LONGEST_MS = 25_000
const NOTHING_STOPPED = 'nothing was stopped on the platform'

/** The operation that opens a target of a kind by its id. */
const operations: Readonly<Record<TargetKind, Operation>> = {
  'deploy order': 'wait-deploy-order',
  'change order': 'wait-change-order',
  'pipeline run': 'wait-pipeline',
  build: 'wait-pipeline'
}

/**
 * The `post` step: stops on the platform what had to be stopped and, as far as is known, was not. Any line of a log may
 * have written the saved state: the state has to be signed, and its ids pass the checks of the inputs once more.
 */
export async function post(): Promise<void> {
  maskSecrets()
  const printer = createPrinter(0)
  const inputs = readInputsOrWarn(printer, process.env)
  if (inputs === undefined) return
  const {cancelRemote, stateKey, settings} = inputs
  const saved = stateKey && cancelRemote !== 'never' ? readState(stateKey) : undefined
  if (saved === undefined) {
    return printer.warning(`${NOTHING_STOPPED}: the saved state is not signed by this job`)
  }
  const http = openClient(inputs, printer)
  const wanted = (await Promise.all(saved.map(one => reopen(one, http, printer)))).flat()
  const limit = deadline(LONGEST_MS, new AbortController().signal, () => new Error('no time was left'))
  try {
    await stopAll(wanted, {
      clock,
      printer,
      signal: limit.signal,
      afterThrottleMs: settings.pace.minMs,
      pollsFirst: true,
      onTry: () => {},
      onDone: () => {}
    })
  } finally {
    limit.release()
    leave()
  }
}

/** Opens what was saved as targets, by the saved ids and by nothing else that the inputs name. */
async function reopen(saved: SavedStop, http: Http, printer: Printer): Promise<StopRequest[]> {
  const {kind, names, label, url, triedAt} = saved
  const env: NodeJS.ProcessEnv = {...process.env, INPUT_OPERATION: operations[kind]}
  for (const name of idInputs) env[`INPUT_${name.toUpperCase()}`] = names[name] ?? ''
  // A link names a run of a pipeline, and what was saved may be something else.
  if (names['pipeline-id'] === undefined) env['INPUT_FROM-URL'] = ''
  const inputs = readInputsOrWarn(printer, env)
  const targets = (await inputs?.plan.open(http, inputs.consoleUrl)) ?? []
  return targets.map(target => ({target, identity: {label, url, ids: {}}, triedAt}))
}

/** The inputs without the log file, which only the wait needs: the workspace may be gone by now. */
function readInputsOrWarn(printer: Printer, env: NodeJS.ProcessEnv): Inputs | undefined {
  try {
    return readInputs({...env, 'INPUT_LOG-FILE': ''})
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    printer.warning(`${NOTHING_STOPPED}: ${error.message}`)
    return undefined
  }
}

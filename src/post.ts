import {InputError} from './errors.js'
import {leave} from './exit.js'
import {createHttp, type Http} from './http/client.js'
import {createSlots} from './http/slots.js'
import {type Inputs, idInputs, maskSecrets, readInputs} from './inputs.js'
import {createPrinter, type Printer} from './log/printer.js'
import {readState, type Saved} from './state.js'
import {stopAll, type Wanted} from './stop.js'
import {monotonicClock as clock, deadline} from './time.js'
import type {Operation, TargetKind} from './vendors/types.js'

const LONGEST_MS = 25_000
const STRAGGLERS_MS = 1000

const waitFor: Readonly<Record<TargetKind, Operation>> = {
  'deploy order': 'wait-deploy-order',
  'change order': 'wait-change-order',
  'pipeline run': 'wait-pipeline',
  build: 'wait-pipeline'
}

/**
 * The `post` step: stops on the platform what had to be stopped and, as far as is known, was not. The state that says
 * so may have been written by anybody: it has to be signed, and its ids pass the checks of the inputs once more.
 */
export async function post(): Promise<void> {
  maskSecrets()
  const printer = createPrinter(0)
  const inputs = checked(printer, process.env)
  if (inputs === undefined) return
  const saved = inputs.stateKey && readState(inputs.stateKey)
  if (saved === undefined) {
    return printer.warning('nothing was stopped on the platform: the saved state is not signed by this job')
  }
  const {endpoint, ca, requestTimeoutMs} = inputs
  const http = createHttp({endpoint, ca, requestTimeoutMs, slots: createSlots()})
  const wanted = (await Promise.all(saved.map(one => reopen(one, http, printer)))).flat()
  const limit = deadline(LONGEST_MS, new AbortController().signal, () => new Error('no time is left'))
  try {
    const {signal} = limit
    await stopAll(wanted, {clock, printer, signal, looksFirst: true, onTry: () => {}, onDone: () => {}})
  } finally {
    limit.release()
    leave(STRAGGLERS_MS)
  }
}

/** The thing that was saved, as a target: named by its ids, and by nothing else that the inputs say. */
async function reopen(saved: Saved, http: Http, printer: Printer): Promise<Wanted[]> {
  const env: NodeJS.ProcessEnv = {...process.env, INPUT_OPERATION: waitFor[saved.kind]}
  for (const name of idInputs) env[`INPUT_${name.toUpperCase()}`] = saved.names[name] ?? ''
  const inputs = checked(printer, env)
  const targets = (await inputs?.plan.open(http, inputs.consoleUrl)) ?? []
  const {label, url, triedAt} = saved
  return targets.map(target => ({target, identity: {label, url, ids: {}}, triedAt}))
}

function checked(printer: Printer, env: NodeJS.ProcessEnv): Inputs | undefined {
  try {
    return readInputs(env)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    printer.warning(`nothing was stopped on the platform: ${error.message}`)
    return undefined
  }
}

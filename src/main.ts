import {setMaxListeners} from 'node:events'
import {InputError, Interruption} from './errors.js'
import {finish, leave} from './exit.js'
import {type Inputs, maskSecrets, readInputs} from './inputs.js'
import {createPrinter} from './log/printer.js'
import {makeOutputs, writeOutputs} from './report/outputs.js'
import {emptyResult, UNFINISHED} from './report/result.js'
import {makeSummary, writeSummary} from './report/summary.js'
import {monotonicClock as clock} from './time.js'

const FLUSH_MS = 55_000
const LAST_SECOND_MS = 900

/** The whole story: mask, read, look until there is a verdict, report. */
export async function main(): Promise<void> {
  const startedAt = clock.now()
  maskSecrets()
  const interrupted = listenForSignals()
  const unwritten = writeOutputs(makeOutputs(emptyResult('', '', UNFINISHED), {}))

  let inputs: Inputs
  try {
    inputs = readInputs()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return refuseInputs(error)
  }
  // Loaded only now: who made a mistake in an input is told so sooner.
  const {run} = await import('./run.js')
  await run(inputs, {startedAt, interrupted, unwritten})
}

/** A signal that aborts with an `Interruption` when the runner wants us to end. */
function listenForSignals(): AbortSignal {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal) // each request and each log listens
  for (const name of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) {
    process.on(name, () => {
      controller.abort(new Interruption(name))
      if (name !== 'SIGINT') leave(LAST_SECOND_MS) // the next signal is SIGKILL
    })
  }
  return controller.signal
}

async function refuseInputs(error: InputError): Promise<void> {
  const printer = createPrinter(0)
  for (const mistake of error.mistakes) printer.line(`Input ${mistake}`)
  const result = emptyResult(
    nameOf('vendor'),
    nameOf('operation'),
    `wrong input: ${error.mistakes.join('; ')}`
  )
  const troubles = [
    writeOutputs(makeOutputs(result, {})),
    writeSummary(makeSummary(result, 'wrong input', []))
  ]
  for (const trouble of troubles) if (trouble) printer.warning(trouble)
  printer.error(result.reason)
  await finish(false, printer.flushed(), FLUSH_MS)
}

/** An input that was not checked, to be shown. */
function nameOf(input: 'vendor' | 'operation'): string {
  return (process.env[`INPUT_${input.toUpperCase()}`] ?? '').trim()
}

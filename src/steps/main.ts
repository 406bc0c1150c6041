import {readInputs} from '../inputs/inputs.js'
import {speakAsAsked} from '../inputs/locale.js'
import {maskSecrets} from '../inputs/masks.js'
import {message} from '../messages/message.js'
import {InputError} from '../model/errors.js'
import {oneLine} from '../output/clean-text.js'
import {createPrinter} from '../output/printer.js'
import {sayLine} from '../output/say-line.js'
import {exitWithVerdict, leave} from '../process/exit.js'
import {endingSignals, interrupted, terminated} from '../process/signals.js'
import {makeOutputs, writeOutputs} from '../report/outputs.js'
import {emptyResult, unfinishedReason} from '../report/result.js'
import {makeSummary, writeSummary} from '../report/summary.js'
import {monotonicClock as clock} from '../util/timers.js'

const FLUSH_MS = 55_000
// The contract's 6 s and 1 s, with room for a busy machine.
const LATEST_END_MS = {afterInt: 5750, afterOthers: 900}

/** The main step: masks the secrets, reads the inputs, and runs what they ask for. */
export async function main(): Promise<void> {
  const startedAt = clock.now()
  maskSecrets()
  await speakAsAsked(process.env)
  const {afterInt, afterOthers} = LATEST_END_MS
  for (const name of endingSignals) process.on(name, () => leave(name === 'SIGINT' ? afterInt : afterOthers))
  const unwritten = writeOutputs(makeOutputs(emptyResult('', '', unfinishedReason()), {}))

  try {
    const inputs = readInputs()
    // Loaded only now: a mistake in an input is reported sooner.
    const {run} = await import('./run.js')
    await run(inputs, {startedAt, interrupted, terminated, unwritten})
  } catch (error) {
    // Thrown before the first request: by the inputs, or by the log file when it is made.
    if (!(error instanceof InputError)) throw error
    await refuseInputs(error)
  }
}

async function refuseInputs(error: InputError): Promise<void> {
  const printer = createPrinter(0)
  for (const text of error.warnings) printer.warning(text)
  for (const mistake of error.mistakes) printer.line(message('input.mistake', {mistake}))
  const reason = message('result.wrong-input', {mistakes: error.mistakes})
  const result = emptyResult(nameOf('vendor'), nameOf('operation'), reason)
  const troubles = [
    writeOutputs(makeOutputs(result, {})),
    writeSummary(
      makeSummary(result, {
        platform: '',
        digests: [],
        mistakes: error.mistakes.map(mistake => oneLine(sayLine(mistake)))
      })
    )
  ]
  for (const trouble of troubles) if (trouble) printer.warning(trouble)
  printer.error(reason, message('title.wrong-input'))
  await exitWithVerdict(() => false, printer.flushed(), FLUSH_MS)
}

/** An input as it was given, for the report of a mistake. */
function nameOf(input: 'vendor' | 'operation'): string {
  return (process.env[`INPUT_${input.toUpperCase()}`] ?? '').trim()
}

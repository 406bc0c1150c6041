import * as core from '@actions/core'
import {message} from '../messages/message.js'
import {describeError} from '../model/errors.js'
import {commandText} from '../output/clean-text.js'
import {endFences} from '../output/printer.js'
import {sayLine} from '../output/say-line.js'
import {makeOutputs, writeOutputs} from '../report/outputs.js'
import {emptyResult} from '../report/result.js'
import {startTimer} from '../util/timers.js'

const STRAGGLERS_MS = 1000

let settled = false
let crashed = false

/**
 * Makes every end of the process without a verdict fail the step, with one line that says why: an error that nobody
 * caught, a promise that never settles.
 */
export function guardProcess(): void {
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  process.once('beforeExit', () => {
    if (!settled) crash(new Error(sayLine(message('fault.nothing-left'))))
  })
  ignoreLostReaders()
}

/** The `post` step never fails the job: a fault of our own is a warning, and that is all. */
export function guardPostStep(): void {
  process.on('uncaughtException', crashPostStep)
  process.on('unhandledRejection', crashPostStep)
  ignoreLostReaders()
}

/** A reader of the log that went away neither ends the wait nor changes its verdict. */
function ignoreLostReaders(): void {
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}

/** Ends the `post` step after a fault of our own, with a warning. */
export function crashPostStep(error: unknown): void {
  const text = message('fault.post', {what: describeError(error)})
  core.warning(commandText(sayLine(message('fault.named', {text}))))
  leave()
}

/** Ends the process after a fault of our own: the step fails, and its outputs say so. */
export function crash(error: unknown): void {
  process.exitCode = 1
  settled = true
  if (crashed) return // the fault was reported already, and the process is about to end
  crashed = true
  try {
    const reason = message('fault.no-verdict', {what: describeError(error)})
    writeOutputs(makeOutputs(emptyResult('', '', reason), {}))
    process.stdout.write(endFences())
    core.error(commandText(sayLine(message('fault.named', {text: reason}))))
  } catch {
    process.stdout.write('::error::await-deploy: an internal fault, so there is no verdict\n')
  } finally {
    leave()
  }
}

/** Whether `crash` has reported a fault: nothing that still runs in the last second may report a verdict then. */
export function hasCrashed(): boolean {
  return crashed
}

/**
 * Ends the process when `flushed` resolves (all that was printed is with its reader), or after `ms`, when `late` prints what has to
 * be said all the same. The one place that clears the failing exit code, as the very last act: only then it asks `isGreen`.
 */
export async function exitWithVerdict(
  isGreen: () => boolean,
  flushed: Promise<void>,
  ms: number,
  late?: () => void
): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'late'>(resolve => {
    timer = startTimer(() => resolve('late'), ms)
  })
  const end = await Promise.race([flushed, tooLate])
  clearTimeout(timer)
  if (end === 'late' && !crashed) late?.()
  settled = true
  // A fault stands, whatever verdict the wait came to meanwhile.
  if (!crashed && isGreen()) process.exitCode = 0
  leave(end === 'late' ? 0 : STRAGGLERS_MS)
}

/** Lets the process end by itself, and ends it after `ms` if something still hangs. */
export function leave(ms = STRAGGLERS_MS): void {
  if (ms === 0) process.exit()
  startTimer(() => process.exit(), ms).unref()
}

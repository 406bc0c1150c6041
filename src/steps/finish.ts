import {message, type Text} from '../messages/message.js'
import type {Interruption} from '../model/interruption.js'
import {decidingTarget} from '../model/outcome.js'
import {exitWithVerdict, hasCrashed} from '../process/exit.js'
import {annotate} from '../report/annotation.js'
import {printEndings} from '../report/ending.js'
import {NOTHING_OPEN} from '../report/open-parts.js'
import {explain} from '../report/reason.js'
import {abortable, monotonicClock as clock} from '../util/timers.js'
import {nextTurn} from '../util/turns.js'
import type {RunContext} from './open-targets.js'
import type {Waited} from './wait-for-targets.js'
import {type Report, writeReport} from './write-report.js'

// Of the 60 s between the last poll at the deadline and the latest end, some stay in reserve.
const CLOSING_MS = 55_000
const FILES_MS = 15_000
const POSTING_MS = 30_000
// After what was posted, or was not, there is a line to print.
const LAST_WORDS_MS = 150
// From the signal on: what may still be printed has to be with its reader by then.
const FLUSH_MS = {SIGINT: 5500, others: 500}

/** Reads the tail of the logs, reports, stops on the platform what has to be stopped, and ends the process. */
export async function finish(context: RunContext, waited: Waited): Promise<void> {
  const {interrupted, logs, remoteCancel, logFile} = context
  const endBy = latestEnd(context, waited)
  await logs.drain(waited.results, endBy - FILES_MS)
  // Of many parts the report, and what is printed of it, take as long as may be without looking for signals.
  await nextTurn()
  if (hasCrashed()) return // after a fault of our own there is no verdict: what the fault has written stands
  remoteCancel.addTimedOut(waited.results)
  const logTrouble = logFile?.close()

  // Outputs and summary are written before any stop is sent: they must be whole whenever the process is killed.
  let report = writeReport(context, waited)
  remoteCancel.forgetRunning()
  // A signal that comes while the action finishes counts, too.
  const onSignal = () => {
    report = writeReport(context, waited, report)
  }
  if (!interrupted.aborted) interrupted.addEventListener('abort', onSignal, {once: true})
  const latest = interrupted.aborted ? latestAfter(interrupted) : endBy
  const annotateOnce = createAnnotation(context, () => report)
  const closed = stopAndPrint(context, waited, () => report, annotateOnce, logTrouble, endBy)
  // The second that most signals leave may be over before anything was printed.
  await exitWithVerdict(() => report.result.green, closed, Math.max(0, latest - clock.now()), annotateOnce)
  interrupted.removeEventListener('abort', onSignal)
}

/** The clock's time by which the process ends when no signal comes. */
function latestEnd({inputs, startedAt}: RunContext, {waitedMs}: Waited): number {
  const {timeoutMs} = inputs.settings.policy
  // `fetch-logs` is about the logs: they may take as long as the run.
  const waitMs = inputs.operation === 'fetch-logs' ? timeoutMs : Math.min(waitedMs, timeoutMs)
  return startedAt + waitMs + CLOSING_MS
}

/** The clock's time by which the process ends after a signal. */
function latestAfter({reason}: AbortSignal): number {
  const {signal, at} = reason as Interruption
  return at + (signal === 'SIGINT' ? FLUSH_MS.SIGINT : FLUSH_MS.others)
}

/** Sends the stops, and prints the end. A signal may change the report meanwhile, so that the latest one is asked for. */
async function stopAndPrint(
  context: RunContext,
  waited: Waited,
  latestReport: () => Report,
  annotateOnce: () => void,
  logTrouble: Text | undefined,
  endBy: number
): Promise<void> {
  const {printer, remoteCancel, interrupted, recorder} = context
  const posted = latestReport()
  const posting = postVerdict(context, posted, endBy)
  await remoteCancel.stop(endBy - FILES_MS / 2)
  await nextTurn()
  const printed = latestReport()
  printEnd(context, printed, waited)
  annotateOnce()
  for (const trouble of [logTrouble, recorder?.trouble(), ...printed.troubles])
    if (trouble) printer.warning(trouble)
  for (const trouble of await posting) printer.warning(trouble)
  await abortable(printer.flushed(), interrupted).catch(() => {})
  if (latestReport() !== printed) {
    await remoteCancel.stop(endBy)
    annotateOnce()
  }
  if (latestReport() !== posted) {
    for (const trouble of await postVerdict(context, latestReport(), endBy)) printer.warning(trouble)
  }
  await printer.flushed()
}

/** Prints the annotation of a step that fails, the first time that it is asked to while the step does. */
function createAnnotation({printer, inputs}: RunContext, latestReport: () => Report): () => void {
  let isDone = false
  return () => {
    const {results, result} = latestReport()
    if (isDone || result.green) return
    isDone = true
    annotate(printer, results, result, inputs.allowed)
  }
}

/** Tells GitHub what the wait came to. After a signal only what is left of its time is taken. */
async function postVerdict(
  {github, interrupted}: RunContext,
  {result}: Report,
  endBy: number
): Promise<readonly Text[]> {
  const latest = interrupted.aborted ? latestAfter(interrupted) - LAST_WORDS_MS : endBy - FILES_MS / 2
  return github?.finish(result, Math.max(0, Math.min(POSTING_MS, latest - clock.now()))) ?? []
}

function printEnd(
  {printer, inputs}: RunContext,
  {results, digests, open, result}: Report,
  {waitedMs}: Waited
): void {
  const leftOut = printer.leftOut()
  if (leftOut > 0) {
    printer.line(message('end.left-out', {count: leftOut, limit: inputs.maxLogLines, url: result.url}))
  }
  const endings = results.map((one, i) => ({
    result: one,
    digest: digests[i] ?? [],
    open: open[i] ?? NOTHING_OPEN,
    explanation: explain(one, waitedMs)
  }))
  const verdicts = results.map(one => ({one, outcome: one.verdict.outcome, decided: one.decided}))
  printEndings(printer, endings, decidingTarget(verdicts, inputs.allowed)?.one)
  if (result.green && result.outcome !== 'success' && inputs.waits) {
    printer.notice(message('end.allowed', {outcome: result.outcome}))
  }
}

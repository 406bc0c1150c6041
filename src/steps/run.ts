import {createRemoteCancel} from '../cancel/cancel-remote.js'
import {createHttp} from '../http/client.js'
import {createSlots} from '../http/slots.js'
import type {Inputs} from '../inputs/inputs.js'
import {type LogStreams, openLogStreams} from '../logs/log-streams.js'
import type {Interruption} from '../model/errors.js'
import type {Snapshot} from '../model/snapshot.js'
import type {Identity, Target} from '../model/target.js'
import {openLogFile} from '../output/log-file.js'
import {createPrinter, type Printer} from '../output/printer.js'
import {rememberingSignature} from '../output/signatures.js'
import {finish, hasCrashed} from '../process/exit.js'
import {keepHeapSmall} from '../process/heap.js'
import {announce, titleOf} from '../report/announce.js'
import {type DigestEntry, digestOf, printDigest} from '../report/digest.js'
import {knownOf, makeOutputs, writeOutputs} from '../report/outputs.js'
import {createProgress} from '../report/progress.js'
import {emptyResult, makeResult, UNFINISHED} from '../report/result.js'
import type {Result} from '../report/result-schema.js'
import {makeSummary, writeSummary} from '../report/summary.js'
import {abortable, monotonicClock as clock} from '../util/timers.js'
import {addDetails} from '../wait/details.js'
import {pollAll, type WaitResult} from '../wait/poll-all.js'

// Of the 60 s between the last look at the deadline and the latest end, some stay in reserve.
const CLOSING_MS = 55_000
const FILES_MS = 15_000
/** From the signal on: what may still be printed has to be with its reader by then. */
const FLUSH_MS = {SIGINT: 5500, others: 500}

/** What the start of the process hands on. */
export interface Start {
  /** The clock's time at which the process began. */
  startedAt: number
  /** Aborted by a signal to the process, with an `Interruption`. */
  interrupted: AbortSignal
  /** What went wrong with the first outputs, if anything. */
  unwritten: string | undefined
}

/** Looks until there is a verdict, and reports it. Sets no exit code but through `finish`. */
export async function run(inputs: Inputs, {startedAt, interrupted, unwritten}: Start): Promise<void> {
  keepHeapSmall()
  const printer = createPrinter(inputs.maxLogLines)
  if (unwritten) printer.warning(unwritten)

  let polls = 0
  const {plan, endpoint, ca, requestTimeoutMs} = inputs
  const http = createHttp({endpoint, ca, requestTimeoutMs, slots: createSlots()})
  const targets = await plan.open(request => {
    if (request.kind === 'status') polls++
    return http(rememberingSignature(request))
  }, inputs.consoleUrl)
  const who = new Map<Target, Identity>(targets.map(target => [target, target]))
  const stopper = createRemoteCancel(inputs, {clock, printer, interrupted, targets})
  const unfinished = emptyResult(inputs.vendorName, inputs.operation, UNFINISHED)
  const logFile = {'log-file': inputs.logFile ?? ''}
  writeOutputs(makeOutputs(unfinished, {...knownOf([...who.values()]), ...logFile}))
  announce(printer, inputs, targets)

  const file = inputs.logFile === undefined ? undefined : openLogFile(inputs.logFile)
  const logs = openLogStreams(inputs, printer, clock, interrupted, targets.length > 1, file)
  const progress = createProgress(printer, inputs.settings.policy)
  const ended = await pollAll(
    targets,
    {...inputs.settings, isAllowed: verdict => inputs.allowed.has(verdict.outcome)},
    {
      clock,
      random: Math.random,
      signal: interrupted,
      startedAt,
      logLength: logs.length,
      onPoll(target, state, look, at) {
        const timed =
          'failure' in look ? look : {...look, snapshot: withLogTimes(target, look.snapshot, logs)}
        progress.onPoll(target, state, timed, at)
        if ('failure' in look) return
        logs.follow(target, look.snapshot.parts)
        const {identity = target} = look.snapshot
        stopper.saw(target, identity, look.snapshot)
        const before = who.get(target)
        who.set(target, identity)
        if (JSON.stringify(before?.ids) === JSON.stringify(identity.ids)) return
        writeOutputs(makeOutputs(unfinished, {...knownOf([...who.values()]), ...logFile}))
      }
    }
  )
  const waitedMs = clock.now() - startedAt
  const seen = await addDetails(ended, interrupted)
  seen.forEach(({target, state}, i) => {
    const isNew = state.snapshot !== ended[i]?.state.snapshot
    if (state.snapshot && isNew)
      progress.onExplained(target, withLogTimes(target, state.snapshot, logs), waitedMs)
  })
  // Whoever asks for the logs themselves waits for them as long as for the run.
  const fetches = inputs.operation === 'fetch-logs'
  const {timeoutMs} = inputs.settings.policy
  const endBy = startedAt + (fetches ? timeoutMs : Math.min(waitedMs, timeoutMs)) + CLOSING_MS
  await logs.drain(seen, endBy - FILES_MS)

  if (hasCrashed()) return // its outputs stand: a verdict after a fault is none
  stopper.judge(seen)
  const {operation, allowed, vendorName} = inputs
  const logTrouble = file?.close()

  /** Writes outputs and summary, before any stop is sent: they must be whole whenever we are killed. */
  const write = (before?: Report): Report => {
    const judged = interrupted.aborted ? seen.map(w => interrupt(w, interrupted)) : logs.judge(seen)
    const watched = judged.map(w => withTimes(withStop(w, stopper.wants(w.target)), logs))
    const digests = watched.map(w => digestOf(w, part => logs.lastLines(w.target, part.id)))
    const result = makeResult(watched, {vendor: vendorName, operation, polls, waitedMs, allowed})
    const known = {...knownOf(watched.map(w => w.identity)), ...logFile}
    const title = titleOf(
      inputs,
      result.targets.map(t => t.label)
    )
    const summary = inputs.summary ? makeSummary(result, title, digests.flat()) : ''
    const troubles = [
      writeOutputs(makeOutputs(result, known)),
      inputs.summary ? writeSummary(summary, process.env.GITHUB_STEP_SUMMARY, before?.summary) : undefined
    ]
    return {watched, digests, result, summary, troubles}
  }
  let report = write()
  // A signal that comes while we finish counts too.
  const onSignal = () => {
    report = write(report)
  }
  if (!interrupted.aborted) interrupted.addEventListener('abort', onSignal, {once: true})

  const close = async () => {
    await stopper.stop(endBy - FILES_MS / 2)
    const told = report
    printEnd(printer, inputs, told, waitedMs)
    for (const trouble of [logTrouble, ...told.troubles]) if (trouble) printer.warning(trouble)
    await abortable(printer.flushed(), interrupted).catch(() => {})
    if (report !== told) {
      await stopper.stop(endBy)
      if (told.result.green) printer.error(report.result.reason)
    }
    await printer.flushed()
  }
  const latest = interrupted.aborted ? latestAfter(interrupted) : endBy
  await finish(() => report.result.green, close(), Math.max(0, latest - clock.now()))
  interrupted.removeEventListener('abort', onSignal)
}

/** All that is told at the end. `summary` is what was appended to the summary's file. */
interface Report {
  watched: readonly WaitResult[]
  digests: readonly DigestEntry[][]
  result: Result
  summary: string
  troubles: readonly (string | undefined)[]
}

function latestAfter({reason}: AbortSignal): number {
  const {signal, at} = reason as Interruption
  return at + (signal === 'SIGINT' ? FLUSH_MS.SIGINT : FLUSH_MS.others)
}

function printEnd(
  printer: Printer,
  inputs: Inputs,
  {watched, digests, result}: Report,
  waitedMs: number
): void {
  const leftOut = printer.leftOut()
  if (leftOut > 0) {
    printer.line(
      `${leftOut} more log lines were left out (max-log-lines: ${inputs.maxLogLines}): ${result.url}`
    )
  }
  watched.forEach((w, i) => {
    if (w.verdict.outcome === 'success') printer.line(`success: ${result.targets[i]?.reason}`)
    else printDigest(printer, w, digests[i] ?? [], waitedMs)
  })
  if (!result.green) printer.error(result.reason)
  else if (result.outcome !== 'success') {
    printer.notice(`outcome ${result.outcome} is green here, because allow-outcomes names it`)
  }
}

/** A wait that a signal broke off has no other verdict, whatever was seen before. */
function interrupt(watched: WaitResult, {reason}: AbortSignal): WaitResult {
  const cause = {code: 'interrupted', signal: (reason as Interruption).signal} as const
  return {...watched, verdict: {outcome: 'interrupted', cause}, decided: true}
}

/** What ends without the platform's own end says whether the platform is asked to stop it. */
function withStop(watched: WaitResult, stops: boolean): WaitResult {
  const {outcome, cause} = watched.verdict
  return stops ? {...watched, verdict: {outcome, cause: {...cause, stops}}} : watched
}

/** The same, with the times that logs know. */
function withTimes(watched: WaitResult, logs: LogStreams): WaitResult {
  const {snapshot} = watched.state
  if (!snapshot) return watched
  return {...watched, state: {...watched.state, snapshot: withLogTimes(watched.target, snapshot, logs)}}
}

/** A part's log knows better than its state when it ran. */
function withLogTimes(target: Target, snapshot: Snapshot, logs: LogStreams): Snapshot {
  const parts = snapshot.parts.map(part => {
    const {startedAt, finishedAt} = logs.times(target, part.id)
    return {...part, startedAt: startedAt ?? part.startedAt, finishedAt: finishedAt ?? part.finishedAt}
  })
  return {...snapshot, parts}
}

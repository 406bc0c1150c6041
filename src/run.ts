import type {Interruption} from './errors.js'
import {finish, hasCrashed} from './exit.js'
import {explain} from './explain.js'
import {followLogs, type Logs} from './follow.js'
import {type Watched, watch} from './gate/watch.js'
import {createHttp} from './http/client.js'
import {createSlots} from './http/slots.js'
import type {Inputs} from './inputs.js'
import {openLogFile} from './log/file.js'
import {createPrinter, type Printer} from './log/printer.js'
import {type DigestEntry, digestOf, printDigest} from './report/digest.js'
import {announce, titleOf} from './report/headline.js'
import {knownOf, makeOutputs, writeOutputs} from './report/outputs.js'
import {createProgress} from './report/progress.js'
import {emptyResult, makeResult, UNFINISHED} from './report/result.js'
import type {Result} from './report/schema.js'
import {makeSummary, writeSummary} from './report/summary.js'
import {createStopper} from './stopper.js'
import {monotonicClock as clock} from './time.js'
import type {Identity, Snapshot, Target} from './vendors/types.js'

// Of the 60 s between the last look at the deadline and the latest end, some stay in reserve.
const CLOSING_MS = 55_000
const FILES_MS = 15_000
/** From the signal on: what may still be stopped on the platform, and what may still be printed, has to be done by then. */
const AFTER_SIGINT = {stopMs: 4700, flushMs: 5500}
const AFTER_SIGTERM = {stopMs: 0, flushMs: 500}

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
  const printer = createPrinter(inputs.maxLogLines)
  if (unwritten) printer.warning(unwritten)

  let polls = 0
  const {plan, endpoint, ca, requestTimeoutMs} = inputs
  const http = createHttp({endpoint, ca, requestTimeoutMs, slots: createSlots()})
  const targets = await plan.open(request => {
    if (request.kind === 'status') polls++
    return http(request)
  }, inputs.consoleUrl)
  const who = new Map<Target, Identity>(targets.map(target => [target, target]))
  const stopper = createStopper(inputs, {clock, printer, interrupted, targets})
  const unfinished = emptyResult(inputs.vendorName, inputs.operation, UNFINISHED)
  const logFile = {'log-file': inputs.logFile ?? ''}
  writeOutputs(makeOutputs(unfinished, {...knownOf([...who.values()]), ...logFile}))
  announce(printer, inputs, targets)

  const file = inputs.logFile === undefined ? undefined : openLogFile(inputs.logFile)
  const logs = followLogs(inputs, printer, clock, interrupted, targets.length > 1, file)
  const progress = createProgress(printer, inputs.settings.policy)
  const ended = await watch(
    targets,
    {...inputs.settings, isAllowed: verdict => inputs.allowed.has(verdict.outcome)},
    {
      clock,
      random: Math.random,
      signal: interrupted,
      startedAt,
      logLength: logs.length,
      onLook(target, track, look, at) {
        const timed =
          'failure' in look ? look : {...look, snapshot: withLogTimes(target, look.snapshot, logs)}
        progress.onLook(target, track, timed, at)
        if ('failure' in look) return
        logs.follow(target, look.snapshot.parts)
        const {identity = target, phase} = look.snapshot
        stopper.saw(target, identity, phase)
        const before = who.get(target)
        who.set(target, identity)
        if (JSON.stringify(before?.ids) === JSON.stringify(identity.ids)) return
        writeOutputs(makeOutputs(unfinished, {...knownOf([...who.values()]), ...logFile}))
      }
    }
  )
  const waitedMs = clock.now() - startedAt
  const seen = await explain(ended, interrupted)
  seen.forEach(({target, track}, i) => {
    const isNew = track.snapshot !== ended[i]?.track.snapshot
    if (track.snapshot && isNew)
      progress.onExplained(target, withLogTimes(target, track.snapshot, logs), waitedMs)
  })
  // Whoever asks for the logs themselves waits for them as long as for the run.
  const fetches = inputs.operation === 'fetch-logs'
  const {timeoutMs} = inputs.settings.policy
  const endBy = startedAt + (fetches ? timeoutMs : Math.min(waitedMs, timeoutMs)) + CLOSING_MS
  await logs.drain(seen, endBy - FILES_MS)

  if (hasCrashed()) return // its outputs stand: a verdict after a fault is none
  const judged = interrupted.aborted
    ? seen.map(w => interrupt(w, interrupted, stopper.wants(w.target)))
    : logs.judge(seen)
  const watched = judged.map(w => {
    const {snapshot} = w.track
    return snapshot ? {...w, track: {...w.track, snapshot: withLogTimes(w.target, snapshot, logs)}} : w
  })
  const digests = watched.map(w => digestOf(w, part => logs.lastLines(w.target, part.id)))
  const {operation, allowed, vendorName} = inputs
  const result = makeResult(watched, {vendor: vendorName, operation, polls, waitedMs, allowed})
  const known = {...knownOf(watched.map(w => w.identity)), ...logFile}
  const troubles = [file?.close(), writeOutputs(makeOutputs(result, known))]
  if (inputs.summary) {
    const labels = result.targets.map(t => t.label)
    troubles.push(writeSummary(makeSummary(result, titleOf(inputs, labels), digests.flat())))
  }
  const limits = interrupted.aborted ? limitsAfter(interrupted) : {stopBy: endBy - FILES_MS / 2, endBy}
  await stopper.stop(watched, limits.stopBy)
  printEnd(printer, inputs, watched, digests, result, waitedMs)
  for (const trouble of troubles) if (trouble) printer.warning(trouble)
  await finish(result.green, printer.flushed(), Math.max(0, limits.endBy - clock.now()))
}

function limitsAfter({reason}: AbortSignal): {stopBy: number; endBy: number} {
  const {signal, at} = reason as Interruption
  const {stopMs, flushMs} = signal === 'SIGINT' ? AFTER_SIGINT : AFTER_SIGTERM
  return {stopBy: at + stopMs, endBy: at + flushMs}
}

function printEnd(
  printer: Printer,
  inputs: Inputs,
  watched: readonly Watched[],
  digests: readonly DigestEntry[][],
  result: Result,
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

/** A wait that a signal broke off has no other verdict, whatever was seen before the report was written. */
function interrupt(watched: Watched, {reason}: AbortSignal, stops: boolean): Watched {
  const cause = {code: 'interrupted', signal: (reason as Interruption).signal, stops} as const
  return {...watched, verdict: {outcome: 'interrupted', cause}, decided: true}
}

/** A part's log knows better than its state when it ran. */
function withLogTimes(target: Target, snapshot: Snapshot, logs: Logs): Snapshot {
  const parts = snapshot.parts.map(part => {
    const {startedAt, finishedAt} = logs.times(target, part.id)
    return {...part, startedAt: startedAt ?? part.startedAt, finishedAt: finishedAt ?? part.finishedAt}
  })
  return {...snapshot, parts}
}

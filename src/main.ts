import {setMaxListeners} from 'node:events'
import {InputError} from './errors.js'
import {finish, hasCrashed, leave} from './exit.js'
import {followLogs, type Logs} from './follow.js'
import {Interruption, type Watched, watch} from './gate/watch.js'
import {createHttp} from './http/client.js'
import {createSlots} from './http/slots.js'
import {type Inputs, maskSecrets, readInputs} from './inputs.js'
import {openLogFile} from './log/file.js'
import {createPrinter, type Printer} from './log/printer.js'
import {type DigestEntry, digestOf, printDigest} from './report/digest.js'
import {announce, titleOf} from './report/headline.js'
import {knownOf, makeOutputs, writeOutputs} from './report/outputs.js'
import {createProgress} from './report/progress.js'
import {emptyResult, makeResult} from './report/result.js'
import type {Result} from './report/schema.js'
import {makeSummary, writeSummary} from './report/summary.js'
import {monotonicClock as clock} from './time.js'
import type {Identity, Target} from './vendors/types.js'

const UNFINISHED = 'did not finish'
// Of the 60 s between the last look at the deadline and the latest end, some stay in reserve.
const CLOSING_MS = 55_000
const FILES_MS = 15_000
const LATE_LOGS_MS = 30_000
const LAST_SECOND_MS = 900
const FLUSH_AFTER_MS: Readonly<Record<string, number>> = {SIGINT: 3000, SIGTERM: 500}

/** The whole story: read, look until there is a verdict, report. Sets no exit code but through `finish`. */
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
  const printer = createPrinter(inputs.maxLogLines)
  if (unwritten) printer.warning(unwritten)

  let polls = 0
  const {plan, endpoint, ca, requestTimeoutMs} = inputs
  const http = createHttp({endpoint, ca, requestTimeoutMs, slots: createSlots()})
  const targets = plan.open(request => {
    if (request.kind === 'status') polls++
    return http(request)
  }, inputs.consoleUrl)
  const who = new Map<Target, Identity>(targets.map(target => [target, target]))
  const unfinished = emptyResult(nameOf('vendor'), inputs.operation, UNFINISHED)
  writeOutputs(makeOutputs(unfinished, {...knownOf([...who.values()]), 'log-file': inputs.logFile ?? ''}))
  announce(printer, inputs, targets)

  const file = inputs.logFile === undefined ? undefined : openLogFile(inputs.logFile)
  const logs = followLogs(inputs, printer, clock, interrupted, targets.length > 1, file)
  const progress = createProgress(printer, inputs.settings.policy)
  const seen = await watch(
    targets,
    {...inputs.settings, isAllowed: verdict => inputs.allowed.has(verdict.outcome)},
    {
      clock,
      random: Math.random,
      signal: interrupted,
      startedAt,
      logLength: logs.length,
      onLook(target, track, look, at) {
        progress.onLook(target, track, look, at)
        if ('failure' in look) return
        logs.follow(target, look.snapshot.parts)
        const {identity = target} = look.snapshot
        if (JSON.stringify(who.get(target)?.ids) === JSON.stringify(identity.ids)) return
        who.set(target, identity)
        writeOutputs(
          makeOutputs(unfinished, {...knownOf([...who.values()]), 'log-file': inputs.logFile ?? ''})
        )
      }
    }
  )
  const waitedMs = clock.now() - startedAt
  // Whoever asks for the logs themselves waits for them as long as for the run.
  const fetches = inputs.operation === 'fetch-logs'
  const {timeoutMs} = inputs.settings.policy
  const endBy = startedAt + (fetches ? timeoutMs : Math.min(waitedMs, timeoutMs)) + CLOSING_MS
  await logs.drain(seen, fetches ? endBy - FILES_MS : Math.min(endBy - FILES_MS, clock.now() + LATE_LOGS_MS))

  if (hasCrashed()) return // its outputs stand: a verdict after a fault is none
  const judged = interrupted.aborted ? seen.map(w => interrupt(w, interrupted)) : logs.judge(seen)
  const watched = judged.map(w => withLogTimes(w, logs))
  const digests = watched.map(w => digestOf(w, part => logs.lastLines(w.target, part.id)))
  const vendor = nameOf('vendor')
  const {operation, allowed} = inputs
  const result = makeResult(watched, {vendor, operation, polls, waitedMs, allowed})
  const known = {...knownOf(watched.map(w => w.identity)), 'log-file': inputs.logFile ?? ''}
  const troubles = [file?.close(), writeOutputs(makeOutputs(result, known))]
  if (inputs.summary) {
    const title = titleOf(
      inputs,
      result.targets.map(t => t.label)
    )
    troubles.push(writeSummary(makeSummary(result, title, digests.flat())))
  }
  printEnd(printer, inputs, watched, digests, result, waitedMs)
  for (const trouble of troubles) if (trouble) printer.warning(trouble)
  const flushMs = interrupted.aborted
    ? (FLUSH_AFTER_MS[(interrupted.reason as Interruption).signal] ?? 0)
    : Math.max(0, endBy - clock.now())
  await finish(result.green, printer.flushed(), flushMs)
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
  await finish(false, printer.flushed(), CLOSING_MS)
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
function interrupt(watched: Watched, signal: AbortSignal): Watched {
  const cause = {code: 'interrupted', signal: (signal.reason as Interruption).signal} as const
  return {...watched, verdict: {outcome: 'interrupted', cause}, decided: true}
}

/** A part's log knows better than its state when it ran. */
function withLogTimes(watched: Watched, logs: Logs): Watched {
  const {snapshot} = watched.track
  if (!snapshot) return watched
  const parts = snapshot.parts.map(part => {
    const {startedAt, finishedAt} = logs.times(watched.target, part.id)
    return {...part, startedAt: startedAt ?? part.startedAt, finishedAt: finishedAt ?? part.finishedAt}
  })
  return {...watched, track: {...watched.track, snapshot: {...snapshot, parts}}}
}

/** An input that was checked, or is only shown. */
function nameOf(input: 'vendor' | 'operation'): string {
  return (process.env[`INPUT_${input.toUpperCase()}`] ?? '').trim()
}

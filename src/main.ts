import {InputError} from './errors.js'
import {finish, leave} from './exit.js'
import {createTail, type Tail} from './gate/tail.js'
import {Interruption, type Watched, watch} from './gate/watch.js'
import {createHttp} from './http/client.js'
import {createSlots} from './http/slots.js'
import {type Inputs, maskSecrets, readInputs} from './inputs.js'
import {createLive, type Live} from './log/live.js'
import {createPrinter, type Printer} from './log/printer.js'
import {type DigestEntry, digestOf, printDigest} from './report/digest.js'
import {announce, titleOf} from './report/headline.js'
import {makeOutputs, writeOutputs} from './report/outputs.js'
import {createProgress} from './report/progress.js'
import {emptyResult, makeResult} from './report/result.js'
import type {Result} from './report/schema.js'
import {makeSummary, writeSummary} from './report/summary.js'
import {monotonicClock as clock, deadline} from './time.js'
import type {Part, Target} from './vendors/types.js'

const UNFINISHED = 'did not finish'
// Of the 60 s between the last look at the deadline and the latest end, some stay in reserve.
const CLOSING_MS = 55_000
const FILES_MS = 15_000
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
  const known = {...idsOf(targets), url: targets[0]?.url ?? '', 'matched-by': 'given'}
  writeOutputs(makeOutputs(emptyResult(nameOf('vendor'), inputs.operation, UNFINISHED), known))
  announce(printer, inputs, targets)

  const logs = followLogs(targets, inputs, printer, interrupted)
  const progress = createProgress(printer, inputs.settings.policy)
  const seen = await watch(
    targets,
    {...inputs.settings, isAllowed: verdict => inputs.allowed.has(verdict.outcome)},
    {
      clock,
      random: Math.random,
      signal: interrupted,
      startedAt,
      logLength: target => logs.tail(target).length(),
      onLook(target, track, look, at) {
        progress.onLook(target, track, look, at)
        if ('snapshot' in look && inputs.logs === 'all') logs.tail(target).follow(look.snapshot.parts)
      },
      onVerdict: () => {}
    }
  )
  const waitedMs = clock.now() - startedAt
  const endBy = startedAt + Math.min(waitedMs, inputs.settings.policy.timeoutMs) + CLOSING_MS
  await logs.drain(seen, endBy - FILES_MS)

  const watched = seen.map(w =>
    withLogTimes(interrupted.aborted ? interrupt(w, interrupted) : w, logs.tail(w.target))
  )
  const digests = watched.map(w => digestOf(w, part => logs.live(w.target).lastLines(part.id)))
  const result = makeResult(watched, {
    vendor: nameOf('vendor'),
    operation: inputs.operation,
    matchedBy: known['matched-by'],
    polls,
    waitedMs,
    allowed: inputs.allowed
  })
  const troubles = [writeOutputs(makeOutputs(result, known))]
  if (inputs.summary)
    troubles.push(writeSummary(makeSummary(result, titleOf(inputs, targets), digests.flat())))
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

interface Logs {
  tail(target: Target): Tail
  live(target: Target): Live
  /** Reads what is still to come, until the clock says `until` or a signal comes. */
  drain(watched: readonly Watched[], until: number): Promise<void>
}

function followLogs(targets: readonly Target[], inputs: Inputs, printer: Printer, signal: AbortSignal): Logs {
  let warned = false
  const logs = new Map(
    targets.map(target => {
      const live = createLive(printer, targets.length > 1 ? `${target.label}, ` : '')
      const tail = createTail({
        clock,
        signal,
        readLog: target.readLog,
        onText: live.text,
        onEnd: live.end,
        onTrouble(part, message) {
          const text = `the log of ${part.kind} ${part.name} can not be read: ${message}`
          if (warned) printer.line(`Warning: ${text}`)
          else printer.warning(text)
          warned = true
        },
        ready: printer.ready
      })
      return [target, {live, tail}] as const
    })
  )
  const of = (target: Target) => {
    const entry = logs.get(target)
    if (entry === undefined) throw new Error('a target without logs')
    return entry
  }
  return {
    tail: target => of(target).tail,
    live: target => of(target).live,
    async drain(watched, until) {
      if (inputs.logs === 'none' || signal.aborted) return
      const budget = deadline(until - clock.now(), signal, () => new Error('no time is left for logs'))
      const one = ({target, verdict, track}: Watched) => {
        const parts = track.snapshot?.parts ?? []
        const ended = verdict.cause.code !== 'limit' && verdict.cause.code !== 'paused'
        const wanted = inputs.logs === 'all' ? parts : parts.filter(isWrong)
        const due = inputs.logs === 'all' || verdict.outcome === 'failure' ? wanted : []
        return of(target).tail.drain(due, budget.signal, !ended)
      }
      try {
        await Promise.all(watched.map(one))
      } finally {
        budget.release()
      }
    }
  }
}

function isWrong(part: Part): boolean {
  return part.phase === 'failure' || part.phase === 'cancelled' || part.phase === 'unknown'
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

/** A machine's log knows better than its state when it ran. */
function withLogTimes(watched: Watched, tail: Tail): Watched {
  const {snapshot} = watched.track
  if (!snapshot) return watched
  const parts = snapshot.parts.map(part => {
    const {startedAt, finishedAt} = tail.times(part.id)
    return {...part, startedAt: startedAt ?? part.startedAt, finishedAt: finishedAt ?? part.finishedAt}
  })
  return {...watched, track: {...watched.track, snapshot: {...snapshot, parts}}}
}

/** The id outputs of all targets: several values of one output with commas between. */
function idsOf(targets: readonly Target[]): Record<string, string> {
  const ids: Record<string, string> = {}
  for (const target of targets) {
    for (const [name, id] of Object.entries(target.ids)) ids[name] = ids[name] ? `${ids[name]},${id}` : id
  }
  return ids
}

/** An input that was checked, or is only shown. */
function nameOf(input: 'vendor' | 'operation'): string {
  return (process.env[`INPUT_${input.toUpperCase()}`] ?? '').trim()
}

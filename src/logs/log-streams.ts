import type {Inputs} from '../inputs/inputs.js'
import {withLosses} from '../model/log-loss.js'
import type {Part} from '../model/part.js'
import {isEmpty, missingPart, selectParts} from '../model/part-filter.js'
import type {Target} from '../model/target.js'
import type {LogFile} from '../output/log-file.js'
import {createPartPrinter, type PartPrinter} from '../output/part-printer.js'
import type {Printer} from '../output/printer.js'
import {failedLeaves} from '../report/failed-parts.js'
import {type Clock, deadline, startTimer} from '../util/timers.js'
import type {Cause} from '../wait/policy.js'
import type {WaitResult} from '../wait/poll-all.js'
import {createTail, type DrainMode, type Tail} from './tail.js'

// So long after its end nothing comes any more, however wrong the clocks are.
const LONG_PAST_MS = 10 * 60_000
const TOLD_AFTER_MS = 3000

/** The logs of all targets: what is read, and where it goes. */
export interface LogStreams {
  /** Characters of a target's logs that were read so far. */
  length(target: Target): number
  /** The last lines of a part that may be shown, at most 50. */
  lastLines(target: Target, id: string): readonly string[]
  /** When a part ran, as its log says. */
  times(target: Target, id: string): ReturnType<Tail['times']>
  /** Starts the reads that are due after a look. */
  follow(target: Target, parts: readonly Part[]): void
  /** Reads what is still to come, until the clock says `until` or a signal comes. */
  drain(watched: readonly WaitResult[], until: number): Promise<void>
  /** For `fetch-logs`: the verdict `error` where a part that was asked for, or every part, could not be read. */
  judge(watched: readonly WaitResult[]): WaitResult[]
}

/** A reader of a target's logs with its destination. */
interface Reader {
  live: PartPrinter
  tail: Tail
}

/**
 * Follows the logs of every target. With `logs: all`, or a log file, they are read while the wait goes on; with
 * `logs: failed` the failed parts are read at the end, and printed then.
 */
export function openLogStreams(
  inputs: Inputs,
  printer: Printer,
  clock: Clock,
  signal: AbortSignal,
  several: boolean,
  file?: LogFile
): LogStreams {
  const live = new Map<Target, Reader>()
  const late = new Map<Target, Reader>()
  const printsLive = inputs.logs === 'all'
  const readsLive = printsLive || file !== undefined
  let warned = false
  let trouble = ''

  const warn = (text: string) => {
    if (warned) printer.line(`Warning: ${text}`)
    else printer.warning(text)
    warned = true
  }
  const onTrouble = (part: Part, message: string) => {
    trouble ||= message
    warn(`the log of ${part.kind} ${part.name} can not be read: ${message}`)
  }
  const onLost = (part: Part, message: string) =>
    warn(`the log of ${part.kind} ${part.name} is not whole: ${message}`)
  const readerOf = (
    readers: Map<Target, Reader>,
    target: Target,
    to: Printer | undefined,
    copy?: LogFile
  ) => {
    const known = readers.get(target)
    if (known) return known
    const lines = createPartPrinter(to, several || readers.size > 0 ? `${target.label}, ` : '', copy)
    const tail = createTail({
      clock,
      signal,
      readLog: (...args) => withLosses(() => target.readLog(...args)),
      onText: lines.text,
      onEnd: lines.end,
      onTrouble,
      onLost,
      ready: printer.ready
    })
    const reader = {live: lines, tail}
    readers.set(target, reader)
    return reader
  }
  const liveOf = (target: Target) => readerOf(live, target, printsLive ? printer : undefined, file)
  const wanted = (target: Target, parts: readonly Part[]) => {
    if (inputs.operation !== 'fetch-logs') return parts
    // The machines of a job that deploys to hosts are in the order that it made.
    const made = target.madeBy?.some(name => inputs.selection.jobs.includes(name))
    return selectParts(parts, made ? {...inputs.selection, jobs: []} : inputs.selection)
  }

  const drainOne = async ({target, verdict, state}: WaitResult, budget: AbortSignal) => {
    const parts = wanted(target, state.snapshot?.parts ?? [])
    const {code} = verdict.cause
    const ended = code === 'vendor' || code === 'blocked' || code === 'contradicted'
    const {finishedAt = Date.now()} = state.snapshot ?? {}
    const past = Date.now() - finishedAt > LONG_PAST_MS
    const mode: DrainMode = !ended ? 'once' : past ? 'past' : 'end'
    const whole = readsLive ? liveOf(target).tail.drain(parts, budget, mode) : undefined
    const failed = inputs.logs === 'failed' && verdict.outcome === 'failure' ? failedLeaves(parts) : []
    await Promise.all([whole, readerOf(late, target, printer).tail.drain(failed, budget, mode)])
  }

  return {
    length: target => live.get(target)?.tail.length() ?? 0,
    lastLines: (target, id) => (printsLive ? live : late).get(target)?.live.lastLines(id) ?? [],
    times: (target, id) => (live.get(target) ?? late.get(target))?.tail.times(id) ?? {},
    follow(target, parts) {
      if (readsLive) liveOf(target).tail.follow(wanted(target, parts))
    },
    async drain(watched, until) {
      if (signal.aborted) return
      const budget = deadline(until - clock.now(), signal, () => new Error('no time is left for logs'))
      const tell = () =>
        printer.line('The wait is over. Logs are read on for up to 30 s, for lines that come late.')
      const timer = startTimer(tell, TOLD_AFTER_MS)
      try {
        await Promise.all(watched.map(w => drainOne(w, budget.signal)))
      } finally {
        clearTimeout(timer)
        budget.release()
      }
    },
    judge(watched) {
      if (inputs.operation !== 'fetch-logs') return [...watched]
      const missing = missingPart(watched.flatMap(partsOf), inputs.selection)
      const refuse = (w: WaitResult, cause: Cause): WaitResult =>
        w.verdict.outcome === 'error' ? w : {...w, verdict: {outcome: 'error', cause}}
      return familiesOf(watched).flatMap(([first, ...rest], i) => {
        const chosen = [first, ...rest].flatMap(w =>
          wanted(w.target, partsOf(w)).map(part => ({part, tail: liveOf(w.target).tail}))
        )
        const unread = chosen.filter(({part, tail}) => tail.unread(part.id))
        const none = unread.length > 0 && !chosen.some(({part, tail}) => tail.read(part.id))
        // Of several targets the first one carries it: each by itself may well lack a part.
        if (missing && i === 0) return [refuse(first, {code: 'no-such-part', ...missing}), ...rest]
        return none || (unread.length > 0 && !isEmpty(inputs.selection))
          ? [refuse(first, {code: 'no-log', message: trouble}), ...rest]
          : [first, ...rest]
      })
    }
  }
}

/** Each run with the orders that it made, which come right after it; orders that were named stand alone. */
function familiesOf(watched: readonly WaitResult[]): [WaitResult, ...WaitResult[]][] {
  const families: [WaitResult, ...WaitResult[]][] = []
  const isRun = ({target}: WaitResult) => target.kind === 'pipeline run' || target.kind === 'build'
  for (const one of watched) {
    const last = families.at(-1)
    if (last && isRun(last[0]) && !isRun(one)) last.push(one)
    else families.push([one])
  }
  return families
}

function partsOf({state}: WaitResult): readonly Part[] {
  return state.snapshot?.parts ?? []
}

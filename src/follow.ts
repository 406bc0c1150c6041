import type {Cause} from './gate/judge.js'
import {createTail, type Tail} from './gate/tail.js'
import type {Watched} from './gate/watch.js'
import type {Inputs} from './inputs.js'
import {createLive, type Live} from './log/live.js'
import type {Printer} from './log/printer.js'
import {failedLeaves} from './report/parts.js'
import {isEmpty, missingPart, selectParts} from './select.js'
import {type Clock, deadline} from './time.js'
import type {Part, Target} from './vendors/types.js'

/** The logs of all targets: what is read, and where it is printed. */
export interface Logs {
  tail(target: Target): Tail
  live(target: Target): Live
  /** Starts the reads that are due after a look. */
  follow(target: Target, parts: readonly Part[]): void
  /** Reads what is still to come, until the clock says `until` or a signal comes. */
  drain(watched: readonly Watched[], until: number): Promise<void>
  /** For `fetch-logs`: the verdict `error` where a part that was asked for, or every part, could not be read. */
  judge(watched: readonly Watched[]): Watched[]
}

export function followLogs(
  inputs: Inputs,
  printer: Printer,
  clock: Clock,
  signal: AbortSignal,
  several: boolean
): Logs {
  const logs = new Map<Target, {live: Live; tail: Tail}>()
  let warned = false
  let trouble = ''

  const onTrouble = (part: Part, message: string) => {
    trouble ||= message
    const text = `the log of ${part.kind} ${part.name} can not be read: ${message}`
    if (warned) printer.line(`Warning: ${text}`)
    else printer.warning(text)
    warned = true
  }
  const of = (target: Target) => {
    const known = logs.get(target)
    if (known) return known
    const live = createLive(printer, several || logs.size > 0 ? `${target.label}, ` : '')
    const {readLog} = target
    const tail = createTail({
      clock,
      signal,
      readLog,
      onText: live.text,
      onEnd: live.end,
      onTrouble,
      ready: printer.ready
    })
    logs.set(target, {live, tail})
    return {live, tail}
  }
  const wanted = (parts: readonly Part[]) =>
    inputs.operation === 'fetch-logs' ? selectParts(parts, inputs.selection) : parts

  return {
    tail: target => of(target).tail,
    live: target => of(target).live,
    follow(target, parts) {
      if (inputs.logs === 'all') of(target).tail.follow(wanted(parts))
    },
    async drain(watched, until) {
      if (inputs.logs === 'none' || signal.aborted) return
      const budget = deadline(until - clock.now(), signal, () => new Error('no time is left for logs'))
      const one = ({target, verdict, track}: Watched) => {
        const parts = wanted(track.snapshot?.parts ?? [])
        const failed = verdict.outcome === 'failure' ? failedLeaves(parts) : []
        const ended =
          verdict.cause.code === 'vendor' ||
          verdict.cause.code === 'held' ||
          verdict.cause.code === 'contradicted'
        return of(target).tail.drain(inputs.logs === 'all' ? parts : failed, budget.signal, !ended)
      }
      try {
        await Promise.all(watched.map(one))
      } finally {
        budget.release()
      }
    },
    judge(watched) {
      if (inputs.operation !== 'fetch-logs') return [...watched]
      const missing = missingPart(watched.flatMap(partsOf), inputs.selection)
      const chosen = watched.flatMap(w => wanted(partsOf(w)).map(part => ({part, tail: of(w.target).tail})))
      const unread = chosen.filter(({part, tail}) => tail.unread(part.id))
      const none = unread.length > 0 && !chosen.some(({part, tail}) => tail.read(part.id))
      const cause: Cause | undefined = missing
        ? {code: 'no-such-part', ...missing}
        : none || (unread.length > 0 && !isEmpty(inputs.selection))
          ? {code: 'no-log', message: trouble}
          : undefined
      // Of several targets the first one carries it: each by itself may well lack a part.
      return watched.map((w, i) =>
        cause && i === 0 && w.verdict.outcome !== 'error' ? {...w, verdict: {outcome: 'error', cause}} : w
      )
    }
  }
}

function partsOf({track}: Watched): readonly Part[] {
  return track.snapshot?.parts ?? []
}

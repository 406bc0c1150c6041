import {apartFromHint, inEnglish, type Message, message, type Text} from '../messages/message.js'
import {describeError} from '../model/errors.js'
import {failedLeaves} from '../model/failed-parts.js'
import {withLosses} from '../model/log-loss.js'
import type {Notice} from '../model/notice.js'
import {outcomes} from '../model/outcome.js'
import type {Part} from '../model/part.js'
import type {Selection} from '../model/part-filter.js'
import {ENDED} from '../model/phase.js'
import type {Target} from '../model/target.js'
import {explain, explainNow} from '../model/wall.js'
import type {LogFile} from '../output/log-file.js'
import {createPartPrinter, type PartPrinter, type PartPrinterDeps} from '../output/part-printer.js'
import {BAR, prefixOf} from '../output/prefix.js'
import type {Printer} from '../output/printer.js'
import {type Clock, deadline, startTimer} from '../util/timers.js'
import {counts, type WaitResult} from '../wait/poll-all.js'
import {type Drain, drainsOf} from './drain-modes.js'
import {decideFetched, fetchedParts, partsOf} from './fetched-logs.js'
import {createPartNames, type PartNames} from './part-names.js'
import {GIVE_UP_MS} from './patience.js'
import {createTail, type Tail} from './tail.js'

const SAID_AFTER_MS = 3000
const MOST_TROUBLES = 100

/** The logs of all targets: what is read, and where it goes. */
export interface LogStreams {
  /** Characters of a target's logs that were read so far. */
  length(target: Target): number
  /** The last lines of a part that may be shown, safe and without prefix, at most 50. */
  lastLines(target: Target, id: string): readonly string[]
  /** When a part ran, as its log says, epoch ms UTC. */
  times(target: Target, id: string): ReturnType<Tail['times']>
  /** Starts the reads that are due after a poll. */
  follow(target: Target, parts: readonly Part[]): void
  /** Reads what is still to come, until the clock says `until` (ms) or a signal comes. */
  drain(results: readonly WaitResult[], until: number): Promise<void>
  /** The verdicts with what the logs change in them: only those of `fetch-logs` depend on them. */
  decide(results: readonly WaitResult[]): WaitResult[]
}

/** The inputs on which it depends what is read and printed. */
export interface LogSettings {
  operation: string
  logs: 'all' | 'failed' | 'none'
  /** What `fetch-logs` asks for. */
  selection: Selection
}

export interface LogStreamsDeps {
  printer: Printer
  clock: Clock
  /** Ends all reads. */
  signal: AbortSignal
  /** Whether headings must say to which target a part belongs. */
  manyTargets: boolean
  file?: LogFile | undefined
}

/**
 * Follows the logs of every target. With `logs: all`, or a log file, they are read while the wait goes on; with
 * `logs: failed` the failed parts are read at the end, and printed then.
 */
export function openLogStreams({operation, logs, selection}: LogSettings, deps: LogStreamsDeps): LogStreams {
  const {printer, signal, file} = deps
  const isFetch = operation === 'fetch-logs'
  const printsLive = logs === 'all'
  const readsLive = printsLive || file !== undefined
  const names = createPartNames()
  const troubles = createTroubles(printer, names)
  const giveUpMs = isFetch ? GIVE_UP_MS.fetch : GIVE_UP_MS.wait
  const shared = {...deps, names, troubles, giveUpMs, waiting: {characters: 0}}
  // What had ended before it was asked for is read as a whole.
  const isWhole = ({phase}: Part) => isFetch && ENDED.has(phase)
  const live = createReaders(shared, {to: printsLive ? printer : undefined, file, isWhole})
  const late = createReaders(shared, {to: printer, isWhole: () => true})
  const wanted = (target: Target, parts: readonly Part[]) =>
    isFetch ? fetchedParts(target, parts, selection) : parts

  const drainOne = async ({result, mode, unseen}: Drain, budget: AbortSignal) => {
    const {target, verdict} = result
    const parts = wanted(target, partsOf(result))
    const failed = logs === 'failed' && verdict.outcome === 'failure' ? failedLeaves(parts) : []
    names.see(target, partsOf(result))
    const whole = readsLive ? live.of(target).tail.drain(parts, budget, mode, unseen) : undefined
    await Promise.all([whole, late.of(target).tail.drain(failed, budget, mode, unseen)])
  }

  return {
    length: target => live.known(target)?.tail.length() ?? 0,
    lastLines: (target, id) => (printsLive ? live : late).known(target)?.lines.lastLines(id) ?? [],
    times: (target, id) => (live.known(target) ?? late.known(target))?.tail.times(id) ?? {},
    follow(target, parts) {
      const faults: Notice[] = []
      const read = () => {
        if (!readsLive) return
        names.see(target, parts)
        live.of(target).tail.follow(wanted(target, parts))
      }
      explainNow(message('untold.logs', {target: target.label}), read, undefined, faults)
      for (const {text} of faults) troubles.onFault(text)
    },
    async drain(results, until) {
      if (!signal.aborted) await drainAll(results, until, {...shared, drainOne})
      live.endAll()
      late.endAll()
    },
    decide(results) {
      if (!isFetch) return [...results]
      return decideFetched(results, selection, {
        read: (target, part) => live.of(target).tail.read(part.id),
        unread: (target, part) => live.of(target).tail.unread(part.id),
        trouble: troubles.first()
      })
    }
  }
}

/** Drains the logs of all targets until the clock's time `until`; says so where that takes a while. Never rejects. */
async function drainAll(
  results: readonly WaitResult[],
  until: number,
  {printer, clock, signal, troubles, drainOne}: Draining
): Promise<void> {
  const timer = startTimer(() => printer.line(lateLinesOf(results)), SAID_AFTER_MS)
  const budget = deadline(until - clock.now(), signal, () => new Error('too late'))
  const drains = async () => {
    await Promise.all(drainsOf(results, Date.now()).map(one => drainOne(one, budget.signal)))
  }
  try {
    await explain(drains, signal)
  } catch (error) {
    if (!signal.aborted) troubles.onFault(describeError(error))
  } finally {
    clearTimeout(timer)
    budget.release()
  }
}

function lateLinesOf(results: readonly WaitResult[]): Message {
  const decided = results.filter(result => counts(result) && result.decided)
  const found = new Set(decided.map(({verdict}) => verdict.outcome))
  return message('log.late-lines', {outcomes: outcomes.filter(outcome => found.has(outcome))})
}

/** What can't be read of logs, for people. */
interface Troubles {
  /** A log that can't be read. */
  onTrouble(target: Target, part: Part, why: Text): void
  /** A log of which the platform does not serve all. */
  onLost(target: Target, part: Part, what: Text): void
  /** Logs that can't be read for a fault of our own; each fault once. */
  onFault(why: Text): void
  /** The first log that can't be read says why, or `''`. */
  first(): Text
}

/** Only the first one becomes an annotation, and only some are told: there may be as many as there are parts. */
function createTroubles(printer: Printer, names: PartNames): Troubles {
  let count = 0
  let first: Text = ''
  const faults = new Set<string>()
  const hints = new Set<string>()
  const warn = (text: Text) => {
    count++
    if (count === 1) printer.warning(text)
    else if (count <= MOST_TROUBLES) printer.line(message('warning', {text}))
    else if (count === MOST_TROUBLES + 1) printer.line(message('log.more-troubles'))
  }
  return {
    onTrouble(target, part, why) {
      first ||= why
      const {why: bare, hint = ''} = apartFromHint(why)
      const said = inEnglish(hint)
      // What to check is the same for all of them.
      warn(message('log.unreadable', {part: names.title(target, part), why: hints.has(said) ? bare : why}))
      hints.add(said)
    },
    onLost: (target, part, what) => warn(message('log.not-whole', {part: names.title(target, part), what})),
    onFault(why) {
      first ||= why
      const key = inEnglish(why)
      if (!faults.has(key)) warn(why)
      faults.add(key)
    },
    first: () => first
  }
}

/** Reads the logs of a target, and makes lines of them. */
interface Reader {
  lines: PartPrinter
  tail: Tail
}

interface Readers {
  /** The reader of a target, made when it is first needed. */
  of(target: Target): Reader
  known(target: Target): Reader | undefined
  /** Prints what is held of logs that were not read to their ends. */
  endAll(): void
}

/** What all readers share. */
interface Shared extends LogStreamsDeps, Pick<PartPrinterDeps, 'waiting'> {
  names: PartNames
  troubles: Troubles
  /** Ms for which a log may fail after the end. */
  giveUpMs: number
}

interface Draining extends Shared {
  drainOne(drain: Drain, budget: AbortSignal): Promise<void>
}

/** Where the lines of readers go, and which logs are printed as a whole. */
interface Way extends Pick<PartPrinterDeps, 'file' | 'isWhole'> {
  to: Printer | undefined
}

/** One reader for each target. */
function createReaders(shared: Shared, {to, file, isWhole}: Way): Readers {
  const {printer, clock, signal, manyTargets, names, troubles, giveUpMs, waiting} = shared
  const readers = new Map<Target, Reader>()

  const open = (target: Target): Reader => {
    // A target that was found through another one comes later.
    const label = manyTargets || readers.size > 0 ? target.label : undefined
    const lines = createPartPrinter({
      printer: to,
      file,
      title: (part, run) => message('log.title', {target: label, part: names.title(target, part), run}),
      prefix(part, run) {
        const {name, colour = 0} = names.short(target, part) ?? {}
        return name === undefined ? BAR : prefixOf(name, run, names.columns(), colour)
      },
      ready: names.ready,
      isWhole,
      waiting
    })
    const tail = createTail({
      clock,
      signal,
      readLog: (...args) => withLosses(() => target.readLog(...args)),
      onText: lines.text,
      onGap: lines.gap,
      onEnd: lines.end,
      onTurn: lines.turn,
      onForget: lines.forget,
      onTrouble: (part, why) => troubles.onTrouble(target, part, why),
      onLost: (part, what) => troubles.onLost(target, part, what),
      ready: printer.ready,
      giveUpMs
    })
    return {lines, tail}
  }

  return {
    of(target) {
      const reader = readers.get(target) ?? open(target)
      readers.set(target, reader)
      return reader
    },
    known: target => readers.get(target),
    endAll() {
      for (const {lines} of readers.values()) lines.endAll()
    }
  }
}

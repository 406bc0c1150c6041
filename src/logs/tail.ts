import {RequestError} from '../model/errors.js'
import type {Part} from '../model/part.js'
import type {PartLog, ReadContext} from '../model/target.js'
import {abortable, type Clock} from '../util/timers.js'
import {append, emptyProgress, type LogProgress, type News, takeWhole} from './log-progress.js'

const MS_PER_CHARACTER = 10_000 / (1024 * 1024)
/** The longest time after the end of its part for which a log is read on. */
const LATE_TEXT_MS = 30_000
/** The shortest one, once the wait is over. Stores show lines some seconds late: BK-CI's index by 3 s and more. */
const SETTLE_MS = 5000
/** The same for a part that failed: its last lines tell why, and a red step may come a little later. */
const FAILED_MS = 10_000
/** Answers in a row that bring nothing, before a log counts as ended. */
const QUIET_READS = 2
const FIRST_GAP_MS = 1000
const LONGEST_GAP_MS = 8000
const LEAST_GAP_MS = 50
const MOST_PAGES = 100
const LONGEST_RETRY_MS = 30_000

export interface TailDeps {
  clock: Clock
  signal: AbortSignal
  readLog: (part: Part, context: ReadContext, cursor?: unknown) => Promise<PartLog>
  /** New text of a part's log, each character once. `again`: the part ran again, and its log begins anew. */
  onText: (part: Part, text: string, again: boolean) => void
  /** No more text of this part will come, unless it runs again. */
  onEnd: (part: Part) => void
  /** A log that can't be read. */
  onTrouble: (part: Part, message: string) => void
  /** A log of which the platform does not serve all; once for each message. */
  onLost: (part: Part, message: string) => void
  /** Resolves when what was told has been taken. */
  ready: (signal: AbortSignal) => Promise<void>
}

/**
 * How logs are read to their ends: `end` when what was waited for has ended, `past` when it had ended long before, and
 * `once` when parts may go on without us.
 */
export type DrainMode = 'end' | 'past' | 'once'

/** Follows the logs of one target's parts. */
export interface Tail {
  /** Starts the reads that are due, and does not wait for them. */
  follow(parts: readonly Part[]): void
  /** Reads the logs of these parts to their ends, until `budget` aborts. Never rejects for it. */
  drain(parts: readonly Part[], budget: AbortSignal, mode: DrainMode): Promise<void>
  /** Characters read so far. */
  length(): number
  /** Whether a part's log was asked for, and could not be read to its end. */
  unread(id: string): boolean
  /** Whether a part's log was read at least once. */
  read(id: string): boolean
  /** When a part ran, as its log says, epoch ms UTC. */
  times(id: string): {startedAt?: number | undefined; finishedAt?: number | undefined}
}

interface PartTail {
  /** As it was seen last. */
  part: Part
  /** Whether the last look had it: a part that runs again under another id is there no more. */
  listed: boolean
  /** Where an incremental log goes on; absent for one that is served whole. */
  cursor?: unknown
  steady: boolean
  taken: LogProgress
  startedAt?: number | undefined
  finishedAt?: number | undefined
  reading?: Promise<void> | undefined
  nextAt: number
  /** Whether we saw it run. */
  ran: boolean
  /** It was seen to run again: its log may begin anew. */
  mayRestart: boolean
  endedAt?: number | undefined
  readsAfterEnd: number
  /** Reads in a row after the end that brought nothing, and those of them that said that nothing more will come. */
  quiet: number
  complete: number
  closed: boolean
  failures: number
  failingSince?: number | undefined
  trouble?: string | undefined
  reads: number
  unread: boolean
  /** The last answer said that there is more. */
  behind: boolean
  lost: Set<string>
}

/**
 * Follows the logs of parts, from a cursor on or, where a log is served only whole, by what grew; such a log is read
 * no sooner than 10 s per MiB, and in any case once after its part has ended.
 *
 * Last lines come late. While the wait goes on a log is read for 30 s after the end of its part. Once the wait is
 * over, it is read until two answers in a row bring nothing: for 5 s at least, for 10 s where its part failed, and for
 * 30 s where the platform says that more will come. The platform's word that the log is complete makes it 5 s.
 */
export function createTail(deps: TailDeps): Tail {
  const {clock, readLog, onText, onEnd, onTrouble, onLost, ready} = deps
  const tails = new Map<string, PartTail>()
  let draining: DrainMode | undefined

  const begin = (part: Part): PartTail => ({
    part,
    listed: true,
    steady: false,
    taken: emptyProgress(),
    nextAt: 0,
    ran: false,
    mayRestart: false,
    quiet: 0,
    complete: 0,
    readsAfterEnd: 0,
    closed: false,
    failures: 0,
    reads: 0,
    unread: false,
    behind: false,
    lost: new Set()
  })

  /** Brings what is remembered of a part up to its state; false when its log is not worth reading. */
  const update = (part: Part): boolean => {
    if (!part.hasLog) return false
    const begun = part.phase !== 'queued' && part.phase !== 'skipped'
    const tail = tails.get(part.id) ?? (begun ? begin(part) : undefined)
    if (!tail) return false
    tails.set(part.id, tail)
    const runs = isOpen(part)
    // One that is missing for a while has not ended for that.
    const runsAgain = runs && !isOpen(tail.part)
    const isBack = !tail.listed && !tail.unread
    if (runsAgain || isBack) {
      const open = {closed: false, quiet: 0, complete: 0, readsAfterEnd: 0, failures: 0, unread: false}
      Object.assign(tail, open, {endedAt: undefined, mayRestart: tail.mayRestart || runsAgain})
    }
    Object.assign(tail, {part, listed: true, ran: tail.ran || runs})
    if (runs) tail.endedAt = undefined
    else tail.endedAt ??= clock.now()
    return true
  }

  const updateAll = (parts: readonly Part[]) => {
    const listed = new Set(parts.filter(update).map(part => part.id))
    for (const tail of tails.values()) {
      if (listed.has(tail.part.id)) continue
      tail.listed = false
      tail.endedAt ??= clock.now()
    }
  }

  const tell = (tail: PartTail, {text, again, gap}: News) => {
    if (gap) tellLost(tail, 'the platform dropped lines of it before they could be read')
    tail.mayRestart = false
    onText(tail.part, text, again)
  }

  const tellLost = (tail: PartTail, message: string) => {
    if (tail.lost.has(message)) return
    tail.lost.add(message)
    onLost(tail.part, message)
  }

  /** Tells what is new in an answer; answers whether there was anything. */
  const take = (tail: PartTail, log: PartLog, whole: boolean): boolean => {
    const {text, startedAt} = log
    const known = tail.startedAt !== undefined && startedAt !== undefined
    const reran = known && tail.startedAt !== startedAt
    tail.startedAt = startedAt ?? tail.startedAt
    tail.finishedAt = log.finishedAt
    tail.steady = log.steady ?? false
    if (log.lost !== undefined) tellLost(tail, log.lost)
    if (!whole) {
      append(tail.taken, text)
      if (text !== '') onText(tail.part, text, false)
      return text !== ''
    }
    const hints = {reran, mayRestart: tail.mayRestart, sameRun: known && !reran}
    const news = takeWhole(tail.taken, text, hints)
    if (news) tell(tail, news)
    return news !== undefined
  }

  /** An incremental log from its beginning on, as if it were served whole. */
  const readAnew = async (part: Part, signal: AbortSignal): Promise<PartLog> => {
    let log = await readLog(part, {signal})
    let {text} = log
    for (let page = 1; log.more && page < MOST_PAGES; page++) {
      log = await readLog(part, {signal}, log.cursor)
      text += log.text
    }
    return {...log, text}
  }

  /** Reads what there is; answers the last answer, whether there was news, and how long the next read has to wait. */
  const readOn = async (tail: PartTail, signal: AbortSignal) => {
    await ready(signal)
    if (tail.mayRestart && tail.cursor !== undefined && !tail.steady && tail.taken.length > 0) {
      const log = await readAnew(tail.part, signal)
      // Longer than can be read at once, so that its end is not known: it goes on where it was.
      if (log.more && log.text.length < tail.taken.length) tail.mayRestart = false
      else {
        const news = take(tail, log, true)
        tail.cursor = log.text === '' ? tail.cursor : log.cursor
        return {log, news, pauseMs: log.text.length * MS_PER_CHARACTER}
      }
    }
    let log = await readLog(tail.part, {signal}, tail.cursor)
    tail.cursor = log.cursor
    let news = take(tail, log, log.cursor === undefined)
    for (let page = 1; log.more && page < MOST_PAGES; page++) {
      await ready(signal)
      log = await readLog(tail.part, {signal}, tail.cursor)
      tail.cursor = log.cursor
      news = take(tail, log, false) || news
    }
    // Only a log that is served whole costs more with every read.
    return {log, news, pauseMs: log.cursor === undefined ? log.text.length * MS_PER_CHARACTER : 0}
  }

  /** Ms after its end for which a log is read on. */
  const patience = (tail: PartTail, complete: boolean | undefined): number => {
    if (draining === undefined) return LATE_TEXT_MS
    if (draining === 'past' && !tail.ran) return 0
    const isWhole = tail.complete >= QUIET_READS
    if (isWhole) return SETTLE_MS
    if (complete === false) return LATE_TEXT_MS
    return tail.part.phase === 'failure' ? FAILED_MS : SETTLE_MS
  }

  /** One read of one log, and what follows from it. Rejects only with the signal's reason, or for a fault of ours. */
  const readOnce = async (tail: PartTail, signal: AbortSignal): Promise<void> => {
    const ended = tail.endedAt !== undefined
    try {
      const {log, news, pauseMs} = await readOn(tail, signal)
      Object.assign(tail, {
        failures: 0,
        failingSince: undefined,
        trouble: undefined,
        nextAt: clock.now() + pauseMs
      })
      tail.reads++
      tail.behind = log.more === true
      if (!ended || tail.endedAt === undefined) return
      tail.readsAfterEnd++
      tail.quiet = news || tail.behind ? 0 : tail.quiet + 1
      tail.complete = tail.quiet > 0 && log.complete ? tail.complete + 1 : 0
      const sinceEnd = clock.now() - tail.endedAt
      const patienceMs = patience(tail, log.complete)
      // What had ended long before is read once where it comes whole.
      const isQuiet = tail.quiet >= QUIET_READS || (patienceMs === 0 && log.cursor === undefined)
      // One that is still behind has not come to its last lines yet; a very long one would come too late.
      const isOver = sinceEnd >= LATE_TEXT_MS || sinceEnd + pauseMs > LATE_TEXT_MS + SETTLE_MS
      const tooLate = draining !== undefined && !tail.behind && isOver
      if ((isQuiet && sinceEnd >= patienceMs) || tooLate) close(tail)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (!(error instanceof RequestError)) throw error
      fail(tail, error, ended)
    }
  }

  const read = (tail: PartTail, signal: AbortSignal): Promise<void> => {
    tail.reading ??= readOnce(tail, signal).finally(() => {
      tail.reading = undefined
    })
    return tail.reading
  }

  const fail = (tail: PartTail, error: RequestError, ended: boolean) => {
    const {kind, hint, retryAfterMs} = error.failure
    tail.failures++
    tail.trouble = hint ? `${error.message}; ${hint}` : error.message
    const pauseMs = Math.min(FIRST_GAP_MS * 2 ** Math.min(tail.failures - 1, 10), LONGEST_RETRY_MS)
    tail.nextAt = clock.now() + Math.max(pauseMs, retryAfterMs ?? 0)
    // Before a machine has begun, its log may not be there yet.
    tail.failingSince ??= clock.now()
    const tooLong = draining !== undefined && clock.now() - tail.failingSince >= LATE_TEXT_MS
    const gone = kind === 'not-found' && ended && tail.failures >= QUIET_READS
    const hopeless = kind === 'permanent' || gone || tooLong
    if (hopeless) giveUp(tail)
  }

  const giveUp = (tail: PartTail) => {
    if (tail.trouble !== undefined) {
      tail.unread = true
      onTrouble(tail.part, tail.trouble)
    }
    tail.trouble = undefined
    close(tail)
  }

  const close = (tail: PartTail) => {
    tail.closed = true
    onEnd(tail.part)
  }

  /** Ms until an ended log is worth another look: longer each time that it brings nothing. */
  const gapAfterEnd = ({quiet, endedAt, ran}: PartTail): number => {
    if (draining === 'past' && !ran) return LEAST_GAP_MS
    const sinceEnd = clock.now() - (endedAt ?? clock.now())
    const grown = Math.min(FIRST_GAP_MS * 2 ** Math.max(0, quiet - 1), LONGEST_GAP_MS)
    // In time for the reads that can be the last one.
    const toMark = [SETTLE_MS, FAILED_MS, LATE_TEXT_MS].map(mark => mark - sinceEnd).find(ms => ms > 0)
    return Math.max(LEAST_GAP_MS, Math.min(grown, toMark ?? grown))
  }

  const drainPart = async (tail: PartTail, signal: AbortSignal, mode: DrainMode) => {
    const once = mode === 'once' && tail.listed && isOpen(tail.part)
    tail.endedAt ??= clock.now()
    try {
      if (tail.reading !== undefined) await abortable(tail.reading, signal)
      while (!tail.closed) {
        // What was read after the end already is not read again sooner than a long log allows.
        if (tail.readsAfterEnd > 0) await clock.sleep(Math.max(0, tail.nextAt - clock.now()), signal)
        await read(tail, signal)
        if (once && !tail.behind && !tail.closed) giveUp(tail)
        if (tail.closed || tail.behind) continue
        await clock.sleep(Math.max(gapAfterEnd(tail), tail.nextAt - clock.now()), signal)
      }
    } catch (error) {
      if (!signal.aborted && !deps.signal.aborted) throw error
      if (tail.behind || tail.reads === 0) tail.trouble ??= 'it is longer than the time that was left for it'
      giveUp(tail)
    }
  }

  return {
    follow(parts) {
      updateAll(parts)
      for (const tail of tails.values()) {
        if (tail.closed || tail.reading !== undefined) continue
        const owed = tail.endedAt !== undefined && tail.readsAfterEnd === 0 && tail.failures === 0
        if (clock.now() < tail.nextAt && !owed) continue
        read(tail, deps.signal).catch(error => {
          if (!deps.signal.aborted) throw error
        })
      }
    },

    async drain(parts, budget, mode) {
      draining = mode
      updateAll(parts)
      await Promise.all([...tails.values()].map(tail => drainPart(tail, budget, mode)))
    },

    length: () => [...tails.values()].reduce((sum, tail) => sum + tail.taken.length, 0),
    unread: id => tails.get(id)?.unread ?? false,
    read(id) {
      const {taken, reads = 0, unread = false} = tails.get(id) ?? {}
      return (taken?.length ?? 0) > 0 || (reads > 0 && !unread)
    },
    times(id) {
      const {startedAt, finishedAt} = tails.get(id) ?? {}
      return {startedAt, finishedAt}
    }
  }
}

function isOpen({phase}: Part): boolean {
  return phase === 'running' || phase === 'unknown' || phase === 'paused'
}

import {RequestError} from '../model/errors.js'
import type {Part} from '../model/part.js'
import type {PartLog, ReadContext} from '../model/target.js'
import type {Clock} from '../util/timers.js'
import {append, emptyProgress, type LogProgress, takeWhole} from './log-progress.js'
import {
  gapAfterEnd,
  gapAfterFailure,
  isHopeless,
  isLastRead,
  pauseAfterWhole,
  type ReadMode
} from './patience.js'

const MOST_PAGES = 100

/** Where logs come from, and where what is read of them goes. */
export interface PartTailDeps {
  clock: Clock
  /** Throws `RequestError`. */
  readLog: (part: Part, context: ReadContext, cursor?: unknown) => Promise<PartLog>
  /** New text of a part's log, each character once. `again`: the part ran again, and its log begins anew. */
  onText: (part: Part, text: string, again: boolean) => void
  /** No more text of this part will come, unless it runs again. */
  onEnd: (part: Part) => void
  /** A log that can't be read. */
  onTrouble: (part: Part, message: string) => void
  /** A log of which the platform does not serve all; once for each message. */
  onLost: (part: Part, message: string) => void
  /** Resolves when the reader of what was printed has caught up. */
  ready: (signal: AbortSignal) => Promise<void>
}

/** What is remembered of one part's log. Times without a unit are the clock's, in ms. */
export interface PartTail {
  /** As it was seen last. */
  part: Part
  /** Whether the last poll had it. */
  listed: boolean
  mode: ReadMode
  /** Whether the part was seen to run. */
  ran: boolean
  /** The part was seen to run again, and its log has shown nothing of that: it may begin anew. */
  mayRestart: boolean
  endedAt?: number | undefined
  /** No read is needed any more, unless the part runs again. */
  closed: boolean
  /** The log was asked for, and could not be read to its end. */
  unread: boolean

  progress: LogProgress
  /** Where an incremental log goes on; absent for one that is served whole. */
  cursor?: unknown
  /** Its lines are known by themselves, so that it can be read on from the cursor whatever its part did. */
  steady: boolean
  /** The last answer said that there is more to be had at once. */
  isBehind: boolean
  /** When the part ran, as its log says, epoch ms UTC. */
  startedAt?: number | undefined
  finishedAt?: number | undefined
  /** What the platform does not serve, as it was said so far. */
  lost: Set<string>

  /** The read that is under way. */
  reading?: Promise<void> | undefined
  /** The next read is not due before. */
  nextAt: number
  reads: number
  readsAfterEnd: number
  /** Reads in a row after the end that brought nothing. */
  quietReads: number
  /** The last read after the end said that the log is complete, and is believed. */
  isComplete: boolean
  /** Reads in a row that failed, since when, and what the last one said. */
  failures: number
  failingSince?: number | undefined
  trouble?: string | undefined
}

/** Begins to remember a part; nothing while its log is not worth reading. */
export function beginTail(part: Part): PartTail | undefined {
  if (part.phase === 'queued' || part.phase === 'skipped') return undefined
  return {
    part,
    listed: true,
    mode: 'live',
    ran: false,
    mayRestart: false,
    closed: false,
    unread: false,
    progress: emptyProgress(),
    steady: false,
    isBehind: false,
    lost: new Set(),
    nextAt: 0,
    reads: 0,
    readsAfterEnd: 0,
    quietReads: 0,
    isComplete: false,
    failures: 0
  }
}

/** Takes in a part as a poll shows it at `now`. One that runs again, or is back, has its log read on. */
export function seePart(tail: PartTail, part: Part, now: number): void {
  const runs = isOpen(part)
  const runsAgain = runs && !isOpen(tail.part)
  // A part that is missing for a while did not run again for that.
  const isBack = !tail.listed && !tail.unread
  if (runsAgain || isBack) {
    Object.assign(tail, {closed: false, unread: false, endedAt: undefined, failures: 0})
    Object.assign(tail, {readsAfterEnd: 0, quietReads: 0, isComplete: false})
    tail.mayRestart ||= runsAgain
  }
  Object.assign(tail, {part, listed: true, ran: tail.ran || runs})
  if (runs) tail.endedAt = undefined
  else tail.endedAt ??= now
}

/** Takes in that a poll at `now` did not show the part: it has ended, or runs again under another id. */
export function missPart(tail: PartTail, now: number): void {
  tail.listed = false
  tail.endedAt ??= now
}

/** Whether the part has not ended, as far as is known. */
export function mayGoOn({listed, part}: PartTail): boolean {
  return listed && isOpen(part)
}

/** Whether the next read is due; the first one after the end always is. */
export function isDue({nextAt, endedAt, readsAfterEnd, failures}: PartTail, now: number): boolean {
  const isFirstAfterEnd = endedAt !== undefined && readsAfterEnd === 0 && failures === 0
  return isFirstAfterEnd || now >= nextAt
}

/** Ms until the log of a part that has ended is worth another read. */
export function gapOf({mode, quietReads, endedAt, nextAt}: PartTail, now: number): number {
  return Math.max(gapAfterEnd(mode, quietReads, now - (endedAt ?? now)), nextAt - now)
}

/**
 * Reads what there is of a part's log, or joins the read that is under way. Rejects only with the signal's reason, or
 * for a fault of our own: a read that fails is remembered.
 */
export function readPart(tail: PartTail, deps: PartTailDeps, signal: AbortSignal): Promise<void> {
  tail.reading ??= readOnce(tail, deps, signal).finally(() => {
    tail.reading = undefined
  })
  return tail.reading
}

/** Ends the reading of a log, and says so where it could not be read to its end. */
export function giveUp(tail: PartTail, deps: PartTailDeps): void {
  if (tail.trouble !== undefined) {
    tail.unread = true
    deps.onTrouble(tail.part, tail.trouble)
  }
  tail.trouble = undefined
  close(tail, deps)
}

/** Ends the reading of a log that was read to its end. */
export function close(tail: PartTail, deps: PartTailDeps): void {
  tail.closed = true
  deps.onEnd(tail.part)
}

async function readOnce(tail: PartTail, deps: PartTailDeps, signal: AbortSignal): Promise<void> {
  // What was asked for before the end may lack the last lines.
  const hasEnded = tail.endedAt !== undefined
  try {
    const read = await readPages(tail, deps, signal)
    Object.assign(tail, {failures: 0, failingSince: undefined, trouble: undefined})
    tail.nextAt = deps.clock.now() + read.pauseMs
    tail.reads++
    tail.isBehind = read.log.more === true
    if (hasEnded && tail.endedAt !== undefined) countReadAfterEnd(tail, deps, read, tail.endedAt)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (!(error instanceof RequestError)) throw error
    countFailure(tail, deps, error, hasEnded)
  }
}

/** What one read brought. */
interface PagesRead {
  /** The last answer. */
  log: PartLog
  isNews: boolean
  /** Ms that the length of the log sets before the next read. */
  pauseMs: number
}

/** Reads what there is, at most 100 pages of it. */
async function readPages(tail: PartTail, deps: PartTailDeps, signal: AbortSignal): Promise<PagesRead> {
  await deps.ready(signal)
  if (tail.mayRestart && tail.cursor !== undefined && !tail.steady && tail.progress.length > 0) {
    const read = await readAnew(tail, deps, signal)
    if (read) return read
  }
  let log = await deps.readLog(tail.part, {signal}, tail.cursor)
  tail.cursor = log.cursor
  let isNews = take(tail, deps, log, log.cursor === undefined)
  for (let page = 1; log.more && page < MOST_PAGES; page++) {
    await deps.ready(signal)
    log = await deps.readLog(tail.part, {signal}, tail.cursor)
    tail.cursor = log.cursor
    isNews = take(tail, deps, log, false) || isNews
  }
  return {log, isNews, pauseMs: log.cursor === undefined ? pauseAfterWhole(log.text.length) : 0}
}

/**
 * Reads an incremental log from its beginning, as if it were served whole. Nothing where it is too long for that: then
 * it goes on from its cursor.
 */
async function readAnew(
  tail: PartTail,
  deps: PartTailDeps,
  signal: AbortSignal
): Promise<PagesRead | undefined> {
  let log = await deps.readLog(tail.part, {signal})
  let {text} = log
  for (let page = 1; log.more && page < MOST_PAGES; page++) {
    log = await deps.readLog(tail.part, {signal}, log.cursor)
    text += log.text
  }
  if (log.more && text.length < tail.progress.length) {
    tail.mayRestart = false
    return undefined
  }
  log = {...log, text}
  const isNews = take(tail, deps, log, true)
  if (text !== '') tail.cursor = log.cursor
  return {log, isNews, pauseMs: pauseAfterWhole(text.length)}
}

/** Hands on what is new in an answer; returns whether there was anything. */
function take(tail: PartTail, deps: PartTailDeps, log: PartLog, isWhole: boolean): boolean {
  const {text, startedAt} = log
  const isTimeKnown = tail.startedAt !== undefined && startedAt !== undefined
  const reran = isTimeKnown && tail.startedAt !== startedAt
  tail.startedAt = startedAt ?? tail.startedAt
  tail.finishedAt = log.finishedAt
  tail.steady = log.steady ?? false
  if (log.lost !== undefined) sayLost(tail, deps, log.lost)
  if (!isWhole) {
    append(tail.progress, text)
    if (text === '') return false
    if (tail.steady) tail.mayRestart = false
    deps.onText(tail.part, text, false)
    return true
  }
  const hints = {reran, mayRestart: tail.mayRestart, sameRun: isTimeKnown && !reran}
  const news = takeWhole(tail.progress, text, hints)
  if (!news) return false
  if (news.gap) sayLost(tail, deps, 'the platform dropped lines of it before they could be read')
  tail.mayRestart = false
  deps.onText(tail.part, news.text, news.again)
  return true
}

function sayLost(tail: PartTail, deps: PartTailDeps, message: string): void {
  if (tail.lost.has(message)) return
  tail.lost.add(message)
  deps.onLost(tail.part, message)
}

function countReadAfterEnd(
  tail: PartTail,
  deps: PartTailDeps,
  {log, isNews, pauseMs}: PagesRead,
  endedAt: number
): void {
  tail.readsAfterEnd++
  tail.quietReads = isNews || tail.isBehind ? 0 : tail.quietReads + 1
  // A part that goes on, or began again, writes more: then the word is about what was before.
  tail.isComplete = log.complete === true && !tail.isBehind && !mayGoOn(tail) && !tail.mayRestart
  const {mode, quietReads, isComplete, isBehind} = tail
  const isLast = isLastRead({
    mode,
    phase: tail.part.phase,
    sinceEndMs: deps.clock.now() - endedAt,
    quietReads,
    isComplete,
    isIncomplete: log.complete === false,
    isBehind,
    isServedWhole: log.cursor === undefined,
    pauseMs
  })
  if (isLast) close(tail, deps)
}

function countFailure(tail: PartTail, deps: PartTailDeps, error: RequestError, hasEnded: boolean): void {
  const now = deps.clock.now()
  const {kind, hint, retryAfterMs} = error.failure
  tail.failures++
  tail.failingSince ??= now
  tail.trouble = hint ? `${error.message}; ${hint}` : error.message
  tail.nextAt = now + gapAfterFailure(tail.failures, retryAfterMs)
  const forMs = now - tail.failingSince
  if (isHopeless({mode: tail.mode, kind, count: tail.failures, forMs, hasEnded})) giveUp(tail, deps)
}

function isOpen({phase}: Part): boolean {
  return phase === 'running' || phase === 'unknown' || phase === 'paused'
}

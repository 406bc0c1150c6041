import {inEnglish, message, type Text, withHint} from '../messages/message.js'
import {RequestError} from '../model/errors.js'
import type {Notice} from '../model/notice.js'
import type {Part} from '../model/part.js'
import type {PartLog} from '../model/part-log.js'
import type {ReadContext} from '../model/read-context.js'
import {explain, explainNow} from '../model/wall.js'
import type {Clock} from '../util/timers.js'
import {append, takeWhole} from './log-progress.js'
import {afterEnd, mayGoOn, type PartTail} from './part-tail.js'
import {gapAfterFailure, isHopeless, isLastRead, isTooLate, pauseAfterWhole} from './patience.js'

const MOST_PAGES = 100
const STILL_GROWING = message('lost.still-growing')

/** Where logs come from, and where what is read of them goes. */
export interface PartReadDeps {
  clock: Clock
  /** Throws `RequestError`. */
  readLog: (part: Part, context: ReadContext, cursor?: unknown) => Promise<PartLog>
  /** New text of a part's log, each character once. `again`: the part ran again, and its log begins anew. */
  onText: (part: Part, text: string, again: boolean, signal: AbortSignal) => Promise<void> | void
  /** What comes next does not go on where the text of this part ended: a line that has not ended was cut there. */
  onGap: (part: Part) => void
  /** No more text of this part, which has the times of its log, will come, unless it runs again. */
  onEnd: (part: Part) => void
  /** A log that can't be read. */
  onTrouble: (part: Part, why: Text) => void
  /** A log of which the platform does not serve all; once for each message. */
  onLost: (part: Part, what: Text) => void
  /** Resolves when the reader of what was printed has caught up. */
  ready: (signal: AbortSignal) => Promise<void>
  /** Ms for which a log may fail after the end before it is given up. */
  giveUpMs: number
}

/**
 * Reads what there is of a part's log, or joins the read that is under way. Rejects only with the signal's reason, or
 * for a fault of our own: a read that fails is remembered.
 */
export function readPart(tail: PartTail, deps: PartReadDeps, signal: AbortSignal): Promise<void> {
  tail.reading ??= readOnce(tail, deps, signal).finally(() => {
    tail.reading = undefined
  })
  return tail.reading
}

/** Ends the reading of a log, and says so where it could not be read to its end. */
export function giveUp(tail: PartTail, deps: PartReadDeps): void {
  if (tail.trouble !== undefined) {
    tail.unread = true
    deps.onTrouble(tail.part, tail.trouble)
  }
  tail.trouble = undefined
  close(tail, deps)
}

/** Ends the reading of a log that was read to its end. */
export function close(tail: PartTail, deps: PartReadDeps): void {
  tail.closed = true
  const {part, startedAt = part.startedAt, finishedAt = part.finishedAt} = tail
  tellEnd(tail, deps, () => deps.onEnd({...part, startedAt, finishedAt}))
}

/** Tells that a log has ended; a fault of our own in that is one of this log alone. */
export function tellEnd(tail: PartTail, deps: Pick<PartReadDeps, 'onTrouble'>, tell: () => void): void {
  const faults: Notice[] = []
  explainNow(message('untold.last-line'), tell, undefined, faults)
  for (const {text} of faults) {
    tail.unread = true
    deps.onTrouble(tail.part, text)
  }
}

async function readOnce(tail: PartTail, deps: PartReadDeps, signal: AbortSignal): Promise<void> {
  // What was asked for before the end may lack the last lines.
  const hasEnded = tail.endedAt !== undefined
  const begunAt = deps.clock.now()
  try {
    await explain(async () => takeRead(tail, deps, await readPages(tail, deps, signal), hasEnded), signal)
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    countFailure(tail, deps, error, {begunAt, hasEnded})
  }
}

function takeRead(tail: PartTail, deps: PartReadDeps, read: PagesRead, hasEnded: boolean): void {
  Object.assign(tail, {failures: 0, failingSince: undefined, failed: undefined, trouble: undefined})
  tail.nextAt = deps.clock.now() + read.pauseMs
  tail.pauseMs = read.pauseMs
  tail.reads++
  tail.isBehind = read.log.more === true
  if (hasEnded && tail.endedAt !== undefined) countReadAfterEnd(tail, deps, read, tail.endedAt)
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
async function readPages(tail: PartTail, deps: PartReadDeps, signal: AbortSignal): Promise<PagesRead> {
  await deps.ready(signal)
  if (tail.mayRestart && tail.cursor !== undefined && !tail.steady && tail.progress.length > 0) {
    const read = await readAnew(tail, deps, signal)
    if (read) return read
  }
  let log = await deps.readLog(tail.part, {signal}, tail.cursor)
  tail.cursor = log.cursor
  let isNews = await take(tail, deps, log, log.cursor === undefined, signal)
  for (let page = 1; log.more && page < MOST_PAGES; page++) {
    await deps.ready(signal)
    log = await deps.readLog(tail.part, {signal}, tail.cursor)
    tail.cursor = log.cursor
    isNews = (await take(tail, deps, log, false, signal)) || isNews
  }
  return {log, isNews, pauseMs: log.cursor === undefined ? pauseAfterWhole(log.text.length) : 0}
}

/**
 * Reads an incremental log from its beginning, as if it were served whole. Nothing where it is too long for that: then
 * it goes on from its cursor.
 */
async function readAnew(
  tail: PartTail,
  deps: PartReadDeps,
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
  const isNews = await take(tail, deps, log, true, signal)
  if (text !== '') tail.cursor = log.cursor
  return {log, isNews, pauseMs: pauseAfterWhole(text.length)}
}

/** Hands on what is new in an answer; returns whether there was anything. */
async function take(
  tail: PartTail,
  deps: PartReadDeps,
  log: PartLog,
  isWhole: boolean,
  signal: AbortSignal
): Promise<boolean> {
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
    if (log.gap) deps.onGap(tail.part)
    await deps.onText(tail.part, text, false, signal)
    // The answer may have been cut.
    if (log.lost !== undefined) deps.onGap(tail.part)
    return true
  }
  const hints = {reran, mayRestart: tail.mayRestart, sameRun: isTimeKnown && !reran}
  const news = takeWhole(tail.progress, text, hints)
  if (!news) return false
  if (news.gap) sayLost(tail, deps, message('lost.dropped'))
  if (news.gap) deps.onGap(tail.part)
  tail.mayRestart = false
  await deps.onText(tail.part, news.text, news.again, signal)
  return true
}

function sayLost(tail: PartTail, deps: PartReadDeps, what: Text): void {
  const key = inEnglish(what)
  if (tail.lost.has(key)) return
  tail.lost.add(key)
  deps.onLost(tail.part, what)
}

function countReadAfterEnd(
  tail: PartTail,
  deps: PartReadDeps,
  {log, isNews, pauseMs}: PagesRead,
  endedAt: number
): void {
  const now = deps.clock.now()
  // What the first read after the end brings may have been there by then.
  const isLate = isNews && tail.readsAfterEnd > 0
  if (isLate) tail.lateAt = now
  tail.readsAfterEnd++
  tail.quietReads = isNews || tail.isBehind ? 0 : tail.quietReads + 1
  // A part that goes on, or began again, writes more: then the word is about what was before.
  tail.isComplete = log.complete === true && !tail.isBehind && !mayGoOn(tail) && !tail.mayRestart
  const {quietReads, isComplete, isBehind, mode} = tail
  const isLast = isLastRead({
    ...afterEnd(tail, now),
    quietReads,
    isComplete,
    isIncomplete: log.complete === false,
    isBehind,
    isServedWhole: log.cursor === undefined,
    pauseMs
  })
  if (!isLast) return
  if (isLate && mode !== 'past' && !isComplete && isTooLate(now - endedAt)) sayLost(tail, deps, STILL_GROWING)
  close(tail, deps)
}

function countFailure(
  tail: PartTail,
  deps: PartReadDeps,
  error: RequestError,
  {begunAt, hasEnded}: {begunAt: number; hasEnded: boolean}
): void {
  const now = deps.clock.now()
  const {kind, hint, retryAfterMs = 0} = error.failure
  tail.failures++
  // A log that nobody answered for half a minute has failed for as long.
  tail.failingSince ??= begunAt
  tail.trouble = withHint(error.text, hint)
  const {mode, failures: count, failingSince, endedAt = failingSince} = tail
  const forMs = now - Math.max(failingSince, endedAt)
  const {giveUpMs} = deps
  const failed = {mode, kind, count, forMs, hasEnded, giveUpMs, retryAfterMs}
  tail.failed = {...failed, at: now}
  tail.nextAt = now + gapAfterFailure(failed)
  if (isHopeless(failed)) giveUp(tail, deps)
}

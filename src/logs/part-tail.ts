import type {Text} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {emptyProgress, type LogProgress} from './log-progress.js'
import {
  type AfterEnd,
  type FailedReads,
  gapAfterEnd,
  gapAfterFailure,
  msToLastRead,
  type ReadMode
} from './patience.js'

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

  /** A read is to begin when its turn comes. */
  isWaiting: boolean
  /** The read that is under way. */
  reading?: Promise<void> | undefined
  /** The next read is not due before. */
  nextAt: number
  /** Ms that the length of the log sets between two reads, where it is served whole. */
  pauseMs: number
  reads: number
  readsAfterEnd: number
  /** When text came last in a read after the end that was not the first one. */
  lateAt?: number | undefined
  /** Reads in a row after the end that brought nothing. */
  quietReads: number
  /** The last read after the end said that the log is complete, and is believed. */
  isComplete: boolean
  /** Reads in a row that failed, since when, when the last one did and what it said. */
  failures: number
  failingSince?: number | undefined
  failed?: (FailedReads & {at: number}) | undefined
  trouble?: Text | undefined
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
    isWaiting: false,
    nextAt: 0,
    pauseMs: 0,
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
    Object.assign(tail, {closed: false, unread: false, endedAt: undefined})
    Object.assign(tail, {failures: 0, failingSince: undefined, failed: undefined})
    Object.assign(tail, {readsAfterEnd: 0, lateAt: undefined, quietReads: 0, isComplete: false})
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

/** What is known of the log of a part that has ended. */
export function afterEnd({mode, part, endedAt, lateAt, progress}: PartTail, now: number): AfterEnd {
  const sinceEndMs = now - (endedAt ?? now)
  return {
    mode,
    phase: part.phase,
    sinceEndMs,
    quietMs: lateAt === undefined ? sinceEndMs : now - lateAt,
    isEmpty: progress.length === 0
  }
}

/** Ms until the first read of a log once the wait is over. */
export function firstGapOf(tail: PartTail, now: number): number {
  const {readsAfterEnd, nextAt, failed, mode} = tail
  // Nobody waits for the gaps that hold while the wait goes on.
  if (failed) {
    const gap = failed.hasEnded ? gapAfterFailure({...failed, mode}) : failed.retryAfterMs
    return Math.max(0, failed.at + gap - now)
  }
  // What was read after the end already is not read again sooner than a long log allows.
  return atLast(tail, readsAfterEnd > 0 ? Math.max(0, nextAt - now) : 0, now)
}

/** Ms until the log of a part that has ended is worth another read. */
export function gapOf(tail: PartTail, now: number): number {
  const {quietReads, nextAt} = tail
  return atLast(tail, Math.max(gapAfterEnd(afterEnd(tail, now), quietReads), nextAt - now), now)
}

/** A gap or, for a log so long that no other read fits between that one and the last one, the time until the last one. */
function atLast(tail: PartTail, gap: number, now: number): number {
  const {mode, pauseMs} = tail
  if (mode === 'past' || (mode === 'once' && mayGoOn(tail))) return gap
  const toLast = msToLastRead(afterEnd(tail, now))
  return gap < toLast && gap + pauseMs > toLast ? toLast : gap
}

function isOpen({phase}: Part): boolean {
  return phase === 'running' || phase === 'unknown' || phase === 'paused'
}

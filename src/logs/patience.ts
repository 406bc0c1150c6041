import type {FailureKind} from '../model/errors.js'
import type {Phase} from '../model/phase.js'

/** The longest time after the end of its part for which a log is read. */
const LATE_TEXT_MS = 30_000
/** For so long a log has brought nothing when a wait that ended well reads no more of it; see docs/decisions/0008. */
const QUIET_MS = 5000
/** The same for a log that has shown nothing at all by then, and for a part that failed. */
const LONG_QUIET_MS = 10_000
/** How far beyond the longest time a long log is waited for. */
const GRACE_MS = 5000
/** How long a log may fail after the end: in a wait, whose verdict does not depend on it, and in `fetch-logs`. */
export const GIVE_UP_MS = {wait: 10_000, fetch: 30_000} as const
/** Reads in a row that bring nothing, or fail, before a log of the past counts as ended, or as gone. */
const ENOUGH_READS = 2
const FIRST_GAP_MS = 1000
/** After the end, for a log that is not there. */
const MISSING_GAP_MS = 4000
const LONGEST_GAP_MS = 8000
const LONGEST_RETRY_MS = 30_000
const LEAST_GAP_MS = 50
const MS_PER_CHARACTER = 10_000 / (1024 * 1024)

/**
 * How logs are read to their ends: `end` when what was waited for has ended, `green` when all that was waited for has ended
 * well, `past` when it had ended long before, and `once` when parts may go on without us.
 */
export type DrainMode = 'end' | 'green' | 'past' | 'once'

/** `live`: the wait goes on. */
export type ReadMode = 'live' | DrainMode

/** What is known of a log after the end of its part. */
export interface AfterEnd {
  mode: ReadMode
  phase: Phase
  /** Ms since the part was seen to have ended. */
  sinceEndMs: number
  /** Ms since the last text that came late: after another read after the end. Since the end where none did. */
  quietMs: number
  /** Whether the log has shown nothing at all. */
  isEmpty: boolean
}

/** One read of a log whose part has ended, and what is known of both. */
export interface ReadAfterEnd extends AfterEnd {
  /** Reads in a row, this one included, that brought nothing. */
  quietReads: number
  /** The platform says that the log is complete, and can know it. */
  isComplete: boolean
  /** The platform says that the log is not complete yet. */
  isIncomplete: boolean
  /** There is more to be had at once. */
  isBehind: boolean
  isServedWhole: boolean
  /** Ms that the length of the log sets before the next read. */
  pauseMs: number
}

/**
 * Whether a log needs no more reads. Last lines come late, so it is read for 30 s after the end of its part. Where all
 * ended well nobody is held for so long: there it is read until it has been quiet for 5 s, or for 10 s where its part
 * failed, or where it has shown nothing, and for 30 s only where the platform says that more will come. The platform's
 * word that the log is complete ends it at once.
 */
export function isLastRead(read: ReadAfterEnd): boolean {
  const {mode, sinceEndMs, quietReads, isComplete, isIncomplete, isBehind, isServedWhole, pauseMs} = read
  // The last lines are still to come.
  if (isBehind) return false
  // While the wait goes on, the part may still run again unseen, between two polls.
  if (mode === 'live') return quietReads >= ENOUGH_READS && sinceEndMs >= LATE_TEXT_MS
  if (isComplete) return true
  if (mode === 'past') return isServedWhole || quietReads >= ENOUGH_READS
  // The next read of a very long log would come too late.
  if (sinceEndMs >= LATE_TEXT_MS || sinceEndMs + pauseMs > LATE_TEXT_MS + GRACE_MS) return true
  return !isIncomplete && msToLastRead(read) <= 0
}

/** Ms until the read that can be the last one, if nothing comes before. */
export function msToLastRead({mode, phase, sinceEndMs, quietMs, isEmpty}: AfterEnd): number {
  const toLatest = LATE_TEXT_MS - sinceEndMs
  if (mode !== 'green') return toLatest
  return Math.min(toLatest, (phase === 'failure' || isEmpty ? LONG_QUIET_MS : QUIET_MS) - quietMs)
}

/** Whether text that comes now is the last that is waited for, so that nobody knows whether more would come. */
export function isTooLate(sinceEndMs: number): boolean {
  return sinceEndMs >= LATE_TEXT_MS
}

/** Ms until the log of a part that has ended is worth another read: longer after each read that brings nothing. */
export function gapAfterEnd(after: AfterEnd, quietReads: number): number {
  if (after.mode === 'past') return LEAST_GAP_MS
  const grown = Math.min(FIRST_GAP_MS * 2 ** Math.max(0, quietReads - 1), LONGEST_GAP_MS)
  // In time for each read that can be the last one.
  const marks = [msToLastRead(after), LATE_TEXT_MS - after.sinceEndMs]
  const toMark = marks.find(ms => ms > 0) ?? grown
  return Math.max(LEAST_GAP_MS, Math.min(grown, toMark))
}

/** Ms before the next read of a log that is served whole, since each read costs all of it: 10 s per MiB. */
export function pauseAfterWhole(length: number): number {
  return length * MS_PER_CHARACTER
}

/** Failed reads of one log, one after the other. */
export interface FailedReads {
  mode: ReadMode
  /** Of the last one. */
  kind: FailureKind
  count: number
  /** Ms since the first one or, where that came later, since the end of the part. */
  forMs: number
  /** Whether the part had ended before the last one began. */
  hasEnded: boolean
  /** Ms for which a log may fail after the end. */
  giveUpMs: number
  /** The least pause before the next try that the platform asked for, in ms. */
  retryAfterMs: number
}

/**
 * Whether a log that cannot be read is given up. Before a part has really begun, its log may not be there yet; and while
 * the wait goes on nobody waits for a log.
 */
export function isHopeless(failed: FailedReads): boolean {
  const {mode, kind, count, forMs, hasEnded, giveUpMs, retryAfterMs} = failed
  if (kind === 'permanent') return true
  if (mode === 'live') return kind === 'not-found' && hasEnded && forMs >= LATE_TEXT_MS
  if (mode === 'past' && kind === 'not-found') return count >= ENOUGH_READS
  if (forMs >= patienceWith(failed)) return true
  // The platform wants to be left alone for longer than anybody waits.
  return giveUpMs < LATE_TEXT_MS && forMs + retryAfterMs > LATE_TEXT_MS
}

/** Ms for which a log may fail once the wait is over. What is not there is rarely late; what fails may be overloaded. */
function patienceWith({kind, giveUpMs}: FailedReads): number {
  return kind === 'not-found' ? Math.min(giveUpMs, GIVE_UP_MS.wait) : giveUpMs
}

/** Ms until the next try: in time for the last one, and never sooner than the platform asked for. */
export function gapAfterFailure(failed: FailedReads): number {
  const {mode, kind, count, forMs, retryAfterMs} = failed
  const grown = Math.min(FIRST_GAP_MS * 2 ** Math.min(count - 1, 10), LONGEST_RETRY_MS)
  if (mode === 'live') return Math.max(grown, retryAfterMs)
  const toLast = Math.max(LEAST_GAP_MS, patienceWith(failed) - forMs)
  // What is not there is asked for once in between.
  const isMissing = kind === 'not-found' && mode !== 'past'
  const gap = isMissing ? (forMs < MISSING_GAP_MS ? MISSING_GAP_MS : toLast) : grown
  return Math.max(Math.min(gap, toLast), retryAfterMs)
}

import type {FailureKind} from '../model/errors.js'
import type {Phase} from '../model/phase.js'

/** The longest time after the end of its part for which a log is read. */
const LATE_TEXT_MS = 30_000
/** The shortest one, once the wait is over. Log stores show lines some seconds late: BK-CI's index by 3 s and more. */
const SETTLE_MS = 5000
/** The same for a part that failed: its last lines tell why, and a failing step may end a little later. */
const FAILED_MS = 10_000
/** Reads in a row that bring nothing, or fail, before a log counts as ended, or as gone. */
const ENOUGH_READS = 2
const FIRST_GAP_MS = 1000
const LONGEST_GAP_MS = 8000
const LONGEST_RETRY_MS = 30_000
const LEAST_GAP_MS = 50
const MS_PER_CHARACTER = 10_000 / (1024 * 1024)

/**
 * How logs are read to their ends: `end` when what was waited for has ended, `past` when it had ended long before, and
 * `once` when parts may go on without us.
 */
export type DrainMode = 'end' | 'past' | 'once'

/** `live`: the wait goes on. */
export type ReadMode = 'live' | DrainMode

/** One read of a log whose part has ended, and what is known of both. */
export interface ReadAfterEnd {
  mode: ReadMode
  phase: Phase
  /** Ms since the part was seen to have ended. */
  sinceEndMs: number
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
 * Whether a log needs no more reads. Last lines come late. While the wait goes on a log is read for 30 s after the end
 * of its part. Once the wait is over, it is read until two answers in a row bring nothing: for 5 s at least, for 10 s
 * where its part failed, and for 30 s where the platform says that more will come. The platform's word that the log is
 * complete ends it at once.
 */
export function isLastRead(read: ReadAfterEnd): boolean {
  const {mode, sinceEndMs, quietReads, isComplete, isBehind, isServedWhole, pauseMs} = read
  // The last lines are still to come.
  if (isBehind) return false
  // While the wait goes on, the part may still run again unseen, between two polls.
  if (isComplete && mode !== 'live') return true
  const isQuiet = quietReads >= ENOUGH_READS || (mode === 'past' && isServedWhole)
  if (isQuiet && sinceEndMs >= patienceMs(read)) return true
  // The next read of a very long log would come too late.
  return mode !== 'live' && (sinceEndMs >= LATE_TEXT_MS || sinceEndMs + pauseMs > LATE_TEXT_MS + SETTLE_MS)
}

/** Ms after its end for which a log is read at least. */
function patienceMs({mode, phase, isIncomplete}: ReadAfterEnd): number {
  if (mode === 'live') return LATE_TEXT_MS
  if (mode === 'past') return 0
  if (isIncomplete) return LATE_TEXT_MS
  return phase === 'failure' ? FAILED_MS : SETTLE_MS
}

/** Ms until the log of a part that has ended is worth another read: longer after each read that brings nothing. */
export function gapAfterEnd(mode: ReadMode, quietReads: number, sinceEndMs: number): number {
  if (mode === 'past') return LEAST_GAP_MS
  const grown = Math.min(FIRST_GAP_MS * 2 ** Math.max(0, quietReads - 1), LONGEST_GAP_MS)
  // In time for each read that can be the last one.
  const marks = [SETTLE_MS, FAILED_MS, LATE_TEXT_MS].map(mark => mark - sinceEndMs)
  const toMark = marks.find(ms => ms > 0) ?? grown
  return Math.max(LEAST_GAP_MS, Math.min(grown, toMark))
}

/** Ms before the next read of a log that is served whole, since each read costs all of it: 10 s per MiB. */
export function pauseAfterWhole(length: number): number {
  return length * MS_PER_CHARACTER
}

/** Ms until the next try, after so many failures in a row; never sooner than the platform asked for. */
export function gapAfterFailure(failures: number, retryAfterMs = 0): number {
  const grown = Math.min(FIRST_GAP_MS * 2 ** Math.min(failures - 1, 10), LONGEST_RETRY_MS)
  return Math.max(grown, retryAfterMs)
}

/** Failed reads of one log, one after the other. */
export interface FailedReads {
  mode: ReadMode
  /** Of the last one. */
  kind: FailureKind
  count: number
  /** Ms since the first one. */
  forMs: number
  /** Whether the part had ended before the last one began. */
  hasEnded: boolean
}

/** Whether a log that can't be read is given up. Before a part has really begun, its log may not be there yet. */
export function isHopeless({mode, kind, count, forMs, hasEnded}: FailedReads): boolean {
  if (kind === 'permanent') return true
  if (kind === 'not-found' && hasEnded && count >= ENOUGH_READS) return true
  return mode !== 'live' && forMs >= LATE_TEXT_MS
}

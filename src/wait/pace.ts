import {type History, hazard} from './history.js'

/** Bounds of the gap between two polls, in ms. */
export interface Pace {
  minMs: number
  maxMs: number
}

// No two tries are closer than this.
const LEAST_MS = 50
const MOST_JITTER = 0.1
const LONGEST_RETRY_MS = 30_000
// The mean time to an end, in ms, at which the gap is halfway between its bounds: `docs/performance.md` shows what it weighs.
const HALFWAY_MS = 300_000
// Against a history that misleads: no more than twice the plain gap or, at the beginning, a small part of the usual time.
const MOST_OF_PLAIN = 2
const LEAST_OF_USUAL = 24

/** A run that is under way, and how long those before it took. */
export interface UnderWay {
  history: History
  /** Ms for which it has been running. */
  ageMs: number
}

/**
 * The gap before the next poll, in ms: 5 % of the elapsed time or, with a history, what fits the likelihood of an end;
 * within the bounds, minus up to 10 % jitter (contract 4). `random` answers [0, 1).
 */
export function pollGap(elapsedMs: number, pace: Pace, random: () => number, run?: UnderWay): number {
  const plain = within(elapsedMs * 0.05, pace)
  const gap = run ? gapByHistory(run, plain, pace) : plain
  return Math.max(gap * (1 - MOST_JITTER * random()), LEAST_MS)
}

/**
 * Ms after which a target may be polled together with another one, though its own gap is not over: half of the gap, and no
 * less than the bounds allow. Counted from the beginning of its last poll, which took `tookMs`.
 */
export function leastPollGap(gap: number, {minMs}: Pace, tookMs: number): number {
  return Math.max(Math.max(minMs, gap / 2) * (1 - MOST_JITTER) - tookMs, LEAST_MS)
}

/**
 * Where ends come at a rate h, polls with the gap g cost 1 / g, and delays h * g / 2: the least of both together is at a gap
 * in proportion to 1 / sqrt(h).
 */
function gapByHistory({history, ageMs}: UnderWay, plain: number, pace: Pace): number {
  const best = Math.sqrt((pace.minMs * pace.maxMs) / (HALFWAY_MS * hazard(history, ageMs)))
  const most = Math.max(MOST_OF_PLAIN * plain, history.usualMs / LEAST_OF_USUAL)
  return within(Math.min(best, most), pace)
}

function within(ms: number, {minMs, maxMs}: Pace): number {
  return Math.min(Math.max(ms, minMs), maxMs)
}

/** What the platform asked for with a failure. */
interface Asked {
  throttled: boolean
  retryAfterMs?: number | undefined
}

/**
 * The pause before a failed poll is tried again, in ms: half of `minMs`, doubling with each failure in a row up to
 * twice `maxMs` and 30 s, with full jitter, and never under `leastRetryGap`. `random` answers [0, 1).
 */
export function retryGap(
  failuresInARow: number,
  {minMs, maxMs}: Pace,
  random: () => number,
  asked: Asked
): number {
  const longest = Math.min(maxMs * 2, LONGEST_RETRY_MS)
  const ceiling = Math.min((minMs / 2) * 2 ** Math.min(failuresInARow - 1, 40), longest)
  return Math.max(ceiling * random(), leastRetryGap({minMs, maxMs}, asked))
}

/** The least pause after a failure, in ms: what the platform asked for, and `minMs` after throttling. */
export function leastRetryGap({minMs}: Pace, {throttled, retryAfterMs = 0}: Asked): number {
  return Math.max(LEAST_MS, throttled ? minMs : 0, retryAfterMs)
}

/** Bounds of the gap between two polls, in ms. */
export interface Pace {
  minMs: number
  maxMs: number
}

// No two tries are closer than this.
const LEAST_MS = 50
const LONGEST_RETRY_MS = 30_000

/**
 * The gap before the next poll, in ms: 5 % of the elapsed time within the bounds, minus up to 10 % jitter
 * (contract 4). `random` answers [0, 1).
 */
export function pollGap(elapsedMs: number, {minMs, maxMs}: Pace, random: () => number): number {
  const gap = Math.min(Math.max(elapsedMs * 0.05, minMs), maxMs)
  return Math.max(gap * (1 - 0.1 * random()), LEAST_MS)
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

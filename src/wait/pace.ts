/** Bounds of the gap between two looks, in ms. */
export interface Pace {
  minMs: number
  maxMs: number
}

/** No two tries are closer than this, in ms. */
export const LEAST_MS = 50
const LONGEST_RETRY_MS = 30_000

/**
 * The gap before the next look, in ms: 5 % of the elapsed time within the bounds, minus up to 10 % jitter
 * (contract 4). `random` answers [0, 1).
 */
export function pollGap(elapsedMs: number, {minMs, maxMs}: Pace, random: () => number): number {
  const gap = Math.min(Math.max(elapsedMs * 0.05, minMs), maxMs)
  return Math.max(gap * (1 - 0.1 * random()), LEAST_MS)
}

/**
 * The pause before a request is tried again, in ms: half of `minMs`, doubling with each failure in a row up to
 * twice `maxMs` and 30 s, with full jitter, never under 50 ms. After throttling never under `minMs`; what the
 * platform asked for is the least.
 */
export function retryGap(
  failuresInARow: number,
  {minMs, maxMs}: Pace,
  random: () => number,
  asked: {throttled: boolean; retryAfterMs?: number | undefined}
): number {
  const longest = Math.min(maxMs * 2, LONGEST_RETRY_MS)
  const ceiling = Math.min((minMs / 2) * 2 ** Math.min(failuresInARow - 1, 40), longest)
  const least = Math.max(LEAST_MS, asked.throttled ? minMs : 0, asked.retryAfterMs ?? 0)
  return Math.max(ceiling * random(), least)
}

/** How long the newest successful runs of a pipeline took, and what that says of the run that is waited for. Times are ms. */
export interface History {
  /** The median. */
  usualMs: number
  /** Of how many runs. */
  runs: number
  /** Mean and deviation of the logarithm of the durations. */
  mu: number
  sigma: number
}

const LEAST_RUNS = 5
const MOST_RUNS = 30
// What lies outside is no duration of a run.
const SHORTEST_MS = 1000
const LONGEST_MS = 30 * 24 * 3_600_000
// Runs that all took the same say nothing of the next one's second.
const LEAST_SIGMA = 0.03
const OVERLONG = 3

/** The share of runs that fail before their time, at any moment, and of those for which the others are no guide. */
const EARLY = 0.05
const ASTRAY = 0.1
/** How far those may be from the others: half as long, or twice as long, is no surprise. */
const ASTRAY_SIGMA = 0.5

/** What the durations of runs say, the newest first: of at most thirty, and nothing of fewer than five. Pure. */
export function historyOf(durations: readonly number[]): History | undefined {
  const likely = durations.filter(ms => ms >= SHORTEST_MS && ms <= LONGEST_MS).slice(0, MOST_RUNS)
  const runs = likely.length
  if (runs < LEAST_RUNS) return undefined
  const sorted = [...likely].sort((a, b) => a - b)
  const usualMs = ((sorted[(runs - 1) >> 1] ?? 0) + (sorted[runs >> 1] ?? 0)) / 2
  const logs = likely.map(Math.log)
  const mu = logs.reduce((sum, x) => sum + x, 0) / runs
  const variance = logs.reduce((sum, x) => sum + (x - mu) ** 2, 0) / (runs - 1)
  // The next run differs from the mean of a few by more than these differ from each other.
  return {usualMs, runs, mu, sigma: Math.max(Math.sqrt(variance * (1 + 1 / runs)), LEAST_SIGMA)}
}

/**
 * How likely an end is now, per ms, of a run that has been running for `ageMs`: most end as the runs before them, some
 * fail before that at any time, and some take their own time.
 */
export function hazard({usualMs, mu, sigma}: History, ageMs: number): number {
  const age = Math.max(ageMs, 1)
  const usual = lognormal(age, mu, sigma)
  const astray = lognormal(age, mu, ASTRAY_SIGMA)
  const early =
    age < usualMs ? {density: 1 / usualMs, survival: 1 - age / usualMs} : {density: 0, survival: 0}
  const mix = (key: 'density' | 'survival') =>
    (1 - EARLY - ASTRAY) * usual[key] + EARLY * early[key] + ASTRAY * astray[key]
  return mix('density') / Math.max(mix('survival'), Number.MIN_VALUE)
}

function lognormal(x: number, mu: number, sigma: number): {density: number; survival: number} {
  const z = (Math.log(x) - mu) / sigma
  const density = Math.exp(-0.5 * z * z) / (x * sigma * Math.sqrt(2 * Math.PI))
  return {density, survival: upperTail(z)}
}

/** P(Z > z) of the standard normal distribution, to 1e-7 (Abramowitz and Stegun, 26.2.17). */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * poly
}

/** Whether a run takes so much longer than usual that it should be said. */
export function isOverlong({usualMs}: History, ageMs: number): boolean {
  return ageMs >= OVERLONG * usualMs
}

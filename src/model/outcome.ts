/** The closed set of outcomes (contract 3), the worst first: of several targets the worst one speaks. */
export const outcomes = [
  'error',
  'interrupted',
  'timeout',
  'failure',
  'cancelled',
  'paused',
  'skipped',
  'running',
  'success'
] as const

export type Outcome = (typeof outcomes)[number]

/** Outcomes that `allow-outcomes` may make green. The other three are no verdicts. */
export const allowable: readonly Outcome[] = [
  'success',
  'failure',
  'cancelled',
  'paused',
  'skipped',
  'running'
]

/**
 * The target that speaks for all: the worst of those whose outcome is not allowed, else the worst of all;
 * the first in the given order among equals. `undecided` targets never speak, unless there is no other.
 */
export function spokesman<T extends {outcome: Outcome; decided: boolean}>(
  targets: readonly T[],
  allowed: ReadonlySet<Outcome>
): T | undefined {
  const decided = targets.filter(t => t.decided)
  const candidates = decided.length > 0 ? decided : targets
  const red = candidates.filter(t => !allowed.has(t.outcome))
  const pool = red.length > 0 ? red : candidates
  return pool.reduce<T | undefined>(
    (worst, t) =>
      worst === undefined || outcomes.indexOf(t.outcome) < outcomes.indexOf(worst.outcome) ? t : worst,
    undefined
  )
}

/** Green only when there is a target and every target has an allowed outcome of its own. */
export function isGreen(
  targets: readonly {outcome: Outcome; decided: boolean}[],
  allowed: ReadonlySet<Outcome>
): boolean {
  return targets.length > 0 && targets.every(t => t.decided && allowed.has(t.outcome))
}

/** The closed set of outcomes (contract 3), the worst first: of several targets the worst one decides. */
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

/** Outcomes that `allow-outcomes` may name. The other three are not verdicts. */
export const allowable: readonly Outcome[] = [
  'success',
  'failure',
  'cancelled',
  'paused',
  'skipped',
  'running'
]

/**
 * The target whose outcome counts for all: the worst of those that are not allowed, else the worst of all; the first
 * in the given order among equals. A target that is not `decided` counts only where no other does.
 */
export function decidingTarget<T extends {outcome: Outcome; decided: boolean}>(
  targets: readonly T[],
  allowed: ReadonlySet<Outcome>
): T | undefined {
  const decided = targets.filter(t => t.decided)
  const candidates = decided.length > 0 ? decided : targets
  const refused = candidates.filter(t => !allowed.has(t.outcome))
  const pool = refused.length > 0 ? refused : candidates
  return pool.reduce<T | undefined>(
    (worst, t) =>
      worst === undefined || outcomes.indexOf(t.outcome) < outcomes.indexOf(worst.outcome) ? t : worst,
    undefined
  )
}

/** Whether the step succeeds: there is a target, and every target has an allowed outcome of its own. */
export function isGreen(
  targets: readonly {outcome: Outcome; decided: boolean}[],
  allowed: ReadonlySet<Outcome>
): boolean {
  return targets.length > 0 && targets.every(t => t.decided && allowed.has(t.outcome))
}

/** Time of a scenario stands still from `at` on, for `hold`, or until a request lets it go on. */
export interface Hold {
  at: number
  hold: number
}

/** Each hold with the time for which it stands. `releasedAt` is when a request ended it, in the clock's time. */
export function standingOf<T extends Hold>(
  holds: readonly T[],
  releasedAt: (hold: T) => number | undefined
): {at: number; stands: number}[] {
  let before = 0
  return holds.map(hold => {
    const released = (releasedAt(hold) ?? Number.POSITIVE_INFINITY) - hold.at - before
    const stands = Math.max(0, Math.min(hold.hold, released))
    before += stands
    return {at: hold.at, stands}
  })
}

/** The time of a scenario at `now` of the clock: without the time of its holds. */
export function withoutHolds(now: number, holds: readonly {at: number; stands: number}[]): number {
  let own = now
  for (const {at, stands} of holds) {
    if (own < at) break
    if (own - at < stands) return at
    own -= stands
  }
  return own
}

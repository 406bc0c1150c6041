const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const MOST_TICKS = 8

/** Distances that clocks have, each with mermaid's name for it. */
const distances: readonly (readonly [number, string])[] = [
  ...[1, 2, 5, 10, 15, 30].map(n => [n * SECOND, `${n}second`] as const),
  ...[1, 2, 5, 10, 15, 30].map(n => [n * MINUTE, `${n}minute`] as const),
  ...[1, 2, 3, 6, 12].map(n => [n * HOUR, `${n}hour`] as const)
]

/** The distance of the times on the axis, for a picture of so many ms: by itself mermaid would write a time twice. */
export function tickInterval(ms: number): string {
  return distances.find(([distance]) => ms / distance <= MOST_TICKS)?.[1] ?? '1day'
}

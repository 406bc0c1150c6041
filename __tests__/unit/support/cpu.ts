/** The CPU time that something takes, in ms: unlike the clock's it does not grow when others are at work. */
export function cpuMs(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The least of three measurements: what is above it is the collector's, or a compiler's. */
export function leastCpuMs(run: () => void): number {
  return Math.min(...[0, 1, 2].map(() => cpuMs(run)))
}

/**
 * By how much the cost of something grows where its input doubles: the least of a few comparisons, each of the least CPU
 * times of a few tries, since whatever else is at work only adds to one.
 */
export function growthOf(prepare: (size: number) => () => void, size: number): number {
  const least = (run: () => void) => Math.min(...[0, 1, 2].map(() => cpuMs(run)))
  let growth = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 4 && growth > 2.6; tries++) {
    const [one, two, four] = [size, size * 2, size * 4].map(n => least(prepare(n))) as [
      number,
      number,
      number
    ]
    growth = Math.min(growth, Math.max(two / one, four / two))
  }
  return growth
}

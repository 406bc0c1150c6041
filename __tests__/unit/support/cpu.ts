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

/** What is measured takes this long at least, in ms: less is lost in the steps of the clock. */
const LEAST_MS = 3

/**
 * By how much the cost of something grows where its input doubles. The least CPU time of each size counts: whatever else is
 * at work only adds to one, so that more tries come closer to the truth.
 */
export function growthOf(prepare: (size: number) => () => void, size: number): number {
  const runs = [1, 2, 4].map(times => prepare(size * times))
  const times = Math.min(50, Math.ceil(LEAST_MS / Math.max(0.05, leastCpuMs(runs[0] as () => void))))
  const least = runs.map(() => Number.POSITIVE_INFINITY)
  for (let tries = 0; tries < 40; tries++) {
    for (const [i, run] of runs.entries()) {
      const ms = cpuMs(() => {
        for (let n = 0; n < times; n++) run()
      })
      least[i] = Math.min(least[i] as number, ms)
    }
    if (tries > 0 && growthIn(least) <= 2.6) break
  }
  return growthIn(least)
}

const growthIn = (ms: readonly number[]): number =>
  Math.max(...ms.slice(1).map((one, i) => one / (ms[i] as number)))

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

/** How often the input doubles between the two sizes: over four doublings a square makes 256 of 1, a straight line 16. */
const DOUBLINGS = 4

/**
 * By how much the cost of something grows where its input doubles, in the mean of four doublings. The least CPU time of each
 * size counts, since whatever else is at work only adds to one. A busy machine can also make the large size dearer than the
 * small one, by taking away its cache: over four doublings it takes a threefold price to make 2.6 of 2.
 */
export function growthOf(prepare: (size: number) => () => void, size: number): number {
  const [small, large] = [prepare(size), prepare(size * 2 ** DOUBLINGS)] as const
  const times = Math.min(50, Math.ceil(LEAST_MS / Math.max(0.05, leastCpuMs(small))))
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let growth = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 20 && growth > 2.6; tries++) {
    for (const [i, run] of [small, large].entries()) {
      const ms = cpuMs(() => {
        for (let n = 0; n < (i === 0 ? times : 1); n++) run()
      })
      least[i] = Math.min(least[i] as number, i === 0 ? ms / times : ms)
    }
    growth = ((least[1] as number) / (least[0] as number)) ** (1 / DOUBLINGS)
  }
  return growth
}

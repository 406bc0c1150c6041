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
 * size counts, since whatever else is at work only adds to one; the small size is tried until its code is compiled, or all would
 * seem to grow slowly. A busy machine can also make the large size dearer than the small one, by taking away its cache: over four
 * doublings it takes a threefold price to make 2.6 of 2.
 */
export function growthOf(prepare: (size: number) => () => void, size: number): number {
  const [small, large] = [prepare(size), prepare(size * 2 ** DOUBLINGS)] as const
  const times = Math.min(50, Math.ceil(LEAST_MS / Math.max(0.05, leastCpuMs(small))))
  const smallOnce = () => {
    const ms = cpuMs(() => {
      for (let n = 0; n < times; n++) small()
    })
    return ms / times
  }
  const least = {small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY}
  let growth = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 20 && growth > 2.6; tries++) {
    least.large = Math.min(least.large, cpuMs(large))
    least.small = Math.min(least.small, ...[0, 1, 2, 3].map(smallOnce))
    growth = (least.large / least.small) ** (1 / DOUBLINGS)
  }
  return growth
}

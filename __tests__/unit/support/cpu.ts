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

/**
 * Runs `play` for every case from now on, at most `most` at a time, and answers each one's promise. Process tests wait
 * most of their time, and the runner of tests starts only a few at once.
 */
export function startAll<T>(
  cases: readonly T[],
  most: number,
  play: (one: T) => Promise<void>
): Map<T, Promise<void>> {
  const results = new Map<T, Promise<void>>()
  const waiting: (() => void)[] = []
  let free = most
  const inTurn = async (one: T) => {
    if (free === 0) await new Promise<void>(resolve => waiting.push(resolve))
    else free--
    try {
      await play(one)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
  for (const one of cases) {
    const played = inTurn(one)
    played.catch(() => {}) // its own test tells
    results.set(one, played)
  }
  return results
}

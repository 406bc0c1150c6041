import {afterAll, test} from '@jest/globals'

const AT_A_TIME = 10

/**
 * One test for each case. Most of a process test is waiting, so the cases behind the one whose turn it is are begun
 * too, so many at a time; those that take long are `slow`, and begin with the first one beside all others.
 */
export function inTurn<T extends {name: string; slow?: boolean | undefined}>(
  cases: readonly T[],
  play: (each: T) => Promise<void>,
  timeoutMs: number
): void {
  const begun = new Map<T, Promise<void>>()
  let running = 0
  let next = 0
  let over = false

  const begin = (each: T): Promise<void> => {
    const known = begun.get(each)
    if (known !== undefined) return known
    if (!each.slow) running++
    const played = play(each).finally(() => {
      if (!each.slow) running--
      goOn()
    })
    played.catch(() => {}) // its own test tells
    begun.set(each, played)
    return played
  }
  const goOn = () => {
    while (!over && running < AT_A_TIME && next < cases.length) void begin(cases[next++] as T)
  }

  afterAll(async () => {
    over = true
    await Promise.allSettled(begun.values())
  }, timeoutMs)
  test.each(cases.map((each, i) => [each.name, each, i] as const))(
    '%s',
    async (_, each, i) => {
      if (i === 0) for (const slow of cases.filter(c => c.slow)) void begin(slow)
      // Where only some tests were chosen, those before the first of them are not played.
      next = Math.max(next, i)
      const played = begin(each)
      goOn()
      await played
    },
    timeoutMs
  )
}

import {afterAll, beforeAll, test} from '@jest/globals'

const AT_A_TIME = 10

/**
 * One test for each case, all begun at once but for so many at a time: most of a process test is waiting. Those that
 * take long are `slow`, and begin at once whatever else runs.
 */
export function inTurn<T extends {name: string; slow?: boolean | undefined}>(
  cases: readonly T[],
  play: (each: T) => Promise<void>,
  timeoutMs: number
): void {
  const results = new Map<T, Promise<void>>()
  const waiting: (() => void)[] = []
  let free = AT_A_TIME
  let over = false
  const slot = async (each: T) => {
    if (free > 0) free--
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      // Where only some tests were chosen, the others need not be played to the end.
      if (!over) await play(each)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
  beforeAll(() => {
    for (const each of cases) {
      const played = each.slow ? play(each) : slot(each)
      played.catch(() => {}) // its own test tells
      results.set(each, played)
    }
  })
  afterAll(async () => {
    over = true
    await Promise.allSettled(results.values())
  }, timeoutMs)
  test.each(cases.map(each => [each.name, each] as const))(
    '%s',
    async (_, each) => results.get(each),
    timeoutMs
  )
}

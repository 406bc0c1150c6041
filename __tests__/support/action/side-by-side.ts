import {test as jestTest} from '@jest/globals'

type ConcurrentTest = typeof jestTest.concurrent
type Run = (...args: never[]) => Promise<void>

/**
 * A block of tests that run side by side with all others of their file, at most `maxConcurrency` of jest.config.js at a
 * time. Jest runs the blocks of a file one after the other, and most of a process test is waiting: so there is no block,
 * and the title goes before the name of each test.
 */
export function sideBySide(title: string, define: (test: ConcurrentTest) => void): void {
  const titled = (name: string, run: Run, timeoutMs?: number) =>
    jestTest.concurrent(`${title} ${name}`, onceMore(name, run), timeoutMs)
  const each = (...cases: Parameters<ConcurrentTest['each']>) => {
    const add = jestTest.concurrent.each(...cases)
    return (name: string, run: Run, timeoutMs?: number) =>
      add(`${title} ${name}`, onceMore(name, run) as () => Promise<void>, timeoutMs)
  }
  define(Object.assign(titled, {each}) as unknown as ConcurrentTest)
}

/**
 * A test that tries once more, and prints why: a machine may starve or kill a process of it. A fault of the action is there the
 * second time as well, or stands in the log of the tests for whoever reads it.
 */
function onceMore(name: string, run: Run): Run {
  return async (...args) => {
    try {
      await run(...args)
    } catch (error) {
      console.warn(`tried once more: ${name}`, error)
      await run(...args)
    }
  }
}

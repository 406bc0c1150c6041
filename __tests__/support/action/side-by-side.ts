import {test as jestTest} from '@jest/globals'

type ConcurrentTest = typeof jestTest.concurrent

/**
 * A block of tests that run side by side with all others of their file, at most `maxConcurrency` of jest.config.js at a
 * time. Jest runs the blocks of a file one after the other, and most of a process test is waiting: so there is no block,
 * and the title goes before the name of each test.
 */
export function sideBySide(title: string, define: (test: ConcurrentTest) => void): void {
  const titled = (name: string, ...rest: [run: () => Promise<void>, timeoutMs?: number]) =>
    jestTest.concurrent(`${title} ${name}`, ...rest)
  const each = (...cases: Parameters<ConcurrentTest['each']>) => {
    const add = jestTest.concurrent.each(...cases)
    return (name: string, ...rest: [run: () => Promise<void>, timeoutMs?: number]) =>
      add(`${title} ${name}`, ...rest)
  }
  define(Object.assign(titled, {each}) as unknown as ConcurrentTest)
}

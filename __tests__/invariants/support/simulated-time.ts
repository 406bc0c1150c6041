import {jest} from '@jest/globals'
import {type Clock, sleep} from '../../../src/util/timers.js'

/** The wall clock of the runner when a simulated wait begins, epoch ms. */
export const WALL_START = Date.UTC(2026, 11, 1, 8, 0, 0)

export interface SimulatedTime {
  clock: Clock
  /** Monotonic ms since the start. */
  elapsed(): number
}

const realSetImmediate = setImmediate

/**
 * Runs something in simulated time: every timer of the process fires as soon as nothing else is left to do, and takes
 * no real time. The clock is monotonic. The wall clock, `Date.now()`, begins at `WALL_START` and may be set
 * (`jest.setSystemTime`) while a wait runs.
 */
export async function inSimulatedTime<T>(work: (time: SimulatedTime) => Promise<T>): Promise<T> {
  jest.useFakeTimers({doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'], now: WALL_START})
  try {
    const now = () => globalThis.performance.now()
    const from = now()
    let isDone = false
    const working = work({clock: {now, sleep}, elapsed: () => now() - from}).finally(() => {
      isDone = true
    })
    // A fault of the work is thrown by the await below.
    working.catch(() => {})
    while (true) {
      await new Promise<void>(resolve => realSetImmediate(resolve))
      if (isDone) return await working
      if (jest.getTimerCount() === 0) throw new Error('the work waits for something that never comes')
      jest.advanceTimersToNextTimer()
    }
  } finally {
    jest.useRealTimers()
  }
}

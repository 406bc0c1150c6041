import {type Clock, clampTimer} from '../../../src/util/timers.js'

export interface VirtualClock extends Clock {
  /** Lets time pass without a sleep, as a slow request does. */
  pass(ms: number): void
  /** Runs something when the time comes, in a sleep or between two. */
  at(ms: number, run: () => void): void
  /** Every sleep that was asked for, in ms. */
  readonly sleeps: readonly number[]
}

/** A clock that stands still but for sleeps, which take no real time. Its origin is arbitrary, as the real one's. */
export function virtualClock(origin = 1_000_000): VirtualClock {
  let now = origin
  let alarms: {at: number; run: () => void}[] = []
  const sleeps: number[] = []
  const advance = (to: number, until: () => boolean) => {
    while (!until()) {
      const due = alarms.filter(a => a.at <= to).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) {
        now = Math.max(now, to)
        return
      }
      alarms = alarms.filter(a => a !== due)
      now = Math.max(now, due.at)
      due.run()
    }
  }
  return {
    now: () => now,
    async sleep(ms, signal) {
      signal.throwIfAborted()
      sleeps.push(ms)
      // Timers know only whole ms; a sleep that added less than the clock can show would never end.
      advance(now + clampTimer(ms), () => signal.aborted)
      signal.throwIfAborted()
    },
    pass: ms => advance(now + ms, () => false),
    at: (ms, run) => void alarms.push({at: origin + ms, run}),
    sleeps
  }
}

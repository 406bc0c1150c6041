import {type Clock, clampTimer} from '../../../src/util/timers.js'

export interface SharedClock extends Clock {
  /** To be called once when a wait that uses this clock has ended: the others go on without it. */
  leave(): void
}

/**
 * One virtual clock for many waits. Time stands still while any of them is at work, and goes on to the next one that
 * has to wake when all of them sleep.
 */
export function sharedClock(waits: number): SharedClock {
  let now = 0
  let awake = waits
  const asleep: {at: number; wake: () => void}[] = []

  const goOn = () => {
    if (awake > 0 || asleep.length === 0) return
    now = Math.min(...asleep.map(sleeper => sleeper.at))
    for (let i = asleep.length - 1; i >= 0; i--) {
      if ((asleep[i]?.at ?? 0) > now) continue
      awake++
      asleep.splice(i, 1)[0]?.wake()
    }
  }

  return {
    now: () => now,
    sleep(ms, signal) {
      signal.throwIfAborted()
      return new Promise(wake => {
        asleep.push({at: now + clampTimer(ms), wake})
        awake--
        goOn()
      })
    },
    leave() {
      awake--
      goOn()
    }
  }
}

import {monotonicClock} from '../util/timers.js'

/** The reason for which everything is broken off: the runner sent a signal. `at` is the monotonic clock's time then. */
export class Interruption extends Error {
  override readonly name = 'Interruption'
  readonly signal: string
  readonly at: number

  constructor(signal: string, at = monotonicClock.now()) {
    super(`the process received ${signal}`)
    this.signal = signal
    this.at = at
  }
}

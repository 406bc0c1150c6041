import {type Clock, onAbort} from '../util/timers.js'

/** When a target is polled again: by its own time, or by that of the targets which one request reads with it. */
export interface Beat {
  /** Answers [0, 1): how much of the jitter a gap gets. */
  jitter(): number
  /** Answers [0, 1). */
  random(): number
  /** Resolves after `ms` or, when another one's sleep ends, once `leastMs` are over. Rejects with the signal's reason. */
  sleep(ms: number, leastMs: number, signal: AbortSignal): Promise<void>
}

interface Sleeper {
  /** The clock's time from which it may be woken. */
  from: number
  wake(): void
}

/**
 * The beat of one target, or of several: who is polled takes along whoever may be polled by now, and dice are thrown once
 * for all that are polled at the same time, so that gaps of the same length end together. Nobody sleeps longer than alone.
 */
export function createBeat(clock: Clock, dice: () => number): Beat {
  // Half of the jitter stays the same for a whole wait: those of two jobs that began together drift apart and stay apart.
  const own = dice()
  const sleepers = new Set<Sleeper>()
  let thrown: number | undefined
  const random = () => {
    thrown ??= dice()
    return thrown
  }
  return {
    jitter: () => (own + random()) / 2,
    random,
    async sleep(ms, leastMs, signal) {
      await sleepAmong(sleepers, {ms, leastMs}, clock, signal)
      thrown = undefined
      for (const {from, wake} of sleepers) if (from <= clock.now()) wake()
    }
  }
}

async function sleepAmong(
  sleepers: Set<Sleeper>,
  {ms, leastMs}: {ms: number; leastMs: number},
  clock: Clock,
  signal: AbortSignal
): Promise<void> {
  signal.throwIfAborted()
  const end = new AbortController()
  const leave = onAbort(signal, () => end.abort())
  const sleeper = {from: clock.now() + leastMs, wake: () => end.abort()}
  sleepers.add(sleeper)
  try {
    await clock.sleep(ms, end.signal)
  } catch (error) {
    signal.throwIfAborted()
    if (!end.signal.aborted) throw error
  } finally {
    sleepers.delete(sleeper)
    leave()
  }
}

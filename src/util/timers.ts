import {setMaxListeners} from 'node:events'
import {performance} from 'node:perf_hooks'

const LONGEST_TIMER = 2 ** 31 - 1

/** Time as the action sees it: monotonic, in ms from any origin. Handed in where a test needs its own. */
export interface Clock {
  now(): number
  /** Resolves after `ms`; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const monotonicClock: Clock = {now: () => performance.now(), sleep}

/** The one way to `setTimeout`, which takes NaN, negatives and more than 2^31-1 for "at once". */
export function clampTimer(ms: number): number {
  if (Number.isNaN(ms)) throw new RangeError('a timer was given no number')
  return Math.min(Math.max(Math.ceil(ms), 0), LONGEST_TIMER)
}

/** `setTimeout` behind the clamp. */
export function startTimer(run: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(run, clampTimer(ms))
}

/** Resolves after `ms`; rejects with the signal's reason when that aborts first. Leaves no listener behind. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = startTimer(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    signal.addEventListener('abort', onAbort, {once: true})
  })
}

/** Settles as `promise` does, or rejects with the signal's reason when that aborts first. Leaves no listener. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    // Taken up in any case: a promise that fails after the abort must not be nobody's.
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, {once: true})
  })
}

/**
 * A signal that aborts with the parent's reason, or with `reason` after `ms`. `release` must be called when the
 * work is done: it stops the timer and leaves the parent.
 */
export function deadline(
  ms: number,
  parent: AbortSignal,
  reason: () => unknown
): {signal: AbortSignal; release: () => void} {
  const controller = new AbortController()
  // Many requests may hang on one deadline, each for its own time.
  setMaxListeners(0, controller.signal)
  const onAbort = () => controller.abort(parent.reason)
  if (parent.aborted) onAbort()
  parent.addEventListener('abort', onAbort, {once: true})
  const timer = startTimer(() => controller.abort(reason()), ms)
  const release = () => {
    clearTimeout(timer)
    parent.removeEventListener('abort', onAbort)
  }
  return {signal: controller.signal, release}
}

import {setMaxListeners} from 'node:events'

const LONGEST_TIMER = 2 ** 31 - 1
const CALLS_AT_A_TIME = 200

/** Time as the action sees it: monotonic, in ms from any origin. Handed in where a test needs its own. */
export interface Clock {
  now(): number
  /** Resolves after `ms`; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** Not by `performance`, which takes longer to load than a start takes to refuse its inputs. */
export const monotonicClock: Clock = {now: () => Number(process.hrtime.bigint()) / 1e6, sleep}

/** The one way to `setTimeout`, which takes NaN, negatives and more than 2^31-1 for "at once". */
export function clampTimer(ms: number): number {
  if (Number.isNaN(ms)) throw new RangeError('a timer was given no number')
  return Math.min(Math.max(Math.ceil(ms), 0), LONGEST_TIMER)
}

/** `setTimeout` behind the clamp. */
export function startTimer(run: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(run, clampTimer(ms))
}

/** Who waits for a signal, behind the one listener that all of them share. */
interface Waiting {
  runs: Set<() => void>
  listener: () => void
}

const waitingFor = new WeakMap<AbortSignal, Waiting>()

/**
 * Calls `run` once when the signal aborts, in the order of the calls; answers how to call that off. Node goes through all
 * listeners of a signal for each one that comes or leaves, so that thousands of them need this. Not for a signal that has
 * aborted. The last one to leave takes the listener with it.
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const waiting = waitingFor.get(signal) ?? listen(signal)
  const own = () => run() // who calls twice waits twice
  waiting.runs.add(own)
  return () => {
    if (!waiting.runs.delete(own) || waiting.runs.size > 0) return
    signal.removeEventListener('abort', waiting.listener)
    waitingFor.delete(signal)
  }
}

function listen(signal: AbortSignal): Waiting {
  const runs = new Set<() => void>()
  const listener = () => {
    waitingFor.delete(signal)
    callSome(runs)
  }
  const waiting = {runs, listener}
  waitingFor.set(signal, waiting)
  signal.addEventListener('abort', listener, {once: true})
  return waiting
}

/** Calls them some at a time: what thousands do at an abort would hold up signals and timers. */
function callSome(runs: Set<() => void>): void {
  let count = 0
  for (const run of runs) {
    runs.delete(run)
    run()
    if (++count === CALLS_AT_A_TIME) return void setImmediate(callSome, runs)
  }
}

/** Resolves after `ms`; rejects with the signal's reason when that aborts first. Leaves no listener behind. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const leave = onAbort(signal, () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
    const timer = startTimer(() => {
      leave()
      resolve()
    }, ms)
  })
}

/** Settles as `promise` does, or rejects with the signal's reason when that aborts first. Leaves no listener. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    const leave = signal.aborted ? giveUp : onAbort(signal, giveUp)
    // Taken up in any case: a promise that fails after the abort must not be nobody's.
    promise.then(resolve, reject).finally(leave)
    if (signal.aborted) giveUp()
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
  const giveUp = () => controller.abort(parent.reason)
  if (parent.aborted) giveUp()
  const leave = parent.aborted ? undefined : onAbort(parent, giveUp)
  const timer = startTimer(() => controller.abort(reason()), ms)
  const release = () => {
    clearTimeout(timer)
    leave?.()
  }
  return {signal: controller.signal, release}
}

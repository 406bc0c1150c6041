import {setMaxListeners} from 'node:events'
import {performance} from 'node:perf_hooks'

const LONGEST_TIMER = 2 ** 31 - 1
const UNITS: Readonly<Record<string, number>> = {d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1}

/** Time as the gate sees it: monotonic, in ms from any origin. Handed in where a test needs its own. */
export interface Clock {
  now(): number
  /** Resolves after `ms`; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const monotonicClock: Clock = {now: () => performance.now(), sleep}

/**
 * A duration in ms: `200ms`, `90s`, `30m`, `1h30m`, `5d`; a bare number is seconds. Units come from large to
 * small, each at most once. `undefined` for anything else (`1e9`, `-1`, `0x10`, `1.5h`, full-width digits).
 */
export function parseDuration(text: string): number | undefined {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text) * 1000
  const match =
    /^(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?$/.exec(text)
  if (!match || text === '') return undefined
  return Object.values(UNITS).reduce((sum, unit, i) => sum + Number(match[i + 1] ?? 0) * unit, 0)
}

/** A duration for people: `1h30m`, `42s`, `200ms`; below a minute with one decimal where it says something. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms) || ms <= 0) return '0s'
  if (ms < 1000) return `${Math.max(1, Math.floor(ms))}ms`
  if (ms < 10_000 && ms % 1000 >= 50) return `${(Math.floor(ms / 100) / 10).toFixed(1)}s`
  let rest = Math.floor(ms / 1000)
  let text = ''
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1]
  ] as const) {
    if (rest >= size) text += `${Math.floor(rest / size)}${unit}`
    rest %= size
  }
  return text
}

/** The one gate to `setTimeout`, which takes NaN, negatives and more than 2^31-1 for "at once". */
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

/** Epoch ms as ISO 8601 UTC, or `''` when there is no such time. */
export function isoTime(ms: number | undefined): string {
  return ms === undefined || !Number.isFinite(ms) || Math.abs(ms) > 8.64e15 ? '' : new Date(ms).toISOString()
}

import {type BuildState, type Detail, toNumber, toTime} from './schema.js'

// The count comes from the platform, and each is told.
const MOST_RETRIES = 100

/** What the looks so far told of the executions of a build; a retry keeps the build's id. */
export interface Executions {
  /** When it was queued last, in ms since the epoch. */
  queueTime: number | undefined
  retry: boolean
  /** How often the status call told that it was begun again. */
  told: number
  /** The executions that the detail counted at first, without those that we had been told of, and at most. */
  counted: {first: number; most: number} | undefined
}

/** What is known after one more look. */
export function countExecutions(
  before: Executions | undefined,
  state: BuildState,
  detail: Detail | undefined
): Executions {
  const queueTime = toTime(state.queueTime)
  const retry = state.retry === true
  const queuedAgain = (before?.queueTime ?? Infinity) < (queueTime ?? 0)
  const isTold = before !== undefined && (queuedAgain || (retry && !before.retry))
  const told = (before?.told ?? 0) + (isTold ? 1 : 0)
  const count = toNumber(detail?.executeCount)
  const known = before?.counted
  return {
    queueTime: queueTime ?? before?.queueTime,
    retry,
    told,
    counted:
      count === undefined
        ? known
        : {first: known?.first ?? Math.max(1, count - told), most: Math.max(count, known?.most ?? 0)}
  }
}

/** How often it was begun again while we looked: the detail may tell of it before the status call does, or after. */
export function retriesOf({told, counted}: Executions): number {
  const retries = Math.max(told, counted === undefined ? 0 : counted.most - counted.first)
  return Math.min(retries, MOST_RETRIES)
}

import {message} from '../../messages/message.js'
import type {Notice} from '../../model/notice.js'
import {toNumber, toTime} from '../shared/schema.js'
import type {BuildState, Detail} from './schema.js'

// The count comes from the platform, and each retry is told.
const MOST_RETRIES = 100

/** What the polls so far told of the executions of a build; a retry keeps the build's id. */
export interface Executions {
  /** When it was queued last, epoch ms UTC. */
  queueTime: number | undefined
  retry: boolean
  /** How often the status call told that it was begun again. */
  told: number
  /** The executions that the detail counted at first, without those that we had been told of, and at most. */
  counted: {first: number; most: number} | undefined
}

/** What is known after one more poll. */
export function countExecutions(
  before: Executions | undefined,
  state: BuildState,
  detail: Detail | undefined
): Executions {
  const queueTime = toTime(state.queueTime)
  const retry = state.retry === true
  const queuedAgain = (before?.queueTime ?? Number.POSITIVE_INFINITY) < (queueTime ?? 0)
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

/** How often it was begun again while we watched: the detail may tell of it before the status call does, or after. */
export function retriesOf({told, counted}: Executions): number {
  const retries = Math.max(told, counted === undefined ? 0 : counted.most - counted.first)
  return Math.min(retries, MOST_RETRIES)
}

/** One notice for each time that the build was begun again while we watched. */
export function retryNotices(executions: Executions): Notice[] {
  const count = executions.counted?.most ?? 0
  return Array.from({length: retriesOf(executions)}, (_, i) => ({
    key: `retry ${i + 1}`,
    text: message('bkci.begun-again', {execution: count > 1 ? count : undefined})
  }))
}

import type {Update} from './update.js'

/** After the first two, at most one pending update a minute is posted (contract 2). */
const AT_ONCE = 2
const EVERY_MS = 60_000

/** What was posted so far. */
export interface Posted {
  count: number
  /** The clock's time of the last one, in ms. */
  at: number
  last: Update | undefined
}

export const nothingPosted: Posted = {count: 0, at: Number.NEGATIVE_INFINITY, last: undefined}

/** Whether a pending update is to be posted now: it says something new, and not too soon after the last one. */
export function isDue({count, at, last}: Posted, update: Update, now: number): boolean {
  const isNew = last === undefined || last.description !== update.description || last.url !== update.url
  return isNew && (count < AT_ONCE || now - at >= EVERY_MS)
}

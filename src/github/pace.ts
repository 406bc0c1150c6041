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

/** The pending update to post now: one that says something new, and not too soon after the last one. Made only then. */
export function dueUpdate({count, at, last}: Posted, make: () => Update, now: number): Update | undefined {
  if (count >= AT_ONCE && now - at < EVERY_MS) return undefined
  const update = make()
  const isNew = last === undefined || last.description !== update.description || last.url !== update.url
  return isNew ? update : undefined
}

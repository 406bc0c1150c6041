import {beginningsAtEnd, lastEndOf} from '../util/text.js'

// Fewer characters may be alike by chance.
const LEAST_OVERLAP = 64

/**
 * Where a log goes on in `text`, whose beginning the platform has dropped: the offset after the last place that
 * repeats `end`, the last characters read before, or after a beginning of `text` with which `end` itself ends. Nothing
 * where fewer than 64 characters overlap.
 */
export function endOfOverlap(end: string, text: string): number | undefined {
  if (end.length < LEAST_OVERLAP) return undefined
  const afterAll = lastEndOf(text, end)
  if (afterAll !== undefined) return afterAll
  return beginningsAtEnd(end, text).find(length => length >= LEAST_OVERLAP)
}

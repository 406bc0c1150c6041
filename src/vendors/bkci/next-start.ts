import type {LogLine} from './log-text.js'

/**
 * Where the next page begins after one that was cut, or nothing where the page leads nowhere. `isSure` unless lines
 * between may be left out.
 *
 * A page holds the first lines, by time, of those whose number is `from` or higher; what is asked for is a number
 * again. A line that was cut off has a later time than all lines of the page. So at least as many of the page have a
 * lower number than that line as stand before it in order: half of the page leaves room for as many whose number came
 * late. The lines near the cut tell whether that is room enough. Costs time in proportion to the page.
 */
export function nextStart(
  page: readonly LogLine[],
  from: number
): {start: number; isSure: boolean} | undefined {
  const numbers = Float64Array.from(page, ({no}) => no)
  const sorted = numbers.toSorted()
  const {length} = sorted
  const after = (rank: number) => (sorted[Math.ceil(rank) - 1] ?? from - 1) + 1
  const nearCut = numbers.subarray(length - Math.floor(length / 4))
  const lowest = nearCut.reduce((least, no) => Math.min(least, no), Number.POSITIVE_INFINITY)
  // Each page has to lead on, so that a log takes no more pages than its length allows.
  const least = after(length / 8)
  const start = Math.max(least, Math.min(after(length / 2), lowest))
  return start > from ? {start, isSure: lowest >= least} : undefined
}

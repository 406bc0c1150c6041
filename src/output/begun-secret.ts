import type {Span} from './signatures.js'
import type {Needle} from './spellings.js'

// Fewer characters than this say little of a secret, and may well be innocent; of a short secret, less than half of it.
const SHORTEST_BEGINNING = 8
/** What may be the beginning of a character that a writer spelled: `%`, `%25`, `&am`, `\u00`. */
const BEGUN_SPELLING = /^(?:[%&]|\\)[\w%&#;\\]*$/
const LONGEST_BEGUN = 60

/** Finds the beginning of a secret at the end of a text. */
export type BeginningFinder = (text: string) => Span | undefined

/**
 * A search for the longest beginning of a needle with which a text ends, where that is at least 8 characters of it, or
 * half of it. The last character may have been cut within its spelling.
 */
export function createBeginningFinder(needles: readonly Needle[]): BeginningFinder {
  const searches = needles.map(needle => ({
    needle,
    first: new RegExp(needle[0]?.source ?? '', 'gi'),
    longest: lengthOf(needle)
  }))
  return text => {
    const starts = searches.flatMap(({needle, first, longest}) => {
      const tail = text.slice(-longest)
      for (const {index} of tail.matchAll(first)) {
        if (isBeginning(needle, tail, index)) return text.length - tail.length + index
      }
      return []
    })
    const [from] = starts.sort((a, b) => a - b)
    return from === undefined ? undefined : [from, text.length]
  }
}

/** Whether enough of a needle, and nothing else, stands in a text from an offset on. */
function isBeginning(needle: Needle, text: string, from: number): boolean {
  let end = from
  let count = 0
  let isBegun = false
  for (const {source, isLiteral} of needle) {
    const isNearEnd = !isLiteral && text.length - end <= LONGEST_BEGUN
    // It may as well be taken for a character as it is.
    isBegun ||= isNearEnd && BEGUN_SPELLING.test(text.slice(end))
    const next = endOfUnit(source, text, end)
    if (next === undefined) break
    end = next
    count++
  }
  return (isBegun || end === text.length) && count >= Math.min(SHORTEST_BEGINNING, needle.length / 2)
}

/** Where a text that goes on as a needle does, from an offset on, ceases to do so. */
export function endOfNeedle(needle: Needle, text: string, from: number): number {
  let end = from
  for (const {source} of needle) {
    const next = endOfUnit(source, text, end)
    if (next === undefined) return end
    end = next
  }
  return end
}

const patterns = new Map<string, RegExp>()

/** Where a character ends that begins at an offset, in whatever spelling. */
function endOfUnit(source: string, text: string, from: number): number | undefined {
  const pattern = patterns.get(source) ?? new RegExp(source, 'iy')
  patterns.set(source, pattern)
  pattern.lastIndex = from
  const found = pattern.exec(text)?.[0]
  return found === undefined ? undefined : from + found.length
}

/** The source of the pattern for a whole needle. */
export function sourceOf(needle: Needle): string {
  return needle.map(({source}) => source).join('')
}

/** The length of the longest text that a needle finds. */
export function lengthOf(needle: Needle): number {
  return needle.reduce((sum, {longest: most}) => sum + most, 0)
}

import type {Span} from './signatures.js'
import {type Needle, SPELLING_SIGNS, SPELLING_STARTS} from './spellings.js'

// Fewer characters than this say little of a secret, and may well be innocent; of a short secret, less than half of it.
const SHORTEST_BEGINNING = 8
/** What may be the beginning of a character that a writer spelled: `%`, `%25`, `&am`, `\u00`, `\u{2`, `=2`. */
const BEGUN_SPELLING = new RegExp(`^${SPELLING_STARTS}${SPELLING_SIGNS}*$`)
const LONGEST_BEGUN = 60

/** Finds the beginnings of secrets. */
export interface Beginnings {
  /** Whether enough of a secret to be a beginning stands anywhere in a text. */
  areIn(text: string): boolean
  /** Where the lines of a text end with the beginning of a secret. */
  atEnds(text: string): Span[]
}

/**
 * A search for the longest beginning of a needle with which a line ends, where that is at least 8 characters of it, or
 * half of it. The last character may have been cut within its spelling.
 */
export function createBeginnings(needles: readonly Needle[]): Beginnings {
  const searches = needles.map(needle => ({
    needle,
    head: new RegExp(`(?=${headOf(needle)})`, 'gi'),
    longest: lengthOf(needle)
  }))
  const anyHead = new RegExp(needles.length > 0 ? needles.map(headOf).join('|') : '(?!)', 'i')
  const longest = searches.reduce((most, search) => Math.max(most, search.longest), 0)

  const beginningOf = (line: string): number | undefined => {
    if (!anyHead.test(line.slice(-longest))) return undefined
    const starts = searches.flatMap(({needle, head, longest: most}) => {
      const tail = line.slice(-most)
      for (const {index} of tail.matchAll(head)) {
        if (isBeginning(needle, tail, index)) return line.length - tail.length + index
      }
      return []
    })
    return starts.sort((a, b) => a - b)[0]
  }

  const areIn = (text: string) => anyHead.test(text)
  return {
    areIn,
    atEnds(text) {
      const spans: Span[] = []
      if (text.includes('\n') && !areIn(text)) return spans
      for (let from = 0; from <= text.length; ) {
        const next = text.indexOf('\n', from)
        const end = next < 0 ? text.length : next
        const start = beginningOf(text.slice(from, end))
        if (start !== undefined) spans.push([from + start, end])
        from = end + 1
      }
      return spans
    }
  }
}

/** As much of a needle as makes a beginning. */
function headOf(needle: Needle): string {
  return sourceOf(needle.slice(0, Math.ceil(leastOf(needle))))
}

/** How many characters of a needle say enough of it. */
export function leastOf(needle: Needle): number {
  return Math.min(SHORTEST_BEGINNING, needle.length / 2)
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
  return (isBegun || end === text.length) && count >= leastOf(needle)
}

/** Where a text that goes on as a needle does, from an offset on, ceases to do so. */
export function endOfNeedle(needle: Needle, text: string, at: number): number {
  return follow(needle, 0, text, at).end
}

/** Where the rest of a needle ends, from one of its characters on, that stands whole in a text at an offset. */
export function endOfRest(needle: Needle, from: number, text: string, at: number): number | undefined {
  const {next, end} = follow(needle, from, text, at)
  return next === needle.length ? end : undefined
}

/** How far a text goes on as a needle does, each from a place on: `next` is the first character that it does not have. */
function follow(needle: Needle, from: number, text: string, at: number): {next: number; end: number} {
  let end = at
  for (let next = from; next < needle.length; next++) {
    const after = endOfUnit(needle[next]?.source ?? '', text, end)
    if (after === undefined) return {next, end}
    end = after
  }
  return {next: needle.length, end}
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

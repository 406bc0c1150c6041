import {endOfRest, leastOf, lengthOf, sourceOf} from './begun-secret.js'
import {type Needle, SPELLING_SIGNS} from './spellings.js'

const IN_SPELLING = new RegExp(SPELLING_SIGNS)

/** Finds the ends of secrets. */
export interface Endings {
  /** Whether enough of a secret to be an end stands anywhere in a text. */
  areIn(text: string): boolean
  /** The length of the end of a secret at the start of a text, where its beginning was cut off; otherwise 0. */
  lengthAtStart(text: string): number
}

/** A search for the longest end of a needle at the start of a text: at least 8 characters of it, or half of it. */
export function createEndings(needles: readonly Needle[]): Endings {
  const anyTail = new RegExp(needles.length > 0 ? needles.map(tailOf).join('|') : '(?!)', 'i')
  const longest = needles.reduce((most, needle) => Math.max(most, lengthOf(needle)), 0)
  const areIn = (text: string) => anyTail.test(text)
  return {
    areIn,
    lengthAtStart(text) {
      const head = text.slice(0, longest)
      return areIn(head) ? needles.reduce((most, needle) => Math.max(most, endingOf(needle, head)), 0) : 0
    }
  }
}

/** As much of a needle as makes an end. */
function tailOf(needle: Needle): string {
  return sourceOf(needle.slice(-Math.ceil(leastOf(needle))))
}

function endingOf(needle: Needle, text: string): number {
  const last = needle.length - Math.ceil(leastOf(needle))
  // Each character of the needle takes one of the text, or more.
  for (let from = Math.max(0, needle.length - text.length); from <= last; from++) {
    const end = endOfRest(needle, from, text, 0) ?? endBehindRest(needle, from, text)
    if (end !== undefined) return end
  }
  return 0
}

/** The same where the text begins within the spelling of the character before, as with the `2F` of `%2F`. */
function endBehindRest(needle: Needle, from: number, text: string): number | undefined {
  const before = needle[from - 1]
  if (before === undefined || before.isLiteral) return undefined
  for (let at = 1; at < before.longest && IN_SPELLING.test(text[at - 1] ?? ''); at++) {
    const end = endOfRest(needle, from, text, at)
    if (end !== undefined) return end
  }
  return undefined
}

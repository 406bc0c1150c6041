import {endOfRest, leastOf, lengthOf, sourceOf} from './begun-secret.js'
import type {Needle} from './spellings.js'

/** What stands in the spelling of a character. */
const IN_SPELLING = /[\w%#;&\\]/

/** The length of the end of a secret at the start of a text, where its beginning was cut off; otherwise 0. */
export type EndingLength = (text: string) => number

/** A search for the longest end of a needle at the start of a text: at least 8 characters of it, or half of it. */
export function createEndings(needles: readonly Needle[]): EndingLength {
  const anyTail = new RegExp(needles.length > 0 ? needles.map(tailOf).join('|') : '(?!)', 'i')
  const longest = needles.reduce((most, needle) => Math.max(most, lengthOf(needle)), 0)
  return text => {
    const head = text.slice(0, longest)
    if (!anyTail.test(head)) return 0
    return needles.reduce((most, needle) => Math.max(most, endingOf(needle, head)), 0)
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

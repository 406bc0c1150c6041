import {endOfUnit, leastOf, lengthOf, sourceOf} from './begun-secret.js'
import type {Needle} from './spellings.js'

/** Tells how long the end of a secret is with which a text begins, of which the beginning was cut off; 0 where there is none. */
export type EndingLength = (text: string) => number

/** A search for the longest end of a needle with which a text begins, where that is at least 8 characters of it, or half of it. */
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
  for (let from = 0; from <= last; from++) {
    const end = endOfWhole(needle, from, text)
    if (end !== undefined) return end
  }
  return 0
}

/** Where the rest of a needle ends with which a text begins. */
function endOfWhole(needle: Needle, from: number, text: string): number | undefined {
  let end = 0
  for (let i = from; i < needle.length; i++) {
    const next = endOfUnit(needle[i]?.source ?? '', text, end)
    if (next === undefined) return undefined
    end = next
  }
  return end
}

import {isAscii} from './usual.js'

// A text is searched in groups of four bytes; longer texts are not searched.
const GROUP = 4
const LONGEST_TEXT = 128 * 1024
const groups = new Uint32Array(LONGEST_TEXT / GROUP)
const bytes = Buffer.from(groups.buffer)
// The bit in which the cases of an ASCII letter differ, in each byte.
const CASE = 0x20202020
// Most groups are told apart by a table that is small enough to stay at hand.
const SLOT_BITS = 14

/**
 * Offsets of a text, ascending, at which the needles in it may stand: each needle covers one of them at least. A few letters of one
 * may be enough. Nothing where that can't be told quickly.
 */
export type Prefilter = (text: string) => readonly number[] | undefined

/**
 * A quick search for needles in upper or lower case, however many they are. Wherever a needle of 4n + 3 characters lies
 * in a text, it covers n of the text's groups whole. So it is enough to compare every nth group with each four
 * characters with which a needle can cover it.
 */
export function createPrefilter(needles: readonly string[]): Prefilter {
  const shortest = Math.min(...needles.map(needle => needle.length))
  const step = Math.floor((shortest - 3) / GROUP)
  // The cases of other letters differ in other ways.
  if (step < 1 || !needles.every(isAscii)) return () => undefined

  const wanted = new Set<number>()
  const slots = new Uint8Array(2 ** SLOT_BITS)
  for (const needle of needles) {
    for (let from = 0; from < step * GROUP; from++) {
      bytes.write(needle.slice(from, from + GROUP), 'latin1')
      const group = groupAt(0)
      wanted.add(group)
      slots[slotOf(group)] = 1
    }
  }

  return text => {
    if (text.length > LONGEST_TEXT) return undefined
    const places: number[] = []
    // Of any other character only the low byte is written, which can't hide a needle of ASCII.
    const count = Math.floor(bytes.write(text, 'latin1') / GROUP)
    for (let i = 0; i < count; i += step) {
      const group = groupAt(i)
      if (slots[slotOf(group)] === 1 && wanted.has(group)) places.push(i * GROUP)
    }
    return places
  }
}

function groupAt(index: number): number {
  return (groups[index] ?? 0) | CASE
}

// The usual multiplier of such tables: it spreads what differs over the upper bits.
function slotOf(group: number): number {
  return Math.imul(group, 0x9e3779b1) >>> (32 - SLOT_BITS)
}

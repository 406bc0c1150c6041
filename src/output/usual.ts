import {endianness} from 'node:os'

// A text is looked at in pieces of so many UTF-16 units.
const PIECE = 16 * 1024
const AT_A_TIME = 4
const units = new Uint16Array(PIECE + AT_A_TIME)
const bytes = Buffer.from(units.buffer, 0, PIECE * Uint16Array.BYTES_PER_ELEMENT)
const isSwapped = endianness() === 'BE'

const LONGEST_ASCII = 64 * 1024
// With room for each whole text: a UTF-16 unit takes at most three bytes.
const ascii = Buffer.allocUnsafeSlow(3 * LONGEST_ASCII)

const SPACE = 0x20
const RETURN = 0x0d
// From the first to the last of each: what is for certain a letter, digit or sign of most languages, or white space.
const USUAL = [
  [0x09, 0x0a],
  [SPACE, 0x7e],
  [0x3001, 0x3163],
  [0x3165, 0xd7ff],
  [0xff01, 0xff9f]
] as const
const IS_RETURN = 1
const IS_ODD = 2
const kinds = new Uint8Array(2 ** 16).fill(IS_ODD)
for (const [first, last] of USUAL) kinds.fill(0, first, last + 1)
kinds[RETURN] = IS_RETURN

/**
 * Whether a text is ASCII; of one that is too long to tell cheaply, no. A slice of a text is written in half the time that it
 * takes to ask for its bytes.
 */
export function isAscii(text: string): boolean {
  return text.length <= LONGEST_ASCII && ascii.write(text) === text.length
}

/** Whether a text has nothing but letters, digits and signs of most languages, and white space: all of it is seen. */
export function isUsual(text: string): boolean {
  return hasNone(text, IS_ODD)
}

/** The same for a text that has no carriage return either. */
export function isUsualWithoutReturns(text: string): boolean {
  return hasNone(text, IS_ODD | IS_RETURN)
}

function hasNone(text: string, unwanted: number): boolean {
  for (let at = 0; at < text.length; at += PIECE) {
    if ((kindsIn(text.length <= PIECE ? text : text.slice(at, at + PIECE)) & unwanted) !== 0) return false
  }
  return true
}

/** What is in a piece of text. By a table and four units at a time, in less than half the time of a pattern. */
function kindsIn(piece: string): number {
  const written = bytes.write(piece, 'utf16le')
  if (isSwapped) bytes.subarray(0, written).swap16()
  // What is read beyond the end is usual.
  units.fill(SPACE, piece.length, piece.length + AT_A_TIME)
  let found = 0
  for (let i = 0; i < piece.length; i += AT_A_TIME) {
    found |= kindOf(i) | kindOf(i + 1) | kindOf(i + 2) | kindOf(i + 3)
  }
  return found
}

function kindOf(index: number): number {
  return kinds[units[index] ?? 0] ?? IS_ODD
}

import {endianness} from 'node:os'
import {type Escapes, endOfCutEscape, endOfEscape} from './escapes.js'
import {escapeStarts, halves, ignorablePairs, isIn, unseen} from './unseen.js'

/** What is left out of a text. */
export interface LeftOut {
  escapes?: Escapes | undefined
  /** Whether an escape goes too that the end of its line may have cut. */
  cut?: boolean
  /** Whether all else goes too that a reader overlooks, and the marks for that. */
  unseen: boolean
}

// A table, since a hundred thousand matches of a pattern cost twenty times as much.
const [SEEN, UNSEEN, HALF, STARTS_ESCAPE] = [0, 1, 2, 3]
const kinds = new Uint8Array(2 ** 16)
for (const [first, last] of unseen) kinds.fill(UNSEEN, first, last + 1)
for (const [first, last] of halves) kinds.fill(HALF, first, last + 1)
for (const [first, last] of escapeStarts) kinds.fill(STARTS_ESCAPE, first, last + 1)

const isSwapped = endianness() === 'BE'
const LINE_BREAK = 0x0a
// Most texts have room in it; longer ones get memory of their own.
const ROOM = 64 * 1024
const room = new Uint16Array(ROOM)

/** The text without what is left out. */
export function leaveOut(text: string, leftOut: LeftOut): string {
  const units = unitsOf(text)
  const {length} = text
  let kept = 0
  for (let at = 0; at < length; ) {
    const unit = units[at] ?? 0
    const kind = kinds[unit] ?? SEEN
    const end = kind === SEEN ? at : endOf(leftOut, units, at, kind)
    if (end > at) at = end
    else {
      // What is behind is not read any more, but for the unit before `at`, which only ever is what it was.
      units[kept++] = unit
      at++
    }
  }
  return kept === length ? text : textOf(units, kept)
}

/** Where characters of the text without what is left out are in the text itself; offsets in ascending order. */
export function placesBeside(text: string, leftOut: LeftOut, offsets: readonly number[]): number[] {
  const units = unitsOf(text)
  const places: number[] = []
  let kept = 0
  for (let at = 0; at < text.length && places.length < offsets.length; ) {
    const kind = kinds[units[at] ?? 0] ?? SEEN
    const end = kind === SEEN ? at : endOf(leftOut, units, at, kind)
    if (end > at) {
      at = end
      continue
    }
    while (offsets[places.length] === kept) places.push(at)
    kept++
    at++
  }
  return places
}

/** Where what is left out from an offset on ends, or that offset. */
function endOf({escapes, cut, unseen}: LeftOut, units: Uint16Array, at: number, kind: number): number {
  if (kind === STARTS_ESCAPE && escapes !== undefined) {
    // Of escapes in a row each but the last is no more than one character.
    if (unseen && kinds[units[at + 1] ?? 0] === STARTS_ESCAPE) return at + 1
    const cutEnd = cut === true ? endOfCutEscape(units, at) : at
    const end = cutEnd > at ? cutEnd : endOfEscape(escapes, units, at)
    if (end > at) return end
  }
  if (!unseen) return at
  return kind === HALF ? endOfHalf(units, at) : at + 1
}

/** Of pairs some are unseen, and so is a half that stands alone. */
function endOfHalf(units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0
  // Of a pair, the low half was asked about with the high one.
  if (isLow(unit)) return isHigh(units[at - 1] ?? 0) ? at : at + 1
  const next = units[at + 1] ?? 0
  if (!isLow(next)) return at + 1
  const code = (unit - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000
  return ignorablePairs.some(range => isIn(code, range)) ? at + 2 : at
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** The units of a text, and a line break behind them. */
function unitsOf(text: string): Uint16Array {
  const units = text.length < ROOM ? room : new Uint16Array(text.length + 1)
  const bytes = bytesOf(units, text.length)
  bytes.write(text, 'utf16le')
  if (isSwapped) bytes.swap16()
  units[text.length] = LINE_BREAK
  return units
}

function textOf(units: Uint16Array, length: number): string {
  const bytes = bytesOf(units, length)
  if (isSwapped) bytes.swap16()
  return bytes.toString('utf16le')
}

function bytesOf(units: Uint16Array, length: number): Buffer {
  return Buffer.from(units.buffer, units.byteOffset, length * Uint16Array.BYTES_PER_ELEMENT)
}

/** Ranges of UTF-16 units, each from its first to its last. */
export type Ranges = readonly (readonly [first: number, last: number])[]

/** What stands in printed text for a character that nobody would see. */
export const MARK = '\ufffd'

const RETURN = 0x0d

/** Control characters but TAB and the line break. */
export const controls: Ranges = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [RETURN, RETURN],
  [0x0e, 0x1f],
  [0x7f, 0x9f]
]

/**
 * What Unicode lets a reader ignore (Default_Ignorable_Code_Point), but variation selectors; separators of lines, and the
 * marks of interlinear notes.
 */
export const ignorable: Ranges = [
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb]
]

export const selectors: Ranges = [[0xfe00, 0xfe0f]]

/** What a reader overlooks, and the marks for that, but for halves of pairs. */
export const unseen: Ranges = [...controls, ...ignorable, ...selectors, [0xfffd, 0xfffd]]

/** The same without the line ends of another system. */
export const hidden: Ranges = unseen.filter(([first]) => first !== RETURN)

export const halves: Ranges = [[0xd800, 0xdfff]]

/** Signs of shorthand and music, and the plane of tags and selectors: code points, each a pair of units. */
export const ignorablePairs: Ranges = [
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff]
]

/** The units with which an escape may begin: all of them are controls. */
export const escapeStarts: Ranges = [
  [0x1b, 0x1b],
  [0x90, 0x90],
  [0x98, 0x98],
  [0x9b, 0x9b],
  [0x9d, 0x9f]
]

export function isIn(unit: number, [first, last]: Ranges[number]): boolean {
  return unit >= first && unit <= last
}

/** Ranges as the inside of a class of a pattern. */
export function inClass(ranges: Ranges): string {
  return ranges.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('')
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}

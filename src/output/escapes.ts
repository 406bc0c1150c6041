import {escapeStarts, inClass, type Ranges} from './unseen.js'

// How much of a line an unfinished escape may hold back.
const LONGEST_ESCAPE = 4 * 1024

const ESC = 0x1b
const CSI = 0x9b
const LINE_BREAK = 0x0a
const [BELL, TERMINATOR, BACK_SLASH] = [0x07, 0x9c, 0x5c]
const [BRACKET, COLOUR_FINAL] = [0x5b, 0x6d]
const ANY_ESCAPE = new RegExp(`[${inClass(escapeStarts)}]`)
// An escape that the end of the text may have cut.
const OPEN_ESCAPE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
  /(?:(?:\x1b\[|\x9b)[0-?]*[ -)+-/]*|(?:\x1b[\]PX^_k]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f]*\x1b?|\x1b[ -)+-/]*)$/

// What a unit may be in an escape.
const [PARAMETER, COLOUR_PARAMETER, INTERMEDIATE, FINAL, CSI_FINAL, TEXT, TEXT_SIGN] = [
  1, 2, 4, 8, 16, 32, 64
]
const roles = new Uint8Array(2 ** 16)
const sign = (char: string) => [char.charCodeAt(0), char.charCodeAt(0)] as const
for (const [role, ranges] of [
  [PARAMETER, [[0x30, 0x3f]]],
  [COLOUR_PARAMETER, [[0x30, 0x3b]]],
  // A star, which next to no sequence has, is none: it may stand for a credential.
  [
    INTERMEDIATE,
    [
      [0x20, 0x29],
      [0x2b, 0x2f]
    ]
  ],
  [FINAL, [[0x30, 0x7e]]],
  [CSI_FINAL, [[0x40, 0x7e]]],
  // No control character but TAB.
  [
    TEXT,
    [
      [0x09, 0x09],
      [0x20, 0x7e],
      [0xa0, 0xffff]
    ]
  ],
  // Behind ESC, of OSC, DCS, SOS, PM, APC and titles.
  [TEXT_SIGN, [...']PX^_k'].map(sign)]
] as const satisfies readonly (readonly [number, Ranges])[]) {
  for (const [first, last] of ranges)
    for (let unit = first; unit <= last; unit++) roles[unit] = (roles[unit] ?? 0) | role
}

/**
 * Kinds of escapes. `colours`: sequences that are whole and change nothing but colours. `introducers`: how others begin, since
 * what follows may be no part of a sequence. `gaps`: both. `all`: CSI; OSC, DCS, SOS, PM, APC and titles when they are closed in
 * their line; any other. Their texts end at the next control character, which keeps the search linear; an unclosed one loses only
 * its head.
 */
export type Escapes = 'colours' | 'introducers' | 'gaps' | 'all'

/** Where an escape of a kind ends, if one begins at an offset; otherwise that offset. Behind the text stands a line break. */
export function endOfEscape(escapes: Escapes, units: Uint16Array, at: number): number {
  if (escapes === 'all') return endOfAny(units, at)
  if (escapes === 'introducers') return endOfIntroducer(units, at)
  const end = endOfColour(units, at)
  return end > at || escapes === 'colours' ? end : endOfIntroducer(units, at)
}

/** The same for one of any kind that the end of its line may have cut. */
export function endOfCutEscape(units: Uint16Array, at: number): number {
  const text = behindText(units, at)
  const inText = text > at && units[text] === ESC ? text + 1 : text
  if (units[inText] === LINE_BREAK) return inText
  const inCsi = behindCsi(units, at)
  const inCode = inCsi > at ? skip(units, inCsi, PARAMETER) : units[at] === ESC ? at + 1 : at
  const code = skip(units, inCode, INTERMEDIATE)
  return units[code] === LINE_BREAK ? code : at
}

export function hasEscape(text: string): boolean {
  return ANY_ESCAPE.test(text)
}

/** How many characters at the end of a text may be the beginning of an escape, a `\r\n` or a surrogate pair. */
export function unfinished(text: string): number {
  const open = OPEN_ESCAPE.exec(text.slice(-LONGEST_ESCAPE))?.[0].length ?? 0
  return Math.max(open, /[\r\ud800-\udbff]$/.test(text) ? 1 : 0)
}

function endOfAny(units: Uint16Array, at: number): number {
  const inCsi = behindCsi(units, at)
  if (inCsi > at) return withFinal(units, skip(units, skip(units, inCsi, PARAMETER), INTERMEDIATE), CSI_FINAL)
  const closed = endOfClosedText(units, at)
  if (closed > at || units[at] !== ESC) return closed
  return withFinal(units, skip(units, at + 1, INTERMEDIATE), FINAL)
}

function endOfColour(units: Uint16Array, at: number): number {
  const inCsi = behindCsi(units, at)
  if (inCsi === at) return at
  const final = skip(units, inCsi, COLOUR_PARAMETER)
  return units[final] === COLOUR_FINAL ? final + 1 : at
}

function endOfIntroducer(units: Uint16Array, at: number): number {
  if (units[at] === CSI) return at + 1
  if (units[at] !== ESC) return at
  return units[at + 1] === BRACKET || is(units[at + 1], INTERMEDIATE | TEXT_SIGN) ? at + 2 : at + 1
}

/** Where a sequence with a text ends, where it is closed. */
function endOfClosedText(units: Uint16Array, at: number): number {
  const end = behindText(units, at)
  if (end === at) return at
  if (units[end] === BELL || units[end] === TERMINATOR) return end + 1
  return units[end] === ESC && units[end + 1] === BACK_SLASH ? end + 2 : at
}

/** The offset behind what begins a CSI, or `at`. */
function behindCsi(units: Uint16Array, at: number): number {
  if (units[at] === CSI) return at + 1
  return units[at] === ESC && units[at + 1] === BRACKET ? at + 2 : at
}

/** The offset behind what begins a sequence with a text, and that text, or `at`. */
function behindText(units: Uint16Array, at: number): number {
  if (units[at] === ESC) return is(units[at + 1], TEXT_SIGN) ? skip(units, at + 2, TEXT) : at
  // CSI alone of the controls that begin an escape has none.
  return units[at] === CSI ? at : skip(units, at + 1, TEXT)
}

/** The offset behind all units from `at` on that have a role. */
function skip(units: Uint16Array, at: number, role: number): number {
  let end = at
  while (is(units[end], role)) end++
  return end
}

function withFinal(units: Uint16Array, at: number, role: number): number {
  return is(units[at], role) ? at + 1 : at
}

function is(unit = LINE_BREAK, role: number): boolean {
  return ((roles[unit] ?? 0) & role) !== 0
}

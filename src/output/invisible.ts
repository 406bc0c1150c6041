import {isUsualWithoutReturns} from './usual.js'

/** What stands in printed text for a character that nobody would see. */
export const MARK = '\ufffd'

// Control characters but TAB and the line break; what Unicode lets a reader ignore (Default_Ignorable_Code_Point), but
// variation selectors; separators of lines, and the marks of interlinear notes.
const CONTROLS = '\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f'
const IGNORABLE =
  '\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb'
const SELECTORS = '\\ufe00-\\ufe0f'
// Signs of shorthand and music, and the plane of tags and selectors: pairs, of which a class can hold only halves.
const IGNORABLE_PAIRS = '\\ud82f[\\udca0-\\udca3]|\\ud834[\\udd73-\\udd7a]|[\\udb40-\\udb43][\\udc00-\\udfff]'
const LONE_HALVES = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]'

const INVISIBLE = new RegExp(`[${CONTROLS}${IGNORABLE}]`, 'g')
// After a sign that has several shapes, as most emoji do, a selector is part of what is seen; so it is in a keycap.
const STRAY_SELECTOR = new RegExp(`(?<![\\u00a9-\\uffff])[${SELECTORS}](?!\\u20e3)`, 'g')
const ODD_PAIRS = new RegExp(`${IGNORABLE_PAIRS}|${LONE_HALVES}`, 'g')
const SURROGATE = /[\ud800-\udfff]/

// The line ends of another system are not among them.
const HIDDEN = new RegExp(
  `[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f${IGNORABLE}${SELECTORS}${MARK}\\ud82f\\ud834\\udb40-\\udb43]`
)
const UNSEEN = new RegExp(`[${CONTROLS}${IGNORABLE}${SELECTORS}${MARK}]`, 'g')
const MAY_BE_UNSEEN = new RegExp(`${UNSEEN.source.slice(0, -1)}\\ud82f\\ud834\\udb40-\\udb43]`)
const UNSEEN_OR_PAIR = new RegExp(`${UNSEEN.source}|${ODD_PAIRS.source}`, 'g')
// Most lines that are not plain have one of these.
const USUAL_CONTROLS = ['\r', '\x1b']
// Native searches for each one are faster than one pattern for all.
const OTHER_CONTROLS = [...Array(32).keys(), 127]
  .map(code => String.fromCharCode(code))
  .filter(c => ![...USUAL_CONTROLS, '\t', '\n'].includes(c))

/** Whether lines are nothing but visible text. A quick check: where a character is rare, it may say no for nothing. */
export function isPlain(lines: string): boolean {
  const has = (control: string) => lines.includes(control)
  if (USUAL_CONTROLS.some(has)) return false
  const ascii = Buffer.byteLength(lines) === lines.length
  return ascii ? !OTHER_CONTROLS.some(has) : isUsualWithoutReturns(lines)
}

/** Whether there is anything in a text that nobody sees, but the line ends of another system. */
export function isOdd(text: string): boolean {
  return HIDDEN.test(text)
}

/** The text with a mark for each character that nobody would see; line breaks stay. */
export function hideInvisible(text: string): string {
  if (isUsualWithoutReturns(text)) return text
  const shown = text.replace(INVISIBLE, MARK).replace(STRAY_SELECTOR, MARK)
  return SURROGATE.test(shown) ? shown.replace(ODD_PAIRS, MARK) : shown
}

/** The text as a reader takes it who overlooks what is invisible, and the marks for that; line breaks stay. */
export function withoutInvisible(text: string): string {
  if (!MAY_BE_UNSEEN.test(text) && isWellFormed(text)) return text
  return text.replace(SURROGATE.test(text) ? UNSEEN_OR_PAIR : UNSEEN, '')
}

/** Where characters of `withoutInvisible` of a text are in the text itself; offsets in ascending order. */
export function visiblePlaces(text: string, offsets: readonly number[]): number[] {
  return placesBeside(text, UNSEEN_OR_PAIR, offsets)
}

/** The same for a text without all that a global pattern finds. */
export function placesBeside(text: string, pattern: RegExp, offsets: readonly number[]): number[] {
  const places: number[] = []
  let leftOut = 0
  const addUpTo = (end: number) => {
    for (let at = offsets[places.length]; at !== undefined && at < end; at = offsets[places.length])
      places.push(at + leftOut)
  }
  for (const {0: found, index} of text.matchAll(pattern)) {
    addUpTo(index - leftOut)
    if (places.length === offsets.length) break
    leftOut += found.length
  }
  addUpTo(text.length)
  return places
}

/** Whether no half of a surrogate pair stands alone. Native from Node 20 on. */
function isWellFormed(text: string): boolean {
  return (text as string & {isWellFormed(): boolean}).isWellFormed()
}

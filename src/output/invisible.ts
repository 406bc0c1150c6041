import {leaveOut} from './left-out.js'
import {controls, hidden, ignorable, inClass, MARK, selectors, unseen} from './unseen.js'
import {isAscii, isUsualWithoutReturns} from './usual.js'

// Signs of shorthand and music, and the plane of tags and selectors: pairs, of which a class can hold only halves.
const IGNORABLE_PAIRS = '\\ud82f[\\udca0-\\udca3]|\\ud834[\\udd73-\\udd7a]|[\\udb40-\\udb43][\\udc00-\\udfff]'
const LONE_HALVES = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]'

const INVISIBLE = new RegExp(`[${inClass([...controls, ...ignorable])}]`, 'g')
// After a sign that has several shapes, as most emoji do, a selector is part of what is seen; so it is in a keycap.
const STRAY_SELECTOR = new RegExp(`(?<![\\u00a9-\\uffff])[${inClass(selectors)}](?!\\u20e3)`, 'g')
const ODD_PAIRS = new RegExp(`${IGNORABLE_PAIRS}|${LONE_HALVES}`, 'g')
const SURROGATE = /[\ud800-\udfff]/

// The line ends of another system are not among them.
const HALVES_OF_IGNORABLE = '\\ud82f\\ud834\\udb40-\\udb43'
const MAY_BE_UNSEEN = new RegExp(`[${inClass(unseen)}${HALVES_OF_IGNORABLE}]`)
const HIDDEN = new RegExp(`[${inClass(hidden)}${HALVES_OF_IGNORABLE}]`)
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
  return isAscii(lines) ? !OTHER_CONTROLS.some(has) : isUsualWithoutReturns(lines)
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
  return !MAY_BE_UNSEEN.test(text) && isWellFormed(text) ? text : leaveOut(text, {unseen: true})
}

/** Whether no half of a surrogate pair stands alone. Native from Node 20 on. */
function isWellFormed(text: string): boolean {
  return (text as string & {isWellFormed(): boolean}).isWellFormed()
}

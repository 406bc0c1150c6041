import type {RawInputs} from '../model/target.js'
import {oneLine} from '../output/clean-text.js'
import {hiddenInputs, urlInputs} from './names.js'

const LONGEST_VALUE = 60

/** What is wrong with one input. The text speaks of the value (`is not a duration`), or quotes what it speaks of. */
export interface Mistake {
  input: string
  text: string
}

/**
 * A mistake as one clean line that begins with the input's name and shows the value that was given:
 * `timeout: "30min" is not a duration. Examples: 90s, 30m, 1h30m`. A value that is, or may hold, a credential is never shown.
 */
export function describeMistake({input, text}: Mistake, raw: RawInputs): string {
  const value = raw[input]
  if (text.includes('"')) return oneLine(`${input}: ${text}`)
  const isShown = value !== undefined && !isMissing(text) && !hiddenInputs.includes(input)
  // Without a value to speak of: `token: required`, `token: has a line break in it`.
  if (!isShown) return oneLine(`${input}: ${text.replace(/^is /, '')}`)
  return oneLine(`${input}: ${quote(urlInputs.includes(input) ? withoutLogin(value) : value)} ${text}`)
}

/** Whether a mistake is that nothing was given. */
export function isMissing(text: string): boolean {
  return text.startsWith('is required')
}

/** A value to be shown: in quotes, on one line, cut where it is long. */
export function quote(value: string): string {
  return `"${oneLine(value, LONGEST_VALUE)}"`
}

/** A URL without the places in which a credential may stand: what comes before an `@`, and the query. */
function withoutLogin(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@').replace(/([?#]).*$/s, '$1…')
}

import {type Message, message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import {oneLine} from '../output/clean-text.js'
import {hiddenInputs, urlInputs} from './names.js'

const LONGEST_VALUE = 60

/** What is wrong with one input. */
export interface Mistake {
  input: string
  wrong: Message
}

/**
 * A mistake as a sentence that begins with the input's name and shows the value that was given:
 * `timeout: "30min" is not a duration. Examples: 90s, 30m, 1h30m`. A value that is, or may hold, a credential is never shown.
 */
export function describeMistake({input, wrong}: Mistake, raw: RawInputs): Message {
  const value = raw[input]
  const isShown = value !== undefined && wrong.key.startsWith('wrong.') && !hiddenInputs.includes(input)
  if (!isShown) return message('mistake.alone', {input, wrong})
  const shown = shortened(urlInputs.includes(input) ? withoutLogin(value) : value)
  return message('mistake.of-value', {input, value: shown, wrong})
}

/** Whether a mistake is that nothing was given. */
export function isMissing({key}: Message): boolean {
  return key.startsWith('missing.')
}

/** A value to be shown: on one line, cut where it is long. */
export function shortened(value: string): string {
  return oneLine(value, LONGEST_VALUE)
}

/** A URL without the places in which a credential may stand: what comes before an `@`, and the query. */
function withoutLogin(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@').replace(/([?#]).*$/s, '$1…')
}

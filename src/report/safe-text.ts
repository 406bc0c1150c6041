import {oneLine} from '../output/clean-text.js'

const LONGEST_REASON = 1000
const LONGEST_REMOTE = 300

/** Characters with which text breaks out of a shell's or a template's quotes, as full-width look-alikes. */
export function shellSafe(text: string): string {
  return text.replace(/[`$"'\\<>]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
}

/** Remote text as a piece of a sentence, so short that it does not push the rest out of the sentence. */
export function safeRemote(text: string, max = LONGEST_REMOTE): string {
  return shellSafe(oneLine(text, max))
}

/** A whole reason, or a clause of one: one line of at most 1,000 characters. */
export function safeReason(text: string): string {
  return shellSafe(oneLine(text, LONGEST_REASON))
}

/** `1 line`, `2 lines`. */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

import {oneLine} from '../output/clean-text.js'

const LONGEST_REMOTE = 300

/** Characters with which text breaks out of a shell's or a template's quotes, as full-width look-alikes. */
export function shellSafe(text: string): string {
  return text.replace(/[`$"'\\<>]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
}

/** The same text with plain quotes, for a place that nobody pastes into a shell: a line of the log, the summary. */
export function asWritten(text: string): string {
  return text.replaceAll('＇', "'").replaceAll('＂', '"')
}

/** Remote text as a piece of a sentence, so short that it does not push the rest out of the sentence. */
export function safeRemote(text: string, max = LONGEST_REMOTE): string {
  return shellSafe(oneLine(text, max))
}

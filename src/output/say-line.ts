import {say, type Text} from '../messages/message.js'
import {oneLine} from './clean-text.js'

/** A remote name must not push the rest out of the sentence. */
const LONGEST_FACT = 300

/**
 * A text for a line of the log. Each fact is one clean line, and short; what is not a message is taken as it is. The
 * whole has to be made safe once more: a credential may begin in one fact and end in the next.
 */
export function sayLine(text: Text): string {
  if (typeof text === 'string') return text
  return say(text, words => oneLine(words, LONGEST_FACT))
}

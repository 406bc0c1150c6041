import {type Key, message, say} from '../messages/message.js'

/** The words of the job summary, in the reader's language. What they are given is markdown already. */
export function words<K extends Key>(...what: Parameters<typeof message<K>>): string {
  return say(message(...what), ready => ready)
}

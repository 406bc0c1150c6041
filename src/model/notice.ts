import type {Text} from '../messages/message.js'

/** Something worth a warning, or only a notice, in the log: once for each key. */
export interface Notice {
  key: string
  text: Text
  level?: 'notice' | 'warning' | undefined
}

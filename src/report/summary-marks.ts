import type {Outcome} from '../model/outcome.js'
import type {Phase} from '../model/phase.js'

/** The mark before an outcome. */
export const outcomeMarks: Readonly<Record<Outcome, string>> = {
  success: '✅',
  failure: '❌',
  cancelled: '🚫',
  skipped: '⏭️',
  paused: '⏸️',
  running: '🔄',
  timeout: '⌛',
  interrupted: '✋',
  error: '❗'
}

/** The mark before the status of a part. */
export const phaseMarks: Readonly<Record<Phase | 'allowedToFail', string>> = {
  absent: '❔',
  success: '✅',
  failure: '❌',
  allowedToFail: '⚠️',
  cancelled: '🚫',
  skipped: '⏭️',
  paused: '⏸️',
  running: '🔄',
  queued: '⏳',
  unknown: '❔'
}

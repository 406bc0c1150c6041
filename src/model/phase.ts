/**
 * What a platform's status means, in our terms. `absent` is a run that was looked for and is not there yet,
 * `queued` has not begun, `paused` waits for a person, the four
 * last before `unknown` are ends. `unknown` is a status that is not listed, missing, empty, or no string.
 */
export const phases = [
  'absent',
  'queued',
  'running',
  'paused',
  'success',
  'failure',
  'cancelled',
  'skipped',
  'unknown'
] as const
export type Phase = (typeof phases)[number]

/** The phases in which a thing has ended. */
export const ENDED: ReadonlySet<Phase> = new Set(['success', 'failure', 'cancelled', 'skipped'])

/**
 * Our word for what a vendor's status word means. `absent` is a run that was looked for and is not there yet,
 * `queued` has not begun, `paused` waits for a person, the four
 * last before `unknown` are ends. `unknown` is a word that is not listed, missing, empty, or no string.
 */
export type Phase =
  | 'absent'
  | 'queued'
  | 'running'
  | 'paused'
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'unknown'

/** The phases in which a thing has ended. */
export const ENDED: ReadonlySet<Phase> = new Set(['success', 'failure', 'cancelled', 'skipped'])

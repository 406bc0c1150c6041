import type {Snapshot} from './target.js'

/** Whether only a person can move the target: it is paused, or failed parts block it and nothing else runs. */
export function isPaused(snapshot: Snapshot | undefined): boolean {
  return snapshot?.phase === 'paused' || snapshot?.blocked?.settled === true
}

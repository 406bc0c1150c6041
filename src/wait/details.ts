import {RequestError} from '../model/errors.js'
import {abortable, deadline} from '../util/timers.js'
import {hasEnded} from './decide.js'
import type {WaitResult} from './poll-all.js'

const LONGEST_MS = 5000
// For what a target still has to say when its time has passed.
const LAST_WORD_MS = 500

/**
 * Asks each target for what only explains how it ended, once the verdict stands: no look ever waits for it. What can't
 * be had in time is left out.
 */
export async function addDetails(watched: readonly WaitResult[], signal: AbortSignal): Promise<WaitResult[]> {
  if (signal.aborted) return [...watched]
  const late = new RequestError('it took too long', {kind: 'transient', label: 'late'})
  const limit = deadline(LONGEST_MS, signal, () => late)
  const end = deadline(LONGEST_MS + LAST_WORD_MS, signal, () => late)
  const one = async (w: WaitResult): Promise<WaitResult> => {
    const {snapshot} = w.state
    if (!snapshot || !hasEnded(snapshot) || !w.target.addDetails) return w
    try {
      const explained = await abortable(w.target.addDetails(snapshot, {signal: limit.signal}), end.signal)
      return {...w, state: {...w.state, snapshot: explained}}
    } catch (error) {
      if (!signal.aborted && !(error instanceof RequestError)) throw error
      return w
    }
  }
  try {
    return await Promise.all(watched.map(one))
  } finally {
    limit.release()
    end.release()
  }
}

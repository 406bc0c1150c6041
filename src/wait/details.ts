import {RequestError} from '../model/errors.js'
import {ENDED} from '../model/phase.js'
import {abortable, deadline} from '../util/timers.js'
import type {WaitResult} from './poll-all.js'

const LONGEST_MS = 5000
// After the time limit a target may still hand over what it has.
const LAST_WORD_MS = 500

/**
 * Asks each target that has ended for what only explains its end, once the verdict stands: no poll ever waits for these
 * requests. What does not come in time is left out.
 */
export async function addDetails(results: readonly WaitResult[], signal: AbortSignal): Promise<WaitResult[]> {
  if (signal.aborted) return [...results]
  const late = new RequestError('it took too long', {kind: 'transient', label: 'late'})
  const limit = deadline(LONGEST_MS, signal, () => late)
  const end = deadline(LONGEST_MS + LAST_WORD_MS, signal, () => late)
  const addTo = async (result: WaitResult): Promise<WaitResult> => {
    const {target, state} = result
    if (!state.snapshot || !ENDED.has(state.snapshot.phase) || !target.addDetails) return result
    try {
      const details = target.addDetails(state.snapshot, {signal: limit.signal})
      return {...result, state: {...state, snapshot: await abortable(details, end.signal)}}
    } catch (error) {
      if (!signal.aborted && !(error instanceof RequestError)) throw error
      return result
    }
  }
  try {
    return await Promise.all(results.map(addTo))
  } finally {
    limit.release()
    end.release()
  }
}

import type {ReadContext} from '../../model/read-context.js'
import type {RunStarter} from './start-run.js'

/** So many of the newest runs of a list are looked at for the marker: each takes a request. */
export const MOST_MARKED = 20

/** A platform whose list of runs does not show what they were begun with, so that each has to be read by itself. */
export interface MarkedRuns {
  /** Ids of the newest runs, queued ones included, the newest first. Throws `RequestError`. */
  newest(context: ReadContext): Promise<readonly string[]>
  /** Whether a run carries the marker; nothing while the platform does not tell. Throws `RequestError`. */
  carries(id: string, marker: string, context: ReadContext): Promise<boolean | undefined>
}

/** Looks for the run that carries a marker. Each run is read once: none comes to carry one later. */
export function createMarkerSearch({newest, carries}: MarkedRuns): RunStarter['findByMarker'] {
  const others = new Set<string>()
  return async (marker, context) => {
    let failure: unknown
    for (const id of new Set(await newest(context))) {
      if (others.has(id)) continue
      try {
        const found = await carries(id, marker, context)
        if (found) return id
        if (found === false) others.add(id)
      } catch (error) {
        // One that cannot be read must not hide the one that is looked for.
        context.signal.throwIfAborted()
        failure = error
      }
    }
    if (failure !== undefined) throw failure
    return undefined
  }
}

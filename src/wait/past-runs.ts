import type {Target} from '../model/target.js'
import {explain} from '../model/wall.js'
import {abortable, deadline} from '../util/timers.js'
import {type History, historyOf} from './history.js'

const LONGEST_MS = 10_000

/** The runs before the one that is waited for. */
export interface Past {
  /** What they say, once that is known. */
  history(): History | undefined
  /** Asks for them, once. Nothing waits for the answer. */
  begin(): void
  /** Gives up what is still asked. */
  end(): void
}

/**
 * Reads how long the runs before a target took, beside its wait. It sets the pace and decides nothing: whatever goes wrong
 * in it, costs nothing and is not told.
 */
export function createPast(target: Target, signal: AbortSignal): Past {
  const over = new AbortController()
  let known: History | undefined
  let isAsked = false
  const read = async (readDurations: NonNullable<Target['readDurations']>) => {
    const limit = deadline(LONGEST_MS, AbortSignal.any([signal, over.signal]), () => new Error('too late'))
    const ask = async () => historyOf(await readDurations({signal: limit.signal}))
    try {
      known = await abortable(explain(ask, limit.signal), limit.signal)
    } catch {
      // Then there is no history.
    } finally {
      limit.release()
    }
  }
  return {
    history: () => known,
    begin() {
      if (isAsked) return
      isAsked = true
      if (target.readDurations) void read(target.readDurations)
    },
    end: () => over.abort()
  }
}

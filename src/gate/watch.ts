import type {Target} from '../vendors/types.js'
import {freshTrack, type Look, type Track, type Verdict} from './judge.js'
import {type WaitDeps, type WaitSettings, waitFor} from './wait.js'

/** The reason for which a wait was broken off by a signal to the process. */
export class Interruption extends Error {
  override readonly name = 'Interruption'
  readonly signal: string

  constructor(signal: string) {
    super(`the process received ${signal}`)
    this.signal = signal
  }
}

/** One target and how its wait ended. `decided` is false for one that `fail-fast` left. */
export interface Watched {
  target: Target
  verdict: Verdict
  decided: boolean
  track: Track
}

export interface WatchDeps extends Omit<WaitDeps, 'logLength' | 'onLook'> {
  logLength: (target: Target) => number
  onLook: (target: Target, track: Track, look: Look, at: number) => void
  onVerdict: (target: Target, verdict: Verdict, track: Track) => void
}

/**
 * Waits for several targets side by side. With `failFast` the first outcome that `isAllowed` refuses ends the wait
 * for all; the others stand as `running` and undecided. A signal interrupts every wait that still runs.
 */
export async function watch(
  targets: readonly Target[],
  settings: WaitSettings & {failFast: boolean; isAllowed: (verdict: Verdict) => boolean},
  deps: WatchDeps
): Promise<Watched[]> {
  const stop = new AbortController()
  const left = new Error('another target decided')
  const onAbort = () => stop.abort(deps.signal.reason)
  if (deps.signal.aborted) onAbort()
  deps.signal.addEventListener('abort', onAbort, {once: true})

  const one = async (target: Target): Promise<Watched> => {
    let seen = freshTrack
    try {
      const {verdict, track} = await waitFor(target, settings, {
        ...deps,
        signal: stop.signal,
        logLength: () => deps.logLength(target),
        onLook(track, look, at) {
          seen = track
          deps.onLook(target, track, look, at)
        }
      })
      deps.onVerdict(target, verdict, track)
      if (settings.failFast && !settings.isAllowed(verdict)) stop.abort(left)
      return {target, verdict, decided: true, track}
    } catch (error) {
      if (error === left)
        return {target, verdict: {outcome: 'running', cause: {code: 'left'}}, decided: false, track: seen}
      if (!(error instanceof Interruption)) throw error
      const cause = {code: 'interrupted', signal: error.signal} as const
      return {target, verdict: {outcome: 'interrupted', cause}, decided: true, track: seen}
    }
  }

  try {
    return await Promise.all(targets.map(one))
  } finally {
    deps.signal.removeEventListener('abort', onAbort)
  }
}

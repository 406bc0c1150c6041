import {setMaxListeners} from 'node:events'
import {Interruption} from '../model/errors.js'
import type {Identity, Target} from '../model/target.js'
import {initialWaitState, type PollResult, type Verdict, type WaitState} from './decide.js'
import {type PollDeps, pollTarget, type WaitSettings} from './poll.js'

const FIRST_POLL_MS = 10_000

/** One target and how its wait ended. `decided` is false for one that `fail-fast` left. */
export interface WaitResult {
  target: Target
  /** Who the target is, as far as it was found out. */
  identity: Identity
  verdict: Verdict
  decided: boolean
  state: WaitState
}

export interface PollAllDeps extends Omit<PollDeps, 'logLength' | 'onPoll'> {
  logLength: (target: Target) => number
  onPoll: (target: Target, state: WaitState, look: PollResult, at: number) => void
}

/** Why a wait was broken off by another one. */
class Abandoned extends Error {
  override readonly name = 'Left'
  readonly ending: {verdict: Verdict; decided: boolean}

  constructor(ending: {verdict: Verdict; decided: boolean}) {
    super('another target decided')
    this.ending = ending
  }
}

/**
 * Waits for several targets side by side, and for those that are found through them. With `failFast` the first
 * outcome that `isAllowed` refuses ends the wait for all; the others stand as `running` and undecided. A run that
 * ends in failure or cancelled ends the wait for its orders. A signal interrupts every wait that still runs.
 */
export async function pollAll(
  targets: readonly Target[],
  settings: WaitSettings & {failFast: boolean; isAllowed: (verdict: Verdict) => boolean},
  deps: PollAllDeps
): Promise<WaitResult[]> {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  const onAbort = () => stop.abort(deps.signal.reason)
  if (deps.signal.aborted) onAbort()
  deps.signal.addEventListener('abort', onAbort, {once: true})
  const known = new Set(targets.map(keyOf))

  const one = async (target: Target, signal: AbortSignal, looked = () => {}): Promise<WaitResult[]> => {
    const children: Promise<WaitResult[]>[] = []
    const looks: Promise<void>[] = []
    const childStop = new AbortController()
    const ownStop = new AbortController()
    const onStop = () => {
      childStop.abort(signal.reason)
      ownStop.abort(signal.reason)
    }
    if (signal.aborted) onStop()
    signal.addEventListener('abort', onStop, {once: true})
    setMaxListeners(0, childStop.signal, ownStop.signal)
    let seen = initialWaitState

    const onPoll = (state: WaitState, look: PollResult, at: number) => {
      seen = state
      deps.onPoll(target, state, look, at)
      looked()
      if ('failure' in look) return
      for (const child of look.snapshot.children ?? []) {
        if (known.has(keyOf(child))) continue
        known.add(keyOf(child))
        let childLooked = () => {}
        looks.push(
          new Promise<void>(resolve => {
            childLooked = resolve
          })
        )
        const waited = one(child, childStop.signal, childLooked).then(ended => {
          // Who does not wait for people does not wait for the run of an order that waits for one.
          const paused = ended[0]?.verdict
          if (paused?.outcome === 'paused') ownStop.abort(new Abandoned({verdict: paused, decided: true}))
          return ended
        })
        waited.catch(() => {}) // awaited below; it must not count as unhandled until then
        children.push(waited)
      }
    }
    const end = (verdict: Verdict, decided: boolean, state: WaitState): WaitResult => ({
      target,
      identity: state.snapshot?.identity ?? target,
      verdict,
      decided,
      state
    })

    const own = async (): Promise<WaitResult> => {
      try {
        const logLength = () => deps.logLength(target)
        const {verdict, state} = await pollTarget(target, settings, {
          ...deps,
          signal: ownStop.signal,
          logLength,
          onPoll
        })
        const {outcome} = verdict
        if (outcome === 'failure' || outcome === 'cancelled') {
          // One look at each order tells which machine was behind it.
          await settle(looks, ownStop.signal)
          const label = state.snapshot?.identity?.label ?? target.label
          const cause = {code: 'run-ended', label, status: state.snapshot?.status ?? ''} as const
          childStop.abort(new Abandoned({verdict: {outcome, cause}, decided: true}))
        }
        if (settings.failFast && !settings.isAllowed(verdict)) {
          stop.abort(
            new Abandoned({verdict: {outcome: 'running', cause: {code: 'abandoned'}}, decided: false})
          )
        }
        return end(verdict, true, state)
      } catch (error) {
        if (error instanceof Abandoned) return end(error.ending.verdict, error.ending.decided, seen)
        if (!(error instanceof Interruption)) throw error
        const cause = {code: 'interrupted', signal: error.signal} as const
        return end({outcome: 'interrupted', cause}, true, seen)
      }
    }

    try {
      const first = await own()
      const rest: WaitResult[] = []
      for (const child of children) rest.push(...(await child))
      return [first, ...rest]
    } finally {
      looked()
      signal.removeEventListener('abort', onStop)
    }
  }

  /** Waits for first looks, for a while. */
  const settle = async (looks: readonly Promise<void>[], signal: AbortSignal): Promise<void> => {
    if (looks.length === 0) return
    const late = new AbortController()
    try {
      await Promise.race([
        Promise.all(looks),
        deps.clock.sleep(FIRST_POLL_MS, AbortSignal.any([signal, late.signal]))
      ])
    } catch {
      // Broken off: the verdict that waits for these looks stands all the same.
    } finally {
      late.abort()
    }
  }

  try {
    return (await Promise.all(targets.map(target => one(target, stop.signal)))).flat()
  } finally {
    deps.signal.removeEventListener('abort', onAbort)
  }
}

/** An id alone may be one of another pipeline's too. */
function keyOf({kind, id, label}: Target): string {
  return JSON.stringify([kind, id, label])
}

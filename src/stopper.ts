import type {Watched} from './gate/watch.js'
import type {Inputs} from './inputs.js'
import type {Printer} from './log/printer.js'
import {saveState} from './state.js'
import {stopAll, type Wanted} from './stop.js'
import {type Clock, deadline} from './time.js'
import type {Identity, Phase, Target} from './vendors/types.js'
import {ENDED} from './vendors/words.js'

/** `cancel-remote`: what is still to be stopped on the platform, here or by the `post` step. */
export interface Stopper {
  /** Keeps up with who a target is and whether it has ended. */
  saw(target: Target, identity: Identity, phase: Phase): void
  /** Whether it is to be stopped, and is not yet. */
  wants(target: Target): boolean
  /** Stops what the input says of those that did not end, until the clock says `until`. */
  stop(watched: readonly Watched[], until: number): Promise<void>
}

export interface StopperDeps {
  clock: Clock
  printer: Printer
  interrupted: AbortSignal
  targets: readonly Target[]
}

/** From the signal on, and before any stop is tried, the state file holds what has to be stopped. */
export function createStopper(
  {cancelRemote, stateKey}: Pick<Inputs, 'cancelRemote' | 'stateKey'>,
  {clock, printer, interrupted, targets}: StopperDeps
): Stopper {
  const running = new Map<Target, Identity>(targets.map(target => [target, target]))
  const open = new Map<Target, Wanted>()

  const keep = () => {
    if (stateKey === undefined) return // without a credential nothing would tell our state from a forged one
    const saved = [...open.values()].flatMap(({target: {kind}, identity: {names, label, url}, triedAt}) =>
      names === undefined ? [] : [{kind, names, label, url, triedAt}]
    )
    const trouble = saveState(saved, stateKey)
    if (trouble) printer.warning(trouble)
  }
  const want = (found: Iterable<[Target, Identity]>) => {
    for (const [target, identity] of found) {
      if (!open.has(target) && target.stop !== undefined) open.set(target, {target, identity})
    }
    if (open.size > 0) keep()
  }
  const onInterrupt = () => {
    if (cancelRemote !== 'never') want(running)
  }
  if (interrupted.aborted) onInterrupt()
  interrupted.addEventListener('abort', onInterrupt, {once: true})

  return {
    saw(target, identity, phase) {
      if (ENDED.has(phase)) running.delete(target)
      else running.set(target, identity)
    },

    wants: target => open.has(target),

    async stop(watched, until) {
      if (cancelRemote === 'on-cancel-or-timeout') {
        want(watched.filter(w => w.verdict.outcome === 'timeout').map(w => [w.target, w.identity]))
      }
      if (open.size === 0) return
      const wanted = [...open.values()]
      if (clock.now() >= until) {
        printer.line(`${wanted.map(w => w.identity.label).join(', ')}: the post step of this action stops it`)
        return
      }
      const limit = deadline(until - clock.now(), new AbortController().signal, () => new Error('no time'))
      try {
        await stopAll(wanted, {
          clock,
          printer,
          signal: limit.signal,
          onTry(tried) {
            tried.triedAt ??= Date.now()
            keep()
          },
          onDone({target}) {
            open.delete(target)
            keep()
          }
        })
      } finally {
        limit.release()
      }
    }
  }
}

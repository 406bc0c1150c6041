import type {Inputs} from '../inputs/inputs.js'
import type {Interruption} from '../model/errors.js'
import {ENDED} from '../model/phase.js'
import type {Snapshot} from '../model/snapshot.js'
import type {Identity, Target} from '../model/target.js'
import {oneLine} from '../output/clean-text.js'
import type {Printer} from '../output/printer.js'
import {redact} from '../output/redact.js'
import {type Clock, deadline, startTimer} from '../util/timers.js'
import type {WaitResult} from '../wait/poll-all.js'
import {saveState} from './saved-state.js'
import {stopAll, type Wanted} from './stop.js'

/** How long after SIGINT something may still be stopped here. After other signals there is no time for it. */
const AFTER_SIGINT_MS = 4700

/** `cancel-remote`: what is still to be stopped on the platform, here or by the `post` step. */
export interface RemoteCancel {
  /** Keeps up with who a target is, what was found through it, and whether it has ended. */
  saw(target: Target, identity: Identity, snapshot: Snapshot): void
  /** Once the wait is over: what a time limit ended is to be stopped too, where the input says so. */
  judge(watched: readonly WaitResult[]): void
  /** Whether it is to be stopped, and is not yet. */
  wants(target: Target): boolean
  /** Stops what is to be stopped, until the clock says `until`, or shortly after a signal. */
  stop(until: number): Promise<void>
}

export interface RemoteCancelDeps {
  clock: Clock
  printer: Printer
  interrupted: AbortSignal
  targets: readonly Target[]
}

/** From the signal on, and before any stop is tried, the state file holds what has to be stopped. */
export function createRemoteCancel(
  {cancelRemote, stateKey, settings}: Pick<Inputs, 'cancelRemote' | 'stateKey' | 'settings'>,
  {clock, printer, interrupted, targets}: RemoteCancelDeps
): RemoteCancel {
  const known = new Set(targets)
  const running = new Map<Target, Identity>(targets.map(target => [target, target]))
  const open = new Map<Target, Wanted>()
  const beyondUs = new Set<Target>()
  let troubled = false

  const keep = () => {
    if (stateKey === undefined) return // without a credential nothing would tell our state from a forged one
    const saved = [...open.values()].flatMap(({target: {kind}, identity: {names, label, url}, triedAt}) =>
      names === undefined ? [] : [{kind, names, label: oneLine(label, 200), url: redact(url), triedAt}]
    )
    const trouble = saveState(saved, stateKey)
    if (trouble && !troubled) printer.warning(trouble)
    troubled ||= trouble !== undefined
  }
  const want = (found: Iterable<[Target, Identity]>) => {
    for (const [target, identity] of found) {
      if (target.whyNoStop !== undefined) beyondUs.add(target)
      if (target.stop !== undefined && !open.has(target)) open.set(target, {target, identity})
    }
    if (open.size > 0) keep()
  }
  const onInterrupt = () => {
    if (cancelRemote !== 'never') want(running)
  }
  if (interrupted.aborted) onInterrupt()
  interrupted.addEventListener('abort', onInterrupt, {once: true})

  const stopOpen = async (until: number) => {
    const hurry = new AbortController()
    const noTime = () => new Error('no time was left')
    const onSignal = () => startTimer(() => hurry.abort(noTime()), msAfter(interrupted)).unref()
    const limit = deadline(until - clock.now(), hurry.signal, noTime)
    interrupted.addEventListener('abort', onSignal, {once: true})
    try {
      await stopAll([...open.values()], {
        clock,
        printer,
        signal: limit.signal,
        afterThrottleMs: settings.pace.minMs,
        onTry(tried) {
          tried.triedAt ??= Date.now()
          keep()
        },
        onDone({target}) {
          if (open.delete(target)) keep()
        }
      })
    } finally {
      interrupted.removeEventListener('abort', onSignal)
      limit.release()
    }
  }

  return {
    saw(target, identity, {phase, children = []}) {
      for (const child of children) {
        if (known.has(child) || child.isAside) continue
        known.add(child)
        running.set(child, child)
      }
      if (ENDED.has(phase)) running.delete(target)
      else running.set(target, identity)
    },

    judge(watched) {
      if (cancelRemote !== 'on-cancel-or-timeout' || interrupted.aborted) return
      // Who was left because another one had reached the end of the whole wait has reached it too.
      const isOver = watched.some(({verdict: {outcome, cause}}) => {
        return outcome === 'timeout' && cause.code === 'limit' && cause.limit === 'timeout'
      })
      want(
        watched
          .filter(
            ({verdict: {outcome, cause}}) => outcome === 'timeout' || (isOver && cause.code === 'abandoned')
          )
          .filter(({target}) => running.has(target))
          .map(({target, identity}) => [target, identity])
      )
    },

    wants: target => open.has(target),

    async stop(until) {
      for (const {label, url, whyNoStop} of beyondUs) {
        printer.warning(
          `${label} can not be stopped from here: ${whyNoStop}; stop it on the platform${url && `: ${url}`}`
        )
      }
      beyondUs.clear()
      if (open.size === 0) return
      const latest = interrupted.aborted ? Math.min(until, clock.now() + msAfter(interrupted)) : until
      if (clock.now() < latest) return stopOpen(latest)
      for (const {identity} of open.values()) {
        const {label, names, url} = identity
        if (names === undefined) continue // not found yet
        if (stateKey !== undefined)
          printer.line(`${label}: no time is left, the post step of this action stops it`)
        else
          printer.warning(
            `${label} was not stopped: no time was left; stop it on the platform${url && `: ${url}`}`
          )
      }
    }
  }

  /** What is left of the time that a signal leaves, in ms. */
  function msAfter({reason}: AbortSignal): number {
    const {signal, at} = reason as Interruption
    return Math.max(0, at + (signal === 'SIGINT' ? AFTER_SIGINT_MS : 0) - clock.now())
  }
}

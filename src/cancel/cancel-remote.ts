import type {Inputs} from '../inputs/inputs.js'
import {type Message, message} from '../messages/message.js'
import type {Identity} from '../model/identity.js'
import type {Interruption} from '../model/interruption.js'
import {ENDED} from '../model/phase.js'
import type {Snapshot, Target} from '../model/target.js'
import type {Printer} from '../output/printer.js'
import {isActRunner} from '../util/runner.js'
import {type Clock, deadline, startTimer} from '../util/timers.js'
import type {WaitResult} from '../wait/poll-all.js'
import {createBeforehand} from './beforehand.js'
import {noTimeLeft, stopAll} from './stop.js'
import {createStopList, type StopList} from './stop-list.js'

/** How long after SIGINT something may still be stopped here. After other signals there is no time for it. */
const AFTER_SIGINT_MS = 4700

/** `cancel-remote`: what is still to be stopped on the platform, here or by the `post` step. */
export interface RemoteCancel {
  /** After each poll: who the target is by now, what was found through it, and whether it has ended. */
  recordPoll(target: Target, identity: Identity, snapshot: Pick<Snapshot, 'phase' | 'children'>): void
  /** Once the wait is over: what a time limit ended is to be stopped too, where the input says so. */
  addTimedOut(results: readonly WaitResult[]): void
  /** Once the verdict is on disk, and when the process ends: the post step is left only what has to be stopped. */
  forgetRunning(): void
  /** Whether the target is to be stopped, and is not yet. */
  willStop(target: Target): boolean
  /** Stops what is to be stopped, until the clock's time is `until`, or shortly after a signal. Never throws. */
  stop(until: number): Promise<void>
}

export interface RemoteCancelDeps {
  clock: Clock
  printer: Printer
  /** Aborted by a signal to the process, with an `Interruption`. */
  interrupted: AbortSignal
  /** Aborted by a signal that leaves no time for stops, also where SIGINT came before it. */
  terminated: AbortSignal
  targets: readonly Target[]
}

type CancelInputs = Pick<Inputs, 'cancelRemote' | 'stateKey' | 'settings'>

/**
 * From the signal on, and before any stop is tried, the state file holds what has to be stopped; where the runner kills
 * without a signal, it holds what runs from the start on, until there is a verdict.
 */
export function createRemoteCancel(inputs: CancelInputs, deps: RemoteCancelDeps): RemoteCancel {
  const {printer, interrupted} = deps
  const running = trackRunning(deps.targets)
  const list = createStopList(inputs.stateKey, printer)
  const warnOfUnstoppable = createWarning(printer)
  const scheduled = new Set<Target>()
  const isKilled = inputs.cancelRemote !== 'never' && isActRunner()
  const beforehand = isKilled ? createBeforehand(inputs.stateKey, printer) : undefined

  const schedule = (targets: readonly (readonly [Target, Identity])[]) => {
    for (const [target] of targets) scheduled.add(target)
    list.add(targets.filter(([target]) => target.stop !== undefined))
    if (list.all().length === 0) beforehand?.forget()
  }
  const keepBeforehand = (isNew: boolean) => {
    if (beforehand === undefined || interrupted.aborted) return
    beforehand.keep(running.now, isNew)
    if (isNew) warnOfUnstoppable(running.now.keys())
  }
  const onInterrupt = () => {
    if (inputs.cancelRemote !== 'never') schedule([...running.now])
  }
  keepBeforehand(true)
  if (interrupted.aborted) onInterrupt()
  interrupted.addEventListener('abort', onInterrupt, {once: true})

  return {
    recordPoll: (...poll) => keepBeforehand(running.record(...poll)),
    addTimedOut(results) {
      if (inputs.cancelRemote !== 'on-cancel-or-timeout' || interrupted.aborted) return
      schedule(timedOut(results).flatMap(r => (running.now.has(r.target) ? [[r.target, r.identity]] : [])))
    },
    forgetRunning() {
      if (!interrupted.aborted && list.all().length === 0) beforehand?.forget()
    },
    willStop: list.has,
    async stop(until) {
      warnOfUnstoppable(scheduled)
      if (list.all().length > 0) await stopListed(list, until, inputs, deps)
    }
  }
}

/** The targets that have not ended, those found through others included, with who each is by now. */
function trackRunning(targets: readonly Target[]) {
  const known = new Set(targets)
  const running = new Map<Target, Identity>(targets.map(target => [target, target]))
  return {
    now: running as ReadonlyMap<Target, Identity>,
    /** Whether something runs that was not known before, or not by these names. */
    record(
      target: Target,
      identity: Identity,
      {phase, children = []}: Pick<Snapshot, 'phase' | 'children'>
    ): boolean {
      const found = children.filter(child => !known.has(child) && !child.isAside)
      for (const child of found) {
        known.add(child)
        running.set(child, child)
      }
      const before = running.get(target)
      if (ENDED.has(phase)) running.delete(target)
      else running.set(target, identity)
      const isNamed = nameOf(before) === nameOf(identity)
      return found.length > 0 || (running.has(target) && !isNamed)
    }
  }
}

function nameOf({names, marker}: Partial<Identity> = {}): string {
  return JSON.stringify([names, marker])
}

/** Warns of each target that cannot be stopped, once. */
function createWarning(printer: Printer): (targets: Iterable<Target>) => void {
  const warned = new Set<Target>()
  return targets => {
    for (const target of targets) {
      if (target.whyNoStop === undefined || warned.has(target)) continue
      warned.add(target)
      printer.warning(cannotStop(target))
    }
  }
}

/** What a time limit ended. The end of the whole wait is also that of what was abandoned then. */
function timedOut(results: readonly WaitResult[]): WaitResult[] {
  const isOver = results.some(({verdict: {outcome, cause}}) => {
    return outcome === 'timeout' && cause.code === 'limit' && cause.limit === 'timeout'
  })
  return results.filter(
    ({verdict: {outcome, cause}}) => outcome === 'timeout' || (isOver && cause.code === 'abandoned')
  )
}

function cannotStop({label: target, url, whyNoStop: why = ''}: Target): Message {
  return message('stop.impossible', {target, why, url})
}

async function stopListed(
  list: StopList,
  until: number,
  inputs: CancelInputs,
  deps: RemoteCancelDeps
): Promise<void> {
  const {clock, printer, interrupted, terminated} = deps
  const latest = interrupted.aborted ? Math.min(until, clock.now() + msLeft(interrupted, clock)) : until
  if (terminated.aborted || clock.now() >= latest)
    return tellUnstopped(list, inputs.stateKey !== undefined, printer)
  const limit = stopLimit(latest, deps)
  try {
    await stopAll(list.all(), {
      clock,
      printer,
      signal: limit.signal,
      afterThrottleMs: inputs.settings.pace.minMs,
      onTry: list.markTried,
      onDone: list.remove
    })
  } finally {
    list.flush()
    limit.release()
  }
}

/** A signal that is aborted when the clock's time is `latest`, or when a signal to the process leaves no more time. */
function stopLimit(latest: number, {clock, interrupted, terminated}: RemoteCancelDeps) {
  const hurry = new AbortController()
  const onInterrupt = () => startTimer(() => hurry.abort(noTimeLeft()), msLeft(interrupted, clock)).unref()
  // Not only the stops have to be over in time: what came of the wait is printed after them.
  const onTerminate = () => hurry.abort(noTimeLeft())
  const limit = deadline(latest - clock.now(), hurry.signal, noTimeLeft)
  interrupted.addEventListener('abort', onInterrupt, {once: true})
  terminated.addEventListener('abort', onTerminate, {once: true})
  return {
    signal: limit.signal,
    release() {
      interrupted.removeEventListener('abort', onInterrupt)
      terminated.removeEventListener('abort', onTerminate)
      limit.release()
    }
  }
}

/** `isKept` says whether the post step will know of it. */
function tellUnstopped(list: StopList, isKept: boolean, printer: Printer): void {
  for (const {identity} of list.all()) {
    const {label: target, names, url} = identity
    if (names === undefined) continue // not found yet
    if (isKept) printer.line(message('stop.left-to-post', {target}))
    else printer.warning(message('stop.left', {target, url}))
  }
}

/** What is left of the time that a signal to the process leaves, in ms. */
function msLeft({reason}: AbortSignal, clock: Clock): number {
  const {signal, at} = reason as Interruption
  return Math.max(0, at + (signal === 'SIGINT' ? AFTER_SIGINT_MS : 0) - clock.now())
}

import {setMaxListeners} from 'node:events'
import type {Identity} from '../model/identity.js'
import {Interruption} from '../model/interruption.js'
import {isPaused} from '../model/paused.js'
import type {Target} from '../model/target.js'
import {type Clock, onAbort} from '../util/timers.js'
import {type Beat, createBeat} from './beat.js'
import {type Followed, initialWaitState, type PollResult, type Verdict, type WaitState} from './policy.js'
import {type PollDeps, pollTarget, type WaitSettings} from './poll.js'

const FIRST_POLLS_MS = 10_000

/** One target and how its wait ended. `decided` is false for a target whose wait `fail-fast` abandoned. */
export interface WaitResult {
  target: Target
  /** Who the target is, as far as the wait found out. */
  identity: Identity
  verdict: Verdict
  decided: boolean
  state: WaitState
}

export interface PollAllSettings extends WaitSettings {
  failFast: boolean
  /** Whether a verdict counts as success. */
  isAllowed: (verdict: Verdict) => boolean
}

export interface PollAllDeps extends Omit<PollDeps, 'beat' | 'logLength' | 'onPoll'> {
  logLength: (target: Target) => number
  onPoll: (target: Target, state: WaitState, poll: PollResult, at: number) => Promise<void> | void
}

/** What the waits of one call share. */
interface Context {
  settings: PollAllSettings
  deps: PollAllDeps
  /** Ends every wait: on a signal to the process, or with `failFast`. */
  stopAll: AbortController
  /** Keys of the targets that are waited for already. */
  known: Set<string>
  /** Of the targets that are read together, by what they have in common. */
  beats: Map<object, Beat>
}

/** The wait for one target, and for its children: the targets that are found through it. */
interface Family {
  target: Target
  /** As of the last poll of the target. */
  state: WaitState
  stopOwn: AbortController
  stopChildren: AbortController
  children: Map<string, Child>
}

/** The wait for a target that was found through another one. */
interface Child {
  family: Family
  stop: AbortController
  results: Promise<WaitResult[]>
  /** Resolves once the child was polled, or its wait has ended. */
  firstPoll: Promise<void>
}

/** The reason with which one wait ends another, and what the other one's verdict is then. */
class Abandoned extends Error {
  override readonly name = 'Abandoned'
  readonly verdict: Verdict
  readonly decided: boolean

  constructor(verdict: Verdict, decided: boolean) {
    super('another wait ended this one')
    this.verdict = verdict
    this.decided = decided
  }
}

/** Ends a wait whose target was left unfinished, and decides nothing. */
const leftBehind = () => new Abandoned({outcome: 'running', cause: {code: 'abandoned'}}, false)

/**
 * Waits for several targets side by side, and for those that are found through them. With `failFast` the first
 * outcome that `isAllowed` refuses ends the wait for all; the others stand as `running` and undecided. A run that
 * ends in failure or cancelled ends the wait for its orders. A signal interrupts every wait that still runs.
 */
export async function pollAll(
  targets: readonly Target[],
  settings: PollAllSettings,
  deps: PollAllDeps
): Promise<WaitResult[]> {
  const stopAll = createStop()
  const context: Context = {settings, deps, stopAll, known: new Set(targets.map(keyOf)), beats: new Map()}
  const release = forwardAbort(deps.signal, stopAll)
  try {
    const families = targets.map(target => pollFamily(createFamily(target), stopAll.signal, context))
    return (await Promise.all(families)).flat()
  } finally {
    release()
  }
}

/** Waits for a target and its children: the target's result, and after it theirs in the order of their finding. */
async function pollFamily(
  family: Family,
  signal: AbortSignal,
  context: Context,
  onFirstPoll: () => void = () => {}
): Promise<WaitResult[]> {
  const release = forwardAbort(signal, family.stopChildren, family.stopOwn)
  try {
    const own = await pollOwn(family, context, onFirstPoll)
    return [own, ...(await Promise.all([...family.children.values()].map(child => child.results))).flat()]
  } finally {
    onFirstPoll()
    release()
  }
}

function createFamily(target: Target): Family {
  return {
    target,
    state: initialWaitState,
    stopOwn: createStop(),
    stopChildren: createStop(),
    children: new Map()
  }
}

/** Waits for the target of a family itself. */
async function pollOwn(family: Family, context: Context, onFirstPoll: () => void): Promise<WaitResult> {
  const {target, stopOwn} = family
  const {settings, deps} = context
  try {
    const {verdict} = await pollTarget(target, settings, {
      ...deps,
      signal: stopOwn.signal,
      beat: beatOf(target, context),
      logLength: () => deps.logLength(target),
      followed: () => followedOf(family),
      async onPoll(state, poll, at) {
        family.state = state
        await deps.onPoll(target, state, poll, at)
        onFirstPoll()
        if ('snapshot' in poll && poll.snapshot.children) {
          updateChildren(family, poll.snapshot.children, context)
        }
      }
    })
    await endOtherWaits(family, verdict, context)
    return resultOf(family, verdict)
  } catch (error) {
    if (error instanceof Abandoned) {
      if (error.decided) failFast(error.verdict, context)
      return resultOf(family, error.verdict, error.decided)
    }
    if (!(error instanceof Interruption)) throw error
    const cause = {code: 'interrupted', signal: error.signal} as const
    return resultOf(family, {outcome: 'interrupted', cause})
  }
}

function beatOf({readTogether}: Target, {beats, deps: {clock, random}}: Context): Beat | undefined {
  if (readTogether === undefined) return undefined
  const beat = beats.get(readTogether) ?? createBeat(clock, random)
  beats.set(readTogether, beat)
  return beat
}

function resultOf({target, state}: Family, verdict: Verdict, decided = true): WaitResult {
  return {target, identity: state.snapshot?.identity ?? target, verdict, decided, state}
}

/** What the children of a family tell of it: that something moves, or that somebody has to act. */
function followedOf({children}: Family): Followed {
  const states = [...children.values()].map(child => child.family.state)
  return {
    fingerprint: JSON.stringify(states.map(state => state.fingerprint)),
    isPaused: states.some(state => isPaused(state.snapshot))
  }
}

/** Begins to wait for the children that are new, and leaves those that are named no more: their job was run again. */
function updateChildren(family: Family, targets: readonly Target[], context: Context): void {
  const {children} = family
  const named = new Set(targets.map(keyOf))
  for (const [key, {stop}] of children) {
    if (named.has(key)) continue
    stop.abort(leftBehind())
    children.delete(key)
    context.known.delete(key)
  }
  for (const target of targets) {
    const key = keyOf(target)
    if (context.known.has(key)) continue
    context.known.add(key)
    children.set(key, startChild(family, target, context))
  }
}

function startChild({stopOwn, stopChildren}: Family, target: Target, context: Context): Child {
  const family = createFamily(target)
  const stop = createStop()
  const release = forwardAbort(stopChildren.signal, stop)
  let results: Promise<WaitResult[]> = Promise.resolve([])
  const firstPoll = new Promise<void>(onFirstPoll => {
    results = pollFamily(family, stop.signal, context, onFirstPoll)
      .then(ended => {
        const own = ended[0]
        // The wait for a run does not outlast what only a person can end in its order.
        if (own && endsItsRun(own)) stopOwn.abort(new Abandoned(own.verdict, true))
        return ended
      })
      .finally(release)
  })
  results.catch(() => {}) // the family awaits the results; a rejection before then must not count as unhandled
  return {family, stop, results, firstPoll}
}

/** With `on-paused: stop` a pause ends the wait for the run, too; of an order aside also a machine that blocks it. */
function endsItsRun({target, verdict}: WaitResult): boolean {
  return verdict.outcome === 'paused' || (target.isAside === true && verdict.cause.code === 'blocked')
}

/** Whether a target counts: one that stands aside does only when its run cannot go on without a person. */
export function counts(result: WaitResult): boolean {
  return result.target.isAside !== true || endsItsRun(result)
}

/** Ends the waits that a verdict makes needless: those for the children of what failed, and with `failFast` all. */
async function endOtherWaits(family: Family, verdict: Verdict, context: Context): Promise<void> {
  const {target, state, stopOwn, stopChildren, children} = family
  const {deps} = context
  const {outcome} = verdict
  await leaveAsides(family, deps.clock)
  if (outcome === 'failure' || outcome === 'cancelled') {
    // One poll of each order tells which machine was behind the failure.
    const firstPolls = [...children.values()].map(child => child.firstPoll)
    await settle(firstPolls, deps.clock, stopOwn.signal)
    const label = state.snapshot?.identity?.label ?? target.label
    const cause = {code: 'run-ended', label, status: state.snapshot?.status ?? ''} as const
    stopChildren.abort(new Abandoned({outcome, cause}, true))
  }
  // The verdict of an order aside becomes that of its run first.
  if (!target.isAside) failFast(verdict, context)
}

/**
 * With `failFast` a verdict that is not allowed ends the wait for all targets. The time limit of the whole wait does not need
 * to: it ends each of them by a last poll of its own, and none of them for another.
 */
function failFast(verdict: Verdict, {settings, stopAll}: Context): void {
  const {cause} = verdict
  const isTimeUp = cause.code === 'limit' && cause.limit === 'timeout'
  if (!settings.failFast || settings.isAllowed(verdict) || isTimeUp) return
  stopAll.abort(leftBehind())
}

/** What stands aside is not waited for once its run has ended; one poll of each tells whose logs there are. */
async function leaveAsides({children, stopOwn}: Family, clock: Clock): Promise<void> {
  const asides = [...children.values()].filter(child => child.family.target.isAside)
  await settle(
    asides.map(child => child.firstPoll),
    clock,
    stopOwn.signal
  )
  for (const {stop} of asides) {
    stop.abort(leftBehind())
  }
}

/** Resolves when all first polls were made, after 10 s, or when the signal aborts: the verdict stands in any case. */
async function settle(
  firstPolls: readonly Promise<void>[],
  clock: Clock,
  signal: AbortSignal
): Promise<void> {
  if (firstPolls.length === 0) return
  const done = new AbortController()
  const timeUp = clock.sleep(FIRST_POLLS_MS, AbortSignal.any([signal, done.signal])).catch(() => {})
  await Promise.race([Promise.all(firstPolls), timeUp])
  done.abort()
}

/** A controller whose signal any number of requests and logs may listen to. */
function createStop(): AbortController {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  return stop
}

/** Aborts the controllers, in their order, with the signal's reason when the signal aborts. Answers how to stop that. */
function forwardAbort(signal: AbortSignal, ...controllers: AbortController[]): () => void {
  const forward = () => {
    for (const controller of controllers) controller.abort(signal.reason)
  }
  if (!signal.aborted) return onAbort(signal, forward)
  forward()
  return () => {}
}

/** An id alone may belong to a target of another pipeline, too. */
function keyOf({kind, id, label}: Target): string {
  return JSON.stringify([kind, id, label])
}

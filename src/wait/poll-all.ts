import {setMaxListeners} from 'node:events'
import {Interruption} from '../model/errors.js'
import type {Identity, Target} from '../model/target.js'
import type {Clock} from '../util/timers.js'
import {initialWaitState, type PollResult, type Verdict, type WaitState} from './policy.js'
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

export interface PollAllDeps extends Omit<PollDeps, 'logLength' | 'onPoll'> {
  logLength: (target: Target) => number
  onPoll: (target: Target, state: WaitState, poll: PollResult, at: number) => void
}

/** What the waits of one call share. */
interface Context {
  settings: PollAllSettings
  deps: PollAllDeps
  /** Ends every wait: on a signal to the process, or with `failFast`. */
  stopAll: AbortController
  /** Keys of the targets that are waited for already. */
  known: Set<string>
}

/** The wait for one target, and for its children: the targets that are found through it. */
interface Family {
  target: Target
  /** As of the last poll of the target. */
  state: WaitState
  stopOwn: AbortController
  stopChildren: AbortController
  children: Promise<WaitResult[]>[]
  /** For each child a promise that resolves once the child was polled, or its wait has ended. */
  firstPolls: Promise<void>[]
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
  const context: Context = {settings, deps, stopAll, known: new Set(targets.map(keyOf))}
  const release = forwardAbort(deps.signal, stopAll)
  try {
    const families = targets.map(target => pollFamily(target, stopAll.signal, context))
    return (await Promise.all(families)).flat()
  } finally {
    release()
  }
}

/** Waits for a target and its children: the target's result, and after it theirs in the order of their finding. */
async function pollFamily(
  target: Target,
  signal: AbortSignal,
  context: Context,
  onFirstPoll: () => void = () => {}
): Promise<WaitResult[]> {
  const family: Family = {
    target,
    state: initialWaitState,
    stopOwn: createStop(),
    stopChildren: createStop(),
    children: [],
    firstPolls: []
  }
  const release = forwardAbort(signal, family.stopChildren, family.stopOwn)
  try {
    const own = await pollOwn(family, context, onFirstPoll)
    return [own, ...(await Promise.all(family.children)).flat()]
  } finally {
    onFirstPoll()
    release()
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
      logLength: () => deps.logLength(target),
      onPoll(state, poll, at) {
        family.state = state
        deps.onPoll(target, state, poll, at)
        onFirstPoll()
        if ('snapshot' in poll) startChildren(family, poll.snapshot.children ?? [], context)
      }
    })
    await endOtherWaits(family, verdict, context)
    return resultOf(family, verdict)
  } catch (error) {
    if (error instanceof Abandoned) return resultOf(family, error.verdict, error.decided)
    if (!(error instanceof Interruption)) throw error
    const cause = {code: 'interrupted', signal: error.signal} as const
    return resultOf(family, {outcome: 'interrupted', cause})
  }
}

function resultOf({target, state}: Family, verdict: Verdict, decided = true): WaitResult {
  return {target, identity: state.snapshot?.identity ?? target, verdict, decided, state}
}

/** Begins to wait for the children that are new. */
function startChildren(family: Family, children: readonly Target[], context: Context): void {
  for (const child of children) {
    if (context.known.has(keyOf(child))) continue
    context.known.add(keyOf(child))
    const firstPoll = new Promise<void>(onFirstPoll => {
      family.children.push(pollChild(family, child, context, onFirstPoll))
    })
    family.firstPolls.push(firstPoll)
  }
}

function pollChild(
  {stopOwn, stopChildren}: Family,
  child: Target,
  context: Context,
  onFirstPoll: () => void
): Promise<WaitResult[]> {
  const results = pollFamily(child, stopChildren.signal, context, onFirstPoll).then(ended => {
    const verdict = ended[0]?.verdict
    // With `on-paused: stop` the wait for a run does not outlast a pause of its order.
    if (verdict?.outcome === 'paused') stopOwn.abort(new Abandoned(verdict, true))
    return ended
  })
  results.catch(() => {}) // pollFamily awaits the results; a rejection before then must not count as unhandled
  return results
}

/** Ends the waits that a verdict makes needless: those for the children of what failed, and with `failFast` all. */
async function endOtherWaits(family: Family, verdict: Verdict, context: Context): Promise<void> {
  const {target, state, stopOwn, stopChildren, firstPolls} = family
  const {settings, deps, stopAll} = context
  const {outcome} = verdict
  if (outcome === 'failure' || outcome === 'cancelled') {
    // One poll of each order tells which machine was behind the failure.
    await settle(firstPolls, deps.clock, stopOwn.signal)
    const label = state.snapshot?.identity?.label ?? target.label
    const cause = {code: 'run-ended', label, status: state.snapshot?.status ?? ''} as const
    stopChildren.abort(new Abandoned({outcome, cause}, true))
  }
  if (settings.failFast && !settings.isAllowed(verdict)) {
    stopAll.abort(new Abandoned({outcome: 'running', cause: {code: 'abandoned'}}, false))
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
  const onAbort = () => {
    for (const controller of controllers) controller.abort(signal.reason)
  }
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, {once: true})
  return () => signal.removeEventListener('abort', onAbort)
}

/** An id alone may belong to a target of another pipeline, too. */
function keyOf({kind, id, label}: Target): string {
  return JSON.stringify([kind, id, label])
}

import pWaitFor from 'p-wait-for'
import {message} from '../messages/message.js'
import {badAnswer, MOST_PARTS, RequestError, tooManyParts} from '../model/errors.js'
import type {Snapshot, Target} from '../model/target.js'
import {explain} from '../model/wall.js'
import {abortable, type Clock, deadline} from '../util/timers.js'
import {afterMany} from '../util/turns.js'
import {type Beat, createBeat} from './beat.js'
import {decide, wantsConfirmation} from './decide.js'
import {graceMs, msToNextLimit, msToOutageEnd, underWay} from './limits.js'
import {leastPollGap, leastRetryGap, type Pace, pollGap, retryGap} from './pace.js'
import {createPast} from './past-runs.js'
import {
  type Followed,
  initialWaitState,
  type Policy,
  type PollResult,
  type Verdict,
  type WaitState
} from './policy.js'

const LAST_POLL_MS = 10_000

export interface WaitSettings {
  policy: Policy
  pace: Pace
}

export interface PollDeps {
  clock: Clock
  /** Answers [0, 1). */
  random: () => number
  /** Aborted by a signal to the process, or when the wait for another target ends this one. */
  signal: AbortSignal
  /** The clock's time at which the whole wait began. */
  startedAt: number
  /** Shared with the targets that it is read together with; its own unless given. */
  beat?: Beat | undefined
  /** Characters of the target's logs that were read so far. */
  logLength: () => number
  /** What is known of the targets that are followed through this one; absent where none can be. */
  followed?: (() => Followed) | undefined
  /** Called after every poll, before the next one. `at` is ms since the start. */
  onPoll: (state: WaitState, poll: PollResult, at: number) => Promise<void> | void
}

/** What is known of a target when its wait ends. */
export interface WaitEnd {
  verdict: Verdict
  state: WaitState
}

/**
 * Polls a target until there is a verdict. Rejects with the signal's reason when the signal aborts; `onPoll` was then
 * called for every answer that came before. p-wait-for is the loop and nothing more: its own time limit and signal
 * reach only its own sleep, so the condition sleeps, polls and gives up by itself.
 */
export async function pollTarget(target: Target, settings: WaitSettings, deps: PollDeps): Promise<WaitEnd> {
  const {policy} = settings
  const {clock, signal, startedAt, onPoll, beat = createBeat(clock, deps.random)} = deps
  const elapsed = () => clock.now() - startedAt
  const past = createPast(target, signal)
  let state = initialWaitState
  let gap: Gap = {ms: 0, leastMs: 0}

  const pollAndDecide = async () => {
    await beat.sleep(gap.ms, gap.leastMs, signal)
    const begunAt = elapsed()
    const limit = pollLimit(state, begunAt, policy)
    const poll = await pollOnce(target, limit, deps)
    gap = {ms: 0, leastMs: 0}
    if (poll === 'cut') return false // the deadline came while the platform was asked: the last poll follows
    const at = elapsed()
    const decision = decide(state, poll, at, policy)
    state = {...decision.state, history: past.history()}
    // What is done with many parts gets turns of its own.
    await afterMany(partsIn(poll))
    await onPoll(state, poll, at)
    await afterMany(partsIn(poll))
    // A process that was held up reads an old answer after the deadline: the last poll begins only then.
    const isLimit = decision.verdict?.cause.code === 'limit'
    if (isLimit && limit.cutByDeadline && at >= policy.timeoutMs) return false
    if (decision.verdict) return pWaitFor.resolveWith({verdict: decision.verdict, state})
    if ('snapshot' in poll) past.begin()
    gap = nextGap(state, {begunAt, at}, settings, beat)
    return false
  }
  return pWaitFor(pollAndDecide, {interval: 0}).finally(past.end)
}

/** How long one poll may take in all, in ms, and whether the wait's deadline is what cuts it. */
interface PollLimit {
  ms: number
  cutByDeadline: boolean
}

function pollLimit(state: WaitState, at: number, policy: Policy): PollLimit {
  const left = policy.timeoutMs - at
  if (left <= 0) return {ms: LAST_POLL_MS, cutByDeadline: false}
  const outageMs = Math.max(msToOutageEnd(state, at, policy), 0) + LAST_POLL_MS
  return outageMs < left ? {ms: outageMs, cutByDeadline: false} : {ms: left, cutByDeadline: true}
}

async function pollOnce(
  target: Target,
  {ms, cutByDeadline}: PollLimit,
  {signal, logLength, followed}: PollDeps
): Promise<PollResult | 'cut'> {
  const late = new RequestError(message('failure.no-answer', {ms}), {
    kind: 'transient',
    label: 'request timeout'
  })
  const limit = deadline(ms, signal, () => late)
  try {
    const read = () => target.read({signal: limit.signal})
    // What stands aside only explains its run.
    const snapshot = await abortable(target.isAside ? explain(read, limit.signal) : read(), limit.signal)
    if (typeof snapshot?.phase !== 'string') throw badAnswer(message('answer.empty'))
    await takeOver(snapshot)
    return {snapshot, logLength: logLength(), followed: followed?.()}
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error === late && cutByDeadline) return 'cut'
    if (error instanceof RequestError) return {failure: error.failure, message: error.text}
    throw error
  } finally {
    limit.release()
  }
}

/**
 * Nothing that has more parts than are read gets past this, whatever a platform's code has let through. What is done with
 * many parts gets a turn of its own.
 */
export async function takeOver(snapshot: Snapshot): Promise<void> {
  if (snapshot.parts.length > MOST_PARTS) throw tooManyParts()
  await afterMany(snapshot.parts.length)
}

function partsIn(poll: PollResult): number {
  return 'snapshot' in poll ? poll.snapshot.parts.length : 0
}

/** Ms until the next poll, and until it may be made together with that of another target. */
interface Gap {
  ms: number
  leastMs: number
}

/** The gap after a poll that was begun, and judged, at these times. */
function nextGap(
  state: WaitState,
  {begunAt, at}: {begunAt: number; at: number},
  {policy, pace}: WaitSettings,
  {random, jitter}: Beat
): Gap {
  if (!state.failing) {
    const gap = wantsConfirmation(state, policy) ? pace.minMs : pollGap(at, pace, jitter, underWay(state))
    const ms = Math.min(gap, msToNextLimit(state, at, policy))
    return {ms, leastMs: leastPollGap(gap, pace, at - begunAt)}
  }
  const {count, failure} = state.failing
  const asked = {throttled: failure.kind === 'throttled', retryAfterMs: failure.retryAfterMs}
  const gap = retryGap(count, pace, random, asked)
  // A last try when the tolerance ends: of failures no sooner than the platform asked for, which only the deadline
  // overrules; of a target that is not there, whatever was asked for.
  const outageMs = msToOutageEnd(state, at, policy)
  const graceLeftMs = failure.kind === 'not-found' ? graceMs(state, policy) : 0
  const lastTries = [outageMs > 0 ? Math.max(outageMs, leastRetryGap(pace, asked)) : 0, graceLeftMs]
  const ms = Math.min(gap, ...lastTries.filter(ms => ms > 0), Math.max(0, policy.timeoutMs - at))
  return {ms, leastMs: Math.max(gap / 2, leastRetryGap(pace, asked))}
}

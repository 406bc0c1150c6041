import pWaitFor from 'p-wait-for'
import {badAnswer, RequestError} from '../model/errors.js'
import type {Target} from '../model/target.js'
import {abortable, type Clock, deadline} from '../util/timers.js'
import {
  decide,
  initialWaitState,
  msToNextLimit,
  type Policy,
  type PollResult,
  type Verdict,
  type WaitState,
  wantsConfirmation
} from './decide.js'
import {LEAST_MS, type Pace, pollGap, retryGap} from './pace.js'

const LAST_POLL_MS = 10_000

export interface WaitSettings {
  policy: Policy
  pace: Pace
}

export interface PollDeps {
  clock: Clock
  random: () => number
  /** Aborted by a signal to the process, or when another target has decided for all. */
  signal: AbortSignal
  /** The clock's time at which the whole wait began. */
  startedAt: number
  /** Characters of the target's logs that were read so far. */
  logLength: () => number
  /** Told after every look, before the next one. */
  onPoll: (state: WaitState, look: PollResult, at: number) => void
}

/** What is known of a target when its wait ends. `at` is ms since the start. */
export interface Waited {
  verdict: Verdict
  state: WaitState
}

/**
 * Looks at a target until there is a verdict. Rejects with the signal's reason when that aborts, and then tells
 * through `onPoll` all that it had seen. p-wait-for is the loop and nothing more: its time limit and its signal
 * reach only its own sleep, so the condition sleeps, looks and gives up by itself.
 */
export async function pollTarget(
  target: Target,
  {policy, pace}: WaitSettings,
  deps: PollDeps
): Promise<Waited> {
  const {clock, random, signal, startedAt, logLength, onPoll} = deps
  const elapsed = () => clock.now() - startedAt
  // Half of the jitter is the same for a whole wait: gates that began together drift apart, and do not meet again soon.
  const own = random()
  const jitter = () => (own + random()) / 2
  let state = initialWaitState
  let gap = 0

  return pWaitFor(
    async () => {
      await clock.sleep(gap, signal)
      const limit = pollLimit(state, elapsed(), policy)
      const look = await pollOnce(target, limit, signal, logLength)
      if (look === 'cut') {
        gap = 0 // the deadline came while we asked: the last look follows
        return false
      }
      const at = elapsed()
      const judged = decide(state, look, at, policy)
      state = judged.state
      onPoll(state, look, at)
      // A process that was held up gets an old answer after the deadline: the last look begins there, and not before.
      if (judged.verdict?.cause.code === 'limit' && limit.cutByDeadline && at >= policy.timeoutMs) {
        gap = 0
        return false
      }
      gap = nextGap(state, at, policy, pace, random, jitter)
      return judged.verdict !== undefined && pWaitFor.resolveWith({verdict: judged.verdict, state})
    },
    {interval: 0}
  )
}

/** How long the next look may take in all, and whether it is the last one, at the deadline. */
function pollLimit(state: WaitState, at: number, policy: Policy): {ms: number; cutByDeadline: boolean} {
  const left = policy.timeoutMs - at
  if (left <= 0) return {ms: LAST_POLL_MS, cutByDeadline: false}
  const outageMs = Math.max(msToOutageEnd(state, at, policy), 0) + LAST_POLL_MS
  return outageMs < left ? {ms: outageMs, cutByDeadline: false} : {ms: left, cutByDeadline: true}
}

async function pollOnce(
  target: Target,
  {ms, cutByDeadline}: {ms: number; cutByDeadline: boolean},
  signal: AbortSignal,
  logLength: () => number
): Promise<PollResult | 'cut'> {
  const late = new RequestError(`no answer within ${Math.round(ms / 1000)} s`, {
    kind: 'transient',
    label: 'request timeout'
  })
  const limit = deadline(ms, signal, () => late)
  try {
    const snapshot = await abortable(target.read({signal: limit.signal}), limit.signal)
    if (typeof snapshot?.phase !== 'string') throw badAnswer('held nothing')
    return {snapshot, logLength: logLength()}
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error === late && cutByDeadline) return 'cut'
    if (error instanceof RequestError) return {failure: error.failure, message: error.message}
    throw error
  } finally {
    limit.release()
  }
}

function nextGap(
  state: WaitState,
  at: number,
  policy: Policy,
  pace: Pace,
  random: () => number,
  jitter: () => number
): number {
  const toLimit = msToNextLimit(state, at, policy)
  if (!state.failing) {
    const gap = wantsConfirmation(state, policy) ? pace.minMs : pollGap(at, pace, jitter)
    return Math.min(gap, toLimit)
  }
  const {count, failure} = state.failing
  const asked = {throttled: failure.kind === 'throttled', retryAfterMs: failure.retryAfterMs}
  const gap = retryGap(count, pace, random, asked)
  // A last try when the tolerance ends, but never sooner than the platform asked for; only the deadline is.
  const least = Math.max(LEAST_MS, asked.throttled ? pace.minMs : 0, asked.retryAfterMs ?? 0)
  const outageMs = msToOutageEnd(state, at, policy)
  const toOutageEnd = outageMs > 0 ? Math.max(outageMs, least) : gap
  return Math.min(gap, toOutageEnd, Math.max(0, policy.timeoutMs - at))
}

/** Ms until the failures have lasted for `outage-tolerance`. Failures that do not count may last longer. */
function msToOutageEnd({failing}: WaitState, at: number, {outageToleranceMs}: Policy): number {
  return failing ? failing.since + outageToleranceMs - at : Number.POSITIVE_INFINITY
}

import {decide} from '../../../src/wait/decide.js'
import {initialWaitState, type Policy, type PollResult, type WaitState} from '../../../src/wait/policy.js'
import {failed, policy, SECOND, seen} from '../support/build.js'

/** A poll and its time in seconds since the start. */
export type Step = [atSeconds: number, poll: PollResult]

export const running = seen('running')
export const queued = seen('queued')
export const absent = seen('absent')
export const paused = seen('paused')
export const unknown = seen('unknown')
export const down = failed('transient')
export const missing = failed('not-found')

/** The same poll at several times. */
export const at = (times: readonly number[], poll: PollResult): Step[] => times.map(time => [time, poll])

/** Times from one to another, both included. */
export const every = (step: number, from: number, to: number): number[] =>
  Array.from({length: Math.floor((to - from) / step) + 1}, (_, i) => from + i * step)

/** Decides on one poll after the other, until there is a verdict or no poll is left. */
export function decideAll(rules: Policy, steps: readonly Step[]) {
  let state: WaitState = initialWaitState
  for (const [time, poll] of steps) {
    const decision = decide(state, poll, time * SECOND, rules)
    state = decision.state
    if (decision.verdict) return {at: time, verdict: decision.verdict, state}
  }
  return {state}
}

/** When the wait ended and how, in short: `70 error outage`; `open` when it did not end. */
export function endOf(rules: Policy, steps: readonly Step[]): string {
  const {at: time, verdict} = decideAll(rules, steps)
  if (verdict === undefined) return 'open'
  const {cause} = verdict
  return `${time} ${verdict.outcome} ${cause.code === 'limit' ? cause.limit : cause.code}`
}

/** The rules of one row of a table; all times in seconds. */
export interface Rules extends Partial<Pick<Policy, 'onPaused' | 'onFailedMachine'>> {
  timeout?: number
  queueTimeout?: number
  stallTimeout?: number
  outageTolerance?: number
}

export function rulesOf({
  timeout = 1800,
  queueTimeout,
  stallTimeout,
  outageTolerance = 300,
  ...over
}: Rules): Policy {
  const ms = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * SECOND)
  return policy({
    ...over,
    timeoutMs: timeout * SECOND,
    queueTimeoutMs: ms(queueTimeout),
    stallTimeoutMs: ms(stallTimeout),
    outageToleranceMs: outageTolerance * SECOND
  })
}

import {message} from '../messages/message.js'
import type {Snapshot, Target, Unlisted} from '../model/target.js'
import {createProgress, type Progress} from '../report/progress.js'
import {monotonicClock as clock} from '../util/timers.js'
import {afterMany} from '../util/turns.js'
import {addDetails, describeUnlisted, unlistedOf} from '../wait/details.js'
import type {PollResult} from '../wait/policy.js'
import {pollAll, type WaitResult} from '../wait/poll-all.js'
import {withLogTimes} from './log-times.js'
import type {RunContext} from './open-targets.js'

/** What the wait came to. */
export interface Waited {
  results: readonly WaitResult[]
  /** Ms from the start of the process to the last verdict. */
  waitedMs: number
  /** Ms from the start of the process until a part was seen to begin, where that was seen. */
  begunAt: Progress['begunAt']
}

/** Polls the targets until there is a verdict, tells the progress, and adds the details of how they ended. */
export async function waitForTargets(context: RunContext): Promise<Waited> {
  const {inputs, printer, startedAt, interrupted, targets, logs} = context
  const {settings, allowed} = inputs
  const progress = createProgress(printer, settings.policy, targets.length > 1)
  const ended = await pollAll(
    targets,
    {...settings, isAllowed: ({outcome}) => allowed.has(outcome)},
    {
      clock,
      random: Math.random,
      signal: interrupted,
      startedAt,
      logLength: logs.length,
      async onPoll(target, state, poll, at) {
        // Before anything is printed: the step may be killed from then on, and leaves to its post step what is known.
        if ('snapshot' in poll) keepFound(target, poll.snapshot, context)
        progress.onPoll(target, state, timed(target, poll, context), at)
        if (!('snapshot' in poll)) return
        await afterMany(poll.snapshot.parts.length)
        context.logs.follow(target, poll.snapshot.parts)
        if (!target.isAside) context.github?.onSnapshot(target, poll.snapshot)
      }
    }
  )
  const waitedMs = clock.now() - startedAt
  const results = await detailed(ended, context)
  results.forEach((result, i) => {
    const {target, state} = result
    const {snapshot} = state
    if (snapshot && snapshot !== ended[i]?.state.snapshot) {
      progress.onDetails(target, withLogTimes(target, snapshot, logs), waitedMs)
    } else if (target.isAside) warnOfUnread(result, context)
  })
  return {results, waitedMs, begunAt: progress.begunAt}
}

/** The results with what explains their ends. `fetch-logs` cannot do without the parts, so it says when it waits for them. */
function detailed(ended: readonly WaitResult[], context: RunContext): Promise<WaitResult[]> {
  const {inputs, printer, startedAt, interrupted} = context
  const needsParts = inputs.operation === 'fetch-logs'
  const onRetry = ({target}: WaitResult, unlisted: readonly Unlisted[], forMs: number) => {
    if (!needsParts) return
    const why = message('several', {clauses: unlisted.map(describeUnlisted)})
    printer.line(message('progress.failing', {target: target.label, why, forMs, hint: undefined}))
  }
  const {policy, pace} = inputs.settings
  const deps = {clock, random: Math.random, signal: interrupted, startedAt, onRetry}
  return addDetails(ended, {policy, pace, needsParts}, deps)
}

/** Says what could not be read of a target whose own verdict is not told, since it stands aside. */
function warnOfUnread(result: WaitResult, {printer}: RunContext): void {
  for (const unlisted of unlistedOf(result)) printer.warning(describeUnlisted(unlisted))
}

function timed(target: Target, poll: PollResult, {logs}: RunContext): PollResult {
  return 'failure' in poll ? poll : {...poll, snapshot: withLogTimes(target, poll.snapshot, logs)}
}

/** Hands what a snapshot says of its target to `cancel-remote` and to the first outputs. */
function keepFound(target: Target, snapshot: Snapshot, {remoteCancel, outputs}: RunContext): void {
  if (target.isAside) return
  const {identity = target} = snapshot
  remoteCancel.recordPoll(target, identity, snapshot)
  outputs.saw(target, identity)
}

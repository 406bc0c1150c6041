import {createHash} from 'node:crypto'
import type {RequestFailure} from '../model/errors.js'
import {isPaused} from '../model/paused.js'
import type {Snapshot} from '../model/target.js'
import type {UnderWay} from './pace.js'
import type {Decision, Limit, Policy, WaitState} from './policy.js'

const NOT_FOUND_GRACE_MS = 30_000
const ABSENCE_MS = 5 * 60_000

/** Counts a poll, and adds the ms since the last one to the clocks that ran meanwhile. */
export function advanceClocks(state: WaitState, at: number): WaitState {
  const passed = Math.max(0, at - state.lastAt)
  return {
    ...state,
    polls: state.polls + 1,
    lastAt: at,
    missingMs: state.missingMs + missingFor(state, passed),
    runMs: state.runMs + (isRunning(state) ? passed : 0),
    queuedMs: state.queuedMs + (isQueued(state) ? passed : 0),
    absentMs: state.absentMs + (isAbsent(state) ? passed : 0),
    stalledMs: state.stalledMs + (isStalling(state) ? passed : 0)
  }
}

/**
 * Time in which the platform does not answer says nothing about whether the target is there. Nor does much of a long gap after
 * an answer that showed it: the first poll that does not find it leaves time for another.
 */
function missingFor({last, failing}: WaitState, passed: number): number {
  if (last === 'failed') return failing?.failure.kind === 'not-found' ? passed : 0
  return last === 'nothing' ? 0 : Math.min(passed, NOT_FOUND_GRACE_MS / 2)
}

/** What the last poll said of the target; nothing where it brought no good answer. */
function saidNow({last, snapshot}: WaitState): Snapshot | undefined {
  return last === 'good' ? snapshot : undefined
}

function isQueued(state: WaitState): boolean {
  return isAbsent(state) || saidNow(state)?.phase === 'queued'
}

function isAbsent(state: WaitState): boolean {
  return saidNow(state)?.phase === 'absent'
}

/** It goes on while the platform does not answer. */
function isRunning({snapshot}: WaitState): boolean {
  return snapshot?.phase === 'running' && !snapshot.undecided
}

/** How long it had been running when it was seen first, in ms: one that was seen to queue had not begun. */
export function headStartOf({headStartMs, runMs}: WaitState, snapshot: Snapshot): number | undefined {
  if (headStartMs !== undefined || snapshot.undecided) return headStartMs
  if (snapshot.phase === 'queued') return 0
  return snapshot.ageMs === undefined ? undefined : Math.max(0, snapshot.ageMs - runMs)
}

/** The run that is under way, with the history of its pipeline; nothing while one of both is not known. */
export function underWay(state: WaitState): UnderWay | undefined {
  const {history, headStartMs, runMs} = state
  if (history === undefined || headStartMs === undefined || !isRunning(state)) return undefined
  return {history, ageMs: headStartMs + runMs}
}

function isStalling(state: WaitState): boolean {
  const snapshot = saidNow(state)
  if (snapshot === undefined || snapshot.phase === 'absent' || snapshot.undecided) return false
  return !state.isFollowedPaused && !isPaused(snapshot)
}

/** What must change for the target to count as alive: states, positions, log length; never the server's clocks. */
export function fingerprintOf({status, position, queuePlace, parts}: Snapshot, logLength: number): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([status, position?.at, position?.of, queuePlace, logLength]))
  // Kept of every target, and put together for its run at each poll: so it is short, however many parts there are.
  hash.update(JSON.stringify(parts.map(({id, status}) => [id, status])))
  return hash.digest('base64')
}

/** A commit may never get a run, and then nobody would end the wait; the next run of a pipeline is a matter of time. */
function isSoughtByCommit({snapshot}: WaitState): boolean {
  return snapshot?.phase === 'absent' && snapshot.identity?.matchedBy === 'commit'
}

/** A limit that runs now. `inMs` is the time until it passes if nothing changes; negative once it has passed. */
interface RunningLimit {
  limit: Limit
  limitMs: number
  inMs: number
}

/** The time limit that passes first of those that run now; of several at the same time `timeout`. */
export function nextLimit(state: WaitState, at: number, policy: Policy): RunningLimit {
  const {timeoutMs, queueTimeoutMs, stallTimeoutMs} = policy
  const running: RunningLimit[] = []
  const add = (limit: Limit, limitMs: number, countedMs: number) =>
    running.push({limit, limitMs, inMs: limitMs - countedMs})
  if (isQueued(state)) {
    if (queueTimeoutMs !== undefined) add('queue-timeout', queueTimeoutMs, state.queuedMs)
    else if (isSoughtByCommit(state)) add('absence', ABSENCE_MS, state.absentMs)
  }
  if (stallTimeoutMs !== undefined && isStalling(state)) add('stall-timeout', stallTimeoutMs, state.stalledMs)
  const timeout: RunningLimit = {limit: 'timeout', limitMs: timeoutMs, inMs: timeoutMs - at}
  return running.reduce((first, other) => (other.inMs < first.inMs ? other : first), timeout)
}

/** Ms until a poll is due whatever the gap says: the time until the first limit would pass. Never negative. */
export function msToNextLimit(state: WaitState, at: number, policy: Policy): number {
  return Math.max(0, nextLimit(state, at, policy).inMs)
}

/** Ends the wait when one of its time limits has passed; of several the one that passed first. */
export function withLimits(state: WaitState, at: number, policy: Policy): Decision {
  const {limit, limitMs, inMs} = nextLimit(state, at, policy)
  if (inMs > 0) return {state}
  if (state.unknown) {
    const {status, polls} = state.unknown
    return {state, verdict: {outcome: 'error', cause: {code: 'unknown-status', status, polls}}}
  }
  const neverGood = state.lastGoodAt === undefined
  const cause = {code: 'limit', limit, limitMs, neverGood} as const
  return {state, verdict: {outcome: neverGood ? 'error' : 'timeout', cause}}
}

/** Ms until the failures have lasted for `outage-tolerance`; infinite when there are none. */
export function msToOutageEnd({failing}: WaitState, at: number, {outageToleranceMs}: Policy): number {
  return failing ? failing.since + outageToleranceMs - at : Number.POSITIVE_INFINITY
}

/** Ms for which a target that is not found is asked for again. */
export function graceMs({missingMs}: WaitState, {once}: Policy): number {
  return once ? 0 : Math.max(0, NOT_FOUND_GRACE_MS - missingMs)
}

/** Ms for which a target is polled again after a failure that is the first of its kind in a row. */
export function patienceMs(state: WaitState, {kind}: RequestFailure, policy: Policy): number {
  if (kind === 'permanent') return 0
  if (kind === 'not-found') return graceMs(state, policy)
  return policy.outageToleranceMs
}

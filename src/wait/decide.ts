import type {RequestFailure} from '../model/errors.js'
import type {Outcome} from '../model/outcome.js'
import type {Part} from '../model/part.js'
import {ENDED} from '../model/phase.js'
import type {Snapshot} from '../model/snapshot.js'

/** The rules of one wait; all times in ms. */
export interface Policy {
  timeoutMs: number
  queueTimeoutMs?: number | undefined
  stallTimeoutMs?: number | undefined
  outageToleranceMs: number
  onPaused: 'wait' | 'stop'
  onFailedMachine: 'fail' | 'wait'
  /** One look and no waiting: `running` and `paused` are answers, nothing found and an unknown word are errors. */
  once?: boolean | undefined
}

/** What one look brought. `logLength` counts the characters of the target's logs read so far. */
export type PollResult = {snapshot: Snapshot; logLength: number} | {failure: RequestFailure; message: string}

export type Limit = 'timeout' | 'queue-timeout' | 'stall-timeout' | 'absence'

/** Why a wait ended; the report makes the sentence. */
export type Cause =
  | {code: 'vendor'}
  | {code: 'contradicted'; parts: readonly Part[]}
  | {code: 'blocked'; parts: readonly Part[]}
  | {code: 'paused'}
  | {code: 'polled'}
  | {code: 'nothing-found'}
  | {code: 'limit'; limit: Limit; limitMs: number; neverGood: boolean}
  | {code: 'unknown-status'; status: string; polls: number}
  | {code: 'outage'; forMs: number; message: string; failure: RequestFailure}
  | {code: 'refused'; message: string; failure: RequestFailure}
  | {code: 'interrupted'; signal: string}
  | {code: 'abandoned'}
  /** A part was asked for by name and there is none, or its log, or every log, could not be read. */
  | {code: 'no-such-part'; asked: string; there: string}
  | {code: 'no-log'; message: string}
  /** The run that this belongs to has ended otherwise. */
  | {code: 'run-ended'; label: string; status: string}

export interface Verdict {
  outcome: Outcome
  /** `stops`: the platform is asked to stop it. */
  cause: Cause & {stops?: boolean}
}

/** All that a wait remembers between two looks. Times are ms since its start. */
export interface WaitState {
  polls: number
  /** How often each word or failure was seen, for the timeout's reason. */
  seen: Readonly<Record<string, number>>
  lastAt: number
  /** What the time since `lastAt` counts for. */
  last: 'nothing' | 'good' | 'unknown' | 'failed'
  lastGoodAt?: number | undefined
  /** The last look that found the thing at all, known word or not. */
  lastFoundAt?: number | undefined
  snapshot?: Snapshot | undefined
  fingerprint?: string | undefined
  failing?: {since: number; count: number; failure: RequestFailure; message: string} | undefined
  unknown?: {since: number; polls: number; status: string} | undefined
  queuedMs: number
  stalledMs: number
  /** Looks in a row that said the same thing that needs two. */
  pausedPolls: number
  blockedPolls: number
  contradictedPolls: number
}

export const initialWaitState: WaitState = {
  polls: 0,
  seen: {},
  lastAt: 0,
  last: 'nothing',
  queuedMs: 0,
  stalledMs: 0,
  pausedPolls: 0,
  blockedPolls: 0,
  contradictedPolls: 0
}

const UNKNOWN_POLLS = 20
const NOT_FOUND_GRACE_MS = 30_000
const ABSENCE_MS = 5 * 60_000

/**
 * The pure heart of the gate: what is remembered, one look and its time → what is remembered now, and the verdict
 * if there is one. `success` comes out only of a snapshot whose phase is `success`.
 */
export function decide(
  state: WaitState,
  look: PollResult,
  at: number,
  policy: Policy
): {state: WaitState; verdict?: Verdict} {
  const clocks = runClocks(state, at)
  return 'failure' in look
    ? decideFailure(clocks, look, at, policy)
    : decideSnapshot(clocks, look.snapshot, look.logLength, at, policy)
}

/** Counts the time since the last look for the clocks that it counts for. */
function runClocks(state: WaitState, at: number): WaitState {
  const passed = Math.max(0, at - state.lastAt)
  const queued = isQueued(state)
  const stalling = isStalling(state)
  return {
    ...state,
    polls: state.polls + 1,
    lastAt: at,
    queuedMs: state.queuedMs + (queued ? passed : 0),
    stalledMs: state.stalledMs + (stalling ? passed : 0)
  }
}

function isQueued(state: WaitState): boolean {
  return state.last === 'good' && (state.snapshot?.phase === 'queued' || state.snapshot?.phase === 'absent')
}

function isStalling(state: WaitState): boolean {
  return state.last === 'good' && state.snapshot?.phase !== 'absent' && !isPausedSnapshot(state.snapshot)
}

function isPausedSnapshot(snapshot: Snapshot | undefined): boolean {
  return snapshot?.phase === 'paused' || snapshot?.blocked?.settled === true
}

function decideFailure(
  before: WaitState,
  {failure, message}: {failure: RequestFailure; message: string},
  at: number,
  policy: Policy
): {state: WaitState; verdict?: Verdict} {
  const failing = {
    since: before.failing?.since ?? at,
    count: (before.failing?.count ?? 0) + 1,
    failure,
    message
  }
  const state: WaitState = {...before, last: 'failed', seen: count(before.seen, failure.label), failing}
  const missing = failure.kind === 'not-found'
  const graced = missing && graceMs(state, at, policy) > 0
  if (failure.kind === 'permanent' || (missing && !graced)) {
    return {state, verdict: {outcome: 'error', cause: {code: 'refused', message, failure}}}
  }
  const forMs = at - failing.since
  const overdueMs = forMs - policy.outageToleranceMs
  // Of two limits that both have passed, the one that passed first speaks.
  const limitFirst = overdueMs < -nextLimit(state, at, policy).inMs
  if (overdueMs >= 0 && !limitFirst && !graced) {
    return {state, verdict: {outcome: 'error', cause: {code: 'outage', forMs, message, failure}}}
  }
  return withLimits(state, at, policy)
}

/** For how long, in ms from `at` on, a target that can't be found is looked for once more. */
function graceMs({lastFoundAt = 0}: WaitState, at: number, {once}: Policy): number {
  return once ? 0 : Math.max(0, lastFoundAt + NOT_FOUND_GRACE_MS - at)
}

/** For how long, in ms, a target is looked at again after a look that is the first to fail in this way. */
export function patienceMs(state: WaitState, {kind}: RequestFailure, at: number, policy: Policy): number {
  if (kind === 'permanent') return 0
  if (kind === 'not-found') return graceMs(state, at, policy)
  return policy.outageToleranceMs
}

function decideSnapshot(
  before: WaitState,
  snapshot: Snapshot,
  logLength: number,
  at: number,
  policy: Policy
): {state: WaitState; verdict?: Verdict} {
  const seen = count(before.seen, snapshot.status)
  const lastFoundAt = snapshot.phase === 'absent' ? before.lastFoundAt : at
  const answered = {...before, snapshot, seen, lastFoundAt, failing: undefined}
  if (snapshot.phase === 'unknown') {
    const unknown = {
      since: before.unknown?.since ?? at,
      polls: (before.unknown?.polls ?? 0) + 1,
      status: snapshot.status
    }
    const state: WaitState = {
      ...answered,
      last: 'unknown',
      unknown,
      pausedPolls: 0,
      blockedPolls: 0,
      contradictedPolls: 0
    }
    const longEnough = unknown.polls >= UNKNOWN_POLLS && at - unknown.since >= policy.outageToleranceMs
    if (longEnough || policy.once) {
      return {
        state,
        verdict: {
          outcome: 'error',
          cause: {code: 'unknown-status', status: unknown.status, polls: unknown.polls}
        }
      }
    }
    return withLimits(state, at, policy)
  }

  const fingerprint = fingerprintOf(snapshot, logLength)
  const {blocked} = snapshot
  const heldAsFailure = blocked?.settled === true && policy.onFailedMachine === 'fail'
  const paused = !heldAsFailure && isPausedSnapshot(snapshot)
  const contradicted = snapshot.phase === 'success' && snapshot.contradictions.length > 0
  const state: WaitState = {
    ...answered,
    last: 'good',
    lastGoodAt: at,
    unknown: undefined,
    fingerprint,
    stalledMs: fingerprint === before.fingerprint ? before.stalledMs : 0,
    pausedPolls: paused ? before.pausedPolls + 1 : 0,
    blockedPolls: heldAsFailure ? before.blockedPolls + 1 : 0,
    contradictedPolls: contradicted ? before.contradictedPolls + 1 : 0
  }

  if (contradicted) {
    if (state.contradictedPolls < 2) return withLimits(state, at, policy)
    return {
      state,
      verdict: {outcome: 'failure', cause: {code: 'contradicted', parts: snapshot.contradictions}}
    }
  }
  switch (snapshot.phase) {
    case 'success':
    case 'failure':
    case 'cancelled':
    case 'skipped':
      return {state, verdict: {outcome: snapshot.phase, cause: {code: 'vendor'}}}
  }
  if (policy.once) {
    if (snapshot.phase === 'absent')
      return {state, verdict: {outcome: 'error', cause: {code: 'nothing-found'}}}
    const outcome = snapshot.phase === 'paused' ? 'paused' : 'running'
    return {state, verdict: {outcome, cause: {code: 'polled'}}}
  }
  if (blocked && state.blockedPolls >= 2) {
    return {state, verdict: {outcome: 'failure', cause: {code: 'blocked', parts: blocked.parts}}}
  }
  if (policy.onPaused === 'stop' && state.pausedPolls >= 2) {
    return {state, verdict: {outcome: 'paused', cause: {code: 'paused'}}}
  }
  return withLimits(state, at, policy)
}

/** The time limit that passes first of those that run now, and in how many ms it does if nothing changes. */
function nextLimit(
  state: WaitState,
  at: number,
  policy: Policy
): {limit: Limit; limitMs: number; inMs: number} {
  const {timeoutMs, queueTimeoutMs, stallTimeoutMs} = policy
  let next = {limit: 'timeout' as Limit, limitMs: timeoutMs, inMs: timeoutMs - at}
  const run = (limit: Limit, limitMs: number, countedMs: number) => {
    if (limitMs - countedMs < next.inMs) next = {limit, limitMs, inMs: limitMs - countedMs}
  }
  if (queueTimeoutMs !== undefined && isQueued(state)) run('queue-timeout', queueTimeoutMs, state.queuedMs)
  else if (state.last === 'good' && state.snapshot?.phase === 'absent') {
    run('absence', ABSENCE_MS, state.queuedMs)
  }
  if (stallTimeoutMs !== undefined && isStalling(state)) {
    run('stall-timeout', stallTimeoutMs, state.stalledMs)
  }
  return next
}

/** Ends the wait when one of its time limits has passed; of several the one that passed first. */
function withLimits(state: WaitState, at: number, policy: Policy): {state: WaitState; verdict?: Verdict} {
  const {limit, limitMs, inMs} = nextLimit(state, at, policy)
  if (inMs > 0) return {state}
  const neverGood = state.lastGoodAt === undefined
  if (state.unknown) {
    const {status, polls} = state.unknown
    return {state, verdict: {outcome: 'error', cause: {code: 'unknown-status', status, polls}}}
  }
  const cause: Cause = {code: 'limit', limit, limitMs, neverGood}
  return {state, verdict: {outcome: neverGood ? 'error' : 'timeout', cause}}
}

/** Ms until a look is due whatever the gap says: the first limit that would pass, were nothing to change. */
export function msToNextLimit(state: WaitState, at: number, policy: Policy): number {
  return Math.max(0, nextLimit(state, at, policy).inMs)
}

/** Whether the next look can end the wait by confirming this one, so that it need not wait for the usual gap. */
export function wantsConfirmation(state: WaitState, policy: Policy): boolean {
  return (
    state.contradictedPolls === 1 ||
    state.blockedPolls === 1 ||
    (policy.onPaused === 'stop' && state.pausedPolls === 1)
  )
}

export function hasEnded(snapshot: Snapshot): boolean {
  return ENDED.has(snapshot.phase)
}

/** What must change for the target to count as alive: states, position, log length; never the server's clocks. */
function fingerprintOf(snapshot: Snapshot, logLength: number): string {
  const {status, position, parts} = snapshot
  return JSON.stringify([status, position?.at, position?.of, logLength, parts.map(p => [p.id, p.status])])
}

function count(seen: Readonly<Record<string, number>>, label: string): Readonly<Record<string, number>> {
  // A hostile platform could send a new word each time, or one that every object has.
  const key = Object.hasOwn(seen, label) || Object.keys(seen).length < 20 ? label : 'other words'
  const before = Object.hasOwn(seen, key) ? Number(seen[key]) : 0
  return {...seen, [key]: before + 1}
}

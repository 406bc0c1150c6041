import type {Part} from '../model/part.js'
import {isPaused} from '../model/paused.js'
import type {Phase} from '../model/phase.js'
import type {Snapshot} from '../model/target.js'
import {
  advanceClocks,
  fingerprintOf,
  graceMs,
  headStartOf,
  msToOutageEnd,
  nextLimit,
  withLimits
} from './limits.js'
import type {Decision, Policy, PollFailure, PollResult, Verdict, WaitState} from './policy.js'

const UNKNOWN_POLLS = 20
/** What a platform may take back within seconds is believed when so many polls in a row say it. */
const CONFIRMING_POLLS = 2
const MOST_LABELS = 20
const LONGEST_LABEL = 200
const OTHERS = 'other words'

/**
 * The pure heart of the action: what is remembered, one poll and its time in ms since the start → what is remembered
 * now, and the verdict if there is one. `success` comes only from a snapshot whose phase is `success`.
 */
export function decide(state: WaitState, poll: PollResult, at: number, policy: Policy): Decision {
  const before = advanceClocks(state, at)
  if ('failure' in poll) return decideFailure(before, poll, at, policy)
  const {snapshot, followed} = poll
  const answered: WaitState = {
    ...before,
    snapshot,
    seen: countSeen(before.seen, snapshot.status),
    missingMs: 0,
    isFollowedPaused: followed?.isPaused ?? false,
    failing: undefined
  }
  if (snapshot.refusal) {
    return {state: answered, verdict: {outcome: 'error', cause: {code: 'not-meant', ...snapshot.refusal}}}
  }
  return snapshot.phase === 'unknown'
    ? decideUnknown(answered, snapshot.status, at, policy)
    : decideKnown(answered, poll, at, policy)
}

function decideFailure(before: WaitState, poll: PollFailure, at: number, policy: Policy): Decision {
  const {failure, message} = poll
  const failing = {
    since: before.failing?.since ?? at,
    count: (before.failing?.count ?? 0) + 1,
    failure,
    message
  }
  const state: WaitState = {
    ...before,
    missingMs: failure.foundJustNow ? 0 : before.missingMs,
    last: 'failed',
    seen: countSeen(before.seen, failure.label),
    failing
  }
  const isMissing = failure.kind === 'not-found'
  const isTolerated = isMissing && graceMs(state, policy) > 0
  if (failure.kind === 'permanent' || (isMissing && !isTolerated)) {
    return {state, verdict: {outcome: 'error', cause: {code: 'refused', message, failure}}}
  }
  const toOutageEnd = msToOutageEnd(state, at, policy)
  // Of two limits that have both passed, the one that passed first names the outcome.
  const limitFirst = nextLimit(state, at, policy).inMs < toOutageEnd
  if (toOutageEnd > 0 || limitFirst || isTolerated) return withLimits(state, at, policy)
  const cause = {code: 'outage', forMs: at - failing.since, message, failure} as const
  return {state, verdict: {outcome: 'error', cause}}
}

function decideUnknown(answered: WaitState, status: string, at: number, policy: Policy): Decision {
  const {since = at, polls: before = 0} = answered.unknown ?? {}
  const polls = before + 1
  const state: WaitState = {
    ...answered,
    last: 'unknown',
    unknown: {since, polls, status},
    pausedPolls: 0,
    blockedPolls: 0,
    contradictedPolls: 0
  }
  const longEnough = polls >= UNKNOWN_POLLS && at - since >= policy.outageToleranceMs
  if (!longEnough && !policy.once) return withLimits(state, at, policy)
  return {state, verdict: {outcome: 'error', cause: {code: 'unknown-status', status, polls}}}
}

function decideKnown(
  answered: WaitState,
  {snapshot, logLength, followed}: Exclude<PollResult, PollFailure>,
  at: number,
  policy: Policy
): Decision {
  const fingerprint = fingerprintOf(snapshot, logLength) + (followed?.fingerprint ?? '')
  const fails = snapshot.blocked?.settled === true && policy.onFailedMachine === 'fail'
  const paused = !fails && isPaused(snapshot)
  const contradicting = contradictingNow(answered.contradicting, snapshot)
  const contradicted = isGoodEnd(snapshot.phase) && contradicting.length > 0
  const state: WaitState = {
    ...answered,
    last: 'good',
    lastGoodAt: at,
    headStartMs: headStartOf(answered, snapshot),
    unknown: undefined,
    fingerprint,
    stalledMs: fingerprint === answered.fingerprint ? answered.stalledMs : 0,
    pausedPolls: paused ? answered.pausedPolls + 1 : 0,
    blockedPolls: fails ? answered.blockedPolls + 1 : 0,
    contradictedPolls: contradicted ? answered.contradictedPolls + 1 : 0,
    contradicting
  }
  const verdict = verdictOn(snapshot, state, policy)
  return verdict ? {state, verdict} : withLimits(state, at, policy)
}

/** A success may come out as an end in which nothing was done. */
function isGoodEnd(phase: Phase): boolean {
  return phase === 'success' || phase === 'skipped'
}

/** A part that contradicted a success is proven fine only by a poll that lists it so: to be listed no more proves nothing. */
function contradictingNow(
  before: readonly Part[],
  {phase, parts, contradictions}: Snapshot
): readonly Part[] {
  const now = phase === 'success' ? contradictions : []
  if (before.length === 0) return now
  const listed = new Set(parts.map(({id}) => id))
  return [...now, ...before.filter(({id}) => !listed.has(id))]
}

/** The verdict that a known status gives by itself, whatever the time limits say. */
function verdictOn(snapshot: Snapshot, state: WaitState, policy: Policy): Verdict | undefined {
  const {phase, blocked} = snapshot
  if (state.contradictedPolls >= CONFIRMING_POLLS) {
    return {outcome: 'failure', cause: {code: 'contradicted', parts: state.contradicting}}
  }
  if (state.contradictedPolls > 0) return undefined
  switch (phase) {
    case 'success':
    case 'failure':
    case 'cancelled':
    case 'skipped':
      return {outcome: phase, cause: {code: 'vendor'}}
  }
  if (policy.once) {
    if (phase === 'absent') return {outcome: 'error', cause: {code: 'nothing-found'}}
    return {outcome: phase === 'paused' ? 'paused' : 'running', cause: {code: 'polled'}}
  }
  if (blocked && state.blockedPolls >= CONFIRMING_POLLS) {
    return {outcome: 'failure', cause: {code: 'blocked', parts: blocked.parts}}
  }
  if (policy.onPaused === 'stop' && state.pausedPolls >= CONFIRMING_POLLS) {
    return {outcome: 'paused', cause: {code: 'paused'}}
  }
  return undefined
}

/** Whether the next poll can end the wait by confirming this one, and so should not wait for the usual gap. */
export function wantsConfirmation(state: WaitState, policy: Policy): boolean {
  return (
    state.contradictedPolls === 1 ||
    state.blockedPolls === 1 ||
    (policy.onPaused === 'stop' && state.pausedPolls === 1)
  )
}

function countSeen(seen: Readonly<Record<string, number>>, label: string): Readonly<Record<string, number>> {
  // A hostile platform could send a new status each time, one without end, or one that every object has as a property. None
  // is cut: what is left of a secret would not be found when it is shown.
  const isKept =
    label.length <= LONGEST_LABEL && (Object.hasOwn(seen, label) || Object.keys(seen).length < MOST_LABELS)
  const key = isKept ? label : OTHERS
  const before = Object.hasOwn(seen, key) ? Number(seen[key]) : 0
  return {...seen, [key]: before + 1}
}

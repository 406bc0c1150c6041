import type {RequestFailure} from '../model/errors.js'
import type {Outcome} from '../model/outcome.js'
import type {Part, Phase, Snapshot} from '../vendors/vendor.js'

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
export type Look = {snapshot: Snapshot; logLength: number} | {failure: RequestFailure; message: string}

export type Limit = 'timeout' | 'queue-timeout' | 'stall-timeout' | 'absence'

/** Why a wait ended; the report makes the sentence. */
export type Cause =
  | {code: 'vendor'}
  | {code: 'contradicted'; parts: readonly Part[]}
  | {code: 'held'; parts: readonly Part[]}
  | {code: 'paused'}
  | {code: 'looked'}
  | {code: 'nothing-found'}
  | {code: 'limit'; limit: Limit; limitMs: number; neverGood: boolean}
  | {code: 'unknown-word'; word: string; looks: number}
  | {code: 'outage'; forMs: number; message: string; failure: RequestFailure}
  | {code: 'refused'; message: string; failure: RequestFailure}
  | {code: 'interrupted'; signal: string}
  | {code: 'left'}
  /** A part was asked for by name and there is none, or its log, or every log, could not be read. */
  | {code: 'no-such-part'; asked: string; there: string}
  | {code: 'no-log'; message: string}
  /** The run that this belongs to has ended otherwise. */
  | {code: 'run-ended'; label: string; word: string}

export interface Verdict {
  outcome: Outcome
  /** `stops`: the platform is asked to stop it. */
  cause: Cause & {stops?: boolean}
}

/** All that a wait remembers between two looks. Times are ms since its start. */
export interface Track {
  looks: number
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
  unknown?: {since: number; looks: number; word: string} | undefined
  queuedMs: number
  stalledMs: number
  /** Looks in a row that said the same thing that needs two. */
  pausedLooks: number
  heldLooks: number
  contradictedLooks: number
}

export const freshTrack: Track = {
  looks: 0,
  seen: {},
  lastAt: 0,
  last: 'nothing',
  queuedMs: 0,
  stalledMs: 0,
  pausedLooks: 0,
  heldLooks: 0,
  contradictedLooks: 0
}

const UNKNOWN_LOOKS = 20
const NOT_FOUND_GRACE_MS = 30_000
const ABSENCE_MS = 5 * 60_000
const ENDS: ReadonlySet<Phase> = new Set(['success', 'failure', 'cancelled', 'skipped'])

/**
 * The pure heart of the gate: what is remembered, one look and its time → what is remembered now, and the verdict
 * if there is one. `success` comes out only of a snapshot whose phase is `success`.
 */
export function judge(
  track: Track,
  look: Look,
  at: number,
  policy: Policy
): {track: Track; verdict?: Verdict} {
  const clocks = runClocks(track, at)
  return 'failure' in look
    ? judgeFailure(clocks, look, at, policy)
    : judgeSnapshot(clocks, look.snapshot, look.logLength, at, policy)
}

/** Counts the time since the last look for the clocks that it counts for. */
function runClocks(track: Track, at: number): Track {
  const passed = Math.max(0, at - track.lastAt)
  const queued = isQueued(track)
  const stalling = isStalling(track)
  return {
    ...track,
    looks: track.looks + 1,
    lastAt: at,
    queuedMs: track.queuedMs + (queued ? passed : 0),
    stalledMs: track.stalledMs + (stalling ? passed : 0)
  }
}

function isQueued(track: Track): boolean {
  return track.last === 'good' && (track.snapshot?.phase === 'queued' || track.snapshot?.phase === 'absent')
}

function isStalling(track: Track): boolean {
  return track.last === 'good' && track.snapshot?.phase !== 'absent' && !isPausedSnapshot(track.snapshot)
}

function isPausedSnapshot(snapshot: Snapshot | undefined): boolean {
  return snapshot?.phase === 'paused' || snapshot?.held?.settled === true
}

function judgeFailure(
  before: Track,
  {failure, message}: {failure: RequestFailure; message: string},
  at: number,
  policy: Policy
): {track: Track; verdict?: Verdict} {
  const failing = {
    since: before.failing?.since ?? at,
    count: (before.failing?.count ?? 0) + 1,
    failure,
    message
  }
  const track: Track = {...before, last: 'failed', seen: count(before.seen, failure.label), failing}
  const missing = failure.kind === 'not-found'
  const graced = missing && graceMs(track, at, policy) > 0
  if (failure.kind === 'permanent' || (missing && !graced)) {
    return {track, verdict: {outcome: 'error', cause: {code: 'refused', message, failure}}}
  }
  const forMs = at - failing.since
  const overdueMs = forMs - policy.outageToleranceMs
  // Of two limits that both have passed, the one that passed first speaks.
  const limitFirst = overdueMs < -nextLimit(track, at, policy).inMs
  if (overdueMs >= 0 && !limitFirst && !graced) {
    return {track, verdict: {outcome: 'error', cause: {code: 'outage', forMs, message, failure}}}
  }
  return withLimits(track, at, policy)
}

/** For how long, in ms from `at` on, a target that can't be found is looked for once more. */
function graceMs({lastFoundAt = 0}: Track, at: number, {once}: Policy): number {
  return once ? 0 : Math.max(0, lastFoundAt + NOT_FOUND_GRACE_MS - at)
}

/** For how long, in ms, a target is looked at again after a look that is the first to fail in this way. */
export function patienceMs(track: Track, {kind}: RequestFailure, at: number, policy: Policy): number {
  if (kind === 'permanent') return 0
  if (kind === 'not-found') return graceMs(track, at, policy)
  return policy.outageToleranceMs
}

function judgeSnapshot(
  before: Track,
  snapshot: Snapshot,
  logLength: number,
  at: number,
  policy: Policy
): {track: Track; verdict?: Verdict} {
  const seen = count(before.seen, snapshot.word)
  const lastFoundAt = snapshot.phase === 'absent' ? before.lastFoundAt : at
  const answered = {...before, snapshot, seen, lastFoundAt, failing: undefined}
  if (snapshot.phase === 'unknown') {
    const unknown = {
      since: before.unknown?.since ?? at,
      looks: (before.unknown?.looks ?? 0) + 1,
      word: snapshot.word
    }
    const track: Track = {
      ...answered,
      last: 'unknown',
      unknown,
      pausedLooks: 0,
      heldLooks: 0,
      contradictedLooks: 0
    }
    const longEnough = unknown.looks >= UNKNOWN_LOOKS && at - unknown.since >= policy.outageToleranceMs
    if (longEnough || policy.once) {
      return {
        track,
        verdict: {outcome: 'error', cause: {code: 'unknown-word', word: unknown.word, looks: unknown.looks}}
      }
    }
    return withLimits(track, at, policy)
  }

  const fingerprint = fingerprintOf(snapshot, logLength)
  const {held} = snapshot
  const heldAsFailure = held?.settled === true && policy.onFailedMachine === 'fail'
  const paused = !heldAsFailure && isPausedSnapshot(snapshot)
  const contradicted = snapshot.phase === 'success' && snapshot.contradictions.length > 0
  const track: Track = {
    ...answered,
    last: 'good',
    lastGoodAt: at,
    unknown: undefined,
    fingerprint,
    stalledMs: fingerprint === before.fingerprint ? before.stalledMs : 0,
    pausedLooks: paused ? before.pausedLooks + 1 : 0,
    heldLooks: heldAsFailure ? before.heldLooks + 1 : 0,
    contradictedLooks: contradicted ? before.contradictedLooks + 1 : 0
  }

  if (contradicted) {
    if (track.contradictedLooks < 2) return withLimits(track, at, policy)
    return {
      track,
      verdict: {outcome: 'failure', cause: {code: 'contradicted', parts: snapshot.contradictions}}
    }
  }
  switch (snapshot.phase) {
    case 'success':
    case 'failure':
    case 'cancelled':
    case 'skipped':
      return {track, verdict: {outcome: snapshot.phase, cause: {code: 'vendor'}}}
  }
  if (policy.once) {
    if (snapshot.phase === 'absent')
      return {track, verdict: {outcome: 'error', cause: {code: 'nothing-found'}}}
    const outcome = snapshot.phase === 'paused' ? 'paused' : 'running'
    return {track, verdict: {outcome, cause: {code: 'looked'}}}
  }
  if (held && track.heldLooks >= 2) {
    return {track, verdict: {outcome: 'failure', cause: {code: 'held', parts: held.parts}}}
  }
  if (policy.onPaused === 'stop' && track.pausedLooks >= 2) {
    return {track, verdict: {outcome: 'paused', cause: {code: 'paused'}}}
  }
  return withLimits(track, at, policy)
}

/** The time limit that passes first of those that run now, and in how many ms it does if nothing changes. */
function nextLimit(track: Track, at: number, policy: Policy): {limit: Limit; limitMs: number; inMs: number} {
  const {timeoutMs, queueTimeoutMs, stallTimeoutMs} = policy
  let next = {limit: 'timeout' as Limit, limitMs: timeoutMs, inMs: timeoutMs - at}
  const run = (limit: Limit, limitMs: number, countedMs: number) => {
    if (limitMs - countedMs < next.inMs) next = {limit, limitMs, inMs: limitMs - countedMs}
  }
  if (queueTimeoutMs !== undefined && isQueued(track)) run('queue-timeout', queueTimeoutMs, track.queuedMs)
  else if (track.last === 'good' && track.snapshot?.phase === 'absent') {
    run('absence', ABSENCE_MS, track.queuedMs)
  }
  if (stallTimeoutMs !== undefined && isStalling(track)) {
    run('stall-timeout', stallTimeoutMs, track.stalledMs)
  }
  return next
}

/** Ends the wait when one of its time limits has passed; of several the one that passed first. */
function withLimits(track: Track, at: number, policy: Policy): {track: Track; verdict?: Verdict} {
  const {limit, limitMs, inMs} = nextLimit(track, at, policy)
  if (inMs > 0) return {track}
  const neverGood = track.lastGoodAt === undefined
  if (track.unknown) {
    const {word, looks} = track.unknown
    return {track, verdict: {outcome: 'error', cause: {code: 'unknown-word', word, looks}}}
  }
  const cause: Cause = {code: 'limit', limit, limitMs, neverGood}
  return {track, verdict: {outcome: neverGood ? 'error' : 'timeout', cause}}
}

/** Ms until a look is due whatever the gap says: the first limit that would pass, were nothing to change. */
export function msToNextLimit(track: Track, at: number, policy: Policy): number {
  return Math.max(0, nextLimit(track, at, policy).inMs)
}

/** Whether the next look can end the wait by confirming this one, so that it need not wait for the usual gap. */
export function wantsConfirmation(track: Track, policy: Policy): boolean {
  return (
    track.contradictedLooks === 1 ||
    track.heldLooks === 1 ||
    (policy.onPaused === 'stop' && track.pausedLooks === 1)
  )
}

export function hasEnded(snapshot: Snapshot): boolean {
  return ENDS.has(snapshot.phase)
}

/** What must change for the target to count as alive: states, position, log length; never the server's clocks. */
function fingerprintOf(snapshot: Snapshot, logLength: number): string {
  const {word, position, parts} = snapshot
  return JSON.stringify([word, position?.at, position?.of, logLength, parts.map(p => [p.id, p.word])])
}

function count(seen: Readonly<Record<string, number>>, label: string): Readonly<Record<string, number>> {
  // A hostile platform could send a new word each time, or one that every object has.
  const key = Object.hasOwn(seen, label) || Object.keys(seen).length < 20 ? label : 'other words'
  const before = Object.hasOwn(seen, key) ? Number(seen[key]) : 0
  return {...seen, [key]: before + 1}
}

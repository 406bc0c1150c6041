import type {FailureKind, RequestFailure} from '../../../src/model/errors.js'
import type {Part} from '../../../src/model/part.js'
import type {Phase} from '../../../src/model/phase.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import {
  initialWaitState,
  type Policy,
  type PollResult,
  type Verdict,
  type WaitState
} from '../../../src/wait/policy.js'
import type {WaitResult} from '../../../src/wait/poll-all.js'

export const SECOND = 1000
export const MINUTE = 60 * SECOND

export const ends: readonly Phase[] = ['success', 'failure', 'cancelled', 'skipped']

const statuses: Readonly<Partial<Record<Phase, string>>> = {
  queued: 'Queued',
  running: 'Running',
  paused: 'Waiting',
  success: 'Success',
  failure: 'Failed',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
  unknown: 'Mystery'
}

export function part(phase: Phase, over: Partial<Part> = {}): Part {
  return {
    id: `m-${phase}`,
    kind: 'machine',
    hasLog: over.kind === undefined || over.kind === 'machine',
    name: `m-${phase}`,
    phase,
    status: statuses[phase] ?? '',
    ...over
  }
}

export function snapshot(phase: Phase, over: Partial<Snapshot> = {}): Snapshot {
  return {phase, status: statuses[phase] ?? '(none)', parts: [], contradictions: [], notices: [], ...over}
}

export function seen(phase: Phase, over: Partial<Snapshot> = {}, logLength = 0): PollResult {
  return {snapshot: snapshot(phase, over), logLength}
}

/** An order that a failed machine blocks; `settled` when no other machine runs. */
export function blocked(settled: boolean, phase: Phase = 'running'): PollResult {
  const parts = [part('failure')]
  return seen(phase, {parts, blocked: {parts, settled}})
}

/** An order that says success although one of its machines failed. */
export function contradicted(): PollResult {
  const parts = [part('failure')]
  return seen('success', {parts, contradictions: parts})
}

const labels: Readonly<Record<FailureKind, string>> = {
  transient: 'HTTP 503',
  throttled: 'HTTP 429',
  'not-found': 'HTTP 404',
  permanent: 'HTTP 403'
}

export function failure(kind: FailureKind, over: Partial<RequestFailure> = {}): RequestFailure {
  return {kind, label: labels[kind], ...over}
}

export function failed(kind: FailureKind, over: Partial<RequestFailure> = {}): PollResult {
  return {failure: failure(kind, over), message: labels[kind]}
}

export function policy(over: Partial<Policy> = {}): Policy {
  return {
    timeoutMs: 30 * MINUTE,
    outageToleranceMs: 5 * MINUTE,
    onPaused: 'wait',
    onFailedMachine: 'fail',
    ...over
  }
}

export function target(over: Partial<Target> = {}): Target {
  return {
    id: '1111',
    kind: 'deploy order',
    label: 'deploy order 1111 of pipeline 123',
    ids: {'deploy-order-id': '1111'},
    url: 'https://flow.aliyun.com/pipelines/123/current',
    read: () => Promise.reject(new Error('no read was scripted')),
    readLog: () => Promise.reject(new Error('no log was scripted')),
    ...over
  }
}

export function watched(
  verdict: Verdict,
  state: Partial<WaitState> = {},
  over: Partial<Omit<WaitResult, 'state' | 'verdict'>> = {}
): WaitResult {
  const own = over.target ?? target()
  return {target: own, identity: own, decided: true, ...over, verdict, state: {...initialWaitState, ...state}}
}

import type {BuildEvent, BuildScenario} from './scenario.js'

export interface PartState {
  status: unknown
  startedAt?: number
  endedAt?: number
  executeCount: number
}

export interface BuildState extends PartState {
  queuedAt: number
  errors: readonly unknown[]
  cancelUser?: string
  parts: Map<string, PartState & {extra: Record<string, unknown>}>
  checks: Map<string, {in?: string; out?: string; refusedBy?: string; suggest?: string}>
}

const ENDS = /^(?:SUCCEED|FAILED|CANCELED|SKIP|TERMINATE|REVIEW_ABORT|REVIEW_PROCESSED|STAGE_SUCCESS|UNEXEC)$/

/** The state of a build and its parts at a moment, from its events. */
export function buildState(build: BuildScenario, now: number): BuildState {
  const state: BuildState = {
    status: 'QUEUE',
    queuedAt: build.createdAt ?? 0,
    executeCount: 1,
    errors: [],
    parts: new Map(),
    checks: new Map()
  }
  for (const event of build.timeline) if (event.at <= now) apply(state, event)
  return state
}

function apply(state: BuildState, event: BuildEvent): void {
  const {at} = event
  if ('build' in event) {
    state.status = event.build
    if (event.starts) state.startedAt = at
    if (event.ends) state.endedAt = at
    if (event.cancelUser !== undefined) state.cancelUser = event.cancelUser
    state.errors = event.errors ?? state.errors
  } else if ('retry' in event) {
    state.executeCount++
    state.queuedAt = at
    state.status = 'QUEUE'
    state.errors = []
    delete state.endedAt
    state.parts.clear()
    state.checks.clear()
  } else if ('stage' in event) {
    const check = state.checks.get(event.stage) ?? {}
    if (event.check !== undefined) check.in = event.check
    if (event.checkOut !== undefined) check.out = event.checkOut
    if (event.refusedBy !== undefined) check.refusedBy = event.refusedBy
    if (event.suggest !== undefined) check.suggest = event.suggest
    state.checks.set(event.stage, check)
    if ('status' in event) setPart(state, event.stage, event.status, at)
  } else if ('job' in event) {
    setPart(state, event.job, event.status, at)
  } else if ('task' in event && 'status' in event) {
    const {status, errorMsg, errorCode, errorType} = event
    setPart(state, event.task, status, at, {errorMsg, errorCode, errorType})
  }
}

function setPart(
  state: BuildState,
  id: string,
  status: unknown,
  at: number,
  extra: Record<string, unknown> = {}
): void {
  const before = state.parts.get(id)
  const ended = ENDS.test(String(status))
  state.parts.set(id, {
    status,
    startedAt: before?.startedAt ?? at,
    ...(ended ? {endedAt: at} : {}),
    executeCount: state.executeCount,
    extra
  })
}

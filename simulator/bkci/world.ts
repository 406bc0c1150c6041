import type {BuildEvent, BuildScenario} from './scenario.js'

export interface State {
  word: unknown
  startedAt?: number
  endedAt?: number
  executeCount: number
}

export interface World extends State {
  queuedAt: number
  errors: readonly unknown[]
  cancelUser?: string
  parts: Map<string, State & {extra: Record<string, unknown>}>
  checks: Map<string, {in?: string; out?: string; refusedBy?: string; suggest?: string}>
}

const ENDS = /^(?:SUCCEED|FAILED|CANCELED|SKIP|TERMINATE|REVIEW_ABORT|REVIEW_PROCESSED|STAGE_SUCCESS|UNEXEC)$/

/** The state of a build and its parts at a moment, from its events. */
export function worldOf(build: BuildScenario, now: number): World {
  const world: World = {
    word: 'QUEUE',
    queuedAt: build.createdAt ?? 0,
    executeCount: 1,
    errors: [],
    parts: new Map(),
    checks: new Map()
  }
  for (const event of build.timeline) if (event.at <= now) apply(world, event)
  return world
}

function apply(world: World, event: BuildEvent): void {
  const {at} = event
  if ('build' in event) {
    world.word = event.build
    if (event.starts) world.startedAt = at
    if (event.ends) world.endedAt = at
    if (event.cancelUser !== undefined) world.cancelUser = event.cancelUser
    world.errors = event.errors ?? world.errors
  } else if ('retry' in event) {
    world.executeCount++
    world.queuedAt = at
    world.word = 'QUEUE'
    world.errors = []
    delete world.endedAt
    world.parts.clear()
    world.checks.clear()
  } else if ('stage' in event) {
    const check = world.checks.get(event.stage) ?? {}
    if (event.check !== undefined) check.in = event.check
    if (event.checkOut !== undefined) check.out = event.checkOut
    if (event.refusedBy !== undefined) check.refusedBy = event.refusedBy
    if (event.suggest !== undefined) check.suggest = event.suggest
    world.checks.set(event.stage, check)
    if ('status' in event) setPart(world, event.stage, event.status, at)
  } else if ('job' in event) {
    setPart(world, event.job, event.status, at)
  } else if ('task' in event && 'status' in event) {
    const {status, errorMsg, errorCode, errorType} = event
    setPart(world, event.task, status, at, {errorMsg, errorCode, errorType})
  }
}

function setPart(
  world: World,
  id: string,
  word: unknown,
  at: number,
  extra: Record<string, unknown> = {}
): void {
  const before = world.parts.get(id)
  const ended = ENDS.test(String(word))
  world.parts.set(id, {
    word,
    startedAt: before?.startedAt ?? at,
    ...(ended ? {endedAt: at} : {}),
    executeCount: world.executeCount,
    extra
  })
}

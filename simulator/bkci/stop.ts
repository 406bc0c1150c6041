import {type BuildState, buildState} from './build-state.js'
import type {BuildEvent, BuildScenario} from './scenario.js'

/** A second stop within this time is refused; a later one ends the build at once. */
const AGAIN_AFTER = 60
const ENDED = /^(?:SUCCEED|FAILED|CANCELED|TERMINATE|QUEUE_TIMEOUT)$/
const QUEUED = /^(?:QUEUE|QUEUE_CACHE|TRIGGER_REVIEWING)$/

/** When each build was asked to stop first, by its id. */
export type Stops = Map<string, number>

/**
 * What a stop makes of a build: another future, or the code and text with which it is refused. A running build still
 * runs its last stage, a queued one ends at once, one that waits for an approval ends as if that had been refused.
 */
export function stopBuild(
  build: BuildScenario,
  now: number,
  user: string,
  stops: Stops
): {build?: BuildScenario; refusal?: readonly [number, string]} {
  const state = buildState(build, now)
  const status = String(state.status)
  if (ENDED.test(status) || state.endedAt !== undefined)
    return {refusal: [2101182, `构建 ${build.buildId} 已结束`]}
  const before = stops.get(build.buildId)
  if (before !== undefined && now - before < AGAIN_AFTER) {
    const left = Math.ceil(AGAIN_AFTER - (now - before))
    return {refusal: [2101019, `流水线已经被${user}取消构建，请过${left}秒后再试`]}
  }
  stops.set(build.buildId, before ?? now)
  const past = build.timeline.filter(event => event.at <= now)
  const future = before === undefined ? cancelled(build, state, now, user) : ended(state, now, 'TERMINATE')
  return {build: {...build, timeline: [...past, ...future]}}
}

function cancelled(build: BuildScenario, state: BuildState, now: number, user: string): BuildEvent[] {
  const status = String(state.status)
  const at = QUEUED.test(status) ? now : now + (build.stopTakes ?? 0)
  const waiting = build.stages.find(({id}) => state.checks.get(id)?.in === 'REVIEWING')
  if (waiting === undefined)
    return [{at: now, build: state.status, cancelUser: user}, ...ended(state, at, 'CANCELED')]
  const check = {check: 'REVIEW_ABORT', refusedBy: user, suggest: 'CANCEL'}
  return [
    {at: now, build: 'RUNNING', cancelUser: user},
    {at: now, stage: waiting.id, status: 'STAGE_SUCCESS', ...check},
    {at, build: 'STAGE_SUCCESS', ends: true}
  ]
}

/** The end of the build, and of all its parts that run. */
function ended(state: BuildState, at: number, status: string): BuildEvent[] {
  const parts = [...state.parts].filter(([, part]) => part.endedAt === undefined).map(([id]) => id)
  return [
    ...parts.map((id): BuildEvent => {
      if (id.startsWith('stage-')) return {at, stage: id, status}
      return id.startsWith('c-') ? {at, job: id, status} : {at, task: id, status}
    }),
    {at, build: status, ends: true}
  ]
}

import type {BuildEvent, BuildScenario} from './scenario.js'
import {type World, worldOf} from './world.js'

/** A second stop within these seconds is refused; a later one ends the build at once. */
const AGAIN_AFTER = 60
const ENDED = /^(?:SUCCEED|FAILED|CANCELED|TERMINATE|QUEUE_TIMEOUT)$/
const QUEUED = /^(?:QUEUE|QUEUE_CACHE|TRIGGER_REVIEWING)$/

/** When each build was asked to stop first, by its id, in scenario seconds. */
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
  const world = worldOf(build, now)
  const word = String(world.word)
  if (ENDED.test(word) || world.endedAt !== undefined)
    return {refusal: [2101182, `构建 ${build.buildId} 已结束`]}
  const before = stops.get(build.buildId)
  if (before !== undefined && now - before < AGAIN_AFTER) {
    const left = Math.ceil(AGAIN_AFTER - (now - before))
    return {refusal: [2101019, `流水线已经被${user}取消构建，请过${left}秒后再试`]}
  }
  stops.set(build.buildId, before ?? now)
  const past = build.timeline.filter(event => event.at <= now)
  const future = before === undefined ? cancelled(build, world, now, user) : ended(world, now, 'TERMINATE')
  return {build: {...build, timeline: [...past, ...future]}}
}

function cancelled(build: BuildScenario, world: World, now: number, user: string): BuildEvent[] {
  const word = String(world.word)
  const at = QUEUED.test(word) ? now : now + (build.stopTakes ?? 0)
  const waiting = build.stages.find(({id}) => world.checks.get(id)?.in === 'REVIEWING')
  if (waiting === undefined)
    return [{at: now, build: world.word, cancelUser: user}, ...ended(world, at, 'CANCELED')]
  const check = {check: 'REVIEW_ABORT', refusedBy: user, suggest: 'CANCEL'}
  return [
    {at: now, build: 'RUNNING', cancelUser: user},
    {at: now, stage: waiting.id, status: 'STAGE_SUCCESS', ...check},
    {at, build: 'STAGE_SUCCESS', ends: true}
  ]
}

/** The end of the build, and of all its parts that run. */
function ended(world: World, at: number, word: string): BuildEvent[] {
  const parts = [...world.parts].filter(([, part]) => part.endedAt === undefined).map(([id]) => id)
  return [
    ...parts.map((id): BuildEvent => {
      if (id.startsWith('stage-')) return {at, stage: id, status: word}
      return id.startsWith('c-') ? {at, job: id, status: word} : {at, task: id, status: word}
    }),
    {at, build: word, ends: true}
  ]
}

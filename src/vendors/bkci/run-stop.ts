import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import {deadline} from '../../util/timers.js'
import {saysDone} from '../shared/errors.js'
import {present, toNumber} from '../shared/schema.js'
import type {Client} from './client.js'
import {parseDetail} from './run-detail.js'
import {jobsOf, stagesOf} from './run-tree.js'
import type {Detail} from './schema.js'
import {readPartStatus} from './status.js'

/** A second stop within a minute is refused; a later one kills the steps that clean up. */
export const STOPS_ONCE_FOR_MS = 60_000
// The build is being cancelled already, or has ended.
const NOTHING_TO_STOP = new Set(['2101019', '2101182'])
const DETAIL_BEFORE_STOP_MS = 1000

export interface BuildIds {
  pipelineId: string
  buildId: string
}

/**
 * Whether a build that has not ended is surely on its way to be cancelled. Who cancelled it is no proof alone: a review
 * task that was refused leaves the same mark, also where the build goes on. So something in its newest execution must
 * be cancelled too, or `wasStopped`: a stop of ours was accepted.
 */
export function isBeingCancelled(detail: Detail, wasStopped = false): boolean {
  if (!detail.cancelUserId) return false
  const things = stagesOf(detail).flatMap(({stage}) => [
    stage,
    ...jobsOf(stage).flatMap(job => [job, ...present(job.elements)])
  ])
  const newest = things.reduce(
    (most, {executeCount}) => Math.max(most, toNumber(executeCount) ?? 1),
    toNumber(detail.executeCount) ?? 1
  )
  const isCancelled = ({status, executeCount}: (typeof things)[number]) =>
    readPartStatus(status).phase === 'cancelled' && (toNumber(executeCount) ?? newest) === newest
  return wasStopped || things.some(isCancelled)
}

/**
 * Asks the platform to stop a build; true when it accepted that, or needs no stop any more. Nothing is sent where the
 * build is surely being cancelled, since a second stop would kill the steps that clean up.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/biz-process/src/main/kotlin/com/tencent/devops/process/service/builds/PipelineBuildFacadeService.kt
 */
export async function stopBuild(client: Client, ids: BuildIds, context: ReadContext): Promise<boolean> {
  if (await isCancelledByDetail(client, ids, context)) return true
  try {
    const done = await client({...ids, call: 'stop', kind: 'stop', signal: context.signal})
    if (!saysDone(done)) throw badAnswer(message('answer.not-stopping', {thing: 'build'}))
    return true
  } catch (error) {
    if (error instanceof RequestError && NOTHING_TO_STOP.has(error.failure.code ?? '')) return true
    throw error
  }
}

/** By a detail of now; without an answer in time it counts as not cancelled, since a stop has little time. */
async function isCancelledByDetail(client: Client, ids: BuildIds, {signal}: ReadContext): Promise<boolean> {
  const limit = deadline(DETAIL_BEFORE_STOP_MS, signal, () => new Error('no detail in time'))
  try {
    const data = await client({...ids, call: 'buildDetail', kind: 'stop', signal: limit.signal})
    return isBeingCancelled(parseDetail(data, ids.buildId, ids.pipelineId))
  } catch {
    signal.throwIfAborted()
    return false
  } finally {
    limit.release()
  }
}

import type {ReadContext} from '../../model/target.js'
import type {PlatformClock} from '../shared/platform-clock.js'
import type {PinnedRun, RunAdapter, RunReading} from '../shared/run-target.js'
import {toNumber} from '../shared/schema.js'
import {waitsInside} from './approvals.js'
import type {Client} from './client.js'
import {countExecutions, type Executions, retryNotices} from './executions.js'
import {isBuildId} from './inputs.js'
import {createDetailReader, type DetailReader, parseDetail} from './run-detail.js'
import {listRuns} from './run-list.js'
import {readRunLog} from './run-log.js'
import {fingerprintOf, parseState, readRun, readState} from './run-snapshot.js'
import {STOPS_ONCE_FOR_MS, stopBuild} from './run-stop.js'

/** What the builds of one pipeline are read with. */
export interface PipelineAccess {
  client: Client
  clock: PlatformClock
  links: RunAdapter['links']
  pipelineId: string
}

/** What is remembered of the one build that is watched. */
interface Memory {
  details?: DetailReader
  executions?: Executions
  pipelineName?: string | undefined
  ended: boolean
  wasStopped: boolean
}

/**
 * How a build of a pipeline is found, read and stopped. The status of its pipeline is not asked: builds that queue are
 * not in it, and the newest build may be another's.
 */
export function createRunAdapter(access: PipelineAccess): RunAdapter {
  const {client, clock, links, pipelineId} = access
  const memory: Memory = {ended: false, wasStopped: false}
  return {
    kind: 'build',
    noun: 'build',
    clock,
    links,
    isRunId: isBuildId,
    list: search => listRuns(client, pipelineId, search),
    read: (run, context) => readBuild(access, memory, run, context),
    readLog: (run, part, context, cursor) =>
      readRunLog(client, part, {pipelineId, buildId: run.id, ended: memory.ended}, context, cursor),
    stopsOnceFor: STOPS_ONCE_FOR_MS,
    async stop(run, context) {
      const accepted = await stopBuild(client, {pipelineId, buildId: run.id}, context)
      memory.wasStopped ||= accepted
      return accepted
    }
  }
}

/**
 * One poll: the build's own status call decides, and its detail explains.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/api-process/src/main/kotlin/com/tencent/devops/process/pojo/BuildHistoryWithVars.kt
 */
async function readBuild(
  {client, links, pipelineId}: PipelineAccess,
  memory: Memory,
  {id: buildId}: PinnedRun,
  context: ReadContext
): Promise<RunReading> {
  const ids = {pipelineId, buildId, kind: 'status'} as const
  const state = parseState(await client({...ids, call: 'buildStatus', signal: context.signal}))
  const {ended} = readState(state)
  memory.details ??= createDetailReader(
    async ({signal}) => parseDetail(await client({...ids, call: 'buildDetail', signal}), buildId, pipelineId),
    detail => waitsInside(detail).length > 0
  )
  const reading = await memory.details.read(fingerprintOf(state), ended, context)
  memory.executions = countExecutions(memory.executions, state, reading.detail)
  memory.pipelineName = reading.detail?.pipelineName?.trim() || memory.pipelineName
  memory.ended = ended
  const {wasStopped} = memory
  const snapshot = readRun(state, reading, {page: links.run(buildId), wasStopped})
  const buildNum = toNumber(state.buildNum)
  return {
    named: {run: state.id, pipeline: undefined},
    snapshot: {...snapshot, notices: [...retryNotices(memory.executions), ...snapshot.notices]},
    title: buildNum === undefined ? undefined : `build #${buildNum}`,
    pipelineName: memory.pipelineName
  }
}

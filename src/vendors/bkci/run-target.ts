import {message} from '../../messages/message.js'
import type {Notice} from '../../model/notice.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Snapshot} from '../../model/target.js'
import {explainNow} from '../../model/wall.js'
import {afterMany} from '../../util/turns.js'
import type {PlatformClock} from '../shared/platform-clock.js'
import type {PinnedRun, RunAdapter, RunReading} from '../shared/run-adapter.js'
import {nothingListed, toNumber} from '../shared/schema.js'
import {waitsInside} from './approvals.js'
import type {Client} from './client.js'
import {countExecutions, type Executions, retryNotices} from './executions.js'
import {isBuildId} from './inputs.js'
import {
  createDetailReader,
  type DetailReader,
  type DetailReading,
  parseDetail,
  readDetailAgain
} from './run-detail.js'
import {listEndedRuns, listRuns} from './run-list.js'
import {readRunLog} from './run-log.js'
import {fingerprintOf, parseState, readRun, readState} from './run-snapshot.js'
import {type BuildStart, buildStarter} from './run-start.js'
import {STOPS_ONCE_FOR_MS, stopBuild} from './run-stop.js'
import type {BuildState, Detail} from './schema.js'
import type {StateBatch} from './state-batch.js'

/** What the builds of one pipeline are read with. */
export interface PipelineAccess {
  client: Client
  clock: PlatformClock
  links: RunAdapter['links']
  pipelineId: string
  /** Reads the build together with others of its pipeline, where several are watched. */
  together?: StateBatch | undefined
  /** What a build is begun with, where one is to be begun. */
  start?: BuildStart | undefined
}

/** What is remembered of the one build that is watched. */
interface Memory {
  details?: DetailReader
  /** What the last poll was answered. */
  last?: {state: BuildState; reading: DetailReading} | undefined
  executions?: Executions | undefined
  pipelineName?: string | undefined
  ended: boolean
  wasStopped: boolean
}

/**
 * How a build of a pipeline is found, read and stopped. The status of its pipeline is not asked: builds that queue are
 * not in it, and the newest build may be another's.
 */
export function createRunAdapter(access: PipelineAccess): RunAdapter {
  const {client, clock, links, pipelineId, together, start} = access
  const memory: Memory = {ended: false, wasStopped: false}
  return {
    kind: 'build',
    noun: 'build',
    clock,
    links,
    readTogether: together,
    isRunId: isBuildId,
    starter: start && buildStarter(client, pipelineId, start),
    list: search => listRuns(client, pipelineId, search),
    listEnded: context => listEndedRuns(client, pipelineId, context),
    read: (run, context) => readBuild(access, memory, run, context),
    addDetails: (snapshot, run, context) => addMissingDetail(access, memory, snapshot, run, context),
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
 * One poll: the build's own status call decides, and its detail explains. That it still runs may be told by an answer about
 * several builds.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/api-process/src/main/kotlin/com/tencent/devops/process/pojo/BuildHistoryWithVars.kt
 */
async function readBuild(
  access: PipelineAccess,
  memory: Memory,
  {id: buildId}: PinnedRun,
  context: ReadContext
): Promise<RunReading> {
  const {links} = access
  // Only the call about one build tells that it is of this pipeline.
  const together = memory.last ? await access.together?.(buildId, context) : undefined
  const state = together ?? (await readAlone(access, buildId, context))
  const {ended} = readState(state)
  memory.details ??= createDetailReader(detailOf(access, buildId), detail => waitsInside(detail).length > 0)
  const poll = {fingerprint: fingerprintOf(state), hasEnded: ended}
  const reading = await memory.details.read(poll, context)
  memory.last = {state, reading}
  const faults: Notice[] = []
  const {executions: before} = memory
  const count = () => countExecutions(before, state, reading.detail)
  const executions = explainNow(message('untold.executions'), count, before, faults)
  memory.executions = executions
  memory.pipelineName = reading.detail?.pipelineName?.trim() || memory.pipelineName
  memory.ended = ended
  const about = {page: links.run(buildId), wasStopped: memory.wasStopped}
  const snapshot =
    explainNow(message('untold.parts'), () => readRun(state, reading, about), undefined, faults) ??
    readRun(state, {}, about)
  const buildNum = toNumber(state.buildNum)
  return {
    named: {run: [state.id, state.buildId], pipeline: [state.pipelineId]},
    snapshot: {
      ...snapshot,
      notices: [...faults, ...(executions ? retryNotices(executions) : []), ...snapshot.notices]
    },
    title: buildNum === undefined ? undefined : message('run.numbered', {noun: 'build', number: buildNum}),
    pipelineName: memory.pipelineName
  }
}

async function readAlone(
  {client, pipelineId}: PipelineAccess,
  buildId: string,
  {signal}: ReadContext
): Promise<BuildState> {
  const data = await client({call: 'buildStatus', pipelineId, buildId, kind: 'status', signal})
  const inAll = nothingListed()
  const state = parseState(data, inAll)
  await afterMany(inAll.parts)
  return state
}

/** The request for the detail of a build. */
function detailOf({client, pipelineId}: PipelineAccess, buildId: string) {
  return async ({signal}: ReadContext): Promise<Detail> => {
    const data = await client({call: 'buildDetail', pipelineId, buildId, kind: 'status', signal})
    const inAll = nothingListed()
    const detail = parseDetail(data, buildId, pipelineId, inAll)
    await afterMany(inAll.parts)
    return detail
  }
}

/** The verdict does not wait for the detail. One that could not be read for a while is read once the verdict stands. */
async function addMissingDetail(
  access: PipelineAccess,
  {last, wasStopped}: Memory,
  snapshot: Snapshot,
  {id}: PinnedRun,
  context: ReadContext
): Promise<Snapshot> {
  const trouble = last?.reading.trouble
  if (!last || !trouble || trouble.failure.kind === 'permanent') return snapshot
  const reading = await readDetailAgain(detailOf(access, id), last.reading, context)
  const about = {page: access.links.run(id), wasStopped}
  const {parts, message, notices, unlisted} = readRun(last.state, reading, about)
  return {...snapshot, parts, message, unlisted, notices: [...snapshot.notices, ...notices]}
}

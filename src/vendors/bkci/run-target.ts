import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Notice, Snapshot} from '../../model/snapshot.js'
import type {Identity, PartLog, ReadContext, Target} from '../../model/target.js'
import {deadline} from '../../util/timers.js'
import {createFinder, type Found, judgeFirstLook} from '../shared/choose-run.js'
import type {RunQuery} from '../shared/run-query.js'
import type {Api} from './api.js'
import {waitsInside} from './approvals.js'
import type {Client} from './client.js'
import {countExecutions, type Executions, retriesOf} from './executions.js'
import type {Links} from './links.js'
import {createDetailReader, type DetailReader, parseDetail} from './run-detail.js'
import {createRunList} from './run-list.js'
import {readRunLog} from './run-log.js'
import {fingerprintOf, parseState, readRun, readState} from './run-snapshot.js'
import {toNumber} from './schema.js'

// A second stop within a minute is refused; a later one kills the steps that clean up.
const STOPS_ONCE_FOR_MS = 60_000
// The build is being cancelled already, or has ended.
const NOTHING_TO_STOP = new Set(['2101019', '2101182'])
const DETAIL_BEFORE_STOP_MS = 1000

export interface BuildQuery {
  pipelineId: string
  query: RunQuery
  /** False for operations that look once, or only print: for them an ended `latest` is an answer. */
  waits: boolean
}

/**
 * A build of a pipeline. It is found once, and then its own status call alone decides:
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/api-process/src/main/kotlin/com/tencent/devops/process/pojo/BuildHistoryWithVars.kt
 * The status of its pipeline is not asked: builds that queue are not in it, and the newest build may be another's.
 */
export function runTarget(
  client: Client,
  flavour: Api,
  {pipelineId, query, waits}: BuildQuery,
  links: Links
): Target {
  const find = createFinder(query, 'build', createRunList(client, flavour, pipelineId, query))
  let details: DetailReader | undefined
  let executions: Executions | undefined
  let known:
    | {found: Found; buildNum?: number | undefined; pipelineName?: string | undefined; ended: boolean}
    | undefined

  /** Who the build is, by the last look. */
  const identity = (): Identity => {
    if (known === undefined) return sought(pipelineId, query, links)
    const {found, buildNum, pipelineName} = known
    const build = buildNum === undefined ? `build ${found.id}` : `build #${buildNum}`
    return {
      label: `${build} of pipeline ${pipelineName ?? pipelineId}`,
      ids: {'run-id': found.id},
      url: links.build(pipelineId, found.id),
      matchedBy: found.matchedBy,
      names: {'pipeline-id': pipelineId, 'run-id': found.id}
    }
  }

  const look = async (found: Found, context: ReadContext): Promise<Snapshot> => {
    const buildId = found.id
    const ask = {pipelineId, buildId, kind: 'status'} as const
    const state = parseState(await client({...ask, call: 'buildStatus', signal: context.signal}), buildId)
    const {ended} = readState(state)
    judgeFirstLook(found, query, ended, waits)
    details ??= createDetailReader(
      async ({signal}) => parseDetail(await client({...ask, call: 'buildDetail', signal}), buildId),
      detail => waitsInside(detail).length > 0
    )
    const looked = await details.look(fingerprintOf(state), ended, context)
    executions = countExecutions(executions, state, looked.detail)
    known = {
      found,
      buildNum: toNumber(state.buildNum),
      pipelineName: looked.detail?.pipelineName?.trim() || known?.pipelineName,
      ended
    }
    const snapshot = readRun(state, looked, links.build(pipelineId, buildId))
    return {
      ...snapshot,
      identity: identity(),
      notices: [...found.notices, ...retryNotices(executions), ...snapshot.notices]
    }
  }

  return {
    id: query.by === 'id' ? query.id : query.by === 'commit' ? query.commit : 'latest',
    kind: 'build',
    ...sought(pipelineId, query, links),

    async read(context) {
      const found = await find(context)
      return found === undefined ? absent(identity()) : look(found, context)
    },

    async readLog(part: Part, context: ReadContext, cursor?: unknown): Promise<PartLog> {
      const buildId = known?.found.id ?? (query.by === 'id' ? query.id : undefined)
      if (buildId === undefined) return {text: '', cursor: cursor ?? {}}
      return readRunLog(client, part, {pipelineId, buildId, ended: known?.ended ?? false}, context, cursor)
    },

    stopsOnceFor: STOPS_ONCE_FOR_MS,

    /**
     * Sent only when nobody has cancelled the build before.
     * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/biz-process/src/main/kotlin/com/tencent/devops/process/service/builds/PipelineBuildFacadeService.kt
     */
    async stop(context: ReadContext): Promise<boolean> {
      const found = await find(context)
      if (found === undefined) return false
      const ask = {pipelineId, buildId: found.id}
      if (await isBeingCancelled(ask, context)) return true
      try {
        const done = await client({...ask, call: 'stop', kind: 'stop', signal: context.signal})
        if (done !== true && done !== 'true') throw badAnswer('did not say that the build will be stopped')
        return true
      } catch (error) {
        if (error instanceof RequestError && NOTHING_TO_STOP.has(error.failure.code ?? '')) return true
        throw error
      }
    }
  }

  /** Whether somebody has cancelled it; no answer in time is none, since a stop has little time. */
  async function isBeingCancelled(ask: {pipelineId: string; buildId: string}, {signal}: ReadContext) {
    const limit = deadline(DETAIL_BEFORE_STOP_MS, signal, () => new Error('no detail in time'))
    try {
      const body = await client({...ask, call: 'buildDetail', kind: 'stop', signal: limit.signal})
      return Boolean(parseDetail(body, ask.buildId).cancelUserId)
    } catch {
      signal.throwIfAborted()
      return false
    } finally {
      limit.release()
    }
  }
}

/** Who the target is before it was found. */
function sought(pipelineId: string, query: RunQuery, links: Links): Identity {
  switch (query.by) {
    case 'id':
      return {
        label: `build ${query.id} of pipeline ${pipelineId}`,
        ids: {'run-id': query.id},
        url: links.build(pipelineId, query.id),
        matchedBy: 'given',
        names: {'pipeline-id': pipelineId, 'run-id': query.id}
      }
    case 'commit':
      return {
        label: `the build of commit ${query.commit} of pipeline ${pipelineId}`,
        ids: {},
        url: links.pipeline(pipelineId),
        matchedBy: 'commit'
      }
    case 'latest':
      return {
        label: `the latest build of pipeline ${pipelineId}`,
        ids: {},
        url: links.pipeline(pipelineId),
        matchedBy: 'latest'
      }
  }
}

function absent(identity: Identity): Snapshot {
  return {phase: 'absent', status: 'not there yet', identity, parts: [], contradictions: [], notices: []}
}

function retryNotices(executions: Executions): Notice[] {
  const count = executions.counted?.most ?? 0
  return Array.from({length: retriesOf(executions)}, (_, i) => ({
    key: `retry ${i + 1}`,
    text: `the build was begun again on the platform under the same id${
      count > 1 ? ` (execution ${count})` : ''
    }: what counts is how it ends now`
  }))
}

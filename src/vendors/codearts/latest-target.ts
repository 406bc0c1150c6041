import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {Snapshot} from '../../model/snapshot.js'
import type {ReadContext, Target} from '../../model/target.js'
import {createFinder} from '../shared/choose-run.js'
import type {RunQuery} from '../shared/run-query.js'
import {readStatus} from '../shared/status-words.js'
import {positionOf} from './approvals.js'
import {createBatch} from './batch.js'
import {consoleLink, trustedLink} from './links.js'
import {nameOf} from './messages.js'
import {candidatesOf} from './run-list.js'
import {nothingYet, type PipelineIds, type Setting} from './run-target.js'
import {present} from './run-tree.js'
import {BatchStatus, type RunSummary, toId, toNumber, toTime} from './schema.js'
import {partStatuses, runStatuses} from './status.js'

const MOST = 50

/**
 * The latest runs of several pipelines, each looked at once, in one request. It tells stages and no jobs, and
 * leaves out a pipeline that has never run.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/BatchShowPipelinesLatestStatus.html
 */
export function latestRunTargets(
  {client, console}: Setting,
  pipelines: readonly PipelineIds[],
  query: RunQuery & {by: 'latest'}
): Target[] {
  const projectId = pipelines[0]?.projectId ?? ''
  const read = createBatch<RunSummary>(MOST, async (ids, {signal}) => {
    const body = await client({
      path: ['v5', projectId, 'api', 'pipelines', 'status'],
      body: ids,
      kind: 'status',
      signal,
      good: [],
      ids: 'project-id, and that each pipeline-id belongs to it'
    })
    const parsed = BatchStatus.safeParse(body)
    if (!parsed.success) throw badAnswer('was no list of runs')
    return new Map(present(parsed.data).map(run => [String(run.pipeline_id).toLowerCase(), run]))
  })

  return pipelines.map(({pipelineId}): Target => {
    let current: RunSummary | undefined
    const find = createFinder(query, 'run', async () => (current ? candidatesOf([current], pipelineId) : []))
    return {
      id: pipelineId,
      kind: 'pipeline run',
      label: `the latest run of pipeline ${pipelineId}`,
      ids: {},
      url: consoleLink(console, {projectId, pipelineId}),
      matchedBy: 'latest',

      async read(context: ReadContext): Promise<Snapshot> {
        current = await read(pipelineId.toLowerCase(), context)
        const found = await find(context)
        if (found === undefined || current === undefined) return nothingYet
        const runId = toId(current.pipeline_run_id)
        if (runId !== found.id)
          throw badAnswer(`was about run ${nameOf(runId, '(no id)')} and not ${found.id}`)
        const snapshot = readSummary(current)
        const url =
          trustedLink(current.detail_url, console.consoleUrl) ??
          consoleLink(console, {projectId, pipelineId, runId})
        const label = `run ${toNumber(current.run_number) ?? runId} of pipeline ${nameOf(current.pipeline_name ?? current.name, pipelineId)}`
        const identity = {label, ids: {'run-id': runId}, url, matchedBy: 'latest'} as const
        return {...snapshot, identity, notices: found.notices}
      },

      async readLog(part: Part) {
        throw new RequestError(`there is no log of ${part.kind} ${part.name}`, {
          kind: 'not-found',
          label: 'no log'
        })
      }
    }
  })
}

/** One item of the batch answer as a snapshot. */
export function readSummary(run: RunSummary): Snapshot {
  const {phase: said, status} = readStatus(runStatuses, run.status)
  const stages = present(run.stage_status_list)
  const parts = stages.map(({id, name, sequence, status}, i): Part => {
    const position = `stage-${(toNumber(sequence) ?? i) + 1}`
    return {
      id: toId(id) ?? position,
      kind: 'stage',
      hasLog: false,
      name: nameOf(name, position),
      ...readStatus(partStatuses, status)
    }
  })
  const waits = (said === 'running' || said === 'queued') && parts.some(part => part.phase === 'paused')
  return {
    phase: waits ? 'paused' : said,
    status,
    position: positionOf(parts),
    parts,
    contradictions: [],
    action:
      'a person with the right to run this pipeline can resume it, or decide a review, in the CodeArts console',
    notices: [],
    startedAt: toTime(run.start_time),
    finishedAt: ENDED.has(said) ? toTime(run.end_time) : undefined
  }
}

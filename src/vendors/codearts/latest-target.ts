import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {Target} from '../../model/target.js'
import {createBatch, createPollAnswer, itemOf, type ReadItems} from '../shared/batch.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import type {RunAdapter, RunReading} from '../shared/run-adapter.js'
import type {RunQuery} from '../shared/run-query.js'
import {runTarget} from '../shared/run-target.js'
import {parseAs, present, toId, toNumber, toTime} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import {isId, sameId} from './ids.js'
import {linksOf, trustedLink} from './links.js'
import {nameOf} from './messages.js'
import {candidatesOf, type PipelineIds} from './run-list.js'
import type {Setting} from './run-target.js'
import {isAllowedToFail} from './run-tree.js'
import {BatchStatus, type RunSummary, type StageStatus} from './schema.js'
import {partNotices, positionOf} from './stages.js'
import {partStatuses, runStatuses} from './status.js'

const MOST = 50

/**
 * The latest runs of several pipelines, each polled once, in one request. It tells stages and no jobs, and leaves out
 * a pipeline that has never run.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/BatchShowPipelinesLatestStatus.html
 */
export function latestRunTargets(
  setting: Setting,
  projectId: string,
  pipelines: readonly string[],
  query: RunQuery & {by: 'latest'}
): Target[] {
  const {client, waits} = setting
  const read = createBatch<RunSummary>(
    MOST,
    ({pipeline_id}) => pipeline_id,
    async (ids, {signal}) => {
      const body = await client({
        path: ['v5', projectId, 'api', 'pipelines', 'status'],
        body: ids,
        kind: 'status',
        signal,
        good: [],
        ids: {inputs: ['project-id', 'pipeline-id']}
      })
      const parsed = parseAs(BatchStatus, body)
      if (!parsed.success) throw badAnswer(message('answer.form', {form: 'list of runs'}))
      return present(parsed.data)
    }
  )
  return pipelines.map(pipelineId =>
    runTarget({pipelineId, query, waits}, latestAdapter(setting, {projectId, pipelineId}, read))
  )
}

function latestAdapter(
  {clock, console}: Setting,
  pipeline: PipelineIds,
  read: ReadItems<RunSummary>
): RunAdapter {
  const {pipelineId} = pipeline
  const answer = createPollAnswer(context => read(pipelineId, context))
  return {
    kind: 'pipeline run',
    noun: 'run',
    clock,
    readTogether: read,
    isRunId: isId,
    links: linksOf(console, pipeline),
    list: async context => candidatesOf(await answer.forList(context), pipelineId),
    async read({id}, context) {
      const runs = await answer.forRead(context)
      const run = itemOf(runs, ({pipeline_run_id}) => sameId(toId(pipeline_run_id) ?? '', id))
      if (run === undefined) throw badAnswer(message('answer.run-gone', {id}))
      return readSummary(run, pipelineId, console.consoleUrl)
    }
  }
}

/** One item of the batch answer. Pure. */
export function readSummary(run: RunSummary, pipelineId: string, consoleUrl: string | undefined): RunReading {
  const {phase: said, status} = readStatus(runStatuses, run.status)
  const unique = uniqueIds('~')
  const parts = present(run.stage_status_list).map((stage, i) => readStage(stage, i, unique))
  const waits = (said === 'running' || said === 'queued') && parts.some(part => part.phase === 'paused')
  const isIdle = parts.length > 0 && parts.every(part => part.phase === 'skipped')
  const phase = waits ? 'paused' : said === 'success' && isIdle ? 'skipped' : said
  const number = toNumber(run.run_number)
  return {
    named: {run: [run.pipeline_run_id], pipeline: [run.pipeline_id]},
    title: number === undefined ? undefined : message('run.numbered', {noun: 'run', number}),
    pipelineName: nameOf(run.pipeline_name ?? run.name, pipelineId),
    url: trustedLink(run.detail_url, consoleUrl),
    snapshot: {
      phase,
      status,
      position: positionOf(parts),
      parts,
      contradictions: [],
      action: phase === 'paused' ? message('codearts.latest-waits') : undefined,
      notices: partNotices(said, parts),
      startedAt: toTime(run.start_time),
      finishedAt: ENDED.has(said) ? toTime(run.end_time) : undefined
    }
  }
}

function readStage({id, name, sequence, status}: StageStatus, index: number, unique: UniqueId): Part {
  const position = `stage-${(toNumber(sequence) ?? index) + 1}`
  const reading = readStatus(partStatuses, status)
  return {
    id: unique(toId(id) ?? position),
    kind: 'stage',
    hasLog: false,
    name: nameOf(name, position),
    ...reading,
    ...(isAllowedToFail(reading) && {allowedToFail: true})
  }
}

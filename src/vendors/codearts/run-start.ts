import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import {confirmId} from '../shared/confirm-id.js'
import {createMarkerSearch, MOST_MARKED} from '../shared/marker-search.js'
import {parseAs, present, toId} from '../shared/schema.js'
import type {StartRequest} from '../shared/start-inputs.js'
import {notOneSource, type RunStarter} from '../shared/start-run.js'
import type {Client} from './client.js'
import {isId} from './ids.js'
import {readDetail} from './run-detail.js'
import {type PipelineIds, readPage} from './run-list.js'
import {Pipeline, RunDetail, type Source, Started} from './schema.js'
import {queuedStatus} from './status.js'

/** The codes that say of a run that it queues; it is there, and named beside them. */
const QUEUED = new Set(['DEVPIPE.00011169', 'DEVPIPE.00011170'])

/**
 * How a run is begun: one POST, with the marker as its description. What is read before tells the platform's clock, by which the
 * start is signed: it gets no second try.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/RunPipeline.html
 */
export function runStarter(client: Client, pipeline: PipelineIds, start: StartRequest): RunStarter {
  const {branch, tag} = start
  return {
    async prepare(context) {
      const sources =
        branch === undefined && tag === undefined
          ? await readNothing(client, pipeline, context)
          : [withRef(await readSource(client, pipeline, context), start)]
      return (marker, {signal}) => sendStart(client, pipeline, {...start, sources}, marker, signal)
    },
    findByMarker: createSearch(client, pipeline)
  }
}

/** The shortest list of runs, for the clock in its answer. */
async function readNothing(client: Client, pipeline: PipelineIds, {signal}: ReadContext): Promise<undefined> {
  await readPage(client, pipeline, {offset: 0, limit: 1}, signal, 'start')
}

async function sendStart(
  client: Client,
  {projectId, pipelineId}: PipelineIds,
  {variables, sources}: StartRequest & {sources: readonly unknown[] | undefined},
  description: string,
  signal: AbortSignal
): Promise<string> {
  const body = await client({
    path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'run'],
    body: {
      ...(sources && {sources}),
      ...(variables.length > 0 && {variables: variables.map(([name, value]) => ({name, value}))}),
      description
    },
    kind: 'start',
    executes: true,
    once: true,
    signal,
    good: ['pipeline_run_id'],
    isGood: answer => queuedRun(answer) !== undefined,
    ids: {inputs: ['project-id', 'pipeline-id']}
  })
  const parsed = parseAs(Started, body)
  const id = queuedRun(body) ?? (parsed.success ? toId(parsed.data.pipeline_run_id) : undefined)
  if (id === undefined) throw badAnswer(message('answer.form', {form: 'pipeline run'}))
  return id.toLowerCase()
}

/** The id of a run that an answer calls queued. */
function queuedRun(body: unknown): string | undefined {
  const parsed = parseAs(Started, body)
  if (!parsed.success) return undefined
  const {error_code, error} = parsed.data
  const isQueued = [error_code, error?.code, error?.error_code].some(code => QUEUED.has(code ?? ''))
  const id = toId(error?.pipeline_run_id) ?? toId(parsed.data.pipeline_run_id)
  return isQueued && id !== undefined && isId(id) ? id : undefined
}

/** The one code source of a pipeline, of which a branch or tag is to be run. */
async function readSource(client: Client, pipeline: PipelineIds, {signal}: ReadContext): Promise<Source> {
  const body = await client({
    path: ['v5', pipeline.projectId, 'api', 'pipelines', pipeline.pipelineId],
    kind: 'start',
    signal,
    good: ['id', 'sources'],
    ids: {inputs: ['project-id', 'pipeline-id']}
  })
  const parsed = parseAs(Pipeline, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'pipeline'}))
  confirmId('pipeline', [parsed.data.id], pipeline.pipelineId)
  const sources = present(parsed.data.sources).filter(({type}) => type === 'code')
  const [source] = sources
  if (source === undefined || sources.length > 1) throw notOneSource(sources.length)
  return source
}

function withRef({type, params = {}}: Source, {branch, tag}: StartRequest): unknown {
  const build_params = {
    build_type: tag === undefined ? 'branch' : 'tag',
    event_type: 'Manual',
    ...(tag === undefined ? {target_branch: branch} : {tag})
  }
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== undefined)
  return {type, params: {...Object.fromEntries(given), build_params}}
}

/** The list does not show descriptions, and may show what queues at its far end. */
function createSearch(client: Client, pipeline: PipelineIds): RunStarter['findByMarker'] {
  return createMarkerSearch({
    async newest({signal}) {
      const filter = {offset: 0, limit: MOST_MARKED}
      const queued = await readPage(client, pipeline, {...filter, status: [queuedStatus]}, signal, 'start')
      const newest = await readPage(client, pipeline, filter, signal, 'start')
      const runs = [queued, newest].flatMap(({found}) => found.slice(0, MOST_MARKED))
      const ids = runs.flatMap(run => toId(run.pipeline_run_id) ?? [])
      return ids.filter(isId).map(id => id.toLowerCase())
    },
    async carries(id, marker, {signal}) {
      const body = await readDetail(client, {...pipeline, runId: id}, 'start', signal)
      if (body === null) return undefined // it queues, and tells nothing yet
      const parsed = parseAs(RunDetail, body)
      if (!parsed.success) throw badAnswer(message('answer.form', {form: 'pipeline run'}))
      confirmId('run', [parsed.data.id, parsed.data.pipeline_run_id], id)
      return parsed.data.description?.includes(marker) ?? false
    }
  })
}

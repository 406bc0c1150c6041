import type {Answer, PlatformRequest} from '../server/platform.js'
import {error, errorInOk, good, json, nestedErrorInOk} from './answers.js'
import {type LiveRun, pass, stop} from './live-run.js'
import {detailBody, type Moment, summaryBody, v3Body} from './run-bodies.js'
import type {PipelineScenario} from './scenario.js'
import {pipelineBody, startRun} from './start.js'
import {stepLog} from './step-log.js'

export interface LivePipeline {
  scenario: PipelineScenario
  runs: LiveRun[]
}

export interface Context extends Moment {
  pipelines: readonly LivePipeline[]
  readOnly: boolean
}

/** Answers a request that the gateway has let pass. */
export function route(request: PlatformRequest, context: Context): Answer {
  const {segments, method} = request
  const [version, projectId, api, ...rest] = segments
  if (method === 'GET' && segments.join('/') === 'v3/pipelines/status') return v3Status(request, context)
  if (version !== 'v5' || api !== 'api' || rest[0] !== 'pipelines' || !projectId) return noSuchPath()
  if (!context.pipelines.some(({scenario}) => scenario.projectId === projectId))
    return errorInOk('DEVPIPE.00011412', 'project not found, or the user is no member of it')
  const [, pipelineId, runs, ...path] = rest
  if (method === 'POST' && rest.length === 2 && pipelineId === 'status')
    return batch(request, projectId, context)
  const isStart = method === 'POST' && runs === 'run' && rest.length === 3
  const isPipeline = method === 'GET' && rest.length === 2
  const isRun = runs === 'pipeline-runs' && path.length > 0
  if (!isStart && !isPipeline && !isRun) return noSuchPath()
  const pipeline = context.pipelines.find(({scenario}) => scenario.pipelineId === pipelineId)
  if (!pipeline) return nestedErrorInOk('DEVPIPE.00011401', 'pipeline not found')
  if (pipeline.scenario.projectId !== projectId)
    return errorInOk('DEVPIPE.00011136', 'the pipeline does not belong to the project')
  if (isStart) return context.readOnly ? mayNotExecute() : startRun(request, pipeline, context)
  return isPipeline ? pipelineBody(pipeline) : answerPipeline(request, path, pipeline, context)
}

function answerPipeline(
  request: PlatformRequest,
  path: readonly string[],
  pipeline: LivePipeline,
  context: Context
): Answer {
  const {method} = request
  const [first, ...below] = path
  if (method === 'GET' && path.length === 1 && first === 'detail') return detail(request, pipeline, context)
  if (method === 'POST' && path.length === 1 && first === 'list') return list(request, pipeline, context)
  const run = created(pipeline, context).find(({scenario}) => scenario.runId === first)
  return run
    ? answerRun(request, below, run, context)
    : error(400, 'PARAMETER_ERROR', 'wrong pipeline run id')
}

function answerRun(
  request: PlatformRequest,
  path: readonly string[],
  run: LiveRun,
  context: Context
): Answer {
  const [first, second = '', third, stepId = '', what = ''] = path
  if (request.method === 'GET')
    return path.join('/') === 'steps/outputs' ? outputs(request, run, context) : noSuchPath()
  if (request.method !== 'POST') return noSuchPath()
  if (first === 'stop' && path.length === 1) return stopRun(request, run, context)
  if (first === 'jobs' && third === 'steps' && path.length === 5)
    return answerStep(request, run, context, {jobId: second, stepId, what})
  if (first === 'steps' && path.slice(2).join('/') === 'manual/pass')
    return good({success: pass(run, second, context.now)})
  return noSuchPath()
}

function noSuchPath(): Answer {
  return error(404, 'APIGW.0101', 'The API does not exist or has not been published')
}

/** No page says what a run that has ended answers: here, that nothing was done. */
function stopRun({body}: PlatformRequest, run: LiveRun, {now, readOnly}: Context): Answer {
  if (Object.prototype.toString.call(json(body)) !== '[object Object]')
    return error(400, 'PARSE_REQUEST_DATA_EXCEPTION', 'Parse request data exception')
  return readOnly ? mayNotExecute() : good({success: stop(run, now)})
}

function mayNotExecute(): Answer {
  return error(403, 'PM.02170001', 'the user has no permission to execute the pipeline')
}

function answerStep(
  {body}: PlatformRequest,
  run: LiveRun,
  {now}: Moment,
  {jobId, stepId, what}: {jobId: string; stepId: string; what: string}
): Answer {
  const jobs = run.scenario.stages.flatMap(stage => stage.jobs)
  const isKnown = jobs.some(job => job.id === jobId && job.steps.some(step => step.id === stepId))
  if (!isKnown) return error(400, 'PARAMETER_ERROR', 'the step does not belong to the job')
  if (what === 'logs') return stepLog(run, stepId, json(body), now)
  return /^(?:pass|delay-pass|resume)$/.test(what) ? good({success: pass(run, stepId, now)}) : noSuchPath()
}

function detail({query}: PlatformRequest, pipeline: LivePipeline, moment: Moment): Answer {
  const wanted = query.get('pipeline_run_id')
  const runs = created(pipeline, moment)
  const run = wanted === null ? runs.at(-1) : runs.find(({scenario}) => scenario.runId === wanted)
  if (run) return good({...detailBody(run, pipeline.scenario, moment), ...run.scenario.overlay})
  return wanted === null ? good(null) : error(400, 'PARAMETER_ERROR', 'wrong pipeline run id')
}

function list({body}: PlatformRequest, pipeline: LivePipeline, moment: Moment): Answer {
  const {offset, limit, status, sort_key, sort_dir} = (json(body) ?? {}) as Record<string, unknown>
  if (sort_key !== undefined && sort_key !== 'start_time' && sort_key !== 'update_time')
    return error(400, 'PARAMETER_ERROR', 'sort_key')
  const runs = created(pipeline, moment)
  const all = (/^asc$/i.test(String(sort_dir)) ? runs : runs.reverse())
    .map(run => summaryBody(run, pipeline.scenario, moment))
    .filter(run => !Array.isArray(status) || status.length === 0 || status.includes(run.status))
  const from = Number(offset ?? 0)
  const most = Number(limit ?? 10)
  const pipeline_runs = all.slice(from, from + most)
  return good({offset: from, limit: most, total: all.length, pipeline_runs})
}

/** Pipelines without a run are not listed, and no error says so. */
function batch({body}: PlatformRequest, projectId: string, context: Context): Answer {
  const ids = json(body)
  if (!Array.isArray(ids)) return error(400, 'PARSE_REQUEST_DATA_EXCEPTION', 'a list of ids is expected')
  const own = context.pipelines.filter(({scenario}) => ids.includes(scenario.pipelineId))
  if (own.some(({scenario}) => scenario.projectId !== projectId))
    return errorInOk('DEVPIPE.00011136', 'a pipeline does not belong to the project')
  return good(
    own.flatMap(pipeline => {
      const run = created(pipeline, context).at(-1)
      return run ? [withoutStageIds(summaryBody(run, pipeline.scenario, context))] : []
    })
  )
}

/** Stages have an id in the list of runs, but not in the status of a batch. */
function withoutStageIds(summary: Record<string, unknown>): Record<string, unknown> {
  const stages = summary.stage_status_list as Record<string, unknown>[]
  return {...summary, stage_status_list: stages.map(stage => ({...stage, id: undefined}))}
}

/** Pipelines that have never run are full of nulls; unknown ones are not listed. */
function v3Status({query}: PlatformRequest, {pipelines, ...moment}: Context): Answer {
  const ids = (query.get('pipeline_ids') ?? '').split(',').filter(id => id !== '')
  if (ids.length === 0 || ids.length > 10) return error(400, 'PARAMETER_ERROR', 'pipeline_ids')
  const none = {status: null, result: null, executor: null, build_id: null, detail_url: null}
  const neverRun = {...none, start_time: null, end_time: null, stages: null}
  // Not in the order in which they were asked for.
  const own = pipelines.filter(({scenario}) => ids.includes(scenario.pipelineId))
  return good(
    own.map(pipeline => {
      const {pipelineId, name} = pipeline.scenario
      const run = created(pipeline, moment).at(-1)
      const item = {pipeline_id: pipelineId, pipeline_name: name, modify_url: null}
      return {...item, ...(run ? v3Body(run, moment) : neverRun)}
    })
  )
}

function outputs({query}: PlatformRequest, run: LiveRun, {epoch, now}: Moment): Answer {
  const ids = (query.get('step_run_ids') ?? '').split(',')
  const step_outputs = ids.map(id => ({step_run_id: id, output_result: run.scenario.outputs?.[id] ?? null}))
  return good({current_system_time: epoch(now), step_outputs})
}

/** In the order in which they were created. */
function created({runs}: LivePipeline, {now}: Moment): LiveRun[] {
  const at = ({scenario}: LiveRun) => scenario.at ?? 0
  return runs.filter(run => at(run) <= now).sort((a, b) => at(a) - at(b))
}

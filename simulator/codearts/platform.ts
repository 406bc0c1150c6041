import type {Answer, Ask, Platform} from '../server/server.js'
import {type CodeartsKeys, refuse} from './auth.js'
import {createRunLife, type RunLife} from './run.js'
import type {CodeartsCall, PipelineScenario, RunScenario} from './scenario.js'

export interface CodeartsOptions {
  keys: CodeartsKeys
  /** Whether the user of the keys may only look. */
  readOnly?: boolean
  pipelines: readonly PipelineScenario[]
  /** How far the platform's clock is ahead of the real one. */
  clockAheadMs?: number
}

interface Life {
  scenario: PipelineScenario
  runs: readonly RunLife[]
}

/**
 * CodeArts Pipeline as the platform serves it: v5 and the old v3 status, token or signature, errors inside HTTP 200
 * in both shapes, nulls everywhere, log offsets as strings that stand for nothing.
 */
export function codearts({keys, readOnly = false, pipelines, clockAheadMs = 0}: CodeartsOptions): Platform {
  let beganAt: number | undefined
  const lives = pipelines.map((scenario): Life => ({scenario, runs: scenario.runs.map(createRunLife)}))

  return {
    kind: callOf,
    faults: (_, ask) => {
      const text = `${ask.segments.join('/')} ${ask.query.get('pipeline_ids')} ${ask.body}`
      return pipelines.filter(p => text.includes(p.pipelineId)).flatMap(p => p.faults ?? [])
    },
    handle(ask) {
      const nowMs = ask.at + ask.epochOffset + clockAheadMs
      const date = new Date(nowMs).toUTCString()
      const send = (answer: Answer): Answer => ({
        ...answer,
        headers: {date, 'x-request-id': `sim-${ask.segments.at(-1)}`, ...answer.headers}
      })
      const refused = refuseForm(ask) ?? refuse(ask, keys, nowMs)
      if (refused) return send(refused)
      beganAt ??= ask.at
      const now = ((ask.at - beganAt) / 1000) * ask.speed
      const epoch = (at: number) =>
        Math.round((beganAt as number) + ask.epochOffset + (at * 1000) / ask.speed)
      return send(route(ask, lives, {now, epoch, readOnly}))
    }
  }
}

function callOf({method, segments}: Ask): CodeartsCall | 'any' {
  const path = segments.join('/')
  if (path === 'v3/pipelines/status') return 'v3'
  const below = /^v5\/[^/]+\/api\/pipelines\/(.+)$/.exec(path)?.[1] ?? ''
  if (below === 'status') return 'batch'
  const call = /^[^/]+\/pipeline-runs\/(?:[^/]+\/steps\/)?(detail|list|outputs)$/.exec(below)?.[1]
  if (method === 'POST' && /^[^/]+\/pipeline-runs\/[^/]+\/stop$/.test(below)) return 'stop'
  if (call) return call as CodeartsCall
  return method === 'POST' && below.endsWith('/logs') ? 'log' : 'any'
}

interface Moment {
  /** Scenario seconds since the first request. */
  now: number
  /** Epoch ms of a scenario second. */
  epoch: (at: number) => number
  readOnly: boolean
}

/** What the gateway demands of any request. */
function refuseForm({method, headers, body}: Ask): Answer | undefined {
  if (method === 'GET') return undefined
  // With or without a charset: the vendor's own client names one.
  if (!/^application\/json\s*(?:;|$)/.test(headers['content-type'] ?? '')) {
    return error(400, 'APIGW.0106', 'Bad header enum: Content-Type')
  }
  return json(body) === undefined
    ? error(400, 'PARSE_REQUEST_DATA_EXCEPTION', 'Parse request data exception')
    : undefined
}

function route(ask: Ask, lives: readonly Life[], moment: Moment): Answer {
  const {segments, method} = ask
  const [version, project, api, ...rest] = segments
  if (method === 'GET' && segments.join('/') === 'v3/pipelines/status') return v3Status(ask, lives, moment)
  const noSuchPath = error(404, 'APIGW.0101', `The API does not exist or has not been published`)
  if (version !== 'v5' || api !== 'api' || rest[0] !== 'pipelines' || !project) return noSuchPath
  if (!lives.some(life => life.scenario.projectId === project)) {
    return inOk('DEVPIPE.00011412', 'project not found, or the user is no member of it')
  }
  const [, pipelineId, runs, ...tail] = rest
  if (method === 'POST' && rest.length === 2 && pipelineId === 'status')
    return batch(ask, project, lives, moment)
  const life = lives.find(l => l.scenario.pipelineId === pipelineId)
  if (runs !== 'pipeline-runs' || tail.length === 0) return noSuchPath
  if (!life) return inOkNested('DEVPIPE.00011401', 'pipeline not found')
  if (life.scenario.projectId !== project) {
    return inOk('DEVPIPE.00011136', 'the pipeline does not belong to the project')
  }
  const [first, second] = tail
  if (method === 'GET' && tail.length === 1 && first === 'detail') return detail(ask, life, moment)
  if (method === 'POST' && tail.length === 1 && first === 'list') return list(ask, life, moment)
  const run = created(life, moment).find(r => r.scenario.runId === first)
  if (!run) return error(400, 'PARAMETER_ERROR', 'wrong pipeline run id')
  if (method === 'GET' && second === 'steps' && tail[2] === 'outputs' && tail.length === 3)
    return outputs(ask, run, moment)
  if (method !== 'POST') return noSuchPath
  if (second === 'stop' && tail.length === 2) return stop(ask, run, moment)
  const [, , jobId, steps, stepId, what] = tail
  if (second === 'jobs' && steps === 'steps' && tail.length === 6 && what) {
    return inStep(ask, run, moment, {jobId: jobId ?? '', stepId: stepId ?? '', what}) ?? noSuchPath
  }
  if (second === 'steps' && tail.length === 5 && tail.slice(3).join('/') === 'manual/pass') {
    return {status: 200, body: {success: run.pass(tail[2] ?? '', moment.now)}}
  }
  return noSuchPath
}

/** No page says what a run that has ended answers: here, that nothing was done. */
function stop({body}: Ask, run: RunLife, {now, readOnly}: Moment): Answer {
  if (Object.prototype.toString.call(json(body)) !== '[object Object]')
    return error(400, 'PARSE_REQUEST_DATA_EXCEPTION', 'Parse request data exception')
  if (readOnly) return error(403, 'PM.02170001', 'the user has no permission to execute the pipeline')
  return {status: 200, body: {success: run.stop(now)}}
}

function inStep(
  {body}: Ask,
  run: RunLife,
  {now}: Moment,
  {jobId, stepId, what}: {jobId: string; stepId: string; what: string}
): Answer | undefined {
  const jobs = run.scenario.stages.flatMap(stage => stage.jobs)
  const known = jobs.some(job => job.id === jobId && job.steps.some(step => step.id === stepId))
  if (!known) return error(400, 'PARAMETER_ERROR', 'the step does not belong to the job')
  if (what === 'logs') return run.log(stepId, json(body), now)
  if (what === 'pass' || what === 'delay-pass' || what === 'resume') {
    return {status: 200, body: {success: run.pass(stepId, now)}}
  }
  return undefined
}

function detail({query}: Ask, life: Life, moment: Moment): Answer {
  const {now, epoch} = moment
  const wanted = query.get('pipeline_run_id')
  const runs = created(life, moment)
  const run = wanted === null ? runs.at(-1) : runs.find(r => r.scenario.runId === wanted)
  if (!run && wanted !== null) return error(400, 'PARAMETER_ERROR', 'wrong pipeline run id')
  return {status: 200, body: run ? {...run.detail(life.scenario, now, epoch), ...run.scenario.overlay} : null}
}

function list({body}: Ask, life: Life, moment: Moment): Answer {
  const {offset, limit, status, sort_key, sort_dir} = (json(body) ?? {}) as Record<string, unknown>
  if (sort_key !== undefined && sort_key !== 'start_time' && sort_key !== 'update_time') {
    return error(400, 'PARAMETER_ERROR', 'sort_key')
  }
  const runs = created(life, moment)
  const all = (/^asc$/i.test(String(sort_dir)) ? runs : runs.reverse())
    .map(run => run.summary(life.scenario, moment.now, moment.epoch))
    .filter(run => !Array.isArray(status) || status.length === 0 || status.includes(run.status))
  const from = Number(offset ?? 0)
  const most = Number(limit ?? 10)
  const page = all.slice(from, from + most)
  return {status: 200, body: {offset: from, limit: most, total: all.length, pipeline_runs: page}}
}

/** Pipelines without a run are left out in silence. */
function batch({body}: Ask, project: string, lives: readonly Life[], moment: Moment): Answer {
  const ids = json(body)
  if (!Array.isArray(ids)) return error(400, 'PARSE_REQUEST_DATA_EXCEPTION', 'a list of ids is expected')
  const own = lives.filter(life => ids.includes(life.scenario.pipelineId))
  if (own.some(life => life.scenario.projectId !== project)) {
    return inOk('DEVPIPE.00011136', 'a pipeline does not belong to the project')
  }
  return {
    status: 200,
    body: own.flatMap(life => {
      const run = created(life, moment).at(-1)
      return run ? [withoutStageIds(run.summary(life.scenario, moment.now, moment.epoch))] : []
    })
  }
}

/** Stages have an id in the list of runs, but not in the status of a batch. */
function withoutStageIds(summary: Record<string, unknown>): Record<string, unknown> {
  const stages = summary.stage_status_list as Record<string, unknown>[]
  return {...summary, stage_status_list: stages.map(stage => ({...stage, id: undefined}))}
}

/** Pipelines that have never run are full of nulls; unknown ones are left out. */
function v3Status({query}: Ask, lives: readonly Life[], moment: Moment): Answer {
  const ids = (query.get('pipeline_ids') ?? '').split(',').filter(id => id !== '')
  if (ids.length === 0 || ids.length > 10) return error(400, 'PARAMETER_ERROR', 'pipeline_ids')
  // Not in the order in which they were asked for.
  const own = lives.filter(life => ids.includes(life.scenario.pipelineId))
  return {
    status: 200,
    body: own.map(life => {
      const {pipelineId, name} = life.scenario
      const run = created(life, moment).at(-1)
      const item = {pipeline_id: pipelineId, pipeline_name: name, modify_url: null}
      if (run) return {...item, ...run.v3(moment.now, moment.epoch)}
      const none = {status: null, result: null, executor: null, build_id: null, detail_url: null}
      return {...item, ...none, start_time: null, end_time: null, stages: null}
    })
  }
}

function outputs({query}: Ask, run: RunLife, {epoch, now}: Moment): Answer {
  const ids = (query.get('step_run_ids') ?? '').split(',')
  const step_outputs = ids.map(id => ({step_run_id: id, output_result: run.scenario.outputs?.[id] ?? null}))
  return {status: 200, body: {current_system_time: epoch(now), step_outputs}}
}

/** In the order in which they were created. */
function created({runs}: Life, {now}: Moment): RunLife[] {
  const at = ({at = 0}: RunScenario) => at
  return runs.filter(run => at(run.scenario) <= now).sort((a, b) => at(a.scenario) - at(b.scenario))
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function error(status: number, error_code: string, error_msg: string): Answer {
  return {status, body: {error_code, error_msg}}
}

function inOk(error_code: string, error_msg: string): Answer {
  return error(200, error_code, error_msg)
}

function inOkNested(code: string, message: string): Answer {
  return {status: 200, body: {error: {code, message}}}
}

import type {Answer, PlatformRequest} from '../server/platform.js'
import {error, good, json, nestedErrorInOk} from './answers.js'
import {createLiveRun, type LiveRun} from './live-run.js'
import type {CodeSource, PipelineScenario, RunEvent, RunScenario} from './scenario.js'

const FIELDS = ['sources', 'description', 'variables', 'choose_jobs', 'choose_stages', 'execution_plan_id']
const LONGEST_DESCRIPTION = 1024
const LONGEST_VALUE = 8192
const GIT_TYPES = ['codehub', 'gitee', 'github', 'gitcode', 'gitlab']

interface Pipeline {
  scenario: PipelineScenario
  runs: LiveRun[]
}

type Fields = Readonly<Record<string, unknown>>

/** Begins a run; one that queues is named in what looks like an error. */
export function startRun({body}: PlatformRequest, {scenario, runs}: Pipeline, {now}: {now: number}): Answer {
  const {start} = scenario
  if (start === undefined) return nestedErrorInOk('DEVPIPE.00011401', 'pipeline not found')
  const fields = json(body)
  const wrong = isObject(fields) ? whatIsWrong(fields) : 'no object'
  if (wrong !== undefined) return error(400, 'PARAMETER_ERROR', wrong)
  if (start.refuses) return error(...start.refuses)
  const {
    description,
    variables = [],
    sources = []
  } = fields as {
    description?: string
    variables?: {name: string; value: string}[]
    sources?: {params: {build_params?: {target_branch?: string; tag?: string}}}[]
  }
  const named = Object.fromEntries(variables.map(({name, value}) => [name, value]))
  const n = runs.filter(run => run.scenario.description !== undefined).length + 1
  const run = begun(start.run(n, named), now, description ?? '')
  runs.push(createLiveRun(run))
  const {target_branch, tag} = sources[0]?.params.build_params ?? {}
  start.onStart?.({runId: run.runId, description, variables: named, ref: tag ?? target_branch})
  return start.queues === undefined
    ? good({pipeline_run_id: run.runId})
    : good({
        error_code: start.queues,
        error_msg: 'the limit of parallel runs is reached, the run queues',
        error: {code: start.queues, pipeline_run_id: run.runId, queue_id: `q-${run.runId.slice(0, 8)}`}
      })
}

/** The pipeline itself, of which only the code sources are played. */
export function pipelineBody({scenario}: Pipeline): Answer {
  const {projectId, pipelineId, name, start} = scenario
  const sources = (start?.sources ?? []).map((params: CodeSource) => ({type: 'code', params}))
  return good({
    id: pipelineId,
    project_id: projectId,
    name,
    manifest_version: '3.0',
    sources,
    variables: null
  })
}

function begun({timeline, ...run}: RunScenario, now: number, description: string): RunScenario {
  return {
    ...run,
    at: now,
    description,
    timeline: timeline.map((event): RunEvent => ({...event, at: event.at + now}))
  }
}

/** The first field that is not as the page of the call has it. */
function whatIsWrong(fields: Fields): string | undefined {
  const unknown = Object.keys(fields).find(name => !FIELDS.includes(name))
  if (unknown !== undefined) return `unknown field ${unknown}`
  const {description, variables, sources} = fields
  if (description !== undefined && !isText(description, LONGEST_DESCRIPTION)) return 'description'
  if (variables !== undefined && !isListOf(variables, isVariable)) return 'variables'
  return sources !== undefined && !isListOf(sources, isSource) ? 'sources' : undefined
}

function isVariable(value: unknown): boolean {
  return isObject(value) && isText(value.name, 128) && isText(value.value, LONGEST_VALUE)
}

function isSource(value: unknown): boolean {
  if (!isObject(value) || !isText(value.type, 20) || !isObject(value.params)) return false
  const {git_type, git_url, build_params} = value.params
  if (!GIT_TYPES.includes(String(git_type)) || !isText(git_url, 1000)) return false
  if (build_params === undefined) return true
  if (!isObject(build_params) || build_params.event_type !== 'Manual') return false
  return build_params.build_type === 'tag'
    ? isText(build_params.tag, 255)
    : build_params.build_type === 'branch' && isText(build_params.target_branch, 255)
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && value.length <= most
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}

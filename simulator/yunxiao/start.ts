import type {Answer, PlatformRequest} from '../server/platform.js'
import {good, notFound, refusal} from './answers.js'
import type {RunEvent, RunScenario, StartablePipeline} from './run-scenario.js'

const PARAMS = [
  'branchModeBranchs',
  'envs',
  'runningBranchs',
  'runningTags',
  'runningPipelineArtifacts',
  'runningAcrArtifacts',
  'runningPackagesArtifacts',
  'needCreateBranch',
  'releaseBranch',
  'comment'
]

interface Pipelines {
  starts: readonly StartablePipeline[]
  runs: RunScenario[]
  now: number
}

interface Params {
  envs?: Record<string, string>
  comment?: string
  branchModeBranchs?: string[]
  runningBranchs?: Record<string, string>
  runningTags?: Record<string, string>
}

/**
 * CreatePipelineRun and, of GetPipeline, the code sources. Returns nothing for any other path, but for runs of a pipeline that
 * never ran: none.
 */
export function answerStarts(
  {method, body}: PlatformRequest,
  path: readonly string[],
  {starts, runs, now}: Pipelines
): Answer | undefined {
  const [pipelines, pipelineId, area, ...rest] = path
  const pipeline = starts.find(one => one.pipelineId === pipelineId)
  if (pipelines !== 'pipelines' || rest.length > 0) return undefined
  if (method === 'GET' && area === undefined) return pipeline ? pipelineBody(pipeline) : undefined
  if (area !== 'runs') return undefined
  if (method === 'POST') return pipeline ? start(body, pipeline, runs, now) : notFound('PipelineNotExists')
  const hasRuns = runs.some(run => run.pipelineId === pipelineId)
  return method === 'GET' && pipeline && !hasRuns
    ? good([], {'x-total': '0', 'x-total-pages': '1'})
    : undefined
}

function start(text: string, pipeline: StartablePipeline, runs: RunScenario[], now: number): Answer {
  const params = readParams(text)
  if (params === undefined)
    return refusal(400, 'InvalidParameter', 'params is not the JSON text of its fields')
  if (pipeline.refuses) return refusal(...pipeline.refuses)
  const {envs = {}, comment} = params
  const n =
    runs.filter(run => run.pipelineId === pipeline.pipelineId && run.variables !== undefined).length + 1
  const run = begun(pipeline.run(n, envs), now, params)
  runs.push(run)
  pipeline.onStart?.({runId: run.runId, comment, variables: envs, ref: refOf(params)})
  const {runId} = run
  if (pipeline.answers === 'object') return good({pipelineRunId: runId})
  return good(pipeline.answers === 'text' ? String(runId) : Number(runId))
}

function begun({timeline, ...run}: RunScenario, now: number, {envs = {}, comment}: Params): RunScenario {
  return {
    ...run,
    createdAt: now,
    variables: envs,
    ...(comment !== undefined && {comment}),
    timeline: timeline.map((event): RunEvent => ({...event, at: event.at + now}))
  }
}

function refOf({branchModeBranchs = [], runningBranchs = {}, runningTags = {}}: Params): string | undefined {
  return [...branchModeBranchs, ...Object.values(runningBranchs), ...Object.values(runningTags)][0]
}

/** `{"params": "{…}"}`: JSON within JSON, with fields that the page of the call has. */
function readParams(text: string): Params | undefined {
  const {params} = Object(parsed(text)) as {params?: unknown}
  const read = typeof params === 'string' ? parsed(params) : undefined
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined
  const {envs, comment, runningBranchs, runningTags, branchModeBranchs} = read as Record<string, unknown>
  const isRight =
    Object.keys(read).every(name => PARAMS.includes(name)) &&
    [envs, runningBranchs, runningTags].every(isMapOfTexts) &&
    (comment === undefined || typeof comment === 'string') &&
    (branchModeBranchs === undefined || Array.isArray(branchModeBranchs)) &&
    !Object.hasOwn(Object(envs), 'version')
  return isRight ? (read as Params) : undefined
}

function isMapOfTexts(value: unknown): boolean {
  if (value === undefined) return true
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every(one => typeof one === 'string')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function pipelineBody({pipelineId, sources = []}: StartablePipeline): Answer {
  return good({
    id: Number(pipelineId),
    name: 'shop',
    pipelineConfig: {
      flow: '',
      sources: sources.map(data => ({
        name: data.repo,
        sign: 'shop',
        type: 'codeup',
        data: {isBranchMode: false, ...data}
      }))
    }
  })
}

import type {Answer, PlatformRequest} from '../server/platform.js'
import {good, notAllowed, notFound, refusal} from './answers.js'
import type {Moment} from './moment.js'
import {MANUAL, runBody} from './run-body.js'
import type {JobScenario, RunScenario} from './run-scenario.js'
import {runState} from './run-state.js'
import {jobLog, stepLog, stepsBody} from './step-log.js'

const PER_PAGE = 30

/**
 * Flow's pipeline runs: the run, the newest one, the list in pages with its paging headers, the steps of a job
 * and their logs by offset, and the whole log of a job. Returns nothing for any other path.
 */
export function answerRuns(
  request: PlatformRequest,
  path: readonly string[],
  runs: readonly RunScenario[],
  moment: Moment
): Answer | undefined {
  const [pipelines, pipelineId, area, ...rest] = path
  if (pipelines !== 'pipelines' || (area !== 'runs' && area !== 'pipelineRuns')) return undefined
  const ofPipeline = runs.filter(run => run.pipelineId === pipelineId)
  if (ofPipeline.length === 0) return notFound('PipelineNotExists')
  const isStop = request.method === 'PUT' && area === 'runs' && rest.length === 1
  if (request.method !== 'GET' && !isStop) return notAllowed()
  const newestFirst = ofPipeline
    .filter(run => (run.createdAt ?? 0) <= moment.now)
    .sort((a, b) => Number(b.runId) - Number(a.runId))
  if (area === 'runs' && rest.length === 0) return list(request, newestFirst, moment)
  const id = rest[0] === 'latestPipelineRun' ? String(newestFirst[0]?.runId) : rest[0]
  const run = newestFirst.find(candidate => String(candidate.runId) === id)
  if (!run) return notFound('PipelineRunNotExists')
  if (isStop) return stop(run, moment)
  if (area === 'runs' && rest.length === 1) return good(runBody(run, moment))
  const job = run.stages.flatMap(stage => stage.jobs).find(candidate => String(candidate.id) === rest[2])
  return job ? answerJob(request, [area, ...rest], run, job, moment) : notFound('PipelineJobNotExists')
}

function answerJob(
  request: PlatformRequest,
  path: readonly string[],
  run: RunScenario,
  job: JobScenario,
  moment: Moment
): Answer | undefined {
  // Without the ids of the run and the job.
  switch (path.filter((_, i) => i !== 1 && i !== 3).join('/')) {
    case 'runs/job/log':
      return good(jobLog(job, moment))
    case 'pipelineRuns/jobs/steps':
      return good(stepsBody(run, job, moment))
    case 'pipelineRuns/jobs/step/log':
      return stepLog(request, run, job, moment)
    default:
      return undefined
  }
}

/** Accepted at once, and over after `stopTakes`. What has ended cannot be stopped. */
function stop(run: RunScenario, moment: Moment): Answer {
  if (runState(run, moment).endedAt !== undefined)
    return refusal(400, 'PipelineRunHasEnded', 'The run has ended')
  if (!moment.stops.has(run)) moment.stops.set(run, moment.now)
  return good(true)
}

function list({query}: PlatformRequest, runs: readonly RunScenario[], moment: Moment): Answer {
  const number = (name: string) => {
    const text = query.get(name)
    return text === null ? undefined : Number(text)
  }
  const perPage = Math.min(number('perPage') ?? 10, PER_PAGE)
  const page = number('page') ?? 1
  if (!Number.isInteger(perPage) || !Number.isInteger(page) || perPage < 1 || page < 1)
    return refusal(400, 'BadRequest', 'page or perPage is wrong')
  const from = number('startTime') ?? Number.NEGATIVE_INFINITY
  // The platform's own spelling.
  const until = number('endTme') ?? Number.POSITIVE_INFINITY
  const status = query.get('status')
  const triggerMode = number('triggerMode') ?? MANUAL
  const matching = runs
    .map(run => listItem(run, moment))
    .filter(item => status === null || item.status === status)
    .filter(item => item.triggerMode === triggerMode && item.startTime >= from && item.startTime <= until)
  const items = matching.slice((page - 1) * perPage, page * perPage)
  return good(items, pagingHeaders(page, perPage, matching.length))
}

function pagingHeaders(page: number, perPage: number, total: number): Record<string, string> {
  const pages = Math.max(1, Math.ceil(total / perPage))
  return {
    'x-page': String(page),
    'x-per-page': String(perPage),
    'x-total': String(total),
    'x-total-pages': String(pages),
    ...(page < pages ? {'x-next-page': String(page + 1)} : {}),
    ...(page > 1 ? {'x-prev-page': String(page - 1)} : {})
  }
}

function listItem(run: RunScenario, moment: Moment) {
  const {status, endedAt} = runState(run, moment)
  return {
    pipelineId: Number(run.pipelineId),
    pipelineRunId: run.runId,
    status,
    startTime: moment.epoch(run.begunAt ?? run.createdAt ?? 0),
    endTime: endedAt === undefined ? null : moment.epoch(endedAt),
    triggerMode: MANUAL,
    creatorAccountId: 'ssaassa'
  }
}

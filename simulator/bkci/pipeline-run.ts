import type {BuildEvent, BuildScenario, StageShape, TaskShape} from './scenario.js'

export interface TaskPlan extends TaskShape {
  /** How long it takes, and what it prints meanwhile, spread evenly. */
  seconds: number
  log: readonly string[]
  fails?: string
}

export interface PipelinePlan extends Omit<BuildScenario, 'stages' | 'timeline'> {
  /** How long it queues. */
  queues?: number
  stages: readonly StagePlan[]
}

export interface StagePlan {
  name: string
  /** The users who approve the stage, and how long they take; `refuses` when they reject it. */
  approval?: {by: readonly string[]; takes: number; refuses?: boolean}
  jobs: readonly {name: string; jobId?: string; tasks: readonly TaskPlan[]}[]
}

/**
 * A build as the platform runs it: stage after stage, the jobs of one side by side, the tasks of a job in a row; a
 * task that fails ends it, and a refused approval ends it as STAGE_SUCCESS.
 */
export function pipelineRun({stages: plans, queues = 1, ...rest}: PipelinePlan): BuildScenario {
  const begin = rest.createdAt ?? 0
  let at = begin + queues
  const timeline: BuildEvent[] = [
    {at: begin, build: 'QUEUE'},
    {at, build: 'RUNNING', starts: true}
  ]
  let end: End = {build: 'SUCCEED'}
  for (const [s, plan] of plans.entries()) {
    const ran = runStage(plan, s, at, timeline)
    at = ran.at
    if (ran.end) {
      end = ran.end
      break
    }
  }
  timeline.push({at, ...end, ends: true})
  // A stable sort: what was said first of one moment stays first.
  timeline.sort((a, b) => a.at - b.at)
  return {...rest, stages: plans.map(stageShape), timeline}
}

interface End {
  build: string
  errors?: unknown[]
}

function stageShape({name, approval, jobs}: StagePlan, s: number): StageShape {
  return {
    id: stageId(s),
    name,
    ...(approval ? {reviewers: approval.by} : {}),
    jobs: jobs.map(({name: job, jobId, tasks}, j) => ({
      hash: jobHash(s, j),
      name: job,
      ...(jobId === undefined ? {} : {jobId}),
      tasks: tasks.map(({seconds: _seconds, log: _log, fails: _fails, ...shape}) => shape)
    }))
  }
}

// The trigger's stage is the first.
const stageId = (s: number) => `stage-${s + 2}`
const jobHash = (s: number, j: number) => `c-${s + 2}${j + 1}`

/** Adds a stage from `from` on; answers when it is over, and the end of the build where it ends it. */
function runStage(
  {approval, jobs}: StagePlan,
  s: number,
  from: number,
  timeline: BuildEvent[]
): {at: number; end?: End} {
  const stage = stageId(s)
  let at = from
  if (approval) {
    at += approval.takes
    timeline.push({at: from, build: 'STAGE_SUCCESS'}, {at: from, stage, status: 'PAUSE', check: 'REVIEWING'})
    timeline.push({at, build: 'RUNNING'})
    if (approval.refuses) {
      const refused = {check: 'REVIEW_ABORT', refusedBy: approval.by[0] ?? '', suggest: 'not today'}
      timeline.push({at, stage, status: 'STAGE_SUCCESS', ...refused})
      return {at: at + 1, end: {build: 'STAGE_SUCCESS'}}
    }
    timeline.push({at, stage, check: 'REVIEW_PROCESSED'})
  }
  timeline.push({at, stage, status: 'RUNNING'})
  const ends = jobs.map((job, j) => runJob(job, jobHash(s, j), at, timeline))
  at = Math.max(...ends.map(end => end.at))
  const failed = ends.find(end => end.error)
  timeline.push({at, stage, status: failed ? 'FAILED' : 'SUCCEED'})
  return failed ? {at, end: {build: 'FAILED', errors: [{...failed.error, stageId: stage}]}} : {at}
}

function runJob(
  job: {tasks: readonly TaskPlan[]},
  hash: string,
  from: number,
  timeline: BuildEvent[]
): {at: number; error?: Record<string, unknown>} {
  let at = from
  timeline.push({at, job: hash, status: 'RUNNING'})
  for (const {id, name, seconds, log, fails} of job.tasks) {
    timeline.push({at, task: id, status: 'RUNNING'})
    for (const [i, line] of log.entries()) {
      timeline.push({at: at + (seconds * (i + 0.5)) / log.length, task: id, log: [line]})
    }
    at += seconds
    if (fails !== undefined) {
      timeline.push({
        at,
        task: id,
        status: 'FAILED',
        errorMsg: fails,
        errorCode: 2199001,
        errorType: 'PLUGIN'
      })
      timeline.push({at, job: hash, status: 'FAILED'})
      const error = {
        taskId: id,
        taskName: name,
        atomCode: 'run',
        errorType: 3,
        errorCode: 2199001,
        errorMsg: fails
      }
      return {at, error}
    }
    timeline.push({at, task: id, status: 'SUCCEED'})
  }
  timeline.push({at, job: hash, status: 'SUCCEED'})
  return {at}
}

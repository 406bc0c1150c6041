import type {Fault} from '../yunxiao/deploy-order-scenario.js'

/** One build of a BlueKing CI pipeline as data. Times are scenario seconds from the first request to the platform. */
export interface BuildScenario {
  projectId: string
  pipelineId: string
  pipelineName: string
  buildId: string
  buildNum: number
  /** When it was created; before the first request when negative (default 0). Not in the history before that. */
  createdAt?: number
  commits?: readonly string[]
  /** The stages after the trigger's, which is always there. */
  stages: readonly StageShape[]
  timeline: readonly BuildEvent[]
  faults?: readonly BuildFault[]
  /** How long a stop of the running build takes, its last stage included, in seconds; 0 unless told. */
  stopTakes?: number
  /** Fields laid over every status answer: odd values of odd types. */
  overlay?: Readonly<Record<string, unknown>>
}

export interface StageShape {
  id: string
  name: string
  jobs: readonly JobShape[]
  /** Who has to approve the stage before it begins. */
  reviewers?: readonly string[]
}

export interface JobShape {
  hash: string
  name: string
  jobId?: string
  tasks: readonly TaskShape[]
  /** The jobs of a matrix, which run in its stead. */
  matrix?: readonly JobShape[]
}

export interface TaskShape {
  id: string
  name: string
  stepId?: string
  /** Of the plug-in: `manualReviewUserTask` for a review. */
  type?: string
  reviewers?: readonly string[]
}

export type BuildEvent = {at: number} /** The build's word; `ends` sets its end, `starts` its start. */ & (
  | {build: unknown; starts?: boolean; ends?: boolean; cancelUser?: string; errors?: readonly unknown[]}
  /** `check` is the word of the check before the stage, `refusedBy` who refused its approval. */
  | {stage: string; status?: unknown; check?: string; checkOut?: string; refusedBy?: string; suggest?: string}
  | {job: string; status: unknown}
  | {task: string; status: unknown; errorMsg?: string; errorCode?: number; errorType?: string}
  /** Lines get their numbers at once; the index may show them later. */
  | {task: string; log: readonly string[]; shownAt?: number}
  /** What the log store says from here on: 0 fine, 2 no index, 3 closed, 999 failed. */
  | {logs: number}
  /** The build begins anew under the same id: all states are cleared, `executeCount` goes up. */
  | {retry: true}
)

/** Faults by what is asked for. */
export interface BuildFault extends Omit<Fault, 'on'> {
  on: 'status' | 'detail' | 'history' | 'log' | 'stop' | 'any'
}

export interface TaskPlan extends TaskShape {
  /** How long it takes, and what it prints meanwhile, spread evenly. */
  seconds: number
  log: readonly string[]
  fails?: string
}

export interface PipelinePlan extends Omit<BuildScenario, 'stages' | 'timeline'> {
  /** How long it queues. */
  queues?: number
  stages: readonly {
    name: string
    /** Who approves the stage, and how long they take; `refuses` when they do not. */
    approval?: {by: readonly string[]; takes: number; refuses?: boolean}
    jobs: readonly {name: string; jobId?: string; tasks: readonly TaskPlan[]}[]
  }[]
}

/**
 * A build as the platform runs it: stage after stage, the jobs of one side by side, the tasks of a job in a row; a
 * task that fails ends it, and a refused approval ends it as STAGE_SUCCESS.
 */
export function pipelineRun({stages: plans, queues = 1, ...rest}: PipelinePlan): BuildScenario {
  const begin = rest.createdAt ?? 0
  const timeline: BuildEvent[] = [{at: begin, build: 'QUEUE'}]
  const stages = plans.map(
    ({name, approval, jobs}, s): StageShape => ({
      id: `stage-${s + 2}`,
      name,
      ...(approval ? {reviewers: approval.by} : {}),
      jobs: jobs.map(({name: job, jobId, tasks}, j) => ({
        hash: `c-${s + 2}${j + 1}`,
        name: job,
        ...(jobId === undefined ? {} : {jobId}),
        tasks: tasks.map(({seconds: _seconds, log: _log, fails: _fails, ...shape}) => shape)
      }))
    })
  )
  let at = begin + queues
  timeline.push({at, build: 'RUNNING', starts: true})
  let end: {build: string; errors?: unknown[]} = {build: 'SUCCEED'}

  for (const [s, plan] of plans.entries()) {
    const stage = `stage-${s + 2}`
    if (plan.approval) {
      timeline.push({at, build: 'STAGE_SUCCESS'}, {at, stage, status: 'PAUSE', check: 'REVIEWING'})
      at += plan.approval.takes
      timeline.push({at, build: 'RUNNING'})
      if (plan.approval.refuses) {
        const refusedBy = plan.approval.by[0] ?? ''
        timeline.push({
          at,
          stage,
          status: 'STAGE_SUCCESS',
          check: 'REVIEW_ABORT',
          refusedBy,
          suggest: 'not today'
        })
        end = {build: 'STAGE_SUCCESS'}
        at += 1
        break
      }
      timeline.push({at, stage, check: 'REVIEW_PROCESSED'})
    }
    timeline.push({at, stage, status: 'RUNNING'})
    const ends = plan.jobs.map((job, j) => runJob(job, `c-${s + 2}${j + 1}`, at, timeline))
    at = Math.max(...ends.map(e => e.at))
    const failed = ends.find(e => e.error)
    timeline.push({at, stage, status: failed ? 'FAILED' : 'SUCCEED'})
    if (failed?.error) {
      end = {build: 'FAILED', errors: [{...failed.error, stageId: stage}]}
      break
    }
  }
  timeline.push({at, ...end, ends: true})
  // A stable sort: what was said first of one moment stays first.
  timeline.sort((a, b) => a.at - b.at)
  return {...rest, stages, timeline}
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
      return {at, error: {taskId: id, taskName: name, errorType: 3, errorCode: 2199001, errorMsg: fails}}
    }
    timeline.push({at, task: id, status: 'SUCCEED'})
  }
  timeline.push({at, job: hash, status: 'SUCCEED'})
  return {at}
}

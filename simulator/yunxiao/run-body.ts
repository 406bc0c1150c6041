import type {Moment} from './moment.js'
import type {JobScenario, RunScenario} from './run-scenario.js'
import {ENDED, jobState, runState} from './run-state.js'

/** Every run here was started by hand. */
export const MANUAL = 1

export function runBody(run: RunScenario, moment: Moment) {
  const {status, changedAt} = runState(run, moment)
  return {
    pipelineId: Number(run.pipelineId),
    pipelineRunId: run.runId,
    status,
    createTime: moment.epoch(run.createdAt ?? 0),
    updateTime: moment.epoch(changedAt),
    creatorAccountId: 'ssaassa',
    triggerMode: MANUAL,
    pipelineType: null,
    stageGroup: [],
    groups: [],
    globalParams: globalParams(run),
    sources: [],
    stages: run.stages.map((stage, i) =>
      stageBody(
        stage.name,
        i,
        stage.jobs.map(job => jobBody(run, job, moment))
      )
    ),
    ...run.overlay
  }
}

function globalParams({commit, comment, variables = {}}: RunScenario) {
  const all = {
    ...(commit !== undefined && {CI_COMMIT_SHA: commit}),
    ...(comment !== undefined && {FLOW_INST_RUNNING_COMMENT: comment, BUILD_REMARK: comment}),
    ...variables
  }
  return Object.entries(all).map(([key, value]) => ({key, value, masked: false}))
}

type JobBody = ReturnType<typeof jobBody>

function stageBody(name: string, index: number, jobs: readonly JobBody[]) {
  const status = stageStatus(jobs.map(job => String(job.status)))
  const starts = jobs.flatMap(job => (job.startTime === null ? [] : [job.startTime]))
  const ends = jobs.flatMap(job => (job.endTime === null ? [] : [job.endTime]))
  const startTime = starts.length > 0 ? Math.min(...starts) : null
  const endTime = ENDED.has(status) && ends.length > 0 ? Math.max(...ends) : null
  return {index: `${index + 1}`, name, stageInfo: {id: null, name, status, startTime, endTime, jobs}}
}

function stageStatus(ofJobs: readonly string[]): string {
  if (ofJobs.includes('FAIL')) return 'FAIL'
  if (ofJobs.includes('CANCELED')) return 'CANCELED'
  if (ofJobs.every(status => status === 'SUCCESS' || status === 'SKIP')) return 'SUCCESS'
  return ofJobs.every(status => status === 'INIT') ? 'INIT' : 'RUNNING'
}

function jobBody(run: RunScenario, job: JobScenario, moment: Moment) {
  const {status, startedAt, endedAt, result, actions} = jobState(run, job, moment)
  return {
    id: job.id,
    name: job.name,
    jobSign: `job_${job.id}`,
    status,
    startTime: startedAt === undefined ? null : moment.epoch(startedAt),
    endTime: endedAt === undefined ? null : moment.epoch(endedAt),
    params: '{}',
    result,
    actions
  }
}

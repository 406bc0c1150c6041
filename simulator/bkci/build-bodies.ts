import {type BuildState, buildState} from './build-state.js'
import type {BuildScenario, JobShape, StageShape} from './scenario.js'

/** When a request came, in scenario time, and what makes epoch ms of it. */
export interface Moment {
  now: number
  epoch: (at: number) => number
}

/** What a part has in common with all others; nulls are omitted on the wire. */
function common(state: BuildState, id: string, {epoch}: Moment) {
  const part = state.parts.get(id)
  const cost =
    part?.endedAt === undefined ? undefined : epoch(part.endedAt) - epoch(part.startedAt ?? part.endedAt)
  return {
    status: part?.status,
    startEpoch: part?.startedAt === undefined ? undefined : epoch(part.startedAt),
    timeCost:
      cost === undefined
        ? undefined
        : {systemCost: 0, executeCost: cost, waitCost: 0, queueCost: 0, totalCost: cost},
    executeCount: part?.executeCount,
    ...part?.extra
  }
}

/** BuildHistoryWithVars. */
export function statusBody(build: BuildScenario, moment: Moment) {
  return {
    ...historyBody(build, moment),
    executeCount: undefined,
    variables: {'bk.secret': 'hunter2-of-the-build'},
    ...build.overlay
  }
}

/** BuildHistory, as the list has it. */
export function historyBody(build: BuildScenario, moment: Moment) {
  const {now, epoch} = moment
  const state = buildState(build, now)
  const begun = state.startedAt !== undefined
  return {
    id: build.buildId,
    userId: 'amy',
    trigger: 'MANUAL',
    buildNum: build.buildNum,
    pipelineVersion: 1,
    status: state.status,
    stageStatus: begun
      ? [
          {stageId: 'stage-1', name: 'stage-1', status: 'SUCCEED', showMsg: showMsg(build, state)},
          ...build.stages.map(({id, name}) => ({stageId: id, name, ...common(state, id, moment)}))
        ]
      : undefined,
    startTime: state.startedAt === undefined ? 0 : epoch(state.startedAt),
    endTime: state.endedAt === undefined ? undefined : epoch(state.endedAt),
    queueTime: epoch(state.queuedAt),
    currentQueuePosition: 0,
    currentTimestamp: epoch(now),
    retry: state.executeCount > 1,
    executeCount: state.executeCount,
    errorInfoList: state.errors.length > 0 ? state.errors : undefined,
    material: (build.commits ?? []).map(newCommitId => ({
      aliasName: 'shop',
      branchName: 'main',
      newCommitId
    })),
    buildParameters: [{key: 'password', value: 'hunter2-of-the-build'}]
  }
}

function showMsg(build: BuildScenario, state: BuildState): string | undefined {
  const waiting = build.stages.find(({id}) => state.checks.get(id)?.in === 'REVIEWING')
  return waiting && `审核中：${(waiting.reviewers ?? []).join(',')}`
}

/** ModelRecord. */
export function detailBody(build: BuildScenario, moment: Moment) {
  const state = buildState(build, moment.now)
  const {buildId, pipelineId, pipelineName, buildNum, stages} = build
  return {
    id: buildId,
    pipelineId,
    pipelineName,
    buildNum,
    status: state.status,
    executeCount: state.executeCount,
    cancelUserId: state.cancelUser,
    triggerReviewers: state.status === 'TRIGGER_REVIEWING' ? ['amy', 'ben'] : undefined,
    model: {
      name: pipelineName,
      stages: [TRIGGER_STAGE, ...stages.map(stage => stageBody(state, stage, moment))]
    }
  }
}

const TRIGGER_STAGE = {
  id: 'stage-1',
  name: 'stage-1',
  status: 'SUCCEED',
  containers: [
    {'@type': 'trigger', id: '0', containerId: '0', name: 'Trigger', status: 'SUCCEED', elements: []}
  ]
}

function stageBody(state: BuildState, {id, name, jobs, reviewers}: StageShape, moment: Moment) {
  const check = state.checks.get(id)
  const group = {
    id: `g-${id}`,
    name: 'Approvers',
    reviewers: reviewers ?? [],
    groups: [],
    status: groupStatus(check?.in),
    operator: check?.refusedBy,
    suggest: check?.suggest
  }
  return {
    id,
    name,
    ...common(state, id, moment),
    checkIn: reviewers && {manualTrigger: true, status: check?.in, timeout: 24, reviewGroups: [group]},
    checkOut: check?.out === undefined ? undefined : {status: check.out},
    containers: jobs.map((job, i) => container(state, job, String(i + 1), moment))
  }
}

function groupStatus(check: string | undefined): string | undefined {
  if (check === 'REVIEW_ABORT') return 'ABORT'
  return check === 'REVIEW_PROCESSED' ? 'PROCESS' : undefined
}

function container(state: BuildState, job: JobShape, id: string, moment: Moment): unknown {
  return {
    '@type': 'vmBuild',
    id,
    containerId: id,
    containerHashId: job.hash,
    jobId: job.jobId,
    name: job.name,
    ...common(state, job.hash, moment),
    elements: job.tasks.map(task => ({
      '@type': task.type ?? 'marketBuild',
      id: task.id,
      name: task.name,
      stepId: task.stepId,
      reviewUsers: task.reviewers,
      ...common(state, task.id, moment)
    })),
    matrixGroupFlag: job.matrix !== undefined,
    groupContainers: job.matrix?.map((child, i) => container(state, child, `${id}00${i + 1}`, moment))
  }
}

/** The pipeline's own status: its latest build is the last one that began to run; queued ones are not in it. */
export function pipelineStatusBody(builds: readonly BuildScenario[], {now, epoch}: Moment) {
  const begun = builds
    .map(build => ({build, state: buildState(build, now)}))
    .filter(({state}) => state.startedAt !== undefined)
    .sort((a, b) => (a.state.startedAt ?? 0) - (b.state.startedAt ?? 0))
    .at(-1)
  return {
    pipelineId: builds[0]?.pipelineId,
    pipelineName: builds[0]?.pipelineName,
    latestBuildId: begun?.build.buildId,
    latestBuildNum: Math.max(0, ...builds.map(b => b.buildNum)),
    latestBuildStatus: begun?.state.status,
    latestBuildStartTime: begun?.state.startedAt === undefined ? 0 : epoch(begun.state.startedAt),
    latestBuildEndTime: begun?.state.endedAt === undefined ? 0 : epoch(begun.state.endedAt),
    currentTimestamp: epoch(now)
  }
}

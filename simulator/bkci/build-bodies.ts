import {type BuildState, buildState} from './build-state.js'
import type {BuildScenario, JobShape, StageShape, TaskShape} from './scenario.js'

/** When a request came, in scenario time, and what makes epoch ms of it. */
export interface Moment {
  now: number
  epoch: (at: number) => number
}

/** How a part is and since when; nulls are omitted on the wire. */
function progress(state: BuildState, id: string, {epoch}: Moment) {
  const part = state.parts.get(id)
  const cost =
    part?.endedAt === undefined ? undefined : epoch(part.endedAt) - epoch(part.startedAt ?? part.endedAt)
  return {
    status: part?.status,
    startEpoch: part?.startedAt === undefined ? undefined : epoch(part.startedAt),
    timeCost:
      cost === undefined
        ? undefined
        : {systemCost: 0, executeCost: cost, waitCost: 0, queueCost: 0, totalCost: cost}
  }
}

/** The same of a stage or job in the detail, which counts executions too. */
function counted(state: BuildState, id: string, moment: Moment) {
  return {...progress(state, id, moment), executeCount: state.parts.get(id)?.executeCount}
}

/** BuildHistoryWithVars: with a place in the queue, and without a count of executions. */
export function statusBody(build: BuildScenario, moment: Moment) {
  return {
    ...commonBody(build, moment),
    currentQueuePosition: 0,
    variables: {'bk.secret': 'hunter2-of-the-build'},
    ...build.overlay
  }
}

/** BuildHistory, as the list has it. */
export function historyBody(build: BuildScenario, moment: Moment) {
  const {executeCount, startedAt, endedAt} = buildState(build, moment.now)
  const took = startedAt === undefined || endedAt === undefined ? undefined : (endedAt - startedAt) * 1000
  return {...commonBody(build, moment), totalTime: took, executeTime: took, executeCount}
}

function commonBody(build: BuildScenario, moment: Moment) {
  const {now, epoch} = moment
  const state = buildState(build, now)
  const begun = state.startedAt !== undefined
  return {
    id: build.buildId,
    userId: 'amy',
    trigger: 'MANUAL',
    buildNum: build.buildNum,
    buildMsg: build.message,
    pipelineVersion: 1,
    status: state.status,
    stageStatus: begun
      ? [
          {stageId: 'stage-1', name: 'stage-1', status: 'SUCCEED', showMsg: showMsg(build, state)},
          ...build.stages.map(({id, name}) => ({stageId: id, name, ...progress(state, id, moment)}))
        ]
      : undefined,
    startTime: state.startedAt === undefined ? 0 : epoch(state.startedAt),
    endTime: state.endedAt === undefined ? undefined : epoch(state.endedAt),
    queueTime: epoch(state.queuedAt),
    currentTimestamp: epoch(now),
    isMobileStart: false,
    retry: state.executeCount > 1,
    errorInfoList: state.errors.length > 0 ? state.errors : undefined,
    material: begun ? materialOf(build) : undefined,
    buildParameters: [{key: 'password', value: 'hunter2-of-the-build', readOnly: false}]
  }
}

/** The checkout step writes it when it runs, so a build that has not begun has none. */
function materialOf({commits = []}: BuildScenario) {
  if (commits.length === 0) return undefined
  return commits.map(newCommitId => ({
    aliasName: 'shop',
    url: 'https://git.example.com/shop.git',
    branchName: 'main',
    newCommitId
  }))
}

function showMsg(build: BuildScenario, state: BuildState): string | undefined {
  const waiting = build.stages.find(({id}) => state.checks.get(id)?.in === 'REVIEWING')
  return waiting && `审核中：${(waiting.reviewers ?? []).join(',')}`
}

/** ModelRecord. */
export function detailBody(build: BuildScenario, moment: Moment) {
  const {now, epoch} = moment
  const state = buildState(build, now)
  const {buildId, pipelineId, pipelineName, buildNum, stages} = build
  return {
    id: buildId,
    pipelineId,
    pipelineName,
    userId: 'amy',
    trigger: 'MANUAL',
    queueTime: epoch(state.queuedAt),
    startTime: state.startedAt === undefined ? undefined : epoch(state.startedAt),
    endTime: state.endedAt === undefined ? undefined : epoch(state.endedAt),
    status: state.status,
    model: {
      '@type': 'Model',
      name: pipelineName,
      desc: '',
      stages: [TRIGGER_STAGE, ...stages.map(stage => stageBody(state, stage, moment))],
      labels: [],
      staticViews: [],
      latestVersion: 0
    },
    currentTimestamp: epoch(now),
    buildNum,
    cancelUserId: state.cancelUser,
    curVersion: 1,
    latestVersion: 1,
    latestBuildNum: buildNum,
    executeTime: 0,
    errorInfoList: state.errors.length > 0 ? state.errors : undefined,
    triggerReviewers: state.status === 'TRIGGER_REVIEWING' ? ['amy', 'ben'] : undefined,
    executeCount: state.executeCount,
    startUserList: ['amy'],
    recordList: [{startUser: 'amy'}],
    debug: false
  }
}

const TRIGGER_STAGE = {
  id: 'stage-1',
  name: 'stage-1',
  status: 'SUCCEED',
  fastKill: false,
  finally: false,
  containers: [
    {
      '@type': 'trigger',
      classType: 'trigger',
      id: '0',
      containerId: '0',
      name: 'Trigger',
      status: 'SUCCEED',
      elements: [],
      params: []
    }
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
    ...counted(state, id, moment),
    fastKill: false,
    finally: false,
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
    classType: 'vmBuild',
    id,
    containerId: id,
    containerHashId: job.hash,
    jobId: job.jobId,
    name: job.name,
    ...counted(state, job.hash, moment),
    baseOS: 'LINUX',
    vmNames: [],
    maxRunningMinutes: 900,
    elements: job.tasks.map(task => element(state, task, moment)),
    matrixGroupFlag: job.matrix !== undefined,
    groupContainers: job.matrix?.map((child, i) => container(state, child, `${id}00${i + 1}`, moment))
  }
}

function element(
  state: BuildState,
  {id, name, stepId, type = 'marketBuild', reviewers}: TaskShape,
  moment: Moment
) {
  const part = state.parts.get(id)
  return {
    '@type': type,
    classType: type,
    id,
    name,
    stepId,
    ...progress(state, id, moment),
    executeCount: part?.executeCount ?? state.executeCount,
    version: '1.*',
    ...part?.extra,
    ...(type === 'manualReviewUserTask' ? reviewFields(reviewers) : {data: {}, atomCode: 'run', taskAtom: ''})
  }
}

function reviewFields(reviewUsers: readonly string[] = []) {
  const task = {atomCode: 'manualReviewUserTask', taskAtom: 'manualReviewTaskAtom'}
  return {...task, reviewUsers, params: [], desc: '', suggest: '', namespace: ''}
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

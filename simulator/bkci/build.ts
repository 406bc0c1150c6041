import type {BuildScenario, JobShape} from './scenario.js'
import {type World, worldOf} from './world.js'

/** Scenario seconds now, and what turns them into epoch ms. */
export interface AskOfBuild {
  now: number
  epoch: (at: number) => number
}

/** What a part has in common with all others; nulls are omitted on the wire. */
function common(world: World, id: string, {epoch}: AskOfBuild) {
  const part = world.parts.get(id)
  const cost =
    part?.endedAt === undefined ? undefined : epoch(part.endedAt) - epoch(part.startedAt ?? part.endedAt)
  return {
    status: part?.word,
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
export function status(build: BuildScenario, about: AskOfBuild) {
  return {
    ...historyRecord(build, about),
    executeCount: undefined,
    variables: {'bk.secret': 'hunter2-of-the-build'},
    ...build.overlay
  }
}

/** BuildHistory, as the list has it. */
export function historyRecord(build: BuildScenario, about: AskOfBuild) {
  const {now, epoch} = about
  const world = worldOf(build, now)
  const begun = world.startedAt !== undefined
  return {
    id: build.buildId,
    userId: 'amy',
    trigger: 'MANUAL',
    buildNum: build.buildNum,
    pipelineVersion: 1,
    status: world.word,
    stageStatus: begun
      ? [
          {stageId: 'stage-1', name: 'stage-1', status: 'SUCCEED', showMsg: showMsg(build, world)},
          ...build.stages.map(({id, name}) => ({stageId: id, name, ...common(world, id, about)}))
        ]
      : undefined,
    startTime: world.startedAt === undefined ? 0 : epoch(world.startedAt),
    endTime: world.endedAt === undefined ? undefined : epoch(world.endedAt),
    queueTime: epoch(world.queuedAt),
    currentQueuePosition: 0,
    currentTimestamp: epoch(now),
    retry: world.executeCount > 1,
    executeCount: world.executeCount,
    errorInfoList: world.errors.length > 0 ? world.errors : undefined,
    material: (build.commits ?? []).map(newCommitId => ({
      aliasName: 'shop',
      branchName: 'main',
      newCommitId
    })),
    buildParameters: [{key: 'password', value: 'hunter2-of-the-build'}]
  }
}

function showMsg(build: BuildScenario, world: World): string | undefined {
  const waiting = build.stages.find(({id}) => world.checks.get(id)?.in === 'REVIEWING')
  return waiting && `审核中：${(waiting.reviewers ?? []).join(',')}`
}

/** ModelRecord. */
export function detail(build: BuildScenario, about: AskOfBuild) {
  const world = worldOf(build, about.now)
  const {buildId, pipelineId, pipelineName, buildNum} = build
  const trigger = {
    '@type': 'trigger',
    id: '0',
    containerId: '0',
    name: 'Trigger',
    status: 'SUCCEED',
    elements: []
  }
  const stages = build.stages.map(({id, name, jobs, reviewers}) => {
    const check = world.checks.get(id)
    const group = {
      id: `g-${id}`,
      name: 'Approvers',
      reviewers: reviewers ?? [],
      groups: [],
      status: groupStatus(check?.in)
    }
    return {
      id,
      name,
      ...common(world, id, about),
      checkIn: reviewers && {
        manualTrigger: true,
        status: check?.in,
        timeout: 24,
        reviewGroups: [{...group, operator: check?.refusedBy, suggest: check?.suggest}]
      },
      checkOut: check?.out === undefined ? undefined : {status: check.out},
      containers: jobs.map((job, i) => container(world, job, String(i + 1), about))
    }
  })
  return {
    id: buildId,
    pipelineId,
    pipelineName,
    buildNum,
    status: world.word,
    executeCount: world.executeCount,
    cancelUserId: world.cancelUser,
    triggerReviewers: world.word === 'TRIGGER_REVIEWING' ? ['amy', 'ben'] : undefined,
    model: {
      name: pipelineName,
      stages: [{id: 'stage-1', name: 'stage-1', status: 'SUCCEED', containers: [trigger]}, ...stages]
    }
  }
}

function groupStatus(check: string | undefined): string | undefined {
  if (check === 'REVIEW_ABORT') return 'ABORT'
  return check === 'REVIEW_PROCESSED' ? 'PROCESS' : undefined
}

function container(world: World, job: JobShape, id: string, about: AskOfBuild): unknown {
  return {
    '@type': 'vmBuild',
    id,
    containerId: id,
    containerHashId: job.hash,
    jobId: job.jobId,
    name: job.name,
    ...common(world, job.hash, about),
    elements: job.tasks.map(task => ({
      '@type': task.type ?? 'marketBuild',
      id: task.id,
      name: task.name,
      stepId: task.stepId,
      reviewUsers: task.reviewers,
      ...common(world, task.id, about)
    })),
    matrixGroupFlag: job.matrix !== undefined,
    groupContainers: job.matrix?.map((child, i) => container(world, child, `${id}00${i + 1}`, about))
  }
}

/** The pipeline's own status: its latest build is the last one that began to run; queued ones are not in it. */
export function pipelineStatus(builds: readonly BuildScenario[], {now, epoch}: AskOfBuild) {
  const begun = builds
    .map(build => ({build, world: worldOf(build, now)}))
    .filter(({world}) => world.startedAt !== undefined)
    .sort((a, b) => (a.world.startedAt ?? 0) - (b.world.startedAt ?? 0))
    .at(-1)
  return {
    pipelineId: builds[0]?.pipelineId,
    pipelineName: builds[0]?.pipelineName,
    latestBuildId: begun?.build.buildId,
    latestBuildNum: Math.max(0, ...builds.map(b => b.buildNum)),
    latestBuildStatus: begun?.world.word,
    latestBuildStartTime: begun?.world.startedAt === undefined ? 0 : epoch(begun.world.startedAt),
    latestBuildEndTime: begun?.world.endedAt === undefined ? 0 : epoch(begun.world.endedAt),
    currentTimestamp: epoch(now)
  }
}

import type {Part, PartKind} from '../../model/part.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import {type Reading, readStatus} from '../shared/status-words.js'
import {nameOf, readMessage} from './messages.js'
import {type Job, type RunDetail, type Stage, type Step, toId, toNumber, toTime} from './schema.js'
import {approvalTasks, partStatuses, subPipelineTask} from './status.js'

/** Where a step's log is to be had. */
export interface StepPlace {
  projectId: string
  pipelineId: string
  runId: string
  jobId: string
  stepId: string
}

export interface StepNode {
  part: Part
  step: Step
  task: string
}

export interface JobNode {
  part: Part
  steps: readonly StepNode[]
}

export interface StageNode {
  part: Part
  /** Entry steps, which belong to no job. */
  pre: readonly StepNode[]
  jobs: readonly JobNode[]
  /** Exit steps: gates over what the stage brought. */
  post: readonly StepNode[]
}

export interface Tree {
  stages: readonly StageNode[]
  /** All of them in one list, a part after its parent. */
  parts: readonly Part[]
  /** By the part's id. */
  places: ReadonlyMap<string, StepPlace>
}

/** An id that can stand in a path. */
const SAFE_ID = /^[0-9A-Za-z_-]{1,64}$/

/**
 * The stages of a run with all that is in them. `unique` knows the ids of parts that are there already, so that a
 * run within a run can not shadow them.
 */
export function readTree(
  stages: RunDetail['stages'],
  run: {projectId: string; pipelineId: string; runId: string},
  unique: UniqueId = uniqueIds('~')
): Tree {
  const parts: Part[] = []
  const places = new Map<string, StepPlace>()

  const add = (
    kind: PartKind,
    item: Stage | Job | Step,
    parent: Part | undefined,
    position: string,
    hasLog: boolean
  ): Part => {
    const id = toId(item.id)
    const part: Part = {
      id: unique(id ?? (parent === undefined ? position : `${parent.id}/${position}`)),
      kind,
      parent: parent?.id,
      aliases: [...new Set([id, item.identifier])].filter((alias): alias is string => Boolean(alias)),
      hasLog,
      name: nameOf(item.name ?? item.identifier, position),
      ...statusOf(item),
      message: 'message' in item ? readMessage(item.message) : undefined,
      startedAt: toTime(item.start_time),
      finishedAt: toTime(item.end_time)
    }
    parts.push(part)
    return part
  }

  const addSteps = (steps: Job['steps'], parent: Part, label: string, jobId?: string): StepNode[] =>
    present(steps).map((step, i) => {
      const stepId = toId(step.id)
      const task = step.task ?? ''
      const silent = Object.hasOwn(approvalTasks, task) || task === subPipelineTask
      const hasLog = !silent && jobId !== undefined && SAFE_ID.test(jobId) && SAFE_ID.test(stepId ?? '')
      const part = add('step', step, parent, `${label}-${i + 1}`, hasLog)
      if (hasLog && stepId !== undefined) {
        const {projectId, pipelineId, runId} = run
        places.set(part.id, {projectId, pipelineId, runId, jobId, stepId})
      }
      return {part, step, task}
    })

  const nodes = inOrder(present(stages)).map((stage, i): StageNode => {
    const part = add('stage', stage, undefined, `stage-${i + 1}`, false)
    if (isUnselected(stage)) return {part, pre: [], jobs: [], post: []}
    const pre = addSteps(stage.pre, part, 'pre')
    const jobs = present(stage.jobs).map((job, j): JobNode => {
      const jobPart = add('job', job, part, `job-${j + 1}`, false)
      const steps = isUnselected(job) ? [] : addSteps(job.steps, jobPart, 'step', toId(job.id))
      return {part: jobPart, steps}
    })
    return {part, pre, jobs, post: addSteps(stage.post, part, 'post')}
  })
  return {stages: nodes, parts, places}
}

/** The names from stage to part: `Build / compile / maven`. */
export function pathOf(part: Part, parts: readonly Part[]): string {
  const parent = parts.find(p => p.id === part.parent)
  return parent === undefined ? part.name : `${pathOf(parent, parts)} / ${part.name}`
}

function statusOf(item: {status?: unknown; is_select?: unknown; start_time?: unknown}): Reading {
  const {status} = item
  if (isUnselected(item)) {
    return {phase: 'skipped', status: typeof status === 'string' && status !== '' ? status : 'UNSELECTED'}
  }
  // Steps that nobody reached yet come with nulls.
  if ((status === undefined || status === null) && !item.start_time) return {phase: 'queued', status: ''}
  return readStatus(partStatuses, status)
}

function isUnselected({is_select}: {is_select?: unknown}): boolean {
  return is_select === false || is_select === 'false'
}

function inOrder(stages: readonly Stage[]): readonly Stage[] {
  const known = stages.every(stage => toNumber(stage.sequence) !== undefined)
  return known
    ? [...stages].sort((a, b) => (toNumber(a.sequence) ?? 0) - (toNumber(b.sequence) ?? 0))
    : stages
}

export function present<T>(items: readonly (T | null)[] | null | undefined): T[] {
  return (items ?? []).filter(item => item !== null)
}

import type {Part, PartKind} from '../../model/part.js'
import {partsById} from '../../model/parts-by-id.js'
import {ENDED} from '../../model/phase.js'
import {withJsonTexts} from '../shared/json-text.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import {present, toId, toNumber, toTime} from '../shared/schema.js'
import {type Reading, readStatus} from '../shared/status-words.js'
import {isPathId} from './ids.js'
import {nameOf, readMessage} from './messages.js'
import type {Job, RunDetail, Stage, Step} from './schema.js'
import {
  approvalKind,
  delayTask,
  partStatuses,
  silentTasks,
  statusesAllowedToFail,
  unselectedStatus
} from './status.js'

/** One run of one pipeline. */
export interface RunIds {
  projectId: string
  pipelineId: string
  runId: string
}

/** Where a step's log is to be had. */
export interface StepPlace extends RunIds {
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
  /** Exit steps, which check what the stage brought. */
  post: readonly StepNode[]
}

export interface Tree {
  stages: readonly StageNode[]
  /** All of them in one list, a part after its parent. */
  parts: readonly Part[]
  /** By the part's id. */
  places: ReadonlyMap<string, StepPlace>
}

/** A tree to which parts are added. */
interface GrowingTree {
  run: RunIds
  unique: UniqueId
  parts: Part[]
  places: Map<string, StepPlace>
}

/**
 * The stages of a run with all that is in them. `unique` knows the ids of parts that are there already, so that a
 * run within a run cannot shadow them.
 */
export function readTree(stages: RunDetail['stages'], run: RunIds, unique: UniqueId = uniqueIds('~')): Tree {
  const tree: GrowingTree = {run, unique, parts: [], places: new Map()}
  const ordered = inOrder(present(stages))
  const nodes = withJsonTexts(() => ordered.map((stage, i) => addStage(tree, stage, `stage-${i + 1}`)))
  return {stages: nodes, parts: tree.parts, places: tree.places}
}

function addStage(tree: GrowingTree, stage: Stage, position: string): StageNode {
  const part = addPart(tree, 'stage', stage, undefined, position)
  if (isUnselected(stage)) return {part, pre: [], jobs: [], post: []}
  const pre = addSteps(tree, stage.pre, part, 'pre')
  const jobs = present(stage.jobs).map((job, i): JobNode => {
    const jobPart = addPart(tree, 'job', job, part, `job-${i + 1}`)
    const steps = isUnselected(job) ? [] : addSteps(tree, job.steps, jobPart, 'step', toId(job.id))
    return {part: jobPart, steps}
  })
  return {part, pre, jobs, post: addSteps(tree, stage.post, part, 'post')}
}

function addSteps(
  tree: GrowingTree,
  steps: Job['steps'],
  parent: Part,
  label: string,
  jobId?: string
): StepNode[] {
  return present(steps).map((step, i) => {
    const task = step.task ?? ''
    const stepId = toId(step.id) ?? ''
    const hasLog = !silentTasks.has(task) && jobId !== undefined && isPathId(jobId) && isPathId(stepId)
    const part = addPart(tree, 'step', step, parent, `${label}-${i + 1}`, hasLog)
    if (hasLog) tree.places.set(part.id, {...tree.run, jobId, stepId})
    return {part, step, task}
  })
}

function addPart(
  {unique, parts}: GrowingTree,
  kind: PartKind,
  item: Stage | Job | Step,
  parent: Part | undefined,
  position: string,
  hasLog = false
): Part {
  const id = toId(item.id)
  const reading = statusOf(item)
  const isRefused =
    reading.phase === 'failure' && 'task' in item && approvalKind(item.task ?? '') === 'review'
  const part: Part = {
    id: unique(id ?? (parent === undefined ? position : `${parent.id}/${position}`)),
    kind,
    parent: parent?.id,
    aliases: aliasesOf(id, item.identifier),
    hasLog,
    name: nameOf(item.name ?? item.identifier, position),
    ...reading,
    ...(isAllowedToFail(reading, parent) && {allowedToFail: true}),
    ...(isRefused && {isRefused}),
    message: 'message' in item ? readMessage(item.message) : undefined,
    startedAt: toTime(item.start_time),
    finishedAt: ENDED.has(reading.phase) ? toTime(item.end_time) : undefined
  }
  parts.push(part)
  return part
}

function aliasesOf(id: string | undefined, identifier: string | null | undefined): string[] {
  const ids = id ? [id] : []
  return identifier && identifier !== id ? [...ids, identifier] : ids
}

/** The names from stage to part: `Build / compile / maven`. */
export function pathOf(part: Part, parts: readonly Part[]): string {
  const parent = partsById(parts).get(part.parent ?? '')
  return parent === undefined ? part.name : `${pathOf(parent, parts)} / ${part.name}`
}

/** Whether a part failed and so made the whole fail. */
export function isCause({phase, allowedToFail}: Part): boolean {
  return phase === 'failure' && allowedToFail !== true
}

/** Whether a part was allowed to fail: by its own status, or because what it belongs to was, went well, or took no part. */
export function isAllowedToFail({phase, status}: Reading, parent?: Part): boolean {
  if (phase !== 'failure') return false
  const isBelow =
    parent !== undefined &&
    (parent.allowedToFail === true || parent.phase === 'success' || parent.phase === 'skipped')
  return isBelow || statusesAllowedToFail.has(status.toLowerCase())
}

function statusOf(item: {
  status?: unknown
  is_select?: unknown
  start_time?: unknown
  task?: unknown
}): Reading {
  const {status} = item
  if (isUnselected(item)) {
    return {phase: 'skipped', status: typeof status === 'string' && status !== '' ? status : unselectedStatus}
  }
  // Steps that nobody reached yet come with nulls.
  if ((status === undefined || status === null) && !item.start_time) return {phase: 'queued', status: ''}
  const reading = readStatus(partStatuses, status)
  return item.task === delayTask && reading.phase === 'paused' ? {...reading, phase: 'running'} : reading
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

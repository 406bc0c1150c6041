import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {ENDED} from '../../model/phase.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import {
  type Container,
  type Detail,
  type Element,
  present,
  type Stage,
  type StageState,
  toNumber,
  toTime
} from './schema.js'
import {readPartStatus} from './status.js'

/** The platform gives this id to the stage of the trigger, always. */
const TRIGGER_STAGE = 'stage-1'

/**
 * The detail's tree as parts: stage, its jobs (those of a matrix below their group), their tasks. The stage of the
 * trigger is left out: it is no work of the pipeline.
 */
export function readTree(detail: Detail): Part[] {
  const unique = uniqueIds('/')
  return stagesOf(detail).flatMap(({stage, id}) => {
    const jobs = present(stage.containers).flatMap((job, i) =>
      readJob(job, id, `${id}/job-${i + 1}`, detail, unique)
    )
    return [stagePart(stage, id), ...jobs]
  })
}

/** The stages with their ids, without that of the trigger. */
export function stagesOf(detail: Detail): {stage: Stage; id: string; seq: number}[] {
  return present(detail.model.stages)
    .map((stage, i) => ({stage, id: stage.id || `stage-${i + 1}`, seq: i + 1}))
    .filter(({stage}) => !present(stage.containers).some(job => job['@type'] === 'trigger'))
}

/** Every task of a stage, with those of a matrix. */
export function tasksOf(stage: Stage): Element[] {
  return present(stage.containers).flatMap(job => {
    const children = present(job.groupContainers)
    // The group itself holds only the pattern from which its children were made.
    return children.length > 0 ? children.flatMap(child => present(child.elements)) : present(job.elements)
  })
}

/** The stages that the status call lists, without that of the trigger, which comes first. */
export function readStageList(list: readonly StageState[]): Part[] {
  return list
    .map((stage, i) => stagePart(stage, stage.stageId || `stage-${i + 1}`))
    .filter(({id}) => id !== TRIGGER_STAGE)
}

function stagePart(stage: Stage | StageState, id: string): Part {
  const {phase, status} = readPartStatus(stage.status)
  return {
    id,
    kind: 'stage',
    hasLog: false,
    name: stage.name || id,
    phase,
    status,
    ...times(phase, stage.startEpoch, toNumber(stage.timeCost?.totalCost) ?? toNumber(stage.elapsed))
  }
}

function readJob(
  job: Omit<Container, 'groupContainers'> & Partial<Pick<Container, 'groupContainers'>>,
  parent: string,
  fallbackId: string,
  detail: Detail,
  unique: UniqueId
): Part[] {
  const id = unique(job.containerHashId || fallbackId)
  const {phase, status} = readPartStatus(job.status)
  const children = present(job.groupContainers)
  const below =
    children.length > 0
      ? children.flatMap((child, i) => readJob(child, id, `${id}-${i + 1}`, detail, unique))
      : present(job.elements).map((task, i) =>
          readTask(task, id, i, job.executeCount ?? detail.executeCount, unique)
        )
  const elapsed = toNumber(job.systemElapsed) ?? 0
  const tasksElapsed = toNumber(job.elementElapsed)
  const cost =
    toNumber(job.timeCost?.totalCost) ?? (tasksElapsed === undefined ? undefined : elapsed + tasksElapsed)
  const own = times(phase, job.startEpoch, cost)
  const starts = below.map(part => part.startedAt).filter(at => at !== undefined)
  const ends = below.map(part => part.finishedAt).filter(at => at !== undefined)
  return [
    {
      id,
      kind: 'job',
      parent,
      aliases: present([job.jobId, job.id]).filter(alias => alias !== '' && alias !== id),
      hasLog: false,
      name: job.name || id,
      phase,
      status,
      startedAt: own.startedAt ?? (starts.length > 0 ? Math.min(...starts) : undefined),
      finishedAt: own.finishedAt ?? (ENDED.has(phase) && ends.length > 0 ? Math.max(...ends) : undefined)
    },
    ...below
  ]
}

function readTask(
  task: Element,
  parent: string,
  index: number,
  fallbackCount: unknown,
  unique: UniqueId
): Part {
  const {phase, status} = readPartStatus(task.status)
  const count = toNumber(task.executeCount) ?? toNumber(fallbackCount) ?? 1
  const id = unique(task.id ? logId(task.id, count) : `${parent}/task-${index + 1}`)
  return {
    id,
    kind: 'task',
    parent,
    aliases: present([task.id, task.stepId]).filter(alias => alias !== '' && alias !== id),
    hasLog: Boolean(task.id) && phase !== 'queued' && phase !== 'skipped',
    name: task.name || task.id || id,
    phase,
    status,
    message: errorText(task.errorMsg, task.errorCode, task.errorType),
    ...times(phase, task.startEpoch, toNumber(task.timeCost?.totalCost) ?? toNumber(task.elapsed))
  }
}

const errorTypes = ['system', 'user', 'third party', 'plugin', 'build machine']

/** The platform's words for an error: the type is a number in lists of errors, and a name on tasks. */
export function errorText(message: unknown, code: unknown, type: unknown): string | undefined {
  const number = toNumber(code)
  const text = typeof message === 'string' ? message.trim() : ''
  if (text === '' && !number) return undefined
  const at = toNumber(type)
  const kind = at === undefined ? (typeof type === 'string' ? type : '') : (errorTypes[at] ?? '')
  const coded = number ? `${kind ? `${kind} ` : ''}error ${number}` : kind && `${kind} error`
  if (text === '') return coded
  return coded ? `${text} (${coded})` : text
}

/** A task's log is that of one execution: a part that runs again is another part. */
export function logId(tag: string, executeCount: number): string {
  return executeCount > 1 ? `${tag}#${executeCount}` : tag
}

/** The filters of the log that a part's id names. */
export function readLogId(id: string): {tag: string; executeCount: number} {
  const found = /^(.+?)(?:#([0-9]{1,6}))?(?:\/[0-9]+)?$/.exec(id)
  return {tag: found?.[1] ?? id, executeCount: Number(found?.[2] ?? 1)}
}

function times(
  phase: Phase,
  start: unknown,
  cost: number | undefined
): Pick<Part, 'startedAt' | 'finishedAt'> {
  const startedAt = toTime(start)
  const ended = ENDED.has(phase) && startedAt !== undefined && cost !== undefined
  return {startedAt, finishedAt: ended ? startedAt + cost : undefined}
}

import {message, type Text} from '../../messages/message.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import {present, toNumber, toTime} from '../shared/schema.js'
import type {Child, Container, Detail, Element, Stage, StageState} from './schema.js'
import {checkStatuses, lookUp, readPartStatus} from './status.js'

/** The platform gives this id to the stage of the trigger, always. */
const TRIGGER_STAGE = 'stage-1'
/** Before the id of a job, the tag of its own log: VMUtils.kt. */
const MACHINE_TAG = 'startVM-'

/** What a part is read under: the part above, and what holds for the whole detail. */
interface Parent {
  id: string
  phase: Phase
  allowedToFail?: boolean | undefined
  /** The build's count of executions, unchecked. */
  executeCount: unknown
  unique: UniqueId
}

/**
 * The detail's tree as parts: stage, its jobs (those of a matrix below their group), their tasks. The stage of the
 * trigger is left out: it is no work of the pipeline.
 */
export function readTree(detail: Detail): Part[] {
  const unique = uniqueIds('/')
  const {executeCount} = detail
  return stagesOf(detail).flatMap(({stage, id: named}) => {
    const id = unique(named)
    const part = stagePart(stage, id)
    const parent = {id, phase: part.phase, executeCount, unique}
    return [
      part,
      ...present(stage.containers).flatMap((job, i) => readJob(job, parent, `${id}/job-${i + 1}`))
    ]
  })
}

/** The stages with their ids, without that of the trigger. */
export function stagesOf(detail: Detail): {stage: Stage; id: string; seq: number}[] {
  return present(detail.model.stages)
    .map((stage, i) => ({stage, id: stage.id || `stage-${i + 1}`, seq: i + 1}))
    .filter(({stage}) => !present(stage.containers).some(job => job['@type'] === 'trigger'))
}

/** Every job of a stage, those of a matrix instead of their group, which holds only their pattern. */
export function jobsOf(stage: Stage): (Container | Child)[] {
  return present(stage.containers).flatMap((job): (Container | Child)[] => {
    const children = present(job.groupContainers)
    return children.length > 0 ? children : [job]
  })
}

/** Every task of a stage, with those of a matrix. */
export function tasksOf(stage: Stage): Element[] {
  return jobsOf(stage).flatMap(job => present(job.elements))
}

/** The stages that the status call lists, without that of the trigger, which comes first. */
export function readStageList(list: readonly StageState[]): Part[] {
  const unique = uniqueIds('/')
  return list
    .map((stage, i) => stagePart(stage, unique(stage.stageId || `stage-${i + 1}`)))
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

function readJob(job: Container | Child, parent: Parent, fallbackId: string): Part[] {
  const {unique} = parent
  const id = unique(job.containerHashId || fallbackId)
  const {phase, status} = readPartStatus(job.status)
  const allowed = allowedToFail(phase, job.jobControlOption?.continueWhenFailed, parent)
  const children = 'groupContainers' in job ? present(job.groupContainers) : []
  const own = {...parent, id, phase, ...allowed, executeCount: job.executeCount ?? parent.executeCount}
  const below =
    children.length > 0
      ? children.flatMap((child, i) => readJob(child, own, `${id}-${i + 1}`))
      : present(job.elements).map((task, i) => readTask(task, own, i))
  const log = failedByItself(job, phase, below) ? machineLogId(job, own.executeCount) : undefined
  const part: Part = {
    id,
    kind: 'job',
    parent: parent.id,
    aliases: present([log, job.jobId, job.id]).filter(alias => alias !== '' && alias !== id),
    hasLog: log !== undefined,
    name: job.name || id,
    phase,
    status,
    ...allowed,
    ...jobTimes(job, phase, below)
  }
  return [part, ...below]
}

/** Whether the cause of a job's failure is not in the log of a task: its machine did not start, or nothing in it failed. */
function failedByItself(job: Container | Child, phase: Phase, below: readonly Part[]): boolean {
  const machine = readPartStatus(job.startVMStatus).phase
  if (machine === 'failure' || machine === 'cancelled') return true
  return phase === 'failure' && below.every(part => part.phase !== 'failure')
}

/** The log of what the platform itself did for a job: finding a machine, waiting for a lock, watching its time. */
function machineLogId({id}: Container | Child, executeCount: unknown): string | undefined {
  return id ? logId(`${MACHINE_TAG}${id}`, toNumber(executeCount) ?? 1) : undefined
}

function readTask(task: Element, parent: Parent, index: number): Part {
  const {phase, status} = readPartStatus(task.status)
  const count = toNumber(task.executeCount) ?? toNumber(parent.executeCount) ?? 1
  const id = parent.unique(task.id ? logId(task.id, count) : `${parent.id}/task-${index + 1}`)
  return {
    id,
    kind: 'task',
    parent: parent.id,
    aliases: present([task.id, task.stepId]).filter(alias => alias !== '' && alias !== id),
    hasLog: Boolean(task.id) && phase !== 'queued' && phase !== 'skipped',
    name: task.name || task.id || id,
    phase,
    status,
    ...(lookUp(checkStatuses, status) === 'refused' && {isRefused: true}),
    message: errorText(task.errorMsg, task.errorCode, task.errorType),
    ...allowedToFail(phase, task.additionalOptions?.continueWhenFailed, parent),
    ...times(phase, task.startEpoch, toNumber(task.timeCost?.totalCost) ?? toNumber(task.elapsed))
  }
}

/** A part that failed and did not make the part above fail: by its own option, or since that one succeeded. */
function allowedToFail(
  phase: Phase,
  continueWhenFailed: unknown,
  parent: Pick<Parent, 'phase' | 'allowedToFail'>
): Pick<Part, 'allowedToFail'> {
  const isAllowed = continueWhenFailed === true || parent.allowedToFail === true || parent.phase === 'success'
  return phase === 'failure' && isAllowed ? {allowedToFail: true} : {}
}

const errorTypes = ['system', 'user', 'third party', 'plugin', 'build machine'] as const

/** `THIRD_PARTY` as `third party`. */
const spoken = (name: string) => name.toLowerCase().replaceAll('_', ' ')

/** The platform's words for an error: the type is a number in lists of errors, and a name on tasks. */
export function errorText(words: unknown, code: unknown, type: unknown): Text | undefined {
  const number = toNumber(code)
  const text = typeof words === 'string' ? words.trim() : ''
  if (text === '' && !number) return undefined
  const at = toNumber(type)
  const named = at === undefined && typeof type === 'string' ? type : ''
  const kind = at === undefined ? errorTypes.find(one => one === spoken(named)) : errorTypes[at]
  const ownKind = kind === undefined && named !== '' ? named : undefined
  if (!number && kind === undefined && ownKind === undefined) return text
  return message('bkci.error', {text: text || undefined, kind, ownKind, number: number || undefined})
}

/** A task's log is that of one execution: a part that runs again is another part. */
export function logId(tag: string, executeCount: number): string {
  return executeCount > 1 ? `${tag}#${executeCount}` : tag
}

/** The filters of a part's log. A task's id names it; among the names of a job is the one of its log. */
export function readLogId({id: partId, kind, aliases = []}: Part): {tag: string; executeCount: number} {
  const id = (kind === 'job' && aliases.find(alias => alias.startsWith(MACHINE_TAG))) || partId
  const found = /^(.+?)(?:#([0-9]{1,6}))?(?:\/[0-9]+)?$/.exec(id)
  return {tag: found?.[1] ?? id, executeCount: Number(found?.[2] ?? 1)}
}

type Times = Pick<Part, 'startedAt' | 'finishedAt'>

/** `cost` in ms. */
function times(phase: Phase, start: unknown, cost: number | undefined): Times {
  const startedAt = toTime(start)
  const ended = ENDED.has(phase) && startedAt !== undefined && cost !== undefined
  return {startedAt, finishedAt: ended ? startedAt + cost : undefined}
}

/** A job's own times or, where the platform tells none, those of what is below it. */
function jobTimes(job: Container | Child, phase: Phase, below: readonly Part[]): Times {
  const tasksElapsed = toNumber(job.elementElapsed)
  const elapsed = tasksElapsed === undefined ? undefined : (toNumber(job.systemElapsed) ?? 0) + tasksElapsed
  const own = times(phase, job.startEpoch, toNumber(job.timeCost?.totalCost) ?? elapsed)
  const starts = below.map(part => part.startedAt).filter(at => at !== undefined)
  const ends = below.map(part => part.finishedAt).filter(at => at !== undefined)
  return {
    startedAt: own.startedAt ?? (starts.length > 0 ? starts.reduce((a, b) => Math.min(a, b)) : undefined),
    finishedAt:
      own.finishedAt ??
      (ENDED.has(phase) && ends.length > 0 ? ends.reduce((a, b) => Math.max(a, b)) : undefined)
  }
}

import {message, type Text} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import {type Listed, parseAs, present, toId, toTime} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import {type ChangeJob, type ChangeStage, type ChangeTask, NextJob} from './schema.js'
import {changeOrderStatuses, changeTaskStatuses} from './status.js'

const MOST_NEXT_JOBS = 50

/** An environment of a change order: its own part, the parts below it, and what its job does. */
export interface Environment {
  part: Part
  below: readonly Part[]
  /** `Deploy`, `Scale`, `Rollback`, `Destroy`, `Revert`; absent where the platform does not say. */
  type: string | undefined
}

/**
 * The environments in the order in which they are deployed: each job of the order, and after it the jobs that follow it
 * (`nextJob`), which count in `inAll`. Throws a transient `RequestError` where a following job cannot be read: it may have
 * failed.
 */
export function readEnvironments(
  jobs: readonly (ChangeJob | null | undefined)[],
  hasLogs: boolean,
  inAll: Listed
): Environment[] {
  const unique = uniqueIds('~')
  return jobs.flatMap((job, i) => {
    const chain: Environment[] = []
    let next: ChangeJob | null | undefined = job
    for (let k = 0; k === 0 || next !== undefined; k++) {
      if (k > MOST_NEXT_JOBS) throw badAnswer(message('answer.too-many-jobs', {most: MOST_NEXT_JOBS}))
      chain.push(readEnvironment(next, `job-${i + 1}${'-next'.repeat(k)}`, {hasLogs, unique}))
      next = nextJobOf(next, inAll)
    }
    return chain
  })
}

function nextJobOf(job: ChangeJob | null | undefined, inAll: Listed): ChangeJob | undefined {
  const value = job?.nextJob
  if (value === undefined || value === null) return undefined
  const parsed = parseAs(NextJob, [value], inAll)
  if (!parsed.success) throw badAnswer(message('answer.next-job'))
  return parsed.data[0]
}

/** What holds for the whole tree. */
interface TreeReading {
  hasLogs: boolean
  unique: UniqueId
}

function readEnvironment(
  job: ChangeJob | null | undefined,
  fallback: string,
  reading: TreeReading
): Environment {
  const sn = toId(job?.sn)
  const id = reading.unique(sn ?? fallback)
  const {phase, status} = readStatus(changeOrderStatuses, job?.state)
  const part: Part = {
    id,
    kind: 'environment',
    name: job?.envName ?? id,
    aliases: sn === undefined ? [] : [sn],
    phase,
    status,
    hasLog: reading.hasLogs && sn === id && phase !== 'queued',
    ...timesOf(job, phase)
  }
  const below = (job?.stages ?? []).flatMap((stage, i) => readStage(stage, i, id, reading))
  return {part, below, type: job?.type ?? undefined}
}

function readStage(
  stage: ChangeStage | null | undefined,
  index: number,
  parent: string,
  reading: TreeReading
): Part[] {
  const id = reading.unique(`${parent}/${toId(stage?.sn) ?? index}`)
  const {phase, status} = readStatus(changeOrderStatuses, stage?.state)
  const name = String(index + 1)
  const part: Part = {
    id,
    kind: 'stage',
    parent,
    hasLog: false,
    name,
    phase,
    status,
    ...timesOf(stage, phase)
  }
  return [part, ...(stage?.tasks ?? []).map((task, i) => readTask(task, i, id, reading))]
}

function readTask(
  task: ChangeTask | null | undefined,
  index: number,
  parent: string,
  {hasLogs, unique}: TreeReading
): Part {
  const sn = toId(task?.sn)
  const {phase: said, status} = readStatus(changeTaskStatuses, task?.state)
  const phase = phaseOfTask(said, task?.errorMessage)
  const id = `${parent}/${sn ?? index}`
  const own = unique(id)
  return {
    id: own,
    kind: 'task',
    parent,
    // Its kind stands before it wherever it is shown, in the language that was asked for.
    name: specName(task?.spec) ?? `#${index + 1}`,
    aliases: sn === undefined ? [] : [sn],
    phase,
    status,
    message: task?.errorMessage || undefined,
    // Where ids are repeated, the platform serves one log under them.
    hasLog: hasLogs && own === id && sn !== undefined && phase !== 'queued',
    ...timesOf(task, phase)
  }
}

/** A task's own status only explains; an odd one must not look like the cause of a failure. */
function phaseOfTask(phase: Phase, error: string | null | undefined): Phase {
  if (phase !== 'unknown') return phase
  return error ? 'failure' : 'running'
}

function timesOf(
  thing: Pick<ChangeTask, 'startedAt' | 'endedAt'> | null | undefined,
  phase: Phase
): Pick<Part, 'startedAt' | 'finishedAt'> {
  return {
    startedAt: toTime(thing?.startedAt),
    finishedAt: ENDED.has(phase) ? toTime(thing?.endedAt) : undefined
  }
}

/** `Deployment shop-web` out of a task's YAML. */
function specName(spec: string | null | undefined): string | undefined {
  if (!spec) return undefined
  const head = spec.slice(0, 20_000)
  // Within a line each: a pattern that may cross lines takes minutes for a text that is made for it.
  const kind = /^[ \t]*"?kind"?:[ \t]*"?([A-Za-z0-9.-]{1,80})(?![A-Za-z0-9.-])/m.exec(head)?.[1]
  const metadata = /^[ \t]*"?metadata"?:/m.exec(head)
  const below = metadata ? head.slice(metadata.index, metadata.index + 2000) : ''
  const name = /^[ \t]+"?name"?:[ \t]*"?([A-Za-z0-9.-]{1,253})(?![A-Za-z0-9.-])/m.exec(below)?.[1]
  return kind && name ? `${kind} ${name}` : kind
}

/** The vendor's explanation stands on the tasks alone. */
export function firstError(parts: readonly Part[]): Text | undefined {
  const tasks = present(parts).filter(({kind, message}) => kind === 'task' && message)
  return (tasks.find(({phase}) => phase === 'failure') ?? tasks[0])?.message
}

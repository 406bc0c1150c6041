import {type Message, message} from '../../messages/message.js'
import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {asRecord} from './json-text.js'
import type {Action} from './schema.js'
import {saysWaiting} from './status.js'

const MANUAL_ACTIONS = new Set(['PassPipelineValidate', 'StartPipelineJobRun'])
const MOST_NAMES = 10
/** Names, or characters of them, that are looked at. */
const LONGEST_LIST = 10_000

/** What a job waits for, and who may end it where the platform tells. */
export interface Approval {
  who: readonly string[]
  what: 'merge conflict' | 'approval' | 'pause'
}

/** A job, and what it waits for. */
interface Waiting {
  part: Part
  approval?: Approval | undefined
}

/** What a job that has not ended waits for, by what a person can do with it now. */
export function approvalOf(phase: Phase, actions: readonly Action[]): Approval | undefined {
  const open = actions.filter(action => action.disable !== true)
  const hasConflict = open.some(
    ({type, params}) => type === 'ExecutePipelineJobAction' && asRecord(params).actionId === 'CONFLICT_MERGE'
  )
  if (hasConflict) return {who: [], what: 'merge conflict'}
  const manual = open.find(action => MANUAL_ACTIONS.has(action.type ?? ''))
  if (manual) {
    const who = namesIn(asRecord(manual.params).validators)
    return {who, what: 'approval'}
  }
  return phase === 'paused' ? {who: [], what: 'pause'} : undefined
}

/** The jobs that wait now. One that was not reached can show its buttons too: it counts only when no other job is running. */
export function openApprovals<Job extends Waiting>(jobs: readonly Job[]): Job[] {
  const isBusy = jobs.some(({part, approval}) => part.phase === 'running' && approval === undefined)
  return jobs.filter(
    ({part, approval}) =>
      approval !== undefined && (part.phase !== 'queued' || saysWaiting(part.status) || !isBusy)
  )
}

/** What a person can do, as one clause. */
export function describeApprovals([first]: readonly Waiting[]): Message | undefined {
  if (first?.approval === undefined) return undefined
  const {who, what} = first.approval
  return message('yunxiao.job-waits', {name: first.part.name, what, who})
}

function namesIn(value: unknown): string[] {
  const list = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.slice(0, LONGEST_LIST).split(',')
      : []
  return list
    .slice(0, LONGEST_LIST)
    .map(item => (typeof item === 'string' ? item : (asRecord(item).name ?? asRecord(item).id)))
    .filter((name): name is string => typeof name === 'string' && name !== '')
    .slice(0, MOST_NAMES)
}

import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import {type UniqueId, uniqueIds} from '../shared/part-ids.js'
import {present, toId, toNumber, toTime} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import {type Approval, approvalOf} from './approvals.js'
import {asRecord} from './json-text.js'
import type {Action, Job, Run} from './schema.js'
import {jobStatuses} from './status.js'

/** A job of a run with what else is read from it. */
export interface RunJob {
  part: Part
  stageId: string
  /** Another job before it has its id: what the platform lists under that id is listed there. */
  isRepeated: boolean
  /** Deploy orders that the job has made. */
  deployOrderIds: readonly string[]
  /** Whether the job names an order whose id cannot be read. */
  hasUnreadableOrder: boolean
  /** What it waits for; absent when it waits for nobody. */
  approval?: Approval | undefined
}

/** The stages of a run and their jobs. */
export interface RunTree {
  /** In the order of the tree. */
  parts: Part[]
  /** The jobs with all that is read from them. */
  jobs: RunJob[]
  /** Whether the answer lists the stages, and the jobs of each that was not skipped: an empty list is one. */
  isWhole: boolean
}

export function readTree(stages: Run['stages']): RunTree {
  const jobs: RunJob[] = []
  let isWhole = Array.isArray(stages)
  const unique = uniqueIds('~')
  const parts = (stages ?? []).flatMap((stage, i): Part[] => {
    const info = stage?.stageInfo
    const id = `stage-${i + 1}`
    const {phase, status} = readStatus(jobStatuses, info?.status)
    const own = (info?.jobs ?? []).map((job, k) => readJob(job, id, `${i + 1}-${k + 1}`, unique))
    for (const job of own) jobs.push(job)
    if (!info?.jobs?.every(job => job !== null) && phase !== 'skipped') isWhole = false
    const part: Part = {
      id,
      kind: 'stage',
      hasLog: false,
      name: stage?.name || info?.name || `stage ${i + 1}`,
      phase,
      status,
      startedAt: toTime(info?.startTime),
      finishedAt: ENDED.has(phase) ? toTime(info?.endTime) : undefined
    }
    return [part, ...own.map(job => job.part)]
  })
  return {parts, jobs, isWhole}
}

function readJob(job: Job | null | undefined, stageId: string, fallback: string, unique: UniqueId): RunJob {
  const named = toId(job?.id) ?? `job-${fallback}`
  const id = unique(named)
  const {phase, status} = readStatus(jobStatuses, job?.status)
  const actions = present(job?.actions)
  const ended = ENDED.has(phase)
  const {deployOrderIds, hasUnreadableOrder} = deployOrdersOf(job, actions)
  return {
    part: {
      id,
      kind: 'job',
      hasLog: false,
      parent: stageId,
      name: job?.name || id,
      aliases: [id === named ? '' : named, job?.jobSign ?? ''].filter(alias => alias !== ''),
      phase,
      status,
      message: phase === 'failure' ? resultMessage(job?.result) : undefined,
      startedAt: toTime(job?.startTime),
      finishedAt: ended ? toTime(job?.endTime) : undefined
    },
    stageId,
    isRepeated: id !== named,
    deployOrderIds,
    hasUnreadableOrder,
    approval: ended ? undefined : approvalOf(phase, actions)
  }
}

/** The id is in the action's parameters and in its data, a JSON text; where it is in neither, in the job's own parameters. */
function deployOrdersOf(
  job: Job | null | undefined,
  actions: readonly Action[]
): Pick<RunJob, 'deployOrderIds' | 'hasUnreadableOrder'> {
  const deploys = actions.filter(({type}) => type?.toLowerCase() === 'getvmdeployorder')
  // Most jobs deploy nothing, and there may be many.
  if (deploys.length === 0) return {deployOrderIds: [], hasUnreadableOrder: false}
  const own = deploys.map(({params, data}) =>
    [asRecord(params).deployOrderId, asRecord(data).deployOrderId].filter(isId)
  )
  const isTold = own.every(ids => ids.length > 0)
  const ofJob = isTold ? [] : [asRecord(job?.params).deployOrderId].filter(isId)
  // An action that names none can only mean the one of its job.
  const named = own.map(ids => (ids.length > 0 ? ids : ofJob))
  return {
    deployOrderIds: [...new Set(named.flat().map(String))],
    hasUnreadableOrder: named.some(ids => ids.length === 0)
  }
}

function isId(value: unknown): value is string | number {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  return /^[1-9][0-9]{0,19}$/.test(text)
}

/** What a failed job says of itself. Its `successful` proves nothing. */
function resultMessage(result: string | null | undefined): string | undefined {
  const {message, code} = asRecord(result)
  const said = [message, code].filter(v => typeof v === 'string' || toNumber(v) !== undefined)
  return said.join(', code ') || undefined
}

import {parseJson} from '../../http/json.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {ENDED} from '../../model/phase.js'
import type {Snapshot} from '../../model/snapshot.js'
import {readStatus} from '../shared/status-words.js'
import {toNumber} from './deploy-order-target.js'
import {type Action, type Job, Run} from './schema.js'
import {jobStatuses, runStatuses, stoppingStatuses} from './status.js'

const MANUAL_ACTIONS = new Set(['PassPipelineValidate', 'StartPipelineJobRun'])

/** A job of a run with what else is read from it. */
export interface RunJob {
  part: Part
  stageId: string
  /** Deploy orders that the job has made. */
  deployOrderIds: readonly string[]
  /** Who may pass it, when it waits for a person; `undefined` when it does not. */
  approval?: {who: readonly string[]; what: string} | undefined
}

export interface RunReading {
  snapshot: Omit<Snapshot, 'identity' | 'notices' | 'children'>
  jobs: readonly RunJob[]
  /** Full commit ids that the run was made from. */
  commits: readonly string[]
  createdAt?: number | undefined
}

/**
 * One answer of GetPipelineRun. The run's own word decides; the jobs tell whether a person is waited for.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun
 */
export function readRun(body: unknown, runId: string, pipelineId?: string): RunReading {
  const parsed = Run.safeParse(body)
  if (!parsed.success) throw badAnswer('was no pipeline run of the known form')
  const run = parsed.data
  // Runs count up per pipeline: the number alone names many.
  for (const [what, id, asked] of [
    ['run', run.pipelineRunId, runId],
    ['pipeline', run.pipelineId, pipelineId]
  ] as const) {
    if (id === undefined || id === null || asked === undefined) continue
    const named = typeof id === 'string' || typeof id === 'number' ? String(id) : '(no id)'
    if (named !== asked) throw badAnswer(`was about ${what} ${named} and not ${asked}`)
  }

  const {phase: said, status} = readStatus(runStatuses, run.status)
  const parts: Part[] = []
  const jobs: RunJob[] = []
  for (const [i, stage] of (run.stages ?? []).entries()) {
    const info = stage?.stageInfo
    const stageId = `stage-${i + 1}`
    const reading = readStatus(jobStatuses, info?.status)
    parts.push({
      id: stageId,
      kind: 'stage',
      hasLog: false,
      name: stage?.name || info?.name || `stage ${i + 1}`,
      phase: reading.phase,
      status: reading.status,
      startedAt: toNumber(info?.startTime) || undefined,
      finishedAt: ENDED.has(reading.phase) ? toNumber(info?.endTime) || undefined : undefined
    })
    for (const [k, job] of (info?.jobs ?? []).entries()) {
      const read = readJob(job, stageId, `${i + 1}-${k + 1}`)
      parts.push(read.part)
      jobs.push(read)
    }
  }

  const gates = jobs.filter(isOpenGate(jobs))
  const phase =
    ENDED.has(said) || said === 'unknown'
      ? said
      : gates.length > 0
        ? 'paused'
        : waitingPhase(status, said, jobs)
  const stages = parts.filter(p => p.kind === 'stage')
  const done = stages.filter(p => ENDED.has(p.phase)).length
  return {
    jobs,
    commits: commitsOf(run),
    createdAt: toNumber(run.createTime),
    snapshot: {
      phase,
      status,
      position:
        stages.length > 0
          ? {kind: 'stage', at: Math.min(done + 1, stages.length), of: stages.length}
          : undefined,
      parts,
      contradictions: [],
      action: actionOf(gates),
      stopping: stoppingStatuses.has(status.toUpperCase()),
      startedAt: toNumber(run.createTime),
      // The run has no end time of its own; its last change is one once it has ended.
      finishedAt: ENDED.has(said) ? toNumber(run.updateTime) : undefined
    }
  }
}

/** WAITING of a run is a queue before it has begun, and a person or a queue later: then nobody runs. */
function waitingPhase(word: string, said: Phase, jobs: readonly RunJob[]): Phase {
  if (word.toUpperCase() !== 'WAITING') return said
  if (jobs.some(job => job.part.phase === 'running')) return 'running'
  return jobs.some(job => ENDED.has(job.part.phase)) ? 'paused' : 'queued'
}

function readJob(job: Job | null, stageId: string, fallback: string): RunJob {
  const id = job?.id === undefined || job.id === null || job.id === '' ? `job-${fallback}` : String(job.id)
  const {phase, status} = readStatus(jobStatuses, job?.status)
  const actions = (job?.actions ?? []).filter((action): action is Action => action !== null)
  return {
    part: {
      id,
      kind: 'job',
      hasLog: false,
      parent: stageId,
      name: job?.name || id,
      aliases: job?.jobSign ? [job.jobSign] : [],
      phase,
      status,
      message: phase === 'failure' ? resultMessage(job?.result) : undefined,
      startedAt: toNumber(job?.startTime) || undefined,
      finishedAt: ENDED.has(phase) ? toNumber(job?.endTime) || undefined : undefined
    },
    stageId,
    deployOrderIds: deployOrdersOf(job, actions),
    approval: ENDED.has(phase) ? undefined : gateOf(phase, actions)
  }
}

function gateOf(phase: Phase, actions: readonly Action[]): RunJob['approval'] {
  const open = actions.filter(action => action.disable !== true)
  const conflict = open.find(
    action =>
      action.type === 'ExecutePipelineJobAction' && asRecord(action.params).actionId === 'CONFLICT_MERGE'
  )
  if (conflict) return {who: [], what: 'a merge conflict stops it'}
  const manual = open.find(action => MANUAL_ACTIONS.has(action.type ?? ''))
  if (manual)
    return {
      who: namesIn(asRecord(manual.params).validators),
      what: 'it waits for a person to pass or start it'
    }
  return phase === 'paused' ? {who: [], what: 'it waits for a person'} : undefined
}

/** A gate that has not been reached can show its buttons too: it counts only when no other job is running. */
function isOpenGate(jobs: readonly RunJob[]): (job: RunJob) => boolean {
  const running = jobs.filter(job => job.part.phase === 'running' && !job.approval)
  return job =>
    job.approval !== undefined &&
    (job.part.phase !== 'queued' || job.part.status.toUpperCase() === 'WAITING' || running.length === 0)
}

function actionOf(gates: readonly RunJob[]): string | undefined {
  const first = gates[0]
  if (!first?.approval) return undefined
  const {who, what} = first.approval
  return `job ${first.part.name}: ${what}${who.length > 0 ? ` (${who.join(', ')} may)` : ''}, on the page of the run`
}

/** The id is in the action's parameters; else in its data, a JSON text; else in the job's own parameters. */
function deployOrdersOf(job: Job | null, actions: readonly Action[]): string[] {
  const own = actions.filter(action => action.type === 'GetVMDeployOrder')
  const found = own.map(({params, data}) =>
    [asRecord(params).deployOrderId, asRecord(data).deployOrderId].find(isId)
  )
  // An action that names none can only mean the one of its job.
  const ids = found.map(id => id ?? asRecord(job?.params).deployOrderId)
  return [...new Set(ids.filter(isId).map(String))]
}

function isId(value: unknown): value is string | number {
  return /^[1-9][0-9]{0,19}$/.test(
    typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  )
}

/** What a failed job says of itself. Its `successful` proves nothing. */
function resultMessage(result: string | null | undefined): string | undefined {
  const {message, code} = asRecord(result)
  const said = [message, code].filter(v => typeof v === 'string' || typeof v === 'number').join(', code ')
  return said || undefined
}

function commitsOf({globalParams, sources}: Run): string[] {
  const named = (globalParams ?? []).filter(p => p?.key === 'CI_COMMIT_SHA').map(p => p?.value)
  const inSources = (Array.isArray(sources) ? sources : []).flatMap(source => {
    const record = asRecord(source)
    const data = asRecord(record.data)
    return [record.commit, record.commitId, data.commit, data.commitId]
  })
  return [...named, ...inSources].filter(
    (c): c is string => typeof c === 'string' && /^[0-9a-f]{7,64}$/i.test(c)
  )
}

function namesIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
  return list
    .map(item => (typeof item === 'string' ? item : (asRecord(item).name ?? asRecord(item).id)))
    .filter((name): name is string => typeof name === 'string' && name !== '')
    .slice(0, 10)
}

/** An object, or a JSON text of one, as the object; anything else as an empty one. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'string' && value.trimStart().startsWith('{')) {
    try {
      return asRecord(parseJson(value))
    } catch {
      return {}
    }
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {PartLog, ReadContext} from '../../model/target.js'
import {abortable} from '../../util/timers.js'
import {toId, toNumber} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import type {Client} from './client.js'
import {StepLog, Steps} from './schema.js'
import {stepStatuses} from './status.js'
import {beginning, nextPage, offsetOf, type StepCursor} from './step-log.js'

const SCOPE = '流水线 / 流水线运行任务, read-only'
const LINES = 1000

/** The steps of a run's jobs: what the platform lists apart from the run, and serves the logs of. */
export interface JobSteps {
  /** The steps of a job as far as they are known; `undefined` until they were listed. */
  of(jobId: string): readonly Part[] | undefined
  /** Lists the steps of these jobs anew in the background. */
  refresh(jobs: readonly Part[], context: ReadContext): void
  /** Resolves when what is being listed has come, or could not be had. */
  settled(context: ReadContext): Promise<void>
  readLog(part: Part, context: ReadContext, cursor: unknown): Promise<PartLog>
}

interface StepPlace {
  jobId: string
  buildId: string
  stepIndex: string
}

/** `runPath` ends with `pipelineRuns/{pipelineRunId}`. */
export function createSteps(client: Client, runPath: readonly string[]): JobSteps {
  const known = new Map<string, readonly Part[]>()
  const places = new Map<string, StepPlace>()
  const listedAt = new Map<string, string>()
  const listing = new Map<string, Promise<void>>()

  const list = async (job: Part, context: ReadContext): Promise<void> => {
    const steps = await listSteps(client, [...runPath, 'jobs', job.id, 'steps'], job, context)
    for (const {part, place} of steps) places.set(part.id, place)
    // A job that has just begun may have none yet; were its own log read by then, its lines would come twice.
    if (steps.length > 0 || ENDED.has(job.phase))
      known.set(
        job.id,
        steps.map(({part}) => part)
      )
    listedAt.set(job.id, job.status)
  }
  /** Steps only explain: where they cannot be listed, the job's own log is read. A fault that passes is tried again. */
  const giveUp = (job: Part, error: RequestError) => {
    if (error.failure.kind === 'transient') return
    known.set(job.id, known.get(job.id) ?? [])
    listedAt.set(job.id, job.status)
  }

  return {
    of: jobId => known.get(jobId),
    refresh(jobs, context) {
      for (const job of jobs) {
        const isCurrent = job.phase !== 'running' && listedAt.get(job.id) === job.status
        if (listing.has(job.id) || isCurrent) continue
        const work = list(job, context).catch(error => {
          if (error instanceof RequestError) giveUp(job, error)
          else if (!context.signal.aborted) throw error
        })
        listing.set(
          job.id,
          work.finally(() => listing.delete(job.id))
        )
      }
    },
    async settled({signal}) {
      await abortable(Promise.all(listing.values()), signal)
    },
    async readLog(part, context, cursor) {
      const place = places.get(part.id)
      if (!place) throw badAnswer('did not name this step')
      return readStepLog(client, runPath, part, place, context, cursor)
    }
  }
}

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteps */
async function listSteps(
  client: Client,
  path: readonly string[],
  job: Part,
  {signal}: ReadContext
): Promise<{part: Part; place: StepPlace}[]> {
  const {body} = await client({path, kind: 'detail', form: 'either', signal, scope: SCOPE, ids: 'run-id'})
  const parsed = Steps.safeParse(body)
  if (!parsed.success) throw badAnswer('held no steps of the known form')
  const groups = Array.isArray(parsed.data) ? parsed.data : [parsed.data]
  return groups.flatMap(group => {
    const buildId = toId(group.buildId) ?? ''
    return (group.buildProcessNodes ?? group.steps ?? []).map((step, i) => {
      const stepIndex = String(step.stepIndex ?? step.nodeIndex ?? i)
      const {phase, status} = readStatus(stepStatuses, step.status)
      const part: Part = {
        id: `${job.id}/${buildId}/${stepIndex}`,
        kind: 'step',
        parent: job.id,
        name: step.nodeName || step.stepName || `step ${stepIndex}`,
        aliases: [stepIndex],
        phase,
        status,
        hasLog: buildId !== '' && phase !== 'queued' && phase !== 'skipped'
      }
      return {part, place: {jobId: job.id, buildId, stepIndex}}
    })
  })
}

/** https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteplog */
async function readStepLog(
  client: Client,
  runPath: readonly string[],
  part: Part,
  {jobId, buildId, stepIndex}: StepPlace,
  {signal}: ReadContext,
  cursor: unknown
): Promise<PartLog> {
  const from = isCursor(cursor) ? cursor : beginning
  const {body} = await client({
    path: [...runPath, 'jobs', jobId, 'step', 'log'],
    query: {stepIndex, offset: String(offsetOf(from)), limit: String(LINES), buildId},
    kind: 'log',
    signal,
    scope: SCOPE,
    ids: `run-id and the step ${part.name}`
  })
  const parsed = StepLog.safeParse(body)
  if (!parsed.success) throw badAnswer('held no step log of the known form')
  const {logs, last, more} = parsed.data
  return nextPage(from, {logs: logs ?? '', last: toNumber(last), more: more === true})
}

function isCursor(value: unknown): value is StepCursor {
  return typeof value === 'object' && value !== null && 'lines' in value
}

import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {PartLog, ReadContext} from '../../model/target.js'
import {abortable} from '../../util/timers.js'
import {readStatus} from '../shared/status-words.js'
import type {Client} from './client.js'
import {toNumber} from './deploy-order-target.js'
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
  const words = new Map<string, string>()
  const listing = new Map<string, Promise<void>>()

  const list = async (job: Part, {signal}: ReadContext): Promise<void> => {
    const path = [...runPath, 'jobs', job.id, 'steps']
    const {body} = await client({path, kind: 'log', form: 'either', signal, scope: SCOPE, ids: 'run-id'})
    const parsed = Steps.safeParse(body)
    if (!parsed.success) throw badAnswer('held no steps of the known form')
    const groups = Array.isArray(parsed.data) ? parsed.data : [parsed.data]
    const parts = groups.flatMap(group => {
      const buildId = group.buildId === undefined || group.buildId === null ? '' : String(group.buildId)
      return (group.buildProcessNodes ?? group.steps ?? []).map((step, i): Part => {
        const stepIndex = String(step.stepIndex ?? step.nodeIndex ?? i)
        const id = `${job.id}/${buildId}/${stepIndex}`
        const {phase, status} = readStatus(stepStatuses, step.status)
        places.set(id, {jobId: job.id, buildId, stepIndex})
        const name = step.nodeName || step.stepName || `step ${stepIndex}`
        const hasLog = buildId !== '' && phase !== 'queued'
        return {id, kind: 'step', parent: job.id, name, aliases: [stepIndex], phase, status, hasLog}
      })
    })
    // A job that has just begun may have none yet; were its own log read by then, its lines would come twice.
    if (parts.length > 0 || ENDED.has(job.phase)) known.set(job.id, parts)
  }

  return {
    of: jobId => known.get(jobId),
    refresh(jobs, context) {
      for (const job of jobs) {
        if (listing.has(job.id) || (job.phase !== 'running' && words.get(job.id) === job.status)) continue
        const work = list(job, context)
          .then(() => void words.set(job.id, job.status))
          .catch(error => {
            if (!(error instanceof RequestError) && !context.signal.aborted) throw error
            // Steps only explain: without them the job's own log is read.
            if (error instanceof RequestError && error.failure.kind !== 'transient') {
              known.set(job.id, known.get(job.id) ?? [])
              words.set(job.id, job.status)
            }
          })
          .finally(() => listing.delete(job.id))
        listing.set(job.id, work)
      }
    },
    async settled({signal}) {
      await abortable(Promise.all(listing.values()), signal)
    },
    async readLog(part, {signal}, cursor) {
      const place = places.get(part.id)
      if (!place) throw badAnswer('did not name this step')
      const from = isCursor(cursor) ? cursor : beginning
      const {body} = await client({
        path: [...runPath, 'jobs', place.jobId, 'step', 'log'],
        query: {
          stepIndex: place.stepIndex,
          offset: String(offsetOf(from)),
          limit: String(LINES),
          buildId: place.buildId
        },
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
  }
}

function isCursor(value: unknown): value is StepCursor {
  return typeof value === 'object' && value !== null && 'lines' in value
}

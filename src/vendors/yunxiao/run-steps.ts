import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {Unlisted} from '../../model/snapshot.js'
import type {PartLog, ReadContext} from '../../model/target.js'
import {abortable, type Clock, monotonicClock} from '../../util/timers.js'
import type {Client} from './client.js'
import {listSteps, type StepPlace} from './step-list.js'
import {readStepLog} from './step-log.js'

/** A job's list of steps may be missing for so long. */
const MISSING_MS = 30_000

/** The steps of a run's jobs: what the platform lists apart from the run, and serves the logs of. */
export interface JobSteps {
  /** The steps of a job as far as they are known; `undefined` until they were listed, `[]` where they cannot be. */
  of(jobId: string): readonly Part[] | undefined
  /** Lists the steps of these jobs anew in the background, but for those that cannot have changed. */
  refresh(jobs: readonly Part[], context: ReadContext): void
  /** The same, and resolves once each list has come, or could not be had. Rejects when the signal aborts. */
  settle(jobs: readonly Part[], context: ReadContext): Promise<void>
  /** The jobs whose steps are not known as they are now, with why. */
  unlisted(jobs: readonly Part[]): Unlisted[]
  readLog(part: Part, context: ReadContext, cursor: unknown): Promise<PartLog>
}

/** What is known of the steps of one job. */
interface Listing {
  steps?: readonly Part[]
  /** The job's status when the newest good list was asked for. */
  status?: string
  /** Why the last try failed. */
  trouble?: RequestError | undefined
  /** The clock's time since which the platform knows no such list. */
  missingSince?: number | undefined
  /** Nothing is asked any more. */
  isRefused?: boolean
  /** The try that is under way. */
  trying?: Promise<void> | undefined
}

/** `runPath` ends with `pipelineRuns/{pipelineRunId}`. */
export function createSteps(
  client: Client,
  runPath: readonly string[],
  clock: Pick<Clock, 'now'> = monotonicClock
): JobSteps {
  const listings = new Map<string, Listing>()
  const places = new Map<string, StepPlace>()

  const listingOf = (job: Part): Listing => {
    const listing = listings.get(job.id) ?? {}
    listings.set(job.id, listing)
    return listing
  }
  const list = async (listing: Listing, job: Part, context: ReadContext): Promise<void> => {
    try {
      const steps = await listSteps(client, [...runPath, 'jobs', job.id, 'steps'], job, context)
      for (const {part, place} of steps) places.set(part.id, place)
      takeList(
        listing,
        job,
        steps.map(({part}) => part)
      )
    } catch (error) {
      if (error instanceof RequestError) takeFailure(listing, error, clock.now())
      else if (!context.signal.aborted) throw error
    }
  }
  const start = (job: Part, context: ReadContext): void => {
    const listing = listingOf(job)
    if (listing.trying || listing.isRefused || isCurrent(listing, job)) return
    listing.trying = list(listing, job, context).finally(() => {
      listing.trying = undefined
    })
  }

  return {
    of: jobId => listings.get(jobId)?.steps,
    refresh(jobs, context) {
      for (const job of jobs) start(job, context)
    },
    async settle(jobs, context) {
      const wait = (some: readonly Part[]) =>
        abortable(Promise.all(some.map(job => listingOf(job).trying)), context.signal)
      const before = jobs.filter(job => listingOf(job).trying)
      for (const job of jobs) start(job, context)
      await wait(jobs)
      // What was asked for before the end of a job says nothing of how it ended.
      const outdated = before.filter(job => ENDED.has(job.phase) && listingOf(job).trouble === undefined)
      for (const job of outdated) start(job, context)
      await wait(outdated)
    },
    unlisted: jobs => jobs.flatMap(job => unlistedOf(listingOf(job), job)),
    async readLog(part, context, cursor) {
      const place = places.get(part.id)
      if (!place) throw badAnswer('did not name this step')
      return readStepLog(client, runPath, part, place, context, cursor)
    }
  }
}

/** Whether a list still holds: that of a job which has ended does, until the job runs again. */
function isCurrent({status, trouble}: Listing, job: Part): boolean {
  return job.phase !== 'running' && trouble === undefined && status === job.status
}

function takeList(listing: Listing, job: Part, steps: readonly Part[]): void {
  Object.assign(listing, {status: job.status, trouble: undefined, missingSince: undefined})
  // A job that has just begun may have none yet; were its own log read by then, its lines would come twice.
  if (steps.length > 0 || ENDED.has(job.phase)) listing.steps = steps
}

/** Where the steps cannot be listed for good, the job's own log has to do. A fault that passes is tried again. */
function takeFailure(listing: Listing, error: RequestError, now: number): void {
  const {kind} = error.failure
  listing.trouble = error
  listing.missingSince = kind === 'not-found' ? (listing.missingSince ?? now) : undefined
  const isGone = listing.missingSince !== undefined && now - listing.missingSince >= MISSING_MS
  if (kind !== 'permanent' && !isGone) return
  listing.isRefused = true
  listing.trouble = new RequestError(error.message, {...error.failure, kind: 'permanent'})
  listing.steps ??= []
}

function unlistedOf({status, trouble}: Listing, job: Part): Unlisted[] {
  const isKnown =
    trouble === undefined && (job.phase === 'running' ? status !== undefined : status === job.status)
  if (isKnown) return []
  const {failure, message} = trouble ?? pending
  return [{parent: job.id, what: `the steps of job ${job.name}`, failure, message}]
}

const pending = new RequestError('no answer has come yet', {kind: 'transient', label: 'no answer'})

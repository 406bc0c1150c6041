import {message} from '../../messages/message.js'
import {RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {ReadContext} from '../../model/read-context.js'
import type {Unlisted} from '../../model/target.js'
import {explain} from '../../model/wall.js'
import {createPool, inTurn, roomFor} from '../../util/queue.js'
import {abortable, type Clock} from '../../util/timers.js'

/** A job's list of steps may be missing for so long. */
const MISSING_MS = 30_000
// More would only wait for their turn.
const MOST_AT_ONCE = 8
const MOST_OTHERS = 1000

/** The lists of the steps of jobs, each as it was had last. */
export interface StepLists {
  /** The steps of a job as far as they are known; `undefined` until they were listed, `[]` where they cannot be. */
  of(jobId: string): readonly Part[] | undefined
  /** Forgets other jobs, where there are many: a platform may name others at each poll. */
  keepOnly(jobs: readonly Part[]): void
  /** Lists the steps of these jobs anew in the background, but for those that cannot have changed. */
  refresh(jobs: readonly Part[], context: ReadContext): void
  /** The same, and resolves once each list has come, or could not be had. Rejects when the signal aborts. */
  settle(jobs: readonly Part[], context: ReadContext): Promise<void>
  /** The jobs whose steps are not known as they are now, with why. */
  unlisted(jobs: readonly Part[]): Unlisted[]
}

/** Asks for the steps of one job. Throws `RequestError`. */
type ListSteps = (job: Part, context: ReadContext) => Promise<readonly Part[]>

/** What is known of the steps of one job. */
interface StepList {
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

export function createStepLists(listSteps: ListSteps, clock: Pick<Clock, 'now'>): StepLists {
  const lists = new Map<string, StepList>()
  const pool = createPool(['list'], roomFor(MOST_AT_ONCE))
  const listOf = (job: Part): StepList => {
    const list = lists.get(job.id) ?? {}
    lists.set(job.id, list)
    return list
  }
  const refresh = (jobs: readonly Part[], context: ReadContext) => {
    for (const job of jobs) {
      const list = listOf(job)
      if (list.trying || list.isRefused || isCurrent(list, job)) continue
      const ask = () => tryOnce(list, job, listSteps, clock, context)
      // Of an abort whoever waits for the list learns by the signal.
      const end = () => {
        list.trying = undefined
      }
      list.trying = inTurn(pool, 'list', ask, context.signal).then(end, end)
    }
  }
  return {
    of: jobId => lists.get(jobId)?.steps,
    keepOnly(jobs) {
      forgetOthers(lists, jobs)
    },
    refresh,
    async settle(jobs, context) {
      const wait = () => abortable(Promise.all(jobs.map(job => listOf(job).trying)), context.signal)
      const before = jobs.filter(job => listOf(job).trying)
      refresh(jobs, context)
      await wait()
      // What was asked for before the end of a job says nothing of how it ended.
      const isOutdated = (job: Part) => ENDED.has(job.phase) && listOf(job).trouble === undefined
      refresh(before.filter(isOutdated), context)
      await wait()
    },
    unlisted: jobs => jobs.flatMap(job => unlistedOf(listOf(job), job))
  }
}

/** Keeps what is known of these jobs, and of some others: their logs may still be read. */
export function forgetOthers(byJob: Map<string, unknown>, jobs: readonly Part[]): void {
  if (byJob.size <= jobs.length + MOST_OTHERS) return
  const named = new Set(jobs.map(job => job.id))
  for (const id of byJob.keys()) if (!named.has(id)) byJob.delete(id)
}

async function tryOnce(
  list: StepList,
  job: Part,
  listSteps: ListSteps,
  clock: Pick<Clock, 'now'>,
  context: ReadContext
): Promise<void> {
  try {
    await explain(async () => takeSteps(list, job, await listSteps(job, context)), context.signal)
  } catch (error) {
    if (error instanceof RequestError) takeFailure(list, error, clock.now())
  }
}

/** Whether a list still holds: that of a job which has ended does, until the job runs again. */
function isCurrent({status, trouble}: StepList, job: Part): boolean {
  return job.phase !== 'running' && trouble === undefined && status === job.status
}

function takeSteps(list: StepList, job: Part, steps: readonly Part[]): void {
  Object.assign(list, {status: job.status, trouble: undefined, missingSince: undefined})
  // A job that has just begun may have none yet; were its own log read by then, its lines would come twice.
  if (steps.length > 0 || ENDED.has(job.phase)) list.steps = steps
}

/** Where the steps cannot be listed for good, the job's own log has to do. A fault that passes is tried again. */
function takeFailure(list: StepList, error: RequestError, now: number): void {
  const {kind} = error.failure
  list.trouble = error
  list.missingSince = kind === 'not-found' ? (list.missingSince ?? now) : undefined
  const isGone = list.missingSince !== undefined && now - list.missingSince >= MISSING_MS
  if (kind !== 'permanent' && !isGone) return
  list.isRefused = true
  list.trouble = new RequestError(error.text, {...error.failure, kind: 'permanent'})
  list.steps ??= []
}

function unlistedOf({status, trouble}: StepList, job: Part): Unlisted[] {
  const isKnown = job.phase === 'running' ? status !== undefined : status === job.status
  if (isKnown && trouble === undefined) return []
  const {failure, text} = trouble ?? pending
  return [{parent: job.id, what: message('unlisted.steps', {job: job.name}), failure, message: text}]
}

const pending = new RequestError(message('failure.no-answer-yet'), {kind: 'transient', label: 'no answer'})

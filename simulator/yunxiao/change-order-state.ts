import type {ChangeJobScenario, ChangeOrderScenario} from './change-order-scenario.js'
import type {Moment} from './moment.js'

export const ENDED: ReadonlySet<string> = new Set(['SUCCESS', 'FAILED', 'CANCELED'])

export interface PartState {
  state: unknown
  startedAt?: number
  endedAt?: number
  errorMessage?: string
}

/** The jobs of an order, and those that follow them. */
export function allJobs(jobs: readonly ChangeJobScenario[]): ChangeJobScenario[] {
  return jobs.flatMap(job => [job, ...(job.nextJob ? allJobs([job.nextJob]) : [])])
}

/** A job by its events, or as its stop changed it. */
export function jobState(
  order: ChangeOrderScenario,
  job: ChangeJobScenario,
  {now, stops}: Moment
): PartState {
  const stoppedAt = stops.get(job)
  const state = partState(order, 'job', job.sn, Math.min(now, stoppedAt ?? now))
  if (stoppedAt === undefined) return state
  const over = stoppedAt + (order.stopTakes ?? 0)
  return now < over ? {...state, state: 'STOPPING'} : {...state, state: 'CANCELED', endedAt: over}
}

/** A job, stage or task by its events up to `now`. */
export function partState(
  order: ChangeOrderScenario,
  kind: 'job' | 'stage' | 'task',
  sn: string,
  now: number
): PartState {
  const found: PartState = {state: 'INIT'}
  for (const event of order.timeline) {
    if (event.at > now || !(kind in event) || (event as unknown as Record<string, unknown>)[kind] !== sn)
      continue
    const {state, errorMessage} = event as {state: unknown; errorMessage?: string}
    found.state = state
    found.startedAt ??= event.at
    if (ENDED.has(String(state))) found.endedAt = event.at
    if (errorMessage !== undefined) found.errorMessage = errorMessage
  }
  return found
}

/** As real bodies write a time, with milliseconds and an offset. */
export function isoTime(at: number | undefined, {epoch}: Moment): string | null {
  return at === undefined ? null : new Date(epoch(at)).toISOString().replace('Z', '+00:00')
}

import type {Moment} from './moment.js'
import type {JobScenario, RunScenario} from './run-scenario.js'

export const ENDED: ReadonlySet<string> = new Set(['SUCCESS', 'FAIL', 'CANCELED', 'SKIP'])

export interface RunState {
  status: unknown
  changedAt: number
  endedAt?: number
}

export interface JobState {
  status: unknown
  actions: unknown
  result: string | null
  startedAt?: number | undefined
  endedAt?: number | undefined
}

/** The state of a run by its events, or as its stop changed it. */
export function runState(run: RunScenario, moment: Moment): RunState {
  const stoppedAt = moment.stops.get(run)
  if (stoppedAt !== undefined) {
    const over = stoppedAt + (run.stopTakes ?? 0)
    return moment.now < over
      ? {status: 'CANCELLING', changedAt: stoppedAt}
      : {status: 'CANCELED', changedAt: over, endedAt: over}
  }
  const past = run.timeline.filter(event => event.at <= moment.now)
  const last = past.findLast(event => 'run' in event)
  const status = last && 'run' in last ? last.run : 'INIT'
  const changedAt = Math.max(run.createdAt ?? 0, ...past.map(event => event.at))
  return {status, changedAt, ...(ENDED.has(String(status)) && {endedAt: changedAt})}
}

export function jobState(run: RunScenario, job: JobScenario, {now, stops}: Moment): JobState {
  const stoppedAt = stops.get(run)
  const state: JobState = {status: 'INIT', actions: null, result: null}
  for (const event of run.timeline) {
    if (event.at > Math.min(now, stoppedAt ?? now)) continue
    if (!('job' in event) || event.job !== job.id || 'rebuild' in event) continue
    if (event.status !== undefined) {
      state.status = event.status
      if (event.status === 'RUNNING') state.startedAt ??= event.at
      state.endedAt = ENDED.has(String(event.status)) ? event.at : undefined
    }
    if (event.actions) state.actions = event.actions
    if (event.result) state.result = event.result
  }
  const over = (stoppedAt ?? Number.POSITIVE_INFINITY) + (run.stopTakes ?? 0)
  if (now >= over && state.endedAt === undefined) return {...state, status: 'CANCELED', endedAt: over}
  return state
}

import {standingOf, withoutHolds} from '../server/holds.js'
import type {RunEvent, RunScenario} from './scenario.js'

type HoldEvent = RunEvent & {hold: number; of: string}

/** A run, with what requests have done to it. Times are the clock's. */
export interface LiveRun {
  scenario: RunScenario
  /** When each step that waited for an approval was approved. */
  passed: Map<HoldEvent, number>
  stoppedAt?: number
}

export interface State {
  status: unknown
  message: unknown
  begunAt?: number
  endedAt?: number
}

const WAITS = new Set(['INIT', 'QUEUED'])
const ENDS = /^(?:COMPLETED|FAILED|CANCELED|IGNORED|ASYNC_FAILED|SKIPPED)$/

export const createLiveRun = (scenario: RunScenario): LiveRun => ({scenario, passed: new Map()})

/** The events of a run that have happened. */
export function pastOf(run: LiveRun, now: number): RunEvent[] {
  const until = ownTime(run, Math.min(now, run.stoppedAt ?? now))
  return run.scenario.timeline.filter(event => event.at <= until)
}

/** The state of a stage, job or step by its id; without one, of the run. */
export function stateOf(run: LiveRun, id: string | undefined, now: number): State {
  const state: State = {status: id === undefined ? 'QUEUED' : 'INIT', message: null}
  for (const event of pastOf(run, now)) {
    const isOwn = id === undefined ? 'run' in event : 'of' in event && event.of === id
    if (!isOwn || 'hold' in event || 'log' in event || 'forget' in event) continue
    if ('message' in event && event.message !== undefined) state.message = event.message
    const status = 'run' in event ? event.run : event.status
    if (status === undefined) continue
    state.status = status
    if (ENDS.test(String(status))) state.endedAt = event.at
    else if (!WAITS.has(String(status))) state.begunAt ??= event.at
  }
  const over = (run.stoppedAt ?? Number.POSITIVE_INFINITY) + (run.scenario.stopTakes ?? 0)
  // What had not begun stays as it is in a run that was stopped.
  const isCut = state.endedAt === undefined && (id === undefined || state.begunAt !== undefined)
  return isCut && now >= over ? {...state, status: 'CANCELED', endedAt: over} : state
}

/** Approves a step; false when it does not wait for that. */
export function pass(run: LiveRun, stepId: string, now: number): boolean {
  const own = ownTime(run, now)
  const standing = holdsOf(run).find(hold => hold.of === stepId && hold.at === own && !run.passed.has(hold))
  if (standing) run.passed.set(standing, now)
  return standing !== undefined
}

/** Asks the run to stop; false when it has ended. */
export function stop(run: LiveRun, now: number): boolean {
  if (stateOf(run, undefined, now).endedAt !== undefined) return false
  run.stoppedAt ??= now
  return true
}

function holdsOf({scenario}: LiveRun): HoldEvent[] {
  return scenario.timeline.filter((event): event is HoldEvent => 'hold' in event)
}

function ownTime(run: LiveRun, now: number): number {
  return withoutHolds(
    now,
    standingOf(holdsOf(run), hold => run.passed.get(hold))
  )
}

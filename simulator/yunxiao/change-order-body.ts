import type {ChangeJobScenario, ChangeOrderScenario} from './change-order-scenario.js'
import {allJobs, ENDED, isoTime, jobState, type PartState, partState} from './change-order-state.js'
import type {Moment} from './moment.js'

export function orderBody(order: ChangeOrderScenario, moment: Moment): Record<string, unknown> {
  const {state, startedAt, endedAt} = orderState(order, moment)
  return {
    sn: order.sn,
    name: `deploy ${order.appName}`,
    version: '2.4.0',
    type: 'Deploy',
    state,
    creator: 'ssaassa',
    description: null,
    gmtCreate: isoTime(order.createdAt ?? 0, moment),
    startedAt: isoTime(startedAt, moment),
    endedAt: isoTime(endedAt, moment),
    jobs: order.jobs.map(job => jobBody(order, job, moment)),
    ...order.overlay
  }
}

/** The order by its events; once a job is stopped it ends with the last of its jobs. */
function orderState(
  order: ChangeOrderScenario,
  moment: Moment
): {state: unknown; startedAt?: number | undefined; endedAt?: number | undefined} {
  const jobs = allJobs(order.jobs)
  const stops = jobs.flatMap(job => moment.stops.get(job) ?? [])
  let state: unknown = 'INIT'
  let startedAt: number | undefined
  let endedAt: number | undefined
  for (const event of order.timeline) {
    if (event.at > Math.min(moment.now, ...stops) || !('order' in event)) continue
    state = event.order
    startedAt ??= event.at
    endedAt = ENDED.has(String(state)) ? event.at : undefined
  }
  const ofJobs = jobs.map(job => jobState(order, job, moment))
  if (stops.length === 0 || !ofJobs.every(job => ENDED.has(String(job.state))))
    return {state, startedAt, endedAt}
  return {state: 'CANCELED', startedAt, endedAt: Math.max(...ofJobs.map(job => job.endedAt ?? 0))}
}

function jobBody(
  order: ChangeOrderScenario,
  job: ChangeJobScenario,
  moment: Moment
): Record<string, unknown> {
  const own = jobState(order, job, moment)
  const stateOf = (kind: 'stage' | 'task', sn: string): PartState => {
    const part = partState(order, kind, sn, Math.min(moment.now, moment.stops.get(job) ?? moment.now))
    const isCut = own.state === 'CANCELED' && !ENDED.has(String(part.state))
    return isCut && own.endedAt !== undefined ? {...part, state: 'CANCELED', endedAt: own.endedAt} : part
  }
  return {
    sn: job.sn,
    envName: job.envName,
    type: 'Deploy',
    ...stateAndTimes(own, moment),
    appOrchestration: {name: 'k8s', branch: 'master'},
    variableGroups: [],
    nextJob: job.nextJob ? jobBody(order, job.nextJob, moment) : null,
    stages: job.stages.map(stage => ({
      sn: stage.sn,
      ...stateAndTimes(stateOf('stage', stage.sn), moment),
      tasks: stage.tasks.map(({sn, spec, behavior = 'Upsert'}) => {
        const state = stateOf('task', sn)
        return {
          sn,
          behavior,
          spec,
          errorMessage: state.errorMessage ?? null,
          ...stateAndTimes(state, moment)
        }
      })
    }))
  }
}

function stateAndTimes({state, startedAt, endedAt}: PartState, moment: Moment) {
  return {state, startedAt: isoTime(startedAt, moment), endedAt: isoTime(endedAt, moment)}
}

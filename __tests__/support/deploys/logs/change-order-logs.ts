import type {ChangeEventScenario} from '../../../../simulator/yunxiao/change-order-scenario.js'
import {yunxiao} from '../../../../simulator/yunxiao/platform.js'
import {organizationId, token} from '../order-waits.js'
import {type Line, type LogPlan, type LogSetup, type LogSource, piecesOf} from './log-source.js'

export const taskLog: LogSource = {
  name: 'the log of a task of a change order',
  heading: part => `task Deployment ${part}`,
  main: '/jobs/main/',
  logOf: ({segments}) => (segments.at(-1) === 'operationLog' ? segments.join('/') : undefined),
  can: {cut: true, restart: true, drop: true},
  options(plan) {
    const {lines, beside = [], again, cut} = plan
    let restarts = again !== undefined
    const main = piecesOf(lines, cut).map(({at, text}): ChangeEventScenario => {
      const restart = restarts && again !== undefined && at >= again[1]
      if (restart) restarts = false
      return {at, taskLog: 'main-t', text, restart}
    })
    const other = beside.map(({at, text}) => ({at, taskLog: 'beside-t', text: `${text}\n`}))
    return changeOrder(plan, [...main, ...other], false)
  }
}

/** Events are a list, each of them whole, and none is ever taken back. `first`: the end at which the list begins. */
export const eventList = (first: 'newest' | 'oldest'): LogSource => ({
  name: `the events of an environment of a change order, the ${first} first`,
  heading: part => `environment ${part}`,
  main: '/jobs/main/',
  logOf: ({segments, query}) =>
    segments.at(-1) === 'logs' ? `${segments.join('/')} ${query.get('current')}` : undefined,
  // The time of the platform stands before it.
  textOf: printed =>
    /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00 ENV_UPDATE SUCCESS by wang: (.*)$/.exec(printed)?.[1] ?? printed,
  can: {},
  options(plan) {
    const toEvent = (job: string, {at, text}: Line): ChangeEventScenario => ({
      at,
      event: {job, action: 'ENV_UPDATE', operator: 'wang', message: text}
    })
    const {lines, beside = []} = plan
    const log = [...lines.map(line => toEvent('main', line)), ...beside.map(line => toEvent('beside', line))]
    return changeOrder(plan, log, first === 'oldest')
  }
})

/** A change order with one environment of one stage for each part. */
function changeOrder(plan: LogPlan, log: readonly ChangeEventScenario[], oldestFirst: boolean): LogSetup {
  const job = (sn: string) => ({
    sn,
    envName: sn,
    stages: [{sn: `${sn}-s`, tasks: [{sn: `${sn}-t`, spec: `kind: Deployment\nmetadata:\n  name: ${sn}\n`}]}]
  })
  const order = {
    appName: 'shop',
    sn: 'c0ffee',
    jobs: [job('main'), job('beside')],
    timeline: timelineOf(plan, log),
    oldestFirst,
    ...(plan.keeps === undefined ? {} : {keepsLog: plan.keeps})
  }
  return {
    platform: yunxiao({edition: 'central', organizationId, token, changeOrders: [order]}),
    inputs: {
      vendor: 'yunxiao',
      token,
      'organization-id': organizationId,
      operation: 'wait-change-order',
      'app-name': 'shop',
      'change-order-sn': 'c0ffee'
    },
    secrets: [token]
  }
}

function timelineOf(
  {beginsAt = 0, endsAt, fails, again}: LogPlan,
  log: readonly ChangeEventScenario[]
): ChangeEventScenario[] {
  const states = (state: string, at: number, part: string): ChangeEventScenario[] => [
    {at, job: part, state},
    {at, stage: `${part}-s`, state},
    {at, task: `${part}-t`, state}
  ]
  const timeline: ChangeEventScenario[] = [
    {at: beginsAt, order: 'RUNNING'},
    ...states('RUNNING', beginsAt, 'main'),
    ...states('RUNNING', beginsAt, 'beside'),
    ...log,
    ...(again ? [...states('FAILED', again[0], 'main'), ...states('RUNNING', again[1], 'main')] : []),
    ...states(fails ? 'FAILED' : 'SUCCESS', endsAt, 'main'),
    ...states('SUCCESS', endsAt, 'beside'),
    {at: endsAt, order: fails ? 'FAILED' : 'SUCCESS'}
  ]
  return timeline.sort((a, b) => a.at - b.at)
}

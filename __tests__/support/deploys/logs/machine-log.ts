import type {Event} from '../../../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../../../simulator/yunxiao/platform.js'
import {organizationId, token} from '../order-waits.js'
import {type LogPlan, type LogSource, piecesOf} from './log-source.js'

export const machineLog: LogSource = {
  name: 'the log of a machine of a deploy order',
  heading: part => `machine ${part}`,
  main: '/machine/main/',
  logOf: ({segments}) => (segments.at(-1) === 'log' ? segments.join('/') : undefined),
  can: {cut: true, restart: true, drop: true},
  options(plan) {
    const machine = (sn: string) => ({sn, ip: null, hostName: sn, batch: 1})
    const order = {
      pipelineId: '4201',
      deployOrderId: 1111,
      batches: 1,
      machines: [machine('main'), machine('beside')],
      timeline: timelineOf(plan),
      ...(plan.keeps === undefined ? {} : {keepsLog: plan.keeps})
    }
    return {
      platform: yunxiao({edition: 'central', organizationId, token, orders: [order]}),
      inputs: {
        vendor: 'yunxiao',
        token,
        'organization-id': organizationId,
        operation: 'wait-deploy-order',
        'pipeline-id': '4201',
        'deploy-order-id': '1111'
      },
      secrets: [token]
    }
  }
}

function timelineOf({lines, beside, beginsAt, endsAt, fails, again, cut}: LogPlan): Event[] {
  const timeline: Event[] = [
    {at: beginsAt ?? 0, order: 'Running'},
    ...['main', 'beside'].map(machine => ({at: beginsAt ?? 0, machine, status: 'Running'})),
    ...piecesOf(lines, cut).map(({at, text}) => ({at, machine: 'main', raw: text})),
    ...(beside ?? []).map(({at, text}) => ({at, machine: 'beside', log: [text]})),
    ...(again
      ? [
          {at: again[0], machine: 'main', status: 'Failed'},
          {at: again[1], machine: 'main', restart: true},
          {at: again[1], machine: 'main', status: 'Running'}
        ]
      : []),
    {at: endsAt, machine: 'main', status: fails ? 'Failed' : 'Success'},
    {at: endsAt, machine: 'beside', status: 'Success'},
    ...(fails ? [] : [{at: endsAt, order: 'Success'}])
  ]
  return timeline.sort((a, b) => a.at - b.at)
}

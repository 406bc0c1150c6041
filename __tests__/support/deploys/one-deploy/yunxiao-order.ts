import type {Event} from '../../../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../../../simulator/yunxiao/platform.js'
import {machine, sn} from '../deploy-orders.js'
import {organizationId, token} from '../order-waits.js'
import {
  type Moment,
  momentsOf,
  named,
  optionsOf,
  type PlatformDeploy,
  type Statuses
} from './platform-deploy.js'

const kinds = {status: 'order', log: 'log', list: 'list', any: 'any'} as const
const statuses: Statuses = {
  running: 'Running',
  success: 'Success',
  failure: 'Failed',
  cancelled: 'Cancelled',
  paused: 'Waiting',
  unknown: 'Pondering'
}

export const yunxiaoOrder: PlatformDeploy = {
  name: 'yunxiao',
  kinds,
  success: '"status":"Success"',
  id: '"deployOrderId":1111',
  otherId: '"deployOrderId":1112',
  text: 'ssaassa',
  secret: token,
  partStatus: {success: 'Success', failure: 'Failed'},
  options(plan, faults = [], inputs = {}) {
    const order = {
      pipelineId: '123',
      deployOrderId: 1111,
      batches: 1,
      machines: [machine(1), machine(2)],
      timeline: momentsOf(plan).flatMap(toEvents),
      faults: named(faults, kinds)
    }
    const own = {
      vendor: 'yunxiao',
      operation: 'wait-deploy-order',
      'organization-id': organizationId,
      'pipeline-id': '123',
      'deploy-order-id': '1111'
    }
    return optionsOf(
      yunxiao({edition: 'central', organizationId, token, orders: [order]}),
      token,
      own,
      inputs
    )
  }
}

function toEvents(moment: Moment): Event[] {
  const {at, of} = moment
  if (of === 'deploy') return 'state' in moment ? [{at, order: statuses[moment.state]}] : []
  return 'line' in moment
    ? [{at, machine: sn(of), log: [moment.line]}]
    : [{at, machine: sn(of), status: statuses[moment.state]}]
}

import {expect} from '@jest/globals'
import type {DeployOrderScenario} from '../../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../../simulator/yunxiao/platform.js'
import type {Outcome} from '../../../src/model/outcome.js'
import {checkEnd} from '../action/checks.js'
import {type ActionOptions, type ActionRun, runAction} from '../action/run-action.js'
import {done} from './deploy-orders.js'

/** The built action that waits for deploy orders of Yunxiao. */

export const token = 'pt-0fh3Kx9_4fb2-8dc1'
export const organizationId = 'org-5ebbc022'
export type Edition = 'central' | 'region'

export interface OrdersSetup extends Partial<Omit<ActionOptions, 'platform' | 'secrets'>> {
  /** One that has succeeded, unless given. */
  orders?: readonly DeployOrderScenario[]
  edition?: Edition
  /** The token of the platform and, unless `inputs` has another, of the action. */
  token?: string
}

/** The options of a wait for these orders, named by their ids. */
export function ordersOptions(setup: OrdersSetup = {}): ActionOptions {
  const {orders = [done], edition = 'central', token: secret = token, inputs = {}, ...rest} = setup
  const given = (inputs.token ?? secret).trim()
  return {
    ...rest,
    platform: yunxiao({edition, organizationId, token: secret, orders}),
    // A shorter secret cannot be masked.
    secrets: given.length < 8 ? [] : [given],
    inputs: {
      vendor: 'yunxiao',
      operation: 'wait-deploy-order',
      token: secret,
      ...(edition === 'central' ? {'organization-id': organizationId} : {api: 'region'}),
      'pipeline-id': [...new Set(orders.map(order => order.pipelineId))].join(','),
      'deploy-order-id': orders.map(order => order.deployOrderId).join(','),
      ...inputs
    }
  }
}

/** Waits for deploy orders until the action has ended. */
export const waitForOrders = (setup: OrdersSetup = {}): Promise<ActionRun> => runAction(ordersOptions(setup))

/** What is true for every wait for deploy orders that reached its end. */
export async function checkOrderWait(
  ran: ActionRun,
  outcome: Outcome,
  green: boolean,
  {hasSummary = true} = {}
): Promise<void> {
  await checkEnd(ran, outcome, green, {hasSummary})
  expect(ran.run.state).toEqual({})
  const {'organization-id': organization = ''} = ran.inputs
  const own = organization === '' ? '' : `organizations/${organization}/`
  for (const {method, path, headers} of ran.requests) {
    expect(method).toBe('GET')
    expect(path.startsWith(`/oapi/v1/flow/${own}pipelines/`)).toBe(true)
    for (const secret of ran.secrets) expect(path).not.toContain(secret)
    expect(headers['x-yunxiao-token']).toBe(ran.inputs.token?.trim())
    expect(headers.authorization ?? headers.cookie).toBeUndefined()
  }
}

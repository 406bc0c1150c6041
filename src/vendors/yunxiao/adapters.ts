import type {Http} from '../../http/exchange.js'
import type {Target} from '../../model/target.js'
import {withPlatformClock} from '../shared/platform-clock.js'
import {changeOrderTarget} from './change-order-target.js'
import {createClient} from './client.js'
import {deployOrderTarget} from './deploy-order-target.js'
import type {Access, Targets} from './inputs.js'
import {createLinks} from './links.js'
import {changeOrdersOfRun, deployOrdersOfRun} from './orders-of-run.js'
import {pipelineRunTarget, type RunSettings} from './run-target.js'

// Loaded once the inputs are right.

/** The targets that were asked for, in their order. `consoleUrl` is checked, without a slash at its end. */
export function openTargets(
  targets: Targets,
  {api, endpoint, token, organization}: Access,
  http: Http,
  consoleUrl: string | undefined
): Target[] {
  const {http: timed, clock} = withPlatformClock(http)
  const client = createClient(timed, token)
  const own = organization === undefined ? [] : ['organizations', organization]
  const flow = ['oapi', 'v1', 'flow', ...own]
  const appstack = ['oapi', 'v1', 'appstack', ...own]
  // An own instance serves console and API from one host.
  const links = createLinks(consoleUrl ?? (api === 'region' ? new URL(endpoint).origin : undefined))

  if (targets.code === 'deploy orders') {
    return targets.orders.map(ids => deployOrderTarget(client, flow, ids, links))
  }
  if (targets.code === 'change orders') {
    return targets.orders.map(ids => changeOrderTarget(client, appstack, ids, links))
  }
  return targets.runs.map(({pipelineId, query}) => {
    const {waits, jobs, start} = targets
    const settings: RunSettings = {pipelineId, query, waits, jobs, start}
    const children = childrenOf(targets, pipelineId)
    return pipelineRunTarget({...settings, ...children}, {client, prefix: flow, links, clock})
  })

  /** The orders that are found through a run. */
  function childrenOf(
    {followed, withOrders, appName}: Targets & {code: 'runs'},
    pipelineId: string
  ): Pick<RunSettings, 'children' | 'childName'> {
    if (followed === 'change orders') {
      const children = changeOrdersOfRun({client, prefix: appstack, links}, pipelineId, appName)
      return {children, childName: 'change order'}
    }
    if (followed === undefined && !withOrders) return {}
    const children = deployOrdersOfRun({client, prefix: flow, links}, pipelineId, followed === undefined)
    return followed === undefined ? {children} : {children, childName: 'deploy order'}
  }
}

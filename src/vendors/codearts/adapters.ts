import type {Http} from '../../http/exchange.js'
import type {Target} from '../../model/target.js'
import {withPlatformClock} from '../shared/platform-clock.js'
import type {Operation} from '../vendor.js'
import {type Credentials, createAuth} from './auth.js'
import {createClient} from './client.js'
import type {WantedRuns} from './inputs.js'
import {latestRunTargets} from './latest-target.js'
import {type Setting, v5RunTarget} from './run-target.js'
import {v3Targets} from './v3-target.js'

/**
 * The targets of a plan: one for each pipeline, in their order. This module, and what it imports, is loaded only once
 * the inputs are right.
 */
export function openTargets(
  operation: Operation,
  {api, region, projectId, pipelines, queries, start}: WantedRuns,
  credentials: Credentials,
  plainHttp: Http,
  consoleUrl: string | undefined
): Target[] {
  const {http, clock} = withPlatformClock(plainHttp)
  const setting: Setting = {
    client: createClient(http, createAuth(credentials), credentials),
    console: {consoleUrl, region},
    clock,
    waits: operation === 'wait-pipeline' || operation === 'run-pipeline',
    start
  }
  const [query] = queries
  if (query?.by === 'latest') {
    if (api === 'v3') return v3Targets(setting, pipelines, query)
    if (operation === 'check-pipeline' && pipelines.length > 1) {
      return latestRunTargets(setting, projectId, pipelines, query)
    }
  }
  return pipelines.map((pipelineId, i) => {
    const query = queries[i]
    if (query === undefined) throw new Error('a pipeline without a query')
    return v5RunTarget(setting, {projectId, pipelineId}, query)
  })
}

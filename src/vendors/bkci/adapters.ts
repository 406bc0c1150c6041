import type {Http} from '../../http/exchange.js'
import type {Target} from '../../model/target.js'
import {withPlatformClock} from '../shared/platform-clock.js'
import {runTarget} from '../shared/run-target.js'
import {hasCall, isDirect} from './api.js'
import {type Client, createClient} from './client.js'
import type {BuildsRequest} from './inputs.js'
import {createLinks} from './links.js'
import {createRunAdapter} from './run-target.js'
import {createStateBatch, type StateBatch} from './state-batch.js'

// What is needed only once the inputs are right, loaded in one piece then.

/**
 * The targets of a request, in their order. `consoleUrl` has no slash at its end; `waits` as in `RunRequest`.
 */
export function openBuilds(
  request: BuildsRequest,
  http: Http,
  {consoleUrl, waits}: {consoleUrl: string | undefined; waits: boolean}
): Target[] {
  const {api, endpoint, projectId, builds, start} = request
  const timed = withPlatformClock(http)
  const client = createClient(timed.http, request)
  // A gateway is another host than the console.
  const base = consoleUrl ?? (isDirect(api) ? new URL(endpoint).origin : undefined)
  const batches = hasCall(api, 'batchStatus') ? stateBatches(client, builds) : undefined
  return builds.map(({pipelineId, query}) => {
    const links = createLinks(base, projectId, pipelineId)
    const adapter = createRunAdapter({
      client,
      clock: timed.clock,
      links,
      pipelineId,
      together: batches?.get(pipelineId),
      start
    })
    return runTarget({pipelineId, query, waits}, adapter)
  })
}

/** By pipeline, of which several builds are watched. */
function stateBatches(client: Client, builds: BuildsRequest['builds']): ReadonlyMap<string, StateBatch> {
  const pipelines = builds.map(({pipelineId}) => pipelineId)
  const several = pipelines.filter((id, i) => pipelines.indexOf(id) !== i)
  return new Map(several.map(id => [id, createStateBatch(client, id)]))
}

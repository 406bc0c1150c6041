import type {Http} from '../../http/exchange.js'
import type {Target} from '../../model/target.js'
import {withPlatformClock} from '../shared/platform-clock.js'
import {runTarget} from '../shared/run-target.js'
import {isDirect} from './api.js'
import {createClient} from './client.js'
import type {BuildsRequest} from './inputs.js'
import {createLinks} from './links.js'
import {createRunAdapter} from './run-target.js'

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
  return builds.map(({pipelineId, query}) => {
    const links = createLinks(base, projectId, pipelineId)
    const adapter = createRunAdapter({client, clock: timed.clock, links, pipelineId, start})
    return runTarget({pipelineId, query, waits}, adapter)
  })
}

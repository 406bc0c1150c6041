import type {Posts} from '../inputs/posts.js'
import type {GitHubApi} from './api.js'
import type {Channel} from './poster.js'
import type {PostedState} from './update.js'

/** A status of the commit. https://docs.github.com/en/rest/commits/statuses */
export function commitStatus(api: () => Promise<GitHubApi>, context: string, sha: string): Channel {
  return {
    what: 'commit status',
    permission: 'statuses: write',
    async post({state, description, url}, signal) {
      const send = await api()
      await send(
        'POST /repos/{owner}/{repo}/statuses/{sha}',
        {sha, context, state, description, ...(url && {target_url: url})},
        signal
      )
    }
  }
}

const deploymentStates: Readonly<Record<PostedState, string>> = {
  pending: 'in_progress',
  success: 'success',
  failure: 'failure',
  error: 'error'
}

/** A deployment channel, with the id of its deployment once there is one. */
export interface DeploymentChannel extends Channel {
  id(): number | undefined
}

/**
 * A deployment and its statuses; the deployment is made by the first of them, once, unless one is given by its id.
 * https://docs.github.com/en/rest/deployments
 */
export function deployment(
  api: () => Promise<GitHubApi>,
  {environment, environmentUrl, sha}: Pick<Posts, 'environment' | 'environmentUrl' | 'sha'>,
  given?: number
): DeploymentChannel {
  let id = given
  const make = async (signal: AbortSignal) => {
    const send = await api()
    const made = await send(
      'POST /repos/{owner}/{repo}/deployments',
      // GitHub would merge the default branch into what is deployed, and wait for other checks of the commit: for ours, too.
      {ref: sha, environment, auto_merge: false, required_contexts: [], description: 'await-deploy'},
      signal
    )
    const found = (made as {id?: unknown} | undefined)?.id
    if (!Number.isSafeInteger(found)) throw new TypeError('GitHub answered without the id of a deployment')
    return found as number
  }
  return {
    what: 'deployment',
    permission: 'deployments: write',
    id: () => id,
    async post({state, description, url}, signal) {
      id ??= await make(signal)
      const send = await api()
      await send(
        'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
        {
          deployment_id: id,
          state: deploymentStates[state],
          description,
          ...(url && {log_url: url}),
          ...(environmentUrl !== undefined && {environment_url: environmentUrl})
        },
        signal
      )
    }
  }
}

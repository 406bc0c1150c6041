import type {Target} from '../../model/target.js'
import type {Operation} from '../vendor.js'
import type {RunRequest} from './inputs.js'
import {latestRunTargets} from './latest-target.js'
import {runTarget, type Setting} from './run-target.js'
import {v3Targets} from './v3-target.js'

// What is needed only once the inputs are right, loaded in one piece then.
export {createAuth} from './auth.js'
export {createClient} from './client.js'

/** The targets of a request: one for each pipeline, in their order. */
export function openTargets(
  {api, projectId, pipelines, queries}: RunRequest,
  operation: Operation,
  setting: Setting
): Target[] {
  const latest = queries[0]
  if (latest?.by === 'latest') {
    if (api === 'v3') return v3Targets(setting, pipelines, latest)
    if (operation === 'check-pipeline' && pipelines.length > 1) {
      return latestRunTargets(
        setting,
        pipelines.map(pipelineId => ({projectId, pipelineId})),
        latest
      )
    }
  }
  return pipelines.map((pipelineId, i) => {
    const query = queries[i]
    if (query === undefined) throw new Error('a pipeline without a query')
    return runTarget(setting, {projectId, pipelineId}, query)
  })
}

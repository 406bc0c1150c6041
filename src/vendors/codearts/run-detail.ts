import type {Client} from './client.js'
import type {RunIds} from './run-tree.js'

/**
 * Asks for the detail of one run by its id: without the id the platform would answer with the latest one. Answers the
 * body as it is; `null` is how the platform answers for a run of which it has no detail yet. Throws `RequestError`.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html
 */
export async function readDetail(
  client: Client,
  {projectId, pipelineId, runId}: RunIds,
  kind: 'status' | 'detail' | 'start',
  signal: AbortSignal
): Promise<unknown> {
  return client({
    path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', 'detail'],
    query: {pipeline_run_id: runId},
    kind,
    signal,
    good: ['status', 'stages'],
    ids: {inputs: ['project-id', 'pipeline-id', 'run-id']}
  })
}

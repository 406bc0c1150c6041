import type {UniqueId} from '../shared/part-ids.js'
import type {Client} from './client.js'
import type {Console} from './links.js'
import {type RunIds, type RunReading, readRun} from './run-snapshot.js'

/**
 * Asks for one run by its id: without the id the platform would answer with the latest one. `unique` as in
 * `readTree`. Throws `RequestError`.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html
 */
export async function readDetail(
  client: Client,
  ids: RunIds,
  console: Console,
  signal: AbortSignal,
  unique?: UniqueId
): Promise<RunReading> {
  const body = await client({
    path: ['v5', ids.projectId, 'api', 'pipelines', ids.pipelineId, 'pipeline-runs', 'detail'],
    query: {pipeline_run_id: ids.runId},
    kind: 'status',
    signal,
    good: ['status', 'stages'],
    ids: 'project-id, pipeline-id and run-id'
  })
  return readRun(body, ids, console, unique)
}

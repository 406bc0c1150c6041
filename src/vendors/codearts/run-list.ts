import {badAnswer} from '../../model/errors.js'
import type {ReadContext} from '../../model/target.js'
import {type Candidate, inCreationOrder} from '../shared/choose-run.js'
import type {RunQuery} from '../shared/run-query.js'
import type {Client} from './client.js'
import {present} from './run-tree.js'
import {RunList, type RunSummary, sameId, toId, toNumber, toTime} from './schema.js'

const PAGE = 50
const MOST_PAGES = 10

/**
 * Lists the runs of a pipeline for choosing one: the first page for `latest`; for a commit up to 500 runs at the
 * first look, and only the newest ones later, since an old run can not appear.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ListPipelineRuns.html
 */
export function createRunList(
  client: Client,
  projectId: string,
  pipelineId: string,
  query: RunQuery
): (context: ReadContext) => Promise<readonly Candidate[]> {
  let searched = query.by !== 'commit'

  const readPage = async (body: object, {signal}: ReadContext) => {
    const answer = await client({
      path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', 'list'],
      body: {limit: PAGE, sort_key: 'start_time', sort_dir: 'DESC', ...body},
      kind: 'status',
      signal,
      good: ['pipeline_runs', 'total'],
      ids: 'project-id and pipeline-id'
    })
    const parsed = RunList.safeParse(answer)
    if (!parsed.success || (parsed.data.pipeline_runs ?? null) === null) {
      // Without a list, only a total of 0 says that there are no runs.
      if (!parsed.success || toNumber(parsed.data.total) !== 0) throw badAnswer('held no list of runs')
    }
    const {pipeline_runs, total} = parsed.data
    return {runs: present(pipeline_runs), total: toNumber(total)}
  }

  return async context => {
    const runs: RunSummary[] = []
    let whole = false
    for (let page = 0; page < (searched ? 1 : MOST_PAGES) && !whole; page++) {
      const {runs: some, total} = await readPage({offset: runs.length}, context)
      runs.push(...some)
      whole = some.length === 0 || (total === undefined ? some.length < PAGE : runs.length >= total)
    }
    searched = true
    // A queued run may have no start time yet, and then stands at the far end of the list.
    if (!whole) {
      runs.push(...(await readPage({offset: 0, status: ['QUEUED']}, context)).runs)
    }
    return candidatesOf(runs, pipelineId)
  }
}

/** The runs of the pipeline, newest first. The list tells when a run was started, not when it was created. */
export function candidatesOf(runs: readonly RunSummary[], pipelineId: string): Candidate[] {
  const found = new Map<string, Candidate & {number: number | undefined}>()
  for (const {pipeline_id, pipeline_run_id, run_number, start_time, build_params} of runs) {
    const isOwn = pipeline_id === undefined || pipeline_id === null || sameId(String(pipeline_id), pipelineId)
    const id = toId(pipeline_run_id)
    if (!isOwn || id === undefined) continue
    const commit = build_params?.commit_id
    found.set(id, {
      id,
      number: toNumber(run_number),
      createdAt: toTime(start_time),
      commits: commit ? [commit] : []
    })
  }
  return inCreationOrder([...found.values()])
}

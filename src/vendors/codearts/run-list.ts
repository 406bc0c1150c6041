import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import type {RunCandidate} from '../shared/choose-run.js'
import type {EndedRun, RunSearch} from '../shared/run-adapter.js'
import {newestOf, readRunPages} from '../shared/run-pages.js'
import {parseAs, present, toId, toNumber, toTime} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import type {Client} from './client.js'
import {sameId} from './ids.js'
import {RunList, type RunSummary} from './schema.js'
import {queuedStatus, runStatuses, succeededStatus} from './status.js'

const PAGE = 50
const MOST_PAGES = 10
const MOST_ENDED = 30

export interface PipelineIds {
  projectId: string
  pipelineId: string
}

/**
 * The runs of a pipeline, page by page: as many of the newest 491 as the search needs, and all that queue. Throws
 * `RequestError`.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ListPipelineRuns.html
 */
export async function listRuns(
  client: Client,
  pipeline: PipelineIds,
  search: RunSearch
): Promise<RunCandidate[]> {
  const {pipelineId} = pipeline
  const {signal} = search
  const before = new Map<number, readonly RunSummary[]>()
  let size = PAGE
  let isWhole = false
  const runs = await readRunPages(
    async page => {
      // Each page begins with the last row of the one before. Where it does not, rows have moved up between the two
      // requests, and the run that is meant may be in neither answer.
      const {found, total} = await readPage(client, pipeline, {offset: (page - 1) * (size - 1)}, signal)
      if (!isListed(found[0], before.get(page - 1))) throw badAnswer(message('answer.changed'))
      before.set(page, found)
      // The platform may show fewer rows at a time than it was asked for.
      if (page === 1 && total !== undefined && found.length < total) size = Math.max(found.length, 2)
      const pages = pagesOf(total, {page, rows: found.length, size})
      isWhole = pages === 1
      return {runs: candidatesOf(found, pipelineId), pages}
    },
    search,
    MOST_PAGES
  )
  if (isWhole) return runs
  // A queued run may have no start time yet, and then stands at the far end of the list. One that leaves the queue between
  // two requests is in neither answer, so the head of the list is read once more.
  const queued = await readQueued(client, pipeline, signal)
  const head = await readPage(client, pipeline, {offset: 0}, signal)
  return [...runs, ...candidatesOf(queued, pipelineId), ...newestOf(candidatesOf(head.found, pipelineId))]
}

function pagesOf(
  total: number | undefined,
  {page, rows, size}: {page: number; rows: number; size: number}
): number {
  if (rows === 0) return page
  if (total === undefined) return rows < PAGE ? page : Number.POSITIVE_INFINITY
  return Math.max(1, Math.ceil((total - 1) / (size - 1)))
}

/** Whether a row was listed on the page before. Where the last one of those has no id nobody can tell. */
function isListed(row: RunSummary | undefined, before: readonly RunSummary[] | undefined): boolean {
  const ids = before?.map(({pipeline_run_id}) => toId(pipeline_run_id))
  return ids?.at(-1) === undefined || ids.includes(toId(row?.pipeline_run_id))
}

/** What queues, in whatever order; pages overlap as those of the whole list do. */
async function readQueued(client: Client, pipeline: PipelineIds, signal: AbortSignal): Promise<RunSummary[]> {
  let queued: RunSummary[] = []
  let before: readonly RunSummary[] | undefined
  for (let page = 1; page <= MOST_PAGES; page++) {
    const filter = {offset: (page - 1) * (PAGE - 1), status: [queuedStatus]}
    const {found, total} = await readPage(client, pipeline, filter, signal)
    if (!isListed(found[0], before)) throw badAnswer(message('answer.changed'))
    before = found
    queued = [...queued, ...found]
    if (page >= pagesOf(total, {page, rows: found.length, size: PAGE})) break
  }
  return queued
}

/** The newest runs that succeeded. */
export async function listEndedRuns(
  client: Client,
  pipeline: PipelineIds,
  {signal}: ReadContext
): Promise<EndedRun[]> {
  const filter = {offset: 0, limit: MOST_ENDED, status: [succeededStatus]}
  const {found} = await readPage(client, pipeline, filter, signal, 'detail')
  return found
    .filter(run => isOwn(run, pipeline.pipelineId))
    .map(({status, start_time, end_time}) => ({
      phase: readStatus(runStatuses, status).phase,
      startedAt: toTime(start_time),
      finishedAt: toTime(end_time)
    }))
}

/** One page of the list. Throws `RequestError`. */
export async function readPage(
  client: Client,
  {projectId, pipelineId}: PipelineIds,
  filter: {offset: number; limit?: number; status?: readonly string[]},
  signal: AbortSignal,
  kind: 'status' | 'detail' | 'start' = 'status'
): Promise<{found: RunSummary[]; total: number | undefined}> {
  const body = await client({
    path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', 'list'],
    body: {limit: PAGE, sort_key: 'start_time', sort_dir: 'DESC', ...filter},
    kind,
    signal,
    good: ['pipeline_runs', 'total'],
    ids: {inputs: ['project-id', 'pipeline-id']}
  })
  const parsed = parseAs(RunList, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'list of runs'}))
  const {pipeline_runs} = parsed.data
  const total = toNumber(parsed.data.total)
  // Without a list, only a total of 0 says that there are no runs.
  if (!Array.isArray(pipeline_runs) && total !== 0)
    throw badAnswer(message('answer.form', {form: 'list of runs'}))
  return {found: present(pipeline_runs), total}
}

/**
 * The runs of one pipeline, for choosing one; those of others are left out. The list tells when a run was started, and
 * not when it was created; a run that queues may have neither a number nor a time nor a commit.
 */
export function candidatesOf(runs: readonly RunSummary[], pipelineId: string): RunCandidate[] {
  return runs
    .filter(run => isOwn(run, pipelineId) && !isNothing(run))
    .map(run => {
      const commit = run.build_params?.commit_id
      return {
        id: toId(run.pipeline_run_id),
        number: toNumber(run.run_number),
        createdAt: toTime(run.start_time),
        phase: readStatus(runStatuses, run.status).phase,
        commits: commit ? [commit] : []
      }
    })
}

/** Of a row that names no pipeline only the detail of its run tells. */
function isOwn({pipeline_id}: RunSummary, pipelineId: string): boolean {
  const id = toId(pipeline_id)
  return id === undefined || sameId(id, pipelineId)
}

/** An entry of nulls is how the platform shows a pipeline that has never run. */
function isNothing({pipeline_run_id, status}: RunSummary): boolean {
  return toId(pipeline_run_id) === undefined && (status === null || status === undefined)
}

import type {Scope} from '../../messages/en/yunxiao.js'
import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {ReadContext} from '../../model/read-context.js'
import {ownCopy} from '../../util/text.js'
import {isOneOf, type RunCandidate} from '../shared/choose-run.js'
import {confirmId} from '../shared/confirm-id.js'
import type {EndedRun, RunSearch} from '../shared/run-adapter.js'
import {type RunPage, readRunPages} from '../shared/run-pages.js'
import type {RunQuery} from '../shared/run-query.js'
import {parseAs, toId, toTime} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import type {Client} from './client.js'
import {isNumber} from './ids.js'
import {readRun} from './run-snapshot.js'
import {RunList} from './schema.js'
import {runStatuses, succeededStatus} from './status.js'

export const RUN_SCOPE: Scope = {path: '流水线 / 流水线运行实例', access: 'read-only'}
/** To begin and to stop a run. */
export const WRITE_SCOPE: Scope = {...RUN_SCOPE, access: 'read-write'}
const PER_PAGE = 30
const GOING_ON: ReadonlySet<Phase> = new Set(['queued', 'running', 'paused'])

type Details = Pick<RunCandidate, 'commits'> & Partial<Pick<RunCandidate, 'createdAt' | 'phase'>>

/**
 * The newest runs of a pipeline; `pipeline` is its path. The list shows neither commits nor when a run was created (its
 * `startTime` is when it began, which may be long after): each run for which that matters is read by itself, once where it has ended or tells its commit.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/listpipelineruns
 */
export function createRunList(
  client: Client,
  pipeline: readonly string[],
  query: RunQuery
): (search: RunSearch) => Promise<RunCandidate[]> {
  const known = new Map<string, Details>()
  return async context => {
    const runs = await readNewest(client, pipeline, context)
    for (const [place, run] of runs.slice(0, neededOf(query)).entries()) {
      // What is no id is refused with the whole list; it must not go into a path before.
      if (run.id === undefined || !isNumber(run.id)) continue
      const before = known.get(run.id)
      // One that had ended without a commit, and was begun again, may tell it yet.
      const goesOn = GOING_ON.has(run.phase) && query.by === 'commit' && before?.commits.length === 0
      if (before && !goesOn) continue
      known.delete(run.id)
      const isFound = () =>
        runs.slice(0, place).some(newer => isMeant({...newer, ...known.get(newer.id ?? '')}, query))
      const read = await readDetails(client, pipeline, run.id, context, isFound)
      if (read === undefined) {
        run.phase = 'unknown'
        continue
      }
      const details = {...read, commits: tellingCommits(read.commits, query)}
      Object.assign(run, details)
      if (ENDED.has(run.phase) || run.commits.length > 0 || query.by === 'latest') known.set(run.id, details)
    }
    // A platform may list others each time.
    const listed = new Set(runs.map(({id}) => id))
    for (const id of known.keys()) if (!listed.has(id)) known.delete(id)
    return runs.map(run => ({...run, ...known.get(run.id ?? '')}))
  }
}

function isMeant({commits}: RunCandidate, query: RunQuery): boolean {
  return query.by === 'commit' && isOneOf(commits, query.commit)
}

/** One of the commits of a run, which is kept of an answer that may be long: the one that is looked for, where it is there. */
function tellingCommits(commits: readonly string[], query: RunQuery): string[] {
  const one = (query.by === 'commit' && commits.find(told => isOneOf([told], query.commit))) || commits[0]
  return one === undefined ? [] : [ownCopy(one)]
}

/** How many of the newest runs have to be read by themselves. */
function neededOf(query: RunQuery): number {
  if (query.by === 'commit') return PER_PAGE
  return query.by === 'latest' && query.createdAfter !== undefined ? 1 : 0
}

/** Ids count up per pipeline, so the greatest is the newest, whatever the order of the list. */
async function readNewest(
  client: Client,
  pipeline: readonly string[],
  context: RunSearch
): Promise<RunCandidate[]> {
  const search = {deep: false, isAnswered: context.isAnswered}
  const runs = await readRunPages(page => readPage(client, pipeline, page, context), search, 1)
  return runs.sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
}

async function readPage(
  client: Client,
  pipeline: readonly string[],
  page: number,
  {signal}: ReadContext
): Promise<RunPage> {
  const {rows, headers} = await askForRuns(client, pipeline, {page: String(page)}, 'status', signal)
  const runs = rows.flatMap(({pipelineRunId, status}): RunCandidate[] => {
    const id = toId(pipelineRunId)
    // A row of nulls is no run.
    if (id === undefined && (status === undefined || status === null)) return []
    const {phase} = readStatus(runStatuses, status)
    const number = id === undefined ? undefined : Number(id)
    return [{id, number, createdAt: undefined, phase, commits: []}]
  })
  return {runs, pages: pagesOf(headers['x-total-pages'], page, rows.length)}
}

/** The number of pages as the platform tells it; where it does not, a full page may not be the last one. */
function pagesOf(told: unknown, page: number, rows: number): number {
  const pages = Number(told)
  if (Number.isInteger(pages) && pages > 0) return pages
  return rows < PER_PAGE ? page : Number.POSITIVE_INFINITY
}

/** One page of a pipeline's runs, with the headers of the answer. */
export async function askForRuns(
  client: Client,
  pipeline: readonly string[],
  query: Readonly<Record<string, string>>,
  kind: 'status' | 'detail' | 'start',
  signal: AbortSignal
) {
  const {body, headers} = await client({
    path: [...pipeline, 'runs'],
    query: {...query, perPage: String(PER_PAGE)},
    kind,
    form: 'list',
    signal,
    scope: RUN_SCOPE,
    ids: {inputs: ['pipeline-id']}
  })
  const parsed = parseAs(RunList, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'list of runs'}))
  return {rows: parsed.data, headers}
}

/** The newest runs that succeeded. */
export async function listEndedRuns(
  client: Client,
  pipeline: readonly string[],
  {signal}: ReadContext
): Promise<EndedRun[]> {
  const {rows} = await askForRuns(client, pipeline, {page: '1', status: succeededStatus}, 'detail', signal)
  return rows.map(({status, startTime, endTime}) => ({
    phase: readStatus(runStatuses, status).phase,
    startedAt: toTime(startTime),
    finishedAt: toTime(endTime)
  }))
}

/**
 * What a run tells of itself; nothing while it is not found. The list has it all the same, so it may be the one that is
 * meant, whether it has ended or not, as long as the list shows it. Where a newer one is meant, any fault is borne: this one
 * would only be counted.
 */
async function readDetails(
  client: Client,
  pipeline: readonly string[],
  runId: string,
  {signal}: ReadContext,
  isNewerMeant: () => boolean
): Promise<Details | undefined> {
  try {
    const {body} = await client({
      path: [...pipeline, 'runs', runId],
      kind: 'status',
      signal,
      scope: RUN_SCOPE,
      ids: {inputs: ['pipeline-id', 'run-id']}
    })
    const {named, commits, createdAt, snapshot} = readRun(body)
    confirmId('run', named.run, runId)
    confirmId('pipeline', named.pipeline, pipeline.at(-1) ?? '')
    return {commits, phase: snapshot.phase, ...(createdAt !== undefined && {createdAt})}
  } catch (error) {
    if (error instanceof RequestError && (error.failure.kind === 'not-found' || isNewerMeant()))
      return undefined
    throw error
  }
}

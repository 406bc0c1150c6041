import {RequestError} from '../../model/errors.js'
import {formatDuration, parseDuration} from '../../util/timers.js'
import type {Complain, Given, Notice, ReadContext} from '../vendor.js'

/** Which run of a pipeline is meant. `createdAfter` is epoch ms UTC; older runs do not count. */
export type RunQuery =
  | {by: 'id'; id: string}
  | {by: 'commit'; commit: string; createdAfter?: number | undefined}
  | {by: 'latest'; createdAfter?: number | undefined}

/** A run as a list shows it, for choosing one. Times are epoch ms UTC. */
export interface Candidate {
  id: string
  createdAt?: number | undefined
  commits: readonly string[]
}

/** A list input: one item a line, or commas. */
export function readList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\n,]/)
    .map(item => item.trim())
    .filter(item => item !== '')
}

/**
 * Reads `run-id`, `commit` and `created-after`: one query for each of `pipelines`, in their order. Complains of a
 * query that is missing, doubled, or does not fit the pipelines; an empty `run-id` never means `latest`.
 */
export function readQueries(
  given: Given,
  pipelines: readonly string[],
  isRunId: (id: string) => boolean,
  complain: Complain
): RunQuery[] {
  const runs = readList(given['run-id'])
  const {commit} = given
  const createdAfter = readCreatedAfter(given['created-after'], complain)
  if (runs.length === 0 && commit === undefined) {
    complain('run-id', 'is required: the id of a run, or the word latest; or give commit or from-url instead')
    return []
  }
  if (runs.length > 0 && commit !== undefined) complain('commit', 'can not be given together with run-id')
  if (commit !== undefined) {
    if (!/^[0-9a-f]{7,64}$/i.test(commit)) complain('commit', 'is no commit id of 7 to 64 hexadecimal digits')
    return pipelines.map(() => ({by: 'commit', commit: commit.toLowerCase(), createdAfter}))
  }
  const latest = runs.every(run => run === 'latest')
  if (!latest && createdAfter !== undefined)
    complain('created-after', 'goes with commit or with run-id: latest')
  if (!latest && runs.some(run => run === 'latest')) complain('run-id', 'mixes latest with ids')
  if (!latest && runs.some(run => run !== 'latest' && !isRunId(run)))
    complain('run-id', 'is no run id of this platform')
  if (runs.length !== pipelines.length && !(latest && runs.length === 1)) {
    complain(
      'run-id',
      `names ${runs.length} runs for ${pipelines.length} pipelines: give as many, in their order, or one latest`
    )
  }
  return pipelines.map((_, i) => (latest ? {by: 'latest', createdAfter} : {by: 'id', id: runs[i] ?? ''}))
}

function readCreatedAfter(text: string | undefined, complain: Complain): number | undefined {
  if (text === undefined) return undefined
  const back = parseDuration(text)
  if (back !== undefined) return Date.now() - back
  const zoned = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(text)
  const at = zoned ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) {
    complain(
      'created-after',
      'is neither a time such as 2026-11-22T08:00:00Z, with its zone, nor a duration such as 10m'
    )
    return undefined
  }
  return at
}

/**
 * Runs newest first by their number, which is handed out at creation; those without one are the oldest, by their time.
 * Times tell less: a queued run has none, and one that was retried looks younger than it is. So none counts as created
 * later than a run with a higher number, and one without a time as created when the next older one was.
 */
export function inCreationOrder(runs: readonly (Candidate & {number: number | undefined})[]): Candidate[] {
  const sorted = [...runs].sort(
    (a, b) => (b.number ?? -1) - (a.number ?? -1) || (b.createdAt ?? 0) - (a.createdAt ?? 0)
  )
  let newest = Number.POSITIVE_INFINITY
  const capped = sorted.map(({id, createdAt, commits, number}) => {
    const at = createdAt === undefined ? undefined : Math.min(newest, createdAt)
    if (number !== undefined) newest = at ?? newest
    return {id, createdAt: at, commits}
  })
  let older: number | undefined
  return capped
    .reverse()
    .map(run => {
      older = run.createdAt ?? older
      return {...run, createdAt: older}
    })
    .reverse()
}

/**
 * The run that a query means, of runs newest first: the first one that matches, with how many do. A run whose creation
 * time is unknown does not pass `created-after`.
 */
export function pickRun(
  query: Exclude<RunQuery, {by: 'id'}>,
  candidates: readonly Candidate[]
): {id: string; matches: number; createdAt?: number | undefined} | undefined {
  const {createdAfter} = query
  const matching = candidates
    .filter(
      run => createdAfter === undefined || (run.createdAt !== undefined && run.createdAt >= createdAfter)
    )
    .filter(run => query.by === 'latest' || run.commits.some(commit => sameCommit(commit, query.commit)))
  const newest = matching[0]
  return newest && {id: newest.id, matches: matching.length, createdAt: newest.createdAt}
}

/** The run that a target keeps to from its first look on. */
export interface Found {
  id: string
  matchedBy: 'given' | 'commit' | 'latest'
  createdAt?: number | undefined
  /** What to tell about how it was found. */
  notices: Notice[]
  /** Whether a look at the run itself has been judged by `judgeFirstLook`. */
  looked: boolean
}

/**
 * Resolves a query once, by the platform's list of runs, and answers the same run from then on: the newest of two
 * looks would be another run. Answers nothing while there is no such run. `name` is what people call a run here.
 */
export function createFinder(
  query: RunQuery,
  name: string,
  list: (context: ReadContext) => Promise<readonly Candidate[]>
): (context: ReadContext) => Promise<Found | undefined> {
  let found: Found | undefined =
    query.by === 'id' ? {id: query.id, matchedBy: 'given', notices: [], looked: false} : undefined
  return async context => {
    if (found !== undefined || query.by === 'id') return found
    const picked = pickRun(query, await list(context))
    if (picked === undefined) return undefined
    const {id, matches, createdAt} = picked
    const text =
      query.by === 'latest'
        ? `latest is ${name} ${id}, and the wait keeps to it; to name it by run-id is safer, since a newer one may begin at any time`
        : `commit ${query.commit} has ${name} ${id}${matches > 1 ? `, the newest of ${matches} that match` : ''}`
    found = {
      id,
      matchedBy: query.by,
      createdAt,
      notices: [{key: `found ${id}`, text, level: 'notice'}],
      looked: false
    }
    return found
  }
}

/**
 * The first look at a run that was found: one found as `latest` that has ended already is refused by a wait, since
 * the run that was meant may not have begun; one found by commit counts, with a warning. `waits` is false for
 * operations that do not wait. Throws a permanent `RequestError`; adds to `found.notices`.
 */
export function judgeFirstLook(
  found: Found,
  query: RunQuery,
  ended: boolean,
  waits: boolean,
  now = Date.now()
): void {
  if (found.looked) return
  found.looked = true
  if (!ended || !waits || query.by === 'id') return
  if (query.by === 'latest' && query.createdAfter === undefined) {
    throw new RequestError(`latest is ${found.id}, which had ended already at the first look`, {
      kind: 'permanent',
      label: 'already ended',
      hint: 'the run that was meant may not have begun: name it by run-id or commit, or give created-after'
    })
  }
  const age =
    found.createdAt === undefined ? 'of unknown age' : `begun ${formatDuration(now - found.createdAt)} ago`
  found.notices.push({
    key: `ended ${found.id}`,
    text: `${found.id} (${age}) had ended already at the first look`
  })
}

/** Platforms may shorten a commit id, and so may people: a prefix of at least seven digits matches. */
function sameCommit(a: string, b: string): boolean {
  const [short, long] =
    a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()]
  return short.length >= 7 && /^[0-9a-f]+$/.test(short) && long.startsWith(short)
}

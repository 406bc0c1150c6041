import {RequestError} from '../../model/errors.js'
import type {Notice} from '../../model/snapshot.js'
import type {ReadContext} from '../../model/target.js'
import {formatDuration} from '../../util/duration.js'
import type {RunQuery} from './run-query.js'

/** A run as a list shows it, for choosing one. Times are epoch ms UTC. */
export interface Candidate {
  id: string
  createdAt?: number | undefined
  commits: readonly string[]
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

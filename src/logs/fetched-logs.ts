import {message, type Text} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {isEmpty, type MissingPart, missingPart, type Selection, selectParts} from '../model/part-filter.js'
import type {Target, Unlisted} from '../model/target.js'
import {describeUnlisted, unlistedOf} from '../wait/details.js'
import type {Cause} from '../wait/policy.js'
import type {WaitResult} from '../wait/poll-all.js'

/** What became of the logs that `fetch-logs` asked for. */
export interface FetchedLogs {
  /** Whether a part's log was read at least once. */
  read(target: Target, part: Part): boolean
  /** Whether a part's log could not be read to its end. */
  unread(target: Target, part: Part): boolean
  /** Why the first one could not, or `''`. */
  trouble: Text
}

/** The parts of a target whose logs `fetch-logs` asks for: those selected, or all. */
export function fetchedParts(target: Target, parts: readonly Part[], selection: Selection): readonly Part[] {
  // The machines of a job that deploys to hosts are in the order that the job made.
  return selectParts(parts, isOfJobs(target, selection) ? {...selection, jobs: []} : selection)
}

/**
 * The verdicts of `fetch-logs`: those of the wait, but `error` for a run of which a selected part does not exist, or may be
 * among those that could not be listed, or could not be read, or of which no part could be read. Of a run and the orders
 * that it made, the run carries the error.
 */
export function decideFetched(
  results: readonly WaitResult[],
  selection: Selection,
  logs: FetchedLogs
): WaitResult[] {
  const missing = missingPart(results.flatMap(partsOf), selection)
  return familiesOf(results).flatMap(([first, ...rest], i) => {
    // The first of several runs carries it: each by itself may well lack a part.
    if (missing && i === 0) return [refuse(first, causeOf(missing, results, selection)), ...rest]
    const why = whyUnfetched([first, ...rest], selection, logs)
    return why === undefined ? [first, ...rest] : [refuse(first, {code: 'no-log', message: why}), ...rest]
  })
}

/** The parts that were seen last. */
export function partsOf({state}: WaitResult): readonly Part[] {
  return state.snapshot?.parts ?? []
}

/** A part that is not there does not exist, unless it may be one of those that could not be listed. */
function causeOf(missing: MissingPart, results: readonly WaitResult[], selection: Selection): Cause {
  const {field, input, name, there} = missing
  const hidden = results
    .flatMap(result => unlistedOf(result).map(unlisted => ({result, unlisted})))
    .find(({result, unlisted}) => mayHold(result, unlisted, field, selection))
  if (!hidden) return {code: 'no-such-part', input, name, there}
  return {
    code: 'no-log',
    message: message('part.not-among', {input, name, unlisted: describeUnlisted(hidden.unlisted)})
  }
}

/** Whether what could not be listed of a target may hold a part that was asked for. */
function mayHold(result: WaitResult, {parent}: Unlisted, field: keyof Selection, {jobs}: Selection): boolean {
  if (parent === undefined) return (field === 'machines') === (result.target.kind === 'deploy order')
  const parts = partsOf(result)
  const isJob = parts.some(part => part.id === parent && part.kind === 'job')
  if (field === 'machines' || (isJob && field !== 'steps')) return false
  const isAmong = (some: readonly Part[]) => some.some(part => part.id === parent)
  return field === 'jobs' || isAmong(selectParts(parts, {jobs, steps: [], machines: []}))
}

/**
 * Why a family lacks a log that was asked for by name or, where none was, all of them. Nothing where it does not.
 */
function whyUnfetched(
  family: readonly [WaitResult, ...WaitResult[]],
  selection: Selection,
  logs: FetchedLogs
): Text | undefined {
  const chosen = family.flatMap(result =>
    fetchedParts(result.target, partsOf(result), selection).map(part => ({target: result.target, part}))
  )
  const isRead = chosen.some(({target, part}) => logs.read(target, part))
  if (isEmpty(selection) && isRead) return undefined
  if (chosen.some(({target, part}) => logs.unread(target, part))) return logs.trouble
  const [unlisted] = isEmpty(selection)
    ? unlistedOfAll(family[0])
    : family.flatMap(result => unlistedOfJobs(result, selection))
  return unlisted && describeUnlisted(unlisted)
}

/**
 * What could not be listed of a run or order itself. Of the orders of a run that nobody asked for by name the run's verdict
 * stands: that they cannot be read was told.
 */
function unlistedOfAll(first: WaitResult): readonly Unlisted[] {
  // What goes on may still be listed.
  return first.decided && first.verdict.outcome !== 'timeout' ? unlistedOf(first) : []
}

/** What could not be listed of the selected jobs, and is in no log of the job itself either. */
function unlistedOfJobs(result: WaitResult, selection: Selection): readonly Unlisted[] {
  const unlisted = unlistedOf(result)
  if (isOfJobs(result.target, selection)) return unlisted
  const {jobs} = selection
  if (jobs.length === 0 || unlisted.length === 0) return []
  const silent = selectParts(partsOf(result), {jobs, steps: [], machines: []}).filter(
    part => part.kind === 'job' && !part.hasLog
  )
  return unlisted.filter(({parent}) => silent.some(({id}) => id === parent))
}

/** Whether a target was made by a selected job: its logs are those of the job. */
function isOfJobs({madeBy}: Target, {jobs}: Selection): boolean {
  return madeBy?.some(name => jobs.includes(name)) ?? false
}

function refuse(result: WaitResult, cause: Cause): WaitResult {
  return result.verdict.outcome === 'error' ? result : {...result, verdict: {outcome: 'error', cause}}
}

/** Each run with the orders that it made, which come right after it; orders that were named stand alone. */
export function familiesOf(results: readonly WaitResult[]): [WaitResult, ...WaitResult[]][] {
  const families: [WaitResult, ...WaitResult[]][] = []
  const isRun = ({target}: WaitResult) => target.kind === 'pipeline run' || target.kind === 'build'
  for (const result of results) {
    const last = families.at(-1)
    if (last && isRun(last[0]) && !isRun(result)) last.push(result)
    else families.push([result])
  }
  return families
}

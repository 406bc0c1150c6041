import type {Part} from '../model/part.js'
import {isEmpty, missingPart, type Selection, selectParts} from '../model/part-filter.js'
import type {Target} from '../model/target.js'
import type {Cause} from '../wait/policy.js'
import type {WaitResult} from '../wait/poll-all.js'

/** What became of the logs that `fetch-logs` asked for. */
export interface FetchedLogs {
  /** Whether a part's log was read at least once. */
  read(target: Target, part: Part): boolean
  /** Whether a part's log could not be read to its end. */
  unread(target: Target, part: Part): boolean
  /** Why the first one could not, or `''`. */
  trouble: string
}

/** The parts of a target whose logs `fetch-logs` asks for: those selected, or all. */
export function fetchedParts(target: Target, parts: readonly Part[], selection: Selection): readonly Part[] {
  // The machines of a job that deploys to hosts are in the order that the job made.
  const isOfJob = target.madeBy?.some(name => selection.jobs.includes(name))
  return selectParts(parts, isOfJob ? {...selection, jobs: []} : selection)
}

/**
 * The verdicts of `fetch-logs`: those of the wait, but `error` for a run of which a selected part does not exist or
 * could not be read, or no part could be read. Of a run and the orders that it made, the run carries the error.
 */
export function decideFetched(
  results: readonly WaitResult[],
  selection: Selection,
  logs: FetchedLogs
): WaitResult[] {
  const missing = missingPart(results.flatMap(partsOf), selection)
  return familiesOf(results).flatMap(([first, ...rest], i) => {
    // The first of several runs carries it: each by itself may well lack a part.
    if (missing && i === 0) return [refuse(first, {code: 'no-such-part', ...missing}), ...rest]
    return isFetched([first, ...rest], selection, logs)
      ? [first, ...rest]
      : [refuse(first, {code: 'no-log', message: logs.trouble}), ...rest]
  })
}

/** The parts that were seen last. */
export function partsOf({state}: WaitResult): readonly Part[] {
  return state.snapshot?.parts ?? []
}

/** Whether a family has every log that was asked for by name, or where none was, at least one of them. */
function isFetched(family: readonly WaitResult[], selection: Selection, logs: FetchedLogs): boolean {
  const chosen = family.flatMap(result =>
    fetchedParts(result.target, partsOf(result), selection).map(part => ({target: result.target, part}))
  )
  if (!chosen.some(({target, part}) => logs.unread(target, part))) return true
  return isEmpty(selection) && chosen.some(({target, part}) => logs.read(target, part))
}

function refuse(result: WaitResult, cause: Cause): WaitResult {
  return result.verdict.outcome === 'error' ? result : {...result, verdict: {outcome: 'error', cause}}
}

/** Each run with the orders that it made, which come right after it; orders that were named stand alone. */
function familiesOf(results: readonly WaitResult[]): [WaitResult, ...WaitResult[]][] {
  const families: [WaitResult, ...WaitResult[]][] = []
  const isRun = ({target}: WaitResult) => target.kind === 'pipeline run' || target.kind === 'build'
  for (const result of results) {
    const last = families.at(-1)
    if (last && isRun(last[0]) && !isRun(result)) last.push(result)
    else families.push([result])
  }
  return families
}

import {message, type Text} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import {parseDuration} from '../../util/duration.js'
import type {AddMistake} from '../vendor.js'
import {readList, refuseOddItem} from './inputs.js'
import type {PlatformClock} from './platform-clock.js'

/** Which run of a pipeline is meant; runs that were created before `createdAfter` do not count. */
export type RunQuery =
  | {by: 'id'; id: string}
  /** The one that this step begins. */
  | {by: 'started'}
  | {by: 'commit'; commit: string; createdAfter?: CreatedAfter | undefined}
  | {by: 'latest'; createdAfter?: CreatedAfter | undefined}

/** A time by any clock, or so long before a moment by this machine's clock. All in epoch ms UTC or ms. */
export type CreatedAfter = {at: number} | {agoMs: number; from: number}

/** The time in epoch ms UTC by the platform's clock, with which times of the platform are compared. */
export function timeOf(after: CreatedAfter | undefined, clock: PlatformClock): number | undefined {
  if (after === undefined) return undefined
  return 'at' in after ? after.at : after.from + clock.aheadMs() - after.agoMs
}

/** The form of a platform's run ids. */
export interface RunIds {
  isRunId(id: string): boolean
  /** For people: `a CodeArts run id (32 hexadecimal digits, …)`. */
  form: Text
}

/**
 * Reads `run-id`, `commit` and `created-after`: one query for each of `pipelines`, in their order. A query that is
 * missing, doubled, or does not fit the pipelines is a mistake; an empty `run-id` never means `latest`.
 */
export function readQueries(
  given: RawInputs,
  pipelines: readonly string[],
  {isRunId, form}: RunIds,
  addMistake: AddMistake
): RunQuery[] {
  const runs = readList(given['run-id'])
  const {commit} = given
  const createdAfter = readCreatedAfter(given['created-after'], addMistake)
  if (runs.length === 0 && commit === undefined) {
    addMistake('run-id', message('missing.run'))
    return []
  }
  if (runs.length > 0 && commit !== undefined)
    addMistake('commit', message('wrong.beside', {input: 'run-id'}))
  if (commit !== undefined) {
    if (!/^[0-9a-f]{7,64}$/i.test(commit)) addMistake('commit', message('wrong.commit'))
    return pipelines.map(() => ({by: 'commit', commit: commit.toLowerCase(), createdAfter}))
  }
  const latest = runs.every(run => run === 'latest')
  if (!latest && createdAfter !== undefined)
    addMistake('created-after', message('wrong.age-of-given-run'), 'unused')
  if (!latest && runs.some(run => run === 'latest')) addMistake('run-id', message('wrong.latest-and-ids'))
  const isIdOrLatest = (run: string) => run === 'latest' || isRunId(run)
  refuseOddItem('run-id', runs, {isId: isIdOrLatest, form: message('form.run', {form})}, addMistake)
  // Where no pipeline is named, that is the mistake, and there is nothing to count against.
  if (pipelines.length > 0 && runs.length !== pipelines.length && !(latest && runs.length === 1)) {
    addMistake('run-id', message('wrong.count-of-runs', {runs: runs.length, pipelines: pipelines.length}))
  }
  return pipelines.map((_, i) => (latest ? {by: 'latest', createdAfter} : {by: 'id', id: runs[i] ?? ''}))
}

/** Whether there is such a day: `Date.parse` takes the 30th of February for a day in March. */
function isDay(day: string): boolean {
  const at = Date.parse(day)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

function readCreatedAfter(text: string | undefined, addMistake: AddMistake): CreatedAfter | undefined {
  if (text === undefined) return undefined
  const agoMs = parseDuration(text)
  if (agoMs !== undefined) return {agoMs, from: Date.now()}
  const zoned = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})$/.test(text)
  const at = zoned && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) {
    addMistake('created-after', message('wrong.created-after'))
    return undefined
  }
  return {at}
}

import type {RawInputs} from '../../model/target.js'
import {parseDuration} from '../../util/duration.js'
import type {AddMistake} from '../vendor.js'
import {readList} from './inputs.js'

/** Which run of a pipeline is meant. `createdAfter` is epoch ms UTC; older runs do not count. */
export type RunQuery =
  | {by: 'id'; id: string}
  | {by: 'commit'; commit: string; createdAfter?: number | undefined}
  | {by: 'latest'; createdAfter?: number | undefined}

/** The form of a platform's run ids. */
export interface RunIds {
  isRunId(id: string): boolean
  /** For people: `a CodeArts run id (32 hexadecimal digits, …)`. */
  form: string
}

/**
 * Reads `run-id`, `commit` and `created-after`: one query for each of `pipelines`, in their order. Complains of a
 * query that is missing, doubled, or does not fit the pipelines; an empty `run-id` never means `latest`.
 */
export function readQueries(
  given: RawInputs,
  pipelines: readonly string[],
  {isRunId, form}: RunIds,
  complain: AddMistake
): RunQuery[] {
  const runs = readList(given['run-id'])
  const {commit} = given
  const createdAfter = readCreatedAfter(given['created-after'], complain)
  if (runs.length === 0 && commit === undefined) {
    complain(
      'run-id',
      'is required (the id of a run, or the word latest); or give commit or from-url instead'
    )
    return []
  }
  if (runs.length > 0 && commit !== undefined) complain('commit', 'cannot be given together with run-id')
  if (commit !== undefined) {
    if (!/^[0-9a-f]{7,64}$/i.test(commit))
      complain('commit', 'is not a commit id (7 to 64 hexadecimal digits)')
    return pipelines.map(() => ({by: 'commit', commit: commit.toLowerCase(), createdAfter}))
  }
  const latest = runs.every(run => run === 'latest')
  if (!latest && createdAfter !== undefined)
    complain('created-after', 'is used only with commit, or with run-id: latest')
  if (!latest && runs.some(run => run === 'latest')) complain('run-id', 'mixes latest with ids')
  const wrong = latest ? undefined : runs.find(run => run !== 'latest' && !isRunId(run))
  if (wrong !== undefined) complain('run-id', `"${wrong.slice(0, 60)}" is not ${form}`)
  if (runs.length !== pipelines.length && !(latest && runs.length === 1)) {
    complain(
      'run-id',
      `names ${runs.length} runs for ${pipelines.length} pipelines: give as many, in their order, or one latest`
    )
  }
  return pipelines.map((_, i) => (latest ? {by: 'latest', createdAfter} : {by: 'id', id: runs[i] ?? ''}))
}

function readCreatedAfter(text: string | undefined, complain: AddMistake): number | undefined {
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

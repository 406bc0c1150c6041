import {createHash} from 'node:crypto'
import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {PartLog} from '../../model/part-log.js'
import type {ReadContext} from '../../model/read-context.js'
import {beginningsAtEnd, lastOf} from '../../util/text.js'
import {parseAs} from '../shared/schema.js'
import type {Client} from './client.js'
import type {StepPlace} from './run-tree.js'
import {StepLog} from './schema.js'

const LINES = 500
const LONGEST_TAIL = 64 * 1024
const MOST_PAGES_KNOWN = 50

/** Where a step's log goes on. The offsets are the platform's own, and only sent back. */
export interface LogCursor {
  start: string
  end: string
  /** The last characters that were read, for finding what comes twice. */
  tail: string
  /** Pages hold whole lines with no line break after the last one. */
  bare: boolean
  /** The pages that were read last, each by its offsets and a hash of its text. */
  pages: readonly string[]
}

const BEGINNING: LogCursor = {start: '0', end: '0', tail: '', bare: true, pages: []}

/**
 * Reads the next page of a step's log. Both offsets of an answer go into the next request; they are positions in a
 * larger file, so nothing is computed from them. While the step runs, neither an empty page nor `has_more: false` is the
 * end: the same page is asked for again. Throws `RequestError`.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineLog.html
 */
export async function readRunLog(
  client: Client,
  {projectId, pipelineId, runId, jobId, stepId}: StepPlace,
  {signal}: ReadContext,
  cursor: LogCursor = BEGINNING
): Promise<PartLog & {cursor: LogCursor}> {
  const run = ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', runId]
  const body = await client({
    path: [...run, 'jobs', jobId, 'steps', stepId, 'logs'],
    body: {start_offset: toOffset(cursor.start), end_offset: toOffset(cursor.end), limit: LINES, sort: 'asc'},
    kind: 'log',
    signal,
    good: ['log', 'has_more', 'result'],
    ids: {inputs: ['project-id', 'pipeline-id', 'run-id'], part: {kind: 'step', name: stepId}}
  })
  const parsed = parseAs(StepLog, unwrap(body))
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'step log'}))
  const {has_more, start_offset, end_offset, log} = parsed.data
  return turnPage(cursor, {
    start: start_offset === undefined || start_offset === null ? undefined : String(start_offset),
    end: end_offset === undefined || end_offset === null ? undefined : String(end_offset),
    text: log ?? '',
    hasMore: has_more === true || has_more === 'true'
  })
}

export interface LogPage {
  start?: string | undefined
  end?: string | undefined
  text: string
  hasMore: boolean
}

/** What is new in a page, and where to go on. Throws a transient `RequestError` for a page of the past. Pure. */
export function turnPage(cursor: LogCursor, page: LogPage): PartLog & {cursor: LogCursor} {
  const {text} = page
  const known = page.start !== undefined && page.end !== undefined && page.start !== '' && page.end !== ''
  // An empty page at an earlier place would make the log begin anew.
  const goesBack = text === '' && page.end !== undefined && isBefore(page.end, cursor.end)
  const start = known && !goesBack ? (page.start as string) : cursor.start
  const end = known && !goesBack ? (page.end as string) : cursor.end
  const moved = start !== cursor.start || end !== cursor.end
  const key = known && text !== '' ? keyOf(start, end, text) : undefined
  const nth = key === undefined ? -1 : cursor.pages.lastIndexOf(key)
  // Not the end: the page that was asked for is still to come.
  if (nth >= 0 && nth < cursor.pages.length - 1) throw badAnswer(message('answer.page-again'))
  const again = nth >= 0 ? text.length : repeatedLength(cursor, {start, end, text})
  const bare = cursor.bare && !text.endsWith('\n')
  const rest = text.slice(again)
  // A page of whole lines ends without a line break, and the next line would be glued to its last one.
  const glued = bare && again === 0 && rest !== '' && !/^\r?\n/.test(rest) && cursor.tail !== ''
  const fresh = glued ? `\n${rest}` : rest
  const pages = key === undefined || nth >= 0 ? cursor.pages : [...cursor.pages, key].slice(-MOST_PAGES_KNOWN)
  // A page that moved nothing and brought nothing would only be asked for again and again.
  const more = page.hasMore && (moved || fresh !== '')
  return {
    text: fresh,
    cursor: {start, end, tail: lastOf(cursor.tail, fresh, LONGEST_TAIL), bare, pages},
    more,
    // `has_more: false` says only that there is nothing more by now.
    complete: page.hasMore && !more ? false : undefined
  }
}

function keyOf(start: string, end: string, text: string): string {
  return `${start} ${end} ${createHash('sha256').update(text).digest('base64')}`
}

/** How many characters at the beginning of a page were read before. */
function repeatedLength(
  {tail, end: before}: LogCursor,
  {start, end, text}: Record<'start' | 'end' | 'text', string>
): number {
  if (tail === '' || beginsAfter(start, before)) return 0
  const fits = overlaps(tail, text)
  // Lines that are alike fit in several places: the positions tell about where the old ones end.
  const share = [start, before, end].every(isNumber) ? (+before - +start) / (+end - +start) : Number.NaN
  if (!(share >= 0 && share <= 1)) return fits[0] ?? 0
  const off = (fit: number) => Math.abs(fit - share * text.length)
  return fits.reduce((best, fit) => (off(fit) < off(best) ? fit : best), fits[0] ?? 0)
}

/** Whether a page begins where the last one ended, or later: then its text is new, even where it looks alike. */
function beginsAfter(start: string, end: string): boolean {
  return isNumber(start) && isNumber(end) && BigInt(start) >= BigInt(end)
}

function isBefore(place: string, other: string): boolean {
  return isNumber(place) && isNumber(other) && BigInt(place) < BigInt(other)
}

function isNumber(offset: string): boolean {
  return /^[0-9]+$/.test(offset)
}

/**
 * How many characters of `text` may have been read before, the most first: all up to the end of `tail` where the text
 * holds the whole of it, or each beginning, from the start of a line, with which `tail` ends. Pure.
 */
export function overlaps(tail: string, text: string): number[] {
  // Only of a tail that was cut short may the text hold more than it, before it.
  const whole = tail.length < LONGEST_TAIL ? -1 : text.indexOf(tail)
  if (whole >= 0) return [whole + tail.length]
  return beginningsAtEnd(tail, text).filter(
    length => length === tail.length || tail[tail.length - length - 1] === '\n'
  )
}

/** Offsets come as strings and are sent as numbers; one that is too long for a number is sent as the string it was. */
function toOffset(text: string): number | string {
  const number = Number(text)
  return /^[0-9]+$/.test(text) && Number.isSafeInteger(number) ? number : text
}

/** Proxies of this API put the answer into a `result`. */
function unwrap(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || 'log' in body || !('result' in body)) return body
  return body.result
}

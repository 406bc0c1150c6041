import type {Answer} from '../server/platform.js'
import {error, good} from './answers.js'
import {type LiveRun, pastOf} from './live-run.js'

/** Where the log of a step begins in the file that it is a piece of. */
const LOG_BASE = 6132
/** What the file has beside each line's text. */
const PER_LINE = 23

interface LogQuery {
  start_offset?: number
  end_offset?: number
  limit: number
  sort: 'asc' | 'desc'
}

/** A page of a step's log, before or behind an offset, in lines of the body's `limit`. */
export function stepLog(run: LiveRun, stepId: string, body: unknown, now: number): Answer {
  const {start_offset, end_offset, limit, sort} = (body ?? {}) as Record<string, unknown>
  if (typeof limit !== 'number' || (sort !== 'asc' && sort !== 'desc'))
    return error(400, 'PARAMETER_ERROR', 'limit and sort are required')
  if (![start_offset, end_offset].every(offset => offset === undefined || typeof offset === 'number'))
    return error(400, 'PARSE_REQUEST_DATA_EXCEPTION', 'offsets are numbers')
  const lines = linesOf(run, stepId, now)
  const ends = [LOG_BASE]
  for (const line of lines) ends.push((ends.at(-1) as number) + Buffer.byteLength(line) + PER_LINE)
  const query = body as LogQuery
  const page = sort === 'desc' ? pageBefore(lines, ends, query) : pageBehind(run, lines, ends, query)
  return page ? good({...page, step_run_id: stepId}) : error(400, 'PARAMETER_ERROR', 'unknown offset')
}

function linesOf(run: LiveRun, stepId: string, now: number): string[] {
  const lines: string[] = []
  for (const event of pastOf(run, now)) {
    if (!('of' in event) || event.of !== stepId) continue
    if ('forget' in event) lines.length = 0
    if ('log' in event) for (const line of event.log) lines.push(line)
  }
  return lines
}

function pageBefore(lines: readonly string[], ends: readonly number[], {start_offset, limit}: LogQuery) {
  const to = start_offset ? ends.indexOf(start_offset) : lines.length
  const from = Math.max(0, to - limit)
  const offsets = {start_offset: String(ends[from]), end_offset: String(ends[to])}
  return {has_more: from > 0, ...offsets, log: lines.slice(from, to).join('\n')}
}

function pageBehind(
  {scenario}: LiveRun,
  lines: readonly string[],
  ends: readonly number[],
  {start_offset = 0, end_offset = 0, limit}: LogQuery
) {
  const asked = end_offset ? ends.indexOf(end_offset) : 0
  if (asked < 0) return undefined
  const repeated = asked === 0 || asked === lines.length ? 0 : (scenario.repeatsLines ?? 0)
  const from = Math.max(0, asked - repeated)
  const page = lines.slice(from, asked + limit)
  if (page.length === 0)
    return {has_more: false, start_offset: String(start_offset), end_offset: String(end_offset), log: ''}
  const to = from + page.length
  const offsets = {start_offset: String(ends[from]), end_offset: String(ends[to])}
  const log = page.join('\n') + (scenario.endsLines ? '\n' : '')
  return {has_more: to < lines.length, ...offsets, log}
}

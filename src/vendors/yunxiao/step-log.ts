import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {PartLog} from '../../model/part-log.js'
import type {ReadContext} from '../../model/read-context.js'
import {lastOf, ownCopy} from '../../util/text.js'
import {parseAs, toNumber} from '../shared/schema.js'
import type {Client} from './client.js'
import {StepLog} from './schema.js'
import {STEP_SCOPE, type StepPlace} from './step-list.js'

const LINES = 1000
const LONGEST_TOLD = 64 * 1024
/** A cache may answer as it did before; a platform that says so again and again counts its lines anew. */
const MOST_BEHIND = 3
const COUNTED_ANEW = message('lost.counted-anew')

/** Where the log of a step goes on. */
export interface StepCursor {
  /** The lines that were told, which is the offset of the next one, counted from 0. */
  lines: number
  /** The end of the text that was told, to know it again. */
  told: string
  /** What was told of a last line that came without its line break: it may still grow. */
  open?: string | undefined
  /** The number that the platform gives to the first line, once an answer has shown it. */
  base?: 0 | 1 | undefined
  /** Answers in a row whose position lies before what was told. */
  behind?: number | undefined
  /** Answers in a row that brought nothing, and promised nothing. */
  quiet?: number | undefined
  /** Whether `last` was seen to count lines, so that one line back is one line back. */
  byLine?: boolean | undefined
}

/** One answer: a text of lines, and what the platform says of its position. */
export interface StepPage {
  logs: string
  /** `undefined` for one that says nothing, such as -1 at the end. */
  last?: number | undefined
  more: boolean
}

export const beginning: StepCursor = {lines: 0, told: ''}

/**
 * The next page of a step's log; `runPath` ends with `pipelineRuns/{pipelineRunId}`. Throws `RequestError`.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinejobsteplog
 */
export async function readStepLog(
  client: Client,
  runPath: readonly string[],
  part: Part,
  {jobId, buildId, stepIndex}: StepPlace,
  {signal}: ReadContext,
  cursor: unknown
): Promise<PartLog> {
  const from = isCursor(cursor) ? cursor : beginning
  const {body} = await client({
    path: [...runPath, 'jobs', jobId, 'step', 'log'],
    query: {stepIndex, offset: String(offsetOf(from)), limit: String(LINES), buildId},
    kind: 'log',
    signal,
    scope: STEP_SCOPE,
    ids: {inputs: ['run-id'], part: {kind: 'step', name: part.name}}
  })
  const parsed = parseAs(StepLog, body)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'step log'}))
  const {logs, last, more} = parsed.data
  return nextPage(from, {logs: logs ?? '', last: toNumber(last), more: more === true})
}

function isCursor(value: unknown): value is StepCursor {
  return typeof value === 'object' && value !== null && 'lines' in value
}

/** The offset to ask for: one line back where the last one may have grown, or may be there no more. */
export function offsetOf(cursor: StepCursor): number {
  const {lines, open} = cursor
  return open === undefined && !looksBack(cursor) ? lines : Math.max(0, lines - 1)
}

/**
 * Whether the last line is asked for once more. A log that begins anew may be answered for with the offset that was asked
 * for, as if nothing had happened; it cannot be where that line is served no more.
 */
function looksBack({quiet = 0, behind = 0, byLine = false}: StepCursor): boolean {
  return byLine && (behind > 0 || quiet % 2 === 1)
}

/**
 * What is new in an answer. Clients disagree on `last`: the offset of the next line, or the number of the last one,
 * which is then served again. Its distance from the count of lines tells the number of the first line either way, and
 * the text itself whether the lines before the new ones are those that were told. While `last` stands still nothing is
 * asked for at once, whatever `more` says.
 */
export function nextPage(cursor: StepCursor, {logs, last, more}: StepPage): PartLog & {cursor: StepCursor} {
  const asked = offsetOf(cursor)
  const lines = logs === '' ? [] : logs.replace(/\n$/, '').split('\n')
  const first = firstOf(lines.length, last, asked, cursor.base)
  const {open} = cursor
  const skip = Math.min(cursor.lines - first, lines.length)
  const isKnown = skip > 0 && knows(cursor, lines.slice(0, skip))
  const end = last ?? (isKnown ? first : asked) + lines.length
  if (end < cursor.lines) return fallBehind(cursor, more)

  const fresh = isKnown ? lines.slice(skip) : end > cursor.lines ? lines : []
  const grown = isKnown && open !== undefined ? (lines[skip - 1] ?? '').slice(open.length) : ''
  // A line that was told without its line break gets it once another one follows, or the same one with it.
  const endsLine = logs.endsWith('\n')
  const isEnded = open !== undefined && (fresh.length > 0 || (isKnown && skip === lines.length && endsLine))
  // Nobody knows whether the last line was told to its end where it is not served again.
  const gap = isEnded && !isKnown
  const text = `${grown}${isEnded && !gap ? '\n' : ''}${fresh.join('\n')}${fresh.length > 0 && endsLine ? '\n' : ''}`
  const cut = endsLine ? undefined : fresh.at(-1)
  const stillOpen = cut === undefined ? openAfter(cursor, grown, isEnded) : ownCopy(cut)
  const base =
    last === undefined || asked === 0 || (first < asked && !isKnown) ? cursor.base : first < asked ? 1 : 0
  const next = {
    lines: end,
    told: lastOf(cursor.told, gap ? `\n${text}` : text, LONGEST_TOLD),
    open: stillOpen,
    base,
    quiet: text === '' && !more ? (cursor.quiet ?? 0) + 1 : 0,
    byLine: last === undefined || lines.length === 0 ? cursor.byLine : last - lines.length <= asked
  }
  const moved = end > cursor.lines
  // An answer that comes once more says what was true then.
  const page = {text, cursor: next, more: more && moved, complete: more && !moved ? false : undefined}
  return gap ? {...page, gap} : page
}

/** An answer whose position lies before what was told brings nothing. */
function fallBehind(cursor: StepCursor, more: boolean): PartLog & {cursor: StepCursor} {
  const behind = (cursor.behind ?? 0) + 1
  return {
    text: '',
    cursor: {...cursor, behind},
    more: false,
    complete: more ? false : undefined,
    ...(behind >= MOST_BEHIND && {lost: COUNTED_ANEW})
  }
}

/** The number of an answer's first line, counted from 0. */
function firstOf(count: number, last: number | undefined, asked: number, base = 0): number {
  if (last === undefined) return Math.max(0, asked - base)
  const first = last - count
  // A `last` that counts something else than lines tells nothing.
  return first >= 0 && first <= asked ? first : asked
}

/** Whether these lines are the last ones that were told, the very last of which may have grown. */
function knows({told, open = ''}: StepCursor, lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? ''
  if (!last.startsWith(open)) return false
  const tail = open === '' ? told.replace(/\n$/, '') : told
  const text = lines.join('\n')
  const known = open === '' ? text : text.slice(0, text.length - last.length + open.length)
  if (known.length <= tail.length) return tail.endsWith(`\n${known}`) || tail === known
  return tail !== '' && known.endsWith(tail)
}

function openAfter({open}: StepCursor, grown: string, isEnded: boolean): string | undefined {
  return open === undefined || isEnded ? undefined : open + grown
}

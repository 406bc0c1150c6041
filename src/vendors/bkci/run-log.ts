import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {PartLog, ReadContext} from '../../model/target.js'
import {toNumber} from '../shared/schema.js'
import type {Client} from './client.js'
import {readLogId} from './run-tree.js'
import {LogPage} from './schema.js'

/**
 * How many line numbers back a question begins that looks for lines shown late: agents send up to 200 lines at once,
 * pieces can overtake each other, and the numbers are shared by all tasks of a build.
 */
const LOOK_BACK = 5000
/** Questions without news after which a task that still runs is no longer looked back on; its end brings more. */
const MOST_LOOKS_BACK = 4

/** Where the log of one task goes on. */
interface Cursor {
  /** The highest line number taken; absent before the first line. */
  last?: number
  /** The line numbers taken within the look-back. */
  taken: readonly number[]
  /** Where the next question begins. */
  from: number
  /** Questions in a row that brought nothing, each with all of its pages. */
  quiet: number
  /** Whether this question's pages brought anything so far. */
  news: boolean
  /** Answers in a row, after the build's end, that there is no index. */
  missing: number
}

const fresh: Cursor = {taken: [], from: 0, quiet: 0, news: false, missing: 0}

/** What to do about `data.status` of an answer about logs (LogStatus.kt); HTTP and envelope are good in all cases. */
const logStates: Readonly<Record<number, 'fine' | 'no index' | 'closed' | 'failed'>> = {
  0: 'fine',
  1: 'fine', // an empty page, on servers up to 2.0
  2: 'no index', // nothing written yet, or expired
  3: 'closed',
  999: 'failed'
}

export interface LogOf {
  pipelineId: string
  buildId: string
  /** Whether the build has ended: only then a log that is not there has expired. */
  ended: boolean
}

/**
 * What a task's log has beyond the cursor. The filters are tag and execution only, since the others changed their
 * meaning between versions. `finished` is right with a tag, but some seconds early, and comes with a failed query too:
 * only `false` is handed on.
 * Throws `RequestError`, permanent where the log has expired.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwLogResourceV4.kt
 */
export async function readRunLog(
  client: Client,
  part: Part,
  {pipelineId, buildId, ended}: LogOf,
  {signal}: ReadContext,
  before: unknown
): Promise<PartLog> {
  const cursor = isCursor(before) ? before : fresh
  const {tag, executeCount} = readLogId(part)
  const filter = {tag, executeCount: String(executeCount)}
  const start = cursor.last === undefined ? undefined : cursor.from
  const data = await client({
    call: start === undefined ? 'logInit' : 'logAfter',
    pipelineId,
    buildId,
    query: start === undefined ? filter : {...filter, start: String(start)},
    kind: 'log',
    signal
  })
  const parsed = LogPage.safeParse(data)
  if (!parsed.success) throw badAnswer('held no log of the known form')
  const page = parsed.data
  if (typeof page.buildId === 'string' && page.buildId !== buildId) {
    throw badAnswer(`was about the log of build ${page.buildId} and not ${buildId}`)
  }
  const state = stateOf(page)
  if (state === 'failed') throw queryFailed(page)
  if (state !== 'fine') {
    const missing = ended ? cursor.missing + 1 : 0
    // Right after the end its lines may not be written yet; one more answer tells.
    if (ended && (state === 'closed' || missing > 1)) throw expired()
    return {text: '', cursor: {...cursor, missing}, steady: true}
  }
  const hasEnded = part.phase !== 'running' && part.phase !== 'paused' && part.phase !== 'unknown'
  return take(page, cursor, hasEnded)
}

function stateOf({status}: LogPage) {
  const code = status === undefined || status === null ? 0 : toNumber(status)
  return code === undefined ? 'failed' : (logStates[code] ?? 'failed')
}

function take(page: LogPage, cursor: Cursor, hasEnded: boolean): PartLog {
  const {last = Number.NEGATIVE_INFINITY} = cursor
  const floor = last - LOOK_BACK
  const taken = new Set(cursor.taken)
  const numbered = (page.logs ?? []).map(line => {
    const at = toNumber(line.lineNo)
    if (at === undefined) throw badAnswer('had a log line without a number')
    return {...line, at}
  })
  const lines = numbered
    .sort((a, b) => a.at - b.at)
    .filter(({at}) => {
      if (at <= floor || taken.has(at)) return false
      taken.add(at)
      return true
    })
  const newest = numbered.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  const more = page.hasMore === true && newest >= cursor.from
  const news = cursor.news || lines.length > 0
  const quiet = more ? cursor.quiet : news ? 0 : cursor.quiet + 1
  const end = Math.max(last, newest)
  const looksBack = quiet % 2 === 1 && (hasEnded || quiet < MOST_LOOKS_BACK)
  const next = end + 1
  const from = more ? newest + 1 : looksBack ? Math.max(0, next - LOOK_BACK) : next
  return {
    text: lines.map(textOf).join(''),
    cursor: Number.isFinite(end)
      ? {
          last: end,
          taken: [...taken].filter(at => at > end - LOOK_BACK),
          from,
          quiet,
          news: more && news,
          missing: 0
        }
      : fresh,
    more,
    steady: true,
    // `finished: true` comes too early to be believed.
    complete: page.finished === false || (page.finished === true && page.hasMore === true) ? false : undefined
  }
}

/** A line with its time, as the logs of other platforms have it in their text, before each line break within it. */
function textOf({message, timestamp}: {message?: string | null | undefined; timestamp?: unknown}): string {
  const time = timeOf(timestamp)
  const text = plainMarks(withoutSubTag(message ?? ''))
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map(line => `${time}${time === '' ? line : lastState(line)}\n`)
    .join('')
}

/** `2026-11-22T08:00:00.123Z `, or `''` for a number that is no time of this century. */
function timeOf(timestamp: unknown): string {
  const at = toNumber(timestamp)
  if (at === undefined || at < Date.UTC(2000, 0) || at >= Date.UTC(2100, 0)) return ''
  return `${new Date(at).toISOString()} `
}

/** What is left of a line that overwrites itself: its time must not stand before a state that is gone. */
function lastState(line: string): string {
  return line.includes('\r') ? (line.split('\r').findLast(state => state.trim() !== '') ?? '') : line
}

/** Old agents leave the mark of a sub tag in the line. */
function withoutSubTag(message: string): string {
  return message.replace(/^##subTag(?:Finish)?##(?:.*?##subTag(?:Finish)?##)?/, '')
}

/** What the platform's own marks at the start of a line become; the runner would take some of them for commands. */
const marks: Readonly<Record<string, string>> = {
  group: '▼ ',
  endgroup: '▲ ',
  section: '▼ ',
  endsection: '▲ ',
  command: '$ ',
  error: '[error] ',
  warning: '[warning] ',
  info: '[info] ',
  debug: '[debug] ',
  ai: '[ai] '
}

/**
 * A message with the platform's marks as plain ones, on each of its lines. Colour codes may stand before a mark.
 * See "log-colors" in https://github.com/ci-plugins/document.
 */
export function plainMarks(message: string): string {
  if (!message.includes('##[')) return message
  return message.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
    /^((?:\x1b\[[0-9;]{0,20}m){0,8})##\[([a-z]{2,10})\]/gim,
    (mark, colour: string, word: string) =>
      Object.hasOwn(marks, word.toLowerCase()) ? colour + marks[word.toLowerCase()] : mark
  )
}

function queryFailed({status, message}: LogPage): RequestError {
  return new RequestError(
    `the platform's log store failed (status ${status}${message ? `: ${message}` : ''})`,
    {
      kind: 'transient',
      label: `log status ${status}`,
      vendorMessage: message ?? undefined
    }
  )
}

function expired(): RequestError {
  return new RequestError('the platform no longer has this log: it has expired', {
    kind: 'permanent',
    label: 'log expired',
    hint: 'logs are kept there only for a time'
  })
}

function isCursor(value: unknown): value is Cursor {
  return typeof value === 'object' && value !== null && 'taken' in value
}

import {badAnswer, RequestError} from '../../errors.js'
import type {Part, PartLog, ReadContext} from '../types.js'
import type {Client} from './client.js'
import {LogPage, toNumber} from './schema.js'
import {readLogId} from './tree.js'

/** How many line numbers back an empty answer is asked again: the platform's index shows lines out of order. */
const LOOK_BACK = 200

/** Where the log of one task goes on. */
interface Cursor {
  /** The highest line number taken; absent before the first line. */
  last?: number
  /** The line numbers taken within the look-back. */
  taken: readonly number[]
  /** The last answer brought nothing: the next question looks back. */
  lookBack: boolean
  /** Answers in a row, after the build's end, that there is no index. */
  missing: number
}

const fresh: Cursor = {taken: [], lookBack: false, missing: 0}

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
 * meaning between versions. `finished` of the answer is not read: it comes early, and with a failed query.
 * Throws `RequestError`, permanent where the log has expired.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwLogResourceV4.kt
 */
export async function readTaskLog(
  client: Client,
  part: Part,
  {pipelineId, buildId, ended}: LogOf,
  {signal}: ReadContext,
  before: unknown
): Promise<PartLog> {
  const cursor = isCursor(before) ? before : fresh
  const {tag, executeCount} = readLogId(part.id)
  const filter = {tag, executeCount: String(executeCount)}
  const start = startOf(cursor)
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
    return {text: '', cursor: {...cursor, missing}}
  }
  return take(page, cursor)
}

function startOf({last, lookBack}: Cursor): number | undefined {
  if (last === undefined) return undefined
  return lookBack ? Math.max(0, last + 1 - LOOK_BACK) : last + 1
}

function stateOf({status}: LogPage) {
  const code = status === undefined || status === null ? 0 : toNumber(status)
  return code === undefined ? 'failed' : (logStates[code] ?? 'failed')
}

function take(page: LogPage, cursor: Cursor): PartLog {
  const {last = Number.NEGATIVE_INFINITY} = cursor
  const floor = last - LOOK_BACK
  const taken = new Set(cursor.taken)
  const lines = (page.logs ?? [])
    .map(({lineNo, message}) => ({at: toNumber(lineNo), message: message ?? ''}))
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .filter(({at}) => {
      if (at === undefined) throw badAnswer('had a log line without a number')
      if (at <= floor || taken.has(at)) return false
      taken.add(at)
      return true
    })
  const newest = lines.reduce((most, {at}) => Math.max(most, at ?? most), last)
  const quiet = lines.length === 0
  const lookBack = quiet && !cursor.lookBack
  const next: Cursor =
    newest === Number.NEGATIVE_INFINITY
      ? fresh
      : {last: newest, taken: [...taken].filter(at => at > newest - LOOK_BACK), lookBack, missing: 0}
  return {
    text: lines.map(({message}) => `${plainMarks(withoutSubTag(message))}\n`).join(''),
    cursor: next,
    // A look back can fill a page with what is known.
    more: page.hasMore === true && (!quiet || cursor.lookBack)
  }
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

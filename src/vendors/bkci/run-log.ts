import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {PartLog} from '../../model/part-log.js'
import type {ReadContext} from '../../model/read-context.js'
import {inPieces} from '../../util/turns.js'
import {parseAs, toNumber} from '../shared/schema.js'
import type {Client} from './client.js'
import {type LogLine, textOf} from './log-text.js'
import {nextStart} from './next-start.js'
import {readLogId} from './run-tree.js'
import {LogPage} from './schema.js'
import {createSeenLines, type SeenLines} from './seen-lines.js'

const OUT_OF_ORDER = message('lost.numbered-otherwise')
const NO_LOG = message('answer.form', {form: 'build log'})
const FORGOTTEN = message('lost.late-lines')

/** Where the log of one part goes on. */
interface Cursor {
  /** Shared with the cursors before this one. */
  seen: SeenLines
  /** One more than the highest line number read; 0 before the first line. */
  next: number
  /** Where the next question begins. */
  from: number
  /** Questions in a row that brought nothing, each with all of its pages. */
  quiet: number
  /** Whether the pages of this question brought anything so far. */
  hasNews: boolean
  /** Whether the platform ever cut a page of it. */
  isLong: boolean
  /** Whether the part had ended when the last question was asked. */
  hasEnded: boolean
  /** Answers in a row, after the build's end, that there is no index. */
  missing: number
}

const beginning = {next: 0, from: 0, quiet: 0, hasNews: false, isLong: false, hasEnded: false, missing: 0}

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
 * What the log of a part has beyond the cursor: a task's own lines, or the platform's about the machine of a job.
 * The filters are tag and execution only, since the others changed their meaning between versions. Lines come in the
 * platform's order, which is by time, then by number.
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
  const cursor = isCursor(before) ? before : {...beginning, seen: createSeenLines()}
  const {tag, executeCount} = readLogId(part)
  const filter = {tag, executeCount: String(executeCount)}
  const isFirst = cursor.next === 0
  const data = await client({
    call: isFirst ? 'logInit' : 'logAfter',
    pipelineId,
    buildId,
    query: isFirst ? filter : {...filter, start: String(cursor.from)},
    kind: 'log',
    signal
  })
  const page = parsePage(data, buildId)
  const state = stateOf(page)
  if (state === 'failed') throw queryFailed(page)
  if (state !== 'fine') {
    const missing = ended ? cursor.missing + 1 : 0
    // Right after the end its lines may not be written yet; one more answer tells.
    if (ended && (state === 'closed' || missing > 1)) throw expired()
    return {text: '', cursor: {...cursor, missing}, steady: true}
  }
  return takePage(page, {...cursor, missing: 0}, isOver(part))
}

function parsePage(data: unknown, buildId: string): LogPage {
  const parsed = parseAs(LogPage, data)
  if (!parsed.success) throw badAnswer(NO_LOG)
  const page = parsed.data
  if (typeof page.buildId === 'string' && page.buildId !== buildId) {
    throw badAnswer(message('answer.about-another', {what: 'build', id: page.buildId, asked: buildId}))
  }
  return page
}

function stateOf({status}: LogPage) {
  const code = status === undefined || status === null ? 0 : toNumber(status)
  return code === undefined ? 'failed' : (logStates[code] ?? 'failed')
}

function isOver({phase}: Part): boolean {
  return phase !== 'running' && phase !== 'paused' && phase !== 'unknown'
}

/** What is new in a page, in the order of the page, and where to go on. */
async function takePage(page: LogPage, before: Cursor, hasEnded: boolean): Promise<PartLog> {
  const lines = await linesOf(page)
  let text = ''
  await inPieces(lines, line => {
    if (before.seen.add(line)) text += textOf(line)
  })
  const cursor: Cursor = {
    ...before,
    next: lines.reduce((most, {no}) => Math.max(most, no + 1), before.next),
    hasNews: before.hasNews || text !== ''
  }
  const cut = page.hasMore === true ? nextStart(lines, before.from) : undefined
  const isLost = cut?.isSure === false
  return {
    text,
    cursor: cut ? {...cursor, from: cut.start, isLong: true} : endQuestion(cursor, hasEnded),
    more: cut !== undefined,
    steady: true,
    // `finished: true` comes some seconds early, and with a failed query too: it is not believed.
    complete:
      page.finished === false || (page.finished === true && page.hasMore === true) ? false : undefined,
    ...(isLost ? {lost: OUT_OF_ORDER} : cursor.seen.hasForgotten() && {lost: FORGOTTEN})
  }
}

/** The lines of a page. A page may be long: signals and timers get their turn in between, here and in `takePage`. */
async function linesOf({logs}: LogPage): Promise<LogLine[]> {
  if (logs !== undefined && logs !== null && !Array.isArray(logs)) throw badAnswer(NO_LOG)
  const lines: LogLine[] = []
  await inPieces((logs ?? []) as readonly unknown[], line => lines.push(readLine(line)))
  return lines
}

function readLine(line: unknown): LogLine {
  if (typeof line !== 'object' || line === null || !('lineNo' in line)) throw badAnswer(NO_LOG)
  const {lineNo, message: text, timestamp} = line as Readonly<Record<string, unknown>>
  if (typeof lineNo !== 'number' && typeof lineNo !== 'string') throw badAnswer(NO_LOG)
  const no = toNumber(lineNo)
  if (no === undefined) throw badAnswer(message('answer.line-without-number'))
  return {no, time: toNumber(timestamp), message: typeof text === 'string' ? text : ''}
}

/** All pages of a question were read: the next one begins behind the last line, or looks back. */
function endQuestion(cursor: Cursor, hasEnded: boolean): Cursor {
  if (cursor.next === 0) return cursor
  // The end of a part makes it worth looking back as if it had been quiet for the first time.
  const quiet = cursor.hasNews ? 0 : hasEnded === cursor.hasEnded ? cursor.quiet + 1 : 1
  const asked = {...cursor, quiet, hasEnded, hasNews: false}
  return {...asked, from: lookBackFrom(asked) ?? cursor.next}
}

/**
 * Where a question begins that looks for lines which the platform stored late, or numbered anew, and so do not stand
 * behind the last one; nothing where none is due. Such a question takes the place of every second quiet one; of a part
 * that runs, only of the first ones and then ever more rarely: what comes meanwhile is found at its end.
 */
function lookBackFrom({quiet, hasEnded, isLong, seen}: Cursor): number | undefined {
  if (quiet % 2 === 0) return undefined
  if (hasEnded) return quiet === 1 || !isLong ? wholeOf(seen) : seen.recentStart()
  if (quiet <= 3) return seen.recentStart()
  const isDue = Number.isInteger(Math.log2(quiet + 1))
  if (!isDue) return undefined
  return isLong ? seen.recentStart() : wholeOf(seen)
}

function wholeOf(seen: SeenLines): number {
  return seen.hasForgotten() ? seen.recentStart() : 0
}

function queryFailed({status, message: said}: LogPage): RequestError {
  return new RequestError(
    message('bkci.log-store-failed', {status: String(status), said: said || undefined}),
    {kind: 'transient', label: `log status ${status}`, vendorMessage: said ?? undefined}
  )
}

function expired(): RequestError {
  return new RequestError(message('bkci.log-expired'), {
    kind: 'permanent',
    label: 'log expired',
    hint: message('hint.bkci.logs-expire')
  })
}

function isCursor(value: unknown): value is Cursor {
  return typeof value === 'object' && value !== null && 'seen' in value
}

import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import type {RunCandidate} from '../shared/choose-run.js'
import type {EndedRun, RunSearch} from '../shared/run-adapter.js'
import {type RunPage, readRunPages} from '../shared/run-pages.js'
import {parseAs, present, toNumber, toTime} from '../shared/schema.js'
import type {Client} from './client.js'
import {History, type HistoryRecord} from './schema.js'
import {readRunStatus, succeededStatus} from './status.js'

const PAGE_SIZE = 100
const MOST_PAGES = 10
const MOST_ENDED = 30
const MOST_MARKED = 50

/**
 * The builds of a pipeline from its history, queued ones included: as many of the newest 1,000 as the search needs. The
 * platform's own filter by commit (`materialCommitId`) is not used: a build has no commit before its checkout step ran, and
 * would be hidden.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwBuildResourceV4.kt
 */
export function listRuns(client: Client, pipelineId: string, search: RunSearch): Promise<RunCandidate[]> {
  const {signal} = search
  let before = 0
  return readRunPages(
    async page => {
      const query = {page: String(page), pageSize: String(PAGE_SIZE)}
      const data = await client({call: 'history', pipelineId, query, kind: 'status', signal})
      const {count = before, ...read} = readPage(data, page)
      // New builds come at the head. Where there are fewer, rows have moved up between two requests, and the build that is
      // meant may be in neither answer.
      if (count < before) throw badAnswer(message('answer.changed'))
      before = count
      return read
    },
    search,
    MOST_PAGES
  )
}

/**
 * The id of the build whose message is the marker, among the newest 30. v4 looks for it itself, from release 1.9 on; whatever a
 * server does with the filter, the message of each row is compared here.
 */
export async function findBuildByMarker(
  client: Client,
  pipelineId: string,
  marker: string,
  {signal}: ReadContext
): Promise<string | undefined> {
  const query = {page: '1', pageSize: String(MOST_MARKED)}
  const choice = {buildMsg: marker}
  const data = await client({call: 'history', pipelineId, query, choice, kind: 'start', signal})
  const parsed = parseAs(History, data)
  if (!parsed.success || !parsed.data.records)
    throw badAnswer(message('answer.form', {form: 'build history'}))
  return present(parsed.data.records).find(({buildMsg}) => buildMsg?.includes(marker))?.id || undefined
}

/** The newest builds, those that succeeded where the API can choose them. */
export async function listEndedRuns(
  client: Client,
  pipelineId: string,
  {signal}: ReadContext
): Promise<EndedRun[]> {
  const query = {page: '1', pageSize: String(MOST_ENDED)}
  const choice = {status: succeededStatus}
  const data = await client({call: 'history', pipelineId, query, choice, kind: 'detail', signal})
  const parsed = parseAs(History, data)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'build history'}))
  return present(parsed.data.records).map(({status, executeTime, ...record}) => {
    const times = {startTime: toTime(record.startTime), endTime: toTime(record.endTime)}
    return {
      phase: readRunStatus(status, times).phase,
      startedAt: times.startTime,
      finishedAt: times.endTime,
      workMs: toTime(executeTime)
    }
  })
}

function readPage(data: unknown, page: number): RunPage & {count: number | undefined} {
  const parsed = parseAs(History, data)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'build history'}))
  const {records: listed, count, totalPages} = parsed.data
  // Without a list, only a count of 0 says that there are no builds.
  if (!listed && toNumber(count) !== 0) throw badAnswer(message('answer.form', {form: 'list of builds'}))
  const records = present(listed)
  const isFull = records.length >= PAGE_SIZE
  return {
    count: toNumber(count),
    runs: records.filter(({id, status}) => id || (status !== undefined && status !== null)).map(candidateOf),
    pages: records.length === 0 ? page : (toNumber(totalPages) ?? (isFull ? Number.POSITIVE_INFINITY : page))
  }
}

/** A record of nulls is no build; one without its id may be the one that is meant. */
function candidateOf(record: HistoryRecord): RunCandidate {
  const {id, buildNum, status} = record
  const material = present(record.material).filter(({newCommitId}) => newCommitId)
  const startTime = toTime(record.startTime)
  const times = {startTime, endTime: toTime(record.endTime)}
  const queuedAt = toTime(record.queueTime)
  return {
    id: id || undefined,
    number: toNumber(buildNum),
    // A build may start long after it was created, and one that was begun again has the times of its last beginning.
    createdAt:
      isBegunAgain(record) || queuedAt === undefined ? undefined : Math.min(queuedAt, startTime ?? queuedAt),
    phase: readRunStatus(status, times).phase,
    commits: material.map(({newCommitId}) => newCommitId ?? ''),
    // Each checkout step adds its own when it runs.
    ...(material.every(({url}) => url) && {repositories: material.map(({url}) => url ?? '')})
  }
}

function isBegunAgain({executeCount, retry}: HistoryRecord): boolean {
  return (toNumber(executeCount) ?? 1) > 1 || retry === true || retry === 'true'
}

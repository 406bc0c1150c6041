import {badAnswer} from '../../model/errors.js'
import type {ReadContext} from '../../model/target.js'
import {type Candidate, inCreationOrder, pickRun} from '../shared/choose-run.js'
import type {RunQuery} from '../shared/run-query.js'
import type {Api} from './api.js'
import type {Client} from './client.js'
import {History, present, toNumber, toTime} from './schema.js'

const PAGE_SIZE = 100
const MOST_PAGES = 10

/**
 * Lists the builds among which a query looks, newest first, queued ones included. The first time it goes back until
 * it met what is looked for, at most 1,000 builds; later only a new build can be it, and one page does.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw/v4/ApigwBuildResourceV4.kt
 */
export function createRunList(
  client: Client,
  flavour: Api,
  pipelineId: string,
  query: RunQuery
): (context: ReadContext) => Promise<Candidate[]> {
  // v3 has no filter. A short id may be too little for the platform's, so only a whole one is sent.
  const filter: Record<string, string> =
    query.by === 'commit' && flavour !== 'direct-v3' && query.commit.length >= 40
      ? {materialCommitId: query.commit}
      : {}
  let pages = query.by === 'commit' ? MOST_PAGES : 1
  return async ({signal}) => {
    const found: Numbered[] = []
    for (let page = 1; page <= pages; page++) {
      const data = await client({
        call: 'history',
        pipelineId,
        query: {page: String(page), pageSize: String(PAGE_SIZE), ...filter},
        kind: 'status',
        signal
      })
      const {builds, last} = readPage(data, page)
      found.push(...builds)
      const oldest = builds.at(-1)?.createdAt
      const past =
        query.by !== 'id' &&
        query.createdAfter !== undefined &&
        oldest !== undefined &&
        oldest < query.createdAfter
      if (last || past || (query.by !== 'id' && pickRun(query, inCreationOrder(found)) !== undefined)) break
    }
    pages = 1
    return inCreationOrder(found)
  }
}

type Numbered = Candidate & {number: number | undefined}

function readPage(data: unknown, page: number): {builds: Numbered[]; last: boolean} {
  const parsed = History.safeParse(data)
  if (!parsed.success) throw badAnswer('was no build history of the known form')
  const records = present(parsed.data.records)
  const builds = records.flatMap(({id, buildNum, startTime, queueTime, material}) => {
    if (!id) return []
    const times = [toTime(queueTime), toTime(startTime)].filter(at => at !== undefined)
    return [
      {
        id,
        number: toNumber(buildNum),
        // A retry sets a new queue time, and not always a new start.
        createdAt: times.length > 0 ? Math.min(...times) : undefined,
        commits: present(material).flatMap(({newCommitId}) => newCommitId || [])
      }
    ]
  })
  const total = toNumber(parsed.data.totalPages)
  return {
    builds,
    last: records.length === 0 || (total === undefined ? records.length < PAGE_SIZE : page >= total)
  }
}

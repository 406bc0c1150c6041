import type {HttpAnswer, HttpRequest} from '../../../src/http/exchange.js'
import type {RawInputs} from '../../../src/model/identity.js'
import {bkci} from '../../../src/vendors/bkci/index.js'
import {codearts} from '../../../src/vendors/codearts/index.js'
import type {Vendor} from '../../../src/vendors/vendor.js'
import {yunxiao} from '../../../src/vendors/yunxiao/index.js'
import type {Run} from './history.js'
import {reply} from './wait.js'

// The platforms in memory, each in its own forms: what is null, which ids are numbers, how lists are cut into pages.

export const COMMIT = '4f0c8d1be2a94c7a8f5d3b6e7a1c2d3e4f506172'
const OTHER = 'b7e23ec29af22b0b4e41da31e868d57226121c84'

/** A pipeline at a moment. */
export interface Moment {
  /** The newest first. */
  runs: readonly Run[]
  /** The platform's clock for a time of the history, epoch ms. */
  stamp: (at: number) => number
  /** The rows of a list as the platform orders them; rows may stand there twice. */
  arrange: <T>(rows: readonly T[]) => readonly T[]
}

export interface Platform {
  vendor: Vendor
  /** All inputs but those that name the run. */
  given: RawInputs
  idOf: (n: number) => string
  hasCommits: boolean
  /** Rows in one answer at most. */
  pageSize: number
  /** When a run was created, as far as the platform tells; `undefined` while it does not. */
  ageOf: (run: Run) => number | undefined
  /** It shows of a run that was begun again only when that was. */
  hidesFirstBeginning?: boolean
  /** It shows nothing but the newest run. */
  showsNewestOnly?: boolean
  answer: (request: HttpRequest, moment: Moment) => HttpAnswer
}

const hex = (digit: string) => digit.repeat(32)
/** Ids without an order. */
const scattered = (n: number) => ((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(32, '0')
const commitOf = ({tellsCommit, isWanted}: Run) => (!tellsCommit ? undefined : isWanted ? COMMIT : OTHER)
const optional = <T>(key: string, value: T | undefined) => (value === undefined ? {} : {[key]: value})

/** Refuses a parameter that the fake does not know, so that none is left out in silence. */
function only(values: Readonly<Record<string, unknown>>, ...known: string[]): void {
  const odd = Object.keys(values).filter(key => !known.includes(key))
  if (odd.length > 0) throw new Error(`the platform in memory has no ${odd.join(', ')}`)
}

const flowWords = {
  queued: 'INIT',
  running: 'RUNNING',
  success: 'SUCCESS',
  failure: 'FAIL',
  cancelled: 'CANCELED'
}

/** Flow: the list shows no commit, and pages of 30 at most. */
const flow: Platform = {
  vendor: yunxiao,
  given: {token: 'pt-secret-0001', 'organization-id': 'org1', 'pipeline-id': '1'},
  idOf: String,
  pageSize: 30,
  hasCommits: true,
  ageOf: ({createdAt}) => createdAt,
  answer({path, query = {}}, {runs, stamp, arrange}) {
    const last = path.at(-1)
    if (last === 'runs') {
      only(query, 'page', 'perPage')
      const size = Math.min(Number(query.perPage ?? 10), 30)
      const page = Number(query.page ?? 1)
      const rows = arrange(runs).map(run => ({
        pipelineRunId: run.n,
        pipelineId: 1,
        status: flowWords[run.phase],
        startTime: run.firstBegunAt === undefined ? null : stamp(run.firstBegunAt),
        endTime: null
      }))
      const total = {'x-total': String(rows.length), 'x-total-pages': String(Math.ceil(rows.length / size))}
      return reply(rows.slice((page - 1) * size, page * size), 200, total)
    }
    const run = runs.find(({n}) => String(n) === last)
    if (run === undefined) return reply({errorCode: 'NotFound', errorMessage: 'Not Found'}, 404)
    const commit = commitOf(run)
    return reply({
      pipelineId: 1,
      pipelineRunId: run.n,
      status: flowWords[run.phase],
      createTime: stamp(run.createdAt),
      updateTime: null,
      globalParams: commit ? [{key: 'CI_COMMIT_SHA', value: commit}] : null,
      sources: null,
      stages: []
    })
  }
}

const huaweiWords = {
  queued: 'QUEUED',
  running: 'RUNNING',
  success: 'COMPLETED',
  failure: 'FAILED',
  cancelled: 'CANCELED'
}
const isHidden = ({phase, hides}: Run) => phase === 'queued' && hides

/** A row of the list, and of the answer about several pipelines. */
const huaweiRow = (run: Run, pipeline: string, stamp: Moment['stamp']) => {
  const commit = commitOf(run)
  return {
    pipeline_id: pipeline,
    pipeline_run_id: scattered(run.n),
    run_number: isHidden(run) ? null : run.n,
    status: huaweiWords[run.phase],
    start_time: run.firstBegunAt === undefined ? null : stamp(run.firstBegunAt),
    end_time: null,
    build_params: commit ? {commit_id: commit} : null
  }
}

/** CodeArts by v5: a queued run has no start, and may have no number and no detail; it stands last in the list. */
const huawei: Platform = {
  vendor: codearts,
  given: {region: 'cn-north-4', token: 'iam-secret-0001', 'project-id': hex('a'), 'pipeline-id': hex('b')},
  idOf: scattered,
  pageSize: 50,
  hasCommits: true,
  ageOf: ({firstBegunAt}) => firstBegunAt,
  answer({path, query = {}, body = '{}'}, {runs, stamp, arrange}) {
    if (path.at(-1) === 'list') {
      const asked = JSON.parse(body) as {offset?: number; limit?: number; status?: string[]}
      only(asked as Record<string, unknown>, 'offset', 'limit', 'sort_key', 'sort_dir', 'status')
      const {offset = 0, status} = asked
      const limit = Math.min(asked.limit ?? 10, 50)
      const byStart = [
        ...runs.filter(run => run.firstBegunAt !== undefined),
        ...runs.filter(run => run.firstBegunAt === undefined)
      ]
      const rows = arrange(byStart)
        .map(run => huaweiRow(run, hex('b'), stamp))
        .filter(row => status === undefined || status.includes(row.status))
      return reply({offset, limit, total: rows.length, pipeline_runs: rows.slice(offset, offset + limit)})
    }
    only(query, 'pipeline_run_id')
    const run = runs.find(({n}) => scattered(n) === query.pipeline_run_id)
    if (run === undefined) return reply({error_code: 'DEVPIPE.00011401', error_msg: 'pipeline run not found'})
    if (isHidden(run)) return reply(null)
    const commit = commitOf(run)
    return reply({
      id: scattered(run.n),
      pipeline_id: hex('b'),
      run_number: run.n,
      status: huaweiWords[run.phase],
      start_time: run.firstBegunAt === undefined ? null : stamp(run.firstBegunAt),
      sources: [{params: {build_params: commit ? {commit_id: commit} : null}}],
      stages: []
    })
  }
}

const v3Words = {
  queued: {status: 'waiting', result: null},
  running: {status: 'running', result: null},
  success: {status: 'completed', result: 'success'},
  failure: {status: 'completed', result: 'error'},
  cancelled: {status: 'completed', result: 'aborted'}
}

/** CodeArts by v3: nothing but the newest run, with times of GMT+8 without a zone. */
const huaweiV3: Platform = {
  vendor: codearts,
  given: {region: 'cn-north-4', token: 'iam-secret-0001', api: 'v3', 'pipeline-id': hex('b')},
  idOf: scattered,
  pageSize: 1,
  hasCommits: false,
  showsNewestOnly: true,
  ageOf: ({firstBegunAt}) => firstBegunAt,
  answer(_request, {runs, stamp}) {
    const run = runs[0]
    const time = (at: number) =>
      new Date(stamp(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
    const own = run
      ? {
          build_id: scattered(run.n),
          ...v3Words[run.phase],
          start_time: run.firstBegunAt === undefined ? null : time(run.firstBegunAt)
        }
      : {build_id: null, status: null, result: null, start_time: null}
    return reply([{pipeline_id: hex('b'), pipeline_name: 'shop', stages: null, end_time: null, ...own}])
  }
}

const blueWords = {
  queued: 'QUEUE',
  running: 'RUNNING',
  success: 'SUCCEED',
  failure: 'FAILED',
  cancelled: 'CANCELED'
}

/** BK-CI leaves nulls out. A build that was begun again shows the times of its last beginning alone. */
const blue = (api: string, credentials: RawInputs): Platform => ({
  vendor: bkci,
  given: {
    api,
    endpoint: 'https://bk.example.com',
    'project-id': 'demo',
    'pipeline-id': `p-${hex('a')}`,
    ...credentials
  },
  idOf: n => `b-${scattered(n)}`,
  pageSize: 100,
  hasCommits: true,
  ageOf: ({createdAt}) => createdAt,
  hidesFirstBeginning: true,
  answer({path, query = {}}, {runs, stamp, arrange}) {
    const common = (run: Run) => {
      const commit = commitOf(run)
      return {
        id: `b-${scattered(run.n)}`,
        buildNum: run.n,
        status: blueWords[run.phase],
        queueTime: stamp(run.queuedAt),
        ...optional('startTime', run.begunAt === undefined ? undefined : stamp(run.begunAt)),
        retry: run.attempt > 1,
        ...(commit && {material: [{newCommitId: commit}]})
      }
    }
    if (path.includes('history') || path.includes('build_histories')) {
      only(query, 'access_token', 'page', 'pageSize', 'pipelineId')
      const pageSize = Math.min(Number(query.pageSize ?? 20), 100)
      const page = Number(query.page ?? 1)
      const rows = arrange(runs).map(run => ({...common(run), executeCount: run.attempt}))
      const records = rows.slice((page - 1) * pageSize, page * pageSize)
      const totalPages = Math.ceil(rows.length / pageSize)
      return reply({status: 0, data: {count: rows.length, page, pageSize, totalPages, records}})
    }
    const run = runs.find(
      ({n}) => path.includes(`b-${scattered(n)}`) || query.buildId === `b-${scattered(n)}`
    )
    if (run === undefined) return reply({status: 2101163, message: 'no such build'}, 404)
    const isDetail = path.includes('detail') || path.includes('build_detail')
    return reply({
      status: 0,
      data: isDetail ? {id: `b-${scattered(run.n)}`, model: {stages: []}} : common(run)
    })
  }
})

export const platforms: Readonly<Record<string, Platform>> = {
  yunxiao: flow,
  'codearts by v5': huawei,
  'codearts by v3': huaweiV3,
  'bkci by direct-v3': blue('direct-v3', {token: 'token-secret-1'}),
  'bkci by direct-v4': blue('direct-v4', {username: 'somebody'})
}

/** Several CodeArts pipelines in one answer: the newest run of each or, where it names them twice, the newest two. */
export const newestOfEach = {
  vendor: codearts,
  given: {...huawei.given, 'pipeline-id': ['b', 'c', 'd'].map(hex).join('\n'), 'run-id': 'latest'},
  ageOf: huawei.ageOf,
  idOf: scattered,
  answer(
    pipelines: readonly (readonly Run[])[],
    {stamp, arrange, each}: Pick<Moment, 'stamp' | 'arrange'> & {each: 1 | 2}
  ): HttpAnswer {
    const rows = pipelines.flatMap((runs, i) =>
      runs.slice(0, each).map(run => huaweiRow(run, hex(['b', 'c', 'd'][i] as string), stamp))
    )
    return reply(arrange(rows))
  }
}

import type {HttpRequest} from '../../../src/http/exchange.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Api} from '../../../src/vendors/bkci/api.js'
import {bkci} from '../../../src/vendors/bkci/index.js'
import {partStatuses, runStatuses} from '../../../src/vendors/bkci/status.js'
import {isThorough} from '../../support/slow.js'
import {
  createdAt,
  describeVendor,
  endedAt,
  type ListedRun,
  listedId,
  ok,
  type Thing,
  UNKNOWN
} from '../contract.js'
import {routeOf} from './routes.js'

const PIPELINE = `p-${'a'.repeat(32)}`
const idOf = (n: number) => `b-${n.toString(16).padStart(32, '0')}`
const BUILD = idOf(2)
const words: Readonly<Record<ListedRun['phase'], string>> = {
  queued: 'QUEUE',
  running: 'RUNNING',
  success: 'SUCCEED',
  failure: 'FAILED',
  unknown: UNKNOWN
}
const asks = ({path}: HttpRequest, ...calls: string[]) => path.some(segment => calls.includes(segment))
const set = (key: string, value: unknown) => (answer: unknown) => {
  const {status, data} = Object(answer) as {status: unknown; data: object}
  return {status, data: {...data, [key]: value}}
}

const modelOf = (status: unknown) => {
  const task = {id: 'e-1', name: 'make', status, executeCount: 1}
  const job = {'@type': 'normal', id: '1', containerHashId: 'c-1', name: 'job', status, elements: [task]}
  return {stages: [{id: 'stage-2', name: 'build', status, containers: [job]}]}
}

const record = (run: ListedRun) => {
  const {n, phase, commit, begunAgainAt, marker} = run
  const startTime = begunAgainAt ?? createdAt(run)
  return {
    id: listedId(run, idOf),
    buildNum: n,
    status: words[phase],
    startTime,
    endTime: endedAt(run),
    queueTime: startTime - 1000,
    executeCount: begunAgainAt === undefined ? 1 : 2,
    ...(marker !== undefined && {buildMsg: marker}),
    ...(commit && {material: [{newCommitId: commit}]})
  }
}

const history = ({query}: HttpRequest, runs: readonly ListedRun[]) => {
  const [page, pageSize] = [Number(query?.page), Number(query?.pageSize)]
  const records = runs.slice((page - 1) * pageSize, page * pageSize).map(record)
  return {count: runs.length, page, pageSize, totalPages: Math.ceil(runs.length / pageSize), records}
}

/** Numbered lines, from one on where the request says so; between two of them other jobs have theirs. */
const taskLog = ({query}: HttpRequest, lines: readonly (string | undefined)[], page: number) => {
  const start = Number(query?.start ?? 0)
  const shown = lines.flatMap((message, i) => {
    const lineNo = 301 * i
    return message === undefined || lineNo < start ? [] : [{lineNo, message, tag: 'e-1'}]
  })
  const logs = shown.slice(0, page)
  return {status: 0, data: {buildId: BUILD, status: 0, finished: false, hasMore: shown.length > page, logs}}
}

/** A build in a status, whose stage, job and task have another. */
const buildOf = (request: HttpRequest, part: unknown, status: readonly unknown[]) => {
  if (asks(request, 'detail', 'build_detail')) return {status: 0, data: {id: BUILD, model: modelOf(part)}}
  const data = {id: BUILD, buildNum: 7, startTime: 1000, endTime: 0, stageStatus: []}
  return {status: 0, data: {...data, ...(status.length > 0 && {status: status[0]})}}
}

const build = (api: Api, credentials: RawInputs): Thing => {
  const given = {
    vendor: 'bkci',
    api,
    endpoint: 'https://bk.example.com/api/devops/prod',
    'project-id': 'demo',
    'pipeline-id': PIPELINE,
    ...credentials
  }
  return {
    name: `build by ${api}`,
    operation: 'wait-pipeline',
    given: {...given, 'run-id': BUILD},
    statuses: runStatuses,
    words: {
      queued: ['QUEUE', 'QUEUE_CACHE', 'RETRY', 'DEPENDENT_WAITING', 'UNEXEC'],
      running: ['RUNNING', 'PREPARE_ENV', 'LOOP_WAITING', 'CALL_WAITING'],
      paused: ['STAGE_SUCCESS', 'REVIEWING', 'TRIGGER_REVIEWING', 'PAUSE', 'QUALITY_CHECK_WAIT'],
      success: ['SUCCEED'],
      failure: [
        'FAILED',
        'TERMINATE',
        'QUEUE_TIMEOUT',
        'EXEC_TIMEOUT',
        'HEARTBEAT_TIMEOUT',
        'QUALITY_CHECK_FAIL',
        'REVIEW_ABORT',
        'QUOTA_FAILED'
      ],
      cancelled: ['CANCELED'],
      skipped: [],
      unknown: ['SKIP', 'REVIEW_PROCESSED', 'QUALITY_CHECK_PASS', 'TRY_FINALLY', 'UNKNOWN']
    },
    answer: (request, ...status) => buildOf(request, 'RUNNING', status),
    times: {
      startTime: 1_000,
      endTime: 2_000,
      startEpoch: 1_000,
      timeCost: {totalCost: 1_000},
      elapsed: 1_000
    },
    parts: {
      statuses: partStatuses,
      words: {
        queued: ['QUEUE', 'QUEUE_CACHE', 'DEPENDENT_WAITING'],
        running: ['RUNNING', 'PREPARE_ENV', 'LOOP_WAITING', 'CALL_WAITING', 'RETRY'],
        paused: ['REVIEWING', 'TRIGGER_REVIEWING', 'PAUSE', 'QUALITY_CHECK_WAIT'],
        success: ['SUCCEED', 'REVIEW_PROCESSED', 'QUALITY_CHECK_PASS'],
        failure: [
          'FAILED',
          'TERMINATE',
          'QUEUE_TIMEOUT',
          'EXEC_TIMEOUT',
          'HEARTBEAT_TIMEOUT',
          'QUALITY_CHECK_FAIL',
          'REVIEW_ABORT',
          'QUOTA_FAILED'
        ],
        cancelled: ['CANCELED', 'STAGE_SUCCESS'],
        skipped: ['SKIP', 'UNEXEC'],
        unknown: ['TRY_FINALLY', 'UNKNOWN']
      },
      answer: (request, status, part) => buildOf(request, part, [status]),
      part: parts => parts.find(({kind}) => kind === 'task')
    },
    names: [
      {field: 'id', another: set('id', idOf(3))},
      {field: 'buildId', another: set('buildId', idOf(3))},
      {field: 'pipelineId', another: set('pipelineId', `p-${'9'.repeat(32)}`)}
    ],
    explains: request => asks(request, 'detail', 'build_detail'),
    knows: request => routeOf(api, request) !== undefined,
    stop: {
      accepted: [
        ok({status: 0, data: true}),
        ok({status: 0, data: 'true'}),
        ok({status: 0, data: {result: true}})
      ],
      ended: [
        {status: 400, body: {status: 2101019, message: 'it is being cancelled'}},
        {status: 400, body: {status: 2101182, message: 'it has ended'}}
      ]
    },
    start: {
      given: {...given, variables: 'VERSION=1.2'},
      isStart: request => asks(request, 'start', 'build_start'),
      accepted: id =>
        ok({
          status: 0,
          data: {id, executeCount: 1, projectId: 'demo', pipelineId: PIPELINE, num: 2}
        })
    },
    runs: {
      given,
      reach: 101,
      pageSize: 100,
      idOf,
      answer(request, runs) {
        const {path, query} = request
        if (asks(request, 'history', 'build_histories')) return {status: 0, data: history(request, runs)}
        const run = runs.find(({n}) => path.includes(idOf(n)) || query?.buildId === idOf(n))
        if (run === undefined) return {status: 2101163, message: 'no such build'}
        const data = asks(request, 'detail', 'build_detail')
          ? {id: idOf(run.n), model: {stages: []}}
          : record(run)
        return {status: 0, data}
      }
    },
    logs: [
      {
        name: 'task log',
        status: 'RUNNING',
        part: parts => parts.find(({kind}) => kind === 'task'),
        serve: taskLog,
        showsLate: true
      }
    ],
    denied: {status: 403, body: {status: 403, message: 'no VIEW permission'}},
    missing: {status: 404, body: {status: 2101163, message: 'build not found'}},
    throttled: {
      status: 429,
      body: {code: 1642901, code_name: 'RATE_LIMIT', message: 'slow down', result: false}
    }
  }
}

// They make the calls of gateway-app, below other prefixes and with other credentials.
const others = [build('direct-v4', {username: 'somebody'}), build('gateway-user', {token: 'token-secret-1'})]
describeVendor(bkci, [
  build('direct-v3', {token: 'token-secret-1'}),
  build('gateway-app', {'app-code': 'app', 'app-secret': 'secret-0001', username: 'somebody'}),
  ...(isThorough ? others : [])
])

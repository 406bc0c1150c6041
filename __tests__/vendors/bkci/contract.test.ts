import type {HttpRequest} from '../../../src/http/client.js'
import type {RawInputs} from '../../../src/model/target.js'
import {bkci} from '../../../src/vendors/bkci/index.js'
import {runStatuses} from '../../../src/vendors/bkci/status.js'
import {describeVendor, type ListedRun, type Thing} from '../contract.js'

const PIPELINE = `p-${'a'.repeat(32)}`
const idOf = (n: number) => `b-${n.toString(16).padStart(32, '0')}`
const BUILD = idOf(2)
const words: Readonly<Record<ListedRun['phase'], string>> = {
  queued: 'QUEUE',
  running: 'RUNNING',
  success: 'SUCCEED',
  failure: 'FAILED'
}
const asks = ({path}: HttpRequest, ...calls: string[]) => path.some(segment => calls.includes(segment))
const set = (key: string, value: unknown) => (answer: unknown) => {
  const {status, data} = Object(answer) as {status: unknown; data: object}
  return {status, data: {...data, [key]: value}}
}

const task = {id: 'e-1', name: 'make', status: 'RUNNING', executeCount: 1}
const container = {
  '@type': 'normal',
  id: '1',
  containerHashId: 'c-1',
  name: 'job',
  status: 'RUNNING',
  elements: [task]
}
const model = {stages: [{id: 'stage-2', name: 'build', status: 'RUNNING', containers: [container]}]}

const record = ({n, phase, commit}: ListedRun) => ({
  id: idOf(n),
  buildNum: n,
  status: words[phase],
  startTime: n * 60_000,
  queueTime: n * 60_000 - 1000,
  executeCount: 1,
  ...(commit && {material: [{newCommitId: commit}]})
})

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

const build = (api: string, credentials: RawInputs): Thing => {
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
    answer(request, ...status) {
      if (asks(request, 'detail', 'build_detail')) return {status: 0, data: {id: BUILD, model}}
      const data = {id: BUILD, buildNum: 7, startTime: 1000, endTime: 0, stageStatus: []}
      return {status: 0, data: {...data, ...(status.length > 0 && {status: status[0]})}}
    },
    aboutAnother: {id: set('id', idOf(3))},
    stop: {
      accepted: {status: 0, data: true},
      ended: [
        {status: 400, body: {status: 2101019, message: 'it is being cancelled'}},
        {status: 400, body: {status: 2101182, message: 'it has ended'}}
      ]
    },
    runs: {
      given,
      hasCommits: true,
      idOf,
      answer(request, runs) {
        const {path, query} = request
        if (asks(request, 'history', 'build_histories')) {
          return {
            status: 0,
            data: {count: runs.length, page: 1, pageSize: 100, totalPages: 1, records: runs.map(record)}
          }
        }
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

describeVendor(bkci, [
  build('direct-v3', {token: 'token-secret-1'}),
  build('direct-v4', {username: 'somebody'}),
  build('gateway-user', {token: 'token-secret-1'}),
  build('gateway-app', {'app-code': 'app', 'app-secret': 'secret-0001', username: 'somebody'})
])

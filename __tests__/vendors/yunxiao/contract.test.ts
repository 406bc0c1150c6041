import type {HttpRequest} from '../../../src/http/exchange.js'
import {yunxiao} from '../../../src/vendors/yunxiao/index.js'
import {
  changeOrderStatuses,
  deployOrderStatuses,
  jobStatuses,
  machineStatuses,
  runStatuses
} from '../../../src/vendors/yunxiao/status.js'
import {
  createdAt,
  describeVendor,
  endedAt,
  type ListedRun,
  listedId,
  ok,
  UNKNOWN,
  type Words
} from '../contract.js'

const withStatus = (key: string, status: [unknown?]) => (status.length > 0 ? {[key]: status[0]} : {})
const errors = {
  denied: {status: 403, body: {errorCode: 'Forbidden', errorMessage: 'No permission', requestId: 'r-1'}},
  missing: {status: 404, body: {errorCode: 'NotFound', errorMessage: 'Not Found', requestId: 'r-1'}},
  throttled: {status: 400, body: {errorCode: 'ApiRateLimited', errorMessage: 'slow down', requestId: 'r-1'}}
}
const given = {vendor: 'yunxiao', token: 'pt-secret-0001', 'organization-id': 'org1'}
/** How the platform says that it has done something. */
const done = [ok(true), ok('true'), ok({success: true}), ok({success: 'true', code: 200}), ok('')] as const
const isUnderWay = (status: unknown) => status === 'PREPARING' || status === 'RUNNING'
const set = (key: string, value: unknown) => (answer: unknown) => ({...Object(answer), [key]: value})

const words: Readonly<Record<ListedRun['phase'], string>> = {
  queued: 'INIT',
  running: 'RUNNING',
  success: 'SUCCESS',
  failure: 'FAIL',
  unknown: UNKNOWN
}
const listed = (run: ListedRun) => ({
  pipelineRunId: listedId(run, Number),
  status: words[run.phase],
  startTime: run.begunAgainAt ?? createdAt(run),
  endTime: endedAt(run)
})
const detail = (run: ListedRun) => ({
  pipelineId: 1,
  pipelineRunId: run.n,
  status: words[run.phase],
  createTime: createdAt(run),
  globalParams: [
    ...(run.commit ? [{key: 'CI_COMMIT_SHA', value: run.commit}] : []),
    ...(run.marker ? [{key: 'FLOW_INST_RUNNING_COMMENT', value: run.marker}] : [])
  ],
  stages: []
})

const orderOf = (machine: unknown, status: [unknown?]) => ({
  deployOrderId: 2,
  deployMachineInfo: {deployMachines: [{machineSn: 'm', hostName: 'web', status: machine}]},
  ...withStatus('status', status)
})
/** A run of one stage with one job; the steps of a job stand in an answer of their own. */
const runOf = ({path}: HttpRequest, job: unknown, status: [unknown?]) =>
  path.at(-1) === 'steps'
    ? [{buildId: 'b', buildProcessNodes: [{nodeName: 'make', nodeIndex: 0, status: 'running'}]}]
    : {
        pipelineRunId: 2,
        pipelineId: 1,
        stages: [{name: 'Build', stageInfo: {status: job, jobs: [{id: 5, name: 'j', status: job}]}}],
        ...withStatus('status', status)
      }
const changeOf = (environment: unknown, status: [unknown?]) => ({
  sn: 'sn1',
  jobs: [{sn: 'j', envName: 'prod', state: environment, stages: []}],
  ...withStatus('state', status)
})
const changeWords: Words = {
  queued: ['INIT'],
  running: ['PREPARING', 'RUNNING', 'STOPPING', 'SUSPENDING'],
  paused: ['SUSPENDED'],
  success: ['SUCCESS'],
  failure: ['FAILED', 'FAIL', 'FAILURE'],
  cancelled: ['CANCELED', 'CANCELLED', 'CANCEL'],
  skipped: [],
  unknown: []
}
const ofARun = {none: 'it is named by its own id; the orders of a run are found through the run'}

/** The log of a machine, or of a task: the whole text each time. */
const wholeText = (lines: readonly (string | undefined)[]) => lines.map(line => `${line}\n`).join('')

/** The log of a step: so many lines from an offset on. */
const stepLog = ({query}: HttpRequest, lines: readonly (string | undefined)[], page: number) => {
  const from = Number(query?.offset)
  const some = lines.slice(from, from + page)
  const last = from + some.length
  return {logs: some.map(line => `${line}\n`).join(''), last, more: last < lines.length}
}

/** Events of an environment, in pages, the newest first. */
const events = ({query}: HttpRequest, lines: readonly (string | undefined)[]) => {
  const size = Number(query?.pageSize)
  const current = Number(query?.current)
  const all = lines
    .map((line, i) => ({
      action: 'TASK_START',
      gmtCreate: new Date(i * 1000).toISOString(),
      operator: '',
      message: line,
      state: ''
    }))
    .reverse()
  return {
    records: all.slice((current - 1) * size, current * size),
    pages: Math.ceil(all.length / size),
    total: all.length
  }
}

describeVendor(yunxiao, [
  {
    name: 'deploy order',
    operation: 'wait-deploy-order',
    given: {...given, 'pipeline-id': '1', 'deploy-order-id': '2'},
    statuses: deployOrderStatuses,
    words: {
      queued: ['Init', 'Queued'],
      running: ['Running'],
      paused: ['Waiting'],
      success: ['Success'],
      failure: ['Failed', 'Fail', 'Timeout'],
      cancelled: ['Cancelled', 'Canceled'],
      skipped: [],
      unknown: []
    },
    answer: (_request, ...status) => orderOf('Success', status),
    times: {createTime: 1_000, updateTime: 2_000},
    parts: {
      statuses: machineStatuses,
      words: {
        queued: ['Pending', 'Queued', 'Init'],
        running: ['Running'],
        paused: [],
        success: ['Success'],
        failure: ['Failed', 'Fail', 'Timeout'],
        cancelled: ['Cancelled', 'Canceled'],
        skipped: ['Skipped'],
        unknown: []
      },
      answer: (_request, status, machine) => orderOf(machine, [status]),
      part: parts => parts[0]
    },
    names: [
      {field: 'deployOrderId', another: set('deployOrderId', 3)},
      {field: 'pipelineId', another: set('pipelineId', 7)}
    ],
    runs: ofARun,
    start: {none: 'an order is made by a run'},
    stop: {accepted: done, ended: []},
    logs: [
      {
        name: 'machine log',
        status: 'Running',
        part: parts => parts[0],
        serve: (_request, lines) => ({deployLog: wholeText(lines)})
      }
    ],
    ...errors
  },
  {
    name: 'pipeline run',
    operation: 'wait-pipeline',
    given: {...given, 'pipeline-id': '1', 'run-id': '2'},
    statuses: runStatuses,
    besides: ['WAITING'],
    words: {
      queued: ['INIT', 'QUEUED'],
      running: ['RUNNING', 'WAITING', 'CANCELLING'],
      paused: ['PAUSE', 'PAUSED'],
      success: ['SUCCESS'],
      failure: ['FAIL', 'FAILED', 'ABORTED', 'TERMINATED'],
      cancelled: ['CANCELED', 'CANCELLED'],
      skipped: [],
      unknown: []
    },
    answer: (request, ...status) => runOf(request, 'RUNNING', status),
    times: {createTime: 1_000, updateTime: 2_000, startTime: 1_000, endTime: 2_000},
    parts: {
      statuses: jobStatuses,
      words: {
        queued: ['INIT', 'QUEUED', 'WAITING'],
        running: ['RUNNING', 'CANCELLING'],
        paused: ['PAUSE', 'PAUSED', 'SWITCH_MANUAL'],
        success: ['SUCCESS'],
        failure: ['FAIL', 'FAILED', 'ABORTED', 'TERMINATED'],
        cancelled: ['CANCELED', 'CANCELLED'],
        skipped: ['SKIP', 'SKIPPED'],
        unknown: []
      },
      answer: (request, status, job) => runOf(request, job, [status]),
      part: parts => parts.find(({kind}) => kind === 'job')
    },
    names: [
      {field: 'pipelineRunId', another: set('pipelineRunId', 3)},
      {field: 'pipelineId', another: set('pipelineId', 7)}
    ],
    stop: {accepted: done, ended: []},
    start: {
      given: {...given, 'pipeline-id': '1', variables: 'VERSION=1.2'},
      isStart: ({method}) => method === 'POST',
      accepted: id => ok(/^[0-9]+$/.test(id) ? Number(id) : id)
    },
    runs: {
      given: {...given, 'pipeline-id': '1'},
      // Each run is read by itself, so only the newest page is gone through.
      reach: 30,
      pageSize: 30,
      idOf: String,
      headers: (_request, runs) => ({'x-total-pages': String(Math.ceil(runs.length / 30))}),
      answer({path, query}, runs) {
        const id = path.at(-1)
        const at = Number(query?.page) - 1
        if (id === 'runs') return runs.slice(30 * at, 30 * at + 30).map(listed)
        const run = runs.find(({n}) => String(n) === id)
        return run ? detail(run) : {}
      }
    },
    logs: [
      {
        name: 'step log',
        status: 'RUNNING',
        part: parts => parts.find(({kind}) => kind === 'step'),
        serve: stepLog
      }
    ],
    ...errors
  },
  {
    name: 'change order',
    operation: 'wait-change-order',
    given: {...given, 'app-name': 'shop', 'change-order-sn': 'sn1'},
    statuses: changeOrderStatuses,
    words: changeWords,
    answer: (_request, ...status) => changeOf(isUnderWay(status[0]) ? 'RUNNING' : 'SUCCESS', status),
    times: {startedAt: '2026-11-22T08:00:00Z', endedAt: '2026-11-22T08:01:00Z'},
    parts: {
      statuses: changeOrderStatuses,
      words: changeWords,
      answer: (_request, status, environment) => changeOf(environment, [status]),
      part: parts => parts.find(({kind}) => kind === 'environment')
    },
    names: [
      {field: 'sn', another: set('sn', 'sn2')},
      {field: 'changeOrderSn', another: set('changeOrderSn', 'sn2')}
    ],
    runs: ofARun,
    start: {none: 'an order is made by a run'},
    stop: {accepted: [ok({sn: 'sn1', state: 'STOPPING', jobs: []}), ...done], ended: []},
    logs: [
      {
        name: 'list of events',
        status: 'RUNNING',
        part: parts => parts.find(({kind}) => kind === 'environment'),
        serve: events,
        lineOf: printed => printed.replace(/^\S+ TASK_START: /, '')
      }
    ],
    ...errors
  }
])

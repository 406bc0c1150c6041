import type {HttpRequest} from '../../../src/http/client.js'
import {yunxiao} from '../../../src/vendors/yunxiao/index.js'
import {changeOrderStatuses, deployOrderStatuses, runStatuses} from '../../../src/vendors/yunxiao/status.js'
import {describeVendor, type ListedRun} from '../contract.js'

const withStatus = (key: string, status: [unknown?]) => (status.length > 0 ? {[key]: status[0]} : {})
const errors = {
  denied: {status: 403, body: {errorCode: 'Forbidden', errorMessage: 'No permission', requestId: 'r-1'}},
  missing: {status: 404, body: {errorCode: 'NotFound', errorMessage: 'Not Found', requestId: 'r-1'}},
  throttled: {status: 400, body: {errorCode: 'ApiRateLimited', errorMessage: 'slow down', requestId: 'r-1'}}
}
const given = {vendor: 'yunxiao', token: 'pt-secret-0001', 'organization-id': 'org1'}
const isUnderWay = (status: unknown) => status === 'PREPARING' || status === 'RUNNING'
const set = (key: string, value: unknown) => (answer: unknown) => ({...Object(answer), [key]: value})

const words: Readonly<Record<ListedRun['phase'], string>> = {
  queued: 'INIT',
  running: 'RUNNING',
  success: 'SUCCESS',
  failure: 'FAIL'
}
const listed = ({n, phase}: ListedRun) => ({pipelineRunId: n, status: words[phase], startTime: n * 60_000})
const detail = ({n, phase, commit}: ListedRun) => ({
  pipelineId: 1,
  pipelineRunId: n,
  status: words[phase],
  createTime: n * 60_000,
  globalParams: commit ? [{key: 'CI_COMMIT_SHA', value: commit}] : null,
  stages: []
})

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
    answer: (_request, ...status) => ({
      deployOrderId: 2,
      deployMachineInfo: {deployMachines: [{machineSn: 'm', hostName: 'web', status: 'Success'}]},
      ...withStatus('status', status)
    }),
    aboutAnother: {deployOrderId: set('deployOrderId', 3)},
    stop: {accepted: true, ended: []},
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
    answer: ({path}, ...status) =>
      path.at(-1) === 'steps'
        ? [{buildId: 'b', buildProcessNodes: [{nodeName: 'make', nodeIndex: 0, status: 'running'}]}]
        : {
            pipelineRunId: 2,
            pipelineId: 1,
            stages: [
              {name: 'Build', stageInfo: {status: 'RUNNING', jobs: [{id: 5, name: 'j', status: 'RUNNING'}]}}
            ],
            ...withStatus('status', status)
          },
    aboutAnother: {pipelineRunId: set('pipelineRunId', 3), pipelineId: set('pipelineId', 7)},
    stop: {accepted: {success: true}, ended: []},
    runs: {
      given: {...given, 'pipeline-id': '1'},
      hasCommits: true,
      idOf: String,
      answer({path}, runs) {
        const id = path.at(-1)
        if (id === 'runs') return runs.map(listed)
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
    answer: (_request, ...status) => ({
      sn: 'sn1',
      jobs: [{sn: 'j', envName: 'prod', state: isUnderWay(status[0]) ? 'RUNNING' : 'SUCCESS', stages: []}],
      ...withStatus('state', status)
    }),
    aboutAnother: {sn: set('sn', 'sn2')},
    stop: {accepted: {sn: 'sn1', state: 'STOPPING', jobs: []}, ended: []},
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

import type {HttpRequest} from '../../../src/http/exchange.js'
import {codearts} from '../../../src/vendors/codearts/index.js'
import {partStatuses, runStatuses, v3Statuses} from '../../../src/vendors/codearts/status.js'
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

const hex = (digit: string) => digit.repeat(32)
const idOf = (n: number) => n.toString(16).padStart(32, '0')
const set = (key: string, value: unknown) => (answer: unknown) => ({...Object(answer), [key]: value})
const setInFirst = (key: string, value: unknown) => (answer: unknown) =>
  (answer as unknown[]).map(set(key, value))
const errors = {
  denied: {status: 403, body: {error_code: 'DEVPIPE.00011412', error_msg: 'not a member', request_id: 'r-1'}},
  missing: {status: 200, body: {error_code: 'DEVPIPE.00011401', error_msg: 'pipeline not found'}},
  throttled: {status: 429, body: {error_code: 'APIGW.0308', error_msg: 'throttled'}}
}
const given = {
  vendor: 'codearts',
  region: 'cn-north-4',
  token: 'iam-secret-0001',
  'project-id': hex('a'),
  'pipeline-id': hex('b')
}
/** One stage with one job with one step. */
const stagesOf = (status: unknown) => {
  const step = {id: hex('d'), name: 'maven', task: 'official_devcloud_cloudBuild', status}
  const job = {id: hex('e'), name: 'compile', status, steps: [step]}
  return [{id: 's1', name: 'Build', sequence: 0, status, jobs: [job], pre: [], post: []}]
}
const run = (stages: unknown, status: readonly unknown[]) => ({
  id: hex('c'),
  pipeline_id: hex('b'),
  stages,
  ...(status.length > 0 && {status: status[0]})
})

const words: Readonly<Record<ListedRun['phase'], string>> = {
  queued: 'QUEUED',
  running: 'RUNNING',
  success: 'COMPLETED',
  failure: 'FAILED',
  unknown: UNKNOWN
}
/** A run that was begun again keeps the time of its first start. */
const listed = (run: ListedRun) => ({
  pipeline_id: hex('b'),
  pipeline_run_id: listedId(run, idOf),
  run_number: run.phase === 'queued' ? null : run.n,
  status: words[run.phase],
  start_time: run.phase === 'queued' ? null : createdAt(run),
  end_time: endedAt(run),
  build_params: run.commit ? {commit_id: run.commit} : null
})
const list = ({body = ''}: HttpRequest, runs: readonly ListedRun[]) => {
  const {offset, limit, status} = JSON.parse(body)
  const rows = runs.map(listed).filter(row => status === undefined || status.includes(row.status))
  return {total: rows.length, pipeline_runs: rows.slice(offset, offset + limit)}
}
const detail = (run: ListedRun) => ({
  id: idOf(run.n),
  pipeline_id: hex('b'),
  run_number: run.n,
  description: run.marker ?? null,
  status: words[run.phase],
  start_time: run.phase === 'queued' ? null : createdAt(run),
  stages: []
})

/** Whole lines from the end of what was served before, with the offsets of the text in its file. */
const stepLog = ({body = ''}: HttpRequest, lines: readonly (string | undefined)[], page: number) => {
  const text = lines.map(line => `${line}\n`).join('')
  const start = Number(JSON.parse(body).end_offset)
  const some = text.slice(start).split('\n').slice(0, -1).slice(0, page)
  const log = some.map(line => `${line}\n`).join('')
  const end = start + log.length
  return {start_offset: String(start), end_offset: String(end), log, has_more: end < text.length}
}

/** v3 shows the newest run of a pipeline and no other, with times of GMT+8. */
const v3Words: Readonly<Record<ListedRun['phase'], string>> = {
  queued: 'waiting',
  running: 'running',
  success: 'completed/success',
  failure: 'completed/error',
  unknown: UNKNOWN
}
/** What has ended says so in two fields. */
const v3Fields = (status: unknown) => {
  const [first, ...rest] = typeof status === 'string' ? status.split('/') : [status]
  return {status: first, ...(rest.length > 0 && {result: rest.join('/')})}
}
const v3Shown = (status: string) => status.replace(/^completed\//, '')
const v3Meanings: Words = {
  queued: ['waiting'],
  running: ['running', 'handling'],
  paused: ['verifying', 'suspending'],
  success: ['completed/success'],
  failure: ['completed/error'],
  cancelled: ['completed/aborted'],
  skipped: [],
  unknown: []
}
const v3Time = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
const newest = (runs: readonly ListedRun[]) => [...runs].sort((a, b) => b.n - a.n)[0]
const v3Item = (over: object) => [{pipeline_id: hex('b'), pipeline_name: 'shop', stages: null, ...over}]

describeVendor(codearts, [
  {
    name: 'pipeline run by v5',
    operation: 'wait-pipeline',
    given: {...given, 'run-id': hex('c')},
    statuses: runStatuses,
    words: {
      queued: ['QUEUED', 'INIT'],
      running: ['RUNNING'],
      paused: ['PAUSED', 'SUSPEND'],
      success: ['COMPLETED'],
      failure: ['FAILED'],
      cancelled: ['CANCELED'],
      skipped: ['IGNORED'],
      unknown: []
    },
    answer: (_request, ...status) => run(status[0] === 'RUNNING' ? stagesOf('RUNNING') : [], status),
    times: {start_time: 1_000, end_time: 2_000},
    parts: {
      statuses: partStatuses,
      words: {
        queued: ['QUEUED', 'INIT'],
        running: ['RUNNING', 'REDISPATCH', 'ASYNC_RUNNING'],
        paused: ['PAUSED', 'SUSPEND'],
        success: ['COMPLETED'],
        failure: ['FAILED', 'ASYNC_FAILED'],
        cancelled: ['CANCELED'],
        skipped: ['SKIPPED', 'IGNORED', 'UNSELECTED'],
        unknown: []
      },
      answer: (_request, status, part) => run(stagesOf(part), [status]),
      part: parts => parts.find(({kind}) => kind === 'step')
    },
    names: [
      {field: 'id', another: set('id', hex('9'))},
      {field: 'subject_id', another: set('subject_id', hex('9'))},
      {field: 'pipeline_run_id', another: set('pipeline_run_id', hex('9'))},
      {field: 'pipeline_id', another: set('pipeline_id', hex('9'))},
      {field: 'project_id', another: set('project_id', hex('9'))}
    ],
    stop: {accepted: [ok({success: true}), ok({success: 'true'})], ended: []},
    start: {
      given: {...given, variables: 'VERSION=1.2'},
      isStart: ({path}) => path.at(-1) === 'run',
      accepted: id => ok({pipeline_run_id: id})
    },
    runs: {
      given,
      reach: 60,
      pageSize: 50,
      idOf,
      answer(request, runs) {
        if (request.path.at(-1) === 'list') return list(request, runs)
        const run = runs.find(({n}) => idOf(n) === request.query?.pipeline_run_id)
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
    name: 'pipeline run by v3',
    operation: 'wait-pipeline',
    given: {
      vendor: 'codearts',
      region: 'cn-north-4',
      token: 'iam-secret-0001',
      api: 'v3',
      'pipeline-id': hex('b'),
      'run-id': 'latest'
    },
    statuses: v3Statuses,
    words: v3Meanings,
    shown: v3Shown,
    answer: (_request, ...status) => v3Item({build_id: '7', ...(status.length > 0 && v3Fields(status[0]))}),
    times: {start_time: '2026-11-22 08:00:00', end_time: '2026-11-22 08:01:00'},
    parts: {
      statuses: v3Statuses,
      words: v3Meanings,
      shown: v3Shown,
      answer: (_request, status, part) =>
        v3Item({build_id: '7', ...v3Fields(status), stages: [{name: 'build', order: 1, ...v3Fields(part)}]}),
      part: parts => parts[0]
    },
    names: [
      {field: 'build_id', another: setInFirst('build_id', '6')},
      {field: 'pipeline_id', another: setInFirst('pipeline_id', hex('9'))}
    ],
    start: {none: 'v3 starts no runs'},
    stop: {none: 'v3 has no call for it'},
    logs: {none: 'v3 serves none'},
    runs: {
      given: {
        vendor: 'codearts',
        region: 'cn-north-4',
        token: 'iam-secret-0001',
        api: 'v3',
        'pipeline-id': hex('b')
      },
      idOf,
      answer(_request, runs) {
        const run = newest(runs)
        if (run === undefined) return v3Item({build_id: null, status: null, result: null})
        const start_time = v3Time(createdAt(run))
        return v3Item({build_id: listedId(run, idOf), start_time, ...v3Fields(v3Words[run.phase])})
      }
    },
    ...errors,
    missing: {status: 404, body: {error_code: 'DEVPIPE.00011401', error_msg: 'pipeline not found'}}
  }
])

import type {HttpRequest} from '../../../src/http/client.js'
import {codearts} from '../../../src/vendors/codearts/index.js'
import {runStatuses, v3Statuses} from '../../../src/vendors/codearts/status.js'
import {describeVendor, type ListedRun} from '../contract.js'

const hex = (digit: string) => digit.repeat(32)
const idOf = (n: number) => n.toString(16).padStart(32, '0')
const set = (key: string, value: unknown) => (answer: unknown) => ({...Object(answer), [key]: value})
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
const step = {id: hex('d'), name: 'maven', task: 'official_devcloud_cloudBuild', status: 'RUNNING'}
const job = {id: hex('e'), name: 'compile', status: 'RUNNING', steps: [step]}
const stages = [{id: 's1', name: 'Build', sequence: 0, status: 'RUNNING', jobs: [job], pre: [], post: []}]

const words: Readonly<Record<ListedRun['phase'], string>> = {
  queued: 'QUEUED',
  running: 'RUNNING',
  success: 'COMPLETED',
  failure: 'FAILED'
}
const listed = ({n, phase, commit}: ListedRun) => ({
  pipeline_id: hex('b'),
  pipeline_run_id: idOf(n),
  run_number: phase === 'queued' ? null : n,
  status: words[phase],
  start_time: phase === 'queued' ? null : n * 60_000,
  build_params: commit ? {commit_id: commit} : null
})
const detail = ({n, phase}: ListedRun) => ({
  id: idOf(n),
  pipeline_id: hex('b'),
  run_number: n,
  status: words[phase],
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

/** v3 shows the newest run of a pipeline and no other. */
const v3Words: Readonly<Record<ListedRun['phase'], {status: string; result: string | null}>> = {
  queued: {status: 'waiting', result: null},
  running: {status: 'running', result: null},
  success: {status: 'completed', result: 'success'},
  failure: {status: 'completed', result: 'error'}
}
const newest = (runs: readonly ListedRun[]) => [...runs].sort((a, b) => b.n - a.n)[0]
const v3Item = (over: object) => [{pipeline_id: hex('b'), pipeline_name: 'shop', stages: null, ...over}]

describeVendor(codearts, [
  {
    name: 'pipeline run by v5',
    operation: 'wait-pipeline',
    given: {...given, 'run-id': hex('c')},
    statuses: runStatuses,
    answer: (_request, ...status) => ({
      id: hex('c'),
      pipeline_id: hex('b'),
      stages: status[0] === 'RUNNING' ? stages : [],
      ...(status.length > 0 && {status: status[0]})
    }),
    aboutAnother: {id: set('id', hex('9')), pipeline_id: set('pipeline_id', hex('9'))},
    stop: {accepted: {success: true}, ended: []},
    runs: {
      given,
      hasCommits: true,
      idOf,
      answer({path, query}, runs) {
        if (path.at(-1) === 'list') return {total: runs.length, pipeline_runs: runs.map(listed)}
        const run = runs.find(({n}) => idOf(n) === query?.pipeline_run_id)
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
    // The status of an ended run stands in two fields.
    besides: Object.keys(v3Statuses).filter(word => word.includes('/')),
    answer: (_request, ...status) => v3Item({build_id: 'b1', ...(status.length > 0 && {status: status[0]})}),
    aboutAnother: {},
    runs: {
      given: {
        vendor: 'codearts',
        region: 'cn-north-4',
        token: 'iam-secret-0001',
        api: 'v3',
        'pipeline-id': hex('b')
      },
      hasCommits: false,
      idOf,
      answer(_request, runs) {
        const run = newest(runs)
        if (run === undefined) return v3Item({build_id: null, status: null, result: null})
        return v3Item({build_id: idOf(run.n), ...v3Words[run.phase]})
      }
    },
    ...errors,
    missing: {status: 404, body: {error_code: 'DEVPIPE.00011401', error_msg: 'pipeline not found'}}
  }
])

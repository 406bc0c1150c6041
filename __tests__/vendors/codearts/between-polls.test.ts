import {describe, expect, test} from '@jest/globals'
import type {Http, HttpRequest} from '../../../src/http/exchange.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Target} from '../../../src/model/target.js'
import {turnPage} from '../../../src/vendors/codearts/run-log.js'
import {describeBetweenPolls, Reply, waitOver} from '../between-polls.js'
import {AK, base, detailBody, job, openOne, PL, R, R2, SK, stage} from './support.js'

const words = {running: 'RUNNING', success: 'COMPLETED', failure: 'FAILED'}
const v3Words = {
  running: {status: 'running', result: null},
  success: {status: 'completed', result: 'success'},
  failure: {status: 'completed', result: 'error'}
}
const open =
  (given: RawInputs = base) =>
  (http: Http): Promise<Target> =>
    openOne(given, http)
const {'project-id': _project, ...withoutProject} = base
const {token: _token, ...withoutToken} = base
const v3: RawInputs = {...withoutProject, api: 'v3', 'run-id': 'latest'}
const latest: RawInputs = {...base, 'run-id': 'latest'}
const item = (build_id: string, phase: keyof typeof v3Words) => [
  {pipeline_id: PL, pipeline_name: 'shop', build_id, stages: null, ...v3Words[phase]}
]
const error = (error_code: string) => ({error_code, error_msg: 'gone', request_id: 'r-1'})

describeBetweenPolls('codearts', [
  {
    name: 'pipeline run by v5',
    open: open(),
    answer: (_request, phase) => detailBody({status: words[phase]}),
    gone: [
      ['the run', new Reply(400, error('PARAMETER_ERROR')), 0],
      ['the pipeline', error('DEVPIPE.00011401'), 0],
      ['the path of either', new Reply(404, error('APIGW.0101')), 30]
    ]
  },
  {
    name: 'pipeline run by v3',
    open: open(v3),
    answer: (_request, phase) => item('7', phase),
    // A pipeline that is left out may be back in the next answer: that is an outage of this pipeline.
    gone: [
      ['the pipeline, which is left out', [], 300],
      ['the path', new Reply(404, error('APIGW.0101')), 30]
    ]
  }
])

describe('a pipeline run', () => {
  /** The list and the detail of run 7, and of the one that comes after it at 20 s. */
  const twoRuns =
    (first: string, second: string, overlay: object = {}) =>
    (request: HttpRequest, at: number) => {
      const run = (id: string, run_number: number, status: string) => ({
        pipeline_id: PL,
        pipeline_run_id: id,
        run_number,
        status,
        start_time: run_number * 60_000
      })
      const status = at < 20 ? 'RUNNING' : first
      if (request.path.at(-1) !== 'list') return detailBody({status, ...(at < 20 ? {} : overlay)})
      const runs = at < 20 ? [run(R, 7, status)] : [run(R2, 8, second), run(R, 7, status)]
      return {total: runs.length, pipeline_runs: runs}
    }

  test('is kept to when it is started anew under another id', async () => {
    const {outcome, snapshots} = await waitOver(open(latest), twoRuns('FAILED', 'COMPLETED'))
    expect(outcome).toBe('failure')
    expect(snapshots.at(-1)?.identity?.ids).toEqual({'run-id': R})
  })

  test('that a newer one pre-empted is cancelled, and says so', async () => {
    const stages = [stage('Build', 'COMPLETED', {jobs: [job('compile', 'COMPLETED', [])]})]
    const {outcome, snapshots} = await waitOver(open(latest), twoRuns('CANCELED', 'RUNNING', {stages}))
    expect(outcome).toBe('cancelled')
    expect(snapshots.at(-1)?.message).toMatch(/a newer run pre-empted this one/)
  })

  test('of which v3 shows a newer one before its end was seen ends the wait as an error', async () => {
    const {outcome, cause, endedAt} = await waitOver(open(v3), (_request, at) =>
      at < 20 ? item('7', 'running') : item('8', 'success')
    )
    expect([outcome, cause.code]).toEqual(['error', 'refused'])
    expect(endedAt).toBeLessThan(25)
  })

  test('is asked for by the corrected clock when the platform refuses a signature for its time', async () => {
    const {outcome, endedAt} = await waitOver(
      open({...withoutToken, 'access-key': AK, 'secret-key': SK}),
      (request, at) => {
        const headers = typeof request.headers === 'function' ? request.headers(new URL('https://a.b')) : {}
        const signed = (headers['x-sdk-date'] ?? '').replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')
        const server = new Date(Date.now() + (at < 20 ? 0 : 3_600_000))
        const isGood = Math.abs(Date.parse(signed) - server.getTime()) < 900_000
        if (isGood) return detailBody({status: at < 60 ? 'RUNNING' : 'COMPLETED'})
        return new Reply(401, error('APIGW.0301'), {date: server.toUTCString()})
      }
    )
    expect([outcome, endedAt < 65]).toEqual(['success', true])
  })
})

describe('the log of a step whose offsets begin anew', () => {
  const first = turnPage(beginning(), {start: '0', end: '400', text: 'one\ntwo\n', hasMore: false})
  function beginning() {
    return {start: '0', end: '0', tail: '', bare: true, pages: []}
  }

  test('is read from there on', () => {
    const again = turnPage(first.cursor, {start: '0', end: '6', text: 'three\n', hasMore: false})
    expect(again.text).toBe('three\n')
    const next = turnPage(again.cursor, {start: '6', end: '11', text: 'four\n', hasMore: false})
    expect(next.text).toBe('four\n')
  })

  test('is not printed twice where it only repeats what was read', () => {
    const again = turnPage(first.cursor, {start: '0', end: '4', text: 'two\n', hasMore: false})
    expect(again.text).toBe('')
  })
})

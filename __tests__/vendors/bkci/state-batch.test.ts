import {describe, expect, jest, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import {abortable} from '../../../src/util/timers.js'
import type {Api} from '../../../src/vendors/bkci/api.js'
import type {Client} from '../../../src/vendors/bkci/client.js'
import {createStateBatch} from '../../../src/vendors/bkci/state-batch.js'
import {buildDetail, buildState, openSeveral, raw, type Script} from './platform.js'
import {failureOf, PIPELINE, signal} from './support.js'

const [A, B, C] = ['b-1', 'b-2', 'b-3'] as const
const idOf = ({query, path}: HttpRequest) => query?.buildId ?? path.at(-2) ?? ''
const runs = (id: string, more: object = {}) => buildState('RUNNING', more, id)
/** As the answer about several has it: without a place in the queue and variables, but with a count of executions. */
const listed = (id: string, status: string, more: object = {}) => {
  const {currentQueuePosition, variables, ...state} = buildState(status, {}, id)
  return {...state, executeCount: 1, ...more}
}
const running = [A, B, C].map(id => listed(id, 'RUNNING'))

/** Three builds of one pipeline that run, each of which has been read by itself. */
async function threeBuilds(script: Script, api: Api = 'direct-v4', pipelines: readonly string[] = []) {
  const {targets, asked, calls} = await openSeveral(
    {
      buildStatus: [(request: HttpRequest) => runs(idOf(request))],
      buildDetail: [(request: HttpRequest) => buildDetail({}, {}, idOf(request))],
      ...script
    },
    {
      'pipeline-id': (pipelines.length > 0 ? pipelines : [PIPELINE, PIPELINE, PIPELINE]).join(','),
      'run-id': [A, B, C].join(',')
    },
    {api}
  )
  const poll = () => Promise.all(targets.map(target => target.read({signal})))
  await poll()
  const first = calls()
  asked.length = 0
  return {targets, asked, calls, poll, first}
}

test('each build is read by itself first, and all of them in one request from then on', async () => {
  const {poll, calls, first, asked} = await threeBuilds({batchStatus: [running]})
  expect(first.filter(call => call === 'batchStatus')).toEqual([])
  const snapshots = await poll()
  expect(calls()).toEqual(['batchStatus'])
  expect(asked[0]).toMatchObject({method: 'POST', kind: 'status', query: {pipelineId: PIPELINE}})
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual([A, B, C])
  expect(snapshots.map(({phase, status}) => [phase, status])).toEqual(
    [A, B, C].map(() => ['running', 'RUNNING'])
  )
  // What the detail told of the jobs and tasks is there still.
  expect(snapshots[0]?.parts.map(({kind}) => kind)).toEqual(['stage', 'job', 'task'])
})

test('a new stage is seen in the answer about several, and has the detail read', async () => {
  const stageStatus = [
    {stageId: 'stage-1', name: 'stage-1', status: 'SUCCEED'},
    {stageId: 'stage-2', name: 'deploy', status: 'SUCCEED'},
    {stageId: 'stage-3', name: 'verify', status: 'RUNNING'}
  ]
  const answer = [listed(A, 'RUNNING', {}), {...listed(B, 'RUNNING'), stageStatus}, listed(C, 'RUNNING')]
  const {poll, calls} = await threeBuilds({batchStatus: [answer]})
  const [, second] = await poll()
  expect(calls()).toEqual(['batchStatus', 'buildDetail'])
  expect(second?.position).toEqual({kind: 'stage', at: 2, of: 2})
})

/** What the answer about three builds says of the first one, and why that has to be read by itself. */
const unbelieved: readonly (readonly [what: string, said: readonly unknown[]])[] = [
  ['that it has succeeded', [listed(A, 'SUCCEED', {endTime: 1_785_600_100_000})]],
  ['that it has failed', [listed(A, 'FAILED')]],
  ['that it was cancelled', [listed(A, 'CANCELED')]],
  ['that it waits for an approval', [listed(A, 'STAGE_SUCCESS')]],
  ['that it queues', [listed(A, 'QUEUE')]],
  ['an unknown status', [listed(A, 'HAPPY')]],
  ['no status', [{...listed(A, 'RUNNING'), status: null}]],
  ['nothing', []],
  ['two things', [listed(A, 'RUNNING'), listed(A, 'SUCCEED')]],
  ['the same twice', [listed(A, 'RUNNING'), listed(A, 'RUNNING')]],
  ['something under another id', [listed('b-9', 'RUNNING')]],
  ['something under its id in another case', [{...listed(A, 'RUNNING'), id: 'B-1'}]],
  ['something under no id', [{...listed(A, 'RUNNING'), id: undefined}]]
]

describe('of an answer about several builds that says of one', () => {
  test.each(unbelieved)('%s, that one is read by itself', async (_what, said) => {
    const states = (request: HttpRequest) =>
      idOf(request) === A ? buildState('TERMINATE', {}, A) : runs(idOf(request))
    let alone = 0
    const {poll, calls, asked} = await threeBuilds({
      buildStatus: [(request: HttpRequest) => (alone++ < 3 ? runs(idOf(request)) : states(request))],
      batchStatus: [[listed(C, 'RUNNING'), listed(B, 'RUNNING'), ...said]]
    })
    const snapshots = await poll()
    expect(calls().filter(call => call !== 'buildDetail')).toEqual(['batchStatus', 'buildStatus'])
    expect(asked.map(idOf)).toContain(A)
    expect(snapshots.map(({phase}) => phase)).toEqual(['failure', 'running', 'running'])
  })
})

test('an end that only the answer about several builds tells is none', async () => {
  const answer = [
    listed(A, 'SUCCEED', {endTime: 1_785_600_100_000}),
    listed(B, 'RUNNING'),
    listed(C, 'RUNNING')
  ]
  const {poll} = await threeBuilds({batchStatus: [answer]})
  expect((await poll()).map(({phase}) => phase)).toEqual(['running', 'running', 'running'])
})

const gatewayError = (code: number) => ({code, code_name: 'NO', message: 'no', data: null, result: false})
/** How servers and gateways say that they do not have the call, or not for us. */
const refusals: readonly (readonly [what: string, answer: ReturnType<typeof raw>])[] = [
  ['no such path of an older server', raw(404, {status: 404, message: 'HTTP 404 Not Found'})],
  ['no such method', raw(405, {status: 405, message: 'HTTP 405 Method Not Allowed'})],
  ['no such path of a gateway', raw(404, gatewayError(1640401))],
  ['no permission of the application for it', raw(403, gatewayError(1640301))],
  ['no such path of nginx', raw(404, {status: 404, data: '', result: true, message: 'not found'})],
  ['a path that is not implemented', raw(501, '')],
  ['an answer without data', raw(200, {status: 0})]
]

describe('a server that refuses the call about several builds with', () => {
  test.each(refusals)('%s is asked for each build from then on', async (_what, answer) => {
    const {poll, calls, asked} = await threeBuilds({batchStatus: [answer]})
    for (let i = 0; i < 3; i++) expect((await poll()).every(({phase}) => phase === 'running')).toBe(true)
    expect(calls().filter(call => call === 'batchStatus')).toHaveLength(1)
    expect(calls().filter(call => call === 'buildStatus')).toHaveLength(9)
    expect(asked.at(0)?.path.at(-1)).toBe('batch_get_build_status')
  })
})

/** What is wrong with one answer says nothing of whether the server has the call. */
const stumbles: readonly (readonly [what: string, answer: unknown])[] = [
  ['503', raw(503, '')],
  ['no object', raw(200, 'fine')],
  ['no list', {id: A}],
  ['a list of something else', [A, B, C]]
]

describe('an answer about several builds that is', () => {
  test.each(stumbles)('%s costs one read of each build, and is asked for again', async (_what, answer) => {
    const {poll, calls} = await threeBuilds({batchStatus: [answer, running]})
    expect((await poll()).every(({phase}) => phase === 'running')).toBe(true)
    expect(calls().sort()).toEqual(['batchStatus', ...[A, B, C].map(() => 'buildStatus')])
    await poll()
    expect(calls().filter(call => call === 'batchStatus')).toHaveLength(2)
    expect(calls().filter(call => call === 'buildStatus')).toHaveLength(3)
  })

  test('refused once after it had been good is asked for again', async () => {
    const {poll, calls} = await threeBuilds({
      batchStatus: [running, raw(404, gatewayError(1640401)), running]
    })
    for (let i = 0; i < 3; i++) expect((await poll()).every(({phase}) => phase === 'running')).toBe(true)
    expect(calls().filter(call => call === 'buildStatus')).toHaveLength(3)
    expect(calls().filter(call => call === 'batchStatus')).toHaveLength(3)
  })

  test('not there after 5 s is waited for no longer', async () => {
    jest.useFakeTimers()
    try {
      const silent: Client = request => abortable(new Promise(() => {}), request.signal)
      const read = createStateBatch(silent, PIPELINE)
      const states = Promise.all([A, B].map(id => read(id, {signal})))
      await jest.advanceTimersByTimeAsync(4900)
      expect(jest.getTimerCount()).toBe(1)
      await jest.advanceTimersByTimeAsync(200)
      expect(await states).toEqual([undefined, undefined])
      expect(jest.getTimerCount()).toBe(0)
    } finally {
      jest.useRealTimers()
    }
  })

  test('throttled fails the poll of each build, which asks for nothing more', async () => {
    const {targets, calls} = await threeBuilds({batchStatus: [raw(429, gatewayError(1642902))]})
    const failures = await Promise.all(targets.map(target => failureOf(target.read({signal}))))
    expect(failures.map(({failure}) => failure.kind)).toEqual(['throttled', 'throttled', 'throttled'])
    expect(calls()).toEqual(['batchStatus'])
  })
})

describe('builds are read by themselves', () => {
  test('with direct-v3, which has no other call', async () => {
    const {poll, calls, targets} = await threeBuilds({}, 'direct-v3')
    await poll()
    expect(calls()).not.toContain('batchStatus')
    expect(targets.map(({readTogether}) => readTogether)).toEqual([undefined, undefined, undefined])
  })

  test('where each is of another pipeline', async () => {
    const pipelines = ['a', 'b', 'c'].map(letter => `p-${letter.repeat(32)}`)
    const details = ({query}: HttpRequest) => buildDetail({}, {pipelineId: query?.pipelineId}, query?.buildId)
    const {poll, calls} = await threeBuilds({buildDetail: [details]}, 'direct-v4', pipelines)
    await poll()
    expect(calls()).toEqual(['buildStatus', 'buildStatus', 'buildStatus'])
  })

  test('that are the only one left of their pipeline', async () => {
    const {targets, calls} = await threeBuilds({batchStatus: [running]})
    await targets[0]?.read({signal})
    expect(calls()).toEqual(['buildStatus'])
  })

  test('in one look', async () => {
    const {targets, calls} = await openSeveral(
      {
        buildStatus: [(request: HttpRequest) => runs(idOf(request))],
        buildDetail: [(request: HttpRequest) => buildDetail({}, {}, idOf(request))]
      },
      {'pipeline-id': [PIPELINE, PIPELINE].join(','), 'run-id': [A, B].join(',')},
      {api: 'gateway-app', operation: 'check-pipeline'}
    )
    await Promise.all(targets.map(target => target.read({signal})))
    expect(calls()).not.toContain('batchStatus')
  })
})

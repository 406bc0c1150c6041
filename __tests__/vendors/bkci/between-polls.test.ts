import {afterEach, describe, expect, jest, test} from '@jest/globals'
import type {Http, HttpRequest} from '../../../src/http/exchange.js'
import {inEnglish} from '../../../src/messages/message.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Target} from '../../../src/model/target.js'
import {bkci} from '../../../src/vendors/bkci/index.js'
import {describeBetweenPolls, ourClock, Reply, waitOver} from '../between-polls.js'
import {buildDetail, buildState, callOf, checkedOut, history, listedBuild, SHA, T0} from './platform.js'
import {BUILD, PIPELINE, PROJECT} from './support.js'

const words = {running: 'RUNNING', success: 'SUCCEED', failure: 'FAILED'}

const open =
  (given: RawInputs = {'run-id': BUILD}) =>
  async (http: Http): Promise<Target> => {
    const inputs = {
      endpoint: 'https://ci.example.com',
      username: 'alice',
      'project-id': PROJECT,
      'pipeline-id': PIPELINE,
      ...given
    }
    const mistakes: string[] = []
    const plan = bkci.plan('wait-pipeline', inputs, (input, text) =>
      mistakes.push(`${input} ${inEnglish(text)}`)
    )
    const [target] = (await plan?.open(http, undefined)) ?? []
    if (target === undefined) throw new Error(mistakes.join('; '))
    return target
  }

/** A build in a status, by whatever call it is asked for. */
function answerOf(request: HttpRequest, status: string, state: object = {}, detail: object = {}, id = BUILD) {
  const isDetail = callOf(request) === 'buildDetail'
  return {
    status: 0,
    data: isDetail ? buildDetail({status}, {status, ...detail}, id) : buildState(status, state, id)
  }
}

const unknown = {status: 2101163, message: 'the build does not exist'}
describeBetweenPolls('bkci', [
  {
    name: 'build by v3',
    open: open(),
    answer: (request, phase) => answerOf(request, words[phase]),
    gone: [
      ['the build', new Reply(404, unknown), 30],
      ['the pipeline', {status: 0}, 30]
    ]
  },
  {
    name: 'build by v4',
    open: open({'run-id': BUILD, api: 'direct-v4'}),
    answer: (request, phase) => answerOf(request, words[phase]),
    gone: [['the build', new Reply(400, {status: 400, message: `Invalid buildId: ${BUILD}`}), 30]]
  }
])

describe('a build', () => {
  afterEach(() => void jest.restoreAllMocks())

  test.each([
    ['our clock is set forward', 7_200_000, 0],
    ["the platform's clock is set back", 0, -7_200_000]
  ])('that is too old stays so though %s while one is looked for', async (_what, ours, theirs) => {
    const now = Date.now()
    const setClock = ourClock()
    const old = listedBuild(11, 'SUCCEED', {startTime: now - 3_600_000, queueTime: now - 3_600_000})
    const {outcome, cause} = await waitOver(
      open({'run-id': 'latest', 'created-after': '10m'}),
      (request, at) => {
        setClock(at * 1000 + (at < 10 ? 0 : ours))
        const data = callOf(request) === 'history' ? history(old) : undefined
        const body = data ? {status: 0, data} : answerOf(request, 'SUCCEED', {}, {}, 'b-11')
        const date = new Date(now + at * 1000 + (at < 10 ? 0 : theirs)).toUTCString()
        return new Reply(200, body, {date})
      },
      {timeoutMs: 60_000}
    )
    expect([outcome, cause]).toMatchObject(['timeout', {limit: 'timeout'}])
  })

  test('that was begun again under its id is told once, with the execution that counts', async () => {
    const {outcome, notices} = await waitOver(open(), (request, at) =>
      at < 20
        ? answerOf(request, 'RUNNING')
        : answerOf(
            request,
            at < 60 ? 'RUNNING' : 'SUCCEED',
            {retry: true, queueTime: T0 + 20_000},
            {executeCount: 2}
          )
    )
    expect(outcome).toBe('success')
    expect(notices.filter(text => text.includes('begun again'))).toEqual([
      'the build was begun again on the platform under the same id (execution 2): what counts is how it ends now'
    ])
  })

  test.each(['commit', 'latest'])('that was found by %s is kept to when it is rebuilt', async by => {
    const given: RawInputs = by === 'commit' ? {commit: SHA} : {'run-id': 'latest'}
    const listed = (n: number, status: string) => listedBuild(n, status, checkedOut)
    const {outcome, snapshots} = await waitOver(open(given), (request, at) => {
      const old = at < 20 ? 'RUNNING' : 'CANCELED'
      if (callOf(request) !== 'history') return answerOf(request, old, {}, {}, 'b-12')
      const builds = at < 20 ? [listed(12, old)] : [listed(13, 'SUCCEED'), listed(12, old)]
      return {status: 0, data: history(...builds)}
    })
    expect(outcome).toBe('cancelled')
    expect(snapshots.at(-1)?.identity?.ids).toEqual({'run-id': 'b-12'})
  })

  test('that a newer one of its concurrency group cancelled is cancelled, and names who did', async () => {
    const {outcome, snapshots} = await waitOver(open(), (request, at) =>
      answerOf(request, at < 20 ? 'RUNNING' : 'CANCELED', {}, at < 20 ? {} : {cancelUserId: 'amy'})
    )
    expect([outcome, snapshots.at(-1)?.message]).toEqual(['cancelled', 'by amy'])
  })

  test('is read on by the same token after the restart of a gateway, and not by one that it no longer knows', async () => {
    const {outcome, cause, endedAt} = await waitOver(open(), (request, at) => {
      if (at < 10) return answerOf(request, 'RUNNING')
      if (at < 30) return new Reply(503, 'deploying')
      return new Reply(400, {status: 2100024, message: 'ERROR_ACCESS_TOKEN_ILLEGAL'})
    })
    expect([outcome, cause.code]).toEqual(['error', 'refused'])
    expect(endedAt).toBeLessThan(60)
  })
})

import {describe, expect, test} from '@jest/globals'
import type {HttpAnswer, HttpRequest} from '../../src/http/exchange.js'
import type {RawInputs} from '../../src/model/identity.js'
import {sleep} from '../../src/util/timers.js'
import {bkci} from '../../src/vendors/bkci/index.js'
import {codearts} from '../../src/vendors/codearts/index.js'
import type {Vendor} from '../../src/vendors/vendor.js'
import {slow} from '../support/slow.js'
import {buildDetail, buildState, callOf, history} from '../vendors/bkci/platform.js'
import {PIPELINE} from '../vendors/bkci/support.js'
import {inSimulatedTime, type SimulatedTime} from './support/simulated-time.js'
import {open, reply, waitFor} from './support/wait.js'

/** How many requests several targets cost, of platforms in memory that take some time for each answer. */

const SECOND = 1000
const pace = {minMs: 2 * SECOND, maxMs: 15 * SECOND}

/** Dice that show the same row of numbers in each run. */
function dice(): () => number {
  let state = 1
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}
const ENDS_AT = 300 * SECOND

type Answer = (request: HttpRequest, isOver: boolean) => HttpAnswer

async function requestsOf(vendor: Vendor, given: RawInputs, answer: Answer): Promise<HttpRequest[]> {
  const asked: HttpRequest[] = []
  await inSimulatedTime(async (time: SimulatedTime) => {
    const targets = await open(vendor, 'wait-pipeline', given, async request => {
      asked.push(request)
      await sleep(80 + 40 * (asked.length % 3), request.signal)
      return answer(request, time.elapsed() >= ENDS_AT)
    })
    const results = await waitFor(targets, time, {timeoutMs: 2 * ENDS_AT}, pace, dice())
    expect(new Set(results.map(({verdict}) => verdict.outcome))).toEqual(new Set(['success']))
  })
  return asked
}

const repeat = (count: number, text: (i: number) => string) =>
  Array.from({length: count}, (_, i) => text(i)).join(',')
const hex = (i: number) => String(i).padStart(32, '0')

/** Runs of CodeArts by `api: v3`, the status of ten of which fits one request. */
const v3: Answer = ({query}, isOver) =>
  reply(
    (query?.pipeline_ids ?? '').split(',').map(pipeline_id => ({
      pipeline_id,
      build_id: '1',
      status: isOver ? 'completed' : 'running',
      result: isOver ? 'success' : null,
      stages: []
    }))
  )
const v3Inputs = (count: number): RawInputs => ({
  api: 'v3',
  endpoint: 'https://codearts.example.com',
  region: 'cn-north-4',
  token: 'token-0001',
  'run-id': 'latest',
  'pipeline-id': repeat(count, hex)
})

/** Builds of one pipeline of BK-CI, by the API that has a call for several. */
const v4 =
  (hasBatch: boolean): Answer =>
  (request, isOver) => {
    const state = (id: string) => buildState(isOver ? 'SUCCEED' : 'RUNNING', {}, id)
    const good = (data: unknown) => reply({status: 0, data})
    const call = callOf(request)
    const {buildId = ''} = request.query ?? {}
    if (call === 'history') return good(history())
    if (call === 'buildDetail') return good(buildDetail({}, {}, buildId))
    if (call === 'buildStatus') return good(state(buildId))
    return hasBatch
      ? good((JSON.parse(request.body ?? '') as string[]).map(state))
      : reply({status: 404}, 404)
  }
const v4Inputs = (count: number): RawInputs => ({
  api: 'direct-v4',
  endpoint: 'https://ci.example.com',
  username: 'amy',
  'project-id': 'shop',
  'run-id': repeat(count, i => `b-${i}`),
  'pipeline-id': repeat(count, () => PIPELINE)
})

const counted = (requests: readonly HttpRequest[], call: ReturnType<typeof callOf>) =>
  requests.filter(request => callOf(request) === call).length

describe('a wait of five minutes costs', () => {
  test('for ten runs of CodeArts v3 what it costs for one', async () => {
    const [one, ten] = [
      await requestsOf(codearts, v3Inputs(1), v3),
      await requestsOf(codearts, v3Inputs(10), v3)
    ]
    expect(one.length).toBeGreaterThan(50)
    expect(ten.length).toBeLessThanOrEqual(1.05 * one.length)
  })

  test.each([2, 10])('for %d builds of a BK-CI pipeline one status request a poll', async count => {
    const one = await requestsOf(bkci, v4Inputs(1), v4(true))
    const several = await requestsOf(bkci, v4Inputs(count), v4(true))
    // The first look at each build, and the one that confirms its end, are its own.
    expect(counted(several, 'buildStatus')).toBe(2 * count)
    expect(counted(several, 'batchStatus')).toBeLessThanOrEqual(1.15 * counted(one, 'buildStatus'))
    expect(counted(several, 'buildDetail')).toBeLessThanOrEqual(1.15 * count * counted(one, 'buildDetail'))
  })

  slow('for ten builds of an older server ten times as much, and one request more', async () => {
    const one = await requestsOf(bkci, v4Inputs(1), v4(false))
    const ten = await requestsOf(bkci, v4Inputs(10), v4(false))
    expect(counted(ten, 'batchStatus')).toBe(1)
    expect(counted(ten, 'buildStatus')).toBeLessThanOrEqual(10.5 * counted(one, 'buildStatus'))
  })
})

/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {expect, test} from '@jest/globals'
import type {Fault} from '../../simulator/server/fault.js'
import {serve} from '../../simulator/server/server.js'
import type {DeployOrderScenario} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import {createHttp} from '../../src/http/client.js'
import {createSlots} from '../../src/http/slots.js'
import type {Outcome} from '../../src/model/outcome.js'
import {monotonicClock as clock} from '../../src/util/timers.js'
import {vendors} from '../../src/vendors/index.js'
import {pollAll} from '../../src/wait/poll-all.js'
import {answer, both, is, order, says} from '../support/deploys/deploy-orders.js'
import {organizationId, token} from '../support/deploys/order-waits.js'
import {MINUTE, policy} from '../unit/support/build.js'

declare const nodeProcess: NodeJS.Process

const WAITS = 256

// Four ends, and faults for half of the waits.
const ends: readonly [Outcome, (at: number) => DeployOrderScenario['timeline']][] = [
  ['success', at => [...both('Success', at), says('Success', at)]],
  ['failure', at => [is(1, 'Success', at), is(2, 'Failed', at)]],
  ['cancelled', at => [...both('Cancelled', at), says('Cancelled', at)]],
  ['skipped', at => [...both('Skipped', at), says('Success', at)]]
]
const troubles = (): readonly Fault[] => [
  {on: 'order', nth: [2], fault: answer(503, 'busy')},
  {on: 'order', nth: [3], fault: {kind: 'reset'}},
  {on: 'order', nth: [4], fault: {kind: 'cut', how: 'close'}},
  {on: 'order', nth: [5], fault: answer(429, '', {'retry-after': '1'})},
  {on: 'order', nth: [6], fault: {kind: 'late', seconds: 0.3}}
]

test('of 256 waits at once every request arrives, every answer is used, and every verdict is right', async () => {
  const scenarios = Array.from({length: WAITS}, (_, i) =>
    order([says('Running'), ...both('Running'), ...(ends[i % 4]?.[1](1 + (i % 8) / 4) ?? [])], {
      deployOrderId: 5000 + i,
      faults: i % 8 < 4 ? troubles() : []
    })
  )
  const warnings: string[] = []
  const onWarning = ({name}: Error) => {
    if (name !== 'ExperimentalWarning') warnings.push(name) // that one is about the test runner
  }
  nodeProcess.on('warning', onWarning)
  const simulator = await serve(yunxiao({edition: 'central', organizationId, token, orders: scenarios}))
  let open = 0

  const one = async ({deployOrderId}: DeployOrderScenario) => {
    const given = {
      token,
      'organization-id': organizationId,
      'pipeline-id': '123',
      'deploy-order-id': String(deployOrderId)
    }
    const plan = vendors.yunxiao.plan('wait-deploy-order', given, (input, mistake) => {
      throw new Error(`${input} ${mistake}`)
    })
    const http = createHttp({
      endpoint: new URL(simulator.url),
      requestTimeoutMs: MINUTE,
      slots: createSlots()
    })
    let asked = 0
    const targets = await plan?.open(async request => {
      asked++
      open++
      try {
        return await http(request)
      } finally {
        open--
      }
    }, undefined)
    const [result] = await pollAll(
      targets ?? [],
      {policy: policy(), pace: {minMs: 100, maxMs: 500}, failFast: true, isAllowed: () => true},
      {
        clock,
        random: Math.random,
        signal: new AbortController().signal,
        startedAt: clock.now(),
        logLength: () => 0,
        onPoll: () => {}
      }
    )
    return {deployOrderId, asked, outcome: result?.verdict.outcome, state: result?.state}
  }

  try {
    const waits = await Promise.all(scenarios.map(one))
    expect(open).toBe(0)
    expect(waits.map(({outcome}) => outcome)).toEqual(waits.map((_, i) => ends[i % 4]?.[0]))
    for (const {deployOrderId, asked, state} of waits) {
      const came = simulator.requests.filter(({path}) => path.endsWith(`/${deployOrderId}`))
      const failed = came.filter(({fault}) => fault !== undefined && fault !== 'late').length
      const failures = Object.entries(state?.seen ?? {}).filter(([label]) =>
        /HTTP|answer|code|^E/.test(label)
      )
      expect({
        asked: came.length,
        polls: came.length,
        failed: failures.reduce((sum, [, times]) => sum + times, 0)
      }).toEqual({asked, polls: state?.polls, failed})
    }
    expect(warnings).toEqual([])
  } finally {
    nodeProcess.off('warning', onWarning)
    await simulator.close()
  }
}, 120_000)

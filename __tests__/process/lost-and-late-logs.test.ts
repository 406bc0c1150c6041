import {describe, expect, test} from '@jest/globals'
import type {Fault} from '../../simulator/server/fault.js'
import type {DeployOrderScenario, Event} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import type {RunScenario} from '../../simulator/yunxiao/run-scenario.js'
import {commandsNamed, ofKind, streamed, wholeLog} from '../support/action/log-views.js'
import {type ActionRun, runAction} from '../support/action/run-action.js'
import {answer, body, both, done, is, machine, order, prints, says} from '../support/deploys/deploy-orders.js'
import {organizationId, token, waitForOrders} from '../support/deploys/order-waits.js'
import {
  all,
  failing,
  jobSays,
  orderAction,
  pipelineId,
  runOf,
  says as runSays,
  step
} from '../vendors/yunxiao/support.js'

// What the platform lists or shows late, or not at all, as the built action sees it.

const cannotRead = ({run}: ActionRun, name: string) =>
  run.raw.split('\n').filter(line => new RegExp(`log of machine ${name}\\b.*cannot be read`).test(line))
/** Follows the logs of run 77 while the scenario goes on by seconds, as these windows do. */
function fetchLogs({
  runs,
  orders = [],
  faults = () => [],
  inputs = {}
}: {
  runs: readonly RunScenario[]
  orders?: readonly DeployOrderScenario[]
  faults?: (segments: readonly string[]) => readonly Fault[]
  inputs?: Readonly<Record<string, string>>
}): Promise<ActionRun> {
  const platform = yunxiao({edition: 'central', organizationId, token, orders, runs})
  return runAction({
    platform: {
      ...platform,
      faults: request => [...faults(request.segments), ...(platform.faults?.(request) ?? [])]
    },
    clock: 'seconds',
    secrets: [token],
    inputs: {
      vendor: 'yunxiao',
      operation: 'fetch-logs',
      token,
      'organization-id': organizationId,
      'pipeline-id': pipelineId,
      'run-id': '77',
      ...inputs
    }
  })
}
const ended = ({run}: ActionRun) => ({outcome: run.outputs.outcome, code: run.code})

describe('the steps of a Yunxiao job that cannot be listed', () => {
  const run = runOf(all('SUCCESS'), {
    jobs: [{id: 501, name: 'build', steps: [step('fetch', ['fetched']), step('make', ['made'])]}]
  })
  const fetchStep = (faults: readonly Fault[], inputs: Readonly<Record<string, string>> = {}) =>
    fetchLogs({
      runs: [run],
      faults: segments => (segments.at(-1) === 'steps' ? faults : []),
      inputs: {'step-id': 'make', ...inputs}
    })

  // Each failure that may pass is asked in __tests__/vendors/yunxiao/fetch-logs.test.ts.
  test.concurrent('are asked for again after 503 three times', async () => {
    const ran = await fetchStep([failing(answer(503), {nth: [1, 2, 3]})])
    expect(ended(ran)).toEqual({outcome: 'success', code: 0})
    expect(streamed(ran, 'step make')).toEqual(['made'])
    expect(wholeLog(ran)).toMatch(/the steps of job build could not be listed: .*; trying again for up to/)
  })

  test.concurrent('for ever are an error, and not a step that does not exist', async () => {
    const ran = await fetchStep([failing(answer(502, 'bad gateway'))], {'outage-tolerance': '2s'})
    expect(ended(ran)).toEqual({outcome: 'error', code: 1})
    expect(ran.run.outputs.reason).toMatch(
      /step-id make was not found.*the steps of job build could not be listed.*HTTP 502/
    )
    expect(ran.run.outputs.reason).not.toMatch(/there are/)
  })
})

describe('an order of a run that ended well', () => {
  const deploying = runOf(
    [runSays('SUCCESS'), jobSays(501, 'SUCCESS'), jobSays(502, 'SUCCESS', 0, [orderAction(1111)])],
    {
      jobs: [
        {id: 501, name: 'build', steps: [step('fetch', ['fetched'])]},
        {id: 502, name: 'deploy'}
      ]
    }
  )
  const refused = {
    ...done,
    pipelineId,
    faults: [failing(answer(403, {errorCode: 'Forbidden'}), {on: 'order'})]
  }

  test.concurrent('and that may not be read leaves the outcome to the run, and is told', async () => {
    const ran = await fetchLogs({runs: [deploying], orders: [refused]})
    expect(ended(ran)).toEqual({outcome: 'success', code: 0})
    expect(streamed(ran, 'step fetch')).toEqual(['fetched'])
    const told = commandsNamed(ran, 'warning').map(({data}) => data)
    expect(told.filter(text => /deploy order 1111 .*could not be listed: HTTP 403/.test(text))).toHaveLength(
      1
    )
  })
})

describe('the log of a machine', () => {
  const ends = (outcome: 'Success' | 'Failed', at: number): Event[] => [
    is(1, 'Success', at),
    is(2, outcome, at),
    says(outcome, at)
  ]

  test.concurrent.each([
    ['500', answer(500)],
    ['a web page', body('<html></html>', 'text/html')]
  ])(
    'that answers %s for ever holds a green job for no more than 10 s, and is told once',
    async (_name, fault) => {
      const timeline = [says('Running'), ...both('Running'), ...ends('Success', 1)]
      const ran = await waitForOrders({
        clock: 'seconds',
        orders: [order(timeline, {faults: [failing(fault, {on: 'log'})]})]
      })
      expect(ended(ran)).toEqual({outcome: 'success', code: 0})
      for (const name of ['web-1', 'web-2']) expect(cannotRead(ran, name)).toHaveLength(1)
      const polls = ofKind(ran, 'order')
      const last = ofKind(ran, 'log').at(-1)?.at ?? 0
      expect(last - (polls.at(-1)?.at ?? 0)).toBeLessThan(15_000)
    }
  )

  test.concurrent('of a deploy that failed has all lines that are served within 30 s after the end', async () => {
    const late = [5, 14, 23].map(s => ({at: 1 + s, text: `${s} s after the end`}))
    const timeline = [
      says('Running'),
      ...both('Running'),
      prints(2, ['begin']),
      ...ends('Failed', 1),
      ...late.map(({at, text}) => prints(2, [text], at))
    ]
    const ran = await waitForOrders({clock: 'seconds', orders: [order(timeline)]})
    expect(ended(ran)).toEqual({outcome: 'failure', code: 1})
    expect(streamed(ran, 'web-2')).toEqual(['begin', ...late.map(({text}) => text)])
  }, 60_000)

  test.concurrent('of a deploy that ended well has lines that trickle in, and is let go when it is quiet', async () => {
    const late = [3, 6, 9].map(s => ({at: 1 + s, text: `${s} s after the end`}))
    const timeline = [
      says('Running'),
      is(1, 'Running'),
      prints(1, ['begin']),
      is(1, 'Success', 1),
      says('Success', 1),
      ...late.map(({at, text}) => prints(1, [text], at))
    ]
    const ran = await waitForOrders({clock: 'seconds', orders: [order(timeline, {machines: [machine(1)]})]})
    expect(ended(ran)).toEqual({outcome: 'success', code: 0})
    expect(streamed(ran, 'web-1')).toEqual(['begin', ...late.map(({text}) => text)])
    expect(ran.run.durationMs).toBeLessThan(28_000)
  })

  test.concurrent('that is not there until 6 s after the end is read all the same', async () => {
    const timeline = [
      says('Running'),
      is(1, 'Running'),
      prints(1, ['all']),
      is(1, 'Success', 1),
      says('Success', 1)
    ]
    const missing = failing(answer(404, {errorCode: 'NotFound'}), {on: 'log', until: 7})
    const ran = await waitForOrders({
      clock: 'seconds',
      orders: [order(timeline, {machines: [machine(1)], faults: [missing]})]
    })
    expect(ended(ran)).toEqual({outcome: 'success', code: 0})
    expect(streamed(ran, 'web-1')).toEqual(['all'])
    expect(cannotRead(ran, 'web-1')).toEqual([])
  })
})

import {describe, expect, test} from '@jest/globals'
import type {Event, Fault} from '../../simulator/yunxiao/deploy-order-scenario.js'
import {commandsNamed, type Gated, gate, ofKind, streamed, wholeLog} from '../support/action/run-action.js'
import {answer, body, both, done, is, machine, order, prints, says} from '../support/deploys/deploy-orders.js'
import {
  all,
  begin,
  failing,
  jobSays,
  orderAction,
  pipelineId,
  runOf,
  says as runSays,
  step
} from '../vendors/yunxiao/support.js'

// What the platform lists or shows late, or not at all, as the built action sees it.

const LONG = 120_000
const cannotRead = ({run}: Gated, name: string) =>
  run.raw
    .split('\n')
    .filter(line => new RegExp(`log of machine ${name}\\b.*(?:cannot|can not) be read`).test(line))
const ended = ({run}: Gated) => ({outcome: run.outputs.outcome, code: run.code})

describe('the steps of a Yunxiao job that cannot be listed', () => {
  const run = runOf(all('SUCCESS'), {
    jobs: [{id: 501, name: 'build', steps: [step('fetch', ['fetched']), step('make', ['made'])]}]
  })
  const fetchStep = (faults: readonly Fault[], inputs: Readonly<Record<string, string>> = {}) =>
    begin({
      runs: [run],
      faults: segments => (segments.at(-1) === 'steps' ? faults : []),
      edition: 'central',
      operation: 'fetch-logs',
      inputs: {logs: '', 'pipeline-id': pipelineId, 'run-id': '77', 'step-id': 'make', ...inputs}
    })

  test.concurrent.each<[name: string, fault: Fault]>([
    ['502 once', failing(answer(502, 'bad gateway'), {nth: [1]})],
    ['503 three times', failing(answer(503), {nth: [1, 2, 3]})],
    ['404 for 2 s', failing(answer(404, {errorCode: 'NotFound'}), {until: 2})],
    ['a web page once', failing(body('<html></html>', 'text/html'), {nth: [1]})]
  ])(
    'are asked for again after %s',
    async (_name, fault) => {
      const gated = await fetchStep([fault])
      expect(ended(gated)).toEqual({outcome: 'success', code: 0})
      expect(streamed(gated, 'step make')).toEqual(['made'])
      expect(wholeLog(gated)).toMatch(
        /the steps of job build could not be listed: .*; trying again for up to/
      )
    },
    LONG
  )

  test.concurrent.each<[name: string, fault: Fault, reason: RegExp]>([
    ['502', failing(answer(502, 'bad gateway')), /HTTP 502/],
    ['403', failing(answer(403, {errorCode: 'Forbidden'})), /HTTP 403/]
  ])(
    'for ever, by %s, are an error, and not a step that does not exist',
    async (_name, fault, reason) => {
      const gated = await fetchStep([fault], {'outage-tolerance': '2s'})
      expect(ended(gated)).toEqual({outcome: 'error', code: 1})
      expect(gated.run.outputs.reason).toMatch(
        /step-id make was not found.*the steps of job build could not be listed/
      )
      expect(gated.run.outputs.reason).toMatch(reason)
      expect(gated.run.outputs.reason).not.toMatch(/there are/)
    },
    LONG
  )
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

  test.concurrent(
    'and that may not be read leaves the outcome to the run, and is told',
    async () => {
      const gated = await begin({
        runs: [deploying],
        orders: [refused],
        edition: 'central',
        operation: 'fetch-logs',
        inputs: {logs: '', 'pipeline-id': pipelineId, 'run-id': '77'}
      })
      expect(ended(gated)).toEqual({outcome: 'success', code: 0})
      expect(streamed(gated, 'step fetch')).toEqual(['fetched'])
      const told = commandsNamed(gated, 'warning').map(({data}) => data)
      expect(
        told.filter(text => /deploy order 1111 .*could not be listed: HTTP 403/.test(text))
      ).toHaveLength(1)
    },
    LONG
  )
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
      const gated = await gate({orders: [order(timeline, {faults: [failing(fault, {on: 'log'})]})]})
      expect(ended(gated)).toEqual({outcome: 'success', code: 0})
      for (const name of ['web-1', 'web-2']) expect(cannotRead(gated, name)).toHaveLength(1)
      const polls = ofKind(gated, 'order')
      const last = ofKind(gated, 'log').at(-1)?.at ?? 0
      expect(last - (polls.at(-1)?.at ?? 0)).toBeLessThan(15_000)
    },
    LONG
  )

  test.concurrent(
    'of a deploy that failed has all lines that are served within 30 s after the end',
    async () => {
      const late = [5, 14, 23].map(s => ({at: 1 + s, text: `${s} s after the end`}))
      const timeline = [
        says('Running'),
        ...both('Running'),
        prints(2, ['begin']),
        ...ends('Failed', 1),
        ...late.map(({at, text}) => prints(2, [text], at))
      ]
      const gated = await gate({orders: [order(timeline)]})
      expect(ended(gated)).toEqual({outcome: 'failure', code: 1})
      expect(streamed(gated, 'web-2')).toEqual(['begin', ...late.map(({text}) => text)])
    },
    LONG
  )

  test.concurrent(
    'of a deploy that ended well has lines that trickle in, and is let go when it is quiet',
    async () => {
      const late = [3, 6, 9].map(s => ({at: 1 + s, text: `${s} s after the end`}))
      const timeline = [
        says('Running'),
        is(1, 'Running'),
        prints(1, ['begin']),
        is(1, 'Success', 1),
        says('Success', 1),
        ...late.map(({at, text}) => prints(1, [text], at))
      ]
      const gated = await gate({orders: [order(timeline, {machines: [machine(1)]})]})
      expect(ended(gated)).toEqual({outcome: 'success', code: 0})
      expect(streamed(gated, 'web-1')).toEqual(['begin', ...late.map(({text}) => text)])
      expect(gated.run.durationMs).toBeLessThan(28_000)
    },
    LONG
  )

  test.concurrent(
    'that is not there until 6 s after the end is read all the same',
    async () => {
      const timeline = [
        says('Running'),
        is(1, 'Running'),
        prints(1, ['all']),
        is(1, 'Success', 1),
        says('Success', 1)
      ]
      const missing = failing(answer(404, {errorCode: 'NotFound'}), {on: 'log', until: 7})
      const gated = await gate({orders: [order(timeline, {machines: [machine(1)], faults: [missing]})]})
      expect(ended(gated)).toEqual({outcome: 'success', code: 0})
      expect(streamed(gated, 'web-1')).toEqual(['all'])
      expect(cannotRead(gated, 'web-1')).toEqual([])
    },
    LONG
  )
})

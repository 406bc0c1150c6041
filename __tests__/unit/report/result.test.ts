import {describe, expect, test} from '@jest/globals'
import {Ajv2020} from 'ajv/dist/2020.js'
import * as z from 'zod/mini'
import {message} from '../../../src/messages/message.js'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Part} from '../../../src/model/part.js'
import {type Phase, phases} from '../../../src/model/phase.js'
import {emptyResult, makeResult, resultJson, unfinishedReason} from '../../../src/report/result.js'
import {type CauseResult, Result} from '../../../src/report/result-schema.js'
import type {Cause} from '../../../src/wait/policy.js'
import type {WaitResult} from '../../../src/wait/poll-all.js'
import {actRunners, chooseRunner} from '../../support/act-runners.js'
import {english} from '../../support/english.js'
import {fc, runs} from '../../support/properties.js'
import {failure, part, snapshot, target, watched} from '../support/build.js'
import {hostile, hostileTexts} from '../support/hostile.js'

// A line of 64 KiB, its line break included, fails the job on a runner of Forgejo.
const MOST_BYTES = 64 * 1024 - 1
const facts = {
  vendor: 'yunxiao',
  operation: 'wait-deploy-order',

  polls: 7,
  waitedMs: 1000,
  allowed: new Set<Outcome>(['success'])
}
const chosen = chooseRunner()
const isValid = new Ajv2020().compile(z.toJSONSchema(Result))

/** What the JSON holds, which must be valid and short enough. */
function read(result: Result): Result {
  const json = resultJson(result)
  expect(Buffer.byteLength(json)).toBeLessThanOrEqual(MOST_BYTES)
  const held = JSON.parse(json)
  isValid(held)
  expect(isValid.errors).toBeNull()
  return Result.parse(held)
}

const nasty = (i: number) => `${hostileTexts[i % hostileTexts.length]} "<${'漢字'.repeat(150)}`
const machine = (phase: Phase, i: number, long = false): Part =>
  part(phase, {
    id: `m${i}`,
    name: long ? nasty(i) : `web-${i}`,
    batch: 1 + (i % 3),
    status: long ? nasty(i + 1) : phase,
    message: long ? nasty(i + 2) : undefined,
    startedAt: 1_700_000_000_000 + i,
    finishedAt: 1_700_000_060_000 + i
  })
const deploy = (parts: readonly Part[], outcome: Outcome = 'success', id = '1111'): WaitResult =>
  watched(
    {outcome, cause: {code: 'vendor'}},
    {
      snapshot: snapshot(outcome === 'failure' ? 'failure' : 'success', {
        parts,
        startedAt: 1_700_000_000_000,
        finishedAt: 1_700_000_090_000
      }),
      polls: 3
    },
    {target: target({id, label: `deploy order ${id} of pipeline 123`})}
  )

describe('the result', () => {
  test('of a deploy holds what the deploy came to', () => {
    const held = read(makeResult([deploy([machine('success', 1), machine('skipped', 2)])], facts))
    expect(held).toMatchObject({
      schema: 1,
      vendor: 'yunxiao',
      operation: 'wait-deploy-order',
      outcome: 'success',
      green: true,
      status: 'Success',
      startedAt: '2023-11-14T22:13:20.000Z',
      finishedAt: '2023-11-14T22:14:50.000Z',
      duration: 90,
      polls: 7
    })
    expect(held.targets).toHaveLength(1)
    expect(held.targets[0]).toMatchObject({
      id: '1111',
      outcome: 'success',
      decided: true,
      allowed: true,
      polls: 3,
      failedParts: []
    })
    expect(held.targets[0]?.parts.map(p => [p.id, p.phase, p.batch, p.duration])).toEqual([
      ['m1', 'success', 2, 60],
      ['m2', 'skipped', 3, 60]
    ])
  })

  test('names the failed part', () => {
    const held = read(makeResult([deploy([machine('success', 1), machine('failure', 2)], 'failure')], facts))
    expect(held.green).toBe(false)
    expect(held.targets[0]?.failedParts).toMatchObject([
      {id: 'm2', phase: 'failure', path: 'machine web-2 of batch 3'}
    ])
  })

  test.each<Outcome>(['paused', 'timeout'])(
    'names the failed part that holds it, where it ended in %s',
    outcome => {
      const failed = machine('failure', 2)
      const state = {
        snapshot: snapshot('running', {
          parts: [machine('success', 1), failed],
          blocked: {parts: [failed], settled: true}
        })
      }
      const held = read(makeResult([watched({outcome, cause: {code: 'paused'}}, state)], facts))
      expect(held.targets[0]?.failedParts).toMatchObject([{id: 'm2', path: 'machine web-2 of batch 3'}])
    }
  )

  test.each<[Cause, Partial<CauseResult>]>([
    [{code: 'vendor'}, {code: 'vendor', httpStatus: null, vendorCode: '', requestId: '', limit: ''}],
    [
      {code: 'limit', limit: 'timeout', limitMs: 1, neverGood: false},
      {code: 'limit', limit: 'timeout'}
    ],
    [{code: 'limit', limit: 'stall-timeout', limitMs: 1, neverGood: false}, {limit: 'stall-timeout'}],
    // Unset, it is what would have changed this.
    [{code: 'limit', limit: 'absence', limitMs: 1, neverGood: false}, {limit: 'queue-timeout'}],
    [
      {code: 'outage', forMs: 1, message: '', failure: {kind: 'transient', label: 'HTTP 503', status: 503}},
      {code: 'outage', limit: 'outage-tolerance', httpStatus: 503}
    ],
    [
      {
        code: 'refused',
        message: '',
        failure: {kind: 'permanent', label: 'HTTP 403', status: 403, code: 'No.Right', requestId: 'r-1'}
      },
      {code: 'refused', httpStatus: 403, vendorCode: 'No.Right', requestId: 'r-1', limit: ''}
    ]
  ])('tells why, as fields: %j', (cause, expected) => {
    const [one] = read(makeResult([watched({outcome: 'error', cause})], facts)).targets
    expect(one?.cause).toMatchObject(expected)
  })

  test('has the ids by the names of the inputs, and a link where a person must act', () => {
    const names = {'pipeline-id': '123', 'run-id': '7'}
    const one = (phase: Phase) =>
      watched(
        {outcome: 'timeout', cause: {code: 'limit', limit: 'timeout', limitMs: 1, neverGood: false}},
        {snapshot: snapshot(phase)},
        {target: target({ids: {'run-id': '7'}, names, url: 'https://flow.example/7'})}
      )
    const held = read(makeResult([one('running'), one('paused')], facts))
    expect(held.targets.map(({ids, actionUrl}) => [ids, actionUrl])).toEqual([
      [names, ''],
      [names, 'https://flow.example/7']
    ])
  })

  test.each([
    ['the page that the action names', 'https://flow.example/7?review=4', 'https://flow.example/7?review=4'],
    [
      'the page of the target where the action names another',
      'https://other.example/7',
      'https://flow.example/7'
    ],
    ['the page of the target where the action names none', '', 'https://flow.example/7']
  ])('has as the link where a person must act %s', (_name, named, expected) => {
    const one = watched(
      {outcome: 'paused', cause: {code: 'paused'}},
      {snapshot: snapshot('paused', {action: message('codearts.run-waits', {url: named})})},
      {target: target({url: 'https://flow.example/7'})}
    )
    expect(read(makeResult([one], facts)).targets[0]?.actionUrl).toBe(expected)
  })

  test('names the failed machine by all that it is called, and at most ten', () => {
    const failed = {...machine('failure', 1), machine: {sn: 'i-1', ip: '10.0.0.1', host: 'web-1'}}
    const others = Array.from({length: 12}, (_, i) => machine('failure', 10 + i))
    const [one] = read(makeResult([deploy([failed, ...others], 'failure')], facts)).targets
    expect(one?.failedParts).toHaveLength(10)
    expect(one?.failedParts[0]).toMatchObject({sn: 'i-1', ip: '10.0.0.1', host: 'web-1'})
  })

  test('is that of the worst target, and holds all targets', () => {
    const left: WaitResult = {...watched({outcome: 'running', cause: {code: 'abandoned'}}), decided: false}
    const held = read(
      makeResult([deploy([]), deploy([machine('failure', 1)], 'failure', '2222'), left], facts)
    )
    expect(held).toMatchObject({outcome: 'failure', status: 'Failed', green: false})
    expect(held.targets.map(t => [t.outcome, t.decided, t.allowed])).toEqual([
      ['success', true, true],
      ['failure', true, false],
      ['running', false, false]
    ])
  })

  test('of nothing is an error, and valid', () => {
    expect(read(makeResult([], facts))).toMatchObject({outcome: 'error', green: false})
    expect(read(emptyResult('', '', 'did not finish'))).toMatchObject({
      outcome: 'error',
      green: false,
      reason: 'did not finish',
      targets: []
    })
  })

  test.each(Object.values(actRunners))(
    'says from the start what it stands for where a step is killed: %j',
    env => {
      expect(english(unfinishedReason())).toBe('did not finish')
      chosen(env)
      expect(read(emptyResult('', '', unfinishedReason())).reason).toMatch(
        /^did not finish: it was cancelled or timed out \(this runner kills a step at once/
      )
    }
  )

  test('of hostile text is clean in every string', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom<Phase>(...phases), (text, phase) => {
        const parts = [
          part(phase, {id: text, name: text, status: text, message: text}),
          part('failure', {name: text})
        ]
        const held = read(
          makeResult(
            [
              watched(
                {outcome: 'failure', cause: {code: 'vendor'}},
                {snapshot: snapshot('failure', {status: text, message: text, parts})}
              )
            ],
            facts
          )
        )
        const strings: string[] = []
        JSON.stringify(held, (_key, value) => {
          if (typeof value === 'string') strings.push(value)
          return value
        })
        for (const value of strings) {
          expect(value.length).toBeLessThanOrEqual(1000)
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
          expect(value).not.toMatch(/[`$"'\\<>\u0000-\u001f\u007f-\u009f\u2028\u2029]|##\[/)
        }
      }),
      runs(200)
    )
  })

  test.each<[string, number | undefined, number | undefined, number | null]>([
    ['is unknown without a start', undefined, 5000, null],
    ['is unknown without an end', 5000, undefined, null],
    ['is never negative', 9000, 5000, null],
    ['is in whole seconds', 1000, 3600, 3],
    ['may be none', 1000, 1000, 0],
    ['is unknown for times that are none', Number.NaN, 5000, null]
  ])('its duration %s', (_name, startedAt, finishedAt, duration) => {
    const one = watched(
      {outcome: 'success', cause: {code: 'vendor'}},
      {snapshot: snapshot('success', {startedAt, finishedAt})}
    )
    expect(read(makeResult([one], facts)).duration).toBe(duration)
  })
})

describe('its 65,535 bytes', () => {
  test('are all used, and not one more', () => {
    const whole = (result: unknown) =>
      JSON.stringify(result, (name, value) => (name === 'told' ? undefined : value))
    const sized = (bytes: number) => {
      const parts = Array.from({length: 200}, (_, i) => machine('success', i))
      const of = (message: string) => makeResult([deploy(parts.map(one => ({...one, message})))], facts)
      const spare = bytes - Buffer.byteLength(whole(of('')))
      const each = Math.floor(spare / parts.length)
      const result = of('x'.repeat(each))
      const last = result.targets[0]?.parts.at(-1)
      if (last) last.message += 'x'.repeat(spare - each * parts.length)
      expect(Buffer.byteLength(whole(result))).toBe(bytes)
      return read(result).targets[0]?.partsLeftOut
    }
    expect(sized(MOST_BYTES)).toBe(0)
    expect(sized(MOST_BYTES + 1)).toBeGreaterThan(0)
  })

  test('hold 5,000 machines with long hostile names, the failed ones first', () => {
    const parts = Array.from({length: 5000}, (_, i) =>
      machine(i % 500 === 499 ? 'failure' : 'success', i, true)
    )
    const [kept] = read(makeResult([deploy(parts, 'failure')], facts)).targets
    expect(kept?.parts.length).toBeGreaterThan(0)
    expect((kept?.parts.length ?? 0) + (kept?.partsLeftOut ?? 0)).toBe(5000)
    const failures = kept?.parts.filter(p => p.phase === 'failure').length
    if (failures !== kept?.parts.length) expect(failures).toBe(10)
    expect(kept?.failedParts.map(({id}) => id)).toEqual(
      [499, 999, 1499, 1999, 2499, 2999, 3499, 3999, 4499, 4999].map(n => `m${n}`)
    )
  })

  test('hold all of few machines, in their order', () => {
    const parts = Array.from({length: 100}, (_, i) => machine(i === 50 ? 'failure' : 'success', i))
    const [kept] = read(makeResult([deploy(parts, 'failure')], facts)).targets
    expect(kept?.parts.map(p => p.id)).toEqual(parts.map(p => p.id))
    expect(kept?.partsLeftOut).toBe(0)
  })

  test('hold 50 orders with 200 machines each', () => {
    const orders = Array.from({length: 50}, (_, i) =>
      deploy(
        Array.from({length: 200}, (_part, n) => machine('success', n)),
        'success',
        String(1000 + i)
      )
    )
    const held = read(makeResult(orders, facts))
    expect(held.targets).toHaveLength(50)
    for (const t of held.targets) expect(t.parts.length + t.partsLeftOut).toBe(200)
  })

  test('hold what names and explains each of 50 orders that failed on 20 machines, with the first of these', () => {
    const machines = Array.from({length: 20}, (_, n) => machine('failure', n))
    const orders = Array.from({length: 50}, (_, i) => deploy(machines, 'failure', String(1000 + i)))
    for (const t of read(makeResult(orders, facts)).targets) {
      expect(t.ids).not.toEqual({})
      expect(t.next).toMatch(/^open the machine/)
      expect(t.failedParts[0]).toMatchObject({id: 'm0'})
      expect(t.partsLeftOut).toBe(20)
    }
  })

  /** Targets that a platform refused with so many characters of its own, in a batch and with times. */
  const refused = (count: number, requestId: string, code = nasty(1)) =>
    Array.from({length: count}, (_, i) => {
      const refusal = failure('permanent', {code, requestId})
      const cause = {code: 'refused', message: nasty(i), failure: refusal} as const
      const [startedAt, finishedAt] = [1_700_000_000_000, 1_700_000_090_000]
      const position = {kind: 'batch', at: 1, of: 3} as const
      const parts = [machine('failure', i, true)]
      const state = {
        snapshot: snapshot('running', {status: nasty(i), startedAt, finishedAt, position, parts})
      }
      return watched({outcome: i === count - 1 ? 'success' : 'error', cause}, state)
    })

  test('hold the request ids of 40 targets that a hostile platform refused', () => {
    const uuid = '1f0c6d3e-8a52-4b7d-9c1e-2a3b4c5d6e7f'
    const {targets} = read(makeResult(refused(40, uuid), facts))
    expect(targets.map(({cause}) => cause.requestId)).toEqual(Array(40).fill(uuid))
  })

  test.each([20, 40, 41, 300])('hold 101 targets with %i characters of a request id', characters => {
    for (const code of ['', '漢'.repeat(300), nasty(1)]) {
      const held = read(makeResult(refused(101, '漢'.repeat(characters), code), facts))
      expect([held.targets.length, held.targetsLeftOut]).toEqual([101, 0])
    }
  })

  test('of thousands of targets are left out, those that are green first, and counted', () => {
    const held = read(makeResult(refused(2000, 'r'), facts))
    expect(held.targets.length).toBeGreaterThan(50)
    expect(held.targets.length + held.targetsLeftOut).toBe(2000)
    expect(held.targets.every(({allowed}) => !allowed)).toBe(true)
    const orders = Array.from({length: 300}, (_, i) =>
      deploy([], i === 299 ? 'failure' : 'success', String(1000 + i))
    )
    const {targets, targetsLeftOut} = read(makeResult(orders, facts))
    expect(targets.length + targetsLeftOut).toBe(300)
    expect(targets.at(-1)?.id).toBe('1299')
    const left = orders.slice(0, -1).map(order => ({...order, decided: false}))
    expect(read(makeResult([...left, ...orders.slice(-1)], facts)).targets.at(-1)?.id).toBe('1299')
  })

  test('hold 50 orders that failed on machines with long hostile names', () => {
    const orders = Array.from({length: 50}, (_, i) =>
      deploy([machine('failure', i, true)], 'failure', String(1000 + i))
    )
    const held = read(makeResult(orders, facts))
    expect(held.targets.map(t => [t.id, t.outcome])).toEqual(orders.map(o => [o.target.id, 'failure']))
  })
})

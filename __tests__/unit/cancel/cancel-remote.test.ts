import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeEach, describe, expect, test} from '@jest/globals'
import {parseKeyValues} from '../../../runner/runner.js'
import {createRemoteCancel} from '../../../src/cancel/cancel-remote.js'
import type {Inputs} from '../../../src/inputs/inputs.js'
import {Interruption} from '../../../src/model/errors.js'
import type {Target} from '../../../src/model/target.js'
import type {Printer} from '../../../src/output/printer.js'
import {monotonicClock as clock} from '../../../src/util/timers.js'
import type {Cause} from '../../../src/wait/policy.js'
import {snapshot, target, watched} from '../support/build.js'

const folder = mkdtempSync(join(tmpdir(), 'stopper-'))
const path = join(folder, 'state')
const before = process.env.GITHUB_STATE
afterAll(() => {
  rmSync(folder, {recursive: true})
  process.env.GITHUB_STATE = before ?? ''
})
beforeEach(() => {
  process.env.GITHUB_STATE = path
  writeFileSync(path, '')
})

/** Labels of what is kept for the post step now. */
const kept = (): string[] => {
  const {stops = ''} = parseKeyValues(readFileSync(path, 'utf8'))
  return stops === '' ? [] : JSON.parse(stops.slice(44)).map(({label}: {label: string}) => label)
}

function setUp(cancelRemote: Inputs['cancelRemote'], targets: readonly Target[], withKey = true) {
  const told: string[] = []
  const controller = new AbortController()
  const inputs = {
    cancelRemote,
    stateKey: withKey ? Buffer.from('key') : undefined,
    settings: {pace: {minMs: 50}}
  } as unknown as Inputs
  const tell = (text: string) => void told.push(text)
  const printer = {line: tell, warning: tell} as unknown as Printer
  const stopper = createRemoteCancel(inputs, {clock, printer, interrupted: controller.signal, targets})
  const interrupt = (name = 'SIGINT', at = clock.now()) => controller.abort(new Interruption(name, at))
  return {stopper, told, interrupt}
}

const named = (id: string, over: Partial<Target> = {}) => {
  const asked: string[] = []
  const own = target({
    id,
    label: `order ${id}`,
    names: {'deploy-order-id': id},
    read: async () => snapshot('cancelled'),
    async stop() {
      asked.push(`${id} kept ${kept().join()}`)
      return true
    },
    ...over
  })
  return Object.assign(own, {asked})
}
const timeout = (limit: 'timeout' | 'stall-timeout'): Cause => ({
  code: 'limit',
  limit,
  limitMs: 1,
  neverGood: false
})
const left: Cause = {code: 'abandoned'}

describe('a signal', () => {
  test.each(['on-cancel', 'on-cancel-or-timeout'] as const)(
    'with %s keeps what runs in the same tick',
    word => {
      const [a, b, c] = [named('a'), named('b'), named('c')]
      const {stopper, interrupt} = setUp(word, [a, b])
      stopper.saw(a, a, snapshot('running', {children: [c]}))
      stopper.saw(b, b, snapshot('success'))
      expect(kept()).toEqual([])
      interrupt()
      expect(kept()).toEqual(['order a', 'order c'])
      expect([a, b, c].map(t => stopper.wants(t))).toEqual([true, false, true])
    }
  )

  test('keeps who a target is by now', () => {
    const a = named('a', {names: undefined})
    const {stopper, interrupt} = setUp('on-cancel', [a])
    stopper.saw(a, {...a, label: 'run 77', names: {'run-id': '77'}}, snapshot('running'))
    interrupt()
    expect(kept()).toEqual(['run 77'])
  })

  test('keeps nothing of what has no name yet, nor where nothing can be signed', () => {
    const nameless = setUp('on-cancel', [named('a', {names: undefined})])
    nameless.interrupt()
    expect([kept(), nameless.told]).toEqual([[], []])
    setUp('on-cancel', [named('a')], false).interrupt()
    expect(readFileSync(path, 'utf8')).not.toContain('order a')
  })

  test('with never does nothing', async () => {
    const a = named('a')
    const {stopper, interrupt} = setUp('never', [a])
    interrupt()
    await stopper.stop(clock.now() + 1000)
    expect([stopper.wants(a), a.asked, readFileSync(path, 'utf8')]).toEqual([false, [], ''])
  })

  test('stops each thing once it is kept, and keeps only what was not accepted', async () => {
    const [a, b] = [named('a'), named('b', {stop: () => Promise.reject(new Error('no'))})]
    const {stopper, interrupt, told} = setUp('on-cancel', [a, b])
    interrupt()
    await stopper.stop(Number.POSITIVE_INFINITY)
    expect(a.asked).toEqual(['a kept order a,order b'])
    // What a look saw to have ended needs no stop.
    expect(kept()).toEqual([])
    expect(told).toEqual([
      'order a has ended on the platform: Cancelled',
      'order b has ended on the platform: Cancelled'
    ])
  })

  test.each([
    ['SIGTERM', 0],
    ['SIGINT', -4800]
  ])('%s %s ms ago leaves no time: the post step is named', async (name, ago) => {
    const a = named('a')
    const {stopper, interrupt, told} = setUp('on-cancel', [a])
    interrupt(name, clock.now() + ago)
    await stopper.stop(Number.POSITIVE_INFINITY)
    expect([a.asked, kept()]).toEqual([[], ['order a']])
    expect(told).toEqual(['order a: no time is left, the post step of this action stops it'])
  })

  test('says what can not be stopped, and why', async () => {
    const a = named('a', {whyNoStop: 'give app-name'})
    delete a.stop
    const {stopper, interrupt, told} = setUp('on-cancel', [a])
    interrupt()
    await stopper.stop(Number.POSITIVE_INFINITY)
    expect([stopper.wants(a), kept()]).toEqual([false, []])
    expect(told).toEqual([
      `order a can not be stopped from here: give app-name; stop it on the platform: ${a.url}`
    ])
  })
})

describe('a time limit', () => {
  test.each<[string, Inputs['cancelRemote'], Cause, boolean[]]>([
    [
      'stops what it ended and what was left at the end of the whole wait',
      'on-cancel-or-timeout',
      timeout('timeout'),
      [true, true, false]
    ],
    [
      'of one thing leaves the others alone',
      'on-cancel-or-timeout',
      timeout('stall-timeout'),
      [true, false, false]
    ],
    ['stops nothing where only a cancel does', 'on-cancel', timeout('timeout'), [false, false, false]],
    ['stops nothing where nothing does', 'never', timeout('timeout'), [false, false, false]]
  ])('%s', (_, word, cause, wanted) => {
    const [a, b, c] = [named('a'), named('b'), named('c')]
    const targets = [a, b, c]
    const {stopper} = setUp(word, targets)
    stopper.saw(c, c, snapshot('success'))
    stopper.judge([
      watched({outcome: 'timeout', cause}, {}, {target: a}),
      watched({outcome: 'running', cause: left}, {}, {target: b, decided: false}),
      watched({outcome: 'success', cause: {code: 'vendor'}}, {}, {target: c})
    ])
    expect(targets.map(t => stopper.wants(t))).toEqual(wanted)
    expect(kept()).toEqual(targets.filter((_target, i) => wanted[i]).map(t => t.label))
  })

  test.each<[string, Parameters<typeof watched>[0]]>([
    ['a failure', {outcome: 'failure', cause: {code: 'vendor'}}],
    ['a machine that holds it', {outcome: 'failure', cause: {code: 'blocked', parts: []}}],
    ['a pause', {outcome: 'paused', cause: {code: 'paused'}}],
    ['an error', {outcome: 'error', cause: {...timeout('timeout'), neverGood: true} as Cause}],
    ['what another one left', {outcome: 'running', cause: left}]
  ])('is not %s', (_, verdict) => {
    const a = named('a')
    const {stopper} = setUp('on-cancel-or-timeout', [a])
    stopper.judge([watched(verdict, {}, {target: a})])
    expect([stopper.wants(a), kept()]).toEqual([false, []])
  })
})

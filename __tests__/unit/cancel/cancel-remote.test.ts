import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeEach, describe, expect, test} from '@jest/globals'
import {parseKeyValues} from '../../../runner/command-files.js'
import {createRemoteCancel} from '../../../src/cancel/cancel-remote.js'
import type {Inputs} from '../../../src/inputs/inputs.js'
import type {Text} from '../../../src/messages/message.js'
import {Interruption} from '../../../src/model/interruption.js'
import type {Target} from '../../../src/model/target.js'
import type {Printer} from '../../../src/output/printer.js'
import {sayLine} from '../../../src/output/say-line.js'
import {monotonicClock as clock} from '../../../src/util/timers.js'
import type {Cause} from '../../../src/wait/policy.js'
import {actRunners, chooseRunner} from '../../support/act-runners.js'
import {snapshot, target, watched} from '../support/build.js'

const chosen = chooseRunner()
const folder = mkdtempSync(join(tmpdir(), 'cancel-remote-'))
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
  const printed: string[] = []
  const controller = new AbortController()
  const inputs = {
    cancelRemote,
    stateKey: withKey ? Buffer.from('key') : undefined,
    settings: {pace: {minMs: 50}}
  } as unknown as Inputs
  const print = (text: Text) => void printed.push(sayLine(text))
  const printer = {line: print, warning: print} as unknown as Printer
  const urgent = new AbortController()
  const [interrupted, terminated] = [controller.signal, urgent.signal]
  const remoteCancel = createRemoteCancel(inputs, {clock, printer, interrupted, terminated, targets})
  const interrupt = (name = 'SIGINT', at = clock.now()) => controller.abort(new Interruption(name, at))
  return {remoteCancel, printed, interrupt, terminate: () => urgent.abort()}
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
const abandoned: Cause = {code: 'abandoned'}

describe('a signal', () => {
  test.each(['on-cancel', 'on-cancel-or-timeout'] as const)(
    'with %s keeps what runs in the same tick',
    word => {
      const [a, b, c] = [named('a'), named('b'), named('c')]
      const {remoteCancel, interrupt} = setUp(word, [a, b])
      remoteCancel.recordPoll(a, a, snapshot('running', {children: [c]}))
      remoteCancel.recordPoll(b, b, snapshot('success'))
      expect(kept()).toEqual([])
      interrupt()
      expect(kept()).toEqual(['order a', 'order c'])
      expect([a, b, c].map(t => remoteCancel.willStop(t))).toEqual([true, false, true])
    }
  )

  test('keeps who a target is by now', () => {
    const a = named('a', {names: undefined})
    const {remoteCancel, interrupt} = setUp('on-cancel', [a])
    remoteCancel.recordPoll(a, {...a, label: 'run 77', names: {'run-id': '77'}}, snapshot('running'))
    interrupt()
    expect(kept()).toEqual(['run 77'])
  })

  test('keeps nothing of what has no name yet, nor where nothing can be signed', () => {
    const nameless = setUp('on-cancel', [named('a', {names: undefined})])
    nameless.interrupt()
    expect([kept(), nameless.printed]).toEqual([[], []])
    setUp('on-cancel', [named('a')], false).interrupt()
    expect(readFileSync(path, 'utf8')).not.toContain('order a')
  })

  test('with never does nothing', async () => {
    const a = named('a')
    const {remoteCancel, interrupt} = setUp('never', [a])
    interrupt()
    await remoteCancel.stop(clock.now() + 1000)
    expect([remoteCancel.willStop(a), a.asked, readFileSync(path, 'utf8')]).toEqual([false, [], ''])
  })

  test('stops each thing once it is kept, and keeps only what was not accepted', async () => {
    const [a, b] = [named('a'), named('b', {stop: () => Promise.reject(new Error('no'))})]
    const {remoteCancel, interrupt, printed} = setUp('on-cancel', [a, b])
    interrupt()
    await remoteCancel.stop(Number.POSITIVE_INFINITY)
    expect(a.asked).toEqual(['a kept order a,order b'])
    // What a poll saw to have ended needs no stop.
    expect(kept()).toEqual([])
    expect(printed).toEqual([
      'order a has ended on the platform: Cancelled',
      'order b has ended on the platform: Cancelled'
    ])
  })

  test.each([
    ['SIGTERM', 0],
    ['SIGINT', -4800]
  ])('%s %s ms ago leaves no time: the post step is named', async (name, ago) => {
    const a = named('a')
    const {remoteCancel, interrupt, printed} = setUp('on-cancel', [a])
    interrupt(name, clock.now() + ago)
    await remoteCancel.stop(Number.POSITIVE_INFINITY)
    expect([a.asked, kept()]).toEqual([[], ['order a']])
    expect(printed).toEqual(['order a: no time is left, the post step of this action stops it'])
  })

  test('after SIGINT that leaves no more time ends a stop that hangs, which stays for the post step', async () => {
    const a = named('a', {stop: () => new Promise(() => {}), read: () => new Promise(() => {})})
    const {remoteCancel, interrupt, terminate, printed} = setUp('on-cancel', [a])
    interrupt()
    const stopped = remoteCancel.stop(Number.POSITIVE_INFINITY)
    await new Promise(resolve => setImmediate(resolve))
    terminate()
    await stopped
    expect(kept()).toEqual(['order a'])
    expect(printed).toEqual([expect.stringMatching(/^order a could not be stopped \(no time was left\)/)])
    await remoteCancel.stop(Number.POSITIVE_INFINITY)
    expect(printed.at(-1)).toBe('order a: no time is left, the post step of this action stops it')
  })

  test('says what cannot be stopped, and why', async () => {
    const a = named('a', {whyNoStop: 'give app-name'})
    delete a.stop
    const {remoteCancel, interrupt, printed} = setUp('on-cancel', [a])
    interrupt()
    await remoteCancel.stop(Number.POSITIVE_INFINITY)
    expect([remoteCancel.willStop(a), kept()]).toEqual([false, []])
    expect(printed).toEqual([
      `order a cannot be stopped from here: give app-name; stop it on the platform: ${a.url}`
    ])
  })
})

describe('a time limit', () => {
  test.each<[string, Inputs['cancelRemote'], Cause, boolean[]]>([
    [
      'stops what it ended and what was abandoned at the end of the whole wait',
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
    const {remoteCancel} = setUp(word, targets)
    remoteCancel.recordPoll(c, c, snapshot('success'))
    remoteCancel.addTimedOut([
      watched({outcome: 'timeout', cause}, {}, {target: a}),
      watched({outcome: 'running', cause: abandoned}, {}, {target: b, decided: false}),
      watched({outcome: 'success', cause: {code: 'vendor'}}, {}, {target: c})
    ])
    expect(targets.map(t => remoteCancel.willStop(t))).toEqual(wanted)
    expect(kept()).toEqual(targets.filter((_target, i) => wanted[i]).map(t => t.label))
  })

  test.each<[string, Parameters<typeof watched>[0]]>([
    ['a failure', {outcome: 'failure', cause: {code: 'vendor'}}],
    ['a machine that holds it', {outcome: 'failure', cause: {code: 'blocked', parts: []}}],
    ['a pause', {outcome: 'paused', cause: {code: 'paused'}}],
    ['an error', {outcome: 'error', cause: {...timeout('timeout'), neverGood: true} as Cause}],
    ['what another target made abandoned', {outcome: 'running', cause: abandoned}]
  ])('is not %s', (_, verdict) => {
    const a = named('a')
    const {remoteCancel} = setUp('on-cancel-or-timeout', [a])
    remoteCancel.addTimedOut([watched(verdict, {}, {target: a})])
    expect([remoteCancel.willStop(a), kept()]).toEqual([false, []])
  })
})

describe('where the runner kills without a signal', () => {
  const saved = () => {
    const {stops = ''} = parseKeyValues(readFileSync(path, 'utf8'))
    return stops === '' ? [] : (JSON.parse(stops.slice(44)) as {label: string; beforehand?: boolean}[])
  }

  test.each(Object.values(actRunners))('%j: what runs is kept from the start on, until the verdict', env => {
    chosen(env)
    const [a, b, c] = [named('a'), named('b', {names: undefined}), named('c')]
    const {remoteCancel, printed} = setUp('on-cancel', [a, b])
    expect(saved()).toMatchObject([{label: 'order a', beforehand: true}])
    remoteCancel.recordPoll(b, {...b, label: 'run 77', names: {'run-id': '77'}}, snapshot('running'))
    remoteCancel.recordPoll(a, a, snapshot('running', {children: [c]}))
    expect(kept()).toEqual(['order a', 'run 77', 'order c'])
    for (const ended of [a, b, c]) remoteCancel.recordPoll(ended, ended, snapshot('success'))
    expect(kept()).toEqual([])
    expect(printed).toEqual([])
  })

  test.each<[string, Inputs['cancelRemote'], Record<string, string>]>([
    ['with never', 'never', {ACT: 'true'}],
    ['on a runner that sends a signal', 'on-cancel', {}]
  ])('and %s nothing is kept', (_, word, env) => {
    chosen(env)
    const a = named('a')
    setUp(word, [a]).remoteCancel.recordPoll(a, a, snapshot('running'))
    expect(readFileSync(path, 'utf8')).toBe('')
  })

  describe('a step', () => {
    beforeEach(() => chosen({ACT: 'true'}))

    test('that ends by itself leaves nothing to stop, but what a time limit ended', () => {
      const [a, b] = [named('a'), named('b')]
      const ends = (word: Inputs['cancelRemote'], outcome: 'timeout' | 'failure', cause: Cause) => {
        const {remoteCancel} = setUp(word, [a, b])
        expect(kept()).toEqual(['order a', 'order b'])
        remoteCancel.addTimedOut([
          watched({outcome, cause}, {}, {target: a}),
          watched({outcome: 'running', cause: abandoned}, {}, {target: b, decided: false})
        ])
        remoteCancel.forgetRunning()
        return saved()
      }
      expect(ends('on-cancel', 'timeout', timeout('timeout'))).toEqual([])
      expect(ends('on-cancel-or-timeout', 'failure', {code: 'vendor'})).toEqual([])
      const left = ends('on-cancel-or-timeout', 'timeout', timeout('stall-timeout'))
      expect(left).toMatchObject([{label: 'order a'}])
      expect(left[0]).not.toHaveProperty('beforehand')
    })

    test('that gets a signal all the same keeps what it has to stop, and is not one that was killed', async () => {
      const [a, b] = [named('a'), named('b')]
      const {remoteCancel, interrupt} = setUp('on-cancel', [a, b])
      remoteCancel.recordPoll(b, b, snapshot('success'))
      interrupt('SIGTERM')
      remoteCancel.recordPoll(a, a, snapshot('running', {children: [named('c')]}))
      remoteCancel.forgetRunning()
      expect(saved()).toEqual([expect.not.objectContaining({beforehand: true})])
      expect(kept()).toEqual(['order a'])
    })

    test('that gets a signal when all that can be stopped has ended leaves nothing', () => {
      const [a, b, c] = [named('a'), named('b', {whyNoStop: 'x'}), named('c', {whyNoStop: 'x'})]
      for (const one of [b, c]) delete one.stop
      const {remoteCancel, interrupt} = setUp('on-cancel', [a, b, c])
      remoteCancel.recordPoll(a, a, snapshot('success'))
      interrupt()
      expect(kept()).toEqual([])
    })

    test('says at once what its post step could not stop, and why, and once', async () => {
      const a = named('a', {whyNoStop: 'give app-name'})
      delete a.stop
      const {remoteCancel, interrupt, printed} = setUp('on-cancel', [a])
      const warning = `order a cannot be stopped from here: give app-name; stop it on the platform: ${a.url}`
      expect(printed).toEqual([warning])
      interrupt()
      await remoteCancel.stop(Number.POSITIVE_INFINITY)
      expect(printed).toEqual([warning])
    })

    test('says once where nothing can be kept', () => {
      process.env.GITHUB_STATE = join(folder, 'none')
      const a = named('a')
      const {remoteCancel, printed} = setUp('on-cancel', [a])
      remoteCancel.recordPoll(a, a, snapshot('running', {children: [named('b')]}))
      expect(printed).toEqual([expect.stringMatching(/^nothing could be kept for the post step/)])
    })

    test('of many deploys writes the less the fewer of them run', () => {
      const many = Array.from({length: 64}, (_, i) => named(String(i)))
      const {remoteCancel} = setUp('on-cancel', many)
      const first = readFileSync(path, 'utf8').length
      for (const one of many) {
        remoteCancel.recordPoll(one, one, snapshot('running'))
        remoteCancel.recordPoll(one, one, snapshot('success'))
      }
      expect(readFileSync(path, 'utf8').length).toBeLessThan(first * 2.5)
      expect(kept()).toEqual([])
    })
  })
})

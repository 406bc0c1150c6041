import {getEventListeners} from 'node:events'
import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import {Interruption, RequestError} from '../../../src/errors.js'
import {type Watched, watch} from '../../../src/gate/watch.js'
import type {Outcome} from '../../../src/outcome.js'
import {sleep} from '../../../src/time.js'
import type {Snapshot, Target} from '../../../src/vendors/types.js'
import {failure, policy, SECOND, snapshot, target} from '../support/build.js'

// Several waits share one clock here, so it is jest's own time for both.
const clock = {now: () => Date.now(), sleep}

beforeEach(() => {
  jest.useFakeTimers({doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance']})
})

afterEach(() => {
  jest.useRealTimers()
})

/** A target that says one thing until a time, and another from then on. */
function turns(id: string, atMs: number, then: Snapshot, before = snapshot('running')): Target {
  const from = Date.now()
  return target({id, label: `order ${id}`, read: async () => (Date.now() - from >= atMs ? then : before)})
}

async function watchAll(
  targets: readonly Target[],
  {
    failFast = true,
    allowed = ['success'],
    forMs = 600 * SECOND
  }: {failFast?: boolean; allowed?: Outcome[]; forMs?: number} = {},
  during: (controller: AbortController) => void = () => {}
) {
  const controller = new AbortController()
  let ended: Watched[] | undefined
  let fault: unknown
  const done = watch(
    targets,
    {
      policy: policy(),
      pace: {minMs: 2000, maxMs: 15_000},
      failFast,
      isAllowed: v => allowed.includes(v.outcome)
    },
    {
      clock,
      random: () => 0,
      signal: controller.signal,
      startedAt: clock.now(),
      logLength: () => 0,
      onLook: () => {}
    }
  ).then(
    watched => {
      ended = watched
    },
    error => {
      fault = error
    }
  )
  during(controller)
  await jest.advanceTimersByTimeAsync(forMs)
  await done
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  expect(jest.getTimerCount()).toBe(0)
  if (fault !== undefined) throw fault
  return (ended ?? []).map(({target: {id}, verdict, decided, track}) => ({
    id,
    outcome: verdict.outcome,
    cause: verdict.cause.code,
    decided,
    looks: track.looks
  }))
}

const success = snapshot('success')
const fails = snapshot('failure')

describe('several targets', () => {
  test('are waited for side by side, and told in their order', async () => {
    const seen = await watchAll([
      turns('a', 30 * SECOND, success),
      turns('b', 10 * SECOND, success),
      turns('c', 0, success)
    ])
    expect(seen.map(s => [s.id, s.outcome, s.decided])).toEqual([
      ['a', 'success', true],
      ['b', 'success', true],
      ['c', 'success', true]
    ])
    expect(seen.map(s => s.looks)).toEqual([16, 6, 1])
  })

  test('end with the first outcome that is not allowed: the others are left as running', async () => {
    const seen = await watchAll([
      turns('a', 300 * SECOND, success),
      turns('b', 10 * SECOND, fails),
      turns('c', 4 * SECOND, success)
    ])
    expect(seen).toMatchObject([
      {id: 'a', outcome: 'running', cause: 'left', decided: false},
      {id: 'b', outcome: 'failure', decided: true},
      {id: 'c', outcome: 'success', decided: true}
    ])
    expect(seen[0]?.looks).toBeGreaterThan(0)
    expect(seen[0]?.looks).toBeLessThan(8)
  })

  test('go on after an outcome that is allowed', async () => {
    const seen = await watchAll([turns('a', 20 * SECOND, success), turns('b', 2 * SECOND, fails)], {
      allowed: ['success', 'failure']
    })
    expect(seen.map(s => s.outcome)).toEqual(['success', 'failure'])
  })

  test('are all waited for without fail-fast', async () => {
    const seen = await watchAll([turns('a', 20 * SECOND, success), turns('b', 2 * SECOND, fails)], {
      failFast: false
    })
    expect(seen.map(s => [s.outcome, s.decided])).toEqual([
      ['success', true],
      ['failure', true]
    ])
  })

  test('an error of one is no error of another', async () => {
    const refused = target({
      id: 'b',
      read: () => Promise.reject(new RequestError('HTTP 403', failure('permanent')))
    })
    const seen = await watchAll([turns('a', 20 * SECOND, success), refused], {failFast: false})
    expect(seen.map(s => s.outcome)).toEqual(['success', 'error'])
  })

  test('fifty of them leave nothing behind', async () => {
    const seen = await watchAll(
      Array.from({length: 50}, (_, i) => turns(String(i), i * SECOND, i === 40 ? fails : success))
    )
    expect(seen).toHaveLength(50)
    expect(seen.filter(s => s.outcome === 'failure').map(s => s.id)).toEqual(['40'])
    expect(seen.filter(s => !s.decided).every(s => s.outcome === 'running')).toBe(true)
  })
})

describe('a signal', () => {
  test('interrupts every wait that still runs', async () => {
    const seen = await watchAll(
      [turns('a', 300 * SECOND, success), turns('b', 2 * SECOND, success)],
      {},
      controller => void setTimeout(() => controller.abort(new Interruption('SIGINT')), 10 * SECOND)
    )
    expect(seen).toMatchObject([
      {id: 'a', outcome: 'interrupted', cause: 'interrupted', decided: true},
      {id: 'b', outcome: 'success', decided: true}
    ])
  })

  test('before the start too', async () => {
    const controller = new AbortController()
    controller.abort(new Interruption('SIGTERM'))
    const seen = await watch(
      [turns('a', 0, success)],
      {policy: policy(), pace: {minMs: 2000, maxMs: 15_000}, failFast: true, isAllowed: () => true},
      {
        clock,
        random: () => 0,
        signal: controller.signal,
        startedAt: clock.now(),
        logLength: () => 0,
        onLook: () => {}
      }
    )
    expect(seen[0]?.verdict).toEqual({
      outcome: 'interrupted',
      cause: {code: 'interrupted', signal: 'SIGTERM'}
    })
  })
})

test('a fault of our own is nobody’s verdict', async () => {
  const fault = new TypeError('x is not a function')
  const bad = target({id: 'b', read: () => Promise.reject(fault)})
  await expect(watchAll([bad])).rejects.toBe(fault)
})

describe('targets that are found through another one', () => {
  const withChildren = (
    phase: 'running' | 'success' | 'failure' | 'cancelled',
    children: readonly Target[]
  ) => snapshot(phase, {children})

  test('are waited for too, each once, and come after it', async () => {
    const child = turns('child', 40 * SECOND, success)
    const seen = await watchAll([
      turns('run', 20 * SECOND, withChildren('success', [child]), withChildren('running', [child, child]))
    ])
    expect(seen.map(s => [s.id, s.outcome])).toEqual([
      ['run', 'success'],
      ['child', 'success']
    ])
  })

  test('make it red when they fail', async () => {
    const child = turns('child', 10 * SECOND, fails)
    const seen = await watchAll([turns('run', 100 * SECOND, success, withChildren('running', [child]))])
    expect(seen).toMatchObject([
      {id: 'run', outcome: 'running', decided: false},
      {id: 'child', outcome: 'failure', decided: true}
    ])
  })

  test.each(['failure', 'cancelled'] as const)(
    'end with it when it ends in %s, whatever they say',
    async phase => {
      const child = turns('child', 300 * SECOND, success)
      const seen = await watchAll(
        [turns('run', 20 * SECOND, withChildren(phase, [child]), withChildren('running', [child]))],
        {failFast: false}
      )
      expect(seen.map(s => [s.id, s.outcome, s.decided])).toEqual([
        ['run', phase, true],
        ['child', phase, true]
      ])
    }
  )
})

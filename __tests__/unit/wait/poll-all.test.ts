import {getEventListeners} from 'node:events'
import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import {Interruption} from '../../../src/model/interruption.js'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import {sleep} from '../../../src/util/timers.js'
import type {Policy} from '../../../src/wait/policy.js'
import {type PollAllDeps, pollAll, type WaitResult} from '../../../src/wait/poll-all.js'
import {failure, policy, SECOND, snapshot, target} from '../support/build.js'

// Several waits share one clock here, so it is jest's own time for both.
const clock = {now: () => Date.now(), sleep}

beforeEach(() => {
  jest.useFakeTimers({doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance']})
})

afterEach(() => {
  jest.useRealTimers()
})

/** A target with one state until a time, and another from then on. */
function turns(id: string, atMs: number, then: Snapshot, before = snapshot('running')): Target {
  const from = Date.now()
  return target({id, label: `order ${id}`, read: async () => (Date.now() - from >= atMs ? then : before)})
}

async function waitFor(
  targets: readonly Target[],
  {
    failFast = true,
    allowed = ['success'],
    over = {},
    forMs = 600 * SECOND,
    random = () => 0
  }: {
    failFast?: boolean
    allowed?: Outcome[]
    over?: Partial<Policy>
    forMs?: number
    random?: () => number
  } = {},
  during: (controller: AbortController) => void = () => {}
) {
  const controller = new AbortController()
  let ended: WaitResult[] | undefined
  let fault: unknown
  const done = pollAll(
    targets,
    {
      policy: policy(over),
      pace: {minMs: 2000, maxMs: 15_000},
      failFast,
      isAllowed: v => allowed.includes(v.outcome)
    },
    {
      clock,
      random,
      signal: controller.signal,
      startedAt: clock.now(),
      logLength: () => 0,
      onPoll: () => {}
    }
  ).then(
    results => {
      ended = results
    },
    error => {
      fault = error
    }
  )
  during(controller)
  await jest.advanceTimersByTimeAsync(forMs)
  if (ended === undefined && fault === undefined) throw new Error(`still waiting after ${forMs} ms`)
  await done
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  expect(jest.getTimerCount()).toBe(0)
  if (fault !== undefined) throw fault
  return (ended ?? []).map(({target: {id}, verdict, decided, state}) => ({
    id,
    outcome: verdict.outcome,
    cause: verdict.cause.code,
    decided,
    polls: state.polls
  }))
}

/** Polls targets that have ended within a second; answers their results as they are. */
async function directly(targets: readonly Target[], over: Partial<PollAllDeps> = {}): Promise<WaitResult[]> {
  const done = pollAll(
    targets,
    {policy: policy(), pace: {minMs: 2000, maxMs: 15_000}, failFast: false, isAllowed: () => true},
    {
      clock,
      random: () => 0,
      signal: new AbortController().signal,
      startedAt: clock.now(),
      logLength: () => 0,
      onPoll: () => {},
      ...over
    }
  )
  await jest.advanceTimersByTimeAsync(SECOND)
  return done
}

const success = snapshot('success')
const fails = snapshot('failure')

describe('several targets', () => {
  test('are waited for side by side, and reported in their order', async () => {
    const seen = await waitFor([
      turns('a', 30 * SECOND, success),
      turns('b', 10 * SECOND, success),
      turns('c', 0, success)
    ])
    expect(seen.map(s => [s.id, s.outcome, s.decided])).toEqual([
      ['a', 'success', true],
      ['b', 'success', true],
      ['c', 'success', true]
    ])
    expect(seen.map(s => s.polls)).toEqual([16, 6, 1])
  })

  test('end with the first outcome that is not allowed, and the others stand as running', async () => {
    const seen = await waitFor([
      turns('a', 300 * SECOND, success),
      turns('b', 10 * SECOND, fails),
      turns('c', 4 * SECOND, success)
    ])
    expect(seen).toMatchObject([
      {id: 'a', outcome: 'running', cause: 'abandoned', decided: false},
      {id: 'b', outcome: 'failure', decided: true},
      {id: 'c', outcome: 'success', decided: true}
    ])
    expect(seen[0]?.polls).toBeGreaterThan(0)
    expect(seen[0]?.polls).toBeLessThan(8)
  })

  test('go on after an outcome that is allowed', async () => {
    const seen = await waitFor([turns('a', 20 * SECOND, success), turns('b', 2 * SECOND, fails)], {
      allowed: ['success', 'failure']
    })
    expect(seen.map(s => s.outcome)).toEqual(['success', 'failure'])
  })

  test('are all waited for without fail-fast', async () => {
    const seen = await waitFor([turns('a', 20 * SECOND, success), turns('b', 2 * SECOND, fails)], {
      failFast: false
    })
    expect(seen.map(s => [s.outcome, s.decided])).toEqual([
      ['success', true],
      ['failure', true]
    ])
  })

  test('have each a last poll at the deadline of the whole wait, whichever of them ends first', async () => {
    const from = Date.now()
    const slow = target({
      id: 'b',
      async read({signal}) {
        const isLast = Date.now() - from >= 60 * SECOND
        if (isLast) await sleep(5 * SECOND, signal)
        return isLast ? success : snapshot('running')
      }
    })
    const seen = await waitFor([turns('a', 300 * SECOND, success), slow, turns('c', 300 * SECOND, success)], {
      over: {timeoutMs: 60 * SECOND}
    })
    expect(seen).toMatchObject([
      {id: 'a', outcome: 'timeout', cause: 'limit', decided: true},
      {id: 'b', outcome: 'success', decided: true},
      {id: 'c', outcome: 'timeout', cause: 'limit', decided: true}
    ])
  })

  test('end with the first that has queued for too long, and the others stand as running', async () => {
    const seen = await waitFor(
      [turns('a', 300 * SECOND, success), target({id: 'b', read: async () => snapshot('queued')})],
      {
        over: {queueTimeoutMs: 30 * SECOND}
      }
    )
    expect(seen.map(s => [s.outcome, s.cause, s.decided])).toEqual([
      ['running', 'abandoned', false],
      ['timeout', 'limit', true]
    ])
  })

  test('end each with their own error', async () => {
    const refused = target({
      id: 'b',
      read: () => Promise.reject(new RequestError('HTTP 403', failure('permanent')))
    })
    const seen = await waitFor([turns('a', 20 * SECOND, success), refused], {failFast: false})
    expect(seen.map(s => s.outcome)).toEqual(['success', 'error'])
  })

  test('leave nothing behind when there are fifty', async () => {
    const seen = await waitFor(
      Array.from({length: 50}, (_, i) => turns(String(i), i * SECOND, i === 40 ? fails : success))
    )
    expect(seen).toHaveLength(50)
    expect(seen.filter(s => s.outcome === 'failure').map(s => s.id)).toEqual(['40'])
    expect(seen.filter(s => !s.decided).every(s => s.outcome === 'running')).toBe(true)
  })
})

describe('a signal', () => {
  test('interrupts every wait that still runs', async () => {
    const seen = await waitFor(
      [turns('a', 300 * SECOND, success), turns('b', 2 * SECOND, success)],
      {},
      controller => void setTimeout(() => controller.abort(new Interruption('SIGINT')), 10 * SECOND)
    )
    expect(seen).toMatchObject([
      {id: 'a', outcome: 'interrupted', cause: 'interrupted', decided: true},
      {id: 'b', outcome: 'success', decided: true}
    ])
  })

  test('before the first answer leaves nothing known but what was asked for', async () => {
    const silent = target({id: 'a', read: () => new Promise(() => {})})
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Interruption('SIGINT')), SECOND / 2)
    const [seen] = await directly([silent], {signal: controller.signal})
    expect(seen).toMatchObject({verdict: {outcome: 'interrupted'}, state: {polls: 0}})
    expect(seen?.identity).toBe(silent)
  })

  test('before the start interrupts every wait', async () => {
    const controller = new AbortController()
    controller.abort(new Interruption('SIGTERM'))
    const seen = await pollAll(
      [turns('a', 0, success)],
      {policy: policy(), pace: {minMs: 2000, maxMs: 15_000}, failFast: true, isAllowed: () => true},
      {
        clock,
        random: () => 0,
        signal: controller.signal,
        startedAt: clock.now(),
        logLength: () => 0,
        onPoll: () => {}
      }
    )
    expect(seen[0]?.verdict).toEqual({
      outcome: 'interrupted',
      cause: {code: 'interrupted', signal: 'SIGTERM'}
    })
  })
})

test('a fault of our own is not a verdict: pollAll rejects with it', async () => {
  const fault = new TypeError('x is not a function')
  const bad = target({id: 'b', read: () => Promise.reject(fault)})
  await expect(waitFor([bad])).rejects.toBe(fault)
})

describe('targets that are found through another one', () => {
  const withChildren = (
    phase: 'running' | 'success' | 'failure' | 'cancelled',
    children: readonly Target[]
  ) => snapshot(phase, {children})

  test('are waited for too, each once, and come after the first', async () => {
    const child = turns('child', 40 * SECOND, success)
    const seen = await waitFor([
      turns('run', 20 * SECOND, withChildren('success', [child]), withChildren('running', [child, child]))
    ])
    expect(seen.map(s => [s.id, s.outcome])).toEqual([
      ['run', 'success'],
      ['child', 'success']
    ])
  })

  test('fail the wait when they fail', async () => {
    const child = turns('child', 10 * SECOND, fails)
    const seen = await waitFor([turns('run', 100 * SECOND, success, withChildren('running', [child]))])
    expect(seen).toMatchObject([
      {id: 'run', outcome: 'running', decided: false},
      {id: 'child', outcome: 'failure', decided: true}
    ])
  })

  test.each(['failure', 'cancelled'] as const)(
    'end with the first one when that ends in %s, whatever their own state',
    async phase => {
      const child = turns('child', 300 * SECOND, success)
      const seen = await waitFor(
        [turns('run', 20 * SECOND, withChildren(phase, [child]), withChildren('running', [child]))],
        {failFast: false}
      )
      expect(seen.map(s => [s.id, s.outcome, s.decided])).toEqual([
        ['run', phase, true],
        ['child', phase, true]
      ])
    }
  )

  test('are waited for after the first one has succeeded, and have their own verdicts', async () => {
    const child = turns('child', 40 * SECOND, fails)
    const seen = await waitFor([
      turns('run', 20 * SECOND, withChildren('success', [child]), withChildren('running', [child]))
    ])
    expect(seen).toMatchObject([
      {id: 'run', outcome: 'success', cause: 'vendor', decided: true},
      {id: 'child', outcome: 'failure', cause: 'vendor', decided: true}
    ])
  })

  test('end with the first one by a cause that holds its name and its status', async () => {
    const child = turns('child', 300 * SECOND, success)
    const named = {...target(), label: 'run 7 of the shop'}
    const causes: unknown[] = []
    for (const identity of [named, undefined]) {
      const read = async () => snapshot('failure', {status: 'ABORTED', children: [child], identity})
      const [, ended] = await directly([target({id: 'run', label: 'the latest run', read})])
      causes.push(ended?.verdict.cause)
    }
    expect(causes).toEqual([
      {code: 'run-ended', label: 'run 7 of the shop', status: 'ABORTED'},
      {code: 'run-ended', label: 'the latest run', status: 'ABORTED'}
    ])
  })

  test('cost no wait when there are none', async () => {
    const asked: number[] = []
    const slept = {
      now: clock.now,
      sleep: (ms: number, signal: AbortSignal) => {
        asked.push(ms)
        return clock.sleep(ms, signal)
      }
    }
    const [run] = await directly([turns('run', 0, withChildren('failure', []))], {clock: slept})
    expect(run?.verdict.outcome).toBe('failure')
    expect(asked).toEqual([0])
  })

  describe('when the first one fails at once', () => {
    const failed = (child: Target) => turns('run', 0, withChildren('failure', [child]))
    const once = {failFast: false, forMs: 3 * SECOND}

    test('are polled once, and waited for no longer', async () => {
      const quick = turns('child', 300 * SECOND, success)
      const slow = target({
        id: 'child',
        read: async () => {
          await new Promise(resolve => setTimeout(resolve, 2 * SECOND))
          return snapshot('running')
        }
      })
      for (const child of [quick, slow]) {
        expect(await waitFor([failed(child)], once)).toMatchObject([
          {id: 'run', outcome: 'failure', cause: 'vendor'},
          {id: 'child', outcome: 'failure', cause: 'run-ended', polls: 1}
        ])
      }
    })

    test('are waited for 10 s when that poll does not end', async () => {
      const silent = target({id: 'child', read: () => new Promise(() => {})})
      await expect(waitFor([failed(silent)], {...once, forMs: 9.9 * SECOND})).rejects.toThrow('still waiting')
      expect(await waitFor([failed(silent)], {...once, forMs: 10.1 * SECOND})).toMatchObject([
        {id: 'run', outcome: 'failure', cause: 'vendor'},
        {id: 'child', outcome: 'failure', cause: 'run-ended', polls: 0}
      ])
    })

    test('are waited for no longer when a signal comes', async () => {
      const silent = target({id: 'child', read: () => new Promise(() => {})})
      const seen = await waitFor(
        [failed(silent)],
        once,
        controller => void setTimeout(() => controller.abort(new Interruption('SIGINT')), 2 * SECOND)
      )
      expect(seen).toMatchObject([
        {id: 'run', outcome: 'failure', cause: 'vendor'},
        {id: 'child', outcome: 'interrupted', cause: 'interrupted'}
      ])
    })

    test('are waited for no longer when a fault of our own ends them', async () => {
      const fault = new TypeError('x is not a function')
      const bad = target({id: 'child', read: () => Promise.reject(fault)})
      await expect(waitFor([failed(bad)], once)).rejects.toBe(fault)
    })
  })

  test('end the wait for the first one when they are paused, where a pause stops', async () => {
    const child = turns('child', 10 * SECOND, snapshot('paused'))
    const seen = await waitFor([turns('run', 300 * SECOND, success, withChildren('running', [child]))], {
      allowed: ['success', 'paused'],
      over: {onPaused: 'stop'}
    })
    expect(seen).toMatchObject([
      {id: 'run', outcome: 'paused', cause: 'paused', decided: true},
      {id: 'child', outcome: 'paused', cause: 'paused', decided: true}
    ])
  })

  test.each([
    ['fail', fails],
    ['are blocked by a failed machine', snapshot('running', {blocked: {parts: [], settled: true}})]
  ])('do not end the wait for the first one when they %s', async (_how, then) => {
    const child = turns('child', 10 * SECOND, then)
    const seen = await waitFor([turns('run', 100 * SECOND, success, withChildren('running', [child]))], {
      failFast: false
    })
    expect(seen.map(s => [s.id, s.outcome])).toEqual([
      ['run', 'success'],
      ['child', 'failure']
    ])
  })
})

describe('targets that one request can read', () => {
  const down = (over = {}) => new RequestError('HTTP 503', failure('transient', over))

  /** Targets with such answers at each of their polls, by the time in s, and the times in s at which each was polled. */
  function asked(
    answers: readonly ((atS: number, signal: AbortSignal) => Snapshot | Promise<Snapshot>)[],
    readTogether?: object
  ) {
    const from = Date.now()
    const times = answers.map((): number[] => [])
    const targets = answers.map((answer, i) =>
      target({
        id: String(i),
        label: `order ${i}`,
        readTogether,
        read: async ({signal}) => {
          const at = (Date.now() - from) / SECOND
          times[i]?.push(at)
          return answer(at, signal)
        }
      })
    )
    return {targets, times, moments: () => new Set(times.flat().map(at => Math.round(at * 100)))}
  }
  const until = (endS: number, before: (atS: number) => Snapshot = () => snapshot('running')) => {
    return (atS: number) => (atS >= endS ? success : before(atS))
  }
  /** Dice of one row of numbers, the same in each run. */
  const dice = (seed = 1) => {
    let state = seed
    return () => {
      state = (state * 16807) % 2147483647
      return state / 2147483647
    }
  }
  const five = Array.from({length: 5}, () => until(300))

  test('are polled at the same times, and others drift apart', async () => {
    const [together, apart] = [asked(five, {}), asked(five)]
    await waitFor([...together.targets, ...apart.targets], {random: dice()})
    expect(together.moments().size).toBe(together.times[0]?.length)
    expect(apart.moments().size).toBeGreaterThan(200)
  })

  test('stay together through failures that all of them have', async () => {
    const fails = (atS: number) => {
      if (atS > 60 && atS < 120) throw down()
      return snapshot('running')
    }
    const {targets, times, moments} = asked(
      five.map(() => until(300, fails)),
      {}
    )
    await waitFor(targets, {random: dice()})
    expect(moments().size).toBe(times[0]?.length)
  })

  test('stay together though the poll of one of them takes longer', async () => {
    const slow = async (atS: number) => {
      if (Math.round(atS) % 3 === 0) await sleep(100, new AbortController().signal)
      return until(300)(atS)
    }
    const {targets, times, moments} = asked([slow, ...five], {})
    await waitFor(targets, {random: dice()})
    expect(moments().size).toBeLessThan(1.1 * (times[1]?.length ?? 0))
  })

  /** Fails once, so that it is polled at times of its own from then on. */
  const fallsBehind = (atS: number) => {
    if (atS > 100 && atS < 104) throw down()
    return atS < 300 ? snapshot('running') : success
  }

  test('take along who has fallen behind', async () => {
    const {targets, times} = asked([fallsBehind, ...five], {})
    await waitFor(targets, {random: dice()})
    const [behind = [], other = []] = times
    const alone = behind.filter(at => !other.includes(at))
    expect(alone.length).toBeGreaterThan(0)
    expect(alone.every(at => at < 110)).toBe(true)
  })

  test('are asked no sooner than the platform wants of each of them', async () => {
    const throttled = (atS: number) => {
      if (atS === 0) throw down({retryAfterMs: 60 * SECOND})
      return snapshot('running')
    }
    const {targets, times} = asked([until(100, throttled), ...five], {})
    await waitFor(targets, {random: dice()})
    expect(times[0]?.slice(0, 2)).toEqual([0, expect.any(Number)])
    expect(times[0]?.[1]).toBeGreaterThanOrEqual(60)
  })

  test('are polled no more often than min-interval lets them, and seldom enough in all', async () => {
    const late = (atS: number) => fallsBehind(atS < 300 ? Math.max(0, atS - 50) : atS)
    const {targets, times} = asked([fallsBehind, late, ...five], {})
    await waitFor(targets, {random: dice(7)})
    const isRetry = (at: number) => (at > 100 && at < 104) || (at > 150 && at < 154)
    for (const row of times) {
      const gaps = row.slice(1).flatMap((at, i) => (isRetry(row[i] ?? 0) ? [] : [at - (row[i] ?? 0)]))
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1.8)
      expect(row.length).toBeLessThanOrEqual((44 + 300 / 15) * 1.12)
    }
  })

  test('have each a verdict and limits of their own', async () => {
    const refusing = () => Promise.reject(down())
    const {targets} = asked([() => snapshot('queued'), () => snapshot('running'), until(20), refusing], {})
    const seen = await waitFor(targets, {
      failFast: false,
      random: dice(),
      over: {queueTimeoutMs: 30 * SECOND, stallTimeoutMs: 40 * SECOND, outageToleranceMs: 10 * SECOND}
    })
    expect(seen.map(({outcome, cause}) => [outcome, cause])).toEqual([
      ['timeout', 'limit'],
      ['timeout', 'limit'],
      ['success', 'vendor'],
      ['error', 'outage']
    ])
  })

  test('leave no sleeper behind when a signal comes', async () => {
    const {targets} = asked(five, {})
    const seen = await waitFor(
      targets,
      {random: dice()},
      controller => void setTimeout(() => controller.abort(new Interruption('SIGINT')), 10.5 * SECOND)
    )
    expect(seen.map(({outcome}) => outcome)).toEqual(five.map(() => 'interrupted'))
  })
})

test('the identity of a result is what the platform said last, else what was asked for', async () => {
  const pinned = {...target(), label: 'run 7', ids: {'run-id': '7'}}
  const latest = target({id: 'a', read: async () => snapshot('success', {identity: pinned})})
  const given = target({id: 'b', read: async () => success})
  const seen = await directly([latest, given])
  expect(seen.map(({identity}) => identity)).toEqual([pinned, given])
})

test('onPoll is called with the target of each poll and the length of its log', async () => {
  const calls: unknown[] = []
  const [a, b] = [turns('a', 0, success), turns('b', 0, success)]
  await directly([a, b], {
    logLength: ({id}) => (id === 'a' ? 11 : 22),
    onPoll: ({id}, state, poll) =>
      void calls.push([id, state.polls, 'snapshot' in poll ? poll.logLength : undefined])
  })
  expect(calls).toEqual([
    ['a', 1, 11],
    ['b', 1, 22]
  ])
})

test('an interruption names its signal', () => {
  const {name, message, signal} = new Interruption('SIGTERM')
  expect([name, message, signal]).toEqual(['Interruption', 'the process received SIGTERM', 'SIGTERM'])
})

/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {getEventListeners} from 'node:events'
import {describe, expect, jest, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import type {Snapshot} from '../../../src/model/target.js'
import {sleep} from '../../../src/util/timers.js'
import type {PollResult, WaitState} from '../../../src/wait/policy.js'
import {pollTarget, type WaitSettings} from '../../../src/wait/poll.js'
import {fc, runs} from '../../support/properties.js'
import {
  blocked,
  contradicted,
  failure,
  MINUTE,
  part,
  policy,
  SECOND,
  snapshot,
  target
} from '../support/build.js'
import {type VirtualClock, virtualClock} from '../support/virtual-clock.js'

type Script = (call: number, atMs: number, signal: AbortSignal) => Snapshot | Promise<Snapshot>

const running = snapshot('running')
const broken = (
  over: Parameters<typeof failure>[1] = {},
  kind: Parameters<typeof failure>[0] = 'transient'
) => new RequestError('broken', failure(kind, over))
const snapshotOf = (poll: PollResult): Snapshot => {
  if ('snapshot' in poll) return poll.snapshot
  throw new Error('no snapshot')
}

/** Waits on a virtual clock for a target whose answers a script gives; `asked` holds when each poll was made. */
function begin(
  script: Script,
  over: Partial<WaitSettings['policy']> = {},
  {
    clock = virtualClock(),
    random = () => 0,
    pace = {minMs: 2 * SECOND, maxMs: 15 * SECOND},
    logLength = () => 0,
    onPoll = () => {}
  }: {
    clock?: VirtualClock
    random?: () => number
    pace?: WaitSettings['pace']
    logLength?: () => number
    onPoll?: () => void
  } = {}
) {
  const controller = new AbortController()
  const startedAt = clock.now()
  const asked: number[] = []
  const polls: {state: WaitState; poll: PollResult; at: number}[] = []
  const done = pollTarget(
    target({
      async read({signal}) {
        const atMs = Math.round(clock.now() - startedAt)
        asked.push(atMs)
        return script(asked.length, atMs, signal)
      }
    }),
    {policy: policy(over), pace},
    {
      clock,
      random,
      signal: controller.signal,
      startedAt,
      logLength,
      onPoll: (state, poll, at) => {
        polls.push({state, poll, at})
        onPoll()
      }
    }
  )
  return {done, asked, polls, clock, controller}
}

/** An order that ends at a time. */
const endsAt =
  (ms: number, end: Snapshot = snapshot('success')): Script =>
  (_call, at) =>
    at >= ms ? end : running

test('an answer with more parts than are read of one is refused, whoever made them of it', async () => {
  const withParts = (count: number) =>
    snapshot('success', {parts: Array.from({length: count}, (_, i) => part('success', {id: `${i}`}))})
  expect((await begin(() => withParts(20_000)).done).verdict.outcome).toBe('success')
  expect((await begin(() => withParts(20_001)).done).verdict).toMatchObject({
    outcome: 'error',
    cause: {message: {key: 'failure.too-many-parts'}, failure: {kind: 'permanent'}}
  })
})

describe('the schedule of polls', () => {
  test('polls at once, and one poll is enough for an end', async () => {
    const {done, asked} = begin(() => snapshot('success'))
    const {verdict, state} = await done
    expect(verdict).toEqual({outcome: 'success', cause: {code: 'vendor'}})
    expect(asked).toEqual([0])
    expect(state.polls).toBe(1)
  })

  test('makes the last poll exactly at the deadline', async () => {
    const {done, asked} = begin(() => running, {timeoutMs: 5 * SECOND})
    const {verdict} = await done
    expect(asked).toEqual([0, 2000, 4000, 5000])
    expect(verdict).toMatchObject({outcome: 'timeout', cause: {limit: 'timeout', limitMs: 5000}})
  })

  test('makes the poll at the deadline once, and waits for its answer', async () => {
    const {done, asked} = begin(
      (_call, at) =>
        at < 6 * SECOND
          ? running
          : new Promise(resolve => setTimeout(() => resolve(snapshot('success')), 50)),
      {timeoutMs: 6 * SECOND}
    )
    expect((await done).verdict.outcome).toBe('success')
    expect(asked).toEqual([0, 2000, 4000, 6000])
  })

  test('makes the last poll after an answer from before the deadline that is read after it', async () => {
    const clock = virtualClock()
    const {done, asked} = begin(
      call => {
        if (call > 1) return snapshot('success')
        clock.pass(90 * SECOND) // the process was stopped
        return running
      },
      {timeoutMs: 60 * SECOND},
      {clock}
    )
    expect((await done).verdict.outcome).toBe('success')
    expect(asked).toEqual([0, 90 * SECOND])
  })

  test('lets an end that is seen at the deadline win', async () => {
    const {done, asked} = begin(endsAt(5 * SECOND), {timeoutMs: 5 * SECOND})
    expect((await done).verdict.outcome).toBe('success')
    expect(asked.at(-1)).toBe(5000)
  })

  test.each([1, 10, 30])('keeps its bounds over %d minutes', async minutes => {
    const end = minutes * MINUTE - 1
    const {done, asked} = begin(endsAt(end), {timeoutMs: 60 * MINUTE})
    await done
    expect(asked.length).toBeLessThanOrEqual(44 + end / (15 * SECOND))
    expect((asked.at(-1) ?? 0) - end).toBeLessThanOrEqual(Math.max(2000, Math.min(end * 0.05, 15_000)))
  })

  test('counts the time that an answer takes as elapsed', async () => {
    const clock = virtualClock()
    const {done, asked} = begin(
      () => {
        clock.pass(100 * SECOND)
        return running
      },
      {timeoutMs: 320 * SECOND},
      {clock}
    )
    await done
    // 5 % of 100, 205 and 315.25 s; the fourth is the one at the deadline.
    expect(asked).toEqual([0, 105_000, 215_250, 320_000])
  })

  test('makes the same polls by a clock with any origin', async () => {
    const times = await Promise.all(
      [0, 123_456.789, 1e9, -5e5].map(async origin => {
        const {done, asked} = begin(() => running, {timeoutMs: 20 * SECOND}, {clock: virtualClock(origin)})
        await done
        return asked
      })
    )
    const expected = [0, 2000, 4000, 6000, 8000, 10_000, 12_000, 14_000, 16_000, 18_000, 20_000]
    for (const asked of times) {
      expect(asked.slice(0, 11)).toEqual(expected)
      // Where fractions of a ms do not add up, the last poll comes again with the next tick.
      expect(asked.slice(11)).toEqual(asked.length > 11 ? [20_001] : [])
    }
  })

  test('polls when a limit passes, not a gap later', async () => {
    const {done, asked} = begin(
      () => snapshot('queued'),
      {queueTimeoutMs: 61 * SECOND},
      {pace: {minMs: 20_000, maxMs: 20_000}}
    )
    expect((await done).verdict).toMatchObject({outcome: 'timeout', cause: {limit: 'queue-timeout'}})
    expect(asked).toEqual([0, 20_000, 40_000, 60_000, 61_000])
  })

  test('makes the second poll that a state needs after min-interval', async () => {
    const holding = begin((_call, at) => (at >= 400 * SECOND ? snapshotOf(blocked(true)) : running), {})
    expect((await holding.done).verdict).toMatchObject({outcome: 'failure', cause: {code: 'blocked'}})
    const [before, last] = holding.asked.slice(-2)
    expect((last ?? 0) - (before ?? 0)).toBe(2000)

    const doubted = begin((_call, at) => (at >= 400 * SECOND ? snapshotOf(contradicted()) : running))
    expect((await doubted.done).verdict).toMatchObject({outcome: 'failure', cause: {code: 'contradicted'}})
    const [first, second] = doubted.asked.slice(-2)
    expect((second ?? 0) - (first ?? 0)).toBe(2000)

    const stopping = begin((_call, at) => (at >= 400 * SECOND ? snapshot('paused') : running), {
      onPaused: 'stop'
    })
    expect((await stopping.done).verdict.outcome).toBe('paused')
    const [one, other] = stopping.asked.slice(-2)
    expect((other ?? 0) - (one ?? 0)).toBe(2000)
  })

  test('keeps a part of the jitter for a whole wait', async () => {
    const drawn = [0.8, 0, 0.4]
    const {done, asked} = begin(() => running, {timeoutMs: 5 * SECOND}, {random: () => drawn.shift() ?? 0})
    await done
    // 2 s less 10 % of the mean of what is drawn at the start and of what is drawn for the gap.
    expect(asked).toEqual([0, 1920, 3800, 5000])
  })

  test('makes no poll after the verdict', async () => {
    const {done, asked} = begin(endsAt(10 * SECOND))
    await done
    const made = asked.length
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(asked).toHaveLength(made)
  })

  test('makes one poll at a time, and calls onPoll before the next', async () => {
    let open = 0
    const {done, polls, asked} = begin(async (call, at) => {
      expect(++open).toBe(1)
      expect(polls).toHaveLength(call - 1)
      await new Promise(resolve => setTimeout(resolve, 1))
      open--
      return endsAt(30 * SECOND)(call, at, new AbortController().signal)
    })
    await done
    expect(polls).toHaveLength(asked.length)
    expect(polls.map(p => p.state.polls)).toEqual(asked.map((_, i) => i + 1))
  })

  test('lets others in between what it does with many parts, and holds nobody up with few', async () => {
    const turnsWith = async (count: number) => {
      const parts = Array.from({length: count}, (_, i) => part('running', {id: `m${i}`}))
      let turns = 0
      const seen: number[] = []
      const count_ = () => {
        seen.push(turns)
        setImmediate(() => turns++)
        return 0
      }
      const {done} = begin(() => snapshot('success', {parts}), {}, {logLength: count_, onPoll: count_})
      await done
      return [...seen, turns]
    }
    expect(await turnsWith(501)).toEqual([0, 1, 2])
    expect(await turnsWith(500)).toEqual([0, 0, 0])
  })

  test('gives each poll the log length that was read by then', async () => {
    let length = 0
    const {done, polls} = begin(endsAt(9 * SECOND), {}, {logLength: () => (length += 10)})
    await done
    expect(polls.map(({poll}) => 'logLength' in poll && poll.logLength)).toEqual([10, 20, 30, 40, 50, 60])
  })
})

test('the runs before are asked for after the first answer, once, and known from then on', async () => {
  const asked: string[] = []
  const clock = virtualClock()
  const own = target({
    async read() {
      asked.push('read')
      if (asked.length === 1) throw broken()
      return asked.length < 6 ? running : snapshot('success')
    },
    async readDurations() {
      asked.push('durations')
      return Array(5).fill(MINUTE)
    }
  })
  const known: boolean[] = []
  await pollTarget(
    own,
    {policy: policy(), pace: {minMs: 2 * SECOND, maxMs: 15 * SECOND}},
    {
      clock,
      random: () => 0,
      signal: new AbortController().signal,
      startedAt: clock.now(),
      logLength: () => 0,
      async onPoll({history}) {
        known.push(history !== undefined)
        await new Promise(resolve => setImmediate(resolve))
      }
    }
  )
  expect(asked).toEqual(['read', 'read', 'durations', 'read', 'read', 'read'])
  expect(known).toEqual([false, false, true, true, true])
})

describe('failed polls', () => {
  test('are tried again after 1, 2, 4 … 30 s, and the outage ends at its tolerance', async () => {
    const {done, asked, polls} = begin(
      call => {
        if (call === 1) return running
        throw broken()
      },
      {outageToleranceMs: 100 * SECOND},
      {random: () => 1 - 1e-12}
    )
    const {verdict} = await done
    const since = asked[1] ?? 0
    expect(asked.slice(1).map(ms => Math.round((ms - since) / 1000))).toEqual([
      0, 1, 3, 7, 15, 31, 61, 91, 100
    ])
    expect(verdict).toMatchObject({outcome: 'error', cause: {code: 'outage', forMs: 100 * SECOND}})
    expect(polls.at(-1)?.state.seen).toEqual({Running: 1, 'HTTP 503': 9})
  })

  test('end with a good answer, and the wait goes on', async () => {
    const {done} = begin(
      (_call, at) => {
        if (at > 10 * SECOND && at < 300 * SECOND) throw broken()
        return at > 400 * SECOND ? snapshot('success') : running
      },
      {outageToleranceMs: 295 * SECOND},
      {random: () => 0.5}
    )
    expect((await done).verdict.outcome).toBe('success')
  })

  test('fail a wait of 30 min after 5 min 30 s, and not after 5 min', async () => {
    const outage =
      (ms: number): Script =>
      (_call, at) => {
        if (at >= 60 * SECOND && at < 60 * SECOND + ms) throw broken()
        return at > 10 * MINUTE ? snapshot('success') : running
      }
    expect((await begin(outage(5 * MINUTE), {}, {random: () => 0.5}).done).verdict.outcome).toBe('success')
    expect((await begin(outage(5.5 * MINUTE), {}, {random: () => 0.5}).done).verdict.cause.code).toBe(
      'outage'
    )
  })

  test('obey Retry-After as a minimum', async () => {
    const {done, asked} = begin(call => {
      if (call === 1) throw broken({retryAfterMs: 77 * SECOND})
      return snapshot('success')
    })
    await done
    expect(asked).toEqual([0, 77_000])
  })

  test('are tried again no sooner than min-interval after throttling', async () => {
    const {done, asked} = begin(call => {
      if (call < 4) throw broken({}, 'throttled')
      return snapshot('success')
    })
    await done
    expect(asked).toEqual([0, 2000, 4000, 6000])
  })

  test('are tried again at the deadline whatever Retry-After is pending', async () => {
    const {done, asked} = begin(
      (call, at) => {
        if (call === 1) return running
        if (at < 60 * SECOND) throw broken({retryAfterMs: 120 * SECOND})
        return snapshot('success')
      },
      {timeoutMs: 60 * SECOND}
    )
    expect((await done).verdict.outcome).toBe('success')
    expect(asked).toEqual([0, 2000, 60_000])
  })

  test('are not tried again at the end of the tolerance before Retry-After', async () => {
    const {done, asked} = begin(
      call => {
        if (call > 1) return snapshot('success')
        throw broken({retryAfterMs: 90 * SECOND})
      },
      {outageToleranceMs: 60 * SECOND}
    )
    expect((await done).verdict.outcome).toBe('success')
    expect(asked).toEqual([0, 90_000])
  })

  test('that find nothing are tried again within their 30 s whatever Retry-After is pending', async () => {
    const {done, asked} = begin((_call, at) => {
      if (at < 30 * SECOND) throw broken({retryAfterMs: 31 * SECOND}, 'not-found')
      return snapshot('success')
    })
    expect((await done).verdict.outcome).toBe('success')
    expect(asked).toEqual([0, 30_000])
  })

  test('keep their pace where they are tolerated after outage-tolerance', async () => {
    const {done, asked} = begin(
      (_call, at) => {
        if (at < 20 * SECOND) throw broken({}, 'not-found')
        return snapshot('success')
      },
      {outageToleranceMs: SECOND},
      {random: () => 1 - 1e-12}
    )
    expect((await done).verdict.outcome).toBe('success')
    expect(asked.map(ms => Math.round(ms / 1000))).toEqual([0, 1, 3, 7, 15, 30])
  })

  test('are never less than 50 ms apart, except the one at the deadline', async () => {
    const gaps = async (outageToleranceMs: number) => {
      const {done, asked} = begin(
        () => {
          throw broken()
        },
        {outageToleranceMs},
        {random: () => 0.9}
      )
      await done
      return asked.slice(1).map((ms, i) => ms - (asked[i] ?? 0))
    }
    for (const tolerance of [930, 1000, 2710, 3000, 10_000]) {
      expect(Math.min(...(await gaps(tolerance)))).toBeGreaterThanOrEqual(50)
    }
  })

  test('are those with an answer that is not a snapshot, too, and give no verdict', async () => {
    const bad = [undefined, null, 'Success', 42, {}, {phase: 7}]
    const {done, polls} = begin(call =>
      call <= bad.length ? (bad[call - 1] as unknown as Snapshot) : snapshot('success')
    )
    expect((await done).verdict.outcome).toBe('success')
    expect(polls.slice(0, -1).map(({poll}) => poll)).toEqual(
      bad.map(() => ({
        failure: {kind: 'transient', label: 'bad answer'},
        message: 'the answer was empty'
      }))
    )
  })

  test('do not include a fault of our own: the wait rejects with it', async () => {
    const fault = new TypeError('x is not a function')
    await expect(
      begin(() => {
        throw fault
      }).done
    ).rejects.toBe(fault)
  })
})

describe('any script of answers', () => {
  const answer = fc.constantFrom<Snapshot | 'fails' | 'throttled' | 'slow'>(
    running,
    snapshot('queued'),
    snapshot('paused'),
    snapshot('unknown'),
    snapshotOf(blocked(true)),
    snapshotOf(contradicted()),
    snapshot('success'),
    snapshot('failure'),
    'fails',
    'throttled',
    'slow'
  )

  test('comes to one verdict by the deadline and one poll, with success only from the last answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, {minLength: 1, maxLength: 12}),
        fc.integer({min: 1, max: 30}),
        fc.constantFrom<'wait' | 'stop'>('wait', 'stop'),
        fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}),
        async (answers, timeoutSeconds, onPaused, random) => {
          const clock = virtualClock()
          const {done, asked, polls} = begin(
            call => {
              const next = answers[Math.min(call, answers.length) - 1] ?? running
              if (next === 'slow') clock.pass(700)
              if (next === 'fails') throw broken()
              if (next === 'throttled') throw broken({retryAfterMs: 60 * SECOND}, 'throttled')
              return typeof next === 'string' ? running : next
            },
            {timeoutMs: timeoutSeconds * SECOND, onPaused},
            {clock, random: () => random}
          )
          const {verdict, state} = await done
          const last = polls.at(-1)?.poll
          const said = last && 'snapshot' in last ? last.snapshot : undefined
          const isGood = said?.phase === 'success' && said.contradictions.length === 0
          expect(isGood || verdict.outcome !== 'success').toBe(true)
          // What contradicted a success once, and no later poll has listed as fine, is not proven fine.
          const contradicting = new Set<string>()
          for (const {poll} of polls) {
            if (!('snapshot' in poll)) continue
            for (const {id} of poll.snapshot.parts) contradicting.delete(id)
            if (poll.snapshot.phase === 'success')
              for (const {id} of poll.snapshot.contradictions) contradicting.add(id)
          }
          expect(verdict.outcome === 'success').toBe(isGood && contradicting.size === 0)
          // A slow one that the deadline could not cut is followed by the last poll.
          const late = answers.includes('slow') ? 700 : 0
          expect(asked.at(-1) ?? 0).toBeLessThanOrEqual(timeoutSeconds * SECOND + 1 + late)
          expect(state.polls).toBe(asked.length)
          expect(polls.at(-1)?.state).toBe(state)
        }
      ),
      runs(150)
    )
  })
})

describe('a read that hangs', () => {
  // The limit on a poll is a real timer: here jest's fake time drives that timer and the clock.
  const faked = {now: () => Date.now(), sleep}
  // The loop's own timer adds a ms to each poll.
  const inSeconds = (ms = 0) => Math.round(ms / 100) / 10
  const hang = (signal: AbortSignal) =>
    new Promise<Snapshot>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), {once: true})
    )

  async function hanging(
    script: (call: number, signal: AbortSignal) => Promise<Snapshot>,
    over: Partial<WaitSettings['policy']>,
    forMs: number
  ) {
    jest.useFakeTimers({doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance']})
    try {
      const startedAt = faked.now()
      const asked: number[] = []
      const polls: PollResult[] = []
      const controller = new AbortController()
      let ended: {outcome: string; cause: string; at: number} | undefined
      const done = pollTarget(
        target({
          read({signal}) {
            asked.push(faked.now() - startedAt)
            return script(asked.length, signal)
          }
        }),
        {policy: policy(over), pace: {minMs: 2000, maxMs: 15_000}},
        {
          clock: faked,
          random: () => 0,
          signal: controller.signal,
          startedAt,
          logLength: () => 0,
          onPoll: (_state, poll) => void polls.push(poll)
        }
      ).then(({verdict}) => {
        ended = {outcome: verdict.outcome, cause: verdict.cause.code, at: faked.now() - startedAt}
      })
      await jest.advanceTimersByTimeAsync(forMs)
      if (ended) await done
      return {
        ended,
        asked,
        polls,
        timers: jest.getTimerCount(),
        listeners: getEventListeners(controller.signal, 'abort').length
      }
    } finally {
      jest.useRealTimers()
    }
  }

  test('is cut at the deadline, and the poll that follows decides', async () => {
    const {ended, asked, timers, listeners} = await hanging(
      (call, signal) =>
        call === 2 ? hang(signal) : Promise.resolve(snapshot(call === 3 ? 'success' : 'running')),
      {timeoutMs: 20_000},
      25_000
    )
    expect(ended?.outcome).toBe('success')
    expect(asked).toHaveLength(3)
    expect(asked[2]).toBeGreaterThanOrEqual(20_000)
    expect(asked[2]).toBeLessThan(20_010)
    expect([timers, listeners]).toEqual([0, 0])
  })

  test.each([
    ['that heeds its signal', hang],
    ['that does not', () => new Promise<Snapshot>(() => {})]
  ])('%s is cut at the deadline, and for good 10 s after the deadline', async (_name, read) => {
    const {ended, asked} = await hanging(
      (call, signal) => (call === 1 ? Promise.resolve(running) : read(signal)),
      {timeoutMs: 20_000},
      40_000
    )
    expect(ended?.outcome).toBe('timeout')
    expect(asked).toHaveLength(3)
    expect(ended?.at).toBeGreaterThanOrEqual(30_000)
    expect(ended?.at).toBeLessThan(30_020)
  })

  test('in an outage is cut 10 s after the tolerance, and was no good answer', async () => {
    const {ended, asked, polls} = await hanging(
      (call, signal) => {
        if (call === 1) return Promise.resolve(running)
        return call === 2 ? Promise.reject(broken({retryAfterMs: 3000})) : hang(signal)
      },
      {timeoutMs: 600_000, outageToleranceMs: 60_000},
      120_000
    )
    expect(asked.map(inSeconds)).toEqual([0, 2, 5])
    expect(ended).toMatchObject({outcome: 'error', cause: 'outage'})
    expect(inSeconds(ended?.at)).toBe(72)
    expect(polls.at(-1)).toEqual({
      failure: {kind: 'transient', label: 'request timeout'},
      message: 'no whole answer within 67 s'
    })
  })

  test('whose outage ends with the wait leaves the verdict to the poll at the deadline', async () => {
    const {ended, asked} = await hanging(
      (call, signal) => {
        if (call === 1) return Promise.reject(broken({retryAfterMs: 3000}))
        return call === 2 ? hang(signal) : Promise.resolve(snapshot('success'))
      },
      {timeoutMs: 30_000, outageToleranceMs: 20_000},
      60_000
    )
    expect(asked.map(inSeconds)).toEqual([0, 3, 30])
    expect(ended?.outcome).toBe('success')
  })

  test('that is never answered is an error', async () => {
    const {ended} = await hanging((_call, signal) => hang(signal), {timeoutMs: 20_000}, 40_000)
    expect(ended?.outcome).toBe('error')
  })
})

describe('an abort', () => {
  const listenersOf = (signal: AbortSignal) => getEventListeners(signal, 'abort').length

  test('before the start rejects with the reason, and asks nothing', async () => {
    const clock = virtualClock()
    const stopped = AbortSignal.abort(new Error('stop'))
    const read = jest.fn(async () => running)
    const done = pollTarget(
      target({read}),
      {policy: policy(), pace: {minMs: 2000, maxMs: 15_000}},
      {clock, random: () => 0, signal: stopped, startedAt: clock.now(), logLength: () => 0, onPoll: () => {}}
    )
    await expect(done).rejects.toBe(stopped.reason)
    expect(read).not.toHaveBeenCalled()
  })

  test('in a sleep rejects with the reason, asks no more, and leaves no listener', async () => {
    const clock = virtualClock()
    const {done, asked, controller} = begin(() => running, {}, {clock})
    const reason = new Error('stop')
    clock.at(100 * SECOND, () => controller.abort(reason))
    await expect(done).rejects.toBe(reason)
    expect(Math.max(...asked)).toBeLessThan(100 * SECOND)
    expect(listenersOf(controller.signal)).toBe(0)
  })

  test('in a read rejects with the reason, aborts the read, and leaves no listener', async () => {
    const reason = new Error('stop')
    let passedOn: unknown
    const {done, polls, controller} = begin((call, _at, signal) => {
      if (call < 3) return running
      setTimeout(() => controller.abort(reason), 5)
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          passedOn = signal.reason
          reject(signal.reason)
        })
      )
    })
    await expect(done).rejects.toBe(reason)
    expect(passedOn).toBe(reason)
    expect(polls).toHaveLength(2)
    expect(listenersOf(controller.signal)).toBe(0)
  })

  test('in the same moment as an answer gives no verdict', async () => {
    const reason = new Error('stop')
    const {done, polls, controller} = begin(() => {
      controller.abort(reason)
      return snapshot('success')
    })
    await expect(done).rejects.toBe(reason)
    expect(polls).toEqual([])
  })
})

import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {RequestError} from '../../../src/errors.js'
import {createTail} from '../../../src/gate/tail.js'
import type {Part, PartLog, Phase} from '../../../src/vendors/types.js'
import {failure, part, SECOND} from '../support/build.js'
import {virtualClock} from '../support/virtual-clock.js'

const MIB = 1024 * 1024
const settle = () => new Promise(resolve => setImmediate(resolve))
const broken = (kind: Parameters<typeof failure>[0]) => new RequestError('broken', failure(kind))

/** A follower of one log that a platform serves as a test tells it to; times are ms since the start. */
function follower(serve: (atMs: number, cursor: unknown) => PartLog) {
  const clock = virtualClock(0)
  const reads: number[] = []
  const told: {text: string; again: boolean}[] = []
  const troubles: string[] = []
  let ends = 0
  let open = 0
  const tail = createTail({
    clock,
    signal: new AbortController().signal,
    async readLog(_part, _context, cursor) {
      expect(++open).toBe(1)
      reads.push(clock.now())
      await settle()
      open--
      return serve(clock.now(), cursor)
    },
    onText: (_part, text, again) => void told.push({text, again}),
    onEnd: () => void ends++,
    onTrouble: (_part, message) => void troubles.push(message),
    ready: async () => {}
  })
  const machine = (phase: Phase): Part => part(phase, {id: 'm1'})
  const pass = async (ms: number) => {
    clock.pass(ms)
    await settle()
  }
  return {
    tail,
    clock,
    reads,
    told,
    troubles,
    ends: () => ends,
    text: () => told.map(t => t.text).join(''),
    pass,
    /** Looks at a machine in this state, every 2 s until then. */
    async lookUntil(untilMs: number, phase: Phase) {
      while (clock.now() < untilMs) {
        tail.follow([machine(phase)])
        await settle()
        await settle()
        await pass(Math.min(2000, untilMs - clock.now()))
      }
    },
    /** The whole has ended: reads what is still to come. */
    async drain(once = false) {
      const budget = new AbortController()
      clock.at(clock.now() + 40 * SECOND, () => budget.abort(new Error('no time is left')))
      await tail.drain([machine('success')], budget.signal, once)
    }
  }
}

/** A log that is served whole, and grows. */
const growing =
  (pieces: readonly {at: number; text: string}[]) =>
  (atMs: number): PartLog => ({
    text: pieces
      .filter(p => p.at <= atMs)
      .map(p => p.text)
      .join('')
  })

const pieces = (latest: number) =>
  fc
    .array(fc.tuple(fc.integer({min: 0, max: latest}), fc.string({minLength: 1, maxLength: 20})), {
      maxLength: 15
    })
    .map(list => list.map(([at, text]) => ({at, text})).sort((a, b) => a.at - b.at))
const wholeOf = (list: readonly {text: string}[]) => list.map(p => p.text).join('')

describe('a log that is served whole', () => {
  test('is told once, all of it, however it grows while its machine runs', async () => {
    await fc.assert(
      fc.asyncProperty(pieces(20 * SECOND), async list => {
        const one = follower(growing(list))
        await one.lookUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
        expect(one.told.some(t => t.again)).toBe(false)
        expect(one.tail.length()).toBe(wholeOf(list).length)
        expect(one.ends()).toBe(1)
      }),
      {numRuns: 60}
    )
  })

  test('loses nothing that comes before two answers without news and 5 s have passed', async () => {
    for (const late of [0.5, 2, 3.5, 4.5].map(s => s * SECOND)) {
      const one = follower(
        growing([
          {at: 0, text: 'first\n'},
          {at: 10 * SECOND + late, text: 'last\n'}
        ])
      )
      await one.lookUntil(10 * SECOND, 'running')
      await one.drain()
      expect([late, one.text()]).toEqual([late, 'first\nlast\n'])
    }
  })

  test('loses nothing of a machine that ended while others run', async () => {
    for (const late of [0.5, 5, 20].map(s => s * SECOND)) {
      const one = follower(
        growing([
          {at: 0, text: 'first\n'},
          {at: 10 * SECOND + late, text: 'last\n'}
        ])
      )
      await one.lookUntil(10 * SECOND, 'running')
      await one.lookUntil(60 * SECOND, 'success')
      await one.drain()
      expect([late, one.text()]).toEqual([late, 'first\nlast\n'])
    }
  })

  test('tells nothing twice when an answer comes from a replica that lags behind', async () => {
    await fc.assert(
      fc.asyncProperty(pieces(20 * SECOND), fc.infiniteStream(fc.nat(4)), async (list, lags) => {
        const now = growing(list)
        const one = follower(atMs =>
          atMs < 20 * SECOND ? now(atMs - 3000 * (lags.next().value as number)) : now(atMs)
        )
        await one.lookUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
      }),
      {numRuns: 60}
    )
  })

  test('loses nothing when reads fail in between', async () => {
    await fc.assert(
      fc.asyncProperty(pieces(20 * SECOND), fc.infiniteStream(fc.boolean()), async (list, fails) => {
        const one = follower(atMs => {
          if (atMs < 20 * SECOND && fails.next().value) throw broken('transient')
          return growing(list)(atMs)
        })
        await one.lookUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
        expect(one.troubles).toEqual([])
      }),
      {numRuns: 60}
    )
  })

  test('of a machine that ran again is told anew, and that is said', async () => {
    const one = follower(atMs =>
      atMs < 10 * SECOND ? {text: 'first try\n', startedAt: 1} : {text: 'first try, again\n', startedAt: 2}
    )
    await one.lookUntil(20 * SECOND, 'running')
    await one.drain()
    expect(one.told).toEqual([
      {text: 'first try\n', again: false},
      {text: 'first try, again\n', again: true}
    ])
    expect(one.tail.times('m1')).toEqual({startedAt: 2, finishedAt: undefined})
  })

  test('is read again no sooner than 10 s per MiB, and once after the end', async () => {
    const one = follower(() => ({text: 'x'.repeat(2 * MIB)}))
    await one.lookUntil(61 * SECOND, 'running')
    expect(one.reads.length).toBeLessThanOrEqual(4)
    for (const [i, at] of one.reads.slice(1).entries())
      expect(at - (one.reads[i] ?? 0)).toBeGreaterThanOrEqual(20 * SECOND)
    const before = one.reads.length
    await one.lookUntil(63 * SECOND, 'success')
    expect(one.reads).toHaveLength(before + 1)
    const end = one.reads.at(-1) ?? 0
    await one.drain()
    for (const at of one.reads.slice(before + 1)) expect(at - end).toBeGreaterThanOrEqual(20 * SECOND)
  })

  test('loses and repeats nothing when the platform keeps only the last part of it', async () => {
    const line = (n: number) => `line ${n} of a log whose beginning is dropped\n`
    const window = 200
    const one = follower(atMs => {
      const last = Math.floor(atMs / 50)
      const first = Math.max(1, last - window + 1)
      return {text: Array.from({length: Math.max(0, last - first + 1)}, (_, i) => line(first + i)).join('')}
    })
    await one.lookUntil(60 * SECOND, 'running')
    const seen = [...one.text().matchAll(/line (\d+) of/g)].map(match => Number(match[1]))
    expect(seen.length).toBeGreaterThan(1000)
    expect(seen).toEqual(seen.map((_, i) => i + 1))
    expect(one.told.some(t => t.again)).toBe(false)
  })

  test('is not read before its machine has begun, nor for one that was skipped', async () => {
    const one = follower(() => ({text: 'x'}))
    await one.lookUntil(10 * SECOND, 'queued')
    await one.lookUntil(20 * SECOND, 'skipped')
    expect(one.reads).toEqual([])
  })

  test('is read once at a time, and at the end even when it is read just then', async () => {
    const one = follower(growing([{at: 0, text: 'a'}]))
    one.tail.follow([part('running', {id: 'm1'})])
    one.tail.follow([part('running', {id: 'm1'})])
    await one.drain()
    expect(one.text()).toBe('a')
  })
})

describe('a log that can not be read', () => {
  test('for good is said once, and asked for no more', async () => {
    const one = follower(() => {
      throw broken('permanent')
    })
    await one.lookUntil(20 * SECOND, 'running')
    await one.drain()
    expect(one.troubles).toEqual(['broken'])
    expect(one.reads).toHaveLength(1)
  })

  test('because it is not there yet is asked for again', async () => {
    const one = follower(atMs => {
      if (atMs < 9 * SECOND) throw broken('not-found')
      return {text: 'there'}
    })
    await one.lookUntil(20 * SECOND, 'running')
    await one.drain()
    expect([one.text(), one.troubles]).toEqual(['there', []])
  })

  test('until no time is left is said', async () => {
    const one = follower(() => {
      throw broken('transient')
    })
    await one.drain()
    expect(one.troubles).toEqual(['broken'])
    expect(one.reads.length).toBeGreaterThan(2)
    expect(one.reads.length).toBeLessThan(20)
  })
})

describe('a log that is served from a cursor on', () => {
  test('is told once, all of it, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(pieces(20 * SECOND), fc.integer({min: 1, max: 30}), async (list, page) => {
        const one = follower((atMs, cursor) => {
          const whole = growing(list)(atMs).text
          const from = (cursor as number | undefined) ?? 0
          const to = Math.min(whole.length, from + page)
          return {text: whole.slice(from, to), cursor: to, more: to < whole.length}
        })
        await one.lookUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
      }),
      {numRuns: 60}
    )
  })
})

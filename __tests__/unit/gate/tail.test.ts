import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {RequestError} from '../../../src/errors.js'
import {createTail, type DrainMode} from '../../../src/gate/tail.js'
import type {Part, PartLog, Phase} from '../../../src/vendors/types.js'
import {failure, part, SECOND} from '../support/build.js'
import {virtualClock} from '../support/virtual-clock.js'

const MIB = 1024 * 1024
const settle = () => new Promise(resolve => setImmediate(resolve))
const broken = (...[kind, over]: Parameters<typeof failure>) =>
  new RequestError('broken', failure(kind, over))

type Serve = (atMs: number, cursor: unknown, signal: AbortSignal) => PartLog | Promise<PartLog>

/** A follower of one log that a platform serves as a test tells it to; times are ms since the start. */
function follower(serve: Serve) {
  const clock = virtualClock(0)
  const stop = new AbortController()
  const reads: number[] = []
  const cursors: unknown[] = []
  const signals: AbortSignal[] = []
  const told: {text: string; again: boolean}[] = []
  const troubles: string[] = []
  const lost: string[] = []
  let ends = 0
  let open = 0
  const tail = createTail({
    clock,
    signal: stop.signal,
    async readLog(_part, {signal}, cursor) {
      expect(++open).toBe(1)
      reads.push(clock.now())
      cursors.push(cursor)
      signals.push(signal)
      try {
        await settle()
        return await serve(clock.now(), cursor, signal)
      } finally {
        open--
      }
    },
    onText: (_part, text, again) => void told.push({text, again}),
    onEnd: () => void ends++,
    onTrouble: (_part, message) => void troubles.push(message),
    onLost: (_part, message) => void lost.push(message),
    ready: async () => {}
  })
  const machine = (phase: Phase): Part => part(phase, {id: 'm1'})
  const pass = async (ms: number) => {
    clock.pass(ms)
    await settle()
  }
  /** Waits until the platform has answered all that it was asked. */
  const answered = async () => {
    let seen = -1
    while (seen !== reads.length) {
      seen = reads.length
      for (let turn = 0; turn < 8; turn++) await settle()
    }
  }
  /** Looks at these parts, every 2 s until then. */
  const lookAtUntil = async (untilMs: number, parts: readonly Part[], everyMs = 2 * SECOND) => {
    while (clock.now() < untilMs) {
      tail.follow(parts)
      await answered()
      await pass(Math.min(everyMs, untilMs - clock.now()))
    }
  }
  return {
    tail,
    clock,
    stop,
    reads,
    cursors,
    signals,
    answered,
    lookAtUntil,
    machine,
    told,
    troubles,
    lost,
    ends: () => ends,
    text: () => told.map(t => t.text).join(''),
    pass,
    /** Looks at a machine in this state, every 2 s until then. */
    lookUntil: (untilMs: number, phase: Phase, everyMs?: number) =>
      lookAtUntil(untilMs, [machine(phase)], everyMs),
    /** The whole has ended: reads what is still to come. */
    async drain(phase: Phase = 'success', mode: DrainMode = 'end', forMs = 40 * SECOND) {
      const budget = new AbortController()
      clock.at(clock.now() + forMs, () => budget.abort(new Error('no time is left')))
      await tail.drain([machine(phase)], budget.signal, mode)
    }
  }
}

/** A log that is served from a cursor on, so many characters at a time. */
const paged =
  (page: number, whole: (atMs: number) => string, rest: Partial<PartLog> = {}) =>
  (atMs: number, cursor: unknown): PartLog => {
    const text = whole(atMs)
    const from = (cursor as number | undefined) ?? 0
    const to = Math.max(from, Math.min(text.length, from + page))
    return {text: text.slice(from, to), cursor: to, more: to < text.length, ...rest}
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

  test.each<[name: string, phase: Phase, complete: boolean | undefined, readForMs: number]>([
    ['that succeeded', 'success', undefined, 5 * SECOND],
    ['that was cancelled', 'cancelled', undefined, 5 * SECOND],
    ['that failed', 'failure', undefined, 10 * SECOND],
    ['that failed, where the platform says that its log is complete', 'failure', true, 5 * SECOND],
    ['that succeeded, where the platform says that more will come', 'success', false, 30 * SECOND]
  ])(
    'of a part %s is read on for as long as its last lines may come',
    async (_name, phase, complete, forMs) => {
      for (const late of [0.5, 4.9, 5.1, 12, 20, 29.9, 30.1].map(s => s * SECOND)) {
        const text = growing([
          {at: 0, text: 'first\n'},
          {at: 10 * SECOND + late, text: 'last\n'}
        ])
        const one = follower(atMs => ({...text(atMs), complete}))
        await one.lookUntil(10 * SECOND, 'running')
        await one.drain(phase)
        const waitedMs = one.clock.now() - 10 * SECOND
        const isShown = late < forMs
        expect([late, one.text()]).toEqual([late, isShown ? 'first\nlast\n' : 'first\n'])
        expect(one.ends()).toBe(1)
        expect(waitedMs).toBeGreaterThanOrEqual(forMs)
        // News begin the two answers anew.
        expect(waitedMs).toBeLessThanOrEqual(Math.min(30 * SECOND, isShown ? late + forMs : forMs) + 100)
      }
    }
  )

  test('is closed on the platform’s word only when two answers that brought nothing gave it', async () => {
    const one = follower(atMs => ({text: 'first\n', complete: atMs < 16 * SECOND ? atMs % 2000 === 0 : true}))
    await one.lookUntil(10 * SECOND, 'running')
    await one.drain('failure')
    expect(one.clock.now()).toBeGreaterThanOrEqual(16 * SECOND)
    expect(one.clock.now()).toBeLessThan(40 * SECOND)
  })

  test.each<[name: string, serve: (atMs: number, cursor: unknown) => PartLog, reads: number]>([
    ['whole', () => ({text: 'x'.repeat(3 * MIB)}), 1],
    ['from a cursor on', (_atMs, cursor) => ({text: cursor === undefined ? 'all' : '', cursor: 3}), 3]
  ])('that comes %s, of a run that ended long before, is read at full speed', async (_name, serve, reads) => {
    for (const phase of ['success', 'failure'] as const) {
      const one = follower(serve)
      await one.drain(phase, 'past')
      expect(one.reads).toHaveLength(reads)
      expect(one.clock.now()).toBeLessThan(SECOND)
      expect(one.ends()).toBe(1)
    }
  })

  test('of a part that we saw run is no log of the past, whatever the platform’s clock says', async () => {
    const one = follower(growing([{at: 12 * SECOND, text: 'late\n'}]))
    await one.lookUntil(10 * SECOND, 'running')
    await one.drain('success', 'past')
    expect(one.text()).toBe('late\n')
  })

  test('of a part that is listed no more is read to its end all the same', async () => {
    const one = follower(
      growing([
        {at: 0, text: 'first\n'},
        {at: 15 * SECOND, text: 'last'}
      ])
    )
    await one.lookUntil(10 * SECOND, 'running')
    for (let look = 0; look < 30; look++) {
      one.tail.follow([])
      await settle()
      await one.pass(2000)
    }
    expect([one.text(), one.ends()]).toEqual(['first\nlast', 1])
    const reads = one.reads.length
    await one.tail.drain([], new AbortController().signal, 'end')
    expect(one.reads).toHaveLength(reads)
  })

  test('of a part that is listed again goes on', async () => {
    const one = follower(growing(Array.from({length: 50}, (_, i) => ({at: i * SECOND, text: `line ${i}\n`}))))
    await one.lookUntil(5 * SECOND, 'running')
    for (let look = 0; look < 20; look++) {
      one.tail.follow([])
      await settle()
      await one.pass(2000)
    }
    await one.lookUntil(50 * SECOND, 'running')
    await one.drain()
    expect(one.text()).toBe(Array.from({length: 50}, (_, i) => `line ${i}\n`).join(''))
    expect(one.told.some(t => t.again)).toBe(false)
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

  // Longer and shorter than what is remembered of its end.
  test.each([200, 60])(
    'loses and repeats nothing when the platform keeps only its last %i lines',
    async window => {
      const line = (n: number) => `line ${n} of a log whose beginning is dropped\n`
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
    }
  )

  test('of which lines were dropped before they were read says so, and goes on', async () => {
    const line = (n: number) => `line ${n} of a log whose beginning is dropped\n`
    const last = (atMs: number) => Math.floor(atMs / 50)
    const one = follower(atMs => ({
      text: Array.from({length: 20}, (_, i) => line(last(atMs) - 19 + i)).join(''),
      startedAt: 1
    }))
    await one.lookUntil(20 * SECOND, 'running')
    const seen = [...one.text().matchAll(/line (-?\d+) of/g)].map(match => Number(match[1]))
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(one.told.some(t => t.again)).toBe(false)
    expect(one.lost).toEqual(['the platform dropped lines of it before they could be read'])
  })

  test('of a machine that was seen to run again begins anew, also with a text that is shorter and alike', async () => {
    const preamble = `${'the same beginning '.repeat(300)}\n`
    const one = follower(atMs =>
      atMs < 12 * SECOND
        ? {text: `${preamble}first try\n`}
        : {text: preamble + (atMs < 16 * SECOND ? '' : 'ok\n')}
    )
    await one.lookUntil(10 * SECOND, 'running')
    await one.lookUntil(12 * SECOND, 'failure')
    await one.lookUntil(20 * SECOND, 'running')
    await one.drain()
    expect(one.told).toEqual([
      {text: `${preamble}first try\n`, again: false},
      {text: preamble, again: true},
      {text: 'ok\n', again: false}
    ])
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
        const one = follower(paged(page, atMs => growing(list)(atMs).text))
        await one.lookUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
      }),
      {numRuns: 60}
    )
  })

  test('of a part that runs again is told anew where it begins anew, and goes on where it goes on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({minLength: 1, maxLength: 40}),
        fc.string({minLength: 1, maxLength: 40}),
        fc.boolean(),
        fc.integer({min: 20, max: 90}),
        async (first, second, restarts, page) => {
          const now = (atMs: number) =>
            atMs < 14 * SECOND ? first : restarts ? `2 ${second}` : first + second
          const one = follower(paged(page, now))
          await one.lookUntil(10 * SECOND, 'running')
          await one.lookUntil(12 * SECOND, 'failure')
          await one.lookUntil(20 * SECOND, 'running')
          await one.drain()
          const isNew = restarts && !`2 ${second}`.startsWith(first)
          const rest = restarts ? `2 ${second}` : second
          expect(one.text()).toBe(isNew || !restarts ? first + rest : `2 ${second}`)
          expect(one.told.filter(t => t.again)).toHaveLength(isNew ? 1 : 0)
        }
      ),
      {numRuns: 60}
    )
  })

  test('whose lines are known by themselves is never read from its beginning again', async () => {
    const one = follower(paged(10, () => 'a line\n', {steady: true}))
    await one.lookUntil(10 * SECOND, 'running')
    await one.lookUntil(12 * SECOND, 'failure')
    await one.lookUntil(20 * SECOND, 'running')
    await one.drain()
    expect(one.text()).toBe('a line\n')
    expect(new Set(one.cursors.slice(1))).toEqual(new Set([7]))
  })
})

test('what the platform does not serve of a log is said once', async () => {
  const one = follower(() => ({text: 'a', lost: 'it serves the first part'}))
  await one.lookUntil(20 * SECOND, 'running')
  await one.drain()
  expect(one.lost).toEqual(['it serves the first part'])
})

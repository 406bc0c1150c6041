/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {DrainMode} from '../../../src/logs/patience.js'
import {createTail} from '../../../src/logs/tail.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Part} from '../../../src/model/part.js'
import type {Phase} from '../../../src/model/phase.js'
import type {PartLog} from '../../../src/model/target.js'
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

/** So many characters, no two stretches of which are alike. */
const distinct = (length: number, from = 1) =>
  Array.from({length}, (_, i) => `${from + i} `)
    .join('')
    .slice(0, length)

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

describe('which logs are read', () => {
  test.each<[name: string, over: Partial<Part>, isRead: boolean]>([
    ['a machine', {kind: 'machine'}, true],
    ['a machine that is said to have one', {kind: 'machine', hasLog: true}, true],
    ['a machine that is said to have none', {kind: 'machine', hasLog: false}, false],
    ['a job', {kind: 'job'}, false],
    ['a step that is said to have one', {kind: 'step', hasLog: true}, true],
    ['a step that is said to have none', {kind: 'step', hasLog: false}, false]
  ])('that of %s: %o', async (_name, over, isRead) => {
    const one = follower(() => ({text: 'a line\n'}))
    const parts = [part('running', {id: 'm1', ...over})]
    await one.lookAtUntil(2 * SECOND, parts)
    await one.tail.drain(parts, new AbortController().signal, 'end')
    expect([one.text(), one.ends()]).toEqual(isRead ? ['a line\n', 1] : ['', 0])
  })

  test('that of a part which is said to have none any more is read to its end', async () => {
    const one = follower(
      growing([
        {at: 0, text: 'first\n'},
        {at: 15 * SECOND, text: 'last\n'}
      ])
    )
    await one.lookUntil(10 * SECOND, 'running')
    await one.lookAtUntil(60 * SECOND, [part('running', {id: 'm1', hasLog: false})])
    expect([one.text(), one.ends()]).toEqual(['first\nlast\n', 1])
  })
})

describe('what is known of a log', () => {
  const refuses = () => {
    throw broken('permanent')
  }
  const afterwards = (first: PartLog) => (atMs: number) => (atMs < 4 * SECOND ? first : refuses())

  test.each<
    [name: string, serve: Serve, phase: Phase, known: {read: boolean; unread: boolean; length: number}]
  >([
    ['that was never asked for', () => ({text: 'x'}), 'queued', {read: false, unread: false, length: 0}],
    ['that was read', () => ({text: 'text'}), 'running', {read: true, unread: false, length: 4}],
    ['that is empty', () => ({text: ''}), 'running', {read: true, unread: false, length: 0}],
    ['that was refused', refuses, 'running', {read: false, unread: true, length: 0}],
    [
      'that was refused later on',
      afterwards({text: 'text'}),
      'running',
      {read: true, unread: true, length: 4}
    ],
    [
      'that was refused while it was empty',
      afterwards({text: ''}),
      'running',
      {read: false, unread: true, length: 0}
    ],
    [
      'that has not answered yet',
      () => new Promise(() => {}),
      'running',
      {read: false, unread: false, length: 0}
    ]
  ])('%s', async (_name, serve, phase, known) => {
    const one = follower(serve)
    await one.lookUntil(10 * SECOND, phase)
    const {tail} = one
    expect({read: tail.read('m1'), unread: tail.unread('m1'), length: tail.length()}).toEqual(known)
  })

  test('of a part that nobody has heard of is nothing', () => {
    const {tail} = follower(() => ({text: 'x'}))
    expect([tail.read('m9'), tail.unread('m9'), tail.times('m9'), tail.length()]).toEqual([
      false,
      false,
      {},
      0
    ])
  })

  test.each<[name: string, startedAt: (atMs: number) => number | undefined]>([
    ['becomes known only later', atMs => (atMs < 6 * SECOND ? undefined : 5)],
    ['is not told in between', atMs => (atMs > 4 * SECOND && atMs < 8 * SECOND ? undefined : 5)]
  ])('is one run when the time at which it began %s', async (_name, startedAt) => {
    const text = growing([
      {at: 0, text: 'first\n'},
      {at: 5 * SECOND, text: 'second\n'},
      {at: 9 * SECOND, text: 'third\n'}
    ])
    const one = follower(atMs => ({...text(atMs), startedAt: startedAt(atMs), finishedAt: 7}))
    await one.lookUntil(12 * SECOND, 'running')
    expect(one.told).toEqual(['first\n', 'second\n', 'third\n'].map(line => ({text: line, again: false})))
    expect(one.tail.times('m1')).toEqual({startedAt: 5, finishedAt: 7})
  })

  test('that is replaced has no gap when nothing says that its run is the same', async () => {
    const one = follower(atMs => (atMs < 4 * SECOND ? {text: 'one\n'} : {text: 'other\n', startedAt: 1}))
    await one.lookUntil(8 * SECOND, 'running')
    expect(one.told).toEqual([
      {text: 'one\n', again: false},
      {text: 'other\n', again: true}
    ])
    expect(one.lost).toEqual([])
  })
})

describe('how often a log is read after the end', () => {
  const seconds = (one: {reads: readonly number[]}, from = 0) =>
    one.reads.filter(at => at >= from).map(at => (at - from) / SECOND)

  const ways: [name: string, phase: Phase, complete: PartLog['complete'], reads: number[]][] = [
    ['of a part that ended well', 'success', undefined, [0, 1, 3, 5]],
    ['of a part that failed', 'failure', undefined, [0, 1, 3, 5, 10]],
    ['of a part that failed, and is complete', 'failure', true, [0, 1, 3, 5]],
    ['to which more will come', 'success', false, [0, 1, 3, 5, 10, 18, 26, 30]]
  ]
  for (const [served, cursor] of [
    ['whole', undefined],
    ['from a cursor on', 7]
  ] as const) {
    test.each(ways)(
      `served ${served}: one %s is asked for in time for its last lines`,
      async (_name, phase, complete, reads) => {
        for (const mode of ['end', 'once'] as const) {
          const one = follower(() => ({text: '', cursor, complete}))
          await one.drain(phase, mode)
          expect([mode, seconds(one)]).toEqual([mode, reads])
          expect([one.ends(), one.troubles, one.tail.unread('m1')]).toEqual([1, [], false])
        }
        for (const mode of ['end', 'past', 'once'] as const) {
          const one = follower(() => ({text: '', cursor, complete}))
          await one.lookUntil(10 * SECOND, 'running')
          await one.drain(phase, mode)
          expect([mode, seconds(one, 10 * SECOND)]).toEqual([mode, reads])
        }
      }
    )
  }

  test('one that is complete from some time on ends with the second answer that says so', async () => {
    const one = follower(atMs => ({text: '', complete: atMs >= 2 * SECOND || undefined}))
    await one.drain('failure')
    expect(seconds(one)).toEqual([0, 1, 3, 5])
  })

  test('one of a run that ended long before is read at once, until two answers bring nothing', async () => {
    const one = follower((_atMs, cursor) => ({text: cursor === undefined ? 'all' : '', cursor: 3}))
    await one.drain('failure', 'past')
    expect(one.reads).toEqual([0, 50, 100])
  })

  test.each<[name: string, serve: (text: (atMs: number) => string) => Serve]>([
    ['whole', text => atMs => ({text: text(atMs)})],
    ['from a cursor on', text => paged(1000, text)],
    // The last page of such an answer is empty.
    [
      'in pages',
      text => (atMs, cursor) => {
        const {more, ...log} = paged(1000, text)(atMs, cursor)
        return {...log, more: log.text !== ''}
      }
    ]
  ])('lines that keep coming, served %s, are all told', async (_name, serve) => {
    const lines = Array.from({length: 20}, (_, i) => ({at: i * 1000 + 900, text: `line ${i}\n`}))
    for (const phase of ['success', 'failure'] as const) {
      const one = follower(serve(atMs => growing(lines)(atMs).text))
      await one.drain(phase)
      expect(one.text()).toBe(wholeOf(lines))
      expect(one.clock.now()).toBeLessThan(30 * SECOND)
    }
  })

  test('news in the answer at the mark are not the last', async () => {
    const lines = [
      {at: 4900, text: 'late\n'},
      {at: 5500, text: 'later\n'}
    ]
    const one = follower(growing(lines))
    await one.drain()
    expect(one.text()).toBe('late\nlater\n')
  })

  test('lines that keep coming for long are told while others run, and cut off when nothing runs', async () => {
    const lines = Array.from({length: 100}, (_, i) => ({at: i * 1000, text: `line ${i}\n`}))
    const one = follower(growing(lines))
    await one.lookUntil(60 * SECOND, 'success')
    expect(one.text()).toBe(wholeOf(lines.slice(0, 59)))
    expect(one.ends()).toBe(0)
    const other = follower(growing(lines))
    await other.drain('success')
    expect([other.ends(), other.clock.now(), other.troubles]).toEqual([1, 30 * SECOND, []])
  })

  test('a very long one that is served whole is read once more only where that comes in time', async () => {
    for (const [length, reads] of [
      [4 * MIB, [0]],
      [3.5 * MIB, [0, 35]]
    ] as const) {
      const text = 'x'.repeat(length)
      const one = follower(() => ({text}))
      await one.drain('success', 'end', 120 * SECOND)
      expect([length, seconds(one)]).toEqual([length, reads])
    }
  })

  test('a long one is read at once when its part has ended, and no sooner than its length allows from then on', async () => {
    const text = 'x'.repeat(2 * MIB)
    const one = follower(() => ({text}))
    await one.lookUntil(2 * SECOND, 'running')
    await one.drain()
    expect(seconds(one)).toEqual([0, 2, 22])
    const other = follower(() => ({text}))
    await other.lookUntil(42 * SECOND, 'running')
    await other.lookUntil(90 * SECOND, 'success')
    expect(seconds(other)).toEqual([0, 20, 40, 42, 62, 82])
    const paging = follower((_atMs, cursor) => ({text: cursor === undefined ? text : '', cursor: 1}))
    await paging.lookUntil(6 * SECOND, 'running')
    expect(seconds(paging)).toEqual([0, 2, 4])
  })

  test('an answer that was asked for before the end is not the last one', async () => {
    const text = 'x'.repeat(2 * MIB)
    const one = follower(() => ({text}))
    one.tail.follow([one.machine('running')])
    one.tail.follow([one.machine('success')])
    await one.answered()
    await one.lookUntil(4 * SECOND, 'success')
    expect(seconds(one)).toEqual([0, 0])
  })

  test('an answer that comes after the part began again is not the last one', async () => {
    const text = 'x'.repeat(2 * MIB)
    const one = follower(() => ({text}))
    one.tail.follow([one.machine('success')])
    one.tail.follow([one.machine('running')])
    await one.answered()
    await one.lookUntil(4 * SECOND, 'success')
    expect(seconds(one)).toEqual([0, 0])
  })
})

describe('a part that may go on without us', () => {
  const open = ['running', 'paused', 'unknown'] as const
  const text = Array.from({length: 250}, (_, i) => `line ${i}\n`).join('')

  test.each(open)('and is %s: its log is read once, and nothing is said about it', async phase => {
    for (const complete of [undefined, false, true]) {
      const one = follower(() => ({text: 'so far\n', complete}))
      await one.drain(phase, 'once')
      expect([one.text(), one.reads, one.ends()]).toEqual(['so far\n', [0], 1])
      expect([one.troubles, one.tail.unread('m1'), one.tail.read('m1')]).toEqual([[], false, true])
    }
  })

  test.each(open)('and is %s: its log is read on when the whole has ended all the same', async phase => {
    const one = follower(() => ({text: 'all\n'}))
    await one.drain(phase, 'end')
    expect([one.reads, one.ends()]).toEqual([[0, 1000, 2000, 4000, 5000], 1])
  })

  test.each(open)('and is %s after it had ended: its log is read again', async phase => {
    const one = follower(
      growing([
        {at: 0, text: 'first\n'},
        {at: 60 * SECOND, text: 'second\n'}
      ])
    )
    await one.lookUntil(50 * SECOND, 'failure')
    expect(one.ends()).toBe(1)
    await one.lookUntil(64 * SECOND, phase)
    expect(one.text()).toBe('first\nsecond\n')
  })

  test('is asked once more when an answer is just under way', async () => {
    const one = follower(growing([{at: 0, text: 'a'}]))
    one.tail.follow([one.machine('running')])
    await one.drain('running', 'once')
    expect([one.reads, one.ends()]).toEqual([[0, 0], 1])
  })

  test('has its log read to where it is, however many pages that takes', async () => {
    const one = follower(paged(10, () => text))
    await one.drain('running', 'once')
    expect([one.text(), one.ends(), one.troubles]).toEqual([text, 1, []])
  })

  test.each(['transient', 'permanent'] as const)('has a log that can not be read: %s', async kind => {
    const one = follower(() => {
      throw broken(kind)
    })
    await one.drain('running', 'once')
    expect([one.reads, one.troubles, one.ends(), one.tail.unread('m1')]).toEqual([[0], ['broken'], 1, true])
  })

  test('but is listed no more has ended for us', async () => {
    const one = follower(
      growing([
        {at: 0, text: 'a'},
        {at: 14 * SECOND, text: 'b'}
      ])
    )
    await one.lookUntil(10 * SECOND, 'running')
    await one.tail.drain([], new AbortController().signal, 'once')
    expect([one.text(), one.ends()]).toEqual(['ab', 1])
  })
})

describe('how a log that comes in pages is read', () => {
  const alike = 'the same line\n'

  test('goes on from each answer to the next, and never from its beginning', async () => {
    const one = follower(paged(alike.length, atMs => alike.repeat(1 + Math.floor(atMs / SECOND))))
    await one.lookUntil(6 * SECOND, 'running')
    expect(one.told).toEqual(Array.from({length: 5}, () => ({text: alike, again: false})))
    expect(one.cursors).toEqual([undefined, ...[1, 2, 3, 4].map(n => n * alike.length)])
  })

  test('tells nothing where nothing is new', async () => {
    const one = follower(paged(10, () => 'a line\n'))
    await one.lookUntil(10 * SECOND, 'running')
    await one.drain()
    expect(one.told).toEqual([{text: 'a line\n', again: false}])
  })

  test('takes at most 100 pages at a time', async () => {
    const whole = 'x'.repeat(250)
    const one = follower(paged(1, () => whole))
    await one.lookUntil(2 * SECOND, 'running')
    expect(one.reads).toHaveLength(100)
    await one.lookUntil(4 * SECOND, 'running')
    expect(one.reads).toHaveLength(200)
    await one.lookUntil(6 * SECOND, 'running')
    expect([one.text(), one.reads.length]).toEqual([whole, 250])
  })

  test('does not pause between pages when no more is to come than there is', async () => {
    const whole = 'x'.repeat(350)
    const one = follower(paged(1, () => whole))
    await one.drain()
    expect(one.text()).toBe(whole)
    expect(one.reads.slice(0, 350)).toEqual(Array.from({length: 350}, () => 0))
  })

  test('takes the pages that are there, however late it is', async () => {
    const whole = 'x'.repeat(500)
    const page = paged(1, () => whole)
    const one = follower((atMs, cursor) => {
      one.clock.pass(100)
      return page(atMs, cursor)
    })
    await one.drain('success', 'end', 120 * SECOND)
    expect([one.text(), one.troubles, one.ends()]).toEqual([whole, [], 1])
  })

  test('can be broken off in every request', async () => {
    const one = follower(paged(20, atMs => (atMs < 10 * SECOND ? distinct(70) : distinct(90, 500))))
    await one.lookUntil(6 * SECOND, 'running')
    await one.lookUntil(10 * SECOND, 'failure')
    await one.lookUntil(16 * SECOND, 'running')
    expect(one.text()).toBe(distinct(70) + distinct(90, 500))
    expect(new Set(one.signals)).toEqual(new Set([one.stop.signal]))
    const before = one.signals.length
    const budget = new AbortController()
    await one.tail.drain([one.machine('running')], budget.signal, 'end')
    expect(one.signals.length).toBeGreaterThan(before)
    for (const signal of one.signals.slice(before)) expect(signal).toBe(budget.signal)
  })

  describe('when its part runs again', () => {
    /** Runs, fails, and runs again from 12 s on. */
    const runTwice = async (serve: Serve) => {
      const one = follower(serve)
      await one.lookUntil(10 * SECOND, 'running')
      await one.lookUntil(12 * SECOND, 'failure')
      return one
    }

    test('is told anew, page by page, and goes on from there at the next look', async () => {
      const second = (atMs: number) => distinct(atMs < 16 * SECOND ? 47 : 65, 500)
      const one = await runTwice(paged(10, atMs => (atMs < 12 * SECOND ? distinct(35) : second(atMs))))
      const before = one.cursors.length
      await one.lookUntil(18 * SECOND, 'running')
      expect(one.told.slice(-3)).toEqual([
        {text: distinct(47, 500), again: true},
        {text: distinct(65, 500).slice(47, 57), again: false},
        {text: distinct(65, 500).slice(57), again: false}
      ])
      expect(one.cursors.slice(before)).toEqual([undefined, 10, 20, 30, 40, 47, 47, 57])
    })

    test('is looked at from its beginning until it tells something new', async () => {
      const grown = (atMs: number) => distinct(atMs < 16 * SECOND ? 35 : 45)
      const one = await runTwice(paged(50, grown))
      const before = one.cursors.length
      await one.lookUntil(20 * SECOND, 'running')
      expect(one.told.map(t => t.text)).toEqual([distinct(35), distinct(45).slice(35)])
      expect(one.cursors.slice(before)).toEqual([undefined, undefined, undefined, 45])
    })

    test('is asked for where it was when it held nothing before', async () => {
      const one = await runTwice(paged(10, atMs => (atMs < 12 * SECOND ? '' : 'now\n')))
      const before = one.cursors.length
      await one.lookUntil(16 * SECOND, 'running')
      expect(one.told).toEqual([{text: 'now\n', again: false}])
      expect(one.cursors[before]).toBe(0)
    })

    test('is told anew also when it is not there at first', async () => {
      const first = paged(10, () => 'one\n')
      const second = paged(10, () => 'other\n')
      const one = await runTwice((atMs, cursor) =>
        atMs < 12 * SECOND ? first(atMs, cursor) : atMs < 14 * SECOND ? {text: ''} : second(atMs, cursor)
      )
      await one.lookUntil(20 * SECOND, 'running')
      expect(one.told).toEqual([
        {text: 'one\n', again: false},
        {text: 'other\n', again: true}
      ])
    })

    test('goes on where it was when it is longer than can be read at once', async () => {
      const one = await runTwice(paged(1, atMs => distinct(atMs < 14 * SECOND ? 150 : 160)))
      const before = one.cursors.length
      await one.lookUntil(16 * SECOND, 'running')
      expect(one.text()).toBe(distinct(160))
      expect(one.told.some(t => t.again)).toBe(false)
      // From its beginning once, and then no more.
      expect(one.cursors.slice(before).filter(cursor => cursor === undefined)).toHaveLength(1)
      expect(one.cursors.slice(before + 100, before + 102)).toEqual([150, 150])
    })

    test('is told anew when what can be read at once is as long as what was told', async () => {
      const one = await runTwice(paged(1, atMs => (atMs < 12 * SECOND ? distinct(100) : distinct(150, 500))))
      await one.lookUntil(16 * SECOND, 'running')
      expect(one.told.filter(t => t.again)).toEqual([{text: distinct(150, 500).slice(0, 100), again: true}])
      expect(one.text()).toBe(distinct(100) + distinct(150, 500))
    })
  })
})

describe('a part that comes back', () => {
  const vanish = async (one: ReturnType<typeof follower>, untilMs: number) => {
    await one.lookAtUntil(untilMs, [])
  }

  test('has its log read on, also when that had been read to its end', async () => {
    const one = follower(
      growing([
        {at: 0, text: 'first\n'},
        {at: 60 * SECOND, text: 'second\n'}
      ])
    )
    await one.lookUntil(10 * SECOND, 'running')
    await vanish(one, 50 * SECOND)
    expect(one.ends()).toBe(1)
    await one.lookUntil(64 * SECOND, 'running')
    await one.drain()
    expect(one.told).toEqual([
      {text: 'first\n', again: false},
      {text: 'second\n', again: false}
    ])
    expect(one.ends()).toBe(2)
  })

  test('did not run again: its log goes on from where it was, and an older answer tells nothing', async () => {
    const one = follower(paged(100, atMs => distinct(atMs < 20 * SECOND ? 30 : 40)))
    await one.lookUntil(10 * SECOND, 'running')
    await vanish(one, 20 * SECOND)
    const before = one.cursors.length
    await one.lookUntil(24 * SECOND, 'running')
    expect(one.cursors.slice(before)).toEqual([30, 40])
    const whole = follower(atMs => ({text: atMs < 20 * SECOND ? 'one\ntwo\n' : 'one\n'}))
    await whole.lookUntil(10 * SECOND, 'running')
    await vanish(whole, 20 * SECOND)
    await whole.lookUntil(24 * SECOND, 'running')
    expect(whole.text()).toBe('one\ntwo\n')
  })

  test('is not asked again for a log that was refused, until it runs again', async () => {
    const one = follower(atMs => {
      if (atMs < 30 * SECOND) throw broken('permanent')
      return {text: 'there'}
    })
    await one.lookUntil(4 * SECOND, 'running')
    await vanish(one, 8 * SECOND)
    await one.lookUntil(34 * SECOND, 'running')
    expect([one.reads, one.troubles, one.tail.unread('m1')]).toEqual([[0], ['broken'], true])
    await one.lookUntil(36 * SECOND, 'success')
    await one.lookUntil(38 * SECOND, 'running')
    expect([one.text(), one.troubles, one.tail.unread('m1')]).toEqual(['there', ['broken'], false])
  })

  test('is asked again for a log that was refused when it had ended before and runs now', async () => {
    const one = follower(atMs => {
      if (atMs < 10 * SECOND) throw broken('permanent')
      return {text: 'there'}
    })
    await one.lookUntil(4 * SECOND, 'failure')
    await vanish(one, 12 * SECOND)
    await one.lookUntil(16 * SECOND, 'running')
    expect([one.text(), one.troubles, one.tail.unread('m1')]).toEqual(['there', ['broken'], false])
  })

  test('and runs again once it is closed has its log read to its end once more', async () => {
    const one = follower(
      growing([
        {at: 0, text: 'first\n'},
        {at: 62 * SECOND, text: 'second\n'}
      ])
    )
    await one.lookUntil(10 * SECOND, 'running')
    await one.lookUntil(50 * SECOND, 'failure')
    await one.lookUntil(60 * SECOND, 'running')
    await one.drain('failure')
    expect([one.text(), one.ends()]).toEqual(['first\nsecond\n', 2])
  })
})

declare const nodeProcess: NodeJS.Process

describe('a log that fails', () => {
  const always = (...failing: Parameters<typeof broken>) =>
    follower(() => {
      throw broken(...failing)
    })
  const seconds = ({reads}: {reads: readonly number[]}) => reads.map(at => at / SECOND)

  test.each(['running', 'success'] as const)(
    'of a part that is %s is asked for less and less often',
    async phase => {
      const one = always('transient')
      await one.lookUntil(100 * SECOND, phase, 500)
      expect(seconds(one)).toEqual([0, 1, 3, 7, 15, 31, 61, 91])
      expect([one.troubles, one.ends()]).toEqual([[], 0])
    }
  )

  test('is asked for no sooner than the platform wants', async () => {
    const one = always('throttled', {retryAfterMs: 7 * SECOND})
    await one.lookUntil(50 * SECOND, 'running', 500)
    expect(seconds(one)).toEqual([0, 7, 14, 21, 29, 45])
  })

  test('for a minute, and then answers, is told all the same', async () => {
    const one = follower(atMs => {
      if (atMs < 60 * SECOND) throw broken('transient')
      return {text: 'there'}
    })
    await one.lookUntil(64 * SECOND, 'running')
    expect([one.text(), one.troubles, one.tail.unread('m1')]).toEqual(['there', [], false])
  })

  test('is given up 30 s after the first failure once the wait is over, and that is said with what helps', async () => {
    const one = always('transient', {hint: 'check the token'})
    await one.drain()
    expect(seconds(one)).toEqual([0, 1, 3, 7, 15, 31])
    expect([one.troubles, one.ends(), one.tail.unread('m1')]).toEqual([['broken; check the token'], 1, true])
    const exact = always('throttled', {retryAfterMs: 30 * SECOND})
    await exact.drain()
    expect([seconds(exact), exact.clock.now()]).toEqual([[0, 30], 30 * SECOND])
  })

  test('has its 30 s also when the wait has lasted long', async () => {
    const one = follower(atMs => {
      if (atMs >= 20 * SECOND && atMs < 40 * SECOND) throw broken('transient')
      return {text: atMs < 40 * SECOND ? 'first\n' : 'first\nlast\n'}
    })
    await one.lookUntil(20 * SECOND, 'running')
    await one.drain()
    expect([one.text(), one.troubles]).toEqual(['first\nlast\n', []])
  })

  test('because it is gone is asked for twice after the end, and given up', async () => {
    const one = always('not-found')
    await one.lookUntil(40 * SECOND, 'success')
    expect(seconds(one)).toEqual([0, 2])
    expect([one.troubles, one.ends()]).toEqual([['broken'], 1])
    const late = follower(atMs => {
      if (atMs < 2 * SECOND) throw broken('not-found')
      return {text: 'there'}
    })
    await late.lookUntil(10 * SECOND, 'success')
    expect([late.text(), late.troubles]).toEqual(['there', []])
    const running = always('not-found')
    await running.lookUntil(40 * SECOND, 'running')
    expect(running.troubles).toEqual([])
  })

  test('by a fault of our own ends the wait with it', async () => {
    const fault = new TypeError('x is not a function')
    const one = follower(() => {
      throw fault
    })
    await expect(one.drain()).rejects.toBe(fault)
    expect(one.troubles).toEqual([])
  })
})

describe('no time left', () => {
  const tooLong = 'it is longer than the time that was left for it'
  const hanging = (_atMs: number, _cursor: unknown, signal: AbortSignal) =>
    new Promise<PartLog>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(broken('permanent')))
    })
  const outOfTime = async (one: ReturnType<typeof follower>, phase: Phase = 'success') => {
    const done = one.drain(phase, 'end', 10 * SECOND)
    await one.answered()
    one.clock.pass(10 * SECOND)
    await done
    return {
      troubles: one.troubles,
      ends: one.ends(),
      unread: one.tail.unread('m1'),
      read: one.tail.read('m1')
    }
  }

  test('for a log that did not answer in it is said, whatever the request said', async () => {
    expect(await outOfTime(follower(hanging))).toEqual({
      troubles: [tooLong],
      ends: 1,
      unread: true,
      read: false
    })
  })

  test('for a log that is read just then is said', async () => {
    const one = follower(() => new Promise(() => {}))
    one.tail.follow([one.machine('running')])
    expect(await outOfTime(one)).toEqual({troubles: [tooLong], ends: 1, unread: true, read: false})
  })

  test('for all its pages is said', async () => {
    const page = paged(1, () => 'x'.repeat(1000))
    const one = follower((atMs, cursor, signal) => {
      signal.throwIfAborted()
      one.clock.pass(50)
      return page(atMs, cursor)
    })
    await one.drain('success', 'end', 8 * SECOND)
    expect(one.troubles).toEqual([tooLong])
    expect([one.tail.unread('m1'), one.tail.read('m1')]).toEqual([true, true])
    expect(one.text().length).toBeGreaterThan(100)
    expect(one.text().length).toBeLessThan(200)
  })

  test('for a log that fails is said with its failure', async () => {
    const one = follower(() => {
      throw broken('transient')
    })
    await one.drain('success', 'end', 10 * SECOND)
    expect([one.troubles, one.ends()]).toEqual([['broken'], 1])
  })

  test('for a log that had come to where it was is no trouble', async () => {
    const one = follower(() => ({text: 'all', complete: false}))
    await one.drain('success', 'end', 12 * SECOND)
    expect([one.text(), one.troubles, one.ends()]).toEqual(['all', [], 1])
    expect([one.tail.unread('m1'), one.tail.read('m1'), one.clock.now()]).toEqual([false, true, 12 * SECOND])
  })

  test('because the process is stopped ends a read that began before', async () => {
    const one = follower(hanging)
    one.tail.follow([one.machine('running')])
    const done = one.drain()
    await one.answered()
    one.stop.abort(new Error('stop'))
    await done
    expect([one.troubles, one.ends()]).toEqual([[tooLong], 1])
  })
})

describe('a read that nobody waits for', () => {
  /** What Node is told of promises that failed and that nobody took up. */
  const unhandledIn = async (act: () => Promise<void>) => {
    const unhandled: unknown[] = []
    const listeners = nodeProcess.listeners('unhandledRejection')
    nodeProcess.removeAllListeners('unhandledRejection')
    nodeProcess.on('unhandledRejection', reason => void unhandled.push(reason))
    try {
      await act()
      await settle()
    } finally {
      nodeProcess.removeAllListeners('unhandledRejection')
      for (const listener of listeners) nodeProcess.on('unhandledRejection', listener)
    }
    return unhandled
  }

  test('and that the end of the wait breaks off is silent', async () => {
    const one = follower(
      (_atMs, _cursor, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(broken('permanent')))
        })
    )
    const unhandled = await unhandledIn(async () => {
      one.tail.follow([one.machine('running')])
      await one.answered()
      one.stop.abort(new Error('stop'))
      await one.answered()
    })
    expect([unhandled, one.troubles, one.ends()]).toEqual([[], [], 0])
  })

  test('and that fails by a fault of our own is not kept quiet', async () => {
    const fault = new TypeError('x is not a function')
    const one = follower(() => {
      throw fault
    })
    const unhandled = await unhandledIn(async () => {
      one.tail.follow([one.machine('running')])
      await one.answered()
    })
    expect(unhandled).toEqual([fault])
  })
})

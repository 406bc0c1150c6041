import {describe, expect, test} from '@jest/globals'
import type {DrainMode} from '../../../src/logs/patience.js'
import type {FailureKind} from '../../../src/model/errors.js'
import type {PartLog} from '../../../src/model/part-log.js'
import type {Phase} from '../../../src/model/phase.js'
import {fc, runs} from '../../support/properties.js'
import {part, SECOND} from '../support/build.js'
import {
  broken,
  distinct,
  followLog,
  growing,
  MIB,
  paged,
  pieces,
  type Serve,
  settle,
  wholeOf
} from '../support/followed-log.js'

test('a page that was cut, or whose beginning is lost, goes on with no line of another one', async () => {
  const pages: PartLog[] = [
    {text: 'one ha', cursor: 1, more: true},
    {text: 'lf, cut', cursor: 2, more: true, lost: 'what is beyond 16 MiB'},
    {text: 'two\nthree', cursor: 3, more: true, gap: true},
    {text: ' whole\n', cursor: 4}
  ]
  const one = followLog((_, cursor) => pages[Number(cursor ?? 0)] ?? {text: '', cursor})
  await one.pollUntil(4 * SECOND, 'running')
  expect(one.news.map(({text}) => text)).toEqual(['one ha', 'lf, cut', 'two\nthree', ' whole\n'])
  expect(one.gapsAfter).toEqual([2, 2])
})

describe('a log that is served whole', () => {
  test('is handed on once, all of it, however it grows while its machine runs', async () => {
    await fc.assert(
      fc.asyncProperty(pieces(20 * SECOND), async list => {
        const one = followLog(growing(list))
        await one.pollUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
        expect(one.news.some(t => t.again)).toBe(false)
        expect(one.tail.length()).toBe(wholeOf(list).length)
        expect(one.ends()).toBe(1)
      }),
      runs(60)
    )
  })

  test('loses nothing that comes before two answers without news and 5 s have passed', async () => {
    for (const late of [0.5, 2, 3.5, 4.5].map(s => s * SECOND)) {
      const one = followLog(
        growing([
          {at: 0, text: 'first\n'},
          {at: 10 * SECOND + late, text: 'last\n'}
        ])
      )
      await one.pollUntil(10 * SECOND, 'running')
      await one.drain()
      expect([late, one.text()]).toEqual([late, 'first\nlast\n'])
    }
  })

  test.each<[name: string, phase: Phase, complete: boolean | undefined, readForMs: number]>([
    ['that succeeded', 'success', undefined, 5 * SECOND],
    ['that was cancelled', 'cancelled', undefined, 5 * SECOND],
    ['that failed', 'failure', undefined, 10 * SECOND],
    ['that succeeded, of which the platform says that more will come', 'success', false, 30 * SECOND]
  ])('of a part %s is read for as long as its last lines may come', async (_name, phase, complete, forMs) => {
    for (const late of [0.5, 4.9, 5.1, 12, 20, 29.9, 30.1].map(s => s * SECOND)) {
      const text = growing([
        {at: 0, text: 'first\n'},
        {at: 10 * SECOND + late, text: 'last\n'}
      ])
      const one = followLog(atMs => ({...text(atMs), complete}))
      await one.pollUntil(10 * SECOND, 'running')
      await one.drain(phase)
      const waitedMs = one.clock.now() - 10 * SECOND
      const isShown = late < forMs
      expect([late, one.text()]).toEqual([late, isShown ? 'first\nlast\n' : 'first\n'])
      expect(one.ends()).toBe(1)
      expect(waitedMs).toBeGreaterThanOrEqual(forMs)
      // From the read that brought the late line on, it has to be quiet once more.
      const mostMs = isShown ? late + forMs + 2.5 * SECOND : forMs
      expect(waitedMs).toBeLessThanOrEqual(Math.min(30 * SECOND, mostMs))
    }
  })

  test.each<[name: string, serve: (atMs: number, cursor: unknown) => PartLog, reads: number]>([
    ['whole', () => ({text: 'x'.repeat(3 * MIB)}), 1],
    ['from a cursor on', (_atMs, cursor) => ({text: cursor === undefined ? 'all' : '', cursor: 3}), 3]
  ])('served %s, of a run that ended long before, is read at full speed', async (_name, serve, reads) => {
    for (const phase of ['success', 'failure'] as const) {
      const one = followLog(serve)
      await one.drain(phase, 'past')
      expect(one.reads).toHaveLength(reads)
      expect(one.clock.now()).toBeLessThan(SECOND)
      expect(one.ends()).toBe(1)
    }
  })

  test('of a part that we saw run is no log of the past, whatever the platform’s clock says', async () => {
    const one = followLog(growing([{at: 12 * SECOND, text: 'late\n'}]))
    await one.pollUntil(10 * SECOND, 'running')
    await one.tail.drain([one.machine('success')], new AbortController().signal, 'green', 'past')
    expect(one.text()).toBe('late\n')
  })

  test('of a part that is no longer listed is read to its end all the same', async () => {
    const one = followLog(
      growing([
        {at: 0, text: 'first\n'},
        {at: 15 * SECOND, text: 'last'}
      ])
    )
    await one.pollUntil(10 * SECOND, 'running')
    for (let poll = 0; poll < 30; poll++) {
      one.tail.follow([])
      await settle()
      await one.pass(2000)
    }
    expect([one.text(), one.ends()]).toEqual(['first\nlast', 1])
    const reads = one.reads.length
    await one.tail.drain([], new AbortController().signal, 'end')
    expect(one.reads).toHaveLength(reads)
  })

  test('of a part that is listed again goes on where it was', async () => {
    const one = followLog(
      growing(Array.from({length: 50}, (_, i) => ({at: i * SECOND, text: `line ${i}\n`})))
    )
    await one.pollUntil(5 * SECOND, 'running')
    for (let poll = 0; poll < 20; poll++) {
      one.tail.follow([])
      await settle()
      await one.pass(2000)
    }
    await one.pollUntil(50 * SECOND, 'running')
    await one.drain()
    expect(one.text()).toBe(Array.from({length: 50}, (_, i) => `line ${i}\n`).join(''))
    expect(one.news.some(t => t.again)).toBe(false)
  })

  test('loses nothing of a machine that ended while others run', async () => {
    for (const late of [0.5, 5, 20].map(s => s * SECOND)) {
      const one = followLog(
        growing([
          {at: 0, text: 'first\n'},
          {at: 10 * SECOND + late, text: 'last\n'}
        ])
      )
      await one.pollUntil(10 * SECOND, 'running')
      await one.pollUntil(60 * SECOND, 'success')
      await one.drain()
      expect([late, one.text()]).toEqual([late, 'first\nlast\n'])
    }
  })

  test('is handed on once also when answers come from a replica that lags behind', async () => {
    await fc.assert(
      fc.asyncProperty(pieces(20 * SECOND), fc.infiniteStream(fc.nat(4)), async (list, lags) => {
        const now = growing(list)
        const one = followLog(atMs =>
          atMs < 20 * SECOND ? now(atMs - 3000 * (lags.next().value as number)) : now(atMs)
        )
        await one.pollUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
      }),
      runs(60)
    )
  })

  test('loses nothing when reads fail in between', async () => {
    await fc.assert(
      fc.asyncProperty(pieces(20 * SECOND), fc.infiniteStream(fc.boolean()), async (list, fails) => {
        const one = followLog(atMs => {
          if (atMs < 20 * SECOND && fails.next().value) throw broken('transient')
          return growing(list)(atMs)
        })
        await one.pollUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
        expect(one.troubles).toEqual([])
      }),
      runs(60)
    )
  })

  test('of a machine that ran again is handed on anew, and marked as such', async () => {
    const one = followLog(atMs =>
      atMs < 10 * SECOND ? {text: 'first try\n', startedAt: 1} : {text: 'first try, again\n', startedAt: 2}
    )
    await one.pollUntil(20 * SECOND, 'running')
    await one.drain()
    expect(one.news).toEqual([
      {text: 'first try\n', again: false},
      {text: 'first try, again\n', again: true}
    ])
    expect(one.tail.times('m1')).toEqual({startedAt: 2, finishedAt: undefined})
  })

  test('is read again no sooner than 10 s per MiB, and once after the end', async () => {
    const one = followLog(() => ({text: 'x'.repeat(2 * MIB)}))
    await one.pollUntil(61 * SECOND, 'running')
    expect(one.reads.length).toBeLessThanOrEqual(4)
    for (const [i, at] of one.reads.slice(1).entries())
      expect(at - (one.reads[i] ?? 0)).toBeGreaterThanOrEqual(20 * SECOND)
    const before = one.reads.length
    await one.pollUntil(63 * SECOND, 'success')
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
      const one = followLog(atMs => {
        const last = Math.floor(atMs / 50)
        const first = Math.max(1, last - window + 1)
        return {text: Array.from({length: Math.max(0, last - first + 1)}, (_, i) => line(first + i)).join('')}
      })
      await one.pollUntil(60 * SECOND, 'running')
      const seen = [...one.text().matchAll(/line (\d+) of/g)].map(match => Number(match[1]))
      expect(seen.length).toBeGreaterThan(1000)
      expect(seen).toEqual(seen.map((_, i) => i + 1))
      expect(one.news.some(t => t.again)).toBe(false)
    }
  )

  test('is said to lack lines that were dropped before they were read, and goes on', async () => {
    const line = (n: number) => `line ${n} of a log whose beginning is dropped\n`
    const last = (atMs: number) => Math.floor(atMs / 50)
    const one = followLog(atMs => ({
      text: Array.from({length: 20}, (_, i) => line(last(atMs) - 19 + i)).join(''),
      startedAt: 1
    }))
    await one.pollUntil(20 * SECOND, 'running')
    const seen = [...one.text().matchAll(/line (-?\d+) of/g)].map(match => Number(match[1]))
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(one.news.some(t => t.again)).toBe(false)
    expect(one.lost).toEqual(['the platform dropped lines of it before they could be read'])
    expect(one.gapsAfter.length).toBeGreaterThan(0)
  })

  test('of a machine that was seen to run again begins anew, even with a shorter text that is alike', async () => {
    const preamble = `${'the same beginning '.repeat(300)}\n`
    const one = followLog(atMs =>
      atMs < 12 * SECOND
        ? {text: `${preamble}first try\n`}
        : {text: preamble + (atMs < 16 * SECOND ? '' : 'ok\n')}
    )
    await one.pollUntil(10 * SECOND, 'running')
    await one.pollUntil(12 * SECOND, 'failure')
    await one.pollUntil(20 * SECOND, 'running')
    await one.drain()
    expect(one.news).toEqual([
      {text: `${preamble}first try\n`, again: false},
      {text: preamble, again: true},
      {text: 'ok\n', again: false}
    ])
  })

  test('is not read before its machine has begun, nor for one that was skipped', async () => {
    const one = followLog(() => ({text: 'x'}))
    await one.pollUntil(10 * SECOND, 'queued')
    await one.pollUntil(20 * SECOND, 'skipped')
    expect(one.reads).toEqual([])
  })

  test('is never read twice at a time, and is read at the end even when a read is under way', async () => {
    const one = followLog(growing([{at: 0, text: 'a'}]))
    one.tail.follow([part('running', {id: 'm1'})])
    one.tail.follow([part('running', {id: 'm1'})])
    await one.drain()
    expect(one.text()).toBe('a')
  })
})

describe('a log that is served from a cursor on', () => {
  test('is handed on once, all of it, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(pieces(20 * SECOND), fc.integer({min: 1, max: 30}), async (list, page) => {
        const one = followLog(paged(page, atMs => growing(list)(atMs).text))
        await one.pollUntil(20 * SECOND, 'running')
        await one.drain()
        expect(one.text()).toBe(wholeOf(list))
      }),
      runs(60)
    )
  })

  test('of a part that runs again is handed on anew where it begins anew, and goes on where it goes on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({minLength: 1, maxLength: 40}),
        fc.string({minLength: 1, maxLength: 40}),
        fc.boolean(),
        fc.integer({min: 20, max: 90}),
        async (first, second, restarts, page) => {
          const now = (atMs: number) =>
            atMs < 14 * SECOND ? first : restarts ? `2 ${second}` : first + second
          const one = followLog(paged(page, now))
          await one.pollUntil(10 * SECOND, 'running')
          await one.pollUntil(12 * SECOND, 'failure')
          await one.pollUntil(20 * SECOND, 'running')
          await one.drain()
          const isNew = restarts && !`2 ${second}`.startsWith(first)
          const rest = restarts ? `2 ${second}` : second
          expect(one.text()).toBe(isNew || !restarts ? first + rest : `2 ${second}`)
          expect(one.news.filter(t => t.again)).toHaveLength(isNew ? 1 : 0)
        }
      ),
      runs(60)
    )
  })

  test('whose lines are known by themselves is never read from its beginning again', async () => {
    const one = followLog(paged(10, () => 'a line\n', {steady: true}))
    await one.pollUntil(10 * SECOND, 'running')
    await one.pollUntil(12 * SECOND, 'failure')
    await one.pollUntil(20 * SECOND, 'running')
    await one.drain()
    expect(one.text()).toBe('a line\n')
    expect(new Set(one.cursors.slice(1))).toEqual(new Set([7]))
  })
})

describe('how a log that comes in pages is read', () => {
  const alike = 'the same line\n'

  test('goes on from each answer to the next, and never from its beginning', async () => {
    const one = followLog(paged(alike.length, atMs => alike.repeat(1 + Math.floor(atMs / SECOND))))
    await one.pollUntil(6 * SECOND, 'running')
    expect(one.news).toEqual(Array.from({length: 5}, () => ({text: alike, again: false})))
    expect(one.cursors).toEqual([undefined, ...[1, 2, 3, 4].map(n => n * alike.length)])
  })

  test('is handed on once where nothing is new', async () => {
    const one = followLog(paged(10, () => 'a line\n'))
    await one.pollUntil(10 * SECOND, 'running')
    await one.drain()
    expect(one.news).toEqual([{text: 'a line\n', again: false}])
  })

  test('takes at most 100 pages at a time', async () => {
    const whole = 'x'.repeat(250)
    const one = followLog(paged(1, () => whole))
    await one.pollUntil(2 * SECOND, 'running')
    expect(one.reads).toHaveLength(100)
    await one.pollUntil(4 * SECOND, 'running')
    expect(one.reads).toHaveLength(200)
    await one.pollUntil(6 * SECOND, 'running')
    expect([one.text(), one.reads.length]).toEqual([whole, 250])
  })

  test('does not pause between pages when no more is to come than there is', async () => {
    const whole = 'x'.repeat(350)
    const one = followLog(paged(1, () => whole))
    await one.drain()
    expect(one.text()).toBe(whole)
    expect(one.reads.slice(0, 350)).toEqual(Array.from({length: 350}, () => 0))
  })

  test('takes the pages that are there, however late it is', async () => {
    const whole = 'x'.repeat(500)
    const page = paged(1, () => whole)
    const one = followLog((atMs, cursor) => {
      one.clock.pass(100)
      return page(atMs, cursor)
    })
    await one.drain('success', 'end', 120 * SECOND)
    expect([one.text(), one.troubles, one.ends()]).toEqual([whole, [], 1])
  })

  test('can be interrupted in every request', async () => {
    const one = followLog(paged(20, atMs => (atMs < 10 * SECOND ? distinct(70) : distinct(90, 500))))
    await one.pollUntil(6 * SECOND, 'running')
    await one.pollUntil(10 * SECOND, 'failure')
    await one.pollUntil(16 * SECOND, 'running')
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
      const one = followLog(serve)
      await one.pollUntil(10 * SECOND, 'running')
      await one.pollUntil(12 * SECOND, 'failure')
      return one
    }

    test('is handed on anew, page by page, and goes on from there after the next poll', async () => {
      const second = (atMs: number) => distinct(atMs < 16 * SECOND ? 47 : 65, 500)
      const one = await runTwice(paged(10, atMs => (atMs < 12 * SECOND ? distinct(35) : second(atMs))))
      const before = one.cursors.length
      await one.pollUntil(18 * SECOND, 'running')
      expect(one.news.slice(-3)).toEqual([
        {text: distinct(47, 500), again: true},
        {text: distinct(65, 500).slice(47, 57), again: false},
        {text: distinct(65, 500).slice(57), again: false}
      ])
      expect(one.cursors.slice(before)).toEqual([undefined, 10, 20, 30, 40, 47, 47, 57])
    })

    test('is read from its beginning until it brings something new', async () => {
      const grown = (atMs: number) => distinct(atMs < 16 * SECOND ? 35 : 45)
      const one = await runTwice(paged(50, grown))
      const before = one.cursors.length
      await one.pollUntil(20 * SECOND, 'running')
      expect(one.news.map(t => t.text)).toEqual([distinct(35), distinct(45).slice(35)])
      expect(one.cursors.slice(before)).toEqual([undefined, undefined, undefined, 45])
    })

    test('is asked for where it was when it held nothing before', async () => {
      const one = await runTwice(paged(10, atMs => (atMs < 12 * SECOND ? '' : 'now\n')))
      const before = one.cursors.length
      await one.pollUntil(16 * SECOND, 'running')
      expect(one.news).toEqual([{text: 'now\n', again: false}])
      expect(one.cursors[before]).toBe(0)
    })

    test('is handed on anew also when it is not there at first', async () => {
      const first = paged(10, () => 'one\n')
      const second = paged(10, () => 'other\n')
      const one = await runTwice((atMs, cursor) =>
        atMs < 12 * SECOND ? first(atMs, cursor) : atMs < 14 * SECOND ? {text: ''} : second(atMs, cursor)
      )
      await one.pollUntil(20 * SECOND, 'running')
      expect(one.news).toEqual([
        {text: 'one\n', again: false},
        {text: 'other\n', again: true}
      ])
    })

    test('goes on where it was when it is longer than can be read at once', async () => {
      const one = await runTwice(paged(1, atMs => distinct(atMs < 14 * SECOND ? 150 : 160)))
      const before = one.cursors.length
      await one.pollUntil(16 * SECOND, 'running')
      expect(one.text()).toBe(distinct(160))
      expect(one.news.some(t => t.again)).toBe(false)
      // From its beginning once, and then no more.
      expect(one.cursors.slice(before).filter(cursor => cursor === undefined)).toHaveLength(1)
      expect(one.cursors.slice(before + 100, before + 102)).toEqual([150, 150])
    })

    test('is handed on anew when what can be read at once is as long as what was read before', async () => {
      const one = await runTwice(paged(1, atMs => (atMs < 12 * SECOND ? distinct(100) : distinct(150, 500))))
      await one.pollUntil(16 * SECOND, 'running')
      expect(one.news.filter(t => t.again)).toEqual([{text: distinct(150, 500).slice(0, 100), again: true}])
      expect(one.text()).toBe(distinct(100) + distinct(150, 500))
    })
  })
})

test('what the platform does not serve of a log is reported once', async () => {
  const one = followLog(() => ({text: 'a', lost: 'it serves the first part'}))
  await one.pollUntil(20 * SECOND, 'running')
  await one.drain()
  expect(one.lost).toEqual(['it serves the first part'])
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
    const one = followLog(serve)
    await one.pollUntil(10 * SECOND, phase)
    const {tail} = one
    expect({read: tail.read('m1'), unread: tail.unread('m1'), length: tail.length()}).toEqual(known)
  })

  test('of an unknown part is nothing', () => {
    const {tail} = followLog(() => ({text: 'x'}))
    expect([tail.read('m9'), tail.unread('m9'), tail.times('m9'), tail.length()]).toEqual([
      false,
      false,
      {},
      0
    ])
  })

  test.each<[name: string, startedAt: (atMs: number) => number | undefined]>([
    ['becomes known only later', atMs => (atMs < 6 * SECOND ? undefined : 5)],
    ['is not given in between', atMs => (atMs > 4 * SECOND && atMs < 8 * SECOND ? undefined : 5)]
  ])('is one run when the time at which it began %s', async (_name, startedAt) => {
    const text = growing([
      {at: 0, text: 'first\n'},
      {at: 5 * SECOND, text: 'second\n'},
      {at: 9 * SECOND, text: 'third\n'}
    ])
    const one = followLog(atMs => ({...text(atMs), startedAt: startedAt(atMs), finishedAt: 7}))
    await one.pollUntil(12 * SECOND, 'running')
    expect(one.news).toEqual(['first\n', 'second\n', 'third\n'].map(line => ({text: line, again: false})))
    expect(one.tail.times('m1')).toEqual({startedAt: 5, finishedAt: 7})
  })

  test('that is replaced has no gap when nothing says that its run is the same', async () => {
    const one = followLog(atMs => (atMs < 4 * SECOND ? {text: 'one\n'} : {text: 'other\n', startedAt: 1}))
    await one.pollUntil(8 * SECOND, 'running')
    expect(one.news).toEqual([
      {text: 'one\n', again: false},
      {text: 'other\n', again: true}
    ])
    expect(one.lost).toEqual([])
  })
})

describe('a log that cannot be read', () => {
  test('because it is refused is reported once, and not asked for again', async () => {
    const one = followLog(() => {
      throw broken('permanent')
    })
    await one.pollUntil(20 * SECOND, 'running')
    await one.drain()
    expect(one.troubles).toEqual(['broken'])
    expect(one.reads).toHaveLength(1)
  })

  test('because it is not there yet is asked for again', async () => {
    const one = followLog(atMs => {
      if (atMs < 9 * SECOND) throw broken('not-found')
      return {text: 'there'}
    })
    await one.pollUntil(20 * SECOND, 'running')
    await one.drain()
    expect([one.text(), one.troubles]).toEqual(['there', []])
  })

  test('until no time is left is reported', async () => {
    const one = followLog(() => {
      throw broken('transient')
    })
    await one.drain()
    expect(one.troubles).toEqual(['broken'])
    expect(one.reads.length).toBeGreaterThan(2)
    expect(one.reads.length).toBeLessThan(20)
  })
})

describe('a log that fails', () => {
  const always = (...failing: Parameters<typeof broken>) =>
    followLog(() => {
      throw broken(...failing)
    })
  const seconds = ({reads}: {reads: readonly number[]}) => reads.map(at => at / SECOND)

  test.each(['running', 'success'] as const)(
    'of a part that is %s is asked for less and less often',
    async phase => {
      const one = always('transient')
      await one.pollUntil(100 * SECOND, phase, 500)
      expect(seconds(one)).toEqual([0, 1, 3, 7, 15, 31, 61, 91])
      expect([one.troubles, one.ends()]).toEqual([[], 0])
    }
  )

  test('is asked for no sooner than the platform wants', async () => {
    const one = always('throttled', {retryAfterMs: 7 * SECOND})
    await one.pollUntil(50 * SECOND, 'running', 500)
    expect(seconds(one)).toEqual([0, 7, 14, 21, 29, 45])
  })

  test('for a minute, and then answers, is handed on all the same', async () => {
    const one = followLog(atMs => {
      if (atMs < 60 * SECOND) throw broken('transient')
      return {text: 'there'}
    })
    await one.pollUntil(64 * SECOND, 'running')
    expect([one.text(), one.troubles, one.tail.unread('m1')]).toEqual(['there', [], false])
  })

  test.each<[mode: DrainMode, kind: FailureKind, giveUpMs: number, reads: number[]]>([
    ['green', 'transient', 10 * SECOND, [0, 1, 3, 7, 10]],
    ['end', 'transient', 10 * SECOND, [0, 1, 3, 7, 10]],
    ['once', 'transient', 10 * SECOND, [0, 1, 3, 7, 10]],
    ['past', 'transient', 10 * SECOND, [0, 1, 3, 7, 10]],
    ['green', 'not-found', 10 * SECOND, [0, 4, 10]],
    ['past', 'not-found', 10 * SECOND, [0, 1]],
    ['green', 'permanent', 10 * SECOND, [0]],
    // Where the verdict depends on it.
    ['green', 'transient', 30 * SECOND, [0, 1, 3, 7, 15, 30]],
    ['green', 'not-found', 30 * SECOND, [0, 4, 10]]
  ])('to the %s, %s, for up to %i ms is asked for at %j s, given up, and reported once', async (...row) => {
    const [mode, kind, giveUpMs, reads] = row
    const one = followLog(() => {
      throw broken(kind, {hint: 'check the token'})
    }, giveUpMs)
    await one.drain('success', mode)
    expect(seconds(one)).toEqual(reads)
    expect([one.troubles, one.ends(), one.tail.unread('m1')]).toEqual([['broken; check the token'], 1, true])
    expect(one.clock.now()).toBe((reads.at(-1) ?? 0) * SECOND)
  })

  test.each<[retryAfterS: number, giveUpMs: number, reads: number[]]>([
    [5, 10 * SECOND, [0, 5, 10]],
    [20, 10 * SECOND, [0, 20]],
    [30, 10 * SECOND, [0, 30]],
    // Nobody waits for so long, unless the log is what was asked for.
    [31, 10 * SECOND, [0]],
    [31, 30 * SECOND, [0, 31]]
  ])(
    'after the end, with Retry-After: %i, for up to %i ms is asked for at %j s',
    async (after, giveUpMs, reads) => {
      const one = followLog(() => {
        throw broken('throttled', {retryAfterMs: after * SECOND})
      }, giveUpMs)
      await one.drain()
      expect([seconds(one), one.troubles]).toEqual([reads, ['broken']])
    }
  )

  test('has its 10 s from the end on, however long it has failed before', async () => {
    const failsUntil = (untilMs: number) => {
      const one = followLog(atMs => {
        if (atMs >= 10 * SECOND && atMs < untilMs) throw broken('transient')
        return {text: atMs < 30 * SECOND ? 'first\n' : 'first\nlast\n'}
      })
      return one
    }
    const back = failsUntil(40 * SECOND)
    await back.pollUntil(31 * SECOND, 'running')
    await back.drain()
    expect([back.text(), back.troubles]).toEqual(['first\nlast\n', []])
    const gone = failsUntil(42 * SECOND)
    await gone.pollUntil(31 * SECOND, 'running')
    await gone.drain()
    expect([gone.text(), gone.troubles, gone.clock.now()]).toEqual(['first\n', ['broken'], 41 * SECOND])
  })

  test('by answers that come late has failed since it was asked for', async () => {
    const one = followLog(async () => {
      await one.clock.sleep(15 * SECOND, new AbortController().signal)
      throw broken('transient')
    })
    await one.drain()
    expect([seconds(one), one.troubles, one.clock.now()]).toEqual([[0], ['broken'], 15 * SECOND])
  })

  test('since its part has ended, 10 s and longer before the wait is over, is tried once more', async () => {
    const one = always('transient')
    await one.pollUntil(40 * SECOND, 'success')
    const before = one.reads.length
    await one.drain()
    expect([seconds(one).slice(before), one.troubles]).toEqual([[40], ['broken']])
  })

  test('since just after the end of its part is asked for no more often when the wait is over', async () => {
    for (const [kind, reads] of [
      ['transient', [0, 1, 3, 7, 10]],
      ['not-found', [0, 4, 10]]
    ] as const) {
      const one = always(kind)
      one.tail.follow([one.machine('success')])
      await one.answered()
      await one.drain()
      expect([kind, seconds(one)]).toEqual([kind, reads])
    }
  })

  test('is asked for at once when the wait is over, but for a pause that the platform asked for', async () => {
    for (const [retryAfterMs, at] of [
      [undefined, 34],
      [20 * SECOND, 40]
    ] as const) {
      const one = always('throttled', {retryAfterMs})
      await one.pollUntil(34 * SECOND, 'running', 1000)
      const before = one.reads.length
      await one.drain()
      expect(seconds(one)[before]).toBe(at)
    }
  })

  test('because it is gone is asked for in time for 30 s after the end of its part, and given up', async () => {
    const one = always('not-found')
    await one.pollUntil(60 * SECOND, 'success')
    expect(seconds(one)).toEqual([0, 2, 4, 8, 16, 32])
    expect([one.troubles, one.ends()]).toEqual([['broken'], 1])
    const late = followLog(atMs => {
      if (atMs < 20 * SECOND) throw broken('not-found')
      return {text: 'there'}
    })
    await late.pollUntil(40 * SECOND, 'success')
    expect([late.text(), late.troubles]).toEqual(['there', []])
    const running = always('not-found')
    await running.pollUntil(40 * SECOND, 'running')
    expect(running.troubles).toEqual([])
  })

  test('by a fault of our own is given up with its name, and ends no wait', async () => {
    const fault = new TypeError('x is not a function')
    const one = followLog(() => {
      throw fault
    })
    await one.drain()
    expect(one.troubles).toEqual([expect.stringContaining('TypeError: x is not a function')])
  })
})

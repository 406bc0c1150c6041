/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {describe, expect, test} from '@jest/globals'
import type {DrainMode} from '../../../src/logs/patience.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Part} from '../../../src/model/part.js'
import type {PartLog} from '../../../src/model/part-log.js'
import type {Phase} from '../../../src/model/phase.js'
import {failure, MINUTE, part, SECOND} from '../support/build.js'
import {
  broken,
  distinct,
  type FollowedLog,
  followLog,
  growing,
  MIB,
  paged,
  type Serve,
  settle,
  wholeOf
} from '../support/followed-log.js'
import {quietTail} from '../support/quiet-tail.js'
import {virtualClock} from '../support/virtual-clock.js'

describe('which logs are read', () => {
  test.each<[name: string, over: Partial<Part>, isRead: boolean]>([
    ['a machine', {kind: 'machine'}, true],
    ['a machine that has a log', {kind: 'machine', hasLog: true}, true],
    ['a machine that has no log', {kind: 'machine', hasLog: false}, false],
    ['a job', {kind: 'job'}, false],
    ['a step that has a log', {kind: 'step', hasLog: true}, true],
    ['a step that has no log', {kind: 'step', hasLog: false}, false]
  ])('the log of %s (%o) is one of them: %p', async (_name, over, isRead) => {
    const one = followLog(() => ({text: 'a line\n'}))
    const parts = [part('running', {id: 'm1', ...over})]
    await one.pollPartsUntil(2 * SECOND, parts)
    await one.tail.drain(parts, new AbortController().signal, 'end')
    expect([one.text(), one.ends()]).toEqual(isRead ? ['a line\n', 1] : ['', 0])
  })

  test('the log of a part that no longer has one is read to its end', async () => {
    const one = followLog(
      growing([
        {at: 0, text: 'first\n'},
        {at: 15 * SECOND, text: 'last\n'}
      ])
    )
    await one.pollUntil(10 * SECOND, 'running')
    await one.pollPartsUntil(60 * SECOND, [part('running', {id: 'm1', hasLog: false})])
    expect([one.text(), one.ends()]).toEqual(['first\nlast\n', 1])
  })
})

test('of thousands of logs a few are read at a time, and each has its turn', async () => {
  let [open, most, reads] = [0, 0, 0]
  const tail = quietTail({
    clock: virtualClock(0),
    async readLog() {
      most = Math.max(most, ++open)
      reads++
      await settle()
      open--
      return {text: 'a line\n'}
    },
    giveUpMs: SECOND
  })
  tail.follow(Array.from({length: 2000}, (_, i) => part('running', {id: `m${i}`})))
  for (let turn = 0; turn < 1000 && reads < 2000; turn++) await settle()
  expect([reads, most]).toEqual([2000, 16])
})

test('a log has its turn after those listed before it, and none waits for a part that runs', async () => {
  const turns: string[] = []
  const clock = virtualClock(0)
  let isDown = true
  const tail = quietTail({
    clock,
    async readLog({id}) {
      if (isDown && id === 'm1') throw new RequestError('HTTP 503', failure('transient'))
      return {text: 'a line\n', complete: true}
    },
    onTurn: ({id}) => turns.push(id),
    giveUpMs: 10 * MINUTE
  })
  const poll = async (...phases: Phase[]) => {
    // A log is read on for some time after its end.
    for (let seconds = 0; seconds < 60; seconds++) {
      tail.follow(phases.map((phase, i) => part(phase, {id: `m${i + 1}`})))
      await settle()
      await clock.sleep(SECOND, new AbortController().signal)
    }
    return turns.splice(0)
  }
  expect(await poll('running', 'running', 'running', 'running')).toEqual([])
  expect(await poll('success', 'success', 'running', 'success')).toEqual([])
  expect(await poll('running', 'success', 'running', 'success')).toEqual(['m2', 'm4'])
  isDown = false
  expect(await poll('running', 'success', 'success', 'success')).toEqual(['m3'])
  expect(await poll('success', 'success', 'success', 'success')).toEqual(['m1'])
})

describe('how often a log is read after the end', () => {
  const seconds = (one: {reads: readonly number[]}, from = 0) =>
    one.reads.filter(at => at >= from).map(at => (at - from) / SECOND)

  const toLatest = [0, 1, 3, 7, 15, 23, 30]
  const ways: [name: string, mode: DrainMode, phase: Phase, log: Partial<PartLog>, reads: number[]][] = [
    ['that ended well', 'green', 'success', {}, [0, 1, 3, 5]],
    ['that failed, where all ended well', 'green', 'failure', {}, [0, 1, 3, 7, 10]],
    ['that has shown nothing', 'green', 'success', {text: ''}, [0, 1, 3, 7, 10]],
    ['to which more will come', 'green', 'success', {complete: false}, [0, 1, 3, 5, 13, 21, 29, 30]],
    ['that ended well, where not all did', 'end', 'success', {}, toLatest],
    ['that failed', 'end', 'failure', {}, toLatest],
    ['that had ended when the wait was given up', 'once', 'success', {}, toLatest],
    ['which the platform calls complete', 'end', 'failure', {complete: true}, [0]],
    ['which the platform calls complete, where all ended well', 'green', 'success', {complete: true}, [0]]
  ]
  for (const [served, cursor] of [
    ['whole', undefined],
    ['from a cursor on', 7]
  ] as const) {
    test.each(ways)(
      `served ${served}: the log of a part %s is asked for in time for its last lines`,
      async (_name, mode, phase, log, reads) => {
        const serve: Serve = (_atMs, from) => ({text: from === undefined ? 'all\n' : '', cursor, ...log})
        const one = followLog(serve)
        await one.pollUntil(10 * SECOND, 'running')
        await one.drain(phase, mode)
        expect(seconds(one, 10 * SECOND)).toEqual(reads)
        expect([one.ends(), one.troubles, one.tail.unread('m1')]).toEqual([1, [], false])
      }
    )
  }

  test('a part that was never seen to run has a mode of its own', async () => {
    const seen = followLog(() => ({text: 'all\n'}))
    await seen.pollUntil(10 * SECOND, 'running')
    await seen.tail.drain([seen.machine('success')], new AbortController().signal, 'green', 'past')
    expect(seconds(seen, 10 * SECOND)).toEqual([0, 1, 3, 5])
    const unseen = followLog(() => ({text: 'all\n'}))
    await unseen.tail.drain([unseen.machine('success')], new AbortController().signal, 'green', 'past')
    expect(seconds(unseen)).toEqual([0])
  })

  test('the log of a run that ended long before is read without pauses, until two answers bring nothing', async () => {
    const one = followLog((_atMs, cursor) => ({text: cursor === undefined ? 'all' : '', cursor: 3}))
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
  ])('lines that keep coming, served %s, are all handed on', async (_name, serve) => {
    const lines = Array.from({length: 20}, (_, i) => ({at: i * 1000 + 900, text: `line ${i}\n`}))
    for (const phase of ['success', 'failure'] as const) {
      const one = followLog(serve(atMs => growing(lines)(atMs).text))
      await one.drain(phase)
      expect(one.text()).toBe(wholeOf(lines))
      expect(one.clock.now()).toBeLessThanOrEqual(30 * SECOND)
      expect(one.lost).toEqual([])
    }
  })

  test.each<[mode: DrainMode, lateMs: number, isShown: boolean]>([
    ['end', 29_900, true],
    ['end', 30_100, false],
    ['green', 4900, true],
    ['green', 5100, false]
  ])('a line that comes late, read to the %s after %i ms: it is shown %p', async (mode, lateMs, isShown) => {
    for (const serve of [
      (text: Serve) => text,
      (text: (atMs: number) => PartLog) => paged(100, at => text(at).text)
    ]) {
      const one = followLog(
        serve(
          growing([
            {at: 0, text: 'first\n'},
            {at: 10 * SECOND + lateMs, text: 'late\n'}
          ])
        )
      )
      await one.pollUntil(10 * SECOND, 'running')
      await one.drain('success', mode)
      expect(one.text()).toBe(isShown ? 'first\nlate\n' : 'first\n')
    }
  })

  test('where all ended well, each late line has the log read on for 5 s', async () => {
    const late = [4, 8, 12, 16].map(s => ({at: s * SECOND, text: `after ${s} s\n`}))
    const one = followLog(growing([{at: 0, text: 'first\n'}, ...late]))
    await one.drain()
    expect(one.text()).toBe(`first\n${wholeOf(late)}`)
    expect(one.clock.now()).toBeLessThanOrEqual(22 * SECOND)
  })

  test('what comes later than 30 s after the end is said to be missing where the log still grew', async () => {
    const lines = Array.from({length: 100}, (_, i) => ({at: i * 1000, text: `line ${i}\n`}))
    for (const mode of ['end', 'green'] as const) {
      const one = followLog(growing(lines))
      await one.drain('success', mode)
      expect([one.text(), one.clock.now()]).toEqual([wholeOf(lines.slice(0, 31)), 30 * SECOND])
      expect(one.lost).toEqual(['it still grew 30 s after the end, and what comes later is not shown'])
    }
  })

  test('news in the answer at the 5 s mark are not taken for the last', async () => {
    const lines = [
      {at: 4900, text: 'late\n'},
      {at: 5500, text: 'later\n'}
    ]
    const one = followLog(growing(lines))
    await one.drain()
    expect(one.text()).toBe('late\nlater\n')
  })

  test('lines that keep coming for long are handed on while others run, and cut off when nothing runs', async () => {
    const lines = Array.from({length: 100}, (_, i) => ({at: i * 1000, text: `line ${i}\n`}))
    const one = followLog(growing(lines))
    await one.pollUntil(60 * SECOND, 'success')
    expect(one.text()).toBe(wholeOf(lines.slice(0, 59)))
    expect(one.ends()).toBe(0)
    const other = followLog(growing(lines))
    await other.drain('success')
    expect([other.ends(), other.clock.now(), other.troubles]).toEqual([1, 30 * SECOND, []])
  })

  test.each<[mode: DrainMode, mib: number, reads: number[]]>([
    ['end', 0.5, [0, 5, 10, 15, 23, 30]],
    ['end', 1, [0, 10, 20, 30]],
    // No other read fits before the last one.
    ['end', 2, [0, 30]],
    ['end', 4, [30]],
    ['green', 0.2, [0, 2, 5]],
    ['green', 1, [5]],
    ['green', 4, [5]]
  ])(
    'a long log that is served whole is read, to the %s of one of %d MiB, at %j s',
    async (mode, mib, reads) => {
      const text = 'x'.repeat(mib * MIB)
      const one = followLog(() => ({text}))
      await one.pollUntil(2 * SECOND, 'running')
      await one.drain('success', mode, 120 * SECOND)
      expect(seconds(one, 2 * SECOND)).toEqual(reads)
    }
  )

  test('a very long log that was not read before is read once more only where that comes in time', async () => {
    for (const [length, reads] of [
      [4 * MIB, [0]],
      [3.5 * MIB, [0, 35]]
    ] as const) {
      const text = 'x'.repeat(length)
      const one = followLog(() => ({text}))
      await one.drain('success', 'end', 120 * SECOND)
      expect([length, seconds(one)]).toEqual([length, reads])
    }
  })

  test('a long log is read at once when its part has ended, and then no sooner than its length allows', async () => {
    const text = 'x'.repeat(2 * MIB)
    const other = followLog(() => ({text}))
    await other.pollUntil(42 * SECOND, 'running')
    await other.pollUntil(90 * SECOND, 'success')
    expect(seconds(other)).toEqual([0, 20, 40, 42, 62, 82])
    const paging = followLog((_atMs, cursor) => ({text: cursor === undefined ? text : '', cursor: 1}))
    await paging.pollUntil(6 * SECOND, 'running')
    expect(seconds(paging)).toEqual([0, 2, 4])
  })

  test('an answer that was asked for before the end is not taken for the last one', async () => {
    const text = 'x'.repeat(2 * MIB)
    const one = followLog(() => ({text}))
    one.tail.follow([one.machine('running')])
    one.tail.follow([one.machine('success')])
    await one.answered()
    await one.pollUntil(4 * SECOND, 'success')
    expect(seconds(one)).toEqual([0, 0])
  })

  test('an answer that comes after the part began again is not taken for the last one', async () => {
    const text = 'x'.repeat(2 * MIB)
    const one = followLog(() => ({text}))
    one.tail.follow([one.machine('success')])
    one.tail.follow([one.machine('running')])
    await one.answered()
    await one.pollUntil(4 * SECOND, 'success')
    expect(seconds(one)).toEqual([0, 0])
  })
})

describe('a log that the platform calls complete', () => {
  const events = {text: 'all\n', complete: true}

  test('is closed by the first answer that says so, news or not', async () => {
    for (const phase of ['success', 'failure', 'cancelled'] as const) {
      for (const text of ['', 'first\nlast\n']) {
        const one = followLog(atMs => ({text, complete: atMs >= 2 * SECOND || undefined}))
        await one.drain(phase)
        expect([one.reads, one.text(), one.ends()]).toEqual([
          text ? [0, 1000, 2000] : [0, 1000, 3000],
          text,
          1
        ])
      }
    }
  })

  test('is read to its last page all the same', async () => {
    const one = followLog(paged(10, () => distinct(35), {complete: true}))
    await one.drain()
    expect([one.text(), one.reads]).toEqual([distinct(35), [0, 0, 0, 0]])
  })

  test('is read beyond the pages that can be read at once', async () => {
    const one = followLog(paged(1, () => distinct(150), {complete: true}))
    await one.drain()
    expect([one.text(), one.reads.length, one.clock.now()]).toEqual([distinct(150), 150, 0])
  })

  test('is not believed while its part runs', async () => {
    const one = followLog(atMs => ({...growing([{at: 12 * SECOND, text: 'late\n'}])(atMs), complete: true}))
    await one.pollUntil(10 * SECOND, 'running')
    expect(one.ends()).toBe(0)
    await one.drain('running')
    expect([one.text(), one.ends()]).toEqual(['late\n', 1])
  })

  test('is not believed in an answer that was asked for before the end', async () => {
    const one = followLog(() => events)
    one.tail.follow([one.machine('running')])
    await one.drain()
    expect([one.reads, one.ends()]).toEqual([[0, 0], 1])
  })

  test('is read on while the wait goes on, since its part may run again between two polls', async () => {
    const one = followLog(atMs => ({
      ...growing([
        {at: 0, text: 'first\n'},
        {at: 8 * SECOND, text: 'second\n'}
      ])(atMs),
      complete: true
    }))
    await one.pollUntil(10 * SECOND, 'success')
    expect([one.text(), one.ends()]).toEqual(['first\nsecond\n', 0])
    await one.pollUntil(40 * SECOND, 'success')
    expect(one.ends()).toBe(1)
  })

  test('and said so while the wait went on is not asked for again when the wait is over', async () => {
    const text = 'x'.repeat(2 * MIB)
    const one = followLog(() => ({text, complete: true}))
    await one.pollUntil(2 * SECOND, 'success')
    await one.drain()
    expect([one.reads, one.ends(), one.clock.now()]).toEqual([[0], 1, 2 * SECOND])
  })

  test('is not believed after its part ran again until it shows something of that', async () => {
    const lines = [
      {at: 0, text: 'first\n'},
      {at: 13 * SECOND, text: 'second\n'}
    ]
    // The list of events lags behind, and ends with the end of the first round.
    const lagging = paged(100, atMs => growing(lines)(atMs).text, {steady: true, complete: true})
    const one = followLog(lagging)
    await one.pollUntil(4 * SECOND, 'failure')
    await one.pollUntil(10 * SECOND, 'running')
    await one.drain()
    expect([one.text(), one.clock.now()]).toEqual(['first\nsecond\n', 13 * SECOND])
  })
})

describe('a part that may go on after the wait', () => {
  const open = ['running', 'paused', 'unknown'] as const
  const text = Array.from({length: 250}, (_, i) => `line ${i}\n`).join('')

  test.each(open)('and is %s: its log is read once, and nothing is said about it', async phase => {
    for (const complete of [undefined, false, true]) {
      const one = followLog(() => ({text: 'so far\n', complete}))
      await one.drain(phase, 'once')
      expect([one.text(), one.reads, one.ends()]).toEqual(['so far\n', [0], 1])
      expect([one.troubles, one.tail.unread('m1'), one.tail.read('m1')]).toEqual([[], false, true])
    }
  })

  test.each(open)('and is %s: its log is read on when the whole has ended all the same', async phase => {
    const one = followLog(() => ({text: 'all\n'}))
    await one.drain(phase, 'green')
    expect([one.reads, one.ends()]).toEqual([[0, 1000, 2000, 4000, 5000], 1])
  })

  test.each(open)('and is %s after it had ended: its log is read again', async phase => {
    const one = followLog(
      growing([
        {at: 0, text: 'first\n'},
        {at: 60 * SECOND, text: 'second\n'}
      ])
    )
    await one.pollUntil(50 * SECOND, 'failure')
    expect(one.ends()).toBe(1)
    await one.pollUntil(64 * SECOND, phase)
    expect(one.text()).toBe('first\nsecond\n')
  })

  test('is asked for its log once more when a read is under way', async () => {
    const one = followLog(growing([{at: 0, text: 'a'}]))
    one.tail.follow([one.machine('running')])
    await one.drain('running', 'once')
    expect([one.reads, one.ends()]).toEqual([[0, 0], 1])
  })

  test('has its log read as far as it goes, however many pages that takes', async () => {
    const one = followLog(paged(10, () => text))
    await one.drain('running', 'once')
    expect([one.text(), one.ends(), one.troubles]).toEqual([text, 1, []])
  })

  test.each(['transient', 'permanent'] as const)(
    'has a log that cannot be read (%s), which is reported',
    async kind => {
      const one = followLog(() => {
        throw broken(kind)
      })
      await one.drain('running', 'once')
      expect([one.reads, one.troubles, one.ends(), one.tail.unread('m1')]).toEqual([[0], ['broken'], 1, true])
    }
  )

  test('but is no longer listed counts as ended', async () => {
    const one = followLog(
      growing([
        {at: 0, text: 'a'},
        {at: 14 * SECOND, text: 'b'}
      ])
    )
    await one.pollUntil(10 * SECOND, 'running')
    await one.tail.drain([], new AbortController().signal, 'once')
    expect([one.text(), one.ends()]).toEqual(['ab', 1])
  })
})

describe('a part that comes back', () => {
  const vanish = async (one: FollowedLog, untilMs: number) => {
    await one.pollPartsUntil(untilMs, [])
  }

  test('has its log read on, even when it had been read to its end', async () => {
    const one = followLog(
      growing([
        {at: 0, text: 'first\n'},
        {at: 60 * SECOND, text: 'second\n'}
      ])
    )
    await one.pollUntil(10 * SECOND, 'running')
    await vanish(one, 50 * SECOND)
    expect(one.ends()).toBe(1)
    await one.pollUntil(64 * SECOND, 'running')
    await one.drain()
    expect(one.news).toEqual([
      {text: 'first\n', again: false},
      {text: 'second\n', again: false}
    ])
    expect(one.ends()).toBe(2)
  })

  test('did not run again: its log goes on from where it was, and an older answer brings nothing', async () => {
    const one = followLog(paged(100, atMs => distinct(atMs < 20 * SECOND ? 30 : 40)))
    await one.pollUntil(10 * SECOND, 'running')
    await vanish(one, 20 * SECOND)
    const before = one.cursors.length
    await one.pollUntil(24 * SECOND, 'running')
    expect(one.cursors.slice(before)).toEqual([30, 40])
    const whole = followLog(atMs => ({text: atMs < 20 * SECOND ? 'one\ntwo\n' : 'one\n'}))
    await whole.pollUntil(10 * SECOND, 'running')
    await vanish(whole, 20 * SECOND)
    await whole.pollUntil(24 * SECOND, 'running')
    expect(whole.text()).toBe('one\ntwo\n')
  })

  test('is not asked again for a log that was refused, until it runs again', async () => {
    const one = followLog(atMs => {
      if (atMs < 30 * SECOND) throw broken('permanent')
      return {text: 'there'}
    })
    await one.pollUntil(4 * SECOND, 'running')
    await vanish(one, 8 * SECOND)
    await one.pollUntil(34 * SECOND, 'running')
    expect([one.reads, one.troubles, one.tail.unread('m1')]).toEqual([[0], ['broken'], true])
    await one.pollUntil(36 * SECOND, 'success')
    await one.pollUntil(38 * SECOND, 'running')
    expect([one.text(), one.troubles, one.tail.unread('m1')]).toEqual(['there', ['broken'], false])
  })

  test('is asked again for a log that was refused when it had ended before and runs now', async () => {
    const one = followLog(atMs => {
      if (atMs < 10 * SECOND) throw broken('permanent')
      return {text: 'there'}
    })
    await one.pollUntil(4 * SECOND, 'failure')
    await vanish(one, 12 * SECOND)
    await one.pollUntil(16 * SECOND, 'running')
    expect([one.text(), one.troubles, one.tail.unread('m1')]).toEqual(['there', ['broken'], false])
  })

  test('to run after its log was closed has the log read to its end once more', async () => {
    const one = followLog(
      growing([
        {at: 0, text: 'first\n'},
        {at: 62 * SECOND, text: 'second\n'}
      ])
    )
    await one.pollUntil(10 * SECOND, 'running')
    await one.pollUntil(50 * SECOND, 'failure')
    await one.pollUntil(60 * SECOND, 'running')
    await one.drain('failure')
    expect([one.text(), one.ends()]).toEqual(['first\nsecond\n', 2])
  })
})

describe('no time left', () => {
  const tooLong = 'it is longer than the time that was left for it'
  const silent = 'no answer came in the time that was left for it'
  const hanging = (_atMs: number, _cursor: unknown, signal: AbortSignal) =>
    new Promise<PartLog>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(broken('permanent')))
    })
  const outOfTime = async (one: FollowedLog, phase: Phase = 'success') => {
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

  test('for a log that did not answer is reported, whatever the request said', async () => {
    expect(await outOfTime(followLog(hanging))).toEqual({
      troubles: [silent],
      ends: 1,
      unread: true,
      read: false
    })
  })

  test('for a read that is under way is reported', async () => {
    const one = followLog(() => new Promise(() => {}))
    one.tail.follow([one.machine('running')])
    expect(await outOfTime(one)).toEqual({troubles: [silent], ends: 1, unread: true, read: false})
  })

  test('for all pages of a log is reported', async () => {
    const page = paged(1, () => 'x'.repeat(1000))
    const one = followLog((atMs, cursor, signal) => {
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

  test('for a log that fails is reported with its failure', async () => {
    const one = followLog(() => {
      throw broken('transient')
    })
    await one.drain('success', 'end', 10 * SECOND)
    expect([one.troubles, one.ends()]).toEqual([['broken'], 1])
  })

  test('for more of a log that was read as far as it went is no trouble', async () => {
    const one = followLog(() => ({text: 'all', complete: false}))
    await one.drain('success', 'end', 12 * SECOND)
    expect([one.text(), one.troubles, one.ends()]).toEqual(['all', [], 1])
    expect([one.tail.unread('m1'), one.tail.read('m1'), one.clock.now()]).toEqual([false, true, 12 * SECOND])
  })

  test('because the process is stopped ends a read that is under way', async () => {
    const one = followLog(hanging)
    one.tail.follow([one.machine('running')])
    const done = one.drain()
    await one.answered()
    one.stop.abort(new Error('stop'))
    await done
    expect([one.troubles, one.ends()]).toEqual([[silent], 1])
  })
})

declare const nodeProcess: NodeJS.Process

describe('a read that nothing waits for', () => {
  /** Promises that failed and that nothing handles, as Node reports them. */
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

  test('and that is interrupted stays silent', async () => {
    const one = followLog(
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

  test('and that fails by a fault of our own is told, and ends no process', async () => {
    const fault = new TypeError('x is not a function')
    const one = followLog(() => {
      throw fault
    })
    const unhandled = await unhandledIn(async () => {
      one.tail.follow([one.machine('running')])
      await one.answered()
    })
    expect(unhandled).toEqual([])
    expect(one.troubles).toEqual([expect.stringContaining('TypeError: x is not a function')])
  })
})

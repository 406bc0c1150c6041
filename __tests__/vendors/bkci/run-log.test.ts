import {describe, expect, test} from '@jest/globals'
import type {Part} from '../../../src/model/part.js'
import type {PartLog} from '../../../src/model/part-log.js'
import {readRunLog} from '../../../src/vendors/bkci/run-log.js'
import {fc, runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {createLogReader, createLogStore, type StoredLine} from './log-store.js'
import {BUILD, failureOf, fakeClient, PIPELINE, signal} from './support.js'

const part = (id = 'e-1', phase: Part['phase'] = 'running'): Part => ({
  id,
  kind: 'task',
  name: 'deploy',
  phase,
  status: 'RUNNING',
  hasLog: true
})
const line = (lineNo: number | string, message: string | null = `line ${lineNo}`) => ({
  lineNo,
  message,
  tag: 'e-1'
})
const page = (logs: unknown, more = {}) => ({
  buildId: BUILD,
  finished: false,
  hasMore: false,
  status: 0,
  logs,
  ...more
})

/** Reads on and on from a list of answers. */
function tail(answers: unknown[], {ended = false, id = 'e-1', phase = 'running' as Part['phase']} = {}) {
  const {client, asked} = fakeClient({logInit: () => answers.shift(), logAfter: () => answers.shift()})
  let cursor: unknown
  const read = async (): Promise<PartLog> => {
    const log = await readRunLog(
      client,
      part(id, phase),
      {pipelineId: PIPELINE, buildId: BUILD, ended},
      {signal},
      cursor
    )
    cursor = log.cursor
    return log
  }
  return {read, asked}
}

describe('paging', () => {
  test('begins with the first page and goes on after the last line', async () => {
    const {read, asked} = tail([page([line(3), line(9)]), page([line(10)])])
    expect(await read()).toMatchObject({text: 'line 3\nline 9\n', more: false})
    expect(await read()).toMatchObject({text: 'line 10\n'})
    expect(asked.map(a => [a.call, a.query])).toEqual([
      ['logInit', {tag: 'e-1', executeCount: '1'}],
      ['logAfter', {tag: 'e-1', executeCount: '1', start: '10'}]
    ])
  })

  test('filters by the execution of the part', async () => {
    const {read, asked} = tail([page([]), page([])], {id: 'e-1#3'})
    await read()
    expect(asked[0]?.query).toEqual({tag: 'e-1', executeCount: '3'})
  })

  test('takes no line twice where pages overlap', async () => {
    const {read} = tail([page([line(1), line(2), line(2)]), page([line(2), line('3'), line(4)]), page(null)])
    expect((await read()).text).toBe('line 1\nline 2\n')
    expect((await read()).text).toBe('line 3\nline 4\n')
    expect((await read()).text).toBe('')
  })

  test('looks back after an answer that brought nothing, for lines that come late', async () => {
    const {read, asked} = tail([page([line(9000)]), page([]), page([line(4050), line(9000)]), page([])])
    await read()
    expect((await read()).text).toBe('')
    expect((await read()).text).toBe('line 4050\n')
    await read()
    expect(asked.map(a => a.query?.start)).toEqual([undefined, '9001', '0', '9001'])
  })

  test('looks back over 1,000 lines of a task that runs, whatever their numbers', async () => {
    const lines = Array.from({length: 1500}, (_, i) => line(300 * i))
    const {read, asked} = tail([page(lines), page([]), page([])])
    for (let i = 0; i < 3; i++) await read()
    expect(asked.map(a => a.query?.start)).toEqual([undefined, String(300 * 1499 + 1), String(300 * 500)])
  })

  slow(
    'that is too long to be remembered is told to lack what came late, and is not looked through again',
    async () => {
      const pages = [0, 1, 2].map(at =>
        page(Array.from({length: 80_000}, (_, i) => ({...line(80_000 * at + i), message: null})))
      )
      const {read, asked} = tail([...pages, page([]), page([])], {phase: 'success'})
      const lost: unknown[] = []
      for (let i = 0; i < 5; i++) lost.push((await read()).lost)
      const told = expect.stringMatching(/so long that lines which the platform stores late may be missing/)
      expect(lost).toEqual([undefined, undefined, told, told, told])
      expect(asked.at(-1)?.query?.start).toBe('239000')
    }
  )

  test.each<[phase: Part['phase'], starts: (string | undefined)[]]>([
    ['running', [undefined, '10', '0', '10', '0', '10', '10', '10', '0', ...Array(7).fill('10'), '0']],
    ['success', [undefined, '10', '0', '10', '0', '10', '0', '10', '0']]
  ])('of a task that says %s looks back as long as late lines may come', async (phase, starts) => {
    const {read, asked} = tail([page([line(9)]), ...starts.slice(1).map(() => page([line(9)]))], {phase})
    for (let i = 0; i < starts.length; i++) await read()
    expect(asked.map(a => a.query?.start)).toEqual(starts)
  })

  test('turns all the pages of a look back, and tells what is new in any of them', async () => {
    const {read, asked} = tail([
      page([line(1), line(2), line(6)]),
      page([]),
      page([line(1), line(2)], {hasMore: true}),
      page([line(4), line(5)], {hasMore: true}),
      page([line(6)]),
      page([])
    ])
    const texts: string[] = []
    for (let i = 0; i < 6; i++) texts.push((await read()).text)
    expect(texts).toEqual(['line 1\nline 2\nline 6\n', '', '', 'line 4\nline 5\n', '', ''])
    expect(asked.map(a => a.query?.start)).toEqual([undefined, '7', '0', '2', '5', '7'])
  })

  test.each([
    [{finished: true}, undefined],
    [{finished: false}, false],
    [{finished: true, hasMore: true}, false],
    [{finished: 'true'}, undefined],
    [{finished: 'true', hasMore: true}, undefined],
    [{finished: undefined}, undefined]
  ])('with %j is never called complete, since the platform says so too early: %p', async (more, complete) => {
    expect((await tail([page([line(1)], more)]).read()).complete).toBe(complete)
  })

  test('has more only while there is', async () => {
    const {read} = tail([
      page([line(1)], {hasMore: true}),
      page([], {hasMore: true, finished: true}),
      page([]),
      page([line(1)], {hasMore: true}),
      page([])
    ])
    expect((await read()).more).toBe(true)
    expect((await read()).more).toBe(false)
    expect((await read()).more).toBe(false)
    // A page of the look back was full of known lines: the next one goes on behind them.
    expect((await read()).more).toBe(true)
    expect((await read()).more).toBe(false)
  })

  test('asks for the first page until there is one', async () => {
    const {read, asked} = tail([
      page([]),
      page([], {status: 1}),
      page([], {status: 2}),
      page([line(0)]),
      page([])
    ])
    for (let i = 0; i < 5; i++) expect((await read()).cursor).toBeDefined()
    expect(asked.map(a => a.call)).toEqual(['logInit', 'logInit', 'logInit', 'logInit', 'logAfter'])
    expect(asked[4]?.query?.start).toBe('1')
  })
})

describe('lines', () => {
  test.each([
    ['two\nlines', 'two\nlines\n'],
    ['##[group]Compile', '▼ Compile\n'],
    ['##[endgroup]Compile', '▲ Compile\n'],
    ['##[Error]no disk', '[error] no disk\n'],
    ['\u001b[31m##[error]no disk', '\u001b[31m[error] no disk\n'],
    ['##[warning]one\n##[warning]two', '[warning] one\n[warning] two\n'],
    ['##[command]make all', '$ make all\n'],
    ['##[add-mask]a', '##[add-mask]a\n'],
    ['##[constructor]a', '##[constructor]a\n'],
    ['in the middle ##[error]x', 'in the middle ##[error]x\n'],
    ['::error::x', '::error::x\n'],
    [null, '\n'],
    ['##subTag##unit##subTag##passed', 'passed\n'],
    ['##subTagFinish##unit##subTagFinish##', '\n'],
    ['##subTagFinish##', '\n'],
    ['a ##subTag##b', 'a ##subTag##b\n']
  ])('are shown as the platform shows %j', async (message, text) => {
    expect((await tail([page([line(1, message)])]).read()).text).toBe(text)
  })
})

describe('times', () => {
  const at = Date.UTC(2026, 10, 22, 8, 0, 0, 123)
  const told = async (message: string, timestamp: unknown) =>
    (await tail([page([{lineNo: 1, message, timestamp, tag: 'e-1'}])]).read()).text

  test.each([
    ['a line', '2026-11-22T08:00:00.123Z a line\n'],
    ['one\ntwo\r\nthree', ...['one', 'two', 'three'].map(text => `2026-11-22T08:00:00.123Z ${text}\n`)],
    ['ended\n', '2026-11-22T08:00:00.123Z ended\n'],
    ['##[error]no disk', '2026-11-22T08:00:00.123Z [error] no disk\n'],
    ['##[group]Compile', '2026-11-22T08:00:00.123Z ▼ Compile\n'],
    [
      '10 %\r50 %\r100 %\nend',
      ...['10 %\r', '50 %\r', '100 %\n', 'end\n'].map(text => `2026-11-22T08:00:00.123Z ${text}`)
    ],
    ['100 %\r', '2026-11-22T08:00:00.123Z 100 %\r\n'],
    ['\r \r100 %', '\r \r2026-11-22T08:00:00.123Z 100 %\n'],
    ['\r \r', '2026-11-22T08:00:00.123Z \n'],
    ['\u001b[1;33mbold\u001b[0m', '2026-11-22T08:00:00.123Z \u001b[1;33mbold\u001b[0m\n'],
    ['', '2026-11-22T08:00:00.123Z \n']
  ])('stand before %j', async (message, ...lines) => {
    expect(await told(message, at)).toBe(lines.join(''))
    expect(await told(message, String(at))).toBe(lines.join(''))
  })

  test.each([undefined, null, 0, -1, 1, 1_732_262_400, 99_999_999_999_999, Number.NaN, 'soon', {}, true])(
    'that are %p are none',
    async timestamp => {
      expect(await told('a line', timestamp)).toBe('a line\n')
    }
  )
})

describe('the state of the log store', () => {
  test('999 is an error worth another try, from the same place', async () => {
    const {read, asked} = tail([
      page([line(1)]),
      page([], {status: 999, finished: true, message: 'timed out'}),
      page([line(2)])
    ])
    await read()
    const error = await failureOf(read())
    expect(error.failure).toMatchObject({
      kind: 'transient',
      label: 'log status 999',
      vendorMessage: 'timed out'
    })
    expect((await read()).text).toBe('line 2\n')
    expect(asked.map(a => a.query?.start)).toEqual([undefined, '2', '2'])
  })

  test.each([4, -1, 'x', {}])('the unknown state %j is one too', async status => {
    const {read} = tail([page([line(1)], {status})])
    const outcome = await read().then(
      log => log.text,
      error => error.failure.kind
    )
    expect(['transient', 'line 1\n']).toContain(outcome)
    if (status === 4) expect(outcome).toBe('transient')
  })

  test.each([2, 3])('%i while the build runs is nothing yet', async status => {
    const {read} = tail([page([], {status}), page([], {status}), page([], {status}), page([line(1)])])
    for (let i = 0; i < 3; i++) expect((await read()).text).toBe('')
    expect((await read()).text).toBe('line 1\n')
  })

  test('3 after the end is a log that has expired', async () => {
    const error = await failureOf(tail([page([], {status: 3})], {ended: true}).read())
    expect(error.failure.kind).toBe('permanent')
    expect(error.message).toMatch(/expired/)
  })

  test('2 after the end is one when it is said twice', async () => {
    const {read} = tail([page([], {status: 2}), page([], {status: 2})], {ended: true})
    expect((await read()).text).toBe('')
    expect((await failureOf(read())).message).toMatch(/expired/)
    const late = tail([page([], {status: 2}), page([line(1)])], {ended: true})
    await late.read()
    expect((await late.read()).text).toBe('line 1\n')
  })
})

test.each([
  {logs: 'x', status: 0},
  {logs: [{message: 'no number'}], status: 0},
  {logs: [{lineNo: 'one', message: ''}], status: 0},
  {buildId: 'b-9', logs: [], status: 0},
  'log'
])('%j is a bad answer', async data => {
  expect((await failureOf(tail([data]).read())).failure.kind).toBe('transient')
})

describe('a log as the store of the platform serves it', () => {
  const T0 = Date.UTC(2026, 11, 1)
  const numbered = (no: number, time: number): StoredLine => ({
    no,
    time: T0 + time,
    message: `L${no}@${time}`
  })
  /** The messages in the platform's order: by time, then by number. */
  const inOrder = (lines: readonly StoredLine[]) =>
    lines.toSorted((a, b) => a.time - b.time || a.no - b.no).map(({message}) => message)
  const sorted = (lines: readonly string[]) => lines.toSorted()

  test('is printed in the order of the platform, and not by number', async () => {
    const store = createLogStore()
    store.stored.push(
      ...[
        [1, 0],
        [4, 100],
        [3, 200],
        [2, 300],
        [5, 400]
      ].map(([no = 0, at = 0]) => numbered(no, at))
    )
    const reader = createLogReader(store)
    expect(await reader.readOn()).toEqual(['L1@0', 'L4@100', 'L3@200', 'L2@300', 'L5@400'])
  })

  test('is whole though its pages are cut by time and 200 numbers came late', async () => {
    // 9,800 lines fill the first page together with 200 whose numbers stand 2,200 higher.
    const lines = Array.from({length: 30_000}, (_, i) => {
      if (i < 9000) return numbered(i, i)
      if (i < 9200) return numbered(i + 3000, i)
      return numbered(i < 12_200 ? i - 200 : i, i)
    })
    const store = createLogStore(10_000)
    store.stored.push(...lines)
    const reader = createLogReader(store)
    await reader.readOn()
    expect(reader.lines).toEqual(inOrder(lines))
    expect([...reader.lost]).toEqual([])
    expect(reader.asked.length).toBeLessThanOrEqual(6)
  })

  test.each([
    ['at the end of a page', 9900],
    ['at its beginning', 0],
    ['across its end', 9950]
  ])('is whole where the lines with late numbers stand %s', async (_where, at) => {
    const lines = Array.from({length: 25_000}, (_, i) =>
      numbered(i >= at && i < at + 100 ? i + 40_000 : i, i)
    )
    const store = createLogStore(10_000)
    store.stored.push(...lines)
    const reader = createLogReader(store)
    await reader.readOn()
    expect(reader.lines).toEqual(inOrder(lines))
    expect([...reader.lost]).toEqual([])
  })

  test('is told to be no whole one where numbers and times go against each other', async () => {
    const lines = Array.from({length: 2500}, (_, i) => numbered(2500 - i, i))
    const store = createLogStore(1000)
    store.stored.push(...lines)
    const reader = createLogReader(store)
    await reader.readOn()
    expect(reader.lines.length).toBeLessThan(lines.length)
    expect([...reader.lost]).toEqual([
      expect.stringMatching(/^the platform numbers its lines in another order/)
    ])
    expect(reader.asked.length).toBeLessThan(30)
  })

  test('is whole at its end though lines were stored 10 polls late, between the numbers of other jobs', async () => {
    const store = createLogStore()
    const reader = createLogReader(store)
    const all: StoredLine[] = []
    const late: StoredLine[] = []
    for (let poll = 0; poll < 60; poll++) {
      const fresh = Array.from({length: 40}, (_, i) => numbered((poll * 40 + i) * 301, poll * 1000 + i))
      all.push(...fresh)
      late.push(...fresh.slice(0, 20))
      store.stored.push(...fresh.slice(20))
      if (poll >= 10) store.stored.push(...late.splice(0, 20))
      await reader.readOn()
    }
    store.stored.push(...late)
    reader.end()
    for (let i = 0; i < 3; i++) await reader.readOn()
    expect(sorted(reader.lines)).toEqual(sorted(inOrder(all)))
  })

  test('goes on where the counter of the lines begins anew, while its task runs and at its end', async () => {
    const store = createLogStore()
    const reader = createLogReader(store)
    const first = Array.from({length: 50}, (_, i) => numbered(9000 + 7 * i, i))
    store.stored.push(...first)
    await reader.readOn()
    const second = Array.from({length: 20}, (_, i) => numbered(i, 1000 + i))
    for (const [i, stored] of second.entries()) {
      store.stored.push(stored)
      // A question that finds nothing behind the last line looks back the next time.
      await reader.readOn()
      await reader.readOn()
      expect(reader.lines.at(-1)).toBe(second[i]?.message)
    }
    store.stored.push(numbered(9007, 5000))
    reader.end()
    for (let i = 0; i < 2; i++) await reader.readOn()
    expect(reader.lines).toEqual([...inOrder([...first, ...second]), 'L9007@5000'])
  })

  slow('goes on after hours of silence in which the counter began anew', async () => {
    const store = createLogStore()
    const reader = createLogReader(store)
    const first = Array.from({length: 3000}, (_, i) => numbered(i, i))
    store.stored.push(...first)
    for (let poll = 0; poll < 500; poll++) await reader.readOn()
    expect(reader.asked.length).toBeLessThanOrEqual(500)
    expect(reader.asked.filter(({query}) => query?.start === '0').length).toBeLessThan(8)
    const second = Array.from({length: 5}, (_, i) => numbered(i, 90_000 + i))
    store.stored.push(...second)
    reader.end()
    for (let i = 0; i < 2; i++) await reader.readOn()
    expect(reader.lines).toEqual(inOrder([...first, ...second]))
  })

  /** Pieces of lines in the order of their printing: each is numbered and stored so many pieces after its turn. */
  const piece = fc.record({
    lines: fc.integer({min: 1, max: 4}),
    numbered: fc.nat(3),
    stored: fc.nat(12),
    read: fc.boolean()
  })

  test('is whole whatever pieces overtake each other, in pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, {minLength: 1, maxLength: 30}),
        fc.integer({min: 32, max: 60}),
        fc.nat(300),
        async (pieces, pageLines, gap) => {
          const {all, storedAt} = play(pieces, gap)
          const store = createLogStore(pageLines)
          const reader = createLogReader(store)
          for (let turn = 0; turn < pieces.length + 20; turn++) {
            store.stored.push(...(storedAt.get(turn) ?? []))
            if (pieces[turn]?.read ?? true) await reader.readOn()
          }
          reader.end()
          for (let i = 0; i < 4; i++) await reader.readOn()
          expect([...reader.lost]).toEqual([])
          expect(sorted(reader.lines)).toEqual(sorted(inOrder(all)))
        }
      ),
      runs(100)
    )
  })

  interface Piece {
    lines: number
    numbered: number
    stored: number
  }

  function play(pieces: readonly Piece[], gap: number) {
    const order = pieces.map((_, i) => i).sort((a, b) => turnOf(a) - turnOf(b) || a - b)
    const storedAt = new Map<number, StoredLine[]>()
    const all: StoredLine[] = []
    let no = 0
    for (const i of order) {
      const own = Array.from({length: pieces[i]?.lines ?? 0}, (_, n) =>
        numbered(no + n * (1 + gap), i * 10 + n)
      )
      no += own.length * (1 + gap)
      all.push(...own)
      const turn = turnOf(i) + (pieces[i]?.stored ?? 0)
      storedAt.set(turn, [...(storedAt.get(turn) ?? []), ...own])
    }
    return {all, storedAt}

    function turnOf(i: number): number {
      return i + (pieces[i]?.numbered ?? 0)
    }
  }
})

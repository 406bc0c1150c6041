import {describe, expect, test} from '@jest/globals'
import {
  beginning,
  nextPage,
  offsetOf,
  type StepCursor,
  type StepPage
} from '../../../src/vendors/yunxiao/step-log.js'
import {fc, runs} from '../../support/properties.js'

/** What a platform says of a log that stands so, in each of the readings that clients have of `last`. */
type Reading = (log: string, offset: number, limit: number) => StepPage

/** Lines with their breaks; the last one may lack it. */
const linesOf = (log: string) => log.match(/[^\n]*\n|[^\n]+$/g) ?? []
const pageOf = (log: string, from: number, limit: number) => {
  const lines = linesOf(log)
  const page = lines.slice(from, from + limit)
  return {logs: page.join(''), last: from + page.length, more: from + page.length < lines.length}
}
/** `last` is the offset of the next line. */
const byNext: Reading = (log, offset, limit) => pageOf(log, offset, limit)
const readings: Readonly<Record<string, Reading>> = {
  'the next offset': byNext,
  'the next offset, or -1 at the end': (log, offset, limit) => {
    const page = byNext(log, offset, limit)
    return page.more ? page : {...page, last: undefined}
  },
  'the number of the last line, which is served again': (log, offset, limit) =>
    pageOf(log, Math.max(0, offset - 1), limit),
  'the next offset, of lines joined without a break after the last one': (log, offset, limit) => {
    const page = byNext(log, offset, limit)
    return {...page, logs: page.logs.replace(/\n$/, '')}
  }
}
/** A cache in between, that answers every third question as the one before. */
const withCache = (reading: Reading): Reading => {
  let asked = 0
  let last: StepPage | undefined
  return (log, offset, limit) => {
    asked++
    if (last === undefined || asked % 3 !== 0) last = reading(log, offset, limit)
    return last
  }
}

/** Reads as the tail does: page after page while there is more, and again each time that the log grew. */
function readAll(reading: Reading, growth: readonly string[], limit: number): string {
  let log = ''
  let text = ''
  let cursor: StepCursor = beginning
  for (const added of [...growth, ...Array.from({length: 40}, () => '')]) {
    log += added
    for (let page = 0; page < 1000; page++) {
      const got = nextPage(cursor, reading(log, offsetOf(cursor), limit))
      text += `${got.gap ? '\n' : ''}${got.text}`
      if (got.cursor.lines < cursor.lines) throw new Error('the offset went back')
      cursor = got.cursor
      if (!got.more) break
    }
  }
  return text
}

const lines = fc.array(fc.integer({min: 0, max: 12}), {minLength: 1, maxLength: 8}).map(sizes => {
  let n = 0
  return sizes.map(size => Array.from({length: size}, () => `line ${n++}\n`).join(''))
})

describe.each(Object.entries(readings))('where last is %s', (name, reading) => {
  const breaks = !name.includes('joined')

  test('every line is delivered exactly once, and in order', () => {
    fc.assert(
      fc.property(lines, fc.integer({min: 2, max: 7}), (growth, limit) => {
        const whole = growth.join('')
        expect(readAll(reading, growth, limit).replace(/\n$/, '')).toBe(whole.replace(/\n$/, ''))
      }),
      runs(300)
    )
  })

  test('so is one that is served in pieces, while it is the last one', () => {
    fc.assert(
      fc.property(lines, fc.integer({min: 1, max: 9}), fc.integer({min: 3, max: 7}), (growth, cut, limit) => {
        const whole = growth.join('')
        const pieces = whole.match(new RegExp(`[\\s\\S]{1,${cut * 3}}`, 'g')) ?? []
        expect(readAll(reading, pieces, limit).replace(/\n$/, '')).toBe(whole.replace(/\n$/, ''))
      }),
      runs(300)
    )
  })

  test('empty lines count as lines', () => {
    if (!breaks) return
    expect(readAll(reading, ['a\n\n', '\n', '\nb\n', 'c\n'], 3)).toBe('a\n\n\n\nb\nc\n')
  })

  // Only its number tells that a page is old: where it has none, one that comes twice is two pages.
  if (name.includes('-1')) return
  test('so it is behind a cache that answers the same once more', () => {
    fc.assert(
      fc.property(lines, fc.integer({min: 2, max: 7}), (growth, limit) => {
        const whole = growth.join('')
        expect(readAll(withCache(reading), growth, limit).replace(/\n$/, '')).toBe(whole.replace(/\n$/, ''))
      }),
      runs(300)
    )
  })
})

const at = (count: number, told: string, rest: Partial<StepCursor> = {}): StepCursor => ({
  lines: count,
  told,
  ...rest
})

test.each<[name: string, cursor: StepCursor, page: StepPage, text: string, next: number, more: boolean]>([
  ['nothing yet', beginning, {logs: '', last: 0, more: false}, '', 0, false],
  ['a first page', beginning, {logs: 'a\nb\n', last: 2, more: true}, 'a\nb\n', 2, true],
  ['a page that begins anew', at(2, 'a\nb\n'), {logs: 'c\nd\n', last: 4, more: false}, 'c\nd\n', 4, false],
  ['a page with an old line', at(2, 'a\nb\n'), {logs: 'b\nc\nd\n', last: 4, more: true}, 'c\nd\n', 4, true],
  ['only the old line again', at(2, 'a\nb\n'), {logs: 'b\n', last: 2, more: false}, '', 2, false],
  [
    'a last that stands, whatever more says',
    at(2, 'a\nb\n'),
    {logs: 'b\nc\n', last: 2, more: true},
    '',
    2,
    false
  ],
  ['a last that goes back', at(7, 'g\n'), {logs: 'b\n', last: 3, more: true}, '', 7, false],
  ['no last: the lines count', at(3, 'c\n'), {logs: 'a\nb\n', more: true}, 'a\nb\n', 5, true],
  ['no last and no line', at(3, 'c\n'), {logs: '', more: true}, '', 3, false],
  ['a last that moves on without a line', at(4, 'd\n'), {logs: '', last: 9, more: true}, '', 9, true],
  ['a last that counts characters', beginning, {logs: 'ab\ncd\n', last: 6, more: true}, 'ab\ncd\n', 6, true],
  ['the next one by characters', at(6, 'ab\ncd\n'), {logs: 'ef\n', last: 9, more: false}, 'ef\n', 9, false],
  [
    'one entry of two lines, which is no old line and a new one',
    at(2, 'a\nb\n'),
    {logs: 'c\nd\n', last: 3, more: false},
    'c\nd\n',
    3,
    false
  ],
  [
    'a line that has grown since it was told',
    at(2, 'a\nhal', {open: 'hal'}),
    {logs: 'half\nc\n', last: 3, more: false},
    'f\nc\n',
    3,
    false
  ],
  ['lines alike', at(2, 'x\nx\n'), {logs: 'x\nx\n', last: 4, more: false}, 'x\nx\n', 4, false]
])('takes %s', (_name, cursor, page, text, next, more) => {
  const got = nextPage(cursor, page)
  expect({text: got.text, next: got.cursor.lines, more: got.more}).toEqual({text, next, more})
})

test('asks one line back after one that came without its line break', () => {
  const first = nextPage(beginning, {logs: 'a\nhal', last: 2, more: false})
  expect([first.text, offsetOf(first.cursor)]).toEqual(['a\nhal', 1])
  const second = nextPage(first.cursor, {logs: 'half\n', last: 2, more: false})
  expect([second.text, offsetOf(second.cursor)]).toEqual(['f\n', 2])
  // Served from the next line on, nobody knows what the end of that line was.
  const other = nextPage(first.cursor, {logs: 'next\n', last: 3, more: false})
  expect(other).toMatchObject({text: 'next\n', gap: true})
  expect(nextPage(other.cursor, {logs: 'next\nlast\n', last: 4, more: false})).toMatchObject({text: 'last\n'})
})

test('tells that the platform counts its lines anew where it says so three times in a row', () => {
  const [back, on] = [
    {logs: '', last: 3, more: false},
    {logs: 'h\n', last: 8, more: false}
  ]
  const lostBy = (...pages: StepPage[]) => {
    let got = nextPage(at(7, 'g\n'), back)
    for (const page of pages) got = nextPage(got.cursor, page)
    return got.lost
  }
  expect(lostBy(back)).toBeUndefined()
  expect(lostBy(back, on, back, back)).toBeUndefined()
  expect(lostBy(back, back)).toMatch(/count its lines anew/)
})

test.each(Object.entries(readings))(
  'tells that a log began anew which is shorter now, though each answer names the offset that was asked for: %s',
  (_name, reading) => {
    const before = 'a\nb\nc\nd\n'
    const follow = (later: string) => {
      let cursor: StepCursor = beginning
      const lost: unknown[] = []
      for (const log of [before, before, before, ...Array.from({length: 8}, () => later)]) {
        const offset = offsetOf(cursor)
        const page = reading(log, offset, 2)
        const got = nextPage(cursor, page.logs === '' ? {...page, last: offset} : page)
        cursor = got.cursor
        if (got.lost !== undefined) lost.push(got.lost)
      }
      return lost
    }
    expect(follow(before)).toEqual([])
    expect(follow('A\nB\n')).toContainEqual(expect.objectContaining({key: 'lost.counted-anew'}))
  }
)

test('asks no line back where the platform counts something else than lines', () => {
  let cursor = nextPage(beginning, {logs: 'ab\ncd\n', last: 6, more: false}).cursor
  for (let i = 0; i < 4; i++) {
    expect(offsetOf(cursor)).toBe(6)
    cursor = nextPage(cursor, {logs: '', last: 6, more: false}).cursor
  }
})

test('ends for every server, whatever it answers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.option(fc.integer({min: 0}), {nil: undefined}), fc.boolean()), {
        maxLength: 50
      }),
      answers => {
        let cursor: StepCursor = beginning
        for (const [logs, last, more] of answers) {
          const page = nextPage(cursor, {logs, last, more})
          // More is only promised where the next question is another one.
          if (page.more) expect(page.cursor.lines).toBeGreaterThan(cursor.lines)
          expect(page.cursor.lines).toBeGreaterThanOrEqual(cursor.lines)
          cursor = page.cursor
        }
      }
    )
  )
})

import {describe, expect, test} from '@jest/globals'
import type {Part} from '../../../src/model/part.js'
import {type LogCursor, type LogPage, overlaps, turnPage} from '../../../src/vendors/codearts/run-log.js'
import {aStep, base, context, detailBody, failureOf, fakeHttp, openOne} from './support.js'

const beginning: LogCursor = {start: '0', end: '0', tail: '', bare: true, pages: []}
const page = (start: string, end: string, text: string, hasMore = false): LogPage => ({
  start,
  end,
  text,
  hasMore
})

/** All that is told of a log that comes in these pages. */
function told(...pages: LogPage[]): string {
  let cursor = beginning
  let text = ''
  for (const one of pages) {
    const turned = turnPage(cursor, one)
    text += turned.text
    cursor = turned.cursor
  }
  return text
}

describe('turning pages', () => {
  test('whole lines without a last break are not glued together', () => {
    expect(told(page('6132', '6200', 'a\nb', true), page('6200', '6300', 'c\nd'))).toBe('a\nb\nc\nd')
  })

  test('text that ends its lines goes on as it is', () => {
    expect(told(page('0', '4', 'a\nb\n', true), page('4', '6', 'hal'), page('6', '9', 'f\n'))).toBe(
      'a\nb\nhalf\n'
    )
  })

  test('lines that are alike are not lost where the offsets go on', () => {
    expect(told(page('0', '4', 'tick\n'), page('4', '8', 'tick\n'), page('8', '12', 'tick\n'))).toBe(
      'tick\ntick\ntick\n'
    )
  })

  test('a page that begins before the end of the last one tells only what is new', () => {
    expect(told(page('0', '30', 'a\nb\nc', true), page('20', '50', 'b\nc\nd'))).toBe('a\nb\nc\nd')
  })

  test('a log that is served from its beginning each time, too', () => {
    expect(
      told(
        page('6132', '7000', 'a\nb\n'),
        page('6132', '8000', 'a\nb\nc\n'),
        page('6132', '8000', 'a\nb\nc\n')
      )
    ).toBe('a\nb\nc\n')
  })

  test('the same page again is nothing, and not asked for at once', () => {
    const first = turnPage(beginning, page('6132', '7000', 'a\nb', true))
    expect(first.more).toBe(true)
    const again = turnPage(first.cursor, page('6132', '7000', 'a\nb', true))
    expect(again).toMatchObject({text: '', more: false, cursor: first.cursor})
  })

  test('a page that had come before the last one is a bad answer, however long it is', () => {
    const long = (word: string) =>
      Array.from({length: 500}, (_, i) => `${word} ${i} ${'x'.repeat(200)}`).join('\n')
    let cursor = beginning
    const pages = [page('0', '10', long('a'), true), page('10', '20', long('b'), true)] as const
    for (const one of pages) cursor = turnPage(cursor, one).cursor
    expect(() => turnPage(cursor, pages[0])).toThrow('come before')
    expect(turnPage(cursor, pages[1])).toMatchObject({text: '', more: false})
    expect(turnPage(cursor, page('20', '30', 'c')).text).toBe('\nc')
  })

  test('only has_more says that more will come: without it nobody knows', () => {
    expect(turnPage(beginning, page('0', '0', '', true)).complete).toBe(false)
    expect(turnPage(beginning, page('0', '0', '')).complete).toBeUndefined()
  })

  test('an empty page with has_more is waited for, not spun on', () => {
    expect(turnPage(beginning, page('0', '0', '', true))).toMatchObject({text: '', more: false})
    expect(turnPage(beginning, page('0', '9', '', true)).more).toBe(true)
  })

  test('an empty page at an earlier place does not make the log begin anew', () => {
    const pages = [page('6132', '7000', 'a\nb'), page('0', '0', ''), page('6132', '7000', 'a\nb')]
    expect(told(...pages)).toBe('a\nb')
    expect(told(...pages, page('7000', '7500', 'c'))).toBe('a\nb\nc')
  })

  test('offsets that are missing leave the cursor', () => {
    const {cursor, text} = turnPage(beginning, {text: 'a', hasMore: false})
    expect(text).toBe('a')
    expect(cursor).toMatchObject({start: '0', end: '0'})
  })

  test('a long log that was told is found by its end', () => {
    const long = Array.from({length: 9000}, (_, i) => `line ${i} of a long log`).join('\n')
    expect(told(page('1', '2', long), page('1', '3', `${long}\nthe end`)).slice(-21)).toBe(
      'of a long log\nthe end'
    )
  })

  test('overlaps begin at the start of a line', () => {
    expect(overlaps('one\ntwo', 'o')).toEqual([])
    expect(overlaps('one\ntwo', 'two\nthree')).toEqual([3])
    expect(overlaps('one\ntwo\n', 'two\nthree')).toEqual([4])
    expect(overlaps('a\na\na\n', 'a\na\nb')).toEqual([4, 2])
    expect(overlaps('', 'x')).toEqual([])
  })

  test('of lines that are alike those that the positions call old are dropped', () => {
    const ticks = (count: number) => Array.from({length: count}, () => 'tick\n').join('')
    expect(told(page('0', '100', ticks(10)), page('80', '200', ticks(12)))).toBe(ticks(20))
    expect(told(page('x0', 'x1', ticks(10)), page('x2', 'x3', ticks(12)))).toBe(ticks(12))
  })
})

describe('readLog', () => {
  const part = {id: aStep.id, kind: 'step', name: 'maven', phase: 'running', status: 'RUNNING'} as Part

  async function opened(...replies: unknown[]) {
    const {http, sent} = fakeHttp(detailBody(), ...replies)
    const target = await openOne(base, http, 'fetch-logs')
    await target.read(context)
    return {target, sent}
  }

  test('sends both offsets back as they came', async () => {
    const {target, sent} = await opened(
      {has_more: true, start_offset: '6132', end_offset: '25705', log: 'a', step_run_id: aStep.id},
      {has_more: false, start_offset: '99999999999999999999', end_offset: '99999999999999999999', log: 'b'},
      {has_more: false, start_offset: 'x1', end_offset: 'x2', log: null}
    )
    const first = await target.readLog(part, context)
    expect(first).toMatchObject({text: 'a', more: true})
    const second = await target.readLog(part, context, first.cursor)
    const third = await target.readLog(part, context, second.cursor)
    await target.readLog(part, context, third.cursor)
    expect(sent.slice(1).map(s => s.body)).toEqual([
      {start_offset: 0, end_offset: 0, limit: 500, sort: 'asc'},
      {start_offset: 6132, end_offset: 25705, limit: 500, sort: 'asc'},
      {start_offset: '99999999999999999999', end_offset: '99999999999999999999', limit: 500, sort: 'asc'},
      {start_offset: 'x1', end_offset: 'x2', limit: 500, sort: 'asc'}
    ])
    expect(sent[1]?.url.pathname).toMatch(/\/jobs\/j-compile\/steps\/9{4}8{4}7{4}6{4}5{4}4{4}3{4}2{4}\/logs$/)
    expect(sent[1]?.request.kind).toBe('log')
  })

  test('takes an answer wrapped in a result', async () => {
    const {target} = await opened({
      result: {has_more: false, start_offset: '1', end_offset: '2', log: 'wrapped'}
    })
    expect(await target.readLog(part, context)).toMatchObject({text: 'wrapped', more: false})
  })

  test('always has a cursor', async () => {
    const {target} = await opened({has_more: null, start_offset: null, end_offset: null, log: null})
    const {text, cursor} = await target.readLog(part, context)
    expect([text, cursor === undefined]).toEqual(['', false])
  })

  test.each([
    [{error_code: 'DEVPIPE.00011136', error_msg: 'x'}, 'permanent'],
    [{error: {code: 'DEV.CB.032000', message: 'x'}}, 'transient'],
    [{log: 7}, 'transient']
  ])('%p is an error', async (reply, kind) => {
    const {target} = await opened(reply)
    expect((await failureOf(target.readLog(part, context))).failure.kind).toBe(kind)
  })

  test('of a part that has none is refused without a request', async () => {
    const {target, sent} = await opened({})
    expect((await failureOf(target.readLog({...part, id: 'other'}, context))).failure.kind).toBe('not-found')
    expect(sent).toHaveLength(1)
  })
})

import {describe, expect, test} from '@jest/globals'
import {append, emptyProgress, type Hints, type News, takeWhole} from '../../../src/logs/log-progress.js'
import {fc, runs} from '../../support/properties.js'

const KEPT = 4096
const unknown: Hints = {reran: false, mayRestart: false, sameRun: false}
const reran: Hints = {...unknown, reran: true}
const mayRestart: Hints = {...unknown, mayRestart: true}
const sameRun: Hints = {...unknown, sameRun: true}

/** So many characters, no two stretches of which are alike. */
const distinct = (length: number, from = 1) => {
  let text = ''
  for (let n = from; text.length < length; n++) text += `${n} `
  return text.slice(0, length)
}

const progressOf = (...texts: string[]) => {
  const progress = emptyProgress()
  for (const text of texts) append(progress, text)
  return progress
}

const goesOn = (text: string): News => ({text, again: false, gap: false})
const beginsAnew = (text: string): News => ({text, again: true, gap: false})
const afterGap = (text: string): News => ({text, again: false, gap: true})

describe('what is remembered of a log', () => {
  test.each<[name: string, texts: string[]]>([
    ['of which nothing was read', []],
    ['that brought nothing', ['', '']],
    ['that is short', ['one\n', '', 'two\n']],
    ['that is just as long as what is kept', [distinct(KEPT)]],
    ['that came in pieces, the last of them beyond what is kept', [distinct(4000), distinct(200, 5000)]],
    ['that came in pieces, the first of them as long as what is kept', [distinct(KEPT), distinct(50, 5000)]],
    ['that came at once and is long', [distinct(3 * KEPT)]],
    ['that is long, and grew by a little', [distinct(2 * KEPT), 'and\n', 'so on\n']]
  ])('%s is its length and no more than its first and its last 4096 characters', (_name, texts) => {
    const whole = texts.join('')
    const {length, head, end} = progressOf(...texts)
    expect({length, head, end}).toEqual({
      length: whole.length,
      head: whole.slice(0, KEPT),
      end: whole.slice(-KEPT)
    })
  })

  test('is the same whether it came at once or in pieces, also within a pair', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({unit: fc.constantFrom('a', '\n', 'é', '字', '😀'), maxLength: 30}), {
          maxLength: 10
        }),
        texts => {
          const whole = texts.join('')
          const progress = progressOf(...[...whole].flatMap(character => character.split('')))
          expect(takeWhole(progress, `${whole}more`, unknown)).toEqual(goesOn('more'))
        }
      ),
      runs(40)
    )
  })

  test('is the same whether it came at once or in pieces, also when it is very long', () => {
    // Where all lines are alike, their end alone does not tell where the new ones begin.
    const [whole, more] = [15_000, 500].map(times => 'the same line\n'.repeat(times)) as [string, string]
    for (const cuts of [[], [70_000], [1, 65_537, 150_000]]) {
      const ends = [...cuts, whole.length]
      const progress = progressOf(...ends.map((end, i) => whole.slice(ends[i - 1] ?? 0, end)))
      expect(takeWhole(progress, whole + more, unknown)).toEqual(goesOn(more))
    }
  })
})

describe('an answer that holds the whole log', () => {
  const long = distinct(5000)
  const shared = distinct(KEPT)
  const line = `${'a line that is printed more than once '.repeat(2)}\n`

  test.each<[name: string, before: string, answer: string, hints: Hints, news: News | undefined]>([
    ['is all new when nothing was read', '', 'one\n', unknown, goesOn('one\n')],
    ['brings what it has grown by', 'one\n', 'one\ntwo\n', unknown, goesOn('two\n')],
    ['brings nothing when it has not grown', 'one\n', 'one\n', unknown, undefined],
    ['brings nothing when it is empty still', '', '', unknown, undefined],
    ['brings nothing when it is empty for a moment', 'one\n', '', unknown, undefined],
    ['brings nothing when it is empty after its part began again', 'one\n', '', mayRestart, undefined],
    ['of a replica that lags behind brings nothing', 'one\ntwo\n', 'one\n', unknown, undefined],
    [
      'of a replica that lags behind brings nothing, even when it is long',
      long,
      long.slice(0, 4500),
      unknown,
      undefined
    ],
    [
      'that is shorter and alike is a new one when its part began again',
      'one\ntwo\n',
      'one\n',
      mayRestart,
      beginsAnew('one\n')
    ],
    ['that is shorter and different is a new one', 'one\ntwo\n', 'other\n', unknown, beginsAnew('other\n')],
    ['that is longer and different is a new one', 'one\n', 'other\n', unknown, beginsAnew('other\n')],
    [
      'that differs only far behind its beginning is a new one',
      `${shared}one`,
      `${shared}other`,
      unknown,
      beginsAnew(`${shared}other`)
    ],
    [
      'that is just as long and different is a new one',
      `${shared}one`,
      `${shared}two`,
      unknown,
      beginsAnew(`${shared}two`)
    ],
    [
      'that begins with what was read is a new one all the same when its part says so',
      'one\n',
      'one\ntwo\n',
      reran,
      beginsAnew('one\ntwo\n')
    ],
    [
      'that is shorter and alike is a new one when its part says so',
      'one\ntwo\n',
      'one\n',
      reran,
      beginsAnew('one\n')
    ],
    ['that is empty is a new one when its part says so', 'one\n', '', reran, beginsAnew('')],
    [
      'of a part that says so is no new one when nothing was read before',
      '',
      'one\n',
      reran,
      goesOn('one\n')
    ],
    ['of the same run that differs has a gap', 'one', 'three\n', sameRun, afterGap('three\n')],
    [
      'of the same run that differs is a new one when its part began again',
      'one\n',
      'three\n',
      {...sameRun, mayRestart: true},
      beginsAnew('three\n')
    ]
  ])('%s', (_name, before, answer, hints, news) => {
    const progress = progressOf(before)
    expect(takeWhole(progress, answer, hints)).toEqual(news)
    // Whatever the answer was, only what follows it is new then.
    const now = news === undefined ? before : answer
    expect(progress.length).toBe(now.length)
    expect(takeWhole(progress, `${now}, and more`, unknown)).toEqual(goesOn(', and more'))
  })

  test.each<[name: string, before: string, answer: string, hints: Hints, news: News | undefined]>([
    ['is found by all that is remembered', long, `${long.slice(-KEPT)}new`, unknown, goesOn('new')],
    ['is found by more than is remembered', long, `${long.slice(-4500)}new`, unknown, goesOn('new')],
    ['is found by less than is remembered', long, `${long.slice(-100)}new`, unknown, goesOn('new')],
    ['is found by 64 characters', long, `${long.slice(-64)}new`, unknown, goesOn('new')],
    ['is not found by less', long, `${long.slice(-20)}new`, unknown, beginsAnew(`${long.slice(-20)}new`)],
    [
      'is not found in an answer that is shorter',
      long,
      long.slice(-20),
      unknown,
      beginsAnew(long.slice(-20))
    ],
    [
      'is found in a log of which 64 characters were read',
      distinct(64),
      `…${distinct(64)}new`,
      unknown,
      goesOn('new')
    ],
    [
      'is not found in a log of which less was read',
      distinct(63),
      `…${distinct(63)}new`,
      unknown,
      beginsAnew(`…${distinct(63)}new`)
    ],
    ['is no news when nothing came since', long, long.slice(-200), unknown, undefined],
    ['is no gap when its run is the same', long, `${long.slice(-200)}new`, sameRun, goesOn('new')],
    [
      'is found among lines that are alike',
      `${line}one\n${line}two\n`,
      `${line}two\nthree\n`,
      unknown,
      goesOn('three\n')
    ],
    [
      'is not searched for when its part says that it is a new one',
      long,
      `${long.slice(-200)}new`,
      reran,
      beginsAnew(`${long.slice(-200)}new`)
    ]
  ])('goes on where its beginning was dropped: that %s', (_name, before, answer, hints, news) => {
    const progress = progressOf(before)
    expect(takeWhole(progress, answer, hints)).toEqual(news)
    expect(progress.length).toBe(answer.length)
    expect(takeWhole(progress, `${answer}, and more`, unknown)).toEqual(goesOn(', and more'))
  })
})

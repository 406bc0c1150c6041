import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Part} from '../../../src/model/part.js'
import {makeResult} from '../../../src/report/result.js'
import {timeline} from '../../../src/report/timeline.js'
import {runs} from '../../support/properties.js'
import {part, snapshot, target, watched} from '../support/build.js'
import {hostile, hostileTexts} from '../support/hostile.js'

const facts = {
  vendor: 'yunxiao',
  operation: 'wait-deploy-order',

  polls: 1,
  waitedMs: 1,
  allowed: new Set<Outcome>(['success'])
}
const START = 1_700_000_000_000

function picture(...orders: (readonly Part[])[]): string {
  const seen = orders.map((parts, i) =>
    watched(
      {outcome: 'success', cause: {code: 'vendor'}},
      {snapshot: snapshot('success', {parts})},
      {target: target({id: String(i), label: `deploy order ${i}`})}
    )
  )
  return timeline(makeResult(seen, facts).targets)
}

const bar = (name: string, over: Partial<Part> = {}) =>
  part('success', {id: name, name, startedAt: START, finishedAt: START + 5000, ...over})

// The lexer of gantt pictures, which ignores case: what begins a line with one of these is no task.
const KEYWORD =
  /^(?:gantt|dateFormat|inclusiveEndDates|topAxis|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|title|accTitle|accDescr|section|click|href|call)\b|^\d{4}-\d\d-\d\d|^%%/i

/** The task lines of a picture. */
const tasksOf = (text: string) => text.split('\n').filter(line => line.includes(' :'))

describe('the timeline', () => {
  test('draws each part whose times are known, by batch', () => {
    const text = picture([
      bar('web-1', {batch: 1}),
      bar('web-2', {batch: 2, phase: 'failure', startedAt: START + 6000, finishedAt: START + 9000}),
      bar('web-3', {batch: 2, finishedAt: undefined}),
      bar('web-4', {batch: 2, startedAt: undefined})
    ])
    const [fence, kind, format, axis, first, one, second, two, ...rest] = text.split('\n')
    expect([fence, kind, format, axis, ...rest]).toEqual([
      '```mermaid',
      'gantt',
      '  dateFormat x',
      '  axisFormat %H:%M:%S',
      '```',
      ''
    ])
    expect([first, second]).toEqual(['  section Batch 1', '  section Batch 2'])
    expect(one).toMatch(new RegExp(`web-1 :done, ${START}, ${START + 5000}$`))
    expect(two).toMatch(new RegExp(`web-2 :crit, ${START + 6000}, ${START + 9000}$`))
  })

  test('is left out when there are fewer than two bars', () => {
    expect(picture([])).toBe('')
    expect(picture([bar('web-1')])).toBe('')
    expect(picture([bar('web-1'), bar('web-2', {startedAt: undefined})])).toBe('')
  })

  test('gives a moment some width, and an end before its start none at all', () => {
    const tasks = tasksOf(
      picture([bar('a', {finishedAt: START}), bar('b', {finishedAt: START - 1}), bar('c')])
    )
    expect(tasks).toHaveLength(2)
    expect(tasks[0]).toMatch(new RegExp(`a :done, ${START}, ${START + 1000}$`))
    expect(tasks[1]).toMatch(new RegExp(`c :done, ${START}, ${START + 5000}$`))
  })

  test('names the order where there are several', () => {
    const text = picture([bar('a', {batch: 1})], [bar('b', {batch: 1})])
    expect(text.match(/^ {2}section .*$/gm)).toEqual([
      '  section deploy order 0 Batch 1',
      '  section deploy order 1 Batch 1'
    ])
  })

  test('holds at most 60 bars and 20,000 characters', () => {
    const text = picture(
      Array.from({length: 5000}, (_, i) => bar(`${hostileTexts[i % hostileTexts.length]}${i}`, {batch: i}))
    )
    expect(tasksOf(text).length).toBeLessThanOrEqual(60)
    expect(text.length).toBeLessThanOrEqual(20_000)
  })

  test('has labels that its grammar gives no meaning to', () => {
    fc.assert(
      fc.property(fc.array(hostile, {minLength: 2, maxLength: 5}), names => {
        const text = picture(names.map((name, i) => bar(name, {id: `m${i}`})))
        const lines = text.split('\n')
        expect(lines.slice(0, 4)).toEqual(['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %H:%M:%S'])
        expect(lines.slice(-2)).toEqual(['```', ''])
        expect(tasksOf(text)).toHaveLength(names.length)
        for (const line of lines.slice(4, -2)) {
          expect(line).toMatch(
            /^ {2}(?:section [^:;#%"<>`{}]+|[^:;#%"<>`{}]+ :(?:done, |crit, |active, )?\d+, \d+)$/
          )
        }
      }),
      runs(300)
    )
  })

  test.each([
    ...[
      'click A href',
      'Click x',
      'section evil',
      'title evil',
      'gantt-host-1',
      'excludes weekends',
      'todayMarker off'
    ],
    ...[
      '2026-01-01-host',
      'dateFormat YYYY',
      'axisFormat x',
      'inclusiveEndDates',
      'weekday monday',
      '%%{init}%%'
    ]
  ])('a machine called %j is a bar like any other', name => {
    const [task = ''] = tasksOf(picture([bar(name), bar('web-2')]))
    expect(task).not.toBe('')
    expect(task.trim()).not.toMatch(KEYWORD)
  })
})

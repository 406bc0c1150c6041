import {describe, expect, test} from '@jest/globals'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Part} from '../../../src/model/part.js'
import {makeResult} from '../../../src/report/result.js'
import {timeline} from '../../../src/report/timeline.js'
import {fc, runs} from '../../support/properties.js'
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
const NOW = START + 30_000

function picture(...orders: (readonly Part[])[]): string {
  const seen = orders.map((parts, i) =>
    watched(
      {outcome: 'success', cause: {code: 'vendor'}},
      {snapshot: snapshot('success', {parts})},
      {target: target({id: String(i), label: `deploy order ${i}`})}
    )
  )
  return timeline(makeResult(seen, facts).targets, NOW)
}

const stage = (id: string, name: string) => part('success', {id, name, kind: 'stage'})
const sectionsOf = (text: string) => [...text.matchAll(/^ {2}section (.*)$/gm)].map(([, name]) => name)
const bar = (name: string, over: Partial<Part> = {}) =>
  part('success', {id: name, name, startedAt: START, finishedAt: START + 5000, ...over})

// The lexer of gantt pictures, which ignores case: what begins a line with one of these is no task.
const KEYWORD =
  /^(?:gantt|dateFormat|inclusiveEndDates|topAxis|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|title|accTitle|accDescr|section|click|href|call)\b|^\d{4}-\d\d-\d\d|^%%/i

const HOUR = 3_600_000

/** The lines before the distance of the times. */
const HEAD = ['```mermaid', 'gantt', '  dateFormat x', '  todayMarker off', '  axisFormat %H:%M:%S']

/** The task lines of a picture. */
const tasksOf = (text: string) => text.split('\n').filter(line => line.includes(' :'))

describe('the timeline', () => {
  test('draws what still runs or waits to the time at which it is drawn, and not what begins later by its clock', () => {
    const open = (name: string, phase: Part['phase'], startedAt = START) =>
      bar(name, {phase, startedAt, finishedAt: undefined})
    const text = picture([
      open('web-1', 'running'),
      open('web-2', 'paused'),
      open('web-3', 'running', NOW + 1),
      open('web-4', 'queued'),
      open('web-5', 'success')
    ])
    expect(tasksOf(text)).toEqual([`  web-1 :active, ${START}, ${NOW}`, `  web-2 :active, ${START}, ${NOW}`])
  })

  test('does not paint red what was allowed to fail', () => {
    const parts = [bar('web-1'), bar('web-2', {phase: 'failure', allowedToFail: true})]
    expect(tasksOf(picture(parts))[1]).toBe(`  web-2 :${START}, ${START + 5000}`)
  })

  test('draws each part whose times are known, by batch', () => {
    const text = picture([
      bar('web-1', {batch: 1}),
      bar('web-2', {batch: 2, phase: 'failure', startedAt: START + 6000, finishedAt: START + 9000}),
      bar('web-3', {batch: 2, finishedAt: undefined}),
      bar('web-4', {batch: 2, startedAt: undefined, finishedAt: undefined})
    ])
    expect(text.split('\n')).toEqual([
      ...HEAD,
      '  tickInterval 2second',
      '  section batch 1',
      `  web-1 :done, ${START}, ${START + 5000}`,
      '  section batch 2',
      `  web-2 :crit, ${START + 6000}, ${START + 9000}`,
      '```',
      ''
    ])
  })

  test.each([
    [8000, '%H:%M:%S', '1second'],
    [8001, '%H:%M:%S', '2second'],
    [24 * HOUR, '%H:%M:%S', '3hour'],
    [24 * HOUR + 1, '%m-%d %H:%M', '6hour'],
    [60 * HOUR, '%m-%d %H:%M', '12hour'],
    [5 * 24 * HOUR, '%m-%d', '1day'],
    [20 * 24 * HOUR, '%m-%d', '1week'],
    [300 * 24 * HOUR, '%Y-%m', '3month'],
    [50 * 365 * 24 * HOUR, '%Y-%m', '120month']
  ])('of %d ms has few times on its axis, with their day where one is not enough', (ms, format, interval) => {
    expect(picture([bar('web-1'), bar('web-2', {finishedAt: START + ms})]).split('\n')).toEqual(
      expect.arrayContaining([`  axisFormat ${format}`, `  tickInterval ${interval}`])
    )
  })

  test('draws a narrow bar at the end of what has run where it is not known since when', () => {
    const text = picture([
      bar('web-1'),
      bar('web-2', {phase: 'failure', startedAt: undefined}),
      bar('web-3', {phase: 'cancelled', startedAt: undefined}),
      bar('web-4', {phase: 'skipped', startedAt: undefined})
    ])
    expect(tasksOf(text)).toEqual([
      `  web-1 :done, ${START}, ${START + 5000}`,
      `  web-2 :crit, ${START + 5000}, ${START + 6000}`
    ])
  })

  test('is left out when there are fewer than two bars', () => {
    expect(picture([])).toBe('')
    expect(picture([bar('web-1')])).toBe('')
    expect(picture([bar('web-1'), bar('web-2', {startedAt: undefined, finishedAt: undefined})])).toBe('')
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
    expect(sectionsOf(text)).toEqual(['order 0', 'order 1'])
    const batches = [bar('a', {batch: 1}), bar('b', {batch: 2})]
    expect(sectionsOf(picture(batches, [bar('a', {batch: 1})]))).toEqual([
      'order 0 batch 1',
      'order 0 batch 2',
      'order 1'
    ])
  })

  test.each<[string, readonly string[], readonly string[]]>([
    ['its number', ['run 7', 'run 8'], ['run 7', 'run 8']],
    [
      'its pipeline, where the numbers are one',
      ['run 7', 'run 7'],
      ['run 7 of pipeline shop', 'run 7 of pipeline mail']
    ]
  ])('names a run by %s, and each of its stages', (_what, names, expected) => {
    const seen = ['shop', 'mail'].map((pipeline, i) => {
      const stages = [stage('s1', 'build'), stage('s2', 'deploy')]
      const jobs = stages.map(({id}) => bar(`job of ${id}`, {kind: 'job', parent: id}))
      const label = `run 7 of pipeline ${pipeline}`
      const own = target({id: String(i), label})
      const identity = {...own, name: names[i] ?? ''}
      const state = {snapshot: snapshot('success', {parts: [...stages, ...jobs]})}
      return watched({outcome: 'success', cause: {code: 'vendor'}}, state, {target: own, identity})
    })
    const sections = sectionsOf(timeline(makeResult(seen, facts).targets, NOW))
    expect(sections).toEqual(expected.flatMap(run => [`${run} stage build`, `${run} stage deploy`]))
  })

  test.each<[string, readonly Part[], readonly string[]]>([
    [
      'a number alone, which mermaid would sort',
      [stage('s1', '20'), stage('s2', '10')],
      ['stage 20', 'stage 10']
    ],
    [
      'one name for two stages, which mermaid would take for one',
      [stage('s1', 'go'), stage('s2', 'go')],
      ['stage go', 'stage go (2)']
    ],
    ['its kind twice', [stage('s1', 'stage 1'), stage('s2', 'stage 2')], ['stage 1', 'stage 2']]
  ])('no section has %s', (_name, stages, expected) => {
    const jobs = stages.map(({id}) => bar(`job of ${id}`, {kind: 'job', parent: id}))
    expect(sectionsOf(picture([...stages, ...jobs]))).toEqual(expected)
  })

  test('bars of one batch stand together, in whatever order the machines are listed', () => {
    const text = picture([bar('a', {batch: 1}), bar('b', {batch: 2}), bar('c', {batch: 1})])
    expect(tasksOf(text).map(line => line.trim()[0])).toEqual(['a', 'c', 'b'])
    expect(sectionsOf(text)).toEqual(['batch 1', 'batch 2'])
  })

  test('leaves room for the longest name of a section', () => {
    const stages = [stage('s1', '部署到生产环境'), stage('s2', 'x')]
    const jobs = stages.map(({id}) => bar(id, {id: `j${id}`, kind: 'job', parent: id}))
    const padding = Number(/leftPadding: (\d+)/.exec(picture([...stages, ...jobs]))?.[1])
    expect(picture([bar('a', {batch: 1}), bar('b', {batch: 2})])).not.toContain('leftPadding')
    // Eleven px for each Chinese character, six for others.
    expect(padding).toBeGreaterThan(7 * 11 + 6 * 6)
    expect(padding).toBeLessThanOrEqual(175)
  })

  test.each<[string, number, string]>([
    ['a-very-long-host-name-of-the-shop-in-hangzhou-01', 1000, 'a-very-long-…hangzhou-01'],
    [
      'a-very-long-host-name-of-the-shop-in-hangzhou-01',
      60_000,
      'a-very-long-host-name-of-the-shop-in-hangzhou-01'
    ],
    ['华东一生产环境灰度之后的全部机器第一台', 1000, '华东一生产环…机器第一台'],
    ['web-1 10.0.0.11 (i-bp1)', 1000, 'web-1']
  ])('the label of %j is cut in its middle where its bar is short', (name, ms, expected) => {
    const text = picture([bar(name, {finishedAt: START + ms}), bar('x', {finishedAt: START + 60_000})])
    expect(tasksOf(text)[0]).toContain(`  ${expected} :done`)
  })

  test('machines of one name keep what tells them apart', () => {
    const text = picture([bar('web 10.0.0.1', {id: 'a'}), bar('web 10.0.0.2', {id: 'b'})])
    expect(tasksOf(text).map(line => line.split(' :')[0]?.trim())).toEqual(['web 10.0.0.1', 'web 10.0.0.2'])
  })

  test('keeps what failed where there are too many bars, and says how many there are', () => {
    const many = Array.from({length: 80}, (_, i) => bar(`m${i}`, {phase: i === 70 ? 'failure' : 'success'}))
    const text = picture(many)
    expect(text).toContain('  m70 :crit')
    expect(text).toContain('has 60 of 80 bars')
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
        expect(lines.slice(0, HEAD.length)).toEqual(HEAD)
        expect(lines.slice(-2)).toEqual(['```', ''])
        expect(tasksOf(text)).toHaveLength(names.length)
        for (const line of lines.slice(HEAD.length + 1, -2)) {
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

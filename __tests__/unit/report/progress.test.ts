import {describe, expect, test} from '@jest/globals'
import type {Printer} from '../../../src/output/printer.js'
import {createProgress} from '../../../src/report/progress.js'
import {decide} from '../../../src/wait/decide.js'
import {initialWaitState, type Policy, type PollResult} from '../../../src/wait/policy.js'
import {blocked, failed, MINUTE, part, policy, SECOND, seen, target} from '../support/build.js'
import {hostileTexts} from '../support/hostile.js'

/** Tells looks at these seconds, and gives back what was printed: lines of our own, and annotations. */
function tell(steps: readonly [atSeconds: number, look: PollResult][], over: Partial<Policy> = {}) {
  const lines: string[] = []
  const warnings: string[] = []
  const notices: string[] = []
  const printer = {
    line: (text: string) => void lines.push(text),
    warning: (text: string) => void warnings.push(text),
    notice: (text: string) => void notices.push(text)
  } as unknown as Printer
  const limits = policy({timeoutMs: 30 * MINUTE, ...over})
  const progress = createProgress(printer, limits)
  const own = target()
  let state = initialWaitState
  for (const [at, look] of steps) {
    state = decide(state, look, at * SECOND, limits).state
    progress.onPoll(own, state, look, at * SECOND)
  }
  return {lines, warnings, notices}
}

const running = seen('running')
const every = (step: number, from: number, to: number, look: PollResult): [number, PollResult][] =>
  Array.from({length: Math.floor((to - from) / step) + 1}, (_, i) => [from + i * step, look])

describe('progress', () => {
  test('tells state, batch, machines, elapsed and time left at the first look', () => {
    const parts = [
      part('success', {id: 'a'}),
      part('running', {id: 'b', name: 'web-2', batch: 1}),
      part('queued', {id: 'c'})
    ]
    const {lines} = tell([[65, seen('running', {parts, position: {kind: 'batch', at: 1, of: 3}})]])
    const state = lines.find(line => line.includes('deploy order 1111'))
    for (const piece of ['[1:05]', 'Running', 'batch 1 of 3', '1 of 3 machines done', 'times out in 28m55s'])
      expect(state).toContain(piece)
    expect(lines.some(line => line.includes('web-2 of batch 1: Running'))).toBe(true)
  })

  test('tells a state once, and once a minute after that', () => {
    expect(tell(every(2, 0, 58, running)).lines).toHaveLength(1)
    expect(tell(every(2, 0, 60, running)).lines).toHaveLength(2)
    expect(tell(every(15, 0, 600, running)).lines).toHaveLength(11)
  })

  test('tells of very many changes at once only the first, and how many more there are', () => {
    const parts = (word: 'running' | 'success') =>
      Array.from({length: 5000}, (_, i) => part(word, {id: `m${i}`, name: `web-${i}`}))
    const notices = Array.from({length: 5000}, (_, i) => ({key: `n${i}`, text: `notice ${i}`}))
    const {lines, warnings} = tell([
      [0, seen('running', {parts: parts('running')})],
      [2, seen('running', {parts: parts('success'), notices})]
    ])
    expect(lines.filter(line => line.includes('web-'))).toHaveLength(200)
    expect(lines.filter(line => line.endsWith('and 4900 more'))).toHaveLength(2)
    expect(lines.length + warnings.length).toBeLessThan(320)
  })

  test('tells every change at once', () => {
    const batch = (at: number) => seen('running', {position: {kind: 'batch', at, of: 3}})
    expect(
      tell([
        [0, batch(1)],
        [2, batch(1)],
        [4, batch(2)],
        [6, seen('paused')],
        [8, batch(2)],
        [10, seen('success')]
      ]).lines.filter(l => l.includes('deploy order'))
    ).toHaveLength(5)
  })

  test('tells what became of a machine', () => {
    const machine = (phase: 'queued' | 'running' | 'failure') =>
      seen('running', {parts: [part(phase, {id: 'a', name: 'web-1'})]})
    const {lines} = tell([
      [0, machine('queued')],
      [2, machine('running')],
      [4, machine('running')],
      [6, machine('failure')]
    ])
    const machines = lines.filter(line => line.includes('web-1'))
    expect(machines).toHaveLength(2)
    expect(machines[0]).toContain('Queued → Running')
    expect(machines[1]).toContain('Running → Failed')
  })

  test('tells how long a part took, by the platform, or by what was seen', () => {
    const step = (phase: 'queued' | 'running' | 'success', rest = {}) =>
      seen('running', {parts: [part(phase, {id: 'a', name: 'make', kind: 'step', ...rest})]})
    const endOf = (steps: [number, PollResult][]) => tell(steps).lines.find(line => /→ Success/.test(line))
    expect(
      endOf([
        [0, step('queued')],
        [2, step('running')],
        [44, step('success')]
      ])
    ).toMatch(/Running → Success after about 42s$/)
    expect(
      endOf([
        [0, step('queued')],
        [2, step('running')],
        [44, step('success', {startedAt: 1000, finishedAt: 6000})]
      ])
    ).toMatch(/ after 5\.?0?s$/)
    // Nobody knows when one began that ran already at the first look.
    expect(
      endOf([
        [0, step('running')],
        [44, step('success')]
      ])
    ).toMatch(/Running → Success$/)
    expect(
      endOf([
        [0, seen('running', {parts: []})],
        [2, step('running')],
        [44, step('success')]
      ])
    ).toMatch(/after about 42s$/)
  })

  test('tells who may act on a pause, and where', () => {
    const {lines} = tell([[0, seen('paused', {action: 'a person can resume it'})]])
    expect(lines.join('\n')).toContain('paused')
    expect(lines.join('\n')).toContain(`a person can resume it: ${target().url}`)
  })

  test('tells that a failed machine holds the order', () => {
    expect(tell([[0, blocked(true)]]).lines.join('\n')).toMatch(/held by a failed machine/)
  })

  test('is one clean line each time, whatever the platform says', () => {
    for (const text of hostileTexts) {
      const parts = [part('running', {id: text, name: text, status: text})]
      const {lines} = tell([
        [0, seen('running', {status: text, parts, action: text})],
        [1, seen('paused', {status: text, parts, action: text})],
        [2, seen('unknown', {status: text})]
      ])
      for (const line of lines) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|##\[/)
        expect(line.length).toBeLessThanOrEqual(1100)
      }
    }
  })
})

describe('a failed look', () => {
  const down = failed('transient')

  test('is told at once, with its cause, and not again while it lasts', () => {
    const {warnings} = tell([[0, running], ...every(2, 2, 30, down)])
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('HTTP 503')
  })

  test('is told again after a good answer, which is told too', () => {
    const {warnings, lines} = tell([
      [0, down],
      [2, running],
      [4, down]
    ])
    expect(warnings).toHaveLength(2)
    expect(lines.join('\n')).toContain('answers again')
  })

  test('leaves no minute without a line while the outage lasts', () => {
    const quiet = tell([[0, running], ...every(30, 30, 30, down)])
    const long = tell([[0, running], ...every(30, 30, 270, down)])
    expect(
      long.lines.length + long.warnings.length - quiet.lines.length - quiet.warnings.length
    ).toBeGreaterThanOrEqual(3)
  })

  const missing = failed('not-found')
  test.each<[string, [number, PollResult][], Partial<Policy>, string | undefined]>([
    ['that is for good', [[0, failed('permanent')]], {}, undefined],
    ['that may heal', [[0, down]], {outageToleranceMs: 90_000}, '1m30s'],
    ['that may heal, of a single look', [[0, down]], {once: true}, '5m'],
    ['of what is not there yet', [[0.2, missing]], {}, '30s'],
    [
      'of what is not there any more',
      [
        [300, running],
        [302, missing]
      ],
      {},
      '28s'
    ],
    ['of what was never there', [[31, missing]], {}, undefined],
    ['of what is not there at a single look', [[0, missing]], {once: true}, undefined]
  ])('%s says for how long it is tried again', (_name, steps, over, left) => {
    const said = tell(steps, over).warnings.filter(text => text.includes('trying again'))
    expect(said.map(text => text.replace(/^.* for up to /, ''))).toEqual(left === undefined ? [] : [left])
  })
})

describe('what is strange', () => {
  test('is told once for each key', () => {
    const notices = [
      {key: 'a', text: 'first'},
      {key: 'b', text: 'second'}
    ]
    const {warnings} = tell(every(2, 0, 20, seen('running', {notices})))
    expect(warnings).toEqual(['first', 'second'])
  })

  test('is a notice where it says so', () => {
    const told = tell([[0, seen('running', {notices: [{key: 'a', text: 'only so', level: 'notice'}]})]])
    expect([told.notices, told.warnings]).toEqual([['only so'], []])
  })

  test('an unknown word is told once, and as one that is no end', () => {
    const {warnings} = tell(every(2, 0, 20, seen('unknown', {status: 'Rollback'})))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('Rollback')
  })

  test('takes at most five annotations and then plain lines, of few words', () => {
    const steps = Array.from({length: 300}, (_, i): [number, PollResult] => [
      i,
      seen('unknown', {status: `W${i}`})
    ])
    const {warnings, lines} = tell(steps)
    expect(warnings.length).toBeLessThanOrEqual(5)
    expect(warnings.length + lines.filter(line => line.startsWith('Warning: ')).length).toBeLessThanOrEqual(
      20
    )
  })
})

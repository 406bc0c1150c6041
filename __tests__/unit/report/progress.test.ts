import {describe, expect, test} from '@jest/globals'
import type {Text} from '../../../src/messages/message.js'
import type {Target} from '../../../src/model/target.js'
import type {Printer} from '../../../src/output/printer.js'
import {sayLine} from '../../../src/output/say-line.js'
import {createProgress} from '../../../src/report/progress.js'
import {decide} from '../../../src/wait/decide.js'
import {type History, historyOf} from '../../../src/wait/history.js'
import {initialWaitState, type Policy, type PollResult} from '../../../src/wait/policy.js'
import {blocked, failed, MINUTE, part, policy, SECOND, seen, target} from '../support/build.js'
import {hostileTexts} from '../support/hostile.js'

/** What is printed of polls at these seconds: lines of our own, and annotations. */
function print(
  steps: readonly [atSeconds: number, poll: PollResult][],
  over: Partial<Policy> = {},
  history?: History
) {
  const lines: string[] = []
  const warnings: string[] = []
  const notices: string[] = []
  const printer = {
    line: (text: Text) => void lines.push(sayLine(text)),
    status: (at: string, text: Text) => void lines.push(`[${at}] ${sayLine(text)}`),
    warning: (text: Text) => void warnings.push(sayLine(text)),
    notice: (text: Text) => void notices.push(sayLine(text))
  } as unknown as Printer
  const limits = policy({timeoutMs: 30 * MINUTE, ...over})
  const progress = createProgress(printer, limits)
  const own = target()
  let state = initialWaitState
  for (const [at, poll] of steps) {
    state = {...decide(state, poll, at * SECOND, limits).state, history}
    progress.onPoll(own, state, poll, at * SECOND)
  }
  return {lines, warnings, notices}
}

const running = seen('running')
const every = (step: number, from: number, to: number, poll: PollResult): [number, PollResult][] =>
  Array.from({length: Math.floor((to - from) / step) + 1}, (_, i) => [from + i * step, poll])

describe('progress with a history', () => {
  const history = historyOf([1, 2, 3, 4, 5, 6].map(n => (300 + n) * SECOND))
  const started = seen('running', {ageMs: 100 * SECOND})

  test('says once what is usual, and then about how much is left', () => {
    const {lines} = print([[0, started], ...every(2, 2, 300, started)], {}, history)
    expect(lines.filter(line => line.includes('usually 5m4s, the last 6 runs'))).toHaveLength(1)
    const left = lines.flatMap(line => /about (\S+) left; times out in/.exec(line)?.[1] ?? [])
    expect(left).toEqual(['3m30s', '2m30s', '1m30s', '30s'])
  })

  test('says once of a run that it takes far longer than usual', () => {
    const {notices} = print(every(15, 0, 1200, started), {}, history)
    expect(notices).toEqual([
      expect.stringMatching(/has been running for 15m\S+, and usually takes 5m4s \(the last 6 runs\)$/)
    ])
  })

  test('counts the time in a queue, a pause, or before it was found as none of its own', () => {
    const queued = every(15, 0, 1200, seen('queued'))
    const {lines, notices} = print([...queued, [1201, seen('running', {ageMs: 1201 * SECOND})]], {}, history)
    expect(lines.at(-1)).toContain('about 5m10s left')
    expect(notices).toEqual([])
    const paused: [number, PollResult][] = [[0, started], ...every(15, 15, 1200, seen('paused'))]
    expect(print([...paused, [1215, started]], {}, history).notices).toEqual([])
  })

  test('says nothing of the time where the platform does not tell when the run began', () => {
    expect(print(every(15, 0, 1200, running), {}, history).lines.join()).not.toMatch(/about \S+ left/)
  })
})

describe('progress', () => {
  test('prints state, batch, machines, elapsed time and the time until the timeout at the first poll', () => {
    const parts = [
      part('success', {id: 'a'}),
      part('running', {id: 'b', name: 'web-2', batch: 1}),
      part('queued', {id: 'c', batch: 2})
    ]
    const {lines} = print([[65, seen('running', {parts, position: {kind: 'batch', at: 1, of: 3}})]])
    const state = lines.find(line => line.includes('deploy order 1111'))
    expect(state).toBe(
      '[1:05] deploy order 1111 of pipeline 123: Running, batch 1 of 3: 0 done, 1 running (1 of 3 machines done); times out in 28m55s'
    )
    // Of machines only ends are told by themselves.
    expect(lines.filter(line => line !== state)).toEqual(['[1:05]   machine m-success: Success'])
  })

  test('prints a state once, and once a minute after that', () => {
    expect(print(every(2, 0, 58, running)).lines).toHaveLength(1)
    expect(print(every(2, 0, 60, running)).lines).toHaveLength(2)
    expect(print(every(15, 0, 600, running)).lines).toHaveLength(11)
  })

  test('says when the wait times out, but not where there is a single poll', () => {
    expect(print([[0, running]]).lines.join()).toMatch(/; times out in 30m$/)
    expect(print([[0, running]], {once: true}).lines.join()).toMatch(/: Running$/)
  })

  test('prints of very many changes at once only the first, and how many more there are', () => {
    const parts = (word: 'running' | 'failure') =>
      Array.from({length: 5000}, (_, i) => part(word, {id: `m${i}`, name: `web-${i}`, kind: 'environment'}))
    const notices = Array.from({length: 5000}, (_, i) => ({key: `n${i}`, text: `notice ${i}`}))
    const {lines, warnings} = print([
      [0, seen('running', {parts: parts('running')})],
      [2, seen('running', {parts: parts('failure'), notices})]
    ])
    expect(lines.filter(line => line.includes('web-'))).toHaveLength(200)
    expect(lines.filter(line => line.endsWith('and 4900 more'))).toHaveLength(2)
    expect(lines.length + warnings.length).toBeLessThan(320)
  })

  test('prints every change at once', () => {
    const batch = (at: number) => seen('running', {position: {kind: 'batch', at, of: 3}})
    expect(
      print([
        [0, batch(1)],
        [2, batch(1)],
        [4, batch(2)],
        [6, seen('paused')],
        [8, batch(2)],
        [10, seen('success')]
      ]).lines.filter(l => l.includes('deploy order'))
    ).toHaveLength(5)
  })

  test('prints what became of a machine', () => {
    const machine = (phase: 'queued' | 'running' | 'failure') =>
      seen('running', {parts: [part(phase, {id: 'a', name: 'web-1'})]})
    const {lines} = print([
      [0, machine('queued')],
      [2, machine('running')],
      [4, machine('running')],
      [6, machine('failure')]
    ])
    expect(lines.filter(line => line.includes('web-1'))).toEqual([
      '[0:06]   machine web-1: Running → Failed after about 4s'
    ])
    expect(lines.at(-1)).toMatch(/Running, 0 of 1 machine done, 1 failed; /)
  })

  test('names the target of a part once there are several', () => {
    const lines: string[] = []
    const printer = {
      line: (text: Text) => void lines.push(sayLine(text)),
      status: () => {}
    } as unknown as Printer
    const progress = createProgress(printer, policy())
    const poll = (of: Target, name: string, at: number) => {
      const polled = seen('running', {parts: [part('failure', {id: name, name, batch: 1})]})
      progress.onPoll(of, decide(initialWaitState, polled, at, policy()).state, polled, at)
    }
    const [run, order] = [target({label: 'run #7'}), target({label: 'order 8'})]
    poll(run, 'a', 0)
    poll(order, 'b', 0)
    poll(run, 'c', SECOND)
    expect(lines).toEqual([
      '[0:00]   machine a of batch 1: Failed',
      '[0:00]   machine b of batch 1: Failed (order 8)',
      '[0:01]   machine c of batch 1: Failed (run #7)'
    ])
    lines.length = 0
    const several = createProgress(printer, policy(), true)
    const polled = seen('running', {parts: [part('failure', {id: 'a', name: 'a', batch: 1})]})
    several.onPoll(run, decide(initialWaitState, polled, 0, policy()).state, polled, 0)
    expect(lines).toEqual(['[0:00]   machine a of batch 1: Failed (run #7)'])
  })

  test('prints in one line what became of many machines, but for those that failed', () => {
    const machines = (phase: 'running' | 'success', failed: number[] = []) =>
      Array.from({length: 40}, (_, i) =>
        part(failed.includes(i) ? 'failure' : phase, {
          id: `m${i}`,
          name: `web-${i} (i-${i})`,
          batch: (i % 5) + 1
        })
      )
    const at = (batch: number, parts: ReturnType<typeof machines>) =>
      seen('running', {parts, position: {kind: 'batch', at: batch, of: 5}})
    const {lines} = print([
      [0, at(1, machines('running'))],
      [
        2,
        at(
          2,
          machines('success', [6, 7]).map((p, i) =>
            p.batch === 3 ? part('running', {...p, phase: 'running', status: 'Running', id: `m${i}`}) : p
          )
        )
      ],
      [4, at(2, machines('running'))]
    ])
    expect(lines.filter(line => line.includes('deploy order'))).toEqual([
      expect.stringContaining('Running, batch 1 of 5: 0 done, 8 running (0 of 40 machines done); '),
      expect.stringContaining('Running, batch 2 of 5: 7 done, 1 failed (31 of 40 machines done, 1 failed); '),
      expect.stringContaining('Running, batch 2 of 5: 0 done, 8 running (0 of 40 machines done); ')
    ])
    const others = lines.filter(line => !line.includes('deploy order'))
    expect(others.slice(0, 2)).toEqual([
      expect.stringMatching(/^\[0:02\] {3}31 machines: Running → Success: web-0 .*, web-39/),
      '[0:02]   machine web-6 (i-6) of batch 2: Running → Failed'
    ])
    // A machine that is tried again is told, too.
    expect(others).toContain('[0:04]   machine web-6 (i-6) of batch 2: Failed → Running')
  })

  test('tells jobs and steps of one name apart by their paths', () => {
    const parts = [
      part('running', {id: 'b', kind: 'job', name: 'build'}),
      part('running', {id: 'b1', kind: 'step', name: '执行命令', parent: 'b'}),
      part('running', {id: 't', kind: 'job', name: 'test'}),
      part('running', {id: 't1', kind: 'step', name: '执行命令', parent: 't'})
    ]
    const {lines} = print([[0, seen('running', {parts})]])
    expect(lines.slice(0, 4)).toEqual([
      '[0:00]   job build: Running',
      '[0:00]   job build › step 执行命令: Running',
      '[0:00]   job test: Running',
      '[0:00]   job test › step 执行命令: Running'
    ])
  })

  test('prints how long a part took, by the platform, or by what was seen', () => {
    const step = (phase: 'queued' | 'running' | 'failure' | 'success', rest = {}) =>
      seen('running', {parts: [part(phase, {id: 'a', name: 'make', kind: 'step', ...rest})]})
    const endOf = (steps: [number, PollResult][]) => print(steps).lines.find(line => /→ Success/.test(line))
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
    // Nobody knows when a part began that ran already at the first poll.
    expect(
      endOf([
        [0, step('running')],
        [2, step('running')],
        [44, step('success')]
      ])
    ).toMatch(/Running → Success$/)
    // What runs again is timed anew.
    expect(
      endOf([
        [0, step('running')],
        [2, step('failure')],
        [4, step('running')],
        [44, step('success')]
      ])
    ).toMatch(/Running → Success after about 40s$/)
    expect(
      endOf([
        [0, seen('running', {parts: []})],
        [2, step('running')],
        [44, step('success')]
      ])
    ).toMatch(/after about 42s$/)
  })

  test('prints who may act on a pause, and where', () => {
    const {lines} = print([[0, seen('paused', {action: 'a person can resume it'})]])
    expect(lines.join('\n')).toContain('paused')
    expect(lines.join('\n')).toContain(`a person can resume it: ${target().url}`)
  })

  test('prints that a failed machine holds the order', () => {
    expect(print([[0, blocked(true)]]).lines.join('\n')).toMatch(/held by a failed machine/)
  })

  test('is one clean line each time, whatever the platform says', () => {
    for (const text of hostileTexts) {
      const parts = [part('running', {id: text, name: text, status: text})]
      const {lines} = print([
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

describe('a failed poll', () => {
  const down = failed('transient')

  test('is printed at once, with its cause, and not again while the outage lasts', () => {
    const {warnings} = print([[0, running], ...every(2, 2, 30, down)])
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('HTTP 503')
  })

  test('is printed again after a good answer, which is printed too', () => {
    const {warnings, lines} = print([
      [0, down],
      [2, running],
      [4, down]
    ])
    expect(warnings).toHaveLength(2)
    expect(lines.join('\n')).toContain('answers again')
  })

  test('is told with its cause, too, where no time is left', () => {
    const {warnings, lines} = print([[60, down]], {timeoutMs: MINUTE})
    expect([warnings, lines]).toEqual([[], [expect.stringContaining('HTTP 503')]])
  })

  test('leaves no minute without a line while the outage lasts', () => {
    const quiet = print([[0, running], ...every(30, 30, 30, down)])
    const long = print([[0, running], ...every(30, 30, 270, down)])
    expect(
      long.lines.length + long.warnings.length - quiet.lines.length - quiet.warnings.length
    ).toBeGreaterThanOrEqual(3)
  })

  test('of what is not there says what that may mean', () => {
    const hint = 'check pipeline-id'
    const warned = (kind: 'not-found' | 'transient') => print([[0, failed(kind, {hint})]]).warnings
    expect(warned('not-found')).toEqual([
      expect.stringMatching(/; trying again for up to 30s; meanwhile check pipeline-id$/)
    ])
    expect(warned('transient')).toEqual([expect.stringMatching(/; trying again for up to 5m$/)])
  })

  const missing = failed('not-found')
  test.each<[string, [number, PollResult][], Partial<Policy>, string | undefined]>([
    ['that is for good', [[0, failed('permanent')]], {}, undefined],
    ['that may heal', [[0, down]], {outageToleranceMs: 90_000}, '1m30s'],
    ['that may heal, of a single poll', [[0, down]], {once: true}, '5m'],
    ['that may heal, where timeout leaves less', [[20, down]], {timeoutMs: MINUTE}, '40s'],
    ['that may heal, where no time is left', [[60, down]], {timeoutMs: MINUTE}, undefined],
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
    ['of what is not there at a single poll', [[0, missing]], {once: true}, undefined]
  ])('%s is printed with how long it is tried again, if at all', (_name, steps, over, most) => {
    const said = print(steps, over).warnings.filter(text => text.includes('trying again'))
    expect(said.map(text => text.replace(/^.* for up to /, ''))).toEqual(most === undefined ? [] : [most])
  })
})

describe('a notice or an unknown status', () => {
  test('is printed once for each key', () => {
    const notices = [
      {key: 'a', text: 'first'},
      {key: 'b', text: 'second'}
    ]
    const {warnings} = print(every(2, 0, 20, seen('running', {notices})))
    expect(warnings).toEqual(['first', 'second'])
  })

  test('is an annotation of the level that it has', () => {
    const printed = print([[0, seen('running', {notices: [{key: 'a', text: 'only so', level: 'notice'}]})]])
    expect([printed.notices, printed.warnings]).toEqual([['only so'], []])
  })

  test('is printed once, and counts as not ended, where the status is unknown', () => {
    const {warnings} = print(every(2, 0, 20, seen('unknown', {status: 'Rollback'})))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('Rollback')
  })

  test('takes one of at most five annotations, and a plain line after that, for few words', () => {
    const steps = Array.from({length: 300}, (_, i): [number, PollResult] => [
      i,
      seen('unknown', {status: `W${i}`})
    ])
    const {warnings, lines} = print(steps)
    expect(warnings.length).toBeLessThanOrEqual(5)
    expect(warnings.length + lines.filter(line => line.startsWith('Warning: ')).length).toBeLessThanOrEqual(
      20
    )
  })
})

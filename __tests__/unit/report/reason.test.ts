import {describe, expect, test} from '@jest/globals'
import {message} from '../../../src/messages/message.js'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Part} from '../../../src/model/part.js'
import type {Phase} from '../../../src/model/phase.js'
import type {Target} from '../../../src/model/target.js'
import {type Explanation, explain as explainIn} from '../../../src/report/reason.js'
import {shellSafe} from '../../../src/report/safe-text.js'
import type {Cause, Verdict, WaitState} from '../../../src/wait/policy.js'
import type {WaitResult} from '../../../src/wait/poll-all.js'
import {fc, runs} from '../../support/properties.js'
import {failure, part, SECOND, snapshot, target, watched} from '../support/build.js'
import {hostile, isWellFormed} from '../support/hostile.js'

const explain = (result: WaitResult, waitedMs: number): Explanation => explainIn(result, waitedMs)
const reasonFor = (result: WaitResult, waitedMs: number): string => explain(result, waitedMs).reason

const failedPart = part('failure', {id: 'm2', name: 'web-2 10.0.0.2 (m2)', batch: 2})
const down = failure('transient')

/** Every cause, with remote text in each place that may hold some. */
function causes(text: string): Verdict['cause'][] {
  const parts = [part('failure', {id: text, name: text, status: text, message: text})]
  const broken = failure('permanent', {label: text, code: text, vendorMessage: text, hint: text})
  return [
    {code: 'vendor'},
    {code: 'contradicted', parts},
    {code: 'blocked', parts},
    {code: 'paused'},
    {code: 'polled'},
    {code: 'nothing-found'},
    {code: 'limit', limit: 'timeout', limitMs: 1000, neverGood: true},
    {code: 'limit', limit: 'stall-timeout', limitMs: 1000, neverGood: false},
    {code: 'unknown-status', status: text, polls: 20},
    {code: 'outage', forMs: 1000, message: text, failure: broken},
    {code: 'refused', message: text, failure: broken},
    {code: 'interrupted', signal: 'SIGINT'},
    {code: 'interrupted', signal: 'SIGINT', stops: true},
    {code: 'limit', limit: 'timeout', limitMs: 1000, neverGood: false, stops: true},
    {code: 'abandoned'},
    {code: 'abandoned', stops: true},
    {code: 'started'},
    {code: 'start-unclear', marker: text, message: text, search: text, failure: broken}
  ]
}

describe('whatever the platform says', () => {
  test('the reason is one short line that can be pasted into a shell', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom<Outcome>('success', 'failure', 'cancelled', 'skipped', 'error'),
        (text, outcome) => {
          const state: Partial<WaitState> = {
            snapshot: snapshot('failure', {
              status: text,
              message: text,
              action: text,
              parts: [part('failure', {id: text, name: text, status: text, message: text}), part('skipped')]
            }),
            seen: {[text]: 3, [`${text}2`]: 4},
            failing: {
              since: 0,
              count: 1,
              failure: failure('transient', {label: text, hint: text}),
              message: text
            },
            lastGoodAt: 0
          }
          for (const cause of causes(text)) {
            const reason = reasonFor(watched({outcome, cause}, state), 60 * SECOND)
            expect(reason.length).toBeGreaterThan(10)
            expect(reason.length).toBeLessThanOrEqual(1000)
            expect(reason).not.toMatch(/[`$"'\\<>]/)
            // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
            expect(reason).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e\u200b]|##\[/)
            expect(isWellFormed(reason)).toBe(true)
          }
        }
      ),
      runs(150)
    )
  })

  test('harmless text stays as it is', () => {
    expect(shellSafe('deploy 42: 你好 (a) [b] {c} 100 % #1; x & y | z')).toBe(
      'deploy 42: 你好 (a) [b] {c} 100 % #1; x & y | z'
    )
    expect(shellSafe('`$"\'\\<>')).toBe('｀＄＂＇＼＜＞')
  })
})

describe('the reason names', () => {
  const verdict = (outcome: Outcome, cause: Cause) => ({outcome, cause})

  test('the failed machine, its batch and what to do', () => {
    const state = {snapshot: snapshot('failure', {status: 'Failed', parts: [part('success'), failedPart]})}
    const reason = reasonFor(watched(verdict('failure', {code: 'vendor'}), state), 0)
    expect(reason).toBe(
      'machine web-2 10.0.0.2 (m2) of batch 2 failed; status Failed (deploy order 1111 of pipeline 123); open the machine on the platform, fix the cause, and deploy again'
    )
  })

  test('the failed part that comes first, how many others there are, and what to do', () => {
    const step = (phase: Phase, name: string) => part(phase, {id: name, name, kind: 'step'})
    const build = target({kind: 'build', label: 'build 5', url: 'https://ci.example'})
    const say = (own: Target, ...parts: readonly Part[]) => {
      const state = {snapshot: snapshot('failure', {status: 'FAILED', parts})}
      return reasonFor(watched(verdict('failure', {code: 'vendor'}), state, {target: own}), 0)
    }
    expect(say(build, step('cancelled', 'lint'), step('failure', 'make'))).toBe(
      'step make failed, and 1 other step; status FAILED (build 5); open the step on the platform, fix the cause, and start the pipeline again'
    )
    expect(say(build, step('unknown', 'a'), step('unknown', 'b'), step('unknown', 'c'))).toContain(
      'step a has the unknown status Mystery, and 2 other steps; '
    )
    expect(say(target({url: ''}))).toBe(
      'ended in FAILED (deploy order 1111 of pipeline 123); open the deploy order on the platform, fix the cause, and deploy again'
    )
  })

  test('to find out why it was not approved, where a person refused it', () => {
    const gate = part('failure', {
      id: 'g',
      name: 'sign off',
      kind: 'step',
      message: 'refused',
      isRefused: true
    })
    const state = {snapshot: snapshot('failure', {status: 'FAILED', message: 'refused', parts: [gate]})}
    expect(reasonFor(watched(verdict('failure', {code: 'vendor'}), state), 0)).toBe(
      'step sign off failed (refused); status FAILED (deploy order 1111 of pipeline 123); find out why it was not approved, and start the pipeline again'
    )
    const parts = [gate, part('failure', {id: 'x', kind: 'step'})]
    const both = {snapshot: snapshot('failure', {status: 'FAILED', parts})}
    expect(reasonFor(watched(verdict('failure', {code: 'vendor'}), both), 0)).toContain('fix the cause')
  })

  test('to find out who cancelled it, or why where the platform says who did', () => {
    const say = (message?: string) => {
      const state = {snapshot: snapshot('cancelled', {status: 'CANCELED', message})}
      return reasonFor(watched(verdict('cancelled', {code: 'vendor'}), state), 0)
    }
    const where = '(deploy order 1111 of pipeline 123)'
    expect(say()).toBe(
      `cancelled on the platform, status CANCELED ${where}; find out who stopped it, and deploy again`
    )
    expect(say('by chen')).toBe(
      `cancelled on the platform, status CANCELED (by chen) ${where}; find out why, and deploy again`
    )
  })

  test('the other parts that failed, counted by kind', () => {
    const parts = [
      part('failure', {id: 'a', name: 'a', kind: 'step'}),
      part('failure', {id: 'b', name: 'b', kind: 'job'}),
      part('failure', {id: 'c', name: 'c', kind: 'job'}),
      part('failure', {id: 'd', name: 'd', kind: 'stage'})
    ]
    const state = {snapshot: snapshot('failure', {parts})}
    expect(reasonFor(watched(verdict('failure', {code: 'vendor'}), state), 0)).toMatch(
      /^step a failed, and 2 other jobs and 1 other stage; /
    )
  })

  test('the machine that holds the order, and the exception code', () => {
    const state = {snapshot: snapshot('running', {message: 'exception code 500', parts: [failedPart]})}
    const reason = reasonFor(watched(verdict('failure', {code: 'blocked', parts: [failedPart]}), state), 0)
    expect(reason).toMatch(
      /^machine web-2 .*failed, and the deploy order is blocked at Running \(exception code 500\) \(deploy order 1111.*; retry or skip/
    )
  })

  test('that it may have been started, the marker, and where to look', () => {
    const marker = 'await-deploy 4711.1.0a1b2c3d'
    const run = target({kind: 'pipeline run', label: 'a new run of pipeline 4201'})
    const say = (search?: string) => {
      const cause = {code: 'start-unclear', marker, message: 'HTTP 502', search, failure: down} as const
      return reasonFor(watched(verdict('error', cause), {}, {target: run}), 0)
    }
    const next = `(a new run of pipeline 4201); check the list of runs for ${marker} before you start the pipeline again`
    expect(say()).toBe(
      `the start had no clear answer (HTTP 502), and a run with the marker ${marker} was not found within 30 s: it may have been started ${next}`
    )
    expect(say('HTTP 503')).toBe(
      `the start had no clear answer (HTTP 502), and a run with the marker ${marker} could not be looked for (HTTP 503): it may have been started ${next}`
    )
  })

  test('that a start under way may have begun a run, when the workflow is cancelled', () => {
    const marker = 'await-deploy 4711.1.0a1b2c3d'
    const label = 'a new run of pipeline 4201'
    const result = watched(verdict('interrupted', {code: 'interrupted', signal: 'SIGINT'}), {})
    expect(reasonFor({...result, identity: {label, ids: {}, url: '', marker}}, 0)).toBe(
      `the workflow was cancelled or timed out (SIGINT) before the first answer (${label}); it may have been started: check the list of runs for ${marker}`
    )
  })

  test('how many machines had success, and that some were skipped', () => {
    const parts = [part('success', {id: 'a'}), part('success', {id: 'b'}), part('skipped', {id: 'c'})]
    const reason = reasonFor(
      watched(verdict('success', {code: 'vendor'}), {snapshot: snapshot('success', {parts})}),
      0
    )
    expect(reason).toContain('succeeded on 2 machines')
    expect(reason).toContain('1 machine skipped')
  })

  test('how many machines had success, of those that did not say so themselves', () => {
    const parts = [part('success', {id: 'a'}), part('queued', {id: 'b'}), part('skipped', {id: 'c'})]
    const state = {snapshot: snapshot('success', {parts})}
    expect(reasonFor(watched(verdict('success', {code: 'vendor'}), state), 0)).toContain(
      'succeeded on 1 of 2 machines; 1 machine skipped (deploy order 1111 of pipeline 123); check whether the skipped machines need this version'
    )
  })

  test('what a timeout saw', () => {
    const state: Partial<WaitState> = {
      snapshot: snapshot('running'),
      seen: {Running: 12, 'HTTP 503': 3},
      lastGoodAt: 60 * SECOND
    }
    const cause: Cause = {code: 'limit', limit: 'timeout', limitMs: 100 * SECOND, neverGood: false}
    expect(reasonFor(watched(verdict('timeout', cause), state), 100 * SECOND)).toContain(
      'timeout (1m40s) passed before the end: 12× Running, 3× HTTP 503, last good answer 40s ago (deploy order 1111 of pipeline 123); '
    )
  })

  test('that there was no good answer at all, and what to check', () => {
    const cause: Cause = {code: 'limit', limit: 'timeout', limitMs: 1000, neverGood: true}
    const state = {
      failing: {since: 0, count: 3, failure: {...down, hint: 'check endpoint'}, message: 'HTTP 503'},
      seen: {'HTTP 503': 3}
    }
    const reason = reasonFor(watched(verdict('error', cause), state), 1000)
    expect(reason).toContain('no good answer')
    expect(reason).toContain('3× HTTP 503')
    expect(reason).toContain('check endpoint')
  })

  test('which limit it was', () => {
    for (const limit of ['timeout', 'queue-timeout', 'stall-timeout'] as const) {
      const cause: Cause = {code: 'limit', limit, limitMs: 90 * SECOND, neverGood: false}
      const reason = reasonFor(watched(verdict('timeout', cause)), 0)
      expect(reason).toContain(`${limit} (1m30s)`)
      expect(reason).toMatch(
        new RegExp(`; nothing was stopped on the platform: check there why .*, or raise ${limit}$`)
      )
    }
  })

  test('that a person was waited for when the time was over, who may act, and to run the job again', () => {
    const cause: Cause = {code: 'limit', limit: 'timeout', limitMs: 90 * SECOND, neverGood: false}
    const state = {
      snapshot: snapshot('paused', {action: 'lin can approve stage Deploy'}),
      seen: {Running: 3, Waiting: 20},
      lastGoodAt: 80 * SECOND
    }
    expect(reasonFor(watched(verdict('timeout', cause), state), 90 * SECOND)).toBe(
      'timeout (1m30s) passed while it waited for a person: 3× Running, 20× Waiting, last good answer 10s ago (deploy order 1111 of pipeline 123); lin can approve stage Deploy; then run this job again'
    )
  })

  test('where to look first when there was no good answer from the start on', () => {
    const cause: Cause = {code: 'outage', forMs: SECOND, message: 'HTTP 503', failure: down}
    const say = (state: Partial<WaitState>) => reasonFor(watched(verdict('error', cause), state), SECOND)
    expect(say({})).toMatch(/; check endpoint, then whether the platform is down, and run this job again$/)
    expect(say({lastGoodAt: 1})).toMatch(/; check whether the platform is down, and run this job again$/)
  })

  test('the failed machine that holds a paused order', () => {
    const held = {parts: [failedPart], blocked: {parts: [failedPart], settled: true}}
    for (const code of ['paused', 'polled'] as const) {
      const result = watched(verdict('paused', {code}), {snapshot: snapshot('paused', held)})
      expect(reasonFor(result, 0)).toMatch(/^machine .* failed.*; paused, waiting for a person; status /)
    }
  })

  test('never to run a job again that would start another run', () => {
    const snapshots = {snapshot: snapshot('paused', {parts: [failedPart]}), lastGoodAt: 1}
    const causes: readonly Cause[] = [
      {code: 'paused'},
      {code: 'blocked', parts: [failedPart]},
      {code: 'outage', forMs: 1, message: 'HTTP 503', failure: down},
      {code: 'interrupted', signal: 'SIGINT'},
      {code: 'limit', limit: 'timeout', limitMs: 1, neverGood: false}
    ]
    for (const cause of causes) {
      const result = watched(verdict('error', cause), snapshots)
      const started = {...result, identity: {...result.identity, matchedBy: 'started'} as const}
      expect(reasonFor(result, 0)).toMatch(/ run this job again$/)
      expect(reasonFor(started, 0)).toMatch(
        / wait for it with wait-pipeline and this run-id \(running this job again starts another run\)$/
      )
    }
  })

  test('the unknown status, and how often it was seen', () => {
    const cause: Cause = {code: 'unknown-status', status: 'Rollback', polls: 21}
    expect(reasonFor(watched(verdict('error', cause)), 0)).toMatch(
      /^unknown status Rollback, seen in 21 polls \(deploy order .*\); check on the platform how it ended/
    )
  })

  test('the permission to check', () => {
    const cause: Cause = {
      code: 'refused',
      message: 'HTTP 403, NoPermission: denied (request id r-1)',
      failure: failure('permanent', {hint: 'check token: it needs the scope X'})
    }
    const reason = reasonFor(watched(verdict('error', cause)), 0)
    expect(reason).toContain('HTTP 403, NoPermission: denied (request id r-1)')
    expect(reason).toContain('it needs the scope X')
  })

  test('how long an outage lasted, and what was seen', () => {
    const cause: Cause = {code: 'outage', forMs: 305 * SECOND, message: 'HTTP 503', failure: down}
    const state = {seen: {Running: 2, ECONNRESET: 1, 'HTTP 503': 30}, lastGoodAt: 2 * SECOND}
    expect(reasonFor(watched(verdict('error', cause), state), 307 * SECOND)).toContain(
      'no good answer for 5m5s (HTTP 503), longer than outage-tolerance: 2× Running, 1× ECONNRESET, 30× HTTP 503, last good answer 5m5s ago (deploy order 1111 of pipeline 123); '
    )
  })

  test('what to do next, however many statuses were seen', () => {
    const seen = Object.fromEntries(Array.from({length: 20}, (_, i) => [`${i} ${'word '.repeat(30)}`, i]))
    const causes: readonly Cause[] = [
      {code: 'outage', forMs: 1, message: 'm'.repeat(400), failure: {...down, hint: 'check endpoint'}},
      {code: 'limit', limit: 'timeout', limitMs: 1, neverGood: false}
    ]
    for (const cause of causes) {
      const reason = reasonFor(watched(verdict('error', cause), {seen, lastGoodAt: 0}), SECOND)
      expect(reason).toMatch(
        /last good answer 1s ago \(deploy order .*\); (?:check endpoint|nothing was stopped on the platform: .*raise timeout)$/
      )
    }
  })

  test('who may act on a pause', () => {
    const state = {snapshot: snapshot('paused', {action: 'a person can resume it on the pipeline page'})}
    expect(reasonFor(watched(verdict('paused', {code: 'paused'}), state), 0)).toContain(
      'a person can resume it'
    )
  })

  test('the signal, and that the deploy goes on', () => {
    const reason = reasonFor(watched(verdict('interrupted', {code: 'interrupted', signal: 'SIGINT'})), 0)
    expect(reason).toContain('SIGINT')
    expect(reason).toContain(` (${target().label}); `)
    expect(reason).toMatch(
      /; the deploy keeps running on the platform: stop it there, or run this job again$/
    )
  })

  test('that the signal came when it had ended', () => {
    const interrupted = verdict('interrupted', {code: 'interrupted', signal: 'SIGTERM'})
    for (const phase of ['success', 'failure', 'cancelled', 'skipped'] as const) {
      const reason = reasonFor(watched(interrupted, {snapshot: snapshot(phase)}), 0)
      expect(reason).toMatch(
        /\(SIGTERM\), when the deploy had just ended in \w+ \(deploy order 1111 of pipeline 123\); check on /
      )
    }
  })

  test('that a target was no longer awaited, and what was seen of it last', () => {
    const abandoned = verdict('running', {code: 'abandoned'})
    expect(reasonFor(watched(abandoned, {snapshot: snapshot('running')}), 0)).toBe(
      'no longer awaited (last status Running), because another target failed first (deploy order 1111 of pipeline 123)'
    )
    expect(reasonFor(watched(abandoned), 0)).toBe(
      'no longer awaited, because another target failed first (deploy order 1111 of pipeline 123)'
    )
  })

  test('that the platform is asked to stop it', () => {
    const causes: readonly Verdict['cause'][] = [
      {code: 'interrupted', signal: 'SIGINT', stops: true},
      {code: 'limit', limit: 'timeout', limitMs: 1000, neverGood: false, stops: true},
      {code: 'abandoned', stops: true}
    ]
    for (const cause of causes) {
      const reason = reasonFor(watched(verdict('timeout', cause), {snapshot: snapshot('paused')}), 0)
      expect(reason).toMatch(/; the platform is asked to stop it: the log says what came of that$/)
    }
  })
})

test('a reason is the cause, then where, and then what to do next where there is something to do', () => {
  const paused = watched({outcome: 'paused', cause: {code: 'paused'}}, {snapshot: snapshot('paused')})
  expect(explain(paused, 0)).toEqual({
    cause: 'paused, waiting for a person; status Waiting',
    where: 'deploy order 1111 of pipeline 123',
    next: 'act on the platform; then run this job again',
    step: 'act on the platform; then run this job again',
    page: '',
    link: '',
    reason:
      'paused, waiting for a person; status Waiting (deploy order 1111 of pipeline 123); act on the platform; then run this job again'
  })
  const done = watched({outcome: 'success', cause: {code: 'vendor'}}, {snapshot: snapshot('success')})
  expect(explain(done, 0)).toMatchObject({next: '', reason: 'succeeded (deploy order 1111 of pipeline 123)'})
})

test('an apostrophe of ours stays as it is, and one of the platform does not', () => {
  const hint = message('hint.codearts.clock')
  const cause: Cause = {code: 'refused', message: "it's $HOME", failure: failure('permanent', {hint})}
  expect(reasonFor(watched({outcome: 'error', cause}), 0)).toMatch(
    /^it＇s ＄HOME .*; check the runner's clock: /
  )
})

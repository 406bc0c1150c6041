import {describe, expect, test} from '@jest/globals'
import type {FailureKind} from '../../../src/model/errors.js'
import {type Phase, phases} from '../../../src/model/phase.js'
import {decide, wantsConfirmation} from '../../../src/wait/decide.js'
import {
  initialWaitState,
  type Policy,
  type PollResult,
  type Verdict,
  type WaitState
} from '../../../src/wait/policy.js'
import {fc, runs} from '../../support/properties.js'
import {blocked, contradicted, ends, failed, part, policy, SECOND, seen, snapshot} from '../support/build.js'
import {
  absent,
  at,
  decideAll,
  down,
  endOf,
  every,
  missing,
  paused,
  queued,
  type Rules,
  rulesOf,
  running,
  type Step,
  unknown
} from './support.js'

describe('every sequence of polls', () => {
  const statuses = fc.constantFrom(
    ...[
      'Running',
      'Success',
      'success',
      '',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '(null)'
    ]
  )
  const parts = fc
    .array(fc.constantFrom<Phase>(...phases), {maxLength: 3})
    .map(list => list.map((phase, i) => part(phase, {id: `m${i}`})))
  const polls: fc.Arbitrary<PollResult> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({
          phase: fc.constantFrom<Phase>('absent', 'queued', 'running', 'paused', 'unknown', ...ends),
          status: statuses,
          parts,
          disagree: fc.boolean(),
          settled: fc.constantFrom(undefined, true, false),
          logLength: fc.nat(3)
        })
        .map(({phase, status, parts: list, disagree, settled, logLength}): PollResult => {
          const contradictions = phase === 'success' && disagree ? [part('failure')] : []
          const canBlock = phase === 'running' || phase === 'paused' || phase === 'queued'
          const blocks = canBlock && settled !== undefined ? {parts: [part('failure')], settled} : undefined
          return {
            snapshot: snapshot(phase, {status, parts: list, contradictions, blocked: blocks}),
            logLength
          }
        })
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom<FailureKind>('transient', 'throttled', 'not-found', 'permanent'), statuses)
        .map(([kind, label]) => failed(kind, {label}))
    },
    // Long stretches of the same thing are what the clocks are for.
    {weight: 6, arbitrary: fc.constantFrom(running, queued, paused, unknown, down, missing, blocked(true))}
  )
  const rules: fc.Arbitrary<Policy> = fc
    .record({
      timeoutMs: fc.integer({min: 1, max: 600}),
      queueTimeoutMs: fc.option(fc.integer({min: 1, max: 300}), {nil: undefined}),
      stallTimeoutMs: fc.option(fc.integer({min: 1, max: 300}), {nil: undefined}),
      outageToleranceMs: fc.integer({min: 0, max: 200}),
      onPaused: fc.constantFrom('wait' as const, 'stop' as const),
      onFailedMachine: fc.constantFrom('fail' as const, 'wait' as const)
    })
    .map(r => ({
      ...r,
      timeoutMs: r.timeoutMs * SECOND,
      queueTimeoutMs: r.queueTimeoutMs && r.queueTimeoutMs * SECOND,
      stallTimeoutMs: r.stallTimeoutMs && r.stallTimeoutMs * SECOND,
      outageToleranceMs: r.outageToleranceMs * SECOND
    }))
  const steps = fc
    .array(fc.tuple(fc.integer({min: 0, max: 40 * SECOND}), polls), {minLength: 1, maxLength: 60})
    .map(list => {
      let time = 0
      return list.map(([gap, poll], i) => {
        time += i === 0 ? 0 : gap
        return {time, poll}
      })
    })

  interface Past {
    state: WaitState
    verdict: Verdict | undefined
    time: number
    poll: PollResult
    before: readonly {time: number; poll: PollResult}[]
  }

  function replay(policy_: Policy, list: readonly {time: number; poll: PollResult}[]): Past[] {
    const past: Past[] = []
    let state: WaitState = initialWaitState
    for (const [i, {time, poll}] of list.entries()) {
      const decision = decide(state, poll, time, policy_)
      state = decision.state
      past.push({...decision, verdict: decision.verdict, time, poll, before: list.slice(0, i)})
      if (decision.verdict) break
    }
    return past
  }

  const snapshotOf = (poll: PollResult) => ('snapshot' in poll ? poll.snapshot : undefined)

  test('success comes only from a snapshot that says success and that nothing contradicts', () => {
    fc.assert(
      fc.property(rules, steps, (policy_, list) => {
        const last = replay(policy_, list).at(-1) as Past
        const said = snapshotOf(last.poll)
        const doubted = last.before.some(({poll}) => (snapshotOf(poll)?.contradictions.length ?? 0) > 0)
        const proven = said?.phase === 'success' && said.contradictions.length === 0
        if (!doubted) expect(last.verdict?.outcome === 'success').toBe(proven)
        else if (!proven) expect(last.verdict?.outcome).not.toBe('success')
      }),
      runs(1500)
    )
  })

  test('an end that nothing contradicts, or has contradicted, is believed at once, whatever came before', () => {
    fc.assert(
      fc.property(rules, steps, (policy_, list) => {
        for (const {poll, verdict, before} of replay(policy_, list)) {
          const said = snapshotOf(poll)
          if (!said || !ends.includes(said.phase) || said.contradictions.length > 0) continue
          if (before.some(step => (snapshotOf(step.poll)?.contradictions.length ?? 0) > 0)) continue
          expect(verdict).toEqual({outcome: said.phase, cause: {code: 'vendor'}})
        }
      }),
      runs(1000)
    )
  })

  test('a verdict comes by the deadline, and each has its cause', () => {
    fc.assert(
      fc.property(rules, steps, (policy_, list) => {
        for (const {verdict, time, poll, before} of replay(policy_, list)) {
          if (verdict === undefined) {
            expect(time).toBeLessThan(policy_.timeoutMs)
            continue
          }
          const answers = [...before.map(b => b.poll), poll].flatMap(p => snapshotOf(p) ?? [])
          const lastTwo = answers.slice(-2)
          const {cause} = verdict
          switch (cause.code) {
            case 'vendor':
              expect(answers.at(-1)?.phase).toBe(verdict.outcome)
              break
            case 'contradicted':
              expect(verdict.outcome).toBe('failure')
              expect(lastTwo.every(s => s.phase === 'success' || s.phase === 'skipped')).toBe(true)
              break
            case 'blocked':
              expect(verdict.outcome).toBe('failure')
              expect(policy_.onFailedMachine).toBe('fail')
              expect(lastTwo.map(s => s.blocked?.settled)).toEqual([true, true])
              break
            case 'paused':
              expect(verdict.outcome).toBe('paused')
              expect(policy_.onPaused).toBe('stop')
              expect(lastTwo.map(s => s.phase === 'paused' || s.blocked?.settled)).toEqual([true, true])
              break
            case 'unknown-status': {
              expect(verdict.outcome).toBe('error')
              let stretch = 0
              while (answers.at(-1 - stretch)?.phase === 'unknown') stretch++
              const all = [...before, {time, poll}]
              const since = all.filter(p => snapshotOf(p.poll)?.phase === 'unknown').at(-stretch)
              const longEnough = stretch >= 20 && time - (since?.time ?? time) >= policy_.outageToleranceMs
              const limited =
                time >=
                Math.min(policy_.timeoutMs, policy_.queueTimeoutMs ?? 1e9, policy_.stallTimeoutMs ?? 1e9)
              expect(longEnough || limited).toBe(true)
              break
            }
            case 'outage': {
              expect(verdict.outcome).toBe('error')
              const answered = before.map(b => 'snapshot' in b.poll).lastIndexOf(true)
              const first = before[answered + 1]?.time ?? time
              expect('failure' in poll).toBe(true)
              expect(time - first).toBeGreaterThanOrEqual(policy_.outageToleranceMs)
              break
            }
            case 'refused':
              expect(verdict.outcome).toBe('error')
              expect(['permanent', 'not-found']).toContain('failure' in poll && poll.failure.kind)
              break
            case 'limit': {
              const good = answers.some(s => s.phase !== 'unknown')
              expect(verdict.outcome).toBe(good ? 'timeout' : 'error')
              expect(time).toBeGreaterThanOrEqual(cause.limitMs)
              break
            }
            default:
              throw new Error(`${cause.code} is not a cause that a poll can have`)
          }
        }
      }),
      runs(1500)
    )
  })

  test('the counts of what was seen hold every poll once, under few names', () => {
    fc.assert(
      fc.property(rules, steps, (policy_, list) => {
        for (const [i, {state}] of replay(policy_, list).entries()) {
          expect(state.polls).toBe(i + 1)
          expect(Object.values(state.seen).reduce((a, b) => a + b, 0)).toBe(i + 1)
          expect(Object.keys(state.seen).length).toBeLessThanOrEqual(21)
        }
      }),
      runs(300)
    )
  })
})

describe('the count of what was seen', () => {
  const hostile = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf']

  test.each(hostile)('counts the status %s as any other', status => {
    const {state} = decideAll(policy(), at([0, 1, 2], seen('unknown', {status})))
    expect(Object.entries(state.seen)).toEqual([[status, 3]])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each(hostile)('counts the failure %s as any other', label => {
    const {state} = decideAll(policy(), at([0, 1], failed('transient', {label})))
    expect(Object.entries(state.seen)).toEqual([[label, 2]])
  })

  test('has 20 names and one more for a platform that sends a new status each time', () => {
    const steps = every(1, 0, 999).map((time): Step => [time, seen('running', {status: `word ${time}`})])
    const {state} = decideAll(policy({timeoutMs: 2000 * SECOND}), steps)
    expect(Object.keys(state.seen)).toHaveLength(21)
    expect(state.seen['word 0']).toBe(1)
    expect(state.seen['other words']).toBe(980)
  })

  test('keeps no piece of a status that is too long to be kept: of a secret in it the rest could not be found', () => {
    const status = `${'x'.repeat(180)}a-secret-of-forty-characters-0123456789`
    const {state} = decideAll(policy(), at([0, 1], seen('running', {status})))
    expect(state.seen).toEqual({'other words': 2})
  })

  test('counts statuses and failures side by side', () => {
    const steps: Step[] = [...at([0, 1, 2], running), ...at([3, 4], down), [5, failed('throttled')]]
    const {state} = decideAll(policy(), steps)
    expect(state.seen).toEqual({Running: 3, 'HTTP 503': 2, 'HTTP 429': 1})
    expect(state.lastGoodAt).toBe(2 * SECOND)
  })
})

type Row = [name: string, over: Partial<Policy>, steps: Step[], expected: string]

test('a run that is no answer to what was asked is an error at once, whatever it says', () => {
  const refusal = {message: 'latest had ended', hint: 'name the run'}
  for (const phase of ['success', 'failure', 'unknown', 'running'] as const) {
    const {verdict, state} = decideAll(policy(), [[0, seen(phase, {refusal})]])
    expect(verdict).toEqual({outcome: 'error', cause: {code: 'not-meant', ...refusal}})
    expect([state.snapshot?.phase, state.polls]).toEqual([phase, 1])
  }
})

describe('a pause', () => {
  test.each<Row>([
    ['is waited out', {}, at([0, 1, 2, 3], paused), 'open'],
    [
      'ends the wait at the second poll where pauses stop',
      {onPaused: 'stop'},
      at([0, 2], paused),
      '2 paused paused'
    ],
    ['that was polled once does not end the wait', {onPaused: 'stop'}, at([0], paused), 'open'],
    [
      'that ended in between begins anew',
      {onPaused: 'stop'},
      [
        [0, paused],
        [1, running],
        [2, paused]
      ],
      'open'
    ],
    [
      'with an unknown status in between begins anew',
      {onPaused: 'stop'},
      [
        [0, paused],
        [1, unknown],
        [2, paused]
      ],
      'open'
    ]
  ])('%s', (_name, over, steps, expected) => {
    expect(endOf(policy(over), steps)).toBe(expected)
  })
})

describe('a failed machine that blocks its order', () => {
  test.each<Row>([
    ['is a failure at the second poll', {}, at([0, 2], blocked(true)), '2 failure blocked'],
    ['that was polled once does not end the wait', {}, at([0], blocked(true)), 'open'],
    ['is no failure while another machine runs', {}, at(every(2, 0, 100), blocked(false)), 'open'],
    ['is a failure although the order waits', {}, at([0, 2], blocked(true, 'paused')), '2 failure blocked'],
    [
      'is a failure although the order waits and pauses stop',
      {onPaused: 'stop'},
      at([0, 2], blocked(true, 'paused')),
      '2 failure blocked'
    ],
    [
      'that was retried in between begins anew',
      {},
      [
        [0, blocked(true)],
        [1, blocked(false)],
        [2, blocked(true)]
      ],
      'open'
    ],
    [
      'with an unknown status in between begins anew',
      {},
      [
        [0, blocked(true)],
        [1, unknown],
        [2, blocked(true)]
      ],
      'open'
    ],
    [
      'is no pause while another machine runs, with on-failed-machine: wait',
      {onFailedMachine: 'wait', onPaused: 'stop'},
      at([0, 2, 4], blocked(false)),
      'open'
    ],
    [
      'is a pause that is waited out, with on-failed-machine: wait',
      {onFailedMachine: 'wait'},
      at([0, 1, 2], blocked(true)),
      'open'
    ],
    [
      'is paused, with on-failed-machine: wait and on-paused: stop',
      {onFailedMachine: 'wait', onPaused: 'stop'},
      at([0, 1], blocked(true)),
      '1 paused paused'
    ]
  ])('%s', (_name, over, steps, expected) => {
    expect(endOf(policy(over), steps)).toBe(expected)
  })

  test('is named by the cause', () => {
    const {verdict} = decideAll(policy(), at([0, 1], blocked(true)))
    expect(verdict?.cause).toEqual({code: 'blocked', parts: [part('failure')]})
  })
})

describe('a success that parts contradict', () => {
  test.each<[string, Step[], string]>([
    ['is polled once more', at([0], contradicted()), 'open'],
    ['is a failure at the second poll', at([0, 2], contradicted()), '2 failure contradicted'],
    [
      'is a success when the contradiction has gone',
      [
        [0, contradicted()],
        [2, seen('success', {parts: [part('success', {id: part('failure').id})]})]
      ],
      '2 success vendor'
    ],
    [
      'is a failure when the parts are listed no more',
      [
        [0, contradicted()],
        [2, seen('success')]
      ],
      '2 failure contradicted'
    ],
    [
      'is a failure when the parts are listed no more, and it says now that nothing was done',
      [
        [0, contradicted()],
        [2, seen('skipped')]
      ],
      '2 failure contradicted'
    ],
    [
      'is polled once more when it ran again in between and lists the parts no more',
      [
        [0, contradicted()],
        [1, seen('running')],
        [2, unknown],
        [3, seen('success')]
      ],
      'open'
    ],
    [
      'is polled once more after an unknown status in between',
      [
        [0, contradicted()],
        [1, unknown],
        [2, contradicted()]
      ],
      'open'
    ],
    [
      'is polled once more when the order ran again in between',
      [
        [0, contradicted()],
        [1, running],
        [2, contradicted()]
      ],
      'open'
    ]
  ])('%s', (_name, steps, expected) => {
    expect(endOf(policy(), steps)).toBe(expected)
  })

  test('is explained by these parts', () => {
    const {verdict} = decideAll(policy(), at([0, 1], contradicted()))
    expect(verdict?.cause).toEqual({code: 'contradicted', parts: [part('failure')]})
    const gone = decideAll(policy(), [
      [0, contradicted()],
      [1, seen('success')]
    ])
    expect(gone.verdict?.cause).toEqual({code: 'contradicted', parts: [part('failure')]})
  })

  test.each<[string, Phase, string]>([
    ['running', 'running', 'open'],
    ['failed', 'failure', '0 failure vendor']
  ])(
    'is the only state that parts contradict: an order that is %s counts as it is',
    (_name, phase, expected) => {
      const odd = seen(phase, {contradictions: [part('failure')]})
      expect(endOf(policy(), at(phase === 'running' ? [0, 1, 2] : [0], odd))).toBe(expected)
    }
  )
})

describe('a second poll', () => {
  test.each<[string, Partial<Policy>, Step[], boolean]>([
    ['after a contradicted success', {}, at([0], contradicted()), true],
    ['after a failed machine', {}, at([0], blocked(true)), true],
    ['after a failed machine beside one that runs', {}, at([0], blocked(false)), false],
    ['after a pause, where pauses stop', {onPaused: 'stop'}, at([0], paused), true],
    ['after a pause that is waited out', {}, at([0], paused), false],
    ['after a running order', {onPaused: 'stop'}, at([0], running), false],
    [
      'after a pause that has passed',
      {onPaused: 'stop'},
      [
        [0, paused],
        [1, running]
      ],
      false
    ],
    [
      'after a failed machine that is a pause, where pauses stop',
      {onPaused: 'stop', onFailedMachine: 'wait'},
      at([0], blocked(true)),
      true
    ]
  ])('%s is wanted soon, or not', (_name, over, steps, expected) => {
    const rules = policy(over)
    expect(wantsConfirmation(decideAll(rules, steps).state, rules)).toBe(expected)
  })
})

describe('an unknown status', () => {
  const rules = policy({outageToleranceMs: 60 * SECOND})

  test.each<[string, Step[], string]>([
    ['does not end the wait in 19 polls, however long they took', at(every(10, 0, 180), unknown), 'open'],
    ['does not end the wait in 20 polls within the tolerance', at(every(3, 0, 59), unknown), 'open'],
    [
      'ends the wait after 20 polls and the tolerance',
      at(every(5, 0, 95), unknown),
      '95 error unknown-status'
    ],
    [
      'ends the wait with the tolerance when 20 polls came before',
      at([...every(2, 0, 58), 60], unknown),
      '60 error unknown-status'
    ],
    ['has its tolerance from its first poll on', [[0, running], ...at(every(2, 50, 108), unknown)], 'open'],
    [
      'begins anew after a known status',
      [...at(every(5, 0, 90), unknown), [91, running], ...at(every(5, 95, 185), unknown)],
      'open'
    ]
  ])('%s', (_name, steps, expected) => {
    expect(endOf(rules, steps)).toBe(expected)
  })

  test('is named by the cause as it was last, with the number of polls', () => {
    const steps = every(5, 0, 95).map((time): Step => [time, seen('unknown', {status: `W${time}`})])
    const {verdict} = decideAll(rules, steps)
    expect(verdict?.cause).toEqual({code: 'unknown-status', status: 'W95', polls: 20})
  })
})

describe('an outage', () => {
  test.each<[string, Rules, Step[], string]>([
    [
      'is an error when it outlasts outage-tolerance',
      {outageTolerance: 60},
      [[0, running], ...at([10, 40, 69.9, 70], down)],
      '70 error outage'
    ],
    [
      'is an error when it lasts from the start',
      {outageTolerance: 60},
      at([0, 30, 59.9, 60], down),
      '60 error outage'
    ],
    [
      'begins anew after a good answer',
      {outageTolerance: 60},
      [...at([0, 59], down), [60, running], ...at([61, 120], down)],
      'open'
    ],
    [
      'begins anew after an unknown status, too',
      {outageTolerance: 60},
      [...at([0, 59], down), [60, unknown], ...at([61, 120], down)],
      'open'
    ],
    ['may be one of throttling', {outageTolerance: 60}, at([0, 60], failed('throttled')), '60 error outage'],
    [
      'ends the wait at the first failure without a tolerance',
      {outageTolerance: 0},
      [[0, down]],
      '0 error outage'
    ],
    [
      'is a timeout when the deadline comes first',
      {timeout: 100, outageTolerance: 60},
      [[0, running], ...at([50, 100], down)],
      '100 timeout timeout'
    ],
    [
      'is a timeout when the deadline had passed first and both were over at the poll',
      {timeout: 100, outageTolerance: 60},
      [[0, running], ...at([45, 108], down)],
      '108 timeout timeout'
    ],
    [
      'is an error when the tolerance had passed first and both were over at the poll',
      {timeout: 100, outageTolerance: 60},
      [[0, running], ...at([35, 108], down)],
      '108 error outage'
    ],
    [
      'is an error when the tolerance and the deadline pass together',
      {timeout: 100, outageTolerance: 60},
      [[0, running], ...at([40, 100], down)],
      '100 error outage'
    ]
  ])('%s', (_name, rules, steps, expected) => {
    expect(endOf(rulesOf(rules), steps)).toBe(expected)
  })

  test('is reported with its length and its last cause', () => {
    const {verdict} = decideAll(policy({outageToleranceMs: 60 * SECOND}), [
      [0, running],
      ...at([10, 30], down),
      [75, failed('throttled')]
    ])
    expect(verdict?.cause).toMatchObject({code: 'outage', forMs: 65 * SECOND, failure: {kind: 'throttled'}})
  })
})

test('a permanent failure ends the wait at once, with its words', () => {
  const {at: time, verdict} = decideAll(policy(), [
    [0, running],
    [1, failed('permanent', {code: 'NoPermission'})]
  ])
  expect(time).toBe(1)
  expect(verdict).toEqual({
    outcome: 'error',
    cause: {
      code: 'refused',
      message: 'HTTP 403',
      failure: {kind: 'permanent', label: 'HTTP 403', code: 'NoPermission'}
    }
  })
})

describe('with one poll and no waiting', () => {
  const rules = policy({once: true})

  test.each<[string, PollResult, string]>([
    ['running', running, 'running'],
    ['queued', queued, 'running'],
    ['paused', paused, 'paused'],
    ['success', seen('success'), 'success'],
    ['failure', seen('failure'), 'failure'],
    ['cancelled', seen('cancelled'), 'cancelled'],
    ['skipped', seen('skipped'), 'skipped'],
    ['nothing found', absent, 'error'],
    ['an unknown status', unknown, 'error'],
    ['not found', missing, 'error'],
    ['refused', failed('permanent'), 'error']
  ])('%s is an answer', (_name, poll, outcome) => {
    expect(decideAll(rules, [[0, poll]]).verdict?.outcome).toBe(outcome)
  })

  test.each<[string, PollResult, object]>([
    ['running', running, {code: 'polled'}],
    ['paused', paused, {code: 'polled'}],
    ['nothing found', absent, {code: 'nothing-found'}],
    ['an unknown status', unknown, {code: 'unknown-status', status: 'Mystery', polls: 1}]
  ])('%s has its own cause', (_name, poll, cause) => {
    expect(decideAll(rules, [[0, poll]]).verdict?.cause).toEqual(cause)
  })

  test('a contradicted success is still polled once more', () => {
    expect(endOf(rules, at([0], contradicted()))).toBe('open')
    expect(endOf(rules, at([0, 2], contradicted()))).toBe('2 failure contradicted')
  })
})

import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {FailureKind} from '../../../src/model/errors.js'
import type {Phase} from '../../../src/model/phase.js'
import {
  decide,
  hasEnded,
  initialWaitState,
  msToNextLimit,
  type Policy,
  type PollResult,
  type Verdict,
  type WaitState,
  wantsConfirmation
} from '../../../src/wait/decide.js'
import {
  blocked,
  contradicted,
  ends,
  failed,
  MINUTE,
  part,
  phases,
  policy,
  SECOND,
  seen,
  snapshot
} from '../support/build.js'

type Step = [atSeconds: number, look: PollResult]

/** Judges one look after the other, until there is a verdict or no look is left. */
function run(rules: Policy, steps: readonly Step[]) {
  let state: WaitState = initialWaitState
  for (const [at, look] of steps) {
    const judged = decide(state, look, at * SECOND, rules)
    state = judged.state
    if (judged.verdict) return {at, verdict: judged.verdict, state}
  }
  return {state}
}

/** When it ended and how, in short: `70 error outage`; `open` when it did not. */
function endOf(rules: Policy, steps: readonly Step[]): string {
  const {at, verdict} = run(rules, steps)
  if (verdict === undefined) return 'open'
  const {cause} = verdict
  return `${at} ${verdict.outcome} ${cause.code === 'limit' ? cause.limit : cause.code}`
}

const running = seen('running')
const queued = seen('queued')
const paused = seen('paused')
const unknown = seen('unknown')
const down = failed('transient')
const missing = failed('not-found')

/** The same look at several times. */
const at = (times: readonly number[], look: PollResult): Step[] => times.map(time => [time, look])
const every = (step: number, from: number, to: number): number[] =>
  Array.from({length: Math.floor((to - from) / step) + 1}, (_, i) => from + i * step)

describe('every sequence of looks', () => {
  const words = fc.constantFrom(
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
  const looks: fc.Arbitrary<PollResult> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({
          phase: fc.constantFrom<Phase>('absent', 'queued', 'running', 'paused', 'unknown', ...ends),
          word: words,
          parts,
          disagree: fc.boolean(),
          stuck: fc.constantFrom(undefined, true, false),
          logLength: fc.nat(3)
        })
        .map(({phase, word, parts: list, disagree, stuck, logLength}): PollResult => {
          const contradictions = phase === 'success' && disagree ? [part('failure')] : []
          const canHold = phase === 'running' || phase === 'paused' || phase === 'queued'
          const holds =
            canHold && stuck !== undefined ? {parts: [part('failure')], settled: stuck} : undefined
          return {
            snapshot: snapshot(phase, {status: word, parts: list, contradictions, blocked: holds}),
            logLength
          }
        })
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom<FailureKind>('transient', 'throttled', 'not-found', 'permanent'), words)
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
    .array(fc.tuple(fc.integer({min: 0, max: 40 * SECOND}), looks), {minLength: 1, maxLength: 60})
    .map(list => {
      let time = 0
      return list.map(([gap, look], i) => {
        time += i === 0 ? 0 : gap
        return {time, look}
      })
    })

  interface Past {
    state: WaitState
    verdict: Verdict | undefined
    time: number
    look: PollResult
    before: readonly {time: number; look: PollResult}[]
  }

  function replay(policy_: Policy, list: readonly {time: number; look: PollResult}[]): Past[] {
    const past: Past[] = []
    let state: WaitState = initialWaitState
    for (const [i, {time, look}] of list.entries()) {
      const judged = decide(state, look, time, policy_)
      state = judged.state
      past.push({...judged, verdict: judged.verdict, time, look, before: list.slice(0, i)})
      if (judged.verdict) break
    }
    return past
  }

  const snapshotOf = (look: PollResult) => ('snapshot' in look ? look.snapshot : undefined)

  test('success comes only of a snapshot that says success and that nothing contradicts', () => {
    fc.assert(
      fc.property(rules, steps, (policy_, list) => {
        const last = replay(policy_, list).at(-1) as Past
        const said = snapshotOf(last.look)
        const proven = said?.phase === 'success' && said.contradictions.length === 0
        expect(last.verdict?.outcome === 'success').toBe(proven)
      }),
      {numRuns: 1500}
    )
  })

  test('an end that nothing contradicts is believed at once, whatever came before', () => {
    fc.assert(
      fc.property(rules, steps, (policy_, list) => {
        for (const {look, verdict} of replay(policy_, list)) {
          const said = snapshotOf(look)
          if (!said || !ends.includes(said.phase) || said.contradictions.length > 0) continue
          expect(verdict).toEqual({outcome: said.phase, cause: {code: 'vendor'}})
        }
      }),
      {numRuns: 1000}
    )
  })

  test('at the deadline there is a verdict, and none that has not its cause', () => {
    fc.assert(
      fc.property(rules, steps, (policy_, list) => {
        for (const {verdict, time, look, before} of replay(policy_, list)) {
          if (verdict === undefined) {
            expect(time).toBeLessThan(policy_.timeoutMs)
            continue
          }
          const answers = [...before.map(b => b.look), look].flatMap(l => snapshotOf(l) ?? [])
          const lastTwo = answers.slice(-2)
          const {cause} = verdict
          switch (cause.code) {
            case 'vendor':
              expect(answers.at(-1)?.phase).toBe(verdict.outcome)
              break
            case 'contradicted':
              expect(verdict.outcome).toBe('failure')
              expect(lastTwo.map(s => s.contradictions.length > 0)).toEqual([true, true])
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
              const all = [...before, {time, look}]
              const since = all.filter(l => snapshotOf(l.look)?.phase === 'unknown').at(-stretch)
              const longEnough = stretch >= 20 && time - (since?.time ?? time) >= policy_.outageToleranceMs
              const limited =
                time >=
                Math.min(policy_.timeoutMs, policy_.queueTimeoutMs ?? 1e9, policy_.stallTimeoutMs ?? 1e9)
              expect(longEnough || limited).toBe(true)
              break
            }
            case 'outage': {
              expect(verdict.outcome).toBe('error')
              const answered = before.map(b => 'snapshot' in b.look).lastIndexOf(true)
              const first = before[answered + 1]?.time ?? time
              expect('failure' in look).toBe(true)
              expect(time - first).toBeGreaterThanOrEqual(policy_.outageToleranceMs)
              break
            }
            case 'refused':
              expect(verdict.outcome).toBe('error')
              expect(['permanent', 'not-found']).toContain('failure' in look && look.failure.kind)
              break
            case 'limit': {
              const good = answers.some(s => s.phase !== 'unknown')
              expect(verdict.outcome).toBe(good ? 'timeout' : 'error')
              expect(time).toBeGreaterThanOrEqual(cause.limitMs)
              break
            }
            default:
              throw new Error(`${cause.code} is no cause that a look can have`)
          }
        }
      }),
      {numRuns: 1500}
    )
  })

  test('the histogram counts every look once, under few names', () => {
    fc.assert(
      fc.property(rules, steps, (policy_, list) => {
        for (const [i, {state}] of replay(policy_, list).entries()) {
          expect(state.polls).toBe(i + 1)
          expect(Object.values(state.seen).reduce((a, b) => a + b, 0)).toBe(i + 1)
          expect(Object.keys(state.seen).length).toBeLessThanOrEqual(21)
        }
      }),
      {numRuns: 300}
    )
  })
})

describe('the histogram', () => {
  const hostile = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf']

  test.each(hostile)('counts the word %s as any other', word => {
    const {state} = run(policy(), at([0, 1, 2], seen('unknown', {status: word})))
    expect(Object.entries(state.seen)).toEqual([[word, 3]])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each(hostile)('counts the failure %s as any other', label => {
    const {state} = run(policy(), at([0, 1], failed('transient', {label})))
    expect(Object.entries(state.seen)).toEqual([[label, 2]])
  })

  test('a platform that sends a new word each time fills 20 names and one more', () => {
    const steps = every(1, 0, 999).map((time): Step => [time, seen('running', {status: `word ${time}`})])
    const {state} = run(policy({timeoutMs: 2000 * SECOND}), steps)
    expect(Object.keys(state.seen)).toHaveLength(21)
    expect(state.seen['word 0']).toBe(1)
    expect(state.seen['other words']).toBe(980)
  })

  test('counts words and failures side by side', () => {
    const {state} = run(policy(), [...at([0, 1, 2], running), ...at([3, 4], down), [5, failed('throttled')]])
    expect(state.seen).toEqual({Running: 3, 'HTTP 503': 2, 'HTTP 429': 1})
    expect(state.lastGoodAt).toBe(2 * SECOND)
  })
})

describe('what needs two looks in a row', () => {
  test.each<[string, Partial<Policy>, Step[], string]>([
    ['a pause is waited out', {}, at([0, 1, 2, 3], paused), 'open'],
    ['a pause stops at the second look', {onPaused: 'stop'}, at([0, 2], paused), '2 paused paused'],
    ['one paused look is not enough', {onPaused: 'stop'}, at([0], paused), 'open'],
    [
      'a pause that ended in between begins anew',
      {onPaused: 'stop'},
      [
        [0, paused],
        [1, running],
        [2, paused]
      ],
      'open'
    ],
    [
      'an unknown word in between begins it anew',
      {onPaused: 'stop'},
      [
        [0, paused],
        [1, unknown],
        [2, paused]
      ],
      'open'
    ],
    ['a failed machine fails at the second look', {}, at([0, 2], blocked(true)), '2 failure blocked'],
    ['one look at a failed machine is not enough', {}, at([0], blocked(true)), 'open'],
    ['while another machine runs nothing fails', {}, at(every(2, 0, 100), blocked(false)), 'open'],
    [
      'a failed machine fails also a waiting order',
      {},
      at([0, 2], blocked(true, 'paused')),
      '2 failure blocked'
    ],
    [
      'a failed machine fails a waiting order although pauses stop',
      {onPaused: 'stop'},
      at([0, 2], blocked(true, 'paused')),
      '2 failure blocked'
    ],
    [
      'a retried machine begins it anew',
      {},
      [
        [0, blocked(true)],
        [1, blocked(false)],
        [2, blocked(true)]
      ],
      'open'
    ],
    [
      'an unknown word in between begins it anew',
      {},
      [
        [0, blocked(true)],
        [1, unknown],
        [2, blocked(true)]
      ],
      'open'
    ],
    [
      'with on-failed-machine: wait it is no pause while another machine runs',
      {onFailedMachine: 'wait', onPaused: 'stop'},
      at([0, 2, 4], blocked(false)),
      'open'
    ],
    [
      'with on-failed-machine: wait it is a pause that is waited out',
      {onFailedMachine: 'wait'},
      at([0, 1, 2], blocked(true)),
      'open'
    ],
    [
      'with on-failed-machine: wait and on-paused: stop it is paused',
      {onFailedMachine: 'wait', onPaused: 'stop'},
      at([0, 1], blocked(true)),
      '1 paused paused'
    ],
    ['a contradicted success is looked at once more', {}, at([0], contradicted()), 'open'],
    ['and then is a failure', {}, at([0, 2], contradicted()), '2 failure contradicted'],
    [
      'or a success, when the contradiction has gone',
      {},
      [
        [0, contradicted()],
        [2, seen('success')]
      ],
      '2 success vendor'
    ],
    [
      'or is doubted anew, when nobody knows the word in between',
      {},
      [
        [0, contradicted()],
        [1, unknown],
        [2, contradicted()]
      ],
      'open'
    ],
    [
      'or goes on, when the order runs again',
      {},
      [
        [0, contradicted()],
        [1, running],
        [2, contradicted()]
      ],
      'open'
    ]
  ])('%s', (_name, over, steps, expected) => {
    expect(endOf(policy(over), steps)).toBe(expected)
  })

  test.each<[string, Phase, string]>([
    ['of an order that runs', 'running', 'open'],
    ['of one that failed', 'failure', '0 failure vendor']
  ])('only a success can be contradicted: parts %s', (_name, phase, expected) => {
    const odd = seen(phase, {contradictions: [part('failure')]})
    expect(endOf(policy(), at(phase === 'running' ? [0, 1, 2] : [0], odd))).toBe(expected)
  })

  test.each<[string, Partial<Policy>, Step[], boolean]>([
    ['a contradicted success', {}, at([0], contradicted()), true],
    ['a failed machine', {}, at([0], blocked(true)), true],
    ['a failed machine beside one that runs', {}, at([0], blocked(false)), false],
    ['a pause, where pauses stop', {onPaused: 'stop'}, at([0], paused), true],
    ['a pause that is waited out', {}, at([0], paused), false],
    ['nothing of the kind', {onPaused: 'stop'}, at([0], running), false],
    [
      'a pause that has passed',
      {onPaused: 'stop'},
      [
        [0, paused],
        [1, running]
      ],
      false
    ],
    [
      'a failed machine as a pause, where pauses stop',
      {onPaused: 'stop', onFailedMachine: 'wait'},
      at([0], blocked(true)),
      true
    ]
  ])('a second look is wanted soon: %s', (_name, over, steps, expected) => {
    const rules = policy(over)
    expect(wantsConfirmation(run(rules, steps).state, rules)).toBe(expected)
  })

  test('the cause names the parts', () => {
    const holding = run(policy(), at([0, 1], blocked(true))).verdict
    expect(holding?.cause).toEqual({code: 'blocked', parts: [part('failure')]})
    const doubted = run(policy(), at([0, 1], contradicted())).verdict
    expect(doubted?.cause).toEqual({code: 'contradicted', parts: [part('failure')]})
  })
})

describe('an unknown word', () => {
  const rules = policy({outageToleranceMs: 60 * SECOND})

  test.each<[string, Step[], string]>([
    ['19 looks are too few, however long they took', at(every(10, 0, 180), unknown), 'open'],
    ['20 looks in less than the tolerance are too soon', at(every(3, 0, 59), unknown), 'open'],
    ['20 looks and the tolerance end it', at(every(5, 0, 95), unknown), '95 error unknown-status'],
    ['20 looks first, then the tolerance', at([...every(2, 0, 58), 60], unknown), '60 error unknown-status'],
    [
      'the tolerance counts from the first of them',
      [[0, running], ...at(every(2, 50, 108), unknown)],
      'open'
    ],
    [
      'a known word in between begins it anew',
      [...at(every(5, 0, 90), unknown), [91, running], ...at(every(5, 95, 185), unknown)],
      'open'
    ]
  ])('%s', (_name, steps, expected) => {
    expect(endOf(rules, steps)).toBe(expected)
  })

  test('the cause names the last word and the looks', () => {
    const steps = every(5, 0, 95).map((time): Step => [time, seen('unknown', {status: `W${time}`})])
    expect(run(rules, steps).verdict?.cause).toEqual({code: 'unknown-status', status: 'W95', polls: 20})
  })
})

describe('the clocks', () => {
  test.each<[string, Partial<Policy>, Step[], string]>([
    ['timeout counts everything', {timeoutMs: 100}, at([0, 50, 99.9, 100], running), '100 timeout timeout'],
    ['timeout counts pauses', {timeoutMs: 100}, at([0, 50, 100], paused), '100 timeout timeout'],
    [
      'timeout counts failures',
      {timeoutMs: 100},
      [[0, running], ...at([50, 100], down)],
      '100 timeout timeout'
    ],
    [
      'timeout speaks when another limit passes with it',
      {timeoutMs: 100, queueTimeoutMs: 100, stallTimeoutMs: 100},
      at([0, 50, 100], queued),
      '100 timeout timeout'
    ],
    [
      'an end seen at the deadline wins',
      {timeoutMs: 100},
      [
        [0, running],
        [100, seen('failure')]
      ],
      '100 failure vendor'
    ],
    [
      'and one seen after it',
      {timeoutMs: 100},
      [
        [0, running],
        [109, seen('success')]
      ],
      '109 success vendor'
    ],

    ['queue-timeout is off unless set', {}, at([0, 600, 1200], queued), 'open'],
    [
      'queue-timeout counts queueing',
      {queueTimeoutMs: 60},
      at([0, 30, 59.9, 60], queued),
      '60 timeout queue-timeout'
    ],
    [
      'queue-timeout counts absence',
      {queueTimeoutMs: 60},
      at([0, 30, 60], seen('absent')),
      '60 timeout queue-timeout'
    ],
    [
      'what has begun is not queued',
      {queueTimeoutMs: 60},
      [...at([0, 30], queued), ...at([59, 200], running)],
      'open'
    ],
    [
      'queue-timeout does not count time without good answers',
      {queueTimeoutMs: 60},
      [[0, queued], ...at([30, 60, 90], down), [100, queued], [129.9, queued], [130, queued]],
      '130 timeout queue-timeout'
    ],

    ['stall-timeout is off unless set', {}, at([0, 600, 1200], running), 'open'],
    [
      'stall-timeout counts sameness',
      {stallTimeoutMs: 60},
      at([0, 30, 59.9, 60], running),
      '60 timeout stall-timeout'
    ],
    [
      'stall-timeout counts a queue that stands',
      {stallTimeoutMs: 60},
      at([0, 60], queued),
      '60 timeout stall-timeout'
    ],
    ['a pause is no stall', {stallTimeoutMs: 60}, at([0, 30, 60, 90, 1000], paused), 'open'],
    [
      'a pause for a failed machine is no stall',
      {stallTimeoutMs: 60, onFailedMachine: 'wait'},
      at([0, 60, 1000], blocked(true)),
      'open'
    ],
    [
      'stall-timeout does not count time without good answers',
      {stallTimeoutMs: 60},
      [[0, running], ...at([50, 100, 200], down), [300, running], [309.9, running], [310, running]],
      '310 timeout stall-timeout'
    ],
    [
      'the stall begins anew after a pause',
      {stallTimeoutMs: 60},
      [
        [0, running],
        [50, paused],
        [200, running],
        [259.9, running],
        [260, running]
      ],
      '260 timeout stall-timeout'
    ],

    [
      'first the queue',
      {timeoutMs: 100, queueTimeoutMs: 60},
      at([0, 150], queued),
      '150 timeout queue-timeout'
    ],
    ['first the timeout', {timeoutMs: 60, queueTimeoutMs: 100}, at([0, 150], queued), '150 timeout timeout'],
    [
      'first the stall',
      {timeoutMs: 100, stallTimeoutMs: 99},
      at([0, 150], running),
      '150 timeout stall-timeout'
    ],
    [
      'first the queue, then the stall',
      {queueTimeoutMs: 50, stallTimeoutMs: 60},
      at([0, 100], queued),
      '100 timeout queue-timeout'
    ],
    [
      'first the stall, then the queue',
      {queueTimeoutMs: 60, stallTimeoutMs: 50},
      at([0, 100], queued),
      '100 timeout stall-timeout'
    ],

    [
      'an outage ends as error',
      {outageToleranceMs: 60},
      [[0, running], ...at([10, 40, 69.9, 70], down)],
      '70 error outage'
    ],
    ['an outage from the start too', {outageToleranceMs: 60}, at([0, 30, 59.9, 60], down), '60 error outage'],
    [
      'a good answer resets the outage',
      {outageToleranceMs: 60},
      [...at([0, 59], down), [60, running], ...at([61, 120], down)],
      'open'
    ],
    [
      'an unknown word is an answer too',
      {outageToleranceMs: 60},
      [...at([0, 59], down), [60, unknown], ...at([61, 120], down)],
      'open'
    ],
    [
      'throttling is an outage when it lasts',
      {outageToleranceMs: 60},
      at([0, 60], failed('throttled')),
      '60 error outage'
    ],
    ['no tolerance ends at the first failure', {outageToleranceMs: 0}, [[0, down]], '0 error outage'],
    [
      'the timeout before the outage',
      {timeoutMs: 100, outageToleranceMs: 60},
      [[0, running], ...at([50, 100], down)],
      '100 timeout timeout'
    ],
    [
      'the timeout, when it passed before the outage and both were over at the look',
      {timeoutMs: 100, outageToleranceMs: 60},
      [[0, running], ...at([45, 108], down)],
      '108 timeout timeout'
    ],
    [
      'the outage, when it passed before the timeout and both were over at the look',
      {timeoutMs: 100, outageToleranceMs: 60},
      [[0, running], ...at([35, 108], down)],
      '108 error outage'
    ],

    [
      'the outage, when it passed together with the timeout',
      {timeoutMs: 100, outageToleranceMs: 60},
      [[0, running], ...at([40, 100], down)],
      '100 error outage'
    ],
    [
      'a stall that was full when answers failed ends with the next good one',
      {stallTimeoutMs: 60},
      [
        [0, running],
        [59, running],
        [61, down],
        [62, running]
      ],
      '62 timeout stall-timeout'
    ],
    [
      'and not before it',
      {stallTimeoutMs: 60},
      [
        [0, running],
        [59, running],
        [61, down]
      ],
      'open'
    ],

    ['never a good answer: error', {timeoutMs: 100}, at([0, 50, 100], down), '100 error timeout'],
    [
      'an unknown word to the end: error',
      {timeoutMs: 100},
      [[0, running], ...at([50, 100], unknown)],
      '100 error unknown-status'
    ],
    [
      'an unknown word as the last one, then a failed look: error',
      {timeoutMs: 100},
      [
        [0, running],
        [50, unknown],
        [100, down]
      ],
      '100 error unknown-status'
    ],
    [
      'nothing but unknown words and failures: error',
      {timeoutMs: 100},
      [
        [0, unknown],
        [100, down]
      ],
      '100 error unknown-status'
    ]
  ])(
    '%s',
    (_name, {
      timeoutMs = 1800,
      queueTimeoutMs,
      stallTimeoutMs,
      outageToleranceMs = 300,
      ...over
    }, steps, expected) => {
      const ms = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * SECOND)
      const rules = policy({
        ...over,
        timeoutMs: timeoutMs * SECOND,
        queueTimeoutMs: ms(queueTimeoutMs),
        stallTimeoutMs: ms(stallTimeoutMs),
        outageToleranceMs: outageToleranceMs * SECOND
      })
      expect(endOf(rules, steps)).toBe(expected)
    }
  )

  describe('for stall-timeout', () => {
    const rules = policy({stallTimeoutMs: 60 * SECOND})
    const parts = [part('running', {id: 'a'}), part('queued', {id: 'b'})]
    const before = seen('running', {parts, position: {kind: 'batch', at: 1, of: 3}}, 10)

    test.each<[string, PollResult]>([
      [
        'the state',
        seen('running', {status: 'Deploying', parts, position: {kind: 'batch', at: 1, of: 3}}, 10)
      ],
      ['the position', seen('running', {parts, position: {kind: 'batch', at: 2, of: 3}}, 10)],
      ['the end of the positions', seen('running', {parts, position: {kind: 'batch', at: 1, of: 4}}, 10)],
      ['the log length', seen('running', {parts, position: {kind: 'batch', at: 1, of: 3}}, 11)],
      [
        'the state of a part',
        seen(
          'running',
          {parts: [parts[0] as never, part('running', {id: 'b'})], position: {kind: 'batch', at: 1, of: 3}},
          10
        )
      ],
      [
        'a new part',
        seen(
          'running',
          {parts: [...parts, part('queued', {id: 'c'})], position: {kind: 'batch', at: 1, of: 3}},
          10
        )
      ]
    ])('%s counts as a change', (_name, after) => {
      const steps: Step[] = [
        [0, before],
        [59, after],
        [118, after],
        [119, after]
      ]
      expect(endOf(rules, steps)).toBe('119 timeout stall-timeout')
    })

    test.each<[string, PollResult]>([
      [
        'an update time',
        seen('running', {parts, position: {kind: 'batch', at: 1, of: 3}, finishedAt: 5, startedAt: 4}, 10)
      ],
      [
        'the clock of a part',
        seen(
          'running',
          {
            parts: parts.map(p => ({...p, startedAt: 1, finishedAt: 2})),
            position: {kind: 'batch', at: 1, of: 3}
          },
          10
        )
      ],
      [
        'a notice',
        seen(
          'running',
          {parts, position: {kind: 'batch', at: 1, of: 3}, notices: [{key: 'k', text: 't'}]},
          10
        )
      ]
    ])('%s does not', (_name, after) => {
      expect(
        endOf(rules, [
          [0, before],
          [59, after],
          [60, after]
        ])
      ).toBe('60 timeout stall-timeout')
    })
  })
})

describe('a thing that is not found', () => {
  test.each<[string, Step[], string]>([
    ['is tolerated for the first 30 s', at([0, 10, 29.9], missing), 'open'],
    ['and no longer', at([0, 10, 30], missing), '30 error refused'],
    ['is tolerated for 30 s after it was seen', [[100, running], ...at([115, 129.9], missing)], 'open'],
    ['and no longer than that', [[100, running], ...at([115, 130], missing)], '130 error refused'],
    [
      'a word that nobody knows is something seen',
      [
        [100, unknown],
        [129.9, missing]
      ],
      'open'
    ],
    ['an outage is nothing seen', [[0, running], ...at([20, 30], down), [40, missing]], '40 error refused'],
    [
      'a run that is absent is nothing seen',
      [...at([0, 20, 40], seen('absent')), [41, missing]],
      '41 error refused'
    ]
  ])('%s', (_name, steps, expected) => {
    expect(endOf(policy(), steps)).toBe(expected)
  })

  test('the grace is not cut short by outage-tolerance', () => {
    expect(endOf(policy({outageToleranceMs: 0}), at([0, 29], missing))).toBe('open')
  })

  test('at the deadline it never was: error', () => {
    expect(endOf(policy({timeoutMs: 10 * SECOND}), at([0, 10], missing))).toBe('10 error timeout')
  })
})

test('a permanent failure ends the wait at once, with its words', () => {
  const look = failed('permanent', {code: 'NoPermission'})
  const {at: time, verdict} = run(policy(), [
    [0, running],
    [1, look]
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

test('an outage is reported with its length and the last cause', () => {
  const {verdict} = run(policy({outageToleranceMs: 60 * SECOND}), [
    [0, running],
    ...at([10, 30], down),
    [75, failed('throttled')]
  ])
  expect(verdict?.cause).toMatchObject({code: 'outage', forMs: 65 * SECOND, failure: {kind: 'throttled'}})
})

test('looks that nothing lies between are judged alike (a clock that steps back counts as standing still)', () => {
  const rules = policy({stallTimeoutMs: MINUTE})
  expect(endOf(rules, at([50, 10, 10, 10], running))).toBe('open')
})

describe('a run that is looked for', () => {
  const absent = seen('absent')

  test.each<[string, Partial<Policy>, Step[], string]>([
    ['may be absent for 5 minutes', {}, at([0, 100, 299.9, 300], absent), '300 timeout absence'],
    [
      'or for queue-timeout',
      {queueTimeoutMs: 600 * SECOND},
      at([0, 300, 599, 600], absent),
      '600 timeout queue-timeout'
    ],
    [
      'and then may be queued for as long as it likes',
      {},
      [...at([0, 200], absent), ...at([299, 1700], queued)],
      'open'
    ],
    [
      'which does not end while answers fail',
      {},
      [
        [0, absent],
        [299, absent],
        [301, down]
      ],
      'open'
    ],
    [
      'but with the next good one',
      {},
      [
        [0, absent],
        [299, absent],
        [301, down],
        [302, absent]
      ],
      '302 timeout absence'
    ],
    ['and is no stall while it is absent', {stallTimeoutMs: 60 * SECOND}, at([0, 60, 120], absent), 'open'],
    [
      'and may end as soon as it is there',
      {},
      [
        [0, absent],
        [10, seen('success')]
      ],
      '10 success vendor'
    ]
  ])('%s', (_name, over, steps, expected) => {
    expect(endOf(policy(over), steps)).toBe(expected)
  })
})

describe('with one look and no waiting', () => {
  const rules = policy({once: true})

  test.each<[string, PollResult, string]>([
    ['running', running, 'running'],
    ['queued', queued, 'running'],
    ['paused', paused, 'paused'],
    ['success', seen('success'), 'success'],
    ['failure', seen('failure'), 'failure'],
    ['cancelled', seen('cancelled'), 'cancelled'],
    ['skipped', seen('skipped'), 'skipped'],
    ['nothing found', seen('absent'), 'error'],
    ['an unknown word', unknown, 'error'],
    ['not found', missing, 'error'],
    ['refused', failed('permanent'), 'error']
  ])('%s is an answer', (_name, look, outcome) => {
    expect(run(rules, [[0, look]]).verdict?.outcome).toBe(outcome)
  })

  test.each<[string, PollResult, object]>([
    ['running', running, {code: 'polled'}],
    ['paused', paused, {code: 'polled'}],
    ['nothing found', seen('absent'), {code: 'nothing-found'}],
    ['an unknown word', unknown, {code: 'unknown-status', status: 'Mystery', polls: 1}]
  ])('%s has its own cause', (_name, look, cause) => {
    expect(run(rules, [[0, look]]).verdict?.cause).toEqual(cause)
  })

  test('a contradicted success is still looked at once more', () => {
    expect(endOf(rules, at([0], contradicted()))).toBe('open')
    expect(endOf(rules, at([0, 2], contradicted()))).toBe('2 failure contradicted')
  })
})

test.each(phases.map(phase => [phase]))('a thing that is %s has ended, or not', phase => {
  expect(hasEnded(snapshot(phase))).toBe(ends.includes(phase))
})

describe('the time to the next limit', () => {
  const rules = policy({timeoutMs: 100 * SECOND, queueTimeoutMs: 60 * SECOND, stallTimeoutMs: 50 * SECOND})

  test.each<[string, Step[], number, number]>([
    ['is that of the stall', [[0, running]], 0, 50],
    [
      'is that of the queue when that passes first',
      [
        [0, queued],
        [30, seen('queued', {}, 1)]
      ],
      30,
      30
    ],
    [
      'is that of the timeout while answers fail',
      [
        [0, running],
        [10, down]
      ],
      10,
      90
    ],
    [
      'is that of the timeout in a pause',
      [
        [0, running],
        [40, paused]
      ],
      40,
      60
    ],
    [
      'is nothing when it has passed',
      [
        [0, running],
        [40, paused]
      ],
      101,
      0
    ]
  ])('%s', (_name, steps, now, left) => {
    expect(msToNextLimit(run(rules, steps).state, now * SECOND, rules)).toBe(left * SECOND)
  })
})

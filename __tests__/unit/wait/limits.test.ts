import {describe, expect, test} from '@jest/globals'
import type {FailureKind} from '../../../src/model/errors.js'
import {historyOf} from '../../../src/wait/history.js'
import {msToNextLimit, msToOutageEnd, patienceMs, underWay} from '../../../src/wait/limits.js'
import type {PollResult} from '../../../src/wait/policy.js'
import {blocked, failed, failure, MINUTE, part, policy, SECOND, seen} from '../support/build.js'
import {
  absent,
  at,
  decideAll,
  down,
  endOf,
  missing,
  paused,
  queued,
  type Rules,
  rulesOf,
  running,
  type Step,
  unknown
} from './support.js'

type Row = [name: string, rules: Rules, steps: Step[], expected: string]

describe('timeout', () => {
  test.each<Row>([
    ['counts everything', {timeout: 100}, at([0, 50, 99.9, 100], running), '100 timeout timeout'],
    ['counts pauses', {timeout: 100}, at([0, 50, 100], paused), '100 timeout timeout'],
    ['counts failures', {timeout: 100}, [[0, running], ...at([50, 100], down)], '100 timeout timeout'],
    [
      'names the outcome when other limits pass at the same time',
      {timeout: 100, queueTimeout: 100, stallTimeout: 100},
      at([0, 50, 100], queued),
      '100 timeout timeout'
    ],
    [
      'yields to an end that is seen at the deadline',
      {timeout: 100},
      [
        [0, running],
        [100, seen('failure')]
      ],
      '100 failure vendor'
    ],
    [
      'yields to an end that is seen after the deadline',
      {timeout: 100},
      [
        [0, running],
        [109, seen('success')]
      ],
      '109 success vendor'
    ],
    [
      'is an error when there was never a good answer',
      {timeout: 100},
      at([0, 50, 100], down),
      '100 error timeout'
    ],
    [
      'is an error after an unknown status to the end',
      {timeout: 100},
      [[0, running], ...at([50, 100], unknown)],
      '100 error unknown-status'
    ],
    [
      'is an error after an unknown status and then a failed poll',
      {timeout: 100},
      [
        [0, running],
        [50, unknown],
        [100, down]
      ],
      '100 error unknown-status'
    ],
    [
      'is an error after nothing but unknown statuses and failures',
      {timeout: 100},
      [
        [0, unknown],
        [100, down]
      ],
      '100 error unknown-status'
    ]
  ])('%s', (_name, rules, steps, expected) => {
    expect(endOf(rulesOf(rules), steps)).toBe(expected)
  })
})

describe('queue-timeout', () => {
  test.each<Row>([
    ['is off unless it is set', {}, at([0, 600, 1200], queued), 'open'],
    ['counts queueing', {queueTimeout: 60}, at([0, 30, 59.9, 60], queued), '60 timeout queue-timeout'],
    ['counts absence', {queueTimeout: 60}, at([0, 30, 60], absent), '60 timeout queue-timeout'],
    [
      'does not count what has begun',
      {queueTimeout: 60},
      [...at([0, 30], queued), ...at([59, 200], running)],
      'open'
    ],
    [
      'does not count time without good answers',
      {queueTimeout: 60},
      [[0, queued], ...at([30, 60, 90], down), [100, queued], [129.9, queued], [130, queued]],
      '130 timeout queue-timeout'
    ]
  ])('%s', (_name, rules, steps, expected) => {
    expect(endOf(rulesOf(rules), steps)).toBe(expected)
  })
})

describe('stall-timeout', () => {
  test.each<Row>([
    ['is off unless it is set', {}, at([0, 600, 1200], running), 'open'],
    [
      'counts time in which nothing changes',
      {stallTimeout: 60},
      at([0, 30, 59.9, 60], running),
      '60 timeout stall-timeout'
    ],
    [
      'counts a queue that does not move',
      {stallTimeout: 60},
      at([0, 60], queued),
      '60 timeout stall-timeout'
    ],
    ['does not count a pause', {stallTimeout: 60}, at([0, 30, 60, 90, 1000], paused), 'open'],
    [
      'does not count a pause for a failed machine',
      {stallTimeout: 60, onFailedMachine: 'wait'},
      at([0, 60, 1000], blocked(true)),
      'open'
    ],
    [
      'does not count time without good answers',
      {stallTimeout: 60},
      [[0, running], ...at([50, 100, 200], down), [300, running], [309.9, running], [310, running]],
      '310 timeout stall-timeout'
    ],
    [
      'begins anew after a pause',
      {stallTimeout: 60},
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
      'that passed while answers failed ends the wait with the next good answer',
      {stallTimeout: 60},
      [
        [0, running],
        [59, running],
        [61, down],
        [62, running]
      ],
      '62 timeout stall-timeout'
    ],
    [
      'that passed while answers failed does not end the wait before the next good answer',
      {stallTimeout: 60},
      [
        [0, running],
        [59, running],
        [61, down]
      ],
      'open'
    ],
    [
      'takes a clock that steps back as one that stands still',
      {stallTimeout: 60},
      at([50, 10, 10, 10], running),
      'open'
    ]
  ])('%s', (_name, rules, steps, expected) => {
    expect(endOf(rulesOf(rules), steps)).toBe(expected)
  })

  const rules = policy({stallTimeoutMs: MINUTE})
  const parts = [part('running', {id: 'a'}), part('queued', {id: 'b'})]
  const position = {kind: 'batch', at: 1, of: 3} as const
  const before = seen('running', {parts, position}, 10)

  test.each<[string, PollResult]>([
    ['the status', seen('running', {status: 'Deploying', parts, position}, 10)],
    ['the position', seen('running', {parts, position: {...position, at: 2}}, 10)],
    ['the number of positions', seen('running', {parts, position: {...position, of: 4}}, 10)],
    ['the place in the queue', seen('running', {parts, position, queuePlace: 2}, 10)],
    ['the log length', seen('running', {parts, position}, 11)],
    [
      'the status of a part',
      seen('running', {parts: [parts[0] as never, part('running', {id: 'b'})], position}, 10)
    ],
    ['the list of parts', seen('running', {parts: [...parts, part('queued', {id: 'c'})], position}, 10)]
  ])('begins anew when %s changes', (_name, after) => {
    const steps: Step[] = [[0, before], ...at([59, 118, 119], after)]
    expect(endOf(rules, steps)).toBe('119 timeout stall-timeout')
  })

  test.each<[string, PollResult]>([
    ['a time of the target', seen('running', {parts, position, finishedAt: 5, startedAt: 4}, 10)],
    [
      'a time of a part',
      seen('running', {parts: parts.map(p => ({...p, startedAt: 1, finishedAt: 2})), position}, 10)
    ],
    ['a notice', seen('running', {parts, position, notices: [{key: 'k', text: 't'}]}, 10)]
  ])('goes on when only %s changes', (_name, after) => {
    expect(endOf(rules, [[0, before], ...at([59, 60], after)])).toBe('60 timeout stall-timeout')
  })
})

describe('of several limits that have passed, the one that passed first names the outcome:', () => {
  test.each<Row>([
    ['queue-timeout', {timeout: 100, queueTimeout: 60}, at([0, 150], queued), '150 timeout queue-timeout'],
    ['timeout', {timeout: 60, queueTimeout: 100}, at([0, 150], queued), '150 timeout timeout'],
    ['stall-timeout', {timeout: 100, stallTimeout: 99}, at([0, 150], running), '150 timeout stall-timeout'],
    [
      'queue-timeout before stall-timeout',
      {queueTimeout: 50, stallTimeout: 60},
      at([0, 100], queued),
      '100 timeout queue-timeout'
    ],
    [
      'stall-timeout before queue-timeout',
      {queueTimeout: 60, stallTimeout: 50},
      at([0, 100], queued),
      '100 timeout stall-timeout'
    ]
  ])('%s', (_name, rules, steps, expected) => {
    expect(endOf(rulesOf(rules), steps)).toBe(expected)
  })
})

describe('a run that has not appeared yet', () => {
  const byCommit = seen('absent', {identity: {label: 'a run', ids: {}, url: '', matchedBy: 'commit'}})

  test.each<Row>([
    ['may be absent for 5 minutes', {}, at([0, 100, 299.9, 300], byCommit), '300 timeout absence'],
    [
      'may be absent for any time where it is not looked for by commit',
      {},
      at([0, 300, 1700], absent),
      'open'
    ],
    [
      'may be absent for queue-timeout instead where that is set',
      {queueTimeout: 600},
      at([0, 300, 599, 600], absent),
      '600 timeout queue-timeout'
    ],
    [
      'may be queued for any time once it has appeared',
      {},
      [...at([0, 200], absent), ...at([299, 1700], queued)],
      'open'
    ],
    [
      'may be absent for 5 minutes besides the time for which another run queued that might have been it',
      {},
      [...at([0, 301], seen('queued', {undecided: true})), ...at([302, 601], byCommit), [602, byCommit]],
      '602 timeout absence'
    ],
    ['does not run out of time while answers fail', {}, [...at([0, 299], absent), [301, down]], 'open'],
    [
      'runs out of time with the next good answer',
      {},
      [...at([0, 299], byCommit), [301, down], [302, byCommit]],
      '302 timeout absence'
    ],
    [
      'is not looked for while answers fail',
      {},
      [[0, byCommit], ...at([30, 290], down), ...at([300, 569.9, 570], byCommit)],
      '570 timeout absence'
    ],
    ['does not stall', {stallTimeout: 60}, at([0, 60, 120], absent), 'open'],
    [
      'may end as soon as it appears',
      {},
      [
        [0, absent],
        [10, seen('success')]
      ],
      '10 success vendor'
    ]
  ])('%s', (_name, rules, steps, expected) => {
    expect(endOf(rulesOf(rules), steps)).toBe(expected)
  })
})

describe('a target that is not found', () => {
  test.each<Row>([
    ['is tolerated for the first 30 s', {}, at([0, 10, 29.9], missing), 'open'],
    ['is an error after the first 30 s', {}, at([0, 10, 30], missing), '30 error refused'],
    ['is tolerated for 30 s from the first answer, which may come late', {}, at([25, 54.9], missing), 'open'],
    ['is tolerated for 30 s after it was seen', {}, [[100, running], ...at([115, 129.9], missing)], 'open'],
    [
      'is an error 30 s after it was seen',
      {},
      [[100, running], ...at([115, 130], missing)],
      '130 error refused'
    ],
    [
      'is tolerated after a gap of any length, and asked for again',
      {timeout: 1000},
      [[100, running], ...at([400, 414.9], missing)],
      'open'
    ],
    [
      'is an error when it is asked for again for too long after such a gap',
      {timeout: 1000},
      [[100, running], ...at([400, 415], missing)],
      '415 error refused'
    ],
    [
      'was seen with an unknown status, too',
      {},
      [
        [100, unknown],
        [129.9, missing]
      ],
      'open'
    ],
    [
      'is tolerated after an outage for what was left of its time before',
      {},
      [[0, running], ...at([20, 30], down), [40, missing]],
      'open'
    ],
    [
      'is tolerated after an outage of any length at the start',
      {},
      [...at([0, 10, 31], down), [32, missing]],
      'open'
    ],
    [
      'is an error once it was missing for 30 s with answers',
      {},
      [[0, running], ...at([1, 100], down), ...at([101, 120, 130], missing)],
      '130 error refused'
    ],
    [
      'is tolerated for 30 s from the poll in which it was found by another call',
      {},
      [...at([0, 100], absent), [101, failed('not-found', {foundJustNow: true})], [130, missing]],
      'open'
    ],
    [
      'is tolerated once after good answers that found no run yet',
      {},
      [...at([0, 20, 40], absent), [41, missing], [43, absent]],
      'open'
    ],
    [
      'is an error for 30 s after good answers that found no run yet',
      {},
      [...at([0, 20, 40], absent), ...at([41, 60, 70], missing)],
      '70 error refused'
    ],
    [
      'is tolerated once while a newer run may be the one of the commit',
      {},
      [...at([0, 20, 40], seen('running', {undecided: true})), [41, missing]],
      'open'
    ],
    ['is tolerated whatever outage-tolerance says', {outageTolerance: 0}, at([0, 29], missing), 'open'],
    ['is an error at the deadline', {timeout: 10}, at([0, 10], missing), '10 error timeout']
  ])('%s', (_name, rules, steps, expected) => {
    expect(endOf(rulesOf(rules), steps)).toBe(expected)
  })
})

describe('the time to the next limit', () => {
  const rules = rulesOf({timeout: 100, queueTimeout: 60, stallTimeout: 50})

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
      'is nothing when a limit has passed',
      [
        [0, running],
        [40, paused]
      ],
      101,
      0
    ]
  ])('%s', (_name, steps, now, left) => {
    expect(msToNextLimit(decideAll(rules, steps).state, now * SECOND, rules)).toBe(left * SECOND)
  })
})

describe('the run that is under way', () => {
  const history = historyOf(Array(5).fill(MINUTE))
  const aged = (ageS: number) => seen('running', {ageMs: ageS * SECOND})

  test.each<[string, Step[], seconds: number | undefined]>([
    ['is not known before its first answer', [], undefined],
    ['is not known where the platform does not tell its age', [[0, running]], undefined],
    ['had been running when it was seen first', [[0, aged(100)]], 100],
    [
      'goes on by our clock, whatever the platform says later',
      [
        [0, aged(100)],
        [10, aged(500)]
      ],
      110
    ],
    [
      'is as old as it was told late, without what was watched',
      [...at([0, 10], running), [20, aged(100)]],
      100
    ],
    ['is no younger than it was watched', [...at([0, 10], running), [20, aged(5)]], 20],
    [
      'had not begun where it was seen to queue',
      [
        [0, queued],
        [30, aged(500)],
        [40, aged(510)]
      ],
      10
    ],
    ['goes on while answers fail', [[0, aged(100)], ...at([10, 20], down), [30, running]], 130],
    ['does not go on in a pause', [[0, aged(100)], ...at([10, 60], paused), [70, running]], 110],
    [
      'is none in a pause',
      [
        [0, aged(100)],
        [10, paused]
      ],
      undefined
    ],
    [
      'is none before it is known which one it is',
      [[0, seen('running', {ageMs: 9, undecided: true})]],
      undefined
    ],
    [
      'has not the age of one that may have been it',
      [
        [0, seen('queued', {undecided: true})],
        [10, seen('running', {ageMs: 9 * SECOND, undecided: true})],
        [20, aged(100)]
      ],
      100
    ]
  ])('%s', (_name, steps, seconds) => {
    const {state} = decideAll(rulesOf({}), steps)
    expect(underWay(state)).toBeUndefined()
    const expected = seconds === undefined ? undefined : {history, ageMs: seconds * SECOND}
    expect(underWay({...state, history})).toEqual(expected)
  })
})

describe('the time to the end of an outage', () => {
  const rules = rulesOf({outageTolerance: 60})

  test.each<[string, Step[], number, number]>([
    ['is infinite while there is no failure', [[0, running]], 5, Number.POSITIVE_INFINITY],
    ['counts from the first failure in a row', [[0, running], ...at([10, 30], down)], 30, 40],
    [
      'is infinite after a good answer',
      [
        [0, down],
        [10, running]
      ],
      10,
      Number.POSITIVE_INFINITY
    ],
    ['is negative once the tolerance has passed', [[0, down]], 61, -1]
  ])('%s', (_name, steps, now, left) => {
    expect(msToOutageEnd(decideAll(rules, steps).state, now * SECOND, rules)).toBe(left * SECOND)
  })
})

describe('the patience with a failure', () => {
  const rules = rulesOf({outageTolerance: 60})
  const seenAt10And = (now: number) =>
    decideAll(rules, [
      [10, running],
      [now, missing]
    ]).state

  test.each<[FailureKind, number, number]>([
    ['transient', 15, 60],
    ['throttled', 15, 60],
    ['permanent', 15, 0],
    ['not-found', 15, 25],
    ['not-found', 41, 15]
  ])('that is %s at %d s is %d s', (kind, now, left) => {
    expect(patienceMs(seenAt10And(now), failure(kind), rules)).toBe(left * SECOND)
  })

  test('that is not-found is 0 s where there is only one poll', () => {
    expect(patienceMs(seenAt10And(15), failure('not-found'), policy({once: true}))).toBe(0)
  })
})

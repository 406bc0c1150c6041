import {describe, expect, test} from '@jest/globals'
import type {Phase} from '../../../src/model/phase.js'
import {
  type Choosing,
  chooseRun,
  describeQuery,
  inCreationOrder,
  type RunCandidate
} from '../../../src/vendors/shared/choose-run.js'
import type {RunQuery} from '../../../src/vendors/shared/run-query.js'
import {fc} from '../../support/properties.js'

const COMMIT = '4f0c8d1be2a94c7a8f5d3b6e7a1c2d3e4f506172'
const OTHER = 'b7e23ec29af22b0b4e41da31e868d57226121c84'

/** Run `n`, created at minute `n`, that succeeded and was made from our commit, with what a test says otherwise. */
const run = (n: number, over: Partial<RunCandidate> = {}): RunCandidate => ({
  id: String(n),
  number: n,
  createdAt: n * 60_000,
  phase: 'success',
  commits: [COMMIT],
  ...over
})
const queued = (n: number, over: Partial<RunCandidate> = {}) =>
  run(n, {phase: 'queued', commits: [], ...over})
const latest: Choosing = {by: 'latest', createdAfter: undefined}
const byCommit: Choosing = {by: 'commit', commit: COMMIT, createdAfter: undefined}
const since = (query: Choosing, minute: number): Choosing => ({...query, createdAfter: minute * 60_000})

/** The id that was chosen, `? id` for one that may be it, or `none`. */
const chosen = (query: Choosing, runs: readonly RunCandidate[]): string => {
  const choice = chooseRun(query, runs)
  if (choice.code === 'none') return 'none'
  return `${choice.code === 'undecided' ? '? ' : ''}${choice.run.id}`
}

describe('the run that a query means', () => {
  test.each<[string, Choosing, RunCandidate[], string]>([
    ['nothing of an empty list', latest, [], 'none'],
    ['the newest as latest', latest, [run(1), run(3), run(2)], '3'],
    ['the newest by its number, whatever the times say', latest, [run(1, {createdAt: 9e6}), run(2)], '2'],
    [
      'the one that was created last of two with one number',
      latest,
      [run(2), run(2, {id: 'x', createdAt: 9e6})],
      'x'
    ],
    [
      'the queued one of two with one number',
      latest,
      [run(2), queued(2, {id: 'x', createdAt: undefined})],
      'x'
    ],
    ['a queued run as latest', latest, [run(11), queued(12)], '12'],
    [
      'a queued run without number and time as latest',
      latest,
      [run(11), queued(0, {id: 'q', number: undefined, createdAt: undefined})],
      'q'
    ],
    [
      'a queued run without a number as latest, whatever its time says',
      latest,
      [run(11), queued(0, {id: 'q', number: undefined, createdAt: 1})],
      'q'
    ],
    [
      'a queued run without a time as latest, though another one has a time and no number',
      latest,
      [run(11), run(3, {id: 'x', number: undefined}), queued(12, {createdAt: undefined})],
      '12'
    ],
    ['the run of the commit', byCommit, [run(1), run(2, {commits: [OTHER]})], '1'],
    ['the newest of several of the commit', byCommit, [run(1), run(2)], '2'],
    ['a run whose commit is shortened', byCommit, [run(1, {commits: [COMMIT.slice(0, 7)]})], '1'],
    [
      'no run whose commit is shortened too much',
      byCommit,
      [run(1, {commits: [COMMIT.slice(0, 6)]})],
      'none'
    ],
    ['no older run while a queued one tells no commit', byCommit, [run(11), queued(12)], '? 12'],
    [
      'no older run while a running one tells no commit',
      byCommit,
      [run(11), run(12, {phase: 'running', commits: []})],
      '? 12'
    ],
    [
      'no older run while one of an unknown status tells no commit',
      byCommit,
      [run(11), run(12, {phase: 'unknown', commits: []})],
      '? 12'
    ],
    [
      'an older run where the newer one ended without a commit',
      byCommit,
      [run(11), run(12, {phase: 'failure', commits: []})],
      '11'
    ],
    [
      'no older run while a running one has not come to the repository of the commit',
      byCommit,
      [
        run(11, {commits: [OTHER, COMMIT], repositories: ['lib', 'app']}),
        run(12, {phase: 'running', commits: [OTHER], repositories: ['lib']})
      ],
      '? 12'
    ],
    [
      'an older run where the running one tells another commit of that repository',
      byCommit,
      [
        run(11, {commits: [OTHER, COMMIT], repositories: ['lib', 'app']}),
        run(12, {phase: 'running', commits: [OTHER], repositories: ['app']})
      ],
      '11'
    ],
    [
      'an older run where the newer one ended before that repository',
      byCommit,
      [
        run(11, {commits: [OTHER, COMMIT], repositories: ['lib', 'app']}),
        run(12, {phase: 'failure', commits: [OTHER], repositories: ['lib']})
      ],
      '11'
    ],
    [
      'a running run as one that may be it while it tells fewer repositories than the last one did',
      byCommit,
      [
        run(10, {commits: [OTHER], repositories: ['old']}),
        run(11, {commits: [OTHER, OTHER], repositories: ['lib', 'app']}),
        run(12, {phase: 'running', commits: [OTHER], repositories: ['lib']})
      ],
      '? 12'
    ],
    [
      'nothing where the running run tells other commits of all of them',
      byCommit,
      [
        run(11, {commits: [OTHER, OTHER], repositories: ['lib', 'app']}),
        run(12, {phase: 'running', commits: [OTHER, OTHER, OTHER], repositories: ['app', 'new', 'lib']})
      ],
      'none'
    ],
    [
      'an older run where the running one tells another commit, and of no repository',
      byCommit,
      [
        run(11, {commits: [OTHER, COMMIT], repositories: ['lib', 'app']}),
        run(12, {phase: 'running', commits: [OTHER]})
      ],
      '11'
    ],
    [
      'a running run as one that may be it, by the last one that told its repositories',
      byCommit,
      [
        run(10, {commits: [OTHER, OTHER], repositories: ['lib', 'app']}),
        run(11, {phase: 'failure', commits: []}),
        run(12, {phase: 'running', commits: [OTHER], repositories: ['lib']})
      ],
      '? 12'
    ],
    ['a newer run of the commit beside an older one that tells none', byCommit, [queued(11), run(12)], '12'],
    ['a run whose commit is told in capitals', byCommit, [run(1, {commits: [COMMIT.toUpperCase()]})], '1'],
    [
      'the run of a commit that is given shortened',
      {...byCommit, commit: COMMIT.slice(0, 7)},
      [run(1), run(2, {commits: [OTHER]})],
      '1'
    ],
    [
      'no run by what is no commit',
      {...byCommit, commit: 'release'},
      [run(1, {commits: ['release', 'release-1']})],
      'none'
    ],
    [
      'no run by what begins as a commit and is none',
      {...byCommit, commit: 'abcdef12-rc'},
      [run(1, {commits: ['abcdef12-rc']})],
      'none'
    ],
    [
      'no run by a commit that goes on otherwise',
      {...byCommit, commit: `${COMMIT.slice(0, 8)}00`},
      [run(1), run(2, {commits: [`0${COMMIT}`]})],
      'none'
    ],
    ['a run that was created after', since(latest, 5), [run(6)], '6'],
    ['a run that was created at that very time', since(latest, 6), [run(6)], '6'],
    [
      'one that may be it, before one that was created at that very time',
      since(byCommit, 10),
      [queued(7, {createdAt: undefined}), run(8, {createdAt: 10 * 60_000, commits: [OTHER]})],
      '? 7'
    ],
    [
      'nothing yet while it is known neither when nor of what a run was created',
      since(byCommit, 10),
      [run(9), queued(11, {createdAt: undefined})],
      '? 11'
    ],
    [
      'nothing yet while a run of the commit has no time',
      since(byCommit, 10),
      [run(9), run(11, {phase: 'running', createdAt: undefined})],
      '? 11'
    ],
    [
      'nothing yet while a run that is young enough tells no commit',
      since(byCommit, 10),
      [run(9), queued(11)],
      '? 11'
    ],
    ['no run that tells no commit and is too old', since(byCommit, 12), [run(9), queued(11)], 'none'],
    ['no run that was created before', since(latest, 7), [run(6)], 'none'],
    ['no run that ended at an unknown time', since(latest, 5), [run(6, {createdAt: undefined})], 'none'],
    [
      'a run of an unknown time, when one before it was created after',
      since(latest, 5),
      [run(6), run(7, {createdAt: undefined})],
      '7'
    ],
    [
      'no run begun again, whose first beginning is unknown',
      since(latest, 10),
      [run(9), run(11, {createdAt: undefined})],
      'none'
    ],
    [
      'nothing yet while a queued run has no time',
      since(latest, 10),
      [run(9), queued(11, {createdAt: undefined})],
      '? 11'
    ],
    [
      'no queued run without a time behind a newer one that is too old',
      since(latest, 10),
      [queued(8, {createdAt: undefined}), run(9)],
      'none'
    ],
    [
      'no run that looks young by a retry',
      since(byCommit, 8),
      [run(5, {createdAt: 9 * 60_000}), run(7, {commits: [OTHER]})],
      'none'
    ]
  ])('is %s', (_name, query, runs, expected) => {
    expect(chosen(query, runs)).toBe(expected)
    expect(chosen(query, runs.toReversed())).toBe(expected)
  })

  test('is not known while a run that may be it has no id', () => {
    const nameless = run(12, {id: undefined, phase: 'running'})
    expect(chosen(latest, [run(11), nameless])).toBe('? undefined')
    expect(chosen(byCommit, [run(11), nameless])).toBe('? undefined')
    expect(chosen(latest, [run(13), nameless])).toBe('13')
  })

  test('is told with how many runs match', () => {
    expect(chooseRun(byCommit, [run(1), run(2), run(3, {commits: [OTHER]})])).toMatchObject({
      code: 'found',
      matches: 2
    })
  })
})

describe('of runs that nothing tells apart', () => {
  test.each<[Phase, Phase]>([
    ['running', 'success'],
    ['unknown', 'success'],
    ['failure', 'success'],
    ['cancelled', 'success'],
    ['running', 'failure']
  ])('one that is %s comes before one that is %s', (first, second) => {
    for (const alike of [{number: 7}, {number: undefined}]) {
      const runs = [run(7, {...alike, id: 'a', phase: second}), run(7, {...alike, id: 'b', phase: first})]
      expect([runs, runs.toReversed()].map(list => chosen(latest, list))).toEqual(['b', 'b'])
    }
  })
})

describe('runs in the order of their creation', () => {
  test('stand once each, as they were listed last', () => {
    expect(inCreationOrder([run(1, {phase: 'running'}), run(2), run(1)]).map(r => [r.id, r.phase])).toEqual([
      ['2', 'success'],
      ['1', 'success']
    ])
  })

  test('take a run without a number by its time', () => {
    const odd = run(0, {id: 'x', number: undefined, createdAt: 2.5 * 60_000})
    expect(inCreationOrder([run(1), odd, run(3), run(2)]).map(r => r.id)).toEqual(['3', 'x', '2', '1'])
  })

  test('take several runs without a number by their times, wherever they are listed', () => {
    const odd = (id: string, minute: number) => run(0, {id, number: undefined, createdAt: minute * 60_000})
    const rows = [odd('b', 1.5), run(3), odd('d', 9), run(1), odd('a', 0.5), odd('c', 2.5), run(2)]
    for (const list of [rows, rows.toReversed()])
      expect(inCreationOrder(list).map(r => r.id)).toEqual(['d', '3', 'c', '2', 'b', '1', 'a'])
  })

  test('stand before a numbered run of the same time, or of none, and behind one that queues', () => {
    const odd = run(0, {id: 'x', number: undefined, createdAt: 60_000})
    const rows = [run(1), odd, queued(2, {createdAt: undefined})]
    expect(inCreationOrder(rows).map(r => r.id)).toEqual(['2', 'x', '1'])
    expect(inCreationOrder([run(2, {createdAt: undefined}), odd]).map(r => r.id)).toEqual(['x', '2'])
  })

  test('keep their order where nothing tells which is newer', () => {
    const bare = (id: string, phase: Phase) => run(0, {id, phase, number: undefined, createdAt: undefined})
    const rows = [bare('a', 'queued'), bare('b', 'queued'), bare('c', 'success'), bare('d', 'success')]
    expect(inCreationOrder(rows).map(r => r.id)).toEqual(['a', 'b', 'c', 'd'])
    expect(inCreationOrder(rows.map(r => ({...r, number: 5}))).map(r => r.id)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('are several where several have no id', () => {
    expect(inCreationOrder([run(1, {id: undefined}), run(2, {id: undefined})])).toHaveLength(2)
  })

  test('have bounds: their own time or that of the next, and none later than that of a higher number', () => {
    const rows = [
      run(5, {createdAt: undefined}),
      run(4),
      run(3, {createdAt: 9 * 60_000}),
      run(2, {createdAt: undefined}),
      run(1)
    ]
    const minutes = (ms: number | undefined) => ms && ms / 60_000
    const bounds = inCreationOrder(rows).map(r => [r.createdAt, r.notBefore, r.notAfter].map(minutes))
    expect(bounds).toEqual([
      [undefined, 4, undefined],
      [4, 4, 4],
      [4, 4, 4],
      [undefined, 1, 4],
      [1, 1, 1]
    ])
    expect(inCreationOrder([run(2), run(1, {createdAt: undefined})])[1]?.notBefore).toBeUndefined()
  })

  test('keep what ended without number and time at the end, and what has not ended at the beginning', () => {
    const bare = {number: undefined, createdAt: undefined}
    const ended = run(0, {id: 'ended', ...bare})
    const running = run(0, {id: 'running', phase: 'running', ...bare})
    expect(inCreationOrder([ended, run(1), running]).map(r => r.id)).toEqual(['running', '1', 'ended'])
  })
})

// The contract, section 2, in its own words: `commit` is the run of this commit, the newest by creation; a newer run that
// has not ended and whose commit is not told yet may be the one. `latest` is the newest by creation, queued ones included.
describe('for any list of runs', () => {
  const ended: readonly Phase[] = ['success', 'failure', 'cancelled', 'skipped']
  const phase = fc.constantFrom<Phase>(...ended, 'queued', 'running', 'paused', 'unknown')
  const commits = fc.constantFrom<readonly string[]>([], [COMMIT], [OTHER], [COMMIT.slice(0, 8)])
  const runs = fc
    .array(fc.record({phase, commits}), {maxLength: 8})
    .map(list => list.map((each, i) => run(i + 1, each)))
    .chain(list => fc.shuffledSubarray(list, {minLength: list.length}))

  test('latest is the one with the highest number', () => {
    fc.assert(
      fc.property(runs, list => {
        const newest = Math.max(...list.map(r => r.number ?? 0))
        expect(chosen(latest, list)).toBe(list.length === 0 ? 'none' : String(newest))
      })
    )
  })

  test('a run of the commit is chosen only when no newer one can be the one', () => {
    fc.assert(
      fc.property(runs, list => {
        const newestFirst = [...list].sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
        const isOurs = (r: RunCandidate) => r.commits.some(c => COMMIT.startsWith(c))
        const mayBeOurs = (r: RunCandidate) => r.commits.length === 0 && !ended.includes(r.phase)
        const first = newestFirst.find(r => isOurs(r) || mayBeOurs(r))
        const expected = first === undefined ? 'none' : `${isOurs(first) ? '' : '? '}${first.id}`
        expect(chosen(byCommit, list)).toBe(expected)
      })
    )
  })

  test('created-after admits none that is older, and holds back what may be younger', () => {
    fc.assert(
      fc.property(runs, fc.nat(9), (list, minute) => {
        const choice = chooseRun(since(byCommit, minute), list)
        if (choice.code !== 'none') expect(choice.run.number).toBeGreaterThanOrEqual(minute)
      })
    )
  })

  test('the order of the answer, and rows that come twice, change nothing', () => {
    fc.assert(
      fc.property(runs, fc.boolean(), (list, isLatest) => {
        const query = isLatest ? latest : byCommit
        const sorted = [...list].sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
        expect(chosen(query, [...list, ...list])).toBe(chosen(query, sorted))
      })
    )
  })
})

test.each<[RunQuery, string]>([
  [{by: 'id', id: '7'}, 'build 7'],
  [{by: 'started'}, 'a new build'],
  [{by: 'commit', commit: COMMIT}, `the build of commit ${COMMIT}`],
  [{by: 'latest'}, 'the latest build']
])('%j is called %s', (query, name) => {
  expect(describeQuery(query, 'build')).toEqual(name)
})

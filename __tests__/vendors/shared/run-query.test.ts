import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {RawInputs} from '../../../src/model/target.js'
import {
  type Candidate,
  createFinder,
  type Found,
  inCreationOrder,
  judgeFirstLook,
  pickRun
} from '../../../src/vendors/shared/choose-run.js'
import {readList} from '../../../src/vendors/shared/inputs.js'
import {type RunQuery, readQueries} from '../../../src/vendors/shared/run-query.js'
import {commit, context, otherCommit, transient} from '../yunxiao/support.js'

const at = (id: string, createdAt?: number, ...commits: string[]): Candidate => ({id, createdAt, commits})
const runIds = {isRunId: (id: string) => /^[0-9]+$/.test(id), form: 'a run id (a number)'}
const read = (given: RawInputs, pipelines = ['4201']) => {
  const told: string[] = []
  const queries = readQueries(given, pipelines, runIds, (input, text) => void told.push(`${input} ${text}`))
  return {queries, told}
}

describe('readList', () => {
  test.each<[string | undefined, string[]]>([
    [undefined, []],
    ['', []],
    [' , \n,', []],
    ['1', ['1']],
    ['1,2', ['1', '2']],
    [' 1 \n\n 2 ,3\r\n', ['1', '2', '3']],
    ['a b,c', ['a b', 'c']]
  ])('%j is %j', (text, list) => expect(readList(text)).toEqual(list))
})

describe('readQueries', () => {
  test.each<[string, RawInputs, string[], RunQuery[]]>([
    ['an id', {'run-id': '77'}, ['1'], [{by: 'id', id: '77'}]],
    [
      'ids in the order of the pipelines',
      {'run-id': '7\n8'},
      ['1', '2'],
      [
        {by: 'id', id: '7'},
        {by: 'id', id: '8'}
      ]
    ],
    ['latest', {'run-id': 'latest'}, ['1'], [{by: 'latest', createdAfter: undefined}]],
    [
      'one latest for all',
      {'run-id': 'latest'},
      ['1', '2'],
      [
        {by: 'latest', createdAfter: undefined},
        {by: 'latest', createdAfter: undefined}
      ]
    ],
    [
      'a latest for each',
      {'run-id': 'latest,latest'},
      ['1', '2'],
      [
        {by: 'latest', createdAfter: undefined},
        {by: 'latest', createdAfter: undefined}
      ]
    ],
    ['a commit', {commit: 'ABCDEF1'}, ['1'], [{by: 'commit', commit: 'abcdef1', createdAfter: undefined}]],
    [
      'a commit and a time',
      {commit, 'created-after': '2026-11-22T08:00:00+08:00'},
      ['1'],
      [{by: 'commit', commit, createdAfter: Date.UTC(2026, 10, 22)}]
    ],
    [
      'latest and a time',
      {'run-id': 'latest', 'created-after': '2026-11-22T00:00:00.000Z'},
      ['1'],
      [{by: 'latest', createdAfter: Date.UTC(2026, 10, 22)}]
    ]
  ])('takes %s', (_name, given, pipelines, queries) => {
    expect(read(given, pipelines)).toEqual({queries, told: []})
  })

  test('takes a duration back from now', () => {
    const {queries} = read({commit, 'created-after': '10m'})
    const after = (queries[0] as {createdAfter: number}).createdAfter
    expect(Math.abs(Date.now() - 600_000 - after)).toBeLessThan(5000)
  })

  test.each<[string, RawInputs, string[], RegExp]>([
    ['nothing', {}, ['1'], /^run-id is required/],
    ['an empty list', {'run-id': ', ,'}, ['1'], /^run-id is required/],
    ['only a time', {'created-after': '1m'}, ['1'], /^run-id is required/],
    ['both', {'run-id': '7', commit}, ['1'], /^commit cannot be given together with run-id/],
    ['latest and a commit', {'run-id': 'latest', commit}, ['1'], /^commit cannot be given/],
    ['a short commit', {commit: 'abc123'}, ['1'], /^commit/],
    ['a long commit', {commit: 'a'.repeat(65)}, ['1'], /^commit/],
    ['a branch', {commit: 'release'}, ['1'], /^commit/],
    ['a mixture', {'run-id': 'latest,7'}, ['1', '2'], /^run-id mixes latest with ids/],
    ['LATEST', {'run-id': 'LATEST'}, ['1'], /^run-id/],
    ['no id', {'run-id': 'seven'}, ['1'], /^run-id "seven" is not a run id \(a number\)$/],
    ['too few', {'run-id': '7'}, ['1', '2'], /^run-id names 1 runs for 2 pipelines/],
    ['too many', {'run-id': '7,8,9'}, ['1', '2'], /^run-id names 3 runs for 2 pipelines/],
    ['too many latest', {'run-id': 'latest,latest,latest'}, ['1', '2'], /^run-id names 3/],
    [
      'a time with an id',
      {'run-id': '7', 'created-after': '1m'},
      ['1'],
      /^created-after is used only with commit/
    ],
    ...['2026-11-22', '2026-11-22T08:00:00', 'yesterday', '1e3', '-5m', '2026-13-45T99:99:99Z', '08:00Z'].map(
      (text): [string, RawInputs, string[], RegExp] => [
        text,
        {commit, 'created-after': text},
        ['1'],
        /^created-after/
      ]
    )
  ])('refuses %s', (_name, given, pipelines, told) => {
    expect(read(given, pipelines).told).toContainEqual(expect.stringMatching(told))
  })

  test('never makes a latest of what is not the word latest', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const {queries, told} = read({'run-id': text})
        const latest = readList(text).every(item => item === 'latest') && readList(text).length > 0
        if (!latest && told.length === 0) expect(queries.every(query => query.by === 'id')).toBe(true)
        if (queries.some(query => query.by === 'latest')) expect(latest).toBe(true)
      })
    )
  })
})

describe('runs in the order of their creation', () => {
  const run = (number: number | undefined, createdAt?: number) => ({
    number,
    ...at(number === undefined ? 'none' : String(number), createdAt)
  })

  test.each<[string, ReturnType<typeof run>[], [string, number | undefined][]]>([
    [
      'go by their numbers',
      [run(1, 10), run(3, 30), run(2, 20)],
      [
        ['3', 30],
        ['2', 20],
        ['1', 10]
      ]
    ],
    [
      'none looks younger by a retry',
      [run(5, 90), run(11, 10)],
      [
        ['11', 10],
        ['5', 10]
      ]
    ],
    [
      'a queued one without a time is new',
      [run(10, 50), run(11)],
      [
        ['11', 50],
        ['10', 50]
      ]
    ],
    [
      'one without a time does not lift an older one',
      [run(9, 90), run(10), run(11, 20)],
      [
        ['11', 20],
        ['10', 20],
        ['9', 20]
      ]
    ],
    [
      'nobody knows when any was',
      [run(1), run(2)],
      [
        ['2', undefined],
        ['1', undefined]
      ]
    ],
    [
      'without a number is the oldest',
      [run(undefined, 90), run(1, 10)],
      [
        ['1', 10],
        ['none', 10]
      ]
    ],
    [
      'without numbers they go by their times',
      [at('a', 10), at('b', 30), at('c', 20)].map(r => ({...r, number: undefined})),
      [
        ['b', 30],
        ['c', 20],
        ['a', 10]
      ]
    ]
  ])('%s', (_name, runs, order) => {
    for (const given of [runs, [...runs].reverse()]) {
      expect(inCreationOrder(given).map(({id, createdAt}) => [id, createdAt])).toEqual(order)
    }
  })
})

describe('pickRun', () => {
  const byCommit = (text: string, createdAfter?: number) =>
    ({by: 'commit', commit: text, createdAfter}) as const
  const latest = (createdAfter?: number) => ({by: 'latest', createdAfter}) as const

  test.each<[string, Parameters<typeof pickRun>, ReturnType<typeof pickRun>]>([
    ['nothing of nothing', [latest(), []], undefined],
    [
      'the first, which is the newest, whatever the times say',
      [latest(), [at('3', 30), at('2', 40), at('1', 10)]],
      {id: '3', matches: 3, createdAt: 30}
    ],
    ['the first of equals', [latest(), [at('2', 10), at('1', 10)]], {id: '2', matches: 2, createdAt: 10}],
    ['the only one, of unknown age', [latest(), [at('1')]], {id: '1', matches: 1, createdAt: undefined}],
    ['none that is older', [latest(20), [at('1', 19)]], undefined],
    ['one that is exactly as old', [latest(20), [at('1', 20)]], {id: '1', matches: 1, createdAt: 20}],
    ['none of unknown age after a time', [latest(20), [at('1')]], undefined],
    [
      'the newest of a commit',
      [byCommit(commit), [at('3', 30, otherCommit), at('2', 20, commit), at('1', 10, commit)]],
      {id: '2', matches: 2, createdAt: 20}
    ],
    [
      'a commit that people shortened',
      [byCommit(commit.slice(0, 7)), [at('1', 10, commit)]],
      {id: '1', matches: 1, createdAt: 10}
    ],
    [
      'a commit that the platform shortened',
      [byCommit(commit), [at('1', 10, commit.slice(0, 8))]],
      {id: '1', matches: 1, createdAt: 10}
    ],
    [
      'a commit in other letters',
      [byCommit(commit), [at('1', 10, commit.toUpperCase())]],
      {id: '1', matches: 1, createdAt: 10}
    ],
    [
      'any of several commits',
      [byCommit(commit), [at('1', 10, otherCommit, commit)]],
      {id: '1', matches: 1, createdAt: 10}
    ],
    ['no commit shortened to six', [byCommit(commit), [at('1', 10, commit.slice(0, 6))]], undefined],
    ['no commit from its middle', [byCommit(commit.slice(3, 12)), [at('1', 10, commit)]], undefined],
    ['no run without a commit', [byCommit(commit), [at('1', 10)]], undefined],
    ['no empty commit', [byCommit(commit), [at('1', 10, '')]], undefined],
    ['no older run of a commit', [byCommit(commit, 20), [at('1', 10, commit)]], undefined]
  ])('picks %s', (_name, args, picked) => expect(pickRun(...args)).toEqual(picked))
})

describe('createFinder', () => {
  test('needs no list for an id', async () => {
    const find = createFinder({by: 'id', id: '77'}, 'run', () => Promise.reject(new Error('was asked')))
    expect(await find(context())).toMatchObject({id: '77', matchedBy: 'given', notices: []})
  })

  test('keeps looking while there is none, and keeps to what it found', async () => {
    const lists: Candidate[][] = [[], [], [at('77', 10)], [at('78', 20), at('77', 10)]]
    let asked = 0
    const find = createFinder({by: 'latest'}, 'run', async () => lists[asked++] ?? [])
    expect(await find(context())).toBeUndefined()
    expect(await find(context())).toBeUndefined()
    const found = await find(context())
    expect(found).toMatchObject({id: '77', matchedBy: 'latest'})
    expect(found?.notices).toEqual([
      expect.objectContaining({level: 'notice', text: expect.stringMatching(/latest is run 77.*run-id/)})
    ])
    expect(await find(context())).toBe(found)
    expect(asked).toBe(3)
  })

  test('goes on after a list that could not be had', async () => {
    let asked = 0
    const find = createFinder({by: 'latest'}, 'run', async () => {
      if (asked++ === 0) throw transient()
      return [at('77')]
    })
    await expect(find(context())).rejects.toThrow('HTTP 503')
    expect(await find(context())).toMatchObject({id: '77'})
  })

  test.each([
    [[at('77', 20, commit)], /^commit 4f0c8d1be2a9 has build 77$/],
    [[at('77', 20, commit), at('76', 10, commit)], /has build 77, the newest of 2 that match$/]
  ])('says how many matched', async (runs, text) => {
    const find = createFinder({by: 'commit', commit: commit.slice(0, 12)}, 'build', async () => runs)
    const found = await find(context())
    expect(found?.matchedBy).toBe('commit')
    expect(found?.notices[0]?.text).toMatch(text)
  })
})

describe('judgeFirstLook', () => {
  const found = (matchedBy: Found['matchedBy'], createdAt?: number): Found => ({
    id: '77',
    matchedBy,
    createdAt,
    notices: [],
    looked: false
  })
  const now = 1_000_000_000
  const queries = {
    id: {by: 'id', id: '77'},
    commit: {by: 'commit', commit},
    commitAfter: {by: 'commit', commit, createdAfter: now - 1e6},
    latest: {by: 'latest'},
    latestAfter: {by: 'latest', createdAfter: now - 1e6}
  } as const satisfies Record<string, RunQuery>
  type Query = keyof typeof queries

  test.each<[Query, boolean, boolean, 'fine' | 'warning' | 'refused']>([
    ['id', true, true, 'fine'],
    ['id', false, true, 'fine'],
    ['commit', false, true, 'fine'],
    ['commit', true, true, 'warning'],
    ['commitAfter', true, true, 'warning'],
    ['commit', true, false, 'fine'],
    ['latest', false, true, 'fine'],
    ['latest', true, true, 'refused'],
    ['latest', true, false, 'fine'],
    ['latestAfter', true, true, 'warning'],
    ['latestAfter', false, true, 'fine']
  ])('%s, ended %s, waits %s: %s', (name, ended, waits, expected) => {
    const query = queries[name]
    const run = found(query.by === 'id' ? 'given' : query.by, now - 300_000)
    const judge = () => judgeFirstLook(run, query, ended, waits, now)
    if (expected === 'refused') expect(judge).toThrow(/latest is 77.*ended already/)
    else judge()
    expect(run.notices.map(n => n.text)).toEqual(
      expected === 'warning' ? [expect.stringMatching(/77 \(begun 5m ago\) had ended already/)] : []
    )
    expect(run.notices.every(n => n.level !== 'notice')).toBe(true)
  })

  test('refuses for good, and says what to give instead', () => {
    const run = found('latest')
    try {
      judgeFirstLook(run, queries.latest, true, true, now)
    } catch (error) {
      expect(error).toMatchObject({
        failure: {kind: 'permanent', hint: expect.stringMatching(/run-id or commit.*created-after/)}
      })
    }
    expect.assertions(1)
  })

  test('judges the first look alone', () => {
    const run = found('latest')
    judgeFirstLook(run, queries.latest, false, true, now)
    judgeFirstLook(run, queries.latest, true, true, now)
    expect(run.notices).toEqual([])
  })

  test('says so when the age is not known', () => {
    const run = found('commit')
    judgeFirstLook(run, queries.commit, true, true, now)
    expect(run.notices[0]?.text).toMatch(/of unknown age/)
  })
})

import {describe, expect, test} from '@jest/globals'
import {inEnglish} from '../../../src/messages/message.js'
import type {RawInputs} from '../../../src/model/identity.js'
import {readList} from '../../../src/vendors/shared/inputs.js'
import {type RunQuery, readQueries} from '../../../src/vendors/shared/run-query.js'
import {fc} from '../../support/properties.js'
import {commit} from '../yunxiao/support.js'

const runIds = {isRunId: (id: string) => /^[0-9]+$/.test(id), form: 'a run id (a number)'}
const read = (given: RawInputs, pipelines = ['4201']) => {
  const told: string[] = []
  const queries = readQueries(
    given,
    pipelines,
    runIds,
    (input, text) => void told.push(`${input} ${inEnglish(text)}`)
  )
  return {queries, told}
}

describe('readList', () => {
  test.each<[string | undefined, string[]]>([
    [undefined, []],
    ['', []],
    [' , \n,', []],
    ['1', ['1']],
    ['1,2', ['1', '2']],
    [' 1 , ,2,', ['1', '2']],
    [' 1 \n\n 2 \r\n3\r4', ['1', '2', '3', '4']],
    ['a b,c', ['a b', 'c']],
    ['pack (arm64, release)', ['pack (arm64', 'release)']],
    ['pack (arm64, release)\n', ['pack (arm64, release)']],
    ['\npack (arm64, release)', ['pack (arm64, release)']],
    ['pack (arm64, release)\nlint', ['pack (arm64, release)', 'lint']]
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
      [{by: 'commit', commit, createdAfter: {at: Date.UTC(2026, 10, 22)}}]
    ],
    [
      'a time with an offset in digits alone',
      {commit, 'created-after': '2026-11-22T08:00:00+0800'},
      ['1'],
      [{by: 'commit', commit, createdAfter: {at: Date.UTC(2026, 10, 22)}}]
    ],
    [
      'latest and a time',
      {'run-id': 'latest', 'created-after': '2026-11-22T00:00:00.000Z'},
      ['1'],
      [{by: 'latest', createdAfter: {at: Date.UTC(2026, 10, 22)}}]
    ]
  ])('takes %s', (_name, given, pipelines, queries) => {
    expect(read(given, pipelines)).toEqual({queries, told: []})
  })

  test('takes a duration back from now', () => {
    const {queries} = read({commit, 'created-after': '10m'})
    const {createdAfter} = queries[0] as {createdAfter: {agoMs: number; from: number}}
    expect(createdAfter.agoMs).toBe(600_000)
    expect(Math.abs(Date.now() - createdAfter.from)).toBeLessThan(5000)
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
    ['LATEST', {'run-id': 'LATEST'}, ['1'], /^run-id "LATEST" is not .*, nor the word latest$/],
    ['no id', {'run-id': 'seven'}, ['1'], /^run-id "seven" is not a run id \(a number\), nor/],
    ['too few', {'run-id': '7'}, ['1', '2'], /^run-id names 1 run for 2 pipelines/],
    ['too many', {'run-id': '7,8,9'}, ['1', '2'], /^run-id names 3 runs for 2 pipelines/],
    ['too many latest', {'run-id': 'latest,latest,latest'}, ['1', '2'], /^run-id names 3/],
    [
      'a time with an id',
      {'run-id': '7', 'created-after': '1m'},
      ['1'],
      /^created-after is used only with commit/
    ],
    ...[
      '2026-11-22',
      '2026-11-22T08:00:00',
      'yesterday',
      '1e3',
      '-5m',
      '2026-13-45T99:99:99Z',
      '2026-02-30T08:00:00Z',
      '08:00Z',
      '2026-11-22T08:00:00Z (noon)',
      'on 2026-11-22T08:00:00Z'
    ].map((text): [string, RawInputs, string[], RegExp] => [
      text,
      {commit, 'created-after': text},
      ['1'],
      /^created-after/
    ])
  ])('refuses %s', (_name, given, pipelines, told) => {
    expect(read(given, pipelines).told).toContainEqual(expect.stringMatching(told))
  })

  test('counts no runs where no pipeline is named, and finds every other mistake', () => {
    expect(read({'run-id': '7'}, [])).toEqual({queries: [], told: []})
    expect(read({'run-id': 'seven'}, []).told).toEqual([expect.stringMatching(/^run-id "seven" is not/)])
  })

  test('means no run where none is named', () => {
    expect(read({}).queries).toEqual([])
  })

  test('counts a time beside an id as unused, and a mistake of any other kind as wrong', () => {
    const kinds: unknown[] = []
    const given = {'run-id': 'x', 'created-after': '1m'}
    readQueries(given, ['1'], runIds, (input, _text, kind) => void kinds.push([input, kind]))
    expect(kinds).toStrictEqual([
      ['created-after', 'unused'],
      ['run-id', undefined]
    ])
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

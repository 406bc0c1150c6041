import {describe, expect, test} from '@jest/globals'
import {decideFetched, type FetchedLogs, fetchedParts} from '../../../src/logs/fetched-logs.js'
import type {Selection} from '../../../src/model/part-filter.js'
import type {TargetKind} from '../../../src/model/target.js'
import {part, snapshot, target, watched} from '../support/build.js'

const nothing = {jobs: [], steps: [], machines: []}
const all: FetchedLogs = {read: () => true, unread: () => false, trouble: ''}
const none: FetchedLogs = {read: () => false, unread: () => true, trouble: 'HTTP 403'}

/** The result of a target of this kind, with a machine of this name. */
const resultOf = (kind: TargetKind, name: string) =>
  watched(
    {outcome: 'success', cause: {code: 'vendor'}},
    {snapshot: snapshot('success', {parts: [part('success', {id: name, name})]})},
    {target: target({kind})}
  )
const outcomesOf = (results: ReturnType<typeof decideFetched>) => results.map(r => r.verdict.outcome)

describe('the parts that fetch-logs asks for', () => {
  const parts = [
    part('success', {id: 'j1', kind: 'job', name: 'build'}),
    part('success', {id: 's1', kind: 'step', name: 'compile', parent: 'j1'}),
    part('success', {id: 'j2', kind: 'job', name: 'deploy'}),
    part('success', {id: 'm1', kind: 'machine', name: 'web-1'})
  ]
  const idsOf = (madeBy: string[] | undefined, selection: Partial<Selection>) =>
    fetchedParts(target(madeBy ? {madeBy} : {}), parts, {...nothing, ...selection}).map(p => p.id)

  test('are all where none is selected', () => {
    expect(idsOf(undefined, {})).toEqual(['j1', 's1', 'j2', 'm1'])
  })

  test('are a selected job with its steps', () => {
    expect(idsOf(undefined, {jobs: ['build']})).toEqual(['j1', 's1'])
  })

  test('are all of an order that a selected job made', () => {
    expect(idsOf(['deploy'], {jobs: ['deploy']})).toEqual(['j1', 's1', 'j2', 'm1'])
    expect(idsOf(['deploy'], {jobs: ['build']})).toEqual(['j1', 's1'])
  })
})

describe('the verdicts of fetch-logs', () => {
  const run = resultOf('pipeline run', 'a')
  const order = resultOf('deploy order', 'b')

  test('are those of the wait where all logs were read', () => {
    expect(decideFetched([run, order], nothing, all)).toEqual([run, order])
  })

  test('are those of the wait where one log of a run or its orders was read', () => {
    const logs = {...none, read: (_target: unknown, {id}: {id: string}) => id === 'b'}
    expect(outcomesOf(decideFetched([run, order], nothing, logs))).toEqual(['success', 'success'])
  })

  test('are error for the run where no log of it and its orders was read', () => {
    const [first] = decideFetched([run, order], nothing, none)
    expect(first?.verdict).toEqual({outcome: 'error', cause: {code: 'no-log', message: 'HTTP 403'}})
    expect(outcomesOf(decideFetched([run, order], nothing, none))).toEqual(['error', 'success'])
  })

  test('are error for each of several runs, or orders that were named, without a log', () => {
    expect(outcomesOf(decideFetched([run, order, run, order], nothing, none))).toEqual([
      'error',
      'success',
      'error',
      'success'
    ])
    expect(outcomesOf(decideFetched([order, order], nothing, none))).toEqual(['error', 'error'])
    expect(outcomesOf(decideFetched([resultOf('build', 'c'), order], nothing, none))).toEqual([
      'error',
      'success'
    ])
  })

  test('are error for the first target where a selected part does not exist', () => {
    const results = decideFetched([run, run], {...nothing, machines: ['x']}, all)
    expect(results.map(r => r.verdict.cause)).toEqual([
      {code: 'no-such-part', asked: 'machine-sn x', there: 'a, a'},
      {code: 'vendor'}
    ])
  })

  test('stay what they were where they were errors before', () => {
    const failed = {...run, verdict: {outcome: 'error', cause: {code: 'nothing-found'}}} as const
    expect(decideFetched([failed], nothing, none)).toEqual([failed])
  })
})

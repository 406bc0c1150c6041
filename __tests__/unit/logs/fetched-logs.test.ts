import {describe, expect, test} from '@jest/globals'
import {decideFetched, type FetchedLogs, fetchedParts} from '../../../src/logs/fetched-logs.js'
import type {TargetKind} from '../../../src/model/identity.js'
import type {Selection} from '../../../src/model/part-filter.js'
import type {Unlisted} from '../../../src/model/target.js'
import type {WaitState} from '../../../src/wait/policy.js'
import {failure, part, snapshot, target, watched} from '../support/build.js'

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
      {code: 'no-such-part', input: 'machine-sn', name: 'x', there: ['a', 'a']},
      {code: 'vendor'}
    ])
  })

  test('stay what they were where they were errors before', () => {
    const failed = {...run, verdict: {outcome: 'error', cause: {code: 'nothing-found'}}} as const
    expect(decideFetched([failed], nothing, none)).toEqual([failed])
  })
})

describe('a part that could not be listed', () => {
  const job = part('success', {id: '501', kind: 'job', name: 'build'})
  const logged = {...job, hasLog: true}
  const ship = part('success', {id: '502', kind: 'job', name: 'ship'})
  const fetch = part('success', {id: '502/1/0', kind: 'step', name: 'fetch', parent: '502', hasLog: true})
  const unlisted = (parent?: string): Unlisted => ({
    parent,
    what: parent === undefined ? 'the jobs and tasks of the build' : 'the steps of job build',
    failure: failure('transient', {hint: 'look again later'}),
    message: 'HTTP 502'
  })
  const run = (over: Parameters<typeof snapshot>[1], kind: TargetKind = 'pipeline run') =>
    watched(
      {outcome: 'success', cause: {code: 'vendor'}},
      {snapshot: snapshot('success', over)},
      {target: target({kind})}
    )
  const order = (state: Partial<WaitState>) =>
    watched({outcome: 'running', cause: {code: 'abandoned'}}, state, {
      target: target({isAside: true, madeBy: ['502', 'ship']})
    })
  const refusedOrder = order({
    failing: {since: 0, count: 1, failure: failure('permanent'), message: 'HTTP 403'}
  })
  const withSteps = run({parts: [job, ship, fetch], unlisted: [unlisted('501')]})
  const steps = 'the steps of job build could not be listed: HTTP 502; look again later'
  const machines = 'the parts of deploy order 1111 of pipeline 123 could not be listed: HTTP 403'

  test.each<
    [
      name: string,
      results: Parameters<typeof decideFetched>[0],
      selection: Partial<Selection>,
      cause: object | undefined
    ]
  >([
    [
      'may be the step that was asked for',
      [withSteps],
      {steps: ['make']},
      {code: 'no-log', message: `step-id make was not found, and ${steps}`}
    ],
    [
      'may be the step that was asked for within its job',
      [withSteps],
      {jobs: ['build'], steps: ['make']},
      {code: 'no-log', message: `step-id make was not found, and ${steps}`}
    ],
    [
      'is no step of another job',
      [withSteps],
      {jobs: ['ship'], steps: ['make']},
      {code: 'no-such-part', input: 'step-id', name: 'make', there: ['fetch']}
    ],
    [
      'is no job where only steps could not be listed',
      [withSteps],
      {jobs: ['deploy']},
      {code: 'no-such-part', input: 'job-id', name: 'deploy', there: ['build', 'ship']}
    ],
    [
      'is no machine where only steps could not be listed',
      [withSteps],
      {machines: ['web-1']},
      {code: 'no-such-part', input: 'machine-sn', name: 'web-1', there: []}
    ],
    [
      'may be a job where nothing could be listed',
      [run({unlisted: [unlisted()]}, 'build')],
      {jobs: ['deploy']},
      {
        code: 'no-log',
        message:
          'job-id deploy was not found, and the jobs and tasks of the build could not be listed: HTTP 502; look again later'
      }
    ],
    [
      'is all that there is to read',
      [run({unlisted: [unlisted()]}, 'build')],
      {},
      {
        code: 'no-log',
        message: 'the jobs and tasks of the build could not be listed: HTTP 502; look again later'
      }
    ],
    ['is one of several: the others were read', [withSteps], {}, undefined],
    ['is not the one that was asked for', [withSteps], {steps: ['fetch']}, undefined],
    [
      'is a step of the job that was asked for',
      [withSteps],
      {jobs: ['build']},
      {code: 'no-log', message: steps}
    ],
    [
      'is in the log of its job',
      [run({parts: [logged, ship, fetch], unlisted: [unlisted('501')]})],
      {jobs: ['build']},
      undefined
    ],
    [
      'may be the machine that was asked for',
      [run({parts: [ship]}), refusedOrder],
      {machines: ['web-1']},
      {code: 'no-log', message: `machine-sn web-1 was not found, and ${machines}`}
    ],
    [
      'is a machine of the job that was asked for',
      [run({parts: [ship]}), refusedOrder],
      {jobs: ['ship']},
      {code: 'no-log', message: machines}
    ],
    [
      'is no step where only machines could not be listed',
      [run({parts: [ship]}), refusedOrder],
      {steps: ['make']},
      {code: 'no-such-part', input: 'step-id', name: 'make', there: []}
    ],
    ['is a machine that nobody asked for', [run({parts: [ship, fetch]}), refusedOrder], {}, undefined],
    ['is a machine of a run that has no other log', [run({parts: [ship]}), refusedOrder], {}, undefined],
    [
      'is a machine of a job that nobody asked for',
      [run({parts: [job, ship, fetch]}), refusedOrder],
      {steps: ['fetch']},
      undefined
    ]
  ])('%s', (_name, results, selection, cause) => {
    const [first] = decideFetched(results, {...nothing, ...selection}, all)
    expect(first?.verdict).toEqual(
      cause ? {outcome: 'error', cause} : {outcome: 'success', cause: {code: 'vendor'}}
    )
  })

  test('below a step may be any part of what the step started, but no machine', () => {
    const starter = part('failure', {id: '9', kind: 'step', name: 'call', parent: '501'})
    const failed = run({parts: [job, starter], unlisted: [unlisted('9')]})
    const codes = [{jobs: ['deploy']}, {steps: ['make']}, {machines: ['web-1']}].map(
      selection => decideFetched([failed], {...nothing, ...selection}, all)[0]?.verdict.cause.code
    )
    expect(codes).toEqual(['no-log', 'no-log', 'no-such-part'])
  })
})

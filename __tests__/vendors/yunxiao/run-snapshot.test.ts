import {describe, expect, test} from '@jest/globals'
import type {Phase} from '../../../src/model/phase.js'
import {readStatus} from '../../../src/vendors/shared/status-words.js'
import {asRecord} from '../../../src/vendors/yunxiao/json-text.js'
import {readRun} from '../../../src/vendors/yunxiao/run-snapshot.js'
import {jobStatuses, runStatuses} from '../../../src/vendors/yunxiao/status.js'
import {fc} from '../../support/properties.js'
import {approvalAction, commit, orderAction, otherCommit} from './support.js'

const jobOf = (over: Record<string, unknown> = {}) => ({id: 502, name: 'deploy', status: 'RUNNING', ...over})
const body = (jobs: readonly unknown[] = [], over: Record<string, unknown> = {}) => ({
  pipelineId: 4201,
  pipelineRunId: 77,
  status: 'RUNNING',
  createTime: 1_700_000_000_000,
  updateTime: 1_700_000_060_000,
  stages: [{index: '1', name: 'Deploy', stageInfo: {name: 'Deploy', status: 'RUNNING', jobs}}],
  ...over
})
const phaseOf = (jobs: readonly unknown[], over: Record<string, unknown> = {}) =>
  readRun(body(jobs, over)).snapshot.phase

/** Words as the platform's pages and its clients have them. */
const shared: readonly [string, Phase][] = [
  ['INIT', 'queued'],
  ['QUEUED', 'queued'],
  ['RUNNING', 'running'],
  ['CANCELLING', 'running'],
  ['PAUSE', 'paused'],
  ['PAUSED', 'paused'],
  ['FAIL', 'failure'],
  ['FAILED', 'failure'],
  ['ABORTED', 'failure'],
  ['TERMINATED', 'failure'],
  ['CANCELED', 'cancelled'],
  ['CANCELLED', 'cancelled'],
  ['FINISH', 'unknown'],
  ['UNKOWN', 'unknown'],
  ['UNKNOWN', 'unknown'],
  ['NOBODY_KNOWS', 'unknown']
]
const ofJobs: readonly [string, Phase][] = [
  ['WAITING', 'queued'],
  ['SWITCH_MANUAL', 'paused'],
  ['SKIP', 'skipped'],
  ['SKIPPED', 'skipped']
]
const odd: readonly unknown[] = [
  null,
  undefined,
  '',
  0,
  1,
  true,
  {},
  ['SUCCESS'],
  {status: 'SUCCESS'},
  Number.NaN
]

describe('the status of a run', () => {
  test.each(shared)('%s is %s, in any letters', (word, phase) => {
    for (const spelled of [word, word.toLowerCase(), word[0] + word.slice(1).toLowerCase()])
      expect([spelled, readStatus(runStatuses, spelled)]).toEqual([spelled, {phase, status: spelled}])
  })

  test('of success counts byte for byte', () => {
    expect(readStatus(runStatuses, 'SUCCESS').phase).toBe('success')
    const near = [
      'success',
      'Success',
      ' SUCCESS',
      'SUCCESS ',
      'SUCCESS\n',
      'SUCCES',
      'SUCCESSFUL',
      '\uff33UCCESS'
    ]
    for (const word of near) expect(readStatus(runStatuses, word).phase).toBe('unknown')
    fc.assert(
      fc.property(fc.anything(), value => {
        for (const table of [runStatuses, jobStatuses])
          expect(readStatus(table, value).phase === 'success').toBe(value === 'SUCCESS')
      })
    )
  })

  test.each(odd.map(value => [value]))('that is %j is unknown', value => {
    expect(readStatus(runStatuses, value).phase).toBe('unknown')
    expect(phaseOf([], {status: value})).toBe('unknown')
  })

  test.each([...shared, ...ofJobs])('%s is %s for a job', (word, phase) => {
    for (const spelled of [word, word.toLowerCase()])
      expect(readStatus(jobStatuses, spelled).phase).toBe(phase)
  })

  test.each([['SKIP'], ['SKIPPED'], ['SWITCH_MANUAL']])('cannot be %s', word => {
    expect(readStatus(runStatuses, word).phase).toBe('unknown')
  })

  test.each([
    ['queued', 'before anything has begun', [jobOf({status: 'INIT'}), jobOf({status: 'WAITING'})]],
    ['queued', 'without jobs', []],
    ['running', 'while a job runs', [jobOf({status: 'SUCCESS'}), jobOf()]],
    ['paused', 'between two jobs', [jobOf({status: 'SUCCESS'}), jobOf({status: 'WAITING'})]]
  ])('WAITING is %s %s', (phase, _when, jobs) => {
    for (const status of ['WAITING', 'waiting']) expect(phaseOf(jobs, {status})).toBe(phase)
  })

  test('that is an end is believed whatever its jobs say', () => {
    const jobs = [jobOf({status: 'WAITING', actions: [approvalAction('wang')]})]
    expect(phaseOf(jobs, {status: 'SUCCESS'})).toBe('success')
    expect(phaseOf(jobs, {status: 'FAIL'})).toBe('failure')
    expect(phaseOf(jobs, {status: 'FINISH'})).toBe('unknown')
  })
})

describe('a gate', () => {
  const built = {id: 501, name: 'build', status: 'SUCCESS'}

  test.each(['WAITING', 'SWITCH_MANUAL', 'RUNNING', 'INIT', 'Waiting'])(
    'shows in the actions of a job that says %s',
    status => {
      const {snapshot, jobs} = readRun(
        body([built, jobOf({status, actions: [approvalAction('wang', 'li')]})])
      )
      expect(snapshot.phase).toBe('paused')
      expect(snapshot.status).toBe('RUNNING')
      expect(snapshot.action).toMatch(/job deploy.*wang, li/)
      expect(snapshot.parts.filter(part => part.waits).map(part => part.name)).toEqual(['deploy'])
      expect(jobs[1]?.approval?.who).toEqual(['wang', 'li'])
    }
  )

  test.each<[string, unknown, string[]]>([
    ['a list', ['wang', 'li'], ['wang', 'li']],
    ['people', [{name: 'Wang'}, {id: 'u2'}, {}], ['Wang', 'u2']],
    ['a text', 'wang', ['wang']],
    ['nobody', null, []],
    ['a number', 7, []]
  ])('names who may pass it from %s', (_name, validators, who) => {
    const actions = [{type: 'PassPipelineValidate', params: {validators}}]
    expect(readRun(body([built, jobOf({status: 'WAITING', actions})])).jobs[1]?.approval?.who).toEqual(who)
  })

  test('names them from parameters that are text', () => {
    const actions = [{type: 'PassPipelineValidate', params: '{"validators":["wang"]}'}]
    expect(readRun(body([built, jobOf({status: 'WAITING', actions})])).jobs[1]?.approval?.who).toEqual([
      'wang'
    ])
  })

  test.each<[string, unknown[], Phase]>([
    ['that is disabled', [built, jobOf({actions: [{...approvalAction('wang'), disable: true}]})], 'running'],
    ['of a job that has ended', [{...built, actions: [approvalAction('wang')]}, jobOf()], 'running'],
    [
      'that is not reached while another job runs',
      [{...built, status: 'RUNNING'}, jobOf({status: 'INIT', actions: [approvalAction('w')]})],
      'running'
    ],
    [
      'that waits beside a job that runs',
      [{...built, status: 'RUNNING'}, jobOf({status: 'WAITING', actions: [approvalAction('w')]})],
      'paused'
    ],
    [
      'of a job that is started by hand',
      [built, jobOf({status: 'INIT', actions: [{type: 'StartPipelineJobRun'}]})],
      'paused'
    ],
    [
      'of a merge conflict',
      [jobOf({actions: [{type: 'ExecutePipelineJobAction', params: {actionId: 'CONFLICT_MERGE'}}]})],
      'paused'
    ],
    [
      'of another action',
      [jobOf({actions: [{type: 'ExecutePipelineJobAction', params: {actionId: 'RETRY'}}]})],
      'running'
    ],
    ['of refusing alone', [jobOf({actions: [{type: 'RefusePipelineValidator'}]})], 'running'],
    ['among nulls', [null, jobOf({actions: [null, {type: null}, approvalAction('w')]})], 'paused'],
    ['among actions that are none', [jobOf({actions: 'all'})], 'running']
  ])('%s', (_name, jobs, phase) => expect(phaseOf(jobs)).toBe(phase))
})

describe('the deploy orders of a job', () => {
  const idsOf = (job: Record<string, unknown>) => readRun(body([jobOf(job)])).jobs[0]?.deployOrderIds
  const action = (over: Record<string, unknown>) => ({actions: [{type: 'GetVMDeployOrder', ...over}]})

  test.each<[string, Record<string, unknown>, string[]]>([
    ['a number', action({params: {deployOrderId: 44178813}}), ['44178813']],
    ['text', action({params: {deployOrderId: '44178813'}}), ['44178813']],
    ['parameters that are text', action({params: '{"deployOrderId":44178813}'}), ['44178813']],
    [
      'an id beyond 2^53',
      action({params: '{"deployOrderId":12345678901234567891}'}),
      ['12345678901234567891']
    ],
    ['data that is text', action({data: '{"deployOrderId":44178813,"status":"RUNNING"}'}), ['44178813']],
    ['data', action({data: {deployOrderId: 7}}), ['7']],
    ['data beside empty parameters', action({params: {deployOrderId: ''}, data: {deployOrderId: 7}}), ['7']],
    [
      'one of several actions, the other of which is odd',
      {actions: [7, {type: 'GetVMDeployOrder', params: {deployOrderId: 8}}, {type: 9}]},
      ['8']
    ],
    [
      'two, one of them without an id of its own',
      {
        actions: [{type: 'GetVMDeployOrder', params: {deployOrderId: 8}}, {type: 'GetVMDeployOrder'}],
        params: {deployOrderId: 9}
      },
      ['8', '9']
    ],
    [
      'the parameters and the data, where they differ',
      action({params: {deployOrderId: 1}, data: {deployOrderId: 2}}),
      ['1', '2']
    ],
    ['an action in another case', action({type: 'getVmDeployOrder', params: {deployOrderId: 1}}), ['1']],
    ['the parameters of the job', {...action({}), params: '{"deployOrderId":44178813}'}, ['44178813']],
    [
      'the action before the job',
      {...action({params: {deployOrderId: 1}}), params: '{"deployOrderId":2}'},
      ['1']
    ],
    ['no action, so no order', {params: '{"deployOrderId":44178813}'}, []],
    ['two actions', {actions: [orderAction(1), orderAction(2)]}, ['1', '2']],
    ['one order twice', {actions: [orderAction(1), orderAction('1')]}, ['1']],
    ['not the result', {result: '{"deployOrderId":44178813}', actions: []}, []],
    ['null', action({params: {deployOrderId: null}}), []],
    ['null parameters', action({params: null}), []],
    ['a float in text', action({params: {deployOrderId: '5.4882198e+07'}}), []],
    ['zero', action({params: {deployOrderId: 0}}), []],
    ['a path', action({params: {deployOrderId: '1/../2'}}), []],
    ['a list', action({params: {deployOrderId: [1]}}), []],
    ['broken text', action({data: '{"deployOrderId":44'}), []],
    ['another action', {actions: [{type: 'LogPipelineJobRun', params: {deployOrderId: 1}}]}, []]
  ])('from %s', (_name, job, ids) => expect(idsOf(job)).toEqual(ids))
})

describe('a run', () => {
  test('has its stages and jobs, each with what it is a piece of', () => {
    const {snapshot} = readRun(
      body([], {
        stages: [
          {
            name: 'Build',
            stageInfo: {
              status: 'SUCCESS',
              startTime: 5,
              endTime: 9,
              jobs: [{id: 501, name: 'build', jobSign: 'sign', status: 'SUCCESS', startTime: 5, endTime: 9}]
            }
          },
          {
            name: null,
            stageInfo: {
              name: 'Deploy',
              status: 'RUNNING',
              jobs: [jobOf({id: '502', endTime: 0, startTime: 10})]
            }
          },
          {name: null, stageInfo: null},
          null
        ]
      })
    )
    expect(snapshot.parts.map(({id, kind, parent, name, phase}) => [id, kind, parent, name, phase])).toEqual([
      ['stage-1', 'stage', undefined, 'Build', 'success'],
      ['501', 'job', 'stage-1', 'build', 'success'],
      ['stage-2', 'stage', undefined, 'Deploy', 'running'],
      ['502', 'job', 'stage-2', 'deploy', 'running'],
      ['stage-3', 'stage', undefined, 'stage 3', 'unknown'],
      ['stage-4', 'stage', undefined, 'stage 4', 'unknown']
    ])
    expect(snapshot.position).toEqual({kind: 'stage', at: 2, of: 4})
    expect(snapshot.parts[1]).toMatchObject({aliases: ['sign'], startedAt: 5, finishedAt: 9})
    expect(snapshot.parts[3]?.finishedAt).toBeUndefined()
  })

  test('has an end only when it has ended', () => {
    expect(readRun(body()).snapshot).toMatchObject({
      startedAt: 1_700_000_000_000,
      finishedAt: undefined
    })
    expect(readRun(body([], {status: 'FAIL'})).snapshot.finishedAt).toBe(1_700_000_060_000)
  })

  test.each([
    ['text', '{"successful":true,"message":"mvn failed","code":1903005}', 'mvn failed, code 1903005'],
    ['no text', 'deploy.running', undefined],
    ['null', null, undefined]
  ])('has what a failed job says of itself: %s', (_name, result, message) => {
    expect(readRun(body([jobOf({status: 'FAIL', result})])).snapshot.parts[1]?.message).toBe(message)
    expect(readRun(body([jobOf({status: 'SUCCESS', result})])).snapshot.parts[1]?.message).toBeUndefined()
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      'its parameters',
      {globalParams: [{key: 'CI_COMMIT_SHA', value: commit}, {key: 'X', value: otherCommit}, null]},
      [commit]
    ],
    ['its sources', {sources: [{commit}, {data: {commitId: otherCommit}}]}, [commit, otherCommit]],
    [
      'a parameter for each of several sources',
      {
        globalParams: [
          {key: 'CI_COMMIT_SHA_1', value: commit},
          {key: 'CI_COMMIT_SHA_2', value: otherCommit}
        ]
      },
      [commit, otherCommit]
    ],
    [
      'a list in the text of a source',
      {sources: [{data: {commit: JSON.stringify([{commitId: commit}, {commitId: otherCommit}])}}]},
      [commit, otherCommit]
    ],
    ['a source in text', {sources: [{data: `{"commit":"${commit}"}`}]}, [commit]],
    ['a list of sources in text', {sources: JSON.stringify([{data: {commitId: commit}}])}, [commit]],
    ['nothing', {globalParams: null, sources: null}, []],
    ['what is no commit', {globalParams: [{key: 'CI_COMMIT_SHA', value: 'main'}], sources: 'all'}, []]
  ])('has its commits from %s', (_name, over, commits) => {
    expect(readRun(body([], over)).commits).toEqual(commits)
  })

  test.each<[string, unknown]>([
    ['whose stages are no list', body([], {stages: 'all'})],
    ['whose jobs are no list', body('all' as never)],
    ['that is no object', 'SUCCESS'],
    ['that is null', null]
  ])('%s is a bad answer', (_name, answer) => {
    expect(() => readRun(answer)).toThrow(
      expect.objectContaining({failure: expect.objectContaining({kind: 'transient'})})
    )
  })

  test('never succeeds but by its own status, whatever else stands in the answer', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('stages', 'result', 'globalParams', 'sources', 'data'), fc.anything()),
        fc.anything(),
        (over, status) => {
          fc.pre(status !== 'SUCCESS')
          try {
            expect(readRun({...over, status}).snapshot.phase).not.toBe('success')
          } catch (error) {
            expect(error).toMatchObject({name: 'RequestError'})
          }
        }
      )
    )
  })
})

test.each<[unknown, Record<string, unknown>]>([
  [{a: 1}, {a: 1}],
  ['{"a":1}', {a: 1}],
  [' {"a":1}', {a: 1}],
  ['{"a":', {}],
  ['[1]', {}],
  [[1], {}],
  [null, {}],
  [7, {}]
])('asRecord of %j is %j', (value, record) => expect(asRecord(value)).toEqual(record))

describe('a run that says SUCCESS', () => {
  const success = (...statuses: string[]) =>
    readRun(
      body(
        statuses.map((status, i) => jobOf({id: 500 + i, name: `job ${i}`, status})),
        {status: 'SUCCESS'}
      )
    ).snapshot

  test('and skipped every job never ran, so it is skipped', () => {
    expect(success('SKIP', 'SKIPPED').phase).toBe('skipped')
    expect(success('SKIP', 'SUCCESS').phase).toBe('success')
  })

  test('and skipped every stage never ran, so it is skipped', () => {
    const stages = (...statuses: string[]) => statuses.map(status => ({stageInfo: {status, jobs: []}}))
    const phaseOf = (...statuses: string[]) =>
      readRun({status: 'SUCCESS', stages: stages(...statuses)}).snapshot.phase
    expect(phaseOf('SKIP', 'SKIPPED')).toBe('skipped')
    expect(phaseOf('SKIP', 'SUCCESS')).toBe('success')
  })

  test('and has a stage that failed without a job of its own is a success, and the stage is told', () => {
    const stages = [{name: 'verify', stageInfo: {status: 'FAIL', jobs: []}}]
    const {phase, notices} = readRun({status: 'SUCCESS', stages}).snapshot
    expect(phase).toBe('success')
    expect(notices.map(({text}) => text)).toEqual([expect.stringContaining('stage verify is FAIL')])
  })

  test('and has a job that failed is a success, and the job is told', () => {
    const {phase, notices} = success('FAIL', 'SUCCESS')
    expect(phase).toBe('success')
    expect(notices.map(({text}) => text)).toEqual([expect.stringContaining('job job 0 is FAIL')])
  })
})

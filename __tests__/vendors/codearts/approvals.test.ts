import {describe, expect, test} from '@jest/globals'
import {readRun} from '../../../src/vendors/codearts/run-snapshot.js'
import {english} from '../../support/english.js'
import {slow} from '../../support/slow.js'
import {cpuMs} from '../../unit/support/cpu.js'
import {aStep, detailBody, job, P, PL, R, stage} from './support.js'

const ids = {projectId: P, pipelineId: PL, runId: R}
const read = (overlay: object = {}) => readRun(detailBody(overlay), ids, {region: 'cn-north-4'})
const review = {
  ...aStep,
  id: 'r1',
  name: 'sign off',
  task: 'official_devcloud_checkpoint',
  inputs: [
    {key: 'approvers', value: 'alice,bob'},
    {key: 'check_strategy', value: 'all'},
    {key: 'timeout_strategy', value: 'pass'}
  ]
}

describe('a person must act', () => {
  const at = (step: unknown, stageStatus = 'RUNNING', jobStatus = 'RUNNING') =>
    read({stages: [stage('Gate', stageStatus, {jobs: [job('approve', jobStatus, [step])]})]}).snapshot

  test.each(['RUNNING', 'PAUSED', 'SUSPEND', 'INIT', 'QUEUED'])(
    'at a review of status %s in a job that runs',
    status => {
      const {phase, status: word, action, parts} = at({...review, status})
      expect([phase, word]).toEqual(['paused', 'RUNNING'])
      expect(parts.filter(part => part.waits).map(part => part.name)).toEqual(['sign off'])
      expect(action).toMatch(
        /^alice, bob \(all of them\) \(it will pass by itself .*\) can approve or reject the review approve \/ sign off at https:/
      )
    }
  )

  test.each([
    ['that has passed', {...review, status: 'COMPLETED'}, 'RUNNING', 'RUNNING'],
    ['of a stage that was not reached', {...review, status: 'INIT'}, 'INIT', 'INIT'],
    ['of a job that was not reached', {...review, status: 'INIT'}, 'RUNNING', 'INIT']
  ])('but not at a review %s', (_, step, stageStatus, jobStatus) => {
    expect(at(step, stageStatus, jobStatus).phase).toBe('running')
  })

  test('but not at a review whose turn comes later', () => {
    const stages = [
      stage('A', 'RUNNING', {jobs: [job('a', 'RUNNING', [aStep, {...review, status: 'INIT'}])]})
    ]
    expect(read({stages}).snapshot.phase).toBe('running')
  })

  test.each(['RUNNING', 'PAUSED', 'SUSPEND'])(
    'but not at a delay of status %s, in a job and a stage of that status: it goes on by itself',
    status => {
      const delay = {...aStep, name: 'wait', task: 'official_devcloud_delay', status}
      const {phase, action, parts, notices} = at(delay, status, status)
      expect([phase, action]).toEqual(['running', undefined])
      expect(parts.at(-1)).toMatchObject({name: 'wait', phase: 'running', status, hasLog: false})
      expect(notices).toMatchObject([{level: 'notice'}])
      expect(notices[0]?.text).toMatch(
        /^the delay Gate \/ approve \/ wait goes on by itself when its time has come; .* can let it go on now, or end it, at https:/
      )
    }
  )

  test.each(['pre', 'post'])('but not at a delay among the steps that a stage has as its %s', at => {
    const delay = {...aStep, task: 'official_devcloud_delay', status: 'SUSPEND'}
    for (const status of ['RUNNING', 'PAUSED']) {
      const jobs = at === 'pre' ? [] : [job('build', 'COMPLETED', [aStep])]
      const stages = [stage('Gate', 'SUSPEND', {jobs, [at]: [delay]})]
      const {phase, notices} = read({status, stages}).snapshot
      expect([phase, notices.map(({key}) => key.split(' ')[0])]).toEqual(['running', ['delay']])
    }
  })

  test.each(['PAUSED', 'SUSPEND'])('but not where the run says %s and waits for a time alone', status => {
    const delay = job('wait', 'RUNNING', [{...aStep, task: 'official_devcloud_delay'}])
    const phaseWith = (...jobs: unknown[]) =>
      read({status, stages: [stage('Gate', 'RUNNING', {jobs})]}).snapshot.phase
    expect(phaseWith(delay)).toBe('running')
    expect(phaseWith(delay, job('approve', 'RUNNING', [review]))).toBe('paused')
    expect(phaseWith(job('build', 'RUNNING', [aStep]))).toBe('paused')
  })

  test('but not at a delay that has passed, or was not reached, of which nothing is said', () => {
    for (const status of ['COMPLETED', 'INIT']) {
      const {phase, notices} = at({...aStep, task: 'official_devcloud_delay', status})
      expect([phase, notices]).toEqual(['running', []])
    }
  })

  test('but not at delays, of which some are told where there are very many', () => {
    const jobs = Array.from({length: 25}, (_, i) =>
      job(`wait ${i}`, 'RUNNING', [{...aStep, task: 'official_devcloud_delay'}])
    )
    const {phase, notices} = read({stages: [stage('Gate', 'RUNNING', {jobs})]}).snapshot
    expect([phase, notices.length]).toEqual(['running', 20])
  })

  test('at a review or a suspended job beside a delay', () => {
    const delay = job('wait', 'RUNNING', [{...aStep, task: 'official_devcloud_delay'}])
    for (const other of [job('approve', 'RUNNING', [review]), job('hold', 'SUSPEND', null)]) {
      expect(read({stages: [stage('Gate', 'PAUSED', {jobs: [delay, other]})]}).snapshot.phase).toBe('paused')
    }
  })

  const entry = (status: unknown) => ({
    ...aStep,
    id: 'p',
    name: 'go',
    task: 'official_devcloud_manualTrigger',
    status
  })

  test.each(['INIT', 'RUNNING', 'PAUSED', null])('at the entry of the next stage, its step at %p', status => {
    const stages = [
      stage('A', 'COMPLETED'),
      stage('B', 'INIT', {pre: [entry(status)]}),
      stage('C', 'INIT', {pre: [entry('INIT')]})
    ]
    const {phase, action} = read({stages}).snapshot
    expect(phase).toBe('paused')
    expect(action).toMatch(/let the stage B begin at/)
  })

  test.each([
    ['while the stage before runs', [stage('A', 'RUNNING'), stage('B', 'INIT', {pre: [entry('INIT')]})]],
    [
      'behind a stage that failed',
      [stage('A', 'FAILED'), stage('B', 'INIT', {pre: [entry('INIT')]}), stage('C', 'RUNNING')]
    ],
    ['where it was passed', [stage('A', 'COMPLETED'), stage('B', 'RUNNING', {pre: [entry('COMPLETED')]})]]
  ])('but not at an entry %s', (_, stages) => {
    expect(read({stages}).snapshot.phase).toBe('running')
  })

  test('at a stage, job or step that is suspended', () => {
    for (const stages of [
      [stage('A', 'SUSPEND')],
      [stage('A', 'RUNNING', {jobs: [job('a', 'PAUSED', null)]})],
      [stage('A', 'RUNNING', {jobs: [job('a', 'RUNNING', [{...aStep, status: 'SUSPEND'}])]})]
    ]) {
      const {phase, action} = read({stages}).snapshot
      expect(phase).toBe('paused')
      expect(action).toMatch(/resume/)
    }
  })

  test('where only the run says so', () => {
    const {phase, action} = read({status: 'PAUSED'}).snapshot
    expect(phase).toBe('paused')
    expect(action).toMatch(/resume or stop the run at https/)
  })

  test('but not in a run that has ended, or whose status is unknown', () => {
    const stages = [stage('Gate', 'RUNNING', {jobs: [job('approve', 'RUNNING', [review])]})]
    expect(read({status: 'FAILED', stages}).snapshot.phase).toBe('failure')
    expect(read({status: 'COMPLETED', stages}).snapshot.phase).toBe('success')
    expect(read({status: 'WHAT', stages}).snapshot.phase).toBe('unknown')
  })

  test('a refused review is named as the cause', () => {
    const stages = [
      stage('Gate', 'FAILED', {jobs: [job('approve', 'FAILED', [{...review, status: 'FAILED'}])]})
    ]
    const {message, parts} = read({status: 'FAILED', stages}).snapshot
    expect(english(message)).toBe('the review was refused, or its time passed')
    expect(parts.map(part => [part.kind, part.isRefused])).toEqual([
      ['stage', undefined],
      ['job', undefined],
      ['step', true]
    ])
    const told = [
      stage('Gate', 'FAILED', {
        jobs: [job('approve', 'FAILED', [{...review, status: 'FAILED'}], {message: 'not tonight'})]
      })
    ]
    expect(read({status: 'FAILED', stages: told}).snapshot.message).toBe('not tonight')
    expect(at(review).parts.every(part => part.isRefused === undefined)).toBe(true)
  })

  test.each([
    ['["u1","u2"]', 'u1, u2 '],
    ['u1 ,u2,\tu3', 'u1, u2, u3 '],
    [[{nick_name: 'Zhang'}, {id: 'u9'}, 7, null], 'Zhang, u9, 7 '],
    [null, 'a reviewer of this pipeline '],
    [{}, 'a reviewer of this pipeline ']
  ])('approvers may be %p', (value, expected) => {
    const {action} = at({...review, inputs: [{key: 'approvers', value}]})
    expect(english(action)?.startsWith(`${expected}can approve`)).toBe(true)
  })
})

slow.each([
  ['stages', Array.from({length: 19_000}, (_, i) => stage(String(i), i < 9000 ? 'COMPLETED' : 'INIT'))],
  [
    'delays in one job',
    [
      stage('A', 'RUNNING', {
        jobs: [
          job(
            'a',
            'RUNNING',
            Array.from({length: 19_000}, () => ({...aStep, task: 'official_devcloud_delay'}))
          )
        ]
      })
    ]
  ],
  [
    'reviews in one job',
    [
      stage('A', 'RUNNING', {
        jobs: [
          job(
            'a',
            'RUNNING',
            Array.from({length: 19_000}, () => ({...review, status: 'INIT'}))
          )
        ]
      })
    ]
  ]
])('approvals are found in a moment among very many %s', (_, stages) => {
  expect(cpuMs(() => void read({stages}))).toBeLessThan(3000)
})

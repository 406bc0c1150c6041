import {describe, expect, test} from '@jest/globals'
import {readRun} from '../../../src/vendors/codearts/run-snapshot.js'
import {cpuMs} from '../../unit/support/cpu.js'
import {
  aStep,
  base,
  context,
  detailBody,
  failureOf,
  fakeHttp,
  job,
  openOne,
  P,
  PL,
  R,
  R2,
  stage
} from './support.js'

const ids = {projectId: P, pipelineId: PL, runId: R}
const region = {region: 'cn-north-4'}
const read = (overlay: object = {}, step: object = {}) => readRun(detailBody(overlay, step), ids, region)
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

describe('a run', () => {
  test('is read as it is', () => {
    const {snapshot, label, url} = read()
    expect(snapshot).toMatchObject({
      phase: 'running',
      status: 'RUNNING',
      position: {kind: 'stage', at: 1, of: 1},
      contradictions: [],
      startedAt: 1_767_322_800_000,
      finishedAt: undefined
    })
    expect(label).toBe('run 42 of pipeline shop')
    expect(url).toBe(
      `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`
    )
  })

  test('is a flat tree: stage, entry steps, job, steps, exit steps', () => {
    const {snapshot, tree} = read({
      stages: [
        stage('Build', 'RUNNING', {
          pre: [{...aStep, id: 'p1', name: 'enter'}],
          post: [{...aStep, id: null, name: 'leave', status: null}],
          jobs: [
            job('compile', 'RUNNING', [aStep, review, {...aStep, id: null, status: null}], {
              identifier: 'JOB_x'
            })
          ]
        })
      ]
    })
    expect(snapshot.parts.map(p => [p.id, p.kind, p.parent, p.hasLog, p.phase])).toEqual([
      ['s-Build', 'stage', undefined, false, 'running'],
      ['p1', 'step', 's-Build', false, 'running'],
      ['j-compile', 'job', 's-Build', false, 'running'],
      [aStep.id, 'step', 'j-compile', true, 'running'],
      ['r1', 'step', 'j-compile', false, 'running'],
      ['j-compile/step-3', 'step', 'j-compile', false, 'queued'],
      ['s-Build/post-1', 'step', 's-Build', false, 'queued']
    ])
    expect(snapshot.parts[2]?.aliases).toEqual(['j-compile', 'JOB_x'])
    expect(tree.places.get(aStep.id)).toEqual({...ids, jobId: 'j-compile', stepId: aStep.id})
  })

  test('keeps ids apart, and asks for no log under an id that is no id', () => {
    const {snapshot} = read({
      stages: [stage('A', 'RUNNING', {jobs: [job('a', 'RUNNING', [aStep, aStep, {...aStep, id: '../x'}])]})]
    })
    expect(snapshot.parts.map(p => [p.id, p.hasLog])).toEqual([
      ['s-A', false],
      ['j-a', false],
      [aStep.id, true],
      [`${aStep.id}~2`, true],
      ['../x', false]
    ])
  })

  test('has nulls everywhere', () => {
    const {snapshot, label, url} = readRun(
      {
        id: null,
        pipeline_id: null,
        name: null,
        run_number: null,
        status: 'RUNNING',
        stages: [null, {jobs: [null, {steps: [null]}]}]
      },
      ids,
      {}
    )
    expect(snapshot.phase).toBe('running')
    expect(snapshot.parts.map(p => p.id)).toEqual(['stage-1', 'stage-1/job-1'])
    expect(label).toBe(`run ${R} of pipeline ${PL}`)
    expect(url).toBe('')
  })

  test('of another id is a bad answer', async () => {
    for (const other of [{id: R2}, {pipeline_id: R2}, {stages: 'none'}]) {
      const {http} = fakeHttp(detailBody(other))
      const {failure} = await failureOf((await openOne(base, http)).read(context))
      expect(failure).toMatchObject({kind: 'transient', label: 'bad answer'})
    }
  })

  test('may spell its id in capitals', () => {
    expect(readRun(detailBody({id: R.toUpperCase()}), ids, region).snapshot.phase).toBe('running')
  })

  test.each([
    ['COMPLETED', 'success'],
    ['completed', 'unknown'],
    ['FAILED', 'failure'],
    ['CANCELED', 'cancelled'],
    ['IGNORED', 'skipped'],
    ['QUEUED', 'queued'],
    ['PAUSED', 'paused'],
    ['SUSPEND', 'paused'],
    ['INIT', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
    [{}, 'unknown']
  ])('of status %p is %s, whatever its stages say', (status, phase) => {
    for (const other of ['COMPLETED', 'FAILED', 'INIT', 'RUNNING']) {
      expect(read({status, stages: [stage('A', other)]}).snapshot.phase).toBe(phase)
    }
  })

  test('that failed leaves later stages at INIT', () => {
    const {snapshot} = read({
      status: 'FAILED',
      end_time: 1_767_322_900_000,
      stages: [
        stage('Build', 'FAILED', {
          jobs: [
            job('compile', 'FAILED', [
              {...aStep, status: 'COMPLETED'},
              {
                ...aStep,
                id: 'x',
                name: 'test',
                status: 'FAILED',
                message: '{"errorMessage":"2 tests failed","errorCode":"DEV-CODECI-35002"}'
              }
            ])
          ]
        }),
        stage('Deploy', 'INIT', {
          pre: [{...aStep, id: 'p', task: 'official_devcloud_manualTrigger', status: 'INIT'}]
        }),
        stage('Clean', 'COMPLETED')
      ]
    })
    expect(snapshot).toMatchObject({
      phase: 'failure',
      message: 'Build / compile / test: DEV-CODECI-35002: 2 tests failed',
      position: {at: 3, of: 3},
      finishedAt: 1_767_322_900_000
    })
  })

  test('that completed may hold a failed job', () => {
    const {snapshot} = read({
      status: 'COMPLETED',
      stages: [stage('A', 'COMPLETED', {jobs: [job('scan', 'ASYNC_FAILED', null)]})]
    })
    expect(snapshot).toMatchObject({phase: 'success', contradictions: []})
    expect(snapshot.notices.map(n => n.text)).toEqual([
      'job A / scan is ASYNC_FAILED, which the pipeline does not count'
    ])
  })

  test('cancelled with all jobs completed was pre-empted', () => {
    const done = [
      stage('A', 'COMPLETED', {jobs: [job('a', 'COMPLETED', null), job('b', 'UNSELECTED', null)]})
    ]
    expect(read({status: 'CANCELED', stages: done}).snapshot.message).toMatch(/a newer run pre-empted/)
    expect(read({status: 'CANCELED'}).snapshot.message).toBeUndefined()
    expect(read({status: 'CANCELED', stages: []}).snapshot.message).toBeUndefined()
  })

  test('tells why it is queued', () => {
    const {snapshot} = read({status: 'QUEUED', stages: null, message: 'DEVPIPE.00011169 queued'})
    expect(snapshot).toMatchObject({
      phase: 'queued',
      message: 'DEVPIPE.00011169 queued (the limit of parallel runs of this pipeline is reached)'
    })
  })

  test('leaves out what was not selected', () => {
    const {snapshot} = read({
      stages: [
        stage('A', 'COMPLETED'),
        stage('B', 'INIT', {is_select: false, jobs: [job('x', 'INIT', [aStep])]}),
        stage('C', 'RUNNING', {
          jobs: [job('y', 'INIT', [review], {is_select: 'false'}), job('z', 'UNSELECTED', null)]
        })
      ]
    })
    expect(snapshot.parts.map(p => [p.name, p.phase, p.status])).toEqual([
      ['A', 'success', 'COMPLETED'],
      ['B', 'skipped', 'INIT'],
      ['C', 'running', 'RUNNING'],
      ['y', 'skipped', 'INIT'],
      ['z', 'skipped', 'UNSELECTED']
    ])
    expect(snapshot).toMatchObject({phase: 'running', position: {at: 2, of: 2}})
  })

  test('warns of unknown words of parts, and goes on', () => {
    const {snapshot} = read({}, {status: 'DREAMING'})
    expect(snapshot.phase).toBe('running')
    expect(snapshot.notices.map(n => n.text)).toEqual([
      'step Build / compile / maven has an unknown status: DREAMING'
    ])
  })

  test.each([
    [
      'https://devcloud.cn-north-4.huaweicloud.com/cicd/x?v=1',
      'https://devcloud.cn-north-4.huaweicloud.com/cicd/x?v=1'
    ],
    ['https://evil.example/huaweicloud.com', undefined],
    ['https://huaweicloud.com.evil.example/', undefined],
    ['https://evilhuaweicloud.com/', undefined],
    ['https://a:b@devcloud.cn-north-4.huaweicloud.com/', undefined],
    [
      'https://devcloud.cn-north-4.huaweicloud.com/cicd/#/run/7?v=1&w=a-b',
      'https://devcloud.cn-north-4.huaweicloud.com/cicd/#/run/7?v=1&w=a-b'
    ],
    ['https://devcloud.cn-north-4.huaweicloud.com/cicd?token=a%3Cb', undefined],
    ['https://devcloud.cn-north-4.huaweicloud.com/cicd?token=a<b', undefined],
    ['https://devcloud.cn-north-4.huaweicloud.com/cicd/\u200b', undefined],
    ['http://devcloud.cn-north-4.huaweicloud.com/', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
    [null, undefined],
    [7, undefined]
  ])('with the link %p', (detail_url, expected) => {
    const {url} = read({detail_url})
    expect(url).toBe(
      expected ??
        `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`
    )
  })

  test('links to the console that was given', () => {
    const own = {consoleUrl: 'https://console.corp.example/pipe', region: 'cn-north-4'}
    expect(readRun(detailBody(), ids, own).url).toBe(
      `https://console.corp.example/pipe/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`
    )
    const link = 'https://console.corp.example/other'
    expect(readRun(detailBody({detail_url: link}), ids, own).url).toBe(link)
  })
})

describe('a person must act', () => {
  const at = (step: unknown, stageStatus = 'RUNNING', jobStatus = 'RUNNING') =>
    read({stages: [stage('Gate', stageStatus, {jobs: [job('approve', jobStatus, [step])]})]}).snapshot

  test.each(['RUNNING', 'PAUSED', 'SUSPEND', 'INIT', 'QUEUED'])(
    'at a review of status %s in a job that runs',
    status => {
      const {phase, status: word, action} = at({...review, status})
      expect([phase, word]).toEqual(['paused', 'RUNNING'])
      expect(action).toMatch(
        /^alice, bob \(all of them\) \(it will pass by itself .*\) can approve or refuse the review approve \/ sign off at https:/
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

  test('at a delayed job', () => {
    const {phase, action} = at({...aStep, task: 'official_devcloud_delay', status: 'RUNNING'})
    expect(phase).toBe('paused')
    expect(action).toMatch(/goes on by itself/)
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

  test('but not in a run that has ended, or whose word is unknown', () => {
    const stages = [stage('Gate', 'RUNNING', {jobs: [job('approve', 'RUNNING', [review])]})]
    expect(read({status: 'FAILED', stages}).snapshot.phase).toBe('failure')
    expect(read({status: 'COMPLETED', stages}).snapshot.phase).toBe('success')
    expect(read({status: 'WHAT', stages}).snapshot.phase).toBe('unknown')
  })

  test('a refused review is named as the cause', () => {
    const stages = [
      stage('Gate', 'FAILED', {jobs: [job('approve', 'FAILED', [{...review, status: 'FAILED'}])]})
    ]
    expect(read({status: 'FAILED', stages}).snapshot.message).toBe(
      'Gate / approve / sign off: the review was refused, or its time passed'
    )
  })

  test.each([
    ['["u1","u2"]', 'u1, u2 '],
    ['u1 ,u2,\tu3', 'u1, u2, u3 '],
    [[{nick_name: 'Zhang'}, {id: 'u9'}, 7, null], 'Zhang, u9, 7 '],
    [null, 'a reviewer of this pipeline '],
    [{}, 'a reviewer of this pipeline ']
  ])('approvers may be %p', (value, expected) => {
    const {action} = at({...review, inputs: [{key: 'approvers', value}]})
    expect(action?.startsWith(`${expected}can approve`)).toBe(true)
  })
})

test('a run of very many jobs is read in a moment, and says the same of few of them', () => {
  const ms = cpuMs(() => {
    const jobs = Array.from({length: 40_000}, () => ({}))
    const odd = Array.from({length: 40_000}, () => ({id: 'same', status: 'ODD'}))
    const {snapshot} = read({stages: [{jobs}, {jobs: odd}]})
    expect(new Set(snapshot.parts.map(part => part.id)).size).toBe(80_002)
    expect(snapshot.notices).toHaveLength(20)
  })
  expect(ms).toBeLessThan(3000)
})

import {describe, expect, test} from '@jest/globals'
import {readRun} from '../../../src/vendors/codearts/run-snapshot.js'
import {english} from '../../support/english.js'
import {slow} from '../../support/slow.js'
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
describe('a run', () => {
  test('is read as it is', () => {
    const {snapshot, title, pipelineName, url} = read()
    expect(snapshot).toMatchObject({
      phase: 'running',
      status: 'RUNNING',
      position: {kind: 'stage', at: 1, of: 1},
      contradictions: [],
      startedAt: 1_767_322_800_000,
      finishedAt: undefined
    })
    expect([title, pipelineName]).toEqual(['run 42', 'shop'])
    expect(url).toBe(
      `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`
    )
  })

  test('has nulls everywhere', () => {
    const {snapshot, title, pipelineName, url} = readRun(
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
    expect([title, pipelineName]).toEqual([undefined, PL])
    expect(url).toBe('')
  })

  test('of another id is a bad answer', async () => {
    for (const other of [{id: R2}, {id: {}}, {pipeline_id: R2}, {pipeline_id: ['x']}, {stages: 'none'}]) {
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
    ['INIT', 'queued'],
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
      message: 'DEV-CODECI-35002: 2 tests failed',
      position: {at: 3, of: 3},
      finishedAt: 1_767_322_900_000
    })
  })

  test('that completed may hold a failed job or stage, which a notice names', () => {
    const {snapshot} = read({
      status: 'COMPLETED',
      stages: [
        stage('A', 'COMPLETED', {jobs: [job('scan', 'ASYNC_FAILED', [{...aStep, status: 'FAILED'}])]}),
        stage('B', 'FAILED', {jobs: [job('lint', 'FAILED', null), job('pack', 'COMPLETED', null)]}),
        stage('C', 'FAILED', {jobs: [job('ship', 'COMPLETED', null)]})
      ]
    })
    expect(snapshot).toMatchObject({phase: 'success', contradictions: []})
    expect(snapshot.notices.map(n => n.text)).toEqual([
      'job A / scan is ASYNC_FAILED, which the pipeline does not count',
      'job B / lint is FAILED, which the pipeline does not count',
      'stage C is FAILED, which the pipeline does not count'
    ])
  })

  test.each([
    [[stage('A', 'SKIPPED'), stage('B', 'UNSELECTED'), stage('C', 'IGNORED')], 'skipped'],
    [[stage('A', 'INIT', {is_select: false})], 'skipped'],
    [[stage('A', 'COMPLETED', {jobs: [job('a', 'SKIPPED', null), job('b', 'UNSELECTED', null)]})], 'skipped'],
    [[stage('A', 'SKIPPED'), stage('B', 'COMPLETED')], 'success'],
    [[stage('A', 'COMPLETED', {jobs: [job('a', 'SKIPPED', null), job('b', 'COMPLETED', null)]})], 'success'],
    [[stage('A', 'COMPLETED', {jobs: []})], 'success'],
    [[], 'success'],
    [null, 'success']
  ])('that completed with the stages %j is %s', (stages, phase) => {
    const {snapshot} = read({status: 'COMPLETED', stages})
    expect([snapshot.phase, snapshot.status]).toEqual([phase, 'COMPLETED'])
    if (phase === 'skipped') expect(snapshot.message).toMatch(/was skipped or not selected/)
  })

  test('that did not complete is not skipped, whatever its stages say', () => {
    const stages = [stage('A', 'SKIPPED')]
    expect(read({status: 'FAILED', stages}).snapshot.phase).toBe('failure')
    expect(read({status: 'RUNNING', stages}).snapshot.phase).toBe('running')
  })

  test('that failed names as its cause what made it fail, and not what was allowed to fail', () => {
    const broken = {...aStep, status: 'FAILED', message: 'no matter'}
    const {snapshot} = read({
      status: 'FAILED',
      stages: [
        stage('Check', 'COMPLETED', {
          jobs: [
            job('lint', 'ASYNC_FAILED', [broken], {message: 'lint is red'}),
            job('scan', 'SKIPPED', [{...broken, id: 'x'}]),
            job('format', 'FAILED', null)
          ]
        }),
        stage('Audit', 'ASYNC_FAILED', {jobs: [job('audit', 'FAILED', [{...broken, id: 'y'}])]}),
        stage('Ship', 'FAILED', {
          jobs: [job('ship', 'FAILED', [{...broken, id: 'z', name: 'copy', message: 'no disk'}])]
        })
      ]
    })
    expect(snapshot.message).toEqual('no disk')
    const failed = snapshot.parts.filter(part => part.phase === 'failure')
    expect(failed.filter(part => part.allowedToFail !== true).map(part => part.name)).toEqual([
      'Ship',
      'ship',
      'copy'
    ])
    expect(failed).toHaveLength(10)
  })

  const mute = {...aStep, status: 'FAILED'}
  test.each<[name: string, jobs: ReturnType<typeof job>[], message: string | undefined]>([
    [
      'by its job, where it says nothing itself',
      [job('a', 'FAILED', [mute], {message: 'no agent'})],
      'no agent'
    ],
    [
      'by its path, where what failed before it says nothing',
      [
        job('a', 'FAILED', [mute]),
        job('b', 'FAILED', [{...mute, id: 'b', name: 'copy', message: 'no disk'}])
      ],
      'Ship / b / copy: no disk'
    ],
    [
      'by its job, where the step was only cancelled',
      [job('a', 'FAILED', [{...mute, status: 'CANCELED'}], {message: 'timed out'})],
      'timed out'
    ],
    ['by nobody', [job('a', 'FAILED', [mute])], undefined]
  ])('that failed is explained %s', (_name, jobs, expected) => {
    const {snapshot} = read({status: 'FAILED', stages: [stage('Ship', 'FAILED', {jobs})]})
    expect(english(snapshot.message)).toBe(expected)
  })

  test('that was cancelled with all jobs completed was pre-empted', () => {
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

  test('warns of unknown statuses of parts, and goes on', () => {
    const {snapshot} = read({}, {status: 'DREAMING'})
    expect(snapshot.phase).toBe('running')
    expect(snapshot.notices.map(n => n.text)).toEqual([
      'step Build / compile / maven has an unknown status: DREAMING'
    ])
  })

  test.each([
    ['https://devcloud.cn-north-4.huaweicloud.com/cicd/x?v=1', true],
    ['https://evil.example/huaweicloud.com', false],
    ['', false],
    [null, false],
    [7, false]
  ])('links to %p of the answer: %p', (detail_url, trusted) => {
    expect(read({detail_url}).url).toBe(
      trusted
        ? detail_url
        : `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`
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

slow('a run of very many jobs is read in a moment, and says the same of few of them', () => {
  const ms = cpuMs(() => {
    const jobs = Array.from({length: 9000}, () => ({}))
    const odd = Array.from({length: 9000}, () => ({id: 'same', status: 'ODD'}))
    const {snapshot} = read({stages: [{jobs}, {jobs: odd}]})
    expect(new Set(snapshot.parts.map(part => part.id)).size).toBe(18_002)
    expect(snapshot.notices).toHaveLength(20)
  })
  expect(ms).toBeLessThan(3000)
})

import {describe, expect, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import type {Snapshot} from '../../../src/model/target.js'
import {type DetailReading, parseDetail} from '../../../src/vendors/bkci/run-detail.js'
import {parseState, readRun} from '../../../src/vendors/bkci/run-snapshot.js'
import {english} from '../../support/english.js'
import {BUILD, PIPELINE} from './support.js'

const PAGE = 'https://ci.example.com/console/pipeline/shop/p-1/detail/b-0001'
const T0 = 1_790_000_000_000

const task = (id: string, status?: unknown, more = {}) => ({
  '@type': 'marketBuild',
  id,
  name: `Task ${id}`,
  status,
  ...more
})
const job = (hash: string, elements: unknown[], more = {}) => ({
  '@type': 'vmBuild',
  id: '1',
  containerHashId: hash,
  name: `Job ${hash}`,
  status: 'RUNNING',
  elements,
  ...more
})
const stage = (id: string, containers: unknown[], more = {}) => ({
  id,
  name: `Stage ${id}`,
  status: 'RUNNING',
  containers,
  ...more
})
const trigger = stage('stage-1', [job('c-0', [task('e-t', 'SUCCEED')], {'@type': 'trigger'})])
const detailOf = (stages: unknown[], more = {}): DetailReading => ({
  detail: parseDetail(
    {id: BUILD, pipelineName: 'Deploy', model: {stages: [trigger, ...stages]}, ...more},
    BUILD,
    PIPELINE
  )
})
const snap = (state: object, reading: DetailReading = {}, page = PAGE) =>
  readRun(parseState({id: BUILD, buildNum: 7, startTime: T0, ...state}), reading, {page})
const unavailable = new RequestError('HTTP 503', {kind: 'transient', label: 'HTTP 503'})

describe('the status call', () => {
  test.each<[string, unknown]>([
    ['a list', []],
    ['a text', 'SUCCEED'],
    ['null', null]
  ])('that is %s is a bad answer', (_name, data) => {
    expect(() => parseState(data)).toThrow(
      expect.objectContaining({failure: expect.objectContaining({kind: 'transient'})})
    )
  })

  test('tells the place in the queue, while there is one', () => {
    const places = ['QUEUE', 'QUEUE_CACHE', 'RUNNING', 'SUCCEED'].map(
      status => snap({status, currentQueuePosition: 3}).queuePlace
    )
    expect(places).toEqual([3, 3, undefined, undefined])
    expect(snap({status: 'QUEUE'}).queuePlace).toBeUndefined()
  })

  test('never gives away what may be secret', () => {
    const state = {
      status: 'RUNNING',
      variables: {p: 'hunter2'},
      buildParameters: [{value: 'hunter2'}],
      material: [{url: 'hunter2'}]
    }
    expect(JSON.stringify(snap(state, detailOf([])))).not.toContain('hunter2')
  })

  test('times: 0 is none, and an end is told only of what has ended', () => {
    expect(snap({status: 'QUEUE', startTime: 0})).toMatchObject({phase: 'queued', startedAt: undefined})
    expect(snap({status: 'RUNNING', endTime: T0 + 5})).toMatchObject({startedAt: T0, finishedAt: undefined})
    expect(snap({status: 'SUCCEED', endTime: String(T0 + 5)})).toMatchObject({finishedAt: T0 + 5})
    expect(snap({status: 'FAILED'})).toMatchObject({phase: 'failure', finishedAt: undefined})
  })

  test('wrong types that only decorate are absent', () => {
    const odd = {status: 'RUNNING', startTime: {}, stageStatus: 'x', errorInfoList: {}, buildNum: []}
    expect(snap(odd)).toMatchObject({phase: 'running', parts: [], startedAt: undefined})
    expect(snap({status: 'RUNNING', stageStatus: null, errorInfoList: null, endTime: null})).toMatchObject({
      phase: 'running'
    })
  })

  test('its stages are position and parts where there is no detail', () => {
    const stageStatus = [
      {stageId: 'stage-1', name: 'stage-1', status: 'SUCCEED'},
      null,
      {stageId: 'stage-2', name: 'Build', status: 'SUCCEED', startEpoch: T0, elapsed: 1000},
      {stageId: 'stage-3', name: 'Deploy', status: 'RUNNING', startEpoch: T0 + 1000},
      {stageId: 'stage-4', name: 'Clean up'}
    ]
    const {position, parts} = snap({status: 'RUNNING', stageStatus})
    expect(position).toEqual({kind: 'stage', at: 2, of: 3})
    expect(parts.map(p => [p.id, p.name, p.phase, p.status, p.hasLog])).toEqual([
      ['stage-2', 'Build', 'success', 'SUCCEED', false],
      ['stage-3', 'Deploy', 'running', 'RUNNING', false],
      ['stage-4', 'Clean up', 'queued', '', false]
    ])
    expect(parts[0]).toMatchObject({startedAt: T0, finishedAt: T0 + 1000})
  })

  test('its errors are the message, and failed tasks where there is no detail', () => {
    const errorInfoList = [
      {
        stageId: 'stage-2',
        taskId: 'e-9',
        taskName: 'deploy',
        errorType: 3,
        errorCode: 2199001,
        errorMsg: 'no disk'
      },
      {taskId: 'e-9', taskName: 'deploy', errorMsg: 'again'},
      {taskId: '', errorCode: 2101169}
    ]
    const {message, parts} = snap({
      status: 'FAILED',
      errorInfoList,
      stageStatus: [{stageId: 'stage-2', status: 'FAILED'}]
    })
    expect(message).toEqual('deploy: no disk (plugin error 2199001); deploy: again; error 2101169')
    expect(parts.at(-1)).toMatchObject({
      id: 'e-9',
      kind: 'task',
      parent: 'stage-2',
      hasLog: true,
      phase: 'failure'
    })
    expect(snap({status: 'FAILED', errorInfoList, retry: true}).parts.at(-1)?.hasLog).toBe(false)
    expect(snap({status: 'RUNNING', errorInfoList}).message).toBeUndefined()
  })

  test.each([
    ['QUEUE_TIMEOUT', /queue and never ran/],
    ['TERMINATE', /by force/]
  ])('%s is explained', (status, message) => {
    expect(snap({status})).toMatchObject({phase: 'failure', message: expect.stringMatching(message)})
  })
})

describe('a build that says SUCCEED', () => {
  const stageStatus = (status: unknown) => [
    {stageId: 'stage-1', status: 'SUCCEED'},
    {stageId: 'stage-2', name: 'Deploy', status}
  ]
  const named = ({notices}: Pick<Snapshot, 'notices'>) =>
    english(notices.filter(n => n.level === 'notice').map(n => n.text))

  test.each(['FAILED', 'CANCELED', 'STAGE_SUCCESS', 'QUALITY_CHECK_FAIL'])(
    'with a stage that is %s stays a success, and a notice names the stage',
    status => {
      const snapshot = snap({status: 'SUCCEED', stageStatus: stageStatus(status)})
      expect(snapshot).toMatchObject({phase: 'success', contradictions: []})
      expect(named(snapshot)).toEqual([
        `the build succeeded, though inside it these did not: stage Deploy (${status})`
      ])
    }
  )

  test('with a failed job or task stays a success, and a notice names it', () => {
    const south = job('c-1', [task('e-1', 'FAILED')], {
      status: 'FAILED',
      jobControlOption: {continueWhenFailed: true}
    })
    const snapshot = snap(
      {status: 'SUCCEED', stageStatus: stageStatus('SUCCEED')},
      detailOf([stage('stage-2', [south])])
    )
    expect(snapshot).toMatchObject({phase: 'success', contradictions: []})
    expect(named(snapshot)).toEqual([
      'the build succeeded, though inside it these did not: job Job c-1 (FAILED), task Task e-1 (FAILED)'
    ])
  })

  test('names ten failed parts and counts the others', () => {
    const tasks = Array.from({length: 14}, (_, i) => task(`e-${i}`, 'FAILED'))
    const [text] = named(snap({status: 'SUCCEED'}, detailOf([stage('stage-2', [job('c-1', tasks)])])))
    expect(text).toMatch(/task Task e-9 \(FAILED\) and 4 more$/)
  })

  test('names what the status call says failed where the detail is not there', () => {
    const snapshot = snap(
      {
        status: 'SUCCEED',
        stageStatus: stageStatus('SUCCEED'),
        errorInfoList: [{stageId: 'stage-2', taskId: 'e-1', taskName: 'lint', errorMsg: 'style'}]
      },
      {trouble: unavailable}
    )
    expect(named(snapshot)).toEqual([
      'the build succeeded, though inside it these did not: task lint (FAILED)'
    ])
  })

  test('names nothing by a detail that is stale: it may have run again since', () => {
    const failed = detailOf([stage('stage-2', [job('c-1', [task('e-1', 'FAILED')])])])
    expect(
      named(snap({status: 'SUCCEED', stageStatus: stageStatus('SUCCEED')}, {...failed, trouble: unavailable}))
    ).toEqual([])
  })

  test('names nothing where nothing failed, and a build that failed has no such notice', () => {
    for (const status of ['SUCCEED', 'SKIP', undefined, 'RUNNING']) {
      const snapshot = snap({status: 'SUCCEED', stageStatus: stageStatus(status)})
      expect([status, named(snapshot), snapshot.contradictions]).toEqual([status, [], []])
    }
    const failed = snap({status: 'FAILED', stageStatus: stageStatus('FAILED')})
    expect([named(failed), failed.contradictions]).toEqual([[], []])
  })

  test('with a stage of an unknown status stays a success, with a warning', () => {
    const snapshot = snap({status: 'SUCCEED', stageStatus: stageStatus('NEW_WORD')})
    expect(snapshot).toMatchObject({phase: 'success', contradictions: []})
    expect(snapshot.notices).toEqual([
      {key: 'word stage-2 NEW_WORD', text: 'stage Deploy has an unknown status: NEW_WORD'}
    ])
  })
})

describe('the cause of a failure', () => {
  const lint = {stageId: 'stage-2', taskId: 'e-1', taskName: 'lint', errorMsg: 'style'}
  const ship = {stageId: 'stage-2', taskId: 'e-2', taskName: 'ship', errorMsg: 'no disk'}
  const mayFail = {additionalOptions: {continueWhenFailed: true}}
  const both = (first = {}, second = {}) =>
    detailOf([
      stage(
        'stage-2',
        [job('c-1', [task('e-1', 'FAILED', first), task('e-2', 'FAILED', second)], {status: 'FAILED'})],
        {status: 'FAILED'}
      )
    ])

  test.each([
    [
      [lint, ship],
      ['e-1', 'e-2']
    ],
    [
      [ship, lint],
      ['e-1', 'e-2']
    ]
  ])('is no task that was allowed to fail, in whatever order the errors stand', errorInfoList => {
    const {message, parts} = snap({status: 'FAILED', errorInfoList}, both(mayFail))
    expect(message).toEqual('ship: no disk')
    expect(parts.filter(p => p.phase === 'failure' && !p.allowedToFail).map(p => p.id)).toEqual([
      'stage-2',
      'c-1',
      'e-2'
    ])
  })

  test('is no task of a stage that succeeded, where the detail cannot be read', () => {
    const {message, parts} = snap(
      {
        status: 'FAILED',
        errorInfoList: [lint, {...ship, stageId: 'stage-3'}],
        stageStatus: [
          {stageId: 'stage-2', status: 'SUCCEED'},
          {stageId: 'stage-3', status: 'FAILED'}
        ]
      },
      {trouble: unavailable}
    )
    expect(message).toEqual('ship: no disk')
    expect(parts.filter(p => p.kind === 'task').map(p => [p.id, p.allowedToFail])).toEqual([
      ['e-1', true],
      ['e-2', undefined]
    ])
  })

  test('is each error in the platform\u2019s order where several made it fail', () => {
    expect(snap({status: 'FAILED', errorInfoList: [ship, lint]}, both()).message).toEqual(
      'ship: no disk; lint: style'
    )
  })

  test('is what there is where everything was allowed to fail', () => {
    expect(snap({status: 'FAILED', errorInfoList: [lint]}, both(mayFail, mayFail)).message).toEqual(
      'lint: style'
    )
  })
})

test('a build that succeeded with every stage skipped has run nothing', () => {
  const stageStatus = (...words: unknown[]) =>
    ['SUCCEED', ...words].map((status, i) => ({stageId: `stage-${i + 1}`, status}))
  expect(snap({status: 'SUCCEED', stageStatus: stageStatus('SKIP', 'SKIP')}).phase).toBe('skipped')
  expect(snap({status: 'SUCCEED', stageStatus: stageStatus('SKIP', 'SUCCEED')}).phase).toBe('success')
  expect(snap({status: 'SUCCEED', stageStatus: stageStatus()}).phase).toBe('success')
  expect(snap({status: 'FAILED', stageStatus: stageStatus('SKIP')}).phase).toBe('failure')
  expect(snap({status: 'SUCCEED', stageStatus: stageStatus('SKIP')}, detailOf([])).phase).toBe('skipped')
})

test('a build that succeeded with every job skipped has run nothing, by a detail that is not stale', () => {
  const stages = (...statuses: unknown[]) =>
    detailOf([
      stage(
        'stage-2',
        statuses.map((status, i) => job(`c-${i}`, [], {status})),
        {status: 'SUCCEED'}
      )
    ])
  expect(snap({status: 'SUCCEED'}, stages('SKIP', 'UNEXEC')).phase).toBe('skipped')
  expect(snap({status: 'SUCCEED'}, stages('SKIP', 'SUCCEED')).phase).toBe('success')
  expect(snap({status: 'RUNNING'}, stages('SKIP')).phase).toBe('running')
  expect(snap({status: 'SUCCEED'}, {...stages('SKIP'), trouble: unavailable}).phase).toBe('success')
  const matrix = (...statuses: unknown[]) => {
    const groupContainers = statuses.map((status, i) => job(`c-1${i}`, [], {status}))
    return detailOf([
      stage('stage-2', [job('c-1', [], {status: 'SUCCEED', groupContainers})], {status: 'SUCCEED'})
    ])
  }
  expect(snap({status: 'SUCCEED'}, matrix('SKIP', 'SKIP')).phase).toBe('skipped')
  expect(snap({status: 'SUCCEED'}, matrix('SKIP', 'SUCCEED')).phase).toBe('success')
})

describe('the detail', () => {
  test('is stages, jobs and tasks, without the trigger', () => {
    const first = task('e-1', 'SUCCEED', {stepId: 'compile', startEpoch: T0, timeCost: {totalCost: 2000}})
    const second = task('e-2', 'FAILED', {
      startEpoch: T0 + 2000,
      elapsed: 500,
      errorMsg: 'no disk',
      errorCode: 1,
      errorType: 'PLUGIN'
    })
    const reading = detailOf([
      stage('stage-2', [
        job('c-1', [first, second, task('e-3'), task('e-4', 'UNEXEC'), null], {
          jobId: 'build',
          status: 'FAILED'
        })
      ])
    ])
    const {parts} = snap({status: 'FAILED'}, reading)
    expect(parts.map(p => [p.id, p.kind, p.parent, p.phase, p.hasLog])).toEqual([
      ['stage-2', 'stage', undefined, 'running', false],
      ['c-1', 'job', 'stage-2', 'failure', false],
      ['e-1', 'task', 'c-1', 'success', true],
      ['e-2', 'task', 'c-1', 'failure', true],
      ['e-3', 'task', 'c-1', 'queued', false],
      ['e-4', 'task', 'c-1', 'skipped', false]
    ])
    expect(parts[1]).toMatchObject({aliases: ['build', '1'], startedAt: T0, finishedAt: T0 + 2500})
    expect(parts[2]).toMatchObject({aliases: ['compile'], startedAt: T0, finishedAt: T0 + 2000})
    expect(parts[3]?.message).toEqual('no disk (plugin error 1)')
  })

  test('a task that runs again is another part, under an alias that stays', () => {
    const again = [
      task('e-1', 'RUNNING', {executeCount: 2}),
      task('e-2', 'RUNNING'),
      task('e-1', 'RUNNING', {executeCount: 2})
    ]
    const {parts} = snap(
      {status: 'RUNNING'},
      detailOf([stage('stage-2', [job('c-1', again)])], {executeCount: 3})
    )
    expect(parts.slice(2).map(p => [p.id, p.aliases])).toEqual([
      ['e-1#2', ['e-1']],
      ['e-2#3', ['e-2']],
      ['e-1#2/2', ['e-1']]
    ])
  })

  test('walks a matrix, and leaves out the pattern of its jobs', () => {
    const child = (n: number) => job(`c-1${n}`, [task(`e-1${n}`, 'RUNNING')])
    const group = job('c-1', [task('e-pattern')], {
      matrixGroupFlag: true,
      groupContainers: [child(1), child(2)]
    })
    const {parts} = snap({status: 'RUNNING'}, detailOf([stage('stage-2', [group])]))
    expect(parts.map(p => [p.id, p.parent])).toEqual([
      ['stage-2', undefined],
      ['c-1', 'stage-2'],
      ['c-11', 'c-1'],
      ['e-11', 'c-11'],
      ['c-12', 'c-1'],
      ['e-12', 'c-12']
    ])
  })

  test('is told of an unknown status, once for a part', () => {
    const {notices} = snap(
      {status: 'RUNNING'},
      detailOf([stage('stage-2', [job('c-1', [task('e-1', 'NEW_WORD')])])])
    )
    expect(notices).toEqual([
      {key: 'word e-1 NEW_WORD', text: 'task Task e-1 has an unknown status: NEW_WORD'}
    ])
  })

  test('never decides: what it says of the build itself is not read', () => {
    expect(snap({status: 'RUNNING'}, detailOf([], {status: 'CANCELED', endTime: T0 + 1}))).toMatchObject({
      phase: 'running'
    })
    expect(snap({status: 'SUCCEED'}, detailOf([], {status: 'FAILED'}))).toMatchObject({phase: 'success'})
  })

  test('the stages of the status call are newer than its own', () => {
    const {parts} = snap(
      {status: 'SUCCEED', stageStatus: [{stageId: 'stage-2', status: 'SUCCEED'}]},
      detailOf([stage('stage-2', [])])
    )
    expect(parts[0]).toMatchObject({
      id: 'stage-2',
      name: 'Stage stage-2',
      status: 'SUCCEED',
      phase: 'success'
    })
  })

  test('that cannot be read is a notice, with what to check', () => {
    const trouble = new RequestError('HTTP 403, no', {
      kind: 'permanent',
      label: 'HTTP 403',
      hint: 'check username'
    })
    expect(snap({status: 'RUNNING'}, {trouble})).toMatchObject({
      phase: 'running',
      notices: [
        {
          key: 'detail HTTP 403',
          text: expect.stringMatching(/verdict does not need it: HTTP 403, no; check username$/)
        }
      ]
    })
    // At the end it is asked for again, and told once nothing came of that.
    expect(snap({status: 'SUCCEED'}, {trouble})).toMatchObject({
      notices: [],
      unlisted: [{what: 'the jobs and tasks of the build', message: 'HTTP 403, no'}]
    })
  })

  test('names who cancelled', () => {
    expect(snap({status: 'CANCELED'}, detailOf([], {cancelUserId: 'amy'}))).toMatchObject({
      phase: 'cancelled',
      message: 'by amy'
    })
  })
})

describe('a build waits for a person', () => {
  const inside = (element: unknown, more = {}) => detailOf([stage('stage-2', [job('c-1', [element], more)])])
  const review = task('e-1', 'REVIEWING', {
    '@type': 'manualReviewUserTask',
    reviewUsers: ['amy', 'ben', 'cai']
  })

  test('for a review task of a running build', () => {
    expect(snap({status: 'RUNNING'}, inside(review))).toMatchObject({
      phase: 'paused',
      status: 'RUNNING',
      action: `amy, ben or cai can approve or reject task Task e-1 at ${PAGE}?reviewTaskId=e-1`
    })
  })

  test('for a review task inside a matrix', () => {
    const group = inside(task('e-pattern'), {
      groupContainers: [job('c-11', [task('e-2', 'RUNNING')]), job('c-12', [review])]
    })
    expect(snap({status: 'RUNNING'}, group)).toMatchObject({
      phase: 'paused',
      action: expect.stringMatching(/^amy, ben or cai/)
    })
  })

  test('for a task that pauses before it runs', () => {
    expect(snap({status: 'RUNNING'}, inside(task('e-1', 'PAUSE')))).toMatchObject({
      phase: 'paused',
      action: `a person with the right to execute the pipeline can continue or stop task Task e-1 at ${PAGE}`
    })
  })

  test('for a quality gate: a task, or a check before or after a stage', () => {
    const qualityGate = snap(
      {status: 'RUNNING'},
      inside(task('e-1', 'REVIEWING', {'@type': 'qualityGateInTask'}))
    )
    expect(qualityGate).toMatchObject({
      phase: 'paused',
      action: expect.stringMatching(/quality-gate owner.* task Task e-1/)
    })
    for (const check of ['checkIn', 'checkOut']) {
      const reading = detailOf([stage('stage-2', [], {[check]: {status: 'QUALITY_CHECK_WAIT'}})])
      expect(snap({status: 'RUNNING'}, reading)).toMatchObject({
        phase: 'paused',
        action: expect.stringMatching(/stage Stage stage-2/)
      })
      expect(snap({status: 'REVIEWING'}, reading)).toMatchObject({
        phase: 'paused',
        action: expect.stringMatching(/stage Stage stage-2/)
      })
      // The stage itself says that it runs.
      for (const status of ['RUNNING', 'REVIEWING'])
        expect(snap({status}, reading).parts).toMatchObject([{id: 'stage-2', phase: 'running', waits: true}])
      expect(snap({status: 'RUNNING'}, {...reading, trouble: unavailable}).parts).not.toMatchObject([
        {waits: true}
      ])
    }
  })

  test('links to no task whose id is not of the platform', () => {
    for (const id of ['e-1\ud800', 'e 1', '']) {
      const odd = inside({...review, id})
      expect(english(snap({status: 'RUNNING'}, odd).action)).toMatch(new RegExp(` at ${PAGE}$`))
    }
  })

  test('and how many things more wait', () => {
    const two = detailOf([stage('stage-2', [job('c-1', [review]), job('c-2', [task('e-2', 'PAUSE')])])])
    expect(snap({status: 'RUNNING'}, two, '').action).toEqual(
      'amy, ben or cai can approve or reject task Task e-1 (and 1 more)'
    )
  })

  test('never by a detail that is stale: somebody may have acted since', () => {
    const stale = {...inside(review), trouble: unavailable}
    expect(snap({status: 'RUNNING'}, stale)).toMatchObject({phase: 'running', action: undefined})
    expect(snap({status: 'STAGE_SUCCESS'}, stale).phase).toBe('paused')
  })

  test('never by the tree of a build that has ended, or queues', () => {
    for (const status of ['SUCCEED', 'FAILED', 'CANCELED', 'QUEUE', 'NEW_WORD']) {
      expect(snap({status}, inside(review)).phase).not.toBe('paused')
    }
  })

  const checkIn = (status: string, groups: unknown[]) => ({
    checkIn: {status, manualTrigger: true, reviewGroups: groups}
  })

  test('for the approval of a stage: the first group that has not spoken', () => {
    const groups = [
      {name: 'one', reviewers: ['amy'], status: 'PROCESS'},
      {name: 'two', reviewers: ['ben'], groups: ['ops']},
      {name: 'three', reviewers: ['cai']}
    ]
    const reading = detailOf([
      stage('stage-2', [], {status: 'SUCCEED'}),
      stage('stage-3', [], {status: 'PAUSE', ...checkIn('REVIEWING', groups)})
    ])
    expect(snap({status: 'STAGE_SUCCESS'}, reading)).toMatchObject({
      phase: 'paused',
      status: 'STAGE_SUCCESS',
      action: `ben or group ops can approve or reject stage Stage stage-3 at ${PAGE}?reviewStageSeq=3`
    })
    // By the build's own status the approval has been given already.
    expect(snap({status: 'RUNNING'}, reading).phase).toBe('running')
  })

  test('for the approval of a stage, without the detail', () => {
    const stageStatus = [{stageId: 'stage-1', showMsg: '审核中：amy,ben'}]
    expect(snap({status: 'STAGE_SUCCESS', stageStatus}).action).toEqual(
      `a reviewer can approve or reject the next stage (审核中：amy,ben) at ${PAGE}`
    )
  })

  test('for the trigger', () => {
    expect(snap({status: 'TRIGGER_REVIEWING'}, detailOf([], {triggerReviewers: ['amy']})).action).toEqual(
      `amy can let the build start, in the console only at ${PAGE}`
    )
    expect(snap({status: 'TRIGGER_REVIEWING'}).action).toMatch(
      /^a reviewer of the trigger can let the build start, in the console only/
    )
  })

  test('of many, some are named', () => {
    const many = Array.from({length: 14}, (_, i) => `u${i}`)
    expect(snap({status: 'TRIGGER_REVIEWING'}, detailOf([], {triggerReviewers: many})).action).toMatch(
      /u9 or 4 others can/
    )
  })

  test('no more: the approval of a task was refused', () => {
    const stages = [stage('stage-2', [job('c-1', [task('e-1', 'REVIEW_ABORT'), task('e-2', 'FAILED')])])]
    const {parts} = snap({status: 'FAILED', endTime: T0 + 1}, detailOf(stages))
    expect(parts.filter(({kind}) => kind === 'task').map(part => part.isRefused)).toEqual([true, undefined])
  })

  test('no more: the approval was refused, or it expired', () => {
    const ended = {status: 'STAGE_SUCCESS', endTime: T0 + 1}
    const aborted = (group: object) =>
      detailOf([stage('stage-2', [], {status: 'STAGE_SUCCESS', ...checkIn('REVIEW_ABORT', [group])})])
    expect(snap(ended, aborted({status: 'ABORT', operator: 'amy', suggest: 'not today'}))).toMatchObject({
      phase: 'cancelled',
      finishedAt: T0 + 1,
      action: undefined,
      message:
        'the approval of stage Stage stage-2 was refused by amy (not today), so the stages after it never ran'
    })
    expect(snap(ended, aborted({})).message).toMatch(/was refused or expired/)
    expect(snap(ended).message).toMatch(/was refused or expired/)
  })
})

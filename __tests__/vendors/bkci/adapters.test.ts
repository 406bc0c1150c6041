import {describe, expect, test} from '@jest/globals'
import type {Part} from '../../../src/model/part.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import {apis} from '../../../src/vendors/bkci/api.js'
import {
  buildDetail,
  buildState,
  checkedOut,
  history,
  listedBuild,
  openScripted,
  raw,
  SHA,
  T0
} from './platform.js'
import {BUILD, failureOf, PIPELINE, signal} from './support.js'

const unavailable = raw(503, {status: 503, data: '', result: true, message: 'deploying'})
const read = (target: Target) => target.read({signal})
const phases = async (target: Target, count: number) => {
  const seen: string[] = []
  for (let i = 0; i < count; i++) seen.push((await read(target)).phase)
  return seen
}

describe.each(apis)('%s: the build of a commit', api => {
  const commit = {commit: SHA}

  test('is the newer one that queues without a commit, once it has that commit', async () => {
    const {target} = await openScripted(
      {
        history: [
          history(listedBuild(12, 'QUEUE', {startTime: 0}), listedBuild(11, 'SUCCEED', checkedOut)),
          history(listedBuild(12, 'RUNNING'), listedBuild(11, 'SUCCEED', checkedOut)),
          history(listedBuild(12, 'RUNNING', checkedOut), listedBuild(11, 'SUCCEED', checkedOut))
        ],
        buildStatus: [buildState('FAILED', {buildNum: 12}, 'b-12')],
        buildDetail: [buildDetail({status: 'FAILED'}, {}, 'b-12')]
      },
      commit,
      {api}
    )
    const [queued, running, failed] = [await read(target), await read(target), await read(target)]
    expect([queued.phase, queued.undecided]).toEqual(['queued', true])
    expect([running.phase, running.undecided]).toEqual(['running', true])
    expect(running.notices[0]?.text).toMatch(/^build b-12 may be the one that is meant/)
    expect(failed).toMatchObject({
      phase: 'failure',
      identity: {ids: {'run-id': 'b-12'}, label: 'build #12 of pipeline app-deploy', matchedBy: 'commit'}
    })
  })

  test('is the older one as soon as the newer one has another commit, or ended without one', async () => {
    for (const newer of [
      listedBuild(12, 'RUNNING', {material: [{newCommitId: 'f'.repeat(40)}]}),
      listedBuild(12, 'FAILED', {endTime: T0})
    ]) {
      const {target} = await openScripted(
        {
          history: [
            history(listedBuild(12, 'QUEUE', {startTime: 0}), listedBuild(11, 'SUCCEED', checkedOut)),
            history(newer, listedBuild(11, 'SUCCEED', checkedOut))
          ],
          buildStatus: [buildState('SUCCEED', {buildNum: 11}, 'b-11')],
          buildDetail: [buildDetail({status: 'SUCCEED'}, {}, 'b-11')]
        },
        commit,
        {api}
      )
      expect(await phases(target, 2)).toEqual(['queued', 'success'])
    }
  })

  test('is looked for without the platform\u2019s filter, which hides builds that have no commit yet', async () => {
    const {target, asked} = await openScripted({history: [history()]}, commit, {api})
    expect(await phases(target, 2)).toEqual(['absent', 'absent'])
    for (const {query} of asked) expect(query).not.toHaveProperty('materialCommitId')
  })
})

describe('the latest build', () => {
  test('that was begun again is not younger than its first beginning', async () => {
    const now = Date.now()
    const yesterday = listedBuild(10, 'SUCCEED', {queueTime: now - 90_000_000, startTime: now - 90_000_000})
    const again = {executeCount: 2, retry: true, queueTime: now - 120_000, startTime: now - 119_000}
    const {target} = await openScripted(
      {history: [history(listedBuild(11, 'SUCCEED', again), yesterday)]},
      {'run-id': 'latest', 'created-after': '10m'}
    )
    expect(await phases(target, 2)).toEqual(['absent', 'absent'])
  })

  test('is the one that queues, and its ended predecessor is not', async () => {
    const {target} = await openScripted(
      {
        history: [history(listedBuild(12, 'QUEUE', {startTime: 0}), listedBuild(11, 'SUCCEED'))],
        buildStatus: [buildState('QUEUE', {startTime: 0, buildNum: 12}, 'b-12')],
        buildDetail: [buildDetail({}, {}, 'b-12')]
      },
      {'run-id': 'latest'},
      {operation: 'check-pipeline'}
    )
    expect(await read(target)).toMatchObject({phase: 'queued', identity: {ids: {'run-id': 'b-12'}}})
  })

  test('that had ended already is refused, with its id, its number and its link', async () => {
    const {target} = await openScripted(
      {
        history: [history(listedBuild(11, 'SUCCEED'))],
        buildStatus: [buildState('SUCCEED', {buildNum: 11}, 'b-11')],
        buildDetail: [buildDetail({}, {}, 'b-11')]
      },
      {'run-id': 'latest'}
    )
    const {refusal, identity} = await read(target)
    expect(refusal?.message).toMatch(/^latest is build b-11/)
    expect(identity).toMatchObject({
      ids: {'run-id': 'b-11'},
      url: `https://ci.example.com/console/pipeline/shop/${PIPELINE}/detail/b-11`
    })
  })
})

describe('an answer about another build', () => {
  test.each<[string, unknown]>([
    ['another id', 'b-0002'],
    ['a number', 7],
    ['a blank at its end', `${BUILD} `]
  ])('with %s is a bad answer', async (_name, id) => {
    const {target} = await openScripted({
      buildStatus: [{...buildState('SUCCEED'), id}],
      buildDetail: [buildDetail()]
    })
    expect((await failureOf(read(target))).failure.kind).toBe('transient')
  })

  test('without an id is taken', async () => {
    const {id: _id, ...nameless} = buildState('SUCCEED')
    const {target} = await openScripted({buildStatus: [nameless], buildDetail: [buildDetail()]})
    expect((await read(target)).phase).toBe('success')
  })
})

describe('a build that waits for a person by its detail', () => {
  const waits = buildDetail({
    '@type': 'manualReviewUserTask',
    name: 'review',
    status: 'REVIEWING',
    reviewUsers: ['bob']
  })

  test('waits at once, and again by a fresh detail', async () => {
    const {target, calls} = await openScripted({buildStatus: [buildState('RUNNING')], buildDetail: [waits]})
    expect(await phases(target, 2)).toEqual(['paused', 'paused'])
    expect(calls().filter(call => call === 'buildDetail')).toHaveLength(2)
  })

  test('does not wait by a detail whose next read failed: that one is stale', async () => {
    const {target} = await openScripted({
      buildStatus: [buildState('RUNNING')],
      buildDetail: [waits, unavailable, waits]
    })
    expect(await phases(target, 4)).toEqual(['paused', 'running', 'paused', 'paused'])
  })
})

describe('a build whose detail could not be read', () => {
  const failed = buildState('FAILED', {endTime: T0 + 5000})
  const detail = buildDetail({status: 'FAILED'})
  const throttled = raw(429, {code: 1642901, code_name: 'RATE_LIMIT', message: 'slow down', result: false})
  const refused = raw(403, {status: 2101174, message: 'no'})
  const tasksOf = ({parts}: Snapshot) => parts.filter(part => part.kind === 'task').map(part => part.id)

  test.each<[string, ReturnType<typeof raw>, string]>([
    ['fails', unavailable, 'transient'],
    ['is throttled', throttled, 'throttled'],
    ['is not there yet', raw(404, {status: 2101163, message: 'gone'}), 'not-found'],
    ['is refused', refused, 'permanent'],
    ['is no answer', raw(200, {status: 0, data: {id: BUILD}}), 'transient']
  ])(
    'has its verdict, and tells that its tasks are not listed where the detail %s',
    async (_how, bad, kind) => {
      for (const ends of [failed, buildState('STAGE_SUCCESS')]) {
        const {target} = await openScripted({
          buildStatus: [buildState('RUNNING'), ends],
          buildDetail: [buildDetail(), bad, bad, bad, detail]
        })
        expect((await read(target)).unlisted).toBeUndefined()
        const {phase, unlisted} = await read(target)
        expect([phase, unlisted?.map(({what, failure}) => [what, failure.kind])]).toEqual([
          ends === failed ? 'failure' : 'paused',
          [['the jobs and tasks of the build', kind]]
        ])
      }
    }
  )

  test('has its verdict at once in a wait, and its tasks after it', async () => {
    const {target, calls} = await openScripted({
      buildStatus: [failed],
      buildDetail: [unavailable, unavailable, unavailable, detail]
    })
    const snapshot = await read(target)
    expect([snapshot.phase, tasksOf(snapshot)]).toEqual(['failure', []])
    expect((await target.addDetails?.(snapshot, {signal}))?.unlisted).toHaveLength(1)
    const after = await target.addDetails?.(snapshot, {signal})
    expect(after).toEqual({...snapshot, parts: after?.parts, unlisted: undefined})
    expect(after && tasksOf(after)).toEqual(['e-1'])
    expect(calls()).toEqual(['buildStatus', ...Array.from({length: 4}, () => 'buildDetail')])
  })

  test('is not asked for after the verdict where it was read, or refused', async () => {
    for (const answer of [detail, refused]) {
      const {target, calls} = await openScripted({buildStatus: [failed], buildDetail: [answer]})
      const snapshot = await read(target)
      expect(await target.addDetails?.(snapshot, {signal})).toBe(snapshot)
      expect(calls()).toEqual(['buildStatus', 'buildDetail'])
    }
  })
})

describe('a build that is not found', () => {
  test.each([
    [404, {code: 1640401, code_name: 'API_NOT_FOUND', message: 'API not found', data: null, result: false}],
    [404, {status: 2101163, message: 'build does not exist'}],
    [404, {status: 404, data: '', result: true, message: 'not found'}],
    [400, {status: 400, message: 'Invalid buildId: b-0001'}]
  ])('after good answers, by HTTP %i and %j, is not there for a while', async (status, body) => {
    const {target} = await openScripted(
      {
        buildStatus: [buildState('RUNNING'), raw(status, body), buildState('SUCCEED')],
        buildDetail: [buildDetail()]
      },
      undefined,
      {api: 'gateway-app'}
    )
    expect((await read(target)).phase).toBe('running')
    expect((await failureOf(read(target))).failure.kind).toBe('not-found')
    expect((await read(target)).phase).toBe('success')
  })

  test('just after the history named it, is told as found just now', async () => {
    const {target} = await openScripted(
      {
        history: [history(listedBuild(12, 'RUNNING', checkedOut))],
        buildStatus: [raw(404, {status: 2101163, message: 'build does not exist'})]
      },
      {commit: SHA}
    )
    expect((await failureOf(read(target))).failure).toMatchObject({kind: 'not-found', foundJustNow: true})
  })
})

describe('a stop', () => {
  const leftOver = {cancelUserId: 'ben'}

  test('is sent to a running build with the name of somebody who cancelled it left over', async () => {
    const {target, calls} = await openScripted({
      buildStatus: [buildState('RUNNING')],
      buildDetail: [buildDetail({}, leftOver)],
      stop: [true]
    })
    expect((await read(target)).stopping).toBe(false)
    expect(await target.stop?.({signal})).toBe(true)
    expect(calls()).toContain('stop')
    expect((await read(target)).stopping).toBe(true)
  })

  test('is not sent to a build that is surely being cancelled', async () => {
    const {target, calls} = await openScripted({
      buildStatus: [buildState('RUNNING')],
      buildDetail: [buildDetail({status: 'CANCELED'}, leftOver)],
      stop: [true]
    })
    expect((await read(target)).stopping).toBe(true)
    expect(await target.stop?.({signal})).toBe(true)
    expect(calls()).not.toContain('stop')
  })

  test('has nothing to stop while no build is found', async () => {
    const {target, calls} = await openScripted({history: [history()]}, {commit: SHA})
    expect(await target.stop?.({signal})).toBe(false)
    expect(calls()).toEqual(['history'])
    expect(target.stopsOnceFor).toBe(60_000)
  })
})

describe('a build', () => {
  test('has its number and the name of its pipeline in its title, as soon as they are known', async () => {
    const {target} = await openScripted({
      buildStatus: [buildState('RUNNING', {buildNum: null}), buildState('RUNNING', {retry: true})],
      buildDetail: [unavailable, buildDetail()]
    })
    expect(target.label).toEqual(`build ${BUILD} of pipeline ${PIPELINE}`)
    expect((await read(target)).identity?.label).toEqual(`build ${BUILD} of pipeline ${PIPELINE}`)
    expect((await read(target)).identity?.label).toEqual('build #42 of pipeline app-deploy')
  })

  test('that succeeds with a failed job is a success, and a notice names the job', async () => {
    const detail = buildDetail({status: 'FAILED', additionalOptions: {continueWhenFailed: true}})
    const {target} = await openScripted({buildStatus: [buildState('SUCCEED')], buildDetail: [detail]})
    const {phase, contradictions, notices} = await read(target)
    expect([phase, contradictions]).toEqual(['success', []])
    expect(notices).toEqual([
      expect.objectContaining({level: 'notice', text: expect.stringMatching(/task deploy \(FAILED\)$/)})
    ])
  })

  test('shows the log of a task by its tag and execution', async () => {
    const {target, asked} = await openScripted({
      buildStatus: [buildState('SUCCEED')],
      buildDetail: [buildDetail({status: 'SUCCEED', executeCount: 2})],
      logInit: [
        {buildId: BUILD, finished: true, hasMore: false, status: 0, logs: [{lineNo: 1, message: 'done'}]}
      ]
    })
    const part = (await read(target)).parts.find(p => p.kind === 'task') as Part
    expect((await target.readLog(part, {signal})).text).toBe('done\n')
    expect(asked.at(-1)?.query).toMatchObject({tag: 'e-1', executeCount: '2'})
  })

  test('shows what the platform did for a job whose machine did not start', async () => {
    const {stages} = buildDetail().model
    const [trigger, deploy] = stages
    const job = {...deploy?.containers[0], status: 'FAILED', startVMStatus: 'FAILED', executeCount: 2}
    const elements = [{'@type': 'marketBuild', id: 'e-1', name: 'deploy', executeCount: 1}]
    const page = {buildId: BUILD, finished: true, hasMore: false, status: 0}
    const {target, asked} = await openScripted({
      buildStatus: [buildState('FAILED', {endTime: T0 + 5000})],
      buildDetail: [
        buildDetail({}, {model: {stages: [trigger, {...deploy, containers: [{...job, elements}]}]}})
      ],
      logInit: [{...page, logs: [{lineNo: 1, message: '##[error]no idle agent', tag: 'startVM-2'}]}]
    })
    const {parts} = await read(target)
    const [part, ...others] = parts.filter(({hasLog}) => hasLog)
    expect(others).toEqual([])
    expect(part).toMatchObject({id: 'c-2', kind: 'job', phase: 'failure'})
    expect((await target.readLog(part as Part, {signal})).text).toBe('[error] no idle agent\n')
    expect(asked.at(-1)?.query).toMatchObject({tag: 'startVM-2', executeCount: '2'})
  })
})

import {afterEach, describe, expect, test} from '@jest/globals'
import {pipelineRun} from '../../../simulator/bkci/pipeline-run.js'
import {type BkciOptions, bkci, GATEWAY} from '../../../simulator/bkci/platform.js'
import type {BuildScenario} from '../../../simulator/bkci/scenario.js'
import {type Simulator, serve} from '../../../simulator/server/server.js'
import {createHttp} from '../../../src/http/client.js'
import {createSlots} from '../../../src/http/slots.js'
import {inEnglish} from '../../../src/messages/message.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Part} from '../../../src/model/part.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import {bkci as vendor} from '../../../src/vendors/bkci/index.js'
import type {Operation} from '../../../src/vendors/vendor.js'
import {english} from '../../support/english.js'
import {failureOf, PIPELINE, signal} from './support.js'

const SHA = 'a1b2c3d4e5'.repeat(4)
const TOKEN = 'To+ken/0001=='

let simulator: Simulator | undefined
afterEach(async () => {
  await simulator?.close()
  simulator = undefined
})

const plain = {
  projectId: 'shop',
  pipelineId: PIPELINE,
  pipelineName: 'Deploy the shop',
  commits: [SHA],
  queues: 2
}
const deploy = (more: {fails?: string; buildNum?: number; createdAt?: number} = {}): BuildScenario => {
  const {fails, buildNum = 42, createdAt = 0} = more
  return pipelineRun({
    ...plain,
    buildId: `b-${buildNum}`,
    buildNum,
    createdAt,
    stages: [
      {
        name: 'Build',
        jobs: [
          {
            name: 'Compile',
            jobId: 'compile',
            tasks: [{id: 'e-1', name: 'make', seconds: 4, log: ['cc a.c', 'cc b.c', 'ld']}]
          }
        ]
      },
      {
        name: 'Deploy',
        jobs: [
          {
            name: 'North',
            tasks: [{id: 'e-2', name: 'copy', stepId: 'copy', seconds: 4, log: ['to north 1', 'to north 2']}]
          },
          {
            name: 'South',
            tasks: [{id: 'e-3', name: 'copy', seconds: 5, log: ['to south'], ...(fails ? {fails} : {})}]
          }
        ]
      }
    ]
  })
}

const apis = [
  ['direct-v3', {token: encodeURIComponent(TOKEN)}],
  ['direct-v4', {token: TOKEN, username: 'amy'}],
  ['gateway-user', {token: TOKEN}],
  ['gateway-app', {'app-code': 'gate', 'app-secret': 'secret-0001', username: 'amy'}]
] as const satisfies readonly (readonly [string, RawInputs])[]
type ApiName = (typeof apis)[number][0]

async function open(
  api: ApiName,
  builds: readonly BuildScenario[],
  given: RawInputs = {'run-id': 'b-42'},
  more: Partial<BkciOptions> & {operation?: Operation} = {}
): Promise<Target> {
  const {operation = 'wait-pipeline', ...options} = more
  const platform = bkci({builds, token: TOKEN, appCode: 'gate', appSecret: 'secret-0001', ...options})
  simulator = await serve(platform, {clock: 'polls'})
  const endpoint = api.startsWith('direct') ? `${simulator.url}/` : `${simulator.url}/${GATEWAY.join('/')}`
  const credentials = apis.find(([name]) => name === api)?.[1] ?? {}
  const mistakes: string[] = []
  const plan = vendor.plan(
    operation,
    {endpoint, api, 'project-id': 'shop', 'pipeline-id': PIPELINE, ...credentials, ...given},
    (input, text) => mistakes.push(`${input} ${inEnglish(text)}`)
  )
  expect(mistakes).toEqual([])
  const http = createHttp({endpoint: new URL(endpoint), requestTimeoutMs: 2000, slots: createSlots()})
  const [target] = (await plan?.open(http, undefined)) ?? []
  if (target === undefined) throw new Error('no target')
  return target
}

/** Polls until the build has ended, or `enough` says so; answers the snapshots. */
async function follow(
  target: Target,
  enough: (snapshot: Snapshot) => boolean = () => false
): Promise<Snapshot[]> {
  const seen: Snapshot[] = []
  for (let i = 0; i < 300; i++) {
    const snapshot = await target.read({signal})
    seen.push(snapshot)
    if (['success', 'failure', 'cancelled'].includes(snapshot.phase) || enough(snapshot)) return seen
  }
  throw new Error('it did not end')
}

async function logOf(target: Target, part: Part): Promise<string> {
  let text = ''
  let cursor: unknown
  for (let quiet = 0; quiet < 2; ) {
    const log = await target.readLog(part, {signal}, cursor)
    cursor = log.cursor
    text += log.text
    quiet = log.text === '' ? quiet + 1 : 0
  }
  return untimed(text)
}

/** A log without the times that stand before its lines. */
const untimed = (text: string) => text.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z /gm, '')

/** The statuses that were seen, one after the other. */
function expectInOrder(snapshots: readonly Snapshot[], statuses: readonly string[]): void {
  const seen = snapshots.map(s => s.status).filter((status, i, all) => status !== all[i - 1])
  expect(seen).toEqual(statuses)
}

describe.each(apis.map(([name]) => name))('a build by %s', api => {
  test('is followed from the queue to SUCCEED, with its parts and their logs', async () => {
    const target = await open(api, [deploy()])
    const seen = await follow(target)
    const last = seen.at(-1)
    expectInOrder(seen, ['QUEUE', 'RUNNING', 'SUCCEED'])
    expect(last).toMatchObject({
      phase: 'success',
      contradictions: [],
      position: {kind: 'stage', at: 2, of: 2}
    })
    expect(last?.parts.map(p => [p.id, p.phase])).toEqual([
      ['stage-2', 'success'],
      ['c-21', 'success'],
      ['e-1', 'success'],
      ['stage-3', 'success'],
      ['c-31', 'success'],
      ['e-2', 'success'],
      ['c-32', 'success'],
      ['e-3', 'success']
    ])
    expect(last?.identity).toMatchObject({
      label: 'build #42 of pipeline Deploy the shop',
      ids: {'run-id': 'b-42'},
      url: api.startsWith('direct') ? `${simulator?.url}/console/pipeline/shop/${PIPELINE}/detail/b-42` : '',
      matchedBy: 'given',
      names: {'pipeline-id': PIPELINE, 'run-id': 'b-42'}
    })
    const [first] = last?.parts.filter(p => p.hasLog) ?? []
    expect(first && (await logOf(target, first))).toBe('cc a.c\ncc b.c\nld\n')
    expect(last?.finishedAt).toBeGreaterThan(last?.startedAt ?? Number.POSITIVE_INFINITY)
    expect(JSON.stringify(seen)).not.toContain('hunter2')
  })

  test('has failed when a task of it fails, and tells why', async () => {
    const target = await open(api, [deploy({fails: 'no space left'})])
    const last = (await follow(target)).at(-1)
    expect(last).toMatchObject({
      phase: 'failure',
      status: 'FAILED',
      message: 'copy: no space left (plugin error 2199001)'
    })
    const failed = last?.parts.filter(p => p.phase === 'failure').map(p => p.id)
    expect(failed).toEqual(['stage-3', 'c-32', 'e-3'])
    const task = last?.parts.find(p => p.id === 'e-3')
    expect(task?.message).toEqual('no space left (plugin error 2199001)')
    expect(task && (await logOf(target, task))).toBe('to south\n')
  })

  test('that is not there is not found, with the ids to check', async () => {
    const target = await open(api, [deploy()], {'run-id': 'b-43'})
    const {failure} = await failureOf(target.read({signal}))
    expect(failure).toMatchObject({kind: 'not-found', status: api === 'direct-v3' ? 404 : 400})
    expect(failure.code).toBe(api === 'direct-v3' ? '2101163' : '400')
    expect(failure.hint).toMatch(/check project-id, pipeline-id and run-id/)
  })

  test('is refused for good where the user may not view the pipeline', async () => {
    const target = await open(api, [deploy()], undefined, {viewers: ['ben']})
    const {failure, message} = await failureOf(target.read({signal}))
    expect(failure).toMatchObject({kind: 'permanent', status: 403, code: '2101174', requestId: 'sim-0001'})
    expect(failure.hint).toMatch(/permission to view pipeline/)
    expect(message).not.toContain('To+ken')
  })

  test('of a commit is found once it is there and tells its commit', async () => {
    const old = {...deploy({buildNum: 41, createdAt: -100}), commits: ['b'.repeat(40)]}
    const target = await open(api, [old, deploy({createdAt: 5})], {commit: SHA.slice(0, 12)})
    const seen = await follow(target)
    const undecided = '(build b-42 does not tell its commit yet)'
    expectInOrder(seen, ['(no build yet)', undecided, 'RUNNING', 'SUCCEED'])
    expect(seen[0]).toMatchObject({phase: 'absent', parts: []})
    expect(seen.at(-1)?.identity).toMatchObject({ids: {'run-id': 'b-42'}, matchedBy: 'commit'})
    expect(seen.at(-1)?.notices[0]?.text).toMatch(
      /commit a1b2c3d4e5a1 has build b-42(?:: http.*\/detail\/b-42)?$/
    )
  })

  test('that was the latest stays the one that is waited for', async () => {
    const target = await open(api, [deploy(), deploy({buildNum: 43, createdAt: 6})], {'run-id': 'latest'})
    const last = (await follow(target)).at(-1)
    expect(last).toMatchObject({phase: 'success', identity: {ids: {'run-id': 'b-42'}, matchedBy: 'latest'}})
  })
})

describe('credentials', () => {
  test.each([
    ['direct-v3', {token: 'wrong-token'}, '2100024', /get a new one at .*\/ms\/auth\/api\/user\/token\/get/],
    ['direct-v4', {token: encodeURIComponent(encodeURIComponent(TOKEN))}, '2100024', /check token/],
    ['gateway-user', {token: 'wrong-token'}, '1640001', /check token/],
    ['gateway-app', {'app-secret': 'wrong-secret'}, '1640001', /app-secret/]
  ] as const)('of %s are refused where they are %j, with what to check', async (api, given, code, hint) => {
    const {failure} = await failureOf(
      (await open(api, [deploy()], {'run-id': 'b-42', ...given})).read({signal})
    )
    expect(failure).toMatchObject({kind: 'permanent', code})
    expect(failure.hint).toMatch(hint)
  })

  test('a server without token check takes the user alone', async () => {
    const builds = [deploy({createdAt: -100})]
    simulator = await serve(bkci({builds, token: TOKEN, checksToken: false}), {clock: 'polls'})
    const plan = vendor.plan(
      'check-pipeline',
      {
        endpoint: simulator.url,
        username: 'amy',
        'project-id': 'shop',
        'pipeline-id': PIPELINE,
        'run-id': 'b-42'
      },
      () => {}
    )
    const http = createHttp({endpoint: new URL(simulator.url), requestTimeoutMs: 2000, slots: createSlots()})
    const [target] = (await plan?.open(http, undefined)) ?? []
    expect(await target?.read({signal})).toMatchObject({phase: 'success'})
    expect(simulator.requests.every(r => !r.path.includes('access_token'))).toBe(true)
  })

  test('a server that is closed to direct calls says so in plain text', async () => {
    const target = await open('direct-v3', [deploy()], undefined, {gatewayOnly: true})
    const error = await failureOf(target.read({signal}))
    expect(error.message).toBe('HTTP 403, You do not have permission to access')
    expect(error.failure).toMatchObject({
      kind: 'permanent',
      hint: expect.stringMatching(/gateway-user or gateway-app/)
    })
  })

  test('an application without the permission, or without the project', async () => {
    const without = await failureOf(
      (await open('gateway-app', [deploy()], undefined, {appAllowed: false})).read({signal})
    )
    expect(without.failure).toMatchObject({code: '1640301', hint: expect.stringMatching(/developer centre/)})
    await simulator?.close()
    const unbound = await failureOf(
      (await open('gateway-app', [deploy()], undefined, {appBound: false})).read({signal})
    )
    expect(unbound.failure).toMatchObject({
      status: 403,
      hint: expect.stringMatching(/linked to the project shop/)
    })
  })
})

describe('the first poll', () => {
  const ended = deploy({createdAt: -100})

  test('a wait refuses a latest that has ended', async () => {
    const target = await open('direct-v4', [ended], {'run-id': 'latest'})
    const {refusal, identity} = await target.read({signal})
    expect(refusal?.message).toEqual('latest is build b-42, which had ended already at the first poll')
    expect(identity).toMatchObject({ids: {'run-id': 'b-42'}, label: expect.stringMatching(/^build #42 of/)})
  })

  test.each<[Operation, RawInputs]>([
    ['wait-pipeline', {'run-id': 'latest', 'created-after': '1h'}],
    ['check-pipeline', {'run-id': 'latest'}],
    ['fetch-logs', {'run-id': 'latest'}]
  ])('%s takes one with %j', async (operation, given) => {
    const target = await open('direct-v3', [ended], given, {operation})
    const snapshot = await target.read({signal})
    expect([snapshot.phase, snapshot.refusal]).toEqual(['success', undefined])
  })

  test('a commit whose build has ended counts, with a warning of its age', async () => {
    const {phase, notices} = await (await open('direct-v4', [ended], {commit: SHA})).read({signal})
    expect(phase).toBe('success')
    expect(
      english(notices)
        .map(n => n.text)
        .join()
    ).toMatch(/had ended already at the first poll/)
  })

  test('a pipeline that is not there is not found', async () => {
    const error = await failureOf((await open('direct-v4', [], {'run-id': 'latest'})).read({signal}))
    expect(error.failure.kind).toBe('not-found')
  })
})

describe('people', () => {
  const approval = (refuses: boolean) =>
    pipelineRun({
      ...plain,
      buildId: 'b-42',
      buildNum: 42,
      stages: [
        {
          name: 'Deploy',
          approval: {by: ['ben', 'cai'], takes: 30, refuses},
          jobs: [{name: 'North', tasks: [{id: 'e-2', name: 'copy', seconds: 3, log: ['to north']}]}]
        }
      ]
    })

  test('a stage that waits for approval pauses the build, which goes on once it is approved', async () => {
    const seen = await follow(await open('direct-v3', [approval(false)]))
    expectInOrder(seen, ['QUEUE', 'STAGE_SUCCESS', 'RUNNING', 'SUCCEED'])
    expect(seen.find(s => s.status === 'STAGE_SUCCESS')).toMatchObject({
      phase: 'paused',
      action: `ben or cai can approve or reject stage Deploy at ${simulator?.url}/console/pipeline/shop/${PIPELINE}/detail/b-42?reviewStageSeq=2`
    })
  })

  test('a stage whose approval is refused cancels the build, though the status is the same', async () => {
    const last = (await follow(await open('gateway-app', [approval(true)]))).at(-1)
    expect(last).toMatchObject({
      phase: 'cancelled',
      status: 'STAGE_SUCCESS',
      message: 'the approval of stage Deploy was refused by ben (not today), so the stages after it never ran'
    })
  })

  test('a task of a matrix that is to be reviewed pauses a running build', async () => {
    const review = {id: 'e-9', name: 'Go live?', type: 'manualReviewUserTask', reviewers: ['amy']}
    const build: BuildScenario = {
      ...plain,
      buildId: 'b-42',
      buildNum: 42,
      stages: [
        {
          id: 'stage-2',
          name: 'Deploy',
          jobs: [
            {hash: 'c-1', name: 'All', tasks: [], matrix: [{hash: 'c-11', name: 'North', tasks: [review]}]}
          ]
        }
      ],
      timeline: [
        {at: 0, build: 'RUNNING', starts: true},
        {at: 0, stage: 'stage-2', status: 'RUNNING'},
        {at: 3, task: 'e-9', status: 'REVIEWING'},
        {at: 40, task: 'e-9', status: 'SUCCEED'},
        {at: 42, stage: 'stage-2', status: 'SUCCEED'},
        {at: 42, build: 'SUCCEED', ends: true}
      ]
    }
    const seen = await follow(await open('gateway-user', [build]))
    expect(seen.at(-1)?.phase).toBe('success')
    expect(seen.find(s => s.phase === 'paused')).toMatchObject({
      status: 'RUNNING',
      action: 'amy can approve or reject task Go live?'
    })
    expectInOrder(seen, ['RUNNING', 'SUCCEED'])
  })
})

describe('trouble', () => {
  test('a build that is begun again under its id is noticed', async () => {
    const once = deploy({fails: 'no space left'})
    const {timeline} = once
    const build = {
      ...once,
      timeline: [
        ...timeline.filter(e => e.at < 6),
        {at: 6, retry: true as const},
        {at: 8, build: 'RUNNING', starts: true},
        {at: 8, task: 'e-1', status: 'RUNNING'},
        {at: 9, task: 'e-1', log: ['cc again']},
        {at: 10, task: 'e-1', status: 'SUCCEED'},
        {at: 12, build: 'SUCCEED', ends: true}
      ]
    }
    const target = await open('direct-v4', [build])
    const last = (await follow(target)).at(-1)
    expect(last?.phase).toBe('success')
    expect(last?.notices.filter(n => n.key.startsWith('retry'))).toEqual([
      {key: 'retry 1', text: expect.stringMatching(/begun again .*\(execution 2\)/)}
    ])
    const part = last?.parts.find(p => p.aliases?.includes('e-1'))
    expect(part?.id).toBe('e-1#2')
    expect(part && (await logOf(target, part))).toBe('cc again\n')
  })

  test('a detail that is refused changes no verdict', async () => {
    const refused = {kind: 'answer', status: 403, body: {status: 2101174, message: 'no'}} as const
    const build = {...deploy({fails: 'no space left'}), faults: [{on: 'detail' as const, fault: refused}]}
    const last = (await follow(await open('direct-v3', [build]))).at(-1)
    expect(last).toMatchObject({phase: 'failure', message: expect.stringMatching(/no space left/)})
    expect(last?.parts.map(p => [p.id, p.phase])).toEqual([
      ['stage-2', 'success'],
      ['stage-3', 'failure'],
      ['e-3', 'failure']
    ])
    expect(last?.unlisted?.map(({message}) => message)).toEqual([expect.stringMatching(/^HTTP 403/)])
  })

  test.each([
    ['another build', {id: 'b-99', status: 'SUCCEED'}],
    ['a status of a wrong type', {status: 0}],
    ['a status of another level', {status: 'SKIP'}],
    ['a status in small letters', {status: 'succeed'}],
    ['no status', {status: null}]
  ])('%s is never a success', async (_name, overlay) => {
    const target = await open('direct-v3', [{...deploy({createdAt: -100}), overlay}])
    const outcome = await target.read({signal}).then(
      s => s.phase,
      error => error.failure.kind
    )
    expect(outcome).toBe('id' in overlay ? 'transient' : 'unknown')
  })

  test('status 0 without data, and an error inside HTTP 200', async () => {
    const body = (text: string) => ({kind: 'body', text}) as const
    const build = {
      ...deploy({createdAt: -100}),
      faults: [
        {on: 'status' as const, nth: [1], fault: body('{"status":0}')},
        {on: 'status' as const, nth: [1], fault: body('{"status":2101163,"message":"gone"}')}
      ]
    }
    const target = await open('direct-v4', [build])
    expect((await failureOf(target.read({signal}))).failure).toMatchObject({
      kind: 'not-found',
      label: 'no data'
    })
    expect((await failureOf(target.read({signal}))).failure).toMatchObject({
      kind: 'not-found',
      label: 'error 2101163'
    })
    expect(await target.read({signal})).toMatchObject({phase: 'success'})
  })

  test('a log in small pages, with a log store that fails on the way', async () => {
    const once = deploy({createdAt: -100})
    const build: BuildScenario = {
      ...once,
      timeline: [...once.timeline, {at: 0, logs: 0}, {at: 2, logs: 999}, {at: 3, logs: 3}]
    }
    const target = await open('direct-v4', [build], undefined, {pageLines: 1})
    const {parts} = await target.read({signal})
    const part = parts.find(p => p.id === 'e-1') as Part
    const first = await target.readLog(part, {signal})
    expect([untimed(first.text), first.more]).toEqual(['cc a.c\n', true])
    const second = await target.readLog(part, {signal}, first.cursor)
    expect([untimed(second.text), second.more]).toEqual(['cc b.c\n', true])
    const third = await target.readLog(part, {signal}, second.cursor)
    expect([untimed(third.text), third.more]).toEqual(['ld\n', false])
    await target.read({signal})
    expect((await failureOf(target.readLog(part, {signal}, third.cursor))).failure.kind).toBe('transient')
    await target.read({signal})
    expect((await failureOf(target.readLog(part, {signal}, third.cursor))).message).toMatch(/expired/)
  })
})

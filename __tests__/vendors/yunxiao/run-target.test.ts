import {describe, expect, test} from '@jest/globals'
import type {Part} from '../../../src/model/part.js'
import type {Target} from '../../../src/model/target.js'
import type {RunQuery} from '../../../src/vendors/shared/run-query.js'
import type {ApiRequest} from '../../../src/vendors/yunxiao/client.js'
import {createLinks} from '../../../src/vendors/yunxiao/links.js'
import {deployOrdersOfRun} from '../../../src/vendors/yunxiao/orders-of-run.js'
import {pipelineRunTarget, type RunPlace, type RunSettings} from '../../../src/vendors/yunxiao/run-target.js'
import {commit, context, gone, orderAction, otherCommit, refused, scripted, transient} from './support.js'

const console_ = 'https://flow.example'
interface World {
  runs: Record<string, Record<string, unknown>>
  /** The list of runs, page by page. */
  pages?: readonly (readonly unknown[])[]
  /** What is answered about a run that is not there. */
  missing?: Error
  steps?: unknown
  log?: unknown
}
const runBody = (id: number, over: Record<string, unknown> = {}) => ({
  pipelineId: 4201,
  pipelineRunId: id,
  status: 'RUNNING',
  createTime: id * 1000,
  stages: [],
  ...over
})
const stageOf = (...jobs: unknown[]) => ({stages: [{name: 'S', stageInfo: {status: 'RUNNING', jobs}}]})

function begin(world: World, query: RunQuery, over: Partial<RunSettings> = {}) {
  const client = scripted((ask: ApiRequest) => {
    const tail = ask.path.slice(ask.path.indexOf('4201') + 1)
    if (tail.join('/') === 'runs') {
      const pages = world.pages ?? [
        Object.values(world.runs).map(r => ({pipelineRunId: r.pipelineRunId, startTime: r.createTime}))
      ]
      const body = pages[Number(ask.query?.page) - 1] ?? []
      return {body, headers: {'x-total-pages': String(pages.length)}}
    }
    if (tail[0] === 'runs' && tail.length === 2)
      return world.runs[tail[1] as string] ?? world.missing ?? refused()
    if (tail.at(-1) === 'steps') return world.steps ?? refused()
    return world.log ?? refused()
  })
  const place: RunPlace = {
    client,
    prefix: ['flow'],
    links: createLinks(console_),
    clock: {aheadMs: () => 0, now: Date.now}
  }
  const settings: RunSettings = {pipelineId: '4201', query, waits: true, jobs: [], ...over}
  return {client, world, target: pipelineRunTarget(settings, place), settings, place}
}
const asked = (asks: readonly ApiRequest[], end: string) =>
  asks.filter(ask => ask.path.join('/').endsWith(end))
const byId = {by: 'id', id: '77'} as const
const latest = {by: 'latest'} as const
const byCommit = (at?: number) =>
  ({by: 'commit', commit, createdAfter: at === undefined ? undefined : {at}}) as const
const params = (value: string) => ({globalParams: [{key: 'CI_COMMIT_SHA', value}]})

describe('who a run is', () => {
  test('is known at once by its id', () => {
    const {target} = begin({runs: {}}, byId)
    expect(target).toMatchObject({
      id: '4201/77',
      kind: 'pipeline run',
      label: 'run 77 of pipeline 4201',
      ids: {'run-id': '77'},
      url: 'https://flow.example/pipelines/4201/builds/77',
      matchedBy: 'given'
    })
  })

  test.each([
    [latest, 'the latest run of pipeline 4201', 'latest'],
    [byCommit(), `the run of commit ${commit} of pipeline 4201`, 'commit']
  ])('is found out otherwise', async (query, label, matchedBy) => {
    const {target} = begin({runs: {77: runBody(77, params(commit))}}, query)
    expect(target).toMatchObject({
      label,
      ids: {},
      matchedBy,
      url: 'https://flow.example/pipelines/4201/current'
    })
    expect((await target.read(context())).identity).toMatchObject({
      label: 'run 77 of pipeline 4201',
      ids: {'run-id': '77'},
      url: 'https://flow.example/pipelines/4201/builds/77',
      matchedBy,
      names: {'pipeline-id': '4201', 'run-id': '77'}
    })
  })

  test('is no other than the one that was asked for', async () => {
    for (const over of [{pipelineRunId: 78}, {pipelineId: 4202}]) {
      const {target} = begin({runs: {77: runBody(77, {status: 'SUCCESS', ...over})}}, byId)
      await expect(target.read(context())).rejects.toMatchObject({failure: {kind: 'transient'}})
    }
  })
})

describe('the run that is found', () => {
  const list = (...ids: number[]) => ids.map(id => ({pipelineRunId: id, startTime: id * 1000}))
  const runs = Object.fromEntries(Array.from({length: 90}, (_, i) => [i + 1, runBody(i + 1)]))

  test.each<[string, World['pages'], string]>([
    ['newest first', [list(9, 8, 7)], '9'],
    ['oldest first', [list(7, 8, 9)], '9'],
    ['in no order', [list(8, 9, 7)], '9'],
    ['newest first in pages', [list(9, 8), list(7, 6)], '9'],
    ['oldest first in pages', [list(1, 2), list(3, 4), list(5, 6)], '6'],
    ['of numbers with more digits', [list(10, 9)], '10'],
    ['without times', [[{pipelineRunId: 8}, {pipelineRunId: 9, startTime: null}]], '9'],
    ['with a queued one that has no time yet', [[{pipelineRunId: 9, startTime: null}, ...list(8, 7)]], '9'],
    ['with ids as text', [[{pipelineRunId: '8'}, {pipelineRunId: '9'}]], '9'],
    ['with entries that have none', [[{pipelineRunId: null}, ...list(5)]], '5']
  ])('is the newest of a list %s', async (_name, pages, id) => {
    const {target} = begin({runs, ...(pages ? {pages} : {})}, latest)
    expect((await target.read(context())).identity?.ids).toEqual({'run-id': id})
  })

  test('is absent while there is none', async () => {
    const {target, world} = begin({runs: {76: runBody(76, params(otherCommit))}}, byCommit())
    expect(await target.read(context())).toMatchObject({phase: 'absent', parts: []})
    world.runs[77] = runBody(77, params(commit.slice(0, 8)))
    expect((await target.read(context())).identity?.ids).toEqual({'run-id': '77'})
  })

  test('learns a commit that a new run did not know at once', async () => {
    const {target, world} = begin({runs: {77: runBody(77)}}, byCommit())
    expect(await target.read(context())).toMatchObject({phase: 'running', undecided: true})
    world.runs[77] = runBody(77, params(commit))
    expect(await target.read(context())).toMatchObject({phase: 'running', identity: {ids: {'run-id': '77'}}})
  })

  test('learns the commit of a run that had ended without one, and was begun again', async () => {
    const {target, world, client} = begin({runs: {}}, byCommit())
    const say = (status: string, over: object = {}) => {
      world.pages = [[{pipelineRunId: 77, status}]]
      world.runs[77] = runBody(77, {status, ...over})
    }
    say('FAIL')
    for (let poll = 0; poll < 2; poll++) expect(await target.read(context())).toMatchObject({phase: 'absent'})
    expect(asked(client.asks, 'runs/77')).toHaveLength(1)
    say('RUNNING')
    expect(await target.read(context())).toMatchObject({phase: 'running', undecided: true})
    say('RUNNING', params(commit))
    expect(await target.read(context())).toMatchObject({phase: 'running', identity: {ids: {'run-id': '77'}}})
  })

  test('is no older one while a newer one of the list is not found, though it has ended', async () => {
    const older: World['runs'] = {76: runBody(76, {...params(commit), status: 'SUCCESS'})}
    const pages = [[76, 77].map(pipelineRunId => ({pipelineRunId, status: 'SUCCESS'}))]
    const {target, world} = begin({runs: older, pages, missing: gone()}, byCommit())
    expect(await target.read(context())).toMatchObject({undecided: true, identity: {ids: {}}})
    world.runs[77] = runBody(77, {...params(commit), status: 'FAIL'})
    expect(await target.read(context())).toMatchObject({phase: 'failure', identity: {ids: {'run-id': '77'}}})
  })

  test.each([
    ['it is not found', gone()],
    ['the answer is refused', refused()],
    ['the platform is away', transient()]
  ])('is the newest, though an older one cannot be read: %s', async (_name, missing) => {
    const pages = [[76, 77].map(pipelineRunId => ({pipelineRunId, status: 'SUCCESS'}))]
    const runs = {77: runBody(77, {...params(commit), status: 'SUCCESS'})}
    const {target} = begin({runs, pages, missing}, byCommit())
    expect(await target.read(context())).toMatchObject({phase: 'success', identity: {ids: {'run-id': '77'}}})
  })

  test('is none while a newer one of the list cannot be read', async () => {
    const pages = [[76, 77].map(pipelineRunId => ({pipelineRunId, status: 'SUCCESS'}))]
    const missing = transient()
    const {target} = begin({runs: {76: runBody(76, params(commit))}, pages, missing}, byCommit())
    await expect(target.read(context())).rejects.toBe(missing)
  })

  test('is not as young as it began late, while nothing tells when it was created', async () => {
    const pages = [[{pipelineRunId: 77, status: 'SUCCESS', startTime: 79_000}]]
    const createdAfter = {...latest, createdAfter: {at: 78_000}}
    const {target, world} = begin({runs: {}, pages, missing: gone()}, createdAfter)
    expect(await target.read(context())).toMatchObject({undecided: true, identity: {ids: {}}})
    world.runs[77] = runBody(77, {status: 'SUCCESS'})
    expect(await target.read(context())).toMatchObject({phase: 'absent', identity: {ids: {}}})
  })

  test('is looked for in each older run only once', async () => {
    const {target, client} = begin({runs: {76: runBody(76, params(otherCommit))}}, byCommit())
    for (let poll = 0; poll < 3; poll++) await target.read(context())
    expect(asked(client.asks, 'runs/76')).toHaveLength(1)
    expect(asked(client.asks, '4201/runs')).toHaveLength(3)
  })

  test('is looked for anew in a run that comes back to the list', async () => {
    const {target, world, client} = begin({runs: {76: runBody(76, params(otherCommit))}}, byCommit())
    const pageOf = (id: number) => [[{pipelineRunId: id, startTime: id}]]
    world.runs[75] = runBody(75, params(otherCommit))
    for (const id of [76, 75, 75, 76]) {
      world.pages = pageOf(id)
      await target.read(context())
    }
    expect(['runs/75', 'runs/76'].map(end => asked(client.asks, end).length)).toEqual([1, 2])
  })

  test('is kept to, whatever comes after it', async () => {
    const {target, world, client} = begin({runs: {77: runBody(77)}}, latest)
    await target.read(context())
    world.runs[78] = runBody(78, {status: 'SUCCESS'})
    expect((await target.read(context())).identity?.ids).toEqual({'run-id': '77'})
    expect(asked(client.asks, '4201/runs')).toHaveLength(1)
  })

  test.each([
    [latest, true, 'refused'],
    [latest, false, 'fine'],
    [{...latest, createdAfter: {at: 76_000}}, true, 'fine'],
    [byCommit(), true, 'fine'],
    [byCommit(78_000), true, 'absent'],
    [{...latest, createdAfter: {at: 78_000}}, true, 'absent'],
    [byId, true, 'fine']
  ] as const)('that has ended already: %j, waits %s: %s', async (query, waits, expected) => {
    const {target} = begin({runs: {77: runBody(77, {status: 'SUCCESS', ...params(commit)})}}, query, {waits})
    const {phase, refusal} = await target.read(context())
    expect(phase).toBe(expected === 'absent' ? 'absent' : 'success')
    expect(refusal !== undefined).toBe(expected === 'refused')
  })

  test.each([[{}], ['all'], [[{pipelineRunId: {}}, 7]]])('is in no list of another form: %j', async body => {
    const {target} = begin({runs: {}, pages: [body as never]}, latest)
    await expect(target.read(context()).then(s => s.phase)).rejects.toMatchObject({
      failure: {kind: 'transient'}
    })
  })
})

describe('a run narrowed to jobs', () => {
  const two = (build: string, deploy: string, status = 'RUNNING') => ({
    runs: {
      77: runBody(77, {
        status,
        ...stageOf(
          {id: 501, name: 'build', status: build},
          {id: 502, name: 'deploy', jobSign: 'sign_2', status: deploy, actions: [orderAction(1111)]}
        )
      })
    }
  })
  const poll = (world: World, jobs: string[]) => {
    const children = async (_run: unknown, own: {jobs: readonly {part: Part}[]}) =>
      own.jobs.map(j => ({id: j.part.id}) as Target)
    return begin(world, byId, {jobs, children, childName: 'deploy order'}).target.read(context())
  }

  test.each([
    ['RUNNING', 'SUCCESS', ['502'], 'success'],
    ['RUNNING', 'SUCCESS', ['deploy'], 'success'],
    ['RUNNING', 'SUCCESS', ['sign_2'], 'success'],
    ['RUNNING', 'SUCCESS', ['build', 'deploy'], 'running'],
    ['RUNNING', 'FAIL', ['deploy'], 'failure'],
    ['RUNNING', 'CANCELED', ['deploy'], 'cancelled'],
    ['RUNNING', 'SKIP', ['deploy'], 'skipped'],
    ['SKIP', 'SUCCESS', ['deploy', 'build'], 'skipped'],
    ['FAIL', 'CANCELED', ['deploy', 'build'], 'failure'],
    ['SUCCESS', 'RUNNING', ['deploy'], 'running'],
    ['SUCCESS', 'UNKOWN', ['deploy'], 'running'],
    ['SUCCESS', 'SUCCESS', ['verify'], 'running'],
    ['SUCCESS', 'SUCCESS', ['deploy', 'verify'], 'running'],
    // A person who is waited for elsewhere holds no job that runs.
    ['SWITCH_MANUAL', 'RUNNING', ['deploy'], 'running'],
    ['SWITCH_MANUAL', 'RUNNING', ['build', 'deploy'], 'paused'],
    ['SWITCH_MANUAL', 'INIT', ['deploy'], 'paused'],
    ['SWITCH_MANUAL', 'SUCCESS', ['deploy'], 'success']
  ])('build %s, deploy %s, asked for %j: %s', async (build, deploy, jobs, phase) => {
    expect((await poll(two(build, deploy), jobs)).phase).toBe(phase)
  })

  test('has the own word of the run that goes on, and the jobs in the name of what has ended', async () => {
    const done = await poll(two('RUNNING', 'SUCCESS'), ['deploy'])
    expect([done.status, done.identity?.name]).toEqual(['RUNNING', 'job deploy of run 77'])
    const all = await poll(two('SUCCESS', 'SUCCESS', 'SUCCESS'), ['deploy'])
    expect([all.status, all.identity?.name]).toEqual(['SUCCESS', 'run 77'])
  })

  test('has only the orders of those jobs', async () => {
    const snapshot = await poll(two('RUNNING', 'RUNNING'), ['deploy'])
    expect(snapshot.children?.map(c => c.id)).toEqual(['502'])
  })

  test.each(['FAIL', 'CANCELED', 'FINISH'])('says what the run says when that is %s', async status => {
    const {phase} = await poll(two('SUCCESS', 'SUCCESS', status), ['deploy'])
    expect(phase).toBe({FAIL: 'failure', CANCELED: 'cancelled', FINISH: 'unknown'}[status])
  })

  test('is asked for again when it has ended, and does not list all of its jobs', async () => {
    const {runs} = two('SUCCESS', 'SUCCESS', 'SUCCESS')
    const part = {
      runs: {77: {...runs[77], stages: [{name: 'Deploy', stageInfo: {status: 'SUCCESS', jobs: null}}]}}
    }
    await expect(poll(part, ['deploy'])).rejects.toMatchObject({failure: {kind: 'transient'}})
  })

  test('is refused when it has ended without such a job', async () => {
    await expect(poll(two('SUCCESS', 'SUCCESS', 'SUCCESS'), ['verify'])).rejects.toMatchObject({
      message: expect.stringMatching(/no job verify/),
      failure: {kind: 'permanent', hint: expect.stringMatching(/build \(501\), deploy \(502\)/)}
    })
  })
})

describe('the orders of a run', () => {
  const making = (...ids: (number | string)[]) => ({
    runs: {
      77: runBody(77, stageOf({id: 502, name: 'deploy', status: 'RUNNING', actions: ids.map(orderAction)}))
    }
  })
  const follow = (world: World, childName?: 'deploy order' | 'change order') => {
    const {client, settings, place} = begin(world, byId)
    const children = deployOrdersOfRun(place, '4201', childName === undefined)
    const target = pipelineRunTarget({...settings, children, ...(childName && {childName})}, place)
    return {target, client}
  }

  test('come one after the other, each made once, and stay', async () => {
    const world: World = making()
    const {target} = follow(world, 'deploy order')
    expect((await target.read(context())).children).toEqual([])
    world.runs = making(1111).runs
    const [first] = (await target.read(context())).children ?? []
    world.runs = making(1112, '1111').runs
    const later = (await target.read(context())).children ?? []
    expect(later.map(c => c.id)).toEqual(['1112', '1111'])
    expect(later[1]).toBe(first)
    world.runs = making().runs
    expect((await target.read(context())).children).toHaveLength(2)
    expect(first).toMatchObject({
      kind: 'deploy order',
      matchedBy: 'run',
      url: 'https://flow.example/pipelines/4201/builds/77'
    })
  })

  test('of a job that was run again are the new ones, and not those of its first run', async () => {
    const world: World = making(1111)
    const {target} = follow(world, 'deploy order')
    await target.read(context())
    world.runs = making(1112).runs
    expect((await target.read(context())).children?.map(({id}) => id)).toEqual(['1112'])
  })

  test('of a job that was run again under another id are the new ones, once there are any, and stay while nothing takes the place of the job', async () => {
    const jobs = (...list: [id: number, name: string, order: number | undefined][]) => ({
      runs: {
        77: runBody(
          77,
          stageOf(
            ...list.map(([id, name, order]) => ({
              id,
              name,
              status: 'RUNNING',
              actions: order === undefined ? [] : [orderAction(order)]
            }))
          )
        )
      }
    })
    const world: World = jobs([502, 'deploy', 1111], [503, 'verify', 2222])
    const {target} = follow(world, 'deploy order')
    const ids = async () => (await target.read(context())).children?.map(({id}) => id)
    expect(await ids()).toEqual(['1111', '2222'])
    world.runs = jobs([503, 'verify', 2222]).runs
    expect(await ids()).toEqual(['1111', '2222'])
    world.runs = jobs([504, 'deploy', undefined], [503, 'verify', 2222]).runs
    expect(await ids()).toEqual(['2222'])
    world.runs = jobs([504, 'deploy', 1112], [503, 'verify', 2222]).runs
    expect(await ids()).toEqual(['2222', '1112'])
  })

  type Look = readonly [status: string, startTime: number | null, ...orders: number[]]
  test.each<[string, Look, readonly string[]]>([
    ['runs on', ['RUNNING', 5000], ['1111']],
    ['has ended', ['SUCCESS', 5000], ['1111']],
    ['has ended, and tells no time', ['SUCCESS', null], ['1111']],
    ['queues again', ['INIT', null], []],
    ['waits again', ['WAITING', null], []],
    ['runs again', ['RUNNING', 9000], []],
    ['runs again, and names the new one', ['RUNNING', 9000, 1112], ['1112']],
    ['has ended again', ['FAIL', 9000], []],
    ['has a status that nobody knows', ['FINISH', null], ['1111']]
  ])('of a job that names none now and %s are those that count', async (_what, look, counting) => {
    const job = ([status, startTime, ...orders]: Look) => ({
      runs: {
        77: runBody(
          77,
          stageOf({id: 502, name: 'deploy', status, startTime, actions: orders.map(orderAction)})
        )
      }
    })
    const world: World = job(['RUNNING', null, 1111])
    const {target} = follow(world, 'deploy order')
    const ids = async () => (await target.read(context())).children?.map(({id}) => id)
    for (const before of [['RUNNING', 5000, 1111] as const, ['SUCCESS', 5000] as const]) {
      world.runs = job(before).runs
      expect(await ids()).toEqual(['1111'])
    }
    world.runs = job(look).runs
    expect(await ids()).toEqual(counting)
  })

  test('by the hundred end no wait for a run whose own status decides, which is told', async () => {
    const ids = Array.from({length: 101}, (_, i) => 2000 + i)
    const world: World = making(1111)
    const {target} = follow(world)
    expect((await target.read(context())).children).toHaveLength(1)
    world.runs = making(...ids).runs
    const {phase, children, notices} = await target.read(context())
    // Those that are watched already stay so.
    expect([phase, children]).toEqual(['running', undefined])
    expect(notices.map(({text}) => text)).toEqual([expect.stringMatching(/deploy orders.*more than 100/)])
    await expect(follow(world, 'deploy order').target.read(context())).rejects.toMatchObject({
      failure: {kind: 'permanent'}
    })
  })

  test('are too many where a run names others at each look', async () => {
    const world: World = making()
    const {target} = follow(world, 'deploy order')
    for (let look = 0; look < 10; look++) {
      world.runs = making(...Array.from({length: 100}, (_, i) => 2000 + 100 * look + i)).runs
      expect((await target.read(context())).children).toHaveLength(100)
    }
    world.runs = making(9999).runs
    await expect(target.read(context())).rejects.toMatchObject({failure: {kind: 'permanent'}})
  })

  test('of one of two jobs with one name count on while an answer lacks that job', async () => {
    const jobs = (...ids: number[]) => ({
      runs: {
        77: runBody(
          77,
          stageOf(
            ...ids.map(id => ({id, name: 'deploy', status: 'RUNNING', actions: [orderAction(600 + id)]}))
          )
        )
      }
    })
    const world: World = jobs(502, 503)
    const {target} = follow(world, 'deploy order')
    for (const listed of [[502, 503], [503], [502], [503]]) {
      world.runs = jobs(...listed).runs
      expect((await target.read(context())).children?.map(({id}) => id)).toEqual(['1102', '1103'])
    }
  })

  test.each([
    ['names one whose id cannot be read', [orderAction(null as never)]],
    ['names one by what is no id', [orderAction('1111$(id)')]],
    ['names one by the number 0', [orderAction(0)]],
    ['has a list of actions that cannot be read', {0: orderAction(1111)}],
    ['has a text of actions', JSON.stringify([orderAction(1111)])]
  ])('are not left out where a job that has ended %s', async (_what, actions) => {
    const job = (status: string) => ({
      runs: {77: runBody(77, stageOf({id: 502, name: 'deploy', status, actions}))}
    })
    const {target} = follow(job('RUNNING'), 'deploy order')
    expect((await target.read(context())).children).toEqual([])
    const ended = follow(job('SUCCESS'), 'deploy order').target
    await expect(ended.read(context())).rejects.toMatchObject({failure: {kind: 'permanent'}})
  })

  test.each([
    ['RUNNING', 'permanent'],
    ['PAUSED', 'permanent'],
    ['FINISH', 'permanent'],
    [null, 'permanent'],
    ['INIT', undefined],
    ['SKIP', undefined]
  ])(
    'are not left out where a run succeeded beside a job that says %j and whose order has no id',
    async (status, kind) => {
      const [deployed, other] = [
        {id: 502, actions: [orderAction(1111)]},
        {id: 503, status, actions: [orderAction(null as never)]}
      ]
      const {target} = follow(
        {runs: {77: runBody(77, {status: 'SUCCESS', ...stageOf(deployed, other)})}},
        'deploy order'
      )
      const refusal = await target.read(context()).then(
        () => undefined,
        error => error.failure.kind
      )
      expect(refusal).toBe(kind)
    }
  )

  test.each<[string, Record<string, unknown>]>([
    ['no stages', {stages: null}],
    ['stages without a word of their jobs', {stages: [{name: 'S', stageInfo: {status: 'SUCCESS'}}]}],
    ['a stage of which nothing is known', {stages: [{name: 'S', stageInfo: null}]}],
    ['no second stage', {stages: [...stageOf({id: 502, actions: [orderAction(1111)]}).stages, null]}],
    ['a job of which nothing is known', stageOf({id: 502, actions: [orderAction(1111)]}, null)]
  ])('may be among those that a run did not list: %s', async (_what, over) => {
    const {target} = follow({runs: {77: runBody(77, {status: 'SUCCESS', ...over})}}, 'deploy order')
    await expect(target.read(context())).rejects.toMatchObject({failure: {kind: 'transient'}})
  })

  test('are none of a stage that was skipped', async () => {
    const skipped = {name: 'T', stageInfo: {status: 'SKIP', jobs: null}}
    const stages = [...stageOf({id: 502, actions: [orderAction(1111)]}).stages, skipped]
    const {target} = follow({runs: {77: runBody(77, {status: 'SUCCESS', stages})}}, 'deploy order')
    expect((await target.read(context())).children?.map(({id}) => id)).toEqual(['1111'])
  })

  test('a run that ended in success without any is skipped, where they are what is waited for', async () => {
    const world = {runs: {77: runBody(77, {status: 'SUCCESS'})}}
    expect(await follow(world, 'deploy order').target.read(context())).toMatchObject({
      phase: 'skipped',
      message: expect.stringMatching(/no deploy order/)
    })
    // Logs are fetched of runs that deploy nothing, too.
    expect((await follow(world).target.read(context())).phase).toBe('success')
  })

  test.each(['FAIL', 'CANCELED', 'RUNNING'])(
    'a run that says %s without any is what it says',
    async status => {
      const {phase} = await follow({runs: {77: runBody(77, {status})}}, 'deploy order').target.read(context())
      expect(phase).toBe({FAIL: 'failure', CANCELED: 'cancelled', RUNNING: 'running'}[status])
    }
  )
})

describe('the logs of a run', () => {
  const world = (steps: unknown, status = 'SUCCESS'): World => ({
    runs: {77: runBody(77, {status, ...stageOf({id: 501, name: 'build', status})})},
    steps,
    log: {content: 'whole log\n', last: 1, more: true}
  })
  /** A poll, with the steps that were still being listed by then. */
  const explained = async (target: Target) => {
    const snapshot = await target.read(context())
    return (await target.addDetails?.(snapshot, context())) ?? snapshot
  }
  const logged = (parts: readonly Part[]) => parts.filter(p => p.hasLog).map(p => p.id)

  test('are those of its steps, and then not those of its jobs', async () => {
    const {target} = begin(
      world([{buildId: 9, buildProcessNodes: [{nodeName: 'fetch', stepIndex: 0, status: 'success'}]}]),
      byId
    )
    const {parts} = await explained(target)
    expect(logged(parts)).toEqual(['501/9/0'])
    expect(parts.map(p => p.id)).toEqual(['stage-1', '501', '501/9/0'])
  })

  test.each([
    ['no steps', [{buildId: 9, buildProcessNodes: []}]],
    ['steps that may not be read', refused()]
  ])('are those of a job with %s', async (_name, steps) => {
    const {target, client} = begin(world(steps), byId)
    const {parts} = await explained(target)
    expect(logged(parts)).toEqual(['501'])
    expect(await target.readLog(parts[1] as Part, context())).toEqual({
      text: 'whole log\n',
      lost: 'the platform serves only the first part of it'
    })
    expect(asked(client.asks, 'runs/77/job/501/log')).toHaveLength(1)
  })

  test('are those of a job whose steps cannot be had by the end', async () => {
    const {target, client} = begin(world(transient()), byId)
    expect(logged((await target.read(context())).parts)).toEqual([])
    expect(logged((await explained(target)).parts)).toEqual(['501'])
    expect(asked(client.asks, 'steps').length).toBeGreaterThan(1)
  })

  test('keep no poll waiting while the steps are listed', async () => {
    const {target} = begin(world(new Promise(() => {})), byId)
    expect((await target.read(context())).phase).toBe('success')
  })

  test('are none of a job that has just begun, since its steps may still come', async () => {
    const steps = [{buildId: 9, buildProcessNodes: [] as unknown[]}]
    const {target} = begin(world(steps, 'RUNNING'), byId)
    for (let poll = 0; poll < 3; poll++) {
      expect(logged((await target.read(context())).parts)).toEqual([])
      await new Promise(resolve => setImmediate(resolve))
    }
    steps[0]?.buildProcessNodes.push({nodeName: 'fetch', stepIndex: 0, status: 'running'})
    await target.read(context())
    await new Promise(resolve => setImmediate(resolve))
    expect(logged((await target.read(context())).parts)).toEqual(['501/9/0'])
  })

  test('are none of jobs that have not begun, were skipped, or deploy to hosts', async () => {
    const jobs = stageOf(
      {id: 1, name: 'a', status: 'INIT'},
      {id: 2, name: 'b', status: 'SKIP'},
      {id: 3, name: 'c', status: 'SUCCESS', actions: [orderAction(1)]}
    )
    const {target, client} = begin({runs: {77: runBody(77, {status: 'SUCCESS', ...jobs})}}, byId)
    expect(logged((await target.read(context())).parts)).toEqual([])
    expect(asked(client.asks, 'steps')).toEqual([])
  })
})

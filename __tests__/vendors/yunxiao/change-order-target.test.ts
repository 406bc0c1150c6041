import {describe, expect, test} from '@jest/globals'
import type {Part} from '../../../src/model/part.js'
import type {Phase} from '../../../src/model/phase.js'
import type {Target} from '../../../src/model/target.js'
import {readStatus} from '../../../src/vendors/shared/status-words.js'
import {createChangeLogs} from '../../../src/vendors/yunxiao/change-order-log.js'
import {readChangeOrder} from '../../../src/vendors/yunxiao/change-order-snapshot.js'
import {changeOrderTarget} from '../../../src/vendors/yunxiao/change-order-target.js'
import {createLinks} from '../../../src/vendors/yunxiao/links.js'
import {changeOrderStatuses, changeTaskStatuses} from '../../../src/vendors/yunxiao/status.js'
import {fc} from '../../support/properties.js'
import {context, gone, refused, scripted, spec} from './support.js'

const taskOf = (over: Record<string, unknown> = {}) => ({
  sn: 't1',
  state: 'RUNNING',
  behavior: 'Upsert',
  spec: spec('Deployment', 'web'),
  ...over
})
const jobOf = (over: Record<string, unknown> = {}) => ({
  sn: 'j1',
  envName: 'prod',
  state: 'RUNNING',
  stages: [{sn: 's1', state: 'RUNNING', tasks: [taskOf()]}],
  nextJob: null,
  ...over
})
const body = (over: Record<string, unknown> = {}) => ({sn: 'c0', state: 'RUNNING', jobs: [jobOf()], ...over})
const read = (over: Record<string, unknown> = {}) => readChangeOrder(body(over), 'c0', true)

const shared: readonly [string, Phase][] = [
  ['INIT', 'queued'],
  ['PREPARING', 'running'],
  ['RUNNING', 'running'],
  ['STOPPING', 'running'],
  ['SUSPENDING', 'running'],
  ['SUSPENDED', 'paused'],
  ['FAILED', 'failure'],
  ['CANCELED', 'cancelled']
]
const ofOrders: readonly [string, Phase][] = [
  ['FAIL', 'failure'],
  ['FAILURE', 'failure'],
  ['CANCELLED', 'cancelled'],
  ['CANCEL', 'cancelled'],
  ['RESUMING', 'unknown'],
  ['ABNORMAL', 'unknown'],
  ['LOOSED', 'unknown'],
  ['FINISHED', 'unknown']
]
const ofTasks: readonly [string, Phase][] = [
  ['RESUMING', 'running'],
  ['RETRYING', 'running'],
  ['ABNORMAL', 'paused'],
  ['STOPPING_CHOICE', 'paused'],
  ['LOOSED', 'unknown']
]

describe('the statuses of a change order', () => {
  test.each([...shared, ...ofOrders])('%s is %s, in any letters', (word, phase) => {
    for (const spelled of [word, word.toLowerCase()])
      expect(readStatus(changeOrderStatuses, spelled).phase).toBe(phase)
  })

  test.each([...shared, ...ofTasks])('%s is %s for a task', (word, phase) => {
    for (const spelled of [word, word.toLowerCase()])
      expect(readStatus(changeTaskStatuses, spelled).phase).toBe(phase)
  })

  test('of success count byte for byte', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.mixedCase(fc.constant('success'))), value => {
        for (const table of [changeOrderStatuses, changeTaskStatuses])
          expect(readStatus(table, value).phase === 'success').toBe(value === 'SUCCESS')
      })
    )
    // As a sample of the docs has it: a gloss and no word.
    expect(readStatus(changeOrderStatuses, '成功').phase).toBe('unknown')
  })
})

describe('a change order', () => {
  test('has its environments, stages and tasks', () => {
    const {parts, phase, status} = read()
    expect([phase, status]).toEqual(['running', 'RUNNING'])
    expect(parts.map(({id, kind, parent, name, hasLog}) => [id, kind, parent, name, hasLog])).toEqual([
      ['j1', 'environment', undefined, 'prod', true],
      ['j1/s1', 'stage', 'j1', '1', false],
      ['j1/s1/t1', 'task', 'j1/s1', 'Deployment web', true]
    ])
  })

  test('has no logs where its app is not known', () => {
    expect(readChangeOrder(body(), 'c0', false).parts.some(p => p.hasLog)).toBe(false)
  })

  test('walks the jobs that follow', () => {
    const nextJob = jobOf({sn: 'j2', envName: 'rollback', nextJob: jobOf({sn: 'j3', envName: 'again'})})
    const environments = read({jobs: [jobOf({nextJob})]}).parts.filter(p => p.kind === 'environment')
    expect(environments.map(p => [p.id, p.parent])).toEqual([
      ['j1', undefined],
      ['j2', undefined],
      ['j3', undefined]
    ])
  })

  test('does not walk for ever', () => {
    const loop: Record<string, unknown> = jobOf()
    loop.nextJob = loop
    expect(() => read({jobs: [loop]})).toThrow(/more than 50 jobs/)
  })

  test.each<[string, Record<string, unknown>, Phase]>([
    [
      'RUNNING, and one environment SUSPENDED',
      {jobs: [jobOf(), jobOf({sn: 'j2', state: 'SUSPENDED'})]},
      'paused'
    ],
    ['INIT, and one environment suspended', {state: 'INIT', jobs: [jobOf({state: 'suspended'})]}, 'paused'],
    [
      'RUNNING, and a job that follows SUSPENDED',
      {jobs: [jobOf({nextJob: jobOf({sn: 'j2', state: 'SUSPENDED'})})]},
      'paused'
    ],
    [
      'RUNNING, and only a task SUSPENDED',
      {jobs: [jobOf({stages: [{sn: 's', tasks: [taskOf({state: 'SUSPENDED'})]}]})]},
      'running'
    ],
    ['SUSPENDED itself', {state: 'SUSPENDED'}, 'paused'],
    [
      'FAILED, and one environment SUSPENDED',
      {state: 'FAILED', jobs: [jobOf({state: 'SUSPENDED'})]},
      'failure'
    ],
    [
      'a status nobody knows, and one environment SUSPENDED',
      {state: 'X', jobs: [jobOf({state: 'SUSPENDED'})]},
      'unknown'
    ],
    ['SUCCESS, and no environment', {state: 'SUCCESS', jobs: []}, 'skipped'],
    ['SUCCESS, and no list of environments', {state: 'SUCCESS', jobs: null}, 'success'],
    ['FAILED, and no environment', {state: 'FAILED', jobs: []}, 'failure'],
    ['RUNNING, and no environment yet', {jobs: []}, 'running']
  ])('that says %s', (_name, over, phase) => expect(read(over).phase).toBe(phase))

  test.each<[unknown, number]>([
    ['SUCCESS', 0],
    ['RUNNING', 1],
    ['INIT', 1],
    ['FAILED', 1],
    ['failed', 1],
    ['CANCELED', 1],
    ['LOOSED', 1],
    [null, 1]
  ])('that says SUCCESS with an environment that says %j', (state, contradictions) => {
    const snapshot = read({state: 'SUCCESS', jobs: [jobOf({state: 'SUCCESS'}), jobOf({sn: 'j2', state})]})
    expect(snapshot.phase).toBe('success')
    expect(snapshot.contradictions.map(p => p.id)).toEqual(contradictions ? ['j2'] : [])
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      'a rollback behind it that failed',
      {nextJob: jobOf({sn: 'r', type: 'Rollback', state: 'FAILED'})},
      ['r']
    ],
    [
      'a rollback behind it that was done',
      {nextJob: jobOf({sn: 'r', type: 'Rollback', state: 'SUCCESS'})},
      ['r']
    ],
    [
      'a way back behind it that was done',
      {nextJob: jobOf({sn: 'r', type: 'Revert', state: 'SUCCESS'})},
      ['r']
    ],
    [
      'a job behind it that is still to come',
      {nextJob: jobOf({sn: 'n', type: 'Deploy', state: 'INIT'})},
      ['n']
    ],
    ['a job behind it that went well', {nextJob: jobOf({sn: 'n', type: 'Deploy', state: 'SUCCESS'})}, []]
  ])('that says SUCCESS with %s', (_name, over, contradictions) => {
    const jobs = [jobOf({state: 'SUCCESS', ...over})]
    // One that does not tell its type may deploy.
    for (const type of ['Deploy', 'DEPLOY', '', null, undefined]) {
      const snapshot = read({state: 'SUCCESS', type, jobs})
      expect([type, ...snapshot.contradictions.map(p => p.id)]).toEqual([type, ...contradictions])
    }
  })

  test('that rolls back is not contradicted by its rollback', () => {
    const jobs = [jobOf({state: 'SUCCESS', type: 'Rollback'})]
    expect(read({state: 'SUCCESS', type: 'Rollback', jobs}).contradictions).toEqual([])
  })

  test('with a job behind it of no known form is a bad answer', () => {
    const jobs = [jobOf({state: 'SUCCESS', nextJob: 'FAILED'})]
    expect(() => read({state: 'SUCCESS', jobs})).toThrow(/job that follows/)
  })

  test('has the times of a task that tells an error under a status that nobody knows', () => {
    const times = {startedAt: '2026-12-01T02:00:00Z', endedAt: '2026-12-01T02:00:09Z'}
    const tasks = [taskOf({state: 'FAIL', errorMessage: 'quota exceeded', ...times})]
    const {parts} = read({jobs: [jobOf({stages: [{sn: 's', tasks}]})]})
    expect(parts.at(-1)).toMatchObject({
      phase: 'failure',
      startedAt: Date.parse(times.startedAt),
      finishedAt: Date.parse(times.endedAt)
    })
  })

  test('is explained by the task that failed, and not by its neighbours', () => {
    const tasks = [
      taskOf({sn: 'a', state: 'SUCCESS', errorMessage: 'was retried once'}),
      taskOf({sn: 'b', state: 'FAILED', errorMessage: 'quota exceeded'})
    ]
    expect(read({state: 'FAILED', jobs: [jobOf({stages: [{sn: 's', tasks}]})]}).message).toBe(
      'quota exceeded'
    )
  })

  test.each<[string, unknown, string]>([
    ['an object', spec('Deployment', 'web'), 'Deployment web'],
    ['JSON', '{\n "kind": "Service",\n "metadata": {\n  "name": "web"\n }\n}', 'Service web'],
    ['a kind alone', 'kind: Service', 'Service'],
    ['a kind without a word', 'kind:\nmetadata:\n  name: web', '#1'],
    ['a name that is not under metadata', 'kind: Pod\n  name: a\nmetadata:\n  name: web', 'Pod web'],
    ['a name far below', `kind: Pod\nmetadata:\n${'  x: y\n'.repeat(300)}  name: web`, 'Pod'],
    ['anything else', 'hello', '#1'],
    ['nothing', null, '#1'],
    ['a number', 7, '#1']
  ])('names its tasks by their spec: %s', (_name, text, name) => {
    const {parts} = read({jobs: [jobOf({stages: [{sn: 's', tasks: [taskOf({spec: text})]}]})]})
    expect(parts.at(-1)?.name).toBe(name)
  })

  test.each([
    ['of a megabyte', `kind: A\nmetadata:\n${'  x: y\n'.repeat(150_000)}`],
    ['that is made to be searched for long', `metadata:${'\n'.repeat(1990)}`.repeat(10)]
  ])('reads a spec %s at once', (_name, text) => {
    const started = performance.now()
    read({jobs: [jobOf({stages: [{sn: 's', tasks: [taskOf({spec: text})]}]})]})
    expect(performance.now() - started).toBeLessThan(500)
  })

  test.each<[string, unknown, number | undefined]>([
    ['as documented', '2024-10-08T09:11:38Z', Date.UTC(2024, 9, 8, 9, 11, 38)],
    ['as served', '2025-07-17T03:53:55.000+00:00', Date.UTC(2025, 6, 17, 3, 53, 55)],
    ['without a zone', '2024-09-01 00:00:00', undefined],
    ['as a number', 1_700_000_000_000, 1_700_000_000_000],
    ['as nothing', null, undefined]
  ])('takes times %s', (_name, startedAt, at) => expect(read({startedAt}).startedAt).toBe(at))

  test('takes nulls wherever they may be', () => {
    const {parts} = read({
      jobs: [null, jobOf({sn: null, envName: null, stages: [null, {sn: null, tasks: [null]}]})]
    })
    expect(new Set(parts.map(p => p.id)).size).toBe(parts.length)
  })

  test.each<[string, unknown]>([
    ['about another order', body({sn: 'c1'})],
    ['about a number', body({sn: 7})],
    ['whose jobs are no list', body({jobs: 'all'})],
    ['that is text', 'SUCCESS']
  ])('%s is a bad answer', (_name, answer) => {
    expect(() => readChangeOrder(answer, 'c0', true)).toThrow(/answer/)
  })
})

const record = (action: string, operator: string, gmtCreate: string, message = '') => ({
  action,
  operator,
  gmtCreate,
  message,
  state: 'SUCCESS',
  jobSn: 'j1'
})
const events = (...records: unknown[]) => ({records, pages: 1, total: records.length})
const targetOf = (answer: Parameters<typeof scripted>[0]) => {
  const client = scripted(answer)
  return {
    client,
    target: changeOrderTarget(
      client,
      ['appstack'],
      {appName: 'shop web', sn: 'c0'},
      createLinks('https://devops.example')
    )
  }
}
/** A poll, and time for what it left to be asked behind it. */
const lookOnce = async (target: Target) => {
  await target.read(context())
  await new Promise(resolve => setImmediate(resolve))
}
const suspended = body({state: 'SUSPENDED', jobs: [jobOf({state: 'SUSPENDED'})]})

describe('a paused change order', () => {
  test('names who suspended it last, and asks once', async () => {
    const {target, client} = targetOf(({path}) =>
      path.at(-1) === 'logs'
        ? events(
            record('JOB_SUSPEND', 'li', '2026-11-22T08:00:00Z'),
            record('JOB_RESUME', 'li', '2026-11-22T08:05:00Z'),
            record('TASK_SUSPEND', 'wang', '2026-11-22T08:10:00.000+00:00'),
            record('JOB_START', 'zhao', '2026-11-22T07:00:00Z')
          )
        : suspended
    )
    await lookOnce(target)
    for (let poll = 0; poll < 3; poll++)
      expect((await target.read(context())).action).toMatch(/prod, suspended by wang at/)
    expect(client.asks.filter(ask => ask.path.at(-1) === 'logs')).toHaveLength(1)
  })

  test('is seen at once, however long the answer takes that names who suspended it', async () => {
    const {target} = targetOf(({path}) => (path.at(-1) === 'logs' ? new Promise(() => {}) : suspended))
    expect(await target.read(context())).toMatchObject({
      phase: 'paused',
      action: expect.stringMatching(/^environment prod: a person/)
    })
  })

  test('names who suspended it the second time', async () => {
    let operator = 'li'
    let state = suspended
    const {target} = targetOf(({path}) =>
      path.at(-1) === 'logs' ? events(record('JOB_SUSPEND', operator, '2026-11-22T08:00:00Z')) : state
    )
    await lookOnce(target)
    expect((await target.read(context())).action).toMatch(/suspended by li/)
    state = body()
    await target.read(context())
    state = suspended
    operator = 'wang'
    await lookOnce(target)
    expect((await target.read(context())).action).toMatch(/suspended by wang/)
  })

  test.each([
    ['may not be read', refused()],
    ['are not there', gone()],
    ['are of another form', 'none'],
    ['are empty', events()]
  ])('is paused all the same when its events %s', async (_name, answer) => {
    const {target} = targetOf(({path}) => (path.at(-1) === 'logs' ? answer : suspended))
    const snapshot = await target.read(context())
    expect(snapshot.phase).toBe('paused')
    expect(snapshot.action).toMatch(/environment prod: a person/)
  })
})

describe('the logs of a change order', () => {
  const job: Part = {
    id: 'j1',
    kind: 'environment',
    hasLog: true,
    name: 'prod',
    phase: 'running',
    status: 'RUNNING'
  }
  const task: Part = {...job, id: 'j1/s1/t1', kind: 'task', name: 'Deployment web'}

  test('are events, each told once, by time, over several pages', async () => {
    const all = Array.from({length: 250}, (_, i) =>
      record(`E${i}`, 'wang', new Date(Date.UTC(2026, 10, 22) + i * 1000).toISOString())
    )
    let known = 120
    const client = scripted(({query}) => {
      const page = Number(query?.current)
      const size = Number(query?.pageSize)
      const newestFirst = all.slice(0, known).reverse()
      return {
        records: newestFirst.slice((page - 1) * size, page * size),
        pages: Math.ceil(known / size),
        total: known
      }
    })
    const logs = createChangeLogs(client, ['orders', 'c0'])
    const told: string[] = []
    let cursor: unknown
    for (const step of [120, 120, 200, 250]) {
      known = step
      const log = await logs.readEvents(job, context(), cursor)
      told.push(...log.text.split('\n').filter(line => line !== ''))
      cursor = log.cursor
    }
    expect(told.map(line => /E\d+/.exec(line)?.[0])).toEqual(all.map(e => e.action))
  })

  test('tell two events that are alike twice, and no more', async () => {
    const twice = record('TASK_START', 'wang', '2026-11-22T08:00:00Z')
    const logs = createChangeLogs(
      scripted(() => events(twice, twice)),
      []
    )
    const first = await logs.readEvents(job, context(), undefined)
    expect(first.text.match(/TASK_START/g)).toHaveLength(2)
    expect((await logs.readEvents(job, context(), first.cursor)).text).toBe('')
  })

  test.each(['the newest first', 'the oldest first'])('that come %s are told in their order', async way => {
    const all = Array.from({length: 7}, (_, i) => record(`TASK_${i}`, 'wang', `2026-11-22T08:00:0${i >> 1}Z`))
    const logs = createChangeLogs(
      scripted(() => events(...(way === 'the newest first' ? [...all].reverse() : all))),
      []
    )
    const {text} = await logs.readEvents(job, context(), undefined)
    expect([...text.matchAll(/TASK_(\d)/g)].map(m => m[1]).join('')).toBe('0123456')
  })

  test('that move to the next page while it is read are told once', async () => {
    const all = Array.from({length: 150}, (_, i) =>
      record(`TASK_${i}`, 'wang', new Date(Date.UTC(2026, 10, 22) + i * 1000).toISOString())
    )
    let there = 140
    const logs = createChangeLogs(
      scripted(({query}) => {
        const current = Number(query?.current)
        // The newest first; each of the first answers is followed by another event.
        const list = all.slice(0, there).reverse()
        if (there < 143) there++
        const records = list.slice((current - 1) * 100, current * 100)
        return {records, pages: Math.ceil(list.length / 100), total: list.length}
      }),
      []
    )
    const {text} = await logs.readEvents(job, context(), undefined)
    expect([...text.matchAll(/TASK_(\d+)/g)].map(m => Number(m[1]))).toEqual(
      Array.from({length: there}, (_, i) => i)
    )
  })

  test.each<[pages: number, lost: string | undefined]>([
    [100, undefined],
    [101, 'it has more than 10000 events, and the others are not read']
  ])('of %i pages say what is not read of them: %p', async (pages, lost) => {
    const client = scripted(({query}) => ({
      records: [record(`E${query?.current}`, 'li', '2026-11-22T08:00:00Z')],
      pages,
      total: pages
    }))
    const log = await createChangeLogs(client, []).readEvents(job, context(), undefined)
    expect([log.lost, client.asks.length]).toEqual([lost, 100])
  })

  test('that never stand still while they are read are a bad answer', async () => {
    let total = 200
    const logs = createChangeLogs(
      scripted(() => ({
        records: [record('TASK_START', 'li', '2026-11-22T08:00:00Z')],
        pages: 2,
        total: total++
      })),
      []
    )
    await expect(logs.readEvents(job, context(), undefined)).rejects.toMatchObject({
      failure: {kind: 'transient'}
    })
  })

  test.each<[last: string, complete: boolean | undefined]>([
    ['JOB_FINISH', true],
    ['JOB_TERMINATE', true],
    ['JOB_RESUME', undefined],
    ['JOB_START', undefined]
  ])('are complete when the last one of the job is %s: %p', async (last, complete) => {
    const logs = createChangeLogs(
      scripted(() =>
        events(
          record('JOB_FINISH', 'li', '2026-11-22T08:00:00Z'),
          record(last, 'li', '2026-11-22T08:01:00Z'),
          record('ENV_UNLOCK', 'li', '2026-11-22T08:02:00Z')
        )
      ),
      []
    )
    expect((await logs.readEvents(job, context(), undefined)).complete).toBe(complete)
  })

  test('are one line each, with nulls for nothing', async () => {
    const logs = createChangeLogs(
      scripted(() =>
        events(null, {action: null}, record('JOB_FINISH', 'wang', '2026-11-22T08:00:00Z', 'a\r\nb\n'))
      ),
      []
    )
    const {text} = await logs.readEvents(job, context(), undefined)
    expect(text.split('\n')).toHaveLength(3)
    expect(text).toContain('2026-11-22T08:00:00Z JOB_FINISH SUCCESS by wang: a b')
  })

  test.each([
    ['all\nlines\n', 'all\nlines\n'],
    ['', '']
  ])('of a task are the text %j', async (answer, text) => {
    const client = scripted(() => ({body: answer, headers: {}}))
    expect((await createChangeLogs(client, ['c0']).readTask(task, context())).text).toBe(text)
    expect(client.asks[0]).toMatchObject({
      form: 'text',
      path: ['c0', 'jobs', 'j1', 'stages', 's1', 'tasks', 't1', 'operationLog']
    })
  })

  test('are refused where the app is not known', async () => {
    const target = changeOrderTarget(
      scripted(() => body()),
      [],
      {sn: 'c0'},
      createLinks(undefined),
      {matchedBy: 'run', readOrder: async () => body()}
    )
    expect((await target.read(context())).phase).toBe('running')
    await expect(target.readLog(job, context())).rejects.toMatchObject({
      failure: {kind: 'permanent', hint: 'give app-name'}
    })
  })
})

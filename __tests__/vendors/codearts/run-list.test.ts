import {describe, expect, test} from '@jest/globals'
import {
  base,
  context,
  detailBody,
  failureOf,
  fakeHttp,
  open,
  openOne,
  PL,
  R,
  R2,
  type Sent
} from './support.js'

const hour = 3_600_000
const now = Date.now()
const run = (id: string, number: number, rest: object = {}) => ({
  pipeline_id: PL,
  pipeline_run_id: id,
  run_number: number,
  status: 'RUNNING',
  start_time: now - (100 - number) * 1000,
  build_params: {commit_id: 'abcdef1234567890abcdef1234567890abcdef12'},
  ...rest
})
const listOf = (...runs: object[]) => ({total: runs.length, pipeline_runs: runs})
const latest = {...base, 'run-id': 'latest'}
const byCommit = {...base, 'run-id': undefined, commit: 'abcdef12'} as unknown as typeof base
const shown = ({url}: Sent) => detailBody({id: url.searchParams.get('pipeline_run_id')})

describe('latest', () => {
  test('is the newest, and the wait keeps to it', async () => {
    const {http, sent} = fakeHttp(listOf(run(R, 41), run(R2, 42)), shown, shown)
    const target = await openOne(latest, http)
    const first = await target.read(context)
    expect(first.identity).toMatchObject({
      label: 'run 42 of pipeline shop',
      ids: {'run-id': R2},
      matchedBy: 'latest'
    })
    expect(first.notices[0]?.text).toMatch(/latest is run/)
    await target.read(context)
    expect(sent.map(s => s.url.pathname.split('/').pop())).toEqual(['list', 'detail', 'detail'])
    expect(sent[2]?.url.searchParams.get('pipeline_run_id')).toBe(R2)
    expect(sent[0]?.body).toEqual({offset: 0, limit: 50, sort_key: 'start_time', sort_dir: 'DESC'})
    expect(sent[0]?.request.method).toBe('POST')
  })

  test.each([
    ['without a start', {start_time: null}],
    ['whose start is 0', {start_time: 0}]
  ])('may be queued, %s', async (_, odd) => {
    const {http} = fakeHttp(listOf(run(R, 41), run(R2, 42, {status: 'QUEUED', ...odd})), shown)
    expect((await (await openOne(latest, http)).read(context)).identity?.ids['run-id']).toBe(R2)
  })

  test('asks for the queued ones where the list has more pages', async () => {
    const {http, sent} = fakeHttp(
      {total: 90, pipeline_runs: [run(R, 41)]},
      listOf(run(R2, 42, {status: 'QUEUED', start_time: null})),
      shown
    )
    expect((await (await openOne(latest, http)).read(context)).identity?.ids['run-id']).toBe(R2)
    expect(sent[1]?.body).toMatchObject({status: ['QUEUED']})
  })

  test('is absent where there is none, or none new enough', async () => {
    for (const [given, answer] of [
      [latest, {total: 0, pipeline_runs: []}],
      [latest, {total: 0, pipeline_runs: null}],
      [{...latest, 'created-after': '1h'}, listOf(run(R, 41, {start_time: now - 2 * hour}))],
      [latest, listOf(run(R, 41, {pipeline_id: R2}))]
    ] as const) {
      const {http} = fakeHttp(answer)
      expect(await (await openOne(given, http)).read(context)).toMatchObject({phase: 'absent', parts: []})
    }
  })

  test('that had ended before is refused by a wait', async () => {
    const ended = (s: Sent) => ({...shown(s), status: 'COMPLETED'})
    const {failure} = await failureOf(
      (await openOne(latest, fakeHttp(listOf(run(R, 41)), ended).http)).read(context)
    )
    expect(failure).toMatchObject({kind: 'permanent', label: 'already ended'})
    for (const [given, operation] of [
      [latest, 'check-pipeline'],
      [latest, 'fetch-logs'],
      [{...latest, 'created-after': '1h'}, 'wait-pipeline']
    ] as const) {
      expect(
        (await (await openOne(given, fakeHttp(listOf(run(R, 41)), ended).http, operation)).read(context))
          .phase
      ).toBe('success')
    }
  })

  test('a list that is none is a bad answer', async () => {
    for (const odd of [{}, {pipeline_runs: null}, {pipeline_runs: 'x'}, [], {total: 3}]) {
      const {failure} = await failureOf((await openOne(latest, fakeHttp(odd).http)).read(context))
      expect(failure.kind).toBe('transient')
    }
  })
})

describe('commit', () => {
  test('is found by its beginning, the newest of several', async () => {
    const {http} = fakeHttp(
      listOf(run(R2, 42), run(R, 41), run('9'.repeat(32), 43, {build_params: null})),
      shown
    )
    const {identity, notices} = await (await openOne(byCommit, http)).read(context)
    expect(identity).toMatchObject({ids: {'run-id': R2}, matchedBy: 'commit'})
    expect(notices[0]?.text).toMatch(/the newest of 2 that match/)
  })

  test('is looked for in all pages at first, and later in the newest', async () => {
    const page = {
      total: 120,
      pipeline_runs: Array.from({length: 50}, (_, i) =>
        run(String(i).padStart(32, '0'), i, {build_params: null})
      )
    }
    const rest = {total: 120, pipeline_runs: page.pipeline_runs.slice(0, 20)}
    const {http, sent} = fakeHttp(
      page,
      page,
      rest,
      {total: 120, pipeline_runs: [run(R, 130)]},
      listOf(),
      shown
    )
    const target = await openOne(byCommit, http)
    expect((await target.read(context)).phase).toBe('absent')
    expect(sent.map(s => (s.body as {offset: number}).offset)).toEqual([0, 50, 100])
    expect((await target.read(context)).phase).toBe('running')
    expect(sent).toHaveLength(6)
    expect(sent[4]?.body).toMatchObject({status: ['QUEUED']})
  })

  test('that is queued far behind many others is found', async () => {
    const page = (offset: number) => ({
      total: 601,
      pipeline_runs: Array.from({length: 50}, (_, i) => run(String(i).padStart(32, '0'), 600 - offset - i))
    })
    const pages = Array.from({length: 10}, (_, i) => page(i * 50))
    const queued = listOf(run(R2, 601, {status: 'QUEUED', start_time: null}))
    const {http} = fakeHttp(...pages, queued, shown)
    const {identity} = await (await openOne(byCommit, http)).read(context)
    expect(identity?.ids['run-id']).toBe(R2)
  })

  test('is the newest by its number, though an older one was begun again', async () => {
    const {http} = fakeHttp(
      listOf(run(R, 5, {start_time: now - 1000}), run(R2, 11, {start_time: now - hour})),
      shown
    )
    const {identity} = await (await openOne(byCommit, http)).read(context)
    expect(identity?.ids['run-id']).toBe(R2)
  })

  test('that had ended before counts, with its age', async () => {
    const {http} = fakeHttp(listOf(run(R, 41)), (s: Sent) => ({...shown(s), status: 'COMPLETED'}))
    const {phase, notices} = await (await openOne(byCommit, http)).read(context)
    expect(phase).toBe('success')
    expect(notices.map(n => n.text).join()).toMatch(/had ended already/)
  })
})

describe('several latest, looked at once', () => {
  const both = {...latest, 'pipeline-id': `${PL},${R2}`}
  const item = (pipeline: string, rest: object = {}) => ({
    ...run(R, 7),
    pipeline_id: pipeline,
    status: 'COMPLETED',
    ...rest
  })

  test('are one request, and those that never ran are absent', async () => {
    const {http, sent} = fakeHttp([
      item(PL, {stage_status_list: [{name: 'A', sequence: 0, status: 'COMPLETED'}]})
    ])
    const targets = await open(both, http, 'check-pipeline')
    const [a, b] = await Promise.all(targets.map(t => t.read(context)))
    expect(sent).toHaveLength(1)
    expect(sent[0]?.body).toEqual([PL, R2])
    expect(a).toMatchObject({
      phase: 'success',
      status: 'COMPLETED',
      position: {at: 1, of: 1},
      identity: {ids: {'run-id': R}}
    })
    expect(a?.parts).toMatchObject([{id: 'stage-1', kind: 'stage', name: 'A', hasLog: false}])
    expect(b?.phase).toBe('absent')
  })

  test.each([
    [{status: 'RUNNING', stage_status_list: [{name: 'A', status: 'PAUSED'}]}, 'paused'],
    [{status: 'PAUSED', stage_status_list: null}, 'paused'],
    [{status: 'IGNORED', stage_status_list: 'odd'}, 'skipped'],
    [{status: null}, 'unknown'],
    [{status: 'SOON'}, 'unknown']
  ])('%p', async (rest, phase) => {
    const [target] = await open(both, fakeHttp([item(PL, rest)]).http, 'check-pipeline')
    expect((await target?.read(context))?.phase).toBe(phase)
  })

  test('anything but a list is a bad answer', async () => {
    const [target] = await open(both, fakeHttp({}).http, 'check-pipeline')
    expect((await failureOf(target?.read(context) as Promise<unknown>)).failure.kind).toBe('transient')
  })
})

import {describe, expect, test} from '@jest/globals'
import {english} from '../../support/english.js'
import {base, context, detailBody, failureOf, fakeHttp, openOne, PL, R, R2, type Sent} from './support.js'

const hour = 3_600_000
const now = Date.now()
const commit = 'abcdef1234567890abcdef1234567890abcdef12'
const run = (id: string, number: number, rest: object = {}) => ({
  pipeline_id: PL,
  pipeline_run_id: id,
  run_number: number,
  status: 'RUNNING',
  start_time: now - (100 - number) * 1000,
  build_params: {commit_id: commit},
  ...rest
})
const nth = (n: number) => String(n).padStart(32, '0')
const listOf = (...runs: object[]) => ({total: runs.length, pipeline_runs: runs})
const latest = {...base, 'run-id': 'latest'}
const byCommit = {...base, 'run-id': undefined, commit: 'abcdef12'} as unknown as typeof base
const shown = ({url}: Sent) => detailBody({id: url.searchParams.get('pipeline_run_id')})
const queuedAndUntold = {status: 'QUEUED', run_number: null, start_time: null, build_params: null}
/** Answers for the pages of a list, for its queued runs, and for details as `shown`. */
const listing = (page: (offset: number) => object, queued: object) => (sent: Sent) => {
  if (!sent.url.pathname.endsWith('/list')) return shown(sent)
  const {offset, status} = sent.body as {offset: number; status?: string[]}
  return status === undefined ? page(offset) : queued
}
const readFirst = async (raw: typeof base, ...replies: unknown[]) =>
  (await openOne(raw, fakeHttp(...replies).http)).read(context)

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
    ['whose start is 0', {start_time: 0}],
    ['without a start and a number', {start_time: null, run_number: null}]
  ])('may be a queued run %s', async (_, odd) => {
    const {identity} = await readFirst(
      latest,
      listOf(run(R, 41), run(R2, 42, {status: 'QUEUED', ...odd})),
      shown
    )
    expect(identity?.ids['run-id']).toBe(R2)
  })

  test('is the queued run, checked at once, though an older one has succeeded', async () => {
    const list = listOf(run(R, 11, {status: 'COMPLETED'}), run(R2, 0, queuedAndUntold))
    const detail = detailBody({id: R2, status: 'QUEUED', run_number: null, start_time: null, stages: null})
    const {http} = fakeHttp(list, detail)
    expect(await (await openOne(latest, http, 'check-pipeline')).read(context)).toMatchObject({
      phase: 'queued',
      status: 'QUEUED',
      startedAt: undefined,
      identity: {label: `run ${R2} of pipeline shop`, ids: {'run-id': R2}}
    })
  })

  test('is found when it appears, and followed from its queue to its end', async () => {
    const detail = (status: string) => detailBody({status, stages: null})
    const {http} = fakeHttp(
      listOf(),
      listOf(run(R, 0, queuedAndUntold)),
      ...['QUEUED', 'RUNNING', 'COMPLETED'].map(detail)
    )
    const target = await openOne(latest, http)
    const phases = []
    for (let poll = 0; poll < 4; poll++) phases.push((await target.read(context)).phase)
    expect(phases).toEqual(['absent', 'queued', 'running', 'success'])
  })

  test('asks for the queued runs where the list has more pages', async () => {
    const head = {total: 90, pipeline_runs: [run(R, 41)]}
    const queued = listOf(run(R2, 42, {status: 'QUEUED', start_time: null}))
    const {http, sent} = fakeHttp(listing(() => head, queued))
    expect((await (await openOne(latest, http)).read(context)).identity?.ids['run-id']).toBe(R2)
    expect(sent.map(s => (s.body as {status?: string[]} | undefined)?.status?.join())).toContain('QUEUED')
  })

  test('is the newest of those that queue, though they are more than one page', async () => {
    const queue = Array.from({length: 70}, (_, i) =>
      run(nth(100 + i), 100 + i, {status: 'QUEUED', start_time: null})
    )
    let asked = 0
    const from = (rows: object[], offset: number) => ({
      total: rows.length,
      pipeline_runs: rows.slice(offset, offset + 50)
    })
    const answer = (moves: boolean) => (sent: Sent) => {
      if (!sent.url.pathname.endsWith('/list')) return shown(sent)
      const {offset, status} = sent.body as {offset: number; status?: string[]}
      if (status === undefined) return {total: 90, pipeline_runs: [run(R, 41)]}
      // Two of them begin before the second page is read.
      return from(moves && asked++ > 0 ? queue.slice(2) : queue, offset)
    }
    const read = async (moves: boolean) => (await openOne(latest, fakeHttp(answer(moves)).http)).read(context)
    expect((await read(false)).identity?.ids['run-id']).toBe(nth(169))
    expect((await failureOf(read(true))).failure.kind).toBe('transient')
  })

  test('is a run that leaves the queue after the list was read and before the queue is', async () => {
    let asked = 0
    const page = () => {
      const begun = asked++ === 0 ? [] : [run(R2, 42)]
      return {total: 90, pipeline_runs: [...begun, run(R, 41, {status: 'COMPLETED'})]}
    }
    const {http} = fakeHttp(listing(page, listOf()))
    expect((await (await openOne(latest, http)).read(context)).identity?.ids['run-id']).toBe(R2)
  })

  test.each([
    ['in an empty list', latest, {total: 0, pipeline_runs: []}],
    ['where there is no list and no run', latest, {total: 0, pipeline_runs: null}],
    [
      'where none is new enough',
      {...latest, 'created-after': '1h'},
      listOf(run(R, 41, {start_time: now - 2 * hour}))
    ],
    ['where the runs are of another pipeline', latest, listOf(run(R, 41, {pipeline_id: R2}))],
    ['where an entry holds nothing', latest, listOf({pipeline_id: PL, pipeline_run_id: null, status: null})]
  ])('is absent %s', async (_, raw, list) => {
    expect(await readFirst(raw, list)).toMatchObject({phase: 'absent', parts: []})
  })

  test('is refused by a wait where it had ended before, with its id and link', async () => {
    const ended = (s: Sent) => ({...shown(s), status: 'COMPLETED'})
    expect(await readFirst(latest, listOf(run(R, 41)), ended)).toMatchObject({
      phase: 'success',
      refusal: {message: expect.stringMatching(/had ended already/)},
      identity: {ids: {'run-id': R}, url: expect.stringContaining(R)}
    })
    for (const [raw, operation] of [
      [latest, 'check-pipeline'],
      [latest, 'fetch-logs'],
      [{...latest, 'created-after': '1h'}, 'wait-pipeline']
    ] as const) {
      const target = await openOne(raw, fakeHttp(listOf(run(R, 41)), ended).http, operation)
      const {phase, refusal} = await target.read(context)
      expect([phase, refusal]).toEqual(['success', undefined])
    }
  })

  test.each([[{}], [{pipeline_runs: null}], [{pipeline_runs: 'x'}], [[]], [{total: 3}]])(
    'cannot be told by a list such as %p, which is a bad answer',
    async odd => {
      expect((await failureOf(readFirst(latest, odd))).failure.kind).toBe('transient')
    }
  )

  test('is not an older one while a newer one in the list has no id', async () => {
    const list = listOf(run(R, 41), run(R2, 42, {pipeline_run_id: null}))
    expect(await readFirst(latest, list, shown)).toMatchObject({undecided: true, identity: {ids: {}}})
  })

  test.each([['../x'], [R.slice(1)], [7]])(
    'cannot be told by a list that names the id %p, which is a bad answer',
    async id => {
      const list = listOf(run(R, 41), run(R2, 42, {pipeline_run_id: id}))
      expect((await failureOf(readFirst(latest, list, shown))).failure.label).toBe('bad answer')
    }
  )
})

describe('the run of a commit', () => {
  test('is found by the beginning of the commit, the newest of several', async () => {
    const ended = run('9'.repeat(32), 43, {build_params: null, status: 'COMPLETED'})
    const {identity, notices} = await readFirst(byCommit, listOf(run(R2, 42), run(R, 41), ended), shown)
    expect(identity).toMatchObject({ids: {'run-id': R2}, matchedBy: 'commit'})
    expect(notices[0]?.text).toMatch(/the newest of 2 that match/)
  })

  test.each([
    ['queues, and tells nothing yet', queuedAndUntold, 'queued'],
    ['queues, and has a number', {status: 'QUEUED', build_params: {}}, 'queued'],
    ['is prepared', {status: 'INIT', build_params: null}, 'queued'],
    ['runs', {build_params: null}, 'running']
  ])('may be a newer one that %s: it is waited for', async (_, untold, phase) => {
    const older = run(R, 11, {status: 'COMPLETED'})
    const told = run(R2, 12, {status: 'RUNNING'})
    const {http, sent} = fakeHttp(listOf(older, run(R2, 12, untold)), listOf(older, told), (s: Sent) => ({
      ...shown(s),
      status: 'FAILED'
    }))
    const target = await openOne(byCommit, http)
    expect(await target.read(context)).toMatchObject({phase, undecided: true, identity: {ids: {}}})
    expect(sent).toHaveLength(1)
    expect(await target.read(context)).toMatchObject({phase: 'failure', identity: {ids: {'run-id': R2}}})
  })

  test('is looked for in all pages at first, and later in the newest', async () => {
    const others = Array.from({length: 118}, (_, i) =>
      run(nth(118 - i), 118 - i, {build_params: null, status: 'COMPLETED'})
    )
    let rows = others
    const page = (offset: number) => ({total: rows.length, pipeline_runs: rows.slice(offset, offset + 50)})
    const {http, sent} = fakeHttp(listing(page, listOf()))
    const target = await openOne(byCommit, http)
    const asked = () =>
      sent.splice(0).map(({body}) => {
        const {offset, status} = body as {offset: number; status?: string[]}
        return status?.join() ?? offset
      })
    expect((await target.read(context)).phase).toBe('absent')
    expect(asked()).toEqual([0, 49, 98, 'QUEUED', 0])
    expect((await target.read(context)).phase).toBe('absent')
    expect(asked()).toEqual([0, 98, 'QUEUED', 0])
    rows = [run(R, 130), ...others]
    expect((await target.read(context)).phase).toBe('running')
  })

  test('ends the search with the page that has it', async () => {
    const page = (offset: number) => ({
      total: 500,
      pipeline_runs: Array.from({length: Math.min(50, 500 - offset)}, (_, i) => {
        const number = 500 - offset - i
        return run(nth(number), number, {build_params: {commit_id: number === 420 ? commit : 'f'.repeat(40)}})
      })
    })
    const {http, sent} = fakeHttp(listing(page, listOf()))
    const {identity} = await (await openOne(byCommit, http)).read(context)
    expect(identity?.ids['run-id']).toBe(nth(420))
    expect(sent.map(s => (s.body as {offset?: number})?.offset)).toEqual([0, 49, 490, 0, 0, undefined])
  })

  test('is a newer one that leaves the queue between two pages of a list that is read to its end', async () => {
    const others = Array.from({length: 58}, (_, i) =>
      run(nth(100 - i), 100 - i, {build_params: null, status: 'COMPLETED'})
    )
    const old = run(nth(42), 42, {status: 'COMPLETED'})
    let asked = 0
    const page = (offset: number) => {
      const rows =
        asked++ === 0 ? [...others, old, run(R2, 200, queuedAndUntold)] : [run(R2, 200), ...others, old]
      return {total: 60, pipeline_runs: rows.slice(offset, offset + 50)}
    }
    const {http} = fakeHttp(listing(page, listOf()))
    expect((await (await openOne(byCommit, http)).read(context)).identity?.ids['run-id']).toBe(R2)
  })

  test('is not taken from a list of which a run was deleted between two pages', async () => {
    const other = {build_params: {commit_id: 'f'.repeat(40)}}
    const all = Array.from({length: 53}, (_, i) => run(nth(200 - i), 200 - i, i < 50 ? other : {}))
    // Two of the newest are gone before the second page is read, so that the run of the commit is on neither page.
    let asked = 0
    const page = (offset: number) => {
      const rows = asked++ === 0 ? all : all.slice(2)
      return {total: rows.length, pipeline_runs: rows.slice(offset, offset + 50)}
    }
    const target = await openOne(byCommit, fakeHttp(listing(page, listOf())).http)
    expect((await failureOf(target.read(context))).failure.kind).toBe('transient')
    expect((await target.read(context)).identity?.ids['run-id']).toBe(nth(150))
  })

  test('is found though it is queued far behind many others', async () => {
    const page = (offset: number) => ({
      total: 601,
      pipeline_runs: Array.from({length: Math.min(50, 600 - offset)}, (_, i) =>
        run(nth(600 - offset - i), 600 - offset - i)
      )
    })
    const queued = listOf(run(R2, 601, {status: 'QUEUED', start_time: null}))
    expect((await readFirst(byCommit, listing(page, queued))).identity?.ids['run-id']).toBe(R2)
  })

  test('is the newest by its number, though an older one was begun again', async () => {
    const list = listOf(run(R, 5, {start_time: now - 1000}), run(R2, 11, {start_time: now - hour}))
    expect((await readFirst(byCommit, list, shown)).identity?.ids['run-id']).toBe(R2)
  })

  test('counts where it had ended before, with its age', async () => {
    const ended = (s: Sent) => ({...shown(s), status: 'COMPLETED'})
    const {phase, notices} = await readFirst(byCommit, listOf(run(R, 41)), ended)
    expect(phase).toBe('success')
    expect(
      english(notices)
        .map(n => n.text)
        .join()
    ).toMatch(/had ended already/)
  })
})

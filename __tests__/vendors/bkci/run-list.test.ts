import {describe, expect, test} from '@jest/globals'
import {listRuns} from '../../../src/vendors/bkci/run-list.js'
import type {RunSearch} from '../../../src/vendors/shared/run-adapter.js'
import {failureOf, fakeClient, PIPELINE, signal} from './support.js'

const SHA = 'a1b2c3d4e5'.repeat(4)
const T0 = 1_790_000_000_000

const record = (buildNum: number, more = {}) => ({
  id: `b-${buildNum}`,
  buildNum,
  status: 'SUCCEED',
  queueTime: T0 + buildNum * 1000,
  executeCount: 1,
  retry: false,
  ...more
})
const material = (newCommitId: string | null) => ({
  material: [{newCommitId: 'f'.repeat(40)}, {newCommitId}, null]
})

/** Lists from a history that is served in pages. */
function lister(records: unknown[], more: Partial<RunSearch> = {}) {
  const {client, asked} = fakeClient({
    history: ({query}: {query: {page: string}}) => {
      const page = Number(query.page)
      return {
        count: records.length,
        page,
        totalPages: Math.ceil(records.length / 100),
        records: records.slice((page - 1) * 100, page * 100)
      }
    }
  })
  const search = {signal, deep: true, isAnswered: () => false, ...more}
  return {list: () => listRuns(client, PIPELINE, search), asked}
}

const listed = async (...records: unknown[]) => lister(records).list()

describe('a build in the history', () => {
  test('is told by its id, number, time, phase and commits', async () => {
    expect(
      await listed(record(42, {...material(SHA), startTime: T0 + 50_000, endTime: T0 + 60_000}))
    ).toEqual([
      {
        id: 'b-42',
        number: 42,
        createdAt: T0 + 42_000,
        phase: 'success',
        commits: ['f'.repeat(40), SHA]
      }
    ])
  })

  test('without material has no commit yet, and its phase says whether it may still get one', async () => {
    const builds = await listed(
      record(5, {status: 'QUEUE', startTime: 0}),
      record(4, {status: 'RUNNING', material: null}),
      record(3, {status: 'STAGE_SUCCESS', startTime: T0}),
      record(2, {status: 'FAILED', material: []}),
      record(1, material(null))
    )
    expect(builds.map(({phase, commits}) => [phase, commits])).toEqual([
      ['queued', []],
      ['running', []],
      ['paused', []],
      ['failure', []],
      ['success', ['f'.repeat(40)]]
    ])
  })

  test('tells the repository of each commit, or of none', async () => {
    const [lib, app] = ['https://git.example/lib.git', 'https://git.example/app.git']
    const both = [{newCommitId: SHA, url: lib}, {url: 'no commit'}, {newCommitId: 'f'.repeat(40), url: app}]
    const [named, unnamed] = await listed(
      record(2, {material: both}),
      record(1, {material: [...both, {newCommitId: SHA, url: null}]})
    )
    expect(named).toMatchObject({commits: [SHA, 'f'.repeat(40)], repositories: [lib, app]})
    expect(unnamed?.repositories).toBeUndefined()
  })

  test('that stopped at an approval has ended once it has an end after its start', async () => {
    const [build] = await listed(record(1, {status: 'STAGE_SUCCESS', startTime: T0, endTime: T0 + 1}))
    expect(build?.phase).toBe('cancelled')
  })

  test.each<[string, object]>([
    ['the count of its executions', {executeCount: 2}],
    ['that count as text', {executeCount: '3'}],
    ['its retry flag', {executeCount: undefined, retry: true}]
  ])('that was begun again, by %s, has no known time of creation', async (_sign, again) => {
    const [build] = await listed(record(11, {queueTime: T0, startTime: T0 + 1000, ...again}))
    expect(build?.createdAt).toBeUndefined()
  })

  test('is as old as the earlier of its times, and of unknown age where it only tells when it started', async () => {
    const builds = await listed(
      record(4, {startTime: T0}),
      record(3, {queueTime: null, startTime: String(T0)}),
      record(2, {queueTime: 0}),
      record(1, {queueTime: null})
    )
    expect(builds.map(build => build.createdAt)).toEqual([T0, undefined, undefined, undefined])
  })

  test('has no number where the platform tells none', async () => {
    const builds = await listed(
      record(3, {buildNum: '3'}),
      record(2, {buildNum: null}),
      record(1, {buildNum: {}})
    )
    expect(builds.map(build => build.number)).toEqual([3, undefined, undefined])
  })
})

describe('pages of the history', () => {
  const many = (count: number) => Array.from({length: count}, (_, i) => record(count - i))

  test('are read until what was looked for is among them', async () => {
    const {list, asked} = lister([...many(250), record(0, material(SHA))], {
      isAnswered: found => found.some(build => build.commits.includes(SHA))
    })
    expect(await list()).toHaveLength(251)
    expect(asked.map(a => a.query)).toEqual(['1', '2', '3'].map(page => ({page, pageSize: '100'})))
  })

  test('of which a build was deleted between two of them are a bad answer', async () => {
    const all = many(102)
    const {client, asked} = fakeClient({
      history: () => {
        const isFirst = asked.length === 1
        const records = isFirst ? all.slice(0, 100) : all.slice(101)
        return {count: isFirst ? 102 : 101, totalPages: 2, records}
      }
    })
    const listing = listRuns(client, PIPELINE, {signal, deep: true, isAnswered: () => false})
    expect((await failureOf(listing)).failure.kind).toBe('transient')
  })

  test('are read no further than needed', async () => {
    const {list, asked} = lister(many(450), {isAnswered: found => found.length >= 150})
    expect(await list()).toHaveLength(200)
    // The last page may have what queues.
    expect(asked.map(a => a.query?.page)).toEqual(['1', '2', '5'])
  })

  test('are at most ten, 1,000 builds', async () => {
    const {list, asked} = lister(many(1500))
    expect(await list()).toHaveLength(1000)
    expect(asked).toHaveLength(11)
  })

  test('are only the first and the last one where no old build can be meant', async () => {
    const {list, asked} = lister(many(250), {deep: false})
    expect(await list()).toHaveLength(100)
    expect(asked.map(a => a.query?.page)).toEqual(['1', '3'])
  })

  test('end with a short one where the platform does not count them', async () => {
    const pages = [many(100), many(7)]
    const {client, asked} = fakeClient({history: () => ({records: pages[asked.length - 1]})})
    const builds = await listRuns(client, PIPELINE, {signal, deep: true, isAnswered: () => false})
    expect(builds).toHaveLength(107)
    expect(asked).toHaveLength(2)
  })
})

describe('an odd history', () => {
  test('loses records that name no build, and keeps the others', async () => {
    const records = [null, {id: null}, {buildNum: 9}, record(3, {material: 'x', buildNum: '3'})]
    expect((await listed(...records)).map(build => build.id)).toEqual(['b-3'])
  })

  test.each<[string, unknown]>([
    ['with records of another type', {records: 'x'}],
    ['with a record of another type', {records: [7]}],
    ['without records', {}],
    ['with null records and a count', {records: null, count: 3}],
    ['that is a list', []]
  ])('%s is a bad answer', async (_name, history) => {
    const {client} = fakeClient({history})
    const list = listRuns(client, PIPELINE, {signal, deep: true, isAnswered: () => false})
    expect((await failureOf(list)).failure.kind).toBe('transient')
  })

  test('that counts none has none', async () => {
    const {client} = fakeClient({history: {count: 0, records: null}})
    expect(await listRuns(client, PIPELINE, {signal, deep: true, isAnswered: () => false})).toEqual([])
  })
})

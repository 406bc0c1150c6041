import {describe, expect, test} from '@jest/globals'
import {createRunList} from '../../../src/vendors/bkci/run-list.js'
import {createFinder} from '../../../src/vendors/shared/choose-run.js'
import type {RunQuery} from '../../../src/vendors/shared/run-query.js'
import {failureOf, fakeClient, PIPELINE, signal} from './support.js'

const SHA = 'a1b2c3d4e5'.repeat(4)
const T0 = 1_790_000_000_000

const record = (buildNum: number, more = {}) => ({
  id: `b-${buildNum}`,
  buildNum,
  status: 'SUCCEED',
  queueTime: T0 + buildNum * 1000,
  ...more
})
const commit = (newCommitId: string | null) => ({
  material: [{newCommitId: 'f'.repeat(40)}, {newCommitId}, null]
})

function finder(records: unknown[], query: RunQuery, flavour: 'direct-v3' | 'direct-v4' = 'direct-v3') {
  const {client, asked} = fakeClient({
    history: ({query: q}: {query: {page: string}}) => {
      const page = Number(q.page)
      return {
        page,
        totalPages: Math.ceil(records.length / 100),
        records: records.slice((page - 1) * 100, page * 100)
      }
    }
  })
  const find = createFinder(query, 'build', createRunList(client, flavour, PIPELINE, query))
  return {find: () => find({signal}), asked}
}

describe('latest', () => {
  test('is the newest by number, queued ones included', async () => {
    const {find, asked} = finder([record(41), record(43, {status: 'QUEUE', startTime: 0}), record(42)], {
      by: 'latest'
    })
    expect(await find()).toMatchObject({id: 'b-43', matchedBy: 'latest', createdAt: T0 + 43_000})
    expect(asked[0]?.query).toEqual({page: '1', pageSize: '100'})
  })

  test('is no old build that was begun again', async () => {
    const retried = record(42, {queueTime: T0 + 99_000, startTime: T0 + 99_500})
    const {find} = finder([record(43), retried], {by: 'latest'})
    expect(await find()).toMatchObject({id: 'b-43', createdAt: T0 + 43_000})
  })

  test('older than created-after is none', async () => {
    const retried = record(42, {queueTime: T0 + 99_000, startTime: T0 + 42_500})
    expect(await finder([retried], {by: 'latest', createdAfter: T0 + 50_000}).find()).toBeUndefined()
    expect(await finder([record(60)], {by: 'latest', createdAfter: T0 + 50_000}).find()).toMatchObject({
      id: 'b-60'
    })
    expect(
      await finder([record(60, {queueTime: null})], {by: 'latest', createdAfter: T0}).find()
    ).toBeUndefined()
  })

  test('is resolved once', async () => {
    const records = [record(1)]
    const {find, asked} = finder(records, {by: 'latest'})
    await find()
    records.unshift(record(2))
    expect(await find()).toMatchObject({id: 'b-1'})
    expect(asked).toHaveLength(1)
  })

  test('of no build is none', async () => {
    expect(await finder([], {by: 'latest'}).find()).toBeUndefined()
  })
})

describe('commit', () => {
  test('is found in any material, short or whole, and counted', async () => {
    const records = [
      record(5),
      record(4, commit(SHA)),
      record(3, commit(null)),
      record(2, commit(SHA.toUpperCase()))
    ]
    for (const given of [SHA, SHA.slice(0, 8)]) {
      const {find} = finder(records, {by: 'commit', commit: given})
      expect(await find()).toMatchObject({
        id: 'b-4',
        matchedBy: 'commit',
        notices: [{text: expect.stringMatching(/newest of 2 that match/), level: 'notice'}]
      })
    }
  })

  test('is looked for on later pages, once', async () => {
    const records = Array.from({length: 250}, (_, i) => record(250 - i))
    const {find, asked} = finder([...records, record(0, commit(SHA))], {by: 'commit', commit: SHA})
    expect(await find()).toMatchObject({id: 'b-0'})
    expect(asked.map(a => a.query?.page)).toEqual(['1', '2', '3'])

    const none = finder(records, {by: 'commit', commit: SHA})
    expect(await none.find()).toBeUndefined()
    expect(await none.find()).toBeUndefined()
    expect(none.asked.map(a => a.query?.page)).toEqual(['1', '2', '3', '1'])
  })

  test('is looked for in 1,000 builds at most, and not beyond created-after', async () => {
    const records = Array.from({length: 1500}, (_, i) => record(1500 - i))
    const all = finder(records, {by: 'commit', commit: SHA})
    await all.find()
    expect(all.asked).toHaveLength(10)
    const young = finder(records, {by: 'commit', commit: SHA, createdAfter: T0 + 1_390_000})
    await young.find()
    expect(young.asked).toHaveLength(2)
  })

  test('filters by the platform only with v4 and a whole id, and by itself always', async () => {
    const others = [record(2, commit('b'.repeat(40)))]
    const v4 = finder(others, {by: 'commit', commit: SHA}, 'direct-v4')
    expect(await v4.find()).toBeUndefined()
    expect(v4.asked[0]?.query).toEqual({page: '1', pageSize: '100', materialCommitId: SHA})
    const short = finder(others, {by: 'commit', commit: SHA.slice(0, 10)}, 'direct-v4')
    await short.find()
    expect(short.asked[0]?.query).not.toHaveProperty('materialCommitId')
    const v3 = finder(others, {by: 'commit', commit: SHA})
    await v3.find()
    expect(v3.asked[0]?.query).not.toHaveProperty('materialCommitId')
  })
})

test('odd records are left out, and an odd list is a bad answer', async () => {
  const records = [null, {id: null}, {buildNum: 9}, record(3, {material: 'x', buildNum: '3'})]
  expect(await finder(records, {by: 'latest'}).find()).toMatchObject({id: 'b-3'})
  const {client} = fakeClient({history: {records: 'x'}})
  const list = createRunList(client, 'direct-v4', PIPELINE, {by: 'latest'})
  expect((await failureOf(list({signal}))).failure.kind).toBe('transient')
})

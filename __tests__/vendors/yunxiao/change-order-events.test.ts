import {expect} from '@jest/globals'
import {createChangeLogs} from '../../../src/vendors/yunxiao/change-order-log.js'
import type {Client} from '../../../src/vendors/yunxiao/client.js'
import {slow} from '../../support/slow.js'
import {part} from '../../unit/support/build.js'

const context = {signal: new AbortController().signal}

slow('pages of 90,000 events are read, however many fit into one call', async () => {
  const records = (page: number) =>
    Array.from({length: 90_000}, (_, i) => ({action: 'TASK_START', message: `${page}.${i}`}))
  const client = (async ({query}) => ({
    body: {records: records(Number(query?.current)), pages: 2, total: 180_000},
    headers: {}
  })) as Client
  const job = part('running', {id: 'j', kind: 'environment', name: 'prod'})
  const {text} = await createChangeLogs(client, ['orders', 'sn']).readEvents(job, context, undefined)
  expect(text.split('\n')).toHaveLength(180_001)
  expect(text.endsWith(': 2.89999\n')).toBe(true)
})

slow(
  'of events that were printed only something short is remembered, and of those that are listed no more only some',
  async () => {
    let round = 0
    const client = (async () => ({
      body: {
        records: Array.from({length: 4000}, (_, i) => ({
          action: 'A',
          message: `${round}.${i} ${'x'.repeat(1000)}`
        })),
        pages: 1
      },
      headers: {}
    })) as unknown as Client
    const logs = createChangeLogs(client, ['orders', 'sn'])
    const job = part('running', {id: 'j', kind: 'environment', name: 'prod'})
    let cursor: unknown
    for (; round < 6; round++) {
      const log = await logs.readEvents(job, context, cursor)
      expect(log.text.split('\n')).toHaveLength(4001)
      // The same events once more bring nothing.
      expect((await logs.readEvents(job, context, log.cursor)).text).toBe('')
      cursor = log.cursor
    }
    const remembered = cursor as Map<string, number>
    expect(remembered.size).toBe(14_000)
    expect(Math.max(...[...remembered.keys()].map(key => key.length))).toBeLessThan(50)
  }
)

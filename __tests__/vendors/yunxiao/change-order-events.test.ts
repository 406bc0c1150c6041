import {expect, test} from '@jest/globals'
import {createChangeLogs} from '../../../src/vendors/yunxiao/change-order-log.js'
import type {Client} from '../../../src/vendors/yunxiao/client.js'
import {part} from '../../unit/support/build.js'

const context = {signal: new AbortController().signal}

test('pages of 90,000 events are read, however many fit into one call', async () => {
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

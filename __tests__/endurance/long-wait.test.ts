import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from '@jest/globals'
import {ofKind} from '../support/action/log-views.js'
import {both, is, order, prints, says} from '../support/deploys/deploy-orders.js'
import {waitForOrders} from '../support/deploys/order-waits.js'

const POLLS = 5000
const MARKS = [2000, 2800, 3500, 4200, 4950]
const MB = 1024 * 1024

interface Measured {
  polls: number
  heap: number
  signals: number
  listeners: number
  sockets: number
  timers: number
}

const log = Array.from(
  {length: 1000},
  (_, i) => `line ${i} of a log of about a hundred kilobytes ${'.'.repeat(50)}`
)
// The order moves on now and then, so that there is something to print.
const batches = Array.from({length: POLLS / 20}, (_, i) => ({
  at: 20 * i,
  order: 'Running',
  batch: 1 + (i % 9)
}))
const long = order(
  [
    is(1, 'Running'),
    is(2, 'Pending'),
    prints(1, log),
    ...batches,
    ...both('Success', POLLS),
    says('Success', POLLS)
  ],
  {batches: 9}
)

// The heap is measured in the process of the built action, which works as always; only its pauses take no time.
test('a wait needs as much memory after 5,000 polls as after 2,000', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'endurance-'))
  try {
    const preload = new URL('./support/measured.mjs', import.meta.url).href
    const file = join(folder, 'measured.json')
    const ran = await waitForOrders({
      orders: [long],
      clock: 'polls',
      inputs: {timeout: '1h', 'max-interval': '50ms'},
      env: {NODE_OPTIONS: `--import=${preload}`, MEASURE_AT: MARKS.join(','), MEASURE_FILE: file}
    })
    const {run} = ran
    expect(run.outputs).toMatchObject({outcome: 'success', polls: String(POLLS)})
    const counted = JSON.parse(await readFile(file, 'utf8')) as {
      polls: number
      measured: Measured[]
      warnings: string[]
    }
    expect(counted.warnings).toEqual([])
    expect(counted.polls).toBe(POLLS)
    expect(ofKind(ran, 'order').length).toBe(POLLS)
    expect(ofKind(ran, 'log').length).toBeGreaterThan(2)

    const {measured} = counted
    expect(measured.map(m => m.polls)).toEqual(MARKS)
    const grown = (key: Exclude<keyof Measured, 'polls'>) =>
      Math.min(...measured.slice(-2).map(m => m[key])) - (measured[0]?.[key] ?? 0)
    // 85 bytes a poll: a listener that stays behind takes more, and so does a record of each poll.
    expect(grown('heap')).toBeLessThan(MB / 4)
    // A log may be read just then.
    for (const key of ['signals', 'listeners', 'sockets', 'timers'] as const) {
      expect([key, grown(key) <= 4]).toEqual([key, true])
    }
    expect(run.stderr).toBe('')
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}, 600_000)

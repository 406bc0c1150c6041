import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from '@jest/globals'
import {runAction} from '../../runner/runner.js'
import {serve} from '../../simulator/server/server.js'
import {yunxiao} from '../../simulator/yunxiao/platform.js'
import {action, organizationId, token} from '../support/action/run-action.js'
import {done, is, order, prints, says} from '../support/deploys/deploy-orders.js'

const LOOKS = 10_000
const MARKS = [2000, 4000, 6000, 8000, 9900]
const MB = 1024 * 1024

interface Measured {
  looks: number
  heap: number
  signals: number
  listeners: number
  sockets: number
  timers: number
}

// The heap is measured in the process of the built action, which works as always; only its pauses take no time.
test('one gate holds as much after 10,000 looks as after 2,000', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'endurance-'))
  const log = Array.from(
    {length: 1000},
    (_, i) => `line ${i} of a log of about a hundred kilobytes ${'.'.repeat(50)}`
  )
  const running = order([says('Running'), is(1, 'Running'), is(2, 'Pending'), prints(1, log)], {batches: 9})
  const platforms = [running, done].map(scenario =>
    yunxiao({edition: 'central', organizationId, token, orders: [scenario]})
  )
  let looks = 0
  const simulator = await serve({
    kind: ask => platforms[0]?.kind?.(ask) ?? 'any',
    handle(ask) {
      if (ask.segments.at(-1) !== 'log') looks++
      const answer = platforms[looks < LOOKS ? 0 : 1]?.handle(ask)
      if (answer === undefined) throw new Error('no platform')
      // The order moves on now and then, so that there is something to tell.
      const batch = {currentBatch: 1 + (Math.floor(looks / 20) % 9)}
      return ask.segments.at(-1) === 'log'
        ? answer
        : {...answer, body: {...(answer.body as object), ...batch}}
    }
  })
  try {
    const preload = new URL('./support/measured.mjs', import.meta.url).href
    const file = join(folder, 'measured.json')
    const run = await runAction({
      action,
      inputs: {
        vendor: 'yunxiao',
        operation: 'wait-deploy-order',
        endpoint: simulator.url,
        'allow-http': 'true',
        token,
        'organization-id': organizationId,
        'pipeline-id': '123',
        'deploy-order-id': '1111',
        timeout: '1h',
        'min-interval': '50ms',
        'max-interval': '50ms'
      },
      env: {
        NODE_OPTIONS: `--import=${preload}`,
        MEASURE_AT: MARKS.join(','),
        MEASURE_FILE: file
      }
    })
    expect(run.outputs).toMatchObject({outcome: 'success', polls: String(LOOKS)})
    const told = JSON.parse(await readFile(file, 'utf8')) as {
      looks: number
      measured: Measured[]
      warnings: string[]
    }
    expect(told.warnings).toEqual([])
    expect(told.looks).toBe(LOOKS)
    expect(simulator.requests.filter(r => r.kind === 'order').length).toBe(LOOKS)
    expect(simulator.requests.filter(r => r.kind === 'log').length).toBeGreaterThan(2)

    const {measured} = told
    expect(measured.map(m => m.looks)).toEqual(MARKS)
    const grown = (key: Exclude<keyof Measured, 'looks'>) =>
      Math.min(...measured.slice(-2).map(m => m[key])) - (measured[0]?.[key] ?? 0)
    // 60 bytes a look: a listener that stays behind takes more, and so does a note of each look.
    expect(grown('heap')).toBeLessThan(MB / 2)
    // A log may be read just then.
    for (const key of ['signals', 'listeners', 'sockets', 'timers'] as const) {
      expect([key, grown(key) <= 4]).toEqual([key, true])
    }
    expect(run.stderr).toBe('')
  } finally {
    await simulator.close()
    await rm(folder, {recursive: true, force: true})
  }
}, 600_000)

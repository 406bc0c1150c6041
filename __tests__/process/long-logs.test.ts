import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from '@jest/globals'
import {streamed, wholeLog} from '../support/action/log-views.js'
import {is, machine, order, prints, says} from '../support/deploys/deploy-orders.js'
import {checkOrderWait, waitForOrders} from '../support/deploys/order-waits.js'

const MIB = 1024 * 1024

test('a log of more than 16 MiB is shown up to there, said to be cut once, and changes no verdict', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'long-logs-'))
  try {
    const lines = Array.from({length: 17 * 1024}, (_, i) => `line ${i} ${'é'.repeat(508)}`)
    const timeline = [
      says('Running'),
      is(1, 'Running'),
      is(2, 'Running'),
      prints(1, lines),
      prints(2, ['short']),
      is(1, 'Success', 1),
      is(2, 'Success', 1),
      says('Success', 1)
    ]
    const path = join(folder, 'remote.log')
    const ran = await waitForOrders({
      orders: [order(timeline, {machines: [machine(1), machine(2)]})],
      inputs: {'log-file': path}
    })
    await checkOrderWait(ran, 'success', true)

    const said = wholeLog(ran)
      .split('\n')
      .filter(line => /is not whole|cannot be read/.test(line))
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/web-1.* is not whole: it is over 16 MiB, and the rest was cut off$/)
    expect(streamed(ran, 'web-2')).toEqual(['short'])

    const shown = (await readFile(path, 'utf8')).split('\n').filter(line => line.startsWith(' | line '))
    const last = shown.pop() ?? ''
    expect(shown).toEqual(lines.slice(0, shown.length).map(line => ` | ${line}`))
    expect(` | ${lines[shown.length]}`.startsWith(last)).toBe(true)
    expect(Buffer.byteLength(shown.join('\n'))).toBeGreaterThan(15.5 * MIB)
  } finally {
    await rm(folder, {recursive: true})
  }
}, 120_000)

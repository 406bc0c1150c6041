import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from '@jest/globals'
import {type StopRequest, stopAll} from '../../../src/cancel/stop.js'
import {createStopList} from '../../../src/cancel/stop-list.js'
import {createSlots} from '../../../src/http/slots.js'
import type {Printer} from '../../../src/output/printer.js'
import {monotonicClock} from '../../../src/util/timers.js'
import {slow} from '../../support/slow.js'
import {snapshot, target} from '../support/build.js'

const folder = mkdtempSync(join(tmpdir(), 'many-stops-'))
const path = join(folder, 'state')
const before = process.env.GITHUB_STATE

beforeEach(() => {
  writeFileSync(path, '')
  process.env.GITHUB_STATE = path
})
afterEach(() => {
  process.env.GITHUB_STATE = before
  rmSync(path)
})

const printer = {line: () => {}, warning: () => {}} as unknown as Printer
const writes = () => readFileSync(path, 'utf8').match(/^stops<</gm)?.length ?? 0

/** Orders whose stops go through the places that all requests share, and take a while. */
function orders(count: number, stopMs: number) {
  const slots = createSlots()
  const sent: string[] = []
  const targets = Array.from({length: count}, (_, i) =>
    target({
      id: `${i}`,
      names: {'pipeline-id': '1', 'deploy-order-id': `${i}`},
      read: async () => snapshot('cancelled'),
      stop: ({signal}) =>
        slots('status', signal, async () => {
          sent.push(readFileSync(path, 'utf8').includes(`"deploy-order-id":"${i}"`) ? 'kept' : 'not kept')
          await monotonicClock.sleep(stopMs, signal)
          return true
        })
    })
  )
  return {targets, sent}
}

async function stop(targets: readonly StopRequest['target'][]) {
  const list = createStopList(Buffer.from('a key'), printer)
  list.add(targets.map(one => [one, one] as const))
  await stopAll(list.all(), {
    clock: monotonicClock,
    printer,
    signal: new AbortController().signal,
    afterThrottleMs: 0,
    onTry: list.markTried,
    onDone: list.remove
  })
  list.flush()
  return list.all()
}

test('of hundreds of orders the state is written a few times, before their stops are sent, and once they are stopped', async () => {
  const {targets, sent} = orders(300, 0)
  expect(await stop(targets)).toEqual([])
  expect(sent).toHaveLength(300)
  expect(sent.filter(one => one !== 'kept')).toEqual([])
  expect(writes()).toBeLessThan(40)
  expect(readFileSync(path, 'utf8')).toMatch(/stops<<(\S+)\n\n\1\n$/)
})

slow('the time of a try begins when the stop is sent, and not while others have their turn', async () => {
  const {targets, sent} = orders(12, 900)
  expect(await stop(targets)).toEqual([])
  // One that had lost its time in the queue would be tried a second time.
  expect(sent).toHaveLength(12)
})

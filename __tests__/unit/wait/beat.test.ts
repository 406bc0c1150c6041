import {expect, test} from '@jest/globals'
import {sleep} from '../../../src/util/timers.js'
import {createBeat} from '../../../src/wait/beat.js'
import {virtualClock} from '../support/virtual-clock.js'

const never = new AbortController().signal

/** A beat whose dice show these numbers, one after the other. */
const beatOf = (...thrown: number[]) => createBeat(virtualClock(), () => thrown.shift() ?? Number.NaN)

test('dice are thrown once for all who are polled at the same time, and half of the jitter is kept', async () => {
  const beat = beatOf(0.2, 0.4, 0.8)
  expect([beat.random(), beat.random(), beat.jitter()]).toEqual([0.4, 0.4, expect.closeTo(0.3, 9)])
  await beat.sleep(1000, 1000, never)
  expect([beat.jitter(), beat.random()]).toEqual([0.5, 0.8])
})

test('who sleeps until its own time wakes whoever may be polled by then, and nobody else', async () => {
  const woken: string[] = []
  let now = 0
  const ends: {at: number; end: () => void}[] = []
  const sleep = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      ends.push({at: now + ms, end: resolve})
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  const beat = createBeat({now: () => now, sleep}, () => 0)
  const sleeper = async (name: string, ms: number, leastMs: number) => {
    await beat.sleep(ms, leastMs, never)
    woken.push(name)
  }
  const all = [sleeper('first', 10, 10), sleeper('may', 20, 10), sleeper('must not', 30, 11)]
  const goOn = async (to: number) => {
    now = to
    for (const {at, end} of ends) if (at <= now) end()
    await new Promise(resolve => setImmediate(resolve))
    return [...woken]
  }
  expect(await goOn(10)).toEqual(['first', 'may'])
  expect(await goOn(20)).toEqual(['first', 'may'])
  expect(await goOn(30)).toEqual(['first', 'may', 'must not'])
  await Promise.all(all)
})

test('a signal ends a sleep with its reason, and a fault of ours ends it as what it is', async () => {
  const stop = new AbortController()
  const clock = {now: () => 0, sleep}
  const stopped = createBeat(clock, () => 0).sleep(60_000, 60_000, stop.signal)
  stop.abort(new Error('stopped'))
  await expect(stopped).rejects.toThrow('stopped')
  await expect(beatOf().sleep(1, 1, stop.signal)).rejects.toThrow('stopped')
  await expect(beatOf().sleep(Number.NaN, 1, never)).rejects.toThrow(RangeError)
})

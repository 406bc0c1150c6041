import {expect, jest, test} from '@jest/globals'
import {createSlots} from '../../../src/http/slots.js'
import {createPool, createQueue, inTurn, roomFor} from '../../../src/util/queue.js'
import {onAbort} from '../../../src/util/timers.js'
import {slow} from '../../support/slow.js'
import {growthOf} from '../support/cpu.js'

test('what came first is taken first, however many came and went', () => {
  const queue = createQueue<number>()
  const taken: (number | undefined)[] = []
  for (let i = 0; i < 1000; i++) {
    queue.add(i)
    queue.add(-i)
    taken.push(queue.take())
  }
  while (taken.at(-1) !== undefined) taken.push(queue.take())
  const expected = Array.from({length: 1000}, (_, i) => [i, -i]).flat()
  expect(taken).toEqual([...expected, undefined])
})

test('what leaves a queue costs the same however many are in it', () => {
  const emptied = (size: number) => () => {
    const queue = createQueue<number>()
    for (let i = 0; i < size; i++) queue.add(i)
    for (let i = 0; i < size; i++) queue.take()
  }
  expect(growthOf(emptied, 1000)).toBeLessThan(2.6)
})

test('a pool runs so many at a time, in their order', async () => {
  const begun: number[] = []
  let [busy, most] = [0, 0]
  const pool = createPool(['work'], roomFor(3))
  await new Promise<void>(done => {
    for (let i = 0; i < 20; i++) {
      pool('work', async () => {
        begun.push(i)
        most = Math.max(most, ++busy)
        await new Promise(resolve => setImmediate(resolve))
        busy--
        if (i === 19) done()
      })
    }
  })
  expect([most, begun]).toEqual([3, Array.from({length: 20}, (_, i) => i)])
})

test('of what waits the first kind comes first, and what is of no use takes no place', async () => {
  const begun: string[] = []
  const pool = createPool(['first', 'last'], roomFor(1))
  const run = (name: string) => async () => void begun.push(name)
  const stop = new AbortController()
  const leaving = [1, 2].map(n => inTurn(pool, 'first', run(`left ${n}`), stop.signal))
  const all = [
    inTurn(pool, 'last', run('a')),
    inTurn(pool, 'first', run('b')),
    inTurn(pool, 'last', run('c')),
    inTurn(pool, 'first', run('d'))
  ]
  stop.abort('over')
  await expect(leaving[1]).rejects.toBe('over')
  await leaving[0]
  await Promise.all(all)
  expect(begun).toEqual(['left 1', 'b', 'd', 'a', 'c'])
})

test('thousands who wait for one signal put one listener on it, which leaves with the last of them', () => {
  const {signal} = new AbortController()
  const add = jest.spyOn(signal, 'addEventListener')
  const remove = jest.spyOn(signal, 'removeEventListener')
  const leave = Array.from({length: 5000}, () => onAbort(signal, () => {}))
  expect(add).toHaveBeenCalledTimes(1)
  for (const one of leave.slice(1)) one()
  expect(remove).not.toHaveBeenCalled()
  leave[0]?.()
  expect(remove.mock.calls.map(([type, listener]) => [type, listener])).toEqual([
    ['abort', add.mock.calls[0]?.[1]]
  ])
})

slow('thousands of requests that wait for their turn leave as fast as they came', async () => {
  const leave = async (size: number) => {
    const slots = createSlots()
    const stop = new AbortController()
    const never = () => new Promise<never>(() => {})
    const waits = Array.from({length: size}, () => slots('log', stop.signal, never))
    stop.abort(new Error('over'))
    const busy = waits.slice(0, 3)
    const left = await Promise.allSettled(waits.slice(3))
    return {busy, isOver: left.every(({status}) => status === 'rejected')}
  }
  const cpuOf = async (size: number) => {
    const before = process.cpuUsage()
    expect((await leave(size)).isOver).toBe(true)
    const {user, system} = process.cpuUsage(before)
    return (user + system) / 1000
  }
  await cpuOf(5000)
  // Four times as many: going through all of them for each would take sixteen times as long.
  const few = Math.max(await cpuOf(5000), 20)
  expect(await cpuOf(20_000)).toBeLessThan(few * 12)
})

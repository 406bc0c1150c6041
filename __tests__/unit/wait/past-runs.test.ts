import {afterEach, beforeEach, expect, jest, test} from '@jest/globals'
import {createPast} from '../../../src/wait/past-runs.js'
import {MINUTE, SECOND, target} from '../support/build.js'

const never = new AbortController().signal
const durations = [4, 5, 6, 7, 10].map(n => n * MINUTE)

/** The runs before one whose platform answers so, and the signals with which it was asked. */
function past(answer: () => Promise<readonly number[]>, signal = never) {
  const asked: AbortSignal[] = []
  const own = target({
    readDurations: context => {
      asked.push(context.signal)
      return answer()
    }
  })
  return {...createPast(own, signal), asked}
}
const settle = () => jest.advanceTimersByTimeAsync(0)

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('the runs before are asked for once, and known when the answer is there', async () => {
  const {begin, history, asked} = past(async () => durations)
  expect([history(), asked.length]).toEqual([undefined, 0])
  begin()
  begin()
  expect(history()).toBeUndefined()
  await settle()
  begin()
  expect(history()?.usualMs).toBe(6 * MINUTE)
  expect([asked.length, jest.getTimerCount()]).toEqual([1, 0])
})

test('what goes wrong with them is not told, and leaves nothing known', async () => {
  const {begin, history, asked} = past(() => Promise.reject(new TypeError('bug')))
  begin()
  await settle()
  begin()
  await settle()
  expect([history(), asked.length, jest.getTimerCount()]).toEqual([undefined, 1, 0])
})

test('they are not waited for longer than 10 s', async () => {
  let answer: (durations: readonly number[]) => void = () => {}
  const {begin, history, asked} = past(() => new Promise(resolve => (answer = resolve)))
  begin()
  await jest.advanceTimersByTimeAsync(10 * SECOND - 1)
  expect(asked[0]?.aborted).toBe(false)
  await jest.advanceTimersByTimeAsync(1)
  expect(asked[0]?.aborted).toBe(true)
  answer(durations)
  await settle()
  expect(history()).toBeUndefined()
})

test('they are given up with the wait, and with a signal', async () => {
  const stop = new AbortController()
  const [ended, stopped] = [never, stop.signal].map(signal => past(() => new Promise(() => {}), signal))
  ended?.begin()
  stopped?.begin()
  ended?.end()
  stop.abort(new Error('stopped'))
  await settle()
  expect([ended, stopped].map(one => one?.asked[0]?.aborted)).toEqual([true, true])
  expect(jest.getTimerCount()).toBe(0)
})

test('a platform that does not tell them is not asked', () => {
  const {begin, history} = createPast(target(), never)
  begin()
  expect([history(), jest.getTimerCount()]).toEqual([undefined, 0])
})

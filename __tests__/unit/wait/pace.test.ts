import {describe, expect, test} from '@jest/globals'
import {leastPollGap, type Pace, pollGap, retryGap} from '../../../src/wait/pace.js'
import {fc, runs} from '../../support/properties.js'
import {SECOND} from '../support/build.js'

const usual: Pace = {minMs: 2 * SECOND, maxMs: 15 * SECOND}
const HOUR = 3600 * SECOND
const still = () => 0
const most = () => 1 - Number.EPSILON

const paces: fc.Arbitrary<Pace> = fc
  .tuple(fc.integer({min: 50, max: HOUR}), fc.integer({min: 50, max: HOUR}))
  .map(([a, b]) => ({minMs: Math.min(a, b), maxMs: Math.max(a, b)}))
const chance = fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true})

/** Polls a target that ends after `endMs`, in virtual time; a poll itself takes no time. */
function simulate(endMs: number, random: () => number): {polls: number; delayMs: number} {
  let now = 0
  let polls = 1
  while (now < endMs) {
    now += pollGap(now, usual, random)
    polls++
  }
  return {polls, delayMs: now - endMs}
}

describe('the gap between two polls', () => {
  test.each([
    [0, 2],
    [10, 2],
    [40, 2],
    [60, 3],
    [100, 5],
    [300, 15],
    [301, 15],
    [86_400, 15]
  ])('after %d s is %d s', (elapsed, gap) => {
    expect(pollGap(elapsed * SECOND, usual, still)).toBe(gap * SECOND)
    expect(pollGap(elapsed * SECOND, usual, most)).toBeCloseTo(gap * SECOND * 0.9, 6)
  })

  test('keeps its bounds, with jitter downward alone and never under 50 ms', () => {
    fc.assert(
      fc.property(
        fc.double({min: 0, max: 5 * 24 * HOUR, noNaN: true}),
        paces,
        chance,
        (elapsed, pace, random) => {
          const full = Math.min(Math.max(elapsed * 0.05, pace.minMs), pace.maxMs)
          const gap = pollGap(elapsed, pace, () => random)
          expect(gap).toBeLessThanOrEqual(full)
          expect(gap).toBeGreaterThanOrEqual(Math.max(full * 0.9, 50) - 1e-6)
        }
      )
    )
  })
})

test.each([
  [10, 0, 4.5],
  [10, 1, 3.5],
  [3, 0, 1.8],
  [10, 100, 0.05]
])('a gap of %d s may end early, after a poll that took %d s, when %d s are over', (gap, took, least) => {
  expect(leastPollGap(gap * SECOND, usual, took * SECOND)).toBeCloseTo(least * SECOND, 6)
})

describe('the gaps of a whole wait', () => {
  // Log-uniform, so that short waits are tried as often as long ones.
  const durations = fc
    .double({min: Math.log(SECOND), max: Math.log(24 * HOUR), noNaN: true})
    .map(x => Math.exp(x))
  const bound = (endMs: number) => 44 + endMs / (15 * SECOND)
  const promised = (endMs: number) => Math.max(2 * SECOND, Math.min(endMs * 0.05, 15 * SECOND))

  test('allow at most 44 + T/15 s polls without jitter, and see the end within the promised delay', () => {
    fc.assert(
      fc.property(durations, endMs => {
        const {polls, delayMs} = simulate(endMs, still)
        expect(polls).toBeLessThanOrEqual(bound(endMs))
        expect(delayMs).toBeLessThanOrEqual(promised(endMs) + 1e-6)
      }),
      runs(1000)
    )
  })

  test('allow at most 1.12 times as many polls with jitter, and see the end no later', () => {
    fc.assert(
      fc.property(durations, fc.infiniteStream(chance), (endMs, chances) => {
        const random = () => chances.next().value as number
        const {polls, delayMs} = simulate(endMs, random)
        expect(polls).toBeLessThanOrEqual(1.12 * bound(endMs))
        expect(delayMs).toBeLessThanOrEqual(promised(endMs) + 1e-6)
      }),
      runs(200)
    )
  })

  test('allow at most 1.12 times as many polls with the most jitter', () => {
    fc.assert(
      fc.property(durations, endMs => {
        expect(simulate(endMs, most).polls).toBeLessThanOrEqual(1.12 * bound(endMs))
      }),
      runs(1000)
    )
  })
})

describe('the pause before another try', () => {
  const plain = {throttled: false}

  test.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 8],
    [5, 16],
    [6, 30],
    [7, 30],
    [1000, 30],
    [1e6, 30]
  ])('after failure %d in a row is at most %d s', (failures, seconds) => {
    expect(retryGap(failures, usual, most, plain)).toBeCloseTo(seconds * SECOND, 3)
  })

  test('is half of min-interval, doubling to twice max-interval', () => {
    const pace = {minMs: 100, maxMs: 400}
    const gaps = [1, 2, 3, 4, 5, 6].map(n => Math.round(retryGap(n, pace, most, plain)))
    expect(gaps).toEqual([50, 100, 200, 400, 800, 800])
  })

  test('has full jitter', () => {
    expect(retryGap(5, usual, still, plain)).toBe(50)
    expect(retryGap(5, usual, () => 0.25, plain)).toBe(4 * SECOND)
  })

  test('keeps its bounds for every pace', () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 5000}),
        paces,
        chance,
        fc.boolean(),
        fc.option(fc.integer({min: 0, max: 120 * SECOND}), {nil: undefined}),
        (failures, pace, random, throttled, retryAfterMs) => {
          const gap = retryGap(failures, pace, () => random, {throttled, retryAfterMs})
          expect(gap).toBeGreaterThanOrEqual(50)
          expect(gap).toBeGreaterThanOrEqual(retryAfterMs ?? 0)
          if (throttled) expect(gap).toBeGreaterThanOrEqual(pace.minMs)
          const asked = Math.max(50, throttled ? pace.minMs : 0, retryAfterMs ?? 0)
          expect(gap).toBeLessThanOrEqual(Math.max(asked, Math.min(30 * SECOND, pace.maxMs * 2)))
        }
      ),
      runs(1000)
    )
  })

  test('after throttling is never under min-interval', () => {
    expect(retryGap(1, usual, still, {throttled: true})).toBe(2 * SECOND)
    expect(retryGap(3, usual, most, {throttled: true})).toBeCloseTo(4 * SECOND, 3)
  })

  test('takes Retry-After as the least', () => {
    expect(retryGap(1, usual, most, {throttled: false, retryAfterMs: 90 * SECOND})).toBe(90 * SECOND)
    expect(retryGap(6, usual, most, {throttled: false, retryAfterMs: 1})).toBeCloseTo(30 * SECOND, 3)
  })
})

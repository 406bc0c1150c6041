import {describe, expect, test} from '@jest/globals'
import {hazard, historyOf, isOverlong} from '../../../src/wait/history.js'
import {type Pace, pollGap} from '../../../src/wait/pace.js'
import {fc, runs} from '../../support/properties.js'
import {MINUTE, SECOND} from '../support/build.js'

const HOUR = 60 * MINUTE
const even = (ms: number, count = 10) =>
  Array.from({length: count}, (_, i) => ms * (1 + (i - count / 2) / 50))
const sixMinutes = historyOf(even(6 * MINUTE))
if (!sixMinutes) throw new Error('ten runs are a history')

describe('a history', () => {
  test.each<[string, number[], number | undefined, number | undefined]>([
    ['of nothing', [], undefined, undefined],
    ['of four runs', even(MINUTE, 4), undefined, undefined],
    ['of five runs', [1, 2, 3, 4, 50].map(n => n * MINUTE), 5, 3 * MINUTE],
    ['of an even number of runs', [1, 2, 3, 4, 5, 6].map(n => n * MINUTE), 6, 3.5 * MINUTE],
    ['of more than thirty', [...even(MINUTE, 30), ...even(HOUR, 30)], 30, 59.4 * SECOND],
    ['without what is no duration', [Number.NaN, -1, 0, 999, 1e300, ...even(MINUTE, 5)], 5, 59.4 * SECOND],
    [
      'of a month, and not of a day more',
      [...even(30 * 24 * HOUR, 1), ...Array(5).fill(29 * 24 * HOUR), 31 * 24 * HOUR],
      6,
      29 * 24 * HOUR
    ],
    ['of a second each, and none of less', [...Array(5).fill(SECOND), 999], 5, SECOND],
    ['in any order', [10, 4, 7, 5, 6].map(n => n * MINUTE), 5, 6 * MINUTE],
    ['of nothing but that', [Number.NaN, -1, 0, Number.POSITIVE_INFINITY, 1e300], undefined, undefined],
    ['of runs that took the same', Array(8).fill(MINUTE), 8, MINUTE]
  ])('%s', (_what, durations, count, usualMs) => {
    const history = historyOf(durations)
    expect(history?.runs).toBe(count)
    if (usualMs !== undefined) expect(history?.usualMs).toBeCloseTo(usualMs, -3)
  })

  test('has the mean and the spread of the logarithms of five runs, and of ones that took the same', () => {
    const {mu, sigma} = historyOf([4, 5, 6, 7, 10].map(n => n * MINUTE)) ?? sixMinutes
    expect([mu, sigma]).toEqual([expect.closeTo(12.8092972, 6), expect.closeTo(0.3799303, 6)])
    const same = historyOf(Array(8).fill(MINUTE))
    expect(same).toEqual({usualMs: MINUTE, runs: 8, mu: expect.closeTo(Math.log(MINUTE), 9), sigma: 0.03})
  })

  // By the error function of another language's library, to six digits.
  test.each([
    [0, 0.05 / 6],
    [0.5, 0.0083688],
    [3, 0.0747682],
    [5, 0.268113],
    [6, 0.330454],
    [9, 0.43041],
    [15, 0.416296],
    [60, 0.159538]
  ])(
    'of five runs has an end after %d minutes, if not before, with the likelihood %d a minute',
    (minutes, rate) => {
      const history = historyOf([4, 5, 6, 7, 10].map(n => n * MINUTE)) ?? sixMinutes
      expect((hazard(history, minutes * MINUTE) * MINUTE) / rate).toBeCloseTo(1, 2)
    }
  )

  test('takes an end for likely about the usual time, and for possible at any other', () => {
    const at = (minutes: number) => hazard(sixMinutes, minutes * MINUTE)
    expect(at(6)).toBeGreaterThan(20 * at(3))
    expect(at(6)).toBeGreaterThan(5 * at(12))
    for (const minutes of [0, 0.1, 3, 12, 60, 600]) expect(at(minutes)).toBeGreaterThan(0)
  })

  test('tells of a run that takes three times the usual', () => {
    expect(isOverlong(sixMinutes, 3 * sixMinutes.usualMs - 1)).toBe(false)
    expect(isOverlong(sixMinutes, 3 * sixMinutes.usualMs)).toBe(true)
  })
})

describe('the gap with a history', () => {
  const usual: Pace = {minMs: 2 * SECOND, maxMs: 15 * SECOND}
  const gap = (minutes: number) =>
    pollGap(minutes * MINUTE, usual, () => 0, {history: sixMinutes, ageMs: minutes * MINUTE}) / SECOND

  test('is short where an end is likely, and long where it is not', () => {
    expect(gap(3)).toBe(15)
    expect(gap(6)).toBeLessThan(3.5)
    expect(gap(12)).toBeGreaterThan(1.4 * gap(6))
    expect(gap(120)).toBeGreaterThan(7)
  })

  test('goes by the age of the run, and not by the time that it was watched', () => {
    const late = pollGap(SECOND, usual, () => 0, {history: sixMinutes, ageMs: 6 * MINUTE})
    expect(late / SECOND).toBeCloseTo(gap(6), 0)
  })

  test('is at the most twice the plain one, or a twenty-fourth of the usual time', () => {
    const most = (usualMs: number, elapsedMs: number) => {
      const history = historyOf(Array(5).fill(usualMs))
      return pollGap(elapsedMs, usual, () => 0, history && {history, ageMs: 1}) / SECOND
    }
    expect(most(MINUTE, MINUTE)).toBe(6)
    expect(most(4 * MINUTE, 10 * SECOND)).toBe(10)
    expect(most(10 * MINUTE, 10 * SECOND)).toBe(15)
  })

  test('keeps its bounds, whatever the history says', () => {
    const durations = fc.array(fc.double({min: -1, max: 1e12, noNaN: true}), {minLength: 5, maxLength: 40})
    const times = fc.double({min: 0, max: 5 * 24 * HOUR, noNaN: true})
    const bounds = fc.tuple(fc.integer({min: 50, max: HOUR}), fc.integer({min: 50, max: HOUR}))
    const chance = fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true})
    fc.assert(
      fc.property(durations, times, times, bounds, chance, (took, elapsedMs, ageMs, [a, b], random) => {
        const pace = {minMs: Math.min(a, b), maxMs: Math.max(a, b)}
        const history = historyOf(took)
        const ms = pollGap(elapsedMs, pace, () => random, history && {history, ageMs})
        expect(ms).toBeLessThanOrEqual(pace.maxMs)
        expect(ms).toBeGreaterThanOrEqual(Math.max(pace.minMs * 0.9, 50) - 1e-6)
        const plain = Math.min(Math.max(elapsedMs * 0.05, pace.minMs), pace.maxMs)
        const most = Math.max(2 * plain, (history?.usualMs ?? 0) / 24, pace.minMs)
        expect(ms).toBeLessThanOrEqual(most + 1e-6)
      }),
      runs(1000)
    )
  })
})

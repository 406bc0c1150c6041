import {describe, expect, test} from '@jest/globals'
import {createSeenLines} from '../../../src/vendors/bkci/seen-lines.js'

const line = (no: number, time: number | undefined = 1000, message = 'a line') => ({no, time, message})

describe('the lines of a log that were read', () => {
  test('are each new once', () => {
    const seen = createSeenLines()
    const lines = Array.from({length: 5000}, (_, i) => line(i))
    expect(lines.filter(one => seen.add(one))).toEqual(lines)
    expect(lines.filter(one => seen.add(one))).toEqual([])
  })

  test.each([
    ['number', line(2)],
    ['time', line(1, 1001)],
    ['text', line(1, 1000, 'another line')],
    ['length', line(1, 1000, 'a line ')],
    ['time, which it has none of', {no: 1, time: undefined, message: 'a line'}]
  ])('are told apart by their %s', (_what, other) => {
    const seen = createSeenLines()
    seen.add(line(1))
    expect([seen.add(other), seen.add(line(1)), seen.add(other)]).toEqual([true, false, false])
  })

  test('tell the lowest number of the last 1,000, and 0 while there are no more', () => {
    const seen = createSeenLines()
    for (let i = 0; i < 1000; i++) seen.add(line(70 + i))
    expect(seen.recentStart()).toBe(0)
    seen.add(line(5000))
    expect(seen.recentStart()).toBe(71)
    for (let i = 0; i < 2500; i++) seen.add(line(9000 + i))
    expect(seen.recentStart()).toBe(10_500)
  })

  test('are remembered for 100,000 lines and more, and what is forgotten is told', () => {
    const seen = createSeenLines()
    for (let i = 0; i < 199_999; i++) seen.add(line(i))
    expect([seen.hasForgotten(), seen.add(line(0)), seen.add(line(199_998))]).toEqual([false, false, false])
    for (let i = 199_999; i < 250_000; i++) seen.add(line(i))
    expect([seen.hasForgotten(), seen.add(line(0)), seen.add(line(150_000))]).toEqual([true, true, false])
  })
})

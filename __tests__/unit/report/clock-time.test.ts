import {afterEach, expect, test} from '@jest/globals'
import {localOffset, timeSpan} from '../../../src/report/clock-time.js'

const before = process.env.TZ
afterEach(() => {
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
})

const [from, to] = ['2026-12-01T02:09:57.372Z', '2026-12-01T02:10:03.000Z']

test.each<[string, string, number, string]>([
  [from, to, 0, '2026-12-01 02:09:57 → 02:10:03 UTC'],
  [from, to, 480, '2026-12-01 10:09:57 → 10:10:03 UTC+8'],
  [from, to, -210, '2026-11-30 22:39:57 → 22:40:03 UTC-3:30'],
  [from, '2026-12-02T00:00:00.000Z', 0, '2026-12-01 02:09:57 → 2026-12-02 00:00:00 UTC'],
  [from, '', 0, 'since 2026-12-01 02:09:57 UTC'],
  ['', to, 0, 'until 2026-12-01 02:10:03 UTC'],
  ['', '', 0, '']
])('from %j to %j, %i minutes ahead of UTC, is %j', (start, end, offset, expected) => {
  expect(timeSpan(start, end, () => offset)).toBe(expected)
})

test('names both zones where summer time ends in between', () => {
  const offsetAt = (ms: number) => (ms < Date.parse(to) ? 120 : 60)
  expect(timeSpan(from, to, offsetAt)).toBe('2026-12-01 04:09:57 UTC+2 → 03:10:03 UTC+1')
})

test('without TZ the times are UTC, wherever the machine is', () => {
  process.env.TZ = 'Asia/Shanghai'
  expect(localOffset(Date.parse(from))).toBe(-new Date(from).getTimezoneOffset())
  delete process.env.TZ
  expect(localOffset(Date.parse(from))).toBe(0)
})

import {describe, expect, test} from '@jest/globals'
import {type ClockKind, createScenarioClock} from '../../simulator/server/clock.js'
import {standingOf, withoutHolds} from '../../simulator/server/holds.js'
import type {PlatformRequest} from '../../simulator/server/platform.js'

/** A request for this, so many real ms after the epoch. */
const request = (segment: string, receivedAt: number): PlatformRequest => ({
  method: 'GET',
  segments: [segment],
  query: new URLSearchParams(),
  headers: {},
  body: '',
  receivedAt,
  now: 0,
  epoch: at => at
})

/** The scenario time at each request, by a clock. A request for `status` is a poll. */
const timesOf = (
  kind: ClockKind,
  requests: readonly (readonly [segment: string, ms: number])[],
  speed = 1
) => {
  const clock = createScenarioClock(kind, speed)
  return requests.map(([segment, ms]) => {
    clock.moveTo(request(segment, 5000 + ms), segment === 'status')
    return clock.now()
  })
}

describe('the time of a scenario', () => {
  const requests = [
    ['status', 0],
    ['log', 400],
    ['status', 500],
    ['log', 3000],
    ['status', 9000]
  ] as const

  test('begins with the first request, and is real time by the clock of seconds', () => {
    expect(timesOf('seconds', requests)).toEqual([0, 0.4, 0.5, 3, 9])
  })

  test('is as many times faster as the speed says', () => {
    expect(timesOf('seconds', requests, 10)).toEqual([0, 4, 5, 30, 90])
  })

  test('is the number of polls by the clock of polls, however long they take', () => {
    expect(timesOf('polls', requests)).toEqual([1, 1, 2, 2, 3])
    expect(
      timesOf(
        'polls',
        requests.map(([segment]) => [segment, 0] as const)
      )
    ).toEqual([1, 1, 2, 2, 3])
  })

  test('goes on with the requests that a function chooses', () => {
    const reads: ClockKind = ({request, isPoll, now}) => isPoll || (now >= 2 && request.segments[0] === 'log')
    expect(timesOf(reads, requests)).toEqual([1, 1, 2, 3, 4])
  })

  test('is told in epoch ms from the first request on', () => {
    const clock = createScenarioClock('polls', 1)
    clock.moveTo(request('status', 5000), true)
    clock.moveTo(request('status', 6500), true)
    expect([0, 1, 2.5].map(clock.epoch)).toEqual([5000, 6000, 7500])
  })
})

describe('a hold', () => {
  const holds = [
    {at: 2, hold: 5},
    {at: 4, hold: Number.POSITIVE_INFINITY}
  ]

  test('stops the time of a deploy for as long as it stands', () => {
    const standing = standingOf(holds, ({at}) => (at === 4 ? 12 : undefined))
    expect(standing).toEqual([
      {at: 2, stands: 5},
      {at: 4, stands: 3}
    ])
    const own = Array.from({length: 8}, (_, i) => withoutHolds(2 * i, standing))
    expect(own).toEqual([0, 2, 2, 2, 3, 4, 4, 6])
  })

  test('ends early when a request ends it, and stands on until then', () => {
    const released = standingOf([{at: 2, hold: 5}], () => 3)
    expect(withoutHolds(10, released)).toBe(9)
    const waiting = standingOf(holds, () => undefined)
    expect(withoutHolds(1000, waiting)).toBe(4)
  })
})

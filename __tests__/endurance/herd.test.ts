import {afterEach, beforeEach, describe, expect, test} from '@jest/globals'
import type {Target} from '../../src/model/target.js'
import {pollAll} from '../../src/wait/poll-all.js'
import {generator} from '../support/random.js'
import {MINUTE, policy, SECOND, snapshot, target} from '../unit/support/build.js'
import {sharedClock} from './support/shared-clock.js'

const WAITS = 256
const BUSIEST = 40
const LONG = 120_000

// The loop's own pause of 0 ms takes real time, and most of what this test would take.
const timer = globalThis.setTimeout
beforeEach(() => {
  globalThis.setTimeout = ((run: () => void, ms: number) =>
    ms === 0 ? setImmediate(run) : timer(run, ms)) as typeof setTimeout
})
afterEach(() => {
  globalThis.setTimeout = timer
})

/** The times of all polls of waits that began at once and wait for the same deploy, and how the waits ended. */
async function herd(waits: number, endMs: number, random: () => number) {
  const clock = sharedClock(waits)
  const polls: number[] = []
  const one = async () => {
    const own: Target = target({
      async read() {
        polls.push(clock.now())
        return snapshot(clock.now() >= endMs ? 'success' : 'running')
      }
    })
    try {
      return await pollAll(
        [own],
        {
          policy: policy({timeoutMs: 60 * MINUTE}),
          pace: {minMs: 2 * SECOND, maxMs: 15 * SECOND},
          failFast: true,
          isAllowed: ({outcome}) => outcome === 'success'
        },
        {
          clock,
          random,
          signal: new AbortController().signal,
          startedAt: 0,
          logLength: () => 0,
          onPoll: () => {}
        }
      )
    } finally {
      clock.leave()
    }
  }
  const ended = await Promise.all(Array.from({length: waits}, one))
  return {polls: polls.sort((a, b) => a - b), outcomes: ended.map(([result]) => result?.verdict.outcome)}
}

/** The most polls in any one second that begins at `from` ms or later. */
function busiest(polls: readonly number[], from: number): number {
  const late = polls.filter(at => at >= from)
  let most = 0
  let first = 0
  for (const [last, at] of late.entries()) {
    while (at - (late[first] as number) >= SECOND) first++
    most = Math.max(most, last - first + 1)
  }
  return most
}

describe(`${WAITS} waits that began at once`, () => {
  const END = 11 * MINUTE

  test(
    'poll at most 40 times in any one second after ten minutes',
    async () => {
      const {polls, outcomes} = await herd(WAITS, END, generator(1))
      expect(busiest(polls, 0)).toBe(WAITS) // they did begin at once
      expect(busiest(polls, 10 * MINUTE)).toBeLessThanOrEqual(BUSIEST)
      expect(outcomes).toEqual(Array(WAITS).fill('success'))
      expect(polls.length / WAITS).toBeLessThanOrEqual(1.12 * (44 + END / (15 * SECOND)))
    },
    LONG
  )

  test(
    'would poll at the same time for ever without chance',
    async () => {
      const {polls} = await herd(8, END, () => 0)
      expect(busiest(polls, 10 * MINUTE)).toBe(8)
    },
    LONG
  )
})

import {describe, expect, test} from '@jest/globals'
import {
  type AfterEnd,
  type FailedReads,
  GIVE_UP_MS,
  gapAfterEnd,
  gapAfterFailure,
  isHopeless,
  isLastRead,
  isTooLate,
  msToLastRead,
  pauseAfterWhole,
  type ReadAfterEnd,
  type ReadMode
} from '../../../src/logs/patience.js'
import type {Phase} from '../../../src/model/phase.js'
import {SECOND} from '../support/build.js'

const ended: AfterEnd = {mode: 'end', phase: 'success', sinceEndMs: 0, quietMs: 0, isEmpty: false}
/** A read that brought nothing, right after one that brought nothing either. */
const quiet: ReadAfterEnd = {
  ...ended,
  quietReads: 2,
  isComplete: false,
  isIncomplete: false,
  isBehind: false,
  isServedWhole: false,
  pauseMs: 0
}
const modes: readonly ReadMode[] = ['live', 'end', 'green', 'past', 'once']
/** So long after the end, without a line since then. */
const quietFor = (ms: number) => ({sinceEndMs: ms, quietMs: ms})

describe('the last read of the log of a part', () => {
  test.each<[name: string, over: Partial<ReadAfterEnd>, fromMs: number]>([
    ['is made 30 s after the end', {}, 30 * SECOND],
    ['that failed is made 30 s after the end', {phase: 'failure'}, 30 * SECOND],
    ['that had ended when the wait was given up is made 30 s after the end', {mode: 'once'}, 30 * SECOND],
    ['is made 30 s after the end while the wait goes on', {mode: 'live'}, 30 * SECOND],
    ['is made after 5 quiet seconds where all ended well', {mode: 'green'}, 5 * SECOND],
    [
      'that was cancelled is made after 5 quiet seconds where all ended well',
      {mode: 'green', phase: 'cancelled'},
      5 * SECOND
    ],
    [
      'that did not end for all that is known is made after 5 quiet seconds',
      {mode: 'green', phase: 'running'},
      5 * SECOND
    ],
    [
      'that failed is made after 10 quiet seconds where all ended well',
      {mode: 'green', phase: 'failure'},
      10 * SECOND
    ],
    ['that has shown nothing is made after 10 quiet seconds', {mode: 'green', isEmpty: true}, 10 * SECOND],
    ['with an incomplete log is made 30 s after the end', {mode: 'green', isIncomplete: true}, 30 * SECOND],
    ['of a run that ended long before is made at once', {mode: 'past', phase: 'failure'}, 0]
  ])('%s', (_name, over, fromMs) => {
    expect(isLastRead({...quiet, ...over, ...quietFor(fromMs)})).toBe(true)
    if (fromMs > 0) expect(isLastRead({...quiet, ...over, ...quietFor(fromMs - 1)})).toBe(false)
  })
})

describe('whether it is the last one: a read', () => {
  test.each<[name: string, over: Partial<ReadAfterEnd>, isLast: boolean]>([
    [
      'of what late lines came to 4 s ago is not',
      {mode: 'green', sinceEndMs: 20 * SECOND, quietMs: 4 * SECOND},
      false
    ],
    [
      'of what late lines came to 5 s ago is',
      {mode: 'green', sinceEndMs: 20 * SECOND, quietMs: 5 * SECOND},
      true
    ],
    ['that brought news 30 s after the end is', {quietReads: 0, sinceEndMs: 30 * SECOND}, true],
    [
      'that brought news 30 s after the end is, where all ended well',
      {mode: 'green', quietReads: 0, sinceEndMs: 30 * SECOND},
      true
    ],
    [
      'that brought news 30 s after the end is not while the wait goes on',
      {mode: 'live', quietReads: 0, sinceEndMs: 30 * SECOND},
      false
    ],
    [
      'that is the first to bring nothing, 30 s after the end, is not while the wait goes on',
      {mode: 'live', quietReads: 1, sinceEndMs: 30 * SECOND},
      false
    ],
    [
      'of a log so long that the next one would come over 35 s after the end is',
      {quietReads: 0, sinceEndMs: 5 * SECOND, pauseMs: 30 * SECOND + 1},
      true
    ],
    [
      'of a log so long that the next one comes 35 s after the end is not',
      {quietReads: 0, sinceEndMs: 5 * SECOND, pauseMs: 30 * SECOND},
      false
    ],
    [
      'of a very long log is not while the wait goes on',
      {mode: 'live', quietReads: 0, pauseMs: 60 * SECOND},
      false
    ],
    [
      'of a log that is served whole is the first one, where the run ended long before',
      {mode: 'past', quietReads: 0, isServedWhole: true},
      true
    ],
    [
      'that is the first to bring nothing is not, where the run ended long before',
      {mode: 'past', quietReads: 1},
      false
    ],
    ['that left pages behind is not, however late', {isBehind: true, sinceEndMs: 60 * SECOND}, false]
  ])('%s', (_name, over, isLast) => {
    expect(isLastRead({...quiet, ...over})).toBe(isLast)
  })

  test.each(modes)('that says that the log is complete is, but while the wait goes on: %s', mode => {
    for (const phase of ['success', 'failure', 'cancelled'] satisfies Phase[]) {
      for (const quietReads of [0, 1]) {
        const read = {...quiet, mode, phase, quietReads, isComplete: true}
        expect(isLastRead(read)).toBe(mode !== 'live')
        expect(isLastRead({...read, isBehind: true})).toBe(false)
      }
    }
  })
})

test.each<[over: Partial<AfterEnd>, ms: number]>([
  [{}, 30 * SECOND],
  [{sinceEndMs: 12 * SECOND}, 18 * SECOND],
  [{mode: 'green'}, 5 * SECOND],
  [{mode: 'green', isEmpty: true}, 10 * SECOND],
  [{mode: 'green', ...quietFor(2 * SECOND)}, 3 * SECOND],
  [{mode: 'green', sinceEndMs: 12 * SECOND, quietMs: 1 * SECOND}, 4 * SECOND],
  [{mode: 'green', sinceEndMs: 28 * SECOND, quietMs: 1 * SECOND}, 2 * SECOND]
])('with %j the read that can be the last one is %i ms away', (over, ms) => {
  expect(msToLastRead({...ended, ...over})).toBe(ms)
})

test('text that comes 30 s after the end and later is too late', () => {
  expect([0, 29_999, 30_000, 31_000].map(isTooLate)).toEqual([false, false, true, true])
})

describe('the gap before the next read after the end', () => {
  test.each<[quietReads: number, sinceEndMs: number, gapMs: number]>([
    [0, 0, 1000],
    [1, 0, 1000],
    [2, 1000, 2000],
    [3, 5 * SECOND, 4000],
    [4, 10 * SECOND, 8000],
    [9, 11 * SECOND, 8000],
    // In time for the last one.
    [5, 26 * SECOND, 4000],
    [5, 29_900, 100],
    [5, 29_990, 50],
    [5, 31 * SECOND, 8000]
  ])('is, after %i reads without news and %i ms, %i ms', (quietReads, sinceEndMs, gapMs) => {
    for (const mode of ['live', 'end', 'once'] as const)
      expect(gapAfterEnd({...ended, mode, ...quietFor(sinceEndMs)}, quietReads)).toBe(gapMs)
  })

  test.each<[quietReads: number, over: Partial<AfterEnd>, gapMs: number]>([
    [2, quietFor(1000), 2000],
    [3, quietFor(3 * SECOND), 2000],
    [3, {...quietFor(3 * SECOND), phase: 'failure'}, 4000],
    [4, quietFor(4990), 50],
    [1, {sinceEndMs: 20 * SECOND, quietMs: 4500}, 500],
    // The platform says that more will come.
    [4, quietFor(6 * SECOND), 8000],
    [4, quietFor(29 * SECOND), 1000]
  ])('where all ended well is, after %i reads without news and %j, %i ms', (quietReads, over, gapMs) => {
    expect(gapAfterEnd({...ended, mode: 'green', ...over}, quietReads)).toBe(gapMs)
  })

  test('is 50 ms for a run that ended long before', () => {
    for (const quietReads of [0, 1, 5]) expect(gapAfterEnd({...ended, mode: 'past'}, quietReads)).toBe(50)
  })

  test('of a log that is served whole is 10 s per MiB at least', () => {
    expect([0, 1024 * 1024, 3 * 1024 * 1024].map(pauseAfterWhole)).toEqual([0, 10 * SECOND, 30 * SECOND])
  })
})

describe('a log that fails', () => {
  const failed: FailedReads = {
    mode: 'end',
    kind: 'transient',
    count: 1,
    forMs: 0,
    hasEnded: true,
    giveUpMs: GIVE_UP_MS.wait,
    retryAfterMs: 0
  }

  test.each<[count: number, over: Partial<FailedReads>, gapS: number]>([
    [1, {}, 1],
    [2, {}, 2],
    [3, {}, 4],
    [5, {}, 16],
    [6, {}, 30],
    [5000, {}, 30],
    [1, {retryAfterMs: 7 * SECOND}, 7],
    [4, {retryAfterMs: 7 * SECOND}, 8],
    [1, {retryAfterMs: 120 * SECOND}, 120],
    [3, {kind: 'not-found'}, 4]
  ])('%i times in a row (%j) while the wait goes on is asked for again after %i s', (count, over, gapS) => {
    expect(gapAfterFailure({...failed, mode: 'live', ...over, count})).toBe(gapS * SECOND)
  })

  test.each<[count: number, over: Partial<FailedReads>, gapMs: number]>([
    [1, {}, 1000],
    [3, {forMs: 3 * SECOND}, 4000],
    // In time for the last one, but no sooner than the platform asked for.
    [4, {forMs: 7 * SECOND}, 3000],
    [4, {forMs: 7 * SECOND, giveUpMs: GIVE_UP_MS.fetch}, 8000],
    [4, {forMs: 7 * SECOND, retryAfterMs: 5 * SECOND}, 5000],
    [4, {forMs: 10 * SECOND}, 50],
    [1, {kind: 'not-found'}, 4000],
    [2, {kind: 'not-found', forMs: 4 * SECOND}, 6000],
    [1, {kind: 'not-found', mode: 'past'}, 1000]
  ])('%i times in a row (%j) when the wait is over is asked for again after %i ms', (count, over, gapMs) => {
    expect(gapAfterFailure({...failed, ...over, count})).toBe(gapMs)
  })

  test.each<[name: string, over: Partial<FailedReads>, isGivenUp: boolean]>([
    ['for good is given up', {kind: 'permanent'}, true],
    ['for good is given up while its part runs', {kind: 'permanent', mode: 'live', hasEnded: false}, true],
    ['for less than 10 s is not given up', {count: 20, forMs: 9999}, false],
    ['for 10 s is given up', {forMs: 10_000}, true],
    ['by throttling for 10 s is given up', {kind: 'throttled', forMs: 10_000}, true],
    ['because it is not there for 10 s is given up', {kind: 'not-found', forMs: 10_000}, true],
    ['because it is not there for less is not', {kind: 'not-found', count: 9, forMs: 9999}, false],
    ['for 10 s is not given up where the verdict depends on it', {forMs: 10_000, giveUpMs: 30_000}, false],
    ['for 30 s is given up where the verdict depends on it', {forMs: 30_000, giveUpMs: 30_000}, true],
    [
      'because it is not there for 10 s is given up there too',
      {kind: 'not-found', forMs: 10_000, giveUpMs: 30_000},
      true
    ],
    [
      'and may be asked for within 30 s after the end is not given up',
      {kind: 'throttled', retryAfterMs: 30_000},
      false
    ],
    [
      'and may be asked for only later is given up',
      {kind: 'throttled', forMs: 1, retryAfterMs: 30_000},
      true
    ],
    [
      'and may be asked for only later is not where the verdict depends on it',
      {kind: 'throttled', retryAfterMs: 60_000, giveUpMs: 30_000},
      false
    ],
    [
      'twice because it is not there is given up where the run ended long before',
      {kind: 'not-found', mode: 'past', count: 2},
      true
    ],
    ['once because it is not there is not', {kind: 'not-found', mode: 'past'}, false],
    ['is not given up for that while the wait goes on', {mode: 'live', forMs: 600_000}, false],
    [
      'because it is not there 30 s after the end is given up while the wait goes on',
      {kind: 'not-found', mode: 'live', forMs: 30_000},
      true
    ],
    [
      'because it is not there yet is not given up while its part runs',
      {kind: 'not-found', mode: 'live', hasEnded: false, forMs: 600_000},
      false
    ]
  ])('%s', (_name, over, isGivenUp) => {
    expect(isHopeless({...failed, ...over})).toBe(isGivenUp)
  })
})

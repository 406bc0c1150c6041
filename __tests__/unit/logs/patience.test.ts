import {describe, expect, test} from '@jest/globals'
import {
  type FailedReads,
  gapAfterEnd,
  gapAfterFailure,
  isHopeless,
  isLastRead,
  pauseAfterWhole,
  type ReadAfterEnd,
  type ReadMode
} from '../../../src/logs/patience.js'
import type {Phase} from '../../../src/model/phase.js'
import {SECOND} from '../support/build.js'

/** A read that brought nothing, right after one that brought nothing either. */
const quiet: ReadAfterEnd = {
  mode: 'end',
  phase: 'success',
  sinceEndMs: 0,
  quietReads: 2,
  isComplete: false,
  isIncomplete: false,
  isBehind: false,
  isServedWhole: false,
  pauseMs: 0
}
const modes: readonly ReadMode[] = ['live', 'end', 'past', 'once']

describe('the last read of the log of a part', () => {
  test.each<[name: string, over: Partial<ReadAfterEnd>, fromMs: number]>([
    ['that succeeded is made 5 s after the end', {phase: 'success'}, 5 * SECOND],
    ['that was cancelled is made 5 s after the end', {phase: 'cancelled'}, 5 * SECOND],
    ['that did not end for all that is known is made after 5 s', {phase: 'running'}, 5 * SECOND],
    ['that failed is made 10 s after the end', {phase: 'failure'}, 10 * SECOND],
    ['that may have gone on after the wait is made after 5 s', {mode: 'once'}, 5 * SECOND],
    ['with an incomplete log is made 30 s after the end', {isIncomplete: true}, 30 * SECOND],
    [
      'that failed, with an incomplete log, is made 30 s after the end',
      {phase: 'failure', isIncomplete: true},
      30 * SECOND
    ],
    ['is made 30 s after the end while the wait goes on', {mode: 'live'}, 30 * SECOND],
    ['of a run that ended long before is made at once', {mode: 'past', phase: 'failure'}, 0]
  ])('%s', (_name, over, fromMs) => {
    expect(isLastRead({...quiet, ...over, sinceEndMs: fromMs})).toBe(true)
    if (fromMs > 0) expect(isLastRead({...quiet, ...over, sinceEndMs: fromMs - 1})).toBe(false)
  })
})

describe('whether it is the last one: a read', () => {
  test.each<[name: string, over: Partial<ReadAfterEnd>, isLast: boolean]>([
    ['that brought news is not', {quietReads: 0}, false],
    ['that is the first to bring nothing is not', {quietReads: 1}, false],
    ['that is the second in a row to bring nothing is', {quietReads: 2}, true],
    ['that brought news 30 s after the end is', {quietReads: 0, sinceEndMs: 30 * SECOND}, true],
    [
      'that brought news 30 s after the end is not while the wait goes on',
      {mode: 'live', quietReads: 0, sinceEndMs: 30 * SECOND},
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
    ['that left pages behind is not, however late', {isBehind: true, sinceEndMs: 60 * SECOND}, false]
  ])('%s', (_name, over, isLast) => {
    expect(isLastRead({...quiet, sinceEndMs: 5 * SECOND, ...over})).toBe(isLast)
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

describe('the gap before the next read after the end', () => {
  test.each<[quietReads: number, sinceEndMs: number, gapMs: number]>([
    [0, 0, 1000],
    [1, 0, 1000],
    [2, 1000, 2000],
    [3, 5 * SECOND, 4000],
    [4, 10 * SECOND, 8000],
    [9, 11 * SECOND, 8000],
    // In time for the marks at 5, 10 and 30 s.
    [3, 3 * SECOND, 2000],
    [4, 4900, 100],
    [4, 4990, 50],
    [4, 5 * SECOND, 5000],
    [5, 26 * SECOND, 4000],
    [5, 31 * SECOND, 8000]
  ])('is, after %i reads without news and %i ms, %i ms', (quietReads, sinceEndMs, gapMs) => {
    for (const mode of ['live', 'end', 'once'] as const)
      expect(gapAfterEnd(mode, quietReads, sinceEndMs)).toBe(gapMs)
  })

  test('is 50 ms for a run that ended long before', () => {
    for (const quietReads of [0, 1, 5]) expect(gapAfterEnd('past', quietReads, 0)).toBe(50)
  })

  test('of a log that is served whole is 10 s per MiB at least', () => {
    expect([0, 1024 * 1024, 3 * 1024 * 1024].map(pauseAfterWhole)).toEqual([0, 10 * SECOND, 30 * SECOND])
  })
})

describe('a log that fails', () => {
  test.each([
    [1, undefined, 1],
    [2, undefined, 2],
    [3, undefined, 4],
    [5, undefined, 16],
    [6, undefined, 30],
    [5000, undefined, 30],
    [1, 7, 7],
    [4, 7, 8],
    [1, 120, 120]
  ])('%i times in a row, with a Retry-After of %p s, is asked for again after %i s', (failures, after, s) => {
    const retryAfterMs = after === undefined ? undefined : after * SECOND
    expect(gapAfterFailure(failures, retryAfterMs)).toBe(s * SECOND)
  })

  const failed: FailedReads = {mode: 'end', kind: 'transient', count: 1, forMs: 0, hasEnded: true}

  test.each<[name: string, over: Partial<FailedReads>, isGivenUp: boolean]>([
    ['for good is given up', {kind: 'permanent'}, true],
    ['for good is given up while its part runs', {kind: 'permanent', mode: 'live', hasEnded: false}, true],
    ['once because it is not there is not given up', {kind: 'not-found'}, false],
    ['twice because it is not there is given up', {kind: 'not-found', count: 2}, true],
    [
      'twice because it is not there is given up also while the wait goes on',
      {kind: 'not-found', count: 2, mode: 'live'},
      true
    ],
    [
      'because it is not there yet is not given up while its part runs',
      {kind: 'not-found', count: 20, hasEnded: false},
      false
    ],
    ['for less than 30 s is not given up', {count: 20, forMs: 29_999}, false],
    ['for 30 s is given up', {forMs: 30_000}, true],
    ['by throttling for 30 s is given up', {kind: 'throttled', forMs: 30_000}, true],
    ['is not given up for that while the wait goes on', {mode: 'live', forMs: 600_000}, false]
  ])('%s', (_name, over, isGivenUp) => {
    expect(isHopeless({...failed, ...over})).toBe(isGivenUp)
  })
})

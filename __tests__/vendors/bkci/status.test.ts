import {describe, expect, test} from '@jest/globals'
import type {Phase} from '../../../src/model/phase.js'
import {
  buildWaits,
  checkStatuses,
  endedRunStatuses,
  explanations,
  hasEndedByTimes,
  lookUp,
  partStatuses,
  readPartStatus,
  readRunStatus,
  runStatuses,
  taskWaits
} from '../../../src/vendors/bkci/status.js'

// BuildStatus.kt, in its order: status, on a build, on a part.
const statuses: readonly (readonly [string, Phase, Phase])[] = [
  ['SUCCEED', 'success', 'success'],
  ['FAILED', 'failure', 'failure'],
  ['CANCELED', 'cancelled', 'cancelled'],
  ['RUNNING', 'running', 'running'],
  ['TERMINATE', 'failure', 'failure'],
  ['REVIEWING', 'paused', 'paused'],
  ['REVIEW_ABORT', 'failure', 'failure'],
  ['REVIEW_PROCESSED', 'unknown', 'success'],
  ['HEARTBEAT_TIMEOUT', 'failure', 'failure'],
  ['PREPARE_ENV', 'running', 'running'],
  ['UNEXEC', 'queued', 'skipped'],
  ['SKIP', 'unknown', 'skipped'],
  ['QUALITY_CHECK_FAIL', 'failure', 'failure'],
  ['QUEUE', 'queued', 'queued'],
  ['LOOP_WAITING', 'running', 'running'],
  ['CALL_WAITING', 'running', 'running'],
  ['TRY_FINALLY', 'unknown', 'unknown'],
  ['QUEUE_TIMEOUT', 'failure', 'failure'],
  ['EXEC_TIMEOUT', 'failure', 'failure'],
  ['QUEUE_CACHE', 'queued', 'queued'],
  ['RETRY', 'queued', 'running'],
  ['PAUSE', 'paused', 'paused'],
  ['STAGE_SUCCESS', 'paused', 'cancelled'],
  ['QUOTA_FAILED', 'failure', 'failure'],
  ['DEPENDENT_WAITING', 'queued', 'queued'],
  ['QUALITY_CHECK_PASS', 'unknown', 'success'],
  ['QUALITY_CHECK_WAIT', 'paused', 'paused'],
  ['TRIGGER_REVIEWING', 'paused', 'paused'],
  ['UNKNOWN', 'unknown', 'unknown']
]

test('the tables hold the 29 statuses of the platform and no other', () => {
  const listed = statuses.map(([status]) => status).sort()
  expect(listed).toHaveLength(29)
  expect(Object.keys(runStatuses).sort()).toEqual(listed)
  expect(Object.keys(partStatuses).sort()).toEqual(listed)
})

describe.each(statuses)('%s', (status, onBuild, onPart) => {
  test(`is ${onBuild} on a build`, () => {
    expect(readRunStatus(status, {})).toEqual({phase: onBuild, status})
  })

  test(`is ${onPart} on a part`, () => {
    expect(readPartStatus(status)).toEqual({phase: onPart, status})
  })

  test('in small letters is never a success', () => {
    const {phase} = readRunStatus(status.toLowerCase(), {})
    expect(phase).toBe(onBuild === 'success' ? 'unknown' : onBuild)
  })
})

test.each([
  ['SUCCEED ', 'SUCCEED '],
  ['SUCCESS', 'SUCCESS'],
  ['\u017fKIP', '\u017fKIP'],
  ['', '(empty)'],
  [undefined, '(missing)'],
  [null, '(null)'],
  [0, '(the number 0)'],
  [['SUCCEED'], '(a list)'],
  [{status: 'SUCCEED'}, '(an object)'],
  ['constructor', 'constructor']
])('%j is unknown on a build', (value, word) => {
  expect(readRunStatus(value, {startTime: 1, endTime: 2})).toEqual({phase: 'unknown', status: word})
})

test.each([undefined, null, ''])('a part with the status %j has not begun', value => {
  expect(readPartStatus(value)).toEqual({phase: 'queued', status: ''})
})

test('a part with a status of a wrong type is unknown', () => {
  expect(readPartStatus(7).phase).toBe('unknown')
})

describe('STAGE_SUCCESS', () => {
  test.each([
    [{startTime: 1000, endTime: 2000}, 'cancelled'],
    [{startTime: 1000, endTime: 1000}, 'paused'],
    [{startTime: 2000, endTime: 1000}, 'paused'],
    [{startTime: 1000, endTime: 0}, 'paused'],
    [{startTime: 1000}, 'paused'],
    [{startTime: 0, endTime: 2000}, 'paused'],
    [{endTime: 2000}, 'paused'],
    [{}, 'paused']
  ] as const)('with %j is %s', (times, phase) => {
    expect(readRunStatus('STAGE_SUCCESS', times)).toEqual({phase, status: 'STAGE_SUCCESS'})
    expect(hasEndedByTimes(times)).toBe(phase === 'cancelled')
  })

  test('folds its case, ended or not', () => {
    expect(readRunStatus('Stage_Success', {startTime: 1, endTime: 2}).phase).toBe('cancelled')
    expect(readRunStatus('Stage_Success', {}).phase).toBe('paused')
  })

  test('is the only status that the times decide about', () => {
    for (const [status, onBuild] of statuses) {
      if (status === 'STAGE_SUCCESS') continue
      expect(readRunStatus(status, {startTime: 1, endTime: 2}).phase).toBe(onBuild)
    }
  })
})

describe('what a paused thing waits for', () => {
  test.each([
    [
      'a build',
      buildWaits,
      {
        STAGE_SUCCESS: 'approval',
        REVIEWING: 'quality gate',
        QUALITY_CHECK_WAIT: 'quality gate',
        TRIGGER_REVIEWING: 'trigger',
        PAUSE: 'go on'
      }
    ],
    ['a task', taskWaits, {REVIEWING: 'quality gate', QUALITY_CHECK_WAIT: 'quality gate', PAUSE: 'go on'}],
    [
      'the check of a stage',
      checkStatuses,
      {REVIEWING: 'approval', QUALITY_CHECK_WAIT: 'quality gate', REVIEW_ABORT: 'refused'}
    ]
  ])('%s', (_thing, table, expected) => {
    expect(table).toEqual(expected)
  })

  test('is known for every status that is a pause of a build, and for no other', () => {
    const pauses = statuses.filter(([, onBuild]) => onBuild === 'paused').map(([status]) => status)
    expect(Object.keys(buildWaits).sort()).toEqual(pauses.sort())
  })
})

test('a status is looked up with its case folded, and nothing else is found', () => {
  expect(lookUp(buildWaits, 'Stage_Success')).toBe('approval')
  for (const value of ['', 'constructor', '__proto__', 'CONSTRUCTOR', 7, null, undefined, ['PAUSE']]) {
    expect([value, lookUp(buildWaits, value)]).toEqual([value, undefined])
  }
})

test('the statuses that do not explain themselves are explained', () => {
  expect(Object.keys(explanations).sort()).toEqual(['QUEUE_TIMEOUT', 'STAGE_SUCCESS', 'TERMINATE'])
  expect(explanations.QUEUE_TIMEOUT).toMatch(/queue and never ran/)
  expect(explanations.STAGE_SUCCESS).toMatch(/approval of a stage was refused or expired/)
  expect(explanations.TERMINATE).toMatch(/by force/)
  expect(endedRunStatuses).toEqual({STAGE_SUCCESS: 'cancelled'})
})

import {readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import type {Phase} from '../../../src/model/phase.js'
import {partStatuses, runStatuses} from '../../../src/vendors/bkci/status.js'

/**
 * What BK-CI's own code says of its 29 statuses (`BuildStatus.kt`: isSuccess, isFailure, isCancel, isRunning,
 * isReadyToRun, isNeverRun); nothing where it says none of that.
 */
type Judgement = 'success' | 'failure' | 'cancel' | 'running' | 'ready to run' | 'never run' | 'nothing'

const judgements: Readonly<Record<string, Judgement>> = {
  SUCCEED: 'success',
  FAILED: 'failure',
  CANCELED: 'cancel',
  RUNNING: 'running',
  TERMINATE: 'failure',
  REVIEWING: 'running',
  REVIEW_ABORT: 'failure',
  REVIEW_PROCESSED: 'success',
  HEARTBEAT_TIMEOUT: 'failure',
  PREPARE_ENV: 'running',
  UNEXEC: 'never run',
  SKIP: 'success',
  QUALITY_CHECK_FAIL: 'failure',
  QUEUE: 'ready to run',
  LOOP_WAITING: 'running',
  CALL_WAITING: 'running',
  TRY_FINALLY: 'nothing',
  QUEUE_TIMEOUT: 'failure',
  EXEC_TIMEOUT: 'failure',
  QUEUE_CACHE: 'ready to run',
  RETRY: 'ready to run',
  PAUSE: 'running',
  STAGE_SUCCESS: 'nothing',
  QUOTA_FAILED: 'failure',
  DEPENDENT_WAITING: 'ready to run',
  QUALITY_CHECK_PASS: 'success',
  QUALITY_CHECK_WAIT: 'nothing',
  TRIGGER_REVIEWING: 'never run',
  UNKNOWN: 'nothing'
}

/** How each judgement would be read if nothing spoke against it. */
const phases: Readonly<Record<Judgement, Phase>> = {
  success: 'success',
  failure: 'failure',
  cancel: 'cancelled',
  running: 'running',
  'ready to run': 'queued',
  'never run': 'queued',
  nothing: 'unknown'
}

/** The rows of the page's table: status, what BK-CI says, on a build, on a part. A dash: it is read as BK-CI does. */
function listedDifferences(): string[][] {
  const page = readFileSync(new URL('../../../src/vendors/bkci/README.md', import.meta.url), 'utf8')
  const [, section = ''] = page.split("## Statuses that are read otherwise than by BK-CI's own code\n")
  const [table = ''] = section.split('\n## ')
  return [...table.matchAll(/^\| `(\w+)`\s*\|([^|]+)\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)].map(row =>
    row.slice(1).map(cell => cell.trim())
  )
}

test('the 29 statuses are those of BK-CI', () => {
  expect(Object.keys(judgements).sort()).toEqual(Object.keys(runStatuses).sort())
  expect(Object.keys(judgements).sort()).toEqual(Object.keys(partStatuses).sort())
})

describe.each([
  ['a build', runStatuses, 2],
  ['a part', partStatuses, 3]
] as const)('on %s', (_thing, table, column) => {
  test("a status is read as BK-CI's code reads it, or the page lists it with what it is here", () => {
    const found = Object.entries(table).filter(
      ([status, phase]) => phases[judgements[status] ?? 'nothing'] !== phase
    )
    const listed = listedDifferences()
      .filter(row => row[column] !== '–')
      .map(row => [row[0], row[column]])
    expect(listed.sort()).toEqual(found.sort())
  })

  test('a success of a build is never what is no success to BK-CI', () => {
    const successes = Object.entries(table).filter(([, phase]) => phase === 'success')
    for (const [status] of successes) expect([status, judgements[status]]).toEqual([status, 'success'])
  })

  test('what BK-CI counts as a failure or a cancellation is one here', () => {
    for (const [status, judgement] of Object.entries(judgements)) {
      if (judgement !== 'failure' && judgement !== 'cancel') continue
      expect([status, Object.entries(table).find(([name]) => name === status)?.[1]]).toEqual([
        status,
        phases[judgement]
      ])
    }
  })
})

test('the page says of each of them what BK-CI says, and why it is read otherwise', () => {
  const listed = listedDifferences()
  expect(listed.length).toBeGreaterThan(0)
  for (const [status = '', judgement, , , reason = ''] of listed) {
    expect([status, judgement]).toEqual([status, judgements[status]])
    expect(reason).not.toBe('')
  }
})

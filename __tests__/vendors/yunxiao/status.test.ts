import {describe, expect, test} from '@jest/globals'
import type {Phase} from '../../../src/model/phase.js'
import {readStatus, type StatusTable} from '../../../src/vendors/shared/status-words.js'
import {
  changeOrderStatuses,
  changeTaskStatuses,
  deployOrderStatuses,
  jobStatuses,
  machineStatuses,
  runStatuses,
  stepStatuses,
  stoppingStatuses
} from '../../../src/vendors/yunxiao/status.js'

type Row = readonly [word: string, phase: Phase]

// As the pages of the platform list them; below the line, the synonyms for which its clients guard.
const tables: readonly (readonly [string, StatusTable, readonly Row[]])[] = [
  [
    'a deploy order',
    deployOrderStatuses,
    [
      ['Running', 'running'],
      ['Waiting', 'paused'],
      ['Cancelled', 'cancelled'],
      ['Success', 'success'],
      // ---
      ['Canceled', 'cancelled'],
      ['Failed', 'failure'],
      ['Fail', 'failure'],
      ['Timeout', 'failure'],
      ['Init', 'queued'],
      ['Queued', 'queued']
    ]
  ],
  [
    'a machine',
    machineStatuses,
    [
      ['Success', 'success'],
      ['Pending', 'queued'],
      ['Running', 'running'],
      ['Cancelled', 'cancelled'],
      ['Queued', 'queued'],
      ['Failed', 'failure'],
      ['Skipped', 'skipped'],
      // ---
      ['Init', 'queued'],
      ['Fail', 'failure'],
      ['Timeout', 'failure'],
      ['Canceled', 'cancelled']
    ]
  ],
  [
    'a change order',
    changeOrderStatuses,
    [
      ['INIT', 'queued'],
      ['PREPARING', 'running'],
      ['RUNNING', 'running'],
      ['SUSPENDED', 'paused'],
      ['CANCELED', 'cancelled'],
      ['SUCCESS', 'success'],
      ['FAILED', 'failure'],
      ['STOPPING', 'running'],
      ['SUSPENDING', 'running'],
      // ---
      ['FAIL', 'failure'],
      ['FAILURE', 'failure'],
      ['CANCELLED', 'cancelled'],
      ['CANCEL', 'cancelled']
    ]
  ],
  [
    'a task of a change order',
    changeTaskStatuses,
    [
      ['INIT', 'queued'],
      ['PREPARING', 'running'],
      ['RUNNING', 'running'],
      ['RESUMING', 'running'],
      ['RETRYING', 'running'],
      ['SUSPENDING', 'running'],
      ['SUSPENDED', 'paused'],
      ['STOPPING', 'running'],
      ['STOPPING_CHOICE', 'paused'],
      ['ABNORMAL', 'paused'],
      ['SUCCESS', 'success'],
      ['FAILED', 'failure'],
      ['CANCELED', 'cancelled']
    ]
  ],
  [
    'a pipeline run',
    runStatuses,
    [
      ['SUCCESS', 'success'],
      ['FAIL', 'failure'],
      ['CANCELED', 'cancelled'],
      ['RUNNING', 'running'],
      ['WAITING', 'running'],
      ['CANCELLING', 'running'],
      ['INIT', 'queued'],
      // ---
      ['QUEUED', 'queued'],
      ['PAUSE', 'paused'],
      ['PAUSED', 'paused'],
      ['FAILED', 'failure'],
      ['ABORTED', 'failure'],
      ['TERMINATED', 'failure'],
      ['CANCELLED', 'cancelled']
    ]
  ],
  [
    'a stage or a job',
    jobStatuses,
    [
      ['SUCCESS', 'success'],
      ['FAIL', 'failure'],
      ['CANCELED', 'cancelled'],
      ['RUNNING', 'running'],
      ['WAITING', 'queued'],
      ['CANCELLING', 'running'],
      ['INIT', 'queued'],
      ['SWITCH_MANUAL', 'paused'],
      ['SKIP', 'skipped'],
      ['SKIPPED', 'skipped'],
      // ---
      ['QUEUED', 'queued'],
      ['PAUSE', 'paused'],
      ['PAUSED', 'paused'],
      ['FAILED', 'failure'],
      ['ABORTED', 'failure'],
      ['TERMINATED', 'failure'],
      ['CANCELLED', 'cancelled']
    ]
  ],
  [
    'a step',
    stepStatuses,
    [
      ['ready', 'queued'],
      ['not_started', 'queued'],
      ['skip', 'skipped'],
      ['running', 'running'],
      ['success', 'success'],
      ['fail', 'failure'],
      ['failed', 'failure'],
      ['canceled', 'cancelled'],
      ['skipped', 'skipped']
    ]
  ]
]

describe.each(tables)('statuses of %s', (_thing, table, rows) => {
  test('are these and no others', () => {
    expect(Object.entries(table).sort()).toEqual([...rows].sort())
  })

  test('one alone is success, and only byte for byte', () => {
    const good = rows.filter(([, phase]) => phase === 'success').map(([word]) => word)
    expect(good).toHaveLength(1)
    for (const word of [good[0]?.toLowerCase(), good[0]?.toUpperCase(), `${good[0]} `, `${good[0]}ful`]) {
      expect(readStatus(table, word).phase).toBe(word === good[0] ? 'success' : 'unknown')
    }
  })

  test('are the same in other letters', () => {
    for (const [word, phase] of rows.filter(row => row[1] !== 'success')) {
      expect(readStatus(table, word.toLowerCase())).toEqual({phase, status: word.toLowerCase()})
      expect(readStatus(table, word.toUpperCase())).toEqual({phase, status: word.toUpperCase()})
    }
  })
})

test.each(['FINISH', 'UNKOWN', 'UNKNOWN', 'FINISHED', 'DONE'])(
  '%s of a pipeline run proves nothing',
  word => {
    expect(readStatus(runStatuses, word)).toEqual({phase: 'unknown', status: word})
  }
)

test('LOOSED of a task is explained nowhere', () => {
  expect(readStatus(changeTaskStatuses, 'LOOSED')).toEqual({phase: 'unknown', status: 'LOOSED'})
})

test('what somebody is stopping has not ended', () => {
  expect([...stoppingStatuses].sort()).toEqual(['CANCELLING', 'STOPPING'])
  expect(readStatus(changeOrderStatuses, 'STOPPING').phase).toBe('running')
  expect(readStatus(runStatuses, 'CANCELLING').phase).toBe('running')
})

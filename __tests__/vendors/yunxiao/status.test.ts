import {describe, expect, test} from '@jest/globals'
import {readWord, type WordTable} from '../../../src/vendors/shared/status-words.js'
import type {Phase} from '../../../src/vendors/vendor.js'
import {
  changeOrderWords,
  changeTaskWords,
  deployOrderWords,
  jobWords,
  machineWords,
  runWords,
  stepWords,
  stoppingWords
} from '../../../src/vendors/yunxiao/status.js'

type Row = readonly [word: string, phase: Phase]

// As the pages of the platform list them; below the line, the synonyms for which its clients guard.
const tables: readonly (readonly [string, WordTable, readonly Row[]])[] = [
  [
    'a deploy order',
    deployOrderWords,
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
    machineWords,
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
    changeOrderWords,
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
    changeTaskWords,
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
    runWords,
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
    jobWords,
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
    stepWords,
    [
      ['ready', 'queued'],
      ['running', 'running'],
      ['success', 'success'],
      ['fail', 'failure'],
      ['failed', 'failure'],
      ['canceled', 'cancelled'],
      ['skipped', 'skipped']
    ]
  ]
]

describe.each(tables)('words of %s', (_thing, table, rows) => {
  test('are these and no others', () => {
    expect(Object.entries(table).sort()).toEqual([...rows].sort())
  })

  test('one alone is success, and only byte for byte', () => {
    const good = rows.filter(([, phase]) => phase === 'success').map(([word]) => word)
    expect(good).toHaveLength(1)
    for (const word of [good[0]?.toLowerCase(), good[0]?.toUpperCase(), `${good[0]} `, `${good[0]}ful`]) {
      expect(readWord(table, word).phase).toBe(word === good[0] ? 'success' : 'unknown')
    }
  })

  test('are the same in other letters', () => {
    for (const [word, phase] of rows.filter(row => row[1] !== 'success')) {
      expect(readWord(table, word.toLowerCase())).toEqual({phase, word: word.toLowerCase()})
      expect(readWord(table, word.toUpperCase())).toEqual({phase, word: word.toUpperCase()})
    }
  })
})

test.each(['FINISH', 'UNKOWN', 'UNKNOWN', 'FINISHED', 'DONE'])(
  '%s of a pipeline run proves nothing',
  word => {
    expect(readWord(runWords, word)).toEqual({phase: 'unknown', word})
  }
)

test('LOOSED of a task is explained nowhere', () => {
  expect(readWord(changeTaskWords, 'LOOSED')).toEqual({phase: 'unknown', word: 'LOOSED'})
})

test('what somebody is stopping has not ended', () => {
  expect([...stoppingWords].sort()).toEqual(['CANCELLING', 'STOPPING'])
  expect(readWord(changeOrderWords, 'STOPPING').phase).toBe('running')
  expect(readWord(runWords, 'CANCELLING').phase).toBe('running')
})

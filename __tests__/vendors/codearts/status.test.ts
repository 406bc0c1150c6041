import {describe, expect, test} from '@jest/globals'
import {
  approvalTasks,
  delayTask,
  partStatuses,
  readV3Words,
  runStatuses,
  silentTasks,
  subPipelineTask,
  v3Statuses
} from '../../../src/vendors/codearts/status.js'
import {readStatus, type StatusTable} from '../../../src/vendors/shared/status-words.js'

const runTable = [
  ['COMPLETED', 'success'],
  ['RUNNING', 'running'],
  ['FAILED', 'failure'],
  ['CANCELED', 'cancelled'],
  ['PAUSED', 'paused'],
  ['SUSPEND', 'paused'],
  ['IGNORED', 'skipped'],
  ['QUEUED', 'queued'],
  ['INIT', 'queued']
] as const
const partTable = [
  ['INIT', 'queued'],
  ['QUEUED', 'queued'],
  ['RUNNING', 'running'],
  ['CANCELED', 'cancelled'],
  ['COMPLETED', 'success'],
  ['FAILED', 'failure'],
  ['SKIPPED', 'skipped'],
  ['IGNORED', 'skipped'],
  ['PAUSED', 'paused'],
  ['SUSPEND', 'paused'],
  ['ASYNC_RUNNING', 'running'],
  ['ASYNC_FAILED', 'failure'],
  ['UNSELECTED', 'skipped'],
  ['REDISPATCH', 'running']
] as const

const odd = [
  undefined,
  null,
  '',
  0,
  1,
  true,
  [],
  {},
  'CANCELLED',
  'SUSPENDED',
  'SUCCESS',
  'COMPLETED ',
  'ＣOMPLETED',
  'constructor'
]

describe.each([
  ['run', runStatuses as StatusTable, runTable],
  ['part', partStatuses as StatusTable, partTable]
] as const)('words of a %s', (_, words, table) => {
  test('are these and no others', () => {
    expect(Object.entries(words).sort()).toEqual([...table].map(row => [...row]).sort())
  })

  test.each(table)('%s is %s', (word, phase) => {
    expect(readStatus(words, word)).toEqual({phase, status: word})
  })

  test.each(table)('%s in lower case is the same, but for success', (word, phase) => {
    const lower = word.toLowerCase()
    expect(readStatus(words, lower).phase).toBe(phase === 'success' ? 'unknown' : phase)
  })

  test.each(odd.map(value => [value]))('%p is unknown', value => {
    expect(readStatus(words, value).phase).toBe('unknown')
  })
})

test('statuses of parts alone are unknown as statuses of a run', () => {
  for (const word of ['SKIPPED', 'UNSELECTED', 'ASYNC_FAILED']) {
    expect(readStatus(runStatuses, word).phase).toBe('unknown')
  }
})

test('statuses of v3 are these and no others', () => {
  expect(v3Statuses).toEqual({
    waiting: 'queued',
    running: 'running',
    handling: 'running',
    verifying: 'paused',
    suspending: 'paused',
    'completed/success': 'success',
    'completed/error': 'failure',
    'completed/aborted': 'cancelled'
  })
})

test('the plug-ins that are known by name are these', () => {
  expect(approvalTasks).toEqual({
    official_devcloud_checkpoint: 'review',
    official_devcloud_manualTrigger: 'manual'
  })
  expect(delayTask).toBe('official_devcloud_delay')
  expect(subPipelineTask).toBe('official_devcloud_subPipeline')
  expect([...silentTasks].sort()).toEqual([
    'official_devcloud_checkpoint',
    'official_devcloud_delay',
    'official_devcloud_manualTrigger',
    'official_devcloud_subPipeline'
  ])
})

describe('statuses of v3', () => {
  test.each([
    ['waiting', null, 'queued', 'waiting'],
    ['running', null, 'running', 'running'],
    ['running', 'success', 'running', 'running'],
    ['handling', null, 'running', 'handling'],
    ['verifying', null, 'paused', 'verifying'],
    ['suspending', null, 'paused', 'suspending'],
    ['completed', 'success', 'success', 'success'],
    ['completed', 'error', 'failure', 'error'],
    ['completed', 'aborted', 'cancelled', 'aborted'],
    ['COMPLETED', 'ERROR', 'failure', 'ERROR'],
    // Success counts byte for byte, both words of it.
    ['Completed', 'success', 'unknown', 'Completed/success'],
    ['completed', 'Success', 'unknown', 'completed/Success'],
    ['completed', null, 'unknown', 'completed/(null)'],
    ['completed', undefined, 'unknown', 'completed/(missing)'],
    ['completed', '', 'unknown', 'completed/'],
    ['completed', 'fine', 'unknown', 'completed/fine'],
    ['completed', ['success'], 'unknown', 'completed/(a list)'],
    ['completed/success', null, 'unknown', 'completed/success'],
    ['done', 'success', 'unknown', 'done'],
    ['', null, 'unknown', '(empty)'],
    [null, 'success', 'unknown', '(null)'],
    [7, 'success', 'unknown', '(the number 7)']
  ])('%p with %p are %s, shown as %s', (status, result, phase, word) => {
    expect(readV3Words({status, result})).toEqual({phase, status: word})
  })
})

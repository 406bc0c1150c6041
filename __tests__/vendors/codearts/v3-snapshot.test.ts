import {expect, test} from '@jest/globals'
import {readV3, v3Candidate} from '../../../src/vendors/codearts/v3-snapshot.js'
import {PL} from './support.js'

test('times of v3 have no zone and are taken for GMT+8', () => {
  const at = Date.UTC(2022, 8, 8, 16, 0, 24)
  for (const start_time of ['2022-09-09 00:00:24', '2022-09-08T16:00:24Z', at, String(at)])
    expect(v3Candidate({build_id: '7', status: 'running', start_time})?.createdAt).toBe(at)
})

test.each([
  [
    {build_id: '25', status: 'running', start_time: '2022-09-09 00:00:00'},
    {number: 25, phase: 'running'}
  ],
  [
    {build_id: 25, status: 'completed', result: 'error'},
    {number: 25, phase: 'failure', createdAt: undefined}
  ],
  [
    {build_id: 'a1'.repeat(16), status: 'waiting', start_time: null},
    {number: undefined, phase: 'queued'}
  ]
])('the candidate of %p is %p, of no commit', (item, expected) => {
  expect(v3Candidate(item)).toMatchObject({...expected, id: String(item.build_id), commits: []})
})

test('a stage that failed in a run of success is named, and the run stays a success', () => {
  const stages = [
    {name: 'a', display_name: 'Build', order: 1, status: 'completed', result: 'success'},
    {name: 'b', display_name: 'Scan', order: 2, status: 'completed', result: 'error'}
  ]
  const item = {pipeline_id: PL, build_id: '25', status: 'completed', result: 'success', stages}
  const {snapshot} = readV3(item, PL, undefined)
  expect(snapshot).toMatchObject({phase: 'success', contradictions: []})
  expect(snapshot.notices.map(n => n.text)).toEqual([
    'stage Scan is error, which the pipeline does not count'
  ])
})

import {expect, test} from '@jest/globals'
import {failedLeaves} from '../../../src/model/failed-parts.js'
import type {Part} from '../../../src/model/part.js'

const part = (id: string, phase: Part['phase'], more: Partial<Part> = {}): Part => ({
  id,
  kind: 'task',
  name: id,
  phase,
  status: phase,
  hasLog: true,
  ...more
})
const idsOf = (...parts: Part[]) => failedLeaves(parts).map(({id}) => id)

test('what is behind a failure is the failed step, not the job and the stage that failed by it', () => {
  expect(
    idsOf(
      part('stage', 'failure'),
      part('job', 'failure', {parent: 'stage'}),
      part('step', 'failure', {parent: 'job'})
    )
  ).toEqual(['step'])
})

test('what failed stands before what was cancelled or is unknown', () => {
  expect(
    idsOf(part('a', 'cancelled'), part('b', 'unknown'), part('c', 'failure'), part('d', 'success'))
  ).toEqual(['c', 'a', 'b'])
})

test('what was allowed to fail is behind no failure', () => {
  const lint = part('lint', 'failure', {parent: 'job', allowedToFail: true})
  const job = part('job', 'failure')
  expect(idsOf(job, lint, part('ship', 'failure', {parent: 'job'}))).toEqual(['ship'])
  expect(idsOf(job, lint)).toEqual(['job'])
})

test('what was allowed to fail is named where nothing else is wrong', () => {
  expect(idsOf(part('job', 'success'), part('lint', 'failure', {allowedToFail: true}))).toEqual(['lint'])
})

test('what failed within a part that succeeded all the same is behind no failure, however deep it stands', () => {
  const retried = [
    part('pre', 'success'),
    part('stage', 'failure', {parent: 'pre'}),
    part('task', 'failure', {parent: 'stage'})
  ]
  expect(idsOf(...retried, part('prod', 'failure'), part('apply', 'failure', {parent: 'prod'}))).toEqual([
    'apply'
  ])
  expect(idsOf(...retried, part('prod', 'cancelled'))).toEqual(['prod'])
  expect(idsOf(...retried)).toEqual(['task'])
})

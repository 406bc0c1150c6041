import {describe, expect, test} from '@jest/globals'
import {countExecutions, type Executions, retriesOf} from '../../../src/vendors/bkci/executions.js'
import {BuildState, Detail} from '../../../src/vendors/bkci/schema.js'
import {parseAs} from '../../../src/vendors/shared/schema.js'

interface Poll {
  queued?: number
  retry?: boolean
  count?: number
}

const retriesAfter = (polls: Poll[]) => {
  let executions: Executions | undefined
  return polls.map(({queued, retry, count}) => {
    const state = BuildState.parse({id: 'b-1', status: 'RUNNING', queueTime: queued, retry})
    const detail =
      count === undefined
        ? undefined
        : parseAs(Detail, {id: 'b-1', executeCount: count, model: {stages: []}}).data
    executions = countExecutions(executions, state, detail)
    return retriesOf(executions)
  })
}

describe('a build that is begun again under its id', () => {
  test.each<[string, Poll[], number[]]>([
    [
      'nothing happens',
      [
        {queued: 5, count: 1},
        {queued: 5, count: 1}
      ],
      [0, 0]
    ],
    [
      'it had been begun again before the first poll',
      [
        {queued: 5, retry: true, count: 3},
        {queued: 5, retry: true, count: 3}
      ],
      [0, 0]
    ],
    [
      'both calls tell it at once',
      [
        {queued: 5, count: 1},
        {queued: 9, retry: true, count: 2}
      ],
      [0, 1]
    ],
    [
      'the status call is first',
      [
        {queued: 5, count: 1},
        {queued: 9, count: 1},
        {queued: 9, count: 2}
      ],
      [0, 1, 1]
    ],
    [
      'the detail is first',
      [
        {queued: 5, count: 1},
        {queued: 5, count: 2},
        {queued: 9, count: 2}
      ],
      [0, 1, 1]
    ],
    ['only the flag tells it', [{queued: 5}, {queued: 5, retry: true}, {queued: 5, retry: true}], [0, 1, 1]],
    ['only the detail tells it', [{count: 1}, {count: 2}, {count: 2}], [0, 1, 1]],
    ['the detail counts back', [{count: 2}, {count: 1}, {count: 2}], [0, 0, 0]],
    [
      'the detail comes after the first retry',
      [{queued: 5}, {queued: 9}, {queued: 9, count: 2}, {queued: 9, count: 2}],
      [0, 1, 1, 1]
    ],
    ['the detail comes late and old', [{queued: 5}, {queued: 9, count: 1}, {queued: 9, count: 2}], [0, 1, 1]],
    [
      'the detail cannot be read at once',
      [{queued: 5, count: 1}, {queued: 9}, {queued: 9, count: 2}],
      [0, 1, 1]
    ],
    ['no queue time in between', [{queued: 5}, {}, {queued: 9}], [0, 0, 1]],
    ['a queue time that comes late', [{}, {queued: 9}], [0, 0]],
    [
      'two between two polls',
      [
        {queued: 5, count: 1},
        {queued: 9, count: 3}
      ],
      [0, 2]
    ],
    [
      'two, one after the other',
      [
        {queued: 5, count: 1},
        {queued: 7, count: 2},
        {queued: 9, count: 3}
      ],
      [0, 1, 2]
    ],
    ['the flag of each', [{retry: false}, {retry: true}, {retry: false}, {retry: true}], [0, 1, 1, 2]]
  ])('is told once: %s', (_, polls, retries) => {
    expect(retriesAfter(polls)).toEqual(retries)
  })
})

test('executions by the billion are not told one by one', () => {
  expect(retriesAfter([{count: 1}, {count: 3}, {count: 5e9}])).toEqual([0, 2, 100])
})

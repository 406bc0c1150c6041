import {describe, expect, test} from '@jest/globals'
import {nextStart} from '../../../src/vendors/bkci/next-start.js'

/** The numbers from one up to another, which is left out. */
const numbers = (from: number, to: number) => Array.from({length: to - from}, (_, i) => from + i)
const startAfter = (page: readonly number[], from = 0) =>
  nextStart(
    page.map((no, time) => ({no, time, message: ''})),
    from
  )

describe('the page after one that was cut', () => {
  test.each<[string, number[], number]>([
    ['in the middle of one in order', numbers(0, 1000), 500],
    ['behind the only line', [7], 8],
    ['behind the first of two lines', [7, 9], 8],
    [
      'in the middle, where the cut is within lines whose numbers came late',
      [...numbers(0, 700), ...numbers(5000, 5300)],
      500
    ],
    [
      'before the middle, where more than half of the page came late',
      [...numbers(5000, 5600), ...numbers(0, 400)],
      150
    ]
  ])('begins %s', (_where, page, start) => {
    expect(startAfter(page)).toEqual({start, isSure: true})
  })

  test('leads on by an eighth of the page at least, and tells that lines may be left out then', () => {
    expect(startAfter(numbers(0, 1000).toReversed())).toEqual({start: 125, isSure: false})
  })

  test.each<[string, number[], number]>([
    ['is empty', [], 5],
    ['holds only lines from before where it was asked to begin', [1, 2, 3], 5]
  ])('is none where the page %s', (_why, page, from) => {
    expect(startAfter(page, from)).toBeUndefined()
  })
})

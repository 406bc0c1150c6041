import {expect, test} from '@jest/globals'
import {endOfOverlap} from '../../../src/logs/overlap.js'
import {distinct} from '../support/followed-log.js'

const end = distinct(200)

test.each<[name: string, end: string, text: string, overlap: number | undefined]>([
  ['begins with all of what was read before', end, `${end}new`, 200],
  ['repeats all of it after older text', end, `older ${end}new`, 206],
  ['repeats it more than once: the last time counts', end, `${end}${end}new`, 400],
  ['begins with its last 100 characters', end, `${end.slice(-100)}new`, 100],
  ['begins with its last 64 characters', end, `${end.slice(-64)}new`, 64],
  ['begins with its last 63 characters, which may be chance', end, `${end.slice(-63)}new`, undefined],
  ['brings nothing new', end, end.slice(-100), 100],
  ['has nothing in common with it', end, 'x'.repeat(500), undefined],
  ['is empty', end, '', undefined],
  ['repeats all of it, which is 64 characters', distinct(64), `${distinct(64)}new`, 64],
  ['repeats all of it, which is 63 characters', distinct(63), `${distinct(63)}new`, undefined]
])('a text goes on after what was read before where it %s', (_name, before, text, overlap) => {
  expect(endOfOverlap(before, text)).toBe(overlap)
})

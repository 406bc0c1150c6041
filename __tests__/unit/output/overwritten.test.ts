import {describe, expect, test} from '@jest/globals'
import {lastState, lastStates} from '../../../src/output/overwritten.js'

describe('what is left of a line', () => {
  test.each<[line: string, left: string]>([
    ['', ''],
    ['plain', 'plain'],
    ['of another system\r', 'of another system'],
    ['10 %\r50 %\r100 %', '100 %'],
    ['10 %\r50 %\r', '50 %'],
    ['done\r   ', 'done'],
    ['done\r   \r\t\r', 'done'],
    ['\rdone', 'done'],
    ['\r\r', ''],
    ['  \r ', '']
  ])('%j is %j', (line, left) => {
    expect(lastState(line)).toBe(left)
    expect(lastStates(line)).toBe(left)
  })
})

test('what is left of several lines is what is left of each', () => {
  expect(lastStates('a\r\nb\rc\n\nd\re\r\r\nf')).toBe('a\nc\n\ne\nf')
})

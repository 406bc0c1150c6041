import {describe, expect, test} from '@jest/globals'
import {isUsual, isUsualWithoutReturns} from '../../../src/output/usual.js'

const USUAL = /[\t\n\r -~\u3001-\u3163\u3165-\ud7ff\uff01-\uff9f]/
const units = Array.from({length: 2 ** 16}, (_, code) => String.fromCharCode(code))
const PIECE = 16 * 1024

describe('what is usual in a text', () => {
  test('is what the pattern says of each UTF-16 unit, wherever it stands among four', () => {
    const wrong = units.filter(unit =>
      ['', 'a', 'ab', 'abc', 'abcd'].some(before => isUsual(`${before}${unit}`) !== USUAL.test(unit))
    )
    expect(wrong).toEqual([])
  })

  test('is no carriage return where these are asked for, and everything else as before', () => {
    const differing = units.filter(unit => isUsualWithoutReturns(unit) !== isUsual(unit))
    expect(differing).toEqual(['\r'])
  })

  test.each([0, 1, PIECE - 2, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE - 1, 3 * PIECE])(
    'is not a text that has an escape at offset %d',
    at => {
      const text = 'x'.repeat(3 * PIECE + 1)
      expect(isUsual(text)).toBe(true)
      expect(isUsual(`${text.slice(0, at)}\u001b${text.slice(at + 1)}`)).toBe(false)
    }
  )

  test('does not depend on what was looked at before', () => {
    expect(isUsual('\u001b'.repeat(PIECE))).toBe(false)
    for (let length = 0; length < 9; length++) expect(isUsual('部'.repeat(length))).toBe(true)
  })
})

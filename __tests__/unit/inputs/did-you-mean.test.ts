import {describe, expect, test} from '@jest/globals'
import {editDistance, nearest} from '../../../src/inputs/did-you-mean.js'
import {fc, runs} from '../../support/properties.js'

const platforms = ['yunxiao', 'codearts', 'bkci']

describe('the nearest name', () => {
  test.each([
    ['yunxaio', 'yunxiao'],
    ['Yunxiao', 'yunxiao'],
    ['YUNXIAO', 'yunxiao'],
    ['yunxia', 'yunxiao'],
    ['bk-ci', 'bkci'],
    ['code_arts', 'codearts'],
    ['code-art', 'codearts']
  ])('of %s is %s', (text, meant) => {
    expect(nearest(text, platforms)).toBe(meant)
  })

  test.each(['jenkins', 'yun', '', 'codeartsxxx', '__proto__', 'y'.repeat(100_000)])(
    'of %.20s is none',
    text => {
      expect(nearest(text, platforms)).toBeUndefined()
    }
  )

  test('is the first of those that are equally near', () => {
    expect(nearest('b', ['a', 'c'])).toBe('a')
    expect(nearest('ab', ['abcd', 'abc', 'ab'])).toBe('ab')
    expect(nearest('x', [])).toBeUndefined()
  })
})

describe('the distance of two texts', () => {
  const word = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6})

  /** All texts that one edit makes of this one. */
  const edits = (text: string): string[] =>
    Array.from({length: text.length + 1}, (_, i) => {
      const [before, after] = [text.slice(0, i), text.slice(i)]
      const put = ['a', 'b', 'c'].flatMap(c => [before + c + after, before + c + after.slice(1)])
      return [...put, before + after.slice(1)]
    }).flat()

  test('is the least number of edits that lead from one to the other, and 3 beyond two', () => {
    fc.assert(
      fc.property(word, word, (from, to) => {
        const once = new Set([from, ...edits(from)])
        const twice = new Set([...once].flatMap(edits))
        const expected = from === to ? 0 : once.has(to) ? 1 : twice.has(to) ? 2 : 3
        expect(editDistance(from, to)).toBe(expected)
      }),
      runs(300)
    )
  })
})

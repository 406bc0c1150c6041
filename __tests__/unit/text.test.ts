import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {lastOf, ownCopy} from '../../src/text.js'

const text = fc.string({unit: 'binary', maxLength: 30})

describe('the last characters of two texts', () => {
  test('are those of both as one', () => {
    fc.assert(
      fc.property(text, text, fc.integer({min: 1, max: 40}), (before, after, most) => {
        expect(lastOf(before, after, most)).toBe((before + after).slice(-most))
      })
    )
  })

  test('a copy is the same text, halves of pairs included', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 0xffff})), units => {
        const given = String.fromCharCode(...units)
        expect(ownCopy(given)).toBe(given)
      })
    )
  })

  test('do not keep the long text alive that they were cut from', () => {
    const before = process.memoryUsage().heapUsed
    const ends = Array.from({length: 50}, (_, i) => lastOf('', 'x'.repeat(10_000_000 + i), 4096))
    // 500 MB of texts went by, and a slice of each would hold them all.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400e6)
    expect(ends.every(end => end.length === 4096)).toBe(true)
  })
})

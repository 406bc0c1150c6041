import {describe, expect, test} from '@jest/globals'
import {
  beginningsAtEnd,
  isPairCut,
  lastEndOf,
  lastOf,
  ownCopy,
  withoutTrailingSlashes
} from '../../../src/util/text.js'
import {anyText} from '../../support/any-text.js'
import {fc, runs} from '../../support/properties.js'
import {cpuMs} from '../support/cpu.js'

const text = anyText({maxLength: 30})

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

  test('do not keep the long text alive from which they were cut', () => {
    const before = process.memoryUsage().heapUsed
    const ends = Array.from({length: 50}, (_, i) => lastOf('', 'x'.repeat(10_000_000 + i), 4096))
    // 500 MB of texts went by, and a slice of each would hold them all.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400e6)
    expect(ends.every(end => end.length === 4096)).toBe(true)
  })
})

describe('what two texts share', () => {
  // Few letters, so that much is alike.
  const alike = fc.string({unit: fc.constantFrom('a', 'b', '\n'), maxLength: 25})

  test('is found where it stands last', () => {
    fc.assert(
      fc.property(alike, alike, (text, pattern) => {
        fc.pre(pattern !== '')
        const at = text.lastIndexOf(pattern)
        expect(lastEndOf(text, pattern)).toBe(at < 0 ? undefined : at + pattern.length)
      }),
      runs(2000)
    )
  })

  test('is found where one ends as the other begins', () => {
    fc.assert(
      fc.property(alike, alike, (tail, text) => {
        const lengths = Array.from({length: text.length}, (_, i) => text.length - i)
        expect(beginningsAtEnd(tail, text)).toEqual(lengths.filter(n => tail.endsWith(text.slice(0, n))))
      }),
      runs(2000)
    )
  })

  test('takes no longer for texts that are made to be slow to search', () => {
    const ms = cpuMs(() => {
      const long = 'a'.repeat(4_000_000)
      expect(lastEndOf(`b${long}`, `${'a'.repeat(2048)}b${'a'.repeat(2047)}`)).toBeUndefined()
      expect(lastEndOf(long, `b${'a'.repeat(4095)}`)).toBeUndefined()
      const tail = `${'\n'.repeat(65_535)}x`
      expect(beginningsAtEnd(tail, '\n'.repeat(70_000))).toEqual([])
      expect(beginningsAtEnd('\n'.repeat(65_536), '\n'.repeat(70_000))).toHaveLength(65_536)
    })
    expect(ms).toBeLessThan(3000)
  })
})

test.each([
  ['https://a.example/x//', 'https://a.example/x'],
  ['/', ''],
  ['a//b', 'a//b'],
  ['', '']
])('%j without the slashes at its end is %j', (text, expected) => {
  expect(withoutTrailingSlashes(text)).toBe(expected)
})

describe('a cut between two characters', () => {
  test.each([
    ['\ud800\udc00', true],
    ['\ud800\udfff', true],
    ['\udbff\udc00', true],
    ['\udbff\udfff', true],
    ['\ud7ff\udc00', false],
    ['\udc00\udc00', false],
    ['\ud800\udbff', false],
    ['\ud800\ue000', false],
    ['ab', false],
    ['a\udc00', false],
    ['\ud800b', false],
    ['\ud800', false]
  ])('%j parts a pair: %s', (text, parts) => {
    expect(isPairCut(`x${text}`, 2)).toBe(parts)
  })
})

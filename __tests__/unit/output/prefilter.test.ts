import {describe, expect, test} from '@jest/globals'
import {createPrefilter} from '../../../src/output/prefilter.js'
import {anyText} from '../../support/any-text.js'
import {fc, runs} from '../../support/properties.js'

const word = (minLength: number) =>
  fc.string({unit: fc.constantFrom(...'abcXYZ019+/=_-.[\\@`{'), minLength, maxLength: 60})
const around = fc.array(
  fc.oneof(anyText({maxLength: 40}), fc.constantFrom('你好', '\n', 'plain words ', '\ud83d')),
  {maxLength: 8}
)

describe('a prefilter', () => {
  test.each([1, 7, 8, 10, 11, 12, 19, 40])('lets no text pass that holds a needle of %i or more', least => {
    fc.assert(
      fc.property(
        fc.array(word(least), {minLength: 1, maxLength: 6}),
        fc.nat(5),
        around,
        around,
        fc.constantFrom('as it is', 'upper', 'lower'),
        (needles, which, before, after, spelling) => {
          const mayHold = createPrefilter(needles)
          const needle = needles[which % needles.length] ?? ''
          const spelled =
            spelling === 'upper' ? needle.toUpperCase() : spelling === 'lower' ? needle.toLowerCase() : needle
          expect(mayHold([...before, spelled, ...after].join(''))).toBe(true)
        }
      ),
      runs(300)
    )
  })

  test('finds a needle at every place, whatever its length', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
    for (let length = 8; length <= letters.length; length++) {
      const needle = letters.slice(0, length)
      const mayHold = createPrefilter([needle])
      for (let at = 0; at < 2 * length; at++) {
        expect(mayHold(`${' '.repeat(at)}${needle}`)).toBe(true)
        expect(mayHold(`${'你'.repeat(at)}${needle} `)).toBe(true)
      }
    }
  })

  test('finds letters beyond ASCII in both cases', () => {
    const mayHold = createPrefilter(['another-needle', 'Ÿ'.repeat(8)])
    expect(mayHold('ÿ'.repeat(8))).toBe(true)
  })

  test('says no to a text of other words, but not to one that is too long to be searched', () => {
    const mayHold = createPrefilter(['pt-8jK2mN4pQ6rS8tU0vW2xY4zA', 'bmVlZGxlIGluIGJhc2U2NA'])
    expect(mayHold('2026-11-22T08:00:00Z [INFO] deploying shop-web to host 10.0.0.12\n'.repeat(900))).toBe(
      false
    )
    expect(mayHold('部署服务 shop-web 到主机 10.0.0.12，完成。\n'.repeat(900))).toBe(false)
    expect(mayHold('x'.repeat(200_000))).toBe(true)
  })

  test('remembers nothing of an earlier text', () => {
    const mayHold = createPrefilter(['0123456789'])
    expect(mayHold('the 0123456789')).toBe(true)
    expect(mayHold('the ')).toBe(false)
  })
})

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

/** Whether a needle that stands in a text covers a place that was found, or it can't be told. */
function covers(places: readonly number[] | undefined, from: number, length: number): boolean {
  return places === undefined || places.some(place => place >= from && place + 4 <= from + length)
}

describe('a prefilter', () => {
  test.each([1, 7, 8, 10, 11, 12, 19, 40])('finds a place in each needle of %i or more', least => {
    fc.assert(
      fc.property(
        fc.array(word(least), {minLength: 1, maxLength: 6}),
        fc.nat(5),
        around,
        around,
        fc.constantFrom('as it is', 'upper', 'lower'),
        (needles, which, before, after, spelling) => {
          const placesIn = createPrefilter(needles)
          const needle = needles[which % needles.length] ?? ''
          const spelled =
            spelling === 'upper' ? needle.toUpperCase() : spelling === 'lower' ? needle.toLowerCase() : needle
          const places = placesIn([...before, spelled, ...after].join(''))
          expect(covers(places, before.join('').length, spelled.length)).toBe(true)
          expect(places).toEqual(places && [...places].sort((a, b) => a - b))
        }
      ),
      runs(300)
    )
  })

  test('finds a needle at every place, whatever its length', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
    for (let length = 8; length <= letters.length; length++) {
      const needle = letters.slice(0, length)
      const placesIn = createPrefilter([needle])
      for (let at = 0; at < 2 * length; at++) {
        expect(covers(placesIn(`${' '.repeat(at)}${needle}`), at, length)).toBe(true)
        expect(covers(placesIn(`${'你'.repeat(at)}${needle} ${needle}`), at + length + 1, length)).toBe(true)
      }
    }
  })

  test('does not tell of letters beyond ASCII, which have other cases', () => {
    const placesIn = createPrefilter(['another-needle', 'Ÿ'.repeat(8)])
    expect(placesIn('ÿ'.repeat(8))).toBeUndefined()
  })

  test('finds no place in a text of other words, and does not tell of one that is too long to be searched', () => {
    const placesIn = createPrefilter(['pt-8jK2mN4pQ6rS8tU0vW2xY4zA', 'bmVlZGxlIGluIGJhc2U2NA'])
    expect(
      placesIn('2026-11-22T08:00:00Z [INFO] deploying shop-web to host 10.0.0.12\n'.repeat(900))
    ).toEqual([])
    expect(placesIn('部署服务 shop-web 到主机 10.0.0.12，完成。\n'.repeat(900))).toEqual([])
    expect(placesIn('x'.repeat(200_000))).toBeUndefined()
  })

  test('remembers nothing of an earlier text', () => {
    const placesIn = createPrefilter(['0123456789'])
    expect(placesIn('the 0123456789')).toHaveLength(1)
    expect(placesIn('the ')).toEqual([])
  })
})

import {expect, test} from '@jest/globals'
import {hasRoomFor, withJsonTexts} from '../../../src/vendors/shared/json-text.js'

const text = (length: number) => 'x'.repeat(length)
const half = 256 * 1024

test('the texts of one answer are parsed as long as there is room for them, which the next answer has anew', () => {
  for (let answer = 0; answer < 2; answer++) {
    const had = withJsonTexts(() => [half, half + 1, half, 1, 0].map(length => hasRoomFor(text(length))))
    expect(had).toEqual([true, false, true, false, true])
  }
})

test('what is read is what comes of it', () => {
  expect(withJsonTexts(() => 'read')).toBe('read')
})

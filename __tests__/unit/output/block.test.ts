import {describe, expect, test} from '@jest/globals'
import {blockOf as behind, firstLines, wrap} from '../../../src/output/block.js'
import {BAR, cleanName, prefixOf} from '../../../src/output/prefix.js'
import {LONGEST_PREFIX, ROOM} from '../../../src/output/width.js'
import {fc} from '../../support/properties.js'
import {linesOf} from '../support/blocks.js'
import {isWellFormed} from '../support/hostile.js'

const blockOf = (text: string) => behind(text, BAR)
// Around the bound, where it matters.
const line = fc.oneof(
  fc.constantFrom('', 'short', '| ', 'é你🎉'),
  fc.integer({min: ROOM - 3, max: ROOM + 3}).map(n => 'a'.repeat(n)),
  fc.integer({min: ROOM - 3, max: ROOM + 3}).map(n => `${'a'.repeat(n)}🎉🎉`),
  fc.integer({min: 2 * ROOM - 3, max: 3 * ROOM}).map(n => 'b'.repeat(n))
)
const texts = fc.array(line, {minLength: 1, maxLength: 12}).map(lines => lines.join('\n'))

describe('a block', () => {
  test.each([ROOM - 1, ROOM, ROOM + 1, 2 * ROOM, 2 * ROOM + 1])(
    'wraps a line of %i characters only where it has to',
    length => {
      for (const before of ['', 'x\n', `${'y'.repeat(ROOM)}\n`]) {
        const lines = linesOf([blockOf(`${before}${'a'.repeat(length)}\nlast`)]).slice(before === '' ? 0 : 1)
        expect(lines.slice(0, -1).map(l => l.length)).toEqual(
          [ROOM, ROOM, ROOM]
            .map((room, i) => Math.min(room, length - i * room))
            .flatMap(l => (l > 0 ? [l + BAR.length] : []))
        )
        expect(lines.at(-1)).toBe(' | last')
      }
    }
  )

  test('has every line behind the prefix, none too long, and nothing else added', () => {
    fc.assert(
      fc.property(texts, text => {
        const lines = linesOf([blockOf(text)])
        for (const physical of lines) {
          expect(physical.startsWith(' | ')).toBe(true)
          expect(physical.length).toBeLessThanOrEqual(1000)
          expect(isWellFormed(physical)).toBe(true)
        }
        expect(lines.map(l => l.slice(3)).join('')).toBe(text.replaceAll('\n', ''))
        expect(lines.filter(l => l === ' | ')).toHaveLength(text.split('\n').filter(l => l === '').length)
      })
    )
  })

  test('is cut after any number of its lines', () => {
    fc.assert(
      fc.property(texts, fc.integer({min: -1, max: 20}), (text, most) => {
        const block = blockOf(text)
        const first = firstLines(block, most)
        expect(linesOf(first ? [first] : [])).toEqual(linesOf([block]).slice(0, Math.max(0, most)))
      })
    )
  })

  test('has room behind the longest prefix, whatever is in the name', () => {
    for (const name of ['a', '$&$`', '服务'.repeat(50), 'x'.repeat(5000), '\n::error::x', '\u001b[0m']) {
      const prefix = prefixOf(cleanName(name), 1, 24, 7)
      expect(prefix.length).toBeLessThanOrEqual(LONGEST_PREFIX)
      expect(prefix).toMatch(/^ \| \S.* \| $/)
      const lines = linesOf([behind(`${'a'.repeat(2 * ROOM)}\nlast`, prefix)])
      expect(lines).toEqual([`${prefix}${'a'.repeat(ROOM)}`, `${prefix}${'a'.repeat(ROOM)}`, `${prefix}last`])
    }
  })

  test('is cut before a surrogate pair that it would divide', () => {
    const pair = '\ud83d\ude80'
    expect(wrap(`${'a'.repeat(ROOM - 1)}${pair}`).map(piece => piece.length)).toEqual([ROOM - 1, 2])
    expect(wrap(`${'a'.repeat(ROOM - 2)}${pair}`).map(piece => piece.length)).toEqual([ROOM])
  })
})

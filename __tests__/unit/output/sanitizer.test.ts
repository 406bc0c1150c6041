/** @jest-environment ./__tests__/unit/support/two-realms.mjs */
import {describe, expect, test} from '@jest/globals'
import {oneLine, stripEscapes} from '../../../src/output/clean-text.js'
import {unfinished} from '../../../src/output/escapes.js'
import {isPlain} from '../../../src/output/invisible.js'
import {addSecret, longestSecret} from '../../../src/output/redact.js'
import {createSanitizer} from '../../../src/output/sanitizer.js'
import {ROOM} from '../../../src/output/width.js'
import {HIDDEN, INTRODUCERS} from '../../support/action/secrets.js'
import {blockSanitizer, linesOf} from '../support/blocks.js'
import {cpuMs} from '../support/cpu.js'

const SECRET = 'pt-0123456789-secret'
addSecret(SECRET)
const SLASHED = '0123456789/secret'
addSecret(SLASHED)

// The most of a line that is held until its end comes.
const PIECE = 64 * 1024

/** Whether so much of a secret stands in a text that it is no chance. */
function hasPieceOf(text: string, secret: string): boolean {
  return Array.from({length: secret.length - 7}, (_, at) => secret.slice(at, at + 8)).some(piece =>
    text.includes(piece)
  )
}

/** What comes of these pieces: physical lines without their prefix, and, as one text, whole lines and their states. */
function made(...pieces: string[]) {
  const handed: [string, boolean][] = []
  let states = ''
  const sanitizer = blockSanitizer(
    (lines, ends) => void handed.push([lines, ends]),
    (lines, ends) => {
      states += ends ? `${lines}\n` : lines
    }
  )
  const blocks = [...pieces.flatMap(piece => sanitizer.push(piece)), ...sanitizer.end()]
  return {
    lines: linesOf(blocks).map(line => line.slice(3)),
    file: handed.map(([lines, ends]) => (ends ? `${lines}\n` : lines)).join(''),
    states,
    handed
  }
}

describe('a secret that is divided by a gap, or by the beginning of a log', () => {
  const spellings: [string, string][] = [
    ['as it is', SECRET],
    ['with a slash as it is', SLASHED],
    // The last character has bits of what stands behind the secret.
    ['in base64', Buffer.from(SECRET).toString('base64').slice(0, 26)],
    ['in hex', Buffer.from(SECRET).toString('hex')]
  ]
  test.each(spellings)('shows no 8 characters, wherever it is cut, %s', (_how, spelled) => {
    for (let at = 1; at < spelled.length; at++) {
      const [begun, rest] = [spelled.slice(0, at), spelled.slice(at)]
      for (const after of ['', ' and more', '\nand more', '\u001b[0m and\r\n', '\rlast\n']) {
        let shown = ''
        const put = (lines: string, ends: boolean) => {
          shown += ends ? `${lines}\n` : lines
        }
        const sanitizer = createSanitizer(put, put)
        sanitizer.push(`a line\nlast ${begun}`)
        sanitizer.end()
        sanitizer.push(rest + after)
        sanitizer.end()
        createSanitizer(put, put).push(`${rest}${after}\n`)
        expect([after, shown, hasPieceOf(shown, spelled)]).toEqual([after, shown, false])
      }
    }
  })

  test('is found where it is spelled in percent codes', () => {
    const shown: string[] = []
    createSanitizer(lines => void shown.push(lines)).push(`789%2Fsecret and more\n`)
    expect(shown).toEqual(['*** and more'])
  })

  test('is found where something invisible stands within', () => {
    const shown: string[] = []
    createSanitizer(lines => void shown.push(lines)).push(`${[...SECRET.slice(3)].join('\u200b')} and more\n`)
    expect(shown).toEqual(['*** and more'])
  })

  test.each([
    '%2F',
    '%252F',
    '%u002F',
    '=2F',
    '\\u002f',
    '\\u{2f}',
    '\\u{002F}',
    '\\x2f',
    '\\057',
    '&sol;',
    '&#47;'
  ])('shows no 8 characters, wherever it is cut, with its slash as %s', slash => {
    const [head, tail] = ['9876543210', 'zyxwvutsrq']
    addSecret(`${head}/${tail}`)
    for (let at = 0; at <= slash.length; at++) {
      let shown = ''
      const put = (lines: string) => {
        shown += lines
      }
      const sanitizer = createSanitizer(put)
      sanitizer.push(`last ${head}${slash.slice(0, at)}`)
      sanitizer.end()
      sanitizer.push(`${slash.slice(at)}${tail} and more\n`)
      expect([at, shown, hasPieceOf(shown, head), hasPieceOf(shown, tail)]).toEqual([at, shown, false, false])
    }
  })

  test('is looked for in the first line alone, and at its very beginning', () => {
    const shown: string[] = []
    const sanitizer = createSanitizer(lines => void shown.push(lines))
    const rest = SECRET.slice(-10)
    sanitizer.push(`${rest}\na ${rest}\n${rest}\n`)
    expect(shown.join('\n')).toBe(`***\na ${rest}\n${rest}`)
  })
})

describe('lines with carriage returns', () => {
  test.each<[string, string]>([
    ['\rabc\n', 'abc'],
    ['abc\r\n', 'abc'],
    ['   \r\n', '   '],
    ['\r\n', ''],
    ['a\rb\rc\r\n', 'c'],
    ['a\r \r\t\r\n', 'a'],
    ['abc\r   \n', 'abc'],
    [' \r \n', ''],
    ['a\r\u001b[2K\rb\n', 'b']
  ])('%j show their last state, however they are cut', (text, line) => {
    expect(made(text).lines).toEqual([line])
    expect(made(`first\n${text}last\n`).lines).toEqual(['first', line, 'last'])
    for (let at = 1; at < text.length; at++) {
      expect(made(text.slice(0, at), text.slice(at)).lines).toEqual([line])
    }
  })

  test.each<[string, string[]]>([
    ['disk full\ragain\rdone\n', ['disk full', 'again', 'done']],
    ['abc\r\n', ['abc']],
    ['\rabc\n', ['abc']],
    ['   \r\n', ['   ']],
    ['\n', ['']],
    ['a\r \r\t\r\n', ['a']],
    [' \r \n', ['']],
    ['a\r\u001b[2K\rb\n', ['a', 'b']],
    [`a ${SECRET}\r##[error]b\n`, ['a ***', '##_[error]b']]
  ])('%j are each a line of the log file, however they are cut', (text, states) => {
    const file = `${states.join('\n')}\n`
    expect(made(`first\n${text}last\n`).states).toBe(`first\n${file}last\n`)
    for (let at = 1; at < text.length; at++) {
      expect([at, made(text.slice(0, at), text.slice(at)).states]).toEqual([at, file])
    }
  })

  test('are handed on together, however many there are', () => {
    let [calls, states] = [0, '']
    const sanitizer = blockSanitizer(undefined, lines => {
      calls++
      states += `${lines}\n`
    })
    for (const text of ['a\r'.repeat(100_000), 'b\n']) sanitizer.push(text)
    expect([calls, states === `${'a\n'.repeat(100_000)}b\n`]).toEqual([3, true])
  })

  test('are each a line of the log file also where they are very long, or the end is cut', () => {
    const [one, other] = ['x'.repeat(2 * PIECE), 'y'.repeat(PIECE)]
    expect(made(`${one}\r${other}\r`, `z\nnext\n`).states).toBe(`${one}\n${other}\nz\nnext\n`)
    expect(made(`first\rsecond ${SECRET.slice(0, 12)}`).states).toMatch(/^first\nsecond \*+\n$/)
  })
})

describe('a line that is too long to wait for its end', () => {
  test('is one line of the log file, and as many printed ones as it takes', () => {
    const {lines, file, handed} = made('x'.repeat(200_000), 'y\n\nz\n')
    expect(lines.slice(-2)).toEqual(['', 'z'])
    expect(lines.slice(0, -2).join('')).toBe(`${'x'.repeat(200_000)}y`)
    for (const line of lines.slice(0, -3)) expect(line).toHaveLength(ROOM)
    expect(file).toBe(`${'x'.repeat(200_000)}y\n\nz\n`)
    expect(handed.slice(0, 3).map(([, ends]) => ends)).toEqual([false, false, false])
  })

  test('leaves no empty line behind when its rest is invisible', () => {
    const long = 'x'.repeat(62_000)
    const {lines, handed} = made(`${long}${' '.repeat(6000)}\r  \nnext\n`)
    expect(lines.at(-2)).not.toBe('')
    expect(lines.at(-1)).toBe('next')
    expect(handed.slice(-2)).toEqual([
      ['', true],
      ['next', true]
    ])
  })

  test('shows by a mark that text was overwritten after a part of it was printed', () => {
    for (const next of ['[add-mask]hello\n', `[add-mask]hello${'y'.repeat(PIECE)}\n`]) {
      const {file} = made(`${'#'.repeat(PIECE)}\r${next}`)
      expect(file).toContain('\ufffd[add-mask]hello')
      expect(file).not.toContain('##[')
    }
    // The end of a line by another system overwrites nothing.
    expect(made(`${'x'.repeat(PIECE + 10)}\r\n`).file).toBe(`${'x'.repeat(PIECE + 10)}\n`)
  })

  test('shows no secret of which the end overwrites the beginning, wherever the printed part ends', () => {
    for (let shift = 0; shift < 9; shift++) {
      const head = 'x'.repeat(shift) + SECRET.slice(0, 9).repeat(PIECE / 8)
      for (const next of ['\n', `${'y'.repeat(PIECE)}\n`]) {
        const {file, lines} = made(`${head}\r${SECRET.slice(9)}${next}`)
        expect(file).toContain('\ufffd')
        for (const text of [file, lines.join('')]) expect(text.replaceAll('\ufffd', '')).not.toContain(SECRET)
      }
    }
  })

  test('keeps what lies across the bound together', () => {
    for (const [whole, shown] of [
      ['\u{1f600}', '\u{1f600}'],
      ['\u001b[31;1m', ''],
      [SECRET, '***'],
      ['##[error]', '##_[error]'],
      ['a\rb', undefined]
    ] as const) {
      for (let before = 1; before <= whole.length + 2; before++) {
        const head = 'x'.repeat(PIECE - before)
        const {file} = made(`${head}${whole}end`, '\n')
        if (shown === undefined) expect(file).toMatch(/^(?:x*\ufffd)?bend\n$/)
        else expect(file).toBe(`${head}${shown}end\n`)
      }
    }
  })
})

describe('a secret', () => {
  test.each(INTRODUCERS)('right behind %j is not shown, in a line or in a message', introducer => {
    for (const parameter of ['', '0', '31;', '?25', ' ', '#']) {
      for (const text of [SECRET, `${SECRET.slice(0, 3)}\u001b[1m${SECRET.slice(3)}`]) {
        for (const line of [
          `a ${introducer}${parameter}${text} b`,
          ...(parameter === '' ? [`${'x'.repeat(PIECE - 10)}${introducer}${text}`] : [])
        ]) {
          for (const shown of [
            oneLine(line),
            ...made(`${line}\n`).lines,
            ...made(`\u4e2d\u6587\n${line}\n`).lines
          ])
            expect(hasPieceOf(shown, SECRET)).toBe(false)
          expect(made(`${line}\n`).file).toContain('***')
        }
      }
    }
  })

  test.each(INTRODUCERS)('with %j inside is not shown, in a line or in a message', introducer => {
    for (const at of [1, 4, SECRET.length - 1]) {
      const text = `a ${SECRET.slice(0, at)}${introducer}${SECRET.slice(at)} b`
      for (const shown of [oneLine(text), ...made(`${text}\n`).lines])
        expect([at, shown, hasPieceOf(shown, SECRET)]).toEqual([at, shown, false])
    }
  })

  const hiddenOnes = HIDDEN.map(hidden => ({hidden, code: hidden.codePointAt(0)?.toString(16) ?? ''}))
  test.each(hiddenOnes)('with U+$code inside is not shown', ({hidden}) => {
    for (const text of [
      [...SECRET].join(hidden),
      `${SECRET.slice(0, 9)}${hidden}${hidden}${SECRET.slice(9)}`
    ]) {
      expect(made(`a ${text} b\n`).lines).toEqual(['a *** b'])
      expect(oneLine(`a ${text} b`)).toBe('a *** b')
    }
  })
})

describe('the end of a log', () => {
  const BEGINNING = SECRET.slice(0, 12)

  test.each(['', '\u001b', '\u001b[', '\u001b[3', '\u001b]8;;http://x', '\u200b', '\r', '\ud83d'])(
    'shows no secret that begins there, before %j',
    last => {
      for (const text of [`a ${BEGINNING}${last}`, `${'x'.repeat(PIECE - 10)} ${BEGINNING}${last}`]) {
        const {lines, file} = made('first\n', text)
        for (const shown of [lines.join('\n'), file]) {
          expect(shown).toContain(' ***')
          expect(hasPieceOf(shown, SECRET)).toBe(false)
        }
      }
    }
  )

  test('shows what may as well be something else: few characters, or others behind them', () => {
    expect(made(`a ${SECRET.slice(0, 7)}`).lines).toEqual([`a ${SECRET.slice(0, 7)}`])
    expect(made(`a ${SECRET.slice(0, 8)}`).lines).toEqual(['a ***'])
    for (const text of [`${BEGINNING}!`, `${BEGINNING}%2`, `${BEGINNING}\n`])
      expect(made(`a ${text}`).lines).toEqual([`a ${text.trimEnd()}`])
  })

  test('shows nothing of a secret that is cut within a character as it is spelled', () => {
    for (const spelled of [
      '%2',
      '%25',
      '%252',
      '%',
      '\\u00',
      '\\',
      '&am',
      '&#x2',
      '&amp;#4',
      '=2',
      '%u00',
      '\\u{',
      '\\u{2',
      '\\05'
    ])
      expect(made(`a ${SLASHED.slice(0, 10)}${spelled}`).lines).toEqual(['a ***'])
  })

  test('is searched in time that grows as the text does', () => {
    const text = 'pt-01234'.repeat(8000)
    expect(cpuMs(() => made(text))).toBeLessThan(2000)
  })
})

test('a variation selector stays with the sign that it is of, and is marked elsewhere', () => {
  expect(made('\u26a0\ufe0f 1\ufe0f\u20e3 a\ufe0fb\n').lines).toEqual(['\u26a0\ufe0f 1\ufe0f\u20e3 a\ufffdb'])
})

test('lines come out the same however many come at once', () => {
  const lines = Array.from({length: 3000}, (_, i) => `${i} ${i % 7 === 0 ? '部署' : 'deploy'}`)
  expect(made(`${lines.join('\n')}\n`).lines).toEqual(lines)
  expect(made(`${lines.join('\r\n')}\r\n`).lines).toEqual(lines)
})

describe('the quick check for plain text', () => {
  const controls = [...Array(32).keys(), 127].filter(code => code !== 9 && code !== 10)

  test.each(['', 'abc\ndef', 'a\tb', '部署：完成\n', '（第 3 步）'])('takes %j for plain', text => {
    expect(isPlain(text)).toBe(true)
  })

  test.each([...controls, 0x9b, 0xad, 0x200b, 0x202e, 0x2028, 0x3164, 0xd83d, 0xfeff, 0xffa0])(
    'does not take the character %d for plain',
    code => {
      for (const text of ['all is well', '部署']) {
        expect(isPlain(`${text}${String.fromCharCode(code)}${text}`)).toBe(false)
      }
    }
  )

  test('sees what is invisible at the end of a text, however long that is', () => {
    for (const kib of [16, 64, 192]) {
      for (let length = kib * 1024 - 4; length <= kib * 1024 + 4; length++) {
        for (const last of ['\u0001', 'é\u0001', '\u202e', '\u0085']) {
          expect(isPlain('a'.repeat(length - last.length) + last)).toBe(false)
        }
        expect(isPlain('a'.repeat(length))).toBe(true)
      }
    }
  })
})

test.each<[string, string]>([
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u009b31mred', 'red'],
  ['a\u001b[31', 'a'],
  ['a\u001b[31 \u4e2d', 'a\u4e2d'],
  ['a\u001b[1 qb', 'ab'],
  ['\u001b]0;title\u0007a', 'a'],
  ['\u001b]0;title\u001b\\a', 'a'],
  ['\u001b]0;title\u009ca', 'a'],
  ['\u001bPdata\u001b\\a', 'a'],
  ['\u0090data\u009ca', 'a'],
  ['\u001b]0;title', '0;title'],
  ['\u0090data', '\u0090data'],
  ['\u001b(Ba', 'a'],
  ['\u001bca', 'a'],
  ['a\u001b', 'a'],
  ['\u001b\u001b[1ma', 'a']
])('%j has %j left without escapes', (text, left) => {
  expect(stripEscapes(text)).toBe(left)
})

test.each<[string, number]>([
  ['abc', 0],
  ['\u001b[31m', 0],
  ['\u001b]0;t\u0007', 0],
  ['abc\u001b', 1],
  ['abc\u001b[', 2],
  ['abc\u001b[31', 4],
  ['abc\u001b[1 ', 4],
  ['abc\u001b[1  ', 5],
  ['abc\u001b(', 2],
  ['abc\u001b((', 3],
  ['abc\u009b3', 2],
  ['abc\u0090data', 5],
  ['abc\u009fdata\u001b', 6],
  ['abc\u001b]0;title', 9],
  ['abc\u001b]0;title\u001b', 10],
  ['abc\u001bXtext', 6],
  ['abc\u001b]a\nb', 0],
  ['abc\u001b]a\u0001b', 0],
  ['abc\u001b[31\u4e2d', 0],
  ['abc\r', 1],
  ['a\rb', 0],
  ['abc\ud83d', 1],
  ['abc\ud83d\ude00', 0],
  [`\u001b]${'a'.repeat(4094)}`, 4096],
  [`\u001b]${'a'.repeat(4095)}`, 0]
])('%j may go on for its last %d characters', (text, characters) => {
  expect(unfinished(text)).toBe(characters)
})

describe('one line of a very long text', () => {
  test('is made of its beginning', () => {
    expect(oneLine('a'.repeat(200_000), 1e6)).toBe('a'.repeat(64 * 1024))
    const most = 64 * 1024 + longestSecret()
    expect(oneLine('a'.repeat(most), 1e6)).toBe('a'.repeat(most))
  })

  test('has no part of a secret that its end divides', () => {
    for (let before = -5; before <= longestSecret() + SECRET.length + 5; before++) {
      const text = `${'a'.repeat(64 * 1024 + before)}${SECRET}${'b'.repeat(500)}`
      expect(oneLine(text, 1e6)).toMatch(/^a+(?:\*{0,3}|\*\*\*b*)$/)
    }
  })
})

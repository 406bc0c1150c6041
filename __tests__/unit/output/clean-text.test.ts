import {describe, expect, test} from '@jest/globals'
import {parseCommand} from '../../../runner/commands.js'
import {splitLines} from '../../../runner/lines.js'
import {cleanText, oneLine} from '../../../src/output/clean-text.js'
import {BAR} from '../../../src/output/prefix.js'
import {addSecret} from '../../../src/output/redact.js'
import {ROOM, WIDTH} from '../../../src/output/width.js'
import {anyText} from '../../support/any-text.js'
import {fc, runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {blockSanitizer, linesOf, sanitize} from '../support/blocks.js'
import {cpuMs, leastCpuMs} from '../support/cpu.js'

const SECRETS = ['pt-0123456789-SECRET', 'hunter2hunter2', 'a/b+c=d&e#f[g]']
for (const secret of SECRETS) addSecret(secret)

const ESC = '\u001b'
const CODES = [
  '[0m',
  '[1;31m',
  '[2J',
  '[?25l',
  ']8;;http://evil.example\u0007',
  ']52;c;aGk=\u001b\\',
  'P1$r\u001b\\',
  'k',
  '(B',
  'c',
  '['
]

/** The lines as the runner makes them of what is printed. */
function asTheRunnerReads(lines: readonly string[]): string[] {
  const read: string[] = []
  const splitter = splitLines(line => void read.push(line))
  splitter.push(Buffer.from(lines.map(line => `${line}\n`).join('')))
  splitter.end()
  return read
}

const contentOf = (lines: readonly string[]) => lines.map(line => line.slice(BAR.length)).join('')

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/
const HIDDEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5|[\u180b-\u180d]|\u180f|\udb40[\udc00-\udfff]/
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

function expectSafe(lines: readonly string[]): void {
  for (const line of lines) {
    if (!line.startsWith(' | ')) throw new Error(`no prefix: ${JSON.stringify(line)}`)
    if (line.length > 1000) throw new Error(`${line.length} characters`)
    const bad = CONTROL.exec(line) ?? HIDDEN.exec(line) ?? LONE.exec(line)
    if (bad) throw new Error(`U+${bad[0].charCodeAt(0).toString(16)} in ${JSON.stringify(line)}`)
    if (parseCommand(line)) throw new Error(`a command: ${JSON.stringify(line)}`)
  }
  const read = asTheRunnerReads(lines)
  expect(read).toEqual(lines)
}

const commands = [
  'error',
  'set-output name=outcome',
  'add-mask',
  'stop-commands',
  'SET-ENV name=X',
  'group',
  'save-state name=r',
  'nope'
]
const spaces = [
  ' ',
  '\t',
  '\v',
  '\f',
  '\u0085',
  '\u00a0',
  '\u1680',
  '\u2003',
  '\u2028',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff'
]
const hostile = fc.oneof(
  fc.tuple(fc.constantFrom('', ...spaces), fc.constantFrom(...commands)).map(([s, c]) => `${s}::${c}::x`),
  fc.constantFrom(...commands).map(c => `##[${c}]x`),
  fc.constantFrom(...CODES).map(code => ESC + code),
  fc
    .tuple(fc.nat(2), fc.constantFrom(...CODES))
    .map(([at, code]) => `${'##['.slice(0, at)}${ESC}${code}${'##['.slice(at)}error]x`),
  fc.constantFrom('#', '##', '[', ']', ':', '::', '##[', '::add-mask::', '|', '| ', '%0A', '\\', '`'),
  fc.constantFrom('\r', '\n', '\r\n', '\n\r', '\r\r\n', '\u0085', '\u2028', '\u2029', '\v', '\f', '\0'),
  fc.integer({min: 0, max: 0x9f}).map(c => String.fromCharCode(c)),
  fc.constantFrom('\u009b31m', '\u009d0;t\u009c', '\u0090q\u009c', '\u0098x', '\u009eq', '\b\b\b', '\u007f'),
  fc.constantFrom(
    '\u202e',
    '\u200b',
    '\u200d',
    '\u2066',
    '\u061c',
    '\ufeff',
    '\u{e0041}',
    '\u180e',
    '\u00ad'
  ),
  fc.constantFrom('\ud800', '\udfff', '\ud83d\ude00', '🎉', '\ude00\ud83d', '你', 'é', 'e\u0301'),
  fc.constantFrom(...SECRETS),
  anyText({maxLength: 8}),
  fc.integer({min: 1, max: 3000}).map(n => 'a'.repeat(n)),
  fc.integer({min: 990, max: 1002}).map(n => `${'b'.repeat(n)}::error::x`),
  fc.integer({min: 990, max: 1002}).map(n => `${'c'.repeat(n)}##[error]x`)
)
const texts = fc.array(hostile, {maxLength: 25}).map(list => list.join(''))

/** A text with places to cut it at. */
const cutTexts = fc.tuple(texts, fc.array(fc.nat(5000), {maxLength: 12})).map(([text, cuts]) => {
  const at = [0, ...cuts.map(c => c % (text.length + 1)), text.length].sort((a, b) => a - b)
  return {text, pieces: at.slice(1).map((end, i) => text.slice(at[i], end))}
})

describe('any text', () => {
  test('comes out as lines that the runner takes for text and nothing else', () => {
    fc.assert(
      fc.property(texts, text => expectSafe(sanitize(text))),
      runs(1000)
    )
  })

  test('comes out the same however it was cut', () => {
    fc.assert(
      fc.property(cutTexts, ({text, pieces}) => {
        expect(sanitize(...pieces)).toEqual(sanitize(text))
      }),
      {
        numRuns: 1000,
        // What overwrites a line, and is hidden or nothing to see.
        examples: ['\ufeff', '\v', '\u2028', '\u00a0', '\u0000', '\u001b[K', ' '].map(last => [
          {text: `a\r${last}\nb\n`, pieces: ['a', `\r${last}\nb\n`]}
        ])
      }
    )
  })

  test('comes out unwrapped line by line too, for a file', () => {
    fc.assert(
      fc.property(cutTexts, ({text, pieces}) => {
        const lines: string[] = []
        let open = ''
        const sanitizer = blockSanitizer((some, ends) => {
          open += some
          if (ends) lines.push(...open.split('\n'))
          if (ends) open = ''
        })
        const wrapped = linesOf([...pieces.flatMap(piece => sanitizer.push(piece)), ...sanitizer.end()])
        expect(open).toBe('')
        expect(lines.join('')).toBe(contentOf(wrapped))
        expect(wrapped).toEqual(sanitize(text))
        const physical = lines.reduce((sum, line) => sum + (line.length > ROOM ? 2 : 1), 0)
        expect(wrapped.length).toBeGreaterThanOrEqual(physical)
      }),
      runs(500)
    )
  })

  test('of plain lines comes out the same in one block as line by line', () => {
    const piece = fc.constantFrom(
      ...[
        'plain words ',
        '\t',
        '##[error]',
        '::error::x',
        '#',
        '##',
        '[',
        ...SECRETS,
        SECRETS[1]?.toUpperCase() ?? ''
      ],
      ...[-2, -1, 0, 1].map(n => 'a'.repeat(ROOM + n))
    )
    const line = fc.array(piece, {maxLength: 4}).map(pieces => pieces.join(''))
    fc.assert(
      fc.property(fc.array(line, {minLength: 1, maxLength: 20}), lines => {
        const block = sanitize(lines.map(l => `${l}\n`).join(''))
        expectSafe(block)
        expect(block).toEqual(lines.flatMap(l => sanitize(...l.split(''), '\n')))
        for (const secret of SECRETS)
          expect(block.join('\n').toLowerCase()).not.toContain(secret.toLowerCase())
      }),
      runs(300)
    )
  })

  slow('with any one character in it comes out the same in one block as line by line', () => {
    const PER_TEXT = 256
    for (let first = 0; first <= 0xffff; first += PER_TEXT) {
      const codes = Array.from({length: PER_TEXT}, (_, i) => String.fromCharCode(first + i))
      const plain = codes.map(odd => ` | a${odd}b`).join('\n')
      if (sanitize(codes.map(odd => `a${odd}b\n`).join('')).join('\n') === plain) {
        expect(codes.filter(odd => CONTROL.test(odd) || HIDDEN.test(odd) || LONE.test(odd))).toEqual([])
        continue
      }
      for (const odd of codes)
        expect(sanitize(`plain\na${odd}b\nplain\n`)).toEqual(
          sanitize('plain\n', 'a', odd, 'b', '\n', 'plain\n')
        )
    }
  })

  slow('cut at every place, and into single characters', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, {maxLength: 6}).map(l => l.join('').slice(0, 200)),
        text => {
          const whole = sanitize(text)
          expect(sanitize(...text.split(''))).toEqual(whole)
          for (let at = 0; at <= text.length; at++) {
            expect(sanitize(text.slice(0, at), text.slice(at))).toEqual(whole)
          }
        }
      ),
      runs(80)
    )
  })

  test('holds no secret, not even across two lines', () => {
    // A secret with escapes between its characters, at any distance from the wrap.
    const dressed = fc
      .tuple(
        fc.constantFrom(...SECRETS),
        fc.array(fc.tuple(fc.nat(20), fc.constantFrom('[0m', '[1;31m', '(B')), {maxLength: 4})
      )
      .map(([secret, marks]) =>
        marks.reduce(
          (s, [at, code]) => (at < s.length ? s.slice(0, at) + ESC + code + s.slice(at) : s),
          secret
        )
      )
      .filter(s => !s.includes(`${ESC}[${ESC}`))
    const around = fc.integer({min: 0, max: 2100}).map(n => 'x'.repeat(n))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(around, dressed), {minLength: 1, maxLength: 3}),
        fc.nat(2000),
        (list, cut) => {
          const text = list.flat().join('')
          const at = cut % text.length
          for (const lines of [sanitize(text), sanitize(text.slice(0, at), text.slice(at))]) {
            for (const secret of SECRETS) expect(contentOf(lines)).not.toContain(secret)
          }
        }
      ),
      runs(1000)
    )
  })

  test('keeps all that people can read', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcXYZ019 .,;:-_/()[]{}<>=+*"\'é你🎉'.split(/(?:)/u), '\t'),
      maxLength: 2500
    })
    fc.assert(
      fc.property(
        word.filter(w => !w.includes('##[')),
        line => {
          const lines = sanitize(`${line}\n`)
          expect(contentOf(lines)).toBe(line)
          expect(lines).toHaveLength(Math.max(1, lines.length))
          for (const full of lines.slice(0, -1)) expect(full.length).toBeGreaterThanOrEqual(WIDTH - 1)
        }
      ),
      runs(300)
    )
  })
})

describe('lines', () => {
  test.each<[string, string[]]>([
    ['a\nb\n', [' | a', ' | b']],
    ['a\r\nb', [' | a', ' | b']],
    ['a\n\nb\n', [' | a', ' | ', ' | b']],
    ['', []],
    ['\n', [' | ']],
    ['10 %\r50 %\r100 %\n', [' | 100 %']],
    ['50 %\r\n', [' | 50 %']],
    ['done\r   \r\n', [' | done']],
    ['\ttab', [' | \ttab']],
    ['a\u0000b\u0007c', [' | a\ufffdb\ufffdc']],
    ['a\u0085::error::x', [' | a\ufffd::error::x']],
    ['a\u2028b', [' | a\ufffdb']],
    ['\u202eevil\u202c', [' | \ufffdevil\ufffd']],
    ['\ud800', [' | \ufffd']],
    [`${ESC}[31mred${ESC}[0m`, [' | red']],
    [`${ESC}]8;;http://evil.example\u0007click${ESC}]8;;\u0007`, [' | click']],
    [`${ESC}]52;c;aGk=\u001b\\x`, [' | x']],
    [`${ESC}Pq#0${ESC}\\x`, [' | x']],
    [`${ESC}ktitle${ESC}\\x`, [' | x']],
    ['\u009b31mx', [' | x']],
    [`${ESC}`, [' | ']],
    ['::error::x', [' | ::error::x']],
    ['##[error]x', [' | ##_[error]x']],
    ['###[error]x', [' | ###_[error]x']],
    ['##[a]##[b]', [' | ##_[a]##_[b]']],
    ['2026-01-01T00:00:00Z ##[add-mask]x', [' | 2026-01-01T00:00:00Z ##_[add-mask]x']],
    ['::nope:: ##[add-mask]x', [' | ::nope:: ##_[add-mask]x']],
    [`#${ESC}[0m#[error]x`, [' | ##_[error]x']],
    [`##${ESC}[0m[error]x`, [' | ##_[error]x']],
    [`#${ESC}[${ESC}[0m#[error]x`, [' | ##_[error]x']],
    ['hunter2hunter2', [' | ***']],
    [`hunter2${ESC}[0mhunter2`, [' | ***']],
    ['HUNTER2HUNTER2', [' | ***']]
  ])('of %j are printed without what could do harm', (text, lines) => {
    expect(sanitize(text)).toEqual(lines)
  })

  test('a line is one as long as it has room behind the longest prefix, and two beyond that', () => {
    expect(sanitize('a'.repeat(ROOM)).map(l => l.length)).toEqual([BAR.length + ROOM])
    expect(sanitize('a'.repeat(ROOM + 1)).map(l => l.length)).toEqual([BAR.length + ROOM, BAR.length + 1])
  })

  test('no wrap divides a surrogate pair', () => {
    const almost = 'a'.repeat(ROOM - 1)
    expect(sanitize(`${almost}🎉b`)).toEqual([` | ${almost}`, ' | 🎉b'])
  })

  test('a command that begins at the wrap point is behind a prefix', () => {
    const lines = sanitize(`${'a'.repeat(ROOM)}::error::x`)
    expect(lines[1]).toBe(' | ::error::x')
    expectSafe(lines)
  })

  test('a line comes out when it is complete, and the last one at the end', () => {
    const sanitizer = blockSanitizer()
    expect(linesOf(sanitizer.push('one\ntw'))).toEqual([' | one'])
    expect(sanitizer.push('o')).toEqual([])
    expect(linesOf(sanitizer.push('\n'))).toEqual([' | two'])
    expect(sanitizer.push('three')).toEqual([])
    expect(linesOf(sanitizer.end())).toEqual([' | three'])
    expect(sanitizer.end()).toEqual([])
  })
})

describe('a line without end', () => {
  const PIECE = 64 * 1024 // that it is worked on in
  const words = [
    'word ',
    '##[error]',
    '::error::',
    `${ESC}[1;31m`,
    '🎉',
    '你',
    SECRETS[0] as string,
    '\u200b',
    '#',
    '##',
    'hunter2hunter2',
    '\t'
  ]
  const giant = fc
    .tuple(fc.array(fc.constantFrom(...words), {minLength: 20, maxLength: 80}), fc.nat(200))
    .map(([list, shift]) => {
      const block = list.join('')
      return 'x'.repeat(shift) + block.repeat(Math.ceil((3 * PIECE) / block.length))
    })
  const pieces = (text: string, size: number) =>
    Array.from({length: Math.ceil(text.length / size)}, (_, i) => text.slice(i * size, (i + 1) * size))

  test('has the same content however it was cut, as if it had come whole', () => {
    fc.assert(
      fc.property(giant, fc.integer({min: 50, max: 100_000}), (text, size) => {
        const whole = sanitize(`${text}\n`)
        expectSafe(whole)
        const cut = sanitize(...pieces(`${text}\n`, size))
        expect(contentOf(cut)).toBe(contentOf(whole))
        expect(contentOf(whole)).toBe(cleanText(text))
        for (const secret of SECRETS) expect(contentOf(whole)).not.toContain(secret)
      }),
      runs(10)
    )
  })

  slow('a secret and a command may lie across any of its joints', () => {
    for (const token of [
      '##[error]x',
      SECRETS[0] as string,
      `#${ESC}[0m#[error]x`,
      '🎉',
      `${ESC}]0;title\u0007`
    ]) {
      for (let before = 0; before <= token.length + 2; before++) {
        const text = `${'x'.repeat(PIECE - before)}${token}${'y'.repeat(10)}`
        const lines = sanitize(`${text}\n`)
        expectSafe(lines)
        expect(contentOf(lines)).toBe(cleanText(text))
      }
    }
  })

  test('is followed by lines of their own', () => {
    const lines = sanitize(`${'x'.repeat(3 * PIECE)}\nnext\n\nlast`)
    expect(lines.slice(-3)).toEqual([' | next', ' | ', ' | last'])
  })

  test('of blanks that are overwritten by blanks leaves no empty line behind', () => {
    const text = `${' '.repeat(2 * PIECE)}\r${`${' '.repeat(9)}\r`.repeat(PIECE / 4)}`
    for (const end of ['', '\n', '\nnext\n']) {
      const lines = sanitize(...pieces(text, PIECE), end)
      expect(lines).not.toContain(' | ')
      expect(lines).toEqual(sanitize(text + end))
      expect(lines.at(-1)).toBe(end === '\nnext\n' ? ' | next' : ` | ${' '.repeat(ROOM)}`)
    }
  })

  slow('comes out piece by piece, so that little of it is held', () => {
    const sanitizer = blockSanitizer()
    let given = 0
    let taken = 0
    for (let i = 0; i < 100; i++) {
      given += 10_000
      taken += contentOf(linesOf(sanitizer.push('z'.repeat(10_000)))).length
      expect(given - taken).toBeLessThan(2 * PIECE)
    }
    expect(taken + contentOf(linesOf(sanitizer.end())).length).toBe(given)
  })

  slow.each<[string, string]>([
    ['plain text', 'lorem ipsum dolor '],
    ['colours', `${ESC}[1;31mred${ESC}[0m`],
    ['carriage returns', 'a\r'],
    ['escapes alone', ESC],
    ['unclosed titles', `${ESC}]0;`],
    ['control strings of C1', '\u009d'],
    ['number signs', '#'],
    ['commands', '##[error]'],
    ['surrogates', '\ud83d'],
    ['secrets', SECRETS[0] as string],
    ['parameters without end', '0'],
    ['backslashes', '\\'],
    ['hidden characters', '\u200b']
  ])('of %s takes time in proportion', (_name, unit) => {
    const timeOf = (bytes: number) => {
      const text = ESC + unit.repeat(bytes / unit.length)
      return leastCpuMs(() => {
        const sanitizer = blockSanitizer()
        let lines = 0
        for (let at = 0; at < text.length; at += 1024 * 1024) {
          for (const block of sanitizer.push(text.slice(at, at + 1024 * 1024))) lines += block.lines
        }
        for (const block of sanitizer.end()) lines += block.lines
        expect(lines).toBeLessThanOrEqual((1.2 * bytes) / ROOM + 2)
      })
    }
    // Eight times the text: a quadratic search would take 64 times as long.
    const small = Math.max(timeOf(0.05e6), 12)
    expect(timeOf(0.4e6)).toBeLessThan(small * 24)
  })

  slow('of 8 MB in one piece is no burden', () => {
    const block = `lorem ipsum ${ESC}[1;31mdolor${ESC}[0m ##[error]sit 🎉 ${SECRETS[0]} amet `
    const text = block.repeat(Math.ceil(8e6 / block.length))
    let lines: string[] = []
    const took = cpuMs(() => {
      lines = sanitize(text)
    })
    expect(took).toBeLessThan(6000)
    expect(contentOf(lines)).toBe(cleanText(block).repeat(text.length / block.length))
    expect(lines.every(line => line.length <= 1000)).toBe(true)
  })

  slow('many short lines take time in proportion too', () => {
    const timeOf = (count: number) => {
      const text = 'a short line\n'.repeat(count)
      return leastCpuMs(() => expect(sanitize(text)).toHaveLength(count))
    }
    const small = Math.max(timeOf(25_000), 12)
    expect(timeOf(200_000)).toBeLessThan(small * 24)
  })
})

describe('one line', () => {
  test.each([
    ['a\nb', 'a b'],
    ['  a \r\n\t b  ', 'a b'],
    ['a\u0085b\u2028c\u2029d\u00a0e\u3000f', 'a b c d e f'],
    ['\n::error::x', '::error::x'],
    ['##[error]x', '##_[error]x'],
    [`#${ESC}[0m#[error]x`, '##_[error]x'],
    [`a${ESC}[31mb`, 'ab'],
    ['a\u200bb\u202ec', 'a\ufffdb\ufffdc'],
    ['token hunter2hunter2.', 'token ***.'],
    ['', '']
  ])('is made of %j, without what could do harm', (text, line) => {
    expect(oneLine(text)).toBe(line)
  })

  test('is short and clean, whatever the text', () => {
    fc.assert(
      fc.property(texts, fc.integer({min: 2, max: 1000}), (text, max) => {
        const line = oneLine(text, max)
        expect(line.length).toBeLessThanOrEqual(max)
        expect(line).not.toMatch(CONTROL)
        expect(line).not.toContain('\t')
        expect(line).not.toMatch(HIDDEN)
        expect(line).not.toMatch(LONE)
        expect(line).not.toContain('##[')
        expect(asTheRunnerReads([line]).length).toBeLessThanOrEqual(1)
        for (const secret of SECRETS) expect(line).not.toContain(secret)
        expect(cleanText(line)).toBe(line)
      }),
      runs(700)
    )
  })

  test('that is cut ends with an ellipsis, and no cut divides a surrogate pair', () => {
    expect(oneLine('abcdef', 5)).toBe('abcd…')
    expect(oneLine('abc🎉def', 5)).toBe('abc…')
    expect(oneLine('abcde', 5)).toBe('abcde')
  })

  test('of a long text is made at once', () => {
    const text = 'a b\n'.repeat(1e6)
    expect(leastCpuMs(() => oneLine(text))).toBeLessThan(500)
  })
})

test('cleaning what is clean changes nothing', () => {
  fc.assert(
    fc.property(texts, text => {
      const clean = cleanText(text)
      expect(cleanText(clean)).toBe(clean)
      const lines = sanitize(text)
      expect(contentOf(sanitize(lines.map(line => `${line.slice(BAR.length)}\n`).join('')))).toBe(
        contentOf(lines)
      )
    }),
    runs(1000)
  )
})

test('the oracle itself sees what the lines must not hold', () => {
  expect(parseCommand('  ::error::x')?.name).toBe('error')
  expect(parseCommand('\u0085\u3000::add-mask::x')?.name).toBe('add-mask')
  expect(parseCommand('2026 ##[Error]x')?.name).toBe('error')
  expect(parseCommand('::nope:: ##[add-mask]x')?.name).toBe('add-mask')
  expect(parseCommand(' | ::error::x')).toBeUndefined()
  expect(asTheRunnerReads(['a\rb'])).toEqual(['a', 'b'])
})

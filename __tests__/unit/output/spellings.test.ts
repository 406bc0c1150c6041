import {describe, expect, test} from '@jest/globals'
import {masksOf, type Needle, needlesOf} from '../../../src/output/spellings.js'
import {encoders, revealed, SECRET_CHARACTERS, writers} from '../../support/action/secrets.js'
import {fc, runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'

const secrets = fc.string({unit: fc.constantFrom(...SECRET_CHARACTERS), minLength: 8, maxLength: 80})
const encode = (name: string, secret: string) => (encoders[name] as (typeof encoders)[string])(secret)

describe('the needles of a secret', () => {
  const patternOf = (needle: Needle) => new RegExp(`^(?:${needle.map(({source}) => source).join('')})$`, 'i')
  const plain = (secret: string) => patternOf(needlesOf(secret)[0] as Needle)

  test('are itself, its base64 at each offset, and its hex', () => {
    const needles = needlesOf('pt-0123456789ab').map(needle => needle.map(({source}) => source).join(''))
    expect(needles).toEqual([
      'pt\\-0123456789ab',
      'cHQtMDEyMzQ1Njc4OWFi',
      'B0LTAxMjM0NTY3ODlhY',
      'wdC0wMTIzNDU2Nzg5YW',
      '70742d303132333435363738396162'
    ])
  })

  test('have each character in each of its spellings, and in no other', () => {
    const spelled = {
      '/': [
        '/',
        '\\/',
        '\\\\\\/',
        '%2F',
        '%2f',
        '%252F',
        '%25252f',
        '\\u002F',
        '\\\\u002f',
        '\\x2f',
        '\\57',
        '\\057'
      ],
      '+': [
        '+',
        '%2B',
        '\\u002B',
        '&#43;',
        '&#x2B;',
        '&#x002b;',
        '&plus;',
        '&amp;#43;',
        '\\u0026#43;',
        '\\u{2b}',
        '\\u{00002B}',
        '%u002B',
        '%25u002b',
        '=2B'
      ],
      '&': ['&', '&amp;', '&amp;amp;', '&#38;', '&#038;', '\\u0026', '%26', '\\u0026amp;'],
      é: [
        'é',
        '%C3%A9',
        '=C3=A9',
        '%u00e9',
        '\\u{E9}',
        '\\351',
        '%25c3%25a9',
        '\\u00e9',
        '\\xe9',
        '&#233;',
        '&#xE9;'
      ],
      '😀': ['😀', '%F0%9F%98%80', '%ud83d%ude00', '\\u{1f600}', '\\ud83d\\ude00', '&#128512;', '&#x1F600;'],
      '\\': ['\\', '\\\\', '%5C', '\\u005c'],
      ' ': [' ', '+', '%20', '&#32;']
    }
    for (const [char, texts] of Object.entries(spelled)) {
      for (const text of texts) expect([text, plain(`a${char}b`).test(`a${text}b`)]).toEqual([text, true])
      for (const text of ['', 'x', '%00', '&#1;', '%2', '\\u0020x', '\\u{}', '\\1', '=00'])
        expect([text, plain(`a${char}b`).test(`a${text}b`)]).toEqual([text, false])
    }
  })

  test('are never longer than they say, in the longest forms of each character', () => {
    const ampersand = `${'\\'.repeat(4)}u0026amp;`
    for (const [char, name] of [
      ['/', 'sol'],
      ['{', 'lbrace'],
      ['%', 'percnt'],
      ['\\', 'bsol'],
      ['é'],
      ['你'],
      ['😀']
    ]) {
      const code = char?.codePointAt(0) ?? 0
      const hex = code.toString(16)
      const forms = [
        ...(name === undefined ? [] : [`${ampersand}${name};`]),
        `${ampersand}#00${code};`,
        `${ampersand}#x00${hex};`,
        `${'\\'.repeat(4)}u{0000${hex}}`,
        [...Buffer.from(char ?? '')].map(byte => `%2525${byte.toString(16).padStart(2, '0')}`).join(''),
        (char ?? '')
          .split('')
          .map(half => `%2525u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join('')
      ]
      const [, {source = '', longest = 0} = {}] = needlesOf(`a${char}b-0123456`)[0] ?? []
      for (const form of forms) {
        expect([form, new RegExp(`^${source}$`, 'i').test(form)]).toEqual([form, true])
        expect([form, form.length <= longest]).toEqual([form, true])
      }
    }
  })

  test('are never longer than they say', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(...Object.values(encoders)), (secret, spell) => {
        const text = spell(secret)
        const [first = []] = needlesOf(secret)
        const found = new RegExp(first.map(({source}) => source).join(''), 'i').exec(text)?.[0] ?? ''
        expect(found.length).toBeLessThanOrEqual(first.reduce((sum, {longest}) => sum + longest, 0))
      }),
      runs(300)
    )
  })
})

describe('the masks of a secret', () => {
  /** What the runner itself derives of a mask: ordinal, and of base64 only what ends with the secret. */
  const runnerFinds = (mask: string) => [
    mask,
    ...[0, 1, 2].map(from => Buffer.from(mask).subarray(from).toString('base64')),
    ...['RFC 3986', 'JSON', 'HTML'].map(name => encode(name, mask))
  ]

  test('are few, and the secret is the first', () => {
    expect(masksOf('pt-0123456789ab')).toEqual([
      'pt-0123456789ab',
      // Of base64 the runner finds only what ends as the secret does.
      'B0LTAxMjM0NTY3ODlhY',
      'wdC0wMTIzNDU2Nzg5YW',
      '70742d303132333435363738396162',
      '70742D303132333435363738396162'
    ])
  })

  const plain = Object.keys(writers).filter(name => !/^(?:upper|lower) case$/.test(name))

  test.each(plain)('hide a secret of all characters as it is spelled: %s', name => {
    const known = masksOf(SECRET_CHARACTERS).flatMap(runnerFinds)
    const text = known.reduce((t, form) => t.split(form).join('***'), encode(name, SECRET_CHARACTERS))
    expect(revealed(text, SECRET_CHARACTERS)).toEqual([])
  })

  slow('leave no spelling to chance', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(...plain), (secret, name) => {
        const masks = masksOf(secret)
        const known = masks.flatMap(runnerFinds)
        const text = known.reduce((t, form) => t.split(form).join('***'), encode(name, secret))
        expect(revealed(text, secret)).toEqual([])
        for (const mask of masks) {
          expect(mask.length).toBeGreaterThanOrEqual(8)
          expect(mask).not.toMatch(/[\r\n]/)
        }
      }),
      runs(500)
    )
  })
})

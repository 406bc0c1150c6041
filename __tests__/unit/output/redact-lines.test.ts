import {describe, expect, test} from '@jest/globals'
import {cleanText, oneLine} from '../../../src/output/clean-text.js'
import {addSecret} from '../../../src/output/redact.js'
import {ROOM, WIDTH} from '../../../src/output/width.js'
import {encoders, revealed, SECRET_CHARACTERS} from '../../support/action/secrets.js'
import {fc, runs} from '../../support/properties.js'
import {generator, picker} from '../../support/random.js'
import {slow} from '../../support/slow.js'
import {blockSanitizer, linesOf} from '../support/blocks.js'

/** Secrets by chance, of many lengths; what is added once is known to all tests of this file. */
const pick = picker(generator(20261122))
const secrets = [8, 9, 13, 20, 40, 64, 199, 201, 1500].map(length =>
  Array.from({length}, () => pick([...SECRET_CHARACTERS])).join('')
)
for (const secret of secrets) addSecret(secret)

const names = Object.keys(encoders)
// A long secret in another case is a credential no more.
const fits = (secret: string, name: string) => secret.length <= 200 || !/^(?:upper|lower) case$/.test(name)
const echoes = fc
  .tuple(fc.constantFrom(...secrets), fc.constantFrom(...names))
  .filter(([secret, name]) => fits(secret, name))
  .map(([secret, name]) => (encoders[name] as (typeof encoders)[string])(secret))
/** That many characters, none of which looks encoded. */
const fill = (length: number) => 'w. '.repeat(length / 3 + 1).slice(0, length)
/** What stands around them, so that they come at any distance from a wrap, and beside anything. */
const others = fc.oneof(
  fc.integer({min: 0, max: 1100}).map(fill),
  fc.constantFrom(
    ' ',
    '\t',
    '\n',
    '\r\n',
    '##[',
    '::',
    '你好',
    '🎉',
    '\u001b[0m',
    '\u200b',
    '\ufeff',
    '"',
    '='
  )
)
const texts = fc
  .array(fc.tuple(others, echoes, others), {minLength: 1, maxLength: 8})
  .map(parts => parts.map(([before, echo, after]) => `${before} ${echo} ${after}`).join(''))
const cutTexts = fc.tuple(texts, fc.array(fc.nat(1e6), {maxLength: 20})).map(([text, cuts]) => {
  const at = [0, ...cuts.map(c => c % (text.length + 1)), text.length].sort((a, b) => a - b)
  return at.slice(1).map((end, i) => text.slice(at[i], end))
})

const PLACES = Math.max(3, runs(12).numRuns)

function expectNothingOf(shown: string): void {
  for (const secret of secrets) {
    const found = revealed(shown, secret)
    if (found.length > 0)
      throw new Error(`${found[0]} of ${secret} in ${JSON.stringify(shown.slice(0, 4000))}`)
  }
}

/** What is printed, and what goes to the file, of a text that comes in these pieces. */
function sanitize(pieces: readonly string[]): {printed: string; file: string} {
  let file = ''
  const sanitizer = blockSanitizer((text, ends) => {
    file += text + (ends ? '\n' : '')
  })
  const lines = linesOf([...pieces.flatMap(piece => sanitizer.push(piece)), ...sanitizer.end()])
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(WIDTH)
  return {printed: lines.map(line => `${line}\n`).join(''), file}
}

test('a reader would find the secrets if nothing were redacted', () => {
  for (const secret of secrets) {
    for (const name of names.filter(n => fits(secret, n) && !/inside|hidden/.test(n))) {
      const echo = (encoders[name] as (typeof encoders)[string])(secret)
      expect([name, revealed(`| ${echo}`, secret).length > 0]).toEqual([name, true])
    }
  }
  const wrapped = `${'w'.repeat(990)}${secrets[4]}`.replace(/.{998}/g, '$&\n | ')
  expect(revealed(wrapped, secrets[4] as string).length).toBe(3)
})

describe('a log with secrets in it, in any spelling', () => {
  test('shows nothing of them, wherever it is cut, and wherever its lines are wrapped', () => {
    fc.assert(
      fc.property(cutTexts, pieces => {
        const {printed, file} = sanitize(pieces)
        expectNothingOf(printed)
        expectNothingOf(file)
      }),
      runs(100)
    )
  })

  test.each(names)('shows nothing of them at each place around a wrap: %s', name => {
    const encode = encoders[name] as (typeof encoders)[string]
    for (const secret of [secrets[0], secrets[3], secrets[5]] as string[]) {
      const echo = encode(secret)
      const from = ROOM - echo.length - 2
      const lines = Array.from({length: PLACES}, (_, i) => {
        const at = Math.max(0, Math.round(from + (i * (echo.length + 4)) / (PLACES - 1)))
        return `${fill(at)} ${echo} x`
      })
      expectNothingOf(sanitize([lines.join('\n')]).printed)
      for (const cut of [0.1, 0.5, 0.9]) {
        const pieces = lines.flatMap(line => {
          const at = line.length - Math.round(echo.length * cut)
          return [line.slice(0, at), `${line.slice(at)}\n`]
        })
        expectNothingOf(sanitize(pieces).printed)
      }
    }
  })

  slow('shows nothing of them in a line without end, at each of its joints', () => {
    const piece = 32 * 1024
    for (const [i, name] of names.entries()) {
      const encode = encoders[name] as (typeof encoders)[string]
      const echo = encode((i % 2 === 0 ? secrets[1] : secrets[4]) as string)
      for (const cut of [1, 0.5, 0.05]) {
        const text = `${fill(piece - Math.ceil(echo.length * cut))} ${echo} ${fill(3000)}`
        const {printed, file} = sanitize([text])
        // Long as they are, only what is near the joint can be of it.
        for (const shown of [printed, file]) expectNothingOf(shown.slice(piece - 1000, piece + 6000))
      }
    }
  })
})

describe('a log that ends within a secret, in any spelling', () => {
  test('shows no beginning of it, wherever it was cut', () => {
    const ends = fc.tuple(fc.constantFrom(...secrets), fc.constantFrom(...names)).filter(end => fits(...end))
    fc.assert(
      fc.property(ends, fc.nat(1e6), others, fc.nat(1e6), ([secret, name], length, before, cut) => {
        const echo = (encoders[name] as (typeof encoders)[string])(secret)
        const text = `a\n${before} ${echo.slice(0, length % (echo.length + 1))}`
        const at = cut % (text.length + 1)
        const {printed, file} = sanitize([text.slice(0, at), text.slice(at)])
        // Of a short secret not even half is shown, but the next character may be one of `&amp;`.
        const window = Math.min(8, Math.ceil(secret.length / 2) + 1)
        for (const shown of [printed, file]) expect(revealed(shown, secret, window)).toEqual([])
      }),
      runs(200)
    )
  })
})

describe('one line of remote text', () => {
  test('shows nothing of them, however short it is cut', () => {
    fc.assert(
      fc.property(texts, fc.integer({min: 2, max: 1200}), (text, max) => {
        const line = oneLine(text, max)
        expect(line.length).toBeLessThanOrEqual(max)
        expectNothingOf(line)
        expectNothingOf(oneLine(line, max))
        expectNothingOf(cleanText(text))
      }),
      runs(150)
    )
  })

  slow('shows nothing of a secret at the cut of a text that is too long', () => {
    for (const secret of secrets) {
      for (const left of [1, 4, secret.length - 1, secret.length]) {
        for (let at = 64 * 1024; at < 64 * 1024 + 10_000; at += 3333) {
          const text = `${' '.repeat(at - left)}${secret}${'y. '.repeat(10_000)}`
          expectNothingOf(oneLine(text))
        }
      }
    }
    const known = secrets.map(secret => secret.length)
    expect(Math.max(...known)).toBe(1500)
  })

  test('keeps what stands before the cut', () => {
    expect(oneLine(`begin ${'y'.repeat(200_000)}`, 20)).toBe('begin yyyyyyyyyyyyy…')
    expect(oneLine(`${' '.repeat(50_000)}begin ${'y'.repeat(200_000)}`, 20)).toBe('begin yyyyyyyyyyyyy…')
  })
})

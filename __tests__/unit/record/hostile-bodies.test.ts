import {beforeAll, describe, expect, test} from '@jest/globals'
import {withoutEscapes} from '../../../src/output/clean-text.js'
import {addSecret} from '../../../src/output/redact.js'
import {createRedactor} from '../../../src/record/redactor.js'
import {revealed} from '../../support/action/secrets.js'
import {fc, runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {cpuMs} from '../support/cpu.js'

const ESC = '\u001b'
/** A body as long as it is kept. */
const MOST = 512 * 1024
const fill = (unit: string) => unit.repeat(MOST / unit.length)
/** Strings of a list, or fields, that fill a body; each is another one. */
const many = (unit: string, make: (text: string, i: number) => string) =>
  Array.from({length: MOST / (unit.length + 12)}, (_, i) => make(JSON.stringify(unit).slice(1, -1), i)).join(
    ','
  )

const TOKEN = 'a-token-of-20/chars=x'
beforeAll(() => addSecret(TOKEN))

/** The CPU time that two pieces of a log take, in ms. */
function costOf(body: string): number {
  return cpuMs(() => {
    const redactor = createRedactor(new Set())
    for (const piece of [body, body]) redactor.body(piece, '/log')
  })
}

const ordinary = fill('an ordinary line of a log\n')
let ordinaryMs = Number.POSITIVE_INFINITY

/** How many times as much as ordinary lines a body costs: of a few tries, until one is below `most`, the least. */
function timesOrdinary(body: string, most: number): number {
  let bodyMs = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 6 && !(bodyMs / ordinaryMs < most); tries++) {
    ordinaryMs = Math.min(ordinaryMs, costOf(ordinary), costOf(ordinary))
    bodyMs = Math.min(bodyMs, costOf(body))
  }
  return bodyMs / ordinaryMs
}

describe('a body of 512 KiB costs not many times what one of ordinary lines does:', () => {
  // What it takes is about half of these, and was one and a half times as much or more before it was one search for all.
  slow.each([
    ['escapes alone', 14, fill(ESC)],
    ['letters and escapes', 18, fill(`a${ESC}`)],
    ['C1 controls', 16, fill('\u0090\u0098\u009b\u009d')],
    ['all kinds of escapes', 25, fill(`${ESC}[0m${ESC}"\\u001b%1b&amp;\u200b\b\u009b`)],
    ['a list of coloured strings', 20, `[${many(`a${ESC}[0m`, text => `"${text}${text}"`)}]`],
    ['fields with escapes', 40, `{${many('\u009b\u009b\u009b', (text, i) => `"${i}":"${text}${text}"`)}}`],
    ['names that are escaped twice', 40, `{${many('\\\\\\', (text, i) => `"${text}${text}${i}":1`)}}`]
  ])('%s', (_name, times, body) => {
    expect(timesOrdinary(body, times)).toBeLessThan(times)
  })
})

describe('a credential that is divided by what nobody sees shows no 8 characters', () => {
  const gaps = [
    `${ESC}[0m`,
    `${ESC}[31;1m`,
    '\u009b1m',
    ESC,
    `${ESC}(B`,
    `${ESC}[K`,
    `${ESC}]0;t\u0007`,
    '\u009dt\u009c',
    '\u200b',
    '\b',
    '\0'
  ]
  const divided = fc
    .tuple(
      fc.constantFrom(...gaps),
      fc.uniqueArray(fc.integer({min: 1, max: TOKEN.length - 1}), {maxLength: 6})
    )
    // ESC alone takes what follows with it, where that may be part of a sequence.
    .map(([gap, places]) =>
      [...TOKEN]
        .map((c, i) => (places.includes(i) && !(gap === ESC && /[-0/]/.test(c)) ? gap : '') + c)
        .join('')
    )
  const around = fc.constantFrom('', 'before ', 'line 1\n', `${ESC}[1mbold${ESC}[0m `, '"x" ')
  const seen = (text: string) => withoutEscapes(text).replace(/[\u200b\b\0\u0090-\u009f]/g, '')
  const escaped = (text: string) => JSON.stringify(text).slice(1, -1)

  test.each<[string, (text: string, at: number) => string]>([
    ['in a text', text => createRedactor(new Set()).body(text, undefined)],
    [
      'in a string of JSON',
      text => JSON.parse(createRedactor(new Set()).body(JSON.stringify({a: {text}}), undefined)).a.text
    ],
    [
      'in a list of strings',
      text =>
        JSON.parse(
          createRedactor(new Set()).body(JSON.stringify([text, 'a\u001b[1m', text]), undefined)
        ).join('\n')
    ],
    [
      'in JSON within JSON',
      text => createRedactor(new Set()).body(JSON.stringify({a: escaped(text)}), undefined)
    ],
    [
      'in percent codes',
      text =>
        decodeURIComponent(
          createRedactor(new Set()).body(JSON.stringify({a: encodeURIComponent(text)}), undefined)
        )
    ],
    ['in two pieces of a log', (text, at) => inPieces(text, at, piece => piece)],
    ['in two pieces of a log in JSON', (text, at) => inPieces(text, at, log => JSON.stringify({log}))],
    [
      'in two strings of a log in JSON',
      (text, at) =>
        JSON.parse(
          createRedactor(new Set()).body(JSON.stringify({log: [text.slice(0, at), text.slice(at)]}), '/log')
        ).log.join('')
    ]
  ])('%s', (_name, kept) => {
    fc.assert(
      fc.property(around, divided, around, fc.nat(1e6), (before, middle, after, cut) => {
        const text = `${before}${middle} ${after}`
        expect(revealed(seen(kept(text, cut % (text.length + 1))), TOKEN)).toEqual([])
      }),
      runs(150)
    )
  })

  function inPieces(text: string, at: number, wrap: (piece: string) => string): string {
    const redactor = createRedactor(new Set())
    return [text.slice(0, at), text.slice(at)]
      .map(piece => redactor.body(wrap(piece), '/log'))
      .map(kept => (kept.startsWith('{') ? JSON.parse(kept).log : kept))
      .join('')
  }
})

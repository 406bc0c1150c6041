import {expect, test} from '@jest/globals'
import {parseBody, readJson} from '../../../src/http/json.js'
import {createJsonParser} from '../../../src/http/json-parser.js'
import type {RequestError} from '../../../src/model/errors.js'
import {fc} from '../../support/properties.js'

/** What a parser makes of a text: its value, or that it is no JSON. */
function outcomeOf(parse: () => unknown): unknown {
  try {
    return {value: parse()}
  } catch {
    return 'no JSON'
  }
}

function inSteps(text: string, tokens: number): unknown {
  const parser = createJsonParser(text, 64)
  while (!parser.parseMore(tokens));
  return parser.value()
}

/** A text that is JSON but for one character, at the most. */
const almostJson = fc
  .tuple(
    fc.json({maxDepth: 5}),
    fc.nat(),
    fc.constantFrom('', ' ', '"', '\\', ',', ':', '{', ']', '0', '-', 'e', '\n')
  )
  .map(([json, at, odd]) => {
    const place = at % (json.length + 1)
    return json.slice(0, place) + odd + json.slice(place + (odd === ' ' ? 0 : 1))
  })

test('a text in pieces means what the native parser makes of it, wherever it stops', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.json({maxDepth: 5}), almostJson),
      fc.integer({min: 1, max: 20}),
      (text, tokens) => {
        const native = outcomeOf(() => JSON.parse(text))
        // Integers that no double holds are texts here.
        fc.pre(!/[0-9]{16}/.test(text))
        expect(outcomeOf(() => inSteps(text, tokens))).toEqual(native)
      }
    ),
    {numRuns: 2000}
  )
})

test.each([
  ['{"__proto__":{"a":1},"b":2}'],
  ['[1e999,-0,0.5e-3,"\\u0041\\ud800"]'],
  ['\u00a0[]'],
  ['[1,]'],
  ['[01]'],
  ['["\u0001"]'],
  ['[]x'],
  ['']
])('%p means the same in pieces', text => {
  const [pieces, native] = [outcomeOf(() => inSteps(text, 1)), outcomeOf(() => JSON.parse(text))]
  expect(pieces).toEqual(native)
  expect(JSON.stringify(pieces)).toBe(JSON.stringify(native))
})

const long = ' '.repeat(300 * 1024)

test.each([
  ['an object', `{"id":12345678901234567890,"n":-123456789012345678,"ok":[1,2]}${long}`],
  ['no JSON', `{"a":${long}`],
  ['a web page', `<html>${long}`],
  ['nothing', long],
  ['too deep', `${'['.repeat(65)}${']'.repeat(65)}${long}`]
])('a long answer, %s, is read as a short one is', async (_, text) => {
  const short = await Promise.resolve()
    .then(() => parseBody({text}))
    .catch((error: RequestError) => error.message)
  expect(await readJson({text}).catch((error: RequestError) => error.message)).toEqual(short)
})

test('a long answer that was cut is read as far as it goes, or is too large', async () => {
  const text = `{"log":"${'a line\\n'.repeat(50_000)}`
  expect(await readJson({text, cut: true})).toEqual(parseBody({text, cut: true}))
  await expect(readJson({text: `{"log" ${text}`, cut: true})).rejects.toThrow(/larger than 16 MiB/)
})

test.each([
  ['beside each other', '{"status":"Running","status":"Success"}'],
  ['by two spellings', '{"status":"Running","st\\u0061tus":"Success"}'],
  ['of a name that every object has', '{"__proto__":1,"__proto__":2}']
])('a long body that names a field twice %s is no answer', async (_name, object) => {
  const text = `[${'"filler",'.repeat(60_000)}${object}]`
  await expect(readJson({text})).rejects.toThrow('named a field twice')
  await expect(
    readJson({text: text.replace('Running","st', 'Running","of').replace('__proto__":1', 'x":1')})
  ).resolves.toBeDefined()
})

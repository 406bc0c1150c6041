import {describe, expect, test} from '@jest/globals'
import {parseBody, parseCutJson, parseJson} from '../../../src/http/json.js'
import {RequestError} from '../../../src/model/errors.js'
import {anyText} from '../../support/any-text.js'
import {fc, runs} from '../../support/properties.js'
import {slow} from '../../support/slow.js'
import {cpuMs, leastCpuMs} from '../support/cpu.js'

/** The message of the error, which must be one that is worth another try. */
function refusal(text: string): string {
  try {
    parseJson(text)
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError)
    expect((error as RequestError).failure.kind).toBe('transient')
    return (error as RequestError).message
  }
  throw new Error(`${text.slice(0, 60)} was taken`)
}

const nest = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth)

const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer(),
  fc.double({noNaN: true, noDefaultInfinity: true}).filter(n => !Number.isInteger(n)),
  fc.constantFrom(0.1, 1e-7, 1.5e-300, 123456.789e-30, 2 ** 53 - 1, -(2 ** 53 - 1), 999_999_999_999_999)
)
const text = fc.oneof(
  anyText(),
  fc.string({unit: fc.constantFrom('"', '\\', '1', '[', '{', '-', '9', 'e', '\n')}),
  fc.constantFrom(
    '12345678901234567890',
    '\\"12345678901234567890',
    '"',
    '\\',
    '\\\\"',
    '[[[',
    '\ufeff',
    '\u2028'
  )
)
const {value} = fc.letrec<{value: unknown}>(tie => ({
  value: fc.oneof(
    {depthSize: 'large', maxDepth: 12, withCrossShrink: true},
    fc.constantFrom(null, true, false),
    number,
    text,
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(text, tie('value'), {maxKeys: 4})
  )
}))

describe('any JSON', () => {
  test('is what it was, with integers up to 2^53', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2, '\t'), (sent, indent) => {
        const json = JSON.stringify(sent, undefined, indent)
        expect(parseJson(json)).toEqual(JSON.parse(json))
      }),
      runs(1500)
    )
  })

  test('that is cut is an error, or what a shorter one says', () => {
    fc.assert(
      fc.property(value, fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}), (sent, part) => {
        const json = JSON.stringify([sent])
        expect(refusal(json.slice(0, Math.floor(json.length * part)))).toMatch(/cut off|was empty/)
      }),
      runs(500)
    )
  })
})

describe('integers', () => {
  test.each([
    ['12345678901234567891', '12345678901234567891'],
    ['-12345678901234567891', '-12345678901234567891'],
    ['9007199254740993', '9007199254740993'],
    ['{"id":12345678901234567891}', {id: '12345678901234567891'}],
    ['{"id": 12345678901234567891 , "n": 5}', {id: '12345678901234567891', n: 5}],
    ['[12345678901234567891,-98765432109876543210]', ['12345678901234567891', '-98765432109876543210']],
    ['123456789012345', 123456789012345],
    ['1719388800000', 1719388800000],
    ['1234567890123456', 1234567890123456],
    ['9007199254740991', 9007199254740991],
    ['1234567890123456.5', 1234567890123456.5],
    ['1e400', Number.POSITIVE_INFINITY],
    ['1250000000000000000e2', 1.25e20],
    ['0.12345678901234567891', 0.12345678901234568],
    ['{"a":"\\\\","n":12345678901234567891}', {a: '\\', n: '12345678901234567891'}],
    ['[12,"98765432109876543210"]', [12, '98765432109876543210']]
  ])('in %s become numbers where these can hold each digit, and texts where not', (json, value) => {
    expect(parseJson(json)).toEqual(value)
  })

  test('of any length keep each digit', () => {
    fc.assert(
      fc.property(fc.bigInt({min: 2n ** 53n + 1n, max: 2n ** 200n}), fc.boolean(), (big, negative) => {
        const digits = `${negative ? '-' : ''}${big}`
        expect(parseJson(`{"a":[${digits}],"b":${digits}}`)).toEqual({a: [digits], b: digits})
      })
    )
  })

  test.each([
    '"12345678901234567891"',
    '"a 12345678901234567891 b"',
    '"\\"12345678901234567891"',
    '"\\\\"',
    '{"12345678901234567891":1}',
    '{"\\\\\\"12345678901234567891":"\\\\"}',
    '"\\u0022 12345678901234567891"',
    '"[[[[{{{{"'
  ])('in the string %s are left alone', json => {
    expect(parseJson(json)).toEqual(JSON.parse(json))
  })
})

describe('nesting', () => {
  test.each([
    ['lists', 64, '[', ']'],
    ['objects', 64, '{"a":', '}']
  ])('64 %s are taken, 65 not', (_name, depth, open, close) => {
    const inner = open === '[' ? '' : '1'
    const text = (n: number) => open.repeat(n) + inner + close.repeat(n)
    expect(parseJson(text(depth))).toEqual(JSON.parse(text(depth)))
    expect(refusal(text(depth + 1))).toContain('nested more than 64 deep')
  })

  test('a million is refused at once', () => {
    const took = cpuMs(() => {
      expect(refusal(nest(1_000_000))).toContain('nested')
      expect(refusal('{"a":'.repeat(1_000_000))).toContain('nested')
    })
    expect(took).toBeLessThan(500)
  })

  test('many things side by side are not deep', () => {
    expect(parseJson(`[${Array(1000).fill('[[]]').join()}]`)).toHaveLength(1000)
    expect(parseJson(`[${Array(1000).fill('{"a":{}}').join()}]`)).toHaveLength(1000)
  })
})

describe('JSON that was cut', () => {
  /** The first characters of a JSON text, as few as one and as many as all but one. */
  const cutOf = (json: string, share: number) => json.slice(0, 1 + Math.floor((json.length - 1) * share))
  const share = fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true})
  const container = fc.oneof(fc.array(value, {maxLength: 5}), fc.dictionary(text, value, {maxKeys: 5}))
  const isList = Array.isArray
  const isObject = (v: unknown): v is object => typeof v === 'object' && v !== null

  /** Whether one value is the beginning of another: all that it holds is equal, but for what ends last, which is cut. */
  function begins(part: unknown, whole: unknown): boolean {
    if (typeof part === 'string' && typeof whole === 'string') return whole.startsWith(part)
    if (!isObject(part) || !isObject(whole) || isList(part) !== isList(whole)) return Object.is(part, whole)
    const [some, all] = [Object.entries(part), Object.entries(whole)]
    return some.every(([key, inner], i) => {
      const [known, other] = all[i] ?? []
      if (key !== known) return false
      return i === some.length - 1 ? begins(inner, other) : JSON.stringify(inner) === JSON.stringify(other)
    })
  }

  test('parses wherever it is cut, and is the beginning of the whole', () => {
    fc.assert(
      fc.property(container, share, fc.constantFrom(undefined, 2), (sent, at, indent) => {
        const json = JSON.stringify(sent, undefined, indent)
        const part = parseCutJson(cutOf(json, at))
        expect([part, begins(part, JSON.parse(json))]).toEqual([part, true])
      }),
      runs(2000)
    )
  })

  test('keeps each field that was whole before the cut', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, value), {maxLength: 6}), share, (fields, at) => {
        const named = fields.map(([key, inner], i) => [`${i} ${key}`, inner] as const)
        const cut = cutOf(JSON.stringify(Object.fromEntries(named)), at)
        let end = 0
        const whole = named.filter(([key, inner]) => {
          end += `,${JSON.stringify(key)}:${JSON.stringify(inner)}`.length
          return end < cut.length // with the comma after it
        })
        expect(Object.entries(parseCutJson(cut) as object).slice(0, whole.length)).toEqual(
          JSON.parse(JSON.stringify(whole))
        )
      }),
      runs(1000)
    )
  })

  test('keeps all of a long text but a few characters at the cut', () => {
    fc.assert(
      fc.property(text, share, (log, at) => {
        const cut = cutOf(JSON.stringify({deployLog: log}), at)
        if (cut.length < '{"deployLog":"'.length) return
        const part = JSON.stringify(parseCutJson(cut))
        // An escape that is divided, after the first half of a pair.
        expect(part.length - '"}'.length).toBeGreaterThanOrEqual(cut.length - 11)
        expect(cut.startsWith(part.slice(0, -'"}'.length))).toBe(true)
      }),
      runs(1000)
    )
  })

  test.each<[string, unknown]>([
    ['"a', 'a'],
    ['{', {}],
    ['{"a', {}],
    ['{"a"', {}],
    ['{"a":', {}],
    ['{"a":"', {a: ''}],
    ['{"a":"b', {a: 'b'}],
    ['{"a":"b"', {a: 'b'}],
    ['{"a":"b","c":12', {a: 'b'}],
    ['{"a":"b","c":12,', {a: 'b', c: 12}],
    ['{"a":tru', {}],
    ['{"a":[1,2', {a: [1]}],
    ['{"a":[1,2]', {a: [1, 2]}],
    ['{"a":["x","y', {a: ['x', 'y']}],
    ['{"a":"b","__proto__":{"c":"d', JSON.parse('{"a":"b","__proto__":{"c":"d"}}')],
    // A number is as exact as in a whole answer.
    ['{"id":12345678901234567891,"a":"', {id: '12345678901234567891', a: ''}],
    // An escape that is divided, and half a pair.
    ['{"a":"b\\', {a: 'b'}],
    ['{"a":"b\\\\', {a: 'b\\'}],
    ['{"a":"b\\\\\\', {a: 'b\\'}],
    ['{"a":"b\\n', {a: 'b\n'}],
    ['{"a":"b\\u00e', {a: 'b'}],
    ['{"a":"b\\u00e9', {a: 'bé'}],
    ['{"a":"b\\\\u00e', {a: 'b\\u00e'}],
    ['{"a":"b\\ud83c', {a: 'b'}],
    ['{"a":"b\\ud83c\\udf8', {a: 'b'}],
    ['{"a":"b\\ud83c\\udf89', {a: 'b🎉'}],
    ['{"a":"b\\\\ud83c', {a: 'b\\ud83c'}],
    ['{"a":"b\ud83c', {a: 'b'}],
    // Half a record is no record.
    ['{"logs":[{"n":1,"text":"a"},{"n":2,"text":"b', {logs: [{n: 1, text: 'a'}]}],
    ['{"logs":[{"n":1,"text":"a"},{"n":2,"tags":["x", "y', {logs: [{n: 1, text: 'a'}]}],
    ['{"data":{"logs":[{"n":1', {data: {logs: []}}],
    // The end is there after all.
    ['{"a":1}', {a: 1}],
    ['{"a":1} \n', {a: 1}],
    ['"a"', 'a']
  ])('%j is read as far as it goes', (json, part) => {
    expect(parseCutJson(json)).toEqual(part)
  })

  test.each([
    '',
    ' ',
    '12',
    'tru',
    'plain text',
    '<html>',
    '{"a":1}{"b":2',
    '{"a":1}{"b":2}',
    ']',
    '[}',
    '{"a" "b","c":"d',
    '{"a":01,"b',
    '"a\nb',
    `${'['.repeat(65)}`,
    `${'{"a":'.repeat(100_000)}`
  ])('%j is not the beginning of JSON, which is permanent', json => {
    let error: unknown
    try {
      parseCutJson(json)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(RequestError)
    expect((error as RequestError).failure).toMatchObject({kind: 'permanent', label: 'answer too large'})
  })

  test('only an answer that was cut is closed', () => {
    expect(parseBody({text: '{"a":"b', cut: true})).toEqual({a: 'b'})
    expect(() => parseBody({text: '{"a":"b'})).toThrow('cut off')
    expect(parseBody({text: '{"a":"b"}'})).toEqual({a: 'b'})
  })
})

describe('what is no JSON', () => {
  test.each([
    ['', 'was empty'],
    [' \r\n\t', 'was empty'],
    ['<!DOCTYPE html><title>Log in</title>', 'a web page'],
    ['\n  <html>', 'a web page'],
    ['not found', 'not JSON'],
    ['{"a":1', 'cut off'],
    ['{"a":"', 'cut off'],
    ['{"a":"\\', 'cut off'],
    ['"\\"', 'cut off'],
    ['{"a":1}{"b":2}', 'not JSON'],
    ["{'a':1}", 'not JSON'],
    ['[1,]', 'not JSON'],
    ['NaN', 'not JSON'],
    ['undefined', 'not JSON'],
    ['01', 'not JSON'],
    ['"a\nb"', 'not JSON'],
    [']', 'not JSON']
  ])('%j', (text, message) => {
    expect(refusal(text)).toContain(message)
  })

  test('is told without a word of it', () => {
    expect(refusal('<html>token=hunter2hunter2')).not.toContain('hunter2')
    expect(refusal('{"token":"hunter2hunter2"')).not.toContain('hunter2')
  })
})

describe('an object that names a field twice', () => {
  const twice = 'named a field twice'

  test.each([
    '{"status":"Success","status":"Failed"}',
    '{"status":"Success","status":"Success"}',
    '{"status":"Running","st\\u0061tus":"Success"}',
    '[{"a":[{"b":{"c":1,"d":2,"c":3}}]}]',
    '{"__proto__":1,"__proto__":2}',
    '{"a":{},"b":9007199254740993,"a":[]}',
    '{"a:b":1, "a:b" : 2}'
  ])('is refused: %s', text => {
    expect(refusal(text)).toContain(twice)
  })

  test.each([
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a:b::c","b":":","":{"":0}}',
    '{"a":1,"A":2}'
  ])('is not one where the name stands in another object, or in a text: %s', text => {
    expect(parseJson(text)).toEqual(JSON.parse(text))
  })
})

test('keys that every object has are only keys', () => {
  const value = parseJson('{"__proto__":{"status":"Success"},"constructor":1}') as Record<string, unknown>
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
  expect(value.status).toBeUndefined()
  expect(({} as Record<string, unknown>).status).toBeUndefined()
})

slow.each([
  ['parseJson', parseJson],
  ['parseCutJson', parseCutJson]
])('the time that %s takes grows with the text and no faster', (_name, parse) => {
  const timeOf = (json: string) =>
    leastCpuMs(() => {
      try {
        parse(json)
      } catch {}
    })
  const shapes: ((n: number) => string)[] = [
    n => `"${'\\\\'.repeat(n)}"`,
    n => `"${'\\"'.repeat(n)}"`,
    n => `"${'\\\\'.repeat(n)}`,
    n => `"${'\\ud83c'.repeat(n / 3)}`,
    n => '9'.repeat(2 * n),
    n => `[${'1234567890123456789,'.repeat(n / 10)}1]`,
    n => `[${'{"a":["b"]},'.repeat(n / 6)}`,
    n => '['.repeat(2 * n),
    n => `"${'\\'.repeat(2 * n)}`
  ]
  for (const shape of shapes) {
    // Eight times the text: a quadratic search would take 64 times as long.
    expect(timeOf(shape(800_000))).toBeLessThan(24 * Math.max(timeOf(shape(100_000)), 8))
  }
})

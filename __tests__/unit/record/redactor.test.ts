import {beforeAll, describe, expect, test} from '@jest/globals'
import {addSecret} from '../../../src/output/redact.js'
import {addSignature} from '../../../src/output/signatures.js'
import {createRedactor} from '../../../src/record/redactor.js'
import {encoders, revealed} from '../../support/action/secrets.js'
import {slow} from '../../support/slow.js'
import {cpuMs} from '../support/cpu.js'

const TOKEN = 'pt-0fh3/k9+Wq=x&Zb7<51>r-2c8e'
/** A body as long as it is kept. */
const MOST = 512 * 1024
const ESC = '\u001b'

beforeAll(() => addSecret(TOKEN))

const redactor = (...values: string[]) => createRedactor(new Set(values))
const inJson = (text: string) => JSON.stringify({log: `before ${text} after`, more: 1})

describe('a body that is recorded', () => {
  test.each(Object.entries(encoders))(
    'shows nothing of a credential that is spelled by %s',
    (_name, encode) => {
      for (const body of [
        inJson(encode(TOKEN)),
        encode(TOKEN),
        `{"cut": "${JSON.stringify(encode(TOKEN)).slice(1, -1)}`
      ])
        expect(revealed(redactor().body(body, undefined), TOKEN)).toEqual([])
    }
  )

  test('shows nothing of one whose plain letters a writer of JSON has escaped', () => {
    const all = [...TOKEN].map(c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
    expect(redactor().body(`{"${all}":"x ${all} y"}`, undefined)).toBe('{"***":"x *** y"}')
  })

  test('shows nothing of the end of a signature of our own that began in the piece before', () => {
    const signature = '0123456789abcdef'.repeat(4)
    addSignature(`SDK-HMAC-SHA256 Access=key, SignedHeaders=host, Signature=${signature}`)
    const {body} = redactor()
    body(`they say: signature=${signature.slice(0, 24)}`, '/log')
    const rest = body(`${signature.slice(24)} is wrong`, '/log')
    expect(rest).toMatch(/ is wrong$/)
    expect(rest).not.toMatch(/[0-9a-f]{8}/)
  })

  test('shows no more than 7 characters of one that comes in pieces of a log, wherever it is divided', () => {
    for (const step of [3, 7, 11, 20]) {
      for (const wrap of [(text: string) => JSON.stringify({deployLog: text}), (text: string) => text]) {
        const own = redactor()
        const text = `line 1\nthe token is ${TOKEN} and ${ESC}[31m${TOKEN}\nline 3`
        let shown = ''
        for (let from = 0; from < text.length; from += step) {
          const kept = own.body(wrap(text.slice(from, from + step)), '/log')
          shown += kept.startsWith('{') ? JSON.parse(kept).deployLog : kept
        }
        expect([step, revealed(shown, TOKEN, 8)]).toEqual([step, []])
        expect(shown).toMatch(/^line 1\nthe token is .*line 3$/s)
      }
    }
  })

  test('shows no 8 characters of one with whose end a log begins, since the platform has dropped what was before', () => {
    const spelled = [
      TOKEN,
      [...TOKEN].join('\u200b'),
      [...TOKEN].join(`${ESC}[1m`),
      encodeURIComponent(TOKEN)
    ]
    for (const [spelling, wrap] of spelled.flatMap(spelling => [
      [spelling, (text: string) => JSON.stringify({deployLog: text})] as const,
      [spelling, (text: string) => text] as const
    ])) {
      for (let at = 1; at < spelling.length; at++) {
        const {body} = redactor()
        body(wrap('an earlier window\n'), '/log')
        const kept = body(wrap(`${spelling.slice(at)} and more\nline 2`), '/log')
        expect([spelling, at, revealed(kept, TOKEN, 8)]).toEqual([spelling, at, []])
        expect(kept).toContain('line 2')
      }
    }
  })

  test.each([
    [
      'JSON by Go within percent codes',
      encodeURIComponent(TOKEN.replace(/[<>&]/g, c => `\\u00${c.charCodeAt(0).toString(16)}`))
    ],
    [
      'HTML within percent codes',
      encodeURIComponent(TOKEN.replaceAll('<', '&#60;').replaceAll('&Z', '&amp;Z'))
    ],
    ['colours within percent codes', encodeURIComponent([...TOKEN].join(`${ESC}[1m`))],
    ['percent codes whose signs are escaped', encodeURIComponent(TOKEN).replaceAll('%', '\\u0025')]
  ])('shows nothing of one that is spelled by %s', (_name, spelled) => {
    const body = `{"nextUrl":"http://x.example/${spelled}","more":"kept"}`
    expect(revealed(redactor().body(body, undefined), TOKEN)).toEqual([])
    expect(redactor().body(body, undefined)).toContain('"more":"kept"')
  })

  test('is the same byte for byte where there is nothing to hide', () => {
    const body = ` {"id": 12345678901234567890, "x":1.0, "s": "a\\/b \\u00e9 ${ESC}[1mé", "run":"${'3f2a9c1d'.repeat(5)}"}\n`
    expect(redactor().body(body, undefined)).toBe(body)
    expect(redactor().body(body, '/log')).toBe(body)
  })

  test.each([
    ['{"dbPassword":"hunter"}', '{"dbPassword":"***"}'],
    ['{"key":"DEPLOY_TOKEN","value":"abc"}', '{"key":"DEPLOY_TOKEN","value":"***"}'],
    ['{"name":"VERSION","value":"1.2"}', '{"name":"VERSION","value":"1.2"}'],
    ['{"nextToken":"page-2"}', '{"nextToken":"page-2"}'],
    ['{"params":{"A":"given","B":"not given"}}', '{"params":{"A":"***","B":"not given"}}'],
    ['{"url":"https://u:pw@h/x?Signature=abcd1234&a=1"}', '{"url":"https://***@h/x?Signature=***&a=1"}'],
    [
      '{"log":"curl -H \\"Authorization: Basic dXNlcjpwYXNzd29yZA==\\" h"}',
      '{"log":"curl -H \\"Authorization: ***\\" h"}'
    ]
  ])('%s becomes %s', (body, expected) => {
    expect(redactor('given').body(body, undefined)).toBe(expected)
  })

  slow('of 512 KiB is done in a moment, whatever it is made of', () => {
    const fill = (text: string) => text.repeat(Math.ceil(MOST / text.length)).slice(0, MOST)
    const bodies = [
      `["${fill('[INFO] a line of a log, and nothing else\\n')}"]`,
      `[${fill('{"id":"0123456789abcdef","name":"deploy","status":"RUNNING"},')}0]`,
      `["${fill('token=1 key: secret=')}"]`,
      fill('"\\u001b[31m" '),
      fill(`${ESC}[31m`),
      fill('pt-'),
      fill('://a:'),
      `["${TOKEN}%41",${fill('"%41",')}0]`
    ]
    const times = bodies.map(body => Math.round(cpuMs(() => void redactor().body(body, '/log'))))
    expect(Math.max(...times)).toBeLessThan(1000)
  })
})

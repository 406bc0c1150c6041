import {describe, expect, jest, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'

/** The modules as a new process has them: they remember nothing yet. */
async function freshModules() {
  jest.resetModules()
  const [{redact, longestSecret}, {addSignature, rememberingSignature}] = await Promise.all([
    import('../../../src/output/redact.js'),
    import('../../../src/output/signatures.js')
  ])
  return {redact, longestSecret, addSignature, rememberingSignature}
}

describe('a signature that went out', () => {
  const hex = (seed: number) => seed.toString(16).padStart(64, '0')
  const header = (seed: number) =>
    `SDK-HMAC-SHA256 Access=AKEXAMPLE, SignedHeaders=host;x-sdk-date, Signature=${hex(seed)}`

  test('is redacted where it is named, and others are not', async () => {
    const {redact, addSignature, longestSecret} = await freshModules()
    addSignature(header(1))
    expect(redact(header(1))).toBe(header(1).replace(hex(1), '***'))
    expect(redact(`{"signature": "${hex(1).toUpperCase()}"}`)).toBe('{"signature": "***"}')
    expect(redact(`Signature=${[...hex(1)].join('\ufffd')}`)).toBe('Signature=***')
    expect(redact(`Signature=${[...hex(10).toUpperCase()].join('\ufffd')}`)).not.toContain('***')
    addSignature(header(10))
    expect(redact(`Signature=${[...hex(10).toUpperCase()].join('\ufffd')}`)).toBe('Signature=***')
    const both = `Signature=${hex(1)} signature=\ufffd${hex(2)}`
    expect(redact(both)).toBe(`Signature=*** signature=\ufffd${hex(2)}`)
    expect(redact(`Signature=\ufffd${hex(1)} signature=${hex(2)}`)).toBe(
      `Signature=\ufffd*** signature=${hex(2)}`
    )
    expect(redact(header(2))).toBe(header(2))
    expect(redact(`Signature=${hex(1)}0`)).toBe(`Signature=${hex(1)}0`)
    expect(longestSecret()).toBeGreaterThanOrEqual(64)
  })

  test('is forgotten when a thousand more have gone out', async () => {
    const {redact, addSignature} = await freshModules()
    for (let seed = 0; seed <= 1000; seed++) addSignature(header(seed))
    expect(redact(header(0))).toBe(header(0))
    expect(redact(header(1))).toBe(header(1).replace(hex(1), '***'))
    expect(redact(header(1000))).toBe(header(1000).replace(hex(1000), '***'))
  })

  test('is not taken from a header of another kind', async () => {
    const {redact, addSignature, longestSecret} = await freshModules()
    addSignature('')
    addSignature(`Basic ${hex(3)}`)
    addSignature(`${header(3)}, more`)
    expect(redact(`signature ${hex(3)}`)).toBe(`signature ${hex(3)}`)
    expect(longestSecret()).toBe(0)
  })

  test('is remembered when the headers of a request are made', async () => {
    const {redact, rememberingSignature} = await freshModules()
    const request = {method: 'GET', path: '/', kind: 'status'} as unknown as HttpRequest
    const headers = (url: URL) => ({authorization: header(url.pathname.length)})
    const signed = rememberingSignature({...request, headers})
    expect(redact(header(4))).toBe(header(4))
    const made = typeof signed.headers === 'function' && signed.headers(new URL('https://a.example/abc'))
    expect(made).toEqual({authorization: header(4)})
    expect(redact(header(4))).toBe(header(4).replace(hex(4), '***'))
    expect(rememberingSignature(request)).toBe(request)
  })
})

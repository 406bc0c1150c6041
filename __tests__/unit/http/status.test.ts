import {describe, expect, test} from '@jest/globals'
import {classifyStatus, isTlsFault, parseRetryAfter} from '../../../src/http/status.js'
import {fc, runs} from '../../support/properties.js'

const range = (from: number, to: number) => Array.from({length: to - from + 1}, (_, i) => from + i)

describe('what a status means', () => {
  test.each([
    ['ok', range(200, 299)],
    ['transient', [408, 425, ...range(500, 599).filter(s => s !== 501 && s !== 505)]],
    ['throttled', [429]],
    ['not-found', [404]],
    [
      'permanent',
      [
        ...range(100, 199),
        ...range(300, 399),
        ...range(400, 499).filter(s => ![404, 408, 425, 429].includes(s)),
        501,
        505
      ]
    ]
  ] as const)('is %s for these statuses and no others', (kind, statuses) => {
    expect(range(100, 599).filter(status => classifyStatus(status) === kind)).toEqual(
      [...statuses].sort((a, b) => a - b)
    )
  })

  test.each([0, -1, 99, 600, 999, Number.NaN])('%d is none, and permanent', status => {
    expect(classifyStatus(status)).toBe('permanent')
  })
})

describe('Retry-After', () => {
  const now = 'Sun, 06 Nov 1994 08:49:37 GMT'

  test.each([
    ['0', 0],
    ['1', 1000],
    ['007', 7000],
    ['119', 119_000],
    ['120', 120_000],
    ['121', 120_000],
    ['3600', 120_000],
    ['9'.repeat(400), 120_000],
    ['  30 ', 30_000]
  ])('%s seconds', (value, ms) => {
    expect(parseRetryAfter(value, undefined)).toBe(ms)
    expect(parseRetryAfter(value, now)).toBe(ms)
  })

  test.each([
    ['Sun, 06 Nov 1994 08:50:07 GMT', 30_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['Sun, 06 Nov 1994 08:49:00 GMT', 0],
    ['Sun, 06 Nov 1994 09:49:37 GMT', 120_000],
    ['Tue, 06 Nov 2094 08:49:37 GMT', 120_000],
    ['Sunday, 06-Nov-94 08:50:07 GMT', 30_000],
    ['Sun Nov  6 08:50:07 1994', 30_000]
  ])('%s is taken relative to the Date of the answer', (value, ms) => {
    expect(parseRetryAfter(value, now)).toBe(ms)
  })

  test('a date without a Date header is taken relative to our own clock', () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString()
    for (const date of [undefined, '', 'garbage']) {
      const ms = parseRetryAfter(inAMinute, date) ?? Number.NaN
      expect(ms).toBeGreaterThan(57_000)
      expect(ms).toBeLessThanOrEqual(60_000)
    }
  })

  test.each([
    ...['', ' ', '-1', '+5', '1.5', '1e9', '3600abc', '0x10', '120, 5', 'garbage', 'NaN', 'Infinity', '１２'],
    ...['Sun, 99 Nov 1994 99:99:99 GMT', 'Soon, please', '12s']
  ])('%j is garbage', value => {
    expect(parseRetryAfter(value, now)).toBeUndefined()
  })

  test('is absent when the header is', () => {
    expect(parseRetryAfter(undefined, now)).toBeUndefined()
  })

  test('never is anything but 0 to 120 s, or nothing', () => {
    const dates = fc.date({noInvalidDate: true}).map(d => d.toUTCString())
    const values = fc.oneof(
      fc.string(),
      fc.string({unit: fc.constantFrom(...'0123456789., eE-+GMT:')}),
      dates
    )
    fc.assert(
      fc.property(values, fc.option(values, {nil: undefined}), (value, date) => {
        const ms = parseRetryAfter(value, date)
        if (ms === undefined) return
        expect(ms).toBeGreaterThanOrEqual(0)
        expect(ms).toBeLessThanOrEqual(120_000)
      }),
      runs(1000)
    )
  })
})

describe('a fault of TLS', () => {
  test.each([
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_UNTRUSTED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'HOSTNAME_MISMATCH',
    'INVALID_CA',
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
    'EPROTO'
  ])('%s is one', code => {
    expect(isTlsFault(code)).toBe(true)
  })

  test.each([
    ...[
      'ECONNRESET',
      'NO_CERT_',
      'HOSTNAME_MISMATCHED',
      'INVALID_CARD',
      'INVALID_PURPOSES',
      'PATH_LENGTH_EXCEEDED_BY',
      'EPROTOTYPE',
      'ECONNREFUSED',
      'EPIPE',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENOTFOUND',
      'EAI_AGAIN'
    ],
    ...['no code', '', 'HPE_INVALID_CONSTANT']
  ])('%s is none', code => {
    expect(isTlsFault(code)).toBe(false)
  })
})

import {describe, expect, test} from '@jest/globals'
import {
  connectionError,
  endpointPeer,
  redirectError,
  timeoutError,
  tooLarge
} from '../../../src/http/failure.js'
import {ForbiddenAddressError} from '../../../src/http/lookup.js'
import {badAnswer} from '../../../src/model/errors.js'

const endpoint = new URL('https://api.example:8443/v1')
const coded = (code: string) => Object.assign(new Error('it broke'), {code})

describe('a connection that failed', () => {
  const direct = endpointPeer(endpoint, undefined)
  const proxied = endpointPeer(endpoint, 'proxy.example:3128')
  const reach = direct.check
  const time =
    'its certificate has expired or is not yet valid: check the clock of this runner, then have the certificate renewed there'
  const names = 'its certificate is for other names: check that endpoint has one of them'
  const own =
    'check endpoint, and give ca-file where the platform, or a proxy on the way, has a certificate of its own'

  test.each<[string, Error, typeof direct, string, object]>([
    [
      'without an answer',
      coded('ECONNREFUSED'),
      direct,
      'the connection to api.example:8443 failed (ECONNREFUSED): nothing listens there',
      {kind: 'transient', label: 'ECONNREFUSED', hint: reach, unsent: true}
    ],
    [
      'through a proxy',
      coded('ECONNRESET'),
      proxied,
      'the connection to api.example:8443 through the proxy proxy.example:3128 failed (ECONNRESET): it was closed before the answer came',
      {kind: 'transient', label: 'ECONNRESET', hint: reach}
    ],
    [
      'without a code',
      new Error('it broke'),
      direct,
      'the connection to api.example:8443 failed (no code)',
      {kind: 'transient', label: 'no code', hint: reach}
    ],
    [
      'for a certificate of another time',
      coded('CERT_HAS_EXPIRED'),
      direct,
      'the TLS connection to api.example:8443 failed (CERT_HAS_EXPIRED)',
      {kind: 'permanent', label: 'CERT_HAS_EXPIRED', hint: time, unsent: true}
    ],
    [
      'for a certificate that is not yet good',
      coded('CERT_NOT_YET_VALID'),
      direct,
      'the TLS connection to api.example:8443 failed (CERT_NOT_YET_VALID)',
      {kind: 'permanent', label: 'CERT_NOT_YET_VALID', hint: time, unsent: true}
    ],
    [
      'for a certificate of another name',
      coded('ERR_TLS_CERT_ALTNAME_INVALID'),
      direct,
      'the TLS connection to api.example:8443 failed (ERR_TLS_CERT_ALTNAME_INVALID)',
      {kind: 'permanent', label: 'ERR_TLS_CERT_ALTNAME_INVALID', hint: names, unsent: true}
    ],
    [
      'for a certificate that nobody knows',
      coded('DEPTH_ZERO_SELF_SIGNED_CERT'),
      direct,
      'the TLS connection to api.example:8443 failed (DEPTH_ZERO_SELF_SIGNED_CERT)',
      {kind: 'permanent', label: 'DEPTH_ZERO_SELF_SIGNED_CERT', hint: own, unsent: true}
    ],
    [
      "for an address that is no platform's",
      new ForbiddenAddressError('api.example resolves to 169.254.169.254'),
      direct,
      'api.example resolves to 169.254.169.254',
      {
        kind: 'permanent',
        label: 'refused address',
        unsent: true,
        hint: 'check endpoint: its name must not resolve to an address of this kind'
      }
    ]
  ])('%s is told', (_name, error, peer, message, failure) => {
    const told = connectionError(error, peer)
    expect(told.message).toBe(message)
    expect(told.failure).toEqual(failure)
  })

  test('is told as it was where that has been done', () => {
    const error = badAnswer('was cut off')
    expect(connectionError(error, direct)).toBe(error)
  })

  test.each([new TypeError('a bug'), new RangeError('a bug')])('is none when it is %s', bug => {
    expect(() => connectionError(bug, direct)).toThrow(bug)
  })
})

test('an answer that is too large tells the bound', () => {
  const {message, failure} = tooLarge(16 * 1024 * 1024)
  expect(message).toBe('the answer was larger than 16 MiB')
  expect(failure).toEqual({kind: 'permanent', label: 'answer too large'})
})

test('a time limit tells how long it was', () => {
  const {message, failure} = timeoutError(30_000)
  expect(message).toBe('no whole answer within 30 s')
  expect(failure).toEqual({kind: 'transient', label: 'request timeout'})
})

test.each<[string | undefined, string]>([
  ['https://login.example:444/a?b', ' to login.example:444'],
  ['/login', ' to api.example:8443'],
  ['data:text/plain,x', ''],
  [undefined, ''],
  ['', ''],
  ['http://[', '']
])('a redirect to %p tells where it leads, where that can be read', (location, target) => {
  const {message, failure} = redirectError(302, location, endpoint)
  expect(message).toBe(`HTTP 302: a redirect${target}, which is not followed`)
  expect(failure).toEqual({
    kind: 'permanent',
    label: 'HTTP 302',
    status: 302,
    hint: 'check endpoint: it must be the address of the API itself, not of a login page or a moved host'
  })
})

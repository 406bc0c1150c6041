import {describe, expect, test} from '@jest/globals'
import {AGENCY, keyless as keylessPlatform, PROVIDER} from '../../../simulator/codearts/keyless.js'
import type {PlatformRequest} from '../../../simulator/server/platform.js'
import type {Http} from '../../../src/http/exchange.js'
import {RequestError} from '../../../src/model/errors.js'
import {ID_TOKEN_KEY, ID_TOKEN_URL, readKeyless} from '../../../src/vendors/codearts/keyless.js'
import {sessionsOf} from '../../../src/vendors/codearts/login.js'
import type {LoginTools} from '../../../src/vendors/vendor.js'
import {english} from '../../support/english.js'
import {type Raw, raw} from './support.js'

const {signal} = new AbortController()
type Platform = ReturnType<typeof keylessPlatform>

/** A login against the simulated servers, or against answers in their place. */
function play(platform: Platform, instead: {idToken?: Raw; sts?: Raw} = {}) {
  const {ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: key} =
    platform.env('https://gh.example')
  const mistakes: string[] = []
  const given = {
    'oidc-provider-urn': PROVIDER,
    'oidc-agency-urn': AGENCY,
    region: 'cn-north-4',
    [ID_TOKEN_URL]: url,
    [ID_TOKEN_KEY]: key
  }
  const keyless = readKeyless(given, input => void mistakes.push(input))
  expect(mistakes).toEqual([])
  const secrets: string[] = []
  const lines: string[] = []
  const ask = (base: string, at?: Raw): Http => {
    return async ({method, path, query, headers, body = ''}) => {
      const address = new URL(`${base}/${path.join('/')}`)
      for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value)
      const request: PlatformRequest = {
        method,
        segments: address.pathname.split('/').slice(1),
        query: address.searchParams,
        headers: typeof headers === 'function' ? headers(address) : headers,
        body,
        receivedAt: Date.now(),
        now: 0,
        epoch: ms => ms
      }
      if (at) return {status: at.status ?? 200, headers: at.headers ?? {}, text: at.raw}
      const answer = platform.handle(request)
      return {status: answer.status, headers: {...answer.headers}, text: JSON.stringify(answer.body)}
    }
  }
  const tools: LoginTools = {
    httpTo: server =>
      server === ID_TOKEN_URL ? ask(keyless.idToken.base, instead.idToken) : ask(keyless.sts, instead.sts),
    addSecret: secret => void secrets.push(secret),
    line: text => void lines.push(english(text) as string),
    warn: () => {}
  }
  return {sessions: sessionsOf(keyless, tools), tools, keyless, secrets, lines}
}

const played = () => keylessPlatform({pipelines: []})

test('a login exchanges the token of the job for a session, and hands on every secret before it is used', async () => {
  const platform = played()
  const {sessions, secrets, lines, tools, keyless} = play(platform)
  await sessions.ready(signal)
  const [jwt] = platform.issuer.issued
  const [keys] = platform.sts.issued
  expect(sessions.keys()).toEqual({
    accessKey: keys?.accessKey,
    secretKey: keys?.secretKey,
    securityToken: keys?.securityToken
  })
  expect(secrets).toEqual([jwt, keys?.accessKey, keys?.secretKey, keys?.securityToken])
  expect(lines).toEqual([
    `Logged in to Huawei Cloud as ${AGENCY}, by the identity of this job. The session lives 1h and is renewed in time`
  ])
  // Opened again by the post step for each thing that it stops.
  expect(sessionsOf(keyless, tools)).toBe(sessions)
})

const good = {
  access_key_id: 'HSTAEXAMPLE000000001',
  secret_access_key: 'SKexample0000000000000000000000000000001',
  security_token: 'STexample/token+0001==',
  expiration: '2099-01-02T03:04:05.000Z'
}
const sts = (credentials: unknown, headers = {}): {sts: Raw} => ({sts: raw(200, {credentials}, headers)})
const idToken = (body: unknown): {idToken: Raw} => ({idToken: raw(200, body)})

describe('an answer that is', () => {
  test.each([
    ['a list', {idToken: raw(200, [])}, /no identity token of the known form/],
    ['a token that is no text', idToken({value: 7}), /no identity token of the known form/],
    [
      'a token with a line break',
      idToken({value: 'aaaa.bbbb.cc\r\nx: y'}),
      /no identity token of the known form/
    ],
    ['a token that is too long', idToken({value: `a.${'b'.repeat(20_000)}.c`}), /no identity token/],
    ['no JSON', {idToken: raw(200, '<html>')}, /web page/],
    ['a session without keys', sts({}), /no session of the known form/],
    ['no object', {sts: raw(200, '7')}, /no session of the known form/],
    [
      'a key that ends its place in the header',
      sts({...good, access_key_id: 'AKEXAMPLE, Signature=1'}),
      /no session/
    ],
    ['a token that adds a header', sts({...good, security_token: 'token\r\nx-evil: 1'}), /no session/],
    ['a secret that is too short to be masked', sts({...good, secret_access_key: 'short'}), /no session/],
    ['a token that is endless', sts({...good, security_token: 'x'.repeat(20_000)}), /no session/],
    ['a session without its end', sts({...good, expiration: null}), /no session/],
    ['a session whose end has no zone', sts({...good, expiration: '2099-01-02T03:04:05'}), /no session/],
    ['a session whose end is no date', sts({...good, expiration: '2099-13-42T03:04:05Z'}), /no session/],
    ['a session that has ended', sts({...good, expiration: '2020-01-02T03:04:05Z'}), /had expired/],
    [
      'a session that has ended by the clock of the STS',
      sts(good, {date: 'Sun, 02 Jan 2099 03:04:06 GMT'}),
      /had expired/
    ]
  ])('%s is no session, and worth another try', async (_, instead, message) => {
    const {sessions} = play(played(), instead)
    const error = await sessions.ready(signal).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RequestError)
    expect(error).toMatchObject({
      message: expect.stringMatching(message),
      failure: {kind: 'transient', unsent: true}
    })
    expect(() => sessions.keys()).toThrow('no session')
  })

  test.each([
    ['GitHub', 401, {idToken: raw(401, {message: 'no'})}, 'permanent', /id-token: write/],
    ['GitHub', 404, {idToken: raw(404, '')}, 'permanent', /id-token: write/],
    ['GitHub', 500, {idToken: raw(500, '')}, 'transient', /id-token: write/],
    [
      'the STS',
      404,
      {sts: raw(404, {error_code: 'X'})},
      'permanent',
      /oidc-agency-urn.*oidc:sub repo:example/
    ],
    ['the STS', 429, {sts: raw(429, {})}, 'throttled', undefined],
    ['the STS', 503, {sts: raw(503, '<html>')}, 'transient', undefined]
  ])('a refusal of %s by HTTP %i is told as it is', async (_, status, instead, kind, hint) => {
    const {sessions} = play(played(), instead)
    const error = (await sessions.ready(signal).catch((thrown: unknown) => thrown)) as RequestError
    expect(error.failure).toMatchObject({kind, status, label: `login HTTP ${status}`, unsent: true})
    if (hint) expect(english(error.failure.hint)).toMatch(hint)
    else expect(error.failure.hint).toBeUndefined()
  })
})

test('a session is never believed to live longer than any can', async () => {
  const {sessions, lines} = play(played(), sts(good))
  await sessions.ready(signal)
  expect(lines.join()).toContain('lives 12h')
})

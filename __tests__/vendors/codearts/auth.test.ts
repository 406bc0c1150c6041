import {describe, expect, test} from '@jest/globals'
import {canonicalQuery, createAuth, sdkDate, sign} from '../../../src/vendors/codearts/auth.js'
import {AK, P, PL, R, SK} from './support.js'

const HOST = 'https://cloudpipeline-ext.cn-north-4.myhuaweicloud.com'
const J = 'aaaabbbbccccddddeeeeffff00001111'
const S = '99998888777766665555444433332222'
const date = {'X-Sdk-Date': '20260102T030405Z'}
const json = {...date, 'Content-Type': 'application/json'}
const body = '{"start_offset":0,"end_offset":0,"limit":500,"sort":"asc"}'

describe('SDK-HMAC-SHA256, made with the SDK of the platform', () => {
  test.each([
    [
      'V1',
      {
        method: 'GET',
        url: new URL(`${HOST}/v5/${P}/api/pipelines/${PL}/pipeline-runs/detail?pipeline_run_id=${R}`),
        headers: date
      },
      'd1f2158f6b14158f35ec1f27107ef34cfe53745ddd9d69ac6d9a8c81fc00008b',
      'af2c29e236d6f73e740f6498cdceee26d563169b447c2059db3399dc5d8e7c08'
    ],
    [
      'V2: a comma',
      {method: 'GET', url: new URL(`${HOST}/v3/pipelines/status?pipeline_ids=${PL},${P}`), headers: json},
      'd362e6e5de5f075273bbb3f8bb3e1e243af781de83206483e4d1784c31b93e1e',
      'b733a14aefabda8cfe175e01c900848628eb0525328fb36dbdf022cd9a23a31e'
    ],
    [
      'V3: a body',
      {
        method: 'POST',
        url: new URL(`${HOST}/v5/${P}/api/pipelines/${PL}/pipeline-runs/${R}/jobs/${J}/steps/${S}/logs`),
        headers: json,
        body
      },
      'b4a90dc3efd7716cedff9779bf87f562815111456c39b285a23a3fc47361e283',
      'a4fbe0dab4af6ea07903ead21f885366b379ac42a8d8096ffe94c03810867c2b'
    ],
    [
      'V6',
      {
        method: 'GET',
        url: new URL(
          `${HOST}/v5/${P}/api/pipelines/${PL}/pipeline-runs/${R}/steps/outputs?step_run_ids=${S},${J}`
        ),
        headers: date
      },
      undefined,
      '7e0036061ca72449f0587e6ddb9907f3e311bc3253e9ce5e548e4721e0d7df38'
    ]
  ])('is the same for the request %s', (_, request, canonicalHash, signature) => {
    const signed = sign(request, AK, SK)
    expect(signed.signature).toBe(signature)
    if (canonicalHash) expect(signed.canonicalHash).toBe(canonicalHash)
  })

  const vpcs =
    'https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0'
  const then = {'x-sdk-date': '20191115T033655Z'}

  test('the hash in the documentation', () => {
    const headers = {...then, 'content-type': 'application/json'}
    expect(sign({method: 'GET', url: new URL(vpcs), headers}, 'x', 'y').canonicalHash).toBe(
      'b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a'
    )
  })

  test.each([
    [
      {method: 'GET', url: new URL(vpcs), headers: then},
      'fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d'
    ],
    [
      {
        method: 'POST',
        url: new URL('https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpc/123'),
        headers: then,
        body: '{"key":"value"}'
      },
      'b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771'
    ],
    [
      {method: 'GET', url: new URL('https://example.com/'), headers: then},
      '919ad8b75d4ad49da0d377e63ee21c4a7a54b752f6bf2878b4adbe9c19927da6'
    ]
  ])('the tests of the Java SDK', (request, signature) => {
    expect(sign(request, 'AccessKey', 'SecretKey').signature).toBe(signature)
  })

  test('encodes a query as the SDK does', () => {
    const query = new URLSearchParams({b: "a b+c/~*()!'", a: '中文', c: '', 'A-key': '1'})
    expect(canonicalQuery(query)).toBe('A-key=1&a=%E4%B8%AD%E6%96%87&b=a%20b%2Bc%2F~%2A%28%29%21%27&c=')
  })

  test('names what is signed', () => {
    const {authorization} = sign({method: 'GET', url: new URL(`${HOST}/v3`), headers: json}, AK, SK)
    expect(authorization).toMatch(
      new RegExp(
        `^SDK-HMAC-SHA256 Access=${AK}, SignedHeaders=content-type;host;x-sdk-date, Signature=[0-9a-f]{64}$`
      )
    )
  })

  test('takes a path with a stray percent sign as it is', () => {
    expect(() => sign({method: 'GET', url: new URL(`${HOST}/a%zz/b`), headers: date}, AK, SK)).not.toThrow()
  })
})

describe('createAuth', () => {
  const url = new URL(`${HOST}/v3/x`)
  const now = Date.UTC(2026, 0, 2, 3, 4, 5)

  test('a token is one header, with plain JSON for a body', () => {
    const auth = createAuth({token: 'the-token'})
    expect(auth.headers('GET', url)).toEqual({'x-auth-token': 'the-token'})
    expect(auth.headers('POST', url, '{}')).toEqual({
      'x-auth-token': 'the-token',
      'content-type': 'application/json'
    })
  })

  test('a temporary key signs its token', () => {
    const headers = createAuth({accessKey: AK, secretKey: SK, securityToken: 'temporary'}, () => now).headers(
      'GET',
      url
    )
    expect(headers['x-security-token']).toBe('temporary')
    expect(headers['x-sdk-date']).toBe('20260102T030405Z')
    expect(headers.authorization).toContain('SignedHeaders=host;x-sdk-date;x-security-token,')
  })

  const text =
    'calc aksk signature fail:signature expired, signature time:20260102T030405Z,server time:20260102T032005Z'
  test.each([
    ['by the Date header', {status: 401, date: 'Fri, 02 Jan 2026 03:30:05 GMT', text}, '20260102T033005Z'],
    ['by its text', {status: 401, text}, '20260102T032005Z'],
    [
      'by a Date far off',
      {status: 401, date: 'Fri, 02 Jan 2026 02:00:00 GMT', text: 'no'},
      '20260102T020000Z'
    ],
    ['anew where no time is told', {status: 401, text: 'signature expired'}, '20260102T030405Z']
  ])('corrects its clock, and once by one answer: %s', (_, refusal, expected) => {
    const auth = createAuth({accessKey: AK, secretKey: SK}, () => now)
    expect(auth.isWorthAnother(refusal, 0)).toBe(true)
    expect(auth.headers('GET', url)['x-sdk-date']).toBe(expected)
    expect(auth.isWorthAnother(refusal, auth.generation())).toBe(false)
    // A request that was signed before the correction.
    expect(auth.isWorthAnother(refusal, 0)).toBe(true)
    expect(auth.generation()).toBe(1)
  })

  test('corrects its clock as often as the platform tells another time', () => {
    let ours = now
    const auth = createAuth({accessKey: AK, secretKey: SK}, () => ours)
    const refusedAt = (ms: number) => ({
      status: 401,
      date: new Date(ms).toUTCString(),
      text: 'signature expired'
    })
    const minute = 60_000
    expect(auth.isWorthAnother(refusedAt(now + 20 * minute), auth.generation())).toBe(true)
    expect(auth.headers('GET', url)['x-sdk-date']).toBe(sdkDate(now + 20 * minute))
    // The machine's clock is set right in mid wait: what was added to it is too much now.
    ours = now + 20 * minute
    expect(auth.isWorthAnother(refusedAt(ours), auth.generation())).toBe(true)
    expect(auth.headers('GET', url)['x-sdk-date']).toBe(sdkDate(ours))
    expect(auth.generation()).toBe(2)
    // The clock is right by now, so another refusal has another cause.
    expect(auth.isWorthAnother(refusedAt(ours + 1000), auth.generation())).toBe(false)
    expect(auth.generation()).toBe(2)
  })

  test.each([
    ['another status', {status: 403, text}],
    [
      'a wrong signature, with a Date like ours',
      {status: 401, date: 'Fri, 02 Jan 2026 03:06:00 GMT', text: 'wrong'}
    ],
    ['a wrong signature, and no Date', {status: 401, text: 'verify aksk signature fail'}]
  ])('keeps its clock after %s', (_, refusal) => {
    expect(createAuth({accessKey: AK, secretKey: SK}, () => now).isWorthAnother(refusal, 0)).toBe(false)
  })

  test('a token has no clock', () => {
    expect(createAuth({token: 'x'}).isWorthAnother({status: 401, text}, 0)).toBe(false)
  })

  test('writes dates in the short form', () => {
    expect(sdkDate(now)).toBe('20260102T030405Z')
  })
})

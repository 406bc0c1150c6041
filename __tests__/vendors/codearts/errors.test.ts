import {describe, expect, test} from '@jest/globals'
import {readError} from '../../../src/vendors/codearts/errors.js'
import {AK, base, context, detailBody, failureOf, fakeHttp, openOne, raw, SK, TOKEN} from './support.js'

const keys = {...base, token: undefined, 'access-key': AK, 'secret-key': SK} as typeof base

async function fail(reply: unknown, given = base) {
  return failureOf((await openOne(given, fakeHttp(reply).http)).read(context))
}

describe('errors', () => {
  test.each([
    // A gateway that restarts knows no path for a moment.
    [raw(404, {error_code: 'APIGW.0101', error_msg: 'no API'}), 'not-found', /endpoint, region and api/],
    [raw(404, {error_code: 'PARAMETER_ERROR', error_msg: 'x'}), 'not-found', /run-id belongs/],
    [raw(404, {error_code: 'DEVPIPE.99999999', error_msg: 'x'}), 'not-found', /region or endpoint/],
    [raw(404, {error_code: 'APIGW.0308', error_msg: 'throttled'}), 'throttled', undefined],
    [raw(400, {error_code: 'APIGW.0106', error_msg: 'bad header'}), 'permanent', /project-id/],
    [
      raw(401, {error_code: 'APIGW.0301', error_msg: 'decrypt token fail'}),
      'permanent',
      /token lives 24 hours/
    ],
    [raw(429, {error_code: 'APIGW.0308', error_msg: 'throttled'}), 'throttled', undefined],
    [raw(400, {error_code: 'APIGW.0308', error_msg: 'throttled'}), 'throttled', undefined],
    [raw(200, {error_code: 'APIGW.0308', error_msg: 'throttled'}), 'throttled', undefined],
    [raw(200, {error_code: 'DEVPIPE.00011136', error_msg: 'x'}), 'permanent', /not the IAM project id/],
    [raw(200, {error: {code: 'DEVPIPE.00011401', message: 'x'}}), 'permanent', /pipeline-id/],
    [raw(404, {error_code: 'DEVPIPE.00011401', error_msg: 'x'}), 'not-found', /pipeline-id/],
    [raw(200, {error_code: 'DEVPIPE.00011412', error_msg: 'x'}), 'permanent', /member/],
    [raw(200, {error_code: 'DEV_21_100169', error_msg: 'x'}), 'permanent', /project-id/],
    [raw(200, {error_code: 'DEVPIPE.00011203', error_msg: 'x'}), 'permanent', /project-id/],
    [raw(200, {error_code: 'DEVPIPE.00011169', error_msg: 'x'}), 'transient', /parallel/],
    [raw(200, {error: {code: 'DEVPIPE.00011170', message: 'x'}}), 'transient', /parallel/],
    [raw(200, {error_code: 'DEVPIPE.99999999', error_msg: 'x'}), 'permanent', /run-id/],
    [raw(200, {error_code: 'DEV.CB.032000', error_msg: 'x'}), 'transient', undefined],
    [raw(400, {error_code: 'PARAMETER_ERROR', error_msg: 'x'}), 'permanent', /run-id belongs/],
    [raw(400, {errorCode: 'PARAMETER_ERROR', errorMsg: 'x'}), 'permanent', /run-id belongs/],
    [
      raw(403, {code: 'IAM.403', message: 'denied'}),
      'permanent',
      /^check project-id.*run-id; then .*policy in IAM/
    ],
    [raw(403, {error: {code: 403, message: 'denied'}}), 'permanent', /policy in IAM/],
    [raw(404, '<html>not here</html>'), 'not-found', /region or endpoint/],
    [raw(500, {error_code: 'DEV.500', error_msg: 'x'}), 'transient', undefined],
    [raw(503, 'busy'), 'transient', undefined],
    [raw(501, ''), 'permanent', /run-id/],
    [raw(200, ''), 'transient', undefined],
    [raw(200, '<script>location="/login"</script>'), 'transient', undefined],
    [raw(200, '[]'), 'transient', undefined]
  ])('of %p are %s', async (reply, kind, hint) => {
    const {failure} = await fail(reply)
    expect(failure.kind).toBe(kind)
    if (hint) expect(failure.hint).toMatch(hint)
  })

  test('tell code, message and request id, and when to come back', async () => {
    const error = await fail(
      raw(
        429,
        {error_code: 'APIGW.0308', error_msg: 'slow down'},
        {'x-request-id': 'abc', 'retry-after': '7'}
      )
    )
    expect(error.message).toBe('HTTP 429, APIGW.0308: slow down (request id abc)')
    expect(error.failure).toMatchObject({
      code: 'APIGW.0308',
      vendorMessage: 'slow down',
      requestId: 'abc',
      retryAfterMs: 7000,
      label: 'HTTP 429'
    })
  })

  test('inside HTTP 200 say so', async () => {
    const error = await fail({error: {code: 'DEVPIPE.00011136', message: 'not yours'}})
    expect(error.message).toBe('an error inside HTTP 200, DEVPIPE.00011136: not yours')
    expect(error.failure.label).toBe('error DEVPIPE.00011136')
  })

  test('do not give away keys, nor the request that the gateway repeats', async () => {
    const unknown = await fail(raw(401, {error_code: 'APIGW.0301', error_msg: `ak ${AK} not exist`}), keys)
    expect(unknown.message).not.toContain(AK)
    expect(unknown.failure.hint).toMatch(/access-key/)
    const echo = `Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:GET|/v5/x/|a=b|host:h|x-security-token:secret||host|e3b0`
    const wrong = await fail(raw(401, {error_code: 'APIGW.0301', error_msg: echo}), keys)
    expect(wrong.message).toBe(
      'HTTP 401, APIGW.0301: Incorrect IAM authentication information: verify aksk signature fail, (its copy of the request)'
    )
    expect(wrong.failure.hint).toMatch(/one pair/)
    expect((await fail(raw(401, {error_msg: `token ${TOKEN} bad`}))).message).not.toContain(TOKEN)
  })

  test('a good answer may hold empty error fields', async () => {
    const {http} = fakeHttp(detailBody({error_code: null, error_msg: '', error: null, code: 0}))
    expect((await (await openOne(base, http)).read(context)).phase).toBe('running')
  })

  test('nested deep are found, and only so deep', () => {
    expect(readError({a: {b: {error_code: 'X', error_msg: 'y'}}})).toEqual({code: 'X', message: 'y'})
    expect(readError({a: {b: {c: {d: {e: {error_code: 'X'}}}}}})).toBeUndefined()
    expect(readError([1])).toBeUndefined()
    expect(readError({error_msg: 'only text'})).toEqual({code: undefined, message: 'only text'})
  })
})

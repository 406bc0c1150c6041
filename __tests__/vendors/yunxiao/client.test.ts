import {describe, expect, test} from '@jest/globals'
import type {HttpAnswer} from '../../../src/http/exchange.js'
import {RequestError} from '../../../src/model/errors.js'
import {createClient} from '../../../src/vendors/yunxiao/client.js'
import {english} from '../../support/english.js'

const ask = {
  path: ['oapi', 'v1', 'flow', 'organizations', 'org0001'],
  kind: 'status' as const,
  signal: new AbortController().signal,
  scope: {path: '流水线 / 主机部署', access: 'read-only'} as const,
  ids: {inputs: ['pipeline-id', 'deploy-order-id']}
}
const answered = (status: number, body: unknown, headers: HttpAnswer['headers'] = {}) =>
  createClient(
    async () => ({status, headers, text: typeof body === 'string' ? body : JSON.stringify(body)}),
    'pt-token'
  )(ask)

async function failureOf(status: number, body: unknown, headers?: HttpAnswer['headers']) {
  const error = await answered(status, body, headers).then(
    () => undefined,
    e => e
  )
  expect(error).toBeInstanceOf(RequestError)
  const {message, failure} = error as RequestError
  return english({message, ...failure})
}

describe('a good answer', () => {
  test('is its body', async () => {
    expect((await answered(200, {status: 'Running'})).body).toEqual({status: 'Running'})
  })

  test('may hold a code of its own beside a status', async () => {
    expect((await answered(200, {status: 'Running', code: 7, errorCode: ''})).body).toMatchObject({
      status: 'Running'
    })
  })
})

describe('a call that changes something', () => {
  const change = (body: unknown) =>
    createClient(
      async () => ({status: 200, headers: {}, text: JSON.stringify(body) ?? ''}),
      'pt-token'
    )({
      ...ask,
      method: 'PUT',
      form: 'done'
    })

  test.each([
    [true],
    ['true'],
    [{success: true}],
    [{success: 'true'}],
    [{success: true, code: 200, message: 'ok'}],
    [{successful: true, data: null}],
    [{result: true}]
  ])('is done where the answer is %j', async body => {
    expect((await change(body)).body).toBe(true)
  })

  test('is done where there is nothing in the answer', async () => {
    await expect(change(undefined)).resolves.toMatchObject({body: true})
  })

  test.each([[{success: true, errorCode: 'NotAllowed'}], [{success: true, result: false}]])(
    'is refused where the answer says both: %j',
    async body => {
      await expect(change(body)).rejects.toMatchObject({failure: {kind: 'permanent'}})
    }
  )

  test.each([[false], [null], [{}], [{success: 'yes'}], [[]], ['done']])(
    'is not done where it is %j',
    async body => {
      await expect(change(body)).rejects.toMatchObject({failure: {kind: 'transient'}})
    }
  )

  test('is refused where the answer says so', async () => {
    const refusal = {success: false, errorCode: 'NotAllowed'}
    await expect(change(refusal)).rejects.toMatchObject({failure: {kind: 'permanent', code: 'NotAllowed'}})
  })
})

describe('a bad answer', () => {
  test.each<[string, unknown]>([
    ['empty', ''],
    ['a web page', '<!doctype html><html>log in</html>'],
    ['plain text', 'internal error'],
    ['cut off', '{"status":"Succ'],
    ['a list', []],
    ['null', null],
    ['true', true],
    ['a text', '"Success"'],
    ['nested too deep', `${'['.repeat(100)}${']'.repeat(100)}`]
  ])('that is %s, with HTTP 200, is transient', async (_name, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    expect(await failureOf(200, text)).toMatchObject({kind: 'transient', label: 'bad answer'})
  })
})

describe('an error', () => {
  test.each<[string, number, unknown, string]>([
    ['in HTTP 401', 401, {errorCode: 'Unauthorized'}, 'permanent'],
    ['in HTTP 403', 403, {errorCode: 'Forbidden'}, 'permanent'],
    ['in HTTP 404', 404, {errorCode: 'NotFound', errorMessage: 'Not Found'}, 'not-found'],
    ['in HTTP 404 without a body', 404, '', 'not-found'],
    ['in HTTP 429', 429, '', 'throttled'],
    ['in HTTP 500', 500, {errorCode: 'X'}, 'transient'],
    ['in HTTP 502 of a gateway', 502, '<html>Bad Gateway</html>', 'transient'],
    ['in HTTP 400', 400, {errorCode: 'BadRequest'}, 'permanent'],
    ['of throttling in HTTP 400', 400, {errorCode: 'ApiRateLimited'}, 'throttled'],
    ['of throttling in HTTP 403', 403, {errorCode: 'KubernetesApiRateLimited'}, 'throttled'],
    ['of the system in HTTP 400', 400, {errorCode: 'SystemInternalError'}, 'transient'],
    ['of a thing that is not there in HTTP 400', 400, {errorCode: 'ChangeOrderNotExists'}, 'not-found'],
    ['of an app that is not there in HTTP 400', 400, {code: 'ApplicationNotFound'}, 'not-found'],
    ['in HTTP 200 with success: false', 200, {success: false, errorMessage: 'no'}, 'permanent'],
    ['in HTTP 200 with a code', 200, {errorCode: 'PermissionDenied'}, 'permanent'],
    ['in HTTP 200 with success: false and a status', 200, {success: false, status: 'Success'}, 'permanent'],
    ['in HTTP 200 with success as a text', 200, {success: 'false', status: 'Success'}, 'permanent'],
    ['in HTTP 200 with a code and a status', 200, {errorCode: 'NoSession', status: 'Success'}, 'permanent'],
    ['of throttling in HTTP 200', 200, {errorCode: 'ApiRateLimited'}, 'throttled'],
    ['in a redirect', 302, '', 'permanent'],
    ['with a code that every object has', 400, {errorCode: 'constructor'}, 'permanent'],
    ['with a success of another type', 403, {success: 'false', errorCode: ['x']}, 'permanent']
  ])('%s', async (_name, status, body, kind) => {
    expect((await failureOf(status, body)).kind).toBe(kind)
  })

  test.each<[unknown, string]>([
    [
      {errorCode: 'NoPermission', errorMessage: 'denied', requestId: 'r-1'},
      'HTTP 403, NoPermission: denied (request id r-1)'
    ],
    [{code: 'A', errorDescription: 'because', traceId: 't-1'}, 'HTTP 403, A: because (request id t-1)'],
    [{errorMessage: 'denied'}, 'HTTP 403, denied'],
    [{message: 'plain'}, 'HTTP 403, plain'],
    [{errorCode: null, errorMessage: null, requestId: null}, 'HTTP 403'],
    ['<html>', 'HTTP 403']
  ])('tells code, message and request id: %j', async (body, message) => {
    expect((await failureOf(403, body)).message).toBe(message)
  })

  test('names what to check', async () => {
    expect((await failureOf(401, {})).hint).toMatch(/token.*expired.*personalAccessToken/)
    expect((await failureOf(403, {})).hint).toMatch(/^check organization-id, then token/)
    expect((await failureOf(403, {})).hint).toMatch(/流水线 \/ 主机部署, read-only/)
    expect((await failureOf(404, {})).hint).toMatch(
      /pipeline-id and deploy-order-id.*organization-id.*endpoint/
    )
    expect((await failureOf(400, {})).hint).toContain('pipeline-id and deploy-order-id')
    for (const status of [200, 400]) {
      const denied = await failureOf(status, {errorCode: 'PermissionDenied'})
      expect(denied.hint).toMatch(/流水线 \/ 主机部署, read-only.*member/)
    }
  })

  test('carries Retry-After, taken relative to the Date of the answer', async () => {
    expect((await failureOf(429, '', {'retry-after': '7'})).retryAfterMs).toBe(7000)
    const date = 'Sun, 06 Nov 1994 08:49:37 GMT'
    expect(
      (await failureOf(503, '', {'retry-after': 'Sun, 06 Nov 1994 08:49:47 GMT', date})).retryAfterMs
    ).toBe(10_000)
    expect((await failureOf(429, '')).retryAfterMs).toBeUndefined()
  })
})

import {describe, expect, test} from '@jest/globals'
import type {HttpAnswer} from '../../../src/http/exchange.js'
import {
  answerError,
  deniesSuccess,
  type ErrorContext,
  header,
  parseErrorBody,
  saysDone
} from '../../../src/vendors/shared/errors.js'

const answer = (status: number, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status,
  headers,
  text: ''
})

describe('the error that an answer stands for', () => {
  test.each<[string, number, Partial<ErrorContext>, text: string, label: string]>([
    ['a status alone', 502, {}, 'HTTP 502', 'HTTP 502'],
    ['the words of the platform', 403, {code: 'E1', message: 'no'}, 'HTTP 403, E1: no', 'HTTP 403'],
    ['a code alone', 403, {code: 'E1'}, 'HTTP 403, E1', 'HTTP 403'],
    ['a code that is the status again', 403, {code: '403', message: 'no'}, 'HTTP 403, no', 'HTTP 403'],
    ['a status under 200', 199, {}, 'HTTP 199', 'HTTP 199'],
    ['a redirect', 300, {}, 'HTTP 300', 'HTTP 300'],
    ['a code in an OK', 200, {code: 'E1'}, 'an error inside HTTP 200, E1', 'error E1'],
    ['no code in an OK', 299, {}, 'an error inside HTTP 299', 'error without code'],
    [
      'nothing but that it failed',
      200,
      {isDenied: true},
      'an error inside HTTP 200, it says of itself that it failed',
      'error without code'
    ],
    [
      'words and that it failed',
      200,
      {isDenied: true, message: 'no'},
      'an error inside HTTP 200, no',
      'error without code'
    ],
    ['a request id', 500, {requestId: 'r-1'}, 'HTTP 500 (request id r-1)', 'HTTP 500']
  ])('of %s', (_what, status, context, text, label) => {
    const error = answerError(answer(status), {kind: 'permanent', ...context})
    expect([error.text, error.failure.label]).toEqual([text, label])
    const {code, message: vendorMessage, requestId} = context
    expect(error.failure).toMatchObject({kind: 'permanent', status, code, vendorMessage, requestId})
  })

  test('has the pause that was asked for: by its header, by the clock of the answer, or by its body', () => {
    const pause = (headers: HttpAnswer['headers']) =>
      answerError(answer(429, headers), {kind: 'throttled', retryAfterMs: 9000}).failure.retryAfterMs
    const date = 'Sun, 22 Nov 2026 00:00:00 GMT'
    expect(pause({'retry-after': '7'})).toBe(7000)
    expect(pause({'retry-after': 'Sun, 22 Nov 2026 00:00:05 GMT', date})).toBe(5000)
    expect(pause({date})).toBe(9000)
  })

  test('has the first value of a header that comes twice', () => {
    expect(header(answer(200, {'set-cookie': ['a', 'b'], etag: 'c'}), 'set-cookie')).toBe('a')
    expect(header(answer(200, {etag: 'c'}), 'etag')).toBe('c')
    expect(header(answer(200), 'etag')).toBeUndefined()
  })
})

describe('the body of an error', () => {
  const long = (length: number) => `"${'x'.repeat(length - 2)}"`

  test.each<[string, string, unknown]>([
    ['JSON', '{"code": "E1"}', {code: 'E1'}],
    ['the page of a gateway', '<html>', undefined],
    ['nothing', '', undefined],
    ['as long as an error may be', long(256 * 1024), 'x'.repeat(256 * 1024 - 2)],
    ['longer than an error', long(256 * 1024 + 1), undefined]
  ])('that is %s', (_what, text, body) => {
    expect(parseErrorBody({text})).toEqual(body)
  })

  test('that was cut is read as far as it goes', () => {
    expect(parseErrorBody({text: '{"code": "E1", "mess', cut: true})).toEqual({code: 'E1'})
  })
})

describe('an answer that says of itself', () => {
  test.each<[unknown, denies: boolean, done: boolean]>([
    [true, false, true],
    ['true', false, true],
    ['TRUE', false, false],
    [false, false, false],
    [null, false, false],
    [undefined, false, false],
    [1, false, false],
    [[true], false, false],
    [{}, false, false],
    [{success: true}, false, true],
    [{successful: true}, false, true],
    [{result: 'True'}, false, true],
    [{success: false}, true, false],
    [{successful: 'FALSE'}, true, false],
    [{result: false}, true, false],
    [{success: true, result: false}, true, false],
    [{success: 'falsehood'}, false, false],
    [{success: 'not false'}, false, false],
    [{success: 'untrue'}, false, false],
    [{success: 'true or so'}, false, false],
    [{success: 1}, false, false],
    [{success: {}}, false, false],
    [{success: ['true']}, false, false],
    [{success: ['false']}, false, false],
    [{done: true}, false, false],
    [Object.create({success: true, result: false}), false, false]
  ])('%j that it failed: %j, that it is done: %j', (body, denies, done) => {
    expect([deniesSuccess(body), saysDone(body)]).toEqual([denies, done])
  })
})

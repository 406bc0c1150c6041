import {expect, test} from '@jest/globals'
import {checkRecording} from '../../simulator/replay/check.js'
import {recordedPlatform} from '../../simulator/replay/recorded-platform.js'
import type {PlatformRequest} from '../../simulator/server/platform.js'

const head = {recording: 1, startedAt: '2026-12-01T00:00:00Z', endpoint: 'https://h/', inputs: {token: '***'}}
const line = {at: 1, kind: 'status', method: 'GET', path: '/a', status: 200, headers: {}, body: '{}'}
const recording = (over: object) =>
  `${[head, {...line, ...over}].map(one => JSON.stringify(one)).join('\n')}\n`

test.each([
  [{path: '/a?access_token=abcd1234'}, 'line 2, path: a credential in a URL'],
  [{headers: {'set-cookie': 'a=b'}}, 'line 2, header set-cookie: a credential'],
  [{body: '{"log":"Authorization: Basic dXNlcjpwYXNz"}'}, 'line 2, body: an authorization header'],
  [{body: '{"ak":"HPUAVKQ0ZZYFMJDZK8XL"}'}, 'line 2, body: the field ak'],
  [
    {body: 'x HPUAVKQ0ZZYFMJDZK8XL y'},
    'line 2, body: a key of 20 capitals and digits, as an AK of Huawei Cloud is'
  ],
  [{body: '{"url":"https://o/x?Signature=abcd1234"}'}, 'line 2, body: a credential in a URL']
])('a recording with %j is told to hold a secret', (over, told) => {
  expect(checkRecording(recording(over)).secrets).toContain(told)
})

test('ids, commits and blanks are no secrets, and an e-mail address is a note', () => {
  const body = `{"token":"***","id":"${'0a'.repeat(16)}","commit":"${'3f2a9c1d'.repeat(5)}","by":"lin@example.com"}`
  expect(checkRecording(recording({body}))).toEqual({secrets: [], notes: ['1 e-mail address']})
})

test('a request that is not in the recording is told, without its credential', async () => {
  const platform = recordedPlatform([line], ['my-credential'])
  const request = {method: 'GET', segments: ['b'], query: new URLSearchParams({q: 'my-credential'}), body: ''}
  await platform.turn?.(request as unknown as PlatformRequest)
  expect(platform.differences()).toEqual({unexpected: ['GET /b?q=***'], repeated: 0, unasked: 1})
})

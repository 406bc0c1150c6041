import {describe, expect, test} from '@jest/globals'
import {codearts} from '../../../src/vendors/codearts/index.js'
import {AK, base, context, detailBody, fakeHttp, openOne, SK} from './support.js'

describe('keys of the environment', () => {
  const first = {HUAWEI_CLOUD_ACCESS_KEY_ID: 'AK1', HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'SK1'}
  const second = {HUAWEICLOUD_SDK_AK: 'AK2', HUAWEICLOUD_SDK_SK: 'SK2'}
  const temporary = {...second, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'ST2'}

  test.each([
    [{}, {...first, ...second}, {'access-key': 'AK1', 'secret-key': 'SK1'}],
    [{}, second, {'access-key': 'AK2', 'secret-key': 'SK2'}],
    [{}, {HUAWEI_CLOUD_ACCESS_KEY_ID: 'AK1', HUAWEICLOUD_SDK_SK: 'SK2'}, {}],
    [
      {},
      {...first, HUAWEI_CLOUD_SECRET_ACCESS_KEY: ' ', ...second},
      {'access-key': 'AK2', 'secret-key': 'SK2'}
    ],
    [{}, temporary, {'access-key': 'AK2', 'secret-key': 'SK2', 'security-token': 'ST2'}],
    [{}, {...second, HUAWEICLOUD_SDK_SECURITY_TOKEN: ' '}, {'access-key': 'AK2', 'secret-key': 'SK2'}],
    // It belongs to its own pair, and to no other.
    [{}, {...first, ...temporary}, {'access-key': 'AK1', 'secret-key': 'SK1'}],
    [{}, {HUAWEICLOUD_SDK_SECURITY_TOKEN: 'ST2'}, {}],
    [{token: 't'}, {...first, ...temporary}, {}],
    [{'access-key': 'mine'}, first, {}],
    [{'secret-key': 'mine'}, temporary, {}],
    [{}, {}, {}]
  ])('stand in for inputs: given %p and %p', (raw, env, expected) => {
    expect(codearts.environment?.read(raw, env)).toEqual(expected)
  })

  test('are masked, the security token too', () => {
    expect(codearts.environment?.names).toEqual([
      ...Object.keys(first),
      ...Object.keys(temporary),
      'ACTIONS_ID_TOKEN_REQUEST_TOKEN'
    ])
  })

  test('are sent: a temporary pair with its security token', async () => {
    const env = {
      HUAWEICLOUD_SDK_AK: AK,
      HUAWEICLOUD_SDK_SK: SK,
      HUAWEICLOUD_SDK_SECURITY_TOKEN: 'temporary-0001'
    }
    const {token: _, ...raw} = base
    const {http, sent} = fakeHttp(detailBody())
    await (await openOne({...raw, ...codearts.environment?.read(raw, env)}, http)).read(context)
    expect(sent[0]?.headers['x-security-token']).toBe('temporary-0001')
    expect(sent[0]?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 .*x-security-token/)
  })
})

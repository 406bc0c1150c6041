import {describe, expect, test} from '@jest/globals'
import {AK, base, context, detailBody, failureOf, fakeHttp, openOne, raw, SK} from './support.js'

const keys = {...base, token: undefined, 'access-key': AK, 'secret-key': SK} as typeof base

describe('a signature refused for its time', () => {
  const expired = raw(401, {
    error_code: 'APIGW.0301',
    error_msg: 'signature expired, signature time:20260102T030405Z,server time:20991231T235959Z'
  })

  test('is made anew, by the platform’s clock', async () => {
    const {http, sent} = fakeHttp(expired, detailBody())
    const target = await openOne(keys, http)
    expect((await target.read(context)).phase).toBe('running')
    expect(sent).toHaveLength(2)
    expect(sent[0]?.headers['x-sdk-date']).not.toMatch(/^2099/)
    expect(sent[1]?.headers['x-sdk-date']).toMatch(/^(20991231|21000101)T/)
    // The corrected clock stays.
    await target.read(context)
    expect(sent[2]?.headers['x-sdk-date']).toMatch(/^(20991231|21000101)T/)
  })

  test('again by the corrected clock is permanent', async () => {
    const {http, sent} = fakeHttp(expired)
    const target = await openOne(keys, http)
    const {failure} = await failureOf(target.read(context))
    expect(failure.kind).toBe('permanent')
    expect(failure.hint).toMatch(/clock/)
    expect(sent).toHaveLength(2)
    await failureOf(target.read(context))
    expect(sent).toHaveLength(3)
  })

  test('is made anew as often as the platform’s clock and ours part', async () => {
    const refused = (aheadMs: number) => () =>
      raw(
        401,
        {error_code: 'APIGW.0301', error_msg: 'signature expired'},
        {date: new Date(Date.now() + aheadMs).toUTCString()}
      )
    const {http, sent} = fakeHttp(refused(20 * 60_000), detailBody(), refused(0), detailBody())
    const target = await openOne(keys, http)
    await target.read(context)
    expect((await target.read(context)).phase).toBe('running')
    const skews = sent.map(({headers}) => {
      const [, date = '', time = ''] = /^([0-9]{8})T([0-9]{6})Z$/.exec(headers['x-sdk-date'] ?? '') ?? []
      const at = Date.parse(
        `${date.replace(/(..)(..)$/, '-$1-$2')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`
      )
      return Math.round((at - Date.now()) / 60_000) + 0
    })
    expect(skews).toEqual([0, 20, 20, 0])
  })

  test('every try is signed by itself', async () => {
    const {http, sent} = fakeHttp(raw(503, ''), detailBody())
    const target = await openOne(keys, http)
    await failureOf(target.read(context))
    await new Promise(resolve => setTimeout(resolve, 1100))
    await target.read(context)
    expect(sent[0]?.headers.authorization).not.toBe(sent[1]?.headers.authorization)
  })
})

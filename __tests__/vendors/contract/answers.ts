import {expect, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import {english} from '../../support/english.js'
import {context, type Platform, reply} from './platform.js'

/** What an answer that is no good one comes to. */
export function askErrors({thing, read, refusal, statusFor}: Platform): void {
  test('is refused for good, with what to check, where the permission is missing', async () => {
    const {failure, message} = await refusal(thing.denied)
    expect(failure.kind).toBe('permanent')
    expect(english(failure.hint)).toMatch(/\w{4,}/)
    expect(message).toContain('403')
  })

  test('that is not there has not ended', async () => {
    const {failure} = await refusal(thing.missing)
    expect(['not-found', 'permanent']).toContain(failure.kind)
    const ids = Object.keys(thing.given).filter(name => /^(?:pipeline-id|run-id|.*order.*)$/.test(name))
    expect(ids.filter(name => english(failure.hint)?.includes(name))).not.toEqual([])
  })

  test('may be missing for a while by HTTP 404, whatever its code', async () => {
    for (const body of ['', '<html>', '{}', thing.missing.body, thing.denied.body]) {
      expect((await refusal({status: 404, body})).failure.kind).toBe('not-found')
    }
  })

  test('is asked for again after throttling', async () => {
    expect((await refusal(thing.throttled)).failure.kind).toBe('throttled')
  })

  test.each([
    ['an empty body', ''],
    ['a web page', '<html>login</html>'],
    ['half a body', '{"status": "SUCC'],
    ['a number', '7'],
    ['a string', '"SUCCESS"'],
    ['a list', '[7]']
  ])('is asked for again after %s under HTTP 200', async (_what, body) => {
    expect((await refusal({status: 200, body})).failure.kind).toBe('transient')
  })

  test('is asked for again after an answer that names a field twice', async () => {
    const answered = read(async request => {
      const good = JSON.stringify(thing.answer(request, statusFor('success')))
      return reply(200, good.replace(/"\w+":/, '$&"",$&'))
    })
    await expect(answered).rejects.toMatchObject({failure: {kind: 'transient'}})
  })

  test.each([{success: false}, {success: 'False'}, {result: false}, {result: 'false'}, {successful: false}])(
    'has not succeeded by an answer that says of itself that it failed: %j',
    async denial => {
      const answered = read(async request => {
        const good = thing.answer(request, statusFor('success'))
        // A list has no place to say so.
        return Array.isArray(good) ? reply(503, '') : reply(200, {...Object(good), ...denial})
      })
      await expect(answered).rejects.toBeInstanceOf(RequestError)
    }
  )

  test.each([500, 502, 503, 504, 408, 425])('is asked for again after HTTP %i', async status => {
    expect((await refusal({status, body: 'gateway'})).failure.kind).toBe('transient')
  })

  test.each([400, 401, 405, 410, 422, 501, 505])('is not asked for again after HTTP %i', async status => {
    expect((await refusal({status, body: '{}'})).failure.kind).toBe('permanent')
  })
}

/** It is named by its ids, and an answer about another thing is a bad one, in any of its id fields. */
export function askIdentity({vendor, thing, open, statusFor}: Platform): void {
  test('is refused before any request where an id that is given can be none', () => {
    const ids = ['pipeline-id', 'run-id', 'deploy-order-id'].filter(input => thing.given[input] !== undefined)
    for (const input of ids) {
      const mistakes: string[] = []
      const plan = vendor.plan(thing.operation, {...thing.given, [input]: '../../other'}, name =>
        mistakes.push(name)
      )
      expect([plan, mistakes]).toEqual([undefined, expect.arrayContaining([input])])
    }
  })

  // What is found by `latest` has no id before its first poll.
  const isSought = thing.given['run-id'] === 'latest'

  test.each(thing.names)('is not taken for another one that its $field names', async ({another}) => {
    let isOther = false
    const target = await open(async request => {
      const answer = thing.answer(request, statusFor(isOther ? 'success' : 'running'))
      if (isOther) expect(another(answer)).not.toEqual(answer)
      return reply(200, isOther ? another(answer) : answer)
    })
    const readOther = async () => {
      isOther = true
      await expect(target.read(context)).rejects.toMatchObject({failure: {kind: 'transient'}})
      isOther = false
    }
    if (!isSought) await readOther()
    await target.read(context)
    await readOther()
  })
}

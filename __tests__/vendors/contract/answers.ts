import {expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import {RequestError} from '../../../src/model/errors.js'
import type {RawInputs} from '../../../src/model/identity.js'
import {english} from '../../support/english.js'
import {context, type Platform, reply} from './platform.js'
import {UNKNOWN} from './thing.js'

/** What an answer that is no good one comes to. */
export function askErrors(platform: Platform): void {
  const {thing, read, refusal, statusFor} = platform

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

  test('is no fault of ours, whatever stands in whichever field of an answer', async () => {
    const good = (request: HttpRequest) => thing.answer(request, statusFor('success'))
    await expect(faultsOf(platform, good, thing.given)).resolves.toEqual([])
  })

  test('has an id for each of its parts, though the platform lists each of them twice', async () => {
    const {parts} = await read(async request => {
      const answer = thing.parts.answer(request, statusFor('running'), UNKNOWN)
      // A list of all that was asked for is no list of parts.
      return reply(200, Array.isArray(answer) ? answer.map(listedTwice) : listedTwice(answer))
    })
    expect(parts.length).toBeGreaterThan(1)
    expect(new Set(parts.map(({id}) => id)).size).toBe(parts.length)
  })

  test.each([500, 502, 503, 504, 408, 425])('is asked for again after HTTP %i', async status => {
    expect((await refusal({status, body: 'gateway'})).failure.kind).toBe('transient')
  })

  test.each([400, 401, 405, 410, 422, 501, 505])('is not asked for again after HTTP %i', async status => {
    expect((await refusal({status, body: '{}'})).failure.kind).toBe('permanent')
  })
}

/** What may stand in any field of an answer; of the first one no text can be made. */
const oddities: readonly unknown[] = [
  {toString: 1, valueOf: 2},
  [[]],
  [null],
  -1,
  1e300,
  '',
  '\0',
  true,
  null
]

/** A value in which every item of a list stands twice. */
function listedTwice(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return [...value, ...value].map(listedTwice)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, listedTwice(inner)]))
}

/** The faults of our own that come of answers in which one field is another, whichever that is. */
export async function faultsOf(
  {open}: Platform,
  answer: (request: HttpRequest) => unknown,
  given: RawInputs
): Promise<unknown[]> {
  const faults: unknown[] = []
  for (const odd of oddities) {
    let fields = 1
    for (let nth = 0; nth < fields; nth++) {
      const target = await open(async request => {
        const other = withField(answer(request), nth, odd)
        fields = Math.max(fields, other.fields)
        return reply(200, other.value)
      }, given)
      const outcome = await target.read(context).catch(error => error)
      if (outcome instanceof Error && !(outcome instanceof RequestError)) faults.push([odd, outcome.stack])
    }
  }
  return faults
}

/** A value in which the n-th of all fields and items is `odd`, and how many there are. */
function withField(value: unknown, nth: number, odd: unknown): {value: unknown; fields: number} {
  let fields = 0
  const copy = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one
    const inside = Object.entries(one).map(([key, inner]) => [key, fields++ === nth ? odd : copy(inner)])
    return Array.isArray(one) ? inside.map(([, inner]) => inner) : Object.fromEntries(inside)
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  // Any answer may say of itself whether it is a good one.
  const whole = isObject ? {...value, success: undefined, result: undefined} : value
  return {value: copy(whole), fields}
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

  test('is refused before any request where it is named twice', () => {
    const ids = ['pipeline-id', 'run-id', 'deploy-order-id', 'change-order-sn']
    const twice = Object.fromEntries(
      Object.entries(thing.given).map(([input, value]) => [
        input,
        ids.includes(input) && value !== 'latest' ? `${value}\n${value}` : value
      ])
    )
    const mistakes: string[] = []
    const plan = vendor.plan(thing.operation, twice, (input, text) =>
      mistakes.push(`${input}: ${english(text)}`)
    )
    expect([plan, mistakes]).toEqual([undefined, [expect.stringMatching(/twice|two/)]])
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

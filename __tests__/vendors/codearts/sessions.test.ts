import {describe, expect, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import {createSessions, type LoggedIn, type Sessions} from '../../../src/vendors/codearts/sessions.js'
import {english} from '../../support/english.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const {signal} = new AbortController()
const down = new RequestError('the STS is down', {kind: 'transient', label: 'HTTP 503', status: 503})

/** Sessions of one hour by a clock that the test sets; a login answers when the test lets it. */
function play() {
  let now = 0
  let answer: (n: number) => LoggedIn | Promise<LoggedIn> = n => session(n)
  const logins: number[] = []
  const warnings: string[] = []
  const session = (n: number, lifeMs = HOUR): LoggedIn => ({
    keys: {accessKey: `AK${n}`, secretKey: 'secret', securityToken: 'token'},
    lifeMs
  })
  const sessions = createSessions({
    now: () => now,
    warn: text => void warnings.push(english(text) as string),
    async logIn() {
      logins.push(now)
      return answer(logins.length)
    }
  })
  return {
    sessions,
    session,
    logins,
    warnings,
    at(ms: number) {
      now = ms
    },
    answers(by: typeof answer) {
      answer = by
    }
  }
}

/** A login that answers when the test says so. */
function promised() {
  let resolve: (loggedIn: LoggedIn) => void = () => {}
  const promise = new Promise<LoggedIn>(done => {
    resolve = done
  })
  return {promise, resolve}
}

const rest = () => new Promise(resolve => setImmediate(resolve))
/** The key that a request would be signed with. */
async function keyOf(sessions: Sessions): Promise<string> {
  await sessions.ready(signal)
  return sessions.keys().accessKey
}
const fails = () => Promise.reject(down)

describe('a session', () => {
  test('is had by the first request that needs one, and one login serves all who ask meanwhile', async () => {
    const {sessions, logins} = play()
    expect(() => sessions.keys()).toThrow('no session')
    expect(await Promise.all(Array.from({length: 50}, () => keyOf(sessions)))).toEqual(Array(50).fill('AK1'))
    expect(logins).toEqual([0])
  })

  test.each([
    ['an hour', HOUR, 48 * MINUTE],
    ['25 minutes', 25 * MINUTE, 20 * MINUTE],
    ['15 minutes', 15 * MINUTE, 12 * MINUTE],
    ['5 seconds', 5000, 4000]
  ])(
    'of %s is renewed with a fifth of its life left, and nobody waits for that',
    async (_, lifeMs, renewAt) => {
      const {sessions, session, logins, at, answers} = play()
      const later = promised()
      answers(n => (n === 1 ? session(1, lifeMs) : later.promise))
      await keyOf(sessions)
      at(renewAt - 1)
      expect([await keyOf(sessions), logins.length]).toEqual(['AK1', 1])
      at(renewAt)
      expect([await keyOf(sessions), await keyOf(sessions), logins.length]).toEqual(['AK1', 'AK1', 2])
      later.resolve(session(2))
      await rest()
      expect([await keyOf(sessions), logins.length]).toEqual(['AK2', 2])
    }
  )

  test('that cannot be renewed is kept while it lives, with one warning, and tried again', async () => {
    const {sessions, logins, warnings, at, answers, session} = play()
    await keyOf(sessions)
    answers(fails)
    for (const ms of [48 * MINUTE, 48 * MINUTE + 59_999, 49 * MINUTE, HOUR - 1]) {
      at(ms)
      expect(await keyOf(sessions)).toBe('AK1')
      await rest()
    }
    expect(logins.slice(1)).toEqual([48 * MINUTE, 49 * MINUTE, HOUR - 1])
    expect(warnings).toEqual([
      'the session of Huawei Cloud could not be renewed: the STS is down. The old one is good for another 12m, and the renewal is tried again'
    ])
    at(HOUR + 600)
    const lost = await sessions.ready(signal).catch((error: unknown) => error)
    expect(lost).toMatchObject({
      message: 'the session of Huawei Cloud has ended, and there is no new one: the STS is down',
      failure: down.failure
    })
    answers(n => session(n))
    at(HOUR + 1200)
    expect(await keyOf(sessions)).toMatch(/AK/)
  })

  test('is not asked for again by each of many targets at once where the last login has just failed', async () => {
    const {sessions, logins, at, answers} = play()
    answers(fails)
    await expect(sessions.ready(signal)).rejects.toBe(down)
    at(499)
    await expect(sessions.ready(signal)).rejects.toBe(down)
    expect(logins).toEqual([0])
    at(500)
    await expect(sessions.ready(signal)).rejects.toBe(down)
    expect(logins).toEqual([0, 500])
  })

  test('that the platform refuses is replaced once, until the new one has been taken', async () => {
    const {sessions, logins} = play()
    await sessions.ready(signal)
    const first = sessions.keys()
    const both = await Promise.all([sessions.replace(first, signal), sessions.replace(first, signal)])
    expect([both, sessions.keys().accessKey, logins.length]).toEqual([[true, true], 'AK2', 2])
    // A request that was signed before: there is another one to try.
    expect([await sessions.replace(first, signal), logins.length]).toEqual([true, 2])
    const second = sessions.keys()
    expect([await sessions.replace(second, signal), logins.length]).toEqual([false, 2])
    sessions.accept(second)
    expect([await sessions.replace(second, signal), logins.length]).toEqual([true, 3])
  })

  test('is waited for no longer than whoever asks, and comes for the others', async () => {
    const {sessions, session, answers} = play()
    const later = promised()
    answers(() => later.promise)
    const hurry = new AbortController()
    const impatient = sessions.ready(hurry.signal)
    const patient = keyOf(sessions)
    hurry.abort(new Error('no time'))
    await expect(impatient).rejects.toThrow('no time')
    later.resolve(session(1))
    expect(await patient).toBe('AK1')
  })
})

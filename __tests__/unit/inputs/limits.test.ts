import {describe, expect, test} from '@jest/globals'
import {mistakesIn, understood, wrongIn} from '../support/inputs.js'

describe('durations', () => {
  test.each<[string, string, number]>([
    ['timeout', '1s', 1000],
    ['timeout', '1', 1000],
    ['timeout', '5d', 432_000_000],
    ['timeout', '1h30m', 5_400_000],
    ['queue-timeout', '1s', 1000],
    ['stall-timeout', '10m', 600_000],
    ['outage-tolerance', '0', 0],
    ['outage-tolerance', '90s', 90_000]
  ])('that %s may have are read: %s', (name, text, ms) => {
    const {policy} = understood({[name]: text}).settings
    const field = `${name.replace(/-(.)/g, (_, c: string) => c.toUpperCase())}Ms` as keyof typeof policy
    expect(policy[field]).toBe(ms)
  })

  test('of the gaps and of requests', () => {
    const {settings, requestTimeoutMs} = understood({
      'min-interval': '50ms',
      'max-interval': '200ms',
      'request-timeout': '1m'
    })
    expect(settings.pace).toEqual({minMs: 50, maxMs: 200})
    expect(requestTimeoutMs).toBe(60_000)
  })

  test('a longer min-interval alone is taken', () => {
    expect(understood({'min-interval': '20s'}).settings.pace).toEqual({minMs: 20_000, maxMs: 20_000})
  })

  test.each([
    ['timeout', '0'],
    ['timeout', '999ms'],
    ['timeout', '5d1s'],
    ['timeout', '6d'],
    ['timeout', 'off'],
    ['timeout', '-1'],
    ['timeout', '1e9'],
    ['timeout', '0x10'],
    ['timeout', 'NaN'],
    ['timeout', '１０'],
    ['timeout', '1.5h'],
    ['queue-timeout', '0'],
    ['queue-timeout', 'never'],
    ['stall-timeout', '5d1ms'],
    ['min-interval', '49ms'],
    ['min-interval', '0'],
    ['max-interval', '1ms'],
    ['request-timeout', '0'],
    ['outage-tolerance', '-5m'],
    ['outage-tolerance', 'off']
  ])('%s: %s is a mistake of that input', (name, text) => {
    expect(new Set(wrongIn({[name]: text}))).toEqual(new Set([name]))
  })

  test('max-interval below min-interval is a mistake', () => {
    expect(wrongIn({'min-interval': '10s', 'max-interval': '5s'})).toEqual(['max-interval'])
  })

  test.each([
    ['queue-timeout', '0', /5d, or off$/],
    ['stall-timeout', 'OFF', /1h30m, or off$/],
    ['timeout', '0', /5d$/],
    ['outage-tolerance', 'off', /1h30m$/]
  ])(
    '%s: %s is told with what is allowed: off for a limit that can be off, and for no other',
    (name, text, told) => {
      expect(mistakesIn({[name]: text})).toEqual([expect.stringMatching(told)])
    }
  )

  test('off switches a limit off that is off', () => {
    const {policy} = understood({'queue-timeout': 'off', 'stall-timeout': 'off'}).settings
    expect([policy.queueTimeoutMs, policy.stallTimeoutMs]).toEqual([undefined, undefined])
  })
})

test('a timeout above 6 h comes with a warning on a hosted runner alone', () => {
  const warnings = (timeout: string, runner: string) =>
    understood({timeout}, {RUNNER_ENVIRONMENT: runner}).warnings
  expect(warnings('6h', 'github-hosted')).toEqual([])
  expect(warnings('6h1s', 'github-hosted')).toHaveLength(1)
  expect(warnings('2d', 'self-hosted')).toEqual([])
})

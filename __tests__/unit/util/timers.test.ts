import {getEventListeners} from 'node:events'
import {afterEach, describe, expect, jest, test} from '@jest/globals'
import {formatDuration, isoTime, parseDuration} from '../../../src/util/duration.js'
import {abortable, clampTimer, deadline, monotonicClock, sleep, startTimer} from '../../../src/util/timers.js'
import {fc, runs} from '../../support/properties.js'

const LONGEST = 2 ** 31 - 1
const listenersOf = (signal: AbortSignal) => getEventListeners(signal, 'abort').length

afterEach(() => {
  jest.useRealTimers()
})

describe('parseDuration', () => {
  test.each([
    ['0', 0],
    ['90', 90_000],
    ['007', 7000],
    ['999999999', 999_999_999_000],
    ['200ms', 200],
    ['0s', 0],
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['2h', 7_200_000],
    ['5d', 432_000_000],
    ['1h30m', 5_400_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['1m500ms', 60_500],
    ['90m', 5_400_000],
    ['1d1ms', 86_400_001]
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  test.each([
    ...[
      '',
      ' ',
      '-1',
      '+1',
      '1e9',
      '0x10',
      '1.5h',
      '.5s',
      '1,5s',
      'NaN',
      'Infinity',
      'ms',
      'h',
      '1 h',
      ' 1h',
      '1h '
    ],
    ...[
      '1H',
      '1M',
      '1min',
      '1sec',
      '1w',
      '1y',
      '1m1h',
      '1ms1s',
      '1s1s',
      '1h90',
      '30 m',
      '1h\n',
      '\n1h',
      '1h\n1m'
    ],
    ...[
      '１０',
      '１０s',
      '٣s',
      '1١s',
      '10s;',
      '1h-30m',
      '--1',
      '1_000',
      '1234567890',
      '1234567890s',
      'off',
      'null'
    ]
  ])('%j is none', text => {
    expect(parseDuration(text)).toBeUndefined()
  })

  test('is a whole number of ms, or nothing, for any text', () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom(...'0123456789dhms.-+e ١'), maxLength: 12}), text => {
        const ms = parseDuration(text)
        if (ms === undefined) return
        expect(Number.isInteger(ms) && ms >= 0).toBe(true)
        expect(text).toMatch(/^(?:\d+|(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/)
      }),
      runs(2000)
    )
  })
})

describe('formatDuration', () => {
  test.each([
    [0, '0s'],
    [-5, '0s'],
    [Number.NaN, '0s'],
    [Number.POSITIVE_INFINITY, '0s'],
    [0.2, '1ms'],
    [200, '200ms'],
    [1000, '1s'],
    [1049, '1s'],
    [1500, '1.5s'],
    [2096, '2s'],
    [9999, '9.9s'],
    [10_999, '10s'],
    [60_000, '1m'],
    [90_000, '1m30s'],
    [5_400_000, '1h30m'],
    [3_601_000, '1h1s'],
    [432_000_000, '5d'],
    [93_784_005, '1d2h3m4s']
  ])('%d', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  test('is read back as the same duration, for whole seconds', () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 5 * 86_400}), seconds => {
        expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000)
      })
    )
  })

  test('says no second that has not passed', () => {
    fc.assert(
      fc.property(fc.double({min: 1000, max: 432_000_000, noNaN: true}), ms => {
        const text = formatDuration(ms)
        const said = text.includes('.') ? Number.parseFloat(text) * 1000 : (parseDuration(text) ?? Number.NaN)
        expect(said).toBeLessThanOrEqual(ms)
        expect(ms - said).toBeLessThan(1000)
      })
    )
  })

  test('under a second has no four digits', () => {
    fc.assert(
      fc.property(fc.double({min: 0.001, max: 1000, maxExcluded: true, noNaN: true}), ms => {
        expect(formatDuration(ms)).toMatch(/^(?:[1-9]\d{0,2}ms|1s)$/)
      })
    )
  })
})

describe('clampTimer', () => {
  test.each([
    [0, 0],
    [-0, 0],
    [-1, 0],
    [Number.NEGATIVE_INFINITY, 0],
    [0.1, 1],
    [1.0, 1],
    [1500.2, 1501],
    [LONGEST, LONGEST],
    [2 ** 31, LONGEST],
    [1e300, LONGEST],
    [Number.POSITIVE_INFINITY, LONGEST]
  ])('%d', (ms, clamped) => {
    expect(clampTimer(ms) + 0).toBe(clamped)
  })

  test('refuses what is no number', () => {
    expect(() => clampTimer(Number.NaN)).toThrow(RangeError)
    expect(() => startTimer(() => {}, Number.NaN)).toThrow(RangeError)
  })

  test('gives what a timer takes, and never less than was asked for within its range', () => {
    fc.assert(
      fc.property(fc.double({noNaN: true}), ms => {
        const clamped = clampTimer(ms)
        expect(Number.isInteger(clamped) && clamped >= 0 && clamped <= LONGEST).toBe(true)
        if (ms <= LONGEST) expect(clamped).toBeGreaterThanOrEqual(ms)
      })
    )
  })

  test('a timer of a month does not fire at once', async () => {
    let fired = 0
    const timers = [2 ** 31, 1e12, Number.POSITIVE_INFINITY].map(ms => startTimer(() => fired++, ms))
    await new Promise(resolve => setTimeout(resolve, 30))
    timers.forEach(clearTimeout)
    expect(fired).toBe(0)
  })
})

describe('sleep', () => {
  test('ends after its time and not before', async () => {
    const {signal} = new AbortController()
    const from = performance.now()
    await sleep(30, signal)
    expect(performance.now() - from).toBeGreaterThanOrEqual(29)
    expect(listenersOf(signal)).toBe(0)
  })

  test('rejects with the reason of the signal, and leaves neither listener nor timer', async () => {
    jest.useFakeTimers()
    const controller = new AbortController()
    const reason = {any: 'value'}
    const sleeping = sleep(60_000, controller.signal)
    controller.abort(reason)
    await expect(sleeping).rejects.toBe(reason)
    expect(listenersOf(controller.signal)).toBe(0)
    expect(jest.getTimerCount()).toBe(0)
  })

  test('does not begin when the signal has aborted', async () => {
    jest.useFakeTimers()
    const reason = new Error('stop')
    await expect(sleep(1, AbortSignal.abort(reason))).rejects.toBe(reason)
    expect(jest.getTimerCount()).toBe(0)
  })

  test('a thousand of them on one signal leave nothing', async () => {
    const {signal} = new AbortController()
    await Promise.all(Array.from({length: 1000}, () => sleep(1, signal)))
    expect(listenersOf(signal)).toBe(0)
  })

  test('the clock is the monotonic one', async () => {
    const wall = jest.spyOn(Date, 'now').mockReturnValue(0)
    try {
      const from = monotonicClock.now()
      await monotonicClock.sleep(15, new AbortController().signal)
      const passed = monotonicClock.now() - from
      expect(passed).toBeGreaterThanOrEqual(14)
      expect(passed).toBeLessThan(5000)
    } finally {
      wall.mockRestore()
    }
  })
})

describe('abortable', () => {
  test('settles as the promise does, and leaves no listener', async () => {
    const {signal} = new AbortController()
    const fault = new Error('fault')
    await expect(abortable(Promise.resolve(7), signal)).resolves.toBe(7)
    await expect(abortable(Promise.reject(fault), signal)).rejects.toBe(fault)
    await Promise.resolve()
    expect(listenersOf(signal)).toBe(0)
  })

  test('rejects with the reason when the signal comes first, whatever the promise does then', async () => {
    for (const late of [() => Promise.resolve(1), () => Promise.reject(new Error('late'))]) {
      const controller = new AbortController()
      const reason = new Error('stop')
      let go: (() => void) | undefined
      const promise = new Promise<void>(resolve => {
        go = resolve
      }).then(late)
      const raced = abortable(promise, controller.signal)
      controller.abort(reason)
      await expect(raced).rejects.toBe(reason)
      go?.()
      await new Promise(resolve => setTimeout(resolve, 5))
      expect(listenersOf(controller.signal)).toBe(0)
    }
  })

  test('rejects at once when the signal has aborted', async () => {
    const reason = new Error('stop')
    await expect(abortable(new Promise(() => {}), AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  test('keeps a promise that fails after an abort from being nobody’s', async () => {
    const failing = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('late')), 1))
    await expect(abortable(failing, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop')
    // An unhandled rejection fails the test, as it would end the process.
    await new Promise(resolve => setTimeout(resolve, 20))
  })
})

describe('deadline', () => {
  test('aborts after its time with its own reason', async () => {
    const parent = new AbortController()
    const reason = new Error('late')
    const {signal, release} = deadline(10, parent.signal, () => reason)
    expect(signal.aborted).toBe(false)
    await new Promise(resolve => signal.addEventListener('abort', resolve))
    expect(signal.reason).toBe(reason)
    release()
    expect(listenersOf(parent.signal)).toBe(0)
  })

  test('aborts with its parent, and with the reason of that', () => {
    const parent = new AbortController()
    const {signal, release} = deadline(60_000, parent.signal, () => new Error('late'))
    const reason = new Error('stop')
    parent.abort(reason)
    expect(signal.reason).toBe(reason)
    release()
    expect(listenersOf(parent.signal)).toBe(0)
  })

  test('has aborted from the start when its parent has', () => {
    const reason = new Error('stop')
    const {signal, release} = deadline(60_000, AbortSignal.abort(reason), () => new Error('late'))
    expect(signal.reason).toBe(reason)
    release()
  })

  test('leaves neither timer nor listener when it is released', () => {
    jest.useFakeTimers()
    const parent = new AbortController()
    const all = Array.from({length: 100}, () => deadline(60_000, parent.signal, () => new Error('late')))
    for (const {release} of all) release()
    expect(jest.getTimerCount()).toBe(0)
    expect(listenersOf(parent.signal)).toBe(0)
    parent.abort(new Error('stop'))
    expect(all.some(({signal}) => signal.aborted)).toBe(false)
  })
})

describe('isoTime', () => {
  test.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [1_700_000_000_123, '2023-11-14T22:13:20.123Z'],
    [8.64e15, '+275760-09-13T00:00:00.000Z'],
    [8.64e15 + 1, ''],
    [1e300, ''],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
    [undefined, '']
  ])('%p', (ms, text) => {
    expect(isoTime(ms)).toBe(text)
  })
})

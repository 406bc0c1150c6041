import {describe, expect, test} from '@jest/globals'
import {stopAll, type Wanted} from '../../../src/cancel/stop.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Snapshot} from '../../../src/model/snapshot.js'
import type {Target} from '../../../src/model/target.js'
import type {Printer} from '../../../src/output/printer.js'
import {failure, snapshot, target} from '../support/build.js'

interface Script {
  /** What each stop answers or throws; the last one for ever. */
  stops?: readonly (boolean | Error)[]
  /** What each look sees or throws; the last one for ever. */
  looks?: readonly (Snapshot | Error)[]
  over?: Partial<Target>
  triedAt?: number
  looksFirst?: boolean
  aborted?: boolean
}

/** Plays a stop without waiting, and tells all that happened in its order. */
async function play({
  stops = [true],
  looks = [snapshot('running')],
  over,
  triedAt,
  looksFirst,
  aborted
}: Script) {
  const events: string[] = []
  const told: string[] = []
  const gaps: number[] = []
  const next = <T>(answers: readonly (T | Error)[], count: number): T => {
    const answer = answers[Math.min(count, answers.length - 1)]
    if (answer instanceof Error) throw answer
    return answer as T
  }
  let looked = 0
  let stopped = 0
  const own = target({
    async read() {
      events.push('look')
      return next(looks, looked++)
    },
    async stop() {
      events.push('stop')
      return next(stops, stopped++)
    },
    ...over
  })
  const tell = (level: string) => (text: string) => {
    told.push(`${level}: ${text}`)
  }
  const wanted: Wanted = {target: own, identity: own, triedAt}
  await stopAll([wanted], {
    clock: {
      now: () => 0,
      async sleep(ms) {
        gaps.push(ms)
      }
    },
    printer: {line: tell('line'), warning: tell('warning')} as unknown as Printer,
    signal: aborted ? AbortSignal.abort() : new AbortController().signal,
    afterThrottleMs: 2000,
    looksFirst: looksFirst ?? false,
    onTry: () => events.push('try'),
    onDone: () => events.push('done')
  })
  return {events: events.join(' '), told, gaps}
}

const error = (...args: Parameters<typeof failure>) => new RequestError(`HTTP ${args[0]}`, failure(...args))
const ended = snapshot('cancelled')
const running = snapshot('running')
const LABEL = 'deploy order 1111 of pipeline 123'
const BY_HAND = 'stop it on the platform where it still runs: https://flow.aliyun.com/pipelines/123/current'

describe('a stop', () => {
  test.each<[string, Script, string, string[]]>([
    [
      'is confirmed by a look',
      {looks: [ended]},
      'try stop done look done',
      [`line: ${LABEL} has ended on the platform: Cancelled`]
    ],
    [
      'is looked at up to three times',
      {},
      'try stop done look look look',
      [`line: ${LABEL} will be stopped: the platform accepted it, and says Running so far`]
    ],
    [
      'is over once the platform says that it is stopping',
      {looks: [running, snapshot('running', {stopping: true, status: 'CANCELLING'})]},
      'try stop done look look done',
      [`line: ${LABEL} is being stopped on the platform (CANCELLING)`]
    ],
    [
      'that was accepted needs no good look',
      {looks: [error('transient')]},
      'try stop done look look look',
      [`line: ${LABEL} will be stopped: the platform accepted it`]
    ],
    [
      'of nothing is none',
      {stops: [false]},
      'try stop done',
      [`line: ${LABEL}: there is nothing to stop yet`]
    ],
    [
      'is tried twice',
      {stops: [error('transient')]},
      'try stop try stop look',
      [`warning: ${LABEL} could not be stopped (HTTP transient); ${BY_HAND}`]
    ],
    [
      'is taken at the second try',
      {stops: [error('transient'), true], looks: [ended]},
      'try stop try stop done look done',
      []
    ],
    [
      'that is forbidden is tried once, with what to check',
      {stops: [error('permanent', {hint: 'check token'})]},
      'try stop look',
      [`warning: ${LABEL} could not be stopped (HTTP permanent; check token); ${BY_HAND}`]
    ],
    ['of what is not there is tried once', {stops: [error('not-found')]}, 'try stop look', []],
    [
      'that was refused, of what has ended all the same, is no warning',
      {stops: [error('permanent')], looks: [ended]},
      'try stop look done',
      [`line: ${LABEL} has ended on the platform: Cancelled`]
    ],
    [
      'survives a fault of our own',
      {stops: [new TypeError('x is not a function')]},
      'try stop try stop look',
      [`warning: ${LABEL} could not be stopped (x is not a function); ${BY_HAND}`]
    ],
    [
      'is not begun when the time is over',
      {aborted: true},
      '',
      [`warning: ${LABEL} could not be stopped (no time was left); ${BY_HAND}`]
    ],
    ['that comes later looks first', {looksFirst: true, looks: [ended]}, 'look done', []],
    ['that comes later goes on where it runs', {looksFirst: true}, 'look try stop done look look look', []],
    [
      'that comes later goes on where the look fails',
      {looksFirst: true, looks: [error('transient')]},
      'look try stop done look look look',
      []
    ]
  ])('%s', async (_, script, events, told) => {
    const played = await play(script)
    expect(played.events).toBe(events)
    if (told.length > 0) expect(played.told).toEqual(told)
  })

  test.each<[string, RequestError, number[]]>([
    ['a fault', error('transient'), [200]],
    ['throttling', error('throttled'), [2000]],
    ['a pause that was asked for', error('transient', {retryAfterMs: 2500}), [2500]],
    ['a short pause after throttling', error('throttled', {retryAfterMs: 500}), [2000]],
    ['a pause that is too long', error('throttled', {retryAfterMs: 3001}), []]
  ])('waits after %s', async (_, refusal, gaps) => {
    expect((await play({stops: [refusal], looks: [ended]})).gaps).toEqual(gaps)
  })

  test.each<[string, number | undefined, number, boolean]>([
    ['never tried', undefined, 60_000, true],
    ['tried just now', 0, 60_000, true],
    ['tried 59 s ago', 59_000, 60_000, true],
    ['tried a minute ago', 60_000, 60_000, false],
    ['tried a minute ago, where that does no harm', 60_000, Number.POSITIVE_INFINITY, true]
  ])('%s', async (_, ago, stopsOnceFor, isSent) => {
    const triedAt = ago === undefined ? undefined : Date.now() - ago
    const {events, told} = await play({over: {stopsOnceFor}, ...(triedAt !== undefined && {triedAt})})
    expect(events.includes('stop')).toBe(isSent)
    if (!isSent) expect(told.join()).toMatch(/was asked to stop 60 s ago, without a clear answer; .*: https:/)
  })

  test('keeps long texts of the platform out of the way of its link', async () => {
    const long = new RequestError(`HTTP 400, ${'很长'.repeat(2000)}`, failure('permanent'))
    const [told = ''] = (await play({stops: [long]})).told
    expect(told.length).toBeLessThan(600)
    expect(told).toContain(BY_HAND)
  })
})

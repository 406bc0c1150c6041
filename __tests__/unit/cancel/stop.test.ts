import {describe, expect, test} from '@jest/globals'
import {type StopRequest, stopAll} from '../../../src/cancel/stop.js'
import type {Text} from '../../../src/messages/message.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import type {Printer} from '../../../src/output/printer.js'
import {sayLine} from '../../../src/output/say-line.js'
import {failure, snapshot, target} from '../support/build.js'

interface Script {
  /** What each stop answers or throws; the last one for ever. */
  stops?: readonly (boolean | Error)[]
  /** What each poll sees or throws; the last one for ever. */
  polls?: readonly (Snapshot | Error)[]
  over?: Partial<Target>
  triedAt?: number
  pollsFirst?: boolean
  aborted?: boolean
}

/** Plays a stop without waiting, and tells all that happened in its order. */
async function play({
  stops = [true],
  polls = [snapshot('running')],
  over,
  triedAt,
  pollsFirst,
  aborted
}: Script) {
  const events: string[] = []
  const printed: string[] = []
  const gaps: number[] = []
  const next = <T>(answers: readonly (T | Error)[], count: number): T => {
    const answer = answers[Math.min(count, answers.length - 1)]
    if (answer instanceof Error) throw answer
    return answer as T
  }
  let polled = 0
  let stopped = 0
  const own = target({
    async read() {
      events.push('poll')
      return next(polls, polled++)
    },
    async stop() {
      events.push('stop')
      return next(stops, stopped++)
    },
    ...over
  })
  const print = (level: string) => (text: Text) => {
    printed.push(`${level}: ${sayLine(text)}`)
  }
  const request: StopRequest = {target: own, identity: own, triedAt}
  await stopAll([request], {
    clock: {
      now: () => 0,
      async sleep(ms) {
        gaps.push(ms)
      }
    },
    printer: {line: print('line'), warning: print('warning')} as unknown as Printer,
    signal: aborted ? AbortSignal.abort() : new AbortController().signal,
    afterThrottleMs: 2000,
    pollsFirst: pollsFirst ?? false,
    onTry: () => events.push('try'),
    onDone: () => events.push('done')
  })
  return {events: events.join(' '), printed, gaps}
}

const error = (...args: Parameters<typeof failure>) => new RequestError(`HTTP ${args[0]}`, failure(...args))
const ended = snapshot('cancelled')
const running = snapshot('running')
const LABEL = 'deploy order 1111 of pipeline 123'
const BY_HAND = 'stop it on the platform where it still runs: https://flow.aliyun.com/pipelines/123/current'

describe('a stop', () => {
  test.each<[string, Script, string, string[]]>([
    [
      'is confirmed by a poll',
      {polls: [ended]},
      'try stop done poll done',
      [`line: ${LABEL} has ended on the platform: Cancelled`]
    ],
    [
      'is confirmed by up to three polls',
      {},
      'try stop done poll poll poll',
      [`line: ${LABEL} will be stopped: the platform accepted it, and says Running so far`]
    ],
    [
      'is confirmed once the platform says that it is stopping',
      {polls: [running, snapshot('running', {stopping: true, status: 'CANCELLING'})]},
      'try stop done poll poll done',
      [`line: ${LABEL} is being stopped on the platform (CANCELLING)`]
    ],
    [
      'that was accepted needs no good poll',
      {polls: [error('transient')]},
      'try stop done poll poll poll',
      [`line: ${LABEL} will be stopped: the platform accepted it`]
    ],
    [
      'of nothing is done at once',
      {stops: [false]},
      'try stop done',
      [`line: ${LABEL}: there is nothing to stop yet`]
    ],
    [
      'is tried twice',
      {stops: [error('transient')]},
      'try stop try stop poll',
      [`warning: ${LABEL} could not be stopped (HTTP transient); ${BY_HAND}`]
    ],
    [
      'is taken at the second try',
      {stops: [error('transient'), true], polls: [ended]},
      'try stop try stop done poll done',
      []
    ],
    [
      'that is forbidden is tried once, with what to check',
      {stops: [error('permanent', {hint: 'check token'})]},
      'try stop poll',
      [`warning: ${LABEL} could not be stopped (HTTP permanent; check token); ${BY_HAND}`]
    ],
    ['of what is not there is tried once', {stops: [error('not-found')]}, 'try stop poll', []],
    [
      'that was refused, of what has ended all the same, is no warning',
      {stops: [error('permanent')], polls: [ended]},
      'try stop poll done',
      [`line: ${LABEL} has ended on the platform: Cancelled`]
    ],
    [
      'survives a fault of our own',
      {stops: [new TypeError('x is not a function')]},
      'try stop try stop poll',
      [
        `warning: ${LABEL} could not be stopped (a fault of this action (TypeError: x is not a function); please report it to its authors); ${BY_HAND}`
      ]
    ],
    [
      'is not begun when the time is over',
      {aborted: true},
      '',
      [`warning: ${LABEL} could not be stopped (no time was left); ${BY_HAND}`]
    ],
    ['that comes later polls first', {pollsFirst: true, polls: [ended]}, 'poll done', []],
    ['that comes later goes on where it runs', {pollsFirst: true}, 'poll try stop done poll poll poll', []],
    [
      'that comes later goes on where the poll fails',
      {pollsFirst: true, polls: [error('transient')]},
      'poll try stop done poll poll poll',
      []
    ]
  ])('%s', async (_, script, events, printed) => {
    const played = await play(script)
    expect(played.events).toBe(events)
    if (printed.length > 0) expect(played.printed).toEqual(printed)
  })

  test.each<[string, RequestError, number[]]>([
    ['a fault', error('transient'), [200]],
    ['throttling', error('throttled'), [2000]],
    ['a pause that was asked for', error('transient', {retryAfterMs: 2500}), [2500]],
    ['a short pause after throttling', error('throttled', {retryAfterMs: 500}), [2000]],
    ['a pause that is too long', error('throttled', {retryAfterMs: 3001}), []]
  ])('waits after %s', async (_, refusal, gaps) => {
    expect((await play({stops: [refusal], polls: [ended]})).gaps).toEqual(gaps)
  })

  test.each<[string, number | undefined, number, boolean]>([
    ['never tried', undefined, 60_000, true],
    ['tried just now', 0, 60_000, true],
    ['tried 59 s ago', 59_000, 60_000, true],
    ['tried a minute ago', 60_000, 60_000, false],
    ['tried a minute ago, where that does no harm', 60_000, Number.POSITIVE_INFINITY, true]
  ])('of a target that was %s is sent only where it does no harm', async (_, ago, stopsOnceFor, isSent) => {
    const triedAt = ago === undefined ? undefined : Date.now() - ago
    const {events, printed} = await play({over: {stopsOnceFor}, ...(triedAt !== undefined && {triedAt})})
    expect(events.includes('stop')).toBe(isSent)
    if (!isSent)
      expect(printed.join()).toMatch(
        /was asked to stop 60 s ago, without a clear answer; stopping it again would interrupt its cleanup: .*: https:/
      )
  })

  test('keeps long texts of the platform out of the way of its link', async () => {
    const long = new RequestError(`HTTP 400, ${'很长'.repeat(2000)}`, failure('permanent'))
    const [printed = ''] = (await play({stops: [long]})).printed
    expect(printed.length).toBeLessThan(600)
    expect(printed).toContain(BY_HAND)
  })
})

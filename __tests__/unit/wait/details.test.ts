import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import {type FailureKind, RequestError, type RequestFailure} from '../../../src/model/errors.js'
import {Interruption} from '../../../src/model/interruption.js'
import type {Snapshot, Target, Unlisted} from '../../../src/model/target.js'
import {sleep} from '../../../src/util/timers.js'
import {addDetails as addDetailsBy, type DetailsSettings, unlistedOf} from '../../../src/wait/details.js'
import type {Verdict} from '../../../src/wait/policy.js'
import type {WaitResult} from '../../../src/wait/poll-all.js'
import {english} from '../../support/english.js'
import {failure, MINUTE, part, policy, SECOND, snapshot, target, watched} from '../support/build.js'
import {virtualClock} from '../support/virtual-clock.js'

const failed: Verdict = {outcome: 'failure', cause: {code: 'vendor'}}
const ended = snapshot('failure')
const detailed = {...ended, message: 'no space left'}
const never = new AbortController().signal
const pace = {minMs: 2000, maxMs: 15_000}

const addDetails = (results: readonly WaitResult[], signal: AbortSignal) => {
  const clock = {now: () => Date.now(), sleep}
  const deps = {clock, random: () => 1, signal, startedAt: Date.now(), onRetry: () => {}}
  return addDetailsBy(results, {policy: policy(), pace, needsParts: false}, deps)
}

const of = (addTo: Target['addDetails'], last = ended) =>
  watched(failed, {snapshot: last}, {target: target(addTo && {addDetails: addTo})})
const messagesOf = (all: Awaited<ReturnType<typeof addDetails>>) =>
  all.map(w => w.state.snapshot?.message ?? 'none')

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

describe('what only explains an end', () => {
  test('is asked of each target that ended, side by side', async () => {
    const asked = jest.fn<NonNullable<Target['addDetails']>>(async () => detailed)
    const all = [of(asked), of(undefined), of(asked, snapshot('running')), of(asked)]
    expect(messagesOf(await addDetails(all, never))).toEqual([
      'no space left',
      'none',
      'none',
      'no space left'
    ])
    expect(asked).toHaveBeenCalledTimes(2)
    expect(jest.getTimerCount()).toBe(0)
  })

  test.each<[string, Snapshot | undefined]>([
    ['that was never seen', undefined],
    ['that goes on', snapshot('running')],
    ['that queues', snapshot('queued')],
    ['whose platform explains nothing', ended]
  ])('is not asked of a target %s, which stays as it is', async (_what, last) => {
    const asked = jest.fn<NonNullable<Target['addDetails']>>(async () => detailed)
    const given = watched(
      failed,
      {snapshot: last},
      {target: target(last === ended ? {} : {addDetails: asked})}
    )
    const [result] = await addDetails([given], never)
    expect(result).toBe(given)
    expect(asked).not.toHaveBeenCalled()
  })

  test.each(['success', 'failure', 'cancelled', 'skipped', 'paused'] as const)(
    'is asked of a target that stands at %s',
    async phase => {
      const all = [of(async last => ({...last, message: 'why'}), snapshot(phase))]
      expect(messagesOf(await addDetails(all, never))).toEqual(['why'])
    }
  )

  test('is left out when the platform does not give it', async () => {
    const refused = async () => Promise.reject(new RequestError('no', {kind: 'permanent', label: 'HTTP 403'}))
    expect(messagesOf(await addDetails([of(refused), of(async () => detailed)], never))).toEqual([
      'none',
      'no space left'
    ])
  })

  test('is left out when it never comes, and the others have it', async () => {
    const signals: AbortSignal[] = []
    const hangs: Target['addDetails'] = (_, context) => {
      signals.push(context.signal)
      return new Promise(() => {})
    }
    const all = addDetails([of(hangs), of(async () => detailed)], never)
    await jest.advanceTimersByTimeAsync(4999)
    expect(signals[0]?.aborted).toBe(false)
    await jest.advanceTimersByTimeAsync(1)
    expect(signals[0]?.aborted).toBe(true)
    await jest.advanceTimersByTimeAsync(500)
    expect(messagesOf(await all)).toEqual(['none', 'no space left'])
    expect((await all)[0]?.state.failing?.failure).toEqual({kind: 'transient', label: 'late'})
  })

  test('is what a target still hands over when its time has passed', async () => {
    const givesUp: Target['addDetails'] = (last, {signal}) =>
      new Promise(resolve => {
        signal.addEventListener('abort', () => resolve({...last, message: 'the steps cannot be read'}))
      })
    const all = addDetails([of(givesUp)], never)
    await jest.advanceTimersByTimeAsync(5000)
    expect(messagesOf(await all)).toEqual(['the steps cannot be read'])
  })

  test('is left out when the runner ends the step', async () => {
    const runner = new AbortController()
    const all = addDetails([of(() => new Promise(() => {}))], runner.signal)
    runner.abort(new Interruption('SIGTERM', 0))
    expect(messagesOf(await all)).toEqual(['none'])
    const asked = jest.fn<NonNullable<Target['addDetails']>>(async () => detailed)
    expect(messagesOf(await addDetails([of(asked)], runner.signal))).toEqual(['none'])
    expect(asked).not.toHaveBeenCalled()
  })

  test('a fault of our own is told by its name, and is no verdict', async () => {
    const broken = async () => Promise.reject(new TypeError('x is undefined'))
    const [result] = await addDetails([of(broken)], never)
    expect(result?.verdict).toEqual(of(broken).verdict)
    expect(result?.state.failing?.message).toContain('TypeError: x is undefined')
  })
})

describe('parts that could not be listed', () => {
  const unlisted = (kind: FailureKind, over: Partial<RequestFailure> = {}): Unlisted => ({
    parent: '501',
    what: 'the steps of job build',
    failure: failure(kind, over),
    message: 'HTTP 502'
  })
  const job = part('success', {id: '501', kind: 'job', name: 'build'})
  const make = part('success', {id: '501/1/0', kind: 'step', name: 'make', parent: '501'})
  const lacking = (...some: Unlisted[]) => snapshot('success', {parts: [job], unlisted: some})
  const whole = snapshot('success', {parts: [job, make], unlisted: []})

  /** Asks a run whose `serve` is asked at these ms, and says what came of it. */
  const ask = async (
    serve: (atMs: number) => Snapshot,
    over: Partial<DetailsSettings> = {},
    {signal = never, clock = virtualClock(0), before = lacking()} = {}
  ) => {
    const asked: number[] = []
    const retries: (readonly [string[], number])[] = []
    const own = target({
      async addDetails() {
        asked.push(clock.now())
        return serve(clock.now())
      }
    })
    const [result] = await addDetailsBy(
      [watched({outcome: 'success', cause: {code: 'vendor'}}, {snapshot: before}, {target: own})],
      {policy: policy(), pace, needsParts: true, ...over},
      {
        clock,
        random: () => 1,
        signal,
        startedAt: 0,
        onRetry: (_result, some, forMs) => void retries.push([english(some.map(one => one.what)), forMs])
      }
    )
    return {asked, retries, snapshot: result?.state.snapshot, unlisted: unlistedOf(result as WaitResult)}
  }
  const failsUntil = (ms: number, kind: FailureKind, over?: Partial<RequestFailure>) => (atMs: number) =>
    atMs < ms ? lacking(unlisted(kind, over)) : whole

  test('once are asked for again, and no more is said of them', async () => {
    const {asked, retries, ...now} = await ask(failsUntil(1, 'transient'))
    expect(asked).toEqual([0, 1000])
    expect(retries).toEqual([[['the steps of job build'], 5 * MINUTE]])
    expect(now.snapshot).toMatchObject({parts: [job, make], notices: []})
    expect(now.unlisted).toEqual([])
  })

  test.each<[name: string, kind: FailureKind, forMs: number]>([
    ['a fault that passes', 'transient', 5 * MINUTE],
    ['throttling', 'throttled', 5 * MINUTE],
    ['a list that is not there', 'not-found', 30 * SECOND]
  ])(
    'because of %s are asked for as long as a target is, a last time at the end',
    async (_name, kind, forMs) => {
      const found = await ask(failsUntil(forMs, kind))
      expect([found.asked.at(-1), found.unlisted]).toEqual([forMs, []])
      const lost = await ask(failsUntil(forMs + 1, kind))
      expect(lost.asked.at(-1)).toBe(forMs)
      expect(lost.unlisted).toHaveLength(1)
      expect(lost.retries).toHaveLength(1)
      expect(lost.snapshot?.notices).toEqual([
        {key: 'unlisted the steps of job build', text: 'the steps of job build could not be listed: HTTP 502'}
      ])
    }
  )

  test('are not asked for again once the runner ends the step, and are as they were', async () => {
    for (const atMs of [0, 500]) {
      const [runner, clock] = [new AbortController(), virtualClock(0)]
      clock.at(500, () => runner.abort(new Interruption('SIGTERM', 0)))
      const serve = (now: number) => {
        if (atMs === 0) runner.abort(new Interruption('SIGTERM', 0))
        return lacking(unlisted(now === 0 ? 'transient' : 'permanent'))
      }
      const before = lacking(unlisted('throttled'))
      const {asked, retries, ...now} = await ask(serve, {}, {signal: runner.signal, clock, before})
      expect([asked, retries.length]).toEqual([[0], atMs === 0 ? 0 : 1])
      expect(now.unlisted.map(one => one.failure.kind)).toEqual([atMs === 0 ? 'throttled' : 'transient'])
      expect(now.snapshot?.notices).toEqual([])
    }
  })

  test('are asked for with the gaps of a poll that failed', async () => {
    const {asked} = await ask(failsUntil(80 * SECOND, 'transient'))
    expect(asked.map(ms => ms / SECOND)).toEqual([0, 1, 3, 7, 15, 31, 61, 91])
    const throttled = await ask(failsUntil(20 * SECOND, 'throttled', {retryAfterMs: 20 * SECOND}))
    expect(throttled.asked).toEqual([0, 20 * SECOND])
  })

  test('for good are not asked for again, and told with what to check', async () => {
    const {asked, retries, ...now} = await ask(failsUntil(MINUTE, 'permanent', {hint: 'check the token'}))
    expect([asked, retries]).toEqual([[0], []])
    expect(now.snapshot?.notices[0]?.text).toEqual(
      'the steps of job build could not be listed: HTTP 502; check the token'
    )
  })

  test('are not told where the log of the part above them has their lines', async () => {
    const logged = snapshot('success', {
      parts: [{...job, hasLog: true}],
      unlisted: [unlisted('permanent')]
    })
    const now = await ask(() => logged)
    expect([now.snapshot?.notices, now.unlisted.length]).toEqual([[], 1])
  })

  test('are not asked for after the time limit of the wait', async () => {
    const {asked} = await ask(failsUntil(MINUTE, 'transient'), {policy: policy({timeoutMs: 10 * SECOND})})
    expect(asked.at(-1)).toBe(10 * SECOND)
  })

  test.each([
    [30 * MINUTE, 30 * SECOND],
    [10 * SECOND, 10 * SECOND],
    [SECOND, 5 * SECOND]
  ])('that do not come, of a wait of %d ms, are given up after %d ms', async (timeoutMs, ms) => {
    const signals: AbortSignal[] = []
    const hangs: Target['addDetails'] = (_, context) => {
      signals.push(context.signal)
      return new Promise(() => {})
    }
    const clock = {now: () => Date.now(), sleep}
    const runner = new AbortController()
    const all = addDetailsBy(
      [of(hangs)],
      {policy: policy({timeoutMs}), pace, needsParts: true},
      {clock, random: () => 1, signal: runner.signal, startedAt: Date.now(), onRetry: () => {}}
    )
    await jest.advanceTimersByTimeAsync(ms - 1)
    expect(signals.map(signal => signal.aborted)).toEqual([false])
    await jest.advanceTimersByTimeAsync(1)
    expect(signals[0]?.aborted).toBe(true)
    runner.abort(new Interruption('SIGTERM', 0))
    await all
  })

  test('are asked for 5 s long where they only explain, and not at all when that cannot help', async () => {
    const {asked} = await ask(failsUntil(MINUTE, 'transient'), {needsParts: false})
    expect(asked.map(ms => ms / SECOND)).toEqual([0, 1, 3, 5])
    for (const retryAfterMs of [5 * SECOND, 9 * SECOND]) {
      const late = await ask(failsUntil(MINUTE, 'throttled', {retryAfterMs}), {needsParts: false})
      expect(late.asked).toEqual([0])
    }
  })
})

describe('a target whose wait ended with that of its run', () => {
  const runEnded: Verdict = {outcome: 'failure', cause: {code: 'run-ended', label: 'run 7', status: 'FAIL'}}
  const abandoned: Verdict = {outcome: 'running', cause: {code: 'abandoned'}}
  const before = snapshot('running', {parts: [part('running', {id: 'm1'})]})
  const after = snapshot('success', {parts: [part('success', {id: 'm1'}), part('success', {id: 'm2'})]})

  test.each<[name: string, verdict: Verdict, isAside: boolean, isRead: boolean]>([
    ['in failure is read once more', runEnded, false, true],
    ['and that stood aside is read once more', abandoned, true, true],
    ['because another target failed is not', abandoned, false, false]
  ])('%s', async (_name, verdict, isAside, isRead) => {
    const read = jest.fn<Target['read']>(async () => after)
    const [result] = await addDetails(
      [watched(verdict, {snapshot: before}, {target: target({isAside, read})})],
      never
    )
    expect(read).toHaveBeenCalledTimes(isRead ? 1 : 0)
    expect(result?.state.snapshot).toBe(isRead ? after : before)
    expect(result?.verdict).toBe(verdict)
  })

  test('and that cannot be read then keeps what was seen, and says that parts may be missing', async () => {
    const read = async () => Promise.reject(new RequestError('HTTP 403', failure('permanent')))
    const [result] = await addDetails(
      [watched(abandoned, {snapshot: before}, {target: target({isAside: true, read})})],
      never
    )
    expect(result?.state.snapshot?.parts).toEqual(before.parts)
    expect(unlistedOf(result as WaitResult)).toMatchObject([
      {what: 'the parts of deploy order 1111 of pipeline 123', message: 'HTTP 403'}
    ])
  })

  test('and that was never seen, nor can be then, says so', async () => {
    const read = async () => Promise.reject(new RequestError('HTTP 403', failure('permanent')))
    const [result] = await addDetails([watched(runEnded, {}, {target: target({read})})], never)
    expect(result?.state.snapshot).toBeUndefined()
    expect(unlistedOf(result as WaitResult)).toMatchObject([{message: 'HTTP 403'}])
  })
})

import {expect, test} from '@jest/globals'
import type {Http, HttpRequest} from '../../../src/http/exchange.js'
import type {Target} from '../../../src/model/target.js'
import {pollAll, type WaitResult} from '../../../src/wait/poll-all.js'
import {policy} from '../../unit/support/build.js'
import {virtualClock} from '../../unit/support/virtual-clock.js'
import {context, type Platform, reply} from './platform.js'
import {has, type ListedRun} from './thing.js'

const MINUTE = 60_000
const RUN_MS = 6 * MINUTE
/** How often a run of so long is polled without a history, at the pace of `waitFor`. */
const PLAIN_POLLS = 70

/** How long the runs took before the one that is waited for. */
export function askHistory(platform: Platform): void {
  const {thing} = platform

  test('is compared with the runs before it where the platform lists them, and only there', async () => {
    const one = await platform.open(async () => reply(200, {}))
    expect(one.readDurations !== undefined).toBe(has(thing.runs) && thing.runs.reach !== undefined)
  })

  const {runs} = thing
  if (!has(runs) || runs.reach === undefined) return
  const given = {...runs.given, 'run-id': runs.idOf(99)}
  const open = (http: Http) => platform.open(http, given)
  const past: readonly ListedRun[] = Array.from({length: 12}, (_, i) => ({
    n: i + 1,
    phase: i === 3 ? 'failure' : 'success',
    tookMs: RUN_MS + i * 1000
  }))
  /** The run that is waited for ends after six minutes; `list` answers the requests for the others, `asking` has their places. */
  const wait = async (list: (request: HttpRequest) => ReturnType<Http>) => {
    const asksForRuns = await listRequest()
    const clock = virtualClock()
    const startedAt = clock.now()
    const asking: number[] = []
    let asked = 0
    const target = await open(async request => {
      const nth = asked++
      const isOver = clock.now() - startedAt >= RUN_MS
      const own: ListedRun = {n: 99, phase: isOver ? 'success' : 'running', at: Date.now()}
      if (request.kind === 'detail' && asksForRuns(request)) {
        asking.push(nth)
        return list(request)
      }
      return reply(200, runs.answer(request, [own]))
    })
    return {...(await waitFor(target, clock)), asking}
  }
  /** Which requests are for the list of runs that have ended: those whose path is that of `readDurations`. */
  const listRequest = async (): Promise<(request: HttpRequest) => boolean> => {
    const paths: string[] = []
    const one = await open(async ({path}) => {
      paths.push(path.join('/'))
      return reply(503, '')
    })
    await one.readDurations?.(context).catch(() => {})
    expect(paths).toHaveLength(1)
    return ({path}) => path.join('/') === paths[0]
  }

  test('is compared with those that succeeded, the newest first, in one request that only explains', async () => {
    const seen: HttpRequest[] = []
    const one = await open(async request => {
      seen.push(request)
      return reply(200, runs.answer(request, [{n: 99, phase: 'running'}, ...past.toReversed()]))
    })
    const succeeded = past.filter(({phase}) => phase === 'success').map(({tookMs}) => tookMs)
    expect(await one.readDurations?.(context)).toEqual(succeeded.toReversed())
    expect(seen.map(({kind}) => kind)).toEqual(['detail'])
  })

  test('is asked for its history once, after its first answer, and polled by it', async () => {
    const {result, polls, asking} = await wait(async request => reply(200, runs.answer(request, past)))
    expect(result.verdict.outcome).toBe('success')
    expect(result.state.history?.runs).toBe(11)
    expect(asking).toHaveLength(1)
    expect(asking[0]).toBeGreaterThan(0)
    expect(polls).toBeLessThan(PLAIN_POLLS)
  })

  test('is not compared with others where it had ended at the first poll', async () => {
    const asksForRuns = await listRequest()
    const asked: HttpRequest[] = []
    const target = await open(async request => {
      asked.push(request)
      return reply(200, runs.answer(request, [{n: 99, phase: 'success'}]))
    })
    await waitFor(target, virtualClock())
    expect(asked.filter(asksForRuns)).toEqual([])
  })

  const odd = (tookMs: unknown) => past.map(run => ({...run, tookMs}))
  test.each<[string, (request: HttpRequest) => ReturnType<Http>]>([
    ['is empty', async request => reply(200, runs.answer(request, []))],
    ['is a fault of our own', async () => Promise.reject(new RangeError('made by the test'))],
    ['is refused', async () => reply(403, {})],
    ['is no JSON', async () => reply(200, '<html>')],
    ['is a list of nulls', async () => reply(200, [null])],
    ['never comes', async () => new Promise(() => {})],
    ['has negative times', async request => reply(200, runs.answer(request, odd(-1e15)))],
    ['has endless times', async request => reply(200, runs.answer(request, odd(1e300)))],
    ['has texts for times', async request => reply(200, runs.answer(request, odd('soon')))],
    ['has too few runs', async request => reply(200, runs.answer(request, past.slice(0, 3)))]
  ])('is polled as without a history where that %s', async (_what, list) => {
    const {result, polls} = await wait(list)
    expect(result.verdict.outcome).toBe('success')
    expect(result.state.history).toBeUndefined()
    expect(polls).toBe(PLAIN_POLLS)
  })
}

async function waitFor(
  target: Target,
  clock: ReturnType<typeof virtualClock>
): Promise<{result: WaitResult; polls: number}> {
  let polls = 0
  const [result] = await pollAll(
    [target],
    {policy: policy(), pace: {minMs: 2000, maxMs: 15_000}, failFast: true, isAllowed: () => true},
    {
      clock,
      random: () => 0.5,
      signal: context.signal,
      startedAt: clock.now(),
      logLength: () => 0,
      onPoll: () => void polls++
    }
  )
  if (result === undefined) throw new Error('no result')
  return {result, polls}
}

import {describe, expect, jest, test} from '@jest/globals'
import {badAnswer, RequestError} from '../../src/model/errors.js'
import type {ReadContext} from '../../src/model/read-context.js'
import type {Snapshot, Target} from '../../src/model/target.js'
import {abortable, sleep} from '../../src/util/timers.js'
import type {Pace} from '../../src/wait/pace.js'
import type {Policy} from '../../src/wait/policy.js'
import {pollAll, type WaitResult} from '../../src/wait/poll-all.js'
import {fc, runs} from '../support/properties.js'
import {failure, part, snapshot, target} from '../unit/support/build.js'
import {inSimulatedTime, WALL_START} from './support/simulated-time.js'
import {
  brokenRules,
  type End,
  latestSeen,
  mostPolls,
  type Poll,
  type Rules,
  type Saw
} from './waiting.model.js'

/** What the platform does from some time on. `ms` is how long an answer takes. */
interface Deed {
  does: 'good' | 'unknown' | 'transient' | 'throttled' | 'not-found' | 'permanent' | 'wrong-body' | 'silence'
  phase: Exclude<Snapshot['phase'], 'unknown'>
  /** How far it is, and how many characters its logs have: both count as movement. */
  position: number
  logLength: number
  /** Of a run that queues or runs: it may not be the one that is meant. */
  undecided: boolean
  ms: number
  retryAfterMs: number | undefined
}
interface Act extends Deed {
  forMs: number
}
interface Course {
  acts: readonly Act[]
  rules: Rules
}
interface Scene extends Course {
  /** What `random()` answers, over and over. */
  dice: readonly number[]
  /** Jumps of the wall clock, as often as time passes. */
  wallJumpsMs: readonly number[]
}

const SECOND = 1000
const REQUEST_TIMEOUT = 30 * SECOND
const ends = ['success', 'failure', 'cancelled', 'skipped'] as const

const seconds = (min: number, max: number) => fc.integer({min, max}).map(s => s * SECOND)
const anyDeed: fc.Arbitrary<Deed> = fc.record({
  does: fc.oneof(
    {weight: 9, arbitrary: fc.constant('good' as const)},
    {
      weight: 5,
      arbitrary: fc.constantFrom('unknown', 'transient', 'throttled', 'not-found', 'wrong-body', 'silence')
    },
    {weight: 1, arbitrary: fc.constant('permanent' as const)}
  ) as fc.Arbitrary<Deed['does']>,
  phase: fc.oneof(
    {weight: 12, arbitrary: fc.constantFrom('absent', 'queued', 'running', 'paused')},
    {weight: 1, arbitrary: fc.constantFrom(...ends)}
  ) as fc.Arbitrary<Deed['phase']>,
  position: fc.integer({min: 1, max: 2}),
  logLength: fc.integer({min: 0, max: 1}),
  undecided: fc.nat(3).map(n => n === 3),
  ms: fc.oneof(fc.constant(0), fc.integer({min: 1, max: 3000})),
  retryAfterMs: fc.option(seconds(1, 120), {nil: undefined})
})
const anyActs = fc.array(
  fc
    .tuple(anyDeed, fc.oneof(seconds(1, 20), seconds(20, 200), seconds(100, 500)))
    .map(([deed, forMs]): Act => ({...deed, forMs})),
  {minLength: 1, maxLength: 8}
)
const anyPace: fc.Arbitrary<Pace> = fc.oneof(
  fc.constant({minMs: 2000, maxMs: 15_000}),
  fc
    .tuple(fc.integer({min: 1000, max: 5000}), fc.integer({min: 0, max: 60_000}))
    .map(([minMs, more]) => ({minMs, maxMs: minMs + more}))
)
const anyRules: fc.Arbitrary<Rules> = fc
  .record({
    timeoutMs: fc.oneof(seconds(1, 60), seconds(60, 600)),
    queueTimeoutMs: fc.option(seconds(1, 200), {nil: undefined}),
    stallTimeoutMs: fc.option(seconds(1, 200), {nil: undefined}),
    outageToleranceMs: fc.oneof(seconds(0, 60), seconds(60, 300)),
    onPaused: fc.constantFrom('wait' as const, 'stop' as const),
    byCommit: fc.boolean()
  })
  .chain(rules => anyPace.map(pace => ({...rules, ...pace})))
const anyDice = fc.array(fc.double({min: 0, max: 0.999_999, noNaN: true}), {minLength: 5, maxLength: 7})
const anyCourse: fc.Arbitrary<Course> = fc.record({acts: anyActs, rules: anyRules})
/** One or two long deeds, under the limits alone that take minutes. */
const anyLongCourse: fc.Arbitrary<Course> = fc
  .record({
    acts: fc.array(fc.tuple(anyDeed, seconds(200, 600)), {minLength: 1, maxLength: 2}),
    rules: anyRules,
    timeoutMs: seconds(300, 600),
    outageToleranceMs: seconds(120, 300)
  })
  .map(({acts, rules, ...long}) => ({
    acts: acts.map(([deed, forMs]): Act => ({...deed, forMs, retryAfterMs: undefined})),
    rules: {...rules, ...long, queueTimeoutMs: undefined, stallTimeoutMs: undefined, onPaused: 'wait'}
  }))
/** Good answers that change, under limits that are of the same length as what they say. */
const anyMovingCourse: fc.Arbitrary<Course> = fc
  .record({
    acts: fc.array(fc.tuple(anyDeed, seconds(5, 60)), {minLength: 3, maxLength: 6}),
    rules: anyRules,
    queueTimeoutMs: seconds(40, 120),
    stallTimeoutMs: seconds(40, 120)
  })
  .map(({acts, rules, ...limits}) => ({
    acts: acts.map(([deed, forMs]): Act => ({...deed, does: 'good', forMs})),
    rules: {...rules, ...limits, timeoutMs: 600 * SECOND, onPaused: 'wait'}
  }))
const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    course: fc.oneof({weight: 3, arbitrary: anyCourse}, anyLongCourse, anyMovingCourse),
    dice: anyDice,
    wallJumpsMs: fc.array(fc.integer({min: -7_200_000, max: 7_200_000}), {maxLength: 2})
  })
  .map(({course, ...rest}) => ({...course, ...rest}))

/** What the platform does at a time: its last deed goes on for ever. */
function deedAt(acts: readonly Act[], at: number): Deed {
  let until = 0
  for (const act of acts) {
    until += act.forMs
    if (at < until) return act
  }
  return acts.at(-1) as Act
}

const isUndecided = ({phase, undecided}: Deed) => undecided && (phase === 'queued' || phase === 'running')
const keyOf = ({does, phase, position, logLength}: Deed) =>
  [does === 'unknown' ? 'unknown' : phase, position, logLength].join()

/** A thing that does its deeds, and the polls that it was given. */
function createThing(acts: readonly Act[], byCommit: boolean, elapsed: () => number, readTogether?: object) {
  const polls: Poll[] = []
  const keys: string[] = []
  let logLength = 0

  async function answer(deed: Deed, {signal}: ReadContext): Promise<Snapshot> {
    const {does, phase, position, retryAfterMs} = deed
    if (does === 'silence') {
      await abortable(sleep(REQUEST_TIMEOUT, signal), signal)
      throw new RequestError('no answer within 30 s', failure('transient', {label: 'no answer'}))
    }
    await abortable(sleep(deed.ms, signal), signal)
    if (does === 'wrong-body') throw badAnswer('is no JSON')
    if (does !== 'good' && does !== 'unknown') throw new RequestError(does, failure(does, {retryAfterMs}))
    logLength = deed.logLength
    return snapshot(does === 'unknown' ? 'unknown' : phase, {
      position: {kind: 'stage', at: position, of: 2},
      undecided: isUndecided(deed),
      parts: [part('running', {id: 'job', kind: 'job'})],
      identity: {label: 'run', ids: {}, url: '', matchedBy: byCommit ? 'commit' : 'latest'}
    })
  }

  function sawOf(deed: Deed, isCut: boolean): Saw {
    if (isCut) return {kind: 'cut'}
    const {does, phase, retryAfterMs} = deed
    const text = keyOf(deed)
    if (!keys.includes(text)) keys.push(text)
    if (does === 'good') return {kind: 'good', phase, undecided: isUndecided(deed), key: keys.indexOf(text)}
    if (does === 'unknown') return {kind: 'unknown', key: keys.indexOf(text)}
    if (does === 'wrong-body' || does === 'silence') return {kind: 'transient'}
    return {kind: does, retryAfterMs}
  }

  const thing: Target = target({
    readTogether,
    async read(context) {
      const from = elapsed()
      const deed = deedAt(acts, from)
      try {
        return await answer(deed, context)
      } finally {
        polls.push({from, to: elapsed(), saw: sawOf(deed, context.signal.aborted)})
      }
    }
  })
  return {thing, polls, logLength: () => logLength}
}

function endOf({verdict: {outcome, cause}}: WaitResult, at: number): End {
  if (cause.code === 'limit') return {at, outcome, by: cause.limit}
  const isMissing = cause.code === 'refused' && cause.failure.kind === 'not-found'
  return {at, outcome, by: isMissing ? 'not-found' : cause.code}
}

const policyOf = ({
  timeoutMs,
  queueTimeoutMs,
  stallTimeoutMs,
  outageToleranceMs,
  onPaused
}: Rules): Policy => ({
  timeoutMs,
  queueTimeoutMs,
  stallTimeoutMs,
  outageToleranceMs,
  onPaused,
  onFailedMachine: 'fail'
})

/** Waits for a thing that does its deeds, by the real wait in simulated time. */
function play({acts, rules, dice, wallJumpsMs}: Scene): Promise<{polls: readonly Poll[]; end: End}> {
  return inSimulatedTime(async ({clock, elapsed}) => {
    const {thing, polls, logLength} = createThing(acts, rules.byCommit, elapsed)
    let thrown = 0
    const [result] = await pollAll(
      [thing],
      {
        policy: policyOf(rules),
        pace: {minMs: rules.minMs, maxMs: rules.maxMs},
        failFast: true,
        isAllowed: ({outcome}) => outcome === 'success'
      },
      {
        clock,
        random: () => dice[thrown++ % dice.length] as number,
        signal: new AbortController().signal,
        startedAt: clock.now(),
        logLength,
        onPoll() {
          const jump = wallJumpsMs[polls.length - 1]
          if (jump !== undefined) jest.setSystemTime(WALL_START + jump)
        }
      }
    )
    return {polls, end: endOf(result as WaitResult, elapsed())}
  })
}

/** The same for several things at once that one request can read; one after the other has its own end. */
function playTogether(
  courses: readonly Act[][],
  rules: Rules,
  dice: readonly number[]
): Promise<{polls: readonly Poll[]; end: End}[]> {
  return inSimulatedTime(async ({clock, elapsed}) => {
    const readTogether = {}
    const things = courses.map(acts => createThing(acts, rules.byCommit, elapsed, readTogether))
    things.forEach(({thing}, i) => {
      thing.id = String(i)
    })
    let thrown = 0
    const results = await pollAll(
      things.map(({thing}) => thing),
      {
        policy: policyOf(rules),
        pace: {minMs: rules.minMs, maxMs: rules.maxMs},
        failFast: false,
        isAllowed: () => true
      },
      {
        clock,
        random: () => dice[thrown++ % dice.length] as number,
        signal: new AbortController().signal,
        startedAt: clock.now(),
        logLength: ({id}) => things[Number(id)]?.logLength() ?? 0,
        onPoll() {}
      }
    )
    return things.map(({polls}, i) => ({polls, end: endOf(results[i] as WaitResult, polls.at(-1)?.to ?? 0)}))
  })
}

const defaults: Rules = {
  timeoutMs: 1800 * SECOND,
  outageToleranceMs: 300 * SECOND,
  onPaused: 'wait',
  minMs: 2 * SECOND,
  maxMs: 15 * SECOND,
  byCommit: false
}
/** Good answers only, that come at once, until an end. */
const anyHealthyActs = fc
  .record({
    before: fc.array(
      fc.tuple(anyDeed, seconds(1, 900)).filter(([{phase}]) => !(ends as readonly string[]).includes(phase)),
      {minLength: 1, maxLength: 6}
    ),
    end: fc.constantFrom(...ends)
  })
  .map(({before, end}) => {
    const healthy = {does: 'good' as const, ms: 0, retryAfterMs: undefined}
    const acts = before.map(([deed, forMs]): Act => ({...deed, ...healthy, forMs}))
    const last = acts.at(-1) as Act
    return [...acts, {...last, phase: end, undecided: false, forMs: SECOND}]
  })

describe('a wait', () => {
  test('keeps each sentence of section 4, whatever the platform answers and when', async () => {
    await fc.assert(
      fc.asyncProperty(anyScene, async scene => {
        const {polls, end} = await play(scene)
        expect({broken: brokenRules(polls, end, scene.rules), polls, end}).toEqual({broken: [], polls, end})
      }),
      runs(150)
    )
  })

  test('keeps them for each of several targets that one request can read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyActs, {minLength: 2, maxLength: 3}),
        anyRules,
        anyDice,
        async (courses, some, dice) => {
          const rules = {...some, isTogether: true}
          for (const {polls, end} of await playTogether(courses, rules, dice))
            expect({broken: brokenRules(polls, end, rules), polls, end}).toEqual({broken: [], polls, end})
        }
      ),
      runs(50)
    )
  })

  test('with the defaults polls as seldom as section 4 says, and sees an end as soon', async () => {
    await fc.assert(
      fc.asyncProperty(anyHealthyActs, anyDice, async (acts, dice) => {
        const {polls, end} = await play({acts, rules: defaults, dice, wallJumpsMs: []})
        const endedAt = acts.slice(0, -1).reduce((sum, {forMs}) => sum + forMs, 0)
        expect(polls.length).toBeLessThanOrEqual(mostPolls(end.at))
        const isTimeout = endedAt > defaults.timeoutMs
        expect([isTimeout, end.outcome]).toEqual([isTimeout, isTimeout ? 'timeout' : acts.at(-1)?.phase])
        if (!isTimeout) expect(end.at).toBeLessThanOrEqual(latestSeen(endedAt, end.at))
      }),
      runs(60)
    )
  })
})

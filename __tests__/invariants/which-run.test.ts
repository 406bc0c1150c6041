import {beforeAll, describe, expect, test} from '@jest/globals'
import type {HttpAnswer} from '../../src/http/exchange.js'
import type {RawInputs} from '../../src/model/identity.js'
import type {Target} from '../../src/model/target.js'
import {sleep} from '../../src/util/timers.js'
import type {WaitResult} from '../../src/wait/poll-all.js'
import {fc, runs} from '../support/properties.js'
import {
  anyHistory,
  anyHistoryAtPageEnd,
  anyOldHistory,
  type History,
  numbersOf,
  queueBehind,
  runsAt
} from './support/history.js'
import {COMMIT, newestOfEach, type Platform, platforms} from './support/platforms.js'
import {inSimulatedTime, WALL_START} from './support/simulated-time.js'
import {open, reply, waitFor} from './support/wait.js'
import {expectedEnd, mayBeJudged, type Poll, type Question} from './which-run.model.js'

type Fault = '404' | '503' | 'empty' | 'cut'

/** How the platform answers: its clock against ours, how long an answer takes, and in which order it lists. */
interface Manner {
  skewMs: number
  tellsDate: boolean
  latencyMs: number
  order: 'newest first' | 'oldest first' | 'rotated'
  twice: boolean
  /** Requests, by their place in the wait, that are not answered well. */
  faults: readonly {request: number; fault: Fault}[]
}
/** What was asked, as the inputs say it. */
interface Asked {
  by: 'run-id' | 'commit' | 'latest'
  /** Of the runs in the order of their creation. */
  index: number
  createdAfter: {minutes: number; as: 'duration' | 'time'} | undefined
  once: boolean
}

const MINUTE = 60_000
const PACE = {minMs: 5000, maxMs: 15_000}

const anyManner: fc.Arbitrary<Manner> = fc.record({
  skewMs: fc.constantFrom(0, 0, 7, -7, 60, -60, 480).map(m => m * MINUTE),
  tellsDate: fc.boolean(),
  latencyMs: fc.constant(0),
  order: fc.constantFrom('newest first', 'oldest first', 'rotated'),
  twice: fc.boolean(),
  faults: fc.constant([])
})
const anyAsked = (hasCommits: boolean): fc.Arbitrary<Asked> =>
  fc.record({
    by: hasCommits
      ? fc.constantFrom<Asked['by'][]>('commit', 'commit', 'commit', 'latest', 'latest', 'run-id')
      : fc.constant('latest' as const),
    index: fc.nat(4),
    createdAfter: fc.option(
      fc.record({minutes: fc.integer({min: 1, max: 60}), as: fc.constantFrom('duration', 'time')}),
      {nil: undefined}
    ),
    once: fc.nat(4).map(n => n === 0)
  })

function questionOf(
  {ageOf, showsNewestOnly}: Platform,
  {by, index, createdAfter, once}: Asked,
  history: History,
  manner: Manner
): Question {
  const common = {once, ageOf, showsNewestOnly}
  if (by === 'run-id') {
    const numbers = [...numbersOf(history), 99]
    return {
      named: {by, n: numbers.at(-1 - (index % numbers.length)) as number},
      notBefore: undefined,
      ...common
    }
  }
  const {minutes = 0, as} = createdAfter ?? {}
  // Where the platform does not tell its clock ours has to do.
  const offMs = as === 'duration' && !manner.tellsDate ? manner.skewMs : 0
  return {named: {by}, notBefore: createdAfter && -minutes * MINUTE - offMs, ...common}
}

function inputsOf(
  {by, createdAfter}: Asked,
  {named}: Question,
  {idOf}: Platform,
  {skewMs}: Manner
): RawInputs {
  if (named.by === 'run-id') return {'run-id': idOf(named.n)}
  const which = by === 'commit' ? {commit: COMMIT} : {'run-id': 'latest'}
  if (createdAfter === undefined) return which
  const {minutes, as} = createdAfter
  const time = new Date(WALL_START + skewMs - minutes * MINUTE).toISOString()
  return {...which, 'created-after': as === 'duration' ? `${minutes}m` : time}
}

function createArrange({order, twice}: Manner): <T>(rows: readonly T[]) => readonly T[] {
  let asked = 0
  return rows => {
    asked++
    const turned = order === 'oldest first' ? rows.toReversed() : rows
    const by = order === 'rotated' && rows.length > 0 ? asked % rows.length : 0
    const some = [...turned.slice(by), ...turned.slice(0, by)]
    return twice ? [...some, ...some.slice(0, 1)] : some
  }
}

function spoilt(answer: HttpAnswer, fault: Fault | undefined): HttpAnswer {
  switch (fault) {
    case '404':
      return {...answer, status: 404, text: '{"error_code": "APIGW.0101", "error_msg": "not found"}'}
    case '503':
      return {...answer, status: 503, text: 'busy'}
    case 'empty':
      return {...answer, text: ''}
    case 'cut':
      return {...answer, text: answer.text.slice(0, answer.text.length / 2)}
    default:
      return answer
  }
}

interface Played {
  result: WaitResult
  polls: readonly Poll[]
  /** The polls up to the first that told the id of the run: a poll that failed may have found it. */
  finding: readonly Poll[]
  n: number | undefined
}

/** Waits for the run that was asked for, by the real adapter and the real wait. */
function play(platform: Platform, history: History, asked: Asked, manner: Manner): Promise<Played> {
  return inSimulatedTime(async time => {
    const arrange = createArrange(manner)
    const moments: number[] = []
    const stamp = (at: number) => WALL_START + manner.skewMs + at
    const question = questionOf(platform, asked, history, manner)
    const given = {...platform.given, ...inputsOf(asked, question, platform, manner)}
    const operation = asked.once ? 'check-pipeline' : 'wait-pipeline'
    const [target] = await open(platform.vendor, operation, given, async request => {
      if (manner.latencyMs > 0) await sleep(manner.latencyMs, request.signal)
      const at = time.elapsed()
      moments.push(at)
      const answer = spoilt(
        platform.answer(request, {runs: runsAt(history, at), stamp, arrange}),
        manner.faults.find(({request: place}) => place === moments.length - 1)?.fault
      )
      const date = manner.tellsDate ? {date: new Date(stamp(at)).toUTCString()} : {}
      return {...answer, headers: {...answer.headers, ...date}}
    })
    const polls: Poll[] = []
    let finding: readonly Poll[] = []
    const seen: Target = {
      ...(target as Target),
      async read(context) {
        const asked = moments.length
        let id: string | undefined
        try {
          const snapshot = await (target as Target).read(context)
          id = snapshot.identity?.ids['run-id']
          return snapshot
        } finally {
          const poll = {from: moments[asked] ?? time.elapsed(), to: moments.at(-1) ?? time.elapsed()}
          polls.push(poll)
          if (id !== undefined && finding.length === 0) finding = [...polls]
        }
      }
    }
    const [result] = (await waitFor([seen], time, {once: asked.once, timeoutMs: 240_000}, PACE)) as [
      WaitResult
    ]
    const id = result.identity.ids['run-id']
    const n = numbersOf(history).find(number => platform.idOf(number) === id)
    return {result, polls, finding, n}
  })
}

describe.each(Object.entries(platforms))('the run that is judged on %s', (_name, platform) => {
  // The chunks of the adapters are loaded once, outside simulated time.
  beforeAll(async () => {
    await open(platform.vendor, 'wait-pipeline', {...platform.given, 'run-id': 'latest'}, () => reply({}))
  })

  test('is the one that the contract names, where nothing changes during a poll', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory(90),
        anyAsked(platform.hasCommits),
        anyManner,
        async (history, asked, manner) => {
          const question = questionOf(platform, asked, history, manner)
          const {notBefore} = question
          fc.pre(notBefore === undefined || notBefore <= -MINUTE || notBefore > 10 * MINUTE)
          const {result, polls, finding, n} = await play(platform, history, asked, manner)
          const {outcome} = result.verdict
          if (asked.createdAfter && platform.hidesFirstBeginning && history.lives.some(({again}) => again)) {
            // The platform hides how old a run is that was begun again: it may be taken for one that is too old.
            const last = polls.at(-1) as Poll
            if (!['timeout', 'error', 'running'].includes(outcome))
              expect(n && mayBeJudged(question, history, {n, outcome}, {finding, last})).toBe(true)
            return
          }
          const expected = expectedEnd(question, history, polls)
          expect({outcome, n: expected.n && n, polls}).toEqual({
            outcome: expected.outcomes.includes(outcome) ? outcome : expected.outcomes,
            n: expected.n,
            polls
          })
        }
      ),
      runs(24)
    )
  })

  test('is the newest one of a commit, whenever it leaves the queue while the list is read', async () => {
    if (!platform.hasCommits) return
    const asked: Asked = {by: 'commit', index: 0, createdAfter: undefined, once: false}
    const manner: Manner = {
      skewMs: 0,
      tellsDate: true,
      latencyMs: 1000,
      order: 'newest first',
      twice: false,
      faults: []
    }
    for (const others of [platform.pageSize - 2, platform.pageSize + 5])
      for (const beginsAt of [500, 1500, 2500, 3500]) {
        const {result} = await play(platform, queueBehind(others, beginsAt), asked, manner)
        expect([others, beginsAt, result.verdict.outcome]).toEqual([others, beginsAt, 'failure'])
      }
  })

  test('is one that the contract named at a moment of the poll, where pages shift and requests fail', async () => {
    const faults = fc.array(
      fc.record({request: fc.nat(3), fault: fc.constantFrom<Fault[]>('404', '404', '503', 'empty', 'cut')}),
      {maxLength: 4}
    )
    const latencyMs = fc.oneof(fc.constant(0), fc.integer({min: 100, max: 3000}))
    const manner = fc
      .record({some: anyManner, latencyMs, faults})
      .map(({some, ...rest}): Manner => ({...some, ...rest, order: 'newest first'}))
    const history = fc.oneof(
      anyHistory(6, fc.constantFrom(0, 0, 28, 29, 48, 49, 50, 98, 99, 100, 199)),
      ...(platform.pageSize > 1 ? [anyHistoryAtPageEnd(platform.pageSize)] : []),
      anyOldHistory
    )
    await fc.assert(
      fc.asyncProperty(history, anyAsked(platform.hasCommits), manner, async (lived, asked, shown) => {
        const question = questionOf(platform, asked, lived, shown)
        const {notBefore} = question
        fc.pre(notBefore === undefined || notBefore <= -MINUTE || notBefore > 10 * MINUTE)
        const {result, polls, finding, n} = await play(platform, lived, asked, shown)
        const {outcome} = result.verdict
        if (!['success', 'failure', 'cancelled'].includes(outcome)) return
        const last = polls.at(-1) as Poll
        const isNamed = n && mayBeJudged(question, lived, {n, outcome}, {finding, last})
        expect({outcome, n, finding, last, isNamed}).toEqual({outcome, n, finding, last, isNamed: true})
      }),
      runs(30)
    )
  })
})

test('each run that is judged in one answer about several CodeArts pipelines is the newest of its pipeline', async () => {
  const {vendor, given, ageOf, idOf, answer} = newestOfEach
  const histories = fc.array(anyHistory(12), {minLength: 3, maxLength: 3})
  await open(vendor, 'check-pipeline', given, () => reply([]))
  await fc.assert(
    fc.asyncProperty(histories, anyManner, fc.constantFrom<(1 | 2)[]>(1, 2), async (lived, manner, each) => {
      const question: Question = {named: {by: 'latest'}, notBefore: undefined, once: true, ageOf}
      const results = await inSimulatedTime(async time => {
        const arrange = createArrange(manner)
        const stamp = (at: number) => WALL_START + manner.skewMs + at
        const pipelines = lived.map(history => runsAt(history, 0))
        const targets = await open(vendor, 'check-pipeline', given, () =>
          answer(pipelines, {stamp, arrange, each})
        )
        return waitFor(targets, time, {once: true})
      })
      const seen = results.map(({verdict, identity}) => [verdict.outcome, identity.ids['run-id']])
      const expected = lived.map(history => {
        const {outcomes, n} = expectedEnd(question, history, [{from: 0, to: 0}])
        return [outcomes[0], n && idOf(n)]
      })
      expect(seen).toEqual(expected)
    }),
    runs(20)
  )
})

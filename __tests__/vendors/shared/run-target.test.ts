import {describe, expect, jest, test} from '@jest/globals'
import type {HttpAnswer} from '../../../src/http/exchange.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Part} from '../../../src/model/part.js'
import type {Phase} from '../../../src/model/phase.js'
import type {StartContext} from '../../../src/model/run-start.js'
import type {Snapshot} from '../../../src/model/target.js'
import type {RunCandidate} from '../../../src/vendors/shared/choose-run.js'
import {withPlatformClock} from '../../../src/vendors/shared/platform-clock.js'
import type {
  EndedRun,
  PinnedRun,
  RunAdapter,
  RunReading,
  RunRequest,
  RunSearch
} from '../../../src/vendors/shared/run-adapter.js'
import type {CreatedAfter, RunQuery} from '../../../src/vendors/shared/run-query.js'
import {runTarget} from '../../../src/vendors/shared/run-target.js'
import type {RunStarter} from '../../../src/vendors/shared/start-run.js'
import {virtualClock} from '../../unit/support/virtual-clock.js'

const COMMIT = '4f0c8d1be2a94c7a8f5d3b6e7a1c2d3e4f506172'
const OTHER = 'b7e23ec29af22b0b4e41da31e868d57226121c84'
const context = {signal: new AbortController().signal}
const byId: RunQuery = {by: 'id', id: '7'}
const latest: RunQuery = {by: 'latest'}
const byCommit: RunQuery = {by: 'commit', commit: COMMIT}

const candidate = (n: number, over: Partial<RunCandidate> = {}): RunCandidate => ({
  id: String(n),
  number: n,
  createdAt: n * 60_000,
  phase: 'running',
  commits: [COMMIT],
  ...over
})
const old = {commits: [OTHER]} as const
const since = (at: number): RunQuery => ({...byCommit, createdAfter: {at}}) as RunQuery
const reading = (phase: Phase, over: Partial<RunReading> = {}): RunReading => ({
  named: {run: [], pipeline: []},
  snapshot: {phase, status: phase.toUpperCase(), parts: [], contradictions: [], notices: []},
  ...over
})
const notFound = () => new RequestError('HTTP 404', {kind: 'not-found', label: 'HTTP 404', status: 404})

/** A platform with runs, and all that was asked of it. */
function platform(query: RunQuery, over: Partial<RunAdapter> & {request?: Partial<RunRequest>} = {}) {
  const world = {runs: [candidate(7)] as readonly RunCandidate[], phase: 'running' as Phase}
  const asked: string[] = []
  const {request, ...rest} = over
  const adapter: RunAdapter = {
    kind: 'pipeline run',
    noun: 'run',
    clock: {aheadMs: () => 0, now: Date.now},
    isRunId: text => /^[0-9]+$/.test(text),
    async list({deep}) {
      asked.push(deep ? 'list deep' : 'list')
      return world.runs
    },
    async read({id}) {
      asked.push(`read ${id}`)
      return reading(world.phase)
    },
    readLog: async ({id}) => ({text: `log of ${id}`}),
    async stop({id}) {
      asked.push(`stop ${id}`)
      return true
    },
    links: {run: id => `https://c/${id}`, pipeline: () => 'https://c'},
    ...rest
  }
  return {world, asked, target: runTarget({pipelineId: '42', query, waits: true, ...request}, adapter)}
}

describe('who a run is', () => {
  test('is known at once by its id', () => {
    expect(platform(byId).target).toMatchObject({
      label: 'run 7 of pipeline 42',
      ids: {'run-id': '7'},
      names: {'pipeline-id': '42', 'run-id': '7'},
      url: 'https://c/7',
      matchedBy: 'given'
    })
  })

  test.each([
    [latest, 'the latest run of pipeline 42', 'latest'],
    [byCommit, `the run of commit ${COMMIT} of pipeline 42`, 'commit']
  ])('is what is looked for until it is found', async (query, label, matchedBy) => {
    const {target} = platform(query)
    expect(target).toMatchObject({label, ids: {}, url: 'https://c', matchedBy})
    const {identity} = await target.read(context)
    expect(identity).toMatchObject({label: 'run 7 of pipeline 42', ids: {'run-id': '7'}, matchedBy})
  })

  test.each<[RunQuery, string]>([
    [byId, '42/7'],
    [latest, '42/latest'],
    [byCommit, '42/commit']
  ])('has one id from the first to the last poll: %j', (query, id) => {
    expect(platform(query).target).toMatchObject({id, kind: 'pipeline run'})
  })

  test('is called by its pipeline once it is found', async () => {
    const {target} = platform(latest)
    expect(target.names).toBeUndefined()
    const {identity} = await target.read(context)
    expect(identity).toMatchObject({name: 'run 7', names: {'pipeline-id': '42', 'run-id': '7'}})
  })

  test('is told better by the answer', async () => {
    const read = async () => reading('running', {title: 'build #3', pipelineName: 'shop', url: 'https://d'})
    const {identity} = await platform(byId, {read}).target.read(context)
    expect(identity).toMatchObject({
      label: 'build #3 of pipeline shop',
      url: 'https://d',
      ids: {'run-id': '7'}
    })
  })

  test('is said to be found through the run, where the run is followed for what it made', async () => {
    expect(platform(byId, {request: {isFollowed: true}}).target.matchedBy).toBe('run')
    const {target} = platform(latest, {request: {isFollowed: true}})
    expect([target.matchedBy, (await target.read(context)).identity?.matchedBy]).toEqual(['latest', 'latest'])
  })
})

describe('the run that is watched', () => {
  test('is the one that is named, and no list is asked for it', async () => {
    const {target, asked} = platform({by: 'id', id: '5'})
    expect(await target.read(context)).toMatchObject({identity: {ids: {'run-id': '5'}}, notices: []})
    expect(asked).toEqual(['read 5'])
  })

  test('is found once, and kept to when a newer one comes', async () => {
    const {target, world, asked} = platform(latest)
    await target.read(context)
    world.runs = [candidate(8), candidate(7)]
    expect((await target.read(context)).identity?.ids).toEqual({'run-id': '7'})
    expect(asked).toEqual(['list', 'read 7', 'read 7'])
  })

  test('is absent while there is none, and searched for in old pages only once', async () => {
    const {target, world, asked} = platform(byCommit)
    world.runs = []
    expect(await target.read(context)).toMatchObject({phase: 'absent', identity: {matchedBy: 'commit'}})
    world.runs = [candidate(7)]
    await target.read(context)
    expect(asked).toEqual(['list deep', 'list', 'read 7'])
  })

  test.each<[Phase, Phase]>([
    ['queued', 'queued'],
    ['running', 'running'],
    ['paused', 'running'],
    ['unknown', 'running']
  ])('is not an older one while a newer one that is %s may be meant', async (phase, expected) => {
    const {target, world, asked} = platform(byCommit)
    world.phase = 'success'
    world.runs = [candidate(8, {phase, commits: []}), candidate(7, {phase: 'success'})]
    expect(await target.read(context)).toMatchObject({phase: expected, undecided: true, identity: {ids: {}}})
    world.runs = [candidate(8), candidate(7)]
    expect((await target.read(context)).identity?.ids).toEqual({'run-id': '8'})
    expect(asked).toEqual(['list deep', 'list deep', 'read 8'])
  })

  test.each<[string, RunQuery, Partial<RunCandidate>, string, Phase?]>([
    ['its id', latest, {id: undefined}, 'a run in the list does not tell its id', 'queued'],
    ['its commit', byCommit, {commits: []}, 'run 8 does not tell its commit'],
    [
      'all its commits',
      byCommit,
      {commits: [OTHER], repositories: ['lib']},
      'run 8 does not tell all its commits'
    ],
    [
      'when it was created',
      {...byCommit, createdAfter: {at: 1}},
      {phase: 'queued', createdAt: undefined},
      'run 8 does not tell when it was created',
      'queued'
    ],
    [
      'when it was created, of any commit',
      {by: 'latest', createdAfter: {at: 1}},
      {createdAt: undefined, commits: []},
      'run 8 does not tell when it was created'
    ]
  ])(
    'is waited for while a newer one does not tell %s',
    async (_what, query, over, status, phase = 'running') => {
      const {target, world} = platform(query)
      world.runs = [candidate(8, over), candidate(7, {createdAt: 0, repositories: ['app']})]
      const seen = await target.read(context)
      expect(seen).toMatchObject({phase, undecided: true, parts: [], contradictions: []})
      expect(seen.status).toBe(`(${status} yet)`)
      expect(seen.notices).toMatchObject([{level: 'notice'}])
      const [name, lack] = status.split(' does not tell ')
      expect(seen.notices[0]?.text).toContain(
        `${name} may be the one that is meant, and the platform does not tell ${lack} yet`
      )
    }
  )

  test.each<[string, RunQuery, readonly RunCandidate[], boolean]>([
    ['where the run is found', byCommit, [candidate(7)], false],
    ['where no run is of the commit', byCommit, [candidate(7, {commits: [OTHER]})], true],
    ['where all are new enough', since(60_000), [candidate(2, old), candidate(1, old)], true],
    ['where one is too old', since(60_001), [candidate(2, old), candidate(1, old)], false],
    [
      'where the last one is too old',
      since(60_001),
      [candidate(3, old), candidate(2, old), candidate(1, old)],
      false
    ],
    ['where the last one has no time', since(60_001), [candidate(2, {...old, createdAt: undefined})], true],
    ['where there is none yet', since(60_001), [], true]
  ])('is looked for in older pages, or not, %s', async (_where, query, runs, isOn) => {
    let isAnswered: unknown
    const list = async (search: RunSearch) => {
      isAnswered = search.isAnswered(runs)
      return []
    }
    await platform(query, {list}).target.read(context)
    expect(isAnswered).toBe(!isOn)
  })

  test('is nothing but absent while there is none', async () => {
    const {target, world, asked} = platform(latest)
    world.runs = []
    expect(await target.read(context)).toMatchObject({
      phase: 'absent',
      status: '(no run yet)',
      parts: [],
      contradictions: [],
      notices: []
    })
    expect(asked).toEqual(['list'])
  })

  test.each<[string, RunQuery, RegExp]>([
    ['as the latest', latest, /^latest is run 7, and the wait keeps to it; .*: https:\/\/\S+7$/],
    [
      'by its commit',
      byCommit,
      /^commit 4f0c8d1be2a94c7a8f5d3b6e7a1c2d3e4f506172 has run 7, the newest of 2 that match: https:\/\/\S+7$/
    ]
  ])('is told when it was found %s', async (_how, query, text) => {
    const {target, world} = platform(query)
    world.runs = [candidate(7), candidate(6)]
    const {notices} = await target.read(context)
    expect(notices).toMatchObject([{key: 'found 7', level: 'notice'}])
    expect(notices[0]?.text).toMatch(text)
  })

  test.each([
    ['another run', {run: ['8'], pipeline: ['42']}],
    ['another run in a second field', {run: ['7', '8'], pipeline: ['42']}],
    ['another pipeline', {run: ['7'], pipeline: [43]}],
    ['no run at all', {run: [{}], pipeline: ['42']}],
    ['a run with a like number', {run: ['7.0'], pipeline: [null]}]
  ])('is not taken from an answer about %s', async (_what, named) => {
    const {target} = platform(byId, {read: async () => reading('success', {named})})
    await expect(target.read(context)).rejects.toMatchObject({failure: {kind: 'transient'}})
  })

  test.each([
    ['nothing of it', {run: [undefined], pipeline: [null]}],
    ['it in numbers', {run: [7, null, '7'], pipeline: [42]}]
  ])('is taken from an answer that names %s', async (_what, named) => {
    const {target} = platform(byId, {read: async () => reading('success', {named})})
    expect((await target.read(context)).phase).toBe('success')
  })

  test('is none that a list names by what is no id', async () => {
    const {target, world} = platform(latest)
    world.runs = [candidate(7, {id: '$(id)'})]
    await expect(target.read(context)).rejects.toMatchObject({
      text: 'the answer listed a run whose id cannot be used',
      failure: {kind: 'transient'}
    })
  })

  test('is not known everywhere yet when it was found in this poll', async () => {
    const {target} = platform(latest, {read: () => Promise.reject(notFound())})
    await expect(target.read(context)).rejects.toMatchObject({failure: {foundJustNow: true}})
    await expect(target.read(context)).rejects.not.toMatchObject({failure: {foundJustNow: true}})
    const given = platform(byId, {read: () => Promise.reject(notFound())}).target
    await expect(given.read(context)).rejects.not.toMatchObject({failure: {foundJustNow: true}})
  })

  test('is found just now with the failure as it was, and a fault of ours stays one', async () => {
    const {target} = platform(latest, {read: () => Promise.reject(notFound())})
    await expect(target.read(context)).rejects.toMatchObject({
      text: 'HTTP 404',
      failure: {kind: 'not-found', label: 'HTTP 404', status: 404}
    })
    const fault = new TypeError('bug')
    await expect(platform(latest, {read: () => Promise.reject(fault)}).target.read(context)).rejects.toBe(
      fault
    )
  })
})

describe('the first answer about a run', () => {
  const [NOW, HOUR] = [Date.UTC(2026, 10, 22), 3_600_000]
  const after: CreatedAfter = {at: 60_000}

  test.each<[string, RunQuery, boolean, 'refused' | 'told' | 'taken']>([
    ['latest', latest, true, 'refused'],
    ['latest, of an operation that does not wait', latest, false, 'taken'],
    ['latest with created-after', {...latest, createdAfter: after}, true, 'told'],
    ['a commit', byCommit, true, 'told'],
    ['a commit, of an operation that does not wait', byCommit, false, 'taken'],
    ['an id', byId, true, 'taken']
  ])('that had ended already, found by %s', async (_name, query, waits, expected) => {
    const {target, world} = platform(query, {request: {waits}})
    world.phase = 'success'
    const {refusal, notices, identity} = await target.read(context)
    expect(refusal !== undefined).toBe(expected === 'refused')
    expect(notices.some(({key}) => key === 'ended 7')).toBe(expected === 'told')
    expect(identity).toMatchObject({ids: {'run-id': '7'}, url: 'https://c/7'})
  })

  test('refuses a latest that had ended at the next poll, too', async () => {
    const {target, world} = platform(latest)
    world.phase = 'failure'
    await target.read(context)
    expect((await target.read(context)).refusal?.message).toEqual(
      'latest is run 7, which had ended already at the first poll'
    )
  })

  test('judges a run that ran then by its end', async () => {
    for (const query of [latest, byCommit]) {
      const {target, world} = platform(query)
      await target.read(context)
      world.phase = 'success'
      const {refusal, notices} = await target.read(context)
      expect([refusal, notices.some(({key}) => key.startsWith('ended'))]).toEqual([undefined, false])
    }
  })

  test.each<[string, Phase, 'taken' | 'refused']>([
    ['that the list showed going on', 'running', 'taken'],
    ['that the list showed in its queue', 'queued', 'taken'],
    ['that the list showed at its end', 'success', 'refused'],
    ['of which the list told nothing', 'unknown', 'refused']
  ])('judges a latest that could not be read at the first poll, %s', async (_name, listed, expected) => {
    const answers = [notFound(), reading('success')]
    const read = async () => {
      const answer = answers.shift()
      if (answer instanceof Error || answer === undefined) throw answer
      return answer
    }
    const {target, world} = platform(latest, {read})
    world.runs = [candidate(7, {phase: listed})]
    await expect(target.read(context)).rejects.toMatchObject({failure: {kind: 'not-found'}})
    expect((await target.read(context)).refusal !== undefined).toBe(expected === 'refused')
  })

  test('is no warning of an old run, where the run was waited for until it told its commit', async () => {
    const {target, world} = platform(byCommit)
    world.runs = [candidate(7, {commits: [], phase: 'queued'})]
    expect((await target.read(context)).undecided).toBe(true)
    world.runs = [candidate(7, {phase: 'failure'})]
    world.phase = 'failure'
    const {phase, notices} = await target.read(context)
    expect([phase, notices.some(({key}) => key.startsWith('ended'))]).toEqual(['failure', false])
  })

  test.each<[string, number | undefined, string]>([
    ['by the platform’s clock', NOW - HOUR, 'run 7 (created 2h ago) had ended already at the first poll'],
    ['where it tells none', undefined, 'run 7 (of unknown age) had ended already at the first poll']
  ])('tells the age of a run that had ended, %s', async (_how, createdAt, text) => {
    const {target, world} = platform(byCommit, {clock: {aheadMs: () => HOUR, now: () => NOW + HOUR}})
    world.phase = 'success'
    world.runs = [candidate(7, {createdAt})]
    const {notices} = await target.read(context)
    expect(notices.find(({key}) => key === 'ended 7')?.text).toEqual(text)
  })

  test('tells for how long a run has been running, by the platform’s clock', async () => {
    const age = async (startedAt: number | undefined) => {
      const read = async () => {
        const {snapshot, ...rest} = reading('running')
        return {...rest, snapshot: {...snapshot, startedAt}}
      }
      const clock = {aheadMs: () => HOUR, now: () => Date.now() + HOUR}
      return (await platform(byId, {clock, read}).target.read(context)).ageMs
    }
    expect(await age(undefined)).toBeUndefined()
    const ageMs = (await age(Date.now())) ?? 0
    expect(Math.abs(ageMs - HOUR)).toBeLessThan(60_000)
  })
})

describe('created-after', () => {
  const tenMinutes = {by: 'latest', createdAfter: {agoMs: 600_000, from: 10_000_000}} as const
  const created = (at: number, aheadMs: number) => {
    const made = platform(tenMinutes, {clock: {aheadMs: () => aheadMs, now: () => Date.now() + aheadMs}})
    made.world.runs = [candidate(7, {createdAt: at})]
    return made.target.read(context)
  }

  test('goes by the platform’s clock, which may be ahead of ours', async () => {
    const hour = 3_600_000
    expect((await created(10_000_000 + 600_000, hour)).phase).toBe('absent')
    expect((await created(10_000_000 + hour - 300_000, hour)).phase).toBe('running')
    expect((await created(10_000_000 - 300_000, 0)).phase).toBe('running')
  })

  const now = Date.UTC(2026, 10, 22)
  const ahead = async (...answers: [status: number, aheadMs: number | undefined][]) => {
    const told = answers.map(([status, aheadMs]) => ({
      status,
      headers: aheadMs === undefined ? {} : {date: new Date(now + aheadMs).toUTCString()},
      text: ''
    }))
    const {http, clock} = withPlatformClock(
      async () => told.shift() as HttpAnswer,
      () => now
    )
    expect(clock.aheadMs()).toBe(0)
    for (const _ of answers) await http({} as never)
    return clock.aheadMs()
  }
  const hour = 3_600_000

  test('learns the clock from the date of the first good answer', async () => {
    expect(await ahead([200, hour], [200, 2 * hour])).toBe(hour)
    expect(await ahead([200, undefined], [200, -hour])).toBe(-hour)
    expect(await ahead([503, -hour], [404, -hour], [200, hour])).toBe(hour)
  })

  test.each([0, 2 * hour, -2 * hour])(
    'is the same time when our clock is set by %i ms before the first good answer',
    async setBy => {
      const real = Date.now()
      const {http, clock} = withPlatformClock(async () => ({
        status: 200,
        headers: {date: new Date(real + hour).toUTCString()},
        text: ''
      }))
      jest.spyOn(Date, 'now').mockReturnValue(real + setBy)
      await http({} as never)
      const times = [clock.aheadMs() - hour, clock.now() - real - hour]
      jest.restoreAllMocks()
      // A second of the header, and what this took.
      for (const ms of times) expect(Math.abs(ms)).toBeLessThan(10_000)
    }
  )

  test('goes on by the time that passes', () => {
    jest.useFakeTimers()
    const {clock} = withPlatformClock(async () => ({status: 200, headers: {}, text: ''}))
    const begun = clock.now()
    jest.advanceTimersByTime(hour)
    const passed = clock.now() - begun
    jest.useRealTimers()
    expect(passed).toBe(hour)
  })

  test('does not take for a clock what is days behind, by which old runs would be young', async () => {
    expect(await ahead([200, -48 * hour], [200, hour])).toBe(hour)
    expect(await ahead([200, -now])).toBe(0)
    expect(await ahead([200, 48 * hour])).toBe(48 * hour)
  })
})

describe('what is asked of a run', () => {
  const part: Part = {id: 'j', kind: 'job', name: 'build', phase: 'running', status: 'RUNNING', hasLog: true}

  test('is a log of the run that was found', async () => {
    const {target} = platform(latest)
    expect((await target.readLog(part, context)).text).toBe('log of 7')
  })

  test('is no log where the platform serves none', async () => {
    const {target} = platform(latest, {readLog: undefined as never})
    await expect(target.readLog(part, context)).rejects.toMatchObject({
      text: 'the platform serves no log of job build by this API',
      failure: {kind: 'not-found', label: 'no log'}
    })
  })

  test('is no log yet while there is no run', async () => {
    const {target, world} = platform(latest)
    world.runs = []
    await expect(target.readLog(part, context)).rejects.toMatchObject({failure: {kind: 'transient'}})
  })

  test('is what explains the run that was found, and nothing before that', async () => {
    const addDetails = async (snapshot: Snapshot, {id}: PinnedRun) => ({...snapshot, message: `run ${id}`})
    const {target, asked} = platform(latest, {addDetails})
    const before = reading('absent').snapshot
    expect(await target.addDetails?.(before, context)).toBe(before)
    expect(asked).toEqual([])
    const seen = await target.read(context)
    expect(await target.addDetails?.(seen, context)).toMatchObject({message: 'run 7'})
  })

  test('is nothing that the platform has no call for', () => {
    const {target} = platform(byId, {stop: undefined as never})
    for (const key of ['stop', 'stopsOnceFor', 'addDetails', 'readDurations', 'readTogether', 'start'])
      expect(target).not.toHaveProperty(key)
  })

  test('is read together, and stopped once, as the platform has it', () => {
    const readTogether = {}
    const {target} = platform(byId, {readTogether, stopsOnceFor: 5000})
    expect(target.readTogether).toBe(readTogether)
    expect(target.stopsOnceFor).toBe(5000)
  })

  test('is how long the runs before it took, the newest first, where it is waited for', async () => {
    const ended = (phase: Phase, startedAt?: number, finishedAt?: number, workMs?: number): EndedRun => ({
      phase,
      startedAt,
      finishedAt,
      workMs
    })
    const listEnded = async () => [
      ended('success', 1000, 1100),
      ended('failure', 3000, 3001),
      ended('success', 4000, 4400),
      ended('success', 2000, 9000, 200),
      ended('success', undefined, 5000),
      ended('success', 500)
    ]
    const {target} = platform(byId, {listEnded})
    expect(await target.readDurations?.(context)).toEqual([400, 200, 100, Number.NaN, Number.NaN])
    expect(platform(byId, {listEnded, request: {waits: false}}).target).not.toHaveProperty('readDurations')
  })

  test('is to stop, once there is a run', async () => {
    const {target, world, asked} = platform(latest)
    world.runs = []
    expect(await target.stop?.(context)).toBe(false)
    world.runs = [candidate(7)]
    expect(await target.stop?.(context)).toBe(true)
    expect(asked).toEqual(['list', 'list', 'stop 7'])
  })
})

describe('a run that is begun', () => {
  const asked = (starter: Partial<RunStarter>) =>
    platform(
      {by: 'started'},
      {starter: {prepare: async () => async () => '9', findByMarker: async () => undefined, ...starter}}
    )
  const starting = (): StartContext => ({...context, clock: virtualClock(), sendMs: 20, onUnclear: () => {}})

  test('is who its answer says, and is kept to', async () => {
    const {target, asked: requests} = asked({})
    expect(target).toMatchObject({id: '42/started', label: 'a new run of pipeline 42', matchedBy: 'started'})
    expect(target.start?.names).toEqual({'pipeline-id': '42'})
    expect(await target.start?.begin('marker', starting())).toMatchObject({
      code: 'begun',
      identity: {label: 'run 9 of pipeline 42', ids: {'run-id': '9'}, matchedBy: 'started'}
    })
    expect(await target.read(context)).toMatchObject({
      phase: 'running',
      identity: {ids: {'run-id': '9'}},
      notices: []
    })
    expect(requests).toEqual(['read 9'])
  })

  test('is absent, and nothing is read, while it was not begun', async () => {
    const {target, asked: requests} = asked({})
    expect(await target.read(context)).toMatchObject({phase: 'absent', identity: {matchedBy: 'started'}})
    expect(requests).toEqual([])
  })

  test('that was refused is nobody', async () => {
    const no = new RequestError('HTTP 403', {kind: 'permanent', label: 'HTTP 403', status: 403})
    const {target} = asked({prepare: () => Promise.reject(no)})
    expect(await target.start?.begin('marker', starting())).toEqual({code: 'refused', error: no})
    expect((await target.read(context)).phase).toBe('absent')
  })

  test('is told with the error after which it was found', async () => {
    const lost = new RequestError('cut', {kind: 'transient', label: 'cut'})
    const {target} = asked({prepare: async () => () => Promise.reject(lost), findByMarker: async () => '8'})
    expect(await target.start?.begin('marker', starting())).toMatchObject({
      code: 'begun',
      identity: {ids: {'run-id': '8'}},
      error: lost
    })
  })

  test('that had ended at the first poll is judged by its end', async () => {
    const {target, world} = asked({})
    world.phase = 'success'
    await target.start?.begin('marker', starting())
    expect(await target.read(context)).toMatchObject({phase: 'success', notices: []})
  })

  test('is a fault of ours where the platform has no call for it', () => {
    expect(() => platform({by: 'started'})).toThrow('begins no runs')
  })
})

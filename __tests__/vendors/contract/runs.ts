import {describe, expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import {RequestError} from '../../../src/model/errors.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import {faultsOf} from './answers.js'
import {context, type Platform, reply} from './platform.js'
import {has, type ListedRun, type Runs} from './thing.js'

export const COMMIT = '4f0c8d1be2a94c7a8f5d3b6e7a1c2d3e4f506172'
const OTHER = 'b7e23ec29af22b0b4e41da31e868d57226121c84'
const MINUTE = 60_000
const latest = {'run-id': 'latest'}

/** How the one run is found that is meant. */
export function askRuns(platform: Platform): void {
  const {thing} = platform

  test('is looked for where run-id names it, and only there', () => {
    expect(has(thing.runs)).toBe(thing.given['run-id'] !== undefined)
  })

  const {runs} = thing
  if (!has(runs)) return
  const pipeline = createPipeline(platform, runs)
  test.each(runs.reach === undefined ? [latest] : [latest, {commit: COMMIT}])(
    'is no fault of ours where it is looked for by %j, whatever stands in whichever field of an answer',
    async query => {
      const listed: ListedRun[] = [
        {n: 2, phase: 'running', commit: COMMIT},
        {n: 1, phase: 'success'}
      ]
      const answer = (request: HttpRequest) => runs.answer(request, listed)
      await expect(faultsOf(platform, answer, {...runs.given, ...query})).resolves.toEqual([])
    }
  )

  askLatest(pipeline)
  askRows(pipeline)
  askPages(pipeline)
  askAges(pipeline)
  askCommits(platform, pipeline)
}

/** The runs of a pipeline at a moment; the platform's clock is so far ahead. */
interface World {
  runs: readonly ListedRun[]
  aheadMs?: number
}

interface Pipeline {
  runs: Runs
  /** A target that is found by a query. `world` may change under it; `seen` gets every request. */
  open(query: RawInputs, world: World, seen?: HttpRequest[]): Promise<Target>
  /** The first poll of it. */
  read(query: RawInputs, world: World): Promise<Snapshot>
}

function createPipeline(platform: Platform, runs: Runs): Pipeline {
  const open: Pipeline['open'] = (query, world, seen) =>
    platform.open(
      async request => {
        seen?.push(request)
        const date = new Date(Date.now() + (world.aheadMs ?? 0)).toUTCString()
        return reply(200, runs.answer(request, world.runs), {...runs.headers?.(request, world.runs), date})
      },
      {...runs.given, ...query}
    )
  return {runs, open, read: async (query, world) => (await open(query, world)).read(context)}
}

const idOf = (snapshot: Snapshot) => snapshot.identity?.ids['run-id']

function askLatest({runs, open, read}: Pipeline): void {
  test('that never ran is absent, and has not ended', async () => {
    expect(await read(latest, {runs: []})).toMatchObject({phase: 'absent', parts: []})
  })

  test('as latest is refused when it has ended already, with its id and its link', async () => {
    const snapshot = await read(latest, {runs: [{n: 1, phase: 'success'}]})
    expect(snapshot.refusal?.message).toMatch(/ended already/)
    expect(idOf(snapshot)).toBe(runs.idOf(1))
  })

  test('as latest is kept to when a newer one comes', async () => {
    const world: World = {runs: [{n: 1, phase: 'running'}]}
    const one = await open(latest, world)
    await one.read(context)
    world.runs = [
      {n: 2, phase: 'success'},
      {n: 1, phase: 'running'}
    ]
    const second = await one.read(context).catch(error => error)
    // A platform that shows only the newest run has lost the one that is kept to.
    if (second instanceof RequestError) expect(second.failure.kind).not.toBe('throttled')
    else expect([idOf(second), second.phase]).toEqual([runs.idOf(1), 'running'])
  })

  test('as latest is the queued one', async () => {
    const listed: ListedRun[] = [
      {n: 1, phase: 'success'},
      {n: 2, phase: 'queued'}
    ]
    for (const order of [listed, listed.toReversed()]) {
      const snapshot = await read(latest, {runs: order})
      expect([idOf(snapshot), snapshot.phase]).toEqual([runs.idOf(2), 'queued'])
    }
  })
}

/** What the row of a list has to tell, and what it may lack. */
function askRows({runs, open, read}: Pipeline): void {
  const running = [1, 2, 3].map((n): ListedRun => ({n, phase: 'running'}))
  const [first, second, third] = running as [ListedRun, ListedRun, ListedRun]

  test('as latest is the newest one, in whatever order they are listed', async () => {
    for (const order of [[third, second, first], running, [second, third, first], [first, third, second]])
      expect(idOf(await read(latest, {runs: order}))).toBe(runs.idOf(3))
  })

  test('as latest is the one that was created last, though an older one was begun again', async () => {
    const again = {...first, begunAgainAt: 9 * MINUTE}
    for (const order of [
      [again, second],
      [second, again]
    ])
      expect(idOf(await read(latest, {runs: order}))).toBe(runs.idOf(2))
  })

  test('is not an older one while a newer one is listed without its id', async () => {
    const noId: ListedRun = {...second, id: null}
    const old: ListedRun = {n: 1, phase: 'success', commit: COMMIT}
    const queries = runs.reach === undefined ? [latest] : [latest, {commit: COMMIT}]
    for (const query of queries)
      for (const order of [
        [noId, old],
        [old, noId]
      ])
        expect(await read(query, {runs: order})).toMatchObject({undecided: true, identity: {ids: {}}})
  })

  const good = runs.idOf(2)
  const payloads = ['$(id)', '`id`', ';id', '\n::debug::x', ' ', '\u202e', '<b>'].map(end => `${good}${end}`)
  test.each(['../../other', 'a b', '.', 'run?id=1', '\u0661', ...payloads])(
    'is not one that is listed by what is no id: %j',
    async id => {
      const queries = runs.reach === undefined ? [latest] : [latest, {commit: COMMIT}]
      for (const query of queries) {
        const seen: HttpRequest[] = []
        const one = await open(query, {runs: [{...second, commit: COMMIT, id}]}, seen)
        await expect(one.read(context)).rejects.toMatchObject({failure: {kind: 'transient'}})
        expect(seen.flatMap(({path, query = {}}) => [...path, ...Object.values(query)])).not.toContain(id)
      }
    }
  )
}

/** What is read of a list that has several pages. */
function askPages({runs, read}: Pipeline): void {
  const {pageSize, reach} = runs

  test('is looked for by its commit in a list that has pages, and only there', () => {
    expect(pageSize !== undefined).toBe(reach !== undefined)
  })

  if (pageSize === undefined) return
  const count = 3 * pageSize - 2
  const newest: ListedRun = {n: count, phase: 'running'}
  const others = Array.from({length: count - 1}, (_, i): ListedRun => ({n: count - 1 - i, phase: 'success'}))
  const oldFirst = (last: ListedRun) => [last, ...others].toReversed()
  const outOfOrder = (n: number, commit?: string): ListedRun[] => [
    {n, phase: 'success', commit},
    ...others.filter(run => run.n !== n)
  ]

  test.each<[string, ListedRun[]]>([
    ['first', [newest, ...others]],
    ['last', [...others, newest]],
    ['last of a list that has the oldest first', oldFirst(newest)],
    ['behind an old one that was begun again', [outOfOrder(2)[0] as ListedRun, newest, ...others]]
  ])('as latest is the newest one where it stands %s', async (_where, listed) => {
    expect(idOf(await read(latest, {runs: listed}))).toBe(runs.idOf(count))
  })

  test('of a commit is not an old one that was begun again while a newer one may be on a later page', async () => {
    const n = count - pageSize - 2
    const listed = outOfOrder(2, COMMIT).map(run => (run.n === n ? {...run, commit: COMMIT} : run))
    expect(idOf(await read({commit: COMMIT}, {runs: listed}))).not.toBe(runs.idOf(2))
  })
}

/** `created-after` goes by the times of the list and the clock of the platform. */
function askAges({runs, read}: Pipeline): void {
  test('that was created before created-after does not count', async () => {
    const query = {...latest, 'created-after': new Date(1.5 * MINUTE).toISOString()}
    expect(await read(query, {runs: [{n: 1, phase: 'success'}]})).toMatchObject({phase: 'absent'})
    const snapshot = await read(query, {runs: [{n: 2, phase: 'success'}]})
    expect([idOf(snapshot), snapshot.phase, snapshot.refusal]).toEqual([runs.idOf(2), 'success', undefined])
  })

  test('is as old as the clock of the platform says, and not ours', async () => {
    const query = {...latest, 'created-after': '10m'}
    const aheadMs = 120 * MINUTE
    const of = (at: number) => read(query, {runs: [{n: 1, phase: 'success', at}], aheadMs})
    expect(await of(Date.now() - 5 * MINUTE)).toMatchObject({phase: 'absent'})
    expect(await of(Date.now() - 5 * MINUTE + aheadMs)).toMatchObject({phase: 'success'})
  })
}

function askCommits({vendor, thing}: Platform, pipeline: Pipeline): void {
  const {runs, open, read} = pipeline
  const {reach} = runs
  const byCommit = {commit: COMMIT}

  test('is looked for by its commit where the inputs take one, and only there', () => {
    let isTaken = vendor.operations[thing.operation]?.includes('commit') === true
    vendor.plan(thing.operation, {...runs.given, ...byCommit}, () => {
      isTaken = false
    })
    expect(reach !== undefined).toBe(isTaken)
  })

  if (reach === undefined) return
  const old: ListedRun = {n: 1, phase: 'success', commit: COMMIT}

  describe('of a commit', () => {
    test.each(['queued', 'running', 'unknown'] as const)(
      'is not the old one while a newer %s one tells no commit yet',
      async phase => {
        const world: World = {runs: [{n: 2, phase}, old]}
        const one = await open(byCommit, world)
        const shown = phase === 'queued' ? 'queued' : 'running'
        expect(await one.read(context)).toMatchObject({phase: shown, undecided: true, identity: {ids: {}}})
        world.runs = [{n: 2, phase: 'failure', commit: COMMIT}, old]
        expect(await one.read(context)).toMatchObject({
          phase: 'failure',
          identity: {ids: {'run-id': runs.idOf(2)}}
        })
      }
    )

    test('is the old one once the newer one tells another commit', async () => {
      const world: World = {runs: [{n: 2, phase: 'running'}, old]}
      const one = await open(byCommit, world)
      await one.read(context)
      world.runs = [{n: 2, phase: 'running', commit: OTHER}, old]
      expect(await one.read(context)).toMatchObject({
        phase: 'success',
        identity: {ids: {'run-id': runs.idOf(1)}}
      })
    })

    test('is absent while no run has it', async () => {
      const snapshot = await read(byCommit, {runs: [{n: 1, phase: 'success', commit: OTHER}]})
      expect(snapshot).toMatchObject({phase: 'absent', identity: {ids: {}}})
    })

    test(`is the oldest of ${reach} where no newer one has it`, async () => {
      const newer = Array.from(
        {length: reach - 1},
        (_, i): ListedRun => ({
          n: reach - i,
          phase: 'failure',
          commit: OTHER
        })
      )
      expect(idOf(await read(byCommit, {runs: [...newer, old]}))).toBe(runs.idOf(1))
    })
  })
}

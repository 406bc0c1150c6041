import {getEventListeners} from 'node:events'
import {describe, expect, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import {Interruption} from '../../../src/model/interruption.js'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Phase} from '../../../src/model/phase.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import {monotonicClock} from '../../../src/util/timers.js'
import type {Policy} from '../../../src/wait/policy.js'
import {counts, pollAll, type WaitResult} from '../../../src/wait/poll-all.js'
import {failure, part, policy, snapshot, target} from '../support/build.js'

/** A target whose polls are a script; its last entry stands. */
type Script = readonly (Phase | Partial<Snapshot> | Error)[]

const fast = {minMs: 50, maxMs: 50}

function thing(
  id: string,
  script: Script,
  kind: Target['kind'] = 'deploy order'
): Target & {polls: () => number} {
  let polls = 0
  const made = target({
    id,
    kind,
    label: `${kind} ${id}`,
    async read() {
      const entry = script[Math.min(polls++, script.length - 1)] ?? 'running'
      if (entry instanceof Error) throw entry
      return typeof entry === 'string' ? snapshot(entry) : snapshot(entry.phase ?? 'running', entry)
    }
  })
  return Object.assign(made, {polls: () => polls})
}
const run = (script: Script) => thing('4201/77', script, 'pipeline run')
const refused = new RequestError('no', failure('permanent'))

async function begin(
  targets: readonly Target[],
  {
    failFast = true,
    allowed = ['success'],
    over = {},
    controller = new AbortController()
  }: {
    failFast?: boolean
    allowed?: readonly Outcome[]
    over?: Partial<Policy>
    controller?: AbortController
  } = {}
): Promise<WaitResult[]> {
  return pollAll(
    targets,
    {
      policy: policy({timeoutMs: 3000, ...over}),
      pace: fast,
      failFast,
      isAllowed: v => allowed.includes(v.outcome)
    },
    {
      clock: monotonicClock,
      random: () => 0,
      signal: controller.signal,
      startedAt: monotonicClock.now(),
      logLength: () => 0,
      onPoll: () => {}
    }
  )
}
const ends = (watched: readonly WaitResult[]) =>
  watched.map(({target: {id}, verdict, decided}) => [id, verdict.outcome, verdict.cause.code, decided])

describe('several targets', () => {
  test.concurrent('are each waited for, and stand in their order', async () => {
    const watched = await begin([thing('1', ['running', 'running', 'success']), thing('2', ['success'])])
    expect(ends(watched)).toEqual([
      ['1', 'success', 'vendor', true],
      ['2', 'success', 'vendor', true]
    ])
  })

  test.concurrent.each<[Outcome, Script, Partial<Policy>]>([
    ['failure', ['failure'], {}],
    ['cancelled', ['cancelled'], {}],
    ['skipped', ['skipped'], {}],
    ['paused', ['paused'], {onPaused: 'stop'}],
    ['error', [refused], {}],
    ['timeout', ['queued'], {queueTimeoutMs: 100}]
  ])('%s of one ends the wait of all', async (outcome, script, over) => {
    const other = thing('2', ['running'])
    const watched = await begin([thing('1', script), other], {over})
    expect(ends(watched).map(([id, o, , decided]) => [id, o, decided])).toEqual([
      ['1', outcome, true],
      ['2', 'running', false]
    ])
    expect(watched[1]?.verdict.cause.code).toBe('abandoned')
  })

  test.concurrent('that are left keep what was seen of them', async () => {
    const [, left] = await begin([
      thing('1', ['running', 'running', 'failure']),
      thing('2', [{status: 'Deploying'}])
    ])
    expect(left?.state.snapshot?.status).toBe('Deploying')
  })

  test.concurrent('are all waited for without fail-fast', async () => {
    const watched = await begin([thing('1', ['failure']), thing('2', ['running', 'running', 'success'])], {
      failFast: false
    })
    expect(ends(watched).map(([, outcome, , decided]) => [outcome, decided])).toEqual([
      ['failure', true],
      ['success', true]
    ])
  })

  test.concurrent('are all waited for when what happened is allowed', async () => {
    const watched = await begin([thing('1', ['failure']), thing('2', ['running', 'success'])], {
      allowed: ['success', 'failure']
    })
    expect(ends(watched).map(([, outcome]) => outcome)).toEqual(['failure', 'success'])
  })

  test.concurrent('are all interrupted by a signal', async () => {
    const controller = new AbortController()
    const child = thing('3', ['running'])
    setTimeout(() => controller.abort(new Interruption('SIGTERM')), 120)
    const watched = await begin([thing('1', ['success']), run([{children: [child]}])], {controller})
    expect(ends(watched)).toEqual([
      ['1', 'success', 'vendor', true],
      ['4201/77', 'interrupted', 'interrupted', true],
      ['3', 'interrupted', 'interrupted', true]
    ])
  })

  test.concurrent('are not even asked when the signal came before', async () => {
    const controller = new AbortController()
    controller.abort(new Interruption('SIGINT'))
    const one = thing('1', ['success'])
    expect(ends(await begin([one], {controller}))).toEqual([['1', 'interrupted', 'interrupted', true]])
  })

  test.concurrent('a fault of ours is no verdict', async () => {
    await expect(
      begin([thing('1', [new TypeError('bug')]), thing('2', ['running'])], {over: {timeoutMs: 300}})
    ).rejects.toThrow('bug')
  })

  test.concurrent('leave no listener behind', async () => {
    const controller = new AbortController()
    await begin([thing('1', ['success']), run([{phase: 'success', children: [thing('2', ['success'])]}])], {
      controller
    })
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })
})

describe('a run and what it made', () => {
  test.concurrent('end when both have', async () => {
    const child = thing('1', ['running', 'running', 'running', 'success'])
    const watched = await begin([run([{children: [child]}, {phase: 'success', children: [child]}])])
    expect(ends(watched)).toEqual([
      ['4201/77', 'success', 'vendor', true],
      ['1', 'success', 'vendor', true]
    ])
  })

  test.concurrent('made later, in the order of their coming, each once', async () => {
    const [first, second, late] = ['1', '2', '3'].map(id => thing(id, ['running', 'success']))
    const all = [first, second, late] as [Target, Target, Target]
    const watched = await begin([
      run([
        'running',
        {children: [all[0]]},
        {children: all.slice(0, 2)},
        {phase: 'success', children: [...all, thing('1', ['failure'])]}
      ])
    ])
    expect(ends(watched).map(([id, outcome]) => [id, outcome])).toEqual([
      ['4201/77', 'success'],
      ['1', 'success'],
      ['2', 'success'],
      ['3', 'success']
    ])
    expect(first?.polls()).toBe(2)
  })

  test.concurrent('seen first in the last poll', async () => {
    const child = thing('1', ['running', 'failure'])
    const watched = await begin([run([{phase: 'success', children: [child]}])])
    expect(ends(watched)).toEqual([
      ['4201/77', 'success', 'vendor', true],
      ['1', 'failure', 'vendor', true]
    ])
  })

  test.concurrent.each<['failure' | 'cancelled', Phase]>([
    ['failure', 'paused'],
    ['failure', 'running'],
    ['cancelled', 'paused']
  ])('%s of the run wins over an order that is %s', async (end, phase) => {
    const child = thing('1', [phase])
    const watched = await begin(
      [run([{children: [child]}, {children: [child]}, {phase: end, status: 'THE END', children: [child]}])],
      {failFast: false}
    )
    expect(ends(watched)).toEqual([
      ['4201/77', end, 'vendor', true],
      ['1', end, 'run-ended', true]
    ])
    expect(watched[1]?.verdict.cause).toMatchObject({label: 'pipeline run 4201/77', status: 'THE END'})
  })

  test.concurrent('failure of the run stands beside an order that had succeeded', async () => {
    const child = thing('1', ['success'])
    const watched = await begin([run([{children: [child]}, 'running', 'failure'])], {failFast: false})
    expect(ends(watched).map(([, outcome]) => outcome)).toEqual(['failure', 'success'])
  })

  test.concurrent('an order is looked at once, although its run has failed before', async () => {
    const child = thing('1', [{phase: 'running', status: 'Held'}])
    const watched = await begin([run([{phase: 'failure', children: [child]}])], {failFast: false})
    expect(watched[1]?.state.snapshot?.status).toBe('Held')
    expect(watched.map(w => w.verdict.outcome)).toEqual(['failure', 'failure'])
  })

  test.concurrent('failure of an order ends the wait for its run', async () => {
    const watched = await begin([run([{children: [thing('1', ['failure'])]}])])
    expect(ends(watched)).toEqual([
      ['4201/77', 'running', 'abandoned', false],
      ['1', 'failure', 'vendor', true]
    ])
  })

  test.concurrent('failure of an order does not without fail-fast: the run tells', async () => {
    const child = thing('1', ['failure'])
    const watched = await begin([run([{children: [child]}, 'running', 'running', 'success'])], {
      failFast: false
    })
    expect(ends(watched).map(([, outcome]) => outcome)).toEqual(['success', 'failure'])
  })

  test.concurrent('of one run that fails do not end those of another', async () => {
    const [mine, other] = [thing('1', ['running']), thing('2', ['running', 'running', 'success'])]
    const second = thing(
      '4202/7',
      [{children: [other]}, {phase: 'success', children: [other]}],
      'pipeline run'
    )
    const watched = await begin([run([{children: [mine]}, 'failure']), second], {failFast: false})
    expect(ends(watched).map(([id, outcome]) => [id, outcome])).toEqual([
      ['4201/77', 'failure'],
      ['1', 'failure'],
      ['4202/7', 'success'],
      ['2', 'success']
    ])
  })

  test.concurrent('are paused together, where that ends the wait', async () => {
    const watched = await begin([run([{children: [thing('1', ['paused'])]}])], {
      over: {onPaused: 'stop'},
      allowed: ['success', 'paused']
    })
    expect(watched.map(w => [w.verdict.outcome, w.decided])).toEqual([
      ['paused', true],
      ['paused', true]
    ])
  })

  test.concurrent('a run that failed stays failed, whatever its orders come to meanwhile', async () => {
    const paused = thing('1', ['paused'])
    const silent = target({id: '2', kind: 'deploy order', read: () => new Promise<Snapshot>(() => {})})
    // The first poll of the silent order never ends, so that the other one has time to be found paused.
    const failed = run([{phase: 'failure', children: [paused, silent]}])
    const [first] = await begin([failed], {
      allowed: ['success', 'paused'],
      over: {onPaused: 'stop', timeoutMs: 1500}
    })
    expect([first?.verdict.outcome, first?.verdict.cause.code]).toEqual(['failure', 'vendor'])
  }, 20_000)

  test.concurrent('run into the time limit together', async () => {
    const watched = await begin([run([{children: [thing('1', ['running'])]}])], {
      over: {timeoutMs: 1000},
      failFast: false
    })
    expect(watched.map(w => w.verdict.outcome)).toEqual(['timeout', 'timeout'])
  })
})

describe('an order that its run names no more', () => {
  test.concurrent('since its job was run again does not count', async () => {
    const [old, young] = [thing('1111', ['running']), thing('1112', ['running', 'success'])]
    const watched = await begin([
      run([{children: [old]}, {children: [young]}, {phase: 'success', children: [young]}])
    ])
    expect(ends(watched).map(([id, outcome]) => [id, outcome])).toEqual([
      ['4201/77', 'success'],
      ['1112', 'success']
    ])
  })

  test.concurrent('counts when the answer merely tells of no orders', async () => {
    const order = thing('1111', ['running', 'running', 'failure'])
    const watched = await begin([run([{children: [order]}, 'running', 'success'])], {failFast: false})
    expect(ends(watched).map(([id, outcome]) => [id, outcome])).toEqual([
      ['4201/77', 'success'],
      ['1111', 'failure']
    ])
  })
})

describe('a run whose orders move', () => {
  const machine = (n: number): Partial<Snapshot> => ({
    parts: Array.from({length: n}, (_, i) => part('success', {id: `m${i}`}))
  })
  const deploys = thing('1', [machine(1), machine(2), machine(3), machine(4), machine(5), {phase: 'success'}])

  test.concurrent('does not stall while they do', async () => {
    const told = Array.from({length: 6}, () => ({children: [deploys]}))
    const watched = await begin([run([...told, {phase: 'success', children: [deploys]}])], {
      over: {stallTimeoutMs: 150}
    })
    expect(watched.map(w => w.verdict.outcome)).toEqual(['success', 'success'])
  })

  test.concurrent('does not stall while one of them waits for a person', async () => {
    const paused = thing('2', [...Array<Phase>(8).fill('paused'), 'success'])
    const told = Array.from({length: 9}, () => ({children: [paused]}))
    const watched = await begin([run([...told, {phase: 'success', children: [paused]}])], {
      over: {stallTimeoutMs: 150}
    })
    expect(watched.map(w => w.verdict.outcome)).toEqual(['success', 'success'])
  })

  test.concurrent('stalls when neither they nor the run move', async () => {
    const idle = thing('3', ['running'])
    const watched = await begin([run([{children: [idle]}])], {over: {stallTimeoutMs: 150}, failFast: false})
    expect(watched.map(w => w.verdict.outcome)).toEqual(['timeout', 'timeout'])
  })
})

describe('an order that stands aside, since the run itself decides', () => {
  const aside = (script: Script) => Object.assign(thing('1', script), {isAside: true})
  const stuck: Partial<Snapshot> = {
    phase: 'running',
    blocked: {parts: [part('failure')], settled: true}
  }

  test.concurrent.each<[string, Script]>([
    ['that failed', ['failure']],
    ['that cannot be read', [refused]],
    ['that does not end', ['running']]
  ])('%s changes nothing', async (_name, script) => {
    const order = aside(script)
    const watched = await begin([run([{children: [order]}, {phase: 'success', children: [order]}])])
    expect(watched.map(w => [w.verdict.outcome, counts(w)])[0]).toEqual(['success', true])
    expect(watched.slice(1).map(counts)).toEqual([false])
  })

  test.concurrent('ends the wait for its run when a failed machine blocks it', async () => {
    const watched = await begin([run([{children: [aside([stuck])]}])])
    expect(watched.map(w => [w.verdict.outcome, w.verdict.cause.code, counts(w)])).toEqual([
      ['failure', 'blocked', true],
      ['failure', 'blocked', true]
    ])
  })

  test.concurrent('ends it when it is paused and pauses stop', async () => {
    const watched = await begin([run([{children: [aside(['paused'])]}])], {over: {onPaused: 'stop'}})
    expect(watched.map(w => [w.verdict.outcome, counts(w)])).toEqual([
      ['paused', true],
      ['paused', true]
    ])
  })

  test.concurrent('is waited for when it is paused and pauses do not stop', async () => {
    const order = aside(['paused', 'paused', 'paused', 'success'])
    const told = Array.from({length: 4}, () => ({children: [order]}))
    const watched = await begin([run([...told, {phase: 'success', children: [order]}])])
    expect(watched[0]?.verdict.outcome).toBe('success')
  })
})

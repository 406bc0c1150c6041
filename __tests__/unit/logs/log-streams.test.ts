import {once} from 'node:events'
import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import {splitLines} from '../../../runner/lines.js'
import {createReader} from '../../../runner/reader.js'
import {type LogSettings, openLogStreams} from '../../../src/logs/log-streams.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Part} from '../../../src/model/part.js'
import type {PartLog} from '../../../src/model/part-log.js'
import type {Target} from '../../../src/model/target.js'
import {createPrinter} from '../../../src/output/printer.js'
import type {Verdict} from '../../../src/wait/policy.js'
import {failure, MINUTE, part, SECOND, snapshot, target, watched} from '../support/build.js'
import {virtualClock} from '../support/virtual-clock.js'

const nothingSelected = {jobs: [], steps: [], machines: []}
let printed = ''

beforeEach(() => {
  printed = ''
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
})

afterEach(() => {
  jest.restoreAllMocks()
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const withoutColours = (text: string) => text.replace(/\u001b\[\d+m/g, '')

/** What the runner makes of all that was printed. */
function shown() {
  const reader = createReader()
  const splitter = splitLines(line => void reader.read(line))
  splitter.push(Buffer.from(printed))
  splitter.end()
  return {
    commands: reader.lines.flatMap(l => (l.kind === 'command' ? [l.command.name] : [])),
    texts: reader.lines.flatMap(l => (l.kind === 'text' ? [l.text] : []))
  }
}

function openStreams(over: Partial<LogSettings> = {}, manyTargets = false) {
  const clock = virtualClock(0)
  const settings = {operation: 'wait-deploy-order', logs: 'all', selection: nothingSelected, ...over} as const
  const signal = new AbortController().signal
  const streams = openLogStreams(settings, {printer: createPrinter(100_000), clock, signal, manyTargets})
  return {clock, streams}
}

const vendor = (outcome: Verdict['outcome']): Verdict => ({outcome, cause: {code: 'vendor'}})
const refused = () => Promise.reject(new RequestError('HTTP 403', failure('permanent')))
const printsItsId = () => {
  const read: string[] = []
  const own = target({
    async readLog({id}) {
      read.push(id)
      return {text: `line of ${id}\n`, complete: true}
    }
  })
  return {own, read}
}

test('a machine whose log cannot be read is named, and what it calls itself is no command', async () => {
  const hostile = 'web\n::set-output name=outcome::success\r::add-mask::a\n##[error]x'
  const own = target({
    readLog: () => Promise.reject(new RequestError(`HTTP 403, ${hostile}`, failure('permanent')))
  })
  const parts = ['a', 'b', 'c'].map(id => part('success', {id, name: `${id} ${hostile}`}))
  const {streams, clock} = openStreams()
  const ended = watched(vendor('success'), {snapshot: snapshot('success', {parts})}, {target: own})
  await streams.drain([ended], clock.now() + 5000)

  const {commands, texts} = shown()
  expect(commands).toEqual(['warning'])
  expect(texts).toHaveLength(2)
  expect(texts.every(text => text.startsWith('Warning: the log of machine '))).toBe(true)
})

test('what to check where logs cannot be read is said once', async () => {
  const hints = ['check the scope of the token', 'check the scope of the token', 'check the step']
  const own = target({
    readLog: ({id}) =>
      Promise.reject(new RequestError('HTTP 403', failure('permanent', {hint: hints[Number(id)] ?? ''})))
  })
  const parts = ['0', '1', '2'].map(id => part('success', {id, name: `web-${id}`}))
  const {streams, clock} = openStreams()
  const ended = watched(vendor('success'), {snapshot: snapshot('success', {parts})}, {target: own})
  await streams.drain([ended], clock.now() + 5000)
  expect(printed.split('\n').map(line => line.replace(/^.* cannot be read: /, ''))).toEqual([
    'HTTP 403; check the scope of the token',
    'HTTP 403',
    'HTTP 403; check the step',
    ''
  ])
})

describe('the folds of logs that are printed as a whole', () => {
  const ids = ['build', 'test', 'pack', 'deploy']
  const parts = ids.map(id => part('success', {id, name: id, kind: 'job', hasLog: true}))
  const foldsOf = () => [...printed.matchAll(/::group::job (\w+)/g)].map(([, name]) => name)

  /** Reads the logs, each of which ends when its gate opens; what is printed after each of these steps. */
  async function fetched(order: readonly string[], refuses: readonly string[] = []) {
    const gates = new Map(ids.map(id => [id, new AbortController()]))
    const own = target({
      async readLog({id}) {
        const gate = gates.get(id)?.signal
        if (gate && !gate.aborted) await once(gate, 'abort')
        if (refuses.includes(id)) throw new RequestError('HTTP 403', failure('permanent'))
        return {text: `line of ${id}\n`, complete: true}
      }
    })
    const {streams, clock} = openStreams({operation: 'fetch-logs'})
    streams.follow(own, parts)
    const ended = watched(vendor('success'), {snapshot: snapshot('success', {parts})}, {target: own})
    const drained = streams.drain([ended], clock.now() + MINUTE)
    const steps: (string | undefined)[][] = []
    for (const id of order) {
      gates.get(id)?.abort()
      for (let i = 0; i < 5; i++) await new Promise(resolve => setImmediate(resolve))
      steps.push(foldsOf())
    }
    await drained
    return {steps, folds: foldsOf()}
  }

  test.each([
    ['in their order', ids],
    ['backwards', [...ids].reverse()],
    ['mixed', ['pack', 'build', 'deploy', 'test']]
  ])('stand in the order of the parts, where the reads end %s', async (_name, order) => {
    expect((await fetched(order)).folds).toEqual(ids)
  })

  test('are printed as soon as those before them are', async () => {
    const {steps} = await fetched(['pack', 'build', 'deploy', 'test'])
    expect(steps).toEqual([[], ['build'], ['build'], ids])
  })

  test('do not wait for a log whose reading broke off for a fault of our own', async () => {
    const own = target({
      readLog: async ({id}) => {
        if (id === 'build') throw new TypeError('a fault')
        return {text: `line of ${id}\n`, complete: true}
      }
    })
    const failed = parts.map(one => ({...one, phase: 'failure' as const}))
    const {streams, clock} = openStreams({operation: 'wait-pipeline', logs: 'failed'})
    const state = {snapshot: snapshot('failure', {parts: failed})}
    await streams.drain([watched(vendor('failure'), state, {target: own})], clock.now() + MINUTE)
    expect(foldsOf()).toEqual(['test', 'pack', 'deploy'])
  })

  test('do not wait for a log that runs live before them', async () => {
    const own = target({readLog: async ({id}) => ({text: `line of ${id}\n`, complete: id !== 'build'})})
    const {streams, clock} = openStreams({operation: 'fetch-logs'})
    const mixed = parts.map(one => (one.id === 'build' ? {...one, phase: 'running' as const} : one))
    // A log is read on for some time after its end.
    for (let second = 0; second < 60; second++) {
      streams.follow(own, mixed)
      for (let i = 0; i < 5; i++) await new Promise(resolve => setImmediate(resolve))
      await clock.sleep(1000, new AbortController().signal)
    }
    expect(foldsOf()).toEqual(['test', 'pack', 'deploy'])
    const ended = watched(vendor('success'), {snapshot: snapshot('success', {parts})}, {target: own})
    await streams.drain([ended], clock.now() + MINUTE)
    expect(foldsOf()).toEqual(['test', 'pack', 'deploy'])
  })

  test('of several targets wait in the same room of memory', async () => {
    const gate = new AbortController()
    const folds = () => printed.split('::group::').length - 1
    const text = `${'x'.repeat(999)}\n`.repeat(9000)
    const readLog = async ({id}: Part): Promise<PartLog> => {
      if (id === 'build') await once(gate.signal, 'abort')
      return {text: id === 'test' ? text : 'a line\n', complete: true}
    }
    const {streams, clock} = openStreams({operation: 'fetch-logs'})
    const ended = [1, 2].map(n =>
      watched(
        vendor('success'),
        {snapshot: snapshot('success', {parts})},
        {target: target({readLog, id: `${n}`})}
      )
    )
    const drained = streams.drain(ended, clock.now() + MINUTE)
    for (let i = 0; i < 200 && folds() === 0; i++) await new Promise(resolve => setImmediate(resolve))
    expect(folds()).toBe(1)
    gate.abort()
    await drained
    expect(folds()).toBe(8)
  })

  test('do not wait for a log that cannot be read', async () => {
    const {steps} = await fetched(['test', 'build', 'pack', 'deploy'], ['build'])
    expect(steps).toEqual([[], ['test'], ['test', 'pack'], ['test', 'pack', 'deploy']])
  })
})

describe('the logs of a deploy that failed', () => {
  const parts = [
    part('failure', {id: 'job', kind: 'job', hasLog: true}),
    part('failure', {id: 'web-1', parent: 'job'}),
    part('success', {id: 'web-2', parent: 'job'})
  ]
  const state = {snapshot: snapshot('failure', {parts})}

  test.each<[logs: LogSettings['logs'], live: string[], atEnd: string[]]>([
    ['all', ['job', 'web-1', 'web-2'], ['job', 'web-1', 'web-2']],
    ['failed', [], ['web-1']],
    ['none', [], []]
  ])('are read, with logs: %s, while it runs (%j) and at its end (%j)', async (logs, live, atEnd) => {
    const {own, read} = printsItsId()
    const {streams, clock} = openStreams({logs})
    streams.follow(own, parts)
    await new Promise(resolve => setImmediate(resolve))
    expect(read.splice(0)).toEqual(live)
    await streams.drain([watched(vendor('failure'), state, {target: own})], clock.now() + MINUTE)
    expect(read).toEqual(logs === 'all' ? [] : atEnd)
    for (const id of ['job', 'web-1', 'web-2']) {
      const isPrinted = atEnd.includes(id)
      expect(printed.includes(`line of ${id}`)).toBe(isPrinted)
      expect(streams.lastLines(own, id)).toEqual(isPrinted ? [`line of ${id}`] : [])
    }
  })

  test('are told apart by what they are pieces of, and by their target where there are several', async () => {
    const {own} = printsItsId()
    const {streams, clock} = openStreams({}, true)
    await streams.drain([watched(vendor('failure'), state, {target: own})], clock.now() + MINUTE)
    const names = shown().texts.map(text => / \| (.*?) +\| /.exec(withoutColours(text))?.[1])
    expect(names).toEqual(['1111 › m-failure', 'm-failure › m-failure', 'm-success'])
    printed = ''
    const late = openStreams({logs: 'failed'}, true)
    await late.streams.drain([watched(vendor('failure'), state, {target: own})], late.clock.now() + MINUTE)
    expect(printed).toContain(
      '::group::deploy order 1111 of pipeline 123, machine m-failure: 1 line, last: line of web-1\n'
    )
  })
})

test.each<[name: string, verdict: Verdict, finishedAgoMs: number, readForMs: number]>([
  ['has just ended', vendor('success'), 0, 5 * SECOND],
  ['failed', vendor('failure'), 0, 30 * SECOND],
  ['ended long before', vendor('success'), 11 * MINUTE, 100],
  [
    'goes on after the wait',
    {outcome: 'timeout', cause: {code: 'limit', limit: 'timeout', limitMs: 0, neverGood: false}},
    0,
    0
  ]
])(
  'the log of a deploy that %s is read for as long as its last lines may come',
  async (_name, verdict, agoMs, readForMs) => {
    const {streams, clock} = openStreams()
    const own = target({
      readLog: async (_part, _context, cursor) => ({text: cursor === undefined ? 'all\n' : '', cursor: 1})
    })
    const phase =
      verdict.outcome === 'timeout' ? 'running' : verdict.outcome === 'failure' ? 'failure' : 'success'
    const finishedAt = Date.now() - agoMs
    const state = {snapshot: snapshot(phase, {parts: [part(phase)], finishedAt})}
    await streams.drain([watched(verdict, state, {target: own})], clock.now() + MINUTE)
    expect(clock.now()).toBe(readForMs)
  }
)

describe('the verdict', () => {
  const parts = [part('success', {id: 'a', name: 'a'}), part('success', {id: 'b', name: 'b'})]
  const readsOnly = (...ids: string[]): Target =>
    target({readLog: async ({id}) => (ids.includes(id) ? {text: 'x\n', complete: true} : refused())})
  const decideFor = async (operation: string, machines: string[], own: Target) => {
    const {streams, clock} = openStreams({operation, selection: {...nothingSelected, machines}})
    const result = watched(vendor('success'), {snapshot: snapshot('success', {parts})}, {target: own})
    await streams.drain([result], clock.now() + MINUTE)
    return streams.decide([result])[0]?.verdict
  }

  test('of a wait does not depend on logs', async () => {
    expect(await decideFor('wait-deploy-order', [], readsOnly())).toEqual(vendor('success'))
  })

  test.each<[name: string, machines: string[], readable: string[], cause: object | undefined]>([
    ['that of the run where all logs were read', [], ['a', 'b'], undefined],
    ['that of the run where one of all logs was read', [], ['b'], undefined],
    ['error where no log was read', [], [], {code: 'no-log', message: 'HTTP 403'}],
    ['error where a selected log was not read', ['a', 'b'], ['a'], {code: 'no-log', message: 'HTTP 403'}],
    ['that of the run where only other logs were not read', ['a'], ['a'], undefined],
    [
      'error where a selected machine does not exist',
      ['a', 'c'],
      ['a'],
      {code: 'no-such-part', input: 'machine-sn', name: 'c', there: ['a', 'b']}
    ]
  ])('of fetch-logs is %s', async (_name, machines, readable, cause) => {
    expect(await decideFor('fetch-logs', machines, readsOnly(...readable))).toEqual(
      cause ? {outcome: 'error', cause} : vendor('success')
    )
  })
})

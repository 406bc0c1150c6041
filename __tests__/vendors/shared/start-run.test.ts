import {describe, expect, test} from '@jest/globals'
import {RequestError, type RequestFailure} from '../../../src/model/errors.js'
import type {StartContext} from '../../../src/model/run-start.js'
import {
  createStart,
  mayHaveBegun,
  notOneSource,
  type RunStarter
} from '../../../src/vendors/shared/start-run.js'
import {virtualClock} from '../../unit/support/virtual-clock.js'

const MARKER = 'await-deploy 1.1.01234567'
const failure = (rest: Partial<RequestFailure>): RequestFailure => ({kind: 'permanent', label: 'x', ...rest})
const error = (rest: Partial<RequestFailure>) =>
  new RequestError(`failed: ${JSON.stringify(rest)}`, failure(rest))
const lost = error({kind: 'transient'})
const down = error({kind: 'transient', status: 503})

describe('a start without a good answer', () => {
  test.each<[string, Partial<RequestFailure>, boolean]>([
    ['whose answer was lost or cut', {kind: 'transient'}, true],
    ['whose answer was over its bound', {}, true],
    ['that got HTTP 500', {kind: 'transient', status: 500}, true],
    ['that got HTTP 500 with a code', {kind: 'permanent', status: 500, code: '1'}, true],
    ['that got HTTP 501, which is never retried', {status: 501}, true],
    ['that timed out on the platform', {kind: 'transient', status: 408}, true],
    ['that got HTTP 200 with what is no answer', {status: 200}, true],
    ['that got HTTP 200 with nothing in it', {kind: 'not-found', status: 200}, true],
    ['that got HTTP 200 with a code that may pass', {kind: 'transient', status: 200, code: 'DEV'}, true],
    ['that got HTTP 200 with a code that refuses', {status: 200, code: '2101047'}, false],
    ['that was throttled', {kind: 'throttled', status: 429}, false],
    ['that was forbidden', {status: 403}, false],
    ['of an unknown pipeline', {kind: 'not-found', status: 404}, false],
    ['that got HTTP 299 with what is no answer', {status: 299}, true],
    ['that was sent to one of several places', {status: 300}, false],
    ['that was sent elsewhere', {status: 302}, false],
    ['that was never sent', {kind: 'transient', unsent: true}, false]
  ])('%s leaves open whether it began: %j %s', (_name, rest, isOpen) => {
    expect(mayHaveBegun(failure(rest))).toBe(isOpen)
  })
})

/** What a platform does at each request, in order; the last one again and again. */
interface Script {
  prepare?: readonly (RequestError | 'fine')[]
  start: RequestError | string | 'hangs'
  find?: readonly (RequestError | string | undefined)[]
}

function play({prepare = ['fine'], start, find = [undefined]}: Script) {
  const asked: string[] = []
  const nth = <T>(answers: readonly T[], what: string): T => {
    asked.push(what)
    return answers[Math.min(asked.filter(one => one === what).length, answers.length) - 1] as T
  }
  const value = <T>(answer: T | RequestError): T => {
    if (answer instanceof RequestError) throw answer
    return answer
  }
  const starter: RunStarter = {
    async prepare({signal}) {
      signal.throwIfAborted()
      value(nth(prepare, 'prepare'))
      return async (marker, context) => {
        context.signal.throwIfAborted()
        asked.push(`start ${marker}`)
        if (start === 'hangs') return new Promise<string>(() => {})
        return value(start)
      }
    },
    async findByMarker(marker, {signal}) {
      signal.throwIfAborted()
      return value(nth(find, `find ${marker}`))
    }
  }
  return {asked, run: createStart(starter, {noun: 'run', isRunId: text => /^\d+$/.test(text)})}
}

function contextOf(rest: Partial<StartContext> = {}) {
  const clock = virtualClock()
  const unclear: RequestError[] = []
  const context: StartContext = {
    clock,
    signal: new AbortController().signal,
    sendMs: 20,
    onUnclear: one => void unclear.push(one),
    ...rest
  }
  return {clock, unclear, context}
}

const START = `start ${MARKER}`
const FIND = `find ${MARKER}`

describe('a run that is begun', () => {
  test.each<[string, Script, object, readonly string[], seconds: number]>([
    ['by the id of its answer', {start: '42'}, {code: 'begun', id: '42'}, ['prepare', START], 0],
    ['or not, where it is refused', {start: error({status: 403})}, {code: 'refused'}, ['prepare', START], 0],
    [
      'by its marker at the first look',
      {start: lost, find: ['43']},
      {code: 'begun', id: '43', error: lost},
      ['prepare', START, FIND],
      1
    ],
    [
      'by its marker at the third look',
      {start: lost, find: [down, undefined, '43']},
      {code: 'begun', id: '43', error: lost},
      ['prepare', START, FIND, FIND, FIND],
      25
    ],
    [
      'by its marker where the answer names what is no id',
      {start: 'none', find: ['43']},
      {code: 'begun', id: '43', error: {text: 'the answer listed a run whose id cannot be used'}},
      ['prepare', START, FIND],
      1
    ],
    [
      'by its marker where no answer comes in time',
      {start: 'hangs', find: ['43']},
      {code: 'begun', id: '43', error: {failure: {kind: 'transient', label: 'request timeout'}}},
      ['prepare', START, FIND],
      1
    ],
    [
      'or not, which nobody knows, where three looks find none',
      {start: lost, find: [undefined]},
      {code: 'unclear', error: lost, search: undefined},
      ['prepare', START, FIND, FIND, FIND],
      25
    ],
    [
      'or not, where it cannot be looked for',
      {start: lost, find: [down]},
      {code: 'unclear', error: lost, search: down},
      ['prepare', START, FIND, FIND, FIND],
      25
    ],
    [
      'or not, where what has the marker is no run',
      {start: lost, find: ['none']},
      {code: 'unclear', error: lost, search: {text: 'the answer listed a run whose id cannot be used'}},
      ['prepare', START, FIND, FIND, FIND],
      25
    ],
    [
      'though what it needs to know could not be read at first',
      {prepare: [down, down, 'fine'], start: '42'},
      {code: 'begun', id: '42'},
      ['prepare', 'prepare', 'prepare', START],
      10
    ],
    [
      'never, where what it needs to know cannot be read',
      {prepare: [down], start: '42'},
      {code: 'refused', error: down},
      ['prepare', 'prepare', 'prepare', 'prepare'],
      25
    ],
    [
      'never, where what it needs to know is refused',
      {prepare: [error({status: 403})], start: '42'},
      {code: 'refused'},
      ['prepare'],
      0
    ],
    [
      'though it was throttled at first',
      {prepare: [error({kind: 'throttled', status: 429}), 'fine'], start: '42'},
      {code: 'begun', id: '42'},
      ['prepare', 'prepare', START],
      1
    ]
  ])('is known %s', async (_how, script, expected, requests, seconds) => {
    const {asked, run} = play(script)
    const {clock, context} = contextOf()
    expect(await run.begin(MARKER, context)).toMatchObject(expected)
    expect(asked).toEqual(requests)
    expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBe(seconds * 1000)
  })

  test('is looked for 1, 10 and 25 s after the first failure, and not before the look before has ended', async () => {
    const looks: number[] = []
    const clock = virtualClock(0)
    const findByMarker = (_marker: string, {signal}: {signal: AbortSignal}) => {
      looks.push(clock.now())
      clock.pass(looks.length === 1 ? 12_000 : 0)
      expect(signal.aborted).toBe(false)
      return Promise.reject(down)
    }
    const run = createStart(
      {prepare: async () => () => Promise.reject(lost), findByMarker},
      {noun: 'run', isRunId: () => true}
    )
    expect(await run.begin(MARKER, {...contextOf().context, clock})).toMatchObject({code: 'unclear'})
    // The second look was due while the first one was still asked.
    expect(looks).toEqual([1000, 13_000, 25_000])
  })

  test('is not begun where its caller has given up before, and a fault of ours is no refusal', async () => {
    const {asked, run} = play({start: '42'})
    const gone = AbortSignal.abort(new Error('gone'))
    await expect(run.begin(MARKER, contextOf({signal: gone}).context)).rejects.toThrow('gone')
    expect(asked).not.toContain(START)
    const fault = new TypeError('bug')
    const broken = createStart(
      {prepare: () => Promise.reject(fault), findByMarker: async () => undefined},
      {noun: 'run', isRunId: () => true}
    )
    await expect(broken.begin(MARKER, contextOf().context)).rejects.toBe(fault)
  })

  test('is told of as soon as its start has no good answer, and only then', async () => {
    for (const [start, told] of [
      [lost, [lost]],
      ['42', []],
      [error({status: 403}), []]
    ] as const) {
      const {unclear, context} = contextOf()
      await play({start}).run.begin(MARKER, context)
      expect(unclear).toEqual(told)
    }
  })

  test('is known by its answer, and by its marker before that', async () => {
    const {asked, run} = play({start: '42', find: ['43']})
    expect(await run.find(contextOf().context)).toBeUndefined()
    expect(asked).toEqual([])
    await run.begin(MARKER, contextOf().context)
    expect(await run.find(contextOf().context)).toBe('42')
    expect(asked).toEqual(['prepare', START])
  })

  test('is known by the answer that is still to come, which tells more than a list', async () => {
    let answer: (id: string) => void = () => {}
    const asked: string[] = []
    const run = createStart(
      {
        prepare: async () => () =>
          new Promise(resolve => {
            answer = resolve
          }),
        findByMarker: async () => void asked.push('find')
      },
      {noun: 'run', isRunId: () => true}
    )
    const begun = run.begin(MARKER, contextOf({sendMs: 10_000}).context)
    await new Promise(resolve => setImmediate(resolve))
    const found = run.find(contextOf().context)
    answer('42')
    expect([await found, (await begun).code, asked]).toEqual(['42', 'begun', []])
  })

  test('is begun once', async () => {
    const {asked, run} = play({start: error({status: 403})})
    await run.begin(MARKER, contextOf().context)
    await expect(run.begin(MARKER, contextOf().context)).rejects.toThrow('once')
    expect(asked.filter(one => one === START)).toHaveLength(1)
  })

  test('that was refused is not looked for', async () => {
    const {asked, run} = play({start: error({status: 403}), find: ['43']})
    const {context} = contextOf()
    await run.begin(MARKER, context)
    expect(await run.find(context)).toBeUndefined()
    expect(asked).not.toContain(FIND)
  })

  test('is found by who stops it, though its caller has given up', async () => {
    const caller = new AbortController()
    const {run} = play({start: lost, find: ['43']})
    const begun = run.begin(
      MARKER,
      contextOf({signal: caller.signal, onUnclear: () => caller.abort(new Error('gone'))}).context
    )
    await expect(begun).rejects.toThrow('gone')
    expect(await run.find(contextOf().context)).toBe('43')
  })

  test('by an earlier process is looked for by its marker, and not begun', async () => {
    const {asked, run} = play({start: '42', find: [undefined, '43']})
    const {context} = contextOf()
    expect([await run.recover(MARKER, context), await run.recover(MARKER, context)]).toEqual([false, true])
    expect(await run.find(context)).toBe('43')
    expect(asked).toEqual([FIND, FIND])
  })
})

test('a branch of a pipeline with no code source, or several, is refused with what to do', () => {
  for (const count of [0, 2])
    expect(notOneSource(count)).toMatchObject({
      text: `branch and tag need a pipeline with one code source, and this one has ${count}`,
      failure: {
        kind: 'permanent',
        label: 'code sources',
        hint: 'leave out branch and tag, and set what is run in the pipeline itself'
      }
    })
})

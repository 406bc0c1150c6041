import {describe, expect, test} from '@jest/globals'
import {RequestError, type RequestFailure} from '../../../src/model/errors.js'
import type {StartContext} from '../../../src/model/target.js'
import {createStart, mayHaveBegun, type RunStarter} from '../../../src/vendors/shared/start-run.js'
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
    async prepare() {
      value(nth(prepare, 'prepare'))
      return async marker => {
        asked.push(`start ${marker}`)
        if (start === 'hangs') return new Promise<string>(() => {})
        return value(start)
      }
    },
    findByMarker: async marker => value(nth(find, `find ${marker}`))
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
      {code: 'begun', id: '43'},
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
      {code: 'unclear', error: lost},
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

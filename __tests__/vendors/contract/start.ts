import {expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import type {Begun, StartContext} from '../../../src/model/run-start.js'
import type {Target} from '../../../src/model/target.js'
import {virtualClock} from '../../unit/support/virtual-clock.js'
import {answerOf, context, type Platform, reply} from './platform.js'
import {has, type ListedRun, type Reply, type Start} from './thing.js'

const MARKER = 'await-deploy 4711.1.0a1b2c3d'
const OTHER = 'await-deploy 4711.1.0a1b2c3e'
const other: ListedRun = {n: 3, phase: 'success', marker: OTHER}
const own: ListedRun = {n: 2, phase: 'running', marker: MARKER}

/** How a run is begun, and found again. */
export function askStart(platform: Platform): void {
  const {start, runs} = platform.thing
  if (!has(start)) return
  if (!has(runs)) throw new Error('what is begun is a run')
  const {idOf} = runs

  /** A platform that has these runs, and answers a start like this; the other runs are there already. */
  const open = async (answer: Reply, listed: readonly ListedRun[] = [other]) => {
    const sent: HttpRequest[] = []
    const target = await platform.open(
      async request => {
        if (!start.isStart(request))
          return reply(200, runs.answer(request, listed), runs.headers?.(request, listed))
        sent.push(request)
        return answerOf(answer)
      },
      start.given,
      'run-pipeline'
    )
    return {sent, target}
  }
  const good = start.accepted(idOf(2))

  test('is begun by one request that carries the marker and the variables, and no credential', async () => {
    const {sent, target} = await open(good)
    const begun = await begin(target)
    expect(begun).toMatchObject({code: 'begun', identity: {ids: {'run-id': idOf(2)}, matchedBy: 'started'}})
    expect(sent.map(({kind}) => kind)).toEqual(['start'])
    const [{path, body = ''}] = sent as [HttpRequest]
    expect(body).toContain(MARKER)
    for (const text of ['VERSION', '1.2']) expect(body).toContain(text)
    expect([...path, body].join('/')).not.toMatch(/secret/i)
  })

  test('is kept to by the id that its start answered', async () => {
    const {target} = await open(good, [other, own])
    await begin(target)
    expect((await target.read(context)).identity?.ids['run-id']).toBe(idOf(2))
  })

  askOpenStarts(start, idOf, open)
  askRefusals(platform, open)

  test('is begun by a request that goes on when its caller gives up', async () => {
    const caller = new AbortController()
    let signal: AbortSignal | undefined
    const target = await platform.open(
      async request => {
        if (!start.isStart(request))
          return reply(200, runs.answer(request, [other]), runs.headers?.(request, [other]))
        signal = request.signal
        caller.abort(new Error('gave up'))
        await new Promise(resolve => setImmediate(resolve))
        return answerOf(good)
      },
      start.given,
      'run-pipeline'
    )
    await expect(begin(target, {signal: caller.signal})).rejects.toThrow('gave up')
    expect(signal?.aborted).toBe(false)
  })
}

type Open = (answer: Reply, listed?: readonly ListedRun[]) => Promise<{sent: HttpRequest[]; target: Target}>

/** Answers that leave open whether the run has begun. */
function askOpenStarts(start: Start, idOf: (n: number) => string, open: Open): void {
  const good = start.accepted(idOf(2))
  const answers: [string, Reply][] = [
    ['fails', {status: 502, body: 'bad gateway'}],
    ['fails for good', {status: 501, body: '{}'}],
    ['says nothing', {status: 200, body: ''}],
    ['is cut off', {...good, body: JSON.stringify(good.body).slice(0, -1).trimEnd()}],
    ['is answered by a web page', {status: 200, body: '<html>'}],
    ['is answered by an empty object', {status: 200, body: '{}'}],
    ['is answered by null', {status: 200, body: 'null'}],
    ['is answered by what is no id', start.accepted('../../other')]
  ]
  // A bare number that is cut off is another number.
  const all = answers.filter(([how]) => how !== 'is cut off' || typeof good.body === 'object')

  test.each(all)('is looked for by its marker where the start %s', async (_how, answer) => {
    const {sent, target} = await open(answer, [other, own])
    expect(await begin(target)).toMatchObject({code: 'begun', identity: {ids: {'run-id': idOf(2)}}})
    expect(sent).toHaveLength(1)
  })

  test.each(all)('is not another run where the start %s and none has the marker', async (_how, answer) => {
    const {sent, target} = await open(answer, [other])
    expect(await begin(target)).toMatchObject({code: 'unclear'})
    expect(sent).toHaveLength(1)
  })
}

function askRefusals({thing}: Platform, open: Open): void {
  test.each([
    ['denied', thing.denied],
    ['throttled', thing.throttled]
  ])('is not begun where the start is %s, and not looked for', async (_how, answer) => {
    const {sent, target} = await open(answer, [other, own])
    const begun = await begin(target)
    expect(begun.code).toBe('refused')
    expect(sent).toHaveLength(1)
    expect(await target.stop?.(context)).toBe(false)
  })

  test('is not begun where it is denied, which names the code and the right to ask for', async () => {
    const begun = await begin((await open(thing.denied)).target)
    if (begun.code !== 'refused') throw new Error(begun.code)
    expect(begun.error.failure.code).toBeDefined()
    expect(begun.error.failure.hint).toMatch(/execute|read-write/)
  })
}

function begin(target: Target, over: Partial<StartContext> = {}): Promise<Begun> {
  if (target.start === undefined) throw new Error('it cannot be begun')
  return target.start.begin(MARKER, {
    ...context,
    clock: virtualClock(),
    sendMs: 1000,
    onUnclear: () => {},
    ...over
  })
}

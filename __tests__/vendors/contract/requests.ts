import {expect, test} from '@jest/globals'
import type {Http, HttpAnswer, HttpRequest} from '../../../src/http/exchange.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Target} from '../../../src/model/target.js'
import {findPart, isForText} from './logs.js'
import {answerOf, context, type Platform, reply} from './platform.js'
import {COMMIT} from './runs.js'
import {has, type ListedRun} from './thing.js'

/** Something that is asked of a platform: a poll, a log, a stop. */
interface Call {
  what: string
  /** The target that is asked, from its client on. */
  open: (http: Http) => Promise<Target>
  /** What the platform answers. */
  answer: (request: HttpRequest) => HttpAnswer
  run: (target: Target, signal: AbortSignal) => Promise<unknown>
}

/** How the thing is asked for: as whom, in what kind of request, and until when. */
export function askRequests(platform: Platform): void {
  const {thing, open, read, statusFor} = platform

  test('is asked for with credentials in headers or in the query, and nowhere else', async () => {
    const seen: HttpRequest[] = []
    await read(async request => {
      seen.push(request)
      return reply(200, thing.answer(request, statusFor('running')))
    })
    expect(seen.length).toBeGreaterThan(0)
    for (const {path, body = ''} of seen) expect([...path, body].join('/')).not.toMatch(/secret/i)
  })

  test.each(['running', 'success', 'failure'] as const)(
    'is %s by requests for a status alone: what only explains decides nothing',
    async phase => {
      const snapshot = await read(async request =>
        request.kind === 'status' ? reply(200, thing.answer(request, statusFor(phase))) : reply(502, '')
      )
      expect(snapshot.phase).toBe(phase)
    }
  )

  const {runs} = thing
  if (has(runs)) {
    test.each(waysTo(platform))('is found $what by requests for a status alone', async ({given}) => {
      const target = await open(
        async request =>
          request.kind === 'status' ? reply(200, runs.answer(request, [run])) : reply(502, ''),
        {...runs.given, ...given}
      )
      expect((await target.read(context)).identity?.ids['run-id']).toBe(runs.idOf(run.n))
    })
  }

  test.each(callsOf(platform))('is let go by each request of $what once its caller gives up', async call => {
    for (let nth = 0; ; nth++) {
      const request = await nthRequest(call, nth)
      if (request === undefined) {
        expect(nth).toBeGreaterThan(0)
        return
      }
      expect([nth, request.method, request.path, request.signal.aborted]).toEqual([
        nth,
        request.method,
        request.path,
        true
      ])
    }
  })
}

const run: ListedRun = {n: 2, phase: 'running', commit: COMMIT}

/** The ways in which a run is found, where it can be. */
function waysTo({thing: {runs}}: Platform): {what: string; given: RawInputs}[] {
  if (!has(runs)) return []
  const latest = {what: 'as latest', given: {'run-id': 'latest'}}
  return runs.reach === undefined ? [latest] : [latest, {what: 'by its commit', given: {commit: COMMIT}}]
}

function callsOf(platform: Platform): Call[] {
  const {thing, open, statusFor} = platform
  const {runs, stop, logs} = thing
  const poll: Call = {
    what: 'a poll',
    open: http => open(http),
    answer: request => reply(200, thing.answer(request, statusFor('running'))),
    run: (target, signal) => target.read({signal})
  }
  const failed = (request: HttpRequest) => reply(200, thing.answer(request, statusFor('failure')))
  return [
    poll,
    {
      ...poll,
      what: 'what explains a failure',
      answer: failed,
      run: async (target, signal) => {
        const snapshot = await target.read({signal})
        await target.addDetails?.(snapshot, {signal})
      }
    },
    ...waysTo(platform).map(({what, given}) => ({
      ...poll,
      what: `a poll that finds it ${what}`,
      open: (http: Http) => open(http, {...(has(runs) ? runs.given : {}), ...given}),
      answer: (request: HttpRequest) => reply(200, has(runs) ? runs.answer(request, [run]) : undefined)
    })),
    ...(has(stop)
      ? [
          {
            ...poll,
            what: 'a stop',
            answer: (request: HttpRequest) =>
              request.kind === 'stop' && request.method !== 'GET'
                ? answerOf(stop.accepted[0])
                : poll.answer(request),
            run: async (target: Target, signal: AbortSignal) => target.stop?.({signal})
          }
        ]
      : []),
    ...(has(logs)
      ? logs.map(log => ({
          ...poll,
          what: `its ${log.name}`,
          answer: (request: HttpRequest) =>
            isForText(log, request)
              ? reply(200, log.serve(request, ['one line'], 1), log.headers?.(request, ['one line'], 1))
              : reply(200, thing.answer(request, log.status)),
          run: async (target: Target, signal: AbortSignal) => {
            await target.readLog(await findPart(target, log, {signal}), {signal})
          }
        }))
      : [])
  ]
}

/** The n-th request of a call, whose caller gives up while it is under way; nothing where there are fewer. */
async function nthRequest({open, answer, run}: Call, nth: number): Promise<HttpRequest | undefined> {
  const caller = new AbortController()
  const gaveUp = new Error('the caller gave up')
  let count = 0
  let found: HttpRequest | undefined
  const target = await open(async request => {
    // As the client does: who has given up gets no answer.
    request.signal.throwIfAborted()
    if (count++ !== nth) return answer(request)
    found = request
    caller.abort(gaveUp)
    // Several callers may share a request, which ends when the last of them has gone.
    await settle()
    if (request.signal.aborted) throw request.signal.reason
    return answer(request)
  })
  await run(target, caller.signal).catch(error => {
    if (error !== gaveUp) throw error
  })
  await settle()
  return found
}

/** Lets what goes on in the background come to its requests. */
async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise(resolve => setImmediate(resolve))
}

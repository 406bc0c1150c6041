import {expect, test} from '@jest/globals'
import type {Http, HttpRequest} from '../../src/http/exchange.js'
import {openLogStreams} from '../../src/logs/log-streams.js'
import {inEnglish, type Text} from '../../src/messages/message.js'
import type {Target} from '../../src/model/target.js'
import type {Printer} from '../../src/output/printer.js'
import {addDetails} from '../../src/wait/details.js'
import {pollAll, type WaitResult} from '../../src/wait/poll-all.js'
import {policy} from '../unit/support/build.js'
import {virtualClock} from '../unit/support/virtual-clock.js'

/** A target of a platform, and what the platform answers about it. */
export interface Explained {
  open: (http: Http) => Promise<Target>
  /** A good answer, by which the target is in such a phase; `undefined` where the platform has no word for it. */
  answerFor: (phase: AskedPhase) => ((request: HttpRequest) => ReturnType<Http>) | undefined
  /** Whether a request only explains, though it is of the kind that decides. */
  explains?: ((request: HttpRequest) => boolean) | undefined
  hasLogs: boolean
}

type AskedPhase = 'running' | 'success' | 'failure' | 'cancelled' | 'paused'

const FAULT = /RangeError: made by the test/

/** Nothing that only explains decides: whatever goes wrong in it, the outcome is that of the status. */
export function askExplanations({open, answerFor, explains, hasLogs}: Explained): void {
  const isExplanation = (request: HttpRequest) =>
    request.kind === 'detail' || request.kind === 'log' || explains?.(request) === true

  test.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['cancelled', 'cancelled'],
    ['paused', 'paused']
  ] as const)(
    'a fault of our own in whatever only explains is told, and changes no outcome: %s',
    async (phase, outcome) => {
      const answer = answerFor(phase)
      if (answer === undefined) return
      const asked: HttpRequest[] = []
      // What is found as the newest one must not have ended by then.
      let now = answerFor('running') ?? answer
      const target = await open(async request => {
        const told = now
        if (request.kind === 'status') now = answer
        if (!isExplanation(request)) return told(request)
        asked.push(request)
        throw new RangeError('made by the test')
      })
      const {results, printed} = await waitFor(target)
      expect(results.map(({verdict}) => verdict.outcome)).toEqual([outcome])
      const told = [
        ...printed,
        ...results.flatMap(({state}) => state.snapshot?.notices.map(n => n.text) ?? [])
      ]
      if (asked.some(({kind}) => kind === 'log')) expect(told.join('\n')).toMatch(FAULT)
      if (phase === 'failure' && explains) expect(asked.length).toBeGreaterThan(0)
    }
  )

  test('a fault of our own in a log is the end of fetch-logs, which is about the logs', async () => {
    const answer = answerFor('success')
    if (!hasLogs || answer === undefined) return
    const target = await open(async request => {
      if (request.kind !== 'log') return answer(request)
      throw new RangeError('made by the test')
    })
    const {results} = await waitFor(target, 'fetch-logs')
    const [first] = results
    if (first?.state.snapshot?.parts.every(part => !part.hasLog)) return
    expect(first?.verdict).toMatchObject({outcome: 'error', cause: {message: expect.stringMatching(FAULT)}})
  })
}

/** The whole way of a wait: polls, logs, details, the logs' ends. */
async function waitFor(
  target: Target,
  operation = 'wait-pipeline'
): Promise<{results: WaitResult[]; printed: string[]}> {
  const printed: string[] = []
  const say = (text: Text) => void printed.push(inEnglish(text))
  const printer = {
    say: inEnglish,
    line: say,
    warning: say,
    notice: say,
    status: (_: string, text: Text) => say(text),
    live: () => {},
    fold: () => ({add: () => {}, close: () => {}}),
    remote: () => {},
    ready: async () => {}
  } as unknown as Printer
  const clock = virtualClock()
  const {signal} = new AbortController()
  const startedAt = clock.now()
  const pace = {minMs: 2000, maxMs: 15_000}
  const rules = policy({onPaused: 'stop'})
  const selection = {jobs: [], steps: [], machines: []}
  const logs = openLogStreams(
    {operation, logs: 'all', selection},
    {printer, clock, signal, manyTargets: false}
  )
  const deps = {clock, random: () => 0.5, signal, startedAt}
  const ended = await pollAll(
    [target],
    {policy: rules, pace, failFast: true, isAllowed: () => true},
    {
      ...deps,
      logLength: logs.length,
      onPoll: (of, _state, poll) => {
        if ('snapshot' in poll) logs.follow(of, poll.snapshot.parts)
      }
    }
  )
  const needsParts = operation === 'fetch-logs'
  const detailed = await addDetails(ended, {policy: rules, pace, needsParts}, {...deps, onRetry: () => {}})
  await logs.drain(detailed, clock.now() + 40_000)
  // What goes on in the background comes to its end.
  await new Promise(resolve => setTimeout(resolve, 10))
  return {results: logs.decide(detailed), printed}
}

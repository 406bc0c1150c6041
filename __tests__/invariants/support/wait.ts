import type {Http, HttpAnswer, HttpRequest} from '../../../src/http/exchange.js'
import {inEnglish} from '../../../src/messages/message.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Target} from '../../../src/model/target.js'
import type {Operation, Vendor} from '../../../src/vendors/vendor.js'
import type {Policy, Verdict} from '../../../src/wait/policy.js'
import {pollAll, type WaitResult} from '../../../src/wait/poll-all.js'
import type {SimulatedTime} from './simulated-time.js'

const SECOND = 1000

export const reply = (body: unknown, status = 200, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status,
  headers,
  text: JSON.stringify(body)
})

/** The targets of some inputs, opened by the platform's own adapter. */
export async function open(
  vendor: Vendor,
  operation: Operation,
  given: RawInputs,
  answer: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>
): Promise<Target[]> {
  const mistakes: string[] = []
  const plan = vendor.plan(operation, given, (input, text) => mistakes.push(`${input}: ${inEnglish(text)}`))
  if (plan === undefined || mistakes.length > 0) throw new Error(mistakes.join('; '))
  const http: Http = async request => {
    request.signal.throwIfAborted()
    return answer(request)
  }
  return plan.open(http, undefined)
}

/** Waits for targets by the real wait. All durations in ms; unless given, the dice always show the longest gap. */
export function waitFor(
  targets: readonly Target[],
  {clock}: SimulatedTime,
  policy: Partial<Policy> = {},
  pace = {minMs: 2 * SECOND, maxMs: 15 * SECOND},
  random = () => 0
): Promise<WaitResult[]> {
  return pollAll(
    targets,
    {
      policy: {
        timeoutMs: 600 * SECOND,
        outageToleranceMs: 300 * SECOND,
        onPaused: 'wait',
        onFailedMachine: 'fail',
        ...policy
      },
      pace,
      failFast: false,
      isAllowed: ({outcome}: Verdict) => outcome === 'success'
    },
    {
      clock,
      random,
      signal: new AbortController().signal,
      startedAt: clock.now(),
      logLength: () => 0,
      onPoll: () => {}
    }
  )
}

import {expect} from '@jest/globals'
import type {DeployOrderScenario, Event} from '../../simulator/yunxiao/deploy-order-scenario.js'
import type {Outcome} from '../../src/model/outcome.js'
import {checkLastLines} from '../support/action/checks.js'
import {ofKind, wholeLog} from '../support/action/log-views.js'
import type {ActionOptions, ActionRun} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {
  answer,
  body,
  both,
  done,
  faulty,
  goodBody,
  is,
  laid,
  order,
  prints,
  running,
  says,
  succeeds
} from '../support/deploys/deploy-orders.js'
import {checkOrderWait, type Edition, waitForOrders} from '../support/deploys/order-waits.js'

/**
 * One case for each kind of outcome that a wait for deploy orders can have. What each status means is asked by the
 * tables in __tests__/vendors/yunxiao, what follows from a row of polls in __tests__/unit/wait/decide.test.ts; faults of
 * the server are in platform-faults.test.ts.
 */
interface Row extends Pick<ActionOptions, 'clock' | 'readRate' | 'onLine'> {
  outcome: Outcome
  /** Goes on after the outcome, so that the whole is a sentence. */
  name: string
  /** The order, or several. */
  of: DeployOrderScenario | readonly DeployOrderScenario[]
  inputs?: Readonly<Record<string, string>>
  /** `central` alone unless given. */
  editions?: readonly Edition[]
  /** Whether the step is green; `success` alone is, unless given. */
  green?: boolean
  status?: string
  reason?: RegExp
  log?: readonly RegExp[]
  /** Status requests: exactly so many, or `[least]`. */
  polls?: number | readonly [number]
  also?: (ran: ActionRun) => void
}

const row = (
  outcome: Outcome,
  name: string,
  of: Row['of'],
  rest: Omit<Row, 'outcome' | 'name' | 'of'> = {}
): Row => ({outcome, name, of, ...rest})

const editions = ['central', 'region'] as const
const logs = {logs: 'all'}
const stop = {'on-paused': 'stop'}
const wait = {'on-failed-machine': 'wait'}
const together = {'fail-fast': 'false'}
// Time enough for some polls on any machine.
const short = {timeout: '8s'}
const allowing = (outcomes: string) => ({'allow-outcomes': outcomes})

const [crashed, failed] = ['Error: listen EADDRINUSE', '[deploy] script exited with 1']
// The other machine goes on, so that the last lines of the failed one are far up when the end comes.
const chatter = Array.from({length: 30}, (_, i) => `fine ${i}`)
const fails: readonly Event[] = [
  says('Running'),
  ...both('Running'),
  prints(2, ['one', crashed, failed], 2),
  is(2, 'Failed', 3),
  prints(1, chatter, 4),
  is(1, 'Success', 5)
]
const mixed = (status: unknown, second: unknown = 'Failed') =>
  order([says(status), is(1, 'Success'), is(2, second)])
const ends = (at: number) => [...both('Success', at), says('Success', at)]
const waiting = order([says('Waiting'), is(1, 'Success')])
const second = (scenario: DeployOrderScenario, pipelineId = '123') => ({
  ...scenario,
  pipelineId,
  deployOrderId: 1112
})
const named = (id: string) => ({...done, deployOrderId: id})
const about = (id: string) => body(goodBody().replace('1111', id))

const targetsAre =
  (...expected: unknown[]) =>
  ({result}: ActionRun) =>
    expect(result.targets.map(t => [t.id, t.outcome, t.decided])).toEqual(expected)
const tellsWhy = (ran: ActionRun) => checkLastLines(ran, ['web-2', 'Failed', failed])
const onText =
  (text: string, wish: 'cancel'): NonNullable<Row['onLine']> =>
  line =>
    line.kind === 'text' && line.text.includes(text) ? wish : undefined

// Each of these takes half a minute and longer, and so begins first.
const slow: readonly Row[] = [
  row(
    'success',
    'although nobody reads stdout',
    order([
      says('Running'),
      ...both('Running'),
      prints(1, Array<string>(3000).fill('x'.repeat(90))),
      ...ends(4)
    ]),
    {
      inputs: {...logs, timeout: '20s'},
      readRate: 0,
      also({run}) {
        expect(run.signal).toBeNull()
        expect(run.durationMs).toBeLessThan((20 + 60 + 20) * 1000)
      }
    }
  )
]

const verdicts: readonly Row[] = [
  row('success', 'at the first poll', done, {status: 'Success', polls: 1}),
  row('success', 'after some polls, with logs', succeeds, {
    editions,
    inputs: logs,
    log: [/Running/, /Success/],
    polls: 3
  }),
  row(
    'success',
    'after a pause that ended with a resume',
    order([says('Running'), says('Waiting', 2), {at: 2, hold: 2}, says('Running', 3), ...ends(4)]),
    {log: [/Waiting.*paused.*person/], polls: 6}
  ),

  row(
    'success',
    'with an id beyond 2^53',
    faulty(named('12345678901234567891'), about('12345678901234567891')),
    {polls: 1, also: ({run}) => expect(run.outputs['deploy-order-id']).toBe('12345678901234567891')}
  ),
  row(
    'success',
    'of a blocked order that was retried, where that is waited for',
    order([says('Running'), is(1, 'Success'), is(2, 'Failed'), is(2, 'Running', 4), ...ends(6)]),
    {inputs: wait, polls: 6}
  ),

  row(
    'success',
    'when the second poll contradicts no more',
    order([says('Success'), is(1, 'Success'), is(2, 'Failed'), is(2, 'Success', 2)]),
    {polls: 2}
  ),

  row('failure', 'of an order that a failed machine blocks', order(fails), {
    inputs: logs,
    status: 'Running',
    reason: /web-2.*failed/,
    also: tellsWhy
  }),

  row('failure', 'by its status, with logs', order([...fails, says('Failed', 5)]), {
    inputs: logs,
    status: 'Failed',
    reason: /web-2.*failed/,
    also: tellsWhy
  }),
  row('failure', 'by contradiction: the order says Success, and a machine Failed', mixed('Success'), {
    status: 'Success',
    reason: /web-2/,
    polls: 2
  }),
  row('cancelled', 'by its status', order([says('Running'), says('Cancelled', 3)]), {
    status: 'Cancelled',
    reason: /cancelled on the platform/,
    polls: 3
  }),
  row(
    'skipped',
    'where the list of machines is empty',
    laid(done, {deployMachineInfo: {deployMachines: []}}),
    {
      status: 'Success',
      polls: 1
    }
  ),
  row('paused', 'where a pause ends the wait', waiting, {
    inputs: stop,
    status: 'Waiting',
    reason: /person/,
    polls: 2
  }),

  row('timeout', 'while it runs', running, {
    inputs: short,
    status: 'Running',
    reason: /timeout \(8s\).*\d+× Running.*last good answer/,
    polls: [2]
  }),

  row('timeout', 'by stall-timeout', running, {
    inputs: {'stall-timeout': '1s'},
    reason: /stall-timeout \(1s\)/
  }),
  row(
    'success',
    'after longer than stall-timeout, while the log grew',
    order([
      says('Running'),
      ...both('Running'),
      ...Array.from({length: 40}, (_, i) => prints(1, [`${i}`], 0.2 * i)),
      ...ends(8)
    ]),
    // The time from one read of the log to the next stays below it on any machine.
    {clock: 'seconds', inputs: {...logs, 'stall-timeout': '6s'}}
  ),
  row('interrupted', 'when the workflow is cancelled', running, {
    onLine: onText('0 of 2 machines done', 'cancel'),
    status: 'Running',
    reason: /cancelled or timed out/,
    also: ({run}) => expect(run.signals).toEqual(['SIGINT'])
  }),

  row('failure', 'that is allowed', mixed('Running'), {
    inputs: allowing('success, failure'),
    green: true,
    log: [/failure.*allow-outcomes/]
  }),

  row('timeout', 'when all that can be is allowed', running, {
    inputs: {...short, ...allowing('success, failure, cancelled, skipped, paused')}
  })
]

const several: readonly Row[] = [
  row('success', 'of two orders of one pipeline', [done, second(succeeds)], {
    polls: [3],
    also(ran) {
      expect(ran.run.outputs['deploy-order-id']).toBe('1111,1112')
      targetsAre(['1111', 'success', true], ['1112', 'success', true])(ran)
    }
  }),

  row('failure', 'of one of two, which ends the wait', [running, second(mixed('Running'))], {
    reason: /1112/,
    also: targetsAre(['1111', 'running', false], ['1112', 'failure', true])
  }),
  row(
    'failure',
    'of one of two, which does not end the wait without fail-fast',
    [succeeds, second(mixed('Running'))],
    {
      inputs: together,
      reason: /1112/,
      also: targetsAre(['1111', 'success', true], ['1112', 'failure', true])
    }
  ),

  row(
    'success',
    'of eight orders, polled four at a time',
    Array.from({length: 8}, (_, i) =>
      faulty({...done, deployOrderId: 1111 + i}, {kind: 'late', seconds: 0.5})
    ),
    {
      polls: 8,
      also(ran) {
        const at = ofKind(ran, 'order').map(request => request.at)
        expect((at[4] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(450)
      }
    }
  )
]

const refusal = {errorCode: 'InvalidToken', errorMessage: 'token expired', requestId: 'rq-77'}
// Whatever comes instead of a good answer and never stops: each must end red.
const errors: readonly Row[] = [
  row('error', 'for 401, with the message of the platform', faulty(done, answer(401, refusal)), {
    reason: /HTTP 401.*InvalidToken.*token expired.*rq-77.*token/,
    polls: 1
  })
]

type Case = Row & {edition: Edition}
const cases = [...slow, ...verdicts, ...several, ...errors].flatMap(each =>
  (each.editions ?? ['central']).map((edition): Case => ({...each, edition}))
)

async function checkCase({of, inputs, edition, clock, ...row}: Case): Promise<void> {
  const orders = 'timeline' in of ? [of] : of
  const {outcome, green = outcome === 'success', readRate, onLine} = row
  const ran = await waitForOrders({
    orders,
    edition,
    ...(clock && {clock}),
    // A log is read on for seconds after the end, which most cases are not about.
    inputs: {logs: 'none', ...inputs},
    ...(onLine && {onLine}),
    ...(readRate !== undefined && {readRate})
  })
  const {outputs, code} = ran.run
  if (readRate === 0) {
    // The log is what the pipe could hold, and no whole one.
    expect([code, outputs.outcome]).toEqual([green ? 0 : 1, outcome])
  } else {
    await checkOrderWait(ran, outcome, green)
    for (const pattern of row.log ?? []) expect(wholeLog(ran)).toMatch(pattern)
  }
  if (row.status !== undefined) expect(outputs.status).toBe(row.status)
  if (row.reason) expect(outputs.reason).toMatch(row.reason)
  expect(outputs['matched-by']).toBe('given')
  checkPollCount(ran, row, orders.length)
  row.also?.(ran)
}

function checkPollCount(ran: ActionRun, {outcome, polls}: Omit<Row, 'of'>, orders: number): void {
  const asked = ofKind(ran, 'order').length
  if (typeof polls === 'number') expect(asked).toBe(polls)
  if (typeof polls === 'object') expect(asked).toBeGreaterThanOrEqual(polls[0])
  // A request that was given up may have been counted and never have come.
  const givenUp = outcome === 'interrupted' || outcome === 'timeout' || orders > 1
  const counted = Number(ran.run.outputs.polls)
  if (!givenUp) expect(counted).toBe(asked)
  expect(counted).toBeGreaterThanOrEqual(asked)
}

sideBySide('a wait for deploy orders ends as', test => {
  test.each(cases)('$outcome $name ($edition)', checkCase, 150_000)
})

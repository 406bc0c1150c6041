import {describe, expect, test} from '@jest/globals'
import type {DeployOrderScenario, Event} from '../../simulator/yunxiao/deploy-order-scenario.js'
import type {Outcome} from '../../src/model/outcome.js'
import {
  checkStep,
  checkTellsWhy,
  commandsNamed,
  type Edition,
  type Gated,
  gate,
  ofKind,
  type Setup,
  wholeLog
} from '../support/action/run-action.js'
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

/** A case of the one table. What holds for every case is in `checkStep`; faults of the server are in faults.test.ts. */
interface Row {
  outcome: Outcome
  name: string
  /** The order, or several. */
  of: DeployOrderScenario | readonly DeployOrderScenario[]
  inputs?: Readonly<Record<string, string>>
  /** `central` alone unless told. */
  editions?: readonly Edition[]
  /** Whether the step is green; `success` alone is, unless told. */
  green?: boolean
  status?: string
  reason?: RegExp
  log?: readonly RegExp[]
  /** Status requests: exactly so many, or `[least]`. */
  polls?: number | readonly [number]
  /** What the runner sends once the log holds this text. */
  signal?: {on: string; wish: 'cancel' | NodeJS.Signals}
  readRate?: number
  also?: (gated: Gated) => void
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
// Twenty looks decide when no outage is tolerated.
const strict = {'outage-tolerance': '0s'}
const hasty = {'outage-tolerance': '1s'}
const short = {timeout: '1s'}
const allowing = (outcomes: string) => ({'allow-outcomes': outcomes})

const [crashed, failed] = ['Error: listen EADDRINUSE', '[deploy] script exited with 1']
// The other machine goes on, so that the last lines of the failed one are far up when the end comes.
const chatter = Array.from({length: 30}, (_, i) => `fine ${i}`)
const fails: readonly Event[] = [
  says('Running'),
  ...both('Running'),
  prints(2, ['one', crashed, failed], 0.1),
  is(2, 'Failed', 0.2),
  prints(1, chatter, 0.8),
  is(1, 'Success', 0.9)
]
const mixed = (word: unknown, second: unknown = 'Failed') =>
  order([says(word), is(1, 'Success'), is(2, second)])
const ends = (at: number) => [...both('Success', at), says('Success', at)]
const waiting = order([says('Waiting'), is(1, 'Success')])
const cancelled = order([says('Cancelled')])
const noMachines = laid(done, {deployMachineInfo: {deployMachines: []}})
const second = (scenario: DeployOrderScenario, pipelineId = '123') => ({
  ...scenario,
  pipelineId,
  deployOrderId: 1112
})
const named = (id: string) => ({...done, deployOrderId: id})
const about = (id: string) => body(goodBody().replace('1111', id))

const targetsAre =
  (...expected: unknown[]) =>
  ({result}: Gated) =>
    expect(result.targets.map(t => [t.id, t.outcome, t.decided])).toEqual(expected)
const tellsWhy = (gated: Gated) => checkTellsWhy(gated, {machine: 'web-2', cause: 'Failed', logLine: failed})
const lasts = (ms: number) => (gated: Gated) => expect(gated.run.durationMs).toBeGreaterThan(ms)

// For what would take longer than any busy machine needs.
const within = (ms: number) => (gated: Gated) => expect(gated.run.durationMs).toBeLessThan(ms)

// Each of these takes half a minute and longer.
const slow: readonly Row[] = [
  row(
    'success',
    'although nobody reads stdout',
    order([
      says('Running'),
      ...both('Running'),
      prints(1, Array<string>(3000).fill('x'.repeat(90))),
      ...ends(0.5)
    ]),
    {
      inputs: {...logs, timeout: '20s'},
      readRate: 0,
      also({run}) {
        expect(run.signal).toBeNull()
        expect(run.durationMs).toBeLessThan((20 + 60 + 20) * 1000)
      }
    }
  ),
  row('success', 'although no log is ever answered', faulty(succeeds, {kind: 'silence'}, {on: 'log'}), {
    inputs: {...logs, 'request-timeout': '200ms'},
    log: [/log of machine web-1.*can not be read/, /log of machine web-2.*can not be read/]
  }),
  row('error', '404 for ever, after 30 s of it', faulty(done, answer(404, {errorCode: 'NotFound'})), {
    inputs: {'max-interval': '2s', timeout: '5m'},
    reason: /HTTP 404.*NotFound.*pipeline-id and deploy-order-id/,
    polls: [2],
    also: lasts(29_000)
  }),
  row('error', '404 after it was seen, after 30 s of it', faulty(running, answer(404), {from: 0.5}), {
    inputs: {'max-interval': '2s', timeout: '5m'},
    status: 'Running',
    reason: /HTTP 404/,
    polls: [3],
    also: lasts(29_000)
  })
]

const verdicts: readonly Row[] = [
  row('success', 'at the first look', done, {editions, status: 'Success', polls: 1}),
  row('success', 'after a while, with logs', succeeds, {
    editions,
    inputs: logs,
    log: [/Running/, /Success/],
    polls: [2]
  }),
  row(
    'success',
    'after a pause that a person ended',
    order([says('Running'), says('Waiting', 0.1), {at: 0.1, hold: 0.5}, says('Running', 0.2), ...ends(0.3)]),
    {editions, log: [/Waiting.*paused.*person/]}
  ),
  row('success', 'although the platform lists no machines', laid(done, {deployMachineInfo: null}), {
    log: [/lists no machines/],
    polls: 1
  }),
  row('success', 'with one machine skipped', mixed('Success', 'Skipped'), {
    log: [/web-2.*skipped/],
    polls: 1
  }),
  row('success', 'with a machine that still says Pending', mixed('Success', 'Pending'), {polls: 1}),
  row('success', 'with a machine that still says Running', mixed('Success', 'Running'), {polls: 1}),
  row('success', 'with the id as text', laid(done, {deployOrderId: '1111'}), {polls: 1}),
  row(
    'success',
    'with an id beyond 2^53',
    faulty(named('12345678901234567891'), about('12345678901234567891')),
    {
      editions,
      polls: 1,
      also: ({run}) => expect(run.outputs['deploy-order-id']).toBe('12345678901234567891')
    }
  ),

  row('failure', 'held by a failed machine', order(fails), {
    editions,
    inputs: logs,
    status: 'Running',
    reason: /web-2.*failed/,
    also: tellsWhy
  }),
  row('failure', 'held by a failed machine, seen in two looks', mixed('Running'), {polls: 2}),
  row('failure', 'held by a failed machine, when the order says Waiting', mixed('Waiting'), {
    editions,
    status: 'Waiting',
    reason: /web-2.*failed/,
    polls: 2
  }),
  row(
    'failure',
    'held by a failed machine, once no other runs any more',
    order([says('Running'), is(1, 'Running'), is(2, 'Failed'), is(1, 'Success', 0.6)]),
    {
      polls: [4],
      also: ({result}) => expect(result.targets[0]?.parts.map(p => p.status)).toEqual(['Success', 'Failed'])
    }
  ),
  row(
    'success',
    'when a person retries before the second look',
    order([says('Running'), is(1, 'Success'), is(2, 'Failed'), is(2, 'Running', 0.03), ...ends(0.3)]),
    {polls: [3]}
  ),
  row('failure', 'by its word, with logs', order([...fails, says('Failed', 0.9)]), {
    editions,
    inputs: logs,
    status: 'Failed',
    reason: /web-2.*failed/,
    also: tellsWhy
  }),
  ...['Failed', 'FAILED', 'failed'].map(word =>
    row('failure', `by the word ${word}`, mixed(word), {status: word, reason: /web-2/, polls: 1})
  ),
  ...['Failed', 'FAILED', 'Cancelled', 'Exploded', '', null, 7].map(word =>
    row(
      'failure',
      `by contradiction: Success, and a machine says ${JSON.stringify(word)}`,
      mixed('Success', word),
      {editions: word === 'Failed' ? editions : ['central'], status: 'Success', reason: /web-2/, polls: 2}
    )
  ),
  row(
    'success',
    'when the second look contradicts no more',
    order([says('Success'), is(1, 'Success'), is(2, 'Failed'), is(2, 'Success', 0.03)]),
    {polls: 2}
  ),
  ...['Cancelled', 'CANCELLED', 'canceled'].map(word =>
    row('cancelled', `by the word ${word}`, order([says('Running'), says(word, 0.3)]), {
      editions: word === 'Cancelled' ? editions : ['central'],
      status: word,
      reason: /cancelled on the platform/
    })
  ),
  row('skipped', 'the list of machines is empty', noMachines, {editions, status: 'Success', polls: 1}),
  row('skipped', 'every machine was', order([says('Success'), ...both('Skipped')]), {editions, polls: 1}),
  row('paused', 'where that ends the wait', waiting, {
    editions,
    inputs: stop,
    status: 'Waiting',
    reason: /person/,
    polls: 2
  }),
  row(
    'success',
    'after a pause that was seen but once',
    order([says('Waiting'), says('Running', 0.03), ...ends(0.3)]),
    {inputs: stop, polls: [3]}
  ),
  row('paused', 'held by a failed machine, where that is a pause', mixed('Running'), {
    editions,
    inputs: {...stop, ...wait},
    status: 'Running',
    polls: 2
  }),
  row(
    'success',
    'after a held order was retried, where that is waited for',
    order([says('Running'), is(1, 'Success'), is(2, 'Failed'), is(2, 'Running', 0.6), ...ends(0.9)]),
    {inputs: wait, polls: [4]}
  ),
  row('timeout', 'of a held order, where that is waited for', mixed('Running'), {
    inputs: {...wait, ...short},
    reason: /timeout/,
    polls: [4]
  }),

  row('timeout', 'while it runs', running, {
    editions,
    inputs: short,
    status: 'Running',
    reason: /timeout \(1s\).*\d+× Running.*last good answer/,
    polls: [3]
  }),
  row('timeout', 'of a pause', waiting, {
    inputs: short,
    status: 'Waiting',
    reason: /timeout \(1s\).*Waiting/
  }),
  row('timeout', 'counts what it saw', faulty(running, answer(503), {nth: [2, 3, 4]}), {
    inputs: {timeout: '2s'},
    reason: /\d+× Running, 3× HTTP 503, last good answer/
  }),
  row('timeout', 'of an order that is no longer found', faulty(running, answer(404), {from: 0.2}), {
    inputs: short,
    reason: /HTTP 404/
  }),
  row('timeout', 'by queue-timeout', order([says('Init')]), {
    editions,
    inputs: {'queue-timeout': '1s'},
    status: 'Init',
    reason: /queue-timeout \(1s\)/
  }),
  row(
    'success',
    'after longer than queue-timeout, but not queued',
    order([says('Init'), says('Running', 0.2), says('Init', 2.6), ...ends(3)]),
    {inputs: {'queue-timeout': '2s'}}
  ),
  row('timeout', 'by stall-timeout', running, {
    editions,
    inputs: {'stall-timeout': '1s'},
    reason: /stall-timeout \(1s\)/
  }),
  row('success', 'after a pause longer than stall-timeout', order([says('Waiting'), ...ends(1.8)]), {
    inputs: {'stall-timeout': '1s'}
  }),
  row(
    'success',
    'after longer than stall-timeout, while the log grew',
    order([
      says('Running'),
      ...both('Running'),
      ...Array.from({length: 12}, (_, i) => prints(1, [`${i}`], 0.3 * i)),
      ...ends(3.6)
    ]),
    {inputs: {...logs, 'stall-timeout': '2s'}}
  ),
  row('success', 'in the last look, at the deadline', order([says('Running'), ...ends(0.5)]), {
    inputs: {...short, 'min-interval': '40s', 'max-interval': '40s'},
    polls: 2,
    also: within(30_000)
  }),
  row(
    'success',
    'in the last look, whatever the platform asked for',
    faulty(done, answer(503, '', {'retry-after': '100'}), {nth: [1]}),
    {inputs: short, polls: 2, also: within(30_000)}
  ),

  ...(['SIGINT', 'SIGTERM', 'cancel'] as const).map(wish =>
    row('interrupted', `by ${wish}`, running, {
      editions: wish === 'cancel' ? editions : ['central'],
      signal: {on: '0 of 2 machines done', wish},
      status: 'Running',
      reason: /cancelled or timed out/,
      also: ({run}) => expect(run.signals).toEqual([wish === 'cancel' ? 'SIGINT' : wish])
    })
  ),
  row('interrupted', 'before the first answer', faulty(running, {kind: 'silence'}), {
    signal: {on: 'on-paused', wish: 'SIGINT'}
  }),

  row('failure', 'that is allowed', mixed('Running'), {
    inputs: allowing('success, failure'),
    green: true,
    log: [/failure.*allow-outcomes/]
  }),
  row('cancelled', 'that is allowed', cancelled, {inputs: allowing('success\ncancelled'), green: true}),
  row('skipped', 'that is allowed', noMachines, {inputs: allowing('success\n\nskipped\n'), green: true}),
  row('paused', 'that is allowed', waiting, {inputs: {...stop, ...allowing('success,paused')}, green: true}),
  row('failure', 'when others are allowed', mixed('Running'), {
    inputs: allowing('success, cancelled, skipped, paused')
  }),
  row('timeout', 'when all that can be is allowed', running, {
    inputs: {...short, ...allowing('success, failure, cancelled, skipped, paused')}
  }),
  row('error', 'when all that can be is allowed', faulty(done, answer(403)), {
    inputs: allowing('success, failure, cancelled, skipped, paused')
  }),
  row('interrupted', 'when all that can be is allowed', running, {
    inputs: allowing('success, failure, cancelled, skipped, paused'),
    signal: {on: '0 of 2', wish: 'SIGINT'}
  })
]

const several: readonly Row[] = [
  row('success', 'of two orders of one pipeline', [done, second(succeeds)], {
    editions,
    polls: [3],
    also(gated) {
      expect(gated.run.outputs['deploy-order-id']).toBe('1111,1112')
      targetsAre(['1111', 'success', true], ['1112', 'success', true])(gated)
    }
  }),
  row('success', 'of two orders, each with its own pipeline', [done, second(done, '124')], {
    polls: 2,
    also: g =>
      expect(
        ofKind(g, 'order')
          .map(r => /\d+\/deploy\/\d+/.exec(r.path)?.[0])
          .sort()
      ).toEqual(['123/deploy/1111', '124/deploy/1112'])
  }),
  row('failure', 'the first one ends the wait', [running, second(mixed('Running'))], {
    reason: /1112/,
    also: targetsAre(['1111', 'running', false], ['1112', 'failure', true])
  }),
  row('failure', 'that does not end the wait without fail-fast', [succeeds, second(mixed('Running'))], {
    inputs: together,
    reason: /1112/,
    also: targetsAre(['1111', 'success', true], ['1112', 'failure', true])
  }),
  row('failure', 'that is allowed and does not end the wait', [succeeds, second(mixed('Running'))], {
    inputs: allowing('success,failure'),
    green: true,
    also: targetsAre(['1111', 'success', true], ['1112', 'failure', true])
  }),
  row('cancelled', 'as the worst of those not allowed', [cancelled, second(mixed('Running'))], {
    inputs: {...together, ...allowing('success,failure')},
    status: 'Cancelled',
    reason: /1111/
  }),
  row('failure', 'as the worst of all', [cancelled, second(mixed('Running'))], {
    inputs: together,
    reason: /1112/
  }),
  row('error', 'as worse than a failure', [mixed('Running'), second(faulty(done, answer(403)))], {
    inputs: together,
    reason: /1112.*403/
  }),
  row('timeout', 'of one of two', [done, second(running)], {
    inputs: short,
    reason: /1112/,
    also: targetsAre(['1111', 'success', true], ['1112', 'timeout', true])
  }),
  row(
    'success',
    'of eight orders, asked four at a time',
    Array.from({length: 8}, (_, i) =>
      faulty({...done, deployOrderId: 1111 + i}, {kind: 'late', seconds: 0.5})
    ),
    {
      polls: 8,
      also(gated) {
        const at = ofKind(gated, 'order').map(r => r.at)
        expect((at[4] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(450)
      }
    }
  )
]

const vendorSays = {errorCode: 'InvalidToken', errorMessage: 'token expired', requestId: 'rq-77'}
const permanent: readonly Row[] = [
  row('error', 'for 401, in the words of the platform', faulty(done, answer(401, vendorSays)), {
    editions,
    reason: /HTTP 401.*InvalidToken.*token expired.*rq-77.*token/,
    polls: 1
  }),
  row(
    'error',
    'for 403, naming the scope',
    faulty(done, answer(403, {errorCode: 'Forbidden', errorMessage: 'no'})),
    {editions, reason: /HTTP 403.*Forbidden.*主机部署/, polls: 1}
  ),
  row('error', 'for another organization', done, {
    inputs: {'organization-id': 'another'},
    reason: /HTTP 403/,
    polls: 1
  }),
  row('error', 'inside a 200', faulty(done, answer(200, {errorCode: 'NoRight', errorMessage: 'no'})), {
    reason: /NoRight/,
    polls: 1
  }),
  row(
    'error',
    'for success: false inside a 200 that says Success',
    faulty(done, body(goodBody({success: false}))),
    {polls: 1}
  )
]

// Whatever comes instead of an answer and never stops: each must end red.
const never: readonly Row[] = [
  row('error', 'for no answer until the deadline', faulty(done, {kind: 'silence'}), {
    inputs: {...short, 'request-timeout': '500ms'},
    reason: /no good answer/
  }),
  row('error', 'for an outage that begins in mid wait', faulty(running, answer(503), {from: 0.3}), {
    inputs: hasty,
    status: 'Running',
    reason: /HTTP 503/
  }),
  row(
    'error',
    'for an answer about an order with the same double',
    faulty(named('12345678901234567891'), about('12345678901234567892')),
    {inputs: hasty, polls: [3]}
  ),
  row(
    'error',
    'for a list of machines that is none',
    laid(done, {deployMachineInfo: {deployMachines: 'all'}}),
    {inputs: hasty, polls: [3]}
  ),
  ...[
    ...[
      'Succe\u0455s',
      'SUCCESS',
      'success',
      'success ',
      'Success ',
      ' Success',
      'Success\u0000',
      'Success\n'
    ],
    ...['\uff33uccess', 'Succe\u00dfs', 'Deploying', '', '__proto__', 'constructor', 'toString'],
    ...[null, 0, 200, true, ['Success'], {Success: 'Success'}, undefined]
  ].map(word =>
    row('error', `for the status ${JSON.stringify(word)}`, laid(done, {status: word}), {
      editions: word === 'SUCCESS' ? editions : ['central'],
      inputs: strict,
      reason: /unknown status.*20 polls/,
      polls: 20,
      also: g =>
        expect(commandsNamed(g, 'warning').filter(c => c.data.includes('unknown status'))).toHaveLength(1)
    })
  ),
  row('error', 'for an unknown word, after outage-tolerance too', order([says('Zombie')]), {
    inputs: {'outage-tolerance': '3s'},
    reason: /Zombie/,
    polls: [20],
    also: lasts(3000)
  }),
  row('error', 'for an unknown word at the deadline', order([says('Zombie')]), {
    inputs: {...short, 'min-interval': '200ms'},
    reason: /Zombie/
  }),
  row(
    'error',
    'for an unknown word at the deadline, after a known one',
    order([says('Running'), says('Zombie', 0.3)]),
    {inputs: short, reason: /Zombie/}
  )
]

// What a wait survives.
const once = {nth: [1]}
const recovers: readonly Row[] = [
  row('success', 'after 503 in mid wait', faulty(succeeds, answer(503), {nth: [2, 3]}), {
    editions,
    polls: [4]
  }),
  row('success', 'after 404 for a while', faulty(done, answer(404), {nth: [1, 2, 3]}), {editions, polls: 4}),
  row('success', 'after 404 in mid wait', faulty(succeeds, answer(404), {nth: [2, 3]}), {polls: [4]}),
  row(
    'success',
    'after throttling that comes as 403',
    faulty(done, answer(403, {errorCode: 'ApiRateLimited'}), once),
    {polls: 2}
  ),
  row('success', 'after an answer about another order', faulty(done, about('2222'), once), {polls: 2}),
  row('success', 'after an unknown word', order([says('Preparing'), ...ends(0.3)]), {
    polls: [2],
    log: [/unknown status.*Preparing/]
  })
]

type Case = Row & {edition: Edition}
const cases = [...verdicts, ...several, ...permanent, ...never, ...recovers].flatMap(each =>
  (each.editions ?? ['central']).map((edition): Case => ({...each, edition}))
)

/** Sends the wish once. */
function onText({on, wish}: NonNullable<Row['signal']>): NonNullable<Setup['onLine']> {
  let sent = false
  return line => {
    if (sent || line.kind !== 'text' || !line.text.includes(on)) return undefined
    sent = true
    return wish
  }
}

/** Runs one case and checks it. */
async function play({
  outcome,
  of,
  inputs,
  edition,
  green = outcome === 'success',
  ...row
}: Case): Promise<void> {
  const orders = 'timeline' in of ? [of] : of
  const gated = await gate({
    orders,
    edition,
    // A log is read on for seconds after the end, which most cases are not about.
    inputs: {logs: 'none', ...inputs},
    ...(row.signal ? {onLine: onText(row.signal)} : {}),
    ...(row.readRate === undefined ? {} : {readRate: row.readRate})
  })
  const {run} = gated
  if (row.readRate === 0) {
    // The log is what the pipe could hold, and no whole one.
    expect([run.code, run.outputs.outcome]).toEqual([green ? 0 : 1, outcome])
  } else {
    await checkStep(gated, outcome, green)
    expect(gated.summary).toContain(outcome)
    for (const pattern of row.log ?? []) expect(wholeLog(gated)).toMatch(pattern)
  }
  if (row.status !== undefined) expect(run.outputs.status).toBe(row.status)
  if (row.reason) expect(run.outputs.reason).toMatch(row.reason)
  expect(run.outputs['matched-by']).toBe('given')

  const asked = ofKind(gated, 'order').length
  if (typeof row.polls === 'number') expect(asked).toBe(row.polls)
  if (typeof row.polls === 'object') expect(asked).toBeGreaterThanOrEqual(row.polls[0])
  // A request that was given up may have been counted and never have come.
  const givenUp = outcome === 'interrupted' || outcome === 'timeout' || orders.length > 1
  if (!givenUp) expect(Number(run.outputs.polls)).toBe(asked)
  expect(Number(run.outputs.polls)).toBeGreaterThanOrEqual(asked)
  row.also?.(gated)
}

describe('the verdict', () => {
  test.concurrent('of what takes long, side by side', async () => {
    const played = slow.map(async each =>
      play({...each, edition: 'central'}).catch(cause => {
        throw new Error(`${each.outcome} ${each.name}: ${cause.message}`, {cause})
      })
    )
    await Promise.all(played)
  }, 150_000)

  test.concurrent.each(cases)('$outcome $name ($edition)', play, 150_000)
})

import {expect, test} from '@jest/globals'
import type {PlatformRequest} from '../../simulator/server/platform.js'
import {digested, remoteLines, streamed, wholeLog} from '../support/action/log-views.js'
import {type ActionRun, runAction} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {is, machine, order, prints, says} from '../support/deploys/deploy-orders.js'
import {type LogSource, withFaults} from '../support/deploys/logs/log-source.js'
import {logSources} from '../support/deploys/logs/log-sources.js'
import {waitForOrders} from '../support/deploys/order-waits.js'

// What logs cost the wait: nothing.

const isAboutLogs = ({segments}: PlatformRequest) =>
  /^(?:log|logs|operationLog|steps|init|after|init_logs|after_line_logs)$/.test(segments.at(-1) ?? '')

const ENDS_AT = 25
// One of each way in which a log is asked for.
const silent = logSources.filter(({name}) => /machine|BK-CI/.test(name))

async function checkSilentLogs(source: LogSource): Promise<void> {
  const lines = Array.from({length: 20}, (_, i) => ({at: i, text: `line ${i + 1}`}))
  const {platform, inputs, secrets} = source.options({lines, endsAt: ENDS_AT})
  const fault = {on: 'any', fault: {kind: 'silence'}} as const
  const ran = await runAction({
    platform: withFaults(platform, request => (isAboutLogs(request) ? [fault] : [])),
    inputs: {logs: 'all', 'request-timeout': '20s', ...inputs},
    secrets
  })
  expect(ran.run.outputs.outcome).toBe('success')
  const polls = ran.requests.filter(request => !isAboutLogs(request)).map(({at}) => at)
  expect(polls.length).toBeGreaterThanOrEqual(ENDS_AT)
  // A poll that waited for a log would have waited for 20 s.
  const gaps = polls.slice(1).map((at, i) => at - (polls[i] ?? 0))
  expect(Math.max(...gaps)).toBeLessThan(10_000)
  expect(ran.requests.filter(isAboutLogs).length).toBeGreaterThan(0)
  // It ends, and says whose log is missing.
  expect(ran.run.durationMs).toBeLessThan(90_000)
  expect(ran.run.log + ran.run.commands.map(c => c.data).join('\n')).toMatch(/the log of .* can ?not be read/)
}

sideBySide('a log route that never answers delays no poll, with', test => {
  test.each(silent)('$name', checkSilentLogs, 300_000)
})

test.concurrent('logs are read side by side, at most three at a time, and four requests in all', async () => {
  const machines = Array.from({length: 9}, (_, i) => machine(i + 1))
  const scenario = order(
    [
      says('Running'),
      ...machines.flatMap((_, i) => [is(i + 1, 'Running'), prints(i + 1, [`of ${i + 1}`])]),
      ...machines.map((_, i) => is(i + 1, 'Success', 4)),
      says('Success', 4)
    ],
    {machines, faults: [{on: 'any', fault: {kind: 'late', seconds: 0.15}}]}
  )
  const ran = await waitForOrders({orders: [scenario]})
  expect(ran.run.outputs.outcome).toBe('success')
  const open = (at: number, kind?: string) =>
    ran.requests.filter(r => r.at <= at && (r.closedAt ?? 0) > at && (kind === undefined || r.kind === kind))
  const all = ran.requests.map(r => open(r.at).length)
  const logs = ran.requests.map(r => open(r.at, 'log').length)
  expect(Math.max(...all)).toBeLessThanOrEqual(4)
  expect(Math.max(...logs)).toBe(3)
  for (let n = 1; n <= machines.length; n++) expect(streamed(ran, `web-${n}`)).toEqual([`of ${n}`])
}, 60_000)

sideBySide('the cap on log lines', test => {
  const leftOut = (ran: ActionRun) =>
    /(\d+) more log lines? (?:was|were) left out \(max-log-lines: (\d+)\): (\S+)/
      .exec(wholeLog(ran))
      ?.slice(1)

  test('takes the head of all parts as it comes, and the tail of each failed one', async () => {
    const machines = Array.from({length: 4}, (_, i) => machine(i + 1))
    const talk = (n: number, count: number, at: number) =>
      prints(
        n,
        Array.from({length: count}, (_, i) => `machine ${n} line ${i + 1}`),
        at
      )
    const scenario = order(
      [
        says('Running'),
        ...machines.map((_, i) => is(i + 1, 'Running')),
        talk(1, 30, 0),
        talk(2, 20, 4),
        talk(3, 1000, 8),
        talk(4, 70, 12),
        is(1, 'Success', 16),
        is(2, 'Failed', 16),
        is(3, 'Failed', 16),
        is(4, 'Failed', 16)
      ],
      {machines}
    )
    const ran = await waitForOrders({orders: [scenario], inputs: {'max-log-lines': '100'}})
    expect(ran.run.outputs.outcome).toBe('failure')
    const shown = (n: number) => streamed(ran, `machine web-${n}`)
    const wanted = (n: number, from: number, to: number) =>
      Array.from({length: to - from + 1}, (_, i) => `machine ${n} line ${from + i}`)
    expect(shown(1)).toEqual(wanted(1, 1, 30))
    expect(shown(2)).toEqual(wanted(2, 1, 20))
    expect(shown(3)).toEqual(wanted(3, 1, 50))
    expect(shown(4)).toEqual([])
    expect(leftOut(ran)).toEqual([String(30 + 20 + 1000 + 70 - 100), '100', ran.run.outputs.url])
    // The part that is named as the cause comes last.
    expect(digested(ran)).toEqual([...wanted(3, 951, 1000), ...wanted(4, 21, 70), ...wanted(2, 1, 20)])
    for (const block of remoteLines(ran)) expect(block.lines.length).toBeLessThanOrEqual(100)
  }, 120_000)
})

import {beforeAll, describe, expect, test} from '@jest/globals'
import {type Ran, runOn} from '../support/action/cases.js'
import {startAll} from '../support/action/pool.js'
import {digested, type Gated, gate, remoteLines, streamed, wholeLog} from '../support/action/run-action.js'
import {is, machine, order, prints, says} from '../support/deploys/deploy-orders.js'
import {type Line, type Source, sources, withFaults} from '../support/deploys/log-sources.js'

// What logs cost the wait: nothing.

const isAboutLogs = (segments: readonly string[]) =>
  /^(?:log|logs|operationLog|steps|init|after|init_logs|after_line_logs)$/.test(segments.at(-1) ?? '')
const path = (url: string) => new URL(url, 'http://x').pathname.split('/')
const lines = (count: number, until: number): Line[] =>
  Array.from({length: count}, (_, i) => ({at: (until * i) / count, text: `line ${i + 1}`}))

const ENDS_AT = 2.5
const looksOf = ({requests}: Ran) => requests.filter(r => !isAboutLogs(path(r.path)))

async function playBlackHole(source: Source): Promise<void> {
  const {platform, inputs, secrets} = source.play({lines: lines(20, 2), endsAt: ENDS_AT})
  const fault = {on: 'any', fault: {kind: 'silence'}} as const
  const ran = await runOn({
    platform: withFaults(platform, segments => (isAboutLogs(segments) ? [fault] : [])),
    inputs: {logs: 'all', 'request-timeout': '20s', ...inputs},
    secrets
  })
  expect(ran.run.outputs.outcome).toBe('success')
  const looks = looksOf(ran)
  const first = looks[0]?.at ?? 0
  const last = looks.at(-1)?.at ?? Number.POSITIVE_INFINITY
  // As often as without logs: the gap is 50 ms at least, and 150 ms at most, beside the time that a look takes.
  expect(looks.length).toBeGreaterThanOrEqual(5)
  expect(last - first - ENDS_AT * 1000).toBeLessThan(1500)
  expect(ran.requests.filter(r => isAboutLogs(path(r.path))).length).toBeGreaterThan(0)
  // It ends, and says whose log is missing.
  expect(ran.run.durationMs).toBeLessThan(60_000 + ENDS_AT * 1000)
  expect(ran.run.log + ran.run.commands.map(c => c.data).join('\n')).toMatch(/the log of .* can not be read/)
}

describe('a log route that never answers delays no look', () => {
  let results: ReturnType<typeof startAll<Source>>
  beforeAll(() => {
    results = startAll([...sources], 12, playBlackHole)
  })
  test.each(sources.map((source): [string, Source] => [source.name, source]))(
    '%s',
    async (_, source) => results.get(source),
    300_000
  )
})

test('logs are read side by side, at most three at a time, and four requests in all', async () => {
  const machines = Array.from({length: 9}, (_, i) => machine(i + 1))
  const scenario = order(
    [
      says('Running'),
      ...machines.flatMap((_, i) => [is(i + 1, 'Running'), prints(i + 1, [`of ${i + 1}`])]),
      ...machines.map((_, i) => is(i + 1, 'Success', 2)),
      says('Success', 2)
    ],
    {machines, faults: [{on: 'any', fault: {kind: 'late', seconds: 0.15}}]}
  )
  const gated = await gate({orders: [scenario]})
  expect(gated.run.outputs.outcome).toBe('success')
  const open = (at: number, kind?: string) =>
    gated.requests.filter(
      r => r.at <= at && (r.closedAt ?? 0) > at && (kind === undefined || r.kind === kind)
    )
  const all = gated.requests.map(r => open(r.at).length)
  const logs = gated.requests.map(r => open(r.at, 'log').length)
  expect(Math.max(...all)).toBeLessThanOrEqual(4)
  expect(Math.max(...logs)).toBe(3)
  for (let n = 1; n <= machines.length; n++) expect(streamed(gated, `web-${n} `)).toEqual([`of ${n}`])
}, 60_000)

describe('the cap on log lines', () => {
  const leftOut = (gated: Gated) =>
    /(\d+) more log lines? (?:was|were) left out \(max-log-lines: (\d+)\): (\S+)/
      .exec(wholeLog(gated))
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
        talk(2, 20, 0.8),
        talk(3, 1000, 1.6),
        talk(4, 70, 2.4),
        is(1, 'Success', 3),
        is(2, 'Failed', 3),
        is(3, 'Failed', 3),
        is(4, 'Failed', 3)
      ],
      {machines}
    )
    const gated = await gate({orders: [scenario], inputs: {'max-log-lines': '100'}})
    expect(gated.run.outputs.outcome).toBe('failure')
    const told = (n: number) => streamed(gated, `machine web-${n} `)
    const wanted = (n: number, from: number, to: number) =>
      Array.from({length: to - from + 1}, (_, i) => `machine ${n} line ${from + i}`)
    expect(told(1)).toEqual(wanted(1, 1, 30))
    expect(told(2)).toEqual(wanted(2, 1, 20))
    expect(told(3)).toEqual(wanted(3, 1, 50))
    expect(told(4)).toEqual([])
    expect(leftOut(gated)).toEqual([String(30 + 20 + 1000 + 70 - 100), '100', gated.run.outputs.url])
    expect(digested(gated)).toEqual([...wanted(2, 1, 20), ...wanted(3, 951, 1000), ...wanted(4, 21, 70)])
    for (const block of remoteLines(gated)) expect(block.lines.length).toBeLessThanOrEqual(100)
  }, 120_000)
})

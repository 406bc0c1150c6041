import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, expect} from '@jest/globals'
import {blackHole} from '../../simulator/server/black-hole.js'
import type {FaultKind} from '../../simulator/server/fault.js'
import type {Outcome} from '../../src/model/outcome.js'
import {checkEnd} from '../support/action/checks.js'
import {asText, textsOf, timesIn} from '../support/action/log-views.js'
import {memoryTo} from '../support/action/preloads.js'
import {type ActionOptions, type ActionRun, runAction} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {numbered} from '../support/action/table.js'
import {answer, body} from '../support/deploys/deploy-orders.js'
import {bkciBuild} from '../support/deploys/one-deploy/bkci-build.js'
import {codeartsRun} from '../support/deploys/one-deploy/codearts-run.js'
import {deploys} from '../support/deploys/one-deploy/deploys.js'
import type {
  DeployFault,
  DeployPlan,
  PlatformDeploy,
  RunSearch
} from '../support/deploys/one-deploy/platform-deploy.js'
import {yunxiaoOrder} from '../support/deploys/one-deploy/yunxiao-order.js'
import {yunxiaoRun} from '../support/deploys/one-deploy/yunxiao-run.js'

/**
 * Everything that a server can do wrong: what must come of it, in what time, and with how many requests. Nothing here
 * may end green that did not succeed, hang, spin, or leave a connection behind. One fault of each kind is played on one
 * platform; what the client tells apart is asked in __tests__/unit/http, and what each platform makes of it in
 * __tests__/vendors. Faults of names and certificates stand in network.test.ts, since they need another network than
 * loopback's.
 */
interface Row extends Pick<ActionOptions, 'clock'> {
  name: string
  fault: (deploy: PlatformDeploy) => DeployFault | readonly DeployFault[]
  outcome: Outcome
  reason?: RegExp
  /** Status requests, least and most: more is a loop that spins. */
  asks: readonly [number, number]
  /** How the deploy itself goes; it has succeeded unless given. */
  plan?: DeployPlan
  inputs?: Readonly<Record<string, string>>
  search?: RunSearch
  /** One of the platforms, in turn, unless given. */
  on?: readonly PlatformDeploy[]
  /** Seconds that no machine is too busy for, unless it hangs. */
  within?: number
  /** MiB of memory that it may take. */
  memory?: number
  /** Nothing at that address hears the requests; what was asked is what the process says. */
  unheard?: boolean
  also?: (ran: ActionRun, deploy: PlatformDeploy) => void
}

const LONG = 300_000
const folder = await mkdtemp(join(tmpdir(), 'faults-'))
const hole = await blackHole()
// Where a redirect points; it must never be asked anything.
let trapped = 0
const trap = createServer((_, response) => {
  trapped++
  response.end('{}')
})
await new Promise<void>(resolve => trap.listen(0, '127.0.0.1', resolve))
const trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`
afterAll(async () => {
  trap.close()
  await hole.close()
  await rm(folder, {recursive: true, force: true})
})

const always =
  (fault: FaultKind, when: Partial<DeployFault> = {}) =>
  (): DeployFault => ({on: 'status', ...when, fault})
const once = (fault: FaultKind) => always(fault, {nth: [1]})
const swapped =
  (
    put: (deploy: PlatformDeploy) => string | Uint8Array,
    find: (deploy: PlatformDeploy) => string = deploy => deploy.success
  ) =>
  (deploy: PlatformDeploy): DeployFault => ({
    on: 'status',
    fault: {kind: 'swap', find: find(deploy), put: put(deploy)}
  })

// With a tolerance of 1 s and gaps from 50 to 300 ms: more would be a loop that spins.
const FEW = [2, 25] as const
const ONE = [1, 1] as const
const TWO = [2, 2] as const
const quick = {'request-timeout': '200ms'}
// Long enough for a good answer on a busy machine.
const patient = {'request-timeout': '3s', 'outage-tolerance': '30s'}
// Twenty polls decide when no outage is tolerated.
const strict = {'outage-tolerance': '0s'}
const MIB = 1024 * 1024
const MOST_MIB = 150

/** For ever: an outage, which ends as `error` when it has lasted for `outage-tolerance`. */
const outage = (name: string, fault: Row['fault'], reason: RegExp, rest: Partial<Row> = {}): Row => ({
  name,
  fault,
  outcome: 'error',
  reason: new RegExp(`no good answer.*${reason.source}.*outage-tolerance: \\d+× `),
  asks: FEW,
  ...rest
})
/** What does not heal: `error` at once. */
const final = (name: string, fault: Row['fault'], reason: RegExp, rest: Partial<Row> = {}): Row => ({
  name,
  fault,
  outcome: 'error',
  reason,
  asks: ONE,
  ...rest
})
/** As good as the plain answer. */
const harmless = (name: string, fault: Row['fault'], rest: Partial<Row> = {}): Row => ({
  name,
  fault,
  outcome: 'success',
  asks: ONE,
  ...rest
})
/** Once, and then fine. */
const passing = (name: string, fault: FaultKind, rest: Partial<Row> = {}): Row => ({
  name: `once ${name}`,
  fault: once(fault),
  outcome: 'success',
  asks: TWO,
  ...rest
})

const login = body('<!doctype html><title>Login</title>"status":"Success" COMPLETED SUCCEED', 'text/html')
const bomb = Buffer.concat(Array<Buffer>(1024).fill(gzipSync(Buffer.alloc(MIB, ' '))))
const redirect = (status: number, location: string) => answer(status, '{good}', {location})
const throttled = (retryAfter: string) => answer(429, '', {'retry-after': retryAfter})

const connection: readonly Row[] = [
  outage('a connection that is reset before any header', always({kind: 'reset'}), /ECONNRESET/),

  outage('no answer', always({kind: 'silence'}), /no whole answer within 0.2 s/, {inputs: quick}),

  outage('a host that drops every packet', () => [], /no whole answer/, {
    inputs: {...quick, endpoint: hole.url},
    unheard: true
  }),
  outage('a port where no server listens', () => [], /ECONNREFUSED/, {
    inputs: {endpoint: 'http://127.0.0.1:1'},
    unheard: true
  }),

  outage('something that is not HTTP', always({kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.6\r\n'}), /HPE_/),

  {
    name: 'kept connections that are reset when they are used again',
    fault: always({kind: 'abandon'}, {on: 'any'}),
    outcome: 'success',
    plan: {ends: 'success', at: 4},
    asks: [2, 20]
  }
]

const bodies: readonly Row[] = [
  outage('the page of a login in the place of the API', always(login), /web page/),
  outage(
    '206 with the good body',
    always(answer(206, '{good}')),
    /HTTP 206, which does not hold a whole answer/
  ),
  // Of a run that is new CodeArts answers null.
  outage('the body null', always(body('null')), /the answer was/, {
    on: [bkciBuild]
  }),

  final(
    'gzip of 1 MB that unpacks to 1 GB',
    always({kind: 'body', text: bomb, encoding: 'gzip'}),
    /larger than 16 MiB/,
    {memory: MOST_MIB}
  ),
  final('a body of 1 GB', always({kind: 'large', bytes: 1024 * MIB}), /larger than 16 MiB/, {
    memory: MOST_MIB
  }),

  harmless(
    'bytes that are not UTF-8 in a text',
    swapped(
      ({text}) => Buffer.concat([Buffer.from(text), Buffer.of(0xff, 0xc0)]),
      ({text}) => text
    )
  ),
  outage(
    'an answer about another one',
    swapped(
      ({otherId}) => otherId,
      ({id}) => id
    ),
    /was about/
  )
]

/** Neither success nor an end, however similar: `error` after twenty polls, where no outage is tolerated. */
const unknown = (
  name: string,
  put: (deploy: PlatformDeploy) => string | Uint8Array,
  rest: Partial<Row> = {}
): Row => ({
  name,
  fault: swapped(put),
  outcome: 'error',
  reason: /unknown status.*20 polls/,
  inputs: strict,
  asks: [20, 20],
  ...rest
})
const unknowns: readonly Row[] = [
  unknown('the status of success with a byte that is not UTF-8', ({success}) =>
    Buffer.concat([Buffer.from(success.slice(0, -1)), Buffer.of(0xff), Buffer.from('"')])
  ),

  {
    name: 'an answer below __proto__ and constructor',
    fault: always(body('{"__proto__":{good},"constructor":{"prototype":{good}}}')),
    outcome: 'error',
    inputs: strict,
    asks: [1, 20]
  }
]

const statuses: readonly Row[] = [
  outage('503 with a good body', always(answer(503, '{good}')), /HTTP 503/),
  final('403 with a good body', always(answer(403, '{good}')), /HTTP 403.*(?:check|needs)/),

  // Once: waiting renews no token.
  final('401', once(answer(401)), /HTTP 401.*check token/),
  {
    ...outage(
      '500 that echoes the token and a command',
      ({secret}) => ({
        on: 'status',
        fault: answer(500, {errorCode: secret, message: `\n::error::forged ${secret}`, error_msg: secret})
      }),
      /HTTP 500/
    ),
    also: ran => expect(ran.run.commands.filter(c => c.data.startsWith('forged'))).toEqual([])
  },
  final('a redirect to another port', always(redirect(302, `${trapUrl}/oapi`)), /redirect/),

  {
    name: '404 for 20 s',
    fault: always(answer(404), {lasts: 20}),
    outcome: 'success',
    inputs: {'max-interval': '2s'},
    asks: [5, 60],
    within: 90
  },
  {
    name: '404 for ever, after it was seen',
    fault: always(answer(404), {after: 2}),
    outcome: 'error',
    reason: /HTTP 404.*check/,
    plan: {ends: 'never'},
    inputs: {'max-interval': '2s', timeout: '2m'},
    asks: [5, 90],
    within: 90,
    also: ({run}) => expect(run.durationMs).toBeGreaterThan(29_000)
  }
]

const gapAfterFirst = ({requests}: ActionRun, {kinds}: PlatformDeploy) => {
  const [first, next] = requests.filter(r => r.kind === kinds.status)
  return (next?.at ?? Number.NaN) - (first?.at ?? 0)
}
const gapWithin = (least: number, most: number) => (ran: ActionRun, deploy: PlatformDeploy) => {
  expect(gapAfterFirst(ran, deploy)).toBeGreaterThanOrEqual(least)
  expect(gapAfterFirst(ran, deploy)).toBeLessThan(most)
}
const throttling: readonly Row[] = [
  passing('429 with Retry-After: 1, which is waited for', throttled('1'), {
    also: gapWithin(995, 15_000)
  }),

  // Never at once.
  passing('429 with Retry-After: 0', throttled('0'), {also: gapWithin(45, 15_000)}),
  {
    name: '429 with Retry-After: 3600 for ever: one last poll at the deadline',
    fault: always(throttled('3600')),
    outcome: 'error',
    reason: /timeout \(8s\).*2× HTTP 429.*no good answer at all/,
    inputs: {timeout: '8s', 'outage-tolerance': '5m'},
    asks: TWO
  }
]

const passings: readonly Row[] = [
  passing('a reset connection', {kind: 'reset'}),

  passing('no answer', {kind: 'silence'}, {inputs: patient, asks: [2, 4]}),

  passing('503', answer(503)),

  passing('an answer that comes late', {kind: 'late', seconds: 0.5}, {asks: ONE})
]

// Real seconds, which are what a tolerance is about: an outage is far from it on either side.
const tolerance = {'outage-tolerance': '8s'}
const SHORTER = 2.5
const LONGER = 120
/** A way of not answering, for so many seconds from the third poll on. */
const outages: readonly [
  name: string,
  seconds: (s: number) => DeployFault,
  label: RegExp,
  inputs?: Row['inputs']
][] = [
  ['no connection', s => ({on: 'status', nth: [3], fault: {kind: 'refuse', seconds: s}}), /ECONNREFUSED/],
  [
    'silence',
    s => ({on: 'status', after: 2, lasts: s, fault: {kind: 'silence'}}),
    /request timeout/,
    {'request-timeout': '1s', 'outage-tolerance': '12s'}
  ]
]
/** The deploy ended during the outage: all of its log is read afterwards. */
const readsTheEnd = (last: 'success' | 'failure') => (ran: ActionRun, deploy: PlatformDeploy) => {
  expect(timesIn(ran, 'trying again for up to')).toBe(1)
  expect(timesIn(ran, 'the platform answers again')).toBe(1)
  const [target] = ran.result.targets
  const statuses = target?.parts.filter(p => p.name.includes('web-')).map(p => p.status)
  // The status call of some platforms has no steps.
  expect([[], [deploy.partStatus.success, deploy.partStatus[last]]]).toContainEqual(statuses)
  expect(target?.finishedAt).not.toBe('')
}
const tolerated: readonly Row[] = [
  ...outages.flatMap(([name, of, label, inputs = {}], i): Row[] => [
    {
      name: `an outage shorter than outage-tolerance (${name}), in which the deploy ended`,
      fault: () => of(SHORTER),
      outcome: i % 2 === 0 ? 'success' : 'failure',
      plan: {ends: i % 2 === 0 ? 'success' : 'failure', at: 3},
      inputs: {...tolerance, ...inputs},
      asks: [4, 60],
      also: readsTheEnd(i % 2 === 0 ? 'success' : 'failure')
    },
    {
      name: `an outage longer than outage-tolerance (${name}), though the deploy had succeeded`,
      fault: () => of(LONGER),
      outcome: 'error',
      reason: new RegExp(
        `no good answer for .*outage-tolerance: .*\\d+× ${label.source}.*, last good answer .* ago`
      ),
      plan: {ends: 'success', at: 3},
      inputs:
        name === 'silence' ? {'outage-tolerance': '5s', 'request-timeout': '1s'} : {'outage-tolerance': '3s'},
      asks: [3, 60]
    }
  ]),
  {
    name: 'three outages that are longer than outage-tolerance together, with good answers in between',
    fault: () => [2, 4, 6].map(after => ({on: 'status', after, lasts: SHORTER, fault: answer(503)}) as const),
    outcome: 'success',
    // Long after the third one has begun, on any machine.
    plan: {ends: 'success', at: 16},
    clock: 'seconds',
    inputs: {'outage-tolerance': '7s'},
    asks: [10, 160],
    also(ran) {
      expect(timesIn(ran, 'trying again for up to 7s')).toBe(3)
      expect(timesIn(ran, 'the platform answers again')).toBe(3)
    }
  },
  {
    name: 'one outage of many kinds, which are shorter than outage-tolerance',
    fault: () => [
      {on: 'status', nth: [3, 4], fault: answer(503)},
      {on: 'status', nth: [3, 4], fault: {kind: 'reset'}},
      {on: 'status', after: 2, fault: login}
    ],
    outcome: 'error',
    reason: /outage-tolerance: 2× \w+, \d+× HTTP 503, \d+× ECONNRESET, \d+× bad answer, last good answer/,
    plan: {ends: 'never'},
    inputs: {'outage-tolerance': '6s'},
    asks: [6, 120]
  },
  {
    name: 'an outage of everything, while logs are shown',
    fault: () => ({on: 'any', from: 4, until: 12, fault: answer(503)}),
    outcome: 'success',
    plan: {ends: 'success', at: 16, lines: 20},
    inputs: {'outage-tolerance': '60s', logs: 'all'},
    asks: [4, 120],
    within: 90,
    also(ran) {
      for (const name of ['web-1', 'web-2']) expect(textsOf(ran, name)).toEqual(numbered(name, 20))
    }
  }
]

// Deploy orders have no commit; they are found through their run.
const byCommit = (on: PlatformDeploy) => ({search: {by: 'commit'}, on: [on]}) as const
const seeking: readonly Row[] = [
  {
    name: 'a list of runs that answers 504 once',
    fault: () => ({on: 'list', nth: [1], fault: answer(504)}),
    outcome: 'success',
    asks: [1, 4],
    ...byCommit(yunxiaoRun)
  },
  outage('a list of runs that answers 504', () => ({on: 'list', fault: answer(504)}), /HTTP 504/, {
    asks: [0, 0],
    ...byCommit(codeartsRun)
  }),
  {
    name: 'a run in the list that has no id',
    fault: ({listedId = ''}) => ({on: 'list', fault: {kind: 'swap', find: listedId, put: ''}}),
    outcome: 'timeout',
    reason: /queue-timeout|no run was found/,
    inputs: {'queue-timeout': '1s'},
    asks: [0, 0],
    ...byCommit(bkciBuild)
  }
]

const logs = {logs: 'all'}
/** The log cannot be read: one warning for each part says so, and the verdict is that of the deploy. */
const unread = (
  name: string,
  outcome: 'success' | 'failure',
  fault: FaultKind,
  reason: RegExp,
  rest: Partial<Row> = {}
): Row => ({
  name: `a log for which comes ${name}`,
  fault: () => ({on: 'log', fault}),
  outcome,
  plan: {ends: outcome, at: 3},
  inputs: logs,
  asks: [2, 40],
  within: 90,
  ...rest,
  also(ran, deploy) {
    for (const part of ['web-1', 'web-2']) {
      const said = ran.run.lines
        .map(asText)
        .filter(line => line.includes(part) && /can ?not be read/.test(line))
      expect(said).toHaveLength(1)
      expect(said[0]).toMatch(reason)
    }
    expect(ran.requests.filter(r => r.kind === deploy.kinds.log).length).toBeLessThanOrEqual(80)
  }
})
const logFaults: readonly Row[] = [
  unread('403', 'success', answer(403), /HTTP 403/),
  unread('404', 'failure', answer(404), /HTTP 404/),
  unread('a redirect', 'success', redirect(302, trapUrl), /redirect/),
  unread('gzip of 1 GB', 'failure', {kind: 'body', text: bomb, encoding: 'gzip'}, /larger than 16 MiB/, {
    memory: MOST_MIB
  }),
  unread('503 for ever', 'success', answer(503), /HTTP 503/),
  ...['a log that is empty once', 'a log that is empty from then on'].map(
    (name, i): Row => ({
      name: `${name}, after it was not`,
      fault: () => ({
        on: 'log',
        ...(i === 0 ? {nth: [4, 5]} : {after: 3}),
        fault: body(i === 0 ? '{"logs":"","last":0,"more":false}' : '{"deployLog":""}')
      }),
      outcome: 'success',
      plan: {ends: 'success', at: 12, lines: 8},
      inputs: logs,
      asks: [3, 60],
      within: 90,
      on: [i === 0 ? yunxiaoRun : yunxiaoOrder],
      also(ran) {
        for (const name of ['web-1', 'web-2']) {
          // No line twice and none made up; with the truth at the end none is lost either.
          const shown = textsOf(ran, name)
          expect(shown).toEqual(i === 0 ? numbered(name, 8) : numbered(name, shown.length))
        }
      }
    })
  ),
  {
    name: 'a log whose place is refused, after it was read from there',
    fault: () => ({
      on: 'log',
      after: 3,
      fault: answer(400, {error_code: 'X', errorCode: 'X', message: 'offset'})
    }),
    outcome: 'success',
    plan: {ends: 'success', at: 8},
    inputs: logs,
    asks: [3, 40],
    within: 90,
    on: [codeartsRun],
    also(ran) {
      const said = ran.run.lines.map(asText).filter(line => /can ?not be read/.test(line))
      expect(said.map(line => /web-\d/.exec(line)?.[0]).sort()).toEqual(['web-1', 'web-2'])
    }
  }
]

/** Runs one row on one platform, and checks what holds for all. */
async function checkFault({row, deploy}: {row: Row; deploy: PlatformDeploy}): Promise<void> {
  const {outcome, plan = {ends: 'success'}, inputs = {}, asks, within = 60, clock} = row
  const file = join(folder, `${Math.random()}`)
  const faults = [row.fault(deploy)].flat() as DeployFault[]
  const ran = await runAction({
    ...deploy.options(plan, faults, inputs, row.search),
    ...(clock && {clock}),
    ...(row.memory === undefined ? {} : {env: {NODE_OPTIONS: memoryTo(file)}}),
    // Below the ports that the kernel gives away, so that it is free when the platform is back.
    ...(faults.some(f => f.fault.kind === 'refuse')
      ? {port: 10_000 + Math.floor(Math.random() * 20_000)}
      : {})
  })
  await checkEnd(ran, outcome, outcome === 'success')
  const {outputs, durationMs} = ran.run
  if (row.reason) expect(outputs.reason).toMatch(row.reason)

  const heard = ran.requests.filter(r => r.kind === deploy.kinds.status)
  const asked = row.unheard ? Number(outputs.polls) : heard.length
  expect(asked).toBeGreaterThanOrEqual(asks[0])
  expect(asked).toBeLessThanOrEqual(asks[1])
  // Never at once, but for a last poll, and for each run of a commit.
  const gaps = heard.slice(1).map(({at}, i) => at - (heard[i]?.at ?? 0))
  expect(gaps.filter(gap => gap < 45).length).toBeLessThanOrEqual(row.search ? 3 : 1)
  expect(durationMs).toBeLessThan(within * 1000)
  expect(ran.connections.left).toBe(0)
  // Four at a time with logs, one without, and one that is just being closed: more where we give up on quick ones.
  if (row.inputs !== quick) expect(ran.connections.most).toBeLessThanOrEqual(inputs.logs === 'all' ? 5 : 2)
  expect(trapped).toBe(0)
  if (row.memory !== undefined) {
    expect(Number(await readFile(file, 'utf8')) / 1024).toBeLessThan(row.memory)
  }
  row.also?.(ran, deploy)
}

/** Each row on the platforms that it is for. */
const onEach = (some: readonly Row[]) =>
  some.flatMap((row, i) =>
    (row.on ?? deploys.slice(i % deploys.length).slice(0, 1)).map(deploy => ({
      name: `${row.outcome} for ${row.name} (${deploy.name})`,
      row,
      deploy
    }))
  )

const isLong = ({within = 0}: Row) => within > 60
const rows = [
  ...[...connection, ...bodies, ...unknowns, ...statuses, ...throttling, ...passings],
  ...[...tolerated, ...seeking, ...logFaults]
]

sideBySide('a wait ends as', test => {
  // Those that wait for half a minute begin first.
  test.each(onEach([...rows.filter(isLong), ...rows.filter(row => !isLong(row))]))('$name', checkFault, LONG)
})

import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, describe, expect} from '@jest/globals'
import {blackHole} from '../../simulator/server/black-hole.js'
import type {FaultKind} from '../../simulator/yunxiao/deploy-order-scenario.js'
import type {Outcome} from '../../src/model/outcome.js'
import {checkEnd, numbered, type Ran, runOn, timesIn} from '../support/action/cases.js'
import {memoryTo} from '../support/action/preloads.js'
import {asText, textsOf} from '../support/action/run-action.js'
import {inTurn} from '../support/action/schedule.js'
import {answer, body} from '../support/deploys/deploy-orders.js'
import {
  type Fate,
  flow,
  type Sought,
  type Stage,
  type StageFault,
  stages
} from '../support/deploys/one-deploy.js'

/**
 * Everything that a server can do wrong, on all three platforms: what must come of it, in what time, and with how
 * many requests. Nothing here may end green that did not succeed, hang, spin, or leave a connection behind. Faults of
 * names and certificates stand in network.test.ts, since they need another network than loopback's.
 */
interface Row {
  name: string
  fault: (stage: Stage) => StageFault | readonly StageFault[]
  outcome: Outcome
  reason?: RegExp
  /** Status requests, least and most: more is a loop that spins. */
  asks: readonly [number, number]
  /** How the deploy itself goes; it has succeeded unless told. */
  fate?: Fate
  inputs?: Readonly<Record<string, string>>
  sought?: Sought
  /** All platforms unless told; one of them, in turn, where the platform can make no difference. */
  on?: 'one' | readonly Stage[]
  /** Seconds that no machine is too busy for, unless it hangs. */
  within?: number
  /** MiB of memory that it may take. */
  memory?: number
  slow?: boolean
  /** Nothing at that address hears the requests; what was asked is what the process says. */
  unheard?: boolean
  also?: (ran: Ran, stage: Stage) => void
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
  (fault: FaultKind, when: Partial<StageFault> = {}) =>
  (): StageFault => ({on: 'status', ...when, fault})
const once = (fault: FaultKind) => always(fault, {nth: [1]})
const swapped =
  (put: (stage: Stage) => string | Uint8Array, find: (stage: Stage) => string = stage => stage.word) =>
  (stage: Stage): StageFault => ({on: 'status', fault: {kind: 'swap', find: find(stage), put: put(stage)}})

// With a tolerance of 1 s and gaps from 50 to 300 ms: more would be a loop that spins.
const FEW = [2, 25] as const
const ONE = [1, 1] as const
const TWO = [2, 2] as const
const quick = {'request-timeout': '200ms'}
// Long enough for a good answer on a busy machine.
const patient = {'request-timeout': '1s', 'outage-tolerance': '10s'}
const onOne = {on: 'one'} as const
// Twenty looks decide when no outage is tolerated.
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
const harmless = (name: string, fault: Row['fault']): Row => ({name, fault, outcome: 'success', asks: ONE})
/** Once, and then fine. */
const passing = (name: string, fault: FaultKind, rest: Partial<Row> = {}): Row => ({
  name: `once ${name}`,
  fault: once(fault),
  outcome: 'success',
  asks: TWO,
  ...rest
})

const [cut, reset] = [{kind: 'cut', how: 'close'} as const, {kind: 'cut', how: 'reset'} as const]
const login = body('<!doctype html><title>Login</title>"status":"Success" COMPLETED SUCCEED', 'text/html')
const bomb = Buffer.concat(Array<Buffer>(1024).fill(gzipSync(Buffer.alloc(MIB, ' '))))
const redirect = (status: number, location: string) => answer(status, '{good}', {location})
const throttled = (retryAfter: string) => answer(429, '', {'retry-after': retryAfter})
const nested = (open: string, close: string, deep = 1_000_000) => open.repeat(deep) + close.repeat(deep)

const connection: readonly Row[] = [
  outage('a connection that is reset before any header', always({kind: 'reset'}), /ECONNRESET/),
  outage('a connection that is closed in mid body', always(cut), /ECONNRESET/),
  outage('a connection that is reset in mid body', always(reset), /ECONNRESET/, onOne),
  outage('a connection that is closed in mid chunk', always({...cut, chunked: true}), /ECONNRESET/, onOne),
  outage('a connection that is reset in mid chunk', always({...reset, chunked: true}), /ECONNRESET/),
  outage('no answer', always({kind: 'silence'}), /no whole answer within 0.2 s/, {inputs: quick}),
  outage('headers, and then silence', always({kind: 'stall'}), /no whole answer/, {inputs: quick}),
  outage('a body that drips', always({kind: 'drip'}), /no whole answer/, {inputs: quick}),
  outage('a header that drips', always({kind: 'drip', head: true}), /no whole answer/, {
    inputs: quick,
    ...onOne
  }),
  outage('a host that drops every packet', () => [], /no whole answer/, {
    inputs: {...quick, endpoint: hole.url},
    unheard: true
  }),
  outage('a port where nobody listens', () => [], /ECONNREFUSED/, {
    inputs: {endpoint: 'http://127.0.0.1:1'},
    unheard: true
  }),
  outage('a length that promises more', always({kind: 'length', off: 100}), /ECONNRESET/),
  outage('a length that promises less', always({kind: 'length', off: -5}), /not JSON, or cut off/, onOne),
  outage('a header of 1 MB', always({kind: 'headers', count: 1, size: 1e6}), /HPE_HEADER_OVERFLOW/),
  outage('10,000 headers', always({kind: 'headers', count: 10_000, size: 8}), /HPE_HEADER_OVERFLOW/, onOne),
  ...(
    [
      ['something that is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', /HPE_/],
      ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{} ', /HPE_/],
      [
        'no length of a chunk',
        'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nz\r\n{}\r\n',
        /ECONNRESET/
      ],
      ['another protocol', 'HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n', /no whole answer/],
      ['interim answers alone', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000), /no whole answer/]
    ] as const
  ).map(([name, bytes, reason]) =>
    outage(name, always({kind: 'raw', bytes, open: /Continue/.test(bytes)}), reason, {
      inputs: /no whole/.test(reason.source) ? quick : {},
      ...onOne
    })
  ),
  {
    name: 'kept connections that are reset when they are used again',
    fault: always({kind: 'abandon'}, {on: 'any'}),
    outcome: 'success',
    fate: {ends: 'success', at: 0.5},
    asks: [2, 20]
  }
]

const bodies: readonly Row[] = [
  outage('the page of a login in the place of the API', always(login), /web page/),
  outage('204', always(answer(204)), /empty/),
  outage('an empty body', always(body('')), /empty/, onOne),
  ...['null', '[{good}]'].map(text => outage(`the body ${text}`, always(body(text)), /the answer was/)),
  ...['[]', '"Success"', 'true', '{"data":{good}', '{good}{good}', 'Success'].map(text =>
    outage(`the body ${text}`, always(body(text)), /the answer was/, onOne)
  ),
  outage('lists, 1,000,000 deep', always(body(`{"x":${nested('[', ']')}}`)), /nested more than/),
  outage('objects, 1,000,000 deep', always(body(nested('{"a":', '}'))), /nested more than/, onOne),
  outage('damaged gzip', always(answer(200, '{good}', {'content-encoding': 'gzip'})), /damaged/, onOne),
  outage(
    'an unknown compression',
    always(answer(200, '{good}', {'content-encoding': 'br'})),
    /unknown compression/,
    onOne
  ),
  final(
    'gzip of 1 MB that unpacks to 1 GB',
    always({kind: 'body', text: bomb, encoding: 'gzip'}),
    /larger than 16 MiB/,
    {memory: MOST_MIB}
  ),
  final('a body of 1 GB', always({kind: 'large', bytes: 1024 * MIB}), /larger than 16 MiB/, {
    memory: MOST_MIB
  }),
  harmless('a byte order mark', always(body('\ufeff{good}'))),
  harmless('gzip that nobody asked for', always({kind: 'body', text: '{good}', encoding: 'gzip'})),
  harmless(
    'bytes that are no UTF-8 in a text',
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

/** Neither success nor an end, whatever it looks like: `error` after twenty looks, where no outage is tolerated. */
const unknown = (name: string, put: (stage: Stage) => string | Uint8Array, rest: Partial<Row> = {}): Row => ({
  name,
  fault: swapped(put),
  outcome: 'error',
  reason: /unknown status.*20 polls/,
  inputs: strict,
  asks: [20, 20],
  ...rest
})
const words: readonly Row[] = [
  unknown('the status null', () => '"status":null'),
  unknown('a list with the word for success', ({word}) => word.replace(/:(.*)/, ':[$1]')),
  unknown('the word for success and a space', ({word}) => word.replace(/"$/, ' "')),
  unknown('the word for success with a Cyrillic letter', ({word}) =>
    word.replace(/e(?=[^"]*"$)/i, e => (e === 'e' ? '\u0435' : '\u0415'))
  ),
  unknown('the word for success with a byte that is no UTF-8', ({word}) =>
    Buffer.concat([Buffer.from(word.slice(0, -1)), Buffer.of(0xff), Buffer.from('"')])
  ),
  unknown('the word for success in small letters', ({word}) => word.toLowerCase()),
  unknown('no status', ({word}) => word.replace('status', 'state')),
  unknown('the status 0', () => '"status":0', onOne),
  unknown('the status true', () => '"status":true', onOne),
  unknown('the status __proto__', () => '"status":"__proto__"', onOne),
  {
    name: 'an answer below __proto__ and constructor',
    fault: always(body('{"__proto__":{good},"constructor":{"prototype":{good}}}')),
    outcome: 'error',
    inputs: strict,
    asks: [1, 20]
  },
  {
    name: 'an unknown word for ever',
    fault: () => [],
    outcome: 'error',
    reason: /unknown status Pondering, seen in \d+ polls/i,
    fate: {ends: 'unknown', at: 0.2},
    asks: [20, 50]
  }
]

const httpStatus = (status: number) => new RegExp(`HTTP ${status}`)
const statuses: readonly Row[] = [
  ...[429, 500, 503].map(s => outage(`${s} with a good body`, always(answer(s, '{good}')), httpStatus(s))),
  ...[408, 425, 502, 504, 599].map(s =>
    outage(`${s} with a good body`, always(answer(s, '{good}')), httpStatus(s), onOne)
  ),
  final('403 with a good body', always(answer(403, '{good}')), /HTTP 403.*(?:check|needs)/),
  ...[400, 405, 410, 422, 501, 505].map(s =>
    final(`${s} with a good body`, always(answer(s, '{good}')), httpStatus(s), onOne)
  ),
  final('401', always(answer(401)), /HTTP 401.*check token/),
  final('401 once, since waiting renews no token', once(answer(401)), /HTTP 401.*check token/, onOne),
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
  ...[
    ['another host', 'http://evil.example/'],
    ['a path of its own', '/elsewhere'],
    ['another origin without scheme', `//127.0.0.1:${new URL(trapUrl).port}/`],
    ['a file', 'file:///etc/passwd'],
    ['itself', ''],
    ['nothing that is a URL', 'http://[']
  ].map(([name, location = '']) =>
    final(`a redirect to ${name}`, always(redirect(302, location)), /redirect/, onOne)
  ),
  ...[301, 303, 307, 308].map(s =>
    final(`a redirect by ${s}`, always(redirect(s, trapUrl)), /redirect/, onOne)
  ),
  {
    name: '404 for 20 s',
    fault: always(answer(404), {until: 20}),
    outcome: 'success',
    inputs: {'max-interval': '2s'},
    asks: [5, 60],
    within: 90,
    slow: true
  },
  {
    name: '404 for ever, after it was seen',
    fault: always(answer(404), {after: 2}),
    outcome: 'error',
    reason: /HTTP 404.*check/,
    fate: {ends: 'never'},
    inputs: {'max-interval': '2s', timeout: '2m'},
    asks: [5, 90],
    within: 90,
    slow: true,
    also: ({run}) => expect(run.durationMs).toBeGreaterThan(29_000)
  }
]

const gapAfterFirst = ({requests}: Ran, {kinds}: Stage) => {
  const [first, next] = requests.filter(r => r.kind === kinds.status)
  return (next?.at ?? Number.NaN) - (first?.at ?? 0)
}
const gapWithin = (least: number, most: number) => (ran: Ran, stage: Stage) => {
  expect(gapAfterFirst(ran, stage)).toBeGreaterThanOrEqual(least)
  expect(gapAfterFirst(ran, stage)).toBeLessThan(most)
}
const date = (year: number, s: number) => new Date(Date.UTC(year, 0, 1, 0, 0, s)).toUTCString()
const throttling: readonly Row[] = [
  passing('429 with Retry-After: 1, which is waited for', throttled('1'), {also: gapWithin(995, 15_000)}),
  ...[1970, 2100].map(year =>
    passing(
      `429 with a date 1 s ahead, by a clock that says ${year}`,
      answer(429, '', {'retry-after': date(year, 1), date: date(year, 0)}),
      {also: gapWithin(995, 15_000), ...onOne}
    )
  ),
  // Never at once, and far from what a careless reader would make of it.
  ...['0', '-1', '1e9', 'garbage', '120, 5', '3600abc', '', date(2015, 0)].map(value =>
    passing(`429 with Retry-After: "${value}"`, throttled(value), {also: gapWithin(45, 15_000), ...onOne})
  ),
  {
    name: '429 with Retry-After: 3600 for ever: one last look at the deadline',
    fault: always(throttled('3600')),
    outcome: 'error',
    reason: /timeout \(2s\).*2× HTTP 429.*no good answer at all/,
    inputs: {timeout: '2s', 'outage-tolerance': '5m'},
    asks: TWO
  }
]

const passings: readonly Row[] = [
  passing('a reset connection', {kind: 'reset'}),
  passing('a cut body', cut),
  passing('no answer', {kind: 'silence'}, {inputs: patient, asks: [2, 4]}),
  passing('a login page', login),
  passing('503', answer(503)),
  passing('404', answer(404)),
  passing('a cut chunk', {...reset, chunked: true}, onOne),
  passing('headers alone', {kind: 'stall'}, {inputs: patient, asks: [2, 4], ...onOne}),
  passing('a web page under 502', answer(502, '<html>bad gateway</html>'), onOne),
  passing('too many headers', {kind: 'headers', count: 10_000, size: 8}, onOne),
  passing('an answer that comes late', {kind: 'late', seconds: 0.5}, {asks: ONE, ...onOne})
]

const tolerance = {'outage-tolerance': '3s'}
/** A way of not answering, for so many seconds from the third look on. */
const outages: readonly [
  name: string,
  seconds: (s: number) => StageFault,
  label: RegExp,
  inputs?: Row['inputs']
][] = [
  ['no connection', s => ({on: 'status', nth: [3], fault: {kind: 'refuse', seconds: s}}), /ECONNREFUSED/],
  ['503', s => ({on: 'status', after: 2, lasts: s, fault: answer(503)}), /HTTP 503/],
  ['429 with Retry-After', s => ({on: 'status', after: 2, lasts: s, fault: throttled('1')}), /HTTP 429/],
  ['cut bodies', s => ({on: 'status', after: 2, lasts: s, fault: cut}), /ECONNRESET/],
  [
    'silence',
    s => ({on: 'status', after: 2, lasts: s, fault: {kind: 'silence'}}),
    /request timeout/,
    {'request-timeout': '800ms'}
  ]
]
/** The deploy ended while nobody could see it: all of it is read afterwards. */
const readsTheEnd = (last: 'success' | 'failure') => (ran: Ran, stage: Stage) => {
  expect(timesIn(ran, 'trying again for up to 3s')).toBe(1)
  expect(timesIn(ran, 'the platform answers again')).toBe(1)
  const [target] = ran.result.targets
  const words = target?.parts.filter(p => p.name.includes('web-')).map(p => p.status)
  // The status call of some platforms has no steps.
  expect([[], [stage.partWords.success, stage.partWords[last]]]).toContainEqual(words)
  expect(target?.finishedAt).not.toBe('')
}
const tolerated: readonly Row[] = [
  ...outages.flatMap(([name, of, label, inputs = {}]): Row[] => [
    {
      name: `an outage just under outage-tolerance (${name}), in which the deploy ended`,
      fault: () => of(2.4),
      outcome: 'success',
      fate: {ends: 'success', at: 1},
      inputs: {...tolerance, ...inputs},
      asks: [4, 60],
      also: readsTheEnd('success')
    },
    {
      name: `an outage just under outage-tolerance (${name}), in which the deploy failed`,
      fault: () => of(2.4),
      outcome: 'failure',
      fate: {ends: 'failure', at: 1},
      inputs: {...tolerance, ...inputs},
      asks: [4, 60],
      also: readsTheEnd('failure'),
      ...onOne
    },
    {
      name: `an outage just over outage-tolerance (${name}), though the deploy had succeeded`,
      fault: () => of(inputs['request-timeout'] ? 5 : 4),
      outcome: 'error',
      reason: new RegExp(
        `no good answer for [34].*outage-tolerance: .*\\d+× ${label.source}.*, last good answer [345].* ago`
      ),
      fate: {ends: 'success', at: 1},
      inputs: {...tolerance, ...inputs},
      asks: [3, 60],
      ...(/503|connection/.test(name) ? {} : onOne)
    }
  ]),
  {
    name: 'three outages that are longer than outage-tolerance together, with good answers in between',
    fault: () => [2, 4, 6].map(after => ({on: 'status', after, lasts: 1.4, fault: answer(503)}) as const),
    outcome: 'success',
    fate: {ends: 'success', at: 5},
    inputs: {'outage-tolerance': '2s'},
    asks: [10, 120],
    also(ran) {
      expect(timesIn(ran, 'trying again for up to 2s')).toBe(3)
      expect(timesIn(ran, 'the platform answers again')).toBe(3)
    }
  },
  {
    name: 'one outage of many kinds, each shorter than outage-tolerance',
    fault: () => [
      {on: 'status', after: 2, lasts: 0.7, fault: answer(503)},
      {on: 'status', after: 2, lasts: 0.7, fault: {kind: 'reset'}},
      {on: 'status', after: 2, fault: login}
    ],
    outcome: 'error',
    reason:
      /outage-tolerance: 2× \w+, \d+× HTTP 503, \d+× ECONNRESET, \d+× bad answer, last good answer [234]/,
    fate: {ends: 'never'},
    inputs: {'outage-tolerance': '2s'},
    asks: [4, 60],
    ...onOne
  },
  {
    name: 'an outage of everything, while logs are shown',
    fault: () => ({on: 'any', from: 0.5, until: 2.5, fault: answer(503)}),
    outcome: 'success',
    fate: {ends: 'success', at: 3.5, lines: 20},
    inputs: {...tolerance, logs: 'all'},
    asks: [4, 120],
    also(ran) {
      for (const name of ['web-1', 'web-2']) expect(textsOf(ran, name)).toEqual(numbered(name, 20))
    }
  }
]

// Deploy orders have no commit; they are found through their run.
const byCommit = {sought: {by: 'commit'}, on: [flow, ...stages.slice(1)]} as const
const seeking: readonly Row[] = [
  {
    name: 'a list of runs that answers 504 once',
    fault: () => ({on: 'list', nth: [1], fault: answer(504)}),
    outcome: 'success',
    asks: [1, 4],
    ...byCommit
  },
  outage('a list of runs that answers 504', () => ({on: 'list', fault: answer(504)}), /HTTP 504/, {
    asks: [0, 0],
    ...byCommit
  }),
  {
    name: 'a run in the list that has no id',
    fault: ({listedId = ''}) => ({on: 'list', fault: {kind: 'swap', find: listedId, put: ''}}),
    outcome: 'timeout',
    reason: /queue-timeout|no run was found/,
    inputs: {'queue-timeout': '1s'},
    asks: [0, 0],
    ...byCommit
  },
  {
    name: 'two runs of one commit, of which the older one failed',
    fault: () => [],
    outcome: 'success',
    asks: [1, 4],
    ...byCommit,
    sought: {by: 'commit', twin: 'failure'},
    also: ran => expect(timesIn(ran, /the newest of 2 /)).toBeGreaterThan(0)
  }
]

const logs = {logs: 'all'}
/** The log can not be read: it says so once for each part, and the verdict is that of the deploy. */
const unread = (name: string, fault: FaultKind, reason: RegExp, rest: Partial<Row> = {}): Row[] =>
  (['success', 'failure'] as const).map(
    (outcome): Row => ({
      name: `a log for which comes ${name}`,
      fault: () => ({on: 'log', fault}),
      outcome,
      fate: {ends: outcome, at: 0.4},
      inputs: logs,
      asks: [2, 40],
      within: 60,
      ...rest,
      also(ran, stage) {
        for (const part of ['web-1', 'web-2']) {
          const said = ran.run.lines
            .map(asText)
            .filter(line => line.includes(part) && line.includes('can not be read'))
          expect(said).toHaveLength(1)
          expect(said[0]).toMatch(reason)
        }
        expect(ran.requests.filter(r => r.kind === stage.kinds.log).length).toBeLessThanOrEqual(80)
      }
    })
  )
const logFaults: readonly Row[] = [
  ...unread('403', answer(403), /HTTP 403/),
  ...unread('404', answer(404), /HTTP 404/, onOne),
  ...unread('a redirect', redirect(302, trapUrl), /redirect/, onOne),
  ...unread('gzip of 1 GB', {kind: 'body', text: bomb, encoding: 'gzip'}, /larger than 16 MiB/, {
    memory: MOST_MIB,
    ...onOne
  }),
  ...unread('503 for ever', answer(503), /HTTP 503/, {slow: true, within: 90}),
  ...unread('silence', {kind: 'silence'}, /no whole answer/, {
    slow: true,
    within: 90,
    inputs: {...logs, ...patient},
    ...onOne
  }),
  ...['a log that is empty once', 'a log that is empty from then on'].map(
    (name, i): Row => ({
      name: `${name}, after it was not`,
      fault: stage => ({on: 'log', ...(i === 0 ? {nth: [4, 5]} : {after: 3}), fault: body(emptyLogs(stage))}),
      outcome: 'success',
      fate: {ends: 'success', at: 2, lines: 8},
      inputs: logs,
      asks: [3, 60],
      within: 60,
      on: [...stages, flow],
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
    fate: {ends: 'success', at: 1},
    inputs: logs,
    asks: [3, 40],
    within: 60,
    on: [...stages, flow],
    also(ran) {
      const said = ran.run.lines.map(asText).filter(line => line.includes('can not be read'))
      expect(said.map(line => /web-\d/.exec(line)?.[0]).sort()).toEqual(['web-1', 'web-2'])
    }
  }
]

/** A log with nothing in it, and its place at the beginning, in the words of each platform. */
function emptyLogs({name}: Stage): string {
  if (name === 'yunxiao') return '{"deployLog":""}'
  if (name === flow.name) return '{"logs":"","last":0,"more":false}'
  if (name === 'codearts') return '{"log":"","has_more":false,"start_offset":"0","end_offset":"0"}'
  return '{"status":0,"data":{"finished":false,"hasMore":false,"logs":[]}}'
}

/** Runs one row on one platform, and checks what holds for all. */
async function play({row, stage}: {row: Row; stage: Stage}): Promise<void> {
  const {outcome, fate = {ends: 'success'}, inputs = {}, asks, within = 25} = row
  const file = join(folder, `${Math.random()}`)
  const faults = [row.fault(stage)].flat() as StageFault[]
  const ran = await runOn({
    ...stage.play(fate, faults, inputs, row.sought),
    ...(row.memory === undefined ? {} : {env: {NODE_OPTIONS: memoryTo(file)}}),
    // Below the ports that the kernel gives away, so that it is free when the platform is back.
    ...(faults.some(f => f.fault.kind === 'refuse')
      ? {port: 10_000 + Math.floor(Math.random() * 20_000)}
      : {})
  })
  await checkEnd(ran, outcome, outcome === 'success')
  const {outputs, durationMs} = ran.run
  if (row.reason) expect(outputs.reason).toMatch(row.reason)

  const heard = ran.requests.filter(r => r.kind === stage.kinds.status)
  const asked = row.unheard ? Number(outputs.polls) : heard.length
  expect(asked).toBeGreaterThanOrEqual(asks[0])
  expect(asked).toBeLessThanOrEqual(asks[1])
  // Never at once, but for a last look, and for each run of a commit.
  const gaps = heard.slice(1).map(({at}, i) => at - (heard[i]?.at ?? 0))
  expect(gaps.filter(gap => gap < 45).length).toBeLessThanOrEqual(row.sought ? 3 : 1)
  expect(durationMs).toBeLessThan(within * 1000)
  expect(ran.connections.left).toBe(0)
  // Four at a time with logs, one without, and one that is just being closed.
  expect(ran.connections.most).toBeLessThanOrEqual(inputs.logs === 'all' ? 5 : 2)
  expect(trapped).toBe(0)
  if (row.memory !== undefined) {
    expect(Number(await readFile(file, 'utf8')) / 1024).toBeLessThan(row.memory)
  }
  row.also?.(ran, stage)
}

/** Each row on the platforms that it is for. */
const onEach = (some: readonly Row[]) =>
  some.flatMap((row, i) => {
    const chosen = row.on === 'one' ? stages.filter((_, n) => n === i % stages.length) : (row.on ?? stages)
    return chosen.map(stage => ({
      name: `${row.outcome}: ${row.name} (${stage.name})`,
      slow: row.slow,
      row,
      stage
    }))
  })

const rows = [
  ...[...connection, ...bodies, ...words, ...statuses, ...throttling, ...passings],
  ...[...tolerated, ...seeking, ...logFaults]
]

describe('a fault of the server ends as', () => inTurn(onEach(rows), play, LONG))

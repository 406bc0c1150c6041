import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {afterEach, describe, expect, jest, test} from '@jest/globals'
import type {Http, HttpAnswer, HttpRequest} from '../../src/http/exchange.js'
import {RequestError} from '../../src/model/errors.js'
import type {Snapshot, Target} from '../../src/model/target.js'
import type {Policy, Verdict} from '../../src/wait/policy.js'
import {pollTarget} from '../../src/wait/poll.js'
import {english} from '../support/english.js'
import {MINUTE, policy, SECOND} from '../unit/support/build.js'
import {virtualClock} from '../unit/support/virtual-clock.js'

/** An answer other than a good one under HTTP 200. */
export class Reply {
  readonly answer: HttpAnswer

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.answer = {status, headers, text: typeof body === 'string' ? body : JSON.stringify(body)}
  }
}

/** What a platform answers: the body of a good answer, a `Reply`, or an error of the connection. */
export type Answer = (request: HttpRequest, at: number) => unknown

/** How a wait went. */
export interface Waited {
  outcome: Verdict['outcome']
  cause: Verdict['cause']
  /** The snapshots of all good polls. */
  snapshots: readonly Snapshot[]
  /** What people were told beside the states, each once. */
  notices: readonly string[]
  /** Seconds from its start. */
  endedAt: number
}

/**
 * Waits as the action does, by a clock that stands still but for the gaps between polls. The platform answers by the
 * seconds since the start.
 */
export async function waitOver(
  open: (http: Http) => Promise<Target>,
  answer: Answer,
  over: Partial<Policy> = {}
): Promise<Waited> {
  const clock = virtualClock()
  const startedAt = clock.now()
  const elapsed = () => (clock.now() - startedAt) / SECOND
  const snapshots: Snapshot[] = []
  const target = await open(async request => {
    const said = answer(request, elapsed())
    if (said instanceof RequestError) throw said
    return said instanceof Reply ? said.answer : new Reply(200, said).answer
  })
  const {verdict} = await pollTarget(
    target,
    {policy: policy(over), pace: {minMs: 2 * SECOND, maxMs: 15 * SECOND}},
    {
      clock,
      random: () => 0.5,
      signal: new AbortController().signal,
      startedAt,
      logLength: () => 0,
      onPoll: (_state, poll) => {
        if ('snapshot' in poll) snapshots.push(poll.snapshot)
      }
    }
  )
  const told = new Map(snapshots.flatMap(({notices}) => notices.map(({key, text}) => [key, text] as const)))
  return {...verdict, snapshots, notices: english([...told.values()]), endedAt: elapsed()}
}

/** Puts this machine's clock into the hands of a test: ms by which it is ahead of the time now. */
export function ourClock(): (aheadMs: number) => void {
  const now = Date.now()
  let ahead = 0
  jest.spyOn(Date, 'now').mockImplementation(() => now + ahead)
  return aheadMs => {
    ahead = aheadMs
  }
}

/** One kind of thing that is waited for. */
export interface Watched {
  name: string
  open: (http: Http) => Promise<Target>
  /** What the platform answers while the thing is in a phase. */
  answer: (request: HttpRequest, phase: 'running' | 'success' | 'failure') => unknown
  /** What the platform says once the thing was deleted, and for how many seconds that is tolerated. */
  gone: readonly (readonly [how: string, reply: unknown, seconds: number])[]
}

const refused = new RequestError('ECONNREFUSED', {kind: 'transient', label: 'connection refused'})
const DAY = 24 * 60 * MINUTE

/** Asks what holds on every platform for what may happen between two polls, of each kind of thing that it has. */
export function describeBetweenPolls(platform: string, things: readonly Watched[]): void {
  afterEach(() => void jest.restoreAllMocks())

  describe.each(things.map(thing => [thing.name, thing] as const))('a %s', (_name, thing) => {
    askEnds(thing)
    askClocks(thing)
    askGateway(thing)
  })

  describe('the page', () => askPage(tableOf(platform), platform))
}

/** It runs for a minute and then succeeds. */
const succeeding =
  ({answer}: Watched): Answer =>
  (request, at) =>
    answer(request, at < 60 ? 'running' : 'success')

function askEnds({open, answer, gone}: Watched): void {
  test('that failed and was begun again before that was polled is what it becomes then', async () => {
    // A poll is made every 1.9 s at first: the failure stands for one second between two of them.
    const waited = await waitOver(open, (request, at) =>
      answer(request, at > 10 && at < 11 ? 'failure' : at < 60 ? 'running' : 'success')
    )
    expect(waited.outcome).toBe('success')
  })

  test('whose failure was polled has failed, whatever is begun again later', async () => {
    const waited = await waitOver(open, (request, at) =>
      answer(request, at < 10 ? 'running' : at < 30 ? 'failure' : 'success')
    )
    expect(waited.outcome).toBe('failure')
    expect(waited.endedAt).toBeLessThan(30)
  })

  test.each(gone)('that was deleted ends the wait as an error: %s', async (_how, reply, seconds) => {
    const waited = await waitOver(open, (request, at) => (at < 10 ? answer(request, 'running') : reply))
    expect(waited.outcome).toBe('error')
    // It was seen last by a poll between 8 and 10 s.
    expect(waited.endedAt).toBeGreaterThanOrEqual(8 + seconds)
    expect(waited.endedAt).toBeLessThanOrEqual(10 + seconds + 5)
  })
}

function askClocks(thing: Watched): void {
  const succeeds = succeeding(thing)
  const stallTimeoutMs = 90 * SECOND

  test('is what it would be though the clock of the platform jumps', async () => {
    const hours = (at: number) => (at < 20 ? 0 : at < 40 ? 5 : -5)
    const waited = await waitOver(
      thing.open,
      (request, at) => {
        const date = new Date(Date.now() + (at + hours(at) * 3600) * SECOND).toUTCString()
        return new Reply(200, succeeds(request, at), {date})
      },
      {stallTimeoutMs}
    )
    expect([waited.outcome, waited.endedAt < 65]).toEqual(['success', true])
  })

  test.each([DAY, -DAY])('is what it would be though our clock jumps by %d ms', async jump => {
    const setClock = ourClock()
    const waited = await waitOver(
      thing.open,
      (request, at) => {
        setClock(at * SECOND + (at < 20 ? 0 : jump))
        return succeeds(request, at)
      },
      {stallTimeoutMs}
    )
    expect([waited.outcome, waited.endedAt < 65]).toEqual(['success', true])
  })
}

function askGateway(thing: Watched): void {
  const succeeds = succeeding(thing)

  test('is waited for while the gateway restarts', async () => {
    const waited = await waitOver(thing.open, (request, at) => {
      if (at < 10 || at >= 60) return succeeds(request, at)
      if (at < 25) return refused
      if (at < 40) return new Reply(502, '<html>Bad Gateway</html>')
      return at < 50 ? new Reply(503, '') : new Reply(404, '<html>not found</html>')
    })
    expect(waited.outcome).toBe('success')
    expect(waited.endedAt).toBeGreaterThanOrEqual(60)
  })

  test('ends the wait as an error where the gateway stays away for outage-tolerance', async () => {
    const waited = await waitOver(thing.open, (request, at) => (at < 10 ? succeeds(request, at) : refused))
    expect(waited).toMatchObject({outcome: 'error', cause: {code: 'outage'}})
    expect(waited.endedAt).toBeGreaterThanOrEqual(310)
  })
}

function askPage(rows: readonly string[][], platform: string): void {
  test('says of everything that may happen what the user sees and how the wait ends', () => {
    expect(rows.map(([what]) => what)).toEqual(EVENTS)
    for (const [what, seen, outcome] of rows) {
      expect([what, seen !== '', outcome !== '']).toEqual([what, true, true])
    }
  })

  test.each(rows.map(([what = '', , , held = '']) => [what, held]))(
    'names tests that there are: %s',
    (_what, held) => {
      const named = [...held.matchAll(/`([\w/-]+)`: ([^;]+)/g)]
      expect(named.length).toBeGreaterThan(0)
      for (const [, file = '', title = ''] of named) {
        expect([file, title, textOf(platform, file).includes(title.trim())]).toEqual([file, title, true])
      }
    }
  )
}

const EVENTS = [
  'retried under the same id',
  'rebuilt under another id',
  'superseded by a newer one',
  'deleted',
  'a log is written late',
  'a log counter begins anew',
  "the platform's clock jumps",
  'our clock jumps',
  'the gateway restarts'
]

/** The rows of the platform's page: what happens, what the user sees, how the wait ends, and which tests hold that. */
function tableOf(platform: string): string[][] {
  const page = readFileSync(new URL(`../../src/vendors/${platform}/README.md`, import.meta.url), 'utf8')
  const [, section = ''] = page.split('## What may happen between two polls\n')
  const [table = ''] = section.split('\n## ')
  return table
    .split('\n')
    .filter(line => /^\| (?!between|-)/.test(line))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim())
    )
}

/** A file of tests by its short name: of the platform, or below `__tests__` where it has a folder. */
function textOf(platform: string, file: string): string {
  // Questions that every platform is asked stand one folder above.
  const folder = new URL(`${file}/`, import.meta.url)
  const shared = existsSync(folder) ? readdirSync(folder).map(name => `${file}/${name}`) : []
  const paths = file.includes('/')
    ? [`../${file}.test.ts`]
    : [`${platform}/${file}.test.ts`, `${file}.ts`, ...shared, `shared/${file}.test.ts`]
  const urls = paths.map(path => new URL(path, import.meta.url))
  return urls.map(url => (existsSync(url) ? readFileSync(url, 'utf8') : '')).join('\n')
}

import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {Http, HttpAnswer, HttpRequest} from '../../src/http/client.js'
import {RequestError} from '../../src/model/errors.js'
import type {Part} from '../../src/model/part.js'
import type {Phase} from '../../src/model/phase.js'
import type {Snapshot} from '../../src/model/snapshot.js'
import type {RawInputs, Target} from '../../src/model/target.js'
import type {StatusTable} from '../../src/vendors/shared/status-words.js'
import type {Operation, Vendor} from '../../src/vendors/vendor.js'
import {runs} from '../support/properties.js'

/** One kind of thing of a platform that is waited for, and how the platform answers about it. */
export interface Thing {
  /** `deploy order`, `pipeline run by v5`. */
  name: string
  operation: Operation
  /** Inputs that name one such thing by its ids, with credentials; secrets hold `secret`. */
  given: RawInputs
  statuses: StatusTable
  /** Statuses whose meaning other fields of the answer decide; their own tests ask for them. */
  besides?: readonly string[]
  /** A good answer whose status is `status`; without the argument the answer has none. */
  answer: (request: HttpRequest, ...status: [unknown?]) => unknown
  /** The same answers, each with another id in one of their id fields. */
  aboutAnother: Readonly<Record<string, (answer: unknown) => unknown>>
  denied: Reply
  missing: Reply
  throttled: Reply
  /** What the platform says to a stop; absent where it has no such call. */
  stop?: {accepted: unknown; ended: readonly Reply[]} | undefined
  /** How runs are found; absent for what is always given by its id. */
  runs?: Runs | undefined
  /** How logs are served, one entry a kind of log. */
  logs?: readonly Log[] | undefined
  /** Whether the platform knows a request, where its table of routes is known. */
  knows?: ((request: HttpRequest) => boolean) | undefined
}

export interface Reply {
  status: number
  body: unknown
}

/** A run as a test tells it: the n-th of its pipeline, which began at minute n. */
export interface ListedRun {
  n: number
  phase: 'queued' | 'running' | 'success' | 'failure'
  commit?: string | undefined
}

/** The runs of one pipeline. */
export interface Runs {
  /** Instead of the inputs that name one run. */
  given: RawInputs
  /** Whether a run can be looked for by its commit. */
  hasCommits: boolean
  /** The answer to any request about runs that is not one for logs: a list, in the order given, or one run. */
  answer: (request: HttpRequest, runs: readonly ListedRun[]) => unknown
  /** The id of the n-th run. */
  idOf: (n: number) => string
}

/** One kind of log. */
export interface Log {
  name: string
  /** A status under which the part below is there, with its log. */
  status: string
  /** Picks the part whose log it is. */
  part: (parts: readonly Part[]) => Part | undefined
  /**
   * The answer to a request for the log, of which these lines are there by now; `undefined` stands for a line that is
   * shown later. At most `page` lines in one answer where the platform cuts pages.
   */
  serve: (request: HttpRequest, lines: readonly (string | undefined)[], page: number) => unknown
  /** Whether lines may be shown late, behind others. */
  showsLate?: boolean
  /** The line of the platform that a printed line is, without what the adapter adds. */
  lineOf?: (printed: string) => string
}

const COMMIT = '4f0c8d1be2a94c7a8f5d3b6e7a1c2d3e4f506172'
const OTHER = 'b7e23ec29af22b0b4e41da31e868d57226121c84'
const context = {signal: new AbortController().signal}

const reply = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: {},
  text: typeof body === 'string' ? body : JSON.stringify(body)
})
const isStop = ({kind}: HttpRequest) => kind === 'stop'

/** The questions that every platform has to answer, asked of each kind of thing that it has. */
export function describeVendor(vendor: Vendor, things: readonly Thing[]): void {
  describe.each(things.map(thing => [thing.name, thing] as const))(
    `${vendor.title}: a %s`,
    (_name, thing) => {
      const platform = createPlatform(vendor, thing)
      askStatuses(platform)
      askErrors(platform)
      askIdentity(platform)
      if (thing.stop) askStop(platform, thing.stop)
      if (thing.runs) askRuns(platform, thing.runs)
      for (const log of thing.logs ?? []) askLog(platform, log)
    }
  )

  test(`${vendor.title} has a thing for each of its operations that wait`, () => {
    const waiting = Object.keys(vendor.operations).filter(name => name.startsWith('wait-'))
    expect([...new Set(things.map(({operation}) => operation))].sort()).toEqual(waiting.sort())
  })
}

type Platform = ReturnType<typeof createPlatform>

function createPlatform(vendor: Vendor, thing: Thing) {
  const open = async (http: Http, given: RawInputs = thing.given): Promise<Target> => {
    const mistakes: string[] = []
    const plan = vendor.plan(thing.operation, given, (input, text) => mistakes.push(`${input}: ${text}`))
    expect(mistakes).toEqual([])
    const checked: Http = async request => {
      if (thing.knows)
        expect([request.method, request.path, thing.knows(request)]).toEqual([
          request.method,
          request.path,
          true
        ])
      return http(request)
    }
    const [target] = (await plan?.open(checked, undefined)) ?? []
    if (!target) throw new Error('no target was opened')
    return target
  }
  const read = async (http: Http): Promise<Snapshot> => (await open(http)).read(context)
  return {
    thing,
    open,
    read,
    readStatus: (...status: [unknown?]) =>
      read(async request => reply(200, thing.answer(request, ...status))),
    async refusal(answer: Reply): Promise<RequestError> {
      try {
        await read(async () => reply(answer.status, answer.body))
      } catch (error) {
        if (error instanceof RequestError) return error
        throw error
      }
      throw new Error('the answer was taken')
    },
    statusFor: (phase: Phase) =>
      Object.entries(thing.statuses).find(
        ([word, meant]) => meant === phase && !thing.besides?.includes(word)
      )?.[0]
  }
}

function askStatuses({thing, readStatus, read, statusFor}: Platform): void {
  const words = Object.entries(thing.statuses).filter(([word]) => !thing.besides?.includes(word))

  test('its table has a status for what runs, what succeeded and what failed', () => {
    const phases = Object.values(thing.statuses)
    expect(phases).toEqual(expect.arrayContaining(['running', 'success', 'failure']))
  })

  test('each status of its table means what the table says', async () => {
    for (const [word, phase] of words) {
      const snapshot = await readStatus(word)
      expect([word, snapshot.phase, snapshot.status]).toEqual([word, phase, word])
    }
  })

  test('other statuses compare by ASCII case folding, and success does not', async () => {
    for (const [word, phase] of words) {
      const other = word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase()
      const snapshot = await readStatus(other)
      expect([other, snapshot.phase]).toEqual([other, phase === 'success' ? 'unknown' : phase])
    }
  })

  test.each([
    ['an unknown word', 'Exploded'],
    ['a look-alike of success', 'Succe\u0455s'],
    ['white space around a word', ' RUNNING '],
    ['an empty word', ''],
    ['null', null],
    ['a number', 0],
    ['true', true],
    ['a list', ['SUCCESS']],
    ['an object', {status: 'SUCCESS'}],
    ['a name that every object has', 'constructor']
  ])('%s as its status is never an end', async (_what, status) => {
    expect((await readStatus(status)).phase).toBe('unknown')
  })

  test('success with something added is never success', async () => {
    const success = statusFor('success')
    for (const odd of [`${success} `, `${success}\n`, `\ufeff${success}`, `${success}\0`, `${success}ful`]) {
      expect((await readStatus(odd)).phase).toBe('unknown')
    }
  })

  test('a missing status is never an end', async () => {
    expect((await readStatus()).phase).toBe('unknown')
  })

  test('nulls in every field but the status are survived', async () => {
    const success = statusFor('success')
    const nulled = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [
              key,
              keeps(key, inner) ? inner : key === 'data' ? nulled(inner) : null
            ])
          )
        : value
    const keeps = (key: string, inner: unknown) => inner === success || (key === 'status' && inner === 0)
    const snapshot = await read(async request => reply(200, nulled(thing.answer(request, success))))
    expect(['success', 'unknown', 'failure']).toContain(snapshot.phase)
  })
}

function askErrors({thing, refusal}: Platform): void {
  test('a refused permission is permanent and says what to check', async () => {
    const {failure, message} = await refusal(thing.denied)
    expect(failure.kind).toBe('permanent')
    expect(failure.hint).toMatch(/\w{4,}/)
    expect(message).toContain('403')
  })

  test('a thing that is not there is no end', async () => {
    const {failure} = await refusal(thing.missing)
    expect(['not-found', 'permanent']).toContain(failure.kind)
    expect(failure.hint).toMatch(/\w{4,}/)
  })

  test('HTTP 404 is tolerated for a while, whatever its code', async () => {
    for (const body of ['', '<html>', '{}', thing.missing.body, thing.denied.body]) {
      expect((await refusal({status: 404, body})).failure.kind).toBe('not-found')
    }
  })

  test('throttling is tried again', async () => {
    expect((await refusal(thing.throttled)).failure.kind).toBe('throttled')
  })

  test.each([
    ['an empty body', ''],
    ['a web page', '<html>login</html>'],
    ['half a body', '{"status": "SUCC'],
    ['a number', '7'],
    ['a string', '"SUCCESS"'],
    ['a list', '[7]']
  ])('%s under HTTP 200 is a bad answer', async (_what, body) => {
    expect((await refusal({status: 200, body})).failure.kind).toBe('transient')
  })

  test.each([500, 502, 503, 504, 408, 425])('HTTP %i is tried again', async status => {
    expect((await refusal({status, body: 'gateway'})).failure.kind).toBe('transient')
  })

  test.each([400, 401, 405, 410, 422, 501, 505])('HTTP %i ends the wait', async status => {
    expect((await refusal({status, body: '{}'})).failure.kind).toBe('permanent')
  })
}

function askIdentity({thing, read, statusFor}: Platform): void {
  for (const [field, other] of Object.entries(thing.aboutAnother)) {
    test(`an answer with another ${field} is a bad one`, async () => {
      const success = statusFor('success')
      const answered = read(async request => reply(200, other(thing.answer(request, success))))
      await expect(answered).rejects.toMatchObject({failure: {kind: 'transient'}})
    })
  }

  test('credentials go into headers or the query of the endpoint, and nowhere else', async () => {
    const seen: HttpRequest[] = []
    await read(async request => {
      seen.push(request)
      return reply(200, thing.answer(request, statusFor('running')))
    })
    expect(seen.length).toBeGreaterThan(0)
    for (const {path, body = ''} of seen) expect([...path, body].join('/')).not.toMatch(/secret/i)
  })
}

function askStop({thing, open, statusFor}: Platform, stop: NonNullable<Thing['stop']>): void {
  const stopWith = async (answer: Reply, phase: Phase) => {
    const sent: HttpRequest[] = []
    const target = await open(async request => {
      if (isStop(request) && request.method !== 'GET') {
        sent.push(request)
        return reply(answer.status, answer.body)
      }
      return reply(200, thing.answer(request, statusFor(phase)))
    })
    await target.read(context)
    return {stopped: target.stop?.(context), sent}
  }

  test('is stopped once where the platform accepts it', async () => {
    const {stopped, sent} = await stopWith({status: 200, body: stop.accepted}, 'running')
    expect(await stopped).toBe(true)
    expect(sent).toHaveLength(1)
  })

  test('needs no second stop where it is being stopped or has ended', async () => {
    for (const ended of stop.ended) expect(await (await stopWith(ended, 'running')).stopped).toBe(true)
  })

  test.each([
    ['is refused', {status: 403, body: '{}'}],
    ['fails', {status: 502, body: 'bad gateway'}],
    ['says nothing', {status: 200, body: ''}]
  ])('is not stopped where the stop %s', async (_how, answer) => {
    await expect((await stopWith(answer, 'running')).stopped).rejects.toBeInstanceOf(RequestError)
  })
}

function askRuns({open}: Platform, runs: Runs): void {
  const target = (query: RawInputs, world: {runs: readonly ListedRun[]}) =>
    open(async request => reply(200, runs.answer(request, world.runs)), {...runs.given, ...query})
  const latest = {'run-id': 'latest'}
  const idOf = (snapshot: Snapshot) => snapshot.identity?.ids['run-id']

  test('that never ran is absent, and no end', async () => {
    const snapshot = await (await target(latest, {runs: []})).read(context)
    expect(snapshot).toMatchObject({phase: 'absent', parts: []})
  })

  test('as latest is refused when it has ended already, with its id and its link', async () => {
    const snapshot = await (await target(latest, {runs: [{n: 1, phase: 'success'}]})).read(context)
    expect(snapshot.refusal?.message).toMatch(/ended already/)
    expect(idOf(snapshot)).toBe(runs.idOf(1))
  })

  test('as latest is kept to when a newer one comes', async () => {
    const world: {runs: ListedRun[]} = {runs: [{n: 1, phase: 'running'}]}
    const one = await target(latest, world)
    await one.read(context)
    world.runs = [
      {n: 2, phase: 'success'},
      {n: 1, phase: 'running'}
    ]
    const second = await one.read(context).catch(error => error)
    // A platform that shows only the newest run has lost the one that is kept to.
    if (second instanceof RequestError) expect(second.failure.kind).not.toBe('throttled')
    else expect([idOf(second), second.phase]).toEqual([runs.idOf(1), 'running'])
  })

  test('as latest is the queued one', async () => {
    const listed: ListedRun[] = [
      {n: 1, phase: 'success'},
      {n: 2, phase: 'queued'}
    ]
    for (const order of [listed, listed.toReversed()]) {
      const snapshot = await (await target(latest, {runs: order})).read(context)
      expect([idOf(snapshot), snapshot.phase]).toEqual([runs.idOf(2), 'queued'])
    }
  })

  if (runs.hasCommits) askCommits(target, runs)
}

function askCommits(
  target: (query: RawInputs, world: {runs: readonly ListedRun[]}) => Promise<Target>,
  runs: Runs
): void {
  const byCommit = {commit: COMMIT}
  const old: ListedRun = {n: 1, phase: 'success', commit: COMMIT}

  test.each(['queued', 'running'] as const)(
    'of a commit is not the old one while a newer %s one tells no commit yet',
    async phase => {
      const world: {runs: ListedRun[]} = {runs: [{n: 2, phase}, old]}
      const one = await target(byCommit, world)
      expect(await one.read(context)).toMatchObject({phase, undecided: true, identity: {ids: {}}})
      world.runs = [{n: 2, phase: 'failure', commit: COMMIT}, old]
      expect(await one.read(context)).toMatchObject({
        phase: 'failure',
        identity: {ids: {'run-id': runs.idOf(2)}}
      })
    }
  )

  test('of a commit is the old one once the newer one tells another commit', async () => {
    const world: {runs: ListedRun[]} = {runs: [{n: 2, phase: 'running'}, old]}
    const one = await target(byCommit, world)
    await one.read(context)
    world.runs = [{n: 2, phase: 'running', commit: OTHER}, old]
    expect(await one.read(context)).toMatchObject({
      phase: 'success',
      identity: {ids: {'run-id': runs.idOf(1)}}
    })
  })

  test('of a commit is absent while no run has it', async () => {
    const snapshot = await (await target(byCommit, {runs: [{n: 1, phase: 'success', commit: OTHER}]})).read(
      context
    )
    expect(snapshot).toMatchObject({phase: 'absent', identity: {ids: {}}})
  })
}

function askLog({thing, open}: Platform, log: Log): void {
  const lineOf = log.lineOf ?? ((printed: string) => printed)
  const growth = fc.record({
    page: fc.integer({min: 1, max: 4}),
    // The first line of a step is shown so many steps late.
    steps: fc.array(fc.record({more: fc.nat(5), late: fc.nat(3)}), {minLength: 1, maxLength: 6})
  })

  test(`serves its ${log.name} without loss and without repeats`, async () => {
    await fc.assert(
      fc.asyncProperty(growth, async ({page, steps}) => {
        let lines: (string | undefined)[] = []
        const target = await open(async request =>
          request.kind === 'log' && isAboutLog(request)
            ? reply(200, log.serve(request, lines, page))
            : reply(200, thing.answer(request, log.status))
        )
        const part = await findPart(target, log)
        const reader = createReader(target, part)
        const all: string[] = []
        const shownAt = new Map<number, number>()
        for (const [step, {more, late}] of steps.entries()) {
          // Another line stands behind it, or nothing is late.
          if (log.showsLate && more > 1) shownAt.set(all.length, step + late)
          for (let i = 0; i < more; i++) all.push(`line ${all.length} of ${part.name}`)
          lines = all.map((text, i) => ((shownAt.get(i) ?? 0) > step ? undefined : text))
          await reader.readOn()
        }
        lines = all
        // As after an end: what was shown late comes now.
        for (let i = 0; i < 3; i++) await reader.readOn()
        const printed = reader
          .text()
          .split('\n')
          .filter(line => line !== '')
          .map(lineOf)
        expect(log.showsLate ? printed.sort() : printed).toEqual(log.showsLate ? [...all].sort() : all)
      }),
      runs(30)
    )
  })
}

/** Some platforms list the parts of a run apart from it, in the background: then the next poll has them. */
async function findPart(target: Target, log: Log): Promise<Part> {
  for (let polls = 0; polls < 5; polls++) {
    const part = log.part((await target.read(context)).parts)
    if (part?.hasLog) return part
    await new Promise(resolve => setImmediate(resolve))
  }
  throw new Error(`no part has the ${log.name}`)
}

/** Lists of steps and the like are asked for beside logs, with the same kind. */
function isAboutLog({path}: HttpRequest): boolean {
  return path.some(segment => /log/i.test(segment))
}

/** Reads a log on as the action does: from the cursor on, or the whole of it. */
function createReader(target: Target, part: Part) {
  let cursor: unknown
  let text = ''
  return {
    text: () => text,
    async readOn() {
      for (let page = 0, more = true; more; page++) {
        if (page > 100) throw new Error('the log never comes to its end')
        const log = await target.readLog(part, context, cursor)
        text = log.cursor === undefined ? log.text : text + log.text
        cursor = log.cursor
        more = log.more === true
      }
    }
  }
}

import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals'
import type {Http, HttpAnswer, HttpRequest} from '../../../src/http/exchange.js'
import {openLogStreams} from '../../../src/logs/log-streams.js'
import {inEnglish} from '../../../src/messages/message.js'
import type {Selection} from '../../../src/model/part-filter.js'
import {createPrinter} from '../../../src/output/printer.js'
import {yunxiao} from '../../../src/vendors/yunxiao/index.js'
import {addDetails, describeUnlisted, unlistedOf} from '../../../src/wait/details.js'
import {counts, pollAll} from '../../../src/wait/poll-all.js'
import {MINUTE, policy, SECOND} from '../../unit/support/build.js'
import {virtualClock} from '../../unit/support/virtual-clock.js'

// Polls, details, logs and verdict of `fetch-logs`, as src/steps puts them together, on a clock on which no time passes but
// in sleeps.

let printed = ''
beforeEach(() => {
  printed = ''
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
})
afterEach(() => void jest.restoreAllMocks())

interface Reply {
  status?: number
  body: unknown
  after?: string
}
/** What the platform answers at so many ms since the start, by the last segments of the path. */
type World = (path: string, atMs: number, request: HttpRequest) => Reply | undefined

const answerOf = ({status = 200, body, after}: Reply): HttpAnswer => ({
  status,
  headers: after === undefined ? {} : {'retry-after': after},
  text: typeof body === 'string' ? body : JSON.stringify(body)
})

async function fetchLogs(world: World, over: {selection?: Partial<Selection>; outageS?: number} = {}) {
  const clock = virtualClock(0)
  const asked: {path: string; atS: number}[] = []
  const http: Http = async request => {
    const path = request.path.slice(request.path.indexOf('4201') + 1).join('/')
    asked.push({path, atS: clock.now() / SECOND})
    return answerOf(world(path, clock.now(), request) ?? {status: 404, body: {errorCode: 'NotFound'}})
  }
  const mistakes: string[] = []
  const given = {
    api: 'region',
    endpoint: 'https://flow.example',
    token: 't',
    'pipeline-id': '4201',
    'run-id': '77'
  }
  const plan = yunxiao.plan('fetch-logs', given, (input, text) =>
    mistakes.push(`${input} ${inEnglish(text)}`)
  )
  expect(mistakes).toEqual([])
  const targets = (await plan?.open(http, undefined)) ?? []
  const signal = new AbortController().signal
  const selection = {jobs: [], steps: [], machines: [], ...over.selection}
  const logs = openLogStreams(
    {operation: 'fetch-logs', logs: 'all', selection},
    {printer: createPrinter(1000), clock, signal, manyTargets: false}
  )
  const wait = {
    policy: policy({
      onPaused: 'stop',
      ...(over.outageS !== undefined && {outageToleranceMs: over.outageS * SECOND})
    }),
    pace: {minMs: 2000, maxMs: 15_000}
  }
  const deps = {clock, random: () => 1, signal, startedAt: 0}
  const ended = await pollAll(
    targets,
    {...wait, failFast: true, isAllowed: () => true},
    {
      ...deps,
      logLength: logs.length,
      onPoll(target, _state, poll) {
        if ('snapshot' in poll) logs.follow(target, poll.snapshot.parts)
      }
    }
  )
  const results = await addDetails(ended, {...wait, needsParts: true}, {...deps, onRetry: () => {}})
  await logs.drain(results, clock.now() + 40 * SECOND)
  const [verdict, ...others] = logs.decide(results).filter(counts)
  expect(others).toEqual([])
  return {
    outcome: verdict?.verdict.outcome,
    cause: verdict?.verdict.cause,
    unlisted: results.flatMap(unlistedOf).map(describeUnlisted),
    shown: printed
      .split('\n')
      .flatMap(line => (line.startsWith(' | ') ? [line.split(' | ').at(-1) ?? ''] : [])),
    warnings: printed.split('\n').filter(line => line.startsWith('::warning')),
    asked: (end: string) => asked.filter(({path}) => path.endsWith(end)).map(({atS}) => atS),
    endedAtS: clock.now() / SECOND
  }
}

const runOf = (status: string, ...jobs: object[]) => ({
  body: {
    pipelineId: 4201,
    pipelineRunId: 77,
    status,
    stages: [{name: 'Build', stageInfo: {status, jobs}}]
  }
})
const stepsOf = (...steps: [name: string, status: string][]) => ({
  body: [
    {
      buildId: 5010,
      buildProcessNodes: steps.map(([nodeName, status], stepIndex) => ({stepIndex, nodeName, status}))
    }
  ]
})
const logOf = (...lines: string[]) => ({
  body: {logs: lines.map(line => `${line}\n`).join(''), last: lines.length, more: false}
})
/** The rest of a step's log from the line on that is asked for. */
const logFrom = (request: HttpRequest, ...lines: string[]) => {
  const rest = lines.slice(Number(request.query?.offset ?? 0))
  return {body: {...logOf(...rest).body, last: lines.length}}
}
const build = {id: 501, name: 'build', status: 'SUCCESS'}

describe('the steps of a job', () => {
  /** A job with one step `make`, whose list fails until then. */
  const failsUntil =
    (untilMs: number, failure: Reply): World =>
    (path, atMs, request) => {
      if (path === 'runs/77') return runOf('SUCCESS', build)
      if (path.endsWith('/steps')) return atMs < untilMs ? failure : stepsOf(['make', 'success'])
      if (path.endsWith('step/log')) return logFrom(request, 'made')
      if (path.endsWith('job/501/log')) return {body: {content: 'whole log of the job\n', more: false}}
      return undefined
    }
  const make = {selection: {steps: ['make']}}
  const gateway = {status: 502, body: 'bad gateway'}
  const missing = {status: 404, body: {errorCode: 'NotFound'}}
  const denied = {status: 403, body: {errorCode: 'Forbidden', errorMessage: 'no right'}}

  test.each<[name: string, failure: Reply, untilMs: number]>([
    ['502 once', gateway, 1],
    ['502 for 4 minutes', gateway, 4 * MINUTE],
    ['a web page for a minute', {body: '<html></html>'}, MINUTE],
    ['nodes of another form', {body: [{buildId: 1, buildProcessNodes: 'all'}]}, 10 * SECOND],
    ['429 with Retry-After', {status: 429, body: {}, after: '20'}, 20 * SECOND],
    ['404 for 25 s', missing, 25 * SECOND]
  ])(
    'whose list answers %s are asked for again, and their logs are read',
    async (_name, failure, untilMs) => {
      for (const over of [make, {}]) {
        printed = ''
        const {outcome, shown} = await fetchLogs(failsUntil(untilMs, failure), over)
        expect([outcome, shown]).toEqual(['success', ['made']])
      }
    }
  )

  test.each<[name: string, failure: Reply, forS: number, says: RegExp]>([
    ['502', gateway, 60, /HTTP 502/],
    ['429', {status: 429, body: {}}, 60, /HTTP 429/],
    ['404', missing, 30, /HTTP 404/],
    ['403', denied, 0, /HTTP 403.*流水线运行任务/]
  ])('whose list answers %s for ever are no step that does not exist', async (_name, failure, forS, says) => {
    const {outcome, cause, asked} = await fetchLogs(failsUntil(Number.POSITIVE_INFINITY, failure), {
      ...make,
      outageS: 60
    })
    expect([outcome, cause?.code, asked('/steps').at(-1)]).toEqual(['error', 'no-log', forS])
    const message = cause?.code === 'no-log' ? cause.message : ''
    expect(message).toMatch(/^step-id make was not found, and the steps of job build could not be listed: /)
    expect(message).toMatch(says)
    expect(message).not.toMatch(/none/)
  })

  test('that cannot be listed have the log of the job itself, where nobody asked for a step', async () => {
    for (const selection of [{}, {jobs: ['build']}]) {
      printed = ''
      const {outcome, shown} = await fetchLogs(failsUntil(Number.POSITIVE_INFINITY, gateway), {
        selection,
        outageS: 20
      })
      expect([outcome, shown]).toEqual(['success', ['whole log of the job']])
    }
  })

  test('of a job that has none really are none', async () => {
    const world: World = (path, atMs, request) =>
      path.endsWith('/steps') ? {body: []} : failsUntil(0, gateway)(path, atMs, request)
    const {cause} = await fetchLogs(world, make)
    expect(cause).toEqual({code: 'no-such-part', input: 'step-id', name: 'make', there: []})
  })

  test('whose list failed after their job had ended are read as far as they were known, and the rest is told', async () => {
    const world: World = (path, atMs, request) => {
      const status = atMs < 5000 ? 'RUNNING' : 'SUCCESS'
      if (path === 'runs/77') return runOf(status, {...build, status})
      if (path.endsWith('/steps')) return atMs < 3000 ? stepsOf(['make', 'running']) : gateway
      if (path.endsWith('step/log')) return logFrom(request, 'made')
      return undefined
    }
    const {outcome, shown, unlisted} = await fetchLogs(world, {outageS: 10})
    expect([outcome, shown]).toEqual(['success', ['made']])
    expect(unlisted).toEqual([expect.stringMatching(/^the steps of job build could not be listed: HTTP 502/)])
    const named = await fetchLogs(world, {outageS: 10, selection: {steps: ['ship']}})
    expect([named.outcome, named.cause?.code]).toEqual(['error', 'no-log'])
    const ofJob = await fetchLogs(world, {outageS: 10, selection: {jobs: ['build']}})
    expect([ofJob.outcome, ofJob.cause?.code]).toEqual(['error', 'no-log'])
  })

  test('that were skipped or not started are asked for no log', async () => {
    const queries: (string | undefined)[] = []
    const world: World = (path, _atMs, request) => {
      if (path === 'runs/77') return runOf('FAIL', {...build, status: 'FAIL'})
      if (path.endsWith('/steps'))
        return stepsOf(['fetch', 'success'], ['make', 'fail'], ['ship', 'not_started'], ['tell', 'skip'])
      queries.push(request.query?.stepIndex)
      return logFrom(request, `line of step ${request.query?.stepIndex}`)
    }
    const {outcome, shown} = await fetchLogs(world)
    expect([outcome, shown.sort()]).toEqual(['failure', ['line of step 0', 'line of step 1']])
    expect([...new Set(queries)].sort()).toEqual(['0', '1'])
  })
})

describe('the order of a run that has ended', () => {
  const deploy = {
    id: 502,
    name: 'deploy',
    status: 'SUCCESS',
    actions: [{type: 'GetVMDeployOrder', params: {deployOrderId: 1111}}]
  }
  const machine = (n: number, status: string) => ({
    machineSn: `sn-${n}`,
    hostName: `web-${n}`,
    status,
    batchNum: n
  })
  const orderOf = (status: string, ...machines: string[]) => ({
    body: {
      deployOrderId: 1111,
      status,
      currentBatch: 1,
      totalBatch: 2,
      deployMachineInfo: {deployMachines: machines.map((word, i) => machine(i + 1, word))}
    }
  })
  const denied = {status: 403, body: {errorCode: 'Forbidden', errorMessage: 'no right'}}
  const withOrder =
    (order: (atMs: number) => Reply, rest: World = () => undefined): World =>
    (path, atMs, request) => {
      const running = atMs < 20 * SECOND ? 'RUNNING' : 'SUCCESS'
      if (path === 'runs/77') return runOf(running, build, {...deploy, status: running})
      if (path === 'pipelineRuns/77/jobs/501/steps') return stepsOf(['make', 'success'])
      if (path.endsWith('step/log')) return logFrom(request, 'made')
      if (path === 'deploy/1111') return order(atMs)
      return rest(path, atMs, request)
    }
  const refused = withOrder(() => denied)

  test('and whose status is refused leaves the outcome to the run, and is told', async () => {
    const {outcome, shown, unlisted} = await fetchLogs(refused)
    expect([outcome, shown]).toEqual(['success', ['made']])
    expect(unlisted).toEqual([
      expect.stringMatching(
        /^the parts of deploy order 1111 of pipeline 4201 could not be listed: HTTP 403.*主机部署/
      )
    ])
  })

  test('and whose status is refused is no order without machines', async () => {
    for (const selection of [{machines: ['web-1']}, {jobs: ['deploy']}]) {
      const {outcome, cause} = await fetchLogs(refused, {selection})
      expect(outcome).toBe('error')
      expect(cause).toMatchObject({
        code: 'no-log',
        message: expect.stringMatching(
          /the parts of deploy order 1111 of pipeline 4201 could not be listed: HTTP 403/
        )
      })
    }
    expect((await fetchLogs(refused, {selection: {steps: ['make']}})).outcome).toBe('success')
  })

  /** The machines' logs; the second one's last line comes so long after the end of the run was seen. */
  const withLateLine = (order: (hasEnded: boolean) => Reply, lateMs: number, status = 'SUCCESS'): World => {
    let endedAt: number | undefined
    return (path, atMs, request) => {
      if (path === 'runs/77' && atMs >= 20 * SECOND) endedAt ??= atMs
      const isLate = endedAt !== undefined && atMs >= endedAt + lateMs
      if (path === 'runs/77' && endedAt !== undefined) return runOf(status, build, {...deploy, status})
      if (path === 'deploy/1111/machine/sn-1/log') return {body: {deployLog: 'first\n'}}
      if (path === 'deploy/1111/machine/sn-2/log')
        return {body: {deployLog: isLate ? 'second\na late line\n' : 'second\n'}}
      return withOrder(() => order(endedAt !== undefined))(path, atMs, request)
    }
  }

  test('is read once more, so that the machines of its last batch have their logs', async () => {
    const order = (hasEnded: boolean) =>
      hasEnded ? orderOf('Success', 'Success', 'Success') : orderOf('Running', 'Success', 'Pending')
    const {outcome, shown} = await fetchLogs(withLateLine(order, 3 * SECOND))
    expect([outcome, shown.sort()]).toEqual(['success', ['a late line', 'first', 'made', 'second']])
  })

  test('has the logs of its machines read to their ends, though it says Running', async () => {
    const order = () => orderOf('Running', 'Success', 'Running')
    // On this clock the 10 s that may pass until the first poll of an order always pass.
    const {outcome, shown} = await fetchLogs(withLateLine(order, 35 * SECOND, 'FAIL'))
    expect([outcome, shown.sort()]).toEqual(['failure', ['a late line', 'first', 'made', 'second']])
  })

  test('and that cannot be read at the end is asked for again, before its machines are missed', async () => {
    const order = (atMs: number) =>
      atMs >= 15 * SECOND && atMs < 40 * SECOND
        ? {status: 503, body: 'unavailable'}
        : orderOf(
            atMs < 20 * SECOND ? 'Running' : 'Success',
            'Success',
            atMs < 20 * SECOND ? 'Pending' : 'Success'
          )
    const world = withOrder(order, path =>
      path.endsWith('/log') ? {body: {deployLog: `${path.split('/').at(-2)}\n`}} : undefined
    )
    const {outcome, shown} = await fetchLogs(world, {selection: {machines: ['web-2']}})
    expect([outcome, shown]).toEqual(['success', ['sn-2']])
  })
})

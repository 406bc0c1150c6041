import {describe, expect, test} from '@jest/globals'
import type {Platform} from '../../simulator/server/platform.js'
import type {HttpAnswer, HttpRequest} from '../../src/http/exchange.js'
import {badAnswer, RequestError} from '../../src/model/errors.js'
import type {Begun} from '../../src/model/run-start.js'
import type {Target} from '../../src/model/target.js'
import {createMarker} from '../../src/util/marker.js'
import {sleep} from '../../src/util/timers.js'
import {vendors} from '../../src/vendors/index.js'
import type {Vendor} from '../../src/vendors/vendor.js'
import {FATE, type StartableDeploy, type Started} from '../support/deploys/startable/startable-deploy.js'
import {startables} from '../support/deploys/startable/startables.js'
import {fc, runs} from '../support/properties.js'
import {inProcess} from './support/in-process.js'
import {inSimulatedTime, type SimulatedTime} from './support/simulated-time.js'
import {open, waitFor} from './support/wait.js'

/** What becomes of a request: whether the platform gets it, and what comes back. */
type Fault =
  | 'none'
  /** It never went out. */
  | 'unsent'
  /** It is lost before the platform has it. */
  | 'lost'
  | '503 before'
  | '403 before'
  | '429 before'
  /** The platform has it, and its answer is lost. */
  | 'reset'
  | 'cut'
  | 'late'
  | 'garbage'
  | 'empty object'
  | 'no content'
  | '502 after'
  | '500 after'

const REFUSED: readonly Fault[] = ['unsent', '403 before', '429 before']
const NEVER_BEGAN: readonly Fault[] = [...REFUSED, 'lost', '503 before']
const failure = (rest: object) => new RequestError('a fault', {kind: 'transient', label: 'fault', ...rest})
const late = () => new Promise<never>(() => {})

/** Sends a request with a fault on the way. */
async function send(fault: Fault, ask: () => HttpAnswer): Promise<HttpAnswer> {
  if (fault === 'unsent') throw failure({unsent: true})
  if (fault === 'lost') throw failure({})
  if (fault.endsWith('before')) return {status: Number(fault.slice(0, 3)), headers: {}, text: '{}'}
  const answer = ask()
  switch (fault) {
    case 'reset':
      throw failure({label: 'ECONNRESET'})
    case 'cut':
      throw badAnswer('the answer was cut off')
    case 'late':
      return late()
    case 'garbage':
      return {...answer, status: 200, text: '<html>'}
    case 'empty object':
      return {...answer, status: 200, text: '{}'}
    case 'no content':
      return {...answer, status: 204, text: ''}
    case 'none':
      return answer
    default:
      return {status: Number(fault.slice(0, 3)), headers: {}, text: 'bad gateway'}
  }
}

/** One job of a workflow, and what goes wrong on its way to the platform. */
interface Job {
  fate: 'success' | 'failure'
  /** Of its start. */
  fault: Fault
  /** Of what is read before and after it, one after the other; all others are answered. */
  reads: readonly Fault[]
  afterMs: number
}

const anyJob: fc.Arbitrary<Job> = fc.record({
  fate: fc.constantFrom('success', 'failure'),
  fault: fc.constantFrom<Fault[]>(
    ...([
      'none',
      'unsent',
      'lost',
      '503 before',
      '403 before',
      '429 before',
      'reset',
      'cut',
      'late'
    ] as const),
    ...(['garbage', 'empty object', 'no content', '502 after', '500 after'] as const)
  ),
  reads: fc.array(fc.constantFrom<Fault[]>('none', 'none', 'reset', '503 before', 'garbage'), {maxLength: 6}),
  afterMs: fc.constantFrom(0, 0, 1, 900)
})

/** What came of a job, and what the platform had from it. */
interface Ended {
  job: Job
  begun: Begun
  posts: number
  own: readonly Started[]
  outcome: string | undefined
}

async function runJob(
  job: Job,
  deploy: StartableDeploy,
  world: {vendor: Vendor; platform: Platform; started: readonly Started[]; time: SimulatedTime}
): Promise<Ended> {
  const {vendor, platform, started, time} = world
  const reads = [...job.reads]
  let posts = 0
  const {answer, kindOf} = inProcess(platform, () => time.elapsed() / 1000)
  const http = async (request: HttpRequest): Promise<HttpAnswer> => {
    if (request.kind !== 'start') return answer(request)
    const isPost = kindOf(request) === 'start'
    if (isPost) posts++
    return send(isPost ? job.fault : (reads.shift() ?? 'none'), () => answer(request))
  }
  const inputs = {endpoint: 'https://platform.example', ...deploy.inputs, variables: `${FATE}=${job.fate}`}
  const [target] = await open(vendor, 'run-pipeline', inputs, http)
  const marker = createMarker({})
  const {signal} = new AbortController()
  await sleep(job.afterMs, signal)
  const begun = await (target as Target).start?.begin(marker, {
    clock: time.clock,
    signal,
    sendMs: 30_000,
    onUnclear: () => {}
  })
  if (begun === undefined) throw new Error('nothing was begun')
  const [result] = begun.code === 'begun' ? await waitFor([target as Target], time) : []
  const own = started.filter(one => one.marker === marker)
  return {job, begun, posts, own, outcome: result?.verdict.outcome}
}

describe.each(startables)('two jobs that start one pipeline %s at about the same time', (_name, deploy) => {
  const vendor = (vendors as Record<string, Vendor>)[deploy.inputs.vendor ?? ''] as Vendor

  test('begin one run each at most, and each is green only for its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(anyJob, anyJob), async jobs => {
        const started: Started[] = []
        const platform = deploy.platform(undefined, {onStart: one => void started.push(one)})
        const ended = await inSimulatedTime(time =>
          Promise.all(jobs.map(job => runJob(job, deploy, {vendor, platform, started, time})))
        )
        for (const one of ended) checkJob(one)
        expect(started.length).toBe(ended.flatMap(({own}) => own).length)
      }),
      runs(60)
    )
  })
})

function checkJob({job, begun, posts, own, outcome}: Ended): void {
  expect(posts).toBeLessThanOrEqual(1)
  expect(own.length).toBe(posts === 1 && !NEVER_BEGAN.includes(job.fault) ? 1 : 0)
  if (begun.code === 'begun') {
    expect(begun.identity.ids['run-id']).toBe(own[0]?.id)
    expect(begun.identity.matchedBy).toBe('started')
    expect(outcome).toBe(job.fate)
  }
  // What was refused has not begun; what had no answer is called refused only where nothing was sent.
  if (begun.code === 'refused')
    expect([own.length, posts === 0 || REFUSED.includes(job.fault)]).toEqual([0, true])
  // With the marker in reach nothing stays unclear that has begun.
  if (begun.code === 'unclear' && own.length > 0) expect(job.reads.some(read => read !== 'none')).toBe(true)
}

import {describe, expect, test} from '@jest/globals'
import type {Http, HttpAnswer, HttpRequest} from '../../src/http/client.js'
import {RequestError} from '../../src/model/errors.js'
import type {Snapshot} from '../../src/model/snapshot.js'
import type {RawInputs, Target} from '../../src/model/target.js'
import {runStatuses as bkciRunStatuses} from '../../src/vendors/bkci/status.js'
import {runStatuses as codeartsRunStatuses} from '../../src/vendors/codearts/status.js'
import {vendors} from '../../src/vendors/index.js'
import type {StatusTable} from '../../src/vendors/shared/status-words.js'
import type {Operation, Vendor} from '../../src/vendors/vendor.js'
import {changeOrderStatuses, deployOrderStatuses, runStatuses} from '../../src/vendors/yunxiao/status.js'

/** One thing of one platform, and how that platform would answer about it. */
interface Thing {
  name: string
  vendor: Vendor
  operation: Operation
  given: RawInputs
  words: StatusTable
  /** Words that other fields of the answer decide about; their own tests cover them. */
  besides?: readonly string[]
  /** A good answer whose status is `status`; without the argument it has none. */
  answer: (request: HttpRequest, ...status: [unknown?]) => unknown
  denied: {status: number; body: unknown}
  missing: {status: number; body: unknown}
  throttled: {status: number; body: unknown}
}

const hex = (digit: string) => digit.repeat(32)
const withStatus = (key: string, status: [unknown?]) => (status.length > 0 ? {[key]: status[0]} : {})
const yunxiaoErrors = {
  denied: {status: 403, body: {errorCode: 'Forbidden', errorMessage: 'No permission', requestId: 'r-1'}},
  missing: {status: 404, body: {errorCode: 'NotFound', errorMessage: 'Not Found', requestId: 'r-1'}},
  throttled: {status: 400, body: {errorCode: 'ApiRateLimited', errorMessage: 'slow down', requestId: 'r-1'}}
}
const yunxiaoGiven = {vendor: 'yunxiao', token: 'pt-0000-1111', 'organization-id': 'org1'}
const codeartsErrors = {
  denied: {status: 403, body: {error_code: 'DEVPIPE.00011412', error_msg: 'not a member', request_id: 'r-1'}},
  missing: {status: 200, body: {error_code: 'DEVPIPE.00011401', error_msg: 'pipeline not found'}},
  throttled: {status: 429, body: {error_code: 'APIGW.0308', error_msg: 'throttled'}}
}
const codeartsGiven = {
  vendor: 'codearts',
  region: 'cn-north-4',
  token: 'iam-token-0001',
  'project-id': hex('a'),
  'pipeline-id': hex('b'),
  'run-id': hex('c')
}
const bkciErrors = {
  denied: {status: 403, body: {status: 403, message: 'no VIEW permission'}},
  missing: {status: 404, body: {status: 2101163, message: 'build not found'}},
  throttled: {
    status: 429,
    body: {code: 1642901, code_name: 'RATE_LIMIT', message: 'slow down', result: false}
  }
}
const bkciIds = {'project-id': 'demo', 'pipeline-id': `p-${hex('a')}`, 'run-id': `b-${hex('b')}`}
const bkciAnswer = (request: HttpRequest, ...status: [unknown?]) => {
  const asksDetail = request.path.some(segment => segment === 'detail' || segment === 'build_detail')
  const data = asksDetail
    ? {id: bkciIds['run-id'], model: {stages: []}}
    : {
        id: bkciIds['run-id'],
        buildNum: 7,
        startTime: 1000,
        endTime: 0,
        stageStatus: [],
        ...withStatus('status', status)
      }
  return {status: 0, data}
}
const bkciThing = (api: string, credentials: RawInputs): Thing => ({
  name: `bkci ${api} build`,
  vendor: vendors.bkci,
  operation: 'wait-pipeline',
  given: {
    vendor: 'bkci',
    api,
    endpoint: 'https://bk.example.com/api/devops/prod',
    ...bkciIds,
    ...credentials
  },
  words: bkciRunStatuses,
  answer: bkciAnswer,
  ...bkciErrors
})

const things: readonly Thing[] = [
  {
    name: 'yunxiao deploy order',
    vendor: vendors.yunxiao,
    operation: 'wait-deploy-order',
    given: {...yunxiaoGiven, 'pipeline-id': '1', 'deploy-order-id': '2'},
    words: deployOrderStatuses,
    answer: (_request, ...status) => ({
      deployOrderId: 2,
      deployMachineInfo: {deployMachines: [{machineSn: 'm', status: 'Success'}]},
      ...withStatus('status', status)
    }),
    ...yunxiaoErrors
  },
  {
    name: 'yunxiao pipeline run',
    vendor: vendors.yunxiao,
    operation: 'wait-pipeline',
    given: {...yunxiaoGiven, 'pipeline-id': '1', 'run-id': '2'},
    words: runStatuses,
    besides: ['WAITING'],
    answer: (_request, ...status) => ({pipelineRunId: 2, stages: [], ...withStatus('status', status)}),
    ...yunxiaoErrors
  },
  {
    name: 'yunxiao change order',
    vendor: vendors.yunxiao,
    operation: 'wait-change-order',
    given: {...yunxiaoGiven, 'app-name': 'shop', 'change-order-sn': 'sn1'},
    words: changeOrderStatuses,
    answer: (_request, ...status) => ({
      sn: 'sn1',
      jobs: [{sn: 'j', envName: 'prod', state: 'SUCCESS', stages: []}],
      ...withStatus('state', status)
    }),
    ...yunxiaoErrors
  },
  {
    name: 'codearts v5 run',
    vendor: vendors.codearts,
    operation: 'wait-pipeline',
    given: codeartsGiven,
    words: codeartsRunStatuses,
    answer: (_request, ...status) => ({
      id: hex('c'),
      pipeline_id: hex('b'),
      stages: [],
      ...withStatus('status', status)
    }),
    ...codeartsErrors
  },
  bkciThing('direct-v3', {token: 'token-0001'}),
  bkciThing('direct-v4', {username: 'somebody'}),
  bkciThing('gateway-user', {token: 'token-0001'}),
  bkciThing('gateway-app', {'app-code': 'app', 'app-secret': 'secret-0001', username: 'somebody'})
]

const reply = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: {},
  text: typeof body === 'string' ? body : JSON.stringify(body)
})

async function open({vendor, operation, given}: Thing, http: Http): Promise<Target> {
  const complaints: string[] = []
  const plan = vendor.plan(operation, given, (input, text) => complaints.push(`${input} ${text}`))
  expect(complaints).toEqual([])
  const [target] = (await plan?.open(http, undefined)) ?? []
  if (!target) throw new Error('no target')
  return target
}

const read = async (thing: Thing, http: Http): Promise<Snapshot> =>
  (await open(thing, http)).read({signal: new AbortController().signal})
const withWord = (thing: Thing, ...status: [unknown?]) =>
  read(thing, async request => reply(200, thing.answer(request, ...status)))

async function refusal(thing: Thing, http: Http): Promise<RequestError> {
  try {
    await read(thing, http)
  } catch (error) {
    if (error instanceof RequestError) return error
    throw error
  }
  throw new Error('it was read')
}

describe.each(things.map(thing => [thing.name, thing] as const))('%s', (_name, thing) => {
  test('each word of its table means what the table says', async () => {
    for (const [word, phase] of Object.entries(thing.words)) {
      if (thing.besides?.includes(word)) continue
      const snapshot = await withWord(thing, word)
      expect([word, snapshot.phase, snapshot.status]).toEqual([word, phase, word])
    }
  })

  test('other words compare by ASCII case folding, and success does not', async () => {
    for (const [word, phase] of Object.entries(thing.words)) {
      if (thing.besides?.includes(word)) continue
      const other = word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase()
      const snapshot = await withWord(thing, other)
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
  ])('%s is never an end', async (_what, status) => {
    expect((await withWord(thing, status)).phase).toBe('unknown')
  })

  test('success with something added is never success', async () => {
    const [success] = Object.entries(thing.words).find(([, phase]) => phase === 'success') ?? []
    for (const odd of [`${success} `, `${success}\n`, `\ufeff${success}`, `${success}\0`, `${success}ful`]) {
      expect((await withWord(thing, odd)).phase).toBe('unknown')
    }
  })

  test('a missing status is never an end', async () => {
    expect((await withWord(thing)).phase).toBe('unknown')
  })

  test('a refused permission is permanent and says what to check', async () => {
    const {failure, message} = await refusal(thing, async () => reply(thing.denied.status, thing.denied.body))
    expect(failure.kind).toBe('permanent')
    expect(failure.hint).toMatch(/\w{4,}/)
    expect(message).toContain('403')
  })

  test('a thing that is not there is no end', async () => {
    const {failure} = await refusal(thing, async () => reply(thing.missing.status, thing.missing.body))
    expect(['not-found', 'permanent']).toContain(failure.kind)
    expect(failure.hint).toMatch(/\w{4,}/)
  })

  test('throttling is tried again', async () => {
    const {failure} = await refusal(thing, async () => reply(thing.throttled.status, thing.throttled.body))
    expect(failure.kind).toBe('throttled')
  })

  test.each([
    ['an empty body', ''],
    ['a web page', '<html>login</html>'],
    ['half a body', '{"status": "SUCC'],
    ['null', 'null'],
    ['a number', '7'],
    ['a string', '"SUCCESS"'],
    ['a list', '[]']
  ])('%s under HTTP 200 is a bad answer', async (_what, body) => {
    const {failure} = await refusal(thing, async () => reply(200, body))
    expect(failure.kind).toBe('transient')
  })

  test.each([500, 502, 503, 504, 408, 425])('HTTP %i is tried again', async status => {
    expect((await refusal(thing, async () => reply(status, 'gateway'))).failure.kind).toBe('transient')
  })

  test.each([400, 401, 405, 410, 422, 501, 505])('HTTP %i ends the wait', async status => {
    expect((await refusal(thing, async () => reply(status, '{}'))).failure.kind).toBe('permanent')
  })

  test('nulls in every field but the status are survived', async () => {
    const [success] = Object.entries(thing.words).find(([, phase]) => phase === 'success') ?? []
    const nulled = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [
              key,
              inner === success
                ? inner
                : key === 'data'
                  ? nulled(inner)
                  : key === 'status' && inner === 0
                    ? 0
                    : null
            ])
          )
        : value
    const snapshot = await read(thing, async request => reply(200, nulled(thing.answer(request, success))))
    expect(['success', 'unknown', 'failure']).toContain(snapshot.phase)
  })

  test('credentials go into headers or the query of the endpoint, and nowhere else', async () => {
    const seen: HttpRequest[] = []
    await read(thing, async request => {
      seen.push(request)
      return reply(200, thing.answer(request, Object.keys(thing.words)[0]))
    })
    expect(seen.length).toBeGreaterThan(0)
    for (const {path} of seen) expect(path.join('/')).not.toMatch(/token-0001|secret-0001|pt-0000/)
  })
})

const latest = {'run-id': 'latest'}
const neverRun: readonly [string, Vendor, RawInputs, unknown][] = [
  ['yunxiao', vendors.yunxiao, {...yunxiaoGiven, 'pipeline-id': '1', ...latest}, []],
  ['codearts v5', vendors.codearts, {...codeartsGiven, ...latest}, {total: 0, pipeline_runs: []}],
  [
    'codearts v3',
    vendors.codearts,
    {
      vendor: 'codearts',
      region: 'cn-north-4',
      token: 'iam-token-0001',
      api: 'v3',
      'pipeline-id': hex('b'),
      ...latest
    },
    [{pipeline_id: hex('b'), pipeline_name: 'shop', build_id: null, status: null, result: null, stages: null}]
  ],
  ...['direct-v3', 'direct-v4', 'gateway-user'].map((api): [string, Vendor, RawInputs, unknown] => [
    `bkci ${api}`,
    vendors.bkci,
    {...bkciThing(api, {token: 'token-0001'}).given, ...latest},
    {status: 0, data: {count: 0, page: 1, pageSize: 100, totalPages: 0, records: []}}
  ])
]

test.each(neverRun)(
  '%s: a pipeline that never ran has no run, and is no end',
  async (name, vendor, given, body) => {
    const plan = vendor.plan('wait-pipeline', given, (input, text) => {
      throw new Error(`${name}: ${input} ${text}`)
    })
    const [target] = (await plan?.open(async () => reply(200, body), undefined)) ?? []
    const snapshot = await target?.read({signal: new AbortController().signal})
    expect(snapshot?.phase).toBe('absent')
    expect(snapshot?.parts).toEqual([])
  }
)

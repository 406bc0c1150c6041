import {describe, expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import {parseJson} from '../../../src/http/json.js'
import {buildUrl} from '../../../src/http/url.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Phase} from '../../../src/model/phase.js'
import {createClient} from '../../../src/vendors/yunxiao/client.js'
import {readDeployOrder} from '../../../src/vendors/yunxiao/deploy-order-snapshot.js'
import {deployOrderTarget} from '../../../src/vendors/yunxiao/deploy-order-target.js'
import {createLinks} from '../../../src/vendors/yunxiao/links.js'
import {english} from '../../support/english.js'
import {fc, runs} from '../../support/properties.js'
import {part} from '../../unit/support/build.js'

const ID = '1111'

/** An order as the platform tells it, with what a test says otherwise. */
const order = (over: Record<string, unknown> = {}) => ({
  deployOrderId: 1111,
  status: 'Running',
  creator: '22121222',
  createTime: 1_586_863_220_000,
  updateTime: 1_586_863_280_000,
  currentBatch: 1,
  totalBatch: 3,
  exceptionCode: null,
  actions: [],
  ...over
})
const machine = (status: unknown, over: Record<string, unknown> = {}) => ({
  machineSn: `sn-${String(status)}`,
  ip: '10.0.0.1',
  status,
  clientStatus: 'ok',
  batchNum: 1,
  createTime: 1_586_863_220_000,
  updateTime: 1_586_863_250_000,
  actions: null,
  ...over
})
const withMachines = (status: unknown, statuses: readonly unknown[], over: Record<string, unknown> = {}) =>
  order({
    status,
    deployMachineInfo: {
      hostGroupId: 1,
      batchNum: 1,
      deployMachines: statuses.map((s, i) => machine(s, {machineSn: `m${i}`}))
    },
    ...over
  })
const read = (body: unknown, deployOrderId = ID) => readDeployOrder(body, {pipelineId: '1', deployOrderId})

/** The message of a bad answer: one that is worth another poll, and no verdict. */
function refusal(body: unknown, id = ID): string {
  try {
    read(body, id)
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError)
    expect((error as RequestError).failure.kind).toBe('transient')
    return (error as RequestError).message
  }
  throw new Error(`it was taken: ${JSON.stringify(body)}`)
}

describe('the statuses of an order', () => {
  const words: [string, Phase][] = [
    ['Running', 'running'],
    ['Waiting', 'paused'],
    ['Success', 'success'],
    ['Cancelled', 'cancelled'],
    ['Canceled', 'cancelled'],
    ['Failed', 'failure'],
    ['Fail', 'failure'],
    ['Timeout', 'failure'],
    ['Init', 'queued'],
    ['Queued', 'queued']
  ]

  test.each(words)('%s', (status, phase) => {
    expect(read(order({status}))).toMatchObject({phase, status: status})
  })

  test.each(
    words
      .filter(([word]) => word !== 'Success')
      .flatMap(
        ([word, phase]) =>
          [
            [word.toUpperCase(), phase],
            [word.toLowerCase(), phase]
          ] as const
      )
  )('%s', (status, phase) => {
    expect(read(order({status}))).toMatchObject({phase, status: status})
  })

  test.each([
    'success',
    'SUCCESS',
    'Success ',
    ' Success',
    'Succe\u0455s',
    'Successful',
    'Success(成功)',
    'Running(部署中)',
    'Done',
    'FINISH',
    'Rollback',
    'constructor',
    '__proto__'
  ])('%j is unknown, and no success', status => {
    expect(read(order({status}))).toMatchObject({phase: 'unknown', status: status})
  })

  test.each([
    [null, '(null)'],
    [undefined, '(missing)'],
    ['', '(empty)'],
    [7, '(the number 7)'],
    [true, '(the boolean true)'],
    [['Success'], '(a list)'],
    [{name: 'Success'}, '(an object)']
  ])('%j is unknown, and described', (status, word) => {
    expect(read(order({status}))).toMatchObject({phase: 'unknown', status: word})
  })
})

describe('the statuses of a machine', () => {
  const phaseOf = (status: unknown) => {
    const [only] = read(withMachines('Running', [status])).parts
    return [only?.phase, only?.status]
  }
  const words: [string, Phase][] = [
    ['Pending', 'queued'],
    ['Queued', 'queued'],
    ['Running', 'running'],
    ['Success', 'success'],
    ['Skipped', 'skipped'],
    ['Failed', 'failure'],
    ['Cancelled', 'cancelled']
  ]

  test.each(words)('%s', (status, phase) => {
    expect(phaseOf(status)).toEqual([phase, status])
  })

  test.each(words.filter(([word]) => word !== 'Success'))('%s in another case', (status, phase) => {
    expect(phaseOf(status.toUpperCase())).toEqual([phase, status.toUpperCase()])
    expect(phaseOf(status.toLowerCase())).toEqual([phase, status.toLowerCase()])
  })

  test.each(['success', 'SUCCESS', 'Success ', 'Succe\u0455s', 'Rolled back', 'Waiting', 'constructor'])(
    '%j is unknown',
    status => {
      expect(phaseOf(status)).toEqual(['unknown', status])
    }
  )

  test.each([
    [null, '(null)'],
    [undefined, '(missing)'],
    [3, '(the number 3)'],
    [[], '(a list)']
  ])('%j is unknown, and described', (status, word) => {
    expect(phaseOf(status)).toEqual(['unknown', word])
  })
})

describe('success', () => {
  test.each<[string, unknown[], string[]]>([
    ['of every machine is not contradicted', ['Success', 'Success'], []],
    ['with a skipped machine is not contradicted', ['Success', 'Skipped'], []],
    ['is contradicted by a failed machine', ['Success', 'Failed'], ['m1']],
    ['is contradicted by a cancelled machine', ['Cancelled', 'Success'], ['m0']],
    ['is contradicted by an unknown word', ['Success', 'Rollback'], ['m1']],
    ['is contradicted by a look-alike of success', ['Success', 'SUCCESS'], ['m1']],
    ['is contradicted by a machine without a word', ['Success', null, undefined], ['m1', 'm2']],
    ['is contradicted by each of them', ['Failed', 'Cancelled', 'X', 'Success'], ['m0', 'm1', 'm2']]
  ])('%s', (_name, statuses, ids) => {
    const seen = read(withMachines('Success', statuses))
    expect(seen.phase).toBe('success')
    expect(seen.contradictions.map(p => p.id)).toEqual(ids)
  })

  test.each<[string, unknown]>([
    ['an empty list', withMachines('Success', [])],
    ['a list of skipped machines', withMachines('Success', ['Skipped', 'SKIPPED'])],
    ['a list of machines that never began', withMachines('Success', ['Pending', 'Queued'])],
    ['a list of machines of which none succeeded', withMachines('Success', ['Pending', 'Skipped', 'Running'])]
  ])('on %s deployed to no machine, and is skipped', (_name, body) => {
    expect(read(body)).toMatchObject({phase: 'skipped', status: 'Success', contradictions: []})
  })

  test.each<[string, unknown]>([
    ['no list', order({status: 'Success'})],
    ['a list that is null', order({status: 'Success', deployMachineInfo: {deployMachines: null}})],
    ['nothing about machines', order({status: 'Success', deployMachineInfo: null})]
  ])('with %s is success, with a notice', (_name, body) => {
    const seen = read(body)
    expect(seen.phase).toBe('success')
    expect(seen.notices.map(n => n.key)).toContain('no-list')
  })

  test('with a machine that is null in its list is contradicted', () => {
    const seen = read(
      order({status: 'Success', deployMachineInfo: {deployMachines: [machine('Success'), null]}})
    )
    expect(seen.contradictions).toHaveLength(1)
  })

  test('contradicts nothing but itself: other states have no contradictions', () => {
    for (const status of ['Running', 'Waiting', 'Failed', 'Cancelled', 'X', null]) {
      expect(read(withMachines(status, ['Failed', 'X', 'Cancelled'])).contradictions).toEqual([])
    }
  })

  test('comes of nothing but the status, whatever else is in the body', () => {
    const anything = fc.oneof(fc.anything({maxDepth: 2}), fc.constantFrom('Success', 1111, '1111', null))
    const body = fc.record(
      {
        deployOrderId: fc.constantFrom(1111, '1111', null, undefined),
        status: fc.oneof(fc.constantFrom<unknown>('Success', 'SUCCESS', 'Running', null), anything),
        deployMachineInfo: fc.oneof(
          fc.constantFrom<unknown>(null, undefined, {}),
          fc.record({
            deployMachines: fc.oneof(
              fc.constant(null),
              fc.array(fc.oneof(fc.constantFrom(machine('Success'), machine('Failed'), null), anything), {
                maxLength: 3
              })
            )
          })
        ),
        currentBatch: anything,
        totalBatch: anything,
        exceptionCode: anything,
        createTime: anything,
        updateTime: anything
      },
      {requiredKeys: []}
    )
    fc.assert(
      fc.property(body, value => {
        let seen: ReturnType<typeof read>
        try {
          seen = read(value)
        } catch (error) {
          expect(error).toBeInstanceOf(RequestError)
          return
        }
        if (seen.phase === 'success' || seen.phase === 'skipped') expect(value.status).toBe('Success')
        if (value.status === 'Success') expect(['success', 'skipped']).toContain(seen.phase)
        for (const time of [seen.startedAt, seen.finishedAt, seen.position?.at, seen.position?.of]) {
          if (time !== undefined) expect(Number.isFinite(time) && time >= 0).toBe(true)
        }
      }),
      runs(2000)
    )
  })
})

describe('a failed machine', () => {
  test.each<[string, string, string[], {ids: string[]; settled: boolean} | undefined]>([
    ['holds a running order', 'Running', ['Failed', 'Pending'], {ids: ['m0'], settled: true}],
    ['holds a waiting order', 'Waiting', ['Success', 'Failed'], {ids: ['m1'], settled: true}],
    ['holds a queued order', 'Queued', ['Failed'], {ids: ['m0'], settled: true}],
    ['does not yet while another one runs', 'Running', ['Failed', 'Running'], {ids: ['m0'], settled: false}],
    ['nor while one runs in another case', 'Running', ['Failed', 'RUNNING'], {ids: ['m0'], settled: false}],
    [
      'is named with every other one',
      'Running',
      ['Failed', 'FAILED', 'Success'],
      {ids: ['m0', 'm1'], settled: true}
    ],
    ['holds nothing that has ended', 'Cancelled', ['Failed'], undefined],
    ['holds nothing that has failed', 'Failed', ['Failed'], undefined],
    ['holds nothing of an unknown state', 'Rollback', ['Failed'], undefined],
    ['is the only thing that holds', 'Waiting', ['Success', 'Cancelled', 'Skipped'], undefined]
  ])('%s', (_name, status, statuses, expected) => {
    const {blocked} = read(withMachines(status, statuses))
    expect(blocked && {ids: blocked.parts.map(p => p.id), settled: blocked.settled}).toEqual(expected)
  })
})

describe('ids', () => {
  test.each<[unknown, string]>([
    [1111, '1111'],
    ['1111', '1111'],
    [null, '1111'],
    [undefined, '1111'],
    [0, '0']
  ])('%j is an answer about %s', (deployOrderId, id) => {
    expect(read(order({deployOrderId}), id).phase).toBe('running')
  })

  test.each([1112, '1112', '01111', '1111 ', 1111.5, true, {}, [1111], ''])(
    '%j is an answer about another order',
    deployOrderId => {
      expect(refusal(order({deployOrderId, status: 'Success'}))).toContain('and not 1111')
    }
  )

  test('longer than a double keeps are kept, and told apart', () => {
    const id = '12345678901234567891'
    const body = (text: string) => parseJson(`{"deployOrderId":${text},"status":"Success"}`)
    expect(read(body(id), id).phase).toBe('success')
    expect(refusal(body('12345678901234567890'), id)).toContain(id)
  })

  test('of machines come from their serial number, else from their place', () => {
    const list = [
      machine('Success', {machineSn: 42}),
      machine('Success', {machineSn: null}),
      machine('Success', {machineSn: ''}),
      null
    ]
    expect(read(order({deployMachineInfo: {deployMachines: list}})).parts.map(p => p.id)).toEqual([
      '42',
      'machine-2',
      'machine-3',
      'machine-4'
    ])
  })
})

describe('a body', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['a text', 'Success'],
    ['a number', 1],
    ['a list', [order()]],
    ['with a list of machines that is none', order({deployMachineInfo: {deployMachines: 'Success'}})],
    ['with machines that are none', order({deployMachineInfo: {deployMachines: ['Success']}})],
    ['with machines that are lists', order({deployMachineInfo: {deployMachines: [[]]}})],
    ['with machines under no list', order({deployMachineInfo: {deployMachines: {}}})],
    ['with a text for its machines', order({deployMachineInfo: 'none'})]
  ])('that is %s is a bad answer', (_name, body) => {
    expect(refusal(body)).toContain('deploy order')
  })

  test('of nulls is read as far as it goes', () => {
    const nothing = {
      deployOrderId: null,
      status: 'Running',
      createTime: null,
      updateTime: null,
      currentBatch: null,
      totalBatch: null,
      exceptionCode: null,
      deployMachineInfo: {
        deployMachines: [
          {
            machineSn: 'a',
            ip: null,
            hostName: null,
            status: 'Running',
            clientStatus: null,
            batchNum: null,
            createTime: null,
            updateTime: null
          }
        ]
      }
    }
    expect(read(nothing)).toMatchObject({phase: 'running', parts: [{id: 'a', name: 'a', phase: 'running'}]})
    const seen = read(nothing)
    expect([seen.position, seen.message, seen.startedAt, seen.finishedAt, seen.blocked]).toEqual(
      Array(5).fill(undefined)
    )
    expect([seen.parts[0]?.batch, seen.parts[0]?.startedAt, seen.parts[0]?.message]).toEqual([
      undefined,
      undefined,
      undefined
    ])
  })

  test('that is empty is an unknown state', () => {
    expect(read({})).toMatchObject({phase: 'unknown', status: '(missing)', parts: []})
  })

  test.each([
    ['numbers', {currentBatch: 2, totalBatch: 3}, {at: 2, of: 3}],
    ['texts of digits', {currentBatch: '2', totalBatch: '3'}, {at: 2, of: 3}],
    ['one of them', {currentBatch: 2, totalBatch: null}, undefined],
    ['texts of something else', {currentBatch: 'two', totalBatch: '3'}, undefined],
    ['negative numbers', {currentBatch: -1, totalBatch: 3}, undefined],
    ['lists', {currentBatch: [2], totalBatch: [3]}, undefined],
    ['booleans', {currentBatch: true, totalBatch: true}, undefined]
  ])('with %s for its batches', (_name, over, position) => {
    expect(read(order(over)).position).toEqual(position && {kind: 'batch', ...position})
  })

  test('has a start, and an end only when it has ended', () => {
    expect(read(order())).toMatchObject({startedAt: 1_586_863_220_000})
    expect(read(order()).finishedAt).toBeUndefined()
    for (const status of ['Success', 'Cancelled', 'Failed']) {
      expect(read(order({status})).finishedAt).toBe(1_586_863_280_000)
    }
    expect(read(withMachines('Success', [])).finishedAt).toBe(1_586_863_280_000)
  })

  test.each([
    ['500', 'exception code 500'],
    [500, 'exception code 500'],
    ['', undefined],
    [null, undefined],
    [{}, undefined]
  ])('with the exception code %j', (exceptionCode, message) => {
    expect(read(order({exceptionCode})).message).toEqual(message)
  })

  test.each([
    ['both names', {hostName: 'web-1', ip: '10.0.0.1'}, 'web-1 10.0.0.1 (m)'],
    ['an address', {hostName: null, ip: '10.0.0.1'}, '10.0.0.1 (m)'],
    ['a host name', {hostName: 'web-1', ip: ''}, 'web-1 (m)'],
    ['neither', {hostName: 5, ip: []}, 'm']
  ])('names a machine by %s', (_name, over, name) => {
    expect(
      read(order({deployMachineInfo: {deployMachines: [machine('Running', {machineSn: 'm', ...over})]}}))
        .parts[0]?.name
    ).toBe(name)
  })
})

describe('the times of a machine', () => {
  const START = 1_586_863_220_000
  const END = 1_586_863_250_000

  test.each([
    ['Pending', undefined, undefined],
    ['Queued', undefined, undefined],
    ['Skipped', undefined, undefined],
    ['Rollback', undefined, undefined],
    ['Running', START, undefined],
    ['Success', START, END],
    ['Failed', START, END],
    ['Cancelled', START, END]
  ])('%s', (status, startedAt, finishedAt) => {
    const [only] = read(withMachines('Running', [status])).parts
    expect([only?.startedAt, only?.finishedAt]).toEqual([startedAt, finishedAt])
  })

  const at = (seconds: number) => START + seconds * 1000
  /** `[status, batch, created, changed]` of each machine, in seconds; and when each of them began. */
  test.each<[string, [string, unknown, number, number][], (number | undefined)[]]>([
    [
      'all created with the order begin then in the first batch alone',
      [
        ['Success', 1, 0, 40],
        ['Success', 1, 0, 50],
        ['Failed', 2, 0, 90],
        ['Running', 3, 1, 95]
      ],
      [0, 0, undefined, undefined]
    ],
    [
      'each created with its batch begin when they were created',
      [
        ['Running', 3, 100, 101],
        ['Success', 2, 50, 90],
        ['Success', 1, 0, 50]
      ],
      [100, 50, 0]
    ],
    [
      'of a first batch that has not ended begin when they were created',
      [
        ['Running', 1, 0, 1],
        ['Running', 2, 0, 1]
      ],
      [0, 0]
    ],
    [
      'without a batch begin when they were created',
      [
        ['Success', null, 0, 50],
        ['Success', null, 0, 90]
      ],
      [0, 0]
    ]
  ])('%s', (_name, machines, begins) => {
    const deployMachines = machines.map(([status, batchNum, created, changed], i) =>
      machine(status, {machineSn: `m${i}`, batchNum, createTime: at(created), updateTime: at(changed)})
    )
    const {parts} = read(order({deployMachineInfo: {deployMachines}}))
    expect(parts.map(({startedAt}) => startedAt)).toEqual(begins.map(s => (s === undefined ? s : at(s))))
  })
})

describe('notices', () => {
  const textsOf = (body: unknown) => english(read(body).notices).map(n => n.text)

  test('are none when nothing is strange', () => {
    expect(textsOf(withMachines('Running', ['Success', 'Running', 'Pending']))).toEqual([])
    expect(textsOf(withMachines('Success', ['Success'], {currentBatch: 3}))).toEqual([])
  })

  test('tell of an agent that cannot be reached', () => {
    const body = order({
      deployMachineInfo: {deployMachines: [machine('Queued', {machineSn: 'm', clientStatus: 'error'})]}
    })
    expect(textsOf(body).join()).toMatch(/10\.0\.0\.1 \(m\).*agent/)
  })

  test('tell of a status that nobody knows, once for each machine and status', () => {
    const found = read(withMachines('Running', ['Odd', 'Odd', 'Strange'])).notices
    expect(
      english(found)
        .map(n => n.text)
        .join()
    ).toMatch(/Odd.*Odd.*Strange/)
    expect(new Set(found.map(n => n.key)).size).toBe(3)
  })

  test('count the machines that never began beside some that succeeded', () => {
    const {phase, notices} = read(withMachines('Success', ['Success', 'Pending', 'Queued']))
    expect(phase).toBe('success')
    expect(
      english(notices)
        .map(({text}) => text)
        .join()
    ).toMatch(/2 of its 3 machines/)
  })

  test('tell of a skipped machine when the order says success', () => {
    expect(textsOf(withMachines('Success', ['Success', 'Skipped'], {currentBatch: 3})).join()).toContain(
      'skipped'
    )
    expect(textsOf(withMachines('Running', ['Success', 'Skipped']))).toEqual([])
  })

  test('tell of a success in a batch that is not the last', () => {
    expect(textsOf(withMachines('Success', ['Success'], {currentBatch: 1, totalBatch: 3})).join()).toContain(
      'batch 1 of 3'
    )
  })
})

describe('the target', () => {
  /** A target whose answers are given, and the requests that it made. */
  function platform(
    answer: unknown,
    prefix: readonly string[] = ['oapi', 'v1', 'flow', 'organizations', 'org-1']
  ) {
    const requests: HttpRequest[] = []
    const client = createClient(async request => {
      requests.push(request)
      // As the real one does, before anything is sent.
      buildUrl(new URL('https://h'), request.path, request.query)
      return {status: 200, headers: {}, text: JSON.stringify(answer)}
    }, 'pt-token')
    return {
      requests,
      target: deployOrderTarget(
        client,
        prefix,
        {pipelineId: '123', deployOrderId: ID},
        createLinks(undefined)
      )
    }
  }
  const {signal} = new AbortController()

  test.each([
    ['central', ['oapi', 'v1', 'flow', 'organizations', 'org-1']],
    ['region', ['oapi', 'v1', 'flow']]
  ])('asks the %s edition for its order', async (_name, prefix) => {
    const {target, requests} = platform(order(), prefix)
    expect((await target.read({signal})).status).toBe('Running')
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({
      method: 'GET',
      path: [...prefix, 'pipelines', '123', 'deploy', '1111'],
      headers: {'x-yunxiao-token': 'pt-token'},
      kind: 'status'
    })
    expect(target).toMatchObject({
      id: ID,
      ids: {'deploy-order-id': ID},
      url: 'https://flow.aliyun.com/pipelines/123/current'
    })
  })

  test('asks for the log of a machine', async () => {
    const {target, requests} = platform({
      deployLog: 'one\n',
      deployBeginTime: '1586863220000',
      deployEndTime: 1586863250000
    })
    const log = await target.readLog(part('running', {id: 'sn/1 ?'}), {signal})
    expect(log).toEqual({text: 'one\n', startedAt: 1_586_863_220_000, finishedAt: 1_586_863_250_000})
    expect(requests[0]).toMatchObject({kind: 'log'})
    expect(requests[0]?.path.slice(-3)).toEqual(['machine', 'sn/1 ?', 'log'])
  })

  test.each<[string, unknown, string]>([
    ['null', null, ''],
    ['missing', undefined, '']
  ])('takes a log that is %s for none yet', async (_name, deployLog, text) => {
    const {target} = platform({deployLog, deployBeginTime: null, deployEndTime: 'x'})
    expect(await target.readLog(part('running'), {signal})).toEqual({
      text,
      startedAt: undefined,
      finishedAt: undefined
    })
  })

  test.each([[{deployLog: 5}], [{deployLog: ['a']}]])('takes %j for a bad answer', async body => {
    const {target} = platform(body)
    await expect(target.readLog(part('running'), {signal})).rejects.toMatchObject({
      failure: {kind: 'transient'}
    })
  })

  test.each(['.', '..'])(
    'has no log of a machine that calls itself %s, and that is no fault of ours',
    async id => {
      const {target} = platform({deployLog: 'x'})
      await expect(target.readLog(part('running', {id}), {signal})).rejects.toBeInstanceOf(RequestError)
    }
  )
})

import {describe, expect, test} from '@jest/globals'
import {RequestError} from '../../../src/model/errors.js'
import type {Part} from '../../../src/model/part.js'
import type {Phase} from '../../../src/model/phase.js'
import {readStatus} from '../../../src/vendors/shared/status-words.js'
import {createSteps} from '../../../src/vendors/yunxiao/run-steps.js'
import {stepStatuses} from '../../../src/vendors/yunxiao/status.js'
import {context, gone, refused, scripted, transient} from './support.js'

const throttled = () => new RequestError('HTTP 429', {kind: 'throttled', label: 'HTTP 429'})

const job = (phase: Phase = 'running', id = '501'): Part => ({
  id,
  kind: 'job',
  hasLog: false,
  name: `job ${id}`,
  phase,
  status: phase === 'running' ? 'RUNNING' : 'SUCCESS'
})
const node = (stepIndex: unknown, nodeName: unknown, status: unknown = 'success') => ({
  stepIndex,
  nodeName,
  status
})
const group = (nodes: unknown, buildId: unknown = 5010) => ({buildId, buildProcessNodes: nodes})

describe('the statuses of a step', () => {
  test.each<[unknown, Phase]>([
    ['ready', 'queued'],
    ['not_started', 'queued'],
    ['skip', 'skipped'],
    ['skipped', 'skipped'],
    ['canceled', 'cancelled'],
    ['running', 'running'],
    ['RUNNING', 'running'],
    ['success', 'success'],
    ['SUCCESS', 'unknown'],
    ['Success', 'unknown'],
    ['fail', 'failure'],
    ['FAIL', 'failure'],
    ['failed', 'failure'],
    ['finish', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
    [3, 'unknown'],
    [['success'], 'unknown']
  ])('%j is %s', (word, phase) => {
    expect(readStatus(stepStatuses, word).phase).toBe(phase)
  })
})

describe('the steps of a job', () => {
  const list = async (body: unknown, of = job()) => {
    const steps = createSteps(
      scripted(() => body),
      ['pipelines', '4201', 'pipelineRuns', '77']
    )
    await steps.settle([of], context())
    return steps
  }

  test.each([
    ['a list', [group([node(0, 'fetch'), node(1, 'compile')])]],
    ['one object, as documented', group([node(0, 'fetch'), node(1, 'compile')])]
  ])('come as %s', async (_name, body) => {
    const steps = await list(body)
    expect(steps.of('501')).toEqual([
      expect.objectContaining({id: '501/5010/0', kind: 'step', parent: '501', name: 'fetch', hasLog: true}),
      expect.objectContaining({id: '501/5010/1', name: 'compile', phase: 'success', status: 'success'})
    ])
  })

  test('of several builds have ids of their own', async () => {
    const steps = await list([group([node(0, 'fetch')], 1), group([node(0, 'fetch')], '2')])
    expect(steps.of('501')?.map(step => step.id)).toEqual(['501/1/0', '501/2/0'])
  })

  test('without a name, or without an index, are still told apart', async () => {
    const steps = await list([group([node(undefined, null), node(null, 'x', null)])])
    expect(steps.of('501')?.map(({id, name, phase}) => [id, name, phase])).toEqual([
      ['501/5010/0', 'step 0', 'success'],
      ['501/5010/1', 'x', 'unknown']
    ])
  })

  test('that have not begun, or belong to no build, have no log', async () => {
    const steps = await list([group([node(0, 'a', 'ready')]), group([node(1, 'b')], null)])
    expect(steps.of('501')?.map(step => step.hasLog)).toEqual([false, false])
  })

  test.each([
    ['nothing', null],
    ['no build', []]
  ])('are none when the answer holds %s', async (_name, body) => {
    const steps = createSteps(
      scripted(() => body),
      []
    )
    await steps.settle([job()], context())
    expect(steps.of('501') ?? []).toEqual([])
  })

  test('that may not be read are none, and are not asked for again and again', async () => {
    const client = scripted(() => refused())
    const steps = createSteps(client, [])
    for (let poll = 0; poll < 3; poll++) {
      await steps.settle([job('success')], context())
    }
    expect(steps.of('501')).toEqual([])
    expect(client.asks).toHaveLength(1)
  })

  test('are asked for again after a fault that passes', async () => {
    const client = scripted((_ask, call) => (call === 1 ? transient() : [group([node(0, 'fetch')])]))
    const steps = createSteps(client, [])
    await steps.settle([job('success')], context())
    expect(steps.of('501')).toBeUndefined()
    await steps.settle([job('success')], context())
    expect(steps.of('501')).toHaveLength(1)
  })

  test.each<[name: string, failure: () => RequestError, isAskedAgain: boolean]>([
    ['a fault that passes', transient, true],
    ['throttling', throttled, true],
    ['a list that is not there yet', gone, true],
    ['a refusal', refused, false]
  ])(
    'of a job that has ended are unlisted after %s, and asked for again where that may help',
    async (_name, failure, isAskedAgain) => {
      const client = scripted((_ask, call) => (call === 1 ? failure() : [group([node(0, 'fetch')])]))
      const steps = createSteps(client, [])
      await steps.settle([job('success')], context())
      expect(steps.unlisted([job('success')])).toMatchObject([
        {parent: '501', what: 'the steps of job job 501', message: failure().message}
      ])
      await steps.settle([job('success')], context())
      expect(client.asks).toHaveLength(isAskedAgain ? 2 : 1)
      expect(steps.unlisted([job('success')])).toHaveLength(isAskedAgain ? 0 : 1)
    }
  )

  test('are given up after 30 s in which the platform knows no such list', async () => {
    let now = 0
    const client = scripted(() => gone())
    const steps = createSteps(client, [], {now: () => now})
    for (const at of [0, 10_000, 29_999]) {
      now = at
      await steps.settle([job('success')], context())
      expect(steps.of('501')).toBeUndefined()
    }
    now = 30_000
    await steps.settle([job('success')], context())
    await steps.settle([job('success')], context())
    expect(client.asks).toHaveLength(4)
    expect(steps.of('501')).toEqual([])
    expect(steps.unlisted([job('success')])[0]?.failure.kind).toBe('permanent')
  })

  test('have 30 s anew when the platform knew the list in between', async () => {
    let now = 0
    const client = scripted((_ask, call) => (call === 2 ? transient() : gone()))
    const steps = createSteps(client, [], {now: () => now})
    for (const at of [0, 20_000, 40_000, 60_000]) {
      now = at
      await steps.settle([job('success')], context())
    }
    expect(steps.of('501')).toBeUndefined()
  })

  test('that were listed while their job ran stay known, and are out of date until they are listed after its end', async () => {
    const client = scripted((_ask, call) => (call === 2 ? transient() : [group([node(0, 'fetch')])]))
    const steps = createSteps(client, [])
    await steps.settle([job()], context())
    expect(steps.unlisted([job()])).toEqual([])
    expect(steps.unlisted([job('success')])).toHaveLength(1)
    await steps.settle([job('success')], context())
    expect([steps.of('501')?.length, steps.unlisted([job('success')]).length]).toEqual([1, 1])
    await steps.settle([job('success')], context())
    expect(steps.unlisted([job('success')])).toEqual([])
  })

  test('that were asked for before the end of their job are asked for once more after it', async () => {
    const client = scripted(async (_ask, call) => {
      await new Promise(resolve => setTimeout(resolve, 5))
      return [group(call === 1 ? [node(0, 'fetch')] : [node(0, 'fetch'), node(1, 'compile')])]
    })
    const steps = createSteps(client, [])
    steps.refresh([job()], context())
    await steps.settle([job('success')], context())
    expect(steps.of('501')).toHaveLength(2)
  })

  test('that have not been listed yet, or never come, are unlisted', async () => {
    const steps = createSteps(
      scripted(() => new Promise(() => {})),
      []
    )
    steps.refresh([job('success')], context())
    const stop = new AbortController()
    const settled = steps.settle([job('success')], {signal: stop.signal})
    stop.abort(transient())
    await expect(settled).rejects.toThrow('HTTP 503')
    expect(steps.unlisted([job('success')])).toMatchObject([{failure: {kind: 'transient'}}])
  })

  test('of a job that runs are listed at each poll, and once after its end', async () => {
    const client = scripted(() => [group([node(0, 'fetch')])])
    const steps = createSteps(client, [])
    for (const phase of ['running', 'running', 'success', 'success', 'success'] as const) {
      await steps.settle([job(phase)], context())
    }
    expect(client.asks).toHaveLength(3)
  })

  test('are not listed twice at a time', async () => {
    const client = scripted(() => new Promise(resolve => setTimeout(resolve, 5, [group([])])))
    const steps = createSteps(client, [])
    steps.refresh([job(), job('running', '502')], context())
    steps.refresh([job(), job('running', '502')], context())
    await steps.settle([job(), job('running', '502')], context())
    expect(client.asks.map(ask => ask.path.join('/'))).toEqual(['jobs/501/steps', 'jobs/502/steps'])
  })
})

describe('the log of a step', () => {
  test('is asked for with all four parameters, and goes on where it stood', async () => {
    const client = scripted(({path}) =>
      path.at(-1) === 'steps' ? [group([node(3, 'compile')])] : {logs: 'a\nb\n', last: '2', more: false}
    )
    const steps = createSteps(client, ['pipelineRuns', '77'])
    await steps.settle([job()], context())
    const [part] = steps.of('501') ?? []
    const first = await steps.readLog(part as Part, context(), undefined)
    expect(first).toMatchObject({text: 'a\nb\n', more: false})
    expect(await steps.readLog(part as Part, context(), first.cursor)).toMatchObject({text: '', more: false})
    const asked = client.asks.slice(1)
    expect(asked.map(ask => ask.query)).toEqual([
      {stepIndex: '3', offset: '0', limit: '1000', buildId: '5010'},
      {stepIndex: '3', offset: '2', limit: '1000', buildId: '5010'}
    ])
    expect(asked[0]?.path).toEqual(['pipelineRuns', '77', 'jobs', '501', 'step', 'log'])
  })

  test.each([
    ['-1 at the end', {logs: 'a\n', last: -1, more: false}, {text: 'a\n', cursor: {lines: 1}, more: false}],
    ['no last', {logs: 'a\n', more: true}, {text: 'a\n', cursor: {lines: 1}, more: true}],
    ['null', {logs: null, last: null, more: null}, {text: '', cursor: {lines: 0}, more: false}],
    [
      'more that is no boolean',
      {logs: 'a\n', last: 1, more: 'true'},
      {text: 'a\n', cursor: {lines: 1}, more: false}
    ]
  ])('with %s', async (_name, body, log) => {
    const client = scripted(({path}) => (path.at(-1) === 'steps' ? [group([node(0, 'x')])] : body))
    const steps = createSteps(client, [])
    await steps.settle([job()], context())
    expect(await steps.readLog(steps.of('501')?.[0] as Part, context(), undefined)).toMatchObject(log)
  })

  test.each([['text'], [{logs: 7}], [{logs: ['a']}]])('that is %j is a bad answer', async body => {
    const client = scripted(({path}) => (path.at(-1) === 'steps' ? [group([node(0, 'x')])] : body))
    const steps = createSteps(client, [])
    await steps.settle([job()], context())
    await expect(steps.readLog(steps.of('501')?.[0] as Part, context(), undefined)).rejects.toMatchObject({
      failure: {kind: 'transient'}
    })
  })

  test('of a step that is not known is a bad answer', async () => {
    const steps = createSteps(
      scripted(() => ({})),
      []
    )
    await expect(steps.readLog(job(), context(), undefined)).rejects.toThrow(/step/)
  })
})

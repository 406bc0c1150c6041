import {describe, expect, test} from '@jest/globals'
import type {Part} from '../../../src/model/part.js'
import type {Phase} from '../../../src/model/phase.js'
import {readStatus} from '../../../src/vendors/shared/status-words.js'
import {createSteps} from '../../../src/vendors/yunxiao/run-steps.js'
import {stepStatuses} from '../../../src/vendors/yunxiao/status.js'
import {context, refused, scripted, transient} from './support.js'

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

describe('the words of a step', () => {
  test.each<[unknown, Phase]>([
    ['ready', 'queued'],
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
    ['nodes that are none', [{buildId: 1, buildProcessNodes: 'all'}]],
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
    for (let look = 0; look < 3; look++) {
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

  test('of a job that runs are listed at each look, and once after its end', async () => {
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

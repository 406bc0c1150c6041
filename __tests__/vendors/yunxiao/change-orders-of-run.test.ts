import {describe, expect, test} from '@jest/globals'
import {createLinks} from '../../../src/vendors/yunxiao/links.js'
import {changeOrdersOfRun} from '../../../src/vendors/yunxiao/orders-of-run.js'
import {context, pipelineId, scripted} from './support.js'

const order = (sn: string, env: string | null = 'prod', state = 'RUNNING') => ({
  sn,
  state,
  type: 'Deploy',
  jobs: [{sn: `${sn}-job`, envName: env, state, type: 'Deploy', stages: []}]
})

/** The numbers of the orders that count, look by look, where these are the lists. */
async function counting(
  lists: readonly unknown[],
  appName: string | undefined = 'shop'
): Promise<string[][]> {
  const client = scripted((_ask, call) => lists[call - 1])
  const orders = changeOrdersOfRun(
    {client, prefix: ['x'], links: createLinks(undefined)},
    pipelineId,
    appName
  )
  const run = {label: 'run 7', ids: {'run-id': '7'}, url: '', matchedBy: 'given' as const}
  const found: string[][] = []
  for (const _ of lists) {
    const now = await orders(run, {jobs: [], phase: 'running', contradictions: []}, context())
    found.push(now.map(({id}) => id))
  }
  return found
}

describe('the change orders of a run', () => {
  test.each<[string, unknown[][], string[][]]>([
    ['count from when they are listed', [[], [order('a')]], [[], ['a']]],
    ['count on when they are listed no more', [[order('a')], []], [['a'], ['a']]],
    [
      'count on when an order of another environment comes',
      [[order('a')], [order('b', 'test')]],
      [['a'], ['a', 'b']]
    ],
    ['count no more when another one has come in their place', [[order('a')], [order('b')]], [['a'], ['b']]],
    ['count no more when another one comes later', [[order('a')], [], [order('b')]], [['a'], ['a'], ['b']]],
    [
      'count on when one that was there before is left',
      [[order('a'), order('b')], [order('b')]],
      [
        ['a', 'b'],
        ['a', 'b']
      ]
    ],
    [
      'count on beside another one while they are listed',
      [[order('a')], [order('a'), order('b')]],
      [['a'], ['a', 'b']]
    ],
    [
      'count on where nobody says which environment they are of',
      [[order('a', null)], [order('b', null)]],
      [['a'], ['a', 'b']]
    ],
    [
      'count again when they are back',
      [[order('a')], [order('b')], [order('a'), order('b')]],
      [['a'], ['b'], ['a', 'b']]
    ]
  ])('%s', async (_what, lists, expected) => {
    expect(await counting(lists)).toEqual(expected)
  })

  test('count on without their app, since another one may have an environment of the same name', async () => {
    const client = scripted((_ask, call) => (call === 1 ? [order('a')] : [order('b')]))
    const orders = changeOrdersOfRun(
      {client, prefix: ['x'], links: createLinks(undefined)},
      pipelineId,
      undefined
    )
    const run = {label: 'run 7', ids: {'run-id': '7'}, url: '', matchedBy: 'given' as const}
    const look = async () =>
      (await orders(run, {jobs: [], phase: 'running', contradictions: []}, context())).length
    expect([await look(), await look()]).toEqual([1, 2])
  })

  test('are read one by one where their app is known, and by the list where it is not', async () => {
    for (const appName of ['shop', undefined]) {
      // The list is late: it shows no end yet.
      const client = scripted(({path}) =>
        path.at(-1) === 'changeOrders:byOrigin' ? [order('a')] : order('a', 'prod', 'FAILED')
      )
      const place = {client, prefix: ['x'], links: createLinks(undefined)}
      const run = {label: 'run 7', ids: {'run-id': '7'}, url: '', matchedBy: 'given' as const}
      const counted = {jobs: [], phase: 'running', contradictions: []} as const
      const [one] = await changeOrdersOfRun(place, pipelineId, appName)(run, counted, context())
      expect((await one?.read(context()))?.phase).toBe(appName ? 'failure' : 'running')
      expect(client.asks.map(({path}) => path.at(-1))).toEqual([
        'changeOrders:byOrigin',
        appName ? 'a' : 'changeOrders:byOrigin'
      ])
    }
  })

  test('are too many where a run names others each time', async () => {
    const lists = Array.from({length: 12}, (_, i) =>
      Array.from({length: 90}, (_, k) => order(`o${i}-${k}`, `env${k}`))
    )
    const found = await counting(lists.slice(0, 11))
    expect(found.at(-1)).toHaveLength(90)
    await expect(counting(lists)).rejects.toMatchObject({failure: {kind: 'permanent'}})
  })

  test('are not known by a list that says two things of one of them', async () => {
    const twice = [order('a', 'prod', 'FAILED'), order('a', 'prod', 'SUCCESS')]
    for (const list of [twice, twice.toReversed()])
      await expect(counting([list])).rejects.toMatchObject({failure: {kind: 'transient'}})
    expect(await counting([[order('a'), order('a')]])).toEqual([['a']])
  })
})

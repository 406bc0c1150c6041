import {beforeAll, expect, test} from '@jest/globals'
import {yunxiao} from '../../src/vendors/yunxiao/index.js'
import {fc, runs} from '../support/properties.js'
import {type DeployOrder, type Machine, outcomeOfDeployOrder} from './parts.model.js'
import {inSimulatedTime} from './support/simulated-time.js'
import {open, reply, waitFor} from './support/wait.js'

/**
 * Deploy orders that are followed through their run. The model below is written from these sentences of the contract:
 *
 * - (2) `deploy-order-id`: without it, with `run-id`: every deploy order of that run, those that appear later included.
 * - (3) Orders of a run that says failure: the run is `failure`, whatever its orders say. With several targets the step is
 *   green only when every target's own outcome is allowed.
 * - (4) The wait ends when the run and each of its orders have ended, and the run is one of the targets. A run that ended in
 *   success without such an order is `skipped`. An order whose id can't be read is an `error`; one that a run no longer names
 *   since its job was run again does not count. 404 is tolerated for 30 s after a thing was found through another call or
 *   seen before; transient answers are retried.
 */

interface Order {
  /** The job that names it. Of several orders of a job the last one counts, from its time on. */
  job: number
  namedAt: number
  endsAt: number
  end: DeployOrder
}
interface Scene {
  run: {endsAt: number; end: 'SUCCESS' | 'FAIL' | 'CANCELED'}
  orders: readonly Order[]
  /** A job names an order whose id cannot be read. */
  hidesOne: boolean
  /** Requests, by their place in the wait, that fail: never for so long that it changes how the wait ends. */
  faults: readonly {request: number; status: 404 | 503}[]
}

const SECOND = 1000

/** The orders that count once everything has happened: the last one of each job. */
function lastOrders({orders}: Scene): Order[] {
  return orders.filter(
    order => !orders.some(({job, namedAt}) => job === order.job && namedAt > order.namedAt)
  )
}

/** Whether the step may be green in the end. */
function isGood(scene: Scene): boolean {
  const {run, hidesOne} = scene
  const rules = {onPaused: 'wait', onFailedMachine: 'fail'} as const
  const counting = lastOrders(scene)
  return (
    run.end === 'SUCCESS' &&
    !hidesOne &&
    counting.length > 0 &&
    counting.every(({end}) => outcomeOfDeployOrder([end], rules) === 'success')
  )
}

const anySeconds = (min: number, max: number) => fc.integer({min, max}).map(s => s * SECOND)
const anyMachines: fc.Arbitrary<Machine[]> = fc
  .array(fc.constantFrom('Success', 'Success', 'Success', 'Skipped', 'Failed'), {maxLength: 3})
  .map(words => words.map((word, i) => ({sn: `m${i}`, word})))
const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    run: fc.record({
      endsAt: anySeconds(30, 90),
      end: fc.constantFrom<Scene['run']['end'][]>('SUCCESS', 'SUCCESS', 'SUCCESS', 'FAIL', 'CANCELED')
    }),
    orders: fc.uniqueArray(
      fc.record({
        job: fc.nat(2),
        namedAt: anySeconds(0, 30),
        lastsMs: anySeconds(0, 90),
        end: fc.record({
          word: fc.constantFrom('Success', 'Success', 'Success', 'Success', 'Cancelled', 'Running'),
          machines: anyMachines
        })
      }),
      {selector: ({job, namedAt}) => `${job} ${namedAt}`, maxLength: 5}
    ),
    hidesOne: fc.nat(9).map(n => n === 0),
    faults: fc.array(fc.record({request: fc.nat(60), status: fc.constantFrom<(404 | 503)[]>(404, 503)}), {
      maxLength: 4
    })
  })
  .map(({orders, ...rest}) => ({
    ...rest,
    orders: orders.map(({lastsMs, ...order}) => ({...order, endsAt: order.namedAt + lastsMs}))
  }))
  // An order that is taken back later is at work until then: one that had failed by then would have been a failure.
  .map(scene => {
    const counting = lastOrders(scene)
    const endless = {endsAt: Number.POSITIVE_INFINITY}
    return {...scene, orders: scene.orders.map(one => (counting.includes(one) ? one : {...one, ...endless}))}
  })

const given = {token: 'pt-secret-0001', 'organization-id': 'org1', 'pipeline-id': '1', 'run-id': '2'}

function answerAt({run, orders, hidesOne}: Scene, path: readonly string[], at: number) {
  const isOver = at >= run.endsAt
  if (path.includes('runs')) {
    const jobs = [0, 1, 2].map(job => {
      const named = orders
        .map((order, i) => ({...order, id: 1111 + i}))
        .filter(o => o.job === job && at >= o.namedAt)
      const last = named.sort((a, b) => a.namedAt - b.namedAt).at(-1)
      const id = hidesOne && job === 0 ? null : last?.id
      const status = isOver ? run.end : 'RUNNING'
      const actions =
        id === undefined ? null : [{type: 'GetVMDeployOrder', disable: false, params: {deployOrderId: id}}]
      return {id: 500 + job, name: `job ${job}`, status, actions}
    })
    const stages = [{index: 0, name: 'Deploy', stageInfo: {status: isOver ? run.end : 'RUNNING', jobs}}]
    return {pipelineId: 1, pipelineRunId: 2, status: isOver ? run.end : 'RUNNING', stages}
  }
  if (path.at(-1) === 'steps') return []
  const id = Number(path.at(-1))
  const order = orders[id - 1111]
  if (order === undefined) throw new Error(`nobody named order ${path.join('/')}`)
  const {word, machines = []} = at >= order.endsAt ? order.end : {word: 'Running', machines: []}
  return {
    deployOrderId: id,
    status: word,
    deployMachineInfo: {deployMachines: machines.map(({sn, word: status}) => ({machineSn: sn, status}))}
  }
}

beforeAll(async () => {
  await open(yunxiao, 'wait-deploy-order', given, () => reply({}))
})

test('a run and its deploy orders are green only when the run and each order that it names at last succeeded', async () => {
  await fc.assert(
    fc.asyncProperty(anyScene, async scene => {
      const results = await inSimulatedTime(async time => {
        let asked = 0
        const targets = await open(yunxiao, 'wait-deploy-order', given, ({path}) => {
          const place = asked++
          const fault = scene.faults.find(({request}) => request === place)
          return fault ? reply({}, fault.status) : reply(answerAt(scene, path, time.elapsed()))
        })
        return waitFor(targets, time, {timeoutMs: 240 * SECOND})
      })
      const seen = results.map(({target: {id}, verdict, decided}) => [id, verdict.outcome, decided])
      const isGreen = results.every(({verdict, decided}) => decided && verdict.outcome === 'success')
      expect({seen, isGreen}).toEqual({seen, isGreen: isGood(scene)})
    }),
    runs(80)
  )
})

import {standingOf, withoutHolds} from '../server/holds.js'
import type {Answer, PlatformRequest} from '../server/platform.js'
import {good, notAllowed, notFound, refusal} from './answers.js'
import type {DeployOrderScenario, Event, Machine} from './deploy-order-scenario.js'

type HoldEvent = Event & {hold: number}

/** A deploy order, with what requests have done to it. */
export interface LiveOrder {
  scenario: DeployOrderScenario
  /** When it was stopped: in its own time, and by the clock, since a stop ends a hold too. */
  stopped?: {at: number; clockAt: number}
  /** When each hold was ended by a request, by the clock. */
  resumed: Map<HoldEvent, number>
}

/** A deploy order at the moment of a request. */
interface OrderMoment {
  order: LiveOrder
  /** The order's own time: without the time of its holds. */
  now: number
  /** The events that have happened. */
  past: readonly Event[]
  isStopped: boolean
  /** Epoch ms of the order's own time. */
  epoch: (at: number) => number
}

interface MachineState {
  status: unknown
  clientStatus: unknown
  log: string
  begunAt?: number
  endedAt?: number
}

const ENDS = new Set(['Success', 'Failed', 'Cancelled', 'Skipped'])

/** Flow's host deploy orders: integers in the order, and strings of digits in the log of a machine. */
export function answerDeployOrders(
  request: PlatformRequest,
  path: readonly string[],
  orders: readonly LiveOrder[]
): Answer {
  const [pipelines, pipelineId, deploy, orderId, ...rest] = path
  if (pipelines !== 'pipelines' || deploy !== 'deploy' || !pipelineId || !orderId) return notFound()
  const order = orders.find(
    ({scenario}) => scenario.pipelineId === pipelineId && String(scenario.deployOrderId) === orderId
  )
  if (!order) return notFound('DeployOrderNotExists', `Deploy order ${orderId} does not exist`)
  const moment = momentOf(order, request)
  const [what, sn = '', log] = rest
  const isGet = request.method === 'GET'
  if (rest.length === 0) return isGet ? good(orderBody(moment)) : notAllowed()
  if (rest.length === 1 && (what === 'resume' || what === 'stop')) {
    if (request.method !== 'PUT') return notAllowed()
    return what === 'stop' ? stop(moment, request.now) : resume(moment, request.now)
  }
  if (rest.length !== 3 || what !== 'machine' || log !== 'log') return notFound()
  if (!isGet) return notAllowed()
  const isKnown = order.scenario.machines.some(machine => machine.sn === sn)
  return isKnown ? good(machineLog(moment, sn)) : notFound('MachineNotExists', `No machine ${sn}`)
}

function momentOf(order: LiveOrder, {now: clockNow, epoch}: PlatformRequest): OrderMoment {
  const {scenario, stopped, resumed} = order
  const holds = standingOf(holdsOf(scenario), hold => resumed.get(hold))
  const now = withoutHolds(clockNow, holds)
  const until = Math.min(now, stopped?.at ?? now)
  return {
    order,
    now,
    past: scenario.timeline.filter(event => event.at <= until),
    isStopped: stopped !== undefined && clockNow - stopped.clockAt >= (scenario.stopTakes ?? 0),
    epoch: at => epoch(holds.reduce((time, hold) => (hold.at < at ? time + hold.stands : time), at))
  }
}

function holdsOf({timeline}: DeployOrderScenario): HoldEvent[] {
  return timeline.filter((event): event is HoldEvent => 'hold' in event)
}

function orderBody(moment: OrderMoment) {
  const {order, past, isStopped, epoch} = moment
  const {deployOrderId, batches, machines, overlay} = order.scenario
  let said = {status: 'Init' as unknown, batch: 1, exceptionCode: null as unknown}
  for (const event of past) {
    if (!('order' in event)) continue
    const {order: status, batch = said.batch, exceptionCode = said.exceptionCode} = event
    said = {status, batch, exceptionCode}
  }
  return {
    deployOrderId,
    status: isStopped ? 'Cancelled' : said.status,
    creator: 'ssaassa',
    createTime: epoch(0),
    updateTime: epoch(past.at(-1)?.at ?? 0),
    currentBatch: said.batch,
    totalBatch: batches,
    exceptionCode: said.exceptionCode,
    actions: [{type: 'StopVMDeployOrder', disable: false, params: {}, displayType: null, order: 1}],
    deployMachineInfo: {
      hostGroupId: 123,
      batchNum: said.batch,
      deployMachines: machines.map(machine => machineBody(moment, machine))
    },
    ...overlay
  }
}

function machineBody(moment: OrderMoment, {sn, ip, hostName, batch}: Machine) {
  const {isStopped, epoch} = moment
  const {status, clientStatus, begunAt, endedAt} = machineState(moment, sn)
  const actions = ['LogVMDeployMachine']
  if (status === 'Failed') actions.push('RetryVMDeployMachine', 'SkipVMDeployMachine')
  return {
    machineSn: sn,
    ip,
    hostName: hostName ?? null,
    machineOsArch: 'x86_64',
    status: isStopped && !ENDS.has(String(status)) ? 'Cancelled' : status,
    clientStatus,
    batchNum: batch,
    createTime: epoch(0),
    updateTime: epoch(endedAt ?? begunAt ?? 0),
    actions: actions.map(type => ({type, disable: false, params: {machineSn: sn}}))
  }
}

function machineState({order, past}: OrderMoment, sn: string): MachineState {
  const machine = order.scenario.machines.find(known => known.sn === sn)
  const state: MachineState = {status: 'Pending', clientStatus: machine?.clientStatus ?? 'ok', log: ''}
  for (const event of past) {
    if (!('machine' in event) || event.machine !== sn) continue
    if ('status' in event && event.status !== undefined) {
      state.status = event.status
      if (event.status === 'Running') {
        state.begunAt = event.at
        delete state.endedAt
      } else if (ENDS.has(String(event.status))) state.endedAt = event.at
    }
    if ('clientStatus' in event && event.clientStatus) state.clientStatus = event.clientStatus
    if ('restart' in event && event.restart) state.log = ''
    if ('log' in event && event.log) state.log += event.log.map(line => `${line}\n`).join('')
    if ('raw' in event && event.raw) state.log += event.raw
  }
  return state
}

function machineLog(moment: OrderMoment, sn: string) {
  const {log, begunAt, endedAt} = machineState(moment, sn)
  const time = (at: number | undefined) => (at === undefined ? null : String(moment.epoch(at)))
  return {
    aliyunRegion: null,
    deployBeginTime: time(begunAt),
    deployEndTime: time(endedAt),
    deployLog: log.slice(-(moment.order.scenario.keepsLog ?? log.length)),
    deployLogPath: `/root/.aone_agent/deploy/${sn}.log`
  }
}

function resume({order, now}: OrderMoment, clockNow: number): Answer {
  const standing = holdsOf(order.scenario).find(hold => hold.at === now && !order.resumed.has(hold))
  if (!standing) return refusal(400, 'DeployOrderNotWaiting', 'The deploy order is not waiting')
  order.resumed.set(standing, clockNow)
  return good(true)
}

/** Accepted at once, and over after `stopTakes`. What has ended cannot be stopped. */
function stop({order, past, now, isStopped}: OrderMoment, clockNow: number): Answer {
  const said = past.findLast(event => 'order' in event)
  const status = said && 'order' in said ? String(said.order) : ''
  if (isStopped || ENDS.has(status)) return refusal(400, 'DeployOrderHasEnded', 'The deploy order has ended')
  order.stopped ??= {at: now, clockAt: clockNow}
  return good(true)
}

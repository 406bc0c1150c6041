import type {Answer, Ask, Platform} from '../server/server.js'
import {appstackOrders} from './appstack.js'
import type {DeployOrderScenario, Event} from './deploy-order-scenario.js'
import {flowRuns, type Moment, type Stops} from './flow.js'
import type {ChangeOrderScenario, RunScenario} from './scenario.js'

export interface YunxiaoOptions {
  edition: 'central' | 'region'
  organizationId: string
  token: string
  /** Whether the token's scopes are read-only, so that nothing can be stopped with it. */
  readOnly?: boolean
  orders?: readonly DeployOrderScenario[]
  runs?: readonly RunScenario[]
  changeOrders?: readonly ChangeOrderScenario[]
}

interface Life {
  scenario: DeployOrderScenario
  /** Real ms at which the first request for it came: scenario time 0. */
  startedAt?: number
  /** When the order was stopped by request: scenario seconds, and real ms, since a stop ends a hold too. */
  stopped?: {at: number; realAt: number}
  /** Real ms at which each hold was resumed by request, by the hold's index. */
  resumed: Map<number, number>
}

interface MachineState {
  status: unknown
  clientStatus: unknown
  log: string
  begunAt?: number
  endedAt?: number
}

const ENDS = new Set(['Success', 'Failed', 'Cancelled', 'Skipped'])

/**
 * Flow's host deploy orders as the platform serves them: both path forms, one header for the token, bare bodies,
 * integers in the order and strings of digits in the machine log, and its own error bodies.
 */
export function yunxiao({
  edition,
  organizationId,
  token,
  readOnly = false,
  orders = [],
  runs = [],
  changeOrders = []
}: YunxiaoOptions): Platform {
  let startedAt: number | undefined
  const lives = orders.map((scenario): Life => ({scenario, resumed: new Map()}))
  const stops: Stops = new Map()
  const own = edition === 'central' ? ['organizations', organizationId] : []

  return {
    handle(ask) {
      if (ask.segments[0] !== 'oapi' || ask.segments[1] !== 'v1') return notFound('NotFound', 'Not Found')
      if (ask.headers['x-yunxiao-token'] !== token) {
        return error(401, 'Unauthorized', 'Invalid personal access token')
      }
      const about = ask.segments.slice(2).join('/')
      if (about === 'platform/user')
        return {status: 200, body: {id: 'u1', name: 'demo', lastOrganization: organizationId}}
      if (about === 'platform/organizations') return {status: 200, body: [{id: organizationId, name: 'demo'}]}
      if (
        edition === 'central' &&
        ask.segments[3] === 'organizations' &&
        ask.segments[4] !== organizationId
      ) {
        return error(403, 'Forbidden', 'No permission for this organization')
      }
      const area = ask.segments[2]
      const prefix = ['oapi', 'v1', area, ...own]
      if (
        (area !== 'flow' && area !== 'appstack') ||
        prefix.some((segment, i) => ask.segments[i] !== segment)
      ) {
        return notFound('NotFound', 'Not Found')
      }
      if (ask.method !== 'GET' && readOnly) {
        return error(403, 'Forbidden', 'The scope of the personal access token does not allow this')
      }
      startedAt ??= ask.at
      const moment: Moment = {
        now: ((ask.at - startedAt) / 1000) * ask.speed,
        epoch: startedAt + ask.epochOffset,
        speed: ask.speed,
        stops
      }
      const tail = ask.segments.slice(prefix.length)
      const answer =
        area === 'appstack'
          ? appstackOrders(ask, tail, changeOrders, moment)
          : flowRuns(ask, tail, runs, moment)
      return answer ?? (area === 'flow' ? route(ask, tail, lives) : notFound('NotFound', 'Not Found'))
    },
    kind: kindOf,
    faults: segments => [
      ...faultsFor(orders, segments),
      ...runs
        .filter(run => isAbout(segments, run.pipelineId, String(run.runId)))
        .flatMap(run => run.faults ?? []),
      ...changeOrders.filter(o => isAbout(segments, o.appName, o.sn)).flatMap(o => o.faults ?? [])
    ]
  }
}

function route(ask: Ask, tail: readonly string[], lives: readonly Life[]): Answer {
  const [pipelines, pipelineId, deploy, orderId, ...rest] = tail
  if (pipelines !== 'pipelines' || deploy !== 'deploy' || !pipelineId || !orderId)
    return notFound('NotFound', 'Not Found')
  const life = lives.find(
    l => l.scenario.pipelineId === pipelineId && String(l.scenario.deployOrderId) === orderId
  )
  if (!life) return notFound('DeployOrderNotExists', `Deploy order ${orderId} does not exist`)
  life.startedAt ??= ask.at
  const now = scenarioTime(life, ask)

  if (rest.length === 0) return ask.method === 'GET' ? order(life, ask, now) : notAllowed()
  if (rest.length === 1 && (rest[0] === 'resume' || rest[0] === 'stop')) {
    if (ask.method !== 'PUT') return notAllowed()
    return rest[0] === 'stop' ? stop(life, ask, now) : resume(life, ask, now)
  }
  const [machine, sn, log] = rest
  if (rest.length === 3 && machine === 'machine' && log === 'log') {
    if (ask.method !== 'GET') return notAllowed()
    if (!life.scenario.machines.some(m => m.sn === sn))
      return notFound('MachineNotExists', `No machine ${sn}`)
    return machineLog(life, ask, now, sn as string)
  }
  return notFound('NotFound', 'Not Found')
}

/** Scenario seconds since the first request, without the time for which holds stood. */
function scenarioTime(life: Life, ask: Ask): number {
  let clock = ((ask.at - (life.startedAt as number)) / 1000) * ask.speed
  for (const {at, stood} of holdsOf(life, ask)) {
    if (clock < at) break
    if (clock - at < stood) return at
    clock -= stood
  }
  return clock
}

/** Each hold with the scenario seconds for which it stands: as long as it says, or until somebody resumed. */
function holdsOf(life: Life, ask: Ask): {at: number; stood: number}[] {
  let before = 0
  return life.scenario.timeline
    .filter((e): e is Event & {hold: number} => 'hold' in e)
    .map(({at, hold}, i) => {
      const resumedAt = life.resumed.get(i)
      const asked =
        resumedAt === undefined
          ? Number.POSITIVE_INFINITY
          : ((resumedAt - (life.startedAt as number)) / 1000) * ask.speed - at - before
      const stood = Math.max(0, Math.min(hold, asked))
      before += stood
      return {at, stood}
    })
}

function order(life: Life, ask: Ask, now: number): Answer {
  const {scenario} = life
  const isStopped = hasStopped(life, ask)
  let status: unknown = 'Init'
  let batch = 1
  let exceptionCode: unknown = null
  let changedAt = 0
  for (const event of past(life, now)) {
    changedAt = event.at
    if (!('order' in event)) continue
    status = event.order
    batch = event.batch ?? batch
    exceptionCode = event.exceptionCode ?? exceptionCode
  }
  if (isStopped) status = 'Cancelled'
  const created = epoch(life, ask, 0)
  const machines = scenario.machines.map(({sn, ip, hostName, batch: batchNum}) => {
    const state = machineState(life, now, sn)
    const changed = state.endedAt ?? state.begunAt ?? 0
    return {
      machineSn: sn,
      ip,
      hostName: hostName ?? null,
      machineOsArch: 'x86_64',
      status: isStopped && !ENDS.has(String(state.status)) ? 'Cancelled' : state.status,
      clientStatus: state.clientStatus,
      batchNum,
      createTime: created,
      updateTime: epoch(life, ask, changed),
      actions: [
        {type: 'LogVMDeployMachine', disable: false, params: {machineSn: sn}},
        ...(state.status === 'Failed'
          ? ['RetryVMDeployMachine', 'SkipVMDeployMachine'].map(type => ({
              type,
              disable: false,
              params: {machineSn: sn}
            }))
          : [])
      ]
    }
  })
  const body = {
    deployOrderId: scenario.deployOrderId,
    status,
    creator: 'ssaassa',
    createTime: created,
    updateTime: epoch(life, ask, changedAt),
    currentBatch: batch,
    totalBatch: scenario.batches,
    exceptionCode,
    actions: [{type: 'StopVMDeployOrder', disable: false, params: {}, displayType: null, order: 1}],
    deployMachineInfo: {hostGroupId: 123, batchNum: batch, deployMachines: machines},
    ...scenario.overlay
  }
  return {status: 200, body}
}

function machineState(life: Life, now: number, sn: string): MachineState {
  const machine = life.scenario.machines.find(m => m.sn === sn)
  const state: MachineState = {status: 'Pending', clientStatus: machine?.clientStatus ?? 'ok', log: ''}
  for (const event of past(life, now)) {
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

function machineLog(life: Life, ask: Ask, now: number, sn: string): Answer {
  const {log, begunAt, endedAt} = machineState(life, now, sn)
  const time = (at: number | undefined) => (at === undefined ? null : String(epoch(life, ask, at)))
  return {
    status: 200,
    body: {
      aliyunRegion: null,
      deployBeginTime: time(begunAt),
      deployEndTime: time(endedAt),
      deployLog: log.slice(-(life.scenario.keepsLog ?? log.length)),
      deployLogPath: `/root/.aone_agent/deploy/${sn}.log`
    }
  }
}

function resume(life: Life, ask: Ask, now: number): Answer {
  const holds = life.scenario.timeline.filter(e => 'hold' in e)
  const standing = holds.findIndex((e, i) => e.at === now && !life.resumed.has(i))
  if (standing < 0) return error(400, 'DeployOrderNotWaiting', 'The deploy order is not waiting')
  life.resumed.set(standing, ask.at)
  return {status: 200, body: true}
}

/** Accepted at once, and over when it has taken its time. What has ended can't be stopped. */
function stop(life: Life, ask: Ask, now: number): Answer {
  const said = past(life, now).findLast(event => 'order' in event)
  const word = said && 'order' in said ? String(said.order) : ''
  if (hasStopped(life, ask) || ENDS.has(word))
    return error(400, 'DeployOrderHasEnded', 'The deploy order has ended')
  life.stopped ??= {at: now, realAt: ask.at}
  return {status: 200, body: true}
}

function hasStopped({scenario, stopped}: Life, ask: Ask): boolean {
  return stopped !== undefined && ((ask.at - stopped.realAt) / 1000) * ask.speed >= (scenario.stopTakes ?? 0)
}

function past(life: Life, now: number): Event[] {
  const until = Math.min(now, life.stopped?.at ?? Number.POSITIVE_INFINITY)
  return life.scenario.timeline.filter(event => event.at <= until)
}

function epoch(life: Life, ask: Ask, at: number): number {
  const stood = holdsOf(life, ask).reduce((sum, hold) => sum + (hold.at < at ? hold.stood : 0), 0)
  return Math.round((life.startedAt as number) + ask.epochOffset + ((at + stood) * 1000) / ask.speed)
}

function error(status: number, errorCode: string, errorMessage: string): Answer {
  return {status, body: {errorCode, errorMessage, requestId: `sim-${status}-0001`}}
}

function notFound(code: string, message: string): Answer {
  return {status: 404, body: {errorCode: code, errorMessage: message}}
}

function notAllowed(): Answer {
  return error(405, 'MethodNotAllowed', 'Method Not Allowed')
}

function kindOf({method, segments}: Ask): string {
  const [last = '', before] = [segments.at(-1), segments.at(-2)]
  if (method === 'PUT' && (last === 'stop' || last.endsWith(':execute') || before === 'runs')) return 'stop'
  if (/^(?:log|operationLog)$/.test(last)) return 'log'
  if (last === 'steps') return 'steps'
  if (segments.includes('deploy')) return 'order'
  if (last === 'runs' || last === 'changeOrders:byOrigin') return 'list'
  if (before === 'runs' || before === 'pipelineRuns') return 'run'
  return before === 'changeOrders' ? 'change-order' : 'any'
}

function isAbout(segments: readonly string[], owner: string, id: string): boolean {
  return segments.includes(owner) && segments.includes(id)
}

/** The faults of the order that a path is about, with its scenario time, for the server to apply. */
export function faultsFor(platformOrders: readonly DeployOrderScenario[], segments: readonly string[]) {
  const at = segments.indexOf('deploy')
  const scenario = platformOrders.find(
    s => String(s.deployOrderId) === segments[at + 1] && s.pipelineId === segments[at - 1]
  )
  return scenario?.faults ?? []
}

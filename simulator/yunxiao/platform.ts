import type {Fault} from '../server/fault.js'
import type {Answer, Platform, PlatformRequest} from '../server/platform.js'
import {good, notFound, refusal} from './answers.js'
import type {ChangeOrderScenario} from './change-order-scenario.js'
import {answerChangeOrders} from './change-orders.js'
import type {DeployOrderScenario} from './deploy-order-scenario.js'
import {answerDeployOrders, type LiveOrder} from './deploy-orders.js'
import type {Moment} from './moment.js'
import {answerRuns} from './run-routes.js'
import type {RunScenario, StartablePipeline} from './run-scenario.js'
import {answerStarts} from './start.js'

export interface YunxiaoOptions {
  edition: 'central' | 'region'
  organizationId: string
  token: string
  /** Whether the token's scopes are read-only, so that nothing can be stopped with it. */
  readOnly?: boolean
  orders?: readonly DeployOrderScenario[]
  runs?: readonly RunScenario[]
  /** Pipelines that can be started. */
  starts?: readonly StartablePipeline[]
  changeOrders?: readonly ChangeOrderScenario[]
}

/**
 * Yunxiao as it serves Flow's pipeline runs and host deploy orders, and AppStack's change orders: both path forms, one
 * header for the token, bare bodies, and its own error bodies.
 */
export function yunxiao(options: YunxiaoOptions): Platform {
  const {edition, organizationId, orders = [], starts = [], changeOrders = []} = options
  const runs = [...(options.runs ?? [])]
  const liveOrders = orders.map((scenario): LiveOrder => ({scenario, resumed: new Map()}))
  const stops: Moment['stops'] = new Map()
  const own = edition === 'central' ? ['organizations', organizationId] : []

  return {
    kind: kindOf,
    pollKinds: ['order', 'run', 'change-order', 'list'],
    faults: ({segments}) => faultsOf(options, segments),
    handle(request) {
      const early = refuseAccess(request, options) ?? answerAboutUser(request, organizationId)
      if (early) return early
      const area = request.segments[2]
      const prefix = ['oapi', 'v1', area, ...own]
      if (prefix.some((segment, i) => request.segments[i] !== segment)) return notFound()
      const path = request.segments.slice(prefix.length)
      const moment: Moment = {now: request.now, epoch: request.epoch, stops}
      if (area === 'appstack') return answerChangeOrders(request, path, changeOrders, moment) ?? notFound()
      if (area !== 'flow') return notFound()
      const started = answerStarts(request, path, {starts, runs, now: request.now})
      return (
        started ?? answerRuns(request, path, runs, moment) ?? answerDeployOrders(request, path, liveOrders)
      )
    }
  }
}

/** What the gateway says to a request that may not pass. */
function refuseAccess(
  {segments, method, headers}: PlatformRequest,
  {token, edition, organizationId, readOnly = false}: YunxiaoOptions
): Answer | undefined {
  if (segments[0] !== 'oapi' || segments[1] !== 'v1') return notFound()
  if (headers['x-yunxiao-token'] !== token) {
    return refusal(401, 'Unauthorized', 'Invalid personal access token')
  }
  // The list of a user's organizations has the same word in its path, and belongs to none of them.
  const isOfOrganization = segments[2] !== 'platform' && segments[3] === 'organizations'
  if (edition === 'central' && isOfOrganization && segments[4] !== organizationId) {
    return refusal(403, 'Forbidden', 'No permission for this organization')
  }
  return method !== 'GET' && readOnly
    ? refusal(403, 'Forbidden', 'The scope of the personal access token does not allow this')
    : undefined
}

function answerAboutUser({segments}: PlatformRequest, organizationId: string): Answer | undefined {
  const about = segments.slice(2).join('/')
  if (about === 'platform/user') return good({id: 'u1', name: 'demo', lastOrganization: organizationId})
  return about === 'platform/organizations' ? good([{id: organizationId, name: 'demo'}]) : undefined
}

function kindOf({method, segments, query}: PlatformRequest): string {
  const [last = '', before] = [segments.at(-1), segments.at(-2)]
  if (method === 'PUT' && (last === 'stop' || last.endsWith(':execute') || before === 'runs')) return 'stop'
  if (method === 'POST' && last === 'runs') return 'start'
  if (method !== 'GET') return 'any'
  if (/^(?:log|operationLog)$/.test(last)) return 'log'
  if (last === 'steps') return 'steps'
  if (segments.includes('deploy')) return 'order'
  if (last === 'runs' && query.has('status')) return 'past'
  if (last === 'runs' || last === 'changeOrders:byOrigin') return 'list'
  if (before === 'runs' || before === 'pipelineRuns') return 'run'
  if (before === 'pipelines') return 'pipeline'
  return before === 'changeOrders' ? 'change-order' : 'any'
}

/** The faults of the orders and runs that a path is about. */
function faultsOf(
  {orders = [], runs = [], starts = [], changeOrders = []}: YunxiaoOptions,
  segments: readonly string[]
): Fault[] {
  const deploy = segments.indexOf('deploy')
  const order = orders.find(
    ({deployOrderId, pipelineId}) =>
      String(deployOrderId) === segments[deploy + 1] && pipelineId === segments[deploy - 1]
  )
  const isAbout = (owner: string, id: string) => segments.includes(owner) && segments.includes(id)
  return [
    ...(order?.faults ?? []),
    ...starts.filter(({pipelineId}) => segments.includes(pipelineId)).flatMap(one => one.faults ?? []),
    ...runs.filter(run => isAbout(run.pipelineId, String(run.runId))).flatMap(run => run.faults ?? []),
    ...changeOrders.filter(({appName, sn}) => isAbout(appName, sn)).flatMap(change => change.faults ?? [])
  ]
}

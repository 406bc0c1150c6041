import {message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import {
  readIds,
  readList,
  refuseApiPath,
  refuseOddItem,
  refuseTooMany,
  refuseTwice
} from '../shared/inputs.js'
import {type RunIds, type RunQuery, readQueries} from '../shared/run-query.js'
import {readStart, refuseSeveral, type StartLimits, type StartRequest} from '../shared/start-inputs.js'
import type {AddMistake, Operation} from '../vendor.js'
import {isAppName, isNumber, isOrderNumber, isOrganization} from './ids.js'

const CENTRAL_ENDPOINT = 'https://openapi-rdc.aliyuncs.com'
const runIds: RunIds = {
  isRunId: isNumber,
  form: message('form.yunxiao.run')
}
const numbers = {isId: isNumber, form: message('form.yunxiao.numbers')}

/** Which edition is asked, where, and as whom. */
export interface Access {
  api: 'central' | 'region'
  endpoint: string
  /** `''` where it is missing, which is a mistake. */
  token: string
  organization?: string | undefined
}

/** What is waited for, by the ids that were given. */
export type Targets =
  | {code: 'deploy orders'; orders: readonly {pipelineId: string; deployOrderId: string}[]}
  | {
      code: 'change orders'
      orders: readonly {appName: string | undefined; sn: string; asGiven: string}[]
    }
  | {
      code: 'runs'
      runs: readonly {pipelineId: string; query: RunQuery}[]
      /** Whether the operation waits for the end. */
      waits: boolean
      /** The orders for which the runs are followed. */
      followed?: 'deploy orders' | 'change orders' | undefined
      /** Whether their deploy orders are watched beside them: for their logs, and for what only a person can end there. */
      withOrders: boolean
      jobs: readonly string[]
      appName?: string | undefined
      /** What the run is begun with, where one is to be begun. */
      start?: StartRequest | undefined
    }

/** The variable that carries the marker, beside the comment. */
export const MARKER_VARIABLE = 'AWAIT_DEPLOY_ID'
const startLimits: StartLimits = {
  reserved: {
    version: 'platform',
    [MARKER_VARIABLE]: 'action'
  }
}

/** Whether the central edition is asked, and not an own instance. */
export function isCentral({api, 'organization-id': organization}: RawInputs): boolean {
  return api === undefined ? organization !== undefined : api !== 'region'
}

/** Reads edition, endpoint, token and organization. */
export function readAccess(given: RawInputs, addMistake: AddMistake): Access {
  const organization = given['organization-id']
  const isRegion = !isCentral(given)
  const {token} = given
  if (token === undefined) addMistake('token', message('missing.yunxiao.token'))
  if (!isRegion && organization === undefined)
    addMistake('organization-id', message('missing.yunxiao.organization'))
  if (isRegion && organization !== undefined)
    addMistake('organization-id', message('wrong.unused-with-api', {api: 'region'}), 'unused')
  if (isRegion && given.endpoint === undefined) {
    const isApiGiven = given.api !== undefined
    addMistake('endpoint', message(isApiGiven ? 'missing.yunxiao.endpoint' : 'missing.yunxiao.edition'))
  }
  refuseApiPath(
    given.endpoint,
    /\/(?:oapi|pipelines|appstack)(?:\/|$)/i,
    message('wrong.api-path', {paths: ['/oapi/v1']}),
    addMistake
  )
  if (organization !== undefined && !isOrganization(organization)) {
    addMistake('organization-id', message('wrong.form', {form: message('form.id')}))
  }
  return {
    api: isRegion ? 'region' : 'central',
    endpoint: given.endpoint ?? CENTRAL_ENDPOINT,
    token: token ?? '',
    organization
  }
}

/** The things that an operation is about, by the ids that were given. */
export function readTargets(operation: Operation, given: RawInputs, addMistake: AddMistake): Targets {
  const fetches = operation === 'fetch-logs'
  const has = (input: string) => given[input] !== undefined
  if (operation === 'wait-deploy-order' || (fetches && has('deploy-order-id'))) {
    if (has('deploy-order-id')) return readDeployOrders(given, fetches, addMistake)
    if (!hasRun(given)) {
      // However the orders are named, their pipeline is.
      readPipelines(given, addMistake)
      addMistake('deploy-order-id', message('missing.yunxiao.order', {kind: 'deploy order'}))
      return {code: 'deploy orders', orders: []}
    }
    const jobs = readList(given['job-id'])
    return {...readRuns(given, true, addMistake), followed: 'deploy orders', jobs}
  }
  if (operation === 'wait-change-order' || (fetches && has('change-order-sn'))) {
    if (has('change-order-sn')) return readChangeOrders(given, addMistake)
    if (!hasRun(given)) {
      addMistake('change-order-sn', message('missing.yunxiao.order', {kind: 'change order'}))
      return {code: 'change orders', orders: []}
    }
    return {...readRuns(given, true, addMistake), followed: 'change orders', appName: given['app-name']}
  }
  if (operation === 'run-pipeline') return readStarted(given, addMistake)
  if (fetches && has('app-name'))
    addMistake('app-name', message('wrong.used-only-with', {input: 'change-order-sn'}), 'unused')
  const runs = readRuns(given, operation === 'wait-pipeline', addMistake)
  return {...runs, withOrders: operation !== 'check-pipeline'}
}

/** The run that is begun is waited for as one that is given. */
function readStarted(given: RawInputs, addMistake: AddMistake): Targets {
  const pipelines = readPipelines(given, addMistake)
  refuseSeveral(pipelines, addMistake)
  const start = readStart(given, startLimits, addMistake)
  const runs = pipelines.map(pipelineId => ({pipelineId, query: {by: 'started'} as const}))
  return {code: 'runs', runs, waits: true, withOrders: true, jobs: [], start}
}

function readPipelines(given: RawInputs, addMistake: AddMistake): string[] {
  return readIds('pipeline-id', given['pipeline-id'], {...numbers, things: 'pipelines'}, addMistake)
}

function hasRun(given: RawInputs): boolean {
  return given['run-id'] !== undefined || given.commit !== undefined
}

function readRuns(given: RawInputs, waits: boolean, addMistake: AddMistake): Targets & {code: 'runs'} {
  const pipelines = readPipelines(given, addMistake)
  const queries = readQueries(given, pipelines, runIds, addMistake)
  const keys = pipelines.map((pipeline, i) => `${pipeline} ${JSON.stringify(queries[i])}`)
  refuseTwice('pipeline-id', keys, pipelines, addMistake)
  const runs = pipelines.flatMap((pipelineId, i) => {
    const query = queries[i]
    return query === undefined ? [] : [{pipelineId, query}]
  })
  return {code: 'runs', runs, waits, withOrders: false, jobs: []}
}

/** Pairs each deploy order with its pipeline: one pipeline for all, or as many, in their order. */
function readDeployOrders(given: RawInputs, fetches: boolean, addMistake: AddMistake): Targets {
  const unused = ['run-id', 'commit', 'created-after', 'job-id']
  if (fetches) unused.push('app-name', 'change-order-sn', 'step-id')
  refuseBeside('deploy-order-id', unused, given, addMistake)
  const pipelines = readPipelines(given, addMistake)
  const ids = readIds('deploy-order-id', given['deploy-order-id'], {...numbers, things: 'orders'}, addMistake)
  if (pipelines.length > 1 && pipelines.length !== ids.length) {
    addMistake(
      'pipeline-id',
      message('wrong.yunxiao.count-of-orders', {pipelines: pipelines.length, orders: ids.length})
    )
  }
  const orders = ids.map((deployOrderId, i) => ({
    deployOrderId,
    pipelineId: (pipelines.length > 1 ? pipelines[i] : pipelines[0]) ?? ''
  }))
  const keys = orders.map(order => `${order.pipelineId} ${order.deployOrderId}`)
  refuseTwice('deploy-order-id', keys, ids, addMistake)
  return {code: 'deploy orders', orders}
}

/** `sn` with app-name, or `app/sn` where the apps differ. */
function readChangeOrders(given: RawInputs, addMistake: AddMistake): Targets {
  const unused = ['pipeline-id', 'run-id', 'commit', 'created-after', 'machine-sn']
  refuseBeside('change-order-sn', unused, given, addMistake)
  const orders = readList(given['change-order-sn']).map(asGiven => {
    const slash = asGiven.lastIndexOf('/')
    const appName = slash < 0 ? given['app-name'] : asGiven.slice(0, slash).trim()
    return {appName, sn: asGiven.slice(slash + 1).trim(), asGiven}
  })
  if (orders.length === 0) addMistake('change-order-sn', message('missing.input'))
  if (orders.some(({appName}) => appName === undefined))
    addMistake('app-name', message('missing.yunxiao.app'))
  if (orders.some(({appName}) => appName !== undefined && !isAppName(appName)))
    addMistake('app-name', message('wrong.yunxiao.app'))
  const sns = orders.map(({sn}) => sn)
  const form = message('form.yunxiao.change-order')
  refuseOddItem('change-order-sn', sns, {isId: isOrderNumber, form}, addMistake)
  refuseTooMany('change-order-sn', orders.length, 'orders', addMistake)
  const names = orders.map(({appName, sn}) => `${appName}/${sn}`)
  refuseTwice('change-order-sn', names, names, addMistake)
  return {code: 'change orders', orders}
}

function refuseBeside(
  named: string,
  unused: readonly string[],
  given: RawInputs,
  addMistake: AddMistake
): void {
  for (const input of unused) {
    if (given[input] !== undefined)
      addMistake(input, message('wrong.unused-beside', {input: named}), 'unused')
  }
}

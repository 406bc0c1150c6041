import type {RawInputs} from '../../model/target.js'
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
  form: 'a Flow run id (a number, the last part of the console address)'
}
const numbers = {isId: isNumber, form: 'a number, or a list of numbers'}

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
    version: 'the platform reserves',
    [MARKER_VARIABLE]: 'this action gives, to find the run again'
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
  if (token === undefined) addMistake('token', 'is required (a personal access token of Yunxiao)')
  if (!isRegion && organization === undefined) addMistake('organization-id', 'is required with api: central')
  if (isRegion && organization !== undefined)
    addMistake('organization-id', 'is not used with api: region', 'unused')
  if (isRegion && given.endpoint === undefined) {
    const other = given.api === undefined ? '; for the central edition give organization-id' : ''
    addMistake('endpoint', `is required with api: region (the address of your own instance)${other}`)
  }
  refuseApiPath(
    given.endpoint,
    /\/oapi(?:\/|$)/i,
    'must be the address of the host alone; the path to its API, /oapi/v1, is added here',
    addMistake
  )
  if (organization !== undefined && !isOrganization(organization)) {
    addMistake('organization-id', 'is not an id of letters, digits, - and _')
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
      addMistake(
        'deploy-order-id',
        'is required; or give run-id, commit or from-url, for the deploy orders of a run'
      )
      return {code: 'deploy orders', orders: []}
    }
    const jobs = readList(given['job-id'])
    return {...readRuns(given, true, addMistake), followed: 'deploy orders', jobs}
  }
  if (operation === 'wait-change-order' || (fetches && has('change-order-sn'))) {
    if (has('change-order-sn')) return readChangeOrders(given, addMistake)
    if (!hasRun(given)) {
      addMistake(
        'change-order-sn',
        'is required; or give pipeline-id with run-id or commit, for the change orders of a run'
      )
      return {code: 'change orders', orders: []}
    }
    return {...readRuns(given, true, addMistake), followed: 'change orders', appName: given['app-name']}
  }
  if (operation === 'run-pipeline') return readStarted(given, addMistake)
  if (fetches && has('app-name')) addMistake('app-name', 'is used only with change-order-sn', 'unused')
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
      `names ${pipelines.length} pipelines for ${ids.length} deploy orders: give one, or one for each`
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
  if (orders.length === 0) addMistake('change-order-sn', 'is required')
  if (orders.some(({appName}) => appName === undefined))
    addMistake('app-name', 'is required, or write change-order-sn as app/sn')
  if (orders.some(({appName}) => appName !== undefined && !isAppName(appName)))
    addMistake('app-name', 'is not an app name (1 to 128 characters, no white space, and none of / \\ ? # %)')
  const sns = orders.map(({sn}) => sn)
  const form = 'a change order number (letters, digits, - and _)'
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
    if (given[input] !== undefined) addMistake(input, `is not used together with ${named}`, 'unused')
  }
}

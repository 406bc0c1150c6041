import type {RawInputs, Target} from '../../model/target.js'
import {readList} from '../shared/inputs.js'
import {type RunIds, readQueries} from '../shared/run-query.js'
import type {AddMistake, Operation, Plan, Vendor} from '../vendor.js'
import type {ChangeOrderIds} from './change-order-target.js'
import type {Client} from './client.js'
import type {DeployOrderIds} from './deploy-order-target.js'
import type {RunSettings} from './run-target.js'

const CENTRAL_ENDPOINT = 'https://openapi-rdc.aliyuncs.com'
const FLOW_CONSOLE = 'https://flow.aliyun.com'
const APPSTACK_CONSOLE = 'https://devops.aliyun.com'
const MOST_TARGETS = 50
const COMMON = ['token', 'organization-id']
const runIds: RunIds = {
  isRunId: isNumber,
  form: 'a Flow run id (a number, the last part of the console address)'
}
const RUN = ['pipeline-id', 'run-id', 'commit', 'created-after']

/** Alibaba Cloud Yunxiao. See README.md in this folder for API pages, token scopes and quirks. */
export const yunxiao: Vendor = {
  title: 'Alibaba Cloud Yunxiao',
  apis: ['central', 'region'],
  operations: {
    'wait-deploy-order': [...COMMON, ...RUN, 'deploy-order-id', 'job-id'],
    'wait-change-order': [...COMMON, ...RUN, 'app-name', 'change-order-sn'],
    'wait-pipeline': [...COMMON, ...RUN],
    'check-pipeline': [...COMMON, ...RUN],
    'fetch-logs': [
      ...COMMON,
      ...RUN,
      'deploy-order-id',
      'app-name',
      'change-order-sn',
      'job-id',
      'step-id',
      'machine-sn'
    ]
  },
  readLink,
  plan
}

/** What the targets are made of: the adapters, which are loaded once the inputs are right, and where things live. */
interface Places {
  make: typeof import('./adapters.js')
  client: Client
  flow: readonly string[]
  appstack: readonly string[]
  flowConsole: string
  appstackConsole: string
}

/** How the targets are made once there is a client. */
type Maker = (places: Places) => Target[]

function plan(operation: Operation, given: RawInputs, complain: AddMistake): Plan | undefined {
  let fine = true
  const wrong: AddMistake = (input, text) => {
    fine = false
    complain(input, text)
  }
  const organization = given['organization-id']
  const api = given.api ?? (organization === undefined ? 'region' : 'central')
  const {token} = given
  if (token === undefined) wrong('token', 'is required (a personal access token of Yunxiao)')
  if (api === 'central' && organization === undefined)
    wrong('organization-id', 'is required with api: central')
  if (api === 'region') {
    if (organization !== undefined) wrong('organization-id', 'is not used with api: region')
    if (given.endpoint === undefined) {
      const other = given.api === undefined ? '; for the central edition give organization-id' : ''
      wrong('endpoint', `is required with api: region (the address of your own instance)${other}`)
    }
  }
  if (organization !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(organization)) {
    wrong('organization-id', 'is not an id of letters, digits, - and _')
  }
  const make = chooseTargets(operation, given, wrong)
  if (!fine || token === undefined) return undefined

  const own = organization === undefined ? [] : ['organizations', organization]
  const endpoint = given.endpoint ?? CENTRAL_ENDPOINT
  return {
    api,
    endpoint,
    async open(http, consoleUrl) {
      // A Region instance serves console and API from one host.
      const region = api === 'region' ? new URL(endpoint).origin : undefined
      const adapters = await import('./adapters.js')
      return make({
        make: adapters,
        client: adapters.createClient(http, token),
        flow: ['oapi', 'v1', 'flow', ...own],
        appstack: ['oapi', 'v1', 'appstack', ...own],
        flowConsole: consoleUrl ?? region ?? FLOW_CONSOLE,
        appstackConsole: consoleUrl ?? region ?? APPSTACK_CONSOLE
      })
    }
  }
}

/** The thing that an operation is about, by the ids that were given. */
function chooseTargets(operation: Operation, given: RawInputs, wrong: AddMistake): Maker {
  const fetches = operation === 'fetch-logs'
  if (operation === 'wait-deploy-order' || (fetches && given['deploy-order-id'] !== undefined)) {
    if (given['deploy-order-id'] !== undefined) return namedDeployOrders(given, wrong, fetches)
    if (given['run-id'] === undefined && given.commit === undefined) {
      wrong(
        'deploy-order-id',
        'is required; or give run-id, commit or from-url, for the deploy orders of a run'
      )
      return () => []
    }
    return runs(given, wrong, true, (settings, {make}) => ({
      children: make.deployOrdersOfRun(
        settings.client,
        settings.prefix,
        settings.pipelineId,
        settings.consoleUrl
      ),
      childName: 'deploy order',
      jobs: readList(given['job-id'])
    }))
  }
  if (operation === 'wait-change-order' || (fetches && given['change-order-sn'] !== undefined)) {
    if (given['change-order-sn'] !== undefined) return namedChangeOrders(given, wrong)
    if (given['run-id'] === undefined && given.commit === undefined) {
      wrong(
        'change-order-sn',
        'is required; or give pipeline-id with run-id or commit, for the change orders of a run'
      )
      return () => []
    }
    return runs(given, wrong, true, (settings, {make, appstack, appstackConsole}) => ({
      children: make.changeOrdersOfRun(
        settings.client,
        appstack,
        settings.pipelineId,
        given['app-name'],
        appstackConsole
      ),
      childName: 'change order'
    }))
  }
  if (given['app-name'] !== undefined && fetches) wrong('app-name', 'is used only with change-order-sn')
  return runs(given, wrong, operation === 'wait-pipeline', (settings, {make}) =>
    // The logs of a run are those of its machines too.
    fetches
      ? {
          children: make.deployOrdersOfRun(
            settings.client,
            settings.prefix,
            settings.pipelineId,
            settings.consoleUrl
          )
        }
      : {}
  )
}

function runs(
  given: RawInputs,
  wrong: AddMistake,
  waits: boolean,
  more: (settings: RunSettings, places: Places) => Partial<RunSettings>
): Maker {
  const pipelines = readIds('pipeline-id', given, wrong)
  const queries = readQueries(given, pipelines, runIds, wrong)
  if (pipelines.length > MOST_TARGETS)
    wrong('pipeline-id', `names ${pipelines.length} pipelines; at most ${MOST_TARGETS} are taken`)
  if (new Set(pipelines.map((p, i) => `${p} ${JSON.stringify(queries[i])}`)).size < pipelines.length) {
    wrong('pipeline-id', 'names a pipeline twice')
  }
  return places =>
    pipelines.flatMap((pipelineId, i) => {
      const query = queries[i]
      if (query === undefined) return []
      const {client, flow: prefix, flowConsole: consoleUrl} = places
      const settings: RunSettings = {client, prefix, pipelineId, query, consoleUrl, waits, jobs: []}
      return [places.make.runTarget({...settings, ...more(settings, places)})]
    })
}

/** Pairs each deploy order with its pipeline: one pipeline for all, or as many, in their order. */
function namedDeployOrders(given: RawInputs, wrong: AddMistake, fetches: boolean): Maker {
  const unused = fetches
    ? ['run-id', 'commit', 'created-after', 'app-name', 'change-order-sn', 'job-id', 'step-id']
    : ['run-id', 'commit', 'created-after', 'job-id']
  for (const input of unused) {
    if (given[input] !== undefined) wrong(input, 'is not used together with deploy-order-id')
  }
  const pipelines = readIds('pipeline-id', given, wrong)
  const orders = readIds('deploy-order-id', given, wrong)
  if (orders.length > MOST_TARGETS) {
    wrong('deploy-order-id', `names ${orders.length} orders; at most ${MOST_TARGETS} are taken`)
  }
  if (pipelines.length > 1 && pipelines.length !== orders.length) {
    wrong(
      'pipeline-id',
      `names ${pipelines.length} pipelines for ${orders.length} deploy orders: give one, or one for each`
    )
  }
  const pairs: DeployOrderIds[] = orders.map((deployOrderId, i) => ({
    deployOrderId,
    pipelineId: (pipelines.length > 1 ? pipelines[i] : pipelines[0]) ?? ''
  }))
  const twice = orders.find(
    (order, i) =>
      pairs.findIndex(p => p.deployOrderId === order && p.pipelineId === pairs[i]?.pipelineId) !== i
  )
  if (twice !== undefined) wrong('deploy-order-id', `names ${twice} twice`)
  return ({make, client, flow, flowConsole}) =>
    pairs.map(ids => make.deployOrderTarget(client, flow, ids, flowConsole))
}

/** `sn` with app-name, or `app/sn` where the apps differ. */
function namedChangeOrders(given: RawInputs, wrong: AddMistake): Maker {
  for (const input of ['pipeline-id', 'run-id', 'commit', 'created-after', 'machine-sn']) {
    if (given[input] !== undefined) wrong(input, 'is not used together with change-order-sn')
  }
  const orders = readList(given['change-order-sn']).map((entry): ChangeOrderIds => {
    const slash = entry.lastIndexOf('/')
    const appName = slash < 0 ? given['app-name'] : entry.slice(0, slash).trim()
    return {appName, sn: entry.slice(slash + 1).trim(), asGiven: entry}
  })
  if (orders.length === 0) wrong('change-order-sn', 'is required')
  if (orders.some(({appName}) => appName === undefined))
    wrong('app-name', 'is required, or write change-order-sn as app/sn')
  if (orders.some(({appName}) => appName !== undefined && !isAppName(appName)))
    wrong('app-name', 'is not an app name')
  if (orders.some(({sn}) => !/^[0-9A-Za-z_-]{1,64}$/.test(sn))) {
    wrong('change-order-sn', 'is not a change order number (letters, digits, - and _)')
  }
  if (orders.length > MOST_TARGETS)
    wrong('change-order-sn', `names ${orders.length} orders; at most ${MOST_TARGETS} are taken`)
  if (new Set(orders.map(o => `${o.appName}/${o.sn}`)).size < orders.length)
    wrong('change-order-sn', 'names an order twice')
  return ({make, client, appstack, appstackConsole}) =>
    orders.map(ids => make.changeOrderTarget(client, appstack, ids, appstackConsole))
}

/** An app's name is free text, but it is one segment of a path. */
function isAppName(name: string): boolean {
  return /^[^\s\p{C}/\\?#%]{1,128}$/u.test(name) && !/^\.{1,2}$/.test(name)
}

/** Flow's ids are positive integers, one a line or with commas. */
function readIds(input: string, given: RawInputs, wrong: AddMistake): string[] {
  const ids = readList(given[input])
  if (ids.length === 0) wrong(input, 'is required')
  if (!ids.every(isNumber)) wrong(input, 'is not a number, or a list of numbers')
  return ids
}

function isNumber(id: string): boolean {
  return /^[1-9][0-9]{0,19}$/.test(id)
}

/** `https://flow.aliyun.com/pipelines/{pipelineId}/builds/{pipelineRunId}`, or the same path on an own instance. */
function readLink(url: URL, given: RawInputs): RawInputs | undefined {
  const match = /\/pipelines\/([0-9]+)(?:\/(?:builds|runs)\/([0-9]+)|\/current)?\/?$/.exec(url.pathname)
  if (url.protocol !== 'https:' || !match?.[1]) return undefined
  // A named order needs its pipeline, and not the run of the link.
  const run = given['deploy-order-id'] === undefined ? match[2] : undefined
  return {'pipeline-id': match[1], ...(run !== undefined && {'run-id': run})}
}

import type {Complain, Given, Operation, Plan, Vendor} from '../types.js'
import {createClient} from './client.js'
import {type DeployOrderIds, deployOrderTarget} from './deploy-order.js'

const CENTRAL_ENDPOINT = 'https://openapi-rdc.aliyuncs.com'
const CENTRAL_CONSOLE = 'https://flow.aliyun.com'
const MOST_TARGETS = 50

/** Alibaba Cloud Yunxiao. See README.md in this folder for API pages, token scopes and quirks. */
export const yunxiao: Vendor = {
  title: 'Alibaba Cloud Yunxiao',
  apis: ['central', 'region'],
  operations: {
    'wait-deploy-order': ['token', 'organization-id', 'pipeline-id', 'deploy-order-id']
  },
  plan
}

function plan(_operation: Operation, given: Given, complain: Complain): Plan | undefined {
  let fine = true
  const wrong: Complain = (input, text) => {
    fine = false
    complain(input, text)
  }
  const organization = given['organization-id']
  const api = given.api ?? (organization === undefined ? 'region' : 'central')
  const token = given.token
  if (token === undefined) wrong('token', 'is required: a personal access token of Yunxiao')
  if (api === 'central' && organization === undefined) {
    wrong('organization-id', 'is required with api: central')
  }
  if (api === 'region') {
    if (organization !== undefined) wrong('organization-id', 'is not used with api: region')
    if (given.endpoint === undefined) {
      const other = given.api === undefined ? '; for the central edition give organization-id' : ''
      wrong('endpoint', `is required with api: region: the address of your own instance${other}`)
    }
  }
  if (organization !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(organization)) {
    wrong('organization-id', 'is not an id of letters, digits, - and _')
  }
  const orders = readOrders(given, wrong)
  if (!fine || token === undefined) return undefined

  const prefix = [
    'oapi',
    'v1',
    'flow',
    ...(organization === undefined ? [] : ['organizations', organization])
  ]
  const endpoint = given.endpoint ?? CENTRAL_ENDPOINT
  return {
    api,
    endpoint,
    open(http, consoleUrl) {
      // A Region instance serves console and API from one host.
      const base = consoleUrl ?? (api === 'central' ? CENTRAL_CONSOLE : new URL(endpoint).origin)
      const client = createClient(http, token)
      return orders.map(ids => deployOrderTarget(client, prefix, ids, base))
    }
  }
}

/** Pairs each deploy order with its pipeline: one pipeline for all, or as many, in their order. */
function readOrders(given: Given, wrong: Complain): DeployOrderIds[] {
  const pipelines = readIds('pipeline-id', given, wrong)
  const orders = readIds('deploy-order-id', given, wrong)
  if (orders.length > MOST_TARGETS)
    wrong('deploy-order-id', `names ${orders.length} orders; at most ${MOST_TARGETS} are taken`)
  if (pipelines.length > 1 && pipelines.length !== orders.length) {
    wrong(
      'pipeline-id',
      `names ${pipelines.length} pipelines for ${orders.length} deploy orders: give one, or one for each`
    )
  }
  const pairs = orders.map((deployOrderId, i) => ({
    deployOrderId,
    pipelineId: (pipelines.length > 1 ? pipelines[i] : pipelines[0]) ?? ''
  }))
  const seen = new Set<string>()
  for (const {pipelineId, deployOrderId} of pairs) {
    const key = `${pipelineId} ${deployOrderId}`
    if (seen.has(key)) wrong('deploy-order-id', `names ${deployOrderId} twice`)
    seen.add(key)
  }
  return pairs
}

/** Flow's ids are positive integers, one a line or with commas. */
function readIds(input: string, given: Given, wrong: Complain): string[] {
  const text = given[input]
  if (text === undefined) {
    wrong(input, 'is required')
    return []
  }
  const ids = text
    .split(/[\n,]/)
    .map(id => id.trim())
    .filter(id => id !== '')
  if (ids.length === 0) wrong(input, 'is required')
  if (ids.some(id => !/^[1-9][0-9]{0,19}$/.test(id))) wrong(input, 'is not a number, or a list of numbers')
  return ids
}

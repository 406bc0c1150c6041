import {describe, expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import type {Part} from '../../../src/model/part.js'
import {type Api, apis} from '../../../src/vendors/bkci/api.js'
import {MARKER} from '../../support/deploys/startable/begin.js'
import {virtualClock} from '../../unit/support/virtual-clock.js'
import {
  buildDetail,
  buildState,
  checkedOut,
  history,
  listedBuild,
  openScripted,
  openSeveral,
  SHA
} from './platform.js'
import {PIPELINE, signal} from './support.js'

interface Route {
  method: 'GET' | 'POST'
  /** Below kind and version. */
  path: string
  query: readonly string[]
}

const build = '/projects/{projectId}/pipelines/{pipelineId}/builds/{buildId}'
const logFilters = ['debug', 'tag', 'containerHashId', 'executeCount', 'jobId', 'stepId', 'archiveFlag']
const ids = ['pipelineId', 'buildId']

/**
 * The routes that BK-CI has for what is asked here, with the query parameters that each knows, from the annotations
 * of ApigwBuildResourceV3.kt, ApigwBuildResourceV4.kt, ApigwLogResourceV3.kt and ApigwLogResourceV4.kt.
 */
const routes: Readonly<Record<'v3' | 'v4', readonly Route[]>> = {
  v3: [
    {
      method: 'GET',
      path: '/projects/{projectId}/pipelines/{pipelineId}/builds/history',
      query: ['page', 'pageSize', 'updateTimeDesc', 'archiveFlag']
    },
    {method: 'GET', path: `${build}/status`, query: []},
    {method: 'GET', path: `${build}/detail`, query: []},
    {method: 'GET', path: `${build}/logs/init`, query: logFilters},
    {method: 'GET', path: `${build}/logs/after`, query: ['start', ...logFilters]},
    {method: 'POST', path: `${build}/stop`, query: []},
    {
      method: 'POST',
      path: '/projects/{projectId}/pipelines/{pipelineId}/builds/start',
      query: ['buildNo', 'branch']
    }
  ],
  v4: [
    {
      method: 'GET',
      path: '/projects/{projectId}/build_histories',
      query: [
        ...['pipelineId', 'page', 'pageSize', 'updateTimeDesc', 'status', 'trigger', 'remark', 'buildMsg'],
        ...['materialAlias', 'materialUrl', 'materialBranch', 'materialCommitId', 'materialCommitMessage'],
        ...['queueTimeStartTime', 'queueTimeEndTime', 'startTimeStartTime', 'startTimeEndTime'],
        ...['endTimeStartTime', 'endTimeEndTime', 'totalTimeMin', 'totalTimeMax', 'buildNoStart'],
        ...['buildNoEnd', 'startUser', 'archiveFlag', 'triggerAlias', 'triggerBranch']
      ]
    },
    {method: 'GET', path: '/projects/{projectId}/build_status', query: ids},
    {
      method: 'POST',
      path: '/projects/{projectId}/batch_get_build_status',
      query: ['pipelineId', '构建开始时间', '构建结束时间']
    },
    {
      method: 'GET',
      path: '/projects/{projectId}/build_detail',
      query: [...ids, 'executeCount', 'archiveFlag']
    },
    {
      method: 'GET',
      path: '/projects/{projectId}/logs/init_logs',
      query: [...ids, 'reverse', 'logType', ...logFilters]
    },
    {
      method: 'GET',
      path: '/projects/{projectId}/logs/after_line_logs',
      query: [...ids, 'start', ...logFilters]
    },
    {method: 'POST', path: '/projects/{projectId}/build_stop', query: ids},
    {method: 'POST', path: '/projects/{projectId}/build_start', query: ['pipelineId', 'buildNo', 'branch']}
  ]
}

/** Where each `api` has its routes: the back end has the kind before the version, the gateway behind it. */
const homes: Readonly<Record<Api, {prefix: string; version: 'v3' | 'v4'; credentials: readonly string[]}>> = {
  'direct-v3': {prefix: '/ms/openapi/api/apigw/v3', version: 'v3', credentials: ['access_token']},
  'direct-v4': {prefix: '/ms/openapi/api/apigw-user/v4', version: 'v4', credentials: ['access_token']},
  'gateway-user': {prefix: '/v4/apigw-user', version: 'v4', credentials: []},
  'gateway-app': {prefix: '/v4/apigw-app', version: 'v4', credentials: []}
}

/** The route of an `api` that a request takes, or nothing where BK-CI knows none for it. */
function routeOf(api: Api, {method, path, query = {}}: HttpRequest): Route | undefined {
  const {prefix, version, credentials} = homes[api]
  const asked = `/${path.join('/')}`
  return routes[version].find(route => {
    const pattern = new RegExp(`^${prefix}${route.path.replace(/\{\w+\}/g, '[^/]+')}$`)
    const known = [...route.query, ...credentials]
    return (
      route.method === method && pattern.test(asked) && Object.keys(query).every(name => known.includes(name))
    )
  })
}

/** Everything that a wait asks for: it finds a build, polls it, reads a log on, and stops it. */
async function everyRequest(api: Api): Promise<HttpRequest[]> {
  const page = {buildId: 'b-12', finished: false, hasMore: false, status: 0}
  const {target, asked} = await openScripted(
    {
      history: [
        {
          ...history(...Array.from({length: 100}, (_, i) => listedBuild(200 - i, 'SUCCEED'))),
          totalPages: 2,
          count: 101
        },
        {...history(listedBuild(12, 'RUNNING', checkedOut)), count: 101}
      ],
      buildStatus: [buildState('RUNNING', {}, 'b-12')],
      buildDetail: [buildDetail({}, {}, 'b-12')],
      logInit: [{...page, logs: [{lineNo: 1, message: 'one'}]}],
      logAfter: [{...page, logs: [{lineNo: 2, message: 'two'}]}],
      stop: [true]
    },
    {commit: SHA},
    {api}
  )
  const part = (await target.read({signal})).parts.find(p => p.kind === 'task') as Part
  const {cursor} = await target.readLog(part, {signal})
  await target.readLog(part, {signal}, cursor)
  await target.stop?.({signal})
  return [...asked, ...(await everyRequestOfSeveral(api)), ...(await everyRequestOfStart(api))]
}

/** Two polls of two builds, the second of which asks for both at once where it can. */
async function everyRequestOfSeveral(api: Api): Promise<HttpRequest[]> {
  const buildOf = ({query, path}: HttpRequest) => query?.buildId ?? path.at(-2)
  const script = {
    buildStatus: [(request: HttpRequest) => buildState('RUNNING', {}, buildOf(request))],
    buildDetail: [(request: HttpRequest) => buildDetail({}, {}, buildOf(request))],
    batchStatus: [[buildState('RUNNING', {}, 'b-1'), buildState('RUNNING', {}, 'b-2')]]
  }
  const inputs = {'pipeline-id': `${PIPELINE},${PIPELINE}`, 'run-id': 'b-1,b-2'}
  const {targets, asked} = await openSeveral(script, inputs, {api})
  for (let i = 0; i < 2; i++) await Promise.all(targets.map(target => target.read({signal})))
  return asked
}

/** The start of a build, which is looked for once since its answer names none. */
async function everyRequestOfStart(api: Api): Promise<HttpRequest[]> {
  const script = {start: [{}], history: [history(listedBuild(12, 'RUNNING', {buildMsg: MARKER}))]}
  const inputs = {variables: 'VERSION=1.2', branch: 'main'}
  const {target, asked} = await openScripted(script, inputs, {api, operation: 'run-pipeline'})
  const begun = await target.start?.begin(MARKER, {
    signal,
    clock: virtualClock(),
    sendMs: 1000,
    onUnclear: () => {}
  })
  expect(begun?.code).toBe('begun')
  return asked
}

describe.each(apis)('%s', api => {
  test('asks only for what BK-CI has a route for, with the parameters that the route knows', async () => {
    for (const request of await everyRequest(api)) {
      const {method, path, query} = request
      expect([method, path.join('/'), query, routeOf(api, request) !== undefined]).toEqual([
        method,
        path.join('/'),
        query,
        true
      ])
    }
  })

  test('asks for each of these routes', async () => {
    const taken = new Set((await everyRequest(api)).map(request => routeOf(api, request)?.path))
    expect([...taken].sort()).toEqual(routes[homes[api].version].map(({path}) => path).sort())
  })

  test('has no route for a request that differs in method, path or query', async () => {
    const [request] = await everyRequest(api)
    if (request === undefined) throw new Error('nothing was asked')
    expect(routeOf(api, request)).toBeDefined()
    expect(routeOf(api, {...request, method: 'PUT'})).toBeUndefined()
    expect(routeOf(api, {...request, path: [...request.path, 'more']})).toBeUndefined()
    expect(routeOf(api, {...request, query: {...request.query, commit: SHA}})).toBeUndefined()
  })
})

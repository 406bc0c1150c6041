import type {HttpRequest} from '../../../src/http/exchange.js'
import type {Api} from '../../../src/vendors/bkci/api.js'

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
export const routes: Readonly<Record<'v3' | 'v4', readonly Route[]>> = {
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
export const homes: Readonly<
  Record<Api, {prefix: string; version: 'v3' | 'v4'; credentials: readonly string[]}>
> = {
  'direct-v3': {prefix: '/ms/openapi/api/apigw/v3', version: 'v3', credentials: ['access_token']},
  'direct-v4': {prefix: '/ms/openapi/api/apigw-user/v4', version: 'v4', credentials: ['access_token']},
  'gateway-user': {prefix: '/v4/apigw-user', version: 'v4', credentials: []},
  'gateway-app': {prefix: '/v4/apigw-app', version: 'v4', credentials: []}
}

/** The same, ready to be compared with requests, of which a test makes thousands. */
const known = new Map(
  Object.entries(homes).map(([api, {prefix, version, credentials}]) => [
    api,
    routes[version].map(route => ({
      route,
      pattern: new RegExp(`^${prefix}${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
      query: new Set([...route.query, ...credentials])
    }))
  ])
)

/** The route of an `api` that a request takes, or nothing where BK-CI knows none for it. */
export function routeOf(api: Api, {method, path, query = {}}: HttpRequest): Route | undefined {
  const asked = `/${path.join('/')}`
  return known
    .get(api)
    ?.find(
      ({route, pattern, query: names}) =>
        route.method === method && pattern.test(asked) && Object.keys(query).every(name => names.has(name))
    )?.route
}

import {withoutTrailingSlashes} from '../../util/text.js'
/** The four ways to reach the platform, as the input `api` takes them. */
export const apis = ['direct-v3', 'direct-v4', 'gateway-user', 'gateway-app'] as const
export type Api = (typeof apis)[number]

export interface Credentials {
  token?: string | undefined
  appCode?: string | undefined
  appSecret?: string | undefined
  username?: string | undefined
}

/** What is asked of a pipeline or of one of its builds. */
export type Call =
  | 'history'
  | 'buildStatus'
  | 'batchStatus'
  | 'buildDetail'
  | 'logInit'
  | 'logAfter'
  | 'stop'
  | 'start'

/**
 * Where each call lives: v3, where it has the call, below the pipeline (`*` is the build id), v4 below the project with the
 * ids in the query.
 * https://github.com/TencentBlueKing/bk-ci/tree/master/src/backend/ci/core/openapi/api-openapi/src/main/kotlin/com/tencent/devops/openapi/api/apigw
 */
const calls: Readonly<Record<Call, {v3?: string; v4: string}>> = {
  history: {v3: 'builds/history', v4: 'build_histories'},
  buildStatus: {v3: 'builds/*/status', v4: 'build_status'},
  batchStatus: {v4: 'batch_get_build_status'},
  buildDetail: {v3: 'builds/*/detail', v4: 'build_detail'},
  logInit: {v3: 'builds/*/logs/init', v4: 'logs/init_logs'},
  logAfter: {v3: 'builds/*/logs/after', v4: 'logs/after_line_logs'},
  stop: {v3: 'builds/*/stop', v4: 'build_stop'},
  start: {v3: 'builds/start', v4: 'build_start'}
}

/** The back end has the kind before the version, the gateway the version before the kind. */
const prefixes: Readonly<Record<Api, readonly string[]>> = {
  'direct-v3': ['ms', 'openapi', 'api', 'apigw', 'v3'],
  'direct-v4': ['ms', 'openapi', 'api', 'apigw-user', 'v4'],
  'gateway-user': ['v4', 'apigw-user'],
  'gateway-app': ['v4', 'apigw-app']
}

export interface Ids {
  projectId: string
  pipelineId: string
  buildId?: string | undefined
}

/** Whether an `api` has a call at all; an older server may lack it all the same. */
export function hasCall(api: Api, call: Call): boolean {
  return api !== 'direct-v3' || calls[call].v3 !== undefined
}

/** Path below the endpoint, and the query that stands for ids. */
export function addressOf(
  api: Api,
  call: Call,
  {projectId, pipelineId, buildId}: Ids
): {path: string[]; query: Record<string, string>} {
  const project = [...prefixes[api], 'projects', projectId]
  const {v3, v4} = calls[call]
  if (api === 'direct-v3') {
    if (v3 === undefined) throw new Error(`v3 has no ${call}`)
    const below = v3.split('/').map(segment => (segment === '*' ? (buildId ?? '') : segment))
    return {path: [...project, 'pipelines', pipelineId, ...below], query: {}}
  }
  return {
    path: [...project, ...v4.split('/')],
    query: {pipelineId, ...(buildId === undefined ? {} : {buildId})}
  }
}

/**
 * How a request proves who asks. Direct: the token is a query parameter, and the user a header that a server without
 * token check trusts alone. Gateway: a header of JSON text, in which an application may stand beside the token of the
 * user for whom it acts; without that token a header names the user.
 * https://github.com/ci-plugins/document/blob/master/reference/rest-api/read-before-use.md
 */
export function credentialsOf(
  api: Api,
  {token, appCode, appSecret, username}: Credentials
): {headers: Record<string, string>; query: Record<string, string>} {
  const user = username === undefined ? {} : {'x-devops-uid': username}
  if (isDirect(api)) {
    return {headers: user, query: token === undefined ? {} : {access_token: decodeToken(token) ?? token}}
  }
  // `JSON.stringify` leaves out what is undefined.
  const application = api === 'gateway-app' ? {bk_app_code: appCode, bk_app_secret: appSecret} : {}
  const authorization = JSON.stringify({...application, access_token: token})
  return {headers: {'x-bkapi-authorization': authorization, ...user}, query: {}}
}

export function isDirect(api: Api): boolean {
  return api === 'direct-v3' || api === 'direct-v4'
}

/** The page of a direct host that gives its visitor a token; `endpoint` is the base URL. */
export function tokenPage(endpoint: string): string {
  return `${withoutTrailingSlashes(endpoint)}/ms/auth/api/user/token/get`
}

/**
 * The token page hands out a token that is percent-encoded already, and the query encodes once more: decoded once, or
 * nothing where that is no proper encoding.
 */
export function decodeToken(token: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(token)) return token
  try {
    return decodeURIComponent(token)
  } catch {
    return undefined
  }
}

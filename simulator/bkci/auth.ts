import type {Answer, PlatformRequest} from '../server/platform.js'
import type {BuildScenario, StartableBuild} from './scenario.js'

export interface BkciOptions {
  builds: readonly BuildScenario[]
  /** Pipelines that can be started. */
  starts?: readonly StartableBuild[]
  /** The token of `tokenUser`, not percent-encoded. */
  token: string
  tokenUser?: string
  /** Whether the back end asks for a token at all; without, it trusts the user's name. Default true. */
  checksToken?: boolean
  /** Whether the back end lets in only what comes through the gateway. */
  gatewayOnly?: boolean
  appCode?: string
  appSecret?: string
  /** Whether the app has the API permission of the gateway, and is linked to the project. Default true. */
  appAllowed?: boolean
  appBound?: boolean
  /** Users who may view the pipelines; all when absent. */
  viewers?: readonly string[]
  /** Users who may execute them, and so stop their builds; all when absent. */
  executors?: readonly string[]
  /** Whether the back end and the gateway have the call about several builds, as from 4.0 on. Default true. */
  hasBatch?: boolean
  /** Lines in one page of a log. */
  pageLines?: number
}

/** How a path begins, whatever stands there. */
export interface PathStart {
  version: string
  kind: string
}

/** The user by the back end's rules, or its refusal: plain text of its filters. */
export function directUser(request: PlatformRequest, {version, kind}: PathStart, options: BkciOptions) {
  const {token, tokenUser = 'amy', checksToken = true, gatewayOnly = false} = options
  if (!/^v[34]$/.test(version) || !/^apigw(?:-user|-app)?$/.test(kind)) return nginx(404, 'not found')
  if (gatewayOnly) return plain(403, 'You do not have permission to access')
  if (kind === 'apigw-app')
    return plain(403, `Devops OpenAPI Auth fail: path(${request.segments.join('/')}) illegal!`)
  const named = header(request, 'x-devops-uid')
  if (!checksToken) return named ?? envelope(400, 400, 'HTTP header X-DEVOPS-UID is required')
  const given = request.query.get('access_token')
  if (given === null || given === '') return plain(400, 'Request accessToken is empty.')
  if (given !== token) return envelope(400, 2100024, 'ERROR_ACCESS_TOKEN_ILLEGAL')
  return named ?? tokenUser
}

/** The user by the gateway's rules, or its refusal: JSON without a `status`. */
export function gatewayUser(request: PlatformRequest, {version, kind}: PathStart, options: BkciOptions) {
  const {token, tokenUser = 'amy', appCode, appSecret, appAllowed = true} = options
  if (version !== 'v4' || !/^apigw-(?:user|app)$/.test(kind)) return notPublished()
  const given = authorization(request)
  if (given === undefined)
    return gatewayError(400, 1640001, 'INVALID_ARGS', 'X-Bkapi-Authorization is no JSON')
  if (kind === 'apigw-user') {
    if (given.access_token !== token)
      return gatewayError(400, 1640001, 'INVALID_ARGS', 'the access_token is invalid')
    return tokenUser
  }
  if (given.bk_app_code !== appCode || given.bk_app_secret !== appSecret || appCode === undefined) {
    return gatewayError(400, 1640001, 'INVALID_ARGS', 'the app is not verified')
  }
  if (!appAllowed)
    return gatewayError(403, 1640301, 'APP_NO_PERMISSION', 'App has no permission to the resource')
  return header(request, 'x-devops-uid') ?? envelope(400, 400, 'HTTP header X-DEVOPS-UID is required')
}

function authorization(request: PlatformRequest): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(header(request, 'x-bkapi-authorization') ?? '')
    return typeof value === 'object' && value !== null ? {...value} : undefined
  } catch {
    return undefined
  }
}

export function envelope(http: number, code: number, message: string): Answer {
  return {status: http, body: {status: code, message}}
}

function plain(http: number, text: string): Answer {
  return {status: http, body: text, headers: {'content-type': 'text/plain;charset=utf-8'}}
}

export function nginx(http: number, message: string): Answer {
  return {status: http, body: {status: http, data: '', result: true, message}}
}

/** The gateway's own answer for a method and path that it does not publish. */
export function notPublished(): Answer {
  return gatewayError(404, 1640401, 'API_NOT_FOUND', 'API not found')
}

function gatewayError(http: number, code: number, name: string, message: string): Answer {
  return {
    status: http,
    body: {code, code_name: name, message, data: null, result: false},
    // Clients know by the code here that the gateway said it, and not what is behind.
    headers: {
      'x-bkapi-request-id': 'sim-gw-0001',
      'x-bkapi-error-code': String(code),
      'x-bkapi-error-message': message
    }
  }
}

function header(request: PlatformRequest, name: string): string | undefined {
  const value = request.headers[name]
  return (Array.isArray(value) ? value[0] : value) || undefined
}

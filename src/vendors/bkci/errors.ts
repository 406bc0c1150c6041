import type {HttpAnswer} from '../../http/client.js'
import {parseJson} from '../../http/json.js'
import {classifyStatus, parseRetryAfter} from '../../http/status.js'
import {type FailureKind, RequestError} from '../../model/errors.js'
import {type Api, isDirect, tokenPage} from './api.js'
import {Envelope, toNumber} from './schema.js'

/**
 * Codes that say more than the HTTP status does. 21xxxxx are BK-CI's, 16xxxxx the gateway's.
 * https://github.com/TencentBlueKing/blueking-apigateway (api_response_err_code), ProcessMessageCode.kt, CommonMessageCode
 */
const kinds: Readonly<Record<string, FailureKind>> = {
  1642901: 'throttled',
  1642902: 'throttled',
  1642903: 'throttled',
  1642904: 'throttled',
  1650200: 'transient', // no answer from the back end
  1650201: 'transient',
  1650401: 'transient', // none within 30 s
  2100001: 'transient', // system busy
  2100010: 'transient',
  2101163: 'not-found', // no such build
  2101038: 'not-found', // no such pipeline
  2101166: 'not-found', // no such stage
  1640401: 'permanent', // no such path on the gateway, under HTTP 404
  2100024: 'permanent', // token is none of this platform's
  2100025: 'permanent', // token has expired
  2100054: 'permanent', // no permission
  2101174: 'permanent',
  2101008: 'permanent',
  2101058: 'permanent', // the build is not of this pipeline
  2108008: 'permanent' // the log was cleaned up
}

/** What the person who reads of a failure has given. */
export interface ErrorContext {
  api: Api
  endpoint: string
  projectId: string
  pipelineId: string
  /** Whether it was asked to stop a build, for which to view it is not enough. */
  stops?: boolean | undefined
}

/** What a body says of an error, in whichever of the four shapes. */
export interface ErrorBody {
  code?: string | undefined
  message?: string | undefined
}

/**
 * Reads an error body: BK-CI's envelope, nginx's JSON (which has `result: true`), the gateway's JSON (which has a
 * `code` and no `status`), or the plain text of a filter.
 */
export function readError(text: string): ErrorBody {
  let body: unknown
  try {
    body = parseJson(text)
  } catch {
    const line = text.trim()
    return /^</.test(line) || line === '' || line.length > 500 ? {} : {message: line}
  }
  const parsed = Envelope.safeParse(body)
  if (!parsed.success) return typeof body === 'string' ? {message: body} : {}
  const {status, code, code_name, message} = parsed.data
  const named = toNumber(code) ?? toNumber(status)
  return {
    code: named === undefined || named === 0 ? undefined : String(named),
    message: message || code_name || undefined
  }
}

/** The error that an answer stands for. */
export function vendorError(answer: HttpAnswer, says: ErrorBody, blame: ErrorContext): RequestError {
  const {status} = answer
  const ok = status >= 200 && status <= 299
  const code = says.code === String(status) ? undefined : says.code
  const kind = kindOf(status, says)
  const requestId = header(answer, 'x-devops-rid') ?? header(answer, 'x-bkapi-request-id')
  const vendor = [code, says.message].filter(Boolean).join(': ')
  const head = ok ? `an error inside HTTP ${status}` : `HTTP ${status}`
  const request = requestId === undefined ? '' : ` (request id ${requestId})`
  return new RequestError(`${head}${vendor ? `, ${vendor}` : ''}${request}`, {
    kind,
    label: ok ? `error ${says.code ?? 'without code'}` : `HTTP ${status}`,
    status,
    code: says.code,
    vendorMessage: says.message,
    requestId,
    retryAfterMs: retryAfterOf(answer, kind),
    hint: hintFor(kind, status, says, blame)
  })
}

/** `status: 0` and nothing with it: this is how the platform answers for a thing that it does not have. */
export function noData(answer: HttpAnswer, blame: ErrorContext): RequestError {
  const requestId = header(answer, 'x-devops-rid') ?? header(answer, 'x-bkapi-request-id')
  return new RequestError('the answer was status 0 without data: there is no such pipeline or build', {
    kind: 'not-found',
    label: 'no data',
    status: answer.status,
    requestId,
    hint: hintFor('not-found', answer.status, {}, blame)
  })
}

function kindOf(status: number, {code = '', message = ''}: ErrorBody): FailureKind {
  const byCode = Object.hasOwn(kinds, code) ? kinds[code] : undefined
  if (byCode !== undefined) return byCode
  // v4 has no code of its own for a build that it does not know.
  if (/invalid buildId/i.test(message) && (status === 400 || code === '400')) return 'not-found'
  const byStatus = classifyStatus(status)
  if (byStatus !== 'ok') return byStatus
  const inner = Number(code)
  const byInner = inner >= 300 && inner <= 599 ? classifyStatus(inner) : 'ok'
  return byInner === 'ok' ? 'permanent' : byInner
}

function hintFor(
  kind: FailureKind,
  status: number,
  says: ErrorBody,
  blame: ErrorContext
): string | undefined {
  const {api, endpoint, projectId, pipelineId, stops = false} = blame
  const {code = '', message = ''} = says
  const direct = isDirect(api)
  const app = api === 'gateway-app'
  if (code === '1640401') {
    return 'check endpoint: it must be the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod, with this API published there'
  }
  if (code === '1640301') {
    return `check ${app ? 'app-code: the application' : 'token: its application'} needs the permission for this API, to be asked for in the developer centre`
  }
  if (code === '1640302') return 'the gateway does not let the address of this runner in'
  if (/^16400/.test(code)) {
    return app
      ? 'check app-code, app-secret and username'
      : 'check token: it must be an access_token of a person, and not have expired'
  }
  if (
    direct &&
    (status === 401 || /^210002[45]$/.test(code) || /access_?token|^Verification failed/i.test(message))
  ) {
    return `check token: it is missing, wrong or has expired; get a new one at ${tokenPage(endpoint)}`
  }
  if (status === 401) return `check ${app ? 'app-code and app-secret' : 'token'}`
  if (direct && /do not have permission to access|bkapi jwt/i.test(message)) {
    return 'this server may take requests only through its API gateway: set api: gateway-user or gateway-app'
  }
  if (code === '2101058') return 'check pipeline-id and run-id: the build is of another pipeline'
  if (code === '2108008') return 'the platform keeps logs only for a time; look there how long'
  if (kind === 'not-found') {
    return `check project-id, pipeline-id and run-id; a pipeline of another channel, or an endpoint without this API (${api}), looks the same`
  }
  if (status === 403 || code === '403' || /^(?:2101174|2100054|2101008)$/.test(code)) {
    const bound = app ? `, and app-code must be linked to the project ${projectId}` : ''
    return `check ${app ? 'username: it' : direct ? 'token or username: its owner' : 'token: its owner'} needs the permission to ${stops ? 'execute' : 'view'} pipeline ${pipelineId} in project ${projectId}${bound}`
  }
  return kind === 'permanent' ? 'check project-id, pipeline-id, run-id and api' : undefined
}

/** The gateway tells when its limit is free again in a header of its own, in seconds. */
function retryAfterOf(answer: HttpAnswer, kind: FailureKind): number | undefined {
  const asked = parseRetryAfter(header(answer, 'retry-after'), header(answer, 'date'))
  if (asked !== undefined || kind !== 'throttled') return asked
  const reset = header(answer, 'x-bkapi-ratelimit-reset')
  return reset !== undefined && /^[0-9]{1,3}$/.test(reset) ? parseRetryAfter(reset, undefined) : undefined
}

function header(answer: HttpAnswer, name: string): string | undefined {
  const value = answer.headers[name]
  return Array.isArray(value) ? value[0] : value
}

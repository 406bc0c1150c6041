import type {Http, HttpAnswer, HttpRequest} from '../../http/client.js'
import {parseBody} from '../../http/json.js'
import {classifyStatus, parseRetryAfter} from '../../http/status.js'
import {badAnswer, type FailureKind, RequestError} from '../../model/errors.js'
import {ErrorAnswer} from './schema.js'

const TOKEN_PAGE = 'https://account-devops.aliyun.com/settings/personalAccessToken'
const THROTTLED_CODES = /^(?:ApiRateLimited|KubernetesApiRateLimited)$/
const NOT_FOUND_CODES = /NotFound$|NotExists$/
const NOT_DONE = 'did not say that it was done'
const TRANSIENT_CODES = /^SystemInternalError$/

export interface ApiRequest {
  method?: 'GET' | 'PUT'
  body?: unknown
  path: readonly string[]
  query?: Readonly<Record<string, string>>
  /**
   * What is expected: an object unless told otherwise. A text is JSON text or plain, and may be empty; `true` is the
   * answer of a call that changes something.
   */
  form?: 'list' | 'either' | 'text' | 'true'
  kind: HttpRequest['kind']
  signal: AbortSignal
  /** What the token needs for this call, in the platform's own words: `流水线 / 主机部署, read-only`. */
  scope: string
  /** What to check when the platform knows no such thing. */
  ids: string
}

/** The parsed body of a good answer, and its headers. */
export interface Good {
  body: unknown
  headers: HttpAnswer['headers']
}

/** Asks the API; all but a good answer is a `RequestError`. */
export type Client = (ask: ApiRequest) => Promise<Good>

/**
 * The two editions of `/oapi/v1`: one header for the token, and the organization in the path of the central one.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/service-access-point-domain
 */
export function createClient(http: Http, token: string): Client {
  return async ask => {
    const answer = await http({
      method: ask.method ?? 'GET',
      path: ask.path,
      ...(ask.query ? {query: ask.query} : {}),
      ...(ask.body === undefined ? {} : {body: JSON.stringify(ask.body)}),
      headers: {
        'x-yunxiao-token': token,
        ...(ask.body === undefined ? {} : {'content-type': 'application/json'})
      },
      kind: ask.kind,
      signal: ask.signal
    })
    const kind = classifyStatus(answer.status)
    if (kind !== 'ok') throw vendorError(answer, kind, readError(parseQuietly(answer)), ask)
    if (ask.form === 'text') return {body: readText(answer), headers: answer.headers}
    const body = parseBody(answer)
    if (ask.form === 'true' && (body === true || body === 'true')) return {body, headers: answer.headers}
    const isList = Array.isArray(body)
    if (typeof body !== 'object' || body === null)
      throw badAnswer(ask.form === 'true' ? NOT_DONE : 'was neither an object nor a list')
    const error: ErrorBody = isList ? {failed: false} : readError(body)
    // HTTP 200 can carry an error all the same. What has a status may have a `code` that is none.
    if (error.failed || (error.code !== undefined && !('status' in body || 'state' in body))) {
      throw vendorError(answer, 'permanent', error, ask)
    }
    if (ask.form === 'true') throw badAnswer(NOT_DONE)
    if (ask.form !== 'either' && isList !== (ask.form === 'list')) {
      throw badAnswer(isList ? 'was a list and not an object' : 'was an object and not a list')
    }
    return {body, headers: answer.headers}
  }
}

/** Some logs are declared JSON strings and come as plain text all the same. */
function readText(answer: HttpAnswer): string {
  const body = parseQuietly(answer)
  return typeof body === 'string' ? body : answer.text
}

interface ErrorBody {
  code?: string | undefined
  message?: string | undefined
  requestId?: string | undefined
  failed: boolean
}

function parseQuietly(answer: HttpAnswer): unknown {
  try {
    return parseBody(answer)
  } catch {
    return undefined // plain text, or a gateway's page of which the status alone has to do
  }
}

function readError(body: unknown): ErrorBody {
  const parsed = ErrorAnswer.safeParse(body)
  if (!parsed.success) return {failed: false}
  const {errorCode, code, errorMessage, errorDescription, message, requestId, traceId, success} = parsed.data
  const named = errorCode ?? code
  return {
    code: isGiven(named) ? String(named) : undefined,
    message: errorMessage || errorDescription || message || undefined,
    requestId: requestId || traceId || undefined,
    failed: success === false || success === 'false' || isGiven(errorCode)
  }
}

function isGiven(code: string | number | null | undefined): code is string | number {
  return code !== undefined && code !== null && code !== ''
}

function vendorError(
  answer: HttpAnswer,
  byStatus: FailureKind,
  says: ErrorBody,
  ask: ApiRequest
): RequestError {
  const kind = kindOf(byStatus, says.code)
  const vendor = [says.code, says.message].filter(Boolean).join(': ')
  const request = says.requestId ? ` (request id ${says.requestId})` : ''
  const head = answer.status === 200 ? 'an error inside HTTP 200' : `HTTP ${answer.status}`
  return new RequestError(`${head}${vendor ? `, ${vendor}` : ''}${request}`, {
    kind,
    label: answer.status === 200 ? `error ${says.code ?? 'without code'}` : `HTTP ${answer.status}`,
    status: answer.status,
    code: says.code,
    vendorMessage: says.message,
    requestId: says.requestId,
    retryAfterMs: parseRetryAfter(first(answer.headers['retry-after']), first(answer.headers.date)),
    hint: hintFor(kind, answer.status, ask)
  })
}

function kindOf(byStatus: FailureKind, code: string | undefined): FailureKind {
  if (code === undefined) return byStatus
  if (THROTTLED_CODES.test(code)) return 'throttled'
  if (byStatus !== 'permanent') return byStatus
  if (TRANSIENT_CODES.test(code)) return 'transient'
  return NOT_FOUND_CODES.test(code) ? 'not-found' : byStatus
}

function hintFor(kind: FailureKind, status: number, ask: ApiRequest): string | undefined {
  if (status === 401) return `check token: it is wrong or has expired; make a new one at ${TOKEN_PAGE}`
  if (kind === 'not-found') {
    return `check ${ask.ids}; the wrong edition (api), organization-id or endpoint looks the same`
  }
  if (status === 403) {
    return `check token: it needs the scope ${ask.scope}, and its owner must be a member of the pipeline or app; scopes are set at ${TOKEN_PAGE}`
  }
  return kind === 'permanent' ? `check ${ask.ids} and api` : undefined
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

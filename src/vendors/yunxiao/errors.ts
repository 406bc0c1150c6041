import type {HttpAnswer} from '../../http/exchange.js'
import type {Ids, Scope} from '../../messages/en/yunxiao.js'
import {type Message, message} from '../../messages/message.js'
import type {FailureKind, RequestError} from '../../model/errors.js'
import {answerError, deniesSuccess, type ErrorBody} from '../shared/errors.js'
import {toId} from '../shared/schema.js'
import {ErrorAnswer} from './schema.js'

const TOKEN_PAGE = 'https://account-devops.aliyun.com/settings/personalAccessToken'

/** Codes that say more than the HTTP status does. From the clients of this API. */
const codes: readonly {pattern: RegExp; kind: FailureKind}[] = [
  {pattern: /^(?:ApiRateLimited|KubernetesApiRateLimited)$/, kind: 'throttled'},
  {pattern: /^SystemInternalError$/, kind: 'transient'},
  {pattern: /NotFound$|NotExists$/, kind: 'not-found'}
]

/** What a body says of an error, and whether it is one whatever else is in it. */
export interface ReadError extends ErrorBody {
  requestId?: string | undefined
  failed: boolean
}

/** An error body: three shapes are in use, with every field optional. */
export function readError(body: unknown): ReadError {
  const parsed = ErrorAnswer.safeParse(body)
  if (!parsed.success) return {failed: false}
  const {errorCode, code, errorMessage, errorDescription, message, requestId, traceId} = parsed.data
  return {
    code: toId(errorCode) ?? toId(code),
    message: errorMessage || errorDescription || message || undefined,
    requestId: requestId || traceId || undefined,
    failed: deniesSuccess(body) || toId(errorCode) !== undefined
  }
}

/** What a request was about, for hints. */
export interface Asked {
  /** What the token needs for this call. */
  scope: Scope
  /** What to check when the platform knows no such thing. */
  ids: Ids
  path: readonly string[]
}

/** The error that an answer stands for. `byStatus` is what its HTTP status alone means. */
export function vendorError(
  answer: HttpAnswer,
  byStatus: FailureKind,
  {code, message: text, requestId}: ErrorBody & {requestId?: string | undefined},
  asked: Asked
): RequestError {
  const kind = kindOf(byStatus, code)
  return answerError(answer, {
    kind,
    code,
    message: text,
    requestId,
    hint: hintFor(kind, answer.status, code, asked)
  })
}

function kindOf(byStatus: FailureKind, code = ''): FailureKind {
  const byCode = codes.find(({pattern}) => pattern.test(code))?.kind
  // Only throttling is told by the code alone; else a status that can pass stays what it is.
  if (byCode === 'throttled') return byCode
  return byStatus === 'permanent' ? (byCode ?? byStatus) : byStatus
}

function hintFor(
  kind: FailureKind,
  status: number,
  code: string | undefined,
  {scope, ids, path}: Asked
): Message | undefined {
  const isCentral = path.includes('organizations')
  if (status === 401) return message('hint.yunxiao.token', {url: TOKEN_PAGE})
  if (kind === 'not-found') return message('hint.yunxiao.not-found', {ids, isCentral})
  // AppStack has a code for it, which also comes with other statuses.
  if (status === 403 || code === 'PermissionDenied')
    return message('hint.yunxiao.permission', {scope, url: TOKEN_PAGE, isCentral})
  return kind === 'permanent' ? message('hint.yunxiao.refused', {ids}) : undefined
}

import type {HttpAnswer} from '../../http/exchange.js'
import {classifyStatus} from '../../http/status.js'
import type {Asked as Ids} from '../../messages/en/words.js'
import {type Message, message} from '../../messages/message.js'
import type {FailureKind, RequestError} from '../../model/errors.js'
import {answerError, deniesSuccess, type ErrorBody, header} from '../shared/errors.js'

interface Rule {
  kind: FailureKind
  hint?: Message
}

const PROJECT = message('hint.codearts.project')
/** There is no such project, or who asks is no member of it. */
const NO_MEMBER = 'DEVPIPE.00011412'
const PARALLEL = message('hint.codearts.parallel')

/**
 * Codes that say more than the HTTP status does.
 * From the clients of this API; Huawei's own table: https://support.huaweicloud.com/intl/en-us/api-pipeline/ErrorCode.html
 */
const rules: Readonly<Record<string, Rule>> = {
  'APIGW.0101': {kind: 'permanent', hint: message('hint.codearts.host')},
  'APIGW.0106': {kind: 'permanent'},
  'APIGW.0301': {kind: 'permanent'},
  'APIGW.0308': {kind: 'throttled'},
  'DEVPIPE.00011136': {kind: 'permanent', hint: message('hint.codearts.pipeline-of-project')},
  'DEVPIPE.00011401': {kind: 'permanent', hint: message('hint.codearts.pipeline')},
  [NO_MEMBER]: {kind: 'permanent', hint: message('hint.codearts.member')},
  'DEVPIPE.00011203': {kind: 'permanent', hint: PROJECT},
  DEV_21_100169: {kind: 'permanent', hint: PROJECT},
  'DEVPIPE.00011104': {kind: 'throttled', hint: PARALLEL},
  'DEVPIPE.00011105': {kind: 'throttled', hint: PARALLEL},
  'DEVPIPE.00011169': {kind: 'transient', hint: PARALLEL},
  'DEVPIPE.00011170': {kind: 'transient', hint: PARALLEL},
  PARAMETER_ERROR: {
    kind: 'permanent',
    hint: message('hint.codearts.parameters')
  }
}

/** Whose limit of parallel runs is reached, by the code for it in the message of a run or a job. */
export function explainCode(text: string): 'pipeline' | 'account' | undefined {
  if (/DEVPIPE\.000111(?:69|04)/.test(text)) return 'pipeline'
  if (/DEVPIPE\.000111(?:70|05)/.test(text)) return 'account'
  return undefined
}

/**
 * The error in a body, in the shapes that Huawei's SDKs try, in their order: `{error_code, error_msg}`,
 * `{errorCode, errorMsg}`, `{code, message}`, or one of these in a nested object.
 */
export function readError(body: unknown, depth = 0): ErrorBody | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || depth > 3) return undefined
  const fields = body as Readonly<Record<string, unknown>>
  for (const [code, ...messages] of [
    ['error_code', 'error_msg', 'error_message'],
    ['errorCode', 'errorMsg', 'errorMessage'],
    ['code', 'message', 'msg']
  ] as const) {
    const error = {
      code: textOf(fields[code]),
      message: messages.map(name => textOf(fields[name])).find(message => message)
    }
    if (error.code !== undefined || (error.message !== undefined && code !== 'code')) return error
  }
  for (const value of Object.values(fields)) {
    const nested = readError(value, depth + 1)
    if (nested) return nested
  }
  return undefined
}

/**
 * The error in a body that came under HTTP 200: at the top level, or in `error`. `good` names the fields that only
 * a good answer has; with one of them a mere `code` is no error.
 */
export function readErrorInOk(body: unknown, good: readonly string[]): ErrorBody | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  const fields = body as Readonly<Record<string, unknown>>
  if (
    textOf(fields.error_code) ??
    textOf(fields.error_msg) ??
    textOf(fields.errorCode) ??
    textOf(fields.errorMsg)
  ) {
    return readError({...fields, error: undefined})
  }
  const inner =
    readError(fields.error) ?? (textOf(fields.error) ? {message: textOf(fields.error)} : undefined)
  if (inner) return inner
  if (deniesSuccess(fields) && !good.includes('success')) return {isDenied: true}
  return good.some(name => name in fields) ? undefined : readError(body)
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What was asked, and by whom. */
interface Asked {
  ids: Ids
  /** Whether something was to be done, for which the right to view is not enough. */
  executes: boolean
  /** What the user gave: an IAM token, keys, or an agency to log in to. */
  by: 'token' | 'keys' | 'agency'
  credentials: readonly string[]
}

/** What an answer with an error means, with what to check. `credentials` are taken out of the platform's text. */
export function apiError(answer: HttpAnswer, {code, message: text}: ErrorBody, asked: Asked): RequestError {
  const kind = kindOf(answer.status, code)
  const words = text === undefined ? undefined : withoutEcho(text, asked.credentials)
  return answerError(answer, {
    kind,
    code,
    message: words,
    requestId: header(answer, 'x-request-id') ?? header(answer, 'x-iam-trace-id'),
    hint: hintFor(kind, answer.status, {code, message: words}, asked)
  })
}

/** A listed code decides; else the HTTP status; else, inside HTTP 200, only the backend's own faults may pass. */
function kindOf(status: number, code: string | undefined): FailureKind {
  const kind = code === undefined ? undefined : ruleOf(code)?.kind
  // What was made just now may not be known everywhere yet, and a gateway that restarts knows no path for a moment.
  if (status === 404 && kind === 'permanent') return 'not-found'
  if (kind) return kind
  const byStatus = classifyStatus(status)
  if (byStatus !== 'ok') return byStatus
  return code !== undefined && /^DEV[._-]/.test(code) ? 'transient' : 'permanent'
}

function ruleOf(code: string): Rule | undefined {
  return Object.hasOwn(rules, code) ? rules[code] : undefined
}

function hintFor(
  kind: FailureKind,
  status: number,
  {code, message: words = ''}: ErrorBody,
  {ids, executes, by}: Asked
): Message | undefined {
  if (status === 401 || code === 'APIGW.0301') return authHint(words, by)
  if (by === 'agency' && (status === 403 || code === NO_MEMBER))
    return message('hint.codearts.agency-member', {executes})
  if (executes && status === 403) return message('hint.codearts.may-execute')
  const listed = code === undefined ? undefined : ruleOf(code)?.hint
  if (listed) return listed
  if (status === 403) return message('hint.codearts.permission', {ids})
  if (kind === 'not-found') return message('hint.codearts.not-found', {ids})
  return kind === 'permanent' ? message('hint.codearts.refused', {ids}) : undefined
}

function authHint(words: string, by: Asked['by']): Message {
  if (by === 'token') return message('hint.codearts.token')
  if (/signature expired|server time/i.test(words)) return message('hint.codearts.clock')
  if (by === 'agency') return message('hint.codearts.session')
  if (/not exist/i.test(words)) return message('hint.codearts.unknown-key')
  if (/security.?token/i.test(words)) return message('hint.codearts.security-token')
  return message('hint.codearts.key-pair')
}

/** The gateway repeats the request it was given, and at times the access key: neither belongs in a log. */
function withoutEcho(message: string, credentials: readonly string[]): string {
  const cut = message.replace(
    /\b(?:canonical\w*\W{0,4})?\b(?:GET|PUT|POST|DELETE|PATCH|HEAD)(?:\||\n)\/.*$/is,
    '(its copy of the request)'
  )
  return credentials.reduce((text, secret) => text.replaceAll(secret, '***'), cut)
}

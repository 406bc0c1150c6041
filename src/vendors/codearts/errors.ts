import type {HttpAnswer} from '../../http/client.js'
import {classifyStatus} from '../../http/status.js'
import type {FailureKind, RequestError} from '../../model/errors.js'
import {answerError, deniesSuccess, type ErrorBody, header} from '../shared/errors.js'

interface Rule {
  kind: FailureKind
  hint?: string
}

const PROJECT =
  'check project-id: it is the id of the CodeArts project (32 digits in the console address), not the IAM project id'
const MEMBER =
  'and that the user of the credentials is a member of that project with the right to view pipelines'
const HOST = 'check endpoint, region and api: this host has no such path'
const PARALLEL = 'the limit of parallel runs is reached; wait for another run to end'

/**
 * Codes that say more than the HTTP status does.
 * From the clients of this API; Huawei's own table: https://support.huaweicloud.com/intl/en-us/api-pipeline/ErrorCode.html
 */
const rules: Readonly<Record<string, Rule>> = {
  'APIGW.0101': {kind: 'permanent', hint: HOST},
  'APIGW.0106': {kind: 'permanent'},
  'APIGW.0301': {kind: 'permanent'},
  'APIGW.0308': {kind: 'throttled'},
  'DEVPIPE.00011136': {kind: 'permanent', hint: `${PROJECT}; pipeline-id must belong to it`},
  'DEVPIPE.00011401': {kind: 'permanent', hint: `check pipeline-id and region; ${PROJECT}`},
  'DEVPIPE.00011412': {kind: 'permanent', hint: `${PROJECT}, ${MEMBER}`},
  'DEVPIPE.00011203': {kind: 'permanent', hint: PROJECT},
  DEV_21_100169: {kind: 'permanent', hint: PROJECT},
  'DEVPIPE.00011104': {kind: 'transient', hint: PARALLEL},
  'DEVPIPE.00011105': {kind: 'transient', hint: PARALLEL},
  'DEVPIPE.00011169': {kind: 'transient', hint: PARALLEL},
  'DEVPIPE.00011170': {kind: 'transient', hint: PARALLEL},
  PARAMETER_ERROR: {
    kind: 'permanent',
    hint: 'check that run-id belongs to pipeline-id, and pipeline-id to project-id'
  }
}

/** What a code means for a person, where it stands in the message of a run or a job. */
export function explainCode(text: string): string | undefined {
  if (/DEVPIPE\.000111(?:69|04)/.test(text)) return 'the limit of parallel runs of this pipeline is reached'
  if (/DEVPIPE\.000111(?:70|05)/.test(text)) return 'the limit of parallel runs of the account is reached'
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
  if (deniesSuccess(fields) && !good.includes('success')) return {message: 'it says of itself that it failed'}
  return good.some(name => name in fields) ? undefined : readError(body)
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What was asked, and by whom. */
interface Asked {
  ids: string
  /** Whether something was to be stopped, for which the right to view it is not enough. */
  stops: boolean
  usesToken: boolean
  credentials: readonly string[]
}

/** What an answer with an error means, with what to check. `credentials` are taken out of the platform's text. */
export function apiError(answer: HttpAnswer, {code, message: text}: ErrorBody, asked: Asked): RequestError {
  const kind = kindOf(answer.status, code)
  const message = text === undefined ? undefined : withoutEcho(text, asked.credentials)
  return answerError(answer, {
    kind,
    code,
    message,
    requestId: header(answer, 'x-request-id') ?? header(answer, 'x-iam-trace-id'),
    hint: hintFor(kind, answer.status, {code, message}, asked)
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
  {code, message = ''}: ErrorBody,
  {ids, stops, usesToken}: Asked
): string | undefined {
  if (status === 401 || code === 'APIGW.0301') return authHint(message, usesToken)
  if (stops && status === 403) {
    return `the user of the credentials needs a CodeArts Pipeline policy in IAM that is not read-only, and the right to execute the pipeline in the project: ${ids}`
  }
  const listed = code === undefined ? undefined : ruleOf(code)?.hint
  if (listed) return listed
  if (status === 403) {
    return `check ${ids}; then that the user of the credentials has a CodeArts Pipeline policy in IAM (read-only is enough), and is a member of the project`
  }
  if (kind === 'not-found') return `check ${ids}, and region or endpoint`
  return kind === 'permanent' ? `check ${ids}` : undefined
}

function authHint(message: string, usesToken: boolean): string {
  if (usesToken) {
    return 'check token: an IAM token lives 24 hours, and must be made for a project of this region (scope project, not domain); access-key and secret-key do not expire'
  }
  if (/signature expired|server time/i.test(message)) {
    return "check the runner's clock: the signature was refused for its time, even after it was corrected once"
  }
  if (/not exist/i.test(message)) return 'check access-key: the platform does not know it, or it was disabled'
  if (/security.?token/i.test(message))
    return 'check security-token: it belongs to one access-key, and expires'
  return 'check access-key and secret-key: they must be one pair; a temporary pair needs its security-token too'
}

/** The gateway repeats the request it was given, and at times the access key: neither belongs in a log. */
function withoutEcho(message: string, credentials: readonly string[]): string {
  const cut = message.replace(
    /\b(?:canonical\w*\W{0,4})?\b(?:GET|PUT|POST|DELETE|PATCH|HEAD)(?:\||\n)\/.*$/is,
    '(its copy of the request)'
  )
  return credentials.reduce((text, secret) => text.replaceAll(secret, '***'), cut)
}

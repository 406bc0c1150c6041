import type {HttpAnswer} from '../../http/exchange.js'
import {classifyStatus, parseRetryAfter} from '../../http/status.js'
import type {StartRefusal} from '../../messages/en/bkci.js'
import {type Message, message} from '../../messages/message.js'
import {type FailureKind, RequestError} from '../../model/errors.js'
import {answerError, type ErrorBody, header, parseErrorBody} from '../shared/errors.js'
import {toNumber} from '../shared/schema.js'
import {type Api, type Call, isDirect, tokenPage} from './api.js'
import {Envelope} from './schema.js'

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
  1640401: 'not-found', // no such path on the gateway
  2101163: 'not-found', // no such build
  2101038: 'not-found', // no such pipeline
  2101166: 'not-found', // no such stage
  2100024: 'permanent', // the token is not of this platform
  2100025: 'permanent', // the token has expired
  2100054: 'permanent', // no permission
  2101174: 'permanent',
  2101008: 'permanent',
  2101058: 'permanent', // the build is not of this pipeline
  2108008: 'permanent' // the log was cleaned up
}

/** The token is not of this platform, or has expired. */
const TOKEN_REFUSED = /^210002[45]$/

/** Why a pipeline takes no start, by the code that says so. ProcessMessageCode.kt */
const startRefusals: Readonly<Record<string, StartRefusal>> = {
  2101020: 'too often',
  2101021: 'not by hand',
  2101022: 'not by API',
  2101047: 'locked',
  2101049: 'queue full',
  2101080: 'project disabled',
  2101190: 'nothing released'
}

/** Where a request went: what the person who reads of its failure has given. */
export interface RequestPlace {
  api: Api
  endpoint: string
  projectId: string
  pipelineId: string
  /** What was asked: a stop or a start takes more than the right to view. */
  call?: Call | undefined
}

interface Failure extends RequestPlace {
  kind: FailureKind
  /** The HTTP status. */
  status: number
  code: string
  words: string
}

/** What to check, each with the failures for which it is said; the first that fits is said. */
const hints: readonly {fits: (failure: Failure) => boolean; hint: (failure: Failure) => Message}[] = [
  {
    fits: ({code}) => code === '1640401',
    hint: () => message('hint.bkci.gateway')
  },
  {
    fits: ({code}) => code === '1640301',
    hint: ({api}) => message('hint.bkci.api-permission', {api})
  },
  {
    fits: ({code}) => code === '1640302',
    hint: () => message('hint.bkci.runner-address')
  },
  {
    fits: ({api, status, code}) =>
      code.startsWith('16400') || (!isDirect(api) && (status === 401 || TOKEN_REFUSED.test(code))),
    hint: ({api}) => message('hint.bkci.gateway-login', {api})
  },
  {
    fits: ({api, status, code, words}) =>
      isDirect(api) &&
      (status === 401 || TOKEN_REFUSED.test(code) || /access_?token|^Verification failed/i.test(words)),
    hint: ({endpoint}) => message('hint.bkci.token', {url: tokenPage(endpoint)})
  },
  {
    fits: ({api, words}) => isDirect(api) && /do not have permission to access|bkapi jwt/i.test(words),
    hint: () => message('hint.bkci.gateway-only')
  },
  {
    fits: ({code}) => code === '2101058',
    hint: () => message('hint.bkci.other-pipeline')
  },
  {
    fits: ({code}) => code === '2108008',
    hint: () => message('hint.bkci.logs-expire')
  },
  {
    fits: ({kind}) => kind === 'not-found',
    hint: ({api}) => message('hint.bkci.not-found', {api})
  },
  {
    fits: ({call, code}) => call === 'start' && Object.hasOwn(startRefusals, code),
    hint: ({code}) => message('hint.bkci.start', {why: startRefusals[code] ?? 'locked'})
  },
  {
    fits: ({status, code}) => status === 403 || ['403', '2101174', '2100054', '2101008'].includes(code),
    hint: permissionHint
  },
  {
    fits: ({kind}) => kind === 'permanent',
    hint: () => message('hint.bkci.refused')
  }
]

function permissionHint({api, call, pipelineId, projectId}: Failure): Message {
  return message('hint.bkci.permission', {
    api,
    executes: call === 'stop' || call === 'start',
    // What is to be stopped was read before, by the same ids.
    idsAreRight: call === 'stop',
    pipelineId,
    projectId
  })
}

/**
 * Reads an error body: BK-CI's envelope, nginx's JSON (which has `result: true`), the gateway's JSON (which has a
 * `code` and no `status`), or the plain text of a filter.
 */
export function readError(answer: HttpAnswer): ErrorBody {
  const body = parseErrorBody(answer)
  if (body === undefined) {
    const line = answer.text.trim()
    return line.startsWith('<') || line === '' || line.length > 500 ? {} : {message: line}
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
export function vendorError(answer: HttpAnswer, body: ErrorBody, place: RequestPlace): RequestError {
  const kind = kindOf(answer.status, body)
  return answerError(answer, {
    ...body,
    kind,
    requestId: requestIdOf(answer),
    retryAfterMs: kind === 'throttled' ? limitResetOf(answer) : undefined,
    hint: hintFor(kind, answer.status, body, place)
  })
}

/** `status: 0` and nothing with it: this is how the platform answers for a thing that it does not have. */
export function noData(answer: HttpAnswer, place: RequestPlace): RequestError {
  return new RequestError(message('bkci.no-data'), {
    kind: 'not-found',
    label: 'no data',
    status: answer.status,
    requestId: requestIdOf(answer),
    hint: hintFor('not-found', answer.status, {}, place)
  })
}

function requestIdOf(answer: HttpAnswer): string | undefined {
  return header(answer, 'x-devops-rid') ?? header(answer, 'x-bkapi-request-id')
}

function kindOf(status: number, {code = '', message = ''}: ErrorBody): FailureKind {
  const byStatus = classifyStatus(status)
  // A 404 may pass whatever its code: what was made just now is not known everywhere yet.
  if (byStatus === 'not-found') return byStatus
  const byCode = Object.hasOwn(kinds, code) ? kinds[code] : undefined
  if (byCode !== undefined) return byCode
  // v4 has no code of its own for a build that it does not know.
  if (/invalid buildId/i.test(message) && (status === 400 || code === '400')) return 'not-found'
  if (byStatus !== 'ok') return byStatus
  const inner = Number(code)
  const byInner = inner >= 300 && inner <= 599 ? classifyStatus(inner) : 'ok'
  return byInner === 'ok' ? 'permanent' : byInner
}

function hintFor(
  kind: FailureKind,
  status: number,
  {code = '', message: words = ''}: ErrorBody,
  place: RequestPlace
): Message | undefined {
  const failure = {...place, kind, status, code, words}
  return hints.find(({fits}) => fits(failure))?.hint(failure)
}

/** When the gateway's limit is free again, in ms: a header of its own tells it in seconds. */
function limitResetOf(answer: HttpAnswer): number | undefined {
  const reset = header(answer, 'x-bkapi-ratelimit-reset')
  return reset !== undefined && /^[0-9]{1,3}$/.test(reset) ? parseRetryAfter(reset, undefined) : undefined
}

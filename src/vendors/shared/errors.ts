import type {HttpAnswer} from '../../http/exchange.js'
import {parseBody} from '../../http/json.js'
import {parseRetryAfter} from '../../http/status.js'
import {message, type Text} from '../../messages/message.js'
import {type FailureKind, RequestError} from '../../model/errors.js'

/** What an answer says of an error, as the platform wrote it. */
export interface ErrorBody {
  code?: string | undefined
  message?: string | undefined
  /** It says no more than that it failed. */
  isDenied?: boolean | undefined
}

/** What is known of an error beside the answer. */
export interface ErrorContext extends ErrorBody {
  kind: FailureKind
  requestId?: string | undefined
  /** The least pause that the platform asked for, where `Retry-After` does not say it, in ms. */
  retryAfterMs?: number | undefined
  hint?: Text | undefined
}

/** The error that an answer stands for: its status, the platform's code and message, the request id. */
export function answerError(answer: HttpAnswer, context: ErrorContext): RequestError {
  const {status} = answer
  const {kind, code, message: words, isDenied, requestId, hint} = context
  const isInOk = status >= 200 && status <= 299
  const head = message(isInOk ? 'failure.inside-ok' : 'failure.http-status', {status})
  // A code that is the status again says nothing.
  const own = [code === String(status) ? undefined : code, words].filter(Boolean).join(': ')
  const said = own || (isDenied ? message('failure.denied') : undefined)
  return new RequestError(message('failure.http', {head, said, requestId}), {
    kind,
    label: isInOk ? `error ${code ?? 'without code'}` : `HTTP ${status}`,
    status,
    code,
    vendorMessage: words,
    requestId,
    retryAfterMs:
      parseRetryAfter(header(answer, 'retry-after'), header(answer, 'date')) ?? context.retryAfterMs,
    hint
  })
}

/** The first value of a header, by its name in lower case. */
export function header({headers}: HttpAnswer, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** What an error has to say fits into so many characters. */
const LONGEST_ERROR = 256 * 1024

/** A body that may be a gateway's page as well as JSON; nothing where it is no JSON, or too long for an error. */
export function parseErrorBody(answer: Pick<HttpAnswer, 'text' | 'cut'>): unknown {
  if (answer.text.length > LONGEST_ERROR) return undefined
  try {
    return parseBody(answer)
  } catch {
    return undefined
  }
}

const VERDICTS = ['success', 'successful', 'result']

/** Whether an answer says of itself that it failed, whatever else is in it: in any of the fields that platforms have for that. */
export function deniesSuccess(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false
  const fields = body as Readonly<Record<string, unknown>>
  return VERDICTS.some(name => /^false$/i.test(String(Object.hasOwn(fields, name) ? fields[name] : '')))
}

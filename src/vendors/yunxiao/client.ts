import type {Http, HttpAnswer, HttpRequest} from '../../http/exchange.js'
import {readJson} from '../../http/json.js'
import {classifyStatus} from '../../http/status.js'
import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import {parseErrorBody} from '../shared/errors.js'
import {type Asked, type ReadError, readError, vendorError} from './errors.js'

const NOT_DONE = message('answer.not-done')

export interface ApiRequest extends Asked {
  method?: 'GET' | 'PUT' | 'POST'
  body?: unknown
  path: readonly string[]
  query?: Readonly<Record<string, string>>
  /**
   * What is expected: an object unless told otherwise. A text is JSON text or plain, and may be empty; `done` is the
   * answer of a call that changes something: `true`, or an object that says so. `id` may also be a number or a text alone.
   */
  form?: 'list' | 'either' | 'text' | 'done' | 'id'
  kind: HttpRequest['kind']
  signal: AbortSignal
}

/** The parsed body of a good answer, and its headers. */
export interface Good {
  body: unknown
  headers: HttpAnswer['headers']
}

/** Asks the API; all but a good answer is a `RequestError`. */
export type Client = (request: ApiRequest) => Promise<Good>

/**
 * The two editions of `/oapi/v1`: one header for the token, and the organization in the path of the central one.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/service-access-point-domain
 */
export function createClient(http: Http, token: string): Client {
  return async request => {
    const {method = 'GET', path, query, body, kind, signal} = request
    const answer = await http({
      method,
      path,
      ...(query && {query}),
      ...(body !== undefined && {body: JSON.stringify(body)}),
      headers: {'x-yunxiao-token': token, ...(body !== undefined && {'content-type': 'application/json'})},
      kind,
      signal
    })
    const byStatus = classifyStatus(answer.status)
    if (byStatus !== 'ok') {
      throw vendorError(answer, byStatus, readError(parseErrorBody(answer)), request)
    }
    return {body: await readGood(answer, request), headers: answer.headers}
  }
}

/** The body of an answer under HTTP 2xx. Throws `RequestError` for an error inside it, and for another form. */
async function readGood(answer: HttpAnswer, request: ApiRequest): Promise<unknown> {
  const {form} = request
  if (form === 'text') return readText(answer)
  const body = await readJson(answer)
  if (form === 'done' && (body === true || body === 'true')) return body
  if (form === 'id' && (typeof body === 'number' || typeof body === 'string')) return body
  const isList = Array.isArray(body)
  if (typeof body !== 'object' || body === null)
    throw badAnswer(form === 'done' ? NOT_DONE : message('answer.neither'))
  const error: ReadError = isList ? {failed: false} : readError(body)
  // HTTP 200 can carry an error all the same. What has a status may have a `code` that is none.
  if (error.failed || (error.code !== undefined && !('status' in body || 'state' in body))) {
    throw vendorError(answer, 'permanent', error, request)
  }
  if (form === 'done') {
    if ('success' in body && (body.success === true || body.success === 'true')) return body
    throw badAnswer(NOT_DONE)
  }
  if (form !== 'either' && isList !== (form === 'list')) {
    throw badAnswer(message(isList ? 'answer.list' : 'answer.object'))
  }
  return body
}

/** Some logs are declared JSON strings and come as plain text all the same. */
async function readText(answer: HttpAnswer): Promise<string> {
  const body = await readJson(answer).catch(() => undefined)
  return typeof body === 'string' ? body : answer.text
}

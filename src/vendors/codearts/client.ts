import type {Http, HttpAnswer, HttpRequest} from '../../http/client.js'
import {readJson} from '../../http/json.js'
import {classifyStatus} from '../../http/status.js'
import type {Asked} from '../../messages/en/words.js'
import {parseErrorBody} from '../shared/errors.js'
import type {Auth, Credentials} from './auth.js'
import {apiError, readError, readErrorInOk} from './errors.js'

/** One call of the API. */
export interface ApiRequest {
  path: readonly string[]
  query?: Readonly<Record<string, string>>
  /** Makes it a POST. One without fields is `{}`: the platform refuses a POST without JSON. */
  body?: unknown
  kind: HttpRequest['kind']
  signal: AbortSignal
  /** Fields of which a good answer has at least one. */
  good: readonly string[]
  /** Whether a body with an error in it is a good answer all the same. */
  isGood?: (body: unknown) => boolean
  /** Whether it does something, for which the right to view is not enough. */
  executes?: boolean
  /** Sent once, whatever the answer: also where its signature is refused for its time. */
  once?: boolean
  /** Inputs to check when the platform knows no such thing. */
  ids: Asked
}

/** Asks the API and answers the parsed body of a good answer. Throws `RequestError` for all else. */
export type Client = (request: ApiRequest) => Promise<unknown>

/**
 * Every try is signed anew. A request whose signature was refused for its time is sent once more, signed by the
 * platform's clock.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/cloudpipeline_api_0013.html
 */
export function createClient(http: Http, auth: Auth, credentials: Credentials): Client {
  const usesToken = 'token' in credentials
  const secrets = Object.values(credentials).filter((secret): secret is string => Boolean(secret))

  return async request => {
    let {answer, generation} = await send(http, auth, request)
    const {date} = answer.headers
    if (!request.once && auth.isWorthAnother({status: answer.status, date, text: answer.text}, generation)) {
      ;({answer} = await send(http, auth, request))
    }
    const {ids, executes = false} = request
    const context = {ids, executes, usesToken, credentials: secrets}
    if (classifyStatus(answer.status) !== 'ok') {
      throw apiError(answer, readError(parseErrorBody(answer)) ?? {}, context)
    }
    const body = await readJson(answer)
    if (request.isGood?.(body)) return body
    const error = readErrorInOk(body, request.good)
    if (error) throw apiError(answer, error, context)
    return body
  }
}

/** One try, and the generation of the clock by which it was signed. */
async function send(
  http: Http,
  auth: Auth,
  {path, query, body: fields, kind, signal}: ApiRequest
): Promise<{answer: HttpAnswer; generation: number}> {
  const body = fields === undefined ? undefined : JSON.stringify(fields)
  const method = body === undefined ? 'GET' : 'POST'
  let generation = auth.generation()
  const answer = await http({
    method,
    path,
    ...(query && {query}),
    ...(body !== undefined && {body}),
    // The clock may be corrected while this request waits for its turn.
    headers: url => {
      generation = auth.generation()
      return auth.headers(method, url, body)
    },
    kind,
    signal
  })
  return {answer, generation}
}

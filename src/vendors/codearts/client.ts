import type {Http, HttpAnswer, HttpRequest} from '../../http/exchange.js'
import {readJson} from '../../http/json.js'
import {classifyStatus} from '../../http/status.js'
import type {Asked} from '../../messages/en/words.js'
import {parseErrorBody} from '../shared/errors.js'
import type {AccessKeys} from './access-keys.js'
import type {Auth, Credentials} from './auth.js'
import {apiError, readError, readErrorInOk} from './errors.js'
import type {Sessions} from './sessions.js'

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
 * platform's clock, and one whose session was refused once more by another session.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/cloudpipeline_api_0013.html
 */
export function createClient(http: Http, auth: Auth, credentials: Credentials): Client {
  const sessions = 'sessions' in credentials ? credentials.sessions : undefined
  const by = 'token' in credentials ? 'token' : sessions ? 'agency' : 'keys'

  return async request => {
    const answer = await sendSigned(http, auth, sessions, request)
    const {ids, executes = false} = request
    const secrets = Object.values(sessions?.keys() ?? credentials).filter(
      secret => typeof secret === 'string'
    )
    const context = {ids, executes, by, credentials: secrets} as const
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

/** One request, sent again where another signature may be taken. */
async function sendSigned(
  http: Http,
  auth: Auth,
  sessions: Sessions | undefined,
  request: ApiRequest
): Promise<HttpAnswer> {
  await sessions?.ready(request.signal)
  let tried = await send(http, auth, sessions, request)
  if (request.once) return tried.answer
  const {status, headers, text} = tried.answer
  if (auth.isWorthAnother({status, date: headers.date, text}, tried.generation))
    tried = await send(http, auth, sessions, request)
  if (sessions === undefined || tried.keys === undefined) return tried.answer
  if (tried.answer.status === 401 && (await sessions.replace(tried.keys, request.signal)))
    tried = await send(http, auth, sessions, request)
  if (tried.keys && classifyStatus(tried.answer.status) === 'ok') sessions.accept(tried.keys)
  return tried.answer
}

/** One try, with the generation of the clock and the keys by which it was signed. */
async function send(
  http: Http,
  auth: Auth,
  sessions: Sessions | undefined,
  {path, query, body: fields, kind, signal}: ApiRequest
): Promise<{answer: HttpAnswer; generation: number; keys: AccessKeys | undefined}> {
  const body = fields === undefined ? undefined : JSON.stringify(fields)
  const method = body === undefined ? 'GET' : 'POST'
  let generation = auth.generation()
  let keys: AccessKeys | undefined
  const answer = await http({
    method,
    path,
    ...(query && {query}),
    ...(body !== undefined && {body}),
    // The clock may be corrected, and the session renewed, while this request waits for its turn.
    headers: url => {
      generation = auth.generation()
      keys = sessions?.keys()
      return auth.headers(method, url, body)
    },
    kind,
    signal
  })
  return {answer, generation, keys}
}

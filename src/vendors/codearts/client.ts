import type {Http, HttpAnswer, HttpRequest} from '../../http/client.js'
import {parseBody, parseJson} from '../../http/json.js'
import {classifyStatus} from '../../http/status.js'
import type {Auth, Credentials} from './auth.js'
import {readError, readErrorInOk, vendorError} from './errors.js'

export interface ApiRequest {
  path: readonly string[]
  query?: Readonly<Record<string, string>>
  /** Makes it a POST. One without fields is `{}`: the platform refuses a POST without JSON. */
  body?: unknown
  kind: HttpRequest['kind']
  signal: AbortSignal
  /** Fields of which a good answer has at least one. */
  good: readonly string[]
  /** Inputs to check when the platform knows no such thing. */
  ids: string
}

/** Asks the API and answers the parsed body of a good answer; all else is a `RequestError`. */
export type Client = (ask: ApiRequest) => Promise<unknown>

/**
 * Every try is signed anew. A signature that was refused for its time is made once more by the platform's clock.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/cloudpipeline_api_0013.html
 */
export function createClient(http: Http, auth: Auth, credentials: Credentials): Client {
  const usesToken = 'token' in credentials
  const secrets = Object.values(credentials).filter((secret): secret is string => Boolean(secret))

  const send = async (ask: ApiRequest): Promise<{answer: HttpAnswer; generation: number}> => {
    const body = ask.body === undefined ? undefined : JSON.stringify(ask.body)
    const method = body === undefined ? 'GET' : 'POST'
    let generation = auth.generation()
    const answer = await http({
      method,
      path: ask.path,
      ...(ask.query && {query: ask.query}),
      ...(body !== undefined && {body}),
      // The clock may be corrected while this request waits for its turn.
      headers: url => {
        generation = auth.generation()
        return auth.headers(method, url, body)
      },
      kind: ask.kind,
      signal: ask.signal
    })
    return {answer, generation}
  }

  return async ask => {
    let {answer, generation} = await send(ask)
    const {date} = answer.headers
    if (auth.isWorthAnother({status: answer.status, date, text: answer.text}, generation)) {
      ;({answer} = await send(ask))
    }
    const context = {ids: ask.ids, stops: ask.kind === 'stop', usesToken, credentials: secrets}
    if (classifyStatus(answer.status) !== 'ok') {
      throw vendorError(answer, readError(parseErrorBody(answer.text)) ?? {}, context)
    }
    const body = parseBody(answer)
    const error = readErrorInOk(body, ask.good)
    if (error) throw vendorError(answer, error, context)
    return body
  }
}

function parseErrorBody(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined // a gateway's page: the status alone has to do
  }
}

import type {Http, HttpRequest} from '../../http/exchange.js'
import {readJson} from '../../http/json.js'
import {classifyStatus} from '../../http/status.js'
import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import {deniesSuccess} from '../shared/errors.js'
import {parseAs, toNumber} from '../shared/schema.js'
import {type Api, addressOf, type Call, type Credentials, credentialsOf} from './api.js'
import {noData, type RequestPlace, readError, vendorError} from './errors.js'
import {Envelope} from './schema.js'

export interface ApiRequest {
  call: Call
  pipelineId: string
  buildId?: string | undefined
  /** Beside the ids and the credentials. */
  query?: Readonly<Record<string, string>> | undefined
  /** Filters, which v3 does not have. */
  choice?: Readonly<Record<string, string>> | undefined
  /** Of a start the variables, of a request about several builds their ids. */
  body?: Readonly<Record<string, string>> | readonly string[] | undefined
  kind: HttpRequest['kind']
  signal: AbortSignal
}

const POSTED: readonly Call[] = ['stop', 'start', 'batchStatus']

/** Asks the API and answers the `data` of a good answer; all else is a `RequestError`. */
export type Client = (request: ApiRequest) => Promise<unknown>

export interface ClientSettings {
  api: Api
  credentials: Credentials
  /** Base URL, for hints. */
  endpoint: string
  projectId: string
}

/**
 * One client for all values of `api`. Good is HTTP 2xx with `status` exactly the number 0, `data`, and nothing that denies
 * it.
 * https://github.com/ci-plugins/document/blob/master/reference/rest-api/read-before-use.md
 */
export function createClient(http: Http, {api, credentials, endpoint, projectId}: ClientSettings): Client {
  const {headers, query: identity} = credentialsOf(api, credentials)
  return async ({call, pipelineId, buildId, query, choice, body: fields = {}, kind, signal}) => {
    const place: RequestPlace = {api, endpoint, projectId, pipelineId, call}
    const address = addressOf(api, call, {projectId, pipelineId, buildId})
    const answer = await http({
      // A POST wants a body, even an empty one.
      ...(POSTED.includes(call) ? {method: 'POST', body: JSON.stringify(fields)} : {method: 'GET'}),
      path: address.path,
      query: {...address.query, ...query, ...(api !== 'direct-v3' && choice), ...identity},
      headers: {'content-type': 'application/json', ...headers},
      kind,
      signal
    })
    if (classifyStatus(answer.status) !== 'ok') throw vendorError(answer, readError(answer), place)
    const body = await readJson(answer)
    const parsed = parseAs(Envelope, body)
    if (!parsed.success) throw badAnswer(message('answer.no-object'))
    const {status, data, code} = parsed.data
    if (status !== 0 || deniesSuccess(body) || isError(code)) {
      // Without any code this is not the platform's error either, but an answer of another kind.
      if (typeof status !== 'number' && (code === undefined || code === null)) {
        throw badAnswer(message('answer.form', {form: 'status'}))
      }
      throw vendorError(answer, readError(answer), place)
    }
    if (data === undefined || data === null) throw noData(answer, place)
    return data
  }
}

/** The gateway has a code of its own beside the platform's status; 0 and 2xx are none. */
function isError(code: unknown): boolean {
  const number = toNumber(code) ?? 0
  return number !== 0 && classifyStatus(number) !== 'ok'
}

import type {Http, HttpAnswer} from '../../http/exchange.js'
import {readJson} from '../../http/json.js'
import {classifyStatus} from '../../http/status.js'
import {message} from '../../messages/message.js'
import {badAnswer, type FailureKind, type RequestError} from '../../model/errors.js'
import {answerError, parseErrorBody} from '../shared/errors.js'
import {readError} from './errors.js'
import type {Keyless} from './keyless.js'

/** The identity of a job, as GitHub signed it. */
export interface IdToken {
  jwt: string
  /** What it says of the job, for people. */
  claims: {sub: string; aud: string; iss: string}
}

// What the STS takes.
const LONGEST_TOKEN = 20_000
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/

/**
 * Asks for the job's identity token, which lives some minutes and may be asked for as often as wanted. `addSecret` gets it
 * first. Throws a `RequestError`. https://docs.github.com/en/actions/reference/security/oidc
 */
export async function requestIdToken(
  http: Http,
  {idToken: {path, query, key}, audience}: Keyless,
  addSecret: (secret: string) => void,
  signal: AbortSignal
): Promise<IdToken> {
  const answer = await http({
    method: 'GET',
    path,
    query: {...query, audience},
    headers: {authorization: `Bearer ${key}`},
    kind: 'status',
    signal
  })
  if (classifyStatus(answer.status) !== 'ok') throw refusal(answer)
  const body = await readJson(answer)
  const jwt = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined
  if (typeof jwt !== 'string' || jwt.length > LONGEST_TOKEN) throw badAnswer(message('codearts.odd-id-token'))
  addSecret(jwt)
  if (!JWT.test(jwt)) throw badAnswer(message('codearts.odd-id-token'))
  return {jwt, claims: claimsOf(jwt)}
}

function refusal(answer: HttpAnswer): RequestError {
  return answerError(answer, {
    ...readError(parseErrorBody(answer)),
    kind: finalKind(answer.status),
    hint: message('hint.codearts.id-token')
  })
}

/** What the status of a login means: a server that knows no such thing will not know it later. */
export function finalKind(status: number): FailureKind {
  const kind = classifyStatus(status)
  return kind === 'throttled' || kind === 'transient' ? kind : 'permanent'
}

function claimsOf(jwt: string): IdToken['claims'] {
  const claims = payloadOf(jwt)
  const text = (name: string) => {
    const value = [claims[name]].flat()[0]
    return typeof value === 'string' ? value : '?'
  }
  return {sub: text('sub'), aud: text('aud'), iss: text('iss')}
}

function payloadOf(jwt: string): Readonly<Record<string, unknown>> {
  try {
    const payload: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
    return Object(payload)
  } catch {
    return {}
  }
}

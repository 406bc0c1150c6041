import type {Http, HttpAnswer} from '../../http/exchange.js'
import {readJson} from '../../http/json.js'
import {classifyStatus} from '../../http/status.js'
import {type Message, message} from '../../messages/message.js'
import {badAnswer, type RequestError} from '../../model/errors.js'
import {answerError, header, parseErrorBody} from '../shared/errors.js'
import {readError} from './errors.js'
import {finalKind, type IdToken} from './id-token.js'
import type {Keyless} from './keyless.js'
import type {LoggedIn} from './sessions.js'

/** Shows in the audit log of the account who used the session. */
const SESSION_NAME = 'await-deploy'
const LONGEST_LIFE_MS = 12 * 3600_000
/** A clock that is wrong by less is right: answers take a while, and `Date` counts whole seconds. */
const PRECISION_MS = 60_000
// A key stands between commas in a header, and a token is a header: nothing in them may end either.
const ACCESS_KEY = /^[\w-]{8,128}$/
const SECRET = /^[!-~]{8,16384}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/**
 * Exchanges the job's identity token for a session of the agency. `addSecret` gets all of it first. `nowMs` is this machine's
 * clock, epoch ms. Throws a `RequestError`. https://support.huaweicloud.com/api-iam5/AssumeAgencyWithOIDC.html
 */
export async function assumeAgency(
  http: Http,
  keyless: Keyless,
  idToken: IdToken,
  {addSecret, nowMs, signal}: {addSecret: (secret: string) => void; nowMs: () => number; signal: AbortSignal}
): Promise<LoggedIn> {
  const answer = await http({
    method: 'POST',
    path: ['v5', 'agencies', 'assume-with-oidc'],
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({
      provider_urn: keyless.providerUrn,
      agency_urn: keyless.agencyUrn,
      agency_session_name: SESSION_NAME,
      id_token: idToken.jwt,
      duration_seconds: keyless.durationS
    }),
    kind: 'status',
    signal
  })
  if (classifyStatus(answer.status) !== 'ok') throw refusal(answer, keyless, idToken)
  const {access_key_id, secret_access_key, security_token, expiration} = credentialsIn(await readJson(answer))
  const found = [access_key_id, secret_access_key, security_token]
  for (const secret of found) if (isText(secret) && SECRET.test(secret)) addSecret(secret)
  if (!isText(access_key_id) || !ACCESS_KEY.test(access_key_id)) throw oddSession()
  if (!isText(secret_access_key) || !SECRET.test(secret_access_key)) throw oddSession()
  if (!isText(security_token) || !SECRET.test(security_token)) throw oddSession()
  return {
    keys: {accessKey: access_key_id, secretKey: secret_access_key, securityToken: security_token},
    lifeMs: lifeOf(expiration, answer, nowMs())
  }
}

function credentialsIn(body: unknown): Readonly<Record<string, unknown>> {
  const credentials = Object(Object(body).credentials)
  return Array.isArray(credentials) ? {} : credentials
}

/** What is left of a session, in ms, by the clock of whoever made it. */
function lifeOf(expiration: unknown, answer: HttpAnswer, nowMs: number): number {
  if (!isText(expiration) || !TIME.test(expiration)) throw oddSession()
  const aheadMs = Date.parse(header(answer, 'date') ?? '') - nowMs
  const now = nowMs + (Math.abs(aheadMs) > PRECISION_MS ? aheadMs : 0)
  const lifeMs = Date.parse(expiration) - now
  if (Number.isNaN(lifeMs)) throw oddSession()
  if (lifeMs <= 0) throw badAnswer(message('codearts.session-over'))
  return Math.min(lifeMs, LONGEST_LIFE_MS)
}

const isText = (value: unknown): value is string => typeof value === 'string'

function oddSession(): RequestError {
  return badAnswer(message('codearts.odd-session'))
}

function refusal(answer: HttpAnswer, keyless: Keyless, {claims}: IdToken): RequestError {
  const error = readError(parseErrorBody(answer))
  const hints: Readonly<Record<string, Message>> = {
    'STS5.1001': message('hint.codearts.trust-policy', claims),
    'STS5.2001': message('hint.codearts.audience', {...claims, audience: keyless.audience})
  }
  const kind = finalKind(answer.status)
  const known = Object.hasOwn(hints, error?.code ?? '') ? hints[error?.code ?? ''] : undefined
  return answerError(answer, {
    ...error,
    kind,
    requestId: header(answer, 'x-request-id'),
    hint: known ?? (kind === 'permanent' ? message('hint.codearts.login', claims) : undefined)
  })
}

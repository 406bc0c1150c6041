import {createVerify, type KeyObject, randomBytes} from 'node:crypto'
import type {Answer, PlatformRequest} from '../server/platform.js'
import {json} from './answers.js'

/** What was registered of an identity provider. */
export interface Provider {
  urn: string
  issuer: string
  clientIds: readonly string[]
  publicKey: KeyObject
}

export interface Agency {
  urn: string
  /** Its trust policy: the provider, and the subjects, in which `*` stands for any text. */
  trusts: {provider: string; subjects: readonly string[]}
  /** The longest session, in seconds. */
  longestS?: number
}

export interface StsOptions {
  provider: Provider
  agency: Agency
  /** The scenario time from which on the n-th session (from 1) is no longer taken; never unless given. */
  endsAt?: (n: number) => number
  /** How long the n-th session lives by what is said of it, in seconds; as asked for unless given. */
  livesS?: (n: number) => number
}

export interface IssuedKeys {
  accessKey: string
  secretKey: string
  securityToken: string
}

/** An STS, and the sessions that it gave. */
export interface Sts {
  issued: readonly (IssuedKeys & {endsAt: number})[]
  isAsked(request: PlatformRequest): boolean
  answer(request: PlatformRequest): Answer
}

/**
 * Huawei Cloud's STS as far as `AssumeAgencyWithOIDC` goes: it checks the token by signature, issuer, audience and time, and who
 * the trust policy lets in. Of its codes `STS5.1001` and `STS5.2001` are the platform's; nobody outside knows those for a token
 * that is malformed or out of date. https://support.huaweicloud.com/api-iam5/AssumeAgencyWithOIDC.html
 */
export function sts(options: StsOptions): Sts {
  const issued: (IssuedKeys & {endsAt: number})[] = []
  return {
    issued,
    isAsked: ({segments}) => segments.join('/').endsWith('v5/agencies/assume-with-oidc'),
    answer(request) {
      const asked = Object(json(request.body)) as Asked
      const claims = readToken(asked.id_token, options.provider.publicKey)
      const wrong = refuseForm(request, asked, options) ?? refuseToken(claims, options, request.receivedAt)
      if (wrong) return wrong
      const keys = newKeys()
      const n = issued.length + 1
      issued.push({...keys, endsAt: options.endsAt?.(n) ?? Number.POSITIVE_INFINITY})
      const lifeS = options.livesS?.(n) ?? asked.duration_seconds ?? 3600
      return {status: 200, body: assumed(asked, claims, keys, request.receivedAt + lifeS * 1000)}
    }
  }
}

interface Asked {
  provider_urn?: unknown
  agency_urn?: unknown
  agency_session_name?: unknown
  id_token?: unknown
  duration_seconds?: number
}

type Claims = Readonly<Record<string, unknown>> | undefined

function refuseForm(
  {method, headers}: PlatformRequest,
  asked: Asked,
  {provider, agency}: StsOptions
): Answer | undefined {
  const {duration_seconds: duration = 3600, agency_session_name: name} = asked
  if (method !== 'POST') return refused(404, 'APIGW.0101', 'The API does not exist')
  if (!/^application\/json\s*(?:;|$)/.test(headers['content-type'] ?? ''))
    return refused(400, 'APIGW.0106', 'Bad header enum: Content-Type')
  if (typeof name !== 'string' || !/^[A-Za-z0-9_+=,.@-]{2,128}$/.test(name))
    return refused(400, 'STS5.0001', 'invalid agency_session_name')
  if (!Number.isInteger(duration) || duration < 900 || duration > (agency.longestS ?? 43_200))
    return refused(400, 'STS5.0001', 'invalid duration_seconds')
  if (asked.provider_urn !== provider.urn) return refused(404, 'STS5.0002', 'the provider does not exist')
  // Whether there is such an agency is nobody's business who may not assume it.
  return asked.agency_urn === agency.urn ? undefined : denied()
}

function refuseToken(claims: Claims, {provider, agency}: StsOptions, nowMs: number): Answer | undefined {
  if (claims === undefined || claims.iss !== provider.issuer)
    return refused(400, 'STS5.2000', 'the id token is invalid')
  if (!(Number(claims.nbf) * 1000 <= nowMs && nowMs < Number(claims.exp) * 1000))
    return refused(400, 'STS5.2000', 'the id token has expired or is not yet valid')
  if (!provider.clientIds.includes(String(claims.aud)))
    return refused(400, 'STS5.2001', 'the audience of the id token is not a client id of the provider')
  const {provider: trusted, subjects} = agency.trusts
  const isTrusted = trusted === provider.urn && subjects.some(one => matches(one, String(claims.sub)))
  return isTrusted ? undefined : denied()
}

function denied(): Answer {
  return refused(
    403,
    'STS5.1001',
    'no identity-based policy allows the sts:agencies:assumeWithOIDC action, see encoded_authorization_message'
  )
}

function matches(pattern: string, text: string): boolean {
  const source = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${source.join('.*')}$`).test(text)
}

function readToken(token: unknown, key: KeyObject): Claims {
  if (typeof token !== 'string' || token.length < 4 || token.length > 20_000) return undefined
  const [head = '', payload = '', signature = ''] = token.split('.')
  const part = (text: string) => json(Buffer.from(text, 'base64url').toString()) as Claims
  const isSigned = createVerify('RSA-SHA256').update(`${head}.${payload}`).verify(key, signature, 'base64url')
  return isSigned && part(head)?.alg === 'RS256' ? part(payload) : undefined
}

function newKeys(): IssuedKeys {
  const letters = (count: number) => randomBytes(count).toString('hex').slice(0, count)
  return {
    accessKey: `HSTA${letters(16).toUpperCase()}`,
    secretKey: letters(40),
    securityToken: `hQpjbi1ub3J0aC00${randomBytes(450).toString('base64')}==`
  }
}

function assumed(asked: Asked, claims: Claims, keys: IssuedKeys, expiresMs: number): unknown {
  const [, account = '', name = ''] = /^iam::([^:]+):agency:(.+)$/.exec(String(asked.agency_urn)) ?? []
  const session = `${name}/${asked.agency_session_name}`
  return {
    source_identity: '',
    assumed_agency: {
      urn: `sts::${account}:assumed-agency:${session}`,
      id: `agency0000000000000000000000id:${asked.agency_session_name}`
    },
    credentials: {
      access_key_id: keys.accessKey,
      secret_access_key: keys.secretKey,
      security_token: keys.securityToken,
      expiration: new Date(expiresMs).toISOString()
    },
    subject_from_id_token: claims?.sub,
    audience: claims?.aud,
    provider: claims?.iss
  }
}

function refused(status: number, error_code: string, error_msg: string): Answer {
  const body = {error_code, error_msg, request_id: 'sim-sts'}
  const more = status === 403 ? {encoded_authorization_message: 'AQIDBAUGBwg'} : {}
  return {status, body: {...body, ...more}, headers: {'x-request-id': 'sim-sts'}}
}

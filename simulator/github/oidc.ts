import {createSign, generateKeyPairSync, type KeyObject, randomBytes, randomUUID} from 'node:crypto'
import type {Answer, PlatformRequest} from '../server/platform.js'

export const ISSUER = 'https://token.actions.githubusercontent.com'
const LIFE_S = 300

export interface OidcOptions {
  /** What the runner gives to the job, to ask with. */
  key: string
  /** Who the job is: `repo:example/shop:ref:refs/heads/main`. */
  sub: string
  /** Laid over what the tokens say. */
  claims?: Readonly<Record<string, unknown>>
}

export interface OidcIssuer {
  publicKey: KeyObject
  /** Path and query for `ACTIONS_ID_TOKEN_REQUEST_URL`; the path has an empty segment, as on GitHub's hosts. */
  path: string
  /** The tokens that were given, the oldest first. */
  issued: readonly string[]
  /** Whether a request asks for a token. */
  isAsked(request: PlatformRequest): boolean
  answer(request: PlatformRequest): Answer
}

let pair: {publicKey: KeyObject; privateKey: KeyObject} | undefined

/** GitHub's endpoint that gives a job its identity token, signed as GitHub's are. */
export function oidcIssuer({key, sub, claims = {}}: OidcOptions): OidcIssuer {
  pair ??= generateKeyPairSync('rsa', {modulusLength: 2048})
  const {publicKey, privateKey} = pair
  const issued: string[] = []
  const place = `idtoken/${randomUUID()}/${randomUUID()}`
  return {
    publicKey,
    path: `/78//${place}?api-version=2.0`,
    issued,
    isAsked: ({segments}) => segments.includes('idtoken'),
    answer({method, segments, query, headers, receivedAt}) {
      if (method !== 'GET' || segments.join('/') !== `78//${place}` || query.get('api-version') !== '2.0')
        return refused(404, 'Page not found')
      if (headers.authorization !== `Bearer ${key}`)
        return refused(401, 'The token is not valid for this job')
      const audience = query.get('audience')
      const at = Math.floor(receivedAt / 1000)
      const token = signed(
        {
          jti: randomUUID(),
          sub,
          aud: audience ?? 'https://github.com/example',
          iss: ISSUER,
          repository: 'example/shop',
          runner_environment: 'github-hosted',
          iat: at,
          nbf: at - LIFE_S,
          exp: at + LIFE_S,
          ...claims
        },
        privateKey
      )
      issued.push(token)
      return {status: 200, body: {count: token.length, value: token}}
    }
  }
}

function refused(status: number, message: string): Answer {
  return {status, body: {$id: '1', innerException: null, message, typeKey: 'Exception', errorCode: 0}}
}

function signed(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const kid = randomBytes(16).toString('hex')
  const text = `${part({typ: 'JWT', alg: 'RS256', kid})}.${part(claims)}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`
}

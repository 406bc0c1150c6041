import {createHash, createHmac} from 'node:crypto'
import type {Answer, PlatformRequest} from '../server/platform.js'

interface AccessKeys {
  accessKey: string
  secretKey: string
  securityToken?: string | undefined
}

export type CodeartsKeys =
  | {token: string}
  | AccessKeys
  /** Those that an STS gave, each with the scenario time of its end. */
  | {issued: readonly (AccessKeys & {endsAt: number})[]}

const LONGEST_SKEW_MS = 15 * 60_000

/**
 * What the gateway says to a request that it does not trust; nothing when it does. The signature is made again
 * from what came over the wire. `nowMs` is the platform's clock, epoch ms.
 */
export function refuse(request: PlatformRequest, keys: CodeartsKeys, nowMs: number): Answer | undefined {
  const {headers} = request
  if ('token' in keys) {
    if (headers['x-auth-token'] === keys.token) return undefined
    return wrong(headers['x-auth-token'] === undefined ? 'token is missing' : 'decrypt token fail')
  }
  const given = /^SDK-HMAC-SHA256 Access=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? ''
  )
  if (!given) return wrong('authorization header is missing or malformed')
  const [, ak, names = '', signature] = given
  const known = 'issued' in keys ? keys.issued.find(one => one.accessKey === ak) : keys
  if (known === undefined || ak !== known.accessKey) return wrong(`ak ${ak} not exist`)
  if ('endsAt' in known && request.now >= Number(known.endsAt)) return wrong('the security token has expired')
  const {securityToken, secretKey} = known
  const signed = names.split(';')
  // The documentation asks for `host` too; Huawei's own client in Go signs without it.
  if (!signed.includes('x-sdk-date')) return wrong('x-sdk-date must be signed')
  if ((headers['x-security-token'] ?? undefined) !== securityToken) return wrong('security token is wrong')
  if (securityToken !== undefined && !signed.includes('x-security-token'))
    return wrong('security token not signed')

  const date = String(headers['x-sdk-date'] ?? '')
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (Number.isNaN(at)) return wrong('x-sdk-date is malformed')
  if (Math.abs(nowMs - at) > LONGEST_SKEW_MS) {
    const server = new Date(nowMs).toISOString().replace(/[-:]|\.\d{3}/g, '')
    return wrong(`calc aksk signature fail:signature expired, signature time:${date},server time:${server}`)
  }
  const canonical = canonicalRequest(request, signed)
  const toSign = `SDK-HMAC-SHA256\n${date}\n${createHash('sha256').update(canonical).digest('hex')}`
  const expected = createHmac('sha256', secretKey).update(toSign).digest('hex')
  if (signature === expected) return undefined
  return wrong(`verify aksk signature fail, canonicalRequest:${canonical.replaceAll('\n', '|')}`)
}

function canonicalRequest(request: PlatformRequest, signed: readonly string[]): string {
  const path = `/${request.segments.map(percent).join('/')}`
  const query = [...request.query]
    .map(([key, value]) => `${percent(key)}=${percent(value)}`)
    .sort()
    .join('&')
  const headers = signed.map(name => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('')
  const hash = createHash('sha256').update(request.body).digest('hex')
  return [
    request.method,
    path.endsWith('/') ? path : `${path}/`,
    query,
    headers,
    signed.join(';'),
    hash
  ].join('\n')
}

function percent(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

function wrong(what: string): Answer {
  return {
    status: 401,
    body: {
      error_msg: `Incorrect IAM authentication information: ${what}`,
      error_code: 'APIGW.0301',
      request_id: 'sim-auth'
    }
  }
}

import {createHash, createHmac} from 'node:crypto'
import type {AccessKeys} from './access-keys.js'
import type {Sessions} from './sessions.js'

export type Credentials = {token: string} | AccessKeys | {sessions: Sessions}

export interface Unsigned {
  method: string
  url: URL
  /** All of them are signed; `host` is added. */
  headers: Readonly<Record<string, string>>
  body?: string | undefined
}

/** What a request needs so that the platform knows who asks. */
export interface Auth {
  /** The headers of one try; AK/SK sign each anew. */
  headers(method: string, url: URL, body?: string): Record<string, string>
  /** Grows by one with each correction of the clock. */
  generation(): number
  /**
   * Whether a refused request is worth signing anew: its signature was refused for its time. Learns the platform's time
   * from the refusal, each time that it differs from the corrected clock; where it does not, only requests that were
   * signed before the last correction are worth another try.
   */
  isWorthAnother(
    refusal: {status: number; date?: string | undefined; text: string},
    generation: number
  ): boolean
}

/** A skew that is the reason for a refusal that does not name one. Signatures are good for 15 min. */
const SUSPICIOUS_SKEW_MS = 5 * 60_000
/** A clock that was corrected is right by this much: answers take a while, and `Date` counts whole seconds. */
const PRECISION_MS = 60_000

/** `now` answers epoch ms by this machine's clock. */
export function createAuth(credentials: Credentials, now: () => number = Date.now): Auth {
  let offsetMs = 0
  let corrections = 0
  return {
    headers(method, url, body) {
      const json: Record<string, string> = body === undefined ? {} : {'content-type': 'application/json'}
      if ('token' in credentials) return {...json, 'x-auth-token': credentials.token}
      const {accessKey, secretKey, securityToken} =
        'sessions' in credentials ? credentials.sessions.keys() : credentials
      const headers: Record<string, string> = {...json, 'x-sdk-date': sdkDate(now() + offsetMs)}
      if (securityToken !== undefined) headers['x-security-token'] = securityToken
      return {
        ...headers,
        authorization: sign({method, url, headers, body}, accessKey, secretKey).authorization
      }
    },
    generation: () => corrections,
    isWorthAnother({status, date, text}, generation) {
      if ('token' in credentials || status !== 401) return false
      if (generation < corrections) return true
      const skewMs = skewOf(text, date, now() + offsetMs)
      if (skewMs === undefined) return false
      if (corrections > 0 && Math.abs(skewMs) <= PRECISION_MS) return false
      offsetMs += skewMs
      corrections++
      return true
    }
  }
}

/**
 * Signs a request by SDK-HMAC-SHA256. Unlike AWS there is no derived key, and the path ends in a slash.
 * https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-003.html
 */
export function sign(
  {method, url, headers, body = ''}: Unsigned,
  accessKey: string,
  secretKey: string
): {authorization: string; signature: string; canonicalHash: string} {
  const all = Object.entries({...headers, host: url.host})
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([a], [b]) => byCodeUnit(a, b))
  const signed = all.map(([name]) => name).join(';')
  const canonical = [
    method,
    canonicalPath(url.pathname),
    canonicalQuery(url.searchParams),
    ...all.map(([name, value]) => `${name}:${value}`),
    '',
    signed,
    sha256(body)
  ].join('\n')
  const canonicalHash = sha256(canonical)
  const date = all.find(([name]) => name === 'x-sdk-date')?.[1] ?? ''
  const signature = createHmac('sha256', secretKey)
    .update(`SDK-HMAC-SHA256\n${date}\n${canonicalHash}`)
    .digest('hex')
  const authorization = `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${signed}, Signature=${signature}`
  return {authorization, signature, canonicalHash}
}

/** Epoch ms as `YYYYMMDDTHHMMSSZ`. */
export function sdkDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.[0-9]{3}/g, '')
}

/** Keys and values percent-encoded by RFC 3986, sorted by key; an empty value keeps its `=`. */
export function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .sort(([a, x], [b, y]) => byCodeUnit(a, b) || byCodeUnit(x, y))
    .map(([key, value]) => `${encode(key)}=${encode(value)}`)
    .join('&')
}

function canonicalPath(path: string): string {
  const encoded = path
    .split('/')
    .map(segment => encode(decodeSegment(segment)))
    .join('/')
  return encoded.endsWith('/') ? encoded : `${encoded}/`
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // a percent sign of its own, in the path of an endpoint that was given
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * How far the platform's clock is ahead of ours in ms, where that is why it refused: it says so, or its `Date` is more
 * than 5 min from ours. Nothing otherwise.
 */
function skewOf(text: string, date: string | undefined, nowMs: number): number | undefined {
  const byDate = date === undefined ? Number.NaN : Date.parse(date) - nowMs
  const saysSo = /signature expired|server time/i.test(text)
  if (!Number.isNaN(byDate)) return saysSo || Math.abs(byDate) > SUSPICIOUS_SKEW_MS ? byDate : undefined
  if (!saysSo) return undefined
  const server = readClock(/server time:\s*([0-9T: -]+Z?)/i.exec(text)?.[1])
  return server === undefined ? 0 : server - nowMs
}

/** `20211217T065804Z` and its spellings with `-`, `:` and a space; UTC. */
function readClock(text: string | undefined): number | undefined {
  const digits = (text ?? '').replace(/[^0-9]/g, '')
  const parts = /^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})$/.exec(digits)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts.map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
}

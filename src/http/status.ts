import type {FailureKind} from '../model/errors.js'

const LONGEST_RETRY_AFTER_MS = 120_000
const TRANSIENT = new Set([408, 425])

/** What an HTTP status means; `ok` for 2xx. A platform's own error code may move an answer to another class. */
export function classifyStatus(status: number): FailureKind | 'ok' {
  if (status >= 200 && status <= 299) return 'ok'
  if (status === 429) return 'throttled'
  if (status === 404) return 'not-found'
  if (TRANSIENT.has(status)) return 'transient'
  if (status >= 500 && status <= 599 && status !== 501 && status !== 505) return 'transient'
  return 'permanent'
}

const WHOLE = new Set([200, 201, 203, 204])

/**
 * Whether what comes with a status of 2xx is the whole answer (RFC 9110, 15.3). It is not where the answer is still to
 * come (202), and where it is a part (206), one of several (207) or a difference (226).
 */
export function isWhole(status: number): boolean {
  return WHOLE.has(status)
}

/**
 * `Retry-After` (RFC 9110, 10.2.3) in ms, at most 120 s: seconds, or a date taken relative to the answer's own
 * `Date` header, since our clock may be wrong. `undefined` for garbage. Digits are tried first: to `Date.parse`
 * the text `120` is a year.
 */
export function parseRetryAfter(value: string | undefined, date: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^[0-9]+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_RETRY_AFTER_MS)
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined
  const at = Date.parse(text)
  const from = date === undefined ? Number.NaN : Date.parse(date)
  const ms = at - (Number.isNaN(from) ? Date.now() : from)
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS)
}

/** Certificates and handshakes do not heal by waiting. */
export function isTlsFault(code: string): boolean {
  return /^(CERT_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|EPROTO$)/.test(
    code
  )
}

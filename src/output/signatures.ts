import type {HttpRequest} from '../http/exchange.js'

// A signature proves one request alone, and only for some minutes.
const MOST_SIGNATURES = 1000
const LENGTH = 64
// A signature is redacted only where it is named: the same 64 digits elsewhere are a hash of something else.
const NAMED = /(signature[^\w\n]{1,8})([0-9a-f]{64})(?![0-9a-f])/gi

/** The signatures that went out last, in lower-case hex. */
const sent = new Set<string>()

/** Where something stands in a text: from the first offset up to the second. */
export type Span = [from: number, to: number]

/** The same request, whose signature is remembered for `redact`, should the platform repeat what it was sent. */
export function rememberingSignature(request: HttpRequest): HttpRequest {
  const {headers} = request
  if (typeof headers !== 'function') return request
  return {
    ...request,
    headers(url) {
      const own = headers(url)
      addSignature(own.authorization ?? '')
      return own
    }
  }
}

/** Remembers the signature (hex) in an `authorization` header that goes out. */
export function addSignature(authorization: string): void {
  const signature = /\bSignature=([0-9a-f]{64})$/.exec(authorization)?.[1]
  if (signature === undefined) return
  sent.add(signature)
  if (sent.size > MOST_SIGNATURES) sent.delete(sent.values().next().value ?? '')
}

/** The length of the longest signature that is remembered; 0 before the first one. */
export function longestSignature(): number {
  return sent.size > 0 ? LENGTH : 0
}

/** Where remembered signatures stand in a text. */
export function signatureSpans(text: string): Span[] {
  const spans: Span[] = []
  if (sent.size === 0) return spans
  for (const {0: all, 2: hex = '', index} of text.matchAll(NAMED)) {
    const end = index + all.length
    if (isSent(hex)) spans.push([end - hex.length, end])
  }
  return spans
}

function isSent(hex: string): boolean {
  return sent.has(hex.toLowerCase())
}

import {type Message, message, type Text} from '../messages/message.js'
import {codeOf, RequestError} from '../model/errors.js'
import {ForbiddenAddressError} from './lookup.js'
import {isTlsFault} from './status.js'

/** The server or proxy that a connection was meant to reach, for errors. */
export interface Peer {
  name: Text
  /** The input or variable that names the peer. */
  setting: string
  /** What the reader can check when the peer was not reached. */
  check: Text
}

export function endpointPeer(endpoint: URL, proxyHost: string | undefined): Peer {
  return {
    name:
      proxyHost === undefined
        ? endpoint.host
        : message('peer.through-proxy', {host: endpoint.host, proxy: proxyHost}),
    setting: 'endpoint',
    check: message('hint.endpoint')
  }
}

/** What a broken connection means. A programming error is not the network's fault: it is thrown unchanged. */
export function connectionError(error: unknown, peer: Peer): RequestError {
  if (error instanceof RequestError) return error
  if (error instanceof ForbiddenAddressError) {
    return new RequestError(error.text, {
      kind: 'permanent',
      label: 'refused address',
      unsent: true,
      hint: message('hint.address')
    })
  }
  if (error instanceof TypeError || error instanceof RangeError) throw error
  const code = codeOf(error) ?? 'no code'
  const isTls = isTlsFault(code)
  return new RequestError(message(isTls ? 'failure.tls' : 'failure.connection', {peer: peer.name, code}), {
    kind: isTls ? 'permanent' : 'transient',
    label: code,
    ...(isBeforeSending(code) && {unsent: true}),
    hint: isTls ? tlsHint(code, peer.setting) : peer.check
  })
}

/** Whether a connection failed in a way that is only possible before anything is sent on it. */
function isBeforeSending(code: string): boolean {
  return /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|UNABLE_TO_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/.test(
    code
  )
}

function tlsHint(code: string, setting: string): Message {
  if (/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(code)) {
    return message('hint.certificate-expired')
  }
  if (/ALTNAME|HOSTNAME/.test(code)) {
    return message('hint.certificate-names', {setting})
  }
  return message('hint.certificate', {setting})
}

export function tooLarge(bytes: number): RequestError {
  return new RequestError(message('failure.too-large', {mib: bytes / 1024 / 1024}), {
    kind: 'permanent',
    label: 'answer too large'
  })
}

export function timeoutError(ms: number): RequestError {
  return new RequestError(message('failure.no-answer', {ms}), {
    kind: 'transient',
    label: 'request timeout'
  })
}

export function redirectError(status: number, location: string | undefined, from: URL): RequestError {
  let target: string | undefined
  try {
    if (location) target = new URL(location, from).host
  } catch {
    // An address that cannot be read is named no more than one that is missing.
  }
  return new RequestError(message('failure.redirect', {status, target}), {
    kind: 'permanent',
    label: `HTTP ${status}`,
    status,
    hint: message('hint.redirect')
  })
}

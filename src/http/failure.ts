import {codeOf, RequestError} from '../model/errors.js'
import {ForbiddenAddressError} from './lookup.js'
import {isTlsFault} from './status.js'

/** The server or proxy that a connection was meant to reach, for errors. */
export interface Peer {
  name: string
  /** The input or variable that names the peer. */
  setting: string
  /** What the reader can check when the peer was not reached. */
  check: string
}

export function endpointPeer(endpoint: URL, proxyHost: string | undefined): Peer {
  return {
    name: proxyHost === undefined ? endpoint.host : `${endpoint.host} through the proxy ${proxyHost}`,
    setting: 'endpoint',
    check:
      'check endpoint, and that this runner may reach it: an instance can be closed to the public network, or have a list of allowed addresses'
  }
}

/** What a broken connection means. A programming error is not the network's fault: it is thrown unchanged. */
export function connectionError(error: unknown, peer: Peer): RequestError {
  if (error instanceof RequestError) return error
  if (error instanceof ForbiddenAddressError) {
    return new RequestError(error.message, {
      kind: 'permanent',
      label: 'refused address',
      hint: 'check endpoint'
    })
  }
  if (error instanceof TypeError || error instanceof RangeError) throw error
  const code = codeOf(error) ?? 'no code'
  const isTls = isTlsFault(code)
  return new RequestError(`the ${isTls ? 'TLS ' : ''}connection to ${peer.name} failed (${code})`, {
    kind: isTls ? 'permanent' : 'transient',
    label: code,
    hint: isTls ? tlsHint(code, peer.setting) : peer.check
  })
}

function tlsHint(code: string, setting: string): string {
  if (/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(code)) {
    return 'its certificate has expired or is not yet valid: have it renewed there, or set the clock of this runner right'
  }
  if (/ALTNAME|HOSTNAME/.test(code)) {
    return `its certificate is for other names: check that ${setting} has one of them`
  }
  return `check ${setting}, and give ca-file where the platform, or a proxy on the way, has a certificate of its own`
}

export function tooLarge(bytes: number): RequestError {
  return new RequestError(`the answer was larger than ${bytes / 1024 / 1024} MiB`, {
    kind: 'permanent',
    label: 'answer too large'
  })
}

export function timeoutError(ms: number): RequestError {
  return new RequestError(`no whole answer within ${ms / 1000} s`, {
    kind: 'transient',
    label: 'request timeout'
  })
}

export function redirectError(status: number, location: string | undefined, from: URL): RequestError {
  let target = 'nowhere'
  try {
    if (location) target = new URL(location, from).host || 'nowhere'
  } catch {
    target = 'an unreadable address'
  }
  return new RequestError(`HTTP ${status}: a redirect to ${target}, which is not followed`, {
    kind: 'permanent',
    label: `HTTP ${status}`,
    status,
    hint: 'check endpoint: it must be the address of the API itself, not of a login page or a moved host'
  })
}

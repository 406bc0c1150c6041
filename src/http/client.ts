import type {IncomingHttpHeaders, IncomingMessage, RequestOptions} from 'node:http'
import {rootCertificates} from 'node:tls'
import {gunzipSync, inflateSync} from 'node:zlib'
import {HttpClient} from '@actions/http-client'
import {getProxyUrl} from '@actions/http-client/lib/proxy'
import {badAnswer, RequestError} from '../errors.js'
import {abortable, deadline} from '../time.js'
import {ForbiddenAddressError, guardedLookup} from './address.js'
import {isTlsFault} from './retry.js'
import type {SlotKind, Slots} from './slots.js'

const MAX_BODY_BYTES = 16 * 1024 * 1024

export interface HttpSettings {
  /** Base URL; every request stays on its origin. */
  endpoint: URL
  /** Certificates (PEM) trusted in addition to the usual ones. */
  ca?: string | undefined
  /** For connect, headers and body together, in ms. */
  requestTimeoutMs: number
  slots: Slots
}

export interface HttpRequest {
  method: 'GET' | 'PUT' | 'POST'
  /** Path segments below the endpoint, not yet encoded. */
  path: readonly string[]
  query?: Readonly<Record<string, string>>
  /** As a function where they sign the request: it is asked anew for each request, with the URL that goes out. */
  headers: Readonly<Record<string, string>> | ((url: URL) => Readonly<Record<string, string>>)
  body?: string
  /** `stop` asks the platform to stop what is waited for; it goes before logs, as a look does. */
  kind: SlotKind | 'stop'
  signal: AbortSignal
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** The whole body as UTF-8, without byte order mark. */
  text: string
}

/** One request, one whole answer of any status, or a `RequestError`. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>

/**
 * A client for one endpoint. The package makes connection, proxy and request; redirects, retries, body and time are
 * ours: one deadline over all three phases, a bounded body, and nothing is ever sent to another origin.
 */
export function createHttp(settings: HttpSettings): Http {
  const ca = settings.ca === undefined ? undefined : [...rootCertificates, settings.ca]
  return request =>
    settings.slots(request.kind === 'log' ? 'log' : 'status', request.signal, async () => {
      const {requestTimeoutMs} = settings
      const limit = deadline(requestTimeoutMs, request.signal, () => timeoutError(requestTimeoutMs))
      try {
        return await exchange(settings.endpoint, request, limit.signal, ca)
      } catch (error) {
        if (limit.signal.aborted) throw limit.signal.reason
        throw asRequestError(error, settings.endpoint)
      } finally {
        limit.release()
      }
    })
}

/** The URL of a path below the endpoint; every segment percent-encoded, and never a dot segment. */
export function buildUrl(
  endpoint: URL,
  path: readonly string[],
  query: Readonly<Record<string, string>> = {}
): URL {
  if (
    path.some(
      segment => segment === '' || segment === '.' || segment === '..' || /\p{Surrogate}/u.test(segment)
    )
  ) {
    // Ids come from the platform too: one that is no name for a path must not become another path.
    throw new RequestError('an id is empty or dots, which is no name in a path', {
      kind: 'permanent',
      label: 'odd id'
    })
  }
  const base = endpoint.pathname.replace(/(?<!\/)\/+$/, '')
  // A colon is plain in a path, and some platforms have verbs behind one.
  const tail = path.map(segment => encodeURIComponent(segment).replaceAll('%3A', ':')).join('/')
  // Set as a path: put before the origin, a path that begins with two slashes would name another host.
  const url = new URL(endpoint.origin)
  url.pathname = `${base}/${tail}`
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url
}

async function exchange(
  endpoint: URL,
  request: HttpRequest,
  signal: AbortSignal,
  ca: readonly string[] | undefined
): Promise<HttpAnswer> {
  const url = buildUrl(endpoint, request.path, request.query)
  const client = new HttpClient('await-deploy', [connection(url, signal, ca)], {
    allowRedirects: false,
    allowRetries: false,
    socketTimeout: 2 ** 31 - 1 // the package's own idle limit ends a socket politely and leaves the body hanging
  })
  try {
    const own = typeof request.headers === 'function' ? request.headers(url) : request.headers
    const headers = {accept: 'application/json', 'accept-encoding': 'identity', ...own}
    const sent = client.request(request.method, url.href, request.body ?? null, headers)
    // A proxy that never answers CONNECT leaves the request without a socket: only the race ends that.
    const {message} = await abortable(sent, signal)
    const status = message.statusCode ?? 0
    if (status >= 300 && status <= 399) {
      message.destroy()
      throw redirectError(status, message.headers.location, url)
    }
    return {status, headers: message.headers, text: await abortable(readBody(message), signal)}
  } finally {
    client.dispose()
  }
}

/** What the package leaves out, added to each request's options by its own hook. */
function connection(url: URL, signal: AbortSignal, ca: readonly string[] | undefined) {
  return {
    prepareRequest(options: RequestOptions & {ca?: readonly string[]}): void {
      options.signal = signal
      options.host = url.hostname.replace(/^\[|\]$/g, '')
      options.headers = {...options.headers, host: url.host}
      // A proxy resolves the name itself; a tunnel reads TLS settings from its agent.
      if (!getProxyUrl(url)?.hostname) options.lookup = guardedLookup as NonNullable<RequestOptions['lookup']>
      if (ca === undefined) return
      options.ca = ca
      const {agent} = options as {agent?: {options?: object}}
      if (agent?.options) Object.assign(agent.options, {ca})
    },
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('no authentication handler'))
  }
}

/** The whole body or an error: a connection that ends too early rejects. */
async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MAX_BODY_BYTES) throw tooLarge()
      chunks.push(chunk)
    }
  } finally {
    message.destroy()
  }
  if (!message.complete) throw badAnswer('was cut off')
  const body = decode(Buffer.concat(chunks), message.headers['content-encoding'])
  return new TextDecoder().decode(body)
}

/** We ask for no compression; some gateways compress all the same. */
function decode(body: Buffer, encoding = 'identity'): Buffer {
  try {
    if (/^(x-)?gzip$/i.test(encoding)) return gunzipSync(body, {maxOutputLength: MAX_BODY_BYTES})
    if (/^deflate$/i.test(encoding)) return inflateSync(body, {maxOutputLength: MAX_BODY_BYTES})
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge()
    throw badAnswer('was compressed, and cut off or damaged')
  }
  if (!/^identity$/i.test(encoding)) throw badAnswer('had an unknown compression')
  return body
}

function tooLarge(): RequestError {
  return new RequestError(`the answer was larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB`, {
    kind: 'permanent',
    label: 'answer too large'
  })
}

function timeoutError(ms: number): RequestError {
  return new RequestError(`no whole answer within ${ms / 1000} s`, {
    kind: 'transient',
    label: 'request timeout'
  })
}

function redirectError(status: number, location: string | undefined, from: URL): RequestError {
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

function asRequestError(error: unknown, endpoint: URL): RequestError {
  if (error instanceof RequestError) return error
  if (error instanceof ForbiddenAddressError) {
    return new RequestError(error.message, {
      kind: 'permanent',
      label: 'refused address',
      hint: 'check endpoint'
    })
  }
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code'
  if (isTlsFault(code)) {
    return new RequestError(`the TLS connection to ${endpoint.host} failed (${code})`, {
      kind: 'permanent',
      label: code,
      hint: 'check endpoint, and give ca-file where the platform has a certificate of its own'
    })
  }
  // Programming errors are not the network's fault and must not be retried as such.
  if (error instanceof TypeError || error instanceof RangeError) throw error
  return new RequestError(`the connection to ${endpoint.host} failed (${code})`, {
    kind: 'transient',
    label: code,
    hint: 'check endpoint, and that this runner may reach it: an instance can be closed to the public network, or have a list of allowed addresses'
  })
}

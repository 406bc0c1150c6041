import http, {type ClientRequest, type IncomingHttpHeaders, type IncomingMessage} from 'node:http'
import https from 'node:https'
import {gunzipSync, inflateSync} from 'node:zlib'
import {HttpClient} from '@actions/http-client'
import {badAnswer, codeOf, RequestError} from '../model/errors.js'
import {abortable, deadline} from '../util/timers.js'
import {type Agents, type Connections, createConnections, type SentOptions} from './connections.js'
import {connectionError, endpointPeer, redirectError, timeoutError, tooLarge} from './failure.js'
import {guardedLookup} from './lookup.js'
import {addressOf, proxyFor, proxyPeer, proxyRefusal} from './proxy.js'
import type {SlotKind, Slots} from './slots.js'

const MAX_BODY_BYTES = 16 * 1024 * 1024
// Idle limits, the package's own and those of agents, end a request without a cause, or hang: none is ever reached.
const NEVER_MS = 2 ** 31 - 1
const client = new HttpClient('await-deploy', [], {socketTimeout: NEVER_MS})

export interface HttpSettings {
  /** Base URL; every request stays on its origin. */
  endpoint: URL
  /** Certificates (PEM) trusted in addition to the usual ones. */
  ca?: readonly string[] | undefined
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
  /**
   * What is asked for a log only reads: it may go out twice where a connection is used again. `stop` asks the platform
   * to stop what is waited for; it goes before logs, as a look does.
   */
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
 * A client for one endpoint. The package makes the request; connection, proxy, redirects, retries, body and time are
 * ours: one deadline over all phases, a bounded body, and nothing is ever sent to another origin. A request for a
 * status has a connection of its own, so that nothing left of another answer can be taken for a verdict.
 */
export function createHttp(settings: HttpSettings): Http {
  const connections = createConnections(settings.ca)
  return request =>
    settings.slots(request.kind === 'log' ? 'log' : 'status', request.signal, async () => {
      const {requestTimeoutMs} = settings
      const limit = deadline(requestTimeoutMs, request.signal, () => timeoutError(requestTimeoutMs))
      try {
        return await exchange(settings.endpoint, request, limit.signal, connections)
      } catch (error) {
        throw limit.signal.aborted ? limit.signal.reason : error
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
  {fresh, kept}: Connections
): Promise<HttpAnswer> {
  const url = buildUrl(endpoint, request.path, request.query)
  const proxy = proxyFor(url)
  // Of plain http a proxy gets the request itself, of https it sees a tunnel.
  const forwards = proxy !== undefined && url.protocol === 'http:'
  const peer = forwards ? proxy.url : url
  let sent: ClientRequest | undefined

  const send = async (agents: Agents): Promise<IncomingMessage> => {
    const own = typeof request.headers === 'function' ? request.headers(url) : request.headers
    const options: SentOptions = {
      method: request.method,
      ...addressOf(peer),
      path: forwards ? url.href : url.pathname + url.search,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': client.userAgent,
        ...own,
        host: url.host,
        ...(forwards && proxy.authorization && {'proxy-authorization': proxy.authorization})
      },
      agent: agents[peer.protocol],
      signal,
      timeout: NEVER_MS,
      tunnel: proxy && !forwards ? {proxy, signal} : undefined,
      // A proxy resolves the name itself.
      ...(proxy === undefined && {lookup: guardedLookup as SentOptions['lookup']})
    }
    const {request: make} = peer.protocol === 'https:' ? https : http
    const httpModule = {
      request: (...args: Parameters<typeof http.request>) => {
        sent = make(...args)
        return sent
      }
    } as typeof http
    const sending = client.requestRaw({options, parsedUrl: url, httpModule}, request.body ?? null)
    // A connection that never comes to be leaves the request without a socket: only the race ends that.
    return (await abortable(sending, signal)).message
  }
  const sendAgain = (error: unknown) => {
    // The other side had closed the connection while it was idle, so it hardly saw the request.
    if (sent?.reusedSocket && /^(?:ECONNRESET|EPIPE)$/.test(codeOf(error) ?? '')) return send(fresh)
    throw error
  }

  try {
    const message = await (request.kind === 'log' ? send(kept).catch(sendAgain) : send(fresh))
    const status = message.statusCode ?? 0
    if (status >= 300 && status <= 399) {
      message.destroy()
      throw redirectError(status, message.headers.location, url)
    }
    if (forwards && status === 407) {
      message.destroy()
      throw proxyRefusal(proxy, status, url.host)
    }
    return {status, headers: message.headers, text: await abortable(readBody(message), signal)}
  } catch (error) {
    throw connectionError(error, forwards ? proxyPeer(proxy) : endpointPeer(url, proxy?.url.host))
  }
}

/** The whole body or an error: a connection that ends too early rejects. */
async function readBody(message: IncomingMessage): Promise<string> {
  const {headers} = message
  const {'content-encoding': coding = ''} = headers
  const isPacked = !/^(?:identity)?$/i.test(coding)
  const chunks: Buffer[] = []
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MAX_BODY_BYTES) throw tooLarge(MAX_BODY_BYTES)
      // Bytes are given back late: a text of pieces takes less memory than all of them, and one copy more.
      if (isPacked) chunks.push(chunk)
      else text += decoder.decode(chunk, {stream: true})
    }
  } finally {
    message.destroy()
  }
  // Without a length the end of the connection is the end of the body: only its way tells a cut one.
  const {complete, socket} = message
  const hasLength = 'content-length' in headers || 'transfer-encoding' in headers
  if (!complete || (!hasLength && socket.errored)) throw badAnswer('was cut off')
  return text + decoder.decode(unpack(Buffer.concat(chunks), coding))
}

/** We ask for no compression; some gateways compress all the same. */
function unpack(body: Buffer, coding: string): Buffer {
  if (body.length === 0) return body
  try {
    if (/^(x-)?gzip$/i.test(coding)) return gunzipSync(body, {maxOutputLength: MAX_BODY_BYTES})
    if (/^deflate$/i.test(coding)) return inflateSync(body, {maxOutputLength: MAX_BODY_BYTES})
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(MAX_BODY_BYTES)
    throw badAnswer('was compressed, and cut off or damaged')
  }
  throw badAnswer('had an unknown compression')
}

import http, {type ClientRequest, type IncomingMessage} from 'node:http'
import https from 'node:https'
import {HttpClient} from '@actions/http-client'
import type {Agents, SentOptions} from './connections.js'
import type {HttpRequest} from './exchange.js'
import {guardedLookup} from './lookup.js'
import {addressOf, type ProxyServer, proxyFor} from './proxy.js'

// The idle limits of the package and of agents end a request without a cause, or hang: these are never reached.
const NEVER_MS = 2 ** 31 - 1
const USER_AGENT = 'await-deploy'
// The bundle loads the package with the first request (scripts/lazy): only what answers with a promise can be called.
const client = new HttpClient(USER_AGENT, [], {socketTimeout: NEVER_MS})

/** How a request reaches its URL: directly, or by one of these. */
export interface Route {
  url: URL
  /** The proxy that gets a request of plain http itself. */
  forwarder: ProxyServer | undefined
  /** The proxy that opens a tunnel to an https: URL. */
  tunnel: ProxyServer | undefined
}

/** The way to a URL. Throws a `RequestError` when the environment names a proxy that cannot be understood. */
export function routeTo(url: URL): Route {
  const proxy = proxyFor(url)
  return url.protocol === 'http:'
    ? {url, forwarder: proxy, tunnel: undefined}
    : {url, forwarder: undefined, tunnel: proxy}
}

/** Sends a request and answers once the headers of its answer are there; `onMade` gets the request before it goes out. */
export async function sendRequest(
  request: HttpRequest,
  {url, forwarder, tunnel}: Route,
  agents: Agents,
  signal: AbortSignal,
  onMade: (made: ClientRequest) => void
): Promise<IncomingMessage> {
  const peer = forwarder?.url ?? url
  const own = typeof request.headers === 'function' ? request.headers(url) : request.headers
  const options: SentOptions = {
    method: request.method,
    ...addressOf(peer),
    path: forwarder ? url.href : url.pathname + url.search,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      // A cache on the way has to ask the platform (RFC 9111, 5.2.1.4). `Pragma` is for HTTP/1.0, and ignored beside it (5.4).
      'cache-control': 'no-cache',
      'user-agent': USER_AGENT,
      ...own,
      host: url.host,
      ...(forwarder?.authorization && {'proxy-authorization': forwarder.authorization})
    },
    agent: agents[peer.protocol],
    signal,
    timeout: NEVER_MS,
    tunnel: tunnel && {proxy: tunnel, signal},
    // A proxy resolves the name itself.
    ...(!forwarder && !tunnel && {lookup: guardedLookup as SentOptions['lookup']})
  }
  const {request: make} = peer.protocol === 'https:' ? https : http
  const httpModule = {
    request: (...args: Parameters<typeof http.request>) => {
      const made = make(...args)
      onMade(made)
      return made
    }
  } as typeof http
  return (await client.requestRaw({options, parsedUrl: url, httpModule}, request.body ?? null)).message
}

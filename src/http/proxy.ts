import {request as httpRequest, type RequestOptions} from 'node:http'
import {request as httpsRequest} from 'node:https'
import {BlockList, isIP, type Socket} from 'node:net'
import type {ConnectionOptions, SecureContext} from 'node:tls'
import {message, type Text} from '../messages/message.js'
import {badAnswer, RequestError} from '../model/errors.js'
import {connectionError, type Peer} from './failure.js'
import {classifyStatus} from './status.js'

const PORTS: Readonly<Record<string, number>> = {'http:': 80, 'https:': 443}

/** A proxy that the environment names. */
export interface ProxyServer {
  url: URL
  /** The variable that names the proxy, for people. */
  variable: string
  /** The value of `Proxy-Authorization`: for the proxy alone. */
  authorization?: string
}

/** Where a connection for a URL goes, in Node's form: an IPv6 address without brackets, and no server name for an address. */
export function addressOf(url: URL): {host: string; port: number; servername: string} {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {host, port: Number(url.port) || (PORTS[url.protocol] as number), servername: isIP(host) ? '' : host}
}

/**
 * The proxy for a URL, by `http_proxy`, `https_proxy` and `no_proxy` of the environment; lower case goes before
 * upper case, and loopback is always direct. Throws a `RequestError` when a variable cannot be read: to connect without
 * the proxy then would send credentials by a way that nobody chose.
 */
export function proxyFor(url: URL, env: NodeJS.ProcessEnv = process.env): ProxyServer | undefined {
  const {host: given, port} = addressOf(url)
  const host = given.replace(/\.$/, '')
  const rules = (env.no_proxy || env.NO_PROXY || '').split(/[\s,]+/)
  if (isLoopback(host) || rules.some(rule => isExcepted(rule, host, port))) return undefined
  const name = `${url.protocol.slice(0, -1)}_proxy`
  for (const variable of [name, name.toUpperCase()]) {
    const text = env[variable]?.trim()
    if (text) return parseProxy(variable, text)
  }
  return undefined
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** Whether a rule of `no_proxy` names a host: `*`, a domain and all below it, an address or a range, with a port or for all. */
function isExcepted(rule: string, host: string, port: number): boolean {
  if (rule === '*') return true
  // The colons of a bare IPv6 address are no port's.
  const [, name = '', only] = /^(\[[^\]]*\](?:\/[0-9]+)?|[^:]*)(?::([0-9]+))?$/.exec(rule) ?? ['', rule]
  if (only !== undefined && Number(only) !== port) return false
  const [base = '', bits] = name.replace(/[[\]]/g, '').split('/')
  if (isIP(host) !== 0) return isIP(base) !== 0 && isWithin(host, base, bits)
  const domain = name.toLowerCase().replace(/^\*?\.|\.$/g, '')
  return host === domain || host.endsWith(`.${domain}`)
}

function isWithin(address: string, base: string, bits: string | undefined): boolean {
  const [family, most] = isIP(base) === 6 ? (['ipv6', 128] as const) : (['ipv4', 32] as const)
  if (bits !== undefined && !(/^[0-9]{1,3}$/.test(bits) && Number(bits) <= most)) return false
  const range = new BlockList()
  range.addSubnet(base, Number(bits ?? most), family)
  return range.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function parseProxy(variable: string, text: string): ProxyServer {
  let url: URL
  try {
    // A bare host:port names a proxy too, as for other tools.
    url = new URL(text.includes('://') ? text : `http://${text}`)
  } catch {
    throw badSetting(variable, message('proxy.no-address', {variable}))
  }
  if (!(url.protocol in PORTS))
    throw badSetting(variable, message('proxy.scheme', {variable, scheme: url.protocol}))
  if (url.username === '' && url.password === '') return {url, variable}
  try {
    const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
    return {url, variable, authorization: `Basic ${Buffer.from(login).toString('base64')}`}
  } catch {
    throw badSetting(variable, message('proxy.percent', {variable}))
  }
}

function badSetting(variable: string, what: Text): RequestError {
  return new RequestError(what, {
    kind: 'permanent',
    label: 'proxy setting',
    hint: message('hint.proxy-setting', {variable})
  })
}

/** The proxy, for errors on the way to the proxy. */
export function proxyPeer({url, variable}: ProxyServer): Peer {
  return {
    name: message('peer.proxy', {host: url.host, variable}),
    setting: variable,
    check: message('hint.proxy', {variable})
  }
}

/** The error for a status that the proxy itself answered. */
export function proxyRefusal(proxy: ProxyServer, status: number, target: string): RequestError {
  const {name} = proxyPeer(proxy)
  const kind = classifyStatus(status)
  const hint =
    status === 407
      ? message('hint.proxy-login', {variable: proxy.variable})
      : message('hint.proxy-refusal', {target})
  return new RequestError(message('failure.proxy-refused', {proxy: name, target, status}), {
    kind: kind === 'transient' || kind === 'throttled' ? kind : 'permanent',
    label: `proxy HTTP ${status}`,
    unsent: true,
    hint
  })
}

/**
 * Asks a proxy by CONNECT for a tunnel to `host:port`; anything but an open tunnel is a `RequestError`. The signal ends the
 * request; the caller closes a tunnel that was opened.
 */
export function openTunnel(
  proxy: ProxyServer,
  target: string,
  {signal, secureContext}: {signal: AbortSignal; secureContext: SecureContext | undefined}
): Promise<Socket> {
  const {url, authorization} = proxy
  const options: RequestOptions & ConnectionOptions = {
    method: 'CONNECT',
    ...addressOf(url),
    path: target,
    headers: {host: target, ...(authorization && {'proxy-authorization': authorization})},
    agent: false,
    signal,
    rejectUnauthorized: true,
    secureContext
  }
  const opened = new Promise<Socket>((resolve, reject) => {
    const asked = url.protocol === 'https:' ? httpsRequest(options) : httpRequest(options)
    asked.on('error', reject)
    asked.once('connect', ({statusCode = 0}, socket, head) => {
      const isOpen = classifyStatus(statusCode) === 'ok'
      if (isOpen && head.length === 0) return resolve(socket)
      socket.destroy()
      // A server behind a tunnel waits for the client to speak first.
      reject(isOpen ? badAnswer(message('answer.no-tunnel')) : proxyRefusal(proxy, statusCode, target))
    })
    asked.end()
  })
  return opened.catch(error => {
    throw connectionError(error, proxyPeer(proxy))
  })
}

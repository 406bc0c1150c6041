import {Agent, type AgentOptions, type RequestOptions} from 'node:http'
import {Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions} from 'node:https'
import type {Duplex} from 'node:stream'
import tls from 'node:tls'
import {readCertificates} from './certificates.js'
import {openTunnel, type ProxyServer} from './proxy.js'

// Some gateways close what is idle for 15 s.
const LONGEST_IDLE_MS = 10_000
// Node's 250 ms for each address of a host but the last are less than a handshake around the world.
const ONE_ADDRESS_MS = 3000

/** The options of a request, and what its agent needs beside them. */
export interface SentOptions extends RequestOptions {
  /** The proxy on the way to the host of an https: URL. */
  tunnel?: {proxy: ProxyServer; signal: AbortSignal} | undefined
}

/** Agents by the scheme of the server, or proxy, that they connect to. */
export type Agents = Readonly<Record<string, Agent>>

export interface Connections {
  /** A connection for each request. */
  fresh: Agents
  /** A connection that is free is used again, for a short while. */
  kept: Agents
}

/** Makes the connections of one client; `ca` are certificates (PEM) trusted in addition to the usual ones. */
export function createConnections(ca: readonly string[] | undefined): Connections {
  const secureContext = ca && tls.createSecureContext({ca: [...usualRoots(), ...ca]})
  const make = (options: AgentOptions & HttpsAgentOptions): Agents => {
    const all = {...options, autoSelectFamilyAttemptTimeout: ONE_ADDRESS_MS}
    return {
      'http:': new Agent(all),
      // Set here, so that no variable of the environment switches the check off.
      'https:': new TunnelAgent({...all, rejectUnauthorized: true, ...(secureContext && {secureContext})})
    }
  }
  return {fresh: make({}), kept: make({keepAlive: true, timeout: LONGEST_IDLE_MS})}
}

/** The certificates that Node trusts, with `NODE_EXTRA_CA_CERTS`, and the system's where Node was told to use them. */
function usualRoots(): readonly string[] {
  // Since 22.15 Node lists what it trusts; before that it trusted no more than these.
  return tls.getCACertificates?.('default') ?? [...tls.rootCertificates, ...extraRoots()]
}

function extraRoots(): readonly string[] {
  const path = process.env.NODE_EXTRA_CA_CERTS
  const read = path ? readCertificates(path) : []
  // Node itself warns of a file that cannot be read.
  return 'key' in read ? [] : read
}

class TunnelAgent extends HttpsAgent {
  override createConnection(
    options: SentOptions & tls.ConnectionOptions,
    done: (error: Error | null, stream: Duplex) => void
  ): Duplex | null | undefined {
    const {tunnel, host, port, secureContext} = options
    if (tunnel === undefined) return super.createConnection(options, done)
    const target = `${host?.includes(':') ? `[${host}]` : host}:${port}`
    openTunnel(tunnel.proxy, target, {signal: tunnel.signal, secureContext})
      .then(socket => done(null, super.createConnection({...options, socket} as RequestOptions) as Duplex))
      .catch(error => done(error, undefined as never))
    return undefined
  }
}

import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {connect, createServer, type Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createServer as createTlsServer} from 'node:tls'
import {type OrdersSetup, ordersOptions} from '../deploys/order-waits.js'
import type {Identity} from './certificates.js'
import {preload} from './preloads.js'
import {type ProxyHead, type ProxyWays, startProxy} from './proxy.js'
import {type ActionRun, type Front, runAction} from './run-action.js'
import {type Listening, listen} from './sockets.js'

/** The built action in a network of its own: with given host names, TLS and a proxy, all on real sockets. */

export interface NetworkSetup extends OrdersSetup {
  /** Makes the platform speak TLS. */
  identity?: Identity
  /** A proxy; it leads to the platform. */
  proxy?: ProxyWays
  /** What each name resolves to, from one question to the next. The last answer goes on. */
  names?: Names
  /** Files by name, with what is in them. */
  files?: Readonly<Record<string, string>>
  /** In values `{proxy}` is the proxy's `host:port`, `{port}` the platform's, `{folder}` where the files are. */
  env?: Readonly<Record<string, string>>
}

/** Addresses, or the code of an error. */
export type Names = Readonly<Record<string, readonly (readonly string[] | string)[]>>

export interface NetworkRun extends ActionRun {
  port: number
  /** Connections that reached the platform. */
  opened: number
  /** What the proxy was asked, and where it listened. */
  asked: readonly ProxyHead[]
  proxyHost: string
}

/** Waits for deploy orders at `platform.test` until the action has ended. */
export async function runInNetwork(setup: NetworkSetup): Promise<NetworkRun> {
  const {identity, proxy: ways, names, files = {}, env = {}, ...orders} = setup
  const folder = await mkdtemp(join(tmpdir(), 'network-'))
  const found = {port: 0, opened: 0, asked: [] as readonly ProxyHead[], proxyHost: ''}
  const front = async (platformPort: number): Promise<Front> => {
    const entrance = await startFront(platformPort, identity)
    const proxy = await startProxy({...ways, to: entrance.port})
    const proxyHost = `127.0.0.1:${proxy.port}`
    return {
      url: `${identity ? 'https' : 'http'}://platform.test:${entrance.port}`,
      placeholders: {'{port}': String(entrance.port), '{proxy}': proxyHost, '{folder}': folder},
      async close() {
        Object.assign(found, {port: entrance.port, opened: entrance.opened(), asked: proxy.asked, proxyHost})
        await Promise.all([entrance.close(), proxy.close()])
      }
    }
  }
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const options = ordersOptions({...orders, inputs: {logs: 'none', ...orders.inputs}})
    const ran = await runAction({
      ...options,
      front,
      env: {...(names && {NODE_OPTIONS: resolver(names)}), ...env}
    })
    return {...ran, ...found}
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** What stands before the platform: counts connections, and ends TLS where there is any. */
function startFront(port: number, identity: Identity | undefined): Promise<Listening> {
  const lead = (socket: Socket) => {
    const onward = connect(port, '127.0.0.1')
    for (const one of [socket, onward]) {
      one.on('error', () => {})
      one.on('close', () => (one === socket ? onward : socket).destroy())
    }
    socket.pipe(onward).pipe(socket)
  }
  return listen(
    identity ? createTlsServer({cert: identity.cert, key: identity.key}, lead) : createServer(lead)
  )
}

/** The option that has a process ask this script and not the resolver of the machine. */
function resolver(names: Names): string {
  const source = `
    import dns from 'node:dns'
    import {isIP} from 'node:net'
    import {syncBuiltinESMExports} from 'node:module'
    const names = ${JSON.stringify(names)}
    dns.lookup = (name, options, done) => {
      const answers = names[name] ?? ['ENOTFOUND']
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      if (typeof answer === 'string') {
        return setImmediate(done, Object.assign(new Error('getaddrinfo ' + answer + ' ' + name), {code: answer}))
      }
      const all = answer.map(address => ({address, family: isIP(address)}))
      if (options.all) setImmediate(done, null, all)
      else setImmediate(done, null, all[0].address, all[0].family)
    }
    syncBuiltinESMExports()
  `
  return preload(source)
}

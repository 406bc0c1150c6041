import {existsSync} from 'node:fs'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {connect, createServer, type Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createServer as createTlsServer} from 'node:tls'
import {runAction} from '../../../runner/runner.js'
import {serve} from '../../../simulator/server/server.js'
import type {DeployOrderScenario} from '../../../simulator/yunxiao/deploy-order-scenario.js'
import {faultsFor, yunxiao} from '../../../simulator/yunxiao/platform.js'
import type {Result} from '../../../src/report/result-schema.js'
import {done} from '../deploys/deploy-orders.js'
import type {Identity} from './certificates.js'
import {type ProxyHead, type ProxyWays, startProxy} from './proxy.js'
import {action, type Gated, organizationId, token} from './run-action.js'
import {type Listening, listen} from './sockets.js'

/** The built action in a network of its own: a name that resolves as told, TLS, a proxy; all on real sockets. */

export interface NetworkSetup {
  orders?: readonly DeployOrderScenario[]
  endpoint?: string
  /** Makes the platform speak TLS. */
  identity?: Identity
  /** A proxy; it leads to the platform. */
  proxy?: ProxyWays
  /** What each name resolves to, from one question to the next. The last answer goes on. */
  names?: Names
  /** Files by name, with what is in them. */
  files?: Readonly<Record<string, string>>
  inputs?: Readonly<Record<string, string>>
  /** In values here and above `{proxy}` is the proxy's `host:port`, `{port}` the platform's, `{file:x}` the path of x. */
  env?: Readonly<Record<string, string>>
}

/** Addresses, or the code of an error. */
export type Names = Readonly<Record<string, readonly (readonly string[] | string)[]>>

export interface Networked extends Gated {
  port: number
  /** Connections that reached the platform. */
  opened: number
  /** What the proxy was asked, and where it listened. */
  asked: readonly ProxyHead[]
  proxyHost: string
}

export async function network(setup: NetworkSetup): Promise<Networked> {
  const {orders = [done], identity, names, files = {}, inputs = {}, env = {}} = setup
  const folder = await mkdtemp(join(tmpdir(), 'network-'))
  const simulator = await serve(yunxiao({edition: 'central', organizationId, token, orders}), {
    faults: segments => faultsFor(orders, segments)
  })
  const front = await startFront(simulator.port, identity)
  const proxy = await startProxy({...setup.proxy, to: front.port})
  const proxyHost = `127.0.0.1:${proxy.port}`
  const fill = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        value
          .replaceAll('{port}', String(front.port))
          .replaceAll('{proxy}', proxyHost)
          .replace(/\{file:(\S+?)\}/g, (_, file: string) => join(folder, file))
      ])
    )
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const summaryFile = join(folder, 'summary.md')
    const given = fill({
      vendor: 'yunxiao',
      operation: 'wait-deploy-order',
      endpoint: setup.endpoint ?? `${identity ? 'https' : 'http'}://platform.test:{port}`,
      'allow-http': 'true',
      token,
      'organization-id': organizationId,
      'pipeline-id': '123',
      'deploy-order-id': '1111',
      timeout: '60s',
      'min-interval': '50ms',
      'max-interval': '200ms',
      logs: 'none',
      ...inputs
    })
    const run = await runAction({
      action,
      inputs: given,
      env: {
        GITHUB_STEP_SUMMARY: summaryFile,
        ...(names && {NODE_OPTIONS: resolver(names)}),
        ...fill(env)
      }
    })
    return {
      run,
      requests: [...simulator.requests],
      summary: existsSync(summaryFile) ? await readFile(summaryFile, 'utf8') : '',
      result: JSON.parse(run.outputs.result ?? 'null') as Result,
      inputs: given,
      port: front.port,
      opened: front.opened(),
      asked: proxy.asked,
      proxyHost
    }
  } finally {
    await Promise.all([simulator.close(), front.close(), proxy.close()])
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
  return `--import=data:text/javascript,${encodeURIComponent(source)}`
}

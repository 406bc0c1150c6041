import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createServer, type IncomingMessage, type RequestListener, type ServerOptions} from 'node:http'
import {createServer as createTlsServer, type ServerOptions as TlsServerOptions} from 'node:https'
import {type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket} from 'node:net'
import type {Identity} from './certificates.js'

/** Servers on loopback that play one part of a network, and end with the test. */

export interface Listening {
  port: number
  /** Those that are open. */
  sockets: Set<Socket>
  /** How many were ever opened. */
  opened: () => number
  close: () => Promise<void>
}

const listening = new Set<Listening>()

export async function listen(server: Server, host = '127.0.0.1'): Promise<Listening> {
  const sockets = new Set<Socket>()
  let count = 0
  server.on('connection', socket => {
    count++
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, host)
  await once(server, 'listening')
  const one: Listening = {
    port: (server.address() as AddressInfo).port,
    sockets,
    opened: () => count,
    close: () => {
      listening.delete(one)
      return new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      })
    }
  }
  listening.add(one)
  return one
}

/** Ends all that still listens; for `afterEach`. */
export async function closeAll(): Promise<void> {
  await Promise.all([...listening].map(one => one.close()))
}

export interface Seen {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

/** A platform with given answers that records its requests; over TLS when it has an identity. */
export async function platform(
  answer: RequestListener,
  {host, identity, ...options}: {host?: string; identity?: Identity} & ServerOptions & TlsServerOptions = {}
): Promise<Listening & {seen: Seen[]}> {
  const seen: Seen[] = []
  const onRequest: RequestListener = (request, response) => {
    const {method, url, headers} = request
    const entry: Seen = {method, url, headers, body: ''}
    seen.push(entry)
    response.on('error', () => {})
    request.on('error', () => {})
    request.on('data', chunk => {
      entry.body += chunk
    })
    request.on('end', () => answer(request, response))
  }
  const server = identity
    ? createTlsServer({...options, cert: identity.cert, key: identity.key}, onRequest)
    : createServer(options, onRequest)
  return {...(await listen(server, host)), seen}
}

/** A platform that speaks raw bytes once it has read a request's head; by the number of the request on its connection. */
export async function rawPlatform(answer: (socket: Socket, nth: number) => void): Promise<Listening> {
  const server = createTcpServer(socket => {
    let head = ''
    let count = 0
    socket.on('data', chunk => {
      head += chunk
      if (!head.includes('\r\n\r\n')) return
      head = ''
      answer(socket, ++count)
    })
  })
  return listen(server)
}

/**
 * A listener that accepts nothing for `ms`, while its queue is full: to whom connects now it is a black hole. It runs
 * in a process of its own, because this one accepts at once.
 */
export async function deafListener(ms: number): Promise<{port: number; close: () => void}> {
  const code = `
    const answer = 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\n{}'
    const server = require('node:net').createServer(socket => {
      socket.on('error', () => {})
      socket.on('data', () => socket.end(answer))
    })
    server.listen(0, '127.0.0.1', 1, () => {
      require('node:fs').writeSync(1, server.address().port + '\\n')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms})
    })
  `
  const child = spawn(process.execPath, ['-e', code], {stdio: ['ignore', 'pipe', 'inherit']})
  const [line] = await once(child.stdout, 'data')
  const port = Number(line)
  const crowd = Array.from({length: 4}, () => connect(port, '127.0.0.1').on('error', () => {}))
  await once(crowd[0] as Socket, 'connect')
  return {
    port,
    close() {
      for (const socket of crowd) socket.destroy()
      child.kill('SIGKILL')
    }
  }
}

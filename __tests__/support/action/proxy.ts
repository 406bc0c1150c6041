import {createServer, type IncomingMessage, request as sendOn} from 'node:http'
import {createServer as createTlsServer} from 'node:https'
import {connect, type Socket} from 'node:net'
import type {Identity} from './certificates.js'
import {type Listening, listen} from './sockets.js'

/** A forward proxy on a real socket: tunnels by CONNECT, and plain http by absolute form. */

export interface ProxyWays {
  /** The port on loopback to which everything is led, whatever host was asked for. */
  to?: number
  /** `user:password` that it wants. */
  login?: string
  /** Raw bytes that it says instead of leading anywhere; nothing at all when empty. */
  says?: string
  /** Leaves the connection open after what it says. */
  stays?: boolean
  /** Makes it a proxy that is itself spoken to by TLS. */
  identity?: Identity
}

export interface ProxyHead {
  /** `CONNECT host:443 HTTP/1.1` */
  line: string
  headers: IncomingMessage['headers']
}

const LOGIN_WANTED = 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n'

export async function startProxy({
  to,
  login,
  says,
  stays = false,
  identity
}: ProxyWays): Promise<Listening & {asked: ProxyHead[]}> {
  const asked: ProxyHead[] = []
  /** What it says by itself, if anything. */
  const own = ({method, url, httpVersion, headers}: IncomingMessage): string | undefined => {
    asked.push({line: `${method} ${url} HTTP/${httpVersion}`, headers})
    const wanted = login && `Basic ${Buffer.from(login).toString('base64')}`
    return wanted && headers['proxy-authorization'] !== wanted ? LOGIN_WANTED : says
  }
  const say = (socket: Socket, text: string) => {
    if (text !== '') socket.write(text)
    if (text !== '' && !stays) socket.end()
  }
  const server = identity ? createTlsServer({cert: identity.cert, key: identity.key}) : createServer()

  server.on('request', (request: IncomingMessage, response) => {
    const text = own(request)
    if (text !== undefined) {
      say(request.socket, text)
      return
    }
    const {pathname, search} = new URL(request.url ?? '')
    const headers = Object.entries(request.headers).filter(([name]) => !name.startsWith('proxy-'))
    const onward = sendOn({
      host: '127.0.0.1',
      port: to,
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(headers)
    })
    onward.on('error', () => response.destroy())
    onward.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })

  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => {})
    socket.on('end', () => socket.destroy())
    socket.resume()
    const text = own(request)
    if (text !== undefined) {
      say(socket, text)
      return
    }
    const onward = connect(to as number, '127.0.0.1')
    onward.on('error', () => {})
    onward.on('close', () => socket.destroy())
    socket.on('close', () => onward.destroy())
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.pipe(onward).pipe(socket)
  })
  return {...(await listen(server)), asked}
}

import {createServer, type IncomingMessage, type ServerResponse, request as sendOn} from 'node:http'
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

/** `asked`: the head of each request that came. */
export async function startProxy(ways: ProxyWays): Promise<Listening & {asked: ProxyHead[]}> {
  const asked: ProxyHead[] = []
  const {to, identity} = ways
  const server = identity ? createTlsServer({cert: identity.cert, key: identity.key}) : createServer()
  /** Whether the proxy itself has answered, or will say nothing. */
  const isAnswered = (request: IncomingMessage, socket: Socket): boolean => {
    asked.push({
      line: `${request.method} ${request.url} HTTP/${request.httpVersion}`,
      headers: request.headers
    })
    const text = ownAnswer(request, ways)
    if (text !== undefined) say(socket, text, ways)
    return text !== undefined
  }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isAnswered(request, request.socket)) forward(request, response, to)
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => {})
    socket.on('end', () => socket.destroy())
    socket.resume()
    if (!isAnswered(request, socket)) tunnel(socket, to)
  })
  return {...(await listen(server)), asked}
}

/** What the proxy says by itself, if anything. */
function ownAnswer({headers}: IncomingMessage, {login, says}: ProxyWays): string | undefined {
  const wanted = login && `Basic ${Buffer.from(login).toString('base64')}`
  return wanted && headers['proxy-authorization'] !== wanted ? LOGIN_WANTED : says
}

function say(socket: Socket, text: string, {stays = false}: ProxyWays): void {
  if (text === '') return
  socket.write(text)
  if (!stays) socket.end()
}

/** Sends a request in absolute form on to the port. */
function forward(request: IncomingMessage, response: ServerResponse, port: number | undefined): void {
  const {pathname, search} = new URL(request.url ?? '')
  const headers = Object.entries(request.headers).filter(([name]) => !name.startsWith('proxy-'))
  const onward = sendOn({
    host: '127.0.0.1',
    port,
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
}

function tunnel(socket: Socket, port: number | undefined): void {
  const onward = connect(port as number, '127.0.0.1')
  onward.on('error', () => {})
  onward.on('close', () => socket.destroy())
  socket.on('close', () => onward.destroy())
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
  socket.pipe(onward).pipe(socket)
}

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http'
import type {AddressInfo, Socket} from 'node:net'
import {performance} from 'node:perf_hooks'
import {gzipSync} from 'node:zlib'
import type {Fault, FaultKind} from './scenario.js'

/** One request as a platform sees it. `at` is real ms on a monotonic clock. */
export interface Ask {
  method: string
  segments: readonly string[]
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
  at: number
  /** Scenario seconds in a real second. */
  speed: number
  /** What to add to `at` for epoch ms. */
  epochOffset: number
}

export interface Answer {
  status: number
  body: unknown
  headers?: Readonly<Record<string, string>>
}

/** A platform on loopback: a request in, an answer out. */
export interface Platform {
  handle(ask: Ask): Answer
  /** What goes wrong on a path. */
  faults?(segments: readonly string[]): readonly Fault[]
}

export interface Recorded {
  method: string
  path: string
  headers: IncomingHttpHeaders
  /** Real ms since the server started. */
  at: number
  kind: 'order' | 'log' | 'any'
  /** What went wrong on purpose, if anything. */
  fault?: FaultKind['kind']
}

export interface Simulator {
  url: string
  port: number
  requests: readonly Recorded[]
  close(): Promise<void>
}

export interface ServerOptions {
  port?: number
  speed?: number
  /** The faults for a path. */
  faults?: (segments: readonly string[]) => readonly Fault[]
}

/** Serves a platform on 127.0.0.1, with the faults that its scenario asks for. */
export async function serve(
  platform: Platform,
  {port = 0, speed = 1, faults = segments => platform.faults?.(segments) ?? []}: ServerOptions = {}
): Promise<Simulator> {
  const startedAt = performance.now()
  const epochOffset = Date.now() - startedAt
  const requests: Recorded[] = []
  const sockets = new Set<Socket>()
  const counts = new Map<Fault, number>()
  let firstAt: number | undefined

  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://simulator')
    const segments = url.pathname.split('/').slice(1).map(decodeURIComponent)
    const at = performance.now()
    firstAt ??= at
    const kind = segments.at(-1) === 'log' ? 'log' : segments.includes('deploy') ? 'order' : 'any'
    const recorded: Recorded = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      at: at - startedAt,
      kind
    }
    requests.push(recorded)
    const ask: Ask = {
      method: recorded.method,
      segments,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      at,
      speed,
      epochOffset
    }
    const fault = pickFault(faults(segments), kind, ((at - firstAt) / 1000) * speed, counts)
    if (fault) recorded.fault = fault.kind
    play(response, platform.handle(ask), fault, speed)
  }

  const server: Server = createServer((request, response) => {
    onRequest(request, response).catch(error => {
      response.destroy(error)
    })
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      })
  }
}

function pickFault(
  faults: readonly Fault[],
  kind: Recorded['kind'],
  now: number,
  counts: Map<Fault, number>
): FaultKind | undefined {
  for (const fault of faults) {
    if (fault.on !== 'any' && fault.on !== kind) continue
    const nth = (counts.get(fault) ?? 0) + 1
    counts.set(fault, nth)
    if (fault.nth && !fault.nth.includes(nth)) continue
    if (now < (fault.from ?? 0) || now >= (fault.until ?? Number.POSITIVE_INFINITY)) continue
    return fault.fault
  }
  return undefined
}

function play(response: ServerResponse, answer: Answer, fault: FaultKind | undefined, speed: number): void {
  if (!fault) {
    send(response, answer)
    return
  }
  const text = JSON.stringify(answer.body)
  const json = {'content-type': 'application/json'}
  const whole = {...json, 'content-length': Buffer.byteLength(text)}
  switch (fault.kind) {
    case 'answer':
      send(response, {status: fault.status, body: fault.body ?? '', headers: fault.headers ?? {}})
      break
    case 'body': {
      const headers = {'content-type': fault.contentType ?? 'application/json'}
      response.writeHead(200, fault.encoding ? {...headers, 'content-encoding': fault.encoding} : headers)
      response.end(fault.encoding === 'gzip' ? gzipSync(fault.text) : fault.text)
      break
    }
    case 'cut':
      response.writeHead(200, whole)
      response.write(text.slice(0, Math.floor(text.length / 2)), () => {
        if (fault.how === 'reset') response.socket?.resetAndDestroy()
        else response.socket?.destroy()
      })
      break
    case 'silence':
      break
    case 'stall':
      response.writeHead(200, whole)
      response.flushHeaders()
      break
    case 'drip': {
      response.writeHead(200, json)
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
      break
    }
    case 'reset':
      response.socket?.resetAndDestroy()
      break
    case 'large':
      response.writeHead(200, json)
      pour(response, fault.bytes)
      break
    case 'late':
      setTimeout(() => send(response, answer), (fault.seconds / speed) * 1000)
  }
}

function send(response: ServerResponse, {status, body, headers = {}}: Answer): void {
  response.writeHead(status, {'content-type': 'application/json;charset=utf-8', ...headers})
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** Writes that many bytes of white space, as fast as they are taken. */
function pour(response: ServerResponse, bytes: number): void {
  const chunk = Buffer.alloc(64 * 1024, ' ')
  let left = bytes
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length
      if (!response.write(chunk)) {
        response.once('drain', more)
        return
      }
    }
    response.end()
  }
  more()
}

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http'
import type {AddressInfo, Socket} from 'node:net'
import {performance} from 'node:perf_hooks'
import type {Fault, FaultKind} from '../yunxiao/deploy-order-scenario.js'
import {createChooser, type Door, play, send} from './faults.js'

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
  /** The words after the status; the usual ones unless told. */
  statusText?: string
}

/** A platform on loopback: a request in, an answer out. */
export interface Platform {
  handle(ask: Ask): Answer
  /** What kind of request it is, in the platform's own words: `any` when it has none for it. */
  kind?(ask: Ask): string
  /** What goes wrong on a path. */
  faults?(segments: readonly string[], ask: Ask): readonly Fault[]
}

export interface Recorded {
  method: string
  path: string
  headers: IncomingHttpHeaders
  /** Real ms since the server started. */
  at: number
  /** As the platform names it. */
  kind: string
  /** What went wrong on purpose, if anything. */
  fault?: FaultKind['kind']
  /** When its connection was free again, in real ms since the server started. */
  closedAt?: number
}

export interface Simulator {
  url: string
  port: number
  requests: readonly Recorded[]
  /** How many connections there ever were, are now, and were at the same time at most. */
  connections(): {opened: number; open: number; most: number}
  close(): Promise<void>
}

export interface ServerOptions {
  port?: number
  speed?: number
  /** The faults for a path. */
  faults?: (segments: readonly string[], ask: Ask) => readonly Fault[]
}

/** Serves a platform on 127.0.0.1, with the faults that its scenario asks for. */
export async function serve(
  platform: Platform,
  {
    port = 0,
    speed = 1,
    faults = (segments, ask) => platform.faults?.(segments, ask) ?? []
  }: ServerOptions = {}
): Promise<Simulator> {
  const startedAt = performance.now()
  const epochOffset = Date.now() - startedAt
  const requests: Recorded[] = []
  const sockets = new Set<Socket>()
  const abandoned = new WeakSet<Socket>()
  const choose = createChooser()
  let [opened, most] = [0, 0]
  let firstAt: number | undefined
  let reopening: NodeJS.Timeout | undefined

  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://simulator')
    const at = performance.now()
    firstAt ??= at
    const ask: Ask = {
      method: request.method ?? '',
      segments: url.pathname.split('/').slice(1).map(decodeURIComponent),
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      at,
      speed,
      epochOffset
    }
    const recorded: Recorded = {
      method: ask.method,
      path: request.url ?? '',
      headers: request.headers,
      at: at - startedAt,
      kind: platform.kind?.(ask) ?? 'any'
    }
    requests.push(recorded)
    response.on('close', () => {
      recorded.closedAt = performance.now() - startedAt
    })
    if (abandoned.has(request.socket)) {
      request.socket.resetAndDestroy()
      return
    }
    const fault = choose(faults(ask.segments, ask), recorded.kind, ((at - firstAt) / 1000) * speed)
    // A stop that is refused on purpose never reaches the platform.
    const isRefused = recorded.kind === 'stop' && fault?.kind === 'answer'
    const good = isRefused ? {status: fault.status, body: ''} : platform.handle(ask)
    if (fault) {
      recorded.fault = fault.kind
      play(response, good, fault, speed, door)
    } else send(response, good)
  }

  const server: Server = createServer((request, response) => {
    onRequest(request, response).catch(error => {
      response.destroy(error)
    })
  })
  server.on('connection', socket => {
    opened++
    sockets.add(socket)
    most = Math.max(most, sockets.size)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  const shut = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  const listen = (on: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(on, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  const door: Door = {
    shut(ms) {
      void shut()
      reopening = setTimeout(() => void listen(bound), ms)
    },
    abandon: response => void (response.socket && abandoned.add(response.socket))
  }
  await listen(port)
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    requests,
    connections: () => ({opened, open: sockets.size, most}),
    close: () => {
      clearTimeout(reopening)
      return shut()
    }
  }
}

import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {Socket} from 'node:net'
import {performance} from 'node:perf_hooks'
import {type ClockKind, createScenarioClock} from './clock.js'
import {createFaultChooser, type FaultKind} from './fault.js'
import type {Platform, PlatformRequest} from './platform.js'
import {type Door, playFault} from './play-fault.js'
import {openPort, type Port} from './port.js'
import {sendAnswer} from './send-answer.js'

export interface RecordedRequest extends PlatformRequest {
  /** Path and query, unchanged. */
  path: string
  /** As the platform names it. */
  kind: string
  /** Real ms from the start of the server to its arrival. */
  at: number
  /** What went wrong on purpose, if anything. */
  fault?: FaultKind['kind']
  /** When its connection was free again, in real ms from the start of the server. */
  closedAt?: number
}

export interface Simulator {
  url: string
  port: number
  /** All requests so far, in the order in which they came. */
  requests: readonly RecordedRequest[]
  connections: Port['connections']
  close(): Promise<void>
}

export interface ServerOptions {
  /** Any free port unless given. */
  port?: number
  /** What moves the scenario on; `seconds` unless given. */
  clock?: ClockKind
  /** Scenario seconds in a real second. */
  speed?: number
}

/** Serves a platform on 127.0.0.1, with the faults that its scenario asks for. */
export async function serve(
  platform: Platform,
  {port: wanted = 0, clock = 'seconds', speed = 1}: ServerOptions = {}
): Promise<Simulator> {
  const startedAt = performance.now()
  const sinceStart = () => performance.now() - startedAt
  const requests: RecordedRequest[] = []
  const abandoned = new WeakSet<Socket>()
  const receive = createReceiver(platform, clock, speed, sinceStart)
  const answer = createResponder(platform)

  const server = createServer((incoming, response) => {
    const respond = async () => {
      const request = await receive(incoming)
      requests.push(request)
      response.on('close', () => {
        request.closedAt = sinceStart()
      })
      await platform.turn?.(request)
      if (abandoned.has(incoming.socket)) incoming.socket.resetAndDestroy()
      else answer(request, response, door)
    }
    respond().catch(error => response.destroy(error))
  })
  const port = await openPort(server, wanted)
  const door: Door = {
    shut: port.shut,
    abandon: ({socket}) => void (socket && abandoned.add(socket))
  }
  return {
    url: `http://127.0.0.1:${port.number}`,
    port: port.number,
    requests,
    connections: port.connections,
    close: port.close
  }
}

/** Reads requests, and gives each of them its scenario time. */
function createReceiver(
  platform: Platform,
  clockKind: ClockKind,
  speed: number,
  sinceStart: () => number
): (incoming: IncomingMessage) => Promise<RecordedRequest> {
  const epochOffset = Date.now() - sinceStart()
  const clock = createScenarioClock(clockKind, speed)
  return async incoming => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const {pathname, searchParams} = new URL(incoming.url ?? '/', 'http://simulator')
    const at = sinceStart()
    const request: PlatformRequest = {
      method: incoming.method ?? '',
      segments: pathname.split('/').slice(1).map(decodeURIComponent),
      query: searchParams,
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
      receivedAt: at + epochOffset,
      now: 0,
      epoch: clock.epoch
    }
    const kind = platform.kind?.(request) ?? 'any'
    clock.moveTo(request, platform.pollKinds?.includes(kind) ?? false)
    return {...request, now: clock.now(), path: incoming.url ?? '', kind, at}
  }
}

/** Answers requests as the platform does, or with a fault. */
function createResponder(platform: Platform) {
  const choose = createFaultChooser()
  return (request: RecordedRequest, response: ServerResponse, door: Door): void => {
    const {kind, now, at} = request
    const fault = choose(platform.faults?.(request) ?? [], kind, now, at)
    // A stop that is refused on purpose never reaches the platform.
    const isRefused = kind === 'stop' && fault?.kind === 'answer'
    const isReached = !isRefused && fault?.kind !== 'unreached'
    const good = isReached ? platform.handle(request) : {status: 502, body: ''}
    if (fault === undefined) {
      sendAnswer(response, good)
      return
    }
    request.fault = fault.kind
    playFault(response, good, fault, door)
  }
}

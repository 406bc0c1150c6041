import type {IncomingHttpHeaders} from 'node:http'
import type {Fault} from './fault.js'

/** One request as a platform receives it. */
export interface PlatformRequest {
  method: string
  /** The segments of the path, decoded. */
  segments: readonly string[]
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
  /** Real time of its arrival, epoch ms. */
  receivedAt: number
  /** Scenario time of its arrival. */
  now: number
  /** Epoch ms of a scenario time. */
  epoch: (at: number) => number
}

export interface Answer {
  status: number
  /** Text and bytes go out as they are, anything else as JSON. */
  body: unknown
  headers?: Readonly<Record<string, string>>
  /** The text after the status code; the usual one unless given. */
  statusText?: string
}

/** A platform on loopback: a request in, an answer out. */
export interface Platform {
  handle(request: PlatformRequest): Answer
  /** The kind of the request, by the platform's own name for it; `any` without one. */
  kind?(request: PlatformRequest): string
  /** The kinds of requests that ask for a status: each of them is a poll. */
  pollKinds?: readonly string[]
  /** Settles when this request is to be answered; at once unless given. */
  turn?(request: PlatformRequest): Promise<void>
  /** What goes wrong with this request; each fault has conditions of its own. */
  faults?(request: PlatformRequest): readonly Fault[]
}

import type {IncomingHttpHeaders} from 'node:http'
import type {SlotKind} from './slots.js'

/** One request and how it ended, for people: no query, no header, no body. */
export interface Exchange {
  method: HttpRequest['method']
  /** The path of the URL, percent-encoded. */
  path: string
  /** The HTTP status or, where no whole answer came, the label of the failure: `HTTP 302`, `ECONNRESET`. */
  ended: string
  /** From the request to the end of the answer, without the wait for its turn. */
  ms: number
  /** Of the body, as UTF-8. */
  bytes: number
}

/** One request with all that came of it, credentials included: whoever keeps it has to redact it. */
export interface WholeExchange extends Partial<HttpAnswer> {
  request: HttpRequest
  url: URL
  /** The label of the failure, where no whole answer came; the status and headers may have come all the same. */
  failed?: string
}

export interface HttpRequest {
  method: 'GET' | 'PUT' | 'POST'
  /** Path segments below the endpoint, not yet encoded. */
  path: readonly string[]
  query?: Readonly<Record<string, string>>
  /** A function where headers sign the request: called anew for each try, with the URL that goes out. */
  headers: Readonly<Record<string, string>> | ((url: URL) => Readonly<Record<string, string>>)
  body?: string
  /**
   * `status` decides the wait, and counts as a poll. `detail` only explains, and goes after every status. `log` is for
   * reading logs alone: it may use a connection that was used before, and so go out twice; its answer is cut at 16 MiB,
   * where that of another kind is an error. `stop` asks the platform to stop what is waited for, `start` begins a run, or finds
   * it again; both go as a status does. A request is sent once, whatever its kind, but for `log`.
   */
  kind: SlotKind | 'stop' | 'start'
  /** `answer`: a 3xx is handed back like any other answer, and never followed. Otherwise it is a permanent error. */
  redirect?: 'answer'
  signal: AbortSignal
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** The whole body as UTF-8, without byte order mark. */
  text: string
  /** Whether the answer to a request for a log was longer than the bound: `text` is what came before it. */
  cut?: true
}

/** One request, one whole answer of any status, or a `RequestError`. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>

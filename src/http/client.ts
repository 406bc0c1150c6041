import type {ClientRequest, IncomingMessage} from 'node:http'
import {message} from '../messages/message.js'
import {badAnswer, codeOf, RequestError} from '../model/errors.js'
import {noteLoss} from '../model/log-loss.js'
import {abortable, deadline, monotonicClock} from '../util/timers.js'
import {CUT_OFF, readBody} from './body.js'
import {type Agents, type Connections, createConnections} from './connections.js'
import type {Exchange, Http, HttpAnswer, HttpRequest, WholeExchange} from './exchange.js'
import {connectionError, endpointPeer, redirectError, timeoutError} from './failure.js'
import {proxyPeer, proxyRefusal} from './proxy.js'
import {type Route, routeTo, sendRequest} from './send.js'
import type {SlotKind, Slots} from './slots.js'
import {classifyStatus, isWhole} from './status.js'
import {buildUrl} from './url.js'

export interface HttpSettings {
  /** Base URL; every request stays on its origin. */
  endpoint: URL
  /** Certificates (PEM) trusted in addition to the usual ones. */
  ca?: readonly string[] | undefined
  /** For connect, headers and body together, in ms. */
  requestTimeoutMs: number
  slots: Slots
  /** Told of every request once it has ended. */
  onExchange?: (exchange: Exchange) => void
  /** Told of all that was said, once it has ended. */
  onWhole?: ((exchange: WholeExchange) => void) | undefined
}

/**
 * A client for one endpoint. The package makes the request; connection, proxy, redirects, retries, body and time are
 * ours: one deadline over all phases, a bounded body, and nothing is ever sent to another origin. Every request but those
 * for logs has a connection of its own, so that nothing left of another answer can be taken for a verdict, or for what
 * explains it.
 */
export function createHttp(settings: HttpSettings): Http {
  const {endpoint, requestTimeoutMs, slots, onExchange, onWhole} = settings
  const connections = createConnections(settings.ca)

  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    const url = buildUrl(endpoint, request.path, request.query)
    const limit = deadline(requestTimeoutMs, request.signal, () => timeoutError(requestTimeoutMs))
    const startedAt = monotonicClock.now()
    const tell = (ended: string, bytes: number) => {
      const ms = monotonicClock.now() - startedAt
      onExchange?.({method: request.method, path: url.pathname, ended, ms, bytes})
    }
    let head: AnswerHead | undefined
    try {
      const answer = await exchange(url, request, limit.signal, connections, came => {
        head = came
      })
      tell(String(answer.status), Buffer.byteLength(answer.text))
      onWhole?.({request, url, ...answer})
      return answer
    } catch (error) {
      const reason = limit.signal.aborted ? limit.signal.reason : error
      const failed = reason instanceof RequestError ? reason.failure.label : 'aborted'
      tell(failed, 0)
      onWhole?.({request, url, ...head, failed})
      throw reason
    } finally {
      limit.release()
    }
  }

  return request => slots(slotOf(request), request.signal, () => send(request))
}

function slotOf({kind}: HttpRequest): SlotKind {
  return kind === 'stop' || kind === 'start' ? 'status' : kind
}

type AnswerHead = Pick<HttpAnswer, 'status' | 'headers'>

async function exchange(
  url: URL,
  request: HttpRequest,
  signal: AbortSignal,
  {fresh, kept}: Connections,
  onHead: (head: AnswerHead) => void
): Promise<HttpAnswer> {
  const route = routeTo(url)
  const {forwarder, tunnel} = route
  let sent: ClientRequest | undefined
  const send = (agents: Agents): Promise<IncomingMessage> => {
    const sending = sendRequest(request, route, agents, signal, made => {
      sent = made
    })
    // A connection that never comes to be leaves the request without a socket: only the race ends that.
    return abortable(sending, signal)
  }
  const sendAgain = (error: unknown) => {
    // The other side had closed the connection while it was idle, so it hardly saw the request.
    if (sent?.reusedSocket && /^(?:ECONNRESET|EPIPE)$/.test(codeOf(error) ?? '')) return send(fresh)
    throw error
  }

  try {
    const message = await (request.kind === 'log' ? send(kept).catch(sendAgain) : send(fresh))
    const head = {status: message.statusCode ?? 0, headers: message.headers}
    onHead(head)
    const refused = refusalOf(message, request, route)
    if (refused) {
      message.destroy()
      throw refused
    }
    const {text, cut} = await abortable(readBody(message, request.kind === 'log'), signal)
    if (cut) noteLoss(CUT_OFF)
    return {...head, text, ...(cut && {cut})}
  } catch (error) {
    throw connectionError(error, forwarder ? proxyPeer(forwarder) : endpointPeer(url, tunnel?.url.host))
  }
}

/** What is an error by its status alone: a redirect, a refusal of the proxy that the request went to, a part. */
function refusalOf(
  {statusCode: status = 0, headers}: IncomingMessage,
  {redirect, kind}: HttpRequest,
  {url, forwarder}: Route
): RequestError | undefined {
  const redirects = status >= 300 && status <= 399
  if (redirects && redirect !== 'answer') return redirectError(status, headers.location, url)
  if (forwarder && status === 407) return proxyRefusal(forwarder, status, url.host)
  return kind !== 'stop' && classifyStatus(status) === 'ok' && !isWhole(status)
    ? badAnswer(message('answer.no-whole', {status}))
    : undefined
}

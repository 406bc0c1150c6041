import type {RecordedExchange} from '../../src/record/format.js'
import {hideShapes} from '../../src/record/secret-shapes.js'
import type {Fault, FaultKind} from '../server/fault.js'
import type {Answer, Platform, PlatformRequest} from '../server/platform.js'
import {createOrder} from './order.js'
import {createQueues} from './queues.js'

/** A platform that answers as it was recorded. */
export interface RecordedPlatform extends Platform {
  /** What was otherwise than in the recording. */
  differences(): Differences
}

export interface Differences {
  /** Requests that are not in the recording, each once, without their credentials. */
  unexpected: readonly string[]
  /** How many answers were given once more, since the recording has no other. */
  repeated: number
  /** How many exchanges were not asked for. */
  unasked: number
}

const MARKER = /(await-deploy(?: |%20|\+))([0-9.]{3,50}[0-9a-f]{8})/g
/** Failures of a request that was never answered. */
const SILENT = /^(?:request timeout|aborted)$/
const NOT_RECORDED: Answer = {status: 404, body: {message: 'this request is not in the recording'}}

/** Whether an exchange is one that nothing ever came of. */
export function isSilent({failed = '', status}: RecordedExchange): boolean {
  return status === 0 && SILENT.test(failed)
}

/** Plays exchanges. `secrets` are the credentials with which it is asked, in the place of those that were blanked. */
export function recordedPlatform(
  exchanges: readonly RecordedExchange[],
  secrets: readonly string[]
): RecordedPlatform {
  const queues = createQueues(exchanges)
  const marker = exchanges.find(one => one.marker !== undefined)?.marker?.replace('await-deploy ', '')
  const unexpected = new Set<string>()
  let ownMarker: string | undefined
  const order = createOrder()
  const found = new WeakMap<PlatformRequest, RecordedExchange>()

  const find = (request: PlatformRequest) => {
    const path = pathOf(request)
    ownMarker ??= /await-deploy (?<own>[0-9.]{3,50}[0-9a-f]{8})/.exec(
      `${request.query}`.replaceAll('+', ' ') + request.body
    )?.groups?.own
    const asked = `${request.method} ${hideShapes(secrets.reduce(blank, path)).replace(MARKER, (all, head) => (marker ? head + marker : all))}`
    const taken = queues.take(asked)
    if (taken === undefined) unexpected.add(asked)
    else found.set(request, taken.exchange)
    return taken
  }
  const withOwnMarker = (text: string) =>
    marker !== undefined && ownMarker !== undefined ? text.replaceAll(marker, ownMarker) : text

  return {
    async turn(request) {
      const taken = find(request)
      if (taken) await order.turn(taken.index, taken.others)
    },
    faults(request) {
      const exchange = found.get(request)
      return exchange === undefined ? [] : faultsOf(exchange)
    },
    handle(request) {
      const exchange = found.get(request)
      if (exchange === undefined) return NOT_RECORDED
      const {status, headers, body, at} = exchange
      return {
        status: status || 502,
        body: withOwnMarker(body),
        headers: {'content-type': 'text/plain', ...headers, 'x-replay-at': String(at)}
      }
    },
    differences: () => ({unexpected: [...unexpected], ...queues.counts()})
  }
}

function pathOf({segments, query}: PlatformRequest): string {
  const path = segments.map(segment => encodeURIComponent(segment).replaceAll('%3A', ':')).join('/')
  return `/${path}${query.size > 0 ? `?${query}` : ''}`
}

function blank(path: string, secret: string): string {
  return path
    .replaceAll(new URLSearchParams({s: secret}).toString().slice(2), '***')
    .replaceAll(secret, '***')
}

/** How a failure is played: of what happened before any answer, all is a reset. */
function faultsOf(exchange: RecordedExchange): readonly Fault[] {
  const {failed, status} = exchange
  const isRefused = (status >= 300 && status <= 399) || status === 407
  if (failed === undefined || isRefused) return []
  const kind: FaultKind = isSilent(exchange)
    ? {kind: 'silence'}
    : status === 0
      ? {kind: 'reset'}
      : {kind: 'cut', how: 'close'}
  return [{on: 'any', fault: kind}]
}

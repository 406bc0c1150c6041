import type {ServerResponse} from 'node:http'
import {gzipSync} from 'node:zlib'
import type {Fault, FaultKind} from '../yunxiao/deploy-order-scenario.js'
import type {Answer} from './server.js'

const JSON_TYPE = {'content-type': 'application/json'}
const DRIP_MS = 20
const READ_BY_MS = 50

/** Chooses what goes wrong with a request. It counts, so one chooser serves one server. */
export function createChooser() {
  const known = new Map<Fault, {asked: number; struckAt?: number}>()

  /** The first of the faults whose conditions all hold. `now` is scenario seconds since the first request. */
  return (faults: readonly Fault[], kind: string, now: number): FaultKind | undefined => {
    for (const fault of faults) {
      if (fault.on !== 'any' && fault.on !== kind) continue
      const state = known.get(fault) ?? {asked: 0}
      known.set(fault, state)
      state.asked++
      if (fault.nth && !fault.nth.includes(state.asked)) continue
      if (state.asked <= (fault.after ?? 0)) continue
      if (now < (fault.from ?? 0) || now >= (fault.until ?? Number.POSITIVE_INFINITY)) continue
      if (fault.lasts !== undefined && now - (state.struckAt ?? now) >= fault.lasts) continue
      state.struckAt ??= now
      return fault.fault
    }
    return undefined
  }
}

/** What a fault may do to the server beside the one answer. */
export interface Door {
  /** Lets nobody in for so many ms, who is in included. */
  shut(ms: number): void
  /** The next request on this answer's connection finds it reset. */
  abandon(response: ServerResponse): void
}

/** Plays a fault in the place of the good answer. */
export function play(
  response: ServerResponse,
  good: Answer,
  fault: FaultKind,
  speed: number,
  door: Door
): void {
  const {socket} = response
  const text = JSON.stringify(good.body)
  const bytes = Buffer.from(text)
  switch (fault.kind) {
    case 'answer': {
      const body = typeof fault.body === 'string' ? fault.body.replace('{good}', () => text) : fault.body
      send(response, {status: fault.status, body: body ?? '', headers: fault.headers ?? {}})
      break
    }
    case 'body': {
      const body = typeof fault.text === 'string' ? fault.text.replace('{good}', () => text) : fault.text
      const headers = {'content-type': fault.contentType ?? 'application/json'}
      response.writeHead(200, fault.encoding ? {...headers, 'content-encoding': fault.encoding} : headers)
      response.end(fault.encoding === 'gzip' && typeof body === 'string' ? gzipSync(body) : body)
      break
    }
    case 'swap':
      send(response, {...good, body: swap(bytes, fault.find, fault.put)})
      break
    case 'cut':
      response.writeHead(200, fault.chunked ? JSON_TYPE : {...JSON_TYPE, 'content-length': bytes.length})
      response.write(bytes.subarray(0, bytes.length / 2), () => {
        // A reset overtakes what the other side has not read yet, and then looks like an end.
        if (fault.how === 'reset') setTimeout(() => socket?.resetAndDestroy(), READ_BY_MS)
        else socket?.destroy()
      })
      break
    case 'silence':
      break
    case 'stall':
      response.writeHead(200, {...JSON_TYPE, 'content-length': bytes.length})
      response.flushHeaders()
      break
    case 'drip': {
      if (fault.head) socket?.write('HTTP/1.1 200 OK\r\nx-drip: ')
      else response.writeHead(200, JSON_TYPE)
      const drop = () => (fault.head ? socket?.write('x') : response.write(' '))
      const timer = setInterval(drop, DRIP_MS)
      response.on('close', () => clearInterval(timer))
      break
    }
    case 'reset':
      socket?.resetAndDestroy()
      break
    case 'refuse':
      socket?.resetAndDestroy()
      door.shut((fault.seconds / speed) * 1000)
      break
    case 'abandon':
      socket?.write(
        `${head('200 OK', bytes.length)}connection: keep-alive\r\nkeep-alive: timeout=60\r\n\r\n${text}`
      )
      door.abandon(response)
      break
    case 'large':
      response.writeHead(200, JSON_TYPE)
      pour(response, fault.bytes)
      break
    case 'headers':
      for (let i = 0; i < fault.count; i++) response.setHeader(`x-${i}`, 'x'.repeat(fault.size))
      send(response, good)
      break
    case 'length':
      socket?.write(`${head('200 OK', bytes.length + fault.off)}\r\n${text}`)
      if (fault.off > 0) socket?.end()
      break
    case 'raw':
      socket?.write(fault.bytes)
      if (!fault.open) socket?.end()
      break
    case 'late':
      setTimeout(() => send(response, good), (fault.seconds / speed) * 1000)
  }
}

/** An answer as it should be. */
export function send(response: ServerResponse, {status, body, headers = {}, statusText}: Answer): void {
  if (statusText !== undefined) response.statusMessage = statusText
  response.writeHead(status, {'content-type': 'application/json;charset=utf-8', ...headers})
  response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body))
}

function head(status: string, length: number): string {
  return `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n`
}

function swap(bytes: Buffer, find: string, put: string | Uint8Array): Buffer {
  const at = bytes.indexOf(find)
  if (at < 0) throw new Error(`the good answer has no ${find}`)
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(put),
    bytes.subarray(at + Buffer.byteLength(find))
  ])
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

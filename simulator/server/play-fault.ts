import type {ServerResponse} from 'node:http'
import {gzipSync} from 'node:zlib'
import type {FaultKind} from './fault.js'
import type {Answer} from './platform.js'
import {sendAnswer} from './send-answer.js'

const JSON_TYPE = {'content-type': 'application/json'}
const READ_BY_MS = 50
const POUR_BYTES = 64 * 1024

/** What a fault may do to the server beside the one answer. */
export interface Door {
  /** Accepts no connection for so many ms, and closes those that are open. */
  shut(ms: number): void
  /** The next request on this answer's connection finds it reset. */
  abandon(response: ServerResponse): void
}

/** What a fault is played with: the response to be sent, the good one that it replaces, and that one's JSON. */
interface Exchange {
  response: ServerResponse
  good: Answer
  text: string
  door: Door
}

type FaultOf<K extends FaultKind['kind']> = Extract<FaultKind, {kind: K}>

/** Plays a fault in the place of the good answer. */
export function playFault(response: ServerResponse, good: Answer, fault: FaultKind, door: Door): void {
  const player = players[fault.kind] as (exchange: Exchange, fault: FaultKind) => void
  player({response, good, text: JSON.stringify(good.body), door}, fault)
}

const players: {[K in FaultKind['kind']]: (exchange: Exchange, fault: FaultOf<K>) => void} = {
  answer({response, text}, {status, body = '', headers = {}}) {
    sendAnswer(response, {status, body: typeof body === 'string' ? withGood(body, text) : body, headers})
  },
  body({response, text}, {text: own, contentType = 'application/json', encoding}) {
    const body = typeof own === 'string' ? withGood(own, text) : own
    const headers = {'content-type': contentType}
    response.writeHead(200, encoding ? {...headers, 'content-encoding': encoding} : headers)
    response.end(encoding === 'gzip' && typeof body === 'string' ? gzipSync(body) : body)
  },
  swap({response, good, text}, {find, put}) {
    sendAnswer(response, {...good, body: swapped(Buffer.from(text), find, put)})
  },
  cut({response, text}, {how}) {
    const bytes = Buffer.from(text)
    const {socket} = response
    response.writeHead(200, {...JSON_TYPE, 'content-length': bytes.length})
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      // A reset overtakes what the other side has not read yet, and then seems to be an end.
      if (how === 'reset') setTimeout(() => socket?.resetAndDestroy(), READ_BY_MS)
      else socket?.destroy()
    })
  },
  silence() {},
  stall({response, text}) {
    response.writeHead(200, {...JSON_TYPE, 'content-length': Buffer.byteLength(text)})
    response.flushHeaders()
  },
  reset({response}) {
    response.socket?.resetAndDestroy()
  },
  refuse({response, door}, {seconds}) {
    response.socket?.resetAndDestroy()
    door.shut(seconds * 1000)
  },
  abandon({response, text, door}) {
    const kept = 'connection: keep-alive\r\nkeep-alive: timeout=60\r\n\r\n'
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`
    response.socket?.write(`${head}${kept}${text}`)
    door.abandon(response)
  },
  large({response}, {bytes}) {
    response.writeHead(200, JSON_TYPE)
    pour(response, bytes)
  },
  raw({response: {socket}}, {bytes}) {
    socket?.end(bytes)
  },
  unreached({response, good, door}, {as}) {
    playFault(response, good, as, door)
  },
  late({response, good}, {seconds}) {
    setTimeout(() => sendAnswer(response, good), seconds * 1000)
  }
}

function withGood(text: string, good: string): string {
  return text.replace('{good}', () => good)
}

function swapped(bytes: Buffer, find: string, put: string | Uint8Array): Buffer {
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
  const chunk = Buffer.alloc(POUR_BYTES, ' ')
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

import type {IncomingMessage} from 'node:http'
import {createGunzip, createInflate, type Gunzip, type Inflate} from 'node:zlib'
import {badAnswer} from '../model/errors.js'
import {tooLarge} from './failure.js'

const MIB = 1024 * 1024
/** What an answer may have at most, packed and unpacked. */
export const MAX_BODY_BYTES = 16 * MIB

/** What a log lacks of which an answer was cut, as a clause. */
export const CUT_OFF = `it is over ${MAX_BODY_BYTES / MIB} MiB, and the rest was cut off`

export interface Body {
  /** UTF-8, without byte order mark; of one that was cut, all whole characters up to the bound. */
  text: string
  cut: boolean
}

/**
 * The whole body, or an error: a connection that ends too early rejects. The bound of 16 MiB holds before and after
 * unpacking; a larger body is a permanent error or, where the reader `cuts`, ends there.
 */
export async function readBody(message: IncomingMessage, cuts: boolean): Promise<Body> {
  const {'content-encoding': coding = ''} = message.headers
  const packed: Buffer[] | undefined = /^(?:identity)?$/i.test(coding) ? undefined : []
  const decoder = new TextDecoder()
  let text = ''
  // Bytes are given back late: a text of pieces takes less memory than all of them, and one copy more.
  const decode = (chunk: Buffer) => {
    text += decoder.decode(chunk, {stream: true})
  }

  let cut: boolean
  try {
    cut = await readUpToBound(message, cuts, chunk => void (packed ? packed.push(chunk) : decode(chunk)))
  } finally {
    message.destroy()
  }
  if (!cut) checkWhole(message)
  if (packed) cut = (await unpack(Buffer.concat(packed), coding, cuts, decode)) || cut
  // Of a character that the cut divides the decoder holds the first bytes.
  return {text: cut ? text : text + decoder.decode(), cut}
}

/** Hands on all chunks, or those up to the bound: answers whether there was more. */
async function readUpToBound(
  chunks: AsyncIterable<Buffer>,
  cuts: boolean,
  take: (chunk: Buffer) => void
): Promise<boolean> {
  let room = MAX_BODY_BYTES
  for await (const chunk of chunks) {
    if (chunk.length > room) {
      if (!cuts) throw tooLarge(MAX_BODY_BYTES)
      take(chunk.subarray(0, room))
      return true
    }
    room -= chunk.length
    take(chunk)
  }
  return false
}

/** Without a length the end of the connection is the end of the body: only its way tells a cut one. */
function checkWhole({headers, complete, socket}: IncomingMessage): void {
  const hasLength = 'content-length' in headers || 'transfer-encoding' in headers
  if (!complete || (!hasLength && socket.errored)) throw badAnswer('was cut off')
}

/** We ask for no compression; some gateways compress all the same. Answers whether there was more than the bound. */
async function unpack(
  packed: Buffer,
  coding: string,
  cuts: boolean,
  take: (chunk: Buffer) => void
): Promise<boolean> {
  if (packed.length === 0) return false
  const unpacker = unpackerOf(coding)
  unpacker.end(packed)
  try {
    return await readUpToBound(unpacker, cuts, take)
  } catch (error) {
    if (error === unpacker.errored) throw badAnswer('was compressed, and cut off or damaged')
    throw error
  }
}

function unpackerOf(coding: string): Gunzip | Inflate {
  const options = {chunkSize: MIB / 16}
  if (/^(x-)?gzip$/i.test(coding)) return createGunzip(options)
  if (/^deflate$/i.test(coding)) return createInflate(options)
  throw badAnswer('had an unknown compression')
}

import type {IncomingMessage} from 'node:http'
import type {Transform} from 'node:stream'
import {createBrotliDecompress, createGunzip, createInflate, createInflateRaw} from 'node:zlib'
import {message} from '../messages/message.js'
import {badAnswer} from '../model/errors.js'
import {tooLarge} from './failure.js'

const MIB = 1024 * 1024
/** What an answer may have at most, packed and unpacked. */
export const MAX_BODY_BYTES = 16 * MIB

const UNKNOWN_CODING = message('answer.unknown-compression')

/** What a log lacks of which an answer was cut, as a clause. */
export const CUT_OFF = message('lost.cut', {mib: MAX_BODY_BYTES / MIB})

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
  const {unpackers, isKnown} = readCodings(message.headers['content-encoding'] ?? '')
  const packed: Buffer[] | undefined = unpackers.length === 0 ? undefined : []
  // What comes in a coding that nobody knows is read where it is text all the same.
  const decoder = createDecoder(!isKnown)
  // Bytes are given back late: a text of pieces takes less memory than all of them, and one copy more.
  let text = ''
  const decode = (chunk: Buffer) => {
    text += decoder.decode(chunk)
  }

  let cut: boolean
  try {
    cut = await readUpToBound(message, cuts, chunk => void (packed ? packed.push(chunk) : decode(chunk)))
  } finally {
    message.destroy()
  }
  if (!cut) checkWhole(message)
  if (packed) cut = (await unpack(Buffer.concat(packed), unpackers, cuts, decode)) || cut
  // Of a character that the cut divides the decoder holds the first bytes.
  return {text: cut ? text : text + decoder.end(), cut}
}

/** UTF-8 to text, piece by piece. Where it is `strict`, bytes that are no UTF-8 are a bad answer. */
function createDecoder(strict: boolean) {
  const decoder = new TextDecoder('utf-8', {fatal: strict})
  const take = (run: () => string): string => {
    try {
      return run()
    } catch (error) {
      throw strict ? badAnswer(UNKNOWN_CODING) : error
    }
  }
  return {
    decode: (chunk: Buffer) => take(() => decoder.decode(chunk, {stream: true})),
    end: () => take(() => decoder.decode())
  }
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
  if (!complete || (!hasLength && socket.errored)) throw badAnswer(message('answer.cut'))
}

/** How a compression is undone. */
type Unpacker = (packed: Buffer) => Transform

const OPTIONS = {chunkSize: MIB / 16}
const gunzip: Unpacker = () => createGunzip(OPTIONS)

/** The compressions among content codings. We ask for none; some gateways compress all the same. */
const unpackersByCoding: Readonly<Record<string, Unpacker>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  // RFC 9110, 8.4.1.2: some send the data without the wrapper of zlib that the coding names.
  deflate: packed => (isZlib(packed) ? createInflate(OPTIONS) : createInflateRaw(OPTIONS)),
  br: () => createBrotliDecompress(OPTIONS)
}

/**
 * What `Content-Encoding` names: the compressions in it, in the order in which they are undone, and whether all other
 * words are known to say nothing. Some servers write there what is no coding of the body: `utf8`, `none`.
 */
function readCodings(header: string): {unpackers: Unpacker[]; isKnown: boolean} {
  const names = header.split(',').map(name => name.trim().toLowerCase())
  const find = (name: string) =>
    Object.hasOwn(unpackersByCoding, name) ? unpackersByCoding[name] : undefined
  return {
    unpackers: names.flatMap(name => find(name) ?? []).reverse(),
    isKnown: names.every(name => name === '' || name === 'identity' || find(name) !== undefined)
  }
}

/** The header of zlib (RFC 1950, 2.2): the method is 8, and both bytes together are divisible by 31. */
function isZlib(packed: Buffer): boolean {
  const [first = 0, second = 0] = packed
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}

/** Answers whether there was more than the bound. */
async function unpack(
  packed: Buffer,
  [unpacker, ...more]: readonly Unpacker[],
  cuts: boolean,
  take: (chunk: Buffer) => void
): Promise<boolean> {
  if (packed.length === 0) return false
  if (unpacker === undefined || more.length > 0) throw badAnswer(UNKNOWN_CODING)
  const unpacked = unpacker(packed)
  unpacked.end(packed)
  try {
    return await readUpToBound(unpacked, cuts, take)
  } catch (error) {
    if (error === unpacked.errored) throw badAnswer(message('answer.damaged'))
    throw error
  }
}

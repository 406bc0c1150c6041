import type {IncomingMessage} from 'node:http'
import {gunzipSync, inflateSync} from 'node:zlib'
import {badAnswer} from '../model/errors.js'
import {tooLarge} from './failure.js'

const MAX_BODY_BYTES = 16 * 1024 * 1024

/** The whole body or an error: a connection that ends too early rejects. */
export async function readBody(message: IncomingMessage): Promise<string> {
  const {headers} = message
  const {'content-encoding': coding = ''} = headers
  const isPacked = !/^(?:identity)?$/i.test(coding)
  const chunks: Buffer[] = []
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MAX_BODY_BYTES) throw tooLarge(MAX_BODY_BYTES)
      // Bytes are given back late: a text of pieces takes less memory than all of them, and one copy more.
      if (isPacked) chunks.push(chunk)
      else text += decoder.decode(chunk, {stream: true})
    }
  } finally {
    message.destroy()
  }
  // Without a length the end of the connection is the end of the body: only its way tells a cut one.
  const {complete, socket} = message
  const hasLength = 'content-length' in headers || 'transfer-encoding' in headers
  if (!complete || (!hasLength && socket.errored)) throw badAnswer('was cut off')
  return text + decoder.decode(unpack(Buffer.concat(chunks), coding))
}

/** We ask for no compression; some gateways compress all the same. */
function unpack(body: Buffer, coding: string): Buffer {
  if (body.length === 0) return body
  try {
    if (/^(x-)?gzip$/i.test(coding)) return gunzipSync(body, {maxOutputLength: MAX_BODY_BYTES})
    if (/^deflate$/i.test(coding)) return inflateSync(body, {maxOutputLength: MAX_BODY_BYTES})
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(MAX_BODY_BYTES)
    throw badAnswer('was compressed, and cut off or damaged')
  }
  throw badAnswer('had an unknown compression')
}

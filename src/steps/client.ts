import {createHttp, type Exchange, type Http, type WholeExchange} from '../http/client.js'
import {createSlots} from '../http/slots.js'
import type {Inputs} from '../inputs/inputs.js'
import type {Printer} from '../output/printer.js'
import {rememberingSignature} from '../output/signatures.js'

/**
 * The client for the platform's API. Signatures of its requests are redacted from all that is printed. With debug logging
 * each request is a line: method, path, how it ended, time and size; no query, header or body. `onWhole` is told all of it.
 */
export function openClient(
  {endpoint, ca, requestTimeoutMs}: Inputs,
  printer: Printer,
  onWhole?: (exchange: WholeExchange) => void
): Http {
  const onExchange = ({method, path, ended, ms, bytes}: Exchange) =>
    printer.debug(`${method} ${path}: ${ended}, ${Math.round(ms)} ms, ${bytes} bytes`)
  const http = createHttp({endpoint, ca, requestTimeoutMs, slots: createSlots(), onExchange, onWhole})
  return request => http(rememberingSignature(request))
}

import {createHttp} from '../http/client.js'
import type {Exchange, Http, WholeExchange} from '../http/exchange.js'
import {createSlots} from '../http/slots.js'
import type {Inputs} from '../inputs/inputs.js'
import type {Printer} from '../output/printer.js'
import {rememberingSignature} from '../output/signatures.js'
import type {LoginTools} from '../vendors/vendor.js'

/** How this process reaches the platform, and the servers that a login asks. */
export interface Clients {
  http: Http
  tools: LoginTools
}

/**
 * The client for the platform's API, and what a login needs. Signatures of requests are redacted from all that is printed. With
 * debug logging each request to the API is a line: method, path, how it ended, time and size; no query, header or body. `onWhole`
 * is told all of it, and nothing of a login.
 */
export function openClients(
  {endpoint, servers, ca, requestTimeoutMs}: Inputs,
  printer: Printer,
  onWhole?: (exchange: WholeExchange) => void
): Clients {
  const slots = createSlots()
  const onExchange = ({method, path, ended, ms, bytes}: Exchange) =>
    printer.debug(`${method} ${path}: ${ended}, ${Math.round(ms)} ms, ${bytes} bytes`)
  const http = createHttp({endpoint, ca, requestTimeoutMs, slots, onExchange, onWhole})
  return {
    http: request => http(rememberingSignature(request)),
    tools: {
      httpTo(server) {
        const url = servers[server]
        if (url === undefined) throw new Error('a server that the plan does not name')
        // Without a line for debugging: it would come before the masks of what is in the answer.
        return createHttp({endpoint: url, ca, requestTimeoutMs, slots})
      },
      addSecret: printer.mask,
      line: printer.line,
      warn: printer.warning
    }
  }
}

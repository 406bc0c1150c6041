import {createHttp, type Http} from '../http/client.js'
import {createSlots} from '../http/slots.js'
import type {Inputs} from '../inputs/inputs.js'
import {rememberingSignature} from '../output/signatures.js'

/** The client for the platform's API. Signatures of its requests are redacted from all that is printed. */
export function openClient({endpoint, ca, requestTimeoutMs}: Inputs): Http {
  const http = createHttp({endpoint, ca, requestTimeoutMs, slots: createSlots()})
  return request => http(rememberingSignature(request))
}

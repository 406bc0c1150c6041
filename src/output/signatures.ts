import type {HttpRequest} from '../http/client.js'
import {addSignature} from './redact.js'

/** The same request, whose signature is not shown, should the platform repeat what it was sent. */
export function rememberingSignature(request: HttpRequest): HttpRequest {
  const {headers} = request
  if (typeof headers !== 'function') return request
  return {
    ...request,
    headers(url) {
      const own = headers(url)
      addSignature(own.authorization ?? '')
      return own
    }
  }
}

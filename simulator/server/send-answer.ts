import type {ServerResponse} from 'node:http'
import type {Answer} from './platform.js'

/** Sends an answer as it should be. */
export function sendAnswer(response: ServerResponse, {status, body, headers = {}, statusText}: Answer): void {
  if (statusText !== undefined) response.statusMessage = statusText
  response.writeHead(status, {'content-type': 'application/json;charset=utf-8', ...headers})
  response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body))
}

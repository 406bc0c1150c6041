import type {Socket} from 'node:net'
import tls from 'node:tls'
import {afterAll, beforeAll, expect} from '@jest/globals'
import {createHttp, type HttpSettings} from '../../../src/http/client.js'
import type {HttpRequest} from '../../../src/http/exchange.js'
import {createSlots} from '../../../src/http/slots.js'
import {RequestError} from '../../../src/model/errors.js'

export const TOKEN = 'pt-0123456789-secret'

/** One client for a base URL, or for a port on loopback, and a way to ask it. */
export function client(
  port: number,
  {base = `http://127.0.0.1:${port}`, ...settings}: Partial<HttpSettings> & {base?: string} = {}
) {
  const http = createHttp({
    endpoint: new URL(base),
    requestTimeoutMs: 20_000,
    slots: createSlots(),
    ...settings
  })
  return (over: Partial<HttpRequest> = {}) =>
    http({
      method: 'GET',
      path: ['oapi', 'v1'],
      headers: {'x-yunxiao-token': TOKEN},
      kind: 'status',
      signal: new AbortController().signal,
      ...over
    })
}

/**
 * For tests of many clients with a `ca-file`: Node has no authorities of its own, of which each client would read 150. That
 * they are trusted beside the file is asked in `tls.test.ts`.
 */
export function withoutNodesAuthorities(): void {
  const asked = tls.getCACertificates
  beforeAll(() => {
    tls.getCACertificates = () => []
  })
  afterAll(() => {
    tls.getCACertificates = asked
  })
}

/** The error that a request ends in. */
export async function refusal(asking: Promise<unknown>): Promise<RequestError> {
  const error = await asking.then(
    answer => new Error(`it was answered: ${JSON.stringify(answer).slice(0, 200)}`),
    e => e
  )
  expect(error).toBeInstanceOf(RequestError)
  return error as RequestError
}

/** All that an error tells. */
export const told = (error: RequestError) => `${error.message} ${JSON.stringify(error.failure)}`

export const head = (...headers: string[]) => ['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n')

/** A whole answer that leaves the connection open. */
export const whole = (text: string) => `${head(`Content-Length: ${Buffer.byteLength(text)}`)}${text}`

export async function expectGone(sockets: ReadonlySet<Socket>): Promise<void> {
  const until = performance.now() + 10_000
  while (sockets.size > 0 && performance.now() < until) await new Promise(resolve => setTimeout(resolve, 5))
  expect(sockets.size).toBe(0)
}

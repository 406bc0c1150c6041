import type {Http, HttpAnswer, HttpRequest} from '../../../src/http/exchange.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Call} from '../../../src/vendors/bkci/api.js'
import type {Client} from '../../../src/vendors/bkci/client.js'

export const PROJECT = 'shop'
export const PIPELINE = `p-${'0123456789abcdef'.repeat(2)}`
export const BUILD = 'b-0001'
export const signal = new AbortController().signal

/** An `Http` that answers from a function and remembers what it was asked. */
export function fakeHttp(answer: (request: HttpRequest) => Partial<HttpAnswer>): {
  http: Http
  asked: HttpRequest[]
} {
  const asked: HttpRequest[] = []
  return {
    asked,
    http: async request => {
      asked.push(request)
      return {status: 200, headers: {}, text: '', ...answer(request)}
    }
  }
}

/** A `Client` that answers the `data` of each call, or throws it. */
export function fakeClient(data: Partial<Record<Call, unknown>>): {
  client: Client
  asked: Parameters<Client>[0][]
} {
  const asked: Parameters<Client>[0][] = []
  return {
    asked,
    client: async request => {
      asked.push(request)
      const value = data[request.call]
      const answer: unknown = typeof value === 'function' ? value(request) : value
      if (answer instanceof Error) throw answer
      return answer
    }
  }
}

/** The `RequestError` with which a promise rejects. */
export async function failureOf(promise: Promise<unknown>): Promise<RequestError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof RequestError) return error
    throw error
  }
  throw new Error('it did not fail')
}

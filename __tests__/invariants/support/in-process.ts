import type {Platform, PlatformRequest} from '../../../simulator/server/platform.js'
import type {HttpAnswer, HttpRequest} from '../../../src/http/exchange.js'

/** A simulated platform without a network: a request of the client in, its answer out. Scenario time is `now`, in seconds. */
export function inProcess(
  platform: Platform,
  now: () => number
): {kindOf(request: HttpRequest): string; answer(request: HttpRequest): HttpAnswer} {
  const asReceived = (request: HttpRequest): PlatformRequest => {
    const {method, path, query = {}, headers, body = ''} = request
    const url = new URL(`https://platform.example/${path.map(encodeURIComponent).join('/')}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const own = typeof headers === 'function' ? headers(url) : headers
    const named = Object.entries(own).map(([name, value]) => [name.toLowerCase(), value])
    return {
      method,
      segments: path,
      query: url.searchParams,
      headers: {host: url.host, ...Object.fromEntries(named)},
      body,
      receivedAt: Date.now(),
      now: now(),
      epoch: at => Date.now() + (at - now()) * 1000
    }
  }
  return {
    kindOf: request => platform.kind?.(asReceived(request)) ?? 'any',
    answer(request) {
      const {status, body, headers = {}} = platform.handle(asReceived(request))
      return {status, headers, text: typeof body === 'string' ? body : JSON.stringify(body)}
    }
  }
}

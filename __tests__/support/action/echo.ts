import type {Answer, Platform, PlatformRequest} from '../../../simulator/server/platform.js'
import {picker} from '../random.js'
import {encoders} from './secrets.js'

export interface EchoSettings {
  secrets: readonly string[]
  random: () => number
  /** The address of another server, for links and redirects. */
  elsewhere: string
  /** How often an answer is another one than the platform's: 0 to 1. */
  faults: number
}

const IDS = /^(?:.*(?:id|sn|ids)|status|state|result|tag|executeCount|api|kind|type|.*time)$/i
const LINKS = /url|link|href/i
const LOGS = /^(?:deployLog|log|content)$/
const CREDENTIALS = /token|authorization|x-bkapi|security/

/** How a platform may spell a credential that it repeats; a long one in another case is a credential no more. */
export function spell(secret: string, pick: ReturnType<typeof picker>): string {
  const names = Object.keys(encoders).filter(
    name => secret.length <= 200 || !/^(?:upper|lower) case$/.test(name)
  )
  return (encoders[pick(names)] as (typeof encoders)[string])(secret)
}

/** A log that repeats secrets, in lines of any length: at each place of a line, and so across each wrap. */
export function echoLog(
  {secrets, random}: Pick<EchoSettings, 'secrets' | 'random'>,
  lines: number
): string[] {
  const pick = picker(random)
  return Array.from({length: lines}, () => {
    const fill = 'log. '.repeat(random() < 0.3 ? random() * 8 : 185 + random() * 16)
    return `${fill}${spell(pick(secrets), pick)} and ${spell(pick(secrets), pick)}`
  })
}

/**
 * A platform that repeats what it was sent wherever an answer has room: in names, messages and ids, in headers, in
 * the words of a status, in errors of each kind, and in addresses of another server.
 */
export function echoing(platform: Platform, settings: EchoSettings): Platform {
  const {secrets, random, elsewhere, faults} = settings
  const pick = picker(random)
  const chance = (of: number) => random() < of

  const echo = (request: PlatformRequest): string => {
    if (chance(0.85)) return spell(pick(secrets), pick)
    const sent = Object.entries(request.headers).filter(([name]) => CREDENTIALS.test(name))
    return sent.length > 0 ? `${pick(sent).join(': ')}` : decodeURIComponent(request.query.toString())
  }
  const inHeader = (request: PlatformRequest): string => {
    const text = echo(request)
    return /^[ -~]*$/.test(text) ? text : pick(secrets)
  }
  const link = (request: PlatformRequest): string =>
    pick([
      `${elsewhere}/next?token=${encodeURIComponent(pick(secrets))}`,
      `https://console.huaweicloud.com/run?access_token=${encodeURIComponent(pick(secrets))}`,
      `https://console.huaweicloud.com/run?access_token=${Buffer.from(pick(secrets)).toString('hex')}`,
      `${elsewhere}/${encodeURIComponent(echo(request))}`
    ])

  const repeat = (value: unknown, key: string, request: PlatformRequest): unknown => {
    if (Array.isArray(value)) return value.map(item => repeat(item, key, request))
    if (typeof value === 'object' && value !== null) {
      const own = Object.entries(value).map(([name, inner]) => [name, repeat(inner, name, request)])
      return Object.fromEntries(chance(0.1) ? [...own, ['nextUrl', link(request)]] : own)
    }
    if (value !== null && typeof value !== 'string') return value
    if (LOGS.test(key) && chance(0.8)) return value // one that grows, and is not another one each time
    if (LINKS.test(key)) return chance(0.7) ? link(request) : value
    if (IDS.test(key)) return chance(0.02) ? echo(request) : value
    if (value === null) return chance(0.3) ? echo(request) : value
    return pick([value, value, echo(request), `${value} ${echo(request)}`, `${echo(request)} ${value}`])
  }

  const headersOf = (request: PlatformRequest): Record<string, string> => {
    const names = [
      ...['x-request-id', 'x-devops-rid', 'x-bkapi-request-id', 'x-iam-trace-id', 'x-acs-request-id'],
      ...['x-bkapi-error-message', 'www-authenticate', 'set-cookie', 'x-next-page']
    ]
    return {
      ...Object.fromEntries(names.filter(() => chance(0.6)).map(name => [name, inHeader(request)])),
      link: `<${elsewhere}/page/2>; rel="next"`
    }
  }

  const fault = (request: PlatformRequest): Answer => {
    const headers = headersOf(request)
    const redirect = chance(0.15)
    if (redirect) {
      const to = [
        link(request),
        `//${elsewhere.replace('http://', '')}/x`,
        `https://${encodeURIComponent(pick(secrets)).slice(0, 60)}.example/`,
        `http://${encodeURIComponent(pick(secrets))}:x@${elsewhere.replace('http://', '')}/`
      ]
      return {status: pick([301, 302, 303, 307, 308]), body: '', headers: {...headers, location: pick(to)}}
    }
    const status = pick([200, 400, 401, 403, 404, 408, 429, 500, 502, 503, 504])
    const error = {
      ...{errorCode: echo(request), errorMessage: echo(request), requestId: echo(request)},
      ...{
        error_code: echo(request),
        error_msg: `${request.method}|/v5/x|${echo(request)}`,
        message: echo(request)
      },
      code: pick([400, 2100024, echo(request)]),
      status: pick([400, 2101163, echo(request)])
    }
    const body = pick<unknown>([
      error,
      {error: {code: echo(request), message: echo(request)}},
      `<html><title>${echo(request)}</title></html>`,
      echo(request),
      JSON.stringify(echo(request)),
      `{"cut": "${pick(secrets)}`,
      ''
    ])
    return {status, body, headers, statusText: inHeader(request)}
  }

  return {
    ...platform,
    handle(request) {
      const good = platform.handle(request)
      if (chance(faults)) return fault(request)
      // JSON inside a text is left whole: of a broken one the escapes would be shown.
      const body =
        typeof good.body === 'string' ? pick([good.body, echo(request)]) : repeat(good.body, '', request)
      return {...good, body, headers: {...good.headers, ...headersOf(request)}}
    }
  }
}

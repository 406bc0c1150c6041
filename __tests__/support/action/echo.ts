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
 * the text of a status, in errors of each kind, and in addresses of another server.
 */
export function echoing(platform: Platform, settings: EchoSettings): Platform {
  const {secrets, random, elsewhere, faults} = settings
  return {
    ...platform,
    handle(request) {
      const echo: Echo = {request, secrets, elsewhere, pick: picker(random), chance: of => random() < of}
      const good = platform.handle(request)
      if (echo.chance(faults)) return echo.chance(0.15) ? redirect(echo) : failure(echo)
      // JSON inside a text stays whole: of broken JSON the escapes would be shown.
      const body =
        typeof good.body === 'string' ? echo.pick([good.body, sent(echo)]) : repeat(good.body, '', echo)
      return {...good, body, headers: {...good.headers, ...headersOf(echo)}}
    }
  }
}

/** One answer that repeats its request. */
interface Echo extends Pick<EchoSettings, 'secrets' | 'elsewhere'> {
  request: PlatformRequest
  pick: ReturnType<typeof picker>
  /** Whether something is done that is done so often, 0 to 1. */
  chance(of: number): boolean
}

/** Something that the request sent. */
function sent({request, secrets, pick, chance}: Echo): string {
  if (chance(0.85)) return spell(pick(secrets), pick)
  const credentials = Object.entries(request.headers).filter(([name]) => CREDENTIALS.test(name))
  return credentials.length > 0 ? pick(credentials).join(': ') : decodeURIComponent(request.query.toString())
}

/** The same, in characters that a header can have. */
function sentInHeader(echo: Echo): string {
  const text = sent(echo)
  return /^[ -~]*$/.test(text) ? text : echo.pick(echo.secrets)
}

function link(echo: Echo): string {
  const {secrets, elsewhere, pick} = echo
  return pick([
    `${elsewhere}/next?token=${encodeURIComponent(pick(secrets))}`,
    `https://console.huaweicloud.com/run?access_token=${encodeURIComponent(pick(secrets))}`,
    `https://console.huaweicloud.com/run?access_token=${Buffer.from(pick(secrets)).toString('hex')}`,
    `${elsewhere}/${encodeURIComponent(sent(echo))}`
  ])
}

/** A value of a good answer, under this key, with what was sent in it. */
function repeat(value: unknown, key: string, echo: Echo): unknown {
  const {pick, chance} = echo
  if (Array.isArray(value)) return value.map(item => repeat(item, key, echo))
  if (typeof value === 'object' && value !== null) {
    const own = Object.entries(value).map(([name, inner]) => [name, repeat(inner, name, echo)])
    return Object.fromEntries(chance(0.1) ? [...own, ['nextUrl', link(echo)]] : own)
  }
  if (value !== null && typeof value !== 'string') return value
  if (LOGS.test(key) && chance(0.8)) return value // one that grows, and is not another one each time
  if (LINKS.test(key)) return chance(0.7) ? link(echo) : value
  if (IDS.test(key)) return chance(0.02) ? sent(echo) : value
  if (value === null) return chance(0.3) ? sent(echo) : value
  return pick([value, value, sent(echo), `${value} ${sent(echo)}`, `${sent(echo)} ${value}`])
}

function headersOf(echo: Echo): Record<string, string> {
  const names = [
    ...['x-request-id', 'x-devops-rid', 'x-bkapi-request-id', 'x-iam-trace-id', 'x-acs-request-id'],
    ...['x-bkapi-error-message', 'www-authenticate', 'set-cookie', 'x-next-page']
  ].filter(() => echo.chance(0.6))
  return {
    ...Object.fromEntries(names.map(name => [name, sentInHeader(echo)])),
    link: `<${echo.elsewhere}/page/2>; rel="next"`
  }
}

function redirect(echo: Echo): Answer {
  const {secrets, elsewhere, pick} = echo
  const host = elsewhere.replace('http://', '')
  const location = pick([
    link(echo),
    `//${host}/x`,
    `https://${encodeURIComponent(pick(secrets)).slice(0, 60)}.example/`,
    `http://${encodeURIComponent(pick(secrets))}:x@${host}/`
  ])
  return {status: pick([301, 302, 303, 307, 308]), body: '', headers: {...headersOf(echo), location}}
}

function failure(echo: Echo): Answer {
  const {request, secrets, pick} = echo
  const error = {
    errorCode: sent(echo),
    errorMessage: sent(echo),
    requestId: sent(echo),
    error_code: sent(echo),
    error_msg: `${request.method}|/v5/x|${sent(echo)}`,
    message: sent(echo),
    code: pick([400, 2100024, sent(echo)]),
    status: pick([400, 2101163, sent(echo)])
  }
  const body = pick<unknown>([
    error,
    {error: {code: sent(echo), message: sent(echo)}},
    `<html><title>${sent(echo)}</title></html>`,
    sent(echo),
    JSON.stringify(sent(echo)),
    `{"cut": "${pick(secrets)}`,
    ''
  ])
  const status = pick([200, 400, 401, 403, 404, 408, 429, 500, 502, 503, 504])
  return {status, body, headers: headersOf(echo), statusText: sentInHeader(echo)}
}

import type {Platform, PlatformRequest} from '../server/platform.js'
import {type BkciOptions, directUser, gatewayUser, nginx} from './auth.js'
import {type Builds, route} from './routes.js'

/** The path of the gateway's stage, below which its API lives. */
export const GATEWAY = ['api', 'devops', 'prod'] as const
const DIRECT = ['ms', 'openapi', 'api'] as const

export type {BkciOptions} from './auth.js'

/**
 * BlueKing CI as it serves builds: the back end (`ms/openapi/api/{kind}/{version}`) and the gateway
 * (`api/devops/prod/{version}/{kind}`, v4 only), each with its own credentials, order of path and error bodies.
 */
export function bkci(options: BkciOptions): Platform {
  const builds: Builds = {all: [...options.builds], stops: new Map(), begun: 0}
  return {
    kind: kindOf,
    pollKinds: ['status', 'batch', 'history'],
    faults: () => [...options.builds, ...(options.starts ?? [])].flatMap(({faults}) => faults ?? []),
    handle(request) {
      const {segments} = request
      const isBelow = (start: readonly string[]) => start.every((segment, i) => segments[i] === segment)
      const isGateway = isBelow(GATEWAY)
      if (!isGateway && !isBelow(DIRECT)) return nginx(404, 'not found')
      const [first = '', second = '', ...rest] = segments.slice(3)
      const [version, kind] = isGateway ? [first, second] : [second, first]
      const user = (isGateway ? gatewayUser : directUser)(request, {version, kind}, options)
      if (typeof user !== 'string') return user
      const answer = route({request, version, kind, isGateway, path: rest, user, options, builds})
      const id = isGateway ? 'x-bkapi-request-id' : 'x-devops-rid'
      return {...answer, headers: {[id]: 'sim-0001', ...answer.headers}}
    }
  }
}

function kindOf({segments, query}: PlatformRequest): string {
  if (segments.includes('logs')) return 'log'
  const last = segments.at(-1) ?? ''
  if (/^(?:stop|build_stop)$/.test(last)) return 'stop'
  if (/^(?:start|build_start)$/.test(last)) return 'start'
  if (/^(?:detail|build_detail)$/.test(last)) return 'detail'
  // Who lists all builds takes larger pages than who asks how long the last ones took.
  if (/^(?:history|build_histories)$/.test(last)) return query.get('pageSize') === '30' ? 'past' : 'history'
  if (last === 'batch_get_build_status') return 'batch'
  return /^(?:status|build_status)$/.test(last) ? 'status' : 'any'
}

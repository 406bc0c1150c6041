import type {Answer, Ask, Platform} from '../server/server.js'
import {type BkciOptions, directUser, envelope, gatewayUser, nginx} from './auth.js'
import {type AskOfBuild, detail, historyRecord, pipelineStatus, status} from './build.js'
import {logs} from './logs.js'
import type {BuildFault, BuildScenario} from './scenario.js'
import {type Stops, stopBuild} from './stop.js'

/** The path of the gateway's stage, below which its API lives. */
export const GATEWAY = ['api', 'devops', 'prod'] as const
const DIRECT = ['ms', 'openapi', 'api'] as const

export type {BkciOptions} from './auth.js'

interface Way {
  version: 'v3' | 'v4'
  kind: string
  rest: readonly string[]
}

/**
 * BlueKing CI as it serves builds: the back end (`ms/openapi/api/{kind}/{version}`) and the gateway
 * (`api/devops/prod/{version}/{kind}`, v4 only), each with its own credentials, order of path and error bodies.
 */
export function bkci(options: BkciOptions): Platform {
  let startedAt: number | undefined
  // A stop rewrites what is still to come of a build.
  const world: World = {...options, builds: [...options.builds], stops: new Map()}
  return {
    kind: ({segments}) => kindOf(segments),
    faults: () => options.builds.flatMap(b => b.faults ?? []),
    handle(ask) {
      const {segments} = ask
      const gateway = GATEWAY.every((segment, i) => segments[i] === segment)
      const direct = DIRECT.every((segment, i) => segments[i] === segment)
      if (!gateway && !direct) return nginx(404, 'not found')
      const [first = '', second = '', ...rest] = segments.slice(3)
      const way = gateway ? {version: first, kind: second, rest} : {version: second, kind: first, rest}
      const user = gateway ? gatewayUser(ask, way, options) : directUser(ask, way, options)
      if (typeof user !== 'string') return user
      startedAt ??= ask.at
      const now = ((ask.at - startedAt) / 1000) * ask.speed
      const started = startedAt
      const epoch = (at: number) => Math.round(started + ask.epochOffset + (at * 1000) / ask.speed)
      const answer = route(way as Way, {ask, now, epoch, user}, world)
      const id = gateway ? 'x-bkapi-request-id' : 'x-devops-rid'
      return {...answer, headers: {[id]: 'sim-0001', ...answer.headers}}
    }
  }
}

interface World extends BkciOptions {
  builds: BuildScenario[]
  stops: Stops
}

interface Asked {
  ask: Ask
  now: number
  epoch: (at: number) => number
  user: string
}

type Thing = 'pipelineStatus' | 'history' | 'status' | 'detail' | 'logInit' | 'logAfter' | 'stop'

const v3Paths: Readonly<Record<string, Thing>> = {
  status: 'pipelineStatus',
  'builds/history': 'history',
  'builds/*/status': 'status',
  'builds/*/detail': 'detail',
  'builds/*/stop': 'stop',
  'builds/*/logs/init': 'logInit',
  'builds/*/logs/after': 'logAfter'
}
const v4Paths: Readonly<Record<string, Thing>> = {
  'pipelines/pipeline_status': 'pipelineStatus',
  build_histories: 'history',
  build_status: 'status',
  build_detail: 'detail',
  build_stop: 'stop',
  'logs/init_logs': 'logInit',
  'logs/after_line_logs': 'logAfter'
}

function route({version, kind, rest}: Way, {ask, now, epoch, user}: Asked, options: World): Answer {
  const [projects, projectId = '', ...below] = rest
  if (projects !== 'projects') return nginx(404, 'not found')
  const v3 = version === 'v3'
  const pipelineId = v3 ? below[1] : (ask.query.get('pipelineId') ?? undefined)
  const path = v3 ? below.slice(2) : below
  const buildId = v3
    ? path[0] === 'builds' && path[1] !== 'history'
      ? path[1]
      : undefined
    : ask.query.get('buildId')
  const key = v3 ? path.map((s, i) => (i === 1 && buildId !== undefined ? '*' : s)).join('/') : path.join('/')
  const paths = v3 ? v3Paths : v4Paths
  const thing = Object.hasOwn(paths, key) && (!v3 || below[0] === 'pipelines') ? paths[key] : undefined
  if (thing === undefined) return envelope(404, 404, 'HTTP 404 Not Found')
  if (ask.method !== (thing === 'stop' ? 'POST' : 'GET'))
    return envelope(405, 405, 'HTTP 405 Method Not Allowed')

  if (kind === 'apigw-app' && options.appBound === false) {
    return envelope(403, 403, `App ${options.appCode} has no permission to project ${projectId}`)
  }
  if (options.viewers && !options.viewers.includes(user)) {
    return envelope(403, 2101174, `用户(${user})无权限查看流水线(${pipelineId})`)
  }
  const builds = options.builds.filter(b => b.projectId === projectId && b.pipelineId === pipelineId)
  const existing = builds.filter(b => (b.createdAt ?? 0) <= now)
  if (thing === 'pipelineStatus') {
    return builds.length === 0
      ? {status: 200, body: {status: 0}}
      : good(pipelineStatus(existing, {now, epoch}))
  }
  if (thing === 'history') {
    if (builds.length === 0) return envelope(404, 2101038, '流水线不存在')
    return good(page(existing, ask, v3, {now, epoch}))
  }
  const known = options.builds.find(
    b => b.projectId === projectId && b.buildId === buildId && (b.createdAt ?? 0) <= now
  )
  if (known === undefined) {
    return v3
      ? envelope(404, 2101163, `构建任务 ${buildId} 不存在`)
      : envelope(400, 400, `Invalid buildId: ${buildId}`)
  }
  if (pipelineId !== undefined && known.pipelineId !== pipelineId)
    return envelope(400, 2101058, 'buildId mismatch')
  const about: AskOfBuild = {now, epoch}
  if (thing === 'stop') {
    if (options.executors && !options.executors.includes(user))
      return envelope(403, 2101174, `用户(${user})无权限执行流水线(${known.pipelineId})`)
    const {build, refusal} = stopBuild(known, now, user, options.stops)
    if (build) options.builds[options.builds.indexOf(known)] = build
    return refusal ? envelope(400, ...refusal) : good(true)
  }
  if (thing === 'status') return good(status(known, about))
  if (thing === 'detail') return good(detail(known, about))
  const start = ask.query.get('start')
  if (thing === 'logAfter' && !/^[0-9]+$/.test(start ?? '')) return envelope(400, 400, 'Invalid param: start')
  return good(
    logs(known, about, {
      tag: ask.query.get('tag') ?? undefined,
      executeCount: Number(ask.query.get('executeCount') ?? 1),
      start: thing === 'logInit' ? 0 : Number(start),
      most: options.pageLines ?? 10_000
    })
  )
}

function page(existing: readonly BuildScenario[], {query}: Ask, v3: boolean, about: AskOfBuild) {
  const commit = v3 ? null : query.get('materialCommitId')
  const matching = existing
    .filter(b => commit === null || (b.commits ?? []).includes(commit))
    .sort((a, b) => b.buildNum - a.buildNum)
  const number = Math.max(1, Number(query.get('page') ?? 1))
  const size = Math.min(100, Number(query.get('pageSize') ?? 20))
  return {
    count: matching.length,
    page: number,
    pageSize: size,
    totalPages: Math.ceil(matching.length / size),
    records: matching.slice((number - 1) * size, number * size).map(b => historyRecord(b, about))
  }
}

function good(data: unknown): Answer {
  return {status: 200, body: {status: 0, data}}
}

function kindOf(segments: readonly string[]): BuildFault['on'] {
  if (segments.includes('logs')) return 'log'
  const last = segments.at(-1) ?? ''
  if (/^(?:stop|build_stop)$/.test(last)) return 'stop'
  if (/^(?:detail|build_detail)$/.test(last)) return 'detail'
  if (/^(?:history|build_histories)$/.test(last)) return 'history'
  return /^(?:status|build_status)$/.test(last) ? 'status' : 'any'
}

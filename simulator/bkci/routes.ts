import type {Answer, PlatformRequest} from '../server/platform.js'
import {type BkciOptions, envelope, nginx, notPublished} from './auth.js'
import {detailBody, historyBody, pipelineStatusBody, statusBody} from './build-bodies.js'
import {buildState} from './build-state.js'
import {logs} from './logs.js'
import type {BuildScenario} from './scenario.js'
import {isJson, startBuild} from './start.js'
import {type Stops, stopBuild} from './stop.js'

/** The batch call takes no more. */
const MOST_IDS = 100

/** The builds as requests have changed them: a stop rewrites the events of a build that are still to come. */
export interface Builds {
  all: BuildScenario[]
  stops: Stops
  /** How many were begun by requests. */
  begun: number
}

/** A request that authentication has let pass, with the path below version and kind. */
export interface Passed {
  request: PlatformRequest
  version: string
  kind: string
  isGateway: boolean
  path: readonly string[]
  user: string
  options: BkciOptions
  builds: Builds
}

type Thing =
  | 'pipelineStatus'
  | 'history'
  | 'status'
  | 'batchStatus'
  | 'detail'
  | 'logInit'
  | 'logAfter'
  | 'stop'
  | 'start'

/** What a request is about. */
interface Subject {
  thing: Thing
  projectId: string
  pipelineId: string | undefined
  buildId: string | undefined
}

const v3Paths: Readonly<Record<string, Thing>> = {
  status: 'pipelineStatus',
  'builds/history': 'history',
  'builds/start': 'start',
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
  batch_get_build_status: 'batchStatus',
  build_detail: 'detail',
  build_stop: 'stop',
  build_start: 'start',
  'logs/init_logs': 'logInit',
  'logs/after_line_logs': 'logAfter'
}

export function route(passed: Passed): Answer {
  if (passed.path[0] !== 'projects') return nginx(404, 'not found')
  const subject = passed.version === 'v3' ? v3Subject(passed) : v4Subject(passed)
  const {hasBatch = true} = passed.options
  if (subject === undefined || (subject.thing === 'batchStatus' && !hasBatch))
    return passed.isGateway ? notPublished() : envelope(404, 404, 'HTTP 404 Not Found')
  if (passed.request.method !== (/^(?:stop|start|batchStatus)$/.test(subject.thing) ? 'POST' : 'GET'))
    return envelope(405, 405, 'HTTP 405 Method Not Allowed')
  return refuseUser(passed, subject) ?? answer(passed, subject)
}

/** In v3 the ids stand in the path. */
function v3Subject({path}: Passed): Subject | undefined {
  const [, projectId = '', pipelines, pipelineId, ...below] = path
  const isBuild = below[0] === 'builds' && below[1] !== 'history' && below[1] !== 'start'
  const buildId = isBuild ? below[1] : undefined
  const key = below.map((segment, i) => (i === 1 && buildId !== undefined ? '*' : segment)).join('/')
  const thing = pipelines === 'pipelines' && Object.hasOwn(v3Paths, key) ? v3Paths[key] : undefined
  return thing && {thing, projectId, pipelineId, buildId}
}

/** In v4 they stand in the query, but for the project's. */
function v4Subject({path, request: {query}}: Passed): Subject | undefined {
  const [, projectId = '', ...below] = path
  const key = below.join('/')
  const thing = Object.hasOwn(v4Paths, key) ? v4Paths[key] : undefined
  const [pipelineId, buildId] = ['pipelineId', 'buildId'].map(name => query.get(name) ?? undefined)
  return thing && {thing, projectId, pipelineId, buildId}
}

function refuseUser({kind, user, options}: Passed, {projectId, pipelineId}: Subject): Answer | undefined {
  if (kind === 'apigw-app' && options.appBound === false)
    return envelope(403, 403, `App ${options.appCode} has no permission to project ${projectId}`)
  return options.viewers && !options.viewers.includes(user)
    ? envelope(403, 2101174, `用户(${user})无权限查看流水线(${pipelineId})`)
    : undefined
}

function answer(passed: Passed, subject: Subject): Answer {
  const {request, builds} = passed
  const {thing, projectId, pipelineId} = subject
  if (thing === 'batchStatus') return answerSeveral(passed, projectId, pipelineId)
  if (thing === 'start')
    return refuseExecution(passed, pipelineId) ?? startBuild(passed, projectId, pipelineId)
  if (thing !== 'pipelineStatus' && thing !== 'history') return answerBuild(passed, subject)
  const isOwn = (b: {projectId: string; pipelineId: string}) =>
    b.projectId === projectId && b.pipelineId === pipelineId
  const ofPipeline = builds.all.filter(isOwn)
  const existing = ofPipeline.filter(b => (b.createdAt ?? 0) <= request.now)
  if (thing === 'history') {
    return ofPipeline.length === 0 && !passed.options.starts?.some(isOwn)
      ? envelope(404, 2101038, '流水线不存在')
      : good(historyPage(existing, passed))
  }
  return ofPipeline.length === 0
    ? {status: 200, body: {status: 0}}
    : good(pipelineStatusBody(existing, request))
}

function answerBuild(passed: Passed, {thing, projectId, pipelineId, buildId}: Subject): Answer {
  const {request, builds, version} = passed
  const build = builds.all.find(
    b => b.projectId === projectId && b.buildId === buildId && (b.createdAt ?? 0) <= request.now
  )
  if (build === undefined) {
    return version === 'v3'
      ? envelope(404, 2101163, `构建任务 ${buildId} 不存在`)
      : envelope(400, 400, `Invalid buildId: ${buildId}`)
  }
  if (pipelineId !== undefined && build.pipelineId !== pipelineId)
    return envelope(400, 2101058, 'buildId mismatch')
  if (thing === 'stop') return stop(passed, build)
  if (thing === 'status') return good(statusBody(build, request))
  if (thing === 'detail') return good(detailBody(build, request))
  return answerLog(passed, build, thing === 'logInit')
}

/** BuildHistory of each build of the project that there is, in the order of the store: whose pipeline it is makes no difference. */
function answerSeveral({request, builds}: Passed, projectId: string, pipelineId: string | undefined): Answer {
  if (pipelineId === undefined) return envelope(400, 400, 'Invalid pipelineId')
  if (!isJson(request)) return envelope(415, 415, 'HTTP 415 Unsupported Media Type')
  const ids = readIds(request.body)
  if (ids === undefined) return envelope(400, 2112009, 'Request json body is no set of texts')
  if (ids.length > MOST_IDS) return envelope(400, 400, `The maximum number of buildIds is ${MOST_IDS}`)
  const found = builds.all.filter(
    b => b.projectId === projectId && ids.includes(b.buildId) && (b.createdAt ?? 0) <= request.now
  )
  return good(found.reverse().map(build => historyBody(build, request)))
}

function readIds(text: string): string[] | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return Array.isArray(body) && body.every(id => typeof id === 'string') ? [...new Set(body)] : undefined
  } catch {
    return undefined
  }
}

function refuseExecution(
  {user, options}: Pick<Passed, 'user' | 'options'>,
  pipelineId = ''
): Answer | undefined {
  return options.executors && !options.executors.includes(user)
    ? envelope(403, 2101174, `用户(${user})无权限执行流水线(${pipelineId})`)
    : undefined
}

function stop({request, user, options, builds}: Passed, build: BuildScenario): Answer {
  const refused = refuseExecution({user, options}, build.pipelineId)
  if (refused) return refused
  const {build: stopped, refusal} = stopBuild(build, request.now, user, builds.stops)
  if (stopped) builds.all[builds.all.indexOf(build)] = stopped
  return refusal ? envelope(400, ...refusal) : good(true)
}

function answerLog({request, options}: Passed, build: BuildScenario, isFirst: boolean): Answer {
  const {query} = request
  const start = isFirst ? '0' : (query.get('start') ?? '')
  if (!/^[0-9]+$/.test(start)) return envelope(400, 400, 'Invalid param: start')
  return good(
    logs(build, request, {
      tag: query.get('tag') ?? undefined,
      executeCount: Number(query.get('executeCount') ?? 1),
      start: Number(start),
      most: options.pageLines ?? 10_000
    })
  )
}

function historyPage(existing: readonly BuildScenario[], {request, version}: Passed) {
  const {query} = request
  const commit = version === 'v3' ? null : query.get('materialCommitId')
  const status = version === 'v3' ? null : query.get('status')
  const words = version === 'v3' ? null : query.get('buildMsg')
  const matching = existing
    .filter(build => commit === null || (build.commits ?? []).includes(commit))
    .filter(build => status === null || buildState(build, request.now).status === status)
    .filter(({message = ''}) => words === null || message.includes(words))
    .sort((a, b) => b.buildNum - a.buildNum)
  const page = Math.max(1, Number(query.get('page') ?? 1))
  const pageSize = Math.min(100, Number(query.get('pageSize') ?? 20))
  const records = matching.slice((page - 1) * pageSize, page * pageSize)
  return {
    count: matching.length,
    page,
    pageSize,
    totalPages: Math.ceil(matching.length / pageSize),
    records: records.map(build => historyBody(build, request)),
    hasDownloadPermission: true,
    pipelineVersion: 1
  }
}

function good(data: unknown): Answer {
  return {status: 200, body: {status: 0, data}}
}

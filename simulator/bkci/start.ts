import type {Answer, PlatformRequest} from '../server/platform.js'
import {envelope} from './auth.js'
import type {BuildEvent, BuildScenario, StartableBuild} from './scenario.js'

const LONGEST_MESSAGE = 255
/** The start variable that becomes the message of the build. */
const MESSAGE = 'BK_CI_BUILD_MSG'

/** The request, who answers it, and the builds that there are. */
interface Asked {
  request: PlatformRequest
  options: {starts?: readonly StartableBuild[]}
  builds: {all: BuildScenario[]; begun: number}
}

/** Begins a build, with the variables in the body: a flat map of texts. */
export function startBuild(passed: Asked, projectId: string, pipelineId: string | undefined): Answer {
  const {request, options, builds} = passed
  const pipeline = options.starts?.find(one => one.projectId === projectId && one.pipelineId === pipelineId)
  if (pipeline === undefined) return envelope(404, 2101038, '流水线不存在')
  if (!isJson(request)) return envelope(415, 415, 'HTTP 415 Unsupported Media Type')
  const variables = readVariables(request.body)
  const buildNo = request.query.get('buildNo')
  if (variables === undefined) return envelope(400, 2112009, 'Request json body is no map of texts')
  if (buildNo !== null && !/^[0-9]+$/.test(buildNo)) return envelope(400, 400, 'Invalid param: buildNo')
  if (pipeline.refuses) return envelope(...pipeline.refuses)
  builds.begun++
  const build = begun(pipeline.build(builds.begun, variables), request.now, variables[MESSAGE])
  builds.all.push(build)
  const {buildId: id, buildNum: num} = build
  pipeline.onStart?.(id, variables, request.query.get('branch'))
  return {status: 200, body: {status: 0, data: {id, executeCount: 1, projectId, pipelineId, num}}}
}

/** Whether a body says that it is JSON, as the back end wants it. */
export function isJson({headers}: PlatformRequest): boolean {
  return /^application\/json\s*(?:;|$)/.test(headers['content-type'] ?? '')
}

function begun({timeline, ...build}: BuildScenario, now: number, text: string | undefined): BuildScenario {
  return {
    ...build,
    createdAt: now,
    ...(text !== undefined && {message: text.slice(0, LONGEST_MESSAGE)}),
    timeline: timeline.map((event): BuildEvent => ({...event, at: event.at + now}))
  }
}

function readVariables(text: string): Record<string, string> | undefined {
  try {
    const body: unknown = JSON.parse(text)
    const isMap = typeof body === 'object' && body !== null && !Array.isArray(body)
    return isMap && Object.values(body).every(value => typeof value === 'string')
      ? (body as Record<string, string>)
      : undefined
  } catch {
    return undefined
  }
}

import {message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import {collectMistakes, readIds, refuseApiPath, refuseTwice} from '../shared/inputs.js'
import {type RunIds, type RunQuery, readQueries} from '../shared/run-query.js'
import {readStart, refuseSeveral, type StartLimits, type StartRequest} from '../shared/start-inputs.js'
import type {AddMistake, Operation} from '../vendor.js'
import {type Api, apis, type Credentials, decodeToken, isDirect, tokenPage} from './api.js'

// The page that makes a project is stricter; personal projects are `_` and the user's name, those of git `git_42`.
const PROJECT_ID = /^[A-Za-z_][A-Za-z0-9_.@-]{0,63}$/
// Old pipelines have no `p-`: PIPELINE_ID_PATTERN in PipelineUtils.kt.
const PIPELINE_ID = /^(?:p-[0-9a-f]{1,64}|[0-9a-f]{32})$/
const BUILD_ID = /^b-[0-9a-zA-Z]{1,64}$/
const runIds: RunIds = {
  isRunId: isBuildId,
  form: message('form.bkci.build')
}

/** Which builds are asked for, where, and by whom. */
export interface BuildsRequest {
  api: Api
  /** Base URL. */
  endpoint: string
  credentials: Credentials
  projectId: string
  builds: readonly {pipelineId: string; query: RunQuery}[]
  /** What the build is begun with, where one is to be begun. */
  start?: StartRequest | undefined
}

/** The variable that becomes the build's message. */
export const MESSAGE_VARIABLE = 'BK_CI_BUILD_MSG'
const startLimits: StartLimits = {
  reserved: {[MESSAGE_VARIABLE]: 'action'}
}

export function isBuildId(text: string): boolean {
  return BUILD_ID.test(text)
}

/** Reads the platform's own inputs. Answers nothing when there was a mistake; all of them are reported. */
export function readRequest(
  operation: Operation,
  raw: RawInputs,
  addMistake: AddMistake
): BuildsRequest | undefined {
  const mistakes = collectMistakes(addMistake)
  const api = apis.find(name => name === (raw.api ?? 'direct-v3'))
  if (api === undefined)
    mistakes.addMistake('api', message('wrong.unsupported', {vendor: 'bkci', meant: undefined, known: apis}))
  checkHeaders(raw, mistakes.addMistake)
  const credentials = api === undefined ? {} : readCredentials(api, raw, mistakes.addMistake)
  const endpoint = api === undefined ? undefined : readEndpoint(api, raw, mistakes.addMistake)
  const projectId = readProject(raw, mistakes.addMistake)
  const starts = operation === 'run-pipeline'
  const start = starts ? readStart(raw, startLimits, mistakes.addMistake) : undefined
  const builds = readBuilds(raw, starts, mistakes.addMistake)
  if (mistakes.hasAny() || api === undefined || endpoint === undefined || projectId === undefined)
    return undefined
  return {api, endpoint, credentials, projectId, builds, start}
}

function readEndpoint(api: Api, {endpoint}: RawInputs, addMistake: AddMistake): string | undefined {
  if (endpoint === undefined) {
    addMistake('endpoint', message('missing.bkci.endpoint', {isGateway: !isDirect(api)}))
  } else if (isDirect(api)) {
    const wrong = message('wrong.bkci.api-path', {api})
    refuseApiPath(endpoint, /\/(?:ms|console|api\/apigw(?:-\w+)?)(?:\/|$)/i, wrong, addMistake)
  } else {
    const wrong = message('wrong.bkci.version', {api})
    refuseApiPath(endpoint, /\/(?:v[34]|apigw-(?:user|app))(?:\/|$)/i, wrong, addMistake)
  }
  return endpoint
}

function readProject({'project-id': projectId}: RawInputs, addMistake: AddMistake): string | undefined {
  if (projectId === undefined) addMistake('project-id', message('missing.bkci.project'))
  else if (!PROJECT_ID.test(projectId)) addMistake('project-id', message('wrong.bkci.project'))
  return projectId
}

/** A credential input of an `api`: whether it must be given. */
type Needs = Readonly<{token?: boolean; 'app-code'?: boolean; 'app-secret'?: boolean; username?: false}>

/** The credentials that each `api` takes. Those that are not named are not used by it. */
const needs: Readonly<Record<Api, Needs>> = {
  'direct-v3': {token: false, username: false},
  'direct-v4': {token: false, username: false},
  'gateway-user': {token: true},
  'gateway-app': {'app-code': true, 'app-secret': true, username: false, token: false}
}

/** The credentials of an `api`: those that are missing, malformed, or not used by it are mistakes. */
function readCredentials(api: Api, raw: RawInputs, addMistake: AddMistake): Credentials {
  const {token, username, 'app-code': appCode, 'app-secret': appSecret} = raw
  for (const input of ['token', 'app-code', 'app-secret', 'username'] as const) {
    const isNeeded = needs[api][input]
    if (isNeeded === undefined && raw[input] !== undefined)
      addMistake(input, message('wrong.unused-with-api', {api}), 'unused')
    if (input !== 'username' && isNeeded && raw[input] === undefined)
      addMistake(input, message('missing.bkci.credential', {api, input}))
  }
  if (token === undefined && username === undefined) requireUser(api, addMistake)
  if (isDirect(api) && token !== undefined && decodeToken(token) === undefined)
    addMistake('token', message('wrong.bkci.percent-sign'))
  return {token, appCode, appSecret, username}
}

/** What goes into a header is checked whatever the `api`, which may be a mistake itself. */
function checkHeaders(raw: RawInputs, addMistake: AddMistake): void {
  for (const input of ['username', 'app-code']) {
    const value = raw[input]
    if (value !== undefined && !/^[!-~]{1,128}$/.test(value)) addMistake(input, message('wrong.bkci.header'))
  }
}

function requireUser(api: Api, addMistake: AddMistake): void {
  if (api === 'gateway-app') {
    addMistake('username', message('missing.bkci.user', {api}))
  } else if (isDirect(api)) {
    addMistake('token', message('missing.bkci.token', {page: tokenPage('{endpoint}')}))
  }
}

/** Pairs each pipeline with the build that is meant of it. */
function readBuilds(
  raw: RawInputs,
  starts: boolean,
  addMistake: AddMistake
): {pipelineId: string; query: RunQuery}[] {
  const pipelines = readIds(
    'pipeline-id',
    raw['pipeline-id'],
    {
      isId: id => PIPELINE_ID.test(id),
      form: message('form.bkci.pipeline'),
      things: 'pipelines'
    },
    addMistake
  )
  if (starts) {
    refuseSeveral(pipelines, addMistake)
    return pipelines.map(pipelineId => ({pipelineId, query: {by: 'started'}}))
  }
  const queries = readQueries(raw, pipelines, runIds, addMistake)
  const builds = queries.map((query, i) => ({query, pipelineId: pipelines[i] ?? ''}))
  const areGiven = builds.every(({query}) => query.by === 'id')
  refuseTwice(
    areGiven ? 'run-id' : 'pipeline-id',
    builds.map(({pipelineId, query}) => (query.by === 'id' ? `${pipelineId} ${query.id}` : pipelineId)),
    builds.map(({pipelineId, query}) => (query.by === 'id' ? query.id : pipelineId)),
    addMistake
  )
  return builds
}

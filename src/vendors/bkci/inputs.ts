import type {RawInputs} from '../../model/target.js'
import {collectMistakes, readIds, readList, refuseApiPath, refuseTwice} from '../shared/inputs.js'
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
  form: 'a BK-CI build id (b- and 32 hexadecimal digits, the last part of the console address)'
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
  reserved: {[MESSAGE_VARIABLE]: 'this action gives, to find the build again'}
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
    mistakes.addMistake('api', `is not supported by bkci. Use one of: ${apis.join(', ')}`)
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
    addMistake(
      'endpoint',
      isDirect(api)
        ? 'is required (the address of the BK-CI host, such as https://devops.example.com)'
        : 'is required (the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod)'
    )
  } else if (isDirect(api)) {
    const text = `must be the address of the host alone with api: ${api}; the path to its API is added here`
    refuseApiPath(endpoint, /\/(?:ms|console|api\/apigw(?:-\w+)?)(?:\/|$)/i, text, addMistake)
  } else {
    const text = `must end with the stage with api: ${api}; the version is added here`
    refuseApiPath(endpoint, /\/(?:v[34]|apigw-(?:user|app))(?:\/|$)/i, text, addMistake)
  }
  return endpoint
}

function readProject({'project-id': projectId}: RawInputs, addMistake: AddMistake): string | undefined {
  if (projectId === undefined) addMistake('project-id', "is required (the project's English name)")
  else if (!PROJECT_ID.test(projectId)) {
    addMistake(
      'project-id',
      "is not a project's English name (a letter or _, then letters, digits, and any of _ - . @)"
    )
  }
  return projectId
}

/** A credential input of an `api`: what it is where it must be given, or nothing where it may be. */
type Needs = Readonly<Partial<Record<'token' | 'app-code' | 'app-secret' | 'username', string | undefined>>>

/** The credentials that each `api` takes. Those that are not named are not used by it. */
const needs: Readonly<Record<Api, Needs>> = {
  'direct-v3': {token: undefined, username: undefined},
  'direct-v4': {token: undefined, username: undefined},
  'gateway-user': {token: 'an access_token of the user'},
  'gateway-app': {
    'app-code': 'the code of the BlueKing application',
    'app-secret': 'the secret of the BlueKing application',
    username: undefined,
    token: undefined
  }
}

/** The credentials of an `api`: those that are missing, malformed, or not used by it are mistakes. */
function readCredentials(api: Api, raw: RawInputs, addMistake: AddMistake): Credentials {
  const {token, username, 'app-code': appCode, 'app-secret': appSecret} = raw
  for (const input of ['token', 'app-code', 'app-secret', 'username'] as const) {
    const what = needs[api][input]
    if (!Object.hasOwn(needs[api], input) && raw[input] !== undefined)
      addMistake(input, `is not used with api: ${api}`, 'unused')
    if (what !== undefined && raw[input] === undefined)
      addMistake(input, `is required with api: ${api} (${what})`)
  }
  if (token === undefined && username === undefined) requireUser(api, addMistake)
  if (isDirect(api) && token !== undefined && decodeToken(token) === undefined)
    addMistake('token', 'has a percent sign in it that encodes nothing: copy it again, as it is')
  return {token, appCode, appSecret, username}
}

/** What goes into a header is checked whatever the `api`, which may be a mistake itself. */
function checkHeaders(raw: RawInputs, addMistake: AddMistake): void {
  for (const input of ['username', 'app-code']) {
    const value = raw[input]
    if (value !== undefined && !/^[!-~]{1,128}$/.test(value))
      addMistake(input, 'has white space, or a character outside ASCII in it, which no header can carry')
  }
}

function requireUser(api: Api, addMistake: AddMistake): void {
  if (api === 'gateway-app') {
    addMistake(
      'username',
      `is required with api: ${api} (the user for whom the application acts); or give token instead, an access_token of that user`
    )
  } else if (isDirect(api)) {
    addMistake(
      'token',
      `is required (an access_token from ${tokenPage('{endpoint}')}); where the server checks no tokens, give username instead`
    )
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
      form: 'the id of a pipeline (p- and 32 hexadecimal digits)',
      things: 'pipelines'
    },
    addMistake
  )
  if (starts) {
    refuseSeveral(pipelines, addMistake)
    return pipelines.map(pipelineId => ({pipelineId, query: {by: 'started'}}))
  }
  // Without a pipeline the rest is checked all the same: every mistake is told at once.
  const places = pipelines.length > 0 ? pipelines : readList(raw['run-id'] ?? 'none').map(() => '')
  const queries = readQueries(raw, places, runIds, addMistake)
  const builds = queries.map((query, i) => ({query, pipelineId: places[i] ?? ''}))
  const named = builds.filter(({pipelineId}) => pipelineId !== '')
  const areGiven = named.every(({query}) => query.by === 'id')
  refuseTwice(
    areGiven ? 'run-id' : 'pipeline-id',
    named.map(({pipelineId, query}) => (query.by === 'id' ? `${pipelineId} ${query.id}` : pipelineId)),
    named.map(({pipelineId, query}) => (query.by === 'id' ? query.id : pipelineId)),
    addMistake
  )
  return builds
}

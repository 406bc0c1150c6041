import type {RawInputs} from '../../model/target.js'
import {readList} from '../shared/inputs.js'
import {type RunIds, type RunQuery, readQueries} from '../shared/run-query.js'
import type {AddMistake, Operation, Plan, Vendor} from '../vendor.js'
import {type Api, apis, type Credentials, decodeToken, isDirect, tokenPage} from './api.js'
import {createLinks, readLink} from './links.js'

const MOST_TARGETS = 50
const PROJECT_ID = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const PIPELINE_ID = /^p-[0-9a-f]{1,64}$/
const BUILD_ID = /^b-[0-9a-zA-Z]{1,64}$/
const runIds: RunIds = {
  isRunId: id => BUILD_ID.test(id),
  form: 'a BK-CI build id (b- and 32 hexadecimal digits, the last part of the console address)'
}

const common = [
  'token',
  'app-code',
  'app-secret',
  'username',
  'project-id',
  'pipeline-id',
  'run-id',
  'commit',
  'created-after'
] as const

/** Tencent BlueKing CI (蓝盾). See README.md in this folder for API pages, permissions and quirks. */
export const bkci: Vendor = {
  title: 'Tencent BlueKing CI',
  apis: apis,
  encodedTokens: true,
  operations: {
    'wait-pipeline': common,
    'check-pipeline': common,
    'fetch-logs': [...common, 'job-id', 'step-id']
  },
  readLink,
  plan
}

function plan(operation: Operation, given: RawInputs, complain: AddMistake): Plan | undefined {
  let fine = true
  const wrong: AddMistake = (input, text) => {
    fine = false
    complain(input, text)
  }
  const api =
    apis.find(flavour => flavour === given.api) ?? (given.api === undefined ? 'direct-v3' : undefined)
  if (api === undefined) wrong('api', `is not supported by bkci. Use one of: ${apis.join(', ')}`)
  const credentials = api === undefined ? {} : readCredentials(api, given, wrong)
  const endpoint = api === undefined ? given.endpoint : readEndpoint(api, given, wrong)
  const projectId = given['project-id']
  if (projectId === undefined) wrong('project-id', "is required (the project's English name)")
  else if (!PROJECT_ID.test(projectId)) {
    wrong('project-id', "is not a project's English name (a letter, then letters, digits, - and _)")
  }
  const builds = readBuilds(given, wrong)
  if (!fine || api === undefined || endpoint === undefined || projectId === undefined) return undefined

  return {
    api,
    endpoint,
    async open(http, consoleUrl) {
      const {runTarget, createClient} = await import('./adapters.js')
      const client = createClient(http, {api: api, credentials, endpoint, projectId})
      // A gateway is another host than the console.
      const links = createLinks(
        consoleUrl ?? (isDirect(api) ? new URL(endpoint).origin : undefined),
        projectId
      )
      const waits = operation === 'wait-pipeline'
      return builds.map(({pipelineId, query}) => runTarget(client, api, {pipelineId, query, waits}, links))
    }
  }
}

function readEndpoint(api: Api, given: RawInputs, wrong: AddMistake): string | undefined {
  const {endpoint} = given
  if (endpoint === undefined) {
    wrong(
      'endpoint',
      isDirect(api)
        ? 'is required (the address of the BK-CI host, such as https://devops.example.com)'
        : 'is required (the address of the gateway up to and including the stage, such as https://bkapi.example.com/api/devops/prod)'
    )
  } else if (isDirect(api) && /\/(?:ms\/openapi|console)(?:\/|$)/.test(endpoint)) {
    wrong(
      'endpoint',
      `must be the address of the host alone with api: ${api}; the path to its API is added here`
    )
  } else if (!isDirect(api) && /\/(?:v[34]|apigw-(?:user|app))(?:\/|$)/.test(endpoint)) {
    wrong('endpoint', `must end with the stage with api: ${api}; the version is added here`)
  }
  return endpoint
}

/** The credentials of a flavour. Complains of each that is missing, malformed, or not used by it. */
function readCredentials(api: Api, given: RawInputs, wrong: AddMistake): Credentials {
  const {token, username} = given
  const appCode = given['app-code']
  const appSecret = given['app-secret']
  const unused = (input: string) => {
    if (given[input] !== undefined) wrong(input, `is not used with api: ${api}`)
  }
  const required = (input: string, what: string) => {
    if (given[input] === undefined) wrong(input, `is required with api: ${api} (${what})`)
  }
  if (api === 'gateway-app') {
    unused('token')
    required('app-code', 'the code of the BlueKing application')
    required('app-secret', 'the secret of the BlueKing application')
    required('username', 'the user for whom the application acts')
  } else {
    unused('app-code')
    unused('app-secret')
    if (api === 'gateway-user') {
      unused('username')
      required('token', 'an access_token of the user')
    } else if (token === undefined && username === undefined) {
      wrong(
        'token',
        `is required (an access_token from ${tokenPage('{endpoint}')}); where the server checks no tokens, give username instead`
      )
    } else if (token !== undefined && decodeToken(token) === undefined) {
      wrong('token', 'has a percent sign in it that encodes nothing: copy it again, as it is')
    }
  }
  for (const [input, value] of Object.entries({username, 'app-code': appCode})) {
    if (value !== undefined && !/^[!-~]{1,128}$/.test(value)) {
      wrong(input, 'has white space, or a character outside ASCII in it, which no header can carry')
    }
  }
  return {token, appCode, appSecret, username}
}

/** Pairs each pipeline with the build that is meant of it. */
function readBuilds(given: RawInputs, wrong: AddMistake): {pipelineId: string; query: RunQuery}[] {
  const pipelines = readList(given['pipeline-id'])
  if (pipelines.length === 0) wrong('pipeline-id', 'is required (p- and 32 hexadecimal digits)')
  else if (pipelines.some(id => !PIPELINE_ID.test(id))) {
    wrong('pipeline-id', 'is not a pipeline id, or a list of them (p- and 32 hexadecimal digits)')
  }
  if (pipelines.length > MOST_TARGETS) {
    wrong('pipeline-id', `names ${pipelines.length} pipelines; at most ${MOST_TARGETS} are taken`)
  }
  // Without a pipeline the rest is checked all the same: every mistake is told at once.
  const places = pipelines.length > 0 ? pipelines : readList(given['run-id'] ?? 'none').map(() => '')
  const queries = readQueries(given, places, runIds, wrong)
  const builds = queries.map((query, i) => ({query, pipelineId: places[i] ?? ''}))
  const seen = new Set<string>()
  for (const {pipelineId, query} of builds) {
    const key = `${pipelineId} ${query.by === 'id' ? query.id : query.by}`
    if (pipelineId !== '' && seen.has(key)) {
      wrong(
        query.by === 'id' ? 'run-id' : 'pipeline-id',
        `names ${query.by === 'id' ? query.id : pipelineId} twice`
      )
    }
    seen.add(key)
  }
  return builds
}

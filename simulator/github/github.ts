import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {openPort} from '../server/port.js'

/** What GitHub received, as its pages would show it. */
export interface PostedStatus {
  sha: string
  state: string
  context: string
  description: string
  targetUrl: string
}

export interface PostedDeployment {
  id: number
  ref: string
  environment: string
  autoMerge: unknown
  requiredContexts: unknown
  statuses: {state: string; description: string; logUrl: string; environmentUrl: string}[]
}

/** An answer instead of the usual one. `drop` closes the connection. */
export type GitHubFault = {status: number; body: unknown; headers?: Record<string, string>} | 'drop' | 'hang'

export interface GitHubSimulator {
  /** For `GITHUB_API_URL`. */
  url: string
  statuses: readonly PostedStatus[]
  deployments: readonly PostedDeployment[]
  /** Method and path of each request, in the order in which they came. */
  requests: readonly {method: string; path: string; headers: IncomingMessage['headers']; at: number}[]
  close(): Promise<void>
}

export interface GitHubScenario {
  token: string
  /** `owner/name`. */
  repository: string
  /** The commits of the repository. */
  commits: readonly string[]
  /** Below this path, as on a GitHub Enterprise Server: `/api/v3`. */
  base?: string
  /** What goes wrong with the n-th request (from 1), if anything. */
  fault?: (count: number, path: string) => GitHubFault | undefined
}

interface Answer {
  status: number
  body: unknown
  headers?: Record<string, string>
}

// https://docs.github.com/en/rest/commits/statuses and https://docs.github.com/en/rest/deployments
const STATUS_STATES = ['error', 'failure', 'pending', 'success']
const DEPLOYMENT_STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']
const LONGEST_DESCRIPTION = 140
const DOCS = 'https://docs.github.com/rest'

/** The part of GitHub's API that takes commit statuses and deployments, on 127.0.0.1, as strict as GitHub. */
export async function serveGitHub(scenario: GitHubScenario): Promise<GitHubSimulator> {
  const statuses: PostedStatus[] = []
  const deployments: PostedDeployment[] = []
  const requests: GitHubSimulator['requests'][number][] = []
  const server = createServer((incoming, response) => {
    respond(incoming, response).catch(error => response.destroy(error))
  })
  const respond = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const {method = '', url = '/', headers} = incoming
    requests.push({method, path: url, headers, at: performance.now()})
    const fault = scenario.fault?.(requests.length, url)
    if (fault === 'drop') return void incoming.socket.resetAndDestroy()
    if (fault === 'hang') return
    const {
      status,
      body,
      headers: extra = {}
    } = fault ??
    handle(scenario, {statuses, deployments}, method, url, headers, Buffer.concat(chunks).toString())
    response
      .writeHead(status, {'content-type': 'application/json; charset=utf-8', ...extra})
      .end(JSON.stringify(body))
  }
  const port = await openPort(server, 0)
  const url = `http://127.0.0.1:${port.number}${scenario.base ?? ''}`
  return {url, statuses, deployments, requests, close: port.close}
}

interface Stored {
  statuses: PostedStatus[]
  deployments: PostedDeployment[]
}

function handle(
  {token, repository, commits, base = ''}: GitHubScenario,
  stored: Stored,
  method: string,
  path: string,
  headers: IncomingMessage['headers'],
  text: string
): Answer {
  if (headers.authorization !== `token ${token}`)
    return {status: 401, body: {message: 'Bad credentials', documentation_url: DOCS, status: '401'}}
  const below = `${base}/repos/${repository}/`
  if (method !== 'POST' || !path.startsWith(below)) return notFound()
  const [what, id = '', more] = path.slice(below.length).split('/')
  const body = JSON.parse(text) as Record<string, unknown>
  if (what === 'statuses' && more === undefined) return addStatus(stored, commits, id, body)
  if (what === 'deployments' && id === '') return addDeployment(stored, commits, body)
  const found = stored.deployments.find(one => String(one.id) === id)
  return what === 'deployments' && more === 'statuses' && found
    ? addDeploymentStatus(found, body)
    : notFound()
}

function addStatus(
  {statuses}: Stored,
  commits: readonly string[],
  sha: string,
  body: Record<string, unknown>
): Answer {
  const {state, context = 'default', description = '', target_url: targetUrl = ''} = body
  if (!commits.includes(sha)) return invalid(undefined, `No commit found for SHA: ${sha}`)
  if (!STATUS_STATES.includes(String(state))) return invalid('state is not included in the list')
  const wrong = wrongText(description, targetUrl)
  if (wrong) return invalid(wrong)
  const posted = {sha, state, context, description, targetUrl} as PostedStatus
  statuses.push(posted)
  return {status: 201, body: {id: statuses.length, state, context, description, target_url: targetUrl}}
}

function addDeployment(
  {deployments}: Stored,
  commits: readonly string[],
  body: Record<string, unknown>
): Answer {
  const {ref, environment = 'production', auto_merge: autoMerge = true, required_contexts: contexts} = body
  if (!commits.includes(String(ref))) return invalid(undefined, `No ref found for: ${ref}`)
  const id = 1001 + deployments.length
  deployments.push({
    id,
    ref: String(ref),
    environment: String(environment),
    autoMerge,
    requiredContexts: contexts,
    statuses: []
  })
  return {status: 201, body: {id, ref, environment, task: 'deploy'}}
}

function addDeploymentStatus({statuses}: PostedDeployment, body: Record<string, unknown>): Answer {
  const {state, description = '', log_url: logUrl = '', environment_url: environmentUrl = ''} = body
  if (!DEPLOYMENT_STATES.includes(String(state))) return invalid('state is not included in the list')
  const wrong = wrongText(description, logUrl) ?? wrongText('', environmentUrl)
  if (wrong) return invalid(wrong)
  statuses.push({state, description, logUrl, environmentUrl} as PostedDeployment['statuses'][number])
  return {status: 201, body: {id: statuses.length, state, description}}
}

function wrongText(description: unknown, url: unknown): string | undefined {
  if (typeof description !== 'string' || description.length > LONGEST_DESCRIPTION)
    return 'description is too long (maximum is 140 characters)'
  if (url !== '' && !/^https?:\/\//.test(String(url))) return 'target_url must use http(s) scheme'
  return undefined
}

function notFound(): Answer {
  return {status: 404, body: {message: 'Not Found', documentation_url: DOCS, status: '404'}}
}

function invalid(error: string | undefined, message = 'Validation Failed'): Answer {
  const errors = error === undefined ? {} : {errors: [{message: error}]}
  return {status: 422, body: {message, ...errors, documentation_url: DOCS, status: '422'}}
}

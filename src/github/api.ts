import {createHttp} from '../http/client.js'
import type {Http} from '../http/exchange.js'
import {createSlots} from '../http/slots.js'

/** For one request to GitHub. */
const REQUEST_TIMEOUT_MS = 10_000

/** Sends one request by its route (`POST /repos/{owner}/{repo}/…`) and answers with the body. Rejects with Octokit's errors. */
export type GitHubApi = (
  route: string,
  parameters: Record<string, unknown>,
  signal: AbortSignal
) => Promise<unknown>

export interface GitHubSettings {
  token: string
  /** Base URL of the API: `https://api.github.com`, or that of a GitHub Enterprise Server. */
  apiUrl: string
  /** `owner/name`. */
  repository: string
  /** Certificates (PEM) trusted in addition to the usual ones. */
  ca: readonly string[] | undefined
}

/** The settings that the runner gives to each step. */
export function githubSettings(
  token: string,
  ca: readonly string[] | undefined,
  env: NodeJS.ProcessEnv = process.env
): GitHubSettings {
  const {GITHUB_API_URL = '', GITHUB_REPOSITORY = ''} = env
  return {token, ca, apiUrl: GITHUB_API_URL || 'https://api.github.com', repository: GITHUB_REPOSITORY}
}

/**
 * A client of GitHub's API. Octokit knows the routes and the errors; the requests go out as those to the platform do, by
 * the proxy of the environment, with the same certificates, a bounded body, one deadline, and to no other origin.
 */
export async function openGitHub({token, apiUrl, repository, ca}: GitHubSettings): Promise<GitHubApi> {
  // Loaded only here: most workflows post nothing.
  const {getOctokit} = await import('@actions/github')
  const endpoint = new URL(apiUrl)
  const http = createHttp({endpoint, ca, requestTimeoutMs: REQUEST_TIMEOUT_MS, slots: createSlots()})
  const silent = {debug: () => {}, info: () => {}, warn: () => {}, error: () => {}}
  const octokit = getOctokit(token, {baseUrl: apiUrl, log: silent, request: {fetch: fetchBy(http, endpoint)}})
  const [owner, repo] = repository.split('/')
  return async (route, parameters, signal) =>
    (await octokit.request(route, {owner, repo, ...parameters, request: {signal}})).data
}

interface FetchOptions {
  method?: string
  body?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** `fetch` as Octokit calls it, made of our own client. */
function fetchBy(http: Http, endpoint: URL) {
  return async (address: string, options: FetchOptions): Promise<Response> => {
    const {method = 'GET', body, headers = {}, signal = new AbortController().signal} = options
    const {pathname} = new URL(address)
    const below = pathname.slice(endpoint.pathname.replace(/\/$/, '').length)
    const {status, text, ...answer} = await http({
      method: method as 'GET' | 'POST',
      path: below.split('/').slice(1).map(decodeURIComponent),
      headers,
      ...(body !== undefined && {body}),
      kind: 'status',
      signal
    })
    const known = Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]]
    )
    const hasBody = status !== 204 && status !== 304
    return new Response(hasBody ? text : null, {status, headers: known})
  }
}

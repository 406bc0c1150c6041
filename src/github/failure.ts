import {describeError, RequestError} from '../model/errors.js'
import {oneLine} from '../output/clean-text.js'

/** Why something could not be posted. */
export interface PostFailure {
  /** What happened, and what to do, in one line. */
  text: string
  /** Whether another try may do better. */
  passing: boolean
}

/** What is posted, in words, and the permission that the job needs for it. */
export interface Posting {
  what: 'commit status' | 'deployment'
  permission: 'statuses: write' | 'deployments: write'
}

/** An error of Octokit, as far as it is read. */
interface OctokitError {
  status?: unknown
  cause?: unknown
  response?: {
    headers?: Record<string, unknown>
    data?: {message?: unknown; errors?: readonly {message?: unknown}[]} | null
  }
}

const LONGEST_MESSAGE = 200

/** Tells an error of Octokit: the permission to add, the limit that is used up, what the server lacks. */
export function failureOf(error: unknown, posting: Posting): PostFailure {
  const {status, cause, response} = (error ?? {}) as OctokitError
  // Octokit calls every error of the connection a status of 500.
  const lost = cause instanceof RequestError ? cause : error instanceof RequestError ? error : undefined
  if (lost) return {text: lost.message, passing: lost.failure.kind !== 'permanent'}
  if (typeof status !== 'number' || response === undefined)
    return {text: describeError(error), passing: false}
  const {message, errors} = response.data ?? {}
  const words = [message, errors?.[0]?.message].filter(text => typeof text === 'string' && text !== '')
  const said = words.length > 0 ? `: ${oneLine(words.join(': '), LONGEST_MESSAGE)}` : ''
  const limit = rateLimitOf(status, response.headers ?? {}, said)
  if (limit !== undefined) return {text: limit, passing: false}
  return {
    text: `HTTP ${status}${said}${hintOf(status, posting)}`,
    passing: status >= 500 || status === 408 || status === 429
  }
}

// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
function rateLimitOf(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  said: string
): string | undefined {
  if (status !== 403 && status !== 429) return undefined
  const isUsedUp = String(headers['x-ratelimit-remaining']) === '0'
  const seconds = Number(headers['retry-after'])
  if (!isUsedUp && !(seconds > 0) && !/rate limit/i.test(said)) return undefined
  const resetMs = Number(headers['x-ratelimit-reset']) * 1000
  const when =
    seconds > 0
      ? `; it asks to wait ${seconds} s`
      : resetMs > 0
        ? `; it is free again at ${new Date(resetMs).toISOString().slice(11, 16)} UTC`
        : ''
  return `GitHub's rate limit of this token is used up (HTTP ${status}${said})${when}`
}

function hintOf(status: number, {what, permission}: Posting): string {
  switch (status) {
    case 401:
      return '; check github-token: it has expired, or is of another server'
    case 403:
      return `; add "${permission}" to the permissions: of the job (a pull request from a fork never gets it)`
    case 404:
      return what === 'deployment'
        ? `; this server has no deployments (GitHub has), or the token cannot see the repository: the job needs "${permission}"`
        : `; the token cannot see the repository: the job needs "${permission}"`
    case 409:
      return '; GitHub wants the branch up to date, or its checks green, before it takes a deployment'
    case 422:
      return '; check github-sha: it has to be a commit of this repository'
    default:
      return ''
  }
}

import {type Message, message, type Text} from '../messages/message.js'
import {describeError, RequestError} from '../model/errors.js'
import {oneLine} from '../output/clean-text.js'

/** Why something could not be posted. */
export interface PostFailure {
  /** What happened, and what to do. */
  text: Text
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
  if (lost) return {text: lost.text, passing: lost.failure.kind !== 'permanent'}
  if (typeof status !== 'number' || response === undefined)
    return {text: describeError(error), passing: false}
  const {message: own, errors} = response.data ?? {}
  const words = [own, errors?.[0]?.message].filter(text => typeof text === 'string' && text !== '')
  const said = oneLine(words.join(': '), LONGEST_MESSAGE)
  const limit = rateLimitOf(status, response.headers ?? {}, said)
  if (limit !== undefined) return {text: limit, passing: false}
  return {
    text: message('github.refused', {status, said, hint: hintOf(status, posting)}),
    passing: status >= 500 || status === 408 || status === 429
  }
}

// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
function rateLimitOf(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  said: string
): Message | undefined {
  if (status !== 403 && status !== 429) return undefined
  const isUsedUp = String(headers['x-ratelimit-remaining']) === '0'
  const seconds = Number(headers['retry-after'])
  if (!isUsedUp && !(seconds > 0) && !/rate limit/i.test(said)) return undefined
  const resetMs = Number(headers['x-ratelimit-reset']) * 1000
  return message('github.rate-limit', {
    status,
    said,
    waitS: seconds > 0 ? seconds : undefined,
    freeAt: resetMs > 0 ? new Date(resetMs).toISOString().slice(11, 16) : undefined
  })
}

function hintOf(status: number, posting: Posting): Message | undefined {
  switch (status) {
    case 401:
      return message('hint.github.token')
    case 403:
      return message('hint.github.permission', posting)
    case 404:
      return message('hint.github.not-found', posting)
    case 409:
      return message('hint.github.conflict')
    case 422:
      return message('hint.github.sha')
    default:
      return undefined
  }
}

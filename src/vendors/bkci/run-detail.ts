import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {ReadContext} from '../../model/read-context.js'
import {explain, explainNow} from '../../model/wall.js'
import {type Clock, deadline, monotonicClock} from '../../util/timers.js'
import {confirmId} from '../shared/confirm-id.js'
import {type Listed, parseAs} from '../shared/schema.js'
import {Detail} from './schema.js'

const EVERY_POLLS = 5
const EVERY_MS = 30_000
/** The verdict is known without the detail, so a poll must not wait long for it. */
const LONGEST_MS = 5000

/** The newest detail that was read and, where the last try to read one failed, why: then the detail is stale. */
export interface DetailReading {
  detail?: Detail | undefined
  trouble?: RequestError | undefined
}

/** One request for the detail of a build. Throws `RequestError`. */
type DetailRequest = (context: ReadContext) => Promise<Detail>

/** Reads the big detail of a build only when it can have changed. */
export interface DetailReader {
  /** For one poll. Never rejects but with the signal's reason. */
  read(poll: DetailPoll, context: ReadContext): Promise<DetailReading>
}

/** What a poll knows before it reads the detail. */
export interface DetailPoll {
  /** All in the answer of the status call that can mean another detail. */
  fingerprint: string
  /** Whether the build has ended. */
  hasEnded: boolean
}

/**
 * The detail is read at the first poll, when the status call says something new, and otherwise every fifth poll or
 * 30 s, since tasks begin and wait for people without a word of the status call. `isWaiting` says whether somebody
 * has to act by it: that is confirmed by another read at the next poll, since a quality gate that passes by itself
 * shows it for a moment too.
 */
export function createDetailReader(
  request: DetailRequest,
  isWaiting: (detail: Detail) => boolean,
  clock: Pick<Clock, 'now'> = monotonicClock
): DetailReader {
  let seen: string | undefined
  let polls = 0
  let readAt = Number.NEGATIVE_INFINITY
  let wasWaiting = false
  let mustConfirm = false
  let last: DetailReading = {}

  return {
    async read({fingerprint, hasEnded}, {signal}) {
      polls++
      const isChanged = fingerprint !== seen
      const isDue = polls >= EVERY_POLLS || clock.now() - readAt >= EVERY_MS
      if (!isChanged && !isDue && !mustConfirm) return last
      seen = fingerprint
      polls = 0
      readAt = clock.now()
      const outcome = await settled(() => requestInTime(request, hasEnded, signal), signal)
      const isAnswer = 'detail' in outcome
      // A fault is told by who reads the detail.
      const waits =
        isAnswer && explainNow(message('untold.approvals'), () => isWaiting(outcome.detail), false, [])
      const mayPass = !isAnswer && outcome.trouble.failure.kind === 'transient'
      mustConfirm = waits ? isChanged || !wasWaiting : wasWaiting && mayPass
      wasWaiting = waits
      last = isAnswer ? outcome : {detail: last.detail, ...outcome}
      return last
    }
  }
}

/** One more try for a detail that could not be read. Rejects with the signal's reason. */
export async function readDetailAgain(
  request: DetailRequest,
  before: DetailReading,
  {signal}: ReadContext
): Promise<DetailReading> {
  const outcome = await settled(() => request({signal}), signal)
  return 'detail' in outcome ? outcome : {detail: before.detail, ...outcome}
}

/** The detail or, where the request failed, why. Rejects with the signal's reason. */
async function settled(
  request: () => Promise<Detail>,
  signal: AbortSignal
): Promise<{detail: Detail} | {trouble: RequestError}> {
  try {
    return {detail: await explain(request, signal)}
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    return {trouble: error}
  }
}

async function requestInTime(request: DetailRequest, isTwice: boolean, signal: AbortSignal): Promise<Detail> {
  const limit = deadline(LONGEST_MS, signal, () => tooLate(LONGEST_MS))
  try {
    return await requestTwice(isTwice, () => request({signal: limit.signal}))
  } finally {
    limit.release()
  }
}

/** At the end there is no later poll to make up for a stumble. */
async function requestTwice<T>(isWorthIt: boolean, request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    if (!isWorthIt || !(error instanceof RequestError) || error.failure.kind !== 'transient') throw error
    return request()
  }
}

/** The error of a request that a poll did not wait for any longer than so many ms. */
export function tooLate(ms: number): RequestError {
  return new RequestError(message('failure.no-answer', {ms}), {
    kind: 'transient',
    label: 'request timeout'
  })
}

/** One answer of the detail call. Throws a transient `RequestError` for one of another form, or about another build. */
export function parseDetail(data: unknown, buildId: string, pipelineId: string, inAll?: Listed): Detail {
  const parsed = parseAs(Detail, data, inAll)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'build detail'}))
  const {id, pipelineId: pipeline} = parsed.data
  confirmId('build', [id], buildId)
  confirmId('pipeline', [pipeline], pipelineId)
  return parsed.data
}

import {badAnswer, RequestError} from '../../model/errors.js'
import type {ReadContext} from '../../model/target.js'
import {type Clock, deadline, monotonicClock} from '../../util/timers.js'
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

/** Reads the big detail of a build only when it can have changed. */
export interface DetailReader {
  /**
   * `fingerprint` is what the status call says; `ended` whether it says that the build has ended. Never rejects but
   * with the signal's reason.
   */
  read(fingerprint: string, ended: boolean, context: ReadContext): Promise<DetailReading>
}

/**
 * The detail is read at the first poll, when the status call says something new, and otherwise every fifth poll or
 * 30 s, since tasks begin and wait for people without a word of the status call. `isWaiting` says whether somebody
 * has to act by it: that is confirmed by another read at the next poll, since a quality gate that passes by itself
 * shows it for a moment too.
 */
export function createDetailReader(
  request: (context: ReadContext) => Promise<Detail>,
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
    async read(fingerprint, ended, {signal}) {
      polls++
      const isChanged = fingerprint !== seen
      const isDue = polls >= EVERY_POLLS || clock.now() - readAt >= EVERY_MS
      if (!isChanged && !isDue && !mustConfirm) return last
      seen = fingerprint
      polls = 0
      readAt = clock.now()
      const outcome = await readInTime(request, ended, signal)
      const isAnswer = 'detail' in outcome
      const waits = isAnswer && isWaiting(outcome.detail)
      const mayPass = !isAnswer && outcome.trouble.failure.kind === 'transient'
      mustConfirm = waits ? isChanged || !wasWaiting : wasWaiting && mayPass
      wasWaiting = waits
      last = isAnswer ? outcome : {detail: last.detail, ...outcome}
      return last
    }
  }
}

async function readInTime(
  request: (context: ReadContext) => Promise<Detail>,
  ended: boolean,
  signal: AbortSignal
): Promise<{detail: Detail} | {trouble: RequestError}> {
  const limit = deadline(LONGEST_MS, signal, tooLate)
  try {
    return {detail: await requestTwice(ended, () => request({signal: limit.signal}))}
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (!(error instanceof RequestError)) throw error
    return {trouble: error}
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

function tooLate(): RequestError {
  return new RequestError(`no answer within ${LONGEST_MS / 1000} s`, {
    kind: 'transient',
    label: 'request timeout'
  })
}

/** One answer of the detail call. Throws a transient `RequestError` for one of another form, or about another build. */
export function parseDetail(data: unknown, buildId: string, pipelineId: string): Detail {
  const parsed = Detail.safeParse(data)
  if (!parsed.success) throw badAnswer('was no build detail of the known form')
  const {id, pipelineId: pipeline} = parsed.data
  if (!isAbout(id, buildId)) throw badAnswer(`was about build ${nameOf(id)} and not ${buildId}`)
  if (!isAbout(pipeline, pipelineId)) {
    throw badAnswer(`was about pipeline ${nameOf(pipeline)} and not ${pipelineId}`)
  }
  return parsed.data
}

/** An absent or null id says nothing. */
function isAbout(named: unknown, asked: string): boolean {
  return named === undefined || named === null || named === asked
}

function nameOf(id: unknown): string {
  return typeof id === 'string' ? id : '(no id)'
}

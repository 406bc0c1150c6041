import {badAnswer, RequestError} from '../../model/errors.js'
import type {ReadContext} from '../../model/target.js'
import {type Clock, deadline, monotonicClock} from '../../util/timers.js'
import {Detail} from './schema.js'

const EVERY_LOOKS = 5
const EVERY_MS = 30_000
/** The verdict is known without the detail, so it must not wait long for it. */
const LONGEST_MS = 5000

/** The newest detail that was read, and why the last try of a read brought none. */
export interface Looked {
  detail?: Detail | undefined
  trouble?: RequestError | undefined
}

/** Reads the big detail of a build only when it can have changed. */
export interface DetailReader {
  /**
   * `fingerprint` is what the status call says; `ended` whether it says that the build has ended. Never rejects but
   * with the signal's reason.
   */
  look(fingerprint: string, ended: boolean, context: ReadContext): Promise<Looked>
}

/**
 * The detail is read at the first look, when the status call says something new, and otherwise every fifth look or
 * 30 s, since tasks begin and wait for people without a word of the status call. `waits` says whether somebody has
 * to act by it: what a quality gate shows for a moment is looked at once more at once.
 */
export function createDetailReader(
  read: (context: ReadContext) => Promise<Detail>,
  waits: (detail: Detail) => boolean,
  clock: Pick<Clock, 'now'> = monotonicClock
): DetailReader {
  let seen: string | undefined
  let looks = 0
  let readAt = Number.NEGATIVE_INFINITY
  let waiting = 0
  let last: Looked = {}

  return {
    async look(fingerprint, ended, {signal}) {
      looks++
      const changed = fingerprint !== seen
      const due = looks >= EVERY_LOOKS || clock.now() - readAt >= EVERY_MS
      if (!changed && !due && waiting !== 1) return last
      seen = fingerprint
      looks = 0
      readAt = clock.now()
      const limit = deadline(LONGEST_MS, signal, () => tooLate())
      try {
        const detail = await twice(ended, () => read({signal: limit.signal}))
        waiting = waits(detail) ? waiting + 1 : 0
        last = {detail}
      } catch (error) {
        if (signal.aborted) throw signal.reason
        if (!(error instanceof RequestError)) throw error
        waiting = 0
        last = {detail: last.detail, trouble: error}
      } finally {
        limit.release()
      }
      return last
    }
  }
}

/** At the end there is no later look to make up for a stumble. */
async function twice<T>(worthIt: boolean, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!worthIt || !(error instanceof RequestError) || error.failure.kind !== 'transient') throw error
    return work()
  }
}

function tooLate(): RequestError {
  return new RequestError(`no answer within ${LONGEST_MS / 1000} s`, {
    kind: 'transient',
    label: 'request timeout'
  })
}

/** One answer of the detail call. Throws a transient `RequestError` for an answer it can't use. */
export function parseDetail(data: unknown, buildId: string): Detail {
  const parsed = Detail.safeParse(data)
  if (!parsed.success) throw badAnswer('was no build detail of the known form')
  const {id} = parsed.data
  if (id !== undefined && id !== null && id !== buildId) {
    throw badAnswer(`was about build ${typeof id === 'string' ? id : '(no id)'} and not ${buildId}`)
  }
  return parsed.data
}

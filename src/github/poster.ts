import {message} from '../messages/message.js'
import {abortable, type Clock} from '../util/timers.js'
import {failureOf, type PostFailure, type Posting} from './failure.js'
import {dueUpdate, nothingPosted} from './pace.js'
import type {Update} from './update.js'

const FINAL_TRIES = 3
const BETWEEN_TRIES_MS = 1000

/** One thing on GitHub that is told of the wait: a commit status, a deployment. */
export interface Channel extends Posting {
  post(update: Update, signal: AbortSignal): Promise<void>
}

/** Posts updates to one channel, one after the other. */
export interface Poster {
  /** Makes a pending update and posts it if one is due; the one before has to be over. */
  offer(make: () => Update): void
  /** Posts the last update, with a few tries. Answers what went wrong, if anything. Never rejects. */
  finish(update: Update, signal: AbortSignal): Promise<PostFailure | undefined>
}

/**
 * `onFailure` hears of the first update that could not be posted. A refusal that no try can change ends the pending updates;
 * the last update is tried all the same.
 */
export function createPoster(
  channel: Channel,
  clock: Clock,
  onFailure: (failure: PostFailure) => void
): Poster {
  const stopped = new AbortController()
  let posted = nothingPosted
  let posting: Promise<unknown> | undefined
  let failed: PostFailure | undefined

  const offer = (make: () => Update) => {
    const isRefused = failed !== undefined && !failed.passing
    if (posting || stopped.signal.aborted || isRefused) return
    const update = dueUpdate(posted, make, clock.now())
    if (update === undefined) return
    posted = {count: posted.count + 1, at: clock.now(), last: update}
    posting = channel
      .post(update, stopped.signal)
      .catch(error => {
        if (stopped.signal.aborted) return
        const isFirst = failed === undefined
        failed = failureOf(error, channel)
        if (isFirst) onFailure(failed)
      })
      .finally(() => {
        posting = undefined
      })
  }

  const finish = async (update: Update, signal: AbortSignal) => {
    // GitHub shows what came last: a pending update that is on its way has to arrive before.
    await abortable(Promise.resolve(posting), signal).catch(() => {})
    stopped.abort()
    return tryToPost(channel, update, {clock, signal, tries: FINAL_TRIES})
  }
  return {offer, finish}
}

/** Posts one update, with so many tries. Answers why it could not be posted. Never rejects. */
export async function tryToPost(
  channel: Channel,
  update: Update,
  {clock, signal, tries}: {clock: Clock; signal: AbortSignal; tries: number}
): Promise<PostFailure | undefined> {
  for (let left = tries - 1; ; left--) {
    try {
      await channel.post(update, signal)
      return undefined
    } catch (error) {
      const failure = signal.aborted
        ? {text: message('github.no-time'), passing: true}
        : failureOf(error, channel)
      if (!failure.passing || left <= 0 || signal.aborted) return failure
      await clock.sleep(BETWEEN_TRIES_MS, signal).catch(() => {})
    }
  }
}

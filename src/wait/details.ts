import {inEnglish, type Message, message, withHint} from '../messages/message.js'
import {RequestError} from '../model/errors.js'
import {ENDED} from '../model/phase.js'
import type {ReadContext} from '../model/read-context.js'
import type {Snapshot, Unlisted} from '../model/target.js'
import {explain} from '../model/wall.js'
import {abortable, type Clock, deadline} from '../util/timers.js'
import {patienceMs} from './limits.js'
import {leastRetryGap, type Pace, retryGap} from './pace.js'
import {initialWaitState, type Policy} from './policy.js'
import {takeOver} from './poll.js'
import type {WaitResult} from './poll-all.js'

/** Where details only explain: the longest time for all tries. */
const LONGEST_MS = 5000
/** Where they are what was asked for: the longest time for one try. */
const LONGEST_TRY_MS = 30_000
// After the time limit a target may still hand over what it has.
const LAST_WORD_MS = 500

export interface DetailsSettings {
  policy: Policy
  pace: Pace
  /** Whether the parts are what was asked for (`fetch-logs`): then listing them is tried again as a poll is. */
  needsParts: boolean
}

export interface DetailsDeps {
  clock: Clock
  /** Answers [0, 1). */
  random: () => number
  signal: AbortSignal
  /** The clock's time at which the whole wait began. */
  startedAt: number
  /** Called once for each target whose parts are asked for again, for up to so many ms. */
  onRetry: (result: WaitResult, unlisted: readonly Unlisted[], forMs: number) => void
}

interface Asking extends DetailsSettings, DetailsDeps {}

/**
 * Asks each target that has ended for what only explains its end, once the verdict stands: no poll ever waits for these
 * requests. Parts that could not be listed are asked for again: where nothing but the report depends on them, for as long
 * as 5 s allow; where they are what was asked for, by the rule for polls (contract 4), up to the time limit of the wait.
 * What could not be had by then stays `unlisted`, and is told by a notice.
 */
export async function addDetails(
  results: readonly WaitResult[],
  settings: DetailsSettings,
  deps: DetailsDeps
): Promise<WaitResult[]> {
  if (deps.signal.aborted) return [...results]
  const asking = {...settings, ...deps}
  return Promise.all(
    results.map(result => {
      const ask = questionFor(result)
      return ask === undefined ? result : addTo(result, ask, asking)
    })
  )
}

type Question = (context: ReadContext) => Promise<Snapshot>

function questionFor({target, state, verdict}: WaitResult): Question | undefined {
  const {snapshot} = state
  // Its run has ended since it was polled last, and its parts with it.
  const {code} = verdict.cause
  if (code === 'run-ended' || (code === 'abandoned' && target.isAside)) return context => target.read(context)
  if (snapshot === undefined || target.addDetails === undefined) return undefined
  if (!ENDED.has(snapshot.phase) && snapshot.phase !== 'paused') return undefined
  return context => target.addDetails?.(snapshot, context) ?? Promise.resolve(snapshot)
}

/** Asks until everything is listed, or the time for that is over. */
async function addTo(result: WaitResult, ask: Question, asking: Asking): Promise<WaitResult> {
  const {clock, signal, random, pace, onRetry} = asking
  const since = clock.now()
  let latest = result
  for (let tries = 1; ; tries++) {
    latest = await tryOnce(latest, ask, tryMs(since, asking), signal)
    if (signal.aborted) return latest
    const unlisted = unlistedOf(latest)
    const leftMs = most(unlisted.map(one => endOfPatience(one, since, asking) - clock.now()))
    const asked = askedOf(unlisted)
    if (leftMs <= leastRetryGap(pace, asked)) return withNotices(latest)
    if (tries === 1) onRetry(latest, unlisted, leftMs)
    try {
      await clock.sleep(Math.min(retryGap(tries, pace, random, asked), leftMs), signal)
    } catch {
      return latest
    }
  }
}

/** What could not be listed of a target: parts of it or, where it could not be read, whatever there is in it. */
export function unlistedOf({target, state}: WaitResult): readonly Unlisted[] {
  const {snapshot, failing} = state
  const all = failing && {what: message('unlisted.parts', {target: target.label}), ...failing}
  return [...(snapshot?.unlisted ?? []), ...(all ? [all] : [])]
}

/** The clock's time until which something is asked for again. */
function endOfPatience({failure}: Unlisted, since: number, asking: Asking): number {
  const {policy, needsParts, startedAt} = asking
  const ruled = since + patienceMs(initialWaitState, failure, policy)
  return Math.min(ruled, needsParts ? startedAt + policy.timeoutMs : since + LONGEST_MS)
}

/** How long one try may take, in ms. */
function tryMs(since: number, {clock, needsParts, startedAt, policy}: Asking): number {
  if (!needsParts) return since + LONGEST_MS - clock.now()
  return Math.min(LONGEST_TRY_MS, Math.max(LONGEST_MS, startedAt + policy.timeoutMs - clock.now()))
}

/** The greatest of these numbers, and at least 0. */
function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0)
}

/** The pause that the platform asked for: the longest of several. */
function askedOf(unlisted: readonly Unlisted[]): {throttled: boolean; retryAfterMs: number} {
  return {
    throttled: unlisted.some(({failure}) => failure.kind === 'throttled'),
    retryAfterMs: most(unlisted.map(({failure}) => failure.retryAfterMs ?? 0))
  }
}

/** The result with what one try brought. */
async function tryOnce(
  result: WaitResult,
  ask: Question,
  ms: number,
  signal: AbortSignal
): Promise<WaitResult> {
  const {state} = result
  const late = new RequestError(message('failure.too-slow'), {kind: 'transient', label: 'late'})
  const limit = deadline(ms, signal, () => late)
  const end = deadline(ms + LAST_WORD_MS, signal, () => late)
  try {
    const snapshot = await abortable(
      explain(() => ask({signal: limit.signal}), limit.signal),
      end.signal
    )
    await takeOver(snapshot)
    return {...result, state: {...state, snapshot, failing: undefined}}
  } catch (error) {
    if (signal.aborted) return result
    if (!(error instanceof RequestError)) throw error
    const {failure, text} = error
    return {...result, state: {...state, failing: {since: state.lastAt, count: 1, failure, message: text}}}
  } finally {
    limit.release()
    end.release()
  }
}

/** The result with a notice for what could not be listed and is in no log of the part above it either. */
function withNotices(result: WaitResult): WaitResult {
  const {state} = result
  if (state.snapshot === undefined) return result
  const logged = new Set<string | undefined>(
    state.snapshot.parts.filter(part => part.hasLog).map(part => part.id)
  )
  const unlisted = unlistedOf(result).filter(({parent}) => !logged.has(parent))
  if (unlisted.length === 0) return result
  const notices = unlisted.map(one => ({key: `unlisted ${inEnglish(one.what)}`, text: describeUnlisted(one)}))
  return {
    ...result,
    state: {...state, snapshot: {...state.snapshot, notices: [...state.snapshot.notices, ...notices]}}
  }
}

/** One clause, with what the reader can check: `the steps of job build could not be listed: HTTP 502`. */
export function describeUnlisted({what, failure, message: why}: Unlisted): Message {
  return message('unlisted', {what, why: withHint(why, failure.hint)})
}

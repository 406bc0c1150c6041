import {inEnglish, type Message, message, type Text, withHint} from '../messages/message.js'
import {describeError, RequestError, type RequestFailure} from '../model/errors.js'
import type {Identity} from '../model/identity.js'
import {ENDED} from '../model/phase.js'
import type {Snapshot, Target} from '../model/target.js'
import {oneLine} from '../output/clean-text.js'
import type {Printer} from '../output/printer.js'
import {createPool, inTurn, type Pool, roomFor} from '../util/queue.js'
import {abortable, type Clock, deadline} from '../util/timers.js'

/** As many requests as are made at a time: what waits for its turn was not sent, and no time runs for it. */
const MOST_AT_ONCE = 4
/** So many are marked as tried at a time. */
const ROUND = 32
const TRIES = 2
const TRY_MS = 2000
const BETWEEN_TRIES_MS = 200
const LONGEST_BETWEEN_TRIES_MS = 3000
const POLLS = 3
const POLL_MS = 2000
const BETWEEN_POLLS_MS = 1000
const LONGEST_STATUS = 100

/** A stop of which nobody knows whether the platform has it. */
class Unanswered extends Error {
  override readonly name = 'Unanswered'
  readonly text: Text

  constructor(text: Text) {
    super(inEnglish(text))
    this.text = text
  }
}

/** A target that has to be stopped, with who it is by now. */
export interface StopRequest {
  target: Target
  identity: Identity
  /** Epoch ms of the first try that may have been taken. */
  triedAt?: number | undefined
}

export interface StopDeps {
  clock: Clock
  printer: Printer
  /** Aborted when there is no more time. */
  signal: AbortSignal
  /** Least gap before a second try where the platform asked for fewer requests, in ms. */
  afterThrottleMs: number
  /** Whether to poll before the first try: a target that was to be stopped a while ago may have ended. */
  pollsFirst?: boolean
  /** Called before each try: of the first tries with all that are made in the same round. */
  onTry: (requests: readonly StopRequest[]) => void
  /** Called when the platform has accepted the stop, or there was nothing to stop. */
  onDone: (request: StopRequest) => void
}

/** What came of the tries: neither accepted nor refused where there is nothing to stop. */
interface Answer {
  accepted: boolean
  refusal?: Text
}

/**
 * Stops targets on the platform, side by side: at most two tries each, and a poll that confirms what came of it; where
 * the target still runs, one or two more polls. Prints what happened to each, and never throws: the verdict is known.
 */
export async function stopAll(requests: readonly StopRequest[], deps: StopDeps): Promise<void> {
  const round: Round = {
    ...deps,
    onTry: inRounds(requests, deps.onTry),
    // Polls can wait until everything was asked to stop.
    pool: createPool(['stop', 'poll'], roomFor(MOST_AT_ONCE))
  }
  await Promise.all(requests.map(request => stopOne(request, round)))
}

/** What the stops of one call share. */
interface Round extends Omit<StopDeps, 'onTry'> {
  onTry: (request: StopRequest) => void
  pool: Pool<'stop' | 'poll'>
}

/** Tells of a whole round when its first try is made: what is told is written to disk, with all that is to be stopped. */
function inRounds(requests: readonly StopRequest[], onTry: StopDeps['onTry']): Round['onTry'] {
  const rounds = new Map(requests.map((request, i) => [request, Math.floor(i / ROUND)]))
  const begun = new Set<number>()
  const tried = new Set<StopRequest>()
  return request => {
    const round = rounds.get(request) ?? 0
    if (tried.has(request)) return onTry([request])
    tried.add(request)
    if (begun.has(round)) return
    begun.add(round)
    onTry(requests.slice(round * ROUND, (round + 1) * ROUND))
  }
}

async function stopOne(request: StopRequest, deps: Round): Promise<void> {
  const {target, identity} = request
  const {printer, pollsFirst = false, onDone} = deps
  const before = pollsFirst ? await poll(target, deps) : undefined
  if (before && isOver(before)) {
    printer.line(describeEnd(identity, before))
    return onDone(request)
  }
  const tooLate = whyNotAgain(request)
  if (tooLate !== undefined) {
    printer.warning(tooLate)
    return onDone(request)
  }
  const answer = await tryStop(request, deps)
  const {accepted, refusal} = answer
  if (accepted || refusal === undefined) onDone(request)
  if (!accepted && refusal === undefined)
    return printer.line(message('stop.nothing', {target: identity.label}))
  const after = await pollForEnd(target, accepted ? POLLS : 1, deps)
  if (after && isOver(after)) onDone(request)
  printOutcome(identity, answer, after, printer)
}

/** Where a second stop would do more harm than the first one: what to do instead. */
function whyNotAgain({target, identity, triedAt}: StopRequest): Message | undefined {
  const age = triedAt === undefined ? 0 : Date.now() - triedAt
  if (target.stopsOnceFor === undefined || age < target.stopsOnceFor) return undefined
  return message('stop.not-again', {target: identity.label, agoMs: age, url: identity.url})
}

function printOutcome(
  identity: Identity,
  {accepted, refusal}: Answer,
  after: Snapshot | undefined,
  printer: Printer
): void {
  if (after && isOver(after)) printer.line(describeEnd(identity, after))
  else if (accepted) {
    const status = after && oneLine(after.status, LONGEST_STATUS)
    printer.line(message('stop.accepted', {target: identity.label, status}))
  } else {
    const why = refusal ?? message('stop.no-time')
    printer.warning(message('stop.refused', {target: identity.label, why, url: identity.url}))
  }
}

/** Whether the target needs no stop any more. */
function isOver({phase, stopping = false}: Snapshot): boolean {
  return stopping || ENDED.has(phase)
}

function describeEnd({label: target}: Identity, {phase, status}: Snapshot): Message {
  const facts = {target, status: oneLine(status, LONGEST_STATUS)}
  return ENDED.has(phase) ? message('stop.ended', facts) : message('stop.stopping', facts)
}

async function tryStop(
  request: StopRequest,
  {clock, signal, afterThrottleMs, onTry, pool}: Round
): Promise<Answer> {
  let refusal: Text = message('stop.no-time')
  let gap = BETWEEN_TRIES_MS
  for (let i = 0; i < TRIES && !signal.aborted; i++) {
    if (i > 0) await pause(gap, clock, signal)
    if (signal.aborted) break
    try {
      const accepted = await inTurn(pool, 'stop', async () => {
        if (signal.aborted) throw noTimeLeft()
        onTry(request) // before the stop is sent: we may be killed before its answer
        return sendStop(request.target, signal)
      })
      return {accepted}
    } catch (error) {
      if (!(error instanceof RequestError)) {
        refusal =
          error instanceof Unanswered
            ? error.text
            : message('failure.own-fault', {name: describeError(error)})
        continue
      }
      const {kind, hint} = error.failure
      refusal = withHint(error.text, hint)
      gap = gapAfter(error.failure, afterThrottleMs)
      // The post step has more time.
      if (kind === 'permanent' || kind === 'not-found' || gap > LONGEST_BETWEEN_TRIES_MS) break
    }
  }
  return {accepted: false, refusal}
}

/** What ends a stop for which there is no more time. */
export function noTimeLeft(): Error {
  return new Unanswered(message('stop.no-time'))
}

/** Whether the platform accepted one stop. */
async function sendStop(target: Target, signal: AbortSignal): Promise<boolean> {
  const limit = deadline(TRY_MS, signal, () => new Unanswered(message('failure.no-answer', {ms: TRY_MS})))
  try {
    const stopping = target.stop?.({signal: limit.signal}) ?? Promise.resolve(false)
    return await abortable(stopping, limit.signal)
  } finally {
    limit.release()
  }
}

function gapAfter({kind, retryAfterMs = 0}: RequestFailure, afterThrottleMs: number): number {
  return Math.max(BETWEEN_TRIES_MS, retryAfterMs, kind === 'throttled' ? afterThrottleMs : 0)
}

/** The last snapshot of a few polls, or the first one that needs no other. */
async function pollForEnd(target: Target, polls: number, deps: Round): Promise<Snapshot | undefined> {
  let last: Snapshot | undefined
  for (let i = 0; i < polls && !deps.signal.aborted; i++) {
    if (i > 0) await pause(BETWEEN_POLLS_MS, deps.clock, deps.signal)
    last = (await poll(target, deps)) ?? last
    if (last && isOver(last)) return last
  }
  return last
}

/** Sleeps, or less when the time is over. */
function pause(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return clock.sleep(ms, signal).catch(() => {})
}

/** The target's state now, or nothing when that could not be found out in time. */
function poll(target: Target, {signal, pool}: Round): Promise<Snapshot | undefined> {
  return inTurn(pool, 'poll', () => readInTime(target, signal))
}

async function readInTime(target: Target, signal: AbortSignal): Promise<Snapshot | undefined> {
  const limit = deadline(POLL_MS, signal, () => new Error('too late'))
  try {
    return await abortable(target.read({signal: limit.signal}), limit.signal)
  } catch {
    return undefined // the stop itself says whether it was accepted
  } finally {
    limit.release()
  }
}

import {RequestError, type RequestFailure} from '../model/errors.js'
import {ENDED} from '../model/phase.js'
import type {Snapshot} from '../model/snapshot.js'
import type {Identity, Target} from '../model/target.js'
import {oneLine} from '../output/clean-text.js'
import type {Printer} from '../output/printer.js'
import {abortable, type Clock, deadline} from '../util/timers.js'

const TRIES = 2
const TRY_MS = 2000
const BETWEEN_TRIES_MS = 200
const LONGEST_BETWEEN_TRIES_MS = 3000
const LOOKS = 3
const LOOK_MS = 2000
const BETWEEN_LOOKS_MS = 1000

/** A thing that has to be stopped, with who it is by now. */
export interface Wanted {
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
  /** Whether to look first: what was wanted a while ago may have ended. */
  looksFirst?: boolean
  /** Told before each try, and when the platform has accepted the stop, or there was nothing to stop. */
  onTry: (wanted: Wanted) => void
  onDone: (wanted: Wanted) => void
}

/**
 * Stops things on the platform, side by side: at most two tries each, and a look that confirms what came of it; where
 * it goes on so far, one or two more. Says of each what happened, and never throws: the verdict is known already.
 */
export async function stopAll(wanted: readonly Wanted[], deps: StopDeps): Promise<void> {
  await Promise.all(wanted.map(one => stopOne(one, deps)))
}

async function stopOne(wanted: Wanted, deps: StopDeps): Promise<void> {
  const {target, identity, triedAt} = wanted
  const {printer, looksFirst = false, onDone} = deps
  const byHand = `stop it on the platform where it still runs${identity.url ? `: ${identity.url}` : ''}`
  const before = looksFirst ? await look(target, deps) : undefined
  if (before && isOver(before)) {
    printer.line(saidOf(identity, before))
    return onDone(wanted)
  }
  const age = triedAt === undefined ? 0 : Date.now() - triedAt
  if (target.stopsOnceFor !== undefined && age >= target.stopsOnceFor) {
    printer.warning(
      `${identity.label} was asked to stop ${Math.round(age / 1000)} s ago, without a clear answer; a second time would break off its cleaning up: ${byHand}`
    )
    return onDone(wanted)
  }
  const {accepted, refusal} = await tryStop(wanted, deps)
  if (accepted || refusal === undefined) onDone(wanted)
  if (!accepted && refusal === undefined)
    return printer.line(`${identity.label}: there is nothing to stop yet`)
  const after = await lookForEnd(target, accepted ? LOOKS : 1, deps)
  if (after && isOver(after)) {
    printer.line(saidOf(identity, after))
    onDone(wanted)
  } else if (accepted) {
    const soFar = after ? `, and says ${oneLine(after.status, 100)} so far` : ''
    printer.line(`${identity.label} will be stopped: the platform accepted it${soFar}`)
  } else {
    printer.warning(`${identity.label} could not be stopped (${refusal}); ${byHand}`)
  }
}

/** Whether it needs no stop any more. */
function isOver({phase, stopping = false}: Snapshot): boolean {
  return stopping || ENDED.has(phase)
}

function saidOf({label}: Identity, {phase, status}: Snapshot): string {
  return ENDED.has(phase)
    ? `${label} has ended on the platform: ${oneLine(status, 100)}`
    : `${label} is being stopped on the platform (${oneLine(status, 100)})`
}

/** Whether the platform accepted it, or why it did not; neither where there is nothing to stop. */
async function tryStop(
  wanted: Wanted,
  {clock, signal, afterThrottleMs, onTry}: StopDeps
): Promise<{accepted: boolean; refusal?: string}> {
  const {target} = wanted
  let refusal = 'no time was left'
  let gap = BETWEEN_TRIES_MS
  for (let i = 0; i < TRIES && !signal.aborted; i++) {
    if (i > 0) await pause(gap, clock, signal)
    if (signal.aborted) break
    const limit = deadline(TRY_MS, signal, () => new Error(`no answer within ${TRY_MS / 1000} s`))
    onTry(wanted) // before it is sent: we may be killed before its answer
    try {
      const stopping = target.stop?.({signal: limit.signal}) ?? Promise.resolve(false)
      return {accepted: await abortable(stopping, limit.signal)}
    } catch (error) {
      refusal = oneLine(error instanceof Error ? error.message : 'unknown error', 300)
      if (!(error instanceof RequestError)) continue
      const {kind, hint} = error.failure
      if (hint) refusal += `; ${hint}`
      gap = gapAfter(error.failure, afterThrottleMs)
      // The post step has more time.
      if (kind === 'permanent' || kind === 'not-found' || gap > LONGEST_BETWEEN_TRIES_MS) break
    } finally {
      limit.release()
    }
  }
  return {accepted: false, refusal}
}

function gapAfter({kind, retryAfterMs = 0}: RequestFailure, afterThrottleMs: number): number {
  return Math.max(BETWEEN_TRIES_MS, retryAfterMs, kind === 'throttled' ? afterThrottleMs : 0)
}

/** How it stands at the last of several looks, or at the first one that needs no other. */
async function lookForEnd(target: Target, looks: number, deps: StopDeps): Promise<Snapshot | undefined> {
  let last: Snapshot | undefined
  for (let i = 0; i < looks && !deps.signal.aborted; i++) {
    if (i > 0) await pause(BETWEEN_LOOKS_MS, deps.clock, deps.signal)
    last = (await look(target, deps)) ?? last
    if (last && isOver(last)) return last
  }
  return last
}

/** Sleeps, or less when the time is over. */
function pause(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return clock.sleep(ms, signal).catch(() => {})
}

/** How it stands now, or nothing when that could not be found out in time. */
async function look(target: Target, {signal}: StopDeps): Promise<Snapshot | undefined> {
  const limit = deadline(LOOK_MS, signal, () => new Error('no answer in time'))
  try {
    return await abortable(target.read({signal: limit.signal}), limit.signal)
  } catch {
    return undefined // the stop itself says whether it was accepted
  } finally {
    limit.release()
  }
}

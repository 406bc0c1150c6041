import {message} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {createPool, inTurn, roomFor} from '../util/queue.js'
import {abortable} from '../util/timers.js'
import {inPieces} from '../util/turns.js'
import {close, giveUp, type PartReadDeps, readPart, tellEnd} from './part-read.js'
import {beginTail, firstGapOf, gapOf, isDue, mayGoOn, missPart, type PartTail, seePart} from './part-tail.js'
import type {DrainMode} from './patience.js'

/** Reads at a time: fewer requests are made at a time, so that more would only wait. */
const MOST_AT_ONCE = 16
/** Parts that are not there any more of which it is remembered what was read. */
const MOST_MISSING = 1000

export interface TailDeps extends PartReadDeps {
  /** Ends all reads. */
  signal: AbortSignal
  /** Nothing is remembered any more of a part that is long gone. */
  onForget?: (part: Part) => void
  /**
   * After `onEnd`: the logs of all parts that are listed before this one have ended too, but for those of parts that run. One
   * that had its turn and ran again has it at once.
   */
  onTurn?: (part: Part) => void
}

/** Follows the logs of one target's parts. */
export interface Tail {
  /** Starts the reads that are due after a poll, and does not wait for them. */
  follow(parts: readonly Part[]): void
  /**
   * Reads the logs of these parts to their ends, until `budget` aborts; those that were never seen to run by another mode.
   * Rejects only for a fault of our own.
   */
  drain(parts: readonly Part[], budget: AbortSignal, mode: DrainMode, unseen?: DrainMode): Promise<void>
  /** Characters read so far. */
  length(): number
  /** Whether a part's log was asked for, and could not be read to its end. */
  unread(id: string): boolean
  /** Whether a part's log was read at least once. */
  read(id: string): boolean
  /** When a part ran, as its log says, epoch ms UTC. */
  times(id: string): {startedAt?: number | undefined; finishedAt?: number | undefined}
}

/**
 * Follows the logs of parts, from a cursor on or, where a log is served only whole, by what grew. Such a log is read
 * no sooner than 10 s per MiB, and in any case once after its part has ended.
 */
export function createTail(given: TailDeps): Tail {
  const tails = new Map<string, PartTail>()
  const turns = createTurns(given, tails)
  const deps = {...given, onEnd: turns.onEnd}
  const pool = createPool(['read'], roomFor(MOST_AT_ONCE))
  let forgotten = 0
  let isDraining = false
  const see = (parts: readonly Part[]) => {
    seeAll(tails, parts, deps.clock.now(), turns.add)
    forgotten += forgetMissing(tails, tail => {
      turns.forget(tail)
      deps.onForget?.(tail.part)
    })
    turns.goOn()
  }
  const beginRead = (tail: PartTail) => {
    tail.isWaiting = false
    // Once the wait is over the drain reads, in its own time.
    if (isDraining || tail.closed || tail.reading !== undefined || deps.signal.aborted) return undefined
    return readPart(tail, deps, deps.signal).catch(error => {
      if (!deps.signal.aborted) throw error
    })
  }
  const readInTurn: ReadInTurn = (tail, signal) =>
    inTurn(pool, 'read', () => abortable(readPart(tail, deps, signal), signal), signal)

  return {
    follow(parts) {
      see(parts)
      for (const tail of tails.values()) {
        if (tail.isWaiting || tail.closed || tail.reading !== undefined || !isDue(tail, deps.clock.now()))
          continue
        tail.isWaiting = true
        pool('read', () => beginRead(tail))
      }
    },
    async drain(parts, budget, mode, unseen = mode) {
      isDraining = true
      see(parts)
      const drains: Promise<void>[] = []
      await inPieces([...tails.values()], tail => {
        drains.push(drainPart(tail, deps, readInTurn, budget, tail.ran ? mode : unseen))
      })
      await Promise.all(drains)
    },
    length: () => [...tails.values()].reduce((sum, tail) => sum + tail.progress.length, forgotten),
    unread: id => tails.get(id)?.unread ?? false,
    read(id) {
      const {progress, reads = 0, unread = false} = tails.get(id) ?? {}
      return (progress?.length ?? 0) > 0 || (reads > 0 && !unread)
    },
    times(id) {
      const {startedAt, finishedAt} = tails.get(id) ?? {}
      return {startedAt, finishedAt}
    }
  }
}

/**
 * Tells whose logs have ended in the order in which the parts were listed first. A part that has not ended holds up no
 * other: it may go on for as long as it likes.
 */
function createTurns(deps: TailDeps, tails: ReadonlyMap<string, PartTail>) {
  const waiting = new Set<PartTail>()
  const turn = (tail: PartTail) => tellEnd(tail, deps, () => deps.onTurn?.(tail.part))
  const goOn = () => {
    for (const tail of waiting) {
      if (!tail.closed && mayGoOn(tail)) continue
      if (!tail.closed) return
      waiting.delete(tail)
      turn(tail)
    }
  }
  return {
    goOn,
    add: (tail: PartTail) => void waiting.add(tail),
    forget: (tail: PartTail) => void waiting.delete(tail),
    onEnd(part: Part) {
      deps.onEnd(part)
      const own = tails.get(part.id)
      // One that ran again after its turn waits for no other.
      if (own !== undefined && !waiting.has(own)) turn(own)
      goOn()
    }
  }
}

/** Takes in the parts as a poll at `now` shows them, and that it shows no others. */
function seeAll(
  tails: Map<string, PartTail>,
  parts: readonly Part[],
  now: number,
  onNew: (tail: PartTail) => void
): void {
  const listed = new Set<PartTail>()
  for (const part of parts) {
    const known = part.hasLog ? tails.get(part.id) : undefined
    const tail = known ?? (part.hasLog ? beginTail(part) : undefined)
    if (!tail) continue
    seePart(tail, part, now)
    if (!known) onNew(tail)
    tails.set(part.id, tail)
    listed.add(tail)
  }
  for (const tail of tails.values()) if (!listed.has(tail)) missPart(tail, now)
}

/**
 * Forgets the parts that are missing for longest where there are many: a platform may name others at each poll. Answers
 * how many characters were read of them. One that comes back after all has its log read from the beginning.
 */
function forgetMissing(tails: Map<string, PartTail>, onForget: (tail: PartTail) => void): number {
  const missing = [...tails].filter(([, tail]) => !tail.listed)
  let characters = 0
  for (const [id, tail] of missing.slice(0, Math.max(0, missing.length - MOST_MISSING))) {
    characters += tail.progress.length
    tail.closed = true
    tails.delete(id)
    onForget(tail)
  }
  return characters
}

/** Reads a log once when its turn comes. Rejects as `readPart` does, and when the signal aborts. */
type ReadInTurn = (tail: PartTail, signal: AbortSignal) => Promise<void>

/** Reads one log until it is closed or no time is left. */
async function drainPart(
  tail: PartTail,
  deps: TailDeps,
  readInTurn: ReadInTurn,
  signal: AbortSignal,
  mode: DrainMode
): Promise<void> {
  const {clock} = deps
  tail.mode = mode
  const once = mode === 'once' && mayGoOn(tail)
  tail.endedAt ??= clock.now()
  try {
    if (tail.reading !== undefined) await abortable(tail.reading, signal)
    // Said while the wait went on, after the part had ended.
    if (tail.isComplete && !tail.closed) close(tail, deps)
    let gap = firstGapOf(tail, clock.now())
    while (!tail.closed) {
      await clock.sleep(gap, signal)
      await readInTurn(tail, signal)
      if (once && !tail.isBehind && !tail.closed) giveUp(tail, deps)
      gap = tail.isBehind ? 0 : gapOf(tail, clock.now())
    }
  } catch (error) {
    if (!signal.aborted && !deps.signal.aborted) throw error
    if (tail.isBehind) tail.trouble ??= message('lost.no-time-for-rest')
    if (tail.reads === 0) tail.trouble ??= message('lost.no-time')
    giveUp(tail, deps)
  }
}

import {createHash} from 'node:crypto'
import {RequestError} from '../errors.js'
import {abortable, type Clock} from '../time.js'
import type {Part, PartLog, ReadContext} from '../vendors/types.js'

const MS_PER_CHARACTER = 10_000 / (1024 * 1024)
const LATE_TEXT_MS = 30_000
const SETTLE_MS = 5000
const DRAIN_GAP_MS = 1000
const QUIET_READS = 2
const HEAD = 4096
const SEAM = 64
const MOST_PAGES = 100
const LONGEST_RETRY_MS = 30_000

export interface TailDeps {
  clock: Clock
  signal: AbortSignal
  readLog: (part: Part, context: ReadContext, cursor?: unknown) => Promise<PartLog>
  /** New text of a part's log, each character once. `again`: the part ran again, and its log begins anew. */
  onText: (part: Part, text: string, again: boolean) => void
  /** No more text of this part will come, unless it runs again. */
  onEnd: (part: Part) => void
  /** A log that can't be read. */
  onTrouble: (part: Part, message: string) => void
  /** Resolves when what was told has been taken. */
  ready: (signal: AbortSignal) => Promise<void>
}

/** Follows the logs of one target's parts. */
export interface Tail {
  /** Starts the reads that are due, and does not wait for them. */
  follow(parts: readonly Part[]): void
  /** Reads the logs of these parts to their ends, or `once` each, until `budget` aborts. Never rejects for it. */
  drain(parts: readonly Part[], budget: AbortSignal, once: boolean): Promise<void>
  /** Characters read so far. */
  length(): number
  /** Whether a part's log was asked for, and could not be read to its end. */
  unread(id: string): boolean
  /** Whether a part's log was read at least once. */
  read(id: string): boolean
  /** When a part ran, as its log says, epoch ms UTC. */
  times(id: string): {startedAt?: number | undefined; finishedAt?: number | undefined}
}

interface PartTail {
  /** Where an incremental log goes on; absent for one that is served whole. */
  cursor?: unknown
  /** The text taken so far: its length, a hash of it, and its first and last characters. */
  taken: number
  hash: string
  head: string
  end: string
  startedAt?: number | undefined
  finishedAt?: number | undefined
  reading?: Promise<void> | undefined
  nextAt: number
  endedAt?: number | undefined
  readsAfterEnd: number
  /** Reads in a row after the end that brought nothing. */
  quiet: number
  closed: boolean
  failures: number
  failingSince?: number | undefined
  trouble?: string | undefined
  reads: number
  unread: boolean
  /** The last answer said that there is more. */
  behind: boolean
}

const nothingTaken = {taken: 0, hash: hashOf(''), head: '', end: ''}

/**
 * Follows logs that are served only whole: what was taken is remembered by length and hash, and only what grew is
 * told. A long log is read no sooner than 10 s per MiB, and in any case once after its part has ended. Last lines come
 * late: while the wait goes on a part's log is read for 30 s after its end; when the wait is over, until two reads bring
 * nothing and 5 s have passed, for 30 s at most.
 */
export function createTail(deps: TailDeps): Tail {
  const {clock, readLog, onText, onEnd, onTrouble, ready} = deps
  const tails = new Map<string, PartTail>()
  let draining = false

  const tailOf = (part: Part): PartTail => {
    const tail = tails.get(part.id) ?? {
      ...nothingTaken,
      nextAt: 0,
      quiet: 0,
      readsAfterEnd: 0,
      closed: false,
      failures: 0,
      reads: 0,
      unread: false,
      behind: false
    }
    tails.set(part.id, tail)
    return tail
  }

  /** Tells what is new in an answer; answers whether there was anything. */
  const take = (tail: PartTail, part: Part, log: PartLog): boolean => {
    const {text} = log
    if (log.cursor !== undefined) {
      tail.cursor = log.cursor
      tail.taken += text.length
      if (text !== '') onText(part, text, false)
      return text !== ''
    }
    const reran =
      tail.startedAt !== undefined && log.startedAt !== undefined && tail.startedAt !== log.startedAt
    tail.startedAt = log.startedAt ?? tail.startedAt
    tail.finishedAt = log.finishedAt
    const grew = text.length >= tail.taken && hashOf(text.slice(0, tail.taken)) === tail.hash
    // A shorter text that begins alike is an answer from a replica that lags behind.
    const lags = !grew && text.length < tail.taken && text.slice(0, HEAD) === tail.head.slice(0, text.length)
    if (lags && !reran) return false
    // A text whose beginning was dropped goes on where what was taken last stands in it.
    const seam = !grew && !reran && tail.end.length >= SEAM ? text.lastIndexOf(tail.end) : -1
    const again = tail.taken > 0 && seam < 0 && (reran || !grew)
    const from = again ? 0 : seam >= 0 ? seam + tail.end.length : tail.taken
    const fresh = text.slice(from)
    const took = {taken: text.length, hash: hashOf(text), head: text.slice(0, HEAD), end: text.slice(-HEAD)}
    Object.assign(tail, took)
    if (fresh === '' && !again) return false
    onText(part, fresh, again)
    return true
  }

  const close = (tail: PartTail, part: Part) => {
    tail.closed = true
    onEnd(part)
  }

  /** One read of one log, and what follows from it. Rejects only with the signal's reason, or for a fault of ours. */
  const readOnce = async (tail: PartTail, part: Part, signal: AbortSignal): Promise<void> => {
    const ended = tail.endedAt !== undefined
    try {
      await ready(signal)
      let log = await readLog(part, {signal}, tail.cursor)
      let news = take(tail, part, log)
      for (let page = 1; log.more && page < MOST_PAGES; page++) {
        await ready(signal)
        log = await readLog(part, {signal}, tail.cursor)
        news = take(tail, part, log) || news
      }
      // Only a log that is served whole costs more with every read.
      const pauseMs = log.cursor === undefined ? log.text.length * MS_PER_CHARACTER : 0
      Object.assign(tail, {
        failures: 0,
        failingSince: undefined,
        trouble: undefined,
        nextAt: clock.now() + pauseMs
      })
      tail.reads++
      tail.behind = log.more === true
      if (!ended || tail.endedAt === undefined) return
      tail.readsAfterEnd++
      tail.quiet = news ? 0 : tail.quiet + 1
      const sinceEnd = clock.now() - tail.endedAt
      const settled = tail.quiet >= QUIET_READS && sinceEnd >= (draining ? SETTLE_MS : LATE_TEXT_MS)
      // One that is still behind has not come to its last lines yet.
      if (settled || (!tail.behind && sinceEnd + pauseMs > LATE_TEXT_MS)) close(tail, part)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (!(error instanceof RequestError)) throw error
      fail(tail, part, error, ended)
    }
  }

  const read = (tail: PartTail, part: Part, signal: AbortSignal): Promise<void> => {
    tail.reading ??= readOnce(tail, part, signal).finally(() => {
      tail.reading = undefined
    })
    return tail.reading
  }

  const fail = (tail: PartTail, part: Part, error: RequestError, ended: boolean) => {
    const {kind, hint, retryAfterMs} = error.failure
    tail.failures++
    tail.trouble = hint ? `${error.message}; ${hint}` : error.message
    const pauseMs = Math.min(DRAIN_GAP_MS * 2 ** Math.min(tail.failures - 1, 10), LONGEST_RETRY_MS)
    tail.nextAt = clock.now() + Math.max(pauseMs, retryAfterMs ?? 0)
    // Before a machine has begun, its log may not be there yet.
    tail.failingSince ??= clock.now()
    const tooLong = draining && clock.now() - tail.failingSince >= LATE_TEXT_MS
    const gone = kind === 'not-found' && ended && tail.failures >= QUIET_READS
    const hopeless = kind === 'permanent' || gone || tooLong
    if (hopeless) giveUp(tail, part)
  }

  const giveUp = (tail: PartTail, part: Part) => {
    if (tail.trouble !== undefined) {
      tail.unread = true
      onTrouble(part, tail.trouble)
    }
    tail.trouble = undefined
    close(tail, part)
  }

  /** Brings what is remembered of a part up to its state; answers it when its log is worth reading. */
  const update = (part: Part): PartTail | undefined => {
    if (part.hasLog === false || (part.kind !== 'machine' && !part.hasLog)) return undefined
    const begun = part.phase !== 'queued' && part.phase !== 'skipped'
    if (!begun && !tails.has(part.id)) return undefined
    const tail = tailOf(part)
    const runs = part.phase === 'running' || part.phase === 'unknown' || part.phase === 'paused'
    if (runs && tail.endedAt !== undefined) {
      Object.assign(tail, {endedAt: undefined, closed: false, quiet: 0, readsAfterEnd: 0, failures: 0})
    }
    if (!runs) tail.endedAt ??= clock.now()
    return tail
  }

  const drainPart = async (part: Part, signal: AbortSignal, once: boolean) => {
    const tail = update(part)
    if (!tail) return
    tail.endedAt ??= clock.now()
    try {
      if (tail.reading !== undefined) await abortable(tail.reading, signal)
      while (!tail.closed) {
        // What was read after the end already is not read again sooner than a long log allows.
        if (tail.readsAfterEnd > 0) await clock.sleep(Math.max(0, tail.nextAt - clock.now()), signal)
        await read(tail, part, signal)
        if (once && !tail.behind && !tail.closed) giveUp(tail, part)
        if (tail.closed || tail.behind) continue
        await clock.sleep(Math.max(DRAIN_GAP_MS, tail.nextAt - clock.now()), signal)
      }
    } catch (error) {
      if (!signal.aborted && !deps.signal.aborted) throw error
      if (tail.behind || tail.reads === 0) tail.trouble ??= 'it is longer than the time that was left for it'
      giveUp(tail, part)
    }
  }

  return {
    follow(parts) {
      for (const part of parts) {
        const tail = update(part)
        if (!tail || tail.closed || tail.reading !== undefined) continue
        const owed = tail.endedAt !== undefined && tail.readsAfterEnd === 0 && tail.failures === 0
        if (clock.now() < tail.nextAt && !owed) continue
        read(tail, part, deps.signal).catch(error => {
          if (!deps.signal.aborted) throw error
        })
      }
    },

    async drain(parts, budget, once) {
      draining = true
      await Promise.all(parts.map(part => drainPart(part, budget, once)))
    },

    length: () => [...tails.values()].reduce((sum, tail) => sum + tail.taken, 0),
    unread: id => tails.get(id)?.unread ?? false,
    read(id) {
      const {taken = 0, reads = 0, unread = false} = tails.get(id) ?? {}
      return taken > 0 || (reads > 0 && !unread)
    },
    times(id) {
      const {startedAt, finishedAt} = tails.get(id) ?? {}
      return {startedAt, finishedAt}
    }
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

import {createHash, type Hash} from 'node:crypto'
import {lastOf, ownCopy} from '../util/text.js'
import {endOfOverlap} from './overlap.js'

// Characters remembered of the beginning and of the end of a log.
const KEPT = 4096
// What is hashed at a time, since each piece is copied for it.
const PIECE = 64 * 1024

/** How far one log was read: enough to tell what is new in an answer, without keeping the text. */
export interface LogProgress {
  /** Characters read, and the hash of all of them; none before the first one. */
  length: number
  hash: Hash | undefined
  /** The first and the last characters read, at most 4096 of each. */
  head: string
  end: string
}

/** What an answer brings. `again`: the log has begun anew. `gap`: text between the last answer and this one is lost. */
export interface News {
  text: string
  again: boolean
  gap: boolean
}

/** How an answer is to be understood, from what is known of its part. */
export interface Hints {
  /** The log says that its part began at another time than before. */
  reran: boolean
  /** The part was seen to run again: a shorter text is a new log, and no answer of a replica that lags behind. */
  mayRestart: boolean
  /** The log says that its part began at the same time as before. */
  sameRun: boolean
}

/** The progress of a log of which nothing was read. */
export function emptyProgress(): LogProgress {
  return {length: 0, hash: undefined, head: '', end: ''}
}

/** Counts text that follows what was read before as read. */
export function append(progress: LogProgress, text: string): void {
  if (text === '') return
  // Made late, since there may be thousands of logs that stay empty.
  progress.hash = addTo(progress.hash ?? createHash('sha256'), text)
  progress.length += text.length
  const wanted = KEPT - progress.head.length
  if (wanted > 0) progress.head += ownCopy(text.slice(0, wanted))
  progress.end = lastOf(progress.end, text, KEPT)
}

/** Counts the whole text of a log, as the platform serves it now, as read; returns what is new in it, if anything. */
export function takeWhole(progress: LogProgress, text: string, hints: Hints): News | undefined {
  const {reran, mayRestart, sameRun} = hints
  if (!reran && goesOn(progress, text)) {
    const fresh = text.slice(progress.length)
    append(progress, fresh)
    return following(fresh)
  }
  if (!reran && isOutdated(progress, text, mayRestart)) return undefined
  const overlap = reran ? undefined : endOfOverlap(progress.end, text)
  const {length: before} = progress
  Object.assign(progress, emptyProgress())
  append(progress, text)
  if (overlap !== undefined) return following(text.slice(overlap))
  const gap = sameRun && !reran && !mayRestart
  return {text, again: before > 0 && !gap, gap}
}

/** Whether a text begins with all that was read. */
function goesOn(progress: LogProgress, text: string): boolean {
  if (progress.hash === undefined) return true
  if (text.length < progress.length) return false
  const begin = addTo(createHash('sha256'), text.slice(0, progress.length))
  return begin.digest('base64') === progress.hash.copy().digest('base64')
}

/** Whether an answer only tells less than is known: the log is not there for a moment, or a replica lags behind. */
function isOutdated({length, head}: LogProgress, text: string, mayRestart: boolean): boolean {
  if (text === '') return true
  return !mayRestart && text.length < length && head.startsWith(text.slice(0, KEPT))
}

function following(text: string): News | undefined {
  return text === '' ? undefined : {text, again: false, gap: false}
}

function addTo(hash: Hash, text: string): Hash {
  // By code units: a piece may end within a pair.
  for (let at = 0; at < text.length; at += PIECE) hash.update(text.slice(at, at + PIECE), 'utf16le')
  return hash
}

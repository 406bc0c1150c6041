import {createHash, type Hash} from 'node:crypto'
import {beginningsAtEnd, lastEndOf, lastOf, ownCopy} from '../util/text.js'

const HEAD = 4096
const SEAM = 64
// What is hashed at a time, since each piece is copied for it.
const PIECE = 64 * 1024

/** What was taken of one log: enough to tell what is new in an answer, without keeping the text. */
export interface LogProgress {
  /** Characters of the text that was taken, and their hash. */
  length: number
  hash: Hash
  /** Its first and its last characters. */
  head: string
  end: string
}

/** What an answer brings. `again`: the log has begun anew. `gap`: text between what was taken and this is gone. */
export interface News {
  text: string
  again: boolean
  gap: boolean
}

/** How an answer may be read, from what is known of its part. */
export interface Hints {
  /** The part's log says that it was begun at another time than before. */
  reran: boolean
  /** The part was seen to run again, so that a shorter text is a new one, and no answer of a replica that lags. */
  mayRestart: boolean
  /** The part's log says that it is the same run as before. */
  sameRun: boolean
}

export function emptyProgress(): LogProgress {
  return {length: 0, hash: createHash('sha256'), head: '', end: ''}
}

/** Takes text that goes on after what was taken. */
export function append(taken: LogProgress, text: string): void {
  if (text === '') return
  addTo(taken.hash, text)
  taken.length += text.length
  const wanted = HEAD - taken.head.length
  if (wanted > 0) taken.head += ownCopy(text.slice(0, wanted))
  taken.end = lastOf(taken.end, text, HEAD)
}

/** Takes the whole text of a log as it stands now; answers what is new in it, if anything. */
export function takeWhole(
  taken: LogProgress,
  text: string,
  {reran, mayRestart, sameRun}: Hints
): News | undefined {
  if (!reran && goesOn(taken, text)) {
    const fresh = text.slice(taken.length)
    append(taken, fresh)
    return fresh === '' ? undefined : {text: fresh, again: false, gap: false}
  }
  // Nothing there yet, or an answer of a replica that lags behind.
  if (text === '' && !reran) return undefined
  const alike = text.length < taken.length && taken.head.startsWith(text.slice(0, HEAD))
  if (alike && !reran && !mayRestart) return undefined
  const from = reran ? undefined : seamIn(text, taken.end)
  const gap = from === undefined && sameRun && !reran && !mayRestart
  const broken = gap && !taken.end.endsWith('\n')
  const fresh = text.slice(from ?? 0)
  const before = taken.length
  Object.assign(taken, emptyProgress())
  append(taken, text)
  if (from !== undefined) return fresh === '' ? undefined : {text: fresh, again: false, gap: false}
  return {text: broken ? `\n${fresh}` : fresh, again: before > 0 && !gap, gap}
}

/** Where a text whose beginning was dropped goes on: after what was taken last, of which it may hold only the end. */
function seamIn(text: string, end: string): number | undefined {
  if (end.length < SEAM) return undefined
  const whole = lastEndOf(text, end)
  if (whole !== undefined) return whole
  return beginningsAtEnd(end, text).find(length => length >= SEAM)
}

function goesOn(taken: LogProgress, text: string): boolean {
  if (text.length < taken.length) return false
  const begin = addTo(createHash('sha256'), text.slice(0, taken.length))
  return begin.digest('base64') === taken.hash.copy().digest('base64')
}

function addTo(hash: Hash, text: string): Hash {
  // By code units: a piece may end within a pair.
  for (let at = 0; at < text.length; at += PIECE) hash.update(text.slice(at, at + PIECE), 'utf16le')
  return hash
}

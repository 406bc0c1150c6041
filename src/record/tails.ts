import {endsOfSecretsBefore, headSeen, mayHoldSecret, secretPlaces} from '../output/clean-text.js'
import {longestSecret, united} from '../output/redact.js'
import {lastOf} from '../util/text.js'
import {BLANK} from './format.js'

// So much is remembered of how the last piece of a log ended, and of all logs.
const LONGEST_TAIL = 64 * 1024
const LONGEST_TAILS = 8 * 1024 * 1024

/** A piece of a log. */
export interface Piece {
  log: string
  text: string
}

/** Remembers how the pieces of logs ended, so that a credential that two of them share is found. */
export interface Tails {
  /**
   * The texts of pieces, each without what it has at its beginning of a credential that began in the pieces before. Where it
   * is not known how those ended, a piece loses as much as any credential is long.
   */
  follow(pieces: readonly Piece[], isEndKnown: boolean): string[]
}

export function createTails(): Tails {
  const tails = new Map<string, string>()
  let length = 0
  const forget = (log: string) => {
    length -= tails.get(log)?.length ?? 0
    tails.delete(log)
  }
  const remember = (log: string, tail: string) => {
    forget(log)
    tails.set(log, tail)
    length += tail.length
    if (length <= LONGEST_TAILS) return
    for (const oldest of tails.keys()) {
      forget(oldest)
      if (length <= LONGEST_TAILS) return
    }
  }
  return {
    follow(pieces, isEndKnown) {
      const rows = rowsOf(pieces).map(row => {
        const before = tails.get(row.log) ?? ''
        remember(row.log, tailOf(before, row.texts.join('')))
        return {...row, before}
      })
      const heads = rows.flatMap(row => row.heads)
      const begun = isEndKnown ? begunLengths(rows) : heads.map(({length}) => length)
      // It may have begun in what the platform dropped, and not in the piece before.
      const ends = endsOfSecretsBefore(heads)
      return pieces.map(({text}, i) => {
        const end = Math.max(begun[i] ?? 0, ends[i] ?? 0)
        return end > 0 ? BLANK + text.slice(end) : text
      })
    }
  }
}

/** What is remembered of a text and what stood before it. Where no secret is known that is nothing. */
function tailOf(before: string, text: string): string {
  const most = Math.min(longestSecret(), LONGEST_TAIL)
  // The last no characters would be all of them.
  return most === 0 ? '' : lastOf(before, text, most)
}

/** Pieces of one log, one behind another; all but the last are so short that all of each is searched. */
interface Row {
  log: string
  texts: string[]
  /** As much of the beginning of each as is searched. */
  heads: string[]
}

function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = []
  let open: Row | undefined
  for (const {log, text} of pieces) {
    if (open?.log !== log) {
      open = {log, texts: [], heads: []}
      rows.push(open)
    }
    const head = headSeen(text, longestSecret())
    open.texts.push(text)
    open.heads.push(head)
    if (head !== text) open = undefined
  }
  return rows
}

/** How much each piece has of a credential that began before it. All are searched at once, since there may be thousands. */
function begunLengths(rows: readonly (Row & {before: string})[]): number[] {
  // Next to no text passes this.
  if (!mayHoldSecret(rows.map(({before, heads}) => before + heads.join('')).join('\n'))) return []
  let joined = ''
  const joints = rows.flatMap(({before: first, texts, heads}) => {
    let before = first
    return heads.map((head, i) => {
      const joint = joined.length + before.length
      joined += `${before}${head}\n`
      before = tailOf(before, texts[i] ?? '')
      return joint
    })
  })
  const spans = united(secretPlaces(joined, true))
  let next = 0
  return joints.map(joint => {
    while (next < spans.length && (spans[next]?.[1] ?? 0) <= joint) next++
    const [from, to] = spans[next] ?? [joint, joint]
    return from < joint ? to - joint : 0
  })
}

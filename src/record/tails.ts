import {headSeen, mayHoldSecret, secretPlaces} from '../output/clean-text.js'
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
  /** The texts of pieces, each without what it has at its beginning of a credential that began in the pieces before. */
  follow(pieces: readonly Piece[]): string[]
}

export function createTails(): Tails {
  const tails = new Map<string, string>()
  let length = 0
  const forget = (log: string) => {
    length -= tails.get(log)?.length ?? 0
    tails.delete(log)
  }
  const remember = (log: string, before: string, text: string) => {
    forget(log)
    const most = Math.min(longestSecret(), LONGEST_TAIL)
    // Where no secret is known nothing of it is remembered: the last no characters would be all of them.
    const tail = most === 0 ? '' : lastOf(before, text, most)
    tails.set(log, tail)
    length += tail.length
    if (length <= LONGEST_TAILS) return
    for (const oldest of tails.keys()) {
      forget(oldest)
      if (length <= LONGEST_TAILS) return
    }
  }
  return {
    follow(pieces) {
      const befores = pieces.map(({log, text}) => {
        const before = tails.get(log) ?? ''
        remember(log, before, text)
        return before
      })
      const begun = begunLengths(pieces, befores)
      return pieces.map(({text}, i) => (begun[i] ? BLANK + text.slice(begun[i]) : text))
    }
  }
}

/** How much each piece has of a credential that began before it. All are searched at once, since there may be thousands. */
function begunLengths(pieces: readonly Piece[], befores: readonly string[]): number[] {
  const heads = pieces.map(({text}) => headSeen(text, longestSecret()))
  if (!mayHoldSecret(inRows(pieces, befores, heads))) return []
  let joined = ''
  const joints = heads.map((head, i) => {
    const joint = joined.length + (befores[i]?.length ?? 0)
    joined += `${befores[i]}${head}\n`
    return joint
  })
  const spans = united(secretPlaces(joined, true))
  let next = 0
  return joints.map(joint => {
    while (next < spans.length && (spans[next]?.[1] ?? 0) <= joint) next++
    const [from, to] = spans[next] ?? [joint, joint]
    return from < joint ? to - joint : 0
  })
}

/** The beginnings of pieces, those of one log one behind another: all that is searched, and each text once. */
function inRows(pieces: readonly Piece[], befores: readonly string[], heads: readonly string[]): string {
  let rows = ''
  let last: string | undefined
  for (const [i, {log, text}] of pieces.entries()) {
    const head = heads[i] ?? ''
    rows += log === last ? head : `\n${befores[i]}${head}`
    last = head === text ? log : undefined
  }
  return rows
}

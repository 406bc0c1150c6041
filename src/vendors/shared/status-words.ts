import type {Phase} from '../../model/phase.js'

/** A vendor's status words, each in its usual spelling, with our phase. */
export type StatusTable = Readonly<Record<string, Phase>>

/** No listed word is longer. */
const LONGEST_WORD = 100

export interface Reading {
  phase: Phase
  status: string
}

/**
 * What a status value means by a table. A word of success counts byte for byte only; all other words compare by
 * ASCII case folding (not by `toLowerCase`, which folds letters of other alphabets onto ASCII ones). Whatever is
 * not listed, not a string, or empty is `unknown`.
 */
export function readStatus(table: StatusTable, value: unknown): Reading {
  if (typeof value !== 'string') return {phase: 'unknown', status: describeValue(value)}
  if (Object.hasOwn(table, value)) return {phase: table[value] as Phase, status: value}
  const phase = value.length > LONGEST_WORD ? undefined : foldedTable(table).get(foldAscii(value))
  if (phase !== undefined) return {phase, status: value}
  return {phase: 'unknown', status: value === '' ? '(empty)' : value}
}

const foldedTables = new WeakMap<StatusTable, ReadonlyMap<string, Phase>>()

/** The words that compare by folding, folded: once for each table, since answers have words by the thousand. */
function foldedTable(table: StatusTable): ReadonlyMap<string, Phase> {
  const before = foldedTables.get(table)
  if (before !== undefined) return before
  const folded = new Map<string, Phase>()
  for (const [word, phase] of Object.entries(table)) {
    const key = foldAscii(word)
    if (phase !== 'success' && !folded.has(key)) folded.set(key, phase)
  }
  foldedTables.set(table, folded)
  return folded
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase())
}

function describeValue(value: unknown): string {
  if (value === undefined) return '(missing)'
  if (value === null) return '(null)'
  if (typeof value === 'object') return Array.isArray(value) ? '(a list)' : '(an object)'
  return `(the ${typeof value} ${String(value).slice(0, 40)})`
}

import type {Phase} from '../../model/phase.js'

/** A vendor's status words, each in its usual spelling, with our phase. */
export type StatusTable = Readonly<Record<string, Phase>>

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
  const folded = foldAscii(value)
  for (const [word, phase] of Object.entries(table)) {
    if (phase !== 'success' && foldAscii(word) === folded) return {phase, status: value}
  }
  return {phase: 'unknown', status: value === '' ? '(empty)' : value}
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

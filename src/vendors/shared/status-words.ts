import type {Phase} from '../vendor.js'

/** A vendor's status words, each in its usual spelling, with our phase. */
export type WordTable = Readonly<Record<string, Phase>>

/** The phases in which a thing has ended. */
export const ENDED: ReadonlySet<Phase> = new Set(['success', 'failure', 'cancelled', 'skipped'])

export interface Reading {
  phase: Phase
  word: string
}

/**
 * What a status value means by a table. A word of success counts byte for byte only; all other words compare by
 * ASCII case folding (not by `toLowerCase`, which folds letters of other alphabets onto ASCII ones). Whatever is
 * not listed, not a string, or empty is `unknown`.
 */
export function readWord(table: WordTable, value: unknown): Reading {
  if (typeof value !== 'string') return {phase: 'unknown', word: describeValue(value)}
  if (Object.hasOwn(table, value)) return {phase: table[value] as Phase, word: value}
  const folded = foldAscii(value)
  for (const [word, phase] of Object.entries(table)) {
    if (phase !== 'success' && foldAscii(word) === folded) return {phase, word: value}
  }
  return {phase: 'unknown', word: value === '' ? '(empty)' : value}
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

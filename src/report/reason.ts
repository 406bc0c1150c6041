import type {WaitResult} from '../wait/poll-all.js'
import {causeClause} from './cause-clause.js'
import {nextStep} from './next-step.js'
import {factsOf} from './reason-facts.js'
import {safeReason} from './safe-text.js'

/** Why the wait for a target ended, in its pieces; each is one safe line. */
export interface Explanation {
  /** What happened, and where. */
  cause: string
  /** What a person does next. */
  next: string | undefined
}

/** `waitedMs` is the time since the start of the wait. */
export function explain(result: WaitResult, waitedMs: number): Explanation {
  const {cause} = result.verdict
  const facts = factsOf(result, waitedMs)
  const next = nextStep(cause, facts)
  return {cause: safeReason(causeClause(cause, facts)), next: next && safeReason(next)}
}

/** The cause first, then what to do next: at most 1,000 characters, one line, and safe to paste into a shell. */
export function sentenceOf({cause: clause, next}: Explanation): string {
  return safeReason(next ? `${clause}; ${next}` : clause)
}

/**
 * One sentence: why the wait for a target ended, and what to do next. `waitedMs` is the time since its start.
 * At most 1,000 characters, one line, and safe to paste into a shell.
 */
export function reasonFor(result: WaitResult, waitedMs: number): string {
  return sentenceOf(explain(result, waitedMs))
}

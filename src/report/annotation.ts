import {message} from '../messages/message.js'
import {decidingTarget, type Outcome} from '../model/outcome.js'
import type {Printer} from '../output/printer.js'
import type {WaitResult} from '../wait/poll-all.js'
import type {Result} from './result-schema.js'

/** Prints the one error annotation of a step that fails: its title names the target that decided, its text is the reason. */
export function annotate(
  printer: Printer,
  results: readonly WaitResult[],
  {reason, outcome}: Pick<Result, 'reason' | 'outcome'>,
  allowed: ReadonlySet<Outcome>
): void {
  const outcomes = results.map(result => ({result, outcome: result.verdict.outcome, decided: result.decided}))
  const deciding = decidingTarget(outcomes, allowed)?.result
  const {name, label} = deciding?.identity ?? {label: ''}
  printer.error(reason, message(`title.${outcome}`, {name: name ?? label}))
}

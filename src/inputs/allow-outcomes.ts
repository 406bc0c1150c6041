import {allowable, type Outcome} from '../model/outcome.js'
import type {RawInputs} from '../model/target.js'
import {readList, whyUnsplit} from '../vendors/shared/inputs.js'
import type {AddMistake, Operation} from '../vendors/vendor.js'
import {quote} from './mistakes.js'

/** Someone who asks for logs gets them, however the run ended. */
const ALLOWED_WITH_LOGS: readonly Outcome[] = ['success', 'failure', 'cancelled', 'skipped', 'paused']
const NO_VERDICTS = ['error', 'timeout', 'interrupted']

/** The outcomes that make the step green. */
export function readAllowed(
  raw: RawInputs,
  operation: Operation | undefined,
  waits: boolean,
  addMistake: AddMistake
): ReadonlySet<Outcome> {
  const text = raw['allow-outcomes']
  // Who does not wait for what was started asks for nothing else.
  const always: readonly Outcome[] = waits ? [] : ['running']
  if (text === undefined) return new Set([...allowedByDefault(operation), ...always])
  const words = readList(text)
  if (words.length === 0) addMistake('allow-outcomes', `names no outcome; allowed: ${allowable.join(', ')}`)
  for (const word of new Set(words)) {
    const wrong = whatIsWrong(word, operation === 'check-pipeline' || !waits)
    if (wrong !== undefined) addMistake('allow-outcomes', wrong)
  }
  return new Set([...(words as Outcome[]), ...always])
}

function allowedByDefault(operation: Operation | undefined): readonly Outcome[] {
  return operation === 'fetch-logs' ? ALLOWED_WITH_LOGS : ['success']
}

function whatIsWrong(word: string, mayRun: boolean): string | undefined {
  if (NO_VERDICTS.includes(word))
    return `"${word}" is not a verdict, and cannot be allowed; use continue-on-error and the outcome output`
  if (word === 'running' && !mayRun)
    return '"running" can be allowed only with operation: check-pipeline, or wait: false'
  return allowable.some(outcome => outcome === word)
    ? undefined
    : `unknown outcome ${quote(word)}; allowed: ${allowable.join(', ')}${whyUnsplit(word)}`
}

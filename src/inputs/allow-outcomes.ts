import {type Message, message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import {allowable, type Outcome} from '../model/outcome.js'
import {readList, unsplitBy} from '../vendors/shared/inputs.js'
import type {AddMistake, Operation} from '../vendors/vendor.js'
import {shortened} from './mistakes.js'

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
  const mayRun = operation === 'check-pipeline' || !waits
  const known = allowable.filter(outcome => outcome !== 'running' || mayRun)
  if (words.length === 0) addMistake('allow-outcomes', message('wrong.no-outcome', {known}))
  for (const word of new Set(words)) {
    const wrong = whatIsWrong(word, known)
    if (wrong !== undefined) addMistake('allow-outcomes', wrong)
  }
  return new Set([...(words as Outcome[]), ...always])
}

function allowedByDefault(operation: Operation | undefined): readonly Outcome[] {
  return operation === 'fetch-logs' ? ALLOWED_WITH_LOGS : ['success']
}

function whatIsWrong(word: string, known: readonly Outcome[]): Message | undefined {
  if (known.some(outcome => outcome === word)) return undefined
  if (NO_VERDICTS.includes(word)) return message('quoted.no-verdict', {word})
  if (word === 'running') return message('quoted.running')
  return message('quoted.outcome', {word: shortened(word), known, unsplit: unsplitBy(word)})
}

import {type Message, message} from '../messages/message.js'
import {codeOf} from '../model/errors.js'
import type {Identity} from '../model/identity.js'
import {oneLine} from '../output/clean-text.js'
import {appendValues} from '../output/command-file.js'
import {redact} from '../output/redact.js'
import {resultJson} from './result.js'
import type {Result} from './result-schema.js'

/** Every output, in the order of `action.yml`; a test holds the two together. */
export const outputNames = [
  'outcome',
  'status',
  'reason',
  'url',
  'run-id',
  'deploy-order-id',
  'change-order-sn',
  'matched-by',
  'started-at',
  'finished-at',
  'duration',
  'polls',
  'result',
  'log-file'
] as const

// Ids that were found are the platform's words.
const LONGEST_ID = 300

export type OutputName = (typeof outputNames)[number]
export type Outputs = Record<OutputName, string>

/** A result as outputs. `known` holds the outputs that are not in the result: ids and paths. */
export function makeOutputs(result: Result, known: Readonly<Partial<Record<string, string>>>): Outputs {
  return {
    outcome: result.outcome,
    status: result.status,
    reason: result.reason,
    url: result.url || (known.url ?? ''),
    'run-id': known['run-id'] ?? '',
    'deploy-order-id': known['deploy-order-id'] ?? '',
    'change-order-sn': known['change-order-sn'] ?? '',
    'matched-by': result.matchedBy || (known['matched-by'] ?? ''),
    'started-at': result.startedAt,
    'finished-at': result.finishedAt,
    duration: result.duration === null ? '' : String(result.duration),
    polls: String(result.polls),
    result: resultJson(result),
    'log-file': known['log-file'] ?? ''
  }
}

/** The outputs that targets bring with them: ids (several, separated by commas), link, and how they were found. */
export function knownOf(targets: readonly Identity[]): Partial<Record<string, string>> {
  const known: Record<string, string> = {
    url: redact(targets[0]?.url ?? ''),
    'matched-by': targets[0]?.matchedBy ?? 'given'
  }
  for (const {ids} of targets) {
    for (const [name, id] of Object.entries(ids)) {
      const clean = oneLine(id, LONGEST_ID)
      known[name] = known[name] === undefined ? clean : `${known[name]},${clean}`
    }
  }
  return known
}

/** Writes every output. Returns what went wrong, if anything: a file that cannot be written changes no verdict. */
export function writeOutputs(outputs: Outputs): Message | undefined {
  const path = process.env.GITHUB_OUTPUT
  if (!path) return message('file.no-outputs')
  try {
    appendValues(path, outputs)
    return undefined
  } catch (error) {
    return message('file.outputs', {code: codeOf(error)})
  }
}

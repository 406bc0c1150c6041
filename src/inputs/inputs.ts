import {locales} from '../messages/language.js'
import {message, type Text} from '../messages/message.js'
import {InputError} from '../model/errors.js'
import type {RawInputs} from '../model/identity.js'
import type {Outcome} from '../model/outcome.js'
import type {Selection} from '../model/part-filter.js'
import {parseDuration} from '../util/duration.js'
import {isActRunner} from '../util/runner.js'
import {readList} from '../vendors/shared/inputs.js'
import type {AddMistake, Operation, Plan, Vendor} from '../vendors/vendor.js'
import type {WaitSettings} from '../wait/poll.js'
import {readAllowed} from './allow-outcomes.js'
import {checkForAny} from './any-operation.js'
import {type CancelRemote, readCancelRemote} from './cancel-remote.js'
import {describeMistakes} from './empty-credentials.js'
import {readConsoleUrl, readEndpoint, readServers, type Servers} from './endpoint.js'
import {readCa, readWrittenFiles} from './files.js'
import {withLink} from './from-url.js'
import {type Limits, readLimits, warnOfRunner} from './limits.js'
import {describeMistake, type Mistake} from './mistakes.js'
import {checkApi, readOperation, readPlan, readVendor, withoutUnused} from './operation.js'
import {type Posts, readPosts} from './posts.js'
import {checkNames, readRaw} from './raw.js'
import {isPublicRepository} from './repository.js'
import {checkSecrets, stateKeyOf, withFallbacks} from './secrets.js'
import {readBoolean, readCount, readWord} from './values.js'

/** Everything that the user asked for, checked. Times are ms. */
export interface Inputs {
  vendorName: string
  vendor: Vendor
  operation: Operation
  plan: Plan
  endpoint: URL
  /** The servers that a login asks, as the plan names them. */
  servers: Servers
  consoleUrl: string | undefined
  /** Certificates (PEM) of `ca-file`. */
  ca: readonly string[] | undefined
  settings: WaitSettings & {failFast: boolean}
  /** `created-after` where it is a duration back from the start. */
  createdAfterMs: number | undefined
  requestTimeoutMs: number
  allowed: ReadonlySet<Outcome>
  cancelRemote: CancelRemote
  /** False where a run is begun and not waited for. */
  waits: boolean
  /** Made of the credentials, to know our own saved state again; absent where there is no credential. */
  stateKey: Buffer | undefined
  /** What `job-id`, `step-id` and `machine-sn` name. */
  selection: Selection
  logs: 'all' | 'failed' | 'none'
  maxLogLines: number
  /** Path of the log file. Neither the file nor its folder is made here. */
  logFile: string | undefined
  /** Path of the recording; the same holds for it. */
  record: string | undefined
  summary: boolean
  /** What is posted to GitHub: a commit status, a deployment. */
  posts: Posts | undefined
  /** What the user should know, and is not a mistake. */
  warnings: readonly Text[]
  notices: readonly Text[]
}

/** What is done, on which platform, and where; a part that is a mistake is `undefined`. */
type What = {[K in 'vendor' | 'operation' | 'plan' | 'endpoint']: Inputs[K] | undefined}

/**
 * Reads and checks all inputs. Throws one `InputError` with every mistake; makes no request, no folder and no file.
 */
export function readInputs(env: NodeJS.ProcessEnv = process.env): Inputs {
  const mistakes: Mistake[] = []
  const warnings: Text[] = []
  const addMistake: AddMistake = (input, wrong) => void mistakes.push({input, wrong})
  const own = readRaw(env, addMistake)
  // What the workflow did not give to this action is not the workflow's mistake.
  const addUnexpected: AddMistake = isActRunner(env)
    ? (input, wrong) => void warnings.push(describeMistake({input, wrong}, own))
    : addMistake
  checkNames(env, addUnexpected, warnings)

  const {raw, vendor, operation, plan, endpoint} = readWhat(own, env, addMistake, addUnexpected)
  const limits = readLimits(raw, addMistake)
  const rest = {
    ...readHow(raw, operation, limits, addMistake),
    ...readShown(raw, operation, env, addMistake),
    posts: readPosts(raw, operation, addMistake),
    servers: readServers(raw, plan, addMistake),
    consoleUrl: readConsoleUrl(raw, addMistake),
    ca: readCa(raw, addMistake),
    requestTimeoutMs: limits.requestTimeoutMs,
    createdAfterMs: parseDuration(raw['created-after'] ?? ''),
    stateKey: stateKeyOf(raw)
  }
  if (mistakes.length > 0 || !vendor || !operation || !plan || !endpoint) {
    throw new InputError(describeMistakes(mistakes, {...raw, ...own}, env), warnings)
  }
  for (const [input, {protocol, host}] of Object.entries({endpoint, ...rest.servers})) {
    if (protocol === 'http:') warnings.push(message('warning.http', {input, host}))
  }
  warnings.push(...warnOfRunner(limits, env))
  return {vendorName: raw.vendor ?? '', vendor, operation, plan, endpoint, ...rest, warnings}
}

/** What is done, and the inputs with what the link and the environment add to them. */
function readWhat(
  own: RawInputs,
  env: NodeJS.ProcessEnv,
  addMistake: AddMistake,
  addUnexpected: AddMistake
): What & {raw: RawInputs} {
  const vendor = readVendor(own, addMistake)
  const operation = readOperation(own, vendor, addMistake)
  let raw = vendor && operation ? withoutUnused(own, vendor, operation, addUnexpected) : own
  checkSecrets(raw, vendor, env, addMistake)
  if (vendor) {
    checkApi(raw, vendor, addMistake)
    raw = withFallbacks(raw, vendor, env, addMistake)
    raw = withLink(raw, vendor, operation, addMistake)
  }
  if (vendor && !operation) checkForAny(raw, vendor, addMistake)
  if (!vendor || !operation)
    return {raw, vendor, operation, plan: undefined, endpoint: readEndpoint(raw, undefined, addMistake)}
  const {used, plan} = readPlan(raw, vendor, operation, addMistake, addUnexpected)
  return {raw: used, vendor, operation, plan, endpoint: readEndpoint(used, plan, addMistake)}
}

/** By which rules it is waited for. */
function readHow(
  raw: RawInputs,
  operation: Operation | undefined,
  {requestTimeoutMs: _, pace, ...policy}: Limits,
  addMistake: AddMistake
): Pick<Inputs, 'settings' | 'allowed' | 'cancelRemote' | 'waits' | 'selection'> {
  const waits = readBoolean('wait', true, raw, addMistake)
  const paused = readWord('on-paused', ['wait', 'stop'], 'wait', raw, addMistake)
  return {
    settings: {
      policy: {
        ...policy,
        onPaused: operation === 'fetch-logs' ? 'stop' : paused,
        onFailedMachine: readWord('on-failed-machine', ['fail', 'wait'], 'fail', raw, addMistake),
        once: operation === 'check-pipeline'
      },
      pace,
      failFast: readBoolean('fail-fast', true, raw, addMistake)
    },
    allowed: readAllowed(raw, operation, waits, addMistake),
    waits,
    cancelRemote: readCancelRemote(raw, operation, addMistake),
    selection: {
      jobs: readList(raw['job-id']),
      steps: readList(raw['step-id']),
      machines: readList(raw['machine-sn'])
    }
  }
}

/** What people get to see. */
function readShown(
  raw: RawInputs,
  operation: Operation | undefined,
  env: NodeJS.ProcessEnv,
  addMistake: AddMistake
): Pick<Inputs, 'logs' | 'maxLogLines' | 'logFile' | 'record' | 'summary' | 'notices'> {
  const isPublic = isPublicRepository(env)
  // It is spoken already, so that a wrong one is told in English.
  readWord('locale', locales, 'en', raw, addMistake)
  const shown = readWord('logs', ['all', 'failed', 'none'], isPublic ? 'none' : 'all', raw, addMistake)
  const fetches = operation === 'fetch-logs'
  // A single poll tells no story: of a failure only the failed parts are shown.
  const polled = operation === 'check-pipeline' && shown === 'all' ? 'failed' : shown
  return {
    logs: fetches ? 'all' : polled,
    maxLogLines: readCount('max-log-lines', 20_000, raw, addMistake),
    ...readWrittenFiles(raw, env, addMistake),
    summary: readBoolean('summary', true, raw, addMistake),
    notices: isPublic && raw.logs === undefined && !fetches ? [message('notice.public-repository')] : []
  }
}

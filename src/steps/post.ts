import {hasState, type Named, readForeignState, readState, type SavedStop} from '../cancel/saved-state.js'
import {noTimeLeft, type StopRequest, stopAll} from '../cancel/stop.js'
import {hasSavedPosts} from '../github/saved-posts.js'
import {readCertificates} from '../http/certificates.js'
import {type Inputs, readInputs} from '../inputs/inputs.js'
import {speakAsAsked} from '../inputs/locale.js'
import {maskSecrets} from '../inputs/masks.js'
import {idInputs, listInputs, startInputs} from '../inputs/names.js'
import {readRaw} from '../inputs/raw.js'
import {stateKeyOf} from '../inputs/secrets.js'
import {message, type Text} from '../messages/message.js'
import {InputError, RequestError} from '../model/errors.js'
import type {TargetKind} from '../model/identity.js'
import type {Target} from '../model/target.js'
import {oneLine} from '../output/clean-text.js'
import {createPrinter, type Printer} from '../output/printer.js'
import {leave} from '../process/exit.js'
import {isMarker} from '../util/marker.js'
import {abortable, monotonicClock as clock, deadline} from '../util/timers.js'
import type {Operation} from '../vendors/vendor.js'
import {type Clients, openClients} from './client.js'

const LONGEST_MS = 25_000
const MOST_NAMED = 10
/** How long each search for a run whose start was under way waits first, in ms: the platform may just be making it. */
const SEARCH_GAPS_MS = [0, 3000, 5000]
const LONGEST_SEARCH_MS = 4000

/** The operation that opens a target of a kind by its id. */
const operations: Readonly<Record<TargetKind, Operation>> = {
  'deploy order': 'wait-deploy-order',
  'change order': 'wait-change-order',
  'pipeline run': 'wait-pipeline',
  build: 'wait-pipeline'
}

/**
 * The `post` step: stops on the platform what had to be stopped and, as far as is known, was not, and posts to GitHub what
 * could not be posted. Any line of a log may have written the saved state: it has to be signed, and its ids pass the checks
 * of the inputs once more. Some runners give this step the inputs of another one: then it stops nothing, and names what may
 * still run.
 */
export async function post(): Promise<void> {
  maskSecrets()
  await speakAsAsked(process.env)
  const printer = createPrinter(0)
  const env = withoutLostFiles(process.env, printer)
  const inputs = tryInputs(env)
  await Promise.all([hasState() && stopWhatRuns(inputs, env, printer), postToGitHub(inputs, printer)])
  leave()
}

/** Posts what the main step could not post to GitHub. */
async function postToGitHub(inputs: Inputs | InputError, printer: Printer): Promise<void> {
  if (!hasSavedPosts()) return
  if (inputs instanceof InputError || inputs.posts === undefined) {
    printer.warning(message('github.other-inputs'))
    return
  }
  const {postAgain} = await import('../github/post-again.js')
  await postAgain(inputs.posts, inputs.ca, {printer, clock})
}

async function stopWhatRuns(
  inputs: Inputs | InputError,
  env: NodeJS.ProcessEnv,
  printer: Printer
): Promise<void> {
  const key = inputs instanceof InputError ? stateKeyOf(readRaw(env, () => {})) : inputs.stateKey
  const saved = key && readState(key)
  if (saved?.some(one => one.beforehand)) printer.line(message('post.killed'))
  if (inputs instanceof InputError || inputs.cancelRemote === 'never' || saved === undefined) {
    printer.warning(message('post.nothing-stopped', {why: whyNothing(inputs, saved !== undefined)}))
    if (saved !== undefined) nameRunning(saved, 'post.unstopped', printer)
    else nameRunning(readForeignState(key), 'post.unchecked', printer)
    return
  }
  await stopSaved(saved, inputs, env, printer)
}

function whyNothing(inputs: Inputs | InputError, isSigned: boolean): Text {
  if (inputs instanceof InputError) return message('several', {clauses: inputs.mistakes})
  return message(isSigned ? 'post.other-inputs' : 'post.unsigned')
}

/** One warning for each thing, with its link, so that a person can stop it. */
function nameRunning(
  running: readonly Named[],
  what: 'post.unstopped' | 'post.unchecked',
  printer: Printer
): void {
  for (const {label, url} of running.slice(0, MOST_NAMED))
    printer.warning(message(what, {target: oneLine(label, 200), url}))
  if (running.length > MOST_NAMED)
    printer.warning(message('post.more-running', {count: running.length - MOST_NAMED}))
}

async function stopSaved(
  saved: readonly SavedStop[],
  inputs: Inputs,
  env: NodeJS.ProcessEnv,
  printer: Printer
): Promise<void> {
  const clients = openClients(inputs, printer)
  const wanted = (await Promise.all(saved.map(one => reopen(one, env, clients, printer)))).flat()
  const limit = deadline(LONGEST_MS, new AbortController().signal, noTimeLeft)
  try {
    await stopAll(wanted, {
      clock,
      printer,
      signal: limit.signal,
      afterThrottleMs: inputs.settings.pace.minMs,
      pollsFirst: true,
      onTry: () => {},
      onDone: () => {}
    })
  } finally {
    limit.release()
  }
}

/** Opens what was saved as targets, by the saved ids and by nothing else that the inputs name. */
async function reopen(
  saved: SavedStop,
  base: NodeJS.ProcessEnv,
  {http, tools}: Clients,
  printer: Printer
): Promise<StopRequest[]> {
  const {kind, names, label, url, triedAt, marker} = saved
  const isPending = isMarker(marker)
  const env: NodeJS.ProcessEnv = {...base, INPUT_OPERATION: isPending ? 'run-pipeline' : operations[kind]}
  // They are for the start, which is over.
  for (const name of startInputs) env[`INPUT_${name.toUpperCase()}`] = ''
  for (const name of idInputs) env[`INPUT_${name.toUpperCase()}`] = oneItem(name, names[name])
  // A link names a run of a pipeline, and what was saved may be something else.
  if (names['pipeline-id'] === undefined) env['INPUT_FROM-URL'] = ''
  const inputs = tryInputs(env)
  if (inputs instanceof InputError) {
    printer.warning(message('post.nothing-stopped', {why: message('several', {clauses: inputs.mistakes})}))
    nameRunning([saved], 'post.unstopped', printer)
    return []
  }
  const targets = await inputs.plan.open(http, inputs.consoleUrl, tools)
  if (isPending && !(await wasBegun(targets, marker))) {
    printer.warning(message('post.no-run', {target: oneLine(label, 200), marker, url}))
    return []
  }
  return targets.map(target => ({target, identity: {label, url, ids: {}}, triedAt}))
}

/** Whether the run whose start was under way when the step ended has begun. It is searched for, and never begun here. */
async function wasBegun([target]: readonly Target[], marker: string): Promise<boolean> {
  for (const ms of SEARCH_GAPS_MS) {
    const {signal} = new AbortController()
    await clock.sleep(ms, signal)
    const limit = deadline(LONGEST_SEARCH_MS, signal, noTimeLeft)
    try {
      if (
        await abortable(
          target?.start?.recover(marker, {signal: limit.signal}) ?? Promise.resolve(false),
          limit.signal
        )
      )
        return true
    } catch (error) {
      // The next search may be answered.
      if (!(error instanceof RequestError) && error !== limit.signal.reason) throw error
    } finally {
      limit.release()
    }
  }
  return false
}

/** A saved id as its input takes it: with a line break, since an app's name may hold commas. */
function oneItem(name: string, id: string | undefined): string {
  return id !== undefined && listInputs.includes(name) ? `${id}\n` : (id ?? '')
}

function tryInputs(env: NodeJS.ProcessEnv): Inputs | InputError {
  try {
    return readInputs(env)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
}

/**
 * The inputs without the log file and the recording, which only the wait needs, and without a file of certificates that is gone: the
 * workspace may be empty by now.
 */
function withoutLostFiles(env: NodeJS.ProcessEnv, printer: Printer): NodeJS.ProcessEnv {
  const path = env['INPUT_CA-FILE']?.trim()
  const certificates = path ? readCertificates(path) : []
  const isLost = 'key' in certificates
  if (isLost) printer.warning(message('post.lost-certificates', {why: certificates}))
  return {...env, 'INPUT_LOG-FILE': '', INPUT_RECORD: '', ...(isLost && {'INPUT_CA-FILE': ''})}
}

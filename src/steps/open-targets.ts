import {createRemoteCancel, type RemoteCancel} from '../cancel/cancel-remote.js'
import type {GitHubReport} from '../github/report.js'
import type {Http} from '../http/exchange.js'
import type {Inputs} from '../inputs/inputs.js'
import {type LogStreams, openLogStreams} from '../logs/log-streams.js'
import type {Text} from '../messages/message.js'
import type {Target} from '../model/target.js'
import {type LogFile, openLogFile} from '../output/log-file.js'
import {createPrinter, type Printer} from '../output/printer.js'
import type {Recorder} from '../record/recorder.js'
import {announce} from '../report/announce.js'
import {monotonicClock as clock} from '../util/timers.js'
import {openClients} from './client.js'
import {createFirstOutputs, type FirstOutputs} from './first-outputs.js'
import {openRecording} from './open-recording.js'

/** What the start of the process hands on. */
export interface Start {
  /** The clock's time at which the process began. */
  startedAt: number
  /** Aborted by a signal to the process, with an `Interruption`. */
  interrupted: AbortSignal
  /** Aborted by a signal that leaves a second and no more. */
  terminated: AbortSignal
  /** What went wrong with the very first outputs, if anything. */
  unwritten: Text | undefined
}

/** What the steps of `run` share, from the opening of the targets to the exit. */
export interface RunContext extends Omit<Start, 'terminated' | 'unwritten'> {
  inputs: Inputs
  printer: Printer
  targets: readonly Target[]
  /** The status requests that were made so far, for the output `polls`. */
  polls: () => number
  outputs: FirstOutputs
  remoteCancel: RemoteCancel
  logFile: LogFile | undefined
  recorder: Recorder | undefined
  logs: LogStreams
  /** What GitHub is told, where that was asked for. */
  github: GitHubReport | undefined
}

/** Opens the targets and the places that what is known of them goes to, and says what is waited for. */
export async function openTargets(
  inputs: Inputs,
  {startedAt, interrupted, terminated, unwritten}: Start
): Promise<RunContext> {
  const printer = createPrinter(inputs.maxLogLines)
  if (unwritten) printer.warning(unwritten)

  let polls = 0
  const recorder = await openRecording(inputs, startedAt)
  const {http, tools} = openClients(inputs, printer, recorder?.take)
  const counted: Http = request => {
    if (request.kind === 'status') polls++
    return http(request)
  }
  const targets = await inputs.plan.open(counted, inputs.consoleUrl, tools)
  const remoteCancel = createRemoteCancel(inputs, {clock, printer, interrupted, terminated, targets})
  // Whatever ends this process by itself, a fault of our own too: only one that is killed leaves what it had saved.
  process.once('exit', remoteCancel.forgetRunning)
  const outputs = createFirstOutputs(inputs, targets)
  announce(printer, inputs, targets)
  const github = await openGitHub(inputs, printer, targets)

  const logFile = inputs.logFile === undefined ? undefined : openLogFile(inputs.logFile)
  const logs = openLogStreams(inputs, {
    printer,
    clock,
    signal: interrupted,
    manyTargets: targets.length > 1,
    file: logFile
  })
  return {
    inputs,
    startedAt,
    interrupted,
    printer,
    targets,
    polls: () => polls,
    outputs,
    remoteCancel,
    logFile,
    recorder,
    logs,
    github
  }
}

async function openGitHub(
  {posts, ca}: Inputs,
  printer: Printer,
  targets: readonly Target[]
): Promise<GitHubReport | undefined> {
  if (posts === undefined) return undefined
  const {openGitHubReport} = await import('../github/report.js')
  return openGitHubReport(posts, ca, {printer, clock, targets})
}

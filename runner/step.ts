import {type ChildProcess, spawn} from 'node:child_process'
import {createStepFolder, parseKeyValues, type StepFolder} from './command-files.js'
import {splitLines} from './lines.js'
import {createReader, type LogLine, type Reader} from './reader.js'
import type {StepResult} from './result.js'
import {createSignaller, type Signaller, type Wish} from './signals.js'

export interface StepOptions {
  /** The file that is started. */
  file: string
  /** Laid over what the runner sets; `undefined` takes a variable away. */
  variables: Readonly<Record<string, string | undefined>>
  /** What was masked before. */
  masks?: readonly string[]
  /** The Node that starts it; this one unless given. */
  node?: string
  /** Called with the process id as soon as there is one. */
  onStart?: (pid: number, step: Started) => void
  /** Called with each line as it comes; returns what the runner is to do. */
  onLine?: (line: LogLine) => Wish | undefined
  /** The job's event payload. */
  event?: unknown
  /** Bytes of stdout taken per second; 0 stops reading altogether. */
  readRate?: number
  /** Ms after which the process is killed, as when the machine goes down. */
  killAfterMs?: number
}

export interface Started {
  /** Paths of the command files: OUTPUT, STATE, ENV, PATH, STEP_SUMMARY. */
  files: Readonly<Record<string, string>>
  send(wish: Wish): void
}

/** Starts one file with command files of its own, until its process has ended. */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const {file, variables, masks, node = process.execPath, onStart, onLine, event = {}} = options
  const {readRate, killAfterMs} = options
  const folder = await createStepFolder(event)
  const startedAt = performance.now()
  const child = spawn(node, [file], {
    cwd: folder.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...runnerVariables(folder), ...variables}
  })
  const signaller = createSignaller(child)
  const reader = createReader(masks)
  const printed = collect(child, reader, line => signaller.send(onLine?.(line)))
  const end = endOf(child)
  throttle(child, readRate, end)
  if (child.pid !== undefined) onStart?.(child.pid, {files: folder.files, send: signaller.send})
  const killer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)

  const {code, signal, exitedAt} = await end.closed
  clearTimeout(killer)
  await signaller.settled()
  const durationMs = performance.now() - startedAt
  const files = await folder.read()
  await folder.remove()
  return {code, signal, durationMs, ...signalsOf(signaller, exitedAt), ...printed(), ...leftBy(reader, files)}
}

/** What the runner sets for every step. */
function runnerVariables({temp, workspace, event, files}: StepFolder): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_RUN_ID: '9876543210',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'deployed',
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    RUNNER_ENVIRONMENT: 'github-hosted',
    ...Object.fromEntries(Object.entries(files).map(([name, path]) => [`GITHUB_${name}`, path]))
  }
}

/** Reads what the process prints, line by line; answers what came so far. */
function collect(
  child: ChildProcess,
  reader: Reader,
  onLine: (line: LogLine) => void
): () => Pick<StepResult, 'raw' | 'stderr'> {
  const raw: Buffer[] = []
  let stderr = ''
  const lines = splitLines(text => onLine(reader.read(text)))
  child.stdout?.on('data', (chunk: Buffer) => {
    raw.push(chunk)
    lines.push(chunk)
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  child.on('close', lines.end)
  return () => ({raw: Buffer.concat(raw).toString(), stderr})
}

interface End {
  exited: Promise<void>
  /** Settles when all that it printed was read, too. `exitedAt` is by `performance.now()`. */
  closed: Promise<{code: number | null; signal: NodeJS.Signals | null; exitedAt: number}>
}

function endOf(child: ChildProcess): End {
  let exitedAt = performance.now()
  return {
    exited: new Promise(resolve =>
      child.on('exit', () => {
        exitedAt = performance.now()
        resolve()
      })
    ),
    closed: new Promise(resolve => child.on('close', (code, signal) => resolve({code, signal, exitedAt})))
  }
}

/** Takes so many bytes of stdout per second. With 0 nothing is read until the process is gone. */
function throttle({stdout}: ChildProcess, rate: number | undefined, {exited}: End): void {
  if (rate === undefined || stdout === null) return
  if (rate === 0) {
    stdout.pause()
    void exited.then(() => stdout.resume())
    return
  }
  stdout.on('data', (chunk: Buffer) => {
    stdout.pause()
    setTimeout(() => stdout.resume(), (chunk.length / rate) * 1000)
  })
}

function signalsOf(
  {sent, firstAt}: Signaller,
  exitedAt: number
): Pick<StepResult, 'signals' | 'sinceSignalMs'> {
  const first = firstAt()
  return {signals: sent, sinceSignalMs: first === undefined ? undefined : exitedAt - first}
}

/** What the reader took and the command files hold. Outputs by the old command count, and those of the file win. */
function leftBy(reader: Reader, files: Readonly<Record<string, string>>) {
  const {lines, masks} = reader
  const rawSummary = files.STEP_SUMMARY ?? ''
  return {
    lines,
    log: lines.flatMap(line => (line.kind === 'text' ? [line.text] : [])).join('\n'),
    commands: lines.flatMap(line => (line.kind === 'command' ? [line.command] : [])),
    masks,
    broken: reader.broken(),
    outputs: {...reader.outputs, ...parseKeyValues(files.OUTPUT ?? '')},
    state: {...reader.state, ...parseKeyValues(files.STATE ?? '')},
    env: parseKeyValues(files.ENV ?? ''),
    summary: reader.mask(rawSummary),
    rawSummary,
    files
  }
}

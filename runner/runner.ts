import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parse} from 'yaml'

/**
 * A stand-in for actions/runner: starts the built action as its NodeScriptActionHandler does, reads its output by
 * both command grammars, and reads back the files it left.
 */

const COMMANDS = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning'
]

export interface Manifest {
  name: string
  description: string
  inputs: Record<string, {description: string; required?: boolean; default?: string}>
  outputs: Record<string, {description: string}>
  runs: {using: string; main: string; post?: string}
}

export interface Command {
  name: string
  properties: Record<string, string>
  data: string
}

/** One line of the step's log as a viewer gets it: text, or a command that the runner took. */
export type LogLine = {kind: 'text'; text: string} | {kind: 'command'; command: Command}

export interface RunOptions {
  /** The action's folder, with action.yml. */
  action: string
  inputs?: Readonly<Record<string, string>>
  /** Laid over what the runner sets; `undefined` takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>
  /** The Node that starts it; this one unless told. */
  node?: string
  /** Told the process id as soon as there is one, and what else belongs to it. */
  onStart?: (pid: number, step: Started) => void
  /** Told each line as it comes; answers what the runner is to do. */
  onLine?: (line: LogLine) => Wish | undefined
  /** The job's event payload. */
  event?: unknown
  /** Bytes of stdout taken per second; 0 stops reading altogether. */
  readRate?: number
  /** Ms after which the process is killed, as when the machine goes down. */
  killAfterMs?: number
  /** Runs the post step too, as the runner does whatever the main step came to. */
  post?: PostOptions
}

export interface PostOptions {
  /** What becomes of the saved state on its way from the one step to the other. */
  tamper?: (state: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
  /** Laid over those of the main step. */
  inputs?: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
}

/**
 * `cancel` is what the runner does: SIGINT, SIGTERM after 7.5 s, SIGKILL after 2.5 s more; `hang up` reads no more of
 * the step's output; a signal is sent alone.
 */
export type Wish = 'cancel' | 'hang up' | NodeJS.Signals

export interface Started {
  /** Paths of the command files: OUTPUT, STATE, ENV, PATH, STEP_SUMMARY. */
  files: Readonly<Record<string, string>>
  send(wish: Wish): void
}

/** What a step left. */
export interface StepResult {
  code: number | null
  signal: NodeJS.Signals | null
  /** Signals that were sent. */
  signals: NodeJS.Signals[]
  lines: LogLine[]
  /** The text lines alone, masked. */
  log: string
  commands: Command[]
  masks: string[]
  outputs: Record<string, string>
  state: Record<string, string>
  env: Record<string, string>
  summary: string
  /** As the file holds it, before the runner masks it. */
  rawSummary: string
  stderr: string
  durationMs: number
  /** From the first signal to the end; absent where none was sent. */
  sinceSignalMs?: number | undefined
  raw: string
}

export interface RunResult extends StepResult {
  conclusion: 'success' | 'failure' | 'cancelled'
  post?: StepResult
}

export async function readManifest(action: string): Promise<Manifest> {
  return parse(await readFile(join(action, 'action.yml'), 'utf8')) as Manifest
}

export async function runAction(options: RunOptions): Promise<RunResult> {
  const {action, inputs = {}, env = {}, post} = options
  const {runs, inputs: declared} = await readManifest(action)
  // The runner sets every declared input, with its default, and passes undeclared ones on too.
  const defaults = Object.fromEntries(Object.entries(declared).map(([k, v]) => [k, v.default ?? '']))
  const given = {...defaults, ...inputs}
  const {broken, ...main} = await runStep({
    ...options,
    file: join(action, runs.main),
    variables: {...prefixed('INPUT_', given), ...env}
  })
  const result: RunResult = {
    ...main,
    conclusion: main.signals.length > 0 ? 'cancelled' : main.code === 0 && !broken ? 'success' : 'failure'
  }
  if (post === undefined || runs.post === undefined) return result
  const {tamper = state => state, inputs: over = {}, env: more = {}} = post
  const state = Object.entries(tamper(main.state)).map(([name, value]) => [`STATE_${name}`, value])
  const {node, event} = options
  const {broken: _broken, ...after} = await runStep({
    ...(node !== undefined && {node}),
    event,
    file: join(action, runs.post),
    variables: {...prefixed('INPUT_', {...given, ...over}), ...Object.fromEntries(state), ...env, ...more},
    // What was masked once is so for the rest of the job.
    masks: main.masks
  })
  return {...result, post: after}
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([k, v]) => [prefix + k.replace(/ /g, '_').toUpperCase(), v])
  )
}

interface StepOptions
  extends Pick<RunOptions, 'node' | 'onStart' | 'onLine' | 'event' | 'readRate' | 'killAfterMs'> {
  file: string
  variables: Readonly<Record<string, string | undefined>>
  masks?: readonly string[]
}

/** Starts one file with command files of its own, until its process has ended. */
async function runStep(options: StepOptions): Promise<StepResult & {broken: boolean}> {
  const {
    file,
    variables,
    node = process.execPath,
    onStart,
    onLine,
    event = {},
    readRate,
    killAfterMs
  } = options
  const temp = await mkdtemp(join(tmpdir(), 'runner-'))
  const workspace = join(temp, 'work')
  await mkdir(workspace)
  const files: Record<string, string> = {}
  for (const name of ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY']) {
    files[name] = join(temp, `set_${name.toLowerCase()}`)
    await writeFile(files[name], '')
  }
  await writeFile(join(temp, 'event.json'), JSON.stringify(event))

  const started = performance.now()
  const child = spawn(node, [file], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: temp,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_REPOSITORY: 'octo/shop',
      GITHUB_RUN_ID: '9876543210',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_JOB: 'deployed',
      RUNNER_TEMP: temp,
      RUNNER_OS: 'Linux',
      RUNNER_ENVIRONMENT: 'github-hosted',
      ...prefixed('GITHUB_', files),
      ...variables
    }
  })
  const reader = createReader(options.masks)
  const signals: NodeJS.Signals[] = []
  let signalledAt: number | undefined
  const gone = new Promise<{code: number | null; signal: NodeJS.Signals | null}>(resolve =>
    child.on('close', (code, signal) => resolve({code, signal}))
  )
  let exitedAt = started
  const exited = new Promise<void>(resolve =>
    child.on('exit', () => {
      exitedAt = performance.now()
      resolve()
    })
  )
  const signal = (name: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    signalledAt ??= performance.now()
    signals.push(name)
    child.kill(name)
  }
  const cancel = async () => {
    for (const [name, ms] of [
      ['SIGINT', 7500],
      ['SIGTERM', 2500]
    ] as const) {
      signal(name)
      let timer: NodeJS.Timeout | undefined
      const waited = new Promise<'late'>(resolve => {
        timer = setTimeout(() => resolve('late'), ms)
      })
      const end = await Promise.race([exited, waited])
      clearTimeout(timer)
      if (end !== 'late') return
    }
    signal('SIGKILL')
  }
  let cancelling: Promise<void> | undefined
  const send = (wish: Wish | undefined) => {
    if (wish === 'cancel') cancelling ??= cancel()
    else if (wish === 'hang up') child.stdout.destroy()
    else if (wish) signal(wish)
  }
  if (child.pid !== undefined) onStart?.(child.pid, {files, send})
  const killer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)

  const raw: Buffer[] = []
  let stderr = ''
  const feed = splitLines(text => {
    for (const line of reader.read(text)) send(onLine?.(line))
  })
  child.stdout.on('data', (chunk: Buffer) => {
    raw.push(chunk)
    feed.push(chunk)
    if (readRate) {
      child.stdout.pause()
      setTimeout(() => child.stdout.resume(), (chunk.length / readRate) * 1000)
    }
  })
  if (readRate === 0) {
    // stopped until the process is gone; then what the pipe still holds is read
    void exited.then(() => child.stdout.resume())
    child.stdout.pause()
  }
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  const end = await gone
  clearTimeout(killer)
  feed.end()
  await cancelling
  const durationMs = performance.now() - started

  const values = async (name: string) => parseKeyValues(await readFile(files[name] as string, 'utf8'))
  const [output, state, environment] = await Promise.all([values('OUTPUT'), values('STATE'), values('ENV')])
  const rawSummary = await readFile(files.STEP_SUMMARY as string, 'utf8')
  await rm(temp, {recursive: true, force: true})
  return {
    ...end,
    signals,
    broken: reader.broken(),
    lines: reader.lines,
    log: reader.lines.flatMap(l => (l.kind === 'text' ? [l.text] : [])).join('\n'),
    commands: reader.lines.flatMap(l => (l.kind === 'command' ? [l.command] : [])),
    masks: reader.masks,
    // Outputs by the old command count, and those of the file win.
    outputs: {...reader.outputs, ...output},
    state: {...reader.state, ...state},
    env: environment,
    summary: reader.mask(rawSummary),
    rawSummary,
    stderr,
    durationMs,
    sinceSignalMs: signalledAt === undefined ? undefined : exitedAt - signalledAt,
    raw: Buffer.concat(raw).toString()
  }
}

/** Lines as the runner's StreamReader makes them: `\n`, `\r\n` and a lone `\r` end one. */
export function splitLines(take: (line: string) => void) {
  const decoder = new TextDecoder()
  let rest = ''
  const run = (text: string, final: boolean) => {
    rest += text
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
    if (final && rest !== '') take(rest.replace(/\r$/, ''))
  }
  return {
    push: (chunk: Buffer) => run(decoder.decode(chunk, {stream: true}), false),
    end: () => run('', true)
  }
}

/** White space that .NET's TrimStart takes; JavaScript's own set lacks U+0085 and has U+FEFF. */
const NET_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/** What a line is to the runner: `::name props::data` after white space, else `##[name props]data` anywhere. */
export function parseCommand(
  line: string,
  known: ReadonlySet<string> = new Set(COMMANDS)
): Command | undefined {
  const trimmed = line.replace(NET_SPACE, '')
  const v2 = /^::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(trimmed)
  if (v2 && known.has((v2[1] as string).toLowerCase())) {
    return command(v2[1], v2[2], ',', v2[3], unescapeV2)
  }
  const start = line.indexOf('##[')
  if (start < 0) return undefined
  const v1 = /^##\[([^\]\s]+)(?: ([^\]]*))?\](.*)$/s.exec(line.slice(start))
  if (v1 && known.has((v1[1] as string).toLowerCase())) return command(v1[1], v1[2], ';', v1[3], unescapeV1)
  return undefined
}

function command(
  name = '',
  properties = '',
  separator: string,
  data = '',
  decode: (text: string) => string
): Command {
  const pairs = properties
    .split(separator)
    .filter(pair => pair.includes('='))
    .map(pair => [pair.slice(0, pair.indexOf('=')).trim(), decode(pair.slice(pair.indexOf('=') + 1))])
  return {name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: decode(data)}
}

function unescapeV2(text: string): string {
  return text
    .replace(/%0D/g, '\r')
    .replace(/%0A/g, '\n')
    .replace(/%3A/g, ':')
    .replace(/%2C/g, ',')
    .replace(/%25/g, '%')
}

function unescapeV1(text: string): string {
  return text
    .replace(/%3B/g, ';')
    .replace(/%0D/g, '\r')
    .replace(/%0A/g, '\n')
    .replace(/%5D/g, ']')
    .replace(/%25/g, '%')
}

/** Reads lines with the state that the runner keeps: masks, the fence, and what commands set. */
export function createReader(maskedBefore: readonly string[] = []) {
  const known = new Set(COMMANDS)
  const masks = [...maskedBefore]
  const lines: LogLine[] = []
  const outputs: Record<string, string> = {}
  const state: Record<string, string> = {}
  let stopped: string | undefined
  let broken = false

  const mask = (text: string) => masks.reduce((t, m) => t.split(m).join('***'), text)
  const addMask = (value: string) => {
    for (const form of [value, ...value.split(/\r|\n/).map(s => s.trim())]) {
      if (form !== '') masks.push(form, Buffer.from(form).toString('base64'))
    }
    masks.sort((a, b) => b.length - a.length)
  }
  const text = (line: string): LogLine => ({kind: 'text', text: mask(line)})

  const take = (line: string): LogLine => {
    const found = parseCommand(line, known)
    if (stopped !== undefined) {
      if (found?.name !== stopped) return text(line)
      known.delete(stopped)
      stopped = undefined
      return {kind: 'command', command: {name: 'resume', properties: {}, data: ''}}
    }
    if (!found) return text(line)
    if (found.name === 'stop-commands') {
      if (
        found.data === '' ||
        COMMANDS.includes(found.data.toLowerCase()) ||
        found.data === 'pause-logging'
      ) {
        throw new Error(`stop-commands with the token "${found.data}"`)
      }
      stopped = found.data.toLowerCase()
      known.add(stopped)
      if (found.data.length > 6) addMask(found.data)
      return {kind: 'command', command: {...found, data: '***'}}
    }
    if (found.name === 'add-mask') {
      addMask(found.data)
      return {kind: 'command', command: {...found, data: '***'}}
    }
    if (found.name === 'set-output') outputs[found.properties.name ?? ''] = found.data
    if (found.name === 'save-state') state[found.properties.name ?? ''] = found.data
    if (found.name === 'set-env' || found.name === 'add-path') broken = true
    return {kind: 'command', command: {...found, data: mask(found.data)}}
  }

  return {
    lines,
    masks,
    outputs,
    state,
    mask,
    broken: () => broken,
    stopped: () => stopped !== undefined,
    read(line: string): LogLine[] {
      const taken = take(line)
      lines.push(taken)
      return [taken]
    }
  }
}

/** A file of `k=v` and `k<<DELIMITER` entries, as strictly as the runner reads it: throws on a broken one. */
export function parseKeyValues(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`)
    const end = lines.indexOf(line.slice(heredoc + 2), i + 1)
    // The last line has no newline after it only when it was cut.
    if (end < 0 || end >= lines.length - 1)
      throw new Error(`Matching delimiter not found '${line.slice(heredoc + 2)}'`)
    values[line.slice(0, heredoc)] = lines.slice(i + 1, end).join('\n')
    i = end
  }
  return values
}

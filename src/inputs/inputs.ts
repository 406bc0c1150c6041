import {createHmac} from 'node:crypto'
import {closeSync, mkdirSync, openSync, readFileSync} from 'node:fs'
import {dirname} from 'node:path'
import * as core from '@actions/core'
import {parseEndpoint} from '../http/address.js'
import {readCertificates} from '../http/certificates.js'
import {InputError} from '../model/errors.js'
import {allowable, type Outcome} from '../model/outcome.js'
import type {Selection} from '../model/part-filter.js'
import type {RawInputs} from '../model/target.js'
import {addSecret, SHORTEST_SECRET} from '../output/redact.js'
import {masksOf} from '../output/spellings.js'
import {formatDuration, parseDuration} from '../util/duration.js'
import {vendors} from '../vendors/index.js'
import {readList} from '../vendors/shared/inputs.js'
import type {Operation, Plan, Vendor} from '../vendors/vendor.js'
import type {WaitSettings} from '../wait/poll.js'

/** Inputs that name a thing on the platform. */
export const idInputs = [
  'pipeline-id',
  'run-id',
  'commit',
  'created-after',
  'deploy-order-id',
  'app-name',
  'change-order-sn',
  'job-id',
  'step-id',
  'machine-sn'
] as const

/** Inputs that name a thing or a credential: one that the operation would not use is a mistake. */
const namingInputs = [
  'token',
  'access-key',
  'secret-key',
  'security-token',
  'app-code',
  'app-secret',
  'username',
  'organization-id',
  'project-id',
  'region',
  ...idInputs
] as const

/** Every input, in the order of `action.yml`; a test holds the two together. */
export const inputNames = [
  'vendor',
  'operation',
  'api',
  'endpoint',
  'console-url',
  'allow-http',
  'ca-file',
  'from-url',
  ...namingInputs,
  'timeout',
  'queue-timeout',
  'stall-timeout',
  'min-interval',
  'max-interval',
  'request-timeout',
  'outage-tolerance',
  'on-paused',
  'on-failed-machine',
  'allow-outcomes',
  'fail-fast',
  'cancel-remote',
  'logs',
  'max-log-lines',
  'log-file',
  'summary'
] as const

export type InputName = (typeof inputNames)[number]

const secretInputs: readonly InputName[] = [
  'token',
  'access-key',
  'secret-key',
  'security-token',
  'app-secret'
]
/** URLs in which people leave a password. */
const urlInputs: readonly InputName[] = ['endpoint', 'console-url', 'from-url']
const PROXY_VARIABLE = /^(?:https?|all)_proxy$/i

const SECOND = 1000
const HOUR = 3600 * SECOND
const FIVE_DAYS = 120 * HOUR
const LONGEST_SECRET = 32 * 1024 // an IAM token of Huawei Cloud may have 20,000 characters
const LONGEST_INPUT = 4 * 1024

/** Everything that the user asked for, checked. Times are ms. */
export interface Inputs {
  vendorName: string
  vendor: Vendor
  operation: Operation
  plan: Plan
  endpoint: URL
  consoleUrl?: string | undefined
  /** Certificates (PEM) of `ca-file`. */
  ca?: readonly string[] | undefined
  settings: WaitSettings & {failFast: boolean}
  requestTimeoutMs: number
  allowed: ReadonlySet<Outcome>
  /** When to stop what is waited for on the platform. */
  cancelRemote: 'never' | 'on-cancel' | 'on-cancel-or-timeout'
  /** Made of the credentials, to know our own saved state again; absent where there is no credential. */
  stateKey?: Buffer | undefined
  /** What `job-id`, `step-id` and `machine-sn` name. */
  selection: Selection
  logs: 'all' | 'failed' | 'none'
  maxLogLines: number
  logFile?: string | undefined
  summary: boolean
  /** What the user should know, and is no mistake. */
  warnings: readonly string[]
  notices: readonly string[]
}

/**
 * Masks every credential that this process was given, right or wrong; must come before any other output. What is no
 * credential is left: a masked id would take the outputs with it.
 */
export function maskSecrets(): void {
  const {env} = process
  const proxies = Object.keys(env).filter(name => PROXY_VARIABLE.test(name))
  const texts = [
    ...secretInputs.map(name => core.getInput(name)),
    ...Object.values<Vendor>(vendors)
      .flatMap(vendor => vendor.secretVariables ?? [])
      .map(name => env[name] ?? ''),
    ...urlInputs.flatMap(name => userInfoOf(core.getInput(name))),
    ...proxies.flatMap(name => userInfoOf(env[name] ?? ''))
  ]
  // The runner masks each line of a value by itself, and a short one would blank the whole log.
  const lines = texts.flatMap(text => [text, decoded(text)]).flatMap(text => text.split(/[\r\n]+/))
  for (const secret of new Set(lines.map(line => line.trim()))) {
    if (secret.length < SHORTEST_SECRET) continue
    addSecret(secret)
    for (const mask of masksOf(secret)) core.setSecret(mask)
  }
}

/** What a percent-encoded credential is sent as, and so echoed as. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}

/** `user:password` of a URL, which a proxy gets in base64, and the password alone. */
function userInfoOf(url: string): string[] {
  const [authority = ''] = url
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(/[/?#]/, 1)
  const info = authority.slice(0, Math.max(0, authority.lastIndexOf('@')))
  return [info, info.slice(info.indexOf(':') + 1)]
}

/** Reads and checks all inputs. Throws one `InputError` with every mistake; makes no request. */
export function readInputs(env: NodeJS.ProcessEnv = process.env): Inputs {
  const mistakes: string[] = []
  const complain: Mistaken = (input, text) => void mistakes.push(`${input} ${text}`)
  const own = readGiven(env, complain)
  const vendor = readVendor(own, complain)
  checkSecrets(env, vendor, complain)
  const given = vendor ? withLink(withFallbacks(own, vendor, env, complain), vendor, complain) : own
  const operation = readOperation(given, vendor, complain)
  const limits = readLimits(given, complain)
  const allowHttp = readBoolean('allow-http', false, given, complain)
  const warnings: string[] = []
  const consoleUrl =
    given['console-url'] === undefined ? undefined : parseEndpoint(given['console-url'], true)
  if (typeof consoleUrl === 'string') complain('console-url', consoleUrl)
  const ca = readCa(given, complain)
  const failFast = readBoolean('fail-fast', true, given, complain)
  const cancelRemote = readCancelRemote(given, operation, complain)
  const fetches = operation === 'fetch-logs'
  const paused = readWord('on-paused', ['wait', 'stop'], 'wait', given, complain)
  const onPaused = fetches ? 'stop' : paused
  const onFailedMachine = readWord('on-failed-machine', ['fail', 'wait'], 'fail', given, complain)
  const isPublic = isPublicRepository(env)
  const shown = readWord('logs', ['all', 'failed', 'none'], isPublic ? 'none' : 'all', given, complain)
  const maxLogLines = readCount('max-log-lines', 20_000, given, complain)
  const logFile = readLogFile(given, complain)
  const summary = readBoolean('summary', true, given, complain)
  const allowed = readAllowed(given, operation, complain)

  const plan = vendor && operation ? vendor.plan(operation, given, complain) : undefined
  const endpoint = readEndpoint(given.endpoint ?? plan?.endpoint, allowHttp, complain)
  if (mistakes.length > 0 || !vendor || !operation || !plan || !endpoint)
    throw new InputError([...new Set(mistakes)])

  if (endpoint.protocol === 'http:')
    warnings.push(`endpoint is http: credentials travel unencrypted to ${endpoint.host}`)
  if (limits.timeoutMs > 6 * HOUR && env.RUNNER_ENVIRONMENT === 'github-hosted') {
    warnings.push(
      `timeout is ${formatDuration(limits.timeoutMs)}, and a GitHub-hosted runner ends a job after 6h`
    )
  }
  const {minMs, maxMs, requestTimeoutMs, ...policy} = limits
  return {
    vendorName: given.vendor ?? '',
    vendor,
    operation,
    plan,
    endpoint,
    consoleUrl: consoleUrl instanceof URL ? consoleUrl.href.replace(/(?<!\/)\/+$/, '') : undefined,
    ca,
    settings: {
      policy: {...policy, onPaused, onFailedMachine, once: operation === 'check-pipeline'},
      pace: {minMs, maxMs},
      failFast
    },
    selection: {
      jobs: readList(given['job-id']),
      steps: readList(given['step-id']),
      machines: readList(given['machine-sn'])
    },
    requestTimeoutMs,
    allowed,
    cancelRemote,
    stateKey: keyOf(given),
    // One look tells no story: of a failure only the failed parts are shown.
    logs: fetches ? 'all' : operation === 'check-pipeline' && shown === 'all' ? 'failed' : shown,
    maxLogLines,
    logFile,
    summary,
    warnings,
    notices:
      isPublic && given.logs === undefined && !fetches
        ? ['this repository is public, so no remote log line is shown; set logs: all to show them']
        : []
  }
}

/** What was given, trimmed, without the empty ones. Complains of misspelt names and of values too long or damaged. */
function readGiven(env: NodeJS.ProcessEnv, complain: Mistaken): RawInputs {
  const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const known = new Map<string, InputName>(inputNames.map(name => [bare(name), name]))
  for (const key of Object.keys(env)) {
    const name = key.startsWith('INPUT_') ? key.slice(6).toLowerCase() : ''
    const meant = known.get(bare(name))
    if (meant !== undefined && meant !== name && env[key]?.trim()) {
      complain(name, `is no input of this action: it is spelled ${meant}`)
    }
  }

  const given: Record<string, string> = Object.create(null)
  for (const name of inputNames) {
    const raw = env[`INPUT_${name.toUpperCase()}`] ?? ''
    if (raw.trim() === '') continue
    if (!secretInputs.includes(name) && raw.length > LONGEST_INPUT) {
      complain(name, `is longer than ${LONGEST_INPUT} characters`)
      continue
    }
    given[name] = raw.trim()
  }
  return given
}

/** Complains of credentials that can not be right, as they were given, the white space around them included. */
function checkSecrets(env: NodeJS.ProcessEnv, vendor: Vendor | undefined, complain: Mistaken): void {
  for (const name of secretInputs) {
    const raw = env[`INPUT_${name.toUpperCase()}`] ?? ''
    const mistake =
      raw.trim() === '' ? undefined : secretMistake(raw, name === 'token' && vendor?.encodedTokens)
    if (mistake) complain(name, mistake)
  }
}

/** Adds the credentials of the environment, where the vendor takes any. */
function withFallbacks(
  given: RawInputs,
  vendor: Vendor,
  env: NodeJS.ProcessEnv,
  complain: Mistaken
): RawInputs {
  const found = vendor.fallbacks?.(given, env) ?? {}
  for (const [name, value = ''] of Object.entries(found)) {
    const mistake = secretMistake(value, false)
    if (mistake) complain(name, `(from the environment) ${mistake}`)
  }
  return {...found, ...given}
}

/** Fills inputs that are empty with what the console link in `from-url` stands for. */
function withLink(given: RawInputs, vendor: Vendor, complain: Mistaken): RawInputs {
  const text = given['from-url']
  if (text === undefined) return given
  let link: RawInputs | undefined
  try {
    link = vendor.readLink(new URL(text), given)
  } catch {
    link = undefined
  }
  if (link === undefined) {
    complain('from-url', `is no console link to a run of ${vendor.title}`)
    return given
  }
  const {operation = ''} = given
  const uses = Object.hasOwn(vendor.operations, operation)
    ? (vendor.operations[operation as Operation] ?? [])
    : []
  const filled: Record<string, string | undefined> = {...given}
  for (const [name, value] of Object.entries(link)) {
    if (value === undefined) continue
    if (given[name] === undefined && uses.includes(name)) filled[name] = value
    else if (given[name] !== undefined && given[name]?.toLowerCase() !== value.toLowerCase())
      complain(name, 'is another one than in from-url')
  }
  return filled
}

/** What is wrong with a credential and what to do, without a word of it; the first that fits. */
function secretMistake(raw: string, encoded = false): string | undefined {
  const found = secretMistakes.find(
    ({pattern, exceptEncoded}) => !(encoded && exceptEncoded) && pattern.test(raw)
  )
  if (found) return found.text
  if (raw.length > LONGEST_SECRET) {
    return `is longer than ${LONGEST_SECRET} characters: store the credential alone, not the file or answer that it came in`
  }
  return raw.length < SHORTEST_SECRET
    ? `is shorter than ${SHORTEST_SECRET} characters, so it can not be masked: check that the whole of it was stored`
    : undefined
}

const secretMistakes: readonly {pattern: RegExp; text: string; exceptEncoded?: boolean}[] = [
  {pattern: /[\r\n]/, text: 'has a line break in it or at its end: store the secret again without one'},
  {pattern: /\s/, text: 'has white space in it or around it: store the secret again without'},
  {
    pattern: /[^!-~]/,
    text: 'has a hidden character, or one outside ASCII, in it: copy the credential again from the platform'
  },
  {
    pattern: /["'`\\]/,
    text: 'has a quote or back-slash in it, which no credential of the platform has: store the secret again without'
  },
  {
    pattern: /%/,
    text: 'has a percent sign in it, which no credential of the platform has: store it as the platform shows it, not encoded',
    exceptEncoded: true
  }
]

type Mistaken = (input: string, text: string) => void

function readVendor(given: RawInputs, complain: Mistaken): Vendor | undefined {
  const names = Object.keys(vendors)
  const name = given.vendor
  if (name === undefined) complain('vendor', `is required: ${names.join(', ')}`)
  else if (!Object.hasOwn(vendors, name)) complain('vendor', `is none of: ${names.join(', ')}`)
  else return (vendors as Record<string, Vendor>)[name]
  return undefined
}

function readOperation(
  given: RawInputs,
  vendor: Vendor | undefined,
  complain: Mistaken
): Operation | undefined {
  const name = given.operation
  if (name === undefined) {
    complain(
      'operation',
      vendor ? `is required: ${Object.keys(vendor.operations).join(', ')}` : 'is required'
    )
    return undefined
  }
  if (!vendor) return undefined
  const uses = Object.hasOwn(vendor.operations, name) ? vendor.operations[name as Operation] : undefined
  if (!uses) {
    complain('operation', `is none that ${given.vendor} has: ${Object.keys(vendor.operations).join(', ')}`)
    return undefined
  }
  for (const input of namingInputs) {
    if (given[input] !== undefined && !uses.includes(input))
      complain(input, `is not used by operation: ${name}`)
  }
  if (given.api !== undefined && !vendor.apis.includes(given.api)) {
    complain('api', `is none that ${given.vendor} has: ${vendor.apis.join(', ')}`)
  }
  return name as Operation
}

function readLimits(given: RawInputs, complain: Mistaken) {
  const duration = (name: InputName, fallback: number, least: number, most: number) =>
    readDuration(name, given, {least, most}, complain) ?? fallback
  const gap = {least: 50, most: HOUR}
  const shortest = readDuration('min-interval', given, gap, complain)
  const longest = readDuration('max-interval', given, gap, complain)
  const minMs = shortest ?? 2 * SECOND
  // Who asks only for a longer min-interval need not name the other bound.
  const maxMs = longest === undefined || longest === 15 * SECOND ? Math.max(15 * SECOND, minMs) : longest
  // A bound that is wrong by itself is not held against the other one.
  const bothFine = shortest !== undefined || given['min-interval'] === undefined
  if (maxMs < minMs && bothFine) {
    complain('max-interval', `is ${formatDuration(maxMs)}, less than min-interval (${formatDuration(minMs)})`)
  }
  const bounds = {least: SECOND, most: FIVE_DAYS}
  return {
    timeoutMs: duration('timeout', 30 * 60 * SECOND, SECOND, FIVE_DAYS),
    queueTimeoutMs: readDuration('queue-timeout', given, bounds, complain),
    stallTimeoutMs: readDuration('stall-timeout', given, bounds, complain),
    minMs,
    maxMs,
    requestTimeoutMs: duration('request-timeout', 30 * SECOND, 50, HOUR),
    outageToleranceMs: duration('outage-tolerance', 5 * 60 * SECOND, 0, FIVE_DAYS)
  }
}

function readDuration(
  name: InputName,
  given: RawInputs,
  {least, most}: {least: number; most: number},
  complain: Mistaken
): number | undefined {
  const text = given[name]
  if (text === undefined || (text === 'off' && (name === 'queue-timeout' || name === 'stall-timeout')))
    return undefined
  const ms = parseDuration(text)
  if (ms !== undefined && ms >= least && ms <= most) return ms
  complain(
    name,
    ms === undefined
      ? 'is no duration such as 200ms, 90s, 30m or 1h30m'
      : `is ${formatDuration(ms)}; it must be from ${formatDuration(least)} to ${formatDuration(most)}`
  )
  return undefined
}

function readBoolean(name: InputName, fallback: boolean, given: RawInputs, complain: Mistaken): boolean {
  const text = given[name]
  if (text === undefined) return fallback
  if (!/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) complain(name, 'is neither true nor false')
  return text.toLowerCase() === 'true'
}

function readWord<T extends string>(
  name: InputName,
  words: readonly T[],
  fallback: T,
  given: RawInputs,
  complain: Mistaken
): T {
  const text = given[name]
  if (text === undefined) return fallback
  const word = words.find(w => w === text)
  if (word === undefined) complain(name, `is none of: ${words.join(', ')}`)
  return word ?? fallback
}

/** Stopping is for waits, and for things that the user named: `latest` may be somebody else's run. */
function readCancelRemote(given: RawInputs, operation: Operation | undefined, complain: Mistaken) {
  const when = readWord(
    'cancel-remote',
    ['never', 'on-cancel', 'on-cancel-or-timeout'],
    'never',
    given,
    complain
  )
  if (when === 'never') return when
  if (operation !== undefined && !operation.startsWith('wait-')) {
    complain('cancel-remote', `is not used by operation: ${operation}`)
  }
  if (readList(given['run-id']).includes('latest')) {
    complain(
      'cancel-remote',
      "can not go with run-id: latest, which may be somebody else's run: name the run"
    )
  }
  return when
}

function keyOf(given: RawInputs): Buffer | undefined {
  const secrets = secretInputs.flatMap(name => given[name] ?? [])
  return secrets.length === 0
    ? undefined
    : createHmac('sha256', 'await-deploy state').update(secrets.join('\n')).digest()
}

function readCount(name: InputName, fallback: number, given: RawInputs, complain: Mistaken): number {
  const text = given[name]
  if (text === undefined) return fallback
  if (!/^[0-9]{1,9}$/.test(text)) complain(name, 'is no whole number from 0 to 999999999')
  return Number(text)
}

function readAllowed(
  given: RawInputs,
  operation: Operation | undefined,
  complain: Mistaken
): ReadonlySet<Outcome> {
  const text = given['allow-outcomes']
  if (text === undefined) {
    return new Set(
      operation === 'fetch-logs' ? ['success', 'failure', 'cancelled', 'skipped', 'paused'] : ['success']
    )
  }
  const words = readList(text)
  if (words.length === 0) complain('allow-outcomes', 'names no outcome')
  for (const word of new Set(words)) {
    if (word === 'error' || word === 'timeout' || word === 'interrupted') {
      complain(
        'allow-outcomes',
        `can not name ${word}, which is no verdict: use continue-on-error and the outcome output`
      )
    } else if (word === 'running' && operation !== 'check-pipeline') {
      complain('allow-outcomes', 'can name running only with check-pipeline')
    } else if (!allowable.some(outcome => outcome === word)) {
      complain('allow-outcomes', `names an outcome that there is not; there are: ${allowable.join(', ')}`)
    }
  }
  return new Set(words as Outcome[])
}

function readEndpoint(text: string | undefined, allowHttp: boolean, complain: Mistaken): URL | undefined {
  if (text === undefined) return undefined
  const url = parseEndpoint(text, allowHttp)
  if (url instanceof URL) return url
  complain('endpoint', url)
  return undefined
}

function readCa(given: RawInputs, complain: Mistaken): readonly string[] | undefined {
  const path = given['ca-file']
  if (path === undefined) return undefined
  const certificates = readCertificates(path)
  if (typeof certificates !== 'string') return certificates
  complain('ca-file', certificates)
  return undefined
}

/** Makes sure that the file can be written, since a day's log can't be had again. */
function readLogFile(given: RawInputs, complain: Mistaken): string | undefined {
  const path = given['log-file']
  if (path === undefined) return undefined
  try {
    mkdirSync(dirname(path), {recursive: true})
    closeSync(openSync(path, 'a')) // emptied only once all inputs are right
  } catch {
    complain('log-file', 'names a file that can not be written')
  }
  return path
}

/** Whether the event that started the workflow says that its repository is public. */
function isPublicRepository(env: NodeJS.ProcessEnv): boolean {
  try {
    const {repository} = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8'))
    return (
      repository?.visibility === 'public' ||
      (repository?.visibility === undefined && repository?.private === false)
    )
  } catch {
    return false
  }
}

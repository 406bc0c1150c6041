import {createHmac, timingSafeEqual} from 'node:crypto'
import type {RawInputs, TargetKind} from '../model/target.js'
import {appendValues, emptyFile, LONGEST_LINE} from '../output/command-file.js'

const NAME = 'stops'
/** Which credentials signed the state: tells one of other inputs from one that is forged. */
const SIGNER = 'signer'
// With the signature on one line, which an environment variable holds too.
const MOST_BYTES = LONGEST_LINE - 100

/** A target that may have to be stopped on the platform after this process has ended. */
export interface SavedStop {
  kind: TargetKind
  /** The inputs that name it. */
  names: RawInputs
  label: string
  url: string
  /** Epoch ms of the first try that may have been taken. */
  triedAt?: number | undefined
  /** Saved while it ran, and not because of a signal: that it is still there tells that the step was killed. */
  beforehand?: true | undefined
}

/**
 * Keeps for the `post` step what it has to stop, in the runner's state file. The state is signed, since any line of a
 * log can write one; the newest counts, and an empty one leaves nothing to do. Returns what went wrong, if anything.
 */
export function saveState(stops: readonly SavedStop[], key: Buffer): string | undefined {
  const path = process.env.GITHUB_STATE
  if (!path) return 'nothing could be kept for the post step: GITHUB_STATE is not set'
  const kept = [...stops]
  while (Buffer.byteLength(JSON.stringify(kept)) > MOST_BYTES) kept.length = Math.floor(kept.length * 0.9)
  try {
    const text = JSON.stringify(kept)
    const values = {[NAME]: `${sign(text, key)} ${text}`, [SIGNER]: signerOf(key)}
    appendValues(path, kept.length === 0 ? {[NAME]: ''} : values)
  } catch {
    // A full disk takes no more, but lets go of what would be stopped.
    if (kept.length === 0) emptyFile(path)
    return 'nothing could be kept for the post step: GITHUB_STATE is missing or cannot be written'
  }
  const dropped = stops.length - kept.length
  return dropped > 0
    ? `${dropped} things to stop could not be kept for the post step: there are too many`
    : undefined
}

/** Whether there is anything to read. */
export function hasState(env: NodeJS.ProcessEnv = process.env): boolean {
  return stateOf(env) !== ''
}

/** What was saved by this very job; nothing where the signature is not ours. */
export function readState(key: Buffer, env: NodeJS.ProcessEnv = process.env): SavedStop[] | undefined {
  const {mac, text} = partsOf(env)
  if (mac === undefined || text === undefined) return undefined
  const expected = Buffer.from(sign(text, key, env))
  const given = Buffer.from(mac)
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? (JSON.parse(text) as SavedStop[])
    : undefined
}

/** Name and link of a thing that may still run, for people alone. */
export type Named = Pick<SavedStop, 'label' | 'url'>

/**
 * What a state names that other credentials than ours have signed: this step may have been given the inputs of another one.
 * Nobody can check it here, so that nothing may be done with it but to show it. Nothing of a state that pretends to be ours.
 */
export function readForeignState(
  key: Buffer | undefined,
  env: NodeJS.ProcessEnv = process.env
): readonly Named[] {
  const signer = env[`STATE_${SIGNER}`] ?? ''
  if (!/^[\w-]{22}$/.test(signer) || (key !== undefined && signer === signerOf(key))) return []
  try {
    const found: unknown = JSON.parse(partsOf(env).text ?? '[]')
    return Array.isArray(found) ? found.flatMap(toNamed) : []
  } catch {
    return []
  }
}

function toNamed(one: {label?: unknown; url?: unknown} | null): Named[] {
  if (typeof one?.label !== 'string' || typeof one.url !== 'string') return []
  const url = URL.canParse(one.url) ? new URL(one.url) : undefined
  const isLink = url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password
  return [{label: one.label, url: isLink ? url.href : ''}]
}

function partsOf(env: NodeJS.ProcessEnv): {mac?: string | undefined; text?: string | undefined} {
  const [, mac, text] = /^([\w-]{43}) (\[.*\])$/.exec(stateOf(env)) ?? []
  return {mac, text}
}

/** A name for a key, which tells nothing of it. */
function signerOf(key: Buffer): string {
  return createHmac('sha256', key).update('signer').digest('base64url').slice(0, 22)
}

function stateOf(env: NodeJS.ProcessEnv): string {
  return env[`STATE_${NAME}`] ?? ''
}

/** Bound to the job: a state of another one is as good as forged. */
function sign(text: string, key: Buffer, env: NodeJS.ProcessEnv = process.env): string {
  const {GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB} = env
  const job = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB].join('\n')
  return createHmac('sha256', key).update(`${job}\n${text}`).digest('base64url')
}

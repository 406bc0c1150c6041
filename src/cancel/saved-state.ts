import {type Message, message} from '../messages/message.js'
import type {RawInputs, TargetKind} from '../model/identity.js'
import {appendValues, emptyFile, LONGEST_LINE} from '../output/command-file.js'
import {readSigned, savedText, signedParts, writeSigned} from '../output/signed-state.js'
import {crypto} from '../util/crypto.js'

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
  /** What names a run whose start was under way. */
  marker?: string | undefined
  /** Epoch ms of the first try that may have been taken. */
  triedAt?: number | undefined
  /** Saved while it ran, and not because of a signal: that it is still there tells that the step was killed. */
  beforehand?: true | undefined
}

/**
 * Keeps for the `post` step what it has to stop, in the runner's state file; an empty list leaves nothing to do. Returns
 * what went wrong, if anything.
 */
export function saveState(stops: readonly SavedStop[], key: Buffer): Message | undefined {
  const path = process.env.GITHUB_STATE
  if (!path) return message('state.no-file')
  const kept = [...stops]
  while (Buffer.byteLength(JSON.stringify(kept)) > MOST_BYTES) kept.length = Math.floor(kept.length * 0.9)
  try {
    if (kept.length === 0) appendValues(path, {[NAME]: ''})
    else writeSigned(path, NAME, JSON.stringify(kept), key, {[SIGNER]: signerOf(key)})
  } catch {
    // A full disk takes no more, but lets go of what would be stopped.
    if (kept.length === 0) emptyFile(path)
    return message('state.unwritable')
  }
  const dropped = stops.length - kept.length
  return dropped > 0 ? message('state.too-many', {count: dropped}) : undefined
}

/** Whether there is anything to read. */
export function hasState(env: NodeJS.ProcessEnv = process.env): boolean {
  return savedText(NAME, env) !== ''
}

/** What was saved by this very job; nothing where the signature is not ours. */
export function readState(key: Buffer, env: NodeJS.ProcessEnv = process.env): SavedStop[] | undefined {
  const text = readSigned(NAME, key, env)
  return text === undefined ? undefined : (JSON.parse(text) as SavedStop[])
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
    const found: unknown = JSON.parse(signedParts(NAME, env).text ?? '[]')
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

/** A name for a key, which tells nothing of it. */
function signerOf(key: Buffer): string {
  return crypto().createHmac('sha256', key).update('signer').digest('base64url').slice(0, 22)
}

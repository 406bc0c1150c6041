import {crypto} from '../util/crypto.js'
import {appendValues} from './command-file.js'

/**
 * State for the `post` step, by a name of its own. It is signed, since any line of a log can write one; the newest counts.
 * `beside` are values that go into the file with it. Throws where the file cannot be written.
 */
export function writeSigned(
  path: string,
  name: string,
  text: string,
  key: Buffer,
  beside: Readonly<Record<string, string>> = {}
): void {
  appendValues(path, {[name]: `${sign(name, text, key, process.env)} ${text}`, ...beside})
}

/** What was saved by this very job under a name; nothing where the signature is not ours. */
export function readSigned(name: string, key: Buffer, env: NodeJS.ProcessEnv): string | undefined {
  const {mac, text} = signedParts(name, env)
  if (mac === undefined || text === undefined) return undefined
  const expected = Buffer.from(sign(name, text, key, env))
  const given = Buffer.from(mac)
  return given.length === expected.length && crypto().timingSafeEqual(given, expected) ? text : undefined
}

/** Signature and text, whoever signed it. */
export function signedParts(
  name: string,
  env: NodeJS.ProcessEnv
): {mac?: string | undefined; text?: string | undefined} {
  const [, mac, text] = /^([\w-]{43}) ([[{].*[\]}])$/.exec(savedText(name, env)) ?? []
  return {mac, text}
}

/** What the runner hands on, as it is. */
export function savedText(name: string, env: NodeJS.ProcessEnv): string {
  return env[`STATE_${name}`] ?? ''
}

/** Bound to the job: a state of another one is as good as forged. */
function sign(name: string, text: string, key: Buffer, env: NodeJS.ProcessEnv): string {
  const {GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB} = env
  const job = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB].join('\n')
  return crypto().createHmac('sha256', key).update(`${job}\n${name}\n${text}`).digest('base64url')
}

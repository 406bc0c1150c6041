import {type Message, message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import {SHORTEST_SECRET} from '../output/redact.js'
import {crypto} from '../util/crypto.js'
import type {AddMistake, Vendor} from '../vendors/vendor.js'
import {jobSecrets, platformSecrets, secretInputs} from './names.js'
import {usesGitHub} from './posts.js'
import {textOf} from './raw.js'

const LONGEST_SECRET = 32 * 1024 // an IAM token of Huawei Cloud may have 20,000 characters

/** Adds a mistake for each credential that cannot be right as it was given, the white space around it included. */
export function checkSecrets(
  raw: RawInputs,
  vendor: Vendor | undefined,
  env: NodeJS.ProcessEnv,
  addMistake: AddMistake
): void {
  const checked = usesGitHub(raw) ? secretInputs : platformSecrets
  for (const name of checked) {
    const isEncoded = name === 'token' && vendor?.encodedTokens === true
    const wrong = raw[name] === undefined ? undefined : whatIsWrong(textOf(env, name), isEncoded)
    if (wrong !== undefined) addMistake(name, wrong)
  }
}

/** Adds the credentials of the environment, where the vendor takes any. What was given as an input counts more. */
export function withFallbacks(
  raw: RawInputs,
  vendor: Vendor,
  env: NodeJS.ProcessEnv,
  addMistake: AddMistake
): RawInputs {
  const {names = [], addresses = [], read} = vendor.environment ?? {}
  // What is not masked is not handed on, but for addresses.
  const known = Object.fromEntries([...names, ...addresses].map(name => [name, env[name]]))
  const found = read?.(raw, known) ?? {}
  for (const [name, text = ''] of Object.entries(found)) {
    const wrong = addresses.includes(name) ? undefined : whatIsWrong(text, false)
    if (wrong !== undefined) addMistake(name, message('wrong.from-environment', {wrong}))
  }
  return {...found, ...raw}
}

/** A key made of the credentials, with which state is signed; absent where there is no credential. */
export function stateKeyOf(raw: RawInputs): Buffer | undefined {
  const secrets = [...platformSecrets, ...jobSecrets].flatMap(name => raw[name] ?? [])
  return secrets.length === 0
    ? undefined
    : crypto().createHmac('sha256', 'await-deploy state').update(secrets.join('\n')).digest()
}

/** What is wrong with a credential and what to do, without a word of it; the first that fits. */
function whatIsWrong(text: string, isEncoded: boolean): Message | undefined {
  const fault = faults.find(({pattern, exceptEncoded}) => !(isEncoded && exceptEncoded) && pattern.test(text))
  if (fault) return message(fault.wrong)
  if (text.length > LONGEST_SECRET) return message('wrong.long-secret', {most: LONGEST_SECRET})
  return text.length < SHORTEST_SECRET ? message('wrong.short-secret', {least: SHORTEST_SECRET}) : undefined
}

const faults = [
  {pattern: /[\r\n]/, wrong: 'wrong.line-break', exceptEncoded: false},
  {pattern: /\s/, wrong: 'wrong.white-space', exceptEncoded: false},
  {pattern: /[^!-~]/, wrong: 'wrong.hidden-character', exceptEncoded: false},
  {pattern: /["'`\\]/, wrong: 'wrong.quote', exceptEncoded: false},
  {pattern: /%/, wrong: 'wrong.percent-sign', exceptEncoded: true}
] as const

import * as core from '@actions/core'
import {type Message, message} from '../messages/message.js'
import type {RawInputs} from '../model/target.js'
import {addSecret, SHORTEST_SECRET} from '../output/redact.js'
import {masksOf} from '../output/spellings.js'
import {crypto} from '../util/crypto.js'
import {vendors} from '../vendors/index.js'
import type {AddMistake, Vendor} from '../vendors/vendor.js'
import {jobSecrets, platformSecrets, secretInputs, urlInputs} from './names.js'
import {usesGitHub} from './posts.js'
import {textOf} from './raw.js'

const LONGEST_SECRET = 32 * 1024 // an IAM token of Huawei Cloud may have 20,000 characters
const PROXY_VARIABLE = /^(?:https?|all)_proxy$/i

/**
 * Masks every credential that this process was given, right or wrong; must come before any other output. What is not a
 * credential is left: a masked id would take the outputs with it.
 */
export function maskSecrets(): void {
  const {env} = process
  const proxies = Object.keys(env).filter(name => PROXY_VARIABLE.test(name))
  const texts = [
    ...secretInputs.map(name => core.getInput(name)),
    ...Object.values<Vendor>(vendors)
      .flatMap(vendor => vendor.environment?.names ?? [])
      .map(name => env[name] ?? ''),
    ...urlInputs.flatMap(name => loginOf(core.getInput(name))),
    ...proxies.flatMap(name => loginOf(env[name] ?? ''))
  ]
  // The runner masks each line of a value by itself, and a short one would blank the whole log.
  const lines = texts.flatMap(text => [text, decoded(text)]).flatMap(text => text.split(/[\r\n]+/))
  for (const secret of new Set(lines.map(line => line.trim()))) {
    if (secret.length < SHORTEST_SECRET) continue
    addSecret(secret)
    for (const mask of masksOf(secret)) core.setSecret(mask)
  }
}

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
  const {names = [], places = [], read} = vendor.environment ?? {}
  // What is not masked is not handed on, but for addresses.
  const known = Object.fromEntries([...names, ...places].map(name => [name, env[name]]))
  const found = read?.(raw, known) ?? {}
  for (const [name, text = ''] of Object.entries(found)) {
    const wrong = places.includes(name) ? undefined : whatIsWrong(text, false)
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

/** What a percent-encoded credential is sent as, and so echoed as. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}

/** `user:password` of a URL, which a proxy gets in base64, and the password alone. */
function loginOf(url: string): string[] {
  const [authority = ''] = url
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(/[/?#]/, 1)
  const login = authority.slice(0, Math.max(0, authority.lastIndexOf('@')))
  return [login, login.slice(login.indexOf(':') + 1)]
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

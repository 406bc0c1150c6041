import {type Message, message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import {parseDuration} from '../../util/duration.js'
import {refuseApiPath} from '../shared/inputs.js'
import type {AddMistake} from '../vendor.js'
import {isRegion, stsOf} from './regions.js'

/** Variables by which the runner tells where, and with which credential, a job asks for its identity token. */
export const ID_TOKEN_URL = 'ACTIONS_ID_TOKEN_REQUEST_URL'
export const ID_TOKEN_KEY = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'

export const keylessInputs = [
  'oidc-provider-urn',
  'oidc-agency-urn',
  'oidc-audience',
  'oidc-duration',
  'sts-endpoint'
] as const

const DEFAULT_AUDIENCE = 'sts.huaweicloud.com'
const [LEAST_MS, DEFAULT_MS, MOST_MS] = [15 * 60_000, 3600_000, 12 * 3600_000]

/** A login by the job's own identity. */
export interface Keyless {
  providerUrn: string
  agencyUrn: string
  audience: string
  /** How long a session is to live. */
  durationS: number
  /** Base URL of the STS, not yet checked. */
  sts: string
  idToken: IdTokenSource
}

/** Where the job's identity token is asked for. */
export interface IdTokenSource {
  /** Base URL, not yet checked, and what comes behind it. */
  base: string
  path: readonly string[]
  query: Readonly<Record<string, string>>
  key: string
}

/** Whether a login by the job's own identity is asked for. */
export function isKeyless(raw: RawInputs): boolean {
  return raw['oidc-provider-urn'] !== undefined || raw['oidc-agency-urn'] !== undefined
}

/** What of these inputs was given without the two that ask for such a login. */
export function refuseLeftovers(raw: RawInputs, addMistake: AddMistake): void {
  for (const name of keylessInputs) {
    if (raw[name] !== undefined)
      addMistake(name, message('wrong.used-only-with', {input: 'oidc-provider-urn'}), 'unused')
  }
}

/** Reads the inputs of the login; of use only without mistakes. */
export function readKeyless(raw: RawInputs, addMistake: AddMistake): Keyless {
  for (const name of ['token', 'access-key', 'secret-key', 'security-token']) {
    if (raw[name] !== undefined) addMistake(name, message('wrong.beside', {input: 'oidc-provider-urn'}))
  }
  const audience = raw['oidc-audience'] ?? DEFAULT_AUDIENCE
  if (!/^[!-~]{1,255}$/.test(audience))
    addMistake('oidc-audience', message('wrong.form', {form: message('form.codearts.audience')}))
  return {
    providerUrn: readUrn('oidc-provider-urn', 'oidc-agency-urn', raw, addMistake),
    agencyUrn: readUrn('oidc-agency-urn', 'oidc-provider-urn', raw, addMistake),
    audience,
    durationS: readSeconds(raw, addMistake),
    sts: readSts(raw, addMistake),
    idToken: readSource(raw, addMistake)
  }
}

type UrnInput = 'oidc-provider-urn' | 'oidc-agency-urn'

// https://support.huaweicloud.com/api-iam5/AssumeAgencyWithOIDC.html
const urns: Readonly<Record<UrnInput, {pattern: RegExp; form: Message}>> = {
  'oidc-provider-urn': {
    pattern: /^iam::[\w-]+:oidcProvider:[\w+=,.@/-]+$/,
    form: message('form.codearts.provider-urn')
  },
  'oidc-agency-urn': {
    pattern: /^iam::[\w-]+:agency:[\w+=,.@/-]+$/,
    form: message('form.codearts.agency-urn')
  }
}
const LONGEST_URN = 1500

function readUrn(name: UrnInput, other: UrnInput, raw: RawInputs, addMistake: AddMistake): string {
  const {pattern, form} = urns[name]
  const urn = raw[name]
  if (urn === undefined) addMistake(name, message('missing.codearts.key', {input: other}))
  else if (urn.length > LONGEST_URN || !pattern.test(urn)) addMistake(name, message('wrong.form', {form}))
  return urn ?? ''
}

function readSeconds(raw: RawInputs, addMistake: AddMistake): number {
  const text = raw['oidc-duration']
  const ms = text === undefined ? DEFAULT_MS : parseDuration(text)
  if (ms === undefined) addMistake('oidc-duration', message('wrong.duration'))
  else if (ms < LEAST_MS || ms > MOST_MS)
    addMistake('oidc-duration', message('wrong.range', {leastMs: LEAST_MS, mostMs: MOST_MS}))
  return Math.floor((ms ?? 0) / 1000)
}

/** The STS that was given, else that of the region: any one of the public cloud serves all of its accounts. */
function readSts(raw: RawInputs, addMistake: AddMistake): string {
  const {region, endpoint, 'sts-endpoint': given} = raw
  refuseApiPath(given, /\/v5(?:\/|$)/i, message('wrong.api-path', {paths: ['/v5']}), (_, wrong) =>
    addMistake('sts-endpoint', wrong)
  )
  const known = region === undefined || isRegion(region) ? stsOf(region, endpoint) : ''
  if (given === undefined && known === undefined)
    addMistake('sts-endpoint', message('missing.codearts.sts-endpoint'))
  return given ?? known ?? ''
}

/** https://docs.github.com/en/actions/reference/security/oidc */
function readSource(raw: RawInputs, addMistake: AddMistake): IdTokenSource {
  const [url, key] = [raw[ID_TOKEN_URL], raw[ID_TOKEN_KEY]]
  if (url === undefined || key === undefined) {
    addMistake('oidc-provider-urn', message('wrong.codearts.no-id-token'))
    return {base: '', path: [], query: {}, key: ''}
  }
  const [plain = '', query = ''] = url.split(/\?(.*)/s)
  // The rest of the path has empty segments on some hosts of GitHub: it stays as it is.
  const end = plain.lastIndexOf('/')
  return {
    base: plain.slice(0, end),
    path: [decoded(plain.slice(end + 1))],
    query: Object.fromEntries(new URLSearchParams(query)),
    key
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

import {message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import type {AddMistake, CredentialVariables} from '../vendor.js'
import type {AccessKeys} from './access-keys.js'
import {ID_TOKEN_KEY, ID_TOKEN_URL, isKeyless, type Keyless, readKeyless, refuseLeftovers} from './keyless.js'

/** Keys that Huawei's own action and its SDKs leave in the environment, in the order in which they count. */
const environmentKeys: readonly {accessKey: string; secretKey: string; securityToken?: string}[] = [
  {accessKey: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY'},
  {
    accessKey: 'HUAWEICLOUD_SDK_AK',
    secretKey: 'HUAWEICLOUD_SDK_SK',
    securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN'
  }
]

export const environment: CredentialVariables = {
  names: [...environmentKeys.flatMap(keys => Object.values(keys)), ID_TOKEN_KEY],
  addresses: [ID_TOKEN_URL],
  read: (raw, env) => (isKeyless(raw) ? pick(env, [ID_TOKEN_URL, ID_TOKEN_KEY]) : keysOf(raw, env))
}

type Variables = Readonly<Record<string, string | undefined>>

/** Of these variables, those that are there. */
function pick(env: Variables, names: readonly string[]): RawInputs {
  return Object.fromEntries(names.flatMap(name => (env[name]?.trim() ? [[name, env[name]]] : [])))
}

/**
 * The first whole pair of keys in the environment, with its own security token, where no credential was given as an
 * input. Values are as they stand: whether they can be right is checked as it is for inputs.
 */
function keysOf(raw: RawInputs, env: Variables): RawInputs {
  if (raw.token ?? raw['access-key'] ?? raw['secret-key']) return {}
  const read = (name: string | undefined) => {
    const value = name === undefined ? '' : (env[name] ?? '')
    return value.trim() === '' ? undefined : value
  }
  for (const names of environmentKeys) {
    const accessKey = read(names.accessKey)
    const secretKey = read(names.secretKey)
    const securityToken = read(names.securityToken)
    if (accessKey === undefined || secretKey === undefined) continue
    return {
      'access-key': accessKey,
      'secret-key': secretKey,
      ...(securityToken !== undefined && {'security-token': securityToken})
    }
  }
  return {}
}

/** An IAM token, a pair of keys, or a login without either: one of them, whole. Of use only without mistakes. */
export function readCredentials(
  raw: RawInputs,
  addMistake: AddMistake
): {token: string} | AccessKeys | Keyless | undefined {
  if (isKeyless(raw)) return readKeyless(raw, addMistake)
  refuseLeftovers(raw, addMistake)
  const {token, 'access-key': accessKey, 'secret-key': secretKey, 'security-token': securityToken} = raw
  if (token !== undefined) {
    for (const name of ['access-key', 'secret-key', 'security-token']) {
      if (raw[name] !== undefined) addMistake(name, message('wrong.beside', {input: 'token'}))
    }
    return {token}
  }
  if (accessKey === undefined && secretKey === undefined) {
    addMistake('token', message('missing.codearts.credential'))
    return undefined
  }
  if (accessKey === undefined)
    addMistake('access-key', message('missing.codearts.key', {input: 'secret-key'}))
  if (secretKey === undefined)
    addMistake('secret-key', message('missing.codearts.key', {input: 'access-key'}))
  if (accessKey === undefined || secretKey === undefined) return undefined
  return {accessKey, secretKey, securityToken}
}

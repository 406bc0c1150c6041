import type {RawInputs} from '../../model/target.js'
import type {AddMistake} from '../vendor.js'
import type {Credentials} from './auth.js'

/** The pairs that Huawei's own action and its SDKs leave in the environment, in the order in which they count. */
const pairs = [
  ['HUAWEI_CLOUD_ACCESS_KEY_ID', 'HUAWEI_CLOUD_SECRET_ACCESS_KEY'],
  ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK']
] as const

/** All of these variables. */
export const secretVariables: readonly string[] = pairs.flat()

/** The first whole pair of keys in the environment, where no credential was given as an input. */
export function fallbacks(given: RawInputs, env: Readonly<Record<string, string | undefined>>): RawInputs {
  if (given.token ?? given['access-key'] ?? given['secret-key']) return {}
  for (const [ak, sk] of pairs) {
    // As they stand: whether they can be right is checked as it is for inputs.
    const [accessKey = '', secretKey = ''] = [env[ak], env[sk]]
    if (accessKey.trim() !== '' && secretKey.trim() !== '')
      return {'access-key': accessKey, 'secret-key': secretKey}
  }
  return {}
}

/** An IAM token, or a pair of keys: one of them, whole. Answers nothing when it complained. */
export function readCredentials(given: RawInputs, complain: AddMistake): Credentials | undefined {
  const {token, 'access-key': accessKey, 'secret-key': secretKey, 'security-token': securityToken} = given
  if (token !== undefined) {
    for (const name of ['access-key', 'secret-key', 'security-token']) {
      if (given[name] !== undefined) complain(name, 'cannot be given together with token')
    }
    return {token}
  }
  if (accessKey === undefined && secretKey === undefined) {
    complain(
      'token',
      'is required (an IAM token); or give access-key and secret-key instead, which do not expire (as inputs, or in HUAWEI_CLOUD_ACCESS_KEY_ID and HUAWEI_CLOUD_SECRET_ACCESS_KEY)'
    )
    return undefined
  }
  if (accessKey === undefined) complain('access-key', 'is required with secret-key')
  if (secretKey === undefined) complain('secret-key', 'is required with access-key')
  if (accessKey === undefined || secretKey === undefined) return undefined
  return {accessKey, secretKey, securityToken}
}

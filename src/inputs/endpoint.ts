import {parseEndpoint} from '../http/address.js'
import type {RawInputs} from '../model/identity.js'
import {withoutTrailingSlashes} from '../util/text.js'
import type {AddMistake, Plan} from '../vendors/vendor.js'
import {readBoolean} from './values.js'

/** Base URLs by the input or variable that names each. */
export type Servers = Readonly<Record<string, URL>>

/** The base URL of the API: the one that was given, else the platform's own. */
export function readEndpoint(
  raw: RawInputs,
  plan: Plan | undefined,
  addMistake: AddMistake
): URL | undefined {
  const allowHttp = readBoolean('allow-http', false, raw, addMistake)
  const text = raw.endpoint ?? plan?.endpoint
  if (text === undefined) return undefined
  const url = parseEndpoint(text, allowHttp)
  if (url instanceof URL) return url
  addMistake('endpoint', url)
  return undefined
}

/** The servers beside it that the plan names, checked by the same rules, and each by its name. */
export function readServers(raw: RawInputs, plan: Plan | undefined, addMistake: AddMistake): Servers {
  const allowHttp = readBoolean('allow-http', false, raw, () => {})
  const servers: Record<string, URL> = {}
  // What was given is checked, whatever else is wrong.
  const given = raw['sts-endpoint'] === undefined ? {} : {'sts-endpoint': raw['sts-endpoint']}
  for (const [name, text] of Object.entries({...given, ...plan?.servers})) {
    const url = parseEndpoint(text, allowHttp)
    if (url instanceof URL) servers[name] = url
    else addMistake(name, url)
  }
  return servers
}

/** The base URL of the console, without a slash at its end. No request goes there, so it may be `http:`. */
export function readConsoleUrl(raw: RawInputs, addMistake: AddMistake): string | undefined {
  const text = raw['console-url']
  if (text === undefined) return undefined
  const url = parseEndpoint(text, true)
  if (url instanceof URL) return withoutTrailingSlashes(url.href)
  addMistake('console-url', url)
  return undefined
}

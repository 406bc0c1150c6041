import * as core from '@actions/core'
import {addSecret, SHORTEST_SECRET} from '../output/redact.js'
import {masksOf} from '../output/spellings.js'
import {vendors} from '../vendors/index.js'
import type {Vendor} from '../vendors/vendor.js'
import {secretInputs, urlInputs} from './names.js'

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

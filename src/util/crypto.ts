import {createRequire} from 'node:module'

const require = createRequire(import.meta.url)
let loaded: typeof import('node:crypto') | undefined

/**
 * `node:crypto`, loaded when it is first needed: that takes a fifth of the whole start. It is part of Node itself, and can't
 * be missing.
 */
export function crypto(): typeof import('node:crypto') {
  loaded ??= require('node:crypto') as typeof import('node:crypto')
  return loaded
}

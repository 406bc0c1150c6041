import {message, type Text} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import type {AddMistake} from '../vendors/vendor.js'
import {nearest} from './did-you-mean.js'
import {inputNames, listInputs, secretInputs} from './names.js'

const PREFIX = 'INPUT_'
const LONGEST_INPUT = 4 * 1024
// 50 targets of the longest names that a platform has.
const LONGEST_LIST = 16 * 1024
// An environment variable has room for 128 KiB.
const LONGEST_VARIABLES = 100 * 1024

/** An input as the runner hands it over, white space included; `''` where it was not given. */
export function textOf(env: NodeJS.ProcessEnv, name: string): string {
  return env[`${PREFIX}${name.toUpperCase()}`] ?? ''
}

/**
 * What was given, trimmed, without the empty ones; the value of a list in which the workflow wrote a line break ends in
 * one, since the line break decides how the list is split. A value that is too long is a mistake, and left out.
 */
export function readRaw(env: NodeJS.ProcessEnv, addMistake: AddMistake): RawInputs {
  const raw: Record<string, string> = Object.create(null)
  for (const name of inputNames) {
    const text = textOf(env, name)
    if (text.trim() === '') continue
    const isList = listInputs.includes(name)
    const longest = name === 'variables' ? LONGEST_VARIABLES : isList ? LONGEST_LIST : LONGEST_INPUT
    if (!secretInputs.includes(name) && text.length > longest) {
      addMistake(name, message('wrong.too-long', {most: longest}))
      continue
    }
    raw[name] = isList && /[\r\n]/.test(text) ? `${text.trim()}\n` : text.trim()
  }
  return raw
}

/**
 * Names that are no input of this action: one that is nearly a known name goes to `addMisspelt`, all others to a
 * warning, since nothing is done with them. The values are not shown: a misspelt `token` holds a credential.
 */
export function checkNames(env: NodeJS.ProcessEnv, addMisspelt: AddMistake, warnings: Text[]): void {
  const ignored: string[] = []
  for (const name of unknownNames(env)) {
    const meant = nearest(name, inputNames)
    if (meant === undefined) ignored.push(name)
    else addMisspelt(name, message('wrong.misspelt', {meant}))
  }
  if (ignored.length > 0) warnings.push(message('warning.unknown-inputs', {names: ignored}))
}

function unknownNames(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env)
    .filter(key => key.startsWith(PREFIX) && env[key]?.trim())
    .map(key => key.slice(PREFIX.length).toLowerCase())
    .filter(name => !inputNames.some(known => known === name))
}

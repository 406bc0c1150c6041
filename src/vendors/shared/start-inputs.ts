import {message} from '../../messages/message.js'
import type {RawInputs} from '../../model/identity.js'
import type {AddMistake} from '../vendor.js'

/** Inputs of a start, whatever the platform. */
export const startInputs = ['pipeline-id', 'variables', 'branch', 'tag', 'wait']

/** What a run is begun with. */
export interface StartRequest {
  variables: Variables
  /** What to run, where it is not what the pipeline says. */
  branch?: string | undefined
  tag?: string | undefined
}

/** The variables of a run, each once, in the order given. */
export type Variables = readonly (readonly [name: string, value: string])[]

/** What a platform cannot take of these inputs. */
export interface StartLimits {
  /** Names that no user can give, each with whose it is. */
  reserved: Readonly<Record<string, 'platform' | 'action'>>
  /** Characters of a value. */
  longestValue?: number
}

const LONGEST_REF = 255

/** Reads `variables`, `branch` and `tag`. Of use only without mistakes. */
export function readStart(given: RawInputs, limits: StartLimits, addMistake: AddMistake): StartRequest {
  const {branch, tag} = given
  for (const input of ['branch', 'tag'] as const) {
    const ref = given[input]
    if (ref !== undefined && (ref.length > LONGEST_REF || /[\s\p{C}]/u.test(ref)))
      addMistake(input, message('wrong.ref', {input, most: LONGEST_REF}))
  }
  if (branch !== undefined && tag !== undefined) addMistake('tag', message('wrong.beside', {input: 'branch'}))
  const variables = readVariables(given.variables, addMistake)
  for (const [name, value] of variables) refuseVariable(name, value, limits, addMistake)
  return {variables, branch, tag}
}

function refuseVariable(
  name: string,
  value: string,
  {reserved, longestValue = Number.POSITIVE_INFINITY}: StartLimits,
  addMistake: AddMistake
): void {
  const owner = Object.hasOwn(reserved, name) ? reserved[name] : undefined
  if (owner !== undefined) addMistake('variables', message('quoted.reserved', {name, owner}))
  if ([...value].length > longestValue)
    addMistake('variables', message('quoted.long-variable', {name, most: longestValue}))
}

/** One pipeline, since one run is begun. */
export function refuseSeveral(pipelines: readonly string[], addMistake: AddMistake): void {
  if (pipelines.length > 1)
    addMistake('pipeline-id', message('wrong.several-started', {count: pipelines.length}))
}

/**
 * The variables of the input: `NAME=value`, one a line, or a JSON object of texts. Of use only without mistakes. Mistakes show
 * only names: a line may be a piece of a secret.
 */
export function readVariables(text: string | undefined, addMistake: AddMistake): Variables {
  if (text === undefined) return []
  const variables = /^\s*\{/.test(text) ? readObject(text, addMistake) : readLines(text, addMistake)
  const names = variables.map(([name]) => name)
  for (const name of new Set(names.filter((name, i) => names.indexOf(name) !== i)))
    addMistake('variables', message('quoted.variable-twice', {name}))
  return variables
}

/** Platforms differ in what they take; all of them take this. */
function isName(name: string): boolean {
  return /^[A-Za-z_][\w.-]{0,127}$/.test(name)
}

function readLines(text: string, addMistake: AddMistake): Variables {
  return text.split(/\r\n|\r|\n/).flatMap((line, i) => {
    if (line.trim() === '') return []
    const at = line.indexOf('=')
    const name = line.slice(0, Math.max(0, at)).trimStart()
    if (isName(name)) return [[name, line.slice(at + 1)] as const]
    addMistake('variables', message('quoted.variable-line', {line: i + 1}))
    return []
  })
}

function readObject(text: string, addMistake: AddMistake): Variables {
  let object: Record<string, unknown>
  try {
    object = JSON.parse(text)
  } catch {
    addMistake('variables', message('wrong.variables-json'))
    return []
  }
  const texts = Object.entries(object).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isName(entry[0])
  )
  if (texts.length < Object.keys(object).length) addMistake('variables', message('quoted.variables-json'))
  // Of a name that stands there twice the parser keeps one value.
  else if (countStrings(text) > 2 * texts.length) addMistake('variables', message('wrong.name-twice'))
  return texts
}

/** The strings of a JSON text. */
function countStrings(json: string): number {
  const quotes = json.replaceAll(/\\./g, '').split('"').length - 1
  return quotes / 2
}

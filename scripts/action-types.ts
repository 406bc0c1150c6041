import {stringify} from 'yaml'
import type {Manifest} from '../runner/manifest.js'
import {listInputs} from '../src/inputs/names.js'
import {allowable, outcomes} from '../src/model/outcome.js'
import {vendors} from '../src/vendors/index.js'
import type {Vendor} from '../src/vendors/vendor.js'

interface Enum {
  type: 'enum'
  'allowed-values': readonly string[]
}
type Type =
  | {type: 'string' | 'boolean' | 'integer'}
  | Enum
  | {type: 'list'; separator: string; 'list-item': {type: 'string'} | Enum}

const platforms: readonly Vendor[] = Object.values(vendors)
const oneOf = (values: readonly string[]): Enum => ({type: 'enum', 'allowed-values': [...new Set(values)]})

/** The inputs and outputs that take one of a few words; a test asks the inputs themselves. */
const enums: Readonly<Record<string, Enum>> = {
  vendor: oneOf(Object.keys(vendors)),
  operation: oneOf(platforms.flatMap(({operations}) => Object.keys(operations))),
  api: oneOf(platforms.flatMap(({apis}) => apis)),
  'on-paused': oneOf(['wait', 'stop']),
  'on-failed-machine': oneOf(['fail', 'wait']),
  'allow-outcomes': oneOf(allowable),
  'cancel-remote': oneOf(['never', 'on-cancel', 'on-cancel-or-timeout']),
  logs: oneOf(['all', 'failed', 'none']),
  locale: oneOf(['en', 'zh-CN']),
  outcome: oneOf(outcomes),
  'matched-by': oneOf(['given', 'commit', 'latest', 'started', 'run'])
}

/** `action-types.yml`, by which tools know what inputs and outputs are: https://github.com/typesafegithub/github-actions-typing */
export function actionTypes({inputs, outputs}: Manifest): string {
  const types = {
    inputs: mapped(inputs, (name, {default: value}) => inputType(name, value)),
    outputs: mapped(outputs, name => enums[name] ?? {type: name === 'polls' ? 'integer' : 'string'})
  }
  return `# Written by npm run generate from action.yml.\n${stringify(types, {blockQuote: false})}`
}

function inputType(name: string, value: string | undefined): Type {
  const item = enums[name] ?? {type: 'string' as const}
  // The separator that leaves a comma in a name alone.
  if (listInputs.includes(name)) return {type: 'list', separator: '\n', 'list-item': item}
  // Its default is left to the action: in other operations it must not be given.
  if (name === 'wait' || value === 'true' || value === 'false') return {type: 'boolean'}
  return /^[0-9]+$/.test(value ?? '') ? {type: 'integer'} : item
}

function mapped<T>(from: Record<string, T>, typeOf: (name: string, value: T) => Type): Record<string, Type> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, typeOf(name, value)]))
}

import {type Inputs, readInputs} from '../../../src/inputs/inputs.js'
import {InputError} from '../../../src/model/errors.js'
import {sayLine} from '../../../src/output/say-line.js'

/** The least that a deploy order of Yunxiao needs. */
export const least: Readonly<Record<string, string>> = {
  vendor: 'yunxiao',
  operation: 'wait-deploy-order',
  token: 'pt-0123456789-good',
  'organization-id': 'org-5ebbc022',
  'pipeline-id': '123',
  'deploy-order-id': '1111'
}

/** Runs something with inputs as the runner gives them, and nothing of our own environment's. */
export function withInputs<T>(
  inputs: Readonly<Record<string, string | undefined>>,
  run: () => T,
  env: Readonly<Record<string, string>> = {}
): T {
  const before = {...process.env}
  const set: Record<string, string> = {...env}
  for (const [name, value] of Object.entries(inputs)) {
    if (value !== undefined) set[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] = value
  }
  for (const name of Object.keys(process.env)) {
    if (/^(?:INPUT_|GITHUB_|RUNNER_|HUAWEI)|_proxy$/i.test(name)) delete process.env[name]
  }
  Object.assign(process.env, set)
  try {
    return run()
  } finally {
    for (const name of Object.keys(set)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** The inputs laid over the least ones, as they are understood. */
export function understood(
  over: Readonly<Record<string, string | undefined>> = {},
  env: Readonly<Record<string, string>> = {}
): Inputs {
  return withInputs({...least, ...over}, () => readInputs(), env)
}

/** Every mistake that is found in the inputs laid over the least ones. */
export function mistakesIn(
  over: Readonly<Record<string, string | undefined>>,
  env: Readonly<Record<string, string>> = {}
): readonly string[] {
  try {
    understood(over, env)
  } catch (error) {
    if (error instanceof InputError) return error.mistakes.map(sayLine)
    throw error
  }
  return []
}

/** The inputs that have a mistake, laid over the least ones; one with several stands there as often. */
export const wrongIn = (...given: Parameters<typeof mistakesIn>): string[] =>
  mistakesIn(...given).map(mistake => mistake.slice(0, mistake.indexOf(': ')))

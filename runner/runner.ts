import {join} from 'node:path'
import {evaluateDefault} from './defaults.js'
import {readManifest} from './manifest.js'
import type {RunResult} from './result.js'
import {runStep, type StepOptions} from './step.js'

/**
 * A stand-in for actions/runner: starts the built action as its NodeScriptActionHandler does, reads its output by
 * both command grammars, and reads the files that it wrote.
 */

/** The job's own token, and the commit of the workflow. */
export const TOKEN = 'ghs_0123456789abcdefABCDEF0123456789abcd'
export const SHA = 'feedc0de00112233445566778899aabbccddeeff'

type Values = Readonly<Record<string, string>>

export interface RunOptions extends Omit<StepOptions, 'file' | 'variables' | 'masks'> {
  /** The action's folder, with action.yml. */
  action: string
  inputs?: Values
  /** Laid over what the runner sets; `undefined` takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>
  /** Runs the post step too, as the runner does whatever the main step came to. */
  post?: PostOptions
}

export interface PostOptions {
  /** What becomes of the saved state on its way from the one step to the other. */
  tamper?: (state: Values) => Values
  /** Laid over those of the main step. */
  inputs?: Values
  env?: Values
}

/** Runs the main step of an action and, where it is wanted, its post step. */
export async function runSteps(options: RunOptions): Promise<RunResult> {
  const {action, inputs = {}, env = {}, post, ...stepOptions} = options
  const {runs, inputs: declared} = await readManifest(action)
  // The runner sets every declared input, with its default, and passes undeclared ones on too.
  const github = {token: TOKEN, sha: SHA, event: options.event ?? {}}
  const defaults = Object.fromEntries(
    Object.entries(declared).map(([k, v]) => [k, evaluateDefault(v.default ?? '', github)])
  )
  const given = {...defaults, ...inputs}
  const main = await runStep({
    ...stepOptions,
    file: join(action, runs.main),
    variables: {...inputVariables(given), ...env}
  })
  const isGreen = main.code === 0 && !main.broken
  const ended = isGreen ? 'success' : 'failure'
  const result: RunResult = {...main, conclusion: main.signals.length > 0 ? 'cancelled' : ended}
  if (post === undefined || runs.post === undefined) return result
  const {tamper = state => state, inputs: over = {}, env: more = {}} = post
  const state = Object.entries(tamper(main.state)).map(([name, value]) => [`STATE_${name}`, value])
  const {node, event} = options
  const after = await runStep({
    ...(node !== undefined && {node}),
    event,
    file: join(action, runs.post),
    variables: {...inputVariables({...given, ...over}), ...Object.fromEntries(state), ...env, ...more},
    // What was masked once is so for the rest of the job.
    masks: main.masks
  })
  return {...result, post: after}
}

function inputVariables(inputs: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replace(/ /g, '_').toUpperCase()}`, value])
  )
}

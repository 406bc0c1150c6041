import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parseKeyValues} from '../../../runner/command-files.js'
import type {RunResult} from '../../../runner/result.js'
import {type RunOptions, runSteps} from '../../../runner/runner.js'
import type {Wish} from '../../../runner/signals.js'
import type {Started} from '../../../runner/step.js'
import type {ClockKind} from '../../../simulator/server/clock.js'
import type {Fault} from '../../../simulator/server/fault.js'
import type {Platform} from '../../../simulator/server/platform.js'
import {type RecordedRequest, type Simulator, serve} from '../../../simulator/server/server.js'
import type {Result} from '../../../src/report/result-schema.js'

/** The built action for real: started as the runner starts it, against a platform on a socket of its own. */

export const action = fileURLToPath(new URL('../../..', import.meta.url))

type Values = Readonly<Record<string, string>>

export interface ActionOptions
  extends Pick<RunOptions, 'onLine' | 'onStart' | 'event' | 'readRate' | 'killAfterMs' | 'post'> {
  platform: Platform
  /** Laid over inputs that poll often. `{url}` in a value is the platform's address. */
  inputs: Values
  /** What must never be shown, as the inputs, the environment or the wire have it. */
  secrets?: readonly string[]
  /** What must never be shown of what answers held. */
  received?: () => readonly string[]
  /** What moves the scenario on; polls unless given. */
  clock?: ClockKind
  /** The platform's port, where it must be another one than the kernel's choice. */
  port?: number
  /** Faults beside those of the platform's scenario. */
  faults?: readonly Fault[]
  /** What stands between the action and the platform; the platform itself unless given. */
  front?: (port: number) => Promise<Front>
  env?: Readonly<Record<string, string | undefined>> | ((url: string) => Values)
  /** Called with each request and how many there were; returns what the runner is to send. */
  onRequest?: (request: RecordedRequest, count: number, files: StepFiles) => Wish | Delayed | undefined
  /** Called often with the outcome that the outputs have by now; returns what the runner is to send. */
  onOutcome?: (outcome: string) => Wish | undefined
}

export interface Delayed {
  afterMs: number
  wish: Wish
}

/** Something through which the action reaches the platform. */
export interface Front {
  /** Its address, for the endpoint. */
  url: string
  /** Texts that stand for others in inputs and environment, such as `{port}`. */
  placeholders: Values
  close(): Promise<void>
}

/** The command files of the main step as they are on disk at a moment. */
export interface StepFiles {
  /** Whether the step still runs, so that its files are there. */
  exist(): boolean
  /** A file's text by the suffix of its variable; empty when there is no such file any more. */
  read(name: string): string
  outcome(): string
}

export interface ActionRun {
  run: RunResult
  result: Result
  /** As the file has it: the runner masks the copy that it shows. */
  summary: string
  inputs: Values
  /** Every request in the order in which they came. */
  requests: readonly RecordedRequest[]
  url: string
  secrets: readonly string[]
  received: readonly string[]
  /** Connections to the platform: at the same time at most, and those that outlived the process. */
  connections: {most: number; left: number}
}

const OFTEN: Values = {
  endpoint: '{url}',
  'allow-http': 'true',
  timeout: '60s',
  'min-interval': '50ms',
  'max-interval': '150ms'
}
const OUTCOME_EVERY_MS = 20

/** Runs the action until it has ended. */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const {platform, inputs, secrets = [], clock = 'polls', port = 0, env = {}, onOutcome} = options
  const step = createLiveStep()
  const requests = () => simulator.requests
  const simulator: Simulator = await serve(withHooks(platform, options, step, requests), {port, clock})
  const front = await options.front?.(simulator.port)
  const fill = filler({'{url}': simulator.url, ...front?.placeholders})
  const asking = onOutcome && setInterval(() => step.send(onOutcome(step.outcome())), OUTCOME_EVERY_MS)
  try {
    const given = fill({...OFTEN, ...(front && {endpoint: front.url}), ...inputs}) as Values
    const run = await runSteps({
      ...runnerOptions(options),
      action,
      inputs: given,
      env: fill(typeof env === 'function' ? env(simulator.url) : env),
      onStart(pid, started) {
        step.start(started)
        options.onStart?.(pid, started)
      }
    })
    return {
      run,
      result: JSON.parse(run.outputs.result ?? 'null') as Result,
      summary: run.rawSummary,
      inputs: given,
      requests: [...simulator.requests],
      url: simulator.url,
      secrets,
      received: options.received?.() ?? [],
      connections: {most: simulator.connections().most, left: await leftOpen(simulator)}
    }
  } finally {
    clearInterval(asking)
    await Promise.all([simulator.close(), front?.close()])
  }
}

/** The options that are handed on as they are. */
function runnerOptions({onLine, event, readRate, killAfterMs, post}: ActionOptions) {
  return {
    ...(onLine && {onLine}),
    ...(event !== undefined && {event}),
    ...(readRate !== undefined && {readRate}),
    ...(killAfterMs !== undefined && {killAfterMs}),
    ...(post && {post})
  }
}

/** The platform, with more faults, and with the hook for each request. */
function withHooks(
  platform: Platform,
  {faults = [], onRequest}: ActionOptions,
  step: LiveStep,
  requests: () => readonly RecordedRequest[]
): Platform {
  return {
    ...platform,
    faults(request) {
      const all = requests()
      const wish = onRequest?.(all.at(-1) as RecordedRequest, all.length, step)
      if (typeof wish === 'object') setTimeout(() => step.send(wish.wish), wish.afterMs)
      else step.send(wish)
      return [...(platform.faults?.(request) ?? []), ...faults]
    }
  }
}

interface LiveStep extends StepFiles {
  start(started: Started): void
  send(wish: Wish | undefined): void
}

function createLiveStep(): LiveStep {
  let started: Started | undefined
  const read = (name: string) => {
    const path = started?.files[name] ?? ''
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }
  return {
    read,
    exist: () => existsSync(started?.files.OUTPUT ?? ''),
    start(step) {
      started = step
    },
    send(wish) {
      if (wish) started?.send(wish)
    },
    outcome() {
      try {
        return parseKeyValues(read('OUTPUT')).outcome ?? ''
      } catch {
        return '' // read while it is written
      }
    }
  }
}

/** Replaces texts in values. */
function filler(placeholders: Values) {
  const fill = (value: string) =>
    Object.entries(placeholders).reduce((text, [from, to]) => text.replaceAll(from, to), value)
  return (values: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === undefined ? value : fill(value)])
    )
}

/** How many connections are still open some time after whoever made them has ended. */
async function leftOpen(simulator: Simulator): Promise<number> {
  for (let i = 0; i < 100 && simulator.connections().open > 0; i++) {
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return simulator.connections().open
}

import {existsSync, readFileSync} from 'node:fs'
import {expect} from '@jest/globals'
import {
  type PostOptions,
  parseKeyValues,
  type RunOptions,
  type RunResult,
  runAction,
  type StepResult,
  type Wish
} from '../../../runner/runner.js'
import {type Platform, type Recorded, serve} from '../../../simulator/server/server.js'
import type {Fault} from '../../../simulator/yunxiao/deploy-order-scenario.js'
import type {Outcome} from '../../../src/model/outcome.js'
import {preload} from './preloads.js'
import {action, asText, spellings, withoutEntities} from './run-action.js'

/** The built action that is broken off, with its post step, against any platform on a socket of its own. */

export interface Broken extends Pick<RunOptions, 'env' | 'readRate' | 'killAfterMs' | 'onLine'> {
  platform: Platform
  /** Beside those of the platform. */
  faults?: readonly Fault[]
  /** `{url}` in a value is the platform's address. */
  inputs: Readonly<Record<string, string>>
  secrets: readonly string[]
  /** Told each request, with how many there were; answers what the runner is to send. */
  onAsk?: (ask: Recorded, count: number) => Wish | {afterMs: number; wish: Wish} | undefined
  /** Asked often what the runner is to send, with the outcome that the outputs hold by then. */
  onOutcome?: (outcome: string) => Wish | undefined
  post?: PostOptions
  /** Scenario seconds in a real second. */
  speed?: number
}

/** One request, with what was on disk when it came. */
export interface Asked extends Recorded {
  step: 'main' | 'post'
  outcome: string
  summary: string
  state: string
}

export interface Done {
  run: RunResult
  post: StepResult
  asks: readonly Asked[]
  /** The stops of the one and of the other step. */
  stops: {main: readonly Asked[]; post: readonly Asked[]}
  /** All that was printed, commands included. */
  log: {main: string; post: string}
  url: string
  secrets: readonly string[]
}

/** Runs both steps until they have ended. */
export async function breakOff(broken: Broken): Promise<Done> {
  const {platform, faults = [], inputs, secrets, onAsk, onOutcome, post = {}, speed = 1, ...rest} = broken
  const asks: Asked[] = []
  let files: Readonly<Record<string, string>> = {}
  let send: (wish: Wish) => void = () => {}
  const read = (name: string) => {
    const path = files[name]
    return path !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : ''
  }
  const outcomeNow = () => {
    try {
      return parseKeyValues(read('OUTPUT')).outcome ?? ''
    } catch {
      return '' // read while it is written
    }
  }
  const simulator = await serve(platform, {
    speed,
    faults(segments, asked) {
      const ask = simulator.requests.at(-1) as Recorded
      const step = existsSync(files.OUTPUT ?? '') ? 'main' : 'post'
      asks.push({...ask, step, outcome: outcomeNow(), summary: read('STEP_SUMMARY'), state: read('STATE')})
      const wish = onAsk?.(ask, asks.length)
      if (typeof wish === 'object') setTimeout(() => send(wish.wish), wish.afterMs)
      else if (wish) send(wish)
      return [...(platform.faults?.(segments, asked) ?? []), ...faults]
    }
  })
  const poll = setInterval(() => {
    const wish = onOutcome?.(outcomeNow())
    if (wish) send(wish)
  }, 20)
  try {
    const given = Object.fromEntries(
      Object.entries({
        endpoint: '{url}',
        'allow-http': 'true',
        timeout: '60s',
        'min-interval': '50ms',
        'max-interval': '150ms',
        ...inputs
      }).map(([name, value]) => [name, value.replaceAll('{url}', simulator.url)])
    )
    const run = await runAction({
      action,
      inputs: given,
      // What a test does to Node is for the main step.
      post: {...post, env: {NODE_OPTIONS: '', ...post.env}},
      ...rest,
      onStart(_pid, step) {
        files = step.files
        send = step.send
      }
    })
    if (run.post === undefined) throw new Error('there was no post step')
    const stopsOf = (step: Asked['step']) => asks.filter(ask => ask.kind === 'stop' && ask.step === step)
    return {
      run,
      post: run.post,
      asks,
      stops: {main: stopsOf('main'), post: stopsOf('post')},
      log: {main: run.lines.map(asText).join('\n'), post: run.post.lines.map(asText).join('\n')},
      url: simulator.url,
      secrets
    }
  } finally {
    clearInterval(poll)
    await simulator.close()
  }
}

const headings = (summary: string) => summary.match(/^## .*$/gm) ?? []

/** What holds for every step that was broken off, whatever it was about. */
export function checkBroken({run, post, asks, stops, secrets}: Done, outcome: Outcome = 'interrupted'): void {
  expect({outcome: run.outputs.outcome, code: run.code, signal: run.signal}).toEqual({
    outcome,
    code: 1,
    signal: null
  })
  expect(run.stderr + post.stderr).toBe('')
  expect(JSON.parse(run.outputs.result ?? '')).toMatchObject({schema: 1, outcome, green: false})
  expect(headings(run.rawSummary).length).toBe(1)
  expect(run.rawSummary).toContain(outcome)
  // Outputs and summary are whole before the first stop leaves, and it is kept that it was sent.
  for (const stop of stops.main) {
    expect([stop.outcome, headings(stop.summary).length]).toEqual([outcome, 1])
    if (secrets.length > 0) expect(parseKeyValues(stop.state).stops).toMatch(/"triedAt":\d+/)
  }
  // The post step has no verdict, and writes nothing.
  expect([post.code, post.signal]).toEqual([0, null])
  expect([post.outputs, post.state, post.env, post.rawSummary]).toEqual([{}, {}, {}, ''])
  expect(post.commands.filter(({name}) => !/^(?:add-mask|notice|warning)$/.test(name))).toEqual([])
  expect(asks.every(({path}) => path.startsWith('/'))).toBe(true)
  for (const secret of secrets) {
    const shown = [run, post].flatMap(step => [
      ...step.raw.split('\n').filter(line => !line.startsWith('::add-mask::')),
      step.stderr,
      withoutEntities(step.rawSummary),
      JSON.stringify([step.outputs, step.state, step.env])
    ])
    const forms = spellings(secret).filter(form => form.length >= 6)
    expect(forms.filter(form => shown.some(text => text.includes(form)))).toEqual([])
  }
}

/** That nothing was stopped, and that the post step had nothing to do. */
export function checkUntouched({run, post, asks, stops}: Done): void {
  expect([...stops.main, ...stops.post]).toEqual([])
  expect(asks.filter(ask => ask.step === 'post')).toEqual([])
  expect(run.state).toEqual({})
  expect(post.raw.slice(0, 1000)).toBe('')
}

/** Makes the process signal itself as soon as it listens, before it can have asked anything. */
export function signalsItself(name: NodeJS.Signals): string {
  const source = `
    process.on('newListener', function once(event) {
      if (event !== '${name}') return
      process.off('newListener', once)
      setImmediate(() => process.kill(process.pid, '${name}'))
    })
  `
  return preload(source)
}

import {existsSync} from 'node:fs'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from '@jest/globals'
import {type RunOptions, runAction} from '../../../runner/runner.js'
import {type Ask, type Platform, type Simulator, serve} from '../../../simulator/server/server.js'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Result} from '../../../src/report/result-schema.js'
import {
  action,
  asText,
  checkLog,
  checkOutputs,
  commandsNamed,
  type Gated,
  lastLines,
  leaks,
  wholeLog
} from './run-action.js'
import {isMaskOf} from './secrets.js'

/** The built action against any platform on a socket of its own, and tables of what is expected of it. */

export interface Setup extends Pick<RunOptions, 'onLine' | 'onStart' | 'event' | 'env'> {
  platform: Platform
  /** `{url}` in a value is the platform's address. */
  inputs: Readonly<Record<string, string>>
  /** What must never be shown, as the inputs, the environment or the wire have it. */
  secrets: readonly string[]
  /** Scenario seconds in a real second. */
  speed?: number
  /** Of the platform, where it must be another one than the kernel's choice. */
  port?: number
}

export interface Ran extends Gated {
  /** Every request, with its body, in the order in which they came. */
  asks: readonly Ask[]
  url: string
  secrets: readonly string[]
  /** Connections to the platform: at the same time at most, and those that outlived the process. */
  connections: {most: number; left: number}
}

/** Runs the action until it has ended. */
export async function runOn(setup: Setup): Promise<Ran> {
  const {platform, inputs, secrets, speed = 1, port = 0, env = {}, ...rest} = setup
  const folder = await mkdtemp(join(tmpdir(), 'platform-'))
  const asks: Ask[] = []
  const simulator = await serve(
    {
      ...platform,
      handle(ask) {
        asks.push(ask)
        return platform.handle(ask)
      }
    },
    {speed, port}
  )
  try {
    const file = join(folder, 'summary.md')
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
    const run = await runAction({action, inputs: given, env: {GITHUB_STEP_SUMMARY: file, ...env}, ...rest})
    const summary = existsSync(file) ? await readFile(file, 'utf8') : ''
    const result = JSON.parse(run.outputs.result ?? 'null') as Result
    const requests = [...simulator.requests]
    const connections = {most: simulator.connections().most, left: await leftOpen(simulator)}
    return {run, requests, summary, result, inputs: given, asks, url: simulator.url, secrets, connections}
  } finally {
    await simulator.close()
    await rm(folder, {recursive: true, force: true})
  }
}

/** How many connections are still open some time after whoever made them has ended. */
async function leftOpen(simulator: Simulator): Promise<number> {
  for (let i = 0; i < 100 && simulator.connections().open > 0; i++) {
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return simulator.connections().open
}

/** What holds for every end of a step on any platform (contract 3 and 5). */
export async function checkEnd(ran: Ran, outcome: Outcome, green: boolean): Promise<void> {
  const {run, result, summary, secrets} = ran
  expect({outcome: run.outputs.outcome, code: run.code, reason: run.outputs.reason}).toEqual({
    outcome,
    code: green ? 0 : 1,
    reason: run.outputs.reason
  })
  expect(run.stderr).toBe('')
  expect(run.env).toEqual({})
  await checkOutputs(ran)
  expect(result.green).toBe(green)
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(900 * 1024)
  expect(summary).toContain(outcome)

  const errors = commandsNamed(ran, 'error')
  expect(errors).toHaveLength(green ? 0 : 1)
  if (!green) {
    const at = run.lines.map(l => l.kind === 'command' && l.command.name === 'error').lastIndexOf(true)
    expect(run.lines.length - at).toBeLessThanOrEqual(3)
    expect(errors[0]?.data).toContain(run.outputs.reason?.slice(0, 200))
  }

  // Every credential is masked, before anything else is said, and shown nowhere.
  const masks = new Set(run.masks)
  expect(secrets.filter(secret => !masks.has(secret))).toEqual([])
  const lines = run.raw.split('\n')
  const others = lines.findIndex(line => !line.startsWith('::add-mask::'))
  expect(lines.findLastIndex(line => line.startsWith('::add-mask::'))).toBeLessThan(others)
  expect(secrets.flatMap(secret => leaks(ran, secret))).toEqual([])

  const strange = run.masks.filter(mask => !secrets.some(secret => isMaskOf(mask, secret)))
  checkLog({...ran, run: {...run, masks: strange}})
}

/** `polls` counts status requests; of a wait that was broken off the last one may not have left the process. */
export function checkPolls({run}: Ran, asked: number): void {
  const polls = Number(run.outputs.polls)
  const brokenOff = /^(?:timeout|interrupted)$/.test(run.outputs.outcome ?? '')
  expect(polls - asked).toBeGreaterThanOrEqual(0)
  expect(polls - asked).toBeLessThanOrEqual(brokenOff ? 1 : 0)
}

/** The last twenty lines of a red step name the failed part, the cause, its last log lines and the link. */
export function checkEndOf(ran: Ran, texts: readonly string[]): void {
  const end = lastLines(ran)
  for (const text of texts) expect(end).toContain(text)
  expect(ran.run.outputs.url).not.toBe('')
  expect(end).toContain(ran.run.outputs.url)
  expect(end).toMatch(/^Next: /m)
}

export const numbered = (word: string, count: number, from = 1) =>
  Array.from({length: count}, (_, i) => `${word} line ${from + i}`)

/** A case of a table: what is asked of which platform, and how it must end. */
export interface Row {
  name: string
  outcome: Outcome
  /** Whether the step is green; `success` alone is, unless told. */
  green?: boolean
  setup: () => Setup
  /** Outputs by name: the exact value, or a pattern. */
  outputs?: Readonly<Record<string, string | RegExp>>
  log?: readonly (string | RegExp)[]
  /** What nothing that is shown may hold. */
  never?: RegExp
  also?: (ran: Ran) => void | Promise<void>
}

const LONG = 120_000

/** One test for each row, some at a time; `check` is what holds for all of them on this platform. */
export function table(title: string, rows: readonly Row[], check: (ran: Ran) => void): void {
  describe(title, () => {
    test.concurrent.each(rows.map(row => [`${row.outcome} ${row.name}`, row] as const))(
      '%s',
      async (_, row) => {
        const ran = await runOn(row.setup())
        await checkEnd(ran, row.outcome, row.green ?? row.outcome === 'success')
        check(ran)
        const {outputs} = ran.run
        for (const [name, expected] of Object.entries(row.outputs ?? {})) {
          const wanted = typeof expected === 'string' ? expected.replaceAll('{url}', ran.url) : expected
          if (typeof wanted === 'string') expect({[name]: outputs[name]}).toEqual({[name]: wanted})
          else expect(outputs[name]).toMatch(wanted)
        }
        const log = wholeLog(ran)
        for (const text of row.log ?? []) expect(log).toMatch(text)
        if (row.never) expect([log, ran.summary, JSON.stringify(outputs)].join('\n')).not.toMatch(row.never)
        await row.also?.(ran)
      },
      LONG
    )
  })
}

/** How often a text stands in the log, commands included. */
export const timesIn = (ran: Ran, text: string | RegExp): number =>
  ran.run.lines.map(asText).filter(line => (typeof text === 'string' ? line.includes(text) : text.test(line)))
    .length

import {existsSync, readFileSync} from 'node:fs'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from '@jest/globals'
import {Ajv2020} from 'ajv/dist/2020.js'
import {
  type Command,
  type LogLine,
  type Manifest,
  parseCommand,
  type RunOptions,
  type RunResult,
  readManifest,
  runAction
} from '../../../runner/runner.js'
import {type Recorded, serve} from '../../../simulator/server/server.js'
import type {DeployOrderScenario} from '../../../simulator/yunxiao/deploy-order-scenario.js'
import {faultsFor, yunxiao} from '../../../simulator/yunxiao/platform.js'
import type {Outcome} from '../../../src/model/outcome.js'
import type {Result} from '../../../src/report/result-schema.js'
import {done} from '../deploys/deploy-orders.js'
import {isMaskOf} from './secrets.js'

/** The built action for real: started as the runner starts it, against a platform on a socket of its own. */

export const action = fileURLToPath(new URL('../../..', import.meta.url))
export const token = 'pt-0fh3Kx9_4fb2-8dc1'
export const organizationId = 'org-5ebbc022'
export type Edition = 'central' | 'region'

export interface Setup extends Pick<RunOptions, 'onLine' | 'onStart' | 'event' | 'readRate' | 'env'> {
  orders?: readonly DeployOrderScenario[]
  edition?: Edition
  /** The token of the platform and, unless `inputs` has another, of the action. */
  token?: string
  /** Laid over inputs that name the orders and look often. */
  inputs?: Readonly<Record<string, string>>
}

export interface Gated {
  run: RunResult
  requests: readonly Recorded[]
  /** As the file holds it; the run's own has been masked by the runner. */
  summary: string
  result: Result
  inputs: Readonly<Record<string, string>>
  /** Credentials that are no inputs. */
  others?: readonly string[]
}

/** Runs the action until it has ended. */
export async function gate(setup: Setup = {}): Promise<Gated> {
  const {orders = [done], edition = 'central', token: secret = token, inputs = {}, env = {}, ...rest} = setup
  const folder = await mkdtemp(join(tmpdir(), 'gate-'))
  const platform = yunxiao({edition, organizationId, token: secret, orders})
  const simulator = await serve(platform, {faults: segments => faultsFor(orders, segments)})
  try {
    const file = join(folder, 'summary.md')
    const given: Record<string, string> = {
      vendor: 'yunxiao',
      operation: 'wait-deploy-order',
      endpoint: simulator.url,
      'allow-http': 'true',
      token: secret,
      ...(edition === 'central' ? {'organization-id': organizationId} : {api: 'region'}),
      'pipeline-id': [...new Set(orders.map(o => o.pipelineId))].join(','),
      'deploy-order-id': orders.map(o => o.deployOrderId).join(','),
      timeout: '60s',
      'min-interval': '50ms',
      'max-interval': '200ms',
      ...inputs
    }
    const run = await runAction({action, inputs: given, env: {GITHUB_STEP_SUMMARY: file, ...env}, ...rest})
    const summary = existsSync(file) ? await readFile(file, 'utf8') : ''
    const result = JSON.parse(run.outputs.result ?? 'null') as Result
    return {run, requests: [...simulator.requests], summary, result, inputs: given}
  } finally {
    await simulator.close()
    await rm(folder, {recursive: true, force: true})
  }
}

export const ofKind = ({requests}: Gated, kind: Recorded['kind']) => requests.filter(r => r.kind === kind)
export const commandsNamed = ({run}: Gated, name: string): Command[] =>
  run.commands.filter(c => c.name === name)

/** The log as a person sees it, commands included. */
export const asText = (line: LogLine) =>
  line.kind === 'text' ? line.text : `##[${line.command.name}]${line.command.data}`
export const wholeLog = ({run}: Gated) => run.lines.map(asText).join('\n')
export const lastLines = ({run}: Gated, count = 20) => run.lines.slice(-count).map(asText).join('\n')

/** Remote lines by the heading that they stand under, without prefix; those of the digest stand under ''. */
export function remoteLines({run}: Gated): {heading: string; lines: string[]}[] {
  const blocks: {heading: string; lines: string[]}[] = []
  let heading = ''
  let fenced: string[] | undefined
  for (const line of run.lines) {
    if (line.kind === 'text') {
      if (fenced) fenced.push(line.text.replace(/^\| /, ''))
      continue
    }
    const {name, data} = line.command
    if (name === 'group') heading = data
    if (name === 'endgroup') heading = ''
    if (name === 'stop-commands') fenced = []
    if (name === 'resume' && fenced) {
      blocks.push({heading, lines: fenced})
      fenced = undefined
    }
  }
  return blocks
}

/** The streamed lines of the part whose heading holds `name`, in order; the digest's are others. */
export const streamed = (gated: Gated, name: string): string[] =>
  remoteLines(gated)
    .filter(block => block.heading.includes(name))
    .flatMap(block => block.lines)

/** The same without the times that BlueKing CI has of each line. */
export const textsOf = (gated: Gated, name: string): string[] =>
  streamed(gated, name).map(line => line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z /, ''))

/** The lines that were shown once more at the end. */
export const digested = (gated: Gated): string[] =>
  remoteLines(gated)
    .filter(block => block.heading === '')
    .flatMap(block => block.lines)

/** A secret in the spellings in which text can carry it. */
export function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift, 'x'), bytes]).toString('base64')
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bytes.length) * 8) / 6))
  })
  return [
    secret,
    ...base64,
    ...base64.map(text => text.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    encodeURIComponent(secret)
  ]
}

/** The text behind a summary's numeric entities. */
export const withoutEntities = (html: string) =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

/** Everything that left the process, but for the one line that masks the token. */
export function leaks({run, summary}: Gated, secret: string): string[] {
  const stdout = run.raw.split('\n').filter(line => !line.startsWith('::add-mask::'))
  const places: Record<string, string> = {
    stdout: stdout.join('\n'),
    stderr: run.stderr,
    summary: `${summary}\n${withoutEntities(summary)}`,
    outputs: JSON.stringify(run.outputs),
    state: JSON.stringify(run.state),
    env: JSON.stringify(run.env)
  }
  // Of a short text some spelling stands everywhere.
  const forms = spellings(secret).filter(form => form.length >= 6)
  return Object.entries(places).flatMap(([place, text]) =>
    forms.filter(form => text.toLowerCase().includes(form.toLowerCase())).map(form => `${place}: ${form}`)
  )
}

const SECRETS = ['token', 'access-key', 'secret-key', 'security-token', 'app-secret']
const OURS = new Set([
  'add-mask',
  'stop-commands',
  'resume',
  'group',
  'endgroup',
  'notice',
  'warning',
  'error'
])
// Controls but TAB, what only hides or reorders text, and halves of pairs.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/u
const SHELL = /[`$"'\\<>]/
const schemaFile = join(action, 'schema/result.schema.json')
const validate = existsSync(schemaFile)
  ? new Ajv2020({strict: false, allErrors: true}).compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
  : undefined
let manifest: Promise<Manifest> | undefined

/** What holds for every end of a step that reached its end (contract 3 and 5), whatever it was about. */
export async function checkStep(gated: Gated, outcome: Outcome, green: boolean): Promise<void> {
  const {run, result, summary, requests, inputs} = gated
  const {token: secret = '', 'organization-id': organization} = inputs
  expect({outcome: run.outputs.outcome, code: run.code, reason: run.outputs.reason}).toEqual({
    outcome,
    code: green ? 0 : 1,
    reason: run.outputs.reason
  })
  expect(run.stderr).toBe('')
  await checkOutputs(gated)
  expect(result.green).toBe(green)
  expect(run.state).toEqual({})
  expect(run.env).toEqual({})
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(900 * 1024)
  checkLog(gated)
  expect(leaks(gated, secret)).toEqual([])

  const errors = commandsNamed(gated, 'error')
  expect(errors).toHaveLength(green ? 0 : 1)
  if (!green) {
    const at = run.lines.map(l => l.kind === 'command' && l.command.name === 'error').lastIndexOf(true)
    expect(run.lines.length - at).toBeLessThanOrEqual(3)
    expect(errors[0]?.data).toContain(run.outputs.reason?.slice(0, 200))
  }

  const prefix = `/oapi/v1/flow/${organization ? `organizations/${organization}/` : ''}pipelines/`
  for (const {method, path, headers} of requests) {
    expect(method).toBe('GET')
    expect(path.startsWith(prefix)).toBe(true)
    expect(path).not.toContain(secret)
    expect(headers['x-yunxiao-token']).toBe(secret)
    expect(headers.authorization ?? headers.cookie).toBeUndefined()
  }
}

/** Every declared output is there, `result` is as described, and nothing in them breaks out of a shell's quotes. */
export async function checkOutputs({run, result}: Gated): Promise<void> {
  const {outputs} = run
  manifest ??= readManifest(action)
  expect(Object.keys(outputs).sort()).toEqual(Object.keys((await manifest).outputs).sort())
  expect(Buffer.byteLength(outputs.result ?? '')).toBeLessThanOrEqual(64 * 1024)
  expect(result).toMatchObject({schema: 1, outcome: outputs.outcome, reason: outputs.reason})
  if (validate) {
    validate(result)
    expect(validate.errors ?? []).toEqual([])
  }
  for (const name of ['reason', 'status']) {
    const text = outputs[name] ?? ''
    expect(text.length).toBeLessThanOrEqual(1000)
    expect(text).not.toMatch(INVISIBLE)
    expect(text).not.toMatch(SHELL)
  }
  expect(outputs.reason).toMatch(/\S/)
  for (const name of ['started-at', 'finished-at']) {
    expect(outputs[name]).toMatch(/^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)?$/)
  }
  expect(outputs.polls).toMatch(/^\d+$/)
  expect(outputs.duration).toMatch(/^(?:\d+(?:\.\d+)?)?$/)
}

/** The runner took no command but ours, and remote text is inert even where the fence would not stand. */
export function checkLog(gated: Gated): void {
  const {run} = gated
  const names = new Set(run.commands.map(c => c.name))
  expect([...names].filter(name => !OURS.has(name))).toEqual([])
  // Gathered first: an `expect` for each of some thousand lines takes longer than the step.
  const wrong: string[] = []
  const unless = (fine: boolean, what: string, line: string) => {
    if (!fine) wrong.push(`${what}: ${JSON.stringify(line.slice(0, 200))}`)
  }
  for (const {name, properties, data} of run.commands) {
    unless(Object.keys(properties).length === 0, `properties of ${name}`, JSON.stringify(properties))
    unless(data.length <= 1000, `long ${name}`, data)
    unless(!INVISIBLE.test(data) && !data.includes('##['), `unclean ${name}`, data)
  }
  let depth = 0
  let fence: string | undefined
  const masks = new Set([...SECRETS.map(name => gated.inputs[name]), ...(gated.others ?? [])])
  for (const line of run.raw.split(/\r\n|\n|\r/)) {
    if (line.startsWith('::add-mask::')) continue
    unless(line.length <= (line.startsWith('::') ? 2000 : 1000), 'long line', line)
    unless(!INVISIBLE.test(line) && !line.includes('##['), 'unclean line', line)
    if (fence !== undefined) {
      if (line === `::${fence}::`) fence = undefined
      else unless(line.startsWith('| ') && parseCommand(line) === undefined, 'remote line', line)
      continue
    }
    unless(!line.startsWith('| '), 'remote line without a fence', line)
    fence = /^::stop-commands::([0-9a-f]{32,})$/.exec(line)?.[1]
    if (fence !== undefined) masks.add(fence)
    if (line.startsWith('::group::')) depth++
    if (line.startsWith('::endgroup::')) depth--
    unless(depth === 0 || depth === 1, 'fold', line)
  }
  unless(depth === 0 && fence === undefined, 'end', `depth ${depth}, fence ${fence}`)
  for (const mask of run.masks) {
    unless(
      [...masks].some(m => m && isMaskOf(mask, m)),
      'mask',
      mask
    )
  }
  expect(wrong).toEqual([])
}

/** The last twenty lines of a red step are enough to go on with: machine, cause, last log lines, link, next step. */
export function checkTellsWhy(
  gated: Gated,
  {machine, cause, logLine}: Record<'machine' | 'cause' | 'logLine', string>
) {
  const end = lastLines(gated)
  for (const text of [machine, cause, logLine, gated.run.outputs.url as string]) expect(end).toContain(text)
  expect(end).toMatch(/retry|deploy again|run this job again|resume|look /)
}

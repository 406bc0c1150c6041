import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from '@jest/globals'
import {Ajv2020} from 'ajv/dist/2020.js'
import {parseCommand} from '../../../runner/commands.js'
import {type Manifest, readManifest} from '../../../runner/manifest.js'
import {TOKEN} from '../../../runner/runner.js'
import type {Outcome} from '../../../src/model/outcome.js'
import {leaks, spellings} from './leaks.js'
import {commandsNamed, lastLines} from './log-views.js'
import {type ActionRun, action} from './run-action.js'
import {isMaskOf} from './secrets.js'

const OURS = new Set([
  'add-mask',
  'stop-commands',
  'resume',
  'group',
  'endgroup',
  'notice',
  'debug',
  'warning',
  'error'
])
// Controls but TAB, what only hides or reorders text, and halves of pairs.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
  /[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/u
// The colour of a name before a line, and how a line about the state stands out.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
const OUR_STYLE = /^( \| |\[[\d:]+\] )\u001b\[\d+m([^\u001b]*)\u001b\[0m/
const SHELL = /[`$"'\\<>]/

/** A text with the look-alikes that an output has. */
const lookAlike = (text: string) =>
  text.replaceAll(new RegExp(SHELL, 'g'), c => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const schemaFile = join(action, 'schema/result.schema.json')
const validate = existsSync(schemaFile)
  ? new Ajv2020({strict: false, allErrors: true}).compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
  : undefined
let manifest: Promise<Manifest> | undefined

/** What is true for every step that reached its end, on any platform. */
export async function checkEnd(
  ran: ActionRun,
  outcome: Outcome,
  green: boolean,
  {hasSummary = true} = {}
): Promise<void> {
  const {run, result, summary} = ran
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
  if (hasSummary) expect(summary).toContain(outcome)
  checkError(ran, green)
  checkSecrets(ran)
  checkLog(ran)
}

/** A red step says why in one error, close to the end of its log; a green one has no error. */
function checkError(ran: ActionRun, green: boolean): void {
  const {run} = ran
  const errors = commandsNamed(ran, 'error')
  expect(errors).toHaveLength(green ? 0 : 1)
  if (green) return
  const at = run.lines.map(l => l.kind === 'command' && l.command.name === 'error').lastIndexOf(true)
  expect(run.lines.length - at).toBeLessThanOrEqual(3)
  expect(lookAlike(errors[0]?.data ?? '')).toContain(lookAlike(run.outputs.reason ?? '').slice(0, 200))
}

/** Every credential is masked, what was given before anything else is said, and shown nowhere. */
function checkSecrets(ran: ActionRun): void {
  const {run, secrets, received} = ran
  expect([...secrets, ...received].filter(secret => !run.masks.includes(secret))).toEqual([])
  const lines = run.raw.split('\n')
  const others = lines.findIndex(line => !line.startsWith('::add-mask::'))
  const later = lines.slice(others).filter(line => line.startsWith('::add-mask::'))
  const given = secrets.flatMap(spellings).filter(form => form.length >= 6)
  expect(later.filter(mask => given.some(form => mask.includes(form)))).toEqual([])
  expect([...secrets, ...received].flatMap(secret => leaks(ran, secret))).toEqual([])
}

/** Every declared output is there, `result` is as described, and nothing in them breaks out of a shell's quotes. */
export async function checkOutputs({run, result}: ActionRun): Promise<void> {
  const {outputs} = run
  manifest ??= readManifest(action)
  expect(Object.keys(outputs).sort()).toEqual(Object.keys((await manifest).outputs).sort())
  expect(Buffer.byteLength(outputs.result ?? '')).toBeLessThan(64 * 1024)
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
function checkLog({run, secrets, received}: ActionRun): void {
  const names = new Set(run.commands.map(c => c.name))
  expect([...names].filter(name => !OURS.has(name))).toEqual([])
  // Gathered first: an `expect` for each of some thousand lines takes longer than the step.
  const wrong: string[] = []
  const unless = (fine: boolean, what: string, line: string) => {
    if (!fine) wrong.push(`${what}: ${JSON.stringify(line.slice(0, 200))}`)
  }
  for (const {name, properties, data} of run.commands) {
    // The annotation alone has a title, and nothing else has a property.
    const {title, ...others} = properties
    const hasTitle = title === undefined || (name === 'error' && title.startsWith('await-deploy: '))
    unless(hasTitle && Object.keys(others).length === 0, `properties of ${name}`, JSON.stringify(properties))
    unless(data.length <= 1000, `long ${name}`, data)
    unless(!INVISIBLE.test(data) && !data.includes('##['), `unclean ${name}`, data)
  }
  const fences = checkRawLines(run.raw, unless)
  // Nothing is masked but credentials, the runner's own among them, and fences.
  for (const mask of run.masks)
    unless(
      [...fences, ...secrets, ...received, TOKEN].some(secret => isMaskOf(mask, secret)),
      'mask',
      mask
    )
  expect(wrong).toEqual([])
}

/** Checks each line as it was printed; answers the tokens of the fences. */
function checkRawLines(raw: string, unless: (fine: boolean, what: string, line: string) => void): string[] {
  const fences: string[] = []
  let depth = 0
  let fence: string | undefined
  for (const line of raw.split(/\r\n|\n|\r/)) {
    if (line.startsWith('::add-mask::')) continue
    unless(line.length <= (line.startsWith('::') ? 2000 : 1000), 'long line', line)
    unless(!INVISIBLE.test(line.replace(OUR_STYLE, '$1$2')) && !line.includes('##['), 'unclean line', line)
    if (fence !== undefined) {
      if (line === `::${fence}::`) fence = undefined
      else unless(parseCommand(line) === undefined, 'a command behind the fence', line)
      continue
    }
    unless(!line.startsWith(' | '), 'remote line without a fence', line)
    fence = /^::stop-commands::([0-9a-f]{32,})$/.exec(line)?.[1]
    if (fence !== undefined) fences.push(fence)
    if (line.startsWith('::group::')) depth++
    if (line.startsWith('::endgroup::')) depth--
    unless(depth === 0 || depth === 1, 'fold', line)
  }
  unless(depth === 0 && fence === undefined, 'end', `depth ${depth}, fence ${fence}`)
  return fences
}

/**
 * `polls` counts status requests; of a wait that was broken off the last one may not have been sent, and on a busy machine
 * one may be lost with a kept connection that the platform had just closed.
 */
export function checkPolls({run}: ActionRun, asked: number): void {
  const polls = Number(run.outputs.polls)
  const brokenOff = /^(?:timeout|interrupted)$/.test(run.outputs.outcome ?? '')
  expect(polls - asked).toBeGreaterThanOrEqual(0)
  const lost = run.log.match(/ECONNRESET|EPIPE|socket hang up/g)?.length ?? 0
  expect(polls - asked).toBeLessThanOrEqual((brokenOff ? 1 : 0) + lost)
}

/** The last twenty lines of a red step are enough to go on with: these texts, the link, and what to do next. */
export function checkLastLines(ran: ActionRun, texts: readonly string[]): void {
  const end = lastLines(ran)
  for (const text of texts) expect(end).toContain(text)
  expect(ran.run.outputs.url).not.toBe('')
  expect(end).toContain(ran.run.outputs.url)
  expect(end).toMatch(/^Next: /m)
}

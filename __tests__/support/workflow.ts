import {readFileSync} from 'node:fs'
import {data, Evaluator, type ExpressionError, Lexer, Parser} from '@actions/expressions'
import {parse} from 'yaml'

export interface Step {
  id?: string
  name?: string
  uses?: string
  run?: string
  if?: string
  with?: Record<string, unknown>
  env?: Record<string, string>
  'continue-on-error'?: boolean
}
export interface Job {
  name?: string
  uses?: string
  needs?: string | string[]
  if?: string
  steps?: Step[]
  outputs?: Record<string, string>
  strategy?: {matrix: {include: Record<string, string>[]}}
}
export interface Workflow {
  name?: string
  on?: unknown
  permissions?: unknown
  jobs: Record<string, Job>
}

/** A workflow of a page, with the heading above it. */
export interface Example {
  page: string
  heading: string
  text: string
  workflow: Workflow
}

/** The outcomes after which a step is green. */
export const allowedOf = (step: Step) =>
  String(step.with?.['allow-outcomes'] ?? (isStart(step) ? 'running' : 'success')).split(/[\s,]+/)
/** A step that only starts a run: it is green with the outcome `running`. */
export const isStart = (step: Step) => String(step.with?.wait) === 'false'
export const isGate = ({uses = ''}: Step) => uses.startsWith('await-deploy/await-deploy@')

/** The fenced blocks of a page, each with the heading above it. */
export function blocksOf(page: string): {language: string; heading: string; text: string}[] {
  const source = readFileSync(page, 'utf8')
  return [...source.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ({1: language = '', 2: text = '', index}) => ({
      language,
      heading: [...source.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? '',
      text
    })
  )
}

/** Every YAML block of a page. */
export function examplesOf(page: string): Example[] {
  return blocksOf(page)
    .filter(({language}) => /^ya?ml$/.test(language))
    .map(({heading, text}) => ({page, heading, text, workflow: parse(text) as Workflow}))
}

export type Json = string | number | boolean | null | {[key: string]: Json} | Json[]
export type Contexts = Readonly<Record<string, Json>>

/** What has happened so far, which `success()` and the like ask for. */
export interface Status {
  failed: boolean
  cancelled: boolean
  /** A job before was skipped or failed, so that this one is skipped unless it says otherwise. */
  incomplete?: boolean
}

const STATUS_FUNCTIONS = ['success', 'failure', 'always', 'cancelled']
const toData = (value: Json): data.ExpressionData => {
  if (value === null) return new data.Null()
  if (typeof value === 'string') return new data.StringData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (Array.isArray(value)) return new data.Array(...value.map(toData))
  return new data.Dictionary(...Object.entries(value).map(([key, of]) => ({key, value: toData(of)})))
}

/** What an expression comes to. Throws an `ExpressionError` where GitHub would refuse it. */
export function evaluate(expression: string, contexts: Contexts, status?: Status): data.ExpressionData {
  const {failed = false, cancelled = false, incomplete = false} = status ?? {}
  const answers = [!failed && !cancelled && !incomplete, failed && !cancelled, true, cancelled]
  const functions = STATUS_FUNCTIONS.map((name, i) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answers[i] ?? false)
  }))
  const known = status === undefined ? [] : functions
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), known).parse()
  const context = toData(contexts as {[key: string]: Json}) as data.Dictionary
  return new Evaluator(tree, context, new Map(known.map(one => [one.name, one]))).evaluate()
}

/** A text with its `${{ … }}` filled in. */
export function fill(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_all, inner: string) =>
    evaluate(inner.trim(), contexts).coerceString()
  )
}

/** Whether an `if:` lets a step or a job begin: with no status function in it, only after success. */
export function begins(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const bare = String(condition ?? '')
    .replace(/^\$\{\{([\s\S]*)\}\}$/, '$1')
    .trim()
  const asks = new RegExp(`\\b(?:${STATUS_FUNCTIONS.join('|')})\\s*\\(`)
  const whole = bare === '' ? 'success()' : asks.test(bare) ? bare : `success() && (${bare})`
  const value = evaluate(whole, contexts, status)
  return value.kind === data.Kind.Boolean ? value.value : value.coerceString() !== ''
}

/** How the gates of a workflow end, one after the other; the last one speaks for all others. */
export type Ends = readonly [string, ...string[]]

/** Plays a workflow in which every gate ends as it is told, as GitHub would: what began, and what it came to. */
export function play(
  {jobs}: Workflow,
  ends: Ends,
  contexts: Contexts
): {began: string[]; green: boolean; results: Record<string, string | undefined>} {
  const needs: Record<string, {result: string; outputs: Record<string, string>}> = {}
  const began: string[] = []
  let gates = 0
  let cancelled = false
  const nextEnd = () => ends[Math.min(gates++, ends.length - 1)] ?? ''

  for (const [id, job] of Object.entries(jobs)) {
    const before = [job.needs ?? []].flat()
    const results = before.map(name => needs[name]?.result)
    const own = {
      ...contexts,
      needs: Object.fromEntries(before.map(name => [name, needs[name] ?? null])) as Json
    }
    const status = {
      failed: results.includes('failure'),
      incomplete: results.some(result => result !== 'success'),
      cancelled
    }
    if (!begins(job.if, own, status)) {
      needs[id] = {result: 'skipped', outputs: {}}
      continue
    }
    began.push(id)
    if (job.uses !== undefined) {
      const end = nextEnd()
      const outputs = {outcome: end, url: 'https://flow.example/1'}
      needs[id] = {result: end === 'success' ? 'success' : 'failure', outputs}
      continue
    }
    const played = playSteps(job, {...own, matrix: (job.strategy?.matrix.include[0] ?? {}) as Json}, nextEnd)
    began.push(...played.began)
    cancelled ||= played.result === 'cancelled'
    needs[id] = played
  }
  const green = Object.values(needs).every(({result}) => result === 'success' || result === 'skipped')
  return {
    began,
    green,
    results: Object.fromEntries(Object.entries(needs).map(([id, {result}]) => [id, result]))
  }
}

function playSteps(
  job: Job,
  contexts: Contexts,
  nextEnd: () => string
): {began: string[]; result: string; outputs: Record<string, string>} {
  const steps: Record<string, Json> = {}
  const status = {failed: false, cancelled: false}
  const began: string[] = []
  for (const step of job.steps ?? []) {
    const own = {...contexts, steps}
    if (!begins(step.if, own, status)) continue
    if (step.name !== undefined) began.push(step.name)
    const end = isStart(step) ? 'running' : isGate(step) ? nextEnd() : undefined
    const allowed = allowedOf(step)
    const red = end === undefined ? step.run?.trim() === 'exit 1' : !allowed.includes(end)
    if (step.id !== undefined) {
      const outcome = red ? 'failure' : 'success'
      const conclusion = step['continue-on-error'] ? 'success' : outcome
      steps[step.id] = {outcome, conclusion, outputs: end === undefined ? {} : outputsOf(end)}
    }
    if (end === 'interrupted') status.cancelled = true
    else if (red && !step['continue-on-error']) status.failed = true
  }
  const outputs = Object.entries(job.outputs ?? {}).map(([name, text]) => [
    name,
    fill(text, {...contexts, steps})
  ])
  const result = status.cancelled ? 'cancelled' : status.failed ? 'failure' : 'success'
  return {began, result, outputs: Object.fromEntries(outputs)}
}

/** Outputs of a gate that matter to expressions; the texts are as nasty as a platform can make them. */
function outputsOf(outcome: string): Record<string, string> {
  return {
    outcome,
    'run-id': '118',
    reason: 'machine ‘a”b’ of batch 1 failed\\n, \'quoted\' {0}; and "more"',
    url: 'https://flow.aliyun.com/pipelines/4201/builds/118',
    result: JSON.stringify({
      targets: [{label: 'run 118', outcome, url: 'https://flow.example/118', allowed: false}]
    })
  }
}

export type {ExpressionError}

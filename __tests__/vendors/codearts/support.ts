import {createHttp} from '../../../src/http/client.js'
import type {Http, HttpAnswer, HttpRequest} from '../../../src/http/exchange.js'
import {createSlots} from '../../../src/http/slots.js'
import {inEnglish} from '../../../src/messages/message.js'
import {RequestError} from '../../../src/model/errors.js'
import type {RawInputs} from '../../../src/model/identity.js'
import type {Snapshot, Target} from '../../../src/model/target.js'
import {codearts} from '../../../src/vendors/codearts/index.js'
import type {Operation, Plan} from '../../../src/vendors/vendor.js'

export const P = '0123456789abcdef0123456789abcdef'
export const PL = 'fedcba9876543210fedcba9876543210'
export const PL2 = 'fedcba9876543210fedcba9876543211'
export const R = '11112222333344445555666677778888'
export const R2 = '11112222333344445555666677779999'
export const AK = 'AKEXAMPLE00000000001'
export const SK = 'SKexample0000000000000000000000000000001'
export const TOKEN = 'MIIEXAMPLE-token-of-iam-0001'

export const context = {signal: new AbortController().signal}

/** One poll, with what explains an end. */
export async function readWithDetails(target: Target): Promise<Snapshot> {
  const snapshot = await target.read(context)
  return (await target.addDetails?.(snapshot, context)) ?? snapshot
}

export interface Sent {
  request: HttpRequest
  url: URL
  headers: Readonly<Record<string, string>>
  body: unknown
}

type Reply = unknown | ((sent: Sent) => unknown)
export interface Raw {
  raw: string
  status?: number
  headers?: Record<string, string>
}

/** An `Http` that answers from a list, the last one for ever, and remembers what it was asked. */
export function fakeHttp(...replies: Reply[]): {http: Http; sent: Sent[]} {
  const sent: Sent[] = []
  const http: Http = async request => {
    request.signal.throwIfAborted()
    const url = new URL(`https://api.example/${request.path.map(encodeURIComponent).join('/')}`)
    for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value)
    const headers = typeof request.headers === 'function' ? request.headers(url) : request.headers
    const one: Sent = {
      request,
      url,
      headers,
      body: request.body === undefined ? undefined : JSON.parse(request.body)
    }
    sent.push(one)
    const reply = replies[Math.min(sent.length, replies.length) - 1]
    const made = await (typeof reply === 'function' ? reply(one) : reply)
    if (made instanceof Error) throw made
    if (typeof made === 'object' && made !== null && 'raw' in made) {
      const {raw, status = 200, headers: own = {}} = made as Raw
      return {status, headers: own, text: raw} satisfies HttpAnswer
    }
    return {status: 200, headers: {}, text: JSON.stringify(made)}
  }
  return {http, sent}
}

export function raw(status: number, body: unknown, headers: Record<string, string> = {}): Raw {
  return {raw: typeof body === 'string' ? body : JSON.stringify(body), status, headers}
}

export const base: RawInputs = {
  token: TOKEN,
  'project-id': P,
  region: 'cn-north-4',
  'pipeline-id': PL,
  'run-id': R
}

export function planOf(
  raw: RawInputs,
  operation: Operation = 'wait-pipeline'
): {plan?: Plan | undefined; mistakes: string[]} {
  const mistakes: string[] = []
  const plan = codearts.plan(
    operation,
    raw,
    (input, text) => void mistakes.push(`${input} ${inEnglish(text)}`)
  )
  return {plan, mistakes}
}

export async function open(
  raw: RawInputs,
  http: Http,
  operation: Operation = 'wait-pipeline',
  consoleUrl?: string
): Promise<Target[]> {
  const {plan, mistakes} = planOf(raw, operation)
  if (!plan) throw new Error(mistakes.join('; '))
  return plan.open(http, consoleUrl)
}

export async function openOne(
  raw: RawInputs,
  http: Http,
  operation: Operation = 'wait-pipeline'
): Promise<Target> {
  const [target] = await open(raw, http, operation)
  if (!target) throw new Error('no target')
  return target
}

export function realHttp(url: string): Http {
  return createHttp({endpoint: new URL(url), requestTimeoutMs: 5000, slots: createSlots()})
}

/** What a promise was rejected with, which must be a `RequestError`. */
export async function failureOf(promise: Promise<unknown>): Promise<RequestError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof RequestError) return error
    throw error
  }
  throw new Error('it was not rejected')
}

/** A detail body with one stage, one job and one step. */
export function detailBody(overlay: object = {}, step: object = {}): Record<string, unknown> {
  return {
    id: R,
    pipeline_id: PL,
    name: 'shop',
    run_number: 42,
    status: 'RUNNING',
    start_time: 1_767_322_800_000,
    end_time: null,
    detail_url: '',
    stages: [stage('Build', 'RUNNING', {jobs: [job('compile', 'RUNNING', [{...aStep, ...step}])]})],
    ...overlay
  }
}

export const aStep = {
  id: '99998888777766665555444433332222',
  name: 'maven',
  task: 'official_shell_plugin',
  status: 'RUNNING',
  message: null,
  inputs: null
}

export function stage(name: string, status: unknown, rest: object = {}): Record<string, unknown> {
  return {id: `s-${name}`, name, status, is_select: true, pre: null, post: null, jobs: null, ...rest}
}

export function job(
  name: string,
  status: unknown,
  steps: unknown,
  rest: object = {}
): Record<string, unknown> {
  return {id: `j-${name}`, name, status, is_select: true, message: null, steps, ...rest}
}

import {existsSync} from 'node:fs'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect} from '@jest/globals'
import {runAction} from '../../../runner/runner.js'
import {serve} from '../../../simulator/server/server.js'
import type {DeployOrderScenario, Fault, FaultKind} from '../../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../../simulator/yunxiao/platform.js'
import type {
  ChangeEventScenario,
  ChangeJobScenario,
  ChangeOrderScenario,
  JobScenario,
  RunEvent,
  RunScenario
} from '../../../simulator/yunxiao/scenario.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Outcome} from '../../../src/model/outcome.js'
import type {ApiRequest, Client, Good} from '../../../src/vendors/yunxiao/client.js'
import {
  checkLog,
  checkOutputs,
  commandsNamed,
  type Edition,
  type Gated,
  leaks,
  organizationId,
  action as repoRoot,
  token,
  wholeLog
} from '../../support/action/run-action.js'

/** Runs, change orders and their orders, small; and the built action against a platform that has them. */

export const pipelineId = '4201'
export const commit = '4f0c8d1be2a94c7a8f5d3b6e7a1c2d3e4f506172'
export const otherCommit = 'b7e23ec29af22b0b4e41da31e868d57226121c84'

export const step = (name: string, lines: readonly string[], at = 0) => ({
  name,
  lines: lines.map(text => ({at, text}))
})

/** The run's own word, from `at` on. */
export const says = (word: unknown, at = 0): RunEvent => ({at, run: word})
export const jobSays = (
  job: number,
  status: unknown,
  at = 0,
  actions?: readonly Record<string, unknown>[]
): RunEvent => (actions ? {at, job, status, actions} : {at, job, status})
/** The same word for the run and both of its jobs. */
export const all = (word: unknown, at = 0): RunEvent[] => [
  says(word, at),
  jobSays(501, word, at),
  jobSays(502, word, at)
]

/** Run 77 of pipeline 4201: `build` (501) in one stage, `deploy` (502) in the next. */
export const runOf = (
  timeline: readonly RunEvent[],
  rest: Partial<RunScenario> & {jobs?: readonly JobScenario[]} = {}
): RunScenario => {
  const {
    jobs = [
      {id: 501, name: 'build'},
      {id: 502, name: 'deploy'}
    ],
    ...more
  } = rest
  return {
    pipelineId,
    runId: 77,
    commit,
    stages: jobs.map((job, i) => ({name: ['Build', 'Deploy', 'Verify'][i] ?? `Stage ${i + 1}`, jobs: [job]})),
    timeline,
    ...more
  }
}

export const gateAction = (...validators: string[]) => ({
  type: 'PassPipelineValidate',
  disable: false,
  params: {validators}
})
export const orderAction = (deployOrderId: number | string) => ({
  type: 'GetVMDeployOrder',
  displayType: 'DEPLOY_ORDER',
  params: {deployOrderId}
})

export const spec = (kind: string, name: string) =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  labels:\n    app: shop\n  name: ${name}\nspec: {}\n`

/** One environment with one stage and one task, numbered alike. */
export const environment = (
  sn: string,
  envName: string,
  rest: Partial<ChangeJobScenario> = {}
): ChangeJobScenario => ({
  sn,
  envName,
  stages: [{sn: `${sn}s`, tasks: [{sn: `${sn}t`, spec: spec('Deployment', `web-${envName}`)}]}],
  ...rest
})

/** Change order c0ffee of app shop-web with one environment `prod` (j1). */
export const changeOf = (
  timeline: readonly ChangeEventScenario[],
  rest: Partial<ChangeOrderScenario> = {}
): ChangeOrderScenario => ({
  appName: 'shop-web',
  sn: 'c0ffee',
  jobs: [environment('j1', 'prod')],
  timeline,
  ...rest
})

/** The order and its first environment with stage and task in one state, from `at` on. */
export const allChange = (state: unknown, at = 0, sn = 'j1'): ChangeEventScenario[] => [
  {at, order: state},
  {at, job: sn, state},
  {at, stage: `${sn}s`, state},
  {at, task: `${sn}t`, state}
]

export const failing = (fault: FaultKind, when: Partial<Omit<Fault, 'fault'>> = {}): Fault => ({
  on: 'any',
  ...when,
  fault
})

/** What a case of a table is made of. */
export interface Scene {
  runs?: readonly RunScenario[]
  changes?: readonly ChangeOrderScenario[]
  orders?: readonly DeployOrderScenario[]
  /** Faults of a path that is about no single run or order, by its last segments. */
  faults?: (segments: readonly string[]) => readonly Fault[]
}

export interface Row extends Scene {
  outcome: Outcome
  name: string
  operation: string
  inputs?: Readonly<Record<string, string>>
  /** `central` alone unless told. */
  editions?: readonly Edition[]
  /** `success` alone is green unless told. */
  green?: boolean
  status?: string
  reason?: RegExp
  matchedBy?: string
  runId?: string
  log?: readonly RegExp[]
  notLog?: readonly RegExp[]
  /** Each target: id, outcome, decided. */
  targets?: readonly (readonly [string, Outcome, boolean])[]
  also?: (gated: Gated) => void
}

export type Case = Row & {edition: Edition}

export const both = ['central', 'region'] as const

/** One case for each edition of a row. */
export const casesOf = (rows: readonly Row[]): Case[] =>
  rows.flatMap(row => (row.editions ?? ['central']).map((edition): Case => ({...row, edition})))

/** Runs the built action until it has ended. */
export async function begin({
  runs = [],
  changes = [],
  orders = [],
  faults,
  edition,
  operation,
  inputs = {}
}: Scene & Pick<Case, 'edition' | 'operation' | 'inputs'>): Promise<Gated> {
  const folder = await mkdtemp(join(tmpdir(), 'yunxiao-'))
  const platform = yunxiao({edition, organizationId, token, orders, runs, changeOrders: changes})
  const simulator = await serve(platform, {
    faults: (segments, ask) => [...(faults?.(segments) ?? []), ...(platform.faults?.(segments, ask) ?? [])]
  })
  try {
    const file = join(folder, 'summary.md')
    const given: Record<string, string> = {
      vendor: 'yunxiao',
      operation,
      endpoint: simulator.url,
      'allow-http': 'true',
      token,
      ...(edition === 'central' ? {'organization-id': organizationId} : {api: 'region'}),
      timeout: '60s',
      'min-interval': '50ms',
      'max-interval': '200ms',
      // A log is read on for seconds after the end, which only the tests of logs are about.
      logs: 'none',
      ...inputs
    }
    const run = await runAction({action: repoRoot, inputs: given, env: {GITHUB_STEP_SUMMARY: file}})
    const summary = existsSync(file) ? await readFile(file, 'utf8') : ''
    return {
      run,
      requests: [...simulator.requests],
      summary,
      result: JSON.parse(run.outputs.result ?? 'null'),
      inputs: given
    }
  } finally {
    await simulator.close()
    await rm(folder, {recursive: true, force: true})
  }
}

/** What holds for every end of a step, and what its row says. */
export async function play(row: Case): Promise<void> {
  const gated = await begin(row)
  const {run, result, summary, requests, inputs} = gated
  const green = row.green ?? row.outcome === 'success'
  expect({outcome: run.outputs.outcome, code: run.code, reason: run.outputs.reason}).toEqual({
    outcome: row.outcome,
    code: green ? 0 : 1,
    reason: run.outputs.reason
  })
  expect(run.stderr).toBe('')
  await checkOutputs(gated)
  checkLog(gated)
  expect(leaks(gated, token)).toEqual([])
  expect(result.green).toBe(green)
  expect([run.state, run.env]).toEqual([{}, {}])
  expect(summary).toContain(row.outcome)
  const errors = commandsNamed(gated, 'error')
  expect(errors).toHaveLength(green ? 0 : 1)
  if (!green) expect(errors[0]?.data).toContain(run.outputs.reason?.slice(0, 200))

  const own = row.edition === 'central' ? `organizations/${inputs['organization-id']}/` : ''
  const prefixes = ['flow', 'appstack'].map(area => `/oapi/v1/${area}/${own}`)
  const odd = requests.filter(
    ({method, path, headers}) =>
      method !== 'GET' ||
      !prefixes.some(prefix => path.startsWith(prefix)) ||
      path.includes('/organizations/') !== (row.edition === 'central') ||
      headers['x-yunxiao-token'] !== token
  )
  expect(odd).toEqual([])

  if (row.status !== undefined) expect(run.outputs.status).toBe(row.status)
  if (row.reason) expect(run.outputs.reason).toMatch(row.reason)
  if (row.matchedBy !== undefined) expect(run.outputs['matched-by']).toBe(row.matchedBy)
  if (row.runId !== undefined) expect(run.outputs['run-id']).toBe(row.runId)
  for (const pattern of row.log ?? []) expect(wholeLog(gated)).toMatch(pattern)
  for (const pattern of row.notLog ?? []) expect(wholeLog(gated)).not.toMatch(pattern)
  if (row.targets) expect(result.targets.map(t => [t.id, t.outcome, t.decided])).toEqual(row.targets)
  row.also?.(gated)
}

/** A client that answers from a script, and remembers what it was asked. */
export function scripted(answer: (ask: ApiRequest, call: number) => unknown): Client & {asks: ApiRequest[]} {
  const asks: ApiRequest[] = []
  const client = async (ask: ApiRequest): Promise<Good> => {
    asks.push(ask)
    const said = await answer(ask, asks.length)
    if (said instanceof RequestError) throw said
    return typeof said === 'object' && said !== null && 'body' in said && 'headers' in said
      ? (said as Good)
      : {body: said, headers: {}}
  }
  return Object.assign(client, {asks})
}

export const context = () => ({signal: new AbortController().signal})

export const transient = () => new RequestError('HTTP 503', {kind: 'transient', label: 'HTTP 503'})
export const refused = () => new RequestError('HTTP 403', {kind: 'permanent', label: 'HTTP 403'})
export const gone = () => new RequestError('HTTP 404', {kind: 'not-found', label: 'HTTP 404'})

import type {Fault, FaultKind} from '../../../simulator/server/fault.js'
import type {
  ChangeEventScenario,
  ChangeJobScenario,
  ChangeOrderScenario
} from '../../../simulator/yunxiao/change-order-scenario.js'
import type {JobScenario, RunEvent, RunScenario} from '../../../simulator/yunxiao/run-scenario.js'
import {RequestError} from '../../../src/model/errors.js'
import type {ApiRequest, Client, Good} from '../../../src/vendors/yunxiao/client.js'

/** Runs, change orders and their orders, small. */

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

export const approvalAction = (...validators: string[]) => ({
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

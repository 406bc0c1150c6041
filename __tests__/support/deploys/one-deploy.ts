import {bkci} from '../../../simulator/bkci/platform.js'
import type {BuildEvent} from '../../../simulator/bkci/scenario.js'
import {codearts} from '../../../simulator/codearts/platform.js'
import {hexId, type RunEvent} from '../../../simulator/codearts/scenario.js'
import type {Fault} from '../../../simulator/server/fault.js'
import type {Platform} from '../../../simulator/server/platform.js'
import type {Event} from '../../../simulator/yunxiao/deploy-order-scenario.js'
import {yunxiao} from '../../../simulator/yunxiao/platform.js'
import type {RunEvent as FlowEvent} from '../../../simulator/yunxiao/run-scenario.js'
import {PIPELINE, PROJECT} from '../../vendors/bkci/support.js'
import {P, PL, R, R2, TOKEN} from '../../vendors/codearts/support.js'
import type {ActionOptions} from '../action/run-action.js'
import {numbered} from '../action/table.js'
import {machine, sn} from './deploy-orders.js'
import {organizationId, token} from './order-waits.js'

type State = 'running' | 'success' | 'failure' | 'cancelled' | 'paused' | 'unknown'

/** How the deploy goes: it comes to this state at that time (before the first poll unless given), or never. */
export interface DeployPlan {
  ends: Exclude<State, 'running'> | 'never'
  at?: number
  /** Lines in the log of each part: so many, or these. */
  lines?: number
  print?: readonly string[]
}

/** A fault of the requests for the state, for a log, for the list of runs, or of any. */
export type DeployFault = Omit<Fault, 'on'> & {on: 'status' | 'log' | 'list' | 'any'}

/** How the run is found: by its id, or by its commit, of which there may be an older run that ended so. */
export interface RunSearch {
  by?: 'id' | 'commit'
  older?: 'success' | 'failure'
}

/** One and the same deploy on each platform: web-1 and then web-2, each with a log. */
export interface PlatformDeploy {
  /** Unique among them. */
  name: string
  /** The kinds of requests as the platform's simulator names them. */
  kinds: Readonly<Record<DeployFault['on'], string>>
  /** As the good answer has them: the status that means success, the id of what was asked for, another id, free text. */
  success: string
  id: string
  otherId: string
  text: string
  /** The id in the list of runs. */
  listedId?: string
  secret: string
  /** The status of a part that has ended well, or badly. */
  partStatus: {success: string; failure: string}
  options(
    plan: DeployPlan,
    faults?: readonly DeployFault[],
    inputs?: Readonly<Record<string, string>>,
    search?: RunSearch
  ): ActionOptions
}

export const hasty: Readonly<Record<string, string>> = {
  timeout: '40s',
  'min-interval': '50ms',
  'max-interval': '150ms',
  'request-timeout': '10s',
  'outage-tolerance': '1s',
  logs: 'none'
}

type Moment = {at: number; of: 'deploy' | 1 | 2} & ({state: State} | {line: string})
const STARTED = -10

/** What happens: web-1 first, web-2 from half time on, and with its end the end of the deploy. */
function momentsOf({ends, at: end = -1, lines = 3, print}: DeployPlan): Moment[] {
  const begin = end <= 0 && ends !== 'never' ? STARTED : 0
  const half = ends === 'never' ? 0.1 : begin + (end - begin) / 2
  const log = (of: 1 | 2, from: number, to: number): Moment[] =>
    (print ?? numbered(`web-${of}`, lines)).map((line, i, {length}) => ({
      at: from + ((to - from) * i) / Math.max(1, length - 1),
      of,
      line
    }))
  const moments: Moment[] = [
    {at: begin, of: 'deploy', state: 'running'},
    {at: begin, of: 1, state: 'running'},
    ...log(1, begin, half),
    {at: half, of: 1, state: 'success'},
    {at: half, of: 2, state: 'running'}
  ]
  if (ends !== 'never') {
    const goesOn = ends === 'paused' || ends === 'unknown'
    moments.push(
      ...log(2, half, end),
      {at: end, of: 2, state: goesOn ? 'running' : ends},
      {at: end, of: 'deploy', state: ends}
    )
  }
  return moments.sort((a, b) => a.at - b.at)
}

type Statuses = Readonly<Record<State, string>>

const orderStatuses: Statuses = {
  running: 'Running',
  success: 'Success',
  failure: 'Failed',
  cancelled: 'Cancelled',
  paused: 'Waiting',
  unknown: 'Pondering'
}
const runStatuses: Statuses = {
  running: 'RUNNING',
  success: 'COMPLETED',
  failure: 'FAILED',
  cancelled: 'CANCELED',
  paused: 'PAUSED',
  unknown: 'PONDERING'
}
const buildStatuses: Statuses = {...runStatuses, success: 'SUCCEED', paused: 'REVIEWING'}
const flowStatuses: Statuses = {...runStatuses, success: 'SUCCESS', failure: 'FAIL', paused: 'WAITING'}

const ofOrder = (moment: Moment): Event[] => {
  const {at, of} = moment
  if (of === 'deploy') return 'state' in moment ? [{at, order: orderStatuses[moment.state]}] : []
  return 'line' in moment
    ? [{at, machine: sn(of), log: [moment.line]}]
    : [{at, machine: sn(of), status: orderStatuses[moment.state]}]
}

const ids = (n: number) =>
  ['stage', 'job', 'step'].map(kind => hexId(`${kind}${n}`)) as [string, string, string]

const ofRun = (moment: Moment): RunEvent[] => {
  const {at, of} = moment
  if (of === 'deploy') return 'state' in moment ? [{at, run: runStatuses[moment.state]}] : []
  if ('line' in moment) return [{at, of: ids(of)[2], log: [moment.line]}]
  return ids(of).map(id => ({at, of: id, status: runStatuses[moment.state]}))
}

const ofBuild = (moment: Moment): BuildEvent[] => {
  const {at, of} = moment
  if ('line' in moment) return [{at, task: `e-${of}`, log: [moment.line]}]
  const status = buildStatuses[moment.state]
  if (of !== 'deploy') {
    return [
      {at, stage: `stage-${of + 1}`, status},
      {at, job: `c-${of}`, status},
      {at, task: `e-${of}`, status}
    ]
  }
  const ends = /^(?:success|failure|cancelled)$/.test(moment.state)
  return [{at, build: status, starts: moment.state === 'running', ends}]
}

const ofFlow = (moment: Moment): FlowEvent[] => {
  const {at, of} = moment
  if ('line' in moment) return []
  return [
    of === 'deploy'
      ? {at, run: flowStatuses[moment.state]}
      : {at, job: 500 + of, status: flowStatuses[moment.state]}
  ]
}

/** Faults with the names that a platform has for its requests. */
const named = <T extends string>(faults: readonly DeployFault[], kinds: Record<DeployFault['on'], T>) =>
  faults.map(fault => ({...fault, on: kinds[fault.on]}))

const optionsOf = (
  platform: Platform,
  secret: string,
  own: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>
): ActionOptions => ({platform, secrets: [secret], inputs: {...hasty, token: secret, ...own, ...inputs}})

/** The run itself and, before it, one of the same commit. */
const runsOf = (plan: DeployPlan, {older}: RunSearch): {n: number; plan: DeployPlan; createdAt: number}[] => [
  ...(older ? [{n: 0, plan: {ends: older}, createdAt: STARTED - 2}] : []),
  {n: 1, plan, createdAt: STARTED - 1}
]
const inputsFor = (id: string, {by}: RunSearch): Record<string, string> =>
  by === 'commit' ? {commit} : {'run-id': id}

const commit = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'
const buildIds = ['old', 'web'].map(name => `b-${hexId(name)}`)
const bkciToken = 'bkci-token-0fh3-0007'
const orderKinds = {status: 'order', log: 'log', list: 'list', any: 'any'} as const
const flowKinds = {...orderKinds, status: 'run'} as const
const runKinds = {status: 'detail', log: 'log', list: 'list', any: 'any'} as const
const buildKinds = {status: 'status', log: 'log', list: 'history', any: 'any'} as const

/** A pipeline run of Yunxiao: there runs are search, and logs are read by offset. */
export const flowRun: PlatformDeploy = {
  name: 'yunxiao, a pipeline run',
  kinds: flowKinds,
  success: '"status":"SUCCESS"',
  id: '"pipelineRunId":71',
  otherId: '"pipelineRunId":99',
  listedId: '"pipelineRunId":71,',
  text: 'ssaassa',
  secret: token,
  partStatus: {success: 'SUCCESS', failure: 'FAIL'},
  options(plan, faults = [], inputs = {}, search = {}) {
    const runs = runsOf(plan, search).map(({n, plan, createdAt}) => ({
      pipelineId: '4201',
      runId: 70 + n,
      commit,
      createdAt,
      stages: [1, 2].map(n => ({
        name: `stage-${n}`,
        jobs: [
          {
            id: 500 + n,
            name: `job-${n}`,
            steps: [
              {
                name: `web-${n}`,
                lines: momentsOf(plan).flatMap(m =>
                  m.of === n && 'line' in m ? [{at: m.at, text: m.line}] : []
                )
              }
            ]
          }
        ]
      })),
      timeline: momentsOf(plan).flatMap(ofFlow)
    }))
    const own = {
      vendor: 'yunxiao',
      operation: 'wait-pipeline',
      'organization-id': organizationId,
      'pipeline-id': '4201',
      ...inputsFor('71', search)
    }
    const platform = yunxiao({edition: 'central', organizationId, token, runs})
    // The list is about no run by its number.
    const all = named(faults, flowKinds)
    return optionsOf({...platform, faults: () => all}, token, own, inputs)
  }
}

export const deploys: readonly PlatformDeploy[] = [
  {
    name: 'yunxiao',
    kinds: orderKinds,
    success: '"status":"Success"',
    id: '"deployOrderId":1111',
    otherId: '"deployOrderId":1112',
    text: 'ssaassa',
    secret: token,
    partStatus: {success: 'Success', failure: 'Failed'},
    options(plan, faults = [], inputs = {}) {
      const order = {
        pipelineId: '123',
        deployOrderId: 1111,
        batches: 1,
        machines: [machine(1), machine(2)],
        timeline: momentsOf(plan).flatMap(ofOrder),
        faults: named(faults, orderKinds)
      }
      const own = {
        vendor: 'yunxiao',
        operation: 'wait-deploy-order',
        'organization-id': organizationId,
        'pipeline-id': '123',
        'deploy-order-id': '1111'
      }
      return optionsOf(
        yunxiao({edition: 'central', organizationId, token, orders: [order]}),
        token,
        own,
        inputs
      )
    }
  },
  {
    name: 'codearts',
    kinds: runKinds,
    success: '"status":"COMPLETED"',
    id: `"id":"${R}"`,
    otherId: `"id":"${R2}"`,
    text: 'somebody',
    listedId: `"pipeline_run_id":"${R}",`,
    secret: TOKEN,
    partStatus: {success: 'COMPLETED', failure: 'FAILED'},
    options(plan, faults = [], inputs = {}, search = {}) {
      const runs = runsOf(plan, search).map(({n, plan, createdAt}) => ({
        runId: n === 1 ? R : R2,
        runNumber: 41 + n,
        at: createdAt,
        commit,
        stages: [1, 2].map(n => {
          const [stage, job, step] = ids(n)
          const steps = [{id: step, name: `web-${n}`}]
          return {id: stage, name: `stage-${n}`, jobs: [{id: job, name: `job-${n}`, steps}]}
        }),
        timeline: momentsOf(plan).flatMap(ofRun)
      }))
      const own = {
        vendor: 'codearts',
        operation: 'wait-pipeline',
        region: 'cn-north-4',
        'project-id': P,
        'pipeline-id': PL,
        ...inputsFor(R, search)
      }
      const shop = {projectId: P, pipelineId: PL, name: 'shop', runs, faults: named(faults, runKinds)}
      return optionsOf(codearts({keys: {token: TOKEN}, pipelines: [shop]}), TOKEN, own, inputs)
    }
  },
  {
    name: 'bkci',
    kinds: buildKinds,
    success: '"status":"SUCCEED"',
    id: `"id":"${buildIds[1]}"`,
    otherId: `"id":"b-${hexId('other')}"`,
    text: 'amy',
    listedId: `"id":"${buildIds[1]}",`,
    secret: bkciToken,
    partStatus: {success: 'SUCCEED', failure: 'FAILED'},
    options(plan, faults = [], inputs = {}, search = {}) {
      const own = {
        vendor: 'bkci',
        operation: 'wait-pipeline',
        'project-id': PROJECT,
        'pipeline-id': PIPELINE,
        ...inputsFor(buildIds[1] ?? '', search)
      }
      const builds = runsOf(plan, search).map(({n, plan, createdAt}) => ({
        projectId: PROJECT,
        pipelineId: PIPELINE,
        pipelineName: 'shop',
        buildId: buildIds[n] ?? '',
        buildNum: 41 + n,
        createdAt,
        commits: [commit],
        stages: [1, 2].map(n => ({
          id: `stage-${n + 1}`,
          name: `stage-${n}`,
          jobs: [{hash: `c-${n}`, name: `job-${n}`, tasks: [{id: `e-${n}`, name: `web-${n}`}]}]
        })),
        timeline: momentsOf(plan).flatMap(ofBuild),
        faults: n === 1 ? named(faults, buildKinds) : []
      }))
      return optionsOf(bkci({builds, token: bkciToken}), bkciToken, own, inputs)
    }
  }
]

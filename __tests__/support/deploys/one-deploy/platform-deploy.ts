import type {Fault} from '../../../../simulator/server/fault.js'
import type {Platform} from '../../../../simulator/server/platform.js'
import type {ActionOptions} from '../../action/run-action.js'
import {numbered} from '../../action/table.js'

/** What a deploy, or a part of it, can be. */
export type State = 'running' | 'success' | 'failure' | 'cancelled' | 'paused' | 'unknown'

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

/** Something that happens to the deploy, or to web-1 or web-2. */
export type Moment = {at: number; of: 'deploy' | 1 | 2} & ({state: State} | {line: string})

const STARTED = -10

/** What happens: web-1 first, web-2 from half time on, and with its end the end of the deploy. */
export function momentsOf({ends, at: end = -1, lines = 3, print}: DeployPlan): Moment[] {
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

/** The platform's own status for each state. */
export type Statuses = Readonly<Record<State, string>>

export const pipelineStatuses: Statuses = {
  running: 'RUNNING',
  success: 'COMPLETED',
  failure: 'FAILED',
  cancelled: 'CANCELED',
  paused: 'PAUSED',
  unknown: 'PONDERING'
}

/** Faults with the names that a platform has for its requests. */
export const named = <T extends string>(
  faults: readonly DeployFault[],
  kinds: Record<DeployFault['on'], T>
): (Omit<DeployFault, 'on'> & {on: T})[] => faults.map(fault => ({...fault, on: kinds[fault.on]}))

/** `own`: the inputs that the platform needs. */
export const optionsOf = (
  platform: Platform,
  secret: string,
  own: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>
): ActionOptions => ({platform, secrets: [secret], inputs: {...hasty, token: secret, ...own, ...inputs}})

export const commit = '3f2a9c1d5e6f708192a3b4c5d6e7f8091a2b3c4d'

/** The run itself and, before it, one of the same commit. */
export const runsOf = (
  plan: DeployPlan,
  {older}: RunSearch
): {n: number; plan: DeployPlan; createdAt: number}[] => [
  ...(older ? [{n: 0, plan: {ends: older}, createdAt: STARTED - 2}] : []),
  {n: 1, plan, createdAt: STARTED - 1}
]

/** The inputs by which the run is found. */
export const inputsFor = (id: string, {by}: RunSearch): Record<string, string> =>
  by === 'commit' ? {commit} : {'run-id': id}

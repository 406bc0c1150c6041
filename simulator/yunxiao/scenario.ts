import type {Fault} from './deploy-order-scenario.js'

/** A Flow pipeline run as data. Times are scenario seconds since the first request to the platform. */
export interface RunScenario {
  pipelineId: string
  runId: number | string
  commit?: string
  /** When it was created; before 0 for an older run, later for one that is not there yet. */
  createdAt?: number
  /** When the list says that it began, where that is not when it was created. */
  begunAt?: number
  stages: readonly {name: string; jobs: readonly JobScenario[]}[]
  timeline: readonly RunEvent[]
  faults?: readonly Fault[]
  /** The number of a step log's first line: `last` is the offset of the next line, or the number of the last one. */
  logBase?: 0 | 1
  /** How long a stop takes from its acceptance to the end, in seconds; 0 unless told. */
  stopTakes?: number
  overlay?: Readonly<Record<string, unknown>>
}

export interface JobScenario {
  id: number
  name: string
  steps?: readonly {name: string; lines: readonly StepLine[]}[]
}

export interface StepLine {
  at: number
  text: string
  /** When its first half shows already, without a line break. */
  halfAt?: number
}

export type RunEvent = {at: number} & (
  | {run: unknown}
  | {job: number; status?: unknown; actions?: readonly Record<string, unknown>[]; result?: string}
  /** The job begins anew as another build: lines from now on are of that one, and only its steps are listed. */
  | {job: number; rebuild: true}
)

/** An AppStack change order as data. */
export interface ChangeOrderScenario {
  appName: string
  sn: string
  /** The run that made it, where one did. */
  origin?: {pipelineId: string; runId: string}
  createdAt?: number
  jobs: readonly ChangeJobScenario[]
  timeline: readonly ChangeEventScenario[]
  faults?: readonly Fault[]
  /** Events come the newest first unless told otherwise: the spec leaves it open. */
  oldestFirst?: boolean
  /** How many characters of a task's log are kept. */
  keepsLog?: number
  /** How long the stop of a job takes from its acceptance to the end, in seconds; 0 unless told. */
  stopTakes?: number
  overlay?: Readonly<Record<string, unknown>>
}

export interface ChangeJobScenario {
  sn: string
  envName: string
  stages: readonly {
    sn: string
    tasks: readonly {sn: string; spec: string; behavior?: 'Upsert' | 'Delete'}[]
  }[]
  nextJob?: ChangeJobScenario
}

export type ChangeEventScenario = {at: number} & (
  | {order: unknown}
  | {job: string; state: unknown}
  | {stage: string; state: unknown}
  | {task: string; state: unknown; errorMessage?: string}
  | {event: {job: string; action: string; operator: string; message: string}}
  | {taskLog: string; text: string; restart?: boolean}
)

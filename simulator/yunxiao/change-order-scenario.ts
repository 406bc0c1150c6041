import type {Fault} from '../server/fault.js'

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
  /** Events are listed the newest first by default: the spec leaves it open. */
  oldestFirst?: boolean
  /** How many characters of a task's log are kept. */
  keepsLog?: number
  /** How long the stop of a job takes from its acceptance to the end; 0 unless given. */
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

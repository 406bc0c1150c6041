import type {Fault} from '../server/fault.js'

/** A Flow pipeline run as data. All times are scenario times. */
/** A pipeline that requests may start. */
export interface StartablePipeline {
  pipelineId: string
  /** The n-th run that is begun, from 1, with its variables; its times count from its start. */
  run: (n: number, variables: Readonly<Record<string, string>>) => RunScenario
  /** HTTP status, code and text of a refusal. */
  refuses?: readonly [status: number, code: string, message: string]
  /** The code sources of the pipeline. */
  sources?: readonly {repo: string; branch: string; isBranchMode?: boolean}[]
  /** How the id of the run is answered: as a number unless given. */
  answers?: 'number' | 'text' | 'object'
  /** Told what each run is begun with. */
  onStart?: (begun: BegunWith) => void
  faults?: readonly Fault[]
}

export interface BegunWith {
  runId: number | string
  comment: string | undefined
  variables: Readonly<Record<string, string>>
  /** The branch or tag. */
  ref: string | undefined
}

export interface RunScenario {
  pipelineId: string
  runId: number | string
  /** Given with its start. */
  comment?: string
  variables?: Readonly<Record<string, string>>
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
  /** How long a stop takes from its acceptance to the end; 0 unless given. */
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

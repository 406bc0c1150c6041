import type {Fault} from '../server/fault.js'

/** One build of a BlueKing CI pipeline as data. All times are scenario times. */
export interface BuildScenario {
  projectId: string
  pipelineId: string
  pipelineName: string
  buildId: string
  buildNum: number
  /** When it was created; before the first request when negative (default 0). Not in the history before that. */
  createdAt?: number
  commits?: readonly string[]
  /** Given with its start. */
  message?: string
  /** The stages after the trigger's, which is always there. */
  stages: readonly StageShape[]
  timeline: readonly BuildEvent[]
  faults?: readonly BuildFault[]
  /** How long a stop of the running build takes, its last stage included; 0 unless given. */
  stopTakes?: number
  /** Fields laid over every status answer: odd values of odd types. */
  overlay?: Readonly<Record<string, unknown>>
}

export interface StageShape {
  id: string
  name: string
  jobs: readonly JobShape[]
  /** The users who have to approve the stage before it begins. */
  reviewers?: readonly string[]
}

export interface JobShape {
  hash: string
  name: string
  jobId?: string
  tasks: readonly TaskShape[]
  /** The jobs of a matrix, which run in its stead. */
  matrix?: readonly JobShape[]
}

export interface TaskShape {
  id: string
  name: string
  stepId?: string
  /** Of the plug-in: `manualReviewUserTask` for a review. */
  type?: string
  reviewers?: readonly string[]
}

export type BuildEvent = {at: number} /** The build's status; `ends` sets its end, `starts` its start. */ & (
  | {build: unknown; starts?: boolean; ends?: boolean; cancelUser?: string; errors?: readonly unknown[]}
  /** `check` is the status of the check before the stage, `refusedBy` the user who rejected it. */
  | {stage: string; status?: unknown; check?: string; checkOut?: string; refusedBy?: string; suggest?: string}
  | {job: string; status: unknown}
  | {task: string; status: unknown; errorMsg?: string; errorCode?: number; errorType?: string}
  /** Lines get their numbers at once; the index may show them later. */
  | {task: string; log: readonly string[]; shownAt?: number}
  /** What the log store says from here on: 0 fine, 2 no index, 3 closed, 999 failed. */
  | {logs: number}
  /** The build begins anew under the same id: all states are cleared, `executeCount` goes up. */
  | {retry: true}
)

/** A pipeline that requests may start. */
export interface StartableBuild extends Pick<BuildScenario, 'projectId' | 'pipelineId'> {
  /** The n-th build that is begun, from 1, with its variables; its times count from its start. */
  build: (n: number, variables: Readonly<Record<string, string>>) => BuildScenario
  /** HTTP status, code and text of a refusal: a locked pipeline, a full queue. */
  refuses?: readonly [status: number, code: number, message: string]
  /** Told what each build is begun with. */
  onStart?: (buildId: string, variables: Readonly<Record<string, string>>, branch: string | null) => void
  faults?: readonly BuildFault[]
}

/** Faults by what is asked for. */
export interface BuildFault extends Omit<Fault, 'on'> {
  on: 'status' | 'batch' | 'detail' | 'history' | 'past' | 'log' | 'stop' | 'start' | 'any'
}

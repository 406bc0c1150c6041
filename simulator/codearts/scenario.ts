import type {Fault} from '../server/fault.js'

/** A pipeline with its runs as data: everything that happens is a list of events. All times are scenario times. */
export interface PipelineScenario {
  projectId: string
  pipelineId: string
  name: string
  /** None: a pipeline that has never run. */
  runs: readonly RunScenario[]
  /** How it is started by requests, where it can be. */
  start?: Startable
  faults?: readonly CodeartsFault[]
}

/** A pipeline that requests may start. */
export interface Startable {
  /** The n-th run that is begun, from 1, with its variables; its times count from its start. */
  run: (n: number, variables: Readonly<Record<string, string>>) => RunScenario
  /** HTTP status, code and text of a refusal. */
  refuses?: readonly [status: number, code: string, message: string]
  /** The code under which the platform tells that the run queues. */
  queues?: 'DEVPIPE.00011169' | 'DEVPIPE.00011170'
  /** The code sources of the pipeline. */
  sources?: readonly CodeSource[]
  /** Told what each run is begun with. */
  onStart?: (begun: BegunWith) => void
}

export interface CodeSource {
  git_type: string
  git_url: string
  codehub_id?: string
  alias?: string
  default_branch?: string
  endpoint_id?: string
}

export interface BegunWith {
  runId: string
  description: string | undefined
  variables: Readonly<Record<string, string>>
  /** The branch or tag. */
  ref: string | undefined
}

export interface RunScenario {
  runId: string
  /** Given with its start. */
  description?: string
  runNumber: number
  /** When it is created; before 0 for a run of old. */
  at?: number
  commit?: string
  stages: readonly StageShape[]
  timeline: readonly RunEvent[]
  /** What steps put out, by the step's id. */
  outputs?: Readonly<Record<string, readonly {key: string; value: unknown}[]>>
  /** How many lines of a log are served again with each page that follows another. */
  repeatsLines?: number
  /** How long a stop takes from its acceptance to the end; 0 unless given. */
  stopTakes?: number
  /** Whether a page of a log ends with a line break; the platform's own sample does not. */
  endsLines?: boolean
  /** Fields laid over the body of the run's detail: odd values of odd types. */
  overlay?: Readonly<Record<string, unknown>>
}

export interface StageShape {
  id: string
  name: string
  unselected?: boolean
  pre?: readonly StepShape[]
  jobs: readonly {id: string; name: string; unselected?: boolean; steps: readonly StepShape[]}[]
  post?: readonly StepShape[]
}

export interface StepShape {
  id: string
  name: string
  task?: string
  inputs?: readonly {key: string; value: unknown}[]
}

export type RunEvent = {at: number} & (
  | {run: unknown; v3?: {status: unknown; result?: unknown}}
  /** A stage, job or step, by its id. */
  | {of: string; status?: unknown; message?: unknown}
  | {of: string; log: readonly string[]}
  /** The log of a step that is run again: what it had is gone. */
  | {of: string; forget: true}
  /** Time of this run stands still until this step is approved, or for so long. */
  | {hold: number; of: string}
)

export type CodeartsCall =
  | 'detail'
  | 'list'
  | 'past'
  | 'start'
  | 'pipeline'
  | 'batch'
  | 'log'
  | 'outputs'
  | 'stop'
  | 'v3'

/** Faults by what is asked for. */
export interface CodeartsFault extends Omit<Fault, 'on'> {
  on: CodeartsCall | 'any'
}

/** A plausible id of 32 hexadecimal digits from a few. */
export function hexId(seed: string): string {
  return Buffer.from(seed).toString('hex').padEnd(32, '0').slice(0, 32)
}

export interface SimpleRun {
  runId: string
  runNumber: number
  at?: number
  commit?: string
  /** Stages after each other, each with one job of one step. */
  stages: readonly {name: string; seconds: number; log: readonly string[]; fails?: string}[]
}

/** A run whose stages come after each other; a failure leaves the later ones at INIT for ever. */
export function simpleRun({stages, at = 0, ...run}: SimpleRun): RunScenario {
  const timeline: RunEvent[] = [{at, run: 'RUNNING'}]
  const id = (kind: string, i: number) => hexId(`${kind}${i}-${run.runNumber}`)
  let clock = at
  let failed = false
  stages.forEach(({seconds, log, fails}, i) => {
    if (failed) return
    const all = [id('stage', i), id('job', i), id('step', i)] as const
    for (const of of all) timeline.push({at: clock, of, status: 'RUNNING'})
    log.forEach((line, n) => {
      timeline.push({at: clock + (seconds * (n + 0.5)) / log.length, of: all[2], log: [line]})
    })
    clock += seconds
    failed = fails !== undefined
    for (const of of all) timeline.push({at: clock, of, status: failed ? 'FAILED' : 'COMPLETED'})
    if (failed) timeline.push({at: clock, of: all[2], message: fails})
  })
  timeline.push({at: clock, run: failed ? 'FAILED' : 'COMPLETED'})
  return {
    ...run,
    at,
    timeline,
    stages: stages.map(({name}, i) => ({
      id: id('stage', i),
      name,
      jobs: [
        {
          id: id('job', i),
          name: `${name}-job`,
          steps: [{id: id('step', i), name: `${name}-step`, task: 'official_shell_plugin'}]
        }
      ]
    }))
  }
}

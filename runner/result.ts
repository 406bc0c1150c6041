import type {Command} from './commands.js'
import type {LogLine} from './reader.js'

/** What came of a step. */
export interface StepResult {
  code: number | null
  signal: NodeJS.Signals | null
  /** Signals that were sent. */
  signals: NodeJS.Signals[]
  lines: readonly LogLine[]
  /** The text lines alone, masked. */
  log: string
  commands: Command[]
  masks: readonly string[]
  outputs: Record<string, string>
  state: Record<string, string>
  env: Record<string, string>
  summary: string
  /** As the file has it, before the runner masks it. */
  rawSummary: string
  /** The command files at the end of the step, by the suffix of their variable. */
  files: Readonly<Record<string, string>>
  /** What went to stdout, before the runner masks it. */
  raw: string
  stderr: string
  durationMs: number
  /** From the first signal to the end, in ms; absent where none was sent. */
  sinceSignalMs?: number | undefined
  /** Whether a command was used that ends a step as failed. */
  broken: boolean
}

export interface RunResult extends StepResult {
  conclusion: 'success' | 'failure' | 'cancelled'
  post?: StepResult
}

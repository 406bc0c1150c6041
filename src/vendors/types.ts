import type {Http} from '../http/client.js'

/** What the user may ask for (contract 1). */
export type Operation =
  | 'wait-deploy-order'
  | 'wait-change-order'
  | 'wait-pipeline'
  | 'check-pipeline'
  | 'fetch-logs'

/**
 * Our word for what a vendor's status word means. `queued` has not begun, `paused` waits for a person, the four
 * last before `unknown` are ends. `unknown` is a word that is not listed, missing, empty, or no string.
 */
export type Phase =
  | 'queued'
  | 'running'
  | 'paused'
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'unknown'

/** One piece of a target that has a state of its own: a machine, job, step or task. */
export interface Part {
  /** Stable within the target; names its log. */
  id: string
  kind: 'machine'
  /** What people call it. Remote text: clean before printing. */
  name: string
  /** The number of its batch, from 1. */
  batch?: number | undefined
  phase: Phase
  /** The vendor's own word, unchanged; `''` when there was none. */
  word: string
  /** The vendor's explanation, when it gives one. */
  message?: string | undefined
  /** Epoch ms UTC, by the platform's clock. */
  startedAt?: number | undefined
  finishedAt?: number | undefined
}

/** Something worth a warning in the log, once for each key. */
export interface Notice {
  key: string
  text: string
}

/** One look at a target: everything the gate and the report know of it. */
export interface Snapshot {
  phase: Phase
  /** The vendor's own word, unchanged; a value that is no string is described. */
  word: string
  /** How far: the n-th of m batches. */
  position?: {kind: 'batch'; at: number; of: number} | undefined
  parts: readonly Part[]
  /** Parts that say something else than `phase: success` does. Non-empty only with that phase. */
  contradictions: readonly Part[]
  /**
   * Failed parts that hold a target which has not ended, so that only a person moves it. `settled` once nothing
   * else is running any more.
   */
  held?: {parts: readonly Part[]; settled: boolean} | undefined
  /** What a person can do while this is paused or held, and where: one clause. */
  action?: string | undefined
  /** The vendor's error code or message for the target itself. */
  message?: string | undefined
  notices: readonly Notice[]
  /** Epoch ms UTC, by the platform's clock. */
  startedAt?: number | undefined
  finishedAt?: number | undefined
}

/** What a read gets from its caller. */
export interface ReadContext {
  signal: AbortSignal
}

/** The log of one part as it stands now. */
export interface PartLog {
  /** The whole text; `''` when there is none yet. */
  text: string
  /** When the part itself ran, epoch ms UTC, where the log knows it better than the status does. */
  startedAt?: number | undefined
  finishedAt?: number | undefined
}

/** One thing that is waited for. */
export interface Target {
  /** As the input of its kind takes it: a deploy order's id. */
  id: string
  kind: 'deploy order'
  /** For people, with what it belongs to: `deploy order 1111 of pipeline 123`. */
  label: string
  /** Values of the id outputs, by output name. */
  ids: Readonly<Record<string, string>>
  /** Link for a person, or `''`. */
  url: string
  /** One status request, or a few. Throws `RequestError`. */
  read(context: ReadContext): Promise<Snapshot>
  /** The log of one part, served only whole. Throws `RequestError`. */
  readLog(part: Part, context: ReadContext): Promise<PartLog>
}

/** Inputs as they were given, trimmed; an input that was not given, or empty, is absent. */
export type Given = Readonly<Partial<Record<string, string>>>

/** Reports a mistake in one input. */
export type Complain = (input: string, text: string) => void

/** What a vendor made of the inputs, ready to be opened. */
export interface Plan {
  /** The flavour of the API that was chosen. */
  api: string
  /** Base URL of the API, not yet checked. */
  endpoint: string
  /** How often and with what each thing is asked. `consoleUrl` is checked, without a slash at its end. */
  open(http: Http, consoleUrl: string | undefined): Target[]
}

/** A platform: one folder beside this file and one line in the registry. */
export interface Vendor {
  /** For people. */
  title: string
  /** The flavours that `api` may name. */
  apis: readonly string[]
  /** Operations that this vendor has, with the ids and credentials that each uses beside the common inputs. */
  operations: Readonly<Partial<Record<Operation, readonly string[]>>>
  /** Checks the vendor's own inputs. Answers nothing when it complained of a mistake. */
  plan(operation: Operation, given: Given, complain: Complain): Plan | undefined
}

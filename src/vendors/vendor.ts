import type {Http} from '../http/client.js'

/** What the user may ask for (contract 1). */
export type Operation =
  | 'wait-deploy-order'
  | 'wait-change-order'
  | 'wait-pipeline'
  | 'check-pipeline'
  | 'fetch-logs'

/**
 * Our word for what a vendor's status word means. `absent` is a run that was looked for and is not there yet,
 * `queued` has not begun, `paused` waits for a person, the four
 * last before `unknown` are ends. `unknown` is a word that is not listed, missing, empty, or no string.
 */
export type Phase =
  | 'absent'
  | 'queued'
  | 'running'
  | 'paused'
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'unknown'

export type PartKind = 'machine' | 'environment' | 'stage' | 'job' | 'step' | 'task'

/** One piece of a target that has a state of its own: a machine, job, step or task. */
export interface Part {
  /** Stable within the target; names its log. A part that runs again under a new log gets a new id. */
  id: string
  kind: PartKind
  /** The id of the part that this is a piece of: a step's job, a job's stage. */
  parent?: string | undefined
  /** Other ids by which people ask for it: a machine's IP and host name, a job's id on the platform. */
  aliases?: readonly string[] | undefined
  /** Whether the platform has a log of just this part. A machine has one unless told otherwise. */
  hasLog?: boolean | undefined
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

/** Something worth a warning, or only a notice, in the log: once for each key. */
export interface Notice {
  key: string
  text: string
  level?: 'notice' | 'warning' | undefined
}

/** Who a target is, as far as it is known: a run that is looked for gets its id, link and name when it is found. */
export interface Identity {
  label: string
  /** Values of the id outputs, by output name. */
  ids: Readonly<Record<string, string>>
  /** Link for a person, or `''`. */
  url: string
  /** How it was found: `given`, `commit`, `latest`, or `run` for orders of a run. */
  matchedBy?: 'given' | 'commit' | 'latest' | 'run' | undefined
  /** The inputs that name just this thing, so that it can be opened again by its id. Absent while it is not known. */
  names?: Given | undefined
}

/** One look at a target: everything the gate and the report know of it. */
export interface Snapshot {
  phase: Phase
  /** The vendor's own word, unchanged; a value that is no string is described. */
  word: string
  /** What is known better of the target since it was found. */
  identity?: Identity | undefined
  /** How far: the n-th of m. */
  position?: {kind: 'batch' | 'stage'; at: number; of: number} | undefined
  /** In the order of the tree, a part after its parent. */
  parts: readonly Part[]
  /** Targets that were found through this one, each with an id of its own; they are waited for too. */
  children?: readonly Target[] | undefined
  /** Parts that say something else than `phase: success` does. Non-empty only with that phase. */
  contradictions: readonly Part[]
  /**
   * Failed parts that hold a target which has not ended, so that only a person moves it. `settled` once nothing
   * else is running any more.
   */
  held?: {parts: readonly Part[]; settled: boolean} | undefined
  /** What a person can do while this is paused or held, and where: one clause. */
  action?: string | undefined
  /** It has not ended, and is on its way there because somebody stopped it. */
  stopping?: boolean | undefined
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

/** The log of one part: the whole of it as it stands now or, with a cursor, what came after the last cursor. */
export interface PartLog {
  /** `''` when there is none yet, or nothing new. */
  text: string
  /** Where the next read goes on; opaque to the gate. Absent where a log is served only whole. */
  cursor?: unknown
  /** With a cursor: there is more to be had at once. */
  more?: boolean | undefined
  /** With a cursor: each line is known by itself, so that a part that runs again under its id repeats none. */
  steady?: boolean | undefined
  /** Whether the platform itself says that nothing more will come; absent where it says neither. */
  complete?: boolean | undefined
  /** What the platform does not serve of this log, as a clause. */
  lost?: string | undefined
  /** When the part itself ran, epoch ms UTC, where the log knows it better than the status does. */
  startedAt?: number | undefined
  finishedAt?: number | undefined
}

export type TargetKind = 'deploy order' | 'change order' | 'pipeline run' | 'build'

/** One thing that is waited for. Its `label` says for people what it belongs to: `deploy order 1111 of pipeline 123`. */
export interface Target extends Identity {
  /** As the input of its kind takes it: a deploy order's id. */
  id: string
  kind: TargetKind
  /** Ids and names of the job that made it, for one found through a run. */
  madeBy?: readonly string[] | undefined
  /** One status request, or a few. Throws `RequestError`. */
  read(context: ReadContext): Promise<Snapshot>
  /**
   * The last snapshot with what only explains how it ended, and takes requests of its own: the steps of the last jobs,
   * what failed in a run that a run started. Asked once, when the verdict stands. Throws `RequestError`.
   */
  explain?(snapshot: Snapshot, context: ReadContext): Promise<Snapshot>
  /** The log of one part, from `cursor` on where the last answer had one. Throws `RequestError`. */
  readLog(part: Part, context: ReadContext, cursor?: unknown): Promise<PartLog>
  /**
   * Asks the platform to stop it. True when that was accepted, or it is stopping already; false when there is nothing
   * yet. Throws `RequestError`. Absent where the platform has no such call, or the thing is not ours alone to stop.
   */
  stop?(context: ReadContext): Promise<boolean>
  /** Where people would expect `stop` and there is none: why, and what to give. */
  whyNoStop?: string | undefined
  /** Ms after which a second stop does more harm than the first one: it must not be sent then. */
  stopsOnceFor?: number | undefined
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
  /** The things to wait for. `consoleUrl` is checked, without a slash at its end. Loads the platform's adapters. */
  open(http: Http, consoleUrl: string | undefined): Promise<Target[]>
}

/** A platform: one folder beside this file and one line in the registry. */
export interface Vendor {
  /** For people. */
  title: string
  /** The flavours that `api` may name. */
  apis: readonly string[]
  /** Whether its tokens come percent-encoded, so that a percent sign in one is no mistake. */
  encodedTokens?: boolean
  /** Operations that this vendor has, with the ids and credentials that each uses beside the common inputs. */
  operations: Readonly<Partial<Record<Operation, readonly string[]>>>
  /** The inputs that a console link stands for, or nothing when it is no link to a run of this vendor. */
  readLink(url: URL): Given | undefined
  /** Credentials of the environment for inputs that were not given. */
  fallbacks?(given: Given, env: Readonly<Record<string, string | undefined>>): Given
  /** Checks the vendor's own inputs. Answers nothing when it complained of a mistake. */
  plan(operation: Operation, given: Given, complain: Complain): Plan | undefined
}

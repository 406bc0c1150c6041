import type {Text} from '../messages/message.js'
import type {Clock} from '../util/timers.js'
import type {RequestError} from './errors.js'
import type {Part} from './part.js'
import type {Snapshot} from './snapshot.js'

/** Inputs as they were given, trimmed; an input that was not given, or empty, is absent. */
export type RawInputs = Readonly<Partial<Record<string, string>>>

/** Who a target is, as far as it is known: a run that is looked for gets its id, link and name when it is found. */
export interface Identity {
  /** What it is and what it belongs to, with its ids. */
  label: Text
  /** What it is, with its own id alone: for titles. */
  name?: Text | undefined
  /** Values of the id outputs, by output name. */
  ids: Readonly<Record<string, string>>
  /** Link for a person, or `''`. */
  url: string
  /** How it was found: `given`, `commit`, `latest`, `started`, or `run` for orders of a run. */
  matchedBy?: 'given' | 'commit' | 'latest' | 'started' | 'run' | undefined
  /** The inputs that name just this thing, so that it can be opened again by its id. Absent while it is not known. */
  names?: RawInputs | undefined
  /** What names a run whose start was sent, as long as its id is not known. */
  marker?: string | undefined
}

/** What a read gets from its caller. */
export interface ReadContext {
  signal: AbortSignal
}

/** What came of the request that begins a run. */
export type Begun =
  /** `error`: why the run had to be looked for, where the answer did not tell it. */
  | {code: 'begun'; identity: Identity; error?: RequestError | undefined}
  /** It has surely not begun. */
  | {code: 'refused'; error: RequestError}
  /** Nobody knows whether it has. `search`: why that could not be looked up, where that is why. */
  | {code: 'unclear'; error: RequestError; search?: RequestError | undefined}

/** What a start gets from its caller. */
export interface StartContext extends ReadContext {
  clock: Clock
  /** The longest wait for the answer. */
  sendMs: number
  /** Told that the answer leaves it open whether the run has begun, so that it is looked for. */
  onUnclear: (error: RequestError) => void
}

/** How a run that is not there yet is begun. */
export interface RunStart {
  /** The inputs that name what it is begun of, and with the marker the run. */
  names: RawInputs
  /**
   * Sends the request that begins the run, once and never again, and finds the run. Rejects with the signal's reason when
   * that aborts: the request goes on then, so that `Target.stop` has something to stop.
   */
  begin(marker: string, context: StartContext): Promise<Begun>
  /** Looks once for the run that an earlier process has begun under this marker. Throws `RequestError`. */
  recover(marker: string, context: ReadContext): Promise<boolean>
}

/** The log of one part: the whole of it as it stands now or, with a cursor, what came after the last cursor. */
export interface PartLog {
  /** `''` before the first one, or when nothing is new. */
  text: string
  /** Where the next read goes on; opaque to the reader. Absent where a log is served only whole. */
  cursor?: unknown
  /** With a cursor: there is more to be had at once. */
  more?: boolean | undefined
  /** With a cursor: each line is known by itself, so that a part that runs again under its id repeats none. */
  steady?: boolean | undefined
  /**
   * What the platform itself says: `true`, that nothing more will come, which is believed once the part has ended;
   * `false`, that more will come. Absent where it says neither, or says the first too early.
   */
  complete?: boolean | undefined
  /** Text between the last answer and this one is lost: a line that has not ended was cut there. */
  gap?: boolean | undefined
  /** What the platform does not serve of this log, as a clause. */
  lost?: Text | undefined
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
  /**
   * Found through a run whose own status decides: of this target only what needs a person counts, a pause or a block.
   * Its logs are read all the same.
   */
  isAside?: boolean | undefined
  /** Ids and names of the job that made it, for one found through a run. */
  madeBy?: readonly string[] | undefined
  /** The same for targets that one request reads where they are polled at once: the wait keeps their polls together. */
  readTogether?: object | undefined
  /** How it is begun, before anything else is asked of it; absent for what is there already. */
  start?: RunStart | undefined
  /** One status request, or a few. Throws `RequestError`. */
  read(context: ReadContext): Promise<Snapshot>
  /**
   * The last snapshot with what only explains how it ended, and takes requests of its own: the steps of the last jobs,
   * what failed in a run that a run started. Asked when the verdict stands, and again with the same snapshot while the
   * answer has parts that are `unlisted`: one try each time. Throws `RequestError`.
   */
  addDetails?(snapshot: Snapshot, context: ReadContext): Promise<Snapshot>
  /**
   * How long the newest successful runs of the same pipeline took, in ms, the newest first. It only explains, and sets the
   * pace. Absent where there is nothing to compare with. Throws `RequestError`.
   */
  readDurations?(context: ReadContext): Promise<readonly number[]>
  /** The log of one part, from `cursor` on where the last answer had one. Throws `RequestError`. */
  readLog(part: Part, context: ReadContext, cursor?: unknown): Promise<PartLog>
  /**
   * Asks the platform to stop it. True when that was accepted, or it is stopping already; false when there is nothing
   * yet. Throws `RequestError`. Absent where the platform has no such call, or the thing is not ours alone to stop.
   */
  stop?(context: ReadContext): Promise<boolean>
  /** Why there is no `stop` where people would expect one, and what to give. */
  whyNoStop?: Text | undefined
  /** Ms after which a second stop does more harm than the first one: it must not be sent then. */
  stopsOnceFor?: number | undefined
}

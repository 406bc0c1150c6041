import type {Text} from '../messages/message.js'
import type {RequestFailure} from './errors.js'
import type {Identity, TargetKind} from './identity.js'
import type {Notice} from './notice.js'
import type {Part} from './part.js'
import type {PartLog} from './part-log.js'
import type {Phase} from './phase.js'
import type {ReadContext} from './read-context.js'
import type {RunStart} from './run-start.js'

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

/** Parts that the platform lists apart from the target, and that could not be listed: nobody knows whether there are any. */
export interface Unlisted {
  /** The id of the part that they are pieces of; absent where they may be anything in the target. */
  parent?: string | undefined
  /** What could not be listed, for people: `the steps of job build`. Remote text: clean before printing. */
  what: Text
  /** Of the last try. */
  failure: RequestFailure
  message: Text
}

/** One poll of a target: everything that the wait and the report know of it. */
export interface Snapshot {
  phase: Phase
  /** The platform's own status, unchanged; a value that is no string is described. */
  status: string
  /** What is known better of the target since it was found. */
  identity?: Identity | undefined
  /** How far: the n-th of m. */
  position?: {kind: 'batch' | 'stage'; at: number; of: number} | undefined
  /** Its place in the queue: it moves as long as this changes. */
  queuePlace?: number | undefined
  /** In the order of the tree, a part after its parent. */
  parts: readonly Part[]
  /** What is missing in `parts`, or out of date there: it is asked for again, and never taken for nothing. */
  unlisted?: readonly Unlisted[] | undefined
  /** Targets that were found through this one, each with an id of its own; they are waited for too. */
  children?: readonly Target[] | undefined
  /** Parts that say something else than `phase: success` does. Non-empty only with that phase. */
  contradictions: readonly Part[]
  /**
   * Failed parts that hold a target which has not ended, so that only a person moves it. `settled` once nothing
   * else is running any more.
   */
  blocked?: {parts: readonly Part[]; settled: boolean} | undefined
  /** What a person can do while this is paused or held, and where: one clause. */
  action?: Text | undefined
  /** It may not be what was meant, which is not known yet: it is waited for, and only `timeout` and queueing count. */
  undecided?: boolean | undefined
  /** Why this is no answer to what was asked, whatever its phase: the wait ends as `error`. */
  refusal?: {message: Text; hint: Text} | undefined
  /** It has not ended, and is on its way there because somebody stopped it. */
  stopping?: boolean | undefined
  /** The vendor's error code or message for the target itself. */
  message?: Text | undefined
  notices: readonly Notice[]
  /** Ms since it began, by the platform's clock. */
  ageMs?: number | undefined
  /** Epoch ms UTC, by the platform's clock. */
  startedAt?: number | undefined
  finishedAt?: number | undefined
}

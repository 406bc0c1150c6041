import type {Text} from '../messages/message.js'
import type {RequestFailure} from './errors.js'
import type {Part} from './part.js'
import type {Phase} from './phase.js'
import type {Identity, Target} from './target.js'

/** Something worth a warning, or only a notice, in the log: once for each key. */
export interface Notice {
  key: string
  text: Text
  level?: 'notice' | 'warning' | undefined
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

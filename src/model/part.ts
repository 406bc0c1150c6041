import type {Text} from '../messages/message.js'
import type {Phase} from './phase.js'

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
  /** How a machine is known, where the platform tells. */
  machine?: {sn?: string | undefined; ip?: string | undefined; host?: string | undefined} | undefined
  /** Whether the platform has a log of just this part by now. */
  hasLog: boolean
  /** What people call it. Remote text: clean before printing. */
  name: string
  /** The number of its batch, from 1. */
  batch?: number | undefined
  phase: Phase
  /** The platform's own status, unchanged; `''` when there was none. */
  status: string
  /** It failed, and what it is a piece of goes on all the same: it is not the cause of a failure. */
  allowedToFail?: boolean | undefined
  /** It waits for a person, whatever its own status says. */
  waits?: boolean | undefined
  /** It failed since a person did not approve it, or not in time. */
  isRefused?: boolean | undefined
  /** The vendor's explanation, when it gives one. */
  message?: Text | undefined
  /** Epoch ms UTC, by the platform's clock. */
  startedAt?: number | undefined
  finishedAt?: number | undefined
}

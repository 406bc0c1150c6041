import type {Text} from '../messages/message.js'
import type {RequestFailure} from '../model/errors.js'
import type {Outcome} from '../model/outcome.js'
import type {Part} from '../model/part.js'
import type {Snapshot} from '../model/target.js'
import type {History} from './history.js'

/** The rules of one wait; all times in ms. */
export interface Policy {
  timeoutMs: number
  queueTimeoutMs?: number | undefined
  stallTimeoutMs?: number | undefined
  outageToleranceMs: number
  onPaused: 'wait' | 'stop'
  onFailedMachine: 'fail' | 'wait'
  /** One poll and no waiting: `running` and `paused` are answers, nothing found and an unknown status are errors. */
  once?: boolean | undefined
}

/** What one poll brought. `logLength` counts the characters of the target's logs read so far. */
export type PollResult =
  | {snapshot: Snapshot; logLength: number; followed?: Followed | undefined}
  | PollFailure

/** What is known of the targets that are followed through a target: they keep its wait from stalling. */
export interface Followed {
  /** Changes whenever one of them moves. */
  fingerprint: string
  /** Whether one of them waits for a person. */
  isPaused: boolean
}

/** A poll without a good answer. `message` is for people. */
export interface PollFailure {
  failure: RequestFailure
  message: Text
}

/** The limits that end a wait; `absence` bounds the search for a run that has not appeared yet. */
export type Limit = 'timeout' | 'queue-timeout' | 'stall-timeout' | 'absence'

/** The codes of all causes. */
export const causeCodes = [
  'vendor',
  'contradicted',
  'blocked',
  'paused',
  'polled',
  'nothing-found',
  'limit',
  'unknown-status',
  'outage',
  'not-meant',
  'refused',
  'interrupted',
  'abandoned',
  'no-such-part',
  'no-log',
  'run-ended',
  'started',
  'start-unclear'
] as const satisfies readonly Cause['code'][]

/** Why a wait ended; the report makes the sentence. */
export type Cause =
  | {code: 'vendor'}
  | {code: 'contradicted'; parts: readonly Part[]}
  | {code: 'blocked'; parts: readonly Part[]}
  | {code: 'paused'}
  | {code: 'polled'}
  | {code: 'nothing-found'}
  | {code: 'limit'; limit: Limit; limitMs: number; neverGood: boolean}
  | {code: 'unknown-status'; status: string; polls: number}
  | {code: 'outage'; forMs: number; message: Text; failure: RequestFailure}
  /** The run that was found is no answer to what was asked, whatever it says. */
  | {code: 'not-meant'; message: Text; hint: Text}
  | {code: 'refused'; message: Text; failure: RequestFailure}
  | {code: 'interrupted'; signal: string}
  | {code: 'abandoned'}
  /** No part has the name that was asked for. */
  | {code: 'no-such-part'; input: string; name: string; there: readonly string[]}
  /** The log that was asked for, or every log, could not be read. */
  | {code: 'no-log'; message: Text}
  /** The run that made this target has ended in failure or cancelled. */
  | {code: 'run-ended'; label: Text; status: string}
  /** It was begun, and is not waited for. */
  | {code: 'started'}
  /** It was to be begun, and nobody knows whether it was; `search` is why it could not be looked for, where that is so. */
  | {code: 'start-unclear'; marker: string; message: Text; search: Text | undefined; failure: RequestFailure}

/** How the wait for one target ended, and why. */
export interface Verdict {
  outcome: Outcome
  /** `stops`: the platform is asked to stop the target. */
  cause: Cause & {stops?: boolean}
}

/** All that a wait remembers between two polls. Times are ms since its start. */
export interface WaitState {
  polls: number
  /** How often each status or failure was seen, for the timeout's reason. */
  seen: Readonly<Record<string, number>>
  lastAt: number
  /** What the last poll brought: it says which clocks run until the next one. */
  last: 'nothing' | 'good' | 'unknown' | 'failed'
  lastGoodAt?: number | undefined
  /** Time with answers since the last good one, or since the start: for so long the target may not be there yet. */
  missingMs: number
  snapshot?: Snapshot | undefined
  /** Whether a target that is followed through this one waits for a person. */
  isFollowedPaused: boolean
  /** Changes whenever the target moves; see `fingerprintOf`. */
  fingerprint?: string | undefined
  /** The failures since the last answer; `since` is the time of the first, the rest is of the last. */
  failing?: (PollFailure & {since: number; count: number}) | undefined
  /** The unknown statuses since the last known one; `status` is the last. */
  unknown?: {since: number; polls: number; status: string} | undefined
  /** How long it has been running: while it was watched, and before; the second is absent while it is not known. */
  runMs: number
  headStartMs?: number | undefined
  /** How long the runs before it took, once that is known. */
  history?: History | undefined
  /** While it was absent or queued; `absentMs` is the first alone. */
  queuedMs: number
  absentMs: number
  stalledMs: number
  /** Polls in a row that said the same thing, for what is believed only when it is seen twice. */
  pausedPolls: number
  blockedPolls: number
  contradictedPolls: number
  /** Parts that contradicted a success, and that no poll since then has listed otherwise. */
  contradicting: readonly Part[]
}

/** The state of a wait before its first poll. */
export const initialWaitState: WaitState = {
  polls: 0,
  seen: {},
  lastAt: 0,
  last: 'nothing',
  missingMs: 0,
  isFollowedPaused: false,
  runMs: 0,
  queuedMs: 0,
  absentMs: 0,
  stalledMs: 0,
  pausedPolls: 0,
  blockedPolls: 0,
  contradictedPolls: 0,
  contradicting: []
}

/** What one poll made of a wait: the state from now on, and the verdict if there is one. */
export interface Decision {
  state: WaitState
  verdict?: Verdict
}

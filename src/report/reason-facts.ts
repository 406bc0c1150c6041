import {type Message, message, type Text} from '../messages/message.js'
import type {TargetKind} from '../model/identity.js'
import type {Outcome} from '../model/outcome.js'
import type {Part, PartKind} from '../model/part.js'
import {ENDED} from '../model/phase.js'
import {oneLine} from '../output/clean-text.js'
import type {WaitState} from '../wait/policy.js'
import type {WaitResult} from '../wait/poll-all.js'
import {partPath} from './part-path.js'

export const LONGEST_STATUS = 100
const LONGEST_SEEN = 300

/** What a cause and a next step are made of. Texts are the platform's, and made safe where they are said. */
export interface ReasonFacts {
  kind: TargetKind
  outcome: Outcome
  /** The platform's last word for the state, or `''` where none was seen. */
  status: string
  /** What the platform says about it. */
  why: Text | undefined
  /** What a person can do on the platform while it is paused. */
  action: Text | undefined
  parts: readonly Part[]
  /** What names a run whose start was sent, and whose id is not known. */
  marker: string | undefined
  /** Whether this step has started it, so that running the job again would start another. */
  isStarted: boolean
  hasEnded: boolean
  /** Whether the platform is asked to stop it. */
  stops: boolean
  state: WaitState
  /** Ms since the start of the wait. */
  waitedMs: number
}

export function factsOf({target, identity, verdict, state}: WaitResult, waitedMs: number): ReasonFacts {
  const {snapshot} = state
  return {
    kind: target.kind,
    outcome: verdict.outcome,
    status: oneLine(snapshot?.status ?? '', LONGEST_STATUS),
    why: snapshot?.message || undefined,
    action: snapshot?.action || undefined,
    parts: snapshot?.parts ?? [],
    marker: identity.marker,
    isStarted: identity.matchedBy === 'started',
    hasEnded: snapshot !== undefined && ENDED.has(snapshot.phase),
    stops: verdict.cause.stops ?? false,
    state,
    waitedMs
  }
}

/** `12× Running, 3× HTTP 503, last good answer 40s ago`. */
export function seenSoFar({state, waitedMs}: ReasonFacts): Message {
  const all = Object.entries(state.seen).map(([label, times]) => ({
    label: oneLine(label, LONGEST_STATUS),
    times
  }))
  // A platform with many words must not push the next step out of the sentence.
  let length = 0
  const polls = all.filter(({label}) => {
    length += label.length + 6
    return length <= LONGEST_SEEN
  })
  return message('seen.polls', {
    polls,
    isCut: polls.length < all.length,
    lastGoodMs: state.lastGoodAt === undefined ? undefined : waitedMs - state.lastGoodAt
  })
}

/** `machine web-1 of batch 2 failed (agent lost), and 1 other machine`. */
export function named(culprits: readonly Part[], {parts}: ReasonFacts): Message {
  const [first, ...others] = culprits
  if (first === undefined) return message('parts.none')
  return message('parts.wrong', {
    path: partPath(first, parts),
    fate: fateOf(first),
    why: first.message || undefined,
    others: countByKind(others)
  })
}

function countByKind(parts: readonly Part[]): {kind: PartKind; count: number}[] {
  const counts = new Map<PartKind, number>()
  for (const {kind} of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({kind, count}))
}

function fateOf({phase, status}: Part): Message {
  if (phase === 'failure') return message('fate.failed')
  if (phase === 'cancelled') return message('fate.cancelled')
  return message(phase === 'unknown' ? 'fate.unknown' : 'fate.other', {status})
}

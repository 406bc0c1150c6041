import type {Outcome} from '../model/outcome.js'
import type {Part} from '../model/part.js'
import {ENDED} from '../model/phase.js'
import type {TargetKind} from '../model/target.js'
import {oneLine} from '../output/clean-text.js'
import {formatDuration} from '../util/duration.js'
import type {WaitState} from '../wait/policy.js'
import type {WaitResult} from '../wait/poll-all.js'
import {partPath} from './part-path.js'
import {countOf, safeRemote} from './safe-text.js'

const LONGEST_LABEL = 200
const LONGEST_STATUS = 100

/** What the clauses of a reason are made of; all texts are safe. */
export interface ReasonFacts {
  /** Where it happened: the target with its ids. */
  where: string
  kind: TargetKind
  hasLink: boolean
  outcome: Outcome
  /** The platform's last word for the state, or `''` where none was seen. */
  status: string
  /** ` (the platform's own message)`, or `''`. */
  message: string
  /** What a person can do on the platform while it is paused. */
  action: string | undefined
  parts: readonly Part[]
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
    where: oneLine(identity.label, LONGEST_LABEL),
    kind: target.kind,
    hasLink: identity.url !== '',
    outcome: verdict.outcome,
    status: safeRemote(snapshot?.status ?? '', LONGEST_STATUS),
    message: snapshot?.message ? ` (${safeRemote(snapshot.message)})` : '',
    action: snapshot?.action,
    parts: snapshot?.parts ?? [],
    hasEnded: snapshot !== undefined && ENDED.has(snapshot.phase),
    stops: verdict.cause.stops ?? false,
    state,
    waitedMs
  }
}

/** `12× Running, 3× HTTP 503, last good answer 40s ago`. */
export function seenSoFar({state, waitedMs}: ReasonFacts): string {
  const seen = Object.entries(state.seen).map(
    ([label, times]) => `${times}× ${oneLine(label, LONGEST_STATUS)}`
  )
  const last =
    state.lastGoodAt === undefined
      ? []
      : [`last good answer ${formatDuration(waitedMs - state.lastGoodAt)} ago`]
  // A platform with many words must not push the next step out of the sentence.
  return [safeRemote(seen.join(', ')), ...last].join(', ')
}

/** `machine web-1 of batch 2 failed (agent lost), and 1 other part`. */
export function named(culprits: readonly Part[], {parts}: ReasonFacts): string {
  const [first, ...others] = culprits
  if (first === undefined) return 'a part failed'
  const why = first.message ? ` (${safeRemote(first.message)})` : ''
  const more = others.length > 0 ? `, and ${countOf(others.length, 'other part')}` : ''
  return `${safeRemote(partPath(first, parts))} ${fateOf(first)}${why}${more}`
}

function fateOf({phase, status}: Part): string {
  if (phase === 'failure') return 'failed'
  if (phase === 'cancelled') return 'was cancelled'
  const word = safeRemote(status)
  return phase === 'unknown' ? `has the unknown status ${word}` : `is ${word}`
}

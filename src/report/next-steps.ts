import {type Message, message, type Text} from '../messages/message.js'
import {failedLeaves} from '../model/failed-parts.js'
import type {TargetKind} from '../model/identity.js'
import type {Part} from '../model/part.js'
import {isPaused} from '../model/paused.js'
import type {Limit} from '../wait/policy.js'
import type {ReasonFacts} from './reason-facts.js'

/** What a person does once the platform has said how it ended. */
export function afterEnd({outcome, kind, parts, why}: ReasonFacts): Message | undefined {
  switch (outcome) {
    case 'success':
      return parts.some(part => part.kind === 'machine' && part.phase === 'skipped')
        ? message('next.skipped-machines')
        : undefined
    case 'failure':
      return afterFailure(failedLeaves(parts), kind)
    case 'cancelled':
      return message('next.cancelled', {isExplained: why !== undefined})
    default:
      return kind === 'deploy order' ? message('next.no-machine') : message('next.did-nothing')
  }
}

function afterFailure(failed: readonly Part[], kind: TargetKind): Message {
  if (failed.length > 0 && failed.every(({isRefused}) => isRefused)) return message('next.not-approved')
  const isOrder = kind === 'deploy order' || kind === 'change order'
  return message('next.fix', {thing: failed[0]?.kind ?? kind, isOrder})
}

/** How a person has it waited for once more. */
export function again({isStarted}: Pick<ReasonFacts, 'isStarted'>): Message {
  return message(isStarted ? 'again.wait' : 'again.job')
}

/** What a person does about a pause that ended the wait. */
export function afterPause(facts: ReasonFacts): Message {
  const {action = message('next.act')} = facts
  return message('next.act-then-again', {action, again: again(facts)})
}

/** What a person does about a limit that has passed. */
export function afterLimit(limit: Limit, neverGood: boolean, facts: ReasonFacts): Text {
  const {snapshot, failing} = facts.state
  if (limit === 'absence' || snapshot?.phase === 'absent') return message('next.absence')
  if (neverGood) return failing?.failure.hint ?? message('next.never-good')
  return orStopped(facts, isPaused(snapshot) ? afterPause(facts) : message('next.limit', {limit}))
}

/** What becomes of the deploy after a signal. */
export function afterInterruption(facts: ReasonFacts): Message {
  const {marker} = facts
  if (marker !== undefined) return orStopped(facts, message('next.start-under-way', {marker}))
  return facts.hasEnded
    ? message('next.ended')
    : orStopped(facts, message('next.keeps-running', {again: again(facts)}))
}

/** The next step, or that the platform is asked to stop what was waited for. */
export function orStopped<T extends Text | undefined>({stops}: ReasonFacts, next: T): T | Message {
  return stops ? message('next.stopping') : next
}

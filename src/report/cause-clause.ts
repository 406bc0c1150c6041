import {failedLeaves} from '../model/failed-parts.js'
import {formatDuration} from '../util/duration.js'
import type {Cause} from '../wait/policy.js'
import {named, type ReasonFacts, seenSoFar} from './reason-facts.js'
import {countOf, safeRemote} from './safe-text.js'

type CauseOf<Code> = Extract<Cause, {code: Code}>
type Clauses = {readonly [Code in Cause['code']]: (cause: CauseOf<Code>, facts: ReasonFacts) => string}

/** Why the wait ended, for each cause. */
const clauses: Clauses = {
  vendor: (_, facts) => vendorClause(facts),
  contradicted: ({parts}, facts) => `${facts.where} says ${facts.status}, but ${named(parts, facts)}`,
  blocked: ({parts}, facts) =>
    `${named(parts, facts)}; ${facts.where} is blocked at ${facts.status}${facts.message}`,
  paused: (_, {where, status}) => `${where} is paused (${status}) and waits for a person`,
  polled: (_, {where, status, outcome}) =>
    outcome === 'paused'
      ? `${where} is paused (${status}) and waits for a person`
      : `${where} has not ended (${status})`,
  'nothing-found': (_, {where}) => `nothing was found for ${where}`,
  limit: limitClause,
  'unknown-status': ({status, polls}, {where}) =>
    `${where} has the unknown status ${safeRemote(status, 100)}, seen in ${countOf(polls, 'poll')}`,
  outage: ({forMs, message}, facts) =>
    `the platform gave no good answer for ${formatDuration(forMs)} (${safeRemote(message)}), longer than outage-tolerance: ${seenSoFar(facts)}`,
  'not-meant': ({message}, {where}) => `${safeRemote(message)} (${where})`,
  refused: ({message}, {where}) => `the platform refused the question about ${where}: ${safeRemote(message)}`,
  interrupted: ({signal}, {where, status, hasEnded}) =>
    `the workflow was cancelled or timed out (${signal}) ${
      hasEnded
        ? `when ${where} had just ended in ${status}`
        : `while ${where} was ${status || 'not yet seen'}`
    }`,
  abandoned: (_, {where, status}) =>
    `${where} was no longer awaited${status ? ` (last status ${status})` : ''}, because another target failed first`,
  'no-such-part': ({asked, there}, {where}) => `${where} has no ${asked}; there are: ${safeRemote(there)}`,
  'no-log': ({message}, {where}) => `the log of ${where} could not be read: ${safeRemote(message)}`,
  'run-ended': ({label, status}, facts) =>
    `${facts.where} was at ${facts.status || 'its start'} when ${safeRemote(label)} ended in ${safeRemote(status)}`
}

/** One clause: why the wait for a target ended, and where. */
export function causeClause(cause: Cause, facts: ReasonFacts): string {
  const clause = clauses[cause.code] as (cause: Cause, facts: ReasonFacts) => string
  return clause(cause, facts)
}

function vendorClause(facts: ReasonFacts): string {
  const {where, status, message, kind} = facts
  switch (facts.outcome) {
    case 'success':
      return successClause(facts)
    case 'failure':
      return failureClause(facts)
    case 'cancelled':
      return `${where} was cancelled on the platform (${status})${message}`
    default:
      return kind === 'deploy order'
        ? `${where} ended in ${status} without a machine that was deployed`
        : `${where} ended in ${status} and did nothing${message}`
  }
}

function successClause({where, parts}: ReasonFacts): string {
  const machines = parts.filter(p => p.kind === 'machine')
  const skipped = machines.filter(p => p.phase === 'skipped').length
  const meant = machines.length - skipped
  const done = machines.filter(p => p.phase === 'success').length
  // The platform's word counts, but nothing is claimed of a machine that has not said so itself.
  const of = done < meant ? `${done} of ` : ''
  const on = machines.length > 0 ? ` on ${of}${countOf(meant, 'machine')}` : ''
  const without = skipped > 0 ? `; ${countOf(skipped, 'machine')} skipped: look whether they matter` : ''
  return `${where} succeeded${on}${without}`
}

function failureClause(facts: ReasonFacts): string {
  const failed = failedLeaves(facts.parts)
  const which = failed.length > 0 ? `: ${named(failed, facts)}` : ''
  // The vendor's message is often that of the part, which is named with it.
  const ofPart = failed[0]?.message?.toLowerCase()
  const isSaid = ofPart && facts.state.snapshot?.message?.toLowerCase().includes(ofPart)
  return `${facts.where} ended in ${facts.status}${isSaid ? '' : facts.message}${which}`
}

function limitClause({limit, limitMs, neverGood}: CauseOf<'limit'>, facts: ReasonFacts): string {
  const {where, state} = facts
  const passed =
    limit === 'absence'
      ? `no run was found within ${formatDuration(limitMs)} for ${where}`
      : `${limit} (${formatDuration(limitMs)}) passed before ${where} ended: ${seenSoFar(facts)}`
  if (!neverGood || state.snapshot?.phase === 'absent') return passed
  const failure = state.failing ? ` (${safeRemote(state.failing.message)})` : ''
  return `${passed}; there was no good answer at all${failure}`
}

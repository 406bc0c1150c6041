import {inEnglish, type Message, message, type Text} from '../messages/message.js'
import {failedLeaves} from '../model/failed-parts.js'
import type {Part} from '../model/part.js'
import {isPaused} from '../model/paused.js'
import {oneLine} from '../output/clean-text.js'
import type {Cause} from '../wait/policy.js'
import {afterEnd, afterInterruption, afterLimit, afterPause, again, orStopped} from './next-steps.js'
import {LONGEST_STATUS, named, type ReasonFacts, seenSoFar} from './reason-facts.js'

type CauseOf<Code> = Extract<Cause, {code: Code}>

/** What is said of one code: why the wait ended, and what a person does next; no next step where the cause says it all. */
interface Explained<Code> {
  cause: (cause: CauseOf<Code>, facts: ReasonFacts) => Text
  next: (cause: CauseOf<Code>, facts: ReasonFacts) => Text | undefined
}
type Causes = {readonly [Code in Cause['code']]: Explained<Code>}

/** Each code of `result.cause.code`, with what is said of it. */
const causes: Causes = {
  vendor: {cause: (_, facts) => vendorCause(facts), next: (_, facts) => afterEnd(facts)},
  contradicted: {
    cause: ({parts}, facts) =>
      message('cause.contradicted', {part: named(parts, facts), status: facts.status}),
    next: ({parts}) => message('next.contradicted', {kind: parts[0]?.kind ?? 'machine'})
  },
  blocked: {
    cause({parts}, facts) {
      const {kind, status, why} = facts
      return message('cause.blocked', {part: named(parts, facts), kind, status, why})
    },
    next: (_, facts) => message('next.blocked', {again: again(facts)})
  },
  paused: {cause: (_, facts) => pause(facts), next: (_, facts) => afterPause(facts)},
  polled: {
    cause: (_, facts) =>
      facts.outcome === 'paused' ? pause(facts) : message('cause.not-ended', {status: facts.status}),
    next: (_, {outcome, action = message('next.act')}) =>
      outcome === 'paused' ? action : message('next.poll-again')
  },
  'nothing-found': {
    cause: () => message('cause.nothing-found'),
    next: () => message('next.nothing-found')
  },
  limit: {cause: limitCause, next: ({limit, neverGood}, facts) => afterLimit(limit, neverGood, facts)},
  'unknown-status': {
    cause: ({status, polls}) =>
      message('cause.unknown-status', {status: oneLine(status, LONGEST_STATUS), polls}),
    next: () => message('next.unknown-status')
  },
  outage: {
    cause: ({forMs, message: failure}, facts) =>
      message('cause.outage', {forMs, failure, seen: seenSoFar(facts)}),
    next({failure}, facts) {
      const isNew = facts.state.lastGoodAt === undefined
      return failure.hint ?? message('next.outage', {isNew, again: again(facts)})
    }
  },
  'not-meant': {cause: ({message: why}) => why, next: ({hint}) => hint},
  refused: {
    cause({message: text, failure: {status, kind}}) {
      if (kind === 'not-found') return message('cause.not-found', {failure: text})
      return status === undefined ? text : message('cause.refused', {failure: text})
    },
    next: ({failure}) => failure.hint ?? message('next.refused')
  },
  interrupted: {
    cause: ({signal}, {status, hasEnded}) =>
      hasEnded
        ? message('cause.interrupted-at-end', {signal, status})
        : message('cause.interrupted', {signal, status}),
    next: (_, facts) => afterInterruption(facts)
  },
  abandoned: {
    cause: (_, {status}) => message('cause.abandoned', {status}),
    next: (_, facts) => orStopped(facts, undefined)
  },
  'no-such-part': {
    cause: ({input, name, there}) => message('cause.no-such-part', {input, name, there}),
    next: ({input}) => message('next.no-such-part', {input})
  },
  'no-log': {cause: ({message: why}) => message('cause.no-log', {why}), next: () => undefined},
  'run-ended': {
    cause: ({label, status: ended}, {status}) => message('cause.run-ended', {run: label, ended, status}),
    next: () => undefined
  },
  started: {cause: () => message('cause.started'), next: () => message('next.started')},
  'start-unclear': {
    cause: ({marker, message: why, search}) => message('cause.start-unclear', {marker, why, search}),
    next: ({marker}) => message('next.start-unclear', {marker})
  }
}

/** Why the wait for a target ended: without where, which is said beside it. */
export function causeOf(cause: Cause, facts: ReasonFacts): Text {
  return causes[cause.code].cause(cause as never, facts)
}

/** What a person does next; nothing where the cause says it all. */
export function nextOf(cause: Cause, facts: ReasonFacts): Text | undefined {
  return causes[cause.code].next(cause as never, facts)
}

function vendorCause(facts: ReasonFacts): Message {
  const {status, why, kind, outcome, parts} = facts
  switch (outcome) {
    case 'success':
      return message('cause.succeeded', countMachines(parts))
    case 'failure':
      return failureCause(facts)
    case 'cancelled':
      return message('cause.cancelled', {status, why})
    default:
      return kind === 'deploy order'
        ? message('cause.no-machine', {status})
        : message('cause.did-nothing', {status, why})
  }
}

/** Machines that succeeded, that were meant to, and that were skipped. */
function countMachines(parts: readonly Part[]): {done: number; meant: number; skipped: number} {
  const machines = parts.filter(p => p.kind === 'machine')
  const skipped = machines.filter(p => p.phase === 'skipped').length
  const done = machines.filter(p => p.phase === 'success').length
  return {done, meant: machines.length - skipped, skipped}
}

function failureCause(facts: ReasonFacts): Message {
  const {status, why, parts} = facts
  const failed = failedLeaves(parts)
  const [first] = failed
  if (first === undefined) return message('cause.ended', {status, why})
  // The vendor's message is often that of the part, which is named with it.
  const isSaid = why !== undefined && first.message && includes(why, first.message)
  return message('cause.part-failed', {part: named(failed, facts), status, why: isSaid ? undefined : why})
}

function includes(text: Text, other: Text): boolean {
  return inEnglish(text).toLowerCase().includes(inEnglish(other).toLowerCase())
}

function pause(facts: ReasonFacts): Message {
  return message('cause.paused', {status: facts.status, part: holder(facts)})
}

/** The failed parts that hold it, where there are some. */
function holder(facts: ReasonFacts): Message | undefined {
  const {blocked} = facts.state.snapshot ?? {}
  return blocked && named(blocked.parts, facts)
}

function limitCause({limit, limitMs, neverGood}: CauseOf<'limit'>, facts: ReasonFacts): Message {
  const {snapshot, failing} = facts.state
  const passed =
    limit === 'absence'
      ? message('cause.absence', {limitMs})
      : message('cause.limit', {
          limit,
          limitMs,
          part: holder(facts),
          isPaused: isPaused(snapshot),
          seen: seenSoFar(facts)
        })
  if (!neverGood || snapshot?.phase === 'absent') return passed
  return message('cause.never-good', {passed, failure: failing?.message})
}

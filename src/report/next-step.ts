import {failedLeaves} from '../model/failed-parts.js'
import type {Part} from '../model/part.js'
import type {TargetKind} from '../model/target.js'
import type {Cause} from '../wait/policy.js'
import type {ReasonFacts} from './reason-facts.js'

const STOPPED = 'the platform is asked to stop it: the log says what came of that'
const ACT = 'act on the platform'

type CauseOf<Code> = Extract<Cause, {code: Code}>
type Steps = {
  readonly [Code in Cause['code']]: (cause: CauseOf<Code>, facts: ReasonFacts) => string | undefined
}

/** What to do next, for each cause. */
const steps: Steps = {
  vendor: (_, facts) => afterEnd(facts),
  contradicted: ({parts}) =>
    `look at the ${parts[0]?.kind ?? 'deploy'} before anything builds on this deploy`,
  blocked: () => 'retry or skip the machine, or stop the order, on the pipeline page, and run this job again',
  paused: (_, {action = ACT}) => `${action}, then run this job again`,
  polled: (_, {outcome, action = ACT}) =>
    outcome === 'paused' ? action : 'look again later, or wait for it with wait-pipeline',
  'nothing-found': () => 'check pipeline-id, and run-id or commit',
  limit: afterLimit,
  'unknown-status': () =>
    'check on the platform how it ended, and report the word to the authors of this action',
  outage: ({failure}) => failure.hint ?? 'look whether the platform is down, then run this job again',
  'not-meant': ({hint}) => hint,
  refused: ({failure}) => failure.hint ?? 'check the ids and the token',
  interrupted: (_, {hasEnded, stops}) => {
    if (hasEnded) return 'look on the platform whether that is what you want'
    return stops ? STOPPED : 'the deploy keeps running on the platform'
  },
  abandoned: (_, {stops}) => (stops ? STOPPED : undefined),
  'no-such-part': () => undefined,
  'no-log': () => undefined,
  'run-ended': () => undefined
}

/** One clause: what a person does next; nothing where the cause says it all. */
export function nextStep(cause: Cause, facts: ReasonFacts): string | undefined {
  const step = steps[cause.code] as (cause: Cause, facts: ReasonFacts) => string | undefined
  return step(cause, facts)
}

function afterEnd({outcome, kind, parts, hasLink}: ReasonFacts): string | undefined {
  switch (outcome) {
    case 'success':
      return undefined
    case 'failure':
      return afterFailure(failedLeaves(parts)[0], kind, hasLink ? 'link below' : undefined)
    case 'cancelled':
      return 'find out who stopped it, and deploy again'
    default:
      return kind === 'deploy order'
        ? 'look at the host group and at who skipped its machines'
        : 'look on the platform why'
  }
}

/** What to do once this part of a target, or the target itself, has failed; `link` says where its link stands. */
export function afterFailure(part: Part | undefined, target: TargetKind, link: string | undefined): string {
  const isOrder = target === 'deploy order' || target === 'change order'
  const again = isOrder ? 'deploy again' : 'start the pipeline again'
  return `open the ${part?.kind ?? target}${link ? ` (${link})` : ''}, fix the cause, and ${again}`
}

function afterLimit({neverGood}: CauseOf<'limit'>, {state, stops}: ReasonFacts): string {
  const {snapshot, failing} = state
  if (snapshot?.phase === 'absent') return 'check pipeline-id and commit, and that the run was started'
  if (neverGood) return failing?.failure.hint ?? 'check endpoint and ids'
  if (stops) return STOPPED
  const action = snapshot?.phase === 'paused' ? snapshot.action : undefined
  return action || 'look on the platform why it takes so long, or raise the limit'
}

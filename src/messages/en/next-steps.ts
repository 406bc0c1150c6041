import type {PartKind, TargetKind} from './words.js'

/** The limits that end a wait for a run that is there. */
type Limit = 'timeout' | 'queue-timeout' | 'stall-timeout'
const whys: Readonly<Record<Limit, string>> = {
  timeout: 'why it takes so long',
  'queue-timeout': 'why it has not begun',
  'stall-timeout': 'why nothing changes'
}

/** What a person does next; each begins with the cheapest thing to do. */
export const nextSteps = {
  'again.job': () => 'run this job again',
  'again.wait': () =>
    'wait for it with wait-pipeline and this run-id (running this job again starts another run)',
  'next.fix': ({thing, isOrder}: {thing: PartKind | TargetKind; isOrder: boolean}) =>
    `open the ${thing} on the platform, fix the cause, and ${isOrder ? 'deploy again' : 'start the pipeline again'}`,
  'next.not-approved': () => 'find out why it was not approved, and start the pipeline again',
  'next.skipped-machines': () => 'check whether the skipped machines need this version',
  /** `isExplained`: the cause says who stopped it, or what did. */
  'next.cancelled': ({isExplained}: {isExplained: boolean}) =>
    `find out ${isExplained ? 'why' : 'who stopped it'}, and deploy again`,
  'next.no-machine': () => 'check the host group, and who skipped its machines',
  'next.did-nothing': () => 'check on the platform why nothing was run',
  'next.contradicted': ({kind}: {kind: PartKind}) =>
    `check the ${kind} on the platform before anything builds on this deploy`,
  'next.blocked': ({again}: {again: string}) =>
    `retry or skip the machine, or stop the order, on the pipeline page, and ${again}`,
  'next.act': () => 'act on the platform',
  'next.act-then-again': ({action, again}: {action: string; again: string}) => `${action}; then ${again}`,
  'next.poll-again': () => 'check again later, or wait for it with wait-pipeline',
  'next.nothing-found': () => 'check pipeline-id, and run-id or commit',
  'next.absence': () => 'check pipeline-id and commit, and that the run was started',
  'next.never-good': () => 'check endpoint, and the ids',
  'next.limit': ({limit}: {limit: Limit}) =>
    `nothing was stopped on the platform: check there ${whys[limit]}, or raise ${limit}`,
  'next.unknown-status': () =>
    'check on the platform how it ended, and report the status to the authors of this action',
  /** `isNew`: there was no good answer before. */
  'next.outage': ({isNew, again}: {isNew: boolean; again: string}) =>
    `check ${isNew ? 'endpoint, then ' : ''}whether the platform is down, and ${again}`,
  'next.refused': () => 'check the ids and the token',
  'next.stopping': () => 'the platform is asked to stop it: the log says what came of that',
  'next.keeps-running': ({again}: {again: string}) =>
    `the deploy keeps running on the platform: stop it there, or ${again}`,
  'next.ended': () => 'check on the platform whether this is the end that you want',
  'next.started': () => 'wait for it with wait-pipeline and this run-id',
  'next.start-under-way': ({marker}: {marker: string}) =>
    `it may have been started: check the list of runs for ${marker}`,
  'next.start-unclear': ({marker}: {marker: string}) =>
    `check the list of runs for ${marker} before you start the pipeline again`,
  'next.no-such-part': ({input}: {input: string}) =>
    `name one of these in ${input}, by its id or its exact name`
}

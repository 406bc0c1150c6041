import {formatDuration} from '../../util/duration.js'
import {countOf, inBrackets, listOf, type PartKind, type TargetKind} from './words.js'

/** How a status and what the platform says about it are told together. */
interface Ended {
  status: string
  /** The platform's explanation, where it gives one. */
  why: string | undefined
}

/** Why a wait ended. Where it happened stands behind it, in brackets: no sentence of these names an id. */
export const causes = {
  /** The cause first, then where, then what to do: the output `reason`. */
  reason: ({why, where, next}: {why: string; where: string; next: string | undefined}) =>
    `${why} (${where})${next ? `; ${next}` : ''}`,

  'cause.succeeded': ({done, meant, skipped}: {done: number; meant: number; skipped: number}) => {
    // The platform's word counts, but nothing is claimed of a machine that has not said so itself.
    const of = done < meant ? `${done} of ` : ''
    const on = meant + skipped > 0 ? ` on ${of}${countOf(meant, 'machine')}` : ''
    return `succeeded${on}${skipped > 0 ? `; ${countOf(skipped, 'machine')} skipped` : ''}`
  },
  'cause.ended': ({status, why}: Ended) => `ended in ${status}${inBrackets(why)}`,
  'cause.part-failed': ({part, status, why}: Ended & {part: string}) =>
    `${part}; status ${status}${inBrackets(why)}`,
  'cause.cancelled': ({status, why}: Ended) =>
    `cancelled on the platform, status ${status}${inBrackets(why)}`,
  'cause.no-machine': ({status}: {status: string}) => `ended in ${status} without deploying to any machine`,
  'cause.did-nothing': ({status, why}: Ended) =>
    `ended in ${status} without doing anything${inBrackets(why)}`,
  'cause.contradicted': ({part, status}: {part: string; status: string}) =>
    `${part}, although the status is ${status}`,
  'cause.blocked': ({part, kind, status, why}: Ended & {part: string; kind: TargetKind}) =>
    `${part}, and the ${kind} is blocked at ${status}${inBrackets(why)}`,
  /** `part` holds it, where it is a failed one. */
  'cause.paused': ({part, status}: {part: string | undefined; status: string}) =>
    `${part ? `${part}; ` : ''}paused, waiting for a person; status ${status}`,
  'cause.not-ended': ({status}: {status: string}) => `not ended yet; status ${status}`,
  'cause.nothing-found': () => 'nothing was found',
  'cause.limit': ({
    limit,
    limitMs,
    part,
    isPaused,
    seen
  }: {
    limit: string
    limitMs: number
    part: string | undefined
    isPaused: boolean
    seen: string
  }) =>
    `${part ? `${part}; ` : ''}${limit} (${formatDuration(limitMs)}) ${isPaused ? 'passed while it waited for a person: ' : 'passed before the end: '}${seen}`,
  'cause.absence': ({limitMs}: {limitMs: number}) => `no run was found within ${formatDuration(limitMs)}`,
  /** `passed` is one of the two above. */
  'cause.never-good': ({passed, failure}: {passed: string; failure: string | undefined}) =>
    `${passed}; there was no good answer at all${inBrackets(failure)}`,
  'cause.unknown-status': ({status, polls}: {status: string; polls: number}) =>
    `unknown status ${status}, seen in ${countOf(polls, 'poll')}`,
  'cause.outage': ({forMs, failure, seen}: {forMs: number; failure: string; seen: string}) =>
    `the platform gave no good answer for ${formatDuration(forMs)} (${failure}), longer than outage-tolerance: ${seen}`,
  'cause.refused': ({failure}: {failure: string}) => `the platform refused the request: ${failure}`,
  'cause.not-found': ({failure}: {failure: string}) => `the platform did not find it: ${failure}`,
  'cause.interrupted': ({signal, status}: {signal: string; status: string | undefined}) =>
    `the workflow was cancelled or timed out (${signal})${status ? `; last status ${status}` : ' before the first answer'}`,
  'cause.interrupted-at-end': ({signal, status}: {signal: string; status: string}) =>
    `the workflow was cancelled or timed out (${signal}), when the deploy had just ended in ${status}`,
  'cause.abandoned': ({status}: {status: string | undefined}) =>
    `no longer awaited${status ? ` (last status ${status})` : ''}, because another target failed first`,
  'cause.no-such-part': ({input, name, there}: {input: string; name: string; there: readonly string[]}) =>
    `${input} ${name} was not found; there are: ${there.join(', ') || 'none'}`,
  'cause.no-log': ({why}: {why: string}) => `the log could not be read: ${why}`,
  'cause.run-ended': ({run, ended, status}: {run: string; ended: string; status: string | undefined}) =>
    `${run} ended in ${ended} first${status ? `; last status ${status}` : ''}`,
  'cause.started': () => 'started, and not waited for (wait: false)',
  'cause.start-unclear': ({
    marker,
    why,
    search
  }: {
    marker: string
    why: string
    search: string | undefined
  }) => {
    const found = search ? `could not be looked for (${search})` : 'was not found within 30 s'
    return `the start had no clear answer (${why}), and a run with the marker ${marker} ${found}: it may have been started`
  },

  /** `12× Running, 3× HTTP 503, last good answer 40s ago`. */
  'seen.polls': ({
    polls,
    isCut,
    lastGoodMs
  }: {
    polls: readonly {label: string; times: number}[]
    isCut: boolean
    lastGoodMs: number | undefined
  }) =>
    [
      ...(polls.length > 0 ? polls.map(({label, times}) => `${times}× ${label}`) : ['no poll']),
      ...(isCut ? ['…'] : []),
      ...(lastGoodMs === undefined ? [] : [`last good answer ${formatDuration(lastGoodMs)} ago`])
    ].join(', '),

  /** `machine web-1 of batch 2 failed (agent lost), and 1 other machine`. */
  'parts.wrong': ({
    path,
    fate,
    why,
    others
  }: {
    path: string
    fate: string
    why: string | undefined
    others: readonly {kind: PartKind; count: number}[]
  }) => {
    const more = listOf(others.map(({kind, count}) => countOf(count, `other ${kind}`)))
    return `${path} ${fate}${inBrackets(why)}${more && `, and ${more}`}`
  },
  'parts.none': () => 'a part failed',
  'fate.failed': () => 'failed',
  'fate.cancelled': () => 'was cancelled',
  'fate.unknown': ({status}: {status: string}) => `has the unknown status ${status}`,
  'fate.other': ({status}: {status: string}) => `is ${status}`
}

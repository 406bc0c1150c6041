import {failedLeaves} from '../model/failed-parts.js'
import type {Part} from '../model/part.js'
import {ENDED} from '../model/phase.js'
import {oneLine} from '../output/clean-text.js'
import {formatDuration} from '../util/duration.js'
import type {Limit, WaitState} from '../wait/policy.js'
import type {WaitResult} from '../wait/poll-all.js'
import {partPath} from './part-path.js'

const LONGEST = 1000
const REMOTE = 300
const STOPPED = 'the platform is asked to stop it: the log says what came of that'
const LONGEST_LABEL = 200

/**
 * One sentence: why the wait for a target ended, and what to do next. `waitedMs` is the time since its start.
 * At most 1,000 characters, one line, and safe to paste into a shell.
 */
export function reasonFor({target, identity, verdict, state}: WaitResult, waitedMs: number): string {
  const {cause} = verdict
  const label = oneLine(identity.label, LONGEST_LABEL)
  const parts = state.snapshot?.parts ?? []
  const said = shellSafe(oneLine(state.snapshot?.status ?? '', 100))
  const ownMessage = state.snapshot?.message ? ` (${remote(state.snapshot.message)})` : ''
  switch (cause.code) {
    case 'vendor':
      return cap(vendorReason())
    case 'contradicted':
      return cap(
        `${label} says ${said}, but ${named(cause.parts, parts)}; look at the machine before anything builds on this deploy`
      )
    case 'blocked':
      return cap(
        `${named(cause.parts, parts)}, which holds ${label} at ${said}${ownMessage}; retry or skip the machine, or stop the order, on the pipeline page, and run this job again`
      )
    case 'paused':
      return cap(
        `${label} is paused (${said}) and waits for a person; ${state.snapshot?.action ?? 'act on the platform'}, then run this job again`
      )
    case 'limit':
      return cap(limitReason(cause.limit, cause.limitMs, cause.neverGood))
    case 'unknown-status':
      return cap(
        `${label} has the unknown status ${shellSafe(oneLine(cause.status, 100))}, seen in ${cause.polls} looks, so there is no verdict; look on the platform how it ended, and report the word to the authors of this action`
      )
    case 'outage':
      return cap(
        `the platform gave no good answer for ${formatDuration(cause.forMs)} (${remote(cause.message)}), longer than outage-tolerance: ${seenSoFar(state, waitedMs)}; ${cause.failure.hint ?? 'look whether the platform is down, then run this job again'}`
      )
    case 'refused':
      return cap(
        `the platform refused the question about ${label}: ${remote(cause.message)}; ${cause.failure.hint ?? 'check the ids and the token'}`
      )
    case 'interrupted':
      return cap(
        `the workflow was cancelled or timed out (${cause.signal}) ${
          state.snapshot && ENDED.has(state.snapshot.phase)
            ? `when ${label} had just ended in ${said}; look on the platform whether that is what you want`
            : `while ${label} was ${said || 'not yet seen'}; ${cause.stops ? STOPPED : 'it goes on on the platform'}`
        }`
      )
    case 'polled':
      return cap(
        verdict.outcome === 'paused'
          ? `${label} is paused (${said}) and waits for a person; ${state.snapshot?.action ?? 'act on the platform'}`
          : `${label} has not ended (${said}); look again later, or wait for it with wait-pipeline`
      )
    case 'nothing-found':
      return cap(`nothing was found for ${label}; check pipeline-id, and run-id or commit`)
    case 'no-such-part':
      return cap(`${label} has no ${cause.asked}; there are: ${remote(cause.there)}`)
    case 'no-log':
      return cap(`the log of ${label} could not be read: ${remote(cause.message)}`)
    case 'not-meant':
      return cap(`${remote(cause.message)}; ${remote(cause.hint)} (${label})`)
    case 'run-ended':
      return cap(
        `${label} was at ${said || 'its start'} when ${remote(cause.label)} ended in ${remote(cause.status)}`
      )
    case 'abandoned':
      return cap(
        `${label} was left at ${said || 'its start'} because another target had decided${cause.stops ? `; ${STOPPED}` : ''}`
      )
  }

  function vendorReason(): string {
    switch (verdict.outcome) {
      case 'success': {
        const machines = parts.filter(p => p.kind === 'machine')
        const skipped = machines.filter(p => p.phase === 'skipped').length
        const meant = machines.length - skipped
        const done = machines.filter(p => p.phase === 'success').length
        // The platform's word counts, but nothing is claimed of a machine that has not said so itself.
        const of = done < meant ? `${done} of ` : ''
        const where = machines.length > 0 ? ` on ${of}${countOf(meant, 'machine')}` : ''
        const without =
          skipped > 0 ? `; ${countOf(skipped, 'machine')} skipped: look whether they matter` : ''
        return `${label} succeeded${where}${without}`
      }
      case 'failure': {
        const failed = failedLeaves(parts)
        const which = failed.length > 0 ? `: ${named(failed, parts)}` : ''
        // The vendor's message is often that of the part, which is named with it.
        const told = failed[0]?.message?.toLowerCase()
        const message = told && state.snapshot?.message?.toLowerCase().includes(told) ? '' : ownMessage
        return `${label} ended in ${said}${message}${which}; look at ${failed[0] ? `the ${failed[0].kind}` : 'it'} on the platform, mend the cause and run it again`
      }
      case 'cancelled':
        return `${label} was cancelled on the platform (${said})${ownMessage}; find out who stopped it, and deploy again`
      default:
        return target.kind === 'deploy order'
          ? `${label} ended in ${said} without a machine that was deployed; look at the host group and at who skipped its machines`
          : `${label} ended in ${said} and did nothing${ownMessage}; look on the platform why`
    }
  }

  function limitReason(limit: Limit, limitMs: number, neverGood: boolean): string {
    const passed =
      limit === 'absence'
        ? `no run was found within ${formatDuration(limitMs)} for ${label}`
        : `${limit} (${formatDuration(limitMs)}) passed before ${label} ended: ${seenSoFar(state, waitedMs)}`
    if (state.snapshot?.phase === 'absent')
      return `${passed}; check pipeline-id and commit, and that the run was started`
    if (neverGood) {
      const failure = state.failing
      return `${passed}; there was no good answer at all${failure ? ` (${remote(failure.message)})` : ''}; ${failure?.failure.hint ?? 'check endpoint and ids'}`
    }
    if (cause.stops) return `${passed}; ${STOPPED}`
    const paused = state.snapshot?.phase === 'paused' && state.snapshot.action
    return `${passed}; ${paused || 'look on the platform why it takes so long, or raise the limit'}`
  }
}

/** `12× Running, 3× HTTP 503, last good answer 40s ago`. */
function seenSoFar(state: WaitState, waitedMs: number): string {
  const seen = Object.entries(state.seen).map(([label, times]) => `${times}× ${oneLine(label, 100)}`)
  const last =
    state.lastGoodAt === undefined
      ? []
      : [`last good answer ${formatDuration(waitedMs - state.lastGoodAt)} ago`]
  // A platform with many words must not push the next step out of the sentence.
  return [remote(seen.join(', ')), ...last].join(', ')
}

function named(failed: readonly Part[], parts: readonly Part[]): string {
  const first = failed[0]
  if (first === undefined) return 'a part failed'
  const more = failed.length > 1 ? ` and ${countOf(failed.length - 1, `more ${first.kind}`)}` : ''
  const why = first.message ? ` (${remote(first.message)})` : ''
  return `${remote(partPath(first, parts))} is ${remote(first.status)}${why}${more}`
}

function remote(text: string): string {
  return shellSafe(oneLine(text, REMOTE))
}

function cap(text: string): string {
  return shellSafe(oneLine(text, LONGEST))
}

export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** Characters with which text breaks out of a shell's or a template's quotes, as full-width look-alikes. */
export function shellSafe(text: string): string {
  return text.replace(/[`$"'\\<>]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
}

import type {Limit, Track} from '../gate/judge.js'
import type {Watched} from '../gate/watch.js'
import {oneLine} from '../log/untrusted.js'
import {formatDuration} from '../time.js'
import type {Part} from '../vendors/types.js'

const LONGEST = 1000
const REMOTE = 300

/**
 * One sentence: why the wait for a target ended, and what to do next. `waitedMs` is the time since its start.
 * At most 1,000 characters, one line, and safe to paste into a shell.
 */
export function reasonFor({target, verdict, track}: Watched, waitedMs: number): string {
  const {cause} = verdict
  const said = shellSafe(oneLine(track.snapshot?.word ?? '', 100))
  const message = track.snapshot?.message ? ` (${remote(track.snapshot.message)})` : ''
  switch (cause.code) {
    case 'vendor':
      return cap(vendorReason())
    case 'contradicted':
      return cap(
        `${target.label} says ${said}, but ${named(cause.parts)}; look at the machine before anything builds on this deploy`
      )
    case 'held':
      return cap(
        `${named(cause.parts)}, which holds ${target.label} at ${said}${message}; retry or skip the machine, or stop the order, on the pipeline page, and run this job again`
      )
    case 'paused':
      return cap(
        `${target.label} is paused (${said}) and waits for a person; ${track.snapshot?.action ?? 'act on the platform'}, then run this job again`
      )
    case 'limit':
      return cap(limitReason(cause.limit, cause.limitMs, cause.neverGood))
    case 'unknown-word':
      return cap(
        `${target.label} has the unknown status ${shellSafe(oneLine(cause.word, 100))}, seen in ${cause.looks} looks, so there is no verdict; look on the platform how it ended, and report the word to the authors of this action`
      )
    case 'outage':
      return cap(
        `the platform gave no good answer for ${formatDuration(cause.forMs)} (${remote(cause.message)}), longer than outage-tolerance; ${cause.failure.hint ?? 'look whether the platform is down, then run this job again'}`
      )
    case 'refused':
      return cap(
        `the platform refused the question about ${target.label}: ${remote(cause.message)}; ${cause.failure.hint ?? 'check the ids and the token'}`
      )
    case 'interrupted':
      return cap(
        `the workflow was cancelled or timed out (${cause.signal}) while ${target.label} was ${said || 'not yet seen'}; it goes on on the platform`
      )
    case 'left':
      return cap(`${target.label} was left at ${said || 'its start'} because another target had decided`)
  }

  function vendorReason(): string {
    const parts = track.snapshot?.parts ?? []
    const skipped = parts.filter(p => p.phase === 'skipped').length
    switch (verdict.outcome) {
      case 'success': {
        const machines = parts.length > 0 ? ` on ${countOf(parts.length - skipped, 'machine')}` : ''
        const without =
          skipped > 0 ? `; ${countOf(skipped, 'machine')} skipped: look whether they matter` : ''
        return `${target.label} succeeded${machines}${without}`
      }
      case 'failure': {
        const failed = parts.filter(p => p.phase === 'failure')
        const which = failed.length > 0 ? `: ${named(failed)}` : ''
        return `${target.label} ended in ${said}${message}${which}; look at the failed machine, mend the cause and deploy again`
      }
      case 'cancelled':
        return `${target.label} was cancelled on the platform (${said})${message}; find out who stopped it, and deploy again`
      default:
        return `${target.label} ended in ${said} without a machine that was deployed; look at the host group and at who skipped its machines`
    }
  }

  function limitReason(limit: Limit, limitMs: number, neverGood: boolean): string {
    const passed = `${limit} (${formatDuration(limitMs)}) passed before ${target.label} ended: ${seenSoFar(track, waitedMs)}`
    if (neverGood) {
      const failure = track.failing
      return `${passed}; there was no good answer at all${failure ? ` (${remote(failure.message)})` : ''}; ${failure?.failure.hint ?? 'check endpoint and ids'}`
    }
    const paused = track.snapshot?.phase === 'paused' && track.snapshot.action
    return `${passed}; ${paused || 'look on the platform why it takes so long, or raise the limit'}`
  }
}

/** `12× Running, 3× HTTP 503, last good answer 40s ago`. */
function seenSoFar(track: Track, waitedMs: number): string {
  const seen = Object.entries(track.seen).map(
    ([label, times]) => `${times}× ${shellSafe(oneLine(label, 100))}`
  )
  const last =
    track.lastGoodAt === undefined
      ? []
      : [`last good answer ${formatDuration(waitedMs - track.lastGoodAt)} ago`]
  return [...seen, ...last].join(', ')
}

function named(parts: readonly Part[]): string {
  const first = parts[0]
  if (first === undefined) return 'a machine failed'
  const batch = first.batch === undefined ? '' : ` of batch ${first.batch}`
  const more = parts.length > 1 ? ` and ${countOf(parts.length - 1, 'more machine')}` : ''
  return `machine ${remote(first.name)}${batch} is ${remote(first.word)}${more}`
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

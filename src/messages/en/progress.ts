import {formatDuration} from '../../util/duration.js'
import {behindColon, countOf, type PartKind} from './words.js'

interface Counts {
  done: number
  failed: number
  running: number
}

interface State {
  status: string
  stuck: 'paused' | 'blocked' | undefined
  position: {kind: 'batch' | 'stage'; at: number; of: number} | undefined
  counted: (Counts & {kind: PartKind; all: number}) | undefined
  /** Those of the batch that is at work, where there are several batches. */
  inBatch: Counts | undefined
}

/** Ms until a run usually ends and until the time limit, each where there is one. */
interface Left {
  usualMs: number | undefined
  limitMs: number | undefined
}

interface Usual {
  target: string
  usualMs: number
  runs: number
}

interface Change {
  part: string
  /** `Running → Success`. */
  change: string
  /** How long it took, where that is known. */
  took: {ms: number; about: boolean} | undefined
}

const stucks = {paused: ' (paused: it waits for a person)', blocked: ' (held by a failed machine)'}

function otherCounts({failed, running}: Counts): string[] {
  return [...(failed > 0 ? [`${failed} failed`] : []), ...(running > 0 ? [`${running} running`] : [])]
}

function describeCounts(counted: State['counted'], inBatch: State['inBatch']): string {
  if (counted === undefined) return ''
  const done = `${counted.done} of ${countOf(counted.all, counted.kind)} done`
  if (inBatch === undefined) return `, ${[done, ...otherCounts(counted)].join(', ')}`
  const now = [`${inBatch.done} done`, ...otherCounts(inBatch)].join(', ')
  return `: ${now} (${done}${counted.failed > 0 ? `, ${counted.failed} failed` : ''})`
}

/** What is printed while the action waits. */
export const progress = {
  'progress.detail': ({clock, text}: {clock: string; text: string}) => `[${clock}]   ${text}`,
  /** A line about a part of one of several targets. */
  'progress.of': ({text, target}: {text: string; target: string}) => `${text} (${target})`,
  'progress.target': ({target, state, left}: {target: string; state: string; left: Left | undefined}) => {
    if (left === undefined) return `${target}: ${state}`
    const usual = left.usualMs === undefined ? '' : `; about ${formatDuration(left.usualMs)} left`
    const limit = left.limitMs === undefined ? '' : `; times out in ${formatDuration(left.limitMs)}`
    return `${target}: ${state}${usual}${limit}`
  },
  'progress.usual': ({target, usualMs, runs}: Usual) =>
    `${target}: usually ${formatDuration(usualMs)}, the last ${runs} runs`,
  'progress.overlong': ({target, ageMs, usualMs, runs}: Usual & {ageMs: number}) =>
    `${target} has been running for ${formatDuration(ageMs)}, and usually takes ${formatDuration(usualMs)} (the last ${runs} runs)`,
  'progress.state': ({status, stuck, position, counted, inBatch}: State) => {
    const place = position ? `, ${position.kind} ${position.at} of ${position.of}` : ''
    return `${status}${stuck ? stucks[stuck] : ''}${place}${describeCounts(counted, inBatch)}`
  },
  'progress.change': ({part, change, took}: Change) =>
    `${part}: ${change}${took ? ` after ${took.about ? 'about ' : ''}${formatDuration(took.ms)}` : ''}`,
  'progress.together': ({
    count,
    changes,
    names
  }: {
    count: number
    changes: readonly string[]
    names: readonly string[]
  }) => `${countOf(count, 'machine')}: ${changes.join(', ')}: ${names.join(', ')}`,
  'progress.more': ({count}: {count: number}) => `and ${count} more`,
  'progress.action': ({action, url}: {action: string; url: string}) => `${action}${behindColon(url)}`,
  /** `hint`: what to check where it goes on like this. */
  'progress.failing': ({
    target,
    why,
    forMs,
    hint
  }: {
    target: string
    why: string
    forMs: number
    hint: string | undefined
  }) =>
    `${target}: ${why}; trying again for up to ${formatDuration(forMs)}${hint ? `; meanwhile ${hint}` : ''}`,
  'progress.still-failing': ({target, why}: {target: string; why: string}) =>
    `${target}: still no good answer (${why})`,
  'progress.healed': ({target}: {target: string}) => `${target}: the platform answers again`,
  'progress.unknown-status': ({target, status}: {target: string; status: string}) =>
    `${target} has an unknown status: ${status}; it counts as not ended`,

  warning: ({text}: {text: string}) => `Warning: ${text}`,

  'log.unreadable': ({part, why}: {part: string; why: string}) => `the log of ${part} cannot be read: ${why}`,
  'log.not-whole': ({part, what}: {part: string; what: string}) => `the log of ${part} is not whole: ${what}`,
  'log.more-troubles': () => 'Warning: more logs cannot be read, or are not whole',
  'log.late-lines': ({outcomes}: {outcomes: readonly string[]}) =>
    `Verdict: ${outcomes.join(', ')}. Reading the last log lines (up to 30 s) …`
}

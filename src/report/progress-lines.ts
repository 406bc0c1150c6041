import type {Part} from '../model/part.js'
import type {Phase} from '../model/phase.js'
import type {Snapshot} from '../model/snapshot.js'
import {formatDuration} from '../util/duration.js'
import {countOf} from './safe-text.js'

const OVER: ReadonlySet<Phase> = new Set(['success', 'failure', 'cancelled'])

/** `Running, batch 1 of 3, 2 of 6 machines done`. */
export function describeState({status, phase, blocked, position, parts}: Snapshot): string {
  const paused = phase === 'paused' ? ' (paused: it waits for a person)' : ''
  const stuck = blocked?.settled ? ' (held by a failed machine)' : ''
  const place = position ? `, ${position.kind} ${position.at} of ${position.of}` : ''
  // Of a tree the jobs are what people count; of an order its machines, or its environments.
  const counted =
    ['machine', 'environment', 'job']
      .map(kind => parts.filter(p => p.kind === kind))
      .find(all => all.length > 0) ?? []
  const done = counted.filter(p => p.phase === 'success' || p.phase === 'skipped').length
  const failed = counted.filter(p => p.phase === 'failure').length
  const progress = counted[0] ? `, ${done} of ${countOf(counted.length, counted[0].kind)} done` : ''
  return `${status}${stuck || paused}${place}${progress}${failed > 0 ? `, ${failed} failed` : ''}`
}

/** The parts whose status is another one than was printed; one that has not begun is not worth a line. */
export function changesOf(parts: readonly Part[], printed: ReadonlyMap<string, string>): Part[] {
  return parts.filter(({id, phase, status}) => {
    const before = printed.get(id)
    return before === undefined ? phase !== 'queued' : before !== status
  })
}

/** When each part was seen to begin, in ms since the start. */
export function beginsOf(
  parts: readonly Part[],
  begun: ReadonlyMap<string, number>,
  at: number,
  isFirst: boolean
): Map<string, number> {
  // What runs at the first poll began before it, nobody knows when.
  const seen = parts.filter(({id, phase}) => phase !== 'queued' && (begun.has(id) || !isFirst))
  return new Map(seen.map(({id}) => [id, begun.get(id) ?? at]))
}

/** `machine web-2 of batch 1: Running → Success after about 42s`; `begun` is when it was seen to begin. */
export function describeChange(
  part: Part,
  before: string | undefined,
  begun: number | undefined,
  at: number
): string {
  const batch = part.batch === undefined ? '' : ` of batch ${part.batch}`
  const change = `${before ? `${before} → ` : ''}${part.status || part.phase}`
  return `${part.kind} ${part.name}${batch}: ${change}${lasted(part, begun, at)}`
}

/** ` after 42s`, for a part whose times are known; ` after about 42s` for one that was seen to begin and end. */
function lasted({phase, startedAt, finishedAt}: Part, begun: number | undefined, at: number): string {
  if (!OVER.has(phase)) return ''
  if (startedAt !== undefined && finishedAt !== undefined)
    return finishedAt > startedAt ? ` after ${formatDuration(finishedAt - startedAt)}` : ''
  return begun !== undefined && at > begun ? ` after about ${formatDuration(at - begun)}` : ''
}

import type {Part} from '../model/part.js'
import {partName} from '../model/part-name.js'
import {ENDED, type Phase} from '../model/phase.js'
import type {Snapshot} from '../model/snapshot.js'
import {formatDuration} from '../util/duration.js'
import {partPath} from './part-path.js'
import {countOf} from './safe-text.js'

const OVER: ReadonlySet<Phase> = new Set(['success', 'failure', 'cancelled'])
// So many machines that ended well at one poll still have lines of their own.
const MOST_ALONE = 3

/** What was printed of a part. */
export type PrintedPart = Pick<Part, 'phase' | 'status'>

/** `Running, batch 2 of 5: 3 done, 1 failed, 4 running (11 of 40 machines done, 1 failed)`. */
export function describeState({status, phase, blocked, position, parts}: Snapshot): string {
  const paused = phase === 'paused' ? ' (paused: it waits for a person)' : ''
  const stuck = blocked?.settled ? ' (held by a failed machine)' : ''
  const place = position ? `, ${position.kind} ${position.at} of ${position.of}` : ''
  // Of a tree the jobs are what people count; of an order its machines, or its environments.
  const counted =
    ['machine', 'environment', 'job']
      .map(kind => parts.filter(p => p.kind === kind))
      .find(all => all.length > 0) ?? []
  return `${status}${stuck || paused}${place}${describeCounts(counted, position)}`
}

/** Of machines in several batches those of the batch by themselves. */
function describeCounts(counted: readonly Part[], position: Snapshot['position']): string {
  const [first] = counted
  if (!first) return ''
  const done = `${countsOf(counted).done} of ${countOf(counted.length, first.kind)} done`
  const inBatch =
    position?.kind === 'batch' && position.of > 1 ? counted.filter(p => p.batch === position.at) : []
  if (inBatch.length === 0) return `, ${[done, ...otherCounts(counted)].join(', ')}`
  const now = [`${countsOf(inBatch).done} done`, ...otherCounts(inBatch)].join(', ')
  const {failed} = countsOf(counted)
  return `: ${now} (${done}${failed > 0 ? `, ${failed} failed` : ''})`
}

function countsOf(parts: readonly Part[]): {done: number; failed: number; running: number} {
  const ofPhases = (...phases: Phase[]) => parts.filter(({phase}) => phases.includes(phase)).length
  return {
    done: ofPhases('success', 'skipped'),
    failed: ofPhases('failure'),
    running: ofPhases('running')
  }
}

function otherCounts(parts: readonly Part[]): string[] {
  const {failed, running} = countsOf(parts)
  return [...(failed > 0 ? [`${failed} failed`] : []), ...(running > 0 ? [`${running} running`] : [])]
}

/**
 * The parts whose status is another one than was printed, and worth a line: one that has not begun is not, and of a machine,
 * of which there may be many, only its end is, or that it begins again.
 */
export function changesOf(parts: readonly Part[], printed: ReadonlyMap<string, PrintedPart>): Part[] {
  return parts.filter(({id, kind, phase, status}) => {
    const before = printed.get(id)
    if (before?.status === status) return false
    if (kind === 'machine' && (phase === 'running' || phase === 'queued'))
      return before !== undefined && ENDED.has(before.phase)
    return before !== undefined || phase !== 'queued'
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

/** What is known of changed parts beside themselves. Times are ms since the start. */
export interface ChangeFacts {
  /** All parts, by which one is told apart from another of its name. */
  parts: readonly Part[]
  printed: ReadonlyMap<string, PrintedPart>
  begun: ReadonlyMap<string, number>
  at: number
}

/**
 * A line for each changed part, as `machine web-2 of batch 1: Running → Success after about 42s`, at most `most`, and how many
 * more there are. Many machines that ended well share a line.
 */
export function describeChanges(changed: readonly Part[], facts: ChangeFacts, most: number): string[] {
  const isWell = ({kind, phase}: Part) => kind === 'machine' && phase === 'success'
  const well = changed.filter(isWell)
  const alone = well.length > MOST_ALONE ? changed.filter(part => !isWell(part)) : changed
  const names = new Map<string, number>()
  for (const part of facts.parts) names.set(ownName(part), (names.get(ownName(part)) ?? 0) + 1)
  const lines = alone.slice(0, most).map(part => {
    const isAlike = part.kind !== 'machine' && (names.get(ownName(part)) ?? 0) > 1
    const name = isAlike ? partPath(part, facts.parts) : `${ownName(part)}${batchOf(part)}`
    return `${name}: ${changeOf(part, facts)}${lasted(part, facts)}`
  })
  return [
    ...(alone.length < changed.length ? [describeTogether(well, facts)] : []),
    ...lines,
    ...(alone.length > most ? [`and ${alone.length - most} more`] : [])
  ]
}

/** `8 machines: Running → Success: web-1, web-2, …`. */
function describeTogether(machines: readonly Part[], facts: ChangeFacts): string {
  const changes = [...new Set(machines.map(machine => changeOf(machine, facts)))]
  return `${countOf(machines.length, 'machine')}: ${changes.join(', ')}: ${machines.map(partName).join(', ')}`
}

function ownName({kind, name}: Part): string {
  return `${kind} ${name}`
}

function batchOf({batch}: Part): string {
  return batch === undefined ? '' : ` of batch ${batch}`
}

function changeOf({id, status, phase}: Part, {printed}: ChangeFacts): string {
  const before = printed.get(id)?.status
  return `${before ? `${before} → ` : ''}${status || phase}`
}

/** ` after 42s`, for a part whose times are known; ` after about 42s` for one that was seen to begin and end. */
function lasted({id, phase, startedAt, finishedAt}: Part, {begun, at}: ChangeFacts): string {
  if (!OVER.has(phase)) return ''
  if (startedAt !== undefined && finishedAt !== undefined)
    return finishedAt > startedAt ? ` after ${formatDuration(finishedAt - startedAt)}` : ''
  const from = begun.get(id)
  return from !== undefined && at > from ? ` after about ${formatDuration(at - from)}` : ''
}

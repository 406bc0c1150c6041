import {type Message, message} from '../messages/message.js'
import type {Part} from '../model/part.js'
import {partName} from '../model/part-name.js'
import {ENDED, type Phase} from '../model/phase.js'
import type {Snapshot} from '../model/target.js'
import {partPath} from './part-path.js'

const OVER: ReadonlySet<Phase> = new Set(['success', 'failure', 'cancelled'])
// So many machines that ended well at one poll still have lines of their own.
const MOST_ALONE = 3

/** What was printed of a part. */
export type PrintedPart = Pick<Part, 'phase' | 'status'>

/** `Running, batch 2 of 5: 3 done, 1 failed, 4 running (11 of 40 machines done, 1 failed)`. */
export function describeState({status, phase, blocked, position, parts}: Snapshot): Message {
  // Of a tree the jobs are what people count; of an order its machines, or its environments.
  const counted =
    (['machine', 'environment', 'job'] as const)
      .map(kind => parts.filter(p => p.kind === kind))
      .find(all => all.length > 0) ?? []
  // Of machines in several batches those of the batch by themselves.
  const isBatch = position?.kind === 'batch' && position.of > 1
  const inBatch = isBatch ? counted.filter(p => p.batch === position.at) : []
  return message('progress.state', {
    status,
    stuck: blocked?.settled ? 'blocked' : phase === 'paused' ? 'paused' : undefined,
    position,
    counted: counted[0] && {kind: counted[0].kind, all: counted.length, ...countsOf(counted)},
    inBatch: inBatch.length > 0 ? countsOf(inBatch) : undefined
  })
}

function countsOf(parts: readonly Part[]): {done: number; failed: number; running: number} {
  const ofPhases = (...phases: Phase[]) => parts.filter(({phase}) => phases.includes(phase)).length
  return {
    done: ofPhases('success', 'skipped'),
    failed: ofPhases('failure'),
    running: ofPhases('running')
  }
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

/** When each part was seen to begin, or to begin again, in ms since the start. `printed` is absent at the first poll. */
export function beginsOf(
  parts: readonly Part[],
  printed: ReadonlyMap<string, PrintedPart> | undefined,
  begun: ReadonlyMap<string, number>,
  at: number
): Map<string, number> {
  const begins = new Map<string, number>()
  for (const {id, phase} of parts) {
    if (phase === 'queued') continue
    // What ran when it was first seen began before that, nobody knows when.
    const begin = printed && hasBegun(printed.get(id), phase) ? at : begun.get(id)
    if (begin !== undefined) begins.set(id, begin)
  }
  return begins
}

function hasBegun(before: PrintedPart | undefined, phase: Phase): boolean {
  if (before === undefined || before.phase === 'queued') return true
  return ENDED.has(before.phase) && !ENDED.has(phase)
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
export function describeChanges(changed: readonly Part[], facts: ChangeFacts, most: number): Message[] {
  const isWell = ({kind, phase}: Part) => kind === 'machine' && phase === 'success'
  const well = changed.filter(isWell)
  const alone = well.length > MOST_ALONE ? changed.filter(part => !isWell(part)) : changed
  const shown = alone.slice(0, most)
  const names = timesNamed(shown, facts.parts)
  const lines = shown.map(part => {
    const isAlike = part.kind !== 'machine' && (names.get(ownName(part)) ?? 0) > 1
    const {kind, name, batch} = part
    const own = message('part.path', {path: [{kind, name, batch}]})
    return message('progress.change', {
      part: isAlike ? partPath(part, facts.parts) : own,
      change: changeOf(part, facts),
      took: lasted(part, facts)
    })
  })
  return [
    ...(alone.length < changed.length ? [describeTogether(well, facts)] : []),
    ...lines,
    ...(alone.length > most ? [message('progress.more', {count: alone.length - most})] : [])
  ]
}

/** `8 machines: Running → Success: web-1, web-2, …`. */
function describeTogether(machines: readonly Part[], facts: ChangeFacts): Message {
  return message('progress.together', {
    count: machines.length,
    changes: [...new Set(machines.map(machine => changeOf(machine, facts)))],
    names: machines.map(partName)
  })
}

/** How many of all parts have the name of one of these. */
function timesNamed(shown: readonly Part[], parts: readonly Part[]): Map<string, number> {
  const names = new Map(shown.map(part => [ownName(part), 0]))
  // There may be many parts, and nothing to show of them.
  for (const part of names.size > 0 ? parts : []) {
    const name = ownName(part)
    const count = names.get(name)
    if (count !== undefined) names.set(name, count + 1)
  }
  return names
}

function ownName({kind, name}: Part): string {
  return `${kind} ${name}`
}

function changeOf({id, status, phase}: Part, {printed}: ChangeFacts): string {
  const before = printed.get(id)?.status
  return `${before ? `${before} → ` : ''}${status || phase}`
}

/** How long a part took, in ms, where its times are known; `about` for one that was seen to begin and end. */
function lasted(
  {id, phase, startedAt, finishedAt}: Part,
  {begun, at}: ChangeFacts
): {ms: number; about: boolean} | undefined {
  if (!OVER.has(phase)) return undefined
  if (startedAt !== undefined && finishedAt !== undefined)
    return finishedAt > startedAt ? {ms: finishedAt - startedAt, about: false} : undefined
  const from = begun.get(id)
  return from !== undefined && at > from ? {ms: at - from, about: true} : undefined
}

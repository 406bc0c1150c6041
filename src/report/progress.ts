import type {Part} from '../model/part.js'
import {ENDED, type Phase} from '../model/phase.js'
import type {Snapshot} from '../model/snapshot.js'
import type {Target} from '../model/target.js'
import {oneLine} from '../output/clean-text.js'
import type {Printer} from '../output/printer.js'
import {formatDuration} from '../util/duration.js'
import {patienceMs} from '../wait/limits.js'
import type {Policy, PollResult, WaitState} from '../wait/policy.js'
import {countOf} from './reason.js'

const QUIET_MS = 60_000
const MOST_ANNOTATIONS = 5
// Of one look: the states of machines by the thousand would drown the rest.
const MOST_LINES = 100
const OVER: ReadonlySet<Phase> = new Set(['success', 'failure', 'cancelled'])
// A label holds remote names, and what is said of the target comes after it.
const LONGEST_LABEL = 200

/** What is printed while the gate waits: every change, and a line a minute otherwise. */
export interface Progress {
  onPoll(target: Target, state: WaitState, look: PollResult, at: number): void
  /** What the last snapshot of a target has beyond its last look. */
  onExplained(target: Target, snapshot: Snapshot, at: number): void
}

interface Told {
  at: number
  position: string
  action: string
  words: ReadonlyMap<string, string>
  /** When parts were seen to begin, in ms since the start. */
  begun: ReadonlyMap<string, number>
  notices: Set<string>
  failing: boolean
  unknownWords: Set<string>
}

export function createProgress(printer: Printer, policy: Policy): Progress {
  const told = new Map<Target, Told>()
  let annotations = 0

  const warn = (text: string) => {
    if (annotations++ < MOST_ANNOTATIONS) printer.warning(text)
    else printer.line(`Warning: ${oneLine(text)}`)
  }
  const say = (at: number, text: string, indent = '') =>
    printer.line(`[${clockTime(at)}] ${indent}${oneLine(text)}`)
  const stateLine = (target: Target, snapshot: Snapshot, at: number) =>
    say(
      at,
      `${labelOf(target, snapshot)}: ${describe(snapshot)}; ${formatDuration(Math.max(0, policy.timeoutMs - at))} left`
    )

  const onFailure = (
    target: Target,
    before: Told,
    state: WaitState,
    look: Extract<PollResult, {failure: unknown}>,
    at: number
  ): Told => {
    // What can't heal is the verdict, and said as such.
    const leftMs = patienceMs(state, look.failure, policy)
    if (leftMs <= 0) return before
    if (before.failing) {
      if (at - before.at < QUIET_MS) return before
      say(at, `${target.label}: still no good answer (${look.message})`)
      return {...before, at}
    }
    const left = formatDuration(Math.ceil(leftMs / 1000) * 1000)
    warn(`${target.label}: ${look.message}; trying again for up to ${left}`)
    return {...before, failing: true, at}
  }

  const onSnapshot = (target: Target, before: Told, snapshot: Snapshot, at: number): Told => {
    if (before.failing) say(at, `${target.label}: the platform answers again`)
    const fresh = snapshot.notices.filter(({key}) => !before.notices.has(key))
    for (const {key, text, level} of fresh.slice(0, MOST_LINES)) {
      before.notices.add(key)
      if (level === 'notice') printer.notice(text)
      else warn(text)
    }
    if (
      snapshot.phase === 'unknown' &&
      !before.unknownWords.has(snapshot.status) &&
      before.unknownWords.size < 20
    ) {
      before.unknownWords.add(snapshot.status)
      warn(`${labelOf(target, snapshot)} has an unknown status: ${snapshot.status}; it counts as not ended`)
    }
    const words = new Map(snapshot.parts.map(p => [p.id, p.status]))
    const begun = new Map(
      snapshot.parts
        // What runs at the first look began before it, nobody knows when.
        .filter(part => part.phase !== 'queued' && (before.begun.has(part.id) || before.position !== ''))
        .map(part => [part.id, before.begun.get(part.id) ?? at])
    )
    const changed = snapshot.parts.filter(part => {
      const was = before.words.get(part.id)
      return was === undefined ? part.phase !== 'queued' : was !== part.status
    })
    for (const part of changed.slice(0, MOST_LINES)) {
      const was = before.words.get(part.id)
      const batch = part.batch === undefined ? '' : ` of batch ${part.batch}`
      say(
        at,
        `${part.kind} ${part.name}${batch}: ${was ? `${was} → ` : ''}${part.status || part.phase}${lasted(part, begun, at)}`,
        '  '
      )
    }
    if (changed.length > MOST_LINES) say(at, `and ${changed.length - MOST_LINES} more`, '  ')
    const position = describe(snapshot)
    const waits =
      !ENDED.has(snapshot.phase) && (snapshot.phase === 'paused' || snapshot.blocked?.settled === true)
    const action = waits ? (snapshot.action ?? '') : ''
    const moved = position !== before.position || at - before.at >= QUIET_MS
    if (moved) stateLine(target, snapshot, at)
    if (action !== '' && (moved || action !== before.action)) {
      // Some actions say the exact place themselves.
      const url = action.includes('://') ? '' : urlOf(target, snapshot)
      say(at, `${action}${url ? `: ${url}` : ''}`, '  ')
    }
    return {...before, words, begun, position, action, at: moved ? at : before.at, failing: false}
  }

  return {
    onExplained(target, snapshot, at) {
      const before = told.get(target)
      if (before) told.set(target, onSnapshot(target, before, snapshot, at))
    },
    onPoll(target, state, look, at) {
      const before = told.get(target) ?? {
        at: Number.NEGATIVE_INFINITY,
        position: '',
        action: '',
        words: new Map(),
        begun: new Map(),
        notices: new Set(),
        failing: false,
        unknownWords: new Set()
      }
      const after =
        'failure' in look
          ? onFailure(target, before, state, look, at)
          : onSnapshot(target, before, look.snapshot, at)
      told.set(target, after)
    }
  }
}

function labelOf(target: Target, {identity}: Snapshot): string {
  return oneLine(identity?.label ?? target.label, LONGEST_LABEL)
}

function urlOf(target: Target, {identity}: Snapshot): string {
  return identity?.url ?? target.url
}

/** ` after 42s`, for a part whose times are known; ` after about 42s` for one that we saw begin and end. */
function lasted({id, phase, startedAt, finishedAt}: Part, begun: Told['begun'], at: number): string {
  if (!OVER.has(phase)) return ''
  const known = startedAt !== undefined && finishedAt !== undefined
  if (known) return finishedAt > startedAt ? ` after ${formatDuration(finishedAt - startedAt)}` : ''
  const ms = at - (begun.get(id) ?? at)
  return ms > 0 ? ` after about ${formatDuration(ms)}` : ''
}

/** `Running, batch 1 of 3, 2 of 6 machines done`. */
function describe({status, phase, blocked, position, parts}: Snapshot): string {
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
  const machines = counted[0] ? `, ${done} of ${countOf(counted.length, counted[0].kind)} done` : ''
  return `${status}${stuck || paused}${place}${machines}${failed > 0 ? `, ${failed} failed` : ''}`
}

/** Time since the start as `m:ss` or `h:mm:ss`. */
function clockTime(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

import {createHash} from 'node:crypto'
import {inEnglish, linkIn, message, type Text} from '../messages/message.js'
import {partsById} from '../model/parts-by-id.js'
import {isPaused} from '../model/paused.js'
import {ENDED} from '../model/phase.js'
import type {Snapshot, Target} from '../model/target.js'
import type {Printer} from '../output/printer.js'
import {isOverlong} from '../wait/history.js'
import {msToNextLimit, patienceMs, underWay} from '../wait/limits.js'
import type {Policy, PollFailure, PollResult, WaitState} from '../wait/policy.js'
import {beginsOf, changesOf, describeChanges, describeState, type PrintedPart} from './progress-lines.js'

const QUIET_MS = 60_000
// Nobody knows to the second when a run ends.
const STEP_MS = 10_000
const MOST_ANNOTATIONS = 5
const MOST_UNKNOWN_WORDS = 20
/** Notices that are remembered although they are gone. */
const MOST_REMEMBERED = 1000
const LONGEST_KEY = 100
// Of one poll: the states of machines by the thousand would drown the rest.
const MOST_LINES = 100

/** What is printed during a wait: every change, and a line a minute otherwise. Times are ms since the start. */
export interface Progress {
  onPoll(target: Target, state: WaitState, poll: PollResult, at: number): void
  /** What the last snapshot of a target has beyond that of its last poll. */
  onDetails(target: Target, snapshot: Snapshot, at: number): void
  /** When a part was seen to begin, where that was seen. */
  begunAt(target: Target, id: string): number | undefined
}

/** What was printed of one target. */
interface Printed {
  /** When its state was printed last. */
  at: number
  /** Its state as it was printed, `''` before the first time. */
  state: string
  action: string
  /** Each part as it was seen last, by its id. */
  parts: ReadonlyMap<string, PrintedPart>
  /** When parts were seen to begin. */
  begun: ReadonlyMap<string, number>
  notices: Set<string>
  failing: boolean
  unknownWords: Set<string>
  /** What was said of the runs before it. */
  usual: boolean
  overlong: boolean
}

/** `manyTargets`: lines must say to which target a part belongs. */
export function createProgress(printer: Printer, policy: Policy, manyTargets = false): Progress {
  const printed = new Map<Target, Printed>()
  let annotations = 0
  const log: Log = {
    line: (at, text) => printer.status(clockTime(at), text),
    detail: (at, text) => printer.line(message('progress.detail', {clock: clockTime(at), text})),
    notice: text => printer.notice(text),
    warn(text) {
      if (annotations++ < MOST_ANNOTATIONS) printer.warning(text)
      else printer.line(message('warning', {text}))
    }
  }
  // A target that was found through another one comes later.
  const isOneOfMany = (target: Target) => manyTargets || printed.size > (printed.has(target) ? 1 : 0)
  return {
    begunAt: (target, id) => printed.get(target)?.begun.get(id),
    onDetails(target, snapshot, at) {
      const before = printed.get(target)
      if (!before) return
      const facts = {at, left: timeLeft(policy, at), isOneOfMany: isOneOfMany(target)}
      printed.set(target, printSnapshot(log, target, before, snapshot, facts))
    },
    onPoll(target, state, poll, at) {
      const before = printed.get(target) ?? nothingPrinted()
      const after =
        'failure' in poll
          ? printFailure(log, target, before, poll, at, {
              patience: patienceMs(state, poll.failure, policy),
              left: msToNextLimit(state, at, policy)
            })
          : printSnapshot(log, target, before, poll.snapshot, {
              at,
              left: timeLeft(policy, at, state),
              isOneOfMany: isOneOfMany(target)
            })
      printed.set(target, printHistory(log, target, after, state, at))
    }
  }
}

/** Ms until a run usually ends, where that is known and not past, and until the time limit, where more than one poll is made. */
interface TimeLeft {
  usualMs: number | undefined
  limitMs: number | undefined
}

/** Where progress is printed. */
interface Log {
  line(at: number, text: Text): void
  /** A line that belongs to the one before. */
  detail(at: number, text: Text): void
  notice(text: Text): void
  /** An annotation, of which there are few. */
  warn(text: Text): void
}

function nothingPrinted(): Printed {
  return {
    at: Number.NEGATIVE_INFINITY,
    state: '',
    action: '',
    parts: new Map(),
    begun: new Map(),
    notices: new Set(),
    failing: false,
    unknownWords: new Set(),
    usual: false,
    overlong: false
  }
}

/** `patience` is for how long, in ms, it is tried again, and `left` what the time limits leave of it. */
function printFailure(
  log: Log,
  target: Target,
  before: Printed,
  {message: why, failure}: PollFailure,
  at: number,
  {patience, left}: {patience: number; left: number}
): Printed {
  // What cannot heal is the verdict, and printed as such.
  if (patience <= 0) return before
  if (!before.failing && left > 0) {
    const forMs = Math.ceil(Math.min(patience, left) / 1000) * 1000
    // It may be too new to be found, or not be there at all.
    const hint = failure.kind === 'not-found' ? failure.hint : undefined
    log.warn(message('progress.failing', {target: target.label, why, forMs, hint}))
    return {...before, failing: true, at}
  }
  if (before.failing && at - before.at < QUIET_MS) return before
  log.line(at, message('progress.still-failing', {target: target.label, why}))
  return {...before, failing: true, at}
}

function printSnapshot(
  log: Log,
  target: Target,
  before: Printed,
  snapshot: Snapshot,
  {at, left, isOneOfMany}: {at: number; left: TimeLeft; isOneOfMany: boolean}
): Printed {
  if (before.failing) log.line(at, message('progress.healed', {target: target.label}))
  printNotices(log, before, snapshot)
  printUnknownWord(log, target, before, snapshot)
  const begun = beginsOf(snapshot.parts, before.state === '' ? undefined : before.parts, before.begun, at)
  const changed = changesOf(snapshot.parts, before.parts)
  const facts = {parts: snapshot.parts, printed: before.parts, begun, at}
  const label = isOneOfMany ? labelOf(target, snapshot) : undefined
  for (const change of describeChanges(changed, facts, MOST_LINES))
    log.detail(at, label === undefined ? change : message('progress.of', {text: change, target: label}))

  const described = describeState(snapshot)
  const state = JSON.stringify(described)
  const isDue = state !== before.state || at - before.at >= QUIET_MS
  if (isDue) {
    const isOver = ENDED.has(snapshot.phase)
    log.line(
      at,
      message('progress.target', {
        target: labelOf(target, snapshot),
        state: described,
        left: isOver ? undefined : left
      })
    )
  }
  const asked = actionOf(snapshot)
  const action = asked === undefined ? '' : inEnglish(asked)
  if (asked !== undefined && (isDue || action !== before.action))
    printAction(log, target, snapshot, asked, at)
  return {
    ...before,
    parts: partsById(snapshot.parts),
    begun,
    state,
    action,
    at: isDue ? at : before.at,
    failing: false
  }
}

/** `about 2m10s left; times out in 29m`, the first where the runs before it tell. */
function timeLeft(policy: Policy, at: number, state?: WaitState): TimeLeft {
  const run = state && underWay(state)
  const usualMs = run && run.history.usualMs - run.ageMs
  return {
    usualMs: usualMs !== undefined && usualMs > 0 ? Math.ceil(usualMs / STEP_MS) * STEP_MS : undefined,
    limitMs: policy.once ? undefined : Math.max(0, policy.timeoutMs - at)
  }
}

/** What is usual, once it is known, and that this run takes far longer. */
function printHistory(log: Log, target: Target, before: Printed, state: WaitState, at: number): Printed {
  const {history, snapshot} = state
  if (history === undefined || ENDED.has(snapshot?.phase ?? 'absent')) return before
  const usual = {
    target: snapshot ? labelOf(target, snapshot) : target.label,
    usualMs: toSecond(history.usualMs),
    runs: history.runs
  }
  if (!before.usual) log.line(at, message('progress.usual', usual))
  const run = underWay(state)
  const overlong = run !== undefined && isOverlong(history, run.ageMs)
  if (overlong && !before.overlong)
    log.notice(message('progress.overlong', {...usual, ageMs: toSecond(run.ageMs)}))
  return {...before, usual: true, overlong: before.overlong || overlong}
}

function toSecond(ms: number): number {
  return Math.round(ms / 1000) * 1000
}

/** Each notice once. Those that do not fit now come with the next poll. */
function printNotices(log: Log, {notices}: Printed, snapshot: Snapshot): void {
  const all = snapshot.notices.map(notice => ({...notice, key: keyOf(notice.key)}))
  const fresh = all.filter(({key}) => !notices.has(key))
  for (const {key, text, level} of fresh.slice(0, MOST_LINES)) {
    notices.add(key)
    if (level === 'notice') log.notice(text)
    else log.warn(text)
  }
  forgetOldNotices(notices, all)
}

/** A platform may bring other notices with each poll: of those that are gone, the oldest are remembered no more. */
function forgetOldNotices(printed: Set<string>, now: readonly {key: string}[]): void {
  if (printed.size <= MOST_REMEMBERED) return
  const current = new Set(now.map(({key}) => key))
  let others = 0
  for (const key of printed) if (!current.has(key)) others++
  for (const key of printed) {
    if (others <= MOST_REMEMBERED) return
    if (current.has(key)) continue
    printed.delete(key)
    others--
  }
}

/** Remote words are in keys, and may be long. */
function keyOf(text: string): string {
  return text.length <= LONGEST_KEY ? text : createHash('sha256').update(text).digest('base64')
}

/** Each unknown word once, of a few: a hostile platform may send a new one each time. */
function printUnknownWord(log: Log, target: Target, {unknownWords}: Printed, snapshot: Snapshot): void {
  const {phase, status} = snapshot
  if (phase !== 'unknown' || unknownWords.size >= MOST_UNKNOWN_WORDS) return
  const key = keyOf(status)
  if (unknownWords.has(key)) return
  unknownWords.add(key)
  log.warn(message('progress.unknown-status', {target: labelOf(target, snapshot), status}))
}

/** What a person can do while it waits for one. */
function actionOf(snapshot: Snapshot): Text | undefined {
  return isPaused(snapshot) && !ENDED.has(snapshot.phase) ? snapshot.action || undefined : undefined
}

function printAction(log: Log, target: Target, {identity}: Snapshot, action: Text, at: number): void {
  // Some actions name the exact place themselves.
  const url = linkIn(action) ? '' : (identity?.url ?? target.url)
  log.detail(at, message('progress.action', {action, url}))
}

function labelOf(target: Target, {identity}: Snapshot): Text {
  return identity?.label ?? target.label
}

/** Time since the start as `m:ss` or `h:mm:ss`. */
function clockTime(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

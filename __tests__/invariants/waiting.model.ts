import type {FailureKind} from '../../src/model/errors.js'
import type {Outcome} from '../../src/model/outcome.js'
import type {Phase} from '../../src/model/phase.js'

/**
 * Section 4 of the contract ("Waiting"), as questions about a wait that has ended. Written from these sentences:
 *
 * - Gap before the next poll = `clamp(5 % of elapsed, min-interval, max-interval)`, minus up to 10 % jitter. First poll at
 *   once, a last one at the deadline; a final state seen then wins. Elapsed and deadlines are monotonic.
 * - With the defaults and no history: seen at most `max(2 s, min(5 % of elapsed, 15 s))` plus the requests of one look after
 *   it happened, with at most `44 + T/15 s` polls over a wait of T (times 1.12 with jitter).
 * - `timeout` counts everything. `queue-timeout` counts absence and queueing; unset, 5 minutes bound the absence of a run
 *   looked for by `commit`, and nothing bounds queueing. `stall-timeout` counts time with good answers in which no state,
 *   position or log length changed. Paused time counts only for `timeout`; time without good answers only for `timeout` and
 *   `outage-tolerance`. The limit that passes first names the outcome.
 * - The poll at the deadline is made whatever backoff or `Retry-After` is pending: one try per target, at most 10 s. If no
 *   good answer was ever had, or the last word was unknown, the outcome is then `error`, else `timeout`.
 * - Transient answers are retried after half of `min-interval`, doubling to twice `max-interval` (never over 30 s), with full
 *   jitter, never under 50 ms, after throttling never under `min-interval`; `Retry-After` is obeyed as a minimum (at most
 *   120 s); until `outage-tolerance`; a good answer resets it.
 * - 404 is tolerated for the first 30 s of a wait, and for 30 s after a thing was seen before; time without any good answer
 *   does not use these 30 s up, and no gap outlasts them.
 * - Every other failure is permanent and ends at once.
 * - `on-paused`: `wait` on, or `stop` with outcome `paused`, seen in two polls in a row; the second needs a fresh answer.
 * - (Section 2, `commit`) A newer run whose commit the platform does not tell yet is waited for; while it queues it counts as
 *   queued, once it runs only `timeout` counts.
 * - (Section 3) An unknown status never ends a wait by itself: after 20 polls and `outage-tolerance` of nothing else the outcome
 *   is `error`. Otherwise a final state is believed at once.
 *
 * The page leaves open to which of two polls the time between them belongs, and whether a thing that is not there yet can
 * stall. So each clock is counted twice: `least` holds the time that surely counts, `most` all that may count.
 * No limit may end a wait before its `most` is reached, and no wait may go on past a limit's `least`.
 */

/** What one poll brought. `key` stands for state, position and log length; `undecided` is a run that may not be meant. */
export type Saw =
  | {kind: 'good'; phase: Exclude<Phase, 'unknown'>; undecided: boolean; key: number}
  | {kind: 'unknown'; key: number}
  | {kind: FailureKind; retryAfterMs?: number | undefined}
  /** The wait gave it up before it was answered. */
  | {kind: 'cut'}

/** One poll; times in ms since the start of the wait. */
export interface Poll {
  from: number
  to: number
  saw: Saw
}

/** How a wait ended. `by` is the cause's code or, for a limit, its name. */
export interface End {
  at: number
  outcome: Outcome
  by: string
}

/** All times in ms. */
export interface Rules {
  timeoutMs: number
  queueTimeoutMs?: number | undefined
  stallTimeoutMs?: number | undefined
  outageToleranceMs: number
  onPaused: 'wait' | 'stop'
  minMs: number
  maxMs: number
  /** Whether the run is looked for by `commit`. */
  byCommit: boolean
  /** Whether one request reads it with others: then a poll may come sooner, to be made with theirs. */
  isTogether?: boolean
}

const SECOND = 1000
/** Timers know whole ms only. */
const ROUNDING = 3
const LAST_LOOK = 10 * SECOND
const NOT_FOUND = 30 * SECOND
const ABSENCE = 300 * SECOND
const LONGEST_RETRY = 30 * SECOND
const LONGEST_RETRY_AFTER = 120 * SECOND
const SHORTEST_GAP = 50
const ENDED: ReadonlySet<string> = new Set(['success', 'failure', 'cancelled', 'skipped'])

/** How long a clock has run, at least and at most, in ms. */
interface Range {
  least: number
  most: number
}
type Clock = 'queue' | 'absence' | 'stall' | 'outage' | 'missing'
type Clocks = Readonly<Record<Clock, Range>>

const phaseOf = (poll: Poll | undefined) => (poll?.saw.kind === 'good' ? poll.saw.phase : undefined)
/** An answer about the thing, whether its word is known or not. */
const isAnswer = (poll: Poll | undefined) => poll?.saw.kind === 'good' || poll?.saw.kind === 'unknown'
const isMissing = (poll: Poll | undefined) => poll?.saw.kind === 'not-found'
const isOutage = (poll: Poll | undefined) => poll !== undefined && !isAnswer(poll) && !isMissing(poll)
const isQueued = (poll: Poll | undefined) => ['queued', 'absent'].includes(phaseOf(poll) ?? '')
const isAbsent = (poll: Poll | undefined) => phaseOf(poll) === 'absent'
const isPaused = (poll: Poll | undefined) => phaseOf(poll) === 'paused'
const isUndecided = (poll: Poll | undefined) => poll?.saw.kind === 'good' && poll.saw.undecided
const isGoing = (poll: Poll | undefined) =>
  phaseOf(poll) !== undefined && !isPaused(poll) && !isAbsent(poll) && !isUndecided(poll)

/** The time between two polls, or from the last poll to now. */
interface Interval {
  left: Poll | undefined
  right: Poll | undefined
  /** From the end of the left poll to the beginning of the right one. */
  least: number
  /** The right poll included. */
  most: number
}

/** Time while a thing is in one of some states. An answer with another state ends the row that `least` counts. */
function timeIn(
  {least, most}: Range,
  interval: Interval,
  counts: (poll: Poll | undefined) => boolean
): Range {
  const {left, right} = interval
  const surely = counts(left) && (right === undefined || counts(right))
  const maybe = counts(left) || (counts(right) && (left === undefined || isAnswer(left)))
  const ends = isAnswer(right) && !counts(right)
  return {least: ends ? 0 : least + (surely ? interval.least : 0), most: most + (maybe ? interval.most : 0)}
}

/** Time with good answers without a change. `last` is the last good answer before. */
function timeWithoutChange({least, most}: Range, interval: Interval, last: Poll | undefined): Range {
  const {left, right} = interval
  const keyOf = (poll: Poll) => ('key' in poll.saw ? poll.saw.key : undefined)
  const mayMove = (poll: Poll | undefined) =>
    isAnswer(poll) && !isPaused(poll) && !(isUndecided(poll) && phaseOf(poll) === 'running')
  const surely = isGoing(left) && (right === undefined || isGoing(right))
  const maybe = mayMove(left) || (mayMove(right) && (left === undefined || isAnswer(left)))
  const changed = right?.saw.kind === 'good' && last !== undefined && keyOf(last) !== keyOf(right)
  const ends = changed || isPaused(right) || isUndecided(right) || right?.saw.kind === 'unknown'
  return {
    least: ends ? 0 : least + (surely ? interval.least : 0),
    // The change itself may have come right after the poll before.
    most: (changed ? 0 : most) + (maybe || changed ? interval.most : 0)
  }
}

/** Time since the thing was there last, or since the start, without the time in which the platform did not answer. */
function timeMissing({least, most}: Range, interval: Interval): Range {
  const {left, right} = interval
  const surely = !isOutage(left) && !isOutage(right)
  const never = isOutage(left) && (right === undefined || isOutage(right))
  // No gap outlasts the time for which it is tolerated, however long it is.
  const counted = isAnswer(left) ? Math.min(interval.least, NOT_FOUND / 2) : interval.least
  return {
    least: isAnswer(right) ? 0 : least + (surely ? counted : 0),
    most: isAnswer(right) ? 0 : most + (never ? 0 : interval.most)
  }
}

/** The clocks that a row of polls has wound up, and what they need to go on. */
interface Wound {
  queue: Range
  absence: Range
  stall: Range
  missing: Range
  lastGood: Poll | undefined
  lastAnswer: Poll | undefined
  /** The first poll without an answer since the last answer; a 404 is an answer to `least`, and none to `most`. */
  failing: {least: Poll | undefined; most: Poll | undefined}
}

const ZERO: Range = {least: 0, most: 0}
const UNWOUND: Wound = {
  queue: ZERO,
  absence: ZERO,
  stall: ZERO,
  missing: ZERO,
  lastGood: undefined,
  lastAnswer: undefined,
  failing: {least: undefined, most: undefined}
}

function windOn(wound: Wound, interval: Interval): Wound {
  const {right} = interval
  const fails = isOutage(right) ? right : undefined
  const {least, most} = wound.failing
  return {
    queue: timeIn(wound.queue, interval, isQueued),
    absence: timeIn(wound.absence, interval, isAbsent),
    stall: timeWithoutChange(wound.stall, interval, wound.lastGood),
    missing: timeMissing(wound.missing, interval),
    lastGood: right?.saw.kind === 'good' ? right : wound.lastGood,
    lastAnswer: isAnswer(right) ? right : wound.lastAnswer,
    failing: {
      least: isAnswer(right) || isMissing(right) ? undefined : (least ?? fails),
      most: isAnswer(right) ? undefined : (most ?? fails)
    }
  }
}

/** The clocks some time after the i-th poll of a wait, while nothing more is known. */
type ClocksAfter = (i: number, at: number) => Clocks

function windUp(polls: readonly Poll[]): ClocksAfter {
  const wounds: Wound[] = []
  polls.forEach((right, i) => {
    const left = polls[i - 1]
    const since = left?.to ?? 0
    const interval = {left, right, least: right.from - since, most: right.to - since}
    wounds.push(windOn(wounds.at(-1) ?? UNWOUND, interval))
  })
  return (i, at) => {
    const left = polls[i]
    const since = at - (left?.to ?? 0)
    const interval = {left, right: undefined, least: since, most: since}
    const {failing, lastAnswer, ...wound} = windOn(wounds[i] ?? UNWOUND, interval)
    const outage = {
      least: failing.least ? at - failing.least.to : 0,
      most: failing.most ? at - (lastAnswer?.to ?? 0) : 0
    }
    return {...wound, outage}
  }
}

/** The limits that are set, by the name that the outcome gives them. */
function limitsOf(rules: Rules): [by: string, clock: Clock, ms: number][] {
  const {queueTimeoutMs, stallTimeoutMs, outageToleranceMs, byCommit} = rules
  const limits: [string, Clock, number | undefined][] = [
    ['queue-timeout', 'queue', queueTimeoutMs],
    ['absence', 'absence', byCommit && queueTimeoutMs === undefined ? ABSENCE : undefined],
    ['stall-timeout', 'stall', stallTimeoutMs],
    ['outage', 'outage', outageToleranceMs],
    ['not-found', 'missing', NOT_FOUND]
  ]
  return limits.filter((limit): limit is [string, Clock, number] => limit[2] !== undefined)
}

/** Every sentence of section 4 that a wait broke. */
export function brokenRules(polls: readonly Poll[], end: End, rules: Rules): string[] {
  const clocks = windUp(polls)
  return [
    ...endsByState(polls, end, rules),
    ...endsByLimit(polls, end, rules, clocks),
    ...goesOnPastLimit(polls, end, rules, clocks),
    ...lastPoll(polls, end, rules),
    ...unknownStatuses(polls, end, rules),
    ...gaps(polls, rules, clocks)
  ]
}

const line = ({from, to, saw}: Poll) =>
  `poll ${from}..${to} (${saw.kind}${'phase' in saw ? ` ${saw.phase}` : ''})`

/** A final state, a permanent failure and a pause that stops the wait end it at once, and under their own name. */
function endsByState(polls: readonly Poll[], end: End, {onPaused}: Rules): string[] {
  const broken: string[] = []
  const ending = polls.findIndex(
    (poll, i) =>
      ENDED.has(phaseOf(poll) ?? '') ||
      poll.saw.kind === 'permanent' ||
      (onPaused === 'stop' && isPaused(poll) && isPaused(polls[i - 1]))
  )
  const poll = polls[ending]
  if (poll) {
    const phase = phaseOf(poll)
    const outcome = poll.saw.kind === 'permanent' ? 'error' : phase
    if (ending !== polls.length - 1) broken.push(`${line(poll)} ends the wait, and more polls followed`)
    if (end.outcome !== outcome)
      broken.push(`${line(poll)} ends as ${outcome}, not as ${end.outcome} (${end.by})`)
    if (end.at > poll.to + ROUNDING) broken.push(`${line(poll)} ends the wait at once, not at ${end.at}`)
  }
  const last = polls.at(-1)
  const isVerdict = ENDED.has(end.outcome) || end.outcome === 'paused'
  if (isVerdict && phaseOf(last) !== end.outcome) broken.push(`${end.outcome} without having seen it last`)
  if (end.outcome === 'paused') {
    const answers = polls.filter(isAnswer)
    if (onPaused === 'wait' || answers.length < 2 || !answers.slice(-2).every(isPaused))
      broken.push('paused without two polls that saw it')
  }
  return broken
}

/** No outcome before its limit: what `most` may count has to reach it. */
function endsByLimit(polls: readonly Poll[], end: End, rules: Rules, clocks: ClocksAfter): string[] {
  const broken: string[] = []
  const isEarly = (ms: number, limit: number) => ms < limit - ROUNDING
  const lastAnswer = polls.findLast(isAnswer)
  const isKnown = lastAnswer?.saw.kind === 'good'
  const isLimit = ['timeout', 'queue-timeout', 'stall-timeout', 'absence'].includes(end.by)
  if (isLimit && (end.outcome === 'timeout') !== isKnown)
    broken.push(`${end.by} is ${end.outcome}, and the last answer was ${lastAnswer?.saw.kind ?? 'none'}`)
  if (end.by === 'timeout') {
    if (isEarly(end.at, rules.timeoutMs)) broken.push(`timeout at ${end.at}`)
    return broken
  }
  const known = limitsOf(rules)
  const limit = known.find(([by]) => by === end.by)
  if (limit) {
    const [by, clock, ms] = limit
    const {most} = clocks(polls.length - 1, end.at)[clock]
    if (isEarly(most, ms)) broken.push(`${by} at ${end.at}, when it had run for ${most} of ${ms} at most`)
  } else if (['queue-timeout', 'stall-timeout', 'absence'].includes(end.by))
    broken.push(`${end.by} is not set`)
  const failing = end.by === 'outage' ? isOutage : end.by === 'not-found' ? isMissing : undefined
  if (failing && !failing(polls.at(-1))) broken.push(`${end.by}, and the last poll saw none`)
  return broken
}

/** No outcome after its limit: the wait goes on neither after a poll, nor up to the next one, past what surely counts. */
function goesOnPastLimit(polls: readonly Poll[], end: End, rules: Rules, clocks: ClocksAfter): string[] {
  const broken: string[] = []
  if (end.at > rules.timeoutMs + LAST_LOOK + ROUNDING) broken.push(`the wait went on until ${end.at}`)
  let first: Poll | undefined
  polls.forEach((poll, i) => {
    const next = polls[i + 1]
    if (next === undefined) return
    if (poll.from >= rules.timeoutMs) broken.push(`${line(next)} after the one at the deadline`)
    const [after, before] = [clocks(i, poll.to), clocks(i, next.from)]
    for (const [by, clock, ms] of limitsOf(rules)) {
      // A limit is judged by an answer of its own kind, which is the poll that comes when the limit is reached.
      const own = clock === 'outage' ? isOutage(poll) : clock === 'missing' ? isMissing(poll) : isAnswer(poll)
      // A poll that the deadline cuts short decides nothing: the last poll does.
      const isCut = poll.saw.kind === 'cut' && poll.to >= rules.timeoutMs - ROUNDING
      if (own && !isCut && after[clock].least >= ms + ROUNDING)
        broken.push(`${by} had passed at ${line(poll)}`)
      // What `Retry-After` asks for is the least gap, also where an outage ends meanwhile: nobody can tell before.
      const isAsked = clock === 'outage' && next.from - poll.to <= gapAfter(polls, i, rules).least + ROUNDING
      if (own && !isAsked && before[clock].least > ms + ROUNDING)
        broken.push(`${by} passed before ${line(next)}`)
    }
    first = isAnswer(poll) ? undefined : (first ?? poll)
    if (
      first &&
      poll.to - first.to > rules.outageToleranceMs + NOT_FOUND + LONGEST_RETRY_AFTER + LONGEST_RETRY
    )
      broken.push(`no good answer since ${line(first)}, and still no end at ${line(poll)}`)
  })
  return broken
}

/** First poll at once, a last one at the deadline, of 10 s at most. */
function lastPoll(polls: readonly Poll[], end: End, {timeoutMs}: Rules): string[] {
  const broken: string[] = []
  const [first, last] = [polls[0], polls.at(-1)]
  if (first === undefined || first.from > ROUNDING) broken.push('the first poll is not at once')
  if (last === undefined) return broken
  if (end.by === 'timeout' && last.from < timeoutMs - ROUNDING)
    broken.push(`no poll at the deadline: ${line(last)}`)
  if (last.from >= timeoutMs - ROUNDING && last.to - last.from > LAST_LOOK + ROUNDING)
    broken.push(`${line(last)} at the deadline took over 10 s`)
  if (end.at > last.to + ROUNDING) broken.push(`the wait ended at ${end.at}, some time after ${line(last)}`)
  return broken
}

/** After 20 polls and `outage-tolerance` of nothing but unknown statuses the outcome is `error`. */
function unknownStatuses(polls: readonly Poll[], end: End, {outageToleranceMs, timeoutMs}: Rules): string[] {
  const broken: string[] = []
  // The unknown statuses since the last one that was known; a failed poll between them leaves open whether the row goes on.
  let row: Poll[] = []
  let isUnbroken = true
  polls.forEach((poll, i) => {
    const {kind} = poll.saw
    row = kind === 'good' ? [] : kind === 'unknown' ? [...row, poll] : row
    isUnbroken = kind === 'good' || (kind === 'unknown' && (isUnbroken || row.length === 1))
    const lastsMs = poll.to - (row[0]?.to ?? poll.to)
    const isLong = isUnbroken && row.length >= 20 && lastsMs >= outageToleranceMs + ROUNDING
    if (isLong && i < polls.length - 1)
      broken.push(`nothing but unknown statuses up to ${line(poll)}, and no end`)
  })
  const [first, last] = [row[0], row.at(-1)]
  // At the deadline it is the last word that makes the outcome an `error`.
  if (end.by !== 'unknown-status' || end.at >= timeoutMs - ROUNDING) return broken
  if (row.length < 20) broken.push(`an unknown status ended the wait after ${row.length} polls`)
  if (first && last && last.to - first.from < outageToleranceMs - ROUNDING)
    broken.push('an unknown status ended the wait before outage-tolerance')
  return broken
}

/** How long a gap may be: at least and at most, in ms. */
function gapAfter(polls: readonly Poll[], i: number, rules: Rules): Range {
  const {minMs, maxMs, isTogether} = rules
  const poll = polls[i] as Poll
  const clamp = (elapsed: number) => Math.min(Math.max(elapsed / 20, minMs), maxMs)
  const tookMs = poll.to - poll.from
  const joining = Math.max(0.9 * Math.max(minMs, clamp(poll.from) / 2) - tookMs, SHORTEST_GAP)
  const usual = {least: isTogether ? joining : 0.9 * clamp(poll.from), most: clamp(poll.to)}
  if (isAnswer(poll)) return usual
  let failures = 1
  while (i - failures >= 0 && !isAnswer(polls[i - failures])) failures++
  const ceiling = Math.min((minMs / 2) * 2 ** (failures - 1), 2 * maxMs, LONGEST_RETRY)
  const {saw} = poll
  const asked = 'retryAfterMs' in saw ? Math.min(saw.retryAfterMs ?? 0, LONGEST_RETRY_AFTER) : 0
  const least = Math.max(SHORTEST_GAP, asked, saw.kind === 'throttled' ? minMs : 0)
  // The page says of a 404 only that it is tolerated: either gap will do.
  return {least, most: Math.max(least, ceiling, isMissing(poll) ? usual.most : 0)}
}

/** Each gap is within its bounds, or is cut short by a limit, or comes before the second poll that a pause needs. */
function gaps(polls: readonly Poll[], rules: Rules, clocksAfter: ClocksAfter): string[] {
  const broken: string[] = []
  polls.forEach((poll, i) => {
    const next = polls[i + 1]
    if (next === undefined) return
    const gap = next.from - poll.to
    const {least, most} = gapAfter(polls, i, rules)
    if (gap > most + ROUNDING) broken.push(`a gap of ${gap} after ${line(poll)}, of ${most} at most`)
    if (gap >= least - ROUNDING || next.from >= rules.timeoutMs - ROUNDING) return
    const isConfirmed = isPaused(poll) && rules.onPaused === 'stop'
    const clocks = clocksAfter(i, next.from)
    // (A 404 is asked for again within its 30 s, whatever `Retry-After` says.)
    const isCut = limitsOf(rules).some(([, clock, ms]) => clocks[clock].most >= ms - ROUNDING)
    if (!isConfirmed && !isCut) broken.push(`a gap of ${gap} after ${line(poll)}, of ${least} at least`)
  })
  return broken
}

/** With the defaults, and good answers that come at once: how many polls a wait of some ms may take. */
export function mostPolls(waitedMs: number): number {
  return (44 + waitedMs / (15 * SECOND)) * 1.12
}

/** With the defaults: when an end that came at some time has to be seen at the latest, without the poll itself. */
export function latestSeen(endedAt: number, seenAt: number): number {
  return endedAt + Math.max(2 * SECOND, Math.min(seenAt / 20, 15 * SECOND))
}

import {fc} from '../../support/properties.js'

/**
 * A generated pipeline: its runs, each with a life of its own. Times are ms since the start of the wait; what came before
 * is negative. What a platform shows of it stands in `platforms.ts`.
 */
export interface History {
  /** In the order of their creation. */
  lives: readonly Life[]
  /** Runs of other commits that ended before the start, right before the life of this index. */
  fillers: {before: number; count: number}
}

export type RunEnd = 'success' | 'failure' | 'cancelled'
interface Attempt {
  queuesMs: number
  runsMs: number
  /** It never ends where absent. */
  ends: RunEnd | undefined
}

/** How one run comes, runs and goes. */
export interface Life extends Attempt {
  appearsAt: number
  isWanted: boolean
  /** After the beginning of an attempt, but no later than its end; it is never told where absent. */
  tells: {inAttempt: 1 | 2; afterMs: number} | undefined
  /** It is begun again so long after its end. */
  again: (Attempt & {afterMs: number}) | undefined
  /** It is deleted at this time. */
  vanishesAt: number | undefined
  /** While it queues the platform shows neither a number of it nor a time, where it can do so. */
  hides: boolean
}

/** A run at a moment, as the platform knows it. */
export interface Run {
  /** Its place in the order of creation, and its number. */
  n: number
  phase: 'queued' | 'running' | RunEnd
  isWanted: boolean
  tellsCommit: boolean
  /** When it was created, and began, for the first time; and the same of the attempt that counts now. */
  createdAt: number
  firstBegunAt: number | undefined
  queuedAt: number
  begunAt: number | undefined
  attempt: 1 | 2
  hides: boolean
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const FIRST_NUMBER = 100

/** The numbers of all runs that there ever are. */
export function numbersOf({lives, fillers}: History): number[] {
  return Array.from({length: lives.length + fillers.count}, (_, i) => FIRST_NUMBER + i)
}

/** All runs of a pipeline at a moment, the newest first. */
export function runsAt({lives, fillers}: History, at: number): Run[] {
  const own = lives.flatMap((life, i): Run[] => {
    const run = runAt(life, FIRST_NUMBER + i + (i >= fillers.before ? fillers.count : 0), at)
    return run ? [run] : []
  })
  const next = Math.min(lives[fillers.before]?.appearsAt ?? 0, 0)
  const between = Array.from({length: fillers.count}, (_, k) =>
    filler(FIRST_NUMBER + fillers.before + k, next - 2 * SECOND + k)
  )
  return [...own, ...between].sort((a, b) => b.n - a.n)
}

const filler = (n: number, at: number): Run => ({
  n,
  phase: 'success',
  isWanted: false,
  tellsCommit: true,
  createdAt: at,
  firstBegunAt: at,
  queuedAt: at,
  begunAt: at,
  attempt: 1,
  hides: false
})

/** The times at which something happens to a run; infinite for what never does. */
function timesOf({appearsAt, queuesMs, runsMs, ends, tells, again, vanishesAt}: Life) {
  const never = Number.POSITIVE_INFINITY
  const begins = appearsAt + queuesMs
  const ended = ends === undefined ? never : begins + runsMs
  const againAt = again ? ended + again.afterMs : never
  const beginsAgain = againAt + (again?.queuesMs ?? 0)
  const endedAgain = again?.ends === undefined ? never : beginsAgain + again.runsMs
  const [from, to] = tells?.inAttempt === 2 ? [beginsAgain, endedAgain] : [begins, ended]
  const told = tells ? Math.min(from + tells.afterMs, to) : never
  return {appearsAt, begins, ended, againAt, beginsAgain, endedAgain, told, gone: vanishesAt ?? never}
}

function runAt(life: Life, n: number, at: number): Run | undefined {
  const times = timesOf(life)
  if (at < times.appearsAt || at >= times.gone) return undefined
  const firstBegunAt = at < times.begins ? undefined : times.begins
  const common = {
    n,
    isWanted: life.isWanted,
    tellsCommit: at >= times.told,
    createdAt: times.appearsAt,
    firstBegunAt,
    hides: life.hides
  }
  if (at < times.againAt) {
    const phase = at < times.begins ? 'queued' : at < times.ended ? 'running' : (life.ends as RunEnd)
    return {...common, phase, queuedAt: times.appearsAt, begunAt: firstBegunAt, attempt: 1}
  }
  const begunAt = at < times.beginsAgain ? undefined : times.beginsAgain
  const phase =
    begunAt === undefined ? 'queued' : at < times.endedAgain ? 'running' : (life.again?.ends as RunEnd)
  return {...common, phase, queuedAt: times.againAt, begunAt, attempt: 2}
}

/** Both times, and every moment between them at which something changes, in their order. */
export function momentsBetween({lives}: History, from: number, to: number): number[] {
  const changes = lives.flatMap(life => Object.values(timesOf(life))).filter(at => at > from && at < to)
  return [from, ...changes.sort((a, b) => a - b), to]
}

const seconds = (min: number, max: number) => fc.integer({min, max}).map(s => s * SECOND)
const anyEnd = fc.oneof(
  {weight: 9, arbitrary: fc.constantFrom<RunEnd>('success', 'success', 'success', 'failure', 'cancelled')},
  {weight: 1, arbitrary: fc.constant(undefined)}
)

/**
 * Lives, of which what happens during the wait happens within so many seconds. What was created before the start was so
 * half a minute past a whole one, and began within 20 s or during the wait, so that no age is near a limit in minutes.
 */
const anyLife = (withinS: number): fc.Arbitrary<Life> =>
  fc
    .record({
      isOld: fc.boolean(),
      minutes: fc.integer({min: 0, max: 40}),
      appears: seconds(0, withinS),
      /** When it begins: soon, or during the wait. */
      queues: fc.oneof(
        fc.constant(0),
        seconds(1, 20),
        seconds(1, withinS).map(ms => ({until: ms}))
      ),
      runs: fc.oneof(
        seconds(1, withinS),
        seconds(1, withinS).map(ms => ({until: ms}))
      ),
      ends: anyEnd,
      isWanted: fc.boolean(),
      tells: fc.option(
        fc.record({
          inAttempt: fc.constantFrom<(1 | 2)[]>(1, 1, 1, 2),
          afterMs: fc.oneof(fc.constant(0), seconds(1, withinS))
        }),
        {nil: undefined, freq: 6}
      ),
      again: fc.option(
        fc.record({
          afterMs: fc.oneof(seconds(1, withinS), seconds(60, 2400)),
          queuesMs: fc.oneof(fc.constant(0), seconds(1, 20)),
          runsMs: seconds(1, withinS),
          ends: anyEnd
        }),
        {nil: undefined, freq: 2}
      ),
      vanishesAt: fc.option(seconds(-60, withinS), {nil: undefined, freq: 2}),
      hides: fc.boolean()
    })
    .map(({isOld, minutes, appears, queues, runs, ...rest}) => {
      const appearsAt = isOld ? -(minutes * MINUTE + 30 * SECOND) : appears
      const queuesMs = typeof queues === 'number' ? queues : Math.max(queues.until - appearsAt, 0)
      const begins = appearsAt + queuesMs
      const runsMs = typeof runs === 'number' ? runs : Math.max(runs.until - begins, SECOND)
      return {...rest, appearsAt, queuesMs, runsMs}
    })

/**
 * Runs in the order of their creation, no two of which appear at the same time. Only the newest may hide its number: the
 * order of two that both do so is known to nobody.
 */
export const anyHistory = (
  withinS: number,
  fillers: fc.Arbitrary<number> = fc.constant(0)
): fc.Arbitrary<History> =>
  fc
    .record({
      lives: fc.uniqueArray(anyLife(withinS), {selector: ({appearsAt}) => appearsAt, maxLength: 5}),
      before: fc.nat(5),
      count: fillers
    })
    .map(({lives, before, count}) => {
      const old = lives.filter(({appearsAt}) => appearsAt < 0).length
      const fillers = {before: Math.min(before, old), count}
      const mayHide = (i: number) => i === lives.length - 1 && (count === 0 || fillers.before <= i)
      const sorted = [...lives].sort((a, b) => a.appearsAt - b.appearsAt)
      return {lives: sorted.map((life, i) => ({...life, hides: life.hides && mayHide(i)})), fillers}
    })

/** Runs of a commit that ended long ago, and before them, in the list, as many others as are told. */
const anyOldRuns = (others: number): fc.Arbitrary<Life[]> => {
  const old = (from: number, to: number) =>
    fc.integer({min: from, max: to}).map(m => -(m * MINUTE + 30 * SECOND))
  const runs = (appearsAt: fc.Arbitrary<number>, isWanted: boolean) =>
    fc.record({appearsAt, ends: fc.constantFrom<RunEnd>('success', 'failure')}).map(
      (some): Life => ({
        ...some,
        isWanted,
        queuesMs: 0,
        runsMs: SECOND,
        tells: {inAttempt: 1, afterMs: 0},
        again: undefined,
        vanishesAt: undefined,
        hides: false
      })
    )
  const some = (one: fc.Arbitrary<Life>, minLength: number, maxLength: number) =>
    fc.uniqueArray(one, {selector: ({appearsAt}) => appearsAt, minLength, maxLength})
  return fc
    .tuple(some(runs(old(20, 40), true), 2, 3), some(runs(old(1, 10), false), others, others))
    .map(all => all.flat().sort((a, b) => a.appearsAt - b.appearsAt))
}

/** Nothing changes any more: of the runs of a commit the newest is known. */
export const anyOldHistory: fc.Arbitrary<History> = anyOldRuns(0).map(lives => ({
  lives,
  fillers: {before: 0, count: 0}
}))

/**
 * The first page of the list ends about where the runs of a commit stand, and the newest runs are deleted while it is read:
 * so rows move up from one page to the other between two requests.
 */
export const anyHistoryAtPageEnd = (pageSize: number): fc.Arbitrary<History> =>
  fc
    .record({lives: anyOldRuns(2), goneAt: seconds(1, 5), more: fc.integer({min: -1, max: 1})})
    .map(({lives, goneAt, more}) => ({
      lives: lives.map(life => (life.isWanted ? life : {...life, vanishesAt: goneAt})),
      fillers: {before: lives.length - 2, count: pageSize - 2 + more}
    }))

/**
 * The newest run of a commit queues since before the start, where a platform may show it at the far end of its list, and
 * begins at a time. An old one of that commit stands behind so many others.
 */
export function queueBehind(others: number, beginsAt: number): History {
  const common = {
    isWanted: true,
    tells: {inAttempt: 1 as const, afterMs: 0},
    again: undefined,
    vanishesAt: undefined
  }
  const appearsAt = -30 * SECOND
  return {
    lives: [
      {...common, appearsAt: -30 * MINUTE, queuesMs: 0, runsMs: SECOND, ends: 'success', hides: false},
      {
        ...common,
        appearsAt,
        queuesMs: beginsAt - appearsAt,
        runsMs: 20 * SECOND,
        ends: 'failure',
        hides: true
      }
    ],
    fillers: {before: 1, count: others}
  }
}

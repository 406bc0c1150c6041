import type {Outcome} from '../../src/model/outcome.js'
import {type History, momentsBetween, type Run, runsAt} from './support/history.js'

/**
 * Which run is judged. Written from these sentences of the contract:
 *
 * - (2, `run-id`) pipeline run, or the word `latest`.
 * - (2, `commit`) the run of this commit: the newest by creation. A newer run that has not ended and whose commit the platform
 *   does not tell yet may be the one: it is waited for. None yet: keep looking.
 * - (2, `created-after`) with `commit` or `latest`: older runs do not count. ISO 8601 with zone, or a duration back from our
 *   start, by the platform's clock where its answers tell it. A run that was begun again is as old as its first beginning.
 * - (3) `success`: the vendor's listed word for success for the very run asked for; a final state is believed at once.
 * - (4) `latest` is the newest by creation, queued ones included. It is resolved once, at the first poll; the run is pinned. If
 *   the platform no longer shows the pinned run before its end was seen the outcome is `error`, never the newer run's. A
 *   `wait-…` that finds its run by `latest`, already ended at the first poll, ends as `error` unless `created-after` admits
 *   it. A queued run without a number or a time is newer than all that have one.
 * - (1, `check-pipeline`) one poll, no waiting: `running` and `paused` are answers; nothing found is `error` at once.
 */

export type Named = {by: 'run-id'; n: number} | {by: 'commit'} | {by: 'latest'}

/** What a step was asked. `notBefore`: the oldest creation that counts, ms since the start of the wait. */
export interface Question {
  named: Named
  notBefore: number | undefined
  once: boolean
  /** How old a run is for the platform; `undefined` while it does not tell. */
  ageOf: (run: Run) => number | undefined
  showsNewestOnly?: boolean | undefined
}

/** The run that the contract names at a moment; `open`: one may be it that does not say so yet. */
export type Answer = {is: 'run'; run: Run} | {is: 'open'} | {is: 'absent'}

const hasEnded = ({phase}: Run) => phase !== 'queued' && phase !== 'running'

/** Whether a run is one that a question means, but for newer ones; `maybe` where the platform does not tell yet. */
function standingOf(
  {named, notBefore, ageOf}: Question,
  run: Run,
  runs: readonly Run[]
): 'yes' | 'no' | 'maybe' {
  if (named.by === 'run-id') return run.n === named.n ? 'yes' : 'no'
  const isOfCommit =
    named.by === 'latest' || (run.tellsCommit ? run.isWanted : hasEnded(run) ? false : undefined)
  const isYoung = notBefore === undefined || isYounger(run, notBefore, runs, ageOf)
  if (isOfCommit === false || isYoung === false) return 'no'
  return isOfCommit && isYoung ? 'yes' : 'maybe'
}

/** A run is younger than each older one, and older than each newer one, whatever it tells of itself. */
function isYounger(
  {n}: Run,
  notBefore: number,
  runs: readonly Run[],
  ageOf: Question['ageOf']
): boolean | undefined {
  const told = runs.map(run => ({n: run.n, age: ageOf(run)}))
  if (told.some(run => run.n >= n && run.age !== undefined && run.age < notBefore)) return false
  return told.some(run => run.n <= n && run.age !== undefined && run.age >= notBefore) || undefined
}

/** The run that a question names at a moment, among the runs that the platform shows then. */
function runNamed(question: Question, runs: readonly Run[]): Answer {
  const standings = [...runs]
    .sort((a, b) => b.n - a.n)
    .map(run => ({run, standing: standingOf(question, run, runs)}))
  const first = standings.find(({standing}) => standing !== 'no')
  if (first === undefined) return {is: 'absent'}
  return first.standing === 'maybe' ? {is: 'open'} : {is: 'run', run: first.run}
}

/** One poll: when its first request went out, and when its last answer came. */
export interface Poll {
  from: number
  to: number
}

/** How a wait may end: its outcome, and the run that stands in its outputs (`undefined`: none has to). */
export interface Expected {
  outcomes: readonly Outcome[]
  n?: number | undefined
}

const OUT_OF_TIME: Expected = {outcomes: ['timeout', 'error']}

/** How a wait ends whose polls took no time, so that each saw one moment. */
export function expectedEnd(question: Question, history: History, polls: readonly Poll[]): Expected {
  let pinned: {n: number; poll: number} | undefined
  for (const [poll, {from}] of polls.entries()) {
    const runs = shownAt(question, history, from)
    if (!pinned) {
      const found = runNamed(question, runs)
      if (question.once && found.is !== 'run')
        return {outcomes: found.is === 'open' ? ['running', 'error'] : ['error']}
      if (found.is === 'run') pinned = {n: found.run.n, poll}
    }
    const run = pinned && runs.find(({n}) => n === pinned?.n)
    // A run that is gone is looked for until it is an error: no other one takes its place.
    if (pinned === undefined || run === undefined) continue
    const verdict = verdictOn(run, pinned.poll, poll, question)
    if (verdict) return {...verdict, n: run.n}
  }
  return OUT_OF_TIME
}

function shownAt({showsNewestOnly}: Question, history: History, at: number): Run[] {
  const runs = runsAt(history, at)
  return showsNewestOnly ? runs.slice(0, 1) : runs
}

function verdictOn(run: Run, foundAt: number, poll: number, question: Question): Expected | undefined {
  const {named, notBefore, once} = question
  if (!hasEnded(run)) return once ? {outcomes: ['running']} : undefined
  const phase = run.phase as Outcome
  const isRefused = named.by === 'latest' && notBefore === undefined && !once && foundAt === poll
  if (!isRefused) return {outcomes: [phase]}
  // Of a run that came and ended between two polls the page does not say which of them it means by "the first".
  return {outcomes: poll === 0 ? ['error'] : ['error', phase]}
}

/**
 * Whether a run may be judged as `outcome`, where things change during polls: it said so at some moment of the last poll, and
 * one of the polls that may have found it had a moment at which it was the one that is named.
 */
export function mayBeJudged(
  question: Question,
  history: History,
  {n, outcome}: {n: number; outcome: Outcome},
  {finding, last}: {finding: readonly Poll[]; last: Poll}
): boolean {
  const saysSo = (at: number) => runsAt(history, at).some(run => run.n === n && run.phase === outcome)
  return (
    finding.some(poll => isNamedDuring(question, history, n, poll)) &&
    momentsBetween(history, last.from, last.to).some(saysSo)
  )
}

/** A poll may read one run after the other: of each newer run any moment counts after the one at which they were listed. */
function isNamedDuring(question: Question, history: History, n: number, {from, to}: Poll): boolean {
  const moments = momentsBetween(history, from, to)
  return moments.some((listedAt, i) => {
    const listed = shownAt(question, history, listedAt)
    // What a run is at each moment from then on; one that is gone is none.
    const standings = (own: number) =>
      moments.slice(i).map(at => {
        const runs = shownAt(question, history, at)
        const run = runs.find(one => one.n === own)
        return run ? standingOf(question, run, runs) : 'no'
      })
    const isMeant = listed.some(run => run.n === n) && standings(n).includes('yes')
    return isMeant && !listed.some(run => run.n > n && !standings(run.n).includes('no'))
  })
}

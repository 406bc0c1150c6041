import type {Noun} from '../../messages/en/runs.js'
import {type Message, message} from '../../messages/message.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {RunQuery} from './run-query.js'

/** A run as a list shows it, for choosing one. Times are epoch ms UTC by the platform's clock. */
export interface RunCandidate {
  /** Absent where the list has a run and not its id: it may be the one that is meant, and cannot be followed yet. */
  id: string | undefined
  /** Counts up at creation within a pipeline; absent for a run that has none yet. */
  number: number | undefined
  /** When it was created; absent where the platform does not tell, or tells only when it was begun again. */
  createdAt: number | undefined
  phase: Phase
  /** Full or short commit ids; empty while, or where, the platform tells none. */
  commits: readonly string[]
  /** The repositories of these commits, one each, where the platform tells them one after the other. */
  repositories?: readonly string[]
}

/** A query by which one run is chosen. `createdAfter` is epoch ms UTC by the platform's clock. */
export type Choosing =
  | {by: 'commit'; commit: string; createdAfter: number | undefined}
  | {by: 'latest'; createdAfter: number | undefined}

/** What a query comes to: the run that is meant, one that may be the one but does not tell yet, or none. */
export type Choice =
  | {code: 'found'; run: RunCandidate & {id: string}; matches: number}
  | {code: 'undecided'; run: RunCandidate}
  | {code: 'none'}

type Answer = 'yes' | 'no' | 'not known yet'

/**
 * The newest run that a query means. A newer run that has not ended and does not tell its commit, or its time, may be
 * the one: then nothing is chosen yet. Pure.
 */
export function chooseRun(query: Choosing, candidates: readonly RunCandidate[]): Choice {
  const runs = inCreationOrder(candidates)
  const awaited = query.by === 'commit' ? repositoriesOf(query.commit, runs) : []
  const answers = runs.map(run =>
    both(isYoungEnough(run, query.createdAfter), isOfCommit(run, query, awaited))
  )
  const first = answers.findIndex(answer => answer !== 'no')
  const run = runs[first]
  if (run === undefined) return {code: 'none'}
  const {id} = run
  if (answers[first] === 'not known yet' || id === undefined) return {code: 'undecided', run}
  return {code: 'found', run: {...run, id}, matches: answers.filter(answer => answer === 'yes').length}
}

function both(a: Answer, b: Answer): Answer {
  if (a === 'no' || b === 'no') return 'no'
  return a === 'yes' && b === 'yes' ? 'yes' : 'not known yet'
}

function isYoungEnough({notAfter, notBefore, phase}: OrderedRun, createdAfter: number | undefined): Answer {
  if (createdAfter === undefined || (notBefore ?? Number.NEGATIVE_INFINITY) >= createdAfter) return 'yes'
  const isTooOld = (notAfter ?? Number.POSITIVE_INFINITY) < createdAfter
  return isTooOld || ENDED.has(phase) ? 'no' : 'not known yet'
}

function isOfCommit(run: RunCandidate, query: Choosing, awaited: readonly string[]): Answer {
  if (query.by === 'latest') return 'yes'
  const {commits, repositories, phase} = run
  if (isOneOf(commits, query.commit)) return 'yes'
  const tellsAll = commits.length > 0 && awaited.every(name => repositories?.includes(name) ?? true)
  return tellsAll || ENDED.has(phase) ? 'no' : 'not known yet'
}

/**
 * The repositories whose commits a run has to tell before it is known not to be of a commit: the one in which another run
 * has it, else those of the newest run that has ended.
 */
function repositoriesOf(commit: string, newestFirst: readonly RunCandidate[]): readonly string[] {
  for (const {commits, repositories} of newestFirst) {
    const found = repositories?.[commits.findIndex(told => isSameCommit(told, commit))]
    if (found !== undefined) return [found]
  }
  return newestFirst.find(({commits, phase}) => commits.length > 0 && ENDED.has(phase))?.repositories ?? []
}

/** Whether a commit is among those that a run tells. */
export function isOneOf(told: readonly string[], commit: string): boolean {
  return told.some(one => isSameCommit(one, commit))
}

/** Platforms may shorten a commit id, and so may people: a prefix of at least seven digits matches. */
function isSameCommit(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  return isPrefix(one, other) || isPrefix(other, one)
}

function isPrefix(short: string, long: string): boolean {
  return /^[0-9a-f]{7,}$/.test(short) && long.startsWith(short)
}

/** A run in its place among the others. */
export interface OrderedRun extends RunCandidate {
  /** It was created at this time or later, epoch ms UTC: its own time, or that of the next older run. */
  notBefore: number | undefined
  /** It was created at this time or earlier, epoch ms UTC: its own time, or that of the next newer run. */
  notAfter: number | undefined
}

/**
 * Runs, newest first, each id once. Numbers are handed out at creation, so they decide. Times tell less: a queued run may
 * have none, and a run that was begun again looks younger than it is; so no run counts as created later than one with a
 * higher number. A run without a number stands by its time; while it queues it is newer than all that have a number.
 */
export function inCreationOrder(runs: readonly RunCandidate[]): OrderedRun[] {
  const once = [...new Map(runs.map(run => [run.id ?? run, run])).values()]
  const numbered = once
    .filter(run => run.number !== undefined)
    .sort((a, b) => (b.number ?? 0) - (a.number ?? 0) || byPlace(a, b))
  const others = once.filter(run => run.number === undefined).sort(byPlace)
  return withBounds(mergedByTime(capped(numbered), others))
}

/**
 * The newest first; of two that nothing tells apart the one that proves less. Of two that are as far away as can be the
 * difference is no number, which sorting takes for none.
 */
function byPlace(a: RunCandidate, b: RunCandidate): number {
  return placeOf(b) - placeOf(a) || proofOf(a) - proofOf(b)
}

function proofOf({phase}: RunCandidate): number {
  if (phase === 'success') return 2
  return ENDED.has(phase) ? 1 : 0
}

/** Epoch ms for a run whose number does not tell, by which it stands among the others. */
function placeOf({createdAt, phase}: RunCandidate): number {
  if (phase === 'queued') return Number.POSITIVE_INFINITY
  return createdAt ?? (ENDED.has(phase) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY)
}

/** Runs, newest first, with others among them, the newest first, too: each before what is no younger. */
function mergedByTime(newestFirst: readonly RunCandidate[], others: readonly RunCandidate[]): RunCandidate[] {
  const merged: RunCandidate[] = []
  let next = 0
  for (const run of others) {
    const place = placeOf(run)
    for (let one = newestFirst[next]; one !== undefined && timeOf(one) > place; one = newestFirst[++next]) {
      merged.push(one)
    }
    merged.push(run)
  }
  return [...merged, ...newestFirst.slice(next)]
}

/** A numbered run that queues may have no time yet: then it is newer than all that have one. */
function timeOf({createdAt, phase}: RunCandidate): number {
  return createdAt ?? (phase === 'queued' ? Number.POSITIVE_INFINITY : 0)
}

function capped(newestFirst: readonly RunCandidate[]): RunCandidate[] {
  let newest = Number.POSITIVE_INFINITY
  return newestFirst.map(run => {
    const createdAt = run.createdAt === undefined ? undefined : Math.min(newest, run.createdAt)
    newest = createdAt ?? newest
    return {...run, createdAt}
  })
}

function withBounds(newestFirst: readonly RunCandidate[]): OrderedRun[] {
  let notAfter: number | undefined
  const capped = newestFirst.map(run => {
    notAfter = run.createdAt ?? notAfter
    return {...run, notAfter}
  })
  let notBefore: number | undefined
  return capped
    .toReversed()
    .map(run => {
      notBefore = run.createdAt ?? notBefore
      return {...run, notBefore}
    })
    .toReversed()
}

/** What people call what a query looks for: `the run of commit 0123abc`, `the latest run`. */
export function describeQuery(query: RunQuery, noun: Noun): Message {
  if (query.by === 'id') return message('run.named', {noun, id: query.id})
  if (query.by === 'started') return message('run.new', {noun})
  return query.by === 'commit'
    ? message('run.of-commit', {noun, commit: query.commit})
    : message('run.latest', {noun})
}

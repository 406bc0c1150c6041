import type {Lack, Noun} from '../../messages/en/runs.js'
import {inEnglish, message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Notice} from '../../model/notice.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {Snapshot} from '../../model/target.js'
import {type Choice, type Choosing, chooseRun, isOneOf, type RunCandidate} from './choose-run.js'
import type {Finder, Pin} from './keep-run.js'
import type {PlatformClock} from './platform-clock.js'
import type {RunAdapter, RunRequest} from './run-adapter.js'
import {identityOf, sought} from './run-identity.js'
import {type RunQuery, timeOf} from './run-query.js'
import type {StartedRun} from './start-run.js'

/** Finds the run that a query means: by its id, by what became of its start, or by the platform's list. */
export function createFinder(
  request: RunRequest,
  adapter: RunAdapter,
  started: StartedRun | undefined
): Finder {
  const {query} = request
  if (query.by === 'id') {
    return async () => pin(request, adapter, {id: query.id, notices: []})
  }
  if (query.by !== 'started') return createSearch(request, adapter, query)
  return async context => {
    const id = await started?.find(context)
    if (id === undefined) return absent(request, adapter)
    return pin(request, adapter, {id, notices: []})
  }
}

type Search = Exclude<RunQuery, {by: 'id' | 'started'}>

/** Chooses a run from the platform's list. */
function createSearch(request: RunRequest, adapter: RunAdapter, query: Search): Finder {
  let searched = false
  let awaited: string | undefined
  return async context => {
    const choose = (runs: readonly RunCandidate[]): Choice => chooseRun(choosing(query, adapter.clock), runs)
    const isAnswered = (runs: readonly RunCandidate[]) =>
      choose(runs).code !== 'none' || isPast(runs, timeOf(query.createdAfter, adapter.clock))
    const listed = await adapter.list({...context, isAnswered, deep: query.by === 'commit' && !searched})
    for (const {id} of listed) {
      if (id !== undefined && !adapter.isRunId(id))
        throw badAnswer(message('answer.odd-id', {noun: adapter.noun}))
    }
    const choice = choose(listed)
    if (choice.code === 'none') {
      searched = true
      return absent(request, adapter)
    }
    if (choice.code === 'undecided') {
      awaited = goesOn(choice.run.phase) ? choice.run.id : undefined
      return undecided(request, adapter, choice.run)
    }
    const {run, matches} = choice
    const pinned = pin(request, adapter, {id: run.id, createdAt: run.createdAt, notices: []})
    const notice = foundNotice(query, adapter.noun, pinned, matches)
    return {...pinned, notices: [notice], wentOn: goesOn(run.phase), decided: run.id === awaited}
  }
}

function choosing(query: Search, clock: PlatformClock): Choosing {
  const createdAfter = timeOf(query.createdAfter, clock)
  return query.by === 'commit'
    ? {by: 'commit', commit: query.commit, createdAfter}
    : {by: 'latest', createdAfter}
}

/** A status that nobody knows may be an end. */
function goesOn(phase: Phase): boolean {
  return phase !== 'unknown' && !ENDED.has(phase)
}

/** Whether the list has come to runs that are too old to count. */
function isPast(runs: readonly RunCandidate[], createdAfter: number | undefined): boolean {
  const oldest = runs.at(-1)?.createdAt ?? Number.POSITIVE_INFINITY
  return oldest < (createdAfter ?? Number.NEGATIVE_INFINITY)
}

function pin(
  request: RunRequest,
  adapter: RunAdapter,
  found: Pick<Pin, 'id' | 'createdAt' | 'notices'>
): Pin {
  return {...found, identity: identityOf(request, adapter, found.id), wentOn: false, decided: false}
}

function foundNotice(query: Search, noun: Noun, {id, identity: {url}}: Pin, matches: number): Notice {
  const text =
    query.by === 'latest'
      ? message('run.latest-is', {noun, id, url})
      : message('run.commit-has', {noun, id, commit: query.commit, matches, url})
  return {key: `found ${id}`, text, level: 'notice'}
}

export function absent(request: RunRequest, adapter: RunAdapter): Snapshot {
  const status = inEnglish(message('run.absent-status', {noun: adapter.noun}))
  return {
    phase: 'absent',
    status,
    identity: sought(request, adapter),
    parts: [],
    contradictions: [],
    notices: []
  }
}

/** A newer run may be the one that is meant: it is waited for, and nothing else is taken meanwhile. */
function undecided(request: RunRequest, adapter: RunAdapter, run: RunCandidate): Snapshot {
  const {id, phase} = run
  const {noun} = adapter
  const name = id === undefined ? message('run.in-list', {noun}) : message('run.named', {noun, id})
  const lack = lackOf(request.query, run)
  const text = message('run.undecided', {name, lack})
  return {
    ...absent(request, adapter),
    phase: phase === 'queued' || id === undefined ? 'queued' : 'running',
    status: inEnglish(message('run.undecided-status', {name, lack})),
    undecided: true,
    notices: [{key: `undecided ${id}`, text, level: 'notice'}]
  }
}

/** What keeps a run from being chosen, or left. */
function lackOf(query: RunQuery, {id, commits}: RunCandidate): Lack {
  if (id === undefined) return 'id'
  if (query.by !== 'commit' || isOneOf(commits, query.commit)) return 'time'
  return commits.length === 0 ? 'commit' : 'all commits'
}

import type {Lack, Noun} from '../../messages/en/runs.js'
import {inEnglish, message, type Text} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {Notice, Snapshot} from '../../model/snapshot.js'
import type {Identity, PartLog, ReadContext, RunStart, Target, TargetKind} from '../../model/target.js'
import {
  type Choice,
  type Choosing,
  chooseRun,
  describeQuery,
  isOneOf,
  type RunCandidate
} from './choose-run.js'
import {confirmId} from './confirm-id.js'
import type {PlatformClock} from './platform-clock.js'
import {type RunQuery, timeOf} from './run-query.js'
import {createStart, type RunStarter, type StartedRun} from './start-run.js'

/** Which run of which pipeline is meant, and what for. */
export interface RunRequest {
  pipelineId: string
  query: RunQuery
  /** Whether the operation waits for the end: then a `latest` that has ended already is no answer. */
  waits: boolean
  /** Whether the run is followed for what it has made: then that is found through the run. */
  isFollowed?: boolean | undefined
}

/** What a platform knows of its runs. `runTarget` asks for nothing else, and keeps the rules. */
export interface RunAdapter {
  kind: TargetKind
  /** What people call a run here. */
  noun: Noun
  clock: PlatformClock
  /** As `Target.readTogether`. */
  readTogether?: object | undefined
  /** Whether a text can be the id of a run. What a list names is checked as what people give. */
  isRunId(text: string): boolean
  /** How a run is begun. Absent where the platform has no such call. */
  starter?: RunStarter | undefined
  /** The runs to choose from, in any order. Not asked where an id is given. Throws `RequestError`. */
  list(search: RunSearch): Promise<readonly RunCandidate[]>
  /**
   * The newest runs of the pipeline that have ended, in any order, in one request of kind `detail`. Throws `RequestError`.
   * Absent where a run is not compared with the whole runs before it.
   */
  listEnded?(context: ReadContext): Promise<readonly EndedRun[]>
  /** One poll of one run, by its id. Throws `RequestError`. */
  read(run: PinnedRun, context: ReadContext): Promise<RunReading>
  /** As `Target.addDetails`, for the run that was read last. */
  addDetails?(snapshot: Snapshot, run: PinnedRun, context: ReadContext): Promise<Snapshot>
  /** As `Target.readLog`. Absent where the platform serves no logs. */
  readLog?(run: PinnedRun, part: Part, context: ReadContext, cursor?: unknown): Promise<PartLog>
  /** Asks the platform to stop the run; true when that was accepted, or it has ended. Absent where it has no such call. */
  stop?(run: PinnedRun, context: ReadContext): Promise<boolean>
  stopsOnceFor?: number | undefined
  /** Console pages, or `''` where their address is not known. */
  links: {run(runId: string): string; pipeline(): string}
}

/** How a list of runs is read. */
export interface RunSearch extends ReadContext {
  /** Whether the runs found so far answer the query, so that no older ones are needed. */
  isAnswered(found: readonly RunCandidate[]): boolean
  /** Whether older pages matter. They do until all of them were searched once: an old run does not appear later. */
  deep: boolean
}

/** A run that has ended, as a list tells it. */
export interface EndedRun {
  phase: Phase
  /** Epoch ms. */
  startedAt: number | undefined
  finishedAt: number | undefined
  /** Ms without the time in which it waited for people, where the platform tells that. */
  workMs?: number | undefined
}

/** The run that a target keeps to from its first poll on. */
export interface PinnedRun {
  id: string
  identity: Identity
}

/** One answer about a run. */
export interface RunReading {
  /** The ids in the answer, unchecked, one for each field that holds one. One of another run or pipeline makes it a bad answer. */
  named: {run: readonly unknown[]; pipeline: readonly unknown[]}
  snapshot: Omit<Snapshot, 'identity'>
  /** What the answer knows better than the ids do: `run 42`, `build #12`; the pipeline's name; the run's page. */
  title?: Text | undefined
  pipelineName?: string | undefined
  url?: string | undefined
}

interface Pin extends PinnedRun {
  matchedBy: 'given' | 'commit' | 'latest' | 'started'
  createdAt?: number | undefined
  notices: Notice[]
  refusal?: Snapshot['refusal']
  /** Whether it was decided by the first good answer what becomes of an end. */
  decided: boolean
}

/**
 * A run of a pipeline as a target, with the rules that hold for every platform: the run is found once and kept to; an
 * answer about another run is a bad one; a `latest` that had ended already at the first poll is refused; a newer run
 * that may be the one is waited for.
 */
export function runTarget(request: RunRequest, adapter: RunAdapter): Target {
  const {pipelineId, query} = request
  const started = query.by === 'started' ? startedRun(adapter) : undefined
  const keeper = createKeeper(createFinder(request, adapter, started))
  const {addDetails, listEnded, readLog, readTogether, stop, stopsOnceFor} = adapter
  return {
    ...startOf(request, adapter),
    id: `${pipelineId}/${query.by === 'id' ? query.id : query.by}`,
    kind: adapter.kind,
    ...(readTogether && {readTogether}),
    ...(started && {start: startOfRun(pipelineId, started, keeper)}),
    read: context => readKept(request, adapter, keeper, context),
    async readLog(part, context, cursor) {
      if (readLog === undefined) throw noLog(part)
      const run = await keeper.run(context)
      if (run === undefined) throw badAnswer(message('answer.too-early'))
      return readLog(run, part, context, cursor)
    },
    ...(addDetails && {
      async addDetails(snapshot: Snapshot, context: ReadContext) {
        const run = keeper.kept()
        return run === undefined ? snapshot : addDetails(snapshot, run, context)
      }
    }),
    ...(listEnded &&
      request.waits && {readDurations: async context => durationsOf(await listEnded(context))}),
    ...(stop && {
      async stop(context: ReadContext) {
        const run = await keeper.run(context)
        return run !== undefined && stop(run, context)
      }
    }),
    ...(stopsOnceFor !== undefined && {stopsOnceFor})
  }
}

function startedRun({starter, noun, isRunId}: RunAdapter): StartedRun {
  if (starter === undefined) throw new Error('a platform that begins no runs was asked for one')
  return createStart(starter, {noun, isRunId})
}

/** The run that was begun is the one that is kept to. */
function startOfRun(pipelineId: string, started: StartedRun, keeper: Keeper): RunStart {
  return {
    names: {'pipeline-id': pipelineId},
    recover: started.recover,
    async begin(marker, context) {
      const begun = await started.begin(marker, context)
      if (begun.code !== 'begun') return begun
      const run = await keeper.run(context)
      if (run === undefined) throw new Error('a run that was begun is not known')
      return {code: 'begun', identity: run.identity, error: begun.error}
    }
  }
}

/** Keeps to the run that was found first. */
interface Keeper {
  kept(): Pin | undefined
  /** The run, or what is to be said of it while it is not there, or not known yet. */
  find(context: ReadContext): Promise<Pin | Snapshot>
  /** The run for a call that needs one; nothing before it is found. */
  run(context: ReadContext): Promise<Pin | undefined>
}

/** Answers a snapshot while the run is not there, or not known yet. */
type Finder = (context: ReadContext) => Promise<Pin | Snapshot>

function createKeeper(search: Finder): Keeper {
  let pinned: Pin | undefined
  const find = async (context: ReadContext) => {
    const found = pinned ?? (await search(context))
    if (!('phase' in found)) pinned = found
    return found
  }
  return {
    kept: () => pinned,
    find,
    async run(context) {
      await find(context)
      return pinned
    }
  }
}

/** One poll: finds the run where that is still to be done, and reads it. */
async function readKept(
  request: RunRequest,
  adapter: RunAdapter,
  keeper: Keeper,
  context: ReadContext
): Promise<Snapshot> {
  const isNew = keeper.kept() === undefined && request.query.by !== 'id'
  const found = await keeper.find(context)
  if ('phase' in found) return found
  try {
    const reading = await adapter.read(found, context)
    confirmId(adapter.noun, reading.named.run, found.id)
    confirmId('pipeline', reading.named.pipeline, request.pipelineId)
    return snapshotOf(request, adapter, found, reading)
  } catch (error) {
    throw isNew ? foundJustNow(error) : error
  }
}

/** Finds the run that a query means: by its id, by what became of its start, or by the platform's list. */
function createFinder(request: RunRequest, adapter: RunAdapter, started: StartedRun | undefined): Finder {
  const {query} = request
  if (query.by === 'id') {
    return async () => pin(request, adapter, {id: query.id, matchedBy: 'given', notices: []})
  }
  if (query.by !== 'started') return createSearch(request, adapter, query)
  return async context => {
    const id = await started?.find(context)
    if (id === undefined) return absent(request, adapter)
    return pin(request, adapter, {id, matchedBy: 'started', notices: []})
  }
}

type Search = Exclude<RunQuery, {by: 'id' | 'started'}>

/** Chooses a run from the platform's list. */
function createSearch(request: RunRequest, adapter: RunAdapter, query: Search): Finder {
  let searched = false
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
    if (choice.code === 'undecided') return undecided(request, adapter, choice.run)
    const {run, matches} = choice
    const notice = foundNotice(query, adapter.noun, run.id, matches)
    return pin(request, adapter, {
      id: run.id,
      matchedBy: query.by,
      createdAt: run.createdAt,
      notices: [notice]
    })
  }
}

function choosing(query: Search, clock: PlatformClock): Choosing {
  const createdAfter = timeOf(query.createdAfter, clock)
  return query.by === 'commit'
    ? {by: 'commit', commit: query.commit, createdAfter}
    : {by: 'latest', createdAfter}
}

/** Whether the list has come to runs that are too old to count. */
function isPast(runs: readonly RunCandidate[], createdAfter: number | undefined): boolean {
  const oldest = runs.at(-1)?.createdAt
  return createdAfter !== undefined && oldest !== undefined && oldest < createdAfter
}

function pin(
  request: RunRequest,
  adapter: RunAdapter,
  found: Pick<Pin, 'id' | 'matchedBy' | 'createdAt' | 'notices'>
): Pin {
  return {...found, identity: identityOf(request, adapter, found.id, found.matchedBy), decided: false}
}

function foundNotice(query: Search, noun: Noun, id: string, matches: number): Notice {
  const text =
    query.by === 'latest'
      ? message('run.latest-is', {noun, id})
      : message('run.commit-has', {noun, id, commit: query.commit, matches})
  return {key: `found ${id}`, text, level: 'notice'}
}

/** A run is known by its id alone until an answer tells its number and names. */
function identityOf(
  {pipelineId, isFollowed}: RunRequest,
  {noun, links}: RunAdapter,
  id: string,
  matchedBy: Pin['matchedBy'],
  {title, pipelineName, url}: Partial<RunReading> = {}
): Identity {
  const name = title ?? message('run.named', {noun, id})
  return {
    name,
    label: message('target.of-pipeline', {name, pipeline: pipelineName ?? pipelineId}),
    ids: {'run-id': id},
    names: {'pipeline-id': pipelineId, 'run-id': id},
    url: url ?? links.run(id),
    matchedBy: isFollowed && matchedBy === 'given' ? 'run' : matchedBy
  }
}

/** Who the run is before the first answer about it. */
function startOf(request: RunRequest, adapter: RunAdapter): Identity {
  const {query} = request
  return query.by === 'id' ? identityOf(request, adapter, query.id, 'given') : sought(request, adapter)
}

/** What is looked for, before it is found. */
function sought({pipelineId, query}: RunRequest, {noun, links}: RunAdapter): Identity {
  const name = describeQuery(query, noun)
  return {
    name,
    label: message('target.of-pipeline', {name, pipeline: pipelineId}),
    ids: {},
    url: links.pipeline(),
    matchedBy: query.by === 'id' ? 'given' : query.by
  }
}

function absent(request: RunRequest, adapter: RunAdapter): Snapshot {
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

function snapshotOf(request: RunRequest, adapter: RunAdapter, found: Pin, reading: RunReading): Snapshot {
  const {snapshot} = reading
  decideFirstAnswer(request, adapter, found, ENDED.has(snapshot.phase))
  const identity = identityOf(request, adapter, found.id, found.matchedBy, reading)
  found.identity = identity
  const notices = [...found.notices, ...snapshot.notices]
  const {startedAt} = snapshot
  const ageMs = startedAt === undefined ? undefined : Date.now() + adapter.clock.aheadMs() - startedAt
  return {...snapshot, identity, notices, ageMs, ...(found.refusal && {refusal: found.refusal})}
}

/** How long the runs took that succeeded, in ms, the newest first. */
function durationsOf(runs: readonly EndedRun[]): number[] {
  return runs
    .filter(({phase}) => phase === 'success')
    .sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))
    .map(({workMs, startedAt = Number.NaN, finishedAt = Number.NaN}) => workMs ?? finishedAt - startedAt)
}

/** A wait is for what is still to come: `latest` that has ended is refused, a run of the commit that has is told. */
function decideFirstAnswer(
  {query, waits}: RunRequest,
  {noun, clock}: RunAdapter,
  found: Pin,
  ended: boolean
): void {
  if (found.decided) return
  found.decided = true
  if (!ended || !waits || query.by === 'id' || query.by === 'started') return
  const {id, createdAt} = found
  if (query.by === 'latest' && query.createdAfter === undefined) {
    found.refusal = {
      message: message('run.latest-ended', {noun, id}),
      hint: message('next.latest-ended')
    }
    return
  }
  const ageMs = createdAt === undefined ? undefined : clock.now() - createdAt
  found.notices.push({key: `ended ${id}`, text: message('run.ended-before', {noun, id, ageMs})})
}

/** What was found through another call may not be known everywhere yet: that is borne as at the start of a wait. */
function foundJustNow(error: unknown): unknown {
  if (!(error instanceof RequestError)) return error
  return new RequestError(error.text, {...error.failure, foundJustNow: true})
}

function noLog({kind, name}: Part): RequestError {
  return new RequestError(message('failure.no-log-served', {kind, name}), {
    kind: 'not-found',
    label: 'no log'
  })
}

import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {ReadContext} from '../../model/read-context.js'
import type {RunStart} from '../../model/run-start.js'
import type {Snapshot, Target} from '../../model/target.js'
import {confirmId} from './confirm-id.js'
import {createFinder} from './find-run.js'
import {createKeeper, type Keeper, type Pin} from './keep-run.js'
import type {EndedRun, RunAdapter, RunReading, RunRequest} from './run-adapter.js'
import {identityOf, startOf} from './run-identity.js'
import {createStart, type StartedRun} from './start-run.js'

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
    if (!isNew) throw error
    // It went on at the first poll, whatever has become of it by the first answer about it.
    found.decided ||= found.wentOn
    throw foundJustNow(error)
  }
}

function snapshotOf(request: RunRequest, adapter: RunAdapter, found: Pin, reading: RunReading): Snapshot {
  const {snapshot} = reading
  decideFirstAnswer(request, adapter, found, ENDED.has(snapshot.phase))
  const identity = identityOf(request, adapter, found.id, reading)
  found.identity = identity
  const notices = [...found.notices, ...snapshot.notices]
  const {startedAt} = snapshot
  const ageMs = startedAt === undefined ? undefined : adapter.clock.now() - startedAt
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

import {message} from '../../messages/message.js'
import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import type {Snapshot, Target} from '../../model/target.js'
import {afterMany} from '../../util/turns.js'
import {saysDone} from '../shared/errors.js'
import type {PlatformClock} from '../shared/platform-clock.js'
import type {RunAdapter} from '../shared/run-adapter.js'
import type {RunQuery} from '../shared/run-query.js'
import {runTarget} from '../shared/run-target.js'
import {nothingListed} from '../shared/schema.js'
import type {StartRequest} from '../shared/start-inputs.js'
import type {Client} from './client.js'
import {isId} from './ids.js'
import {type Console, linksOf} from './links.js'
import {readDetail} from './run-detail.js'
import {listEndedRuns, listRuns, type PipelineIds} from './run-list.js'
import {type LogCursor, readRunLog} from './run-log.js'
import {type DetailReading, parseRun, readMissingDetail, readParsed} from './run-snapshot.js'
import {runStarter} from './run-start.js'
import {type RunIds, readTree, type StepPlace} from './run-tree.js'
import {descend} from './sub-pipelines.js'

/** What all targets of a plan share. */
export interface Setting {
  client: Client
  console: Console
  clock: PlatformClock
  /** Whether the operation waits for the end. */
  waits: boolean
  /** What a run is begun with, where one is to be begun. */
  start?: StartRequest | undefined
}

/**
 * A run of a pipeline, API v5. Its detail is the truth; the list of runs only finds the run of a commit, or the
 * latest.
 */
export function v5RunTarget(setting: Setting, pipeline: PipelineIds, query: RunQuery): Target {
  const {pipelineId} = pipeline
  return runTarget({pipelineId, query, waits: setting.waits}, v5RunAdapter(setting, pipeline))
}

function v5RunAdapter({client, console, clock, start}: Setting, pipeline: PipelineIds): RunAdapter {
  let listed: ReadonlyMap<string, Phase> = new Map()
  let last: DetailReading | undefined
  let places: ReadonlyMap<string, StepPlace> = new Map()
  const idsOf = ({id}: {id: string}): RunIds => ({...pipeline, runId: id})

  return {
    kind: 'pipeline run',
    noun: 'run',
    clock,
    isRunId: isId,
    starter: start && runStarter(client, pipeline, start),
    links: linksOf(console, pipeline),
    async list(search) {
      const candidates = await listRuns(client, pipeline, search)
      listed = new Map(candidates.map(({id, phase}) => [id ?? '', phase]))
      return candidates
    },
    listEnded: context => listEndedRuns(client, pipeline, context),
    async read(run, {signal}) {
      const body = await readDetail(client, idsOf(run), 'status', signal)
      const known = last?.snapshot.phase ?? listed.get(run.id)
      // Of a run that was given by its id nothing may be known yet.
      if (body === null && (known === undefined || known === 'queued')) return readMissingDetail(run.id)
      const inAll = nothingListed()
      const parsed = parseRun(body, idsOf(run), inAll)
      await afterMany(inAll.parts)
      const tree = readTree(parsed.stages, idsOf(run))
      await afterMany(tree.parts.length)
      last = readParsed(parsed, tree, idsOf(run), console)
      places = last.tree.places
      return last
    },
    async addDetails(snapshot, run, {signal}) {
      if (last === undefined || snapshot.phase !== 'failure') return snapshot
      const below = await descend({client, console}, last, idsOf(run), signal)
      places = new Map([...places, ...below.places])
      return withDescent(snapshot, below)
    },
    readLog: async (_run, part, context, cursor) =>
      readRunLog(client, placeOf(part, places), context, cursor as LogCursor | undefined),
    stop: async (run, {signal}) => stopRun(client, idsOf(run), signal)
  }
}

/** A failed run with what failed in the runs that it had started. */
function withDescent(
  snapshot: Snapshot,
  {parts, message, unlisted}: Awaited<ReturnType<typeof descend>>
): Snapshot {
  return {
    ...snapshot,
    parts: [...snapshot.parts, ...parts],
    message: message ?? snapshot.message,
    unlisted
  }
}

function placeOf({id, kind, name}: Part, places: ReadonlyMap<string, StepPlace>): StepPlace {
  const place = places.get(id)
  if (place !== undefined) return place
  throw new RequestError(message('failure.no-log', {kind, name}), {kind: 'not-found', label: 'no log'})
}

/**
 * Asks to stop a run. No page says what is answered for a run that has ended, so only `success` counts as accepted.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/StopPipelineRun.html
 */
async function stopRun(
  client: Client,
  {projectId, pipelineId, runId}: RunIds,
  signal: AbortSignal
): Promise<boolean> {
  const body = await client({
    path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', runId, 'stop'],
    body: {},
    kind: 'stop',
    executes: true,
    signal,
    good: ['success'],
    ids: {inputs: ['pipeline-id', 'run-id']}
  })
  if (!saysDone(body)) throw badAnswer(message('answer.not-stopping', {thing: 'run'}))
  return true
}

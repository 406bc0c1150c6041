import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {Snapshot} from '../../model/snapshot.js'
import type {Identity, PartLog, ReadContext, Target} from '../../model/target.js'
import {createFinder, judgeFirstLook} from '../shared/choose-run.js'
import type {RunQuery} from '../shared/run-query.js'
import type {Client} from './client.js'
import {type Console, consoleLink} from './links.js'
import {readDetail} from './run-detail.js'
import {createRunList} from './run-list.js'
import {type LogCursor, readRunLog} from './run-log.js'
import type {RunReading} from './run-snapshot.js'
import type {StepPlace} from './run-tree.js'
import {descend} from './sub-pipelines.js'

export interface PipelineIds {
  projectId: string
  pipelineId: string
}

/** What all targets of a plan share. */
export interface Setting {
  client: Client
  console: Console
  /** False for operations that look and do not wait. */
  waits: boolean
}

/**
 * A run of a pipeline, API v5. Its detail is the truth; the list of runs only finds the run of a commit, or the
 * latest, once.
 */
export function runTarget({client, console, waits}: Setting, ids: PipelineIds, query: RunQuery): Target {
  const {projectId, pipelineId} = ids
  const find = createFinder(query, 'run', createRunList(client, projectId, pipelineId, query))
  const given = query.by === 'id' ? query.id : undefined
  let places: ReadonlyMap<string, StepPlace> = new Map()
  let last: {reading: RunReading; run: PipelineIds & {runId: string}} | undefined

  return {
    id: given === undefined ? pipelineId : `${pipelineId}/${given}`,
    kind: 'pipeline run',
    label:
      given === undefined
        ? `${askedFor(query)} of pipeline ${pipelineId}`
        : `run ${given} of pipeline ${pipelineId}`,
    ids: given === undefined ? {} : {'run-id': given},
    url: consoleLink(console, {projectId, pipelineId, runId: given}),
    matchedBy: query.by === 'id' ? 'given' : query.by,
    ...(given !== undefined && {names: {'pipeline-id': pipelineId, 'run-id': given}}),

    async read(context: ReadContext): Promise<Snapshot> {
      const found = await find(context)
      if (found === undefined) return nothingYet
      const run = {projectId, pipelineId, runId: found.id}
      const reading = await readDetail(client, run, console, context.signal)
      judgeFirstLook(found, query, ENDED.has(reading.snapshot.phase), waits)
      const {snapshot} = reading
      places = reading.tree.places
      last = {reading, run}
      const identity: Identity = {
        label: reading.label,
        ids: {'run-id': found.id},
        url: reading.url,
        matchedBy: found.matchedBy,
        names: {'pipeline-id': pipelineId, 'run-id': found.id}
      }
      return {...snapshot, identity, notices: [...found.notices, ...snapshot.notices]}
    },

    /** A failed run with what failed in the runs that it had started. */
    async addDetails(snapshot, {signal}) {
      if (last === undefined || snapshot.phase !== 'failure') return snapshot
      const below = await descend(client, last.reading, last.run, console, signal)
      places = new Map([...places, ...below.places])
      return {
        ...snapshot,
        parts: [...snapshot.parts, ...below.parts],
        message: below.message ?? snapshot.message,
        notices: [...snapshot.notices, ...below.notices]
      }
    },

    async readLog(part: Part, context: ReadContext, cursor?: unknown): Promise<PartLog> {
      const place = places.get(part.id)
      if (place === undefined) {
        throw new RequestError(`the platform has no log of ${part.kind} ${part.name}`, {
          kind: 'not-found',
          label: 'no log'
        })
      }
      return readRunLog(client, place, context, cursor as LogCursor | undefined)
    },

    /** https://support.huaweicloud.com/intl/en-us/api-pipeline/StopPipelineRun.html: the answer is `success`. */
    async stop(context: ReadContext): Promise<boolean> {
      const found = await find(context)
      if (found === undefined) return false
      const body = await client({
        path: ['v5', projectId, 'api', 'pipelines', pipelineId, 'pipeline-runs', found.id, 'stop'],
        body: {},
        kind: 'stop',
        signal: context.signal,
        good: ['success'],
        ids: 'pipeline-id and run-id'
      })
      const {success} = Object(body) as {success?: unknown}
      if (success !== true && success !== 'true') throw badAnswer('did not say that the run will be stopped')
      return true
    }
  }
}

/** A run that is looked for and is not there yet. */
export const nothingYet: Snapshot = {
  phase: 'absent',
  status: 'no run',
  parts: [],
  contradictions: [],
  notices: []
}

/** What is looked for, before it is found. */
export function askedFor(query: RunQuery): string {
  return query.by === 'commit' ? `the run of commit ${query.commit}` : 'the latest run'
}

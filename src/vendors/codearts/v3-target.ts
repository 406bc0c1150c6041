import {badAnswer, RequestError} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {ENDED} from '../../model/phase.js'
import type {Notice, Snapshot} from '../../model/snapshot.js'
import type {ReadContext, Target} from '../../model/target.js'
import {createFinder, judgeFirstLook} from '../shared/choose-run.js'
import type {RunQuery} from '../shared/run-query.js'
import {type Reading, readStatus} from '../shared/status-words.js'
import {positionOf} from './approvals.js'
import {createBatch} from './batch.js'
import {trustedLink} from './links.js'
import {nameOf} from './messages.js'
import {nothingYet, type Setting} from './run-target.js'
import {present} from './run-tree.js'
import {sameId, toId, toNumber, type V3Stage, type V3Status, V3StatusList} from './schema.js'
import {v3Statuses} from './status.js'

/** No limit is documented here; the list of the same API takes ten ids. */
const MOST = 10

/**
 * The latest runs of pipelines, API v3, which shows no other run and no logs: the run of the first look is kept to
 * by its `build_id`, and a newer one never answers for it.
 * https://support.huaweicloud.com/api-pipeline/BatchShowPipelinesStatus.html
 */
export function v3Targets(
  {client, console, waits}: Setting,
  pipelines: readonly string[],
  query: RunQuery & {by: 'latest'}
): Target[] {
  const read = createBatch<V3Status>(MOST, async (ids, {signal}) => {
    const body = await client({
      path: ['v3', 'pipelines', 'status'],
      query: {pipeline_ids: ids.join(',')},
      kind: 'status',
      signal,
      good: [],
      ids: 'pipeline-id and region'
    })
    const parsed = V3StatusList.safeParse(body)
    if (!parsed.success) throw badAnswer('was no list of pipelines')
    // By id and never by position: what happens to an id that is unknown is not documented.
    return new Map(present(parsed.data).map(item => [String(item.pipeline_id).toLowerCase(), item]))
  })

  return pipelines.map((pipelineId): Target => {
    let current: V3Status | undefined
    let end: Snapshot | undefined
    const find = createFinder(query, 'run', async () => {
      const id = toId(current?.build_id)
      return id === undefined ? [] : [{id, createdAt: readTime(current?.start_time), commits: []}]
    })

    return {
      id: pipelineId,
      kind: 'pipeline run',
      label: `the latest run of pipeline ${pipelineId}`,
      ids: {},
      url: '',
      matchedBy: 'latest',

      async read(context: ReadContext): Promise<Snapshot> {
        if (end !== undefined) return end
        current = await read(pipelineId.toLowerCase(), context)
        const found = await find(context)
        if (found === undefined) return current === undefined ? leftOut(pipelineId) : nothingYet
        const build = toId(current?.build_id)
        if (current === undefined || build === undefined) throw badAnswer(`no longer named run ${found.id}`)
        if (!sameId(build, found.id)) throw replaced(found.id, build)

        const snapshot = readV3(current)
        judgeFirstLook(found, query, ENDED.has(snapshot.phase), waits)
        const url = trustedLink(current.detail_url, console.consoleUrl) ?? ''
        const label = `run ${nameOf(found.id, '')} of pipeline ${nameOf(current.pipeline_name, pipelineId)}`
        const identity = {label, ids: {'run-id': found.id}, url, matchedBy: 'latest'} as const
        const zone = query.createdAfter === undefined ? [] : [zoneNotice]
        const whole = {...snapshot, identity, notices: [...found.notices, ...zone, ...snapshot.notices]}
        if (ENDED.has(whole.phase)) end = whole
        return whole
      },

      async readLog(part: Part) {
        throw new RequestError(`API v3 has no log of ${part.kind} ${part.name}`, {
          kind: 'not-found',
          label: 'no log'
        })
      }
    }
  })
}

const zoneNotice: Notice = {
  key: 'zone',
  text: 'api: v3 tells times without a zone; created-after takes them for GMT+8',
  level: 'notice'
}

/** One item of the v3 answer as a snapshot. */
export function readV3(item: V3Status): Snapshot {
  const {phase: said, status} = readV3Words(item)
  const stages = present(item.stages).sort((a, b) => (toNumber(a.order) ?? 0) - (toNumber(b.order) ?? 0))
  const parts = stages.map(readStage)
  const waiting = parts.find(part => part.phase === 'paused')
  const phase: Phase = waiting && (said === 'running' || said === 'queued') ? 'paused' : said
  const stage = waiting === undefined ? 'the run' : `the stage ${waiting.name}`
  return {
    phase,
    status,
    position: positionOf(parts),
    parts,
    contradictions: [],
    action:
      (waiting?.status ?? status) === 'verifying'
        ? `a reviewer of this pipeline can approve or refuse ${stage} in the CodeArts console`
        : `a person with the right to run this pipeline can resume ${stage}, or stop the run, in the CodeArts console`,
    notices: parts
      .filter(part => part.phase === 'unknown')
      .map(part => ({
        key: `word ${part.id} ${part.status}`,
        text: `stage ${part.name} has an unknown status: ${part.status}`
      })),
    startedAt: readTime(item.start_time),
    finishedAt: ENDED.has(said) ? readTime(item.end_time) : undefined
  }
}

/**
 * `status` and, once it is `completed`, `result`. The word is the result when both are listed; what is not listed
 * shows both, and is unknown: a run that completed without a known result has not succeeded.
 */
export function readV3Words({status, result}: {status?: unknown; result?: unknown}): Reading {
  if (typeof status !== 'string') return readStatus(v3Statuses, status)
  if (status.includes('/')) return {phase: 'unknown', status: status}
  if (!/^completed$/i.test(status)) return readStatus(v3Statuses, status)
  if (typeof result !== 'string')
    return {phase: 'unknown', status: `${status}/${readStatus({}, result).status}`}
  const reading = readStatus(v3Statuses, `${status}/${result}`)
  return reading.phase === 'unknown' ? reading : {...reading, status: result}
}

function readStage(stage: V3Stage, index: number): Part {
  const name = nameOf(stage.display_name ?? stage.name, `stage-${index + 1}`)
  const id = stage.name ? `${index + 1} ${stage.name}` : `stage-${index + 1}`
  // A stage that was not reached comes without a status, and is no riddle.
  const reached = stage.status !== null && stage.status !== undefined
  const reading: Reading = reached ? readV3Words(stage) : {phase: 'queued', status: ''}
  return {id, kind: 'stage', aliases: stage.name ? [stage.name] : [], hasLog: false, name, ...reading}
}

/** `yyyy-MM-dd HH:mm:ss` without a zone: by all that is known it is GMT+8. Epoch ms. */
export function readTime(text: string | number | null | undefined): number | undefined {
  const match = /^([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}:[0-9]{2})/.exec(String(text ?? ''))
  const ms = match ? Date.parse(`${match[1]}T${match[2]}+08:00`) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}

function leftOut(pipelineId: string): Snapshot {
  const text = `the platform left pipeline ${pipelineId} out of its answer: check pipeline-id and region, and that the user of the credentials may see it`
  return {...nothingYet, notices: [{key: `left out ${pipelineId}`, text}]}
}

function replaced(pinned: string, now: string): RequestError {
  const [before, after] = [nameOf(pinned, ''), nameOf(now, '')]
  return new RequestError(`the platform now shows run ${after}, and the end of run ${before} was not seen`, {
    kind: 'permanent',
    label: 'run replaced',
    hint: `look in the console how run ${before} ended; api: v5 keeps to one run even when newer ones begin`
  })
}

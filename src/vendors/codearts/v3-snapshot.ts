import {type Message, message} from '../../messages/message.js'
import type {Part} from '../../model/part.js'
import {ENDED} from '../../model/phase.js'
import type {RunCandidate} from '../shared/choose-run.js'
import type {RunReading} from '../shared/run-adapter.js'
import {present, toId, toNumber, toTime} from '../shared/schema.js'
import type {Reading} from '../shared/status-words.js'
import {trustedLink} from './links.js'
import {nameOf} from './messages.js'
import type {V3Stage, V3Status} from './schema.js'
import {partNotices, positionOf} from './stages.js'
import {isInReview, readV3Words} from './status.js'

/** Of times without one, `yyyy-MM-dd HH:mm:ss`: by all that is known. */
const ZONE = '+08:00'

/**
 * The run that an item of the v3 answer shows, for choosing one; nothing where the pipeline has never run, which has
 * neither an id nor a status. Pure.
 */
export function v3Candidate(item: V3Status): RunCandidate | undefined {
  const id = toId(item.build_id)
  if (id === undefined && (item.status === undefined || item.status === null)) return undefined
  return {
    id,
    // A counter in Huawei's own sample. Elsewhere an id of 32 characters is reported, which is no number.
    number: toNumber(item.build_id),
    createdAt: toTime(item.start_time, ZONE),
    phase: readV3Words(item).phase,
    commits: []
  }
}

/** One item of the v3 answer. Pure. */
export function readV3(item: V3Status, pipelineId: string, consoleUrl: string | undefined): RunReading {
  const {phase: said, status} = readV3Words(item)
  const stages = present(item.stages).sort((a, b) => (toNumber(a.order) ?? 0) - (toNumber(b.order) ?? 0))
  const parts = stages.map(readStage)
  const waiting = parts.find(part => part.phase === 'paused')
  const phase = waiting && (said === 'running' || said === 'queued') ? 'paused' : said
  return {
    named: {run: [item.build_id], pipeline: [item.pipeline_id]},
    title: message('run.named', {noun: 'run', id: String(toId(item.build_id))}),
    pipelineName: nameOf(item.pipeline_name, pipelineId),
    url: trustedLink(item.detail_url, consoleUrl),
    snapshot: {
      phase,
      status,
      position: positionOf(parts),
      parts,
      contradictions: [],
      action: phase === 'paused' ? describeAction(waiting, status) : undefined,
      notices: partNotices(said, parts),
      startedAt: toTime(item.start_time, ZONE),
      finishedAt: ENDED.has(said) ? toTime(item.end_time, ZONE) : undefined
    }
  }
}

function describeAction(waiting: Part | undefined, status: string): Message {
  const isReview = isInReview(waiting?.status ?? status)
  return message('codearts.v3-waits', {stage: waiting?.name, isReview})
}

function readStage(stage: V3Stage, index: number): Part {
  const name = nameOf(stage.display_name ?? stage.name, `stage-${index + 1}`)
  const id = stage.name ? `${index + 1} ${stage.name}` : `stage-${index + 1}`
  // A stage that was not reached comes without a status, and is no riddle.
  const isReached = stage.status !== null && stage.status !== undefined
  const reading: Reading = isReached ? readV3Words(stage) : {phase: 'queued', status: ''}
  return {id, kind: 'stage', aliases: stage.name ? [stage.name] : [], hasLog: false, name, ...reading}
}

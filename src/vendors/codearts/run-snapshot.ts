import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {ENDED} from '../../model/phase.js'
import type {Notice, Snapshot} from '../../model/snapshot.js'
import type {UniqueId} from '../shared/part-ids.js'
import {readStatus} from '../shared/status-words.js'
import {describeApprovals, findApprovals, positionOf} from './approvals.js'
import {type Console, consoleLink, trustedLink} from './links.js'
import {nameOf, readMessage} from './messages.js'
import {pathOf, readTree, type Tree} from './run-tree.js'
import {RunDetail, sameId, toId, toNumber, toTime} from './schema.js'
import {approvalTasks, runStatuses} from './status.js'

// Many parts can have a word that nobody knows.
const MOST_NOTICES = 20

export interface RunIds {
  projectId: string
  pipelineId: string
  runId: string
}

export interface RunReading {
  snapshot: Snapshot
  tree: Tree
  /** `run 42 of pipeline shop`. */
  label: string
  url: string
}

/**
 * One answer of ShowPipelineRunDetail as a snapshot. The run's own status alone decides: in a failed run later
 * stages stay INIT for ever, and a job may fail without failing the run. `unique` as in `readTree`. Throws a
 * transient `RequestError` for an answer it can't use.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html
 */
export function readRun(body: unknown, ids: RunIds, console: Console, unique?: UniqueId): RunReading {
  const parsed = RunDetail.safeParse(body)
  if (!parsed.success) throw badAnswer('was no pipeline run of the known form')
  const run = parsed.data
  const named = toId(run.id)
  if (named !== undefined && !sameId(named, ids.runId)) {
    throw badAnswer(`was about run ${nameOf(named, '')} and not ${ids.runId}`)
  }
  const pipeline = toId(run.pipeline_id)
  if (pipeline !== undefined && !sameId(pipeline, ids.pipelineId)) {
    throw badAnswer(`was about pipeline ${nameOf(pipeline, '')} and not ${ids.pipelineId}`)
  }

  const tree = readTree(run.stages, ids, unique)
  const {phase: said, status} = readStatus(runStatuses, run.status)
  const open = said === 'running' || said === 'queued' || said === 'paused'
  const gates = open ? findApprovals(tree, said) : []
  const phase = gates.length > 0 ? 'paused' : said
  const url = trustedLink(run.detail_url, console.consoleUrl) ?? consoleLink(console, ids)
  const number = toNumber(run.run_number)
  return {
    tree,
    label: `run ${number ?? ids.runId} of pipeline ${nameOf(run.name, ids.pipelineId)}`,
    url,
    snapshot: {
      phase,
      status,
      position: positionOf(tree.stages.map(stage => stage.part)),
      parts: tree.parts,
      contradictions: [],
      action: phase === 'paused' ? describeApprovals(gates, tree, url) : undefined,
      message: messageOf(said, run, tree),
      notices: notices(said, tree),
      startedAt: toTime(run.start_time),
      finishedAt: ENDED.has(said) ? toTime(run.end_time) : undefined
    }
  }
}

/** Why the run is where it is, as far as the answer tells. */
function messageOf(said: Phase, run: RunDetail, tree: Tree): string | undefined {
  const own = readMessage(run.message)
  if (said === 'failure') return failureOf(tree) ?? own
  if (said === 'cancelled' && own === undefined && wasPreempted(tree)) {
    return 'every job had completed: a newer run pre-empted this one'
  }
  if (said === 'queued') return own ?? tree.parts.find(part => part.message !== undefined)?.message
  return own
}

/** The failed part that lies deepest, by its path, with what the platform says of it. */
function failureOf({stages, parts}: Tree): string | undefined {
  const failed = (part: Part) => part.phase === 'failure'
  const steps = stages.flatMap(stage => [
    ...stage.pre,
    ...stage.jobs.filter(job => failed(job.part)).flatMap(job => job.steps),
    ...stage.post
  ])
  const step = steps.find(({part}) => failed(part))
  const part =
    step?.part ?? stages.flatMap(s => s.jobs).find(job => failed(job.part))?.part ?? parts.find(failed)
  if (part === undefined) return undefined
  const refused = step !== undefined && approvalTasks[step.task] === 'review'
  const job = parts.find(p => p.id === part.parent && p.kind === 'job')
  const says =
    part.message ?? job?.message ?? (refused ? 'the review was refused, or its time passed' : undefined)
  return says === undefined ? undefined : `${pathOf(part, parts)}: ${says}`
}

function wasPreempted({stages}: Tree): boolean {
  const jobs = stages.flatMap(stage => stage.jobs).filter(({part}) => part.phase !== 'skipped')
  return jobs.length > 0 && jobs.every(({part}) => part.phase === 'success')
}

function notices(said: Phase, tree: Tree): Notice[] {
  const isUncounted = (part: Part) => said === 'success' && part.kind === 'job' && part.phase === 'failure'
  return tree.parts
    .filter(part => part.phase === 'unknown' || isUncounted(part))
    .slice(0, MOST_NOTICES)
    .map(part => {
      const path = `${part.kind} ${pathOf(part, tree.parts)}`
      return part.phase === 'unknown'
        ? {key: `word ${part.id} ${part.status}`, text: `${path} has an unknown status: ${part.status}`}
        : {key: `failed ${part.id}`, text: `${path} is ${part.status}, which the pipeline does not count`}
    })
}

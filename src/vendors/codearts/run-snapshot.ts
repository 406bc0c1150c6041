import {inEnglish, message, type Text} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import {failedLeaves} from '../../model/failed-parts.js'
import type {Notice} from '../../model/notice.js'
import type {Part} from '../../model/part.js'
import {partsById} from '../../model/parts-by-id.js'
import {ENDED, type Phase} from '../../model/phase.js'
import {withWaiting} from '../../model/waiting-parts.js'
import {explainNow} from '../../model/wall.js'
import {confirmId} from '../shared/confirm-id.js'
import {withJsonTexts} from '../shared/json-text.js'
import type {UniqueId} from '../shared/part-ids.js'
import type {RunReading} from '../shared/run-adapter.js'
import {type Listed, parseAs, toNumber, toTime} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import {type Approval, describeApprovals, describeDelay, findApprovals, findDelays} from './approvals.js'
import {type Console, consoleLink, trustedLink} from './links.js'
import {nameOf, readMessage} from './messages.js'
import {pathOf, type RunIds, readTree, type StageNode, type Tree} from './run-tree.js'
import {RunDetail} from './schema.js'
import {partNotices, positionOf} from './stages.js'
import {runStatuses} from './status.js'

const MOST_DELAYS = 20
const OPEN: ReadonlySet<Phase> = new Set(['queued', 'running', 'paused'])

/** One answer about a run, with its parts as a tree. */
export interface DetailReading extends RunReading {
  tree: Tree
}

/**
 * One answer of ShowPipelineRunDetail. The run's own status alone decides: in a failed run later stages stay INIT for
 * ever, and a job may fail without failing the run. `unique` as in `readTree`. Throws a transient `RequestError` for an
 * answer that is about another run, or of no use.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html
 */
export function readRun(body: unknown, ids: RunIds, console: Console, unique?: UniqueId): DetailReading {
  const run = parseRun(body, ids)
  return readParsed(run, readTree(run.stages, ids, unique), ids, console)
}

/** The answer in its known form, and about the run that was asked for. Counted in `inAll`. Throws as `readRun` does. */
export function parseRun(body: unknown, ids: RunIds, inAll?: Listed): RunDetail {
  const parsed = parseAs(RunDetail, body, inAll)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'pipeline run'}))
  const run = parsed.data
  const named = namedBy(run)
  confirmId('run', named.run, ids.runId)
  confirmId('pipeline', named.pipeline, ids.pipelineId)
  confirmId('project', [run.project_id], ids.projectId)
  return run
}

/** The ids that an answer names. */
function namedBy(run: RunDetail): RunReading['named'] {
  return {run: [run.id, run.subject_id, run.pipeline_run_id], pipeline: [run.pipeline_id]}
}

/** What an answer says, whose stages are this tree. */
export function readParsed(run: RunDetail, tree: Tree, ids: RunIds, console: Console): DetailReading {
  return withJsonTexts(() => readingOf(run, tree, ids, console))
}

function readingOf(run: RunDetail, tree: Tree, ids: RunIds, console: Console): DetailReading {
  const named = namedBy(run)
  const {phase: said, status} = readStatus(runStatuses, run.status)
  const faults: Notice[] = []
  const approvals = OPEN.has(said)
    ? explainNow(message('untold.approvals'), () => findApprovals(tree, said), [], faults)
    : []
  const delays = OPEN.has(said)
    ? explainNow(message('untold.delays'), () => findDelays(tree), [], faults)
    : []
  const phase = phaseOf(said, approvals, delays, tree)
  const url = trustedLink(run.detail_url, console.consoleUrl) ?? consoleLink(console, ids)
  const number = toNumber(run.run_number)
  return {
    named,
    tree,
    title: number === undefined ? undefined : message('run.numbered', {noun: 'run', number}),
    pipelineName: nameOf(run.name, ids.pipelineId),
    url,
    snapshot: {
      phase,
      status,
      position: positionOf(tree.stages.map(stage => stage.part)),
      parts: withWaiting(
        tree.parts,
        approvals.map(({part}) => part)
      ),
      contradictions: [],
      action: explainNow(
        message('untold.action'),
        () => actionOf(phase, approvals, tree, url),
        undefined,
        faults
      ),
      message: explainNow(message('untold.message'), () => messageOf(phase, run, tree), undefined, faults),
      notices: [
        ...explainNow(message('untold.failed'), () => partNotices(said, tree.parts), [], faults),
        ...explainNow(message('untold.delays'), () => delayNotices(delays, tree, url), [], faults),
        ...faults
      ],
      startedAt: toTime(run.start_time),
      finishedAt: ENDED.has(said) ? toTime(run.end_time) : undefined
    }
  }
}

/** A run that waits for a time alone goes on by itself, whatever it says of itself. */
function phaseOf(said: Phase, approvals: readonly Approval[], delays: readonly Part[], tree: Tree): Phase {
  if (approvals.length > 0) return 'paused'
  if (said === 'paused') return delays.length > 0 ? 'running' : said
  return said === 'success' && isIdle(tree) ? 'skipped' : said
}

/**
 * What stands for a detail that is `null`: the platform has none yet of a run that queues. What is known of the run
 * says whether it does.
 */
export function readMissingDetail(runId: string): RunReading {
  const text = message('codearts.no-detail', {run: runId})
  return {
    named: {run: [], pipeline: []},
    snapshot: {
      phase: 'queued',
      status: inEnglish(message('codearts.no-detail-status')),
      parts: [],
      contradictions: [],
      notices: [{key: `no detail ${runId}`, text, level: 'notice'}]
    }
  }
}

/** Whether nothing of a run took part: each stage, or each job of it, was skipped or not selected. */
function isIdle({stages}: Tree): boolean {
  const isSkipped = ({part}: {part: Part}) => part.phase === 'skipped'
  const isIdleStage = (stage: StageNode) =>
    isSkipped(stage) || (stage.jobs.length > 0 && stage.jobs.every(isSkipped))
  return stages.length > 0 && stages.every(isIdleStage)
}

function actionOf(phase: Phase, approvals: readonly Approval[], tree: Tree, url: string): Text | undefined {
  return phase === 'paused' ? describeApprovals(approvals, tree, url) : undefined
}

/** Why the run is where it is, as far as the answer tells. */
function messageOf(phase: Phase, run: RunDetail, tree: Tree): Text | undefined {
  const own = readMessage(run.message)
  switch (phase) {
    case 'failure':
      return failureOf(tree) ?? own
    case 'cancelled':
      return own ?? (wasPreempted(tree) ? message('codearts.pre-empted') : undefined)
    case 'skipped':
      return own ?? (isIdle(tree) ? message('codearts.idle') : undefined)
    case 'queued':
      return own ?? tree.parts.find(part => part.message !== undefined)?.message
    default:
      return own
  }
}

/** What is known of the first part that made the run fail or, by its path, of the first of which something is. */
function failureOf({parts}: Tree): Text | undefined {
  const causes = failedLeaves(parts).filter(part => part.allowedToFail !== true)
  for (const part of causes) {
    const said = wordsOf(part, parts)
    if (said === undefined) continue
    return part === causes[0] ? said : message('part.says', {part: pathOf(part, parts), said})
  }
  return undefined
}

/** Where a step says nothing, its job may; what a refused review means is ours to say. */
function wordsOf({message: own, parent, isRefused}: Part, parts: readonly Part[]): Text | undefined {
  const above = partsById(parts).get(parent ?? '')
  return (
    own ??
    (above?.kind === 'job' ? above.message : undefined) ??
    (isRefused ? message('codearts.review-refused') : undefined)
  )
}

function wasPreempted({stages}: Tree): boolean {
  const jobs = stages.flatMap(stage => stage.jobs).filter(({part}) => part.phase !== 'skipped')
  return jobs.length > 0 && jobs.every(({part}) => part.phase === 'success')
}

function delayNotices(delays: readonly Part[], tree: Tree, url: string): Notice[] {
  return delays.slice(0, MOST_DELAYS).map(part => ({
    key: `delay ${part.id}`,
    text: describeDelay(pathOf(part, tree.parts), url),
    level: 'notice'
  }))
}

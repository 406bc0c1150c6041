import {message} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Notice} from '../../model/notice.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {Snapshot} from '../../model/target.js'
import {withWaiting} from '../../model/waiting-parts.js'
import {explainNow} from '../../model/wall.js'
import {withJsonTexts} from '../shared/json-text.js'
import type {RunReading as SharedReading} from '../shared/run-adapter.js'
import {type Listed, parseAs, present, toNumber} from '../shared/schema.js'
import {readStatus} from '../shared/status-words.js'
import {describeApprovals, openApprovals} from './approvals.js'
import {asList, asRecord} from './json-text.js'
import {type RunJob, readTree} from './run-tree.js'
import {Run} from './schema.js'
import {runStatuses, saysWaiting, stoppingStatuses} from './status.js'

/** Sources, and commits in them, that are looked at. */
const MOST_SOURCES = 10_000

/** One answer about a run, with what the platform's own ways of following it need. */
export interface RunReading {
  named: SharedReading['named']
  snapshot: Omit<Snapshot, 'identity' | 'children'>
  jobs: readonly RunJob[]
  /** As in `RunTree`. */
  isWhole: boolean
  /** Full commit ids that the run was made from. */
  commits: readonly string[]
  /** Epoch ms UTC. */
  createdAt?: number | undefined
}

/**
 * One answer of GetPipelineRun. The run's own status decides; the jobs tell whether a person is waited for, and whether
 * anything ran at all. Throws a transient `RequestError` for an answer of another form.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun
 */
export function readRun(body: unknown): RunReading {
  return readParsed(parseRun(body))
}

/** The answer in its known form. Counted in `inAll`. Throws as `readRun` does. */
export function parseRun(body: unknown, inAll?: Listed): Run {
  const parsed = parseAs(Run, body, inAll)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'pipeline run'}))
  return parsed.data
}

/** What an answer says. */
export function readParsed(run: Run): RunReading {
  return withJsonTexts(() => readingOf(run))
}

function readingOf(run: Run): RunReading {
  const {parts, jobs, isWhole} = readTree(run.stages)
  const {phase: said, status} = readStatus(runStatuses, run.status)
  const faults: Notice[] = []
  const approvals = explainNow(message('untold.approvals'), () => openApprovals(jobs), [], faults)
  const stages = parts.filter(({kind}) => kind === 'stage')
  const phase = said === 'success' ? endOf(stages, jobs) : phaseOf(said, status, jobs, approvals.length > 0)
  const ended = ENDED.has(said)
  return {
    named: {run: [run.pipelineRunId], pipeline: [run.pipelineId]},
    jobs,
    isWhole,
    commits: commitsOf(run),
    createdAt: toNumber(run.createTime),
    snapshot: {
      phase,
      status,
      position: positionOf(stages),
      parts: withWaiting(
        parts,
        approvals.map(({part}) => part)
      ),
      contradictions: [],
      action: explainNow(message('untold.action'), () => describeApprovals(approvals), undefined, faults),
      stopping: stoppingStatuses.has(status.toUpperCase()),
      notices: [...faults, ...(phase === 'success' ? failedNotices(parts) : [])],
      startedAt: toNumber(run.createTime),
      // The run has no end time of its own; its last change is one once it has ended.
      finishedAt: ended ? toNumber(run.updateTime) : undefined
    }
  }
}

/** A run that says success and of which every stage, or every job, was skipped never ran. */
function endOf(stages: readonly Part[], jobs: readonly RunJob[]): Phase {
  const isSkipped = ({phase}: Part) => phase === 'skipped'
  const isNothing = (parts: readonly Part[]) => parts.length > 0 && parts.every(isSkipped)
  return isNothing(stages) || isNothing(jobs.map(({part}) => part)) ? 'skipped' : 'success'
}

function phaseOf(said: Phase, status: string, jobs: readonly RunJob[], waits: boolean): Phase {
  if (ENDED.has(said) || said === 'unknown') return said
  return waits ? 'paused' : waitingPhase(status, said, jobs)
}

/** WAITING of a run is a queue before it has begun, and a person or a queue later: then nobody runs. */
function waitingPhase(status: string, said: Phase, jobs: readonly RunJob[]): Phase {
  if (!saysWaiting(status)) return said
  if (jobs.some(job => job.part.phase === 'running')) return 'running'
  return jobs.some(job => ENDED.has(job.part.phase)) ? 'paused' : 'queued'
}

/** A stage or job may fail without failing its run: that is told, and changes nothing. */
function failedNotices(parts: readonly Part[]): Notice[] {
  const failed = parts.filter(({phase}) => phase === 'failure')
  // A stage that failed by a job of its own is told with that job.
  const parents = new Set(failed.map(({parent}) => parent))
  return failed
    .filter(({id}) => !parents.has(id))
    .map(({id, kind, name, status}) => ({
      key: `failed ${id}`,
      text: message('yunxiao.failed-inside', {kind, name, status})
    }))
}

function positionOf(stages: readonly Part[]): Snapshot['position'] {
  if (stages.length === 0) return undefined
  const done = stages.filter(({phase}) => ENDED.has(phase)).length
  return {kind: 'stage', at: Math.min(done + 1, stages.length), of: stages.length}
}

/** With several sources each has a parameter with a number of its own, or stands in a list inside a text. */
function commitsOf({globalParams, sources}: Run): string[] {
  const named = present(globalParams)
    .filter(({key}) => /^CI_COMMIT_SHA(?:_[0-9]+)?$/.test(key ?? ''))
    .map(({value}) => value)
  let left = MOST_SOURCES
  const some = (value: unknown) => {
    const items = asList(value).slice(0, left)
    left -= items.length
    return items
  }
  const inSources = some(sources).flatMap(source => {
    const record = asRecord(source)
    const data = asRecord(record.data)
    const listed = [record.commit, data.commit].flatMap(some).map(item => asRecord(item).commitId)
    return [record.commit, record.commitId, data.commit, data.commitId, ...listed]
  })
  return [...named, ...inSources].filter(
    (commit): commit is string => typeof commit === 'string' && /^[0-9a-f]{7,64}$/i.test(commit)
  )
}

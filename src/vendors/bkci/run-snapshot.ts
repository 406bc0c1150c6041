import {badAnswer} from '../../model/errors.js'
import type {Part} from '../../model/part.js'
import type {Phase} from '../../model/phase.js'
import {ENDED} from '../../model/phase.js'
import type {Notice, Snapshot} from '../../model/snapshot.js'
import {actionOf, refusalOf, waitsAtBuild, waitsInside} from './approvals.js'
import type {Looked} from './run-detail.js'
import {errorText, readStageList, readTree} from './run-tree.js'
import {BuildState, type Detail, type ErrorInfo, present, toTime} from './schema.js'
import {explanations, lookUp, readRunStatus} from './status.js'

const MOST_ERRORS = 3

/** One answer of the status call. Throws a transient `RequestError` for an answer it can't use. */
export function parseState(data: unknown, buildId: string): BuildState {
  const parsed = BuildState.safeParse(data)
  if (!parsed.success) throw badAnswer('was no build of the known form')
  const {id} = parsed.data
  if (id !== undefined && id !== null && id !== buildId) {
    throw badAnswer(`was about build ${typeof id === 'string' ? id : '(no id)'} and not ${buildId}`)
  }
  return parsed.data
}

/** What the status call itself decides: the phase by its word and times. */
export function readState(state: BuildState): {phase: Phase; status: string; ended: boolean} {
  const times = {startTime: toTime(state.startTime), endTime: toTime(state.endTime)}
  const {phase, status} = readRunStatus(state.status, times)
  return {phase, status, ended: ENDED.has(phase)}
}

/** All in the status call that can mean another detail. */
export function fingerprintOf(state: BuildState): string {
  const {status, startTime, endTime, queueTime, retry, stageStatus} = state
  return JSON.stringify([
    status,
    startTime,
    endTime,
    queueTime,
    retry,
    present(stageStatus).map(s => s.status)
  ])
}

/**
 * A build as a snapshot: the status call decides, the detail explains. `page` is the build's page in the console or
 * `''`. Notices and identity are the target's to add.
 */
export function readRun(state: BuildState, {detail, trouble}: Looked, page: string): Snapshot {
  const {phase: said, status, ended} = readState(state)
  const stages = readStageList(present(state.stageStatus))
  const parts = detail ? withStages(readTree(detail), stages) : [...stages, ...failedTasks(state, stages)]
  const inside = detail && said === 'running' ? waitsInside(detail) : []
  const atBuild =
    said === 'paused' ? waitsAtBuild(status, detail, present(state.stageStatus)[0]?.showMsg ?? undefined) : []
  const nothingRan =
    said === 'success' && stages.length > 0 && stages.every(stage => stage.phase === 'skipped')
  const phase = nothingRan ? 'skipped' : inside.length > 0 ? 'paused' : said
  const ofStages = stages.length > 0 ? stages : parts.filter(p => p.kind === 'stage')
  return {
    phase,
    status,
    position: positionOf(ofStages),
    parts,
    contradictions: phase === 'success' ? stages.filter(contradictsSuccess) : [],
    action: actionOf([...atBuild, ...inside], page),
    stopping: !ended && Boolean(detail?.cancelUserId),
    message: messageOf(said, status, state, detail),
    notices: [...partNotices(parts), ...troubleNotice(trouble)],
    startedAt: toTime(state.startTime),
    finishedAt: ended ? toTime(state.endTime) : undefined
  }
}

/** The stages of the detail as the status call, which is newer, has them. */
function withStages(tree: readonly Part[], stages: readonly Part[]): Part[] {
  const newer = new Map(stages.map(stage => [stage.id, stage]))
  return tree.map(part => {
    const stage = part.kind === 'stage' ? newer.get(part.id) : undefined
    return stage ? {...part, phase: stage.phase, status: stage.status} : part
  })
}

/** Without the detail, the tasks that the status call names for their errors. */
function failedTasks(state: BuildState, stages: readonly Part[]): Part[] {
  const seen = new Set<string>()
  return present(state.errorInfoList).flatMap(
    ({taskId, taskName, stageId, errorMsg, errorCode, errorType}) => {
      if (!taskId?.startsWith('e-') || seen.has(taskId)) return []
      seen.add(taskId)
      return [
        {
          id: taskId,
          kind: 'task' as const,
          parent: stages.find(stage => stage.id === stageId)?.id,
          // Of a build that was retried nothing here tells which execution this was.
          hasLog: state.retry !== true,
          name: taskName || taskId,
          phase: 'failure' as const,
          status: 'FAILED',
          message: errorText(errorMsg, errorCode, errorType)
        }
      ]
    }
  )
}

/** Stage n of m: the last one that has begun, the trigger's not counted. */
function positionOf(stages: readonly Part[]): Snapshot['position'] {
  const at = stages.map(({phase}) => phase !== 'queued' && phase !== 'skipped').lastIndexOf(true) + 1
  return at > 0 ? {kind: 'stage', at, of: stages.length} : undefined
}

function contradictsSuccess({phase}: Part): boolean {
  return phase === 'failure' || phase === 'cancelled' || phase === 'unknown'
}

function messageOf(
  phase: Phase,
  word: string,
  state: BuildState,
  detail: Detail | undefined
): string | undefined {
  const explained = lookUp(explanations, word)
  if (phase === 'failure') {
    const errors = present(state.errorInfoList)
      .slice(0, MOST_ERRORS)
      .flatMap(info => describeError(info) ?? [])
    return [explained, ...errors].filter(Boolean).join('; ') || undefined
  }
  if (phase !== 'cancelled') return undefined
  const refused = explained === undefined ? undefined : ((detail && refusalOf(detail)) ?? explained)
  return refused ?? (detail?.cancelUserId ? `by ${detail.cancelUserId}` : undefined)
}

function describeError({taskName, errorMsg, errorCode, errorType}: ErrorInfo): string | undefined {
  const text = errorText(errorMsg, errorCode, errorType)
  return text && taskName ? `${taskName}: ${text}` : text
}

function partNotices(parts: readonly Part[]): Notice[] {
  return parts
    .filter(part => part.phase === 'unknown')
    .map(({id, kind, name, status}) => ({
      key: `word ${id} ${status}`,
      text: `${kind} ${name} has an unknown status: ${status}`
    }))
}

function troubleNotice(trouble: Looked['trouble']): Notice[] {
  if (trouble === undefined) return []
  const {label, hint} = trouble.failure
  return [
    {
      key: `detail ${label}`,
      text: `the detail of the build can not be read, so its tasks, their logs and who must act may be missing here; the verdict does not need it: ${trouble.message}${hint ? `; ${hint}` : ''}`
    }
  ]
}

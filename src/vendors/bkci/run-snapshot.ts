import {message, type Text} from '../../messages/message.js'
import {badAnswer} from '../../model/errors.js'
import type {Notice} from '../../model/notice.js'
import type {Part} from '../../model/part.js'
import {ENDED, type Phase} from '../../model/phase.js'
import type {Snapshot} from '../../model/target.js'
import {withWaiting} from '../../model/waiting-parts.js'
import {explainNow} from '../../model/wall.js'
import {type Listed, parseAs, present, toNumber, toTime} from '../shared/schema.js'
import {actionOf, refusalOf, type Waiting, waitsAtBuild, waitsInside} from './approvals.js'
import type {DetailReading} from './run-detail.js'
import {failureNotices, troubleNotices, unknownNotices} from './run-notices.js'
import {isBeingCancelled} from './run-stop.js'
import {errorText, readStageList, readTree} from './run-tree.js'
import {BuildState, type Detail, type ErrorInfo} from './schema.js'
import {explanations, failedStatus, lookUp, readRunStatus} from './status.js'

const MOST_ERRORS = 3

/** One answer of the status call. Throws a transient `RequestError` for one of another form. */
export function parseState(data: unknown, inAll?: Listed): BuildState {
  const parsed = parseAs(BuildState, data, inAll)
  if (!parsed.success) throw badAnswer(message('answer.form', {form: 'build'}))
  return parsed.data
}

/** What the status call itself decides: the phase by its status and times. */
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

/** What is known of a build beside its answers. */
export interface BuildContext {
  /** Its page in the console, or `''`. */
  page: string
  /** Whether the platform accepted a stop of ours. */
  wasStopped?: boolean | undefined
}

/** A build as a snapshot: the status call decides, the detail explains. */
export function readRun(
  state: BuildState,
  {detail, trouble}: DetailReading,
  {page, wasStopped = false}: BuildContext
): Omit<Snapshot, 'identity'> {
  const {phase: said, status, ended} = readState(state)
  const stages = readStageList(present(state.stageStatus))
  const told = [...stages, ...failedTasks(state, stages)]
  const parts = detail ? withStages(readTree(detail), stages) : told
  // A detail that is stale says nothing of now: who it waits for may have acted, what failed may have run again.
  const fresh = trouble === undefined ? detail : undefined
  const current = fresh ? parts : told
  const faults: Notice[] = []
  const readWaits = () => (fresh && said === 'running' ? waitsInside(fresh) : [])
  const inside = explainNow(message('untold.approvals'), readWaits, [], faults)
  const shown = present(state.stageStatus)[0]?.showMsg ?? undefined
  const readAtBuild = () => (said === 'paused' ? waitsAtBuild(status, detail, shown) : [])
  const atBuild = explainNow(message('untold.action'), readAtBuild, [], faults)
  const waiting = [...atBuild, ...inside]
  const ranNothing = said === 'success' && (areSkipped(stages) || areSkipped(current))
  const phase = inside.length > 0 ? 'paused' : ranNothing ? 'skipped' : said
  return {
    phase,
    status,
    position: positionOf(stages.length > 0 ? stages : parts.filter(p => p.kind === 'stage')),
    queuePlace: said === 'queued' ? toNumber(state.currentQueuePosition) : undefined,
    parts: withWaiting(parts, fresh ? stagesIn(waiting, parts) : []),
    unlisted: trouble && [
      {what: message('bkci.jobs-and-tasks'), failure: trouble.failure, message: trouble.text}
    ],
    contradictions: [],
    action: explainNow(message('untold.action'), () => actionOf(waiting, page), undefined, faults),
    stopping: !ended && detail !== undefined && isBeingCancelled(detail, wasStopped),
    message: explainNow(
      message('untold.message'),
      () => messageOf(said, status, state, {detail, parts}),
      undefined,
      faults
    ),
    notices: [
      ...faults,
      ...unknownNotices(parts),
      ...(phase === 'success' ? failureNotices(current) : []),
      // What is still missing at the end is told once it was asked for again.
      ...(ended ? [] : troubleNotices(trouble))
    ],
    startedAt: toTime(state.startTime),
    finishedAt: ended ? toTime(state.endTime) : undefined
  }
}

/** The stages of which something waits for a person before or after their jobs. */
function stagesIn(waiting: readonly Waiting[], parts: readonly Part[]): Part[] {
  const ids = new Set(waiting.map(({stage}) => stage))
  return parts.filter(({kind, id}) => kind === 'stage' && ids.has(id))
}

/** Whether every stage, or every job, was skipped. A job that is a matrix is the jobs in it. */
function areSkipped(parts: readonly Part[]): boolean {
  return (['stage', 'job'] as const).some(kind => {
    const ofKind = parts.filter(part => part.kind === kind)
    const parents = new Set(ofKind.map(({parent}) => parent))
    const some = ofKind.filter(({id}) => !parents.has(id))
    return some.length > 0 && some.every(part => part.phase === 'skipped')
  })
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
  const byId = new Map(stages.map(stage => [stage.id, stage]))
  const once = new Map(
    present(state.errorInfoList)
      .toReversed()
      .map(info => [info.taskId, info])
  )
  return [...once.values()].toReversed().flatMap((info): Part[] => {
    const {taskId, taskName, stageId, errorMsg, errorCode, errorType} = info
    if (!taskId?.startsWith('e-')) return []
    const stage = byId.get(stageId ?? '')
    return [
      {
        id: taskId,
        kind: 'task',
        parent: stage?.id,
        // Of a build that was retried nothing here tells which execution this was.
        hasLog: state.retry !== true,
        name: taskName || taskId,
        phase: 'failure',
        status: failedStatus,
        message: errorText(errorMsg, errorCode, errorType),
        ...(stage?.phase === 'success' && {allowedToFail: true})
      }
    ]
  })
}

/** Stage n of m: the last one that has begun, the trigger's not counted. */
function positionOf(stages: readonly Part[]): Snapshot['position'] {
  const at = stages.map(({phase}) => phase !== 'queued' && phase !== 'skipped').lastIndexOf(true) + 1
  return at > 0 ? {kind: 'stage', at, of: stages.length} : undefined
}

function messageOf(
  phase: Phase,
  status: string,
  state: BuildState,
  {detail, parts}: {detail: Detail | undefined; parts: readonly Part[]}
): Text | undefined {
  const explained = lookUp(explanations, status)
  if (phase === 'failure') {
    const errors = causesOf(present(state.errorInfoList), parts)
      .slice(0, MOST_ERRORS)
      .flatMap(info => describeError(info) ?? [])
    const clauses = explained === undefined ? errors : [explained, ...errors]
    return clauses.length > 1 ? message('several', {clauses}) : clauses[0]
  }
  if (phase !== 'cancelled') return undefined
  const refused = explained === undefined ? undefined : ((detail && refusalOf(detail)) ?? explained)
  return (
    refused ?? (detail?.cancelUserId ? message('bkci.cancelled-by', {user: detail.cancelUserId}) : undefined)
  )
}

/** The errors that made the build fail, in the platform's order; all of them where none is known to be one. */
function causesOf(errors: readonly ErrorInfo[], parts: readonly Part[]): readonly ErrorInfo[] {
  const allowed = new Set(
    parts.filter(part => part.allowedToFail).flatMap(({id, aliases = []}) => [id, ...aliases])
  )
  const succeeded = new Set(parts.filter(p => p.kind === 'stage' && p.phase === 'success').map(p => p.id))
  const causes = errors.filter(
    ({taskId, stageId}) => !allowed.has(taskId ?? '') && !succeeded.has(stageId ?? '')
  )
  return causes.length > 0 ? causes : errors
}

function describeError({taskName, errorMsg, errorCode, errorType}: ErrorInfo): Text | undefined {
  const text = errorText(errorMsg, errorCode, errorType)
  return text && taskName ? message('part.says', {part: taskName, said: text}) : text
}

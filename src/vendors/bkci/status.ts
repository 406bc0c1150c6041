import {type Message, message} from '../../messages/message.js'
import {type Reading, readStatus, type StatusTable} from '../shared/status-words.js'

/**
 * The statuses of a build: all 29 of BuildStatus.kt, by what they mean on a build.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/common/common-pipeline/src/main/kotlin/com/tencent/devops/common/pipeline/enums/BuildStatus.kt
 * Legal on a build (BuildStatusSwitcher.kt): QUEUE, QUEUE_CACHE, RUNNING, CANCELED, SUCCEED, FAILED, TERMINATE,
 * QUEUE_TIMEOUT, STAGE_SUCCESS. Seen on builds as well: REVIEWING, TRIGGER_REVIEWING, UNEXEC, RETRY.
 */
export const runStatuses = {
  SUCCEED: 'success',

  FAILED: 'failure',
  TERMINATE: 'failure', // ended by force
  QUEUE_TIMEOUT: 'failure', // never started
  EXEC_TIMEOUT: 'failure', // this one and the next four are folded to FAILED when a build ends
  HEARTBEAT_TIMEOUT: 'failure',
  QUALITY_CHECK_FAIL: 'failure',
  REVIEW_ABORT: 'failure',
  QUOTA_FAILED: 'failure',

  CANCELED: 'cancelled',

  STAGE_SUCCESS: 'paused', // a stage waits for approval; once the build has ended see endedRunStatuses
  REVIEWING: 'paused', // a quality gate waits for its owner
  TRIGGER_REVIEWING: 'paused', // the trigger waits for approval
  PAUSE: 'paused', // this one and the next stand on parts, not on builds
  QUALITY_CHECK_WAIT: 'paused',

  RUNNING: 'running',
  PREPARE_ENV: 'running',
  LOOP_WAITING: 'running',
  CALL_WAITING: 'running',

  QUEUE: 'queued',
  QUEUE_CACHE: 'queued',
  RETRY: 'queued',
  DEPENDENT_WAITING: 'queued',
  UNEXEC: 'queued', // for an instant before QUEUE_TIMEOUT; no end

  // Good ends of one part. No server says them of a build, so there they prove nothing.
  SKIP: 'unknown',
  REVIEW_PROCESSED: 'unknown',
  QUALITY_CHECK_PASS: 'unknown',
  TRY_FINALLY: 'unknown', // unused
  UNKNOWN: 'unknown'
} as const satisfies StatusTable

/** What a status means on a build that has ended, where that is something else: its approval was refused or expired. */
export const endedRunStatuses = {
  STAGE_SUCCESS: 'cancelled'
} as const satisfies StatusTable

/** The same 29 statuses, by what they mean on a stage, job, task, or check of a stage. */
export const partStatuses = {
  SUCCEED: 'success',
  REVIEW_PROCESSED: 'success', // approved
  QUALITY_CHECK_PASS: 'success',

  FAILED: 'failure',
  TERMINATE: 'failure',
  QUEUE_TIMEOUT: 'failure',
  EXEC_TIMEOUT: 'failure',
  HEARTBEAT_TIMEOUT: 'failure',
  QUALITY_CHECK_FAIL: 'failure',
  REVIEW_ABORT: 'failure', // refused
  QUOTA_FAILED: 'failure',

  CANCELED: 'cancelled',
  STAGE_SUCCESS: 'cancelled', // the approval of this stage was refused or expired

  SKIP: 'skipped',
  UNEXEC: 'skipped', // never ran

  REVIEWING: 'paused',
  TRIGGER_REVIEWING: 'paused',
  PAUSE: 'paused',
  QUALITY_CHECK_WAIT: 'paused',

  RUNNING: 'running',
  PREPARE_ENV: 'running',
  LOOP_WAITING: 'running', // waits for a lock
  CALL_WAITING: 'running',
  RETRY: 'running',

  QUEUE: 'queued',
  QUEUE_CACHE: 'queued',
  DEPENDENT_WAITING: 'queued',

  TRY_FINALLY: 'unknown',
  UNKNOWN: 'unknown'
} as const satisfies StatusTable

/** The status by which the history is asked for builds that succeeded, where it can be. */
export const succeededStatus = 'SUCCEED'

/** What is shown of a task of which a build tells its error alone. */
export const failedStatus = 'FAILED'

/** What a person should read beside a status that does not explain itself. */
export const explanations: Readonly<Record<string, Message>> = {
  QUEUE_TIMEOUT: message('bkci.queue-timeout'),
  TERMINATE: message('bkci.terminated'),
  STAGE_SUCCESS: message('bkci.approval-refused')
}

/** What a paused thing waits for: an approval, a quality gate, the approval of its trigger, or someone to continue it. */
export type WaitKind = 'approval' | 'quality gate' | 'trigger' | 'go on'

/** What a build waits for, by its status. */
export const buildWaits: Readonly<Record<string, WaitKind>> = {
  STAGE_SUCCESS: 'approval',
  REVIEWING: 'quality gate',
  QUALITY_CHECK_WAIT: 'quality gate',
  TRIGGER_REVIEWING: 'trigger',
  PAUSE: 'go on'
}

/** What a task waits for, where it names nobody who has to approve it. */
export const taskWaits: Readonly<Record<string, WaitKind>> = {
  REVIEWING: 'quality gate',
  QUALITY_CHECK_WAIT: 'quality gate',
  PAUSE: 'go on'
}

/** What the check before or after a stage says. */
export const checkStatuses: Readonly<Record<string, WaitKind | 'refused'>> = {
  REVIEWING: 'approval',
  QUALITY_CHECK_WAIT: 'quality gate',
  REVIEW_ABORT: 'refused' // or expired
}

/** Looks a status up, its case folded; nothing for a value that is not listed. */
export function lookUp<T>(table: Readonly<Record<string, T>>, status: unknown): T | undefined {
  const key = typeof status === 'string' ? status.toUpperCase() : ''
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** Epoch ms UTC, as the platform gives them; absent or 0 where the build has not started or ended. */
export interface BuildTimes {
  startTime?: number | undefined
  endTime?: number | undefined
}

/**
 * The server's own rule for the two meanings of STAGE_SUCCESS: ended only with an end after a start.
 * https://github.com/TencentBlueKing/bk-ci/blob/master/src/backend/ci/core/process/api-process/src/main/kotlin/com/tencent/devops/process/engine/pojo/BuildInfo.kt
 */
export function hasEndedByTimes({startTime = 0, endTime = 0}: BuildTimes): boolean {
  return startTime > 0 && endTime > startTime
}

/** What the status of a build means. Only STAGE_SUCCESS needs the times; a failure may come without an end time. */
export function readRunStatus(status: unknown, times: BuildTimes): Reading {
  const ended = hasEndedByTimes(times) ? readStatus(endedRunStatuses, status) : undefined
  return ended === undefined || ended.phase === 'unknown' ? readStatus(runStatuses, status) : ended
}

/** What the status of a stage, job or task means; an absent or empty one has not begun. */
export function readPartStatus(status: unknown): Reading {
  if (status === undefined || status === null || status === '') return {phase: 'queued', status: ''}
  return readStatus(partStatuses, status)
}

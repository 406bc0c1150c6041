import {type Reading, readStatus, type StatusTable} from '../shared/status-words.js'

/**
 * Statuses of a whole run, v5. `COMPLETED` is its status for success: there is no separate result.
 * Documented: COMPLETED, RUNNING, FAILED, CANCELED, PAUSED, SUSPEND, IGNORED; QUEUED in the sample of the run list.
 * INIT is documented for stages and jobs, and seen of runs that queue.
 * https://support.huaweicloud.com/intl/en-us/api-pipeline/ShowPipelineRunDetail.html
 */
export const runStatuses = {
  COMPLETED: 'success',
  FAILED: 'failure',
  CANCELED: 'cancelled',
  IGNORED: 'skipped', // not run at all, by the rule for parallel runs
  QUEUED: 'queued',
  INIT: 'queued',
  RUNNING: 'running',
  PAUSED: 'paused',
  SUSPEND: 'paused'
} as const satisfies StatusTable

/**
 * Statuses of a stage, job or step, v5.
 * Documented for stages and jobs on the same page; for steps only the first four of them, and INIT is seen.
 */
export const partStatuses = {
  RUNNING: 'running',
  CANCELED: 'cancelled',
  COMPLETED: 'success',
  FAILED: 'failure',
  INIT: 'queued', // for ever, in a stage that a failed run never reached
  QUEUED: 'queued',
  SKIPPED: 'skipped',
  IGNORED: 'skipped',
  UNSELECTED: 'skipped',
  PAUSED: 'paused',
  SUSPEND: 'paused',
  REDISPATCH: 'running',
  ASYNC_RUNNING: 'running',
  ASYNC_FAILED: 'failure'
} as const satisfies StatusTable

/** The statuses by which the list of runs is asked for those that queue, and for those that succeeded. */
export const queuedStatus = 'QUEUED'
export const succeededStatus = 'COMPLETED'

/** What is shown of a stage, job or step that was not selected and has no status. */
export const unselectedStatus = 'UNSELECTED'

/** Statuses of failed stages and jobs that do not make the run fail, in lower case. */
export const statusesAllowedToFail: ReadonlySet<string> = new Set(['async_failed'])

/**
 * Statuses of a pipeline or a stage, v3: `status`, and after `completed` its `result`.
 * Documented: waiting, running, verifying (待审核), suspending (挂起), completed; success, error, aborted.
 * `handling` stands in a request sample and nowhere else.
 * https://support.huaweicloud.com/api-pipeline/BatchShowPipelinesStatus.html
 */
export const v3Statuses = {
  waiting: 'queued',
  running: 'running',
  handling: 'running',
  verifying: 'paused',
  suspending: 'paused',
  'completed/success': 'success',
  'completed/error': 'failure',
  'completed/aborted': 'cancelled'
} as const satisfies StatusTable

/**
 * `status` and, once that is `completed`, `result`. The word is the result where both are listed; what is not listed
 * shows both, and is unknown: a run that completed without a known result has not succeeded.
 */
export function readV3Words({status, result}: {status?: unknown; result?: unknown}): Reading {
  if (typeof status !== 'string') return readStatus(v3Statuses, status)
  if (status.includes('/')) return {phase: 'unknown', status}
  if (!/^completed$/i.test(status)) return readStatus(v3Statuses, status)
  if (typeof result !== 'string')
    return {phase: 'unknown', status: `${status}/${readStatus({}, result).status}`}
  const reading = readStatus(v3Statuses, `${status}/${result}`)
  return reading.phase === 'unknown' ? reading : {...reading, status: result}
}

/** Whether a pipeline or stage, v3, waits for a review. */
export function isInReview(status: string): boolean {
  return status.toLowerCase() === 'verifying'
}

export type ApprovalKind = 'review' | 'manual'

/** Plug-ins (`task` of a step) that wait for a person, whatever the run's status says meanwhile. */
export const approvalTasks: Readonly<Record<string, ApprovalKind>> = {
  official_devcloud_checkpoint: 'review',
  official_devcloud_manualTrigger: 'manual'
}

/** What kind of approval a plug-in waits for; nothing for one that waits for none. */
export function approvalKind(task: string): ApprovalKind | undefined {
  return Object.hasOwn(approvalTasks, task) ? approvalTasks[task] : undefined
}

/** The plug-in that waits for a time. It goes on by itself, so it never waits for a person. */
export const delayTask = 'official_devcloud_delay'

/** The plug-in that runs another pipeline. */
export const subPipelineTask = 'official_devcloud_subPipeline'

/** Plug-ins whose steps have no log of their own. */
export const silentTasks: ReadonlySet<string> = new Set([
  ...Object.keys(approvalTasks),
  delayTask,
  subPipelineTask
])

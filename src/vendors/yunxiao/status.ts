import type {StatusTable} from '../shared/status-words.js'

/**
 * Statuses of a Flow host deploy order.
 * Documented: Running, Waiting (暂停), Cancelled, Success.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getvmdeployorder
 * The others were never documented for an order; clients of this API guard for them.
 */
export const deployOrderStatuses = {
  Running: 'running',
  Waiting: 'paused',
  Success: 'success',
  Cancelled: 'cancelled',

  Canceled: 'cancelled',
  Failed: 'failure',
  Fail: 'failure',
  Timeout: 'failure',
  Init: 'queued',
  Queued: 'queued'
} as const satisfies StatusTable

/**
 * Statuses of one machine of a deploy order.
 * Documented: Success 成功, Pending 待部署, Running 部署中, Cancelled 取消, Queued 部署等待中, Failed 失败, Skipped 已跳过.
 * Same page. The others are synonyms seen in clients.
 */
export const machineStatuses = {
  Pending: 'queued',
  Queued: 'queued',
  Running: 'running',
  Success: 'success',
  Failed: 'failure',
  Cancelled: 'cancelled',
  Skipped: 'skipped',

  Init: 'queued',
  Fail: 'failure',
  Timeout: 'failure',
  Canceled: 'cancelled'
} as const satisfies StatusTable

/**
 * Statuses of an AppStack change order, and of its jobs (one per environment) and stages.
 * Documented: INIT, PREPARING, RUNNING, SUSPENDED, CANCELED, SUCCESS, FAILED; STOPPING and SUSPENDING as filters.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getchangeorder
 * The rest are synonyms that clients guard for.
 */
export const changeOrderStatuses = {
  INIT: 'queued',
  PREPARING: 'running',
  RUNNING: 'running',
  STOPPING: 'running',
  SUSPENDING: 'running',
  SUSPENDED: 'paused',
  SUCCESS: 'success',
  FAILED: 'failure',
  CANCELED: 'cancelled',

  FAIL: 'failure',
  FAILURE: 'failure',
  CANCELLED: 'cancelled',
  CANCEL: 'cancelled'
} as const satisfies StatusTable

/**
 * Statuses of one task of a change order. Used for messages only: the order's own state decides.
 * ABNORMAL and STOPPING_CHOICE look as if a person must look; LOOSED is explained nowhere and stays unknown.
 */
export const changeTaskStatuses = {
  INIT: 'queued',
  PREPARING: 'running',
  RUNNING: 'running',
  RESUMING: 'running',
  RETRYING: 'running',
  SUSPENDING: 'running',
  STOPPING: 'running',
  SUSPENDED: 'paused',
  ABNORMAL: 'paused',
  STOPPING_CHOICE: 'paused',
  SUCCESS: 'success',
  FAILED: 'failure',
  CANCELED: 'cancelled'
} as const satisfies StatusTable

/**
 * Statuses of a Flow pipeline run. Documented: SUCCESS, FAIL, CANCELED, RUNNING, WAITING, CANCELLING, INIT.
 * https://help.aliyun.com/zh/yunxiao/developer-reference/getpipelinerun
 * WAITING may be a person or a queue: the jobs tell (run-snapshot.ts). FINISH and UNKOWN (sic) prove nothing and are
 * left out on purpose. The rest are synonyms that clients guard for.
 */
export const runStatuses = {
  INIT: 'queued',
  QUEUED: 'queued',
  RUNNING: 'running',
  WAITING: 'running',
  CANCELLING: 'running',
  PAUSE: 'paused',
  PAUSED: 'paused',
  SUCCESS: 'success',
  FAIL: 'failure',
  CANCELED: 'cancelled',

  FAILED: 'failure',
  ABORTED: 'failure',
  TERMINATED: 'failure',
  CANCELLED: 'cancelled'
} as const satisfies StatusTable

/** Statuses of a stage or a job of a run: those of the run, and a few of their own. */
export const jobStatuses = {
  ...runStatuses,
  WAITING: 'queued',
  SWITCH_MANUAL: 'paused',
  SKIP: 'skipped',
  SKIPPED: 'skipped'
} as const satisfies StatusTable

/** Statuses of a step of a job, in lower case here. `not_started` and `skip` were read in one client. */
export const stepStatuses = {
  ready: 'queued',
  not_started: 'queued',
  skip: 'skipped',
  running: 'running',
  success: 'success',
  fail: 'failure',
  failed: 'failure',
  canceled: 'cancelled',
  skipped: 'skipped'
} as const satisfies StatusTable

/** The status by which the list of runs is asked for those that succeeded. */
export const succeededStatus = 'SUCCESS'

/** Whether a run or a job says WAITING: for a person, or in a queue. */
export function saysWaiting(status: string): boolean {
  return status.toUpperCase() === 'WAITING'
}

/** Statuses of what somebody has stopped and has not ended: of a change order and its jobs, and of a run. */
export const stoppingStatuses: ReadonlySet<string> = new Set(['STOPPING', 'CANCELLING'])

/** What a job of a change order does that takes a deploy back: 回滚 and 回退. In lower case. */
export const undoingTypes: ReadonlySet<string> = new Set(['rollback', 'revert'])
